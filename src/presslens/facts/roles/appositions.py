"""Roles in apposition to a name: "Анна Ким, директор", "Анна Ким (директор)", "Директор — Анна Ким"."""

from __future__ import annotations

from presslens.document import Document, Mention
from presslens.entities.people.lexicon import words
from presslens.facts.roles.agreement import WHOSE
from presslens.facts.roles.modifiers import ANIMATE
from presslens.facts.roles.names import ADVERBS, DASHES, REMARK
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.phrases import Reader
from presslens.facts.roles.predicates import Predicates
from presslens.facts.roles.statements import ONCE
from presslens.facts.roles.subjects import POST_FORMS
from presslens.facts.roles.titles import Titles
from presslens.facts.roles.trimming import CLOSING, OPENING
from presslens.facts.roles.words import ASSISTING, GENERIC, SUBJECTS, word_list

SEPARATORS = DASHES | {",", "("}
CLOSERS = DASHES | frozenset(',.;:()!?…»”"“и/|') | {"а", "или", "но", "который", "которая", "чей", "чья"}
LONGEST = 6  # roles in a row
LISTED = 2  # a body and a place between a name and a role
REACHED = word_list("reached")
DIGITS = frozenset("(0123456789")
SOURCE = 12  # tokens between "по словам" and a name
MODEL = 4  # tokens of what somebody works on and the next: "пилот-инструктор | Airbus A320 |"
ADDRESS = 6  # tokens of "a.kim@" before its sign


