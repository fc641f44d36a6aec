"""Tokens, entity spans, morphology and syntax."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from presslens.document import Document

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Engine", "default_engine", "engine_for"]


@runtime_checkable
class Engine(Protocol):
    """What finds tokens, their tags and entity spans."""

    def tag(self, documents: Sequence[Document]) -> None:
        """Fill `tokens` and `spans` of each document from its `sentences`."""


@cache
def default_engine() -> Engine:
    """The engine on Natasha's weights, loaded once per process."""
    from presslens.tagging.engine import NatashaEngine

    return NatashaEngine()


def engine_for(pipeline: Engine | Language | str) -> Engine:
    """The engine on a spaCy pipeline (itself, its name or its path); one that is an engine already is passed on."""
    if isinstance(pipeline, Engine) and not isinstance(pipeline, type):
        return pipeline
    from spacy.language import Language

    from presslens.tagging.spacy import SpacyEngine

    if not isinstance(pipeline, Language | str):
        given = f"the class {pipeline.__name__}" if isinstance(pipeline, type) else type(pipeline).__name__
        raise TypeError(f"engine is a spaCy pipeline, the name of one, or an object with tag(documents), not {given}")
    return SpacyEngine(pipeline)
