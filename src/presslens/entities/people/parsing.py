"""What a mention of a person says: which word is the first name, the patronymic, the surname, and in which form.

Every way to read the words is weighed: by what is known of names (lexicon, endings), by whether all words can stand
in one case and gender, and by the case and gender that the tagger saw. The likeliest readings are kept, since other
mentions of the document may decide between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from presslens.entities.people.asian import asian_surname, is_asian, is_drawn_out, is_whole_asian
from presslens.entities.people.declension import (
    CASES,
    FAMILIES,
    KNOWN_FATHER,
    OBLIQUE,
    PARADIGMS_KEPT,
    PLURAL,
    SURNAME_ENDING,
    Forms,
    father,
    forms,
    masculine,
)
from presslens.entities.people.lexicon import first_names, level, surnames, words
from presslens.entities.people.order import WEAK_ENDING, surname_first
from presslens.entities.people.reading import NOWHERE, Evidence, Reading, Setting, Unit
from presslens.tagging.morphology import readings as dictionary

WORD = re.compile(r"\b[^\W\d_]\.[-‐‑][^\W\d_]\.|[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*\.?")
SEE = re.compile(r"[сц]к(?:ий|ой|ого|ому|им|ом)$")  # of a bishop: Омский
ROMAN = re.compile("[IVX]+")
NUMERALS = frozenset("IVX")
# Oblique cases of surnames in -а, which few Slavs have in the nominative
IN_A = re.compile("(?:[бвгджзклмнпрстфхцчшщ]е|(?:[гжхчшщ]|[^сц]к)и)$")
RARE_FIRST = 1.2  # of a first name that is in no dictionary: Форд, Жаныбек
KNOWN_FIRST, STRONG_LAST, FIRST_AS_LAST, LAST_AS_FIRST = 2.5, 1.5, -1.5, -3.0
CASE_AGREES, GENDER_AGREES, VERB_AGREES, ROLE_AGREES = 1.5, 0.8, 1.5, 3.0
UNLIKELY, NO_NOMINATIVE = -3.0, -4.5
UNGOVERNED = 4.0  # by which the locative is doubted where no preposition stands before it
NOMINATIVE, SEVERAL, SEVERAL_NAMED = 0.3, -1.5, -4.0
KEPT, DEPTH = 8, 6.0  # how many readings are kept, and how far behind the best

# Slots of the words for each number of them, with the weight of that order.
ORDERS: dict[int, tuple[tuple[str, float], ...]] = {
    1: (("L", 0.0), ("F", 0.0)),
    2: (("FL", 0.5), ("LF", -1.0), ("FP", 0.0)),
    3: (("FPL", 1.0), ("LFP", 1.0), ("FFL", -0.5), ("FLL", -1.0)),
}
PARTS = {"F": "first", "P": "patronymic", "L": "last"}


@lru_cache(20_000)
def read_name(
    text: str,
    evidence: tuple[Evidence, ...] = (),
    setting: Setting = NOWHERE,
    several: bool = False,
) -> tuple[Reading, ...]:
    """The ways to read a name, the likeliest first; none where there is no word that could be one.

    `evidence` holds the tagger's case, gender and number of each word of `WORD`; `setting` is what the words around
    the name say of it; `several` says that the surname may be that of several people.

    >>> read_name("Утебаевой Динаре")[0][:4]
    ('Динара', None, 'Утебаева', 'f')
    >>> read_name("Н. С. Шевченко")[0].initials
    ('Н.', 'С.')
    """
    head, _, bracket = text.partition("(")
    found = [m.group() for m in WORD.finditer(head)]
    evidence = (*evidence[: len(found)], *[(None, None, None)] * (len(found) - len(evidence)))
    units = list(_units(found))
    named = [u for u in units if not u.initial]
    initials = tuple(u.word.rstrip(".") + "." for u in units if u.initial)
    monk = _monk(named, bracket)
    if monk:
        units, named = [*units, monk], [*named, monk]
        evidence = (*evidence, evidence[-1])
    if not named:
        return (Reading(None, None, None, None, initials),) if initials else ()
    if 1 < len(units) < 4 and units[-1].initial and (hidden := _hidden(units, evidence, setting)):
        return hidden
    if is_asian([u.word for u in named]) and not initials and not any(u.before or u.after for u in named):
        return _asian(named, evidence, setting.gender)
    if len(named) > 1 and _is_instrumental(named):
        setting = setting._replace(nominative=setting.nominative + NO_NOMINATIVE)
    readings: dict[tuple[str | None, ...], Reading] = {}
    for order, prior in _orders(named, bool(initials)):
        if order == "LF":
            prior += surname_first(named[0].word, named[1].word, setting.official)
        for reading in _fill(order, prior, named, evidence, setting, several, initials):
            key = reading[:4]
            if key not in readings or readings[key].weight < reading.weight:
                readings[key] = reading
    best = sorted(readings.values(), key=lambda r: -r.weight)[:KEPT] or [_as_written(named, initials, setting.gender)]
    if ROMAN.fullmatch(named[-1].word):  # "при Николае II"
        best = [r for r in best if not (r.first or "").endswith(("ае", "ее"))] or best
        best = [r for r in best if (r.last or r.first or "").endswith(named[-1].word)] or best
    if len(named) == 2 and named[0].after:
        best = [r._replace(surname_first=True) for r in best]
    of_man = not initials and setting.gender != "f"
    if best and (other := (of_man and _undeclined(named, best)) or _in_a(named, best)):
        best.insert(0, other)
    return tuple(r for r in best if r.weight > best[0].weight - DEPTH)


def _as_written(named: list[Unit], initials: tuple[str, ...], gender: str | None) -> Reading:
    """The reading of a name that no paradigm fits, as it stands: "Энхтуяа Седо"."""
    first = " ".join(u.word for u in named[:-1])
    return Reading(first or None, None, named[-1].word, gender, initials)


def _is_instrumental(named: list[Unit]) -> bool:
    """Whether all words of a name that no list has look like the instrumental of men: "Йостом Клаасеном"."""
    return all(u.word.endswith("ом") for u in named) and level(named[0].word) not in first_names()


def _hidden(units: list[Unit], evidence: tuple[Evidence, ...], setting: Setting) -> tuple[Reading, ...]:
    """The readings of a known first name, with a patronymic or without, and of the initial of a surname that is not
    told: "Марии С.", "Марии Ивановны С."."""
    *given, initial = units
    fathered = len(given) == 2 and father(given[1].word) == KNOWN_FATHER
    if any(u.initial for u in given) or level(given[0].word) in words("asian") or fathered != (len(given) == 2):
        return ()
    named = " ".join(u.word for u in given)
    alone = read_name(named, evidence[given[0].at : given[-1].at + 1], setting)
    known = [r for r in alone if r.first and not r.last and first_names().get(level(r.first), "?") != "?"]
    return tuple(r._replace(last=initial.word.rstrip(".") + ".") for r in known)


def _undeclined(named: list[Unit], readings: Sequence[Reading]) -> Reading | None:
    """The reading of a man's name whose surname the writer left as it is: "Олега Ким"."""
    if len(named) != 2:
        return None
    first, last = (unit.word for unit in named)
    known = {first_names().get(level(r.first or ""), "?") for r in readings if r.first != last}
    read = level(readings[0].first or "") != level(first)
    declines = last[-1] in "аеёиоуыэюя" or level(last).endswith(OBLIQUE)
    if known != {"?"} or (read and declines):
        return None
    for case in CASES[1:]:
        for name, _ in forms("first", first).get(("m", case), ()):
            if first_names().get(level(name)) == "m" and name[-1] not in "аеиоя":
                return Reading(cased(name, first), None, last, "m", weight=readings[0].weight + CASE_AGREES)
    return None


