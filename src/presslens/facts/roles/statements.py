"""Roles that are said of somebody in the words around them: by a verb, on the lines of a signature; roles in a row."""

from __future__ import annotations

from dataclasses import replace

from presslens.document import Mention
from presslens.facts.roles.careers import DATES, PARAGRAPH, Careers
from presslens.facts.roles.heads import POSSESSIVE
from presslens.facts.roles.lexicon import UNREPORTED
from presslens.facts.roles.modifiers import ANIMATE
from presslens.facts.roles.names import ADVERBS, DASHES, FARTHEST, NOMINAL
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.predicates import DUTIES, STARTING
from presslens.facts.roles.subjects import GENDERS, POST_FORMS
from presslens.facts.roles.trimming import CLOSING, OPENING
from presslens.facts.roles.words import SUBJECTS, word_list
from presslens.tagging.morphology import readings

ONCE = word_list("once")
PLAYED = word_list("played")
ACTED = ("игра", "сыгра", "озвуч", "воплоща", "воплоти")  # what actors do
REMARK_WORDS = 6
BACK = 3  # roles back to the one that a verb says
ITEMS = 2  # lines of a list from one role to the next
ASIDE = 8  # tokens of a participle with what belongs to it
BULLETS = DASHES | frozenset("•·*▪")
SKIPPED = 3  # adverbs and auxiliaries between a role and its verb


