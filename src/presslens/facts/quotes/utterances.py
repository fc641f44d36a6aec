"""Direct speech, paragraph by paragraph: what stands between marks, after a dash, a name or a colon."""

from __future__ import annotations

import re

from presslens.document import Segment
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.found import ENDS, WORD, Found, Speech, Turn, before_remark, is_question
from presslens.facts.quotes.labels import Labels
from presslens.facts.quotes.quoted import BACK, CLOSE, Quoted
from presslens.facts.quotes.scene import SILENT, Scene
from presslens.facts.quotes.signatures import Signatures
from presslens.facts.quotes.turns import ATTRIBUTES, Said, Turns
from presslens.facts.quotes.unmarked import Unmarked

DASHED = re.compile(r"\s*(?:[–—−]\s*|-\s+|-(?=[А-ЯЁ«]))(?=\S)")
WITHIN = re.compile(r"[.!?…:]\s+[–—−-]\s+(?=[А-ЯЁ])")  # a dash that opens speech inside a paragraph
BULLET = re.compile(r"\s*(?:[•·*▪►]|\d{1,2}[.)])\s*\S")


class Utterances:
    """Finds the direct speech of a document."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.text = scene.text
        self.segments = scene.doc.segments
        self.turns = Turns(scene)
        self.speech = Speech(scene.text)
        self.quoted = Quoted(scene, self.turns, self.speech)
        self.signatures = Signatures(scene, self.turns, self.speech)
        self.unmarked = Unmarked(scene, self.turns)
        self.listing = False
        self.labels = Labels(scene)
        self.labelled = -9  # the last paragraph after a name or label
        self.asking = -1  # the release in which somebody asks after a dash
        self.introduced: Turn | None = None  # the last sentence of the paragraph before, if it says that somebody spoke

    def run(self) -> list[Found]:
        announced: Turn | None = None
        for i, segment in enumerate(self.segments):
            if segment.kind in SILENT:
                announced = self.introduced = None
                continue
            before = len(self.speech.found)
            self._segment(i, segment, announced)
            for found in self.speech.found[before:]:
                opens = found.start <= segment.start + 3 and found not in self.quoted.reopened
                if found.zone is None and self.introduced and opens and not found.asks:
                    found.zone, found.cue = self.introduced.zone, self.introduced.cue
                    found.source = self.introduced.source
            self.quoted.share(self.speech.found[before:])
            announced = self._announcement(segment)
            self.introduced = None if self.speech.found[before:] else self._introduction(segment)
        return self.speech.found

    def _segment(self, i: int, segment: Segment, announced: Turn | None) -> None:
        begin = self.quoted.consumed.get(i, segment.start)
        dash = DASHED.match(self.text, segment.start, segment.stop)
        start = dash.end() if dash else segment.start
        if begin > segment.start or self.signatures.sign(i, start, after_dash=dash is not None):
            self.quoted.find(i, segment, begin, None)
        elif dash:
            self.quoted.find(i, segment, self._dashed(i, segment, start, announced), None)
        elif i in self.labels.lettered:
            words, asks = self.labels.lettered[i]
            self.speech.add(i, words, segment.stop, None)
            self.speech.found[-1].asks, self.speech.found[-1].answers = asks, not asks
        elif label := self.labels.label(segment) or self._caption(i, segment):
            self._labelled(i, segment, label)
        elif announced and not self._sums_up(announced) and self._starts_with_words(segment):
            self.speech.add(i, segment.start, segment.stop, announced)
        else:
            before = len(self.speech.found)
            self.quoted.find(i, segment, segment.start, announced)
            if len(self.speech.found) == before and i not in self.quoted.consumed:
                self._without_marks(i, segment)
        self.listing = bool(dash) and (self.listing or self.scene.ending(segment.start, segment.stop) == ";")

    def _without_marks(self, i: int, segment: Segment) -> None:
        """A paragraph without speech in marks: its own words with their attribution, or those after a dash in it."""
        if unmarked := self.unmarked.find(segment):
            self.speech.add_parts(i, *unmarked)
        elif announced := self.unmarked.announced(segment, self.quoted.marked[i][0]):
            self.speech.add(i, *announced[0], announced[1])
        elif self._goes_on(i, segment):
            self.speech.add(i, segment.start, segment.stop, None, self.speech.found[-1].chain)
            self.labelled = i
        elif not self.quoted.marked[i][0] and (within := WITHIN.search(self.text, segment.start, segment.stop)):
            self._within(i, segment, within)

    def _goes_on(self, i: int, segment: Segment) -> bool:
        """Whether a paragraph, before the next name, goes on with the words after a name, as the speaker's own do."""
        if self.labelled != i - 1 or i >= self.labels.last or self.speech.found[-1].asks:
            return False
        first, last = self.scene.token_at(segment.start), self.scene.token_before(segment.stop)
        return self.unmarked.mine(first, last) and self.scene.ending(segment.start, segment.stop) in ENDS

    def _labelled(self, i: int, segment: Segment, label: Turn) -> None:
        """A paragraph after a name, or after the label of those who ask or answer."""
        word = self.scene.lower[label.zone[0]] if label.zone[1] - label.zone[0] <= 2 else ""
        nobody = word in lexicon.words("asks")
        self.speech.add(i, label.stop, segment.stop, None if nobody else label)
        self.labelled = i
        if nobody and self.speech.found:
            self.speech.found[-1].answers = word in lexicon.words("replies")
            self.speech.found[-1].asks = not self.speech.found[-1].answers

    def _caption(self, i: int, segment: Segment) -> Turn | None:
        """The same for a name and what its bearer is, but in a list."""
        above = self.speech.found[-1] if self.speech.found else None  # the next of several such paragraphs
        goes_on = above is not None and above.segment == i - 1 and above.zone is not None and above.cue is None
        return None if self.listing else self.labels.caption(segment, goes_on) or self.labels.titled(segment)

    def _announcement(self, segment: Segment) -> Turn | None:
        """The author's words at the end of a paragraph that announce the next one as speech: "Петров написал:"."""
        if self.scene.ending(segment.start, segment.stop) != ":":
            return None
        begin, last = self._last_sentence(segment)
        cues = [c for c in self.scene.cues_in(begin, last) if c.any(*ATTRIBUTES) and c.form != "infinitive"]
        source = next((j for j in range(begin + 1, last) if self.turns.is_source(j)), None)
        self.listing = not cues and source is None and not self._ends_in_name(begin, last)
        if self.labels.presents(begin, last):
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
        """A paragraph's last sentence, where it tells of somebody who spoke, or ends in a colon."""
        begin, last = self._last_sentence(segment)
        cues = [c for c in self.scene.cues_in(begin, last) if c.any("say", "phrase") and c.form == "finite"]
        end = self.scene.ending(segment.start, segment.stop)
        if end == "?":
            return None
        colon = end == ":"
        if not cues and not colon and (passed_on := self._passed_on(begin, last)) is not None:
            return Turn((begin, last), None, passed_on, None, segment.stop)
        return Turn((begin, last), cues[-1] if cues else None, None, None, segment.stop) if cues or colon else None

    def _last_sentence(self, segment: Segment) -> tuple[int, int]:
        """The tokens of a paragraph's last sentence."""
        last = self.scene.token_before(segment.stop)
        begin = max(self.scene.begin(last - 1), self.scene.token_at(segment.start), last - BACK) if last else 0
        return begin, last

    def _passed_on(self, begin: int, last: int) -> int | None:
        """The noun by which somebody's words are sent out: "Направляем [комментарий] директора Анны Ким о тарифах."."""
        scene = self.scene
        if scene.lower[begin] not in lexicon.words("presenting"):
            return None
        near = range(begin + 1, min(begin + CLOSE, last))
        noun = next((k for k in near if scene.lower[k] in lexicon.words("utterance")), None)
        named = (scene.mention.get(k) for k in range(noun + 1, min(noun + BACK // 4, last))) if noun else ()
        return noun if any(m.kind == "person" and scene.in_genitive(m) for m in named if m) else None

    def _sums_up(self, announced: Turn) -> bool:
        """Whether the words before a colon tell what is told below in the author's words: "Мэр [перечислил] итоги:"."""
        cue = announced.cue
        if cue is None or cue.lemma not in lexicon.words("listing"):
            return False
        return any(self.scene.relation[k] == "obj" for k in self.scene.children[cue.token])

    def _starts_with_words(self, segment: Segment) -> bool:
        head = self.text[segment.start : segment.stop].lstrip()
        ends = head.rstrip()[-1:]
        return head[:1].isalnum() and not BULLET.match(head) and ends not in ";:" and len(WORD.findall(head[:200])) > 1

    def _dashed(self, i: int, segment: Segment, start: int, announced: Turn | None) -> int:
        """A paragraph that begins with a dash, if it is speech; how far it is."""
        sentence = not self.listing and not self.text[start : start + 1].islower()
        exchange, stop = self.turns.exchange(start, segment.stop, any_verb=sentence)
        turn = exchange[-1][1]
        if self.scene.ending(start, segment.stop) == ";" and not turn:  # the first of a list
            return segment.start
        spoken = turn or announced or self._speech_after_dash(i, start, segment.stop)
        if spoken and self._add(i, exchange, announced):
            self.speech.found[-1].asks = self._asks(start, segment.stop) and not (turn or announced)
            self.speech.found[-1].answers = self._asked(i)
            self.asking = segment.release_id if self.speech.found[-1].asks else self.asking
            return stop
        return segment.start

    def _within(self, i: int, segment: Segment, dash: re.Match[str]) -> None:
        """Speech after a dash inside a paragraph: "Кран вернули. — Мы ждали, — сказал Петров.", "ответил: — Ждём."."""
        exchange, _ = self.turns.exchange(dash.end(), segment.stop)
        turn = exchange[-1][1]
        announced = None
        if self.text[dash.start()] == ":":
            announced = self._announcement(Segment(segment.release_id, i, "body", segment.start, dash.start() + 1))
        elif turn is None:
            announced = self.unmarked.resumed(segment.start, dash.start() + 1, dash.end())
        turn = turn or announced
        if turn and (turn.cue or turn.source is not None):
            self._add(i, exchange, announced)

    def _add(self, i: int, exchange: list[Said], announced: Turn | None) -> bool:
        """Add the utterances of those who speak in a paragraph; whether there are any."""
        found, known = self.speech.found, len(self.speech.found)
        for n, (parts, turn) in enumerate(exchange, start=1):
            asked, before = turn is None and n < len(exchange), len(found)
            self.speech.add_parts(i, parts, None if asked else turn or announced)
            if asked and len(found) > before:
                found[-1].asks = True
        return len(found) > known

    def _asked(self, i: int) -> bool:
        """Whether the paragraph before is nothing but a question, as interviews set them without a dash."""
        before = self.segments[i - 1] if i else None
        if before is None or before.kind in SILENT or before.release_id != self.segments[i].release_id:
            return False
        spoken = bool(self.speech.found) and self.speech.found[-1].segment == i - 1
        return not spoken and is_question(self.text[before.start : before.stop])

    def _speech_after_dash(self, i: int, start: int, stop: int) -> bool:
        """Whether a paragraph after a dash is speech though nobody says it: an interview, or more of the same."""
        text = self.text[start : before_remark(self.text, start, stop)].strip()
        goes_on = bool(self.speech.found) and self.speech.found[-1].segment == i - 1
        figure = text[:1].isdigit() and goes_on and self.speech.found[-1].asks  # "— Сколько их? — 120 человек."
        if self.listing or not text or text[-1] not in '.!?…»"”':
            return False
        if not (text[0].isupper() or text[0] in '«"„' or figure):
            return False
        first, last = self.scene.token_at(start), self.scene.token_before(stop)
        if self._asked(i):
            return True
        if (self._asks(start, stop) and (goes_on or self._answered(i))) or (goes_on and self.speech.found[-1].asks):
            return True
        if not any(self.scene.finite(j) for j in range(first, last)):
            return goes_on and self.asking == self.segments[i].release_id and self._answered(i)  # "— Красиво."
        if goes_on or text[-1] == "?" or any(w in lexicon.words("speaking") for w in self.scene.lower[first:last]):
            return True
        before = self.introduced
        answers = before is not None and (before.cue is not None or self._ends_in_name(*before.zone))
        return answers and not self._one_of_several(i)

    def _ends_in_name(self, first: int, last: int) -> bool:
        """Whether a sentence ends in who does something in it, and a colon: "Вечер открыла Анна Ким:"."""
        scene = self.scene
        named = scene.mention.get(last - 2) if last - first > 2 and scene.lower[last - 1] == ":" else None
        return named is not None and named.kind == "person" and scene.acts(named) and not scene.in_genitive(named)

    def _one_of_several(self, i: int) -> bool:
        """Whether the next paragraph opens with a dash too, as in a list."""
        after = self.segments[i + 1] if i + 1 < len(self.segments) else None
        return after is not None and DASHED.match(self.text, after.start, after.stop) is not None

    def _asks(self, start: int, stop: int) -> bool:
        """Whether words after a dash are of who asks: a question, "Расскажите о себе.", "Спасибо за беседу!"."""
        if self.scene.ending(start, stop) == "?":
            return True
        first, last = self.scene.token_at(start), self.scene.token_before(stop)
        words = self.scene.lower[first:last]
        if words[0] in lexicon.words("thanks") and len(words) <= CLOSE:
            return not lexicon.words("interview").isdisjoint(words)
        return not lexicon.words("tell-us").isdisjoint(self.scene.lower[self.scene.begin(last - 1) : last])

    def _answered(self, i: int) -> bool:
        """Whether the next paragraph after a dash can answer this one."""
        after = self.segments[i + 1] if i + 1 < len(self.segments) else None
        if after is None or after.release_id != self.segments[i].release_id:
            return False
        dash = DASHED.match(self.text, after.start, after.stop)
        answer = self.text[dash.end() : before_remark(self.text, dash.end(), after.stop)].rstrip() if dash else ""
        return answer[:1].isupper() and answer[-1:] in (".", "!", "…")
