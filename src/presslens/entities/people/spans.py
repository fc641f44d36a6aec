"""Names that can be told by their words alone, and what is no name: a second look at the tagger's people.

Sequences of capitalised words and initials are matched against orders of a name's parts; a part is told by the
lexicons and by its ending. Only sequences that hardly anything else looks like are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache

from presslens.document import Document
from presslens.entities.people.asian import asian_surname, is_asian, is_whole_asian
from presslens.entities.people.commons import (
    is_body,
    is_coined,
    is_common,
    is_no_name,
    is_role,
    is_thing,
    is_verb,
    may_be_role,
)
from presslens.entities.people.declension import KNOWN_FATHER, POSSESSIVE_F, SURNAME_ENDING, father, forms
from presslens.entities.people.lexicon import first_names, level, surnames, words
from presslens.entities.people.parsing import ROMAN, SEE, is_called_as_titled, is_clerical
from presslens.tagging.morphology import readings

# Orders of parts that make a name: First, Patronymic, Last by its ending, Known last name, Initial, any other Word,
# one that is Unknown to the dictionary, a known Surname that is in it as something else ("Лапина"), an
# Asian surname that is a first name too ("Ким").
# Longer ones first; what stands in brackets is where the name must open a line or follow a colon.
ORDERS = (
    "FPL",
    "FPK",
    "FPW",
    "UPL",
    "UPK",
    "UPA",
    "LFP",
    "KFP",
    "SFP",
    "FPA",
    "AFP",
    "IIL",
    "IIK",
    "IIW",
    "LII",
    "KII",
    "FIL",
    "IL",
    "IK",
    "LI",
    "FP",
    "FL",
    "FK",
)
LISTED_ORDERS = ("UFP", "FFP", "LF", "KF", "UII")
LONGEST = 5  # words looked at: the longest name and two more
POPE = frozenset(("папа", "папы", "папе", "папу", "папой"))  # whose title is a surname too
FORMER = ("экс-", "вице-")
CALLED_AFTER = frozenset(("им", "имени"))
AGE = re.compile(r"летн(?:ий|яя|его|ей|ему|юю|им|ем)$")
CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщй")
FAMILIAR = frozenset("FPLK")
WOMANS = re.compile("(?:вн|ичн)(?:а|ы|е|у|ой|ою)$")  # patronymics
OWNERS = (*POSSESSIVE_F, "ского", "цкого")  # "университета Лобачевского | Лоле Седовой"
NUMBERED = re.compile(r"[\n\r][ \t]*\d{1,3}[.)][ \t\xa0]*$")  # "2. | Седова Анна Ильинична"
UNCHANGED = ("е", "и", "о", "у", "э", "ю")
LETTERS = frozenset("СКОУ")  # prepositions that open a sentence: "С | Б. Р. Седых"
KIN = 6  # tokens from a word for somebody's kin to the name
OTHERS = frozenset(("VERB", "ADP", "ADV", "PART", "CCONJ", "SCONJ"))
# Adjectives in the plural with the cases of the nouns that agree with them
PLURALS = (("ские", ("Nom", "Acc")), ("ских", ("Gen", "Acc", "Loc")), ("ским", ("Dat",)), ("скими", ("Ins",)))
Range = tuple[int, int]


@lru_cache(50_000)
def parts(word: str) -> str:
    """What a capitalised word can be in a name, as letters of `ORDERS`."""
    if len(word) == 1:
        return "I"
    if (len(word) == 2 and word.isupper()) or level(word) in words("title"):
        return ""
    first = any(level(n) in first_names() for cell in forms("first", word).values() for n, w in cell if w > -2)
    first = first or ("-" in word and level(word.split("-")[0]) in first_names())
    patronymic = father(word) == KNOWN_FATHER
    found = {level(n) for cell in forms("last", word).values() for n, w in cell if w > -2}
    ending = bool(SURNAME_ENDING.search(word.lower()))
    known = not (found.isdisjoint(surnames()) and found.isdisjoint(words("asian")))
    out = "F" * first + "P" * patronymic
    if not patronymic and not first:
        out += "W"
    if not patronymic and is_common(word):
        out += "S" * (ending and known)
    elif not patronymic:
        out += "U" * (not first)
        out += "L" * (ending and (known or not first)) + "K" * (known and not first)
    if level(word) in words("asian") and first:
        out += "A"
    return out


def mend_names(doc: Document, people: Iterable[Range], taken: Set[int] = frozenset()) -> list[Range]:
    """The token ranges of people with the names found here, none of which shares a token with another.

    `people` are the ranges found so far; `taken` are tokens of other things, which only a whole name with patronymic or
    initials may take.
    """
    names = [n for n in name_ranges(doc) if taken.isdisjoint(range(*n)) or n[1] - n[0] > 2]
    at = {i: n for n in names for i in range(*n)}
    out = set(names)
    people = [
        own
        for person in people
        if not _is_thing(doc, *person)
        for own in _cut(doc, *_without_title(doc, *person))
        if not _is_of_title(doc, *own)
    ]
    full = {
        n for a, b in (*people, *names) if b - a > 1 for i in range(a, b) for n in _nominatives(doc.tokens.words[i])
    }
    for kept in people:
        if kept[1] - kept[0] > 1 or _names(doc.tokens.words[kept[0]], full) or _is_ordained(doc, kept[0]):
            out |= set(_parted(doc, kept, sorted({at[i] for i in range(*kept) if i in at}), out))
    return _with_surnames(doc, _apart(out))


def _parted(doc: Document, own: Range, names: list[Range], out: set[Range]) -> Iterator[Range]:
    """What is left of the tagger's span beside the names that it meets; it stays whole where it holds them."""
    whole = names[0] if names and _is_whole(doc, names[0]) and own[0] == names[0][0] else None
    if len(names) < 2 and not whole and any(own[0] <= n[0] and n[1] <= own[1] for n in names):
        out.difference_update(names)
        yield own
        return
    begin = own[0]
    for first, last in [*names, (own[1], own[1])]:
        if any(len(word) > 1 and is_capital(word) for word in doc.tokens.words[begin:first]):
            yield begin, first
        begin = last


