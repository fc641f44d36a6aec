"""From a page's text to releases, segments, fields and sentences."""

from __future__ import annotations

from presslens.document import Document, Release, Segment, Sentence
from presslens.layout.kinds import kinds
from presslens.layout.marks import mark
from presslens.layout.markup import without_markup
from presslens.layout.paragraphs import paragraphs
from presslens.layout.releases import Page, full_release, split_pages, teaser_release
from presslens.layout.unseen import add_unseen
from presslens.splitting import sentence_ranges

__all__ = ["add_unseen", "parse_layout", "without_markup"]


def parse_layout(doc: Document) -> None:
    """Fill `releases`, `segments` and `sentences`.

    Every paragraph is looked at by itself first (`marks`), then the document is cut into pages of one full release
    and its teasers each (`releases`), then each paragraph is given its part in its release (`kinds`).
    """
    for page in split_pages([mark(p) for p in paragraphs(doc.text)]):
        _add_page(doc, page)
    if not doc.releases:
        doc.releases.append(Release(0, "full", 0, len(doc.text)))
    doc.segments.sort(key=lambda s: s.start)
    for i, segment in enumerate(doc.segments):
        segment.segment_id = i
        for start, stop in sentence_ranges(doc.text[segment.start : segment.stop]):
            doc.sentences.append(Sentence(segment.release_id, i, segment.start + start, segment.start + stop))


def _add_page(doc: Document, page: Page) -> None:
    release = full_release(len(doc.releases), page.own, roles := kinds(page.own))
    doc.releases.append(release)
    for m, kind in zip(page.own, roles, strict=True):
        doc.segments.append(Segment(release.release_id, 0, kind, m.paragraph.start, m.paragraph.stop))
    for lines in page.teasers:
        teaser = teaser_release(len(doc.releases), lines)
        doc.releases.append(teaser)
        for line in lines:
            doc.segments.append(Segment(teaser.release_id, 0, "teaser", line.paragraph.start, line.paragraph.stop))
