"""Maps of the places in releases: one page of SVG that needs neither the internet nor a plotting library.

The outlines of countries are Natural Earth's (public domain, 1:110m); ``scripts/make_outlines.py`` makes their file.
"""

from __future__ import annotations

import json
import math
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pandas as pd

WIDTH = 960  # pixels
LARGEST = 26.0  # radius of the most mentioned place
SMALLEST = 4.0
MARGIN = 3.0  # degrees around the places
LEAST_SPAN = 12.0  # degrees of longitude that a map shows at least
# Okabe and Ito's colours, which the colour-blind tell apart; the countries named most get them, the rest the last.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c6d31")
OTHER_COLOUR = "#777777"
CREDITS = "Places: GeoNames (CC BY 4.0). Outlines: Natural Earth."


class Point(NamedTuple):
    """A place on a map."""

    name: str
    kind: str
    country: str | None
    latitude: float
    longitude: float
    mentions: int
    releases: int

    @property
    def title(self) -> str:
        where = f" ({self.country})" if self.country else ""
        return f"<title>{escape(self.name + where)}: {self.mentions} mentions in {self.releases} releases</title>"


class Map:
    """A drawn map: Jupyter shows it, `save` writes it as a page that opens offline, `html` is the page's text."""

    def __init__(self, html: str, points: list[Point]) -> None:
        self.html = html
        self.points = points

    def _repr_html_(self) -> str:
        return self.html

    def save(self, path: str | Path) -> Path:
        """Write the map as a page of its own; an existing file is replaced."""
        head = '<!doctype html><html lang="ru"><meta charset="utf-8"><title>presslens</title>'
        path = Path(path)
        path.write_text(f"{head}<body>{self.html}</body></html>", "utf-8")
        return path

    def __repr__(self) -> str:
        return f"<Map of {len(self.points)} places>"


class _Frame(NamedTuple):
    """What a map shows, and how degrees become pixels: equidistant, true to scale in the middle latitude."""

    west: float
    north: float
    scale: float  # pixels for a degree of longitude
    squeeze: float  # the same for latitude over that for longitude
    height: int

    def at(self, latitude: float, longitude: float) -> tuple[float, float]:
        x, y = (longitude - self.west) * self.scale, (self.north - latitude) * self.scale * self.squeeze
        return round(x, 1), round(y, 1)


def place_points(locations: pd.DataFrame) -> pd.DataFrame:
    """One row per place that has coordinates: name, kind, country, latitude, longitude, mentions, releases.

    `locations` is the table of that name, of an `Analysis` or a `Corpus`. The most mentioned come first.
    """
    known = locations.dropna(subset=["latitude", "longitude"])
    keys = ["kind", "country", "latitude", "longitude"]
    groups = known.groupby(keys, dropna=False, sort=False)
    points = groups.agg(
        name=("name", lambda names: names.value_counts().index[0]),
        mentions=("mentions", "sum"),
        releases=("name", "size"),
    )
    out = points.reset_index()[["name", *keys, "mentions", "releases"]]
    return out.sort_values(["mentions", "name"], ascending=[False, True], ignore_index=True)


def route_pairs(locations: pd.DataFrame) -> pd.DataFrame:
    """Pairs of cities that stand together in releases: their names, countries, coordinates and number of releases.

    The pairs found in most releases come first; of a release with very many cities the forty most mentioned count.
    """
    import pandas as pd

    cities = locations[(locations["kind"] == "city") & locations["latitude"].notna()]
    columns = {"name": "object", "country": "object", "latitude": "float64", "longitude": "float64"}
    pairs: dict[tuple[object, object], int] = {}
    shown: dict[object, list[object]] = {}
    for _, release in cities.groupby(["doc_id", "release_id"], sort=False):
        most = release.sort_values("mentions", ascending=False, kind="stable").head(40)
        for row in most[["geonames_id", *columns]].itertuples(index=False):
            shown.setdefault(row[0], list(row[1:]))
        ids = sorted(set(most["geonames_id"]))
        for i, a in enumerate(ids):
            for b in ids[i + 1 :]:
                pairs[a, b] = pairs.get((a, b), 0) + 1
    rows = [(*shown[a], *shown[b], n) for (a, b), n in pairs.items()]
    dtypes = {f"{column}_{end}": dtype for end in ("a", "b") for column, dtype in columns.items()}
    dtypes["releases"] = "int64"
    table = pd.DataFrame(rows, columns=list(dtypes), dtype="object").astype(dtypes)
    return table.sort_values(["releases", "name_a", "name_b"], ascending=[False, True, True], ignore_index=True)


def draw_map(points: pd.DataFrame, routes: pd.DataFrame | None = None) -> Map:
    """Draw places, and lines between the cities of `routes`, on the outlines of countries.

    Cities are discs, regions rings, sized by mentions; a country that is named is tinted; the colour is the
    country's. Names and counts show where the mouse rests.
    """
    rows = [Point(*row) for row in points.astype(object).where(points.notna(), None).itertuples(index=False)]
    shown = [row for row in rows if row.kind != "country"]
    frame = _frame([(row.latitude, row.longitude) for row in shown or rows])
    colours = _colours(rows)
    lines = _lines(routes, frame) if routes is not None else ""
    data = json.dumps([row._asdict() for row in rows], ensure_ascii=False).replace("<", "\\u003c")
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {frame.height}" role="img" '
        f'style="width:100%;max-width:{WIDTH}px;background:#e6eaed">'
        f"{_countries(rows, colours, frame)}{lines}{_discs(shown, colours, frame)}</svg>"
    )
    html = f'<div class="presslens-map">{svg}{_legend(colours)}<script type="application/json">{data}</script></div>'
    return Map(html, rows)


