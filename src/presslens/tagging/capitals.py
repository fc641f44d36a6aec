"""Words of sentences in capitals, as the models would see them written otherwise.

The models know of names by their capital letters: where every word has them ("МЭР ТАРЫ ОТКРЫЛ ШКОЛУ"), they take
anything for a name. What the dictionary has as a common word is given to them in small letters, the rest like names.
"""

from __future__ import annotations

from collections.abc import Sequence

from presslens.gazetteer import load
from presslens.tagging.morphology import readings

NAMES = frozenset(("Name", "Surn", "Patr", "Geox", "Orgn", "Trad"))  # pymorphy's grammemes of proper names
OPENING = frozenset("«“„\"'")
DISTRICTS = frozenset(("область", "край", "район", "округ", "республика"))
LONG = 4  # letters of a word that is hardly an acronym


def is_shouted(words: Sequence[str]) -> bool:
    """Whether words in capitals are more than a name has: three long ones, or two with a verb or of common words."""
    long = [word for word in words if len(word) >= LONG and word.isalpha()]
    if len(long) > 2:
        return True
    best = [readings(word)[0] for word in long]
    common = all(r.is_known and NAMES.isdisjoint(r.grammemes) for r in best)
    return len(long) > 1 and (common or any(r.pos == "VERB" for r in best))


def recased(words: Sequence[str]) -> list[str]:
    """The words of a sentence in capitals with capitals only where names have them.

    >>> recased("МЭР ТУЛЫ ОТКРЫЛ ЗАВОД « ВОСХОД » И МВД".split())
    ['Мэр', 'Тулы', 'открыл', 'завод', '«', 'Восход', '»', 'и', 'МВД']
    >>> recased("СЕРГЕЙ ШЕЛЕСТОВ ОТКРЫЛ ФОРУМ".split())  # a genitive of "шелест"
    ['Сергей', 'Шелестов', 'открыл', 'форум']
    """
    around = ("", *words, "")
    return [_recased(word, around[i] if i else "«", around[i + 2]) for i, word in enumerate(words)]


def _recased(word: str, before: str, after: str) -> str:
    found = readings(word)[:2]
    best = found[0]
    if "Abbr" in best.grammemes or not word[:1].isalpha() or (len(word) < LONG and not best.is_known):
        return word
    name = not best.is_known or any(not NAMES.isdisjoint(r.grammemes) for r in found)
    called = before.isalpha() and "Name" in readings(before)[0].grammemes
    name = name or (called and best.pos == "NOUN")
    name = name or (best.pos == "ADJ" and _is_of_region(best.normal, after))
    return word.title() if name or before in OPENING else word.lower()


def _is_of_region(adjective: str, after: str) -> bool:
    """Whether an adjective is of a region, or has after it what has one in its name: "СОВЕТСКИЙ РАЙОН"."""
    store = load()
    regional = any(store.kinds[row] == "region" for row in store.find_adjective(adjective))
    return regional or (after != "" and readings(after)[0].normal in DISTRICTS)
