"""Direct speech: what stands between quotation marks, after a dash or after a colon, cut at the author's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count

from presslens.document import QuoteKind, Segment
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.marks import MARK, MARKS, Marked, pair
from presslens.facts.quotes.scene import SILENT, Cue, Scene

DASHES = "\\-–—−"
DASHED = re.compile(r"\s*(?:[–—−]\s*|-\s+)(?=\S)")
TURN = re.compile(rf"[,.!?…»“”\"'’)]\s*[{DASHES}]\s*(?=[а-яё])")  # speech, then a dash and the author's words
RESUME = re.compile(rf"[,.:;!?…»]\s*[{DASHES}]\s+")  # the author's words, then speech again
AFTER = re.compile(rf"[»”\"]?([,.!?…]*)\s*([{DASHES}]?)\s*")  # between a closing mark and what follows it
BULLET = re.compile(r"\s*(?:[•·*▪►]|\d{1,2}[.)])\s*\S")
LABEL = re.compile(r"\s*([^\n:,;«»]{1,40}):\s*([-–—]?)\s*(?=[^\s«\"„])")
ASKS = {"вопрос", "ответ", "корреспондент", "корр", "журналист", "интервьюер", "ведущий", "ведущая", "редакция"}
WORD = re.compile(r"\w+(?:[-’']\w+)*")
ATTRIBUTES = ("say", "think", "manner", "phrase", "text", "urge", "call", "cry", "quote")
SPEAKING = {
    "я",
    "мы",
    "мне",
    "нам",
    "меня",
    "нас",
    "наш",
    "наша",
    "наше",
    "наши",
    "мой",
    "моя",
    "мое",
    "мои",
    "вы",
    "вам",
    "вас",
    "ваш",
    "ваша",
    "ваши",
}
CLAUSE = {"что", "как", "будто", "почему", "чтобы", "где", "когда", "якобы"}
SOON = 5  # tokens of the author's words within which their verb stands
FEW = 3  # words of an utterance that a comma alone parts from the author's words
LONG = 5  # words of a text in marks that is somebody's speech though nobody is named beside it
CLOSE = 12  # tokens between "назвал" and the words it quotes
DEPTH = 3  # pairs of marks around a pair, at most, for it to be looked at
BACK = 80  # tokens before a quotation in which its introduction stands
GAP = 12  # paragraphs over which one quotation may run
STRIPPED = " \t\n\r\u00a0\u202f,.;:-–—−"


@dataclass(slots=True)
class Found:
    """A stretch of speech, not yet anybody's: `zone` are the tokens of the author's words that belong to it."""

    kind: QuoteKind
    start: int
    stop: int
    zone: tuple[int, int] | None = None
    cue: Cue | None = None
    source: int | None = None  # the noun of "по словам"
    chain: int = -1  # parts of one utterance share this number
    segment: int = -1
    asks: bool = False  # a question that nobody is named beside, as in an interview


@dataclass(slots=True)
class Turn:
    """The author's words beside or within an utterance; speech resumes at `resume`, where it does."""

    zone: tuple[int, int]
    cue: Cue | None
    source: int | None
    resume: int | None
    stop: int


