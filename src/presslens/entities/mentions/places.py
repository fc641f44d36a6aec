"""Names of places: the tagger's spans with their type words, and lists of adjectives cut into members."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from presslens.entities.mentions.candidate import DASHES, Candidate, Context, are_nominative, divided, is_common_noun
from presslens.entities.mentions.lexicon import forms, section
from presslens.entities.mentions.towns import is_called, is_town, is_towns_alone
from presslens.entities.people.lexicon import first_names
from presslens.entities.people.parsing import SEE, is_clerical
from presslens.entities.people.parts import parts
from presslens.entities.places.nominative import phrase_forms
from presslens.entities.places.types import is_kind_of, type_of
from presslens.gazetteer import level, load, lookup
from presslens.tagging.morphology import CACHE_SIZE, lemma

AFTER_LAND = (["."], [","], ["–"], ["—"], ["-"])
BEFORE_DATE = ([","], ["."], ["("])
DATED = 8  # tokens after the town of a dateline within which its date stands
REPUBLIC = frozenset({"республика", "республики", "республике", "республику", "республикой"})
FULL_STOP = frozenset(".")
DISTRICT = frozenset({"район", "района", "району", "районе", "районом"})
YEAR = "года"
REGION = frozenset({"область", "области", "областью"})


def regions(context: Context, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, with the regions and districts that are called by a name after their noun, or have a bracket or
    a second name in their own: "область Абай", "район Шакена Айманова", "РС(Я)", "Кемеровская область — Кузбасс"."""
    found = list(found)
    named = [*_called(context), *_of_somebody(context), *_with_bracket(context), *_with_second_name(context)]
    near: dict[int, list[Candidate]] = {}
    gone: set[int] = set()
    for candidate in found if named else ():
        _note(near, candidate)
    for noun, first, last in named:
        around = {id(c): c for i in range(first, last) for c in near.get(i, ()) if id(c) not in gone}
        if noun < first and any(c.kind == "organisation" and c.first < noun for c in around.values()):
            continue
        gone.update(around)
        parts = [part for c in around.values() for part in divided(c, [(min(max(c.first, noun), first), last)])]
        for part in parts:
            _note(near, part)
        found += [*parts, Candidate("location", first, last)]
    return sorted((c for c in found if id(c) not in gone), key=lambda c: c.first)


def _called(context: Context) -> Iterator[tuple[int, int, int]]:
    """The nouns of regions called by a name after them, and the range of that name."""
    store = load()
    for noun in context.tokens.places(REGION):
        name = noun + 1
        told = name < context.segment_ends[noun] and context.capital(name)
        if told and store.find_level(level(f"область {context.words[name]}")):
            yield noun, name, name + 1


def _of_somebody(context: Context) -> Iterator[tuple[int, int, int]]:
    """The nouns of districts that are called after somebody, and the range of their names: "в | районе Шакена
    Айманова", "аким | района Шакена Айманова | Олег Седых", not "по словам главы района Олега Седых"."""
    for noun in context.tokens.places(DISTRICT):
        last = noun + 3
        if last > context.segment_ends[noun] or not _is_mans_genitive(*context.words[noun + 1 : last]):
            continue
        before = context.lower[noun - 1] if noun else ""
        if context.lower[noun] != "района" or before in forms("residents") or _name_or_region(context, last):
            yield noun, noun, last


@lru_cache(CACHE_SIZE)
def _is_mans_genitive(first: str, surname: str) -> bool:
    """Whether two words are a man's name in the genitive: "Шакена Айманова", not "Мария Айманова"."""
    if not (
        first.istitle() and surname.istitle() and first.endswith(("а", "я")) and surname.endswith(("а", "я", "го"))
    ):
        return False
    named = level(first) not in first_names() and not {"F", "U"}.isdisjoint(parts(first))
    return named and not {"L", "K"}.isdisjoint(parts(surname))


def _name_or_region(context: Context, i: int) -> bool:
    """Whether somebody's name that is in no genitive, or the region that a district lies in, stands at `i`."""
    after = i + 1
    if after >= context.size or context.tokens.sentence[i - 1] != context.tokens.sentence[after]:
        return False
    if context.lower[after] in REGION:
        return context.capital(i)
    return context.capital(i) and context.capital(after) and context.tokens.case(i) not in ("Gen", None)


