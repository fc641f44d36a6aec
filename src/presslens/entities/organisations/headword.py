"""The noun that a name turns on."""

from __future__ import annotations

from presslens.document import Tag
from presslens.entities.mentions.lexicon import heads, section
from presslens.entities.mentions.quotation import MARKS
from presslens.entities.organisations.inflection import MINISTRY, ORDINAL, RELATIONAL, cyrillic
from presslens.entities.people.lexicon import NAMED_AFTER
from presslens.tagging.morphology import readings

FIRMS = frozenset({"банка", "маркета", "лизинга", "страхования", "капитала", "финанса", "телекома", "медиа"})


def head_of(words: list[str], tags: list[Tag], begin: int) -> int | None:
    """The noun that the name turns on; None where it begins in quotation marks or has no word to inflect."""
    if not section("spelt-legal").isdisjoint(word.lower() for word in words[begin + 1 :]) and words[begin].istitle():
        return None  # "Тенгир Майнинг Компани"
    for i in range(begin, len(words)):
        if ORDINAL.fullmatch(words[i]) or (i > begin and _is_of_bracket(words, i)):
            continue
        if words[i] in MARKS or not words[i][:1].isalpha():
            return None
        if words[i] in NAMED_AFTER and i > begin:
            return i - 1  # "в Пантеоне имени Седова", of which the tagger may take the noun for an adjective
        if words[i + 1 : i + 2] == ["."] and readings(words[i])[0].pos == "VERB":
            return None  # "Учи.ру"
        if words[i].lower() in section("legal") and words[i].isupper() and i + 1 < len(words):
            if words[i + 1 : i + 2] and words[i + 1].islower() and tags[i + 1].feats.get("Case") == "Gen":
                return i if i > begin and words[i].lower() in section("masculine") else None  # "Тарский НИИ горных рек"
            if words[i].lower() in section("farms"):
                return None  # "КФХ Анны Седовой", "КФХ Седовых"
            if words[i].lower() in section("agencies-alone") and "Geox" in readings(words[i + 1])[0].grammemes:
                return None  # "ЦБ России"
            if words[i].lower() in section("placed-acronyms") and tags[i + 1].feats.get("Case") == "Gen":
                return None  # "ЦРБ Тарского района"
            if tags[i + 1].feats.get("Case") == "Gen" and _is_owner(words[i + 1 :]):
                return None  # "ГБУ Тарского района «Лён»"
            continue
        if i == begin and words[i].isupper() and _is_of_noun(words[i], words[i + 1 : i + 2], tags[i + 1 : i + 2]):
            return None  # "ОТК завода «Лён»"
        described = i + 1 < len(words) and (tags[i + 1].pos in ("ADJ", "NOUN") or _is_of_bracket(words, i + 1))
        if RELATIONAL.search(words[i]) and described:
            continue  # "Павлодарского", which the tagger may take for a surname
        if _is_attribute(words[i], words[i + 1 : i + 4]):
            continue
        if words[i].lower() in section("undeclined") and i + 1 < len(words):
            continue
        if _is_fixed(words[i]) and i + 1 < len(words) and _is_attribute(words[i + 1], words[i + 2 :]):
            continue  # "Коми научного центра"
        if tags[i].pos in ("NOUN", "PROPN", "X") or words[i].lower() in heads() or MINISTRY.match(words[i]):
            after = words[i + 1 : i + 2]
            bare = begin > 0 or _is_of_firm(words[i], after)
            return i + (_is_surname(words, i) or (bare and _is_oblique(words[i], after)))
        if tags[i].pos not in ("ADJ", "VERB", "DET", "CCONJ"):
            return None
    return None


def _is_of_bracket(words: list[str], i: int) -> bool:
    """Whether a bracket around one adjective stands at `i`: "Тарский | ( | Ланский | ) | институт"."""
    opened = i if words[i] == "(" else i - 2
    return words[opened : opened + 1] == ["("] and words[opened + 2 : opened + 3] == [")"] and words[i] in ("(", ")")


def _is_of_noun(acronym: str, noun: list[str], tags: list[Tag]) -> bool:
    """Whether an acronym that is no legal form is of the noun after it, in small letters and the genitive."""
    short = len(acronym) > 2 and cyrillic(acronym) and acronym.lower() not in section("legal")
    return short and bool(noun) and noun[0].islower() and tags[0].feats.get("Case") == "Gen"


def _is_owner(words: list[str]) -> bool:
    """Whether the words between a legal form and a name in quotation marks are the place or the ministry that it is
    of: "Тарского района «Лён»", not "Тарского центра «Лён»"."""
    mark = next((i for i, word in enumerate(words) if word in MARKS), 0)
    return mark > 0 and not any(word.lower() in heads() and not MINISTRY.match(word) for word in words[:mark])


def _is_surname(words: list[str], i: int) -> bool:
    """Whether a surname that takes no case stands before the kind of a body: "Седов | Университета"."""
    kind = words[i + 1] if i + 1 < len(words) else ""
    named = {"Surn", "nomn"} <= readings(words[i])[0].grammemes
    return named and kind.istitle() and kind.lower() in heads()


def _is_oblique(word: str, after: list[str]) -> bool:
    """Whether a noun that takes the case follows the first word of a name: "на «Ланк | Арене»", of «ЛТБ | Капитала»,
    «Седов | Арены»."""
    if not after or not after[0].istitle():
        return False
    best, own = readings(after[0])[0], readings(word)[0].grammemes
    surname = {"Surn", "nomn"} <= own
    found = [r for r in readings(after[0]) if r.is_known and not (surname and "plur" in r.grammemes)]
    cases = {r.feats.get("Case") for r in found}
    if best.pos != "NOUN" or not cases:
        return False
    firm = _is_of_firm(word, after)
    if firm:
        cases -= {"Nom"}  # "на сайте Нива | Банка", which is no jar
    genitive = surname or firm or (word.isupper() and len(word) > 1)
    genitive &= {"Geox", "Name", "Surn"}.isdisjoint(best.grammemes)
    return cases <= {"Dat", "Loc", "Ins", *(("Gen",) if genitive else ())}


def _is_of_firm(word: str, after: list[str]) -> bool:
    """Whether the kind of a firm that takes the case follows the first word of its name: "Нива | Банка"."""
    told = bool(after) and after[0].istitle() and after[0].lower() in FIRMS
    return told and word.istitle() and word.lower() not in heads() and "nomn" in readings(word)[0].grammemes


def _is_fixed(word: str) -> bool:
    """Whether a word is a place's that takes no case."""
    return word.istitle() and {"Fixd", "Geox"} <= readings(word)[0].grammemes


def _is_attribute(word: str, after: list[str]) -> bool:
    """Whether a word is the adjective of the noun after it, whatever the tagger takes it for: "Волейбольному клубу"."""
    noun = next((one for one in after if not _is_adjective(one)), "")
    return noun.lower() in heads() and word.lower() not in heads() and _is_adjective(word)


def _is_adjective(word: str) -> bool:
    best = readings(word)[0]
    return (best.pos == "ADJ" and best.is_known) or RELATIONAL.search(word) is not None
