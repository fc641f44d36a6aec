"""The cases of names: from a form in any case back to the nominatives that it may come from.

The paradigms stand in `paradigms.tsv`. A form is looked up by its endings, so a name that no dictionary has is put
into the nominative like one that every dictionary has; what is known of names only weighs the candidates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from presslens.entities.letters import VOWELS
from presslens.entities.people.lexicon import first_names, level, surnames, words
from presslens.tagging.capitals import NAMES
from presslens.tagging.morphology import readings

CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
LONGEST_ENDING = 5
PARADIGMS_KEPT = 10_000  # words; the forms of one take some kilobytes
KEPT = 2  # candidates of one gender and case
UNKNOWN_FIRST = -2.0
UNKNOWN_BESIDE = 4.0  # by which an unknown first name is doubted whose form is one of a known name too
KNOWN_LAST = 1.0
RARE_GENDER = -1.0
WRONG_GENDER = -4.0

MEN_FIRST = ("бая", "бека", "мурата")  # the genitive of men: Атабая, Асылбека
WOMEN_FIRST = ("бика", "бике", "сылу", "гуль", "гюль", "бану", "айым")  # nominatives of women: Юмабика, Айсылу
MEN_ONLY = ("ов", "ев", "ин", "ын", "ой", "ый")
UNLIKE_FIRST = 0.5  # by which an unknown first name in -е is doubted where others decline
SHORT = 3  # letters of names of which little is known
FAMILIES = ("овы", "евы", "ины", "ыны")  # nominatives, and no genitives of women: that is "Седовой"
PLURAL = ("овых", "евых", "иных", "ыных")
POSSESSIVE_F = ("ова", "ева", "ина", "ына", "ская", "цкая")
FORMS = """овой евой иной ыной ской цкой ову еву ину скую цкую ове еве ине ому ого его овым евым иным ским
овы евы ины"""
SURNAME_ENDING = re.compile(
    r"(?:[оеё]в|ин|ын|[сц]к(?:ий|ой|ого|ому|им|ом)|[оеё]в[ауые]|[иы]н[ауые]|(?:[оеё]в|[иы]н|[сц]к)ой|[сц]к(?:ая|ую)|[оеё]вым|иным|"
    r"енк[оа]|чук[ауе]?|швили|дзе|зод[аеыу]|[яа]н(?:а|у|ом|е|ц|ца)?|[иы]х|ул[иы]н?|ович|евич|ейко|айло|ук|юк|ич)$"
)
# How Turkic first names end that no list has: Джумабай, Абдимурат; no Slav's surname is made of them
NAMED_SO = """аба бай бек жан джан мурат мырат мухамед мамбет гали улла алла кул тай тегин темир гельды берди берген
гирей герей султан назар мырза мирза"""
TURKIC = tuple(NAMED_SO.split())
NOUN = frozenset(("NOUN", "sing"))
NOUN_SURNAME, UNLIKE = -0.3, -9.0
KNOWN_FATHER, UNKNOWN_FATHER = 2.5, -0.5
OBLIQUE = tuple(FORMS.split())
OF_WOMEN = ("овой", "евой", "иной", "ыной", "ской", "цкой")
LOCATIVE_M = ("ове", "еве", "ёве", "ине", "ыне")
IMPOSSIBLE = ("овя", "евя", "иня", "овь", "евь", "енк")  # no nominative, where another surname is

ROMANIAN = ("яну", "ару", "уцу", "еску")  # endings of surnames that take no case

Cell = tuple[str, str]  # gender and case
Forms = Mapping[Cell, Sequence[tuple[str, float]]]  # nominatives with weights, the best first


class Ending(NamedTuple):
    """An ending of a paradigm: the stems it stands after, the nominative's ending, the cells that share it."""

    stems: tuple[str, ...]
    nominative: str
    weight: float
    gender: str
    cells: tuple[Cell, ...]


@cache
def _endings(part: str) -> dict[str, list[Ending]]:
    """The paradigms of a part of names by the endings of all their forms."""
    out: dict[str, list[Ending]] = {}
    for line in (files("presslens.entities.people") / "paradigms.tsv").read_text("utf-8").splitlines():
        if not line.startswith(part + "\t"):
            continue
        _, genders, weight, stems, *forms = line.split("\t")
        nominative = forms[0].split("|")[0].replace("-", "")
        for gender in genders:
            cells: dict[str, list[Cell]] = {}
            for case, form in zip(CASES, forms, strict=True):
                for ending in form.split("|"):
                    cells.setdefault(ending.replace("-", ""), []).append((gender, case))
            for ending, found in cells.items():
                entry = Ending(tuple(stems.split()), nominative, float(weight), gender, tuple(found))
                out.setdefault(ending, []).append(entry)
    return out


