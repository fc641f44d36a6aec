"""Tagging with slovnet as it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from razdel import tokenize

from presslens.document import Document, EntityKind, Span, Tag, Tokens

KINDS: dict[str, EntityKind] = {"PER": "person", "ORG": "organisation", "LOC": "location"}


class Engine(Protocol):
    def tag(self, documents: Sequence[Document]) -> None:
        """Fill `tokens` and `spans` of each document from its `sentences`."""


class SlovnetEngine:
    def __init__(self) -> None:
        import slovnet
        from navec import Navec

        spec = find_spec("natasha")
        assert spec and spec.origin
        data = Path(spec.origin).parent / "data"
        navec = Navec.load(data / "emb/navec_news_v1_1B_250K_300d_100q.tar")
        self.models: list[Any] = [
            getattr(slovnet, kind).load(data / f"model/slovnet_{kind.lower()}_news_v1.tar").navec(navec)
            for kind in ("NER", "Morph", "Syntax")
        ]

    def tag(self, documents: Sequence[Document]) -> None:
        ner, morph, syntax = self.models
        for doc in documents:
            sentences = [list(tokenize(doc.text[s.start : s.stop])) for s in doc.sentences]
            words = [[t.text for t in s] for s in sentences]
            starts = [d.start + t.start for d, s in zip(doc.sentences, sentences, strict=True) for t in s]
            stops = [d.start + t.stop for d, s in zip(doc.sentences, sentences, strict=True) for t in s]
            bounds = np.cumsum([0] + [len(s) for s in sentences])
            tags: dict[str, int] = {}
            relations: dict[str, int] = {}
            tag_ids, relation_ids, heads = [], [], []
            full = [s for s in words if s]
            offset = 0
            for m, x in zip(morph.map(full), syntax.map(full), strict=True):
                for a, b in zip(m.tokens, x.tokens, strict=True):
                    tag_ids.append(tags.setdefault(a.tag, len(tags)))
                    relation_ids.append(relations.setdefault(b.rel, len(relations)))
                    h = int(b.head_id) - 1
                    heads.append(offset + h if h >= 0 and h != int(b.id) - 1 else -1)
                offset += len(m.tokens)
            doc.tokens = Tokens(
                doc.text,
                _ints(starts),
                _ints(stops),
                _ints(bounds),
                _ints(tag_ids),
                _ints(heads),
                _ints(relation_ids),
                [Tag.parse(t) for t in tags],
                list(relations),
            )
            doc.spans = [Span(KINDS[s.type], s.start, s.stop) for s in ner(doc.text).spans] if full else []


@cache
def default_engine() -> Engine:
    return SlovnetEngine()


def _ints(values: Any) -> Any:
    return np.array(values, dtype=np.int32)
