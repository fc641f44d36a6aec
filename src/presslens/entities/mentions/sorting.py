"""The tagger's pieces with the kinds that their words, a dictionary or the gazetteer know better."""

from __future__ import annotations

import re
from collections.abc import Iterable

from presslens.entities.mentions.beginnings import OF_TOWN
from presslens.entities.mentions.candidate import (
    SHORT_NAME,
    TWO_LANDS,
    UNIVERSITY,
    Candidate,
    Context,
    is_deputy,
    is_initial,
    is_ordinary,
    undeclined,
)
from presslens.entities.mentions.coined import COMPOUND, INSTITUTE
from presslens.entities.mentions.common import is_attribute, is_common, is_heading, is_of_money, shares_body
from presslens.entities.mentions.fields import is_label
from presslens.entities.mentions.lexicon import forms, heads, section
from presslens.entities.mentions.namesakes import another_begins
from presslens.entities.mentions.organisations import MAIN_OFFICES
from presslens.entities.mentions.people import (
    called_so,
    is_aloud,
    is_named_person,
    is_regional,
    is_whole_name,
    is_with_father,
)
from presslens.entities.mentions.quotation import MARKS
from presslens.entities.mentions.repeats import key_of, quoted_bodies
from presslens.entities.mentions.towns import is_known
from presslens.entities.people.lexicon import NAMED_AFTER
from presslens.entities.people.parts import parts
from presslens.entities.people.patterns import is_listed
from presslens.entities.people.titles import AGE
from presslens.entities.places.adjectives import is_adjective
from presslens.gazetteer import level, load, lookup
from presslens.tagging.capitals import NAMES
from presslens.tagging.morphology import lemma, readings

WORKS = re.compile("(?:завод|комбинат|фабрик)[а-я]{0,2}$")
NETWORK = re.compile(  # what no surname looks like
    ".{3}(?:энерго|водоканал|автодор|телеком|нефтегаз)$|^деп(?:здрав|труд|транс|строй|спорт|культур|образ|фин)[а-я]*$"
)
CLOSED = "зато"  # what says that a town is closed
FARMS = frozenset({"КФХ", "ГКФХ", "ЛПХ"})
OF_FARMER = ("ой", "ых", "их", "ого", "а", "я")  # surnames in the genitive
LONG = 5  # tokens of what the tagger hardly takes for a place
LONGEST_LIST = 40  # tokens of districts that share their noun
ASIDE = ("contacts", "metadata")
AIRCRAFT = re.compile(r"[A-Z]{2,4}-\d{2,4}[A-Z]?")  # SSJ-100, but G-20


def sorted_out(context: Context, found: Iterable[Candidate]) -> list[Candidate]:
    """The tagger's pieces with the kinds that a dictionary knows better."""
    out: list[Candidate] = []
    bodies = quoted_bodies(context)
    for piece in found:
        if not _begins(context, piece):
            continue
        if piece.kind == "person" and bodies and key_of(context, piece) in bodies:
            piece.kind = "organisation"
        if piece.kind == "organisation" and (first := _two_lands(context, piece)) is not None:
            out.append(Candidate("location", first, first + 1))
            piece = Candidate("location", first + 2, piece.last)
        if piece.kind != "organisation" or context.shouted(piece.first):
            piece = _of_people_or_places(context, piece)
        if piece.kind == "person" and piece.last > piece.first + 1 and SHORT_NAME.fullmatch(context.words[piece.first]):
            out.append(Candidate("organisation", piece.first, piece.first + 1))
            piece.first += 1  # "студентке ОмГУ | Лель В. В."
        if piece.kind == "person" and (other := _after_namesake(context, piece)) is not None:
            out.append(Candidate("person", piece.first, other))
            piece.first = other
        _as_named(context, piece)
        if piece.kind == "location":
            _without_office(context, piece)
            if is_common(context, piece) or _is_office(context, piece) or is_of_money(context, piece):
                continue
            if _is_form(context, piece) or _is_eponym(context, piece):
                continue
        if not _is_no_name(context, piece):
            out.append(_as_known(context, piece))
    return out


