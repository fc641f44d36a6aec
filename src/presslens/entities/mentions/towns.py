"""Towns that the tagger takes for people or bodies, by the words around them: "в Ланске", "«Весна» (Ланск)"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from presslens.entities.mentions.candidate import DASHES, Candidate, Context
from presslens.entities.mentions.lexicon import forms, section
from presslens.entities.mentions.quotation import MARKS
from presslens.entities.people.parts import parts
from presslens.entities.places.nominative import hyphen_forms
from presslens.gazetteer import load
from presslens.tagging.morphology import lemma, readings

INTO = frozenset({"в", "во", "из", "из-под"})  # of what is no person
NEAR = frozenset(("недалеко", "неподалеку", "вдали", "вдалеке"))
ONTO = frozenset({"на", "через"})
GENITIVES = ("а", "я", "ой", "ого")
LISTED = {"Loc": ("е", "и", "о"), "Gen": (*GENITIVES, "и", "ы", "о")}
VILLAGES = ("ово", "ево", "ёво", "ино", "ыно")


def towns(context: Context, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates, with those people and organisations that are towns by the words around them as places."""
    found = list(found)
    near = {i: c for c in found for i in range(c.first, c.last)}
    for candidate in found:
        i = candidate.first
        if candidate.kind == "person" and candidate.last == i + 1 and "-" in context.words[i] and is_town(context, i):
            candidate.kind = "location"  # "Ленинска-Кузнецкого", whose parts people are called by
        elif candidate.kind == "person" and candidate.last == i + 2 and _are_people_of(context, i):
            candidate.kind, candidate.first = "location", i + 1
    named = {context.lower[c.last - 1][:4] for c in found if c.kind == "person" and c.last - c.first > 1}
    for candidate in found:
        i = candidate.first
        if candidate.kind == "person" and candidate.last == i + 1 and context.lower[i][:4] not in named:
            plain = set("FLK").isdisjoint(parts(context.words[i]))
            village = plain and i > context.segment_starts[i] and context.lower[i - 1] in forms("settlements")
            called = is_called(context, i) or _is_of_street(context, i)
            listed = _begins_list(context, i, near) or (plain and _goes_on_abroad(context, i, near))
            stands = village or called or listed or (plain and _has_people(context, i))
            if stands or (_stands_as_place(context, i, near, plain) and is_town(context, i)):
                candidate.kind = "location"
        elif candidate.kind == "organisation" and candidate.last == i + 1 and _is_surname_of_town(context, i):
            candidate.kind = "location"
        elif candidate.kind == "organisation" and candidate.last == i + 1 and _is_seat(context, i, near):
            candidate.kind = "location" if is_town(context, candidate.first) else "organisation"
        village = candidate.kind == "organisation" and candidate.last == i + 1 and _is_of_villages(context, i, near)
        if village or (candidate.kind == "person" and candidate.last < i + 3 and _ends_list(context, i, near)):
            candidate.kind = "location"
        yield candidate
        while candidate.kind == "location" and (more := _listed(context, candidate.last, near)):
            candidate = near[more.first] = more
            yield more


def _has_people(context: Context, i: int) -> bool:
    """Whether a word in the genitive after several of a trade is where they live: "пастухи | Сюника"."""
    before = i - 1
    if before < context.segment_starts[i] or not context.lower[i].endswith(GENITIVES):
        return False
    feats = context.tokens.tag[before].feats
    if feats.get("Animacy") != "Anim":
        return False
    plural = context.pos[before] == "NOUN" and feats.get("Number") == "Plur"
    return (plural or _are_subject(context, before)) and is_town(context, i, "Gen")


def _are_subject(context: Context, i: int) -> bool:
    """Whether a noun alike in the genitive is the subject of a verb in the plural: "Учителя | Ланска бастуют"."""
    t = context.tokens
    verb = t.head[i]
    if verb < 0 or t.relation[i] not in ("nsubj", "obj") or t.number(verb) != "Plur" or t.pos[verb] != "VERB":
        return False
    return any({"NOUN", "anim", "plur", "nomn"} <= r.grammemes for r in readings(context.words[i]))


