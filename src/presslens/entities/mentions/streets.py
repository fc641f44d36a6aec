"""Streets by the noun before their name, in full or cut short, which the tagger overlooks: "ул. Мира", "улице 8 Марта",
"проспекте 40-летия Победы"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from presslens.entities.mentions.candidate import Candidate, Context, is_initial
from presslens.entities.mentions.lexicon import forms, section
from presslens.entities.mentions.places import YEAR
from presslens.entities.mentions.towns import is_town
from presslens.entities.people.parts import parts
from presslens.tagging.capitals import NAMES
from presslens.tagging.morphology import readings

ORDINAL = re.compile(r"\d{1,3}-(?:я|й|ой|ю|го|ей)")
JUBILEE = re.compile(r"\d{1,4}-лети[ею]|\d{1,4}-летия")
NUMBER = re.compile(r"\d{1,4}")
YEARS = frozenset(("лет", YEAR))
ENDINGS = ("", "а", "у", "ом", "е")
HYPHENED = frozenset(f"{short}{ending}" for short in ("пр-т", "пр-кт", "пр-д", "б-р") for ending in ENDINGS)
OPENING = frozenset(":;(.,–—")  # what a town of an address may stand after
LONGEST = 4  # words of a name


def streets(context: Context) -> list[Candidate]:
    """The streets by the nouns before their names; without what is short for "улица", which places take later."""
    out = []
    for noun, first in _nouns(context):
        if (last := _name_end(context, first)) > first:
            out.append(Candidate("location", noun if first == noun + 1 else first, last))
    return [*out, *_listed(context)]


def _listed(context: Context) -> Iterator[Candidate]:
    """The names in the genitive of several streets after their noun in the plural, of which the tagger knows the first
    ones: "улицы Карла Маркса, Розы Люксембург, | Анны Ким и Мира"."""
    for noun in context.tokens.places(forms("streets").keys()):
        if context.tokens.number(noun) != "Plur":
            continue
        names, at, end = [], noun + 1, context.segment_ends[noun]
        while at < end and (last := _name_end(context, at)) > at and _is_genitive(context, at, last):
            names.append(Candidate("location", at, last))
            if last + 1 >= end or context.lower[last] not in (",", "и"):
                break
            at = last + 1
        if len(names) > 1:
            yield from names


def _overlooked(context: Context) -> Iterator[Candidate]:
    """Streets by their noun and a name in the genitive: "по проспекту Ленина"."""
    for noun in context.tokens.places(forms("streets").keys()):
        first = noun + 1
        if (
            first < context.segment_ends[noun]
            and context.tokens.case(first) == "Gen"
            and context.words[first].istitle()
        ):
            last = _name_end(context, first)
            if last > first and _is_genitive(context, first, last):
                yield Candidate("location", noun, last)


def _is_genitive(context: Context, first: int, last: int) -> bool:
    """Whether a name may stand in the genitive: for the dictionary, or for the tagger where the dictionary lacks it;
    surnames of women may not decline."""
    for i in (first, last - 1)[: 1 + ("F" not in parts(context.words[first]))]:
        known = [r for r in readings(context.words[i]) if r.is_known]
        if known and not any("gent" in r.grammemes or "Fixd" in r.grammemes for r in known):
            return False
        if not known and context.tokens.case(i) not in ("Gen", None):
            return False
    return True


def with_streets(context: Context, found: Iterable[Candidate], ways: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, with streets for what the tagger has instead of them, but for places that go on beyond, and with
    the towns before them: "Ланск, | ул. Седова"."""
    found = list(found)
    ways = [*ways, *_towns(context, ways)]
    at = {i: c for c in found for i in range(c.first, c.last)}
    gone: set[int] = set()
    added: list[Candidate] = []
    for way in ways:
        met = {id(c): c for i in range(way.first, way.last) if (c := at.get(i)) is not None}
        if not any(c.kind == "location" and c.last > way.last for c in met.values()):
            gone.update(met)
            added.append(way)
    taken = {i for way in added for i in range(way.first, way.last)}.union(at)
    added += [way for way in _overlooked(context) if taken.isdisjoint(range(way.first, way.last))]
    return sorted([*(c for c in found if id(c) not in gone), *added], key=lambda c: c.first)


