"""Whose a role is that stands without its organisation: what its clause, the sentence before, the release is about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from presslens.document import Document, Mention
from presslens.facts.roles.bodies import REACH, SUBJECTS, Bodies
from presslens.facts.roles.complements import ASSISTING
from presslens.facts.roles.electing import elector
from presslens.facts.roles.lexicon import FOUNDING
from presslens.facts.roles.names import DASHES, NOMINAL
from presslens.facts.roles.naming import GENDERS
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.sharing import Link
from presslens.facts.roles.trimming import CLOSING, OPENING
from presslens.facts.roles.words import GENERIC, lemma_at, word_list
from presslens.tagging.morphology import readings

# Roles that every body has, and that are always of one; of the lesser ones those that "главный" makes such.
LEADERSHIP = word_list("leadership_roles")
LESSER, CHIEF = word_list("chief_roles"), word_list("chief")
BUSINESS, AUTHORITIES = word_list("business_roles"), word_list("authorities")
LEADERS = word_list("leaders")  # those that a body has beside its head
UNLED = word_list("no_leadership")  # adjectives by which a role is of no body: "классный руководитель"
MEDIA, REPORTING = word_list("media"), word_list("reporting")
BOARDS = word_list("boards")  # what else may stand in such a role: "председатель правления"
APART = frozenset(("contacts", "metadata", "navigation"))  # parts whose roles are told with what stands beside them
SPEECH = OPENING | {"-", "–", "—"}  # what direct speech begins with
OWNED = 2  # sentences back to what "её директор" is of
FARTHEST = 3  # sentences back to whose deputy "его заместитель" is
OF_BODIES = frozenset(("менеджер", "представитель", "представительница"))  # rather a body's than somebody's
OF_MEDIA = word_list("outlet_roles")
GRADES = ("старш", "младш", "ведущ")
UNIVERSITY = "университет"
TOGETHER = [[how, word] for how in ("вместе", "совместно", "наряду") for word in ("с", "со")]
POST_FORMS = word_list("post_forms")
OWNERS = {"его": "masculine", "ее": "feminine"}
RELATIVE = 12  # tokens between "где" and the role
PLACE = 6  # tokens in brackets
REMARK = 6  # words of what a body is to another
BETWEEN = 6  # tokens back to somebody whom a noun tells
OFTEN = 20  # statements of one office of somebody that are looked at
LONGEST = 200  # tokens back to whom a pronoun stands for


class Antecedents:
    """What the context of a role says of whose it is, in one document."""

    def __init__(self, doc: Document, bodies: Bodies, links: list[Link]) -> None:
        self.doc, self.tokens, self.bodies = doc, doc.tokens, bodies
        self._in_sentence: dict[int, list[tuple[int, Mention]]] = {}
        left = {
            p.organisation.first
            for p, _, _ in links
            if p.organisation is not None and p.status == "former" and not p.leaving
        }
        self._sources: dict[int, list[Mention]] = {}  # by sentence: those that are only named as who reports
        for m in bodies.organisations:
            if m.first in left or m.entity_id in bodies.boards:
                continue
            if self._source(m):
                self._sources.setdefault(self.tokens.sentence[m.first], []).append(m)
            else:
                self._note(m.first, m)
        self._offices: dict[tuple[int | None, str], list[tuple[int, set[str]]]] = {}
        self._held: dict[int | None, Mention] = {}
        self._led: dict[int, Mention] = {}  # what those head before whose names that stands, by where these end
        self._led_by_kind: set[int] = set()  # where the names end of those who head what only a noun tells
        self._holders: dict[tuple[int, str], set[int | None]] = {}
        self._untold: dict[str, list[int]] = {}  # the sentences that tell an office of a body which is not known
        for phrase, person, _ in links:
            if phrase.organisation is None and phrase.location is None and phrase.words[-1] != phrase.head:
                self._untold.setdefault(phrase.entry.lemma, []).append(self.tokens.sentence[phrase.head])
            key = person.entity_id, phrase.entry.lemma
            self._offices.setdefault(key, []).append((_fullness(phrase), set(self._words(phrase).split())))
            where = phrase.organisation or phrase.location
            owned = phrase.entry.kind == FOUNDING  # who assists him, need not do so there
            if where is not None and not owned and (phrase.status in ("current", "acting") or phrase.leaving):
                self._held.setdefault(person.entity_id, where)
            if phrase.organisation is None:
                continue
            named = phrase.first <= phrase.organisation.first < phrase.stop or self._is_home(phrase.organisation)
            if not named:
                self._led_by_kind.add(person.last)
            elif phrase.stop <= person.first and phrase.entry.lemma in LEADERSHIP | {"партнёр"}:
                self._led[person.last] = phrase.organisation
            taken = phrase.organisation.entity_id, self._words(phrase)
            self._holders.setdefault(taken, set()).add(person.entity_id)
            if not phrase.first <= phrase.organisation.first < phrase.stop:
                self._note(phrase.head, phrase.organisation)  # "директор компании": named again by its kind
        self._gender = {p.person_id: p.gender for p in doc.people}
        for told in self._in_sentence.values():
            told.sort(key=lambda x: x[0])
        self._releases = {r.release_id: r for r in doc.releases}
        self._people = {m.first: m for m in doc.mentions if m.kind == "person"}
        self._named_to = {m.last: m for m in self._people.values()}

    def _is_home(self, m: Mention) -> bool:
        """Whether a release is about a body, or about none: not "директор колледжа" in one about a firm."""
        return self.bodies.home.get(m.release_id, m.entity_id) == m.entity_id

    def _note(self, at: int, m: Mention) -> None:
        self._in_sentence.setdefault(self.tokens.sentence[at], []).append((at, m))

    def find(self, phrase: Phrase, person: Mention) -> Mention | None:
        """The organisation (or place) of a role that names none."""
        owner = self._wrapped(phrase) or self._possessor(phrase)
        if owner is not None:
            return owner
        if (body := self._where(phrase)) is not None:
            return body
        leads = self._leads(phrase) or self._graded(phrase)
        named = self._in_sentence.get(self.tokens.sentence[phrase.head], [])
        if (leads or phrase.words[-1] == phrase.head) and (body := elector(self.bodies, phrase, named)) is not None:
            return body
        if not leads and (phrase.words != [phrase.head] or phrase.entry.lemma not in LEADERS):
            return None
        if phrase.plural or self.known(phrase, person) or self._governs(phrase, person):
            return None
        if (body := self._introducing(phrase)) is not None or not leads:
            return body
        if self.bodies.segment(phrase.head).kind in APART:
            return None
        body = self._enumerated(phrase) or self._together(phrase)
        if body is not None and not self._taken(phrase, person, body):
            self._led[person.last] = body
            return body
        t = self.tokens
        beside = t.words[phrase.outer - 1] if phrase.outer else ""
        told = t.words[phrase.stop : phrase.stop + 1]
        dashed = bool(told) and told[0] in DASHES  # a clause: "«Икс» открыл цех, директор — Анна Ким"
        if person.first >= phrase.stop and beside in (",", "(") and phrase.case in ("Nom", None) and not dashed:
            return None  # "«Икс», директор Анна Ким": of something that is not known
        if phrase.outer - 1 in self._led_by_kind and t.lower[phrase.outer - 1] in (",", "и"):
            return None  # "директор колледжа Анна Ким и коммерческий директор Олег Седых": of the college or the firm
        body = None
        if not self._graded(phrase) and not self._of_untold(phrase):
            body = self._nearest(phrase) or self._home(phrase)
        if body is None or self._taken(phrase, person, body):
            return None
        if phrase.entry.lemma in BUSINESS and not AUTHORITIES.isdisjoint(self.bodies.said(body)):
            return None  # "суд арестовал Седова и главного бухгалтера Анну Ким"
        if phrase.words == [phrase.head] and phrase.entry.lemma == "директор" and UNIVERSITY in self.bodies.said(body):
            return None  # a university has a rector
        founded = phrase.entry.kind != FOUNDING or body.entity_id in self.bodies.named.get(body.release_id, ())
        return body if founded else None  # nobody is "учредитель" of an embassy

    def _taken(self, phrase: Phrase, person: Mention, body: Mention) -> bool:
        """Whether somebody else is told to hold the very role there, which he may hold after him."""
        return phrase.status != "future" and not self._holders.get((body.entity_id, self._words(phrase)), set()) <= {
            person.entity_id
        }

    def _graded(self, phrase: Phrase) -> bool:
        """Whether a role is a grade within some body: "старший юрист", "младший партнёр"."""
        first, last = phrase.words[0], phrase.words[-1]
        return first == phrase.head - 1 and last == phrase.head and self.tokens.lower[first].startswith(GRADES)

    def _of_untold(self, phrase: Phrase) -> bool:
        """Whether the office of which somebody is the deputy was just told of a body that is not known: "Директор
        корпуса уехал. Заместитель директора Анна Ким"."""
        if phrase.entry.lemma not in ASSISTING:
            return False
        here = self.tokens.sentence[phrase.head]
        above = (self._untold.get(self._lemma(k), ()) for k in phrase.words if k > phrase.head)
        return any(here - FARTHEST <= s <= here for told in above for s in told)

    def _enumerated(self, phrase: Phrase) -> Mention | None:
        """ "директор «Икса» Анна Ким, финансовый директор Олег Седых": the body of the one named just before."""
        t, first = self.tokens, phrase.words[0]
        adjective = first < phrase.head and t.pos[first] == "ADJ" and not t.lower[first].startswith("генеральн")
        if not adjective and not phrase.prepositional:
            return None
        return self._led.get(phrase.outer - 1) if t.lower[phrase.outer - 1] in (",", "и") else None

    def _together(self, phrase: Phrase) -> Mention | None:
        """ "Седов вместе с главным бухгалтером Анной Ким": the body of the one named just before."""
        with_whom = self.tokens.lower[phrase.outer - 2 : phrase.outer]
        m = self._named_to.get(phrase.outer - 2) if with_whom in TOGETHER else None
        body = self._held.get(m.entity_id) if m is not None else None
        return body if body is not None and body.kind == "organisation" else None

    def _words(self, phrase: Phrase) -> str:
        return " ".join(map(self._lemma, phrase.words))

    def _source(self, m: Mention) -> bool:
        """Whether an organisation is only named as who reports: "по данным МЧС", "сообщает газета «Заря»"."""
        t = self.tokens
        head = next((h for i in range(m.first, m.last) if not m.first <= (h := t.head[i]) < m.last), -1)
        if head >= 0 and self._lemma(head) in GENERIC and t.pos[head] == "NOUN":
            head = t.head[head]  # "газета" of "газета «Заря»"
        if head < 0 or self._lemma(head) not in REPORTING:
            return False
        return t.pos[head] == "NOUN" or not MEDIA.isdisjoint(self.bodies.said(m))

    def known(self, phrase: Phrase, person: Mention) -> bool:
        """Whether the release says more of the same office of the same person elsewhere."""
        own, told = _fullness(phrase), self._offices.get((person.entity_id, phrase.entry.lemma), ())
        if not any(fuller > own for fuller, _ in told[:OFTEN]):
            return False
        words = set(self._words(phrase).split())
        return any(fuller > own and words <= others for fuller, others in told[:OFTEN])

    def told_after(self, phrase: Phrase, person: Mention) -> Mention | None:
        """ "журналист Анна Ким («Икс»)", "врач Анна Ким из «Икса»": what follows a name with its role before it."""
        t, j = self.tokens, person.last
        bare = phrase.words[-1] == phrase.head or (phrase.entry.kind == "profession" and phrase.generic is None)
        if person.first != phrase.stop or not bare or t.lower[j : j + 1] not in (["("], ["из"]):
            return None  # "историк картографии Анна Ким (музей «Икс»)", but "куратор проекта"
        k = j + 1
        while k < min(len(t), j + PLACE) and k not in self.bodies.starting:
            if t.words[k] not in OPENING and self._lemma(k) not in GENERIC and t.pos[k] != "ADJ":
                return None
            k += 1
        m = self.bodies.starting.get(k)
        if m is None:
            return None
        after = m.last + (m.last < len(t) and t.words[m.last] in CLOSING)
        placed = t.words[after : after + 1] == [","] and ")" in t.words[after : after + PLACE]  # "(«Икс», Омск)"
        return m if t.lower[j] == "из" or placed or t.words[after : after + 1] == [")"] else None

    def contact(self, phrase: Phrase, person: Mention) -> Mention | None:
        """ "Контактное лицо: Анна Ким, пресс-секретарь", beside the field that tells the company of a release."""
        release = self._releases[person.release_id]
        company = self.bodies.companies.get(person.release_id)
        if company is None or release.contact_start is None or release.contact_stop is None:
            return None
        if not release.contact_start <= person.start < release.contact_stop or phrase.generic is not None:
            return None
        own = phrase.words[-1] == phrase.head or phrase.prepositional
        return self.bodies.first["organisation", company] if own else None

    def _leads(self, phrase: Phrase) -> bool:
        """Whether a role is at the head of some body, and nothing but the body is missing: "бывший директор"."""
        if phrase.place_adjective is not None:
            return False
        t = self.tokens
        if phrase.generic is not None and not all(self._lemma(k) in BOARDS for k in range(*phrase.generic)):
            return False  # "директор | фонда", which may be any, but "председатель совета директоров"
        own = [self._lemma(k) for k in phrase.words if t.pos[k] in ("NOUN", "ADJ", "VERB", "PROPN")]
        if own == ["управлять"]:
            own = [phrase.entry.lemma]  # "управляющий" is taken for a participle
        if phrase.entry.lemma in ASSISTING and "заместитель" in own:
            own = own[own.index("заместитель") + 1 :]
        head = next((k for k, word in enumerate(own) if word in LEADERSHIP or word in LESSER), None)
        if head is None or not UNLED.isdisjoint(own[:head]):
            return False
        if own[head] in LESSER and CHIEF.isdisjoint(own[:head]):
            return False
        after = phrase.words[phrase.words.index(max(phrase.head, phrase.words[0])) :]
        by_field = "по" in (t.lower[k] for k in after) and own[head] in ("директор", "руководитель")
        return by_field or all(word in BOARDS for word in own[head + 1 :])

    def _lemma(self, k: int) -> str:
        return lemma_at(self.tokens, k)

    # The ways

    def _possessor(self, phrase: Phrase) -> Mention | None:
        """ "Станок сделала фирма «Икс». Её директор": the last organisation before; whose deputy somebody is."""
        t, k = self.tokens, max(phrase.outer, 0)
        at = next((i for i in (k, k - 1) if i >= 0 and t.lower[i] in OWNERS), None)
        if at is None:
            return None
        assists = phrase.entry.lemma in ASSISTING and phrase.entry.lemma not in OF_BODIES
        told = self._before(at, OWNED)
        last = told[-1] if told else None
        if last is not None and t.sentence[last[0]] != t.sentence[at]:  # what a sentence before is about
            subjects = [x for x in told if self._subject(x[1])]
            last = subjects[0] if len(subjects) == 1 or self._alone(subjects) else last
        person = self._person_before(at, assists)
        if last is not None and not (assists and phrase.entry.kind == "office") and self._somebody(last[1].last, at):
            return None  # "от дарительницы — её адвокат": of her
        if person is not None and (assists or last is None or person.first > last[0]):
            return self._held.get(person.entity_id) if assists else None
        if last is None and self._lemma(phrase.head) in OF_MEDIA:  # "написала газета «Икс». Её обозреватель"
            sources = self._sources.get(t.sentence[at] - 1, [])
            return sources[0] if len(sources) == 1 else None
        return last[1] if last is not None else None

    def _alone(self, subjects: list[tuple[int, Mention]]) -> bool:
        """Whether the others stand in a clause about the first: "«Икс», учредители которого — «Игрек» и «Зет»"."""
        return bool(subjects) and any(
            word.startswith("котор") for word in self.tokens.lower[subjects[0][1].last : subjects[1][0]]
        )

    def _subject(self, m: Mention) -> bool:
        """Whether a verb is said of an organisation, or of the noun before its name: "приехала фирма «Икс»"."""
        t = self.tokens
        top = next((i for i in range(m.first, m.last) if not m.first <= t.head[i] < m.last), m.first)
        noun = t.head[top]
        own = noun == m.first - 1 and t.tag[noun].feats.get("Animacy") == "Inan"  # no "сотрудники «Икса»"
        kind = noun >= 0 and (t.relation[top] == "appos" or (t.relation[top] == "nmod" and own))
        return self.bodies.subject(m) or (kind and t.relation[noun] in SUBJECTS)

    def _somebody(self, first: int, at: int) -> bool:
        """Whether a noun between says of somebody whose "его", "её" may be: "учёной вручил приз её учитель"."""
        t = self.tokens
        gender = GENDERS[OWNERS[t.lower[at]]]
        nouns = (k for k in range(max(first, at - BETWEEN), at) if t.pos[k] == "NOUN")
        return any({"NOUN", "anim", gender} <= readings(t.words[k])[0].grammemes for k in nouns)

    def _wrapped(self, phrase: Phrase) -> Mention | None:
        """ "Анна Ким, главный бухгалтер", and "ЗАО «Икс»" on the next line."""
        t, j = self.tokens, phrase.stop
        m = self.bodies.starting.get(j)
        broken = m is not None and self.doc.text[t.stop[j - 1] : t.start[j]].count("\n") == 1
        return m if broken and not self.doc.text[t.stop[j - 1] : t.start[j]].strip() else None

    def _governs(self, phrase: Phrase, person: Mention) -> bool:
        """Whether a noun follows of which it is not known what it names: "директор | управляющей компании"."""
        t, j = self.tokens, phrase.stop
        if j >= len(t) or j == person.first:
            return False
        if t.sentence[j] != t.sentence[phrase.head]:
            return True  # the end of its line is not that of what it says
        return t.case(j) == "Gen" and t.pos[j] in ("NOUN", "ADJ", "VERB", "DET")

    def _before(self, at: int, far: int = 2) -> list[tuple[int, Mention]]:
        """The organisations of the sentence before a token, or of the last of the `far` before it that tells of any."""
        s = self.tokens.sentence[at]
        segment = self.doc.sentences[s].segment_id
        for back in range(s, max(s - far, 0) - 1, -1):
            if self.doc.sentences[back].segment_id != segment:
                break
            if told := self._told(back, at):
                return told
        return []

    def _told(self, s: int, at: int) -> list[tuple[int, Mention]]:
        """What a sentence tells of before a token, unless it begins with somebody's words."""
        first = int(self.tokens.bounds[s])
        # "«Икс» открыл цех": a name may stand first too
        if self.tokens.words[first : first + 1] and self.tokens.words[first] in SPEECH and not self._named_at(first):
            return []
        told = self._in_sentence.get(s, [])
        i = bisect_left(told, at, key=lambda x: x[0])
        return [x for x in told[max(i - REACH, 0) : i] if not self._beside(x[1], first)]

    def _beside(self, m: Mention, first: int) -> bool:
        """Whether a sentence says by a noun what a body is to the one that is told of: "Основной акционер — «Икс»"."""
        t, k = self.tokens, m.first - 1
        while k > first and (t.words[k] in OPENING or (t.pos[k] == "NOUN" and self._lemma(k) in GENERIC)):
            k -= 1
        if not 0 < k - first <= REMARK or t.words[k] not in DASHES:
            return False
        said = zip(t.pos[first:k], t.tag[first:k], strict=True)
        return all(pos in NOMINAL or pos == "ADP" or tag.feats.get("VerbForm") == "Part" for pos, tag in said)

    def _named_at(self, first: int) -> bool:
        starting = self.bodies.starting
        return first in starting or (self.tokens.words[first] in OPENING and first + 1 in starting)

    def _person_before(self, at: int, far: bool) -> Mention | None:
        """Who is named last in the sentence or the one before, or in the paragraph."""
        t, s = self.tokens, self.tokens.sentence[at]
        segment = self.doc.sentences[s].segment_id
        for back in range(s, max(s - (FARTHEST if far else 1), 0) - 1, -1):
            if self.doc.sentences[back].segment_id != segment:
                return None
            begin = max(int(t.bounds[back]), at - LONGEST)
            for i in range(min(at, int(t.bounds[back + 1])) - 1, begin - 1, -1):
                person = self._people.get(i)
                if person is not None and self._gender[person.entity_id] in (None, OWNERS[t.lower[at]]):
                    return person
        return None

    def _where(self, phrase: Phrase) -> Mention | None:
        """ "Ким перешла в фонд «Икс», где она займёт пост советника": what a clause with a post is set in."""
        t, begin = self.tokens, phrase.outer
        where = next((k for k in range(begin - 1, max(begin - RELATIVE, 0), -1) if t.lower[k] == "где"), 0)
        post = t.lower[begin - 1] in POST_FORMS or phrase.case == "Ins"
        if not where or not post or t.words[where - 1] != "," or t.sentence[where] != t.sentence[phrase.head]:
            return None
        told = self._in_sentence.get(t.sentence[phrase.head], [])
        ends = (m.last + (m.last < len(t) and t.words[m.last] in CLOSING) for _, m in told)
        return next((m for (_, m), end in zip(told, ends, strict=True) if end == where - 1), None)

    def _introducing(self, phrase: Phrase) -> Mention | None:
        """ "ансамбль «Икс», руководитель Анна Ким.", "в палате, где гостей принял председатель Анна Ким"."""
        t, comma = self.tokens, phrase.outer - 1
        told = self._in_sentence.get(t.sentence[phrase.head], [])
        last = max((m for at, m in told if at == m.first < phrase.outer), key=lambda m: m.first, default=None)
        if last is None or comma < 0:
            return None
        ends = last.last + (last.last < len(t) and t.words[last.last] in CLOSING)
        if ends < comma and t.words[ends] == "(" and comma - ends <= PLACE and t.words[comma - 1] == ")":
            ends = comma
        if ends == comma and t.words[comma] in (",", "("):
            return last
        return last if t.lower[ends : ends + 2] == [",", "где"] and phrase.outer - ends <= RELATIVE else None

    def _nearest(self, phrase: Phrase) -> Mention | None:
        """The one organisation that the sentence, or the one before it, tells of, or that of the release among them."""
        told = {m.entity_id: m for _, m in self._before(phrase.outer) if not self.bodies.is_board(m)}
        if len(told) == 1:
            return next(iter(told.values()))
        return told.get(self.bodies.dominant.get(self.bodies.release(phrase.head), -1))

    def _home(self, phrase: Phrase) -> Mention | None:
        """What the release is about, where its paragraph tells of nothing else."""
        entity_id = self.bodies.home.get(self.bodies.release(phrase.head))
        if entity_id is None or any(m.entity_id != entity_id for m in self._paragraph(phrase)):
            return None
        body = self.bodies.first["organisation", entity_id]
        return body if not self.bodies.is_board(body) else None

    def _paragraph(self, phrase: Phrase) -> Iterator[Mention]:
        """The organisations of its paragraph before a role."""
        last = self.tokens.sentence[phrase.head]
        segment = self.doc.sentences[last].segment_id
        for s in range(last, max(last - REACH, -1), -1):
            if self.doc.sentences[s].segment_id != segment:
                return
            yield from (m for _, m in self._told(s, phrase.head))


def _fullness(phrase: Phrase) -> int:
    """How much a role says: more words, and where it is."""
    return len(phrase.words) + 10 * (phrase.organisation is not None or phrase.location is not None)
