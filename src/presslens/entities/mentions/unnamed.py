"""Pieces that name nothing: words of the page, models and languages, posts, forms of firms."""

from __future__ import annotations

import re

from presslens.entities.mentions.candidate import TWO_LANDS, Candidate, Context, undeclined
from presslens.entities.mentions.common import is_attribute, is_heading, shares_body
from presslens.entities.mentions.fields import is_label
from presslens.entities.mentions.lexicon import forms, heads, section
from presslens.entities.mentions.quotation import MARKS
from presslens.entities.mentions.towns import is_known
from presslens.entities.people.titles import AGE
from presslens.gazetteer import lookup

ASIDE = ("contacts", "metadata")
AIRCRAFT = re.compile(r"[A-Z]{2,4}-\d{2,4}[A-Z]?")  # SSJ-100, but G-20
RUSSIAN_AIRCRAFT = re.compile(r"(?:Ан|Бе|Ил|Ка|МиГ|Ми|По|Су|Ту|Як)-\d{1,3}[А-ЯЁа-яё]{0,3}")


def is_no_name(context: Context, piece: Candidate) -> bool:
    """Whether a piece is a word of the page, a title or what is no body."""
    word, single = context.lower[piece.first], piece.last - piece.first == 1
    if (
        single
        and piece.kind == "organisation"
        and (is_attribute(context, piece.first) or is_heading(context, piece.first) or _is_board(word))
    ):
        return True
    if single and RUSSIAN_AIRCRAFT.fullmatch(context.words[piece.first]):
        return True  # "летал на Ан-2"
    if single and (is_label(context, piece.first) or AGE.search(word) or shares_body(context, piece.first)):
        return True
    if (single or piece.kind == "location") and _is_of_two_lands(context, piece.first):
        return True
    if word in section("stop-words") or (piece.kind == "organisation" and _is_no_body(context, piece)):
        return True
    return is_channel(context, piece)


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


def _is_board(word: str) -> bool:
    """Whether a word is who runs a firm, and no body where nothing tells whose: "член Правления"."""
    return word in forms("management") and word not in heads()


def is_channel(context: Context, piece: Candidate) -> bool:
    """Whether a network is only where to write to somebody."""
    return context.lower[piece.first] in section("channels") and context.segment_kind(piece.first) in ASIDE


def _is_of_two_lands(context: Context, i: int) -> bool:
    """Whether an adjective is of what two countries share: "Российско-Тувинский | форум", and of no district."""
    told = TWO_LANDS.match(context.words[i]) is not None and context.tokens.relation[i] == "amod"
    return told and context.lower[context.tokens.head[i]] not in forms("place-types")


def is_office(context: Context, piece: Candidate) -> bool:
    """Whether a word is the head of the region or town after it and no village: "Аким | Тарской области", "Аким |
    города Ланска"."""
    i, after = piece.first, piece.first + 1
    if piece.last != after or after >= context.segment_ends[i] or context.lower[i] not in forms("town-heads"):
        return False
    if i > context.segment_starts[i] and (context.words[i - 1] == "." or context.lower[i - 1] in forms("settlements")):
        return False
    of = context.capital(after) or context.lower[after] in forms("place-types")
    return of and context.tokens.case(after) == "Gen"


def is_form(context: Context, piece: Candidate) -> bool:
    """Whether what the tagger takes for a place is the legal form of whose name follows: "КФХ | Анны Седовой"."""
    i, after = piece.first, piece.first + 1
    form = piece.last == after and context.words[i].isupper() and context.lower[i] in section("legal")
    if not form or context.lower[i] in section("known-places") or after >= context.segment_ends[i]:
        return False
    if context.capital(after) and lookup(context.words[i], kind="country"):
        return False  # "министр спорта РК | Олег Седых"
    return context.capital(after) or context.words[after] in MARKS


def is_eponym(context: Context, piece: Candidate) -> bool:
    """Whether what the tagger takes for a place is who something is called after: "облако | Сванта"."""
    i = piece.first
    after = piece.last == i + 1 and i > context.segment_starts[i] and context.lower[i - 1] in forms("eponyms")
    return after and not is_known(context, i)
