"""People, organisations and places: mentions, normal forms, one entity for all mentions of a thing."""

from __future__ import annotations

from itertools import count

from presslens.document import Document
from presslens.entities.mentions import find_mentions
from presslens.entities.organisations import resolve_organisations
from presslens.entities.people import resolve_people
from presslens.entities.places import resolve_places


def find_entities(doc: Document) -> None:
    """Fill `mentions`, `people`, `organisations` and `locations`."""
    mentions = find_mentions(doc)
    ids = count()
    resolve_places(doc, [m for m in mentions if m.kind == "location"], ids)
    resolve_organisations(doc, [m for m in mentions if m.kind == "organisation"], ids)
    resolve_people(doc, [m for m in mentions if m.kind == "person"], ids)
    doc.mentions = mentions
