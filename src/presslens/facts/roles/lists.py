"""Several people of one role: "депутаты — А и Б", "губернаторы: Омска — А, Тулы — Б"; names beside brackets."""

from __future__ import annotations

from bisect import bisect_left

from presslens.document import Mention
from presslens.facts.roles.chairing import is_collegial
from presslens.facts.roles.names import DASHES, REMARK
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.statements import Statements
from presslens.facts.roles.trimming import CLOSING, OPENING
from presslens.tagging.morphology import readings

ENDS = frozenset(("", ".", ",", ";", ")")) | DASHES
OWN_WORDS = 40  # tokens of what is told of one of a list
COUNTS = {"два": 2, "две": 2, "двое": 2, "оба": 2, "обе": 2, "три": 3, "трое": 3, "четыре": 4}


class Lists(Statements):
    """The names of a list that a role in the plural is said of."""

    def _shared_out(self, phrase: Phrase, separator: str) -> list[tuple[Mention, Mention]]:
        """ "губернаторы - Омской области Глеб Лосев, Пермского края Олег Седых", "директора: школы — А, лицея — Б":
        each with the place or body of the office."""
        j, pairs = phrase.stop + 1, []
        while separator in DASHES or separator in (":", ",", ";", "и"):
            place = self.reader.mention.get(j)
            if place is None or place.kind == "person" or place.first != j or not self._word(j, phrase.head):
                break
            end = place.last + (self._word(place.last, phrase.head) in CLOSING)
            m = self._person(end + (self._word(end, phrase.head) in DASHES), phrase.head)
            if m is None:
                break
            pairs.append((m, place))
            separator, j = self._word(m.last, phrase.head), m.last + 1
        return pairs if len(pairs) > 1 else []

    def _listed(self, phrase: Phrase, separator: str) -> list[Mention]:
        """ "с музыкантами группы — Иваном Петровым, Анной Ким": a list that ends its clause."""
        listed = separator in DASHES or separator in (":", ",")
        if separator in DASHES | {":"} and (people := self._introduced_each(phrase)):
            return people
        if separator == ":" and (people := self._each_with_words(phrase)):
            return people
        m = self._person(phrase.stop + 1, phrase.head) if listed else None
        agree = m is not None and self._agree(phrase, m, strict=True)
        if m is None or not (agree or self.tokens.case(m.first) == "Nom"):
            return []
        people = self._and_more(m)
        counted = (COUNTS.get(self.tokens.lower[i]) for i in range(phrase.outer, phrase.head))
        if separator == "," and len(people) not in counted:
            return []  # "два депутата, Анна Ким и Олег Седых,"
        j = self._after_remark(people[-1].last, phrase)
        label = self.starting.get(j)  # "Вратари: Седов О. | Защитники:"
        ends = self._word(j, phrase.head) in ENDS or (label is not None and self.phrases[label].plural)
        ends = ends or (agree and phrase.case not in ("Nom", None))
        return people if ends and (len(people) > 1 or self._goes_with_list(phrase)) else []

    def _goes_with_list(self, phrase: Phrase) -> bool:
        """Whether a role follows a list of such as hold another: "защитники – А, Б; | нападающий – В"."""
        before = self.person_end.get(phrase.outer - 1)
        k = bisect_left(self.phrases, phrase.head, key=lambda p: p.head) - 1
        listed = before is not None and k >= 0 and self.phrases[k].plural and before in self.linked.get(k, ())
        return listed and self._word(phrase.outer - 1, phrase.head) in (";", ".", ",")

    def _introduced_each(self, phrase: Phrase) -> list[Mention]:
        """ "Члены совета: депутат Анна Ким, врач Олег Седых": each after words of his own, or at least the first, up to
        the end; of "члены экипажа" the words tell more."""
        if phrase.entry.lemma == "член" and phrase.organisation is None and not is_collegial(self.tokens, phrase):
            return []
        people: list[Mention] = []
        j = end = phrase.stop + 1
        while (m := self._named(j, phrase, "Nom")) is not None and (people or m.first > j):
            people.append(m)
            end = self._after_remark(m.last, phrase)
            j = end + 1
            if self._word(end, phrase.head) not in (",", ";", "и"):
                break
        ended = bool(people) and self._word(end, phrase.head) in ENDS - {","}
        return people if ended and len(people) > 1 else []

    def _each_with_words(self, phrase: Phrase) -> list[Mention]:
        """ "Модераторы: Анна Ким, ректор, академик; Олег Седых (Омск)": each with words of his own to a semicolon."""
        people: list[Mention] = []
        j = phrase.stop + 1
        while (m := self._person(j, phrase.head)) is not None:
            people.append(m)
            end = m.last
            while end < m.last + OWN_WORDS and self._word(end, phrase.head) not in ("", ";", ":"):
                end += 1
            if self._word(end, phrase.head) != ";":
                break
            j = end + 1
        return people if len(people) > 1 else []

    def _after_remark(self, j: int, phrase: Phrase) -> int:
        """The token after a bracket that opens at a token, or that token: "врач Анна Ким | (Алматы)"."""
        if self._word(j, phrase.head) != "(":
            return j
        return next((k for k in range(j, j + REMARK) if self._word(k, phrase.head) == ")"), j - 1) + 1

    def among(self, k: int) -> list[Mention]:
        """ "таких режиссёров, как А и Б", "писатели, среди которых А и Б"."""
        phrase = self.phrases[k]
        if not phrase.plural or self._word(phrase.stop, phrase.head) != ",":
            return []
        j = phrase.stop + 1
        such = any(self._word(i, phrase.head).startswith("таки") for i in (phrase.outer - 1, phrase.outer))
        if such and self._word(j, phrase.head) == "как":
            j += 1
        elif self._word(j, phrase.head) == "среди" and self._word(j + 1, phrase.head) == "которых":
            j += 2 + (self._word(j + 2, phrase.head) in DASHES)
        else:
            return []
        m = self._person(j, phrase.head)
        return self._and_more(m) if m is not None else []

    def _before_bracket(self, j: int, phrase: Phrase) -> Mention | None:
        """ "Анна Ким (Омск, профессор)", "Анна Ким («Икс», директор)": the name before what is told first there."""
        words = self.tokens.words
        if self._word(j, phrase.head) != "," or self._word(phrase.stop, phrase.head) not in (",", ")"):
            return None
        body = self.reader.mention.get(j - 1 - (words[j - 1] in CLOSING))
        if body is None or body.kind == "person":
            return None
        opening = body.first - 1 - (words[body.first - 1] in OPENING)
        m = self.person_end.get(opening) if self._word(opening, phrase.head) == "(" else None
        if m is not None and body.kind == "organisation" and not self._placed(phrase):
            phrase.organisation = body
        return m

    def _genitive_after_all(self, phrase: Phrase) -> bool:
        """Whether a form that was taken for a plural is the genitive after a noun: "дуэт скрипачки Аннелис Тан"."""
        t, before = self.tokens, phrase.outer - 1
        governed = bool(self._word(before, phrase.head)) and t.pos[before] in ("NOUN", "PROPN")
        governed = governed and before not in self.person_of
        return governed and any({"sing", "gent"} <= r.grammemes for r in readings(t.words[phrase.head]))

    def _plural_after_all(self, phrase: Phrase, m: Mention) -> bool:
        """Whether a form that was taken for a genitive is a plural: "профессора Петров и Седых"."""
        cases = {self.tokens.case(i) for i in range(m.first, m.last)}
        if phrase.case != "Gen" or cases != {"Nom"} or len(self._and_more(m)) < 2:
            return False
        return any({"plur", "nomn"} <= r.grammemes for r in readings(self.tokens.words[phrase.head]))