def is_capital(word: str) -> bool:
    """Whether a word or its last part begins with a capital letter: "Багдади", "аль-Багдади"."""
    return word[:1].isupper() or word.rpartition("-")[2][:1].isupper()


def _is_whole(doc: Document, name: Range) -> bool:
    """Whether a name has all its parts, patronymic between first and last, so that what follows is somebody else's."""
    first, last = name
    inner = doc.tokens.words[first:last]
    return last - first == 3 and "P" in parts(inner[1]) and level(inner[2]) not in words("particle")


def _apart(ranges: Iterable[Range]) -> Iterator[Range]:
    free = 0
    for first, last in sorted(set(ranges), key=lambda r: (r[0], -r[1])):
        if first >= free:
            yield first, last
            free = last


def name_ranges(doc: Document) -> Iterator[Range]:
    """The token ranges of sequences that are names, in order."""
    tokens, sentence = doc.tokens, doc.tokens.sentence
    texts, capitals = tokens.words, tokens.capitals
    size = len(texts)
    i = 0
    while i < size:
        following = texts[i + 1] if i + 1 < size else ""
        if not capitals[i] or not (following == "." or following[:1].isupper()):
            i += 1
            continue
        units = list(_units(doc, i, min(size, i + 3 * LONGEST), sentence[i]))
        order = _order(tuple(letters for letters, _ in units), is_listed(doc, i))
        last = units[order - 1][1] if order else i
        if order and units[order - 1][0] == "I" != units[0][0] and _is_called_after(doc, i, last):
            i = units[0][1]  # "университета имени Лунина | В. А. Седов"
            continue
        if order and _agree(doc, i, last) and not _is_title(doc, i, last):
            yield i, last
            i = last
        else:
            i = units[0][1] if units else i + 1


