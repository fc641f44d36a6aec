"""Speech between quotation marks: which texts in marks are somebody's words, and where they end."""

from __future__ import annotations

import re

from presslens.document import Segment
from presslens.entities.people.lexicon import level
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.found import ENDS, WORD, Found, Speech, Turn
from presslens.facts.quotes.marks import Marked, pair
from presslens.facts.quotes.scene import SILENT, Cue, Scene
from presslens.facts.quotes.turns import ATTRIBUTES, DASHES, SOON, Turns
from presslens.splitting import is_picture

AFTER = re.compile(rf"[»”\"]?\s*([,.!?…]*)\s*([{DASHES}]?)\s*")  # between a closing mark and what follows it
SIGNED = re.compile(rf"\s*([,.]?)\s*(?:[{DASHES}]\s+|\()(?=\w)")  # between a sentence in marks and who is named behind
ARTICLE = re.compile(r"(?:\bстать\w+|\bст\.|кодекса?\b|\b(?:УК|УПК|КоАП)\b)[^«»\"()]*\($")  # of a law, and its title
ARTICLE_FAR = 80  # characters from it to what it is called
FEW = 3  # words of an utterance that a comma alone parts from the author's words
LONG = 5  # words of a text in marks that is somebody's speech though nobody is named beside it
TITLE = 8  # words that a title with a verb in it does not have
CLOSE = 12  # tokens between "назвал" and the words it quotes
DEPTH = 3  # pairs of marks around a pair, at most, for it to be looked at
IN_WORDS = [["такими", "словами"], ["этими", "словами"], ["с", "такими", "словами"], ["с", "этими", "словами"]]
SUCH = (["таким"], ["такой"], ["этим"], ["этой"])
WISH = "пожелать"  # whose object stands in marks
JUDGED = ("ой", "ым", "им", "ыми", "ими")  # how adjectives end by which somebody calls something
BACK = 80  # tokens before a quotation in which its introduction stands
GAP = 12  # paragraphs over which one quotation may run


