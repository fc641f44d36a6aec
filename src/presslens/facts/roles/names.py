"""Names around role phrases: what may stand between a role and a name, names joined in a list."""

from __future__ import annotations

from presslens.document import Mention
from presslens.facts.roles.adjuncts import AGED, CALLED, NAMED
from presslens.facts.roles.agreement import Agreement
from presslens.facts.roles.modifiers import ANIMATE
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.prepositions import PLACED
from presslens.facts.roles.trimming import CLOSING
from presslens.facts.roles.words import word_list

DASHES = frozenset("-‐‑–—―−")
# Words between a role and the name that say nothing about the role.
COURTESY = word_list("courtesy")
ADDRESSES = frozenset(word for word in COURTESY if word.startswith(("госпо", "г-")))
SETTLEMENTS = word_list("settlements")
TERRITORY_FORMS = word_list("territory_forms")
BEYOND = dict.fromkeys(PLACED, TERRITORY_FORMS)
BEYOND |= {word: BEYOND.get(word, frozenset()) | NAMED for word in CALLED}
ADVERBS = word_list("adverbs")
YEARS = frozenset(("лет", "год", "года"))
NOMINAL = frozenset(("NOUN", "ADJ", "PROPN", "NUM"))
FARTHEST = 10
SPANS = frozenset(("время", "период", "срок"))
REMARK = 25  # tokens in a bracket between a name and its role