def _is_called_after(doc: Document, first: int, last: int) -> bool:
    """Whether a surname and initials are of two people: of whom a house is called after, and who is named next."""
    tokens, before = doc.tokens, first - 1
    before -= before > 0 and tokens.words[before] == "."
    if before < 0 or tokens.lower[before] not in CALLED_AFTER or last >= len(tokens):
        return False
    return tokens.sentence[last] == tokens.sentence[first] and tokens.words[last].istitle()


def _units(doc: Document, first: int, last: int, sentence: int) -> Iterator[tuple[str, int]]:
    """The letters of a token and of those after it, each with the token that follows it."""
    tokens = doc.tokens
    i = first
    for _ in range(LONGEST):
        if i >= last or tokens.sentence[i] != sentence or not tokens.words[i][:1].isupper():
            return
        letters = parts(tokens.words[i])
        dotted = i + 1 < last and tokens.words[i + 1] == "."
        if letters == "I" and not dotted:
            return
        i += 1 + (letters == "I")
        joined = letters == "I" and i + 1 < last and tokens.words[i] == "-" and len(tokens.words[i + 1]) == 1
        i += joined and tokens.start[i] == tokens.stop[i - 1]  # "Ж.-К. Седо"
        yield letters, i


@lru_cache(20_000)
def _order(units: tuple[str, ...], opens: bool) -> int:
    """How many of the units, told by their letters, make a name, 0 for none."""
    if len(units) > 3 and all(map(str.__contains__, units, "LFPL")) and not (len(units) > 4 and "F" in units[4]):
        return 0  # "завода Лидина Анна Петровна Белова"
    for orders in (ORDERS, LISTED_ORDERS if opens else ()):
        for order in orders:
            if len(order) <= len(units) and all(part in units[k] for k, part in enumerate(order)):
                return len(order)
    return 0


def _agree(doc: Document, first: int, last: int) -> bool:
    """Whether the tagger saw no two of the words in different cases."""
    tokens = doc.tokens
    if _is_of_woman(doc, first, last):
        first += 1
    if last - first > 1 and "P" in parts(tokens.words[first + 1]):
        woman = tokens.lower[first].endswith(("а", "я")) and tokens.case(first + 1) == "Nom"
        # "Сауле | Нурлановна", "Нигора | Петровна", of which taggers see a genitive
        first += tokens.lower[first].endswith(UNCHANGED) or (woman and tokens.case(first) == "Gen")
    if last - first == 3 and _stays_so(tokens.words[first + 1], tokens.words[last - 1]):
        last -= 1
    elif last - first == 3 and _stays_so(tokens.words[last - 1], tokens.words[first]):
        first += 1  # "жюри: | Сечко Анна Ильинична"
    return len({c for i in range(first, last) if len(tokens.words[i]) > 1 and (c := tokens.case(i))} - {"Acc"}) < 2


def _stays_so(patronymic: str, surname: str) -> bool:
    """Whether a surname after a woman's patronymic is one that does not decline, or that taggers take for a man's:
    "Анной Ильиничной | Гончар", "Анны Ильиничны | Толстой"."""
    woman = WOMANS.search(patronymic) is not None and "P" in parts(patronymic)
    return woman and not level(surname).endswith((*POSSESSIVE_F, "ую", "у", "ы"))


def _is_of_woman(doc: Document, first: int, last: int) -> bool:
    """Whether a woman's surname stands first, which taggers take for a genitive: "глава | Седова Анна Петровна"."""
    tokens = doc.tokens
    if last - first != 3 or tokens.case(first) != "Gen" or not level(tokens.words[first]).endswith(POSSESSIVE_F):
        return False
    nominative = tokens.case(first + 1) == "Nom" and level(tokens.words[last - 1]).endswith("на")
    return nominative and not (first and level(tokens.lower[first - 1]) in words("kin"))


