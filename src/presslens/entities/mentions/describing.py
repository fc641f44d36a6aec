"""Nouns before or after a name that say what it names, or what of a firm is meant."""

from __future__ import annotations

from functools import cache

from presslens.entities.mentions.lexicon import forms, heads, section
from presslens.entities.mentions.wording import Wording

RIGHTS = [["на", "пхв"], ["на", "праве", "хозяйственного", "ведения"], ["на", "праве", "оперативного", "управления"]]
REGIMENTS = frozenset({"полк", "батальон"})


@cache
def _owned() -> frozenset[str]:
    """What is told of the firm that it belongs to."""
    return frozenset(forms("owned").keys() | forms("descriptions").keys() | forms("bare").keys())


class Describing(Wording):
    """What tells whether such a noun belongs to the name."""

    def is_park(self, i: int) -> bool:
        """Whether the word at `i` heads a name only by the adjective before it: "природный парк «Ярвит»"; a battalion
        or a regiment does by any name in quotation marks."""
        park = forms("formations").get(self.lower[i]) in REGIMENTS or self.lower[i] in forms("resorts")
        if self.lower[i + 1 : i + 2] == ["отдыха"] and self.lower[i] in forms("leisure"):
            return self.name_in_quotes(i + 2) is not None
        for nouns, kinds in (("parks", "park-kinds"), ("causes", "cause-kinds")):
            park = park or (self.lower[i] in forms(nouns) and i > 0 and self.lower[i - 1] in forms(kinds))
        numbered = self.lower[i] in forms("parks") and self.words[i + 1 : i + 2] == ["№"]  # "судебный участок № 5"
        return park and (numbered or self.name_in_quotes(i + 1) is not None)

    def is_farm(self, mark: int) -> bool:
        """Whether "к/х" or "ф/х", which are three words each, stand before a name in quotation marks."""
        before = self.lower[max(0, mark - 3) : mark]
        return before[1:] == ["/", "х"] and before[0] in ("к", "ф") and self.name_in_quotes(mark) is not None

    def rightful(self, mark: int) -> int:
        """The legal form before the words that say by what right a firm of the state has what is its, or -1: "РГП | на
        ПХВ «Весна»"."""
        for right in RIGHTS:
            form = mark - len(right) - 1
            if form >= 0 and self.lower[form + 1 : mark] == right:
                return form if self.is_legal_before(form) and self.name_in_quotes(mark) is not None else -1
        return -1

    def is_management(self, head: int) -> bool:
        """Whether the words name those who run a firm, so that the firm is what they name ("дирекция ООО «Весна»")."""
        after = head + 1
        return (
            self.lower[head] in forms("management")
            and after < self.context.size
            and self.lower[after] in section("ownership")
            and self.is_legal_at(after)
        )

    def is_governing(self, head: int) -> bool:
        """Whether the words are a body that runs a firm: "совет директоров", but not that of "директоров школ"."""
        end = self.context.segment_ends[head]
        if head + 1 >= end or f"{self.word(head)}_{self.lower[head + 1]}" not in section("governing"):
            return False
        colleagues = head + 2 < end and self.pos[head + 2] == "NOUN" and self.is_plural(head + 2)
        return not (colleagues and self.case(head + 2) == "Gen" and self.words[head + 2].islower())

    def is_owned(self, start: int, head: int) -> bool:
        """Whether a noun only says what of a firm is meant, so that the firm alone is named: "филиалы ООО «Весна»",
        "ткацкая фабрика ООО «Весна»", "хозяйства холдинга «Весна»"."""
        after, plural = head + 1, self.is_plural(head)
        if after >= self.context.segment_ends[head] or not (plural or self.lower[head] in _owned()):
            return False
        small = self.lower[head] in forms("owned") and not any(map(self.is_proper, range(start, after)))
        led = self.lower[start - 1] in forms("chiefs") if start else False  # "директор фабрики ООО «Весна»"
        if self.is_legal_at(after):
            bare = self.lower[head] in forms("bare") and start == head and not self.context.capital(head)
            branch = self.is_membered(start, head)
            told = self.lower[head] in forms("descriptions") and not branch
            return plural or bare or told or (small and not led)
        holding = heads().get(self.lower[after]) in ("institutions", "plain") and self.name_in_quotes(after + 1)
        return bool((plural or (small and not led)) and holding and self.case(after) == "Gen")

    def is_tasked_firm(self, head: int, stop: int) -> bool:
        """Whether a noun only says what a firm is for: "оператор по вывозу отходов | ООО «Весна»"."""
        told = self.lower[head] in forms("descriptions") and self.lower[head + 1 : head + 2] == ["по"]
        return told and any(map(self.is_legal_at, range(head + 2, stop)))

    def is_membered(self, first: int, head: int) -> bool:
        """Whether adjectives say that those who work for a firm are in an organisation: "профсоюзная организация"."""
        return any(self.lower[i] in forms("membered") for i in range(first, head))

    def is_proper(self, i: int) -> bool:
        """Whether a word has a capital letter that no sentence gives it."""
        return self.context.capital(i) and not self.context.sentence_start(i)

    def described(self, start: int, head: int) -> int | None:
        """The end of a name in quotation marks of which the noun before only says what it names: "клуб «Ярвит»"."""
        if self.lower[head] not in forms("descriptions"):
            return None
        if start < head and (not self.is_plural(head) or self.is_typed(start, head, head + 1)):
            return None
        begin = start
        while (
            begin > self.context.segment_starts[head] and self.pos[begin - 1] == "ADJ" and self.agree(begin - 1, head)
        ):
            begin -= 1
        opening = self.context.sentence_start(begin) and (begin == head or self.is_plural(head))
        if self.context.capital(begin) and not opening:
            return None  # but "Тарские клубы «Весна» и «Лён»"
        return self.name_in_quotes(head + 1)

    def is_titled(self, start: int, head: int) -> bool:
        """Whether adjectives make a name of a noun that mostly describes: "Степная сырная компания"."""
        return start < head and self.context.capital(start) and not self.context.sentence_start(start)

    def is_typed(self, start: int, head: int, stop: int) -> bool:
        """Whether a noun belongs to the name after it: the "магазин «Ярвит»", the "сырная компания «Ярвит»", not the
        "нейронная сеть «Ярвита»"."""
        word, mark = self.lower[head], head + 1
        if self.is_plural(head) or any(self.is_pair(i, head) for i in range(start, head)):
            return False
        if self.name_in_quotes(mark) is None:
            return word in forms("chains") and self.is_chain(head, stop)
        if word in forms("kinds") or word in forms("descriptions"):
            return any(map(self.is_kind, range(start, head)))
        if word in forms("causes-of-many"):
            return any(self.lower[i] in forms("adjectives") for i in range(start, head))
        return word in forms("kept") and not self.context.latin(mark + 1)

    def is_chain(self, head: int, stop: int) -> bool:
        """Whether a noun in the genitive between a head and a name says what it is of: "сеть магазинов «Ярвит»"."""
        mark = next((i for i in range(head + 2, stop) if i in self.context.quotations), stop)
        last = mark - 1
        genitive = self.case(last) == "Gen" or self.word_in(last, "NOUN", ("Gen",))  # "фитнес-клубов"
        if self.name_in_quotes(mark) != stop or not genitive or self.pos[last] != "NOUN":
            return False
        owned = self.lower[last] in heads() and not self.may_be_plural(last)  # "газета издательства «Ярвит»"
        return not owned and not any(map(self.context.capital, range(head + 1, mark)))
