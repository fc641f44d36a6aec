"""Where the name of a body or a town ends and somebody's begins, which the tagger takes for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from presslens.entities.mentions.beginnings import OF_TOWN
from presslens.entities.mentions.candidate import Candidate, Context, is_initial
from presslens.entities.mentions.initials import ENDLESS, WHOSE, before_initials, role_before
from presslens.entities.mentions.lexicon import forms, heads, section
from presslens.entities.mentions.quotation import MARKS
from presslens.entities.mentions.towns import is_town
from presslens.entities.people.declension import POSSESSIVE_F, TURKIC
from presslens.entities.people.lexicon import NAMED_AFTER, first_names, level
from presslens.entities.people.parsing import SEE, is_clerical
from presslens.entities.people.parts import parts
from presslens.entities.people.titles import after_rank
from presslens.gazetteer import load

FROM = frozenset({"из", "из-под"})  # of no person
MARKED = [[mark] for mark in MARKS]
UNLIKE_ACRONYMS = 5  # letters of a surname in capitals that no acronym has
ADJECTIVES = ("ый", "ий", "ой", "ого", "его", "ому", "ему", "ая", "яя", "ую", "юю", "ым", "им", "ом", "ем")
KNOWN = frozenset("PLK")  # parts of a name after the first one


def parted(context: Context, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates, those cut in two that are an organisation and a person in the nominative, or a town and a person
    in another case: "из Ланска | Йостом Седовым"; a cleric's see is no place: "епископ Омский"."""
    for candidate in before_initials(context, found):
        if candidate.kind == "location" and _is_of_cleric(context, candidate.first):
            if candidate.last - candidate.first > 1:
                yield Candidate("person", candidate.first + 1, candidate.last)
            continue
        if candidate.kind == "location" and _is_monk(context, candidate):
            yield Candidate("person", candidate.first, candidate.last)
            continue
        if candidate.kind == "location" and _is_of_head(context, candidate):
            yield Candidate("person", candidate.last - 1, candidate.last)
            continue
        town = candidate.first
        if candidate.kind == "person" and _is_from(context, town, candidate.last):
            yield Candidate("location", town, town + 1)
            yield Candidate("person", town + 1, candidate.last)
            continue
        if candidate.kind == "person" and (cut := _past_body(context, candidate)) is not None:
            yield Candidate("organisation", candidate.first, cut)
            yield Candidate("person", cut, candidate.last)
            continue
        if candidate.kind == "organisation" and _is_after_form(context, candidate):
            yield Candidate("person", candidate.first + 1, candidate.last)
            continue
        cut = _name_within(context, candidate) if candidate.kind == "organisation" else None
        if candidate.kind == "organisation" and _is_after_namesake(context, candidate):
            cut = candidate.last - 1
        if cut is None:
            yield candidate
        else:
            yield Candidate("organisation", candidate.first, cut)
            yield Candidate("person", cut, candidate.last)


def _is_of_head(context: Context, place: Candidate) -> bool:
    """Whether a surname that no town has is taken for that of the district or town whose head is told before it: "глава
    района | Седова"."""
    surname = place.last - 1
    noun = surname - 1
    if noun < context.segment_starts[surname] + 1 or not noun - 1 < place.first:
        return False
    if not any(context.lower[noun] in forms(kind) for kind in ("districts", "settlements")):
        return False
    head = context.lower[noun - 1]
    led = any(head in forms(kind) for kind in ("town-heads", "town-offices", "chiefs"))
    word = context.words[surname]
    named = led and context.tokens.case(noun) == "Gen" and "L" in parts(word) and word.istitle()
    return named and not load().find(word) and not is_town(context, surname, "Gen")


