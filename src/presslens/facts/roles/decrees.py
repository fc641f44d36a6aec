"""Who is given a role by an order or congratulated on it: "Назначить А министром", "Поздравляем Б с избранием главой".

Taggers take the verb that opens such a sentence for a name, so that no syntax tells whom it is said of.
"""

from __future__ import annotations

from presslens.document import Mention, RoleStatus
from presslens.facts.roles.modifiers import ANIMATE
from presslens.facts.roles.names import DASHES
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.predicates import LAYING
from presslens.facts.roles.resumed import Resumed
from presslens.facts.roles.status import CHANGES, NOMINATING
from presslens.facts.roles.subjects import APPOINTING, DECREED, LEAVING, POSTS
from presslens.facts.roles.words import lemma_at, word_list
from presslens.tagging.morphology import readings

ORDERING: dict[str, RoleStatus] = dict.fromkeys(APPOINTING, "current")
ORDERING |= dict.fromkeys(NOMINATING, "future")
ORDERING |= dict.fromkeys(LEAVING, "former")
ORDERING |= dict.fromkeys(LAYING, "acting")
CONGRATULATING = word_list("congratulating")
BETWEEN = 4  # tokens from a name to the post: "от занимаемой должности"


class Decrees(Resumed):
    """The holders whom an order or a congratulation names."""

    def decreed(self, k: int) -> list[Mention]:
        """ "Назначить Олега Седых министром", "Поздравляем Анну Ким с избранием депутатом"; sets the status."""
        phrase = self.phrases[k]
        if phrase.plural or phrase.case not in ("Ins", "Gen", None):
            return []
        if (m := self._in_order(phrase)) is not None:
            return [m]
        verb = self._opening_verb(phrase.head)
        if verb < 0:
            return []
        m = self._person(verb + 1 + (self._word(verb + 1, phrase.head) == "на"), phrase.head)
        status = self._given(phrase, verb, m) if m is not None and m.last <= phrase.outer else None
        if m is None or status is None:
            return []
        phrase.status = status if phrase.status == "current" else phrase.status
        return [m]

    def _opening_verb(self, i: int) -> int:
        """The verb that opens the sentence of a token as an order or a congratulation, its number overlooked, or -1."""
        t, verb = self.tokens, self.reader.begin_of(i)
        while verb < i and (t.words[verb].isdigit() or not t.words[verb][0].isalpha()):
            verb += 1
        return verb if verb - self.reader.begin_of(i) <= DECREED and self._ordering(verb) else -1

    def _ordering(self, verb: int) -> str | None:
        """The dictionary form of a verb that orders or congratulates."""
        for reading in readings(self.tokens.words[verb])[:1]:
            ordered = "INFN" in reading.grammemes and reading.normal in ORDERING
            if ordered or ("1per" in reading.grammemes and reading.normal in CONGRATULATING):
                return reading.normal
        return None

    def _given(self, phrase: Phrase, verb: int, m: Mention) -> RoleStatus | None:
        """The status of a role that its sentence gives to the one named after its verb, or None."""
        name, before, t = self._ordering(verb), phrase.outer - 1, self.tokens
        if name in CONGRATULATING:
            noun = before - 2 if self._posted(before) else before  # "с назначением [на должность]"
            changed = CHANGES.get(lemma_at(t, noun)) if noun >= m.last else None
            return changed if changed == "current" else None
        if name in LAYING:
            return "acting" if t.lower[before].startswith("обязанност") else None
        if before == m.last - 1:
            return ORDERING[name or ""] if phrase.case != "Gen" else None
        posted = self._posted(before) and phrase.case != "Ins" and before - m.last < BETWEEN
        return ORDERING[name or ""] if posted else None

    def _posted(self, i: int) -> bool:
        return lemma_at(self.tokens, i) in POSTS

    def _in_order(self, phrase: Phrase) -> Mention | None:
        """ "Назначить: | Олега Седых — председателем": a name that is no nominative, a dash and the instrumental."""
        dash = phrase.outer - 1
        m = self.person_end.get(dash) if self._word(dash, phrase.head) in DASHES else None
        if m is None or phrase.case != "Ins" or self._word(m.first - 1, m.first):
            return None
        return m if {self.tokens.case(i) for i in range(m.first, m.last)} & ANIMATE else None
