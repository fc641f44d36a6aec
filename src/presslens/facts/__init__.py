"""Who holds which role where, and who said what."""

from __future__ import annotations

from presslens.document import Document
from presslens.facts.quotes import find_quotes
from presslens.facts.roles import find_affiliations, main_affiliations

__all__ = ["find_facts", "main_affiliations"]


def find_facts(doc: Document) -> None:
    """Fill `affiliations` and `quotes`."""
    find_affiliations(doc)
    find_quotes(doc)
