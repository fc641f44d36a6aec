"""Quotations as they are found, and where they begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from presslens.document import QuoteKind
from presslens.facts.quotes.marks import MARK, MARKS, pair
from presslens.facts.quotes.scene import Cue
from presslens.splitting import is_picture

WORD = re.compile(r"\w+(?:[-’']\w+)*")
NUMBER = re.compile(r"\s*\d{1,2}[.)]\s+")  # of a question
LINK = re.compile(r"\s\S*://\S+$")
# on how: "Нет. (Смеётся.)", "нет (смеётся)"
REMARK = re.compile(
    r"(?:(?<=[.!?…])\s*\([А-ЯЁ]?[а-яё]+(?:\s[а-яё]+){0,2}|\s\([А-ЯЁ]?[а-яё]{3,}(?:[аеёиуюя]т|тся)(?:\s[а-яё]+)?)[.…]?\)$"
)
LONGEST_REMARK = 40  # characters
LONGEST_QUESTION = 400  # characters
ENDS = frozenset(".!?…")  # marks that end sentences
STRIPPED = " \t\n\r\u00a0\u202f\u2009,.;:-–—−("


@dataclass(slots=True)
class Found:
    """A stretch of speech, not yet anybody's: `zone` are the tokens of the author's words that belong to it."""

    kind: QuoteKind
    start: int
    stop: int
    zone: tuple[int, int] | None = None
    cue: Cue | None = None
    source: int | None = None  # the noun of "по словам"
    noun: int | None = None  # the noun of who says so where no verb tells that: "Лёд тонок, — спасатели"
    chain: int = -1  # parts of one utterance share this number
    segment: int = -1
    voice: str | None = None  # the gender in which the speaker speaks of himself or herself
    answers: bool = False  # the answer to a question that is a paragraph before it
    asks: bool = False  # a question that nobody is named beside, as in an interview

    @property
    def captioned(self) -> bool:
        """Whether nothing beside it tells of speaking but a name: "Анна Ким, тренер: ¶ — Играли плохо."."""
        return self.zone is not None and self.cue is None and self.source is None and self.noun is None


@dataclass(slots=True)
class Turn:
    """The author's words beside or within an utterance; speech resumes at `resume`, where it does."""

    zone: tuple[int, int]
    cue: Cue | None
    source: int | None
    resume: int | None
    stop: int


class Speech:
    """The direct speech of a document as it is found, in the order of the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Found] = []
        self.chains = count()

    def add_parts(self, i: int, parts: list[tuple[int, int]], turn: Turn | None) -> None:
        """Add the parts of one utterance in the paragraph `i`."""
        chain = next(self.chains)
        for start, stop in parts:
            self.add(i, start, stop, turn, chain)

    def add(self, i: int, start: int, stop: int, turn: Turn | None, chain: int | None = None) -> None:
        """Add a stretch of speech; without a chain it is an utterance of its own."""
        start, stop = trim(self.text, start, stop)
        if stop > start:
            found = Found("direct", start, stop, chain=next(self.chains) if chain is None else chain, segment=i)
            if turn:
                found.zone, found.cue, found.source = turn.zone, turn.cue, turn.source
            self.found.append(found)


class Spoken:
    """The places of a text that lie within direct speech."""

    def __init__(self, direct: Iterable[Found]) -> None:
        self.ranges = sorted((f.start, f.stop) for f in direct)
        self.starts = [start for start, _ in self.ranges]

    def inside(self, offset: int) -> bool:
        """Whether a place of the text lies within direct speech."""
        return self.covers(offset, offset + 1)

    def covers(self, start: int, stop: int) -> bool:
        """Whether a stretch of the text lies within one utterance."""
        k = bisect_right(self.starts, start) - 1
        return k >= 0 and stop <= self.ranges[k][1]


def is_question(text: str) -> bool:
    """Whether a paragraph is nothing but a question, as interviews set them; a picture or number may open it.

    >>> is_question("❓ Когда закончат ремонт?") and is_question("2. Кто его ведёт?")
    True
    """
    numbered = NUMBER.match(text)
    start = numbered.end() if numbered else 0
    first = next((char for char in text[start:] if not (char.isspace() or is_picture(char))), "")
    return text.rstrip()[-1:] == "?" and first.isupper() and len(text) <= LONGEST_QUESTION


def before_remark(text: str, start: int, stop: int) -> int:
    """Where speech ends before a remark on how it was said, as interviews set them: "Нет, не обсуждали. (Смеётся.)"."""
    if text[stop - 1 : stop] != ")":
        return stop
    remark = REMARK.search(text[max(start, stop - LONGEST_REMARK) : stop])
    return stop - len(remark[0]) if remark else stop


def trim(text: str, start: int, stop: int) -> tuple[int, int]:
    """Leave out blanks, dashes, the last full stop and marks that enclose the whole or have no partner."""
    for _ in range(3):  # marks within marks within marks
        while start < stop and (text[start].isspace() or text[start] in "-–—−,;" or is_picture(text[start])):
            start += 1
        while stop > start and text[stop - 1] in STRIPPED:
            stop -= 1
        if (said := before_remark(text, start, stop)) < stop:
            stop = said
            continue
        if "://" in text[start:stop] and (link := LINK.search(text, start, stop)):
            stop = link.start()
            continue
        if stop - start < 2:
            return start, stop
        if not MARK.match(text, start) and text[stop - 1] not in MARKS:
            return start, stop
        spans, orphan = pair(text, start, stop)
        if spans and spans[0].left == start and spans[0].right in (None, stop):
            start, stop = spans[0].start, stop if spans[0].stop is None else spans[0].stop
        elif orphan == stop - 1:
            stop -= 1
        else:
            break
    return start, stop