def _begins(context: Context, piece: Candidate) -> bool:
    """Take what is no name from the ends of a piece; False where nothing is left of it."""
    if is_deputy(context.lower[piece.first]):
        piece.first += 1  # "Замгендиректора", "Замначальника | отдела полиции"
        if piece.first == piece.last:
            return False
    farm = piece.last > piece.first + 3 and context.words[piece.first] in FARMS
    if farm and is_initial(context.words[piece.first + 2]):
        led = piece.first and any(context.lower[piece.first - 1] in forms(kind) for kind in ("chiefs", "officials"))
        piece.kind = "person" if led else "organisation"  # "глава КФХ | Седов И. И.", "работники | КФХ Седов И. И."
        piece.first += bool(led)
    if piece.kind == "organisation":
        while piece.last > piece.first + 1 and AGE.search(context.lower[piece.last - 1]):
            piece.last -= 1  # "полковник ФСБ | 40-летний Пётр Седых"
        if _is_english_post(context, piece) or _are_people(context, piece):
            piece.first += 1
            if _is_place(context, piece.first, piece.last):
                piece.kind = "location"  # "Лесорубы | Кавказа"
    if piece.kind != "person" and _is_municipality(context, piece):
        piece.first, piece.kind = piece.first + 1, "location"  # "ЗАТО | Тарск", "ГО | Тара"
        if piece.first == piece.last:
            return False
    if piece.kind == "location" and piece.last > piece.first + 1 and _is_form_after(context, piece.last - 1):
        piece.last -= 1  # "отдел по городу Тарский Яр | СУ СК России"
    if "_".join(context.lower[piece.first : piece.first + 3]) in section("paired-tasks"):
        piece.first += 3  # "отдел по делам | ГО и ЧС | администрации Тары"
    return piece.first < piece.last


def _is_municipality(context: Context, piece: Candidate) -> bool:
    """Whether a piece begins with what says that a municipality follows in it, or right after it."""
    i, after = piece.first, piece.first + 1
    word = context.lower[i]
    if not context.words[i].isupper() or context.shouted(i) or (word not in section("municipal") and word != CLOSED):
        return False
    if piece.last > after or word == CLOSED:
        return context.capital(min(after, context.size - 1)) and context.words[after].istitle()
    told = after < context.segment_ends[i] and context.words[after].istitle() and is_known(context, after)
    return told and "F" not in parts(context.words[after])  # "губернатор МО Андрей Седых"


def _of_people_or_places(context: Context, piece: Candidate) -> Candidate:
    """A person or place as what its words show, and a body that is somebody's whole name in capitals."""
    if context.shouted(piece.first) and is_whole_name(context, piece):
        piece.kind = "person"
    if piece.kind == "location" and is_named_person(context, piece):
        piece.kind = "person"
    if piece.last == piece.first + 1 and _is_of_districts(context, piece.first):
        piece.kind = "location"
    if piece.kind == "person" and _are_of_land(context, piece):
        piece = Candidate("location", piece.first + 1, piece.last)
    if piece.kind == "person" and piece.last > piece.first + 1 and SHORT_NAME.fullmatch(context.words[piece.last - 1]):
        piece = Candidate("organisation", piece.last - 1, piece.last)  # "Ректором | ОмГУ"
    if piece.kind == "person" and piece.last > piece.first + 1 and _is_of_preposition(context, piece.first):
        piece = Candidate("organisation", piece.first + 1, piece.last)
    if piece.kind == "person" and piece.last == piece.first + 1 and NETWORK.search(context.lower[piece.first]):
        piece.kind = "organisation"  # "Тараэнерго"
    if piece.kind == "person" and (_is_named_after(context, piece) or _is_institute(context, piece)):
        piece.kind = "organisation"
    farm = context.words[piece.first] in FARMS and piece.last == piece.first + 2
    if piece.kind == "person" and farm and context.lower[piece.first + 1].endswith(OF_FARMER):
        piece.kind = "organisation"  # "КФХ Седовой"
    return piece


def _is_of_districts(context: Context, i: int) -> bool:
    """Whether a word is the first adjective of a list that the plural of a district ends: "Озёрный, Тарский и Ланский
    районы"."""
    end, joined = min(context.segment_ends[i], i + LONGEST_LIST), False
    if not _is_called(context, i) or i + 2 >= end or context.lower[i + 1] not in (",", "и"):
        return False
    for k in range(i + 1, end):
        if context.lower[k] in forms("districts"):
            return joined and context.tokens.number(k) == "Plur"
        joined |= context.lower[k] == "и"
        told = context.lower[k] in (",", "и") or _is_called(context, k)
        if not told and not (context.words[k].islower() and context.pos[k] == "ADJ"):
            return False
    return False


