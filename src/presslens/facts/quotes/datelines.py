"""Where the words of a release begin after its dateline: nobody says "ОМСК, 3 марта. СТЕПЬ-ИНФО — "."""

from __future__ import annotations

import re

from presslens.facts.quotes.scene import Scene
from presslens.layout.marks import dateline

LONGEST = 160  # characters of a dateline
# who sends the news, after a dateline with its date
AGENCY = re.compile(
    r"(?:/[^/\n]{2,45}/\.?|[«\"]?[A-ZА-ЯЁ][\w.-]*[»\"]?(?:\s[«\"]?[\w.-]+[»\"]?){0,2}\s[—–-]{1,2})\s+(?=[A-ZА-ЯЁ«\"])"
)


def openings(scene: Scene) -> dict[int, int]:
    """The first token after the dateline, by the sentence that it stands in; the others begin with their own words."""
    out: dict[int, int] = {}
    for segment in scene.doc.segments:
        if segment.kind not in ("lead", "body"):
            continue
        found = dateline(scene.text[segment.start : min(segment.stop, segment.start + LONGEST)])
        if found is None:
            continue
        stop = segment.start + found.end()
        sent = AGENCY.match(scene.text, stop, segment.stop) if found["date"] else None
        token = scene.token_at(sent.end() if sent else stop)
        if token < len(scene.sentence):
            out[scene.sentence[token]] = token
    return out
