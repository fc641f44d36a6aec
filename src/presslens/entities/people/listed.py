"""People who are listed together stand in one case, which the clearest of their names tell: "без П. И. Мороза и | З. М.
Лунина" is of a man, "модераторы Н. П. Лунина и О. А. Седов" of a woman. Only initials need to be told so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from presslens.document import Document, Mention
from presslens.entities.people.declension import CASES, POSSESSIVE_F, Cell, feminine, forms
from presslens.entities.people.governing import government
from presslens.entities.people.lexicon import level
from presslens.entities.people.parts import first_cells
from presslens.entities.people.reading import Setting
from presslens.entities.people.setting import setting_of

JOINT = re.compile(r"\s*(?:[,;]|,?\s+(?:и|а\s+также))\s+")
CLOSING = re.compile(r"\s*(?:;|,?\s+(?:и|а\s+также))\s+")  # what two people are joined by who are no members of clauses
CLEAR = 1.0  # by which a form is likelier than others of its word that count
AGAINST, SUBJECT, NOMINATIVE = -3.0, 2.5, 4.5  # for the nominative: what is said of one, and what of a whole list
SEVERAL = 3  # people who are a list whatever joins them
ANY = frozenset(CASES)
ALL = frozenset((gender, case) for gender in "mf" for case in CASES)
OF_MEN = frozenset(("Gen", "Acc"))  # alike of men
OF_WOMEN = frozenset((("f", "Nom"), ("m", "Gen"), ("m", "Acc")))  # a woman's surname that a man's is like


def settings_of_lists(doc: Document, mentions: Sequence[Mention]) -> dict[int, Setting]:
    """The settings of those who stand in a list, by their mentions, where it tells something of them."""
    out: dict[int, Setting] = {}
    for run in _runs(doc, mentions):
        if not any(_has_initials(doc, mention) for mention in run):
            continue
        first = setting_of(doc, run[0])
        cells = [_cells_of(doc, mention) for mention in run]
        cases = _cases(doc, run[0], first, cells) if first.official or _is_list(doc, run) else ANY
        if cases and ("Nom" not in cases or len(cases) == 1):
            members = zip(run, cells, strict=True)
            out |= {m.mention_id: _setting(own, cases) for m, own in members if _has_initials(doc, m)}
    return out


def _has_initials(doc: Document, mention: Mention) -> bool:
    """Whether a name has initials and a surname, whose form others tell."""
    words = doc.tokens.words[mention.first : mention.last]
    return len(words) > 1 and sum(len(word) > 1 for word in words) == 1


def _runs(doc: Document, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The people with nothing but what joins them in between."""
    run: list[Mention] = []
    for mention in mentions:
        if run and not _goes_on(doc, run[-1], mention):
            if len(run) > 1:
                yield run
            run = []
        run.append(mention)
    if len(run) > 1:
        yield run


def _goes_on(doc: Document, before: Mention, mention: Mention) -> bool:
    same = doc.tokens.sentence[before.first] == doc.tokens.sentence[mention.first]
    return same and JOINT.fullmatch(doc.text, before.stop, mention.start) is not None


def _is_list(doc: Document, run: Sequence[Mention]) -> bool:
    return len(run) >= SEVERAL or CLOSING.fullmatch(doc.text, run[-2].stop, run[-1].start) is not None


def _cases(doc: Document, mention: Mention, first: Setting, cells: Sequence[frozenset[Cell]]) -> frozenset[str]:
    """The cases that all names of a list can stand in, by what is said of the first of them."""
    cases = ANY.intersection(*({case for _, case in own} for own in cells))
    dependent, told = government(doc, mention)
    if told or first.case:
        return cases & {told or first.case or ""}
    if dependent or first.nominative < 0:
        return cases - {"Nom"}
    return cases & {"Nom"} or cases if first.nominative >= SUBJECT else cases


def _setting(cells: frozenset[Cell], cases: frozenset[str]) -> Setting:
    """What a list in one of some cases tells of a member of it."""
    genders = {gender for gender, case in cells if case in cases}
    gender = next(iter(genders)) if len(genders) == 1 else None
    if "Nom" in cases:
        return Setting(gender, NOMINATIVE)
    case = next(iter(cases)) if len(cases) == 1 else "Gen" if cases == OF_MEN else None
    return Setting(gender, AGAINST, case=case)


def _cells_of(doc: Document, mention: Mention) -> frozenset[Cell]:
    if mention.last == mention.first + 1:
        return ALL  # a first name, or a surname that may be like one
    return _cells(tuple(word for word in doc.tokens.words[mention.first : mention.last] if len(word) > 1))


@lru_cache(10_000)
def _cells(words: tuple[str, ...]) -> frozenset[Cell]:
    """The genders and cases in which words can be a name: a surname, or a known first name and one."""
    if len(words) == 1:
        return _surname(words[0])
    if len(words) == 2:
        for first, last in (words, words[::-1]):
            if shared := first_cells(first) & _surname(last):
                return shared
    return ALL


def _surname(word: str) -> frozenset[Cell]:
    plain = level(word)
    if plain.endswith(POSSESSIVE_F):
        return OF_WOMEN if plain.endswith("а") else frozenset((("f", "Nom"),))
    if feminine(plain) != plain:
        return frozenset((("m", "Nom"),))
    table = {cell: max(weight for _, weight in found) for cell, found in forms("last", word).items() if cell[0] in "mf"}
    best = max(table.values(), default=0.0)
    return frozenset(cell for cell, weight in table.items() if weight > best - CLEAR) or ALL
