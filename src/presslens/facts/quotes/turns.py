"""The author's words beside or within an utterance: "— сказал Петров, —"."""

from __future__ import annotations

import re

from presslens.document import Segment
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.found import Turn
from presslens.facts.quotes.scene import Cue, Scene
from presslens.tagging.morphology import readings

DASHES = "\\-–—−"
TURN = re.compile(rf"[,.!?…»“”\"'’)]\s*[{DASHES}]\s*(?=[а-яё])")  # speech, then a dash and the author's words
RESUME = re.compile(rf"[,.:;!?…»]\s*[{DASHES}]\s+")  # the author's words, then speech again
ATTRIBUTES = ("say", "think", "manner", "phrase", "text", "urge", "call", "cry", "quote")
ADVERBS = 3  # tokens before which the verb of the author's words stands: "тут же перебила его Анна Ким"
NAME = 8  # tokens after that verb among which its subject is named
SOON = 5  # tokens of the author's words within which their verb stands


class Turns:
    """Reads the author's words of a document."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.text = scene.text

    def turn(self, at: int, stop: int) -> Turn | None:
        """The author's words that begin at a place, if a verb of speech stands in them soon."""
        scene = self.scene
        first = scene.token_at(at)
        if first >= len(scene.start) or scene.start[first] >= stop:
            return None
        last = min(scene.end(first), scene.token_before(stop))
        cue = next(
            (c for c in scene.cues_in(first, min(first + SOON, last)) if c.any(*ATTRIBUTES) and c.form != "infinitive"),
            None,
        )
        source = next((j for j in range(first + 1, min(first + 4, last)) if self.is_source(j)), None)
        if not cue and source is None:
            return None
        if cue and any(
            scene.finite(j) and j not in scene.cues and scene.pos[j] == "VERB" for j in range(first, cue.token)
        ):
            return None
        return self._at(first, last, cue, source, cue.token if cue else source or first, stop)

    def clause(self, at: int, stop: int) -> Turn | None:
        """The author's words that begin with any verb and then name somebody: "— перебила его Анна Ким."."""
        scene = self.scene
        first = scene.token_at(at)
        last = min(scene.end(first), scene.token_before(stop))
        verb = next((j for j in range(first, min(first + ADVERBS, last)) if scene.pos[j] not in ("ADV", "PART")), last)
        if verb >= last or scene.pos[verb] != "VERB" or not _tells(scene.lower[verb]):
            return None
        names = (m for j in range(verb + 1, min(verb + NAME, last)) if (m := scene.mention.get(j)))
        named = next((m for m in names if m.kind == "person" and scene.can_be_subject(m)), None)
        return self._at(first, last, None, None, named.last - 1, stop) if named else None

    def _at(self, first: int, last: int, cue: Cue | None, source: int | None, inside: int, stop: int) -> Turn:
        """The author's words from `first` on, which go on at least to the token `inside`."""
        scene = self.scene
        limit = min(stop, scene.stop[last - 1] + 4)
        resume = RESUME.search(self.text, scene.stop[inside], limit)
        end = resume.start() if resume else scene.stop[last - 1]
        return Turn((first, scene.token_before(end)), cue, source, resume.end() if resume else None, end)

    def is_source(self, j: int) -> bool:
        before = self.scene.lower[max(j - 2, 0) : j]
        return any(p in before for p in lexicon.sources().get(self.scene.lower[j], ()))

    def split(self, start: int, stop: int, any_verb: bool = False) -> tuple[list[tuple[int, int]], Turn | None, int]:
        """Cut an utterance at the author's words: its parts, the first of the words, and where it ends.

        With `any_verb` words with a verb of another kind than speech cut it too.
        """
        parts: list[tuple[int, int]] = []
        first: Turn | None = None
        begin = start
        for m in TURN.finditer(self.text, start, stop):
            if m.start() < begin:
                continue
            turn = self.turn(m.end(), stop) or (self.clause(m.end(), stop) if any_verb else None)
            if not turn:
                continue
            parts.append((begin, m.start() + 1))
            first = first or turn
            if turn.resume is None:
                return parts, first, turn.stop
            begin = turn.resume
        parts.append((begin, stop))
        return parts, first, stop

    def wordless(self, at: int, segment: Segment) -> Turn | None:
        """Author's words without a verb of speech: "«...», — так описал затею министр"."""
        first = self.scene.token_at(at)
        last = min(self.scene.end(first), self.scene.token_before(segment.stop))
        if self.scene.lower[first] == "под":  # "«...», — под таким девизом прошла акция"
            return None
        return Turn((first, last), None, None, None, self.scene.stop[last - 1])


def _tells(word: str) -> bool:
    """Whether a form can be a verb of a narrator, past or of the third person; taggers err after a comma and a dash."""
    found = (r.grammemes for r in readings(word))
    return any("VERB" in grammemes and not grammemes.isdisjoint({"past", "3per"}) for grammemes in found)
