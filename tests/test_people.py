"""People: names in the nominative, and one row for all mentions of a person."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import presslens
from presslens.entities.people.cast import Figure
from presslens.entities.people.parsing import WORD, read_name

CASES = Path(__file__).parent / "cases"


def names() -> Iterator[Any]:
    for line in (CASES / "names.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            fails = line.startswith("xfail\t")
            row = line.removeprefix("xfail\t").split("\t")
            marks = [pytest.mark.xfail(strict=True)] if fails else []
            yield pytest.param(*row[:3], row[3] if len(row) > 3 else "", id=row[0], marks=marks)


@pytest.mark.parametrize(("text", "name", "gender", "seen"), list(names()))
def test_a_name_in_any_form_is_put_into_the_nominative(text: str, name: str, gender: str, seen: str) -> None:
    case, heard = seen.split() if seen else (None, None)
    readings = read_name(text, tuple((case, heard, "Sing") for _ in WORD.findall(text)) if seen else ())
    best = readings[0]
    unsure = any(r[:3] == best[:3] and r.gender != best.gender and r.weight > best.weight - 0.6 for r in readings)
    assert Figure(0, *best[:3], best.initials, best.surname_first).name() == name
    assert (best.gender if best.gender and not unsure else "-") == gender


def releases() -> Iterator[Any]:
    label, text = "", ""
    for line in (CASES / "people.txt").read_text("utf-8").splitlines():
        if line.startswith("=>"):
            expected = line.removeprefix("=>").strip()
            marks = [pytest.mark.xfail(strict=True)] if expected.startswith("xfail") else []
            people = [name for name in expected.removeprefix("xfail").strip().split("; ") if name]
            yield pytest.param(text, people, id=label, marks=marks)
            text = ""
        elif line.startswith("#"):
            label = line.lstrip("# ")
        elif line:
            text += line + "\n"


@pytest.mark.parametrize(("text", "people"), list(releases()))
def test_a_release_has_one_row_for_each_person(text: str, people: list[str]) -> None:
    assert list(presslens.analyze(text).people["name"]) == people


def genders() -> Iterator[Any]:
    for line in (CASES / "genders.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            marks = [pytest.mark.xfail(strict=True)] if line.startswith("!") else []
            yield pytest.param(*line.removeprefix("!").split("\t"), id=line[:60], marks=marks)


@pytest.mark.parametrize(("text", "people"), list(genders()))
def test_a_gender_is_given_where_something_tells_it(text: str, people: str) -> None:
    found = presslens.analyze(text).people.fillna({"gender": "-"})
    assert "; ".join(f"{person.name}: {person.gender[0]}" for person in found.itertuples()) == people


@pytest.mark.parametrize(
    "text",
    [
        "Приехали А. Б. В. и Г. Д. Встретил их Е. Ж.",
        "Директор Иван\nПетрович\nСоколов открыл зал.",
        "".join(f"Инженер {a}{b} Иванов сказал Иванову. " for a in "АБВГДЕ" for b in "авгдез"),
        "".join(f"{chr(1040 + i % 28)}. {chr(1040 + i // 28)}. Иванов и Иванова спорили. " for i in range(700)),
        "Иванов Петров Сидоров " * 300,
        "Анна, Вера, " * 300 + "Ольга Петровы",
        "И.-О. (де фон) аль-О’ (",
    ],
)
def test_odd_names_give_rows_for_every_mention(text: str) -> None:
    analysis = presslens.analyze(text)
    mentions = analysis.mentions[analysis.mentions["kind"] == "person"]
    assert set(mentions["entity_id"]) == set(analysis.people["person_id"])
    assert analysis.people["mentions"].sum() == len(mentions)
    assert (analysis.people["name"].str.strip() != "").all()
