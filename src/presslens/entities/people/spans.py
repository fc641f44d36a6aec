"""A second look at the tagger's people: joined and cut, without titles and things, and the names it overlooked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from presslens.document import Document
from presslens.entities.letters import CONSONANTS, FINALS, UNDECLINED
from presslens.entities.people.asian import asian_surname, is_asian, is_whole_asian
from presslens.entities.people.commons import (
    is_body,
    is_coined,
    is_common,
    is_no_name,
    is_thing,
    may_be_role,
)
from presslens.entities.people.declension import PLURAL, POSSESSIVE_F, forms
from presslens.entities.people.lexicon import first_names, level, words
from presslens.entities.people.parts import FAMILIAR, are_apart, first_cells, is_surname, nominatives, parts
from presslens.entities.people.patterns import Range, is_listed, name_ranges
from presslens.entities.people.things import names_thing
from presslens.entities.people.titles import is_of_title, is_ordained, without_title
from presslens.tagging.morphology import readings

OWNERS = (*POSSESSIVE_F, "ского", "цкого")  # "университета Лобачевского | Лоле Седовой"
STEMS = CONSONANTS | {"ь"}
GENERATION = re.compile(r"-(?:старш|младш)[а-я]{2,3}$")
CONTACTS = frozenset(("тел", "моб", "факс", "e-mail", "email"))  # after a name that they begin the contacts of
NOMINATIVES = frozenset((("m", "Nom"), ("f", "Nom")))
GENITIVES = frozenset((("m", "Gen"), ("f", "Gen")))
NAMED = frozenset(("NOUN", "nomn", "sing"))  # "Пластилин", "Псков"
OF_SURNAMES = re.compile("(?:[оеё]в|[иы]н)(а|у|ым|е|ой|ых)?$")
LISTING = frozenset((",", "и"))
KIN = 6  # tokens from a word for somebody's kin to the name


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
        if not names_thing(doc, *person)
        for own in _cut(doc, *without_title(doc, *person))
        if not is_of_title(doc, *own)
    ]
    people += _surnames_of_monks(doc, people)
    full = {n for a, b in (*people, *names) if b - a > 1 for i in range(a, b) for n in nominatives(doc.tokens.words[i])}
    ends = {last - 1 for _, last in people}
    for kept in people:
        first, alone = kept[0], kept[1] == kept[0] + 1
        if not alone or _names(doc.tokens.words[first], full) or is_ordained(doc, first) or _is_told(doc, first, ends):
            out |= set(_parted(doc, kept, sorted({at[i] for i in range(*kept) if i in at}), out))
    return _with_surnames(doc, _apart(out))


def _surnames_of_monks(doc: Document, people: Iterable[Range]) -> list[Range]:
    """The surnames in brackets after the names of those whom a cleric's rank tells: "монахиня Варвара (| Щур)"."""
    tokens = doc.tokens
    return [
        (last + 1, last + 2)
        for first, last in people
        if last - first == 1
        and tokens.words[last : last + 1] == ["("]
        and tokens.words[last + 2 : last + 3] == [")"]
        and tokens.words[last + 1].istitle()
        and is_ordained(doc, first)
    ]


def _parted(doc: Document, own: Range, names: list[Range], out: set[Range]) -> Iterator[Range]:
    """What is left of the tagger's span beside the names that it meets; it stays whole where it holds them."""
    whole = names[0] if names and _is_whole(doc, names[0]) and own[0] == names[0][0] else None
    if len(names) < 2 and not whole and any(own[0] <= n[0] and n[1] <= own[1] for n in names):
        out.difference_update(names)
        yield own
        return
    begin = own[0]
    for first, last in [*names, (own[1], own[1])]:
        left = [word for word in doc.tokens.words[begin:first] if len(word) > 1 and is_capital(word)]
        before = bool(names and left) and begin == own[0] and first - begin == 1  # "Спасибо | О. Седову"
        if left and not (before and is_common(left[0]) and parts(left[0]) == "W"):
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


def _cut(doc: Document, first: int, last: int) -> Iterator[Range]:
    """The span, cut where one name in another case stands before the whole name of somebody else: мать Ксении | Анна
    Белова, артист театра Вахтина | Пётр Зорин, жена Кима | Ли Соль Хи."""
    if _runs_on(doc, first, last):
        last -= 1
    if last - first == 2 and _is_family(doc, first):
        first += 1  # several people, and nobody by name
    elif second := _second_name(doc, first, last):
        yield first, second
        first = second
    elif _is_others(doc, first, last) or (last - first == 2 and _is_owner(doc, first)):
        yield first, first + 1
        first += 1
    elif _is_after_initials(doc, first, last) or _is_of_kin(doc, first, last) or _is_after_kin(doc, first, last):
        yield first, last - 1
        first = last - 1
    elif end := _generation_end(doc, first, last):
        yield first, end
        first = end
    yield first, last


