"""Names of people: the tagger's spans cut where two people meet, and grown to initials and patronymics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from presslens.document import EntityKind
from presslens.entities.mentions.boundaries import KNOWN, MARKED, is_surname_aloud
from presslens.entities.mentions.candidate import SHORT_NAME, Candidate, Context, divided, is_initial
from presslens.entities.mentions.initials import BOTH, LED
from presslens.entities.mentions.lexicon import forms, heads, section
from presslens.entities.mentions.namesakes import GENITIVE
from presslens.entities.people.asian import is_drawn_out, is_whole_asian
from presslens.entities.people.commons import is_body_alone, is_no_name
from presslens.entities.people.lexicon import NAMED_AFTER, words
from presslens.entities.people.parts import parts
from presslens.entities.people.spans import is_capital
from presslens.gazetteer import load
from presslens.tagging.morphology import CACHE_SIZE, readings

ABBREVIATED = 3  # letters of the longest first name cut short: "Вас."
UNLIKE_NAMES = 7  # letters of a noun that no surname ends with
CLIPPED = range(3, 10)  # letters of a region cut short
WHOLE = ("FPL", "FPK", "LFP", "KFP")
RELATING = re.compile("(.+[сц]к)(?:ий|ая|ого|ой|ому|ую|им|ом)")  # a surname like the adjective of a place


def mend_people(context: Context, people: Iterable[Candidate]) -> list[Candidate]:
    """The people with whole names, one candidate for each person."""
    out: list[Candidate] = []
    free = 0
    for person in people:
        for part in _members(context, person):
            part = _grown(context, part, free)
            if part.first >= free and _named(context, part):
                out.append(part)
                free = part.last
    return out


def _named(context: Context, person: Candidate) -> bool:
    """Whether a span has a capital letter ("аль-Багдади" too)."""
    return any(map(is_capital, context.words[person.first : person.last]))


def of_named(context: Context, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, with the surnames of those who are named in full that the tagger takes for places: "по данным |
    Тарской", where Анна Тарская is told of; not "в Тарской области"."""
    found = list(found)
    named = {m[1] for c in found if c.kind == "person" and c.last - c.first > 1 and (m := _relating(context, c))}
    for c in found if named else ():
        m = _relating(context, c) if c.kind == "location" and c.last == c.first + 1 else None
        if m and m[1] in named and c.first > context.segment_starts[c.first]:
            before, after = context.lower[c.first - 1], context.lower[c.last : c.last + 1]
            if before in words("said_by") and after and not after[0].isalpha():
                c.kind = "person"
    return found


def _relating(context: Context, c: Candidate) -> re.Match[str] | None:
    return RELATING.fullmatch(context.lower[c.last - 1])


