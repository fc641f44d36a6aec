"""The pipeline: the stages a document walks through, in this order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from presslens.analysis import Analysis
from presslens.composition import composed, origins
from presslens.document import Document
from presslens.facts import role_words
from presslens.parallel import batch_count, batched, mapped, one_thread, uncollected, worker_count
from presslens.tagging import Engine, default_engine, engine_for
from presslens.topics import Classifier, classifier_for

if TYPE_CHECKING:
    from spacy.language import Language

    from presslens.corpus import Corpus

BATCH_CHARACTERS = 500_000
# What to do with values of a type that are no texts.
HINTS = {
    **dict.fromkeys(("bytes", "bytearray"), "decode them first, or use analyze_corpus, which finds the encoding"),
    **dict.fromkeys(
        ("NoneType", "float", "NAType", "NaTType"),
        "pass the document's text, and leave out what is missing (in pandas by dropna)",
    ),
}
OTHERWISE = "pass the document's text; for files and directories use analyze_corpus"


class Analyzer:
    """A configured pipeline.

    Args:
        engine: a spaCy pipeline, or the name of an installed one (``"ru_core_news_lg"``), to find entities, tags,
            dependencies and sentences instead of Natasha's models; or an object of your own with `tag(documents)`.
        topics: a classifier of texts to use instead of that of the IPTC Media Topics: a `TopicClassifier`, or any
            other with `classes_` and `predict_proba` (scikit-learn's, on texts) that has learned.
        roles: words that name roles, besides those that are known: dictionary forms such as "тимлид", one word each.

    >>> lens = Analyzer()
    >>> lens.analyze("").people.empty
    True
    """

    def __init__(
        self,
        *,
        engine: Engine | Language | str | None = None,
        topics: Classifier | None = None,
        roles: Iterable[str] = (),
    ) -> None:
        self.engine = None if engine is None else engine_for(engine)
        self.topics = None if topics is None else classifier_for(topics)
        self.roles = role_words(roles)

    def analyze(self, text: str) -> Analysis:
        """Analyse one document.

        Takes any `str`, of any length and content. Anything else is a `TypeError`. Threads may share an analyser; their
        texts are tagged one after another.
        """
        document = Document(_checked(text))
        self.annotate([document])
        return Analysis(document, self.topics)

    def pipe(self, texts: Iterable[str], *, n_jobs: int = 1, batch_size: int = 128) -> Iterator[Analysis]:
        """Analyse many documents, in order and streamed: `batch_size` of them at a time, in `n_jobs` processes.

        This process is one of them, and each takes half as many at a time; `n_jobs=-1` is a process for each core.
        `doc_id` counts the documents from 0. Where a text is no `str`, or the source of texts fails, what comes before
        is analysed first.

        >>> [len(analysis.text) for analysis in Analyzer().pipe(["Раз.", "Два, три."])]
        [4, 9]
        """
        if isinstance(texts, str | bytes):
            raise TypeError(f"pipe takes many texts, for example a list; for one {type(texts).__name__} use analyze")
        return self._piped(iter(texts), worker_count(n_jobs), batch_count(batch_size))

    def _piped(self, texts: Iterator[str], workers: int, batch_size: int) -> Iterator[Analysis]:
        failures: list[Exception] = []
        documents = _before_failure((Document(_checked(text, i), doc_id=i) for i, text in enumerate(texts)), failures)
        # smaller ones keep several processes busy to the end
        count = batch_size if workers == 1 else (batch_size + 1) // 2
        batches = batched(documents, count, BATCH_CHARACTERS, lambda doc: len(doc.text))
        for batch in mapped(partial(_annotated, self), batches, workers):
            yield from (Analysis(document, self.topics) for document in batch)
        for failure in failures:
            raise failure

    def analyze_corpus(
        self,
        location: str | os.PathLike[str],
        output: str | os.PathLike[str] | None = None,
        *,
        n_jobs: int = 1,
        progress: bool = True,
    ) -> Corpus:
        """Analyse every text file (``*.txt``, at any depth, in the order of the paths) of a directory.

        Args:
            location: a directory, or a URL of any file system that fsspec knows; a single file will do. Links to
                directories are followed.
            output: a directory or URL for the tables, a Parquet file each; without it they stay in memory. They have
                their names there when the run is complete, and replace those of an earlier run.
            n_jobs: the number of processes, this one among them; -1 is one for each core.
            progress: show a bar on standard error where that is a terminal.

        Files may be in UTF-8, UTF-16, Windows-1251, KOI8-R or another encoding that can be told from the bytes. A file
        that cannot be read does not stop the run: the table `documents` says which, and why.

        Raises `FileNotFoundError` where there is no such directory, or no text file in it that tables could be written
        of; `TypeError` for what is neither path nor URL; `ImportError` where a URL needs a package that is not
        installed (the message names it).
        """
        from presslens.corpus import run_corpus

        return run_corpus(self, location, output, n_jobs, progress)

    def annotate(self, documents: list[Document]) -> None:
        """Fill every layer of the documents."""
        from presslens.entities import find_entities
        from presslens.facts import find_facts
        from presslens.layout import add_unseen, parse_layout
        from presslens.topics import find_topics

        with one_thread(), uncollected():
            with _bare(documents):
                for doc in documents:
                    parse_layout(doc)
                (self.engine or default_engine()).tag(documents)
                find_entities(documents)
                find_facts(documents, self.roles)
            for doc in documents:
                add_unseen(doc)
            find_topics(documents, self.topics)


@contextmanager
def _bare(documents: list[Document]) -> Iterator[None]:
    """Let the rooms see the texts with their letters composed and without their Markdown."""
    from presslens.layout import without_markup

    written = [doc.text for doc in documents]
    plain = list(map(composed, written))
    for doc, text in zip(documents, plain, strict=True):
        doc.text = without_markup(text)
    try:
        yield
    finally:
        for doc, old, new in zip(documents, written, plain, strict=True):
            if len(old) == len(new):
                doc.text = old
            else:
                doc.move(old, *origins(old))


def _annotated(lens: Analyzer, documents: list[Document]) -> list[Document]:
    lens.annotate(documents)
    return documents


def _before_failure(items: Iterable[Document], failures: list[Exception]) -> Iterator[Document]:
    """The items until one cannot be had; why, is kept for when those before it are analysed."""
    try:
        yield from items
    except Exception as error:
        failures.append(error)


def _checked(text: object, number: int | None = None) -> str:
    """The text, or an error that says what it is instead, and which of many: often an empty cell of a table."""
    if isinstance(text, str):
        return text
    kind = type(text).__name__
    which = "" if number is None else f"text {number} (counted from 0): "
    raise TypeError(f"{which}presslens analyses str, not {kind}: {HINTS.get(kind, OTHERWISE)}")
