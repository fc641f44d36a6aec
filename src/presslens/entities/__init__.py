"""People, organisations and places: mentions, normal forms, one entity for all mentions of a thing."""

from __future__ import annotations

from presslens.document import Document, Location, Mention, Organisation, Person


def find_entities(doc: Document) -> None:
    """Fill `mentions`, `people`, `organisations` and `locations`."""
    ids: dict[tuple[str, str], int] = {}
    for span in doc.spans:
        first, last = doc.tokens.covering(span.start, span.stop)
        text = doc.text[span.start : span.stop]
        key = span.kind, text
        release = doc.sentences[doc.tokens.sentence[first]].release_id
        if key not in ids:
            ids[key] = len(ids)
            make = {"person": (Person, doc.people), "organisation": (Organisation, doc.organisations), "location": (Location, doc.locations)}
            cls, where = make[span.kind]
            where.append(cls(ids[key], release, text))
        doc.mentions.append(Mention(len(doc.mentions), release, span.kind, ids[key], span.start, span.stop, first, last))
