"""Who speaks in a paragraph of an interview or transcript, told before a colon: "И. Петров: ...", "Вопрос: ..."."""

from __future__ import annotations

import re
from collections import defaultdict

from presslens.document import Segment
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.found import ENDS, Turn
from presslens.facts.quotes.scene import SILENT, Scene
from presslens.splitting import is_picture

LABEL = re.compile(
    r"\s*([^\n:,;«»()]{1,40})(?:\s*\([^()\n]{1,60}\))?(?::|(?<=Вопрос)\.|(?<=Ответ)\.)\s*([-–—]?)\s*(?=[^\s«\"„])"
)
# a name with its role before words without marks
CAPTION = re.compile(r"\s*([^\n:;?!]{3,110}):\s+([-–—]?)\s*(?=[А-ЯЁ])")
# the same after a role, with a remark behind: "Директор фонда Анна Ким (приехала сама): мы давно хотели помочь."
TITLED = re.compile(
    r"\s*([^\n:;?!«»()]{3,110}|[^\n:;?!()]*«[^»\n]*»[^\n:;?!()]*)(?:\s\([^()\n]{1,60}\))?:\s+(?=[А-ЯЁа-яё])"
)
# Initials or a letter that say who speaks: "А.К.: Мы ждём гостей.", "О.: Ждём."
LETTERS = re.compile(r"\s*([А-ЯЁ]\.(?:\s?[А-ЯЁ]\.)?|[А-ЯЁ]{1,2})\s?:\s+(?=[А-ЯЁ\d«…])")
LEAST = 2  # questions whose answers letters tell
SEVERAL = 3  # paragraphs that begin with a name and a colon in an interview
LONGEST = 220  # letters of a role with its body and a name before a colon
PRESENTED = 25  # tokens that present somebody before a colon


class Labels:
    """Finds the names, words and letters before a colon that say who speaks."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.text = scene.text
        self.segments = scene.doc.segments
        self.last = -9  # the last paragraph that begins with a name or word
        self.interview: bool | None = None  # whether paragraphs say at their beginning who speaks; None: not known yet
        self.interview = self._is_interview()
        self.lettered = self._lettered()  # where words after a letter begin, and whether these ask

    def label(self, segment: Segment) -> Turn | None:
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
        if not sentence and scene.ending(m.end(), segment.stop) not in ENDS:
            return None
        return Turn((first, last), None, None, None, m.end())

    def _alone(self, segment: Segment) -> bool:
        """Whether a paragraph begins with nothing but a person's name and a colon, and ends as sentences do."""
        m = LABEL.match(self.text, segment.start, segment.stop)
        named = self.scene.mention.get(self.scene.token_at(m.start(1))) if m else None
        if not m or named is None or named.kind != "person" or named.last < self.scene.token_before(m.end(1)):
            return False
        words = self.text[m.end() : segment.stop].rstrip()
        return words[:1].isupper() and words[-1:] in ENDS

    def caption(self, segment: Segment, goes_on: bool) -> Turn | None:
        """A name and what its bearer is before somebody's own words: "Анна Ким, повар: Мы ждём гостей.".

        They need not be told as somebody's own after another such paragraph, on which this one then `goes_on`.
        """
        m = CAPTION.match(self.text, segment.start, segment.stop)
        if not m or self.scene.ending(m.end(), segment.stop) not in ENDS:
            return None
        scene = self.scene
        last = scene.token_before(m.end(1))
        first = self._past_pictures(scene.token_at(m.start(1)), last)
        named = scene.mention.get(first)
        if named is None or named.kind != "person" or named.first != first or scene.lower[named.last] not in {",", "("}:
            return None
        after = range(scene.token_at(m.end()), scene.token_before(segment.stop))
        mine = any(scene.lower[j] in lexicon.words("speaking") for j in scene.unquoted(after.start, after.stop))
        speaks = m[2] or mine or (goes_on and any(map(scene.finite, after)))
        told = any(map(scene.finite, range(first, last)))  # "Анна Ким, которая открыла клуб: ..."
        return Turn((first, last), None, None, None, m.end()) if speaks and not told else None

    def titled(self, segment: Segment) -> Turn | None:
        """A name after its role before words that are told as somebody's own: "Директор Анна Ким: мы ждали весны."."""
        m = TITLED.match(self.text, segment.start, min(segment.stop, segment.start + LONGEST))
        if not m or self.scene.ending(m.end(), segment.stop) not in ENDS:
            return None
        scene = self.scene
        first, last = scene.token_at(m.start(1)), scene.token_before(m.end(1))
        named = scene.mention.get(last - 1)
        if named is None or named.kind != "person" or named.first == first or scene.in_genitive(named):
            return None
        after = range(scene.token_at(m.end()), scene.token_before(segment.stop))
        mine = any(scene.lower[j] in lexicon.words("myself") for j in scene.unquoted(after.start, after.stop))
        role = scene.tag[first].feats.get("Case") == "Nom" and not any(map(scene.finite, range(first, last)))
        return Turn((first, last), None, None, None, m.end()) if mine and role else None

    def presents(self, first: int, last: int) -> bool:
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

    def _is_interview(self) -> bool:
        """Whether several paragraphs say at their beginning who speaks, or one does and its speaker comes again."""
        heard = [s for s in self.segments if s.kind not in SILENT]
        labels = list(map(self.label, heard))
        found = [label for label in labels if label]
        self.last = max((s.segment_id for s, label in zip(heard, labels, strict=True) if label), default=-9)
        if len(found) == 1 and sum(map(self._alone, heard)) >= SEVERAL:
            return True
        if len(found) != 1 or (speaker := self.scene.mention.get(found[0].zone[0])) is None:
            return len(found) > 1
        names = [self.scene.mention.get(self.scene.token_at(s.start)) for s in heard if LABEL.match(self.text, s.start)]
        return sum(m is not None and m.entity_id == speaker.entity_id and m.kind == "person" for m in names) > 1

    def _lettered(self) -> dict[int, tuple[int, bool]]:
        """The paragraphs of an interview in which letters say who speaks, where one of the letters answers questions.

        For each of them: where its words begin, and whether they ask.
        """
        heard: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for i, segment in enumerate(self.segments):
            m = LETTERS.match(self.text, segment.start, segment.stop) if segment.kind not in SILENT else None
            if m:
                heard[m[1].replace(".", "").replace(" ", "")].append((i, m.end()))
        questions = {label: sum(self._is_question(i) for i, _ in places) for label, places in heard.items()}
        asking = {label for label, places in heard.items() if 2 * questions[label] > len(places)}
        answering = [places for label, places in heard.items() if label not in asking]
        if len(answering) != 1 or sum(i > 0 and self._is_question(i - 1) for i, _ in answering[0]) < LEAST:
            return {}
        return {i: (start, label in asking) for label, places in heard.items() for i, start in places}

    def _is_question(self, i: int) -> bool:
        """Whether a paragraph ends as questions do."""
        segment = self.segments[i]
        return self.scene.ending(segment.start, segment.stop) == "?"
