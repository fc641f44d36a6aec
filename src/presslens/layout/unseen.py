"""Lines that show nothing: blanks of no width, Markdown without words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from presslens.document import Document, Segment

NEW = -1  # the number of a segment that has none yet
_LINE = re.compile(r"[^\r\n]+")


def add_unseen(doc: Document) -> None:
    """Make segments of the lines that only the text as it is written has, so that segments cover every line.

    No stage finds anything there ("&shy;" alone on its line), so they are added when all have passed, as metadata of
    the release that they stand in.
    """
    added: list[Segment] = []
    stop, release_id = 0, doc.releases[0].release_id
    for start, following, release in [*((s.start, s.stop, s.release_id) for s in doc.segments), (len(doc.text), 0, 0)]:
        if doc.text[stop:start].strip():
            added += (Segment(release_id, NEW, "metadata", *line) for line in _lines(doc.text, stop, start))
        stop, release_id = following, release
    if added:
        _insert(doc, added)


def _lines(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """The ranges of the lines that lie between two segments, or between one and an end of the text."""
    for line in _LINE.finditer(text, low, high):
        bare = line[0].strip()
        of_segment = (line.start() == low > 0) or (line.end() == high < len(text))  # what else is on the line is one
        if bare and not of_segment:
            start = line.start() + line[0].index(bare)
            yield start, start + len(bare)


def _insert(doc: Document, added: list[Segment]) -> None:
    doc.segments = sorted([*doc.segments, *added], key=lambda s: s.start)
    numbers = {s.segment_id: i for i, s in enumerate(doc.segments) if s.segment_id != NEW}
    for sentence in doc.sentences:
        sentence.segment_id = numbers[sentence.segment_id]
    for i, segment in enumerate(doc.segments):
        segment.segment_id = i
