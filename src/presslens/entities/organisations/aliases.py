"""Names in a form that all names of one body share: known aliases as one of them, words without their endings."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

KNOWN_BY = 7  # letters of a word of an alias, without its ending
# They may stand before the name of a place or not.
PLACE_WORDS = frozenset(("республики", "республике", "города", "городу", "г", "штата", "штате", "провинции"))
ENDING = re.compile(
    r"(?:(?<=.{4})(?:[иыая]ми|[ое]го|[ое]му|[аяиы]х|[ауоеыиюя]м|[оеиы]й|[ая]я|[оеыи]е|[ую]ю|[ое]в)"
    r"|(?<=.{3})[аеиоуыюяьй])$"
)


def canonical(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name in lower case, aliases as the first name of their body, other words without their endings.

    >>> canonical(("комиссия", "европейского", "союза")) == canonical(("комиссия", "ес"))
    True
    """
    known, longest = _aliases()
    words = tuple(word for i, word in enumerate(words) if i in (0, len(words) - 1) or word not in PLACE_WORDS)
    stems = [ENDING.sub("", word) for word in words]
    short = tuple(stem[:KNOWN_BY] for stem in stems)
    out: list[str] = []
    i = 0
    while i < len(words):
        size = next((n for n in range(min(longest, len(words) - i), 0, -1) if short[i : i + n] in known), 0)
        out.append(known[short[i : i + size]] if size else stems[i])
        i += size or 1
    return tuple(out)


def is_alias(word: str) -> bool:
    """Whether a word alone is known to name a body: МЧС."""
    return (ENDING.sub("", word.lower())[:KNOWN_BY],) in _aliases()[0]


@cache
def _aliases() -> tuple[dict[tuple[str, ...], str], int]:
    """The first name of each body by all its names, and the number of words of the longest."""
    out: dict[tuple[str, ...], str] = {}
    for line in files(__package__).joinpath("aliases.txt").read_text("utf-8").lower().splitlines():
        if not line.startswith("#"):
            first, *_ = names = line.split("; ")
            for name in names:
                out[tuple(ENDING.sub("", word)[:KNOWN_BY] for word in name.split())] = first
    return out, max(map(len, out))
