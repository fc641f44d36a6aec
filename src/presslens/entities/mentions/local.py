"""What the tagger takes for places: bodies told by a town's adjective and an acronym ("в Тарском ГАУ"), districts with
the name of who leads them ("глава МО Тарский район Олег Седых"); and branches of the central bank."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from presslens.entities.mentions.beginnings import OF_TOWN
from presslens.entities.mentions.candidate import Candidate, Context
from presslens.entities.mentions.lexicon import forms, section
from presslens.entities.mentions.quotation import MARKS
from presslens.entities.people.parts import parts
from presslens.gazetteer import load, lookup

BRANCH, BANK = "отделени", ["банка", "россии"]
OF_BRANCH = 6  # tokens from a branch's town to the bank: "Уральского главного управления Банка России"
ACRONYM = re.compile("[А-ЯЁ]{3,6}|[А-Я]{2,3}[а-я][А-Я]|ГУ")


def local_bodies(context: Context, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates, those places as bodies whose adjective an acronym follows that is no region's, and without the
    people after their noun."""
    for candidate in found:
        first, last = candidate.first, candidate.last
        after = first + 1
        if candidate.kind == "location" and last <= after + 1 and _is_body(context, after):
            candidate.kind, candidate.last = "organisation", after + 1
        if candidate.kind == "location" and after < last and _heads(context, first):
            candidate.kind = "organisation"
        if candidate.kind == "location" and last - first > 3:
            candidate.last = next((i for i in range(first + 2, last - 1) if _is_somebody(context, i)), last)
            if candidate.last < last:
                yield Candidate("person", candidate.last, last)
        yield candidate


def branches(context: Context) -> Iterator[Candidate]:
    """The branches of the central bank that a town in the nominative tells, in small letters: "отделение Омск Банка
    России", "отделения Омск Сибирского ГУ Банка России"."""
    lower = context.lower
    for i in [i for i in context.capitalised if i and context.words[i - 1].startswith(BRANCH)]:
        end = min(i + OF_BRANCH, context.segment_ends[i] - 1)
        bank = next((k for k in range(i + 1, end) if lower[k : k + 2] == BANK), None)
        office = range(i + 1, bank) if bank else ()
        if bank and all(context.tokens.case(k) in ("Gen", None) for k in office) and lookup(context.words[i]):
            yield Candidate("organisation", i - 1, bank + 2)


def _heads(context: Context, i: int) -> bool:
    """Whether the noun of an assembly, which towns are called like, stands before what it is of: "Дума | Тарского
    края"."""
    return context.lower[i] in forms("nameless") and context.tokens.case(i + 1) == "Gen"


def _is_somebody(context: Context, i: int) -> bool:
    """Whether a name begins after the noun of a district: "Тарский район | Олег Седых"."""
    told = context.lower[i - 1] in forms("districts") and "F" in parts(context.words[i])
    return told and not {"L", "K", "P", "U"}.isdisjoint(parts(context.words[i + 1]))


def _is_body(context: Context, i: int) -> bool:
    """Whether an acronym of a body stands at `i`, after the adjective of a town."""
    if i >= context.segment_ends[i - 1] or not ACRONYM.fullmatch(context.words[i]) or context.shouted(i):
        return False
    if not OF_TOWN.search(context.lower[i - 1]) or context.lower[i] in section("stop-acronyms"):
        return False
    quoted = i + 1 < context.size and context.words[i + 1] in MARKS  # "Тарское ГАУ «Весна»"
    return not quoted and not load().find(context.words[i])
