"""The gazetteer's arrays, and how they are looked up."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from presslens.document import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

KINDS: tuple[PlaceKind, ...] = ("country", "region", "district", "city", "other")


DEGREE = 111.2  # kilometres of a degree of latitude
# Marks as blanks, and the letters of Turkic languages as Russian texts write them: Ұлытау, Қонаев.
LEVELLED = str.maketrans("ё’ʼ-‐‑–—().,ұүқғәіңөһҗ", "е''         уукгаинохж")


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer: `country` is an ISO 3166-1 alpha-2 code, `region` that of the first level."""

    name: str
    kind: PlaceKind
    country: str | None
    region: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    population: int | None


def level(name: str) -> str:
    """The form under which names are compared: lower case, Russian letters, a blank for dashes, brackets and points.

    >>> level("Республика Саха (Якутия)")
    'республика саха якутия'
    >>> level("Қонаев")
    'конаев'
    """
    return " ".join(name.lower().translate(LEVELLED).split())


class Gazetteer:
    """Places by row number; rows are in the order of the file, cities by falling population."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        codes = _strings(arrays["codes"])
        self.names = _strings(arrays["names"])
        self.kinds = [KINDS[k] for k in arrays["kinds"].tolist()]
        self.countries: list[str | None] = [codes[c] or None for c in arrays["countries"].tolist()]
        self.regions: list[int] = arrays["regions"].tolist()
        self.first_level = frozenset(self.regions)  # of regions, and -1
        self.populations: list[int] = arrays["populations"].tolist()
        self.capitals: frozenset[int] = frozenset(arrays["capitals"].tolist())
        self.country_rows: dict[str, int] = {}
        for i, (kind, code) in enumerate(zip(self.kinds, self.countries, strict=True)):
            if kind == "country" and code:
                self.country_rows.setdefault(code, i)  # those of today stand before those of the past
        self._latitudes, self._longitudes = arrays["latitudes"], arrays["longitudes"]
        self._geonames = arrays["geonames"]
        self._written = _strings(arrays["written"])
        self._key = {key: i for i, key in enumerate(_strings(arrays["keys"]))}
        self._bounds: list[int] = arrays["bounds"].tolist()
        self._places: list[int] = arrays["places"].tolist()
        self._adjectives: dict[str, list[int]] = {}
        for word, row in zip(_strings(arrays["adjectives"]), arrays["adjective_places"].tolist(), strict=True):
            self._adjectives.setdefault(word, []).append(row)

    def __len__(self) -> int:
        return len(self.names)

    def find(self, name: str) -> list[int]:
        """The rows of a name: countries, regions, cities by population, others."""
        return self.find_level(level(name))

    def find_level(self, key: str) -> list[int]:
        """The rows of a name that has been through `level`."""
        i = self._key.get(key)
        return [] if i is None else self._places[self._bounds[i] : self._bounds[i + 1]]

    def written(self, key: str) -> str:
        """How a name that has been through `level` is written; `KeyError` for one that is not there."""
        return self._written[self._key[key]]

    def level_name(self, row: int) -> str:
        """The name that a place is shown by, through `level`."""
        return level(self.names[row])

    def region_of(self, row: int) -> int:
        """The row of the first-level region that a place is or lies in; -1 for none.

        Where districts are the first level, as in Azerbaijan and Moldova, it is one of them.
        """
        return row if self.kinds[row] in ("region", "district") else self.regions[row]

    def find_adjective(self, word: str) -> list[int]:
        """The countries and regions of an adjective in the nominative, masculine ("российский", "курганский")."""
        return self._adjectives.get(level(word), [])

    def distance(self, a: int, b: int) -> float:
        """Kilometres between two places, NaN where a point is not known; exact enough for hundreds of them."""
        middle = math.radians((float(self._latitudes[a]) + float(self._latitudes[b])) / 2)
        north = float(self._latitudes[a]) - float(self._latitudes[b])
        east = (float(self._longitudes[a]) - float(self._longitudes[b]) + 180) % 360 - 180
        return DEGREE * math.hypot(north, east * math.cos(middle))

    def place(self, row: int) -> Place:
        region = self.regions[row]
        latitude, longitude = float(self._latitudes[row]), float(self._longitudes[row])
        known = not math.isnan(latitude)
        return Place(
            self.names[row],
            self.kinds[row],
            self.countries[row],
            self.names[region] if region >= 0 else None,
            round(latitude, 5) if known else None,
            round(longitude, 5) if known else None,
            int(self._geonames[row]) or None,
            self.populations[row] or None,
        )


def _strings(array: NDArray[Any]) -> list[str]:
    return array.tobytes().decode().split("\n")


@cache
def load() -> Gazetteer:
    """The gazetteer that the package ships, read on first use."""
    import numpy as np

    with (files("presslens.data") / "gazetteer.npz").open("rb") as file, np.load(file) as arrays:
        return Gazetteer(arrays)
