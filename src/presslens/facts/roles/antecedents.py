"""Whose a role is that stands without its organisation: what its clause, the sentence before, the release is about."""

from __future__ import annotations

from bisect import bisect_left

from presslens.document import Document, Mention
from presslens.facts.roles.bodies import Bodies
from presslens.facts.roles.electing import elector
from presslens.facts.roles.kinds import AUTHORITIES, NAMING, alike
from presslens.facts.roles.leadership import LEADERSHIP, is_grade, leads, of_whole
from presslens.facts.roles.lexicon import FOUNDING
from presslens.facts.roles.names import DASHES
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.possessives import FARTHEST, LONGEST, Possessives
from presslens.facts.roles.sharing import Link
from presslens.facts.roles.subjects import POST_FORMS
from presslens.facts.roles.trimming import OPENING, before_quoted, end_quoted
from presslens.facts.roles.words import (
    ASSISTING,
    BOARDS,
    GENERIC,
    LEADERS,
    POLITICAL,
    SUBJECTS,
    UNITS,
    stands_for_body,
    word_list,
)

BUSINESS = word_list("business_roles")
APART = frozenset(("contacts", "metadata", "navigation"))  # parts whose roles are told with what stands beside them
SPOKESMEN = frozenset(("пресс-атташе", "пресс-секретарь"))
UNIVERSITY = "университет"
TOGETHER = [[how, word] for how in ("вместе", "совместно", "наряду") for word in ("с", "со")]
RELATIVE = 12  # tokens between "где" and the role
SENTENCE = 25  # tokens back to a body that is told by its kind
PLACE = 6  # tokens in brackets
TOWN = 2  # letters of one after the name of a club
SPEAKING = word_list("of_works") | frozenset(
    ("модератор", "участник", "участница", "докладчик", "организатор", "член")
)  # of what is held
BETWEEN_ROLES = DASHES | {",", ":"}
NAMED = 500  # tokens back to who else is named in a list
PRESIDING = frozenset(("председатель", "сопредседатель", "секретарь"))
WHICH = (["котором"], ["которой"])
FULL = 10  # of a role that says where it is
OFTEN = 20  # statements of one office of somebody that are looked at


