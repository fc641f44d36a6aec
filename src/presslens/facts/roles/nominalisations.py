"""Roles that the noun of a verb says: "назначение Анны Ким директором", "кандидатура Анны Ким на пост директора"."""

from __future__ import annotations

from presslens.document import Mention
from presslens.facts.roles.leaving import NEAR, Leaving
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.status import CHANGES
from presslens.facts.roles.subjects import DOUBTING, FARTHEST, POSTS
from presslens.facts.roles.words import HIS_HER

WORK = frozenset(("работа", "служба", "труд"))


class Nominalisations(Leaving):
    """The roles that deverbal nouns say of somebody."""

    def nominal(self, phrase: Phrase) -> Mention | None:
        """ "назначение Анны Ким директором", "приход Анны Ким на пост директора": said by a noun."""
        t, anchor = self.tokens, phrase.head
        above = t.head[anchor]
        if above >= 0 and phrase.case in ("Gen", None) and self._lemma(above) in POSTS:
            anchor = above
        elif phrase.case != "Ins" and not (phrase.case == "Gen" and t.lower[phrase.outer - 1] == "качестве"):
            return None
        noun = t.head[anchor]
        if anchor != phrase.head and (person := self._proposed(anchor)) is not None:
            phrase.status = "future" if phrase.status == "current" else phrase.status
            return person
        if anchor == phrase.head and self._lemma(phrase.outer - 1) in CHANGES:
            noun = phrase.outer - 1  # the parser hangs the role on the verb
        if noun < 0 or t.pos[noun] != "NOUN":
            return None
        own = (m for c in t.children[noun] if t.case(c) == "Gen" and (m := self._person(c, noun)) is not None)
        person = next(own, None)
        if person is None and t.lower[noun - 1] in HIS_HER and noun:  # "её назначение директором"
            person = self._discourse(noun - 1, HIS_HER[t.lower[noun - 1]])
        if (change := CHANGES.get(self._lemma(noun))) is None:
            held = anchor != phrase.head and t.case(anchor) == "Loc" and self.reader.lexicon.find(t.lower[noun]) is None
            beside = person is not None and person.first == noun + 1 and person.last == anchor - 1
            return person if held and beside else None  # "решения Анны Ким на посту директора"
        verb = t.head[noun]
        if verb >= 0 and t.pos[verb] == "NOUN" and t.lower[verb] != "случае":
            verb = self._verb_above(verb)  # "по случаю избрания на пост"
        if phrase.plural or not self._asserted(noun) or (verb >= 0 and t.lower[verb] == "случае"):
            return None
        if person is None and verb >= 0 and t.pos[verb] == "VERB" and self._asserted(verb):
            objects = [c for c in t.children[verb] if t.relation[c] in ("obj", "iobj")]  # "поздравил Анну Ким с"
            told = next((m for c in objects if (m := self._person(c, verb)) is not None), None)
            between = (self.reader.mention.get(k) for k in range(max(verb + 1, noun - NEAR), noun))
            people = (m for m in between if m is not None and m.kind == "person")
            addressed = next((m for m in people if t.case(m.first) == "Dat"), None)  # "письмо Анне Ким в связи с"
            person = told or addressed or self._subject(verb, "")
        changed = self._expected(noun, change)
        if person is None or changed is None:
            return None
        if changed == "current" and verb >= 0 and self._lemma(noun) in WORK and "благодар" in t.lower[verb]:
            changed = "former"  # "благодарим Анну Ким за работу на посту директора"
        if phrase.status == "current":
            phrase.status = changed
        return person

    def _proposed(self, post: int) -> Mention | None:
        """ "предложил кандидатуру генерала Орлова на пост министра": whose candidature the post belongs to."""
        t, noun = self.tokens, self.tokens.head[post]
        for _ in range(FARTHEST):
            if noun >= 0 and t.lower[noun].startswith("кандидатур"):
                said = self._asserted(t.head[noun]) and self._lemma(t.head[noun]) not in DOUBTING  # "отклонили"
                return self._candidate(noun) if said else None
            noun = t.head[noun] if noun >= 0 else -1
        return None
