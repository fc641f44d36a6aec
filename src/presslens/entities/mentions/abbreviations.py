"""Names that an abbreviation in brackets spells: "Северная горная компания (СГК)", "Омский институт (ОмИ РАН)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from presslens.entities.mentions.candidate import Candidate, Context, divided
from presslens.entities.mentions.lexicon import forms, heads, section
from presslens.entities.people.lexicon import NAMED_AFTER
from presslens.gazetteer import load

LONGEST = 16  # tokens back from the bracket
LONGEST_TAIL = 7  # tokens from the bracket to the end of it
NAMESAKE = 8  # tokens of "имени К. В. Седова"
MIXED = re.compile(r"(?:[А-ЯЁ][а-яё]{0,3}){2,8}")  # ОмТПП
SYLLABLE = re.compile("[А-ЯЁ][а-яё]*")


def spelt_out(context: Context, begin: dict[int, int]) -> Iterator[Candidate]:
    """The names and the abbreviations that follow them in brackets; `begin` is what `spelt` finds."""
    for bracket, first in begin.items():
        head = next((i for i in range(first, bracket) if context.pos[i] == "NOUN"), first)
        if context.lower[head] not in forms("works") and context.lower[head] not in forms("events"):
            yield Candidate("organisation", first, bracket)
            yield Candidate("organisation", bracket + 1, context.words.index(")", bracket))


def parted_at_spelt(context: Context, found: Iterable[Candidate], begin: dict[int, int]) -> list[Candidate]:
    """The candidates, those without what stands before the body whose abbreviation follows them in brackets.

    "Лаборатория почв Донского института (ДИ)" is two, the "отделение Донского института (ДИ)" is one with it.
    """
    out = []
    for candidate in found:
        first = begin.get(candidate.last, candidate.first)
        if candidate.first < first and _is_other_case(context, first):
            candidate = Candidate(candidate.kind, first, candidate.last)
        head = next((i for i in range(candidate.first, first) if context.lower[i] in heads()), first)
        led = candidate.first and context.lower[candidate.first - 1] in forms("chiefs")  # a unit that somebody heads
        if led or head + 1 >= first:
            out.append(candidate)
        else:
            out += divided(candidate, [(first, first)])
    return out


def _is_other_case(context: Context, first: int) -> bool:
    """Whether a noun in another case stands before a name: "в Омске | Сибирская палата мер (СПМ)"."""
    before, cases = first - 1, (context.tokens.case(first - 1), context.tokens.case(first))
    noun = context.pos[before] in ("NOUN", "PROPN") and context.capital(before) and context.words[before].istitle()
    return noun and None not in cases and cases[0] != cases[1] and cases[1] != "Gen"


def within(context: Context, found: Iterable[Candidate], begin: dict[int, int]) -> Iterator[Candidate]:
    """The bodies whose abbreviation follows them, at the end of the name of their branch, whose noun stands before."""
    for candidate in found:
        first = begin.get(candidate.last, -1)
        if candidate.kind == "organisation" and any(context.pos[i] != "ADJ" for i in range(candidate.first, first)):
            yield Candidate("organisation", first, candidate.last)


def spelt_bodies(context: Context, found: Iterable[Candidate], begin: dict[int, int]) -> Iterator[Candidate]:
    """The candidates, those as bodies that the tagger takes for places or people, where a body before a bracket has
    their acronym, or a noun for one stands before it: "Президент НАП" beside "ассоциация пекарей (НАП)", "рейтинг НАП"
    beside "агентство НАП"."""
    known, found = heads(), list(found)
    acronyms = {
        tuple(context.words[bracket + 1 : bracket + n])
        for bracket, first in begin.items()
        if any(word in known for word in context.lower[first:bracket])
        for n in (2, 3)
    }
    acronyms.update((context.words[c.last - 1],) for c in found if _is_called_by_acronym(context, c.last - 1))
    if not acronyms:
        yield from found
        return
    for candidate in found:
        told = tuple(context.words[candidate.first : min(candidate.last, candidate.first + 3)]) in acronyms
        yield Candidate("organisation", candidate.first, candidate.last) if told else candidate


def _is_called_by_acronym(context: Context, i: int) -> bool:
    """Whether an acronym of no known place is the name of an institution or a firm by the noun before it: "агентство |
    НАП", not "правительство ДНР"."""
    if not context.acronym(i) or i == context.segment_starts[i] or not context.words[i].isupper():
        return False
    called = heads().get(context.lower[i - 1]) in ("institutions", "plain")
    return called and context.lower[i] not in _others() and not load().find(context.words[i])


