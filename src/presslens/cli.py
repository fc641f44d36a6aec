"""The command line: `presslens analyze` for one text, `presslens corpus` for a directory of them."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from presslens import __version__
from presslens.schema import TABLES, no_table

if TYPE_CHECKING:
    import pandas as pd

    from presslens.analysis import Analysis, Tables

ROWS = 20  # of a table on the screen, where not all are wanted


class Format(StrEnum):
    """How tables are printed."""

    table = "table"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"


app = typer.Typer(
    help="Tells what Russian press releases say: their parts, the people with their roles and organisations, "
    "who said what, which places, and on which topic.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"presslens {__version__}")
        raise typer.Exit


def _table_name(name: str | None) -> str | None:
    if name is not None and name not in TABLES:
        raise typer.BadParameter(no_table(name, TABLES))
    return name


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    # Tables are UTF-8 wherever they go; the locale of a cron job or a Windows console is no reason to fail.
    for stream in filter(None, (sys.stdout, sys.stderr)):  # None: closed by who called
        stream.reconfigure(encoding="utf-8", errors="replace")


@app.command()
def analyze(
    file: Annotated[str, typer.Argument(help="A text file, or - for standard input.", show_default=False)],
    table: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            callback=_table_name,
            help=f"Only this table, with all its columns: {', '.join(TABLES)}.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", help="A table to read, or CSV, JSON or JSON lines for other programs.")
    ] = Format.table,
) -> None:
    """Analyse one text file and print what was found.

    Without --table: an overview (table), all tables in one object (json), or a line for each row of each table that
    begins with the table's name (jsonl). CSV is for one table.

    \b
    presslens analyze release.txt
    presslens analyze release.txt --table quotes --format csv > quotes.csv
    """
    if form is Format.csv and table is None:
        raise typer.BadParameter("CSV holds one table: add --table, for example --table people.", param_hint="--format")
    analysis, damage = _analyse(file)
    if form is Format.table:
        _print_tables(analysis, table)
    else:
        names = [table] if table else list(TABLES)
        if sys.stdout:
            sys.stdout.write(_written({name: analysis.table(name) for name in names}, form, table is not None))
    if damage:
        _fail(f"{file}: {damage}")


@app.command()
def corpus(
    directory: Annotated[
        str, typer.Argument(help="A directory: every .txt file in it, at any depth.", show_default=False)
    ],
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", help="A directory or URL for the tables, a Parquet file each.", show_default=False
        ),
    ],
    jobs: Annotated[int, typer.Option("--jobs", "-j", help="Processes to use; -1 is one for each core.")] = 1,
    show: Annotated[bool, typer.Option("--show", help="Print the first rows of the tables as well.")] = False,
) -> None:
    """Analyse every text file of a directory and write the tables as Parquet files.

    A file that cannot be read does not stop the run: it is named on standard error, and the exit status is 1.

    \b
    presslens corpus releases/ --output tables/ --jobs -1
    """
    import presslens
    from presslens.corpus import reason, some

    try:
        found = presslens.analyze_corpus(directory, output, n_jobs=jobs)
    except (OSError, ValueError, ImportError) as error:  # an unknown kind of URL, or one that needs another package
        _fail(reason(error))
    if show:
        _print_tables(found, None)
    documents = found.documents
    for row in documents[documents["status"] != "ok"].itertuples():
        typer.echo(f"presslens: {row.path}: {row.error}", err=True)
    typer.echo(f"{(documents['status'] != 'failed').sum()} of {len(documents)} files analysed.")
    if found.skipped:
        typer.echo(f"Skipped, as they are not .txt: {some(found.skipped)}")
    typer.echo(f"All tables: {output}/*.parquet; in Python: presslens.read_corpus({output!r})")
    if (documents["status"] != "ok").any():
        raise typer.Exit(1)


def _fail(message: str) -> NoReturn:
    typer.echo(f"presslens: {message}", err=True)
    raise typer.Exit(1)


def _analyse(file: str) -> tuple[Analysis, str | None]:
    """The analysis of a file, and what was wrong with its bytes."""
    import presslens
    from presslens.corpus import decode, reason

    if file == "-" and not sys.stdin:
        _fail("standard input is closed")
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        decoded = decode(data)
    except (OSError, ValueError) as error:
        _fail(reason(error) if isinstance(error, OSError) else f"{file}: {reason(error)}")
    return presslens.analyze(decoded.text), decoded.damage


def _print_tables(tables: Tables, name: str | None) -> None:
    from rich.console import Console

    from presslens.views.terminal import overview, whole

    console = Console()
    for grid in (
        [whole(name, tables.table(name).drop(columns="doc_id"), console.width)] if name else overview(tables, ROWS)
    ):
        console.print(grid)


def _written(tables: dict[str, pd.DataFrame], form: Format, single: bool) -> str:
    """The tables for a program: missing values are empty or null, times are ISO 8601."""
    import json

    if form is Format.csv:
        (frame,) = tables.values()
        return frame.to_csv(index=False, date_format="%Y-%m-%dT%H:%M:%S", lineterminator="\n")
    rows = {name: _records(frame) for name, frame in tables.items()}
    if form is Format.json:
        (only, *_) = rows.values()
        return json.dumps(only if single else rows, ensure_ascii=False, indent=1) + "\n"
    named = (row if single else {"table": name, **row} for name in rows for row in rows[name])
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in named)


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of plain Python values."""
    times = frame.select_dtypes("datetime").columns
    plain = frame.astype(object).where(frame.notna(), None)
    for name in times:
        plain[name] = [t and t.isoformat() for t in plain[name]]
    return [dict(zip(frame.columns, row, strict=True)) for row in plain.itertuples(index=False)]
