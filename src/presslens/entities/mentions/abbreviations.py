"""Names that an abbreviation in brackets spells: "Северная горная компания (СГК)"."""

from __future__ import annotations

from collections.abc import Iterator

from presslens.entities.mentions.candidate import Candidate, Context
from presslens.entities.mentions.lexicon import forms, section

LONGEST = 14  # tokens back from the bracket


def spelt_out(context: Context) -> Iterator[Candidate]:
    """The names and the abbreviations that follow them in brackets."""
    words = context.words
    for bracket in [i for i, word in enumerate(words[:-2]) if word == "(" and words[i + 2] == ")"]:
        short = bracket + 1
        word = words[short]
        if not (word.isupper() and word.isalpha() and 3 <= len(word) <= 8) or context.lower[short] in _others():
            continue
        first = _beginning(context, bracket, context.lower[short])
        if first is None or not context.capital(first) or context.shouted(first):
            continue
        head = next((i for i in range(first, bracket) if context.pos[i] == "NOUN"), first)
        if context.lower[head] not in forms("works") and context.lower[head] not in forms("events"):
            yield Candidate("organisation", first, bracket)
            yield Candidate("organisation", short, short + 1)


def _others() -> frozenset[str]:
    return section("stop-acronyms") | section("known-places") | section("place-abbreviations")


def _beginning(context: Context, bracket: int, letters: str) -> int | None:
    """The word with the first letter, where the words before a bracket begin with these letters and no others."""
    left = len(letters)
    for i in range(bracket - 1, max(context.segment_starts[bracket], bracket - LONGEST) - 1, -1):
        word = context.lower[i]
        if word[:1] == letters[left - 1]:
            left -= 1
            if left == 0:
                return i
        elif len(word) > 3 or not word.isalpha():
            return None
    return None
