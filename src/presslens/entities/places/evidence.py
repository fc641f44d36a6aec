"""What a release says of where it is: evidence for countries and regions, added up near a name and elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

WINDOW = 300  # characters on either side of a name that are close by
MOST = 8  # pieces of it looked at on either side


@dataclass(slots=True)
class Evidence:
    """Something in a release that speaks for a country, and perhaps a region of it."""

    at: int
    country: str | None
    region: int  # row, -1 for none
    weight: float
    cluster: int = -1  # of the name that it comes from, -1 for none


class Sums:
    """Evidence added up by country and by region."""

    def __init__(self) -> None:
        self.countries: dict[str, float] = {}
        self.regions: dict[int, float] = {}

    def add(self, country: str | None, region: int, weight: float) -> None:
        if country:
            self.countries[country] = self.countries.get(country, 0.0) + weight
        if region >= 0:
            self.regions[region] = self.regions.get(region, 0.0) + weight

    def without(self, other: Sums | None) -> Sums:
        """The same but for what `other` has of it."""
        if not other:
            return self
        out = Sums()
        out.countries = {c: max(0.0, w - other.countries.get(c, 0.0)) for c, w in self.countries.items()}
        out.regions = {r: max(0.0, w - other.regions.get(r, 0.0)) for r, w in self.regions.items()}
        return out


class Context:
    """The evidence of a release."""

    def __init__(self, evidence: Iterable[Evidence]) -> None:
        self.evidence = sorted(evidence, key=lambda e: e.at)
        self.starts = [e.at for e in self.evidence]
        self.whole = Sums()
        self.own: dict[int, Sums] = defaultdict(Sums)
        for e in self.evidence:
            self.whole.add(e.country, e.region, e.weight)
            if e.cluster >= 0:
                self.own[e.cluster].add(e.country, e.region, e.weight)

    def near(self, at: int, cluster: int) -> Sums:
        """What is named close to a position, but for the names of a cluster."""
        out = Sums()
        middle = bisect_left(self.starts, at)
        for e in self.evidence[max(0, middle - MOST) : middle + MOST]:
            distance = abs(e.at - at)
            if distance < WINDOW and e.cluster != cluster:
                out.add(e.country, e.region, e.weight * (1.0 - 0.7 * distance / WINDOW))
        return out

    def elsewhere(self, cluster: int) -> Sums:
        """What is named in the release, but for the names of a cluster."""
        return self.whole.without(self.own.get(cluster))
