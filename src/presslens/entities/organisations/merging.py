"""Which names are one organisation's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from presslens.entities.mentions.lexicon import forms, section
from presslens.entities.organisations.acronyms import (
    by_acronym_after_town,
    by_acronym_of_kind,
    by_acronym_of_town,
    by_initials,
    by_syllables,
)
from presslens.entities.organisations.aliases import canonical
from presslens.entities.organisations.longer import (
    by_adjective,
    by_namesake,
    by_number,
    by_number_of_school,
    by_office,
    by_order,
    by_prefix,
    by_status,
)
from presslens.entities.organisations.names import ADJECTIVE, Key, Name, Pairs
from presslens.entities.organisations.quoted import by_core, by_first_word, by_kind, by_stem
from presslens.entities.sets import Sets

SHORT = re.compile("(?:Рос|Гос|Мин)[а-я]{3,}$|[А-Я][а-я]{1,4}[А-Я]{2,5}$")  # one word made of the beginnings of others
PLACE = 4  # letters that a place and its adjective share


def merged(
    names: Sequence[Name], bracketed: Sequence[tuple[int, int]] = (), defined: Sequence[tuple[int, int]] = ()
) -> list[int]:
    """A number for each name, the same for names of one organisation; near-linear in the number of names.

    Of two names of which one stands in brackets after the other, either is an abbreviation or a translation, unless it
    is defined to be the other's short name.
    """
    sets = Sets(len(names))
    for i, k in defined:
        sets.join(i, k)
    first: dict[tuple[str, ...], int] = {}
    for i, name in enumerate(names):
        sets.join(i, first.setdefault(name.words, i))
    distinct = sorted(first.values())
    for i, k in bracketed:
        short = names[i].acronym != names[k].acronym or bool(SHORT.match(names[k].text)) or _is_initials(names[k])
        short = short and names[k].head not in forms("branches")  # "инженер ОСК (филиал «Лён»)"
        formal = names[i].head in forms("legal-heads") and names[k].head in section("legal")
        if short or formal or names[k].text.isascii() != names[i].text.isascii():
            sets.join(i, k)
    keys = {i: canonical(names[i].words) for i in distinct}
    for i, k in [
        *by_core(names, distinct),
        *by_first_word(names, distinct),
        *by_kind(names, distinct),
        *_by_alias(names, keys),
        *by_stem(names, distinct),
        *by_initials(names, distinct),
        *by_syllables(names, distinct),
        *by_prefix(names, keys),
        *by_order(names, keys),
        *by_adjective(names, keys),
        *by_number(names, distinct),
        *by_number_of_school(names, distinct),
        *by_namesake(names, distinct),
        *by_status(names, distinct),
        *by_office(names, distinct),
        *by_acronym_of_town(names, distinct),
        *by_acronym_after_town(names, distinct),
        *by_acronym_of_kind(names, distinct),
    ]:
        sets.join(i, k)
    return [sets.find(i) for i in range(len(names))]


def _is_initials(name: Name) -> bool:
    """Whether a name is of several acronyms: "ИБ РАН"."""
    return len(name.words) > 1 and name.text.isupper()


def _by_alias(names: Sequence[Name], keys: dict[int, Key]) -> Pairs:
    """ "МИД РФ", "российский МИД" and "Министерство иностранных дел России"."""
    plain: dict[tuple[str, ...], int] = {}
    of_place: dict[tuple[str, ...], int] = {}
    turned: list[tuple[int, tuple[str, ...]]] = []
    pairs: Pairs = []
    for i, key in keys.items():
        pairs.append((i, plain.setdefault(key, i)))
        if len(key) > 1:
            of_place.setdefault((*key[:-1], key[-1][:PLACE]), i)
            if ADJECTIVE.search(names[i].words[0]):
                turned.append((i, (*key[1:], key[0][:PLACE])))
    for i in keys:  # "РОО «Союз ткачей Республики Тува»" and "Союз ткачей Тувы"
        core = names[i].cores[0] if names[i].cores and names[i].head in section("legal") else ()
        if len(core) > 2 and (k := plain.get(canonical(core))) is not None:
            pairs.append((i, k))
    return [*pairs, *((i, of_place.setdefault(key, i)) for i, key in turned)]
