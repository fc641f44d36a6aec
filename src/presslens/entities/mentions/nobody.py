"""What is called by a person's name, or looks like one, and is nobody who has a part in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from presslens.entities.casting import cast_sentences
from presslens.entities.mentions.candidate import DASHES, Candidate, Context
from presslens.entities.mentions.initials import LED
from presslens.entities.mentions.lexicon import forms, section
from presslens.entities.mentions.namesakes import GENITIVE
from presslens.entities.mentions.quotation import MARKS
from presslens.entities.people.commons import NAMES, is_verb
from presslens.entities.people.lexicon import NAMED_AFTER, level, words
from presslens.entities.people.parts import parts
from presslens.tagging.morphology import CACHE_SIZE, readings

TITLES = 6  # tokens from "имени" to the name after it
HONOURS = 10  # tokens from a dash to the actor: "н. а. России Анна Ким"
FAMILY = 3  # tokens from the word for a family to its name: "семья врачей Седовых"
STREETS = frozenset({"ул", "пл", "просп", "наб", "бул"})  # with a full stop: "пл. Седова"
ALIASES = frozenset(("прозвище", "прозвищем", "псевдоним", "псевдонимом", "позывной", "позывным", "кличка", "кличкой"))
OF_SEVERAL = ("овых", "евых", "иных", "ыных", "ских", "цких")
OF_PLACE = ("ского", "цкого", "ской", "цкой")
CASTING = frozenset(",;:•*-–—")
LISTING = frozenset((",", ";", ":", "и"))
SIBLINGS = ("брат", "сест", "близнец", "супруги")  # not "семья | Седова"
AND = frozenset((",", "и"))
HOLIDAYS = frozenset(("день", "дня", "дню", "днем", "дне"))  # Ильин, Петров, Юрьев
POSSESSIVES = tuple(stem + case for stem in ("ин", "ов", "ев") for case in ("", "а", "у", "ым", "ом"))
ORDINAL = re.compile(r"\d{1,2}-(?:я|й|ая|ый|ой)")
DAYS, YEARS = range(1, 32), range(1000, 2200)


def somebody(context: Context, people: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that name a person."""
    people = list(people)
    full = {context.lower[i][:4] for c in people if c.last - c.first > 1 for i in range(c.first, c.last)}
    whole = {c.first for c in people if not _single(c)}
    casts = cast_sentences(context.doc) if people else set()
    called = {context.lower[c.first][:4] for c in people if _single(c) and _is_called(context, c.first)} - full
    return [
        c
        for c in people
        if not (
            _is_namesake(context, c)
            or _is_honoured(context, c)
            or _is_vessel(context, c)
            or _is_title(context, c)
            or (_single(c) and (context.lower[c.first][:4] in called or _is_nobody(context, c.first, full)))
            or (_single(c) and (_is_ellipsis(context, c.first, whole) or _is_description(context, c.first, whole)))
            or (_single(c) and _is_office(context, c.first))
            or _is_character(context, c)
            or (casts and _is_played(context, c, casts, whole))
        )
    ]


def _single(person: Candidate) -> bool:
    return person.last - person.first == 1


def _is_ellipsis(context: Context, i: int, whole: set[int]) -> bool:
    """Whether an adjective stands for a body in a list of those who lead some: "суда Ланского района – Анна Белова,
    | Тарского – Пётр Седов"."""
    if not context.lower[i].endswith(OF_PLACE) or i == 0 or i + 2 not in whole or context.words[i + 1] not in DASHES:
        return False
    return context.words[i - 1] in LISTING


def _is_description(context: Context, i: int, whole: set[int]) -> bool:
    """Whether an unknown word opens the sentence right before somebody's whole name, and says what he does: "Дронщик |
    Олег Ким"."""
    if not context.sentence_start(i) or i + 1 not in whole or "F" not in parts(context.words[i + 1]):
        return False
    return set("FPLK").isdisjoint(parts(context.words[i]))


def _is_office(context: Context, i: int) -> bool:
    """Whether a rare word for an office opens the sentence, in a case in which somebody is made or told to hold it:
    "Башканом | избран Олег Ким"."""
    made = context.sentence_start(i) and context.lower[i].endswith(("ом", "ем", "ём"))
    return made and context.lower[i] in forms("officials") and set("FP").isdisjoint(parts(context.words[i]))


