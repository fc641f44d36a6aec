"""Whether the surname stands first: by the looks of two words that are a name."""

from __future__ import annotations

import re
from functools import lru_cache

from presslens.entities.people.declension import SURNAME_ENDING, forms
from presslens.entities.people.lexicon import first_names, level, surnames, words
from presslens.tagging.morphology import readings

RUSSIAN = re.compile(r"(?:[оеё]в(?:[ауые]|ой|ым)?|[сц]к(?:ий|ой|ого|ому|им|ом|ая|ую)|енко|чук[ауе]?)$")
WEAK_ENDING = re.compile(r"[^и]ан(?:а|у|ом|е)?$")  # of first names too: Эван, Дилан
NEVER_LAST = re.compile(r"(?:[ая]|[еи]й|слав)$")  # of first names that nobody has as a surname: Ольга, Сергей
OFFICIAL = 1.4  # for the surname first, where it often is
# Where neither word ends as Russian surnames do; where no list has the first of them as one; and where it is no
# Russian surname and the second word no first name: "Торвин Бекель".
FOREIGN, UNHEARD, BACKWARDS = -3.0, -4.5, -12.0
SHORT = 3  # letters of first names that may be Chinese ones
KNOWN = -2.0  # what the forms of a known first name weigh more than


@lru_cache(20_000)
def surname_first(last: str, first: str, official: bool) -> float:
    """How likely the first of two words is the surname, by their looks."""
    names = {level(n) for cell in forms("first", first).values() for n, w in cell if w > KNOWN}
    known = {n: genders for n in names if (genders := first_names().get(n, "?")) != "?"}
    if not known and not _is_russian(last):
        return BACKWARDS
    if level(first) in words("asian") and _is_called(last):
        return FOREIGN  # "Карина Ким"
    called = any(NEVER_LAST.search(name) or name not in surnames() for name in known)
    if level(last) in words("asian") and called and len(first) > SHORT:
        return OFFICIAL  # "Ким Анна", but "Ким Роберт"
    if official:
        return OFFICIAL if not _is_called(last) or level(last) in surnames() else 0.0  # "Нелли Рахмон"
    unheard = surnames().isdisjoint(level(n) for cell in forms("last", last).values() for n, _ in cell)
    russian = not _is_foreign(last) and not (unheard and _is_called(last))  # "Кевин Аллен"
    if russian or (known and all(NEVER_LAST.search(n) for n in known)):
        return 0.0
    return FOREIGN * _is_foreign(first) + UNHEARD * unheard


def _is_called(word: str) -> bool:
    """Whether a word is a form of a known first name."""
    names = {level(n) for cell in forms("first", word).values() for n, w in cell if w > KNOWN}
    return any(first_names().get(n, "?") != "?" for n in names)


def _is_foreign(word: str) -> bool:
    return not SURNAME_ENDING.search(word.lower()) or bool(WEAK_ENDING.search(word.lower()))


def _is_russian(last: str) -> bool:
    """Whether a word is surely a surname, of a look that first names do not have or by the dictionaries."""
    if RUSSIAN.search(last.lower()) or any("Surn" in r.grammemes for r in readings(last)[:2] if r.is_known):
        return True
    known = words("surname") | words("asian")
    return any(level(n) in known for cell in forms("last", last).values() for n, _ in cell)
