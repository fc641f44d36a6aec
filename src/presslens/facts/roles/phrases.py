"""Role phrases: a word that names a role with its modifiers and complements, and whose role it is.

A phrase is read from its head to both sides: agreeing adjectives on the left ("первый заместитель"), on the right the
nouns that it governs ("председателя правительства"), down to the organisation or place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from presslens.document import Document, Gender, Mention
from presslens.entities.people.parsing import SEE
from presslens.facts.roles.complements import ASSISTING, FIELDS, Complements
from presslens.facts.roles.lexicon import FOUNDING, STANDING, UNREPORTED, Entry, Lexicon
from presslens.facts.roles.modifiers import ANIMATE, Modifiers
from presslens.facts.roles.openings import (
    ABBREVIATED,
    ACTING,
    AFTER_LETTERS,
    BEFORE_NAME,
    DEGREE_ABBREVIATION,
    LETTERS,
    OPENERS,
    SPELT,
)
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.trimming import CLOSING, OPENING
from presslens.facts.roles.words import lemma_at, table, word_list
from presslens.tagging.morphology import lemma, readings

TITULAR = re.compile(r"[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую)$")  # "принц Уэльский", but "король Испании"
OBLIQUE = frozenset(("Gen", "Dat", "Loc"))
NAMED = ("назнач", "избран", "утвержд")  # what is said after "врио" alone
HERS = ("ая", "ей", "ой")  # endings of participles said of a woman
POSSESSIVE = frozenset(("его", "ее", "их"))
OWN = ("сво", "мой", "мое", "моя", "твой", "твое", "твоя")
HONORARY = word_list("honorary")
HOSTS = word_list("hosts")
PARTAKING = word_list("partaking")
AUTHORS = word_list("authors")
PAGE = word_list("page")
WINNERS = word_list("winners")
NAMESAKES = word_list("namesakes")
CONTESTS = word_list("contests")
RELATIONS = word_list("relations")
ELLIPTIC = word_list("elliptic")
SPOUSES = {
    **dict.fromkeys(("жена", "супруга", "вдова", "невеста"), "feminine"),
    **dict.fromkeys(("муж", "супруг", "вдовец", "жених"), "masculine"),
}
HEADS = {
    "зав": "заведующий", "нач": "начальник", "корр": "корреспондент", "дир": "директор", "спец": "корреспондент",
    "соб": "корреспондент",
}  # fmt: skip
ALL_RUSSIA = ["и", "всея", "руси"]
HEROIC = {"советского": 2, "социалистического": 2, "труда": 1}  # tokens of "Советского Союза"
NESTED = 2
RECENT = ("нов", "нынешн", "теперешн")
TITLES_WON = ("чемпион", "рекордсмен")
ADVISERS = frozenset(("советник", "советница", "помощник", "помощница", "консультант"))
SEEN_OFF = frozenset(("VERB", "AUX", "PUNCT"))  # what may follow "герцог Омский"
DEPUTIES = frozenset(("зам", "заместитель", "заместительница"))
DEGREE = FIELDS | {"наук", "мастера"}  # what makes a candidate one of a degree


class Reader(Modifiers):
    """Reads the role phrases of one document."""

    def __init__(self, doc: Document, lexicon: Lexicon) -> None:
        super().__init__(doc, lexicon)
        for m in doc.mentions:
            if m.kind != "person" and m.last - m.first == 1 and lexicon.find(doc.tokens.lower[m.first]):
                continue  # "Замглавы" taken for a name
            for i in range(m.first, m.last):
                self.mention[i] = m
        self.complements = Complements(doc, lexicon, self.mention)
        self.openings = self._openings()

    def _openings(self) -> dict[int, tuple[int, bool]]:
        """By first token: where a fixed opening ends, and whether it is a degree or office of its own."""
        out = {}
        lower = self.tokens.lower
        starting = [
            i
            for i, word in enumerate(lower)
            if word in OPENERS and (word not in LETTERS or not AFTER_LETTERS.isdisjoint(lower[i + 1 : i + 2]))
        ]
        for pattern, whole in ((ACTING, False), (ABBREVIATED, True), (BEFORE_NAME, True)):
            free = 0
            for first in starting:
                match = pattern.match(self.doc.text, self.tokens.start[first]) if first >= free else None
                if match:
                    _, free = self.tokens.covering(match.start(), match.end())
                    if first not in self.mention:
                        spelt = pattern is BEFORE_NAME
                        out[first] = (free, spelt or (whole and bool(DEGREE_ABBREVIATION.match(match[0]))))
        return out

    def phrases(self) -> Iterator[Phrase]:
        """Every role phrase outside the names of entities, in order."""
        i = 0
        entries = map(self.lexicon.known.__getitem__, self.tokens.lower)
        opening = [k for k, entry in enumerate(entries) if entry is not None or k in self.openings]
        for k in opening:
            if k < i or (k in self.mention and not self._titles(k)):
                continue
            phrase = self.read(k)
            if phrase and (inside := self.mention.get(k)) is not None and inside.kind == "organisation":
                self._take_out(phrase, inside)
            if phrase:
                yield from self._with_inner(phrase)
                i = max(phrase.stop, k + 1)

    def _titles(self, k: int) -> bool:
        """Whether a word in an organisation's name is the role of a person named in it or after: "штаб мэра Орлова"."""
        m = self.mention[k]
        for person in (self.mention.get(k + 1), self.mention.get(m.last)):
            if person is not None and person.kind == "person" and person.first in (k + 1, m.last):
                quoted = self.tokens.words[m.last - 1] in CLOSING  # "корр. «Омского врача» Анна Ким"
                after = m.kind == "organisation" and not quoted and self.tokens.head[person.first] == k
                return person.first == k + 1 or after
        return False

    def _take_out(self, phrase: Phrase, m: Mention) -> None:
        """Read the office at the end of an organisation's name: "администрация президента США Джона Грина"."""
        person = self.mention.get(m.last)
        if person is None or person.kind != "person" or phrase.stop <= phrase.head:
            return
        phrase.organisation, phrase.stop = None, m.last
        named = self.tokens.lower[phrase.head + 1 : m.last]
        phrase.words = [k for k in phrase.words if k <= phrase.head]
        phrase.location = self._located.get(tuple(named))

    @cached_property
    def _located(self) -> dict[tuple[str, ...], Mention]:
        """The first mention of a place by its words."""
        out: dict[tuple[str, ...], Mention] = {}
        for m in self.doc.mentions:
            if m.kind == "location":
                out.setdefault(tuple(self.tokens.lower[m.first : m.last]), m)
        return out

    def _with_inner(self, phrase: Phrase) -> Iterator[Phrase]:
        """A phrase, and the one inside it whose holder is named: "помощник президента Орлова Анна Ким"."""
        t, m = self.tokens, self.mention.get(phrase.stop)
        if m is None or m.kind != "person" or not phrase.inner or self._as_she_is_called(m) or self._weds(phrase, m):
            yield phrase
            return
        cases = {t.case(k) for k in range(m.first, m.last)}
        # "сына президента Орлова": kin of whom the syntax says that he is the president
        kin = phrase.entry.kind == UNREPORTED
        kin = kin and (t.head[m.first] == phrase.inner[-1] or phrase.case not in (*ANIMATE, None))
        alike = {"Gen"} if t.gender(m.first) == "Fem" else ANIMATE  # of a woman's name the accusative is another form
        # "помощника генпрокурора Орлова": whose name it is, the syntax says
        inner = phrase.entry.lemma in ASSISTING and t.head[m.first] == phrase.inner[-1]
        # but "заместителя мэра Олега Седых", "советника председателя банка Олега Седых": who assists is named
        assists = phrase.entry.lemma in DEPUTIES or (phrase.entry.lemma in ADVISERS and phrase.organisation is not None)
        assists = assists and m.last > m.first + 1
        follower = self.mention.get(m.last)  # "жена актёра Орлова Анна Ким": whose case is the other role's
        follower = follower if follower is not None and follower.kind == "person" else None
        inner = inner and not assists
        # "назначил исполняющим обязанности заместителя мэра Олега Седых": who is appointed, not the mayor
        appointed = assists and phrase.status == "acting" and phrase.case == "Ins" and not follower
        own = {phrase.case or ""}
        apart = inner or (
            phrase.case not in (*ANIMATE, None)
            and not appointed
            and not all(self.complements.can_be(k, own) for k in range(m.first, m.last))
        )
        other = follower is not None and t.case(follower.first) == phrase.case == "Nom"
        other = other and t.head[m.first] == phrase.inner[-1] and t.case(m.first) == "Gen"
        named = range(m.first, m.last)  # "ассистентку врача Лину Ким" are no genitives
        apart = apart and all(
            self.complements.can_be(k, {"Gen"}) or not self.complements.can_be(k, {"Acc"}) for k in named
        )
        kin = kin and (cases <= alike or ("Gen" in cases and all(self.complements.can_be(k, {"Gen"}) for k in named)))
        if not other and not kin and not (cases <= {"Gen", None} and apart):
            yield phrase
            return
        held = self._headed(phrase.inner[-1])
        if held is not None:
            phrase.stop = m.last
            yield held
        yield phrase

    def _weds(self, phrase: Phrase, m: Mention) -> bool:
        """Whether a name is that of somebody's husband or wife, not of who holds the role between: "с вдовой режиссёра
        Гретой Седых"."""
        return SPOUSES.get(phrase.entry.lemma) == self.genders.get(m.entity_id, "")

    @cached_property
    def genders(self) -> dict[int | None, Gender | None]:
        """The genders of the people of the document."""
        return {p.person_id: p.gender for p in self.doc.people}

    @cached_property
    def _women(self) -> dict[int | None, str]:
        return {p.person_id: p.name for p in self.doc.people if p.gender == "feminine"}

    def _as_she_is_called(self, m: Mention) -> bool:
        """Whether a name is the nominative of a woman's, which no genitive of hers is: "секретарь мэра Айя Седова"."""
        words = self.tokens.words[m.first : m.last]
        return words[-1].endswith(("а", "я")) and self._women.get(m.entity_id) == " ".join(words)

    def read(self, i: int) -> Phrase | None:
        """The phrase whose head (or fixed opening) is at `i`."""
        if i in self.openings:
            return self._opened(i)
        return self._headed(i)

    def _headed(self, i: int) -> Phrase | None:
        """The phrase whose head is at `i`."""
        t = self.tokens
        entry = self.lexicon.entry(t.lower[i], t.tag[i]) or self._of_place(i)
        if entry is None or self._modifies(i):
            return None
        if entry.lemma in ELLIPTIC and t.lower[i + 1 : i + 2] != ["по"]:
            return None
        phrase = Phrase(i, i, entry, [i], [], case=t.case(i), plural=t.number(i) == "Plur")
        animate = [r for r in readings(t.words[i]) if {"NOUN", "anim"} <= r.grammemes]
        if not animate and t.words[i].endswith(HERS):  # "заведующая": a participle is no noun, but stands in one case
            animate = [r for r in readings(t.words[i]) if {"ADJF", "PRTF"} & r.grammemes]
        if not animate:  # "модератор", to the dictionary a thing
            animate = [r for r in readings(t.words[i]) if "NOUN" in r.grammemes and r.normal == entry.lemma]
        known = any(r.parse.is_known for r in animate)
        cases = {case for r in animate if (case := r.feats.get("Case"))}
        if phrase.case is not None and (len(cases) == 1 or (known and phrase.case not in cases)):
            phrase.case = "Dat" if len(cases) > 1 and "Dat" in cases else min(cases)  # the tagger may be wrong
        written = [r for r in readings(t.words[i]) if r.feats.get("Case") == phrase.case]
        sure = [r for r in written if "-" in t.words[i] or r.parse.is_known or r.normal == entry.lemma]
        numbers = {r.feats.get("Number") for r in sure}
        if len(numbers) == 1:
            phrase.plural = numbers == {"Plur"}
        if t.relation[i] == "xcomp" and phrase.case in OBLIQUE and "Ins" in cases:
            phrase.case = "Ins"  # "ведущей стала": alike in four cases
        if t.lower[i] == entry.lemma and (t.pos[i] == "VERB" or (t.pos[i] == "ADJ" and phrase.case in OBLIQUE)):
            phrase.case, phrase.plural = "Nom", False  # "биоинформатик", "хоким", whatever the tagger takes it for
        if entry.fixed:
            phrase.case, phrase.plural = None, False
            self._latin(phrase)
        elif animate and phrase.case != "Nom" and all("Fixd" in r.grammemes for r in animate):
            phrase.case = None  # "атташе", which stands alike in all cases
        if entry.former:
            phrase.status = "former"
        self._modifiers(phrase)
        self._ended(phrase)
        self._aside(phrase)
        self._one_of(phrase)
        if self._owned(phrase):
            phrase.entry = replace(entry, kind=UNREPORTED)
        self.complements.read(phrase)
        if self._idle(phrase) or self._denied(phrase):
            phrase.entry = replace(entry, kind=UNREPORTED)
        if entry.kind in ("clergy", "title"):
            self._see(phrase)
        self._raised(phrase)
        if phrase.location is not None and (self._honorary(phrase) or self._champion(phrase)):
            phrase.words = sorted({*phrase.words, *range(phrase.location.first, phrase.location.last)})
            phrase.location = None
        if entry.lemma == "герой" and self._decorated(phrase):
            phrase.entry = replace(entry, kind="degree")
        if phrase.entry.lemma == "кандидат" and DEGREE & {t.lower[k] for k in phrase.words}:
            phrase.entry = replace(entry, lemma="кандидат наук", kind="degree")
        return phrase

    def _raised(self, phrase: Phrase) -> None:
        """Make what is no role one by what is told with it: "почётный гражданин", "сестра милосердия"."""
        kind, *telling = table("raised.tsv").get(phrase.entry.lemma, ("",))
        if telling and not {lemma_at(self.tokens, k) for k in (*phrase.words, *phrase.modifiers)}.isdisjoint(telling):
            phrase.entry = replace(phrase.entry, kind=kind)

    def _latin(self, phrase: Phrase) -> None:
        """Take the English words before an English role into it: "Senior Product Manager"."""
        t, begin, k = self.tokens, self.begin_of(phrase.head), phrase.head - 1
        if not t.words[phrase.head].isascii():
            return
        while k >= begin and k not in self.mention and t.words[k].isascii() and t.words[k].isalpha():
            k -= 1
        phrase.first = k + 1
        phrase.words = list(range(k + 1, phrase.head + 1))

    def _of_place(self, i: int) -> Entry | None:
        """The entry of a word that is a role before a place and a name: "премьеру Армении Седых", of no performance."""
        place = self.mention.get(i + 1)
        named = place is not None and place.kind == "location" and self.tokens.pos[i] in ("NOUN", "PROPN")
        person = self.mention.get(place.last) if named and place is not None else None
        return self.lexicon.find(self.tokens.lower[i]) if person is not None and person.kind == "person" else None

    def _denied(self, phrase: Phrase) -> bool:
        """Whether somebody has another role than this: "не директор, а бухгалтер Анна Ким"."""
        lower = self.tokens.lower
        before = lower[phrase.outer - 1] if phrase.outer else ""
        if before == "якобы" or any(
            word.startswith("называем") for word in (before, *lower[phrase.outer : phrase.head])
        ):
            return True  # "якобы директор", "так называемый директор"
        denied = phrase.first > 0 and lower[phrase.first - 1] == "не"
        return denied and lower[phrase.stop : phrase.stop + 2] == [",", "а"]

    def _idle(self, phrase: Phrase) -> bool:
        """Whether a role says nothing where it does not say of what: "старейшая участница"; or is of the page itself:
        "автор релиза"."""
        t, own = self.tokens, phrase.words[-1] != phrase.head
        if phrase.entry.lemma in PARTAKING:
            return not own and phrase.organisation is None and phrase.location is None
        if own and self._of_year(phrase):
            return True
        if phrase.entry.lemma == "агент" and any(
            t.lower[k].startswith("иностранн") for k in range(phrase.outer, phrase.head)
        ):
            return True  # what a ministry calls somebody
        if phrase.entry.lemma in NAMESAKES and not own and t.words[phrase.head].istitle():
            return phrase.location is None and phrase.head > self.begin_of(phrase.head)  # "боксёр Султан Седых"
        if phrase.entry.lemma == "исполнитель" and t.words[phrase.stop : phrase.stop + 1] == [":"]:
            return True  # who has drafted the letter
        if phrase.entry.lemma in WINNERS:
            nouns = (k for k in phrase.words if k > phrase.head and t.pos[k] == "NOUN")
            of = next((lemma(t.words[k], t.tag[k]) for k in nouns), None)
            placed = phrase.organisation or phrase.location or phrase.place_adjective is not None
            m = self.mention.get(phrase.stop)
            named = m is not None and m.kind == "person"  # "с лидером Олегом Седых"
            if of in CONTESTS or (of is None and phrase.case == "Ins" and not placed and not named):
                return True  # "лидер первого тура", "лидером стала"
        texts = phrase.entry.lemma in AUTHORS and own
        return texts and lemma_at(t, phrase.head + 1) in PAGE

    def _of_year(self, phrase: Phrase) -> bool:
        """Whether a role is an award of a year: "тренер 2017 года"; but "выпускник 2017 года"."""
        first = phrase.head + 1
        after = self.tokens.lower[first : first + 2]
        year = after[:1] == ["года"] or (after[1:] == ["года"] and after[0].isdigit())
        return year and phrase.entry.kind not in (FOUNDING, STANDING) and not phrase.entry.lemma.startswith("выпускни")

    def _see(self, phrase: Phrase) -> None:
        """Take the adjectives of a see or title into the role: "епископ Омский и Тарский Климент"."""
        t, first, end = self.tokens, phrase.head + 1, self.end_of(phrase.head)
        last = first
        pattern = TITULAR if phrase.entry.kind == "title" else SEE
        while last < end and (t.words[last].istitle() or self._roman(phrase, last)) and pattern.search(t.lower[last]):
            phrase.modifiers.append(last)
            if t.lower[last + 1 : last + 4] == ALL_RUSSIA:
                last += 3
            if t.lower[last + 1 : last + 2] != ["и"]:
                break
            last += 2
        m = self.mention.get(last + 1)
        inside = {id(k): k for i in range(first, last + 1) if (k := self.mention.get(i))}.values()
        seats = all(k.kind == "location" and k.last <= last + 1 for k in inside)
        named = m is not None and m.kind == "person" and m.first == last + 1
        # "герцога Омского принца Ивана", "патриархом Омским стал": nothing that the adjective can be of
        alone = m is None and last + 1 < end and (t.pos[last + 1] in SEEN_OFF or self._styles(last + 1))
        if first in phrase.modifiers and (named or alone) and seats:
            phrase.words = [*phrase.words[: phrase.words.index(phrase.head) + 1], *range(first, last + 1)]
            phrase.stop, phrase.location = last + 1, None
        else:
            phrase.modifiers = [k for k in phrase.modifiers if k < first]

    def _styles(self, i: int) -> bool:
        """Whether a token is a role that is told of somebody by himself: "принца", "кардинала"."""
        entry = self.lexicon.find(self.tokens.lower[i])
        return entry is not None and entry.kind in ("clergy", "title")

    def _roman(self, phrase: Phrase, i: int) -> bool:
        """Whether an adjective is that of the pope, which is written with a small letter."""
        return phrase.entry.lemma == "папа" and self.tokens.lower[i].startswith("римск")

    def _honorary(self, phrase: Phrase) -> bool:
        """Whether a role is a title with the name of the state that gives it, right after its last word."""
        t = self.tokens
        adjacent = phrase.location is not None and phrase.location.first == phrase.words[-1] + 1
        given = {stem for stem in HONORARY for k in phrase.modifiers if t.lower[k].startswith(stem)}
        return adjacent and bool(given) and (phrase.entry.kind in ("profession", "degree") or "заслуженн" in given)

    @staticmethod
    def _champion(phrase: Phrase) -> bool:
        """Whether a title is won in the place that follows it: "чемпионка Европы"."""
        won = phrase.entry.lemma.rpartition("-")[2].startswith(TITLES_WON)
        return won and phrase.location is not None and phrase.location.first == phrase.head + 1

    def _decorated(self, phrase: Phrase) -> bool:
        """Whether "Герой" is the title that a state gives, "Герой Труда"; the state is part of it then."""
        t, first = self.tokens, phrase.head + 1
        if not t.words[phrase.head].istitle() or first >= self.end_of(phrase.head):
            return False
        stop = first + HEROIC.get(t.lower[first], 0)
        state = self.mention.get(stop)
        if state is not None and state.kind == "location" and state.first == stop:
            stop = state.last
        if stop == first:
            return False
        phrase.words = [*(k for k in phrase.words if k <= phrase.head), *range(first, stop)]
        phrase.organisation = phrase.location = phrase.generic = None
        phrase.inner, phrase.stop = [], stop
        return True

    def _owned(self, phrase: Phrase) -> bool:
        """Whether a word is of a relation, or an idiom: "своему учителю", "хозяин ковра"."""
        t, i = self.tokens, phrase.head
        if phrase.entry.lemma in RELATIONS:
            theirs = phrase.outer > 0 and t.lower[phrase.outer - 1] in POSSESSIVE  # "её бывший ученик"
            return theirs or any(t.lower[k].startswith(OWN) for k in range(phrase.outer, i))
        host = phrase.entry.lemma in ("хозяин", "хозяйка") and i + 1 < self.end_of(i)
        return host and lemma_at(t, i + 1) in HOSTS

    def _opened(self, i: int) -> Phrase | None:
        """A phrase that starts with "и. о.", "врио", "д. ф. н.", "зам."."""
        last, whole = self.openings[i]
        words = list(range(i, last))
        if whole:
            phrase = Phrase(last - 1, i, self._spelt(i, last), words, [], last, opening=True, outer=i)
            self.complements.read(phrase)  # "акад. РАН"
            return phrase
        top = i
        for _ in range(NESTED):  # "врио зам. директора"
            if last in self.openings and not self.openings[last][1]:
                top = last
                words += range(last, self.openings[last][0])
                last = self.openings[last][0]
        inner = self._headed(last) if last < self.end_of(i) and last not in self.mention else None
        if inner is None or inner.first < last:
            k = last
            while k < self.end_of(i) and self.tokens.pos[k] == "ADJ" and k - last < 3:
                k += 1
            inner = self._headed(k) if k < self.end_of(i) and k not in self.mention else None
        if inner is None:
            return self._abbreviated(i, top, last) or self._acting_alone(i, last)
        acting = ACTING.match(self.doc.text, self.tokens.start[i])
        inner.words = words + list(range(last, inner.first)) + inner.words
        inner.first = inner.outer = inner.head = i
        inner.opening = True
        inner.modifiers, inner.plural, inner.case = [], False, None
        holding = next((k for k in words[:2] if self.tokens.lower[k].startswith("исполня")), None)
        if holding is not None:  # "временно исполняющим" stands in a case, "и. о." in none
            inner.head, inner.case = holding, self.tokens.case(holding)
        inner.entry = Entry(inner.entry.lemma, "office", fixed=True)
        inner.status = "acting" if acting else inner.status
        before = i - 1
        if before >= self.begin_of(i) and self.tokens.lower[before].startswith("бывш"):  # "бывший и. о. ректора"
            inner.words, inner.modifiers = [before, *inner.words], [before]
            inner.first = inner.outer = before
            inner.status = "former"
        elif before >= self.begin_of(i) and self.tokens.lower[before].startswith(RECENT):
            inner.outer = before  # "представлен как новый и. о. ректора"
        return inner

    def _spelt(self, first: int, last: int) -> Entry:
        """The entry of an abbreviation: that of the role which it stands for, else a degree."""
        short = "".join(self.tokens.lower[first:last])
        told = (e for word in SPELT.get(short, "").split() if (e := self.lexicon.find(word.replace("ё", "е"))))
        entry = next(told, None)
        return replace(entry, fixed=True) if entry is not None else Entry("", "degree", fixed=True)

    def _acting_alone(self, i: int, last: int) -> Phrase | None:
        """ "врио назначена Анна Ким": of the post that is vacant."""
        t = self.tokens
        named = last < self.end_of(i) and t.lower[last].startswith(NAMED)
        if not named or not ACTING.match(self.doc.text, t.start[i]):
            return None
        words = list(range(i, last))
        phrase = Phrase(last - 1, i, Entry("", "office", fixed=True), words, [], last, opening=True, outer=i)
        phrase.status = "acting"
        return phrase

    def _abbreviated(self, i: int, top: int, last: int) -> Phrase | None:
        """ "зав. кафедрой", "зам. нач. отдела": an abbreviation, at `top`, that is the head itself."""
        t = self.tokens
        if ACTING.match(self.doc.text, t.start[i]) or t.lower[top].rstrip(".") not in HEADS or last >= self.end_of(i):
            return None
        if t.case(last + (t.words[last] in OPENING and last + 1 < len(t))) not in ("Gen", "Ins"):
            return None
        entry = Entry(HEADS[t.lower[top].rstrip(".")], "office", fixed=True)
        phrase = Phrase(last - 1, i, entry, list(range(i, last)), [], opening=True, outer=i)
        self.complements.read(phrase)
        return phrase
