"""One person for all mentions of one: full names first, then what points back to them.

A release is gone through in passes, from the mentions that say most to those that say least: first name and
surname; initials and surname; first name and patronymic; first names of a couple; surname alone; first name alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import log

from presslens.document import Document, Mention, Person
from presslens.entities.people.cast import CYRILLIC, GENDERS, Cast, Figure
from presslens.entities.people.couples import TOO_FAR, Named, couples, one_of_several
from presslens.entities.people.declension import KNOWN_FATHER, POSSESSIVE_F, masculine
from presslens.entities.people.declension import father as fathers_name
from presslens.entities.people.lexicon import level, words
from presslens.entities.people.listed import settings_of_lists
from presslens.entities.people.parsing import is_clerical, read_name
from presslens.entities.people.reading import NOWHERE, Reading, Setting
from presslens.entities.people.setting import read_mention
from presslens.entities.people.titles import is_nun
from presslens.tagging.morphology import readings

FATHER = 3.0  # how much it weighs for a patronymic that somebody of that first name has another surname
WHOLE = 4.0  # how much it weighs that another mention can hardly be read but as this whole name
SHOWN = 7.0  # how much it weighs that a surname stands so where it can be nothing but a nominative
SHOWN_BY_VERB = 3.5  # and where a verb says that it is a woman's
NEAR = 40  # characters from a name to another of the same person in brackets
UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)
IN_BRACKETS = re.compile(r"\s*\(\s*(?:[а-яё]{2,8}\.\s*)?(?:'')?")  # "(", "(англ. "
# "(сценическое имя – ", "(урождённая "
CALLED = re.compile(
    r"\s*\(\s*(?:(?:(?:настоящее|сценическое|творческое|светское|мирское)\s)?имя|(?:творческий\s)?псевдоним|урожд[её]нная"
    r"|в\sдевичестве|он\sже|она\sже|по\sмужу|урожд\.|наст\.\sимя)\s*[-–—:]?\s*"
)


def resolve_release(doc: Document, mentions: Sequence[Mention]) -> Iterator[Figure]:
    """Yield the people of one release; every mention is in the `mentions` of exactly one of them."""
    plain, added = _aliases(doc, mentions)
    listed = settings_of_lists(doc, plain)
    named = [
        Named(m, read_mention(doc, m, setting=listed.get(m.mention_id)), _is_elder(doc, m), _is_relative(doc, m))
        for m in plain
    ]
    _take_monks(doc, named, added)
    shared = dict(couples(doc, named))
    _let_mentions_decide(named, _shown(doc, named))
    cast = Cast()
    for couple in shared.values():
        cast.add_full(couple)
    rest = [n for n in named if n.mention.mention_id not in shared]
    for matches, add in (
        (lambda r: r.first and r.last, cast.add_full),
        (lambda r: r.initials, cast.add_initials),
        (lambda r: r.first and r.patronymic, cast.add_with_father),
        (lambda r: r.last or r.first, cast.add_single),
        (lambda r: True, cast.add_other),
    ):
        later = []
        for n in rest:
            if n.readings and matches(n.best):
                add(n)
            else:
                later.append(n)
        rest = later
    for n in rest:
        cast.add_text(n, doc.text[n.mention.start : n.mention.stop])
    _restore_yo(doc, cast.figures)
    for figure in cast.figures:
        figure.mentions += [alias.mention_id for m in figure.mentions for alias in added.get(m, ())]
    return iter(cast.figures)


def _restore_yo(doc: Document, figures: Sequence[Figure]) -> None:
    """Write names with ё where one person of the document is written so."""
    if "ё" not in doc.text and "Ё" not in doc.text:
        return
    dotted = {
        level(n): n for f in figures for n in (f.first, f.patronymic, f.last, *f.variants) if n and "ё" in n.lower()
    }
    for f in figures:
        f.first, f.patronymic, f.last = (n and dotted.get(level(n), n) for n in (f.first, f.patronymic, f.last))


def _aliases(doc: Document, mentions: Sequence[Mention]) -> tuple[list[Mention], dict[int, list[Mention]]]:
    """The mentions without those that give a person's other name in brackets; these by the mention before them.

    «Джон Смит (John Smith)», «Анна Белова (Чернова)», «Гермоген (Лунёв)».
    """
    plain: list[Mention] = []
    added: dict[int, list[Mention]] = {}
    for m in mentions:
        if plain and m.start - plain[-1].stop < NEAR and CALLED.fullmatch(doc.text, plain[-1].stop, m.start):
            added.setdefault(plain[-1].mention_id, []).append(m)
            continue
        if plain and IN_BRACKETS.fullmatch(doc.text, plain[-1].stop, m.start):
            latin, whole = not CYRILLIC.search(doc.text, m.start, m.stop), doc.text[m.stop : m.stop + 1] == ")"
            latin = latin or bool(whole and UKRAINIAN.search(doc.text, m.start, m.stop))
            other = (
                whole and m.last - m.first == 1 and (plain[-1].last - plain[-1].first > 1 or _clerical(doc, plain[-1]))
            )
            staged = whole and m.last - m.first > 1 and _is_staged(doc, plain[-1])
            if latin or other or staged:
                added.setdefault(plain[-1].mention_id, []).append(m)
                continue
        plain.append(m)
    return plain, added


def _is_staged(doc: Document, mention: Mention) -> bool:
    """Whether one word is what an artist goes by: "рэпер Лунь (Олег Седов)"."""
    noun = mention.first - 1
    alone = mention.last == mention.first + 1 and noun >= 0
    return alone and level(readings(doc.tokens.lower[noun])[0].normal) in words("stage")


def _clerical(doc: Document, mention: Mention) -> bool:
    before = doc.tokens.lower[max(0, mention.first - 4) : mention.first]
    return any(is_clerical(word) or is_clerical(word, "priest") for word in before)


def _is_elder(doc: Document, mention: Mention) -> bool:
    """Whether somebody is named as the father or mother of whom a text is about: "его отец Олег Лунёв"."""
    lower, noun = doc.tokens.lower, mention.first - 1
    noun -= noun > 0 and lower[noun] in (",", "—", "–", "-")
    return noun > 0 and lower[noun] in words("elders") and lower[noun - 1] in ("его", "ее")


def _is_relative(doc: Document, mention: Mention) -> bool:
    """Whether a word for somebody's kin stands before a name: "сын Олег Лунёв"."""
    return mention.first > 0 and level(doc.tokens.lower[mention.first - 1]) in words("kin")


