"""The author's words beside or within an utterance: "— сказал Петров, —"."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from presslens.document import Mention, Segment
from presslens.entities.people.lexicon import level
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.found import ENDS, Turn
from presslens.facts.quotes.scene import Cue, Scene
from presslens.tagging.morphology import readings

DASHES = "\\-–—−"
TURN = re.compile(rf"[,.!?…»“”\"'’)]\s*[{DASHES}]\s*(?=[а-яё])")  # speech, then a dash and the author's words
BARE = re.compile(r"(?<=\w)\s[–—-]\s(?=[а-яё])")  # the same where the comma is missing
RESUME = re.compile(rf"[,.:;!?…»]\s*[{DASHES}](\s)\s*")  # the author's words, then speech again
ASKED = re.compile(rf"\?\s+[{DASHES}]\s+(?=[А-ЯЁ\d])")  # a question, then a dash and what is answered
REOPENED = re.compile(rf"[.!?…]\s+[{DASHES}]\s+(?=[А-ЯЁ])")  # a sentence, then a dash and speech anew
SENTENCE = re.compile(r"[.!?…]\s+(?=[А-ЯЁ])")
ATTRIBUTES = ("say", "think", "manner", "phrase", "text", "urge", "call", "cry", "quote")
ADVERBS = 3  # tokens before which the verb of the author's words stands: "тут же перебила его Анна Ким"
NAME = 8  # tokens after that verb among which its subject is named
# how one begins that says with whose words something began or ended
WITH_WORDS = [["с", "этих", "слов"], ["с", "таких", "слов"], ["такими", "словами"], ["этими", "словами"]]
# how a sentence begins that says whose the words before it were
BACKWARD = [
    ["так"],
    ["об", "этом"],
    ["это"],
    ["с", "такими", "словами"],
    ["с", "этими", "словами"],
    *WITH_WORDS,
    ["такое", "мнение"],
]
SOON = 5  # tokens of the author's words within which their verb stands
LATE = 14  # the same after "так", as in "«...» — так глава района Анна Ким ответила на вопрос"

Span = tuple[int, int]
Said = tuple[list[Span], Turn | None]  # the parts of what one speaker says, with the first words that tell who it is


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
        near = min(first + (LATE if scene.lower[first] == "так" else SOON), last)
        cues = (c for c in scene.cues_in(first, near) if c.any(*ATTRIBUTES) and self._tells_of_speech(c, first))
        cue = next(cues, None)
        source = next((j for j in range(first + 1, min(first + 4, last)) if self.is_source(j)), None)
        if not cue and source is None:
            return None
        if cue and any(
            scene.finite(j) and j not in scene.cues and scene.pos[j] == "VERB"
            for j in range(first, cue.token - (cue.form == "infinitive"))
        ):
            return None
        return self._at(first, last, cue, source, cue.token if cue else source or first, stop)

    def _tells_of_speech(self, cue: Cue, first: int) -> bool:
        """Whether a cue is no infinitive, or one that a verb before it tells as done: "любит | повторять"."""
        if cue.form != "infinitive" or cue.token == first:
            return cue.form != "infinitive"
        return level(readings(self.scene.lower[cue.token - 1])[0].normal) in lexicon.words("setting-about")

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
        end, resumed = self._resumption(scene.stop[inside], limit) or (scene.stop[last - 1], None)
        return Turn((first, scene.token_before(end)), cue, source, resumed, end)

    @cached_property
    def _resumptions(self) -> list[tuple[int, int, int]]:
        """Where the author's words may end, at least how far what parts them from speech goes, and how far it does; all
        that are in the text, for a sentence of ten thousand quotations would be searched as often."""
        return [(m.start(), m.end(1), m.end()) for m in RESUME.finditer(self.text)]

    def _resumption(self, at: int, limit: int) -> Span | None:
        """The first place from `at` on where speech may go on before `limit`."""
        found = self._resumptions
        i = bisect_left(found, at, key=lambda x: x[0])
        if i == len(found) or found[i][1] > limit:
            return None
        return found[i][0], min(found[i][2], limit)

    def is_source(self, j: int) -> bool:
        before = self.scene.lower[max(j - 2, 0) : j]
        return any(p in before for p in lexicon.sources().get(self.scene.lower[j], ()))

    def backward(self, first: int, last: int) -> Turn | None:
        """The words of a sentence, where they say whose those before it were: "Так считает директор."."""
        scene, last = self.scene, min(self.scene.end(first), last)
        cues = [c for c in scene.cues_in(first, last) if c.any("say", "think", "phrase") and c.form == "finite"]
        points = any(scene.lower[first : first + len(words)] == words for words in BACKWARD)
        words = any(scene.lower[first : first + len(words)] == words for words in WITH_WORDS)
        cue = cues[0] if cues else None
        return Turn((first, last), cue, None, None, scene.start[first]) if points and (cue or words) else None

    def split(self, start: int, stop: int) -> tuple[list[Span], Turn | None, int]:
        """Cut an utterance at the author's words: its parts, the first of the words, and where it ends."""
        parts, end = self._cut(start, stop, any_verb=False)
        return [span for span, _ in parts], parts[0][1], end

    def exchange(self, start: int, stop: int, any_verb: bool = False) -> tuple[list[Said], int]:
        """The same for speech after a dash, in which several may speak: what each of them says, and where it ends.

        "– Готово? – спросил Ким. – Почти, – ответила Орлова." With `any_verb` words with a verb of another kind than
        speech cut it too. Where a dash opens speech again, the sentence before is the author's. A question before an
        answer, of which nothing tells who asks it, has no words.
        """
        parts, end = self._cut(start, stop, any_verb)
        out: list[Said] = []
        last: Turn | None = None
        for span, turn in parts:
            if last and turn and (again := self._reopened(span)) is not None:
                out[-1][0].append(again[0])
                out.append(([again[1]], turn))
            elif last is None or (turn and self._another(last, turn)):
                out.append(([span], turn))
            else:
                out[-1][0].append(span)
            last = turn or last
        (begin, first), turn = out[0][0][0], out[0][1]
        asked = ASKED.search(self.text, begin, first) if turn and _does(turn, "answering") else None
        if asked:
            out[0][0][0] = asked.end(), first
            out.insert(0, ([(begin, asked.start() + 1)], None))
        return out, end

    def _reopened(self, span: Span) -> tuple[Span, Span] | None:
        """What is said before and after a sentence of the author: "— Ждём. Тут встал Ким. — А мы нет, — сказал он"."""
        *_, dash = (None, *REOPENED.finditer(self.text, *span))
        if dash is None:
            return None
        *_, narrated = (None, *SENTENCE.finditer(self.text, span[0], dash.start()))
        return (span[0], (narrated or dash).start() + 1), (dash.end(), span[1])

    def _cut(self, start: int, stop: int, any_verb: bool) -> tuple[list[tuple[Span, Turn | None]], int]:
        """The parts of an utterance, each with the author's words after it, and where it ends."""
        parts: list[tuple[Span, Turn | None]] = []
        begin = start
        for m in TURN.finditer(self.text, start, stop):
            if m.start() < begin:
                continue
            turn = self.turn(m.end(), stop) or (self.clause(m.end(), stop) if any_verb else None)
            if not turn:
                continue
            parts.append(((begin, m.start() + 1), turn))
            if turn.resume is None:
                return parts, turn.stop
            begin = turn.resume
        if any_verb and not parts and (bare := self._without_comma(start, stop)) is not None:
            return [((start, bare[0]), bare[1])], bare[1].stop
        parts.append(((begin, stop), None))
        return parts, stop

    def _without_comma(self, start: int, stop: int) -> tuple[int, Turn] | None:
        """Where speech ends before a dash alone, and the words after it: "Ждём весны - сказал Ким."."""
        *_, last = (None, *BARE.finditer(self.text, start, stop))
        turn = self.turn(last.end(), stop) if last else None
        if last is None or turn is None or turn.cue is None or turn.resume is not None:
            return None
        told = turn.cue.token == turn.zone[0] and turn.cue.form == "finite" and turn.cue.any("say")
        ends = self.text[turn.stop : stop].strip() == "" and self._named(turn) is not None
        return (last.start(), turn) if told and ends else None

    def _another(self, before: Turn, turn: Turn) -> bool:
        """Whether the author's words name another speaker than those before, after which a new sentence began."""
        if self.text[before.stop] not in ENDS:
            return False
        if _does(before, "asking") and _does(turn, "answering"):
            return True
        genders = {self.scene.tag[t.cue.token].feats.get("Gender") for t in (before, turn) if t.cue}
        if genders == {"Masc", "Fem"}:
            return True
        one, other = self._named(before), self._named(turn)
        return one is not None and other is not None and one.entity_id != other.entity_id

    def _named(self, turn: Turn) -> Mention | None:
        """Who is named as the subject of the author's words."""
        mentions = (self.scene.mention[j] for j in range(*turn.zone) if j in self.scene.mention)
        return next((m for m in mentions if m.kind == "person" and self.scene.acts(m)), None)

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


def _does(turn: Turn, kind: str) -> bool:
    """Whether the verb of the author's words is of a class of `words.txt`."""
    return turn.cue is not None and turn.cue.lemma in lexicon.words(kind)
