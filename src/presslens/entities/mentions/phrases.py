"""The noun phrases that the name of a body goes on with: "[институт] | физики твёрдого тела"."""

from __future__ import annotations

from presslens.entities.mentions.lexicon import forms
from presslens.entities.mentions.towns import is_town
from presslens.entities.mentions.wording import Wording
from presslens.entities.people.commons import is_verb
from presslens.entities.people.lexicon import NAMED_AFTER
from presslens.gazetteer import load
from presslens.tagging.morphology import readings

PAST = ("л", "ла", "ло", "ли")


class Phrases(Wording):
    """How far a noun phrase reaches."""

    def phrase(self, i: int, end: int, cases: tuple[str, ...]) -> int | None:
        """The end of the noun phrase in one of these cases that begins at `i`: adjectives, then one noun."""
        begin = i
        while i < end:
            if i > begin and self.lower[i] in NAMED_AFTER:
                return i  # "Институт теплофизики | имени Седова", of which the tagger takes the noun for an adjective
            kind = self.kind_at(i)
            if kind == "person":
                return None
            if kind == "location" and self.kind[i].first == i and self.is_placed(i, cases):
                return self.kind[i].last
            pos = self.pos[i]
            relation = self.context.tokens.relation[i]
            attributive = relation == "amod" or (i + 1 < end and self.case(i + 1) == self.case(i))
            if attributive and pos in ("NOUN", "PROPN") and readings(self.words[i])[0].pos == "ADJ":
                pos = "ADJ"
            if (pos == "ADJ" and self.lower[i].endswith("ии")) or (pos == "VERB" and relation == "nmod"):
                pos = "NOUN"  # "маркшейдерии", "агробиотехнологий"
            fits = self.case(i) in cases
            if not fits and ((pos == "ADJ" and self.case(i) is None) or (pos == "NOUN" and relation == "nmod")):
                fits = self.word_in(i, pos, cases)
            if pos in ("NOUN", "PROPN") and (fits or self.context.acronym(i)):
                return i + 1
            if pos in ("X", "PROPN", "NOUN") and self.context.latin(i) and self.context.capital(i):
                return i + 1
            if pos == "ADJ" and self.lower[i].endswith(PAST) and is_verb(self.words[i]):
                return None  # "Института химии имени Седова | бурили скважины"
            if pos in ("ADJ", "VERB", "DET", "NUM") and fits:
                i += 1
                if i < end and self.lower[i] == "как":
                    return self.taught(i, end)  # "русского | как иностранного"
                if self.is_aside(i, end, cases):
                    i += 3  # "крестьянских | (фермерских) | хозяйств"
                if (
                    i < end
                    and self.lower[i] in ("и", ",")
                    and i + 1 < end
                    and self.pos[i + 1] == "ADJ"
                    and self.case(i + 1) in cases
                ):
                    if [self.context.tokens.number(k) for k in (i - 1, i + 1)] == ["Plur", "Sing"]:
                        return i  # "Союза левых | и бывшего мэра"
                    i += 1
                elif self.are_people(i - 1, end, cases):
                    return i + 2
                continue
            return None
        return None

    def are_people(self, i: int, end: int, cases: tuple[str, ...]) -> bool:
        """Whether an adjective tells people, and a noun after "и" others: "для | престарелых и инвалидов"."""
        other = i + 2
        if other >= end or self.lower[i + 1] != "и" or not (self.is_plural(i) and self.is_plural(other)):
            return False
        return (
            self.pos[other] == "NOUN" and self.case(other) in cases and self.tag[other].feats.get("Animacy") == "Anim"
        )

    def is_aside(self, i: int, end: int, cases: tuple[str, ...]) -> bool:
        """Whether an adjective in brackets stands between another and their noun."""
        if self.words[i : i + 3 : 2] != ["(", ")"] or i + 3 >= end:
            return False
        return self.pos[i + 1] == "ADJ" and self.case(i + 1) in cases and self.pos[i + 3] in ("ADJ", "NOUN")

    def is_placed(self, i: int, cases: tuple[str, ...]) -> bool:
        """Whether the place that begins at `i` stands in one of the cases, for its adjective, for its noun, or because
        it can be no nominative, or is the same in all: "Ташкентской области", "Нарына", "Гродно"."""
        if self.case(i) in cases or self.case(self.kind[i].last - 1) in cases or self.context.acronym(i):
            return True
        if i and self.lower[i - 1] in forms("regions-too"):
            return False
        known = [r for r in readings(self.words[i]) if r.is_known and r.pos == "NOUN"]
        told = any(r.feats.get("Case") in cases for r in known)
        fixed = not known or any("Fixd" in r.grammemes for r in known)
        if not known and self.words[i][-1] in "ая":
            return "Gen" in cases and not load().find(self.words[i]) and is_town(self.context, i, "Gen")
        return told if known and not fixed else fixed and self.words[i][-1] in "оеёиыуюэ"

    def taught(self, i: int, end: int) -> int | None:
        """The end of what a "как" at `i` tells of a subject that is taught: "русского языка | как иностранного"."""
        last = i + 1
        while last < end and self.lower[last] in forms("taught-as"):
            last += 1
        return last if last > i + 1 and self.case(i - 1) == self.case(last - 1) else None
