"""Which country a word tells: "финский", "литовец", "Сеул"."""

from __future__ import annotations

from functools import lru_cache

from presslens import gazetteer
from presslens.document import Document
from presslens.entities.people.lexicon import level
from presslens.facts.quotes import lexicon
from presslens.facts.roles.words import place_adjectives
from presslens.tagging.morphology import CACHE_SIZE

PEOPLE = ("янин", "янка", "анин", "анка", "ец", "ка", "ин", "")  # how those end who come from somewhere
ADJECTIVES = ("ский", "йский", "ийский")


class Origins:
    """Tells the countries that the words of a document mean."""

    def __init__(self, doc: Document) -> None:
        self.places = {level(place.name): place.country for place in doc.locations}
        self.lands = {level(place.name) for place in doc.locations if place.kind == "country"}

    def country(self, lemma: str) -> str | None:
        """The ISO code of the country that a word means, None where it means none."""
        return self.places.get(lemma) or _country(lemma)

    def national(self, lemma: str) -> bool:
        """Whether a word means a country rather than a town in it: "финский", "Финляндия"."""
        return lemma in self.lands or _country(lemma) is not None


@lru_cache(CACHE_SIZE)
def _country(lemma: str) -> str | None:
    adjectives = place_adjectives()
    guesses = [lexicon.origins().get(lemma, lemma)]
    for end in PEOPLE:
        if lemma.endswith(end) and len(lemma) - len(end) > 2:
            guesses += [lemma.removesuffix(end) + adjective for adjective in ADJECTIVES]
    names = next((adjectives[word] for word in guesses if word in adjectives), [])
    return next((place.country for name in names for place in gazetteer.lookup(name, kind="country")), None)
