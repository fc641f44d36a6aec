"""How far what is reported goes: to the end of its sentence, or to where another clause takes over."""

from __future__ import annotations

from presslens.facts.quotes import lexicon
from presslens.facts.quotes.attributions import DASH
from presslens.facts.quotes.found import Spoken
from presslens.facts.quotes.scene import Cue, Scene

NEAR = 12  # tokens between a verb and its infinitive, or its subject where the verb comes first
NEAREST = 4  # tokens among which an occasion is named
APART = 6  # tokens that can stand between a conjunction and the verb that it joins
TAIL = 14  # tokens of "..., сообщает агентство" at the end of a sentence


class Extents:
    """Finds the ends of reports."""

    def __init__(self, scene: Scene, spoken: Spoken) -> None:
        self.scene = scene
        self.spoken = spoken

    def end(self, start: int, cue: Cue | None, high: int) -> int:
        """The end of what is reported from `start` on: the sentence's, or where its main clause takes over again."""
        scene = self.scene
        verb = cue.token if cue else -1
        high = self._clause_end(start, cue, high)
        for j in range(start, high):
            word = scene.lower[j]
            if word == ";" and (cue or self._told_by_another(j + 1, high)):
                return j
            if word == ":" and (j + 1 >= high or scene.lower[j + 1] in {"«", '"', "„", "“"}):
                return j
            if word == "о" and j > start and self._also_of(start, j):
                return j - 1 - (scene.lower[j - 2] == ",")
            if word == ":" and cue and cue.any("urge") and any(map(scene.finite, range(j + 1, high))):
                return j  # why somebody should do so
            if j < start + 1 or (scene.pos[j] not in ("VERB", "ADJ", "AUX") and j not in scene.cues):
                continue
            joined = verb >= 0 and scene.head[j] == verb and scene.relation[j] == "conj" and self.parallel(verb, j)
            joined = joined and scene.acting_between(verb, j) is None
            if joined and (clause := scene.leftmost(j, start)) > start:  # else it is what is reported
                return clause
            if cue and (turns := self._turns(cue, j, start)) is not None:
                return turns
            other = scene.cues.get(j)
            if not other:
                verb_like = scene.pos[j] == "VERB" or (cue is not None and cue.form == "word" and scene.finite(j))
                if cue and word.isalpha() and verb_like and self._returns(cue, j, start):
                    return j - 2
                continue
            if self.spoken.inside(scene.start[j]):
                continue
            if cue and cue.any("urge", "call") and other.form == "finite" and (joins := self._joins(j)) is not None:
                return joins
            if (taken := self._new_speaker(cue, other, start)) is not None:
                return taken
            if cue and other.form == "finite" and self._goes_on(cue, other, start):
                joins = self._joins(j) or j - 1
                return joins - (scene.lower[joins - 1] == ",")
            set_off = scene.lower[j - 1] == "," and other.any("say", "think") and not scene.opens(start, j)
            adds = other.form == "converb" and not lexicon.words("that").isdisjoint(scene.lower[j + 1 : j + 6])
            if set_off and (adds or self._tail(other, high)):
                return j - 1
        return high

    def _told_by_another(self, first: int, high: int) -> bool:
        """Whether somebody else speaks in a clause: "По словам Кима, мост цел; [власти говорят об ином]"."""
        scene = self.scene
        cues = [c for c in scene.cues_in(first, high) if c.form == "finite" and c.any("say", "think")]
        named = any((m := scene.mention.get(c.first - 1)) is not None and m.kind != "location" for c in cues)
        return named or any(scene.subject(c.token, first, high) is not None for c in cues)

    def _also_of(self, start: int, j: int) -> bool:
        """Whether another thing follows that is told of too: "рассказал о том, что цех стоит, [и о том], как быть"."""
        lower = self.scene.lower
        first = lower[max(start - 4, 0) : start] == ["о", "том", ",", "что"]
        return first and lower[j + 1 : j + 2] == ["том"] and lower[j - 1] in lexicon.words("and")

    def _clause_end(self, start: int, cue: Cue | None, high: int) -> int:
        """Where the main clause begins after one that "когда" opens: "Когда гость просил ждать, Ким ушёл"."""
        scene = self.scene
        above = scene.head[cue.token] if cue and scene.relation[cue.token] == "advcl" else -1
        if cue is None or above < start or above >= high or not cue.any("urge"):
            return high
        leading = lexicon.words("leading")
        if not any(scene.lower[k] in leading for k in scene.children[cue.token] if k < cue.token):
            return high
        subjects = [k for k in scene.subjects(above) if k > start]
        commas = (k for k in range(min([above, *subjects]), start, -1) if scene.lower[k] == ",")
        return next(commas, high)

    def closes(self, k: int, high: int) -> bool:
        """Whether a token begins the end of a sentence that says where it is from: "..., сообщает агентство"."""
        cue = self.scene.cues.get(k)
        return bool(cue and cue.any("say") and self.scene.lower[k - 1] == "," and self._tail(cue, high))

    def circumstance(self, first: int, high: int) -> bool:
        """Whether the rest of a sentence says where or when somebody spoke, or who did so too.

        "..., рассказал Петров, на брифинге", "..., отметили Петров, депутат думы, и Анна Ким".
        """
        scene = self.scene
        if high - first > TAIL or any(scene.finite(j) or scene.lower[j] in DASH for j in range(first, high)):
            return False  # "сегодня главное — это люди"
        near = scene.lower[first : first + NEAREST]
        when = scene.pos[first] in ("ADP", "ADV", "NUM") or near[0].isdigit()
        at = when and not lexicon.words("occasion").isdisjoint(near)
        other = scene.mention.get(first + 1)
        joined = near[0] in lexicon.words("and") and other is not None and other.kind == "person"
        return at or (joined and scene.tag[first + 1].feats.get("Case") == "Nom")

    def parallel(self, verb: int, other: int) -> bool:
        """Whether two verbs can be of one subject and time: "сообщил, что ..., и добавил"."""
        one, two = self.scene.tag[verb].feats, self.scene.tag[other].feats
        return all(one.get(name) in (two.get(name), None) for name in ("Tense", "Number"))

    def _goes_on(self, cue: Cue, other: Cue, start: int) -> bool:
        """Whether a second verb of the same speaker follows: "сообщил, что ..., и подчеркнул, что ..."."""
        scene, j = self.scene, other.token
        again = scene.lower[j + 1 : j + 3] in ([",", "что"], [",", "будто"])
        joins = self._joins(j)
        joined = joins is not None and (again or scene.lower[joins - 1] == ",")
        own = scene.subject(j, start, j) is None and scene.acting_between(cue.token, j) is None
        main = self._main(cue)
        return joined and own and main is not None and scene.alike(main, j)

    def _joins(self, verb: int) -> int | None:
        """The conjunction before a verb that joins it to another, past "также" and the like: "[а] также считает"."""
        k = verb - 1
        while self.scene.lower[k] in lexicon.words("too"):
            k -= 1
        if self.scene.lower[k] in lexicon.words("and"):
            return k
        for k in range(verb - 1, verb - APART, -1):  # "..., [и] под общий смех добавил"
            if self.scene.lower[k] == "," or self.scene.finite(k):
                return None
            if self.scene.lower[k] in lexicon.words("and") and self.scene.lower[k - 1] == ",":
                return k if self.scene.pos[k + 1] == "ADP" else None
        return None

    def _returns(self, cue: Cue, j: int, start: int) -> bool:
        """Whether a verb takes the main clause up again: "сообщил, что ..., и уехал"; the comma closes the clause."""
        scene = self.scene
        if (
            scene.lower[j - 2] != ","
            or scene.lower[j - 1] not in lexicon.words("and")
            or not scene.finite(j)
            or scene.relation[j] == "discourse"  # "сказал, что лёд тонок, а [значит], опасен"
            or (main := self._main(cue)) is None
        ):
            return False
        return scene.alike(main, j) and scene.subject(j, start, min(j + NEAR, len(scene.pos))) is None

    def _turns(self, cue: Cue, j: int, start: int) -> int | None:
        """Where the main clause goes on against what is reported: "сказал, что цех откроют, [однако] срока не назвал".

        What is reported has to have another verb than that, or it may go on itself.
        """
        scene = self.scene
        if not scene.finite(j) or (main := self._main(cue)) is None or not scene.alike(main, j):
            return None
        near = range(j - 1, max(start + 1, j - APART), -1)
        k = next((k for k in near if scene.lower[k] in lexicon.words("but") and scene.lower[k - 1] == ","), None)
        if k is None or any(scene.finite(i) or scene.lower[i] in lexicon.words("place") for i in range(k, j)):
            return None
        if scene.subject(j, start, min(j + NEAR, len(scene.pos))) is not None:
            return None
        said = next(filter(scene.finite, range(k - 1, start - 1, -1)), None)
        return k - 1 if said is not None and not scene.alike(said, j) else None

    def _main(self, cue: Cue) -> int | None:
        """The verb that another may go on with: the cue's, or that of its sentence: "[признал] вину, пояснив, что"."""
        main = (
            cue.token if cue.form in ("finite", "word") else self.scene.head[cue.token] if cue.form == "converb" else -1
        )
        return main if main >= 0 and self.scene.finite(main) else None

    def _new_speaker(self, before: Cue | None, cue: Cue, start: int) -> int | None:
        """Where the clause of another speaker begins: "..., а депутат Петров потребовал".

        After what somebody is called or urged to do it may be anyone: "считает план верным, а [коллега] сомневается".
        """
        scene = self.scene
        if cue.form not in ("finite", "word") or not cue.any("say", "think", "urge", "call"):
            return None
        subject = scene.subject(cue.token, start, cue.token)
        if subject is None:
            return None
        named = [scene.mention[k] for k in range(subject, cue.token) if k in scene.mention]
        first = min(scene.leftmost(subject, start), scene.leftmost(cue.token, start))
        while first > start and scene.lower[first - 1] in lexicon.words("connective"):
            first -= 1
        set_off = scene.lower[first - 1] == "," or scene.lower[first] == ","
        opening = first + 1 if scene.lower[first] == "," else first
        head = scene.lower[opening]
        if head in lexicon.words("that") or head in lexicon.words("question") or scene.which(opening):
            return None
        anyone = before is not None and before.any("call", "urge") and scene.tag[subject].feats.get("Animacy") == "Anim"
        against = head == "а" and (anyone or scene.lower[subject] in lexicon.words("subject"))
        other = against or any(m.kind == "person" for m in named)
        return first if set_off and first > start + 1 and other else None

    def _tail(self, cue: Cue, high: int) -> bool:
        """Whether a verb of speech begins the end of a sentence that says where it is from: ", сообщает агентство"."""
        scene, j = self.scene, cue.token
        alone = "," not in scene.lower[j : min(j + 4, high)] and scene.relation[j] != "conj"
        return cue.form == "finite" and high - j <= TAIL and alone and scene.subject(j, j + 1, high) is not None
