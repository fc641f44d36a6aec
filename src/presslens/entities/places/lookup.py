"""The rows of the gazetteer that a name can mean, by its nominative forms and its type word."""

from __future__ import annotations

from functools import lru_cache

from presslens.document import PlaceKind
from presslens.entities.places.nominative import phrase_forms
from presslens.gazetteer import Gazetteer, level, load
from presslens.tagging.morphology import CACHE_SIZE


@lru_cache(CACHE_SIZE)
def known_forms(
    words: tuple[str, ...], cases: tuple[str | None, ...], kind: PlaceKind | None
) -> tuple[dict[str, float], dict[int, tuple[float, str]]]:
    """The nominative forms of a name through `level`, with their weights, and the rows of the gazetteer."""
    forms: dict[str, float] = {}
    for form, weight in phrase_forms(words, cases).items():
        key = level(form)
        if weight > forms.get(key, 0.0):
            forms[key] = weight
    return forms, find_rows(forms, kind, load())


def find_rows(forms: dict[str, float], kind: PlaceKind | None, store: Gazetteer) -> dict[int, tuple[float, str]]:
    """The rows of the gazetteer that a name can mean, those that fit its type word, with weight and form."""
    rows: dict[int, tuple[float, str]] = {}
    for form, weight in forms.items():
        for row in store.find_level(form):
            if _fits(kind, store.kinds[row]) and (row not in rows or rows[row][0] < weight):
                rows[row] = weight, form
    for row, (weight, form) in rows.items():
        shown = store.level_name(row)
        if shown == form[:-1] + "о" and shown in forms:  # "Сараева", which some call Sarajevo, too
            rows[row] = weight, shown
    return rows


def wide_rows(forms: dict[str, float], store: Gazetteer) -> dict[int, tuple[float, str]]:
    """The countries and regions that likely forms of a name can mean."""
    rows = find_rows({form: weight for form, weight in forms.items() if weight > 0.5}, None, store)
    return {row: found for row, found in rows.items() if store.kinds[row] in ("country", "region")}


def _fits(said: PlaceKind | None, kind: PlaceKind) -> bool:
    if said in (None, kind):
        return True
    return {said, kind} <= {"region", "country", "other"}