class Names(Agreement):
    """The people named in a document, looked at from the roles beside them."""

    def _bridge(self, j: int, phrase: Phrase) -> int:
        """The token after what may stand between a role and the name: "из Тулы", "34-летний", "господин"."""
        t = self.tokens
        for _ in range(FARTHEST):
            word = self._word(j, phrase.head)
            if not word or j in self.person_at:
                return j
            place = self._place(j + 1, phrase) if word in PLACED else None
            if place is not None:
                j = place.last
                if self._word(j, phrase.head) in (",", "и") and self._word(j + 1, phrase.head) in PLACED:
                    j += self._place(j + 2, phrase) is not None  # "в России, на Украине и в Польше"
            elif word in BEYOND and self._word(j + 1, phrase.head) in BEYOND[word]:  # "в области", "по прозвищу"
                j += 2
            elif word in PLACED and (after := self._remark(j + 1, phrase)):
                j = after
            elif t.pos[j] == "ADP" and (after := self._remark(j + 1, phrase)) and t.head[after] == phrase.head:
                j = after  # "лидера движения за мир Олега Седых"
            elif word == "(" and (closing := self._closing(j, phrase)) and self._goes_on(closing + 1, phrase):
                j = closing + 1
            elif word in COURTESY or (word == "." and self._word(j - 1, phrase.head) in ("тов", "г")):
                j += 1
            elif word == "в" and self._word(j + 1, phrase.head) == "отставке":
                j += 2
            elif (
                t.pos[j] == "ADJ"
                and j not in self.reader.mention
                and j not in self.starting
                and (phrase.case is None or t.case(j) in (None, phrase.case) or AGED.search(word))
            ):
                j += 1
            else:
                return j
        return j

    def _described(self, j: int, phrase: Phrase) -> Mention | None:
        """The name after a comma and an adjective: "футболисту, легендарному Пеле"."""
        if self._word(j, phrase.head) != ",":
            return None
        k = self._bridge(j + 1, phrase)
        word = self._word(j + 1, phrase.head)  # "губернатор края, 35-летний Олег Седых", "посол, господин Олег Седых"
        aged = AGED.search(word) is not None or word in ADDRESSES
        if k == j + 1 or (phrase.case in (None, "Nom") and not aged):
            return None
        before = phrase.outer - 1
        if self._word(before, phrase.head) == "," and before in self.person_end:
            return None  # "сын Рената Сомова, | главы края, 23-летний Марат Сомов"
        m = self._person(k, phrase.head)
        described = aged or (self.tokens.pos[k - 1] == "ADJ" and self.tokens.case(k - 1) == phrase.case)
        return m if m is not None and described and self._agree(phrase, m, strict=True) else None

    def _remark(self, j: int, phrase: Phrase) -> int | None:
        """The person after a nominal remark such as "из сериала «Север»"."""
        if self._word(j, phrase.head) in SPANS:
            return None  # "обязанности директора | на период отпуска Анны Ким"
        for k in range(j, j + FARTHEST):
            if k in self.person_at:
                m = self.person_at[k]
                # "роль в фильме Олега Седых": a genitive may be the remark's
                own = self.tokens.case(m.first) not in ANIMATE or not j <= self.tokens.head[m.first] < k
                return k if k > j and own and self._agree(phrase, m, strict=True) else None
            nominal = self._word(k, phrase.head) and (self.tokens.pos[k] in NOMINAL or self.tokens.words[k] in "«»")
            if not nominal or k in self.starting:
                return None
        return None

    def _goes_on(self, j: int, phrase: Phrase) -> bool:
        """Whether a name or a role starts at `j`, or after a place there: "координатор программы (ПРН) | в Омске А"."""
        if self._word(j, phrase.head) in PLACED and (place := self._place(j + 1, phrase)) is not None:
            j = place.last
        return j in self.person_at or j in self.starting

    def _closing(self, j: int, phrase: Phrase) -> int | None:
        """The closing bracket of the short remark that opens at `j`."""
        return next((k for k in range(j + 1, j + FARTHEST) if self._word(k, phrase.head) == ")"), None)

    def _place(self, j: int, phrase: Phrase) -> Mention | None:
        """The place named at `j`, or after "г.", "пос.", "село" there."""
        for k in range(j, j + 3):
            m = self.reader.mention.get(k)
            if m is not None:
                return m if m.kind == "location" and self._word(k, phrase.head) else None
            if self._word(k, phrase.head) not in SETTLEMENTS:
                return None
        return None

    def _and_more(self, m: Mention) -> list[Mention]:
        """A name and those that are joined to it by commas and "и"."""
        out = [m]
        while True:
            j = out[-1].last
            if self._word(j, m.first) == "(":
                j = next((k + 1 for k in range(j, j + REMARK) if self._word(k, m.first) == ")"), j)
            elif self._word(j, m.first) == "из" and (place := self.reader.mention.get(j + 1)) is not None:
                j = place.last if place.kind == "location" else j
            if self._word(j, m.first) == "," and self.tokens.words[j + 1 : j + 2] in (["а"], ["и"]):
                j += 1  # but "А. Седова", "И. Седов" have their initials
            if self._word(j, m.first) == "а" and self._word(j + 1, m.first) == "также":
                j += 1
            aside = self.starting.get(j + 1) if self._word(j, m.first) == "," else None
            if aside is not None and not self.phrases[aside].plural:  # "А, гражданин Литвы, и Б"
                beyond = self.phrases[aside].stop
                j = beyond + 1 if self._word(beyond, m.first) == "," and self._word(beyond + 1, m.first) == "и" else j
            after = self._person(j + 1, m.first) if self._word(j, m.first) in (",", "и", "также") else None
            if after is None:
                return out
            out.append(after)

    def _and_before(self, m: Mention) -> list[Mention]:
        """A name and those before it that are joined to it by commas and "и"."""
        out = [m]
        while self._word(out[-1].first - 1, m.first) in (",", "и"):
            before = self.person_end.get(out[-1].first - 1)
            if before is None:
                break
            out.append(before)
        return out

    def _name_before(self, j: int, phrase: Phrase) -> Mention | None:
        """The person named just before the separator at `j`; a bracket ("(Канада)") may stand between."""
        if self._word(j, phrase.head) == "," and self._word(j - 1, phrase.head) in YEARS:
            j = next((x for x in range(j - 1, max(j - 5, -1), -1) if self._word(x, phrase.head) == ","), j)
        m = self.person_end.get(j)
        if m is None and self._word(j - 1, phrase.head) == ")":
            opening = next(
                (x for x in range(j - 2, max(j - REMARK, -1), -1) if self._word(x, phrase.head) == "("), None
            )
            if opening is not None:
                quoted = opening not in self.person_end and self.tokens.words[opening - 1] in CLOSING
                m = self.person_end.get(opening - quoted)
        return m if m is not None and self._segment(m.first) == self._segment(phrase.head) else None

    def _alone(self, m: Mention) -> bool:
        return not self._word(m.first - 1, m.first) and not self._word(m.last, m.first)
