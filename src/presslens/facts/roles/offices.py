"""Of what an office is that is told without it, where the release tells of the same office elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from presslens.document import Document, Mention
from presslens.facts.roles.bodies import Bodies
from presslens.facts.roles.complements import LEADING
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.phrases import DEPUTIES
from presslens.facts.roles.sharing import Link
from presslens.facts.roles.territories import AIDES, Territories
from presslens.facts.roles.words import ASSISTING, GOVERNORS, POLITICAL, lemma_at

# One office by two names.
OFFICES = {
    "премьер": "премьер-министр", "гендиректор": "директор", "главный врач": "главврач",
    "художественный руководитель": "худрук",
}  # fmt: skip
HELD = frozenset(("office", "title"))  # the kinds of role that are of some organisation or place
CHAIRS = frozenset(("председатель", "президент", "спикер"))
PRESS = "пресс-"
MINISTER = "министр"
NOW = ("нынешн", "действующ", "сегодняшн")  # what tells a holder from the one before
Places = dict[tuple[str, int], Mention]


def _only(told: Places) -> Mention | None:
    return next(iter(told.values())) if len(told) == 1 else None


class Offices(Territories):
    """The offices that the roles of a document tell with what they are of."""

    def __init__(self, doc: Document, bodies: Bodies) -> None:
        super().__init__(doc, bodies)
        self._offices: dict[tuple[int, str], Places] = {}
        self._holders: dict[tuple[int, str], set[int | None]] = {}
        self._in_order_told: dict[tuple[int, str], list[tuple[int, Mention]]] = {}
        self._own: dict[tuple[int | None, tuple[str, ...]], Places] = {}  # roles in full, by who has them
        self._left: dict[tuple[int | str, ...], Places] = {}  # of what offices are that somebody has had
        self._titles: dict[tuple[int, tuple[str, ...]], tuple[Places, set[int | None]]] = {}  # those of headlines

    def _state(self, phrases: list[Phrase], links: list[Link]) -> None:
        """Note which offices the document names with their organisation or place, and who holds them."""
        holder = {phrase.head: person.entity_id for phrase, person, _ in links}
        for phrase in phrases:
            where = phrase.organisation or phrase.location
            if where is not None and not phrase.plural:
                key = self._office(phrase)
                self._offices.setdefault(key, {})[where.kind, where.entity_id] = where
                if phrase.status == "former":
                    left = self._left.setdefault((key[0], *self._from_head(phrase)), {})
                    left[where.kind, where.entity_id] = where
                self._holders.setdefault(key, set()).add(holder.get(phrase.head))
                above = self._assisted(phrase)
                if where.kind == "location" and above != phrase.entry.lemma and above in GOVERNORS:
                    # "заместитель губернатора Омской области", then "губернатор Седов"
                    self._offices.setdefault((key[0], above), {})[where.kind, where.entity_id] = where
                self._in_order_told.setdefault(key, []).append((phrase.head, where))
                full = tuple(self._lemmas(phrase.words))
                if phrase.head in holder and not phrase.others:
                    self._own.setdefault((holder[phrase.head], full), {})[where.kind, where.entity_id] = where
                if self.bodies.segment(phrase.head).kind == "headline":
                    places, holders = self._titles.setdefault((key[0], full), ({}, set()))
                    places[where.kind, where.entity_id] = where
                    holders.add(holder.get(phrase.head))

    def _told(self, phrase: Phrase, person: Mention) -> Mention | None:
        """ "президент Морель", after "президент Франции"."""
        key = self._office(phrase)
        where = _only(self._offices.get(key, {}))
        if where is None or phrase.entry.kind not in HELD or phrase.entry.lemma in DEPUTIES:
            return None  # "его заместителем": not of the minister whose deputy he is besides
        return where if self._stated(phrase, person, self._holders.get(key, set()), where) else None

    def _headed(self, phrase: Phrase, person: Mention) -> Mention | None:
        """ "Министром культуры стала Анна Ким", under "Назначен министр культуры Омской области"; where the same role
        of hers is told to be elsewhere."""
        own = tuple(self._lemmas(phrase.words))
        told = _only(self._own.get((person.entity_id, own), {})) if phrase.entry.kind in HELD else None
        if told is not None and not phrase.plural and (told.kind == "organisation" or len(own) > 1):
            return told
        if phrase.plural or phrase.place_adjective is not None or len(own) < 2:
            return None
        places, holders = self._titles.get((self.bodies.release(phrase.head), own), ({}, set()))
        return _only(places) if holders <= {person.entity_id, None} else None

    def _succeeding(self, phrase: Phrase) -> Mention | None:
        """ "нынешний министр спорта", after "бывший министр спорта Польши"."""
        t = self.doc.tokens
        if phrase.entry.kind not in HELD or not any(
            t.lower[k].startswith(NOW) for k in range(phrase.outer, phrase.head)
        ):
            return None
        return _only(self._left.get((self.bodies.release(phrase.head), *self._from_head(phrase)), {}))

    def _from_head(self, phrase: Phrase) -> list[str]:
        return self._lemmas(k for k in phrase.words if k >= phrase.head)

    def _deputy(self, phrase: Phrase) -> Mention | None:
        """ "заместитель начальника", after "начальник управления"."""
        office = self._assisted(phrase)
        words = phrase.words
        if office in GOVERNORS:  # "заместитель губернатора по промышленности"
            words = words[: next((i for i, k in enumerate(words) if self.doc.tokens.lower[k] == "по"), len(words))]
        if office == phrase.entry.lemma or self._lemmas(words[-1:]) != [office]:
            return None
        key = self.bodies.release(phrase.head), office
        where = _only(self._offices.get(key, {}))
        if where is not None and where.first > phrase.first and office in CHAIRS:
            where = None  # a board that is listed has a "заместитель председателя" too
        if where is None and office in CHAIRS:  # of several the last in its paragraph: no minister's deputy is so clear
            told = self._in_order_told.get(key, [])
            at = bisect_left(told, phrase.head, key=lambda x: x[0]) - 1
            same = at >= 0 and self.bodies.segment(told[at][0]) is self.bodies.segment(phrase.head)
            where = told[at][1] if same else None
        if where is not None and where.kind == "location":
            own = office in GOVERNORS | {MINISTER} and phrase.entry.lemma in AIDES
            return where if own else None  # "заместитель губернатора", "советник министра"
        return where

    def _beside_office(self, phrase: Phrase) -> Mention | None:
        """ "вице-президент", "экс-президент", after "президент федерации"."""
        former = phrase.status == "former"
        if phrase.words[-1] != phrase.head or phrase.place_adjective is not None or phrase.generic is not None:
            return None
        above = phrase.entry.lemma if former else phrase.entry.lemma.removeprefix("вице-")
        if not former and above == phrase.entry.lemma:
            return None
        where = _only(self._offices.get((self.bodies.release(phrase.head), OFFICES.get(above, above)), {}))
        if where is None or where.kind != "organisation" or where.first > phrase.first:
            return None
        apart = self.bodies.segment(phrase.head).segment_id - self.bodies.segment(where.first).segment_id
        return (
            where if apart <= 1 or self.bodies.home.get(self.bodies.release(phrase.head)) == where.entity_id else None
        )

    def _office(self, phrase: Phrase) -> tuple[int, str]:
        name = OFFICES.get(phrase.entry.lemma, phrase.entry.lemma)
        speaks = self.doc.tokens.lower[phrase.head].startswith(PRESS)  # "пресс-судья" is no other judge
        return self.bodies.release(phrase.head), PRESS + name if speaks else name

    @staticmethod
    def _stated(phrase: Phrase, person: Mention, holders: set[int | None], where: Mention) -> bool:
        """Whether "президент" is the office of which the release says the place, and nobody else is said to hold it."""
        if phrase.words != [phrase.head] or phrase.plural or phrase.place_adjective is not None:
            return False
        # a country has one president, a party has another
        told = phrase.entry.lemma in POLITICAL and (where.kind == "location" or phrase.entry.lemma not in LEADING)
        told = told or phrase.status == "acting"  # the office for which somebody is sought
        return holders <= ({person.entity_id, None} if told else {person.entity_id})

    def _assisted(self, phrase: Phrase) -> str:
        """The office whose deputy somebody is, or his own: "министр" of "заместитель министра"."""
        if phrase.entry.lemma not in ASSISTING or phrase.words[-1] == phrase.head:
            pairs = (f"{word} {phrase.entry.lemma}" for word in self._lemmas(phrase.modifiers))
            return next((OFFICES[pair] for pair in pairs if pair in OFFICES), phrase.entry.lemma)
        own = [k for k in phrase.words if k > phrase.head and self.doc.tokens.pos[k] in ("NOUN", "ADJ")]
        office = " ".join(self._lemmas(own[:2]))  # "главного врача"
        if office in OFFICES:
            return OFFICES[office]
        return next(iter(self._lemmas(k for k in own if self.doc.tokens.pos[k] == "NOUN")), "")

    def _lemmas(self, tokens: Iterable[int]) -> list[str]:
        t = self.doc.tokens
        return [lemma_at(t, k) for k in tokens if t.pos[k] in ("NOUN", "PROPN", "ADJ")]
