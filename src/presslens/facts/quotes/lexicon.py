"""The words that signal speech, read from the text files beside this module."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from presslens.tagging.morphology import CACHE_SIZE, readings

PREFIX = 3  # letters of a word that decide whether it is worth looking up
NOTHING: frozenset[str] = frozenset()


def level(word: str) -> str:
    """A word as lexicons compare it: in lower case, with е for ё.

    >>> level("Подчёркивать")
    'подчеркивать'
    """
    return word.lower().replace("ё", "е")


def lines(name: str) -> Iterator[tuple[str, list[str]]]:
    """The lines of a lexicon: what stands before the tab, and the words after it."""
    for line in (files(__package__) / name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            key, _, words = line.partition("\t")
            yield level(key), level(words).split()


@cache
def _verbs() -> dict[str, frozenset[str]]:
    """The classes of each verb lemma; a verb of `phrases.txt` is a "phrase"."""
    out: dict[str, set[str]] = defaultdict(set)
    for kind, words in lines("cues.txt"):
        if not words[0].startswith("="):
            for word in words:
                out[word].add(kind)
    for verbs, _ in lines("phrases.txt"):
        for verb in verbs.split():
            out[verb].add("phrase")
    return {word: frozenset(kinds) for word, kinds in out.items()}


@cache
def _forms() -> dict[str, frozenset[str]]:
    """The classes of word forms that are listed as they stand."""
    out: dict[str, set[str]] = defaultdict(set)
    for kind, words in lines("cues.txt"):
        if words[0].startswith("="):
            for word in words:
                out[word.lstrip("=")].add(kind)
    return {word: frozenset(kinds) for word, kinds in out.items()}


@cache
def phrase_nouns() -> dict[str, frozenset[str]]:
    """The nouns that make a cue of a verb, by the verb's lemma."""
    out: dict[str, set[str]] = defaultdict(set)
    for verbs, nouns in lines("phrases.txt"):
        for verb in verbs.split():
            out[verb].update(nouns)
    return {verb: frozenset(nouns) for verb, nouns in out.items()}


@cache
def sources() -> dict[str, frozenset[str]]:
    """The prepositions that may stand before each noun of a source."""
    out: dict[str, set[str]] = defaultdict(set)
    for preposition, nouns in lines("sources.txt"):
        for noun in nouns:
            out[noun].add(preposition)
    return {noun: frozenset(prepositions) for noun, prepositions in out.items()}


@cache
def prefixes() -> frozenset[str]:
    """The beginnings of all cue words; where the stem changes ("скажет", "пишет") that of the changed stem too."""
    changed = ("скаж", "пиш", "шут", "ска", "жал", "прише", "пришл", "ищ", "сове", "вза", "дад", "дас", "даё", "дае")
    words = [*_verbs(), *_forms(), *sources(), *changed]
    return frozenset(word[:PREFIX] for word in words)


@lru_cache(CACHE_SIZE)
def cue(form: str) -> tuple[str, frozenset[str]]:
    """The lemma of a levelled word form and its classes, which are empty where it is no cue.

    >>> cue("заявила")
    ('заявить', frozenset({'say'}))
    """
    if form in _forms():
        return form, _forms()[form]
    for reading in readings(form):
        lemma = level(reading.normal)
        if reading.pos == "VERB" and lemma in _verbs():
            return lemma, _verbs()[lemma]
    return form, NOTHING


@cache
def groups(name: str) -> dict[str, frozenset[str]]:
    """The labels under which each word of a lexicon stands."""
    out: dict[str, set[str]] = defaultdict(set)
    for label, words in lines(name):
        for word in words:
            out[word].add(label)
    return {word: frozenset(labels) for word, labels in out.items()}
