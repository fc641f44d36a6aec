"""Adjectives in names of places: their nominatives, and the towns that districts have their names from."""

from __future__ import annotations

import re

from presslens.document import Tokens
from presslens.tagging.morphology import readings

ADJECTIVE = re.compile(r"(.*?)(ий|ый|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ом|ем|ым|им|ей|ую|юю|ых|их|ыми|ими)")
NEUTRAL = {"masc": "ый", "femn": "ая", "neut": "ое"}
SOFT = {"masc": "ий", "femn": "яя", "neut": "ее"}


def agree(word: str, gender: str) -> str:
    """An adjective in the nominative singular of a gender, in lower case; of a word with hyphens the last part.

    >>> agree("Северо-Казахстанской", "femn")
    'северо-казахстанская'
    """
    lower = word.lower()
    if gender == "masc" and lower.endswith("ской"):
        return lower  # "Режевской округ"
    head, hyphen, tail = lower.rpartition("-")
    if gender == "masc" and tail.endswith("ой") and any({"ADJF", "nomn"} <= r.grammemes for r in readings(tail)):
        return lower  # "Родной край": "родный" is a word too
    for reading in sorted(readings(tail), key=lambda r: r.normal == "больший"):  # "Большим" is hardly of that
        if reading.pos == "ADJ" and (form := reading.inflect({"nomn", "sing", gender})):
            if form.endswith("ской") and gender == "masc" and not reading.is_known:
                form = form.removesuffix("ой") + "ий"  # "Хобдинского": few are stressed on the last syllable
            return head + hyphen + form
    if (m := ADJECTIVE.fullmatch(tail)) and len(m[1]) > 2:
        stem = m[1]
        ending = SOFT[gender] if stem[-1] == "н" and m[2] in ("яя", "ее", "его", "ему", "юю") else NEUTRAL[gender]
        if ending == "ый" and stem[-1] in "кгхжшчщ":
            ending = "ий"
        return head + hyphen + stem + ending
    return lower


def town_names(adjective: str) -> list[str]:
    """What a town can be called that a district has its name from.

    >>> [town for town in town_names("Елизовский") if town in ("елизово", "елизовск")]
    ['елизовск', 'елизово']
    """
    m = re.fullmatch(r"(.{2,})([сц])кий", adjective.lower())
    if not m:
        return []
    # "Барнаульский" is of Барнаул
    stems = [m[1], *([m[1][:-1]] if m[1][-1] == "н" or m[1].endswith("ль") else [])]
    whole = [m[1] + m[2] + "к"] + ([m[1] + "ц", m[1] + "ч"] if m[2] == "ц" else [])
    return whole + [stem + ending for stem in stems for ending in ("", "о", "а", "ы", "и", "ь", "ое")]


def is_adjective(tokens: Tokens, i: int) -> bool:
    return tokens.pos[i] == "ADJ" or bool(
        re.search(r"[сц]к(?:ий|ая|ое|ие|ого|ому|ом|им|ой|ую|их|ими)$", tokens.lower[i])
    )
