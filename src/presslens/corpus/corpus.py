"""What the user holds after a run over a corpus."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presslens.analysis import Tables
from presslens.corpus.files import file_system, is_local, read_file, told
from presslens.corpus.tables import MANIFEST, pandas_table
from presslens.schema import CORPUS_TABLES, no_table

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa
    from fsspec import AbstractFileSystem


class Corpus(Tables):
    """The tables of many documents, each read when it is first asked for.

    `output` is the directory or URL they lie in (None: in memory); `source` is that of the files, `skipped` are those
    that were passed over.
    """

    def __init__(
        self, load: Callable[[str], pa.Table], output: Path | str | None, source: str, skipped: Sequence[str]
    ) -> None:
        self._load = load
        self.output = output
        self.source = source
        self.skipped = list(skipped)

    @cached_property
    def documents(self) -> pd.DataFrame:
        """One row per file: path, length, encoding, status ("ok", "damaged", "failed") and what was wrong."""
        return self.table("documents")

    def table(self, name: str) -> pd.DataFrame:
        """The table of that name; `KeyError` for a name that is none."""
        if name not in CORPUS_TABLES:
            raise KeyError(no_table(name, CORPUS_TABLES))
        return pandas_table(name, self._load(name))

    def text(self, doc_id: int) -> str:
        """The text of a document, into which the ranges of its rows point; its file is read again.

        To open the file is not enough, for Python then makes one character of each line end that is two.

        Raises `IndexError` for a document that is not there, `OSError` where its file can no longer be read, and
        `ValueError` where it could not be read as text or has changed since.
        """
        if not 0 <= doc_id < len(self):
            raise IndexError(f"there is no document {doc_id}: the corpus has {len(self)}")
        row: Any = self.documents.loc[doc_id]
        if row.encoding is None:
            raise ValueError(f"{row.path} was not read: {row.error}")
        text = read_file(self.source, row.path).decode(row.encoding, "replace")
        if row.status != "failed" and row.characters != len(text):
            raise ValueError(f"{row.path} is not what it was when it was analysed")
        return text

    def profiles(self) -> pd.DataFrame:
        """One row per person across the documents; see `presslens.corpus.profiles.profiles`."""
        from presslens.corpus.profiles import profiles

        return profiles(self.people, self.affiliations, self.releases)

    def __len__(self) -> int:
        return len(self.documents)

    def __repr__(self) -> str:
        place = f" in {self.output}" if self.output else ""
        return (
            f"<Corpus of {len(self):,} documents, {len(self.releases):,} releases, {len(self.people):,} people{place}>"
        )


def read_corpus(path: str | os.PathLike[str]) -> Corpus:
    """Open the tables that `analyze_corpus` wrote into a directory, or to a URL.

    Raises `FileNotFoundError` where there are none, or where the run that wrote them did not come to its end.
    """
    files, directory = file_system(path)
    try:
        with told(os.fspath(path)):
            manifest = json.loads(files.cat_file(f"{directory}/{MANIFEST}"))
    except (FileNotFoundError, NotADirectoryError):
        raise FileNotFoundError(f"{path} holds no finished corpus: {MANIFEST} is missing") from None
    output = Path(directory) if is_local(files) else os.fspath(path)
    return Corpus(partial(_read, files, directory), output, manifest["source"], manifest["skipped"])


def _read(files: AbstractFileSystem, directory: str, name: str) -> pa.Table:
    import pyarrow.parquet as pq

    return pq.read_table(f"{directory}/{name}.parquet", filesystem=files)