def _is_title(doc: Document, first: int, last: int) -> bool:
    """Whether quotation marks hold the words and nothing else: «Гарри Поттер» is a book."""
    start, stop = doc.tokens.start[first], doc.tokens.stop[last - 1]
    return doc.text[max(0, start - 1) : start] in ("«", '"', "“", "„") and doc.text[stop : stop + 1] in (
        "»",
        '"',
        "”",
        "“",
    )


def is_listed(doc: Document, i: int) -> bool:
    """Whether a token opens its line, or follows the mark or the number of a list."""
    start = doc.tokens.start[i]
    before = doc.text[max(0, start - 8) : start].rstrip(" \t\xa0")
    if not before or before[-1] in "\n\r:•·●▪|;*":
        return True
    return before[-1] in ".)" and NUMBERED.search(before) is not None


def _without_title(doc: Document, first: int, last: int) -> Range:
    texts = doc.tokens.words
    if is_whole_asian(texts[first:last]) or is_called_as_titled(texts[first:last]):
        return first, last
    while last - first > 1 and (
        level(texts[first]) in words("title")
        or texts[first].lower().startswith(FORMER)
        or is_role(texts[first])
        or _is_before_initials(doc, first, last)
        or (level(texts[first]) in words("kin") and texts[first + 1 : first + 3][1:] == ["."])
        or _is_other_word(doc, first)
        or (texts[first] in LETTERS and len(texts[first + 1]) == 1 and texts[first + 2 : first + 3] == ["."])
        or (
            last - first == 3
            and first == doc.tokens.bounds[doc.tokens.sentence[first]]
            and _is_trade(texts[first:last])
        )
    ):
        first += 1
    if last - first == 2 and _of_see(doc, first):
        first += 1
    return first, last


def _is_before_initials(doc: Document, first: int, last: int) -> bool:
    """Whether a role stands before initials that somebody's surname follows: "Посла | А. Седова", but "Посол А. В."."""
    texts = doc.tokens.words
    initial = last - first > 3 and len(texts[first + 1]) == 1 and texts[first + 2] == "."
    return initial and len(texts[last - 1]) > 1 and may_be_role(texts[first])


def _is_of_title(doc: Document, first: int, last: int) -> bool:
    """Whether an adjective is of a title without a name: "принц Датский", "папа римский", "Омский Епископ", not "граф
    Оболенский"."""
    tokens = doc.tokens
    if last - first == 2 and (rank := next((i for i in (first, first + 1) if is_clerical(tokens.lower[i])), -1)) >= 0:
        return bool(SEE.search(tokens.lower[2 * first + 1 - rank]))
    if last - first > 1 or not first or not SEE.search(tokens.lower[first]):
        return False
    noun = tokens.lower[first - 1]
    return noun in POPE or after_rank(doc, first) or (_is_noble(noun) and not _surname(doc, first))


def _cut(doc: Document, first: int, last: int) -> Iterator[Range]:
    """The span, cut where one name in another case stands before the whole name of somebody else: мать Ксении | Анна
    Белова, артист театра Вахтина | Пётр Зорин, жена Кима | Ли Соль Хи."""
    if _is_others(doc, first, last) or (last - first == 2 and _is_owner(doc, first)):
        yield first, first + 1
        first += 1
    elif _is_after_initials(doc, first, last) or _is_of_kin(doc, first, last):
        yield first, last - 1
        first = last - 1
    yield first, last


def _is_after_initials(doc: Document, first: int, last: int) -> bool:
    """Whether a first name ends a span, after initials and a surname in another case: "брат О. Седова | Пётр"."""
    tokens = doc.tokens
    if last - first < 4 or tokens.words[last - 3] != "." or len(tokens.words[last - 4]) > 1:
        return False
    apart = tokens.case(last - 2) == "Gen" != tokens.case(last - 1)
    theirs = level(tokens.lower[first - 1]) if first else ""
    apart = apart or theirs in words("kin") or theirs in words("somebodys")
    return apart and "F" in parts(tokens.words[last - 1]) and "F" not in parts(tokens.words[last - 2])