class Statements(Careers):
    """The roles that the words around them say of somebody."""

    def _next_role(self, k: int, j: int) -> int | None:
        """The role that follows in the same breath and is held by the same person."""
        phrase = self.phrases[k]
        if (ended := self._period(j, phrase.head)) > j:  # "глава фонда в 2012–2018 годах, | а ныне ректор"
            phrase.status = "former" if phrase.status == "current" else phrase.status
            j = ended - (self.tokens.lower[ended - 1] == ",")
        word = self._word(j, phrase.head)
        following = self.starting.get(j)
        if following is not None and self._segment(j) == self._segment(phrase.head):
            return following if self._same_case(phrase, self.phrases[following]) else None
        if word in (",", "и") or word in DASHES:
            first, once = j + 1, False
            if word == ",":  # "директор фонда, а ныне ректор"
                first += self._word(first, phrase.head) == "а"
                while self._word(first, phrase.head) in ADVERBS:
                    once = once or self._word(first, phrase.head) in ONCE
                    first += 1
            following = self.starting.get(first)
            if following is None or not self._word(first, phrase.head):
                return None
            other = self.phrases[following]
            if not self._same_case(phrase, other) or phrase.plural != other.plural:
                return None
            if word == "," and (self._apart_clauses(phrase.head, other.head) or self._of_name_before(phrase)):
                return None
            if once and other.status == "current":
                other.status = "former"  # "директор фонда, а ранее ректор"
            return following if word != "и" or self._one_holder(phrase, other) else None
        return None

    def _of_name_before(self, phrase: Phrase) -> bool:
        """Whether a role follows the name of somebody of whom none is told: "Анна Ким, директор, | врач Олег Седых"."""
        comma = phrase.outer - 1
        while self._word(comma, phrase.head) in ADVERBS:
            comma -= 1  # "Анна Ким – тоже врач, | внучка Вера Ким"
        dashed = self._word(comma, phrase.head) in DASHES
        m = self.person_end.get(comma) if dashed or self._word(comma, phrase.head) == "," else None
        return m is not None and (dashed or m.mention_id not in self._holders) and self._agree(phrase, m, strict=True)

    def _apart_clauses(self, head: int, other: int) -> bool:
        """Whether two nouns are subjects of two verbs: "Как сообщила пресс-секретарь, | министр Олег Седых уехал"."""
        t = self.tokens
        return {t.relation[head], t.relation[other]} <= set(SUBJECTS) and t.head[head] < head < other < t.head[other]

    def _same_case(self, phrase: Phrase, other: Phrase) -> bool:
        """Whether two roles can stand in one case: by the tagger, or by what the forms can be."""
        if None in (phrase.case, other.case) or phrase.case == other.case:
            return True
        if {phrase.case, other.case} <= ANIMATE:
            return True
        if "Nom" in (phrase.case, other.case):
            return False
        forms = readings(self.tokens.words[other.head])
        return any(r.feats.get("Case") == phrase.case and r.feats.get("Number") != "Plur" for r in forms)

    def _one_holder(self, phrase: Phrase, other: Phrase) -> bool:
        """Whether two roles joined by "и" are one person's: "заявил глава А и совладелец Б Иван Петров"."""
        t = self.tokens
        item = self.person_end.get(phrase.outer - 1) if self._word(phrase.outer - 1, phrase.head) == "," else None
        if item is not None:
            # in a list of roles and names the next item starts here; else the role may be of the name before it
            return item.mention_id in self._holders and not (self._placed(phrase) and self._placed(other))
        after = self._person(self._bridge(other.stop, other), phrase.head)
        if after is not None and t.head[after.first] == phrase.head and t.relation[after.first] == "appos":
            return True
        top = phrase.head
        for _ in range(FARTHEST):
            if t.relation[top] not in ("conj", "appos") or t.head[top] < 0:
                break
            top = t.head[top]
        verb = t.head[top]
        subject = verb >= 0 and t.relation[top] in SUBJECTS and t.pos[verb] in ("VERB", "ADJ")
        more = after is not None and self._word(after.last, phrase.head) in (",", "и")  # others make the verb plural
        if subject and (t.number(verb) == "Sing" or (t.number(verb) and not more)):
            return t.number(verb) == "Sing"
        return not (self._placed(phrase) and self._placed(other))

    def _of_name(self, phrase: Phrase, m: Mention) -> bool:
        """Whether a role is part of a name: "премия имени академика Орлова", «Доктор Пёс» (Омск), Анна Ким; or of one
        whom an actor plays: "роль доктора Орлова"."""
        words, first = self.tokens.words, phrase.outer
        if m.first >= phrase.stop and self._played(phrase):
            return self.tokens.case(m.first) in (*ANIMATE, None)
        if first == 0 or words[first - 1] == "имени":
            return first > 0
        opened = words[first - 1] in OPENING and words[first - 1] not in CLOSING
        return opened and not CLOSING.isdisjoint(words[first : m.first - 1])  # but "«королю» Лосеву"

    def _played(self, phrase: Phrase) -> bool:
        """Whether an actor has a role: "роль доктора", "сыграл доктора"."""
        t, above = self.tokens, self.tokens.head[phrase.head]
        part = phrase.outer > 0 and t.lower[phrase.outer - 1] in PLAYED and phrase.case == "Gen"
        acted = above >= 0 and t.relation[phrase.head] == "obj" and t.lower[above].startswith(ACTED)
        return part or (acted and phrase.case in ANIMATE and not phrase.plural)

    def _conjunct(self, k: int, last: int, m: Mention) -> bool:
        """Whether a role stands beside the one that the name is in apposition to, whatever case that is taken for."""
        t, first, other = self.tokens, self.phrases[k].head, self.phrases[last].head
        named = t.relation[m.first] == "appos" and t.head[m.first] == other
        return named and t.relation[other] == "conj" and t.head[other] == first and self.phrases[last].case == "Nom"

    def _kin(self, phrase: Phrase, m: Mention) -> bool:
        """Whether a name is of the holder's kin: "дочь действующего президента Анну Ким"."""
        above = self._by_head.get(self.tokens.head[phrase.head])
        if above is None or self.phrases[above].entry.kind != UNREPORTED:
            return False
        kin, case = self.phrases[above], self.tokens.case(m.first)
        gender = GENDERS.get(self.tokens.gender(kin.head) or "")
        if phrase.case == kin.case == "Gen" and self.tokens.gender(phrase.head) != self.tokens.gender(kin.head):
            return self.predicates.gender[m.entity_id] == gender is not None  # "дочери народного артиста Анны Ким"
        return self.tokens.head[m.first] == kin.head and case == kin.case != phrase.case

    def _whose_kin(self, phrase: Phrase, m: Mention) -> bool:
        """Whether a name is of whose kin somebody is: "внучка первого имама Карима Седова", whatever an imam is."""
        t, last = self.tokens, phrase.words[-1]
        told = phrase.entry.kind == UNREPORTED and last > phrase.head and m.first == last + 1
        return told and t.tag[last].feats.get("Animacy") == "Anim" and t.case(last) == t.case(m.first) == "Gen"

    @staticmethod
    def _placed(phrase: Phrase) -> bool:
        return phrase.organisation is not None or phrase.location is not None

    def said(self, k: int) -> list[Mention]:
        """ "Анна Ким стала директором", and a second role joined to one: "директором и ректором"."""
        phrase, t = self.phrases[k], self.tokens
        person = self._gapped(k) or self._attributive(phrase) or self._dated_participle(phrase)
        person = person or self._after_verb(phrase)
        person = person or self.predicates.holder(phrase)
        theirs = self._word(phrase.outer - 1, phrase.head) in POSSESSIVE  # "его помощником" is another
        apart = phrase.outer > 0 and t.pos[phrase.outer - 1] == "ADP"  # "с мэром А и | с мэром Б"
        if person is None and not theirs and not apart and (t.relation[phrase.head] == "conj" or self._joined(k)):
            before = (
                k - 1
                if self._joined(k)
                else self._by_head.get(t.head[phrase.head], self._by_post.get(t.head[phrase.head], k))
            )
            other = self.phrases[before]
            both = self._same_case(other, phrase) and phrase.plural == other.plural
            if before < k and (both if before in self._told else phrase.case == "Ins" == other.case):
                if phrase.status == "current":
                    phrase.status = other.status
                self._told.add(k)
                return self.linked[before]
        if person is None:
            person = self._beside_verb(phrase)
        person = person or self.predicates.nominal(phrase)
        if person is not None:
            self._told.add(k)
        person = person or self.predicates.famed(phrase)
        if person is not None and phrase.plural:
            people = self._and_more(person)
            return people if len(people) > 1 else []
        return [person] if person is not None else []

    def _before_complement(self, j: int, phrase: Phrase) -> int | None:
        """The role that ends before the preposition of a remark: "борец с коррупцией," ."""
        for k in range(j - 1, max(j - REMARK_WORDS, -1), -1):
            if not self._word(k, phrase.head) or k in self.person_end or k in self.starting:
                return None
            if self.tokens.pos[k] == "ADP":
                return self.ending.get(k)
            if self.tokens.pos[k] not in NOMINAL:
                return None
        return None

    def _joined(self, k: int) -> bool:
        """Whether a role that a verb says is joined to the one told just before: "советником директора и куратором",
        "вице-премьером — министром"."""
        phrase, comma = self.phrases[k], self.phrases[k].outer - 1
        before = self.ending.get(comma)
        if before is None and phrase.case == "Ins" and self._word(comma, phrase.head) in (",", "и"):
            before = self._before_complement(comma, phrase)  # "советником посольства в Омске, | послом"
        joined = before == k - 1 and self._word(comma, phrase.head) in DASHES | {"и", ","}
        if not joined or k - 1 not in self._told or not self.linked[k - 1]:
            return False
        if self._word(comma, phrase.head) == "-" and self.phrases[k - 1].words[-1] == self.phrases[k - 1].head:
            return False  # "директором - распорядителем" is one word
        near = phrase.outer - self.linked[k - 1][0].last < PARAGRAPH
        return near and phrase.case == "Ins" == self.phrases[k - 1].case

    def _gapped(self, k: int) -> Mention | None:
        """ "Мэром избран Седых, ректором — Ким", "Седых работает врачом, Ким — учителем": by the verb before."""
        phrase, t = self.phrases[k], self.tokens
        told = next((b for b in range(k - 1, max(k - 1 - BACK, -1), -1) if b in self._told), None)
        if phrase.case != "Ins" or phrase.plural:
            return None
        if told is None or self._segment(self.phrases[told].head) != self._segment(phrase.head):
            verb = self._listing(phrase)
            if verb >= 0:
                return self._of_item(phrase, verb)
        if told is None:
            return None
        before = self.phrases[told]
        listed = self._opens_item(phrase) and self._opens_item(before)
        listed = listed and 0 < self._segment(phrase.head) - self._segment(before.head) <= ITEMS
        if before.case != "Ins" or not (listed or t.sentence[before.head] == t.sentence[phrase.head]):
            return None
        person, dash = None, self._after_aside(phrase)
        if self._word(dash, phrase.head) in DASHES:
            person = self._named(dash + 1, phrase, "Nom")
            if person is None and (listed or self.predicates.gives(before)):
                person = self._named(dash + 1, phrase, "Acc")  # "Мэром избрали Седых, ректором — врача Анну Ким"
        else:
            dash = phrase.outer - 1
            while (
                phrase.outer - dash < DATES and self._word(dash, phrase.head) not in DASHES | {""} and self._dates(dash)
            ):
                dash -= 1  # "Ким — с 2010 года поваром"
            dashed = self._word(dash, phrase.head) in DASHES
            person = self.person_end.get(dash) if dashed else None
            same = dashed and person is None and self._only_dated(dash - 1, before) and len(self.linked[told]) == 1
            if same and phrase.outer - self.linked[told][0].last < PARAGRAPH:
                if (span := t.lower[before.stop : dash]) and "с" in span and "по" not in span:
                    return self.linked[told][0]  # ", а с 2010 года — министром": still
                person = self.linked[told][0]
        if person is not None and phrase.status == "current":
            phrase.status = before.status
        return person

    def _of_item(self, phrase: Phrase, verb: int) -> Mention | None:
        """Who has a role by an item of a list and the verb above it: "Избраны: • председателем — Анна Ким"."""
        dash = self._after_aside(phrase)
        if self._word(dash, phrase.head) not in DASHES:
            return None
        m = self._named(dash + 1, phrase, "Nom") or self._named(dash + 1, phrase, "Acc")
        if m is not None:
            self.predicates.set_status(phrase, verb)
        return m

    def _listing(self, phrase: Phrase) -> int:
        """The verb of the line with a colon right above the first item of a list that gives roles; else -1."""
        first = phrase.outer - self._bullet(phrase.outer)
        if first < 1 or not self._opens_item(phrase) or self.tokens.words[first - 1] != ":":
            return -1
        begin = self.reader.begin_of(first - 1)
        return next((i for i in range(first - 2, begin - 1, -1) if self.predicates.bestows(i)), -1)

    def _bullet(self, first: int) -> int:
        """How many tokens of a bullet or a number stand before a token in its line."""
        t, mark = self.tokens, self._word(first - 1, first)
        if mark in BULLETS:
            return 1
        return 2 if mark in (".", ")") and t.lower[first - 2].isdigit() and self._word(first - 2, first) else 0

    def _opens_item(self, phrase: Phrase) -> bool:
        """Whether a role opens an item of a list: "– финансовым директором — Анна Ким;"."""
        first = phrase.outer
        return not self._word(first - 1 - self._bullet(first), first)

    def _after_aside(self, phrase: Phrase) -> int:
        """The token after a role and a participle with its commas: "членом правления, курирующим риски, |"."""
        t, j = self.tokens, phrase.stop
        if self._word(j, phrase.head) != "," or not self._word(j + 1, phrase.head):
            return j
        if t.tag[j + 1].feats.get("VerbForm") != "Part" or t.case(j + 1) != phrase.case:
            return j
        closing = (k for k in range(j + 2, j + ASIDE) if self._word(k, phrase.head) in ("", ","))
        return next(closing, j - 1) + 1

    def _only_dated(self, j: int, before: Phrase) -> bool:
        """Whether nothing but a time stands between a role and what ends at `j`: "был врачом, в 2004—2010 гг. | —"."""
        first = before.stop
        if not 0 < j - first < DATES or self._word(first, before.head) not in (",", ";"):
            return False
        inside = range(first + 1 + (self._word(first + 1, before.head) == "а"), j + 1)
        return all(map(self._dates, inside)) and any(any(map(str.isdigit, self.tokens.words[i])) for i in inside)

    def _attributive(self, phrase: Phrase) -> Mention | None:
        """ "назначенный министром Олег Седых": the participle belongs to the name after the role."""
        t, verb = self.tokens, self.tokens.head[phrase.head]
        if phrase.case != "Ins" or not 0 <= verb < phrase.head or t.tag[verb].feats.get("VerbForm") != "Part":
            return None
        m = self._person(self._bridge(phrase.stop, phrase), phrase.head)
        agrees = m is not None and t.case(m.first) == t.case(verb) not in ("Ins", None)
        return m if agrees and self.predicates.holds(phrase, verb, post=False) else None

    def _dated_participle(self, phrase: Phrase) -> Mention | None:
        """ "Ким, работавшая с 2005 по 2010 год директором", "работавшая ранее директором": where the parser has the
        role with another verb."""
        t, stop = self.tokens, phrase.outer
        post = self._word(stop - 1, phrase.head) in POST_FORMS and phrase.case == "Gen"
        with_whom = phrase.case == "Ins" and t.pos[stop - 1] == "ADP"
        if phrase.plural or not (post or phrase.case == "Ins") or with_whom:
            return None
        stop -= post
        k = stop - 1
        while k > stop - DATES and self._word(k, phrase.head) and (self._dates(k) or t.lower[k] in ADVERBS):
            k -= 1
        comma = k - 1
        while comma > k - DATES and self._word(comma, phrase.head) not in ("", ",") and self._dates(comma):
            comma -= 1  # ", до прошлого года работавшая директором"
        if t.tag[k].feats.get("VerbForm") != "Part" or self._word(comma, phrase.head) != ",":
            return None
        m = self.person_end.get(comma)
        agrees = m is not None and t.case(m.first) == t.case(k) and t.number(k) == "Sing"
        return m if agrees and self.predicates.holds(phrase, k, post) else None

    def _beside_verb(self, phrase: Phrase) -> Mention | None:
        """ "Ким осталась директором", "Ким, занимавшая пост директора", where the parser takes a word for another."""
        t, verb = self.tokens, phrase.outer - 1
        post = self._word(verb, phrase.head) in POST_FORMS and phrase.case in ("Gen", None)
        if post:
            verb = next((k for k in range(verb - 1, verb - REMARK_WORDS, -1) if k >= 0 and t.pos[k] == "VERB"), -1)
        if phrase.plural or not self._word(verb, phrase.head) or not (post or self._instrumental(phrase)):
            return None
        named = self.person_end.get(phrase.outer)
        if named is not None:
            return named if self.predicates.appoints(named, phrase) else None
        end = verb
        while t.pos[end - 1] == "ADV" and end > verb - REMARK_WORDS:
            end -= 1
        m = self.person_end.get(end)
        if m is not None and t.case(m.first) != "Nom":
            called = self.predicates.gender[m.entity_id] == "feminine" and self._nominative(m)
            return m if called and self.predicates.holds(phrase, verb, post) else None  # "Алия Седова назначена"
        if m is None and t.relation[verb] == "acl":
            m = self.person_of.get(t.head[verb])
        return m if m is not None and self.predicates.holds(phrase, verb, post) else None

    @staticmethod
    def _instrumental(phrase: Phrase) -> bool:
        alike = phrase.opening or phrase.entry.fixed  # "назначен | замминистра"
        return phrase.case == "Ins" or (alike and phrase.case in (None, "Gen"))

    def _after_verb(self, phrase: Phrase) -> Mention | None:
        """ "Продюсером выступил актёр Олег Седых", "назначил министром адмирала Анну Ким"."""
        t, j = self.tokens, phrase.stop
        before = self._word(phrase.outer - 1, phrase.head) if phrase.case == "Gen" else ""
        duties = before.startswith(DUTIES)
        post = duties or before in POST_FORMS
        if not post and not self._instrumental(phrase):
            return None
        if self.predicates.appointed(phrase):
            return self._named(j, phrase, "Acc")
        if self._instrumental(phrase) and not phrase.plural and self.predicates.without_subject(phrase):
            m = self._named(j, phrase, "Nom")  # "Назначена директором Анна Ким"
            if m is not None and self.predicates.holds(phrase, t.head[phrase.head], post=False):
                return m
        for _ in range(FARTHEST):  # "Заместителем главы — министром назначен Олег Седых"
            joined = self._word(j, phrase.head) in DASHES or self._word(j, phrase.head) == "и"
            following = self.starting.get(j + 1) if joined else None
            if following is None or self.phrases[following].case != "Ins" or self.phrases[following].plural:
                break
            j = self.phrases[following].stop
        if self._word(j, phrase.head) == "(" and (closing := self._closing(j, phrase)) is not None:
            j = closing + 1  # "Директором завода (Тара) утверждён Олег Седых"
        begin = j = self._beyond_term(j, phrase)
        while j < begin + DATES and self._word(j, phrase.head) and self._dates(j) and j not in self.person_at:
            j += 1  # "директором которого с 1 октября является Олег Седых"
        begin = j
        while j < begin + SKIPPED and (t.pos[j : j + 1] == ["ADV"] or t.pos[j : j + 2] == ["AUX", "VERB"]):
            j += 1
        verbal = self._word(j, phrase.head) and (t.pos[j] == "ADJ" or self._verbal(j))
        if not verbal:
            return None
        m = self._named(j + 1, phrase, "Nom")
        if m is None or not self.predicates.holds(phrase, j, post):
            return None
        if post and duties and not t.lower[j].startswith(STARTING):
            phrase.status = "acting"  # "обязанности мэра исполняет Анна Ким"
        return m

    def _beyond_term(self, j: int, phrase: Phrase) -> int:
        """What follows "на второй срок", "вместо Анны Ким" at `j`."""
        if self._word(j, phrase.head) == "на" and self._word(j + 2, phrase.head) == "срок":
            return j + 3
        if self._word(j, phrase.head) != "вместо":
            return j
        people = (m for k in range(j + 1, j + FARTHEST) if (m := self._person(k, phrase.head)) is not None)
        return m.last if (m := next(people, None)) is not None and self.tokens.case(m.first) != "Nom" else j

    def _named(self, j: int, phrase: Phrase, case: str) -> Mention | None:
        """The person named at `j` in a case, after roles in that case."""
        like, kin, begin = replace(phrase, case=case), None, j
        for _ in range(FARTHEST):
            j = self._bridge(j, like)
            first = j + (self._word(j, phrase.head) == "," and j > begin)
            first += self._word(first, phrase.head) == "а"
            while self._word(first, phrase.head) in ADVERBS:
                first += 1  # "назначен экс-министр, а ныне ректор Глеб Лосев"
            following = self.starting.get(first)
            if following is None or not self._same_case(like, self.phrases[following]):
                break
            other = self.phrases[following]
            j, kin = other.stop, other.head if other.entry.kind == UNREPORTED else None
        m = self._person(j, phrase.head)
        head = self.tokens.head
        if m is None or (kin is not None and head[m.first] not in (kin, head[kin]) and head[kin] != m.first):
            return None
        if kin is not None and self.tokens.relation[m.first] == "nmod":
            return None  # "стал друг Олега Седых"
        return m if self._agree(like, m, strict=True) else None

    def signature(self, k: int) -> list[Mention]:
        """Roles alone on their line, under or over a name alone on its line."""
        phrase, before = self.phrases[k], self.ending.get(self.phrases[k].outer - 1)
        if before in self._signed and self._word(phrase.outer - 1, phrase.head) == "," and self._ends_line(phrase):
            self._signed.add(k)
            return self.linked[before] if not phrase.plural else []
        holder = self._signing(phrase) or self._under(k)
        if holder is not None:
            self._signed.add(k)
        return [holder] if holder is not None else []

    def _under(self, k: int) -> Mention | None:
        """Whose name stands under the line of another role: "Председатель союза, | глава района | Анна Ким"."""
        for _ in range(BACK):
            phrase, j = self.phrases[k], self.phrases[k].stop
            if self._word(j, phrase.head) != "," or self._word(j + 1, phrase.head) or phrase.plural:
                return None
            following = self.starting.get(j + 1)
            if self._word(phrase.outer - 1, phrase.head) or following is None:
                return None
            other, k = self.phrases[following], following
            if self._segment(other.head) - self._segment(phrase.head) != 1:
                return None
            if (holder := self._signing(other)) is not None:
                return holder
        return None

    def _signing(self, phrase: Phrase) -> Mention | None:
        """Whose name is alone on the line under or over that of a role, or before it on its line."""
        segment = self._segment(phrase.head)
        if phrase.plural or not self._ends_line(phrase):
            return None
        beside = self.person_end.get(phrase.outer)
        if (
            beside is not None
            and self._segment(beside.first) == segment
            and not self._word(beside.first - 1, beside.first)
        ):
            return beside
        if self._word(phrase.outer - 1, phrase.head):
            return None
        comma = phrase.outer > 0 and self.tokens.lower[phrase.outer - 1] == ","
        above, below = self.person_end.get(phrase.outer - comma), self.person_at.get(phrase.stop)
        if above is not None:
            led = self._word(above.first - 1, above.first) in ("", ":")
            above = above if led and segment - self._segment(above.first) == 1 else None
        if below is not None:
            below = below if self._alone(below) and self._segment(below.first) - segment == 1 else None
        row = next((m for m in (above, below) if m is not None and self._in_row(m.first, phrase.head)), None)
        return row or above or below

    def _in_row(self, i: int, j: int) -> bool:
        """Whether two tokens stand on one line."""
        sentences, of = self.doc.sentences, self.tokens.sentence
        return sentences[of[i]].segment_id == sentences[of[j]].segment_id

    def _ends_line(self, phrase: Phrase) -> bool:
        """Whether nothing follows a role on its line but roles and an organisation: "пресс-секретарь, ЗАО «Икс»"."""
        j = phrase.stop
        for _ in range(BACK):  # "консул, атташе по культуре"
            following = self.starting.get(j + 1) if self._word(j, phrase.head) == "," else None
            if following is None or not self._word(j + 1, phrase.head):
                break
            j = self.phrases[following].stop
        if self._word(j, phrase.head) == ",":
            j += 1
            body = self.reader.mention.get(j + (self._word(j, phrase.head) in OPENING))
            if body is not None and body.kind == "organisation":
                j = body.last + (self._word(body.last, phrase.head) in CLOSING)
        t, last = self.tokens, phrase.words[-1]
        broken = j < len(t) and "\n" in self.doc.text[t.stop[last] : t.start[j]]
        return not self._word(j, phrase.head) or (broken and phrase.organisation is not None)