def _candidates(part: str, word: str) -> Iterator[tuple[Ending, str]]:
    """The endings that a word may have, each with the nominative that it would have then."""
    table = _endings(part)
    for n in range(min(LONGEST_ENDING, len(word) - 1) + 1):
        stem = word[: len(word) - n]
        for ending in table.get(word[len(word) - n :], ()):
            if stem.endswith(ending.stems):
                yield ending, stem + ending.nominative


def _weigh_last(word: str, cell: Cell, nominative: str, weight: float) -> float:
    """The weight of a surname's nominative; the case tells only where it is the word itself and ends in -е."""
    plain, same = level(nominative), nominative == word
    if VOWELS.isdisjoint(plain):
        weight -= 3  # "Мху" is not of somebody called "Мх"
    known = (
        plain in surnames() or (same and plain in words("asian")) or (cell[0] != "m" and masculine(plain) in surnames())
    )
    if plain.endswith(IMPOSSIBLE):
        return weight - 4
    if word.endswith(ROMANIAN) and (same or plain.endswith("а")):
        weight += 1 if same else -2  # "Стелу Бутнару" is no Бутнара
    if same and cell[1] not in ("Nom", "Dat") and plain[-1] == "е":
        weight -= 1.5 if _is_oblique(plain) else 0.1  # "о Яне Шмидте" is of no Шмидте
    if cell[0] == "f" and word.endswith(LOCATIVE_M):
        weight -= 3  # "о Яне Гусейнове" is of no woman
    if len(word) < 4 and not same:
        weight -= 3 if level(word) in words("asian") else 1 - known  # "Ким" is of no "Кой", nor mostly "Мха" of "Мох"
    if same and cell[0] != "p" and plain.endswith(OBLIQUE):
        # "Иванове" that does not decline; hardly anybody's surname is "Ивановой" in the nominative
        weight -= 5 if plain.endswith(OF_WOMEN) and not known else 3
    if cell[0] == "f" and same and plain.endswith(MEN_ONLY) and len(plain) > 4:
        return weight - 2  # a woman's surname in the form of a man's
    if plain in words("stressed") or plain in words("whole"):
        return 2 * KNOWN_LAST
    if plain.endswith(POSSESSIVE_F) and not (cell[0] == "f" and weight == 0):
        weight -= 4  # "Иванова" that declines like "Окуджава"
    if level(word).endswith(FAMILIES) and plain.endswith(POSSESSIVE_F) and plain not in surnames():
        weight -= 4
    if (plain.endswith(("ых", "их")) and weight < 0) or (
        not same and word.endswith(("ого", "ому")) and plain[-1] in "гм"
    ):
        weight -= 2  # forms of adjectives are not those of "Черныхом", "Толстогом"
    if same and plain.endswith(PLURAL) and not known:
        weight -= 1  # several people called Гуляев are likelier than one called Гуляевых
    if weight <= -1 and not known:
        weight -= 1
    return weight + KNOWN_LAST * known


def _is_oblique(plain: str) -> bool:
    """Whether a surname in -е is the form of one that is known: Шмидте, Бондаре."""
    return any(n in surnames() or n in words("asian") for n in (plain[:-1], f"{plain[:-1]}ь"))


def _weigh_first(cell: Cell, nominative: str) -> float:
    plain = level(nominative)
    genders = first_names().get(plain)
    if genders is None and cell[0] == "f" and plain.endswith(WOMEN_FIRST):
        return 0.0
    if genders is None or genders == "?":
        usual = "f" if plain.endswith(("а", "я")) else "m" if plain[-1] not in "аяоеэиуюыь" else cell[0]
        turkic = plain.endswith(MEN_FIRST) * (1 if cell[0] == "f" else 2)
        return (UNKNOWN_FIRST if genders is None else 0.0) + RARE_GENDER * ((cell[0] != usual) + turkic)
    return 0.0 if cell[0] in genders else WRONG_GENDER


def masculine(last: str) -> str:
    """The masculine of a surname that has genders.

    >>> masculine("полонская"), masculine("иванова"), masculine("куландины"), masculine("шевченко")
    ('полонский', 'иванов', 'куландин', 'шевченко')
    """
    for ending, other in (("ская", "ский"), ("цкая", "цкий"), ("ские", "ский"), ("цкие", "цкий"), ("ая", "ый")):
        if last.endswith(ending):
            return last[: -len(ending)] + other
    if last.endswith(("ова", "ева", "ина", "ына", "ёва", "овы", "евы", "ины", "ыны", "ёвы")):
        return last[:-1]
    return last


