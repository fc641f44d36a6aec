"""Quotation marks: which opens, which closes, and what lies between them.

Marks of a paragraph are paired with a stack, in one pass. A mark that closes nothing is dropped; marks that never close
are returned with ``stop`` of None.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

MARK = re.compile(r"''|[«»„“”‟‹›\"']")
FAMILY = {
    "«": "angle", "»": "angle", "‹": "single angle", "›": "single angle", "„": "double", "“": "double", "”": "double",
    "‟": "double", '"': "double", "'": "single", "''": "italics",
}  # fmt: skip
MARKS = frozenset("«»„“”‟‹›\"'")
OPENING = "«„‹"
CLOSING = "»›"
BEFORE_OPENING = " \t\u00a0\u202f\u2009\n\r([{—–-/«„“\"'>…:"  # what may stand before a mark that opens


@dataclass(slots=True)
class Marked:
    """Text between two marks: `start` and `stop` are those of the text; `left` and `right` include the marks.

    `depth` is the number of closed pairs around it.
    """

    left: int
    start: int
    stop: int | None = None
    right: int | None = None
    depth: int = 0


def opens(text: str, at: int, mark: str, start: int, stop: int) -> bool | None:
    """Whether a mark opens (True) or closes (False) by its form and neighbours; None where it can do neither."""
    if mark in OPENING:
        return True
    if mark in CLOSING:
        return False
    before = text[at - 1] if at > start else " "
    end = at + len(mark)
    after = text[end] if end < stop else " "
    left, right = before in BEFORE_OPENING, after.isspace() or not (after.isalnum() or after in "«„“\"'…([-–—+#№")
    if left and not right:
        return True
    if not left:
        return None if mark == "'" and after.isalnum() else False
    return False if mark == "”" or before in "«„“\"'…-–—" else None


def _without_italics(found: list[Marked], text: str) -> list[Marked]:
    """Marked texts, those that wikis set in italics with their marks as one: "''«Ждём»''"."""
    out: list[Marked] = []
    for item in found:
        outer = out[-1] if out else None
        if outer and (outer.start, outer.stop) == (item.left, item.right) and text.startswith("''", outer.left):
            outer.start, outer.stop = item.start, item.stop
        else:
            out.append(item)
    return out


def pair(text: str, start: int, stop: int) -> tuple[list[Marked], int | None]:
    """Pair the marks of `text[start:stop]`, in the order of their beginnings.

    The second value is where the first mark stands that closes what an earlier paragraph opened.

    >>> text = "«Да» и „нет“"
    >>> [text[m.start : m.stop] for m in pair(text, 0, len(text))[0]]
    ['Да', 'нет']
    """
    found: list[Marked] = []
    stack: list[tuple[str, Marked]] = []
    inside: Counter[str] = Counter()
    orphan: int | None = None
    for m in MARK.finditer(text, start, stop):
        mark = m.group()
        opening = opens(text, m.start(), mark, start, stop)
        family = FAMILY[mark]
        if opening is None:
            continue
        if opening:
            item = Marked(m.start(), m.end())
            stack.append((family, item))
            inside[family] += 1
            found.append(item)
        elif inside[family]:
            while stack:
                other, item = stack.pop()
                inside[other] -= 1
                if other == family:
                    item.stop, item.right = m.start(), m.end()
                    break
        elif stack and family in ("angle", "double") and stack[-1][0] in ("angle", "double"):
            other, item = stack.pop()  # a mark of another kind closes it: «...”
            inside[other] -= 1
            item.stop, item.right = m.start(), m.end()
        elif orphan is None and not stack and family in ("angle", "double"):
            orphan = m.start()
    found = _without_italics(found, text)
    enclosing: list[Marked] = []
    for item in found:
        while enclosing and (enclosing[-1].stop or 0) <= item.left:
            enclosing.pop()
        item.depth = len(enclosing)
        if item.right is not None:
            enclosing.append(item)
    return found, orphan
