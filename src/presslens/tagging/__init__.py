"""Tokens, entity spans, morphology and syntax."""

from presslens.tagging.engine import Engine, default_engine

__all__ = ["Engine", "default_engine"]
