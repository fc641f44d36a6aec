"""Names of organisations as they are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from presslens.entities.mentions.lexicon import section

OWN = re.compile('[»”“"] (?:[–—-] )?[«“„"]')  # a branch with a name of its own: "филиал АО «Сеть» | «Тарские сети»"
OWNERSHIP = frozenset(("ооо", "оао", "зао", "пао", "ао", "нао", "тоо", "ип", "ано", "оо", "оф", "роо"))
LONGEST_PREFIX = 12
ADJECTIVE = re.compile(r".{3}[сц]к(?:ий|ая|ое|ие)$")
ATTRIBUTE = re.compile(r"(?:[иыо]й|[ая]я|[ое]е|[иы]е)$")
WHERE = frozenset(("в", "во", "на", "по"))  # the place of a body follows: "инспекция труда в Омской области", ГИТ

Pairs = list[tuple[int, int]]
Key = tuple[str, ...]


@dataclass(slots=True, frozen=True)
class Name:
    """One form of a name: as it is written, word by word in lower case, and what stands in its quotation marks."""

    text: str
    words: tuple[str, ...]
    cores: tuple[tuple[str, ...], ...]  # the outermost quotation and the innermost
    head: str
    acronym: bool
    nominative: bool


def is_unit(name: Name) -> bool:
    """Whether a name is that of a unit of the firm in its quotation marks: "отдел сбыта ООО «Весна»"."""
    legal = section("legal")
    return name.head not in legal and not legal.isdisjoint(name.words[1:]) and not OWN.search(name.text)


def compatible(kinds: Iterable[str]) -> bool:
    """Whether names with these heads can be one thing's: at most one form of ownership, at most one noun, shorter here
    and longer there ("холдинг", "агрохолдинг")."""
    kinds = set(kinds)
    nouns = kinds - section("legal") - {""}
    longest = max(nouns, key=len, default="")
    return len(kinds & OWNERSHIP) <= 1 and all(map(longest.endswith, nouns))