def _is_of_kin(doc: Document, first: int, last: int) -> bool:
    """Whether a first name in the nominative ends a span, after the first and last name of whose kin its bearer is, in
    the genitive: "дочь водителя Йоста Седова | Анна"."""
    tokens = doc.tokens
    if last - first != 3 or tokens.case(first) != "Gen" or tokens.case(last - 1) == "Gen":
        return False
    owned = "L" in parts(tokens.words[first + 1]) and level(tokens.words[first + 1]).endswith(OWNERS)
    if not owned or "F" not in parts(tokens.words[last - 1]):
        return False
    begin = max(int(tokens.bounds[tokens.sentence[first]]), first - KIN)
    return any(level(word) in words("kin") for word in tokens.lower[begin:first])


def _is_owner(doc: Document, i: int) -> bool:
    """Whether the first of two words is the body that somebody works in: "врач Облцентра | Седова"."""
    tokens = doc.tokens
    owner = tokens.case(i) == "Gen" and tokens.case(i + 1) == "Nom"
    word = tokens.words[i]
    return owner and (is_body(word) or (is_thing(word) and is_no_name(word)))


def _is_others(doc: Document, first: int, last: int) -> bool:
    """Whether the first word of a span is not of the name that the others make."""
    tokens = doc.tokens
    words, cases = tokens.words[first:last], [tokens.case(i) for i in range(first, last)]
    if len(words) == 4 and asian_surname(words[0], True) and is_asian(words[1:]) and not is_asian(words):
        return True
    letters = [parts(word) for word in words]
    if len(words) < 3 or len(words[1]) < 3 or "F" not in letters[1]:
        return False
    if len(words) == 3 + ("P" in letters[2]) and level(words[0]).endswith(OWNERS) and "L" in letters[-1]:
        return True
    apart = None not in cases and cases[0] != cases[1] and len(set(cases[1:])) == 1
    if not apart:
        return False
    if level(words[0])[-1] in CONSONANTS:
        return False  # no genitive: "соперник военного Луис Мария Седо"
    # taggers take the surname of a woman that comes first ("Зорина Анна Ильинична") for a genitive
    owned = cases[0] == "Gen" and cases[1] != "Gen" and "P" not in letters[-1] and level(words[0]) not in first_names()
    return (len(words) == 3 and "F" in letters[0]) or (owned and len(words) == 3 + ("P" in letters[2]))


def _with_surnames(doc: Document, people: Iterable[Range]) -> list[Range]:
    """The spans, those joined that part a Korean or Chinese surname from the names after it, or one Arabic name:
    Хвана | Чжан Епа, Юсуф | Бен Карим, Мона | бинт | Карим; or a first name from another: Еву | Марию Седову."""
    texts = doc.tokens.words
    out: list[Range] = []
    for first, last in people:
        gap = first - out[-1][1] if out else 9
        alone = gap == 0 and out[-1][1] == out[-1][0] + 1
        if (alone and (is_asian(texts[first - 1 : last]) or _is_doubled(doc, first, last))) or (
            gap < 2
            and level(texts[first - gap]) in (words("arabic") if not gap else words("particle"))
            and doc.tokens.sentence[first] == doc.tokens.sentence[first - 1]
        ):
            out[-1] = out[-1][0], last
        else:
            out.append((first, last))
    return out


def _is_doubled(doc: Document, first: int, last: int) -> bool:
    """Whether a first and a last name follow another first name, which can stand in their case and gender; or a first
    name follows the surname that the syntax has it with: Седова | Валерия."""
    tokens, texts = doc.tokens, doc.tokens.words
    if last - first == 1 and tokens.relation[first] == "flat:name" and tokens.head[first] == first - 1:
        return "L" in parts(texts[first - 1]) and "F" in parts(texts[first]) and not is_listed(doc, first)
    if last - first != 2 or not all("F" in parts(texts[i]) for i in (first - 1, first)) or is_listed(doc, first):
        return False
    return not _first_cells(texts[first - 1]).isdisjoint(_first_cells(texts[first]))


