"""Who holds which role where, and who said what."""

from __future__ import annotations

from presslens.document import Document
from presslens.facts.quotes import find_quotes, words_spoken
from presslens.facts.roles import find_affiliations, main_affiliations, role_words
from presslens.facts.roles.bodies import Bodies
from presslens.facts.seats import Seats

__all__ = ["Seats", "find_facts", "main_affiliations", "role_words", "words_spoken"]


def find_facts(doc: Document, roles: tuple[str, ...] = ()) -> None:
    """Fill `affiliations` and `quotes`; `roles` are words that name roles, besides those that are known."""
    bodies = Bodies(doc)
    find_affiliations(doc, roles, bodies)
    find_quotes(doc, bodies)
