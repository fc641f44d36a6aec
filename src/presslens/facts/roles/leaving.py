"""Who leaves a post, and who has held it before: "Из фонда ушёл директор", "уволил министра", "сменил Анну Ким"."""

from __future__ import annotations

from presslens.document import Mention, RoleStatus
from presslens.facts.roles.modifiers import ANIMATE
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.sharing import SINGLE
from presslens.facts.roles.status import BEING, NOMINATING, QUITTING
from presslens.facts.roles.subjects import DISMISSING, GENDERS, LEAVING, POSTS
from presslens.facts.roles.trimming import CLOSING, OPENING
from presslens.facts.roles.words import GENERIC, HIS_HER, word_list
from presslens.facts.roles.workplaces import Workplaces

RETIRING = word_list("retiring")
RETIREMENT = {("в", "отставку"), ("на", "пенсию"), ("на", "покой"), ("об", "отставке"), ("об", "уходе")}
REQUESTS = frozenset(("заявление", "прошение", "рапорт"))
DISCHARGED = word_list("discharged")
CEDING = word_list("ceding")
ENDING = frozenset(("прекратить", "прекратиться", "сложить"))
FIRING = frozenset(("уволить", "сместить"))
CONTRACTS, AGREEMENTS = frozenset(("контракт", "сотрудничество")), frozenset(("договор", "соглашение"))
TAKING = frozenset(("принять", "подтвердить", "подписать", "одобрить", "утвердить", "удовлетворить"))
DISSOLUTIONS = frozenset(("завершение", "окончание", "прекращение", "разрыв", "расторжение"))
DISSOLVING = frozenset(("расторгнуть", "прекратить", "разорвать", "расторгать"))
SEATS = frozenset(("пост", "должность", "кресло"))
LOST = 2  # tokens of "от должности"
HELD = SEATS | {"полномочие", "престол", "трон"}  # what one leaves with the post
LEFT_FROM = frozenset(("с", "со", "от"))
THIS = frozenset(("этой", "этого", "данной", "данного", "указанной"))
GOING = 6  # tokens of "освобожден от занимаемой должности" before a role
SUCCEEDING = ("смени", "замени")  # сменил, сменив, сменивший
COMING = ("придёт", "придет", "пришёл", "пришел", "пришл")  # after "на смену"
RELIEVING = (*SUCCEEDING, *COMING)
IN_TURN, TO_WHOM = ["на", "смену"], {"ему": "Masc", "ей": "Fem"}
THERE = [["на", "этом"], ["на", "этой"]]
WHOM = frozenset(("которого", "которую"))
AT_POST = 3  # tokens of "на этом посту"
REPLACED = 8  # tokens between "вместо" and the name
NEAR = 40  # tokens from a role to the words that say who held it before