def _take_monks(doc: Document, named: Sequence[Named], added: dict[int, list[Mention]]) -> None:
    """A first name alone takes the surname that follows it in brackets, as the names of monks are written."""
    for n in named:
        alias = added.get(n.mention.mention_id)
        if alias and n.readings and n.mention.last - n.mention.first == 1 and _clerical(doc, n.mention):
            text = doc.text[n.mention.start : alias[0].stop] + ")"
            gender = "Fem" if is_nun(doc, n.mention.first) else "Masc"
            setting = Setting("f") if gender == "Fem" else NOWHERE
            n.readings = [*read_name(text, ((doc.tokens.case(n.mention.first), gender, None),), setting)] or n.readings


def _shown(doc: Document, named: Sequence[Named]) -> dict[str, float]:
    """The surnames that stand alone as the subject of a verb, and how surely they are no man's in the genitive:
    "Рантала пишет" shows what "роман прозаика Юхани Рантала" leaves open, and "Лунина рассказала", where nobody can
    only be a Лунин, who "Мила Лунина" is."""
    t, out = doc.tokens, {}
    men = {level(n.best.last or "") for n in named if n.readings and all(r.gender == "m" for r in n.readings)}
    for n in named:
        i = n.mention.first
        alone = n.mention.last == i + 1 and t.relation[i] == "nsubj" and t.case(i) == "Nom" and t.capitals[i]
        if not alone or not t.lower[i].endswith("а") or t.number(t.head[i]) != "Sing":
            continue
        if not t.lower[i].endswith(POSSESSIVE_F):
            out[t.lower[i]] = SHOWN
        elif t.gender(t.head[i]) == "Fem" and masculine(level(t.lower[i])) not in men:
            out[t.lower[i]] = SHOWN_BY_VERB
    return out


def _let_mentions_decide(named: Sequence[Named], shown: dict[str, float]) -> None:
    """Weigh the readings of every mention by how many mentions of the release can be read so too; `shown` are surnames
    as they stand in the nominative, with how much that weighs."""
    support: dict[tuple[str, str], float] = defaultdict(float)
    keys = [[_keys(r) for r in n.readings] for n in named]
    for n, own in zip(named, keys, strict=True):
        seen: dict[tuple[str, str], float] = {}
        for r, names in zip(n.readings, own, strict=True):
            share = 2.0 ** (r.weight - n.best.weight)
            for key in names:
                if share > seen.get(key, 0.0):
                    seen[key] = share
        for key, share in seen.items():
            support[key] += share
    gain = {key: log(1 + weight, 2) for key, weight in support.items()}
    full = Counter(_full(n.best) for n in named if n.readings and _is_clear(n))
    surnamed = {level(n.best.first or "") for n in named if n.readings and n.best.last and not _maybe_father(n)}
    initialled = {_letters(n.best.initials) for n in named if n.readings and n.best.last and not n.best.first}
    for n, own in zip(named, keys, strict=True):
        weighed = []
        for r, names in zip(n.readings, own, strict=True):
            father = bool(r.patronymic and not r.last and r.first)
            father = father and (level(r.first or "") in surnamed or _letters(r[:2]) in initialled)
            father = father and fathers_name(r.patronymic or "") == KNOWN_FATHER  # nobody is called "Янук"
            own_name = _is_clear(n) and _full(r) == _full(n.best)
            elsewhere = bool(r.first and r.last) and r.gender != "p" and full[_full(r)] > own_name
            alone = shown.get(level(r.last or ""), 0.0) * bool(r.first)
            known = sum([gain[key] for key in names]) / max(1, len(names))
            more = known + FATHER * father + WHOLE * elsewhere + alone
            weighed.append(Reading(*r[:-1], r.weight + more))
        weighed.sort(key=lambda r: -r.weight)
        n.readings = [one_of_several(r) for r in weighed]


def _letters(names: Sequence[str | None]) -> str:
    """The letters of a first name and a patronymic, or of initials for them: "Н. Я." for "Нина Яковлевна"."""
    return "".join(name[0].upper() for name in names if name)


def _full(r: Reading) -> tuple[str, str]:
    return level(r.first or ""), level(r.last or "")


def _is_clear(n: Named) -> bool:
    """Whether hardly another way to read a mention is left."""
    return len(n.readings) == 1 or n.readings[1].weight < n.best.weight - TOO_FAR


def _maybe_father(n: Named) -> bool:
    return any(r.patronymic and not r.last for r in n.readings)


def _keys(r: Reading) -> list[tuple[str, str]]:
    return [(part, level(name)) for part, name in (("first", r.first), ("last", r.last)) if name]


def to_person(figure: Figure, person_id: int, release_id: int) -> Person:
    gender = GENDERS.get(figure.gender or "")
    last = figure.last.strip("()") if figure.last else None
    return Person(
        person_id, release_id, figure.name(), figure.first, figure.patronymic, last, gender, sorted(figure.mentions)
    )
