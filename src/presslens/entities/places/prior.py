"""The points of a place before anything is known of the release: how much is heard of it, and how its name fits.

They are log-odds, as all points of `linking` are.
"""

from __future__ import annotations

import math

from presslens.document import PlaceKind
from presslens.entities.places.naming import NEARBY, Name
from presslens.gazetteer import Gazetteer

HEARD: dict[PlaceKind, float] = {"country": 7.0, "region": 5.5, "district": 2.0, "city": 0.0, "other": 2.5}
UNHEARD = -6.4  # a city's points are this and, for each power of ten of its population,
POPULATION = 2.0
FOREIGN = -1.0
NEAR_COUNTRY = dict.fromkeys(NEARBY, 0.3) | {"RU": 1.0}
GIANT = 8  # how many times as large the city of a name is that is meant as a rule,
DWARFED = -3.0  # and the points of the others abroad, which their country alone does not make up for
CAPITAL = 0.8  # of a state, which is heard of more than others of its size
OTHER_NAME = -0.7  # a name that is not the one a city is shown by
FORM = 2.0  # times the natural logarithm of the form's weight
SAID_KIND = 1.5
LEAST_TOWN = 10_000
NOT_THE_SIZE = -1.5  # a village that is said to be a town, or a town that is said to be a village
SHORT = -1.0  # the points of each of the countries and regions that an abbreviation may stand for


def prior(store: Gazetteer, row: int, name: Name) -> float:
    """The points of a row before anything is known of the release."""
    if name.is_short(store):
        return SHORT
    kind = store.kinds[row]
    weight, form = name.rows[row]
    points = HEARD[kind] + FORM * math.log(weight)
    if kind == "city":
        points += UNHEARD + POPULATION * math.log10(max(store.populations[row], 500))
        points += NEAR_COUNTRY.get(store.countries[row] or "", FOREIGN)
        if store.level_name(row) != form:
            points += OTHER_NAME
        if row in store.capitals and not any(store.kinds[other] == "country" for other in name.rows):
            points += CAPITAL  # but Алжир and Сингапур are countries
        if _is_dwarfed(store, row, name):
            points += DWARFED
        if name.size and (store.populations[row] < LEAST_TOWN) == (name.size == "town"):
            points += NOT_THE_SIZE
    if name.kind == kind:
        points += SAID_KIND
    return points


def _is_dwarfed(store: Gazetteer, row: int, name: Name) -> bool:
    """Whether a far larger city of another country has the name of one abroad: the Paris of Texas; or a region
    nearby: the Алтай of China."""
    country = store.countries[row]
    if (country or "") in NEAR_COUNTRY or row in store.capitals:
        return False
    least = GIANT * max(store.populations[row], 500)

    def dwarfs(other: int) -> bool:
        kind, land = store.kinds[other], store.countries[other]
        larger = kind == "city" and store.populations[other] >= least
        return land != country and (larger or (kind == "region" and (land or "") in NEAR_COUNTRY))

    return any(map(dwarfs, name.rows))
