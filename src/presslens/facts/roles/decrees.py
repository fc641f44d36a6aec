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
RESOLVING = frozenset(("решить", "решение", "решено", "постановить", "постановление"))
BETWEEN = 4  # tokens from a name to the post: "от занимаемой должности"


class Decrees(Resumed):
    """The holders whom an order or a congratulation names."""

    def decreed(self, k: int) -> list[Mention]:
        """ "Назначить Олега Седых министром", "Поздравляем Анну Ким с избранием депутатом"; sets the status."""
        phrase = self.phrases[k]
        if phrase.case == "Ins" and (people := self._ordered(phrase)):
            return people
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

    def _ordered(self, phrase: Phrase) -> list[Mention]:
        """ "Избрать председателем совета | Олега Седых", "Председателем избрать | Анну Ким", "Утвердить врачом Анну
        Ким, тренером — | Олега Седых": who is named after the role, past other roles; sets the status."""
        head, before, after = phrase.head, phrase.outer - 1, phrase.stop
        dashed = self._word(after, head) in DASHES
        if self._word(before, head) in (",", ";", "и") and (dashed or after in self.person_at):
            verb, j = self._order(head), after + dashed
        elif self._decides(before):
            verb, j = before, after
        else:
            verb, j = self._order(head), after + 1
            verb = verb if verb == after else -1
        name = self._ordering(verb) if verb >= 0 else None
        if name not in ORDERING:
            return []
        while (following := self.starting.get(j)) is not None:
            j = self.phrases[following].stop
        m = self._person(self._bridge(j, phrase), head)
        if m is None or self._is_nominative(m):
            return []
        phrase.status = ORDERING[name] if phrase.status == "current" else phrase.status
        return self._and_more(m) if phrase.plural else [m]

    def _order(self, i: int) -> int:
        """The verb that opens the sentence of a token as an order, or that follows the role which opens it, or -1."""
        first = self.starting.get(self._opening(i))
        verb = self.phrases[first].stop if first is not None else self._opening_verb(i)
        return verb if verb >= 0 and self._word(verb, i) and self._ordering(verb) else -1

    def _decides(self, verb: int) -> bool:
        """Whether a verb opens its sentence, or tells what somebody has resolved: "РЕШИЛИ: | избрать"."""
        if verb < 0 or verb == self._opening(verb):
            return verb >= 0
        said = verb - 1 - (self._word(verb - 1, verb) == ":")
        return self._word(said, verb) != "" and lemma_at(self.tokens, said) in RESOLVING

    def _opening(self, i: int) -> int:
        """The first word of the sentence of a token, its number overlooked."""
        t, first = self.tokens, self.reader.begin_of(i)
        while first < i and (t.words[first].isdigit() or not t.words[first][0].isalpha()):
            first += 1
        return first

    def _opening_verb(self, i: int) -> int:
        """The verb that opens the sentence of a token as an order or a congratulation, its number overlooked, or -1."""
        verb = self._opening(i)
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
