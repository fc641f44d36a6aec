"""Places: names in the nominative, one entity for all mentions of a place, links to the gazetteer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from presslens.document import Document, Location, Mention, PlaceKind, Tokens
from presslens.entities.places.evidence import Evidence
from presslens.entities.places.inside import home
from presslens.entities.places.linking import Linker
from presslens.entities.places.naming import COMMON_DISTRICTS, GREAT, Name, read
from presslens.entities.places.nominative import hyphen_forms
from presslens.entities.places.streets import mark_streets, name_streets
from presslens.entities.places.types import type_at
from presslens.entities.places.waters import mark_lands, mark_waters
from presslens.gazetteer import Gazetteer, level, load
from presslens.tagging.morphology import CACHE_SIZE

__all__ = ["home", "resolve_places"]

ADJECTIVE = re.compile(
    r"((?:[а-я]+-)*[а-я]+)(?:([сц]к)(?:ий|ая|ое|ие|ого|ому|ом|им|ой|ую|их|ими)"
    r"|(вн)(?:ый|ая|ое|ые|ого|ому|ом|ым|ой|ую|ых|ыми))"
)
ENDINGS = frozenset((
    "кий", "кая", "кое", "кие", "ого", "ому", "ком", "ким", "кой", "кую", "ких", "ими",
    "ный", "ная", "ное", "ные", "ном", "ным", "ной", "ную", "ных", "ыми",
))  # fmt: skip
SETTLEMENT = re.compile(r".*(?:[оеё]в[ао]|[иы]н[ао]|ск|цк|ский|ское|ская|ка|ки|град|абад|аул|кент|бург|вичи|иха)")
LAKE = re.compile("[А-ЯЁ][а-яё]{2,}озеро")
ABROAD = re.compile("к(?:ого|ому|ом|им)$")  # an adjective before what is mostly a town: "норвежского | Седё"
IN_AFTER = re.compile(r"\s*(?:[(,]\s*)?")  # between a place and the region or country that it lies in
TOLD_WHERE = re.compile(r"\s*[(,]")
IN_BEFORE = re.compile(r"\s*,\s*(?:во?\s+|на\s+)?(?:\w{1,8}\.?\s*)?|\s+(?:в\s+)?(?:г\.|город\w*|сел\w+|деревн\w+)\s*")
# Names of countries that give way to the one that the gazetteer shows, unless that is only what others say.
OFFICIAL = re.compile(r"\b(?:республика(?! корея)|федерация|княжество|конфедерация)\b|^(?:государство|королевство)")
COORDINATED = re.compile(r"\s*(?:,|,?\s(?:и|или|а также))\s*")
SHORT_FOR = frozenset({"рф", "рк", "рб", "кр", "рт", "руз", "ру", "ар", "ра", "рм"})


def resolve_places(doc: Document, mentions: Sequence[Mention], ids: Iterator[int]) -> None:
    """Fill `locations` from mentions, and set the mentions' `entity_id`."""
    by_release: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_release[mention.release_id].append(mention)
    if not by_release:
        return
    store = load()
    adjectives = _adjectives(doc, store)
    pages = _pages(doc, store)
    for release_id, own in by_release.items():
        names = [read(doc.tokens, mention) for mention in own]
        mark_waters(doc.tokens, names, store)
        mark_lands(doc.tokens, names, store)
        for name in names:
            _take_country_before(doc.tokens, name, store)
        evidence = [*adjectives.get(release_id, ()), *pages.get(release_id, ()), *_districts(doc, names, store)]
        lists = _lists(doc, names)
        mark_streets(doc.tokens, names, lists, store)
        name_streets(doc.tokens, names, lists, store)
        parents = _parents(doc, names, store)
        _share_parents(doc.tokens, names, lists, parents)
        linker = Linker(store, names, parents, evidence, lists)
        _make_locations(doc, release_id, linker, ids)


