"""Words around a role, of its holder and of organisations; the lists and relations that several modules read."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from presslens.document import Mention, Tokens
from presslens.tagging.morphology import lemma, readings


@cache
def _sections() -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for line in files(__package__).joinpath("words.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            words = out.setdefault(line.strip("[]"), set())
        elif line and not line.startswith("#"):
            words.update(line.split())
    return {name: frozenset(words) for name, words in out.items()}


def word_list(section: str) -> frozenset[str]:
    """The words of a section of `words.txt`, where it says what they are."""
    return _sections()[section]


@cache
def table(name: str) -> dict[str, list[str]]:
    """A file of two columns, the second of words separated by commas: `adjectives.tsv`, `aliases.tsv`."""
    lines = files(__package__).joinpath(name).read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {word: others.split(",") for word, others in rows}


def lemma_at(tokens: Tokens, i: int) -> str:
    """The dictionary form of a token, with е for ё as the lists have it."""
    return lemma(tokens.words[i], tokens.tag[i]).replace("ё", "е")


def unnumbered(word: str) -> tuple[str, str]:
    """A word without the number that is written together with it, and the number: "бортинженеру-2"."""
    if not word[-1:].isdecimal():
        return word, ""
    noun, hyphen, number = word.rpartition("-")
    return (noun, hyphen + number) if number.isdecimal() else (word, "")


def head_of(tokens: Tokens, name: Mention) -> int:
    """The token of a name that depends on what stands outside it."""
    outside = (i for i in range(name.first, name.last) if not name.first <= tokens.head[i] < name.last)
    return next(outside, name.first)


def place_adjectives() -> dict[str, list[str]]:
    """The names of places by their adjectives."""
    return table("adjectives.tsv")


GONE = word_list("gone")
SUPPOSED = word_list("supposed")
DESCRIBING = word_list("describing") | GONE | SUPPOSED
RELATIONAL = word_list("relational")
GEOGRAPHIC_ENDINGS = ("ский", "цкий", "ской", "цкой")
# These endings are never a place's: технический, общественский, строительский
NEVER_GEOGRAPHIC = ("ческий", "ственский", "тельский")
FORMER = word_list("former")
FUTURE = word_list("future")
GENERIC = word_list("generic")
POLITICAL = word_list("political")
EXECUTIVE = word_list("executive")
ASSISTING = word_list("assisting")
LEADERS = word_list("leaders")  # those that a body has beside its head
GOVERNORS = word_list("governors")  # heads whose office is of a state, region or city by its nature
BOARDS = word_list("boards")  # what else may stand in the role of one who leads: "председатель правления"
UNITS = word_list("units")
SUBJECTS = ("nsubj", "nsubj:pass")  # the relations of a subject to its verb
HIS_HER = {"его": "Masc", "ее": "Fem"}  # pronouns before a role, or objects
BODIES = word_list("bodies")
COMPOUNDED = tuple(word_list("compounded"))


def compounded(word: str) -> set[str]:
    """The nouns that the parts of a compound say: "корпорация" of "госкорпорация", "музей" of "дом-музей" and
    "музей-усадьба"."""
    first, hyphen, _ = word.partition("-")
    parts = {first} & GENERIC if hyphen else set()
    if word.endswith(COMPOUNDED):
        parts |= {noun for noun in COMPOUNDED if word.endswith(noun) and word != noun}
    return parts


def stands_for_body(word: str) -> bool:
    """Whether a noun (dictionary form), or a part of it, says of which kind an organisation is."""
    parts = {word, word.partition("-")[0], word.rpartition("-")[2]}
    if "-" in word:
        parts.add(readings(word.partition("-")[0])[0].normal)  # "компании-организатор" to those who see one noun
    return not parts.isdisjoint(GENERIC) or (word != "" and word.endswith(COMPOUNDED))
