"""Words that the tagger takes for a place or a body, and that are common ones."""

from __future__ import annotations

import re

from presslens.entities.mentions.candidate import Candidate, Context, are_nominative, is_common_noun, is_ordinary
from presslens.entities.mentions.lexicon import forms, heads, section
from presslens.entities.mentions.towns import is_known
from presslens.entities.mentions.wording import is_of_place
from presslens.entities.places.nominative import phrase_forms
from presslens.entities.places.types import type_of
from presslens.gazetteer import load
from presslens.tagging.morphology import lemma, readings

RELATIONAL = re.compile(r"[сц]к(?:ий|ая|ое|ие|ого|ому|ом|им|ой|ую|их|ими)$")


def is_common(context: Context, piece: Candidate) -> bool:
    """Whether words are no place: an envoy's title, a holiday ("на Наурыз"), an abbreviation ("Свв."), an adjective
    that only tells of what kind somebody or something is, or common words that only the start of a sentence writes
    so."""
    i, single = piece.first, piece.last - piece.first == 1
    if single and context.lower[i] in section("legal") and context.quoted(i + 1) is not None:
        return True  # "НАО «Ярвит»" is in no Nenets region
    if single and (context.lower[i] in forms("envoys") or _is_holiday(context, i)):
        return True
    if single and (context.lower[i] in forms("portals") or _are_of_sign(context, i)):
        return True
    if single and (is_attribute(context, i) or _is_quality(context, i) or _is_body(context, i)):
        return True
    if single and _is_told_of(context, i):
        return True
    if _is_supplied(context, piece):
        return True
    if single and context.lower[i] in section("clippings") and context.words[i + 1 : i + 2] == ["."]:
        return True
    if not context.sentence_start(i) or (not single and not _is_plain(context, piece)):
        return False
    known = [r for r in readings(context.words[i]) if r.is_known]
    likely = known if single else known[:1]  # "Красная" is likelier an adjective than a river
    if not known or any({"Geox", "Name", "Surn"} & r.grammemes for r in likely):
        return False
    if single:
        return not is_known(context, i)
    words, cases = context.words[i : piece.last], [context.tokens.case(k) for k in range(i, piece.last)]
    return not any(map(load().find, phrase_forms(words, cases)))


def is_of_money(context: Context, piece: Candidate) -> bool:
    """Whether an abbreviation is part of a currency's name: "долларов США", "5 млн долл. США", "юаней КНР"."""
    i = piece.first
    before = i - 2 if context.words[i - 1 : i] == ["."] else i - 1
    told = before >= context.segment_starts[i] and context.lower[before] in forms("currencies")
    return told and piece.last == i + 1 and context.acronym(i)


def _is_supplied(context: Context, piece: Candidate) -> bool:
    """Whether the noun of a region stands behind what it has plenty of: "Семенами край | обеспечен"."""
    i, noun = piece.first, piece.first + 1
    if piece.last != noun + 1 or not context.words[noun].islower() or not type_of(context.lower[noun]):
        return False
    cases = context.tokens.case(i), context.tokens.case(noun)
    return cases in (("Ins", "Nom"), ("Ins", "Acc")) and is_common_noun(context.words[i])


def _are_of_sign(context: Context, i: int) -> bool:
    """Whether those who were born under a sign are told: "Козерогов ждёт удача", not "в город Львов"."""
    told = context.lower[i] in forms("signs") and "plur" in readings(context.lower[i])[0].grammemes
    return told and not load().find(context.words[i])


def _is_holiday(context: Context, i: int) -> bool:
    """Whether a word is a holiday's, and no village is called so."""
    if context.lower[i] not in forms("holidays"):
        return False
    return i == context.segment_starts[i] or context.lower[i - 1] not in forms("place-types")


def _is_body(context: Context, i: int) -> bool:
    """Whether a word is what bodies of state are called by, and no village has it: "О | Посольстве"."""
    if context.lower[i] not in forms("embassies") or not is_common_noun(context.words[i]):
        return False
    return i == context.segment_starts[i] or context.lower[i - 1] not in forms("settlements")


def _is_plain(context: Context, piece: Candidate) -> bool:
    """Whether words are in small letters after the first, none says what a place is, and the first is of no place."""
    words = context.lower[piece.first : piece.last]
    small = all(map(str.islower, context.words[piece.first + 1 : piece.last]))
    if not small or any(word in forms("place-types") or type_of(word) for word in words):
        return False
    return not is_of_place(lemma(context.words[piece.first], context.tokens.tag[piece.first]).replace("ё", "е"))