def _adjectives(doc: Document, store: Gazetteer) -> dict[int, list[Evidence]]:
    """What adjectives of countries and regions, and names within names of organisations, say of each release."""
    tokens = doc.tokens
    out: dict[int, list[Evidence]] = defaultdict(list)
    for i in [i for i, word in enumerate(tokens.lower) if word[-3:] in ENDINGS]:
        for row in _adjective_rows(tokens.lower[i], store):
            region = store.region_of(row)
            weight = 0.9 if region >= 0 else 0.5 if tokens.words[i][0].isupper() else 0.25
            release = doc.sentences[tokens.sentence[i]].release_id
            out[release].append(Evidence(tokens.start[i], store.countries[row], region, weight))
    for span in doc.spans:
        if span.kind != "organisation":
            continue
        for i in range(*tokens.covering(span.start, span.stop)):
            if tokens.pos[i] == "PROPN" and tokens.words[i][0].isupper():
                for row in _well_known(tokens.lower[i], tokens.case(i), store):
                    region = store.region_of(row)
                    release = doc.sentences[tokens.sentence[i]].release_id
                    out[release].append(Evidence(tokens.start[i], store.countries[row], region, 0.6))
    return out


def _take_country_before(tokens: Tokens, name: Name, store: Gazetteer) -> None:
    """Note the country of the adjective before a name, where no small towns but those of others have the name:
    "норвежского | Вардё" is no Danish "Варде"."""
    name.country = _country_before(tokens, name.mention.first, store)
    abroad = all(
        store.kinds[row] == "city" and store.countries[row] != name.country and store.populations[row] < GREAT
        for row in name.rows
    )
    if name.country and abroad:
        name.rows = {}


def _country_before(tokens: Tokens, i: int, store: Gazetteer) -> str | None:
    """The country of the adjective before a name, that of a region too: "в словацком Комарно"."""
    before = i - 1
    if before < 0 or tokens.lower[before][-3:] not in ENDINGS or not tokens.words[before].islower():
        return None
    if tokens.case(before) != tokens.case(i) and None not in (tokens.case(before), tokens.case(i)):
        return None
    return next((store.countries[row] for row in _adjective_rows(tokens.lower[before], store)), None)


@lru_cache(CACHE_SIZE)
def _adjective_rows(word: str, store: Gazetteer) -> tuple[int, ...]:
    """The countries and regions of an adjective in any form; none for one that many districts have."""
    m = ADJECTIVE.fullmatch(word)
    whole = m[1] + (m[2] + "ий" if m[2] else m[3] + "ый") if m else ""
    return tuple(store.find_adjective(whole)) if whole and whole not in COMMON_DISTRICTS else ()


def _well_known(word: str, case: str | None, store: Gazetteer) -> list[int]:
    """The country, region or large city that a word names, if it names one."""
    for form, weight in hyphen_forms(word, case):
        rows = store.find(form) if weight > 0.5 else []
        if rows and (store.kinds[rows[0]] in ("country", "region") or store.populations[rows[0]] > GREAT):
            return rows[:1]
    return []


def _pages(doc: Document, store: Gazetteer) -> dict[int, list[Evidence]]:
    """The country that the page of each release names."""
    out = {}
    for release in doc.releases:
        rows = store.find(release.country) if release.country else []
        if rows:
            out[release.release_id] = [Evidence(release.start, store.countries[rows[0]], -1, 1.5)]
    return out


def _parents(doc: Document, names: Sequence[Name], store: Gazetteer) -> dict[int, int]:
    """For a name, the name beside it of the region or country that it lies in, as the wording has it.

    "Рудный Костанайской области Казахстана", "Сатка (Челябинская область)", "в Костанайской области, в Рудном".
    """
    out: dict[int, int] = {}
    tokens = doc.tokens
    wide = [_is_wide(name, store) for name in names]
    for i in range(len(names) - 1):
        a, b = names[i].mention, names[i + 1].mention
        gap = doc.text[a.stop : b.start] if 0 < b.start - a.stop < 25 else ""
        if not gap:
            continue
        genitive = "," in gap or "(" in gap or tokens.case(b.last - 1) == "Gen" or tokens.case(b.first) == "Gen"
        if wide[i + 1] > wide[i] and genitive and IN_AFTER.fullmatch(gap):
            out[i] = i + 1
        elif wide[i] > wide[i + 1] and i + 1 not in out and IN_BEFORE.fullmatch(gap):
            out[i + 1] = i
        elif wide[i] == 1 and wide[i + 1] == 0 and not gap.strip():  # "в Ленинском районе Гродно"
            out[i] = i + 1
    return out