def _in_a(named: list[Unit], readings: Sequence[Reading]) -> Reading | None:
    """The reading of a name in which a man's unknown first name is one in -а, where his surname declines ("Небойши
    Илича"), or the surname is, where the first name is a Slav's and declines: "Олегу Репке", "Олега Репки"."""
    first, last = named[0].word, named[-1].word
    best = readings[0]
    if not best.first or len(named) > 2 + bool(best.patronymic):
        return None
    declined = level(best.first) != level(first), level(best.last or "") != level(last)
    if declined == (True, False) and level(best.first) in words("slavic") and IN_A.search(last):
        name = best.first, f"{last[:-1]}а"
    elif declined == (False, True) and first.endswith("ши") and SURNAME_ENDING.search(level(best.last or "")):
        name = f"{first[:-1]}а", best.last or ""
    else:
        return None
    return next((r._replace(weight=best.weight + 1) for r in readings if (r.first, r.last) == name), None)


def _monk(named: list[Unit], bracket: str) -> Unit | None:
    inside = WORD.findall(bracket)
    if len(named) != 1 or len(inside) != 1 or not inside[0][0].isupper():
        return None
    known = any(level(n) in first_names() for cell in forms("first", named[0].word).values() for n, _ in cell)
    known = known or SURNAME_ENDING.search(inside[0].lower()) is not None
    return Unit(inside[0], named[0].at, "(", ")") if known else None


