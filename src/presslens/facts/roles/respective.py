"""Several roles before as many names: "министр культуры и министр спорта А и Б" are two people with a role each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from presslens.document import Document, Mention
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.subjects import GENDERS

JOINTS = frozenset(("и", ","))


def respective(doc: Document, phrases: Sequence[Phrase]) -> dict[int, Mention]:
    """Who holds each of several roles that as many names follow, by the `id` of its phrase."""
    people = {m.first: m for m in doc.mentions if m.kind == "person"}
    ending = {phrase.stop: phrase for phrase in reversed(phrases)}  # of those that end together the outermost
    gender = {p.person_id: p.gender for p in doc.people}
    own: dict[int, Mention] = {}
    for phrase in phrases:
        holders = list(_joined(doc, people, phrase.stop)) if phrase.stop in people else []
        roles = _before(doc, ending, phrase) if len(holders) > 1 else []
        if len(roles) != len(holders) or len(roles) < 2:
            continue
        genders = [GENDERS.get(doc.tokens.gender(role.head) or "") for role in roles]
        apart = len(set(genders)) > 1 and genders == [
            gender[m.entity_id] for m in holders
        ]  # "герцог и герцогиня А и Б"
        if apart or _are_apart(roles):
            own |= {id(role): holder for role, holder in zip(roles, holders, strict=True)}
    return own


def _joined(doc: Document, people: dict[int, Mention], first: int) -> Iterator[Mention]:
    """The people named one after another from a token on, "и" before the last of them."""
    lower, m = doc.tokens.lower, people[first]
    yield m
    while m.last + 1 in people and lower[m.last] in JOINTS:
        last = lower[m.last] == "и"
        m = people[m.last + 1]
        yield m
        if last:
            return


def _before(doc: Document, ending: dict[int, Phrase], last: Phrase) -> list[Phrase]:
    """The roles of one person each that are told one after another, this one the last, "и" before it."""
    lower, chain = doc.tokens.lower, [last]
    while not chain[-1].plural and chain[-1].case == last.case:
        joint = chain[-1].outer - 1
        before = ending.get(joint) if joint > 0 and lower[joint] == ("и" if len(chain) == 1 else ",") else None
        if before is None or before.plural or before.case != last.case:
            return chain[::-1]
        chain.append(before)
    return []


def _are_apart(roles: Sequence[Phrase]) -> bool:
    """Whether the roles are offices each of which says of what it is, or is the same as the others."""
    if any(role.entry.kind != "office" for role in roles):
        return False
    return all(role.organisation or role.location or role.words[-1] > role.head for role in roles)
