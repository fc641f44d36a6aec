"""The people of a release in the making, and how a mention finds the one that it is of.

People are found by surname, first name or initials in dictionaries, and where several fit, the nearest one before
the mention is taken, so that the time stays near linear with any number of namesakes.
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice, pairwise

from presslens.document import Gender
from presslens.entities.people.couples import TOO_FAR, Named
from presslens.entities.people.declension import feminine, masculine, singular
from presslens.entities.people.foreign import is_same
from presslens.entities.people.governing import is_gendered
from presslens.entities.people.lexicon import first_names, level, short_names
from presslens.entities.people.reading import Reading

REACH = 12  # how many mentions of namesakes are looked at, each way
# What a gender is likelier by where nothing tells it; beside initials taggers have no say, and men are commoner
ALIKE, UNTOLD = 0.5, 1.0
SHORT = 3  # letters of a word that is no surname by itself
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
GENERATION = re.compile(r"-(?:(?:старш|младш)(?:ий|ая)|(?:мл|ст)\.)$")
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
    elder: bool = False  # first named as somebody's father or mother

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


def surname_key(last: str) -> str:
    """What surnames are found by: the last word, in the masculine."""
    return masculine(level(last).replace("’", "'").split()[-1].strip("()"))


class Cast:
    """The people of a release, with the indexes they are found by."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self.by_last: dict[str, Places] = defaultdict(Places)
        self.by_first: dict[str, Places] = defaultdict(Places)
        self.by_full: dict[tuple[str, str], Places] = defaultdict(Places)
        self.by_initial: dict[tuple[str, str], Places] = defaultdict(Places)
        self.by_letters: dict[tuple[str, ...], Places] = defaultdict(Places)
        self.generations: dict[str, Places] = defaultdict(Places)  # "Лунёв" of "Иван Лунёв-младший"
        self.halves: dict[str, Places] = defaultdict(Places)  # "Лунёва" of "Анна Лунёва-Седова"
        self.by_text: dict[str, Figure] = {}
        self.by_father: dict[str, Figure] = {}
        self.latin: list[Figure] = []

    def _new(self, n: Named, r: Reading) -> Figure:
        figure = Figure(n.mention.start, r.first, r.patronymic, r.last, r.initials, r.surname_first, elder=n.elder)
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
                if (own := GENERATION.sub("", figure.last)) != figure.last:
                    self.generations[surname_key(own)].add(place, figure)
                for half in figure.last.split("-") if "-" in figure.last else ():
                    if len(half) > SHORT and half[0].isupper():
                        self.halves[surname_key(half)].add(place, figure)
                middle = figure.first.split()[1:] if not figure.patronymic else []  # "Рамос" of "Пабло Рамос Руис"
                for word in middle:
                    if len(word) > SHORT and word[0].isupper() and level(word) not in first_names():
                        self.halves[surname_key(word)].add(place, figure)
                surnames = figure.last.split()  # either of two alone: "Гарсия Маркес", "Гарсия"
                for word, after in pairwise(surnames):
                    if len(word) > SHORT and word[0].isupper():
                        self.by_last[surname_key(word)].add(place, figure)
                    if word[0].isupper() and level(after) not in first_names():
                        self.by_full[surname_key(word), _stem(figure.first)].add(place, figure)
        if figure.patronymic and not figure.last:
            self.by_father[level(figure.patronymic)] = figure
        if figure.first:
            self.by_first[level(figure.first)].add(place, figure)
            called = figure.first.split()[-1]
            if figure.surname_first and SHORT <= len(called) < len(figure.first):  # "господин Хунг" of "Нгуен Ван Хунг"
                self.by_first[level(called)].add(place, figure)
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
                figure.last = max(figure.last or "", r.last or "", key=_words)
                break
        else:
            surnamed = self._declined(n) or self._surnames_of(n) or self._called_short(n)
            figure = surnamed or self._new(n, r)
            r = Reading(None, None, None, None) if surnamed else r
        self._put(n, r, figure)

    def _declined(self, n: Named) -> Figure | None:
        """Who has an Asian name of which a mention may be the genitive: "Ван Юйчэна" of "Ван Юйчэн"."""
        for r in n.readings[1:] if n.best.surname_first else ():
            for figure in self.by_full[surname_key(r.last or ""), _stem(r.first or "")].near(n.mention.start):
                if r.surname_first and (r.first, r.last) == (figure.first, figure.last):
                    return figure
        return None

    def _called_short(self, n: Named) -> Figure | None:
        """Whom a short name with the same surname is of: "Женя Лунёв" of "Евгений Лунёв", not "сын Женя Лунёв"."""
        r, first = n.best, level(n.best.first or "")
        found: dict[int, Figure] = {}
        for figure in self.by_last[surname_key(r.last or "")].near(n.mention.start) if not n.kin else ():
            own = level(figure.first or "")
            shorter = own in short_names().get(first, ()) and not r.patronymic
            longer = first in short_names().get(own, ()) and not figure.patronymic
            if (shorter or longer) and _same_gender(r.gender, figure):
                found[id(figure)] = figure
        if len(found) != 1:
            return None
        figure = next(iter(found.values()))
        self.by_first[first].add(n.mention.start, figure)  # "Женя" alone too
        if level(figure.first or "") in short_names():
            figure.first, figure.patronymic = r.first, r.patronymic
        return figure

    def _surnames_of(self, n: Named) -> Figure | None:
        """Who has both words as surnames: "Гарсия Маркес", of "Габриэль Гарсия Маркес"."""
        for r in n.readings:
            if r.first and r.last and first_names().get(level(r.first), "?") == "?":
                surnames = [level(r.first), *level(r.last).split()]
                for figure in self.by_last[surname_key(r.last)].near(n.mention.start):
                    if figure.first and set(surnames) <= set(level(figure.last or "").split()):
                        return figure
        return None

    def add_with_father(self, n: Named) -> None:
        r = n.best
        if (surnamed := self._surnamed_like(n, r)) is not None:
            surnamed.first, surnamed.initials = r.first, ()
            self._put(n, Reading(None, None, None, r.gender), surnamed)
            return
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
        if r.patronymic != figure.last:  # "Асан уулу Бакыт", "Бакыт Асан уулу"
            figure.patronymic = figure.patronymic or r.patronymic
        self._put(n, r, figure)

    def _surnamed_like(self, n: Named, r: Reading) -> Figure | None:
        """Who has what looks like a patronymic as the surname after an initial: "Лев Петрович" of "Л. Петрович"."""
        letter = (r.first or "")[0].upper()
        near = self.by_last[surname_key(r.patronymic or "")].near(n.mention.start)
        return next((f for f in near if f.first is None and f.letters() == (letter,)), None)

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
                        return self._put(n, self._ungendered(n, r), figure)
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
            # "Гордану", of "Гордан Лунёв": nobody else is called by the first name alone
            alike = found[1].gender in (n.best.gender, "p") or (found[1].last is None and n.best.last is None)
            whole = found[2].first and found[2].last and alike
            far = 2 * TOO_FAR if whole else TOO_FAR  # "Луговой", of "Анна Луговая"
            if found[0] > max(x.weight for x in n.readings if bool(x.last) == bool(found[1].last)) - far:
                told = self._ungendered(n, found[1]) if found[2].initials else found[1]  # "Черных", of "А. Черных"
                return self._put(n, told, found[2])
        if not found and (figure := self._surnamed_so(n)):
            return self._put(n, Reading(None, None, None, None), figure)
        r = self._ungendered(n)
        return self._put(n, r, self._latin(n, r) or self._new(n, r))

    def _surnamed_so(self, n: Named) -> Figure | None:
        """Who has what looks like a first name as the surname: "Каспер" after "Ирина Каспер"."""
        word = level(n.best.first or "")
        near = self.by_last[surname_key(word)].near(n.mention.start) if word else []
        return next((f for f in near if f.first and level(f.last or "") == word), None)

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
        for parts in (self.generations, self.halves):
            if not near and len(family := {id(f): f for f in parts[key].near(n.mention.start)}) == 1:
                near = list(family.values())
        alike = [f for f in near if _same_gender(r.gender, f) or _is_either(r, f)]
        # "Олег Лунёв ... Его отец Иван Лунёв ... Лунёв открыл завод": he whom the text is about
        younger = (f for f in alike if not f.elder and f.position < alike[0].position)
        return next(younger, alike[0]) if alike and alike[0].elder else next(iter(alike), None)

    def _only(self, r: Reading) -> Figure | None:
        people = {id(f): f for f in self.by_first[level(r.first or "")].first(REACH)}
        return next(iter(people.values())) if len(people) == 1 else None

    def _ungendered(self, n: Named, r: Reading | None = None) -> Reading:
        """A reading, the best one, without its gender where another gender is as likely."""
        r = r or n.best
        other = next((x for x in n.readings if x[:3] == r[:3] and x.gender != r.gender), None)
        if other is None or other.weight <= r.weight - (UNTOLD if r.initials else ALIKE):
            return r
        last = level(r.last or "")
        woman = masculine(last) != last
        return r._replace(gender=None if not is_gendered(last) else "f" if woman else "m")

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


def _words(last: str) -> int:
    return len(last.split())
