"""Organisations that stand beside a role without being part of it: of the next role, after a comma, in brackets."""

from __future__ import annotations

from itertools import pairwise

from presslens.document import Document, Mention
from presslens.facts.roles.complements import CLOSING, OPENING, Phrase
from presslens.facts.roles.lexicon import STANDING
from presslens.facts.roles.links import Link
from presslens.facts.roles.words import word_list

EXECUTIVE = word_list("executive")
ENDS = frozenset(",.;:!?…)—–-")


def share(doc: Document, links: list[Link]) -> None:
    """Let two roles of one person have the organisation that is told once: "президент и директор «Вектора»"."""
    for (phrase, person, _), (other, holder, _) in pairwise(links):
        if holder is person and _joined(doc, phrase, other):
            phrase.organisation = other.organisation


def _placed(phrase: Phrase) -> bool:
    return phrase.organisation is not None or phrase.location is not None or phrase.generic is not None


def _joined(doc: Document, phrase: Phrase, other: Phrase) -> bool:
    """ "президент и генеральный директор «Вектора»": both are of the organisation."""
    if _placed(phrase) or other.organisation is None or phrase.place_adjective is not None:
        return False
    t = doc.tokens
    adjacent = phrase.stop == other.outer - 1 and t.lower[phrase.stop] == "и"
    first = phrase.entry.lemma in EXECUTIVE or phrase.entry.kind == STANDING  # "основатель и глава «Вектора»"
    return adjacent and first and other.entry.lemma in EXECUTIVE


def beside(doc: Document, phrase: Phrase, named: dict[int, Mention]) -> Mention | None:
    """ "Анна Ким, директор по продажам, Vector Group,", "Анна Ким, директор (Vector Group)": a name without a case."""
    t, j = doc.tokens, phrase.stop
    if _placed(phrase):
        return None
    segment = doc.sentences[t.sentence[phrase.head]].segment_id
    if j + 1 >= len(t) or t.words[j] not in (",", "("):
        return None
    m = named.get(j + 1) or (named.get(j + 2) if t.words[j + 1] in OPENING else None)
    if m is None or doc.sentences[t.sentence[m.first]].segment_id != segment or t.case(m.first) not in ("Nom", None):
        return None
    after = m.last + (m.last < len(t) and t.words[m.last] in CLOSING)
    ends = after >= len(t) or t.words[after] in ENDS or doc.sentences[t.sentence[after]].segment_id != segment
    return m if ends and (t.words[j] == ",") != (after < len(t) and t.words[after] == ")") else None
