"""Titles and other words before a name that taggers take for a part of it, and those that no name follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from presslens.document import Document
from presslens.entities.people.asian import is_whole_asian
from presslens.entities.people.commons import NAMES, is_apart, is_no_name, is_role, is_thing, is_verb, may_be_role
from presslens.entities.people.lexicon import level, words
from presslens.entities.people.parsing import ROMAN, SEE, is_called_as_titled, is_clerical
from presslens.entities.people.parts import are_strangers, is_surname, parts
from presslens.entities.people.things import is_compound_thing
from presslens.tagging.morphology import readings

POPE = frozenset(("папа", "папы", "папе", "папу", "папой"))  # whose title is a surname too
QUEENS = frozenset(("Королева", "Королевы", "Королеве", "Королеву", "Королевой"))  # the surname may have ё
FORMER = ("экс-", "вице-")
AGE = re.compile(r"летн(?:ий|яя|его|ей|ему|юю|им|ем)$")
HERO, HEROIC = "геро", {"труда": 1, "советского": 2, "социалистического": 2}  # words after "Герой"
THING = frozenset(("NOUN", "inan", "nomn", "sing"))
LETTERS = frozenset("СКОУ")  # prepositions that open a sentence: "С | Б. Р. Седых"
OTHERS = frozenset(("VERB", "ADP", "ADV", "PART", "CCONJ", "SCONJ"))


def without_title(doc: Document, first: int, last: int) -> tuple[int, int]:
    """The span without what stands before the name in it: "Посла | А. Седова", "сестра | В. Седовой"."""
    texts = doc.tokens.words
    if is_whole_asian(texts[first:last]) or is_called_as_titled(texts[first:last]):
        return first, last
    if level(texts[first]).startswith(HERO) and last - first > 2:
        first += 1 + HEROIC.get(level(texts[first + 1]), -1)  # "Герою Труда | Олегу Седову"
    while last - first > 1 and (
        level(texts[first]) in words("title")
        or texts[first].lower().startswith(FORMER)
        or is_role(texts[first])
        or _is_before_initials(doc, first, last)
        or (level(texts[first]) in words("kin") and texts[first + 1 : first + 3][1:] == ["."])
        or _is_other_word(doc, first)
        or _is_preposition(doc, first)
        or is_queen(texts[first:last])
        or is_compound_thing(texts[first])
        or (
            last - first == 3 and first == doc.tokens.bound[doc.tokens.sentence[first]] and _is_trade(texts[first:last])
        )
        or (_is_before_surname(texts[first:last]) and not _is_told(doc, first))
    ):
        first += 1
    if last - first in (2, 3) and _of_see(doc, first):
        first += 1
    return first, last


def is_queen(words: Sequence[str]) -> bool:
    """Whether a title that is a surname too stands before a first name alone, or one with a number: "Королева Анна",
    "Королева | Анна II", not "Королёва Анна Петровна"."""
    if words[0] not in QUEENS or "F" not in parts(words[1]):
        return False
    return len(words) == 2 or not words[2][:1].isupper() or ROMAN.fullmatch(words[2]) is not None


def _is_preposition(doc: Document, i: int) -> bool:
    """Whether a letter before a name is a preposition: "С | Б. Р. Седых", "О | Седове снят фильм"."""
    tokens = doc.tokens
    if tokens.words[i] not in LETTERS:
        return False
    if len(tokens.words[i + 1]) == 1:
        return tokens.words[i + 2 : i + 3] == ["."]
    opens = i == tokens.bound[tokens.sentence[i]]
    surname = level(tokens.words[i]) in words("asian") and level(tokens.words[i + 1]) in words("asian")  # "У Ван"
    return opens and tokens.words[i + 1].istitle() and not surname


def _is_before_initials(doc: Document, first: int, last: int) -> bool:
    """Whether a role stands before initials that somebody's surname follows: "Посла | А. Седова", but "Посол А. В."."""
    texts = doc.tokens.words
    second = parts(texts[first + 1])
    if (last - first == 3 and "P" not in parts(texts[last - 1]) and "F" in second) or (
        last - first == 2 and not {"L", "K"}.isdisjoint(second) and "F" not in second
    ):
        return is_named_thing(doc, first)  # "Картины | Анны Седовой", "Музыка | Седова"
    if last - first < 4 or not (may_be_role(texts[first]) or is_named_thing(doc, first)):
        return False
    initial = len(texts[first + 1]) == 1 and texts[first + 2] == "."
    if initial:
        return len(texts[last - 1]) > 1
    letters = parts(texts[first + 1])  # "Музыка | Седова П. И."
    return len(texts[first + 2]) == 1 and texts[first + 3 : first + 4] == ["."] and not {"L", "K"}.isdisjoint(letters)


