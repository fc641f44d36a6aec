"""Where the clause begins that a verb of speech has for its complement: after "что", a question word or a colon."""

from __future__ import annotations

from presslens.facts.quotes import lexicon
from presslens.facts.quotes.clauses import Clauses
from presslens.facts.quotes.nouns import Nouns
from presslens.facts.quotes.scene import Cue, Scene
from presslens.tagging.morphology import readings

FAR = 25  # tokens between a verb and its "что"


class Complements:
    """Finds the complement clauses of a document's verbs of speech."""

    def __init__(self, scene: Scene, clauses: Clauses, nouns: Nouns) -> None:
        self.scene = scene
        self.clauses = clauses
        self.nouns = nouns

    def start(self, cue: Cue, low: int, high: int) -> int | None:
        """The first token of what "сообщил, что" or "напомнила:" reports."""
        scene = self.scene
        straight = False
        for j in scene.unquoted(cue.last, min(cue.last + FAR, high - 1)):
            word, after = scene.lower[j], scene.lower[j + 1]
            if word == '"':
                straight = not straight
            if straight:
                continue
            thanks = scene.lower[j - 2 : j] == ["за", "то"] and cue.lemma in lexicon.words("thanking")
            pointing = thanks or scene.lower[j - 1] in lexicon.words("pointing")
            if word == "," and (pointing or cue.lemma in lexicon.words("remarking")):
                return None
            if (
                word == ","
                and after == "что"
                and j > cue.last
                and (self._which(j + 1, cue) or self._adds(j + 1, cue, low))
            ):
                return None
            if word == "," and after == "что" and self._asks_what(j + 1):
                return j + 1
            if (word == "," and after in lexicon.words("that")) or (word in ("что", "будто") and j == cue.last):
                return j + 2 if word == "," else j + 1
            whether = scene.lower[j + 2 : j + 3] == ["ли"]  # "спросила, будет ли лагерь"
            asks = whether or (after in lexicon.words("question") and self._clause(cue, j))
            if word == "," and asks and cue.any("say"):
                return None if self._answers(cue, j) or self._will(cue) else j + 1
            if scene.colon(j):
                speech = scene.text[scene.stop[j] : scene.stop[j] + 2].strip()[:1] in ("«", '"', "„", "“", "")
                whole = self._at_once(cue, j, high) or any(map(self.clauses.predicative, range(j + 1, high)))
                # not "подвёл итоги года:"
                told = j == cue.last or cue.lemma in lexicon.words("drawing-attention") or self._named_at(j, cue)
                tells = cue.any("say", "think") or (cue.any("phrase") and told) or self.wonders(cue, high)
                return j + 1 if whole and not speech and tells and not self._acts(cue) else None
            verb = scene.pos[j] == "VERB" and scene.finite(j)
            if word == ";" or j in scene.cues or (verb and j != cue.token):
                return None
        return None

    def _which(self, k: int, cue: Cue) -> bool:
        """Whether "что" takes up what stands before it: "заявили о выходе из думы, [что] позволит начать выборы".

        It does so too after what a thing waits for: "Сделка ожидает одобрения, [что] может её задержать".
        """
        scene, verb = self.scene, self.scene.head[k]
        objects = (c for c in scene.children[cue.token] if cue.last <= c < k and scene.relation[c] == "obj")
        if cue.any("think") and self._asks_what(k) and any(scene.pos[c] == "NOUN" for c in objects):
            return True
        topics = (c for o in scene.children[cue.token] for c in scene.children[o])
        if not any(scene.lower[c] in lexicon.words("about") and c < k for c in topics):
            return False
        joined = verb > k and scene.relation[verb] == "conj" and scene.head[verb] == cue.token
        return joined or (scene.pos[k] == "PRON" and scene.relation[k].startswith("nsubj"))

    def _adds(self, k: int, cue: Cue, low: int) -> bool:
        """Whether "что" takes up a clause before who says it: "Цех закрыт, пишет «Заря», [что] ведёт к убыткам"."""
        scene = self.scene
        before = cue.first - 1
        if scene.pos[k] != "PRON" or cue.form != "finite" or before <= low or scene.lower[before] != ",":
            return False
        inverted = any(cue.last <= s < k for s in scene.subjects(cue.token))
        at_once = k + 1 < scene.end(k) and scene.pos[k + 1] == "VERB" and scene.finite(k + 1)
        return inverted and at_once and any(map(scene.finite, range(low, before)))

    def _asks_what(self, k: int) -> bool:
        """Whether "что" is itself what is told of: "рассказал, [что] происходит в цеху", "подсказал, [что] делать"."""
        scene, verb = self.scene, self.scene.head[k]
        return scene.pos[k] == "PRON" and scene.relation[k] in ("nsubj", "obj") and verb == k + 1 < scene.end(k)

    def _answers(self, cue: Cue, comma: int) -> bool:
        """Whether a clause is what somebody was asked: "Отвечая на [вопрос], будет ли мост, мэр пошутил"."""
        asked = not lexicon.words("inquiry").isdisjoint(self.scene.lower[cue.last : comma])
        return asked and cue.lemma in lexicon.words("answering")

    def _at_once(self, cue: Cue, colon: int, high: int) -> bool:
        """Whether a colon stands at once after a verb of speech, so that what follows is said, with or without a verb.

        "Ким уточнил: в планах ещё три цеха"; but a list may follow "перечислил:".
        """
        scene = self.scene
        reports = colon == cue.last and cue.any("say", "think") and not cue.any("call", "phrase")
        if not reports or cue.form not in ("finite", "word") or cue.lemma in lexicon.words("listing"):
            return False
        subjects = [k for k in scene.subjects(cue.token) if k < cue.token]
        return bool(subjects) and sum(word.isalnum() for word in scene.lower[colon + 1 : high]) > 1

    def _will(self, cue: Cue) -> bool:
        """Whether it is only announced what somebody speaks of: "Ким [расскажет], как открыть дело"."""
        forms = readings(self.scene.lower[cue.token])
        return bool(forms) and all("futr" in reading.grammemes for reading in forms)

    def _clause(self, cue: Cue, comma: int) -> bool:
        """Whether a clause after a comma is the verb's object; it is what somebody asks: "спросил, [когда] начнут"."""
        scene = self.scene
        objects = {"ccomp", "xcomp", "advcl"} if cue.lemma in lexicon.words("asking") else {"ccomp", "xcomp"}
        return any(k > comma and scene.relation[k] in objects for k in scene.children[cue.token])

    def wonders(self, cue: Cue, high: int) -> bool:
        """Whether a colon follows a verb of wonder or doubt at once: "Директор недоумевает: места хватит всем"."""
        colon = cue.last < high and self.scene.lower[cue.last] == ":"
        return colon and cue.form == "finite" and cue.lemma in lexicon.words("wondering")

    def _named_at(self, colon: int, cue: Cue) -> bool:
        """Whether nobody but the subject stands between a phrase and its colon: "Итог подвела судья Анна Ким:"."""
        scene = self.scene
        named = scene.mention.get(colon - 1)
        if named is None or named.kind != "person" or not scene.can_be_subject(named):
            return False
        return any(scene.leftmost(k, cue.last) == cue.last for k in scene.subjects(cue.token) if cue.last <= k < colon)

    def _acts(self, cue: Cue) -> bool:
        """Whether a verb tells by its object what somebody does or thinks of it, before a colon that adds to that."""
        scene = self.scene
        objects = (k for k in scene.children[cue.token] if scene.relation[k] == "obj")
        things = [k for k in objects if self.nouns.lemma(k) not in lexicon.words("document")]
        means = cue.lemma in lexicon.words("answering") and any(map(self._by_means, scene.children[cue.token]))
        return means or (bool(things) and (cue.lemma in lexicon.words("doing") or cue.any("call")))

    def _by_means(self, k: int) -> bool:
        """Whether a noun says by what somebody answers, if not in words: "ответили [сбором] подписей"."""
        scene = self.scene
        bare = scene.pos[k] == "NOUN" and all(scene.pos[c] != "ADP" for c in scene.children[k])
        instrumental = bare and scene.tag[k].feats.get("Case") == "Ins" and self.nouns.thing(k)
        lemma = self.nouns.lemma(k)
        said = ("document", "utterance", "in-words")
        return instrumental and not any(lemma in lexicon.words(kind) for kind in said)
