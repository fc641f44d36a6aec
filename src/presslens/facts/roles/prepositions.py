"""What a role governs with a preposition: "кандидат в президенты", "директор по связям", "посол в Казахстане"."""

from __future__ import annotations

from presslens.document import Mention
from presslens.facts.roles.adjuncts import Adjuncts
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.trimming import ONE, OPENING
from presslens.facts.roles.words import GENERIC, POLITICAL, word_list
from presslens.tagging.morphology import lemma

PLACED = frozenset(["в", "во", "на", "при", "от", "из", "с", "со"])
# Words whose post is at the place or body named after a preposition.
SENT, DIPLOMATS = word_list("sent"), word_list("diplomats")
# After these a preposition with any noun belongs to the role: "кандидат в президенты", "ответственный за качество".
GOVERNING = {
    "кандидат": {"в", "на"}, "кандидатка": {"в", "на"}, "претендент": {"на"}, "ответственный": {"за"},
    "специалист": {"в", "по"}, "эксперт": {"в"}, "уполномоченный": {"при"}, "преподаватель": {"в"},
    "участник": {"в"}, "представитель": {"при"}, "консультант": {"в"}, "чемпион": {"в", "на", "среди"},
    "поверенный": {"в"}, "борец": {"за", "против", "с", "со"},
    # nouns after the role's own: "активистка борьбы за права животных"
    "движение": {"за", "против"}, "кампания": {"за", "против"},
    "акция": {"за", "против"}, "протест": {"против"},
    # and kinds of sport: "президент федерации хоккея с мячом", "стрельбы из лука", "гребли на байдарках"
    "хоккей": {"с", "на"}, "стрельба": {"из", "с"}, "гребля": {"на"}, "прыжок": {"в", "на", "с"}, "гонка": {"на"},
    "плавание": {"в"}, "борьба": {"за", "против", "с", "со", "на"}, "танец": {"на"}, "катание": {"на"}, "бой": {"без"},
}  # fmt: skip
TRAINED = frozenset(("диплому", "образованию", "призванию", "профессии", "специальности"))
MARKETS = frozenset(("странах", "регионе", "регионах", "рынке", "рынках", "городах", "государствах", "территории"))


class Prepositions(Adjuncts):
    """Reads the prepositional complements of the role phrases of one document."""

    def _prepositional(self, phrase: Phrase, j: int, end: int, allowed: set[str]) -> int:
        """Take a preposition with what follows it, a conjunction, or an adverb of an adjective."""
        t, word = self.tokens, self.tokens.lower[j]
        if j + 1 >= end:
            return 0
        if t.pos[j] == "ADV" and t.pos[j + 1] == "ADJ" and t.case(j + 1) in allowed:
            self._add(phrase, j)
            return 1
        after = self.mention.get(j + 1)
        unread = t.pos[j + 1] == "ADV" or (t.pos[j + 1] == "ADJ" and t.case(j + 1) is None)  # "научно-техническому"
        foreign = t.words[j + 1].isascii() and t.words[j + 1].isalpha()  # "по PR и маркетингу"
        own = phrase.words[-1] == phrase.head and phrase.entry.kind == "profession"
        if word == "по" and own and t.lower[j + 1] in TRAINED:
            return 2  # "логопед | по образованию"
        if word == "по" and (after or foreign or t.case(j + 1 + (unread and j + 2 < end)) == "Dat"):
            allowed.add("Dat")
            if not after:
                phrase.prepositional = True
                phrase.words.append(j)
            return 1
        if word == "из" and t.lower[j - 1] in ONE:
            phrase.words.append(j)
            return 1
        if word in ("с", "со") and phrase.prepositional and t.case(j + 1) == "Ins" and not after:
            allowed.add("Ins")
            phrase.words.append(j)
            return 1
        if word in ("и", ",", "или"):
            return self.coordinated(phrase, j, end, allowed)
        if not after and t.case(j + 1) and self._governs(phrase, j):
            allowed.add(t.case(j + 1) or "")
            phrase.prepositional = True
            phrase.words.append(j)
            return 1
        if word in ("в", "на") and (market := self._market(phrase, j, end)):
            phrase.words += range(j, market)
            return market - j
        if word in PLACED:
            after = after or self._introduced(j + 1, end)
            return self._placed(phrase, j, after) if after is not None and after.kind != "person" else 0
        return 0

    def _market(self, phrase: Phrase, j: int, end: int) -> int:
        """The end of where somebody does something for the body named next: "директор по продажам | в России и СНГ |
        компании «Икс»"; 0 where none is."""
        t, k = self.tokens, j + 1
        if phrase.organisation is not None or phrase.location is not None:
            return 0
        k += t.lower[k] in MARKETS
        while k < end and (m := self.mention.get(k)) is not None and m.kind != "person" and m.first == k:
            k = m.last
            if k + 1 < end and t.lower[k] in ("и", ",") and k + 1 in self.mention:
                k += 1
                continue
            body = self.mention.get(k) or self._introduced(k, end)
            return k if body is not None and body.kind == "organisation" and t.case(k) in ("Gen", None) else 0
        return 0

    def _governs(self, phrase: Phrase, j: int) -> bool:
        """Whether a preposition belongs to the role, or to the noun of it that stands right before."""
        t, word = self.tokens, self.tokens.lower[j]
        if word in GOVERNING.get(phrase.entry.lemma, ()):
            return True
        noun = lemma(t.words[j - 1], t.tag[j - 1]) if phrase.words[-1] == j - 1 != phrase.head else ""
        return word in GOVERNING.get(noun, ())

    def _introduced(self, j: int, end: int) -> Mention | None:
        """The organisation after its noun: "[в] крупной компании «Ромашка»"."""
        t = self.tokens
        noun = False
        for k in range(j, min(j + 4, end)):
            m = self.mention.get(k)
            if m is not None:
                return m if noun and m.kind == "organisation" else None
            noun = bool({lemma(t.words[k], t.tag[k])} & GENERIC)
            if not noun and t.pos[k] != "ADJ" and t.words[k] not in OPENING:
                return None
        return None

    def _placed(self, phrase: Phrase, j: int, m: Mention) -> int:
        """ "в", "при", "от", "из" with an organisation or a place."""
        word = self.tokens.lower[j]
        if m.kind == "organisation":
            # "премьер-министр Японии от партии": the office stays the country's
            if phrase.organisation is None and not (word == "от" and phrase.location is not None):
                phrase.organisation = m
                phrase.sent = word == "при" and phrase.entry.lemma in SENT  # "представитель Японии при ООН": of both
            return m.last - j
        own = range(phrase.head + 1, j)
        if phrase.entry.lemma.startswith("представител") and any(self._kind(k) for k in own if k in phrase.words):
            return m.last - j  # "представитель фонда в Омске": where the fund has him
        if phrase.entry.lemma in SENT or word == "от":
            if phrase.organisation is None:
                # "посол в России" is none of Russia's
                abroad = word != "от" and phrase.entry.lemma in DIPLOMATS
                if not abroad and (phrase.place_adjective is None or phrase.entry.lemma not in POLITICAL):
                    phrase.location = phrase.location or m
                phrase.words += range(j, m.last)
            return m.last - j
        return 0

    @staticmethod
    def _add(phrase: Phrase, j: int) -> None:
        """Add a complement; what follows the organisation belongs to it ("палата региона"), but for "по ..."."""
        if phrase.organisation is None or phrase.prepositional:
            phrase.words.append(j)
