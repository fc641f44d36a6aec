"""An analysis as HTML for a notebook: the text with what was found in it, and its tables in short."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

from presslens.views.cells import cell

if TYPE_CHECKING:
    import pandas as pd

    from presslens.analysis import Analysis

LONGEST = 20_000  # characters of a text that are shown
ROWS = 10  # of a table

# Colours are see-through, so that they suit a light and a dark page.
STYLE = """
.presslens {line-height: 1.55; max-width: 60em}
.presslens p {margin: .3em 0; white-space: pre-wrap; overflow-wrap: anywhere}
.presslens .headline {font-weight: bold; font-size: 1.15em}
.presslens .navigation, .presslens .metadata, .presslens .teaser, .presslens .contacts {opacity: .65; font-size: .9em}
.presslens .boilerplate {opacity: .8; font-size: .9em}
.presslens mark {color: inherit; padding: .05em .2em; border-radius: .25em}
.presslens .person {background: rgba(66, 135, 245, .3)}
.presslens .organisation {background: rgba(240, 160, 40, .35)}
.presslens .location {background: rgba(60, 170, 90, .3)}
.presslens q {quotes: none; border-bottom: 2px solid rgba(200, 60, 120, .6)}
.presslens q::before, .presslens q::after {content: none}
.presslens summary {cursor: pointer; margin-top: .5em}
.presslens table {font-size: .9em; border-collapse: collapse}
.presslens td, .presslens th {text-align: left; vertical-align: top; padding: .1em .8em .1em 0}
"""
KEY = (
    '<p><mark class="person">person</mark> <mark class="organisation">organisation</mark> '
    '<mark class="location">place</mark> <q>quote</q></p>'
)
TABLES = {
    "releases": ["kind", "headline", "published", "company", "place", "topic"],
    "people": ["name", "role", "organisation", "place", "quotes"],
    "quotes": ["speaker", "text", "kind"],
    "organisations": ["name", "abbreviation", "mentions"],
    "locations": ["name", "kind", "country", "region", "mentions"],
}


def analysis_html(analysis: Analysis) -> str:
    """The view as a `<div>` that brings its own style; nothing in the text is taken for HTML."""
    text = _Marked(analysis)
    shown = [s for s in analysis.document.segments if s.start < LONGEST]
    parts = [f'<p class="{s.kind}">{"".join(text.pieces(s.start, min(s.stop, LONGEST)))}</p>' for s in shown]
    if len(analysis.text) > LONGEST:
        parts.append("<p>…</p>")
    parts += [_table(name, analysis.table(name), columns) for name, columns in TABLES.items()]
    return f'<div class="presslens"><style>{STYLE}</style>{KEY}{"".join(parts)}</div>'


class _Marked:
    """The text with its mentions and quotes; of what overlaps, the longer that begins first is shown."""

    def __init__(self, analysis: Analysis) -> None:
        mentions, quotes = analysis.mentions, analysis.quotes
        self.text = analysis.text
        self.mentions = _disjoint(
            (start, stop, f'<mark class="{kind}" title="{_safe(name)}">')
            for start, stop, kind, name in mentions[["start", "stop", "kind", "name"]].itertuples(index=False)
        )
        self.quotes = _disjoint(
            (start, stop, f'<q title="{_safe(speaker or "?")}">')
            for start, stop, speaker in quotes[["start", "stop", "speaker"]].itertuples(index=False)
        )
        self.edges = sorted({edge for start, stop, _ in self.mentions + self.quotes for edge in (start, stop)})

    def pieces(self, start: int, stop: int) -> Iterator[str]:
        """The stretch in pieces, in each of which the marks are the same."""
        inner = self.edges[bisect_right(self.edges, start) :]
        a = start
        for edge in [*(e for e in inner if e < stop), stop]:
            quote, mention = _at(self.quotes, a), _at(self.mentions, a)
            yield quote + mention + _safe(self.text[a:edge]) + "</mark>" * bool(mention) + "</q>" * bool(quote)
            a = edge


def _disjoint(ranges: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for start, stop, tag in sorted(ranges, key=lambda r: (r[0], -r[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, stop, tag))
    return kept


def _at(ranges: list[tuple[int, int, str]], position: int) -> str:
    i = bisect_right(ranges, position, key=lambda r: r[0]) - 1
    return ranges[i][2] if i >= 0 and position < ranges[i][1] else ""


def _table(name: str, frame: pd.DataFrame, columns: list[str]) -> str:
    if frame.empty:
        return ""
    head = "".join(f"<th>{column}</th>" for column in columns)
    rows = "".join(
        f"<tr>{''.join(f'<td>{_safe(cell(value))}</td>' for value in row)}</tr>"
        for row in frame[columns].head(ROWS).itertuples(index=False)
    )
    more = f"<tr><td>and {len(frame) - ROWS} more</td></tr>" if len(frame) > ROWS else ""
    return f"<details><summary>{len(frame)} {name}</summary><table><tr>{head}</tr>{rows}{more}</table></details>"


def _safe(text: str) -> str:
    return escape(text).encode("utf-8", "replace").decode()
