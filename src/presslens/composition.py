"""Letters as they are meant: composed of their combining marks, without what is not seen, and in the alphabet of their
word.

Some systems and PDF files write й and ё as two characters, and stress is marked so; pages have soft hyphens, blanks of
no width and marks of direction within their words, and what is copied from their source has references ("&laquo;");
quotation marks are typed "<<" and ">>"; a hyphen breaks words at the ends of lines; and what is typed with the wrong
keyboard layout, or read by a scanner, has Latin letters in Russian words ("Cергей" with a Latin C) and Russian ones in
Latin words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_UNSEEN = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_BROKEN = "(?<=[А-яЁё])-[ \t]*\r?\n[ \t]*(?=[а-яё])"
_SIGN = re.compile(f"[\u0300-\u036f{_UNSEEN}&]|<<|>>|{_BROKEN}")  # what texts without any of this lack, found at once
_EDITED = re.compile(
    f"(?P<unseen>[{_UNSEEN}]+)|(?P<marked>[^\\W\\d_][\u0300-\u036f]+)"
    "|(?P<reference>&(?:[A-Za-z]{2,8}[0-9]{0,2}|#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5});)"
    "|(?P<opening>(?<![<\\w])<<(?=[^\\W_])|\\A<<\\Z)"  # \\A...\\Z: a token by itself
    '|(?P<closing>(?<=[\\w.,!?…)»"])>>(?![\\w>])|\\A>>\\Z)'
    f"|(?P<broken>{_BROKEN})"
)
# Words that have a hyphen wherever they stand, and not only where a line ends: "вице-мэр", "кто-то", "по-русски".
_COMPOUND = re.compile(
    r"(?i:(?:вице|премьер|генерал|капитан|инженер|врач|шеф|пресс|интернет|онлайн|северо|юго|обер|унтер|кое"
    r"|социально|научно|учебно|историко|физико|общественно|торгово|информационно|культурно|[а-яё]+ско)-"
    r"|в-(?:треть|четв|пят)|во-(?:перв|втор)|из-(?:за|под)\b|вс[её]-таки\b"
    r"|по-[а-яё]*(?:ски|цки|ому|ему)\b|экс-(?:през|мин|прем|глав|губ|мэр|дир|чемп|деп|спик|тре)"
    r"|(?:кто|кого|кому|кем|что|чего|чему|чем|где|куда|откуда|когда|как|почему|зачем|сколько|чей|как[а-яё]{2,3})"
    r"-(?:то|либо|нибудь)\b)"
)
_BEFORE = re.compile(r"[А-яЁё]+\Z")
_REACH = 24  # letters of a word on either side of its hyphen
_LATIN, _RUSSIAN = "ABCEHKMOPTXYaceopxy", "АВСЕНКМОРТХУасеорху"  # those that look the same
_MIXED = re.compile("[A-Za-z](?:(?=[Ѐ-ӿ])|(?<=[Ѐ-ӿ].))")
_LETTERS = re.compile("[A-Za-zЀ-ӿ]+")
_TO_RUSSIAN, _TO_LATIN = str.maketrans(_LATIN, _RUSSIAN), str.maketrans(_RUSSIAN, _LATIN)


def composed(text: str) -> str:
    """The text with one character for each letter with its marks, for each reference and for quotation marks typed as
    two; what is not seen goes, and so does a mark that no letter has, as of stress.

    >>> composed("Андреи\u0306 за\u0301мок")
    'Андрей замок'
    >>> composed("A&nbsp;&amp;\u00a0B го\u00adрод <<Мир>>")
    'A\xa0&\xa0B город «Мир»'
    >>> composed("Глеб Зо-\\nрин, вице-\\nмэр, по-\\nлучил кое-\\nчто")
    'Глеб Зорин, вице-мэр, получил кое-что'
    >>> composed("Aнна из G\u043eogle").encode("ascii", "replace").decode()
    '???? ?? Google'
    """
    if _SIGN.search(text):
        parts: list[str] = []
        last = 0
        for start, stop, meant in _edits(text):
            parts += (text[last:start], meant)
            last = stop
        text = "".join((*parts, text[last:]))
    return _LETTERS.sub(lambda m: _of_one_alphabet(m[0]), text) if _MIXED.search(text) else text


def _edits(text: str) -> Iterator[tuple[int, int, str]]:
    """The ranges of a text that are written otherwise, each with the one character that it stands for, or none."""
    for m in _EDITED.finditer(text):
        match m.lastgroup:
            case "unseen":
                yield *m.span(), ""
            case "marked":
                yield *m.span(), normalize("NFC", m[0])[0]
            case "opening":
                yield *m.span(), "«"
            case "closing":
                yield *m.span(), "»"
            case "broken":
                yield *m.span(), "-" if _is_compound(text, *m.span()) else ""
            case _ if len(meant := unescape(m[0])) == 1:
                yield *m.span(), "" if _EDITED.fullmatch(meant) else meant


def _is_compound(text: str, start: int, stop: int) -> bool:
    """Whether a word that is broken at a hyphen has it in the middle of a line too."""
    before = _BEFORE.search(text[max(start - _REACH, 0) : start])
    return before is not None and bool(_COMPOUND.match(f"{before[0]}-{text[stop : stop + _REACH]}"))


def _of_one_alphabet(word: str) -> str:
    """A word of both alphabets in the one that all its letters are of or look like; else as it is ("МегаFon")."""
    if not _MIXED.search(word):
        return word
    for alphabet, first, last in ((_TO_RUSSIAN, "Ѐ", "ӿ"), (_TO_LATIN, "A", "z")):
        meant = word.translate(alphabet)
        if all(first <= letter <= last for letter in meant):
            return meant
    return word


def origins(text: str) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """For each character of the composed text, and for its end: where what begins there begins in the text as it is
    written, and where what ends there ends, which is before what is not seen.

    >>> [places.tolist() for places in origins("и\u0306 е\u200b")]
    [[0, 2, 3, 5], [0, 2, 3, 4]]
    """
    import numpy as np

    edits = list(_edits(text))
    places = np.arange(len(text) + 1, dtype=np.int32)
    after = [i for start, stop, meant in edits for i in range(start + len(meant), stop)]
    before = [i for start, stop, meant in edits for i in range(start + 1, stop if meant else stop + 1)]
    return np.delete(places, after), np.delete(places, before)
