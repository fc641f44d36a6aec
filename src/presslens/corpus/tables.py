"""The tables of a corpus: kept in memory or written as a Parquet file each, batch by batch."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presslens.schema import CORPUS_TABLES, OPTIONAL, arrow_schema

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

MANIFEST = "corpus.json"
PARTIAL = ".partial"


def arrow_table(table: str, columns: Mapping[str, list[Any]]) -> pa.Table:
    """An Arrow table of the schema from a list for each of its columns."""
    import pyarrow as pa

    schema = arrow_schema(table)
    return pa.table([_array(columns[field.name], field.type) for field in schema], schema=schema)


def _array(values: list[Any], kind: pa.DataType) -> pa.Array:
    import pyarrow as pa

    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:  # a lone surrogate has no UTF-8: a question mark in its place keeps the lengths
        return pa.array([v and v.encode("utf-8", "replace").decode() for v in values], kind)


def pandas_table(table: str, arrow: pa.Table) -> pd.DataFrame:
    """The table with the dtypes of the schema."""
    import pandas as pd

    def series(name: str, dtype: str) -> pd.Series[Any]:
        column = arrow.column(name)
        if dtype == OPTIONAL:
            missing = column.is_null().to_numpy()
            return pd.Series(pd.arrays.IntegerArray(column.fill_null(0).to_numpy(), missing, copy=True))
        return pd.Series(column.to_numpy(), dtype=dtype, copy=True)

    return pd.DataFrame({name: series(name, dtype) for name, dtype in CORPUS_TABLES[table].items()})


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
        return self

    def write(self, tables: Mapping[str, pa.Table]) -> None:
        for name, table in tables.items():
            self.writers[name].write_table(table)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            for writer in self.writers.values():
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
