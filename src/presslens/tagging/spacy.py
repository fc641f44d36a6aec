"""Tagging with a spaCy pipeline instead of Natasha's models."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import finalize

from presslens.document import Document, EntityKind, Sentence, Span, Tag, Tokens

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

KINDS: dict[str, EntityKind] = {
    "PER": "person", "PERSON": "person", "ORG": "organisation", "LOC": "location", "GPE": "location", "FAC": "location",
}  # fmt: skip
PROBE = "Губернатор Иван Петров приехал в Москву."
# What the stages need: its name, spaCy's annotation, what a component declares that assigns it, such a component.
NEEDED = (
    ("entities", "ENT_IOB", "doc.ents", "ner"),
    ("parts of speech", "POS", "token.pos", "morphologizer"),
    ("morphological features", "MORPH", "token.morph", "morphologizer"),
    ("dependencies", "DEP", "token.dep", "parser"),
    ("sentence boundaries", "SENT_START", "token.is_sent_start", "parser"),
)
SURROGATE = re.compile("[\ud800-\udfff]")
LONGEST = 100_000  # characters that the pipeline gets at a time; spaCy's parser needs about 1 GB for ten times as many


@dataclass(slots=True, frozen=True)
class _Part:
    """What the pipeline gets at a time: consecutive sentences of one segment."""

    document: int
    release_id: int
    segment_id: int
    start: int
    text: str


@dataclass(slots=True)
class _Layers:
    """What was found in one document."""

    sentences: list[Sentence] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)
    bounds: list[int] = field(default_factory=lambda: [0])
    tag_ids: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relation_ids: list[int] = field(default_factory=list)


class SpacyEngine:
    """Any spaCy pipeline that finds entities, tags, dependencies and sentences.

    Args:
        nlp: the pipeline, or the name or path of one that is installed.

    Raises:
        ValueError: the pipeline does not find all that is needed; the message says what is missing.
        OSError: there is no pipeline of that name (spaCy's own message).
    """

    def __init__(self, nlp: Language | str) -> None:
        self.name = nlp if isinstance(nlp, str) else None
        if isinstance(nlp, str):
            import spacy

            nlp = spacy.load(nlp)
        self.nlp = nlp
        self._tags: dict[tuple[str, str], int] = {}
        self._relations: dict[str, int] = {}
        self._file: Path | None = None
        if missing := _missing(nlp):
            pipeline = f"{nlp.meta['lang']}_{nlp.meta['name']}" if nlp.pipe_names else f"blank {nlp.lang!r}"
            wants = ", ".join(f"no {what} (a {component!r} would find them)" for what, component in missing)
            raise ValueError(
                f"the spaCy pipeline {pipeline} cannot feed presslens: it finds {wants}; "
                "use a trained pipeline such as ru_core_news_lg, or leave `engine` out"
            )

    def tag(self, documents: Sequence[Document]) -> None:
        """Fill `tokens` and `spans` of each document, and cut its `sentences` anew, within the segments."""
        parts = [part for i, doc in enumerate(documents) for part in _parts(i, doc)]
        layers = [_Layers() for _ in documents]
        texts = (SURROGATE.sub("\N{REPLACEMENT CHARACTER}", part.text) for part in parts)
        for part, parsed in zip(parts, self.nlp.pipe(texts), strict=True):
            self._read(part, parsed, layers[part.document])
        tags = tuple(Tag.parse(f"{pos}|{feats}") for pos, feats in self._tags)
        relations = tuple(self._relations)
        for doc, found in zip(documents, layers, strict=True):
            doc.sentences, doc.spans = found.sentences, found.spans
            doc.tokens = Tokens(
                doc.text,
                _ints(found.starts),
                _ints(found.stops),
                _ints(found.bounds),
                _ints(found.tag_ids),
                _ints(found.heads),
                _ints(found.relation_ids),
                tags,
                relations,
            )

    def _read(self, part: _Part, parsed: Doc, out: _Layers) -> None:
        words = [token for token in parsed if not token.is_space]
        first = len(out.starts)
        index = {token.i: first + i for i, token in enumerate(words)}
        for token in words:
            out.starts.append(part.start + token.idx)
            out.stops.append(part.start + token.idx + len(token))
            tag = token.pos_, str(token.morph)
            out.tag_ids.append(self._tags.setdefault(tag, len(self._tags)))
            relation = "root" if token.dep_ == "ROOT" else token.dep_
            out.relation_ids.append(self._relations.setdefault(relation, len(self._relations)))
            out.heads.append(index[head.i] if (head := _head(token)) else -1)
        for sentence in parsed.sents:
            inner = [index[token.i] for token in sentence if token.i in index]
            if inner:
                start, stop = out.starts[inner[0]], out.stops[inner[-1]]
                out.sentences.append(Sentence(part.release_id, part.segment_id, start, stop))
                out.bounds.append(inner[-1] + 1)
        for entity in parsed.ents:
            if kind := KINDS.get(entity.label_):
                out.spans.append(Span(kind, part.start + entity.start_char, part.start + entity.end_char))

    def __reduce__(self) -> tuple[Any, ...]:
        """Processes get the pipeline through a file, once each, and not with every batch."""
        if self.name is not None:
            return _load, (self.name,)
        if self._file is None:
            from srsly import cloudpickle

            with tempfile.NamedTemporaryFile(prefix="presslens-", delete=False) as file:
                cloudpickle.dump(self.nlp, file)
            self._file = Path(file.name)
            finalize(self, self._file.unlink, missing_ok=True)
        return _load_file, (str(self._file),)


@lru_cache(1)
def _load(name: str) -> SpacyEngine:
    return SpacyEngine(name)


@lru_cache(1)
def _load_file(path: str) -> SpacyEngine:
    from srsly import cloudpickle

    return SpacyEngine(cloudpickle.loads(Path(path).read_bytes()))


def _missing(nlp: Language) -> list[tuple[str, str]]:
    """What the pipeline does not find: neither in an example, nor by what its components declare."""
    parsed = nlp(PROBE)
    declared = {attribute for name in nlp.pipe_names for attribute in nlp.get_pipe_meta(name).assigns}
    return [
        (what, component)
        for what, annotation, attribute, component in NEEDED
        if not parsed.has_annotation(annotation) and attribute not in declared
    ]


def _parts(number: int, doc: Document) -> Iterator[_Part]:
    for _, group in groupby(doc.sentences, key=lambda s: s.segment_id):
        sentences = list(group)
        release_id, segment_id = sentences[0].release_id, sentences[0].segment_id
        start = sentences[0].start
        for this, following in zip(sentences, [*sentences[1:], None], strict=True):
            if following is None or following.stop - start > LONGEST:
                for a in range(start, this.stop, LONGEST):
                    text = doc.text[a : min(a + LONGEST, this.stop)]
                    yield _Part(number, release_id, segment_id, a, text)
                start = following.start if following else start


def _head(token: Token) -> Token | None:
    """The word that governs this one, past spaces, which spaCy's trees have as tokens; None for a root."""
    head = token.head
    while head.is_space and head.head.i != head.i:
        head = head.head
    return None if head.i == token.i or head.is_space else head


def _ints(values: list[int]) -> Any:
    import numpy as np

    return np.array(values, dtype=np.int32)
