"""Who holds which role: each role phrase is linked to the person beside it, and named."""

from __future__ import annotations

import re
from bisect import insort
from collections import deque
from dataclasses import replace
from itertools import chain

from presslens.document import Affiliation, Document, Mention
from presslens.facts.roles.bodies import Bodies
from presslens.facts.roles.chairing import chairs
from presslens.facts.roles.heads import is_teammate
from presslens.facts.roles.implied import Implied
from presslens.facts.roles.lexicon import FOUNDING, STANDING, lexicon
from presslens.facts.roles.links import Linker
from presslens.facts.roles.members import Work
from presslens.facts.roles.modifiers import ANIMATE
from presslens.facts.roles.naming import name_role
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.phrases import Reader
from presslens.facts.roles.predicates import Predicates
from presslens.facts.roles.respective import respective
from presslens.facts.roles.sharing import SINGLE, Link, beside, listed_under, share
from presslens.facts.roles.subjects import POST_FORMS
from presslens.facts.roles.words import ASSISTING

# Among a person's roles the main one is of the kind that stands first here.
PRECEDENCE = {"office": 0, "clergy": 1, "title": 1, "profession": 2, "rank": 3, "degree": 4}
FORMERLY = re.compile(r"бывш(?:ий|ая)\s|экс-")
BEING_THEN = frozenset(("будучи", "являясь", "работая"))  # at a time that is told of
MEMBERS = frozenset(("член", "участник", "участница"))
LAST = 5  # what somebody founded, owns or won


RECENT = 20  # a shorter form refers to one of the roles last said of its holder


def find_affiliations(doc: Document, roles: tuple[str, ...], bodies: Bodies) -> None:
    """Fill `affiliations`: who holds which role, in which organisation or of which place.

    `roles` are words that name roles, besides those of the lexicon that is shipped; `bodies` are the document's.
    """
    if not doc.people:
        return
    reader = Reader(doc, lexicon(roles))
    gender = reader.genders
    full = {p.person_id for p in doc.people if " " in p.name}
    found: list[Affiliation] = []
    standing: list[Affiliation] = []
    again: set[int] = set()  # those by which somebody known is called: "инспектор Шевчик"
    said: set[int] = set()  # those that a verb says, which may be what somebody becomes again
    fresh: list[Affiliation] = []  # those of them that somebody is told to have from now on
    inferred: set[int] = set()  # those of them of which only the context says where they are
    predicates = Predicates(doc, reader)
    phrases = list(reader.phrases())
    implied = Implied(doc, bodies)
    links: list[Link] = []
    named = {m.first: m for m in doc.mentions if m.kind == "organisation"}
    own = respective(doc, phrases)
    for link in Linker(doc, reader, phrases, predicates).links():
        phrase, person, possessed = link
        if id(phrase) in own:
            continue
        if person.last <= phrase.outer:
            phrase.organisation = beside(doc, phrase, named) or phrase.organisation
        elif phrase.organisation is None:
            phrase.organisation = listed_under(doc, phrase, named)
        if possessed is not None and phrase.organisation is None and phrase.location is None:
            phrase.organisation = possessed if possessed.kind == "organisation" else None
            phrase.location = possessed if possessed.kind == "location" else None
        implied.resolve(phrase, person)
        links.append(link)
    links = _without_owners(doc, links)
    for link in chairs(doc, reader, predicates):
        implied.resolve(link[0], link[1])
        insort(links, link, key=lambda link: link[0].head)
    if own:
        links += [(phrase, own[id(phrase)], None) for phrase in phrases if id(phrase) in own]
        links.sort(key=lambda link: link[0].head)
    share(doc, links)
    bare = {id(p) for p, _, _ in links if p.organisation is None and p.location is None}
    implied.resolve_offices(phrases, links)
    posts = {
        (person.entity_id, p.organisation.entity_id)
        for p, person, _ in links
        if p.organisation is not None and p.entry.kind not in (FOUNDING, STANDING)
    }
    for phrase, person, _ in links:
        role = name_role(doc.tokens, phrase, gender[person.entity_id])
        if phrase.entry.kind == STANDING or (phrase.entry.kind == FOUNDING and not _holds(phrase, person, posts)):
            standing.append(_affiliation(doc, phrase, person, role))
            continue
        found.append(_affiliation(doc, phrase, person, role))
        if is_teammate(doc.tokens, phrase):  # which is no post in the team
            found[-1] = replace(found[-1], role=None, role_start=None, role_stop=None)
        if phrase.case == "Ins" and doc.tokens.lower[phrase.outer - 1] not in BEING_THEN:
            said.add(id(found[-1]))
            if phrase.entry.lemma in SINGLE and phrase.status == "current" and _is_new(doc, phrase):
                fresh.append(found[-1])
        called = person.first == phrase.stop == person.last - 1 and person.entity_id in full
        if called or id(phrase) in implied.retold:
            again.add(id(found[-1]))
            if id(phrase) in bare and phrase.organisation is not None:
                inferred.add(id(found[-1]))
        for other in phrase.others:
            found.append(replace(found[-1], organisation_id=other.entity_id, location_id=None))
    found = _succeeded(_without_posts_left(_fullest(found, again, inferred), said), fresh)
    placed = {_where(a) for a in found}
    left = {_where(a) for a in found if a.status == "former"} - {_where(a) for a in found if a.status != "former"}
    for work in chain(predicates.workplaces(), predicates.members(), predicates.led()):
        new = _workplace(doc, work)
        back = new.status == "current" and _where(new) in left  # "возглавила завод, до этого была его инженером"
        if _where(new) not in placed or back:
            placed.add(_where(new))
            left.discard(_where(new))
            found.append(new)
    doc.affiliations = sorted(found, key=lambda a: (a.start, a.role_start or 0))
    doc.standings = standing


