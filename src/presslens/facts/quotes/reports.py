"""Indirect speech: what is reported by a verb, a source ("по словам") or words set in between."""

from __future__ import annotations

from collections import defaultdict

from presslens.facts.quotes import lexicon
from presslens.facts.quotes.attributions import DASH, Attributions
from presslens.facts.quotes.clauses import APART, SOON, Clauses
from presslens.facts.quotes.complements import Complements
from presslens.facts.quotes.datelines import openings
from presslens.facts.quotes.extents import NEAR, Extents
from presslens.facts.quotes.found import Found, Spoken, trim
from presslens.facts.quotes.headings import Headings
from presslens.facts.quotes.marks import MARKS
from presslens.facts.quotes.nouns import Nouns
from presslens.facts.quotes.otherforms import OtherForms
from presslens.facts.quotes.profiles import NONE
from presslens.facts.quotes.scene import Cue, Scene
from presslens.facts.quotes.signed import Signed
from presslens.facts.quotes.urged import Urged
from presslens.facts.roles.words import GENERIC

THIS = (["об", "этом"], ["эту", "информацию"], ["данную", "информацию"])  # what points to the sentence before
BRACKET = 20  # tokens of one after a name
LEAST = 3  # words of what somebody urges to do or calls something
ACCORDING = "согласно"
LIMIT = 300  # tokens to either side that are looked at: a longer sentence is a list or a broken text
CROWD = 100  # reports in one sentence, more than which nobody reports within another


