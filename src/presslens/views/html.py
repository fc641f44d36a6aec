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
FOR, AGAINST = "60, 150, 60", "200, 70, 60"  # red, green, blue
DARKEST = 0.7

Range = tuple[int, int, str]  # start, stop, and the tag that opens the mark

# Colours are see-through, so that they suit a light and a dark page.
STYLE = """
.presslens {line-height: 1.55; max-width: 60em}
.presslens p {margin: .3em 0; white-space: pre-wrap; overflow-wrap: anywhere}
.presslens .headline {font-weight: bold; font-size: 1.15em}
.presslens .navigation, .presslens .metadata, .presslens .teaser, .presslens .contacts {opacity: .65; font-size: .9em}
.presslens .boilerplate {opacity: .8; font-size: .9em}
.presslens mark {color: inherit; padding: .05em .2em; border-radius: .25em}
.presslens mark.word {padding: 0}
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
    mentions, quotes = analysis.mentions, analysis.quotes
    marks = _disjoint(
        (start, stop, f'<mark class="{kind}" title="{_safe(name)}">')
        for start, stop, kind, name in mentions[["start", "stop", "kind", "name"]].itertuples(index=False)
    )
    spoken = _disjoint(
        (start, stop, f'<q title="{_safe(speaker or "?")}">')
        for start, stop, speaker in quotes[["start", "stop", "speaker"]].itertuples(index=False)
    )
    return _page(analysis, KEY, [spoken, marks], TABLES)


def topic_html(analysis: Analysis, topic: str | None) -> str:
    """The text with its words shaded by what they weigh for the topic, of each full release by default its likeliest.

    A word's `title` has the topic and the weight; the strongest of a release is shaded most.
    """
    words: list[Range] = []
    for release in analysis.document.releases:
        if release.kind != "full" or release.start >= LONGEST:
            continue
        explained = topic
        if explained is None:
            explained = analysis.topics.query("release_id == @release.release_id and rank == 1")["topic"].iloc[0]
        table = analysis.explain_topic(explained, release.release_id)
        most = table["weight"].abs().max()
        for start, stop, weight in table[["start", "stop", "weight"]].itertuples(index=False):
            words.append(_shaded(start, stop, explained, weight, weight / most if most else 0.0))
    key = "".join(f"{_shaded(0, 0, '', 0.0, share)[2]}{said}</mark> " for share, said in ((1, "for"), (-1, "against")))
    return _page(analysis, f"<p>{key}</p>", [_disjoint(words)], {"topics": ["release_id", "topic", "probability"]})


def _shaded(start: int, stop: int, topic: str, weight: float, share: float) -> Range:
    colour = FOR if share > 0 else AGAINST
    title = f' title="{_safe(topic)} {weight:+.2f}"' if topic else ""
    return start, stop, f'<mark class="word" style="background: rgba({colour}, {DARKEST * abs(share):.2f})"{title}>'


def _page(analysis: Analysis, key: str, layers: list[list[Range]], tables: dict[str, list[str]]) -> str:
    text = _Marked(analysis.text, layers)
    shown = [s for s in analysis.document.segments if s.start < LONGEST]
    parts = [f'<p class="{s.kind}">{"".join(text.pieces(s.start, min(s.stop, LONGEST)))}</p>' for s in shown]
    if len(analysis.text) > LONGEST:
        parts.append("<p>…</p>")
    parts += [_table(name, analysis.table(name), columns) for name, columns in tables.items()]
    return f'<div class="presslens"><style>{STYLE}</style>{key}{"".join(parts)}</div>'


class _Marked:
    """The text in layers of marks, the outer first."""

    def __init__(self, text: str, layers: list[list[Range]]) -> None:
        self.text = text
        self.layers = layers
        self.edges = sorted({edge for layer in layers for start, stop, _ in layer for edge in (start, stop)})

    def pieces(self, start: int, stop: int) -> Iterator[str]:
        """The stretch in pieces, in each of which the marks are the same."""
        inner = self.edges[bisect_right(self.edges, start) :]
        a = start
        for edge in [*(e for e in inner if e < stop), stop]:
            tags = [tag for layer in self.layers if (tag := _at(layer, a))]
            closing = (f"</{tag[1:].split(' ')[0]}>" for tag in reversed(tags))
            yield "".join([*tags, _safe(self.text[a:edge]), *closing])
            a = edge


def _disjoint(ranges: Iterable[Range]) -> list[Range]:
    """Of what overlaps, the longer that begins first."""
    kept: list[Range] = []
    for start, stop, tag in sorted(ranges, key=lambda r: (r[0], -r[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, stop, tag))
    return kept


def _at(ranges: list[Range], position: int) -> str:
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
