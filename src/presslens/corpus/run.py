"""The run over a corpus: files are read, analysed and written batch by batch, so that memory does not grow with it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from presslens.corpus.corpus import Corpus, read_corpus
from presslens.corpus.encoding import decode
from presslens.corpus.files import Folder, Source, reason, some
from presslens.corpus.tables import Memory, ParquetFiles, arrow_table
from presslens.document import Document
from presslens.parallel import batched, mapped, uncollected, worker_count
from presslens.rows import columns
from presslens.schema import CORPUS_TABLES, TABLES

if TYPE_CHECKING:
    import pyarrow as pa

    from presslens.analyzer import Analyzer

BATCH_FILES = 256
BATCH_BYTES = 1_000_000


def run_corpus(
    lens: Analyzer,
    location: str | os.PathLike[str],
    output: str | os.PathLike[str] | None,
    n_jobs: int,
    progress: bool,
) -> Corpus:
    """Analyse every text file of a directory; see `Analyzer.analyze_corpus`."""
    workers = worker_count(n_jobs)
    folder = Folder(location)
    if output is not None and not folder.paths:  # a mistyped directory must not cost the tables of an earlier run
        raise FileNotFoundError(
            f"there is no .txt file in {folder.location}" + f", only {some(folder.skipped)}" * bool(folder.skipped)
        )
    count = BATCH_FILES if workers == 1 else max(1, min(BATCH_FILES // 2, len(folder.paths) // (4 * workers)))
    batches = batched(folder.read(), count, BATCH_BYTES, lambda source: len(source.data))
    results = mapped(partial(_analyse, lens), batches, workers)
    if progress:
        results = _shown(results, len(folder.paths))
    sink = Memory() if output is None else ParquetFiles(output, folder.location, folder.skipped)
    with sink:
        for tables in results:
            sink.write(tables)
    if isinstance(sink, Memory):
        return Corpus(sink.load, None, folder.location, folder.skipped)
    return read_corpus(sink.output)


def _shown(results: Iterator[dict[str, pa.Table]], total: int) -> Iterator[dict[str, pa.Table]]:
    """Pass the results on, with a progress bar on standard error where that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = TextColumn("Analysing"), BarColumn(), MofNCompleteColumn(), TextColumn("files"), TimeRemainingColumn()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=total)
        for tables in results:
            yield tables
            bar.advance(task, tables["documents"].num_rows)


@dataclass
class _File:
    """A file on its way through the run."""

    source: Source
    document: Document | None = None
    encoding: str | None = None
    status: str = "ok"
    error: str | None = None

    def fail(self, error: str) -> None:
        self.document, self.status, self.error = None, "failed", error


@uncollected()
def _analyse(lens: Analyzer, sources: list[Source]) -> dict[str, pa.Table]:
    """The tables of one batch."""
    files = [_opened(source) for source in sources]
    read = [file for file in files if file.document]
    try:
        lens.annotate([file.document for file in read if file.document])
    except Exception:  # no document may cost its batch the others: find the one that fails
        for file in read:
            _analyse_alone(lens, file)
    documents = [file.document for file in files if file.document]
    tables = {name: arrow_table(name, columns(name, documents)) for name in TABLES}
    return {"documents": arrow_table("documents", _document_columns(files)), **tables}


def _opened(source: Source) -> _File:
    file = _File(source)
    if source.error:
        file.fail(source.error)
        return file
    try:
        decoded = decode(source.data)
    except ValueError as error:
        file.fail(reason(error))
        return file
    file.document, file.encoding = Document(decoded.text, source.doc_id), decoded.encoding
    if decoded.damage:
        file.status, file.error = "damaged", decoded.damage
    return file


def _analyse_alone(lens: Analyzer, file: _File) -> None:
    assert file.document
    file.document = Document(file.document.text, file.source.doc_id)
    try:
        lens.annotate([file.document])
    except Exception as error:
        file.fail(f"{type(error).__name__}: {reason(error)}")


def _document_columns(files: list[_File]) -> dict[str, list[object]]:
    rows = [
        (
            file.source.doc_id,
            file.source.path,
            len(file.document.text) if file.document else None,
            file.encoding,
            file.status,
            file.error,
            len(file.document.releases) if file.document else 0,
        )
        for file in files
    ]
    return {name: [row[i] for row in rows] for i, name in enumerate(CORPUS_TABLES["documents"])}