def feminine(last: str) -> str:
    """The feminine of a masculine surname.

    >>> feminine("полонский"), feminine("иванов"), feminine("брандт")
    ('полонская', 'иванова', 'брандт')
    """
    if last.endswith(("ский", "цкий", "ской", "цкой", "ый")):
        return last[:-2] + "ая"
    if last.endswith(("ов", "ев", "ёв", "ин", "ын")):
        return last + "а"
    return last


def origins(part: str, word: str) -> set[str]:
    """All that a word without a hyphen may be in the nominative, as words are compared, however unlikely.

    >>> "седова" in origins("last", "Седовой"), "седовой" in origins("last", "Седовой")
    (True, True)
    """
    lower = word.lower()
    found = {lower}
    table = _nominatives(part)
    for n in range(min(LONGEST_ENDING, len(lower) - 1) + 1):
        if endings := table.get(lower[len(lower) - n :]):
            stem = lower[: len(lower) - n]
            found.update(stem + nominative for nominative, stems in endings if stem.endswith(stems))
    return {name.replace("ё", "е") for name in found}


@cache
def _nominatives(part: str) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """The nominative's endings that an ending may stand for, each with the stems that it stands after then."""
    out: dict[str, dict[str, set[str]]] = {}
    for ending, entries in _endings(part).items():
        for entry in entries:
            out.setdefault(ending, {}).setdefault(entry.nominative, set()).update(entry.stems)
    return {
        ending: [(nominative, tuple(sorted(stems))) for nominative, stems in found.items()]
        for ending, found in out.items()
    }


@lru_cache(PARADIGMS_KEPT)
def forms(part: str, word: str) -> Forms:
    """What a word in any case may be in the nominative, as a `part` of names: first, patronymic or last.

    Keys are gender ("m", "f", and "p" for a plural) and case; each holds candidates in lower case with weights, 0
    for what needs no evidence, the less the worse.

    >>> forms("last", "Утебаевой")["f", "Gen"][0][0]
    'утебаева'
    >>> forms("last", "Черных")["m", "Dat"][0][0]
    'черных'
    """
    pieces = word.lower().replace("‐", "-").replace("‑", "-").split("-")
    if len(pieces) == 1 or part == "patronymic":
        return _simple(part, word.lower())
    return _compound(part, pieces)


def _simple(part: str, word: str) -> Forms:
    if not any("а" <= c <= "я" or c == "ё" for c in word) or (part == "last" and level(word) in words("indeclinable")):
        known = first_names().get(level(word), "?") if part == "first" else "?"
        return {(g, c): ((word, KNOWN_LAST),) for g in "mf" if known == "?" or g in known for c in CASES}
    out: dict[Cell, dict[str, float]] = {}
    for ending, nominative in _candidates(part, word):
        if len(nominative) == 1 < len(word):
            continue  # "Рикарду Са Пинту" is of no "С"
        apart = part == "last" and nominative == word and word[-1] in "её"
        weight = _weight(part, word, ending.cells[0], nominative, ending.weight)
        for cell in ending.cells:
            if apart:
                weight = _weight(part, word, cell, nominative, ending.weight)
            best = out.setdefault(cell, {})
            best[nominative] = max(weight, best.get(nominative, weight))
    if part == "first":
        _doubt_undeclined(word, out)
    elif part == "last":
        _add_noun(word, out)
    return {
        cell: tuple(sorted(best.items(), key=lambda item: -item[1])[:KEPT] if len(best) > 1 else best.items())
        for cell, best in out.items()
    }


def _add_noun(word: str, out: dict[Cell, dict[str, float]]) -> None:
    """Add the surname that is a noun of the dictionary, in another case, where its stem changes as no ending tells:
    "Зайца" is of "Заяц", "Орла" of "Орёл"."""
    for r in readings(word)[:3] if len(word) > SHORT else ():
        plain, case, man = level(r.normal), r.feats.get("Case") or "Nom", "masc" in r.grammemes
        declined = man or ("neut" not in r.grammemes and plain[-1] != "ь")  # "Дали" is of nobody called "Даль"
        if not (declined and r.is_known and r.normal != word and plain[0] == level(word)[0]):
            continue
        known = plain in surnames()
        if not (known or "anim" in r.grammemes) or not r.grammemes >= NOUN or NAMES & r.grammemes:
            continue
        for gender in "m" if man else "mf":
            best = out.setdefault((gender, case), {})
            name = next((n for n in best if level(n) == plain), r.normal)
            best[name] = max(best.get(name, UNLIKE), NOUN_SURNAME + KNOWN_LAST * known)


