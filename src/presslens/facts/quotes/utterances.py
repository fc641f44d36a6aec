"""Direct speech, paragraph by paragraph: what stands between marks, after a dash, a name or a colon."""

from __future__ import annotations

import re
from collections import defaultdict

from presslens.document import Mention, Segment
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.found import WORD, Found, Speech, Turn
from presslens.facts.quotes.quoted import BACK, CLOSE, Quoted
from presslens.facts.quotes.scene import SILENT, Cue, Scene
from presslens.facts.quotes.turns import ATTRIBUTES, Said, Turns
from presslens.facts.quotes.unmarked import Unmarked
from presslens.splitting import is_picture

DASHED = re.compile(r"\s*(?:[–—−]\s*|-\s+|-(?=[А-ЯЁ«]))(?=\S)")
WITHIN = re.compile(r"[.!?…:]\s+[–—−-]\s+(?=[А-ЯЁ])")  # a dash that opens speech inside a paragraph
BULLET = re.compile(r"\s*(?:[•·*▪►]|\d{1,2}[.)])\s*\S")
LABEL = re.compile(r"\s*([^\n:,;«»]{1,40})(?::|(?<=Вопрос)\.|(?<=Ответ)\.)\s*([-–—]?)\s*(?=[^\s«\"„])")
CAPTION = re.compile(
    r"\s*([^\n:;?!]{3,110}):\s+([-–—]?)\s*(?=[А-ЯЁ])"
)  # a name with its role before words without marks
# Initials or a letter that say who speaks: "А.К.: Мы ждём гостей.", "О.: Ждём."
LETTERS = re.compile(r"\s*([А-ЯЁ]\.(?:\s?[А-ЯЁ]\.)?|[А-ЯЁ]{1,2})\s?:\s+(?=[А-ЯЁ\d«…])")
LONGEST_QUESTION = 400  # characters
LEAST = 2  # questions whose answers letters tell
SEVERAL = 3  # paragraphs that begin with a name and a colon in an interview
PRESENTED = 25  # tokens that present somebody before a colon
NEAR = 3  # tokens of a paragraph within which a verb says who spoke in the one before


