"""From the bytes of a file to its text: the encodings that Russian texts come in.

What can be known for certain is tried first (byte order marks, valid UTF-8). Among the one-byte encodings, which any
bytes fit, the one is taken in which the text looks most like Russian; where none does, charset-normalizer is asked.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace
from math import log

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins this one
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ONE_BYTE = ("cp1251", "koi8-r", "cp866", "mac-cyrillic", "iso8859-5")
COMMONEST = "cp1251"
COMMON = 2.0  # the logarithm of its odds before anything is read; with more, single words of KOI8-R are misread
SAMPLE = 50_000

# Percent of the letters of Russian text (Russian National Corpus); signs that stand among them, and letters of its
# neighbours, are given what leaves them possible.
LETTERS = (
    "о 10.98 е 8.48 а 8.00 и 7.37 н 6.70 т 6.32 с 5.47 р 4.75 в 4.53 л 4.34 к 3.49 м 3.20 д 2.98 п 2.81 у 2.62 я 2.00 "
    "ы 1.90 ь 1.74 г 1.69 з 1.64 б 1.59 ч 1.45 й 1.21 х 0.97 ж 0.94 ш 0.72 ю 0.64 ц 0.49 щ 0.36 э 0.33 ф 0.27 ъ 0.04 "
    "ё 0.04 « 0.5 » 0.5 — 0.5 – 0.5 № 0.2 … 0.1 “ 0.1 ” 0.1 „ 0.1 \N{NO-BREAK SPACE} 0.5 і 0.02 ї 0.02 є 0.02 ў 0.02"
)
FREQUENCY = dict(zip(LETTERS.split(" ")[::2], (float(n) / 100 for n in LETTERS.split(" ")[1::2]), strict=True))
UNSEEN = 1e-4
RUSSIAN = (
    -4.5
)  # the least mean logarithm for a text to pass as Russian: texts reach about -3, wrong readings -5 and less
CASE_BREAK = re.compile(r"[а-яё][А-ЯЁ]")  # «пРЕСС»: the mark of a wrong reading
CYRILLIC = re.compile(r"[А-яЁё]")
# Letters that UTF-8 finds among those it does not, where a text in it is joined with one in another encoding; a text in
# one encoding has one in thousands ("РЁ" in Windows-1251).
JOINED = 0.05
LEAST_JOINED = 9
MIXED = re.compile(r"[A-Za-z][А-яЁё]|[А-яЁё][A-Za-z]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the name of its encoding (one that `bytes.decode` knows), and how many broken places were replaced."""

    text: str
    encoding: str
    replaced: int = 0
    joined: bool = field(default=False, repr=False)  # with a text in UTF-8, which is misread

    @property
    def damage(self) -> str | None:
        """What was wrong with the bytes, in words."""
        if self.joined:
            return f"a part of it is in UTF-8 and was read as {self.encoding}, the encoding of the rest"
        return f"{self.replaced} broken characters were replaced" if self.replaced else None


def decode(data: bytes) -> Decoded:
    """Decode the bytes of a text file.

    Raises `ValueError` where they are no text in any encoding that is known.

    >>> decode("Пресс-релиз".encode("koi8-r"))
    Decoded(text='Пресс-релиз', encoding='koi8-r', replaced=0)
    """
    marked = next((encoding for mark, encoding in MARKS if data.startswith(mark)), None)
    if known := marked or _wide(data):
        return _strictly_or_repaired(data, known)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    repaired = _strictly_or_repaired(data, "utf-8")
    foreign = sum(c >= "\x80" for c in repaired.text)
    if foreign > 4 * repaired.replaced:  # bytes of another encoding that are valid UTF-8 by chance are rare
        return repaired
    letters = len(CYRILLIC.findall(repaired.text))
    joined = letters > max(LEAST_JOINED, JOINED * repaired.replaced)
    score, encoding = max((_likeness(data[:SAMPLE].decode(name, "replace"), name), name) for name in ONE_BYTE)
    if score < RUSSIAN:
        if joined:
            return repaired
        encoding = _guess(data)
    return replace(_strictly_or_repaired(data, encoding), joined=joined)


def _strictly_or_repaired(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, text.count("\N{REPLACEMENT CHARACTER}"))


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte says "Basic Latin" or "Cyrillic"."""
    sample = data[:SAMPLE]
    if len(sample) >= 4:
        for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
            half = sample[first::2]
            if 4 * (half.count(0) + half.count(4)) > 3 * len(half) and any(sample[1 - first :: 2]):
                return encoding
    return None


def _likeness(text: str, encoding: str) -> float:
    """The mean logarithm of the frequency of the characters that are not ASCII, less what no text has.

    How common the encoding is counts beside few characters: "ВТБ" in Windows-1251 is "бра" in KOI8-R.
    """
    foreign = [c for c in text.lower() if c >= "\x80"]
    if not foreign:
        return -10.0
    breaks = len(CASE_BREAK.findall(text)) + len(MIXED.findall(text))
    common = COMMON if encoding == COMMONEST else 0.0
    return (sum(log(FREQUENCY.get(c, UNSEEN)) for c in foreign) - 5 * breaks + common) / len(foreign)


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    if best is None:
        raise ValueError("it is no text in any known encoding")
    return best.encoding
