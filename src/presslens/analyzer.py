"""The pipeline: the stages a document walks through, in this order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from presslens.analysis import Analysis
from presslens.document import Document


class Analyzer:
    """A configured pipeline.

    >>> lens = Analyzer()
    >>> lens.analyze("").people.empty
    True
    """

    def analyze(self, text: str) -> Analysis:
        """Analyse one document.

        Takes any `str`, of any length and content. Anything else is a `TypeError`.
        """
        return next(self.pipe([text]))

    def pipe(self, texts: Iterable[str], *, batch_size: int = 64) -> Iterator[Analysis]:
        """Analyse many documents, in order, `batch_size` of them at a time."""
        numbered = enumerate(texts)
        while batch := list(islice(numbered, batch_size)):
            documents = [Document(_checked(text), doc_id=i) for i, text in batch]
            self.annotate(documents)
            yield from map(Analysis, documents)

    def annotate(self, documents: list[Document]) -> None:
        """Fill every layer of the documents."""
        from presslens.entities import find_entities
        from presslens.facts import find_facts
        from presslens.layout import parse_layout
        from presslens.tagging import default_engine
        from presslens.topics import find_topics

        for doc in documents:
            parse_layout(doc)
        default_engine().tag(documents)
        for doc in documents:
            find_entities(doc)
            find_facts(doc)
        find_topics(documents)


def _checked(text: object) -> str:
    if isinstance(text, str):
        return text
    hint = {
        bytes: "decode them first, or use analyze_corpus, which finds the encoding",
        bytearray: "decode them first, or use analyze_corpus, which finds the encoding",
        type(None): "pass the document's text",
    }.get(type(text), "pass the document's text; for files and directories use analyze_corpus")
    raise TypeError(f"presslens analyses str, not {type(text).__name__}: {hint}")
