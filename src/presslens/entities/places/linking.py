"""Which place of the gazetteer a name means, by what stands around it.

Every candidate gets a sum of points: how much is heard of it (kind, population, country), how well the form of the
name fits, and what the release says: the region or country named right beside it, the regions and countries named
elsewhere (adjectives too: "Северо-Казахстанский филиал"), the other places, the country of the page. The points are
log-odds; a softmax over the candidates, with one for "none of these", makes the confidence.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from presslens.document import PlaceKind
from presslens.entities.places.naming import Name
from presslens.gazetteer import Gazetteer

BOUND = 0.5  # a link below this confidence is not made
NONE = 0.0  # points for "none of these"
HEARD: dict[PlaceKind, float] = {"country": 7.0, "region": 5.5, "district": 2.0, "city": 0.0, "other": 2.5}
UNHEARD = -6.4  # a city's points are this and, for each power of ten of its population,
POPULATION = 2.0
FOREIGN = -1.0
NEAR_COUNTRY = dict.fromkeys(("KZ", "BY", "UZ", "KG", "AM", "TJ", "UA", "TM", "AZ", "GE", "MD"), 0.3) | {"RU": 1.0}
OTHER_NAME = -0.7  # a name that is not the one a city is shown by
FORM = 2.0  # times the natural logarithm of the form's weight
SAID_KIND = 1.5
PARENT = 6.0  # the region or country named right beside it
REGION = 3.0  # at most, for evidence of the region anywhere in the release
REGION_NEAR = 2.0  # at most, for evidence of the region close by
COUNTRY = 3.0  # times the country's part of the evidence
COUNTRY_NEAR = 2.0
WINDOW = 300  # characters on either side that are close by
MOST = 8  # pieces of evidence looked at on either side; positions of a name that are looked at
WEIGHT: dict[PlaceKind, float] = {"country": 1.0, "region": 1.2, "district": 0.5, "city": 0.7, "other": 0.4}


Key = TypeVar("Key", int, str)


@dataclass(slots=True)
class Evidence:
    """Something in a release that speaks for a country, and perhaps a region of it."""

    at: int
    country: str | None
    region: int  # row, -1 for none
    weight: float
    rows: frozenset[int] = frozenset()  # the candidates of the name that it comes from


class Context:
    """The evidence of a release."""

    def __init__(self, evidence: Iterable[Evidence]) -> None:
        self.evidence = sorted(evidence, key=lambda e: e.at)
        self.starts = [e.at for e in self.evidence]

    def near(self, at: int, rows: frozenset[int]) -> tuple[dict[str, float], dict[int, float]]:
        """Countries and regions named close to a position, but for a name that has one of these rows."""
        countries: dict[str, float] = defaultdict(float)
        regions: dict[int, float] = defaultdict(float)
        middle = bisect_left(self.starts, at)
        for e in self.evidence[max(0, middle - MOST) : middle + MOST]:
            distance = abs(e.at - at)
            if distance < WINDOW and not (e.rows & rows):
                weight = e.weight * (1.0 - 0.7 * distance / WINDOW)
                if e.country:
                    countries[e.country] += weight
                if e.region >= 0:
                    regions[e.region] += weight
        return countries, regions


class Linker:
    """Links the names of one release."""

    def __init__(
        self, store: Gazetteer, names: Sequence[Name], parents: dict[int, int], others: Sequence[Evidence]
    ) -> None:
        self.store = store
        self.names = names
        self.parents = parents  # index of a name: index of the name that it lies in, by the wording
        self.groups: dict[frozenset[int], list[int]] = defaultdict(list)
        for i, name in enumerate(names):
            self.groups[frozenset(name.rows)].append(i)
        self.others = others
        self.links: list[dict[int, float]] = [self._chances(name, {}) for name in names]
        for _ in range(2):
            self._settle()

    def _prior(self, row: int, name: Name) -> float:
        store = self.store
        kind = store.kinds[row]
        weight, form = name.rows[row]
        points = HEARD[kind] + FORM * math.log(weight)
        if kind == "city":
            points += UNHEARD + POPULATION * math.log10(max(store.populations[row], 500))
            points += NEAR_COUNTRY.get(store.countries[row] or "", FOREIGN)
            if store.level_name(row) != form:
                points += OTHER_NAME
        if name.kind == kind:
            points += SAID_KIND
        return points

    def _chances(self, name: Name, bonus: dict[int, float]) -> dict[int, float]:
        """The probability of each candidate; what is left is for none of them."""
        points = {row: self._prior(row, name) + bonus.get(row, 0.0) for row in name.rows}
        top = max(points.values(), default=NONE)
        total = math.exp(NONE - top) + sum(math.exp(p - top) for p in points.values())
        return {row: math.exp(p - top) / total for row, p in points.items()}

    def _settle(self) -> None:
        """Look at the evidence that the links so far make, and link anew."""
        self.context = Context([*self._evidence(), *self.others])
        whole: dict[frozenset[int], tuple[dict[str, float], dict[int, float]]] = {}
        bonus: dict[int, float] = {}
        for rows, members in self.groups.items():
            whole[rows] = self._elsewhere(rows)
            for row, points in self._bonus(rows, members, *whole[rows]).items():
                bonus[row] = max(points, bonus.get(row, -math.inf))
        self.links = [self._chances(name, bonus) for name in self.names]

    def _evidence(self) -> Iterable[Evidence]:
        store = self.store
        for name, chances in zip(self.names, self.links, strict=True):
            rows = frozenset(name.rows)
            for row, chance in chances.items():
                if chance > 0.2:
                    kind = store.kinds[row]
                    region = row if kind == "region" else store.regions[row]
                    weight = chance * WEIGHT[kind]
                    yield Evidence(name.mention.start, store.countries[row], region, weight, rows)

    def _elsewhere(self, rows: frozenset[int]) -> tuple[dict[str, float], dict[int, float]]:
        """Countries and regions in the release, from other names than those that can have these rows.

        What is named often counts by the logarithm of its weight.
        """
        countries: dict[str, float] = defaultdict(float)
        regions: dict[int, float] = defaultdict(float)
        for e in self.context.evidence:
            if not (e.rows & rows):
                if e.country:
                    countries[e.country] += e.weight
                if e.region >= 0:
                    regions[e.region] += e.weight
        return {c: math.log1p(w) for c, w in countries.items()}, regions

    def _bonus(
        self, rows: frozenset[int], members: list[int], countries: dict[str, float], regions: dict[int, float]
    ) -> dict[int, float]:
        """Points that the release gives to each row."""
        store = self.store
        near = [self.context.near(self.names[i].mention.start, rows) for i in members[:MOST]]
        total = sum(countries.values()) + 0.5
        out = {}
        for row in rows:
            country, region = store.countries[row] or "", store.regions[row]
            points = COUNTRY * countries.get(country, 0.0) / total
            points += REGION * (1 - math.exp(-regions.get(region, 0.0)))
            points += max(
                COUNTRY_NEAR * c.get(country, 0.0) / (sum(c.values()) + 0.5)
                + REGION_NEAR * (1 - math.exp(-2 * r.get(region, 0.0)))
                for c, r in near
            )
            out[row] = points + PARENT * any(self._lies_in(row, i) for i in members)
        return out

    def _lies_in(self, row: int, i: int) -> bool:
        """Whether a row lies in what the wording says the name lies in."""
        parent = self.parents.get(i)
        if parent is None:
            return False
        chances = self.links[parent]
        best = max(chances, key=lambda r: chances[r], default=None)
        if best is None:
            return False
        if self.store.kinds[best] == "country":
            return self.store.countries[row] == self.store.countries[best]
        return best == self.store.regions[row] or (
            self.store.kinds[best] == "city" and best != row and self.store.regions[best] == self.store.regions[row]
        )

    def _towns(self, i: int, whole: tuple[dict[str, float], dict[int, float]]) -> dict[int, float]:
        """The probabilities of the towns that a district may have its name from."""
        towns = self.names[i].towns
        stand_in = replace(self.names[i], rows={row: (1.0, self.store.level_name(row)) for row in towns}, kind=None)
        return self._chances(stand_in, self._bonus(towns, [i], *whole))

    def best(self, i: int) -> tuple[int, float] | None:
        """The row that a name is linked to and the confidence, or None."""
        chances = self.links[i]
        row = max(chances, key=lambda r: chances[r], default=-1)
        if row < 0 or chances[row] < BOUND:
            return None
        return row, chances[row]

    def surroundings(self, i: int) -> tuple[str | None, int, float]:
        """The country and the region's row in which a name that is not linked lies most likely, with a confidence."""
        store = self.store
        if (parent := self.parents.get(i)) is not None and (link := self.best(parent)):
            row, chance = link
            region = row if store.kinds[row] == "region" else store.regions[row]
            return store.countries[row], region, chance
        countries: dict[str, float] = defaultdict(float)
        regions: dict[int, float] = defaultdict(float)
        for row, chance in self.links[i].items():
            countries[store.countries[row] or ""] += 3 * chance
            regions[store.regions[row]] += 3 * chance
        rows = frozenset(self.names[i].rows)
        near = self.context.near(self.names[i].mention.start, rows)
        whole = self._elsewhere(rows)
        for row, chance in self._towns(i, whole).items():
            countries[store.countries[row] or ""] += 3 * chance
            regions[store.regions[row]] += 3 * chance
        for (by_country, by_region), weight in ((near, 2.0), (whole, 1.0)):
            for code, w in by_country.items():
                countries[code] += weight * w
            for region, w in by_region.items():
                regions[region] += weight * w
        country, sure = _leader(dict(countries))
        inner, _ = _leader({r: w for r, w in regions.items() if r >= 0 and store.countries[r] == country})
        return country or None, -1 if inner is None else inner, sure


def _leader(weights: Mapping[Key, float]) -> tuple[Key | None, float]:
    """The key that has more than half of the weight, and its part."""
    total = sum(weights.values())
    if not total:
        return None, 0.0
    key = max(weights, key=lambda k: weights[k])
    part = weights[key] / (total + 0.2)
    return (key, part) if part > BOUND else (None, part)
