"""Bodies of a list that one noun tells: "сборные России и Канады", "Омский и Томский университеты"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from presslens.document import Tag
from presslens.entities.mentions.candidate import Candidate, Context
from presslens.entities.mentions.common import are_holdings
from presslens.entities.mentions.lexicon import forms, heads
from presslens.entities.places.nominative import phrase_forms
from presslens.entities.places.types import type_at
from presslens.gazetteer import load
from presslens.tagging.morphology import CACHE_SIZE, readings

RELATIONAL = re.compile(r"[сц]к(?:ий|ая|ое|ого|ому|ой|ую|им|ом|ие|их|ими)$")
SEVERAL = re.compile("(?:[иы]е|[иы]х|[иы]ми?)$")  # adjectives
LONGEST = 5  # tokens between the noun and the first of the lands, or of its adjectives
LIKELY = 0.5  # weight of a form that the dictionary knows
MOST = 8  # bodies of a list
JOINING = frozenset((",", "и", "или"))
OF_CASES = ("Gen", "Dat", "Nom", None)  # of lands: "по Омской и Томской областям"; taggers have "США" in any case


def several(context: Context, chosen: list[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """The chosen names, those that run over the bodies of a list as one candidate for each: what a member shares with
    the others is among its `words`."""
    nouns = [i for i in context.tokens.places(heads().keys()) if _are_several(context, i)]
    lists = [*_of_lands(context, nouns, found), *_of_adjectives(context, nouns, found), *_of_numbers(context, nouns)]
    lists += _of_acronyms(context, chosen)
    near: dict[int, list[Candidate]] = {}
    for c in chosen if lists else ():
        for i in range(c.first, c.last):
            near.setdefault(i, []).append(c)
    gone: set[int] = set()
    added: list[Candidate] = []
    for own in lists:
        first, last = min(c.first for c in own), max(c.last for c in own)
        around = [c for i in range(first, last) for c in near.get(i, ())]
        if all(c.kind != "person" and first <= c.first and c.last <= last for c in around):
            gone.update(map(id, around))
            added += own
    return [*(c for c in chosen if id(c) not in gone), *added]


@lru_cache(CACHE_SIZE)
def is_plural(word: str, tag: Tag) -> bool:
    """Whether a word is a plural by its tag, or by all that the dictionary has of it: "университетов"."""
    if tag.feats.get("Number") == "Plur" or (tag.pos == "ADJ" and SEVERAL.search(word)):
        return True
    nouns = [r.grammemes for r in readings(word) if r.pos == "NOUN" and r.is_known]
    return bool(nouns) and all("plur" in own for own in nouns)


def _are_several(context: Context, i: int) -> bool:
    """Whether a noun is a plural, also one that the tagger has in the singular: "Администрации" with a plural verb."""
    if context.words[i].isupper():
        return False
    t = context.tokens
    subject = t.relation[i].startswith("nsubj") and t.head[i] >= 0 and t.number(t.head[i]) == "Plur"
    if i and context.lower[i - 1].endswith(("ие", "ые")) and context.pos[i - 1] == "ADJ":
        return True
    if subject and any({"plur", "nomn"} <= r.grammemes for r in readings(context.words[i])):
        return True
    return is_plural(context.words[i], t.tag[i])


def _of_lands(context: Context, nouns: Iterable[int], found: Iterable[Candidate]) -> Iterator[list[Candidate]]:
    """The bodies that each land of a list has: "Министерства образования | Омской | и | Томской областей"."""
    wanted = [i for i in nouns if context.lower[i] in forms("one-each") and not are_holdings(context, i)]
    places = {c.first: c for c in found if c.kind == "location"} if wanted else {}
    for noun in wanted:
        end = context.segment_ends[noun]
        first = next((i for i in range(noun + 1, min(end, noun + LONGEST)) if not _is_modifier(context, i)), end)
        lands: list[Candidate] = []
        i = first
        while i < end and len(lands) < MOST and (land := places.get(i) or _land(context, i)):
            if context.tokens.case(land.last - 1) not in OF_CASES:
                break
            lands.append(land)
            i = land.last
            i += i < end and context.lower[i] in JOINING
        if len(lands) < 2 or context.lower[lands[-1].first - 1] != "и":
            continue
        before = _own_adjectives(context, noun)
        kind = lands[-1].last - 1
        shared = (kind,) if type_at(context.tokens, kind) and context.tokens.number(kind) == "Plur" else ()
        own = []
        for n, land in enumerate(lands):
            tail = tuple(range(land.first, land.last)) + (shared if kind >= land.last else ())
            words = (*range(before, first), *tail)
            own.append(Candidate("organisation", before if not n else land.first, land.last, words))
        yield own


def _land(context: Context, i: int) -> Candidate | None:
    """The country, region or town that a word in the genitive is, whatever name the tagger has it in."""
    store, words = load(), context.words
    if not context.capital(i):
        return None
    for last in (i + 2, i + 1):
        if last <= context.segment_ends[i] and context.capital(last - 1):
            forms = phrase_forms(words[i:last], ["Gen"] * (last - i))
            if any(weight > LIKELY and store.find(form) for form, weight in forms.items()):
                return Candidate("location", i, last)
    return None


def _is_modifier(context: Context, i: int) -> bool:
    """Whether a word in small letters says what bodies are for, before the lands that have them."""
    if context.lower[i] == "по":
        return True
    told = context.words[i].islower() and context.pos[i] in ("NOUN", "ADJ") and context.tokens.case(i) == "Gen"
    return told and type_at(context.tokens, i) is None


def _own_adjectives(context: Context, noun: int) -> int:
    """Where the adjectives of several bodies begin: "| законодательные собрания"."""
    first, begin = noun, max(context.segment_starts[noun], noun - LONGEST)
    while first > begin and SEVERAL.search(context.lower[first - 1]) and _is_kind(context, first - 1):
        first -= 1
    return first


def _is_kind(context: Context, i: int) -> bool:
    """Whether a word is an adjective that tells what bodies are, and not which: "верховные", not "соседние"."""
    return context.pos[i] == "ADJ" and (context.lower[i] in forms("kinds-of-bodies") or context.capital(i))


def _of_adjectives(context: Context, nouns: Sequence[int], found: Iterable[Candidate]) -> Iterator[list[Candidate]]:
    """The bodies that the adjectives of towns or lands tell: "| Омский | и | Томский университеты"."""
    places = {c.first: c for c in found if c.kind == "location"} if nouns else {}
    for noun in nouns:
        if heads()[context.lower[noun]] not in ("institutions", "bodies"):
            continue
        kind, begin = noun, context.segment_starts[noun]
        while kind > begin and context.words[kind - 1].islower() and _is_plural_adjective(context, kind - 1):
            kind -= 1  # "Омский и Томский | государственные университеты"
        members: list[tuple[int, int]] = []
        last = kind
        while len(members) < MOST and (first := _adjective_run(context, begin, last)) < last:
            members.append((first, last))
            last = first - 1
            if last <= begin or context.lower[last] not in JOINING:
                break
        if len(members) < 2 or context.lower[members[0][0] - 1] != "и":
            continue
        if not any(RELATIONAL.search(context.lower[a]) for a, _ in members):
            continue
        after = places.get(noun + 1)
        tail = range(noun, after.last if after and context.tokens.case(noun + 1) == "Gen" else noun + 1)
        own = [Candidate("organisation", a, b, (*range(a, b), *range(kind, noun), *tail)) for a, b in members[1:]]
        a = members[0][0]
        yield [*own[::-1], Candidate("organisation", a, tail.stop, tuple(range(a, tail.stop)))]


def _of_numbers(context: Context, nouns: Iterable[int]) -> Iterator[list[Candidate]]:
    """The bodies that their numbers tell: "| школы № 5 | и | № 7"."""
    words = context.words
    for noun in nouns:
        end = context.segment_ends[noun]
        own: list[Candidate] = []
        i = noun + 1
        while i + 1 < end and words[i] == "№" and words[i + 1].isdigit() and len(own) < MOST:
            own.append(Candidate("organisation", i if own else noun, i + 2, (noun, i, i + 1)))
            i += 2
            i += i < end and context.lower[i] in JOINING
        if len(own) > 1:
            yield own


def _of_acronyms(context: Context, chosen: Iterable[Candidate]) -> Iterator[list[Candidate]]:
    """The bodies that an acronym tells after their adjectives: "| Омский | и | Томский ГАУ"."""
    for last in chosen:
        adjective, before = last.first, last.first - 2
        if last.kind != "organisation" or last.last != adjective + 2 or before < context.segment_starts[adjective]:
            continue
        if context.lower[adjective - 1] != "и" or not context.words[adjective + 1].isupper():
            continue
        ending = RELATIONAL.search(context.lower[adjective])
        if ending and context.capital(before) and context.lower[before].endswith(ending[0]):
            yield [Candidate("organisation", before, before + 1, (before, adjective + 1)), last]


def _is_plural_adjective(context: Context, i: int) -> bool:
    plural = context.tokens.number(i) == "Plur" or SEVERAL.search(context.lower[i]) is not None
    return plural and context.pos[i] == "ADJ"


def _adjective_run(context: Context, begin: int, last: int) -> int:
    """Where the adjectives of one body begin that end before `last`: "| Омский аграрный"; `last` where none do."""
    i = last - 1
    while i > begin and context.words[i].islower() and context.pos[i] == "ADJ" and context.tokens.number(i) == "Sing":
        i -= 1
    stands = i >= begin and context.words[i].istitle() and context.tokens.number(i) == "Sing"
    return i if stands and (context.pos[i] == "ADJ" or RELATIONAL.search(context.lower[i])) else last
