"""The morphological dictionary (pymorphy3), looked up once per word form: lemmas and inflection.

The tagger says which reading of a word is meant; the dictionary's reading that agrees best with the tag is taken
(the method of Natasha's `MorphVocab`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from presslens.document import Tag

CACHE_SIZE = 40_000
KNOWN_SO = 4  # what is told of a form that the dictionary has: where, the form, its paradigm and place in that

UD_POS = {
    "ADJF": "ADJ", "ADJS": "ADJ", "ADVB": "ADV", "COMP": "ADV", "VERB": "VERB", "GRND": "VERB", "INFN": "VERB",
    "PRTF": "VERB", "PRTS": "VERB", "NOUN": "NOUN", "NPRO": "PRON", "NUMR": "NUM", "CONJ": "CCONJ", "INTJ": "INTJ",
    "PRCL": "PART", "PREP": "ADP",
}  # fmt: skip
SAME_POS = {"PROPN": "NOUN", "AUX": "VERB", "SCONJ": "CCONJ", "DET": "ADJ"}
UD_FEATS = {
    "nomn": ("Case", "Nom"), "gent": ("Case", "Gen"), "gen1": ("Case", "Gen"), "gen2": ("Case", "Gen"),
    "datv": ("Case", "Dat"), "accs": ("Case", "Acc"), "ablt": ("Case", "Ins"), "loct": ("Case", "Loc"),
    "loc1": ("Case", "Loc"), "loc2": ("Case", "Loc"), "voct": ("Case", "Nom"),
    "sing": ("Number", "Sing"), "plur": ("Number", "Plur"),
    "masc": ("Gender", "Masc"), "femn": ("Gender", "Fem"), "neut": ("Gender", "Neut"),
    "impf": ("Aspect", "Imp"), "perf": ("Aspect", "Perf"),
    "past": ("Tense", "Past"), "pres": ("Tense", "Pres"), "futr": ("Tense", "Fut"),
    "1per": ("Person", "1"), "2per": ("Person", "2"), "3per": ("Person", "3"),
    "ADJS": ("Variant", "Short"), "PRTS": ("Variant", "Short"),
}  # fmt: skip
CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
OBLIQUE = frozenset(("Gen", "Dat", "Ins", "Loc"))  # cases but those of subjects and objects
COMPARED = ("Case", "Gender", "Number", "Aspect", "Person", "Tense", "Variant")


class Reading:
    """One reading of a word form: its dictionary parse with Universal Dependencies features."""

    __slots__ = ("_at", "_forms", "_known", "_parse", "_unit", "feats", "grammemes", "normal", "pos", "tag", "word")

    def __init__(self, parse: Any) -> None:
        self.word: str
        self.normal: str
        self.word, self.tag, self.normal, score, found = parse
        self.pos, self.grammemes, self.feats = _universal(self.tag)
        self._forms: dict[frozenset[str], str | None] = {}
        self._known: bool | None = None
        # Tens of thousands are kept; those of words that the dictionary has as they are, as numbers, which the search
        # for garbage passes over
        self._parse, self._unit, self._at = parse, None, ()
        if len(found) == 1 and len(found[0]) == KNOWN_SO:
            self._parse, self._unit, self._at = type(parse), found[0][0], (score, *found[0][1:])

    @property
    def parse(self) -> Any:
        """What pymorphy3 has of the form."""
        if not self._at:
            return self._parse
        score, *found = self._at
        return self._parse(self.word, self.tag, self.normal, score, ((self._unit, *found),))

    @property
    def is_known(self) -> bool:
        """Whether the dictionary has the word form and does not guess at it."""
        if self._known is None:
            self._known = bool(self.parse.is_known)
        return self._known

    def inflect(self, grammemes: Iterable[str]) -> str | None:
        """The form of the same lexeme with these pymorphy grammemes, in lower case, or None."""
        wanted = frozenset(grammemes)
        if wanted not in self._forms:
            form = self._superlative(wanted) if "Supr" in self.grammemes else self.parse.inflect(wanted)
            self._forms[wanted] = str(form.word) if form else None
        return self._forms[wanted]

    def _superlative(self, wanted: frozenset[str]) -> Any:
        """The form of the same superlative: the lexeme of "высший" has "высочайший" too."""
        forms = [f for f in self.parse.lexeme if wanted | {"Supr"} <= f.tag.grammemes]
        return max(forms, key=lambda f: shared(f.word, self.word), default=None)


def shared(one: str, other: str) -> int:
    """How many letters two words have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


@cache
def _universal(tag: Any) -> tuple[str, frozenset[str], dict[str, str]]:
    """Part of speech, grammemes and features of a dictionary tag, of which there are a few thousand."""
    grammemes = frozenset(map(str, tag.grammemes))
    return UD_POS.get(str(tag.POS), "X"), grammemes, dict(UD_FEATS[g] for g in grammemes if g in UD_FEATS)


@cache
def _dictionary() -> Any:
    from pymorphy3 import MorphAnalyzer
    from pymorphy3_dicts_ru import get_path

    return MorphAnalyzer(path=get_path(), lang="ru")  # without the path all installed packages are searched for one


@lru_cache(CACHE_SIZE)
def readings(word: str) -> tuple[Reading, ...]:
    """The readings of a word form, likeliest first; the case of its letters does not matter.

    >>> readings("области")[0].normal
    'область'
    """
    # The dictionary cannot take a character without a Unicode name: lone surrogates, Tangut letters, private use.
    clean = word.lower()
    if max(clean, default="") >= "\u0500":
        clean = "".join("?" if c >= "\u0500" and not unicodedata.name(c, "") else c for c in clean)
    return tuple(Reading(parse) for parse in _dictionary().parse(clean))


def best_reading(word: str, tag: Tag) -> Reading | None:
    """The reading that agrees best with the tag; the likelier one where several do."""
    pos = SAME_POS.get(tag.pos, tag.pos)
    best, most = None, -1
    for reading in readings(word):
        agreed = 2 * (reading.pos == pos) + sum(
            tag.feats[name] == reading.feats[name] for name in COMPARED if name in tag.feats and name in reading.feats
        )
        if agreed > most:
            best, most = reading, agreed
    return best


@lru_cache(CACHE_SIZE)
def lemma(word: str, tag: Tag) -> str:
    """The dictionary form of a tagged word, in lower case.

    >>> lemma("компаниями", Tag("NOUN", {"Case": "Ins", "Number": "Plur"}))
    'компания'
    """
    reading = best_reading(word, tag)
    return reading.normal if reading else word.lower()


def like(form: str, model: str) -> str:
    """Give a form the capitals of the word it was made from.

    >>> like("курганская область", "Курганской")
    'Курганская область'
    >>> like("северо-казахстанская", "Северо-Казахстанской")
    'Северо-Казахстанская'
    """
    if model.isupper() and len(model) > 1:
        return form.upper()
    parts, models = form.split("-"), model.split("-")
    if len(parts) != len(models):
        models = [model] * len(parts)
    return "-".join(p[:1].upper() + p[1:] if m[:1].isupper() else p for p, m in zip(parts, models, strict=True))
