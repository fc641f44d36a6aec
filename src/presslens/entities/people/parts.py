"""Which part of a person's name a word can be: first name, patronymic, surname, initial."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from presslens.entities.letters import is_double_initial
from presslens.entities.people.commons import is_common
from presslens.entities.people.declension import KNOWN_FATHER, POSSESSIVE_F, SURNAME_ENDING, father, forms, origins
from presslens.entities.people.lexicon import RUSSIAN, first_names, level, surnames, words

FAMILIAR = frozenset("FPLK")


@lru_cache(50_000)
def parts(word: str) -> str:
    """What a capitalised word can be in a name, as letters: First, Patronymic, Last by its ending, Known last name,
    Initial, any other Word, one that is Unknown to the dictionary, a known Surname that is in it as something else
    ("Лапина"), an Asian surname that is a first name too ("Ким")."""
    word = word.translate(RUSSIAN)
    if len(word) == 1 or is_double_initial(word):
        return "I"
    if (len(word) == 2 and word.isupper()) or level(word) in words("title"):
        return ""
    first = bool(first_cells(word)) or ("-" in word and level(word.split("-")[0]) in first_names())
    patronymic = father(word) == KNOWN_FATHER
    ending = bool(SURNAME_ENDING.search(word.lower()))
    known = _is_known(word)
    out = "F" * first + "P" * patronymic
    if not patronymic and not first:
        out += "W"
    if not patronymic and is_common(word):
        out += "S" * (ending and known)
    elif not patronymic:
        out += "U" * (not first)
        out += "L" * (ending and (known or not first)) + "K" * (known and not first)
    if level(word) in words("asian") and first:
        out += "A"
    return out


def _is_known(word: str) -> bool:
    """Whether a word is a form of a surname of the lists."""

    def listed(names: Iterable[str]) -> bool:
        found = {name for n in names for name in _as_listed(n)}
        return not (found.isdisjoint(surnames()) and found.isdisjoint(words("asian")))

    if word.isalpha() and not listed(origins("last", word)):
        return False
    return listed(n for cell in forms("last", word).values() for n, w in cell if w > -2)


def _as_listed(surname: str) -> tuple[str, ...]:
    """A surname, and a woman's as the lists have it, who know men's only: "Зорин" of "Зорина"."""
    last = level(surname)
    return (last, last[:-1]) if last.endswith(POSSESSIVE_F) else (last,)


@lru_cache(20_000)
def nominatives(word: str) -> frozenset[str]:
    """The nominatives that a capitalised word has as a surname."""
    return frozenset(level(n) for cell in forms("last", word).values() for n, _ in cell if word[:1].isupper())


def is_surname(word: str) -> bool:
    """Whether a word is a form of a known surname."""
    return not surnames().isdisjoint(nominatives(word))


@lru_cache(20_000)
def first_cells(word: str) -> frozenset[tuple[str, str]]:
    """The genders and cases in which a word is a first name of the lists."""
    word = word.translate(RUSSIAN)
    if word.isalpha() and first_names().keys().isdisjoint(origins("first", word)):
        return frozenset()  # as most words; it spares weighing their forms
    cells = forms("first", word).items()
    return frozenset(cell for cell, found in cells if any(w > -2 and level(n) in first_names() for n, w in found))


def are_apart(surname: str, first: str, patronymic: str) -> bool:
    """Whether a surname and a known first name with its patronymic stand in no case together: "вдове Лунёва | Тамаре
    Ильиничне"."""
    own, given = _cells("last", surname), first_cells(first) & _cells("patronymic", patronymic)
    return bool(own) and bool(given) and own.isdisjoint(given)


def are_strangers(first: str, surname: str) -> bool:
    """Whether a known first name and a surname stand in no case together: "Роман | Седова"."""
    own = _cells("last", surname)
    return bool(own) and own.isdisjoint(first_cells(first))


def _cells(part: str, word: str) -> frozenset[tuple[str, str]]:
    return frozenset(cell for cell, found in forms(part, word).items() if any(w > -2 for _, w in found))
