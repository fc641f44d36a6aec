"""The place that the name of an organisation says it belongs to: "департамент образования Курганской области".

Such a place is no mention of its own: it is read from the name where somebody asks.
"""

from __future__ import annotations

from collections.abc import Iterator

from presslens.document import Document, Location, Mention, PlaceKind, Tokens
from presslens.entities.places.adjectives import agree, town_names
from presslens.entities.places.evidence import Evidence
from presslens.entities.places.linking import Linker
from presslens.entities.places.naming import COMMON_DISTRICTS, Name, read
from presslens.entities.places.types import type_at
from presslens.gazetteer import Gazetteer, load
from presslens.tagging.morphology import lemma, readings

SURE = 0.7  # confidence of the link that a place within a name needs
OPENING, CLOSING = frozenset("«“„"), frozenset("»”")
# Nouns whose genitive is what an organisation is concerned with, or named after, and not where it is.
CONCERNED = frozenset((
    "битва", "ветеран", "воин", "война", "герой", "дело", "друг", "дружба", "защитник", "изучение", "имя", "им",
    "институт", "исследование", "исследователь", "история", "культура", "любитель", "оборона", "освобождение",
    "перевозка", "поддержка", "проблема", "развитие", "сотрудничество", "союзник", "связь", "язык",
))  # fmt: skip


# Organisations that an adjective of a region says the region of; a Смоленский собор may stand anywhere.
OF_REGION = frozenset((
    "академия", "больница", "департамент", "дума", "завод", "институт", "колледж", "комбинат", "министерство", "нии",
    "отделение", "палата", "прокуратура", "собрание", "таможня", "техникум", "управление", "университет", "фабрика",
    "федерация", "филармония", "филиал", "центр",
))  # fmt: skip
AHEAD = 6  # tokens between the adjective and the organisation's head


def home(doc: Document, mention: Mention) -> Location | None:
    """The place in the name of an organisation as a location, or None where there is none or it is not clear which.

    What lies in another of them is preferred ("МЧС России по Курганской области"), then what stands in the genitive
    ("посольство Казахстана в России"); where there is neither, the region of an adjective ("Курганский университет"),
    which is its capital's too. Names in quotation marks say nothing.
    """
    store = load()
    found = dict(_rows(doc, mention, store))
    inner = {row: genitive for row, genitive in found.items() if not any(_contains(store, row, r) for r in found)}
    rows = list(inner) if len(inner) < 2 else [row for row, genitive in inner.items() if genitive]
    if not found:
        rows = _by_adjective(doc.tokens, mention, store)
    if len(rows) != 1:
        return None
    place = store.place(rows[0])
    same = place.kind, place.country, place.geonames_id
    for known in doc.locations:
        here = known.release_id == mention.release_id and (known.geonames_id or known.name == place.name)
        if here and (known.kind, known.country, known.geonames_id) == same:
            return known
    return Location(-1, mention.release_id, place.name, place.kind, place.country, place.region)


def _rows(doc: Document, mention: Mention, store: Gazetteer) -> Iterator[tuple[int, bool]]:
    """The places of the gazetteer in a name, and whether each is in the genitive without a preposition."""
    tokens = doc.tokens
    evidence: list[Evidence] | None = None
    concerned = False
    for first, last in _stretches(tokens, mention):
        before = tokens.lower[first - 1]
        if before not in ("и", ","):
            concerned = _concerned(tokens, first - 1, mention.first)
        preposition = before in ("в", "во", "на", "по")
        genitive = not preposition and tokens.case(first) in ("Gen", None) and tokens.pos[first - 1] != "ADJ"
        names = [] if concerned or not (preposition or genitive) else _names(tokens, mention, first, last)
        if not names:
            continue
        if evidence is None:
            evidence = _evidence(doc, mention, store)
        linker = Linker(store, names, {i: i + 1 for i in range(len(names) - 1)}, evidence)
        for i in range(len(names)):
            link = linker.best(i)
            if link and link[1] >= SURE and _plausible(tokens, names[i], store.kinds[link[0]]):
                yield link[0], genitive


