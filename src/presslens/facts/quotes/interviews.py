"""Interviews: who answers, and what belongs to an answer besides the paragraph that opens it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from presslens.document import Mention, Segment
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.found import ENDS, WORD, Found, before_remark, is_question, trim
from presslens.facts.quotes.marks import pair
from presslens.facts.quotes.scene import SILENT, Scene
from presslens.facts.quotes.turns import DASHES

BRIEF = 20  # tokens of what asks somebody to tell
MOST = 8  # paragraphs of an answer
RUN = 4  # paragraphs after a dash in which two take turns, at least
SHOWN = 3  # of them that tell by their words whose they are
LEAST = 2  # questions of an interview whose answers no dash tells
SOURCE = 4  # tokens of "По словам врача Анны"
SIGNS = 2  # tokens with which the signature of who has asked begins
TITLE = 3  # words of a headline in marks that its hero said


class Interviews:
    """The interviews among a document's releases."""

    def __init__(self, scene: Scene, direct: list[Found]) -> None:
        self.scene = scene
        self.text = scene.text
        self.segments = scene.doc.segments
        self.direct = direct
        self.found: dict[int, list[Found]] = defaultdict(list)
        for f in direct:
            self.found[f.segment].append(f)
        self.questions: dict[int, list[int]] = defaultdict(list)  # paragraphs, by release
        for i, segment in enumerate(self.segments):
            asked = self.found[i] and self.found[i][-1].asks
            answered = i + 1 in self.found and self.found[i + 1][0].answers
            if asked or (answered and not self.found[i]):
                self.questions[segment.release_id].append(i)
        self.guests: dict[int, int] = {}  # who is interviewed, by release
        self.hosts: dict[int, int] = {}  # who asks, where the signature tells
        self.within: list[Found] = []  # what is quoted within answers

    def run(self) -> list[Found]:
        """What is said in interviews besides what stands after a dash or a label."""
        out: list[Found] = []
        for release_id in {s.release_id for s in self.segments}:
            turns = self._turns(release_id)
            plain = [] if release_id in self.questions or turns else self._plain(release_id)
            later = [i for i in self.questions.get(release_id, ()) if turns and i > turns[-1]]  # after a remark
            asked = [*turns[1::2], *later] or self.questions.get(release_id) or plain
            if not asked or (guest := self._guest(release_id, asked)) is None:
                continue
            if not self._told(asked, guest, strictly=bool(plain)):
                continue
            answers = self._answers(asked, guest, quoting=bool(plain))
            if plain and not any(self._speaks(f) for f in answers):
                continue
            self.guests[release_id] = guest
            self._note_host(release_id, asked[-1])
            if turns:
                out += self._take(turns)
            self._mark(later if turns else asked)
            out += [*self._headline(asked[0], release_id), *answers]
        return out

    def _note_host(self, release_id: int, last: int) -> None:
        """Note who asks, by a line after the questions: "Беседовала Анна Ким"."""
        for i in range(last + 1, len(self.segments)):
            if self.segments[i].release_id != release_id:
                break
            if not self.found.get(i):
                first, stop = self._tokens(i)
                people = {m.entity_id for m in self._people(first, stop)}
                if len(people) == 1 and not lexicon.words("conversed").isdisjoint(
                    self.scene.lower[first : first + SIGNS]
                ):
                    self.hosts[release_id] = people.pop()

    def _turns(self, release_id: int) -> list[int]:
        """The paragraphs after a dash in which two take turns, from the first answer on; none where it is not clear.

        "— Колено. Три операции. ¶ — Вы ушли. ¶ — Я ушла учить. ¶ — Чему? ¶ — Мы учим всему.": not all that is asked is
        a question, but each tells of "вы" or asks, and each answer of "я" or nobody.
        """
        dashed = [i for i, s in enumerate(self.segments) if s.release_id == release_id and self._dashed(i)]
        run = dashed[: next((n for n in range(1, len(dashed)) if dashed[n] != dashed[n - 1] + 1), len(dashed))]
        if len(run) < RUN:
            return []
        asking, answering = (set(filter(shows, run)) for shows in (self._asking, self._answering))
        for begin in (0, 1):
            asked, answered = set(run[begin::2]), set(run[1 - begin :: 2])
            clear = asking <= asked and answering <= answered
            if clear and asking and answering and len(asking) + len(answering) >= SHOWN:
                return run if begin else [run[0] - 1, *run]
        return []

    def _dashed(self, i: int) -> bool:
        """Whether a paragraph stands after a dash, and no words of an author in it."""
        segment = self.segments[i]
        text = self.text[segment.start : segment.stop]
        said = before_remark(self.text, segment.start, segment.stop - (text[-1] == "."))
        whole = text[-1] in ENDS or said < segment.stop - 1
        own = all(f.zone is None or self.scene.start[f.zone[0]] < segment.start for f in self.found.get(i, ()))
        return text[0] in DASHES and whole and own and segment.kind not in SILENT

    def _asking(self, i: int) -> bool:
        """Whether words are of who asks: a question, or words of "вы" and none of "я"."""
        words = {self.scene.lower[k] for k in self.scene.unquoted(*self._tokens(i))}
        mine = lexicon.words("myself") & words
        asks = self.scene.ending(self.segments[i].start, self.segments[i].stop) == "?"
        return not mine and (asks or not lexicon.words("yours").isdisjoint(words))

    def _answering(self, i: int) -> bool:
        """Whether words are of who answers: of "я" and none of "вы"."""
        words = {self.scene.lower[k] for k in self.scene.unquoted(*self._tokens(i))}
        return bool(lexicon.words("myself") & words) and lexicon.words("yours").isdisjoint(words)

    def _take(self, turns: list[int]) -> list[Found]:
        """Give each paragraph to who asks or answers; what was not found of them."""
        out: list[Found] = []
        for n, i in enumerate(turns):
            if i < 0 or not self._dashed(i):  # the first question may have nothing before it
                continue
            found = self.found.get(i, [])
            if not found:
                start, stop = trim(self.text, self.segments[i].start, self.segments[i].stop)
                found = [Found("direct", start, stop, segment=i)]
                out += found
            for f in found:
                f.zone = f.cue = f.source = None
                f.asks, f.answers = n % 2 == 1, n % 2 == 0
        return out

    def _plain(self, release_id: int) -> list[int]:
        """Paragraphs that are nothing but a question, if several are, and no paragraph is speech.

        Where a question speaks to somebody by name the answers may quote others.
        """
        release = [i for i, s in enumerate(self.segments) if s.release_id == release_id]
        asked = [i for i in release if self._asks(self.segments[i])]
        first = asked[0] if len(asked) >= LEAST else len(self.segments)
        last = asked[-1] + 1 if asked else 0  # past the answers somebody else may be quoted
        spoken = any(self.found.get(i) for i in release if first < i <= last)
        quotes = spoken and not any(self._addressed(m) for i in asked for m in self._people(*self._tokens(i)))
        return [] if quotes or not asked or first == len(self.segments) else asked

    def _tokens(self, i: int) -> tuple[int, int]:
        """The tokens of a paragraph."""
        segment = self.segments[i]
        return self.scene.token_at(segment.start), self.scene.token_before(segment.stop)

    def _asks(self, segment: Segment) -> bool:
        text = self.text[segment.start : segment.stop]
        return segment.kind == "body" and (is_question(text) or self._tell_us(segment))

    def _tell_us(self, segment: Segment) -> bool:
        """Whether a paragraph asks the one whom it addresses to tell: "Лев, расскажи, как всё было."."""
        first, last = self.scene.token_at(segment.start), self.scene.token_before(segment.stop)
        named = self.scene.mention.get(first)
        asks = not lexicon.words("tell-us").isdisjoint(self.scene.lower[first:last])
        return asks and last - first <= BRIEF and named is not None and self._addressed(named)

    def _guest(self, release_id: int, asked: list[int]) -> int | None:
        """Who is interviewed: whom the questions address by name, or who is named alone before them.

        Of several who are addressed as often it is the one who is told to answer: "Как вам новичок, Ян Новак?".
        """
        scene = self.scene
        people = [m for m in scene.doc.mentions if m.kind == "person" and m.release_id == release_id]
        inside = set(asked)
        called = Counter(m.entity_id for m in people if scene.segment(m.first) in inside and self._addressed(m))
        before = [m for m in people if m.start < self.segments[asked[0]].start]
        if called:
            introduced = {m.entity_id for m in before if self._introduced(m)}
            called.update(introduced)
            often = [person for person, times in called.items() if times == max(called.values())]
            guests = often if len(often) == 1 else [*introduced.intersection(often)]
            return guests[0] if len(guests) == 1 else None
        ids = {m.entity_id for m in before}
        if len(ids) > 1:
            ids = {m.entity_id for m in before if self._introduced(m)}
        return ids.pop() if len(ids) == 1 else None

    def _addressed(self, m: Mention) -> bool:
        """Whether somebody is spoken to: "[Анна Ильинична], с чего вы начали?"."""
        scene = self.scene
        before, after = scene.lower[m.first - 1] if m.first else ",", scene.lower[m.last : m.last + 1]
        opens = m.first == scene.begin(m.first) or before in {",", ":", "–", "—", "-", ".", "«"}
        return opens and after in ([","], ["?"], ["!"]) and scene.can_be_subject(m)

    def _introduced(self, m: Mention) -> bool:
        """Whether a sentence tells that somebody is interviewed: "на вопросы ответил [Ким]", "интервью [Анны Ким]"."""
        scene = self.scene
        begin, end = scene.begin(m.first), scene.end(m.first)
        if not any(word in lexicon.words("interview") for word in scene.lower[begin:end]):
            return False
        case = scene.tag[m.first].feats.get("Case")
        if scene.acts(m) or scene.in_genitive(m):
            return True
        return case == "Ins" and not {"с", "со"}.isdisjoint(scene.lower[max(begin, m.first - MOST) : m.first])

    def _told(self, asked: list[int], guest: int, strictly: bool) -> bool:
        """Whether it is told before the questions that the guest answers them, or they speak to the guest.

        Unless `strictly` so, a headline that names the guest and a verb of speech tell it too.
        """
        scene, stop = self.scene, self.segments[asked[0]].start
        named = [m for m in scene.doc.mentions if m.kind == "person" and m.entity_id == guest]
        if any(scene.segment(m.first) in asked and self._addressed(m) for m in named):
            return True
        before = [m for m in named if m.start < stop]
        if any(map(self._introduced, before)):
            return True
        hero = any(self.segments[scene.segment(m.first)].kind == "headline" for m in before)
        tells = any(scene.acts(m) and scene.cues_in(scene.begin(m.first), scene.end(m.first)) for m in before)
        return not strictly and (hero or tells)

    def _mark(self, asked: list[int]) -> None:
        """Tell of the paragraphs after a dash that follow a question that they answer it, or go on asking."""
        for i in asked:
            j = i + 1
            while (found := self.found.get(j)) and self.text[self.segments[j].start] in DASHES:
                if any(f.zone or f.asks for f in found):
                    break
                for f in found:
                    f.answers = True
                j += 1
            for k in self._remarks(i, j):
                for f in self.found[k]:
                    f.asks, f.answers = True, False

    def _remarks(self, question: int, stop: int) -> range:
        """The paragraphs, of those up to `stop`, by which whoever asked goes on without a question.

        "— Когда начали? / — Весной. И сразу неудача. / — Не повезло. / — Нет, мы поспешили.": where each dash is of the
        other one, they take turns, and what is said between two answers is shorter than these and not of the speaker.
        """
        turns = self.text[self.segments[question].start] in DASHES and (stop - question) % 2 == 0
        between = range(question + 2, stop - 1, 2) if turns else range(0)
        return between if all(map(self._short, between)) else range(0)

    def _short(self, j: int) -> bool:
        """Whether a paragraph is shorter than that before it and that after it, and nobody speaks of himself in it."""
        before, size, after = (s.stop - s.start for s in self.segments[j - 1 : j + 2])
        tokens = range(self.scene.token_at(self.segments[j].start), self.scene.token_before(self.segments[j].stop))
        mine = any(self.scene.lower[k] in lexicon.words("myself") for k in tokens)
        return size < min(before, after) and not mine

    def _answers(self, asked: list[int], guest: int, quoting: bool) -> list[Found]:
        """The paragraphs without a dash that answer, or go on with an answer; they may be `quoting` others."""
        out: list[Found] = []
        for n, i in enumerate(asked):
            last = asked[n + 1] if n + 1 < len(asked) else None
            answer = [] if quoting else self.found.get(i + 1) or []
            chain = answer[-1].chain if answer else -1
            for j in range(i + 1 + bool(answer), min(last or len(self.segments), i + 1 + MOST)):
                part = self._part(j, i, guest, chain)
                if part is None or not (last or self._speaks(part) or j == i + 1):
                    break
                if within := self.found.get(j):
                    if not quoting or within[0].start - part.start <= 1:
                        break
                    self.within += within
                out.append(part)
        return out

    def _part(self, j: int, question: int, guest: int, chain: int) -> Found | None:
        """A paragraph as a part of an answer, unless somebody else speaks in it or of the guest."""
        segment = self.segments[j]
        text = self.text[segment.start : segment.stop].rstrip()
        if segment.kind in SILENT or segment.release_id != self.segments[question].release_id:
            return None
        if text[-1:] not in ENDS | {"»"} or not (text[:1].isupper() or text[:1] in "«…"):
            return None
        told = (self.scene.mention.get(k) for k in self.scene.unquoted(*self._tokens(j)))
        if any(m.kind == "person" and m.entity_id == guest for m in told if m):
            return None
        first, last = self._tokens(j)
        source = self.scene.lower[first : first + 1] == ["по"] and not lexicon.sources().keys().isdisjoint(
            self.scene.lower[first + 1 : first + 2]
        )
        if source and any(self._people(first, min(first + SOURCE, last))):
            return None  # "По словам Анны Ким, ...": the author's words
        start, stop = trim(self.text, segment.start, segment.stop)
        return Found("direct", start, stop, chain=chain, segment=j, answers=True)

    def _people(self, first: int, last: int) -> Iterator[Mention]:
        mentions = map(self.scene.mention.get, range(first, last))
        return (m for m in mentions if m and m.kind == "person")

    def _speaks(self, f: Found) -> bool:
        """Whether somebody speaks of himself or herself: "мы", "считаю", "[Хотела] бы добавить"."""
        scene = self.scene
        first, last = scene.token_at(f.start), scene.token_before(f.stop)
        if scene.lower[first + 1 : first + 2] == ["бы"] and scene.lower[first] in lexicon.words("wishing"):
            return True
        return any(scene.lower[j] in lexicon.words("speaking") or self._mine(j) for j in scene.unquoted(first, last))

    def _mine(self, j: int) -> bool:
        """Whether a token is a verb of whoever speaks alone; an author too may say "отметим"."""
        feats = self.scene.tag[j].feats
        return self.scene.pos[j] == "VERB" and feats.get("Person") == "1" and feats.get("Number") == "Sing"

    def _headline(self, first: int, release_id: int) -> list[Found]:
        """A headline that is nothing but words in marks: the guest's."""
        for i, segment in enumerate(self.segments[:first]):
            if segment.kind != "headline" or segment.release_id != release_id:
                continue
            if found := self.found.get(i):
                for f in found:
                    f.answers = f.zone is None and not f.asks
                continue
            spans, _ = pair(self.text, segment.start, segment.stop)
            whole = spans and spans[0].left == segment.start and (spans[0].right or segment.stop) >= segment.stop - 1
            if whole and len(WORD.findall(self.text[segment.start : segment.stop])) >= TITLE:
                start, stop = trim(self.text, segment.start, segment.stop)
                return [Found("direct", start, stop, segment=i, answers=True)]
        return []
