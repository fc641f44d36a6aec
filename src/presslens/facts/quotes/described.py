"""Whom a description stands for: "эксперт", "глава региона"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import takewhile

from presslens.document import Affiliation, Mention
from presslens.entities.organisations.aliases import canonical
from presslens.entities.people.lexicon import level
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.cast import RECENT, Cast, Speaker
from presslens.facts.quotes.found import WORD
from presslens.facts.quotes.matching import GOES_ON, Matching
from presslens.facts.quotes.origins import Origins
from presslens.facts.quotes.profiles import NONE, STEM, Profile, Profiles
from presslens.facts.quotes.scene import Cue, Scene

SAME_WORD = 1.0  # points by which one who is called by the very word may be behind: a "консул" behind the "посол"
ACTS = 0.2  # points for the subject of a sentence
UNTOLD = {"anyone", "patient", "public", "accused", "athlete"}  # labels of words that tell of no post
TRADES = {"trade"}  # labels of words that can be said of whoever acts
NEWCOMERS = {"trade", "relative", "worker"}  # labels of words by which, with a complement, somebody else comes in
PARTIES = ("nsubj", "obj", "iobj")  # how those hang on a verb between whom something is done


class Descriptions:
    """Resolves descriptions of people: "эксперт", "глава региона"."""

    def __init__(self, scene: Scene, cast: Cast) -> None:
        self.scene = scene
        self.cast = cast
        self.origins = Origins(scene.doc)
        self.matching = Matching(self.origins)

    def described(self, node: int, high: int, labels: frozenset[str], cue: Cue | None) -> Speaker | None:
        """Whom a description stands for ("эксперт", "глава региона"); nobody known: the description itself."""
        scene = self.scene
        feats = scene.tag[node].feats
        verb = cue.token if cue is not None else -1
        if cue is not None and cue.form == "infinitive":  # "Соседки [решили] напомнить, что"
            verb = scene.head[verb]
        number = scene.tag[verb].feats.get("Number") if verb >= 0 and scene.finite(verb) else None
        several = feats.get("Number") == "Plur" or scene.pos[node] == "NUM"
        if number == "Plur" and cue and scene.pos[cue.token] == "VERB":  # whatever the noun is taken for
            several = several or all(scene.relation[k] != "conj" for k in scene.children[node])
        name = self.cast.nouns.nominative(node, high, several=number == "Plur")
        several = several or (number == "Plur" and self.cast.nouns.plural(node))
        plural = number != "Sing" and several
        gender = scene.gender(cue) or self.cast.voice or ("Fem" if self.cast.nouns.gender(node) == "Fem" else None)
        words = self._post(self.cast.nouns.words(node, high))
        labels = labels if words[0] == self.cast.nouns.lemma(node) else self.cast.labels.get(words[0], NONE)
        nobody = any("unnamed" in self.cast.labels.get(w, NONE) for w in words) or "collective" in labels
        nobody = nobody or ("anyone" in labels and (self._stranger(node) or self._examiner(node)))
        if (same := self._interlocutor(node)) is not None:
            return same
        again = None if plural or nobody else self._unnamed_again(node, high)
        if again is not None:
            return again
        thing = not labels and self.cast.nouns.thing(node)  # "проекты", where the syntax errs
        if not (plural or nobody or thing):
            best = self._envoy(node, high, words, gender) or self._himself(node, labels, gender)
            if best := best or self._best_described(node, high, words, labels, gender):
                return best
        if not name or thing:
            return None
        return Speaker(name, "other", gender=gender or feats.get("Gender"), plural=plural)

    def _post(self, words: list[str]) -> list[str]:
        """A description without the words for "acting", where somebody is told to act: "врио [главы региона]"."""
        rest = [w for w in words[1:] if w not in lexicon.words("acting") and w != "обязанность"]
        acts = lexicon.words("for-a-time")
        if words[0] not in acts or not rest or len(self._in_office()) == len(self.profiles):
            return words
        return rest

    def _in_office(self) -> set[int]:
        """The people who are not told to act for others: they are no "врио губернатора"."""
        acts = lexicon.words("for-a-time")
        return {person_id for person_id, profile in self.profiles.items() if acts.isdisjoint(profile.words)}

    def _interlocutor(self, node: int) -> Speaker | None:
        """Whoever has just spoken without a name: "Источник сообщил, что ... [Собеседник] добавил"."""
        lemma = self.cast.nouns.lemma(node)
        if self.cast.last is None or lemma not in lexicon.words("interlocutor"):
            return None
        if "unnamed" in self.cast.labels.get(lemma, NONE) and self._placed(node):
            return None  # "Источник в мэрии" is one of his own
        speaker, at = self.cast.last
        near = self.scene.sentence[node] - self.scene.sentence[at - 1] <= RECENT
        if speaker.kind == "person":  # "собеседник издания" is whoever has just spoken to it
            after = self.cast.nouns.lemma(node + 1) if node + 1 < len(self.scene.pos) else ""
            outlet = not {"outlet", "journalist"}.isdisjoint(self.cast.labels.get(after, NONE)) or after == "ведущий"
            told = lemma != "источник" and outlet and speaker.person_id not in self._beside(node)
            return speaker if near and told and speaker.gender in (self.cast.nouns.gender(node), None) else None
        return speaker if near and speaker.kind == "other" and not speaker.plural else None

    def _unnamed_again(self, node: int, high: int) -> Speaker | None:
        """Who has just spoken without a name, by another word: "Капитан катера рассказал, что ... Добавил [моряк]"."""
        if self.cast.last is None or not self._plain(node, high):
            return None
        speaker, at = self.cast.last
        near = self.scene.sentence[node] - self.scene.sentence[at - 1] <= RECENT
        roles = lexicon.roles().get(self.cast.nouns.lemma(node), NONE)
        told = speaker.kind == "other" and not speaker.plural and not roles.isdisjoint(speaker.name.split()[:2])
        return speaker if near and told else None

    def _stranger(self, node: int) -> bool:
        """Whether somebody unknown is told by what he or she wears or holds: "мужчина в синей куртке"."""
        scene = self.scene
        k = scene.past_adjectives(node + 2, scene.end(node))
        near = scene.lower[node + 1 : node + 2] in (["в"], ["с"], ["без"]) and k < scene.end(node)
        return near and self.cast.nouns.lemma(k) in lexicon.words("worn")

    def _examiner(self, node: int) -> bool:
        """Whether an expert is rather who made an examination told of just before, where nobody is called so."""
        scene, lemma = self.scene, self.cast.nouns.lemma(node)
        if lemma not in lexicon.words("examiner") or any(lemma in p.heads for p in self.profiles.values()):
            return False
        first = scene.bounds[max(scene.sentence[node] - 1, 0)]
        return not lexicon.words("examination").isdisjoint(scene.lower[first:node])

    def _placed(self, node: int) -> bool:
        """Whether it is told where somebody is: "источник [в мэрии]"."""
        scene = self.scene
        added = (k for k in scene.children[node] if k > node)
        return any(scene.relation[c] == "case" for k in added for c in scene.children[k])

    def _envoy(self, node: int, high: int, words: list[str], gender: str | None) -> Speaker | None:
        """The one person of a body, not its head, as its representative: "[представитель МИД] сказала"."""
        if words[0] not in lexicon.words("envoy") or not lexicon.words("spokesman").isdisjoint(words):
            return None
        near = (self.scene.mention.get(k) for k in range(node + 1, min(node + 3, high)))
        body = next((m for m in near if m and m.kind == "organisation"), None)
        organisation = self.cast.organisations.get(body.entity_id) if body else None
        if organisation is None:
            return None
        name = _canonical(organisation.name)
        known = {m.entity_id for m in self.cast.before(node)} & self.cast.people.keys()
        posts = (a for a in self.scene.doc.affiliations if a.person_id in known)
        of_body = [a for a in posts if self._belongs(a, organisation.organisation_id, name)]
        people = {a.person_id for a in of_body}
        if len(people) != 1:
            return None
        leads = (a for a in of_body if a.organisation_id == organisation.organisation_id)  # not a part of it
        roles = [level(a.role or "").split() for a in leads]
        person = self.cast.people[people.pop()]
        if any(role and role[-1] in lexicon.words("top") for role in roles):
            return None
        return self.cast.of_person(person) if gender is None or self.cast.gender(person) in (gender, None) else None

    def _belongs(self, post: Affiliation, body: int, name: tuple[str, ...]) -> bool:
        """Whether a post is in a body or a part of it: in the "департамент Министерства энергетики" of "Минэнерго"."""
        short = f"({self.cast.organisations[body].name})"  # "отдела Комиссии по рекам (КР) Анна Ким"
        if short in self.scene.text[post.start : post.stop + len(short) + 1]:
            return True
        other = self.cast.organisations.get(post.organisation_id) if post.organisation_id is not None else None
        words, size = _canonical(other.name if other else ""), len(name)
        part = any(words[i : i + size] == name for i in range(len(words) - size + 1))
        return post.organisation_id == body or part

    def _himself(self, node: int, labels: frozenset[str], gender: str | None) -> Speaker | None:
        """Whoever was named last besides the one who has just spoken of him: "Сам тяжеловес объяснил"."""
        scene = self.scene
        himself = scene.lower[node - 1] in lexicon.words("himself") if node else False
        if not himself or self.cast.last is None or not labels <= UNTOLD:
            return None
        (speaker, at), sentence = self.cast.last, scene.sentence[node]
        if sentence - scene.sentence[at - 1] > RECENT:
            return None
        first = scene.bounds[max(scene.sentence[at - 1] - RECENT, 0)]
        named = (m for k in range(node - 1, first, -1) if (m := scene.mention.get(k)) and m.kind == "person")
        people = (p for m in named if (p := self.cast.people.get(m.entity_id)) and p.person_id != speaker.person_id)
        people = (p for p in people if not ("athlete" in labels and self._of_other_post(p.person_id)))
        gender = gender or self.cast.nouns.gender(node)
        fit = [p for p in people if self.cast.gender(p) in (gender, None)]
        if "athlete" in labels:
            called = {p for p in self.profiles if self._called_so(p, labels)}
            fit = [p for p in fit if p.person_id in called or not called]
        return self.cast.of_person(fit[0]) if fit else None

    def _called_so(self, person_id: int, labels: frozenset[str]) -> bool:
        """Whether a post that is told of a person is of a kind: a "связующая" is an athlete."""
        heads = self.profiles[person_id].heads if person_id in self.profiles else ()
        return any(not labels.isdisjoint(self.cast.labels.get(head, NONE)) for head in heads)

    def _of_other_post(self, person_id: int) -> bool:
        """Whether the posts that are told of a person are none of a sportsman's: a "тренер" is no "футболист"."""
        profile = self.profiles.get(person_id)
        told = [labels for head in (profile.heads if profile else ()) if (labels := self.cast.labels.get(head))]
        return bool(told) and all("athlete" not in labels for labels in told)

    def _best_described(
        self, node: int, high: int, words: list[str], labels: frozenset[str], gender: str | None
    ) -> Speaker | None:
        sentence = self.scene.sentence[node]
        owner = self.cast.nouns.owner(node, high)  # "адвокат Ивана Петрова"
        speaking = None if owner else self._speaking(node)
        if not lexicon.words("young").isdisjoint(words):  # "юный математик" is any child
            labels, words = labels | {"anyone"}, [w for w in words if w not in lexicon.words("young")] or words
        others = self._others(node, words[0], owner)
        if self.cast.nouns.lemma(node) in lexicon.words("for-a-time") and len(self.cast.nouns.words(node, high)) > 1:
            others |= self._in_office()
        newcomer = len(words) > 1 and bool(labels & NEWCOMERS) and self._opens_paragraph(node)
        nearest: dict[int, int] = {}
        for mention in self.cast.before(node):
            if mention.entity_id in self.cast.people and mention.entity_id not in others:
                nearest.setdefault(mention.entity_id, sentence - self.scene.sentence[mention.first])
        if self.cast.last and speaking is not None and speaking not in others:  # though only others told of her
            nearest.setdefault(speaking, sentence - self.scene.sentence[self.cast.last[1] - 1])
        unlike = 0.6 if "anyone" in labels else 0.3
        unlike = unlike / 3 if words[0] in lexicon.words("epicene") else unlike
        scores: dict[int, float] = {}
        for i, (person_id, far) in enumerate(nearest.items()):
            known = self.cast.gender(self.cast.people[person_id])
            score = self.matching.fit(
                words, self.profiles[person_id], labels, far, person_id == speaking and not newcomer
            )
            if score is None or (gender and known not in (gender, None)):
                continue
            score += ACTS * (score > GOES_ON and self._acts(person_id, node))
            other = gender is None and known == "Fem" and self.cast.nouns.gender(node) == "Masc"
            scores[person_id] = score - 0.1 * min(i, 4) - other * unlike
        scores, alone = self._narrowed(words, labels, scores, nearest)
        held = self._holders(words[0], scores)
        if held and speaking in scores and self._goes_on(words, speaking, node):
            held = [speaking]
        best = max(held or scores, key=lambda p: scores[p], default=None)
        alone = alone or (len(held) == 1 and len(words) == 1)  # the only one of that role is meant from afar too
        if best is not None and (alone or scores[best] > 0.2):
            return self.cast.of_person(self.cast.people[best])
        holders = [p for p in nearest if words[0] in self.profiles[p].heads]  # of names whose gender misleads
        if gender and len(holders) == 1 and self._fits_wholly(words, self.profiles[holders[0]]):
            return self.cast.of_person(self.cast.people[holders[0]])
        somebody = self._introduced(node, gender) if labels <= TRADES and self._plain(node, high) else None
        if somebody is not None and self.origins.country(words[0]) and somebody.person_id is not None:
            profile = self.profiles[somebody.person_id]  # the "литовец" is not who comes from Turku
            told = profile.countries - {None}
            return None if told and not self.matching.of_country(words[0], profile) else somebody
        return somebody

    def _opens_paragraph(self, node: int) -> bool:
        """Whether a paragraph begins with a noun: there whoever is told of with a complement rather comes in."""
        first = self.scene.leftmost(node, self.scene.begin(node))
        return first == 0 or self.scene.segment(first - 1) != self.scene.segment(first)

    def _others(self, node: int, head: str, owner: Mention | None) -> set[int]:
        """Who is somebody else than a description of this head means, which may be of an `owner`."""
        scene = self.scene
        others = self._beside(node) | self._set_against(node) | self._posted_elsewhere(node, head)
        said = self.cast.last[0].person_id if self.cast.last else None
        if said is not None and node and scene.lower[node - 1] in lexicon.words("himself"):
            profile = self.profiles.get(said)  # "сам артист" is not the "худрук" who has just spoken of him
            if profile and head not in profile.heads:
                others.add(said)
        others |= self._his(node)
        agent = owner is not None and scene.relation[owner.first] == "nmod" and head in lexicon.words("acting-for")
        if owner and (agent or scene.in_genitive(owner)):
            others.add(owner.entity_id)
        return others

    def _his(self, node: int) -> set[int]:
        """Whose relative, colleague or the like somebody is: "Ким спорил. [Его] отец сказал"."""
        scene = self.scene
        whose = scene.lower[node - 1] if node else ""
        if whose not in lexicon.words("possessive") - lexicon.words("they"):
            return set()
        gender = "Masc" if whose in lexicon.words("he") else "Fem"
        speaker = self.cast.last[0] if self.cast.last else None
        said = {speaker.person_id} if speaker and speaker.person_id is not None and speaker.gender == gender else set()
        people = (self.cast.people.get(m.entity_id) for m in self.cast.before(node))
        named = next((p.person_id for p in people if p and self.cast.gender(p) == gender), None)
        return said if named is None else {named, *said}

    def _beside(self, node: int) -> set[int]:
        """Who does something with whom a noun means, or else with his words, and is somebody else.

        "[Зорина] процитировал собеседник", "[Ким] вспомнил слова деда".
        """
        scene, verb = self.scene, self.scene.head[node]
        owner = scene.relation[node] == "nmod" and scene.tag[node].feats.get("Case") == "Gen"
        if verb >= 0 and owner and scene.relation[verb] == "obj":
            node, verb = verb, scene.head[verb]
        elif scene.relation[node] != "nsubj":
            return set()
        others = [k for k in scene.children[verb] if scene.relation[k] in PARTIES and k != node] if verb >= 0 else []
        named = [j for k in others for j in (k, *(c for c in scene.children[k] if scene.relation[c] == "appos"))]
        return {m.entity_id for m in map(scene.mention.get, named) if m and m.kind == "person"}

    def _posted_elsewhere(self, node: int, head: str) -> set[int]:
        """Who is told to be posted in another place: the "посол в Риге" is not the "[посол] в Вене"."""
        scene = self.scene
        land = scene.mention.get(node + 1)  # "посол [России] в Вене"
        at = land.last if land is not None and land.kind == "location" else node + 1
        if head not in lexicon.words("posted") or scene.lower[at : at + 1] != ["в"] or at + 1 not in scene.mention:
            return set()
        here = scene.lower[at + 1][:STEM]
        roles = ((a.person_id, level(a.role or "")) for a in scene.doc.affiliations)
        posts = ((person_id, role.partition(" в ")[2]) for person_id, role in roles if role.startswith(head))
        return {person_id for person_id, there in posts if there and there[:STEM] != here}

    def _set_against(self, node: int) -> set[int]:
        """Who has spoken in a sentence before somebody else does: "Ким сказал, что цех цел, а [студент] — что нет"."""
        scene, first = self.scene, self.scene.leftmost(node, self.scene.begin(node))
        if self.cast.last is None or scene.lower[first - 1] != "а":
            return set()
        speaker, at = self.cast.last
        same = scene.sentence[at - 1] == scene.sentence[node]
        return {speaker.person_id} if same and speaker.person_id is not None else set()

    def _narrowed(
        self, words: list[str], labels: frozenset[str], scores: dict[int, float], people: Iterable[int]
    ) -> tuple[dict[int, float], bool]:
        """Those only who come from the country that is told, or are both what a compound says, where somebody does.

        The second value is whether nobody else can be meant: by "гостья из Чехии" where one woman is from there.
        """
        if compatriots := self._compatriots(words[0], people):
            scores = {p: scores[p] for p in compatriots if p in scores}
        national = [w for w in words[1:] if self.origins.national(w)]  # "[монгольский] учёный"
        compatriots = [p for p in scores if any(self.matching.of_country(w, self.profiles[p]) for w in national)]
        roles = lexicon.roles().get(words[0], NONE)
        if compatriots and (not roles or any(roles & self.profiles[p].heads for p in compatriots)):
            return {p: scores[p] for p in compatriots}, len(compatriots) == 1
        of_both = self._of_compound(words[0], labels, scores)
        return (scores if of_both is None else {p: scores[p] for p in of_both}), False

    def _holders(self, head: str, scores: dict[int, float]) -> list[int]:
        """Those of whom a role is told, where a description is a word for roles itself; by that very word first.

        Where it can be said of anyone too ("чиновник"), nobody at least of whom another role is told.
        """
        roles = lexicon.roles().get(head, NONE)
        told = [p for p in scores if (roles | {head}) & self.profiles[p].heads] if roles else []
        if head not in roles:
            plain = [p for p in scores if not any(map(lexicon.roles().get, self.profiles[p].heads))]
            anyone = bool(told) and "anyone" in self.cast.labels.get(head, NONE)
            return [*told, *(p for p in plain if p not in told)] if anyone else []
        fair = max((scores[p] for p in told), default=0.0) - SAME_WORD
        very = (p for p in told if head in self.profiles[p].heads - self.profiles[p].made)
        return [p for p in very if scores[p] > fair] or told

    def _goes_on(self, words: list[str], person_id: int, node: int) -> bool:
        """Whether who has just spoken in the paragraph may be called so, and nobody called by the very word is named in
        it: "Тренер Орлов рад. ¶ Наставник Ким признал, что устал. «Сядем», — сказал [тренер]".

        The next paragraph may open with it too: "... Ким признал, что устал. ¶ — Сядем, — сказал [тренер]".
        """
        scene, head, segment = self.scene, words[0], self.scene.segment(node)
        if self.cast.last is None or len(words) > 1:
            return False
        said = scene.segment(self.cast.last[1] - 1)
        opens = said == segment - 1 and scene.segment(scene.end(self.cast.last[1] - 1)) == segment
        if said != segment and not opens:
            return False
        if not lexicon.roles().get(head, NONE) & self.profiles[person_id].heads:
            return False
        here = takewhile(lambda m: scene.segment(m.first) >= said, self.cast.before(node))
        return all(head not in self.profiles[m.entity_id].heads for m in here if m.entity_id in self.profiles)

    def _compatriots(self, word: str, people: Iterable[int]) -> list[int]:
        """Those from the country of which a description is: the "чешка" is no doctor whose country nothing tells."""
        if not self.origins.country(word):
            return []
        return [p for p in people if self.matching.of_country(word, self.profiles[p])]

    def _of_compound(self, word: str, labels: frozenset[str], people: Iterable[int]) -> list[int] | None:
        """Those of whom a part of a word is told: "лётчик" of the "лётчик-инструктор"; nobody where two may be meant.

        Those of whom the whole is told, where it is; None where the word has no parts or nothing is told.
        """
        parts = [] if labels else word.split("-")
        told = {p: sum(part in self.profiles[p].words for part in parts) for p in people if len(parts) > 1}
        most = max(told.values(), default=0)
        whole = [p for p in told if word in self.profiles[p].words]
        if not most or whole:
            return whole or None
        best = [p for p, count in told.items() if count == most]
        return best if len(best) == 1 else []

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
        people = {entity_id for far, entity_id in before if far == near < 2} - self._beside(node)
        fit = [p for p in people if (known := self.cast.people.get(p)) and self.cast.gender(known) in (gender, None)]
        if lexicon.roles().get(self.cast.nouns.lemma(node)) and any(map(self._has_post, fit)):
            return None  # the "судья" is not the "прокурор" who acts alone
        acting = [p for p in fit if self._acts(p, node) or self._relative(p, node)]
        return self.cast.of_person(self.cast.people[acting[0]]) if len(acting) == len(fit) == 1 else None

    def _has_post(self, person_id: int) -> bool:
        """Whether a post or trade is told of a person."""
        return any(map(lexicon.roles().get, self.profiles[person_id].heads))

    def _acts(self, person_id: int, node: int) -> bool:
        """Whether somebody was the subject when named last: of "Рамазанова вывела Мусаеву" the first is "женщина"."""
        named = next((m for m in self.cast.before(node) if m.entity_id == person_id), None)
        return named is not None and self.scene.acts(named)

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

    def _fits_wholly(self, words: list[str], profile: Profile) -> bool:
        """Whether all words of a description are told of somebody."""
        return all(w in profile.words or w in lexicon.words("epithet") for w in words)

    @cached_property
    def profiles(self) -> dict[int, Profile]:
        """What is said of each person."""
        return Profiles(self.scene, self.cast, self.origins).collect()


def _canonical(name: str) -> tuple[str, ...]:
    """A body's name as its aliases share it."""
    return canonical(tuple(WORD.findall(level(name))))
