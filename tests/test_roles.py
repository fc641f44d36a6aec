"""Affiliations: the cases of `cases/roles.tsv`, and what must hold for any text."""

import re
from pathlib import Path

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
    assert roles(text) == {item.strip() for item in expected.split(";") if item.strip()}


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


def test_the_main_role_is_a_current_office():
    text = "Пришёл бывший депутат Олег Седых. Олег Седых, директор завода, поздравил всех."
    people = presslens.analyze(text).people
    assert people.loc[0, "role"] == "директор завода"
    assert not re.search("бывший", people.loc[0, "role"])
