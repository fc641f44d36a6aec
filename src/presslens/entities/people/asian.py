"""Chinese, Korean and Vietnamese names, whose surname comes first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from presslens.entities.people.declension import SURNAME_ENDING, father, forms
from presslens.entities.people.lexicon import first_names, level, surnames, words
from presslens.tagging.morphology import readings

VOWELS = re.compile("[аеёиоуыэюя]+", re.IGNORECASE)
ASIAN_SYLLABLES = re.compile(r"[а-яё]{1,9}(?:-[а-яё]{1,6})?$", re.IGNORECASE)


def is_asian(named: Sequence[str]) -> bool:
    """Whether a name stands in the Chinese, Korean or Vietnamese order, surname first, of short unknown syllables."""
    if not 2 <= len(named) <= 4 or not asian_surname(named[0], len(named) > 2 or not _is_first(named[0])):
        return False
    if len(named) == 2 and first_names().get(level(named[0]), "?") != "?" and _is_known_last(named[1]):
        return False  # "Ян Бондарь"
    western = ({level(word) for word in named[1:] if len(word) > 3} & first_names().keys()) - words("asian")
    if any(len(word) > 4 and father(word) > 0 for word in named[1:]):
        return False  # "Ким Ольга Сергеевна"
    declined = level(named[0]) not in words("asian")
    if declined and (western or any(len(word) > 4 and _is_first(word) for word in named[1:])):
        return False  # "Ану Марию Ким"
    if declined and len(named) == 4 and level(named[1]) in words("asian"):
        return False  # "Кима Ли Соль Хи" are two
    if len(named) == 2 and level(named[1]) in words("asian") and first_names().get(level(named[0]), "?") == "?":
        return True  # "Чжан Ли", not "Ян Ким"
    if len(named) == 2 and level(named[0]) in words("chinese") and ASIAN_SYLLABLES.match(named[1]) and not western:
        return True  # "Чэнь Гопина", whatever Russian surname is like it
    return all(_asian_given(level(word), len(named) > 2) for word in named[1:])


def is_whole_asian(named: Sequence[str]) -> bool:
    """Whether a name is one with a surname in the list: "Пан Чхоль Су" is no Polish gentleman."""
    return len(named) > 2 and level(named[0]) in words("asian") and is_asian(named)


def _is_known_last(word: str) -> bool:
    """Whether a list has a word as a surname or as something else, and it is neither Asian nor a first name."""
    plain = level(word)
    known = plain in surnames() or plain in words("surname") or (len(word) > 4 and readings(word)[0].is_known)
    return known and plain not in words("asian") and plain not in first_names()


def _is_first(word: str) -> bool:
    """Whether a word can be a first name and no surname: "Яне", not "Чжану"."""
    nominatives = {level(n) for cell in forms("first", word).values() for n, _ in cell}
    return not first_names().keys().isdisjoint(nominatives - words("asian"))


def _asian_given(word: str, several: bool) -> bool:
    if several and len(word.removesuffix("ом")) <= 5:
        return True
    nominatives = {level(n) for cell in forms("first", word).values() for n, w in cell if w > -2}
    surname = {level(n) for cell in forms("last", word).values() for n, _ in cell}
    russian = bool(SURNAME_ENDING.search(word)) and not surname.isdisjoint(surnames())
    return bool(ASIAN_SYLLABLES.match(word)) and not russian and nominatives.isdisjoint(first_names())


def asian_surname(word: str, several: bool) -> str | None:
    """The surname as it stands in the list, which a few writers decline: Кима Чен Ира."""
    if level(word) in words("asian") or not several:
        return word.lower() if level(word) in words("asian") else None
    options = forms("last", word)
    return next((n for c in ("Gen", "Dat", "Ins") for n, _ in options.get(("m", c), ()) if n in words("asian")), None)


def is_drawn_out(given: Sequence[str]) -> bool:
    """Whether the last of several syllables has an ending: "Сан Хёка", "Чи Соном"."""
    vowels = [len(VOWELS.findall(word)) for word in given]
    ended = given[-1].endswith(("а", "е", "у", "ом", "я", "ю", "ем"))
    return len(given) > 1 and vowels[-1] == 2 and max(vowels[:-1]) == 1 and ended
