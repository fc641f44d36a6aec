"""Places of the gazetteer that the tagger overlooks, or takes for people, where no person can have such a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from presslens.entities.mentions.candidate import Candidate, Context, is_ordinary
from presslens.entities.mentions.lexicon import forms, heads
from presslens.entities.mentions.towns import INTO, is_towns_alone
from presslens.entities.people.lexicon import words
from presslens.entities.people.parts import parts
from presslens.entities.places.adjectives import is_adjective
from presslens.entities.places.nominative import hyphen_forms, phrase_forms
from presslens.entities.places.pairs import agreed
from presslens.gazetteer import load
from presslens.tagging.morphology import CACHE_SIZE, readings

SURE = 0.5  # weight of a form that the dictionary knows
LEAST = 15_000  # people of a town that is heard of outside its region
# What only towns are called by, of words that no dictionary has: "Степногорск", "Кызылабад", "Усть-Ланск"
OF_TOWNS = re.compile(r"(?i:усть|верх|верхне|нижне|ново|старо)-|.+(?:ск|град|кент|абад|стан|поль)(?:а|у|ом|е|я|ю|ем)?$")
PREPOSITIONS = frozenset(("в", "во", "из", "по", "с", "со", "через", "над", "перед"))
LANDS = ("ье", "ья", "ью", "ьем", "щина", "щины", "щине", "щину", "щиной", "чина", "чины", "чине", "чину", "чиной")
STEM = 4  # letters that all forms of a surname have
ENDINGS = ("", "а", "у", "о", "е", "я", "ю", "и")
HEADS = ("town-heads", "town-offices", "residents", "town-bodies", "local-bodies")
COURTESY = ("г-", "господин", "госпож")


def overlooked(context: Context, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, with the places among people and among what is no candidate: "помощь Ланску", "перед Южным
    Уралом", "к Тандинскому кожууну"."""
    found = list(found)
    at = {i: c for c in found for i in range(c.first, c.last)}
    whole = [c for c in found if c.kind == "person" and c.last - c.first > 1]
    somebody = {context.lower[c.last - 1][:STEM] for c in whole}
    first = {context.lower[c.first] for c in whole} & words("asian")  # "Ван Чжи", later "Ван", "Вана"
    somebody |= {(name + ending)[:STEM] for name in first for ending in ENDINGS}
    gone: set[int] = set()
    added: list[Candidate] = []
    for i in filter(_Worth(context), context.capitalised):
        if added and i < added[-1].last:
            continue
        last = _last(context, i, at, somebody)
        if last > i:
            gone.update(id(at[k]) for k in range(i, last) if k in at)
            added.append(Candidate("location", i, last))
            if (beyond := at.get(last - 1)) is not None and beyond.last > last:
                added.append(Candidate("person", last, beyond.last))
    return sorted([*(c for c in found if id(c) not in gone), *added], key=lambda c: c.first)


class _Worth:
    """Whether a capitalised word is worth a look: few are, and each would take its time."""

    def __init__(self, context: Context) -> None:
        self.words, self.lower, self.capitals = context.words, context.lower, context.capitals
        self.districts, self.settlements, self.last = forms("districts"), forms("settlements"), context.size - 1

    def __call__(self, i: int) -> bool:
        if i < self.last and (self.capitals[i + 1] or self.lower[i + 1] in self.districts):
            return True
        word = self.words[i]
        return (
            word.isupper()
            or word.endswith(LANDS)
            or _could_be(word)
            or (i > 0 and self.lower[i - 1] in self.settlements)
        )


def _last(context: Context, i: int, at: dict[int, Candidate], somebody: set[str]) -> int:
    """The end of the place that begins at `i`; `i` where none does."""
    own, after = at.get(i), i + 1
    end = context.segment_ends[i]
    single = own is None or (own.kind == "organisation" and own.last == after)
    if single and i and context.words[i].isupper() and _is_short_region(context, i):
        return after
    if own is not None and own.first != i:
        return i
    if after < end and context.capital(after) and context.words[after].istitle():
        within = own is None or own.last == after or (own.last == after + 1 and own.kind != "location")
        beyond = at.get(after)
        body = any(c is not None and c.kind == "organisation" for c in (own, beyond))
        if _is_before_name(context, after + 1) and (beyond is None or beyond.first in (i, after)):
            return after + 1 if _has_head(context, i) and _is_pair(context, i, body) else i
        if within and (beyond is None or beyond.last == after + 1) and _is_pair(context, i, body):
            return after + 1
        return i
    if own is not None and (own.kind != "person" or own.last != after):
        return i
    if after < end and _is_district(context, i):
        return after + 1
    if context.lower[i][:STEM] in somebody or not context.words[i].istitle():
        return i
    if i and context.lower[i - 1].startswith(COURTESY):
        return i
    if _is_land(context.words[i]):
        return after
    if context.sentence_start(i):
        return i
    return after if _is_place(context, i, tagged=own is not None) else i


