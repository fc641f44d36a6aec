"""What the user holds after a run over a corpus."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from presslens.analysis import Tables
from presslens.corpus.files import file_system, is_local, told
from presslens.corpus.tables import MANIFEST, pandas_table

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa
    from fsspec import AbstractFileSystem


class Corpus(Tables):
    """The tables of many documents, each read when it is first asked for.

    `output` is the directory or URL they lie in (None: in memory); `skipped` are the files that were passed over.
    """

    def __init__(self, load: Callable[[str], pa.Table], output: Path | str | None, skipped: Sequence[str]) -> None:
        self._load = load
        self.output = output
        self.skipped = list(skipped)

    @cached_property
    def documents(self) -> pd.DataFrame:
        """One row per file: path, length, encoding, status ("ok", "damaged", "failed") and what was wrong."""
        return self.table("documents")

    def table(self, name: str) -> pd.DataFrame:
        """The table of that name; `KeyError` for a name that is none."""
        return pandas_table(name, self._load(name))

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
    return Corpus(partial(_read, files, directory), output, manifest["skipped"])


def _read(files: AbstractFileSystem, directory: str, name: str) -> pa.Table:
    import pyarrow.parquet as pq

    return pq.read_table(f"{directory}/{name}.parquet", filesystem=files)
