"""Names of places: the tagger's spans with their type words, and lists of adjectives cut into members."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from presslens.entities.mentions.candidate import DASHES, Candidate, Context, divided
from presslens.entities.mentions.lexicon import forms, section
from presslens.entities.mentions.quotation import MARKS
from presslens.entities.people.parsing import SEE, is_clerical
from presslens.entities.people.spans import parts
from presslens.entities.places.nominative import hyphen_forms
from presslens.gazetteer import level, load
from presslens.tagging.morphology import lemma, readings

INTO = frozenset({"в", "во", "из", "из-под"})  # of what is no person
GENITIVES = ("а", "я", "ой", "ого")
BEFORE_DATE = ([","], ["."], ["("])
DATED = 8  # tokens after the town of a dateline within which its date stands
REGION = frozenset({"область", "области", "областью"})
ONTO = frozenset({"на", "через"})


def towns(context: Context, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates, with those people and organisations that are towns by the words around them as places."""
    found = list(found)
    near = {i: c for c in found for i in range(c.first, c.last)}
    for candidate in found:
        i = candidate.first
        if candidate.kind == "person" and candidate.last == i + 1 and "-" in context.words[i] and is_town(context, i):
            candidate.kind = "location"  # "Ленинска-Кузнецкого", whose parts people are called by
    named = {context.lower[c.last - 1][:4] for c in found if c.kind == "person" and c.last - c.first > 1}
    for candidate in found:
        i = candidate.first
        if candidate.kind == "person" and candidate.last == i + 1 and context.lower[i][:4] not in named:
            plain = set("FLK").isdisjoint(parts(context.words[i]))
            village = plain and i > context.segment_starts[i] and context.lower[i - 1] in forms("settlements")
            stands = village or _is_called(context, i) or _begins_list(context, i, near)
            if stands or (_stands_as_place(context, i, near, plain) and is_town(context, i)):
                candidate.kind = "location"
        elif candidate.kind == "organisation" and candidate.last == i + 1 and _is_seat(context, i, near):
            candidate.kind = "location" if is_town(context, candidate.first) else "organisation"
        if candidate.kind == "person" and candidate.last < i + 3 and _ends_list(context, i, near):
            candidate.kind = "location"
        yield candidate
        while candidate.kind == "location" and (more := _listed(context, candidate.last, near)):
            candidate = near[more.first] = more
            yield more


