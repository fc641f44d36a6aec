"""What of a release its topic is read from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from presslens.document import Document
from presslens.topics.vectors import LIMIT

# Boilerplate, contacts, navigation and metadata speak of the publisher.
ZONES = {"full": ("headline", "lead", "body", "quote"), "teaser": ("teaser",)}


@dataclass(slots=True)
class Excerpt:
    """The beginning of a release, from its headline on, without what does not speak of its topic."""

    text: str = ""
    starts: list[int] = field(default_factory=list)  # of its pieces, in this text
    sources: list[int] = field(default_factory=list)  # of its pieces, in the document

    def append(self, piece: str, source: int) -> None:
        self.text += "\n" if self.text else ""
        self.starts.append(len(self.text))
        self.sources.append(source)
        self.text += piece

    def source(self, position: int) -> int:
        """Where a position of the excerpt stands in the document."""
        piece = bisect_right(self.starts, position) - 1
        return self.sources[piece] + position - self.starts[piece]


def excerpts(doc: Document) -> dict[int, Excerpt]:
    """The excerpt of each release; an empty one where the release says nothing."""
    found = {release.release_id: Excerpt() for release in doc.releases}
    zones = {release.release_id: ZONES[release.kind] for release in doc.releases}
    for segment in doc.segments:
        excerpt = found[segment.release_id]
        if segment.kind in zones[segment.release_id] and len(excerpt.text) < LIMIT:
            excerpt.append(doc.text[segment.start : min(segment.stop, segment.start + LIMIT)], segment.start)
    return found
