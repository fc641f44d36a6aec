"""Who holds which role: each role phrase is linked to the person beside it, and named."""

from __future__ import annotations

from itertools import chain

from presslens.document import Affiliation, Document, Mention
from presslens.facts.roles.implied import Implied
from presslens.facts.roles.lexicon import lexicon
from presslens.facts.roles.links import Linker
from presslens.facts.roles.naming import name_role
from presslens.facts.roles.phrases import Phrase, Reader
from presslens.facts.roles.predicates import Predicates

# Among a person's roles the main one is of the kind that stands first here.
PRECEDENCE = {"office": 0, "clergy": 1, "title": 1, "profession": 2, "rank": 3, "degree": 4}


RECENT = 20  # a shorter form refers to one of the roles last said of its holder


def find_affiliations(doc: Document, roles: tuple[str, ...] = ()) -> None:
    """Fill `affiliations`: who holds which role, in which organisation or of which place.

    `roles` are words that name roles, besides those of the lexicon that is shipped.
    """
    if not doc.people:
        return
    reader = Reader(doc, lexicon(roles))
    implied = Implied(doc)
    gender = {p.person_id: p.gender for p in doc.people}
    found: list[Affiliation] = []
    said: dict[int, list[set[str]]] = {}
    predicates = Predicates(doc, reader)
    for phrase, person, possessed in Linker(doc, reader, list(reader.phrases()), predicates).links():
        if possessed is not None:
            phrase.organisation = phrase.organisation or possessed
        implied.resolve(phrase, person)
        role = name_role(doc.tokens, phrase, gender[person.entity_id])
        if not _repeated(role, phrase, said.setdefault(person.entity_id, [])):
            found.append(_affiliation(doc, phrase, person, role))
    placed = {(a.person_id, a.organisation_id) for a in found}
    for person, organisation, verb in chain(predicates.workplaces(), predicates.members()):
        if (person.entity_id, organisation.entity_id) not in placed:
            placed.add((person.entity_id, organisation.entity_id))
            found.append(_workplace(doc, person, organisation, verb))
    doc.affiliations = sorted(found, key=lambda a: (a.start, a.role_start or 0))


def _affiliation(doc: Document, phrase: Phrase, person: Mention, role: str) -> Affiliation:
    t = doc.tokens
    organisation = phrase.organisation.entity_id if phrase.organisation else None
    place = phrase.location.entity_id if phrase.location and organisation is None else None
    first, last = min(phrase.first, person.first), max(phrase.stop, person.last) - 1
    return Affiliation(
        person.release_id, person.entity_id, role, organisation, place,
        t.start[phrase.words[0]], t.stop[phrase.words[-1]], t.start[first], t.stop[last], phrase.status,
    )  # fmt: skip


def _repeated(role: str, phrase: Phrase, said: list[set[str]]) -> bool:
    """Whether a role is a shorter form of one said of the person before: "инспектор" after "главный инспектор"."""
    words = set(role.replace("ё", "е").split())
    short = phrase.organisation is None and phrase.location is None and any(words < before for before in said[-RECENT:])
    said.append(words)
    return short


def _workplace(doc: Document, person: Mention, organisation: Mention, verb: int) -> Affiliation:
    """An affiliation without a role: "возглавляет фонд"."""
    t = doc.tokens
    first = min(person.first, organisation.first, verb)
    last = max(person.last, organisation.last, verb + 1) - 1
    start, stop = t.start[first], t.stop[last]
    return Affiliation(person.release_id, person.entity_id, None, organisation.entity_id, None, None, None, start, stop)


def main_affiliations(doc: Document) -> dict[tuple[int, int | None], Affiliation]:
    """The main affiliation of each person that has one, by (release_id, person_id): current, specific, first given."""
    out: dict[tuple[int, int | None], tuple[tuple[bool, int, bool], Affiliation]] = {}
    for a in doc.affiliations:
        key = a.release_id, a.person_id
        rank = (
            a.status in ("former", "future"),
            _precedence(a.role),
            a.organisation_id is None and a.location_id is None,
        )
        if key not in out or rank < out[key][0]:
            out[key] = rank, a
    return {key: a for key, (_, a) in out.items()}


def _precedence(role: str | None) -> int:
    entries = (lexicon().find(word.lower().replace("ё", "е")) for word in (role or "").split())
    return next((PRECEDENCE[e.kind] for e in entries if e), 0)
