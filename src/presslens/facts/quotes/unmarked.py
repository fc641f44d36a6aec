"""Speech that stands without marks in a paragraph of its own, with the author's words after a dash."""

from __future__ import annotations

import re

from presslens.document import Segment
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.found import ENDS, Turn
from presslens.facts.quotes.marks import Marked
from presslens.facts.quotes.scene import NARRATORS, Scene
from presslens.facts.quotes.turns import DASHES, REOPENED, Span, Turns

CAPITAL = re.compile(r":\s+(?=[А-ЯЁ])")  # a colon before what may be somebody's words
OPEN = frozenset(",!?…")  # marks between speech and the dash before the author's words


class Unmarked:
    """Finds paragraphs of such speech: "Мы ждали весны, - рассказывает Анна Ким. - Теперь сеем"."""

    def __init__(self, scene: Scene, turns: Turns) -> None:
        self.scene = scene
        self.turns = turns

    def find(self, segment: Segment) -> tuple[list[Span], Turn] | None:
        """The parts of a paragraph's speech and its author's words; None where it is rather a report.

        Somebody has to speak of himself or herself, or to go on after the author's words: "Цех полон, — сказал Ким"
        is told by the author.
        """
        scene = self.scene
        first, end = scene.token_at(segment.start), scene.token_before(segment.stop)
        if first >= end or not scene.doc.tokens.capitals[first]:
            return None
        parts, turn, _ = self.turns.split(segment.start, segment.stop)
        if turn is None or turn.cue is None or turn.cue.form not in ("finite", "word") or not self._names(turn):
            return None
        if REOPENED.search(scene.text, segment.start, parts[0][1]):  # a dash opens it, as in dialogues
            return None
        last = turn.zone[0]
        closed = self._closed(segment.start, parts[0][1])
        if not (closed is not None or scene.text[parts[0][1] - 1] in OPEN) or scene.lower[last - 1] not in DASHES:
            return None
        resumed = turn.resume is not None and scene.text[turn.resume].isupper() and scene.text[turn.stop] in ENDS
        begin = self._begin(first, last)
        if closed is None and not resumed and not self.mine(begin, last):
            return None
        return [(scene.start[begin], closed or parts[0][1]), *parts[1:]], turn

    def _closed(self, start: int, stop: int) -> int | None:
        """Where speech ends before a mark that nothing opens: "Мы ждём весны», — сказал Ким."."""
        text = self.scene.text
        mark = stop - 1 - (text[stop - 1] == ",")
        orphan = text[mark] == "»" and text.count("«", start, stop) < text.count("»", start, stop)
        return mark if orphan and mark > start else None

    def announced(self, segment: Segment, marked: list[Marked]) -> tuple[Span, Turn] | None:
        """Words that begin with a capital letter after a colon: "Анна Ким призналась: Я долго не верила. Зря."."""
        scene = self.scene
        colon = CAPITAL.search(scene.text, segment.start, segment.stop)
        if colon is None or any((m.stop or segment.stop) > colon.start() for m in marked):
            return None
        at, end = scene.token_at(colon.end()), scene.token_before(segment.stop)
        begin = max(scene.begin(at - 1), scene.token_at(segment.start))
        cues = [c for c in scene.cues_in(begin, at) if c.any("say", "think") and c.form in ("finite", "word")]
        if not cues or at in scene.mention or scene.pos[at] == "PROPN" or scene.doc.tokens.words[at][1:].isupper():
            return None
        subject = scene.subject(cues[-1].token, begin, at)
        if subject is not None and subject not in scene.mention and scene.tag[subject].feats.get("Animacy") == "Inan":
            return None
        turn = Turn((begin, at), cues[-1], None, None, colon.end())
        named = self._names(turn) and any(map(scene.finite, range(at, end)))
        return ((colon.end(), segment.stop), turn) if named else None

    def resumed(self, begin: int, end: int, at: int) -> Turn | None:
        """Words set in that end the sentence before a dash: "Урожай хорош, говорит [Ким]. — Хранилища полны."."""
        scene = self.scene
        last = scene.token_before(end)
        first = max(scene.begin(last - 1), scene.token_at(begin))
        cues = (c for c in scene.cues_in(first, last) if c.any("say") and c.form == "finite")
        cue = next((c for c in cues if scene.lower[c.first - 1] == "," and first < c.first - 1), None)
        if cue is None or any(scene.lower[k] == "," for k in range(cue.last, min(cue.last + 2, last))):
            return None
        turn = Turn((cue.first, last), cue, None, None, at)
        return turn if self._names(turn) else None

    def _begin(self, first: int, last: int) -> int:
        """Where the speech before the author's words begins: past the sentences in which somebody else is told of."""
        scene = self.scene
        for s in range(scene.sentence[last], scene.sentence[first], -1):
            low, high = scene.span(s - 1)
            acting = any(m.kind == "person" and scene.acts(m) for m in map(scene.mention.get, range(low, high)) if m)
            if acting and not self.mine(low, high):
                return scene.bounds[s]
        return first

    def mine(self, first: int, last: int) -> bool:
        """Whether words are of somebody who speaks of himself or herself: "мы", "хочу", but not "отметим"."""
        scene = self.scene
        for j in scene.unquoted(first, last):
            if scene.lower[j] in lexicon.words("myself"):
                return True
            if scene.pos[j] == "VERB" and scene.tag[j].feats.get("Person") == "1":
                entry = lexicon.cue(scene.lower[j])
                if entry is None or entry.person not in NARRATORS or j > first:
                    return True
        return False

    def _names(self, turn: Turn) -> bool:
        """Whether the author's words tell of somebody rather than of a body: "сказал Ким", "признаётся тренер"."""
        scene = self.scene
        for j in range(*turn.zone):
            mention = scene.mention.get(j)
            if scene.lower[j] in lexicon.words("subject") or (mention and mention.kind == "person"):
                return True
            if scene.relation[j].startswith("nsubj") and scene.tag[j].feats.get("Animacy") == "Anim":
                return True
        return False
