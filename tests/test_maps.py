"""Maps: what is drawn is what the table holds, and the page needs nothing from outside."""

import json
import re
from xml.etree import ElementTree

import pandas as pd
import pytest

import presslens
from presslens.schema import frame
from presslens.views.maps import draw_map, place_points, route_pairs

SVG = "{http://www.w3.org/2000/svg}"


def locations(*rows):
    """A table of locations from (release, name, kind, country, latitude, longitude, mentions)."""
    columns = {name: [None] * len(rows) for name in frame("locations", empty()).columns}
    given = ["release_id", "name", "kind", "country", "latitude", "longitude", "mentions"]
    for i, name in enumerate(given):
        columns[name] = [row[i] for row in rows]
    columns["doc_id"] = [0] * len(rows)
    columns["location_id"] = list(range(len(rows)))
    columns["geonames_id"] = [None if row[4] is None else round(1000 * row[4] + row[5]) for row in rows]
    return frame("locations", columns)


def empty():
    from presslens.schema import TABLES

    return {name: [] for name in TABLES["locations"]}


KURGAN, OMSK = ("Курган", "city", "RU", 55.4, 65.3), ("Омск", "city", "RU", 55.0, 73.4)
KOSTANAY, RUSSIA = ("Костанай", "city", "KZ", 53.2, 63.6), ("Россия", "country", "RU", 56.0, 50.0)
VILLAGE = ("Ивантеевка <b>", "city", "RU", None, None)


@pytest.fixture
def table():
    return locations(
        (0, *KURGAN, 3), (0, *KOSTANAY, 1), (0, *RUSSIA, 5), (1, *KURGAN, 2), (1, *OMSK, 1), (1, *KOSTANAY, 4),
        (1, *VILLAGE, 1),
    )  # fmt: skip


def test_points_add_up_mentions_over_releases(table):
    points = place_points(table)
    assert points[["name", "mentions", "releases"]].values.tolist() == [
        ["Костанай", 5, 2], ["Курган", 5, 2], ["Россия", 5, 1], ["Омск", 1, 1],
    ]  # fmt: skip


def test_routes_count_releases(table):
    routes = route_pairs(table)
    pairs = {frozenset((r.name_a, r.name_b)): r.releases for r in routes.itertuples()}
    assert pairs == {
        frozenset(("Курган", "Костанай")): 2, frozenset(("Курган", "Омск")): 1, frozenset(("Омск", "Костанай")): 1,
    }  # fmt: skip
    assert routes.loc[0, "releases"] == 2


def test_page_holds_its_data_and_nothing_from_outside(table, tmp_path):
    drawn = draw_map(place_points(table), route_pairs(table))
    page = drawn.save(tmp_path / "map.html").read_text("utf-8")
    data = json.loads(re.search(r'<script type="application/json">(.*?)</script>', page)[1])
    assert [row["name"] for row in data] == ["Костанай", "Курган", "Россия", "Омск"]
    assert not re.search(r"(?:src|href)\s*=|@import|url\(", page)
    assert "GeoNames (CC BY 4.0)" in page and "Natural Earth" in page
    svg = ElementTree.fromstring(re.search(r"<svg.*</svg>", drawn.html, re.S)[0])
    width, height = (float(x) for x in svg.get("viewBox").split()[2:])
    circles = {c.find(f"{SVG}title").text: c for c in svg.iter(f"{SVG}circle")}
    assert list(circles) == [
        "Костанай (KZ): 5 mentions in 2 releases", "Курган (RU): 5 mentions in 2 releases",
        "Омск (RU): 1 mentions in 1 releases",
    ]  # fmt: skip
    at = {
        title.split(" ")[0]: (float(c.get("cx")), float(c.get("cy")), float(c.get("r"))) for title, c in circles.items()
    }
    assert all(0 < x < width and 0 < y < height for x, y, _ in at.values())
    assert at["Костанай"][0] < at["Курган"][0] < at["Омск"][0], "east is right"
    assert at["Курган"][1] < at["Омск"][1] < at["Костанай"][1], "north is up"
    assert at["Омск"][2] < at["Курган"][2], "the more mentions, the larger"
    colours = {title.split(" ")[0]: c.get("stroke") for title, c in circles.items()}
    assert colours["Курган"] == colours["Омск"] != colours["Костанай"]
    assert len(list(svg.iter(f"{SVG}line"))) == 3
    assert any(p.find(f"{SVG}title") is not None for p in svg.iter(f"{SVG}path")), "a named country is tinted"


def test_names_cannot_break_the_page():
    bad = ("</script><script>alert(1)</script>", "city", "RU", 55.0, 60.0)
    drawn = draw_map(place_points(locations((0, *bad, 1))))
    assert drawn.html.count("<script") == 1
    assert "alert(1)</script>" not in drawn.html.replace("\\u003c/script>", "")


def test_nothing_to_draw():
    nothing = frame("locations", empty())
    assert place_points(nothing).empty and route_pairs(nothing).empty
    drawn = draw_map(place_points(nothing), route_pairs(nothing))
    assert drawn.points == [] and "<circle" not in drawn.html
    assert isinstance(route_pairs(nothing), pd.DataFrame)


def test_routes_have_their_dtypes_without_rows():
    some, none = (presslens.analyze(text).routes() for text in ("Поезд из Омска в Тулу.", "Раз."))
    assert len(some) == 1 and none.empty
    assert some.dtypes.tolist() == none.dtypes.tolist() and list(some.columns) == list(none.columns)
    assert set(map(str, none.dtypes)) == {"object", "float64", "int64"}