class Antecedents(Possessives):
    """What the context of a role says of whose it is, in one document."""

    def __init__(self, doc: Document, bodies: Bodies, links: list[Link]) -> None:
        super().__init__(doc, bodies, links)
        self._offices: dict[tuple[int | None, str], list[tuple[int, set[str]]]] = {}
        self._led: dict[int, Mention] = {}  # what those head before whose names that stands, by where these end
        self._led_by_kind: set[int] = set()  # where the names end of those who head what only a noun tells
        self._holders: dict[tuple[int, str], set[int | None]] = {}
        self._untold: dict[str, list[int]] = {}  # the sentences that tell an office of a body which is not known
        for phrase, person, _ in links:
            self._note_office(phrase, person)
        self._releases = {r.release_id: r for r in doc.releases}
        self._named_to = {m.last: m for m in self._people.values()}

    def _note_office(self, phrase: Phrase, person: Mention) -> None:
        """Note an office that somebody is told to have, and in which body, if that is told."""
        if phrase.organisation is None and phrase.location is None and phrase.words[-1] != phrase.head:
            self._untold.setdefault(phrase.entry.lemma, []).append(self.tokens.sentence[phrase.head])
        key = person.entity_id, phrase.entry.lemma
        self._offices.setdefault(key, []).append((_fullness(phrase), set(self._words(phrase).split())))
        if phrase.organisation is None:
            return
        if not (phrase.names_organisation or self._is_home(phrase.organisation)):
            self._led_by_kind.add(person.last)
        elif phrase.stop <= person.first and phrase.entry.lemma in LEADERSHIP | {"партнёр"}:
            self._led[person.last] = phrase.organisation
        taken = phrase.organisation.entity_id, self._words(phrase)
        self._holders.setdefault(taken, set()).add(person.entity_id)

    def _is_home(self, m: Mention) -> bool:
        """Whether a release is about a body, or about none: not "директор колледжа" in one about a firm."""
        return self.bodies.home.get(m.release_id, m.entity_id) == m.entity_id

    def find(self, phrase: Phrase, person: Mention) -> Mention | None:
        """The organisation (or place) of a role that names none."""
        owner = self._wrapped(phrase)
        if owner is not None or self._of_another(phrase):
            return owner
        if (owner := self._possessor(phrase) or self._chief(phrase, person)) is not None:
            return owner
        at = self._pronoun(phrase)
        if at is not None and at > self.tokens.bound[self.tokens.sentence[at]]:
            return None  # whoever "его" is, none that the context tells of
        if (body := self._where(phrase)) is not None:
            return body
        leading = leads(self.tokens, phrase) or is_grade(self.tokens, phrase)
        named = self._in_sentence.get(self.tokens.sentence[phrase.head], [])
        if (leading or phrase.words[-1] == phrase.head) and (body := elector(self.bodies, phrase, named)) is not None:
            return body
        if phrase.words == [phrase.head] and phrase.entry.lemma in SPOKESMEN and at is None:
            return self._spoken_for(phrase)
        bracketed = phrase.words[-1] == phrase.head and phrase.entry.kind == "office" and phrase.outer > 0
        bracketed = bracketed and self.tokens.words[phrase.outer - 1] == "("  # "бригада (старший тренер — Анна Ким)"
        beside = phrase.words == [phrase.head] and phrase.entry.lemma in LEADERS | {"главврач"}
        beside = beside or self._words(phrase) == "главный врач"
        if not leading and not bracketed and not beside:
            return None
        if phrase.plural or self.known(phrase, person) or self._governs(phrase, person):
            return None
        if person.last < phrase.outer - 1 and self.tokens.words[phrase.outer - 1] == "(":
            return None  # "Анна Ким, врач больницы «Икс» (секретарь)": of something else
        if (body := self._introducing(phrase)) is not None or not leading:
            return body
        if self.bodies.segment(phrase.head).kind in APART:
            return None
        if self._in_brackets_of_another(phrase):
            return None
        body = self._enumerated(phrase) or self._together(phrase)
        if body is not None and not self._taken(phrase, person, body):
            self._led[person.last] = body
            return body
        return self._of_context(phrase, person)

    def _spoken_for(self, phrase: Phrase) -> Mention | None:
        """The body of a known kind that a release is plainly about, which its "пресс-секретарь" speaks for."""
        body = self._home(phrase) if self.bodies.segment(phrase.head).kind not in APART else None
        dominant = self.bodies.dominant.get(self.bodies.release(phrase.head))
        if body is None or body.entity_id != dominant or self.bodies.said(body).isdisjoint(NAMING):
            return None
        return body if not self._another_kind(phrase, body) else None

    def _of_context(self, phrase: Phrase, person: Mention) -> Mention | None:
        """The one body that a role at the head of one can be of: the nearest, or what the release is about."""
        t = self.tokens
        beside = t.words[phrase.outer - 1] if phrase.outer else ""
        told = t.words[phrase.stop : phrase.stop + 1]
        dashed = bool(told) and told[0] in DASHES  # a clause: "«Икс» открыл цех, директор — Анна Ким"
        if person.first >= phrase.stop and beside in (",", "(") and phrase.case in ("Nom", None) and not dashed:
            return None  # "«Икс», директор Анна Ким": of something that is not known
        if phrase.outer - 1 in self._led_by_kind and t.lower[phrase.outer - 1] in (",", "и"):
            return None  # "директор колледжа Анна Ким и коммерческий директор Олег Седых": of the college or the firm
        body = None
        if not is_grade(self.tokens, phrase) and not self.of_untold(phrase):
            body = self.nearest(phrase)
            if body is None or (self.is_unit(body) and (of_whole(t, phrase) or self._listed(body, person))):
                body = self._home(phrase)  # "начальник отдела А и главный инженер Б": of the firm
            elif not self._subject(body) and t.sentence[body.first] != t.sentence[phrase.head]:
                body = self._acting_before(phrase) or body
        if body is None or self._taken(phrase, person, body) or (beside == "(" and self._enclosed(body, phrase)):
            return None
        if beside == "(" and not PRESIDING.isdisjoint(map(self._lemma, phrase.words)) and self._listed(body, person):
            return None  # "вошли актриса МХТ Анна Ким и продюсер Ольга Лель (председатель)": of what they are in
        if self.tokens.sentence[body.first] != self.tokens.sentence[phrase.head] and self._another_kind(phrase, body):
            return None
        if not self._subject(body) and self._is_about_another(body):
            return None
        held = {phrase.entry.lemma, *(self._lemma(k) for k in phrase.words if k >= phrase.head)}
        if not BUSINESS.isdisjoint(held) and not AUTHORITIES.isdisjoint(self.bodies.said(body)):
            return None  # "суд арестовал Седова и главного бухгалтера Анну Ким"
        if of_whole(self.tokens, phrase) and self.is_unit(body):
            return None  # "советник генерального директора": of the firm whose branch is told of
        if phrase.words == [phrase.head] and phrase.entry.lemma == "директор" and UNIVERSITY in self.bodies.said(body):
            return None  # a university has a rector
        founded = phrase.entry.kind != FOUNDING or body.entity_id in self.bodies.named.get(body.release_id, ())
        return body if founded else None  # nobody is "учредитель" of an embassy

    def _acting_before(self, phrase: Phrase) -> Mention | None:
        """What a release is about, where its paragraph tells before a role what it did: "«Икс» купил врача. Сделку с
        «Игреком» заключили в мае. Главный тренер ушёл"."""
        home = self.bodies.home.get(self.bodies.release(phrase.head))
        own = (m for m in self._paragraph(phrase) if m.entity_id == home and m.first < phrase.outer)
        return next(filter(self._subject, own), None)

    def is_unit(self, body: Mention) -> bool:
        """Whether what a body is called by, or the noun before its name, says that it is a part of a firm."""
        before = before_quoted(self.tokens, body)
        return not UNITS.isdisjoint(self.bodies.said(body)) or (before >= 0 and self._lemma(before) in UNITS)

    def _in_brackets_of_another(self, phrase: Phrase) -> bool:
        """Whether a bracket after a noun for a body that is not named holds a role: "приз комитета (председатель —"."""
        t, noun = self.tokens, phrase.outer - 2
        if noun < 0 or t.words[noun + 1] != "(" or t.pos[noun] not in ("NOUN", "PROPN"):
            return False
        return stands_for_body(self._lemma(noun)) and noun not in self.bodies.inside

    def _enclosed(self, body: Mention, phrase: Phrase) -> bool:
        """Whether a body is told in the brackets of somebody before: "А (начальник отдела кадров), Б (бухгалтер)"."""
        return ")" in self.tokens.words[max(body.last, phrase.outer - LONGEST) : phrase.outer]

    def _listed(self, body: Mention, person: Mention) -> bool:
        """Whether somebody else is named between a body and somebody."""
        between = (self._people.get(k) for k in range(max(body.last, person.first - NAMED), person.first))
        return any(m is not None and m.entity_id != person.entity_id for m in between)

    def _taken(self, phrase: Phrase, person: Mention, body: Mention) -> bool:
        """Whether somebody else is told to hold the very role there, which he may hold after him."""
        return phrase.status != "future" and not self._holders.get((body.entity_id, self._words(phrase)), set()) <= {
            person.entity_id
        }

    def of_untold(self, phrase: Phrase) -> bool:
        """Whether the office of which somebody is the deputy, or that he had, was just told of an unknown body:
        "Директор корпуса уехал. Заместитель директора Анна Ким", "Директором корпуса стал Ким; прежний директор"."""
        offices = [self._lemma(k) for k in phrase.words if k > phrase.head]
        if phrase.entry.lemma not in ASSISTING:
            offices = [phrase.entry.lemma] if phrase.status == "former" and not offices else []
        here = self.tokens.sentence[phrase.head]
        above = (self._untold.get(office, ()) for office in offices)
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

    def known(self, phrase: Phrase, person: Mention) -> bool:
        """Whether the release says more of the same office of the same person elsewhere."""
        own, told = _fullness(phrase), self._offices.get((person.entity_id, phrase.entry.lemma), ())
        if not any(fuller > own for fuller, _ in told[:OFTEN]):
            return False
        words = set(self._words(phrase).split())
        return any(fuller > own and words <= others for fuller, others in told[:OFTEN])

    def told_in_full(self, phrase: Phrase, person: Mention) -> bool:
        """Whether the release tells the same office of the same person in more words: "министр культуры"."""
        words = set(self._words(phrase).split())
        told = self._offices.get((person.entity_id, phrase.entry.lemma), ())[:OFTEN]
        return any(fuller > FULL and words < others for fuller, others in told)

    def told_after(self, phrase: Phrase, person: Mention) -> Mention | None:
        """ "журналист Анна Ким («Икс»)", "врач - Анна Ким («Икс»)", "врач Анна Ким из «Икса»": what follows a name with
        its role before it."""
        t, j = self.tokens, person.last
        other = self._people.get(j + 1) if phrase.plural and t.lower[j : j + 1] == ["и"] else None
        if other is not None and j - person.first == 1 < other.last - other.first:
            j = other.last  # "врачи Ольга и Олег Седовы («Икс»)"
        beside = person.first - (person.first > 0 and t.words[person.first - 1] in DASHES) == phrase.stop
        bare = phrase.words[-1] == phrase.head or phrase.prepositional
        bare = bare or (phrase.entry.kind == "profession" and phrase.generic is None)
        if not (beside or phrase.plural) or not bare or t.lower[j : j + 1] not in (["("], ["из"]):
            return None  # "историк картографии Анна Ким (музей «Икс»)", but "куратор проекта"
        k = j + 1
        while k < min(len(t), j + PLACE) and k not in self.bodies.starting:
            if t.words[k] not in OPENING and self._lemma(k) not in GENERIC and t.pos[k] != "ADJ":
                return None
            k += 1
        m = self.bodies.starting.get(k)
        if m is None:
            return None
        after = end_quoted(t, m)
        after += t.words[after + 1 : after + 2] == [")"] and len(t.words[after]) <= TOWN  # "(«Металлург» Мг)"
        placed = t.words[after : after + 1] == [","] and ")" in t.words[after : after + PLACE]  # "(«Икс», Омск)"
        return m if t.lower[j] == "из" or placed or t.words[after : after + 1] == [")"] else None

    def told_between(self, phrase: Phrase, person: Mention) -> Mention | None:
        """ "Анна Ким («Икс»), аналитик", "Анна Ким из «Икса», аналитик": what stands between a name and a role."""
        t, opening = self.tokens, person.last
        unit = phrase.generic is None or self._lemma(phrase.generic[0]) in UNITS  # "Анна Ким, «Икс», начальник отдела"
        if not unit or phrase.entry.lemma in POLITICAL | SPEAKING:
            return None
        if person.last >= phrase.outer or t.words[opening] not in (",", "(", "из"):
            return None
        starting = self.bodies.starting
        first = opening + 1
        quoted = first + 1 < len(t) and t.words[first + 1] in OPENING
        if first not in starting and t.lower[first] in GENERIC and quoted:
            first += 1  # "газета «Заря»"
        m = starting.get(first) or (starting.get(first + 1) if t.words[first] in OPENING else None)
        if m is None or m.last > phrase.outer:
            return None
        closing = end_quoted(t, m)
        if t.words[opening] == "," and t.words[closing] == "(":
            bracket = t.words[closing : closing + PLACE]  # "Анна Ким, Университет Осло (Норвегия), профессор"
            closing += bracket.index(")") + 1 if ")" in bracket else 0
        place = self.bodies.place_at.get(closing + 1) if t.words[closing] == "," else None
        if place is not None and t.words[place.last : place.last + 1] == [","]:
            closing = place.last  # "Анна Ким, «Икс», Омск, инженер"
        stop = closing + 1
        if t.words[opening] == "(":
            if t.words[closing] != ")":
                return None
            stop += t.words[stop] in BETWEEN_ROLES if stop < len(t) else 0
        elif t.words[closing] != ",":
            return None
        return m if stop == phrase.outer else None

    def contact(self, phrase: Phrase, person: Mention) -> Mention | None:
        """ "Контактное лицо: Анна Ким, пресс-секретарь", beside the field that tells the company of a release."""
        release = self._releases[person.release_id]
        company = self.bodies.companies.get(person.release_id)
        own = phrase.words[-1] == phrase.head or phrase.prepositional
        if not own or phrase.generic is not None:
            return None
        if company is None:
            return self._under_all(phrase)
        if release.contact_start is None or release.contact_stop is None:
            return None
        told = release.contact_start <= person.start < release.contact_stop
        return self.bodies.first["organisation", company] if told else None

    def _under_all(self, phrase: Phrase) -> Mention | None:
        """What a release is plainly about, for somebody among its contacts, where these tell of no body."""
        segment = self.bodies.segment(phrase.head)
        if segment.kind != "contacts":
            return None
        plainly = self.bodies.dominant.get(self.bodies.release(phrase.head))
        if plainly is None:
            return None
        at = bisect_left(self.bodies.organisations, segment.start, key=lambda m: m.start)
        others = self.bodies.organisations[at : at + 1]
        if others and others[0].start < segment.stop:
            return None
        return self.bodies.first["organisation", plainly]

    # The ways

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

    def _where(self, phrase: Phrase) -> Mention | None:
        """ "Ким перешла в фонд «Икс», где она займёт пост советника": what a clause with a post is set in."""
        t, begin = self.tokens, phrase.outer
        where = next((k for k in range(begin - 1, max(begin - RELATIVE, 0), -1) if self._is_where(k)), 0)
        risen = t.lower[begin - 1] == "до"  # "работала в банке «Икс», где дослужилась до директора"
        post = t.lower[begin - 1] in POST_FORMS or phrase.case == "Ins" or risen
        if not where or not post or t.words[where - 1] != "," or t.sentence[where] != t.sentence[phrase.head]:
            return None
        at = bisect_left(self.bodies.organisations, where, key=lambda m: m.first) - 1
        body = self.bodies.organisations[at] if at >= 0 else None  # one that somebody left as well
        if body is None or end_quoted(t, body) != where - 1:
            return None
        phrase.status = "former" if risen and self._is_behind(body) else phrase.status
        return body

    def _is_where(self, k: int) -> bool:
        """Whether a token is "где", or "в" before "котором"."""
        t = self.tokens
        return t.lower[k] == "где" or (t.lower[k] == "в" and t.lower[k + 1 : k + 2] in WHICH)

    def _introducing(self, phrase: Phrase) -> Mention | None:
        """ "ансамбль «Икс», руководитель Анна Ким.", "в палате, где гостей принял председатель Анна Ким"."""
        t, comma = self.tokens, phrase.outer - 1
        told = self._in_sentence.get(t.sentence[phrase.head], [])
        last = max((m for at, m in told if at == m.first < phrase.outer), key=lambda m: m.first, default=None)
        if last is None or comma < 0:
            return None
        ends = end_quoted(t, last)
        if ends < comma and t.words[ends] == "(" and comma - ends <= PLACE and t.words[comma - 1] == ")":
            ends = comma
        if ends == comma and t.words[comma] in (",", "("):
            return last
        return last if t.lower[ends : ends + 2] == [",", "где"] and phrase.outer - ends <= RELATIVE else None

    def nearest(self, phrase: Phrase) -> Mention | None:
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

    def _is_about_another(self, body: Mention) -> bool:
        """Whether its sentence is said of another of its kind: "Наша сборная обыграла сборную Греции"."""
        t, s = self.tokens, self.tokens.sentence[body.first]
        subjects = (k for k in range(t.bound[s], t.bound[s + 1]) if t.relation[k] in SUBJECTS and t.pos[k] == "NOUN")
        kinds = self.bodies.all_kinds(body.entity_id)
        return any(self._lemma(k) in kinds and not self._is_named(k) for k in subjects)

    def _another_kind(self, phrase: Phrase, body: Mention) -> bool:
        """Whether the sentence tells of another body before, by its kind: "куратором от | завода | назначен"."""
        t, begin, said = self.tokens, self.tokens.bound[self.tokens.sentence[phrase.head]], self.bodies.said(body)
        if said.isdisjoint(NAMING):
            return False
        before = range(max(begin, phrase.outer - SENTENCE), phrase.outer)
        nouns = ((k, self._lemma(k)) for k in before if t.pos[k] == "NOUN" and k not in self.bodies.inside)
        bodies = ((k, noun) for k, noun in nouns if stands_for_body(noun) and noun not in BOARDS)
        return any(alike(noun).isdisjoint(said) and not self._is_named(k) for k, noun in bodies)


def _fullness(phrase: Phrase) -> int:
    """How much a role says: more words, and where it is."""
    return len(phrase.words) + FULL * (phrase.organisation is not None or phrase.location is not None)