def _are_people_of(context: Context, i: int) -> bool:
    """Whether two words are a trade and where its people live: "Мастера Ланска"."""
    return (
        _are_subject(context, i) and set("FLK").isdisjoint(parts(context.words[i + 1])) and _has_people(context, i + 1)
    )


def bracketed(context: Context, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates with the towns that people come from: "Олег Седых (Ланск)", "Олег Седых (Ланск, Узбекистан)",
    "Олег Седых, Ланск."; what may be somebody's name is one beside others that are none: "Олег Седых (Артём)"."""
    found = list(found)
    near = {i: c for c in found for i in range(c.first, c.last)}
    homes = {mark + 1: sure for mark in context.brackets if (sure := _is_home(context, mark, near)) is not None}
    told = any(homes.values())
    towns = [i for i, sure in homes.items() if sure or told]
    towns += [c.first for c in found if _is_home_after_comma(context, c, near)]
    gone = {id(near.get(i)) for i in towns}
    places = [Candidate("location", i, i + 1) for i in towns]
    return sorted([*(c for c in found if id(c) not in gone), *places], key=lambda c: c.first)


def _is_home(context: Context, bracket: int, near: dict[int, Candidate]) -> bool | None:
    """Whether the word in a bracket after a whole name is surely a town and nobody's name; None where it is no town."""
    i, after = bracket + 1, bracket + 2
    somebody = near.get(bracket - 1)
    if somebody is None or somebody.kind != "person" or after >= context.segment_ends[bracket]:
        return None
    if somebody.last == somebody.first + 1:
        return None  # "митрополит Тихон (Ланский)"
    country = near.get(after + 1) if context.words[after] == "," else None
    told = country is not None and country.kind == "location"
    tagged = near.get(i)
    if (not told and context.words[after] != ")") or (tagged is not None and tagged.last > tagged.first + 1):
        return None
    if not context.words[i].istitle() or not is_town(context, i, "Nom"):
        return None
    return told or set("FLK").isdisjoint(parts(context.words[i]))


def _is_home_after_comma(context: Context, name: Candidate, near: dict[int, Candidate]) -> bool:
    """Whether a town's name that is a surname too ends what is told of somebody: "столяр Олег Седых, Белов."."""
    i, comma, after = name.first, name.first - 1, name.last
    if name.kind != "person" or after != i + 1 or comma <= context.segment_starts[i] or context.words[comma] != ",":
        return False
    somebody = near.get(comma - 1)
    if somebody is None or somebody.kind != "person" or somebody.last - somebody.first < 2:
        return False
    ended = after == context.segment_ends[i] or context.words[after] in (".", ";")
    return ended and "F" not in parts(context.words[i]) and is_town(context, i, "Nom")


def _listed(context: Context, i: int, near: dict[int, Candidate]) -> Candidate | None:
    """The place after a comma or conjunction at `i` that the tagger overlooked in a list."""
    first = i + 1
    if first >= context.segment_ends[i - 1] or context.lower[i] not in (",", "и") or first in near:
        return None
    if not context.words[first].istitle() or not _ends_list(context, first, near):
        return None
    stands = first + 1 == context.size or not context.capital(first + 1)
    return Candidate("location", first, first + 1) if stands else None


def _ends_list(context: Context, i: int, near: dict[int, Candidate]) -> bool:
    """Whether a word goes on with a list of places: "из Ланска, Омска и Ферганы", "сёлам Ланское и Чёрный Яр", "улиц
    Седова и Розы Ким", "объехали Омск и Ланку"."""
    if i - 2 not in near or context.lower[i - 1] not in (",", "и"):
        return False
    letters, k = parts(context.words[i]), i
    while k > 1 and context.lower[k - 1] in (",", "и") and k - 2 in near and near[k - 2].kind == "location":
        k = near[k - 2].first
    before = k - 1
    if k == i or before < context.segment_starts[i]:
        return False
    if context.lower[before] in forms("natural") and context.tokens.number(before) == "Plur":
        return "F" not in letters
    if context.lower[before] in forms("settlements"):
        several = "plur" in readings(context.words[before])[0].grammemes  # "сёла" and no "села"
        return several and "F" not in letters
    single = i not in near or near[i].last == i + 1
    if _is_of_towns(context, before):
        return single and "F" not in letters and is_town(context, i, "Gen")
    if _are_streets(context, before):
        return context.tokens.case(i) == "Gen" and context.lower[i].endswith(GENITIVES)
    if _is_visit(context, before):
        return single and set("FLK").isdisjoint(letters)
    if context.lower[before] not in INTO or not single:
        return False
    case, first = context.tokens.case(k), near[i - 2].first == k
    if not set("FLK").isdisjoint(letters):  # only after two towns, in their case: "в Омске, Таре и Белове"
        alike = case == "Acc" or context.lower[i].endswith(LISTED.get(case or "", ()))
        return not first and "F" not in letters and alike and is_town(context, i, case)
    if context.tokens.case(i) == "Nom" and not (case == "Acc" and not first):  # as the tagger has it: "Кандалакшу"
        return context.tokens.relation[i] == "conj" and not load().find(context.words[i]) and is_town(context, i, "Loc")
    return is_town(context, i)


def _is_of_villages(context: Context, i: int, near: dict[int, Candidate]) -> bool:
    """Whether a word goes on with a list of villages that begins with their noun: "сёл Ланка и | Тарская-Партия"."""
    k = i
    while k > 1 and context.lower[k - 1] in (",", "и") and k - 2 in near and near[k - 2].kind == "location":
        k = near[k - 2].first
    told = i > k > context.segment_starts[i] and context.lower[k - 1] in forms("settlements")
    return told and "plur" in readings(context.words[k - 1])[0].grammemes and context.words[i][:1].isupper()


def _are_streets(context: Context, i: int) -> bool:
    """Whether a word is what several streets are told by: "на углу | улиц | Седова и Ланского"."""
    return context.lower[i] in forms("named-after") and context.tokens.number(i) == "Plur"


def _is_visit(context: Context, i: int) -> bool:
    """Whether a verb is of those that go with places in the accusative: "объехали | Омск, Тару и Ланку"."""
    if context.pos[i] not in ("VERB", "ADJ") or context.words[i][:1].isupper():
        return False
    return lemma(context.words[i], context.tokens.tag[i]) in section("visits")


def _begins_list(context: Context, i: int, near: dict[int, Candidate]) -> bool:
    """Whether a word is the first of several towns of what each has: "в больницах Белова и Ланска"."""
    after = near.get(i + 2) if i + 2 < context.segment_ends[i] and context.lower[i + 1] in (",", "и") else None
    told = after is not None and after.kind == "location" and _is_of_towns(context, i - 1)
    return told and "F" not in parts(context.words[i]) and is_town(context, i, "Gen")


def _goes_on_abroad(context: Context, i: int, near: dict[int, Candidate]) -> bool:
    """Whether a word goes on with places after the adjective of a country: "из Ланска, Тары и | норвежского | Седё"."""
    if i < context.segment_starts[i] + 3 or context.lower[i - 1] not in forms("regional-adjectives"):
        return False
    before = near.get(i - 3)
    told = before is not None and before.kind == "location" and context.lower[i - 2] in (",", "и")
    return told and context.words[i - 1].islower()


def _is_of_towns(context: Context, i: int) -> bool:
    """Whether a word is what each of several towns has: "больницах", "жители"."""
    plural = i >= 0 and context.tokens.number(i) == "Plur" and context.lower[i] in forms("urban")
    return plural and i + 1 < context.segment_ends[i] and context.tokens.case(i + 1) in ("Gen", "Acc", "Nom")


def is_towns_alone(word: str) -> bool:
    """Whether a word as it stands is the name of a town, and neither a first name nor a surname."""
    store = load()
    return any(store.kinds[row] == "city" for row in store.find(word)) and {"F", "L"}.isdisjoint(parts(word))


def is_called(context: Context, i: int) -> bool:
    """Whether a word can be the genitive that what is not built is called by: "бухта Седова"."""
    return (
        i > context.segment_starts[i]
        and context.lower[i - 1] in forms("natural")
        and context.lower[i].endswith(GENITIVES)
    )


def _is_of_street(context: Context, i: int) -> bool:
    """Whether a word is the genitive that a street or the like is called by: "на проспекте Седова"."""
    named = i > context.segment_starts[i] and context.lower[i - 1] in forms("named-after")
    return named and context.lower[i].endswith(GENITIVES) and context.tokens.head[i] == i - 1


def _is_seat(context: Context, i: int, near: dict[int, Candidate]) -> bool:
    """Whether a word stands where the town of what is named before stands, or has a country's adjective before it:
    "«Весна» (Ланск)", "(«Весна», Ланск)", "из немецкого Ланска"."""
    if i < context.segment_starts[i] + 2 or not context.words[i].istitle() or context.latin(i):
        return False
    before, named = context.words[i - 1], i - 2
    if context.words[i + 1 : i + 2] == [")"] and before in ("(", ","):
        return context.words[named] in MARKS or (named in near and near[named].kind == "organisation")
    adjective = context.lower[i - 1] in forms("regional-adjectives") and context.pos[i - 1] == "ADJ"
    return adjective and context.lower[named] in INTO and context.words[i - 1].islower()


def _is_surname_of_town(context: Context, i: int) -> bool:
    """Whether a town that is like a surname or ends like none, as bodies hardly do, stands where places do: "в Белове",
    "из Внуково"."""
    placed = i > context.segment_starts[i] and context.lower[i - 1] in INTO and context.words[i].istitle()
    if placed and context.lower[i].endswith(VILLAGES) and load().find(context.words[i]):
        return True
    return placed and not {"L", "K"}.isdisjoint(parts(context.words[i])) and is_town(context, i)


def _stands_as_place(context: Context, i: int, near: dict[int, Candidate], plain: bool) -> bool:
    """Whether a word stands where a town's name does: "в Ланске", "(Ланск)", "Омск – Ланск"."""
    lower, start, end = context.lower, context.segment_starts[i], context.segment_ends[i]
    if i == start:
        return context.words[i].isupper() and i + 1 < end and context.words[i + 1] in ".,("
    before = lower[i - 1]
    if before in INTO or before in forms("settlements"):
        return True
    if before in forms("town-bodies") and "F" not in parts(context.words[i]):
        return is_town(context, i, "Gen")
    if before == "до" or (before == "от" and i > start + 1):
        return _is_end(context, i, near)
    if before in ONTO:
        return any("nomn" in r.grammemes for r in readings(lower[i])[:1]) and context.tokens.case(i) in ("Nom", "Acc")
    if before == "(":
        return context.words[i - 2] in MARKS or (i - 2 in near and near[i - 2].kind == "organisation")
    if before in DASHES and i - 2 in near:
        return near[i - 2].kind == "location"
    other = near.get(i + 2) if i + 2 < end and lower[i + 1] == "и" else None
    return plain and other is not None and other.kind == "location"


def _is_end(context: Context, i: int, near: dict[int, Candidate]) -> bool:
    """Whether a word after "до" or "от" tells where a way ends, or what something is near: "от Ланска до | Белова",
    "недалеко от | Белова"."""
    before, after = context.lower[i - 1], i + 2
    if before == "от" and context.lower[i - 2] in NEAR:
        return True
    if before == "от" and after < context.segment_ends[i] and context.lower[i + 1] == "до":
        return after in near and near[after].kind == "location"
    begin = i - 2
    told = before == "до" and begin in near and near[begin].kind == "location"
    return told and near[begin].first > 0 and context.lower[near[begin].first - 1] == "от"


def is_known(context: Context, i: int) -> bool:
    """Whether the gazetteer has a word, in its dictionary form or as it stands."""
    store = load()
    return bool(store.find(lemma(context.words[i], context.tokens.tag[i])) or store.find(context.words[i]))


def is_town(context: Context, i: int, case: str | None = None) -> bool:
    """Whether a word is a town of the gazetteer, whatever the tagger takes it for."""
    store = load()
    named = hyphen_forms(context.words[i], case or context.tokens.case(i))
    return any(store.kinds[row] == "city" for form, _ in named for row in store.find(form))
