"""The words that name roles, read from `lexicon.txt`, and how a word form finds its entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from presslens.document import Tag
from presslens.entities.people.lexicon import level
from presslens.tagging.morphology import best_reading, readings
from presslens.tagging.paradigms import forms_of

UNREPORTED = "unreported"
FOUNDING = "founding"  # an affiliation where the organisation is told
STANDING = "standing"  # no affiliation, but said of those of whom no role is told
# Kinds whose words start a role of their own, never the complement of another ("начальник главка генерал-майор").
APART = frozenset({"rank", "degree", "clergy", "title", FOUNDING, STANDING, UNREPORTED})

# Parts that are written together with a role, with or without a hyphen.
PREFIXES = (
    "вице", "экс", "обер", "унтер", "штабс", "пресс", "топ", "шеф", "арт", "бизнес", "пиар", "медиа", "видео", "веб",
    "бренд", "кино", "теле", "радио", "фото", "контр", "гос", "спец", "ген", "глав", "нарко", "авто", "мото", "вело",
    "агро", "нейро", "кардио", "евро", "супер", "этно", "гео", "зоо", "архи", "лейб", "pr", "it", "hr", "со", "нано",
    "бундес", "эко", "био", "кибер", "инвест", "орг", "инста", "соц", "электро", "палео", "психо",
)  # fmt: skip
NO_COMPOUNDS = ("социнтерн",)  # what begins and ends like one: no "интерн"
# Parts that govern the rest of the word, which then stands in the genitive and is never inflected: замминистра.
GOVERNING = ("зам", "нач", "пом")
FORMER = "экс"
KNOWN_FORMS = 300_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A word that names a role; `fixed` words are not inflected."""

    lemma: str
    kind: str
    fixed: bool = False
    former: bool = False


def shipped() -> Iterator[tuple[str, str]]:
    """The words of `lexicon.txt`, each with its kind."""
    kind = ""
    for line in files(__package__).joinpath("lexicon.txt").read_text("utf-8").splitlines():
        if head := re.fullmatch(r"\[(\w+)\]", line.strip()):
            kind = head[1]
        elif not line.startswith("#"):
            yield from ((kind, word) for part in line.split(",") if (word := part.strip()))


# How women's titles are declined that no dictionary has: игумения, блогерка
MODELS = tuple(tuple(model.split()) for model in ("ия ии ию ией ий иям иями иях", "ка ки ке ку кой ок кам ками ках"))


def inflected(word: str) -> list[str]:
    """The forms of a dictionary form, as noun or as adjective used as a noun; in lower case, with е for ё."""
    matching = [r for r in readings(word) if level(r.word) == level(word)]
    nominal = [r for r in matching if {"NOUN", "ADJF", "PRTF"} & r.grammemes] or matching[:1]
    found = [word]
    for reading in nominal[:2]:
        alike = {"NOUN", "ADJF", "PRTF", "pres", "past", "actv", "pssv", "perf", "impf"} & reading.grammemes
        forms = (form for form in reading.parse.lexeme if alike <= form.tag.grammemes)
        found += [form.word for form in forms if "neut" not in form.tag.grammemes]
    if found == [word] and (model := next((m for m in MODELS if word.endswith(m[0])), None)):
        found += [word.removesuffix(model[0]) + ending for ending in model]
    return list(dict.fromkeys(map(level, found)))


