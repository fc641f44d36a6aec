"""The parties of a lawsuit: who the "истец" is, and who the "ответчик"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from presslens.document import Mention
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.cast import Cast, Speaker
from presslens.facts.quotes.scene import Cue, Scene

REACH = 16  # tokens from a lawsuit to whom it is of or against
MEMORY = 8  # lawsuits before a party among which the party's is looked for
LIKE = {"person", "organisation"}  # who can go to court


class Parties:
    """Resolves the parties of the lawsuits that a document tells of."""

    def __init__(self, scene: Scene, cast: Cast) -> None:
        self.scene = scene
        self.cast = cast
        lawsuits = lexicon.words("lawsuit")
        self.suits = [k for k, word in enumerate(scene.lower) if word in lawsuits]

    def party(self, node: int, cue: Cue | None) -> Speaker | None:
        """Whom "истец" or "ответчик" stands for; None where it is no such word, or no lawsuit tells."""
        scene, lemma = self.scene, self.cast.nouns.lemma(node)
        sues = lemma in lexicon.words("plaintiff")
        if not sues and lemma not in lexicon.words("defendant"):
            return None
        if scene.tag[node].feats.get("Number") == "Plur":
            return None
        release = scene.doc.sentences[scene.sentence[node]].release_id
        near = bisect_left(self.suits, node)
        for suit in self.suits[max(near - MEMORY, 0) : near][::-1]:
            if scene.doc.sentences[scene.sentence[suit]].release_id != release:
                return None
            if (found := self._plaintiff(suit) if sues else self._defendant(suit)) is not None:
                return self._agreeing(found, cue)
        return None

    def _agreeing(self, mention: Mention, cue: Cue | None) -> Speaker | None:
        """The speaker, unless the verb is of the other gender."""
        speaker = self.cast.of_mention(mention)
        gender = self.scene.gender(cue)
        other = speaker is not None and speaker.kind == "person" and speaker.gender not in (gender, None)
        return None if gender is not None and other else speaker

    def _plaintiff(self, suit: int) -> Mention | None:
        """Whose lawsuit it is: "по иску жителя Омска [Глеба Зорина] к ...", "[Зорин] подал иск к ..."."""
        scene = self.scene
        against = self._against(suit)
        if (mention := self._alone(suit + 1, against if against is not None else self._stop(suit))) is not None:
            return mention
        verb = scene.head[suit]
        if verb < 0 or self.cast.nouns.lemma(verb) not in lexicon.words("suing"):
            return None
        subject = scene.subject(verb, *scene.span(scene.sentence[suit]))
        if subject is None and scene.relation[verb] == "conj" and scene.alike(scene.head[verb], verb):
            # "[Ким] возмутилась и подала иск"
            subject = scene.subject(scene.head[verb], *scene.span(scene.sentence[suit]))
        if subject is None or any(scene.relation[k] == "conj" for k in scene.children[subject]):
            return None
        named = (m for m in map(scene.mention.get, range(subject, min(subject + REACH, self._stop(subject)))) if m)
        return next((m for m in named if m.kind in LIKE and m.first != against), None)

    def _defendant(self, suit: int) -> Mention | None:
        """Whom a lawsuit is against: "иск Зорина к [ООО «Вектор»]"."""
        against = self._against(suit)
        return None if against is None else self._alone(against + 1, self._stop(against))

    def _against(self, suit: int) -> int | None:
        """The preposition before whom a lawsuit is against."""
        near = range(suit + 1, self._stop(suit))
        return next((k for k in near if self.scene.lower[k] in lexicon.words("against")), None)

    def _stop(self, k: int) -> int:
        """Where a lawsuit or a subject is told of no more: at a verb, a comma, what is sued for ("о взыскании")."""
        scene = self.scene
        ends = (j for j in range(k + 1, min(k + REACH, scene.end(k))) if self._ends(j))
        return next(ends, min(k + REACH, scene.end(k)))

    def _ends(self, j: int) -> bool:
        scene = self.scene
        return scene.finite(j) or scene.lower[j] in {",", ".", "(", ";"} or scene.lower[j] in lexicon.words("about")

    def _alone(self, first: int, last: int) -> Mention | None:
        """The one person named among tokens, else the one body."""
        scene = self.scene
        for kind in ("person", "organisation"):
            named = {m.first: m for m in self._named(first, last) if m.kind == kind}
            if named:
                joined = any(scene.lower[k] in lexicon.words("and") for k in scene.unquoted(first, last))
                return None if joined or len(named) > 1 else next(iter(named.values()))
        return None

    def _named(self, first: int, last: int) -> Iterator[Mention]:
        mentions = map(self.scene.mention.get, range(first, last))
        return (m for m in mentions if m and m.first >= first)
