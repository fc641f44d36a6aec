"""Towns right after an office, which the tagger takes for a part of the name of who has it, or for nothing: "прокурор
Ланска Анна Седых", "встретился с мэром Белова Олегом Седых", "Ольга Седых, аким Белова, ..."."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from presslens.entities.letters import UNDECLINED
from presslens.entities.mentions.candidate import DASHES, Candidate, Context, is_initial, is_latin, is_ordinary
from presslens.entities.mentions.lexicon import forms, heads
from presslens.entities.people.lexicon import first_names
from presslens.entities.people.parts import parts
from presslens.entities.places.nominative import hyphen_forms
from presslens.gazetteer import level, load
from presslens.tagging.morphology import CACHE_SIZE, readings

# What stands before an office and leaves it one of the same place: "экс-мэр", "замакима"
BEFORE = re.compile(r"(?:экс|вице)-|зам(?=[^е])")
LEAST = 15_000  # people of a town that needs no name of somebody after it to be told
KIN = frozenset(("кызы", "уулу", "оглы", "улы"))
LED = 4  # words of an office before its noun: "исполняющий обязанности первого вице-мэра"
OPENING = frozenset((",", "(")) | DASHES


def headed(context: Context, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, with the towns after offices as places, cut off from what the tagger has them in."""
    found, lower, starts = list(found), context.lower, context.segment_starts
    after = [i for i in context.capitalised if i and is_headship(lower[i - 1]) and i != starts[i]]
    after = [i for i in after if lower[i] not in heads()]  # "депутат Думы", which is a town in Syria too
    if not after:
        return found
    at = {i: c for c in found for i in range(c.first, c.last)}
    gone: set[int] = set()
    added: list[Candidate] = []
    for i in after:
        own = at.get(i)
        if (own is not None and not _may_hold(context, own, i)) or not _is_town(context, i, at):
            continue
        added.append(Candidate("location", i, i + 1))
        if own is not None:
            gone.add(id(own))
            if own.last > i + 1:
                added.append(Candidate("person", i + 1, own.last))
    return sorted([*(c for c in found if id(c) not in gone), *added], key=lambda c: c.first)


@lru_cache(CACHE_SIZE)
def is_headship(word: str) -> bool:
    """Whether a word in lower case is an office, or a resident, whose town stands right after it: "мэру", "экс-акима",
    "замакима", "жительница"."""
    kinds = [forms(name) for name in ("town-heads", "town-offices", "residents")]
    office = word if any(word in kind for kind in kinds) else BEFORE.sub("", word, count=1)
    return any(office in kind for kind in kinds) and office not in forms("incumbents")


def _may_hold(context: Context, own: Candidate, i: int) -> bool:
    """Whether a town at `i` can be cut off from a candidate: it begins there, or with the office."""
    if own.first not in (i, i - 1):
        return False
    if own.last == i + 1:
        return own.kind != "location" or own.first < i
    return own.kind == "person" or _name(context, i + 1) == "FL"


def _is_town(context: Context, i: int, at: dict[int, Candidate]) -> bool:
    """Whether the word at `i` is the town of the office before it."""
    word = context.words[i]
    people, letters = _people(word), parts(word)
    body = i in at and at[i].kind == "organisation"
    club = body and people < LEAST and "U" not in letters and _leads_any(context, i - 1)
    if people < 0 or (club and not _is_told_place(word)):
        return False
    named = _name(context, i + 1)
    told = not _goes_on(context, i + 1) and _is_told(context, i - 1, at)
    if not {"F", "P"}.isdisjoint(letters):  # "глава Асана | Иван Седых", not "глава Анна Мария Седых"
        cases = [context.tokens.case(k) for k in (i, i + 1) if k < context.size]
        apart = cases[-1] != "Gen" and (cases[0] == "Gen" or level(word) not in first_names())
        return told or (named == "FL" and apart)
    if {"L", "K", "S"}.isdisjoint(letters):
        if named:
            return True
        if (is_ordinary(word) and not (told and _is_told_place(word))) or _goes_on(context, i + 1):
            return False
        return told or people >= LEAST or "U" not in letters
    if _is_of_another(context, i - 1):
        return False
    return told or named == "FL" or _is_he(context, i + 1)


