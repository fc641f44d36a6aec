"""Initials and a surname that the tagger runs into the body or the place before them: "директор МФЦ | Н. П. Седова"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from presslens.document import EntityKind
from presslens.entities.mentions.candidate import Candidate, Context, is_initial
from presslens.entities.mentions.lexicon import forms, heads
from presslens.entities.mentions.towns import is_known
from presslens.entities.people.commons import is_no_name
from presslens.entities.people.lexicon import NAMED_AFTER
from presslens.entities.people.parts import parts

LED = 4  # tokens from a role to whom it leads: "лидер оппозиционной партии"
BOTH = 5  # tokens of two initials and a surname
INITIALS = 6  # tokens of the most initials that a name has
ENDLESS = frozenset("бвгджзклмнпрстфцчшщ")  # endings of nominatives, and of no genitive of a surname
WHOSE = NAMED_AFTER | {"."}


def before_initials(context: Context, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates, those cut in two that run into somebody's initials."""
    free = 0
    for c in found:
        if c.last <= free:
            continue
        c.first = max(c.first, free)
        cut = next((i for i in range(c.first + 1, c.last) if _begins_name(context, c, i)), None)
        if cut is None:
            yield c
            continue
        kind = c.kind if c.kind != "person" else _kind(context, cut - 1)
        if kind is not None:
            yield Candidate(kind, c.first, cut)
        free = _end(context, cut)
        yield Candidate("person", cut, free)


def _begins_name(context: Context, c: Candidate, i: int) -> bool:
    """Whether initials at `i` and the surname after them are of somebody else than the words before: "МФЦ | Н. П.
    Седова", not "СЕДОВ Н. П.", "Джон Р. Р. Седов" nor "школа имени Н. П. Седова"."""
    before, end = i - 1, _end(context, i)
    if end == i or context.lower[before] in WHOSE or not parts(context.words[end - 1]).replace("W", ""):
        return False
    if context.acronym(before) or context.latin(before) or context.lower[before] in heads():
        return True
    if before == c.first > 0 and context.lower[before - 1] in NAMED_AFTER:
        return True  # "музея имени Седова | А. К. Ли"
    if c.kind == "person":  # "Вениньо С. Седов": what no dictionary has may be a first name before one initial
        letters = parts(context.words[before])
        return {"F", "P", "L", "K"}.isdisjoint(letters) and ("U" not in letters or end - i >= BOTH)
    if c.last < end:
        return True
    told = role_before(context, c.first) is not None or context.words[end - 1][-1] in ENDLESS
    # "директор Театра Н. П. Седова | Олег Ким", "школа Р. Седова"
    surely = end - i >= BOTH or not any(context.lower[k] in forms("houses") for k in range(c.first, i))
    return told and surely and not (end < context.segment_ends[i] and context.capital(end))


def _end(context: Context, i: int) -> int:
    """The end of the initials at `i` and the surname after them; `i` where there are none."""
    k, end = i, context.segment_ends[i]
    while k + 1 < end and k < i + INITIALS and is_initial(context.words[k]) and context.words[k + 1] == ".":
        k += 2
    return k + 1 if k > i and k < end and len(context.words[k]) > 1 and context.capital(k) else i


def _kind(context: Context, i: int) -> EntityKind | None:
    """What a word is that the tagger has in a name before its initials: a place, a body, or a common word."""
    if is_known(context, i):
        return "location"
    return None if is_no_name(context.words[i]) and not context.acronym(i) else "organisation"


def role_before(context: Context, first: int) -> int | None:
    """The noun for one person before a body, what the role is for overlooked: "директора по продажам | завода"."""
    tokens = context.tokens
    for i in range(first - 1, max(context.segment_starts[first], first - LED) - 1, -1):
        animate = tokens.tag[i].feats.get("Animacy") == "Anim"
        named = tokens.pos[i] == "PROPN" and not animate  # "директора Института физики | РАН"
        if tokens.sentence[i] != tokens.sentence[first] or not (named or tokens.pos[i] in ("ADJ", "NOUN", "ADP")):
            return None
        if tokens.pos[i] == "NOUN" and animate:
            return i if tokens.number(i) == "Sing" else None
    return None
