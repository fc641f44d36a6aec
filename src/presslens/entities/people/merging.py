"""One person for all mentions of one: full names first, then what points back to them.

A release is gone through in passes, from the mentions that say most to those that say least: first name and
surname; initials and surname; first name and patronymic; first names of a couple; surname alone; first name alone.
People are found by surname, first name or initials in dictionaries, and where several fit, the nearest one before
the mention is taken, so that the time stays near linear with any number of namesakes.
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import log

from presslens.document import Document, Gender, Mention, Person
from presslens.entities.people.couples import TOO_FAR, Named, couples, one_of_several
from presslens.entities.people.declension import feminine, masculine, singular
from presslens.entities.people.foreign import is_same
from presslens.entities.people.lexicon import level
from presslens.entities.people.parsing import Reading, is_clerical, read_name
from presslens.entities.people.setting import read_mention

REACH = 12  # how many mentions of namesakes are looked at, each way
SHORT = 3  # letters of a word that is no surname by itself
FATHER = 3.0  # how much it weighs for a patronymic that somebody of that first name has another surname
WHOLE = 4.0  # how much it weighs that another mention can hardly be read but as this whole name
IN_BRACKETS = re.compile(r"\s*\(\s*(?:[а-яё]{2,8}\.\s*)?(?:'')?")  # "(", "(англ. "
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
GENDERS: dict[str, Gender] = {"m": "masculine", "f": "feminine"}


@dataclass(eq=False)
class Figure:
    """A person in the making."""

    position: int
    first: str | None = None
    patronymic: str | None = None
    last: str | None = None
    initials: tuple[str, ...] = ()
    surname_first: bool = False
    genders: Counter[str] = field(default_factory=Counter)
    mentions: list[int] = field(default_factory=list)
    variants: list[str] = field(default_factory=list)  # spellings with ё that a mention has

    @property
    def gender(self) -> str | None:
        best = self.genders.most_common(2)
        return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else None

    def letters(self) -> tuple[str, ...]:
        """The initials, of the names where they are known."""
        if self.first is None:
            return tuple(i[0].upper() for i in self.initials)
        return tuple(n[0].upper() for n in (self.first, self.patronymic) if n)

    def name(self) -> str:
        names = [self.first, self.patronymic] if self.first or self.patronymic else list(self.initials)
        if self.first and not self.patronymic and self.initials and self.last:
            # a middle initial stays: Джордж У. Буш
            names += [i for i in self.initials if i[0] != self.first[0]]
        order = [self.last, *names] if self.surname_first else [*names, self.last]
        return " ".join(n for n in order if n)


def resolve_release(doc: Document, mentions: Sequence[Mention]) -> Iterator[Figure]:
    """Yield the people of one release; every mention is in the `mentions` of exactly one of them."""
    plain, added = _aliases(doc, mentions)
    named = [Named(m, read_mention(doc, m)) for m in plain]
    _take_monks(doc, named, added)
    shared = dict(couples(doc, named))
    _let_mentions_decide(named)
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
        if plain and IN_BRACKETS.fullmatch(doc.text, plain[-1].stop, m.start):
            latin, whole = not CYRILLIC.search(doc.text, m.start, m.stop), doc.text[m.stop : m.stop + 1] == ")"
            other = (
                whole and m.last - m.first == 1 and (plain[-1].last - plain[-1].first > 1 or _clerical(doc, plain[-1]))
            )
            if latin or other:
                added.setdefault(plain[-1].mention_id, []).append(m)
                continue
        plain.append(m)
    return plain, added


def _clerical(doc: Document, mention: Mention) -> bool:
    return any(is_clerical(word) for word in doc.tokens.lower[max(0, mention.first - 4) : mention.first])


def _take_monks(doc: Document, named: Sequence[Named], added: dict[int, list[Mention]]) -> None:
    """A first name alone takes the surname that follows it in brackets, as the names of monks are written."""
    for n in named:
        alias = added.get(n.mention.mention_id)
        if alias and n.readings and n.best.first and not n.best.last and _clerical(doc, n.mention):
            text = doc.text[n.mention.start : alias[0].stop] + ")"
            n.readings = [*read_name(text, ((doc.tokens.case(n.mention.first), "Masc", None),))] or n.readings


def _let_mentions_decide(named: Sequence[Named]) -> None:
    """Weigh the readings of every mention by how many mentions of the release can be read so too."""
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
    for n, own in zip(named, keys, strict=True):
        weighed = []
        for r, names in zip(n.readings, own, strict=True):
            father = bool(r.patronymic and not r.last and level(r.first or "") in surnamed)
            own_name = _is_clear(n) and _full(r) == _full(n.best)
            elsewhere = bool(r.first and r.last) and r.gender != "p" and full[_full(r)] > own_name
            more = sum([gain[key] for key in names]) / max(1, len(names)) + FATHER * father + WHOLE * elsewhere
            weighed.append(Reading(*r[:-1], r.weight + more))
        weighed.sort(key=lambda r: -r.weight)
        n.readings = [one_of_several(r) for r in weighed]


def _full(r: Reading) -> tuple[str, str]:
    return level(r.first or ""), level(r.last or "")


def _is_clear(n: Named) -> bool:
    """Whether hardly another way to read a mention is left."""
    return len(n.readings) == 1 or n.readings[1].weight < n.best.weight - TOO_FAR


def _maybe_father(n: Named) -> bool:
    return any(r.patronymic and not r.last for r in n.readings)


def _keys(r: Reading) -> list[tuple[str, str]]:
    return [(part, level(name)) for part, name in (("first", r.first), ("last", r.last)) if name]


def surname_key(last: str) -> str:
    """What surnames are found by: the last word, in the masculine."""
    return masculine(level(last).split()[-1].strip("()"))


class Cast:
    """The people of a release, with the indexes they are found by."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self.by_last: dict[str, Places] = defaultdict(Places)
        self.by_first: dict[str, Places] = defaultdict(Places)
        self.by_full: dict[tuple[str, str], Places] = defaultdict(Places)
        self.by_initial: dict[tuple[str, str], Places] = defaultdict(Places)
        self.by_letters: dict[tuple[str, ...], Places] = defaultdict(Places)
        self.by_text: dict[str, Figure] = {}
        self.by_father: dict[str, Figure] = {}
        self.latin: list[Figure] = []

    def _new(self, n: Named, r: Reading) -> Figure:
        figure = Figure(n.mention.start, r.first, r.patronymic, r.last, r.initials, r.surname_first)
        self.figures.append(figure)
        if r.first and r.last and not CYRILLIC.search(r.last):
            self.latin.append(figure)
        return figure

    def _put(self, n: Named, r: Reading, figure: Figure) -> None:
        """Count a mention as one of a person, and remember where that person was named."""
        figure.mentions.append(n.mention.mention_id)
        figure.variants += [name for name in (r.first, r.patronymic, r.last) if name and "ё" in name]
        if r.gender in GENDERS:
            figure.genders[r.gender or ""] += 1 + 2 * bool(r.first and r.last)
        place = n.mention.start
        if figure.last:
            key = surname_key(figure.last)
            self.by_last[key].add(place, figure)
            for letter in figure.letters()[:1]:
                self.by_initial[key, letter].add(place, figure)
            if figure.first:
                self.by_full[key, _stem(figure.first)].add(place, figure)
                for word in figure.last.split()[:-1]:  # of two surnames either alone: "Гарсия Маркес", "Гарсия"
                    if len(word) > SHORT and word[0].isupper():
                        self.by_last[surname_key(word)].add(place, figure)
        if figure.patronymic and not figure.last:
            self.by_father[level(figure.patronymic)] = figure
        if figure.first:
            self.by_first[level(figure.first)].add(place, figure)
        elif figure.last and len(figure.initials) > 1:
            self.by_letters[figure.letters()].add(place, figure)

    def add_full(self, n: Named) -> None:
        r = n.best
        places = self.by_full[surname_key(r.last or ""), _stem(r.first or "")]
        for figure in places.near(n.mention.start):
            alike = _same_gender(r.gender, figure) or any(
                x[:3] == r[:3] and x.gender == figure.gender for x in n.readings
            )
            alike = alike or (r.surname_first and r[:3] == (figure.first, None, figure.last))  # "Ли Чжи Ын"
            if _same_first(r, figure) and _same_father(r, figure) and alike and _same_last(r, figure):
                figure.patronymic = figure.patronymic or r.patronymic
                if r.first and figure.first and len(r.first.split()) > len(figure.first.split()):
                    figure.first = r.first
                figure.last = max(figure.last or "", r.last or "", key=len)
                break
        else:
            figure = self._new(n, r)
        self._put(n, r, figure)

    def add_with_father(self, n: Named) -> None:
        r = n.best
        near = [f for f in self.by_first[level(r.first or "")].near(n.mention.start) if _same_father(r, f)]
        figure = next((f for f in near if f.patronymic), None)
        if figure is None and not near:
            letters = (r.first or "")[0].upper(), (r.patronymic or "")[0].upper()
            near = [f for f in self.by_letters[letters].near(n.mention.start) if f.first is None]
        if figure is None and len({id(f) for f in near}) == 1 and _same_gender(r.gender, near[0]):
            figure = near[0]
            figure.first, figure.initials = r.first, ()
        if figure is None:
            figure = self._new(n, r)
        figure.patronymic = figure.patronymic or r.patronymic
        self._put(n, r, figure)

    def add_initials(self, n: Named) -> None:
        for r in n.readings:
            letters = tuple(i[0].upper() for i in r.initials)
            if r.last and (r.weight > n.best.weight - TOO_FAR or len(letters) > 1):
                for figure in self.by_initial[surname_key(r.last), letters[0]].near(n.mention.start):
                    own = figure.letters()
                    if r.weight <= n.best.weight - TOO_FAR and letters != own:
                        continue  # both initials make up for it
                    if all(a == b for a, b in zip(letters, own, strict=False)) and _same_gender(r.gender, figure):
                        if not figure.first and len(r.initials) > len(figure.initials):
                            figure.initials = r.initials
                        return self._put(n, r, figure)
        if n.best.last is None:
            return self.add_text(n, " ".join(n.best.initials))
        return self._put(n, self._ungendered(n), self._new(n, self._ungendered(n)))

    def add_single(self, n: Named) -> None:
        """A surname or a first name alone: of somebody already named, or of somebody new."""
        father = self.by_father.get(level(n.best.last or n.best.first or ""))
        if father:  # "Асан уулу" of "Бакыт Асан уулу"
            return self._put(n, n.best._replace(gender=None), father)
        found: tuple[float, Reading, Figure] | None = None
        for r in n.readings:
            figure = self._surname_of(n, r) if r.last else self._only(r)
            if figure and (found is None or r.weight > found[0]):
                found = r.weight, r, figure
        if found:
            whole = found[2].first and found[2].last and found[1].gender == n.best.gender
            far = 2 * TOO_FAR if whole else TOO_FAR  # "Луговой", of "Анна Луговая"
            if found[0] > max(x.weight for x in n.readings if bool(x.last) == bool(found[1].last)) - far:
                return self._put(n, found[1], found[2])
        r = self._ungendered(n)
        return self._put(n, r, self._latin(n, r) or self._new(n, r))

    def _latin(self, n: Named, r: Reading) -> Figure | None:
        """Who was named in Latin letters before: "госпожа Дюбуа" of "Marie Dubois"."""
        if not r.last or not self.latin or not CYRILLIC.search(r.last):
            return None
        last = r.last.split()[-1]
        before = [f for f in self.latin[:REACH] if f.position < n.mention.start]
        return next((f for f in before if f.last and is_same(last, f.last.split()[-1])), None)

    def _surname_of(self, n: Named, r: Reading) -> Figure | None:
        key = surname_key(r.last or "") if r.gender != "p" else surname_key(singular(level(r.last or ""), "m"))
        near = self.by_last[key].near(n.mention.start)
        return next((f for f in near if _same_gender(r.gender, f) or _is_either(r, f)), None)

    def _only(self, r: Reading) -> Figure | None:
        people = {id(f): f for f in self.by_first[level(r.first or "")].first(REACH)}
        return next(iter(people.values())) if len(people) == 1 else None

    def _ungendered(self, n: Named) -> Reading:
        """The best reading, without its gender where another gender is as likely."""
        r = n.best
        other = next((x for x in n.readings if x[:3] == r[:3] and x.gender != r.gender), None)
        return r._replace(gender=None) if other and other.weight > r.weight - 0.5 else r

    def add_other(self, n: Named) -> None:
        self.add_text(n, " ".join(n.best.initials))

    def add_text(self, n: Named, text: str) -> None:
        """A mention in which no name was found stands for itself."""
        name = " ".join(text.split()) or text
        if name not in self.by_text:
            self.by_text[name] = Figure(n.mention.start, last=name)
            self.figures.append(self.by_text[name])
        self.by_text[name].mentions.append(n.mention.mention_id)


