"""The words of a name that shares its noun with those of a list, as they are where it stands alone."""

from __future__ import annotations

from collections.abc import Sequence

from presslens.document import Tag
from presslens.entities.mentions.lexicon import heads
from presslens.entities.mentions.several import is_plural
from presslens.entities.places.adjectives import agree
from presslens.entities.places.types import type_of
from presslens.tagging.morphology import CASES, best_reading, like

GENDERS = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}


def alone(words: Sequence[str], tags: Sequence[Tag]) -> tuple[list[str], list[Tag]]:
    """The words and tags of one of several bodies, with the nouns that it shares in the singular: "Омского
    университета" of "Омского и Томского университетов"."""
    out, marks = list(words), list(tags)
    head = next((i for i, word in enumerate(words) if word.lower() in heads()), None)
    if head is not None:
        gender = _make_single(out, marks, head)
        for i in range(head):
            if is_plural(words[i], tags[i]):
                _make_single(out, marks, i, gender, tags[head].feats.get("Case", "Nom"))
    last = len(words) - 1
    if last != head and is_plural(words[last], tags[last]) and type_of(words[last]):
        _make_single(out, marks, last)
    return out, marks


def _make_single(words: list[str], tags: list[Tag], i: int, gender: str = "", case: str = "") -> str:
    """Put a word into the singular, in a gender and a case, or those that it has; its gender."""
    reading = best_reading(words[i], tags[i])
    case = case or tags[i].feats.get("Case", "Nom")
    own = gender or next((g for g in GENDERS if reading and g in reading.grammemes), "")
    if case == "Acc" and own != "femn":
        case = "Nom"  # of what does not live
    form = reading.inflect({CASES[case], "sing", *([gender] if gender else [])}) if reading else None
    if form is None and gender:  # "торгово-промышленные", which no dictionary has
        form, case = agree(words[i], gender), "Nom"
    if reading is None or form is None:
        return gender
    words[i] = like(form, words[i])
    feats = tags[i].feats | {"Number": "Sing", "Case": case} | ({"Gender": GENDERS[own]} if own else {})
    tags[i] = Tag.parse(str(Tag(tags[i].pos, feats)))
    return own
