"""The gazetteer: what its documentation promises, and names that must be there."""

import pytest

from presslens import gazetteer


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
        ("Габала", "AZ", "Габалинский район"),
        ("Шеки", "AZ", "Шеки"),
        ("Нахичевань", "AZ", "Нахичеванская Автономная Республика"),
        ("Комрат", "MD", "Гагаузия"),
        ("Бельцы", "MD", "Бельцы"),
        ("Оргеев", "MD", "Оргеевский район"),
        ("Тирасполь", "MD", "Приднестровье"),
        ("Кривой Рог", "UA", "Днепропетровская область"),
        ("Хэйхэ", "CN", "Хэйлунцзян"),
        ("Тяньцзинь", "CN", "Тяньцзинь"),
    ],
)
def test_cities_lie_in_their_regions(name, country, region):
    first = gazetteer.lookup(name, kind="city")[0]
    assert (first.kind, first.country, first.region) == ("city", country, region)
    assert first.geonames_id and first.latitude and first.longitude and first.population


def test_lookup_narrows():
    assert {p.country for p in gazetteer.lookup("Петропавловск")} >= {"KZ", "RU"}
    assert [p.region for p in gazetteer.lookup("Петропавловск", country="RU")] == ["Камчатский край"]
    assert gazetteer.lookup("Алтай", kind="country") == []
    assert gazetteer.lookup("Нет такого города") == []


# Oblasts, republics, raions, provinces, and the cities that are regions of their own: Baikonur counts, Osh does not.
REGIONS = "RU 83,KZ 21,BY 7,UA 27,UZ 14,KG 8,TJ 5,TM 6,AM 11,AZ 69,GE 12,MD 37,MN 22,CN 31"


@pytest.mark.parametrize("wanted", REGIONS.split(","))
def test_countries_and_their_regions(wanted):
    code, number = wanted.split()
    country = gazetteer.country(code)
    assert country and country.kind == "country" and country.geonames_id
    regions = gazetteer.regions(code)
    assert len(regions) == int(number)
    assert all(p.country == code and p.latitude and p.longitude for p in regions)
    assert all(p in gazetteer.lookup(p.name) for p in regions)


def test_every_city_of_these_countries_has_a_region():
    from presslens.gazetteer.store import load

    store = load()
    codes = {wanted.split()[0] for wanted in REGIONS.split(",")}
    own = [i for i, kind in enumerate(store.kinds) if kind == "city" and store.countries[i] in codes]
    without = [store.names[i] for i in own if store.regions[i] < 0]
    assert len(without) < 0.002 * len(own), without


@pytest.mark.parametrize("name", ["Центральный", "Северо-Западный", "Южный", "Северо-Кавказский", "Приволжский",
                                  "Уральский", "Сибирский", "Дальневосточный"])  # fmt: skip
def test_federal_districts(name):
    (found,) = gazetteer.lookup(f"{name} федеральный округ")
    assert (found.kind, found.country) == ("region", "RU")


@pytest.mark.parametrize(
    ("other", "name"),
    [("район Кагул", "Кагульский район"), ("Закатальский район", "Закатальский район"), ("ПМР", "Приднестровье"),
     ("Белоканский район", "Белоканский район"), ("Абайская область", "Область Абай"),
     ("ЯНАО", "Ямало-Ненецкий автономный округ")],
)  # fmt: skip
def test_other_names_of_regions(other, name):
    assert gazetteer.lookup(other)[0].name == name


def test_adjectives_of_regions():
    store = gazetteer.load()
    found = [store.names[i] for word in ("курганский", "северо-казахстанский") for i in store.find_adjective(word)]
    assert found == ["Курганская область", "Северо-Казахстанская область"]


def test_no_country():
    assert gazetteer.country("ZZ") is None
