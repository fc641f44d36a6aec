"""Sentences are razdel's, found in linear time."""

import random

import pytest
from razdel import sentenize

from presslens.splitting import sentence_ranges

TEXTS = """
Приехал И. Иванов. Он рад. Дж. Смит и А. С. Пушкин, т. е. поэт.
В 2010 г. Курган, ул. Ленина, д. 5. Цена 5 тыс. руб. Выросла. И т. д. И т. п.
«Приехал!» Он рад. «Рад?» — спросил он. "Да." "Нет" и „так“. 'Пусть.' Ура…
1. Первый пункт. 2) Второй. а) третий. IV. Четвёртый. 8.1. Пятый
(Он приехал.) [Она тоже.] Смайлы :) Ура =( нет ;-))) Да :))))) Вот
Слово.Слово без пробела. слово с малой. — Тире. — Сказал. — сказал
Много?!.. Знаков!!! Подряд...   Пробелы.\u00a0Неразрывные.\u2009Тонкие.\t\tТабуляция. \x1cЕщё.
кв. м. Кв. Км. корп. 5. р. Х. до н. э. Рим. к.т.н. Петров. о. Сахалин. А. Б. В.
""".strip().splitlines()


def razdel(text):
    return [(s.start, s.stop) for s in sentenize(text) if s.text]


@pytest.mark.parametrize("text", ["", " \n\t", *TEXTS])
def test_written_texts(text):
    assert sentence_ranges(text) == razdel(text)


def test_random_strings_of_the_characters_that_rules_speak_of():
    rng = random.Random(0)
    parts = [*list("аАг т.д...?!…;\"„'»”’)]}:)(-=–  \n\n 1 §IV_"), "т. е", "Дж", "ст", "руб", "им", " А.", " («", ":) "]
    for _ in range(5000):
        text = "".join(rng.choices(parts, k=rng.randint(0, 30)))
        assert sentence_ranges(text) == razdel(text), text


@pytest.mark.parametrize(
    "marked",
    [
        "Завод открыли в 2013 г.| Он вырос.",
        "Работы шли в 2010–2013 гг.| После них открыли парк.",
        "С 2010 по 2013 гг. Иванов работал в школе.",
        "Школа построена в 2013 г. Иваном Беловым.",
        "Мэр г. Омска И.И. Белов приехал.",
        "Принял эмира Карима I.| Лунёв подарил книгу.",
    ],
)
def test_a_year_ends_a_sentence_only_before_a_word_that_begins_one(marked):
    text = marked.replace("|", "")
    assert "|".join(text[a:b] for a, b in sentence_ranges(text)) == "|".join(p.strip() for p in marked.split("|"))


@pytest.mark.parametrize("text", ["«" * 200_000, "и. " * 200_000, ". " * 200_000, ":)" * 200_000, " " * 200_000])
def test_long_paragraphs_take_linear_time(text):
    assert all(text[a:b].strip() for a, b in sentence_ranges(text))
