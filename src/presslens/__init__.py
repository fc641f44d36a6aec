"""presslens: who, in which role, said what, where and on which topic, from Russian-language press releases."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from presslens import gazetteer
    from presslens.analysis import Analysis
    from presslens.analyzer import Analyzer
    from presslens.corpus import Corpus
    from presslens.topics import TopicClassifier

__version__ = "0.1.0"
__all__ = [
    "Analysis",
    "Analyzer",
    "Corpus",
    "TopicClassifier",
    "analyze",
    "analyze_corpus",
    "gazetteer",
    "pipe",
    "read_corpus",
]

# What is imported when it is first asked for, so that `import presslens` takes no time, and from where.
_LATER = {
    "Analysis": "presslens.analysis",
    "Analyzer": "presslens.analyzer",
    "Corpus": "presslens.corpus",
    "TopicClassifier": "presslens.topics",
}


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return getattr(import_module(_LATER[name]), name)
    if name == "gazetteer":
        return import_module("presslens.gazetteer")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


@cache
def _lens() -> Analyzer:
    from presslens.analyzer import Analyzer

    return Analyzer()


def analyze(text: str) -> Analysis:
    """Analyse one document; see `Analyzer.analyze`."""
    return _lens().analyze(text)


def pipe(texts: Iterable[str], *, n_jobs: int = 1, batch_size: int = 128) -> Iterator[Analysis]:
    """Analyse many documents, in order and streamed; see `Analyzer.pipe`."""
    return _lens().pipe(texts, n_jobs=n_jobs, batch_size=batch_size)


def analyze_corpus(
    location: str | os.PathLike[str],
    output: str | os.PathLike[str] | None = None,
    *,
    n_jobs: int = 1,
    progress: bool = True,
) -> Corpus:
    """Analyse every text file of a directory; see `Analyzer.analyze_corpus`."""
    return _lens().analyze_corpus(location, output, n_jobs=n_jobs, progress=progress)


def read_corpus(path: str | os.PathLike[str]) -> Corpus:
    """Open the tables that `analyze_corpus` wrote into a directory; see `presslens.corpus.read_corpus`."""
    from presslens import corpus

    return corpus.read_corpus(path)
