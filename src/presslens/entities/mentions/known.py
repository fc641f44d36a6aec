"""The kind that the words of one of the tagger's pieces are known for, whatever the tagger takes it for."""

from __future__ import annotations

import re

from presslens.entities.mentions.beginnings import OF_TOWN
from presslens.entities.mentions.candidate import SHORT_NAME, UNIVERSITY, Candidate, Context, is_ordinary, undeclined
from presslens.entities.mentions.coined import COMPOUND, INSTITUTE
from presslens.entities.mentions.lexicon import forms, heads, section
from presslens.entities.mentions.people import is_regional
from presslens.entities.mentions.quotation import MARKS
from presslens.entities.mentions.towns import is_known
from presslens.entities.places.adjectives import is_adjective
from presslens.gazetteer import level, load, lookup
from presslens.tagging.morphology import lemma, readings

WORKS = re.compile("(?:завод|комбинат|фабрик)[а-я]{0,2}$")
NETWORK = re.compile(  # what no surname looks like
    "-(?:пресс|ньюс|информ|инфо|медиа)$|^(?:ньюс|информ|инфо)-|.{3}(?:энерго|энергосбыт|промстрой|водоканал|автодор|телеком|нефтегаз)$|^деп(?:здрав|труд|транс|строй|спорт|культур|образ|фин)[а-я]*$"
)
LONG = 5  # tokens of what the tagger hardly takes for a place


def as_known(context: Context, piece: Candidate) -> Candidate:
    """A piece of the kind that its words are known for."""
    word, single = context.lower[piece.first], piece.last - piece.first == 1
    if piece.kind == "organisation":
        if word in section("place-abbreviations") and not single and context.words[piece.first + 1] == ".":
            piece.kind = "location"  # "ул. Орджоникидзе"
        if word in section("stop-acronyms") and is_place(context, piece.first + 1, piece.last):
            piece = Candidate("location", piece.first + 1, piece.last)  # "СМИ | Беларуси"
        elif single and context.shouted_place(piece.first):
            piece.kind = "location"
    if (
        (single and word in section("known-places"))
        or (piece.kind == "person" and not single and (_country(context, piece) or _broken_place(context, piece)))
        or (piece.kind != "location" and single and _is_rare_country(context, piece))
        or _is_union(context, piece, "советск")
        or (piece.kind == "organisation" and _is_district(context, piece))
    ):
        piece.kind = "location"
    elif (
        word in forms("authorities")
        or is_towns_body(context, piece)
        or (piece.kind == "location" and _is_of_people(context, piece))
    ):
        piece.kind = "organisation"
    elif piece.kind == "organisation" and _is_facility(context, piece):
        piece.kind = "location"
    return piece


def _is_of_people(context: Context, piece: Candidate) -> bool:
    """Whether what the tagger takes for a place is a body by its words."""
    single = piece.last - piece.first == 1
    first, last = context.lower[piece.first], context.lower[piece.last - 1]
    park = "парк" in first and piece.first > 0 and context.pos[piece.first - 1] == "ADP"  # "в Ланпарке"
    if single and not park and COMPOUND.search(first) and not (load().find(first) or is_ordinary(first)):
        return True  # "Минэкономнауки"
    if single and is_regional(first) and not load().find(first):
        return True
    if is_institute(context, piece) or (not single and first in section("farms")):
        return True
    if single and UNIVERSITY.fullmatch(context.words[piece.first]):
        known = "Orgn" in readings(context.words[piece.first])[0].grammemes
        if known or _is_in_no_list(context, piece.first):
            return True  # "в ЛНИПУ"
    if single and _is_strange_acronym(context, piece.first):
        return True  # "опыт ЛИСИС"
    if single and (undeclined(context.words[piece.first]) in section("agencies") or NETWORK.search(first)):
        return True  # "в ЦЕРНе", "Депобразования"
    if single and (first in forms("known") or SHORT_NAME.fullmatch(context.words[piece.first])):
        return True
    return (
        last in forms("unique")
        or last in forms("shrines")
        or (not single and last in forms("local-bodies") and context.lower[piece.last - 2] in forms("tiers"))
        or (not single and WORKS.search(last) and last in heads())
        or (not single and (first in forms("embassies") or last in forms("enterprises") or last in forms("memorials")))
        or (not single and _is_headed(context, piece))
        or (not single and last.startswith("сад") and first.startswith("детск"))
        or _is_power(context, piece)
        or _is_parliament(context, piece)
        or _is_union(context, piece, "европейск")
    )


def _is_headed(context: Context, piece: Candidate) -> bool:
    """Whether the noun of a body begins what the tagger takes for a place, or ends it after an adjective, of a town's
    only one after that of the town: "Ассамблея народов", "Военному комиссариату", "Тарскую таможню"."""
    first, last = context.lower[piece.first], context.lower[piece.last - 1]
    if piece.first and context.lower[piece.first - 1] in forms("settlements"):
        return False
    if heads().get(first) == "bodies" and piece.last - piece.first < LONG:
        return first not in forms("lands") and context.tokens.case(piece.first + 1) == "Gen"
    if last in forms("placed"):
        return last not in forms("unions") and OF_TOWN.search(first) is not None
    return heads().get(last) == "bodies" and context.pos[piece.first] == "ADJ" and piece.last - piece.first == 2


