"""From a page's text to releases, segments, fields and sentences."""

from __future__ import annotations

import re

from razdel import sentenize

from presslens.document import Document, Release, Segment, Sentence


def parse_layout(doc: Document) -> None:
    """Fill `releases`, `segments` and `sentences`."""
    doc.releases = [Release(0, "full", 0, len(doc.text))]
    for m in re.finditer(r"[^\r\n]*\S[^\r\n]*", doc.text):
        doc.segments.append(Segment(0, len(doc.segments), "body", m.start(), m.end()))
        for s in sentenize(m.group()):
            doc.sentences.append(Sentence(0, len(doc.segments) - 1, m.start() + s.start, m.start() + s.stop))
