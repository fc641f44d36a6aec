"""The spans that name people, organisations and places: the tagger's, mended."""

from __future__ import annotations

from presslens.document import Document, Mention


def find_mentions(doc: Document) -> list[Mention]:
    """The mentions of a document in order, not yet resolved (`entity_id` is -1)."""
    out: list[Mention] = []
    for span in doc.spans:
        first, last = doc.tokens.covering(span.start, span.stop)
        release = doc.sentences[doc.tokens.sentence[first]].release_id
        out.append(Mention(len(out), release, span.kind, -1, span.start, span.stop, first, last))
    return out
