"""Roles that a sentence says of its subject: "Ким стала директором", "назначен на пост министра".

The verbs are a table; who holds the role is read off the syntax tree: the subject of the verb (its object, where
somebody appoints somebody), the noun that a relative clause or participle belongs to, or whom a pronoun stands for.
"""

from __future__ import annotations

from presslens.document import Mention
from presslens.entities.people.commons import is_verb
from presslens.facts.roles.equations import Equations
from presslens.facts.roles.modifiers import ANIMATE
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.status import BEING, ENTERING
from presslens.facts.roles.subjects import (
    APPOINTING,
    BESIDE,
    LEAVING,
    POSTS,
    PRONOUNS,
)
from presslens.facts.roles.trimming import CLOSING
from presslens.facts.roles.words import SUBJECTS, word_list
from presslens.tagging.morphology import readings

BECOMING = word_list("becoming")
TAKING = word_list("taking")
HOLDING = BECOMING | BEING | APPOINTING
BEGINNING = ENTERING - {"карьера", "пребывание", "работа", "служба"}
CONSIDERING = word_list("considering")
GRANTING = word_list("granting")
LAYING = word_list("laying")
RISING = word_list("rising")
LIVES = word_list("lives")
FAMED = word_list("famed")
STILL = frozenset(("ещё", "еще"))
NO_MORE = [[word, "не"] for word in ("больше", "более", "уже")]
PRESENTING = "представить"
OCCASIONAL = word_list("occasional")
ACTING = ("исполня", "выполня")
DUTIES = ("обязанност", "функци")
FROM, WITHIN = frozenset(("с", "со")), frozenset(("в", "во", "на"))
STARTING = ("приступ",)
ASKED = 6  # tokens between "кто" and a role


