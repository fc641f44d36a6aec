"""Whose a role is before which "его", "её" stands: of a body told of before, of somebody, of a work."""

from __future__ import annotations

from bisect import bisect_left

from presslens.document import Document, Mention, Tokens
from presslens.facts.roles.bodies import Bodies
from presslens.facts.roles.discourse import Discourse
from presslens.facts.roles.heads import RELATIONS
from presslens.facts.roles.leadership import UNLED
from presslens.facts.roles.lexicon import FOUNDING
from presslens.facts.roles.naming import GRAMMEMES
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.phrases import DEPUTIES
from presslens.facts.roles.pronouns import BODIES, owns
from presslens.facts.roles.sharing import Link
from presslens.facts.roles.subjects import GENDERS
from presslens.facts.roles.trimming import OPENING, TERRITORY_KINDS
from presslens.facts.roles.words import (
    ASSISTING,
    EXECUTIVE,
    GOVERNORS,
    HIS_HER,
    SUBJECTS,
    head_of,
    lemma_at,
    stands_for_body,
    word_list,
)
from presslens.tagging.morphology import readings

OWNERS = {pronoun: GENDERS[gender] for pronoun, gender in HIS_HER.items()}
OF_NO_BODY = word_list("of_works") | RELATIONS
WITHOUT_DEPUTIES = RELATIONS | {"член"}
SERVING = word_list("serving")
RULING = GOVERNORS | {"глава", "градоначальник", "премьер", "премьер-министр", "президент"}  # whom places have
HEADING = EXECUTIVE | {"заведующий", "заведующая", "начальник", "начальница", "декан"}
ADMINISTRATION = "администрация"
JOINING = frozenset(("и", "лично", "также"))  # what may stand before "его" after whom or what it is of
OWNED = 2  # sentences back to what "её директор" is of
FARTHEST = 3  # sentences back to whose deputy "его заместитель" is
OF_BODIES = frozenset(("менеджер", "представитель", "представительница"))  # rather a body's than somebody's
OF_MEDIA = word_list("outlet_roles")
OBJECTS = ("nsubj", "obj")  # what a sentence is about
BETWEEN = 6  # tokens back to somebody whom a noun tells
FAMILIES = frozenset(("семья", "династия", "чета"))
LONGEST = 200  # tokens back to whom a pronoun stands for


