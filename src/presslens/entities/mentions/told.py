"""Names of organisations that no noun heads and the tagger need not see, told by what stands beside them."""

from __future__ import annotations

import re
from functools import cache, cached_property

from presslens.entities.mentions.beginnings import OF_TOWN
from presslens.entities.mentions.candidate import Candidate
from presslens.entities.mentions.extents import Extents
from presslens.entities.mentions.formations import GARRISONS, garrison, numbered
from presslens.entities.mentions.judging import Judging
from presslens.entities.mentions.lexicon import forms, heads, section
from presslens.entities.mentions.quotation import OPENING
from presslens.entities.mentions.wording import is_of_town

CALLED = re.compile("зва[нв]|имен[оу]|призна|окре[сщ]|счита|объявл|избр")  # "прозванный «Королём сыра»"
SHORT_TITLE = 5  # tokens with the marks; a longer one may speak of somebody


@cache
def _military() -> frozenset[str]:
    return frozenset(forms("formations").keys() | forms("detachments").keys())


@cache
def _landmarks() -> frozenset[str]:
    return frozenset((*_military(), *GARRISONS, *forms("facilities"), *forms("harbours"), *OPENING))


class Told(Extents, Judging):
    """Farms, military units, airports, clubs of towns, firms of a list, and those whose name nothing closes."""

    def told(self) -> list[Candidate]:
        """All of these."""
        units = [Candidate("organisation", first, self.tail(noun)) for first, noun in self.formations()]
        marks = (garrison(self.context, i) for i in self.landmarks if self.lower[i] in GARRISONS)
        units += [Candidate("organisation", *unit) for unit in marks if unit]
        return [
            *self.of_forms(),
            *units,
            *self.unclosed(),
            *self.employing(),
            *self.of_towns(),
            *self.listed(),
            *self.agents(),
        ]

    def of_forms(self) -> list[Candidate]:
        """The names in quotation marks after a form of several words: "к/х «Весна»", "РГП на ПХВ «Весна»"."""
        out = []
        for mark, closed in self.context.quotations.items():
            form = mark - 3 if self.is_farm(mark) else max(self.rightful(mark), self.explained(mark))
            out += [Candidate("organisation", form, closed)] * (form >= 0)
        return out

    def explained(self, mark: int) -> int:
        """The legal form before a word in brackets and a name, or -1: "СПК (колхоз) «Весна»", "ООО (ТД) «Весна»"."""
        form = mark - 4
        told = form >= 0 and self.words[form + 1] == "(" and self.words[mark - 1] == ")" and self.is_legal_before(form)
        return form if told and self.name_in_quotes(mark) is not None else -1

    @cached_property
    def landmarks(self) -> list[int]:
        """The tokens, but for the first, with which names begin that `seeds` does not see."""
        return [i for i in self.context.tokens.places(_landmarks()) if i]

    def formations(self) -> list[tuple[int, int]]:
        """The numbers and nouns of military units."""
        nouns = [i for i in self.landmarks if self.lower[i] in _military()]
        return [(first, noun) for noun in nouns if (first := numbered(self.context, noun)) is not None]

    def employing(self) -> list[Candidate]:
        """The airports and the like by their town or a name in quotation marks, where somebody is told to lead them or
        to work there: "директор аэропорта | Ланска", not "трасса аэропорта Ланска" nor "резидент Свободного порта
        Ланск"."""
        out, facilities, harbours = [], forms("facilities"), forms("harbours")
        for i in [i for i in self.landmarks if self.lower[i] in facilities or self.lower[i] in harbours]:
            first = self.left(i, i)
            if self.case(i) != "Gen" or self.is_plural(i) or not self.is_employed(first - 1):
                continue
            if first < i and self.lower[i] in harbours:
                continue
            placed = self.kind[i + 1].last if self.kind_at(i + 1) == "location" else i + 1
            last = self.name_in_quotes(i + 1) or placed
            out += [Candidate("organisation", first, last)] * (last > i + 1)
        return out

    def of_towns(self) -> list[Candidate]:
        """The names in quotation marks that the adjective of their town tells: "сыграл с ланским «Лучом»"."""
        marks = [i for i in self.context.quotations if i and self.words[i - 1].islower() and i not in self.titles]
        return [
            Candidate("organisation", mark, closed)
            for mark in marks
            if OF_TOWN.search(self.lower[mark - 1])
            and (closed := self.name_in_quotes(mark)) is not None
            and closed - mark <= SHORT_TITLE
            and self.context.segment_starts[mark] < mark
            and not self.is_event_in(mark, closed)
            and is_of_town(self.word(mark - 1).replace("ё", "е"))
        ]

    def agents(self) -> list[Candidate]:
        """The names in quotation marks of those by whom something is done: "гастроли организованы «Концертом»"."""
        relation, head = self.context.tokens.relation, self.context.tokens.head
        marks = (i for i in self.context.quotations if i and relation[i + 1] == "obl:agent" and i not in self.titles)
        marks = (i for i in marks if not CALLED.search(self.lower[head[i + 1]]))
        named = ((mark, self.name_in_quotes(mark)) for mark in marks)
        return [
            Candidate("organisation", mark, closed)
            for mark, closed in named
            if closed is not None and closed - mark <= SHORT_TITLE
        ]

    def is_event_in(self, mark: int, closed: int) -> bool:
        """Whether a name in quotation marks is an event's by its first word: "тарская «Ночь музеев»"."""
        first = self.lower[mark + 1]
        return first in forms("events") or (closed - mark > 3 and first in forms("works"))

    def listed(self) -> list[Candidate]:
        """The further names after a noun in the plural and a name in quotation marks: "сети «Дом», «Сад» и Yarvit"."""
        out: list[Candidate] = []
        plain, ahead = forms("plain"), -1
        for mark in sorted(self.context.quotations):
            told = mark and self.lower[mark - 1] in plain and self.may_be_plural(mark - 1)
            told = told or (mark and self.lower[mark - 1] in heads() and self.is_plural(mark - 1))
            told = told and not self.is_work(mark - 1)
            closed = self.name_in_quotes(mark) if told or mark == ahead else None
            if closed is None:
                continue
            out += [Candidate("organisation", mark, closed)] * (mark == ahead)
            ahead = self.after_comma(closed)
            if 0 < ahead < self.context.size and self.latin_word(ahead):
                out.append(Candidate("organisation", *self.latin_run(ahead, ahead + 1)))
        return out

    def is_employed(self, i: int) -> bool:
        """Whether a noun says who somebody is in what follows, of what it is overlooked: "директор по развитию"."""
        i -= 2 * (i > 1 and self.lower[i - 1] == "по" and self.case(i) == "Dat")
        return i >= 0 and any(self.lower[i] in forms(kind) for kind in ("chiefs", "officials", "owners", "workers"))

    def unclosed(self) -> list[Candidate]:
        """The firms whose name no quotation mark closes, up to the last word with a capital letter: "ООО «Лён. Ещё"."""
        legal, words, ends = section("legal"), self.words, self.context.segment_ends
        marks = [k for k in self.landmarks if words[k] in OPENING and k + 1 < self.context.size]
        return [
            Candidate("organisation", i, self.unquoted(i + 2, ends[i]))
            for i in (mark - 1 for mark in marks)
            if i + 1 not in self.context.quotations
            and self.lower[i] in legal
            and words[i].isupper()
            and i + 2 < ends[i]
            and self.context.capital(i + 2)
        ]