class Utterances:
    """Finds the direct speech of a document."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.text = scene.text
        self.segments = scene.doc.segments
        self.turns = Turns(scene)
        self.speech = Speech(scene.text)
        self.quoted = Quoted(scene, self.turns, self.speech)
        self.unmarked = Unmarked(scene, self.turns)
        self.listing = False
        self.introduced: Turn | None = None  # the last sentence of the paragraph before, if it says that somebody spoke
        self.lettered: dict[int, tuple[int, bool]] = {}  # where words after a letter begin, and whether these ask
        self.interview: bool | None = None  # whether paragraphs say at their beginning who speaks

    def run(self) -> list[Found]:
        announced: Turn | None = None
        self.interview = self._is_interview()
        self.lettered = self._lettered()
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
            self.quoted.share(self.speech.found[before:])
            announced = self._announcement(segment)
            self.introduced = None if self.speech.found[before:] else self._introduction(segment)
        return self.speech.found

    def _segment(self, i: int, segment: Segment, announced: Turn | None) -> None:
        begin = self.quoted.consumed.get(i, segment.start)
        dash = DASHED.match(self.text, segment.start, segment.stop)
        if begin > segment.start or self._signature(i, segment, dash):
            self.quoted.find(i, segment, begin, None)
        elif dash:
            self.quoted.find(i, segment, self._dashed(i, segment, dash.end(), announced), None)
        elif i in self.lettered:
            start, asks = self.lettered[i]
            self.speech.add(i, start, segment.stop, None)
            self.speech.found[-1].asks, self.speech.found[-1].answers = asks, not asks
        elif label := self._label(segment) or self._caption(i, segment):
            self._labelled(i, segment, label)
        elif announced and not self._sums_up(announced) and self._starts_with_words(segment):
            self.speech.add(i, segment.start, segment.stop, announced)
        else:
            before = len(self.speech.found)
            self.quoted.find(i, segment, segment.start, announced)
            if len(self.speech.found) == before and i not in self.quoted.consumed:
                self._without_marks(i, segment)
        self.listing = bool(dash) and (self.listing or self.text[segment.start : segment.stop].rstrip()[-1:] == ";")

    def _without_marks(self, i: int, segment: Segment) -> None:
        """A paragraph without speech in marks: its own words with their attribution, or those after a dash in it."""
        if unmarked := self.unmarked.find(segment):
            self.speech.add_parts(i, *unmarked)
        elif announced := self.unmarked.announced(segment, self.quoted.marked[i][0]):
            self.speech.add(i, *announced[0], announced[1])
        elif not self.quoted.marked[i][0] and (within := WITHIN.search(self.text, segment.start, segment.stop)):
            self._within(i, segment, within)

    def _labelled(self, i: int, segment: Segment, label: Turn) -> None:
        """A paragraph after a name, or after the label of those who ask or answer."""
        word = self.scene.lower[label.zone[0]] if label.zone[1] - label.zone[0] <= 2 else ""
        nobody = word in lexicon.words("asks")
        self.speech.add(i, label.stop, segment.stop, None if nobody else label)
        if nobody and self.speech.found:
            self.speech.found[-1].answers = word in lexicon.words("replies")
            self.speech.found[-1].asks = not self.speech.found[-1].answers

    def _lettered(self) -> dict[int, tuple[int, bool]]:
        """The paragraphs of an interview in which letters say who speaks, where one of the letters answers questions.

        For each of them: where its words begin, and whether they ask.
        """
        heard: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for i, segment in enumerate(self.segments):
            m = LETTERS.match(self.text, segment.start, segment.stop) if segment.kind not in SILENT else None
            if m:
                heard[m[1].replace(".", "").replace(" ", "")].append((i, m.end()))
        asking = {label for label, places in heard.items() if 2 * sum(map(self._is_question, places)) > len(places)}
        answering = [places for label, places in heard.items() if label not in asking]
        if len(answering) != 1 or sum(i > 0 and self._is_question((i - 1, 0)) for i, _ in answering[0]) < LEAST:
            return {}
        return {i: (start, label in asking) for label, places in heard.items() for i, start in places}

    def _is_question(self, place: tuple[int, int]) -> bool:
        """Whether a paragraph ends as questions do."""
        segment = self.segments[place[0]]
        return self.text[segment.start : segment.stop].rstrip()[-1:] == "?"

    def _is_interview(self) -> bool:
        """Whether several paragraphs say at their beginning who speaks, or one does and its speaker comes again."""
        heard = [s for s in self.segments if s.kind not in SILENT]
        found = [label for label in map(self._label, heard) if label]
        if len(found) == 1 and sum(map(self._alone, heard)) >= SEVERAL:
            return True
        if len(found) != 1 or (speaker := self.scene.mention.get(found[0].zone[0])) is None:
            return len(found) > 1
        names = [self.scene.mention.get(self.scene.token_at(s.start)) for s in heard if LABEL.match(self.text, s.start)]
        return sum(m is not None and m.entity_id == speaker.entity_id and m.kind == "person" for m in names) > 1

    def _alone(self, segment: Segment) -> bool:
        """Whether a paragraph begins with nothing but a person's name and a colon, and ends as sentences do."""
        m = LABEL.match(self.text, segment.start, segment.stop)
        named = self.scene.mention.get(self.scene.token_at(m.start(1))) if m else None
        if not m or named is None or named.kind != "person" or named.last < self.scene.token_before(m.end(1)):
            return False
        words = self.text[m.end() : segment.stop].rstrip()
        return words[:1].isupper() and words[-1:] in (".", "!", "?", "…")

    def _caption(self, i: int, segment: Segment) -> Turn | None:
        """A name and what its bearer is before somebody's own words: "Анна Ким, повар: Мы ждём гостей."."""
        m = CAPTION.match(self.text, segment.start, segment.stop)
        words = self.text[m.end() : segment.stop].rstrip() if m else ""
        if not m or self.listing or words[-1:] not in (".", "!", "?", "…"):
            return None
        scene = self.scene
        last = scene.token_before(m.end(1))
        first = self._past_pictures(scene.token_at(m.start(1)), last)
        named = scene.mention.get(first)
        if named is None or named.kind != "person" or named.first != first or scene.lower[named.last] not in {",", "("}:
            return None
        after = range(scene.token_at(m.end()), scene.token_before(segment.stop))
        mine = any(scene.lower[j] in lexicon.words("speaking") for j in scene.unquoted(after.start, after.stop))
        above = self.speech.found[-1] if self.speech.found else None  # the next of several such paragraphs
        goes_on = above is not None and above.segment == i - 1 and above.zone is not None and above.cue is None
        speaks = m[2] or mine or (goes_on and any(map(scene.finite, after)))
        told = any(map(scene.finite, range(first, last)))  # "Анна Ким, которая открыла клуб: ..."
        return Turn((first, last), None, None, None, m.end()) if speaks and not told else None

    def _label(self, segment: Segment) -> Turn | None:
        """The name, or "Вопрос", that says who speaks in a paragraph of an interview: "И. Петров: Мы ждём гостей."."""
        m = LABEL.match(self.text, segment.start, segment.stop)
        if not m:
            return None
        scene = self.scene
        last = scene.token_before(m.end(1))
        first = scene.token_at(m.start(1))
        mention = scene.mention.get(first)
        named = scene.mention.get(last - 1) if m[2] else mention  # "Директор школы Анна Ким: — ..." has its dash
        person = named is not None and named.kind == "person" and named.last >= last
        person = person and (named is mention or not any(map(scene.finite, range(first, last))))
        asked = scene.lower[first] in lexicon.words("asks") and last - first <= 2
        if not (person or asked) or not (m[2] or self.interview is not False):
            return None
        sentence = any(map(scene.finite, range(last, scene.token_before(segment.stop))))
        if not sentence and not (asked or self.interview or m[2]):
            return None
        if not sentence and self.text[m.end() : segment.stop].rstrip()[-1:] not in (".", "!", "?", "…"):
            return None
        return Turn((first, last), None, None, None, m.end())

    def _announcement(self, segment: Segment) -> Turn | None:
        """The author's words at the end of a paragraph that announce the next one as speech: "Петров написал:"."""
        if self.text[segment.start : segment.stop].rstrip()[-1:] != ":":
            return None
        last = self.scene.token_before(segment.stop)
        begin = max(self.scene.begin(last - 1), self.scene.token_at(segment.start), last - BACK) if last else 0
        cues = [c for c in self.scene.cues_in(begin, last) if c.any(*ATTRIBUTES) and c.form != "infinitive"]
        source = next((j for j in range(begin + 1, last) if self.turns.is_source(j)), None)
        self.listing = not cues and source is None and not self._ends_in_name(begin, last)
        if self._presents(begin, last):
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

    def _presents(self, first: int, last: int) -> bool:
        """Whether words before a colon are a name with its role: "Анна Ким, волонтёр:", "Директор музея Анна Ким:"."""
        scene, alone = self.scene, self.scene.segment(first)
        whole = first == 0 or scene.segment(first - 1) != alone
        first = self._past_pictures(first, last)
        named, closing = scene.mention.get(first), scene.mention.get(last - 2) if last - first > 2 else None
        if closing is not None and whole and scene.tag[first].feats.get("Case") == "Nom":
            named = named or closing if scene.can_be_subject(closing) else named
        person = named is not None and named.kind == "person"
        return person and last - first <= PRESENTED and not any(map(scene.finite, range(first, last)))

    def _past_pictures(self, first: int, last: int) -> int:
        """The first token that is no picture: "🎤 [Анна] Ким:"."""
        while first < last and is_picture(self.scene.lower[first][0]):
            first += 1
        return first

    def _introduction(self, segment: Segment) -> Turn | None:
        """A paragraph's last sentence, where it tells of somebody who spoke, or ends in a colon."""
        last = self.scene.token_before(segment.stop)
        begin = max(self.scene.begin(last - 1), self.scene.token_at(segment.start), last - BACK) if last else 0
        cues = [c for c in self.scene.cues_in(begin, last) if c.any("say", "phrase") and c.form == "finite"]
        end = self.text[segment.start : segment.stop].rstrip()[-1:]
        if end == "?":
            return None
        colon = end == ":"
        return Turn((begin, last), cues[-1] if cues else None, None, None, segment.stop) if cues or colon else None

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
        if self.text[start : segment.stop].rstrip()[-1:] == ";" and not turn:  # the first of a list
            return segment.start
        if turn or announced or self._speech_after_dash(i, start, segment.stop):
            self._add(i, exchange, announced)
            self.speech.found[-1].asks = self._asks(start, segment.stop) and not (turn or announced)
            self.speech.found[-1].answers = self._asked(i)
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

    def _add(self, i: int, exchange: list[Said], announced: Turn | None) -> None:
        """Add the utterances of those who speak in a paragraph."""
        for n, (parts, turn) in enumerate(exchange, start=1):
            asked = turn is None and n < len(exchange)
            self.speech.add_parts(i, parts, None if asked else turn or announced)
            if asked:
                self.speech.found[-1].asks = True

    def _asked(self, i: int) -> bool:
        """Whether the paragraph before is nothing but a question, as interviews set them without a dash."""
        before = self.segments[i - 1] if i else None
        if before is None or before.kind in SILENT or before.release_id != self.segments[i].release_id:
            return False
        text = self.text[before.start : before.stop].strip()
        spoken = bool(self.speech.found) and self.speech.found[-1].segment == i - 1
        return text[-1:] == "?" and text[:1].isupper() and len(text) <= LONGEST_QUESTION and not spoken

    def _speech_after_dash(self, i: int, start: int, stop: int) -> bool:
        """Whether a paragraph after a dash is speech though nobody says it: an interview, or more of the same."""
        text = self.text[start:stop].strip()
        if self.listing or not text or text[-1] not in '.!?…»"”' or not (text[0].isupper() or text[0] in '«"„'):
            return False
        first, last = self.scene.token_at(start), self.scene.token_before(stop)
        if self._asked(i):
            return True
        goes_on = bool(self.speech.found) and self.speech.found[-1].segment == i - 1
        if (self._asks(start, stop) and (goes_on or self._answered(i))) or (goes_on and self.speech.found[-1].asks):
            return True
        if not any(self.scene.finite(j) for j in range(first, last)):
            return False
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
        if self.text[start:stop].rstrip()[-1:] == "?":
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
        answer = self.text[dash.end() : after.stop].rstrip() if dash else ""
        return answer[:1].isupper() and answer[-1:] in (".", "!", "…")

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
        bare = role and self.text[segment.start : segment.stop].rstrip()[-1:] not in (*".!?…:;",)
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
        line = segment is not None and self.text[segment.start : segment.stop].rstrip()[-1:] not in (*".!?…",)
        return line and named is not None and named.kind == "person"

    def _signature(self, i: int, segment: Segment, dash: re.Match[str] | None) -> bool:
        """Whether the paragraph says who spoke in the one before ("— Анна Ким, юрист", "заявил вчера Ким")."""
        if not self.speech.found or self.speech.found[-1].segment != i - 1:
            return False
        scene = self.scene
        first = scene.token_at(dash.end() if dash else segment.start)
        last = scene.token_before(segment.stop)
        if first >= last:
            return False
        mention = scene.mention.get(first)
        if self.speech.found[-1].zone is None and (turn := self.turns.backward(first, last)) is not None:
            self.speech.found[-1].zone, self.speech.found[-1].cue = turn.zone, turn.cue  # "Так считает Анна Ким."
            return False
        cues = scene.cues_in(first, min(first + NEAR, last))
        named = (
            dash
            and mention
            and mention.kind == "person"
            and not any(map(scene.finite, range(first, min(last, first + 30))))
        )
        verb = self.text[scene.start[first]].islower() and cues and (not dash or self._told_below(cues[0], first, i))
        if not named and not verb and not self._signed(i, first, last):
            return False
        chain = self.speech.found[-1].chain
        for found in self.speech.found[::-1]:
            if found.chain != chain:
                break
            found.zone, found.cue = (first, min(last, scene.end(first))), cues[0] if verb else None
        return True
