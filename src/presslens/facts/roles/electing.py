"""Whose a role is by who gives it: "Совет директоров «Икса» назначил А директором", "Союз избрал президентом Б"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from presslens.document import Mention
from presslens.facts.roles.bodies import Bodies
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.subjects import APPOINTING, POSTS
from presslens.facts.roles.words import SUBJECTS, lemma_at, table, word_list

ELECTORS = word_list("electors")  # those who give a firm its head
ELECTED = ("президент", "вице-президент", "председатель", "сопредседатель", "спикер", "вице-спикер", "казначей")
ELECTING = ("выбрать", "избрать", "переизбрать", "выбирать", "избирать")
CLAUSE = 60  # tokens from a verb to its subject
PARLIAMENTS = frozenset(table("housed.tsv")["спикер"])


def elector(bodies: Bodies, phrase: Phrase, told: Sequence[tuple[int, Mention]]) -> Mention | None:
    """The body among those of its sentence that gives a role, or whose board does, where the role is its own."""
    t = bodies.tokens

    verb = t.head[phrase.head]
    if verb >= 0 and lemma_at(t, verb) in POSTS:
        verb = t.head[verb]
    if verb < 0 or t.pos[verb] != "VERB" or lemma_at(t, verb) not in APPOINTING:
        return None
    subjects = [c for c in t.children[verb] if t.relation[c] in SUBJECTS]
    begin, end = (bisect_left(told, at, key=lambda x: x[0]) for at in (verb - CLAUSE, verb + CLAUSE))
    told = told[begin:end]
    if lemma_at(t, verb) in ELECTING and phrase.entry.lemma in ELECTED:
        own = next((m for _, m in told if any(m.first <= c < m.last for c in subjects)), None)
        if own is not None and not (phrase.entry.lemma == "президент" and bodies.said(own) & PARLIAMENTS):
            return own  # a parliament gives a country its president
    board = next((c for c in subjects if lemma_at(t, c) in ELECTORS), verb)
    return next((m for at, m in told if board < at < verb), None)
