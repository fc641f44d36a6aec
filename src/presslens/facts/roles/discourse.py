"""Which organisations the sentences before a role tell of; not those that only report, or that somebody has left."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from presslens.document import Document, Mention
from presslens.facts.roles.bodies import REACH, Bodies
from presslens.facts.roles.names import DASHES, NOMINAL
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.sharing import Link
from presslens.facts.roles.status import MOVING, PARTING
from presslens.facts.roles.trimming import OPENING
from presslens.facts.roles.words import GENERIC, head_of, lemma_at, word_list
from presslens.facts.roles.workplaces import WORKING

MEDIA, REPORTING = word_list("media"), word_list("reporting")
SPEECH = OPENING | {"-", "–", "—"}  # what direct speech begins with
COMING = MOVING | PARTING | {"прийти"}
WITHIN = frozenset(("в", "во", "на"))
REMARK = 6  # words of what a body is to another


class Discourse:
    """The organisations that a document tells of, sentence by sentence."""

    def __init__(self, doc: Document, bodies: Bodies, links: list[Link]) -> None:
        self.doc, self.tokens, self.bodies = doc, doc.tokens, bodies
        self._in_sentence: dict[int, list[tuple[int, Mention]]] = {}
        left = {
            p.organisation.first
            for p, _, _ in links
            if p.organisation is not None and p.status == "former" and not p.leaving
        }
        self._sources: dict[int, list[Mention]] = {}  # by sentence: those that are only named as who reports
        for m in bodies.organisations:
            if m.first in left or m.entity_id in bodies.boards:
                continue
            if self._source(m):
                self._sources.setdefault(self.tokens.sentence[m.first], []).append(m)
            elif not self._is_behind(m):
                self._note(m.first, m)
        for phrase, _, _ in links:
            if phrase.organisation is not None and not phrase.names_organisation:
                self._note(phrase.head, phrase.organisation)  # "директор компании": named again by its kind
        for told in self._in_sentence.values():
            told.sort(key=lambda x: x[0])

    def _note(self, at: int, m: Mention) -> None:
        self._in_sentence.setdefault(self.tokens.sentence[at], []).append((at, m))

    def _top(self, m: Mention) -> int:
        """The head of a name, or the noun before it that says of which kind it is: "газета" of "газета «Заря»"."""
        t, top = self.tokens, head_of(self.tokens, m)
        above = t.head[top]
        return above if above >= 0 and self._lemma(above) in GENERIC and t.pos[above] == "NOUN" else top

    def _source(self, m: Mention) -> bool:
        """Whether an organisation is only named as who reports: "по данным МЧС", "сообщает газета «Заря»"."""
        t = self.tokens
        head = t.head[self._top(m)]
        if head < 0 or self._lemma(head) not in REPORTING:
            return False
        return t.pos[head] == "NOUN" or not MEDIA.isdisjoint(self.bodies.said(m))

    def _is_behind(self, m: Mention) -> bool:
        """Whether somebody only worked or comes from there: "ранее работал в «Ниве»", "пришёл из «Нивы»"."""
        t, head = self.tokens, self._top(m)
        verb = t.head[head]
        if verb < 0 or t.pos[verb] != "VERB" or t.tag[verb].feats.get("Tense") != "Past":
            return False
        cases = {t.lower[c] for c in t.children[head] if t.relation[c] == "case"}
        worked = self._lemma(verb) in WORKING and t.tag[verb].feats.get("Aspect") == "Imp" and bool(cases & WITHIN)
        return worked or (self._lemma(verb) in COMING and "из" in cases)

    def _before(self, at: int, far: int = 2) -> list[tuple[int, Mention]]:
        """The organisations of the sentence before a token, or of the last of the `far` before it that tells of any."""
        s = self.tokens.sentence[at]
        segment = self.doc.sentences[s].segment_id
        for back in range(s, max(s - far, 0) - 1, -1):
            if self.doc.sentences[back].segment_id != segment:
                break
            if told := self._told(back, at):
                return told
        return []

    def _told(self, s: int, at: int) -> list[tuple[int, Mention]]:
        """What a sentence tells of before a token, unless it begins with somebody's words."""
        first = self.tokens.bound[s]
        # "«Икс» открыл цех": a name may stand first too
        if self.tokens.words[first : first + 1] and self.tokens.words[first] in SPEECH and not self._named_at(first):
            return []
        told = self._in_sentence.get(s, [])
        i = bisect_left(told, at, key=lambda x: x[0])
        return [x for x in told[max(i - REACH, 0) : i] if not self._beside(x[1], first)]

    def _beside(self, m: Mention, first: int) -> bool:
        """Whether a sentence says by a noun what a body is to the one that is told of: "Основной акционер — «Икс»"."""
        t, k = self.tokens, m.first - 1
        while k > first and (t.words[k] in OPENING or (t.pos[k] == "NOUN" and self._lemma(k) in GENERIC)):
            k -= 1
        if not 0 < k - first <= REMARK or t.words[k] not in DASHES:
            return False
        said = zip(t.pos[first:k], t.tag[first:k], strict=True)
        return all(pos in NOMINAL or pos == "ADP" or tag.feats.get("VerbForm") == "Part" for pos, tag in said)

    def _named_at(self, first: int) -> bool:
        starting = self.bodies.starting
        return first in starting or (self.tokens.words[first] in OPENING and first + 1 in starting)

    def _paragraph(self, phrase: Phrase) -> Iterator[Mention]:
        """The organisations of its paragraph before a role."""
        last = self.tokens.sentence[phrase.head]
        segment = self.doc.sentences[last].segment_id
        for s in range(last, max(last - REACH, -1), -1):
            if self.doc.sentences[s].segment_id != segment:
                return
            yield from (m for _, m in self._told(s, phrase.head))

    def _lemma(self, k: int) -> str:
        return lemma_at(self.tokens, k)