def _lists(doc: Document, names: Sequence[Name]) -> dict[int, range]:
    """For a name, the names of the list that it stands in: "в Харбине, Суйфэньхэ и Улан-Баторе"."""
    out: dict[int, range] = {}
    first = 0
    for i in range(1, len(names) + 1):
        if i < len(names) and COORDINATED.fullmatch(doc.text[names[i - 1].mention.stop : names[i].mention.start]):
            continue
        if i - first > 1:
            out |= dict.fromkeys(range(first, i), range(first, i))
        first = i
    return out


def _share_parents(tokens: Tokens, names: Sequence[Name], lists: dict[int, range], parents: dict[int, int]) -> None:
    """Let all of a list of settlements lie in what the last does: "в деревнях Ивановка и Петровка Ланского района"."""
    for last in [i for i, listed in lists.items() if i == listed.stop - 1 and i in parents and parents[i] > i]:
        before = names[lists[last].start].mention.first - 1
        found = type_at(tokens, before) if before >= 0 else None
        if found and found.kind == "city" and tokens.number(before) == "Plur":
            for i in lists[last]:
                parents.setdefault(i, parents[last])


def _districts(doc: Document, names: Sequence[Name], store: Gazetteer) -> Iterator[Evidence]:
    """What the town says that a district has its name from, or that follows it: "Ленинский район Гродно"."""
    tokens = doc.tokens
    for name in names:
        i = name.mention.last
        if name.kind == "district" and i < len(tokens) and tokens.pos[i] == "PROPN":
            for row in _well_known(tokens.lower[i], tokens.case(i), store):
                yield Evidence(tokens.start[i], store.countries[row], store.regions[row], 1.5)
        town = max(name.towns, key=lambda row: store.populations[row], default=-1)
        if town >= 0 and store.populations[town] > GREAT and level(name.shown.split(" ")[0]) not in COMMON_DISTRICTS:
            yield Evidence(name.mention.start, store.countries[town], store.regions[town], 0.9)


def _is_wide(name: Name, store: Gazetteer) -> int:
    """0 for a town or what may be one, 1 for a district, 2 for a region, 3 for a country."""
    order = ("district", "region", "country")
    kinds = {store.kinds[row] for row in name.rows} or ({name.kind} if name.kind else set())
    if name.kind in order and name.kind not in kinds:
        kinds = kinds | {name.kind}
    known = [order.index(kind) + 1 for kind in kinds if kind in order]
    return max(known, default=0)


def _make_locations(doc: Document, release_id: int, linker: Linker, ids: Iterator[int]) -> None:
    store = linker.store
    unlinked = _unlinked_names(linker)
    groups: dict[int | str, list[int]] = defaultdict(list)
    for i in range(len(linker.names)):
        link = linker.best(i)
        groups[link[0] if link else level(unlinked[i])].append(i)
    _join_stations(linker, groups)
    kinds = {i: store.kinds[key] for key, members in groups.items() if isinstance(key, int) for i in members}
    for key, members in groups.items():
        location = Location(next(ids), release_id, "")
        if isinstance(key, int):
            place = store.place(key)
            location.name = _name(doc, key, [linker.names[i] for i in members], store)
            location.kind, location.country, location.region = place.kind, place.country, place.region
            location.latitude, location.longitude = place.latitude, place.longitude
            location.geonames_id, location.population = place.geonames_id, place.population
            location.confidence = round(max(linker.links[i].get(key, 0.0) for i in members), 3)
        else:
            location.name = unlinked[members[0]]
            short = linker.names[members[0]].is_short(store)
            location.kind = "region" if short else _kind(doc, location.name, members, linker, kinds)
            if location.kind != "country":
                country, region, sure = linker.surroundings(members[0])
                location.country = country
                location.confidence = round(sure, 3) if country else None
                if region >= 0 and location.kind in ("city", "district"):
                    location.region = store.names[region]
        for i in members:
            linker.names[i].mention.entity_id = location.location_id
            location.mentions.append(linker.names[i].mention.mention_id)
        doc.locations.append(location)


