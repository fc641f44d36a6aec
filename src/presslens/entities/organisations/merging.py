"""Which names are one organisation's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from presslens.entities.mentions.lexicon import section
from presslens.entities.organisations.normal import Name

LONGEST_PREFIX = 12
ENDING = re.compile(r"(?:[ая]ми|[ая]х|[ауоеыиюя]м|[ое]й|[ое]в|[аеиоуыюяьй])?$")
SMALL_WORDS = frozenset(
    ("и", "по", "в", "во", "на", "с", "со", "при", "для", "за", "о", "об", "от", "of", "and", "for", "the")
)
OWNERSHIP = frozenset(("ооо", "оао", "зао", "пао", "ао", "нао", "тоо", "ип", "ано", "оо", "оф", "роо"))

Pairs = list[tuple[int, int]]


def merged(names: Sequence[Name], bracketed: Sequence[tuple[int, int]] = ()) -> list[int]:
    """A number for each name, the same for names of one organisation; near-linear in the number of names.

    Of two names of which one stands in brackets after the other, either is an abbreviation or a translation.
    """
    group = list(range(len(names)))

    def find(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    def join(i: int, k: int) -> None:
        group[max(find(i), find(k))] = min(find(i), find(k))

    first: dict[tuple[str, ...], int] = {}
    for i, name in enumerate(names):
        join(i, first.setdefault(name.words, i))
    distinct = sorted(first.values())
    for i, k in bracketed:
        if names[i].acronym != names[k].acronym or names[k].text.isascii() != names[i].text.isascii():
            join(i, k)
    for i, k in [
        *_by_core(names, distinct),
        *_by_place(names, distinct),
        *_by_stem(names, distinct),
        *_by_initials(names, distinct),
        *_by_prefix(names, distinct),
    ]:
        join(i, k)
    return [find(i) for i in range(len(names))]


def _by_core(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """«Иремель» and "Женский хоккейный клуб «Иремель»"; not "ООО «Весна»" and "АО «Весна»"."""
    whole = {names[i].words: i for i in distinct}
    cores: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in distinct:
        for core in names[i].cores:
            cores[core].append(i)
    pairs: Pairs = []
    for core, members in cores.items():
        bare = [i for i in members if names[i].words == core]
        if core in whole:
            bare.append(whole[core])
        kinds: dict[str, int] = {}
        for i in members:
            if names[i].words != core:
                pairs.append((i, kinds.setdefault(names[i].head, i)))
        if _compatible(kinds):
            pairs += [(i, members[0]) for i in kinds.values()]
        pairs += [(i, next(iter(kinds.values()), members[0])) for i in bare]
    return pairs


def _compatible(kinds: Iterable[str]) -> bool:
    """Whether names with these heads can be one thing's: at most one form of ownership, at most one noun."""
    kinds = set(kinds)
    return len(kinds & OWNERSHIP) <= 1 and len(kinds - section("legal") - {""}) <= 1


def _by_place(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """ "японское правительство" and "Правительство Японии"."""
    places: dict[tuple[str, str], int] = {}
    pairs: Pairs = []
    for i in distinct:
        words = names[i].words
        if len(words) != 2 or len(words[0]) < 5 or len(words[1]) < 4:
            continue
        adjective = words[0].endswith(("ский", "ская", "ское", "цкий", "цкая", "цкое"))
        key = (words[1], words[0][:4]) if adjective else (words[0], words[1][:4])
        pairs.append((i, places.setdefault(key, i)))
    return pairs


def _by_stem(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """ "Иремели" and «Иремель»: the dictionary knows few such names, so their nominative is not certain."""
    headed: dict[str, int] = {}
    bare: dict[str, int] = {}
    pairs: Pairs = []
    for i in distinct:
        words = names[i].cores[-1] if names[i].cores else names[i].words
        if len(words) != 1 or len(words[0]) < 5 or names[i].acronym:
            continue
        word, hyphen, number = words[0].partition("-")  # «Грань-2»
        stem = ENDING.sub("", word) + hyphen + number if number.isdigit() else ENDING.sub("", words[0])
        if names[i].words == words:
            pairs.append((i, bare.setdefault(stem, i)))
        else:
            headed.setdefault(stem, i)
    return [*pairs, *((i, headed[stem]) for stem, i in bare.items() if stem in headed)]


def _by_initials(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """ФПБ and "Федерация профсоюзов Беларуси", Минтруда and "Министерство труда и социальной защиты"."""
    initials: dict[str, list[int]] = defaultdict(list)
    ministries: list[int] = []
    states: dict[str, list[int]] = defaultdict(list)
    for i in distinct:
        words = names[i].words
        if 2 <= len(words) <= LONGEST_PREFIX:
            initials["".join(w[0] for w in words if w not in SMALL_WORDS)].append(i)
            initials["".join(w[0] for w in words)].append(i)
            initials["".join(part[0] for w in words if w not in SMALL_WORDS for part in w.split("-") if part)].append(i)
        if words and words[0] == "министерство":
            ministries.append(i)
        if len(words) >= 2 and words[0].startswith("государственн"):
            states[words[1][:4]].append(i)
    pairs: Pairs = []
    for i in distinct:
        words = names[i].words
        if not words:
            continue
        if names[i].acronym:
            pairs += [(i, k) for k in initials.get(words[0], ())[:1]]
        word = words[0]
        if word.startswith("мин") and len(word) > 5 and len(words) <= 3 and word != "министерство":
            matches = [k for k in ministries[:50] if any(w.startswith(word[3:6]) for w in names[k].words[1:4])]
            if len(matches) == 1:
                pairs.append((i, matches[0]))
        elif word.startswith("гос") and len(word) > 6:
            pairs += [(i, k) for k in states.get(word[3:7], ())[:1]]
    return pairs


def _by_prefix(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """ "Общественная палата" and "Общественная палата Российской Федерации", where only one name goes on so."""
    longer: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in distinct:
        words = names[i].words
        for n in range(1, min(len(words), LONGEST_PREFIX)):
            longer[words[:n]].append(i)
    pairs: Pairs = []
    for i in distinct:
        found = longer.get(names[i].words, [])
        shortest = min(found, key=lambda k: len(names[k].words), default=i)
        stem = names[shortest].words
        if found and all(names[k].words[: len(stem)] == stem for k in found):
            pairs.append((i, shortest))
    return pairs
