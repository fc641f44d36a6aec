"""What is said of each person of a document, and how well a description fits it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, takewhile

from presslens.document import Mention
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.cast import Cast, Speaker
from presslens.facts.quotes.found import WORD
from presslens.facts.quotes.lexicon import level
from presslens.facts.quotes.origins import Origins
from presslens.facts.quotes.scene import Cue, Scene
from presslens.facts.roles.bodies import alike
from presslens.facts.roles.words import GENERIC
from presslens.tagging.morphology import readings

NAMED = ("appos", "flat", "flat:name", "flat:foreign")
NONE: frozenset[str] = frozenset()
WINDOW = 9  # tokens beside a name that can describe its bearer
STEM = 5  # letters by which a country and its adjective, or the surnames of a man and a woman, are the same
GOVERNED = 1.2  # points for a word that is of what somebody is called: "министр" of "заместитель министра"
GOES_ON = 0.5  # points for who has just spoken, whatever he or she is called now
ACTS = 0.2  # points for the subject of a sentence
COMPOUND = re.compile(
    r"^(?:гос|ген(?!ер)|глав(?!н)|спец|авто|кино|теле|радио|фото|веб)(?=[а-я]{4})"
)  # "госинспектор": an "инспектор"
SCHOLARS = ("лог", "вед")  # how the names of scholars end: "ихтиолог", "востоковед"
INSTRUMENTAL = ("ом", "ем", "ём", "ой", "ей", "ью", "им", "ым")  # how nouns end that say what somebody became
RECENT = 3  # sentences over which "он" or "эксперт" reaches


@dataclass(slots=True)
class Profile:
    """What is said of a person: what he or she is called, all words of that, how the verbs begin, countries beside."""

    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    deeds: set[str] = field(default_factory=set)
    countries: set[str | None] = field(default_factory=set)

    def add(self, heads: Iterable[str], words: Iterable[str] = ()) -> None:
        self.heads.update(heads)
        self.words.update(self.heads, words)


class Profiles:
    """Resolves descriptions of people: "эксперт", "глава региона"."""

    def __init__(self, scene: Scene, cast: Cast) -> None:
        self.scene = scene
        self.cast = cast
        self.origins = Origins(scene.doc)

    def described(self, node: int, high: int, labels: frozenset[str], cue: Cue | None) -> Speaker | None:
        """Whom a description stands for ("эксперт", "глава региона"); nobody known: the description itself."""
        scene = self.scene
        feats = scene.tag[node].feats
        name = self.cast.nouns.nominative(node, high)
        one = cue is not None and cue.form == "finite" and scene.tag[cue.token].feats.get("Number") == "Sing"
        plural = not one and (feats.get("Number") == "Plur" or scene.pos[node] == "NUM")
        gender = (
            (scene.tag[cue.token].feats.get("Gender") if cue else None)
            or self.cast.voice
            or ("Fem" if self.cast.nouns.gender(node) == "Fem" else None)
        )
        words = self.cast.nouns.words(node, high)
        nobody = any("unnamed" in self.cast.labels.get(w, NONE) for w in words) or "collective" in labels
        if (same := self._interlocutor(node)) is not None:
            return same
        thing = feats.get("Animacy") == "Inan" and not labels  # "проекты", where the syntax errs
        if not (plural or nobody or thing) and (best := self._best_described(node, high, words, labels, gender)):
            return best
        if not name or thing:
            return None
        return Speaker(name, "other", gender=gender or feats.get("Gender"), plural=plural)

    def _interlocutor(self, node: int) -> Speaker | None:
        """Whoever has just spoken without a name: "Источник сообщил, что ... [Собеседник] добавил"."""
        if self.cast.last is None or self.cast.nouns.lemma(node) not in lexicon.words("interlocutor"):
            return None
        speaker, at = self.cast.last
        near = self.scene.sentence[node] - self.scene.sentence[at - 1] <= RECENT
        return speaker if near and speaker.kind == "other" and not speaker.plural else None

    def _best_described(
        self, node: int, high: int, words: list[str], labels: frozenset[str], gender: str | None
    ) -> Speaker | None:
        scene = self.scene
        sentence = scene.sentence[node]
        speaking = None if self.cast.nouns.owner(node, high) else self._speaking(node)  # "адвокат Ивана Петрова"
        nearest: dict[int, int] = {}
        for mention in self.cast.before(node):
            if mention.entity_id in self.cast.people:
                nearest.setdefault(mention.entity_id, sentence - scene.sentence[mention.first])
        scores: dict[int, float] = {}
        for i, (person_id, far) in enumerate(nearest.items()):
            known = self.cast.gender(self.cast.people[person_id])
            score = self._fit(words, self.profiles[person_id], labels, far, person_id == speaking)
            if score is None or (gender and known not in (gender, None)):
                continue
            score += ACTS * (score > GOES_ON and self._acts(person_id, node))
            other = gender is None and known == "Fem" and self.cast.nouns.gender(node) == "Masc"
            scores[person_id] = score - 0.1 * min(i, 4) - other * (0.6 if "anyone" in labels else 0.3)
        best = max(scores, key=lambda p: scores[p], default=None)
        if best is not None and scores[best] > 0.2:
            return self.cast.of_person(self.cast.people[best])
        holders = [p for p in nearest if words[0] in self.profiles[p].heads]  # of names whose gender misleads
        if gender and len(holders) == 1 and self._fits_wholly(words, self.profiles[holders[0]]):
            return self.cast.of_person(self.cast.people[holders[0]])
        return self._introduced(node, gender) if not labels and self._plain(node, high) else None

    def _plain(self, node: int, high: int) -> bool:
        """Whether nothing but adjectives stands beside a noun."""
        scene = self.scene
        return all(scene.relation[k] == "amod" for k in scene.children[node] if k < high and scene.lower[k].isalpha())

    def _introduced(self, node: int, gender: str | None) -> Speaker | None:
        """Who acts alone in the paragraph or in that above: "Телескоп подарил Петров. «...», — объяснил даритель"."""
        scene = self.scene
        if scene.tag[node].feats.get("Animacy") != "Anim":
            return None
        gender = gender or self.cast.nouns.gender(node)
        before = [(scene.segment(node) - scene.segment(m.first), m.entity_id) for m in self.cast.before(node)]
        near = min(before, default=(RECENT, 0))[0]
        people = {entity_id for far, entity_id in before if far == near < 2}
        fit = [p for p in people if (known := self.cast.people.get(p)) and self.cast.gender(known) in (gender, None)]
        acting = [p for p in fit if self._acts(p, node) or self._relative(p, node)]
        return self.cast.of_person(self.cast.people[acting[0]]) if len(acting) == len(fit) == 1 else None

    def _acts(self, person_id: int, node: int) -> bool:
        """Whether somebody was the subject when named last: of "Рамазанова вывела Мусаеву" the first is "женщина"."""
        return self.scene.acts(next(m for m in self.cast.before(node) if m.entity_id == person_id))

    def _relative(self, person_id: int, node: int) -> bool:
        """Whether a clause tells what somebody did: "коллекция Анны Ким, [которая] тридцать лет собирала камни"."""
        scene = self.scene
        last = next(m.last for m in self.cast.before(node) if m.entity_id == person_id)
        clause = (
            k for k in range(last, min(last + 6, scene.end(last - 1))) if scene.lower[k] in ("который", "которая")
        )
        return any(scene.relation[k] == "nsubj" for k in clause)

    def _speaking(self, node: int) -> int | None:
        """Who spoke last, where nobody else has acted since."""
        if self.cast.last is None:
            return None
        (speaker, at), scene = self.cast.last, self.scene
        since = (m for m in self.cast.before(node) if m.first >= at and m.entity_id != speaker.person_id)
        acted = any(scene.sentence[m.first] > scene.sentence[at - 1] and scene.acts(m) for m in since)
        return None if acted else speaker.person_id

    def _fit(self, words: list[str], profile: Profile, labels: frozenset[str], far: int, last: bool) -> float | None:
        """How well a description fits a person of whom `profile` is known, named `far` sentences before."""
        head, *rest = [*lexicon.expanded().get(words[0], words[:1]), *words[1:]]
        modifiers = [w for w in rest if w not in lexicon.words("epithet")]
        roles = lexicon.roles().get(head, NONE)
        stems = {w[:STEM] for w in profile.words} | {w[: STEM - 1] for w in profile.words}
        told = [w for w in modifiers if w in profile.words or w[:STEM] in stems or w[: STEM - 1] in stems]
        told += [w for w in modifiers if w not in told and (self._from(w, profile) or _same_kind(w, profile))]
        titles = [w for w in modifiers if (lexicon.titles().get((head, w), NONE) - {head}) & profile.heads]
        missing = len(modifiers) - len({*told, *titles})
        if titles:
            score = 4.0
        elif head in profile.heads:
            score = 3.0
        elif roles & profile.heads or ("scholar" in labels and any(h.endswith(SCHOLARS) for h in profile.heads)):
            score = 2.0
        elif head in profile.words or roles & profile.words:
            score = GOVERNED
        elif self._from(head, profile):
            score = 2.0
        elif "accused" in labels and not lexicon.words("court").isdisjoint(profile.heads):
            return None
        elif labels & {"anyone", "accused"} and not missing and far <= 2 * RECENT * (1 + bool(modifiers)):
            return 1.4 + 0.4 * len(modifiers) - 0.2 * far + (0.7 if last else 0.0)
        elif last and far <= RECENT and (roles or not labels or "relative" in labels) and not self._another(words):
            return GOES_ON
        elif len(head) > STEM and head[:STEM] in profile.deeds:
            return 1.5 - 0.2 * far  # "переводчик" of whom it is told that he "перевёл"
        else:
            return None
        score += len(told) - 1.2 * missing
        return score - 0.2 * min(far, 8) + (0.7 if last else 0.0)

    def _fits_wholly(self, words: list[str], profile: Profile) -> bool:
        """Whether all words of a description are told of somebody."""
        return all(w in profile.words or w in lexicon.words("epithet") for w in words)

    def _from(self, word: str, profile: Profile) -> bool:
        """Whether a word is of a country that is told beside somebody: "литовец", "финский", the "Сеул" of a guest."""
        country = self.origins.country(word)
        told = profile.countries or (self.origins.country(w) for w in profile.words)
        return country is not None and country in told

    @staticmethod
    def _another(words: list[str]) -> bool:
        """Whether somebody comes in who acts for others: "представитель компании"."""
        return len(words) > 1 and words[0] in lexicon.words("acting-for")

    @cached_property
    def profiles(self) -> dict[int, Profile]:
        """What is said of each person: in roles, beside the name, and of his or her deeds."""
        scene = self.scene
        doc = scene.doc
        out: dict[int, Profile] = defaultdict(Profile)
        for a in doc.affiliations:
            words = level(a.role or "").replace("-", " ").split()
            words += [short for word in words if (short := COMPOUND.sub("", word)) != word]
            spans = [(a.start, a.stop), *([(a.role_start, a.role_stop or 0)] if a.role_start is not None else [])]
            lemmas = [self.cast.nouns.lemma(k) for span in spans for k in range(*doc.tokens.covering(*span))]
            organisation = self.cast.organisations.get(a.organisation_id) if a.organisation_id is not None else None
            named = WORD.findall(organisation.name) if organisation else []
            names = [level(readings(word)[0].normal) for word in named if readings(word)]
            out[a.person_id].add(_called(words), [*words, *lemmas, *names])
        for m in self.cast.persons:
            self._introduce(m, out[m.entity_id])
        for profile in out.values():
            profile.add(called for called, told in lexicon.implied() if told <= profile.words)
        return out

    def _introduce(self, mention: Mention, profile: Profile) -> None:
        """Add what stands beside a name, and what its bearer does."""
        scene = self.scene
        first, last = mention.first, mention.last
        begin, end = scene.begin(first), scene.end(first)
        beside = self._beside(range(first - 1, max(begin, first - WINDOW) - 1, -1), True)
        if scene.in_genitive(mention):  # "отец Петрова"
            beside = [k for k in beside if "relative" not in self.cast.labels.get(self.cast.nouns.lemma(k), NONE)]
        if last < end and scene.lower[last] in (",", "—", "–", "-", "("):
            beside += self._beside(range(last + 1, min(end, last + WINDOW)), False)
        case = scene.tag[first].feats.get("Case")
        heads = [k for k in beside if scene.pos[k] == "NOUN" and scene.tag[k].feats.get("Case") in ("Nom", case)]
        profile.add(map(self.cast.nouns.lemma, heads), map(self.cast.nouns.lemma, beside))
        profile.countries.update(self._countries(mention, begin, end))
        self._leads(mention, profile)

    def _countries(self, mention: Mention, begin: int, end: int) -> Iterator[str | None]:
        """The countries told by places beside a name, up to a verb or another name, and by adjectives before it."""
        scene = self.scene
        sides = (range(mention.first - 1, max(begin, mention.first - WINDOW) - 1, -1),
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
        becomes = scene.relation[k] == "xcomp" and scene.can_be_subject(mention)  # "Чемпионкой стала юная Анна Ким"
        if verb < 0 or not (scene.relation[k] == "nsubj" or becomes) or scene.pos[verb] != "VERB":
            return
        nouns = [
            j for j in scene.children[verb] if scene.pos[j] in ("NOUN", "PROPN") and j != k and j not in scene.mention
        ]
        lemma = self.cast.nouns.lemma(verb)
        profile.deeds.add(lemma[:STEM])
        for deed in ("leading", "winning", "writing"):
            if lemma in lexicon.words(deed):
                profile.add(lexicon.words(f"{deed}-makes"), map(self.cast.nouns.lemma, nouns))
        if lemma in lexicon.words("copula"):
            profile.add(self.cast.nouns.lemma(j) for j in nouns if scene.lower[j].endswith(INSTRUMENTAL))

    def _beside(self, tokens: range, before: bool) -> list[int]:
        """The words beside a name, up to a verb or a comma; what runs on to another name describes that one."""
        scene = self.scene
        words: list[int] = []
        for k in tokens:
            mention = scene.mention.get(k)
            if mention and mention.kind == "person":
                return words if before else []
            if scene.finite(k) or scene.lower[k] == ",":
                break
            if scene.pos[k] in ("NOUN", "ADJ", "PROPN"):
                words.append(k)
        return words


def _same_kind(word: str, profile: Profile) -> bool:
    """Whether a word for a region or a body stands for another: "глава региона" for that of a republic."""
    regions = lexicon.words("region")
    kinds = regions if word in regions else alike(word) if word in GENERIC else NONE
    return not kinds.isdisjoint(profile.words)


def _called(words: Sequence[str]) -> Iterator[str]:
    """The nouns of a role that say what its holder is: "заместитель" of "заместитель министра"."""
    for i, word in enumerate(words):
        if word in lexicon.words("acting") and i + 1 < len(words):
            yield level(readings(words[i + 1])[0].normal)
            return
        found = [r.grammemes for r in readings(word)]
        if word in lexicon.labels() or any({"NOUN", "nomn", "sing"} <= g for g in found):
            yield word
        elif any("NOUN" in g for g in found):
            return
