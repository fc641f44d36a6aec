"""Places that the tagger takes for people: told by who lives there, or named elsewhere with what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from presslens.entities.letters import FINALS
from presslens.entities.mentions.candidate import Candidate, Context
from presslens.entities.mentions.lexicon import forms
from presslens.entities.mentions.places import REGION
from presslens.entities.mentions.towns import is_known, is_town
from presslens.entities.people.commons import is_no_name
from presslens.entities.people.parts import parts
from presslens.entities.places.nominative import hyphen_forms
from presslens.gazetteer import load

# Double names of towns, which surnames do not look like: Каменск-Уральский, Ростов-на-Дону
DOUBLE = re.compile("-на-|-[А-ЯЁ][а-яё]+(?:ск|цк)(?:ий|ого|ому|им|ом|ая|ой|ую|ое)$")
STEM = 4  # letters that all forms of a place's name have
ENDING = 2  # letters that they may differ by
GENITIVES = ("а", "я", "ы", "и", "ого", "ой")
NAMESAKES = ("ова", "ева", "ина", "ого")  # what districts are called after
JOINING = frozenset((",", "и", "или"))


def homes(context: Context, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates, with people that are a place, or that a place was taken into, as what they are."""
    found = _enlisted(context, [part for c in found for part in _parted(context, c)])
    places = _places(context, found)
    for c in found:
        if c.kind == "person" and c.last - c.first > 1:
            places.pop(context.lower[c.last - 1][:STEM], None)  # also somebody's surname
    lived_in: set[int] = set()
    for c in found:
        if c.last == c.first + 1:
            if context.lower[c.first - 1] in ("и", ",") and c.first - 2 in lived_in:
                lived = c.kind == "location" or not _is_name(context, c.first)
            else:
                lived = _is_lived_in(context, c.first)
            if lived:
                lived_in.add(c.first)
            if c.kind == "person" and (lived or _is_place(context, c.first, places)):
                c.kind = "location"
        yield c


def _enlisted(context: Context, found: list[Candidate]) -> list[Candidate]:
    """The candidates, with people of one word as places who stand in a list of those and are called as a town is:
    "из Находки, | Артёма, Тары", "между Тарой и | Асакой"."""
    before = 0  # places in a row up to here
    for n, c in enumerate(found):
        joined = n > 0 and found[n - 1].last == c.first - 1 and context.lower[c.first - 1] in JOINING
        before = before if joined else 0
        if c.kind == "person" and c.last == c.first + 1 and before:
            after = found[n + 1] if n + 1 < len(found) else None
            inside = after is not None and after.kind == "location" and after.first == c.last + 1
            inside = inside and context.lower[c.last] in JOINING
            nobody = context.lower[c.first - 1] != "," and not _is_name(context, c.first)
            if (inside or before > 1 or nobody) and is_town(context, c.first):
                c.kind = "location"
        before = before + 1 if c.kind == "location" else 0
    return found


def _places(context: Context, found: Iterable[Candidate]) -> dict[str, set[str]]:
    """The places surely named, by the first letters of their last words."""
    out: dict[str, set[str]] = {}
    settlements, types = forms("settlements"), forms("place-types")
    for c in found:
        i, word = c.last - 1, context.lower[c.last - 1]
        if c.kind != "location" or len(word) < STEM or not context.capital(i):
            continue
        told = context.lower[c.first] in types or (c.first and context.lower[c.first - 1] in settlements)
        if told or is_known(context, i):
            out.setdefault(word[:STEM], set()).add(word)
    return out


def _is_place(context: Context, i: int, places: dict[str, set[str]]) -> bool:
    word = context.words[i]
    if "-" in word and DOUBLE.search(word) and is_town(context, i):
        return True
    if context.lower[i - 1] in REGION:
        return bool(load().find(f"область {word}"))
    if _is_name(context, i):
        return False
    return any(_alike(context.lower[i], place) for place in places.get(context.lower[i][:STEM], ()))


def _is_name(context: Context, i: int) -> bool:
    """Whether a word looks like a part of a person's name."""
    return not set("FLK").isdisjoint(parts(context.words[i]))


def _alike(word: str, other: str) -> bool:
    """Whether two words can be forms of one name: "ботакара", "ботакары"."""
    same = max(STEM, min(len(word), len(other)) - ENDING)
    return word[:same] == other[:same] and abs(len(word) - len(other)) <= ENDING


def _is_lived_in(context: Context, i: int) -> bool:
    """Whether a word is the genitive of where somebody lives: "жителям | Тымлата", not "житель | Тымлат"."""
    if i == context.segment_starts[i] or context.lower[i - 1] not in forms("residents"):
        return False
    tokens, word = context.tokens, context.lower[i]
    if _is_name(context, i) or word[-1] in FINALS:
        return False
    if is_town(context, i, "Gen"):
        return True
    return tokens.case(i - 1) not in ("Gen", "Acc") and tokens.gender(i - 1) != "Fem" and word.endswith(GENITIVES)


def _parted(context: Context, c: Candidate) -> Iterator[Candidate]:
    """A span without the resident that it begins with, and with the place between a role and a name as a place of its
    own: "король | Лесото | Летсие III", "уроженец | Тымлата | Иван Седов", "аким области | Абай | Нурлан Сеитов"."""
    first = c.first
    if c.kind == "person" and c.last - first > 1:
        word = context.lower[first]
        resident = word in forms("residents") and is_no_name(context.words[first])
        first += resident or (word in forms("town-heads") and _is_home(context, first + 1, c.last))
        if first > context.segment_starts[first]:
            end = first + 2 if _is_namesake(context, first, c.last) else first + _is_home(context, first, c.last)
            if end > first:
                yield Candidate("location", first, end)
            first = end
    yield Candidate(c.kind, first, c.last)


def _is_home(context: Context, i: int, last: int) -> bool:
    """Whether a place stands at `i`, after a role and before somebody's name."""
    before, words = context.lower[i - 1], context.words
    if last - i < 2:
        return False
    if (before in forms("officials") or (last - i > 2 and context.pos[i - 1] == "NOUN")) and _is_country(words[i]):
        return True
    if not any(before in told for told in (REGION, forms("residents"), forms("town-heads"))):
        return False
    if last - i < 3:
        return False
    if before in REGION:
        return bool(load().find(f"область {words[i]}"))
    if _is_name(context, i) or words[i][-1] in FINALS:
        return False
    return is_town(context, i, "Gen") or ("F" in parts(words[i + 1]) and not set("LKW").isdisjoint(parts(words[i + 2])))


def _is_namesake(context: Context, i: int, last: int) -> bool:
    """Whether a district is called after somebody, before another name: "аким района Магжана Жумабаева | Омаров"."""
    if last - i < 3 or context.lower[i - 1] not in forms("districts") or "F" not in parts(context.words[i]):
        return False
    after = context.lower[last - 1]
    return context.lower[i + 1].endswith(NAMESAKES) and not after.endswith((*GENITIVES, "ича"))


def _is_country(word: str) -> bool:
    """Whether a word is the name of a country in the genitive, and no first name."""
    store = load()
    rows = [row for form, _ in hyphen_forms(word, "Gen") for row in store.find(form)]
    return any(store.kinds[row] == "country" for row in rows) and "F" not in parts(word)