class Places:
    """Where the people of one key were named, in order."""

    def __init__(self) -> None:
        self.items: list[tuple[int, int, Figure]] = []

    def add(self, place: int, figure: Figure) -> None:
        insort(self.items, (place, len(self.items), figure))

    def first(self, n: int) -> Iterable[Figure]:
        return (figure for _, _, figure in self.items[:n])

    def near(self, place: int) -> list[Figure]:
        """The people named last before a place, the nearest first, then those named after it."""
        at = bisect_right(self.items, place, key=lambda item: item[0])
        before = islice(reversed(self.items[max(0, at - REACH) : at]), REACH)
        return [figure for _, _, figure in (*before, *self.items[at : at + REACH])]


def _stem(first: str) -> str:
    return level(first)[:4]


def _same_first(r: Reading, figure: Figure) -> bool:
    """Whether first names are the same, but for a second one (Реджеп Тайип) or another spelling (Раймон, Раймонд)."""
    short, long = sorted((level(r.first or ""), level(figure.first or "")), key=len)
    if short == long or long.startswith(short + " "):
        return True
    return long.startswith(short) and len(long) - len(short) == 1 and long[-1] not in "аяеийь"


def _same_last(r: Reading, figure: Figure) -> bool:
    """Whether no name before the last one differs: "бен Карим Аль Сани" is another than "бен Юсуф Аль Сани"."""
    one, other = ({surname_key(word) for word in (last or "").split()} for last in (r.last, figure.last))
    return one <= other or other <= one


def _same_father(r: Reading, figure: Figure) -> bool:
    if r.patronymic and figure.patronymic:
        return level(r.patronymic) == level(figure.patronymic)
    letters = figure.initials if figure.first is None else ()
    return not (r.patronymic and len(letters) > 1) or letters[1][0].upper() == r.patronymic[0].upper()


def _same_gender(gender: str | None, figure: Figure) -> bool:
    own = figure.gender
    return gender is None or own is None or gender == "p" or gender == own


def _is_either(r: Reading, figure: Figure) -> bool:
    """Whether a surname without genders, with initials alone before it, can be the other gender's: "Е. П. Бондарь"."""
    last = level(r.last or "")
    return figure.first is None and r.last == figure.last and last == feminine(last)


def to_person(figure: Figure, person_id: int, release_id: int) -> Person:
    gender = GENDERS.get(figure.gender or "")
    last = figure.last.strip("()") if figure.last else None
    return Person(
        person_id, release_id, figure.name(), figure.first, figure.patronymic, last, gender, sorted(figure.mentions)
    )
