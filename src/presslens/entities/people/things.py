"""Spans of the tagger's people that name a thing: Формула-1, Королёвские чтения, Малые Антилы."""

from __future__ import annotations

from presslens.document import Document
from presslens.entities.people.commons import is_no_name, is_thing
from presslens.entities.people.parsing import ROMAN
from presslens.entities.people.parts import FAMILIAR, parts
from presslens.tagging.morphology import readings

# Adjectives in the plural with the cases of the nouns that agree with them
TOWNS = (
    "усть-",
    "верх-",
    "камень-",
    "гусь-",
    "комсомольск-",
    "спас-",
    "соль-",
)  # how names of places begin, and none of people
PLURALS = (("ские", ("Nom", "Acc")), ("ских", ("Gen", "Acc", "Loc")), ("ским", ("Dat",)), ("скими", ("Ins",)))


def names_thing(doc: Document, first: int, last: int) -> bool:
    """Whether a span that was taken for a person names a thing: Формула-1, Королёвские чтения, Малые Антилы,
    Посланник II."""
    tokens = doc.tokens
    if any(c.isdigit() for word in tokens.words[first:last] for c in word):
        return True
    if tokens.number(first) == "Plur" and last - first == 2 and tokens.pos[first] == "ADJ":
        return True
    if last - first > 1 and all(is_no_name(word) or ROMAN.fullmatch(word) for word in tokens.words[first:last]):
        return True
    if last - first == 2 and (_is_kind_of_thing(doc, first) or _is_called_thing(*tokens.words[first:last])):
        return True
    if last - first == 1 and (is_compound_thing(tokens.words[first]) or tokens.lower[first].startswith(TOWNS)):
        return True
    if last - first > 1 or last == len(tokens) or tokens.pos[last] != "NOUN" or not tokens.words[last].islower():
        return False
    adjective = "ск" in tokens.lower[first] and tokens.relation[first] == "amod" and tokens.head[first] == last
    cases = next((cases for ending, cases in PLURALS if tokens.lower[first].endswith(ending)), ())
    inanimate = tokens.tag[last].feats.get("Animacy") == "Inan"
    return adjective or (inanimate and tokens.number(last) == "Plur" and tokens.case(last) in cases)


def _is_called_thing(called: str, thing: str) -> bool:
    """Whether a word that is nobody's name stands before a noun for a thing: "Хабр Карьера"."""
    unknown = "F" not in parts(called) and "K" not in parts(called)
    placed = any("Geox" in r.grammemes for r in readings(thing))  # "Лино Тверь" may be somebody
    return unknown and not placed and is_thing(thing) and is_no_name(thing) and FAMILIAR.isdisjoint(parts(thing))


def is_compound_thing(word: str) -> bool:
    """Whether the last part of a word is a noun for a thing with a small letter: "Вайб-чек"."""
    last = word.rpartition("-")[2]
    return last != word and last.islower() and is_thing(last) and readings(last)[0].normal == last


def _is_kind_of_thing(doc: Document, first: int) -> bool:
    """Whether the first of two words says of what kind a thing is: Усадьба-музей Лунино, Терем Снежинки; one that only
    opens its sentence is parted from a name: "Сайт Лапина"."""
    tokens = doc.tokens
    kind, named = tokens.words[first : first + 2]
    if not is_thing(kind):
        return False
    if "-" in kind:
        return True
    opens = first == tokens.bound[tokens.sentence[first]] and not FAMILIAR.isdisjoint(parts(named))
    owned = tokens.case(first + 1) == "Gen" != tokens.case(first)
    return owned and not opens and (tokens.pos[first] == "NOUN" or is_no_name(kind))