class Utterances:
    """Finds the direct speech of a document, paragraph by paragraph."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.text = scene.text
        self.segments = scene.doc.segments
        self.found: list[Found] = []
        self.marked: list[tuple[list[Marked], int | None]] = []
        self.consumed: dict[int, int] = {}  # paragraphs that an earlier one's quotation runs into, and how far
        self.chains = count()
        self.last: tuple[int, Turn | None] = -1, None  # where the last quotation in marks ended, and its author's words
        self.passed: Marked | None = None  # a text in marks just before that was not taken for speech
        self.listing = False
        self.interview = False  # whether paragraphs say at their beginning who speaks
        self.reopened: list[Found] = []  # parts of a quotation whose paragraphs each open it again

    def run(self) -> list[Found]:
        announced: Turn | None = None
        introduced: Turn | None = None  # the last sentence of a paragraph, if it says that somebody spoke
        self.marked = [pair(self.text, s.start, s.stop) for s in self.segments]
        self.interview = True
        self.interview = sum(self._label(s) is not None for s in self.segments if s.kind not in SILENT) > 1
        for i, segment in enumerate(self.segments):
            if segment.kind in SILENT:
                announced = introduced = None
                continue
            before = len(self.found)
            self._segment(i, segment, announced)
            for found in self.found[before:]:
                if found.zone is None and introduced and found.start <= segment.start + 3:
                    found.zone, found.cue = introduced.zone, introduced.cue
            self._share(self.found[before:])
            announced = self._announcement(segment)
            introduced = None if self.found[before:] else self._introduction(segment)
        return self.found

    def _share(self, found: list[Found]) -> None:
        """Give the parts of a quotation that each paragraph opens again the author's words after the last."""
        last = next((f for f in found if f.zone), None)
        for part in self.reopened:
            if last and part.zone is None:
                part.zone, part.cue, part.source = last.zone, last.cue, last.source
        if last or not found:
            self.reopened.clear()

    def _segment(self, i: int, segment: Segment, announced: Turn | None) -> None:
        begin = self.consumed.get(i, segment.start)
        dash = DASHED.match(self.text, segment.start, segment.stop)
        if begin > segment.start or self._signature(i, segment, dash):
            self._marks(i, segment, begin, None)
        elif dash:
            self._marks(i, segment, self._dashed(i, segment, dash.end(), announced), None)
        elif label := self._label(segment):
            self._add(i, label.stop, segment.stop, label)
        elif announced and self._starts_with_words(segment):
            self._add(i, segment.start, segment.stop, announced)
        else:
            self._marks(i, segment, segment.start, announced)
        self.listing = bool(dash) and (self.listing or self.text[segment.start : segment.stop].rstrip()[-1:] == ";")

    def _label(self, segment: Segment) -> Turn | None:
        """The name, or "Вопрос", that says who speaks in a paragraph of an interview: "И. Петров: Мы ждём гостей."."""
        m = LABEL.match(self.text, segment.start, segment.stop)
        if not m:
            return None
        scene = self.scene
        first, last = scene.token_at(m.start(1)), scene.token_before(m.end(1))
        mention = scene.mention.get(first)
        person = mention is not None and mention.kind == "person" and mention.first == first and mention.last >= last
        asked = scene.lower[first] in ASKS and last - first <= 2
        if not (person or asked) or not (m[2] or self.interview):
            return None
        if not any(map(scene.finite, range(last, scene.token_before(segment.stop)))):
            return None
        return Turn((first, last), None, None, None, m.end())

    def _announcement(self, segment: Segment) -> Turn | None:
        """The author's words at the end of a paragraph that announce the next one as speech: "Петров написал:"."""
        if self.text[segment.start : segment.stop].rstrip()[-1:] != ":":
            return None
        last = self.scene.token_before(segment.stop)
        begin = max(self.scene.begin(last - 1), self.scene.token_at(segment.start), last - BACK) if last else 0
        cues = [c for c in self.scene.cues_in(begin, last) if c.any(*ATTRIBUTES) and c.form != "infinitive"]
        source = next((j for j in range(begin + 1, last) if self._is_source(j)), None)
        self.listing = not cues and source is None
        mention = self.scene.mention.get(begin)
        caption = mention and mention.kind == "person" and last - begin <= CLOSE
        if caption and not any(map(self.scene.finite, range(begin, last))):  # "Анна Ким, волонтёр:"
            self.listing = False
            return Turn((begin, last), None, None, None, segment.stop)
        says = [c for c in cues if c.any("say", "phrase", "text", "quote")]
        if says or source is not None or cues:
            cue = says[-1] if says else None
            return Turn(
                (begin, last),
                cue or (cues[-1] if source is None else None),
                source if not says else None,
                None,
                segment.stop,
            )
        return None

    def _introduction(self, segment: Segment) -> Turn | None:
        """A paragraph's last sentence, where it tells of somebody who spoke: "О планах рассказал директор."."""
        last = self.scene.token_before(segment.stop)
        begin = max(self.scene.begin(last - 1), self.scene.token_at(segment.start), last - BACK) if last else 0
        cues = [c for c in self.scene.cues_in(begin, last) if c.any("say", "phrase") and c.form == "finite"]
        return Turn((begin, last), cues[-1], None, None, segment.stop) if cues else None

    def _starts_with_words(self, segment: Segment) -> bool:
        head = self.text[segment.start : segment.stop].lstrip()
        ends = head.rstrip()[-1:]
        return head[:1].isalnum() and not BULLET.match(head) and ends not in ";:" and len(WORD.findall(head[:200])) > 1

    # ------------------------------------------------------------ the author's words

    def _turn(self, at: int, stop: int) -> Turn | None:
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
        source = next((j for j in range(first + 1, min(first + 4, last)) if self._is_source(j)), None)
        if not cue and source is None:
            return None
        if cue and any(
            scene.finite(j) and j not in scene.cues and scene.pos[j] == "VERB" for j in range(first, cue.token)
        ):
            return None
        inside = scene.stop[cue.token if cue else source or first]
        limit = min(stop, scene.stop[last - 1] + 4)
        resume = RESUME.search(self.text, inside, limit)
        end = resume.start() if resume else scene.stop[last - 1]
        return Turn((first, scene.token_before(end)), cue, source, resume.end() if resume else None, end)

    def _is_source(self, j: int) -> bool:
        before = self.scene.lower[max(j - 2, 0) : j]
        return any(p in before for p in lexicon.sources().get(self.scene.lower[j], ()))

    def _split(self, start: int, stop: int) -> tuple[list[tuple[int, int]], Turn | None, int]:
        """Cut an utterance at the author's words: its parts, the first of the words, and where it ends."""
        parts: list[tuple[int, int]] = []
        first: Turn | None = None
        begin = start
        for m in TURN.finditer(self.text, start, stop):
            if m.start() < begin or not (turn := self._turn(m.end(), stop)):
                continue
            parts.append((begin, m.start() + 1))
            first = first or turn
            if turn.resume is None:
                return parts, first, turn.stop
            begin = turn.resume
        parts.append((begin, stop))
        return parts, first, stop

    # ------------------------------------------------------------ paragraphs after a dash

    def _dashed(self, i: int, segment: Segment, start: int, announced: Turn | None) -> int:
        """A paragraph that begins with a dash, if it is speech; how far it is."""
        parts, turn, stop = self._split(start, segment.stop)
        if turn or announced or self._speech_after_dash(i, start, segment.stop):
            self._add_parts(i, parts, turn or announced)
            asks = self.text[start : segment.stop].rstrip()[-1:] == "?"
            self.found[-1].asks = asks and not (turn or announced)
            return stop
        return segment.start

    def _speech_after_dash(self, i: int, start: int, stop: int) -> bool:
        """Whether a paragraph after a dash is speech though nobody says it: an interview, or more of the same."""
        text = self.text[start:stop].strip()
        if self.listing or not text or text[-1] not in '.!?…»"”' or not (text[0].isupper() or text[0] in '«"„'):
            return False
        first, last = self.scene.token_at(start), self.scene.token_before(stop)
        goes_on = bool(self.found) and self.found[-1].segment == i - 1
        if not any(self.scene.finite(j) for j in range(first, last)):
            return goes_on and text[-1] == "?"
        return goes_on or text[-1] == "?" or any(w in SPEAKING for w in self.scene.lower[first:last])

    def _signature(self, i: int, segment: Segment, dash: re.Match[str] | None) -> bool:
        """Whether the paragraph says who spoke in the one before ("— Анна Ким, юрист", "заявил вчера Ким")."""
        if not self.found or self.found[-1].segment != i - 1:
            return False
        scene = self.scene
        first = scene.token_at(dash.end() if dash else segment.start)
        last = scene.token_before(segment.stop)
        if first >= last:
            return False
        mention = scene.mention.get(first)
        cues = scene.cues_in(first, min(first + FEW, last))
        named = (
            dash
            and mention
            and mention.kind == "person"
            and not any(map(scene.finite, range(first, min(last, first + 30))))
        )
        verb = not dash and self.text[scene.start[first]].islower() and cues
        if not named and not verb:
            return False
        chain = self.found[-1].chain
        for found in self.found[::-1]:
            if found.chain != chain:
                break
            found.zone, found.cue = (first, min(last, scene.end(first))), cues[0] if verb else None
        return True

    # ------------------------------------------------------------ between marks

    def _marks(self, i: int, segment: Segment, begin: int, announced: Turn | None) -> None:
        """The quotations in marks of a paragraph, from `begin` on."""
        done, broken = begin, False
        for m in self.marked[i][0]:
            if m.left < done or m.depth > DEPTH:
                continue
            if m.right is not None:
                done = max(done, self._closed(i, segment, m, announced))
            elif not broken:
                broken = True
                done = max(done, self._unclosed(i, segment, m, announced))

    def _closed(self, i: int, segment: Segment, m: Marked, announced: Turn | None) -> int:
        """Take a text in marks for speech, or not; how far it and the author's words after it are."""
        assert m.stop is not None and m.right is not None
        inner = self.text[m.start : m.stop]
        words = len(WORD.findall(inner))
        if not words:
            return 0
        parts, turn, _ = self._split(m.start, m.stop)
        before = self._before(segment, m, announced)
        after, plain = self._after(m, segment, words)
        initial = self._initial(segment, m.left)
        if self._series(m, words):
            self._add_parts(i, parts, turn or after or self.last[1])
        elif before and (words > 1 or inner[-1] in "!?…" or self._says(before, m)):
            self._add_parts(i, parts, turn or (after if plain is False and initial else None) or before)
        elif initial and (turn or after) and (words > 1 or inner[-1] in "!?…" or not plain):
            self._add_parts(i, parts, turn or after)
        elif initial and self._sentence(m, segment):
            self._add_parts(i, parts, self._sentence_before(segment, m))
        else:
            self.passed = m if initial or self._follows(m, self.passed) else None
            return 0
        if after and self.passed and self._follows(m, self.passed):  # «...», «...» — скандировали
            self._add_parts(i, [(self.passed.start, self.passed.stop or m.start)], after)
        self.passed = None
        self.last = self._ends(m, turn, after), turn or after or before or self.last[1]
        return after.stop if after and not turn else m.right

    def _ends(self, m: Marked, turn: Turn | None, after: Turn | None) -> int:
        """Where a quotation ends with the author's words after it."""
        return after.stop if after and not turn else m.right or m.start

    def _follows(self, m: Marked, other: Marked | None) -> bool:
        """Whether only a comma or "и" parts a text in marks from another before it."""
        gap = self.text[other.right : m.left] if other and other.right and 0 <= m.left - other.right < 6 else "none"
        return gap.strip() in (",", ", и", "и")

    def _series(self, m: Marked, words: int) -> bool:
        """Whether a text in marks goes on with the quotation before it: "скандировали: «...», «...»"."""
        if self.last[1] is None or not 0 <= m.left - self.last[0] < 6:
            return False
        gap = self.text[self.last[0] : m.left].strip()
        return gap in ("", ",", ", и", "и", "или") or (gap[:1] in ",." and words >= FEW and self._verb(m))

    def _says(self, before: Turn, m: Marked) -> bool:
        """Whether the author's words call even one word in marks speech: "ответил: «Осенью»"."""
        colon = self.text[max(m.left - 3, 0) : m.left].rstrip()[-1:] == ":"
        near = before.cue and before.zone[1] - before.cue.token <= FEW + 1
        return bool(before.cue and (before.cue.any("cry") or (colon and near and before.cue.any("say"))))

    def _initial(self, segment: Segment, at: int) -> bool:
        """Whether a mark stands where an utterance can begin: first in its paragraph, or after a sentence or colon."""
        before = self.text[max(segment.start, at - 9) : at].rstrip(" \t\u00a0\u202f'–—-")
        return not before or before[-1] in '.!?…:»”"' or before[-2:] in ("»,", "”,", '",')

    def _before(self, segment: Segment, m: Marked, announced: Turn | None) -> Turn | None:
        """The author's words before a mark, where they say that speech follows."""
        scene = self.scene
        token = scene.token_at(m.left)
        if token <= scene.token_at(segment.start):
            return announced
        begin = max(scene.begin(token - 1), token - BACK)
        if scene.start[begin] < segment.start:
            begin = scene.token_at(segment.start)
        cues = [c for c in scene.cues_in(begin, token) if c.any(*ATTRIBUTES)]
        cue = cues[-1] if cues else None
        turn = Turn((begin, token), cue, None, None, m.left)
        last = scene.lower[token - 1]
        lower = self.text[m.start : m.start + 1].islower()
        if last == ":":
            people = any(scene.mention[j].kind == "person" for j in range(begin, token) if j in scene.mention)
            turn.source = next((j for j in range(begin, token) if scene.lower[j] == "слова"), None)
            return turn if cue or people or turn.source is not None or self._sentence(m, segment) else None
        if cue and last in CLAUSE:
            return turn if last != "как" or cue.any("call") else None
        if last == ",":
            turn.source = next((j for j in range(token - 2, begin, -1) if self._is_source(j)), None)
            how = cue and "как" in scene.lower[max(begin, cue.token - 6) : cue.token]
            return turn if turn.source is not None or how else None
        if not cue:
            return None
        near = token - cue.token <= CLOSE and "," not in scene.lower[cue.token : token]
        if cue.any("cry") and near and token - cue.token <= SOON:
            return turn
        return turn if cue.any("call") and near and lower else None

    def _after(self, m: Marked, segment: Segment, words: int) -> tuple[Turn | None, bool]:
        """The author's words after a mark, and whether no dash stands before them."""
        assert m.stop is not None and m.right is not None
        gap = AFTER.match(self.text, m.right, segment.stop)
        if not gap or not self.text[gap.end() : gap.end() + 1].islower():
            return None, True
        ended = self.text[m.stop - 1] in "!?…,." or bool(gap[1])
        turn = self._turn(gap.end(), segment.stop)
        if gap[2]:
            whole = words >= LONG or self._verb(m) or self.text[m.stop - 1] in "!?…"
            if not turn and ended and gap[1] != "." and whole:
                turn = self._wordless(gap.end(), segment)
            at_once = turn and turn.cue and turn.cue.token == turn.zone[0]
            return (turn, False) if ended or words >= LONG or at_once else (None, True)
        if turn and turn.cue and turn.cue.token <= turn.zone[0] + 1:
            long = words > FEW or (words >= FEW and self._verb(m)) or self.text[m.stop - 1] in "!?…"
            comma = self.text[m.right : m.right + 1] == ","
            if long and (ended or comma or self._verb(m)):
                return turn, True
        return None, True

    def _wordless(self, at: int, segment: Segment) -> Turn | None:
        """Author's words without a verb of speech: "«...», — так описал затею министр"."""
        first = self.scene.token_at(at)
        last = min(self.scene.end(first), self.scene.token_before(segment.stop))
        if self.scene.lower[first] == "под":  # "«...», — под таким девизом прошла акция"
            return None
        return Turn((first, last), None, None, None, self.scene.stop[last - 1])

    def _verb(self, m: Marked) -> bool:
        stop = m.stop or m.start
        tokens = range(self.scene.token_at(m.start), self.scene.token_before(stop))
        return any(map(self.scene.finite, tokens))

    def _sentence(self, m: Marked, segment: Segment) -> bool:
        """Whether a text in marks is a sentence of its own, or several."""
        assert m.stop is not None and m.right is not None
        inner = self.text[m.start : m.stop].strip()
        rest = self.text[m.right : min(m.right + 9, segment.stop)].lstrip()
        ends = inner[-1:] in (".", "!", "?", "…") or not rest or rest[0] in ".!?…"
        starts = inner[:1].isupper() or inner[:1] in "….–—"
        return starts and ends and len(WORD.findall(inner)) >= LONG and self._verb(m)

    def _sentence_before(self, segment: Segment, m: Marked) -> Turn | None:
        """The sentence before a quotation, where it says that somebody spoke: "Мнением поделился директор."."""
        scene = self.scene
        last = scene.begin(scene.token_at(m.left))
        if not last or scene.start[last - 1] < segment.start:
            return None
        begin = max(scene.begin(last - 1), last - BACK)
        if any(scene.start[begin] < f.stop and f.start < scene.start[last] for f in self.found[-3:]):
            return None  # its author's words belong to what they stand beside
        cues = [c for c in scene.cues_in(begin, last) if c.any("say", "phrase") and c.form == "finite"]
        return Turn((begin, last), cues[-1], None, None, m.left) if cues else None

    def _unclosed(self, i: int, segment: Segment, m: Marked, announced: Turn | None) -> int:
        """A mark that its paragraph does not close; how far what it opens is, 0 where it opens no speech."""
        if not self._initial(segment, m.left):
            return 0
        before = self._before(segment, Marked(m.left, m.start, segment.stop, segment.stop), announced)
        end = self._closing_paragraph(i)
        parts, turn, stop = self._split(m.start, segment.stop)
        words = len(WORD.findall(self.text[m.start : min(segment.stop, m.start + 200)]))
        if end is not None and not turn and (before or words >= LONG):
            return self._run_on(i, segment, m, end, before)
        if turn or (before and before.cue):
            limit = stop if turn else self._next_introduced(i, segment, m)
            self._add_parts(i, parts if turn else [(m.start, limit)], turn or before)
            return limit
        return 0

    def _next_introduced(self, i: int, segment: Segment, m: Marked) -> int:
        """Where the sentence begins that introduces the next quotation of the paragraph, or the paragraph's end."""
        for other in self.marked[i][0]:
            if other.left > m.left and self.text[max(m.start, other.left - 3) : other.left].rstrip()[-1:] == ":":
                begin = self.scene.begin(self.scene.token_at(other.left) - 1)
                if self.scene.start[begin] > m.start:
                    return self.scene.start[begin]
        return segment.stop

    def _closing_paragraph(self, i: int) -> int | None:
        """The paragraph that closes a quotation, or opens it again, where the paragraphs between are of it too."""
        for j in range(i + 1, min(i + 1 + GAP, len(self.segments))):
            spans, orphan = self.marked[j]
            if self.segments[j].kind in SILENT or self.segments[j].release_id != self.segments[i].release_id:
                return None
            if orphan is not None or (spans and spans[0].left == self.segments[j].start and j == i + 1):
                return j
            if spans and spans[0].left == self.segments[j].start:
                return None
        return None

    def _run_on(self, i: int, segment: Segment, m: Marked, end: int, before: Turn | None) -> int:
        """A quotation over several paragraphs: a part for each of them."""
        orphan = self.marked[end][1]
        chain = next(self.chains)
        self._add(i, m.start, segment.stop, before, chain)
        if orphan is None:
            self.reopened.append(self.found[-1])
            return segment.stop
        for j in range(i + 1, end):
            self._add(j, self.segments[j].start, self.segments[j].stop, before, chain)
            self.consumed[j] = self.segments[j].stop
        last = self.segments[end]
        start = last.start
        opening = self.marked[end][0]
        if opening and opening[0].left == start:
            start = opening[0].start
        closing = Marked(start, start, orphan, orphan + 1)
        after, _ = self._after(closing, last, LONG)
        self._add(end, start, orphan, before, chain)
        if after and not before:
            for found in self.found:
                if found.chain == chain:
                    found.zone, found.cue, found.source = after.zone, after.cue, after.source
        self.consumed[end] = after.stop if after else orphan + 1
        return segment.stop

    # ------------------------------------------------------------ what is kept

    def _add_parts(self, i: int, parts: list[tuple[int, int]], turn: Turn | None) -> None:
        chain = next(self.chains)
        for start, stop in parts:
            self._add(i, start, stop, turn, chain)

    def _add(self, i: int, start: int, stop: int, turn: Turn | None, chain: int | None = None) -> None:
        start, stop = trim(self.text, start, stop)
        if stop > start:
            found = Found("direct", start, stop, chain=next(self.chains) if chain is None else chain, segment=i)
            if turn:
                found.zone, found.cue, found.source = turn.zone, turn.cue, turn.source
            self.found.append(found)


def trim(text: str, start: int, stop: int) -> tuple[int, int]:
    """Leave out blanks, dashes, the last full stop and marks that enclose the whole or have no partner."""
    for _ in range(3):  # marks within marks within marks
        while start < stop and (text[start].isspace() or text[start] in "-–—−,;"):
            start += 1
        while stop > start and text[stop - 1] in STRIPPED:
            stop -= 1
        if stop - start < 2:
            return start, stop
        if not MARK.match(text, start) and text[stop - 1] not in MARKS:
            return start, stop
        spans, orphan = pair(text, start, stop)
        if spans and spans[0].left == start and spans[0].right in (None, stop):
            start = spans[0].start
        elif orphan == stop - 1:
            stop -= 1
        else:
            break
    return start, stop