def _units(found: Sequence[str]) -> Iterator[Unit]:
    """The words that name: without titles and what is in small letters, particles with the word that they belong to."""
    before: list[str] = []
    last = len(found) - 1
    held: Unit | None = None
    for i, word in enumerate(found):
        plain = level(word)
        if plain in words("after_patronymic") and held:
            held = held._replace(after=f"{held.after} {word}".strip())
            continue
        foreign = word[0].islower() or (level(found[0]) if i else plain) not in words("asian")
        foreign = foreign or (i < last - 1 and level(found[i + 1]) in words("particle"))  # "Ван дер Берг"
        foreign = foreign or (last == 1 and not is_asian(found))  # "Ван Гога"
        if plain in words("particle") and i < last and foreign:
            before.append(word)
            continue
        named = word[0].isupper() or word.rsplit("-", 1)[-1][0].isupper()
        titled = plain in words("title") and i < last and not held
        if not named or (titled and not (i == 0 and (is_whole_asian(found) or is_called_as_titled(found)))):
            continue
        if held:
            yield held
        name, _, honour = word.partition("-")
        honoured = honour.islower() and level(honour) in words("honorific")  # but "Ахмад-Хаджи" is called so
        word = name if honoured else word
        bare = word.rstrip(".")
        asian = bare == word and level(found[0]) in words("asian")  # "У", "И" of a Chinese name
        initial = (len(bare) == 1 and not asian) or (len(bare) <= 3 and bare != word) or word[1:2] == "."
        if held and held.word[-1].islower() and (bare in NUMERALS if held.word[-1] > "z" else bare == word):
            word, initial = bare, False  # "Карл X", "Alva N"
        held = Unit(word if initial else bare, i, " ".join(before), initial=initial, stays=honoured)
        before = []
    if held:
        yield held


def is_called_as_titled(name: Sequence[str]) -> bool:
    """Whether a first name that is a title too stands before a surname that is nothing else: "Султан Лунёв", "Эмира
    Кустурицы", not "Султан Омана"."""
    if len(name) != 2 or level(name[0]) not in words("namesake") or not name[0].istitle():
        return False
    if level(name[1]) in first_names() or any("Geox" in r.grammemes and r.is_known for r in dictionary(name[1])[:2]):
        return False
    if SURNAME_ENDING.search(name[1].lower()):
        return True
    return any(level(n) in surnames() for cell in forms("last", name[1]).values() for n, _ in cell)