class Quoted:
    """Finds the speech between the marks of a document's paragraphs."""

    def __init__(self, scene: Scene, turns: Turns, speech: Speech) -> None:
        self.scene = scene
        self.turns = turns
        self.speech = speech
        self.text = scene.text
        self.segments = scene.doc.segments
        self.marked = [pair(self.text, s.start, s.stop) for s in self.segments]
        self.consumed: dict[int, int] = {}  # paragraphs that an earlier one's quotation runs into, and how far
        self.last: tuple[int, Turn | None] = -1, None  # where the last quotation in marks ended, and its author's words
        self.passed: Marked | None = None  # a text in marks just before that was not taken for speech
        self.opened = -9  # the last paragraph that opens a quotation which the next one opens again
        self.reopened: list[Found] = []  # parts of a quotation whose paragraphs each open it again

    def share(self, found: list[Found]) -> None:
        """Give the parts of a quotation that each paragraph opens again the author's words after the last."""
        last = next((f for f in found if f.zone), None)
        for part in self.reopened:
            if last and part.zone is None:
                part.zone, part.cue, part.source = last.zone, last.cue, last.source
        if last or not found:
            self.reopened.clear()

    def find(self, i: int, segment: Segment, begin: int, announced: Turn | None) -> None:
        """The quotations in marks of a paragraph, from `begin` on."""
        done, broken = begin, False
        self.last = -1, None
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
        if not words or self._is_article(m):
            return 0
        parts, turn, _ = self.turns.split(m.start, m.stop)
        before = self._before(segment, m, announced)
        after, plain = self._after(m, segment, words)
        initial = self._initial(segment, m.left)
        if self._series(m, words) or self._resumes(segment, m):
            self.speech.add_parts(i, parts, turn or after or self.last[1])
        elif before and (words > 1 or inner[-1] in "!?…" or self._says(before, m)):
            closing = after if plain is False and initial and not self._goes_on(before, after) else None
            self.speech.add_parts(i, parts, turn or closing or before)
        elif initial and (turn or after) and (words > 1 or inner[-1] in "!?…" or not plain):
            self.speech.add_parts(i, parts, turn or after)
        elif initial and self._sentence(m, segment, FEW) and (told := self._sentence_before(segment, m)):
            self.speech.add_parts(i, parts, told)
        elif initial and self._sentence(m, segment, LONG):
            self.speech.add_parts(i, parts, self._sentence_after(segment, m))
        elif self._reopens(i, segment, m):
            self.speech.add_parts(i, parts, turn)
        elif (initial or m.left <= segment.start + 2) and (signed := self._signed(m, segment, words)):
            self.speech.add_parts(i, parts, signed)
        else:
            self.passed = m if initial or self._follows(m, self.passed) else None
            return 0
        if after and self.passed and self._follows(m, self.passed):  # «...», «...» — скандировали
            self.speech.add_parts(i, [(self.passed.start, self.passed.stop or m.start)], after)
        self.passed = None
        self.last = self._ends(m, turn, after), turn or after or before or self.last[1]
        return after.stop if after and not turn else m.right

    def _is_article(self, m: Marked) -> bool:
        """Whether a bracket tells what an article of a law is called: "по статье 290 УК («получение взятки»)"."""
        before = self.text[max(0, m.left - ARTICLE_FAR) : m.left]
        return before.endswith("(") and ARTICLE.search(before) is not None

    def _goes_on(self, before: Turn, after: Turn | None) -> bool:
        """Whether the words after speech go on with those before: "[Он сказал]: «...» — [и пригласил гостей]"."""
        return after is not None and self.scene.lower[after.zone[0]] in {"и", "а", "но"}

    def _signed(self, m: Marked, segment: Segment, words: int) -> Turn | None:
        """A name, with its role or a deed, behind a sentence in marks: "«...» — Анна Ким, юрист", "«...» (Ким)"."""
        scene = self.scene
        gap = SIGNED.match(self.text, m.right or m.start, segment.stop)
        inner = self.text[m.start : m.stop or m.start].rstrip()
        if not gap or words < FEW or not self._verb(m) or not inner[:1].isupper():
            return None
        own = words >= LONG and (self._own(m) or self._several_verbs(m))
        if not (gap[1] or inner[-1] in ENDS or words >= TITLE or own):  # else it may be a title with its author
            return None
        first, last = scene.token_at(gap.end()), scene.token_before(segment.stop)
        if any(map(scene.finite, range(first, last))):  # "«...», — Анна Ким показывает фотографию"
            subject, end = scene.mention.get(first), min(last, scene.end(first))
            acts = subject and subject.kind == "person" and scene.acts(subject)
            said = acts and (gap[1] == "," or inner[-1] in "!?…")
            return Turn((first, end), None, None, None, scene.stop[end - 1]) if said else None
        beside = [m for m in map(scene.mention.get, range(first, min(last, first + CLOSE))) if m]
        if gap[1] == "," and beside and beside[0].kind == "organisation" and beside[0].last + 1 >= last:
            return Turn((first, last), None, None, None, segment.stop)  # "«...», — МЧС"
        named = last - first <= BACK and any(x.kind == "person" and scene.can_be_subject(x) for x in beside)
        return Turn((first, last), None, None, None, segment.stop) if named else None

    def _several_verbs(self, m: Marked) -> bool:
        """Whether several clauses stand in marks, as in no title: "«Стены холодные, зато люди ждут» — Ким"."""
        tokens = range(self.scene.token_at(m.start), self.scene.token_before(m.stop or m.start))
        return sum(self.scene.finite(k) for k in tokens) > 1 and "," in self.text[m.start : m.stop]

    def _own(self, m: Marked) -> bool:
        """Whether somebody speaks of himself or herself in marks: "«[Попросим] соседей о помощи» — Ким"."""
        tokens = range(self.scene.token_at(m.start), self.scene.token_before(m.stop or m.start))
        return any(self.scene.tag[k].feats.get("Person") == "1" for k in tokens)

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

    def _resumes(self, segment: Segment, m: Marked) -> bool:
        """Whether marks open speech again after the author's words and a dash, be it short: "... — «Пора домой»."."""
        last = self.last[1]
        inner, rest = self.text[m.start : m.stop], self.text[m.right or m.left : segment.stop].lstrip()[:1]
        ends = rest in ENDS | {"", ","} or inner[-1] in ENDS
        return last is not None and last.resume == m.left and ends

    def _says(self, before: Turn, m: Marked) -> bool:
        """Whether the author's words call even one word in marks speech: "ответил: «Осенью»"."""
        colon = self.scene.ending(max(m.left - 3, 0), m.left) == ":"
        near = before.cue and before.zone[1] - before.cue.token <= FEW + 1
        if near and before.cue and before.cue.any("call") and before.cue.form == "finite":  # "назвал мост «игрушечным»"
            judged = self.text[m.start : m.start + 1].islower() and self.text[m.start : m.stop].endswith(JUDGED)
            one = self.scene.tag[before.cue.token].feats.get("Number") == "Sing"
            return judged and one
        near = near or self.scene.lower[before.zone[1] - 2] in lexicon.words(
            "one-word"
        )  # "ответив одним словом: «Нет»"
        return bool(before.cue and (before.cue.any("cry") or (colon and near and before.cue.any("say"))))

    def _initial(self, segment: Segment, at: int) -> bool:
        """Whether a mark stands where an utterance can begin: first in its paragraph, or after a sentence or colon."""
        before = self.text[max(segment.start, at - 9) : at].rstrip(" \t\r\n\u00a0\u202f\u2009'–—-")
        while before and is_picture(before[-1]):
            before = before[:-1].rstrip()
        return not before or before[-1] in '.!?…:;»”"' or before[-2:] in ("»,", "”,", '",')

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
        if len(cues) > 1 and self._reported(cues[-1], cues[-2]):
            del cues[-1]
        cue = cues[-1] if cues else None
        turn = Turn((begin, token), cue, None, None, m.left)
        last = scene.lower[token - 1]
        lower = self.text[m.start : m.start + 1].islower()
        if last == ":":
            people = any(scene.mention[j].kind == "person" for j in range(begin, token) if j in scene.mention)
            people = people or (self._verb(m) and any(map(self._somebody, range(begin, token))))
            people = people or scene.stance(begin, token) is not None
            if cue is None or cue.lemma not in lexicon.words("on-words"):
                turn.source = next(
                    (j for j in range(begin, token) if scene.lower[j] == "слова" and self._owned(j)), None
                )
            if (
                cue is None and turn.source is None and self._sentence(m, segment, FEW)
            ):  # "По её словам, цех пуст: «...»"
                turn.source = next((j for j in range(token - 1, begin, -1) if self.turns.is_source(j)), None)
            manner = cue is not None and cue.any("manner") and cue.lemma not in lexicon.words("sounding")
            says = manner or (cue is not None and cue.any("say", "think", "phrase", "text", "quote", "cry"))
            if not says and turn.source is None and self._titled(m):
                return None
            return turn if cue or people or turn.source is not None or self._sentence(m, segment, LONG) else None
        if cue and last in lexicon.words("clause"):
            named = all(word[0].isupper() for word in WORD.findall(self.text[m.start : m.stop or m.start]))
            return turn if not named and (last != "как" or cue.any("call")) else None
        if last == ",":
            turn.source = next((j for j in range(token - 2, begin, -1) if self.turns.is_source(j)), None)
            how = cue and "как" in scene.lower[max(begin, cue.token - 6) : cue.token]
            whole = lower or self._verb(m) or len(WORD.findall(self.text[m.start : m.stop or m.start])) >= LONG
            told = turn.source is not None or how
            return turn if whole and told else None  # not "По данным мэра, «Наш дом» сгорел"
        if not cue or self._so_called(cue):
            return None
        near = token - cue.token <= CLOSE and "," not in scene.lower[cue.token : token]
        if cue.any("cry") and near and token - cue.token <= SOON:
            return turn
        promise = cue.any("urge") and cue.any("say")  # "пообещал «...»"
        words = WORD.findall(self.text[m.start : m.stop or m.start])
        urges = cue.any("urge", "manner") and cue.form == "finite" and len(words) > 1
        urges = urges and (self._urged(m) or (last == "к" and cue.any("urge")))  # "призвал к «новым шагам»"
        # "обещал продолжить «дело Зорина»"
        if 1 < len(words) <= FEW and words[-1][0].isupper() and not urges and not self._verb(m):
            return None
        says = (cue.any("say") or self._thinks(cue, token)) and cue.form == "finite" and len(words) > 1
        wishes = cue.lemma == WISH and cue.form == "finite" and len(words) > 1  # "пожелал команде «мягких посадок»"
        return turn if (promise or says or wishes or urges or cue.any("call")) and near and lower else None

    def _urged(self, m: Marked) -> bool:
        """Whether words in marks begin with what somebody is to do: "призвал «не [сдаваться]»"."""
        first = self.scene.token_at(m.start)
        first += self.scene.lower[first] == "не"
        return first < len(self.scene.tag) and self._infinitive(first)

    def _thinks(self, cue: Cue, token: int) -> bool:
        """Whether somebody thinks so of something before a mark: "усомнился в «...»", not "думает купить «...»"."""
        scene = self.scene
        able = (scene.pos[k] == "PRON" or k in scene.mention or scene.living(k) for k in scene.subjects(cue.token))
        return cue.any("think") and any(able) and not any(map(self._infinitive, range(cue.last, token)))

    def _infinitive(self, k: int) -> bool:
        return self.scene.tag[k].feats.get("VerbForm") == "Inf"

    def _owned(self, noun: int) -> bool:
        """Whether it is told whose words they are: "напомнил слова [деда]:", not "попросил слова:"."""
        whose = lexicon.words("possessive") | lexicon.words("own")
        before = noun > 0 and (self.scene.lower[noun - 1] in whose or self.scene.pos[noun - 1] in ("ADJ", "DET"))
        return before or any(k > noun for k in self.scene.children[noun] if self.scene.pos[k] != "PUNCT")

    def _reported(self, cue: Cue, above: Cue) -> bool:
        """Whether a verb that may lead to speech is in what is reported: "Он уверен, что сев [завершат]: «...»"."""
        scene = self.scene
        inside = scene.head[cue.token] == above.token and scene.relation[cue.token] == "ccomp"
        return inside and not cue.any("say", "think") and above.any("say", "think", "phrase")

    def _so_called(self, cue: Cue) -> bool:
        """Whether a verb tells how all call a thing: "так называемый «зелёный пояс»", "Его [называют] «львом»"."""
        feats = self.scene.tag[cue.token].feats
        now = feats.get("Tense") == "Pres"
        if cue.form == "finite" and cue.any("call"):
            everybody = feats.get("Number") == "Plur" and not self.scene.subjects(cue.token)
            clause = range(max(cue.first - SOON, self.scene.begin(cue.token)), cue.first)
            # "налог, который окрестили «...»", but not "который в мэрии назвали «...»"
            within = not lexicon.words("place").isdisjoint(self.scene.lower[clause.start : clause.stop])
            everybody = everybody and (now or (any(map(self.scene.which, clause)) and not within))
            near = map(self.scene.mention.get, range(*self.scene.span(self.scene.sentence[cue.token])))
            return everybody and not any(m.kind == "organisation" for m in near if m)
        return cue.form in ("participle", "passive") and now and feats.get("Voice") == "Pass"

    def _titled(self, m: Marked) -> bool:
        """Whether a text in marks is rather the title of a work: "Рябов: «Песня паромщика»"."""
        inner = self.text[m.start : m.stop or m.start].strip()
        own = not lexicon.words("myself").isdisjoint(level(word) for word in WORD.findall(inner))  # "Я против"
        says = own or self._verb(m) or any(f" {dash} " in inner for dash in DASHES)  # "Нервы — не оправдание"
        return len(WORD.findall(inner)) <= FEW and inner[-1:] not in ENDS and not says

    def _somebody(self, j: int) -> bool:
        """Whether a token is a subject that can speak: "[Министр] остался доволен: «...»"."""
        scene = self.scene
        feats, noun = scene.tag[j].feats, scene.pos[j] in ("NOUN", "PROPN")
        return (
            noun and scene.relation[j] == "nsubj" and feats.get("Number") == "Sing" and feats.get("Animacy") == "Anim"
        )

    def _after(self, m: Marked, segment: Segment, words: int) -> tuple[Turn | None, bool]:
        """The author's words after a mark, and whether no dash stands before them."""
        assert m.stop is not None and m.right is not None
        gap = AFTER.match(self.text, m.right, segment.stop)
        if not gap or not self.text[gap.end() : gap.end() + 1].islower():
            return None, True
        ended = self.text[m.stop - 1] in "!?…,." or bool(gap[1])
        turn = self.turns.turn(gap.end(), segment.stop)
        if gap[2]:
            whole = words >= LONG or self._verb(m) or self.text[m.stop - 1] in "!?…"
            pointed = self._points_back(m, gap.end(), turn)
            if not turn and (ended or pointed) and gap[1] != "." and (whole or pointed):
                turn = self.turns.wordless(gap.end(), segment)
            at_once = turn and turn.cue and turn.cue.token == turn.zone[0]
            return (turn, False) if ended or words >= LONG or at_once or pointed else (None, True)
        if turn and turn.cue and turn.cue.token <= turn.zone[0] + 1:
            long = words > FEW or (words >= FEW and self._verb(m)) or self.text[m.stop - 1] in "!?…"
            comma = self.text[m.right : m.right + 1] == ","
            if long and (ended or comma or self._verb(m)):
                return turn, True
        return None, True

    def _points_back(self, m: Marked, at: int, turn: Turn | None) -> bool:
        """Whether the words after a dash say that those before it were said: "так отозвался", "такими словами"."""
        scene = self.scene
        first = scene.token_at(at)
        if any(scene.lower[first : first + len(words)] == words for words in IN_WORDS):
            return True
        with_it = scene.lower[first : first + 3]
        if with_it[:1] == ["с"] and with_it[1:2] in SUCH and not lexicon.words("wherewith").isdisjoint(with_it[2:]):
            return True  # "«...» — с таким призывом обратилась к жителям директор"
        so = with_it[:1] == ["так"] and turn is not None and turn.cue is not None
        if not so or turn is None or turn.cue is None or turn.cue.any("call"):
            return False
        return turn.cue.token <= first + 2 or self._verb(m)

    def _verb(self, m: Marked) -> bool:
        stop = m.stop or m.start
        tokens = range(self.scene.token_at(m.start), self.scene.token_before(stop))
        return any(map(self.scene.finite, tokens)) or any(map(self._predicative, tokens))

    def _predicative(self, k: int) -> bool:
        """Whether a token makes a sentence without a verb: "мост [надо] беречь", "мост [—] не игрушка"."""
        lower = self.scene.lower
        equals = lower[k] in DASHES and lower[k + 1 : k + 2] in (["не"], ["это"])
        return equals or lower[k] in lexicon.words("predicative")

    def _sentence(self, m: Marked, segment: Segment, least: int) -> bool:
        """Whether a text in marks is a sentence of its own, or several."""
        assert m.stop is not None and m.right is not None
        inner = self.text[m.start : m.stop].strip()
        rest = self.text[m.right : min(m.right + 9, segment.stop)].lstrip()
        ends = inner[-1:] in ENDS or not rest or rest[0] in ENDS
        starts = inner[:1].isupper() or inner[:1] in "….–—"
        return starts and ends and len(WORD.findall(inner)) >= least and self._verb(m)

    def _sentence_before(self, segment: Segment, m: Marked) -> Turn | None:
        """The sentence before a quotation, where it says that somebody spoke: "Мнением поделился директор."."""
        scene = self.scene
        last = scene.begin(scene.token_at(m.left))
        if not last or scene.start[last - 1] < segment.start:
            return None
        begin = max(scene.begin(last - 1), last - BACK)
        if any(scene.start[begin] < f.stop and f.start < scene.start[last] for f in self.speech.found[-3:]):
            return None  # its author's words belong to what they stand beside
        cues = [c for c in scene.cues_in(begin, last) if c.any("say", "phrase") and c.form == "finite"]
        return Turn((begin, last), cues[-1], None, None, m.left) if cues else None

    def _sentence_after(self, segment: Segment, m: Marked) -> Turn | None:
        """The sentence after a quotation, where it says whose those words were: "«...». Так считает директор."."""
        scene = self.scene
        assert m.right is not None
        first = scene.token_at(m.right)
        while first < len(scene.start) and scene.lower[first] in ENDS:
            first += 1
        if first >= len(scene.start) or scene.start[first] >= segment.stop:
            return None
        return self.turns.backward(first, min(scene.end(first), scene.token_before(segment.stop)))

    def _unclosed(self, i: int, segment: Segment, m: Marked, announced: Turn | None) -> int:
        """A mark that its paragraph does not close; how far what it opens is, 0 where it opens no speech."""
        if not self._initial(segment, m.left):
            return 0
        before = self._before(segment, Marked(m.left, m.start, segment.stop, segment.stop), announced)
        end = self._closing_paragraph(i)
        parts, turn, stop = self.turns.split(m.start, segment.stop)
        words = len(WORD.findall(self.text[m.start : min(segment.stop, m.start + 200)]))
        if end is not None and not turn and (before or words >= LONG or self._reopens(i, segment, m)):
            return self._run_on(i, segment, m, end, before)
        if turn or (before and before.cue):
            limit = stop if turn else self._next_introduced(i, segment, m)
            self.speech.add_parts(i, parts if turn else [(m.start, limit)], turn or before)
            return limit
        return 0

    def _reopens(self, i: int, segment: Segment, m: Marked) -> bool:
        """Whether a mark at the beginning of a paragraph goes on with what the one before opens and does not close."""
        return self.opened == i - 1 and m.left == segment.start

    def _next_introduced(self, i: int, segment: Segment, m: Marked) -> int:
        """Where the sentence begins that introduces the next quotation of the paragraph, or the paragraph's end."""
        for other in self.marked[i][0]:
            if other.left > m.left and self.scene.ending(max(m.start, other.left - 3), other.left) == ":":
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
        chain = next(self.speech.chains)
        self.speech.add(i, m.start, segment.stop, before, chain)
        if orphan is None:
            self.opened = i
            self.reopened.append(self.speech.found[-1])
            return segment.stop
        for j in range(i + 1, end):
            self.speech.add(j, self.segments[j].start, self.segments[j].stop, before, chain)
            self.consumed[j] = self.segments[j].stop
        last = self.segments[end]
        start = last.start
        opening = self.marked[end][0]
        if opening and opening[0].left == start:
            start = opening[0].start
        closing = Marked(start, start, orphan, orphan + 1)
        after, _ = self._after(closing, last, LONG)
        self.speech.add(end, start, orphan, before, chain)
        if after and not before:
            for found in self.speech.found:
                if found.chain == chain:
                    found.zone, found.cue, found.source = after.zone, after.cue, after.source
        self.consumed[end] = after.stop if after else orphan + 1
        return segment.stop
