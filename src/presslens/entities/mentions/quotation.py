"""Pairs of quotation marks, as token ranges."""

from __future__ import annotations

from collections.abc import Sequence

OPENING = {"«": "»", "“": "”", "„": "“", "‘": "’", "<<": ">>"}
CLOSING = frozenset("»”’") | {">>"}
STRAIGHT = frozenset({'"', "''", "``"})
MARKS = frozenset(OPENING) | CLOSING | STRAIGHT


def quotations(
    words: Sequence[str], start: Sequence[int], stop: Sequence[int], bounds: Sequence[int]
) -> dict[int, int]:
    """From the token that opens a quotation to the token after the one that closes it.

    Quotations end with their segment: `bounds` are the tokens where segments begin. A mark that closes two at once
    («Клуб «Восток») closes the outer one for both; one that is never closed opens nothing.

    >>> quotations(["«", "Клуб", "«", "Восток", "»"], [0, 1, 6, 7, 13], [1, 5, 7, 13, 14], [0, 5])
    {2: 5, 0: 5}
    """
    out: dict[int, int] = {}
    marks = [i for i, word in enumerate(words) if word in MARKS]
    edges = iter([*bounds[1:], len(words)])
    edge = next(edges, 0)
    stack: list[tuple[int, str]] = []
    for n, i in enumerate(marks):
        while i >= edge:
            stack.clear()
            edge = next(edges, len(words) + 1)
        word = words[i]
        if _opens(words, start, stop, i, stack):
            stack.append((i, OPENING.get(word, word)))
            continue
        if not stack:
            continue
        depth = next((d for d in range(len(stack) - 1, max(-1, len(stack) - 4), -1) if stack[d][1] == word), None)
        if depth is None:
            continue
        del stack[depth + 1 :]
        out[stack.pop()[0]] = i + 1
        if stack and stack[-1][1] == word and not _closes_again(words, marks, n, edge, word):
            out[stack.pop()[0]] = i + 1
    return out


def _opens(
    words: Sequence[str], start: Sequence[int], stop: Sequence[int], i: int, stack: list[tuple[int, str]]
) -> bool:
    word = words[i]
    if word in STRAIGHT:
        spaced = i == 0 or start[i] > stop[i - 1] or words[i - 1] in "([«—–-"
        joined = i + 1 < len(words) and start[i + 1] == stop[i]
        return joined and (spaced or not any(mark == word for _, mark in stack))
    if word == "“":  # closes „ and opens ”
        return not any(mark == "“" for _, mark in stack)
    return word in OPENING


def _closes_again(words: Sequence[str], marks: Sequence[int], n: int, edge: int, word: str) -> bool:
    """Whether another closing mark comes before the next opening one, within the segment."""
    if n + 1 >= len(marks) or marks[n + 1] >= edge:
        return False
    return words[marks[n + 1]] == word
