"""Where people and organisations are at home: only what the wording says, never what merely stands near."""

from pathlib import Path

import pytest

import presslens

CASES = Path(__file__).parent / "cases" / "seats.tsv"


def cases():
    return list(_cases())


def _cases():
    for line in CASES.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            marks = [pytest.mark.xfail(strict=True)] if line.startswith("!") else []
            yield pytest.param(*line.removeprefix("!").split("\t"), marks=marks, id=line[:60])


@pytest.mark.parametrize(("text", "expected"), cases())
def test_people(text, expected):
    people = presslens.analyze(text).people
    assert "; ".join(f"{row.name}: {row.place or '-'}" for row in people.itertuples()) == expected


def test_speakers_have_their_place_and_its_country():
    text = (
        "«Работа начата», — сообщили в администрации Омска. Анна Ким, директор фонда «Кров», г. Кокшетау, заявила, что "
        "проект поддержат. «Мы готовы», — сказала Ким. Иван Петров отметил, что готовы не все."
    )
    speakers = presslens.analyze(text).speakers
    assert {row.name: (row.place, row.country) for row in speakers.itertuples()} == {
        "администрация Омска": ("Омск", "RU"), "Анна Ким": ("Кокшетау", "KZ"), "Иван Петров": (None, None),
    }  # fmt: skip


def test_an_organisation_with_two_addresses_has_none():
    text = "Анна Ким, директор фонда «Кров», уехала. Фонд «Кров» (Омск) открыл зал. Фонд «Кров» (Тула) открыл музей."
    assert presslens.analyze(text).people.loc[0, "place"] is None
