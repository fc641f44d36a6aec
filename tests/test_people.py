"""People: names in the nominative, and one row for all mentions of a person."""

import pytest

from presslens.entities.people.parsing import read_name


@pytest.mark.parametrize(
    ("text", "name"),
    [("Иванов Иван Петрович", ("Иван", "Петрович", "Иванов")), ("Динары Утебаевой", ("Динара", None, "Утебаева"))],
)
def test_names_are_read_in_any_order_and_case(text: str, name: tuple[str | None, ...]) -> None:
    assert read_name(text)[0][:3] == name
