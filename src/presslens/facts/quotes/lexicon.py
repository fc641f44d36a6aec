"""The words that signal speech, read from the text files beside this module."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from presslens.entities.people.lexicon import level
from presslens.tagging.morphology import CACHE_SIZE, readings

# labels that are no roles
PLAIN = {
    "anyone",
    "relative",
    "accused",
    "party",
    "patient",
    "public",
    "collective",
    "institution",
    "outlet",
    "unnamed",
}
BODIES = frozenset(("institution", "outlet"))  # labels of bodies
PREFIX = 3  # letters of a word that decide whether it is worth looking up


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
def titles() -> dict[tuple[str, str], frozenset[str]]:
    """The roles that a head noun with its modifier stands for: "глава" and "регион" for a "губернатор"."""
    out: dict[tuple[str, str], set[str]] = defaultdict(set)
    for head, found in lines("titles.txt"):
        middle = found.index("=")
        for modifier in found[:middle]:
            out[head, modifier].update(found[middle + 1 :])
    return {pair: frozenset(of) for pair, of in out.items()}


@cache
def title_pairs() -> dict[str, list[tuple[str, str]]]:
    """The pairs of words that stand for each role by themselves: "глава" and "регион" for a "губернатор"."""
    out: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair, of in titles().items():
        for role in of - {pair[0]}:
            out[role].append(pair)
    return dict(out)


@cache
def expanded() -> dict[str, list[str]]:
    """What each short word for a post stands for, the noun first: "гендиректор" for "директор", "генеральный"."""
    return dict(lines("expanded.txt"))


@cache
def rivals() -> dict[str, frozenset[str]]:
    """The posts and trades that each leaves out: nobody who is a "посол" is called "консул" next."""
    out: dict[str, set[str]] = defaultdict(set)
    for line, _ in lines("rivals.txt"):
        for word in line.split():
            out[word].update(set(line.split()) - {word})
    return {word: frozenset(of) for word, of in out.items()}


@cache
def implied() -> list[tuple[str, list[frozenset[str]]]]:
    """What somebody may be called of whom one word of each set is told: a "фермер" is the "глава" of a "хозяйство"."""
    return [(called, [frozenset(word.split("|")) for word in told]) for called, told in lines("implied.txt")]


@cache
def origins() -> dict[str, str]:
    """The adjective of the country from which somebody comes: "финский" for a "финн"."""
    return {person: adjective for adjective, people in lines("origins.txt") for person in people}


@cache
def words(name: str) -> frozenset[str]:
    """The words of a class of `words.txt`."""
    return frozenset(word for kind, found in lines("words.txt") if kind == name for word in found)


@cache
def prefixes() -> frozenset[str]:
    """The beginnings of all cue words; where the stem changes ("скажет", "пишет") that of the changed stem too."""
    known = [*_verbs(), *_forms(), *sources(), *words("changed")]
    return frozenset(word[:PREFIX] for word in known)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word form says of speech: its verb, that verb's classes and the kind of form.

    `form` is finite, converb, participle, passive, infinitive, or word for one listed as it stands; `sure` says that
    the form can be nothing else; `person` is 1, 2, 3 or, where the form has none, 0.
    """

    lemma: str
    kinds: frozenset[str]
    form: str
    person: int = 0
    sure: bool = True


DOUBLED = re.compile(r"(.)\1")
FORMS = {"VERB": "finite", "GRND": "converb", "PRTF": "participle", "PRTS": "passive", "INFN": "infinitive"}


@lru_cache(CACHE_SIZE)
def cue(form: str) -> Entry | None:
    """What a levelled word form says of speech; None for a word that is no cue.

    >>> cue("рассказала")
    Entry(lemma='рассказать', kinds=frozenset({'say'}), form='finite', person=0, sure=True)
    """
    if form in _forms():
        return Entry(form, _forms()[form], "word")
    found = readings(form)
    for reading in found:
        lemma = level(reading.normal)
        if not reading.is_known:
            lemma = _undoubled().get(DOUBLED.sub(r"\1", lemma), lemma)  # "расказала"
        pos = str(reading.tag.POS)
        if pos in FORMS and lemma in _verbs() and "impr" not in reading.grammemes:
            kind = "passive" if "pssv" in reading.grammemes else FORMS[pos]
            person = next((int(g[0]) for g in ("1per", "2per", "3per") if g in reading.grammemes), 0)
            sure = all(r.pos == "VERB" for r in found) or lemma != level(reading.normal)
            return Entry(lemma, _verbs()[lemma], kind, person, sure)
    return None


@cache
def _undoubled() -> dict[str, str]:
    """The verbs by how they are spelt with no letter doubled, as typing errors have them."""
    return {DOUBLED.sub(r"\1", verb): verb for verb in _verbs() if DOUBLED.search(verb)}


@cache
def labels() -> dict[str, frozenset[str]]:
    """The labels of `descriptions.txt` under which each noun stands."""
    out: dict[str, set[str]] = defaultdict(set)
    for label, words in lines("descriptions.txt"):
        for word in words:
            if word != ":":
                out[word].add(label)
    return {word: frozenset(of) for word, of in out.items()}


@cache
def roles() -> dict[str, frozenset[str]]:
    """The roles that each description may stand for: "градоначальник" for a "мэр"."""
    out: dict[str, set[str]] = defaultdict(set)
    for label, words in lines("descriptions.txt"):
        if label in PLAIN:
            continue
        core = words[: words.index(":")] if ":" in words else words
        for word in words:
            if word != ":":
                out[word].update(core)
    return {word: frozenset(of) for word, of in out.items()}
