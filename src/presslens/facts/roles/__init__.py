"""Affiliations: the roles that people hold, in which organisation or of which place."""

from __future__ import annotations

from presslens.document import Affiliation, Document


def find_affiliations(doc: Document) -> None:
    """Fill `affiliations`."""


def main_affiliations(doc: Document) -> dict[tuple[int, int | None], Affiliation]:
    """The main affiliation of each person that has one, by (release_id, person_id)."""
    out: dict[tuple[int, int | None], Affiliation] = {}
    for a in doc.affiliations:
        out.setdefault((a.release_id, a.person_id), a)
    return out