def _with_bracket(context: Context) -> Iterator[tuple[int, int, int]]:
    """The regions that have a bracket in their names: "РС(Я)", "Республика Саха (Якутия)"."""
    known, second = section("bracketed-names"), section("second-names")
    for bracket in context.brackets:
        first, last = bracket - 1, bracket + 3
        if first >= 0 and "_".join(context.lower[first:last]) in known:
            yield first, first, last
        elif (
            first > 0
            and context.lower[first - 1] in REPUBLIC
            and not second.isdisjoint(context.lower[bracket + 1 : last - 1])
            and context.words[last - 1 : last] == [")"]
        ):
            yield first - 1, first - 1, last


def _with_second_name(context: Context) -> Iterator[tuple[int, int, int]]:
    """The regions with another name of theirs after a dash: "Чувашской Республики – Чувашии"."""
    store = load()
    for dash in context.tokens.places(DASHES):
        first, last = dash - 2, dash + 2
        if (
            first < 0
            or last > len(context.words)
            or not (context.capital(dash + 1) and context.capital(first))
            or context.segment_ends[first] < last
        ):
            continue
        second = {row for row in _rows(context, dash + 1, last) if row in store.first_level}
        if second.isdisjoint(_rows(context, first, dash) if second else ()):
            continue
        first -= first > context.segment_starts[dash] and context.lower[first - 1] in REPUBLIC
        yield first, first, last


def _rows(context: Context, first: int, last: int) -> set[int]:
    """The rows of the gazetteer that a range of words can name."""
    words, cases = context.words[first:last], [context.tokens.case(i) for i in range(first, last)]
    return {row for form in phrase_forms(words, cases) for row in load().find(form)}


def _note(near: dict[int, list[Candidate]], candidate: Candidate) -> None:
    for i in range(candidate.first, candidate.last):
        near.setdefault(i, []).append(candidate)


