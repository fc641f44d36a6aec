"""Tables for a terminal, by rich."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from presslens.views.cells import cell

if TYPE_CHECKING:
    import pandas as pd

    from presslens.analysis import Tables

GAP = 3  # between columns
WIDE = ("headline", "quote", "text", "role", "where")  # columns that take more of the width


def overview(tables: Tables, limit: int) -> Iterator[Table]:
    """What a person wants to see first: releases with topics, people with roles, quotes with speakers, places.

    The column # is the document's number.
    """
    releases = tables.releases
    full = releases[releases["kind"] == "full"].rename(columns={"doc_id": "#", "topic_probability": "p"})
    teasers = len(releases) - len(full)
    title = f"{len(full)} releases" + f" and {teasers} teasers of others" * bool(teasers)
    yield table(title, full[["#", "headline", "published", "topic", "p"]], limit)
    people = tables.people.rename(columns={"doc_id": "#"})
    people["where"] = people["organisation"].where(people["organisation"].notna(), people["place"])
    yield table(f"{len(people)} people", people[["#", "name", "role", "where", "quotes"]], limit)
    quotes = tables.quotes.rename(columns={"doc_id": "#", "text": "quote"})
    yield table(f"{len(quotes)} quotes", quotes[["#", "speaker", "quote", "kind"]], limit)
    places = _places(tables.locations)
    yield table(f"{len(places)} places", places, limit)


def table(title: str, frame: pd.DataFrame, limit: int) -> Table:
    """The first `limit` rows of a frame; columns without a single value are left out."""
    if len(frame):
        frame = frame.dropna(axis="columns", how="all")
    more = len(frame) - limit
    grid = Table(
        title=title,
        title_justify="left",
        title_style="bold",
        min_width=len(title),  # which it would be folded to the width of the columns without
        caption=f"and {more} more" if more > 0 else None,
        caption_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
    )
    for name, dtype in frame.dtypes.items():
        number = str(dtype).lower().startswith(("int", "float"))
        grid.add_column(
            str(name),
            justify="right" if number else "left",
            no_wrap=number,
            overflow="fold",
            min_width=None if number else 20 if name in WIDE else 8,
        )
    for row in frame.head(limit).itertuples(index=False):
        grid.add_row(*(Text(cell(value)) for value in row))
    return grid


def whole(title: str, frame: pd.DataFrame, width: int) -> Table:
    """All rows and columns of a frame: as a table where it fits the width, else record by record."""
    grid = table(title, frame, len(frame))
    least = sum(max(len(str(column.header)), column.min_width or 0) + GAP for column in grid.columns)
    if least <= width:
        return grid
    records = Table(title=title, title_justify="left", title_style="bold", box=None, show_header=False, pad_edge=False)
    records.add_column(style="dim", no_wrap=True)
    records.add_column()
    for row in frame.itertuples(index=False):
        for name, value in zip(frame.columns, row, strict=True):
            if shown := cell(value):
                records.add_row(str(name), Text(shown))
        records.add_row()
    return records


def _places(locations: pd.DataFrame) -> pd.DataFrame:
    """Each place once, the one most often named first."""
    import pandas as pd

    keys = ["name", "kind", "country", "region"]
    counted = pd.DataFrame(locations.groupby(keys, dropna=False, sort=False, as_index=False)["mentions"].sum())
    return counted.sort_values("mentions", ascending=False, kind="stable")
