"""People: normal forms, and one entity for all mentions of a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from presslens.document import Document, Mention
from presslens.entities.people.merging import resolve_release, to_person

__all__ = ["resolve_people"]


def resolve_people(doc: Document, mentions: Sequence[Mention], ids: Iterator[int]) -> None:
    """Fill `people` from mentions, and set the mentions' `entity_id`."""
    by_release: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_release.setdefault(mention.release_id, []).append(mention)
    by_id = {mention.mention_id: mention for mention in mentions}
    for release_id, own in by_release.items():
        for figure in sorted(resolve_release(doc, own), key=lambda f: f.position):
            person = to_person(figure, next(ids), release_id)
            doc.people.append(person)
            for mention_id in person.mentions:
                by_id[mention_id].entity_id = person.person_id
