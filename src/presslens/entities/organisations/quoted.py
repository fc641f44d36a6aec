"""Names in quotation marks, and the same ones without them or with the kind of the body before them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from presslens.entities.mentions.lexicon import heads, section
from presslens.entities.organisations.names import Key, Name, Pairs, compatible, is_unit
from presslens.tagging.morphology import readings

ENDING = re.compile(r"(?:[ая]ми|[ая]х|[ауоеыиюя]м|[ое]й|[ое]в|[аеиоуыюяьй])?$")
OF_KIND = re.compile('[«“„"][А-ЯЁ]{2,3} ([^«»“”„"]+)[»”“"]+$')  # "АО «УК | Весна»"


def by_core(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """«Ирень» and "Женский хоккейный клуб «Ирень»"; not "ООО «Весна»" and "АО «Весна»"."""
    whole = {names[i].words: i for i in distinct}
    cores: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in distinct:
        if not is_unit(names[i]):
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
        spelt: dict[str, int] = {}
        pairs += [(i, spelt.setdefault(short, i)) for i in members if len(short := _short_form(names[i], core)) > 1]
        if compatible(kinds):
            pairs += [(i, members[0]) for i in kinds.values()]
        pairs += [(i, next(iter(kinds.values()), members[0])) for i in bare]
    for i in distinct:  # РУСАЛ and "ПАО «ОК РУСАЛ»"
        firm = OF_KIND.search(names[i].text)
        words = tuple(firm[1].lower().replace("ё", "е").split()) if firm else ()
        if words in whole and words not in cores:
            pairs.append((i, whole[words]))
    # "отряд «Ирень»" and "Организация «Поисковый отряд „Ирень“»"
    nested = [(i, names[i].cores[0], len(names[i].cores[-1])) for i in distinct if len(names[i].cores) > 1]
    for i, outer, inner in nested:
        pairs += [(i, whole[outer[k:]]) for k in range(len(outer) - inner) if outer[k:] in whole]
    return pairs


def by_first_word(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """«Нива» and "ООО «Нива Заречья»", where the one name that goes on so says only where it is."""
    longer: dict[str, set[Key]] = defaultdict(set)
    first: dict[Key, int] = {}
    for i in distinct:
        for core in names[i].cores:
            if len(core) == 2 and not is_unit(names[i]):
                longer[core[0]].add(core)
                first.setdefault(core, i)
    bare = [i for i in distinct if len(names[i].words) == 1 and names[i].words[0] not in heads()]
    found = [(i, longer.get(names[i].words[0], set())) for i in bare]
    return [(i, first[core]) for i, own in found if len(own) == 1 for core in own if _is_whose(core[1])]


def by_kind(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """ЛСКА and "Футбольный клуб ЛСКА", whose last word is what it is called, not that of which it is."""
    alone = {names[i].words[0]: i for i in distinct if names[i].acronym and len(names[i].words) == 1}
    kinds = section("called-so")
    typed = (
        i for i in distinct if len(names[i].words) > 1 and not kinds.isdisjoint((names[i].head, names[i].words[0]))
    )
    return [(i, k) for i in typed if names[i].text[-1].isupper() and (k := alone.get(names[i].words[-1])) is not None]


def _short_form(name: Name, core: Key) -> str:
    """What a body is before its name, by the first letters: "фк" of "Футбольный клуб «Весна»" and "ФК «Весна»"."""
    words = name.words[: -len(core)] if name.words[-len(core) :] == core else ()
    return words[0] if words[:1] == (name.head,) and name.head in section("legal") else "".join(w[0] for w in words)


def _is_whose(word: str) -> bool:
    """Whether a word is a genitive, and no nominative, of a singular: "Заречья"."""
    single = [r.grammemes for r in readings(word) if "sing" in r.grammemes]
    return any("gent" in g for g in single) and not any("nomn" in g for g in single)


def by_stem(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """ "Ирени" and «Ирень»: the dictionary knows few such names, so their nominative is not certain."""
    headed: dict[Key, int] = {}
    bare: dict[Key, int] = {}
    pairs: Pairs = []
    for i in distinct:
        words = names[i].cores[-1] if names[i].cores else names[i].words
        if not 0 < len(words) < 4 or len("".join(words)) < 5 or names[i].acronym:
            continue
        stem = tuple(map(_stem, words))
        if names[i].words == words:
            pairs.append((i, bare.setdefault(stem, i)))
        elif not is_unit(names[i]):
            headed.setdefault(stem, i)
    met = [(i, headed[stem]) for stem, i in bare.items() if stem in headed]
    # «Новая волна» is no "служба «Новой волны»", but «Новой волны» is "ООО «Новая волна»"
    return [*pairs, *((i, k) for i, k in met if len(names[i].words) == 1 or _is_longer(names[i], names[k]))]


def _is_longer(bare: Name, headed: Name) -> bool:
    """Whether a name alone is as long as in quotation marks after a noun, or longer, as in most oblique cases."""
    return len("".join(bare.words)) >= len("".join(headed.cores[-1]))


def _stem(word: str) -> str:
    """A word without its ending, and its parts without theirs: «Гран-2» of «Грани-2», «Лён-Волг» of «Лёна-Волги»."""
    return "-".join(part if part.isdigit() else ENDING.sub("", part) for part in word.split("-"))
