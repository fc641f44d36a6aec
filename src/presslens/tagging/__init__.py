"""Tokens, entity spans, morphology and syntax."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Protocol

from presslens.document import Document

__all__ = ["Engine", "default_engine"]


class Engine(Protocol):
    """What finds tokens, their tags and entity spans."""

    def tag(self, documents: Sequence[Document]) -> None:
        """Fill `tokens` and `spans` of each document from its `sentences`."""


@cache
def default_engine() -> Engine:
    """The engine on Natasha's weights, loaded once per process."""
    from presslens.tagging.engine import NatashaEngine

    return NatashaEngine()
