"""Whom a pronoun stands for: "он", "она", "они", "тот", "последняя"."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from presslens.document import Mention
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.cast import RECENT, Cast, Speaker
from presslens.facts.quotes.profiles import NONE
from presslens.facts.quotes.scene import Scene
from presslens.facts.quotes.subjects import WHICH

FARTHEST = 60  # tokens between a pronoun and the unnamed subject that it stands for
PRIVATE = frozenset(("anyone", "relative", "accused", "party", "patient", "public"))  # labels of no officials


class Pronouns:
    """Resolves the pronouns of a document; `refer` tells whom the noun stands for that is meant by one."""

    def __init__(self, scene: Scene, cast: Cast, refer: Callable[[int, int], Speaker | None]) -> None:
        self.scene = scene
        self.cast = cast
        self.refer = refer

    def pronoun(self, word: str, token: int) -> Speaker | None:
        """Whom "он", "она" or "они" stands for: the last speaker, or the last subject that fits."""
        scene = self.scene
        sentence = scene.sentence[token]
        if word in lexicon.words("they"):
            return self._plural(token)
        gender = "Masc" if word in lexicon.words("he") else "Fem"
        scores: dict[int, float] = {}
        for mention in self.cast.before(token):
            person = self.cast.people.get(mention.entity_id)
            if person is None or self.cast.gender(person) not in (gender, None) or self._beside(mention, token):
                continue
            if self._recalled(mention):
                continue
            far = self.cast.apart(mention.first, token)
            score = -1.0 * far + (0.7 if self._is_subject(mention) else 0.0)
            score += 0.4 if scene.begin(mention.first) == mention.first else 0.0
            scores[person.person_id] = max(scores.get(person.person_id, -9.0), score)
        best = max(scores, key=lambda p: scores[p], default=None)
        if (somebody := self._unnamed(token, gender, best is None)) is not None:
            return somebody
        if self.cast.last:
            speaker, at = self.cast.last
            far = self.cast.apart(at - 1, token)
            if (
                far <= RECENT
                and not speaker.plural
                and speaker.kind != "organisation"
                and speaker.gender in (gender, None)
            ) and (best is None or scores[best] <= 1.3 - far):
                return speaker
        known = self.cast.last and self.cast.last[0].kind == "organisation" and word in lexicon.words("possessive")
        if best is None and self.cast.last and known:  # "по её словам" of a firm
            speaker, at = self.cast.last
            return speaker if sentence - scene.sentence[at - 1] <= 1 and not speaker.plural else None
        if best is None:
            return self._told_of(token, gender)
        if scores[best] < -RECENT and len(scores) > 1:  # the only woman is "она" from afar too
            return None
        if self._one_of_two(token, {p for p in scores if self.cast.gender(self.cast.people[p]) == gender}):
            return None
        return self.cast.of_person(self.cast.people[best])

    def _one_of_two(self, token: int, people: set[int]) -> bool:
        """Whether two who do something together may each be meant: "Ким и Зорин осмотрели поле. Он отметил, что"."""
        scene = self.scene
        near = [
            m for m in self.cast.before(token) if m.entity_id in people and scene.begin(m.first) < scene.begin(token)
        ]
        if len(near) < 2 or scene.begin(near[0].first) != scene.begin(near[1].first):
            return False
        later, earlier = near[0], near[1]
        between = range(earlier.last, later.first)
        joined = any(scene.lower[k] == "и" for k in between) and not any(map(scene.finite, between))
        return joined and later.entity_id != earlier.entity_id and scene.acts(later) and scene.acts(earlier)

    def _told_of(self, token: int, gender: str) -> Speaker | None:
        """The one person of a gender of whom another has just spoken: "«Спасла Анна Ким», — сказал мэр. Она ..."."""
        people = (self.cast.people.get(m.entity_id) for m in self.cast.mentioned_before(token))
        found = {p.person_id: p for p in people if p is not None and self.cast.gender(p) == gender}
        return self.cast.of_person(*found.values()) if len(found) == 1 else None

    def _beside(self, mention: Mention, token: int) -> bool:
        """Whether somebody is named in the clause whose subject a pronoun is: "Обращаясь к [Киму], он сказал"."""
        scene = self.scene
        if mention.first < scene.begin(token) or not scene.relation[token].startswith("nsubj"):
            return False
        k = mention.first
        for _ in range(8):
            k = scene.head[k]
            if k < 0 or scene.finite(k):
                break
        return k >= 0 and k == scene.head[token] and not scene.can_be_subject(mention)

    def _recalled(self, mention: Mention) -> bool:
        """Whether somebody else recalls what a person has said: "Ким напомнил слова деда [Седых]"."""
        scene, k = self.scene, mention.first
        for _ in range(2):
            k = scene.head[k] if k >= 0 and scene.lower[k] not in lexicon.words("utterance") else k
        if k < 0 or scene.lower[k] not in lexicon.words("utterance") or scene.relation[k] != "obj":
            return False
        return self.cast.nouns.lemma(scene.head[k]) in lexicon.words("recalling")

    def _is_subject(self, mention: Mention) -> bool:
        """Whether something is told of somebody: as a subject, in a clause of his own, or as what he has to do."""
        scene, clause = self.scene, self.scene.lower[mention.last : mention.last + 2]
        own = clause[:1] == [","] and not set(clause).isdisjoint(WHICH[:2])  # "жалоба Олега Кима, который снял дорогу"
        return scene.acts(mention) or own or self._has_to(mention)

    def _has_to(self, mention: Mention) -> bool:
        """Whether a sentence without a subject tells what somebody has to do: "Отвечать пришлось [Глебу Зорину]"."""
        scene, first = self.scene, mention.first
        if scene.tag[first].feats.get("Case") != "Dat":
            return False
        return not any(scene.relation[j].startswith("nsubj") for j in range(*scene.span(scene.sentence[first])))

    def latter(self, node: int) -> Speaker | None:
        """Whom "тот" or "последняя" points to: the person named last, in the sentence before at the farthest."""
        scene = self.scene
        if (asked := self._asked(node)) is not None:
            return self.refer(asked, scene.end(asked))
        gender = scene.tag[node].feats.get("Gender")
        for mention in self.cast.before(node):
            person = self.cast.people.get(mention.entity_id)
            if scene.sentence[node] - scene.sentence[mention.first] > 1:
                break
            if person and self.cast.gender(person) in (gender, None):
                return self.cast.of_person(person)
        return self._just_spoken(node, gender)

    def _asked(self, node: int) -> int | None:
        """Whom the sentence before asks: "Ученик спросил [архитектора], страшно ли. «Нет», — ответил тот"."""
        scene, s = self.scene, self.scene.sentence[node] - 1
        while s > 0 and self.cast.said.inside(scene.start[scene.bounds[s] + 1]):
            s -= 1
        for cue in scene.cues_in(*scene.span(s)) if s >= 0 else ():
            if cue.lemma in lexicon.words("asking") and cue.form == "finite":
                objects = (k for k in scene.children[cue.token] if scene.relation[k] in ("obj", "iobj"))
                return next((k for k in objects if scene.tag[k].feats.get("Animacy") == "Anim"), None)
        return None

    def _just_spoken(self, node: int, gender: str | None) -> Speaker | None:
        """Who has spoken in the sentence before, where nobody is named in it: "«Ждём», — сказала она. Та добавила"."""
        if self.cast.last is None or self.cast.last[0].kind != "person" or self.cast.last[0].gender != gender:
            return None
        speaker, at = self.cast.last
        return speaker if self.scene.sentence[node] - self.scene.sentence[at - 1] <= 1 else None

    def _unnamed(self, token: int, gender: str, anybody: bool) -> Speaker | None:
        """Somebody without a name who is the last subject before a pronoun: "Зашёл пожилой мужчина. Он сказал, что".

        Whoever is called by no word for people is one only where `anybody` may be.
        """
        scene = self.scene
        low = max(scene.bounds[max(scene.sentence[token] - 1, 0)], token - FARTHEST)
        for k in range(token - 1, low - 1, -1):
            if self.cast.said.inside(scene.start[k]):
                continue
            if k in scene.mention and scene.mention[k].kind == "person":
                if self._other_object(k, gender):
                    continue
                return None
            if scene.start[k] in self._beside_names:
                return None  # "Глава района Ким, он же [учитель], ..."
            feats, verb = scene.tag[k].feats, scene.head[k]
            main = scene.relation[k] in ("nsubj", "nsubj:pass") and scene.relation[verb] == "root"
            noun = scene.pos[k] in ("NOUN", "PROPN") and feats.get("Animacy") == "Anim"
            if not (main and noun) and not self._opens(k):
                continue
            joined = any(scene.relation[c] == "conj" for c in scene.children[k])
            said = scene.tag[verb].feats.get("Gender") if scene.finite(verb) else None  # "[Спикер] попросила"
            agrees = (said if said in ("Masc", "Fem") else feats.get("Gender")) == gender
            if not agrees:
                break
            if feats.get("Number") == "Plur" or joined:
                return None
            speaker = self.refer(k, token)
            if speaker is not None and speaker.kind == "person" and speaker.gender not in (gender, None):
                return None
            known = self.cast.nouns.lemma(k) in self.cast.labels
            here = k >= scene.begin(token)  # "[Прокурор] не согласился: по его словам, ..."
            described = speaker is not None and (speaker.kind == "person" or known or anybody or here)
            return speaker if described and speaker is not None and speaker.kind != "organisation" else None
        return self._object(low, token, gender)

    @cached_property
    def _beside_names(self) -> set[int]:
        """The places of the text in roles that stand after the names of those whose they are, in the same sentence."""
        scene, named = self.scene, {m.first: m for m in self.scene.doc.mentions if m.kind == "person"}
        found: set[int] = set()
        for a in scene.doc.affiliations:
            if a.role_start is None or a.role_stop is None or a.start == a.role_start:
                continue
            first = scene.token_at(a.role_start)
            before = (named.get(k) for k in range(first - 1, max(first - FARTHEST, scene.begin(first) - 1), -1))
            nearest = next(filter(None, before), None)
            if nearest is not None and nearest.entity_id == a.person_id:
                found.update(range(a.role_start, a.role_stop))
        return found

    def _object(self, low: int, token: int, gender: str) -> Speaker | None:
        """Somebody without a name to whom a body or a thing does something: "Полиция задержала [водителя]. Он ..."."""
        scene = self.scene
        for k in range(low, scene.begin(token)):
            feats, labels = scene.tag[k].feats, self.cast.labels.get(self.cast.nouns.lemma(k), NONE)
            one = feats.get("Number") == "Sing" and feats.get("Gender") == gender and feats.get("Animacy") == "Anim"
            done = scene.relation[k] in ("obj", "iobj")
            done = done and not any(self._of_gender(j, gender) for j in scene.subjects(scene.head[k]))
            if one and done and labels and not self.cast.said.inside(scene.start[k]):
                return self.refer(k, token)
        return None

    def _of_gender(self, k: int, gender: str) -> bool:
        """Whether a token can be of a living being of a gender."""
        living = self.scene.living(k) or self.scene.pos[k] == "PRON"
        return living and self.scene.tag[k].feats.get("Gender") in (gender, None)

    def _other_object(self, k: int, gender: str) -> bool:
        """Whether somebody named can be neither who acts nor who is meant: "Спикер попросила [Кима] ждать. Она"."""
        mention = self.scene.mention[k]
        person = self.cast.people.get(mention.entity_id)
        known = self.cast.gender(person) if person else None
        return known not in (gender, None) and not self.scene.can_be_subject(mention)

    def _opens(self, k: int) -> bool:
        """Whether a participle that opens a sentence is who acts in it: "[Задержанный] вину признал"."""
        scene = self.scene
        one = scene.tag[k].feats.get("Case") == "Nom" and scene.tag[k].feats.get("Number") == "Sing"
        if k != scene.begin(k) or not one or scene.pos[k] not in ("VERB", "ADJ"):
            return False
        noun = scene.relation[k] == "amod" and scene.tag[scene.head[k]].feats.get("Case") == "Nom"
        return not noun and not PRIVATE.isdisjoint(self.cast.labels.get(self.cast.nouns.lemma(k), NONE))

    def _plural(self, token: int) -> Speaker | None:
        """Whom "они" stands for: the subject of its sentence, the last speaker, or somebody in the sentence before."""
        scene = self.scene
        sentence = scene.sentence[token]
        subjects = (k for k in range(scene.begin(token), token) if scene.relation[k] == "nsubj")
        if any(self._several(k) and scene.tag[k].feats.get("Animacy") == "Anim" for k in subjects):
            return self._several_before(token, scene.begin(token))
        if (cited := self._cited(sentence - 1)) is not None:
            return Speaker(self.cast.nouns.nominative(cited, token, several=True), "other", plural=True)
        if self.cast.last:
            speaker, at = self.cast.last
            if (speaker.plural or speaker.kind == "organisation") and sentence - scene.sentence[at - 1] <= 1:
                return speaker
        return self._several_before(token, scene.bounds[max(sentence - 1, 0)])

    def _cited(self, sentence: int) -> int | None:
        """Those whom an outlet has its news from: "..., пишет «Заря» со ссылкой на [сотрудников] мэрии"."""
        scene = self.scene
        for k in range(*scene.span(sentence)) if sentence >= 0 else ():
            noun = scene.head[k] if scene.lower[k] == "на" and scene.relation[k] == "case" else -1
            if noun > k and {"ссылкой", "ссылаясь"} & set(scene.lower[max(k - 2, 0) : k]):
                feats = scene.tag[noun].feats
                several = feats.get("Number") == "Plur" and feats.get("Animacy") == "Anim" and noun not in scene.mention
                return noun if several else None
        return None

    def _several_before(self, token: int, low: int) -> Speaker | None:
        """The last before a token who are called by a noun in the plural."""
        found = next((k for k in range(token - 1, low - 1, -1) if self._several(k)), None)
        return None if found is None else Speaker(self.cast.nouns.nominative(found, token), "other", plural=True)

    def _several(self, k: int) -> bool:
        scene, feats = self.scene, self.scene.tag[k].feats
        if (
            scene.pos[k] != "NOUN"
            or feats.get("Number") != "Plur"
            or not scene.relation[k].startswith(("nsubj", "nmod"))
        ):
            return False
        if self.cast.nouns.thing(k) and self.cast.nouns.lemma(k) not in self.cast.labels:
            return False  # "ждали роста на двадцать [пунктов]"
        return feats.get("Case") == "Nom" or (k > 0 and "на" in scene.lower[max(k - 3, 0) : k])
