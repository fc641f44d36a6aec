"""Roles of a time: "Анна Ким с 2010 по 2015 год — директор", a career in lines, "до 2019 года — директор"."""

from __future__ import annotations

import re

from presslens.document import Document, Mention
from presslens.entities.people.commons import is_verb
from presslens.facts.roles.adjuncts import MONTHS
from presslens.facts.roles.lexicon import STANDING
from presslens.facts.roles.modifiers import ANIMATE
from presslens.facts.roles.names import DASHES, Names
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.phrases import Reader
from presslens.facts.roles.predicates import Predicates
from presslens.facts.roles.subjects import BORN
from presslens.facts.roles.words import SUBJECTS, word_list

YEAR = re.compile(r"(?:19|20)\d\d(?:\W(?:19|20)\d\d)?(?:-[ех]|-м|-му)?|\d0-[ех]")
RANGE = re.compile(r"(?:19|20)\d\d[-–—](?:19|20)\d\d(?!\d)")
DATING = word_list("dating") | MONTHS
TIMES = word_list("times")
LASTING = frozenset(("последние", "сих"))  # those of them that last: "последние три года", "до сих пор"
THEN = frozenset(("затем", "потом", "позднее", "позже"))
ROLES = 6  # in a sentence of nothing else
PARAGRAPH = 200  # tokens back to whom it is about
DATES = 14  # tokens of "с марта 1990 года по апрель 1995 года —"