def _orders(named: list[Unit], initials: bool) -> Iterator[tuple[str, float]]:
    n = len(named)
    suffixed = next((i for i, u in enumerate(named) if u.after and u.after != ")"), None)
    if n == 2 and named[1].after == ")":
        yield "FL", 0.0
    elif n == 1 and named[0].before:
        yield "L", 0.0  # "Ван Гога"
    elif initials:
        yield ("L" if n == 1 else "F" + "L" * (n - 1)), 0.0
    elif suffixed == 0 and n == 2:
        yield "LF", 0.0  # "Асан уулу Нурбек"
    elif suffixed is not None and 0 < suffixed < 3 and n <= 3:
        yield from ((o, w) for o, w in ORDERS[n] if o[suffixed] == "P")
    elif n == 2 and named[1].before[:1].islower():
        yield "FL", 0.0  # "Мейера де Хана"
    elif n == 3 and named[1].before:
        yield "FLL", 0.0  # "Мона бинт Юсуф Аль Сани"
    elif n == 3 and father(named[2].word) == KNOWN_FATHER:
        yield from ((o, w - 3.0 * (o[2] == "L")) for o, w in ORDERS[n])  # "Рахмон Мурат Алексеевич"
    elif n <= 3:
        yield from ORDERS[n]
    else:
        second = next((i for i, u in enumerate(named) if father(u.word) > 0), 0)
        if second == 1:
            yield "FP" + "L" * (n - 2), 0.0
        elif second == 2:
            yield "LFP" + " " * (n - 3), 0.0
        else:
            yield "F" + "L" * (n - 1), 0.0


def _fill(
    order: str,
    prior: float,
    named: list[Unit],
    evidence: Sequence[Evidence],
    setting: Setting,
    several: bool,
    initials: tuple[str, ...],
) -> Iterator[Reading]:
    plural = "L" in order and (several or any(evidence[u.at][2] == "Plur" for u in named) or "F" in order)
    plural = plural or (
        order == "L" and level(named[0].word).endswith(PLURAL + FAMILIES)
    )  # taggers take it for a singular
    filled = [(slot, unit) for slot, unit in zip(order, named, strict=True) if slot != " "]
    fathered = "P" in order
    weighed = [_weighed(slot, unit) for slot, unit in filled]
    tables = [
        _as_it_is(unit) if slot == "F" and (fathered or unit.stays) else table
        for (slot, unit), table in zip(filled, weighed, strict=True)
    ]
    if not all(tables):
        return
    slots = [slot for slot, _ in filled]
    for gender in "mfp" if plural else "mf":
        # the tagger guesses at the case of what does not decline
        heard = [
            (evidence[unit.at][0], _agreement(gender, evidence[unit.at]), 1 + _fixed(gender, table))
            for (_, unit), table in zip(filled, weighed, strict=True)
        ]
        agreed = VERB_AGREES * ((setting.gender == gender) - (setting.gender not in (None, gender)))
        unlikely = (SEVERAL_NAMED if "F" in order else SEVERAL) * (gender == "p" and not several)
        for case in CASES:
            cells = [_cell(table, gender, case, slot) for slot, table in zip(slots, tables, strict=True)]
            if not all(cells):
                continue
            start = prior + (NOMINATIVE + setting.nominative) * (case == "Nom") + unlikely
            start += ROLE_AGREES * (case == setting.case) - UNGOVERNED * (case == "Loc" and not setting.locative)
            options: list[tuple[float, tuple[str, ...]]] = [(start + agreed, ())]
            for cell, (said, agreement, halved) in zip(cells, heard, strict=True):
                more = (CASE_AGREES * (said == case) + agreement) / halved
                options = [(weight + w + more, (*found, n)) for weight, found in options for n, w in cell]
            if len(options) > 1:
                options = sorted(options, key=lambda o: -o[0])[:3]
            for weight, found in options:
                yield _filled(slots, found, gender, initials, weight)


