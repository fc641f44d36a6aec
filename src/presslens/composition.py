"""Letters as they are meant: composed of their combining marks, and in the alphabet of their word.

Some systems and PDF files write й and ё as two characters, and stress is marked so; and what is typed with the wrong
keyboard layout, or read by a scanner, has Latin letters in Russian words ("Cергей" with a Latin C) and Russian ones
in Latin words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MARK = re.compile("[\u0300-\u036f]")
_MARKED = re.compile("[^\\W\\d_][\u0300-\u036f]+")
_LATIN, _RUSSIAN = "ABCEHKMOPTXYaceopxy", "АВСЕНКМОРТХУасеорху"  # those that look the same
_MIXED = re.compile("[A-Za-z](?:(?=[Ѐ-ӿ])|(?<=[Ѐ-ӿ].))")
_LETTERS = re.compile("[A-Za-zЀ-ӿ]+")
_TO_RUSSIAN, _TO_LATIN = str.maketrans(_LATIN, _RUSSIAN), str.maketrans(_RUSSIAN, _LATIN)


def composed(text: str) -> str:
    """The text with one character for each letter with its marks; a mark that no letter has, as of stress, goes.

    >>> composed("Андреи\u0306 за\u0301мок")
    'Андрей замок'
    >>> composed("Aнна из G\u043eogle").encode("ascii", "replace").decode()
    '???? ?? Google'
    """
    if _MARK.search(text):
        text = _MARKED.sub(lambda m: normalize("NFC", m[0])[0], text)
    return _LETTERS.sub(lambda m: _of_one_alphabet(m[0]), text) if _MIXED.search(text) else text


def _of_one_alphabet(word: str) -> str:
    """A word of both alphabets in the one that all its letters are of or look like; else as it is ("МегаFon")."""
    if not _MIXED.search(word):
        return word
    for alphabet, first, last in ((_TO_RUSSIAN, "Ѐ", "ӿ"), (_TO_LATIN, "A", "z")):
        meant = word.translate(alphabet)
        if all(first <= letter <= last for letter in meant):
            return meant
    return word


def origins(text: str) -> NDArray[np.int32]:
    """For each character of the composed text, and for its end, where it begins in the text as it is written.

    >>> origins("и\u0306 е").tolist()
    [0, 2, 3, 4]
    """
    import numpy as np

    marks = [i for m in _MARKED.finditer(text) for i in range(m.start() + 1, m.end())]
    return np.delete(np.arange(len(text) + 1, dtype=np.int32), marks)
