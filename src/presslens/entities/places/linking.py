"""Which place of the gazetteer a name means, by what stands around it.

Every candidate gets a sum of points: how much is heard of it (kind, population, country), how well the form of the
name fits, and what the release says: the region or country named right beside it, the regions and countries named
elsewhere (adjectives too: "Северо-Казахстанский филиал"), the other places, the country of the page. The points are
log-odds; a softmax over the candidates, with one for "none of these", makes the confidence.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from presslens.document import PlaceKind
from presslens.entities.places.evidence import Context, Evidence, Sums
from presslens.entities.places.naming import Name, is_land_abroad
from presslens.entities.places.prior import GIANT, LEAST_TOWN, NEAR_COUNTRY, prior
from presslens.entities.sets import Sets
from presslens.gazetteer import Gazetteer

SLAVIC = re.compile("[а-яё]{2}[сц]к$")  # a town that lies where Russian is written, or in Poland: "Ланск"
LISTED = 0.7  # confidence of the country that all others in a list lie in
BOUND = 0.5  # a link below this confidence is not made
SURE = 0.8  # confidence of a town that others are near
REGION_BOUND = 0.6  # the part of the evidence that a region needs to be that of a place in no gazetteer
NONE = 0.0  # points for "none of these"
PARENT = 6.0  # the region or country named right beside it
OUTSIDE = -6.0  # a town that is not in what is named right beside it
IN_UNKNOWN = -1.5  # what is named right beside it is in no gazetteer
REGION = 3.0  # at most, for evidence of the region anywhere in the release
REGION_NEAR = 2.0  # at most, for evidence of the region close by
COUNTRY = 3.0  # times the country's part of the evidence
COUNTRY_NEAR = 2.0
NEIGHBOUR = 2.0  # at most, for a town that the release names nearby
NEIGHBOURHOOD = 250.0  # kilometres over which that falls to the third part
MOST_TOWNS = 30  # that are looked at for it
ELSEWHERE = -4.0  # at most, for a village in a region that is not named, by how much others are
AMONG_TOWNS = -3.0  # a river or a lake in a list of towns
CLEAR = 4.0  # a single candidate with so many points needs no context
MOST_MEMBERS = 8  # mentions of a name that are looked at
CHAIN = 3  # places that one lies in: "село Николаевка Тарбагатайского района Бурятии"
WEIGHT: dict[PlaceKind, float] = {"country": 1.0, "region": 1.2, "district": 0.5, "city": 0.7, "other": 0.4}


Key = TypeVar("Key", int, str)


class Linker:
    """Links the names of one release.

    Names that share a candidate make a cluster: they are no evidence for each other.
    """

    def __init__(
        self,
        store: Gazetteer,
        names: Sequence[Name],
        parents: dict[int, int],
        others: Sequence[Evidence],
        lists: Mapping[int, Sequence[int]] | None = None,
    ) -> None:
        self.store = store
        self.names = names
        self.parents = parents  # index of a name: index of the name that it lies in, by the wording
        self.lists = lists or {}  # index of a name: the names of the list that it stands in
        self.cluster, self.members = _clusters(names)
        self.others = others
        self.points = [{row: prior(store, row, name) for row in name.rows} for name in names]
        self.links = [chances(points) for points in self.points]
        self._context: Context | None = None
        self._towns_named: dict[int, int] | None = None
        doubtful = [i for i, own in enumerate(self.points) if own and (len(own) > 1 or max(own.values()) < CLEAR)]
        for _ in range(2 if doubtful else 0):
            before = self._linked(doubtful)
            self._settle(doubtful)
            if self._linked(doubtful) == before:
                break  # the same evidence would give the same links again

    @property
    def context(self) -> Context:
        """The evidence of the links so far."""
        if self._context is None:
            self._context = Context([*self._evidence(), *self.others])
        return self._context

    def _settle(self, doubtful: Sequence[int]) -> None:
        """Link anew, by the evidence that the links so far make, where there is a doubt."""
        links = list(self.links)
        bonus: dict[int, dict[int, float]] = {}
        shared: dict[int, dict[int, float]] = {}
        for i in doubtful:
            cluster = self.cluster[i]
            if cluster not in bonus:
                rows = {row for j in self.members[cluster] for row in self.names[j].rows}
                bonus[cluster] = self._bonus(rows, cluster, self.members[cluster])
                shared[cluster] = {row: self._by_wording(row, self.members[cluster]) for row in rows}
            own = {row: p + bonus[cluster][row] for row, p in self.points[i].items()}
            for row in own:  # two of one name may lie in two regions
                own[row] += self._by_wording(row, [i]) if i in self.parents else shared[cluster][row]
            if i in self.lists and self._among_towns(i):
                own = {row: p + AMONG_TOWNS * (self.store.kinds[row] == "other") for row, p in own.items()}
            if self.names[i].is_short(self.store):  # the full name may stand elsewhere
                own = {row: p + PARENT * (row in self._written_out(i)) for row, p in own.items()}
            links[i] = chances(own)
        self.links, self._context, self._towns_named = links, None, None

    def _evidence(self) -> Iterable[Evidence]:
        store = self.store
        for i, own in enumerate(self.links):
            for row, chance in own.items():
                if chance > 0.2:
                    kind = store.kinds[row]
                    region = store.region_of(row)
                    at = self.names[i].mention.start
                    yield Evidence(at, store.countries[row], region, chance * WEIGHT[kind], self.cluster[i])

    def _bonus(self, rows: Iterable[int], cluster: int, members: Sequence[int]) -> dict[int, float]:
        """Points that the release gives to each row; what is named often counts by the logarithm."""
        store = self.store
        elsewhere = self.context.elsewhere(cluster)
        astray = self._astray(members, elsewhere)
        share: dict[str, float] = {}  # of a country in what is close by, at its largest
        bare: dict[str, float] = {}  # the same, of what names no region
        close: dict[int, float] = {}
        for i in members[:MOST_MEMBERS]:
            near = self.context.near(self.names[i].mention.start, cluster)
            total = sum(near.countries.values()) + 0.5
            for code, w in near.countries.items():
                share[code] = max(share.get(code, 0.0), w / total)
            for code, w in self._without_regions(near).items() if astray else ():
                bare[code] = max(bare.get(code, 0.0), w / total)
            for r, w in near.regions.items():
                close[r] = max(close.get(r, 0.0), w)
        heard = {c: math.log1p(w) for c, w in elsewhere.countries.items()}
        total = sum(heard.values()) + 0.5
        plain = {c: math.log1p(w) for c, w in self._without_regions(elsewhere).items()} if astray else {}
        out: dict[int, float] = {}
        for row in rows:
            country, region = store.countries[row] or "", store.region_of(row)
            of_all, of_near = (plain, bare) if row in astray else (heard, share)
            points = COUNTRY * of_all.get(country, 0.0) / total + COUNTRY_NEAR * of_near.get(country, 0.0)
            if store.kinds[row] == "city" and store.populations[row] < LEAST_TOWN:
                points += ELSEWHERE * self._far_from_all(row, elsewhere)
            if region < 0:  # a river may flow through any region of its country: that which is named most
                named = [r for r in elsewhere.regions if store.countries[r] == country]
                region = max(named, key=lambda r: elsewhere.regions[r], default=-1)
            if region >= 0:
                points += REGION * (1 - math.exp(-elsewhere.regions.get(region, 0.0)))
                points += REGION_NEAR * (1 - math.exp(-2 * close.get(region, 0.0)))
            if store.kinds[row] == "city":
                points += NEIGHBOUR * self._closeness(row, cluster)
            out[row] = points
        return out

    def _astray(self, members: Iterable[int], elsewhere: Sums) -> set[int]:
        """The towns of countries that the release names by other regions alone, where another country has a town of the
        name: Петропавловск is not looked for on Камчатка because the text is about Пенза and Саранск.
        """
        store = self.store
        named: dict[str, dict[str | None, set[int]]] = defaultdict(lambda: defaultdict(set))
        for i in members:
            for row, (_, form) in self.names[i].rows.items():
                if store.kinds[row] == "city":
                    named[form][store.countries[row]].add(row)
        groups = (own for countries in named.values() if len(countries) > 1 for own in countries.values())
        return {row for own in groups if not any(elsewhere.regions.get(store.regions[r]) for r in own) for row in own}

    def _without_regions(self, sums: Sums) -> dict[str, float]:
        """What is heard of each country that says nothing of one of its regions of the first level."""
        out = dict(sums.countries)
        for region, w in sums.regions.items():
            country = self.store.countries[region]
            if country in out and region in self.store.first_level:
                out[country] = max(0.0, out[country] - w)
        return out

    def _by_wording(self, row: int, members: Sequence[int]) -> float:
        """Points for lying in what the wording says that names lie in, an adjective before one of them too."""
        said = [j for j in members if j in self.parents]
        points = PARENT * any(self._lies_in(row, self._above(j)) for j in said)
        points += PARENT * any(
            self.names[j].country == self.store.countries[row] for j in members if self.names[j].country
        )
        if said and not points and self.store.kinds[row] == "city":
            points += OUTSIDE * any(self._is_region(j) for j in said)
        return points + IN_UNKNOWN * any(not self.links[self.parents[j]] for j in said)

    @property
    def towns(self) -> dict[int, int]:
        """The towns that names are linked to so far, each with the cluster of its name."""
        if self._towns_named is None:
            found: dict[int, int] = {}
            for i, own in enumerate(self.links):
                row = max(own, key=lambda r: own[r], default=-1)
                if row >= 0 and own[row] > SURE and self.store.kinds[row] == "city" and len(found) < MOST_TOWNS:
                    found[row] = self.cluster[i]
            self._towns_named = found
        return self._towns_named

    def _closeness(self, row: int, cluster: int) -> float:
        """1 for a town next to one that the release names by another name, near 0 for one far from them all."""
        towns = (town for town, other in self.towns.items() if other != cluster)
        distances = (self.store.distance(row, town) for town in towns)
        return max((math.exp(-d / NEIGHBOURHOOD) for d in distances if d == d), default=0.0)

    def _far_from_all(self, row: int, elsewhere: Sums) -> float:
        """Up to 1 for a village of a region that the release does not name, by how much it names others."""
        store = self.store
        if elsewhere.regions.get(store.regions[row]):
            return 0.0
        others = sum(elsewhere.regions.values())
        others += sum(w for code, w in elsewhere.countries.items() if code != store.countries[row])
        return others / (others + 1.0)

    def _written_out(self, i: int) -> set[int]:
        """The rows of the other names in the cluster of an abbreviation: РТ where Татарстан is named."""
        others = (self.names[j] for j in self.members[self.cluster[i]])
        return {row for name in others if not name.is_short(self.store) for row in name.rows}

    def _lies_in(self, row: int, i: int) -> bool:
        """Whether a row lies in what the wording says the name lies in."""
        own = self.links[self.parents[i]]
        best = max(own, key=lambda r: own[r], default=None)
        store = self.store
        if best is None:  # a district that the gazetteer does not know, but the town that it has its name from
            return store.regions[row] == self._region_of_town(self.parents[i])
        if store.kinds[best] == "country":
            return store.countries[row] == store.countries[best]
        return store.regions[row] == store.region_of(best) and best != row

    def _among_towns(self, i: int) -> bool:
        """Whether all others of a list are towns, so that a name in it is a town's rather than a river's."""
        near = (j for j in self._listed_near(i) if j != i and self.links[j])
        kinds = [self.store.kinds[max(self.links[j], key=self.links[j].__getitem__)] for j in near]
        return bool(kinds) and set(kinds) == {"city"}

    def _listed_near(self, i: int) -> Sequence[int]:
        """The names of a list beside a name, itself among them; none where it stands in no list."""
        listed = self.lists.get(i, ())
        at = bisect_left(listed, i)
        return listed[max(at - MOST_TOWNS, 0) : at + MOST_TOWNS + 1]

    def _region_of_town(self, i: int) -> int | None:
        """The region of the town that a district has its name from: of the only one, or by far the largest."""
        people = self.store.populations
        found = sorted(self.names[i].towns, key=lambda town: -people[town])
        if not found or (len(found) > 1 and people[found[0]] < GIANT * people[found[1]]):
            return None
        return self.store.regions[found[0]]

    def _above(self, i: int) -> int:
        """The name that lies, or is, in what the gazetteer knows: a district that it does not know lies in a region."""
        for _ in range(CHAIN):
            above = self.parents[i]
            if self.links[above] or above not in self.parents:
                break
            i = above
        return i

    def _is_region(self, i: int) -> bool:
        """Whether what a name lies in by the wording is a region or country that the gazetteer is sure of."""
        above = self.parents[self._above(i)]
        own = self.links[above]
        return (
            self._region_of_town(above) is not None
            if not own
            else any(chance > SURE and self.store.kinds[row] in ("region", "country") for row, chance in own.items())
        )

    def _towns(self, i: int) -> dict[int, float]:
        """The probabilities of the towns that a district may have its name from."""
        store = self.store
        towns = {row: (1.0, store.level_name(row)) for row in self.names[i].towns}
        if not towns:
            return {}
        stand_in = replace(self.names[i], rows=towns, kind=None)
        bonus = self._bonus(towns, self.cluster[i], [i])
        return chances(
            {row: prior(self.store, row, stand_in) + bonus[row] + self._by_wording(row, [i]) for row in towns}
        )

    def best(self, i: int) -> tuple[int, float] | None:
        """The row that a name is linked to and the confidence, or None."""
        own = self.links[i]
        row = max(own, key=lambda r: own[r], default=-1)
        if row < 0 or own[row] < BOUND:
            return None
        return row, own[row]

    def _linked(self, names: Iterable[int]) -> list[int | None]:
        """The rows that names are linked to."""
        links = map(self.best, names)
        return [link[0] if link else None for link in links]

    def surroundings(self, i: int) -> tuple[str | None, int, float]:
        """The country and the region's row in which a name that is not linked lies most likely, with a confidence."""
        store = self.store
        parent = self.parents.get(i)
        for _ in range(CHAIN):
            if parent is not None and (link := self.best(parent)):
                return store.countries[link[0]], store.region_of(link[0]), link[1]
            parent = None if parent is None else self.parents.get(parent)
        if self.names[i].is_short(store):
            return None, -1, 0.0
        if self.names[i].country:
            return self.names[i].country, -1, SURE
        listed = [store.countries[link[0]] for j in self._listed_near(i) if (link := self.best(j))]
        if len(listed) > 1:
            agreed = listed[0] if len(set(listed)) == 1 else None
            return agreed, -1, LISTED if agreed else 0.0
        named = [row for row in self.names[i].towns if row in self.towns]
        if len(named) == 1:
            return store.countries[named[0]], store.regions[named[0]], SURE
        sums = Sums()
        for own in (self.links[i], self._towns(i)):
            for row, chance in own.items():
                sums.add(store.countries[row], store.regions[row], 3 * chance)
        near = self.context.near(self.names[i].mention.start, self.cluster[i])
        for part, weight in ((near, 2.0), (self.context.elsewhere(self.cluster[i]), 1.0)):
            for code, w in part.countries.items():
                sums.add(code, -1, weight * w)
            for region, w in part.regions.items():
                sums.add(None, region, weight * w)
        if is_land_abroad(self.names[i].shown):
            sums.countries = {code: w for code, w in sums.countries.items() if code not in NEAR_COUNTRY}
        elif SLAVIC.search(self.names[i].shown):
            sums.countries = {code: w for code, w in sums.countries.items() if code in NEAR_COUNTRY or code == "PL"}
        country, sure = _leader(sums.countries, BOUND)
        if listed and country not in listed:
            return None, -1, 0.0
        own = {r: w for r, w in sums.regions.items() if store.countries[r] == country} if country else {}
        inner, _ = _leader(own, REGION_BOUND)
        return country, -1 if inner is None else inner, sure


