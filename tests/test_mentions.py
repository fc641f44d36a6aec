"""Mentions, and organisations in normal form: the cases of two files, one a line."""

import re
from pathlib import Path

import pytest

import presslens

CASES = Path(__file__).parent / "cases"
KINDS = {"p": "person", "o": "organisation", "l": "location"}
MARKUP = re.compile(r"\{([pol]) |\}")


def lines(file):
    for line in (CASES / file).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            known = line.startswith("!")
            yield pytest.param(line.lstrip("! "), marks=[pytest.mark.xfail(strict=True)] if known else [])


def read(line):
    """The text without its markup, and the kinds and names marked in it, the outer before the inner."""
    text, names, opened = "", [], []
    end = 0
    for mark in MARKUP.finditer(line):
        text += line[end : mark.start()]
        end = mark.end()
        if mark[1]:
            opened.append(len(names))
            names.append((KINDS[mark[1]], len(text)))
        else:
            kind, start = names[opened[-1]]
            names[opened.pop()] = kind, text[start:]
    return text + line[end:], names


@pytest.mark.parametrize("line", list(lines("mentions.txt")))
def test_names_are_found_whole(line):
    text, expected = read(line)
    mentions = presslens.analyze(text).mentions
    assert list(zip(mentions["kind"], mentions["text"], strict=True)) == expected


@pytest.mark.parametrize("line", list(lines("organisations.txt")))
def test_organisations_are_one_row_each_in_the_nominative(line):
    text, names = line.split("\t")
    assert list(presslens.analyze(text).organisations["name"]) == names.split("; ")


def test_an_abbreviation_has_its_column():
    table = presslens.analyze("Собралась Федерация профсоюзов Тувы (ФПТ). В ФПТ довольны.").organisations
    assert list(table["abbreviation"]) == ["ФПТ"]
    assert list(table["mentions"]) == [3]


@pytest.mark.parametrize(
    ("text", "abbreviation"),
    [
        ("Институт лесных болот РАН (ИЛБ РАН) ждёт гостей.", "ИЛБ РАН"),
        ("Национальный центр риса (НЦ риса) ждёт гостей.", "НЦ риса"),
        ("Тарский государственный технический университет (ТарГТУ) ждёт гостей.", "ТарГТУ"),
        ("АО «Тарская венчурная компания» ждёт. В АО «ТВК» ждут.", "ТВК"),
    ],
)
def test_an_abbreviation_may_be_of_several_words_or_syllables(text, abbreviation):
    assert presslens.analyze(text).organisations["abbreviation"].iloc[0] == abbreviation


def test_a_place_inside_a_name_is_a_mention_only_where_it_also_stands_alone():
    inside = "Выступила Общественная палата Тверской области."
    assert presslens.analyze(inside).locations.empty
    assert list(presslens.analyze(inside + " Она живёт в Тверской области.").locations["mentions"]) == [2]


@pytest.mark.parametrize(
    "text",
    [
        "Фонд «" + "очень длинное имя " * 60 + "» открыт.",
        "Министерство " + "развития " * 500,
        "ООО " * 2000,
        "«" * 10_000 + "Весна",
        "Общественная\nпалата\nТверской\nобласти",
        "Союз «Весна» " * 300,
    ],
    ids=["long name", "long chain", "legal forms", "unclosed", "line ends", "repeats"],
)
def test_odd_names_give_sensible_rows(text):
    analysis = presslens.analyze(text)
    for mention in analysis.mentions.itertuples():
        assert text[mention.start : mention.stop] == mention.text
        assert len(mention.text) < 1000
    assert len(analysis.organisations) < 50


def test_the_fields_of_a_page_name_only_its_company():
    page = "Добавлен: 12 мая 2024\nКомпания: ООО «Ручей»\nСтрана: Казахстан\nВ Твери открылась выставка. Ждём гостей."
    mentions = presslens.analyze(page).mentions
    assert list(mentions["text"]) == ["ООО «Ручей»", "Твери"]


def test_date_line_names_the_body():
    """A date line without labels says whose the release is: its short name below is of that body."""
    head = "ТАРА, 6 февраля 2025 г. / Пресс-служба Института ягод\n\nБотаники описали сорт клюквы\n\n"
    text = "Ботаники описали сорт клюквы, который растёт на болотах. Его нашли летом.\n\nРабота Института важна."
    assert presslens.analyze(head + text).organisations.name.tolist() == ["Институт ягод"]


def test_a_letterhead_names_whose_release_it_is():
    body = "3 мая 2022\nВ крае начался сев\nВ районах края начался сев яровых. Об этом рассказали агрономы."
    for head, names in (
        ("КОМИТЕТ СЕЛЬСКОГО ХОЗЯЙСТВА ТВЕРСКОЙ ОБЛАСТИ", ["Комитет сельского хозяйства Тверской области"]),
        ("Посольство Чили в Перу", ["Посольство Чили в Перу"]),
        ("Университет ▸ Пресс-центр ▸ Новости", []),
        ("Университет   Наука   Пресс-центр", []),
    ):
        analysis = presslens.analyze(f"{head}\nНовости | Контакты | Архив\n{body}")
        assert analysis.organisations["name"].tolist() == names


@pytest.mark.parametrize(
    ("text", "table", "names"),
    [
        ("Приехал Иван\nПетрович Сидоров из Омска.", "people", ["Иван Петрович Сидоров"]),
        ("Выступила Анна Петрова-\nВодкина.", "people", ["Анна Петрова-Водкина"]),
        ("Вчера в Нью-\nЙорке прошёл концерт.", "locations", ["Нью-Йорк"]),
        (
            "Департамент здравоохранения и социальной\nзащиты Омской области ответил.",
            "organisations",
            ["Департамент здравоохранения и социальной защиты Омской области"],
        ),
        ("А. Б. В. Г. " * 30, "organisations", []),
    ],
)
def test_a_name_that_runs_over_a_line_end_is_whole(text, table, names):
    assert list(getattr(presslens.analyze(text), table)["name"]) == names


def test_a_letterhead_in_capitals_tells_whose_unit_it_is():
    head = "СИБИРСКИЙ ОЗЁРНЫЙ УНИВЕРСИТЕТ\nПресс-служба\n\nСОУ получил грант\n\n"
    text = head + "Учёные Сибирского озёрного университета рады. Рассказывает доцент кафедры торфа СОУ Анна Ким."
    names = list(presslens.analyze(text).organisations["name"])
    assert names == ["Сибирский озёрный университет", "кафедра торфа Сибирского озёрного университета"]