def datelines(context: Context, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates with the towns that open datelines, in capitals ("ЛАНСК, 3 марта. ..."), before their land, or in
    lines of their own."""
    found = list(found)
    words = context.words
    at = {i: c for c in found for i in range(c.first, c.last)}
    gone: set[int] = set()
    for first in context.segment_bounds:
        after = first + 1
        if words[first] == "(":
            first, after = first + 1, after + 1
        if (last := _town_of_words(context, first)) and all(at[i].last <= last for i in range(first, last) if i in at):
            gone.update(id(at[i]) for i in range(first, last) if i in at)
            found.append(Candidate("location", first, last))  # "НИЖНЯЯ ТАРА. ..."
            continue
        for i in _joined_towns(context, first):  # "ОМСК – ТАРА, 3 мая. ..."
            if i not in at or at[i].last == i + 1:
                gone.add(id(at.get(i)))
                found.append(Candidate("location", i, i + 1))
        if words[after : after + 1] not in BEFORE_DATE or not context.capital(first) or len(words[first]) < 2:
            continue
        day = words[after] == "," and words[after + 1 : after + 2] and words[after + 1].isdigit()
        land = at.get(after + 1) if words[after] == "," else None  # "Тара, Россия. ..."
        landed = land is not None and land.kind == "location" and words[land.last : land.last + 1] in AFTER_LAND
        landed = landed and "F" not in parts(words[first])  # but "Вера, Россия."
        if not (words[first].isupper() or day or landed) and context.segment_kind(first) != "metadata":
            continue
        tagged = at.get(first)
        dated = any(word.isdigit() for word in words[after : min(after + DATED, context.segment_ends[first])])
        if (dated or landed) and (tagged is None or tagged.last == after) and is_town(context, first, "Nom"):
            gone.add(id(tagged))
            found.append(Candidate("location", first, after))
    return sorted((c for c in found if id(c) not in gone), key=lambda c: c.first)


def _town_of_words(context: Context, first: int) -> int | None:
    """Where a town of several words in capitals ends that a comma or a full stop parts from a text."""
    end = context.segment_ends[first] if first < context.size else first
    for last in (first + 3, first + 2):
        words = context.words[first:last]
        opens = last + 1 < end and context.words[last] in (",", ".")
        if opens and all(word.isupper() and len(word) > 1 for word in words) and lookup(" ".join(words), kind="city"):
            return last
    return None


def _joined_towns(context: Context, first: int) -> tuple[int, ...]:
    """Two towns in capitals that a dash joins before a date."""
    words, other = context.words, first + 2
    dated = words[other + 1 : other + 2] == [","] and words[other + 2 : other + 3] and words[other + 2].isdigit()
    if not dated or words[first + 1] not in DASHES or not (words[first].isupper() and words[other].isupper()):
        return ()
    return (first, other) if any(is_town(context, i, "Nom") for i in (first, other)) else ()


def mend_places(context: Context, places: Iterable[Candidate]) -> list[Candidate]:
    """The places with the words that say what they are, one candidate for each member of a list."""
    out: list[Candidate] = []
    for place in _joined(context, places):
        for part in _members(context, _without_opening(context, place)):
            free = out[-1].last if out else 0
            part = _grown(context, part, free)
            if part.first < free or _of_see(context, part):
                continue
            if _naming(context, part):
                out += _ellipsis(context, part, free)
                out.append(part)
    return out


def _joined(context: Context, places: Iterable[Candidate]) -> Iterator[Candidate]:
    """The places, the halves of one name as one: "Боснии | и | Герцеговине"."""
    before: Candidate | None = None
    for place in places:
        if before and before.last + 1 == place.first and _is_paired(context, before.last):
            before = Candidate("location", before.first, place.last)
            continue
        if before:
            yield before
        before = place
    if before:
        yield before


def _without_opening(context: Context, place: Candidate) -> Candidate:
    """A place without the words before it that only begin a sentence: "Поезд | Великий Новгород", "Из | пгт Ланка",
    "Чинят | улицу Седова"."""
    i, last = place.first, place.last
    while i + 1 < last and context.pos[i] in ("ADP", "VERB") and context.sentence_start(i):
        i += 1
    if (
        i + 1 < last
        and context.sentence_start(i)
        and is_common_noun(context.words[i])
        and _is_known(context, i + 1, last)
    ):
        i += not type_of(context.lower[i]) and not load().find(" ".join(context.words[i:last]))
    way = next((k for k in range(i + 1, last - 1) if context.words[k] in forms("streets")), i)
    if way > i and all(is_common_noun(context.words[k].lower()) for k in range(i, way)):
        i = way  # "Жители | проспекта Мира", "у пересечения | улицы Седова"
    return Candidate("location", i, last)


def _is_known(context: Context, first: int, last: int) -> bool:
    """Whether the gazetteer has the words, in whatever case they stand."""
    return bool(_rows(context, first, last))


def _is_paired(context: Context, i: int) -> bool:
    """Whether an "и" at `i` stands within one name."""
    if context.lower[i] != "и" or not 0 < i < context.size - 1:
        return False
    tags = context.tokens.tag
    sides = (lemma(context.words[k], tags[k]).replace("ё", "е") for k in (i - 1, i + 1))
    return "_и_".join(sides) in section("paired")


def _of_see(context: Context, place: Candidate) -> bool:
    """Whether an adjective is of a cleric's title: "митрополит Омский и Тарский", "патриарх Московский и всея Руси"."""
    i = place.first
    if place.last != i + 1 or not SEE.search(context.lower[i]):
        return False
    while i > 1 and context.lower[i - 1] == "и" and SEE.search(context.lower[i - 2]):
        i -= 2
    return i > 0 and is_clerical(context.lower[i - 1])


def _members(context: Context, place: Candidate) -> Iterator[Candidate]:
    """The parts of a span that runs over a comma, a conjunction or from a town to its region."""
    cuts = []
    for i in range(place.first, place.last):
        if _is_paired(context, i):
            continue
        if context.words[i] == "," or (context.lower[i] == "и" and _capital(context, i + 1, place.last)):
            cuts.append((i, i + 1))
        elif i > place.first and (
            _in_region(context, i, place.last)
            or _begins_republic(context, i)
            or _is_state(context, i)
            or _is_land_after(context, i)
        ):
            cuts.append((i, i))
        elif i > place.first + 2 and _is_paired(context, i - 2) and _capital(context, i, place.last):
            cuts.append((i, i))  # "столица Тринидада и Тобаго | Ланка"
    return divided(place, cuts)


def _in_region(context: Context, i: int, last: int) -> bool:
    """Whether a name ends before `i`, and what it lies in follows: "в городе Гагарин | Джизакской области"."""
    tokens = context.tokens
    own = (tokens.case(i - 1), tokens.gender(i - 1)) != (tokens.case(i), tokens.gender(i))
    named = context.pos[i - 1] == "PROPN" or (context.pos[i - 1] == "ADJ" and own)
    noun = next((k for k in range(i + 1, last) if context.pos[k] != "ADJ"), last)  # "Тарского муниципального округа"
    if not named or not context.capital(i - 1) or noun + 1 != last or not context.capital(i):
        return False
    adjective = context.pos[i] == "ADJ" and context.tokens.case(i) == "Gen"
    return adjective and context.lower[noun] in ("области", "края", "района", "округа")


def _begins_republic(context: Context, i: int) -> bool:
    """Whether the name of a republic begins, not ends: "Ланска | Республики Алтай", not "Чеченской Республики"."""
    return context.words[i] == "Республики" and not context.lower[i - 1].endswith("ой")


def _is_state(context: Context, i: int) -> bool:
    """Whether an acronym is the country that what is named before it lies in: "СУАР | КНР"."""
    store = load()
    told = context.acronym(i) and context.words[i].isupper() and context.pos[i - 1] != "ADJ"
    return told and any(store.kinds[row] == "country" for row in store.find(context.words[i]))


def _is_land_after(context: Context, i: int) -> bool:
    """Whether a land follows a district with an adjective in its name: "Тарского муниципального округа | Прикамья"."""
    adjective = i - 2
    while adjective > 0 and context.pos[adjective] == "ADJ" and context.words[adjective].islower():
        adjective -= 1
    told = context.lower[i - 1] in forms("districts") and adjective >= 0 and context.capital(adjective)
    store = load()
    return told and any(store.kinds[row] != "city" for row in _rows(context, i, i + 1))


def _capital(context: Context, i: int, last: int) -> bool:
    return i < last and context.capital(i)


def abbreviated(context: Context, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates with the places that an abbreviation tells: "пос. Лесной", "с. Большая Речка", "р. Тара"."""
    found = list(found)
    at = {i: c for c in found for i in range(c.first, c.last)}
    gone: set[int] = set()
    added = []
    marks = [i for i in context.tokens.places(FULL_STOP) if 0 < i < len(context.words) - 1]
    for mark in marks:
        short, first = _joined_letters(context, mark), mark + 1
        nature = context.words[mark - 1].islower() and _is_nature(context, short, first)
        if not nature and short not in section("settlement-abbreviations"):
            continue
        spelt = short != context.lower[mark - 1]
        if not context.capital(first) or len(context.words[first]) < 3 or (not spelt and _measures(context, mark - 1)):
            continue
        before = context.lower[mark - 3] if mark > 2 and context.words[mark - 2] == "." else ""
        if len(before) == 1 and not spelt:
            continue  # "и т. | д. | Олег Седых ответил", "м. н. | с. | Анна Ким", not "р. п. Ланка"
        last = first + 1
        if context.pos[first] == "ADJ" and last < context.segment_ends[mark] and context.capital(last):
            last += _may_agree(context, first, last) and context.words[last].istitle()
        met = {id(c): c for i in range(first, last) if (c := at.get(i))}
        places = [c for c in met.values() if c.kind == "location" or nature or _is_settlement(context, c, mark)]
        around = [c for c in met.values() if c.kind == "organisation" and c.first < mark - 1]  # "«Степь», г. Рудный"
        if len(places) + len(around) == len(met) and last <= context.segment_ends[mark]:
            gone.update(met)
            added.append(Candidate("location", first, max([last, *(c.last for c in places)])))
            added += [part for c in around for part in divided(c, [(mark - 1, added[-1].last)])]
    return sorted([*(c for c in found if id(c) not in gone), *added], key=lambda c: c.first)


def _joined_letters(context: Context, mark: int) -> str:
    """The abbreviation before a full stop, of what is written letter by letter all of it: "р. п.", "п. г. т."."""
    for letters in (["п", ".", "г", ".", "т"], ["р", ".", "п"]):
        if context.lower[max(mark - len(letters), 0) : mark] == letters:
            return "".join(letters).replace(".", "")
    return context.lower[mark - 1]


def _is_nature(context: Context, short: str, first: int) -> bool:
    """Whether an abbreviation says that a water or an island is named: "р. Тара", "о. Русский", not "о. Сергий"."""
    if short in section("islands"):
        return "F" not in parts(context.words[first])
    return short in section("nature-abbreviations")


def _is_settlement(context: Context, c: Candidate, mark: int) -> bool:
    """Whether what stands after an abbreviation's full stop is a settlement, whatever the tagger takes it for: "д.
    Верх-Ланка"."""
    if c.last == c.first + 1 and is_town(context, c.first):
        return True
    first, short = mark + 1, mark - 1
    if c.first == short and c.last == first + 1 and context.sentence_start(short):  # "Г. Ланск готовится к зиме"
        return is_towns_alone(context.words[first])
    if context.lower[short] in section("village-abbreviations") and c.first == first and context.words[short].islower():
        return c.kind == "person"  # "в с. Тарёв Кут", "д. Роза Седова"
    small = c.kind == "person" and c.first == first and context.words[short].islower()
    return small and all({"F", "L"}.isdisjoint(parts(context.words[i])) for i in range(c.first, c.last))


def _measures(context: Context, i: int) -> bool:
    """Whether an abbreviation is of a unit: "2013 г.", "30 м/с.", but not "(с."."""
    tokens, before = context.tokens, i - 1
    if before < 0 or context.words[before] == "(" or context.words[max(before - 1, 0)] == "№":
        return False  # "школа № 5 г. Ланска"
    return context.words[before].isdigit() or tokens.stop[before] == tokens.start[i]


def _grown(context: Context, place: Candidate, free: int) -> Candidate:
    """A name with the type word before or after it, unless that is another's: "Курганской области | России"."""
    first, last = place.first, place.last
    types, short = forms("place-types"), section("place-abbreviations")
    end = context.segment_ends[first]
    begin = max(free, context.segment_starts[first])
    if last < end and context.lower[last] in types and _agree(context, last - 1, last):
        last += 1
    elif last < end and context.lower[last] in short and last + 1 < end and context.words[last + 1] == ".":
        if context.pos[last - 1] == "ADJ":
            last += 2
    elif last < end and context.lower[last] in short and "-" in context.words[last]:
        last += 1
    if first > begin and _typed(context, first - 1, first):
        first -= 1
        first -= first > begin and is_kind_of(context.tokens, first)  # "городского | округа Ланск"
    elif first - 2 >= begin and context.words[first - 1] == "." and context.lower[first - 2] in short:
        first -= 2
    return Candidate("location", first, last)


def _typed(context: Context, noun: int, i: int) -> bool:
    """Whether the word at `noun` says what the name at `i` names: "город Рудный", "Республике Марий Эл"."""
    tokens = context.tokens
    if context.lower[noun] in forms("roads") and _leads_on(context, i):
        return False
    if context.lower[noun] not in forms("place-types") or tokens.number(noun) == "Plur":
        return False
    if context.lower[noun] == "районе" and context.pos[i] != "ADJ" and _is_declined(context, i):
        return False  # "в районе | Ланска"
    if is_called(context, i) or (tokens.case(i) == "Gen" and context.lower[noun] in forms("named-after")):
        return True
    return tokens.case(i) == tokens.case(noun) or (context.pos[i] != "ADJ" and tokens.case(i) in ("Nom", None))


def _is_declined(context: Context, i: int) -> bool:
    """Whether a word is the genitive of a town and no name as it stands."""
    store, word = load(), context.words[i]
    return not store.find(word) and is_town(context, i, "Gen")


def _leads_on(context: Context, i: int) -> bool:
    """Whether a name is the first of the two that tell a road: "трасса Омск – Тара"."""
    dash, end = i + 1, context.segment_ends[i] - 1
    while dash < end and context.capital(dash):
        dash += 1
    return dash < end and context.words[dash] in DASHES and context.capital(dash + 1)


def _agree(context: Context, i: int, noun: int) -> bool:
    """Whether an adjective agrees with the noun after it ("Курганской области")."""
    tokens = context.tokens
    return context.pos[i] == "ADJ" and tokens.case(i) == tokens.case(noun)


def _may_agree(context: Context, i: int, noun: int) -> bool:
    """The same where a nominative after an abbreviation may be tagged as an accusative: "в пос. Чёрный Дол"."""
    alike = {context.tokens.case(k) for k in (i, noun)} <= {"Nom", "Acc"}
    if _agree(context, i, noun) or (alike and context.pos[i] == "ADJ"):
        return True
    return are_nominative(context.words[i], context.words[noun])


def _ellipsis(context: Context, place: Candidate, free: int) -> list[Candidate]:
    """The adjectives before the first place of a list that share its noun: "Курганской и Тюменской областей"."""
    last = place.last - 1
    if context.lower[last] not in forms("place-types") or context.tokens.number(last) != "Plur":
        return []
    case = context.tokens.case(last)
    found: list[Candidate] = []
    i = place.first - 1
    begin = max(free, context.segment_starts[place.first])
    while i - 1 >= begin and context.lower[i] in (",", "и"):
        if not (context.capital(i - 1) and context.pos[i - 1] == "ADJ" and context.tokens.case(i - 1) == case):
            break
        found.append(Candidate("location", i - 1, i))
        i -= 2
    return found[::-1]


def _naming(context: Context, place: Candidate) -> bool:
    words = context.words[place.first : place.last]
    named = any(word[:1].isupper() for word in words) or words[-1] == YEAR  # "улица 1905 года"
    return named and not all(word in forms("place-types") for word in context.lower[place.first : place.last])
