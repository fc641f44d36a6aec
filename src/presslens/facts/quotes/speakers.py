"""Who speaks: the subject of a verb of speech, and the person or organisation that it stands for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from presslens.document import Mention, Person, SpeakerKind
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.lexicon import level
from presslens.facts.quotes.nouns import Nouns
from presslens.facts.quotes.reports import PLACE, POSSESSIVE
from presslens.facts.quotes.scene import Cue, Scene
from presslens.facts.quotes.utterances import ASKS, Found

HE, SHE, THEY = {"он", "его", "ему", "им"}, {"она", "ее", "ей"}, {"они", "их"}
RELATIVE = {"который", "которая", "которое", "которые", "кто"}
NAMED = ("appos", "flat", "flat:name", "flat:foreign")
NOMINAL = ("NOUN", "PROPN", "ADJ", "NUM", "DET", "X", "PRON")
TITLED = re.compile(r"\s*(?:''|[«„“\"])([^\n«»„“”\"']{2,40})(?:''|[»“”\"])")
BODY = {
    "пресс-служба",
    "пресс-центр",
    "совет",
    "комитет",
    "комиссия",
    "суд",
    "штаб",
    "сайт",
    "администрация",
    "управление",
}
DOCUMENT = {
    "заявление", "сообщение", "пресс-релиз", "релиз", "документ", "материал", "отчет", "доклад", "справка",
    "постановление", "решение", "поздравление", "приветствие", "послание", "комментарий", "резолюция", "меморандум",
    "декларация", "исследование", "обзор", "прогноз", "интервью", "выступление", "речь", "ответ", "указ", "письмо",
    "запрос", "отзыв", "анонс", "памятка", "обращение", "телеграмма", "публикация", "пост", "статья", "текст",
    "сайт", "аккаунт", "канал", "telegram-канал", "твиттер", "twitter", "блог", "страница", "соцсеть", "facebook",
}  # fmt: skip
NONE: frozenset[str] = frozenset()
LEADING = {"руководить", "возглавить", "возглавлять", "вести", "заведовать", "командовать", "основать", "учредить"}
LEADER = {"руководитель", "глава", "начальник", "командир"}  # what their subject is called
QUANTITY = {"ряд", "большинство", "часть", "половина", "множество", "несколько", "немало", "пара", "группа"}
MEMORY = 40  # mentions before a quotation among which its speaker is looked for
WINDOW = 9  # tokens beside a name that can describe its bearer
STEM = 5  # letters by which surnames of a man and a woman, or a country and its adjective, are the same
REACH = 40  # tokens between a converb and its subject
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


class Speakers:
    """Resolves the speakers of a document's quotations, in the order of the text."""

    def __init__(self, scene: Scene, direct: list[Found]) -> None:
        self.scene = scene
        self.nouns = Nouns(scene)
        doc = scene.doc
        spoken = sorted((f.start, f.stop) for f in direct)
        starts = [a for a, _ in spoken]

        def said(offset: int) -> bool:
            k = bisect_right(starts, offset) - 1
            return k >= 0 and offset < spoken[k][1]

        self.said = said
        self.people = {p.person_id: p for p in doc.people}
        self.organisations = {o.organisation_id: o for o in doc.organisations}
        self.locations = {x.location_id: x for x in doc.locations}
        self.persons = [m for m in doc.mentions if m.kind == "person" and not said(m.start)]
        self.person_firsts = [m.first for m in self.persons]
        self.companies = [m for m in doc.mentions if m.kind == "organisation" and not said(m.start)]
        self.company_firsts = [m.first for m in self.companies]
        self.labels = lexicon.labels()
        self.spoken: list[Speaker] = []
        self.heard: dict[int, str] = {}  # the gender in which a verb speaks of a person ("сообщила Ю. В. Черных")
        self.last: tuple[Speaker, int] | None = None  # who spoke last, and the token where that was said

    # ------------------------------------------------------------ from a quotation to a speaker

    def speaker(self, found: Found) -> Speaker | None:
        """The speaker of a quotation; None where the evidence is thin."""
        if found.zone is None or self.scene.lower[found.zone[0]] in ASKS:
            return None
        first, last = found.zone
        if found.source is not None:
            speaker = self._owner(found.source, first, last)
        elif found.cue:
            speaker = self._of_cue(found.cue, first, last)
        else:
            speaker = self._anyone(first, last)
        if speaker is None and found.cue and found.source is None:
            speaker = self._elliptical(found.cue)
        if speaker:
            gender = self.scene.tag[found.cue.token].feats.get("Gender") if found.cue else None
            if gender in ("Masc", "Fem") and found.cue and found.cue.form == "finite":
                speaker = self._agreeing(speaker, gender)
            self.last = speaker, last
            self.spoken.append(speaker)
        return speaker

    def _agreeing(self, speaker: Speaker, gender: str) -> Speaker:
        """The speaker, or a namesake of the gender that the verb asks for: "доложила Магомедова"."""
        if speaker.person_id is None:
            speaker.gender = speaker.gender or gender
            return speaker
        person = self.people[speaker.person_id]
        if self._gender(person) not in (gender, None):
            stem = level(person.last or person.name.split()[-1])[:STEM]
            for other in self.people.values():
                same = (
                    level(other.last or other.name.split()[-1])[:STEM] == stem and other.release_id == person.release_id
                )
                if same and self._gender(other) == gender:
                    return self._of_person(other)
        self.heard.setdefault(person.person_id, gender)
        return Speaker(person.name, "person", person_id=person.person_id, gender=gender)

    def _elliptical(self, cue: Cue) -> Speaker | None:
        """The last speaker, where a verb has no subject of its own: "«...», — и добавил, что ..."."""
        scene = self.scene
        if not self.last or cue.any("text") or self._subject(cue, cue.token, cue.token) is not None:
            return None
        speaker, at = self.last
        feats = scene.tag[cue.token].feats
        fits = speaker.gender is None or feats.get("Gender") in (None, speaker.gender)
        near = scene.sentence[cue.token] - scene.sentence[at - 1] <= 1
        plural = feats.get("Number") == "Plur"
        return speaker if near and fits and plural == speaker.plural else None

    def _owner(self, noun: int, first: int, last: int) -> Speaker | None:
        """Whose words they are: "по словам Петрова", "по его словам"."""
        scene = self.scene
        for j in range(first, noun):
            if scene.lower[j] in POSSESSIVE:
                return self._pronoun(scene.lower[j], first)
        kids = [k for k in scene.children[noun] if k > noun and scene.pos[k] in NOMINAL]
        node = kids[0] if kids else noun + 1
        return self._refer(node, max(last, node + 1)) if node < len(scene.pos) else None

    def _of_cue(self, cue: Cue, first: int, last: int) -> Speaker | None:
        scene = self.scene
        if cue.any("quote") and (quoted := self._quoted(cue, first, last)):
            return quoted
        if cue.any("text") or cue.form == "passive":
            return self._of_document(cue, first, last)
        node = self._subject(cue, first, last)
        if node is not None:
            return self._refer(node, max(last, node + 1), cue)
        if scene.tag[cue.token].feats.get("Number") == "Plur" or cue.form == "word":
            for j in range(first, min(last, cue.token + 8)):
                if scene.lower[j] in PLACE and (inside := self._place(j, last)):
                    return inside
        return self._by_position(cue, first, last)

    def _subject(self, cue: Cue, first: int, last: int) -> int | None:
        """The subject of a cue, of the verb that it is joined to, or the noun that it belongs to."""
        scene = self.scene
        verb = cue.token
        if cue.form == "converb" and (near := self._nearest_subject(verb)) is not None:
            return near
        for _ in range(4):
            unfit = False
            for k in scene.children[verb]:
                heard = first <= k < last or not self.said(scene.start[k])
                if scene.relation[k].startswith("nsubj") and heard and not cue.first <= k < cue.last:
                    if self._agrees_in_number(k, cue):
                        return k
                    unfit = True
            up = scene.head[verb]
            if up >= 0 and scene.relation[verb] == "conj" and (named := self._named_between(up, verb)) is not None:
                return named
            if up < 0:
                return None
            if (scene.relation[verb].startswith(("acl", "amod")) or cue.form == "word") and scene.pos[up] in NOMINAL:
                return up
            if scene.relation[verb] not in ("conj", "xcomp", "advcl", "obl") and cue.form != "converb" and not unfit:
                return None
            if self.said(scene.start[up]):
                return None
            verb = up
        return None

    def _agrees_in_number(self, subject: int, cue: Cue) -> bool:
        """Whether a noun can be the subject of a verb: "сроки" is none of "попросила"."""
        feats = self.scene.tag[subject].feats
        one = cue.form == "finite" and self.scene.tag[cue.token].feats.get("Number") == "Sing"
        return not (one and self.scene.pos[subject] == "NOUN" and feats.get("Number") == "Plur")

    def _nearest_subject(self, verb: int) -> int | None:
        """The subject of the verb before a converb: "Петров назвал его лжецом, заявив, что ..."."""
        scene = self.scene
        for j in range(verb - 1, max(scene.begin(verb), verb - REACH) - 1, -1):
            if not scene.finite(j) or self.said(scene.start[j]):
                continue
            for k in scene.children[j]:
                mention = scene.mention.get(k)
                known = (
                    (mention and mention.kind != "location")
                    or self.labels.get(self.nouns.lemma(k))
                    or k + 1 in scene.mention
                )
                if scene.relation[k].startswith("nsubj") and known:
                    return k
        return None

    def _named_between(self, first: int, last: int) -> int | None:
        """A person named between two joined verbs as the subject of the second."""
        for k in range(last - 1, first, -1):
            mention = self.scene.mention.get(k)
            if mention and mention.kind == "person" and self._can_be_subject(mention):
                return (
                    mention.first if self.scene.relation[mention.first] not in ("obj", "nmod", "obl", "iobj") else None
                )
        return None

    def _quoted(self, cue: Cue, first: int, last: int) -> Speaker | None:
        scene = self.scene
        objects = [k for k in scene.children[cue.token] if scene.relation[k] in ("obj", "nsubj")]
        for k in [*objects, *range(first, last)]:
            mention = scene.mention.get(k)
            if mention and mention.kind == "person":
                return self._of_mention(mention)
        return None

    def _of_document(self, cue: Cue, first: int, last: int) -> Speaker | None:
        """Whose document it is in which something "говорится"."""
        scene = self.scene
        low, high = scene.begin(cue.token), min(scene.end(cue.token), max(last, cue.last + 8))
        for j in range(max(low, cue.token - 20), high):
            if scene.lower[j] not in PLACE:
                continue
            if scene.lower[j + 1 : j + 2] in (["котором"], ["которой"], ["которых"]):
                return self._publisher(j + 1)
            noun = next((k for k in range(j + 1, min(j + 4, high)) if scene.pos[k] in ("NOUN", "PROPN")), None)
            if noun is None:
                continue
            if noun in scene.mention:
                return self._of_mention(scene.mention[noun])
            if self.nouns.lemma(noun) not in DOCUMENT:
                continue
            owner = next((k for k in scene.children[noun] if k > noun and scene.pos[k] in ("NOUN", "PROPN", "X")), None)
            if owner is not None:
                return self._refer(owner, high)
        return (
            self.last[0]
            if self.last and scene.sentence[cue.token] - scene.sentence[self.last[1] - 1] <= RECENT
            else None
        )

    def _publisher(self, relative: int) -> Speaker | None:
        """Whose document it is: "Пентагон опубликовал справку, в которой говорилось"."""
        scene = self.scene
        verb = scene.head[relative]
        noun = scene.head[verb] if verb >= 0 else -1
        up = scene.head[noun] if noun >= 0 else -1
        subject = (
            next((k for k in scene.children[up] if scene.relation[k].startswith("nsubj")), None) if up >= 0 else None
        )
        return None if subject is None else self._refer(subject, noun)

    def _place(self, preposition: int, last: int) -> Speaker | None:
        """The organisation in which something was said: "в пресс-службе фонда"."""
        scene = self.scene
        for k in range(preposition + 1, min(preposition + 4, last)):
            mention = scene.mention.get(k)
            if mention and mention.kind != "person":
                return self._of_mention(mention)
            if scene.pos[k] == "NOUN":
                labels = self.labels.get(self.nouns.lemma(k), NONE)
                institution = (
                    "institution" in labels
                    or "outlet" in labels
                    or any(
                        m.kind == "organisation"
                        for m in (scene.mention.get(j) for j in range(k, min(k + 4, last)))
                        if m
                    )
                )
                return self._institution(k, last) if institution else None
        return None

    def _by_position(self, cue: Cue, first: int, last: int) -> Speaker | None:
        """The name nearest to a verb, where the syntax names no subject."""
        scene = self.scene
        order = [*range(cue.token + 1, last), *range(cue.token - 1, first - 1, -1)]
        for k in order:
            mention = scene.mention.get(k)
            if mention and mention.kind == "person" and not self.said(mention.start) and self._can_be_subject(mention):
                return self._of_mention(mention)
        for k in order:
            if scene.pos[k] == "PRON" and scene.lower[k] in ("он", "она", "они"):
                return self._pronoun(scene.lower[k], k)
        for k in order:
            if (
                scene.pos[k] in ("NOUN", "PROPN")
                and scene.tag[k].feats.get("Case") == "Nom"
                and not self.said(scene.start[k])
            ):
                return self._refer(k, last, cue)
        return None

    def _anyone(self, first: int, last: int) -> Speaker | None:
        """The speaker in words without a verb of speech: "— Анна Ким, юрист фонда"."""
        scene = self.scene
        for k in range(first, last):
            mention = scene.mention.get(k)
            if mention and mention.kind == "person" and self._can_be_subject(mention):
                return self._of_mention(mention)
        verb = next((k for k in range(first, last) if scene.finite(k)), None)
        if verb is not None:
            for k in scene.children[verb]:
                if first <= k < last and scene.relation[k].startswith("nsubj"):
                    return self._refer(k, last)
            return None
        named = {m.entity_id: m for m in map(scene.mention.get, range(first, last)) if m and m.kind == "person"}
        return self._of_mention(*named.values()) if len(named) == 1 else None

    def _can_be_subject(self, mention: Mention) -> bool:
        cases = {self.scene.tag[k].feats.get("Case", "Nom") for k in range(mention.first, mention.last)}
        return "Nom" in cases

    # ------------------------------------------------------------ from a word to whom it stands for

    def _refer(self, node: int, high: int, cue: Cue | None = None) -> Speaker | None:
        scene = self.scene
        word = scene.lower[node]
        if word in HE | SHE | THEY:
            return self._pronoun(word, node)
        if word in RELATIVE:
            verb = scene.head[node]
            noun = scene.head[verb] if verb >= 0 else -1
            return self._refer(noun, node, cue) if noun >= 0 and scene.pos[noun] in NOMINAL else None
        mention = scene.mention.get(node)
        if mention and mention.kind == "person":
            return self._of_mention(mention)
        if person := self._apposed(node, high):
            return self._of_mention(person)
        if mention:
            return self._of_mention(mention)
        participle = scene.tag[node].feats.get("VerbForm") == "Part"
        if (scene.pos[node] not in NOMINAL and not participle) or scene.pos[node] == "PRON":
            return None
        if scene.pos[node] == "PROPN" and (named := self._by_name(node)):
            return named
        if self.nouns.lemma(node) in QUANTITY and (counted := self._counted(node)) is not None:
            node = counted
        labels = self.labels.get(self.nouns.lemma(node), NONE)
        if labels & {"institution", "outlet"}:
            return self._institution(node, high)
        return self._described(node, high, labels, cue)

    def _counted(self, node: int) -> int | None:
        """The noun that a word of quantity counts: "ряд [критиков]"."""
        scene = self.scene
        return next((k for k in scene.children[node] if k > node and scene.tag[k].feats.get("Number") == "Plur"), None)

    def _apposed(self, node: int, high: int) -> Mention | None:
        """The name that belongs to a description: "директор фонда [Анна Ким]"."""
        scene = self.scene
        case = scene.tag[node].feats.get("Case")
        best = None
        stop = min(high, scene.end(node), node + 25)
        j = node + 1
        while j < stop:
            mention = scene.mention.get(j)
            if mention is None or mention.kind != "person":
                if scene.finite(j):
                    break
                j += 1
                continue
            if self._joined(mention, node) or self._agrees(mention, node, case):
                best = mention
            j = mention.last
        return best

    def _joined(self, mention: Mention, node: int) -> bool:
        """Whether the syntax makes a name the apposition of a noun."""
        scene = self.scene
        return any(scene.head[k] == node and scene.relation[k] in NAMED for k in range(mention.first, mention.last))

    def _agrees(self, mention: Mention, node: int, case: str | None) -> bool:
        """Whether a name can be an apposition by its case, where the syntax joins it to another word."""
        scene = self.scene
        tokens = range(mention.first, mention.last)
        if any(scene.head[k] == node for k in tokens) or mention.first == node + 1:
            return False
        cases = {scene.tag[k].feats.get("Case") for k in tokens}
        return case in cases and (case != "Gen" or len(tokens) > 1)

    def _of_mention(self, mention: Mention) -> Speaker | None:
        if mention.kind == "person":
            person = self.people.get(mention.entity_id)
            return self._of_person(person) if person else None
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

    def _of_person(self, person: Person) -> Speaker:
        return Speaker(person.name, "person", person_id=person.person_id, gender=self._gender(person))

    def _gender(self, person: Person) -> str | None:
        if person.person_id in self.heard:
            return self.heard[person.person_id]
        if person.gender:
            return "Masc" if person.gender == "masculine" else "Fem"
        return None

    def _by_name(self, node: int) -> Speaker | None:
        """A person whose name has the word, where the mention itself was not found."""
        word = level(self.scene.doc.tokens.words[node])
        found = [p for p in self.people.values() if word in level(p.name).split()]
        return self._of_person(found[0]) if len(found) == 1 else None

    # ------------------------------------------------------------ pronouns and descriptions

    def _before(self, token: int) -> list[Mention]:
        """The people named before a token, nearest first."""
        stop = bisect_left(self.person_firsts, token)
        release = self.scene.doc.sentences[self.scene.sentence[min(token, len(self.scene.sentence) - 1)]].release_id
        return [m for m in self.persons[max(0, stop - MEMORY) : stop][::-1] if m.release_id == release]

    def _pronoun(self, word: str, token: int) -> Speaker | None:
        """Whom "он", "она" or "они" stands for: the last speaker, or the last subject that fits."""
        scene = self.scene
        sentence = scene.sentence[token]
        if word in THEY:
            return self._plural(token)
        gender = "Masc" if word in HE else "Fem"
        scores: dict[int, float] = {}
        for mention in self._before(token):
            person = self.people.get(mention.entity_id)
            if person is None or self._gender(person) not in (gender, None):
                continue
            far = sentence - scene.sentence[mention.first]
            score = -1.0 * far + (0.7 if self._is_subject(mention) else 0.0)
            score += 0.4 if scene.begin(mention.first) == mention.first else 0.0
            scores[person.person_id] = max(scores.get(person.person_id, -9.0), score)
        best = max(scores, key=lambda p: scores[p], default=None)
        if self.last:
            speaker, at = self.last
            far = sentence - scene.sentence[at - 1]
            if (
                far <= RECENT
                and not speaker.plural
                and speaker.kind != "organisation"
                and speaker.gender in (gender, None)
            ) and (best is None or scores[best] <= 1.3 - far):
                return speaker
        if best is None or scores[best] < -RECENT:
            return None
        return self._of_person(self.people[best])

    def _is_subject(self, mention: Mention) -> bool:
        relations = {self.scene.relation[k] for k in range(mention.first, mention.last)}
        return bool(relations & {"nsubj", "nsubj:pass"}) or (self._can_be_subject(mention) and "appos" in relations)

    def _plural(self, token: int) -> Speaker | None:
        scene = self.scene
        sentence = scene.sentence[token]
        if self.last:
            speaker, at = self.last
            if (speaker.plural or speaker.kind == "organisation") and sentence - scene.sentence[at - 1] <= 1:
                return speaker
        low = scene.bounds[max(sentence - 1, 0)]
        for k in range(token - 1, low - 1, -1):
            feats = scene.tag[k].feats
            if (
                scene.pos[k] == "NOUN"
                and feats.get("Number") == "Plur"
                and scene.relation[k].startswith(("nsubj", "nmod"))
            ) and (feats.get("Case") == "Nom" or (k > 0 and scene.lower[max(k - 3, 0) : k].count("на"))):
                return Speaker(self.nouns.nominative(k, token), "other", plural=True)
        return None

    def _described(self, node: int, high: int, labels: frozenset[str], cue: Cue | None) -> Speaker | None:
        """Whom a description stands for ("эксперт", "глава региона"); nobody known: the description itself."""
        scene = self.scene
        feats = scene.tag[node].feats
        name = self.nouns.nominative(node, high)
        plural = feats.get("Number") == "Plur" or scene.pos[node] == "NUM"
        gender = (scene.tag[cue.token].feats.get("Gender") if cue else None) or (
            "Fem" if feats.get("Gender") == "Fem" else None
        )
        words = self.nouns.words(node, high)
        unnamed = any("unnamed" in self.labels.get(w, NONE) for w in words)
        if not plural and not unnamed and (best := self._best_described(node, words, labels, gender)):
            return best
        return Speaker(name, "other", gender=gender or feats.get("Gender"), plural=plural) if name else None

    def _best_described(
        self, node: int, words: list[str], labels: frozenset[str], gender: str | None
    ) -> Speaker | None:
        scene = self.scene
        sentence = scene.sentence[node]
        nearest: dict[int, int] = {}
        for mention in self._before(node):
            nearest.setdefault(mention.entity_id, sentence - scene.sentence[mention.first])
        scores: dict[int, float] = {}
        for i, (person_id, far) in enumerate(nearest.items()):
            person = self.people.get(person_id)
            if person is None or (gender and self._gender(person) not in (gender, None)):
                continue
            score = self._fit(words, self.profiles.get(person_id, set()), labels, far, self._spoke_last(person_id))
            if score is not None:
                other = (
                    gender is None and scene.tag[node].feats.get("Gender") == "Masc" and self._gender(person) == "Fem"
                )
                scores[person_id] = score - 0.1 * i - (0.6 if other else 0.0)
        best = max(scores, key=lambda p: scores[p], default=None)
        return self._of_person(self.people[best]) if best is not None and scores[best] > 0.2 else None

    def _spoke_last(self, person_id: int) -> bool:
        return self.last is not None and self.last[0].person_id == person_id

    def _fit(self, words: list[str], profile: set[str], labels: frozenset[str], far: int, last: bool) -> float | None:
        """How well a description fits a person of whom `profile` is known, named `far` sentences before."""
        head, modifiers = words[0], words[1:]
        roles = lexicon.roles().get(head, NONE)
        stems = {w[:STEM] for w in profile} | {w[: STEM - 1] for w in profile}
        missing = [w for w in modifiers if w not in profile and w[:STEM] not in stems and w[: STEM - 1] not in stems]
        if head in profile:
            score = 3.0
        elif roles & profile:
            score = 2.0
        elif "anyone" in labels and not missing and far <= 2 * RECENT:
            return 1.4 + 0.4 * len(modifiers) - 0.2 * far + (0.7 if last else 0.0)
        elif last and far <= RECENT and (roles or "relative" in labels):
            return 0.5  # the one who has just spoken goes on, whatever he or she is called
        else:
            return None
        score += (len(modifiers) - len(missing)) - 1.2 * len(missing)
        return score - 0.2 * min(far, 8) + (0.7 if last else 0.0)

    def _institution(self, node: int, high: int) -> Speaker | None:
        """An organisation that is described: "компания", "агентство Рейтер", "пресс-служба фонда"."""
        scene = self.scene
        word = self.nouns.lemma(node)
        near = (scene.mention.get(k) for k in range(node, min(node + 5, high)))
        inside = next((m for m in near if m and m.kind == "organisation"), None)
        if inside and (inside.first <= node or (word not in BODY and inside.first <= node + 2)):
            return self._of_mention(inside)
        bare = len(self.nouns.words(node, high)) == 1
        name = self._title(node, high) or self.nouns.nominative(node, high)
        singular = scene.tag[node].feats.get("Number") != "Plur" and word != "сми"
        if bare and singular and level(name) == word and (known := self._company(node, word)):
            return known
        return Speaker(name, "organisation", organisation_id=inside.entity_id if inside else None) if name else None

    def _title(self, node: int, high: int) -> str | None:
        """The name that stands beside "агентство" or "газета": in marks, or foreign."""
        scene = self.scene
        if titled := TITLED.match(scene.text, scene.stop[node]):
            return titled[1]
        last = node + 1
        while last < min(node + 5, high) and scene.pos[last] in ("PROPN", "X"):
            last += 1
        return scene.text[scene.start[node + 1] : scene.stop[last - 1]] if last > node + 1 else None

    def _company(self, node: int, word: str) -> Speaker | None:
        """The organisation named last before "ведомство" or "издание", one with that word in its name first."""
        stop = bisect_left(self.company_firsts, node)
        recent = self.companies[max(0, stop - MEMORY) : stop][::-1]
        stem = word[: max(4, len(word) - 2)]
        for mention in recent:
            organisation = self.organisations.get(mention.entity_id)
            if organisation and stem in level(organisation.name):
                return self._of_mention(mention)
        if "outlet" in self.labels.get(word, NONE):
            return next((x for x in self.spoken[::-1] if x.kind == "organisation"), None)
        if self.last and self.last[0].kind == "organisation":
            return self.last[0]
        return self._of_mention(recent[0]) if recent else None

    @cached_property
    def profiles(self) -> dict[int, set[str]]:
        """What is said of each person: lemmas of roles and organisations and of the words beside the name."""
        scene = self.scene
        doc = scene.doc
        out: dict[int, set[str]] = defaultdict(set)
        for a in doc.affiliations:
            words = list(level(a.role or "").replace("-", " ").split())
            if a.role_start is not None and a.role_stop is not None:
                words += map(self.nouns.lemma, range(*doc.tokens.covering(a.role_start, a.role_stop)))
            words += map(self.nouns.lemma, range(*doc.tokens.covering(a.start, a.stop)))
            out[a.person_id].update(words)
        for m in self.persons:
            begin, end = scene.begin(m.first), scene.end(m.first)
            out[m.entity_id] |= self._beside(range(m.first - 1, max(begin, m.first - WINDOW) - 1, -1), True)
            if m.last < end and scene.lower[m.last] in (",", "—", "–", "-", "("):
                out[m.entity_id] |= self._beside(range(m.last + 1, min(end, m.last + WINDOW)), False)
            self._leads(m, out[m.entity_id])
        return out

    def _leads(self, mention: Mention, profile: set[str]) -> None:
        """Add what a person is called who "руководит" or "возглавил" something, and what that is."""
        scene = self.scene
        k = mention.first
        for _ in range(2):
            if scene.head[k] >= 0 and scene.relation[k] in NAMED:
                k = scene.head[k]
        verb = scene.head[k]
        if (
            verb >= 0
            and scene.relation[k] == "nsubj"
            and scene.pos[verb] == "VERB"
            and self.nouns.lemma(verb) in LEADING
        ):
            profile |= LEADER
            profile.update(self.nouns.lemma(j) for j in scene.children[verb] if scene.pos[j] == "NOUN" and j != k)

    def _beside(self, tokens: range, before: bool) -> set[str]:
        """The words beside a name, up to a verb or a comma; what runs on to another name describes that one."""
        scene = self.scene
        words: set[str] = set()
        for k in tokens:
            mention = scene.mention.get(k)
            if mention and mention.kind == "person":
                return words if before else set()
            if scene.finite(k) or scene.lower[k] == ",":
                break
            if scene.pos[k] in ("NOUN", "ADJ", "PROPN"):
                words.add(self.nouns.lemma(k))
        return words