def is_attribute(context: Context, i: int) -> bool:
    """Whether an adjective belongs to a noun that is no place: "Волжские ткачи", "Ланская городская управа", "папа
    Римский", or to a name: "Ланский «Прибой»"."""
    tokens = context.tokens
    if not RELATIONAL.search(context.lower[i]) or not _can_be_adjective(context.words[i]):
        return False
    noun = i + 1
    if noun in context.quotations:
        return True
    while noun < context.segment_ends[i] and context.pos[noun] == "ADJ" and context.words[noun].islower():
        noun += 1
    if noun < context.segment_ends[i] and context.pos[noun] == "NOUN" and context.words[noun].islower():
        agrees = tokens.case(noun) == tokens.case(i) and tokens.number(noun) == tokens.number(i)
        body = noun == i + 1 and context.lower[noun] in heads()
        agrees = agrees or (body and are_nominative(context.words[i], context.words[noun]))
        return agrees and context.lower[noun] not in forms("place-types") and not type_of(context.lower[noun])
    before = i - 1
    someone = before >= 0 and context.pos[before] == "NOUN" and tokens.tag[before].feats.get("Animacy") == "Anim"
    return someone and tokens.case(before) == tokens.case(i) and tokens.number(before) == tokens.number(i)


def _is_told_of(context: Context, i: int) -> bool:
    """Whether a word is a common noun after its adjective in small letters: "общая | Победа"."""
    before, tokens = i - 1, context.tokens
    if before < context.segment_starts[i] or context.pos[before] != "ADJ" or not context.words[before].islower():
        return False
    if tokens.head[before] != i or RELATIONAL.search(context.lower[before]):
        return False  # "в тарской Победе"
    if not is_common_noun(context.words[i].lower()):
        return False
    return not any("Geox" in r.grammemes for r in readings(context.words[i]))


def _is_quality(context: Context, i: int) -> bool:
    """Whether an adjective says of what kind the common noun after it is: "команда Облачного | хранилища", not "жители
    Рудного | района"."""
    tokens, noun = context.tokens, i + 1
    if context.pos[i] != "ADJ" or tokens.head[i] != noun or tokens.relation[i] != "amod" or noun >= len(tokens):
        return False
    if context.pos[noun] != "NOUN" or not context.words[noun].islower() or not is_ordinary(context.words[noun]):
        return False
    return context.lower[noun] not in forms("place-types") and not type_of(context.lower[noun])


def _can_be_adjective(word: str) -> bool:
    """Whether one of a word's likely readings is an adjective's; of a word that is guessed at, any reading."""
    found = readings(word)
    likely = found[:2] if found[0].is_known else found
    return any(r.pos == "ADJ" for r in likely)


def shares_body(context: Context, i: int) -> bool:
    """Whether one of several adjectives that tell bodies or things is at `i`: "директор Ланского | и | Тарского |
    филиалов", "на Ланском | и | Тарском | месторождениях"."""
    if not (context.pos[i] == "ADJ" or RELATIONAL.search(context.lower[i])):
        return False
    noun, end = i + 1, context.segment_ends[i]
    while noun + 1 < end and context.lower[noun] in ("и", ","):
        noun += 1
        while noun < end - 1 and context.pos[noun] == "ADJ":
            noun += 1
    several = noun > i + 2 or (i > 1 and context.lower[i - 1] in ("и", ",") and context.capital(i - 2))
    if noun >= end or not several or not context.words[noun].islower() or type_of(context.lower[noun]):
        return False
    best = readings(context.lower[noun])[0]
    thing = context.lower[noun] in heads() or "inan" in best.grammemes
    return thing and "plur" in best.grammemes and context.lower[noun] not in forms("place-types")


def is_heading(context: Context, i: int) -> bool:
    """Whether a word is a common noun that has its capital letter from the start of a sentence: "Законопроект"."""
    if not context.sentence_start(i) or i - 1 in context.quotations or context.words[i].isupper():
        return False
    lower = context.lower[i]
    return lower not in heads() and lower not in forms("known") and is_common_noun(context.words[i])


def are_holdings(context: Context, i: int) -> bool:
    """Whether a noun for assemblies tells what museums have collected: "из | собраний | Перу и Чили"."""
    return i > 0 and context.lower[i - 1] == "из" and context.lower[i] == "собраний"