def _is_called(context: Context, i: int) -> bool:
    """Whether a word with a capital letter may be an adjective."""
    return context.words[i].istitle() and any(r.pos == "ADJ" for r in readings(context.words[i]))


def _is_form_after(context: Context, i: int) -> bool:
    """Whether an acronym after a place is an office or a legal form: "в Ланске | КФХ"."""
    word, low = context.words[i], context.lower[i]
    formal = low in section("legal") and low not in section("known-places") and word.isupper() and len(word) > 2
    return formal or word in MAIN_OFFICES


def _is_institute(context: Context, piece: Candidate) -> bool:
    """Whether a piece ends in an institute of a trade: "Тарского НИПИнефть"."""
    return INSTITUTE.fullmatch(context.words[piece.last - 1]) is not None


def _as_named(context: Context, piece: Candidate) -> None:
    """Make somebody of a piece that a list, a patronymic or capitals show, and of somebody what he is called after."""
    listed = piece.kind == "organisation" and is_listed(context.doc, piece.first) and is_whole_name(context, piece)
    if listed or (piece.kind != "person" and (is_with_father(context, piece) or is_aloud(context, piece))):
        piece.kind = "person"
    if piece.kind == "person":
        piece.kind = called_so(context, piece)
    if piece.kind == "person" and _is_of_town(context, piece):
        piece.kind = "organisation"


def _is_no_name(context: Context, piece: Candidate) -> bool:
    """Whether a piece is a word of the page, a title or what is no body."""
    word, single = context.lower[piece.first], piece.last - piece.first == 1
    if (
        single
        and piece.kind == "organisation"
        and (is_attribute(context, piece.first) or is_heading(context, piece.first) or _is_board(word))
    ):
        return True
    if single and (is_label(context, piece.first) or AGE.search(word) or shares_body(context, piece.first)):
        return True
    if (single or piece.kind == "location") and _is_of_two_lands(context, piece.first):
        return True
    if word in section("stop-words") or (piece.kind == "organisation" and _is_no_body(context, piece)):
        return True
    return is_channel(context, piece)


def _as_known(context: Context, piece: Candidate) -> Candidate:
    """A piece of the kind that its words are known for."""
    word, single = context.lower[piece.first], piece.last - piece.first == 1
    if piece.kind == "organisation":
        if word in section("place-abbreviations") and not single and context.words[piece.first + 1] == ".":
            piece.kind = "location"  # "ул. Орджоникидзе"
        if word in section("stop-acronyms") and _is_place(context, piece.first + 1, piece.last):
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
        or _is_of_town(context, piece)
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
    if _is_institute(context, piece) or (not single and first in section("farms")):
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


def _is_strange_acronym(context: Context, i: int) -> bool:
    """Whether capitals that neither the gazetteer nor the dictionary has are an acronym amid small letters."""
    word = context.words[i]
    if not (3 < len(word) < 9 and word.isupper() and word.isalpha()) or context.shouted(i) or context.sentence_start(i):
        return False
    return _is_in_no_list(context, i) and context.lower[i] not in section("known-places")


def _is_no_body(context: Context, piece: Candidate) -> bool:
    """Whether words are a language or a system, the model of an aircraft, or an acronym of what is no body, alone or
    after an adjective that opens the sentence: "Java", "YRV-100", "ЧОПа", "Чешские СМИ", but "Тарская ТЭЦ"."""
    last, single = piece.last - 1, piece.last == piece.first + 1
    acronym = undeclined(context.words[last])
    if len(acronym) > 4 and acronym[:-1] in section("stop-acronyms") and acronym[-1] in "ауе":
        acronym = acronym[:-1]  # "ЗАГСА", which a line in small letters has in capitals
    if single and (context.lower[last] in section("software") or AIRCRAFT.fullmatch(context.words[last])):
        return True
    if acronym not in section("stop-acronyms"):
        return False
    if single:
        return True
    placed = acronym in section("placed-acronyms") or acronym in section("stations")
    return last == piece.first + 1 and context.pos[piece.first] == "ADJ" and not placed


def _is_in_no_list(context: Context, i: int) -> bool:
    """Whether neither the dictionary nor the gazetteer has a word."""
    return not readings(context.words[i])[0].is_known and not is_known(context, i)


