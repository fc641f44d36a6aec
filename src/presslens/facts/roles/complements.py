"""What a role governs on its right: nouns in the genitive, "по" with the dative, down to the organisation or place."""

from __future__ import annotations

from functools import cached_property

from presslens.document import Mention
from presslens.entities.mentions.candidate import is_title
from presslens.facts.roles.lexicon import APART, UNREPORTED
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.prepositions import PLACED, Prepositions
from presslens.facts.roles.trimming import CLOSING, OPENING
from presslens.facts.roles.words import ASSISTING, EXECUTIVE, HIS_HER, word_list
from presslens.tagging.morphology import readings

LATTER = frozenset(("последнего", "последней"))
RELATIVE = frozenset(("которого", "которой"))
SERVICES = frozenset(("внутренней", "милиции", "полиции", "таможенной", "юстиции"))  # of a rank
CARED_FOR = frozenset(("делам", "развитию", "вопросам", "освоению"))  # of a land, where an office is for it
HOLDERS = frozenset(("rank", "clergy", "title"))
LEADING, SETTLEMENTS, TERRITORY_FORMS = word_list("leading"), word_list("settlements"), word_list("territory_forms")
LONGEST = 40
BETWEEN = 5  # tokens of "основатель и" before "директор которого"
PARTS = frozenset(("NOUN", "ADJ", "CCONJ", "VERB", "ADV"))
GRADES = frozenset(("доктор", "кандидат"))
FIELDS = frozenset(("искусствоведения", "архитектуры", "богословия", "теологии"))  # of degrees without "наук"
SHORT = 6  # letters of a legal form
UNDECLINED = ("о", "е", "и", "у", "ю", "э", "ы")  # endings of places that many leave as they are
WITH_INSTRUMENTAL = ("зав", "управляющ", "командующ", "замкоманд", "главнокоманд")


