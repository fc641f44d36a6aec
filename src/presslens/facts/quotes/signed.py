"""What is said before a dash and who says so, without a verb: "Лёд тонок, — спасатели", "Пошлины вырастут — Минфин"."""

from __future__ import annotations

from presslens.facts.quotes import lexicon
from presslens.facts.quotes.attributions import DASH
from presslens.facts.quotes.found import ENDS, Found, Spoken, trim
from presslens.facts.quotes.nouns import Nouns
from presslens.facts.quotes.profiles import NONE
from presslens.facts.quotes.scene import Scene
from presslens.splitting import is_picture

LEAST = 3  # tokens of what is said
LONGEST = 25  # tokens of who says so
ADDED = ("acl", "advcl", "amod", "appos")  # how clauses hang on what they are said of
ROOTS = ("root", "conj", "ccomp", "parataxis")  # how the verbs of main clauses hang, for a parser that may err
SPEAKERS = lexicon.BODIES | {"collective"}  # labels of things that speak


class Signed:
    """Finds sentences that end in a dash and whoever says what stands before it."""

    def __init__(self, scene: Scene, spoken: Spoken, nouns: Nouns) -> None:
        self.scene = scene
        self.spoken = spoken
        self.nouns = nouns
        self.lines = {scene.token_before(s.stop) for s in scene.doc.segments if s.kind in ("headline", "lead")}

    def run(self) -> list[Found]:
        """A report for each such sentence."""
        last_dash: dict[int, int] = {}
        for k, word in enumerate(self.scene.lower):
            if word in DASH:
                last_dash[self.scene.sentence[k]] = k
        return [found for dash in last_dash.values() if (found := self._at(dash)) is not None]

    def _at(self, dash: int) -> Found | None:
        """What is said before a dash, where only its speaker stands after it."""
        scene = self.scene
        low, first, last = scene.begin(dash), dash + 1, scene.end(dash)
        while last > first and (scene.lower[last - 1] in ENDS or is_picture(scene.lower[last - 1][0])):
            last -= 1
        comma = scene.lower[dash - 1] == ","
        node = self._node(first, last)
        if node is None or dash - comma - low < LEAST or not first < last <= first + LONGEST:
            return None
        words = (k for k in range(dash - 1, low - 1, -1) if scene.lower[k].isalnum())
        if self.spoken.inside(scene.start[next(words, low)]) or any(map(self._breaks, range(first, last))):
            return None
        verb = self._predicate(low, dash)
        named = verb is not None and verb == dash - 1 and self.nouns.lemma(verb) in lexicon.words("naming")
        if verb is None or named or not self._hangs(node, verb, first) or not self._speaks(node, last, verb, comma):
            return None
        start, stop = trim(scene.text, scene.start[low], scene.stop[dash - 1])
        return Found("indirect", start, stop, (first, last), noun=node)

    def _node(self, first: int, last: int) -> int | None:
        """The noun in the nominative that opens who says so: "— [главный] врач больницы", "— Минфин"."""
        scene, k = self.scene, first
        while k < last and scene.pos[k] == "ADJ" and k not in scene.mention:
            k += 1
        if k >= last or not (k in scene.mention or scene.pos[k] in ("NOUN", "PROPN")):
            return None
        mention = scene.mention.get(k)
        if mention is not None and mention.kind == "person":
            return k if scene.nominative(mention) else None
        return k if self.nouns.subject(k) or scene.pos[k] == "X" else None

    def _breaks(self, k: int) -> bool:
        """Whether a token shows that more than a speaker stands after the dash."""
        scene = self.scene
        return scene.finite(k) or k in scene.cues or scene.colon(k) or scene.lower[k] in DASH

    def _predicate(self, low: int, dash: int) -> int | None:
        """The last verb of a main clause before the dash, or what stands for one."""
        scene = self.scene
        for k in reversed(list(scene.unquoted(low, dash))):  # not that of a title: "«Мы поём» — Анна Ким, регент"
            says = scene.finite(k) or scene.lower[k] in lexicon.words("predicative")
            if says and not scene.relation[k].startswith(ADDED):
                return k
        return None

    def _hangs(self, node: int, verb: int, first: int) -> bool:
        """Whether who says so hangs on the sentence, not on a noun of it: not "Анна Ким, что ведёт хор, — педагог"."""
        scene = self.scene
        head = scene.head[node]
        if any(scene.relation[k].startswith("nsubj") and k < first for k in scene.children[node]):
            return False
        if head < 0:
            return scene.relation[verb] in ROOTS
        if scene.relation[node] == "appos":
            one, other = scene.tag[head].feats, scene.tag[node].feats
            return one.get("Animacy") != other.get("Animacy") or one.get("Case") != other.get("Case")
        main = scene.finite(head) or scene.relation[head] == "root" or head == verb
        return head < first and (main or scene.relation[node] == "parataxis")

    def _speaks(self, node: int, last: int, verb: int, comma: bool) -> bool:
        """Whether somebody who speaks is told of; where no comma stands before the dash, only at the end of a line."""
        scene = self.scene
        named = any(m.kind == "person" for m in map(scene.mention.get, range(node, last)) if m)
        body = scene.names_body(node)
        lemma = self.nouns.lemma(node)
        labels = lexicon.labels().get(lemma) or lexicon.labels().get(lemma.split("-")[0], NONE)  # "врач-диетолог"
        living = scene.tag[node].feats.get("Animacy") == "Anim"
        several = scene.tag[node].feats.get("Number") == "Plur"
        if not (named or body or (labels if living else labels & SPEAKERS)):
            return False
        if not several and self._apposed(node, verb, strict=not comma):
            return False
        ends = scene.end(node) in self.lines and scene.lower[node - 1] in DASH
        return comma or (ends and (named or body or several or "unnamed" in labels))

    def _apposed(self, node: int, verb: int, strict: bool) -> bool:
        """Whether who stands after the dash may be who is told of after the verb: "Умер старейший мельник — Ким"."""
        scene = self.scene
        cases = ("Nom", "Acc") if strict else ("Nom",)
        living = scene.tag[node].feats.get("Animacy") != "Inan"
        if strict and living and scene.tag[node - 2].feats.get("Animacy") == "Anim":
            return True  # "Роль досталась одному из актёров — Ким"
        for k in range(verb + 1, node):
            feats = scene.tag[k].feats
            one = scene.pos[k] in ("NOUN", "PROPN") and feats.get("Number") == "Sing" and feats.get("Case") in cases
            body = not lexicon.labels().get(self.nouns.lemma(k), NONE).isdisjoint(SPEAKERS) if one else False
            if one and (feats.get("Animacy") == "Anim" if living else body):
                return True
        return False
