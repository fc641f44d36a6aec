"""People: names in the nominative, and one row for all mentions of a person."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from presslens.entities.people.merging import Figure
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