def _towns(context: Context, ways: Iterable[Candidate]) -> Iterator[Candidate]:
    """The towns of one word that open an address, before a comma and a street."""
    for way in ways:
        comma = way.first - 1 if context.words[way.first - 1] == "," else way.first - 3
        town = comma - 1
        if town < context.segment_starts[way.first] or context.words[comma] != "," or not context.words[town].istitle():
            continue
        opens = town == context.segment_starts[town] or context.words[town - 1] in OPENING
        if opens and "F" not in parts(context.words[town]) and is_town(context, town, "Nom"):
            yield Candidate("location", town, town + 1)


def _nouns(context: Context) -> list[tuple[int, int]]:
    """The nouns that names of streets stand after, and where these begin; those in full only before a number, as the
    tagger knows the others."""
    short, full, wanted = section("street-abbreviations"), forms("streets"), _wanted()
    out = []
    for i in context.tokens.places(wanted):
        word, after = context.lower[i], i + 1
        if after == len(context.words):
            break
        if word in short and context.words[after] == "." and context.words[i].islower():
            listed = i > 0 and word == "пр" and context.lower[i - 1] == "и"  # "и пр."
            if not listed and not context.words[max(i - 1, 0)].isdigit():
                out.append((i, after + 1))
        elif word in HYPHENED or (word in full and context.words[after][:1].isdigit()):
            out.append((i, after))
    return [(i, first) for i, first in out if first < context.segment_ends[i]]


@cache
def _wanted() -> frozenset[str]:
    """What a street may be told by, in full or cut short."""
    return frozenset((*section("street-abbreviations"), *forms("streets"), *HYPHENED))


def _name_end(context: Context, first: int) -> int:
    """The end of the name of a street that begins at `first`; `first` where none does."""
    words, end = context.words, min(context.segment_ends[first], first + LONGEST)
    i = first
    if NUMBER.fullmatch(words[i]):
        i += 1 + (i + 1 < end and context.lower[i + 1] in YEARS)
        if i > first + 1 and context.lower[i - 1] == YEAR and not (i < end and context.capital(i)):
            return i  # "улица 1905 года"
    elif ORDINAL.fullmatch(context.lower[i]) or JUBILEE.fullmatch(context.lower[i]):
        i += 1
    if i >= end or not context.capital(i) or context.words[i].isupper() != context.shouted(i):
        return _initialled(context, first, end) if i == first else first
    while i + 1 < end and _goes_on(context, i):
        i += 1
    return i + 1


def _initialled(context: Context, i: int, end: int) -> int:
    """The end of a name after initials: "ул. К. | Седова"; `i` where there is none."""
    k = i
    while k + 2 < end and is_initial(context.words[k]) and context.words[k + 1] == ".":
        k += 2
    return k + 1 if k > i and context.words[k].istitle() else i


def _goes_on(context: Context, i: int) -> bool:
    """Whether the name of a street goes on after its word at `i`: "Красных | партизан", "Маршала | Седова", "Розы |
    Ким", not "Ленина | Анна Ким"."""
    word, after = context.words[i], context.words[i + 1]
    if context.pos[i] == "ADJ" and after.isalpha():
        return context.tokens.case(i) == "Gen" == context.tokens.case(i + 1) or context.capital(i + 1)
    if not after.istitle():
        return False
    if context.tokens.case(i + 1) not in ("Gen", None):  # "Розы | Люксембург", which does not decline
        return "F" in parts(word) and "F" not in parts(after) and context.tokens.case(i) == "Gen"
    best = readings(word)[0].grammemes
    return ({"NOUN", "anim", "gent"} <= best and NAMES.isdisjoint(best)) or "F" in parts(word)
