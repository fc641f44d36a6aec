"""Short names that a text gives in brackets: "Союз пекарей Тувы (далее – Союз)"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from presslens.entities.mentions.candidate import Candidate, Context
from presslens.entities.mentions.lexicon import section
from presslens.entities.mentions.quotation import MARKS

HEREAFTER = "далее"
LONGEST = 8  # tokens from the bracket to the end of the short name
LONGEST_ASIDE = 16  # ... and from there to the end of the bracket
ENDS = frozenset("),;")
TOGETHER = (["вместе", "с"], ["совместно", "с"], ["вместе", "со"], ["совместно", "со"])


def shortened(context: Context, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The short names right after the organisations among the candidates; further places of them are repeats."""
    short = {bracket: name for bracket in context.brackets if (name := _short_name(context, bracket))}
    if short:
        named = {candidate.last for candidate in found if candidate.kind == "organisation"}
        for bracket, name in short.items():
            if bracket in named:
                yield Candidate("organisation", *name)
                if group := _group_name(context, name[1]):
                    yield Candidate("organisation", *group)


def is_hereafter(words: Collection[str]) -> bool:
    """Whether words in lower case after a bracket say that a short name follows: "далее по тексту –"."""
    return HEREAFTER in words and section("hereafter").issuperset(words)


def is_group(words: Sequence[str]) -> bool:
    """Whether words in lower case after a short name say that another one follows for a firm with those that it owns:
    ", вместе с дочерними обществами – «Группа»"."""
    within = ")" not in words  # not "(далее – Банк) совместно с банком «Весна»"
    return within and any(list(words[i : i + 2]) in TOGETHER for i in range(1, min(len(words), 4)))


def _group_name(context: Context, begin: int) -> tuple[int, int] | None:
    """The range of the name that a firm has together with those that it owns, said after its short name, which ends at
    `begin`."""
    end = min(context.segment_ends[begin - 1], begin + LONGEST_ASIDE)
    last = next((i for i in range(begin, end) if context.words[i] == ")"), begin)
    first = last - 1 - (context.words[last - 1] in MARKS)
    if last - begin < 4 or not is_group(context.lower[begin:first]) or not context.capital(first):
        return None
    return first - (context.words[first - 1] in MARKS), last


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