@lru_cache(20_000)
def _first_cells(word: str) -> frozenset[tuple[str, str]]:
    """The genders and cases in which a word is a first name of the lists."""
    cells = forms("first", word).items()
    return frozenset(cell for cell, found in cells if any(w > -2 and level(n) in first_names() for n, w in found))


def _is_thing(doc: Document, first: int, last: int) -> bool:
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
    if last - first == 1 and _is_compound_thing(tokens.words[first]):
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


def _is_compound_thing(word: str) -> bool:
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
    opens = first == tokens.bounds[tokens.sentence[first]] and not FAMILIAR.isdisjoint(parts(named))
    owned = tokens.case(first + 1) == "Gen" != tokens.case(first)
    return owned and not opens and (tokens.pos[first] == "NOUN" or is_no_name(kind))


def _is_other_word(doc: Document, i: int) -> bool:
    """Whether a word before a name tells an age, or opens its sentence and is a verb, a preposition or in another
    case."""
    tokens = doc.tokens
    word = tokens.words[i]
    if AGE.search(word):
        return True
    if i != tokens.bounds[tokens.sentence[i]] or not is_no_name(word) or level(word) in words("asian"):
        return False
    cases = tokens.case(i), tokens.case(i + 1)
    if tokens.pos[i] in OTHERS or is_verb(word):
        return True
    return tokens.pos[i] == "NOUN" and None not in cases and cases[0] != cases[1]


def _is_trade(words: Sequence[str]) -> bool:
    """Whether the first of three words is what somebody does, though a surname too: "Монах Мутул Седов"."""
    best = readings(words[0])[0]
    noun = {"NOUN", "anim", "nomn"} <= best.grammemes and best.parse.is_known
    return noun and not {"Name", "Surn", "Patr"} & best.grammemes and not any("P" in parts(word) for word in words[1:])


def _names(word: str, full: set[str]) -> bool:
    """Whether a word alone can be a person: not where the dictionary has it as something else, unless it is part of
    a longer name in the same document."""
    if not full.isdisjoint(_nominatives(word)):
        return True
    known = parts(word)
    if "K" not in known and is_coined(word):
        return False
    return not FAMILIAR.isdisjoint(known) or not (is_common(word) or is_body(word))


@lru_cache(20_000)
def _nominatives(word: str) -> frozenset[str]:
    return frozenset(level(n) for cell in forms("last", word).values() for n, _ in cell if word[:1].isupper())


def _of_see(doc: Document, i: int) -> bool:
    """«епископ Мосальский Гермоген», «герцог Нижнеозёрский Филипп»: the adjective of a title before a name."""
    tokens = doc.tokens
    if not i or "ск" not in tokens.lower[i]:
        return False
    named = "F" in parts(tokens.words[i + 1])
    return after_rank(doc, i) or (named and _is_noble(tokens.lower[i - 1]) and not _surname(doc, i))


def _is_ordained(doc: Document, i: int) -> bool:
    """Whether a word stands after a cleric's rank, or after the see: "владыка Пафнутий", "епископ Омский Пафнутий"."""
    lower = doc.tokens.lower
    if not i or SEE.search(lower[i]):
        return False
    return is_clerical(lower[i - 1]) or (i > 1 and "ск" in lower[i - 1] and after_rank(doc, i - 1))


def after_rank(doc: Document, i: int) -> bool:
    """Whether a cleric's rank stands before a word, or before another see: "митрополит Омский и | Таврический"."""
    lower = doc.tokens.lower
    if i > 2 and lower[i - 1] == "и":
        return "ск" in lower[i - 2] and is_clerical(lower[i - 3])
    return i > 0 and is_clerical(lower[i - 1])


@lru_cache(20_000)
def _is_noble(word: str) -> bool:
    return level(readings(word)[0].normal) in words("noble")


def _surname(doc: Document, i: int) -> bool:
    return not surnames().isdisjoint(_nominatives(doc.tokens.words[i]))
