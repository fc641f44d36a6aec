"""Names that others have all words of, and more."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from presslens.entities.mentions.lexicon import forms, heads, section
from presslens.entities.organisations.aliases import canonical
from presslens.entities.organisations.names import ADJECTIVE, ATTRIBUTE, LONGEST_PREFIX, Key, Name, Pairs
from presslens.entities.people.lexicon import NAMED_AFTER

MOST_ALIKE = 20  # names of one number and noun that are compared
NAMESAKE = 6  # words of whom a body is named after
NAMESAKES = re.compile(r" [А-ЯЁ][а-яё-]+$")
VENTURE = re.compile(r'[«"“„]?\w+ (?:[–—&] |[«"“„])')  # "Весна — Омск", "КХЛ «Весна»", "Yarvit & Hasse"
APART = frozenset(("суд", "школа", "прокуратура"))  # a place has several, told by their adjectives
ALONG = "по"  # the land of an office follows
OFFICE = "управление"
OFFICES = ((), ("главное",), ("территориальное",))  # what may stand before, of which an agency has one in a land
STATE = frozenset(("россии", "рф"))
SCHOOLS = {"сош": "школа", "оош": "школа", "сш": "школа", "гкб": "больница", "црб": "больница"}


def by_prefix(names: Sequence[Name], keys: dict[int, Key]) -> Pairs:
    """ "Общественная палата" and "Общественная палата Российской Федерации", "Тарский завод" and "АО «Тарский завод
    насосов»", where only one name goes on so, and not to tell what a firm runs: "Весна" is no "Весна Онлайн"."""
    longer: dict[Key, list[tuple[Key, int]]] = defaultdict(list)
    for i, key in keys.items():
        for n in range(1, min(len(key), LONGEST_PREFIX)):
            longer[key[:n]].append((key, i))
        core = canonical(names[i].cores[0]) if names[i].cores and names[i].head in section("legal") else ()
        for n in range(2, min(len(core), LONGEST_PREFIX)):
            if names[i].cores[0][n - 1] in heads():
                longer[core[:n]].append((core, i))
    pairs: Pairs = []
    firms = {key[:1] for i, key in keys.items() if _is_venture(names[i])}
    for i, key in keys.items():
        found = longer.get(key, []) if key not in firms else []
        stem, shortest = min(found, key=lambda other: len(other[0]), default=(key, i))
        if found and all(other[: len(stem)] == stem for other, _ in found):
            pairs.append((i, shortest))
    return pairs


def _is_venture(name: Name) -> bool:
    """Whether a name goes on from that of a firm with what the firm runs, in its own quotation marks or after a dash
    too, or of another one: "Весна Онлайн", "Yarvit Devices", "Весна — Омск", "КХЛ «Весна»", "Yarvit & Hasse"."""
    words = name.words
    if not words or (words[0] in heads() and words[0] not in forms("unique")):
        return False
    apart = VENTURE.match(name.text) is not None
    return apart or not section("ventures").isdisjoint(words[1:])


def by_order(names: Sequence[Name], keys: dict[int, Key]) -> Pairs:
    """ "Комитет думы по спорту" and "комитет по спорту думы", "служба Blue Dawn" and "детская служба Blue Dawn"."""
    pairs: Pairs = []
    bags: dict[tuple[str, Key], int] = {}
    latin: dict[tuple[str, Key], int] = {}
    for i, key in keys.items():
        name = names[i]
        if len(key) > 3 and name.words[0] == name.head:
            pairs.append((i, bags.setdefault((name.head, tuple(sorted(key))), i)))
        tail = tuple(word for word in name.words if word.isascii() and word.isalpha())
        if tail and name.words[-len(tail) - 1 :] == (name.head, *tail):
            pairs.append((i, latin.setdefault((name.head, tail), i)))
    return pairs


def by_adjective(names: Sequence[Name], keys: dict[int, Key]) -> Pairs:
    """ "Театр танца" and "Омский академический театр танца", where only one name has adjectives before it; whom it is
    named after may stand after both: "Омский театр танца имени Седова"."""
    longer: dict[tuple[str, Key], list[int]] = defaultdict(list)
    for i, key in keys.items():
        name = names[i]
        if name.head in APART or len(key) != len(name.words):
            continue
        named = next((n for n, word in enumerate(name.words) if word in NAMED_AFTER), len(key))
        for n in range(1, named - 1):
            if not ATTRIBUTE.search(name.words[n - 1]) or name.words[n - 1] == name.head:
                break
            for end in {named, len(key)}:
                longer[name.head, key[n:end]].append(i)
    found = ((i, longer.get((names[i].head, key), [])) for i, key in keys.items())
    return [(i, own[0]) for i, own in found if len(own) == 1]