def _runs_on(doc: Document, first: int, last: int) -> bool:
    """Whether a name that its initials close runs on to the next sentence: "Седова Р. А. | Защита просила"."""
    texts = doc.tokens.words
    if last - first < 4 or texts[last - 2] != "." or len(texts[last - 3]) > 1:
        return False
    surname = not {"L", "K", "S", "A"}.isdisjoint(parts(texts[first]))
    apart = {"F", "P", "L", "K", "S", "U"}.isdisjoint(parts(texts[last - 1])) or texts[last - 1].lower() in CONTACTS
    return surname and apart


def _generation_end(doc: Document, first: int, last: int) -> int | None:
    """Where a name ends that tells the generation, before the first name of somebody else: "вдова Олега
    Седова-младшего | Лейла"."""
    texts = doc.tokens.words
    end = next((i + 1 for i in range(first, last - 1) if GENERATION.search(level(texts[i]))), None)
    return end if end is not None and "P" not in parts(texts[end]) else None


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
    if last - first != 3 or "F" not in parts(tokens.words[last - 1]):
        return False
    surname = {cell for cell, found in forms("last", tokens.words[first + 1]).items() if any(w > -2 for _, w in found)}
    own = surname & first_cells(tokens.words[first])
    alike = tokens.case(last - 1) == "Gen" and not own.isdisjoint(first_cells(tokens.words[last - 1]))
    if alike or own.isdisjoint(GENITIVES) or not own.isdisjoint(NOMINATIVES):
        return False
    begin = max(tokens.bound[tokens.sentence[first]], first - KIN)
    return any(level(word) in words("kin") for word in tokens.lower[begin:first])


def _second_name(doc: Document, first: int, last: int) -> int | None:
    """Where the first and last name of somebody else begin after a whole name: "адвокат Йожены Новотны | Олег Седов",
    "адвокат Пак Ын Су | Олег Седов"."""
    texts, second = doc.tokens.words, last - 2
    if second - first < 2 or "F" not in parts(texts[second]) or {"L", "K"}.isdisjoint(parts(texts[last - 1])):
        return None
    if is_whole_asian(texts[first:second]) and not is_asian(texts[first:last]):
        return second
    if second - first != 2 or "F" not in parts(texts[first]) or "P" in parts(texts[first + 1]):
        return None
    return second if first_cells(texts[first]).isdisjoint(first_cells(texts[second])) else None


def _is_after_kin(doc: Document, first: int, last: int) -> bool:
    """Whether a first name ends a span, after the one name of whose kin or coach its bearer is, with which it stands in
    no case: "вдова Седюка | Магдалена", "отец погибшего Карима | Рустам", "тренер Седюка | Тони"."""
    tokens, kin = doc.tokens, first - 1
    if last - first != 2 or kin < 0:
        return False
    kin -= kin > 0 and tokens.case(kin) == "Gen" and tokens.words[kin].islower()
    noun = level(tokens.lower[kin])
    if not (noun in words("kin") or noun in words("somebodys")) or tokens.sentence[kin] != tokens.sentence[first]:
        return False
    called = parts(tokens.words[last - 1])
    word = tokens.words[first]
    own = first_cells(word) or {c for c, found in forms("last", word).items() if any(w > -0.9 for _, w in found)}
    if "F" not in called:  # "жена Кючюка | Нильгюн"
        strange = {"L", "K"}.isdisjoint(called) and word[-1] in "ая" and own.isdisjoint(NOMINATIVES)
        return strange and tokens.words[last - 1][-1] in FINALS and tokens.case(last - 1) != "Gen"
    alone = own.isdisjoint(NOMINATIVES) and "F" not in parts(word) and tokens.case(last - 1) == "Nom"
    return bool(own) and (alone or own.isdisjoint(first_cells(tokens.words[last - 1])))


def _is_owner(doc: Document, i: int) -> bool:
    """Whether the first of two words is the body that somebody works in: "врач Облцентра | Седова"."""
    tokens = doc.tokens
    owner = tokens.case(i) == "Gen" and tokens.case(i + 1) == "Nom"
    word = tokens.words[i]
    return owner and (is_body(word) or (is_thing(word) and is_no_name(word)))


