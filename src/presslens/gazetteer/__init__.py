"""Countries, regions, cities, rivers and seas under their Russian names.

The cities come from GeoNames (https://www.geonames.org, CC BY 4.0), the rest was written for presslens;
``scripts/make_gazetteer.py`` makes the file. Coordinates are degrees (WGS 84): a city's own, the middle of its towns
for a country or region.

>>> from presslens import gazetteer
>>> place = gazetteer.lookup("Кокшетау")[0]
>>> place.country, place.region
('KZ', 'Акмолинская область')
>>> [place.name for place in gazetteer.lookup("Киргизия")]
['Кыргызстан']
>>> gazetteer.country("BY").name
'Беларусь'
>>> gazetteer.regions("BY")[0].name
'Брестская область'
"""

from __future__ import annotations

from presslens.gazetteer.store import Gazetteer, Place, level, load

__all__ = ["Gazetteer", "Place", "country", "level", "load", "lookup", "regions"]


def lookup(name: str, *, kind: str | None = None, country: str | None = None) -> list[Place]:
    """The places of that name in the nominative, the most populous first; [] where there is none.

    Case, ё and hyphens do not matter. `kind` is one of country, region, district, city, other; `country` is an
    ISO 3166-1 alpha-2 code.

    >>> [(place.country, place.region) for place in lookup("Рудный")]
    [('KZ', 'Костанайская область'), ('RU', 'Приморский край')]
    """
    store = load()
    places = [store.place(i) for i in store.find(name)]
    return [p for p in places if kind in (None, p.kind) and country in (None, p.country)]


def country(code: str) -> Place | None:
    """The country of an ISO 3166-1 alpha-2 code, or None.

    >>> country("MN").name
    'Монголия'
    """
    store = load()
    row = store.country_rows.get(code)
    return None if row is None else store.place(row)


def regions(country: str) -> list[Place]:
    """The first-level regions of a country that the gazetteer knows, in alphabetical order.

    A city that is a region of its own, as Moscow is, is among them.

    >>> len(regions("BY"))
    7
    """
    store = load()
    rows = {region for region in store.regions if region >= 0 and store.countries[region] == country}
    return sorted((store.place(i) for i in rows), key=lambda place: place.name)