class Careers(Names):
    """The roles of a document with what is known of their holders so far."""

    def __init__(self, doc: Document, reader: Reader, phrases: list[Phrase], predicates: Predicates) -> None:
        super().__init__(doc, reader, phrases, predicates)
        self.linked: dict[int, list[Mention]] = {}
        self._by_stop = {p.stop + 1: k for k, p in enumerate(phrases)}
        self._careers: set[int] = set()
        self._holders: set[int] = set()  # the mentions that a role is linked to
        self._told: set[int] = set()  # the roles that a predicate says
        self._signed: set[int] = set()  # those on a line of their own beside a name on another
        self._by_post = {self.tokens.head[p.head]: k for k, p in enumerate(phrases) if p.case in ANIMATE}
        self._by_head = {p.head: k for k, p in enumerate(phrases)}

    def career(self, k: int) -> list[Mention]:
        """ "В 2001—2005 годах — директор фонда": of whom the sentences before tell."""
        phrase, t = self.phrases[k], self.tokens
        if phrase.plural or phrase.case not in ("Nom", None):
            return []
        begin = self.reader.begin_of(phrase.head)
        then = self._word(phrase.outer - 1, phrase.head) in THEN
        before = self._by_stop.get(phrase.outer - then)
        if before is not None and before in self._careers:
            person: Mention | None = self.linked[before][0]
            if then and self.phrases[before].status == "current":
                self.phrases[before].status = "former"  # "с 2001 года — директор, затем мэр"
        elif (held := self._dated(phrase)) is not None:
            person = self.linked[held][0]
        else:
            begin = self._time_before(phrase, begin)
            opening = range(begin, phrase.outer)
            dated = len(opening) <= DATES and any(YEAR.fullmatch(t.lower[i]) for i in opening)
            said = (
                t.relation[phrase.head] in SUBJECTS and t.lower[phrase.outer - 1] not in DASHES
            )  # "в 2001 году | мэр ушёл"
            dated = (dated and not said and all(map(self._dates, opening))) or self._degree(phrase, begin)
            dated = dated or self._in_biography(phrase, begin)
            person = self._graduate(phrase, begin)
            if dated:
                opens = self.reader.begin_of(phrase.head)
                opener = self._opener(opens) if opens < begin else None
                person = opener or self.predicates.topic(begin) or self._sole(begin)
        if person is None:
            return []
        self._careers.add(k)
        ended = self._ends_in_time(begin, phrase.outer) or self._in_range(phrase)
        if phrase.status == "current" and ended and not self._degree(phrase, begin):
            phrase.status = "former"
        return [person]

    def _ends_in_time(self, first: int, stop: int) -> bool:
        """Whether words tell when something was, or until when: "в 2001 году", "с 2001 по 2003 год"."""
        lower = self.tokens.lower
        return lower[first] in ("в", "до") or (lower[first] == "с" and "по" in lower[first:stop])

    def _in_range(self, phrase: Phrase) -> bool:
        """Whether two years stand before a role: "2005–2010 гг. — директор", not "2015 — по настоящее время"."""
        k = phrase.outer
        while phrase.outer - k < DATES and self._word(k - 1, phrase.head) and self._dates(k - 1):
            k -= 1
        return RANGE.search("".join(self.tokens.words[k : phrase.outer])) is not None

    def _time_before(self, phrase: Phrase, begin: int) -> int:
        """Where the time before a dash and a role begins, in a clause without a subject: "служит там, в 2001 г. —"."""
        t, k = self.tokens, phrase.outer - 1
        if t.lower[k] not in DASHES:
            return begin
        while k > begin and self._dates(k - 1) and t.words[k - 1] != ",":
            k -= 1
        told = self._untold(begin, k) or self._opener(begin) is not None
        return k if k > begin and t.words[k - 1] == "," and told else begin

    def _in_biography(self, phrase: Phrase, begin: int) -> bool:
        """Whether a role is a sentence of its own after those of a life: "Родилась в Омске. Депутат думы."."""
        t = self.tokens
        if phrase.outer != begin or phrase.status != "current" or not begin:
            return False
        if phrase.entry.kind == STANDING or phrase.entry.lemma.startswith("выпускни"):
            return False
        if not self._is_whole(phrase) or self._segment(begin - 1) != self._segment(begin):
            return False
        first = max(begin - PARAGRAPH, 0)
        return any(
            t.lower[i].startswith(BORN) for i in range(begin - 1, first, -1) if self._segment(i) == self._segment(begin)
        )

    def _is_whole(self, phrase: Phrase) -> bool:
        """Whether nothing but roles follow one in its sentence: "Кандидат наук, отличник просвещения."."""
        j = phrase.stop
        for _ in range(ROLES):
            following = self.starting.get(j + 1) if self._word(j, phrase.head) in (",", "и") else None
            if following is None:
                break
            j = self.phrases[following].stop
        return self._word(j, phrase.head) in ("", ".")

    def _degree(self, phrase: Phrase, begin: int) -> bool:
        """Whether a degree ends a sentence that does not name its subject: "Окончил институт, доктор наук."."""
        degree = self._closing_degree(phrase) and self._untold(begin, phrase.outer)
        return degree and self.tokens.words[begin] != "«"

    def _closing_degree(self, phrase: Phrase) -> bool:
        """Whether a role is a degree after a comma that ends its sentence."""
        ends = self._word(phrase.outer - 1, phrase.head) == "," and self._word(phrase.stop, phrase.head) in ("", ".")
        return ends and (phrase.entry.kind == "degree" or self.tokens.lower[phrase.words[-1]] == "наук")

    def _graduate(self, phrase: Phrase, begin: int) -> Mention | None:
        """ "Анна Ким родилась в Омске, окончила институт, доктор наук": the one with whom its sentence begins."""
        return self._opener(begin) if self._closing_degree(phrase) else None

    def _opener(self, begin: int) -> Mention | None:
        """Who begins a sentence that is said of him: "Анна Ким окончила школу"."""
        t, m = self.tokens, self.person_at.get(begin)
        own = [i for i in range(m.first, m.last) if t.relation[i] in SUBJECTS] if m is not None else []
        return m if any(t.relation[t.head[i]] == "root" for i in own) else None

    def _verbal(self, j: int) -> bool:
        """Whether a word is a verb: by the tagger, or as the dictionary knows it as nothing else."""
        return self.tokens.pos[j] in ("VERB", "AUX") or is_verb(self.tokens.words[j])

    def _untold(self, begin: int, stop: int) -> bool:
        """Whether the verb of a sentence is said of somebody whom it does not name."""
        t = self.tokens
        verb = next((i for i in range(begin, stop) if t.relation[i] == "root" and self._verbal(i)), None)
        subjects = (c for c in t.children[verb] if t.relation[c] in SUBJECTS) if verb is not None else ()
        return verb is not None and all(t.case(c) == "Acc" for c in subjects)

    def _sole(self, begin: int) -> Mention | None:
        """The one person whom the paragraph before a token names."""
        named, segment = None, self._segment(begin)
        for i in range(begin - 1, max(begin - PARAGRAPH, -1), -1):
            if self._segment(i) != segment:
                break
            m = self.person_of.get(i)
            if m is not None and named is not None and m.entity_id != named.entity_id:
                return None
            named = m or named
        return named

    def _dated(self, phrase: Phrase) -> int | None:
        """The role before, of one person, where only a time stands between: "режиссёр и с 1992 года — директор"."""
        j, year = phrase.outer - 1, False
        if self._word(j, phrase.head) not in DASHES:
            return None
        while phrase.outer - j < DATES and self._word(j, phrase.head):
            before = self.ending.get(j + 1)
            if before is not None:
                return before if year and len(self.linked.get(before, ())) == 1 else None
            if not self._dates(j) and self._word(j, phrase.head) not in (",", "и", ";", "а"):
                return None
            year = year or bool(YEAR.fullmatch(self._word(j, phrase.head)))
            j -= 1
        return None

    def _timed(self, phrase: Phrase) -> int | None:
        """Where the comma or bracket before a time and a role is: "Ким, до 2019 года — директор"; sets the status."""
        last = phrase.outer - 1
        last -= self._word(last, phrase.head) in DASHES
        k = last
        while last - k < DATES and self._word(k, phrase.head) not in ("", ",") and self._dates(k):
            k -= 1
        span = self.tokens.lower[k + 1 : last + 1]
        told = not TIMES.isdisjoint(span) or any(map(YEAR.fullmatch, span))
        if not told or span[-1] in DASHES or self._word(k, phrase.head) not in (",", "("):
            return None
        if phrase.status == "current" and LASTING.isdisjoint(span) and (span[0] != "с" or "по" in span):
            phrase.status = "former"
        return k

    def _undated(self, j: int, phrase: Phrase) -> int:
        """Where a time before a dash begins: "Ким с 2010 по 2015 год —"; sets the status that it tells."""
        k, year = j, False
        while j - k < DATES and self._word(k - 1, phrase.head) and self._dates(k - 1) and k not in self.person_end:
            k -= 1
            year = year or bool(YEAR.fullmatch(self._word(k, phrase.head)))
        named = k in self.person_end and self.tokens.case(k - 1) in ("Nom", None)
        if not year or not named or self.tokens.lower[k] == ",":
            return j
        if phrase.status == "current" and not {"по", "в", "до"}.isdisjoint(self.tokens.lower[k:j]):
            phrase.status = "former"
        return k

    def _years_after(self, phrase: Phrase) -> tuple[int, bool] | None:
        """Where the bracket after a role ends that tells its years, and whether they are over: "мэр (2001–2003)"."""
        t, j = self.tokens, phrase.stop
        if self._word(j, phrase.head) != "(":
            return None
        closing = next((k for k in range(j + 1, j + DATES) if self._word(k, phrase.head) in ("", ")")), j)
        inside = range(j + 1, closing)
        if self._word(closing, phrase.head) != ")" or not inside or not all(map(self._dates, inside)):
            return None
        if not any(YEAR.fullmatch(t.lower[k]) for k in inside):
            return None
        over = RANGE.search("".join(t.words[j + 1 : closing])) is not None or self._ends_in_time(j + 1, closing)
        return closing + 1, over

    def _is_over(self, phrase: Phrase, m: Mention) -> bool:
        """Whether a role is told with a period that has ended, "Анна Ким, мэр с 2005 по 2010 год", or one that opens
        the sentence, "С 2005 по 2010 год Анна Ким — мэр"."""
        if self._period(phrase.stop, phrase.head) > phrase.stop:
            return True
        year = self._word(phrase.stop + 1, phrase.head) if self._word(phrase.stop, phrase.head) == "до" else ""
        if YEAR.fullmatch(year) and m.last < phrase.outer and self._word(m.last, phrase.head) in (",", "("):
            return True  # "Анна Ким (мэр до 2008 года)"
        begin = self.reader.begin_of(phrase.head)
        return begin < m.first == self._period(begin, phrase.head) and m.last <= phrase.outer <= m.last + 1

    def _period(self, j: int, head: int) -> int:
        """Where a period of years that begins at `j` ends: "с мая 2005 года по июнь 2010 года", "в 2005–2010 годах"."""
        k, opening = j, self._word(j, head)
        if opening not in ("с", "в"):
            return j
        while k - j < DATES and self._word(k, head) and self._dates(k):
            k += 1
        span = self.tokens.lower[j:k]
        if opening == "с":
            told = any(map(YEAR.fullmatch, span[span.index("по") :])) if "по" in span else False
        else:
            told = RANGE.search("".join(span)) is not None
        return k if told else j

    def _since(self, phrase: Phrase) -> int:
        """Where the time ends since which a role is held, before a dash: "директор с 2020 года —"."""
        j = stop = phrase.stop
        if self._word(j, phrase.head) != "с":
            return stop
        while j < stop + DATES and self._word(j, phrase.head) not in DASHES | {""} and self._dates(j):
            j += 1
        return j if self._word(j, phrase.head) in DASHES else stop

    def _dates(self, i: int) -> bool:
        """Whether a token can be part of "с 1990 по 1995 год —"."""
        t = self.tokens
        return t.lower[i] in DATING or t.lower[i] in DASHES or any(c.isdigit() for c in t.words[i])