class _Known(dict[str, Entry | None]):
    """The entries of the word forms met so far."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon

    def __missing__(self, word: str) -> Entry | None:
        if len(self) >= KNOWN_FORMS:
            self.clear()
        entry = self[word] = self.lexicon.look_up(word)
        return entry


class Lexicon:
    """Role words by form; `words` are added to those that are shipped, as offices."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._forms: dict[str, Entry] = {}
        self.known = _Known(self)
        for kind, word in (*shipped(), *(("office", word) for word in words)):
            self._add(kind, word)

    def _add(self, kind: str, word: str) -> None:
        if kind == "fixed":
            self._forms[level(word)] = Entry(word, "office", fixed=True)
            return
        entry = Entry(word, kind)
        for form in forms_of(word, __package__, inflected):
            known = self._forms.get(form)
            if known is None or known.kind in (FOUNDING, STANDING, UNREPORTED):
                self._forms[form] = entry

    def find(self, word: str) -> Entry | None:
        """The entry of a word form in lower case, whatever else the form may mean."""
        return self.known[word]

    def look_up(self, word: str) -> Entry | None:
        return self._forms.get(word) or self._compound(word)

    def _compound(self, word: str) -> Entry | None:
        first, hyphen, last = word.partition("-")
        if first == FORMER and (governed := self._governing(last)):
            return replace(governed, lemma=word, former=True)  # "экс-замглавы"
        if hyphen:
            entry = self._forms.get(last.rpartition("-")[2])
            if entry and entry.kind == UNREPORTED and first in self._forms:
                entry = self._forms[first]  # "сенатор-демократ"
            if entry and len(first) > 1:
                return Entry(entry.lemma, entry.kind, former=first == FORMER)
            numbered = last.isdecimal() and len(last) == 1  # "бортинженер-2"
            return self._forms.get(first) if first in self._forms and (len(last) > 3 or numbered) else None
        if (governed := self._governing(word)) or word.startswith(NO_COMPOUNDS):
            return governed
        for prefix in PREFIXES:
            if (
                word.startswith(prefix)
                and len(word) - len(prefix) > 4
                and (entry := self._forms.get(word[len(prefix) :]))
            ):
                return Entry(entry.lemma, entry.kind, former=prefix == FORMER)
        return None

    def _governing(self, word: str) -> Entry | None:
        """The entry of a compound that does not decline: "замглавы"."""
        told = any(word.startswith(prefix) and word[len(prefix) :] in self._forms for prefix in GOVERNING)
        return Entry(word, "office", fixed=True) if told else None

    def entry(self, word: str, tag: Tag) -> Entry | None:
        """The entry of a tagged word, or None where another word is meant ("политика" as a policy)."""
        entry = self.find(word)
        if entry is None or entry.fixed:
            return entry
        if tag.pos not in ("NOUN", "PROPN", "ADJ", "X", "VERB"):
            return None
        if entry.lemma.startswith(GOVERNING) and word == f"{entry.lemma}а" and tag.feats.get("Case") in ("Nom", "Ins"):
            return replace(entry, fixed=True)  # "назначен | замминистра"
        if tag.feats.get("Animacy") == "Inan" or tag.feats.get("Gender") == "Fem":
            meant = best_reading(word, tag)
            known = meant is not None and meant.is_known
            thing = meant is not None and {"NOUN", "inan"} <= meant.grammemes  # but "покинул блокирующий Олег Седых"
            if meant and known and thing and not self._names(level(meant.normal), entry):
                return None
        return entry

    def _names(self, noun: str, entry: Entry) -> bool:
        """Whether a noun is that of the entry, or roles with hyphens: "архитектор-реставратор", not "мастер-класс"."""
        parts = noun.split("-")
        return noun == level(entry.lemma) or (len(parts) > 1 and all(part in self._forms for part in parts))


@cache
def lexicon(words: tuple[str, ...]) -> Lexicon:
    """The lexicon that is shipped, with these words besides."""
    return Lexicon(words)


def role_words(words: Iterable[str]) -> tuple[str, ...]:
    """The words of a user, checked: `TypeError` for what is no list of strings, `ValueError` for what is no word.

    >>> role_words(["тимлид"])
    ('тимлид',)
    """
    if isinstance(words, str):
        raise TypeError(f"roles takes a list of words, for example roles=[{words!r}]")
    out = []
    for word in words:
        if not isinstance(word, str):
            raise TypeError(f"a role is a word (str), not {type(word).__name__}")
        if not re.fullmatch(r"\w[\w-]*", word):
            raise ValueError(f"a role is one word in its dictionary form, without modifiers, not {word!r}")
        out.append(word)
    return tuple(out)
