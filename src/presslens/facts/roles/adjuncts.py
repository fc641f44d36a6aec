"""What stands beside a role and is none of its complements: "в отставке", "№ 3", "с многолетним стажем", "3 мая"."""

from __future__ import annotations

import re

from presslens.facts.roles.coordination import Coordination
from presslens.facts.roles.lexicon import UNREPORTED, Entry
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.words import lemma_at, stands_for_body, word_list

THIS = frozenset(("этого", "этой", "данного", "данной"))
TAILS = (["на", "общественных", "началах"], ["без", "портфеля"])  # what ends a role and is none of its complements
RETIRED = frozenset(("отставке", "запасе"))  # "генерал-майор в отставке"
ROMAN = frozenset(("I", "II", "III"))  # "советник юстиции II класса"
EACH = frozenset(("двух", "трех", "четырех", "обеих", "обоих", "наших"))
LANDS = frozenset(("стран", "государств", "сторон"))
YEARS, CLASS = frozenset(("класса", "курса")), 4  # tokens of "«А»" before them
UNREAD = frozenset(("тел", "моб", "факс", "сайт"))  # what follows a role in contacts
MODEL = re.compile(r"[A-ZА-ЯЁ][a-zа-яё]{0,5}[A-ZА-ЯЁ]{0,4}-?\d{1,5}[\w-]{0,6}|[A-ZА-ЯЁ]{1,5}-\d{1,5}[\w-]{0,6}")
AGED = re.compile(r"\d-?летн\w{2,3}$")
MONTHS = word_list("months")
HAVING, HAD = word_list("having"), 4  # tokens of "с многолетним стажем"
CALLED = frozenset(("по", "под", "с", "со"))
GUARDS = "гвардии"  # before a rank
ALSO_RANKS = frozenset(("капитан", "рядовой"))  # what else it may be
CIRCUMSTANCES = word_list("circumstances")
NAMED = word_list("named")  # what follows these and says how somebody is called


class Adjuncts(Coordination):
    """Reads what the role phrases of one document have beside their complements."""

    def _adjunct(self, phrase: Phrase, j: int, end: int) -> int | None:
        """The length of what stands at `j` and is no complement, 0 where the role ends before it; None for neither."""
        t, word = self.tokens, self.tokens.lower[j]
        if word == "в" and j + 1 < end and t.lower[j + 1] in RETIRED:
            phrase.words += (j, j + 1)
            return 2
        if tail := next((len(tail) for tail in TAILS if t.lower[j : j + len(tail)] == tail), 0):
            phrase.words += range(j, j + tail)
            return tail
        if word in EACH and not LANDS.isdisjoint(t.lower[j + 1 : j + 2]):
            return 2  # "министры обороны | двух стран"
        if word in ("того", "той") and t.lower[j + 1 : j + 2] == ["же"]:
            return 2  # "студентка того же вуза"
        if word in THIS and j + 1 < end and stands_for_body(lemma_at(t, j + 1)):
            return 1  # "директор этого ведомства"
        if (numbered := self._numbered(j, end)) > j:
            phrase.words += range(j, numbered)
            return numbered - j
        if (model := self._model(phrase, j, end)) > j:
            phrase.words += range(j, model)
            return model - j
        if word in UNREAD or (word == GUARDS and self._ranks(j + 1, end)):
            return 0
        if word[0].isdigit() and AGED.search(word):
            kin = phrase.entry.kind == UNREPORTED and j == phrase.head + 1  # "жена 94-летнего политика"
            return int(kin)  # "директора музея | 41-летнего"
        if word.isdigit() and j + 1 < end and t.lower[j + 1] in MONTHS:
            return 4 if t.lower[j + 3 : j + 4] == ["года"] and j + 4 <= end else 2  # "мэром Омска | 3 мая"
        if word in ("с", "со") and (had := self._having(j, end)):
            return had - j
        if word in CALLED and j + 1 < end and t.lower[j + 1] in NAMED | CIRCUMSTANCES:
            return 0  # "грузчик | по фамилии", "директора | по собственному желанию"
        return None

    def _ranks(self, j: int, end: int) -> bool:
        """Whether a token is a rank: "командир дивизии гвардии | полковник"."""
        entry = self.lexicon.find(self.tokens.lower[j]) if j < end else None
        return entry is not None and is_rank(entry)

    def _having(self, j: int, end: int) -> int:
        """The end of what somebody has, after the preposition at `j`: "с тридцатилетним стажем"; 0 for none."""
        k = j + 1
        while k < min(end, j + HAD) and self.tokens.pos[k] in ("ADJ", "NUM", "DET"):
            k += 1
        return k + 1 if k < end and self.tokens.lower[k] in HAVING else 0

    def _model(self, phrase: Phrase, j: int, end: int) -> int:
        """The end of what a vehicle is called by its makers, after its noun: "пилот вертолёта | Ми-8", "Boeing 737"."""
        words = self.tokens.words
        if not words[j][0].isupper() or phrase.words[-1] != j - 1 or j - 1 == phrase.head or phrase.organisation:
            return j
        if MODEL.fullmatch(words[j]):
            return j + 1
        numbered = words[j].isascii() and words[j].isalpha() and j + 1 < end and words[j + 1][0].isdigit()
        return j + 2 if numbered else j

    def _numbered(self, j: int, end: int) -> int:
        """The end of a number that a noun of the role has: "участка № 3", "10 «А» класса"."""
        t = self.tokens
        if t.words[j] == "№" and j + 1 < end and t.words[j + 1].isdigit():
            return j + 2
        if not t.words[j].isdigit() and t.words[j] not in ROMAN:
            return j
        return next((k for k in range(j + 1, min(j + 1 + CLASS, end)) if t.lower[k] in YEARS), j)


def is_rank(entry: Entry) -> bool:
    """Whether a word is a rank, or may be one."""
    return entry.kind == "rank" or entry.lemma in ALSO_RANKS
