"""Names in Latin letters, and how they sound in Russian."""

from __future__ import annotations

from difflib import SequenceMatcher

LETTERS = dict(zip("абвгдеёжзийклмнопрстуфхцчшщыэюя", "abvgdeejziiklmnoprstufhccssyeua", strict=True))
LETTERS |= {"ь": "", "ъ": ""}
SAME = 0.6  # of the letters of both names, for a surname alone
FIRST = {
    "v": "vw",
    "k": "kcq",
    "f": "fp",
    "s": "scz",
    "j": "jgz",
    "i": "ijy",
    "e": "eah",
    "u": "uwy",
    "o": "oa",
    "h": "hc",
}


def likeness(russian: str, latin: str) -> float:
    """How much of two names is alike, letter by letter.

    >>> likeness("Бергантини", "Bergantini"), likeness("Ферстаппен", "Ferrari") < 0.5
    (1.0, True)
    """
    heard = "".join(LETTERS.get(letter, letter) for letter in russian.lower().replace("дж", "ж"))
    return SequenceMatcher(None, heard, latin.lower(), False).ratio()


def is_same(russian: str, latin: str) -> bool:
    """Whether a surname in Russian letters can be one in Latin letters."""
    first = LETTERS.get(russian[:1].lower(), "")
    return latin[:1].lower() in FIRST.get(first, first or " ") and likeness(russian, latin) >= SAME
