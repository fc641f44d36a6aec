"""Names that can be told by their words alone: sequences whose parts stand in an order that names have.

Sequences of capitalised words and initials are matched against orders of a name's parts; a part is told by the
lexicons and by its ending. Only sequences that hardly anything else looks like are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from presslens.document import Document
from presslens.entities.letters import UNDECLINED
from presslens.entities.people.declension import POSSESSIVE_F
from presslens.entities.people.lexicon import NAMED_AFTER, level, words
from presslens.entities.people.parts import are_apart, parts
from presslens.entities.people.titles import is_named_thing, is_queen

# Orders of parts that make a name, as letters of `parts`. Longer ones first; the listed ones are where the name must
# open a line or follow a colon.
ORDERS = (
    "FPL",
    "FPK",
    "FPW",
    "UPL",
    "UPK",
    "UPA",
    "LFP",
    "KFP",
    "SFP",
    "FPA",
    "AFP",
    "IIIL",
    "IIIK",
    "IIL",
    "IIK",
    "IIW",
    "LII",
    "KII",
    "SII",
    "AII",
    "FIL",
    "IL",
    "IK",
    "LI",
    "FP",
    "FL",
    "FK",
)
LISTED_ORDERS = ("UFP", "FFP", "LF", "KF", "UII")
NAMED = frozenset("FPLKSU")  # what a word is that may be part of a name
LONGEST = 5  # words looked at: the longest name and two more
WOMANS = re.compile("(?:вн|ичн)(?:а|ы|е|у|ой|ою)$")  # patronymics
NUMBERED = re.compile(r"[\n\r][ \t]*\d{1,3}[.)][ \t\xa0]*$")  # "2. | Седова Анна Ильинична"
Range = tuple[int, int]


def name_ranges(doc: Document) -> Iterator[Range]:
    """The token ranges of sequences that are names, in order."""
    tokens, sentence = doc.tokens, doc.tokens.sentence
    texts, capitals = tokens.words, tokens.capitals
    size = len(texts)
    i = 0
    while i < size:
        following = texts[i + 1] if i + 1 < size else ""
        if not capitals[i] or not (following == "." or following[:1].isupper()):
            i += 1
            continue
        units = list(_units(doc, i, min(size, i + 3 * LONGEST), sentence[i]))
        order = _order(tuple(letters for letters, _ in units), is_listed(doc, i))
        last = units[order - 1][1] if order else i
        if order and units[order - 1][0] == "I" != units[0][0] and _is_called_after(doc, i, last):
            i = units[0][1]  # "университета имени Лунина | В. А. Седов"
            continue
        if order and _agree(doc, i, last) and not _is_title(doc, i, last) and not is_queen(texts[i : last + 1]):
            yield i, last
            i = last
        else:
            i = units[0][1] if units else i + 1


def _is_called_after(doc: Document, first: int, last: int) -> bool:
    """Whether a surname and initials are of two people: of whom a house is called after, and who is named next."""
    tokens, before = doc.tokens, first - 1
    before -= before > 0 and tokens.words[before] == "."
    if before < 0 or tokens.lower[before] not in NAMED_AFTER or last >= len(tokens):
        return False
    return tokens.sentence[last] == tokens.sentence[first] and tokens.words[last].istitle()


def _units(doc: Document, first: int, last: int, sentence: int) -> Iterator[tuple[str, int]]:
    """The letters of a token and of those after it, each with the token that follows it."""
    tokens = doc.tokens
    i = first
    for _ in range(LONGEST):
        if i >= last or tokens.sentence[i] != sentence or not tokens.words[i][:1].isupper():
            return
        letters = parts(tokens.words[i])
        dotted = i + 1 < last and tokens.words[i + 1] == "."
        if letters == "I" and not dotted:
            return
        i += 1 + (letters == "I")
        joined = letters == "I" and i + 1 < last and tokens.words[i] == "-" and len(tokens.words[i + 1]) == 1
        i += joined and tokens.start[i] == tokens.stop[i - 1]  # "Ж.-К. Седо"
        yield letters, i


@lru_cache(20_000)
def _order(units: tuple[str, ...], opens: bool) -> int:
    """How many of the units, told by their letters, make a name, 0 for none."""
    if len(units) > 3 and all(map(str.__contains__, units, "LFPL")) and not (len(units) > 4 and "F" in units[4]):
        return 0  # "завода Лидина Анна Петровна Белова"
    for orders in (ORDERS, LISTED_ORDERS if opens else ()):
        for order in orders:
            if order in ("SII", "AII") and not NAMED.isdisjoint("".join(units[len(order) :][:1])):
                continue  # "Лапина А. А. | Седов"
            if len(order) <= len(units) and all(part in units[k] for k, part in enumerate(order)):
                return len(order)
    return 0


def _agree(doc: Document, first: int, last: int) -> bool:
    """Whether the tagger saw no two of the words in different cases."""
    tokens = doc.tokens
    if last - first == 2 and is_named_thing(doc, first):
        return False
    if last - first == 3 and "P" in parts(tokens.words[last - 1]) and are_apart(*tokens.words[first:last]):
        return False
    if _is_of_woman(doc, first, last):
        first += 1
    if last - first > 1 and "P" in parts(tokens.words[first + 1]):
        woman = tokens.lower[first].endswith(("а", "я")) and tokens.case(first + 1) == "Nom"
        # "Сауле | Нурлановна", "Нигора | Петровна", of which taggers see a genitive
        first += tokens.lower[first].endswith(UNDECLINED) or (woman and tokens.case(first) == "Gen")
    if last - first == 3 and _stays_so(tokens.words[first + 1], tokens.words[last - 1]):
        last -= 1
    elif last - first == 3 and _stays_so(tokens.words[last - 1], tokens.words[first]):
        first += 1  # "жюри: | Сечко Анна Ильинична"
    return len({c for i in range(first, last) if len(tokens.words[i]) > 1 and (c := tokens.case(i))} - {"Acc"}) < 2


def _stays_so(patronymic: str, surname: str) -> bool:
    """Whether a surname after a woman's patronymic is one that does not decline, or that taggers take for a man's:
    "Анной Ильиничной | Гончар", "Анны Ильиничны | Толстой"."""
    woman = WOMANS.search(patronymic) is not None and "P" in parts(patronymic)
    return woman and not level(surname).endswith((*POSSESSIVE_F, "ую", "у", "ы"))


def _is_of_woman(doc: Document, first: int, last: int) -> bool:
    """Whether a woman's surname stands first, which taggers take for a genitive: "глава | Седова Анна Петровна"."""
    tokens = doc.tokens
    if last - first != 3 or tokens.case(first) != "Gen" or not level(tokens.words[first]).endswith(POSSESSIVE_F):
        return False
    nominative = tokens.case(first + 1) == "Nom" and level(tokens.words[last - 1]).endswith("на")
    return nominative and not (first and level(tokens.lower[first - 1]) in words("kin"))


def _is_title(doc: Document, first: int, last: int) -> bool:
    """Whether quotation marks hold the words and nothing else: «Гарри Поттер» is a book."""
    start, stop = doc.tokens.start[first], doc.tokens.stop[last - 1]
    return doc.text[max(0, start - 1) : start] in ("«", '"', "“", "„") and doc.text[stop : stop + 1] in (
        "»",
        '"',
        "”",
        "“",
    )


def is_listed(doc: Document, i: int) -> bool:
    """Whether a token opens its line, or follows the mark or the number of a list."""
    start = doc.tokens.start[i]
    before = doc.text[max(0, start - 8) : start].rstrip(" \t\xa0")
    if not before or before[-1] in "\n\r:•·●▪|;*":
        return True
    return before[-1] in ".)" and NUMBERED.search(before) is not None
