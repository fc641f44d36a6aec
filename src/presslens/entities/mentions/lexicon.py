"""The words that tell what a name names, read once from ``lexicon.txt``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from presslens.entities.letters import CONSONANTS
from presslens.tagging.morphology import Reading, readings
from presslens.tagging.paradigms import forms_of


@cache
def section(name: str) -> frozenset[str]:
    """The lemmas of a section of the lexicon."""
    return _sections()[name]


@cache
def forms(name: str) -> dict[str, str]:
    """Every form of the words of a section, with its lemma; in lower case, with е for ё."""
    return {form: word for word in sorted(section(name)) for form in forms_of(word, __package__, inflected)}


def inflecting() -> set[str]:
    """The Russian words of all sections; names of several words are not inflected."""
    return {w for words in _sections().values() for w in words if w.replace("-", "").isalpha() and w[-1] > "z"}


@cache
def heads() -> dict[str, str]:
    """Every form of a noun that can head an organisation's name, with its section."""
    out: dict[str, str] = {}
    for name in ("plain", "institutions", "bodies", "forces", "cabinets"):  # a word of several counts as of the last
        out |= dict.fromkeys(forms(name), name)
    return out | dict.fromkeys(forms("unique"), "bodies")


@cache
def names() -> tuple[tuple[str, ...], ...]:
    """The names that look like something else, word by word."""
    return tuple(tuple(name.split("_")) for name in sorted(section("names")))


def lexicon_lemma(word: str) -> str:
    """The lemma of a word of a name, as it is looked up in a text."""
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


def inflected(word: str) -> list[str]:
    """The forms of a noun or adjective; of a hyphenated noun the last part inflects, or both ("школы-студии")."""
    first, hyphen, last = word.partition("-")
    reading = next((r for r in readings(word) if r.normal.replace("ё", "е") == word), None)
    named = reading is not None and {"Fixd", "Name"} <= reading.grammemes  # "кенеш", which the dictionary guesses at
    found = {word} | (set() if reading is None else _regular(word) if named else _lexeme(reading).keys())
    if hyphen and not _noun(first) and (noun := _noun(last)):
        found |= {f"{first}-{form}" for form in _lexeme(noun)}  # "финтех-компания"
    if hyphen and (parts := [_noun(first), _noun(last)])[0] and parts[1]:
        tables = [_lexeme(part) for part in parts if part]
        cases = [{cell: form for form, cells in table.items() for cell in cells} for table in tables]
        found |= {f"{cases[0][cell]}-{cases[1][cell]}" for cell in cases[0].keys() & cases[1].keys()}
    return sorted(found)


def _regular(word: str) -> set[str]:
    """The forms of a masculine noun in a consonant that no dictionary has: "кенеша"."""
    return {f"{word}{ending}" for ending in ("а", "у", "ом", "ем", "е")} if word[-1] in CONSONANTS else set()


def _noun(word: str) -> Reading | None:
    return next((r for r in readings(word)[:1] if r.pos == "NOUN" and r.is_known and r.normal == word), None)


def _lexeme(reading: Reading) -> dict[str, set[tuple[str, str]]]:
    """The forms of a word with the numbers and cases that each stands in."""
    out: dict[str, set[tuple[str, str]]] = {}
    for form in reading.parse.lexeme:
        if form.tag.POS in _INFLECTED:
            cells = out.setdefault(str(form.word).replace("ё", "е"), set())
            cells.add((str(form.tag.number), str(form.tag.case)))
    return out


_INFLECTED = {"NOUN", "ADJF"}
