"""Initials and a surname in -ова, -ева, -ина that stand as a woman's name does and no man's genitive: beside the verb
that lacks its subject, before a role in the nominative, in a list of such.

Initials tell nothing, and taggers take most such surnames for genitives: "Форум открыла | Н. П. Лунина".
"""

from __future__ import annotations

import re
from functools import lru_cache

from presslens.document import Document, Mention
from presslens.entities.people.commons import person_noun
from presslens.entities.people.declension import POSSESSIVE_F
from presslens.entities.people.governing import DASHES, bare_surname, before_title
from presslens.entities.people.lexicon import level, words
from presslens.tagging.morphology import readings

BESIDE = frozenset(",—–-(")  # between a name and what it is told by
PHRASE = frozenset(("NOUN", "ADJ", "PROPN", "ADP", "CCONJ", "NUM", "SYM", "X"))  # of a role and its body
OPENING = frozenset((",", ";", ":", "—", "–", "-", "и", "."))  # what no noun of hers stands before
MAN = re.compile("[а-яё]{2}(?:[оеё]в|[иы]н|[сц]кий|[ое]вич)$")  # surnames and patronymics of men in the nominative
NAME = 7  # tokens of initials and a surname, or of a whole name
CHAINED = ("flat", "appos")  # from the last word of a name to its first
ROLE = 3  # tokens from the mark after a name to the noun of a role
BEHIND = 20  # tokens before a verb that its subject may be among
ALSO = frozenset(("и", "также", "тоже"))  # between a verb and its subject
QUOTES = frozenset('«»"“”„')


def stands_as_woman(doc: Document, mention: Mention) -> bool:
    """Whether initials and a surname like a man's genitive can be nothing but a woman's name."""
    surname = bare_surname(doc, mention)
    if sum(len(w) > 1 for w in doc.tokens.words[mention.first : mention.last]) > 1:
        return False
    if not level(doc.tokens.words[surname]).endswith(POSSESSIVE_F):
        return False
    alone = mention.last - mention.first == 1
    return any(tells(doc, mention) for tells in (BY_CLAUSE if alone else (*BY_CLAUSE, *BY_LIST)))


def _is_left_as_subject(doc: Document, mention: Mention) -> bool:
    """Whether a woman's verb stands right before a name, and nothing before may be its subject: "форум открыла | Н. П.
    Лунина", "избрана | Н. П. Лунина", not "комиссия избрала Н. П. Лунина"."""
    tokens, verb = doc.tokens, before_title(doc, mention.first)
    verb -= verb > 0 and tokens.lower[verb] in ALSO  # "приехала и | Н. П. Лунина"
    if verb < 0 or tokens.sentence[verb] != tokens.sentence[mention.first] or tokens.case(verb) is not None:
        return False
    begin = max(verb - BEHIND, tokens.bound[tokens.sentence[verb]])
    if _takes_no_object(tokens.lower[verb]):
        return (begin == verb or tokens.lower[verb - 1] != "не") and not _has_subject(doc, begin, verb)
    left = _is_one_womans(doc, verb) and begin < verb and not _has_subject(doc, begin, verb)
    if left and tokens.gender(verb) != "Fem":
        return any(_is_object(doc, i, verb) for i in range(begin, verb))
    return left  # "Встретила Н. П. Лунина" may tell of her who was named before


def _is_object(doc: Document, i: int, verb: int) -> bool:
    """Whether a thing is the object of a verb after it, which takes no other: "делегацию | возглавит"."""
    tokens = doc.tokens
    thing = tokens.relation[i] == "obj" and tokens.head[i] == verb and tokens.case(i) == "Acc"
    return thing and tokens.tag[i].feats.get("Animacy") == "Inan"


@lru_cache(20_000)
def _takes_no_object(verb: str) -> bool:
    """Whether a verb that may be a woman's takes neither an accusative nor a genitive: "дирижирует", "приехала"."""
    found = readings(verb)
    return (
        all("intr" in r.grammemes for r in found)
        and any(r.grammemes >= {"VERB", "sing"} and not r.grammemes.isdisjoint(("3per", "femn")) for r in found[:1])
        and level(found[0].normal) not in words("with_genitive")
    )


def _has_subject(doc: Document, begin: int, verb: int) -> bool:
    return any(_may_be_subject(doc, i) for i in range(begin, verb))


