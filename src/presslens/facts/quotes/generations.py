"""Which of two who share a surname is meant: "Зорин-старший", "Ким-младшая"."""

from __future__ import annotations

import re

from presslens.document import Person
from presslens.entities.people.lexicon import level
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.nouns import Nouns
from presslens.facts.quotes.scene import Scene

CALLED = re.compile(r"([\w-]+)-(старш|младш)(?:ий|ая)")
AROUND = 60  # tokens around two names among which it is told what they are to each other
NEAR = 2  # tokens before a name among which it is told whose father or son its bearer is


class Generations:
    """Tells the elder from the younger of a family, where the text does."""

    def __init__(self, scene: Scene, nouns: Nouns) -> None:
        self.scene = scene
        self.nouns = nouns
        self.known: dict[int, Person | None] = {}

    def bearer(self, person: Person) -> Person | None:
        """The one of two namesakes whom "Зорин-старший" stands for; None for another name, or where nothing tells."""
        called = CALLED.fullmatch(level(person.name))
        if called is None:
            return None
        if person.person_id not in self.known:
            self.known[person.person_id] = self._bearer(person, *called.groups())
        return self.known[person.person_id]

    def _bearer(self, person: Person, surname: str, age: str) -> Person | None:
        release = [p for p in self.scene.doc.people if p.release_id == person.release_id and p is not person]
        family = [p for p in release if level(p.last or "") in _surnames(surname)]
        first = self._first(family) if len(family) == 2 else {}
        if not first:
            return None
        family.sort(key=lambda p: first[p.person_id])
        elder = self._elder([first[p.person_id] for p in family])
        return None if elder is None else family[elder if age == "старш" else 1 - elder]

    def _first(self, family: list[Person]) -> dict[int, int]:
        """Where each of a family is named first."""
        first: dict[int, int] = {}
        for m in self.scene.doc.mentions:
            if m.kind == "person" and any(p.person_id == m.entity_id for p in family):
                first.setdefault(m.entity_id, m.first)
        return first if len(first) == len(family) else {}

    def _elder(self, named: list[int]) -> int | None:
        """Which of two is the elder, 0 or 1: by what stands before the names, or by "отец с сыном" around."""
        told = [self._told(at) for at in named]
        if None in told and told != [None, None]:
            return int((told[0] or _other(told[1])) == "younger")
        if None not in told:
            return None if told[0] == told[1] else int(told[0] == "younger")
        scene = self.scene
        for j in range(max(named[0] - AROUND, 1), min(named[1] + AROUND, len(scene.lower) - 1)):
            if scene.lower[j] in lexicon.words("together"):
                pair = self._kin(j - 1), self._kin(j + 1)
                if set(pair) == {"elder", "younger"}:
                    return int(pair[0] == "younger")
        return None

    def _told(self, at: int) -> str | None:
        """Whether somebody is told to be the elder or the younger right before the name: "с [сыном] Глебом"."""
        before = range(at - 1, max(self.scene.begin(at), at - NEAR) - 1, -1)
        return next((kin for k in before if (kin := self._kin(k)) and not self._of_both(k)), None)

    def _of_both(self, k: int) -> bool:
        """Whether a word is the second of a pair: "мать и [дочь] Анна Ким и Нина Ким"."""
        return k > 1 and self.scene.lower[k - 1] in lexicon.words("together") and self._kin(k - 2) is not None

    def _kin(self, k: int) -> str | None:
        lemma = self.nouns.lemma(k)
        return next((kin for kin in ("elder", "younger") if lemma in lexicon.words(kin)), None)


def _other(kin: str | None) -> str:
    return "elder" if kin == "younger" else "younger"


def _surnames(word: str) -> set[str]:
    """A surname as men and women have it: "зорин", "зорина"."""
    return {word, word + "а", word.removesuffix("а")}
