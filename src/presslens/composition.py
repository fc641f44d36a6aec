"""Letters with combining marks, as some systems and PDF files write й and ё and as stress is marked: composed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MARK = re.compile("[\u0300-\u036f]")
_MARKED = re.compile("[^\\W\\d_][\u0300-\u036f]+")


def composed(text: str) -> str:
    """The text with one character for each letter with its marks; a mark that no letter has, as of stress, goes.

    >>> composed("Андреи\u0306 за\u0301мок")
    'Андрей замок'
    """
    return _MARKED.sub(lambda m: normalize("NFC", m[0])[0], text) if _MARK.search(text) else text


def origins(text: str) -> NDArray[np.int32]:
    """For each character of the composed text, and for its end, where it begins in the text as it is written.

    >>> origins("и\u0306 е").tolist()
    [0, 2, 3, 4]
    """
    import numpy as np

    marks = [i for m in _MARKED.finditer(text) for i in range(m.start() + 1, m.end())]
    return np.delete(np.arange(len(text) + 1, dtype=np.int32), marks)