class Complements(Prepositions):
    """Reads the complements of the role phrases of one document; `mention` has the mention at each token."""

    def read(self, phrase: Phrase) -> None:
        """Read on to the right: nouns in the genitive, "по" with the dative, the organisation or place."""
        t, i = self.tokens, phrase.head
        allowed = {"Gen"} | ({"Ins"} if phrase.entry.lemma.startswith(WITH_INSTRUMENTAL) else set())
        j, end = i + 1, min(self.tokens.bound[self.tokens.sentence[i] + 1], i + LONGEST)
        while j < end:
            m = self.mention.get(j)
            if m is not None:
                if m.kind == "person" or not self._take(phrase, m, allowed):
                    break
                j = max(m.last, phrase.words[-1] + 1)
                if j < end and t.words[j] in CLOSING and j + 1 <= end and t.words[j] != t.words[j - 1]:
                    opened = any(t.words[k] in OPENING for k in range(max(i, m.first - 1), m.last))
                    j += opened
                continue
            step = self._word(phrase, j, end, allowed)
            if not step:
                break
            j += step
        while j > i + 1 and j - 1 in phrase.words and self._dangling(j - 1):
            j -= 1
            phrase.words.remove(j)
        phrase.stop = j
        self._cut(phrase)
        while phrase.words[-1] > i and (t.lower[phrase.words[-1]] in PLACED or t.words[phrase.words[-1]] in "«“„"):
            phrase.words.pop()  # "флорист | в салоне «Икс»"

    @cached_property
    def _quoted_bodies(self) -> dict[tuple[int | str, ...], Mention]:
        """The organisations by their release and what stands in quotation marks at the end of their names."""
        t = self.tokens
        out: dict[tuple[int | str, ...], Mention] = {}
        for m in {id(m): m for m in self.mention.values() if m.kind == "organisation"}.values():
            words = t.words[m.first : m.last]
            opening = next((k for k, word in enumerate(words[:-1]) if word in OPENING), None)
            if opening is not None and words[-1] in CLOSING:
                out.setdefault((m.release_id, *t.lower[m.first + opening + 1 : m.last - 1]), m)
        return out

    def _take(self, phrase: Phrase, m: Mention, allowed: set[str]) -> bool:
        """Let an organisation or place complete the phrase."""
        case = self.tokens.case(m.first)
        previous = self.tokens.lower[m.first - 1]
        if previous == "по" and m.kind == "organisation" and m.last == m.first + 1 and self._is_acronym(m.first):
            phrase.words += [k for k in (m.first - 1, m.first) if k not in phrase.words]  # "заместитель по УВР"
            phrase.prepositional = True
            return True
        if m.kind == "organisation":
            if phrase.organisation is None:
                phrase.organisation = m
            return True
        if phrase.prepositional and previous in CARED_FOR and previous == self.tokens.lower[phrase.words[-1]]:
            phrase.words += range(m.first, m.last)  # "министр по делам Арктики"
            other = self.mention.get(m.last + 1) if self.tokens.lower[m.last : m.last + 1] == ["и"] else None
            if other is not None and other.kind == "location" and self.tokens.case(other.first) == "Gen":
                phrase.words += range(m.last, other.last)  # "по развитию Дальнего Востока и Арктики"
            return True
        # "старосте села Липки", "мэр Узгена"
        genitive = (m.last - m.first > 1 and self._genitive(m.first)) or self._declined(m)
        if case == "Nom" and not (genitive or self.tokens.words[m.first].isupper() or previous in OPENING):
            before, undeclined = m.first - 1, self.tokens.lower[m.first].endswith(UNDECLINED)
            if not (undeclined and before in (phrase.head, *phrase.inner)):  # "мэр Осло"
                if before not in phrase.words[1:]:
                    return False
                return self._settlement(phrase, m) or self._kind(before)  # "преподаватель монастыря Шу"
        if phrase.organisation is None and phrase.location is None:
            phrase.location = m
        return True

    def _settlement(self, phrase: Phrase, m: Mention) -> bool:
        """Take the place that is called so after the noun of its kind: "староста | деревни Малые Липки"."""
        noun = m.first - 1
        if self.tokens.lower[noun] not in SETTLEMENTS or phrase.organisation or phrase.location:
            return False
        phrase.location = m
        if noun - 1 == phrase.head or self.tokens.pos[noun - 1] != "ADJ":  # "глава сельского поселения"
            phrase.words.remove(noun)
        return True

    def _is_acronym(self, i: int) -> bool:
        word = self.tokens.words[i]
        return word.isupper() and 1 < len(word) <= SHORT

    def _declined(self, m: Mention) -> bool:
        """Whether a place of one word stands otherwise than it is called."""
        word = self.tokens.words[m.first]
        name = self._place_names.get(m.entity_id, word) if m.last == m.first + 1 else word
        return name.lower().replace("ё", "е") != word.lower().replace("ё", "е") and name[:2] == word[:2]

    @cached_property
    def _place_names(self) -> dict[int, str]:
        return {place.location_id: place.name for place in self.doc.locations}

    def _genitive(self, i: int) -> bool:
        """Whether a form that the tagger takes for a nominative is a genitive as well."""
        return any({"sing", "gent"} <= r.grammemes for r in readings(self.tokens.words[i]))

    def _case(self, phrase: Phrase, j: int, allowed: set[str]) -> str | None:
        """The case of a token: the tagger's, unless the dictionary knows the form in none but an allowed one."""
        case = self.tokens.case(j)
        if case in allowed or self.tokens.pos[j] not in ("NOUN", "PROPN", "ADJ"):
            return case
        cases = {r.feats["Case"] for r in readings(self.tokens.words[j]) if "Case" in r.feats}
        assisted = phrase.entry.lemma in ASSISTING and j == phrase.head + 1  # "заместителя директора"
        if case == "Nom" and (self._subject_matter(phrase, j) or self._undeclined(phrase, j)):
            return "Gen"
        if case is None and self._foreign_kind(j):
            return "Gen"
        if case in ("Dat", "Loc") and "Gen" in cases and (self._joined_to(phrase, j) or self._beside(phrase, j)):
            return "Gen"
        if case == "Acc" and "Gen" in cases and (assisted or self.tokens.relation[j] == "nmod"):
            return "Gen"  # "за гитариста группы": what depends on a noun is no object
        return next(iter(cases)) if len(cases) == 1 and cases <= allowed else case

    def _joined_to(self, phrase: Phrase, j: int) -> bool:
        """Whether a noun is a conjunct of a genitive: "министру экологии, [геологии]"."""
        above = self.tokens.head[j]
        return self.tokens.relation[j] == "conj" and above in phrase.words and self.tokens.case(above) == "Gen"

    def _beside(self, phrase: Phrase, j: int) -> bool:
        """Whether a noun said of a thing stands right after a role, which governs no dative: "менеджер [компании]"."""
        t = self.tokens
        return j == phrase.head + 1 and t.pos[j] == "NOUN" and t.tag[j].feats.get("Animacy") == "Inan"

    def _foreign_kind(self, j: int) -> bool:
        """Whether a word of which the tagger sees only its Latin part is a genitive: "директор [IT-компании]"."""
        latin = self.tokens.words[j].partition("-")[0].isascii() and self.tokens.relation[j] == "nmod"
        return latin and any("gent" in r.grammemes for r in readings(self.tokens.words[j]))

    def _subject_matter(self, phrase: Phrase, j: int) -> bool:
        """Whether a form that the tagger takes for people is of a science: "учительница [физики]", no physicists."""
        if j != phrase.head + 1 or self.tokens.relation[j] != "nmod":
            return False
        return any({"inan", "femn", "sing", "gent"} <= r.grammemes for r in readings(self.tokens.words[j]))

    def _undeclined(self, phrase: Phrase, j: int) -> bool:
        """Whether an acronym that is no body depends on the role right before it: "заведующая [ФАП] села"."""
        return j == phrase.head + 1 and self._is_acronym(j) and self.tokens.relation[j] == "nmod"

    def _somebody(self, j: int) -> bool:
        m = self.mention.get(j)
        return m is not None and m.kind == "person"

    def _word(self, phrase: Phrase, j: int, end: int, allowed: set[str]) -> int:
        """How many tokens from `j` on belong to the phrase, 0 where it ends."""
        t = self.tokens
        if t.words[j] in OPENING:
            return self._quoted(phrase, j, end)
        for other in (self._formal, self._english, self._otherwise):
            if (length := other(phrase, j, end)) is not None:
                return length
        if (length := self._adjunct(phrase, j, end)) is not None:
            return length
        word, case = t.lower[j], self._case(phrase, j, allowed)
        if word in LATTER and (t.words[j + 1 : j + 2] == [","] or self._somebody(j + 1)):
            return 1  # "армянская и чеченская общины; глава | последней | Олег Седых"
        if word == "имени" or (word in HIS_HER and t.case(j + 1 if j + 1 < end else j) in allowed):
            return 1
        if word in RELATIVE:
            return self._related(phrase, j)
        if j == phrase.head + 1 and (
            (t.words[j].isascii() and self._degree(j)) or (word in FIELDS and phrase.entry.lemma in GRADES)
        ):
            phrase.words.append(j)  # "доктор PhD", "кандидат искусствоведения"
            return 1
        if (case is None and t.pos[j] == "ADJ") or self._latin_field(phrase, j):
            self._add(phrase, j)
            return 1
        if case in allowed and t.pos[j] in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "VERB", "PRON"):
            return self._governed(phrase, j, allowed)
        return self._prepositional(phrase, j, end, allowed)

    def _formal(self, phrase: Phrase, j: int, end: int) -> int | None:
        """The length of a legal form with its name, or of an abbreviation of a place's kind: "БВО «Родник»", "г."."""
        t, word = self.tokens, self.tokens.lower[j]
        if t.words[j].isupper() and 1 < len(t.words[j]) <= SHORT and j + 1 < end and t.words[j + 1] in OPENING:
            closing = next((k for k in range(j + 2, min(end, j + 12)) if t.words[k] in CLOSING), None)
            if closing is not None and phrase.organisation is None:  # "гидролог БВО «Родник»": no body that is known
                release = self.doc.sentences[t.sentence[j]].release_id
                phrase.organisation = self._quoted_bodies.get((release, *t.lower[j + 2 : closing]))
            return closing + 1 - j if closing is not None else 0
        if word in ("г", "г.", "им") or (word == "." and t.lower[j - 1] in ("г", "им", "обл", "пос", "респ")):
            return 1 if j + 1 < end else 0
        return None

    def _english(self, phrase: Phrase, j: int, end: int) -> int | None:
        """The length of what an English role is of: "Head | of Data Science | компании «Икс»"."""
        words, k = self.tokens.words, j + 1
        if j != phrase.head + 1 or words[j] != "of" or not words[phrase.head].isascii():
            return None
        while k < end and words[k].isascii() and (words[k].isalpha() or words[k] == "&"):
            k += 1
        phrase.words += range(j, k)
        return k - j

    def _otherwise(self, phrase: Phrase, j: int, end: int) -> int | None:
        """The length of an adjective in brackets after another: "глава крестьянского | (фермерского) | хозяйства"."""
        t = self.tokens
        if t.words[j] != "(" or j + 3 >= end or t.words[j + 2] != ")":
            return None
        cases = {t.case(k) for k in (j - 1, j + 1, j + 3)}
        if t.pos[j - 1] != "ADJ" or j - 1 not in phrase.words or len(cases) != 1 or t.pos[j + 1] not in ("ADJ", "VERB"):
            return None
        phrase.words += range(j, j + 3)
        return 3

    def _governed(self, phrase: Phrase, j: int, allowed: set[str]) -> int:
        """Take a word in a case that the role governs, if it does not begin a role of its own."""
        t, word = self.tokens, self.tokens.lower[j]
        joined = t.pos[j] == "VERB" and j - 1 in phrase.words and t.lower[j - 1] == "и"  # "и добывающей отрасли"
        if t.pos[j] in ("VERB", "PRON") and word not in ("их",) and not (joined or self.attributive(j)):
            return 0
        entry = self.lexicon.entry(word, t.tag[j])
        if is_title(t, j) or self._new(phrase, j):
            return 0  # "директора музея | заслуженного врача"
        if entry and phrase.organisation is not None and not SERVICES.isdisjoint(t.lower[j + 1 : j + 2]):
            return 0  # "начальника ОВД | капитана полиции"
        if entry and entry.lemma == "капитан" and not self._follows(phrase, j) and self._somebody(j + 1):
            return 0  # "начальника отдела полиции | капитана Олега Седых"
        if entry and not entry.fixed and not self.can_be(j, allowed):
            return 0  # "капитан команды | студентка"
        trade = entry is not None and entry.kind == "profession" and self._somebody(j + 1)
        if trade and t.lower[phrase.words[-1]] in TERRITORY_FORMS:
            return 0  # "почётного гражданина города | хирурга Олега Седова"
        leading = phrase.entry.lemma in LEADING and entry is not None and self._follows(phrase, j)
        if leading and t.number(j) != "Plur":
            return 0
        several = entry is not None and entry.kind == UNREPORTED and (t.number(j) == "Plur" or phrase.prepositional)
        assisted = phrase.entry.lemma in ASSISTING and self._follows(phrase, j)  # "заместитель муфтия"
        if entry and entry.kind in APART and not several and not (assisted and entry.kind in HOLDERS):
            return 0  # "начальник главка генерал-майор"; but "лидер консерваторов"
        if entry:
            phrase.inner.append(j)
            if entry.lemma.startswith(WITH_INSTRUMENTAL):
                allowed.add("Ins")
        if t.pos[j] == "PROPN" and t.words[j].istitle() and not self.doc.text[t.start[j] - 1 : t.start[j]].isspace():
            return 0
        self._add(phrase, j)
        return 1

    def _latin_field(self, phrase: Phrase, j: int) -> bool:
        """Whether a Latin word says in what field somebody works, or a token goes on with one: "менеджер по | PR", "по
        B2B-|продажам"."""
        t, word, before = self.tokens, self.tokens.words[j], self.tokens.lower[j - 1]
        goes_on = before.isascii() and before.isalnum() and t.start[j] == t.stop[j - 1] and phrase.words[-1] == j - 1
        latin = word.isascii() and word.isalpha() and before in ("по", "и", ",")
        return phrase.prepositional and (latin or (goes_on and word[0].isalnum()))

    def _new(self, phrase: Phrase, j: int) -> bool:
        """Whether somebody new in a role begins, whom a verb tells of: "представил депутатам | нового министра"."""
        t = self.tokens
        fresh = t.lower[j].startswith("нов") and j + 1 < len(t) and phrase.entry.lemma not in ASSISTING
        return fresh and t.tag[j + 1].feats.get("Animacy") == "Anim" and self.lexicon.find(t.lower[j + 1]) is not None

    def _degree(self, j: int) -> bool:
        entry = self.lexicon.find(self.tokens.lower[j])
        return entry is not None and entry.kind == "degree"

    def _related(self, phrase: Phrase, j: int) -> int:
        """ "завод «Кировец», директором которого": the organisation or place before the comma, roles between them."""
        comma = phrase.outer - 1
        while phrase.outer - comma < BETWEEN and comma > 0 and self.tokens.pos[comma] in PARTS:
            comma -= 1
        m = self.mention.get(comma - 1) if comma > 0 and self.tokens.lower[comma] == "," else None
        if m is None and comma > 1 and self.tokens.words[comma - 1] in CLOSING:
            m = self.mention.get(comma - 2)
        if m is None and self.tokens.words[comma] == "," and self.tokens.pos[comma - 1] in ("NOUN", "PROPN"):
            return 1  # "агентство по спорту, руководитель которого"
        if m is None or m.kind == "person" or phrase.organisation or phrase.location:
            return 0
        if m.kind == "location" and self.tokens.lower[m.first - 1] in PLACED:
            above = self.tokens.head[m.first]
            if above >= 0 and self.tokens.pos[above] in ("NOUN", "PROPN"):  # "в хоре в Омске, солистом которого"
                m = self.mention.get(above)
                if m is None or m.kind != "organisation":
                    return 1
        if m.kind == "location" and m.first > 1:  # "хозяйство «Заря» Омского района, глава которого"
            body = self.mention.get(m.first - 1 - (self.tokens.words[m.first - 1] in CLOSING), m)
            m = body if body.kind == "organisation" else m
        if m.kind == "organisation":
            phrase.organisation = m
        else:
            phrase.location = m
        return 1

    def _follows(self, phrase: Phrase, j: int) -> bool:
        """Whether a noun comes right after the head, but for adjectives."""
        return all(self.tokens.pos[k] in ("ADJ", "DET") for k in range(phrase.head + 1, j))

    def _quoted(self, phrase: Phrase, j: int, end: int) -> int:
        """A name in quotation marks."""
        t = self.tokens
        after = self.mention.get(j + 1)
        if after is not None and after.kind != "person":
            return 1
        for k in range(j + 1, min(end, j + 12)):
            if t.words[k] in CLOSING:
                if j > phrase.head + 1 or phrase.entry.lemma not in EXECUTIVE:  # "директор «Ромашки»"
                    phrase.words += range(j, k + 1)
                return k + 1 - j
        return 0