def regions(context: Context, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, with the regions that are called by a name after their noun: "область Абай"."""
    found, store = list(found), load()
    for noun in [i for i, word in enumerate(context.lower[:-1]) if word in REGION and context.capital(i + 1)]:
        name = noun + 1
        if not store.find_level(level(f"область {context.words[name]}")) or name == context.segment_ends[noun]:
            continue
        around = [c for c in found if c.first <= name < c.last]
        if any(c.kind == "organisation" and c.first < noun for c in around):
            continue
        found = [c for c in found if c not in around]
        found += [part for c in around for part in divided(c, [(min(max(c.first, noun), name), name + 1)])]
        found.append(Candidate("location", name, name + 1))
    return sorted(found, key=lambda c: c.first)


def _listed(context: Context, i: int, near: dict[int, Candidate]) -> Candidate | None:
    """The place after a comma or conjunction at `i` that the tagger overlooked in a list."""
    first = i + 1
    if first >= context.segment_ends[i - 1] or context.lower[i] not in (",", "и") or first in near:
        return None
    if not context.words[first].istitle() or not _ends_list(context, first, near):
        return None
    stands = first + 1 == context.size or not context.capital(first + 1)
    return Candidate("location", first, first + 1) if stands else None


def _ends_list(context: Context, i: int, near: dict[int, Candidate]) -> bool:
    """Whether a word goes on with a list of places: "из Ланска, Омска и Ферганы", "сёлам Ланское и Чёрный Яр"."""
    if i - 2 not in near or context.lower[i - 1] not in (",", "и"):
        return False
    letters, k = parts(context.words[i]), i
    while k > 1 and context.lower[k - 1] in (",", "и") and k - 2 in near and near[k - 2].kind == "location":
        k = near[k - 2].first
    before = k - 1
    if k == i or before < context.segment_starts[i]:
        return False
    if context.lower[before] in forms("settlements"):
        return "plur" in readings(context.lower[before])[0].grammemes and "F" not in letters
    single = i not in near or near[i].last == i + 1
    if _is_of_towns(context, before):
        return single and "F" not in letters and is_town(context, i, "Gen")
    if context.lower[before] not in INTO or not single or not set("FLK").isdisjoint(letters):
        return False
    if context.tokens.case(i) == "Nom":  # as the tagger has it: "Кандалакшу"
        return context.tokens.relation[i] == "conj" and not load().find(context.words[i]) and is_town(context, i, "Loc")
    return is_town(context, i)


def _begins_list(context: Context, i: int, near: dict[int, Candidate]) -> bool:
    """Whether a word is the first of several towns of what each has: "в больницах Белова и Ланска"."""
    after = near.get(i + 2) if i + 2 < context.segment_ends[i] and context.lower[i + 1] in (",", "и") else None
    told = after is not None and after.kind == "location" and _is_of_towns(context, i - 1)
    return told and "F" not in parts(context.words[i]) and is_town(context, i, "Gen")


def _is_of_towns(context: Context, i: int) -> bool:
    """Whether a word is what each of several towns has: "больницах", "жители"."""
    plural = i >= 0 and context.tokens.number(i) == "Plur" and context.lower[i] in forms("urban")
    return plural and i + 1 < context.segment_ends[i] and context.tokens.case(i + 1) in ("Gen", "Acc", "Nom")


def _is_called(context: Context, i: int) -> bool:
    """Whether a word can be the genitive that what is not built is called by: "бухта Седова"."""
    return (
        i > context.segment_starts[i]
        and context.lower[i - 1] in forms("natural")
        and context.lower[i].endswith(GENITIVES)
    )


def datelines(context: Context, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates with the towns that open datelines, in capitals ("ЛАНСК, 3 марта. ...") or lines of their own."""
    found = list(found)
    words = context.words
    at = {i: c for c in found for i in range(c.first, c.last)}
    gone: set[int] = set()
    for first in context.segment_bounds:
        after = first + 1
        if not context.capital(first) or len(words[first]) < 2 or words[after : after + 1] not in BEFORE_DATE:
            continue
        if not words[first].isupper() and context.segment_kind(first) != "metadata":
            continue
        tagged = at.get(first)
        dated = any(word.isdigit() for word in words[after : min(after + DATED, context.segment_ends[first])])
        if dated and (tagged is None or tagged.last == after) and is_town(context, first, "Nom"):
            gone.add(id(tagged))
            found.append(Candidate("location", first, after))
    return sorted((c for c in found if id(c) not in gone), key=lambda c: c.first)


def _is_seat(context: Context, i: int, near: dict[int, Candidate]) -> bool:
    """Whether a word stands where the town of what is named before stands, or has a country's adjective before it:
    "«Весна» (Ланск)", "(«Весна», Ланск)", "из немецкого Ланска"."""
    if i < context.segment_starts[i] + 2 or not context.words[i].istitle() or context.latin(i):
        return False
    before, named = context.words[i - 1], i - 2
    if context.words[i + 1 : i + 2] == [")"] and before in ("(", ","):
        return context.words[named] in MARKS or (named in near and near[named].kind == "organisation")
    adjective = context.lower[i - 1] in forms("regional-adjectives") and context.pos[i - 1] == "ADJ"
    return adjective and context.lower[named] in INTO and context.words[i - 1].islower()


def _stands_as_place(context: Context, i: int, near: dict[int, Candidate], plain: bool) -> bool:
    """Whether a word stands where a town's name does: "в Ланске", "(Ланск)", "Омск – Ланск"."""
    lower, start, end = context.lower, context.segment_starts[i], context.segment_ends[i]
    if i == start:
        return context.words[i].isupper() and i + 1 < end and context.words[i + 1] in ".,("
    before = lower[i - 1]
    if before in INTO or before in forms("settlements"):
        return True
    if before in forms("town-heads") and i + 1 in near and near[i + 1] is not near[i]:
        plain = plain or {"L", "K"}.isdisjoint(parts(context.words[i])) or _is_he(context, i + 1)
        return plain and near[i + 1].kind == "person"
    if before in ONTO:
        return any("nomn" in r.grammemes for r in readings(lower[i])[:1]) and context.tokens.case(i) in ("Nom", "Acc")
    if before == "(":
        return context.words[i - 2] in MARKS or (i - 2 in near and near[i - 2].kind == "organisation")
    if before in DASHES and i - 2 in near:
        return near[i - 2].kind == "location"
    other = near.get(i + 2) if i + 2 < end and lower[i + 1] == "и" else None
    return plain and other is not None and other.kind == "location"


def _is_he(context: Context, i: int) -> bool:
    """Whether a man's first name in the nominative stands here, who is the mayor and has no part in a name in -а before
    it: "мэр Белова | Олег"."""
    best = readings(context.words[i])[0].grammemes
    named = {"Name", "masc", "nomn"} <= best and context.lower[i - 1].endswith("а")
    return named and context.tokens.case(i - 2) == "Nom"


def mend_places(context: Context, places: Iterable[Candidate]) -> list[Candidate]:
    """The places with the words that say what they are, one candidate for each member of a list."""
    out: list[Candidate] = []
    for place in _joined(context, places):
        for part in _members(context, place):
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
        elif i > place.first and (_in_region(context, i, place.last) or context.words[i] == "Республики"):
            cuts.append((i, i))
    return divided(place, cuts)


def _in_region(context: Context, i: int, last: int) -> bool:
    """Whether a name ends before `i`, and what it lies in follows: "в городе Гагарин | Джизакской области"."""
    tokens = context.tokens
    own = (tokens.case(i - 1), tokens.gender(i - 1)) != (tokens.case(i), tokens.gender(i))
    named = context.pos[i - 1] == "PROPN" or (context.pos[i - 1] == "ADJ" and own)
    if not named or not context.capital(i - 1) or i + 2 != last or not context.capital(i):
        return False
    adjective = context.pos[i] == "ADJ" and context.tokens.case(i) == "Gen"
    return adjective and context.lower[i + 1] in ("области", "края", "района")


def _capital(context: Context, i: int, last: int) -> bool:
    return i < last and context.capital(i)


def abbreviated(context: Context, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates with the places that an abbreviation tells: "пос. Лесной", "с. Большая Речка"."""
    found = list(found)
    at = {i: c for c in found for i in range(c.first, c.last)}
    gone: set[int] = set()
    added = []
    marks = [i for i, word in enumerate(context.words[:-1]) if word == "." and i]
    for mark in marks:
        if context.lower[mark - 1] not in section("settlement-abbreviations"):
            continue
        first = mark + 1
        if not context.capital(first) or len(context.words[first]) < 3 or _measures(context, mark - 1):
            continue
        last = first + 1
        if context.pos[first] == "ADJ" and last < context.segment_ends[mark] and context.capital(last):
            last += _agree(context, first, last) and context.words[last].istitle()
        met = {id(c): c for i in range(first, last) if (c := at.get(i))}
        places = [
            c for c in met.values() if c.kind == "location" or (c.last == c.first + 1 and is_town(context, c.first))
        ]
        around = [c for c in met.values() if c.kind == "organisation" and c.first < mark - 1]  # "«Степь», г. Рудный"
        if len(places) + len(around) == len(met) and last <= context.segment_ends[mark]:
            gone.update(met)
            added.append(Candidate("location", first, max([last, *(c.last for c in places)])))
            added += [part for c in around for part in divided(c, [(mark - 1, added[-1].last)])]
    return sorted([*(c for c in found if id(c) not in gone), *added], key=lambda c: c.first)


def is_known(context: Context, i: int) -> bool:
    """Whether the gazetteer has a word, in its dictionary form or as it stands."""
    store = load()
    return bool(store.find(lemma(context.words[i], context.tokens.tag[i])) or store.find(context.words[i]))


def is_town(context: Context, i: int, case: str | None = None) -> bool:
    """Whether a word is a town of the gazetteer, whatever the tagger takes it for."""
    store = load()
    named = hyphen_forms(context.words[i], case or context.tokens.case(i))
    return any(store.kinds[row] == "city" for form, _ in named for row in store.find(form))


def _measures(context: Context, i: int) -> bool:
    """Whether an abbreviation is of a unit: "2013 г.", "30 м/с."."""
    tokens, before = context.tokens, i - 1
    return before >= 0 and (context.words[before].isdigit() or tokens.stop[before] == tokens.start[i])


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
    if _is_called(context, i) or (tokens.case(i) == "Gen" and context.lower[noun] in forms("named-after")):
        return True
    return tokens.case(i) == tokens.case(noun) or (context.pos[i] != "ADJ" and tokens.case(i) in ("Nom", None))


def _leads_on(context: Context, i: int) -> bool:
    """Whether a name is the first of the two that tell a road: "трасса Омск – Тара"."""
    return i + 2 < context.segment_ends[i] and context.words[i + 1] in DASHES and context.capital(i + 2)


def _agree(context: Context, i: int, noun: int) -> bool:
    """Whether an adjective agrees with the noun after it ("Курганской области")."""
    tokens = context.tokens
    return context.pos[i] == "ADJ" and tokens.case(i) == tokens.case(noun)


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
    return any(word[:1].isupper() for word in words) and not all(
        word in forms("place-types") for word in context.lower[place.first : place.last]
    )
