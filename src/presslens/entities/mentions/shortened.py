"""Short names that a text gives in brackets: "Союз пекарей Тувы (далее – Союз)"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from presslens.entities.mentions.candidate import Candidate, Context
from presslens.entities.mentions.lexicon import section
from presslens.entities.mentions.quotation import MARKS

HEREAFTER = "далее"
LONGEST = 8  # tokens from the bracket to the end of the short name
ENDS = frozenset("),;")


def shortened(context: Context, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The short names right after the organisations among the candidates; further places of them are repeats."""
    short = {bracket: name for bracket in context.brackets if (name := _short_name(context, bracket))}
    if short:
        named = {candidate.last for candidate in found if candidate.kind == "organisation"}
        yield from (Candidate("organisation", *name) for bracket, name in short.items() if bracket in named)


def is_hereafter(words: Collection[str]) -> bool:
    """Whether words in lower case after a bracket say that a short name follows: "далее по тексту –"."""
    return HEREAFTER in words and section("hereafter").issuperset(words)


def _short_name(context: Context, bracket: int) -> tuple[int, int] | None:
    """The range of the short name that a bracket opens for: a few words of which the first has a capital letter."""
    end = min(context.segment_ends[bracket], bracket + LONGEST)
    first = bracket + 1
    while first < end and context.lower[first] in section("hereafter") and context.words[first] not in MARKS:
        first += 1
    last = next((i for i in range(first, end) if context.words[i] in ENDS), first)
    if first == last or not is_hereafter(context.lower[bracket + 1 : first]):
        return None
    name = first + (context.words[first] in MARKS)
    return (first, last) if name < last and context.capital(name) else None