def spelt(context: Context) -> dict[int, int]:
    """Each bracket with an abbreviation, and where the name before it begins."""
    words = context.words
    begin = {}
    for bracket in context.brackets:
        if bracket + 2 >= context.size:
            break
        closed = next((i for i in range(bracket + 2, bracket + LONGEST_TAIL) if words[i : i + 1] == [")"]), 0)
        if not closed or not MIXED.fullmatch(words[bracket + 1]):
            continue
        if closed > bracket + 2 and words[bracket + 2].islower():
            if (first := _kind(context, bracket, closed)) is not None:
                begin[bracket] = first
            continue
        if closed > bracket + 3:
            continue
        owner = words[bracket + 2 : closed]  # "ИБ | РАН"
        if len(words[bracket + 1]) < 3 - len(owner) or context.lower[bracket + 1] in _others():
            if not owner and (first := _court(context, bracket)) is not None:
                begin[bracket] = first
            continue
        last, letters = bracket - len(owner), SYLLABLE.findall(words[bracket + 1])
        if owner and not (owner[0].isupper() and owner[0].isalpha()):
            continue
        if owner and owner != words[last:bracket]:  # "ТПП | РТ" of a chamber of the "Республики Тува"
            last, letters = bracket, [*letters, *owner[0]]
        first = _beginning(context, last, letters)
        if first is not None and context.capital(first) and not context.shouted(first):
            begin[bracket] = first
    return begin


def _court(context: Context, bracket: int) -> int | None:
    """Where a body of state begins whose two initials stand in a bracket after it or its country: "Верховный суд |
    (ВС)", "Счётная палата Перу | (СП)"."""
    letters = context.words[bracket + 1]
    if len(letters) != 2 or not letters.isupper():
        return None
    for last in (bracket, bracket - 1):
        noun = last - 1
        if noun > 0 and context.lower[noun] in heads() and context.pos[noun - 1] == "ADJ" and context.capital(noun - 1):
            initials = context.words[noun - 1][0] + context.words[noun][0].upper()
            return noun - 1 if initials == letters else None
    return None


def _kind(context: Context, bracket: int, closed: int) -> int | None:
    """Where a body begins of which a bracket has what it is by the first letters, and the rest in full: "Национальный
    центр риса имени Седова | (НЦ риса)"."""
    tail = context.lower[bracket + 2 : closed]
    last = _before_namesake(context, bracket)
    begin = last - len(tail)
    if begin < 2 or context.lower[begin:last] != tail or not context.words[bracket + 1].isupper():
        return None
    first = _beginning(context, begin, list(context.words[bracket + 1]))
    return first if first is not None and context.capital(first) and not context.shouted(first) else None


def _others() -> frozenset[str]:
    return section("stop-acronyms") | section("known-places") | section("place-abbreviations")


def _beginning(context: Context, last: int, letters: list[str]) -> int | None:
    """The word with the first letters, where the words before `last` begin with these and no others."""
    left = [part.lower() for part in letters]
    last = _before_namesake(context, last)
    for i in range(last - 1, max(context.segment_starts[last], last - LONGEST) - 1, -1):
        parts = context.lower[i].split("-")
        if len(parts) > 1 and all(map(str.startswith, parts, left[-len(parts) :])) and len(parts) <= len(left):
            del left[-len(parts) :]
        elif left[-1] and context.lower[i].startswith(left[-1]):
            left.pop()
        elif len(context.lower[i]) > 3 or not context.lower[i].isalpha():
            return None
        if not left:
            return i
    return None


def _before_namesake(context: Context, last: int) -> int:
    """Where a name ends before whom it is named after."""
    return next((i for i in range(last - 1, max(0, last - NAMESAKE), -1) if context.lower[i] in NAMED_AFTER), last)
