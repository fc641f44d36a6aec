"""Who can speak in a document: the people and organisations that are named, and who has spoken so far."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate

from presslens.document import Mention, Person, SpeakerKind
from presslens.entities.people.lexicon import level
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.found import Spoken
from presslens.facts.quotes.generations import Generations
from presslens.facts.quotes.nouns import Nouns
from presslens.facts.quotes.scene import Scene

MEMORY = 40  # mentions before a quotation among which its speaker is looked for
RECENT = 3  # sentences over which "он" or "эксперт" reaches


@dataclass(slots=True)
class Speaker:
    """Whoever speaks; `gender` is that of the grammar ("Masc", "Fem"), where it is known."""

    name: str
    kind: SpeakerKind
    person_id: int | None = None
    organisation_id: int | None = None
    gender: str | None = None
    plural: bool = False


class Cast:
    """The speakers of a document."""

    def __init__(self, scene: Scene, said: Spoken) -> None:
        self.scene = scene
        self.said = said
        self.nouns = Nouns(scene)
        self.generations = Generations(scene, self.nouns)
        self.labels = lexicon.labels()
        doc = scene.doc
        self.people = {p.person_id: p for p in doc.people}
        self.organisations = {o.organisation_id: o for o in doc.organisations}
        self.locations = {x.location_id: x for x in doc.locations}
        self.persons = [m for m in doc.mentions if m.kind == "person" and not said.inside(m.start)]
        self.person_firsts = [m.first for m in self.persons]
        self.mentioned = [m for m in doc.mentions if m.kind == "person" and said.inside(m.start)]  # by who speaks
        self.mentioned_firsts = [m.first for m in self.mentioned]
        self.companies = [m for m in doc.mentions if m.kind == "organisation" and not said.inside(m.start)]
        self.company_firsts = [m.first for m in self.companies]
        self.spoken: list[Speaker] = []
        self.outlets: list[Speaker] = []  # those of them that pass on the news: "пишет «Заря»"
        self.heard: dict[int, str] = {}  # the gender in which a verb speaks of a person ("сообщила Ю. В. Черных")
        self.voice: str | None = None  # the gender in which whoever is looked for speaks of himself or herself
        self.last: tuple[Speaker, int] | None = None  # who spoke last, and the token where that was said
        self.told = self._told()

    def _told(self) -> list[int]:
        """How many sentences up to each are not wholly somebody's words."""
        scene = self.scene
        spans = map(scene.span, range(len(scene.bounds) - 1))
        return list(accumulate(not self._spoken(first, last) for first, last in spans))

    def _spoken(self, first: int, last: int) -> bool:
        """Whether all of a sentence is somebody's words, but for the marks around it."""
        word = self.scene.lower
        while first < last and not word[first].isalnum():
            first += 1
        while last > first and not word[last - 1].isalnum():
            last -= 1
        return first < last and self.said.covers(self.scene.start[first], self.scene.stop[last - 1])

    def apart(self, before: int, after: int) -> int:
        """The sentences from one token to another, without those that are wholly somebody's words."""
        one, other = self.scene.sentence[before], self.scene.sentence[after]
        return self.told[other] - self.told[one]

    def of_mention(self, mention: Mention) -> Speaker | None:
        if mention.kind == "person":
            person = self.people.get(mention.entity_id)
            return self.of_person(self._in_full(person)) if person else None
        if mention.kind == "organisation":
            organisation = self.organisations.get(mention.entity_id)
            name = organisation.name if organisation else None
        else:
            place = self.locations.get(mention.entity_id)
            name = place.name if place else None
        if not name:
            return None
        return Speaker(
            name, "organisation", organisation_id=mention.entity_id if mention.kind == "organisation" else None
        )

    def _in_full(self, person: Person) -> Person:
        """The one bearer of a surname that stands alone, where it was not taken for the same name."""
        if " " in person.name:
            return person
        if (bearer := self.generations.bearer(person)) is not None:
            return bearer
        word, known = level(person.name), self.gender(person)
        bearers = [p for p in self.people.values() if p is not person and level(p.name).endswith(" " + word)]
        fit = [p for p in bearers if p.release_id == person.release_id and known in (self.gender(p), None)]
        return fit[0] if len(fit) == 1 else person

    def of_person(self, person: Person) -> Speaker:
        return Speaker(person.name, "person", person_id=person.person_id, gender=self.gender(person))

    def gender(self, person: Person) -> str | None:
        if person.person_id in self.heard:
            return self.heard[person.person_id]
        if person.gender:
            return "Masc" if person.gender == "masculine" else "Fem"
        return None

    def by_name(self, node: int) -> Speaker | None:
        """A person whose name has the word, where the mention itself was not found."""
        for word in (level(self.scene.doc.tokens.words[node]), self.nouns.lemma(node)):
            found = [p for p in self.people.values() if word in level(p.name).split()]
            if found:
                return self.of_person(found[0]) if len(found) == 1 else None
        return None

    def leading(self, segment: int) -> Speaker | None:
        """The person whom a release with the segment names more than anybody else: who answers in an interview."""
        release = self.scene.doc.segments[segment].release_id
        named = Counter(m.entity_id for m in self.persons if m.release_id == release).most_common(2)
        if not named or (len(named) > 1 and named[0][1] == named[1][1]) or named[0][0] not in self.people:
            return None
        return self.of_person(self.people[named[0][0]])

    def before(self, token: int) -> list[Mention]:
        """The people named before a token, nearest first."""
        stop = bisect_left(self.person_firsts, token)
        release = self.scene.doc.sentences[self.scene.sentence[min(token, len(self.scene.sentence) - 1)]].release_id
        return [m for m in self.persons[max(0, stop - MEMORY) : stop][::-1] if m.release_id == release]

    def mentioned_before(self, token: int) -> list[Mention]:
        """The people whom those who have just spoken told of, nearest first."""
        stop = bisect_left(self.mentioned_firsts, token)
        near = self.mentioned[max(0, stop - MEMORY) : stop][::-1]
        return [m for m in near if self.scene.sentence[token] - self.scene.sentence[m.first] <= RECENT]

    def companies_before(self, token: int) -> list[Mention]:
        """The organisations named before a token, nearest first."""
        stop = bisect_left(self.company_firsts, token)
        return self.companies[max(0, stop - MEMORY) : stop][::-1]
