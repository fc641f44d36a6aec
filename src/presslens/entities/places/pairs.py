"""The nominative of an adjective and a noun that name a place, each of which tells what the other is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from presslens.entities.letters import VOWELS
from presslens.entities.places.adjectives import agree
from presslens.tagging.morphology import CACHE_SIZE, readings

# The endings of adjectives, and those that nouns have with them
ENDINGS = {
    "ого": ("а", "я"), "его": ("а", "я"), "ому": ("у", "ю"), "ему": ("у", "ю"), "ом": ("е", "и"), "ем": ("е", "и"),
    "ым": ("ом", "ем", "ым", "ам", "ям"), "им": ("ом", "ем", "ым", "ам", "ям"),
    "ой": ("ой", "ей", "ы", "и", "е"), "ей": ("ой", "ей", "ы", "и", "е"), "ую": ("у", "ю"), "юю": ("у", "ю"),
    "ыми": ("ами", "ями"), "ими": ("ами", "ями"),
    "ых": ("ах", "ях", "ов", "ев", ""), "их": ("ах", "ях", "ов", "ев", ""),
}  # fmt: skip
LONGEST = 3  # letters of an ending
FEMININE = frozenset(("ой", "ей", "ую", "юю"))
PLURAL = frozenset(("ам", "ям", "ами", "ями", "ах", "ях", "ов", "ев", ""))
SOFT = frozenset(("я", "ю", "ем", "ям", "ями", "ях", "ев"))
HISSING = frozenset("гкхжшчщ")  # letters before an и that is no soft ending
VILLAGES = ("ов", "ев", "ин", "ын")


@lru_cache(CACHE_SIZE)
def agreed(adjective: str, noun: str) -> tuple[str, ...]:
    """What an adjective and a noun in an oblique case can be in the nominative, the likeliest first; () where they do
    not agree.

    >>> agreed("Большом", "Луге"), agreed("Новой", "Ряке")
    (('большой луг',), ('новая ряка',))
    """
    first, second = adjective.lower(), noun.lower()
    ending = next((first[-n:] for n in range(LONGEST, 1, -1) if first[-n:] in ENDINGS), "")
    if not ending or readings(second)[0].pos == "ADJ" or all(r.pos != "ADJ" for r in readings(first)):
        return ()
    return tuple(dict.fromkeys(_known(first, second))) or tuple(_guessed(first, second, ending))


def _known(adjective: str, noun: str) -> Iterator[str]:
    """The pairs that the dictionary has in one case, gender and number."""
    own = [r.feats for r in readings(adjective) if r.pos == "ADJ"]
    for r in readings(noun):
        if r.pos != "NOUN" or not r.is_known or "Surn" in r.grammemes:
            continue
        if r.feats.get("Case") == "Nom" or (r.feats.get("Case") == "Acc" and r.feats.get("Gender") != "Fem"):
            continue
        several = r.feats.get("Number") == "Plur"
        names = ("Case", "Number") if several else ("Case", "Number", "Gender")
        if not any(all(feats.get(n) == r.feats.get(n) for n in names) for feats in own):
            continue
        if form := r.inflect({"nomn", "plur" if several else "sing"}):
            gender = {"Fem": "femn", "Neut": "neut"}.get(r.feats.get("Gender", ""), "masc")
            yield f"{_plural(adjective) if several else agree(adjective, gender)} {form}"


def _guessed(adjective: str, noun: str, ending: str) -> Iterator[str]:
    """The pairs with a noun that no dictionary has, by its ending."""
    tails = ENDINGS[ending]
    tail = next((t for t in sorted(tails, key=len, reverse=True) if noun.endswith(t)), None)
    stem = noun.removesuffix(tail or "")
    if tail is None or len(stem) < 2 or (not tail and noun[-1] in VOWELS):
        return
    soft = tail in SOFT or stem[-1] in VOWELS
    if tail in PLURAL and ending not in FEMININE:
        yield f"{_plural(adjective)} {stem}{'и' if soft or stem[-1] in HISSING else 'ы'}"
    elif ending in FEMININE:
        feminine = agree(adjective, "femn")
        if tail == "и" and not soft and stem[-1] not in HISSING:
            yield f"{feminine} {stem}ь"
        yield f"{feminine} {stem}{'я' if soft or (tail in ('и', 'ей') and stem[-1] not in HISSING) else 'а'}"
    else:
        masculine, neuter = f"{agree(adjective, 'masc')} {stem}", f"{agree(adjective, 'neut')} {stem}"
        if soft:
            yield f"{masculine}{'й' if stem[-1] in VOWELS else 'ь'}"
        else:
            yield from (f"{neuter}о", masculine) if stem.endswith(VILLAGES) else (masculine, f"{neuter}о")


def _plural(adjective: str) -> str:
    """An adjective in the nominative plural."""
    found = (r.inflect({"nomn", "plur"}) for r in readings(adjective) if r.pos == "ADJ")
    return next((form for form in found if form), adjective)
