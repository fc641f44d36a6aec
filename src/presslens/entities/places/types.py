"""The words that say what a place is, from ``types.tsv``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from presslens.document import PlaceKind, Tokens
from presslens.tagging.morphology import CACHE_SIZE, readings

Leaves = Literal["", "yes", "noun", "fixed"]
QUALIFIED = frozenset(("округ",))  # what an adjective before it makes another kind of
SHORT = re.compile(r"(р-н|п-ов|о-в|пр-т|пр-д|б-р|ст-ц)(?:а|у|ом|е|ы|ов|ам|ами|ах)$")


@dataclass(frozen=True, slots=True)
class Type:
    """A word that says what a place is."""

    kind: PlaceKind
    size: str  # "town" or "village" of a city, where the word says it
    lemma: str
    leaves: Leaves  # whether the name stands without it: yes, before a noun, before one that does not decline


@cache
def types() -> dict[str, Type]:
    """The type words by lemma and abbreviation."""
    out: dict[str, Type] = {}
    text = (files("presslens.entities.places") / "types.tsv").read_text("utf-8")
    for line in text.splitlines()[1:]:
        kind, lemma, short, leaves = [*line.split("\t"), "", ""][:4]
        for word in (lemma, *filter(None, short.split(";"))):
            name, _, size = kind.partition(":")
            noun = lemma.rpartition(" ")[2]  # "городской округ" is another than "автономный округ"
            out[word.replace("ё", "е")] = Type(name, size, noun, leaves)  # type: ignore[arg-type]
    return out


@lru_cache(CACHE_SIZE)
def type_of(word: str) -> Type | None:
    """The type word that a form belongs to: "области" to "область", "р-на" to "район", "пос." to "посёлок"."""
    lower = word.lower().replace("ё", "е")
    found = types().get(lower) or types().get(SHORT.sub(r"\1", lower))
    if found or len(lower) < 3 or lower.endswith("."):
        return found
    for reading in readings(lower):
        if reading.pos == "NOUN" and (found := types().get(reading.normal.replace("ё", "е"))):
            return found
    return None


def type_at(tokens: Tokens, i: int) -> Type | None:
    """The type word at a token; what is short for one mostly has a point after it."""
    word = tokens.words[i]
    dotted = i + 1 < len(tokens) and tokens.words[i + 1] == "." and tokens.start[i + 1] == tokens.stop[i]
    found = (type_of(word + ".") if dotted else None) or type_of(word)
    if found and i and found.lemma in QUALIFIED and tokens.pos[i - 1] == "ADJ":
        return types().get(f"{readings(tokens.lower[i - 1])[0].normal} {found.lemma}", found)
    return found


def is_kind_of(tokens: Tokens, i: int) -> bool:
    """Whether the type word at a token has its kind before it in small letters: "городского | округа Ланск"."""
    found = type_of(tokens.words[i])
    if not i or not found or found.lemma not in QUALIFIED or not tokens.words[i - 1].islower():
        return False
    return tokens.pos[i - 1] == "ADJ" and f"{readings(tokens.lower[i - 1])[0].normal} {found.lemma}" in types()
