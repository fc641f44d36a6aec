"""Roles that a sentence says of its subject: "Ким стала директором", "назначен на пост министра".

The verbs are a table; who holds the role is read off the syntax tree: the subject of the verb (its object, where
somebody appoints somebody), the noun that a relative clause or participle belongs to, or whom a pronoun stands for.
"""

from __future__ import annotations

from presslens.document import Mention, RoleStatus
from presslens.entities.people.commons import is_past, is_verb
from presslens.facts.roles.complements import POSSESSIVE
from presslens.facts.roles.modifiers import ANIMATE
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.subjects import APPOINTING, DISMISSING, FARTHEST, LEAVING, POSTS, SUBJECTS
from presslens.facts.roles.trimming import CLOSING, OPENING
from presslens.facts.roles.words import GENERIC, word_list
from presslens.facts.roles.workplaces import Workplaces
from presslens.tagging.morphology import readings

BECOMING = word_list("becoming")
BEING = word_list("being")
NOMINATING = word_list("nominating")
TAKING = word_list("taking")
HOLDING = BECOMING | BEING | APPOINTING
# Nouns that say that somebody enters or leaves a post, or works in it.
CHANGES: dict[str, RoleStatus] = dict.fromkeys(word_list("entering"), "current")
CHANGES |= dict.fromkeys(word_list("quitting"), "former")
BEGINNING = word_list("entering") - {"карьера", "пребывание", "работа", "служба"}
CONSIDERING = word_list("considering")
GRANTING = word_list("granting")
DOUBTING = word_list("doubting")
EXPECTING = word_list("expecting")
KEEPING, LAYING = word_list("keeping"), word_list("laying")
RISING = word_list("rising")
LIVES = word_list("lives")
FAMED = word_list("famed")
RETIRING = word_list("retiring")
RETIREMENT = {("в", "отставку"), ("на", "пенсию"), ("на", "покой")}
DISCHARGED = word_list("discharged")
ENDING = frozenset(("прекратить", "прекратиться", "сложить"))
FIRING = frozenset(("уволить", "сместить"))
HELD = frozenset(("пост", "должность", "кресло", "полномочие"))  # what one leaves with the post
LEFT_FROM = frozenset(("с", "со", "от"))
GOING = 6  # tokens of "освобожден от занимаемой должности" before a role
PRESENTING = "представить"
OCCASIONAL = word_list("occasional")
STARTING = ("приступ",)
SUCCEEDING = ("смени", "замени")  # сменил, сменив, сменивший
REPLACED = 8  # tokens between "вместо" and the name
ASKED = 6  # tokens between "кто" and a role
NEAR = 40  # tokens from a role to the words that say who held it before


