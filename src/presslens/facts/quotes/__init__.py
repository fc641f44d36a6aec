"""Quotations, direct and indirect, with their speakers."""

from __future__ import annotations

from presslens.document import Document


def find_quotes(doc: Document) -> None:
    """Fill `quotes`."""
