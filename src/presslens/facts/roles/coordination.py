"""What a role governs, joined by "и" or commas: "министр труда и спорта", "глава «Мотора» и Amur"."""

from __future__ import annotations

from presslens.document import Document, Mention
from presslens.facts.roles.lexicon import Lexicon
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.trimming import CLOSING, OPENING, Trimming
from presslens.facts.roles.words import GENERIC, head_of
from presslens.tagging.morphology import lemma, readings

REST = frozenset(("др", "другие", "других", "прочее", "пр", "т"))  # "министр труда и др."
MINISTER = "министр"
TITLE = 12  # tokens of the title of a work
ATTRIBUTES = 3  # tokens from a participle to its noun: "правящей Народной партии"


class Coordination(Trimming):
    """Tells how the complements of the role phrases of one document go on after a conjunction or a comma."""

    def __init__(self, doc: Document, lexicon: Lexicon, mention: dict[int, Mention]) -> None:
        super().__init__(doc.tokens, lexicon)
        self.doc, self.mention = doc, mention

    def coordinated(self, phrase: Phrase, j: int, end: int, allowed: set[str]) -> int:
        """A conjunction or comma between complements, where syntax says that the next noun is a conjunct of one."""
        t = self.tokens
        if j == phrase.head + 1 or ((j - 1) in self.mention and self.mention[j - 1].kind == "person"):
            return 0
        if t.words[j - 1] in CLOSING and (length := self._title(phrase, j, end)):
            return length
        if phrase.organisation is not None and t.lower[j] == "и" and (length := self._other(phrase, j, end)):
            return length
        after = self.mention.get(j + 1)
        if after is not None:
            several = phrase.plural and phrase.location is not None and after.kind == "location"
            joined = after.kind != "person" and (t.lower[j] == "и" or several)
            conjunct = joined and self._conjoined(phrase, after.first, after.last)
            if phrase.organisation is not None and phrase.organisation.last == j:
                return 0
            if conjunct and several:
                phrase.others.append(after)  # "президенты Греции и Италии"
                return after.last - j
            return after.last - j if conjunct and phrase.words[-1] == j - 1 else 0
        if self._listed(phrase, j, end):
            phrase.words.append(j)
            return 1
        foreign = phrase.prepositional and t.words[j + 1].isascii() and t.words[j + 1].isalpha()
        if foreign and j + 1 < end and phrase.words[-1] == j - 1:
            phrase.words.append(j)  # "директор по маркетингу и PR"
            return 1
        k = j + 1
        while k < end and t.case(k) in allowed and (t.pos[k] in ("ADJ", "DET") or self.attributive(k)):
            k += 1
        if k >= end or t.case(k) not in allowed or t.pos[k] not in ("NOUN", "PROPN", "ADJ") or k in self.mention:
            return 0
        if t.lower[k] in REST or self.lexicon.entry(t.lower[k], t.tag[k]) or not self._conjoined(phrase, j + 1, k + 1):
            return 0
        if phrase.words[-1] == j - 1:
            phrase.words.append(j)
        return 1

    def _title(self, phrase: Phrase, j: int, end: int) -> int:
        """The length of another title after that of a work: "автор книг «Лён» | и «Сад»"."""
        t, opening = self.tokens, j + 1
        joined = phrase.words[-1] == j - 1 and t.lower[j] in ("и", ",")
        if not joined or opening >= end or t.words[opening] not in OPENING:
            return 0
        closing = next((k for k in range(opening + 1, min(end, opening + TITLE)) if t.words[k] in CLOSING), opening)
        if closing == opening or any(k in self.mention for k in range(opening, closing)):
            return 0
        phrase.words += range(j, closing + 1)
        return closing + 1 - j

    def _listed(self, phrase: Phrase, j: int, end: int) -> bool:
        """Whether a comma or "и" goes on with what a minister is of: "министр культуры, спорта и туризма"."""
        t = self.tokens
        if MINISTER not in phrase.entry.lemma and not any(t.lower[k].startswith(MINISTER) for k in phrase.inner):
            return False
        while j < end and t.lower[j] in (",", "и"):
            last, j = t.lower[j] == "и", j + 1
            while j < end and (t.pos[j] == "ADJ" or t.tag[j].feats.get("VerbForm") == "Part") and self._genitive_at(j):
                j += 1
            domain = j < end and t.pos[j] == "NOUN" and self._genitive_at(j) and t.tag[j].feats.get("Animacy") == "Inan"
            if not domain or j in self.mention or t.lower[j] in REST:
                return False
            j += 1
            if last:
                return True
            while j < end and t.pos[j] in ("NOUN", "ADJ") and t.case(j) == "Gen" and j not in self.mention:
                j += 1  # "развития территорий,"
        return False

    def _genitive_at(self, j: int) -> bool:
        """Whether a word is a genitive, or alike: the tagger takes "министру [экологии]" for another dative."""
        case = self.tokens.case(j)
        return case == "Gen" or (case in ("Dat", "Loc") and self.can_be(j, {"Gen"}))

    def can_be(self, j: int, cases: set[str]) -> bool:
        """Whether the dictionary lets a word stand in one of some cases, whatever the tagger says."""
        own = {case for r in readings(self.tokens.words[j]) if (case := r.feats.get("Case"))}
        return not own or not own.isdisjoint(cases)

    def attributive(self, j: int) -> bool:
        """Whether a participle stands before its noun as an adjective does: "перерабатывающей промышленности"."""
        t, noun = self.tokens, self.tokens.head[j]
        alike = t.pos[j] == "VERB" and t.relation[j] == "amod" and j < noun <= j + ATTRIBUTES
        alike = alike and all(t.pos[k] == "ADJ" for k in range(j + 1, noun))
        return alike and t.case(j) is not None and t.case(j) == t.case(noun)

    def _other(self, phrase: Phrase, j: int, end: int) -> int:
        """The length of a second organisation after "и": "игрок «Мотора» и сборной Греции", "глава Vector и Amur"."""
        t, m, k = self.tokens, phrase.organisation, j + 1
        quoted = t.words[j - 1] in CLOSING
        if m is None or m.last not in (j, j - quoted):
            return 0
        while k < end and k not in self.mention and (t.words[k] in OPENING or (t.case(k) == "Gen" and self._kind(k))):
            k += 1
        other = self.mention.get(k)
        if other is None or other.kind != "organisation" or t.case(j + 1 if k > j + 1 else k) not in ("Gen", None):
            return 0
        alike = quoted and t.words[k - 1] in OPENING and t.case(k) == "Gen"
        top = head_of(t, m)
        heads = {t.head[x] for x in range(j + 1, other.last) if t.relation[x] == "conj"}
        if not alike and heads.isdisjoint((top, t.head[top])):  # not "правительства «Мотора» и Amur"
            return 0
        phrase.others.append(other)
        return other.last - j + (other.last < end and t.words[other.last] in CLOSING)

    def _kind(self, k: int) -> bool:
        return self.tokens.pos[k] == "ADJ" or lemma(self.tokens.words[k], self.tokens.tag[k]) in GENERIC

    def _conjoined(self, phrase: Phrase, first: int, last: int) -> bool:
        """Whether a noun is joined to one of the role; conjuncts of what follows are those that parsers take amiss."""
        t = self.tokens
        joined = (t.head[k] for k in range(first, last) if t.relation[k] == "conj")
        return any(phrase.head < head < first or head >= last for head in joined)
