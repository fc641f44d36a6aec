"""By which nouns bodies are called: what their names say of their kind, and what every reader knows of them."""

from __future__ import annotations

import re
from functools import cache

from presslens.facts.roles.words import GENERIC, compounded, table, word_list
from presslens.tagging.morphology import readings

EMPLOYERS = word_list("employers")  # nouns that say that a name is a firm's
FIRMS = word_list("firms")
NAMING = GENERIC | FIRMS | EMPLOYERS  # the words of a name that say of which kind a body is
SEVERAL = ("ие", "ые")  # of adjectives before a noun in the plural
HEADS = 6  # how many words of a name may hold its kind: "женский хоккейный клуб"
# The shapes of names that are made of parts of words; not "Минский", "Россети", "ФГБУ".
SHORTENED = {
    "министерство": re.compile("Мин(?!ск)[а-я]{2,}[^йея]$"),
    "ведомство": re.compile("(?:Мин(?!ск)|Рос(?!с|т))[а-я]{2,}[^йея]$"),
    "университет": re.compile("(?!ФГ|[ГМ]Б|[ГМФ]К|[ГМ]А)(?:[А-Я][а-я]?){2,5}У$"),
    "институт": re.compile("(?:И|НИИ)[А-Я]{2,5}$"),
    "академия": re.compile("[А-Я]{3,5}А$"),
    "центр": re.compile("[А-Я]{1,5}Ц$"),
}
AUTHORITIES, AUTHORITY = word_list("authorities"), "ведомство"
OUTLETS = frozenset(("редакция", "телеканал"))
# What a name that only says its legal form is called as a rule.
FIRM_LIKE = frozenset(("компания", "общество", "организация", "предприятие", "фирма"))
ACRONYM = 6  # letters of one


def bare(word: str) -> str:
    return word.strip("«»\"'“”„,.()").lower().replace("ё", "е")


def dictionary_form(word: str) -> str:
    """The dictionary form of a word of a name; of guesses at an unknown one, the word itself: "маслихат"."""
    short, word = word.isupper() and len(word) <= ACRONYM, bare(word)
    if not word:
        return ""
    found = readings(word)
    if not found[0].is_known and (short or any(r.normal == word for r in found)):
        return word
    return found[0].normal.replace("ё", "е")


def normal(name: str) -> list[str]:
    return [n for word in name.split() if (n := dictionary_form(word))]


def heads(name: str) -> set[str]:
    """The words of a name in the nominative, down to the first noun that another governs: "Совет" of "Совет банка"."""
    out, several = set(), False  # "Тарские верфи"
    for word in name.split()[:HEADS]:
        normal = dictionary_form(word)
        plural = several and any({"NOUN", "nomn", "plur"} <= r.grammemes for r in readings(bare(word)))
        several = word.endswith(SEVERAL)
        if normal == bare(word) or plural:
            out |= {normal, normal.rpartition("-")[2]} | compounded(normal)
        elif out and word.islower() and "NOUN" in readings(word)[0].grammemes:
            break
    return out


def shortened(name: str) -> set[str]:
    """The kinds that a name made of parts of words tells: "Минздрав", "Росреестр", "ТГПУ"."""
    first = name.partition(" ")[0]
    return {kind for kind, pattern in SHORTENED.items() if bare(first) not in GENERIC and pattern.match(first)}


@cache
def _known() -> dict[str, set[str]]:
    """The nouns by which bodies that every reader knows are called, by their names."""
    out: dict[str, set[str]] = {}
    for kind, names in table("known.tsv").items():
        for name in names:
            out.setdefault(name, set()).add(kind)
    return out


def known(name: str) -> set[str]:
    """The nouns by which a body that every reader knows is called again."""
    return _known().get(bare(name), set())


def alike(noun: str) -> set[str]:
    """A noun that stands for an organisation, and those that the name may have instead."""
    first = noun.partition("-")[0]
    kinds = {noun, first, *table("aliases.tsv").get(noun, table("aliases.tsv").get(first, []))}
    return kinds | FIRMS if "@firms" in kinds else kinds


def has_one(name: str, noun: str) -> bool:
    """Whether a body that is known to be of another kind has one: "музей НГУ", "госпиталь МВД", but "банк ВТБ"."""
    if noun in FIRM_LIKE:
        return False
    kinds = known(name) | shortened(name) | ({AUTHORITY} if bare(name) in AUTHORITIES else set())
    return not kinds <= OUTLETS and kinds.isdisjoint(alike(noun))
