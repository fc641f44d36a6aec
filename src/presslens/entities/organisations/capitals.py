"""Names from lines in capitals as they are written elsewhere: "ПРОКУРАТУРА ТВЕРСКОГО КРАЯ" of a letterhead."""

from __future__ import annotations

from collections.abc import Sequence

from presslens.document import Tokens
from presslens.entities.mentions.lexicon import forms, section
from presslens.entities.mentions.quotation import MARKS
from presslens.entities.mentions.wording import is_of_place
from presslens.tagging.capitals import OPENING
from presslens.tagging.morphology import readings

NAMES = frozenset(("Geox", "Name", "Surn", "Patr", "Orgn"))
LONG = 3  # letters of a word whose capitals say something
FEWEST = 3  # such words of a line in capitals
LONGEST = 60  # tokens of it that are looked at
SHORT = 5  # letters of what may be an abbreviation that no dictionary has


def is_loud(word: str) -> bool:
    """Whether a word has capitals where most words have none."""
    return len(word) >= LONG and word.isupper() and word.isalpha()


def in_capitals(tokens: Tokens, i: int) -> bool:
    """Whether a token stands in a sentence of capitals throughout."""
    sentence = tokens.sentence[i]
    first = tokens.bound[sentence]
    words = tokens.words[first : min(tokens.bound[sentence + 1], first + LONGEST)]
    long = [word for word in words if len(word) >= LONG and word.isalpha()]
    return len(long) >= FEWEST and sum(map(str.isupper, long)) * 5 >= len(long) * 4


def calmed(words: Sequence[str]) -> list[str]:
    """The words of a name with capitals where names have them.

    >>> calmed(["ООО", "«", "РУЧЕЙ", "ЗИМОЙ", "»"]), calmed(["КОМИТЕТ", "ТВЕРСКОЙ", "ОБЛАСТИ"])
    (['ООО', '«', 'Ручей', 'зимой', '»'], ['Комитет', 'Тверской', 'области'])
    """
    out = []
    begins = True
    for word in words:
        letters = word.replace("-", "")
        if not letters.isalpha() or not letters.isupper() or _is_abbreviation(word):
            begins |= word in MARKS and word in OPENING
            out.append(word)
            continue
        before = out[-1] if out else ""
        settled = before in forms("settlements") or (before == "Российской" and word == "ФЕДЕРАЦИИ")
        proper = settled or _is_proper(word)
        out.append("-".join(map(str.capitalize, word.split("-"))) if proper else word.lower())
        if begins:
            out[-1] = out[-1][0].upper() + out[-1][1:]
        begins = False
    return out


def _is_abbreviation(word: str) -> bool:
    best = readings(word)[0]
    unknown = len(word) < SHORT and not best.is_known
    return word.lower() in section("legal") or "Abbr" in best.grammemes or unknown


def _is_proper(word: str) -> bool:
    best = readings(word)[0]
    if best.pos == "ADJ" or not best.is_known:
        adjectives = [r for r in readings(word) if r.pos == "ADJ"]
        coined = not best.is_known and any(r.normal.endswith(("ский", "цкий")) for r in adjectives)
        return coined or any(_is_of_place(r.normal) for r in adjectives)
    return not NAMES.isdisjoint(best.grammemes) or best.normal == "республика"


def _is_of_place(adjective: str) -> bool:
    return adjective in section("regional-adjectives") or is_of_place(adjective)