def _is_power(context: Context, piece: Candidate) -> bool:
    """Whether the name of a building stands for those who reside there: "Кремль заявил", not "в Кремле"."""
    words, tags = context.words[piece.first : piece.last], context.tokens.tag[piece.first : piece.last]
    name = "_".join(map(lemma, words, tags))
    return name in section("residences") and (piece.first == 0 or context.pos[piece.first - 1] != "ADP")


def _is_parliament(context: Context, piece: Candidate) -> bool:
    """Whether a span has the noun of a parliament: "Великий Хурал Тувы", not "село | Малая Дума"; that alone after who
    sits in one: "депутат | Хурала"."""
    seats, before = forms("seats"), context.lower[piece.first - 1] if piece.first else ""
    whole = piece.last - piece.first > 1 or before in forms("deputies") or before in forms("chiefs")
    told = whole and any(word in seats for word in context.lower[piece.first : piece.last])
    return told and before not in forms("settlements")


def _is_union(context: Context, piece: Candidate, stem: str) -> bool:
    """Whether the words are a union by its adjective: "Европейский союз" is a body, "Советский Союз" a country."""
    words = context.lower[piece.first : piece.last]
    return len(words) == 2 and words[0].startswith(stem) and words[1].startswith("союз")


def _is_district(context: Context, piece: Candidate) -> bool:
    """Whether the words are an adjective and what it is the name of: "Большой район", not "фракция «Большой край»"."""
    last = piece.last - 1
    before = piece.first - 1
    if before > 0 and context.quotations.get(before) == piece.last + 1 and context.lower[before - 1] in heads():
        return False
    named = last == piece.first + 1 and is_adjective(context.tokens, piece.first)
    return named and context.lower[last] in forms("districts")


def _is_facility(context: Context, piece: Candidate) -> bool:
    """Whether a name stands in quotation marks after a word like "аэропорт", or begins with it and adjectives."""
    facilities, first = forms("facilities"), piece.first
    if first > 1 and context.words[first - 1] in MARKS and context.lower[first - 2] in facilities:
        return True
    last = first + 2
    while last < piece.last and all(context.pos[i] == "ADJ" for i in range(first, last)):
        last += 1  # "Северный речной | вокзал"
    return any(word in facilities for word in context.lower[first : min(piece.last, last)])


def is_institute(context: Context, piece: Candidate) -> bool:
    """Whether a piece ends in an institute of a trade: "Тарского НИПИнефть"."""
    return INSTITUTE.fullmatch(context.words[piece.last - 1]) is not None


def _is_strange_acronym(context: Context, i: int) -> bool:
    """Whether capitals that neither the gazetteer nor the dictionary has are an acronym amid small letters."""
    word = context.words[i]
    if not (3 < len(word) < 9 and word.isupper() and word.isalpha()) or context.shouted(i) or context.sentence_start(i):
        return False
    return _is_in_no_list(context, i) and context.lower[i] not in section("known-places")


def is_towns_body(context: Context, piece: Candidate) -> bool:
    """Whether what the tagger takes for somebody is an adjective and the acronym of a kind of body: "Тарская ЦРБ"."""
    i, last = piece.first, piece.last - 1
    if last != i + 1 or not context.words[last][:2].isupper() or OF_TOWN.search(context.lower[i]) is None:
        return False
    acronym = context.words[last].partition("-")[0].rstrip("аеуом")  # "на Тарском ГОКе"
    known = any(acronym.lower() in section(name) for name in ("legal", "known", "placed-acronyms", "stations"))
    return known and acronym.isupper() and not context.shouted(i)


def is_place(context: Context, first: int, last: int) -> bool:
    """Whether the words are one that is a country or a region."""
    word = lemma(context.words[first], context.tokens.tag[first]) if first + 1 == last else ""
    return bool(word and (lookup(word, kind="country") or lookup(word, kind="region")))


def _country(context: Context, piece: Candidate) -> bool:
    """Whether the gazetteer has a country of that name: Коста Рика."""
    gazetteer = load()
    rows = gazetteer.find_level(level(" ".join(context.words[piece.first : piece.last])))
    return any(gazetteer.kinds[row] == "country" for row in rows)


def _is_rare_country(context: Context, piece: Candidate) -> bool:
    """Whether one word is a country that the dictionary does not know: Эсватини."""
    word = context.words[piece.first]
    return len(word) > 4 and word.istitle() and not readings(word)[0].is_known and _country(context, piece)


def _broken_place(context: Context, piece: Candidate) -> bool:
    """Whether a span is the name of a place, broken at its hyphen: "Нью-", "Йорк" on the next line."""
    first, last = context.words[piece.first], piece.last - 1
    if last - piece.first != 1 or not first.endswith("-"):
        return False
    store, second = load(), lemma(context.words[last], context.tokens.tag[last])
    return bool(store.find_level(level(f"{first}{second}")))


def _is_in_no_list(context: Context, i: int) -> bool:
    """Whether neither the dictionary nor the gazetteer has a word."""
    return not readings(context.words[i])[0].is_known and not is_known(context, i)
