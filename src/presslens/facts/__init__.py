"""Who holds which role where, and who said what."""

from __future__ import annotations

from collections.abc import Sequence

from presslens.document import Document
from presslens.facts.quotes import find_quotes, words_spoken
from presslens.facts.roles import find_affiliations, main_affiliations, role_words
from presslens.facts.roles.bodies import Bodies
from presslens.facts.seats import Seats

__all__ = ["Seats", "find_facts", "main_affiliations", "role_words", "words_spoken"]


def find_facts(documents: Sequence[Document], roles: tuple[str, ...] = ()) -> None:
    """Fill `affiliations` and `quotes` of each document, those of all before these of any.

    `roles` are words that name roles, besides those that are known.
    """
    bodies = [Bodies(doc) for doc in documents]
    for doc, own in zip(documents, bodies, strict=True):
        find_affiliations(doc, roles, own)
    for doc, own in zip(documents, bodies, strict=True):
        find_quotes(doc, own)
