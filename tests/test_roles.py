"""Affiliations: the cases of `cases/roles.tsv`, and what must hold for any text."""

import re
from pathlib import Path

import pandas as pd
import pytest

import presslens

LINES = Path(__file__).parent.joinpath("cases", "roles.tsv").read_text("utf-8").splitlines()
CASES = [line for line in LINES if line and not line.startswith("#")]


def roles(text: str) -> set[str]:
    """Each affiliation in the notation of the cases."""
    out = set()
    for row in presslens.analyze(text).affiliations.to_dict("records"):
        where = row["organisation"] or row["place"]
        status = "" if row["status"] == "current" else f" [{row['status']}]"
        out.add(f"{row['person']}: {row['role']}" + (f" @ {where}" if where else "") + status)
    return out


@pytest.mark.parametrize(
    "line",
    [pytest.param(c.lstrip("!"), marks=[pytest.mark.xfail(strict=True)] if c.startswith("!") else []) for c in CASES],
)
def test_case(line: str):
    text, _, expected = line.partition("\t")
    assert roles(text.replace("\\n", "\n")) == {item.strip() for item in expected.split(";") if item.strip()}


def test_who_is_told_under_a_headline():
    below = "\n\nИм стал Глеб Лосев. Он знает область.\n\nПодробности позже."
    assert roles("В Омске назначили врио министра спорта" + below) == {"Глеб Лосев: врио министра спорта [acting]"}
    assert roles("Министр спорта приехал в Омск" + below) == set()


def test_ranges_cover_the_words_of_the_role():
    text = "Вчера врио директора завода Анна Ким и главный инженер Олег Седых открыли цех."
    table = presslens.analyze(text).affiliations
    spans = [text[a:b] for a, b in zip(table["role_start"], table["role_stop"], strict=True)]
    assert spans == ["врио директора завода", "главный инженер"]
    for row in table.to_dict("records"):
        assert row["start"] <= row["role_start"] < row["role_stop"] <= row["stop"]
        assert row["text"] == text[row["start"] : row["stop"]]


def test_two_hundred_officials_keep_their_own_roles():
    names = ["Иван Петров", "Анна Ким", "Олег Седых", "Вера Полищук"]
    text = "Присутствовали " + ", ".join(f"министр труда {names[i % 4]}" for i in range(200)) + "."
    table = presslens.analyze(text).affiliations
    assert set(table["role"]) == {"министр труда"}
    assert table["person"].map(lambda name: name in names).all()
    assert len(table) == 200


def test_each_statement_of_a_role_is_a_row_with_its_own_evidence():
    text = (
        "Ректор КФУ Олег Седых приехал. Ректора КФУ Олега Седых встретил Иван Петров. "
        "Иван Петров, бывший ректор КФУ, ушёл."
    )
    table = presslens.analyze(text).affiliations
    assert list(zip(table["person"], table["role"], table["organisation"], strict=True)) == [
        ("Олег Седых", "ректор", "КФУ"),
        ("Олег Седых", "ректор", "КФУ"),
        ("Иван Петров", "бывший ректор", "КФУ"),
    ]
    assert list(table["role_start"]) == [0, 31, 90]


def test_a_surname_with_a_role_whose_body_is_inferred_is_no_second_row():
    text = "Гостей принял чилийский Amur University. Президент чилийского вуза Хуан Гарсия рад. Президент Гарсия учтив."
    table = presslens.analyze(text).affiliations
    assert list(zip(table["person"], table["role"], table["organisation"], strict=True)) == [
        ("Хуан Гарсия", "президент", "Amur University")
    ]


def test_what_is_called_after_a_saint_is_not_what_was_named_before():
    text = "Гостей принял Троицкий собор. Играет кантор собора Святого Фомы Олег Седых."
    assert "Троицкий собор" not in set(presslens.analyze(text).affiliations["organisation"])


def test_of_two_museums_told_far_before_nobody_knows_which():
    museums = "Выставку открыли Музей ткани и Музей часов."
    text = f"{museums}\n\nЗдесь сто вещей.\n\nЖдут всех.\n\nДиректор музея Олег Седов рад."
    assert presslens.analyze(text).affiliations.organisation.isna().all()


def test_the_main_role_is_a_current_office():
    text = "Пришёл бывший депутат Олег Седых. Олег Седых, директор завода, поздравил всех."
    people = presslens.analyze(text).people
    assert people.loc[0, "role"] == "директор завода"
    assert not re.search("бывший", people.loc[0, "role"])


def test_an_office_goes_before_a_degree():
    people = presslens.analyze("Кандидат наук Олег Седых, директор завода, поздравил всех.").people
    assert list(people["role"]) == ["директор завода"]


def test_what_is_no_post_is_reported_on_demand():
    text = "Основатель фонда «Кров» Анна Ким рассказала о планах."
    analysis = presslens.analyze(text)
    assert analysis.affiliations.empty
    assert analysis.people.loc[0, ["role", "organisation"]].tolist() == ["основатель", "фонд «Кров»"]
    table = presslens.Analyzer(roles=["основатель"]).analyze(text).affiliations
    assert list(zip(table["role"], table["organisation"], strict=True)) == [("основатель", "фонд «Кров»")]


def test_an_adjective_tells_the_place_that_nothing_else_names():
    text = "Об этом заявил португальский премьер-министр Жуан Пинту. «Ждём гостей», — сказал Пинту."
    analysis = presslens.analyze(text)
    row = analysis.affiliations.iloc[0]
    assert (row.role, row.place, row.text) == (
        "премьер-министр",
        "Португалия",
        "португальский премьер-министр Жуан Пинту",
    )
    assert row.location_id is pd.NA and analysis.locations.empty
    assert analysis.people.loc[0, "place"] == "Португалия"
    assert analysis.speakers.loc[0, ["place", "country"]].tolist() == ["Португалия", "PT"]


