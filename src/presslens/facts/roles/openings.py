"""How a role may open without its noun: "и. о.", "врио", "д. ф. н.", "зам."."""

from __future__ import annotations

import re
from dataclasses import replace

from presslens.document import Document
from presslens.facts.roles.heads import Heads
from presslens.facts.roles.lexicon import Entry, Lexicon
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.trimming import OPENING
from presslens.facts.roles.words import table

# Fixed openings and abbreviations, found in the text itself; each matches whole tokens. All parts are bounded.
ACTING = re.compile(
    r"(?<!\w)(?:врио|врид|в\.?\s?р\.?\s?и\.?\s?о\.?|и\.?\s?о\.|(?:временно\s)?исполня(?:ющ|вш)\w{1,5}\sобязанности)(?=\s?\w)",
    re.I,
)
ABBREVIATED = re.compile(
    r"(?<!\w)(?:[кд]\. ?(?:[а-я]{1,8}\. ?(?:-? ?[а-я]{1,5}\. ?)?)н(?:аук)?\.?(?!\w)"
    r"|(?:канд\.|докт?\.|д-р) ?[а-я]{1,8}\. ?(?:-? ?[а-я]{1,6}\. ?)?наук"
    r"|(?:[кд]|канд|докт?)\. ?(?:иск|арх|богосл|теол)\."
    r"|(?:канд|докт?)\. ?(?:искусство|архитект|богослов|теолог)[а-я]{1,7}"
    r"|д-р(?= \w)|(?:спец|соб)\. ?корр\."
    r"|(?:проф|доц|акад|гл|ген|зам|зав|пом|нач|ст|мл|ред|корр|дир|чл)\.(?:[- ]{1,2}корр\.)?(?= ?[\w«„]|,| ?$))",
    re.I,
)
# Roles that are written so right before a name, with what they stand for.
SPELT = {short: spelt for short, (spelt,) in table("abbreviations.tsv").items()}
_SHORT = "|".join(re.escape(short).replace(r"\.", r"\. ?").removesuffix(" ?") for short in sorted(SPELT, reverse=True))
BEFORE_NAME = re.compile(rf"(?<!\w)(?:{_SHORT})(?=[ \u00a0]?[\w«])", re.I)
# The first tokens of any; letters are common words too, where nothing of the kind stands after them.
LETTERS = frozenset(("в", "и", "к", "д", "м", "с"))
AFTER_LETTERS = frozenset((".", "о", "р"))
OPENERS = frozenset(short.split(".")[0] for short in SPELT) | frozenset((
    "врио", "врид", "вр", "в", "и", "временно", "к", "д", "канд", "док", "докт", "зам", "пом", "нач", "дир", "спец",
    "соб", "чл", "исполняющий", "исполняющего", "исполняющему", "исполняющим", "исполняющем", "исполняющая",
    "исполняющей", "исполняющую", "исполняющие", "исполняющих", "исполнявший", "исполнявшего", "исполнявшему",
    "исполнявшим", "исполнявшем", "исполнявшая", "исполнявшей", "исполнявшую", "исполнявшие", "исполнявших",
))  # fmt: skip
DEGREE_ABBREVIATION = re.compile(r"[кд]\.|канд|докт?\.|д-р|проф|доц|акад|чл", re.I)
NAMED = ("назнач", "избран", "утвержд")  # what is said after "врио" alone
HEADS = {
    "зав": "заведующий", "нач": "начальник", "корр": "корреспондент", "дир": "директор", "спец": "корреспондент",
    "соб": "корреспондент",
}  # fmt: skip
NESTED = 2
RECENT = ("нов", "нынешн", "теперешн")


