"""razdel's tokens over whole arrays of characters; pictures alone are cut off the words they stand at ("❗️Мэр"), and
apostrophes side by side are one mark ("''Весна''").

razdel cuts a text into atoms (a run of Russian letters, of Latin letters, of digits, or one other character) and joins
neighbours by a handful of rules that look at two atoms on either side. Here each rule is one boolean expression over
all atoms at once, so that a million characters cost no Python call per token.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from razdel.segmenters.punct import DASHES, ENDINGS
from razdel.segmenters.tokenize import ATOM

Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]

SPACE, RU, LAT, INT, PUNCT, OTHER, PICTURE, NEW = range(8)
CLASSES = {"RU": RU, "LAT": LAT, "INT": INT, "PUNCT": PUNCT, "OTHER": OTHER}
MARKS = {chars: 1 << bit for bit, chars in enumerate((DASHES, ".,", "/\\", ENDINGS, "()", "=:;"))}
FIRST_PICTURE = 0x2190  # signs before it (°, ©) are joined to words, as razdel does
PICTURE_PARTS = {0x200D, 0x20E3, 0xFE0E, 0xFE0F, *range(0x1F3FB, 0x1F400)}  # joiners, variants, keycaps, skin tones
YAHOO = re.compile("yahoo", re.IGNORECASE)


@cache
def _class_table() -> NDArray[np.uint8]:
    """The class of each code point; those that no text has had yet are NEW."""
    return np.full(0x110000, NEW, dtype=np.uint8)


@cache
def _mark_table() -> NDArray[np.uint8]:
    """By code point, which of the sets of marks it is in; none of those past the end is in any."""
    table = np.zeros(max(map(ord, "".join(MARKS))) + 2, dtype=np.uint8)
    for chars, bit in MARKS.items():
        table[[ord(c) for c in chars]] |= bit
    return table


def _classes(codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
    table = _class_table()
    classes = table[codes]
    if (classes == NEW).any():
        for code in np.unique(codes[classes == NEW]).tolist():
            table[code] = _class_of(chr(code))
        classes = table[codes]
    return classes


def is_picture(char: str) -> bool:
    """Whether a character is a picture or a part of one ("❗", "🔻"), not a letter or mark."""
    return ord(char) in PICTURE_PARTS or (ord(char) >= FIRST_PICTURE and unicodedata.category(char) == "So")


def _class_of(char: str) -> int:
    match = ATOM.match(char)
    kind = CLASSES[match.lastgroup or ""] if match else SPACE
    return PICTURE if kind == OTHER and is_picture(char) else kind


def token_ranges(text: str, starts: Any, stops: Any) -> tuple[Ints, Ints, Ints]:
    """The tokens of the ranges ``starts:stops`` of a text, each range cut on its own, as razdel cuts it.

    The ranges are in order and do not overlap. Returns the starts and stops of all tokens in the text, and the bounds:
    tokens of range ``i`` are ``bounds[i]:bounds[i + 1]``.

    >>> starts, stops, bounds = token_ranges("Кое-кто пришёл...", [0], [17])
    >>> starts.tolist(), stops.tolist(), bounds.tolist()
    ([0, 8, 14], [7, 14, 17], [0, 3])
    """
    starts, stops = np.asarray(starts, dtype=np.int64), np.asarray(stops, dtype=np.int64)
    if not len(starts) or not len(text):
        none = np.zeros(0, dtype=np.int32)
        return none, none, np.zeros(len(starts) + 1, dtype=np.int32)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    inside = np.zeros(len(codes) + 1, dtype=np.int8)
    np.add.at(inside, starts, 1)
    np.add.at(inside, stops, -1)
    classes = np.where(np.cumsum(inside[:-1], dtype=np.int8) > 0, _classes(codes), SPACE)

    change = np.ones(len(codes) + 1, dtype=bool)
    change[1:-1] = (classes[1:] != classes[:-1]) | (classes[1:] >= PUNCT)
    change[starts] = change[stops] = True
    filled = classes != SPACE
    first = np.flatnonzero(change[:-1] & filled)
    last = np.flatnonzero(change[1:] & filled) + 1
    bounds = np.searchsorted(first, starts)

    joined = _joined(text, codes[first], classes[first], first, last, bounds)
    head = np.flatnonzero(~joined)
    tail = np.append(head[1:], len(first)) - 1 if len(head) else head
    token_bounds = np.append(np.searchsorted(head, bounds), len(head))
    return first[head].astype(np.int32), last[tail].astype(np.int32), token_bounds.astype(np.int32)


def _joined(text: str, char: NDArray[np.uint32], kind: NDArray[np.uint8], first: Any, last: Any, bounds: Any) -> Bools:
    """Whether each atom belongs to the same token as the one before it."""
    size = len(char)
    begins = np.zeros(size + 1, dtype=bool)  # the atom is the first of its range
    begins[bounds] = True
    begins = begins[:size]
    adjacent = np.zeros(size, dtype=bool)
    adjacent[1:] = (first[1:] == last[:-1]) & ~begins[1:]
    punct, number, other, picture = kind == PUNCT, kind == INT, kind == OTHER, kind == PICTURE
    letters = (kind == RU) | (kind == LAT)

    marks = _mark_table().take(char, mode="clip")

    def one_of(chars: str) -> Bools:
        found: Bools = punct & ((marks & MARKS[chars]) != 0)
        return found

    left = _before
    same = ~begins  # the atom before is of the same range
    has_next = np.append(same[1:], False)

    def between(mark: Bools, fits: Bools) -> Bools:
        """The mark between two atoms that fit is joined to both; spaces beside it are overlooked, as razdel does."""
        after = left(mark) & left(left(fits) & same) & fits
        before = ~left(mark) & mark & left(fits) & np.append(fits[1:], False) & has_next
        either: Bools = after | before
        return either

    ending, bracket, star, hyphen = one_of(ENDINGS), one_of("()"), char == ord("*"), char == ord("-")
    apostrophe = char == ord("'")
    smile = bracket & left(one_of("=:;")) & adjacent
    smiles = smile
    for _ in range(2):
        smile = bracket & left(smile) & adjacent
        smiles = smiles | smile
    joins = (
        between(one_of(DASHES), ~punct)
        | between(char == ord("_"), ~punct)
        | between(one_of(".,"), number)
        | between(one_of("/\\"), number)
        | smiles
        | (ending & left(ending))
        | (star & left(star))
        | (hyphen & left(hyphen))
        | (apostrophe & left(apostrophe))
        | (other & left(other | letters))
        | (letters & left(other))
        | (picture & left(picture))
    )
    for i in np.flatnonzero((char == ord("!")) & left((kind == LAT) & (last - first == 5))).tolist():
        joins[i] |= bool(YAHOO.fullmatch(text, first[i - 1], last[i - 1]))
    joined: Bools = joins & adjacent
    return joined


def _before(flags: Bools) -> Bools:
    """For each atom the flag of the atom before it."""
    shifted = np.empty_like(flags)
    shifted[:1] = False
    shifted[1:] = flags[:-1]
    return shifted
