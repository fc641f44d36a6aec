"""Bodies told by a town's adjective and an acronym that the tagger takes for places: "в Тарском ГАУ"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from presslens.entities.mentions.beginnings import OF_TOWN
from presslens.entities.mentions.candidate import Candidate, Context
from presslens.entities.mentions.lexicon import section
from presslens.entities.mentions.quotation import MARKS
from presslens.gazetteer import load

ACRONYM = re.compile("[А-ЯЁ]{3,6}|[А-Я]{2,3}[а-я][А-Я]|ГУ")


def local_bodies(context: Context, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates, those places as bodies whose adjective an acronym follows that is no region's."""
    for candidate in found:
        after = candidate.first + 1
        if candidate.kind == "location" and candidate.last <= after + 1 and _is_body(context, after):
            candidate.kind, candidate.last = "organisation", after + 1
        yield candidate


def _is_body(context: Context, i: int) -> bool:
    """Whether an acronym of a body stands at `i`, after the adjective of a town."""
    if i >= context.segment_ends[i - 1] or not ACRONYM.fullmatch(context.words[i]) or context.shouted(i):
        return False
    if not OF_TOWN.search(context.lower[i - 1]) or context.lower[i] in section("stop-acronyms"):
        return False
    quoted = i + 1 < context.size and context.words[i + 1] in MARKS  # "Тарское ГАУ «Весна»"
    return not quoted and not load().find(context.words[i])