class Appositions(Titles):
    """The holders to whose names roles stand in apposition."""

    def __init__(self, doc: Document, reader: Reader, phrases: list[Phrase], predicates: Predicates) -> None:
        super().__init__(doc, reader, phrases, predicates)
        self._detached: set[int] = set()
        self._after: dict[int, bool] = {}
        self._dated_until: dict[int, int] = {}  # the roles with their years in a bracket, by where that ends
        self._shared: dict[int, list[tuple[Mention, Mention]]] = {}  # who holds a role of several where

    def after_name(self, k: int) -> list[Mention]:
        """ "Анна Ким, директор фонда,", "Анна Ким (директор)", "Анна Ким — директор", and the roles that follow one."""
        phrase, t = self.phrases[k], self.tokens
        dated = phrase.outer > 0 and self._dates(phrase.outer - 1)
        j = self._timed(phrase) if dated and self._closed(phrase) else None
        timed, j = j is not None, phrase.outer - 1 if j is None else j
        once = False
        j -= self._word(j, phrase.head) in DASHES and self._word(j - 1, phrase.head) in ADVERBS  # "Ким, раньше — мэр"
        while (adverb := self._word(j, phrase.head)) in ADVERBS:
            once = once or adverb in ONCE
            j -= 1
        separator = self._word(j, phrase.head)
        if separator == "а" and self._word(j + 1, phrase.head) in ADVERBS - {"также"}:
            separator = ","  # "бывший директор, а ныне ректор"
        j -= self._word(j, phrase.head) in DASHES | {"а"} and self._word(j - 1, phrase.head) == ","  # "Ким, — директор"
        before = self.ending.get(j if separator in SEPARATORS or separator == "и" else j + 1)
        if before is None and separator in (",", "и"):
            before = self._dated_until.get(j)  # "министр (2001–2003), председатель"
        if before is None and separator == ",":
            before = self._before_complement(j, phrase)
        if separator in (",", "(") and self._introduces(k):
            return []  # "режиссёр — Анна Ким, художник — Олег Седых", "тренер Анна Ким (помощник — Олег Седых)"
        if before is not None and before < k and self._after.get(before):
            other = self.phrases[before]
            if other.plural == phrase.plural and self._same_case(phrase, other):
                owner = t.relation[phrase.head] == "nmod" and t.head[phrase.head] == other.head
                if owner or not self._closed(phrase):  # "художника императора"
                    return []
                self._after[k] = True
                phrase.status = "former" if once and phrase.status == "current" else phrase.status
                return self.linked[before]
        parent = self._before_kin(j, phrase) if separator in (",", "и") else None
        if separator not in SEPARATORS and parent is None:
            return []
        m = parent or self._name_before(j, phrase) or self._name_before(self._undated(j, phrase), phrase)
        m = m or self._before_bracket(j, phrase) or self._before_bodies(j, phrase) or self._before_home(j, phrase)
        if m is None or (not self._closed(phrase) and separator not in DASHES):
            return []
        if not (phrase.case == "Nom" and (separator != "," or timed)) and not self._agree(phrase, m, strict=True):
            return []
        if phrase.case == "Nom" and separator in DASHES and self._is_owner(m):
            return []
        if phrase.case == "Nom" and separator == "," and self._is_source(m):
            return []
        self._after[k] = True
        if once and phrase.status == "current":
            phrase.status = "former"
        if phrase.plural:
            if any(t.pos[i] == "NUM" for i in range(phrase.outer, phrase.first)):
                return []  # "А и Б, шести депутатам"
            people = self._and_before(m)
            return people if len(people) > 1 else []
        return [m]

    def _before_bodies(self, j: int, phrase: Phrase) -> Mention | None:
        """Who is named before the body and the place of a list: "Анна Ким, «Икс», Омск, | инженер"."""
        t, mention = self.tokens, self.reader.mention
        for _ in range(LISTED):
            if self._word(j, phrase.head) != ",":
                return None
            body = mention.get(j - 1 - (t.words[j - 1] in CLOSING))
            if body is None or body.kind == "person" or not (t.case(body.first) in ("Nom", None) or body.last < j):
                return None
            j = body.first - 1
            while j > 0 and (t.words[j] in OPENING or (t.case(j) == "Nom" and t.lower[j] in GENERIC)):
                j -= 1
            if (m := self._name_before(j, phrase)) is not None:
                return m
        return None

    def _before_home(self, comma: int, phrase: Phrase) -> Mention | None:
        """Who is named before where he comes from: "согласилась Анна Ким из Омска, | врач больницы «Икс»"."""
        place = self.reader.mention.get(comma - 1) if self._word(comma, phrase.head) == "," else None
        if place is None or place.kind != "location" or self._word(place.first - 1, phrase.head) != "из":
            return None
        return self._name_before(place.first - 1, phrase)

    def _before_kin(self, j: int, phrase: Phrase) -> Mention | None:
        """Who is named before what he is to his kin: "Анна Ким, мать троих детей | и директор школы"."""
        k = j - 1
        while j - k < REMARK and self._word(k, phrase.head) not in ("", ",", "("):
            k -= 1
        kin = self._word(k, phrase.head) == "," and self.tokens.lower[k + 1] in words("kin")
        m = self.person_end.get(k) if kin else None
        return m if m is not None and self._agree(phrase, m, strict=True) else None

    def _is_source(self, m: Mention) -> bool:
        """Whether a comma after a name ends the words for a source: "По словам мэра Софи Жако, | депутат ушёл"."""
        t = self.tokens
        near = range(max(self.reader.begin_of(m.first), m.first - SOURCE), m.first)
        return any(t.lower[k] == "по" and t.lower[k + 1] in words("said_by") for k in near)

    def _is_owner(self, m: Mention) -> bool:
        """Whether somebody is only whose husband or fund it is that a dash tells of: "Муж Анны Ким — врач"."""
        t, noun = self.tokens, self.tokens.head[m.first]
        owner = t.relation[m.first] == "nmod" and 0 <= noun < m.first and t.pos[noun] == "NOUN"
        if owner and (noun == m.first - 1 or t.case(m.first) == "Gen"):
            return True
        return self._is_genitive(m) and m.first > 0 and t.pos[m.first - 1] == "NOUN"

    def _closed(self, phrase: Phrase) -> bool:
        """Whether the apposition ends where the phrase does, rather than going on as a subject with its verb."""
        j = self._bridge(phrase.stop, phrase)
        model = self.tokens.words[j : j + MODEL] if self._word(j, phrase.head) else []
        if model and model[0].isascii() and model[0].istitle() and "@" not in model:
            j += next((k for k, word in enumerate(model) if not word.isascii() or not word.isalnum()), len(model))
        whose = self._person(j, phrase.head) if phrase.case == "Nom" else None
        if (assisted := self._assisted(phrase)) is not None:
            whose = assisted
        placed = (
            phrase.organisation is not None or phrase.location is not None
        )  # "глава района Адели Седых" is no whose
        if not placed and whose is not None and (assisted is not None or self._is_whose(whose, phrase)):
            j = whose.last  # "Олег Седых, адвокат Анны Ким, уехал"
        word = self._word(j, phrase.head)
        if word == "и" and self._continued(j + 1, phrase):
            return False
        after = self._word(phrase.stop, phrase.head)
        if after and phrase.opening and self.tokens.words[phrase.stop - 1] == "." and phrase.stop not in self.person_at:
            return after in CLOSERS or self.tokens.words[phrase.stop].istitle()  # "Ким, к. т. н. | Новый офис"
        if word and self._reached(j):
            return True
        return (
            not word or word in CLOSERS or j in self.starting or word.startswith("котор") or self.tokens.pos[j] == "ADP"
        )

    def _assisted(self, phrase: Phrase) -> Mention | None:
        """Whose deputy somebody is who is named before in full: "Сергея Лосева, первого заместителя | Орлова"."""
        if phrase.entry.lemma not in ASSISTING or phrase.case not in ANIMATE:
            return None
        comma, m = phrase.outer - 1, self._person(phrase.stop, phrase.head)
        holder = self.person_end.get(comma) if self._word(comma, phrase.head) == "," else None
        if m is None or holder is None:
            return None
        bare = phrase.words[-1] == phrase.head and not phrase.plural and m.last == m.first + 1
        told = holder.last - holder.first > 1 and holder.entity_id != m.entity_id and " " in self._full[m.entity_id]
        return m if bare and told and self._word(m.last, phrase.head) not in ("и", ",") else None

    def _is_whose(self, m: Mention, phrase: Phrase) -> bool:
        """Whether somebody named after a role is whose it is: "Олег Седых, адвокат | Анны Ким"."""
        genitive = self.tokens.case(m.first) == "Gen" or self._is_genitive(m)
        return genitive and self.tokens.head[m.first] in phrase.words

    def _reached(self, j: int) -> bool:
        """Whether a telephone number or address begins: "PR-менеджер фонда | тел. 000"."""
        t = self.tokens
        digits = t.words[j].isdigit() and (t.words[j + 1 : j + 2] or [""])[0][:1] in DIGITS
        number = t.words[j] == "+" or digits
        return number or t.lower[j] in REACHED or (t.words[j].isascii() and "@" in t.words[j + 1 : j + ADDRESS])

    def _continued(self, j: int, phrase: Phrase) -> bool:
        """Whether genitives at `j` go on with what a role is of, up to a name: "министр труда и | защиты Анна Ким"."""
        t, begin = self.tokens, j
        while self._word(j, phrase.head) and t.case(j) == "Gen" and j not in self.starting and j not in self.person_at:
            j += 1
        m = self._person(j, phrase.head) if j > begin else None
        return m is not None and t.case(m.first) == phrase.case != "Gen"

    def _introduces(self, k: int) -> bool:
        """Whether a role is that of a name after a dash, whatever the case of the name is taken for."""
        stop = self.phrases[k].stop
        dashed = self._word(stop, stop - 1) in DASHES
        named = (self.reader.mention.get(i) for i in (stop + 1, stop + 2))  # "архитектор — бюро «Лён»"
        other = any(m is not None and m.kind != "location" for m in named)
        other = other and stop + 1 not in self.starting  # "заместитель ректора — директор института"
        if (dashed and other) or self.introducing(k):
            return True
        return dashed and self.phrases[k].case == "Ins" and bool(self._ordered(self.phrases[k]))

    def introducing(self, k: int) -> list[Mention]:
        """ "Директор — Анна Ким", "Пресс-секретарь: Анна Ким", "Директор с 2020 года — Анна Ким"."""
        phrase = self.phrases[k]
        stop = self._since(phrase)
        if self._word(stop, phrase.head) == "(" and (closing := self._closing(stop, phrase)) is not None:
            stop = closing + 1  # "врио директора (на время отпуска) – Анна Ким"
        stop += self._word(stop, phrase.head) == "." and self._word(stop + 1, phrase.head) in DASHES  # "зам. –"
        client = self._person(stop, phrase.head) if phrase.entry.lemma in WHOSE else None
        if client is not None and self._is_owner(client):
            stop = client.last  # "защитник Лосевой – Олег Седых"
        stop = self._beyond_place(stop, phrase)
        separator = self._word(stop, phrase.head)
        if phrase.plural:
            self._shared.update({k: pairs} if (pairs := self._shared_out(phrase, separator)) else {})
            return [m for m, _ in pairs] or self._listed(phrase, separator)
        first = phrase.outer == self.reader.begin_of(phrase.head)
        if not (separator in DASHES or (separator == ":" and first)):
            return []
        j = self._bridge(stop + 1, phrase)
        while (following := self.starting.get(j)) is not None:
            if not self._same_case(phrase, self.phrases[following]):
                return []  # "принцесса — внучка императора Орлова"
            j = self._bridge(self.phrases[following].stop, self.phrases[following])
        m = self._person(j, phrase.head)
        if m is None or (phrase.case not in (None, "Nom") and separator == ":"):
            return []
        return [m] if self._agree(phrase, m, strict=True) else []

    def _beyond_place(self, stop: int, phrase: Phrase) -> int:
        """Where a preposition and a place end before a dash: "координатор в Астане | — Анна Ким"."""
        t, place = self.tokens, self.reader.mention.get(stop + 1)
        if place is None or place.kind != "location" or t.pos[stop] != "ADP":
            return stop
        return place.last if self._word(place.last, phrase.head) in DASHES else stop

    def detached(self, k: int) -> list[Mention]:
        """ "Лидер движения, Седых считался умеренным": an apposition before its name."""
        phrase, t = self.phrases[k], self.tokens
        if phrase.plural or phrase.case != "Nom":
            return []
        begin = self.reader.begin_of(phrase.head)
        before = self._by_stop.get(phrase.outer)
        if before is not None and before in self._detached and self._same_case(self.phrases[before], phrase):
            self._detached.add(k)
            return self.linked[before]
        if phrase.outer != begin:
            return []
        last = k
        while (following := self._next_role(last, self.phrases[last].stop)) is not None and following < k + LONGEST:
            last = following
        stop = self._bridge(self.phrases[last].stop, phrase)
        m = self._person(stop + 1, phrase.head) if self._word(stop, phrase.head) == "," else None
        if m is not None and self._word(m.last, phrase.head) == "," and self._alone_before_verb(phrase, m):
            return [m]
        if m is None or t.relation[m.first] != "nsubj" or t.case(m.first) != "Nom":
            return []
        verb = t.head[m.first]
        if verb < m.last or t.number(verb) == "Plur" or t.pos[m.last] not in ("VERB", "AUX", "ADV", "PART", "PRON"):
            return []
        self._detached.add(k)
        return [m]

    def _alone_before_verb(self, phrase: Phrase, m: Mention) -> bool:
        """Whether a verb is said of a role and the name between commas after it: "Тренер, Глеб Лосев, слёзы прячет"."""
        t, verb = self.tokens, self.tokens.head[phrase.head]
        said = verb > m.last and t.relation[phrase.head] == "nsubj" and t.number(verb) == "Sing"
        return said and not self._goes_on(m.last + 1, phrase) and self._agree(phrase, m, strict=True)

    def apposed(self, k: int) -> list[Mention]:
        """A name that is an apposition of the role, or the role of the name, whatever stands between them."""
        phrase, t = self.phrases[k], self.tokens
        people = [m for m in self.apposed_to.get(phrase.head, ()) if self._nameable(phrase, m)]
        people = [m for m in people if self._agree(phrase, m, strict=True)]
        told = self.linked.get(k - 1, ())  # nobody yet where a role before asks for one that comes later
        people = [m for m in people if not (m.last < self.phrases[k - 1].head < phrase.head) or m in told]
        people = [m for m in people if not self._beyond(k, m) and not self._kin(phrase, m)]
        verb = t.head[phrase.head] if t.relation[phrase.head] in SUBJECTS else -1
        # "врач уехал с мэром Олегом Седых": what the parser hangs on the subject beyond its verb
        people = [m for m in people if not phrase.stop <= verb < m.first or self._is_nominative(m)]
        people = [m for m in people if ";" not in t.words[m.last : phrase.outer]]  # "врачи А, Б; | педагоги В, Г"
        if not people and t.relation[phrase.head] == "appos":
            m = self.person_of.get(t.head[phrase.head])
            people = [m] if m is not None and self._agree(phrase, m, strict=True) else []
        if self._word(phrase.outer - 1, phrase.head) in POST_FORMS and t.case(phrase.outer - 1) == "Nom":
            people = [m for m in people if m.first >= phrase.stop]  # "Ким считает: вакантна должность директора"
        if self._word(phrase.outer - 1, phrase.head) in OPENING:
            people = [m for m in people if m.first >= phrase.stop]  # "Глеб Седых («Дежурный по апрелю»)": a title
        if phrase.plural:
            people = self._and_more(people[0]) if len(people) == 1 else people
            return people if len(people) > 1 else []
        return people[:1]

    def _beyond(self, k: int, m: Mention) -> bool:
        """Whether a name stands beyond another and its role, "настоятель А, его заместитель Б", or beyond another and a
        verb: "на пост министра прочат А, друга Б"."""
        t, between = self.tokens, range(self.phrases[k].stop, m.first)
        other = next((i for i in between if i in self.person_at), m.first)
        for i in range(self.phrases[k].stop, other if other < m.first else 0):
            if t.words[i] == ",":
                break
            if t.tag[i].feats.get("VerbForm") == "Fin":
                return True
        if k + 1 >= len(self.phrases) or self.phrases[k].plural or self.phrases[k + 1].head >= m.first:
            return False
        return any(i in self.person_at for i in range(self.phrases[k].stop, self.phrases[k + 1].outer))

    def bracketed(self, k: int) -> list[Mention]:
        """ "депутат палаты (член комитета) Анна Ким": a role in brackets between another and the name."""
        phrase = self.phrases[k]
        before = self.ending.get(phrase.outer - 1) if self._word(phrase.outer - 1, phrase.head) == "(" else None
        if before is None or before >= k or self._word(phrase.stop, phrase.head) != ")":
            return []
        return self.linked[before] if self._same_case(self.phrases[before], phrase) and not phrase.plural else []