def _is_of_two_lands(context: Context, i: int) -> bool:
    """Whether an adjective is of what two countries share: "Российско-Тувинский | форум", and of no district."""
    told = TWO_LANDS.match(context.words[i]) is not None and context.tokens.relation[i] == "amod"
    return told and context.lower[context.tokens.head[i]] not in forms("place-types")


def _is_board(word: str) -> bool:
    """Whether a word is who runs a firm, and no body where nothing tells whose: "член Правления"."""
    return word in forms("management") and word not in heads()


def _is_english_post(context: Context, piece: Candidate) -> bool:
    """Whether a name begins with a post that opens in Latin letters: "PR-директор | Yarvit"."""
    area, _, post = context.lower[piece.first].rpartition("-")
    told = piece.last > piece.first + 1 and area.isascii() and area != ""
    return told and (post in forms("officials") or post in forms("chiefs"))


def _is_eponym(context: Context, piece: Candidate) -> bool:
    """Whether what the tagger takes for a place is who something is called after: "облако | Сванта"."""
    i = piece.first
    after = piece.last == i + 1 and i > context.segment_starts[i] and context.lower[i - 1] in forms("eponyms")
    return after and not is_known(context, i)


def _is_form(context: Context, piece: Candidate) -> bool:
    """Whether what the tagger takes for a place is the legal form of whose name follows: "КФХ | Анны Седовой"."""
    i, after = piece.first, piece.first + 1
    form = piece.last == after and context.words[i].isupper() and context.lower[i] in section("legal")
    if not form or context.lower[i] in section("known-places") or after >= context.segment_ends[i]:
        return False
    if context.capital(after) and lookup(context.words[i], kind="country"):
        return False  # "министр спорта РК | Олег Седых"
    return context.capital(after) or context.words[after] in MARKS


def _are_of_land(context: Context, piece: Candidate) -> bool:
    """Whether what the tagger takes for somebody are several and the land that they live in: "Лесорубы | Коми"."""
    if piece.last != piece.first + 2 or not context.sentence_start(piece.first):
        return False
    best = readings(context.words[piece.first])[0]
    several = {"NOUN", "anim", "plur"} <= best.grammemes and NAMES.isdisjoint(best.grammemes)
    return several and _is_place(context, piece.first + 1, piece.last)


def _are_people(context: Context, piece: Candidate) -> bool:
    """Whether a name begins with who works for the body, by a capital of the sentence: "Хирурги | центра «Жан»",
    "Резиденты | Ланпарка"."""
    i = piece.first
    if context.lower[i] in heads() or not context.sentence_start(i):
        return False
    grammemes = readings(context.words[i])[0].grammemes
    bodies = [k for k in range(i + 1, piece.last) if context.lower[k] in heads()]
    if not bodies and piece.last == i + 2 and context.capital(i + 1) and "plur" in grammemes:
        bodies = [i + 1]
    governed = list(map(context.tokens.case, bodies[:1]))
    return "anim" in grammemes and NAMES.isdisjoint(grammemes) and governed == ["Gen"]


def is_channel(context: Context, piece: Candidate) -> bool:
    """Whether a network is only where to write to somebody."""
    return context.lower[piece.first] in section("channels") and context.segment_kind(piece.first) in ASIDE


def _is_district(context: Context, piece: Candidate) -> bool:
    """Whether the words are an adjective and what it is the name of: "Большой район"."""
    last = piece.last - 1
    named = last == piece.first + 1 and is_adjective(context.tokens, piece.first)
    return named and context.lower[last] in forms("districts")


def _is_union(context: Context, piece: Candidate, stem: str) -> bool:
    """Whether the words are a union by its adjective: "Европейский союз" is a body, "Советский Союз" a country."""
    words = context.lower[piece.first : piece.last]
    return len(words) == 2 and words[0].startswith(stem) and words[1].startswith("союз")


def _is_power(context: Context, piece: Candidate) -> bool:
    """Whether the name of a building stands for those who reside there: "Кремль заявил", not "в Кремле"."""
    words, tags = context.words[piece.first : piece.last], context.tokens.tag[piece.first : piece.last]
    name = "_".join(map(lemma, words, tags))
    return name in section("residences") and (piece.first == 0 or context.pos[piece.first - 1] != "ADP")