def surnamed(context: Context, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, with the surname that the tagger takes for a body's name given to who it is of: "директор Фонда |
    Седов Иван"; what may be called after somebody has a patronymic tell it: "Театра | Седова Анна Петровна". A first
    name before a patronymic or a surname is given so too: "директор больницы | Кайрат Петрович Седов".
    """
    found = list(found)
    for body, person in pairwise(found):
        if body.kind != "person" == person.kind and person.first == body.last and _ends_in_name(context, body, person):
            body.last -= 1
            person.first = body.last
    return [c for c in found if c.first < c.last]


def _ends_in_name(context: Context, body: Candidate, person: Candidate) -> bool:
    """Whether the last word that is taken for a body's or a place's is of the person who is named right after it."""
    noun, surname = body.first, body.last - 1
    if noun == surname and is_surname_aloud(context, noun):
        return person.last == person.first + 1 or "P" in parts(context.words[person.last - 1])  # "ГУФСИН | Олег Седов"
    letters, first = parts(context.words[person.first]), "F" in parts(context.words[surname])
    alone = "L" in letters and person.last == person.first + 1
    alone = alone and (surname > noun or not is_town(context, noun))
    if first and ("P" in letters or (alone and context.lower[surname - 1] not in WHOSE)):
        return True
    if body.kind != "organisation":
        return False
    if _ends_in_surname(context, body, person):
        return True
    known = surname == noun + 1 and context.lower[noun] in heads() and context.tokens.case(noun) == "Gen"
    called = level(context.words[surname]) in first_names() and "L" in letters
    last_part = parts(context.words[person.last - 1])
    told = "P" in last_part or ("F" in last_part and context.lower[noun] not in forms("houses"))
    return known and (called or (told and "L" not in last_part)) and context.words[surname].istitle()


def is_surname_aloud(context: Context, i: int) -> bool:
    """Whether a word is a surname in capitals before a first name: "СЕДОВ | Андрей"."""
    word, first = context.words[i], context.words[i + 1]
    if len(word) < UNLIKE_ACRONYMS or not word.isupper() or not first.istitle() or context.words[i - 1 : i] in MARKED:
        return False
    letters = parts(word.title())
    return "L" in letters and "F" not in letters and "F" in parts(first)


def _ends_in_surname(context: Context, body: Candidate, person: Candidate) -> bool:
    """Whether the surname before a first name and a patronymic ends a body's words: "Дома культуры | Седова Нина
    Петровна"."""
    surname = body.last - 1
    if surname == body.first or context.lower[surname - 1] in WHOSE or context.words[surname - 1] in MARKS:
        return False
    named = [parts(context.words[i]) for i in range(surname, person.last)]
    father = len(named) == 3 and "F" in named[1] and "P" in named[2]
    return father and not {"L", "K"}.isdisjoint(named[0]) and context.words[surname].istitle()


def _past_body(context: Context, person: Candidate) -> int | None:
    """Where somebody's name begins after a town's body, or one that there is one of: "главврач Тарской ЦРБ | Ю. Ю.
    Седов", "депутат Стортинга | Берит Седо"."""
    first = person.first
    if person.last - first > 1 and context.lower[first] in forms("unique") and context.words[first + 1].istitle():
        return first + 1
    if person.last - first < 3 or not context.acronym(first + 1):
        return None
    known = any(context.lower[first + 1] in section(name) for name in ("known", "placed-acronyms", "stations"))
    local = OF_TOWN.search(context.lower[first]) or (known and context.lower[first].endswith(ADJECTIVES))
    return first + 2 if local and context.capital(first + 2) else None


def _is_of_cleric(context: Context, i: int) -> bool:
    """Whether a word is a cleric's rank, or a see after one."""
    return is_clerical(context.lower[i]) or (SEE.search(context.lower[i]) is not None and after_rank(context.doc, i))


def _is_monk(context: Context, place: Candidate) -> bool:
    """Whether a word after a monk's rank, before a surname in brackets, is his name: "митрополит | Калист (Седов)"."""
    first, after = place.first, place.last
    alone = after == first + 1 and first > 0 and is_clerical(context.lower[first - 1])
    return alone and context.words[after : after + 3 : 2] == ["(", ")"] and context.words[after + 1].istitle()


def _is_from(context: Context, i: int, last: int) -> bool:
    """Whether a town that somebody is from, or works in, stands at `i` before a name: "из Ланска | Йостом Седовым",
    "директора школы № 5 Ланска | Йоста Седова"."""
    if last - i < 3 or i == context.segment_starts[i]:
        return False
    first, surname = parts(context.words[i + 1]), parts(context.words[last - 1])
    thing = context.tokens.tag[i].feats.get("Animacy") == "Inan" and "F" not in parts(context.words[i])
    whole = thing and "F" in first and not {"L", "K"}.isdisjoint(surname)
    return (context.lower[i - 1] in FROM or whole) and is_town(context, i, "Gen")


def _name_within(context: Context, organisation: Candidate) -> int | None:
    """Where a first and a last name begin: "университета Алтын Жумабаева", not "фонда Анны Беловой"."""
    texts, last = context.words, organisation.last
    if (whole := _father_within(context, organisation)) is not None:
        return whole
    for i in range(organisation.first + 1, last - 1):
        if not (context.capital(i) and context.capital(i + 1) and texts[i].istitle() and texts[i + 1].istitle()):
            continue
        surname = texts[i + 1].rpartition("-")[2]  # "Ли-Петрова" too
        first = "F" in parts(texts[i]) or context.lower[i].endswith(TURKIC)
        named = first and not KNOWN.isdisjoint(parts(texts[i + 1]) + parts(surname))
        if context.lower[i - 1] in WHOSE or texts[i - 1] in MARKS or not named:
            continue
        nominative = texts[i][-1] not in "ая" or context.tokens.case(i) == "Nom"
        # "института моря | Огульджан Атаева": a name without an ending is in no genitive, though no list has it
        whole = i == last - 2 and texts[i][-1] not in "аеёиоуыэюяй" and texts[i - 1].islower()
        if nominative and (level(texts[i]) in first_names() or whole):
            return i
    last_two = last - 2
    if last_two > organisation.first + 1 and _is_led_by(context, organisation, last_two):
        return last_two
    return _initials_within(context, organisation)


def _is_after_form(context: Context, organisation: Candidate) -> bool:
    """Whether a surname after a legal form is of whom a role before it tells: "бухгалтер МУП | Седова", not "глава КФХ
    Седова"."""
    form, last = context.lower[organisation.first], organisation.last - 1
    if last != organisation.first + 1 or form not in section("legal") or form in section("farms"):
        return False
    named = context.words[last].istitle() and "L" in parts(context.words[last])
    return named and role_before(context, organisation.first) is not None


def _father_within(context: Context, organisation: Candidate) -> int | None:
    """Where a whole name with a patronymic begins that a role before the body is of: "директора НИИ физики | Олега
    Ильича Седова", "директора АЭС | Седовой Нины Ильиничны"."""
    first, last = organisation.first, organisation.last
    for i in range(first + 2, last):
        if not context.words[i].istitle() or "P" not in parts(context.words[i]):
            continue
        begin = i - 1
        before = begin - 1
        ends = i + 1 == last and before > first and context.words[before].istitle()
        begin -= ends and not {"L", "K"}.isdisjoint(parts(context.words[before]))
        named = "F" in parts(context.words[i - 1]) and context.lower[begin - 1] not in WHOSE
        return begin if named and role_before(context, first) is not None else None
    return None


def _is_led_by(context: Context, organisation: Candidate, first: int) -> bool:
    """Whether a first and a last name in any case end the words, of whom a role before them tells: "без директора
    театра кукол | Раисы Бондарь", not "без директора театра Раисы Бондарь"."""
    tokens, texts = context.tokens, context.words
    if not all(texts[i].istitle() for i in (first, first + 1)) or context.lower[first - 1] in WHOSE:
        return False
    if "F" not in parts(texts[first]) or not parts(texts[first + 1]) or texts[first - 1] in MARKS:
        return False
    role = role_before(context, organisation.first)
    if role is None:
        return False
    after = organisation.last
    if after < context.segment_ends[first] and context.capital(after):
        return False  # "директор театра Марии Седовой | Олег Лапин"
    told = tokens.pos[organisation.first] == "ADJ" and context.capital(organisation.first)  # "Омского университета |"
    return told or tokens.case(role) in ("Dat", "Ins", "Loc") or context.lower[first - 1] not in forms("houses")


def _initials_within(context: Context, organisation: Candidate) -> int | None:
    """Where initials and a last name in the nominative end the words: "ректор института | Н. П. Седов"."""
    texts, first = context.words, organisation.last - 1
    if not texts[first].istitle() or not (texts[first][-1] in ENDLESS or _is_of_woman(context, organisation)):
        return None
    while first - 2 > organisation.first and texts[first - 1] == "." and is_initial(texts[first - 2]):
        first -= 2
    named = first < organisation.last - 1 and context.lower[first - 1] not in WHOSE
    return first if named and texts[first - 1] not in MARKS else None


def _is_of_woman(context: Context, organisation: Candidate) -> bool:
    """Whether a woman's surname ends the words after a role in the nominative that a verb says to be hers: "пришла
    ректор университета Н. П. Седова"."""
    tokens, after = context.tokens, organisation.last
    role = role_before(context, organisation.first)
    if role is None or tokens.case(role) != "Nom" or not context.lower[after - 1].endswith(POSSESSIVE_F):
        return False
    told = after < context.segment_ends[role] and tokens.sentence[after] == tokens.sentence[role]
    verbs = [tokens.head[role], after] if told else [tokens.head[role]]
    if told and context.capital(after):
        return False
    return any(i >= 0 and context.pos[i] == "VERB" and tokens.gender(i) == "Fem" for i in verbs)


def _is_after_namesake(context: Context, organisation: Candidate) -> bool:
    """Whether the last word is somebody's whose role stands before: "врач больницы имени Лунина | Седов"."""
    last, tokens = organisation.last - 1, context.tokens
    if last - organisation.first < 3 or not context.capital(last):
        return False
    named = last - 2 - (context.words[last - 2] == ".")
    if context.lower[named] not in NAMED_AFTER:
        return False
    whole = tokens.case(last) == "Nom" or context.lower[last][-1] in ENDLESS
    owned = tokens.case(last - 1) == "Gen" and context.lower[last - 1][-1] not in ENDLESS
    return whole and owned and "F" not in parts(context.words[last - 1])