def _is_short_region(context: Context, i: int) -> bool:
    """Whether an abbreviation after a preposition of place, or an office, is a region's: "в СКО", "аким ВКО"."""
    store = load()
    before = context.lower[i - 1]
    told = (
        (before in PREPOSITIONS or before in forms("town-heads") or before in forms("residents"))
        and not context.shouted(i)
        and len(context.words[i]) > 2
    )
    return told and any(
        store.kinds[row] == "region" and row in store.first_level for row in store.find(context.words[i])
    )


def _is_pair(context: Context, i: int, body: bool) -> bool:
    """Whether an adjective and a noun are the name of a place: "Великого Устюга"; one that the tagger takes for a
    `body` may be a house ("Белый дом")."""
    after = i + 1
    if not _is_adjective(context, i) or not context.words[i].istitle() or context.latin(i):
        return False
    if after + 1 < context.segment_ends[i] and context.capital(after + 1) and not _has_head(context, i):
        return False
    if not body and i > context.segment_starts[i] and context.lower[i - 1] in forms("settlements"):
        return not any("F" in parts(context.words[k]) for k in (i, after))  # "посёлку Чёрный Дол"
    words, cases = context.words[i : after + 1], [context.tokens.case(k) for k in (i, after)]
    store = load()
    likely = [form for form, weight in phrase_forms(words, cases).items() if weight > SURE]
    rows = [row for form in {*likely, *agreed(*words)} for row in store.find(form)]
    return any(not body or store.kinds[row] != "other" for row in rows) or (not rows and _is_village(context, i))


def _is_village(context: Context, i: int) -> bool:
    """Whether an adjective and a noun that no dictionary has stand where the name of a settlement does: "глава | Новой
    Ряки | Олег Седых", "в Старом Дрюкине"."""
    noun = context.words[i + 1]
    placed = _has_head(context, i) or (i > context.segment_starts[i] and context.lower[i - 1] in INTO)
    if not placed or context.lower[i + 1] in heads() or readings(noun)[0].is_known or "F" in parts(noun):
        return False
    return bool(agreed(context.words[i], noun))


def _is_adjective(context: Context, i: int) -> bool:
    """Whether a word is an adjective; of those that the tagger takes for names none that people are called by."""
    if context.pos[i] == "ADJ":
        return True
    return any(r.pos == "ADJ" for r in readings(context.words[i])) and "F" not in parts(context.words[i])


def _has_head(context: Context, i: int) -> bool:
    """Whether who leads a town, or is of it, or what it has, stands right before a word: "мэр | Сухого Лога"."""
    return i > context.segment_starts[i] and any(context.lower[i - 1] in forms(kind) for kind in HEADS)


def _is_before_name(context: Context, i: int) -> bool:
    """Whether somebody's first name and surname, or what may be such, begin at `i`."""
    named = i + 1 < context.segment_ends[i - 1] and context.words[i].istitle() and context.capital(i + 1)
    return named and "F" in parts(context.words[i])


def _is_district(context: Context, i: int) -> bool:
    """Whether an adjective and the noun of a district stand at `i`: "Тандинскому кожууну"."""
    tokens, noun = context.tokens, i + 1
    if context.lower[noun] not in forms("districts") or not is_adjective(tokens, i) or not context.words[i].istitle():
        return False
    cases = {r.feats.get("Case") for r in readings(context.lower[noun]) if "plur" not in r.grammemes}
    return tokens.number(i) != "Plur" and tokens.case(i) in cases


@lru_cache(CACHE_SIZE)
def _could_be(word: str) -> bool:
    """Whether a word is part of no name of a person and looks like a town, or the dictionary has it as a place."""
    letters = parts(word)
    if not {"F", "L", "K", "P"}.isdisjoint(letters):
        return False
    if "U" in letters:
        return OF_TOWNS.match(word) is not None
    return any("Geox" in reading.grammemes for reading in readings(word))


@lru_cache(CACHE_SIZE)
def _is_land(word: str) -> bool:
    """Whether a word can be nothing but a region that people call by a name of its own: "Оренбуржье", "Вологодчина"."""
    store = load()
    return word.endswith(LANDS) and any(
        store.kinds[row] == "region"
        for form, weight in hyphen_forms(word, None)
        if weight > SURE
        for row in store.find(form)
    )


def _is_place(context: Context, i: int, tagged: bool) -> bool:
    """Whether a word is a place that is heard of and neither a first name nor a surname; `tagged` as somebody."""
    word, before = context.words[i], context.words[i - 1]
    told = before.islower() or (before.istitle() and context.sentence_start(i - 1) and is_ordinary(before))
    if before.lower() in forms("settlements") and context.tokens.number(i - 1) != "Plur" and told:
        return is_towns_alone(word)  # "жители города Семей"
    if not told or context.latin(i) or not _could_be(word):
        return False
    store, strange = load(), "U" in parts(word)
    for form, weight in hyphen_forms(word, context.tokens.case(i)):
        if weight > SURE or (strange and tagged):
            for row in store.find(form):
                if store.kinds[row] != "city" or store.populations[row] >= LEAST:
                    return True
    return False
