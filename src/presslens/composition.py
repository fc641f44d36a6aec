"""Letters with combining marks, as some systems and PDF files write й and ё and as stress is marked: composed."""

from __future__ import annotations

import re
from unicodedata import normalize

_MARK = re.compile("[\u0300-\u036f]")
_MARKED = re.compile("[^\\W\\d_][\u0300-\u036f]+")


def composed(text: str) -> str:
    """The text with one character for each letter with its marks; a mark that no letter has, as of stress, goes.

    >>> composed("Андреи\u0306 за\u0301мок")
    'Андрей замок'
    """
    return _MARKED.sub(lambda m: normalize("NFC", m[0])[0], text) if _MARK.search(text) else text


def origins(text: str) -> list[int]:
    """For each character of the composed text, and for its end, where it begins in the text as it is written.

    >>> origins("и\u0306 е")
    [0, 2, 3, 4]
    """
    marks = {i for m in _MARKED.finditer(text) for i in range(m.start() + 1, m.end())}
    return [i for i in range(len(text) + 1) if i not in marks]