def _frame(places: list[tuple[float, float]]) -> _Frame:
    if not places:
        places = [(35.0, 20.0), (75.0, 180.0)]
    south, north = (f(p[0] for p in places) for f in (min, max))
    west, east = (f(p[1] for p in places) for f in (min, max))
    spare = max(0.0, LEAST_SPAN - (east - west)) / 2 + MARGIN
    west, east = max(-180.0, west - spare), min(180.0, east + spare)
    squeeze = 1 / max(0.2, math.cos(math.radians((south + north) / 2)))
    tall = (north - south) + 2 * MARGIN
    least = 0.45 * (east - west) / squeeze  # neither a strip nor a tower
    if tall < least:
        south, north = south - (least - tall) / 2, north + (least - tall) / 2
    elif tall > 2.5 * least:
        spare = (tall / 2.5 - least) / 0.45 * squeeze / 2
        west, east = max(-180.0, west - spare), min(180.0, east + spare)
    scale = WIDTH / (east - west)
    south, north = max(-90.0, south - MARGIN), min(90.0, north + MARGIN)
    return _Frame(west, north, scale, squeeze, round((north - south) * scale * squeeze))


def _colours(rows: list[Point]) -> dict[str, str]:
    mentions: dict[str, int] = {}
    for row in rows:
        if row.country:
            mentions[row.country] = mentions.get(row.country, 0) + row.mentions
    most = sorted(mentions, key=lambda code: (-mentions[code], code))
    return {code: COLOURS[i] if i < len(COLOURS) else OTHER_COLOUR for i, code in enumerate(most)}


@cache
def _outlines() -> list[tuple[str, list[list[tuple[float, float]]]]]:
    """Countries as (ISO code, rings of (latitude, longitude))."""
    import numpy as np

    with (files("presslens.data") / "outlines.npz").open("rb") as file, np.load(file) as arrays:
        points, bounds, codes = arrays["points"] / 100, arrays["bounds"].tolist(), arrays["codes"].tolist()
    out: dict[str, list[list[tuple[float, float]]]] = {}
    for code, a, b in zip(codes, bounds, bounds[1:], strict=False):
        out.setdefault(code, []).append([(y, x) for x, y in points[a:b].tolist()])
    return list(out.items())


def _countries(rows: list[Point], colours: dict[str, str], frame: _Frame) -> str:
    named = {row.country: row for row in rows if row.kind == "country"}
    out = []
    for code, rings in _outlines():
        path = "".join("M" + "L".join("{:g} {:g}".format(*frame.at(*p)) for p in ring) + "Z" for ring in rings)
        row = named.get(code)
        tint = f'fill="{colours[code]}" fill-opacity=".22"' if row else 'fill="#fbfaf5"'
        out.append(f'<path d="{path}" {tint} stroke="#b5b5b5" stroke-width=".7">{row.title if row else ""}</path>')
    return "".join(out)


def _lines(routes: pd.DataFrame, frame: _Frame) -> str:
    out = []
    most = max(routes["releases"], default=1)
    for r in routes.to_dict("records"):
        x1, y1 = frame.at(r["latitude_a"], r["longitude_a"])
        x2, y2 = frame.at(r["latitude_b"], r["longitude_b"])
        width = round(0.8 + 4 * r["releases"] / most, 1)
        title = escape(f"{r['name_a']} — {r['name_b']}: {r['releases']}")
        out.append(
            f'<line class="route" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="#444" stroke-opacity=".35" '
            f'stroke-width="{width}"><title>{title}</title></line>'
        )
    return "".join(out)


def _discs(rows: list[Point], colours: dict[str, str], frame: _Frame) -> str:
    most = max((row.mentions for row in rows), default=1)
    out = []
    for row in rows:  # the largest first, so that none hides another
        x, y = frame.at(row.latitude, row.longitude)
        radius = round(max(SMALLEST, LARGEST * math.sqrt(row.mentions / most)), 1)
        colour = colours.get(row.country or "", OTHER_COLOUR)
        fill = f'fill="{colour}" fill-opacity=".6"' if row.kind == "city" else 'fill="none" pointer-events="all"'
        out.append(
            f'<circle class="place" cx="{x}" cy="{y}" r="{radius}" {fill} stroke="{colour}" stroke-width="1.5">'
            f"{row.title}</circle>"
        )
    return "".join(out)


def _legend(colours: dict[str, str]) -> str:
    from presslens.gazetteer import country

    items = (
        f'<span style="margin-right:1em"><span style="color:{colour}">●</span> {escape(found.name)}</span>'
        for code, colour in list(colours.items())[: len(COLOURS)]
        if (found := country(code))
    )
    credits = f'<div style="font-size:11px;opacity:.7">{CREDITS}</div>'
    return f'<div style="font:13px sans-serif;margin:.4em">{"".join(items)}{credits}</div>'
