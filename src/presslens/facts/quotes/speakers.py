"""Who speaks: from a quotation with the author's words beside it to a person or an organisation."""

from __future__ import annotations

from functools import partial

from presslens.document import Mention
from presslens.entities.people.lexicon import level
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.attributions import DASH, Attributions
from presslens.facts.quotes.cast import Cast, Speaker
from presslens.facts.quotes.clauses import Clauses
from presslens.facts.quotes.documents import Documents
from presslens.facts.quotes.found import Found, Spoken
from presslens.facts.quotes.institutions import Institutions
from presslens.facts.quotes.profiles import NONE, STEM
from presslens.facts.quotes.references import References
from presslens.facts.quotes.scene import Cue, Scene
from presslens.facts.quotes.subjects import NOMINAL, Subjects
from presslens.facts.roles.bodies import Bodies

REACH = 8  # tokens after an impersonal verb among which it is told whose words a document has
NEAR = 5  # tokens after a verb among which its subject stands
ACTING = ["и", ".", "о", "."]
CLAUSE = 40  # tokens of a clause before a thing that cannot speak
LEADING = ("ADV", "PART", "CCONJ")  # parts of speech of what stands before the verb that opens a sentence
LABEL = 2  # tokens of the label that opens a paragraph of an interview: "Вопрос:"


