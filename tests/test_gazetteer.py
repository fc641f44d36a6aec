"""The gazetteer: what its documentation promises, and names that must be there."""

import doctest

import pytest

from presslens import gazetteer
from presslens.gazetteer import store


@pytest.mark.parametrize("module", [gazetteer, store], ids=lambda m: m.__name__)
def test_examples(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("name", "country", "region"),
    [
        ("Великий Новгород", "RU", "Новгородская область"),
        ("НАБЕРЕЖНЫЕ ЧЕЛНЫ", "RU", "Республика Татарстан"),
        ("Орел", "RU", "Орловская область"),
        ("Петропавловск-Камчатский", "RU", "Камчатский край"),
        ("Джалал Абад", "KG", "Джалал-Абадская область"),
        ("Могилев", "BY", "Могилёвская область"),
        ("Нукус", "UZ", "Республика Каракалпакстан"),
        ("Гюмри", "AM", "Ширакская область"),
        ("Улан-Батор", "MN", "Улан-Батор"),
        ("Урумчи", "CN", "Синьцзян-Уйгурский автономный район"),
        ("Мюнхен", "DE", "Бавария"),
    ],
)
def test_cities_lie_in_their_regions(name, country, region):
    first = gazetteer.lookup(name)[0]
    assert (first.kind, first.country, first.region) == ("city", country, region)
    assert first.geonames_id and first.latitude and first.longitude and first.population


def test_lookup_narrows():
    assert {p.country for p in gazetteer.lookup("Петропавловск")} >= {"KZ", "RU"}
    assert [p.region for p in gazetteer.lookup("Петропавловск", country="RU")] == ["Камчатский край"]
    assert gazetteer.lookup("Алтай", kind="country") == []
    assert gazetteer.lookup("Нет такого города") == []


LEAST = "RU 80,KZ 17,BY 7,UA 25,UZ 13,KG 7,TJ 4,TM 5,AM 11,GE 11,MN 20,CN 27"


@pytest.mark.parametrize("wanted", LEAST.split(","))
def test_countries_and_their_regions(wanted):
    code, least = wanted.split()
    country = gazetteer.country(code)
    assert country and country.kind == "country" and country.geonames_id
    assert len(gazetteer.regions(code)) >= int(least)


def test_no_country():
    assert gazetteer.country("ZZ") is None
