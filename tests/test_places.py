"""Places: their names in the nominative, one row for one place, links in context."""

from itertools import count
from pathlib import Path

import pytest

import presslens
from presslens.document import Document, Mention
from presslens.entities.mentions import find_mentions
from presslens.entities.places import resolve_places
from presslens.layout import parse_layout
from presslens.tagging import default_engine

CASES = Path(__file__).parent / "cases"


def cases(name):
    return list(_cases(name))


def _cases(name):
    for line in (CASES / name).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            fields = line.split("\t")
            mark = [pytest.mark.xfail(strict=True)] if fields[-1] == "xfail" else []
            yield pytest.param(*fields[:-1] if mark else fields, marks=mark, id=line[:60])


def places(text):
    """The places of a text whose mentions are marked with brackets, in the order of the marks.

    Finding mentions is not what is tested here: the marked ones take the place of those found where they overlap.
    """
    parts = text.replace("]", "[").split("[")
    doc = Document("".join(parts))
    marked = []
    for i, part in enumerate(parts):
        start = sum(map(len, parts[:i]))
        if i % 2:
            marked.append((start, start + len(part)))
    parse_layout(doc)
    default_engine().tag([doc])
    mentions = [m for m in find_mentions(doc) if not any(m.start < stop and start < m.stop for start, stop in marked)]
    for start, stop in marked:
        first, last = doc.tokens.covering(start, stop)
        mentions.append(Mention(0, 0, "location", -1, start, stop, first, last))
    mentions.sort(key=lambda m: m.start)
    for i, mention in enumerate(mentions):
        mention.mention_id, mention.release_id = i, 0
    resolve_places(doc, [m for m in mentions if m.kind == "location"], count())
    by_id = {place.location_id: place for place in doc.locations}
    return [by_id[m.entity_id] for m in mentions if (m.start, m.stop) in marked]


@pytest.mark.parametrize(("name", "country", "region", "text"), cases("ambiguous_places.tsv"))
def test_links_in_context(name, country, region, text):
    place = places(text)[0]
    assert place.geonames_id and place.kind == "city"
    assert (place.name.replace("ё", "е"), place.country) == (name.replace("ё", "е"), country)
    assert (place.region or "") == region


def test_ambiguous_names_are_ambiguous():
    rows = [case.values for case in cases("ambiguous_places.tsv")]
    meant = {name: {(c, r) for n, c, r, _ in rows if n == name} for name, *_ in rows}
    assert len(meant) >= 50
    assert [name for name, places in meant.items() if len(places) < 2] == []
    known = sum(bool(case.marks) for case in cases("ambiguous_places.tsv"))
    assert known <= 0.05 * len(rows), "too many that are known to fail"


@pytest.mark.parametrize(("name", "kind", "country", "text"), cases("place_names.tsv"))
def test_names(name, kind, country, text):
    place = places(text)[0]
    assert (place.name, place.kind, place.country or "-") == (name, kind, country)


def test_a_town_and_its_region_are_two_places():
    names = presslens.analyze("В городе Гагарин Джизакской области открыли школу.").locations
    assert names[["name", "country"]].values.tolist() == [["Гагарин", "UZ"], ["Джизакская область", "UZ"]]


def test_a_village_lies_where_its_district_lies():
    table = presslens.analyze("В с. Николаевка Тарбагатайского района Бурятии сгорел дом.").locations
    assert table[["name", "kind", "country", "region"]].values.tolist() == [
        ["Николаевка", "city", "RU", "Республика Бурятия"],
        ["Тарбагатайский район", "district", "RU", "Республика Бурятия"],
        ["Бурятия", "region", "RU", None],
    ]
