"""Who sends a text, as its dateline says: "ОМСК, 3 марта — Вести Степи. ...", "ОМСК, 3 марта /СтепьИнфо/"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from presslens.entities.mentions.candidate import Candidate, Context
from presslens.entities.mentions.lexicon import forms
from presslens.tagging.morphology import readings

LONGEST = 160  # characters of a dateline
PARTS = frozenset(("headline", "lead", "body"))
MONTHS = "янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек"
SOURCE = re.compile(
    rf"""(?:г\.\s?)?[А-ЯЁ][\w-]+(?:[ ][А-ЯЁ][\w-]+){{0,2}}(?:\s?[(/][^()/]{{2,40}}[)/])?(?:,\s[А-ЯЁ][\w -]{{2,30}})?
    [,.]\s\d{{1,2}}\s(?:{MONTHS})[а-яё]*\.?(?:,?\s\d{{4}})?(?:\s?(?:года|г\.))?(?:,?\s\d{{1,2}}:\d\d)?\.?\s?
    (?:/(?P<barred>[^/.,;:!?()]{{2,45}})/\.?|(?:[–—-]{{1,2}}\s)?(?P<plain>[«"]?[А-ЯЁ][^/.,;:!?()\d]{{1,45}})\.)
    \s*(?=[«„"—–А-ЯЁA-Z]|$)""",
    re.VERBOSE | re.IGNORECASE,
)
WORDS = 4


def sources(context: Context) -> Iterator[Candidate]:
    """The agencies and offices that datelines name as the source."""
    doc, starts = context.doc, context.tokens.start
    for first in context.segment_bounds:
        segment = doc.segments[doc.sentences[context.tokens.sentence[first]].segment_id]
        text = doc.text[starts[first] : min(segment.stop, starts[first] + LONGEST)]
        if segment.kind not in PARTS or not context.capital(first) or not any(map(str.isdigit, text[:60])):
            continue
        found = SOURCE.match(text)
        if found and found.lastgroup:
            at = starts[first] + found.start(found.lastgroup), starts[first] + found.end(found.lastgroup)
            begin, end = context.tokens.covering(*at)
            begin += _speaks_for(context, begin, end)
            if _is_name(context, begin, end):
                yield Candidate("organisation", begin, end)


def _speaks_for(context: Context, first: int, last: int) -> bool:
    """Whether who speaks for a body opens its name, so that the body is the source: "Пресс-служба | Института ягод"."""
    mouthpiece = context.lower[first] in forms("mouthpieces") and last > first + 1
    return mouthpiece and context.lower[first + 1] not in forms("officials")


def _is_name(context: Context, first: int, last: int) -> bool:
    """Whether words are few, and none of them is a verb or says who somebody is."""
    words = [i for i in range(first, last) if context.words[i][:1].isalnum()]
    named = 0 < len(words) <= WORDS and context.capital(words[0])
    someone = named and {"NOUN", "anim"} <= readings(context.words[words[0]])[0].grammemes
    return named and not someone and not any(context.pos[i] == "VERB" or context.verb(i) for i in words)
