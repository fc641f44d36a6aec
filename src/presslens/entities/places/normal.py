"""The words of a name in the nominative, as the tags have it, and the case and the gender that they stand in."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache

from presslens.document import Tag, Tokens
from presslens.entities.letters import CONSONANTS
from presslens.entities.places.adjectives import agree
from presslens.entities.places.lookup import known_forms
from presslens.entities.places.nominative import hyphen_forms
from presslens.entities.places.pairs import agreed
from presslens.gazetteer import level, load
from presslens.tagging.morphology import CACHE_SIZE, best_reading, like, readings

ACRONYM = re.compile(r"([А-ЯЁ]{3,})(?:а|у|е|ом)")  # "в ГУМе"
MASCULINE = re.compile("[А-ЯЁ][а-яё]+[бвгдзклмнпрстфх]е")
GENITIVE = ("а", "я", "ы", "и", "го", "ой", "х")
NO_GENITIVE = ("у", "э", "ю", "ё")  # endings of places that do not decline, as of "Туюксу"
OWNED = frozenset(("nmod", "appos"))  # what taggers say of an owner that they have in the nominative
AROUND = frozenset(("районе", "окрестностях", "пригороде", "черте", "окраине", "центре"))


def nominative(tokens: Tokens, at: list[int]) -> str:
    """The words of a name in the nominative as the tags have it.

    An adjective agrees with its noun; what stands in the genitive after a noun stays ("Майдане Независимости").
    """
    if len(at) == 2 and (pair := _pair(*(tokens.words[i] for i in at))):
        return pair
    words: list[str] = []
    noun: int | None = None
    for k, i in enumerate(at):
        word, case = tokens.words[i], case_at(tokens, i)
        if noun is not None and case == "Gen" and (tokens.case(noun) != "Gen" or tokens.pos[i] == "NOUN"):
            words.append(word)
            continue
        if noun is None and tokens.pos[i] in ("NOUN", "PROPN"):
            noun = i
        head = next((j for j in at[k + 1 :] if tokens.pos[j] != "ADJ"), None) if tokens.pos[i] == "ADJ" else None
        if (
            head is not None
            and case not in (None, "Nom")
            and tokens.case(head) == case
            and tokens.number(head) == "Sing"
        ):
            words.append(like(agree(word, _gender_at(tokens, head)), capitals(word)))
        else:
            words.append(_nominative_word(word, tokens.tag[i].pos, case, tokens.number(i), tokens.gender(i)))
    return " ".join(words)


def _pair(adjective: str, noun: str) -> str:
    """An adjective and a noun in an oblique case in the nominative, "" where they do not agree."""
    if not (adjective.istitle() and noun.istitle()):
        return ""
    forms = [form.split(" ") for form in agreed(adjective, noun)[:1]]
    return " ".join(like(form, word) for pair in forms for form, word in zip(pair, (adjective, noun), strict=True))


@lru_cache(CACHE_SIZE)
def _nominative_word(word: str, pos: str, case: str | None, number: str | None, gender: str | None) -> str:
    if declined := ACRONYM.fullmatch(word):
        return declined[1]
    if case in ("Nom", None) or (case == "Gen" and word.endswith(NO_GENITIVE)):
        return capitals(word)
    feats = {"Case": case} | ({"Number": number} if number else {})
    if case == "Loc" and gender == "Masc" and MASCULINE.fullmatch(word) and _is_guessed_soft(word):
        return capitals(word[:-1])  # "в Бурдуне" is in no "Бурдуня"
    if word.count("-") == 1 and (tail := _common_tail(word, feats | ({"Gender": gender} if gender else {}))):
        return like(tail, capitals(word))
    reading = None if "-" in word else best_reading(word, Tag(pos, feats))
    guessed = not reading or not (reading.is_known or reading.feats.get("Case") == case)
    if guessed and number != "Plur" and word[-1] in CONSONANTS and not load().find_level(level(word)):
        return capitals(word)  # "через Ланкаун", which is no genitive of several
    if guessed and (known := next((form for form, _ in hyphen_forms(word, case) if load().find_level(form)), None)):
        form = known  # "глава | Егвекинота"
    elif reading and reading.feats.get("Variant") == "Short":
        form = word.lower()  # "в слободе Дымково"
    elif reading and reading.pos in ("NOUN", "ADJ"):
        wanted = {"nomn", "plur" if "plur" in reading.grammemes else "sing"}
        if reading.pos == "ADJ" and "sing" in wanted:
            wanted |= {g for g in ("masc", "femn", "neut") if g in reading.grammemes}
        form = reading.inflect(wanted) or word.lower()
    else:
        form = hyphen_forms(word, case)[0][0]
    return like(form, capitals(word))


def _is_guessed_soft(word: str) -> bool:
    """Whether no dictionary has a word, which is taken for a feminine in -я."""
    reading = best_reading(word, Tag("PROPN", {"Case": "Loc", "Number": "Sing"}))
    return reading is not None and not reading.is_known and reading.normal.endswith("я")


def _common_tail(word: str, feats: dict[str, str]) -> str | None:
    """The nominative of a name that ends in a noun of the dictionary after a hyphen: "в Сити-парке"."""
    first, _, last = word.rpartition("-")
    reading = best_reading(last, Tag("NOUN", feats))
    if not reading or reading.pos != "NOUN" or not reading.is_known or {"Geox", "anim"} & reading.grammemes:
        return None
    form = reading.inflect({"nomn", "plur" if "plur" in reading.grammemes else "sing"})
    return f"{first.lower()}-{form}" if form else None


def case_at(tokens: Tokens, i: int) -> str | None:
    """The case of a word; right after somebody whose it is ("глава | Узгена"), and where the dictionary has the form as
    a place's in no nominative ("аэропорт | Урая"), what the tagger has in the nominative is in the genitive, and so is
    what it joins to that ("мэры Ланска | и Узгена"); in a list of where something is all are ("в Омске и | Седуне")."""
    case = tokens.case(i)
    if case == "Nom" and _is_listed_where(tokens, i):
        return "Loc"
    if case != "Nom" or not tokens.lower[i].endswith(GENITIVE):
        return case
    owned = tokens.head[i] if tokens.relation[i] == "conj" else i
    owner = tokens.head[owned] == owned - 1 and tokens.relation[owned] in OWNED
    owner = owner and owned > 0 and _is_owner(tokens, owned - 1) and tokens.lower[owned].endswith(GENITIVE)
    return "Gen" if owner or _is_genitive(tokens.words[i]) else case


def _is_listed_where(tokens: Tokens, i: int) -> bool:
    """Whether a word in -е that is no place's name as it stands goes on with a list in the locative."""
    before = i - 2
    if before < 0 or not tokens.lower[i].endswith("е") or tokens.lower[i - 1] not in ("и", ","):
        return False
    told = tokens.case(before) == "Loc" and tokens.words[before].istitle() and tokens.lower[before].endswith("е")
    return told and tokens.relation[i] == "conj" and not load().find(tokens.words[i])