def _may_be_subject(doc: Document, i: int) -> bool:
    """Whether a word may be the subject of a verb in the feminine."""
    tokens, feats = doc.tokens, doc.tokens.tag[i].feats
    if tokens.words[i] in QUOTES or tokens.pos[i] == "X" or (len(tokens.words[i]) > 1 and tokens.words[i].isupper()):
        return True
    case = tokens.case(i)
    if tokens.pos[i] in ("NOUN", "PROPN", "PRON", "ADJ", "DET") and case is None:
        return True
    return case == "Nom" and (tokens.gender(i) in ("Fem", None) or feats.get("Animacy") == "Anim")


def _is_told_after(doc: Document, mention: Mention) -> bool:
    """Whether a role in the nominative follows a name that no noun or gerund stands before: "О. Ким – доцент, | Н. П.
    Лунина – профессор", not "отец Н. П. Лунина – врач" nor "встретив Н. П. Лунина, ректор ушёл"."""
    tokens, before, after = doc.tokens, before_title(doc, mention.first), mention.last
    if after == len(tokens) or tokens.words[after] not in BESIDE:
        return False
    noun = noun_after(doc, after)
    told = noun < len(tokens) and tokens.sentence[noun] == tokens.sentence[mention.first]
    if not told or tokens.pos[noun] != "NOUN" or person_noun(tokens.lower[noun]) is None:
        return False
    follows = before >= 0 and tokens.sentence[before] == tokens.sentence[mention.first]
    if not follows or tokens.words[before] in OPENING or _lacks_subject(doc, before):
        return True
    return tokens.words[after] == "," and _is_past_object(doc, before) and not _acts(doc, noun)


def _is_past_object(doc: Document, noun: int) -> bool:
    """Whether a thing that ends at a token is the object of a verb that has no other subject but who is named next:
    "открывает третий форум | Н. П. Лунина, ректор"."""
    tokens, verb = doc.tokens, noun
    while verb >= max(0, noun - NAME) and tokens.pos[verb] in PHRASE and tokens.case(verb) != "Nom":
        if tokens.sentence[verb] != tokens.sentence[noun] or tokens.tag[verb].feats.get("Animacy") == "Anim":
            return False
        verb -= 1
    if verb < 0 or verb == noun or tokens.sentence[verb] != tokens.sentence[noun]:
        return False
    begin = max(verb - BEHIND, tokens.bound[tokens.sentence[verb]])
    return _is_one_womans(doc, verb) and not _has_subject(doc, begin, verb)


def _acts(doc: Document, noun: int) -> bool:
    """Whether a verb follows a noun before the next mark: "ректор института | уходит"."""
    tokens, i = doc.tokens, noun
    end = min(noun + BEHIND, tokens.bound[tokens.sentence[noun] + 1])
    while i < end and tokens.pos[i] != "PUNCT":
        if tokens.pos[i] == "VERB" and tokens.tag[i].feats.get("VerbForm") == "Fin":
            return True
        i += 1
    return False


def noun_after(doc: Document, mark: int) -> int:
    """The token after a mark, past adjectives in the nominative: "(главный | бухгалтер ...)"."""
    tokens, noun = doc.tokens, mark + 1
    while noun < len(tokens) and tokens.pos[noun] == "ADJ" and tokens.case(noun) == "Nom" and noun < mark + ROLE:
        noun += 1
    return noun


def _lacks_subject(doc: Document, verb: int) -> bool:
    """Whether a verb that may be a woman's has nobody before it who does it: "лекцию прочтёт |", not "не будет |" nor
    "школа наградила |"."""
    tokens = doc.tokens
    begin = max(verb - BEHIND, tokens.bound[tokens.sentence[verb]])
    if not _is_one_womans(doc, verb) or begin == verb:
        return False
    return not any(tokens.case(i) == "Nom" or _may_be_subject(doc, i) for i in range(begin, verb))


def _is_one_womans(doc: Document, verb: int) -> bool:
    """Whether a verb may tell what one woman does or did: "прочтёт", "прочла", not "не прочтёт"."""
    tokens = doc.tokens
    one = tokens.pos[verb] == "VERB" and tokens.number(verb) == "Sing" and tokens.gender(verb) not in ("Masc", "Neut")
    return one and tokens.case(verb) is None and not (verb and tokens.lower[verb - 1] == "не")


