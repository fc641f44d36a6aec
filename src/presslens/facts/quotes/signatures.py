"""Paragraphs that say who spoke in the one before: "— Анна Ким, юрист", "заявил вчера Ким"."""

from __future__ import annotations

from presslens.document import Mention
from presslens.facts.quotes.found import ENDS, Speech
from presslens.facts.quotes.quoted import CLOSE
from presslens.facts.quotes.scene import Cue, Scene
from presslens.facts.quotes.turns import Turns

NEAR = 3  # tokens of such a paragraph within which a verb says who spoke


class Signatures:
    """Finds such paragraphs under the direct speech of a document."""

    def __init__(self, scene: Scene, turns: Turns, speech: Speech) -> None:
        self.scene = scene
        self.turns = turns
        self.speech = speech
        self.text = scene.text
        self.segments = scene.doc.segments

    def sign(self, i: int, start: int, after_dash: bool) -> bool:
        """Give the speech of the paragraph before the words of this one, if from `start` on these say who spoke.

        "— Анна Ким, юрист", "заявил вчера Ким"
        """
        if not self.speech.found or self.speech.found[-1].segment != i - 1:
            return False
        scene = self.scene
        first = scene.token_at(start)
        last = scene.token_before(self.segments[i].stop)
        if first >= last:
            return False
        mention = scene.mention.get(first)
        if self.speech.found[-1].zone is None and (turn := self.turns.backward(first, last)) is not None:
            self.speech.found[-1].zone, self.speech.found[-1].cue = turn.zone, turn.cue  # "Так считает Анна Ким."
            return False
        cues = scene.cues_in(first, min(first + NEAR, last))
        named = (
            after_dash
            and mention
            and mention.kind == "person"
            and not self.speech.found[-1].asks  # "— Как вам новичок? ¶ — Ян молодец."
            and not any(map(scene.finite, range(first, min(last, first + 30))))
        )
        verb = (
            self.text[scene.start[first]].islower() and cues and (not after_dash or self._told_below(cues[0], first, i))
        )
        if not named and not verb and not self._signed(i, first, last):
            return False
        chain = self.speech.found[-1].chain
        for found in self.speech.found[::-1]:
            if found.chain != chain:
                break
            found.zone, found.cue = (first, min(last, scene.end(first))), cues[0] if verb else None
        return True

    def _told_below(self, cue: Cue, first: int, i: int) -> bool:
        """Whether a line after a dash opens with the verb of who spoke above, where that is told before it at most."""
        zone = self.speech.found[-1].zone
        before = zone is None or self.scene.stop[zone[1] - 1] <= self.segments[i - 1].start
        return before and cue.token == first and cue.form == "finite" and cue.any("say", "think", "manner")

    def _signed(self, i: int, first: int, last: int) -> bool:
        """Whether a paragraph is but a name with its role, under a whole paragraph of somebody's words in marks."""
        scene, above, segment = self.scene, self.segments[i - 1], self.segments[i]
        named, spoken = scene.mention.get(first) or self._closing(first, last), self.speech.found[-1]
        if named is None or named.kind != "person" or named.last - named.first < 2 or last - first > CLOSE:
            return False
        role = scene.lower[named.last] == "," if named.last < last else True
        bare = role and scene.ending(segment.start, segment.stop) not in ENDS | {":", ";"}
        around = self.text[above.start : spoken.start].strip() + self.text[spoken.stop : above.stop].strip()
        told = spoken.zone is not None and (scene.start[spoken.zone[0]] >= above.start or self._colon(spoken.zone))
        whole = not told and around != "" and not any(c.isalnum() for c in around)
        return bare and whole and not self._heads(i - 2) and not any(map(scene.finite, range(first, last)))

    def _closing(self, first: int, last: int) -> Mention | None:
        """Who is named at the end of a line, after a role in the nominative: "Директор музея [Анна Ким]"."""
        scene, closing = self.scene, self.scene.mention.get(last - 1)
        role = scene.tag[first].feats.get("Case") == "Nom" and scene.mention.get(first) is None
        return closing if closing is not None and role and scene.can_be_subject(closing) else None

    def _colon(self, zone: tuple[int, int]) -> bool:
        """Whether the author's words end in a colon."""
        return self.scene.lower[zone[1] - 1] == ":"

    def _heads(self, i: int) -> bool:
        """Whether a paragraph is a name that rather stands above somebody's words: then the one below does too."""
        segment = self.segments[i] if i >= 0 else None
        named = self.scene.mention.get(self.scene.token_at(segment.start)) if segment else None
        line = segment is not None and self.scene.ending(segment.start, segment.stop) not in ENDS
        return line and named is not None and named.kind == "person"
