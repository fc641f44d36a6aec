"""Roles that a sentence says of its subject: "Ким стала директором", "назначен на пост министра", "возглавляет фонд".

The verbs are a table; who holds the role is read off the syntax tree: the subject of the verb (its object, where
somebody appoints somebody), the noun that a relative clause or participle belongs to, or whom a pronoun stands for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache, cached_property

from presslens.document import Document, Mention, RoleStatus
from presslens.facts.roles.complements import Phrase
from presslens.facts.roles.phrases import Reader
from presslens.facts.roles.words import GENERIC, word_list
from presslens.tagging.morphology import lemma, readings

BECOMING = word_list("becoming")
BEING = word_list("being")
APPOINTING = word_list("appointing")
NOMINATING = word_list("nominating")
LEAVING = word_list("leaving")
TAKING = word_list("taking")
HOLDING = BECOMING | BEING | APPOINTING
HEADING = word_list("heading")
WORKING = word_list("working")
# Nouns that hold the role in the genitive: "пост директора".
POSTS = word_list("posts")
# Nouns that say that somebody enters or leaves a post, or works in it.
CHANGES: dict[str, RoleStatus] = dict.fromkeys(word_list("entering"), "current")
CHANGES |= dict.fromkeys(word_list("quitting"), "former")
CONSIDERING = word_list("considering")
FAMED = word_list("famed")
PHASES = word_list("phases")
OCCASIONAL = word_list("occasional")
WITHIN = frozenset(("в", "во", "на", "за", "при", "у"))
SUBJECTS = ("nsubj", "nsubj:pass")
PRONOUNS = frozenset(("он", "она"))
SUCCEEDING = "смени"  # сменил, сменив, сменивший
REPLACED = 8  # tokens between "вместо" and the name
DECREED = 4  # tokens of "1." and a quotation mark before the verb of a decree
FARTHEST = 2  # sentences back to whom a pronoun stands for
DOMINANT = 2  # how many times as often as the next the one whom a release is about is named

Statement = tuple[Phrase, Mention]


class Predicates:
    def __init__(self, doc: Document, reader: Reader) -> None:
        self.doc, self.tokens, self.reader = doc, doc.tokens, reader
        self.gender = {p.person_id: p.gender for p in doc.people}
        self.by_sentence: dict[int, list[Mention]] = {}
        for m in doc.mentions:
            if m.kind == "person":
                self.by_sentence.setdefault(doc.tokens.sentence[m.first], []).append(m)

    def holder(self, phrase: Phrase) -> Mention | None:
        """Of whom the phrase is said, if it is; sets its status and a workplace named beside the verb."""
        t, head = self.tokens, phrase.head
        anchor = head
        above = t.head[head]
        post = above >= 0 and lemma(t.words[above], t.tag[above]) in POSTS and phrase.case in ("Gen", None)
        noun = phrase.outer - 1
        if post:
            anchor = above
        elif phrase.case == "Gen" and t.head[noun] == head and lemma(t.words[noun], t.tag[noun]) in POSTS:
            post = True  # the parser hangs the post on the role
        elif phrase.case == "Gen" and t.lower[phrase.outer - 1] == "качестве":
            return self._capacity(phrase)
        elif phrase.case not in ("Ins", "Nom", None):
            return None
        children = t.children[anchor]
        if not post and any(t.relation[c] == "cop" for c in children):
            return self._copular(phrase, anchor)
        if phrase.case == "Nom" or (phrase.plural and phrase.case != "Ins"):
            return None
        verb = t.head[anchor]
        m = self.reader.mention.get(verb)
        if m is not None and m.kind == "person" and t.relation[verb] == "obj" and phrase.case == "Ins":
            # "назначил А. Ким директором": the parser hangs the role on the name
            above = t.head[verb]
            return m if lemma(t.words[above], t.tag[above]) in APPOINTING and self._asserted(above) else None
        if not post and any(t.relation[c] == "case" for c in children):
            return None
        if verb < 0 or t.pos[verb] not in ("VERB", "ADJ") or not self._asserted(verb):
            return None
        name = lemma(t.words[verb], t.tag[verb])
        held = post and any(t.lower[c] in ("на", "в") for c in children) and t.case(anchor) == "Loc"
        if post and not held and t.lower[anchor].startswith("рол"):
            return None  # "известность за роль полковника"
        if not (name in HOLDING or (post and (name in LEAVING or name in TAKING)) or held):
            return None
        person = self._subject(verb, name) if self._lasting(phrase, name) else None
        if person is not None:
            if post and t.lower[anchor].startswith("обязанност") and phrase.status == "current":
                phrase.status = "acting"
            self._status(phrase, verb, name)
            self._workplace(phrase, verb)
        return person

    @staticmethod
    def _lasting(phrase: Phrase, verb: str) -> bool:
        """Whether a verb says more than what somebody does once: "выступил свидетелем"."""
        return verb not in ("выступить", "выступать") or phrase.entry.lemma not in OCCASIONAL

    def famed(self, phrase: Phrase) -> Mention | None:
        """ "известен как художник", "работал как волонтёр"."""
        t, verb = self.tokens, self.tokens.head[phrase.head]
        if phrase.case != "Nom" or phrase.plural or verb < 0 or not self._asserted(verb):
            return None
        name = lemma(t.words[verb], t.tag[verb])
        if t.lower[phrase.outer - 1] != "как" or name not in FAMED:
            return None
        m = self.reader.mention.get(t.head[verb])
        if t.relation[verb] in ("amod", "acl", "appos"):
            return m if m is not None and m.kind == "person" else None
        return self._subject(verb, "")

    def _capacity(self, phrase: Phrase) -> Mention | None:
        """ "принёс присягу в качестве министра": of the subject, or of whom something is done to."""
        t, verb = self.tokens, self.tokens.head[phrase.head]
        if verb < 0 or t.pos[verb] != "VERB" or phrase.plural or not self._asserted(verb):
            return None
        name = lemma(t.words[verb], t.tag[verb])
        objects = [c for c in t.children[verb] if t.relation[c] in ("obj", "iobj") and self._person(c, verb)]
        untold = t.relation[verb] == "root" and not any(t.relation[c] in SUBJECTS for c in t.children[verb])
        if name in CONSIDERING or (untold and not objects) or (objects and name not in APPOINTING):
            return None
        person = self._subject(verb, name)
        if person is not None:
            self._status(phrase, verb, name)
        return person

    def holds(self, phrase: Phrase, verb: int, post: bool) -> bool:
        """Whether a verb says that its subject holds a role, or the post of one; sets the status of the role."""
        name = lemma(self.tokens.words[verb], self.tokens.tag[verb])
        known = BECOMING | BEING | TAKING | LEAVING if post else BECOMING | BEING
        if not post and self.tokens.tag[verb].feats.get("Voice") == "Pass":
            known = HOLDING
        if name not in known or not self._lasting(phrase, name) or not self._asserted(verb):
            return False
        self._status(phrase, verb, name)
        return True

    def appointed(self, phrase: Phrase) -> bool:
        """Whether a verb gives the role to whom it names after it: "назначил министром адмирала Анну Ким"."""
        t, verb = self.tokens, self.tokens.head[phrase.head]
        if verb < 0 or phrase.case != "Ins" or phrase.plural or t.pos[verb] != "VERB":
            return False
        name = lemma(t.words[verb], t.tag[verb])
        active = t.tag[verb].feats.get("Voice") == "Act" and not t.lower[verb].endswith("ся")
        if name not in APPOINTING or not active or not self._asserted(verb):
            return False
        self._status(phrase, verb, name)
        return True

    def mark(self, phrase: Phrase, post: int) -> bool:
        """Set the status that the verb of a post says, "выдвинул на пост"; whether the name after it left the post."""
        t, verb = self.tokens, self._verb_above(post)
        if verb >= 0 and (name := lemma(t.words[verb], t.tag[verb])) in NOMINATING | LEAVING:
            self._status(phrase, verb, name)
        return verb >= 0 and t.lower[verb].startswith(SUCCEEDING)

    def subject_body(self, i: int) -> Mention | None:
        """The organisation that is the subject of the clause of a token."""
        t, verb = self.tokens, self._verb_above(i)
        for c in t.children[verb] if verb >= 0 else ():
            if t.relation[c] in SUBJECTS:
                parts = (c, *(k for k in t.children[c] if t.relation[k] == "appos"))  # "компания «Ромашка»"
                m = next((self.reader.mention[k] for k in parts if k in self.reader.mention), None)
                return m if m is not None and m.kind == "organisation" else None
        return None

    def replaced(self, phrase: Phrase) -> Mention | None:
        """Who held the role before: "вместо Анны Ким", "сменил на посту директора Анну Ким"."""
        t, head = self.tokens, phrase.head
        for i in range(self.reader.begin_of(head), self.reader.end_of(head)):
            if t.lower[i] == "вместо":
                before = (m for m in self.by_sentence[t.sentence[i]] if i < m.first <= i + REPLACED)
                m = next(before, None)
                return m if m is not None and self._all_nominal(i + 1, m.first) and t.case(m.first) == "Gen" else None
            if t.lower[i].startswith(SUCCEEDING) and t.pos[i] == "VERB" and self._asserted(i):
                posts = [c for c in t.children[i] if lemma(t.words[c], t.tag[c]) in POSTS]
                if posts and (t.head[head] in posts or any(t.lower[k] == "этом" for k in t.children[posts[0]])):
                    objects = (c for c in t.children[i] if t.relation[c] in ("obj", "iobj") and t.case(c) != "Nom")
                    beside = self.reader.mention.get(phrase.stop)  # where the parser hangs the name on the post
                    beside = beside if beside is not None and beside.kind == "person" else None
                    return next((m for c in objects if (m := self._person(c, i)) is not None), beside)
        return None

    def _all_nominal(self, first: int, stop: int) -> bool:
        return all(self.tokens.pos[k] not in ("CCONJ", "PUNCT", "SCONJ") for k in range(first, stop))

    def appoints(self, m: Mention, phrase: Phrase) -> bool:
        """Whether the name before a role is the object of a verb that gives it: "назначил Седых директором"."""
        t, verb = self.tokens, self.tokens.head[m.first]
        if verb < 0 or t.relation[m.first] != "obj" or t.case(m.first) == "Nom" or not self._asserted(verb):
            return False
        name = lemma(t.words[verb], t.tag[verb])
        if name in APPOINTING:
            self._status(phrase, verb, name)
        return name in APPOINTING

    def nominal(self, phrase: Phrase) -> Mention | None:
        """ "назначение Анны Ким директором", "приход Анны Ким на пост директора": said by a noun."""
        t, anchor = self.tokens, phrase.head
        above = t.head[anchor]
        if above >= 0 and phrase.case in ("Gen", None) and lemma(t.words[above], t.tag[above]) in POSTS:
            anchor = above
        elif phrase.case != "Ins":
            return None
        noun = t.head[anchor]
        if anchor != phrase.head and (person := self._proposed(anchor)) is not None:
            phrase.status = "future" if phrase.status == "current" else phrase.status
            return person
        if noun < 0 or t.pos[noun] != "NOUN" or (change := CHANGES.get(lemma(t.words[noun], t.tag[noun]))) is None:
            return None
        verb = t.head[noun]
        if phrase.plural or not self._asserted(noun) or (verb >= 0 and t.lower[verb] == "случае"):
            return None
        own = (m for c in t.children[noun] if t.case(c) == "Gen" and (m := self._person(c, noun)) is not None)
        person = next(own, None)
        if person is None and verb >= 0 and t.pos[verb] == "VERB" and self._asserted(verb):
            objects = [c for c in t.children[verb] if t.relation[c] in ("obj", "iobj")]  # "поздравил Анну Ким с"
            told = next((m for c in objects if (m := self._person(c, verb)) is not None), None)
            between = (m for m in self.by_sentence.get(t.sentence[verb], ()) if verb < m.first < noun)
            addressed = next((m for m in between if t.case(m.first) == "Dat"), None)  # "письмо Анне Ким в связи с"
            person = told or addressed or self._subject(verb, "")
        if person is not None and phrase.status == "current":
            phrase.status = change
        return person

    def _proposed(self, post: int) -> Mention | None:
        """ "предложил кандидатуру генерала Орлова на пост министра": whose candidature the post belongs to."""
        t, noun = self.tokens, self.tokens.head[post]
        for _ in range(FARTHEST):
            if noun >= 0 and t.lower[noun].startswith("кандидатур"):
                return self._candidate(noun) if self._asserted(t.head[noun]) else None
            noun = t.head[noun] if noun >= 0 else -1
        return None

    def _copular(self, phrase: Phrase, anchor: int) -> Mention | None:
        t = self.tokens
        children = t.children[anchor]
        subject = next((c for c in children if t.relation[c] in SUBJECTS), None)
        if not self._asserted(anchor):
            return None
        cop = next(c for c in children if t.relation[c] == "cop")
        above = t.head[anchor]
        if subject is None and t.lower[cop] == "будучи" and above >= 0 and t.pos[above] == "VERB":
            return self._subject(above, "")  # "будучи директором, Ким открыла"
        person = self._person(subject, anchor) if subject is not None else self._related(anchor)
        if person is not None:
            self._status(phrase, cop, "быть")
        return person

    def _asserted(self, verb: int) -> bool:
        """Whether a verb states a fact: no infinitive, negation, wish."""
        t = self.tokens
        tag = t.tag[verb].feats
        if tag.get("VerbForm") == "Inf" and not self._ordered(verb) and not self._coming(verb):
            return False
        if tag.get("Mood") in ("Imp", "Cnd"):
            return False
        return not any(t.lower[c] in ("не", "бы", "если", "чтобы", "якобы", "мог", "может") for c in t.children[verb])

    def _coming(self, verb: int) -> bool:
        """Whether an infinitive is a future: "будет исполнять"."""
        t = self.tokens
        return any(t.relation[c] == "aux" and t.lower[c].startswith("буд") for c in t.children[verb])

    def _ordered(self, verb: int) -> bool:
        """Whether an infinitive is a decree: "1. Назначить Анну Ким директором"."""
        t = self.tokens
        opening = range(self.reader.begin_of(verb), verb)
        first = len(opening) <= DECREED and all(t.pos[i] in ("NUM", "PUNCT") or t.lower[i].isdigit() for i in opening)
        return t.relation[verb] == "root" and first and lemma(t.words[verb], t.tag[verb]) in APPOINTING | LEAVING

    def _subject(self, verb: int, name: str) -> Mention | None:
        t = self.tokens
        children = t.children[verb]
        if name in APPOINTING | LEAVING:
            objects = [c for c in children if t.relation[c] == "obj" and self._can_be_object(c)]
            target = next((c for c in objects if lemma(t.words[c], t.tag[c]) not in POSTS), None)
            if target is not None:
                return self._candidate(target) or self._person(target, verb)
            active = t.tag[verb].feats.get("Voice") == "Act" and not t.lower[verb].endswith("ся")
            if active and name in APPOINTING:
                return None
        # the parser may hang the subject of the sentence on the verb of a clause too: its own is the nearest
        subjects = (c for c in children if t.relation[c] in SUBJECTS)
        subject = min(subjects, key=lambda c: abs(c - verb), default=None)
        return self._related(verb) if subject is None else self._person(subject, verb)

    def _can_be_object(self, i: int) -> bool:
        """Whether a token is an object by its case, or a name, whose case the tagger may have missed."""
        m = self.reader.mention.get(i)
        return self.tokens.case(i) in ("Acc", "Gen") or (
            m is not None and m.kind == "person" and self.tokens.case(i) != "Nom"
        )

    def _candidate(self, target: int) -> Mention | None:
        """ "выдвинул кандидатуру Анны Ким"."""
        t = self.tokens
        if not t.lower[target].startswith("кандидатур"):
            return None
        return next((m for c in t.children[target] if (m := self._person(c, target))), None)

    def _related(self, verb: int) -> Mention | None:
        """The subject of a verb without one: the noun of its clause, the subject of the verb it is joined to."""
        t = self.tokens
        above, relation = t.head[verb], t.relation[verb]
        if relation in ("acl", "acl:relcl", "advcl") and any(t.lower[c] == "где" for c in t.children[verb]):
            return self._subject_of(self._verb_above(verb), verb)  # "уехал в Омск, где стал директором"
        if relation in ("acl", "acl:relcl") and above >= 0:
            return self._person(above, verb)
        if (relation == "conj" or t.tag[verb].feats.get("VerbForm") == "Conv") and above >= 0:
            subject = next((c for c in t.children[above] if t.relation[c] in SUBJECTS), None)
            if subject is not None:
                return self._person(subject, verb)
            if relation == "conj" and t.pos[above] == "VERB" and t.relation[above] not in ("root", "conj"):
                return self._related(above)
        if relation == "parataxis" and above >= 0 and t.gender(above) == t.gender(verb) is not None:
            return self._subject_of(above, verb)  # "Ким начала карьеру: была директором"
        if relation == "root" and t.tag[verb].feats.get("Number") == "Sing":
            m = self._discourse(verb, t.gender(verb))
            # a subject that is left out was no complement before: "в администрации Джона Грина. Он ушёл."
            return m if m is not None and {t.case(k) for k in range(m.first, m.last)} - {None} != {"Gen"} else None
        return None

    def _verb_above(self, i: int) -> int:
        """The nearest verb that a token depends on, or -1."""
        t, above = self.tokens, self.tokens.head[i]
        for _ in range(FARTHEST + 1):
            if above < 0 or t.pos[above] == "VERB":
                return above
            above = t.head[above]
        return -1

    def _subject_of(self, above: int, verb: int) -> Mention | None:
        """The subject of a verb, for one without a subject of its own."""
        t = self.tokens
        subject = next((c for c in t.children[above] if t.relation[c] in SUBJECTS), None) if above >= 0 else None
        return self._person(subject, verb) if subject is not None else None

    def _person(self, i: int, verb: int) -> Mention | None:
        """The person that token `i` names, or stands for."""
        t = self.tokens
        m = self.reader.mention.get(i)
        if m is not None:
            return m if m.kind == "person" else None
        if t.lower[i] == "кто" and not t.relation[verb].startswith("acl"):
            return None  # "кто станет директором"
        if t.lower[i].startswith("котор") or t.lower[i] == "кто":
            above = t.head[verb]
            return self._person(above, above) if above >= 0 and above != i and t.pos[above] != "VERB" else None
        if t.lower[i] in PRONOUNS:
            return self._discourse(i, t.gender(i))
        for m in self.by_sentence.get(t.sentence[i], ()):
            if t.case(i) not in {t.case(k) for k in range(m.first, m.last)}:
                continue
            k = m.first
            for _ in range(3):
                k = t.head[k]
                if k == i and t.relation[m.first] in ("appos", "flat", "flat:name"):
                    return m
                if k < 0:
                    break
        m = self.reader.mention.get(t.head[i]) if t.relation[i] == "appos" and t.head[i] >= 0 else None
        return m if m is not None and m.kind == "person" else None  # "Анна Ким, астроном, которая"

    def _discourse(self, i: int, gender: str | None) -> Mention | None:
        """The one person of that gender named before `i` in its sentence or else just before it."""
        sentence = self.tokens.sentence[i]
        for s in range(sentence, max(sentence - FARTHEST, 0) - 1, -1):
            if self.doc.sentences[s].release_id != self.doc.sentences[sentence].release_id:
                return None
            named = [m for m in self.by_sentence.get(s, ()) if m.first < i]
            fitting = [m for m in named if self.gender[m.entity_id] in (None, _GENDERS.get(gender or ""))]
            if gender is None:
                fitting = named
            if named:
                return fitting[0] if len({m.entity_id for m in fitting}) == 1 else None
        m = self.topic(i)
        return m if m is not None and gender and self.gender[m.entity_id] == _GENDERS.get(gender) else None

    def topic(self, i: int) -> Mention | None:
        """The last mention before token `i` of the one person whom its release is about."""
        named = self._topics.get(self.doc.sentences[self.tokens.sentence[i]].release_id, [])
        at = bisect_left(named, i, key=lambda m: m.first)
        return named[at - 1] if at else None

    @cached_property
    def _topics(self) -> dict[int, list[Mention]]:
        """By release, the mentions of the person who is named far more often in it than any other."""
        people: dict[int, list[Mention]] = {}
        for m in self.doc.mentions:
            if m.kind == "person":
                people.setdefault(m.release_id, []).append(m)
        out = {}
        for release, named in people.items():
            often = Counter(m.entity_id for m in named).most_common(2)
            if len(often) == 1 or often[0][1] >= DOMINANT * often[1][1]:
                out[release] = [m for m in named if m.entity_id == often[0][0]]
        return out

    def _status(self, phrase: Phrase, verb: int, name: str) -> None:
        if phrase.status != "current":
            return
        tense = "Fut" if self._coming(verb) else self.tokens.tag[verb].feats.get("Tense")
        status: RoleStatus = "current"
        if name in LEAVING or (tense == "Past" and name in BEING):
            status = "former"
        elif tense == "Fut" or name in NOMINATING:
            status = "future"
        phrase.status = status

    def _workplace(self, phrase: Phrase, verb: int) -> None:
        """ "работал в университете преподавателем": the organisation beside the verb."""
        if phrase.organisation is not None:
            return
        for m in self._organisations(verb, ("obl", "nmod")):
            phrase.organisation = phrase.organisation or m
        for m in self._organisations(phrase.head, ("obl", "nmod")):
            phrase.organisation = phrase.organisation or m

    def _organisations(self, verb: int, relations: tuple[str, ...]) -> Iterator[Mention]:
        t, mention = self.tokens, self.reader.mention
        for c in t.children[verb]:
            if t.relation[c] not in relations:
                continue
            if not {t.lower[k] for k in t.children[c] if t.relation[k] == "case"} <= WITHIN:
                continue
            at = c
            if t.lower[c].startswith("котор"):
                at = t.head[verb]  # "фонд, который возглавляет Анна Ким"
            elif c not in mention and lemma(t.words[c], t.tag[c]) in GENERIC:
                at = next((k for k in t.children[c] if k in mention and t.relation[k] in ("appos", "nmod")), c)
            m = mention.get(at)
            if m is not None and m.kind == "organisation":
                yield m

    def workplaces(self) -> Iterator[tuple[Mention, Mention, int]]:
        """A person, the organisation that he heads or works in, and the verb that says so."""
        t, forms = self.tokens, _verb_forms()
        verbs = [(i, name) for i, name in enumerate(map(forms.get, t.lower)) if name]
        for s in self.by_sentence if verbs else ():
            low, high = (bisect_left(verbs, (int(bound), "")) for bound in t.bounds[s : s + 2])
            for i, name in verbs[low:high]:
                says = self._says(i)
                if says is None:
                    continue
                if name in HEADING and (pair := self._headed_by(i)) is not None:
                    yield *pair, i
                    continue
                relations = ("obl", "nmod") if name in WORKING else ("obj", "obl", "iobj")
                if any(t.relation[c] == "obj" for c in t.children[i]) and name in WORKING:
                    continue
                for organisation in self._organisations(i, relations):
                    if name not in WORKING and t.lower[organisation.first - 1] in ("в", "на", "с", "по", "из"):
                        continue
                    person = self._subject(says, name)
                    if person is not None:
                        yield person, organisation, i

    def _says(self, verb: int) -> int | None:
        """The verb that asserts a verb and has its subject: itself, or the one of "продолжает работать"."""
        t = self.tokens
        if t.tag[verb].feats.get("VerbForm") != "Inf":
            return verb if self._asserted(verb) else None
        above = t.head[verb]
        phase = above >= 0 and t.relation[verb] == "xcomp" and lemma(t.words[above], t.tag[above]) in PHASES
        return above if phase and self._asserted(above) else None

    def _headed_by(self, verb: int) -> tuple[Mention, Mention] | None:
        """ "фонд, возглавляемый Анной Ким": the person and the organisation of a participle."""
        t = self.tokens
        if t.tag[verb].feats.get("Voice") != "Pass" or not t.relation[verb].startswith(("acl", "amod")):
            return None
        m = self.reader.mention.get(t.head[verb])
        agents = (self._person(c, verb) for c in t.children[verb] if t.case(c) == "Ins")
        person = next((x for x in agents if x is not None), None)
        return (person, m) if person is not None and m is not None and m.kind == "organisation" else None

    def members(self) -> Iterator[tuple[Mention, Mention, int]]:
        """A person and the organisation named right after: "Седых из «Динамо»", "Седых («Динамо»)"; or before."""
        t, mention = self.tokens, self.reader.mention
        for named in self.by_sentence.values():
            for person in named:
                end = self.reader.end_of(person.first)
                j = person.last
                if j + 1 < end and t.lower[j] == "из":
                    k = next((k for k in range(j + 1, min(j + 4, end)) if k in mention), None)
                    m = mention.get(k) if k is not None else None
                    if m is not None and m.kind == "organisation":
                        yield person, m, j
                elif j + 2 < end and t.lower[j] == "(":
                    m = mention.get(j + 1) or mention.get(j + 2)
                    if m is not None and m.kind == "organisation" and m.last < end and not self._spelt(person, m):
                        yield person, m, j
                if person.first >= 3 and t.lower[person.first - 1] in ("руководством", "председательством"):
                    m = mention.get(person.first - 3)
                    if m is not None and m.kind == "organisation" and t.lower[person.first - 2] == "под":
                        yield person, m, person.first - 1

    def _spelt(self, person: Mention, m: Mention) -> bool:
        """Whether what follows a name is the same name in Latin letters: "Анна Ким (Anna Kim)"."""
        name, other = self.doc.text[person.start : person.stop], self.doc.text[m.start : m.stop]
        return other.isascii() and not name.isascii() and len(name.split()) == len(other.split()) > 1


_GENDERS = {"Masc": "masculine", "Fem": "feminine"}


@cache
def _verb_forms() -> dict[str, str]:
    """The verbs of heading and working by form."""
    return {form.word.replace("ё", "е"): verb for verb in HEADING | WORKING for form in readings(verb)[0].parse.lexeme}