def _is_after_man(doc: Document, mention: Mention) -> bool:
    """Whether a name is listed after a man's that can be nothing but a nominative: "депутаты О. Седов, | Н. П. Лунина
    и Олег Ким"."""
    tokens, i = doc.tokens, before_title(doc, mention.first) - 1
    if i < 0 or tokens.words[i + 1] not in (",", "и") or tokens.sentence[i] != tokens.sentence[mention.first]:
        return False
    while i > 1 and tokens.words[i] == "." and len(tokens.words[i - 1]) == 1:
        i -= 2  # "Седов О. И., | Лунина Н. П."
    return tokens.words[i].istitle() and MAN.search(tokens.lower[i]) is not None


def _is_before_man(doc: Document, mention: Mention) -> bool:
    """The same of a name that opens a list, right after people or a verb: "депутаты | Н. П. Лунина и Олег Седов"."""
    tokens, noun, after = doc.tokens, mention.first - 1, mention.last
    if after == len(tokens) or tokens.words[after] not in (",", "и"):
        return False
    if noun >= 0 and tokens.sentence[noun] == tokens.sentence[mention.first]:
        while noun > 0 and tokens.pos[noun] in ("NOUN", "PROPN", "ADJ") and tokens.case(noun) == "Gen":
            noun -= 1  # "депутаты Госдумы |"
        people = tokens.number(noun) == "Plur" and tokens.case(noun) == "Nom" and tokens.pos[noun] == "NOUN"
        if not (people and tokens.tag[noun].feats.get("Animacy") == "Anim"):
            return False
        if level(readings(tokens.words[noun])[0].normal) in words("somebodys") | words("kin"):
            return False
    elif tokens.words[after] == ",":
        return False
    for i in range(after + 1, min(after + NAME, len(tokens))):
        if not (tokens.words[i].istitle() or tokens.words[i] == "."):
            return False
        if MAN.search(tokens.lower[i]):
            return True
    return False


def _is_among_named(doc: Document, mention: Mention) -> bool:
    """Whether a name is listed with one in the nominative: "Вера Ким и | Н. П. Лунина пришли"."""
    tokens, before = doc.tokens, before_title(doc, mention.first)
    i = next((i for i in range(mention.first, mention.last) if not mention.first <= tokens.head[i] < mention.last), -1)
    if i < 0 or tokens.relation[i] not in ("conj", "appos") or before < 0 or tokens.words[before] not in (",", "и"):
        return False
    head = tokens.head[i]
    while tokens.relation[head].startswith(CHAINED) and 0 <= tokens.head[head] < head:
        if tokens.pos[tokens.head[head]] != "PROPN":
            break
        head = tokens.head[head]
    if head < 0 or tokens.pos[head] != "PROPN" or tokens.case(head) != "Nom":
        return False
    if len(tokens.words[head]) > 1:
        return True
    named = next((k for k in range(head, before) if len(tokens.words[k]) > 1), before)
    return tokens.words[named][-1] not in "ая"  # "архитекторов О. П. Лунина, Н. П. Седова"


def _is_named_so(doc: Document, mention: Mention) -> bool:
    """Whether a dash parts a name from a role in the nominative that opens the sentence: "директор завода — | Н. П.
    Лунина"."""
    tokens, dash = doc.tokens, before_title(doc, mention.first)
    if dash < 1 or tokens.words[dash] not in DASHES:
        return False
    begin = tokens.bound[tokens.sentence[dash]]
    if tokens.sentence[dash] != tokens.sentence[mention.first] or dash - begin > BEHIND:
        return False
    noun = next((i for i in range(begin, dash) if tokens.pos[i] not in ("ADJ", "PUNCT")), dash)
    told = tokens.pos[noun] in ("NOUN", "PROPN") and tokens.case(noun) == "Nom"
    several = tokens.number(noun) == "Plur" and tokens.tag[noun].feats.get("Animacy") == "Anim"
    title = level(readings(tokens.words[noun])[0].normal) in words("title")
    told = told and (several or title or person_noun(tokens.lower[noun]) is not None)
    return told and all(tokens.pos[i] in PHRASE or tokens.words[i] in QUOTES for i in range(noun + 1, dash))


# What tells a woman by the verb or the role of whom a name is, and by those who are listed with it
BY_CLAUSE = (_is_left_as_subject, _is_told_after, _is_named_so)
BY_LIST = (_is_after_man, _is_before_man, _is_among_named)