def _join_stations(linker: Linker, groups: dict[int | str, list[int]]) -> None:
    """Count what has the bare name of a town of the release as the town: "в аэропорту Ланск" beside "в Ланск"."""
    store = linker.store
    towns = {store.level_name(row): row for row in groups if isinstance(row, int) and store.kinds[row] == "city"}
    for name in [key for key in groups if isinstance(key, str) and key in towns]:
        if all(linker.names[i].kind == "other" for i in groups[name]):
            groups[towns[name]] = sorted([*groups[towns[name]], *groups.pop(name)])


def _unlinked_names(linker: Linker) -> dict[int, str]:
    """A name for each mention that is not linked: of its possible nominatives the one that most of them can have."""
    unlinked = [i for i in range(len(linker.names)) if not linker.best(i)]
    support: dict[str, float] = defaultdict(float)
    shown: dict[str, str] = {}
    for i in unlinked:
        name = linker.names[i]
        shown.setdefault(level(name.shown), name.shown)
        for form, weight in name.forms.items():
            support[form] += weight
    out = {}
    for i in unlinked:
        name = linker.names[i]
        own = level(name.shown)
        best = max((form for form in name.forms if form in shown), key=lambda form: support[form], default=own)
        out[i] = shown[best] if support[best] > support[own] + 0.5 else name.shown
    return out


def _kind(doc: Document, name: str, members: Sequence[int], linker: Linker, kinds: dict[int, PlaceKind]) -> PlaceKind:
    """The kind of a place that is not linked: by its type word, neighbours in a list, ending, preposition."""
    names = linker.names
    for i in members:
        if kind := names[i].kind:
            return kind
    for i in members:
        for j in (i - 1, i + 1):
            a, b = min(i, j), max(i, j)
            inside = linker.parents.get(i) == j or linker.parents.get(j) == i  # "(Ланск, Италия)"
            if (
                j in kinds
                and not inside
                and COORDINATED.fullmatch(doc.text[names[a].mention.stop : names[b].mention.start])
            ):
                return kinds[j]
    if name.isupper() and len(name) > 1:
        return "other"
    for i in members:
        stop = names[i].mention.stop
        if kinds.get(linker.parents.get(i, -1)) in ("country", "region") and TOLD_WHERE.match(doc.text, stop):
            return "city"
    if (" " in name and name.split(" ")[-1].islower()) or LAKE.fullmatch(name):
        return "other"  # "Ланская пойма", "Старый огород"
    if SETTLEMENT.fullmatch(name.lower().split(" ")[-1]):
        return "city"
    before = [doc.tokens.lower[names[i].mention.first - 1] for i in members if names[i].mention.first]
    abroad = any(names[i].country and ABROAD.search(doc.tokens.lower[names[i].mention.first - 1]) for i in members)
    return "city" if abroad or any(word in ("в", "во") for word in before) else "other"


def _name(doc: Document, row: int, names: Sequence[Name], store: Gazetteer) -> str:
    """The name of a place: the fullest one that the text has, of a country the short one.

    What is short for a name (РФ, ХМАО) gives way to it, but for what people say rather than the name (США, КНДР).
    """
    shown = store.level_name(row)
    surface: dict[str, str] = {}
    for name in names:
        if row in name.rows:
            surface.setdefault(name.rows[row][1], doc.text[name.mention.start : name.mention.stop])
    if store.kinds[row] == "country":
        plain = [f for f in surface if f not in SHORT_FOR and not OFFICIAL.search(f)]
    else:
        plain = [f for f in surface if not store.written(f).isupper()]
        plain.sort(key=len, reverse=True)
    form = shown if not plain or (shown in plain and store.kinds[row] == "country") else plain[0]
    if form == shown or (form.endswith(f" {shown}") and store.kinds[row] == "other"):  # "озеро Байкал"
        written = store.names[row]
    else:
        written = store.written(form)
    written = _spaced(written, surface.get(form, ""))
    return written if "ё" in doc.text or "Ё" in doc.text else written.replace("ё", "е").replace("Ё", "Е")


def _spaced(name: str, surface: str) -> str:
    """A name of several parts with hyphens and blanks as the text has them: Коста-Рика, Коста Рика."""
    parts, marks = re.split("[- ]", name), re.findall("[- ]", surface)
    if len(parts) != len(marks) + 1:
        return name
    return parts[0] + "".join(mark + part for mark, part in zip(marks, parts[1:], strict=True))
