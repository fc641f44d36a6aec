"""People: normal forms, and one entity for all mentions of a thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from presslens.document import Document, Mention, Person


def resolve_people(doc: Document, mentions: Sequence[Mention], ids: Iterator[int]) -> None:
    """Fill `people` from mentions, and set the mentions' `entity_id`."""
    found: dict[tuple[int, str], Person] = {}
    for mention in mentions:
        name = doc.text[mention.start : mention.stop]
        key = mention.release_id, name
        if key not in found:
            found[key] = Person(next(ids), mention.release_id, name)
            doc.people.append(found[key])
        mention.entity_id = found[key].person_id
        found[key].mentions.append(mention.mention_id)
