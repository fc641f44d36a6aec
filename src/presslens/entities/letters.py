"""Russian letters, in lower case, that endings and stems are told by."""

from __future__ import annotations

VOWELS = frozenset("аеиоуыэюя")  # of words through `level`, which have е for ё
CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщ")  # that a stem ends in
FINALS = CONSONANTS | {"й"}  # that a nominative without an ending ends in
UNDECLINED = ("о", "е", "и", "у", "ю", "э")  # endings of names that are the same in all cases


def is_double_initial(word: str) -> bool:
    """Whether a word is the letters of a double name: "Ж-К. Седо"."""
    return len(word) == 3 and word[1] == "-" and word.isupper()