class Speakers:
    """Resolves the speakers of a document's quotations, in the order of the text."""

    def __init__(self, scene: Scene, direct: list[Found], bodies: Bodies) -> None:
        self.scene = scene
        self.cast = Cast(scene, Spoken(direct))
        self.subjects = Subjects(scene, self.cast)
        self.attributions = Attributions(scene)
        self.clauses = Clauses(scene)
        self.institutions = Institutions(scene, self.cast, bodies)
        self.references = References(scene, self.cast, self.institutions)
        self.documents = Documents(scene, self.cast, self.references)

    def speaker(self, found: Found) -> Speaker | None:
        """The speaker of a quotation; None where the evidence is thin."""
        if found.zone is None:
            return None
        first, last = found.zone
        if not found.cue and last - first <= LABEL and self.scene.lower[first] in lexicon.words("asks"):
            return None
        self.cast.voice = found.voice
        if found.source is not None:
            speaker = self._owner(found.source, first, last)
        elif found.cue:
            speaker = self._of_cue(found.cue, first, last)
        elif found.noun is not None:
            speaker = self.references.refer(found.noun, last)
        else:
            speaker = self._anyone(first, last)
        if speaker is None and found.cue and found.source is None:
            speaker = self._elliptical(found.cue, first)
        if speaker:
            gender = self.scene.gender(found.cue)
            if gender in ("Masc", "Fem") and found.cue and found.cue.form == "finite":
                speaker = self._agreeing(speaker, gender)
            if (verb := self._recalling(found)) is None:
                self.cast.last = speaker, last
            elif (subject := self.scene.subject(verb, found.zone[0], last)) is not None:
                recaller = self.references.refer(subject, verb)
                self.cast.last = (recaller, last) if recaller else self.cast.last
            self.cast.spoken.append(speaker)
            if found.cue and found.cue.lemma in lexicon.words("passing-on") and speaker.kind == "organisation":
                self.cast.outlets.append(speaker)
        return speaker

    def _recalling(self, found: Found) -> int | None:
        """The verb of who recalls another's words, and speaks on: "Ким [напомнил] слова деда: «...». Он добавил"."""
        scene, noun = self.scene, found.source
        if noun is None or found.zone is None or scene.lower[noun] not in lexicon.words("utterance"):
            return None
        verb = scene.head[noun] if scene.relation[noun] == "obj" else -1
        recalls = verb >= 0 and self.cast.nouns.lemma(verb) in lexicon.words("recalling")
        return verb if recalls and scene.finite(verb) else None

    def _agreeing(self, speaker: Speaker, gender: str) -> Speaker:
        """The speaker, or a namesake of the gender that the verb asks for: "доложила Магомедова"."""
        if speaker.person_id is None:
            speaker.gender = speaker.gender or gender
            return speaker
        person = self.cast.people[speaker.person_id]
        if self.cast.gender(person) not in (gender, None):
            stem = level(person.last or person.name.split()[-1])[:STEM]
            for other in self.cast.people.values():
                same = (
                    level(other.last or other.name.split()[-1])[:STEM] == stem and other.release_id == person.release_id
                )
                if same and self.cast.gender(other) == gender:
                    return self.cast.of_person(other)
        self.cast.heard.setdefault(person.person_id, gender)
        return Speaker(person.name, "person", person_id=person.person_id, gender=gender)

    def _elliptical(self, cue: Cue, first: int) -> Speaker | None:
        """The last speaker, where a verb has no subject of its own: "«...», — и добавил, что ..."."""
        scene = self.scene
        if cue.any("text") or self.subjects.of_object(cue.token):
            return None
        if self.subjects.find(cue, cue.token, cue.token) is not None:
            return None
        if not self.cast.last:
            return self._understood(cue, first)
        speaker, at = self.cast.last
        feats = scene.tag[cue.token].feats
        fits = speaker.gender is None or scene.gender(cue) in (None, speaker.gender)
        near = scene.sentence[cue.token] - scene.sentence[at - 1] <= 1
        plural = feats.get("Number") == "Plur"
        return speaker if near and fits and plural == speaker.plural else self._understood(cue, first)

    def _understood(self, cue: Cue, first: int) -> Speaker | None:
        """Who is meant where a sentence opens with a verb, or the words after speech do: "Хасан Алиев вырос в ауле.
        [Говорил]: «...»", "Анна Ким долго думает. «...», — [отвечает] наконец"."""
        scene = self.scene
        before = range(max(scene.begin(cue.token), first), cue.first)  # "Пришёл и [сказал]", "Потом [добавил]"
        parts = (scene.pos[k] in LEADING or scene.lower[k] in DASH or scene.lower[k] == "," for k in before)
        opens = all(part or (scene.finite(k) and not scene.subjects(k)) for k, part in zip(before, parts, strict=True))
        if not opens or cue.form != "finite":
            return None
        pronoun = {"Masc": "он", "Fem": "она"}.get(scene.gender(cue) or "")
        if pronoun is not None:
            return self.references.pronouns.pronoun(pronoun, cue.token)
        return self._actor_before(first) if scene.tag[cue.token].feats.get("Number") == "Sing" else None

    def _actor_before(self, first: int) -> Speaker | None:
        """The one person whom the sentence before a quotation names, as its subject."""
        scene = self.scene
        named = [m for m in self.cast.before(first) if not self.cast.said.inside(m.start)]
        if not named or scene.sentence[first] - scene.sentence[named[0].first] > 2:
            return None
        beside = {m.entity_id for m in named if scene.sentence[m.first] == scene.sentence[named[0].first]}
        return self.cast.of_mention(named[0]) if len(beside) == 1 and scene.acts(named[0]) else None

    def _owner(self, noun: int, first: int, last: int) -> Speaker | None:
        """Whose words they are: "по словам Петрова", "по его словам"."""
        scene = self.scene
        for j in range(first, noun):
            if scene.lower[j] in lexicon.words("one's-own"):
                return self._nearest_actor(j) or self._just_spoken(j)
            if scene.lower[j] in lexicon.words("possessive"):
                return self.references.pronouns.pronoun(scene.lower[j], first)
        kids = [k for k in scene.children[noun] if k > noun and scene.pos[k] in NOMINAL]
        node = kids[0] if kids else noun + 1
        lemma = self.cast.nouns.lemma(node) if kids else ""
        if lemma in lexicon.words("document") and lemma not in self.cast.labels:  # "по данным опроса ВЦИОМ"
            node = self.documents.owned(node) or self.documents.maker(node) or node
        high = min(last + 2, len(scene.lower))
        if (body := self.attributions.apposed(node, high)) is not None and node not in scene.mention:
            return self.cast.of_mention(body)  # "по данным организатора, фонда «Икс», ..."
        return self.references.refer(node, max(last, node + 1)) if node < len(scene.pos) else None

    def _nearest_actor(self, token: int) -> Speaker | None:
        """The person who is the subject before "по собственному признанию", in its sentence."""
        scene = self.scene
        before = (m for m in self.cast.before(token) if m.first >= scene.begin(token))
        named = next((self.cast.of_mention(m) for m in before if scene.acts(m)), None)
        pronouns = (k for k in range(token, scene.begin(token) - 1, -1) if scene.lower[k] in lexicon.words("subject"))
        pronoun = next(pronouns, None) if named is None else None
        return named if pronoun is None else self.references.refer(pronoun, token)

    def _just_spoken(self, token: int) -> Speaker | None:
        """Who has spoken in the sentence before: "Согласилась, по собственному признанию, не сразу"."""
        if not self.cast.last:
            return None
        speaker, at = self.cast.last
        return speaker if self.scene.sentence[token] - self.scene.sentence[at - 1] <= 1 else None

    def _of_cue(self, cue: Cue, first: int, last: int) -> Speaker | None:
        scene = self.scene
        if cue.any("quote") and (quoted := self._quoted(cue, first, last)):
            return quoted
        passes = cue.any("text") or cue.lemma in lexicon.words("passing-on")  # "приводит «Заря» слова мэра"
        near = range(cue.last, min(cue.last + (REACH if passes else 3), last))
        passed_on = next((k for k in near if k in self._utterances(cue)), None)
        if passed_on is not None and (owner := self._owner(passed_on, passed_on, last)):
            return owner
        if cue.form == "passive" and (agent := self._agent(cue)) is not None:
            return self.references.refer(agent, last)
        if cue.any("text") or cue.form == "passive":
            return self.documents.speaker(cue, first, last)
        if self.subjects.of_object(cue.token):
            return None
        main = self._impersonal(cue) if cue.form == "converb" else None
        if main and (speaker := self._of_cue(main, scene.begin(main.token), cue.token)):
            return speaker  # "сообщили в полиции, отметив, что ..."
        if (acting := self._acting(cue.last, last)) is not None:
            return acting
        node = self.subjects.find(cue, first, last)
        if node is not None and scene.lower[node] in lexicon.words("there"):  # where the syntax errs
            node = None
        if node is None and cue.form == "finite":
            node = self.clauses.at_once(cue)
        if node is None and scene.tag[cue.token].feats.get("Number") == "Plur":
            node = self._counted(cue)
        speaker = self.references.refer(node, max(last, node + 1), cue) if node is not None else None
        if node is not None and (speaker or not self._thing(node)):
            return speaker
        number = scene.tag[cue.token].feats.get("Number")
        if number == "Plur" or (cue.form == "word" and number is None):  # not "уверен Ким в интервью «Заре»"
            for j in (*range(cue.token + 1, min(last, cue.token + 8)), *range(cue.token - 1, first - 1, -1)):
                if scene.lower[j] in lexicon.words("there") and (there := self._there(j)):
                    return there
                if scene.lower[j] in lexicon.words("place") and (inside := self._place(j, last)):
                    return inside
        speaker = self._by_position(cue, first, last, node)
        if speaker is None and node is None and (closing := self._closing(cue, last)) is not None:
            if scene.lower[closing] in self.cast.labels:
                return self.references.refer(closing, last, cue)
            return self.cast.by_name(closing)  # "отметила в письме к участникам [Энхзул]"
        inverted = node is not None and cue.last <= node and {":", ","}.isdisjoint(scene.lower[cue.last : node])
        return speaker or (self.institutions.body(node, last) if inverted and node is not None else None)

    def _acting(self, first: int, last: int) -> Speaker | None:
        """The one who stands in for an office that is told of after a verb: "сказала [и. о. министра]"."""
        scene, noun = self.scene, first + len(ACTING)
        if noun >= last or scene.lower[first:noun] != ACTING or noun in scene.mention:
            return None
        acting = (a for a in scene.doc.affiliations if a.status == "acting")
        holders = {a.person_id for a in acting if scene.lower[noun] in (a.role or "").split()}
        return self.cast.of_person(self.cast.people[next(iter(holders))]) if len(holders) == 1 else None

    def _agent(self, passive: Cue) -> int | None:
        """By whom something is called or said: "закон, названный [депутатом] «позором»"."""
        scene = self.scene
        agents = (k for k in scene.children[passive.token] if scene.relation[k] in ("obl", "obl:agent"))
        agents = (k for k in agents if scene.tag[k].feats.get("Case") == "Ins" and scene.pos[k - 1] != "ADP")
        return next((k for k in agents if k in scene.mention or scene.tag[k].feats.get("Animacy") == "Anim"), None)

    def _counted(self, cue: Cue) -> int | None:
        """Those who are counted right before a verb, whatever the syntax joins: "Несколько [врачей] сообщают, что"."""
        scene, noun = self.scene, cue.first - 1
        feats = scene.tag[noun].feats if noun >= scene.begin(cue.token) and scene.pos[noun] == "NOUN" else {}
        genitive = feats.get("Case") == "Gen" and feats.get("Number") == "Plur"
        return noun if genitive and any(scene.relation[k] == "nummod:gov" for k in scene.children[noun]) else None

    def _impersonal(self, converb: Cue) -> Cue | None:
        """The verb without a subject that a converb goes on with: "в полиции [сообщили], что цех цел, отметив, что"."""
        scene = self.scene
        above = scene.cues.get(scene.head[converb.token])
        before = scene.cues_in(scene.begin(converb.token), converb.token)
        plural = [c for c in before if scene.tag[c.token].feats.get("Number") == "Plur"]
        found = (c for c in (above, *plural[::-1]) if c and c.form == "finite")
        return next((c for c in found if scene.subject(c.token, 0, len(scene.pos)) is None), None)

    def _closing(self, cue: Cue, last: int) -> int | None:
        """The noun in the nominative that closes the author's words, whatever the syntax has it depend on: "пошутил
        на открытии [хоким]"."""
        words = (k for k in range(last - 1, cue.last, -1) if self.scene.pos[k] != "PUNCT")
        k = next(words, -1) if cue.form == "finite" else -1
        known = k >= 0 and (self.scene.lower[k] in self.cast.labels or self.scene.doc.tokens.capitals[k])
        return k if known else None

    def _place(self, preposition: int, last: int) -> Speaker | None:
        """The organisation in which something was said: "в пресс-службе фонда"."""
        scene = self.scene
        for k in range(preposition + 1, min(preposition + 4, last)):
            mention = scene.mention.get(k)
            if mention and mention.kind != "person":
                return self.cast.of_mention(mention)
            if self.institutions.abbreviated(k) and (short := self.institutions.body(k, last)) is not None:
                return short  # "сообщили в СК"
            if scene.pos[k] == "NOUN":
                labels = self.cast.labels.get(self.cast.nouns.lemma(k), NONE)
                near = map(scene.mention.get, range(k, min(k + 4, last)))
                body = labels & lexicon.BODIES or any(m.kind == "organisation" for m in near if m)
                part = self.cast.nouns.lemma(k) in lexicon.words("part-of-body")
                body = body or (part and any(map(self._of_body, scene.children[k])))
                return self.institutions.institution(k, last) if body else None
        return None

    def _of_body(self, k: int) -> bool:
        """Whether a noun is of a body that something belongs to: "в дежурной части [полиции]"."""
        labels = self.cast.labels.get(self.cast.nouns.lemma(k), NONE)
        return self.scene.tag[k].feats.get("Case") == "Gen" and not labels.isdisjoint(lexicon.BODIES)

    def _utterances(self, cue: Cue) -> list[int]:
        """The words that somebody passes on: "передаёт [слова] гидролога агентство", "приводятся [слова] гидролога".

        Who comments on them is who speaks.
        """
        scene = self.scene
        if cue.lemma in lexicon.words("remarking"):
            return []
        of = ("nsubj", "nsubj:pass") if cue.any("text") else ("obj",)
        objects = (k for k in scene.children[cue.token] if scene.relation[k] in of)
        words = [k for k in objects if scene.lower[k] in lexicon.words("utterance")]
        owned = [k for k in words if any(scene.tag[c].feats.get("Case") == "Gen" for c in scene.children[k] if c > k)]
        return owned or (self._named_utterances(cue) if cue.lemma in lexicon.words("citing") else [])

    def _named_utterances(self, cue: Cue) -> list[int]:
        """The words of who is told of after them, whatever the syntax joins: "приводятся в сообщении слова Килиан"."""
        scene = self.scene
        near = range(cue.last, min(cue.last + REACH, scene.end(cue.token) - 1))
        words = (k for k in near if scene.lower[k] in lexicon.words("utterance"))
        return [k for k in words if k + 1 in scene.mention or scene.tag[k + 1].feats.get("Animacy") == "Anim"]

    def _there(self, adverb: int) -> Speaker | None:
        """The organisation that "там же" points to: the last speaker, where it spoke just before, or where it is told
        of what others did: "В музее задумали выставку. [Там] сообщили, что"."""
        scene, sentence = self.scene, self.scene.sentence[adverb]
        if self.cast.last and sentence - scene.sentence[self.cast.last[1] - 1] <= 1:
            speaker = self.cast.last[0]
            return speaker if speaker.kind == "organisation" else None
        first, last = scene.span(max(sentence - 1, 0))
        verb = next((k for k in range(first, last) if scene.relation[k] == "root"), first)
        several = scene.finite(verb) and scene.tag[verb].feats.get("Number") == "Plur"
        if scene.lower[first] not in lexicon.words("place") or not several or scene.subjects(verb):
            return None
        return self._place(first, last)

    def _quoted(self, cue: Cue, first: int, last: int) -> Speaker | None:
        scene = self.scene
        objects = [k for k in scene.children[cue.token] if scene.relation[k] in ("obj", "iobj", "nsubj")]
        for k in [*objects, *range(first, last)]:
            mention = scene.mention.get(k)
            if mention and mention.kind == "person":
                return self.cast.of_mention(mention)
            if k not in objects or mention or k <= cue.token:
                continue
            if scene.tag[k].feats.get("Animacy") == "Anim" or scene.lower[k] in lexicon.words("possessive"):
                return self.references.refer(k, last)  # "цитирует подсудимого газета", "цитирует её газета"
            if self.cast.nouns.lemma(k) in lexicon.words("document"):
                return self._owner(k, cue.last, last)  # "цитирует его письмо газета"
        return None

    def _by_position(self, cue: Cue, first: int, last: int, thing: int | None) -> Speaker | None:
        """The name nearest to a verb, where the syntax names no subject but perhaps a thing."""
        scene = self.scene
        several = partial(self.subjects.can_be_several, cue=cue)
        order = [*range(cue.token + 1, last), *range(cue.token - 1, first - 1, -1)]
        named = [m for k in order if (m := scene.mention.get(k)) and m.kind == "person" and several(k)]
        named = [m for m in named if not self.cast.said.inside(m.start) and scene.can_be_subject(m)]
        gender = scene.gender(cue)
        fit = [m for m in named if not self._of_other_gender(m, gender)]
        pronouns = [k for k in order if scene.lower[k] in lexicon.words("subject") and several(k)]
        if fit or (named and not pronouns):  # "сказала Максиму Ярцеву она"
            best = fit or named
            return self.cast.of_mention(next((m for m in best if not scene.in_genitive(m)), best[0]))
        for k in range(
            cue.token + 1, min(cue.token + NEAR, last)
        ):  # a surname that is a common word too: "сказала Нам"
            hearer = k in scene.mention and scene.tag[k].feats.get("Case") == "Dat" and len(pronouns) > 0
            if not hearer and scene.doc.tokens.capitals[k] and (called := self.cast.by_name(k)):
                return called
        for k in order:
            if scene.pos[k] == "PRON" and scene.lower[k] in lexicon.words("subject") and several(k):
                return self.references.pronouns.pronoun(scene.lower[k], k)
        for k in order:
            if scene.pos[k] not in ("NOUN", "PROPN") or self.cast.said.inside(scene.start[k]) or self._thing(k):
                continue
            if self.subjects.of_hearer(k, cue):
                continue
            if self.cast.nouns.subject(k) and several(k) and not self._of_another(k, cue, thing):
                return self.references.refer(k, last, cue)
        return None

    def _of_other_gender(self, mention: Mention, gender: str | None) -> bool:
        """Whether a verb of a gender cannot be of somebody named."""
        person = self.cast.people.get(mention.entity_id)
        known = self.cast.gender(person) if person else None
        return known is not None and gender in ("Masc", "Fem") and known != gender

    def _of_another(self, k: int, cue: Cue, thing: int | None) -> bool:
        """Whether a noun is of the clause before, where a thing is the verb's subject: "хозяин спит, а [часы] идут"."""
        scene = self.scene
        if thing is None or not thing - CLAUSE < k < thing < cue.token:
            return False
        joined = scene.lower[scene.leftmost(thing, k) - 1] in lexicon.words("connective")
        return joined and any(map(scene.finite, range(k, thing)))

    def _thing(self, node: int) -> bool:
        """Whether a noun is of a thing that cannot speak: "отъезд" is no subject in "объяснил отъезд токарь"."""
        if node in self.scene.mention or not self.cast.nouns.thing(node):
            return False
        lemma = self.cast.nouns.lemma(node)
        return lemma not in self.cast.labels and lemma not in lexicon.words("quantity")

    def _anyone(self, first: int, last: int) -> Speaker | None:
        """The speaker in words without a verb of speech: "— Анна Ким, юрист фонда"."""
        scene = self.scene
        if (whose := scene.stance(first, last)) is not None:
            return self.references.pronouns.pronoun(scene.lower[whose], whose)
        verbs = [k for k in range(first, last) if scene.finite(k)]
        if (author := self.documents.read_out(verbs)) is not None:
            return self.references.refer(author, last)
        if verbs and scene.lower[verbs[0] + 1 : verbs[0] + 2] in (["он"], ["она"]):  # "— сравнила [она], где был Ким"
            return self.references.pronouns.pronoun(scene.lower[verbs[0] + 1], verbs[0])
        if (whose := self._translated(verbs)) is not None:
            return self.references.refer(whose, last)
        for k in range(first, last):
            mention = scene.mention.get(k)
            if mention and mention.kind == "person" and self.scene.can_be_subject(mention):
                owned = self._somebody_of(mention, first)
                return self.cast.of_mention(mention) if owned is None else self.references.refer(owned, last)
        if verbs:
            subject = next((s for k in verbs if (s := scene.subject(k, first, last)) is not None), None)
            words = "словами" in scene.lower[first : first + 3]
            if subject is None or (words and self._thing(subject)):
                return self._ending(last) if words else self._within(verbs[-1], first, last)
            if self.cast.nouns.lemma(subject) not in lexicon.words("document"):
                return self.references.refer(subject, last) or self._latter(first, last)
            owner = self.documents.owned(subject)  # "на двери появилась записка сторожа: «...»"
            return self.references.refer(owner, last) if owner is not None else self.documents.written(first, last)
        named = {m.entity_id: m for m in map(scene.mention.get, range(first, last)) if m and m.kind == "person"}
        if len(named) != 1:
            return self._bare(first, last)
        (only,) = named.values()
        owned = self._somebody_of(only, first)
        return self.cast.of_mention(only) if owned is None else self.references.refer(owned, last)

    def _somebody_of(self, named: Mention, first: int) -> int | None:
        """Who is told of as somebody's, where nobody else is named: "[Мама] Пети: «...»"."""
        scene, noun = self.scene, named.first - 1
        owner = scene.tag[named.first].feats.get("Case") == "Gen" or scene.in_genitive(named)
        feats = scene.tag[noun].feats if owner and noun >= first and scene.pos[noun] in ("NOUN", "PROPN") else {}
        return noun if feats.get("Case") == "Nom" and feats.get("Animacy") == "Anim" else None

    def _within(self, verb: int, first: int, last: int) -> Speaker | None:
        """The body in which several act whom nobody names: "[В компании] обвинения отвергли: «...»"."""
        scene = self.scene
        several = scene.tag[verb].feats.get("Number") == "Plur" and scene.lower[last - 1] == ":"
        places = (k for k in range(first, verb) if scene.lower[k] in lexicon.words("place"))
        bodies = (self._place(k, verb) for k in places) if several else ()
        return next((body for body in bodies if body), None)

    def _translated(self, verbs: list[int]) -> int | None:
        """Whose words somebody else passes on: "«...», — перевела Анна Ким слова [мастера]"."""
        scene = self.scene
        words = (k for v in verbs for k in scene.children[v] if scene.relation[k] == "obj")
        said = (k for k in words if scene.lower[k] in lexicon.words("utterance"))
        owners = (c for k in said for c in scene.children[k] if c > k and scene.tag[c].feats.get("Case") == "Gen")
        return next(owners, None)

    def _bare(self, first: int, last: int) -> Speaker | None:
        """Who is told of by nothing but a noun after speech: "«...», — синоптики", "«...», — Минфин"."""
        scene, node = self.scene, first
        while node < last and (scene.lower[node] in DASH or (scene.pos[node] == "ADJ" and node not in scene.mention)):
            node += 1
        if node >= last:
            return None
        body = (mention := scene.mention.get(node)) is not None and mention.kind == "organisation"
        if not body and not self.cast.nouns.subject(node):
            return None
        lemma = self.cast.nouns.lemma(node)
        if lemma in lexicon.words("document") and (owner := self.documents.owned(node)) is not None:
            return self.references.refer(owner, last)  # "«...», — заявление ведомства"
        return self.references.refer(node, last) if body or lemma in self.cast.labels else None

    def _ending(self, last: int) -> Speaker | None:
        """Who is named at the end of words without a verb of speech: "такими словами открыл форум [Кикнадзе]"."""
        scene = self.scene
        end = last - 1 if scene.pos[last - 1] != "PUNCT" else last - 2
        named = scene.mention.get(end)
        person = named is not None and named.kind == "person" and not scene.in_genitive(named)
        return self.cast.of_mention(named) if named is not None and person else None

    def _latter(self, first: int, last: int) -> Speaker | None:
        """Whom something befalls who is only pointed at: "[Последнему] выпали облака: «...»"."""
        latter = lexicon.words("that-one")
        return next(
            (self.references.pronouns.latter(k) for k in range(first, last) if self.scene.lower[k] in latter), None
        )
