"""What a headline says after a colon, and who says so before it: "СМИ: пошлины вырастут", "Анна Ким: цех открыт"."""

from __future__ import annotations

from presslens.facts.quotes import lexicon
from presslens.facts.quotes.found import ENDS, Found, Spoken, trim
from presslens.facts.quotes.marks import MARKS
from presslens.facts.quotes.nouns import Nouns
from presslens.facts.quotes.scene import Scene
from presslens.splitting import is_picture

LONGEST = 14  # tokens of who says so
LEAST = 3  # tokens of what is said
OFFICES = ("мин", "рос", "гос")  # how the names of offices of the state begin: "Минтруд", "Росстат"
ADDED = ("acl", "advcl", "amod", "appos")  # how clauses hang on what they are said of


class Headings:
    """Finds headlines of somebody's words."""

    def __init__(self, scene: Scene, spoken: Spoken, nouns: Nouns) -> None:
        self.scene = scene
        self.spoken = spoken
        self.nouns = nouns

    def run(self) -> list[Found]:
        """A report for each such headline."""
        lines = ((s.start, s.stop) for s in self.scene.doc.segments if s.kind == "headline")
        return [found for start, stop in lines if (found := self._at(start, stop)) is not None]

    def _at(self, start: int, stop: int) -> Found | None:
        """What a headline says after its first colon, where somebody who speaks stands before it."""
        scene = self.scene
        first, last = scene.token_at(start), scene.token_before(stop)
        while first < last and is_picture(scene.lower[first][0]):
            first += 1
        colon = next((k for k in range(first + 1, min(first + LONGEST, last)) if scene.lower[k] == ":"), None)
        if colon is None or not scene.colon(colon) or last - colon <= LEAST or scene.ending(start, stop) == "?":
            return None
        node = self._node(first, colon)
        if node is None or self.spoken.inside(scene.start[colon + 1]) or not self._states(colon + 1, last):
            return None
        begin, end = trim(scene.text, scene.start[colon + 1], stop)
        return Found("indirect", begin, end, (first, colon), noun=node)

    def _node(self, first: int, colon: int) -> int | None:
        """The noun or name of who speaks, which with its own words is all that stands before the colon."""
        scene = self.scene
        node = scene.past_adjectives(first, colon)
        if node >= colon or any(scene.finite(k) or scene.lower[k] in ENDS for k in range(first, colon)):
            return None
        mention, closing = scene.mention.get(node), scene.mention.get(colon - 1)
        if mention is not None and mention.kind == "person":
            alone = mention.last == colon or (mention.last < colon and scene.lower[mention.last] in (",", "("))
            return node if alone and scene.nominative(mention) else None
        body, informs = scene.mention.get(node), scene.lower[node] in lexicon.words("informing")
        if body is not None and body.kind == "organisation" and body.last >= colon:
            return node if informs or scene.lower[node].startswith(OFFICES) else None
        if informs and node + 1 == colon:
            return node
        if scene.pos[node] != "NOUN" or not self.nouns.subject(node) or self.nouns.thing(node):
            return None
        if closing is not None and closing.kind == "person":
            return node if scene.nominative(closing) else None
        # not "Учитель года: победил математик из Тары"
        opines = self.nouns.lemma(node) in lexicon.words("opining") | lexicon.words("sole") | lexicon.words("top")
        return node if opines and all(self._under(k) for k in range(node + 1, colon)) else None

    def _under(self, k: int) -> bool:
        """Whether a word can be of the noun before it: "глава [Минздрава]", not "мэр [и дети]"."""
        return k in self.scene.mention or self.scene.tag[k].feats.get("Case") not in ("Nom", None)

    def _states(self, first: int, last: int) -> bool:
        """Whether a statement follows: a clause with a subject, or one that needs none, and no title of a story."""
        scene = self.scene
        head = scene.lower[first]
        if head in MARKS or head in lexicon.words("question") or head in lexicon.words("subject"):
            return False
        for k in scene.unquoted(first, last):
            if scene.lower[k] in lexicon.words("predicative"):
                return True
            if not scene.finite(k) or scene.relation[k].startswith(ADDED):
                continue
            verb = scene.head[k] if scene.relation[k].startswith(("aux", "cop")) else k
            subject = scene.subject(verb, first, last)
            several = scene.tag[k].feats.get("Number") == "Plur" and scene.tag[k].feats.get("Person") != "1"
            told = several if subject is None else not scene.which(subject)
            if told or scene.tag[k].feats.get("Gender") == "Neut":
                return True
        return False