def _is_character(context: Context, c: Candidate) -> bool:
    """Whether somebody is played on the stage or told in tales: "сыграла | Соню Мармеладову", "Дед Мороз"."""
    tokens, first = context.tokens, c.first
    if c.last == first + 2 and "_".join(map(_normal, context.lower[first : c.last])) in section("characters"):
        return True
    head = next((h for i in range(first, c.last) if not first <= (h := tokens.head[i]) < c.last), -1)
    if head < 0 or tokens.sentence[head] != tokens.sentence[first]:
        return False
    if context.lower[head] in forms("parts"):
        head = tokens.head[head]
    elif tokens.case(first) not in ("Acc", "Gen") or not tokens.relation[first].startswith("obj"):
        return False
    return head >= 0 and tokens.pos[head] == "VERB" and _normal(context.lower[head]) in section("plays")


def _is_played(context: Context, c: Candidate, casts: set[int], whole: set[int]) -> bool:
    """Whether somebody is played by whom a dash leads to: "В ролях: | Марта – Анна Ким", "Анна Ким – | Марта"."""
    if context.tokens.sentence[c.first] not in casts:
        return False
    dash = c.first - 1
    if _single(c) and dash > 1 and context.words[dash] in DASHES and not whole.isdisjoint(range(dash - 3, dash - 1)):
        return True
    if c.last >= context.segment_ends[c.first]:
        return False
    begins = c.first == context.segment_starts[c.first] or context.words[c.first - 1] in CASTING
    if not begins or context.words[c.last] not in DASHES:
        return False
    for k in range(c.last + 1, min(context.segment_ends[c.first], c.last + HONOURS)):
        if k in whole or context.words[k] in LISTING:
            return k in whole
    return False


def _normal(word: str) -> str:
    return readings(word)[0].normal


def _is_called(context: Context, i: int) -> bool:
    """Whether an animal, a storm or the like has the name: "медведица Дуня", not "кот Седова"."""
    kind = i - 1 - (i > 0 and context.quotations.get(i - 1) == i + 2)
    if kind < 0 or context.tokens.sentence[kind] != context.tokens.sentence[i]:
        return False
    if context.lower[kind] in forms("storms"):
        return True
    if context.lower[kind] not in forms("animals"):
        return False
    if context.lower[i].endswith(GENITIVE) and "F" not in parts(context.words[i]):
        return False
    return context.tokens.case(i) != "Gen" or context.tokens.case(kind) in ("Gen", "Acc")


def _is_title(context: Context, person: Candidate) -> bool:
    """Whether quotation marks hold a name of several words and nothing else, or one word after what it is the title of:
    the ship «Анна Седова», the film «Седов»."""
    mark = person.first - 1
    if mark > 0 and context.words[mark - 1] in MARKS and level(context.words[mark]) in words("title"):
        mark -= 1  # the cruiser «Адмирал Седов»
    if context.quotations.get(mark) != person.last + 1:
        return False
    word = context.lower[mark - 1] if mark else ""
    return not _single(person) or mark < person.first - 1 or (word in forms("works") and word not in ALIASES)


def _is_namesake(context: Context, person: Candidate) -> bool:
    """Whether a prize or a cup is called after somebody: "премия имени академика Седова", "Кубок Седова"."""
    begin, i = max(context.segment_starts[person.first], person.first - TITLES), person.first - 1
    if i >= begin and _single(person) and context.lower[i] in forms("eponyms"):
        return True
    if i > begin and context.words[i] == ".":
        i -= 1
    while i > begin and context.lower[i] not in NAMED_AFTER and context.tokens.tag[i].feats.get("Animacy") == "Anim":
        i -= 1
    return i > begin and context.lower[i] in NAMED_AFTER and context.lower[i - 1] in forms("honours")


def _is_honoured(context: Context, person: Candidate) -> bool:
    """Whether a name in the genitive is that of an order, a whole one that of a prize, or of whom a contest remembers:
    "орден Седова", "премия Олега Седова", "Кубок Олега Седова", "турнир памяти Олега Седова"."""
    tokens, honour = context.tokens, person.first - 1
    if honour < context.segment_starts[person.first] or tokens.case(person.first) != "Gen":
        return False
    if _is_order(context, honour):
        return True
    if _single(person):
        listed = honour  # "орденами Ленина и | Седова"
        while listed > context.segment_starts[honour] and (context.capital(listed) or context.lower[listed] in AND):
            listed -= 1
        return listed < honour and context.tokens.number(listed) == "Plur" and _is_order(context, listed)
    if context.lower[honour] in forms("given"):
        return True
    if context.lower[honour] == "памяти" and honour > context.segment_starts[honour]:
        return context.lower[honour - 1] in forms("honours")
    called = context.capital(honour) and not context.sentence_start(honour)
    return called and context.lower[honour] in forms("honours")