@lru_cache(CACHE_SIZE)
def _people(word: str) -> int:
    """How many live in the largest town, or region, that a word can be the genitive of; -1 where there is none."""
    if word.isupper() or is_latin(word):
        return -1
    store, own = load(), "" if word.endswith(UNDECLINED) else level(word)
    rows = [row for form, _ in hyphen_forms(word, "Gen") if level(form) != own for row in store.find(form)]
    return max((store.populations[row] for row in rows if store.kinds[row] in ("city", "region")), default=-1)


def _leads_any(context: Context, i: int) -> bool:
    """Whether firms and clubs have such an office too: "глава", not "мэр"."""
    return context.lower[i].startswith("глав")


def _is_told_place(word: str) -> bool:
    """Whether the dictionary has a word as a place: "глава Ланска", not "глава Спартака"."""
    return any("Geox" in reading.grammemes for reading in readings(word))


def _goes_on(context: Context, i: int) -> bool:
    """Whether a word with a capital stands at `i`, in the same sentence as the one before it."""
    return i < context.size and context.capital(i) and context.tokens.sentence[i] == context.tokens.sentence[i - 1]


def _name(context: Context, i: int) -> str:
    """What of a name begins at `i`, in the same sentence as the word before it: "FL" for a whole one, "L" for a surname
    alone, "F" for one whose surname may stand before ("Анна", "Анна Ивановна"), "" for none."""
    words = context.words
    letters: list[str] = []
    k = i
    while len(letters) < 3 and _goes_on(context, k):
        letters.append(parts(words[k]))
        initial = is_initial(words[k])
        k += 1
        if initial:
            if k >= context.size or words[k] != ".":
                return ""
            k += 1
    if not letters or (len(letters) < 3 and k < context.size and context.lower[k] in KIN):
        return ""
    first, second, third = [*letters, "", ""][:3]
    if first == "I":
        return "FL" if _is_surname(second) or (second == "I" and _is_surname(third)) else ""
    if "P" in second:
        return "FL" if "F" in first and third else "F"
    if "F" in first:
        return "FL" if second else "F"
    if "F" in second:
        return "FL" if _is_surname(first) else ""
    return "L" if len(letters) == 1 and _is_surname(first) else ""


def _is_surname(letters: str) -> bool:
    return not {"L", "K", "U", "A", "S"}.isdisjoint(letters)


def _is_he(context: Context, i: int) -> bool:
    """Whether a man's first name in the nominative stands here, who is the mayor and has no part in a name in -а before
    it: "мэр Белова | Олег"."""
    if not _goes_on(context, i):
        return False
    best = readings(context.words[i])[0].grammemes
    named = {"Name", "masc", "nomn"} <= best and context.lower[i - 1].endswith("а")
    return named and context.tokens.case(i - 2) == "Nom"


def _is_of_another(context: Context, i: int) -> bool:
    """Whether the office at `i` is of whom somebody has to do with, and whose name may follow: "помощник мэра | Седова
    Анна Белых", not "заместитель мэра | Белова Анна Седых"."""
    k = i - 1
    if k < context.segment_starts[i] or context.pos[k] != "NOUN" or context.lower[k] in forms("substitutes"):
        return False
    return context.tokens.case(i) == "Gen" and context.tokens.tag[k].feats.get("Animacy") == "Anim"


def _is_told(context: Context, i: int, at: dict[int, Candidate]) -> bool:
    """Whether whose office the noun at `i` names is told before, so that no surname follows: "Ольга Седых, и.о. мэра
    | Белова", not "Ольга Седых, помощник мэра Белова"."""
    for k in range(i - 1, max(i - LED, context.segment_starts[i]) - 1, -1):
        if context.words[k] in OPENING:
            before = at.get(k - 1)
            return before is not None and before.kind == "person" and before.last - before.first > 1
        if context.pos[k] != "ADJ":
            return False
    return False