def is_of_no_body(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether it is of a work or of somebody what a role is of: "её автор", "её учитель", "её научный руководитель"."""
    told = {lemma_at(tokens, k) for k in phrase.modifiers}
    return phrase.entry.lemma in OF_NO_BODY or not told.isdisjoint(UNLED)


def _heads_what_is_untold(phrase: Phrase) -> bool:
    """Whether a role is at the head of a body of which only the kind is told: "заведующий кафедрой"."""
    untold = phrase.organisation is None and phrase.location is None and phrase.words[-1] != phrase.head
    return untold and phrase.entry.lemma in HEADING and phrase.status != "former"


class Possessives(Discourse):
    """What "его", "её" before a role stand for, in one document."""

    def __init__(self, doc: Document, bodies: Bodies, links: list[Link]) -> None:
        super().__init__(doc, bodies, links)
        self._held: dict[int | None, Mention] = {}  # where each person has a role
        self._left: dict[int | None, tuple[int, Mention]] = {}  # where each has had one
        self._posts_in_order: dict[int | None, list[tuple[int, Mention | None]]] = {}
        for phrase, person, _ in links:
            where = phrase.organisation or phrase.location
            if where is not None and phrase.status == "former" and not phrase.leaving:
                self._left.setdefault(person.entity_id, (phrase.head, where))
            # who assists an owner or a student, need not do so there
            owned = phrase.entry.kind == FOUNDING or phrase.entry.lemma in RELATIONS
            if where is not None and not owned and (phrase.status in ("current", "acting") or phrase.leaving):
                self._held.setdefault(person.entity_id, where)
            if (
                phrase.entry.kind == "office"
                and phrase.entry.lemma not in WITHOUT_DEPUTIES
                and phrase.status in ("current", "acting")
            ):
                self._posts_in_order.setdefault(person.entity_id, []).append((phrase.head, where))
        # who heads what is not told of by name, besides: whose deputy somebody is, may be there
        self._vague = {person.entity_id for phrase, person, _ in links if _heads_what_is_untold(phrase)}
        self._gender = {p.person_id: p.gender for p in doc.people}
        self._people = {m.first: m for m in doc.mentions if m.kind == "person"}

    def _possessor(self, phrase: Phrase) -> Mention | None:
        """ "Станок сделала фирма «Икс». Её директор": the last organisation before; whose deputy somebody is."""
        t, at = self.tokens, self._pronoun(phrase)
        if at is None:
            return None
        assists = phrase.entry.lemma in ASSISTING and phrase.entry.lemma not in OF_BODIES
        if t.lower[at] == "ее" and phrase.entry.lemma == "глава" and self._tells_of_family(at):
            return None
        named = self._before(at, OWNED)
        told = [x for x in named if owns(t, x[1], t.lower[at])]
        last = told[-1] if told else None
        if phrase.entry.lemma in RULING and (land := self._ruled(at, named, last)) is not None:
            if land.kind == "location":
                return land
            return land if phrase.entry.lemma == "глава" and ADMINISTRATION in self.bodies.said(land) else None
        if last is not None and t.sentence[last[0]] != t.sentence[at]:  # what a sentence before is about
            subjects = [x for x in told if self._subject(x[1])]
            last = subjects[0] if len(subjects) == 1 or self._alone(subjects) else last
        person = self._person_before(at, assists)
        if last is not None and not (assists and phrase.entry.kind == "office") and self._somebody(last[1].last, at):
            return None  # "от дарительницы — её адвокат": of her
        if person is not None and (assists or last is None or person.first > last[0]):
            vague = person.entity_id in self._vague  # "Заведующим кафедрой станет директор «Икса». Его заместителем"
            return self._held_by(person, at, phrase.entry.lemma in DEPUTIES) if assists and not vague else None
        if last is None and self._lemma(phrase.head) in OF_MEDIA:  # "написала газета «Икс». Её обозреватель"
            sources = self._sources.get(t.sentence[at] - 1, [])
            return sources[0] if len(sources) == 1 else None
        return last[1] if last is not None else None

    def _ruled(self, at: int, named: list[tuple[int, Mention]], last: tuple[int, Mention] | None) -> Mention | None:
        """The land that who rules is of, or the body of one: "посетил Тару и говорил с её мэром"."""
        t, land = self.tokens, self._land(at)
        rival = land is not None and last is not None and t.sentence[last[0]] == t.sentence[at]
        if land is not None and (not rival or JOINING.issuperset(t.lower[land.last : at])):
            return land
        nearer = [m for _, m in named if last is None or m.first > last[0]]
        return next((m for m in reversed(nearer) if self._is_of_land(m, at)), None)

    def _tells_of_family(self, at: int) -> bool:
        """Whether a sentence or the one before tells of a family, whose "её глава" may be."""
        t, s = self.tokens, self.tokens.sentence[at]
        return any(self._lemma(k) in FAMILIES for k in range(max(t.bound[max(s - 1, 0)], at - LONGEST), at))

    def _land(self, at: int) -> Mention | None:
        """The place named last in the sentence that "его", "её" can be of: "посетил Тару и говорил с её мэром"."""
        t, places = self.tokens, self.bodies.places
        k = bisect_left(places, at, key=lambda m: m.first) - 1
        begin = max(at - LONGEST, t.bound[t.sentence[at]])
        while k >= 0 and (m := places[k]).first >= begin:
            if t.gender(head_of(t, m)) in BODIES[t.lower[at]][:-1]:
                return m
            k -= 1
        return None

    def _is_of_land(self, m: Mention, at: int) -> bool:
        """Whether the name of a body ends in a territory whose "его", "её" can be: "администрация Тарского района"."""
        t, last = self.tokens, m.last - 1
        return self._lemma(last) in TERRITORY_KINDS and t.gender(last) in BODIES[t.lower[at]]

    def note(self, phrase: Phrase, person: Mention, where: Mention) -> None:
        """Take note of what a role has turned out to be of: "его заместитель" works there."""
        if phrase.status not in ("current", "acting") or phrase.entry.kind == FOUNDING:
            return
        self._held.setdefault(person.entity_id, where)
        posts = self._posts_in_order.get(person.entity_id, [])
        k = bisect_left(posts, phrase.head, key=lambda x: x[0])
        if k < len(posts) and posts[k][0] == phrase.head:
            posts[k] = phrase.head, where

    def _held_by(self, person: Mention, at: int, deputy: bool) -> Mention | None:
        """Where somebody has the post that the paragraph told last, or any; or, of who is his deputy, has just been
        told to have had it."""
        posts = self._posts_in_order.get(person.entity_id, [])
        k = bisect_left(posts, at, key=lambda x: x[0]) - 1
        same = k >= 0 and self.bodies.segment(posts[k][0]) is self.bodies.segment(at)
        if same or person.entity_id in self._held:
            return posts[k][1] if same else self._held[person.entity_id]
        role, left = self._left.get(person.entity_id, (-1, None))
        apart = self.tokens.sentence[at] - self.tokens.sentence[role] if role >= 0 else OWNED
        return left if apart <= deputy else None

    def _chief(self, phrase: Phrase, person: Mention) -> Mention | None:
        """Where the one works whose deputy somebody is told to be: "Заместителем Анны Ким стал Олег Седых"."""
        chief = self._people.get(phrase.stop)
        bare = phrase.entry.lemma in DEPUTIES and phrase.words[-1] == phrase.head
        if chief is None or not bare or chief.entity_id == person.entity_id:
            return None
        owned = self.tokens.case(chief.first) == "Gen" and chief.entity_id not in self._vague
        return self._held.get(chief.entity_id) if owned else None

    def _pronoun(self, phrase: Phrase) -> int | None:
        """Where "его" or "её" stands before a role."""
        t, k = self.tokens, max(phrase.outer, 0)
        at = next((i for i in (k, k - 1) if i >= 0 and t.lower[i] in OWNERS), None)
        if at and t.lower[at - 1].startswith("возглав") and phrase.entry.lemma not in DEPUTIES:
            return None  # "возглавил | его | министр Олег Седых"
        return at

    def _of_another(self, phrase: Phrase) -> bool:
        """Whether "его", "её" is of a work, or of a body that is not named: "Лабораторию открыла фирма «Лён». Её"."""
        t, at = self.tokens, self._pronoun(phrase)
        if at is None:
            return False
        s = t.sentence[at]
        s -= at == t.bound[s] and s > 0 and self.doc.sentences[s].segment_id == self.doc.sentences[s - 1].segment_id
        for k in range(max(t.bound[s], at - LONGEST), min(t.bound[s + 1], at)):
            if t.relation[k] in OBJECTS and t.number(k) == "Sing" and t.pos[k] in ("NOUN", "PROPN"):
                fits = stands_for_body(self._lemma(k)) and t.gender(k) in BODIES[t.lower[at]]
                if fits and not self._is_named(k) and not self._assists_after(phrase, k, at):
                    return True
        return is_of_no_body(t, phrase)

    def _assists_after(self, phrase: Phrase, k: int, at: int) -> bool:
        """Whether it is rather his deputy who is named since: "Суд арестовал главу «Икса» Олега Седых и его зама"."""
        person = self._person_before(at, False) if phrase.entry.lemma in DEPUTIES else None
        return person is not None and person.first > k

    def _is_named(self, k: int) -> bool:
        """Whether a noun is of an organisation's name, or stands before one and says of which kind that is."""
        if k in self.bodies.inside:
            return True
        after = k + 1 + (self.tokens.words[k + 1 : k + 2] != [] and self.tokens.words[k + 1] in OPENING)
        return k + 1 in self.bodies.inside or after in self.bodies.inside

    def _alone(self, subjects: list[tuple[int, Mention]]) -> bool:
        """Whether the others stand in a clause about the first: "«Икс», учредители которого — «Игрек» и «Зет»"."""
        return bool(subjects) and any(
            word.startswith("котор") for word in self.tokens.lower[subjects[0][1].last : subjects[1][0]]
        )

    def _subject(self, m: Mention) -> bool:
        """Whether a verb is said of an organisation, or of the noun before its name: "приехала фирма «Икс»"."""
        t = self.tokens
        top = head_of(t, m)
        noun = t.head[top]
        own = noun == m.first - 1 and t.tag[noun].feats.get("Animacy") == "Inan"  # no "сотрудники «Икса»"
        kind = noun >= 0 and (t.relation[top] == "appos" or (t.relation[top] == "nmod" and own))
        return self.bodies.subject(m) or (kind and t.relation[noun] in SUBJECTS)

    def _somebody(self, first: int, at: int) -> bool:
        """Whether a noun between says of somebody whose "его", "её" may be: "учёной вручил приз её учитель"."""
        t = self.tokens
        gender = GRAMMEMES[HIS_HER[t.lower[at]]]
        nouns = (k for k in range(max(first, at - BETWEEN), at) if t.pos[k] == "NOUN")
        return any({"NOUN", "anim", gender} <= readings(t.words[k])[0].grammemes for k in nouns)

    def _person_before(self, at: int, far: bool) -> Mention | None:
        """Who is named last in the sentence or the one before, or in the paragraph."""
        t, s = self.tokens, self.tokens.sentence[at]
        segment = self.doc.sentences[s].segment_id
        for back in range(s, max(s - (FARTHEST if far else 1), 0) - 1, -1):
            if self.doc.sentences[back].segment_id != segment:
                return None
            begin = max(t.bound[back], at - LONGEST)
            for i in range(min(at, t.bound[back + 1]) - 1, begin - 1, -1):
                person = self._people.get(i)
                if person is not None and self._gender[person.entity_id] in (None, OWNERS[t.lower[at]]):
                    return person
        return None