class Openings(Heads):
    """Reads the phrases of one document that open without their noun, and all others from their heads."""

    def __init__(self, doc: Document, lexicon: Lexicon) -> None:
        super().__init__(doc, lexicon)
        self.openings = self._openings()

    def _openings(self) -> dict[int, tuple[int, bool]]:
        """By first token: where a fixed opening ends, and whether it is a degree or office of its own."""
        out: dict[int, tuple[int, bool]] = {}
        lower = self.tokens.lower
        starting = [
            i
            for i in self.tokens.places(OPENERS)
            if lower[i] not in LETTERS or not AFTER_LETTERS.isdisjoint(lower[i + 1 : i + 2])
        ]
        for pattern, whole in ((ACTING, False), (ABBREVIATED, True), (BEFORE_NAME, True)):
            free = 0
            for first in starting:
                match = pattern.match(self.doc.text, self.tokens.start[first]) if first >= free else None
                if match:
                    _, free = self.tokens.covering(match.start(), match.end())
                    if first not in self.mention and (first not in out or free >= out[first][0]):
                        spelt = pattern is BEFORE_NAME
                        out[first] = (free, spelt or (whole and bool(DEGREE_ABBREVIATION.match(match[0]))))
        return out

    def read(self, i: int) -> Phrase | None:
        """The phrase whose head (or fixed opening) is at `i`."""
        if i in self.openings:
            return self._opened(i)
        return self._headed(i)

    def _opened(self, i: int) -> Phrase | None:
        """A phrase that starts with "и. о.", "врио", "д. ф. н.", "зам."."""
        last, whole = self.openings[i]
        words = list(range(i, last))
        if whole:
            phrase = Phrase(last - 1, i, self._spelt(i, last), words, [], last, opening=True, outer=i)
            self.complements.read(phrase)  # "акад. РАН"
            return phrase
        top = i
        for _ in range(NESTED):  # "врио зам. директора"
            if last in self.openings and not self.openings[last][1]:
                top = last
                words += range(last, self.openings[last][0])
                last = self.openings[last][0]
        inner = self._headed(last) if last < self.end_of(i) and last not in self.mention else None
        if inner is None or inner.first < last:
            k = last
            while k < self.end_of(i) and self.tokens.pos[k] == "ADJ" and k - last < 3:
                k += 1
            inner = self._headed(k) if k < self.end_of(i) and k not in self.mention else None
        if inner is None:
            return self._abbreviated(i, top, last) or self._acting_alone(i, last)
        acting = ACTING.match(self.doc.text, self.tokens.start[i])
        inner.words = words + list(range(last, inner.first)) + inner.words
        inner.first = inner.outer = inner.head = i
        inner.opening = True
        inner.modifiers, inner.plural, inner.case = [], False, None
        holding = next((k for k in words[:2] if self.tokens.lower[k].startswith("исполня")), None)
        if holding is not None:  # "временно исполняющим" stands in a case, "и. о." in none
            inner.head, inner.case = holding, self.tokens.case(holding)
        inner.entry = Entry(inner.entry.lemma, "office", fixed=True)
        inner.status = "acting" if acting else inner.status
        before = i - 1
        if before >= self.begin_of(i) and self.tokens.lower[before].startswith("бывш"):  # "бывший и. о. ректора"
            inner.words, inner.modifiers = [before, *inner.words], [before]
            inner.first = inner.outer = before
            inner.status = "former"
        elif before >= self.begin_of(i) and self.tokens.lower[before].startswith(RECENT):
            inner.outer = before  # "представлен как новый и. о. ректора"
        return inner

    def _spelt(self, first: int, last: int) -> Entry:
        """The entry of an abbreviation: that of the role which it stands for, else a degree."""
        short = "".join(self.tokens.lower[first:last])
        told = (e for word in SPELT.get(short, "").split() if (e := self.lexicon.find(word.replace("ё", "е"))))
        entry = next(told, None)
        return replace(entry, fixed=True) if entry is not None else Entry("", "degree", fixed=True)

    def _acting_alone(self, i: int, last: int) -> Phrase | None:
        """ "врио назначена Анна Ким": of the post that is vacant."""
        t = self.tokens
        named = last < self.end_of(i) and t.lower[last].startswith(NAMED)
        if not named or not ACTING.match(self.doc.text, t.start[i]):
            return None
        words = list(range(i, last))
        phrase = Phrase(last - 1, i, Entry("", "office", fixed=True), words, [], last, opening=True, outer=i)
        phrase.status = "acting"
        return phrase

    def _abbreviated(self, i: int, top: int, last: int) -> Phrase | None:
        """ "зав. кафедрой", "зам. нач. отдела": an abbreviation, at `top`, that is the head itself."""
        t = self.tokens
        if ACTING.match(self.doc.text, t.start[i]) or t.lower[top].rstrip(".") not in HEADS or last >= self.end_of(i):
            return None
        if t.case(last + (t.words[last] in OPENING and last + 1 < len(t))) not in ("Gen", "Ins"):
            return None
        entry = Entry(HEADS[t.lower[top].rstrip(".")], "office", fixed=True)
        phrase = Phrase(last - 1, i, entry, list(range(i, last)), [], opening=True, outer=i)
        self.complements.read(phrase)
        return phrase
