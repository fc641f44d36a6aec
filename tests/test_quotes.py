"""Quotations: the cases of `cases/quotes.txt`, and what must hold for any text."""

import re
from pathlib import Path

import pytest

import presslens

LINES = Path(__file__).parent.joinpath("cases", "quotes.txt").read_text("utf-8").splitlines()
CASES = [line for line in LINES if line and not line.startswith("#")]
BRACKET = re.compile(r"[\[\]{}]")


def read(notation: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The text of a case, and the kind and range of each quotation in it."""
    text, spans, opened = "", [], []
    for piece in re.split(r"([\[\]{}])", notation.replace("¶", "\n")):
        if not BRACKET.fullmatch(piece):
            text += piece
        elif piece in "[{":
            opened.append(len(text))
        else:
            spans.append(("direct" if piece == "]" else "indirect", opened.pop(), len(text)))
    return text, sorted(spans, key=lambda s: (s[1], -s[2]))


def quotes(text: str) -> list[tuple[str, str, str]]:
    """Kind, words and speaker of each quotation that is found."""
    table = presslens.analyze(text).quotes
    return [(r["kind"], text[r["start"] : r["stop"]], r["speaker"] or "-") for r in table.to_dict("records")]


@pytest.mark.parametrize(
    "line",
    [pytest.param(c.lstrip("!"), marks=[pytest.mark.xfail(strict=True)] if c.startswith("!") else []) for c in CASES],
)
def test_case(line: str):
    notation, _, speakers = line.partition("\t")
    text, spans = read(notation)
    names = speakers.split("; ") if speakers else []
    assert len(names) == len(spans), "the case itself: a speaker for each quotation"
    expected = [(kind, text[a:b], name) for (kind, a, b), name in zip(spans, names, strict=True)]
    assert quotes(text) == expected
