"""From a word to whom it stands for: names, pronouns, descriptions, institutions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from presslens.document import Mention
from presslens.entities.organisations.aliases import canonical
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.cast import Cast, Speaker
from presslens.facts.quotes.described import RECENT, Descriptions
from presslens.facts.quotes.lexicon import level
from presslens.facts.quotes.parties import Parties
from presslens.facts.quotes.profiles import NAMED, NONE
from presslens.facts.quotes.scene import Cue, Scene
from presslens.facts.quotes.subjects import NOMINAL
from presslens.facts.roles.bodies import Bodies, alike
from presslens.facts.roles.words import GENERIC, table

SURNAMES = ("ов", "ев", "ёв", "ин", "ын")  # how surnames end that a family shares: "Зорины"
FARTHEST = 60  # tokens between a pronoun and the unnamed subject that it stands for
PRIVATE = frozenset(("anyone", "relative", "accused", "party", "patient", "public"))  # labels of no officials
TITLED = re.compile(r"\s*(?:''|[«„“\"])([^\n«»„“”\"']{2,40})(?:''|[»“”\"])")


class References:
    """Resolves what the speakers of a document are called."""

    def __init__(self, scene: Scene, cast: Cast, bodies: Bodies) -> None:
        self.scene = scene
        self.cast = cast
        self.descriptions = Descriptions(scene, cast)
        self.parties = Parties(scene, cast)
        self.posts = self._posts()
        self.bodies = bodies

    def refer(self, node: int, high: int, cue: Cue | None = None) -> Speaker | None:
        scene = self.scene
        word = scene.lower[node]
        if word in lexicon.words("pronoun"):
            return self.pronoun(word, node)
        if word in lexicon.words("that-one"):
            return self.latter(node)
        if word in lexicon.words("relative"):
            verb = scene.head[node]
            if (beside := self._before_which(node, scene.head[verb])) is not None:
                return self.cast.of_mention(beside)
            noun = self._bearer(scene.head[verb]) if verb >= 0 else -1
            return self.refer(noun, node, cue) if noun >= 0 and scene.pos[noun] in NOMINAL else None
        mention = scene.mention.get(node)
        if mention and mention.kind == "person":
            kin = scene.in_genitive(mention) and mention.first > scene.begin(node)
            if kin and "relative" in self.cast.labels.get(self.cast.nouns.lemma(mention.first - 1), NONE):
                return self.refer(mention.first - 1, high, cue)
            if several := self._family(mention):
                return several
            return self.cast.of_mention(mention)
        if (person := self._apposed(node, high)) and not self._of_her(person, node, cue):
            return self.cast.of_mention(person)
        if (holder := self._set_off(node)) is not None:
            return self.cast.of_mention(holder)
        if mention:  # a surname may be taken for a body: "по информации Ордынского"
            single = mention.kind == "organisation" and mention.last - mention.first == 1
            return (self.cast.by_name(node) if single else None) or self.cast.of_mention(mention)
        participle = scene.tag[node].feats.get("VerbForm") == "Part"
        points = scene.pos[node] == "PRON" or word in lexicon.words("pointing")
        if (scene.pos[node] not in NOMINAL and not participle) or points:
            return None
        if scene.pos[node] == "PROPN" and (named := self.cast.by_name(node)):
            return named
        if self.cast.nouns.lemma(node) in lexicon.words("quantity") and (counted := self._counted(node)) is not None:
            node = counted
        if (party := self.parties.party(node, cue)) is not None:
            return party
        labels = self.cast.labels.get(self.cast.nouns.lemma(node), NONE)
        if not labels and self.abbreviated(node):
            return self.body(node, high)
        body = not labels and self.cast.nouns.lemma(node) in GENERIC and scene.tag[node].feats.get("Animacy") == "Inan"
        if body or labels & {"institution", "outlet"}:
            return self.institution(node, high)
        return self.descriptions.described(node, high, labels, cue)

    def _set_off(self, node: int) -> Mention | None:
        """Who is named before a role that the syntax takes for the subject: "Гульнара Ким, [врач], отметила"."""
        scene, named = self.scene, self.scene.mention.get(node - 2) if node > 1 else None
        if named is None or named.last != node - 1 or scene.lower[node - 1] != ",":
            return None
        return named if named.entity_id in self.posts.get(node, {}) else None

    def _posts(self) -> dict[int, dict[int, int]]:
        """The nouns by which people are told to hold a role, with these people, and where what says so ends."""
        scene = self.scene
        out: dict[int, dict[int, int]] = {}
        for a in scene.doc.affiliations:
            if a.role_start is not None and a.role_stop is not None:
                stop = scene.token_before(a.stop)
                for k in range(scene.token_at(a.role_start), scene.token_before(a.role_stop)):
                    if scene.pos[k] == "NOUN":
                        out.setdefault(k, {})[a.person_id] = stop
                        break
        return out

    def _family(self, mention: Mention) -> Speaker | None:
        """Those who share a surname: "[Зорины] говорят", "со слов [Зориных]"."""
        name = self.scene.names.get(mention.entity_id, "").split()[-1:]
        word = self.scene.doc.tokens.words[mention.last - 1]
        stem = word.removesuffix("ы").removesuffix("ых")
        alone = mention.last - mention.first == 1 and stem != word
        if not alone or not stem.endswith(SURNAMES) or name[0].endswith(("а", "ы")):
            return None
        return Speaker(stem + "ы", "other", plural=True)

    def _before_which(self, which: int, noun: int) -> Mention | None:
        """Who is named right before a clause that the parser hangs on a thing: "на встрече у [Анны Ким], которая
        заметила"."""
        scene = self.scene
        feats, m = scene.tag[which].feats, scene.mention.get(which - 2)
        if feats.get("Case") != "Nom" or scene.lower[which - 1] != "," or noun in scene.mention:
            return None
        if m is None or m.kind != "person" or m.first < noun or not self.cast.nouns.thing(noun):
            return None
        person = self.cast.people.get(m.entity_id)
        return m if person is not None and feats.get("Gender") == self.cast.gender(person) else None

    def _bearer(self, noun: int) -> int:
        """The noun that a clause of speech belongs to: "[сторонники] лунных проектов, которые доказывали"."""
        scene = self.scene
        up = scene.head[noun] if noun >= 0 else -1
        thing = noun >= 0 and scene.tag[noun].feats.get("Animacy") == "Inan"
        if thing and noun not in scene.mention and not self.cast.labels.get(self.cast.nouns.lemma(noun)):
            return up if up >= 0 and scene.pos[up] in ("NOUN", "PROPN") else noun
        return noun

    def _counted(self, node: int) -> int | None:
        """The noun that a word of quantity counts: "ряд [критиков]"."""
        scene = self.scene
        return next((k for k in scene.children[node] if k > node and scene.tag[k].feats.get("Number") == "Plur"), None)

    def _apposed(self, node: int, high: int) -> Mention | None:
        """The name that belongs to a description: "директор фонда [Анна Ким]"."""
        scene = self.scene
        subject = scene.relation[node].startswith("nsubj")  # of which the tagger may take another case
        case = "Nom" if subject else scene.tag[node].feats.get("Case")
        best = None
        posts = self.posts.get(node, {})
        stop = min(high, scene.end(node), node + 25)
        past = node + 1
        for j in scene.unquoted(node + 1, stop):
            mention = scene.mention.get(j)
            if j < past:
                continue
            if mention is None or mention.kind != "person":
                joined = best is not None and scene.lower[j] == "и"  # "директор [Глеб Зорин] и мэр Анна Ким"
                if joined or (mention is None and scene.finite(j)):
                    break
                continue
            other = (case == "Nom" and scene.in_genitive(mention)) or self._kin_of(mention, node)
            other = other or self._known_as_another(mention, node)
            oblique = case != "Nom" or mention.last - mention.first > 1  # "студент института Зорина"
            held = oblique and mention.first < posts.get(mention.entity_id, 0)  # by what is known of roles
            if (held or self._joined(mention, node) or self._agrees(mention, node, case)) and not other:
                best = mention
            past = mention.last
        return best

    def _known_as_another(self, mention: Mention, node: int) -> bool:
        """Whether who is named beside an agent by the surname alone is known before as something else.

        "Актёр Глеб Теру женился. Представитель [Теру] сообщил": a surname without cases is rather of whose agent it is.
        """
        if mention.last - mention.first > 1 or self.cast.nouns.lemma(node) not in lexicon.words("acting-for"):
            return False
        known = any(m.entity_id == mention.entity_id for m in self.cast.before(mention.first))
        told = (a for a in self.scene.doc.affiliations if a.person_id == mention.entity_id and a.role)
        roles = [level(a.role) for a in told if a.role]
        return known and bool(roles) and not any(self.cast.nouns.lemma(node) in role for role in roles)

    def _of_her(self, mention: Mention, node: int, cue: Cue | None) -> bool:
        """Whether a man is rather somebody's of whom no role tells: "Помощник Джейн Смит [заявил]"."""
        person = self.cast.people.get(mention.entity_id)
        gender = self.scene.tag[cue.token].feats.get("Gender") if cue is not None and cue.form == "finite" else None
        if person is None or gender != "Masc" or self.cast.gender(person) != "Fem":
            return False
        at_once = mention.first == node + 1 or self.scene.relation[mention.first] == "nmod"
        told = mention.entity_id in self.posts.get(node, {})
        return at_once and not told and self.cast.nouns.gender(node) == "Masc" and self.cast.nouns.subject(node)

    def _kin_of(self, mention: Mention, node: int) -> bool:
        """Whether a noun is of somebody's kin and a name cannot be hers or his: "по словам мамы [Глеба Зорина]"."""
        if not self.scene.in_genitive(mention) or "relative" not in self.cast.labels.get(
            self.cast.nouns.lemma(node), NONE
        ):
            return False
        person = self.cast.people.get(mention.entity_id)
        known = self.cast.gender(person) if person else None
        return known is not None and self.cast.nouns.gender(node) not in (known, None)

    def _joined(self, mention: Mention, node: int) -> bool:
        """Whether the syntax makes a name the apposition of a noun."""
        scene = self.scene
        heads = {node, *(k for k in scene.children[node] if scene.relation[k] == "conj")}  # "автор и редактор Анна Ким"
        set_off = scene.lower[mention.first - 1] == "," == scene.lower[min(mention.last, len(scene.lower) - 1)]
        relations = (*NAMED, "conj") if set_off else NAMED  # "супруга Андрея, [Анна Ким], рассказала"
        return any(
            scene.head[k] in heads and scene.relation[k] in relations for k in range(mention.first, mention.last)
        )

    def _agrees(self, mention: Mention, node: int, case: str | None) -> bool:
        """Whether a name can be an apposition by its case, where the syntax joins it to another word."""
        scene = self.scene
        tokens = range(mention.first, mention.last)
        cases = {scene.tag[k].feats.get("Case") for k in tokens}
        if mention.first == node + 1:  # "акционер И. Лунь", whatever the syntax says
            return case == "Nom" and "Nom" in cases
        body = scene.mention.get(mention.first - 1)
        if body and body.kind == "organisation" and body.first == node + 1:  # "по словам партнёра «Вехи» Маро Бабик"
            return True
        if any(scene.head[k] == node for k in tokens):
            return False
        return case in cases and (case != "Gen" or len(tokens) > 1)

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
            far = self.cast.apart(mention.first, token)
            score = -1.0 * far + (0.7 if scene.acts(mention) or self._has_to(mention) else 0.0)
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
        if best is None or (scores[best] < -RECENT and len(scores) > 1):  # the only woman is "она" from afar too
            return None
        return self.cast.of_person(self.cast.people[best])

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

    def _has_to(self, mention: Mention) -> bool:
        """Whether a sentence without a subject tells what somebody has to do: "Отвечать пришлось [Глебу Зорину]"."""
        scene, first = self.scene, mention.first
        if scene.tag[first].feats.get("Case") != "Dat":
            return False
        return not any(scene.relation[j].startswith("nsubj") for j in range(*scene.span(scene.sentence[first])))

    def latter(self, node: int) -> Speaker | None:
        """Whom "тот" or "последняя" points to: the person named last, in the sentence before at the farthest."""
        scene = self.scene
        gender = scene.tag[node].feats.get("Gender")
        for mention in self.cast.before(node):
            person = self.cast.people.get(mention.entity_id)
            if scene.sentence[node] - scene.sentence[mention.first] > 1:
                return None
            if person and self.cast.gender(person) in (gender, None):
                return self.cast.of_person(person)
        return None

    def _unnamed(self, token: int, gender: str, anybody: bool) -> Speaker | None:
        """Somebody without a name who is the last subject before a pronoun: "Зашёл пожилой мужчина. Он сказал, что".

        An official is one only where `anybody` may be: else "он" is rather who is named as such before.
        """
        scene = self.scene
        low = max(scene.bounds[max(scene.sentence[token] - 1, 0)], token - FARTHEST)
        for k in range(token - 1, low - 1, -1):
            if self.cast.said.inside(scene.start[k]):
                continue
            if k in scene.mention and scene.mention[k].kind == "person":
                return None
            feats, verb = scene.tag[k].feats, scene.head[k]
            main = scene.relation[k] == "nsubj" and scene.relation[verb] == "root"
            noun = scene.pos[k] in ("NOUN", "PROPN") and feats.get("Animacy") == "Anim"
            if not (main and noun) and not self._opens(k):
                continue
            joined = any(scene.relation[c] == "conj" for c in scene.children[k])
            if feats.get("Gender") != gender or feats.get("Number") == "Plur" or joined:
                return None
            speaker = self.refer(k, token)
            private = not PRIVATE.isdisjoint(self.cast.labels.get(self.cast.nouns.lemma(k), NONE))
            described = speaker is not None and (speaker.kind == "person" or private or anybody)
            return speaker if described and speaker is not None and speaker.kind != "organisation" else None
        return None

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
        return feats.get("Case") == "Nom" or (k > 0 and "на" in scene.lower[max(k - 3, 0) : k])

    def institution(self, node: int, high: int) -> Speaker | None:
        """An organisation that is described: "компания", "агентство Рейтер", "пресс-служба фонда"."""
        scene = self.scene
        word = self.cast.nouns.lemma(node)
        near = (scene.mention.get(k) for k in range(node, min(node + 5, high)))
        inside = next((m for m in near if m and m.kind == "organisation"), None)
        if inside and (inside.first <= node or (word not in lexicon.words("body") and inside.first <= node + 2)):
            return self.cast.of_mention(inside)
        words = self.cast.nouns.words(node, high)
        bare = len(words) == 1
        name = self._title(node, high, named=inside is not None) or self.cast.nouns.nominative(node, high)
        singular = scene.tag[node].feats.get("Number") != "Plur" and word != "сми"
        if bare and singular and level(name) == word and (known := self._company(node, word)):
            return known
        if singular and len(words) == 2 and (kind := f"{words[1]} {word}") in table("aliases.tsv"):
            kinds = alike(kind)  # "кредитная организация" of a bank
            recent = self.cast.companies_before(node)
            if same := next((m for m in recent if not kinds.isdisjoint(self.bodies.said(m))), None):
                return self.cast.of_mention(same)
        return Speaker(name, "organisation", organisation_id=inside.entity_id if inside else None) if name else None

    def body(self, node: int, high: int) -> Speaker | None:
        """A body that is known by its form alone: "указывает ЦБ", "пишет «Вестник порта»", "считают Речные силы"."""
        name = self.cast.nouns.nominative(node, high)
        return Speaker(name, "organisation") if name[:1].isupper() else None

    def abbreviated(self, node: int) -> bool:
        """Whether a word is an abbreviation as bodies have: "ЦБ"."""
        word = self.scene.doc.tokens.words[node]
        return len(word) > 1 and word.isupper() and word.isalpha() and not self.scene.text.isupper()

    def _title(self, node: int, high: int, named: bool) -> str | None:
        """The name that stands beside "агентство" or "газета": in marks, or foreign.

        Where it is of a body that is `named` ("пресс-служба Минфина"), marks alone give its own name.
        """
        scene = self.scene
        if titled := TITLED.match(scene.text, scene.stop[node]):
            return titled[1]
        if named:
            return None
        last = node + 1
        while last < min(node + 5, high) and scene.pos[last] in ("PROPN", "X"):
            if (mention := scene.mention.get(last)) is not None and mention.kind == "location":
                return None  # "по данным зоопарка Омска"
            last += 1
        return scene.text[scene.start[node + 1] : scene.stop[last - 1]] if last > node + 1 else None

    def _company(self, node: int, word: str) -> Speaker | None:
        """The organisation named last before "ведомство" or "издание", one with that word in its name first."""
        recent = self.cast.companies_before(node)
        stem = word[: max(4, len(word) - 2)]
        alias = canonical((word,))[0]
        names = [(m, level(o.name)) for m in recent if (o := self.cast.organisations.get(m.entity_id))]
        # of that kind, rather than with the word somewhere in the name
        forms = lexicon.words(f"form-{word}")
        called = (m for m, n in names if word in self.bodies.kinds.get(m.entity_id, NONE) or n.split()[0] in forms)
        within = (m for m, name in names if stem in name or alias in canonical(tuple(name.split())))
        if (same := next(chain(called, within), None)) is not None:
            return self.cast.of_mention(same)
        if "outlet" in self.cast.labels.get(word, NONE):
            kinds = lexicon.words("printed") if word == "издание" else {word}
            if (outlet := next((m for m in recent if not kinds.isdisjoint(self._called(m))), None)) is not None:
                return self.cast.of_mention(outlet)
            bodies = (x for x in self.cast.spoken[::-1] if x.kind == "organisation")
            return next((x for x in (*self.cast.outlets[::-1], *bodies) if not self._of_office(x.name)), None)
        kinds = alike(word)
        alike_ones = (m for m in recent if not kinds.isdisjoint(self.bodies.kinds.get(m.entity_id, NONE)))
        if (same := next(alike_ones, None)) is not None:
            return self.cast.of_mention(same)
        if word not in lexicon.words("vague"):
            return None
        if self.cast.last and self.cast.last[0].kind == "organisation":
            return self.cast.last[0]
        return self.cast.of_mention(recent[0]) if recent else None

    def _of_office(self, name: str) -> bool:
        """Whether the name of a body tells that it is no outlet: "полиция", "Комиссия по ценным бумагам"."""
        words = level(name).replace("-", " ").split()
        labels = self.cast.labels.get(words[0], NONE) | self.cast.labels.get(words[-1], NONE) if words else NONE
        return "institution" in labels and "outlet" not in labels

    def home(self, token: int) -> Speaker | None:
        """The organisation that the release is about."""
        entity_id = self.bodies.home.get(self.bodies.release(token))
        return None if entity_id is None else self.cast.of_mention(self.bodies.first["organisation", entity_id])

    def _called(self, mention: Mention) -> Iterator[str]:
        """The lemmas of an organisation's name and of the word before it: "газета «Заря»"."""
        return map(self.cast.nouns.lemma, range(max(mention.first - 1, 0), mention.last))
