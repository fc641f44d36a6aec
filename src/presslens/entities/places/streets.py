"""Streets and stations whose adjective stands without its noun: "на Никитской", "метро «Таганская»"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from presslens.document import Tokens
from presslens.entities.places.naming import Name
from presslens.entities.places.types import type_at
from presslens.gazetteer import Gazetteer
from presslens.tagging.morphology import readings

ALONG = {"на": ("Loc",), "по": ("Dat", "Loc"), "вдоль": ("Gen",)}
FEMININE = re.compile(r"[А-ЯЁ][а-яё-]+(?:ая|яя|ой|ей|ую|юю)")
STATION = re.compile(r"станци(?:я|и|ю|ей|ям|ях|ями|й)")
STREETS = re.compile(r"улиц(?:ы|ам|ах|ами)?")
QUOTES = frozenset('«"„“')


def mark_streets(tokens: Tokens, names: Sequence[Name], lists: Mapping[int, Sequence[int]], store: Gazetteer) -> None:
    """Leave to names that are no towns' by the words before them what is no town alone, those of one list all."""
    told = {i for i, name in enumerate(names) if name.kind in (None, "other") and _is_way(tokens, name)}
    told = told.union(*(_further(tokens, names, lists.get(k, ())) for k in told))
    for i in told.union(*(_called_so(tokens, names, own) for k, own in lists.items() if k == own[0])):
        names[i].kind = "other"
        names[i].rows = {row: form for row, form in names[i].rows.items() if store.kinds[row] == "other"}


def _is_way(tokens: Tokens, name: Name) -> bool:
    """Whether a name is a station's by the noun before it, or an adjective that stands where streets do."""
    first, last = name.mention.first, name.mention.last
    before = first - 1 - (first > 1 and tokens.words[first - 1] in QUOTES)
    if before < 0:
        return False
    if tokens.lower[before] == "метро":
        return True
    if not all(map(FEMININE.fullmatch, tokens.words[first:last])):
        return False
    if STATION.fullmatch(tokens.lower[before]) or STREETS.fullmatch(tokens.lower[before]):
        return True
    cases = ALONG.get(tokens.lower[before], ())
    adjective = readings(tokens.words[last - 1])[0].pos == "ADJ" and tokens.case(last - 1) in cases
    return adjective and not _has_noun(tokens, last)


def _called_so(tokens: Tokens, names: Sequence[Name], listed: Sequence[int]) -> list[int]:
    """The names of a list that a noun in the plural says to be no towns: "на улицах Тарская, Верхняя и Белый Яр", not
    "на улицах Тары и Ланска"."""
    before = names[listed[0]].mention.first - 1
    found = type_at(tokens, before) if before >= 0 and tokens.number(before) == "Plur" else None
    if not found or found.kind != "other":
        return []
    named = [i for i in listed if tokens.case(names[i].mention.last - 1) in ("Nom", None)]
    return [i for i in named if names[i].kind is None] if listed[0] in named else []


def _has_noun(tokens: Tokens, i: int) -> bool:
    """Whether a noun that an adjective can belong to stands at `i`."""
    return i < len(tokens) and tokens.pos[i] in ("NOUN", "PROPN", "ADJ")


def _further(tokens: Tokens, names: Sequence[Name], listed: Iterable[int]) -> list[int]:
    """The adjectives among the names of a list."""
    return [i for i in listed if names[i].kind is None and FEMININE.fullmatch(tokens.words[names[i].mention.last - 1])]
