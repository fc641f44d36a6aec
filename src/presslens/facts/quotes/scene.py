"""What the rules look at: a document's tokens with the cues of speech among them, and who is named where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from presslens.document import Document, Mention, SegmentKind
from presslens.entities.people.lexicon import level
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.marks import MARKS
from presslens.tagging.morphology import Reading, readings

GENITIVES = (("а", "ы"), ("а", "и"), ("а", "ой"), ("я", "и"), ("й", "я"), ("ь", "я"), ("ий", "ого"), ("", "а"))
SILENT: set[SegmentKind] = {"navigation", "metadata", "contacts"}  # parts of a page where nobody speaks
NARRATORS = {1, 2}  # "отметим", "напомню": the author speaks
CONVERBS = ("а", "я", "в", "ши", "сь")  # ends of converbs
PRESENT = ("ет", "ёт", "ит", "ут", "ют", "ат", "ят", "тся")  # how verbs end that tell of no gender
WOMEN = ("ова", "ева", "ёва", "ина", "ына")  # ends of women's surnames that men's have in the genitive
REACH = 6  # tokens between a verb and the noun that makes a cue of it
CLAUSE = 40  # tokens before a subject among which another verb parts it from the one before
FOLLOWS = "следовать"
STANCE = 4  # tokens among which "его" stands before a noun such as "совет"


@dataclass(slots=True)
class Cue:
    """A word that signals speech; `first` and `last` are the tokens of its phrase ("пришёл к выводу")."""

    token: int
    first: int
    last: int
    lemma: str
    kinds: frozenset[str]
    form: str  # finite, converb, participle, passive, infinitive or word

    def any(self, *kinds: str) -> bool:
        return not self.kinds.isdisjoint(kinds)


class Scene:
    """A document as the rules see it; token lists are its own, so that rules read shortly."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.text = doc.text
        tokens = doc.tokens
        self.start, self.stop, self.lower = tokens.start, tokens.stop, tokens.lower
        self.pos, self.tag, self.head, self.relation = tokens.pos, tokens.tag, tokens.head, tokens.relation
        self.children, self.sentence = tokens.children, tokens.sentence
        self.bounds: list[int] = tokens.bounds.tolist()
        self.mention: dict[int, Mention] = {
            i: m for kind in ("location", "organisation", "person") for m in doc.mentions if m.kind == kind
            for i in range(m.first, m.last)
        }  # fmt: skip
        self.names = {p.person_id: p.name for p in doc.people}
        self.cues = {c.token: c for c in self._cues()}
        self.cue_tokens = list(self.cues)

    def _cues(self) -> list[Cue]:
        prefixes, size = lexicon.prefixes(), lexicon.PREFIX
        found = []
        for i, word in enumerate(self.lower):
            if word[:size] in prefixes and (item := self._cue(i, word)):
                found.append(item)
        return found

    def _cue(self, i: int, word: str) -> Cue | None:
        entry = lexicon.cue(word)
        if not entry or entry.person in NARRATORS:
            return None
        verb = self.pos[i] in ("VERB", "AUX")
        if not (entry.sure or verb) or (verb and self.tag[i].feats.get("Mood") == "Imp"):
            return None
        if entry.lemma in lexicon.words("phase") and self._goes_on(i):
            return None
        so_called = self.lower[i - 1 : i] == ["так"] and entry.form == "passive" and "Case" in self.tag[i].feats
        if so_called or (entry.lemma == FOLLOWS and self._ought(i)):  # "так [называемый]"
            return None
        kinds, first, last = entry.kinds, i, i + 1
        if "phrase" in kinds:
            nouns = lexicon.phrase_nouns()[entry.lemma]
            begin, end = self.bounds[self.sentence[i]], self.bounds[self.sentence[i] + 1]
            near = [*range(i + 1, min(i + REACH, end)), *range(i - 1, max(i - 3, begin - 1), -1)]
            noun = next((j for j in near if self.lower[j] in nouns), None)
            if noun is not None:
                first, last = min(i, noun), max(i, noun) + 1
            else:
                kinds = kinds - {"phrase"}
        return Cue(i, first, last, entry.lemma, kinds, entry.form) if kinds else None

    def _goes_on(self, verb: int) -> bool:
        """Whether a verb has the infinitive of one that is none of speech, or a thing: "продолжил строить дом"."""
        things = (k for k in self.children[verb] if k > verb and self.relation[k] == "obj" and self.pos[k] == "NOUN")
        if any(self.lower[k] not in lexicon.words("told") for k in things):
            return True
        infinitives = (k for k in self.children[verb] if k > verb and self.tag[k].feats.get("VerbForm") == "Inf")
        return any(lexicon.cue(self.lower[k]) is None for k in infinitives)

    def _ought(self, verb: int) -> bool:
        """Whether a verb says what ought to be done: "[следует] отметить"."""
        return any(k > verb and self.tag[k].feats.get("VerbForm") == "Inf" for k in self.children[verb])

    def token_at(self, offset: int) -> int:
        """The first token that ends after a place of the text."""
        return bisect_right(self.stop, offset)

    def token_before(self, offset: int) -> int:
        """The number of tokens that begin before a place of the text."""
        return bisect_left(self.start, offset)

    def span(self, s: int) -> tuple[int, int]:
        """The tokens of a sentence."""
        return self.bounds[s], self.bounds[s + 1]

    def end(self, i: int) -> int:
        """The end of the sentence of a token."""
        return self.bounds[self.sentence[i] + 1]

    def begin(self, i: int) -> int:
        """The beginning of the sentence of a token."""
        return self.bounds[self.sentence[i]]

    def segment(self, i: int) -> int:
        """The number of the segment of a token."""
        return self.doc.sentences[self.sentence[i]].segment_id

    def cues_in(self, first: int, last: int) -> list[Cue]:
        """The cues among the tokens `first:last`."""
        a, b = bisect_left(self.cue_tokens, first), bisect_left(self.cue_tokens, last)
        return [self.cues[i] for i in self.cue_tokens[a:b]]

    def finite(self, i: int) -> bool:
        """Whether a token is a predicate: a finite verb, or a short adjective or participle."""
        feats = self.tag[i].feats
        if self.pos[i] in ("VERB", "AUX"):
            return feats.get("VerbForm", "Fin") == "Fin" or feats.get("Variant") == "Short"
        return self.pos[i] == "ADJ" and feats.get("Variant") == "Short"

    def gender(self, cue: Cue | None) -> str | None:
        """The gender that a verb of speech tells of its subject; taggers err on some: "[пожимает] плечами врач"."""
        if cue is None or (cue.form == "finite" and self.lower[cue.token].endswith(PRESENT)):
            return None
        return self.tag[cue.token].feats.get("Gender")

    def converb(self, i: int) -> bool:
        """Whether a token is a converb ("добавив") by its tag and its ending; taggers err after "по его словам,"."""
        return self.tag[i].feats.get("VerbForm") == "Conv" and self.lower[i].endswith(CONVERBS)

    def subject(self, verb: int, low: int, high: int) -> int | None:
        """The subject of a verb within `low:high`, by the syntax."""
        return next((k for k in self.subjects(verb) if low <= k < high), None)

    def subjects(self, verb: int) -> list[int]:
        """The subjects of a verb; of several only those that can be, as parsers err.

        One may be its object by its case ("процитировал Зорина [собеседник]") or the subject of a verb before it ("Ким
        ушёл, а [врач] остался").
        """
        found = [k for k in self.children[verb] if self.relation[k].startswith("nsubj")]
        if not found and self.tag[verb].feats.get("Gender") == "Neut" and self.finite(verb):
            found = [k for k in self.children[verb] if self._neuter(k)]  # "заявило [ведомство]"
        if len(found) > 1:
            found = [k for k in found if (m := self.mention.get(k)) is None or self.nominative(m)] or found
        return [k for k, after in zip_longest(found, found[1:]) if after is None or not self._parted(k, after, verb)]

    def _neuter(self, k: int) -> bool:
        """Whether what is taken for the object of a verb of the neuter is its subject, which has the same form."""
        feats = self.tag[k].feats
        one = feats.get("Gender") == "Neut" and feats.get("Number") == "Sing" and feats.get("Case") == "Acc"
        return one and self.relation[k] == "obj" and self.pos[k] == "NOUN"

    def _parted(self, first: int, second: int, verb: int) -> bool:
        """Whether the clause of one subject ends before another: not "Ким, [который ушёл, врач] Орлов и другие"."""
        if second > verb:  # "[Завод] встал, сообщил [Ким]"
            between = range(max(first, verb - CLAUSE), verb)
            parted = first < verb and self.lower[verb - 1] == ","
            return parted and any(self.finite(k) and self.head[k] != verb for k in between)
        clause = range(max(first, second - CLAUSE), second)
        relative = lexicon.words("relative")
        added = any(self.lower[k] in relative or self.which(k) for k in clause)
        return second < verb and not added and any(map(self.finite, clause))

    def acting_between(self, first: int, verb: int) -> int | None:
        """Who acts in a clause between two verbs and goes on to do what the second tells, which no comma parts from it.

        "Ким рассказал, что звонил [неизвестный] и сообщил, что": else "..., что цех закрыт, и сообщил, что".
        """
        if verb < 2 or self.lower[verb - 1] not in lexicon.words("and") or self.lower[verb - 2] == ",":
            return None
        for k in range(verb - 2, max(first, verb - CLAUSE), -1):
            above, feats = self.head[k], self.tag[k].feats
            if self.relation[k] != "nsubj" or not first < above < verb or not self.finite(above):
                continue
            living = feats.get("Animacy") == "Anim" or self.pos[k] == "ADJ"
            return k if living and self.alike(above, verb) and feats.get("Case") == "Nom" else None
        return None

    def alike(self, verb: int, other: int) -> bool:
        """Whether two verbs have the same tense, number and gender, as those of one subject."""
        one, two = self.tag[verb].feats, self.tag[other].feats
        return all(one.get(name) == two.get(name) for name in ("Tense", "Number", "Gender"))

    def circumstance(self, k: int) -> bool:
        """Whether a token begins where, when or to whom somebody spoke: "[в] интервью", "[нашему] изданию", "ТАСС"."""
        if self.lower[k].isdigit():  # "[5] мая"
            return not lexicon.words("occasion").isdisjoint(self.lower[k + 1 : k + 2])
        return self.pos[k] in ("ADP", "ADV") or self.tag[k].feats.get("Case") == "Dat" or self.names_body(k)

    def living(self, k: int) -> bool:
        """Whether the dictionary knows a word, or its last part, of living beings only: "[врач-хирург]"."""
        found = [r.grammemes for r in readings(self.doc.tokens.words[k].rpartition("-")[2])]
        return bool(found) and all({"NOUN", "anim"} <= g and "Name" not in g and "Surn" not in g for g in found)

    def misread(self, k: int) -> Reading | None:
        """The reading as a nominative, where a tag gives a case that the form never has."""
        case = self.tag[k].feats.get("Case")
        found = readings(self.doc.tokens.words[k]) if case not in (None, "Nom") else ()
        if any(r.feats.get("Case") == case for r in found):
            return None
        return next((r for r in found if r.feats.get("Case") == "Nom"), None)

    def names_body(self, k: int) -> bool:
        """Whether a token is of a body's name, and no mark around it."""
        mention = self.mention.get(k)
        return mention is not None and mention.kind == "organisation" and self.lower[k] not in MARKS

    def can_be_subject(self, mention: Mention) -> bool:
        """Whether the case of a name lets it be a subject."""
        tokens = range(mention.first, mention.last)
        last = mention.last - 1
        named = any(self.tag[k].feats.get("Case", "Nom") == "Nom" or self._as_named(k, mention) for k in tokens)
        return named or self._of_woman(last) or self._beside_subject(mention)

    def nominative(self, mention: Mention) -> bool:
        """Whether nothing of a name tells that it is no subject."""
        return self.can_be_subject(mention) and not self.in_genitive(mention)

    def acts(self, mention: Mention) -> bool:
        """Whether a name, or the noun that it belongs to ("фельдшер Анна Ким"), is a subject, by the syntax."""
        if not self.can_be_subject(mention):
            return False
        relations = {self.relation[k] for k in range(mention.first, mention.last)}
        before = mention.first - 1
        noun = before >= 0 and self.pos[before] == "NOUN" and self.relation[before] == "nsubj"
        return bool(relations & {"nsubj", "nsubj:pass", "appos"}) or (noun and self.head[mention.first] == before)

    def _beside_subject(self, mention: Mention) -> bool:
        """Whether a name as its bearer is called belongs to a subject, whatever the tagger makes of its case: "её
        представляет юрист [Наиля Зорина]"."""
        noun = self.head[mention.first]
        if noun != mention.first - 1 or self.relation[mention.first] != "appos" or self.relation[noun] != "nsubj":
            return False
        called = level(self.names.get(mention.entity_id, "")).split()
        words = list(map(level, self.doc.tokens.words[mention.first : mention.last]))
        return self.tag[noun].feats.get("Case") == "Nom" and words == called

    def _as_named(self, k: int, mention: Mention) -> bool:
        """Whether a man's surname stands in its first form, whatever the tagger makes of it: "поддержал его Оралов"."""
        word = self.lower[k]
        if (
            k != mention.last - 1
            or self.tag[k].feats.get("Gender") != "Masc"
            or not word.endswith(tuple(lexicon.words("surname")))
        ):
            return False
        return level(self.names.get(mention.entity_id, "")).endswith(word)

    def _of_woman(self, k: int) -> bool:
        """Whether what is taken for a man's surname is the subject of a woman's verb: "[Зорина] призвала ждать"."""
        verb = self.head[k] if self.head[k] > k else min(k + 1, self.end(k) - 1)
        if not self.lower[k].endswith(WOMEN) or self.tag[k].feats.get("Gender") != "Masc":
            return False
        feminine = self.finite(verb) and self.tag[verb].feats.get("Gender") == "Fem"
        return feminine and not any(self.relation[c].startswith("nsubj") for c in self.children[verb])

    def in_genitive(self, mention: Mention) -> bool:
        """Whether a name is in the genitive by its form, whatever its tag: "отец Грина", "менеджер Анны Ким"."""
        names = level(self.names.get(mention.entity_id, "")).split()
        genitives = {form for name in names for form in _genitives(name)}
        return any(word in genitives and word not in names for word in self.lower[mention.first : mention.last])

    def unquoted(self, first: int, last: int) -> Iterator[int]:
        """The tokens among `first:last` that are not between quotation marks: "форум «Город — сад»"."""
        inside = False
        for j in range(first, last):
            word = self.lower[j]
            inside = word in {"«", "„"} or (inside and word not in {"»", "“"})
            if not inside:
                yield j

    def voice(self, start: int, stop: int) -> str | None:
        """The gender in which speech is spoken of by whoever speaks: "[я] сама [видела]"; None where it is not."""
        for j in self.unquoted(self.token_at(start), self.token_before(stop)):
            verb = self.head[j] if self.lower[j] == "я" and self.relation[j] == "nsubj" else -1
            if verb >= 0 and self.finite(verb) and self.sentence[verb] == self.sentence[j]:
                gender = self.tag[verb].feats.get("Gender")
                if gender in ("Masc", "Fem"):
                    return gender
        return None

    def opens(self, first: int, last: int) -> bool:
        """Whether the tokens `first:last` only lead into a sentence: "По его словам, однако, ..."."""
        words = {word for word in self.lower[first:last] if word.isalnum()}
        return words <= lexicon.words("opener") | lexicon.words("possessive") | lexicon.sources().keys()

    def stance(self, first: int, last: int) -> int | None:
        """Where words before a colon begin with whose view they tell: "[Его] главный совет: «...»"."""
        near = range(first, min(first + STANCE, last))
        whose = next((k for k in near if self.lower[k] in lexicon.words("possessive") - lexicon.words("they")), None)
        if whose is None or lexicon.words("stance").isdisjoint(self.lower[whose + 1 : min(whose + STANCE, last)]):
            return None
        return whose

    def ending(self, start: int, stop: int) -> str:
        """The last character of a stretch of the text, blanks aside; nothing where it has no other."""
        return self.text[start:stop].rstrip()[-1:]

    def which(self, k: int) -> bool:
        """Whether a token is a form of "который"."""
        return self.lower[k].startswith("котор")

    def colon(self, i: int) -> bool:
        """Whether a token is a colon, but not that of a clock ("в 21:34") or a foreign title ("Lamp: A Life")."""
        if self.lower[i] != ":" or self.text[self.stop[i] : self.stop[i] + 1].isdigit():
            return False
        around = self.lower[max(i - 1, 0)] + "".join(self.lower[i + 1 : i + 2])
        return not (around.isascii() and around.isalpha())

    def lists(self, comma: int, after: int, high: int) -> bool:
        """Whether a comma stands in a list of what a noun is of: "член комитета по лесам, [воде] и рыбе", "главы
        Тарского, [Омского] и Ланского районов"."""
        k = comma + 1
        if self.lower[comma] != "," or k >= high:
            return False
        alike = self.pos[comma - 1] == self.pos[k] == "ADJ" and comma - 1 > after
        if alike and self.head[k] in (self.head[comma - 1], comma - 1) and self._in_one_case(comma - 1, k):
            return True
        k = self.past_adjectives(k, high)
        joined = k < high and self.relation[k] == "conj" and self.pos[k] in ("NOUN", "PROPN")
        return joined and after < self.head[k] < comma and self._in_one_case(self.head[k], k)

    def past_adjectives(self, k: int, stop: int) -> int:
        """The first token from `k` on that is no adjective; `stop` where all are."""
        while k < stop and self.pos[k] == "ADJ":
            k += 1
        return k

    def _in_one_case(self, i: int, k: int) -> bool:
        """Whether two words stand in the same case, which is no nominative."""
        case = self.tag[k].feats.get("Case")
        return case not in (None, "Nom") and case == self.tag[i].feats.get("Case")

    def leftmost(self, i: int, low: int) -> int:
        """The first token, not before `low`, of the unbroken stretch of a token's dependents that ends in it."""
        while True:
            step = min((k for k in self.children[i] if low <= k < i), default=i)
            if step == i:
                return i
            i = step


def _genitives(name: str) -> Iterator[str]:
    """What the genitive of a name may be, by its ending."""
    for ending, genitive in GENITIVES:
        if name.endswith(ending):
            yield name.removesuffix(ending) + genitive
