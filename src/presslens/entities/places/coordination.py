"""The head noun that adjectives of a list share: "Курганской, Свердловской и Тюменской | областей"."""

from __future__ import annotations

from functools import lru_cache

from presslens.document import Tokens
from presslens.entities.places.adjectives import agree, is_adjective
from presslens.entities.places.nominative import hyphen_forms
from presslens.entities.places.normal import gender_of
from presslens.entities.places.types import type_at
from presslens.gazetteer import Gazetteer, load
from presslens.tagging.morphology import CACHE_SIZE, readings

CHAIN = 40  # tokens from an adjective to the head that it shares ("Курганской, Свердловской и Тюменской областей")
LARGE = 50_000  # people of a town that is hardly meant where districts are listed
SEPARATORS = frozenset((
    ",", "и", "или", "а", "также", "на", "в", "во", "над", "по", "не", "еще", "том", "числе", "включая", "-", "–", "—",
))  # fmt: skip


def shared_head(tokens: Tokens, i: int, store: Gazetteer) -> int | None:
    """The head that a bare adjective shares with what follows, unless it is a town ("Петропавловск-Камчатский")."""
    if not is_adjective(tokens, i) and not _is_in_list(tokens, i, store):
        return None
    if "-" in tokens.words[i] and any(
        store.find(form) for form, weight in hyphen_forms(tokens.words[i], tokens.case(i)) if weight > 0.5
    ):
        return None
    found = _head_after(tokens, i)
    return _head_before(tokens, i) if found is None else found


def _head_after(tokens: Tokens, adjective: int) -> int | None:
    """The head noun that a bare adjective shares with others: "Курганской и Тюменской областей".

    Right after it the head may stand, or a comma or conjunction: what another adjective follows is a name by itself
    ("Рудный Кавалеровского района"). Beyond other places of a list it must be a place that the gazetteer has.
    """
    separated = beyond = joined = False
    for i in range(adjective + 1, min(len(tokens), adjective + CHAIN)):
        word = tokens.lower[i]
        if word in SEPARATORS or (separated and word.isdigit()):
            separated, joined = True, joined or word != ","
        elif (found := type_at(tokens, i)) and found.kind != "city":
            plural = tokens.number(i) == "Plur" or _is_of_several(tokens, i)
            if not plural and _is_anothers(tokens, i):
                return None  # "гору Белуха и | хребет Таганай"
            if beyond or (separated and not joined and not plural):  # "Чайковский, Пермский край": a town and its land
                agree = plural or tokens.gender(adjective) == tokens.gender(i)
                known = agree and (plural or not beyond) and _is_place(tokens.words[adjective], found.lemma)
                return i if known else None
            return i
        elif not separated:
            if tokens.pos[i] != "ADJ" or not tokens.words[i].islower():  # "Омском | муниципальных районах"
                return None
        elif not is_adjective(tokens, i):
            if not tokens.words[i].istitle():
                return None
            beyond |= not _may_be_adjective(tokens.words[i])  # "Курганскую, Удмуртию и Тюменскую области"
    return None


def _is_of_several(tokens: Tokens, noun: int) -> bool:
    """Whether a noun after an adjective in the nominative is a plural, whatever the tagger says: "Омский, Тарский |
    округа"."""
    return tokens.lower[noun - 1].endswith(("ий", "ый")) and tokens.lower[noun].endswith(("а", "я"))


def _is_anothers(tokens: Tokens, noun: int) -> bool:
    """Whether a noun has its own name after it, and no adjective before: "гору Белуха и | хребет Таганай"."""
    after = noun + 1
    return tokens.lower[noun - 1] in SEPARATORS and after < len(tokens) and tokens.words[after].istitle()


def shared_noun(tokens: Tokens, i: int) -> int | None:
    """The noun of a town that a bare adjective shares with the one after "и": "Великого и Нижнего | Новгорода"."""
    noun = i + 3
    if noun >= len(tokens) or tokens.lower[i + 1] != "и" or not (tokens.words[i].istitle() and is_adjective(tokens, i)):
        return None
    told = tokens.words[i + 2].istitle() and _may_be_adjective(tokens.words[i + 2]) and tokens.words[noun].istitle()
    return noun if told and type_at(tokens, noun) is None and not _may_be_adjective(tokens.words[noun]) else None


def _is_in_list(tokens: Tokens, i: int, store: Gazetteer) -> bool:
    """Whether what the tagger takes for a noun is the adjective of a list that a noun in the plural ends, and no large
    town: "Озёрного, Тарского и Ланского районов"."""
    if tokens.pos[i] != "PROPN" or not _may_be_adjective(tokens.words[i]):
        return False
    head = _head_after(tokens, i)
    if head is None or tokens.number(head) != "Plur" or tokens.case(i) not in (tokens.case(head), "Nom"):
        return False
    towns = (row for form, _ in hyphen_forms(tokens.words[i], tokens.case(i)) for row in store.find(form))
    return all(store.populations[row] < LARGE for row in towns)


@lru_cache(CACHE_SIZE)
def _may_be_adjective(word: str) -> bool:
    """Whether a word is an adjective by the dictionary or its guess, as it stands alone."""
    return word.istitle() and readings(word)[0].pos == "ADJ"


def _head_before(tokens: Tokens, adjective: int) -> int | None:
    """The head noun that a bare adjective shares with what stands before it: "над Курганской областью, 2 — над
    Тюменской", "в трёх областях, в том числе Тюменской"."""
    if adjective + 1 < len(tokens) and tokens.pos[adjective + 1] in ("NOUN", "PROPN"):
        return None
    sentence = tokens.sentence[adjective]
    for i in range(adjective - 1, max(-1, adjective - CHAIN), -1):
        word = tokens.lower[i]
        if tokens.sentence[i] != sentence:
            return None
        named = tokens.words[i].istitle() and (is_adjective(tokens, i) or tokens.case(i) == "Gen")
        if named or word in SEPARATORS or word.isdigit():
            continue
        found = type_at(tokens, i) if i < adjective - 1 else None
        told = found is not None and found.kind == "region" and _is_place(tokens.words[adjective], found.lemma)
        return i if told else None
    return None


def own_adjectives(tokens: Tokens, head: int) -> range:
    """The adjectives of a head that is shared, which say what it is: "Омского и Тарского | муниципальных | округов",
    not "Омского и соседних округов"."""
    first = head
    while first > 0 and tokens.pos[first - 1] == "ADJ" and tokens.words[first - 1].islower():
        first -= 1
    return range(first if first and tokens.words[first - 1].istitle() else head, head)


def _is_place(adjective: str, noun: str) -> bool:
    gender = gender_of(readings(noun)[0].grammemes)
    return bool(load().find(f"{agree(adjective, gender)} {noun}"))
