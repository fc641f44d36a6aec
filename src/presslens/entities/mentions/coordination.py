"""What "и" and commas join inside the name of a body, and what is another's: "министерство труда | и занятости"."""

from __future__ import annotations

from presslens.entities.mentions.lexicon import forms, heads, section
from presslens.entities.mentions.phrases import Phrases
from presslens.entities.people.lexicon import NAMED_AFTER

BRANCH = "хозяйства"
GOING_ON = frozenset((",", "и", "или", "а"))  # a list has after its second member


class Coordination(Phrases):
    """How far the lists in a name reach."""

    def joined(self, head: int, i: int, end: int) -> int | None:
        """The end of what a conjunction or a comma at `i` joins to the name."""
        if self.lower[i + 1 : i + 2] and self.lower[i + 1] in section("channels"):
            return None  # "отдел кадров, тел. 55-44-33"
        if self.words[i - 1].endswith("-") and i + 1 < end and self.words[i + 1].islower():
            return i + 2  # "кафедра котло- | и реакторостроения"
        return self.task(head, i, end) or self.conjunct(head, i, end)

    def conjunct(self, head: int, i: int, end: int) -> int | None:
        """The end of a further member of a list that began inside the name ("труда и социальной защиты")."""
        if "_".join(self.lower[i - 1 : i + 2]) in section("paired-tasks") or self.are_acronyms(head, i, end):
            return i + 2
        own, other = self.kind.get(head), self.kind.get(i + 1)
        if i + 1 < end and self.lower[i + 1] in section("list-ends"):
            return None
        if other and other is not own and (self.lower[i] == "," or other.kind == "organisation"):
            return None
        after = self.phrase(i + 1, end, ("Gen", "Dat", "Ins", "Loc")) if i + 1 < end else None
        if after is None or (case := self.known_case(after - 1)) is None:
            return None
        if self.lower[i] == "," and not (after < end and (self.lower[after] in GOING_ON or self.case(after) == "Gen")):
            return None  # "по словам института физики, | заявок много"
        if self.is_named(head, i, after - 1) or any(self.is_another(head, i, noun) for noun in {i + 1, after - 1}):
            return None
        partner = self.context.tokens.head[after - 1]
        tasked = self.lower[head] in forms("ministries") or self.lower[head] in section("centres")
        own_task = tasked or (self.lower[head] in forms("units") and not head < partner < i)
        if own_task and self.is_task(i - 1) and self.is_task(after - 1):
            partner = i - 1  # whatever the syntax has it depend on
        elif self.is_only_partner(head, i, after - 1):
            partner = i - 1
        if case == "Dat":  # "по развитию городов и местному самоуправлению"
            partner = next((k for k in range(i - 1, head, -1) if self.case(k) == "Dat"), partner)
        if not head < partner < i or self.case(partner) != case:
            return None
        kinds = [self.kind_at(k) if self.kind.get(k) is not own else None for k in (after - 1, partner)]
        return after if kinds[0] == kinds[1] or (kinds[0] == "location" and self.is_of_lands(head, partner)) else None

    def is_only_partner(self, head: int, i: int, noun: int) -> bool:
        """Whether a thing in the genitive after "и" goes on with nothing but what an institution in another case is of:
        "возглавил Ассоциацию науки | и новых материалов"."""
        told = self.context.capital(head) or (self.pos[head - 1] == "ADJ" and self.context.capital(head - 1))
        if self.lower[i] != "и" or self.case(head) in (None, "Gen") or not told:
            return False
        own = heads().get(self.lower[head]) == "institutions" and not self.is_plural(head)
        pair = (i - 1, noun)
        return own and all(
            self.pos[k] == "NOUN" and self.case(k) == "Gen" and self.words[k].islower() and self.lower[k] not in heads()
            and self.tag[k].feats.get("Animacy") != "Anim"
            for k in pair
        )  # fmt: skip

    def are_acronyms(self, head: int, i: int, end: int) -> bool:
        """Whether two acronyms are what a unit is for: "отдел РЗА и АСУ", not "отдел ФСБ и МВД"."""
        if i != head + 2 or i + 1 >= end or self.lower[head] not in forms("units") or self.is_plural(head):
            return False
        pair = self.lower[i - 1], self.lower[i + 1]
        short = all(self.words[k].isupper() and self.context.acronym(k) for k in (i - 1, i + 1))
        bodies = section("agencies"), section("legal"), forms("known")
        return short and not any(word in kind for kind in bodies for word in pair)

    def task(self, head: int, i: int, end: int) -> int | None:
        """The end of a further task after a conjunction at `i`: "управление культуры | и по делам молодёжи"."""
        told = self.lower[i : i + 2] == ["и", "по"] and self.lower[i + 2 : i + 3] and heads().get(self.lower[head])
        if not told or self.lower[i + 2] not in section("tasks") or self.lower[head] not in forms("tasked"):
            return None
        return self.phrase(i + 2, end, ("Dat",))

    def is_named(self, head: int, i: int, noun: int) -> bool:
        """Whether the noun after a conjunction at `i` has a name of its own: "министерства труда и | фонда «Весна»",
        or follows whom the first body is named after: "театра имени Седова и | школы № 5"; those of a union have its
        name: "Союза хозяйств и кооперативов «Нива»"."""
        if self.lower[noun] not in heads():
            return False
        if not NAMED_AFTER.isdisjoint(self.lower[head:i]):
            return True
        members = self.lower[head] in forms("unions") and self.is_plural(i - 1) and self.is_plural(noun)
        return self.name_in_quotes(noun + 1) is not None and not members

    def is_another(self, head: int, i: int, noun: int) -> bool:
        """Whether an "и" at `i` joins a name to the noun of another body: "колледжа культуры | и факультета права", "и
        ТГСХА имени Седова"."""
        if self.is_legal_at(noun) or (
            self.context.acronym(noun) and self.lower[noun + 1 : noun + 2] in (["им"], ["имени"])
        ):
            return True
        living = [self.tag[k].feats.get("Animacy") == "Anim" for k in (i - 1, noun)]
        if all(living) and self.context.capital(i - 1) and not self.context.capital(noun):
            return True  # "фонда Олега Седова | и студентов"
        if self.is_plural(noun):  # "колледжа культуры | и вузов Омска"
            several = heads().get(self.lower[noun]) == "institutions" and not self.is_plural(i - 1)
            return several and self.lower[head] in forms("undoubted")
        return self.lower[noun] in forms("undoubted") and self.lower[i - 1] not in heads()

    def is_of_lands(self, head: int, place: int) -> bool:
        """Whether a place that the tagger has in the name is one of several that a unit is for: "отдел стран Азии | и
        Африки", "отдел Перу | и Чили"; those of "администрация Омска и Тары" are two."""
        noun, capital = place - 1, self.context.capital(place)
        if noun == head:
            return capital and self.lower[head] in forms("units") and not self.is_plural(head)
        return capital and self.pos[noun] == "NOUN" and self.is_plural(noun) and self.words[noun].islower()

    def is_task(self, i: int) -> bool:
        """Whether a word in the genitive may be what a ministry is for: "занятости", not "президента" nor "мэрии";
        "лесного хозяйства" is no farm."""
        plain = self.pos[i] == "NOUN" and self.case(i) == "Gen" and not self.context.capital(i)
        branch = self.lower[i] == BRANCH and self.pos[i - 1] == "ADJ"
        return plain and (branch or self.lower[i] not in heads()) and self.tag[i].feats.get("Animacy") != "Anim"
