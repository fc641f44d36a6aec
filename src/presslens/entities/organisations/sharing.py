"""The words of a name that shares its noun with those of a list, as they are where it stands alone."""

from __future__ import annotations

from collections.abc import Sequence

from presslens.document import Tag
from presslens.entities.mentions.lexicon import forms, heads
from presslens.entities.mentions.several import is_plural
from presslens.entities.places.adjectives import agree
from presslens.entities.places.types import type_of
from presslens.tagging.morphology import CASES, best_reading, like, readings

GENDERS = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}


def alone(words: Sequence[str], tags: Sequence[Tag]) -> tuple[list[str], list[Tag]]:
    """The words and tags of one of several bodies, in the nominative of the singular up to their noun: "Омский
    университет" of "Омского и Томского университетов"."""
    out, marks = list(words), list(tags)
    head = next((i for i, word in enumerate(words) if word.lower() in heads()), -1)
    if head >= 0:
        lower = words[head].lower()
        noun = forms(heads()[lower]).get(lower, lower)
        gender = next((g for r in readings(noun) if "nomn" in r.grammemes for g in GENDERS if g in r.grammemes), "masc")
        for i in range(head + 1):
            form = noun if i == head else agree(words[i], gender)
            out[i], marks[i] = like(form, words[i]), _nominative(tags[i], gender)
    last = len(words) - 1
    if last > head and is_plural(words[last], tags[last]) and type_of(words[last]):
        reading = best_reading(words[last], tags[last])
        single = reading.inflect({CASES[tags[last].feats.get("Case", "Gen")], "sing"}) if reading else None
        out[last] = like(single or words[last], words[last])
    return out, marks


def _nominative(tag: Tag, gender: str) -> Tag:
    feats = {"Case": "Nom", "Gender": GENDERS[gender], "Number": "Sing"}
    return Tag.parse(str(Tag(tag.pos, tag.feats | feats)))