class Predicates(Equations):
    """The roles that verbs say of somebody, and nouns."""

    def holder(self, phrase: Phrase) -> Mention | None:
        """Of whom the phrase is said, if it is; sets its status and a workplace named beside the verb."""
        t, noun = self.tokens, phrase.outer - 1
        if self._asked(phrase.outer) or (phrase.case == "Ins" and self._lemma(noun) in BEGINNING):
            return None  # "после назначения директором Ким работал": the noun says it
        post = self._post(phrase)
        if post is None and phrase.case == "Gen" and t.lower[noun] == "качестве":
            return self._capacity(phrase)
        if post is None and phrase.case == "Gen" and t.lower[noun] in ("до", "от"):
            return self._risen(phrase, t.lower[noun] == "от")
        if post is None and (m := self._is_called(phrase)) is not None:
            return m
        if post is None and phrase.case not in ("Ins", "Nom", None):
            return None
        anchor = phrase.head if post is None else post
        relations = [t.relation[c] for c in t.children[anchor]]
        misread = phrase.case == "Ins" and t.pos[anchor] == "VERB"  # "был учётчиком", to the tagger a participle
        if post is None and ("cop" in relations or (misread and not {"aux", "aux:pass"}.isdisjoint(relations))):
            return self._copular(phrase, anchor)
        if phrase.case == "Nom" and post is None and (m := self.equated(phrase)) is not None:
            return m
        if phrase.case == "Nom" or (phrase.plural and phrase.case != "Ins"):
            return None
        verb = self._governing(phrase, post)
        m = self.reader.mention.get(verb)
        if m is not None and m.kind == "person" and t.relation[verb] == "obj" and phrase.case == "Ins":
            # "назначил А. Ким директором": the parser hangs the role on the name
            above = t.head[verb]
            return m if self._lemma(above) in APPOINTING and self._asserted(above) else None
        if post is None and ("case" in relations or t.pos[noun] == "ADP"):
            return None  # "работала с | доктором"
        if verb < 0 or not (t.pos[verb] in ("VERB", "ADJ") or is_verb(t.words[verb])):
            return None
        return self._of_verb(phrase, verb, post)

    def _post(self, phrase: Phrase) -> int | None:
        """The token of the post that a role is the holder's of, "на пост | директора", or what has its place in the
        syntax; None where no post is told."""
        t, head, noun = self.tokens, phrase.head, phrase.outer - 1
        above = t.head[head]
        if above >= 0 and self._lemma(above) in POSTS and phrase.case in ("Gen", None):
            return t.head[above] if t.lower[t.head[above]].startswith("исполнени") else above
        if phrase.case == "Gen" and noun >= 0 and self._lemma(noun) in POSTS and t.lower[noun] != "качестве":
            return head if t.head[noun] == head else noun  # the parser hangs the post on the role, or neither on both
        return None

    def _governing(self, phrase: Phrase, post: int | None) -> int:
        """The verb that governs a role or its post, wherever the parser hangs them; -1 for none."""
        t = self.tokens
        verb = self._own_verb(phrase, t.head[phrase.head if post is None else post])
        if post is None and phrase.case == "Ins" and (verb < 0 or phrase.first <= verb < phrase.stop):
            verb = self._verb_before(phrase)  # the parser may hang the role on what it is of: "секретарём завода"
        elif post is None and phrase.case == "Ins" and t.pos[verb] == "ADV":
            verb = t.head[verb]  # "начинал | там же, в Омске, мастером"
        if post is None and phrase.case == "Ins" and 0 <= verb < (near := self._verb_before(phrase)):
            own = t.tag[near].feats.get("VerbForm") == "Fin" and self._lemma(near) in HOLDING
            verb = near if own else verb  # "станет Анна Ким, которая работает | врачом"
        if post is None and phrase.case == "Ins" and verb >= phrase.stop and "," in t.words[phrase.stop : verb]:
            near = self._verb_before(phrase)  # "Ким, назначенный в среду | тренером, провёл": of its own clause
            part = near >= 0 and t.tag[near].feats.get("VerbForm") == "Part" and self._lemma(near) in HOLDING
            verb = near if part else verb
        if post is not None and verb >= 0 and t.relation[verb] == "obl" and self._onto(post) and t.pos[verb] != "VERB":
            verb = t.head[verb]  # "переведён в аппарат | на должность советника": beside the verb
        if post is None and verb >= 0 and phrase.case == "Ins" != t.case(verb) and t.relation[phrase.head] == "appos":
            verb = t.head[verb] if t.relation[verb] == "obl" else verb  # "работал в мэрии — | начальником отдела"
        return verb

    def _of_verb(self, phrase: Phrase, verb: int, post: int | None) -> Mention | None:
        """Of whom a verb says a role, or the post of one; sets its status and a workplace named beside the verb."""
        t, says = self.tokens, self._says(verb)
        name = self._lemma(verb)
        if says is None and name in HOLDING | TAKING and self._lower[verb - 2 : verb] in NO_MORE:
            phrase.status = "former"  # "больше не работает директором"
            return self._subject(verb, name)
        if says is None:
            return self._remaining(verb, name) if post is not None and name in LEAVING else None
        if name == "начать" and any(self._lemma(c) in LIVES for c in t.children[verb]):
            name = "начинать"
        if name in ("подать", "подавать") and any(t.lower[c].startswith("отставк") for c in t.children[verb]):
            name = "уйти"
        if post is None:
            known = name in HOLDING
        elif t.case(post) == "Loc" and any(t.lower[c] in ("на", "в") for c in t.children[post]):
            known = True
        elif t.lower[post].startswith("рол"):
            known = False  # "известность за роль полковника"
        else:
            known = name in HOLDING | LEAVING | TAKING | GRANTING | LAYING
        person = self._bearer(phrase, verb, says, name) if known else None
        if person is not None:
            name = name if says == verb else self._lemma(says)  # "стал работать учителем"
            duties = post is not None and t.lower[t.head[phrase.head]].startswith(DUTIES)
            come = post is not None and name in BECOMING and t.tag[says].feats.get("Tense") == "Past"
            if post is not None and come and not FROM.isdisjoint(t.lower[c] for c in t.children[post]):
                phrase.status = "former"  # "пришёл с должности директора"
            if duties and phrase.status == "current" and not name.startswith(STARTING):
                phrase.status = "acting"  # but who "приступил к обязанностям" holds the post
            if (
                phrase.status == "current"
                and verb > phrase.head
                and phrase.outer
                and t.lower[phrase.outer - 1] in STILL
            ):
                phrase.status = "former"  # "ещё студентом выступал за сборную"
            self._status(phrase, says, name)
            self._workplace(phrase, verb)
        return person

    def _bearer(self, phrase: Phrase, verb: int, says: int, name: str) -> Mention | None:
        """Whom a verb gives a role: "возложил обязанности на А", "присвоил звание Б"; else its subject."""
        t, own = self.tokens, self.tokens.children[verb]
        if name in LAYING:
            laid = (c for c in own if t.case(c) == "Acc" and "на" in map(t.lower.__getitem__, t.children[c]))
            return next((m for c in laid if (m := self._person(c, verb))), None)
        if name in GRANTING:
            told = next((m for c in own if t.case(c) == "Dat" and (m := self._person(c, verb))), None)
            return told or self._addressed(verb)
        return self._subject(says, name) if self._lasting(phrase, name) else None

    def _addressed(self, verb: int) -> Mention | None:
        """The one person in the dative right before a verb, wherever the parser hangs him: "указом президента Олегу
        Седых | присвоено звание"."""
        m = self.reader.mention.get(verb - 1)
        if m is None or m.kind != "person" or self.tokens.sentence[m.first] != self.tokens.sentence[verb]:
            return None
        return m if all(self.tokens.case(k) == "Dat" for k in range(m.first, m.last)) else None

    def _own_verb(self, phrase: Phrase, verb: int) -> int:
        """The verb, or that of the role's own clause where a semicolon parts them, which parsers read over."""
        t = self.tokens
        if verb < phrase.stop or ";" not in t.words[phrase.stop : verb]:
            return verb
        clause = range(phrase.stop, t.words.index(";", phrase.stop))
        verbs = (k for k in clause if t.pos[k] == "VERB")
        return next((k for k in verbs if any(t.relation[c].startswith("nsubj") for c in t.children[k])), -1)

    def _onto(self, post: int) -> bool:
        """Whether somebody comes to a post: "на должность"."""
        t = self.tokens
        return t.case(post) == "Acc" and any(t.lower[c] == "на" for c in t.children[post])

    def _verb_before(self, phrase: Phrase) -> int:
        """The verb before a role and some words: "работал | в своё время | завучем"; -1 for none."""
        t, begin = self.tokens, self.reader.begin_of(phrase.head)
        for k in range(phrase.outer - 1, max(begin, phrase.outer - BESIDE) - 1, -1):
            if (m := self.reader.mention.get(k)) is not None:
                # "работал | в Туле инженером", "переходит | в фонд «Икс» советником"
                if m.kind != "location" and t.lower[m.first - 1] not in WITHIN:
                    return -1
            elif t.pos[k] in ("PUNCT", "CCONJ") and t.words[k] not in CLOSING:
                return -1
            elif self._verbal(k):
                return k
        return -1

    def _asked(self, first: int) -> bool:
        """Whether a clause asks who holds a role: "кто станет директором"."""
        t = self.tokens
        for k in range(first - 1, max(first - ASKED, self.reader.begin_of(first)) - 1, -1):
            if t.pos[k] == "PUNCT":
                return False
            if t.lower[k] == "кто":
                return True
        return False

    def _risen(self, phrase: Phrase, once: bool) -> Mention | None:
        """ "дослужился до полковника", "прошёл путь от токаря до директора"."""
        verb = self._verb_above(phrase.head)
        if verb < 0 or phrase.plural or self._lemma(verb) not in RISING or not self._asserted(verb):
            return None
        way = [c for c in self.tokens.children[verb] if self.tokens.lower[c] == "путь"]
        person = self._subject(verb, "") if way or self._lemma(verb) != "пройти" else None
        if person is None and way and self.tokens.relation[way[0]] in SUBJECTS:
            person = self._related(verb)  # "путь" is alike in the nominative
        if person is not None and once:
            phrase.status = "former"
        return person

    def _remaining(self, verb: int, name: str) -> Mention | None:
        """Who holds a post still: "отказался уйти с поста", "предлагает снять Анну Ким с поста"."""
        above = self._verb_above(verb) if self.tokens.tag[verb].feats.get("VerbForm") == "Inf" else -1
        return self._subject(verb, name) or (self._subject_of(above, above) if above >= 0 else None)

    @staticmethod
    def _lasting(phrase: Phrase, verb: str) -> bool:
        """Whether a verb says more than what somebody does once: "выступил свидетелем"."""
        return verb not in ("выступить", "выступать") or phrase.entry.lemma not in OCCASIONAL

    def famed(self, phrase: Phrase) -> Mention | None:
        """ "известен как художник", "сделал себе имя как певец", "представил Анну Ким как нового министра"."""
        t, verb, told = self.tokens, self.tokens.head[phrase.head], phrase.outer - 1
        if phrase.plural or told < 0 or t.lower[told] != "как":
            return None
        if told < verb < phrase.stop:  # parsers make nothing of "и. о."
            verb = next((k for k in range(told - 1, self.reader.begin_of(told) - 1, -1) if t.pos[k] == "VERB"), -1)
        if verb >= 0 and t.relation[verb] == "obj" and self._lemma(verb) in FAMED:
            verb = t.head[verb]  # the parser may hang the role on what the verb has: "известность как врач"
        if verb < 0 or not self._asserted(verb):
            return None
        if phrase.case in ANIMATE:
            above = t.head[verb] if t.relation[verb] == "obj" else verb  # the parser may hang the role on the name
            shown = (self._person(c, above) for c in t.children[above] if t.relation[c] == "obj")
            return next(filter(None, shown), None) if above >= 0 and self._lemma(above) == PRESENTING else None
        had = (c for c in t.children[verb] if t.relation[c] == "obj" and c < told)  # "получил известность"
        if phrase.case not in ("Nom", None) or FAMED.isdisjoint((self._lemma(verb), *map(self._lemma, had))):
            return None
        m = self.reader.mention.get(t.head[verb])
        if t.relation[verb] in ("amod", "acl", "appos"):
            return m if m is not None and m.kind == "person" else None
        return self._subject(verb, "")

    def _capacity(self, phrase: Phrase) -> Mention | None:
        """ "принёс присягу в качестве министра": of the subject, or of whom something is done to."""
        t, verb = self.tokens, self.tokens.head[phrase.head]
        if verb < 0 or phrase.plural or not self._asserted(verb):
            return None
        if t.pos[verb] != "VERB":  # "была в Омске в качестве судьи"
            return self._copular(phrase, verb) if any(t.relation[c] == "cop" for c in t.children[verb]) else None
        name = self._lemma(verb)
        objects = [c for c in t.children[verb] if t.relation[c] in ("obj", "iobj") and self._person(c, verb)]
        untold = t.relation[verb] == "root" and not any(t.relation[c] in SUBJECTS for c in t.children[verb])
        if name in CONSIDERING or (untold and not objects) or (objects and name not in APPOINTING):
            return None
        person = self._subject(verb, name)
        if person is not None:
            self._status(phrase, verb, name)
        return person

    def takes(self, phrase: Phrase, post: int) -> Mention | None:
        """Who takes or leaves the post at a token: "на эту должность назначен Олег Седых"; sets the status."""
        beside = post - 2 - (self.tokens.lower[post - 2] in ("на", "с"))  # the parser may hang the post on another
        verb = beside if beside >= 0 and self.tokens.pos[beside] == "VERB" else self._verb_above(post)
        name = self._lemma(verb) if verb >= 0 else ""
        if name not in HOLDING | TAKING | LEAVING or not self._asserted(verb):
            return None
        person = self._subject(verb, name)
        if person is not None:
            duties = self._lemma(post).startswith(DUTIES) and not name.startswith(STARTING)
            phrase.status = "acting" if duties else phrase.status
            self._status(phrase, verb, name)
            self._workplace(phrase, verb)
            where = self._organisations(post, ("obl", "nmod")) if phrase.organisation is None else iter(())
            phrase.organisation = phrase.organisation or next(where, None)
        return person

    def holds(self, phrase: Phrase, verb: int, post: bool) -> bool:
        """Whether a verb says that its subject holds a role, or the post of one; sets the status of the role."""
        name = self._lemma(verb)
        known = BECOMING | BEING | TAKING | LEAVING if post else BECOMING | BEING
        passive = self.tokens.tag[verb].feats.get("Voice") == "Pass"
        if self.tokens.pos[verb] == "NOUN":  # a verb that the tagger takes for a noun
            passive = "PRTS" in readings(self.tokens.words[verb])[0].grammemes
        if not post and passive:
            known = HOLDING
        copular = self.tokens.pos[verb] == "AUX" and not self._asserted(phrase.head)  # "по версии суда, главой был Ким"
        if name not in known or copular or not self._lasting(phrase, name) or not self._asserted(verb):
            return False
        self._status(phrase, verb, name)
        return True

    def bestows(self, verb: int) -> bool:
        """Whether a word is a verb by which somebody gets a role: "избраны", "назначить"."""
        return self._verbal(verb) and self._lemma(verb) in APPOINTING | BECOMING and self._asserted(verb)

    def set_status(self, phrase: Phrase, verb: int) -> None:
        """Set the status of a role that a verb gives."""
        self._status(phrase, verb, self._lemma(verb))

    def appointed(self, phrase: Phrase) -> bool:
        """Whether a verb gives the role to whom it names after it: "назначил министром адмирала Анну Ким"."""
        t, verb = self.tokens, self.tokens.head[phrase.head]
        if verb < 0 or phrase.case != "Ins" or phrase.plural or t.pos[verb] != "VERB":
            return False
        name = self._lemma(verb)
        if name not in APPOINTING or not self._active(verb) or not self._asserted(verb):
            return False
        self._status(phrase, verb, name)
        return True

    def gives(self, phrase: Phrase) -> bool:
        """Whether the verb of a role gives it to whom it names in the accusative."""
        verb = self.tokens.head[phrase.head]
        return verb >= 0 and self._lemma(verb) in APPOINTING and self._active(verb)

    def without_subject(self, phrase: Phrase) -> bool:
        """Whether a verb before a role has no subject but what may follow: "назначена директором ..."."""
        t, verb = self.tokens, self.tokens.head[phrase.head]
        before = 0 <= verb < phrase.outer and t.pos[verb] == "VERB" and "VerbForm" in t.tag[verb].feats
        finite = before and (t.tag[verb].feats["VerbForm"] == "Fin" or t.tag[verb].feats.get("Variant") == "Short")
        return finite and not any(t.relation[c] in SUBJECTS for c in t.children[verb])

    def appoints(self, m: Mention, phrase: Phrase) -> bool:
        """Whether the name before a role is the object of a verb that gives it: "назначил Седых директором"."""
        t, verb = self.tokens, self.tokens.head[m.first]
        if verb < 0 or t.relation[m.first] != "obj" or t.case(m.first) == "Nom" or not self._asserted(verb):
            return False
        name = self._lemma(verb)
        if name in APPOINTING:
            self._status(phrase, verb, name)
        return name in APPOINTING

    def acts(self, phrase: Phrase, m: Mention) -> bool:
        """Whether a verb before the duties of a role says that whoever is named after it has them; sets the status:
        "исполняет обязанности мэра | Анна Ким"."""
        t, verb = self.tokens, phrase.outer - 2
        acting = verb >= 0 and t.lower[verb].startswith(ACTING) and t.pos[verb] == "VERB" and phrase.case == "Gen"
        finite = acting and t.tag[verb].feats.get("VerbForm") == "Fin" and self._asserted(verb)
        gender = self.gender[m.entity_id]
        alike = gender is None or self.reader.written_in(m, gender, "Gen")  # who is named may be the mayor too
        if not finite or (alike and any(t.relation[c] in SUBJECTS and c < verb for c in t.children[verb])):
            return False
        phrase.status = "acting"
        return True

    def _copular(self, phrase: Phrase, anchor: int) -> Mention | None:
        t = self.tokens
        children = t.children[anchor]
        if not self._asserted(anchor):
            return None
        cop = next(c for c in children if t.relation[c] in ("cop", "aux", "aux:pass"))
        # not "был директором: время, когда платили"
        subjects = [c for c in children if t.relation[c] in SUBJECTS and ":" not in t.words[anchor:c]]
        subject = subjects[0] if subjects else None
        if len(subjects) > 1 and t.lower[subjects[1]] in PRONOUNS and subjects[1] < cop:
            subject = subjects[1]  # "Выпускник МГУ, он был врачом"
        above = t.head[anchor]
        if subject is None and t.lower[cop] == "будучи" and above >= 0 and t.pos[above] == "VERB":
            return self._subject(above, "")  # "будучи директором, Ким открыла"
        beyond = self.reader.mention.get(cop + 1) if subject is None and cop >= phrase.stop else None
        if beyond is not None and beyond.kind == "person" and t.case(beyond.first) == "Nom":
            person: Mention | None = beyond  # "директором вместо Анны Ким, ушедшей в отпуск, будет | Олег Седых"
        else:
            person = self._person(subject, anchor) if subject is not None else self._related(anchor)
        if person is None and subject is None and t.relation[anchor] == "conj" and 0 <= above < cop:
            same = t.gender(above) == t.gender(cop) is not None and t.number(cop) == "Sing"
            if same and self._verbal(above):
                person = self._subject(above, "")  # "Служил врачом, в 2001 году был деканом"
        if person is not None:
            self._status(phrase, cop, "быть")
        return person