def _is_family(doc: Document, i: int) -> bool:
    """Whether the first of two words is the surname of several whose kin is named next: "брат Седовых | Олег"."""
    tokens = doc.tokens
    of_kin = i > 0 and (tokens.lower[i - 1] in words("kin") or tokens.lower[i - 1] in words("somebodys"))
    return of_kin and level(tokens.words[i]).endswith(PLURAL) and "F" in parts(tokens.words[i + 1])


def _is_others(doc: Document, first: int, last: int) -> bool:
    """Whether the first word of a span is not of the name that the others make."""
    tokens = doc.tokens
    texts, cases = tokens.words[first:last], [tokens.case(i) for i in range(first, last)]
    if len(texts) == 4 and asian_surname(texts[0], True) and is_asian(texts[1:]) and not is_asian(texts):
        return True
    letters = [parts(word) for word in texts]
    if level(texts[-1]) in words("after_patronymic"):
        return False  # "с Бакытом Асан уулу"
    if len(texts) < 3 or len(texts[1]) < 3 or "F" not in letters[1]:
        return False
    if len(texts) == 3 + ("P" in letters[2]) and level(texts[0]).endswith(OWNERS) and "L" in letters[-1]:
        return True
    if len(texts) == 3 and "P" in letters[2] and are_apart(*texts):
        return True  # "вдове Седова | Тамаре Васильевне"
    own, following = (first_cells(word) for word in texts[:2])
    if len(texts) == 3 and ("m", "Nom") in following and own and {("m", "Nom"), ("f", "Nom")}.isdisjoint(own):
        return own.isdisjoint(following)  # "тренер Анны | Магнус Седов"
    apart = None not in cases and cases[0] != cases[1] and len(set(cases[1:])) == 1
    if not apart:
        return False
    if level(texts[0])[-1] in FINALS:
        return False  # no genitive: "соперник военного Луис Мария Седо"
    # taggers take the surname of a woman that comes first ("Зорина Анна Ильинична") for a genitive
    owned = cases[0] == "Gen" and cases[1] != "Gen" and "P" not in letters[-1] and level(texts[0]) not in first_names()
    return (len(texts) == 3 and "F" in letters[0]) or (owned and len(texts) == 3 + ("P" in letters[2]))


def _with_surnames(doc: Document, people: Iterable[Range]) -> list[Range]:
    """The spans, those joined that part a Korean or Chinese surname from the names after it, or one Arabic name:
    Хвана | Чжан Епа, Юсуф | Бен Карим, Мона | бинт | Карим; or a first name from another: Еву | Марию Седову."""
    texts = doc.tokens.words
    out: list[Range] = []
    for first, last in people:
        gap = first - out[-1][1] if out else 9
        alone = gap == 0 and out[-1][1] == out[-1][0] + 1
        joined = alone and (
            is_asian(texts[first - 1 : last]) or _is_doubled(doc, first, last) or _is_hers(doc, first, last)
        )
        if gap and _is_surname_before(doc, first, last):
            first -= 1
        if joined or (
            gap < 2
            and level(texts[first - gap]) in (words("arabic") if not gap else words("particle"))
            and doc.tokens.sentence[first] == doc.tokens.sentence[first - 1]
        ):
            out[-1] = out[-1][0], last
        else:
            out.append((first, last))
    return out


def _is_surname_of(doc: Document, first: int) -> bool:
    """Whether the surname before a first name is of the same person."""
    tokens, surname = doc.tokens, first - 1
    word = tokens.words[surname]
    if {"L", "K"}.isdisjoint(parts(word)) or _is_family(doc, surname) or _is_after_kin(doc, surname, first + 1):
        return False
    if tokens.relation[first] == "flat:name" and tokens.head[first] == surname:
        return True
    whose = level(tokens.lower[surname - 1]) if surname else ""
    if "F" in parts(word) or whose in words("kin") or whose in words("somebodys"):
        return False  # "вдова Живаго | Анна"
    own = (cell for cell, found in forms("last", word).items() if any(w > -2 for _, w in found))
    return not first_cells(tokens.words[first]).isdisjoint(own)


def _is_hers(doc: Document, first: int, last: int) -> bool:
    """Whether a surname without the endings that it has with men stands before a woman's name and patronymic: "слово
    дали Бондарь | Анне Ильиничне"."""
    texts, surname = doc.tokens.words, first - 1
    if last - first != 2 or level(texts[surname])[-1] not in STEMS or "F" in parts(texts[surname]):
        return False
    father = forms("patronymic", texts[first + 1])
    return "F" in parts(texts[first]) and any(gender == "f" for gender, _ in father)


