"""Tables for a terminal, by rich."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from rich import box
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    import pandas as pd

    from presslens.analysis import Tables

UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f\ud800-\udfff]+")  # what would move the cursor, or cannot be printed
LONGEST = 160  # characters of a text that are shown
WIDTHS = {"text": 5, "headline": 4, "quote": 4, "organisation": 3, "role": 3, "name": 2, "speaker": 2}


def overview(tables: Tables, limit: int) -> Iterator[Table]:
    """What a person wants to see first: releases with topics, people with roles, quotes with speakers, places."""
    releases = tables.releases
    full = releases[releases["kind"] == "full"]
    others = len(releases) - len(full)
    title = f"{len(full)} releases" + (f" and {others} teasers" if others else "")
    full = full.rename(columns={"topic_probability": "p"})
    yield table(title, full[["doc_id", "headline", "published", "place", "topic", "p"]], limit)
    people = tables.people[["doc_id", "name", "role", "organisation", "place", "quotes"]]
    yield table(f"{len(people)} people", people, limit)
    quotes = tables.quotes.rename(columns={"text": "quote"})
    yield table(f"{len(quotes)} quotes", quotes[["doc_id", "speaker", "quote", "kind"]], limit)
    places = _places(tables.locations)
    yield table(f"{len(places)} places", places, limit)


def table(title: str, frame: pd.DataFrame, limit: int) -> Table:
    """The first `limit` rows of a frame; columns without a single value are left out."""
    frame = frame.dropna(axis="columns", how="all") if len(frame) else frame
    more = len(frame) - limit
    grid = Table(
        title=title,
        title_justify="left",
        caption=f"and {more} more" if more > 0 else None,
        caption_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
    )
    for name, dtype in frame.dtypes.items():
        number = str(dtype) != "object"
        grid.add_column(
            str(name),
            justify="right" if str(dtype).lower().startswith(("int", "float")) else "left",
            no_wrap=number,
            ratio=None if number else WIDTHS.get(str(name), 1),
            overflow="fold",
        )
    for row in frame.head(limit).itertuples(index=False):
        grid.add_row(*map(_cell, row))
    return grid


def _places(locations: pd.DataFrame) -> pd.DataFrame:
    """Each place once, the one most often named first."""
    import pandas as pd

    keys = ["name", "kind", "country", "region"]
    counted = pd.DataFrame(locations.groupby(keys, dropna=False, sort=False, as_index=False)["mentions"].sum())
    return counted.sort_values("mentions", ascending=False, kind="stable")


def _cell(value: Any) -> Text:
    import pandas as pd

    if value is None or pd.isna(value):
        return Text("")
    if isinstance(value, float):
        return Text(f"{value:.2f}")
    if isinstance(value, pd.Timestamp):
        return Text(f"{value:%Y-%m-%d %H:%M}")
    return Text(textwrap.shorten(UNSAFE.sub(" ", str(value)), LONGEST, placeholder=" …"))
