"""Streets and stations whose adjective stands without its noun: "на Никитской", "метро «Таганская»"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from presslens.document import Tokens
from presslens.entities.places.lookup import find_rows
from presslens.entities.places.naming import GREAT, Name, is_only_genitive
from presslens.entities.places.types import type_at
from presslens.gazetteer import Gazetteer, level
from presslens.tagging.morphology import Reading, readings

ALONG = {"на": ("Loc",), "по": ("Dat", "Loc"), "вдоль": ("Gen",)}
FEMININE = re.compile(r"[А-ЯЁ][а-яё-]+(?:ая|яя|ой|ей|ую|юю)")
STATION = re.compile(r"станци(?:я|и|ю|ей|ям|ях|ями|й)")
WAYS = frozenset(("улица", "проспект", "переулок", "бульвар", "площадь", "проезд", "аллея", "шоссе", "набережная"))
HEARD_OF = 5_000  # people of a town that is likelier meant than something that is called alike
AMONG = 6  # readings of a word that are looked at
STREETS = re.compile(r"улиц(?:ы|ам|ах|ами)?")
QUOTES = frozenset('«"„“')


def name_streets(tokens: Tokens, names: Sequence[Name], lists: Mapping[int, Sequence[int]], store: Gazetteer) -> None:
    """Call the streets of a list by their noun where they have somebody's or something's name in the genitive: "на
    улицах Седова и Мира", "ул. Седова, Ленина"; those "улицы Тары и Ланска" are of towns."""
    for listed in [lists.get(i, (i,)) for i in range(len(names)) if i not in lists or lists[i][0] == i]:
        first = names[listed[0]].mention.first
        before = type_at(tokens, first - 1) if first and tokens.number(first - 1) == "Plur" else None
        inside = type_at(tokens, first) if before is None else None
        found = before or inside
        if found is None or found.lemma not in WAYS:
            continue
        called = [i for i in listed if (before or i > listed[0]) and _is_genitive(tokens, names[i])]
        told = [i for i in called if _is_called_after(tokens, names[i], store)]
        told = told or (called if any(map(FEMININE.fullmatch, _first_words(tokens, names, listed))) else [])
        for i in called if before and told else told:
            name = names[i]
            name.shown = f"{found.lemma} {' '.join(tokens.words[name.mention.first : name.mention.last])}"
            name.kind, name.forms, name.towns = "other", {level(name.shown): 1.0}, frozenset()
            name.rows = find_rows(name.forms, "other", store)


def _first_words(tokens: Tokens, names: Sequence[Name], listed: Sequence[int]) -> list[str]:
    """The first words of names that are adjectives: "на улицах | Садовой и Мира"."""
    at = (names[i].mention.first for i in listed)
    return [tokens.words[i] for i in at if readings(tokens.words[i])[0].pos == "ADJ"]


def _is_genitive(tokens: Tokens, name: Name) -> bool:
    """Whether a name without a type word of its own may be somebody's or something's in the genitive."""
    first, last = name.mention.first, name.mention.last
    if any(type_at(tokens, i) for i in range(first, last)):
        return False
    genitives = [r.grammemes for r in _nouns(tokens.words[first]) if "gent" in r.grammemes]
    ends = any("gent" in r.grammemes for r in _nouns(tokens.words[last - 1]))
    return bool(genitives) and (ends or any("Name" in own for own in genitives))  # "Розы Ким"


def _is_called_after(tokens: Tokens, name: Name, store: Gazetteer) -> bool:
    """Whether a name in the genitive is somebody's, or of several, and no town that is heard of: "Седова",
    "Космонавтов", "Мира", not "Кирова", which may be a town, nor "Тары"."""
    people = max((store.populations[row] for row in name.rows if store.kinds[row] == "city"), default=0)
    if people >= GREAT:
        return False
    if name.mention.last - name.mention.first > 1:
        return True
    genitives = [r.grammemes for r in _nouns(tokens.words[name.mention.last - 1]) if "gent" in r.grammemes]
    surname = any("Surn" in own and "masc" in own for own in genitives)
    return surname or (people < HEARD_OF and any("Geox" not in own for own in genitives))


def _nouns(word: str) -> list[Reading]:
    nouns = [r for r in readings(word)[:AMONG] if r.pos in ("NOUN", "PROPN")]
    return [r for r in nouns if r.is_known] or [r for r in nouns if "Surn" in r.grammemes]  # "Лунёва"


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
    named = [i for i in named if not is_only_genitive(tokens.words[names[i].mention.last - 1])]
    return [i for i in named if names[i].kind is None] if listed[0] in named else []


def _has_noun(tokens: Tokens, i: int) -> bool:
    """Whether a noun that an adjective can belong to stands at `i`."""
    return i < len(tokens) and tokens.pos[i] in ("NOUN", "PROPN", "ADJ")


def _further(tokens: Tokens, names: Sequence[Name], listed: Iterable[int]) -> list[int]:
    """The adjectives among the names of a list."""
    return [i for i in listed if names[i].kind is None and FEMININE.fullmatch(tokens.words[names[i].mention.last - 1])]
