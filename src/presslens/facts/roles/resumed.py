"""Who takes a role in the words after it: "Утверждён директор. Им стал А", "Заместителями избраны врач А и юрист Б"."""

from __future__ import annotations

from dataclasses import replace

from presslens.document import Mention
from presslens.facts.roles.lexicon import UNREPORTED
from presslens.facts.roles.lists import Lists
from presslens.facts.roles.names import DASHES
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.predicates import OCCASIONAL
from presslens.facts.roles.sharing import SINGLE
from presslens.facts.roles.statements import BACK
from presslens.facts.roles.status import CHANGES
from presslens.facts.roles.subjects import APPOINTING, GENDERS
from presslens.facts.roles.words import HIS_HER, lemma_at, word_list

BY_WHOM = {"им": "Masc", "ею": "Fem", "ей": "Fem"}
APART = DASHES | frozenset(",:;(")
GIVING = APPOINTING | word_list("offering") | CHANGES.keys()
NEW = "нов"
THIS = frozenset(("эта", "этой", "эту", "этот", "этом", "данную", "данной"))
DUTY = "обязанность"
POST = frozenset(("должность", "пост"))
SOLE = SINGLE | {"ректор", "декан", "тренер", "наставник"}  # of whom there is one
NEXT = 40  # tokens from a role to "эту должность"
SIDE = 5  # tokens of "с российской стороны —"
CLAUSE = 12  # tokens from a role to the words that resume it