def _cell(table: Forms, gender: str, case: str, slot: str) -> Sequence[tuple[str, float]]:
    """The names in a slot; of several people who share a surname each has a first name of either gender."""
    if gender == "p" and slot != "L":
        return [*table.get(("m", case), ()), *table.get(("f", case), ())]
    return table.get((gender, case), ())


def _filled(
    slots: Sequence[str], found: Sequence[str], gender: str, initials: tuple[str, ...], weight: float
) -> Reading:
    parts: dict[str, str] = {}
    for slot, name in zip(slots, found, strict=True):
        parts[slot] = f"{parts[slot]} {name}" if slot in parts else name
    return Reading(parts.get("F"), parts.get("P"), parts.get("L"), gender, initials, weight=weight)


def _fixed(gender: str, table: Forms) -> bool:
    nominative, genitive = table.get((gender, "Nom")), table.get((gender, "Gen"))
    return bool(nominative and genitive and nominative[0][0] == genitive[0][0])


def _agreement(gender: str, heard: Evidence) -> float:
    """How well a gender is the one that the tagger saw."""
    _, said, number = heard
    if gender == "p":
        return GENDER_AGREES * (number == "Plur")
    return GENDER_AGREES * bool(said and said[0].lower() == gender and number != "Plur")


@lru_cache(PARADIGMS_KEPT)
def _table(slot: str, word: str) -> Forms:
    """The forms of a word in a slot, weighed by how well it fills that slot."""
    if slot == "P":
        known = father(word)
        return {cell: [(n, w + known) for n, w in names] for cell, names in forms("patronymic", word).items()}
    strong = bool(SURNAME_ENDING.search(word.lower())) and not WEAK_ENDING.search(word.lower())
    table = forms(PARTS[slot], word)
    bonus = {name: _bonus(slot, level(name), strong) for names in table.values() for name, _ in names}
    return {cell: tuple([(name, weight + bonus[name]) for name, weight in names]) for cell, names in table.items()}


def _bonus(slot: str, nominative: str, strong: bool) -> float:
    gender = first_names().get(nominative)
    known = gender is not None
    if slot == "F":
        rare = gender == "?" or nominative in words("asian")  # "Ким" is a surname mostly
        foreign = nominative.endswith(("ин", "ина")) and masculine(nominative) not in surnames()  # Торвин
        return (RARE_FIRST if rare else KNOWN_FIRST) if known else LAST_AS_FIRST * (strong and not foreign)
    surname = strong or nominative in surnames() or nominative in words("asian")
    surname = surname or (known and any("Surn" in r.grammemes for r in dictionary(nominative)))
    return STRONG_LAST * strong + FIRST_AS_LAST * (known and gender != "?" and not surname)


@lru_cache(PARADIGMS_KEPT)
def _weighed(slot: str, unit: Unit) -> Forms:
    if slot in "PL" and unit.after not in ("", ")"):  # "Талантбек уулу | Нурлану"
        return {(g, c): [(f"{cased(unit.word.lower(), unit.word)} {unit.after.lower()}", KNOWN_FATHER)]
                for g in ("m" if unit.after.lower() in MALE else "f") for c in CASES}  # fmt: skip
    join = "" if unit.before == "(" else " "
    before = f"{unit.before.lower() if unit.word.isupper() else unit.before}{join}" if unit.before else ""
    after = unit.after and (unit.after if unit.after == ")" else f" {unit.after.lower()}")
    table = _table(slot, unit.word)
    written = {name: f"{before}{cased(name, unit.word)}{after}" for names in table.values() for name, _ in names}
    return {cell: tuple([(written[name], weight) for name, weight in names]) for cell, names in table.items()}


@lru_cache(PARADIGMS_KEPT)
def _as_it_is(unit: Unit) -> Forms:
    """The forms of a first name before a patronymic, one that no paradigm fits as it stands: "Грачья Суреновичу"."""
    table = _weighed("F", unit)
    stays = [(f"{unit.before} {unit.word}".strip(), UNLIKELY)]
    return {(g, c): table.get((g, c)) or stays for g in "mf" for c in CASES}