def _by_adjective(tokens: Tokens, mention: Mention, store: Gazetteer) -> list[int]:
    """The region of the adjective that a name begins with, but for one of a city that is no part of the region.

    A Минский завод is in Minsk, which is no part of Минская область.
    """
    first = mention.first
    words = tokens.lower[first + 1 : min(mention.last, first + AHEAD)]
    ahead = next((k for k, word in enumerate(words) if word in OPENING or not word.isalpha()), len(words))
    heads = (lemma(tokens.words[i], tokens.tag[i]) for i in range(first + 1, first + 1 + ahead))
    if tokens.pos[first] != "ADJ" or not tokens.words[first][0].isupper() or OF_REGION.isdisjoint(heads):
        return []
    adjective = agree(tokens.words[first], "masc")
    rows = [row for row in store.find_adjective(adjective) if store.region_of(row) == row]
    apart = {row for town in town_names(adjective) for row in store.find(town) if store.regions[row] == row}
    return [] if apart or adjective in COMMON_DISTRICTS else rows


def _plausible(tokens: Tokens, name: Name, kind: PlaceKind) -> bool:
    """Whether a name is no common noun: a town's has its type word before it or is a place's in the dictionary.

    There are towns called Дума and Банк.
    """
    if kind != "city" or name.kind == "city":
        return kind != "other"
    words = tokens.words[name.mention.first : name.mention.last]
    return any("Geox" in reading.grammemes for word in words for part in word.split("-") for reading in readings(part))


def _names(tokens: Tokens, mention: Mention, first: int, last: int) -> list[Name]:
    """What a stretch names: one place, or one and what it lies in ("города Троицка Челябинской области")."""

    def name(a: int, b: int) -> Name:
        start, stop = tokens.start[a], tokens.stop[b - 1]
        return read(tokens, Mention(0, mention.release_id, "location", -1, start, stop, a, b))

    whole = name(first, last)
    if whole.rows:
        return [whole]
    for k in range(first + 1, last):
        parts = [name(first, k), name(k, last)]
        if all(part.rows for part in parts):
            return parts
    return []


def _stretches(tokens: Tokens, mention: Mention) -> Iterator[tuple[int, int]]:
    """The stretches of a name, after its first word and outside quotation marks, that can name a place."""
    depth, first = 0, -1
    for i in range(mention.first, mention.last + 1):
        word = tokens.words[i] if i < mention.last else ""
        capital = i > mention.first and word[:1].isupper() and tokens.pos[i] in ("PROPN", "ADJ")
        capital = capital and (len(word) < 3 or not word.isupper())  # МЧС, НКО
        naming = bool(not depth and word and (capital or (i > mention.first and type_at(tokens, i))))
        naming = naming or (word == "." and first >= 0 and type_at(tokens, i - 1) is not None)  # "г. Рудного"
        if first >= 0 and not naming:
            if any(tokens.words[k][0].isupper() for k in range(first, i)) and _whole(tokens, first, i):
                yield first, i
            first = -1
        elif naming and first < 0:
            first = i
        depth = max(0, depth + (word in OPENING) - (word in CLOSING))


def _whole(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a stretch is a name: an adjective alone ("Курганский") may be the town's or the region's."""
    return any(tokens.pos[i] == "PROPN" or type_at(tokens, i) for i in range(first, last))


def _concerned(tokens: Tokens, i: int, first: int) -> bool:
    """Whether the noun at `i`, or before the preposition there, is one whose complement is no home."""
    while i >= first and tokens.pos[i] in ("ADP", "PUNCT"):
        i -= 1
    return i >= first and lemma(tokens.words[i], tokens.tag[i]).replace("ё", "е") in CONCERNED


def _evidence(doc: Document, mention: Mention, store: Gazetteer) -> list[Evidence]:
    """What the places of the release say for a country and region."""
    out = []
    for x in doc.locations:
        if x.release_id == mention.release_id and x.country:
            region = x.name if x.kind == "region" else x.region
            rows = [row for row in store.find(region or "") if store.region_of(row) == row]
            out.append(Evidence(mention.start, x.country, rows[0] if rows else -1, 0.7))
    return out


def _contains(store: Gazetteer, outer: int, row: int) -> bool:
    if outer == row or store.countries[outer] != store.countries[row]:
        return False
    return store.kinds[outer] == "country" or store.regions[row] == outer
