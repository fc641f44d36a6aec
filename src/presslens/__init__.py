"""presslens: who, in which role, said what, where and on which topic, from Russian-language press releases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from presslens.analysis import Analysis
from presslens.analyzer import Analyzer

__version__ = "0.1.0"
__all__ = ["Analysis", "Analyzer", "analyze", "pipe"]


@cache
def _lens() -> Analyzer:
    return Analyzer()


def analyze(text: str) -> Analysis:
    """Analyse one document; see `Analyzer.analyze`."""
    return _lens().analyze(text)


def pipe(texts: Iterable[str], *, batch_size: int = 64) -> Iterator[Analysis]:
    """Analyse many documents, in order and streamed; see `Analyzer.pipe`."""
    return _lens().pipe(texts, batch_size=batch_size)