WOMAN_OR_MAN = {"тхи": "f", "ван": "m"}  # what a Vietnamese name after the surname tells
MALE = frozenset(["оглы", "оглу", "углы", "угли", "улы", "уулу", "кулы"])


@lru_cache(20_000)
def is_clerical(word: str, ranks: str = "clerical") -> bool:
    """Whether a word is the rank of a cleric who has a see or is a monk, or another of those `ranks`, in any case."""
    plain = level(word)
    if not plain.startswith(_begins(ranks)):
        return False  # most words need not be looked up
    normal = [plain, *(level(r.normal) for r in dictionary(word)[:2])]  # it lacks "игумения"
    return not words(ranks).isdisjoint(normal)


@cache
def _begins(ranks: str) -> tuple[str, ...]:
    return tuple({word[:3] for word in words(ranks)})


def _asian(named: list[Unit], evidence: Sequence[Evidence], verb: str | None) -> tuple[Reading, ...]:
    """Only the last word of such a name declines, and only a man's."""
    last, *given = (cased(u.word.lower(), u.word) for u in named)
    declined = level(last) not in words("asian")
    last = cased(asian_surname(last, True) or last.lower(), last)
    case, heard, _ = evidence[named[-1].at]
    gender = verb or WOMAN_OR_MAN.get(level(named[1].word)) or ("m" if heard == "Masc" else None)
    word = named[-1].word
    ending = given[-1]
    drawn_out = is_drawn_out([unit.word for unit in named[1:]])
    if drawn_out and word.endswith("ом"):
        gender = "m"  # whatever the verb of a sentence says: "с Пак Чи Соном"
    ends = forms("first", word)
    cases: tuple[str, ...] = CASES[1:] if drawn_out or declined else ()
    if case not in (None, "Nom") and (("m", case) in ends or not drawn_out):
        cases = (case,)
    if gender != "f" and len(level(word)) > 2:
        options = [(w, n) for c in cases for n, w in ends.get(("m", c), ()) if n != word.lower()]
        if options:
            ending, gender = cased(max(options)[1], word), "m"
    first = " ".join([*given[:-1], ending])
    readings = [Reading(first, None, last, gender if gender in ("m", "f") else None, (), True, 1.0)]
    if first != " ".join(given):
        readings.append(readings[0]._replace(first=" ".join(given), weight=0.0))
    elif case == "Nom" and heard == "Masc" and word.endswith(("а", "у", "ом")):  # "принял Ван Юйчэна"
        known = [n for c in ("Gen", "Dat", "Ins") for n, _ in ends.get(("m", c), ())]
        declined_so = [" ".join([*given[:-1], cased(n, word)]) for n in known if n != word.lower()]
        readings += [readings[0]._replace(first=name, weight=0.0) for name in declined_so]
    return tuple(readings)


def cased(name: str, model: str) -> str:
    """Give a nominative the capitals of its form in the text; names in capitals become titles.

    >>> cased("шевченко", "ШЕВЧЕНКО"), cased("маккейн", "МакКейна"), cased("эль-масри", "эль-Масри")
    ('Шевченко', 'МакКейн', 'эль-Масри')
    """
    title = model[:1].isupper() and model[1:].islower() and model.isalpha() and "-" not in name
    if title and len(name) <= len(model):  # as most names are
        return model[0] + name[1:] if name[:1] == model[0].lower() else name
    names, models = name.split("-"), model.replace("‐", "-").replace("‑", "-").split("-")
    if ROMAN.fullmatch(model) or model in ("MC", "DJ"):
        return model
    if model.isupper() and len(model) > 1:
        return "-".join(piece[:1].upper() + piece[1:] for piece in names)
    return "-".join(_like(piece, other) for piece, other in zip(names, models, strict=True))


def _like(name: str, model: str) -> str:
    same = next((i for i, (a, b) in enumerate(zip(name, model.lower(), strict=False)) if a != b), len(name))
    return model[:same] + name[same:]
