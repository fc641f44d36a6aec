"""The tagger's pieces with the kinds that their words, a dictionary or the gazetteer know better."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from presslens.entities.mentions.candidate import DASHES, SHORT_NAME, Candidate, Context, is_deputy, is_initial
from presslens.entities.mentions.coined import COMPOUND
from presslens.entities.mentions.common import is_common, is_of_money
from presslens.entities.mentions.known import NETWORK, as_known, is_institute, is_place, is_towns_body
from presslens.entities.mentions.lexicon import forms, heads, section
from presslens.entities.mentions.namesakes import another_begins
from presslens.entities.mentions.organisations import MAIN_OFFICES
from presslens.entities.mentions.people import called_so, is_aloud, is_named_person, is_whole_name, is_with_father
from presslens.entities.mentions.repeats import key_of, quoted_bodies
from presslens.entities.mentions.towns import is_known
from presslens.entities.mentions.unnamed import is_eponym, is_form, is_no_name, is_office
from presslens.entities.people.lexicon import NAMED_AFTER
from presslens.entities.people.parts import parts
from presslens.entities.people.patterns import is_listed
from presslens.entities.people.titles import AGE
from presslens.tagging.capitals import NAMES
from presslens.tagging.morphology import readings

CLOSED = "зато"  # what says that a town is closed
FARMS = frozenset({"КФХ", "ГКФХ", "ЛПХ"})
OF_FARMER = ("ой", "ых", "их", "ого", "а", "я")  # surnames in the genitive
LONGEST_LIST = 40  # tokens of districts that share their noun


def sorted_out(context: Context, found: Iterable[Candidate]) -> list[Candidate]:
    """The tagger's pieces with the kinds that a dictionary knows better."""
    out: list[Candidate] = []
    bodies, found = quoted_bodies(context), _kinds_with_names(context, list(found))
    whole = [c for c in found if c.kind == "person" and c.last == c.first + 2]
    known = {context.words[c.last - 1] for c in whole}
    given = {context.words[c.first] for c in whole if context.words[c.first].istitle()}
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
        if piece.kind == "location" and context.words[piece.first] in known and _acts(context, piece):
            piece.kind = "person"  # "Олег Зима уехал. Зима обещал вернуться."
        if piece.kind == "organisation" and piece.last == piece.first + 1 and context.words[piece.first] in given:
            piece.kind = "person"  # "Её дочь Нато Седова", "закончит Нато"
        if piece.kind == "person" and piece.last > piece.first + 1 and SHORT_NAME.fullmatch(context.words[piece.first]):
            out.append(Candidate("organisation", piece.first, piece.first + 1))
            piece.first += 1  # "студентке ОмГУ | Лель В. В."
        if piece.kind == "person" and (other := _after_namesake(context, piece)) is not None:
            out.append(Candidate("person", piece.first, other))
            piece.first = other
        _as_named(context, piece)
        if piece.kind == "location":
            _without_office(context, piece)
            if is_common(context, piece) or is_office(context, piece) or is_of_money(context, piece):
                continue
            if is_form(context, piece) or is_eponym(context, piece):
                continue
        if not is_no_name(context, piece):
            out.append(as_known(context, piece))
    return out


def _acts(context: Context, piece: Candidate) -> bool:
    """Whether one word is the subject of a verb."""
    t, i = context.tokens, piece.first
    return piece.last == i + 1 and t.relation[i] == "nsubj" and t.head[i] >= 0 and t.pos[t.head[i]] == "VERB"


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
            if is_place(context, piece.first, piece.last):
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


def _kinds_with_names(context: Context, found: list[Candidate]) -> list[Candidate]:
    """The pieces, with the noun for a place given to its name where the tagger takes it for another place's with who or
    what lives there: "Осьминоги | залива Петра Седых"."""
    for piece, name in pairwise(found):
        if piece.kind == "location" and _opens_before_kind(context, piece):
            piece.first += 1
            if name.first == piece.last == piece.first + 1:
                name.first, name.kind, piece.last = piece.first, "location", piece.first
    return [piece for piece in found if piece.first < piece.last]


def _opens_before_kind(context: Context, piece: Candidate) -> bool:
    """Whether a place begins with who or what it has, by a capital of the sentence: "Рыбы | залива Петра Седых"."""
    i, kind = piece.first, piece.first + 1
    if kind >= piece.last or not context.words[kind].islower() or not context.sentence_start(i):
        return False
    best = readings(context.words[i])[0]
    noun = best.is_known and best.pos == "NOUN" and NAMES.isdisjoint(best.grammemes) and "Geox" not in best.grammemes
    told = context.lower[kind] in forms("place-types") or context.lower[kind] in forms("natural")
    return noun and told and any("gent" in r.grammemes for r in readings(context.words[kind]))


def _is_municipality(context: Context, piece: Candidate) -> bool:
    """Whether a piece begins with what says that a municipality follows in it, or right after it."""
    i, after = piece.first, piece.first + 1
    word = context.lower[i]
    if not context.words[i].isupper() or context.shouted(i) or (word not in section("municipal") and word != CLOSED):
        return False
    if piece.last > after or word == CLOSED:
        return after < context.size and context.capital(after) and context.words[after].istitle()
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
    if piece.kind == "person" and (_is_named_after(context, piece) or is_institute(context, piece)):
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


def _as_named(context: Context, piece: Candidate) -> None:
    """Make somebody of a piece that a list, a patronymic or capitals show, and of somebody what he is called after."""
    listed = piece.kind == "organisation" and is_listed(context.doc, piece.first) and is_whole_name(context, piece)
    if listed or (piece.kind != "person" and (is_with_father(context, piece) or is_aloud(context, piece))):
        piece.kind = "person"
    if piece.kind == "person":
        piece.kind = called_so(context, piece)
    if piece.kind == "person" and is_towns_body(context, piece):
        piece.kind = "organisation"


def _is_english_post(context: Context, piece: Candidate) -> bool:
    """Whether a name begins with a post that opens in Latin letters: "PR-директор | Yarvit"."""
    area, _, post = context.lower[piece.first].rpartition("-")
    told = piece.last > piece.first + 1 and area.isascii() and area != ""
    return told and (post in forms("officials") or post in forms("chiefs"))


def _are_of_land(context: Context, piece: Candidate) -> bool:
    """Whether what the tagger takes for somebody are several and the land that they live in: "Лесорубы | Коми"."""
    if piece.last != piece.first + 2 or not context.sentence_start(piece.first):
        return False
    best = readings(context.words[piece.first])[0]
    several = {"NOUN", "anim", "plur"} <= best.grammemes and NAMES.isdisjoint(best.grammemes)
    return several and is_place(context, piece.first + 1, piece.last)


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


def _without_office(context: Context, piece: Candidate) -> None:
    """Take the office from the country that it is of: "Чрезвычайный и Полномочный Посол | Королевства Бельгии"."""
    for i in range(piece.first, piece.last - 1):
        if context.lower[i] in forms("officials") and "Gen" in map(context.tokens.case, (i + 1, piece.last - 1)):
            piece.first = i + 1


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
    Перу"; of the two ends of a route: "сервис «Омск – Тара»"."""
    first, last = piece.first, piece.last
    first += context.lower[first] in forms("roles")
    joined = last - first == 3 and (context.lower[first + 1] == "и" or context.words[first + 1] in DASHES)
    return first if joined and is_place(context, first, first + 1) and is_place(context, last - 1, last) else None