class Leaving(Workplaces):
    """What verbs say of those who leave a post."""

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
        if self.told_before(stop - 1):
            return False  # "освободив от этой должности архимандрита Олега"
        words = [i for i in range(first, first + len(told)) if t.pos[i] not in ("ADJ", "DET", "VERB")]
        post = bool(words) and self._lemma(words[-1]) in HELD and self._lemma(verb) in LEAVING
        return post and (len(words) == 1 or (len(words) == 2 and t.lower[words[0]] in LEFT_FROM))

    def told_before(self, post: int) -> bool:
        """Whether a post is that of a role told before: "от этой должности", not "до этого пост"."""
        t = self.tokens
        return post > 0 and t.lower[post - 1] in THIS and t.case(post - 1) == t.case(post) and t.lower[post - 2] != "до"

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
        ceding = self._lemma(verb) in CEDING
        if not (ceding or self._lemma(verb) in LEAVING) or not self._has_left(verb):
            return 0
        k = verb + 1
        k += k < end and t.lower[k] in LEFT_FROM
        while k < end and t.pos[k] in ("ADJ", "DET", "VERB"):
            k += 1
        return k + 1 if k < end and self._lemma(k) in (SEATS if ceding else HELD) else 0

    def heir(self, verb: int) -> Mention | None:
        """To whom a verb says that somebody has left his post: "уступил пост Анне Ким"."""
        t = self.tokens
        given = (c for c in t.children[verb] if t.case(c) == "Dat") if self._lemma(verb) in CEDING else ()
        return next((m for c in given if (m := self._person(c, verb)) is not None), None)

    def fired(self, phrase: Phrase) -> bool:
        """Whether a verb takes the post from whom it names after it: "Мэр уволил директора музея Анну Ким"."""
        t, verb = self.tokens, self.tokens.head[phrase.head]
        if phrase.case == "Ins":
            return self._dissolved(phrase)
        if phrase.outer and t.lower[phrase.outer - 1] == "полномочия":
            verb = t.head[phrase.outer - 1]  # "прекратил полномочия директора музея Анны Ким"
            return verb >= 0 and self._lemma(verb) in ENDING and self._asserted(verb) and not self._coming(verb)
        if phrase.case == "Gen" and self._has_resigned(phrase):
            return True
        if verb < 0 or t.relation[phrase.head] != "obj" or phrase.case not in ANIMATE:
            return False
        past = t.tag[verb].feats.get("Tense") == "Past" and self._active(verb)
        told = self._lemma(verb) in FIRING or self._from_post(verb, phrase)
        return past and told and self._asserted(verb)

    def _from_post(self, verb: int, phrase: Phrase) -> bool:
        """Whether a verb and what stands between it and a role say that its holder loses it: "отправил в отставку |
        министра", "отстранил от работы | директора"."""
        between = self.tokens.lower[verb + 1 : phrase.outer]
        if self._lemma(verb) == "отправить":
            return tuple(between) in RETIREMENT
        taken = self._lemma(verb) in DISMISSING and len(between) == LOST and between[0] in LEFT_FROM
        return taken and (between[1] == "работы" or self._lemma(phrase.outer - 1) in SEATS)

    def _has_resigned(self, phrase: Phrase) -> bool:
        """Whether a noun says that whoever has a role has left it: "принял отставку министра Олега Седых", "после ухода
        директора"; not "за отставку министра"."""
        t, noun = self.tokens, phrase.outer - 1
        if noun < 0 or self._lemma(noun) not in QUITTING or self._expected(noun, "former") != "former":
            return False
        for_what = next((t.lower[c] for c in t.children[noun] if t.relation[c] == "case"), "")
        verb = t.head[noun]
        taken = t.relation[noun] == "obj" and verb >= 0 and self._lemma(verb) in TAKING and self._asserted(verb)
        return for_what == "после" or (taken and t.tag[verb].feats.get("Tense") == "Past")

    def _dissolved(self, phrase: Phrase) -> bool:
        """Whether the contract with whoever has a role is ended: "Контракт с главврачом Анной Ким расторгнут",
        "С тренером Олегом Седых расторгли трудовой договор", "завершение сотрудничества с тренером"."""
        t, with_whom = self.tokens, phrase.outer - 1
        if with_whom < 0 or t.lower[with_whom] not in ("с", "со"):
            return False
        above = t.head[phrase.head]
        verb = t.head[above] if above >= 0 and self._of_work(above) else above
        if verb >= 0 and self._lemma(verb) in DISSOLUTIONS:
            return verb != above and self._expected(verb, "former") == "former"
        if verb < 0 or self._lemma(verb) not in DISSOLVING or t.tag[verb].feats.get("Tense") != "Past":
            return False
        told = verb != above or any(map(self._of_work, t.children[verb]))
        return told and self._asserted(verb) and not self._coming(verb)

    def _of_work(self, noun: int) -> bool:
        """Whether a noun is of somebody's contract: no "договор", which any firm has, but a "трудовой" one."""
        word = self._lemma(noun)
        kinds = (self.tokens.lower[c] for c in self.tokens.children[noun])
        return word in CONTRACTS or (word in AGREEMENTS and any(kind.startswith("трудов") for kind in kinds))

    def mark(self, phrase: Phrase, post: int) -> bool:
        """Set the status that the verb of a post says, "выдвинул на пост"; whether the name after it left the post."""
        t, verb = self.tokens, self._verb_above(post)
        if verb >= 0 and (name := self._lemma(verb)) in NOMINATING | LEAVING:
            self._status(phrase, verb, name)
        return verb >= 0 and t.lower[verb].startswith(SUCCEEDING)

    def replaced(self, phrase: Phrase, holder: Mention) -> Mention | None:
        """Who held the role before: "вместо Анны Ким", "сменил на посту директора Анну Ким", "На этом посту сменил",
        "уступил пост директора"."""
        t, head = self.tokens, phrase.head
        ceded = self._verb_above(head)
        if ceded >= 0 and self._lemma(ceded) in CEDING and self._lemma(phrase.outer - 1) in SEATS:
            return self._subject(ceded, "") if self._has_left(ceded) else None
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
                if i >= own_end and t.tag[i].feats.get("VerbForm") == "Part":
                    return None  # "Директором станет Седых. | Сменивший его на этом посту Ким": on another one
                if i >= own_end and t.tag[i].feats.get("Tense") == "Fut" and self._lemma(t.head[head]) in BEING:
                    return None  # "Ким, которая является худруком, уедет. На этом посту | сменит Седых": another post
                subject = holder if i < own_end else self._subject(i, "")
                m = self._succeeded(phrase, i)
                if m is not None:
                    return m if subject is not None and subject.entity_id == holder.entity_id else None
        return None

    def succeeded(self, phrase: Phrase, holder: Mention) -> Mention | None:
        """Who held an office before, by a participle: "глава района Олег Седых, | сменивший | Анну Ким"."""
        t, verb = self.tokens, holder.last + 1
        if phrase.entry.lemma not in SINGLE or phrase.status != "current" or phrase.plural:
            return None
        if verb >= self.reader.end_of(phrase.head) or t.words[verb - 1] != "," or holder.first != phrase.stop:
            return None
        if not t.lower[verb].startswith(SUCCEEDING) or t.tag[verb].feats.get("VerbForm") != "Part":
            return None
        objects = (c for c in t.children[verb] if t.relation[c] == "obj" and t.case(c) != "Nom")
        told = next((m for c in objects if (m := self._person(c, verb)) is not None), None)
        at_post = t.lower[verb + 2 : verb + 3] in (["этом"], ["этой"])
        beside = self.reader.mention.get(verb + 1 + (AT_POST if at_post else 0))
        named = beside is not None and beside.kind == "person" and t.case(beside.first) in ANIMATE
        return told or (beside if named else None)  # foreign names, which the parser hangs elsewhere

    def relieved(self, phrase: Phrase, holder: Mention) -> tuple[Mention, RoleStatus] | None:
        """Who has an office next, and whether already: "глава района Олег Седых, | которого сменила Анна Ким", "ушёл,
        его | сменит Анна Ким", "Главу района Олега Седых | сменит"; of those that several have only "на этом посту"."""
        t, told = self.tokens, max(phrase.stop, holder.last)
        begin, end = self._relief(phrase, holder, told)
        stop = next((k for k in range(begin, end) if t.words[k] == ","), end)
        verb = next((k for k in range(begin, stop) if t.lower[k].startswith(RELIEVING) and t.pos[k] == "VERB"), -1)
        tense = t.tag[verb].feats.get("Tense") if verb >= 0 else None
        if tense not in ("Past", "Fut") or phrase.plural or not self._asserted(verb):
            return None
        posts = [k for k in range(begin, stop) if self._lemma(k) in POSTS]
        if not posts and phrase.entry.lemma not in SINGLE | {"ректор", "декан"} and phrase.status != "former":
            return None  # "форвард Глеб Лосев, которого сменил Олег Седых"
        if any(t.lower[k - 1] not in ("этом", "этой") for k in posts):
            return None  # "которого на посту директора сменила": said of that role
        m = self._subject(verb, "")
        if m is None or m.entity_id == holder.entity_id or not told < m.first < stop:
            return None
        return m, "future" if tense == "Fut" else "current"

    def _relief(self, phrase: Phrase, holder: Mention, told: int) -> tuple[int, int]:
        """The tokens after an office and its holder that may say who has it next: a clause with "которого", a verb
        behind the accusative, or what "его" begins, with nobody else named before."""
        t, end = self.tokens, min(self.reader.end_of(phrase.head), told + NEAR)
        if t.words[told : told + 1] == [","] and t.lower[told + 1 : told + 2] and t.lower[told + 1] in WHOM:
            return told + 1, end
        succeeded = phrase.case in ANIMATE and t.lower[told : told + 1] and t.lower[told].startswith(SUCCEEDING[0])
        followed = phrase.case == "Dat" and t.lower[phrase.outer - 2 : phrase.outer] == IN_TURN
        if told == holder.last and (succeeded or followed):
            return told, end
        far = min(self.reader.end_of(end) if end < len(t) else end, told + NEAR)
        for k in range(told, far - 1):
            m = self.reader.mention.get(k)
            if m is not None and m.kind == "person" and m.entity_id != holder.entity_id:
                break
            whom = GENDERS.get(HIS_HER.get(t.lower[k], "") or TO_WHOM.get(t.lower[k], ""))
            if whom is not None and whom == self.gender[holder.entity_id]:
                return (k, self.reader.end_of(k)) if self._relieves(phrase, k) else (0, 0)
        return 0, 0

    def _relieves(self, phrase: Phrase, pronoun: int) -> bool:
        """Whether a clause begins with "его сменит", "на этом посту его сменила", "на смену ему придёт"; "заменит" is
        said of those who are away too."""
        t, begin, verb = self.tokens, pronoun, self.tokens.lower[pronoun + 1]
        if t.lower[pronoun] in TO_WHOM:
            begin -= len(IN_TURN)
            told = t.lower[begin:pronoun] == IN_TURN and verb.startswith(COMING)
        else:
            at_post = t.lower[pronoun - AT_POST : pronoun - 1] in THERE
            begin -= AT_POST if at_post else 0
            sure = phrase.status == "former" or at_post
            told = verb.startswith(SUCCEEDING if sure else SUCCEEDING[0]) or verb == "на"
        return told and (begin == t.bound[t.sentence[begin]] or t.pos[begin - 1] in ("PUNCT", "CCONJ"))

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
