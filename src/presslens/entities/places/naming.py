"""What a mention of a place can be the name of: its nominative forms and what kind of place its words say it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from presslens.document import Mention, PlaceKind, Tokens
from presslens.entities.places.nominative import hyphen_forms, phrase_forms
from presslens.gazetteer import Gazetteer, level
from presslens.tagging.morphology import CACHE_SIZE, best_reading, like, readings

Leaves = Literal["", "yes", "noun"]
CHAIN = 40  # tokens from an adjective to the head that it shares ("Курганской, Свердловской и Тюменской областей")
ADJECTIVE = re.compile(r"(.*?)(ий|ый|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ом|ем|ым|им|ей|ую|юю|ых|их|ыми|ими)")
NEUTRAL = {"masc": "ый", "femn": "ая", "neut": "ое"}
SOFT = {"masc": "ий", "femn": "яя", "neut": "ее"}


@dataclass(frozen=True, slots=True)
class Type:
    """A word that says what a place is."""

    kind: PlaceKind
    lemma: str
    leaves: Leaves  # whether the name stands without it: always, where a noun follows, or never


@dataclass(slots=True)
class Name:
    """A mention with the places that it can name."""

    mention: Mention
    forms: dict[str, float]  # nominative forms, as `level` leaves them, with weights up to 1
    shown: str  # the likeliest name where the gazetteer knows none
    kind: PlaceKind | None  # what its words say it is
    rows: dict[int, tuple[float, str]] = field(default_factory=dict)  # row: weight and form


@cache
def types() -> dict[str, Type]:
    """The type words by lemma and abbreviation."""
    out: dict[str, Type] = {}
    text = (files("presslens.entities.places") / "types.tsv").read_text("utf-8")
    for line in text.splitlines()[1:]:
        kind, lemma, short, leaves = [*line.split("\t"), "", ""][:4]
        for word in (lemma, *filter(None, short.split(";"))):
            out[word.replace("ё", "е")] = Type(kind, lemma, leaves)  # type: ignore[arg-type]
    return out


@lru_cache(CACHE_SIZE)
def type_of(word: str) -> Type | None:
    """The type word that a form belongs to: "области" to "область", "р-н" to "район"."""
    lower = word.lower().replace("ё", "е").rstrip(".")
    found = types().get(lower)
    if found or len(lower) < 3:
        return found
    for reading in readings(lower):
        if reading.pos == "NOUN" and (found := types().get(reading.normal.replace("ё", "е"))):
            return found
    return None


def agree(word: str, gender: str) -> str:
    """An adjective in the nominative singular of a gender, in lower case; of a word with hyphens the last part.

    >>> agree("Северо-Казахстанской", "femn")
    'северо-казахстанская'
    """
    lower = word.lower()
    head, hyphen, tail = lower.rpartition("-")
    for reading in readings(tail):
        if reading.pos == "ADJ" and (form := reading.inflect({"nomn", "sing", gender})):
            return head + hyphen + form
    if (m := ADJECTIVE.fullmatch(tail)) and len(m[1]) > 2:
        stem = m[1]
        ending = SOFT[gender] if stem[-1] == "н" and m[2] in ("яя", "ее", "его", "ему", "юю") else NEUTRAL[gender]
        if ending == "ый" and stem[-1] in "кгхжшчщ":
            ending = "ий"
        return head + hyphen + stem + ending
    return lower


def is_adjective(tokens: Tokens, i: int) -> bool:
    return tokens.pos[i] == "ADJ" or bool(
        re.search(r"[сц]к(?:ий|ая|ое|ие|ого|ому|ом|им|ой|ую|их|ими)$", tokens.lower[i])
    )


def shared_head(tokens: Tokens, last: int) -> int | None:
    """The head noun that a bare adjective before `last` shares with others: "Курганской и Тюменской областей"."""
    i, end = last, min(len(tokens), last + CHAIN)
    expect_adjective = False
    while i < end:
        word = tokens.lower[i]
        if word in (",", "и", "или", "а", "также", "так", "как", "на", "в"):
            expect_adjective = word not in ("на", "в") or expect_adjective
        elif (found := type_of(word)) and found.kind in ("region", "district", "other", "country"):
            return i
        elif not is_adjective(tokens, i) or not (expect_adjective or i == last):
            return None
        i += 1
    return None


def _gender(head: str) -> str:
    grammemes = readings(head)[0].grammemes
    return next((g for g in ("femn", "neut") if g in grammemes), "masc")


def _words(tokens: Tokens, first: int, last: int) -> Iterator[int]:
    return (i for i in range(first, last) if any(c.isalnum() for c in tokens.words[i]))


def read(tokens: Tokens, mention: Mention) -> Name:
    """What a mention can name."""
    at = list(_words(tokens, mention.first, mention.last)) or list(range(mention.first, mention.last))
    kind = _kind_before(tokens, mention.first)
    while len(at) > 1 and (found := type_of(tokens.words[at[0]])) and found.leaves == "yes":
        kind, at = found.kind, at[1:]
    head = next((i for i in at if _is_head(tokens, i, at)), None)
    if head is None and len(at) == 1 and is_adjective(tokens, at[0]) and "." not in tokens.words[at[0]]:
        shared = shared_head(tokens, mention.last)
        if shared is not None:
            return _with_head(tokens, mention, at, shared)
    if head is not None:
        return _with_head(tokens, mention, [i for i in at if i < head], head, [i for i in at if i > head])
    words = [tokens.words[i] for i in at]
    cases = [tokens.case(i) for i in at]
    forms = phrase_forms(words, cases)
    return Name(mention, {level(f): w for f, w in forms.items()}, _nominative(tokens, at), kind)


def _is_head(tokens: Tokens, i: int, at: list[int]) -> bool:
    """Whether a word of a name is its type word: not one that is a name itself, as Остров or Земля."""
    found = type_of(tokens.words[i])
    if not found or len(at) == 1:
        return False
    abbreviation = len(tokens.words[i]) < 3
    return not abbreviation or i == at[0] or i == at[-1]


def _kind_before(tokens: Tokens, first: int) -> PlaceKind | None:
    """The kind that a type word just before a mention gives it: "в селе | Максимиха", "г. | Кокшетау"."""
    dotted = first > 0 and tokens.words[first - 1] == "."
    i = first - 2 if dotted else first - 1
    if i < 0 or (len(tokens.words[i]) < 3 and not dotted and tokens.words[i] != "г"):  # "с" is a preposition
        return None
    found = type_of(tokens.words[i])
    return found.kind if found else None


def _with_head(tokens: Tokens, mention: Mention, before: list[int], head: int, after: list[int] | None = None) -> Name:
    found = type_of(tokens.words[head])
    assert found
    after = after or []
    gender = _gender(found.lemma)
    head_word = found.lemma
    plural = tokens.number(head) == "Plur" and found.leaves != "" and before and tokens.number(before[0]) == "Plur"
    if plural:
        head_word = readings(found.lemma)[0].inflect({"nomn", "plur"}) or found.lemma
    tail_words = [tokens.words[i] for i in after]
    tails = phrase_forms(tail_words, [tokens.case(i) for i in after]) if after else {}
    if before:
        if plural:
            parts = [hyphen_forms(tokens.words[i], tokens.case(i))[0][0] for i in before]
        else:
            parts = [agree(tokens.words[i], gender) for i in before]
        stem = " ".join([*parts, head_word])
        shown = " ".join(like(p, _small(tokens.words[i])) for p, i in zip(parts, before, strict=True))
        forms = {level(stem): 1.0} | {level(f"{stem} {t}"): w for t, w in tails.items()}
        shown = " ".join(
            [shown, like(head_word, "о" if tokens.words[head].isupper() else tokens.words[head]), *tail_words]
        )
        return Name(mention, forms, shown, found.kind)
    tail = _nominative(tokens, after)
    whole = {level(f"{head_word} {t}"): w for t, w in tails.items()}
    bare = {level(t): w for t, w in tails.items()}
    same_case = bool(after) and tokens.case(head) == tokens.case(after[0])
    if found.leaves == "noun" and (same_case or (after and tokens.case(after[0]) in ("Nom", None))):
        return Name(mention, bare | whole, tail, found.kind)
    kept = " ".join(tail_words)
    if found.kind in ("region", "country") and found.lemma != "полуостров":
        kept = tail
    capital = like(head_word, "О" if tokens.words[head][:1].isupper() else "о")
    return Name(mention, {level(f"{head_word} {kept}"): 1.0} | whole | bare, f"{capital} {kept}", found.kind)


def _small(word: str) -> str:
    """A model for capitals: a word in capitals only (a headline) counts as a capitalised one."""
    return word.title() if word.isupper() and len(word) > 3 else word


def _nominative(tokens: Tokens, at: list[int]) -> str:
    """The words of a name in the nominative as the tags have it."""
    out = []
    for i in at:
        word = tokens.words[i]
        if tokens.case(i) in ("Nom", None):
            out.append(_small(word))
            continue
        if "-" not in word and (reading := best_reading(word, tokens.tag[i])) and reading.pos in ("NOUN", "ADJ"):
            number = "plur" if "plur" in reading.grammemes else "sing"
            gender = next((g for g in ("masc", "femn", "neut") if g in reading.grammemes), None)
            wanted = {"nomn", number} | ({gender} if gender and number == "sing" and reading.pos == "ADJ" else set())
            form = reading.inflect(wanted) or word.lower()
        else:
            form = hyphen_forms(word, tokens.case(i))[0][0]
        out.append(like(form, _small(word)))
    return " ".join(out)


def find_rows(name: Name, store: Gazetteer) -> None:
    """Fill in the rows of the gazetteer that a name can mean, those that fit its type word."""
    for form, weight in name.forms.items():
        for row in store.find_level(form):
            if _fits(name.kind, store.kinds[row]) and (row not in name.rows or name.rows[row][0] < weight):
                name.rows[row] = weight, form


def _fits(said: PlaceKind | None, kind: PlaceKind) -> bool:
    if said in (None, kind):
        return True
    return {said, kind} <= {"region", "country", "other"}
