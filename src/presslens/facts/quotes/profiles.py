"""What is said of each person of a document: in roles, beside the name, by verbs, in a headline."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, takewhile

from presslens.document import Mention
from presslens.entities.people.lexicon import level
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.awards import Awards
from presslens.facts.quotes.cast import Cast
from presslens.facts.quotes.found import WORD
from presslens.facts.quotes.origins import Origins
from presslens.facts.quotes.scene import Scene
from presslens.tagging.morphology import readings

NAMED = ("appos", "flat", "flat:name", "flat:foreign")
CALLED = ("nsubj:pass", "obj")  # how those hang on "признана лучшим режиссёром"
DEEDS = (
    "leading",
    "founding",
    "winning",
    "writing",
    "scoring",
    "operating",
    "conducting",
    "moderating",
)  # classes of verbs that say what their subjects are
WINDOW = 9  # tokens beside a name that can describe its bearer
COUPLE = 10  # tokens between "родители" and the second of their names
COUPLES = ("родители", "супруги")
STEM = 5  # letters by which a country and its adjective, or the surnames of a man and a woman, are the same
COMPOUND = re.compile(
    r"^(?:гос|ген(?!ер)|глав(?!н)|спец|авто|кино|теле|радио|фото|веб)(?=[а-я]{4})"
)  # "госинспектор": an "инспектор"
INSTRUMENTAL = ("ом", "ем", "ём", "ой", "ей", "ью", "им", "ым")  # how nouns end that say what somebody became
NONE: frozenset[str] = frozenset()


@dataclass(slots=True)
class Profile:
    """What is said of a person: what he or she is called, all words of that, how the verbs begin, countries beside.

    `made` is what only verbs or other posts make of somebody: a "руководитель" of who "возглавляет делегацию".
    """

    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    deeds: set[str] = field(default_factory=set)
    made: set[str] = field(default_factory=set)
    countries: set[str | None] = field(default_factory=set)

    def add(self, heads: Iterable[str], words: Iterable[str] = ()) -> None:
        self.heads.update(heads)
        self.words.update(self.heads, words)


class Profiles:
    """Collects what is said of the people of a document."""

    def __init__(self, scene: Scene, cast: Cast, origins: Origins) -> None:
        self.scene = scene
        self.cast = cast
        self.origins = origins
        self.awards = Awards(scene, cast.nouns)

    def collect(self) -> dict[int, Profile]:
        """What is said of each person: in roles, beside the name, and of his or her deeds."""
        scene = self.scene
        doc = scene.doc
        out: dict[int, Profile] = defaultdict(Profile)
        for a in doc.affiliations:
            words = list(chain.from_iterable(map(_parts, level(a.role or "").split())))
            words += [short for word in words if (short := COMPOUND.sub("", word)) != word]
            spans = [(a.start, a.stop), *([(a.role_start, a.role_stop or 0)] if a.role_start is not None else [])]
            lemmas = [self.cast.nouns.lemma(k) for span in spans for k in range(*doc.tokens.covering(*span))]
            organisation = self.cast.organisations.get(a.organisation_id) if a.organisation_id is not None else None
            named = WORD.findall(organisation.name) if organisation else []
            names = [level(readings(word)[0].normal) for word in named if readings(word)]
            out[a.person_id].add(_called(words), [*words, *lemmas, *names])
        for m in self.cast.persons:
            self._introduce(m, out[m.entity_id])
            joined = scene.mention.get(m.first - 2) if scene.lower[m.first - 1] == "и" else None
            if joined and joined.kind == "person":  # "гости из Чехии Ян Новак и [Анна Дворжак]"
                out[m.entity_id].countries.update(out[joined.entity_id].countries)
        self._headlines(out)
        for profile in out.values():
            known = profile.words
            implied = {called for called, told in lexicon.implied() if not any(map(known.isdisjoint, told))}
            profile.made.update(implied - profile.heads)
            profile.add(implied)
        return out

    def _headlines(self, profiles: dict[int, Profile]) -> None:
        """Add what a headline calls its hero, who is named first in the lead: "Кассирша из Орла нашла клад"."""
        scene = self.scene
        called: dict[int, int] = {}
        for segment in scene.doc.segments:
            first, last = scene.token_at(segment.start), scene.token_before(segment.stop)
            if segment.kind == "headline" and (hero := self._hero(first, last)) is not None:
                called.setdefault(segment.release_id, hero)
            elif segment.kind == "lead" and segment.release_id in called:
                hero = called.pop(segment.release_id)
                named = next((m for m in self.cast.persons if first <= m.first < last), None)
                person = self.cast.people.get(named.entity_id) if named else None
                if person and self.cast.gender(person) in (self.cast.nouns.gender(hero), None):
                    profile = profiles[person.person_id]
                    if not any(lexicon.roles().get(head) for head in profile.heads):
                        profile.add([self.cast.nouns.lemma(hero)])

    def _hero(self, first: int, last: int) -> int | None:
        """The unnamed subject of a headline that names nobody."""
        scene = self.scene
        if any(m.kind == "person" for m in (scene.mention.get(k) for k in range(first, last)) if m):
            return None
        subjects = (k for k in range(first, last) if scene.relation[k] == "nsubj" and scene.pos[k] in ("NOUN", "PROPN"))
        subject = next((k for k in subjects if k not in scene.mention), None)
        feats = scene.tag[subject].feats if subject is not None else {}
        return subject if feats.get("Animacy") == "Anim" and feats.get("Number") == "Sing" else None

    def _introduce(self, mention: Mention, profile: Profile) -> None:
        """Add what stands beside a name, and what its bearer does."""
        scene = self.scene
        first, last = mention.first, mention.last
        begin, end = scene.begin(first), scene.end(first)
        beside = self._beside(range(first - 1, max(begin, first - WINDOW) - 1, -1), True)
        genitive = scene.in_genitive(mention)
        before = {self.cast.nouns.lemma(k) for k in beside} if genitive else set()
        if genitive:  # "отец Петрова"
            beside = [k for k in beside if not self._of_another(k, mention)]
        if last < end and scene.lower[last] in (",", "—", "–", "-", "("):
            after = self._beside(range(last + 1, min(end, last + WINDOW)), False)
            beside += [] if self._goes_on(after, mention) else after
        case = scene.tag[first].feats.get("Case")
        nouns = [k for k in beside if scene.pos[k] == "NOUN" or (k == begin and k not in scene.mention)]
        heads = [k for k in nouns if scene.tag[k].feats.get("Case") in ("Nom", case)]
        profile.add(map(self.cast.nouns.lemma, heads), map(self.cast.nouns.lemma, beside))
        if before & lexicon.words("filmed"):  # "картина «Соль» дебютантки Анны Ким"
            profile.add(lexicon.words("filmed-makes"))
        for k in takewhile(lambda k: not scene.finite(k), range(first - 1, max(begin, first - COUPLE) - 1, -1)):
            if scene.lower[k] in COUPLES and (gender := self.cast.gender(self.cast.people[mention.entity_id])):
                profile.add(
                    lexicon.words(f"{scene.lower[k]}-{gender.lower()}")
                )  # "родители, повар Анна и врач [Глеб Ким]"
        if scene.lower[last : last + 1] == ["из"] and (home := scene.mention.get(last + 1)) and home.kind == "location":
            profile.add((), map(self.cast.nouns.lemma, range(home.first, home.last)))  # "Глеб Зорин из [Пскова]"
        profile.countries.update(self._countries(mention, begin, end))
        self._leads(mention, profile)

    def _goes_on(self, words: list[int], mention: Mention) -> bool:
        """Whether the subject of the sentence follows a name: "Обращаясь к Анне Ким, [директор музея] сказал"."""
        scene = self.scene
        noun = next((k for k in words if scene.pos[k] == "NOUN"), None)
        if noun is None or not scene.relation[noun].startswith("nsubj"):
            return False
        return scene.tag[noun].feats.get("Case") == "Nom" and not scene.can_be_subject(mention)

    def _of_another(self, k: int, mention: Mention) -> bool:
        """Whether a noun before a name in the genitive is of somebody else: "отец Петрова", "врач в ответе Петрова"."""
        kin = "relative" in self.cast.labels.get(self.cast.nouns.lemma(k), NONE)
        return kin or self.scene.tag[k].feats.get("Case") == "Nom"

    def _countries(self, mention: Mention, begin: int, end: int) -> Iterator[str | None]:
        """The countries told by places beside a name, up to a verb or another name, and by adjectives before it."""
        scene = self.scene
        before = range(mention.first - 1, max(begin, mention.first - WINDOW) - 1, -1)
        sides = (takewhile(lambda k: scene.lower[k] != ")", before),  # which are of another: "Ян Новак (Чехия) и"
                 range(mention.last, min(end, mention.last + WINDOW)))  # fmt: skip
        for k in chain.from_iterable(takewhile(self._beside_verbless, side) for side in sides):
            place = scene.mention.get(k)
            if place and place.kind == "location":
                yield self.cast.locations[place.entity_id].country
            elif scene.pos[k] == "ADJ" and k < mention.first:
                yield self.origins.country(self.cast.nouns.lemma(k))

    def _beside_verbless(self, k: int) -> bool:
        other = self.scene.mention.get(k)
        return not self.scene.finite(k) and not (other and other.kind == "person")

    def _leads(self, mention: Mention, profile: Profile) -> None:
        """Add what a person is called who "руководит", "выиграл" or "стал чемпионом", and of what."""
        scene = self.scene
        k = mention.first
        for _ in range(2):
            if scene.head[k] >= 0 and scene.relation[k] in NAMED:
                k = scene.head[k]
        verb = scene.head[k]
        relation = scene.relation[k]
        if verb < 0 or scene.pos[verb] != "VERB":  # where the syntax errs: "роль сыграла юная [Анна Ким]"
            verb, relation = self._right_before(mention), "nsubj"
        self._befell(mention, verb, relation, profile)
        if prize := self.awards.of(mention, verb):
            profile.add(lexicon.words("prized"), prize)
        if verb >= 0 and relation in CALLED and self.cast.nouns.lemma(verb) in lexicon.words("appointing"):
            profile.add(self.cast.nouns.lemma(j) for j in scene.children[verb] if self._by_ending(j))
        becomes = relation == "xcomp" and scene.can_be_subject(mention)  # "Чемпионкой стала юная Анна Ким"
        if verb < 0 or not (relation == "nsubj" or becomes) or scene.pos[verb] != "VERB":
            return
        nouns = [
            j for j in scene.children[verb] if scene.pos[j] in ("NOUN", "PROPN") and j != k and j not in scene.mention
        ]
        lemma = self.cast.nouns.lemma(verb)
        profile.deeds.add(lemma[:STEM])
        if lemma in lexicon.words("making"):
            profile.deeds.update(self.cast.nouns.lemma(j)[:STEM] for j in nouns if scene.relation[j] == "obj")
        for deed in DEEDS:
            if lemma in lexicon.words(deed):
                profile.made.update(lexicon.words(f"{deed}-makes") - profile.heads)
                profile.add(lexicon.words(f"{deed}-makes"), map(self.cast.nouns.lemma, nouns))
        between = map(scene.mention.get, range(min(verb, mention.last), max(verb, mention.first)))
        others = any(m.kind == "person" and m is not mention for m in between if m)
        if lemma in lexicon.words("leading") and not others:
            profile.countries.update(self._led(nouns))
        takes = scene.children[verb] if lemma in lexicon.words("taking") else ()
        if any(map(self._victory, takes)):
            profile.add(lexicon.words("winning-makes"))
        if lemma in lexicon.words("playing") and any(scene.lower[j].startswith("рол") for j in nouns):
            profile.add(lexicon.words(f"playing-makes-{scene.tag[verb].feats.get('Gender', '').lower()}"))
        if lemma in lexicon.words("copula"):
            profile.add(self.cast.nouns.lemma(j) for j in nouns if self._by_ending(j))

    def _by_ending(self, j: int) -> bool:
        """Whether a noun says what somebody became: "стал [чемпионом]"."""
        return self.scene.pos[j] in ("NOUN", "PROPN") and self.scene.lower[j].endswith(INSTRUMENTAL)

    def _victory(self, j: int) -> bool:
        """Whether an object tells of a victory: "взяла [золото]", "стала [первой]", "заняла первое [место]"."""
        lemma = self.cast.nouns.lemma(j)
        first = any(self.cast.nouns.lemma(k) == "первый" for k in self.scene.children[j])
        return lemma in lexicon.words("victory") or (lemma == "место" and first)

    def _led(self, nouns: Iterable[int]) -> Iterator[str | None]:
        """The countries of those whom somebody leads: "[монгольскую] делегацию возглавил", "делегацию [Чехии]"."""
        for k in nouns:
            if self.cast.nouns.lemma(k) not in lexicon.words("led"):
                continue
            if k and self.scene.pos[k - 1] == "ADJ":  # whatever the syntax joins it to
                yield self.origins.country(self.cast.nouns.lemma(k - 1))
            if (place := self.scene.mention.get(k + 1)) and place.kind == "location":
                yield self.cast.locations[place.entity_id].country

    def _right_before(self, mention: Mention) -> int:
        """The verb without a subject that only words of the same case part from a name, -1 for none."""
        scene, k = self.scene, mention.first - 1
        while k > scene.begin(mention.first) and scene.pos[k] in ("ADJ", "NOUN") and k not in scene.mention:
            if scene.tag[k].feats.get("Case") != "Nom":
                return -1
            k -= 1
        alone = k >= 0 and scene.pos[k] == "VERB" and scene.finite(k) and scene.subject(k, 0, len(scene.pos)) is None
        return k if alone and scene.can_be_subject(mention) else -1

    def _befell(self, mention: Mention, verb: int, relation: str, profile: Profile) -> None:
        """Add that somebody is a "пострадавший" who "сорвался" or whom they "спасли"."""
        if verb < 0 or self.scene.pos[verb] != "VERB":
            return
        lemma = self.cast.nouns.lemma(verb)
        suffers = relation.startswith("nsubj") and lemma in lexicon.words("befalling")
        helped = relation in ("obj", "nsubj:pass") and lemma in lexicon.words("helping")
        if suffers or helped:
            profile.add(lexicon.words("befell"))

    def _beside(self, tokens: range, before: bool) -> list[int]:
        """The words beside a name, up to a verb or a comma; what runs on to another name describes that one."""
        scene = self.scene
        words: list[int] = []
        for k in tokens:
            mention = scene.mention.get(k)
            if mention and mention.kind == "person":
                return words if before else []
            if scene.finite(k) or scene.lower[k] == "," or (before and scene.lower[k] == ")"):
                break
            if scene.pos[k] in ("NOUN", "ADJ", "PROPN"):
                words.append(k)
        return words


def _parts(word: str) -> list[str]:
    """The parts of a compound, unless it is known as a whole: a "премьер-министр" is no "министр"."""
    return [word] if word in lexicon.labels() else word.split("-")


def _called(words: Sequence[str]) -> Iterator[str]:
    """The nouns of a role that say what its holder is: "заместитель" of "заместитель министра"."""
    acting = False
    for word in words:
        if word.rstrip(".") in lexicon.words("acting"):
            acting = True  # "врио [губернатора]", "и. о. [ректора]"
            continue
        if acting:
            yield level(readings(word)[0].normal)
            return
        found = [r.grammemes for r in readings(word)]
        if word in lexicon.labels() or any({"NOUN", "nomn", "sing"} <= g for g in found):
            yield word
        elif any("NOUN" in g for g in found):
            return