def _is_facility(context: Context, piece: Candidate) -> bool:
    """Whether a name stands in quotation marks after a word like "аэропорт", or begins with it and adjectives."""
    facilities, first = forms("facilities"), piece.first
    if first > 1 and context.words[first - 1] in MARKS and context.lower[first - 2] in facilities:
        return True
    last = first + 2
    while last < piece.last and all(context.pos[i] == "ADJ" for i in range(first, last)):
        last += 1  # "Северный речной | вокзал"
    return any(word in facilities for word in context.lower[first : min(piece.last, last)])


def _without_office(context: Context, piece: Candidate) -> None:
    """Take the office from the country that it is of: "Чрезвычайный и Полномочный Посол | Королевства Бельгии"."""
    for i in range(piece.first, piece.last - 1):
        if context.lower[i] in forms("officials") and "Gen" in map(context.tokens.case, (i + 1, piece.last - 1)):
            piece.first = i + 1


def _is_parliament(context: Context, piece: Candidate) -> bool:
    """Whether a span has the noun of a parliament: "Великий Хурал Тувы", not "село | Малая Дума"."""
    seats = forms("seats")
    told = piece.last - piece.first > 1 and any(word in seats for word in context.lower[piece.first : piece.last])
    return told and (piece.first == 0 or context.lower[piece.first - 1] not in forms("settlements"))


def _is_office(context: Context, piece: Candidate) -> bool:
    """Whether a word is the head of the region or town after it and no village: "Аким | Тарской области", "Аким |
    города Ланска"."""
    i, after = piece.first, piece.first + 1
    if piece.last != after or after >= context.segment_ends[i] or context.lower[i] not in forms("town-heads"):
        return False
    if i > context.segment_starts[i] and (context.words[i - 1] == "." or context.lower[i - 1] in forms("settlements")):
        return False
    of = context.capital(after) or context.lower[after] in forms("place-types")
    return of and context.tokens.case(after) == "Gen"


def _is_place(context: Context, first: int, last: int) -> bool:
    """Whether the words are one that is a country or a region."""
    word = lemma(context.words[first], context.tokens.tag[first]) if first + 1 == last else ""
    return bool(word and (lookup(word, kind="country") or lookup(word, kind="region")))


def _is_of_town(context: Context, piece: Candidate) -> bool:
    """Whether what the tagger takes for somebody is an adjective and the acronym of a kind of body: "Тарская ЦРБ"."""
    i, last = piece.first, piece.last - 1
    if last != i + 1 or not context.words[last][:2].isupper() or OF_TOWN.search(context.lower[i]) is None:
        return False
    acronym = context.words[last].partition("-")[0].rstrip("аеуом")  # "на Тарском ГОКе"
    known = any(acronym.lower() in section(name) for name in ("legal", "known", "placed-acronyms", "stations"))
    return known and acronym.isupper() and not context.shouted(i)


def _is_of_preposition(context: Context, i: int) -> bool:
    """Whether a letter that opens the sentence is a preposition before a body, and no initial: "О | КарГУ сняли"."""
    letter = context.lower[i] in ("о", "в", "с", "к", "у") and context.sentence_start(i)
    return letter and (context.acronym(i + 1) or COMPOUND.search(context.lower[i + 1]) is not None)


def _is_named_after(context: Context, piece: Candidate) -> bool:
    """Whether what the tagger takes for somebody is an acronym and whom the body is named after: "ЛГУ им. Седова"."""
    after = piece.first + 1
    named = context.lower[after : after + 1]
    return bool(named) and named[0] in NAMED_AFTER and context.acronym(piece.first)


def _after_namesake(context: Context, piece: Candidate) -> int | None:
    """Where somebody's name begins after that of whom a body is named after: "имени Седова | Петра Кима"."""
    before = piece.first - 1 - (context.lower[piece.first - 1] == ".")
    if before < 0 or context.lower[before] not in NAMED_AFTER:
        return None
    return next((k for k in range(piece.first + 1, piece.last) if another_begins(context, k, piece.last)), None)


def _two_lands(context: Context, piece: Candidate) -> int | None:
    """The first of two countries or regions that the tagger takes for a body with whom they send: "Эксперты | России и
    Перу"."""
    first, last = piece.first, piece.last
    first += context.lower[first] in forms("roles")
    joined = last - first == 3 and context.lower[first + 1] == "и"
    return first if joined and _is_place(context, first, first + 1) and _is_place(context, last - 1, last) else None


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