def is_named_thing(doc: Document, i: int) -> bool:
    """Whether a word that opens its sentence is said of a thing and no first name: "Картины | Л. Седовой"."""
    tokens, word = doc.tokens, doc.tokens.words[i]
    if i != tokens.bound[tokens.sentence[i]] or level(word) in words("asian"):
        return False
    thing = any(r.is_known and r.grammemes >= THING for r in readings(word)[:2])
    if "F" in parts(word):
        return thing and are_strangers(word, tokens.words[i + 1])  # "Роман | Седова"
    return is_thing(word) or (thing and tokens.case(i + 1) == "Gen")  # "Пас | Седова", which is a surname too


def _is_before_surname(words: Sequence[str]) -> bool:
    """Whether what is said of somebody stands before a surname, or a first name and one: "Декану | Седову", "Консулом |
    Анной Седовой", but not before a first name and a patronymic: "Кузнец Пётр Ильич"."""
    letters = [parts(word) for word in words[1:]]
    surname = "L" in letters[0] if "F" not in letters[0] else any("L" in found for found in letters[1:])
    return surname and is_apart(words[0])


def _is_told(doc: Document, i: int) -> bool:
    """Whether a word follows right after what somebody is, as a first name does: "экономист | Ясна Седова"."""
    tokens, before = doc.tokens, i - 1
    if before < 0 or tokens.sentence[before] != tokens.sentence[i] or not tokens.words[before].islower():
        return False
    someone = tokens.pos[before] == "NOUN" and tokens.tag[before].feats.get("Animacy") == "Anim"
    return someone and tokens.case(before) == tokens.case(i) and tokens.relation[i] in ("appos", "flat:name")


def _is_other_word(doc: Document, i: int) -> bool:
    """Whether a word before a name tells an age, or opens its sentence and is a verb, a preposition or in another
    case."""
    tokens = doc.tokens
    word = tokens.words[i]
    if AGE.search(word):
        return True
    if i != tokens.bound[tokens.sentence[i]] or not is_no_name(word) or level(word) in words("asian"):
        return False
    cases = tokens.case(i), tokens.case(i + 1)
    if tokens.pos[i] in OTHERS or is_verb(word):
        return True
    return tokens.pos[i] == "NOUN" and None not in cases and cases[0] != cases[1]


def _is_trade(words: Sequence[str]) -> bool:
    """Whether the first of three words is what somebody does, though a surname too: "Монах Мутул Седов"."""
    best = readings(words[0])[0]
    noun = {"NOUN", "anim", "nomn"} <= best.grammemes and best.is_known
    return noun and not NAMES & best.grammemes and not any("P" in parts(word) for word in words[1:])


def is_of_title(doc: Document, first: int, last: int) -> bool:
    """Whether an adjective is of a title without a name, "принц Датский", "папа римский", "Омский Епископ", not "граф
    Оболенский", or a title is cut short: "Доц. Олег Лунин"."""
    tokens = doc.tokens
    if last - first == 1 and tokens.lower[first] in words("clipped"):
        return tokens.lower[last : last + 1] == ["."]
    if last - first == 2 and (rank := next((i for i in (first, first + 1) if is_clerical(tokens.lower[i])), -1)) >= 0:
        return bool(SEE.search(tokens.lower[2 * first + 1 - rank]))
    if last - first > 1 or not first or not SEE.search(tokens.lower[first]):
        return False
    noun = tokens.lower[first - 1]
    return noun in POPE or after_rank(doc, first) or (is_noble(noun) and not is_surname(tokens.words[first]))


def _of_see(doc: Document, i: int) -> bool:
    """«епископ Мосальский Гермоген», «герцог Нижнеозёрский Филипп»: the adjective of a title before a name."""
    tokens = doc.tokens
    if not i or "ск" not in tokens.lower[i]:
        return False
    named = "F" in parts(tokens.words[i + 1])
    return after_rank(doc, i) or (named and is_noble(tokens.lower[i - 1]) and not is_surname(tokens.words[i]))


def is_ordained(doc: Document, i: int) -> bool:
    """Whether a word stands after a cleric's rank, or after the see: "владыка Пафнутий", "епископ Омский Пафнутий"."""
    lower = doc.tokens.lower
    if i > 2 and lower[i - 1] == "(":
        i -= 2  # "монахиня Варвара (| Щур)"
    if not i or SEE.search(lower[i]):
        return False
    return is_clerical(lower[i - 1]) or (i > 1 and "ск" in lower[i - 1] and after_rank(doc, i - 1))


def is_nun(doc: Document, i: int) -> bool:
    """Whether a nun's rank stands before a word."""
    return i > 0 and is_clerical(doc.tokens.lower[i - 1], "nun")


def after_rank(doc: Document, i: int) -> bool:
    """Whether a cleric's rank stands before a word, or before another see: "митрополит Омский и | Таврический"."""
    lower = doc.tokens.lower
    if i > 2 and lower[i - 1] == "и":
        return "ск" in lower[i - 2] and is_clerical(lower[i - 3])
    return i > 0 and is_clerical(lower[i - 1])


@lru_cache(20_000)
def is_noble(word: str) -> bool:
    return level(readings(word)[0].normal) in words("noble")