def kin(context: Context, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates with the people whose father's name a word like "уулу" ends, whatever the tagger says they are."""
    found, suffixes = list(found), words("after_patronymic")
    if suffixes.isdisjoint(context.small_words):
        return found
    at = {i: c for c in found for i in range(c.first, c.last)}
    gone: set[int] = set()
    added: list[Candidate] = []
    for i in [i for i, word in enumerate(context.lower) if word in suffixes and not context.capital(i)]:
        first = i
        while (
            first > max(context.segment_starts[i], i - 2)
            and context.capital(first - 1)
            and context.words[first - 1].istitle()
        ):
            first -= 1
        last = i + 1
        before = last < context.segment_ends[i] and first + 1 == i and context.capital(last)  # "Асан уулу Нурбек"
        last += before
        met = [at[k] for k in range(first, last) if k in at]
        if first < i and (before or not any(c.kind == "person" for c in met)):
            gone.update(map(id, met))
            added.append(Candidate("person", first, last))
            at |= dict.fromkeys(range(first, last), added[-1])
    return sorted((c for c in [*found, *added] if id(c) not in gone), key=lambda c: c.first)


def honoured(context: Context, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates with the people whose first name a title in small letters follows, whatever the tagger takes them
    or the place before them for: "жительница села Ала-Тоо | Бурул эне Седова"."""
    found, titles = list(found), section("honorifics")
    if titles.isdisjoint(context.small_words):
        return found
    tagged = {i for c in found if c.kind == "person" for i in range(c.first, c.last)}
    people: list[Candidate] = []
    for i in [i for i, word in enumerate(context.lower) if word in titles and not context.capital(i)]:
        first, last = i - 1, i + 1
        whole = first >= context.segment_starts[i] and context.capital(first) and context.words[first].istitle()
        if not whole or first in tagged:
            continue
        surname = last < context.segment_ends[i] and _surnamed(context, last)
        if surname or "F" in parts(context.words[first]):
            people.append(Candidate("person", first, last + surname))
    named = {i for c in people for i in range(c.first, c.last)}
    for c in found:  # what is left before the names
        c.last = next((i for i in range(c.first, c.last) if i in named), c.last)
    return sorted((c for c in [*found, *people] if c.first < c.last), key=lambda c: c.first)


def called_so(context: Context, person: Candidate) -> EntityKind:
    """What a name is of whom the word before says the kind: "газета Мартин", "курорт Роза", not "партия Седова" nor
    "лидер партии Седов"."""
    kind, last = person.first - 1, person.last - 1
    if last == person.first and (SHORT_NAME.fullmatch(context.words[last]) or is_regional(context.lower[last])):
        return "organisation"  # "профессор ОмГУ"
    if last == person.first and is_body_alone(context.words[last]):
        return "organisation"  # "корреспондент Норд-Информ"
    if kind < context.segment_starts[person.first]:
        return "person"
    if _names_street(context, kind, person):
        return "location"
    if context.lower[last].endswith(GENITIVE):
        return "person"
    place = context.lower[kind] in forms("named-places")
    if not place and heads().get(context.lower[kind]) != "plain":
        return "person"
    if place and last == person.first and load().find(context.words[last]):
        return "location"  # "губернатор аймака Дархан"
    cases = {context.tokens.case(i) for i in (kind, person.first)}
    if len(cases) > 1 or cases & {"Gen", None} or _is_of_leader(context, kind):
        return "person"
    return "location" if place else "organisation"


def _is_of_leader(context: Context, kind: int) -> bool:
    """Whether somebody is told shortly before a noun: "лидер партии Седов"."""
    begin = max(context.tokens.bound[context.tokens.sentence[kind]], kind - LED)
    return any(context.tokens.tag[i].feats.get("Animacy") == "Anim" for i in range(begin, kind + 1))


def _names_street(context: Context, kind: int, person: Candidate) -> bool:
    """Whether somebody's name in the genitive is that of a street: "на улице Глеба Седова", "ул. Анны Ким", "в сквере
    Глеба Седова", but "директора парка Глеба Седова"."""
    if context.words[kind] == "." and kind > context.segment_starts[kind]:
        listed = context.lower[kind - 2 : kind] == ["и", "пр"]  # "работники и пр. | Олег Седых"
        return context.lower[kind - 1] in section("street-abbreviations") and not listed
    if not any(context.lower[kind] in forms(named) for named in ("named-after", "streets", "villages")):
        return False
    genitive = any(context.tokens.case(i) == "Gen" for i in range(person.first, person.last))
    return genitive and (context.lower[kind] in forms("streets") or not _is_of_leader(context, kind))


@lru_cache(CACHE_SIZE)
def is_regional(word: str) -> bool:
    """Whether a word is a region's body, or an institution, by its last part: "Башминздрав", "Дипакадемия"."""
    bodies, institutions = forms("unique"), heads()
    return any(
        word[n:] in bodies or (len(word) - n >= UNLIKE_NAMES and institutions.get(word[n:]) == "institutions")
        for n in CLIPPED
    )


def is_whole_name(context: Context, piece: Candidate) -> bool:
    """Whether a span is a first and a last name, which capitals throughout hide from the tagger."""
    if piece.last - piece.first != 2 or not context.words[piece.first].isalpha():
        return False
    first, last = (parts(word.title()) for word in context.words[piece.first : piece.last])
    return "F" in first and "L" in last


def is_aloud(context: Context, piece: Candidate) -> bool:
    """Whether a name has its surname, or all of it, in capitals, and its line has not: "СЕДОВА Анна", "Директор |
    АННА СЕДОВА"."""
    first, last = piece.first, piece.last
    if last - first != 2 or not context.words[first].isupper() or context.words[first - 1 : first] in MARKED:
        return False
    return is_surname_aloud(context, first) or (context.words[last - 1].isupper() and is_whole_name(context, piece))


def is_with_father(context: Context, piece: Candidate) -> bool:
    """Whether a span is a first name, a patronymic and a surname, whatever the tagger takes it for."""
    if piece.last - piece.first != 3:
        return False
    letters = [parts(word) for word in context.words[piece.first : piece.last]]
    return any(all(map(str.__contains__, letters, order)) for order in WHOLE)


def is_named_person(context: Context, piece: Candidate) -> bool:
    """Whether the tagger takes a first and a last name for a place, which nothing says that they are."""
    of_three = piece.last == piece.first + 3 and piece.first > 0 and context.pos[piece.first - 1] != "ADP"
    eastern = of_three and is_whole_asian(context.words[piece.first : piece.last])  # "тренер | Во Куок Бао"
    if not (eastern or is_whole_name(context, piece)) or context.lower[piece.first] in words("particle"):
        return False
    if load().find(" ".join(context.words[piece.first : piece.last])):
        return False  # "Роза Хутор"
    before = context.lower[piece.first - 1] if piece.first > context.segment_starts[piece.first] else ""
    return not any(before in forms(kind) for kind in ("place-types", "settlements", "natural", "roads", "named-places"))


def _members(context: Context, person: Candidate) -> Iterator[Candidate]:
    """The parts of a span that runs over a comma, a conjunction or a word that is no part of a name."""
    cuts = []
    for i in range(person.first, person.last):
        word = context.words[i]
        stray = word[:1].islower() and context.lower[i] not in section("particles") and "-" not in word and word != "."
        ends = word == "." and i > person.first and len(context.words[i - 1]) > ABBREVIATED  # "Справка. Ю. Г. Седова"
        mark = i == person.first and not word[0].isalnum()  # an emoji
        if word in (",", "«", "»", '"') or mark or ends or stray or (context.shouted(i) and is_no_name(word)):
            cuts.append((i, i + 1))
    if not cuts and (other := _after_initials(context, person)) is not None:
        cuts.append((other, other))
    return divided(person, cuts)


def _after_initials(context: Context, person: Candidate) -> int | None:
    """Where the next name begins after a surname with its initials: "Приговором судьи Седовой Ю. А. | Лунин осуждён",
    "секретарь мэра Седова Ю. А. | Анна Лунина"."""
    first, other = person.first, person.first + 1
    while other < person.last and (context.words[other] == "." or is_initial(context.words[other])):
        other += 1
    rest = context.words[other : other + 3]
    if other - first == BOTH - 2 and other + 3 == person.last and rest[2] == "." and is_initial(rest[1]):
        return other if "F" in parts(rest[0]) and "F" in parts(context.words[first]) else None  # "Ивана С. | Анна К."
    if other == person.last or other - first < BOTH or context.words[other - 1] != ".":
        return None
    own, after, surnames = parts(context.words[first]), parts(context.words[other]), {"L", "K", "S"}
    if "F" in own or surnames.isdisjoint(own):
        return None
    another = "F" in after if other + 1 < person.last else not surnames.isdisjoint(after)
    return other if another else None


def _is_short_surname(context: Context, i: int) -> bool:
    """Whether a surname of two or three letters that no dictionary has goes on with a first name: "Сергей | Тё"."""
    word, t = context.words[i], context.tokens
    short = 1 < len(word) < 4 and word.istitle() and not context.latin(i) and not readings(word)[0].is_known
    return short and t.relation[i] == "flat:name" and t.head[i] == i - 1 and _has(context, i - 1, "Name")


def _grown(context: Context, person: Candidate, free: int) -> Candidate:
    """The name with the initials, patronymic or given name next to it."""
    first, last = person.first, person.last
    begin = max(free, context.segment_starts[first])
    end = context.segment_ends[first]
    while first - 2 >= begin and context.words[first - 1] == "." and _initial(context, first - 2):
        first -= 2
    if first - 3 >= begin and context.words[first - 2 : first] == [".", "-"] and _initial(context, first - 3):
        first -= 3  # "Ж.-К. Седо"
    while last + 1 < end and _initial(context, last) and context.words[last + 1] == ".":
        last += 2
    if last < end and _initial(context, last - 1) and context.words[last] == ".":
        last += 1
    while last < end and _has(context, last, "Patr") and not _initial(context, last - 1):
        last += 1
    if last - first == 2 and last < end and context.capital(last) and _is_asian_whole(context.words[first : last + 1]):
        last += 1
    if last < end and context.words[last].islower() and context.lower[last] in words("after_patronymic"):
        last += 1
        last += last < end and last - first > 2 and _surnamed(context, last)  # "Лейла Гасан кызы Мамедова"
    if last + 1 < end and context.lower[last] in section("honorifics") and _surnamed(context, last + 1):
        last += 2
    if (
        last - first == 1
        and last < end
        and _has(context, first, "Name")
        and _has(context, last, "Surn")
        and _agree(context, first, last)
    ):
        last += 1
    if last - first == 1 and last < end and _is_short_surname(context, last):
        last += 1
    if (
        first - 1 >= begin
        and _has(context, first - 1, "Name")
        and (context.tokens.tag[first - 1].feats.get("Animacy") == "Anim" or "F" in parts(context.words[first - 1]))
        and not _has(context, first, "Name")
        and _agree(context, first - 1, first)
        and context.lower[first - 2] not in NAMED_AFTER
    ):
        first -= 1
    return Candidate("person", first, last)


def _is_asian_whole(named: list[str]) -> bool:
    """Whether the last of three words is the declined end of a Korean or Vietnamese name: "с Пак Чжи | Хуном"."""
    return is_whole_asian(named) and is_drawn_out(named[1:])


def _initial(context: Context, i: int) -> bool:
    return is_initial(context.words[i])


def _surnamed(context: Context, i: int) -> bool:
    """Whether a word has a capital letter and looks like a surname or a patronymic."""
    return context.capital(i) and not KNOWN.isdisjoint(parts(context.words[i]))


def _has(context: Context, i: int, grammeme: str) -> bool:
    """Whether the dictionary's likeliest reading of a capitalised word is of this kind of name."""
    word = context.words[i]
    return len(word) > 2 and word[:1].isupper() and any(grammeme in r.grammemes for r in readings(word)[:2])


def _agree(context: Context, i: int, k: int) -> bool:
    cases = context.tokens.case(i), context.tokens.case(k)
    return cases[0] == cases[1] or None in cases
