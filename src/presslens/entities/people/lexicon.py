"""The words of names: first names with gender, surnames, and the words that stand around names.

First names are Natasha's with pymorphy3's genders (`scripts/make_names.py`) and a list of our own; surnames are
Natasha's. Everything here is in lower case with е for ё.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

LATER = "ё"  # after Russian letters, and before those of other languages
RUSSIAN = str.maketrans("әіңғүұқөһўҳӣӯӘІҢҒҮҰҚӨҺЎҲӢӮ", "аингуукохухиуАИНГУУКОХУХИУ")
NAMED_AFTER = frozenset(("им", "имени"))  # before whom something is named after: "школа имени | Седова"


def level(word: str) -> str:
    """A word as it is compared: in lower case, with е for ё and Russian letters for those of Turkic languages.

    >>> level("Лунёв"), level("Нұрғалиев")
    ('лунев', 'нургалиев')
    """
    plain = word.lower().replace("ё", "е")
    return plain if max(plain, default="") < LATER else plain.translate(RUSSIAN)


def _rows(file: str) -> Iterator[tuple[str, str]]:
    for line in (files("presslens.data") / file).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            left, _, right = line.partition("\t")
            yield left, right


@cache
def first_names() -> dict[str, str]:
    """First names with the genders ("m", "f", "mf") that they are known to have, "?" where nothing is known."""
    names = dict(_rows("names_first.tsv"))
    added: dict[str, str] = {}
    for gender, line in _rows("names_added.tsv"):
        for word in level(line).split():
            added[word] = "mf" if word in added and added[word] != gender else gender
    return {name: genders for name, genders in names.items() if name not in words("surname")} | added


@cache
def short_names() -> dict[str, frozenset[str]]:
    """What people are called for short, with the first names that it may be short for."""
    return {level(short): frozenset(level(names).split()) for short, names in _rows("names_short.tsv")}


@cache
def surnames() -> frozenset[str]:
    """Surnames in the nominative, masculine where they have a gender."""
    spec = find_spec("natasha")
    assert spec and spec.origin, "natasha is not installed"
    text = (Path(spec.origin).parent / "data/dict/last.txt").read_text("utf-8")
    return frozenset(level(text).split("\n")) | words("surname")


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one kind of `names_words.tsv`: particle, title, clerical, asian and so on."""
    return frozenset(word for k, line in _rows("names_words.tsv") if k == kind for word in level(line).split())