class Reports:
    """Finds the indirect speech of a document, outside of its direct speech."""

    def __init__(self, scene: Scene, direct: list[Found]) -> None:
        self.scene = scene
        # what follows a verb beside direct speech is not said
        self.beside = {f.cue.token for f in direct if f.cue and not self._set_in(f)}
        self.spoken = Spoken(direct)
        self.extents = Extents(scene, self.spoken)
        self.attributions = Attributions(scene)
        self.nouns = Nouns(scene)
        self.clauses = Clauses(scene)
        self.complements = Complements(scene, self.clauses, self.nouns)
        self.urged = Urged(scene)
        self.signed = Signed(scene, self.spoken, self.nouns)
        self.headings = Headings(scene, self.spoken, self.nouns)
        self.other_forms = OtherForms(scene, self.nouns)
        self.openings = openings(scene)

    def run(self) -> list[Found]:
        scene = self.scene
        found: list[Found] = []
        sources = lexicon.sources()
        for j, word in enumerate(scene.lower):
            if word in sources and not self.spoken.inside(scene.start[j]):
                found += self._source(j)
            elif word == ACCORDING and not self.spoken.inside(scene.start[j]):
                found += self._according(j)
        for cue in scene.cues.values():
            told = (
                cue.form not in ("infinitive", "passive")
                or self.other_forms.sets_about(cue)
                or self.other_forms.stands(cue)
            )
            if told and not self.spoken.inside(scene.start[cue.token]):
                found += self._cue(cue)
        kept = [f for f in found if self._says_something(f)]
        kept = [*self._without_signature(kept, self.signed.run()), *self.headings.run()]
        by_sentence = self._by_sentence(kept)
        kept = [f for f in kept if not self._second_hand(f, by_sentence)]
        by_sentence = self._by_sentence(kept)
        return [f for f in kept if not self._again(f, by_sentence)]

    def _by_sentence(self, reports: list[Found]) -> dict[int, list[Found]]:
        out: dict[int, list[Found]] = defaultdict(list)
        for f in reports:
            out[self.scene.sentence[self.scene.token_at(f.start)]].append(f)
        return out

    def _without_signature(self, reports: list[Found], signed: list[Found]) -> list[Found]:
        """All reports, none of which goes on to who says the whole: "Ким обещает, что цех [уцелеет], — источник"."""
        stops = {self.scene.sentence[f.noun]: f.stop for f in signed if f.noun is not None}
        for f in reports:
            stop = stops.get(self.scene.sentence[self.scene.token_at(f.start)])
            if stop is not None and f.start < stop < f.stop:
                f.stop = stop
        return [*reports, *signed]

    def _set_in(self, f: Found) -> bool:
        """Whether the author's words before speech are set into a report.

        "Цех полон, [сказал Ким]. — Ждём вагоны.", "Цех полон, многие ушли, [заявил Ким]: «Ждём вагоны»."
        """
        scene = self.scene
        if f.zone is None or f.cue is None or f.start < scene.start[f.zone[0]]:
            return False
        first, last = f.zone
        if scene.lower[last - 1] == ":":
            return self._inverted(f.cue, first, last)
        if first < 2 or scene.lower[first - 1] != ",":
            return False
        return scene.lower[scene.token_at(f.start) - 1] in DASH and scene.lower[first - 2].isalnum()

    def _inverted(self, cue: Cue, first: int, last: int) -> bool:
        """Whether a clause stands before a verb that its subject and a colon follow: "Цех полон, заявил Ким:"."""
        scene = self.scene
        before = cue.first - 1
        if before <= first or scene.lower[before] != "," or cue.form != "finite" or not cue.any("say"):
            return False
        clause = range(first, before)
        ends = "," not in scene.lower[cue.last : last]
        led = scene.lower[first] in lexicon.words("question") or scene.lower[first] in lexicon.words("leading")
        named = any(cue.last <= k < last for k in scene.subjects(cue.token))
        return ends and named and not led and any(map(scene.finite, clause)) and not scene.opens(first, before)

    def _says_something(self, f: Found) -> bool:
        """Whether more than a preposition or the like is reported: in "передал: по словам Петрова, ..." it is not."""
        scene = self.scene
        tokens = range(scene.token_at(f.start), scene.token_before(f.stop)) if f.stop > f.start else ()
        return any(scene.lower[j].isalnum() and scene.pos[j] not in ("ADP", "CCONJ", "PART") for j in tokens)

    def _second_hand(self, report: Found, by_sentence: dict[int, list[Found]]) -> bool:
        """Whether most of a sentence that is passed on ("..., передаёт агентство") is reported by somebody else.

        Nor is what follows a colon and is attributed anew: "Петров спорит: печи, по его мнению, хороши".
        """
        if not report.cue or not report.zone:
            return False
        others = by_sentence[self.scene.sentence[report.zone[0]]]
        if len(others) > CROWD:
            return False
        if self.scene.lower[report.zone[1] - 1] == ":":
            first = self.scene.token_at(report.start)
            inner = (f for f in others if f is not report and f.zone)
            return any(f.stop < report.stop if f.start == report.start else f.zone[0] == first for f in inner if f.zone)
        if report.stop > self.scene.start[report.zone[0]]:
            return False
        inside = [f for f in others if f is not report and f.cue and report.start < f.start and f.stop <= report.stop]
        long = 0.4 * (report.stop - report.start)
        return any(f.stop - f.start > long or self._whole(f, report) for f in inside)

    def _whole(self, f: Found, report: Found) -> bool:
        """Whether a report is nothing but who says something and what it is: "[Посол Анна Ким сообщила, что] ..."."""
        return f.stop == report.stop and f.zone is not None and self.scene.start[f.zone[0]] <= report.start

    def _again(self, report: Found, by_sentence: dict[int, list[Found]]) -> bool:
        """Whether "по его словам" stands amid what its speaker is told to say: "отметил: это, по его словам, дар"."""
        scene, noun = self.scene, report.source
        if noun is None or report.zone is None or scene.lower[noun - 1] not in lexicon.words("possessive"):
            return False
        others = by_sentence[scene.sentence[noun]]
        if all(f.source != noun or f.start >= scene.start[report.zone[0]] for f in others):
            return False
        within = (f for f in others if f.cue is not None and f.start <= report.start and report.stop <= f.stop)
        return len(others) <= CROWD and any(f.start < scene.start[report.zone[0]] < f.stop for f in within)

    def _cue(self, cue: Cue) -> list[Found]:
        """What a verb of speech reports, by the first way that fits."""
        scene = self.scene
        low, high = self._bounds(cue.token)
        denied = scene.lower[max(cue.token - 1, 0)] == "не"
        if denied and cue.lemma not in lexicon.words("denied") and not cue.any("think"):
            return []
        if not denied and cue.lemma in lexicon.words("hidden"):
            return []
        if self._shown(cue, low) or self._supposed(cue):
            return []
        says = cue.any("say", "think", "phrase", "text")
        if says and (about := self._about_this(cue, low)):
            return about
        if says and (start := self.clauses.how(cue, low)) is not None:
            return [] if self.clauses.asked(low, start) else self._as(cue, start, low, high)
        tells = says or self.complements.wonders(cue, high)
        if tells and (content := self.complements.start(cue, low, high)) is not None:
            if cue.any("text") and not self._in_document(cue, low, high):
                return []
            after = self._report(content, self.extents.end(content, cue, high), cue, (low, content))
            return [*self._before_colon(cue, low, content - 1), after]
        told = cue.any("say", "think", "text") or self.clauses.set_off(cue) is not None
        if cue.token not in self.beside and told and (aside := self._aside(cue, low, high)):
            return aside
        if (content := self.urged.content(cue, high)) is None:
            return []
        stop = self.extents.end(content, cue, high)
        enough = sum(word.isalnum() for word in scene.lower[content:stop]) >= LEAST  # not "назвал решение спорным"
        return [self._report(content, stop, cue, (low, content))] if enough else []

    def _shown(self, cue: Cue, low: int) -> bool:
        """Whether a fact shows something, or nobody in particular speaks: "это говорит о том, что", "я думал, что"."""
        scene = self.scene
        before = next((k for k in range(cue.first - 1, low - 1, -1) if scene.pos[k] not in ("PART", "ADV")), low)
        if scene.pos[before] == "PRON" and scene.lower[before] in lexicon.words("speechless"):
            return True  # "никто не [думал], что", whatever the syntax has for its subject
        subject = scene.subject(cue.token, low, cue.token) if cue.form == "finite" else None
        if subject is None or any(map(scene.finite, range(subject, cue.token))):  # where the syntax errs
            return False
        if subject in scene.mention:  # "[Я]. Седых заявил, что"
            return False
        word = scene.lower[subject]
        if word in lexicon.words("speechless"):
            return True
        if cue.lemma not in lexicon.words("showing"):
            return False
        if word == "все":
            return scene.tag[cue.token].feats.get("Number") == "Sing"
        thing = scene.pos[subject] == "NOUN" and self.nouns.thing(subject)
        lemma = self.nouns.lemma(subject) if thing else ""
        known = lemma in GENERIC or lemma in lexicon.labels() or lemma in lexicon.words("document")
        return thing and not known and lemma not in lexicon.words("quantity")

    def _supposed(self, cue: Cue) -> bool:
        """Whether it is only supposed or wanted that somebody says something: "если Ким скажет, что"."""
        words = lexicon.words("supposing")
        return any(self.scene.lower[k] in words and k < cue.token for k in self.scene.children[cue.token])

    def _before_colon(self, cue: Cue, low: int, colon: int) -> list[Found]:
        """What is said already before words set in that end in a colon: "Хватит, заверил он: труба цела"."""
        scene = self.scene
        before = cue.first - 1
        if scene.lower[colon] != ":" or scene.lower[before] != "," or cue.form != "finite":
            return []
        named = any(j in scene.mention or scene.lower[j] in lexicon.words("subject") for j in range(cue.last, colon))
        # not the time of it: "Когда вода ушла, сказал он: ..."
        clause = scene.lower[low] not in lexicon.words("question") and any(map(scene.finite, range(low, before)))
        return [self._report(low, before, cue, (before, colon))] if named and clause else []

    def _as(self, cue: Cue, start: int, low: int, high: int) -> list[Found]:
        """ "Как сообщил Петров, ...": what stands around the clause."""
        subject = self.scene.subject(cue.token, start, high)
        if cue.any("text") and not self._in_document(cue, start, high):
            return []
        subject = self.clauses.at_once(cue) if subject is None and cue.form == "finite" else subject
        plural = self.scene.tag[cue.token].feats.get("Number") == "Plur"
        if plural and subject is None and not self._in_organisation(cue, high):  # "как полагают"
            return []
        comma = self.attributions.end(max(cue.last - 1, subject or 0), high)
        apart = start > low and self.scene.lower[start - 1] in APART  # "Рыбаки против: как сообщил Петров, ..."
        return self._around(start if apart else low, start, comma, high, cue, None)

    def _aside(self, cue: Cue, low: int, high: int) -> list[Found]:
        """ "..., сообщил Петров, ...": what stands around the words set in."""
        scene = self.scene
        this = self.clauses.this(cue, low)
        before = this - 1
        if before > low and scene.pos[before] in ("ADV", "PART"):
            before -= 1
        if (clause := self.clauses.fronted(low)) > low:
            between = (j for j in range(cue.first - 1, max(clause, cue.first - SOON), -1) if scene.lower[j] == ",")
            low, before = clause, next(between, before)
        predicate = cue.form == "finite" or (cue.form == "word" and cue.any("think"))  # "..., уверен Петров, ..."
        if before <= low or scene.lower[before] not in {",", *DASH} or not predicate or self._passes_on(cue, low):
            return []
        head = scene.head[cue.token] if scene.relation[cue.token] == "conj" else -1
        alone = head < cue.token and scene.subject(head, low, high) is None  # it may share the other verb's subject
        goes_on = head >= 0 and alone and self.extents.parallel(head, cue.token)
        after = "" if cue.last in scene.mention else scene.lower[min(cue.last, high - 1)]  # not "пояснила [О]. В. Ким"
        # "Повесть о лоцманах, которых забыли, написала Ким"
        works = cue.lemma in lexicon.words("writing") or cue.lemma in lexicon.words("handing")
        told = works and any(scene.relation[k] == "obj" and k < cue.first for k in scene.children[cue.token])
        sourced = not lexicon.sources().keys().isdisjoint(scene.lower[low:before])  # "По его словам, однако, сообщили"
        led = sourced and scene.opens(low, before)
        if goes_on or told or led or after == "ли" or after in lexicon.words("about"):
            return []
        subject = scene.subject(cue.token, cue.token + 1, min(cue.token + NEAR, high))
        subject = self.clauses.set_off(cue) if subject is None else subject
        subject = self.clauses.at_once(cue) if subject is None else subject
        if (subject is None and not self._in_organisation(cue, high)) or self.clauses.topic(cue, low):
            return []
        comma = self.attributions.end(max(cue.last - 1, subject or 0), high)
        first = before - 1 if scene.lower[before] in DASH and scene.lower[before - 1] == "," else before
        around = self._around(low, first + 1, comma, high, cue, None)
        # what follows "об этом говорится в письме, " is of the letter
        return around if this == cue.first else [f for f in around if f.start < scene.start[this]]

    def _source(self, j: int) -> list[Found]:
        """ "По словам Петрова, ..." and "по его словам": what stands around them."""
        scene = self.scene
        low, high = self._bounds(j)
        prepositions = lexicon.sources()[scene.lower[j]]
        start = next((k for k in range(j - 1, max(low, j - 3) - 1, -1) if scene.lower[k] in prepositions), low - 1)
        if start < low or self.clauses.of_noun(start, j, low) or self._on_request(start, j, low):
            return []
        if not lexicon.words("ownerless").isdisjoint(scene.lower[start:j]):  # "по имеющейся информации 46 домов"
            return []
        if (lexicon.words("possessive") | lexicon.words("one's-own")).intersection(scene.lower[start:j]):
            comma = j + 1
        else:
            owner = next((k for k in scene.children[j] if k > j and self.clauses.can_own(k)), None)
            owner = owner if owner is not None else self._next_owner(j, high)
            mention = scene.mention.get(j + 1) or scene.mention.get(j + 2)
            if (owner is None and not mention) or (scene.pos[min(j + 1, high - 1)] == "ADP" and not mention):
                return []
            named = mention is not None and (
                owner is None or owner >= mention.first
            )  # not "мэра [Плёса] Ивана Петрова"
            comma = self.attributions.end(mention.last - 1 if mention is not None and named else owner or 0, high)
        return self._around(low, start, comma, high, None, j)

    def _on_request(self, start: int, noun: int, low: int) -> bool:
        """Whether something is done at somebody's word: "проверки проводились [по заявлениям] граждан"."""
        scene = self.scene
        grounds = scene.lower[noun] in lexicon.words("grounds") and start > low
        return grounds and scene.lower[start - 1] != "," and scene.lower[start - 1] not in DASH

    def _next_owner(self, j: int, high: int) -> int | None:
        """The noun that whose words they are begins with, where the parser hangs it on another: "по мнению старшего
        [сотрудника]"."""
        scene, k = self.scene, j + 1
        while k < high and scene.pos[k] == "ADJ" and scene.tag[k].feats.get("Case") == "Gen":
            k += 1
        feats = scene.tag[k].feats if k < high else {}
        told = feats.get("Case") == "Gen" and feats.get("Animacy") == "Anim" and scene.pos[k] == "NOUN"
        return k if told else None

    def _according(self, start: int) -> list[Found]:
        """What a body or outlet tells that "согласно" names at once: "Согласно СМИ, ..."."""
        scene, node = self.scene, start + 1
        low, high = self._bounds(start)
        if node >= high or not (start == low or scene.lower[start - 1] == ","):
            return []
        mention, labels = scene.mention.get(node), lexicon.labels().get(self.nouns.lemma(node), NONE)
        if not scene.names_body(node) and (labels.isdisjoint(lexicon.BODIES) and scene.lower[node] != "сми"):
            return []
        comma = self.attributions.end(mention.last - 1 if mention else node, high)
        found = self._around(low, start, comma, high, None, None)
        for f in found:
            f.noun = node
        return found

    def _about_this(self, cue: Cue, low: int) -> list[Found]:
        """ "Об этом сообщил Петров": the sentence before."""
        scene = self.scene
        head = scene.lower[low : low + 2]
        known = head in THIS and not self._passes_on(cue, low)
        s = scene.sentence[low] - 1
        if not known or s < 0 or scene.doc.sentences[s].release_id != scene.doc.sentences[s + 1].release_id:
            return []
        first, last = scene.span(s)
        if last - first < 3 or self.spoken.inside(scene.start[first]):
            return []
        subject = scene.subject(cue.token, low, scene.end(low))
        same = subject is not None and scene.lower[subject] in lexicon.words("subject")
        if same and any(
            c.any("say") and scene.lower[c.last : c.last + 2] == [",", "что"] for c in scene.cues_in(first, last)
        ):
            return []  # "Ким сказал, что цех цел. Об этом он заявил на встрече": said already
        return [self._report(first, last, cue, self._bounds(cue.token))]

    def _passes_on(self, cue: Cue, low: int) -> bool:
        """Whether a verb only passes on who has told of something: "Об этом заявил Ким, [передаёт] агентство"."""
        scene = self.scene
        teller = scene.cues.get(scene.head[low + 1]) if scene.lower[low : low + 2] in THIS else None
        return teller is not None and teller.token < cue.token and teller.any("say", "text")

    def _around(self, low: int, start: int, comma: int, high: int, cue: Cue | None, source: int | None) -> list[Found]:
        """What is reported before and after an attribution that stands at `start:comma`."""
        scene = self.scene
        comma = self._past_bracket(start, comma, high)
        zone = (start, comma)
        rest = comma + 1 if comma < high and scene.lower[comma] == "," else comma
        while rest < high and scene.lower[rest] in DASH:
            rest += 1
        out = []
        after = self._report(rest, self.extents.end(rest, cue, high), cue, zone, source)
        added = scene.converb(rest) and start > low if rest < high else False  # else it opens what is said
        told = rest < high and (
            added or self.extents.closes(rest, high) or self.extents.circumstance(rest, high)
        )  # "..., добавив, что"
        words = not told and any(scene.lower[j].isalnum() for j in range(rest, high))
        if words:
            out.append(after)
            low = next((j + 1 for j in range(start - 1, low, -1) if self.clauses.parts(j, low)), low)
        marks = words and scene.text[after.start] in MARKS  # "Часть, как пошутил Петров, «приняла моль»"
        quoted = words and self.spoken.inside(after.start + marks)
        if start > low and not quoted and self.clauses.belongs(low, start, rest if words else None, cue):
            out.insert(0, self._report(low, start, cue, zone, source))
        return [f for f in out if not self.spoken.inside(f.start) and not self.spoken.inside(f.stop - 1)]

    def _past_bracket(self, start: int, comma: int, high: int) -> int:
        """Where an attribution ends whose end was taken to be a comma in brackets: "добавил Ким (Омск | , Россия)."."""
        lower = self.scene.lower
        opened = next((k for k in range(comma - 1, start, -1) if lower[k] in "()"), None)
        if opened is None or lower[opened] == ")":
            return comma
        closed = next((k for k in range(comma, min(high, opened + BRACKET)) if lower[k] == ")"), None)
        return comma if closed is None else closed + 1

    def _report(
        self, first: int, last: int, cue: Cue | None, zone: tuple[int, int], source: int | None = None
    ) -> Found:
        scene = self.scene
        if first >= last:
            return Found("indirect", 0, 0)
        while first < last - 1 and (scene.lower[first] in lexicon.words("hearsay") or scene.lower[first] == ","):
            first += 1
        start, stop = trim(scene.text, scene.start[first], scene.stop[last - 1])
        return Found("indirect", start, stop, zone, cue, source)

    def _bounds(self, i: int) -> tuple[int, int]:
        low, high = self.scene.span(self.scene.sentence[i])
        low = self.openings.get(self.scene.sentence[i], low)
        return max(min(low, i), i - LIMIT), min(high, i + LIMIT)

    def _in_organisation(self, cue: Cue, high: int) -> bool:
        """Whether a plural verb without a subject is said of an organisation: "уточнили в «Сибакустике»"."""
        scene = self.scene
        plural = scene.tag[cue.token].feats.get("Number") == "Plur" or cue.any("text")
        if any(k < cue.first and self.nouns.people(k) for k in scene.subjects(cue.token)):
            return False  # "Аналитики, в свою очередь, ожидали роста в мае"
        near = [scene.lower[k] for k in scene.unquoted(cue.last, min(cue.last + SOON, high)) if scene.lower[k] != "»"]
        return plural and not lexicon.words("place").isdisjoint(near[:3])

    def _in_document(self, cue: Cue, low: int, high: int) -> bool:
        """Whether an impersonal verb has a document or an organisation beside it."""
        return not lexicon.words("place").isdisjoint(self.scene.lower[low : min(cue.last + 2, high)])