def _weight(part: str, word: str, cell: Cell, nominative: str, weight: float) -> float:
    if part == "last":
        return _weigh_last(word, cell, nominative, weight)
    return weight + _weigh_first(cell, nominative) if part == "first" else weight


def _doubt_undeclined(word: str, out: dict[Cell, dict[str, float]]) -> None:
    """Weigh an unknown first name down that is a woman's known one in another case: nobody is called Инессой or Зои; of
    two known ones the soft one is likelier ("Игорю"), and the one that declines ("Карине", "о Павле")."""
    genders = first_names()
    known = {level(name) for best in out.values() for name in best if genders.get(level(name), "?") != "?"}
    doubt = UNKNOWN_BESIDE if word.endswith(("ой", "ей", "ёй", "ии", "ои", "еи")) else 0.0
    for (_, case), best in out.items():
        if not known and case != "Nom" and word.endswith("е") and word in best:
            best[word] -= UNLIKE_FIRST  # "о Бушре"
    for (_, case), best in out.items() if known else ():
        common = not words("slavic").isdisjoint(map(level, best))
        for name in best:
            plain = level(name)
            declined = common or any(plain[:-1] + ending in known for ending in ("а", "", "ь"))
            stays = case != "Nom" and name == word and plain[-1] == "е" and declined
            best[name] -= doubt * (plain not in known) + 0.1 * (f"{plain}ь" in known) + 0.2 * stays


def _compound(part: str, pieces: list[str]) -> Forms:
    """The parts of a double name decline each by itself, or only the last one does (Тер-Арутюнян, Жан-Жака); the first
    one of a first name tells its gender (Мари-Клод)."""
    out: dict[Cell, tuple[tuple[str, float], ...]] = {}
    tables = [_simple(part, piece) if piece else {} for piece in pieces]
    own, last = (first_names().get(level(piece), "?") for piece in (pieces[0], pieces[-1]))
    known = part == "first" and own in ("m", "f") and own != last
    for cell, options in tables[-1].items():
        told = known * (WRONG_GENDER * (cell[0] != own) - WRONG_GENDER * ({own, last} == {"f", "m"}))
        names = [(name, weight + told) for name, weight in options]
        for piece, table in zip(reversed(pieces[:-1]), reversed(tables[:-1]), strict=True):
            before = [] if len(piece) <= 3 else [*table.get(cell, ())]
            if all(n != piece for n, _ in before):
                before.append((piece, -1.0 if before else 0.0))
            names = [(f"{b}-{name}", v + weight) for b, v in before for name, weight in names]
            names = sorted(names, key=lambda item: -item[1])[:KEPT]
        out[cell] = tuple(names)
    return out


def singular(last: str, gender: str) -> str:
    """The surname of one of several people who are named together.

    >>> singular("куландины", "f"), singular("брандты", "m"), singular("галеевы", "m"), singular("шевченко", "f")
    ('куландина', 'брандт', 'галеев', 'шевченко')
    """
    base = masculine(last)
    if base == last and last.endswith("ие"):
        base = last[:-2] + "ий"
    elif base == last and last.endswith("ые"):
        base = last[:-2] + "ый"
    elif base == last and last.endswith(("ы", "и")):
        base = last[:-1] + ("й" if last[-2:-1] in "аеоуэюя" else "")
    return feminine(base) if gender == "f" else base


def father(word: str) -> float:
    """How well a word is a patronymic: by whether it is made of a known first name."""
    names = {level(name) for options in forms("patronymic", word).values() for name, _ in options}
    for name in names:
        for ending in ("ович", "евич", "овна", "евна", "ич", "инична", "ична"):
            if name.endswith(ending):
                base = name[: -len(ending)]
                soft = base.removesuffix("ь")  # "Юрьевич", "Захарьевна"
                fathers = [base, base + "й", base + "ь", base + "я", base + "а", base + "о"]
                fathers += [soft + "ий", soft + "ия"] if soft != base else []
                genders = {first_names().get(n, "f") for n in fathers}
                # "Гулевич" is no child of a Гуля, nor surely of somebody called Гуль
                known = "m" in "".join(genders) or ("?" in genders and len(base) > SHORT)
                turkic = len(base) > 4 and soft.endswith((*TURKIC, "ы", "у"))  # "Абдыганыевич"
                if known or turkic or base in ("павл", "льв"):
                    return KNOWN_FATHER
    return UNKNOWN_FATHER if names else UNLIKE
