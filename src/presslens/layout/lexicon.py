"""The words by which page furniture is known, read once from `presslens/data/layout`."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


def level(text: str) -> str:
    """The text in lower case with е for ё and plain spaces, character by character, so that offsets hold.

    >>> level("Тёплый\\xa0Стан")
    'теплый стан'
    """
    low = text.lower()
    if len(low) != len(text):  # a letter whose small form is longer
        low = "".join(c.lower()[:1] for c in text)
    return low.replace("ё", "е").replace("\xa0", " ").replace("\t", " ").replace("\u202f", " ").replace("\u2007", " ")


def _rows(name: str) -> list[list[str]]:
    lines = (files("presslens") / "data" / "layout" / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def fields() -> dict[str, tuple[str, str]]:
    """Labels of fields with the kind of their line and the field they fill."""
    return {label: (kind, field) for label, kind, field in _rows("fields.tsv")}


@cache
def field_label() -> re.Pattern[str]:
    """A label of a field followed by a colon; longer labels first."""
    labels = sorted(fields(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, labels))})\s{{0,3}}:(?!//)\s*")


@cache
def phrases(kind: str) -> re.Pattern[str]:
    """What a line of this kind of furniture starts with."""
    return re.compile("|".join(f"(?:{pattern})" for k, pattern in _rows("phrases.tsv") if k == kind))


@cache
def rubrics() -> frozenset[str]:
    """The words of rubrics."""
    return frozenset(word for row in _rows("rubrics.txt") for word in row[0].split())


@cache
def bodies() -> frozenset[str]:
    """Nouns that open the names of bodies, where a name follows."""
    return frozenset(word for row in _rows("bodies.txt") for word in row[0].split())


@cache
def countries() -> frozenset[str]:
    """Names of countries, levelled."""
    return frozenset(row[0] for row in _rows("countries.txt"))


@cache
def first_names() -> frozenset[str]:
    """First names in the nominative, levelled."""
    lines = (files("presslens") / "data" / "names_first.tsv").read_text("utf-8").splitlines()
    return frozenset(level(line.split("\t")[0]) for line in lines)
