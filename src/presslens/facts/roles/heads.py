"""The noun at the head of a role phrase with what belongs to it: "первого заместителя председателя правительства"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from presslens.document import Document, Tokens
from presslens.entities.letters import CONSONANTS
from presslens.entities.people.lexicon import level
from presslens.entities.people.parsing import SEE
from presslens.facts.roles.adjuncts import GUARDS, is_rank
from presslens.facts.roles.complements import FIELDS, Complements
from presslens.facts.roles.lexicon import FOUNDING, STANDING, UNREPORTED, Entry, Lexicon
from presslens.facts.roles.modifiers import Modifiers
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.words import FUTURE, HIS_HER, lemma_at, table, unnumbered, word_list
from presslens.tagging.morphology import CACHE_SIZE, best_reading, lemma, readings

TITULAR = re.compile(r"[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую)$")  # "принц Уэльский", but "король Испании"
OBLIQUE = frozenset(("Gen", "Dat", "Loc"))
HERS = ("ая", "ей", "ой")  # endings of participles said of a woman
HIS = ("ого", "его", "ому", "ему", "ым", "им")  # endings of adjectives of no feminine noun
POSSESSIVE = HIS_HER.keys() | {"их"}
OWN = ("сво", "мой", "мое", "моя", "мои", "мою", "твой", "твое", "твоя", "твои", "твою")
HONORARY = word_list("honorary")
WORKERS = frozenset(("работник", "работница", "деятель", "сотрудник", "сотрудница"))  # of whom a state honours some
HOSTS = word_list("hosts")
PARTAKING = word_list("partaking")
AUTHORS = word_list("authors")
PAGE = word_list("page")
WINNERS = word_list("winners")
NAMESAKES = word_list("namesakes")
CONTESTS, AWARDING = word_list("contests"), frozenset(("конкурс", "премия", "фестиваль"))
BEST = "лучш"
COMERS = word_list("comers")
RELATIONS = word_list("relations")
TOGETHER = word_list("together")
STUDYING = word_list("studying")  # those of them that are posts too: "её аспирант"
CHARGED = word_list("charged")
NEEDING = dict.fromkeys(word_list("elliptic"), "по") | dict.fromkeys(word_list("english_elliptic"), "of")
CROWNED, REGAL, REALMS = word_list("crowned"), word_list("regal"), word_list("realms")
ALL_RUSSIA = ["и", "всея", "руси"]
HEROIC = {"советского": 2, "социалистического": 2, "труда": 1}  # tokens of "Советского Союза"
UNMISTAKABLE = 2  # tokens of "Советского Союза"
TITLES_WON = ("чемпион", "рекордсмен")
SEEN_OFF = frozenset(("VERB", "AUX", "PUNCT"))  # what may follow "герцог Омский"
DEGREE = FIELDS | {"наук", "мастера"}  # what makes a candidate one of a degree


@lru_cache(CACHE_SIZE)
def _as_noun(word: str, lemma: str) -> tuple[bool | None, frozenset[str], bool]:
    """What the dictionary says of the head of a role: whether it stands alike in all cases (None: it has no such noun),
    the cases that the form can be in, and whether it knows the form."""
    found = readings(word)
    nouns = [r for r in found if {"NOUN", "anim"} <= r.grammemes]
    if not nouns and word.endswith(HERS):  # "заведующая": a participle is no noun, but stands in one case
        nouns = [r for r in found if {"ADJF", "PRTF"} & r.grammemes]
    if not nouns:  # "модератор", to the dictionary a thing
        nouns = [r for r in found if "NOUN" in r.grammemes and r.normal == lemma]
    cases = frozenset(case for r in nouns if (case := r.feats.get("Case")))
    return all("Fixd" in r.grammemes for r in nouns) if nouns else None, cases, any(r.is_known for r in nouns)


@lru_cache(CACHE_SIZE)
def _numbers(word: str, lemma: str, case: str | None) -> frozenset[str | None]:
    """The numbers that the head of a role can be in, in that case."""
    written = [r for r in readings(word) if r.feats.get("Case") == case]
    sure = [r for r in written if "-" in word or r.is_known or r.normal == lemma]
    return frozenset(r.feats.get("Number") for r in sure)


class Heads(Modifiers):
    """Reads the phrases of one document from their heads."""

    def __init__(self, doc: Document, lexicon: Lexicon) -> None:
        super().__init__(doc, lexicon)
        for m in doc.mentions:
            if m.kind != "person" and m.last - m.first == 1 and lexicon.find(doc.tokens.lower[m.first]):
                continue  # "Замглавы" taken for a name
            if doc.tokens.words[m.first + 1 : m.first + 2] == ["of"] and doc.tokens.lower[m.first] in NEEDING:
                continue  # "Head of Data"
            for i in range(m.first, m.last):
                self.mention[i] = m
        self.complements = Complements(doc, lexicon, self.mention)

    def _headed(self, i: int) -> Phrase | None:
        """The phrase whose head is at `i`."""
        t = self.tokens
        entry = self.lexicon.entry(t.lower[i], t.tag[i]) or self._of_place(i) or self._of_man(i)
        if entry is None or self._modifies(i) or self._charged(i, entry):
            return None
        if (word := NEEDING.get(entry.lemma)) is not None and t.lower[i + 1 : i + 2] != [word]:
            return None
        phrase = Phrase(i, i, entry, [i], [], case=t.case(i), plural=t.number(i) == "Plur")
        self._inflection(phrase)
        if entry.former:
            phrase.status = "former"
        self._modifiers(phrase)
        self._of_guards(phrase)
        self._ended(phrase)
        self._aside(phrase)
        self._one_of(phrase)
        if self._owned(phrase):
            phrase.entry = replace(entry, kind=UNREPORTED)
        self.complements.read(phrase)
        if self._idle(phrase) or self._denied(phrase) or self._figurative(phrase):
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

    def _charged(self, i: int, entry: Entry) -> bool:
        """Whether the word is a participle that says what somebody is charged with: "Седых, осуждённый за кражу"."""
        t = self.tokens
        said = t.pos[i] == "VERB" and level(entry.lemma) in CHARGED and i + 1 < self.end_of(i)
        return said and t.words[i - 1 : i] == [","] and t.pos[i + 1] != "PUNCT"

    def _inflection(self, phrase: Phrase) -> None:
        """Set the case and number of a head: the tagger's, but for what the dictionary says that the form cannot be."""
        t, i, entry = self.tokens, phrase.head, phrase.entry
        fixed, cases, known = _as_noun(unnumbered(t.words[i])[0], entry.lemma)
        if len(cases) == 1 or (phrase.case is not None and known and phrase.case not in cases):
            phrase.case = "Dat" if len(cases) > 1 and "Dat" in cases else min(cases)  # the tagger may be wrong
        numbers = _numbers(unnumbered(t.words[i])[0], entry.lemma, phrase.case)
        if len(numbers) == 1:
            phrase.plural = numbers == {"Plur"}
        if t.relation[i] == "xcomp" and phrase.case in OBLIQUE and "Ins" in cases:
            phrase.case = "Ins"  # "ведущей стала": alike in four cases
        misread = phrase.case in OBLIQUE and (fixed is None or t.pos[i] == "ADJ")
        bare = not known and t.lower[i][-1] in CONSONANTS  # but "бизнес-леди"
        misread = misread or (bare and phrase.case in (*OBLIQUE, "Ins"))
        if t.lower[i] == entry.lemma and (t.pos[i] == "VERB" or misread):
            phrase.case, phrase.plural = "Nom", False  # "биоинформатик", "хоким", whatever the tagger takes it for
        if entry.fixed:
            phrase.case, phrase.plural = None, False
            self._latin(phrase)
        elif fixed and phrase.case != "Nom":
            phrase.case = None  # "атташе", which stands alike in all cases

    def _of_guards(self, phrase: Phrase) -> None:
        """Take the word of guards' ranks, which stands before them: "гвардии полковник"."""
        before = phrase.outer - 1
        if before >= self.begin_of(phrase.head) and self.tokens.lower[before] == GUARDS and is_rank(phrase.entry):
            phrase.words.insert(0, before)
            phrase.first = phrase.outer = before

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

    def _of_man(self, i: int) -> Entry | None:
        """The entry of a word that an adjective before it tells to be no science: "главного | энергетика"."""
        t, before = self.tokens, i - 1
        if before < self.begin_of(i) or t.pos[before] != "ADJ" or not t.lower[before].endswith(HIS):
            return None
        return self.lexicon.find(t.lower[i]) if t.gender(i) == "Fem" else None

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
        if phrase.entry.lemma in COMERS and any(map(self._numbers, phrase.modifiers)):
            return True  # "первым пациентом стал врач Олег Седых"
        if phrase.entry.lemma == "агент" and any(
            t.lower[k].startswith("иностранн") for k in range(phrase.outer, phrase.head)
        ):
            return True  # what a ministry calls somebody
        if phrase.entry.lemma in NAMESAKES and not own and t.words[phrase.head].istitle():
            return phrase.location is None and phrase.head > self.begin_of(phrase.head)  # "боксёр Султан Седых"
        if phrase.entry.lemma == "исполнитель" and t.words[phrase.stop : phrase.stop + 1] == [":"]:
            return True  # who has drafted the letter
        best = any(t.lower[k].startswith(BEST) for k in range(phrase.outer, phrase.head))
        if best or phrase.entry.lemma in WINNERS:
            nouns = (k for k in phrase.words if k > phrase.head and t.pos[k] == "NOUN")
            of = next((lemma(t.words[k], t.tag[k]) for k in nouns), None)
            if best and of in CONTESTS | AWARDING:
                return True  # "лучшая актриса фестиваля"
            placed = phrase.organisation or phrase.location or phrase.place_adjective is not None
            m = self.mention.get(phrase.stop)
            named = m is not None and m.kind == "person"  # "с лидером Олегом Седых"
            if of is None and phrase.case == "Ins" and not placed and not named:
                return True  # "лидером стала", "лучшей актрисой названа"
            if of in CONTESTS and phrase.entry.lemma in WINNERS:
                return True  # "лидер первого тура"
        if is_teammate(t, phrase):
            return phrase.organisation is None
        if phrase.entry.lemma in AUTHORS and not own and t.words[phrase.stop : phrase.stop + 1] == [":"]:
            at = self.doc.sentences[t.sentence[phrase.head]].segment_id
            near = [s.kind for s in self.doc.segments[max(at - 1, 0) : at + 2]]
            return near.count("metadata") > 1  # who has written the page, beside its date
        texts = phrase.entry.lemma in AUTHORS and own
        return texts and lemma_at(t, phrase.head + 1) in PAGE

    def _numbers(self, k: int) -> bool:
        reading = best_reading(self.tokens.words[k], self.tokens.tag[k])
        return reading is not None and "Anum" in reading.grammemes

    def _figurative(self, phrase: Phrase) -> bool:
        """Whether somebody is only likened to a monarch: "музыкальный король", "королева подиума"."""
        t = self.tokens
        if phrase.entry.lemma not in CROWNED:
            return False
        called = (best_reading(t.words[k], t.tag[k]) for k in phrase.modifiers)
        likened = any(r and not {"Anum", "PRTF"} & r.grammemes and r.normal not in REGAL | FUTURE for r in called)
        after = next((k for k in phrase.words if k > phrase.head), None)
        if likened or after is None or phrase.organisation is not None or phrase.location is not None:
            return likened
        of = readings(t.words[after])
        return all({"NOUN", "inan"} <= r.grammemes and r.normal not in REALMS for r in of)

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
        named = phrase.entry.kind in ("profession", "degree") or phrase.entry.lemma in WORKERS
        return adjacent and bool(given) and (named or "заслуженн" in given)

    @staticmethod
    def _champion(phrase: Phrase) -> bool:
        """Whether a title is won in the place that follows it: "чемпионка Европы"."""
        won = phrase.entry.lemma.rpartition("-")[2].startswith(TITLES_WON)
        return won and phrase.location is not None and phrase.location.first == phrase.head + 1

    def _decorated(self, phrase: Phrase) -> bool:
        """Whether "Герой" is the title that a state gives, "Герой Труда"; the state is part of it then."""
        t, first = self.tokens, phrase.head + 1
        if first >= self.end_of(phrase.head):
            return False
        stop = min(first + HEROIC.get(t.lower[first], 0), self.end_of(phrase.head))
        if not t.words[phrase.head].istitle() and stop - first < UNMISTAKABLE:
            return False  # "герой России" may be anybody's
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
        if phrase.entry.lemma in RELATIONS - STUDYING:
            theirs = phrase.outer > 0 and t.lower[phrase.outer - 1] in POSSESSIVE  # "её бывший ученик"
            return theirs or any(t.lower[k].startswith(OWN) for k in range(phrase.outer, i))
        host = phrase.entry.lemma in ("хозяин", "хозяйка") and i + 1 < self.end_of(i)
        return host and lemma_at(t, i + 1) in HOSTS


def is_teammate(t: Tokens, phrase: Phrase) -> bool:
    """Whether somebody only plays beside another: "партнёр по фильму", "партнёры по сборной Греции"."""
    after = t.lower[phrase.head + 1 : phrase.head + 3]
    together = phrase.entry.lemma == "партнёр" and len(after) > 1 and after[0] == "по"
    return together and lemma_at(t, phrase.head + 2) in TOGETHER