def _without_owners(doc: Document, links: list[Link]) -> list[Link]:
    """Without the links of a name that is of whom somebody assists: "советника Орлова", "советника президента Орлова".

    Such a name may be the adviser's too; but not where other mentions say that its bearer is the president.
    """
    told: dict[int | None, set[tuple[str, int]]] = {}
    for phrase, person, _ in links:
        told.setdefault(person.entity_id, set()).add((phrase.entry.lemma, person.first))
    owners: dict[int, int] = {}
    for phrase, person, _ in links:
        if phrase.entry.lemma in ASSISTING and phrase.case in ANIMATE and person.first == phrase.stop:
            elsewhere = {role for role, at in told[person.entity_id] if at != person.first}
            if doc.tokens.lower[phrase.outer - 1] in POST_FORMS:
                continue  # "утвердил в должности заместителя директора Анну Ким": who is given it
            if elsewhere and phrase.entry.lemma not in elsewhere and _whose(doc, phrase, person, elsewhere):
                owners[person.first] = phrase.first
    return [link for link in links if link[0].first > owners.get(link[1].first, -1)]


def _whose(doc: Document, phrase: Phrase, person: Mention, roles: set[str]) -> bool:
    """Whether a name after a bare role, or after a role in it that its bearer is told to hold, is no apposition."""
    if phrase.inner:
        entry = lexicon(()).find(doc.tokens.lower[phrase.inner[-1]])
        return entry is not None and entry.lemma in roles
    bare = phrase.words[-1] == phrase.head and phrase.organisation is None and phrase.location is None
    return bare and (person.last == person.first + 1 or len(doc.tokens.words[person.first]) == 1)


def _holds(phrase: Phrase, person: Mention, posts: set[tuple[int, int]]) -> bool:
    """Whether somebody has a post in what he founded or owns."""
    return phrase.organisation is not None and (person.entity_id, phrase.organisation.entity_id) in posts


def _affiliation(doc: Document, phrase: Phrase, person: Mention, role: str) -> Affiliation:
    t = doc.tokens
    organisation = phrase.organisation.entity_id if phrase.organisation else None
    placed = organisation is None or phrase.sent
    place = phrase.location.entity_id if phrase.location and placed else None
    begin = phrase.first if phrase.adjectival is None or phrase.place_adjective is None else phrase.place_adjective
    first, last = min(begin, person.first), max(phrase.stop, person.last) - 1
    if abs(t.sentence[phrase.head] - t.sentence[person.first]) > 1:
        first, last = phrase.first, phrase.stop - 1  # the holder is named far away
    return Affiliation(
        person.release_id, person.entity_id, role, organisation, place,
        t.start[phrase.words[0]], t.stop[phrase.words[-1]], t.start[first], t.stop[last], phrase.status,
        *((phrase.adjectival or ()) if placed and place is None else ()),
    )  # fmt: skip


