"""Where a body is or works, as the end of its name: "посольство Перу | в Чили", "школа № 5 | г. Ланска"."""

from __future__ import annotations

from presslens.entities.mentions.candidate import DASHES
from presslens.entities.mentions.lexicon import forms, section
from presslens.entities.mentions.wording import AT, LONGEST_RUN, Wording
from presslens.tagging.morphology import readings

MUNICIPALITIES = [
    ["г", "."],
    ["г", ".", "о", "."],
    ["го"],
    ["м", ".", "о", "."],
    ["м", ".", "р", "."],
    ["города"],
    ["села"],
    ["поселка"],
    ["посёлка"],
    ["деревни"],
    ["станицы"],
    ["хутора"],
    ["аула"],
    ["пгт"],
    ["городского", "округа"],
    ["муниципального", "округа"],
]
MUNICIPAL = frozenset(kind[0] for kind in MUNICIPALITIES)


class Whereabouts(Wording):
    """How far the place that tells a body reaches."""

    def of_place(self, last: int) -> int:
        """The end of a name with the places in the genitive after it."""
        end = min(self.context.segment_ends[last - 1], last + LONGEST_RUN)
        while (
            last < end and self.kind_at(last) == "location" and (self.case(last) == "Gen" or self.context.acronym(last))
        ):
            last = self.kind[last].last
        return last

    def branch(self, head: int, i: int, end: int) -> int:
        """The end of the place that tells a branch of a firm: "филиал ООО «Ярвит» по Тверской области"."""
        own = i < end and self.lower[head] in forms("branches")
        if own and (self.words[i] in DASHES or i in self.context.quotations):
            # "филиал АО «Сети» – «Тарские сети»", "филиал АО «Сети» «Тарские сети»"
            closed = self.name_in_quotes(i + (self.words[i] in DASHES))
            return closed if closed and closed <= end else i
        told = own and self.lower[i] == "по"
        return (self.seat(i, end) if told else self.situated(head, i, end)) or i

    def situated(self, head: int, i: int, end: int) -> int | None:
        """The end of the place where a body is, from the preposition at `i` on: "посольство Перу в Чили"; none where
        the body has no name of its own and the place is told in full, or is but rooms: "отделение банка | в селе
        Ланском", "новый офис | в Ланске".
        """
        if i >= end or self.lower[i] not in AT:
            return None
        if self.lower[head] not in forms("locative") and not self.is_located(head, i):
            return None
        named = any(map(self.context.capital, range(head + 1, i)))
        told = self.lower[head] in forms("rooms") or (i + 1 < end and self.lower[i + 1] in forms("settlements"))
        return self.seat(i, end) if named or not told else None

    def is_located(self, head: int, i: int) -> bool:
        """Whether the words before a preposition at `i` are a body of which each region has one."""
        return i > head + 1 and f"{self.word(head)}_{self.lower[head + 1]}" in section("located")

    def settlement(self, i: int, end: int) -> int | None:
        """The end of the town or the municipality that words at `i` tell, in the nominative too: "г. Ланска", "г.о.
        Ланск", "городского округа Ланск"."""
        name = i
        if i >= end or self.lower[i] not in MUNICIPAL:
            return None
        for kind in MUNICIPALITIES:
            if self.lower[i : i + len(kind)] == kind:
                name = i + len(kind)
        if name == i or (self.kind_at(name) == "person" and self.kind[name].last > name + 1):
            return None  # "главы администрации города | Олега Седова"
        placed = name < end and self.context.capital(name) and self.words[name].istitle()
        return max(name + 1, self.kind[name].last if self.kind_at(name) == "location" else 0) if placed else None

    def lands(self, last: int, end: int) -> int:
        """The end of a further region after the one that ends at `last`: "по Омской области | и Республике Тыва"."""
        if last + 1 >= end or self.lower[last] != "и" or self.kind_at(last + 1) != "location":
            return last
        told = self.case(last + 1) in ("Dat", "Loc")  # not "по Омской области и Тарском институте"
        return self.kind[last + 1].last if told and self.may_be_dative(last + 1) else last

    def may_be_dative(self, i: int) -> bool:
        return any(r.feats.get("Case") == "Dat" or "Fixd" in r.grammemes for r in readings(self.words[i]))

    def seat(self, i: int, end: int) -> int | None:
        """The end of the place after the preposition at `i`, of two regions: "в Омской области и Алтайском крае"."""
        if i + 1 >= end or self.kind_at(i + 1) != "location":
            return None
        last = self.kind[i + 1].last
        if last + 1 < end and self.lower[last] == "и" and self.kind_at(last + 1) == "location":
            other = self.kind[last + 1].last
            if min(last - i, other - last) > 2 and self.case(last - 1) == self.case(other - 1):
                return other
        return last
