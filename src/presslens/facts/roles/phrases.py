"""Role phrases: a word that names a role with its modifiers and complements, and whose role it is.

A phrase is read from its head to both sides: agreeing adjectives on the left ("первый заместитель"), on the right the
nouns that it governs ("председателя правительства"), down to the organisation or place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from presslens.document import Document, Mention, RoleStatus, Tag
from presslens.facts.roles.lexicon import APART, Entry, Lexicon
from presslens.facts.roles.words import (
    BODIES,
    DESCRIBING,
    FORMER,
    FUTURE,
    GENERIC,
    GEOGRAPHIC_ENDINGS,
    NEVER_GEOGRAPHIC,
    RELATIONAL,
    place_adjectives,
    word_list,
)  # fmt: skip
from presslens.tagging.morphology import best_reading, lemma, readings

# Fixed openings and abbreviations, found in the text itself; each matches whole tokens. All parts are bounded.
ACTING = re.compile(
    r"(?<!\w)(?:врио|врид|в\.? ?р\.? ?и\.? ?о\.?|и\.? ?о\.|(?:временно )?исполняющ\w{1,5} обязанности)(?= ?\w)", re.I
)
ABBREVIATED = re.compile(
    r"(?<!\w)(?:[кд]\. ?(?:[а-я]{1,5}\. ?(?:-? ?[а-я]{1,5}\. ?)?)н(?:аук)?\.?(?!\w)|канд\. ?[а-я]{2,8}\. ?наук"
    r"|докт?\. ?[а-я]{2,8}\. ?наук|(?:проф|доц|акад|гл|ген|зам|зав|пом|нач|ст|мл|ред|чл)\.(?:-корр\.)?(?= ?\w|,| ?$))",
    re.I,
)
DEGREE_ABBREVIATION = re.compile(r"[кд]\.|канд|докт?\.|проф|доц|акад|чл", re.I)

ANIMATE = frozenset(("Gen", "Acc"))  # alike for men
OPENING, CLOSING = frozenset("«“„\"'"), frozenset("»”“\"'")
UNREPORTED = "unreported"
OWN = ("сво", "мой", "мое", "моя", "твой", "твое", "твоя")
HOSTS = word_list("hosts")
RELATIONS = word_list("relations")
PLACED = frozenset(["в", "во", "на", "при", "от", "из", "с", "со"])
# Words whose post is at the place or body named after a preposition.
SENT = word_list("sent")
# After these a preposition with any noun belongs to the role: "кандидат в президенты", "ответственный за качество".
GOVERNING = {
    "кандидат": {"в", "на"}, "кандидатка": {"в", "на"}, "претендент": {"на"}, "ответственный": {"за"},
    "специалист": {"в", "по"}, "эксперт": {"в"}, "уполномоченный": {"при"}, "преподаватель": {"в"},
    "участник": {"в"}, "представитель": {"при"}, "консультант": {"в"}, "чемпион": {"в", "на", "среди"},
}  # fmt: skip
HEADS = {"зав": "заведующий", "нач": "начальник", "зав.": "заведующий", "нач.": "начальник"}
WITH_INSTRUMENTAL = ("зав", "управляющ", "командующ", "замкоманд", "главнокоманд")
ONE = frozenset(("один", "одна", "одного", "одной", "одному", "одним"))
LONGEST = 40
NESTED = 2
ADJECTIVAL = frozenset({"ADJF", "PRTF", "NUMR", "Apro", "Anum"})


@dataclass(slots=True)
class Phrase:
    """A role as it stands in the text; `words` are its tokens, `stop` is where its last complement ends."""

    head: int
    first: int
    entry: Entry
    words: list[int]
    modifiers: list[int]
    stop: int = 0
    case: str | None = None
    plural: bool = False
    status: RoleStatus = "current"
    organisation: Mention | None = None
    location: Mention | None = None
    generic: tuple[int, int] | None = None
    place_adjective: int | None = None
    inner: list[int] = field(default_factory=list)
    others: list[Mention] = field(default_factory=list)  # "член палаты и союза": the organisations after the first
    opening: bool = False
    prepositional: bool = False
    outer: int = -1  # the first token with the adjectives that are not the role's

    @property
    def apart(self) -> bool:
        return self.entry.kind in APART


class Reader:
    """Reads the role phrases of one document."""

    def __init__(self, doc: Document, lexicon: Lexicon) -> None:
        self.doc, self.tokens, self.lexicon = doc, doc.tokens, lexicon
        self.mention: dict[int, Mention] = {}
        for m in doc.mentions:
            if m.kind != "person" and m.last - m.first == 1 and lexicon.find(doc.tokens.lower[m.first]):
                continue  # "Замглавы" taken for a name
            for i in range(m.first, m.last):
                self.mention[i] = m
        self.openings = self._openings()

    def _openings(self) -> dict[int, tuple[int, bool]]:
        """By first token: where a fixed opening ends, and whether it is a degree or office of its own."""
        out = {}
        for pattern, whole in ((ACTING, False), (ABBREVIATED, True)):
            for match in pattern.finditer(self.doc.text):
                first, last = self.tokens.covering(match.start(), match.end())
                if first < last and first not in self.mention:
                    out[first] = (last, whole and bool(DEGREE_ABBREVIATION.match(match[0])))
        return out

    def phrases(self) -> Iterator[Phrase]:
        """Every role phrase outside the names of entities, in order."""
        find, i = self.lexicon.find, 0
        lower = self.tokens.lower
        for k, word in enumerate(lower):
            if k < i or (find(word) is None and k not in self.openings) or k in self.mention:
                continue
            phrase = self.read(k)
            if phrase:
                yield from self._with_inner(phrase)
                i = max(phrase.stop, k + 1)

    def _with_inner(self, phrase: Phrase) -> Iterator[Phrase]:
        """A phrase, and the one inside it whose holder is named: "помощник президента Орлова Анна Ким"."""
        t, m = self.tokens, self.mention.get(phrase.stop)
        named = m is not None and m.kind == "person" and {t.case(k) for k in range(m.first, m.last)} <= {"Gen", None}
        if m is None or not named or not phrase.inner or phrase.case in ("Gen", None):
            yield phrase
            return
        inner = self._headed(phrase.inner[-1])
        if inner is not None:
            phrase.stop = m.last
            yield inner
        yield phrase

    def end_of(self, i: int) -> int:
        """Where the sentence of token `i` ends."""
        return int(self.tokens.bounds[self.tokens.sentence[i] + 1])

    def begin_of(self, i: int) -> int:
        return int(self.tokens.bounds[self.tokens.sentence[i]])

    def read(self, i: int) -> Phrase | None:
        """The phrase whose head (or fixed opening) is at `i`."""
        if i in self.openings:
            return self._opened(i)
        return self._headed(i)

    def _headed(self, i: int) -> Phrase | None:
        """The phrase whose head is at `i`."""
        t = self.tokens
        entry = self.lexicon.entry(t.lower[i], t.tag[i])
        if entry is None or self._modifies(i):
            return None
        phrase = Phrase(i, i, entry, [i], [], case=t.case(i), plural=t.number(i) == "Plur")
        if entry.fixed:
            phrase.case, phrase.plural = None, False
        if entry.former:
            phrase.status = "former"
        self._modifiers(phrase)
        self._one_of(phrase)
        if self._owned(phrase):
            phrase.entry = replace(entry, kind=UNREPORTED)
        self._complements(phrase)
        return phrase

    def _owned(self, phrase: Phrase) -> bool:
        """Whether a word is of a relation, or an idiom: "своему учителю", "хозяин ковра"."""
        t, i = self.tokens, phrase.head
        if phrase.entry.lemma in RELATIONS:
            return any(t.lower[k].startswith(OWN) for k in range(phrase.outer, i))
        host = phrase.entry.lemma in ("хозяин", "хозяйка") and i + 1 < self.end_of(i)
        return host and lemma(t.words[i + 1], t.tag[i + 1]).replace("ё", "е") in HOSTS

    def _modifies(self, i: int) -> bool:
        """Whether a role word is the adjective of the next one: "управляющий партнёр", "ведущий инженер"."""
        t = self.tokens
        if i + 1 >= self.end_of(i) or i + 1 in self.mention or not ADJECTIVAL & _grammemes(t.words[i]):
            return False
        following = t.tag[i + 1].feats
        instrumental = t.case(i + 1) == "Ins" and t.lower[i].startswith(WITH_INSTRUMENTAL)
        if not instrumental and following.get("Animacy") == "Inan" and following.get("Gender") == t.gender(i) == "Fem":
            return t.case(i) == t.case(i + 1)  # "рабочей группы"
        if not all(self.lexicon.entry(t.lower[k], t.tag[k]) for k in (i, i + 1)):
            return False
        return t.case(i) == t.case(i + 1)

    def _opened(self, i: int) -> Phrase | None:
        """A phrase that starts with "и. о.", "врио", "д. ф. н.", "зам."."""
        last, whole = self.openings[i]
        words = list(range(i, last))
        if whole:
            return Phrase(i, i, Entry("", "degree", fixed=True), words, [], last, opening=True, outer=i)
        for _ in range(NESTED):  # "врио зам. директора"
            if last in self.openings and not self.openings[last][1]:
                words += range(last, self.openings[last][0])
                last = self.openings[last][0]
        inner = self._headed(last) if last < self.end_of(i) and last not in self.mention else None
        if inner is None or inner.first < last:
            k = last
            while k < self.end_of(i) and self.tokens.pos[k] == "ADJ" and k - last < 3:
                k += 1
            inner = self._headed(k) if k < self.end_of(i) and k not in self.mention else None
        if inner is None:
            return self._abbreviated(i, last)
        acting = ACTING.match(self.doc.text, self.tokens.start[i])
        inner.words = words + list(range(last, inner.first)) + inner.words
        inner.first = inner.outer = inner.head = i
        inner.opening = True
        inner.modifiers, inner.plural = [], False
        inner.case = self.tokens.case(i) if self.tokens.lower[i].startswith("исполня") else None
        inner.entry = Entry(inner.entry.lemma, "office", fixed=True)
        inner.status = "acting" if acting else inner.status
        return inner

    def _abbreviated(self, i: int, last: int) -> Phrase | None:
        """ "зав. кафедрой", "нач. отдела": an abbreviation that is the head itself."""
        t = self.tokens
        if ACTING.match(self.doc.text, t.start[i]) or t.lower[i] not in HEADS or last >= self.end_of(i):
            return None
        if t.case(last) not in ("Gen", "Ins"):
            return None
        phrase = Phrase(last - 1, i, Entry(HEADS[t.lower[i]], "office", fixed=True), list(range(i, last)), [], outer=i)
        phrase.opening = True
        self._complements(phrase)
        return phrase

    def _modifiers(self, phrase: Phrase) -> None:
        t, i = self.tokens, phrase.head
        begin = self.begin_of(i)
        phrase.outer = phrase.first
        k = i - 1
        while k >= begin and k not in self.mention and (t.pos[k] in ("ADJ", "DET", "NUM", "VERB") or self._modifies(k)):
            tag = t.tag[k]
            if tag.feats.get("Variant") == "Short" or (tag.pos == "VERB" and tag.feats.get("VerbForm") != "Part"):
                break
            case = tag.feats.get("Case")
            if case and phrase.case and case != phrase.case and not {case, phrase.case} <= ANIMATE:
                break
            reading = best_reading(t.words[k], Tag("ADJ", tag.feats))
            if reading is None or not reading.grammemes & ADJECTIVAL:
                break
            word = reading.normal.replace("ё", "е")
            if word in FORMER:
                phrase.status = "former"
            elif word in FUTURE:
                phrase.status = "future"
            elif self._describes(word, tag.pos) and not self._modifies(k):
                if word.endswith(GEOGRAPHIC_ENDINGS) or word in place_adjectives():
                    phrase.place_adjective = k
                phrase.outer = k
                k -= 1
                continue
            phrase.words.insert(0, k)
            phrase.modifiers.insert(0, k)
            phrase.first = phrase.outer = k
            k -= 1

    def _one_of(self, phrase: Phrase) -> None:
        """ "один из основателей": one holder, in the case of "один"."""
        t, k = self.tokens, phrase.outer - 1
        if phrase.plural and k > self.begin_of(phrase.head) and t.lower[k] == "из" and t.lower[k - 1] in ONE:
            phrase.plural, phrase.case, phrase.outer = False, t.case(k - 1), k - 1

    @staticmethod
    def _describes(word: str, pos: str) -> bool:
        """Whether an adjective is of the holder, not of the role."""
        if (
            word in place_adjectives()
            or pos in ("DET", "NUM", "VERB")
            or word in DESCRIBING
            or word.endswith("летний")
            or word[:1].isdigit()
        ):
            return True
        geographic = word.endswith(GEOGRAPHIC_ENDINGS) and not word.endswith(NEVER_GEOGRAPHIC)
        return geographic and word not in RELATIONAL

    def _complements(self, phrase: Phrase) -> None:
        """Read on to the right: nouns in the genitive, "по" with the dative, the organisation or place."""
        t, i = self.tokens, phrase.head
        allowed = {"Gen"} | ({"Ins"} if phrase.entry.lemma.startswith(WITH_INSTRUMENTAL) else set())
        j, end = i + 1, min(self.end_of(i), i + LONGEST)
        while j < end:
            m = self.mention.get(j)
            if m is not None:
                if m.kind == "person" or not self._take(phrase, m, allowed):
                    break
                j = m.last
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

    def _dangling(self, j: int) -> bool:
        """Whether a token cannot be the last of a role."""
        t = self.tokens
        return t.lower[j] in ("по", "с", "и", ",") or (t.case(j) is None and t.pos[j] == "ADJ")

    def _take(self, phrase: Phrase, m: Mention, allowed: set[str]) -> bool:
        """Let an organisation or place complete the phrase."""
        case = self.tokens.case(m.first)
        previous = self.tokens.lower[m.first - 1]
        if m.kind == "organisation":
            if phrase.organisation is None:
                phrase.organisation = m
            return True
        if case == "Nom" and not self.tokens.words[m.first].isupper() and previous not in OPENING:
            return False
        if phrase.organisation is None and phrase.location is None:
            phrase.location = m
        return True

    def _case(self, j: int, allowed: set[str]) -> str | None:
        """The case of a token: the tagger's, unless the dictionary knows the form in none but an allowed one."""
        case = self.tokens.case(j)
        if case in allowed or self.tokens.pos[j] not in ("NOUN", "PROPN", "ADJ"):
            return case
        cases = {r.feats["Case"] for r in readings(self.tokens.words[j]) if "Case" in r.feats}
        return next(iter(cases)) if len(cases) == 1 and cases <= allowed else case

    def _word(self, phrase: Phrase, j: int, end: int, allowed: set[str]) -> int:
        """How many tokens from `j` on belong to the phrase, 0 where it ends."""
        t = self.tokens
        word, case = t.lower[j], self._case(j, allowed)
        if t.words[j] in OPENING:
            return self._quoted(phrase, j, end)
        if word in ("г", "г.", "им") or (word == "." and t.lower[j - 1] in ("г", "им", "обл", "пос", "респ")):
            return 1 if j + 1 < end else 0
        if word == "имени":
            return 1
        if case is None and t.pos[j] == "ADJ":
            self._add(phrase, j)
            return 1
        if case in allowed and t.pos[j] in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "VERB", "PRON"):
            if t.pos[j] in ("VERB", "PRON") and word not in ("их",):
                return 0
            entry = self.lexicon.entry(word, t.tag[j])
            if entry and entry.kind in APART:
                return 0
            if entry:
                phrase.inner.append(j)
            if (
                t.pos[j] == "PROPN"
                and t.words[j].istitle()
                and not self.doc.text[t.start[j] - 1 : t.start[j]].isspace()
            ):
                return 0
            self._add(phrase, j)
            return 1
        if j + 1 >= end:
            return 0
        if t.pos[j] == "ADV" and t.pos[j + 1] == "ADJ" and t.case(j + 1) in allowed:
            self._add(phrase, j)
            return 1
        after = self.mention.get(j + 1)
        if word == "по" and (t.case(j + 1) == "Dat" or after):
            allowed.add("Dat")
            if not after:
                phrase.prepositional = True
                phrase.words.append(j)
            return 1
        if word in ("с", "со") and phrase.prepositional and t.case(j + 1) == "Ins" and not after:
            allowed.add("Ins")
            phrase.words.append(j)
            return 1
        if word in ("и", ",", "или"):
            return self._coordinated(phrase, j, end, allowed)
        if word in GOVERNING.get(phrase.entry.lemma, ()) and not after and t.case(j + 1):
            allowed.add(t.case(j + 1) or "")
            phrase.prepositional = True
            phrase.words.append(j)
            return 1
        if word in PLACED:
            after = after or self._introduced(j + 1, end)
            return self._placed(phrase, j, after) if after is not None and after.kind != "person" else 0
        return 0

    def _introduced(self, j: int, end: int) -> Mention | None:
        """The organisation after its noun: "[в] крупной компании «Ромашка»"."""
        t = self.tokens
        noun = False
        for k in range(j, min(j + 4, end)):
            m = self.mention.get(k)
            if m is not None:
                return m if noun and m.kind == "organisation" else None
            noun = bool({lemma(t.words[k], t.tag[k])} & GENERIC)
            if not noun and t.pos[k] != "ADJ" and t.words[k] not in OPENING:
                return None
        return None

    @staticmethod
    def _add(phrase: Phrase, j: int) -> None:
        """Add a complement; what follows the organisation belongs to it ("палата региона"), but for "по ..."."""
        if phrase.organisation is None or phrase.prepositional:
            phrase.words.append(j)

    def _placed(self, phrase: Phrase, j: int, m: Mention) -> int:
        """ "в", "при", "от", "из" with an organisation or a place."""
        word = self.tokens.lower[j]
        if m.kind == "organisation":
            if phrase.organisation is None:
                phrase.organisation = m
            return m.last - j
        if phrase.entry.lemma in SENT or word == "от":
            if phrase.organisation is None:
                phrase.location = phrase.location or m
                phrase.words += range(j, m.last)
            return m.last - j
        return 0

    def _quoted(self, phrase: Phrase, j: int, end: int) -> int:
        """A name in quotation marks."""
        t = self.tokens
        after = self.mention.get(j + 1)
        if after is not None and after.kind != "person":
            return 1
        for k in range(j + 1, min(end, j + 12)):
            if t.words[k] in CLOSING:
                phrase.words += range(j, k + 1)
                return k + 1 - j
        return 0

    def _coordinated(self, phrase: Phrase, j: int, end: int, allowed: set[str]) -> int:
        """A conjunction or comma between complements, where syntax says that the next noun is a conjunct of one."""
        t = self.tokens
        if j == phrase.head + 1 or ((j - 1) in self.mention and self.mention[j - 1].kind == "person"):
            return 0
        after = self.mention.get(j + 1)
        if after is not None:
            conjunct = after.kind != "person" and t.lower[j] == "и" and self._conjoined(phrase, after.first, after.last)
            if conjunct and phrase.organisation is not None and phrase.organisation.last == j:
                if after.kind != "organisation" or t.case(after.first) != "Gen":
                    return 0
                phrase.others.append(after)
                return after.last - j
            return after.last - j if conjunct and phrase.words[-1] == j - 1 else 0
        k = j + 1
        while k < end and t.case(k) in allowed and t.pos[k] in ("ADJ", "DET"):
            k += 1
        if k >= end or t.case(k) not in allowed or t.pos[k] not in ("NOUN", "PROPN", "ADJ") or k in self.mention:
            return 0
        if self.lexicon.entry(t.lower[k], t.tag[k]) or not self._conjoined(phrase, j + 1, k + 1):
            return 0
        if phrase.words[-1] == j - 1:
            phrase.words.append(j)
        return 1

    def _conjoined(self, phrase: Phrase, first: int, last: int) -> bool:
        t = self.tokens
        return any(t.relation[k] == "conj" and phrase.head < t.head[k] < first for k in range(first, last))

    def _drop_adjectives(self, phrase: Phrase, first: int) -> None:
        """Take adjectives of the organisation out of the role: "солист московского «Центра»"."""
        t, k = self.tokens, first - 1
        while k > phrase.head and (t.words[k] in OPENING or (t.pos[k] in ("ADJ", "ADV", "DET") and k in phrase.words)):
            if k in phrase.words:
                phrase.words.remove(k)
            k -= 1

    def _cut(self, phrase: Phrase) -> None:
        """Take the generic noun of a named organisation ("фонда" of «Кров») out of the role, or note it."""
        t = self.tokens
        where = phrase.organisation or phrase.location
        if where is not None:
            self._drop_adjectives(phrase, where.first)
        own = [k for k in phrase.words if k > phrase.head]
        for k in own:
            word = lemma(t.words[k], t.tag[k]) if t.pos[k] == "NOUN" or t.pos[k] == "PROPN" else ""
            part = word.rpartition("-")[2]
            if word not in GENERIC and part not in GENERIC and word.partition("-")[0] not in GENERIC:
                continue
            first = k
            while first - 1 in own and t.pos[first - 1] in ("ADJ", "DET"):
                first -= 1
            m = phrase.organisation
            if m is not None and k < m.first:
                near = all(t.words[x] in OPENING for x in range(k + 1, m.first))
                if near and (word not in BODIES or m.first > k + 1):
                    phrase.words = [x for x in phrase.words if not first <= x <= k]
                    return
                continue
            if m is None:
                stop = next((x for x in range(k + 1, phrase.stop) if t.lower[x] == "по"), phrase.stop)
                phrase.generic = (first, stop)
                return


def _grammemes(word: str) -> frozenset[str]:
    return frozenset(g for reading in readings(word) for g in reading.grammemes)
