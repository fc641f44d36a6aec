"""What a role leaves to the context: "директор фонда" in a text about one fund, "мэр города", "российский президент".

Only what the release names is ever filled in, and only where one thing fits.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from presslens.document import Document, Mention
from presslens.facts.roles.antecedents import Antecedents
from presslens.facts.roles.bodies import Bodies
from presslens.facts.roles.generics import Generics
from presslens.facts.roles.kinds import EMPLOYERS
from presslens.facts.roles.lexicon import FOUNDING
from presslens.facts.roles.offices import HELD
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.sharing import Link
from presslens.facts.roles.subjects import POST_FORMS
from presslens.facts.roles.trimming import OPENING, before_quoted, end_quoted
from presslens.facts.roles.words import BOARDS, GENERIC, POLITICAL, head_of, lemma_at, stands_for_body, table, word_list

# Posts that are of the firm a release is about, where it is about one.
EMPLOYED = {(kind, "директор") for kind in ("генеральный", "исполнительный", "коммерческий", "технический")}
EMPLOYED |= {("председатель", "профком"), ("председатель", "профсоюз")}
AT_WORK = HELD | {"profession", FOUNDING}  # and those whose holders work somewhere, or have founded something
COMPLETED = AT_WORK | {"clergy"}
# Of what they are stands in the role as a rule: "министр культуры", "заведующий складом".
STATED = frozenset(("министр", "замминистр", "заведующий", "заведующая", "прокурор", "судья"))
PLAIN = frozenset(("прокурор", "судья"))  # and of which kind they are: "мировой судья"
EVENTS = frozenset(("конкурс", "концерт", "программа", "проект", "фестиваль", "форум"))
UNNAMED = 10  # tokens back to a body without a name
MANAGING = frozenset(("гендиректор", "директор", "управляющий", "ректор"))  # whom no board has
MEETING = frozenset(("конференция", "правление", "собрание", "совет"))
WHOLE = frozenset(("ректор", "проректор"))
VICE, PARTY = "вице-президент", "партия"
HONORARY, MAIN = "почетный", "главный"
STAFF, STAFF_JOINTS = word_list("staff"), frozenset(("и", ",", ":", "-", "–", "—"))
COUNSEL, CLIENTS = word_list("counsel"), tuple(word_list("clients"))


class Implied(Generics):
    """Fills in what a role phrase refers back to."""

    def __init__(self, doc: Document, bodies: Bodies) -> None:
        super().__init__(doc, bodies)
        self._posts: dict[tuple[int, str], Mention] = {}  # of what the role of somebody is that is told so far
        self._staff: dict[int, Mention] = {}  # where they work of whom the next role is, by where it begins
        self._houses: dict[tuple[int, str], Mention | None] = {}
        self.retold: set[int] = set()  # posts of somebody who is told to have them by their full names
        self._led: dict[int, set[int]] = {}  # by release, the bodies whose rectors it tells

    def resolve_offices(self, phrases: list[Phrase], links: list[Link]) -> None:
        """Complete what is left from the other statements of the release, and from what it is about."""
        if all(p.organisation or p.location or p.entry.kind not in COMPLETED for p, _, _ in links):
            return
        self._state(phrases, links)
        self._staff = {
            p.stop: p.organisation for p in phrases if p.plural and p.entry.lemma in STAFF and p.organisation
        }
        for p, _, _ in links:
            if p.organisation is not None and p.entry.lemma in WHOLE:
                self._led.setdefault(self.bodies.release(p.head), set()).add(p.organisation.entity_id)
        antecedents = Antecedents(self.doc, self.bodies, links)
        self._each_his_own(links, antecedents)
        for phrase, person, _ in links:
            if phrase.organisation is not None or phrase.location is not None:
                continue
            if self._is_of_unknown(phrase) or self._is_of_performer(phrase, person):
                continue
            post = phrase.words == [phrase.head] and self.doc.tokens.lower[phrase.outer - 1] in POST_FORMS
            if post and antecedents.told_in_full(phrase, person):
                self.retold.add(id(phrase))  # "Пост министра он занял в мае"
                continue
            if phrase.entry.kind == "clergy":  # "священник Иоанн Седых из храма": what follows the name
                phrase.organisation = antecedents.told_after(phrase, person)
            if phrase.entry.kind not in AT_WORK:
                continue
            if (where := antecedents.told_between(phrase, person)) is not None:
                phrase.organisation = where
                continue
            where = self._told(phrase, person) or self._headed(phrase, person) or self._deputy(phrase)
            where = where or self._succeeding(phrase)
            if where is None and not antecedents.of_untold(phrase):
                where = self._beside_office(phrase)
            if where is None and phrase.entry.lemma not in POLITICAL - {VICE}:
                where = antecedents.told_after(phrase, person)
                if where is not None and phrase.entry.lemma == VICE and PARTY in self.bodies.all_kinds(where.entity_id):
                    where = None  # "вице-президент Пол Рид (Демократическая партия)"
            if where is None:
                where = self._housed(phrase, antecedents.known(phrase, person)) or self._employer(phrase)
            if phrase.generic is not None and self._of_nearest_firm(phrase, antecedents):
                continue
            if where is None and phrase.generic is None and phrase.entry.lemma not in POLITICAL | COUNSEL:
                where = self._represented(phrase, self._body_of)
            where = where or self._of_staff(phrase, person)
            where = where or antecedents.find(phrase, person) or antecedents.contact(phrase, person)
            if where is not None and phrase.entry.lemma in MANAGING and self._is_board(where):
                where = None  # "Совет попечителей музея утвердил директором": of the museum
            phrase.organisation = where if where is not None and where.kind == "organisation" else None
            phrase.location = where if phrase.organisation is None else None
            if where is not None:
                antecedents.note(phrase, person, where)

    def _of_nearest_firm(self, phrase: Phrase, antecedents: Antecedents) -> bool:
        """Give "директор компании" the one body just told of, if it has a name of its own that says of no kind."""
        body = antecedents.nearest(phrase)
        if (
            phrase.generic is None
            or body is None
            or not self.bodies.proper[body.entity_id]
            or antecedents.is_unit(body)
        ):
            return False
        firm = self._may_be_firm(body.entity_id, *phrase.generic)
        if firm:
            self._set(phrase, body, *phrase.generic)
        return firm

    def _of_staff(self, phrase: Phrase, person: Mention) -> Mention | None:
        """ "сотрудники завода доцент Анна Ким и аспирант Олег Седых": where those of whom a role begins are."""
        before = phrase.outer - (self.doc.tokens.words[phrase.outer - 1] in STAFF_JOINTS)
        body = self._staff.get(before) or self._staff.get(phrase.outer)
        if body is not None and phrase.stop == person.first:
            self._staff[person.last] = body
        return body if phrase.generic is None and phrase.entry.lemma not in POLITICAL else None

    @cached_property
    def _body_of(self) -> dict[int, Mention]:
        """The organisations by their tokens, and by the noun before the name: "компанию «Икс»"."""
        t, out = self.doc.tokens, {}
        for m in self.bodies.organisations:
            out.update(dict.fromkeys(range(m.first, m.last), m))
            noun = before_quoted(t, m)
            if noun >= 0 and noun not in out and t.pos[noun] == "NOUN" and stands_for_body(lemma_at(t, noun)):
                out[noun] = m
        return out

    def _is_board(self, m: Mention) -> bool:
        """Whether a body is who sits over another: "Попечительский совет музея", "Правление союза"."""
        t = self.doc.tokens
        return lemma_at(t, head_of(t, m)) in MEETING

    @staticmethod
    def _each_his_own(links: list[Link], antecedents: Antecedents) -> None:
        """ "вратари Анна Ким («Икс») и Олег Седых («Игрек»)": of those in one role each is of what follows the name."""
        for i, (phrase, person, possessed) in enumerate(links):
            if phrase.plural and phrase.organisation is None and phrase.entry.kind in AT_WORK:
                body = antecedents.told_after(phrase, person) if phrase.entry.lemma not in POLITICAL else None
                links[i] = replace(phrase, words=list(phrase.words), organisation=body), person, possessed

    def _is_of_unknown(self, phrase: Phrase) -> bool:
        """Whether a name that is no organisation's follows a role: "директором | «Степной лиры» |" of a festival."""
        after = phrase.words[-1] + 1
        return after < phrase.stop and self.doc.tokens.words[after] in OPENING

    def _is_of_performer(self, phrase: Phrase, person: Mention) -> bool:
        """Whether a bracket after somebody's name tells who is with him: "кобызистка Анна Ким (концертмейстер А)"."""
        words, opening = self.doc.tokens.words, phrase.outer - 1
        return person.first >= phrase.stop and opening > 0 and words[opening] == "(" and opening in self._named_to

    @cached_property
    def _named_to(self) -> set[int]:
        """Where the names of people end."""
        return {m.last for m in self.doc.mentions if m.kind == "person"}

    def resolve(self, phrase: Phrase, person: Mention) -> None:
        """Complete the phrase's organisation or place from its release."""
        after = [k for k in phrase.words if k > phrase.head]
        if phrase.entry.lemma in COUNSEL and any(self.doc.tokens.lower[k].startswith(CLIENTS) for k in after):
            phrase.words = [k for k in phrase.words if k <= phrase.head]  # "адвокат осуждённого"
        own = self._posts.get((person.entity_id, phrase.entry.lemma))
        if phrase.organisation is not None and self._is_bare(phrase.organisation):
            self._generic(phrase, phrase.organisation.first, phrase.organisation.last, None)
        if phrase.organisation is not None:
            self._attached.add(phrase.organisation.first)
            self._unnest(phrase, phrase.organisation)
        elif phrase.generic is not None and phrase.entry.kind != "rank":
            self._generic(phrase, *phrase.generic, own if own is not None and own.kind == "organisation" else None)
        if phrase.organisation is None and phrase.location is None and phrase.entry.kind in HELD:
            self._territory(phrase, own if own is not None and own.kind == "location" else None)
            self._adjective(phrase)
            self._on_behalf(phrase)
            self._side(phrase)
            self._under_heading(phrase)
            self._leads(phrase)
            self._sole(phrase)
            self._topic(phrase)
        elif phrase.sent:
            self._adjective(phrase)
        elif phrase.organisation is None and phrase.location is None and MAIN in self._lemmas(phrase.modifiers):
            self._territory(phrase, None)  # "главный архитектор города"
        if (where := phrase.organisation or phrase.location) is not None:
            self._posts.setdefault((person.entity_id, phrase.entry.lemma), where)
            if phrase.names_organisation:
                self._had.setdefault(self._post_of(phrase), set()).add(where.entity_id)

    def _is_bare(self, m: Mention) -> bool:
        """Whether what names a body is a noun that stands for it, with a capital: "директор Института"."""
        return (
            m.last == m.first + 1
            and self.doc.tokens.words[m.first].istitle()
            and lemma_at(self.doc.tokens, m.first) in GENERIC
        )

    def _leads(self, phrase: Phrase) -> None:
        """ "делегация «Икса» во главе с вице-президентом Анной Ким", "банк «Икс» в лице директора Анны Ким"."""
        first = phrase.outer - 2
        if first > 0 and self.doc.tokens.lower[first : first + 2] == ["в", "лице"] and phrase.generic is None:
            phrase.organisation = self._ending.get(first)
        first -= 1
        if first > 0 and self.doc.tokens.lower[first : first + 2] == ["во", "главе"]:
            phrase.organisation = self._delegating.get(first)

    @cached_property
    def _ending(self) -> dict[int, Mention]:
        """The organisations by where their names end, with the mark that closes them."""
        return {end_quoted(self.doc.tokens, m): m for m in self.bodies.organisations}

    @cached_property
    def _delegating(self) -> dict[int, Mention]:
        """The organisations whose delegations are told, by where their names end."""
        t = self.doc.tokens
        named = (m for m in self.bodies.organisations if m.first and t.lower[m.first - 1].startswith("делегаци"))
        short = ("(", ")")  # "Корпорации связи (КС)"
        return {m.last + 3 * (tuple(t.words[m.last : m.last + 3 : 2]) == short): m for m in named}

    # The ways of completing

    def _housed(self, phrase: Phrase, known: bool) -> Mention | None:
        """ "ректор Анна Ким" in a release that names one university, or is about one."""
        office = self._assisted(phrase)
        kinds = table("housed.tsv").get(office)
        if kinds is None or known or phrase.place_adjective is not None or phrase.generic is not None:
            return None
        if office in STATED and phrase.words[-1] != phrase.head and self._lemmas(phrase.words[-1:]) != [office]:
            return None
        if phrase.entry.lemma in PLAIN and phrase.modifiers:
            return None
        if not EVENTS.isdisjoint(self._lemmas(phrase.words[-1:])) or (
            office not in WHOLE and self._is_of_unnamed(phrase, kinds)
        ):
            return None
        if HONORARY in self._lemmas(phrase.modifiers):
            return None  # "почётный консул" is of no consulate general
        key = self.bodies.release(phrase.head), office
        if key not in self._houses:
            keys = [(key[0], kind, proper) for kind in kinds for proper in (True, False)]
            named = {m.entity_id for k in keys for m in self.bodies.of_kind.get(k, ())}
            sole = len(named) == 1 and not any(self.bodies.others_of_kind(key[0], kind, named) for kind in kinds)
            found = named if sole else named & {self.bodies.home.get(key[0])}
            if not found and office in WHOLE and len(self._led.get(key[0], ())) == 1:
                found = set(self._led[key[0]])  # the one of which somebody is told to be the rector
            if not found and office in WHOLE and len(whole := self._whole(key[0], kinds)) == 1:
                found = whole  # a university, whose institutes have directors
            self._houses[key] = self.bodies.first["organisation", found.pop()] if found else None
        return self._houses[key]

    def _is_of_unnamed(self, phrase: Phrase, kinds: list[str]) -> bool:
        """Whether a body of such a kind that has no name is told before: "| хор | колледжа, хормейстер Анна Ким"."""
        t, begin = self.doc.tokens, self.doc.tokens.bound[self.doc.tokens.sentence[phrase.head]]
        before = range(max(begin, phrase.outer - UNNAMED), phrase.outer)
        return any(t.pos[k] == "NOUN" and k not in self.bodies.inside and lemma_at(t, k) in kinds for k in before)

    def _whole(self, release: int, kinds: list[str]) -> set[int]:
        """The organisations that are of the first of several kinds."""
        return {
            m.entity_id for proper in (True, False) for m in self.bodies.of_kind.get((release, kinds[0], proper), ())
        }

    def _employer(self, phrase: Phrase) -> Mention | None:
        """ "генеральный директор", "председатель профкома" in a release that names one firm, before it."""
        words = self._lemmas(phrase.words[-2:])
        named = self.bodies.named.get(self.bodies.release(phrase.head), [])
        if len(named) != 1 or not (words[-1:] == ["гендиректор"] or tuple(words) in EMPLOYED):
            return None
        m = self.bodies.first["organisation", named[0]]
        return m if self.bodies.kinds[named[0]] & EMPLOYERS and m.first < phrase.first else None

    def _topic(self, phrase: Phrase) -> None:
        """ "«Кров» — благотворительный фонд. Директор — Анна Ким": the subject of the sentence before."""
        t, doc = self.doc.tokens, self.doc
        s = t.sentence[phrase.head]
        after = [k for k in phrase.words if k > phrase.head]
        own = any(lemma_at(t, k) not in BOARDS for k in after)  # but "председатель попечительского совета"
        if phrase.location or own or s == 0 or phrase.outer != t.bound[s]:
            return
        if phrase.stop >= len(t) or t.lower[phrase.stop] not in ("-", "–", "—"):
            return
        if doc.sentences[s - 1].segment_id != doc.sentences[s].segment_id:
            return
        phrase.organisation = self.bodies.starting.get(t.bound[s - 1])