def _is_surname_before(doc: Document, first: int, last: int) -> bool:
    """Whether a surname that the dictionary has as something else stands before a first name and a patronymic, in one
    case with them and where no sentence gives it its capital: "на встрече с | Лозой Анной Ильиничной"."""
    tokens, surname = doc.tokens, first - 1
    if last - first != 2 or surname < 0 or not tokens.capitals[surname] or not tokens.words[surname].istitle():
        return False
    if tokens.sentence[surname] != tokens.sentence[first] or "P" not in parts(tokens.words[first + 1]):
        return False
    if surname == tokens.bound[tokens.sentence[first]] and not is_listed(doc, surname):
        return False
    word = tokens.words[surname]
    if "W" not in parts(word) or not is_surname(word) or may_be_role(word) or are_apart(*tokens.words[surname:last]):
        return False
    best = readings(word)[0].grammemes
    return {"NOUN", "sing"} <= best and "Geox" not in best  # no "Уважаемый"


def _is_doubled(doc: Document, first: int, last: int) -> bool:
    """Whether a first and a last name follow another first name, which can stand in their case and gender; or a first
    name follows a surname that it agrees with, and nothing says that they are two: Седова | Валерия, Дзюба | Олег."""
    texts = doc.tokens.words
    if last - first == 1:
        return "F" in parts(texts[first]) and not is_listed(doc, first) and _is_surname_of(doc, first)
    if last - first != 2 or not all("F" in parts(texts[i]) for i in (first - 1, first)) or is_listed(doc, first):
        return False
    return not first_cells(texts[first - 1]).isdisjoint(first_cells(texts[first]))


def _is_told(doc: Document, i: int, listed: Set[int]) -> bool:
    """Whether a known surname that the dictionary has as something else stands after who somebody is, or is the subject
    of a verb right before it: "эксперт | Коваль", "гол забил | Лебедь"; one that has the ending of surnames needs that
    only where a town is called so: "сказал Орехов", "Седов, | Канев". `listed` are the ends of other names."""
    tokens, word, before = doc.tokens, doc.tokens.words[i], i - 1
    if not word.istitle() or not is_surname(word) or tokens.capitals[i + 1 : i + 2] == [True]:
        return False
    best, ending = readings(word)[:2], OF_SURNAMES.search(tokens.lower[i])
    beside = tokens.words[before] in LISTING and before - 1 in listed
    beside = beside and not {"L", "K"}.isdisjoint(parts(tokens.words[before - 1]))
    if ending and not ending[1] and not (_is_man(doc, i) or (beside and tokens.case(i) == "Nom")):
        ending = None  # "ждёт Стрельцов"
    if i == tokens.bound[tokens.sentence[i]]:
        return bool(ending) and tokens.relation[i] == "nsubj" and tokens.pos[tokens.head[i]] == "VERB"
    called = any(r.grammemes >= NAMED for r in best)
    if ending and (not called or beside):
        return True
    if not any("anim" in r.grammemes for r in best):
        return False  # "тренеру | Зенита"
    someone = tokens.pos[before] == "NOUN" and tokens.tag[before].feats.get("Animacy") == "Anim"
    if someone and tokens.number(before) == "Sing" and tokens.words[before].islower():
        return tokens.case(before) == tokens.case(i) or level(word)[-1] in UNDECLINED
    past = tokens.pos[before] == "VERB" and tokens.tag[before].feats.get("Tense") == "Past"
    return past and tokens.relation[i] == "nsubj" and tokens.head[i] == before


def _is_man(doc: Document, i: int) -> bool:
    """Whether a word is the subject of a verb in the past, or stands beside who somebody is."""
    tokens, head = doc.tokens, doc.tokens.head[i]
    if tokens.case(i) != "Nom" or head < 0:
        return False
    if tokens.relation[i] == "nsubj":
        return tokens.tag[head].feats.get("Tense") == "Past"
    someone = tokens.pos[head] == "NOUN" and tokens.tag[head].feats.get("Animacy") == "Anim"
    return someone and tokens.relation[i] == "appos"


def _names(word: str, full: set[str]) -> bool:
    """Whether a word alone can be a person: not where the dictionary has it as something else, unless it is part of
    a longer name in the same document."""
    if not full.isdisjoint(nominatives(word)):
        return True
    known = parts(word)
    if level(word) in words("title") or ("K" not in known and is_coined(word)):
        return False
    return not FAMILIAR.isdisjoint(known) or not (is_common(word) or is_body(word))