def by_number(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """ "15-я бригада", "15-я пехотная бригада" and "15-я тарская пехотная бригада", where only one longer name has the
    number, the noun and the adjectives."""
    longer: dict[Key, list[int]] = defaultdict(list)
    for i in distinct:
        words = names[i].words
        if len(words) > 1 and words[0][0].isdigit() and names[i].head in words[1:]:
            longer[words[0], names[i].head].append(i)
    pairs: Pairs = []
    for own in longer.values():
        for i in own[:MOST_ALIKE] if len(own) > 1 else ():
            if names[i].words[-1] == names[i].head:
                own_words = set(names[i].words)
                found = [k for k in own[:MOST_ALIKE] if own_words < set(names[k].words)]
                pairs += [(i, found[0])] if len(found) == 1 else []
    return pairs


def by_number_of_school(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """ "Школа № 5" and "МБОУ СОШ № 5" or "МБОУ «Гимназия № 5»", where only one longer name has the number."""
    longer: dict[Key, list[int]] = defaultdict(list)
    for i in distinct:
        words = (names[i].cores or (names[i].words,))[-1]
        if len(words) > 1 and words[-1].isdigit() and len(names[i].words) > 2:
            longer[SCHOOLS.get(words[-2], words[-2]), words[-1]].append(i)
    short = ((i, longer.get(names[i].words, [])) for i in distinct if len(names[i].words) == 2)
    return [(i, own[0]) for i, own in short if len(own) == 1]


def by_namesake(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """ "Театр имени Седова" and "Тарский театр танца имени Олега Седова", where only one longer name has the noun and
    whom it is named after; "музей имени О. П. Седова" and "музей имени Олега Седова", where no other Седов fits."""
    longer: dict[Key, list[int]] = defaultdict(list)
    short: list[tuple[int, Key]] = []
    given: list[tuple[int, int]] = []
    for i in distinct:
        words, head = names[i].words, names[i].head
        at = next((n for n, word in enumerate(words) if word in NAMED_AFTER), 0)
        if len(words) == 2 and words[0] == head and NAMESAKES.search(names[i].text):
            short.append((i, (head, words[1])))  # "Институт Седова"
        if not at or not head:
            continue
        if at + 2 == len(words) and words[0] == head and at == 1:
            short.append((i, (head, words[-1])))
            continue
        if at + 2 < len(words) < at + 5:
            given.append((i, at))
        for word in words[at + 1 : at + 1 + NAMESAKE]:
            longer[head, word].append(i)
    pairs = [(i, own[0]) for i, key in short if len(own := longer.get(key, [])) == 1]
    for i, at in given:
        own = longer[names[i].head, names[i].words[-1]][:MOST_ALIKE]
        told = {k: first for k in own if k != i and (first := _first_name(names[i].words, at, names[k].words))}
        if len({first for first in told.values() if len(first) > 1}) < 2:
            pairs += [(i, k) for k in told]
    return pairs


def _first_name(words: Key, at: int, other: Key) -> str:
    """The first name in another name of whom both are called after, told in full where it has initials here; "" where
    they are called after two, or stand for two by what is before it."""
    before = next(n for n, word in enumerate(other) if word in NAMED_AFTER)
    if not (set(words[:at]) <= set(other[:before]) or set(other[:before]) <= set(words[:at])):
        return ""
    own, surname = words[at + 1 : -1], other.index(words[-1], before)
    for first in range(max(before + 1, surname - 2), surname):
        pairs = zip(own, other[first:surname], strict=False)
        if all(b.startswith(a) for a, b in pairs):
            return other[first]
    return ""


def by_status(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """ "Тарский университет" and "Тарский государственный университет имени Седова", where only one longer name has
    the town and the noun, and adjectives between them that tell it from no other."""
    longer: dict[Key, list[int]] = defaultdict(list)
    for i in distinct:
        words, head = names[i].words, names[i].head
        at = words.index(head) if head in words[:LONGEST_PREFIX] else 0
        if at > 1 and ADJECTIVE.search(words[0]) and all(word in section("statuses") for word in words[1:at]):
            longer[words[0], head].append(i)
    return [(i, own[0]) for i in distinct if len(own := longer.get(names[i].words, [])) == 1]


def by_office(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """ "Росреестр по Тыве" and "Управление Росреестра по Тыве", "УФАС по Омской области" or "Омское УФАС" and
    "Управление ФАС России по Омской области", where only one longer name is of the agency's office there."""
    longer: dict[Key, list[int]] = defaultdict(list)
    short: list[tuple[int, Key]] = []
    first: dict[Key, int] = {}
    same: Pairs = []
    for i in distinct:
        words = names[i].words
        at = words.index(ALONG) if ALONG in words[1:LONGEST_PREFIX] else 0
        stop = at - (at > 1 and words[at - 1] in STATE)
        tail = canonical(words[at + 1 :])
        if OFFICE in words[: max(stop - 1, 0)]:
            office = words.index(OFFICE)
            agency = canonical(words[office + 1 : stop])
            if words[:office] in OFFICES and first.setdefault((*agency, *tail), i) != i:
                same.append((i, first[*agency, *tail]))
                continue
            for land in {tail, tail[:-1]}:  # "Омской | области"
                longer[*agency, *land].append(i)
        elif stop == 1:
            short.append((i, (*canonical((_agency(words[0]),)), *tail)))
        elif len(words) == 2 and ADJECTIVE.search(words[0]) and _agency(words[1]) != words[1]:
            short.append((i, (*canonical((_agency(words[1]),)), *canonical(words[:1]))))
    return [*same, *((i, own[0]) for i, key in short if len(own := longer.get(key, [])) == 1)]


def _agency(word: str) -> str:
    """The agency of which an acronym is an office: "фас" of "уфас"."""
    return word[1:] if word[:1] == "у" and word[1:] in section("agencies") else word
