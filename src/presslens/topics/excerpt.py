"""What of a release its topic is read from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from presslens.document import Document, Release, SegmentKind
from presslens.topics.vectors import LIMIT

ZONES: dict[str, tuple[SegmentKind, ...]] = {
    "full": ("headline", "lead", "body", "quote"),
    "teaser": ("teaser",),
}  # boilerplate, contacts, navigation and metadata speak of the publisher


@dataclass(slots=True, frozen=True)
class Excerpt:
    """The beginning of a release, from its headline on, without what does not speak of its topic."""

    text: str
    starts: list[int]  # of its pieces, in this text
    sources: list[int]  # of its pieces, in the document

    @classmethod
    def of(cls, doc: Document, release: Release) -> Excerpt:
        kinds = ZONES[release.kind]
        pieces: list[str] = []
        starts: list[int] = []
        sources: list[int] = []
        length = 0
        for segment in sorted(
            (s for s in doc.segments if s.release_id == release.release_id and s.kind in kinds),
            key=lambda s: s.kind != "headline",
        ):
            if length > LIMIT:
                break
            piece = doc.text[segment.start : min(segment.stop, segment.start + 4 * LIMIT)]
            pieces.append(piece)
            starts.append(length)
            sources.append(segment.start)
            length += len(piece) + 1
        return cls("\n".join(pieces), starts, sources)

    def source(self, position: int) -> int:
        """Where a position of the excerpt stands in the document."""
        piece = bisect_right(self.starts, position) - 1
        return self.sources[piece] + position - self.starts[piece]