def _fullest(found: list[Affiliation], again: set[int], inferred: set[int]) -> list[Affiliation]:
    """Without the shorter forms of a role by which its holder is called again: "инспектор" of "главный инспектор"."""
    said: dict[int, deque[tuple[set[str], Affiliation]]] = {}
    dropped: set[int] = set()
    for new in found:
        words = set((new.role or "").replace("ё", "е").split())
        recent = said.setdefault(new.person_id, deque(maxlen=RECENT))
        for others, old in recent:
            shorter = words < others or (words == others and id(new) in inferred)
            if id(new) in again and shorter and _covers(old, new):
                dropped.add(id(new))
            elif id(old) in again and others < words and _covers(new, old) and old.organisation_id is not None:
                dropped.add(id(old))
        recent.append((words, new))
    return [a for a in found if id(a) not in dropped]


def _without_posts_left(found: list[Affiliation], said: set[int]) -> list[Affiliation]:
    """Nobody holds a post any more who is called its former holder: "бывший глава фонда ... будучи главой фонда"."""
    left = {_post(a) for a in found if a.status == "former" and FORMERLY.match(a.role or "")} - {None}
    over = {id(a) for a in found if a.status == "current" and _post(a) in left} - said
    return [replace(a, status="former") if id(a) in over else a for a in found]


def _is_new(doc: Document, phrase: Phrase) -> bool:
    """Whether a role is told to have a new holder: "новым председателем"."""
    return any(doc.tokens.lower[k].startswith("нов") for k in range(phrase.outer, phrase.head))


def _succeeded(found: list[Affiliation], fresh: list[Affiliation]) -> list[Affiliation]:
    """Whoever held a post before holds it no more: "Отчитался председатель союза А. Новым председателем избран Б"."""
    taken = {_post(replace(a, person_id=-1)): a for a in fresh} if fresh else {}
    out = []
    for a in found:
        after = taken.get(_post(replace(a, person_id=-1))) if taken and a.status == "current" else None
        before = after is not None and (a.role_start or 0) < (after.role_start or 0) and _post(a) is not None
        over = after is not None and before and after.person_id != a.person_id
        out.append(replace(a, status="former") if over else a)
    return out


def _post(a: Affiliation) -> tuple[int, int | None, int | None, str] | None:
    """Who holds which post where; None where that is not told."""
    if a.role is None or (a.organisation_id is None and a.location_id is None):
        return None
    return a.person_id, a.organisation_id, a.location_id, FORMERLY.sub("", a.role)


def _covers(full: Affiliation, short: Affiliation) -> bool:
    """Whether a shorter role may be the same as a fuller one: it has no organisation or place of its own."""
    if short.organisation_id is None and short.location_id is None:
        return True
    where = (short.organisation_id, short.location_id)
    return full.status == short.status and where == (full.organisation_id, full.location_id)


def _where(a: Affiliation) -> tuple[int, int | None, int | None]:
    """Who is told to be where."""
    return a.person_id, a.organisation_id, a.location_id


def _workplace(doc: Document, work: Work) -> Affiliation:
    """An affiliation without a role: "возглавляет фонд"."""
    t, (person, body, cue, status) = doc.tokens, work
    near = abs(t.sentence[cue] - t.sentence[person.first]) <= 1
    first = min(person.first if near else cue, body.first, cue)
    last = max(person.last if near else cue, body.last, cue + 1) - 1
    start, stop = t.start[first], t.stop[last]
    organisation, place = (body.entity_id, None) if body.kind == "organisation" else (None, body.entity_id)
    return Affiliation(person.release_id, person.entity_id, None, organisation, place, None, None, start, stop, status)


def main_affiliations(doc: Document) -> dict[tuple[int, int | None], Affiliation]:
    """The main affiliation of each person that has one, by (release_id, person_id): current, specific, more than a
    membership, first given.

    Where no role is told, it is what somebody founded, owns or won.
    """
    out: dict[tuple[int, int | None], tuple[tuple[bool, bool, int, bool, bool], Affiliation]] = {}
    for a in (*doc.affiliations, *doc.standings):
        key = a.release_id, a.person_id
        rank = (
            a.role is None,
            a.status in ("former", "future"),
            _precedence(a.role),
            a.organisation_id is None and a.location_id is None,
            not MEMBERS.isdisjoint((a.role or "").split()),  # "члены клуба: врач А, юрист Б"
        )
        if key not in out or rank < out[key][0]:
            out[key] = rank, a
    return {key: a for key, (_, a) in out.items()}


def _precedence(role: str | None) -> int:
    entries = (lexicon(()).find(word.lower().replace("ё", "е")) for word in (role or "").split())
    return next((PRECEDENCE.get(e.kind, LAST) for e in entries if e), 0)