class Resumed(Lists):
    """The holders whom a verb after a role names, in its clause or in the next."""

    def several(self, k: int) -> list[Mention]:
        """ "Заместителями избраны врач Анна Ким и юрист Олег Седых", "Членами жюри стали: А (Омск), Б": each has words
        of his own before his name, or a colon opens the list."""
        phrase, verb = self.phrases[k], self.phrases[k].stop
        lasting = phrase.plural and phrase.case == "Ins" and phrase.entry.lemma not in OCCASIONAL
        told = next((b for b in range(k - 1, max(k - BACK, -1), -1) if b in self._told), None) if lasting else None
        same = told is not None and self._gap(self.phrases[told], verb)
        if not lasting or not (same or (self._word(verb, phrase.head) and self._verbal(verb))):
            return []
        one, people, j = replace(phrase, plural=False), [], verb + 1
        j += self._word(j, phrase.head) == ":"
        while (m := self._named(self._past_side(j, phrase), one, "Nom")) is not None:
            people.append(m)
            j = m.last
            if self._word(j, phrase.head) == "(":
                j = (self._closing(j, phrase) or j - 1) + 1
            aside = self.starting.get(j + 1) if self._word(j, phrase.head) == "," else None
            if aside is not None and self._word(self.phrases[aside].stop, phrase.head) in (";", "."):
                j = self.phrases[aside].stop  # "А, врач; Б, юрист."
            if self._word(j, phrase.head) not in (",", ";", "и"):
                break
            j += 1
        if len(people) < 2 or not (same or self.predicates.holds(phrase, verb, post=False)):
            return []
        self._told.add(k)
        return people

    def _past_side(self, j: int, phrase: Phrase) -> int:
        """The token after whose side somebody is on: "с российской стороны — | Анна Ким", "с узбекской — |"."""
        if self._word(j, phrase.head) not in ("с", "со", "от"):
            return j
        dash = next((k for k in range(j + 1, j + SIDE) if self._word(k, phrase.head) in DASHES | {""}), j)
        return dash + 1 if self._word(dash, phrase.head) in DASHES else j

    def _gap(self, told: Phrase, j: int) -> bool:
        """Whether a dash stands for the verb before: "Мэром избран А, заместителями — врач Б и юрист В"."""
        of = self.tokens.sentence
        return self._word(j, told.head) in DASHES and of[j] - of[told.head] <= 1

    def resumed(self, k: int) -> list[Mention]:
        """ "Избран новый директор. Им стала Анна Ким": who is said to be what was told last."""
        phrase, t = self.phrases[k], self.tokens
        if phrase.plural or phrase.entry.kind not in ("office", "title") or not self._open(phrase):
            return []
        j = self._resuming(phrase)
        if j is None or (k + 1 < len(self.phrases) and self.phrases[k + 1].outer < j):
            return []
        verb = next((i for i in (j + 1, j + 2) if i < len(t) and self._verbal(i)), -1)
        here = phrase if self._word(j, phrase.head) else replace(phrase, head=j)  # the name is in the paragraph of "им"
        m = self._named(verb + 1, here, "Nom") if verb >= 0 else None
        if m is None or not self.predicates.holds(phrase, verb, post=False):
            return []
        self._told.add(k)
        return [m]

    def _resuming(self, phrase: Phrase) -> int | None:
        """Where "им" begins the next sentence, or the rest of this one after a mark."""
        t, end = self.tokens, self.reader.end_of(phrase.head)
        near = range(phrase.stop, min(phrase.stop + CLAUSE, end))
        j = next((i for i in near if t.lower[i] in BY_WHOM and t.lower[i - 1] in APART), end)
        if j >= len(t) or t.lower[j] not in BY_WHOM:
            return None
        return j if self._word(j, phrase.head) or self._under_headline(j, phrase) else None

    def _under_headline(self, j: int, phrase: Phrase) -> bool:
        """Whether a paragraph begins right under the headline of a role: "В Омске сменился мэр | Им стала ..."."""
        sentences, of, segments = self.doc.sentences, self.tokens.sentence, self.doc.segments
        above, below = (sentences[of[i]].segment_id for i in (phrase.head, j))
        return below - above == 1 and segments[above].kind == "headline" and j == self.tokens.bound[of[j]]

    def taken_over(self, k: int) -> tuple[Phrase, Mention] | None:
        """ "Директор музея ушёл. На эту должность назначена Анна Ким": the role again, and who has it then."""
        phrase = self.phrases[k]
        if phrase.plural or phrase.entry.kind not in ("office", "title"):
            return None
        post = self._this_post(k)
        if post is None:
            return None
        phrase = self._bestowed_before(k) or phrase
        again = replace(phrase, words=list(phrase.words), status="current", others=[])
        m = self.predicates.takes(again, post)
        if m is not None and again.status == "current" == phrase.status and self.tokens.lower[post - 1] in HIS_HER:
            phrase.status = "former"  # "Его место занял Олег Седых"
        return (again, m) if m is not None else None

    def _bestowed_before(self, k: int) -> Phrase | None:
        """The role that a verb says of whom another is told beside: "Главой избран А, директор школы. Этот пост"."""
        of, holders = self.tokens.sentence, self.linked.get(k, [])
        for b in range(k - 1, max(k - BACK, -1), -1) if k not in self._told else ():
            same = of[self.phrases[b].head] == of[self.phrases[k].head] and not self.phrases[b].plural
            if same and b in self._told and holders and self.linked[b] == holders:
                return self.phrases[b]
        return None

    def _this_post(self, k: int) -> int | None:
        """Where a role is called "этот пост", "эту должность" in the sentence or the next one, before other roles."""
        phrase, t = self.phrases[k], self.tokens
        end = self.reader.end_of(phrase.head)
        end = min(self.reader.end_of(end) if end < len(t) else end, phrase.stop + NEXT)
        following = next((p for p in self.phrases[k + 1 : k + 3] if p.entry.kind != UNREPORTED), None)
        end = end if following is None else min(end, following.outer)
        which = phrase.stop + 1
        if self._word(phrase.stop, phrase.head) == "," and self._word(which, phrase.head).startswith("котор"):
            return which if lemma_at(t, phrase.outer - 1) in POST and which < end else None  # "пост директора, который"
        for i in range(phrase.stop, end - 1):
            if t.lower[i] in HIS_HER and self._is_post(phrase, i + 1) and self._word(i, phrase.head):
                return i + 1 if self._is_only_holder(k, i) else None
            if t.lower[i] in THIS and lemma_at(t, i + 1) in POST and self._word(i, phrase.head):
                return i + 1
        return None

    def _is_post(self, phrase: Phrase, i: int) -> bool:
        """Whether a noun after "его" is of the post that somebody has: the place of a head, no player's, and no "место
        на сцене"."""
        t, noun = self.tokens, lemma_at(self.tokens, i)
        if noun == "место":
            then = self._word(i - 2, i) == "на" or (self._word(i + 1, i) and t.pos[i + 1] in ("VERB", "ADJ", "ADV"))
            return phrase.entry.lemma in SOLE and bool(then)
        return noun == DUTY or noun in POST or noun == "кресло"

    def _is_only_holder(self, k: int, pronoun: int) -> bool:
        """Whether "его" or "её" can stand for who has a role, and nobody else is named after it."""
        holders = self.linked.get(k, [])
        if len(holders) != 1 or any(i in self.person_at for i in range(holders[0].last, pronoun)):
            return False
        return self.predicates.gender[holders[0].entity_id] == GENDERS[HIS_HER[self.tokens.lower[pronoun]]]

    def _open(self, phrase: Phrase) -> bool:
        """Whether a role is told as one that somebody is given: "нового директора", "избран директор"."""
        t = self.tokens
        if any(t.lower[i].startswith(NEW) for i in range(phrase.outer, phrase.head)):
            return True
        above = t.head[phrase.head]
        return above >= 0 and lemma_at(t, above) in GIVING
