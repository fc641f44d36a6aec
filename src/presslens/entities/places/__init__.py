"""Places: normal forms, and one entity for all mentions of a thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from presslens.document import Document, Location, Mention


def resolve_places(doc: Document, mentions: Sequence[Mention], ids: Iterator[int]) -> None:
    """Fill `locations` from mentions, and set the mentions' `entity_id`."""
    found: dict[tuple[int, str], Location] = {}
    for mention in mentions:
        name = doc.text[mention.start : mention.stop]
        key = mention.release_id, name
        if key not in found:
            found[key] = Location(next(ids), mention.release_id, name)
            doc.locations.append(found[key])
        mention.entity_id = found[key].location_id
        found[key].mentions.append(mention.mention_id)