def _is_order(context: Context, i: int) -> bool:
    """Whether a noun is that of an order or, where somebody gets one, of a medal: "награждён медалью | Седова"."""
    return context.lower[i] in forms("orders") or (
        context.tokens.case(i) == "Ins" and context.lower[i] in forms("medals")
    )


def _is_siblings(context: Context, i: int) -> bool:
    """Whether a word after that for brothers or sisters is their surname: "братья | Коэн", not "братья | Арег и Тигран
    Седяны", "семья | Седова"."""
    letters, after = parts(context.words[i]), context.lower[i + 1 : i + 2]
    alone = not after or after[0] not in LISTING or "K" in letters
    alone = alone and not (context.lower[i - 1] == "супруги" and context.lower[i].endswith((*GENITIVE, "а", "я")))
    return context.lower[i - 1].startswith(SIBLINGS) and "F" not in letters and alone


def _is_vessel(context: Context, person: Candidate) -> bool:
    """Whether a ship has the name: "теплоход Олег Седов пришёл", not "капитан теплохода Олег Седов"."""
    tokens, ship = context.tokens, person.first - 1
    if ship < context.segment_starts[person.first] or context.lower[ship] not in forms("vessels"):
        return False
    begin = max(context.segment_starts[ship], ship - LED)
    led = any(tokens.tag[i].feats.get("Animacy") == "Anim" for i in range(begin, ship))
    return tokens.case(person.first) == "Nom" and not led


def _is_nobody(context: Context, i: int, full: set[str]) -> bool:
    """Whether one word is an abbreviation, a month, a holiday ("Курбан-айт"), a street, a family, an animal or a common
    word or verb that opens its sentence."""
    lower, end = context.lower, context.segment_ends[i]
    if lower[i] in section("stop-acronyms") and context.acronym(i):
        return True
    if i + 1 < end and context.words[i + 1] == "." and lower[i] in section("clippings"):
        return True
    if "-" in lower[i] and lower[i] in forms("holidays"):
        return True
    if i and i + 1 < end and _number(context, i - 1) in DAYS and _number(context, i + 1) in YEARS:
        return True
    several = lower[i].endswith(OF_SEVERAL) or context.tokens.number(i) == "Plur"
    if several and not forms("families").keys().isdisjoint(lower[max(0, i - FAMILY + 1) : i]):
        return lower[i][:4] not in full
    if i and lower[i - 1] in words("family") and _is_siblings(context, i):
        return lower[i][:4] not in full
    if i and lower[i].endswith(OF_SEVERAL) and (lower[i - 1] in words("kin") or lower[i - 1] in words("somebodys")):
        return lower[i][:4] not in full  # "сестра | Седовых"
    if i + 1 < end and lower[i + 1] in HOLIDAYS and lower[i].endswith(POSSESSIVES):
        return True
    street = i - 1 - (i > 2 and ORDINAL.fullmatch(lower[i - 1]) is not None)  # "ул. 1-я Седовская"
    while street > 1 and context.words[street].istitle() and _is_of_rank(context.words[street]):
        street -= 1  # "ул. Академика Седова"
    if street > 0 and context.words[street] == "." and lower[street - 1] in STREETS:
        return True
    if i > 1 and lower[i - 1] in forms("animal-names") and lower[i - 2] == "по":
        return True
    if not context.sentence_start(i) or lower[i][:4] in full:
        return False
    return is_verb(context.words[i]) or not context.small_words.isdisjoint(_forms(lower[i]))


@lru_cache(CACHE_SIZE)
def _is_of_rank(word: str) -> bool:
    """Whether a word is the genitive of what somebody was: "Академика", "Героев"."""
    known = (r.grammemes for r in readings(word)[:2] if r.is_known)
    return any({"NOUN", "anim", "gent"} <= own and NAMES.isdisjoint(own) for own in known)


def _number(context: Context, i: int) -> int:
    word = context.words[i]
    return int(word) if word.isdigit() and len(word) < 5 else -1


@lru_cache(CACHE_SIZE)
def _forms(word: str) -> frozenset[str]:
    """The forms of a word that is none of a name; of one that no dictionary has, those of its likeliest reading."""
    found = [r for i, r in enumerate(readings(word)[:2]) if r.is_known or not i]
    known = [r for r in found if not NAMES & r.grammemes]
    return frozenset({word, *(str(form.word).replace("ё", "е") for r in known for form in r.parse.lexeme)})