class Predicates(Workplaces):
    """The roles that verbs and nouns say of somebody."""

    def holder(self, phrase: Phrase) -> Mention | None:
        """Of whom the phrase is said, if it is; sets its status and a workplace named beside the verb."""
        t, head = self.tokens, phrase.head
        if self._asked(phrase.outer) or (phrase.case == "Ins" and self._lemma(phrase.outer - 1) in BEGINNING):
            return None  # "после назначения директором Ким работал": the noun says it
        anchor = head
        above = t.head[head]
        post = above >= 0 and self._lemma(above) in POSTS and phrase.case in ("Gen", None)
        noun = phrase.outer - 1
        if post:
            anchor = t.head[above] if t.lower[t.head[above]].startswith("исполнени") else above
        elif phrase.case == "Gen" and noun >= 0 and self._lemma(noun) in POSTS and t.lower[noun] != "качестве":
            post = True
            anchor = head if t.head[noun] == head else noun  # the parser hangs the post on the role, or neither on both
        elif phrase.case == "Gen" and t.lower[noun] == "качестве":
            return self._capacity(phrase)
        elif phrase.case == "Gen" and t.lower[noun] in ("до", "от"):
            return self._risen(phrase, t.lower[noun] == "от")
        elif phrase.case not in ("Ins", "Nom", None):
            return None
        children = t.children[anchor]
        if not post and any(t.relation[c] == "cop" for c in children):
            return self._copular(phrase, anchor)
        if phrase.case == "Nom" or (phrase.plural and phrase.case != "Ins"):
            return None
        verb = self._own_verb(phrase, t.head[anchor])
        if not post and phrase.case == "Ins" and phrase.first <= verb < phrase.stop:
            verb = self._verb_before(phrase)  # the parser may hang the role on what it is of: "секретарём завода"
        if post and verb >= 0 and t.pos[verb] == "NOUN" and t.relation[verb] == "obl" and self._onto(anchor):
            verb = t.head[verb]  # "переведён в аппарат | на должность советника": beside the verb
        m = self.reader.mention.get(verb)
        if m is not None and m.kind == "person" and t.relation[verb] == "obj" and phrase.case == "Ins":
            # "назначил А. Ким директором": the parser hangs the role on the name
            above = t.head[verb]
            return m if self._lemma(above) in APPOINTING and self._asserted(above) else None
        if not post and any(t.relation[c] == "case" for c in children):
            return None
        if verb < 0 or not (t.pos[verb] in ("VERB", "ADJ") or is_verb(t.words[verb])):
            return None
        name, says = self._lemma(verb), self._says(verb)
        if name == "начать" and any(self._lemma(c) in LIVES for c in t.children[verb]):
            name = "начинать"
        if says is None:
            return self._remaining(verb, name) if post and name in LEAVING else None
        if name in ("подать", "подавать") and any(t.lower[c].startswith("отставк") for c in t.children[verb]):
            name = "уйти"
        held = post and any(t.lower[c] in ("на", "в") for c in children) and t.case(anchor) == "Loc"
        if post and not held and t.lower[anchor].startswith("рол"):
            return None  # "известность за роль полковника"
        if not (name in HOLDING or (post and name in LEAVING | TAKING | GRANTING | LAYING) or held):
            return None
        person = None
        if name in LAYING:
            laid = (
                c for c in t.children[verb] if t.case(c) == "Acc" and "на" in map(t.lower.__getitem__, t.children[c])
            )
            person = next((m for c in laid if (m := self._person(c, verb))), None)
        elif name in GRANTING:
            person = next((m for c in t.children[verb] if t.case(c) == "Dat" and (m := self._person(c, verb))), None)
        elif self._lasting(phrase, name):
            person = self._subject(says, name)
        if person is not None:
            name = name if says == verb else self._lemma(says)  # "стал работать учителем"
            duties = post and t.lower[above].startswith("обязанност") and not name.startswith(STARTING)
            if duties and phrase.status == "current":
                phrase.status = "acting"  # but who "приступил к обязанностям" holds the post
            self._status(phrase, says, name)
            self._workplace(phrase, verb)
        return person

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
        for k in range(phrase.outer - 1, max(begin, phrase.outer - GOING) - 1, -1):
            if t.pos[k] in ("PUNCT", "CCONJ") or k in self.reader.mention:
                return -1
            if t.pos[k] == "VERB" or is_verb(t.words[k]):
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
        """ "известен как художник", "работал как волонтёр", "представил Анну Ким как нового министра"."""
        t, verb, told = self.tokens, self.tokens.head[phrase.head], phrase.outer - 1
        if phrase.plural or told < 0 or t.lower[told] != "как":
            return None
        if told < verb < phrase.stop:  # parsers make nothing of "и. о."
            verb = next((k for k in range(told - 1, self.reader.begin_of(told) - 1, -1) if t.pos[k] == "VERB"), -1)
        if verb < 0 or not self._asserted(verb):
            return None
        if phrase.case in ANIMATE:
            above = t.head[verb] if t.relation[verb] == "obj" else verb  # the parser may hang the role on the name
            shown = (self._person(c, above) for c in t.children[above] if t.relation[c] == "obj")
            return next(filter(None, shown), None) if above >= 0 and self._lemma(above) == PRESENTING else None
        name = self._lemma(verb)
        if phrase.case not in ("Nom", None) or name not in FAMED:
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
            self._status(phrase, verb, name)
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

    def gone(self, phrase: Phrase) -> bool:
        """Whether what stands before a role says that its holder leaves it: "Ушёл в отставку мэр Омска Олег Седых",
        "С поста снят ректор Олег Седых"."""
        t, stop = self.tokens, phrase.outer
        said = range(stop - 1, max(self.reader.begin_of(phrase.head), stop - GOING) - 1, -1)
        verb = next((i for i in said if t.lower[i] in DISCHARGED | RETIRING or self._lemma(i) in LEAVING), None)
        if verb is None or not self._has_left(verb):
            return False
        told = tuple(t.lower[verb + 1 : stop]) or tuple(t.lower[max(verb - 2, said[-1]) : verb])
        if t.lower[verb] in DISCHARGED and verb == stop - 1:
            return True
        if told in RETIREMENT:
            return t.lower[verb] in RETIRING
        first = verb + 1 if verb < stop - 1 else verb - 2
        words = [i for i in range(first, first + len(told)) if t.pos[i] not in ("ADJ", "DET", "VERB")]
        post = bool(words) and self._lemma(words[-1]) in HELD and self._lemma(verb) in LEAVING
        return post and (len(words) == 1 or (len(words) == 2 and t.lower[words[0]] in LEFT_FROM))

    def left_body(self, phrase: Phrase) -> Mention | None:
        """The body that a verb before a role says its holder has left: "Из фонда «Икс» ушёл директор Олег Седых"."""
        t, verb = self.tokens, phrase.outer - 1
        last = verb - 1 - (verb > 1 and t.words[verb - 1] in CLOSING)
        m = self.reader.mention.get(last) if verb > 0 and self._lemma(verb) in LEAVING else None
        if m is None or m.kind != "organisation" or not self._has_left(verb) or t.relation[verb] == "acl:relcl":
            return None
        before = m.first - 1
        while before >= 0 and (t.words[before] in OPENING or self._lemma(before) in GENERIC or t.pos[before] == "ADJ"):
            before -= 1
        told = t.lower[before] if before >= self.reader.begin_of(verb) else ""
        direct = self._lemma(verb) in ("покинуть", "покидать", "оставить")
        return m if (t.pos[before] != "ADP" or not told if direct else told == "из") else None

    def _has_left(self, verb: int) -> bool:
        """Whether a verb says that its subject has left something, or was made to: not "будет уволен", "уволил"."""
        tense = self.tokens.tag[verb].feats.get("Tense")
        if tense in ("Fut", "Pres") or self._coming(verb) or not self._asserted(verb):
            return False
        return self._lemma(verb) not in DISMISSING or not self._active(verb)

    def leaves_post(self, verb: int) -> int:
        """Where the words end with which somebody leaves the post that he has: "покинул свой пост", "снят с
        должности"; 0 where a verb says no such thing."""
        t, end = self.tokens, self.reader.end_of(verb)
        if self._lemma(verb) not in LEAVING or not self._has_left(verb):
            return 0
        k = verb + 1
        k += k < end and t.lower[k] in LEFT_FROM
        while k < end and t.pos[k] in ("ADJ", "DET", "VERB"):
            k += 1
        return k + 1 if k < end and self._lemma(k) in HELD else 0

    def fired(self, phrase: Phrase) -> bool:
        """Whether a verb takes the post from whom it names after it: "Мэр уволил директора музея Анну Ким"."""
        t, verb = self.tokens, self.tokens.head[phrase.head]
        if phrase.outer and t.lower[phrase.outer - 1] == "полномочия":
            verb = t.head[phrase.outer - 1]  # "прекратил полномочия директора музея Анны Ким"
            return verb >= 0 and self._lemma(verb) in ENDING and self._asserted(verb) and not self._coming(verb)
        if verb < 0 or t.relation[phrase.head] != "obj" or phrase.case not in ANIMATE:
            return False
        past = t.tag[verb].feats.get("Tense") == "Past" and self._active(verb)
        return past and self._lemma(verb) in FIRING and self._asserted(verb)

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

    def mark(self, phrase: Phrase, post: int) -> bool:
        """Set the status that the verb of a post says, "выдвинул на пост"; whether the name after it left the post."""
        t, verb = self.tokens, self._verb_above(post)
        if verb >= 0 and (name := self._lemma(verb)) in NOMINATING | LEAVING:
            self._status(phrase, verb, name)
        return verb >= 0 and t.lower[verb].startswith(SUCCEEDING)

    def replaced(self, phrase: Phrase, holder: Mention) -> Mention | None:
        """Who held the role before: "вместо Анны Ким", "сменил на посту директора Анну Ким", "На этом посту сменил"."""
        t, head = self.tokens, phrase.head
        begin, own_end = self.reader.begin_of(head), self.reader.end_of(head)
        end = self.reader.end_of(own_end) if own_end < len(t) else own_end
        for i in range(max(begin, head - NEAR), min(end, head + NEAR)):
            if t.lower[i] == "вместо" and i < own_end:
                named = (self.reader.mention.get(k) for k in range(i + 1, min(i + REPLACED, end)))
                m = next((m for m in named if m is not None and m.kind == "person"), None)
                if m is not None and self._clause_ends(m.last, head):
                    return None  # "вместо Седых тренером стал Ким, | капитаном — Лосев"
                return m if m is not None and self._all_nominal(i + 1, m.first) and t.case(m.first) == "Gen" else None
            if t.lower[i].startswith(SUCCEEDING) and t.pos[i] == "VERB" and self._asserted(i):
                if any(word.startswith("котор") for word in t.lower[i:head]):
                    return None  # "сменила Седых, | который стал советником"
                subject = holder if i < own_end else self._subject(i, "")
                m = self._succeeded(phrase, i)
                if m is not None:
                    return m if subject is not None and subject.entity_id == holder.entity_id else None
        return None

    def _clause_ends(self, first: int, stop: int) -> bool:
        """Whether a clause with a verb of its own ends between two tokens."""
        t = self.tokens
        verb = next((k for k in range(first, stop) if t.pos[k] == "VERB"), stop)
        return any(t.words[k] == "," for k in range(verb, stop))

    def _succeeded(self, phrase: Phrase, verb: int) -> Mention | None:
        """Whom a verb says to have been succeeded in the post of a role."""
        t = self.tokens
        own = [c for c in t.children[verb] if abs(c - verb) < NEAR]
        posts = [c for c in own if self._lemma(c) in POSTS]
        if not posts or not (t.head[phrase.head] in posts or t.lower[posts[0] - 1] in ("этом", "этой")):
            return None
        objects = [c for c in own if t.relation[c] in ("obj", "iobj") and t.case(c) != "Nom"]
        told = next((m for c in objects if (m := self._person(c, verb)) is not None), None)
        if told is None and (pronoun := next((c for c in objects if t.lower[c] in ("его", "ее")), None)) is not None:
            return self._discourse(pronoun, t.gender(pronoun))  # "Ким ушёл. На посту мэра его сменил Седых"
        beside = (self.reader.mention.get(k) for k in (phrase.stop, posts[0] + 1))  # the parser hangs it on the post
        people = (m for m in beside if m is not None and m.kind == "person")
        return told or next((m for m in people if m.first > verb or m.last == verb), None)

    def _all_nominal(self, first: int, stop: int) -> bool:
        return all(self.tokens.pos[k] not in ("CCONJ", "PUNCT", "SCONJ") for k in range(first, stop))

    def appoints(self, m: Mention, phrase: Phrase) -> bool:
        """Whether the name before a role is the object of a verb that gives it: "назначил Седых директором"."""
        t, verb = self.tokens, self.tokens.head[m.first]
        if verb < 0 or t.relation[m.first] != "obj" or t.case(m.first) == "Nom" or not self._asserted(verb):
            return False
        name = self._lemma(verb)
        if name in APPOINTING:
            self._status(phrase, verb, name)
        return name in APPOINTING

    def nominal(self, phrase: Phrase) -> Mention | None:
        """ "назначение Анны Ким директором", "приход Анны Ким на пост директора": said by a noun."""
        t, anchor = self.tokens, phrase.head
        above = t.head[anchor]
        if above >= 0 and phrase.case in ("Gen", None) and self._lemma(above) in POSTS:
            anchor = above
        elif phrase.case != "Ins" and not (phrase.case == "Gen" and t.lower[phrase.outer - 1] == "качестве"):
            return None
        noun = t.head[anchor]
        if anchor != phrase.head and (person := self._proposed(anchor)) is not None:
            phrase.status = "future" if phrase.status == "current" else phrase.status
            return person
        if anchor == phrase.head and self._lemma(phrase.outer - 1) in CHANGES:
            noun = phrase.outer - 1  # the parser hangs the role on the verb
        if noun < 0 or t.pos[noun] != "NOUN":
            return None
        own = (m for c in t.children[noun] if t.case(c) == "Gen" and (m := self._person(c, noun)) is not None)
        person = next(own, None)
        if person is None and t.lower[noun - 1] in POSSESSIVE and noun:  # "её назначение директором"
            person = self._discourse(noun - 1, "Fem" if t.lower[noun - 1] == "ее" else "Masc")
        if (change := CHANGES.get(self._lemma(noun))) is None:
            held = anchor != phrase.head and t.case(anchor) == "Loc" and self.reader.lexicon.find(t.lower[noun]) is None
            beside = person is not None and person.first == noun + 1 and person.last == anchor - 1
            return person if held and beside else None  # "решения Анны Ким на посту директора"
        verb = t.head[noun]
        if verb >= 0 and t.pos[verb] == "NOUN" and t.lower[verb] != "случае":
            verb = self._verb_above(verb)  # "по случаю избрания на пост"
        if phrase.plural or not self._asserted(noun) or (verb >= 0 and t.lower[verb] == "случае"):
            return None
        if person is None and verb >= 0 and t.pos[verb] == "VERB" and self._asserted(verb):
            objects = [c for c in t.children[verb] if t.relation[c] in ("obj", "iobj")]  # "поздравил Анну Ким с"
            told = next((m for c in objects if (m := self._person(c, verb)) is not None), None)
            between = (self.reader.mention.get(k) for k in range(max(verb + 1, noun - NEAR), noun))
            people = (m for m in between if m is not None and m.kind == "person")
            addressed = next((m for m in people if t.case(m.first) == "Dat"), None)  # "письмо Анне Ким в связи с"
            person = told or addressed or self._subject(verb, "")
        changed = self._expected(noun, change)
        if person is None or changed is None:
            return None
        if phrase.status == "current":
            phrase.status = changed
        return person

    def _expected(self, noun: int, change: RoleStatus) -> RoleStatus | None:
        """The status after a change, by what is said of that: "слухи о назначении", "ожидается отставка"."""
        t, above, said = self.tokens, noun, {self._lemma(c) for c in self.tokens.children[noun] if c < noun}
        for _ in range(FARTHEST):
            above = t.head[above]
            if above < 0:
                break
            said.add(self._lemma(above))
            if t.lower[above].startswith("подтвер") and not self._asserted(above):
                return "current" if change == "former" else None
        verb = t.head[noun]
        if change == "current" and verb >= 0 and t.relation[noun] in SUBJECTS and self._when(verb, "") == "future":
            return "future"  # "назначение Ким директором станет первым шагом"
        if said.isdisjoint(DOUBTING | EXPECTING):
            return change
        if change == "former":
            return "current"
        return None if said & DOUBTING else "future"

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

    def _status(self, phrase: Phrase, verb: int, name: str) -> None:
        if phrase.status != "current":
            return
        tense = (
            "Fut"
            if self._coming(verb) or self.tokens.lower[verb].startswith("буд")
            else self.tokens.tag[verb].feats.get("Tense") or ("Past" if is_past(self.tokens.words[verb]) else None)
        )
        status: RoleStatus = "current"
        if name in LEAVING:
            status = "current" if tense == "Fut" else "former"
        elif tense == "Past" and name in BEING:
            status = "former"
        elif (tense == "Fut" and name not in KEEPING) or name in NOMINATING:
            status = "future"
        phrase.status = status
