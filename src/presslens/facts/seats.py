"""Where people and organisations are at home, as the wording has it: "фонд «Кров», г. Омск", "волонтёр из Тулы"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from presslens.document import Document, Location, Mention
from presslens.entities.places import home
from presslens.facts.roles import main_affiliations

CLOSING = frozenset("»”\"'")
KINDS = frozenset(("city", "district", "region", "country"))
TOWN = frozenset(("г", "г.", "город", "города", "пос", "поселок", "с", "село", "д", "деревня", "станица"))


class Seats:
    """The home of each person and organisation of a document for which the text gives one.

    A person's is the place of the main office ("мэр Омска"), else one that is given with the name or role, else the
    organisation's. An organisation's is one that is given with its name, else one that is part of the name.
    """

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.main = main_affiliations(doc)
        self._by_id = {x.location_id: x for x in doc.locations}
        self._first: dict[int, Mention] = {}
        for m in doc.mentions:
            self._first.setdefault(m.entity_id, m)
        self._given: dict[int, list[Location]] = defaultdict(list)
        for entity_id, place in self._beside():
            if place not in self._given[entity_id]:
                self._given[entity_id].append(place)
        self._homes: dict[int, Location | None] = {}

    def of_person(self, release_id: int, person_id: int | None) -> Location | None:
        """The home of a person, or None."""
        if person_id is None:
            return None
        main = self.main.get((release_id, person_id))
        if main and main.location_id is not None:
            return self._by_id[main.location_id]
        if given := self._given.get(person_id):
            return given[0]
        current = main is not None and main.status in ("current", "acting")
        return self.of_organisation(main.organisation_id) if main and current else None

    def of_organisation(self, organisation_id: int | None) -> Location | None:
        """The home of an organisation, or None; also where several places are given with its name."""
        if organisation_id is None:
            return None
        if organisation_id not in self._homes:
            given = self._given.get(organisation_id, [])
            if given:
                self._homes[organisation_id] = given[0] if len(given) == 1 else None
            else:
                self._homes[organisation_id] = home(self.doc, self._first[organisation_id])
        return self._homes[organisation_id]

    def _beside(self) -> Iterator[tuple[int, Location]]:
        """What the text gives right after the names and roles of people and the names of organisations."""
        places = [m for m in self.doc.mentions if m.kind == "location" and self._by_id[m.entity_id].kind in KINDS]
        if not places:
            return
        ends = self._ends()
        people = {m.first: m for m in self.doc.mentions if m.kind == "person"}
        for k, m in enumerate(places):
            link, end = self._link(m)
            for entity_id, first in ends.get(end, ()) if link else ():
                # "вывез Анну Ким из Омска" is said of the way, not of her
                person = people.get(first)
                named = person and person.last == end and self.doc.tokens.case(first) != "Nom"
                if link != "из" or (first <= self._head(m) < end and not named):
                    yield entity_id, self._innermost(m, places[k + 1 : k + 2])
            if self.doc.tokens.lower[m.first - 1].startswith("жител") and m.last in people:
                yield people[m.last].entity_id, self._by_id[m.entity_id]

    def _ends(self) -> dict[int, list[tuple[int, int]]]:
        """The entities that a name or role tells of, and where that begins, by the token after its last."""
        t = self.doc.tokens
        out: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for m in self.doc.mentions:
            if m.kind != "location":
                out[self._before_marks(m.last)].append((m.entity_id, m.first))
        for a in self.doc.affiliations:
            for stop in {a.role_stop, a.stop} - {None}:
                first, last = t.covering(a.start, stop or 0)
                out[self._before_marks(last)].append((a.person_id, first))
        return out

    def _before_marks(self, last: int) -> int:
        while last > 1 and self.doc.tokens.words[last - 1] in CLOSING:
            last -= 1
        return last

    def _link(self, m: Mention) -> tuple[str, int]:
        """What links a place to the words before it: a bracket, a comma, "из", or nothing; where those words end."""
        t = self.doc.tokens
        i, typed = m.first - 1, t.lower[m.first] in TOWN and m.last > m.first + 1
        while i > 0 and (t.lower[i] in TOWN or (t.words[i] == "." and t.lower[i - 1] in TOWN)):
            i, typed = i - 1, True
        link = t.lower[i] if i > 0 else ""
        after = t.lower[m.last] if m.last < len(t) else ""
        if link == ",":
            # "фонд «Кров», город Омск и Курган" is a list
            known = after not in ("и", "или", "а") if typed else after in ("", ";") or self._ends_segment(m)
        else:
            known = link in ("(", "из")
        same = i > 0 and t.sentence[i] == t.sentence[m.first]
        return (link if known and same else ""), self._before_marks(i)

    def _ends_segment(self, m: Mention) -> bool:
        rest = self.doc.text[m.stop : m.stop + 3]
        return not rest.strip(" ") or rest.lstrip(" .")[:1] in ("\n", "\r")

    def _head(self, m: Mention) -> int:
        """The token that a place depends on."""
        heads = (self.doc.tokens.head[i] for i in range(m.first, m.last))
        return next((h for h in heads if not m.first <= h < m.last), -1)

    def _innermost(self, m: Mention, following: list[Mention]) -> Location:
        """The place, or the town after the region or country: "(Курганская область, г. Шадринск)"."""
        own = self._by_id[m.entity_id]
        for n in following:
            inner = self._by_id[n.entity_id]
            gap = self.doc.text[m.stop : n.start]
            lies_in = own.country == inner.country and (own.kind == "country" or inner.region == own.name)
            if own.kind in ("region", "country") and inner.kind == "city" and lies_in and len(gap) < 8:
                return inner if gap.lstrip().startswith(",") else own
        return own
