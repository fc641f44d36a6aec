"""The nominative of place names: what a name in an oblique case may have come from.

A form like "Кирове" has several nominatives (Киров, Кирово, Кирова). The functions here list them, the likelier with
more weight; which one is meant, the gazetteer and the context decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from presslens.tagging.morphology import CACHE_SIZE, readings

# Endings of an oblique form and of the nominatives it can have, for names that the dictionary does not know.
ENDINGS: dict[str, tuple[str, ...]] = {
    "ого": ("ый", "ой", "ое", "ий"), "его": ("ий", "ее"), "ому": ("ый", "ой", "ое", "ий"), "ему": ("ий", "ее"),
    "ым": ("ый", "ой", "ое"), "им": ("ий", "ое", "ее"), "ом": ("", "о", "ый", "ой", "ое", "ий"),
    "ем": ("ь", "й", "е", "", "ий", "ее"), "ою": ("а", "ая"), "ой": ("а", "ая"), "ей": ("я", "а", "ья", "и"),
    "ую": ("ая",), "юю": ("яя",), "ью": ("ь",), "ых": ("ые",), "их": ("ие",), "ыми": ("ые",), "ими": ("ие",),
    "ами": ("ы", "и", "а"), "ями": ("и", "я"), "ам": ("ы", "и", "а"), "ям": ("и", "я"), "ах": ("ы", "и", "а"),
    "ях": ("и", "я"), "ов": ("ы", "и"), "ев": ("и",), "ии": ("ия", "ий"), "ию": ("ия", "ий"), "ия": ("ий", "ие"),
    "ием": ("ий", "ие"), "ией": ("ия",), "ья": ("ь", "ье"), "ье": ("ь", "ья", "й"), "а": ("", "о"),
    "я": ("ь", "й", "е"), "у": ("", "а", "о"), "ю": ("ь", "я", "й", "е"), "е": ("", "а", "о", "ь", "я", "й"),
    "и": ("ь", "я", "а"), "ы": ("а",),
}  # fmt: skip
# The end of a stem that may have a vowel in the nominative alone: Орле - Орёл, Ельце - Елец.
FLEETING = re.compile(r"([бвгджзйклмнпрстфхцчшщ])ь?([кнлрц])$")
PREPOSITIONS = frozenset(
    ("на", "под", "при", "над", "у", "за", "в", "во", "из", "по", "и", "де", "ла", "ле", "ди", "дель", "аль", "эль")
)
# First parts that never decline: "в Усть-Ланске", "из Сен-Ланка".
FIXED = frozenset((
    "усть", "верх", "нью", "сан", "санта", "санто", "сант", "санкт", "сент", "сен", "сайнт", "порт", "форт",
    "лос", "лас", "эль", "аль", "ас", "аш", "ар", "ан", "ад", "тель", "дар", "рас", "бад", "вест", "ост",
    "норд", "гранд", "мон", "монт", "сьюдад", "сиди", "бен", "бир", "вади", "айн", "ле", "ла", "де", "ди",
    "дю", "дос", "дас", "сао", "ист", "саут", "норт",
))  # fmt: skip
MOST = 64  # combinations tried for a name of several words


@lru_cache(CACHE_SIZE)
def word_forms(word: str, case: str | None) -> tuple[tuple[str, float], ...]:
    """Nominative forms of one word without hyphens, in lower case with е for ё, and their weights up to 1."""
    lower = word.lower().replace("ё", "е")
    if word[-1:] in "ёЁ":
        return ((lower, 1.0),)  # "в Тромсё", which does not decline
    forms: dict[str, float] = {}

    def add(form: str, weight: float) -> None:
        form = form.replace("ё", "е")
        forms[form] = max(forms.get(form, 0.0), weight)

    add(lower, 1.0 if case in (None, "Nom") else 0.5)
    for reading in readings(lower):
        fits = case is None or reading.feats.get("Case") in (case, None)
        known = "Geox" in reading.grammemes
        weight = (0.9 if fits else 0.45) if known else (0.7 if fits else 0.3)
        if reading.pos == "NOUN":
            number = "plur" if "plur" in reading.grammemes else "sing"
            add(reading.inflect({"nomn", number}) or reading.normal, weight)
        elif (reading.pos == "ADJ" and "ADJS" not in reading.grammemes) or "PRTF" in reading.grammemes:
            gender = next((g for g in ("masc", "femn", "neut") if g in reading.grammemes), None)
            if gender:
                add(reading.inflect({"nomn", "sing", gender}) or reading.normal, weight)
                if gender == "masc" and reading.feats.get("Case") not in ("Nom", "Acc"):
                    add(reading.inflect({"nomn", "sing", "neut"}) or reading.normal, weight)
            else:
                add(reading.inflect({"nomn", "plur"}) or reading.normal, weight)
    if case != "Nom":
        for length in (1, 2, 3):
            stem = lower[:-length]
            for nominative in ENDINGS.get(lower[-length:], ()) if len(stem) > 1 else ():
                add(stem + nominative, 0.35)
                if not nominative and (m := FLEETING.search(stem)):
                    for vowel in "еао":
                        add(stem[: m.start(2)].removesuffix("ь") + vowel + m[2], 0.3)
    return tuple(sorted(forms.items(), key=lambda item: -item[1]))


@lru_cache(CACHE_SIZE)
def hyphen_forms(word: str, case: str | None) -> tuple[tuple[str, float], ...]:
    """The same of a word that may have hyphens: its last part declines, its first, or both.

    >>> [form for form, _ in hyphen_forms("ростове-на-дону", "Loc") if form.startswith("ростов-")]
    ['ростов-на-дону']
    """
    parts = word.lower().replace("ё", "е").split("-")
    if len(parts) == 1:
        return word_forms(word, case)
    forms: dict[str, float] = {}
    whole = "-".join(parts)
    forms[whole] = 1.0 if case in (None, "Nom") else 0.6
    tail = len(parts) - 1
    for changed in ((tail,),) if parts[0] in FIXED else ((tail,), (0,), (0, tail)):
        if tail in changed and any(p in PREPOSITIONS for p in parts[1:tail]):
            continue
        for combination in product(*(word_forms(parts[i], case)[:8] for i in changed)):
            new = list(parts)
            weight = 0.9
            for i, (form, w) in zip(changed, combination, strict=True):
                new[i] = form
                weight *= w
            name = "-".join(new)
            forms[name] = max(forms.get(name, 0.0), weight)
    return tuple(sorted(forms.items(), key=lambda item: -item[1]))


def phrase_forms(words: Sequence[str], cases: Sequence[str | None]) -> dict[str, float]:
    """Nominative forms of a name of several words: all of them decline, or only the first, or only the last.

    >>> forms = phrase_forms(["Великом", "Новгороде"], ["Loc", "Loc"])
    >>> forms["великий новгород"] > forms["великом новгород"]
    True
    """
    if len(words) == 1:
        return dict(hyphen_forms(words[0], cases[0]))
    options: list[tuple[tuple[str, float], ...]] = []
    for word, case in zip(words, cases, strict=True):
        if word.lower() in PREPOSITIONS or not word[:1].isalpha():
            options.append(((word.lower(), 1.0),))
            continue
        most = max(2, min(8, round(MOST ** (1 / len(words)))))
        own = hyphen_forms(word, case)[:most]
        keep = word.lower().replace("ё", "е")
        if all(form != keep for form, _ in own):
            own = (*own, (keep, 0.3))
        options.append(own)
    out: dict[str, float] = {}
    for n, combination in enumerate(product(*options)):
        if n >= 4 * MOST:
            break
        weight = 1.0
        for _, w in combination:
            weight *= w
        out[" ".join(form for form, _ in combination)] = weight ** (1 / len(words))
    return out
