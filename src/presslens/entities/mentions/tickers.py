"""Codes of shares, which name nothing by themselves: "ПАО «Ярвит» (MOEX: YRVT)", "под тикером YRVT"."""

from __future__ import annotations

import re

from presslens.entities.mentions.candidate import Candidate, Context
from presslens.entities.mentions.lexicon import forms

LONGEST = 24  # tokens in brackets
EXCHANGE = 4  # tokens of one with what parts it from the one before: "; London Stock Exchange"
CODE = re.compile(r"[A-Z0-9][A-Z0-9.]{0,7}")


def without_tickers(context: Context, found: list[Candidate]) -> list[Candidate]:
    """The candidates without the codes of shares and the exchanges that are told with them in brackets."""
    gone = {i for bracket in context.brackets for i in _listing(context, bracket)}
    gone |= {i for i in context.latin_capitals if i and context.lower[i - 1] in forms("tickers")}
    return [c for c in found if gone.isdisjoint(range(c.first, c.last))] if gone else found


def _listing(context: Context, bracket: int) -> range:
    """The tokens in a bracket with nothing but exchanges and codes: "(LSE: YRV; Московская биржа: YRVT)"."""
    words, nothing = context.words, range(0)
    end = min(context.segment_ends[bracket], bracket + LONGEST)
    closed = next((i for i in range(bracket + 1, end) if words[i] == ")"), bracket)
    colons = [i for i in range(bracket + 1, closed) if words[i] == ":"]
    if not colons or not CODE.fullmatch(words[closed - 1]):
        return nothing
    begin, latin = bracket + 1, frozenset(filter(context.latin, range(bracket + 1, closed)))
    for colon in colons:
        exchange = range(max(begin, colon - EXCHANGE), colon)
        named = any(i in latin or context.lower[i] in forms("exchanges") for i in exchange)
        if not named or not CODE.fullmatch(words[colon + 1]):
            return nothing
        begin = colon + 2
    return range(bracket + 1, closed)
