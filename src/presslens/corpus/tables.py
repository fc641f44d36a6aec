"""The tables of a corpus: kept in memory or written as a Parquet file each, batch by batch."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presslens.corpus.files import file_system, is_local, told
from presslens.schema import CORPUS_TABLES, OPTIONAL, arrow_schema, frame

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

MANIFEST = "corpus.json"
PARTIAL = ".partial"
GROUP_BYTES = 16_000_000  # of a table that are written together


def arrow_table(table: str, columns: Mapping[str, Any]) -> pa.Table:
    """An Arrow table of the schema from a list or array for each of its columns."""
    import pyarrow as pa

    schema = arrow_schema(table)
    return pa.table([_array(columns[field.name], field.type) for field in schema], schema=schema)


def _array(values: Any, kind: pa.DataType) -> pa.Array:
    import pyarrow as pa

    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:  # a lone surrogate has no UTF-8: a question mark in its place keeps the lengths
        return pa.array([v and v.encode("utf-8", "replace").decode() for v in values], kind)


def pandas_table(table: str, arrow: pa.Table) -> pd.DataFrame:
    """The table with the dtypes of the schema."""
    import numpy as np

    def values(name: str) -> Any:
        column = arrow.column(name)
        if CORPUS_TABLES[table][name] == OPTIONAL:
            return np.ma.masked_array(column.fill_null(0).to_numpy(), column.is_null().to_numpy())
        return column.to_numpy()

    return frame(table, {name: values(name) for name in CORPUS_TABLES[table]})


class Memory:
    """The tables of a run that is not written."""

    def __init__(self) -> None:
        self.parts: dict[str, list[pa.Table]] = {name: [arrow_schema(name).empty_table()] for name in CORPUS_TABLES}

    def write(self, tables: Mapping[str, pa.Table]) -> None:
        for name, table in tables.items():
            self.parts[name].append(table)

    def load(self, name: str) -> pa.Table:
        import pyarrow as pa

        return pa.concat_tables(self.parts[name])

    def __enter__(self) -> Memory:
        return self

    def __exit__(self, *_: object) -> None: ...


class ParquetFiles:
    """A Parquet file per table under a directory of any file system.

    They grow in a directory of their own and are moved to their places when all are whole; the manifest, without which
    the directory is no corpus, is written last.
    """

    def __init__(self, output: str | os.PathLike[str], source: str, skipped: Sequence[str]) -> None:
        self.files, self.directory = file_system(output)
        self.output = os.fspath(output)
        self.manifest = {"source": source, "skipped": list(skipped)}
        self.partial = f"{self.directory}/{PARTIAL}"

    def __enter__(self) -> ParquetFiles:
        import pyarrow.parquet as pq

        with told(self.output):
            self._discard()  # what a run that was killed left behind
            self.files.makedirs(self.partial, exist_ok=True)
            self.writers = {
                name: pq.ParquetWriter(
                    f"{self.partial}/{name}.parquet", arrow_schema(name), filesystem=self.files, compression="zstd"
                )
                for name in CORPUS_TABLES
            }
        self.waiting = {name: [arrow_schema(name).empty_table()] for name in CORPUS_TABLES}
        return self

    def write(self, tables: Mapping[str, pa.Table]) -> None:
        for name, table in tables.items():
            self.waiting[name].append(table)
            if sum(part.nbytes for part in self.waiting[name]) > GROUP_BYTES:
                self._flush(name)

    def _flush(self, name: str) -> None:
        import pyarrow as pa

        self.writers[name].write_table(pa.concat_tables(self.waiting[name]))
        self.waiting[name] = [arrow_schema(name).empty_table()]

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            with told(self.output):
                for name, writer in self.writers.items():
                    if kind is None:
                        self._flush(name)
                    writer.close()
                if kind is None:
                    self._publish()
        finally:
            self._discard()

    def _discard(self) -> None:
        with suppress(Exception):  # file systems raise what they like, and the next run tries again
            self.files.rm(self.partial, recursive=True)

    def _publish(self) -> None:
        with suppress(FileNotFoundError):
            self.files.rm_file(f"{self.directory}/{MANIFEST}")
        for name in CORPUS_TABLES:
            self._move(f"{name}.parquet")
        manifest = json.dumps(self.manifest, ensure_ascii=False, indent=2) + "\n"
        self.files.pipe_file(f"{self.partial}/{MANIFEST}", manifest.encode("utf-8", "replace"))
        self._move(MANIFEST)

    def _move(self, name: str) -> None:
        """Put a file in its place, where it replaces an earlier one: at one stroke on this machine."""
        old, new = f"{self.partial}/{name}", f"{self.directory}/{name}"
        if is_local(self.files):
            Path(old).replace(new)
        else:
            self.files.mv(old, new)