def chances(points: Mapping[int, float]) -> dict[int, float]:
    """The probability of each candidate by its points; what is left is for none of them."""
    top = max(points.values(), default=NONE)
    powers = {row: math.exp(p - top) for row, p in points.items()}
    total = math.exp(NONE - top) + sum(powers.values())
    return {row: power / total for row, power in powers.items()}


def _clusters(names: Sequence[Name]) -> tuple[list[int], dict[int, list[int]]]:
    """The cluster of each name, and the names of each cluster; a name without candidates has one of its own."""
    first: dict[int, int] = {}  # the first name that has a row
    sets = Sets(len(names))
    for i, name in enumerate(names):
        for row in name.rows:
            sets.join(first.setdefault(row, i), i)
    members: dict[int, list[int]] = defaultdict(list)
    cluster = [sets.find(i) for i in range(len(names))]
    for i, c in enumerate(cluster):
        members[c].append(i)
    return cluster, members


def _leader(weights: Mapping[Key, float], bound: float) -> tuple[Key | None, float]:
    """The key that has more than a part of the weight, or None, and the largest part."""
    total = sum(weights.values())
    if not total:
        return None, 0.0
    key = max(weights, key=lambda k: weights[k])
    part = weights[key] / (total + 0.2)
    return (key, part) if part > bound else (None, part)
