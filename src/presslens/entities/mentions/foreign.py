"""Names in Latin letters that stand in brackets after the same name in Russian: "Пётр Седых (Peter Sedych)"."""

from __future__ import annotations

from collections.abc import Iterable

from presslens.entities.mentions.candidate import Candidate, Context
from presslens.entities.mentions.lexicon import section
from presslens.entities.mentions.quotation import MARKS
from presslens.entities.people.foreign import likeness

LONGEST = 12  # tokens
ALIKE = 0.5  # of the letters of both names that a spelling in other letters keeps
JOINTS = frozenset(".-'’&")
ENDS = frozenset(");,—–")


def told_in_brackets(context: Context, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, with the names in brackets as what the names before them are.

    A person's must sound like it, since a team or a country may stand there too: "Анна Седых (Ferrari)".
    """
    found = list(found)
    at = {i: c for c in found for i in range(c.first, c.last)}
    gone: set[int] = set()
    added = []
    for named in found:
        bracket = named.last
        if bracket >= context.segment_ends[named.first] - 1 or context.words[bracket] != "(":
            continue
        first, last = _latin(context, bracket + 1)
        if first == last or all(map(context.latin, range(named.first, named.last))):
            continue
        if named.kind == "organisation" and any(i in at for i in range(first, last)):
            continue
        if named.kind == "organisation" or _alike(context, named, first, last):
            gone.update(id(at[i]) for i in range(first, last) if i in at)
            added.append(Candidate(named.kind, first, last))
    return [*(c for c in found if id(c) not in gone), *added]


def _latin(context: Context, i: int) -> tuple[int, int]:
    """The range of the capitalised Latin words from `i` on, where a bracket, comma or dash ends them."""
    words, end = context.words, min(context.segment_ends[i - 1], i + LONGEST)
    if i + 1 < end and context.lower[i] in section("languages") and words[i + 1] == ".":
        i += 2
    while i < end and words[i] in MARKS:
        i += 1
    first = i
    while i < end and (context.latin(i) or words[i] in JOINTS):
        i += 1
    last = i
    while i < end and words[i] in MARKS:
        i += 1
    named = first < last and context.capital(first) and i < end and words[i] in ENDS
    return (first, last) if named else (first, first)


def _alike(context: Context, named: Candidate, first: int, last: int) -> bool:
    """Whether two names sound alike, letter by letter."""
    text, start, stop = context.doc.text, context.tokens.start, context.tokens.stop
    return likeness(text[start[named.first] : stop[named.last - 1]], text[start[first] : stop[last - 1]]) >= ALIKE
