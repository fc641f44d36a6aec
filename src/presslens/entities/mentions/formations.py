"""Military units, which a number tells: "79-я десантная бригада", "3-й батальон", "201-я военная база"."""

from __future__ import annotations

import re

from presslens.entities.mentions.candidate import Context
from presslens.entities.mentions.lexicon import forms

NUMBER = re.compile(r"\d{1,4}-(?:й|я|го|му|м|ю|ой|ый|ая|ом|ым|ую)")
RELATIONAL = re.compile("[сц]к(?:ий|ая|ого|ой|ому|ую|им|ом)$")
GARRISONS = frozenset(("ч", "часть", "части", "частью"))
UNIT_NUMBER = re.compile(r"\d{4,5}")
LONGEST = 7  # adjectives between the number and the noun


def numbered(context: Context, noun: int) -> int | None:
    """The token of the number of the unit whose noun stands at `noun`; None where it is no unit's.

    A corps or a detachment is military only by an adjective ("5-й корпус" is a building), a brigade alone unless what
    it does follows ("2-я бригада сварщиков").
    """
    i, martial, begin = noun - 1, False, context.segment_starts[noun]
    while i >= begin and noun - i <= LONGEST and _describes(context, i):
        martial = martial or context.lower[i] in forms("martial")
        i -= 1
    if i < begin or not NUMBER.fullmatch(context.lower[i]) or context.tokens.number(noun) == "Plur":
        return None
    if martial:
        return i
    after = noun + 1
    told = after < context.segment_ends[noun] and context.words[after].islower()
    works = told and context.tokens.case(after) == "Gen" and not NUMBER.fullmatch(context.lower[after])
    alone = i + 1 == noun and works and context.lower[after] not in forms("martial")
    return i if context.lower[noun] in forms("formations") and not alone else None


def garrison(context: Context, noun: int) -> tuple[int, int] | None:
    """The range of a military unit that is told by its number after it: "войсковая часть 12345", "в/ч № 12345"."""
    first = noun - 1
    if context.lower[noun] == "ч" and context.lower[max(noun - 2, 0) : noun] == ["в", "/"]:
        first = noun - 2
    elif noun == 0 or context.lower[first] not in forms("garrisoned"):
        return None
    number = noun + 1 + (context.words[noun + 1 : noun + 2] == ["№"])
    told = number < context.segment_ends[noun] and UNIT_NUMBER.fullmatch(context.words[number])
    return (first, number + 1) if told and first >= context.segment_starts[noun] else None


def _describes(context: Context, i: int) -> bool:
    """Whether a word is an adjective, which the tagger may take for a name: "25-й Чапаевской дивизии"."""
    adjective = context.pos[i] == "ADJ" or (context.pos[i] == "PROPN" and RELATIONAL.search(context.lower[i]))
    return bool(adjective) and not NUMBER.fullmatch(context.lower[i])
