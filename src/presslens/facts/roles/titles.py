"""Titles that are told as names of themselves: "Анне Ким присвоено звание «Заслуженный врач России»"."""

from __future__ import annotations

from dataclasses import replace

from presslens.document import Document, Mention
from presslens.facts.roles.decrees import Decrees
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.phrases import Reader
from presslens.facts.roles.predicates import GRANTING, Predicates
from presslens.facts.roles.trimming import CLOSING, OPENING
from presslens.facts.roles.words import lemma_at, word_list

TITLES = frozenset(("звание", "титул"))
RECEIVING = word_list("receiving")
LISTED = 60  # tokens from a title to whom it is given


class Titles(Decrees):
    """The holders of titles in quotation marks."""

    def __init__(self, doc: Document, reader: Reader, phrases: list[Phrase], predicates: Predicates) -> None:
        super().__init__(doc, reader, phrases, predicates)
        self._bestowed: set[int] = set()

    def titled(self, k: int) -> list[Mention]:
        """ "Звание «Почётный строитель» присвоено Анне Ким", "Звания «Народный артист» удостоены А и Б"."""
        phrase, t, mark = self.phrases[k], self.tokens, self.phrases[k].outer - 1
        if mark < 1 or t.words[mark] not in OPENING or lemma_at(t, mark - 1) not in TITLES:
            return []
        if t.words[phrase.stop : phrase.stop + 1] and t.words[phrase.stop] not in CLOSING:
            return []
        after = phrase.stop + 1
        beside = self._word(after, phrase.head) and lemma_at(t, after) in RECEIVING | GRANTING
        verb = after if beside else self.predicates.verb_of(mark - 1)
        if verb < 0:
            return []
        name = lemma_at(t, verb)
        m = self._given_to(phrase, verb) if name in GRANTING else None
        if name in RECEIVING:
            m = self._named(verb + 1, phrase, "Nom") or self.predicates.subject(verb)
        if m is None:
            return []
        phrase.entry = replace(phrase.entry, kind="degree")  # what somebody does goes before it
        self._bestowed.add(k)
        return self._and_more(m)

    def _given_to(self, phrase: Phrase, verb: int) -> Mention | None:
        """Who stands in the dative after a title, or before its verb: "[врачу] Анне Ким"."""
        t, begin = self.tokens, max(self.reader.begin_of(phrase.head), phrase.outer - LISTED)
        end = min(self.reader.end_of(phrase.head), phrase.stop + LISTED)
        near = (*range(phrase.stop, end), *range(begin, max(verb, phrase.outer)))
        people = (self.person_at[i] for i in near if i in self.person_at)
        return next((m for m in people if t.case(m.first) == "Dat"), None)
