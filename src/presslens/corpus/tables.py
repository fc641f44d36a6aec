"""The tables of a corpus: kept in memory or written as a Parquet file each, batch by batch."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
    """A Parquet file per table under a directory.

    They grow in a directory of their own and are moved to their places when all are whole; the manifest, without which
    the directory is no corpus, is written last.
    """

    def __init__(self, directory: Path, source: str, skipped: Sequence[str]) -> None:
        self.directory = directory
        self.manifest = {"source": source, "skipped": list(skipped)}
        self.partial = directory / PARTIAL

    def __enter__(self) -> ParquetFiles:
        import pyarrow.parquet as pq

        self.directory.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(self.partial, ignore_errors=True)  # left behind by a run that was killed
        self.partial.mkdir()
        self.writers = {
            name: pq.ParquetWriter(self.partial / f"{name}.parquet", arrow_schema(name), compression="zstd")
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
            for name, writer in self.writers.items():
                if kind is None:
                    self._flush(name)
                writer.close()
            if kind is None:
                self._publish()
        finally:
            shutil.rmtree(self.partial, ignore_errors=True)

    def _publish(self) -> None:
        (self.directory / MANIFEST).unlink(missing_ok=True)
        for name in CORPUS_TABLES:
            (self.partial / f"{name}.parquet").replace(self.directory / f"{name}.parquet")
        manifest = self.partial / MANIFEST
        manifest.write_text(json.dumps(self.manifest, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        manifest.replace(self.directory / MANIFEST)
