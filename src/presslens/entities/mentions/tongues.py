"""Paragraphs in other languages that are written in Cyrillic, in which the models for Russian would invent people."""

from __future__ import annotations

import re
from itertools import pairwise

from presslens.entities.mentions.candidate import Candidate, Context
from presslens.tagging.morphology import readings

LETTERS = re.compile("[ґєіїўәғҕҗҙқҝҡңҥҫүұҳҷһӑӗӣөӧӯӳӱӹјљњђћџќѓ]")  # that Russian has not
LEAST = 2  # words in small letters that are none of Russian


def foreign_paragraphs(context: Context) -> set[int]:
    """The paragraphs with words of letters that Russian has not, of whose small words most are none of its own.

    "Ол биыл жаңа мектеп ашылатынын айтты" is one; names and titles of other languages stand in Russian ones too
    ("акция «Жасыл ел»").
    """
    out: set[int] = set()
    if not LETTERS.search(context.doc.text):
        return out
    for first, last in pairwise([*context.segment_bounds, context.size]):
        small = [word for word in context.words[first:last] if word.islower()]
        if any(map(LETTERS.search, small)):
            strange = sum(bool(LETTERS.search(word)) or not _is_known(word) for word in small)
            if strange >= LEAST and 2 * strange > len(small):
                out.add(context.doc.parts[context.tokens.sentence[first]])
    return out


def outside(context: Context, paragraphs: set[int], found: list[Candidate]) -> list[Candidate]:
    """What is in none of these paragraphs."""
    parts, sentence = context.doc.parts, context.tokens.sentence
    return [c for c in found if parts[sentence[c.first]] not in paragraphs] if paragraphs else found


def _is_known(word: str) -> bool:
    return any(reading.is_known for reading in readings(word))
