"""The words that tell what a name names, read once from ``lexicon.txt``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from presslens.tagging.morphology import readings


@cache
def section(name: str) -> frozenset[str]:
    """The lemmas of a section of the lexicon."""
    return _sections()[name]


@cache
def forms(name: str) -> dict[str, str]:
    """Every form of the words of a section, with its lemma; in lower case, with е for ё."""
    return {form: word for word in sorted(section(name)) for form in _inflected(word)}


@cache
def heads() -> dict[str, str]:
    """Every form of a noun that can head an organisation's name, with its section."""
    out: dict[str, str] = {}
    for name in ("plain", "institutions", "bodies"):  # a word of several sections counts as of the last
        out |= dict.fromkeys(forms(name), name)
    return out


@cache
def names() -> tuple[tuple[str, ...], ...]:
    """The lemmas of the names that look like something else, word by word."""
    return tuple(tuple(_lemma(word) for word in name.split("_")) for name in sorted(section("names")))


def _lemma(word: str) -> str:
    return readings(word)[0].normal.replace("ё", "е") if word[:1] > "z" else word


@cache
def _sections() -> dict[str, frozenset[str]]:
    text = files(__package__).joinpath("lexicon.txt").read_text("utf-8")
    out: dict[str, set[str]] = {}
    words: set[str] = set()
    for line in text.splitlines():
        if line.startswith("["):
            words = out.setdefault(line.strip("[]"), set())
        elif not line.startswith("#"):
            words.update(line.split())
    return {name: frozenset(found) for name, found in out.items()}


def _inflected(word: str) -> set[str]:
    """The forms of a noun or adjective; of a hyphenated noun only the last part is certain to inflect."""
    reading = next((r for r in readings(word) if r.normal.replace("ё", "е") == word), None)
    if reading is None:
        return {word}
    return {str(form.word).replace("ё", "е") for form in reading.parse.lexeme if form.tag.POS in _INFLECTED} | {word}


_INFLECTED = {"NOUN", "ADJF"}