def _is_owner(tokens: Tokens, i: int) -> bool:
    """Whether a noun is of somebody, or of what lies around a place that is known: "глава | Узгена", "в районе |
    Узгена", not "в районе | Кумджаы"."""
    if tokens.tag[i].feats.get("Animacy") == "Anim":
        return True
    return tokens.lower[i] in AROUND and bool(known_forms((tokens.words[i + 1],), ("Gen",), None)[1])


@lru_cache(CACHE_SIZE)
def _is_genitive(word: str) -> bool:
    """Whether a place of the dictionary stands in the genitive, and nothing that it has in the nominative."""
    found = readings(word)
    genitive = any({"Geox", "gent"} <= r.grammemes and r.is_known for r in found)
    return genitive and all("nomn" not in r.grammemes for r in found)


def capitals(word: str) -> str:
    """A model for capitals: a word in capitals only (a headline) counts as a capitalised one, no abbreviation does."""
    shouted = word.isupper() and len(word) > 3 and not any("Abbr" in r.grammemes for r in readings(word)[:1])
    return word.title() if shouted else word


def gender_of(grammemes: Container[str]) -> str:
    return next((g for g in ("femn", "neut") if g in grammemes), "masc")


def _gender_at(tokens: Tokens, i: int) -> str:
    """The gender of a noun as it is meant: "Поляне" is of the glade, not of the tribe."""
    reading = best_reading(tokens.words[i], tokens.tag[i])
    return gender_of(reading.grammemes if reading else ())
