"""Verbs of speech that report though they are not finite: infinitives that are told as done, what stands written."""

from __future__ import annotations

from presslens.facts.quotes import lexicon
from presslens.facts.quotes.clauses import SOON
from presslens.facts.quotes.nouns import Nouns
from presslens.facts.quotes.scene import Cue, Scene

IT = (["нем"], ["ней"], ["них"])


class OtherForms:
    """Tells which infinitives and passives of a document report something."""

    def __init__(self, scene: Scene, nouns: Nouns) -> None:
        self.scene = scene
        self.nouns = nouns

    def sets_about(self, cue: Cue) -> bool:
        """Whether an infinitive is told as done: "поспешил [добавить], что", "счёл нужным [напомнить]"."""
        scene, verb = self.scene, cue.token
        for _ in range(2):
            verb = scene.head[verb] if verb >= 0 else -1
            if cue.form == "infinitive" and verb >= 0 and scene.finite(verb):
                kind = "not-missing" if verb and scene.lower[verb - 1] == "не" else "setting-about"
                return self.nouns.lemma(verb) in lexicon.words(kind) | lexicon.words("setting-about")
        return False

    def stands(self, cue: Cue) -> bool:
        """Whether it is told where something stands written: "В письме министра [указано], что", "как [сказано] в"."""
        scene = self.scene
        if cue.form != "passive" or not cue.any("say") or not scene.lower[cue.token].endswith("но"):
            return False
        how = cue.token > 0 and scene.lower[cue.token - 1] == "как"
        where = (
            range(cue.last, min(cue.last + 1, scene.end(cue.token)))
            if how
            else range(scene.begin(cue.token), cue.token)
        )
        places = (j for j in where if scene.lower[j] in lexicon.words("place"))
        stop = scene.end(cue.token) if how else cue.token
        nouns = (k for j in places for k in range(j + 1, min(j + 4, stop)))
        kinds = lexicon.words("document") | lexicon.words("letter")
        told = any(self.nouns.lemma(k) in kinds for k in nouns)
        return told or self._in_which(cue) or (not how and self._in_it(where))

    def _in_it(self, where: range) -> bool:
        """Whether "in it" a paper is meant of the sentence before: "МЧС выпустило памятку. [В ней] сказано, что"."""
        scene = self.scene
        at = where.start
        it = scene.lower[at] in lexicon.words("place") and scene.lower[at + 1 : at + 2] in IT
        kinds = lexicon.words("document") | lexicon.words("letter")
        before = range(scene.begin(at - 1), at) if it and at else range(0)
        return any(self.nouns.lemma(k) in kinds for k in before)

    def _in_which(self, cue: Cue) -> bool:
        """Whether a clause tells what stands in a paper: "сослался на письмо МЧС, в котором [указано], что"."""
        scene = self.scene
        low = max(cue.token - SOON, scene.begin(cue.token))
        which = next((k for k in range(low, cue.token) if scene.which(k)), None)
        papers = range(max(which - SOON, scene.begin(which)), which) if which is not None else range(0)
        kinds = lexicon.words("document") | lexicon.words("letter")
        return any(self.nouns.lemma(k) in kinds for k in papers)
