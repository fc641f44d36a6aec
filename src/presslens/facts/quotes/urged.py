"""What somebody urges to do ("призвал отложить") or calls something ("назвал решение ошибочным")."""

from __future__ import annotations

from itertools import takewhile

from presslens.facts.quotes import lexicon
from presslens.facts.quotes.extents import NEAR
from presslens.facts.quotes.scene import Cue, Scene
from presslens.tagging.morphology import readings

NEARBY = 6  # tokens after a thing among which it is told what it is called
REFLEXIVE = ("ться", "тись", "чься")  # how infinitives end that taggers do not know


class Urged:
    """Finds the beginnings of such reports."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def content(self, cue: Cue, high: int) -> int | None:
        """The first token of what a verb reports in one of these ways."""
        content = self._infinitive(cue, high) if cue.any("urge", "phrase") else None
        return self._called(cue, high) if content is None and cue.any("call") else content

    def _infinitive(self, cue: Cue, high: int) -> int | None:
        """The first token of what "призвал", "потребовал" or "выразил готовность" asks or offers to do."""
        scene = self.scene
        if scene.lower[max(cue.first - 1, 0)] == "не" or cue.form == "participle" or cue.lemma in lexicon.words("deed"):
            return None
        if not cue.any("urge") and lexicon.words("intent").isdisjoint(scene.lower[cue.first : cue.last]):
            return None  # "выразил сожаление о решении закрыть"
        for j in range(cue.last, min(cue.last + NEAR, high)):
            if self._is_infinitive(j):
                return scene.leftmost(j, cue.last)
            if (scene.lower[j] in {",", ":", ";", "«", '"'} and scene.lower[j + 1 : j + 2] != ["в"]) or scene.finite(j):
                return None
        return None

    def _is_infinitive(self, j: int) -> bool:
        """Whether a token is an infinitive, also where the tagger takes it for a noun: "советует [закаляться]"."""
        if self.scene.tag[j].feats.get("VerbForm") == "Inf":
            return True
        found = readings(self.scene.lower[j]) if self.scene.lower[j].endswith(REFLEXIVE) else ()
        return bool(found) and all(r.tag.POS == "INFN" for r in found)

    def _called(self, cue: Cue, high: int) -> int | None:
        """The first token of "назвал [решение ошибочным]": an object and, in the instrumental, what it is called."""
        scene = self.scene
        near = takewhile(lambda j: scene.lower[j] != ":", range(cue.last, min(cue.last + NEAR, high)))
        if any(scene.lower[j] in {"«", '"', "„", "“"} for j in near):
            return None
        if self._everybody(cue):
            return None
        kids = [k for k in scene.children[cue.token] if cue.token < k < high]
        if scene.lower[max(cue.token - 1, 0)] == "не" or any(scene.lower[k] == "себя" for k in kids):
            return None
        named = [
            k
            for k in kids
            if scene.tag[k].feats.get("Case") == "Ins" or any(scene.lower[c] == "как" for c in (k, *scene.children[k]))
        ]
        objects = [k for k in scene.children[cue.token] if scene.relation[k] in ("obj", "nsubj:pass")]
        named = named or [k for o in objects for k in scene.children[o] if o < k < high and self._bare(k)]
        named = named or [
            k for o in objects if o in kids for k in range(o + 1, min(o + NEARBY, high)) if self._judges(k, o)
        ]
        if not objects:  # "назвал бредом [сообщения] о сносе"
            objects = [c for k in named for c in scene.children[k] if c > k and scene.tag[c].feats.get("Case") == "Acc"]
            kids += objects
        if (
            not named
            or all(map(scene.which, objects))
            or any(k in scene.mention and scene.mention[k].kind == "person" for k in objects if k > cue.token)
        ):
            return None
        return min((scene.leftmost(k, cue.last) for k in kids if k in objects or k in named), default=None)

    def _everybody(self, cue: Cue) -> bool:
        """Whether a verb tells how all call a thing: "объяснил, почему стекло [называют] жидкостью"."""
        scene, feats = self.scene, self.scene.tag[cue.token].feats
        several = feats.get("Tense") == "Pres" and feats.get("Number") == "Plur" and not scene.subjects(cue.token)
        asked = any(scene.lower[k] in lexicon.words("question") for k in scene.children[cue.token] if k < cue.token)
        return several and asked

    def _judges(self, k: int, thing: int) -> bool:
        """Whether an adjective in the instrumental says what a thing is called: "назвал итоги выборов [верными]"."""
        scene, feats = self.scene, self.scene.tag[k].feats
        if scene.pos[k] != "ADJ" or feats.get("Case") != "Ins":
            return False
        of = scene.tag[thing].feats
        agrees = all(feats.get(name) in (of.get(name), None) for name in ("Number", "Gender"))
        beside = (scene.head[k], min(k + 1, len(scene.tag) - 1))
        return agrees and all(j < 0 or j <= thing or scene.tag[j].feats.get("Case") != "Ins" for j in beside)

    def _bare(self, k: int) -> bool:
        """Whether a noun stands in the instrumental without a preposition: "считает молчание [ролью]"."""
        scene = self.scene
        return scene.tag[k].feats.get("Case") == "Ins" and all(scene.pos[c] != "ADP" for c in scene.children[k])
