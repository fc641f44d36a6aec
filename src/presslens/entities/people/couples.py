"""People who share one surname: "Анна и Вера Куландины"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from presslens.document import Document, Mention
from presslens.entities.people.declension import FAMILIES, masculine, singular
from presslens.entities.people.lexicon import first_names, level
from presslens.entities.people.parsing import cased
from presslens.entities.people.reading import Reading
from presslens.entities.people.setting import read_mention
from presslens.entities.people.titles import is_noble

SHARED = 1.0  # how much likelier a surname in the plural is where several people share it
SISTERS, BROTHERS = ("сестр", "сестер", "дочер", "подруг"), ("брат", "сынов")  # as words are compared
TOO_FAR = 2.5  # a reading this much worse than the best is not meant
# Surnames of several people, which hardly anybody has for one: Штерны, Битюки. Судзуки and Белуччи are of one.
PLURAL = re.compile(r"(?:[^аеёиоуыэюя]ы|(?:чук|юк|ник|[лн]як|енк|[^ч]ич)и)$", re.IGNORECASE)


@dataclass(eq=False)
class Named:
    """A mention with its readings."""

    mention: Mention
    readings: list[Reading]
    elder: bool = False  # "его отец Олег Лунёв"
    kin: bool = False  # "сын Олег Лунёв"

    @property
    def best(self) -> Reading:
        return self.readings[0]


def couples(doc: Document, named: Sequence[Named]) -> Iterator[tuple[int, Named]]:
    """People who share one surname, named after the last of them: «Анна и Вера Куландины», «Уве и Катарина Брандт»."""
    group: list[Named] = []
    whole = {(n.best.first, n.best.patronymic) for n in named if n.readings and n.best.patronymic and n.best.last}
    for here, after in zip(named, [*named[1:], None], strict=True):
        if after and here.readings and _is_given(here, whole) and _joined(doc, here.mention, after.mention):
            group.append(here)
            continue
        if group and here.readings and here.best.first and here.best.last:
            readings = read_mention(doc, here.mention, several=True)
            shared = _shared_surname(readings)
            listed = _between(doc, group[-1].mention, here.mention) != ","  # "сестра Ольги, Вера Бондарь" is one
            listed = listed and not any(_has_title(doc, member.mention) for member in group)
            if shared and shared.last and (_is_plural(shared) or (listed and _are_kin([*group, here], shared.last))):
                told = _told_gender(doc, group[0].mention)
                for member in [*group, here]:
                    own = (_given(member) if member is not here else shared)._replace(last=shared.last, weight=9.0)
                    member.readings = [one_of_several(own._replace(gender="p"), told) if shared.gender == "p" else own]
                    yield member.mention.mention_id, member
        group = []


def _is_given(n: Named, whole: Set[tuple[str | None, str | None]]) -> bool:
    """Whether a mention is a first name alone, or with a patronymic where nobody is called so with a surname."""
    r, words = n.best, n.mention.last - n.mention.first
    if words == 1:
        return not r.patronymic and bool(r.first) != bool(r.last)
    return words == 2 and bool(r.first and r.patronymic and not r.last) and (r.first, r.patronymic) not in whole


def _told_gender(doc: Document, mention: Mention) -> str | None:
    """The gender that the noun before several people tells: "сёстры | Айсулуу и Бермет Токтогуловы"."""
    before = doc.tokens.lower[mention.first - 1] if mention.first else ""
    return "f" if before.startswith(SISTERS) else "m" if before.startswith(BROTHERS) else None


def _has_title(doc: Document, mention: Mention) -> bool:
    """Whether somebody has a title, and so no surname to share: "принц Луи и Анна Брандт"."""
    before = doc.tokens.lower[mention.first - 1] if mention.first else ""
    return before[:1].isalpha() and is_noble(before)


def _are_kin(people: Sequence[Named], last: str) -> bool:
    """Whether people share a surname that does not decline: a foreign one where they are not all men, since one of them
    may be known by his first name alone."""
    known = all(person.best.first for person in people)
    return known and (level(last).endswith(("ко", "ых", "их")) or {p.best.gender for p in people} != {"m"})


def _is_plural(r: Reading) -> bool:
    """Whether a surname is that of several people and of nobody alone: "Куландины", not "Седошвили"."""
    last = level(r.last or "")
    several = r.gender == "p" and singular(last, "m") != last
    return several and (not last.endswith("и") or PLURAL.search(last) is not None)


def _given(n: Named) -> Reading:
    """The reading of one word as a first name, one that no list has as well."""
    return next((r for r in n.readings if r.first), n.best._replace(first=n.best.last))


def _joined(doc: Document, one: Mention, two: Mention) -> bool:
    return _between(doc, one, two) in ("и", ",") and two.start - one.stop < 6


def _between(doc: Document, one: Mention, two: Mention) -> str:
    return doc.text[one.stop : two.start].strip()


def _shared_surname(readings: Sequence[Reading]) -> Reading | None:
    """The reading in which the surname is that of several people, where it is as good as any other."""
    full = [r for r in readings if r.first and r.last and (r.gender == "p" or not PLURAL.search(r.last))]
    plural = [r for r in full if r.gender == "p" or masculine(level(r.last or "")) == level(r.last or "")]
    if not full or not plural:
        return None
    best = max(plural, key=_likelihood)
    alike = [r for r in full if r.gender in ("m", "f")]
    if best.gender == "p":
        return best if not alike or best.weight >= max(r.weight for r in alike) - TOO_FAR else None
    # a surname that looks the same for one and for two: a woman's that does not decline, -ко, -ых
    woman = best.gender == "f" or level(best.last or "").endswith(("о", "е", "и", "у", "ю", "э", "ых", "их"))
    return best if woman and best.weight >= max(r.weight for r in full) - 0.1 else None


def _likelihood(r: Reading) -> float:
    """How likely a reading is where several people share a surname."""
    return r.weight + _is_plural(r) * SHARED * (1.5 if level(r.last or "").endswith(FAMILIES) else 1.0)


def one_of_several(r: Reading, told: str | None = None) -> Reading:
    """«Вера Куландины»: of several people this mention is the last, whose first name tells the gender that is not
    `told`."""
    if r.gender != "p" or not r.first or not r.last:
        return r
    gender = "f" if level(r.first).endswith(("а", "я")) else "m"
    gender = told or {"m": "m", "f": "f"}.get(first_names().get(level(r.first), "?"), gender)
    return r._replace(last=cased(singular(r.last.lower(), gender), r.last), gender=gender)