def test_the_lexicon_can_be_extended():
    text = "На сцену вышел главный тимлидер Олег Седых."
    assert presslens.analyze(text).affiliations.empty
    table = presslens.Analyzer(roles=["тимлидер"]).analyze(text).affiliations
    assert list(table["role"]) == ["главный тимлидер"]


@pytest.mark.parametrize(("roles", "error"), [("тимлид", TypeError), ([1], TypeError), (["два слова"], ValueError)])
def test_an_extension_that_is_none_says_so(roles, error):
    with pytest.raises(error, match=r"roles takes a list of words|a role is"):
        presslens.Analyzer(roles=roles)


@pytest.mark.parametrize(
    "text",
    [
        "директор " * 2000,
        "директор, " * 2000 + "Анна Ким",
        "и. о. " * 2000,
        "министр и " * 500 + "Анна Ким" + " (" * 500,
        "«директор " * 1000,
        "ДИРЕКТОР ЗАВОДА\n" * 500,
        "Анна Ким, " * 300 + "директор",
        "пост директора " * 1000 + "занимает",
        "дочь министра " * 1000,
        "В 1990 году — " * 500 + "директор",
    ],
)
def test_roles_without_holders_invent_little_and_never_fail(text: str):
    assert len(presslens.analyze("Анна Ким.\n" + text).affiliations) <= 2


SIGNED = "Школа открылась в Омске. Её построили за год.\n\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("С уважением,\nАнна Ким,\nначальник пресс-службы завода «Вектор»", "начальник @ пресс-служба завода «Вектор»"),
        ("Контакты для прессы:\nАнна Ким\nменеджер по рекламе\nООО «Вектор»", "менеджер по рекламе @ ООО «Вектор»"),
        ("Контакты для прессы:\nАнна Ким,\nменеджер по рекламе,\nООО «Вектор»", "менеджер по рекламе @ ООО «Вектор»"),
        ("--\nАнна Ким\nменеджер по рекламе, ЗАО «Вектор»\n+7 999 000-00-00", "менеджер по рекламе @ ЗАО «Вектор»"),
        ("Контакты для прессы: Анна Ким, координатор отряда\nтел. +7 999 000-00-00", "координатор отряда"),
        ("Контакты для прессы:\nАнна Ким\nменеджер\nМузей флота\nмоб. +7 999 000-00-00", "менеджер @ Музей флота"),
        ("Ректор\nОмского университета\nАнна Ким", "ректор @ Омский университет"),
        ("Директор\nФонда «Вектор»          Анна Ким", "директор @ Фонд «Вектор»"),
    ],
)
def test_a_signature_of_several_lines(lines: str, expected: str):
    assert roles(SIGNED + lines) == {f"Анна Ким: {expected}"}


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("пресс-секретарь", "пресс-секретарь @ ООО «Вектор»"),
        ("менеджер по рекламе", "менеджер по рекламе @ ООО «Вектор»"),
        ("координатор форума", "координатор форума"),
    ],
)
def test_the_contact_is_of_the_company_that_the_page_names(role: str, expected: str):
    fields = f"Контактное лицо: Анна Ким, {role}\nКомпания: ООО «Вектор»\nСтрана: Россия"
    assert roles(SIGNED + fields) == {f"Анна Ким: {expected}"}


def test_several_roles_on_the_line_under_a_name():
    text = SIGNED + "С уважением,\nАнна Ким,\nначальник пресс-службы, кандидат наук\n+7 999 000-00-00"
    assert roles(text) == {"Анна Ким: начальник пресс-службы", "Анна Ким: кандидат наук"}


def test_several_roles_over_the_body_that_they_are_of():
    text = SIGNED + "С уважением,\nАнна Ким,\nвице-консул, атташе\nГенеральное консульство Армении\n+7 999 000-00-00"
    where = "Генеральное консульство Армении"
    assert roles(text) == {f"Анна Ким: вице-консул @ {where}", f"Анна Ким: атташе @ {where}"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Анна Ким\tдиректор\tАО «Вектор»\nГлеб Лосев\tначальник отдела\tМинтруд\tПудож", "начальник отдела @ Минтруд"),
        ("1\tАнна Ким\tдиректор\tАО «Вектор»\n2\tГлеб Лосев\tначальник отдела", "начальник отдела"),
        ("директор АО «Вектор»\tАнна Ким\nначальник отдела\tГлеб Лосев\tМинтруд", "начальник отдела"),
    ],
)
def test_a_table_of_people(rows: str, expected: str):
    assert roles(SIGNED + rows) == {"Анна Ким: директор @ АО «Вектор»", f"Глеб Лосев: {expected}"}


def test_a_line_that_goes_on_after_a_name_is_no_signature():
    text = "Вчера сюда приехала Анна Ким,\n\nруководитель завода «Вектор» Глеб Лосев остался дома."
    assert not any(found.startswith("Анна Ким") for found in roles(text))


def test_who_is_sent_to_a_body_is_of_the_state_too():
    text = "Представитель России при ЕСПЧ Глеб Лосев и российский постпред при ООН Олег Седых уехали."
    table = presslens.analyze(text).affiliations
    told = table[["person", "role", "organisation", "place"]].to_numpy().tolist()
    assert told == [
        ["Глеб Лосев", "представитель", "ЕСПЧ", "Россия"],
        ["Олег Седых", "постпред", "ООН", "Россия"],
    ]
