"""What governs a surname: the noun whose genitive it is, the preposition or the verb whose object it is.

Taggers are at a loss with what is written beside initials, which say nothing: "Лунина" is a woman's or of a man, and
"Луниной" nobody's but a woman's, but "Лунину" is said to a man and of a woman.
"""

from __future__ import annotations

from functools import lru_cache

from presslens.document import Document, Mention
from presslens.entities.letters import CONSONANTS
from presslens.entities.people.commons import is_thing, is_verb, may_be_role
from presslens.entities.people.declension import POSSESSIVE_F, feminine, masculine
from presslens.entities.people.lexicon import level, words
from presslens.tagging.morphology import readings

OBJECTS = ("ову", "еву", "ину", "ыну")  # dative of men, accusative of women
ACTING = ("врио", "вр", "обязанност")
AGENTS = ("ой", "ей", "ым", "им", "ом", "ем", "ём")
DECLINED = (*"аеёиоуыэюя", *AGENTS)
ONTO = frozenset(("на", "через", "про"))
# The case after a preposition right before a name; after "с" the instrumental or the genitive, and no nominative
GOVERNED: dict[str, str | None] = {
    **dict.fromkeys(("о", "об", "обо"), "Loc"), **dict.fromkeys(("к", "ко"), "Dat"), **dict.fromkeys(("с", "со"), None),
    **dict.fromkeys(("у", "от", "без", "для", "против", "после", "кроме", "около", "ради", "вместо"), "Gen"),
    **dict.fromkeys(("над", "перед", "между"), "Ins"), **dict.fromkeys(("из-за", "насчет"), "Gen"),
    "на": None, "по": None, "при": "Loc", "через": "Acc", "про": "Acc", "благодаря": "Dat",
}  # fmt: skip
PHRASE = frozenset(("NOUN", "ADJ", "NUM", "SYM", "DET"))
DASHES = frozenset("—–-")
SIBLINGS = 20  # words beside a name that may be the subject
ADJECTIVES = 3  # tokens from a comma to the noun of a role
BEHIND = 4  # tokens after a verb that its subject may be among
COPULAS = frozenset(("быть", "стать", "мочь"))
DEGREE, SHORTENED = 3, 4  # words of a degree cut short, and letters of one: "д. филол. н."
NEAR = 8  # tokens from a name to the role that it is told by


def bare_surname(doc: Document, mention: Mention) -> int:
    """The one word besides initials of a mention, its last word where there are more."""
    named = [i for i in range(mention.first, mention.last) if len(doc.tokens.words[i]) > 1]
    return named[0] if len(named) == 1 else mention.last - 1


def is_owned(doc: Document, mention: Mention, free: bool) -> bool:
    """Whether a noun that names nobody in the nominative stands before initials and what may be a man's genitive:
    "памяти | М. А. Лунина", "книга профессора | М. А. Лунина".

    Unless the name is `free` of a verb and a role, only a subject will do: "повесть | М. А. Лунина вышла".
    """
    tokens, noun = doc.tokens, mention.first - 1
    if noun < 0 or len(tokens.words[mention.first]) > 1 or tokens.pos[noun] not in ("NOUN", "PROPN"):
        return False
    if tokens.sentence[noun] != tokens.sentence[mention.first] or tokens.words[noun].isupper():
        return False
    if not level(tokens.words[mention.last - 1]).endswith(POSSESSIVE_F):
        return False
    if is_acting(doc, mention.first):
        return False
    thing = is_thing(tokens.words[noun])
    if thing or (tokens.pos[noun] == "NOUN" and tokens.tag[noun].feats.get("Animacy") != "Anim"):
        return free or tokens.relation[noun].startswith("nsubj")
    someone = tokens.pos[noun] == "NOUN" or may_be_role(tokens.words[noun])
    return free and someone and tokens.case(noun) not in ("Nom", None)


def before_title(doc: Document, first: int) -> int:
    """The token before a name and what is cut short of a title or a degree there: "открыла | доц. Н. П. Лунина",
    "открыла | к. т. н. Н. П. Лунина"."""
    tokens, before = doc.tokens, first - 1
    for _ in range(DEGREE):
        if before < 1 or tokens.words[before] != ".":
            break
        word, closing = tokens.words[before - 1], before == first - 1
        letter = word == "н" if closing else len(word) <= SHORTENED and word.islower()
        if not letter and tokens.lower[before - 1] not in words("clipped"):
            break
        before -= 2
    return before


def is_acting(doc: Document, first: int) -> bool:
    """Whether an office is held for somebody else, so that its genitive says nothing: "врио | министра", "и. о. |"."""
    tokens, root = doc.tokens, _role(doc, first)
    before = root - 1
    if tokens.lower[root].startswith(ACTING):
        return True
    return (
        before >= 0
        and tokens.sentence[before] == tokens.sentence[root]
        and (tokens.words[before] == "." or tokens.lower[before].startswith(ACTING))
    )


def object_case(doc: Document, mention: Mention) -> str | None:
    """The case of a surname in -ову, by its role or its verb: "на начальника отдела | Лунину", "назначили Лунину"; of a
    whole name by the verb alone: "назначили | Жоржи Алмейду"."""
    named = [i for i in range(mention.first, mention.last) if len(doc.tokens.words[i]) > 1]
    if len(named) != 1:
        ended = named and doc.tokens.lower[named[-1]].endswith(("у", "ю"))
        return "Acc" if ended and _is_appointed(doc, mention) else None
    if doc.tokens.words[named[0]][-1] not in "ауюя" and not _is_left_by_women(doc, mention):
        return None
    if not level(doc.tokens.words[named[0]]).endswith(OBJECTS):
        return "Acc" if _is_others_object(doc, mention) else None
    role = _role(doc, mention.first)
    if role == mention.first:
        return "Acc" if _is_appointed(doc, mention) else None
    tokens = doc.tokens
    if tokens.tag[role].feats.get("Animacy") != "Anim":
        return None
    if tokens.case(role) == "Dat":
        return "Dat"
    before = role - 1
    while before >= 0 and tokens.pos[before] == "ADJ":
        before -= 1
    onto = before >= 0 and tokens.lower[before] in ONTO
    return "Acc" if onto or tokens.case(role) == "Acc" else None


def governed(doc: Document, mention: Mention) -> tuple[bool, str | None]:
    """Whether the words right before a name leave no nominative, and the case that they tell: "о | К. А. Гоголе", "по
    мнению | А. И. Седова", "создан | Г. И. Седовой"."""
    names = [name for name in doc.tokens.lower[mention.first : mention.last] if len(name) > 1]
    # "по словам Седо | Даламберт": a woman, or a man whose name the writer has left as it is
    if not any(name.endswith(DECLINED) for name in names) and not _is_left_by_women(doc, mention):
        return False, None
    return government(doc, mention)


def government(doc: Document, mention: Mention) -> tuple[bool, str | None]:
    """The same, whatever the looks of the name."""
    tokens, before = doc.tokens, before_title(doc, mention.first)
    if before < 0 or tokens.sentence[before] != tokens.sentence[mention.first]:
        return False, None
    word = tokens.lower[before]
    if len(word) > 1 and tokens.words[before].isupper():
        return False, None
    if word in GOVERNED:
        return True, GOVERNED[word]
    if word in words("said_by") and before and tokens.lower[before - 1] == "по":
        return True, "Gen"
    return (True, "Ins") if _is_agent(doc, mention) else (False, None)


def is_gendered(last: str) -> bool:
    """Whether a surname in the nominative is a man's or a woman's by its ending: "седова", not "мороз"."""
    return masculine(last) != last or feminine(last) != last


def _is_left_by_women(doc: Document, mention: Mention) -> bool:
    """Whether a surname with initials is the same in all cases with women and not with men: "без | Н. П. Мороз"."""
    named = [name for name in doc.tokens.lower[mention.first : mention.last] if len(name) > 1]
    if len(named) != 1 or mention.last == mention.first + 1:
        return False
    surname = named[0]
    return surname[-1] in CONSONANTS and not surname.endswith(("ых", "их")) and level(surname) not in words("asian")


def case_of_role_after(doc: Document, mention: Mention) -> str | None:
    """The case of a role after a name and a comma, where it is no nominative: "ждут | Лунину, министра спорта", "слово
    дали | Луниной, главному врачу"."""
    tokens, noun = doc.tokens, mention.last + 1
    if noun >= len(tokens) or tokens.words[mention.last] != ",":
        return None
    while noun + 1 < len(tokens) and noun < mention.last + ADJECTIVES and tokens.pos[noun] == "ADJ":
        noun += 1
    if tokens.sentence[noun] != tokens.sentence[mention.first] or tokens.pos[noun] != "NOUN":
        return None
    cases = cases_of_person(tokens.lower[noun])
    if tokens.number(noun) != "Sing" or tokens.case(noun) not in cases or _is_of_another(doc, noun):
        return None
    if "Gen" in cases and "Acc" in cases:
        return "Acc" if tokens.lower[bare_surname(doc, mention)].endswith(("у", "ю")) else "Gen"
    return tokens.case(noun)


def _is_of_another(doc: Document, noun: int) -> bool:
    """Whether a dash after a role parts it from whose it is: "избран О. Лунь, секретарём | клуба — Анна Ким"."""
    tokens, end = doc.tokens, doc.tokens.bound[doc.tokens.sentence[noun] + 1]
    mark = next((i for i in range(noun + 1, min(end, noun + NEAR)) if tokens.pos[i] == "PUNCT"), noun)
    return mark > noun and tokens.words[mark] in DASHES


@lru_cache(20_000)
def cases_of_person(word: str) -> frozenset[str | None]:
    """The cases that a noun said of somebody can be in, none where it may be a nominative."""
    found = [r for r in readings(word) if r.is_known and "sing" in r.grammemes]
    if not found or any("nomn" in r.grammemes or "anim" not in r.grammemes for r in found):
        return frozenset()
    return frozenset(r.feats.get("Case") for r in found)


def _is_agent(doc: Document, mention: Mention) -> bool:
    """Whether a name in the instrumental follows a passive that has its subject before it."""
    tokens, verb = doc.tokens, before_title(doc, mention.first)
    if tokens.tag[verb].feats.get("Variant") != "Short" or tokens.tag[verb].feats.get("Voice") != "Pass":
        return False
    if not tokens.lower[mention.last - 1].endswith(AGENTS) and not tokens.lower[mention.first].endswith(AGENTS):
        return False
    return any(k < verb and tokens.relation[k].startswith("nsubj") for k in tokens.children[verb][:SIBLINGS])


def _role(doc: Document, first: int) -> int:
    """The noun that the genitives right before a token depend on; the token itself where there is none."""
    tokens, found = doc.tokens, first
    for i in range(first - 1, max(-1, first - NEAR), -1):
        if tokens.sentence[i] != tokens.sentence[first] or not (tokens.pos[i] in PHRASE or tokens.words[i] == "№"):
            break
        if tokens.pos[i] == "NOUN":
            found = i
            if tokens.case(i) != "Gen":
                break
    return found


def _is_appointed(doc: Document, mention: Mention) -> bool:
    """Whether a verb that takes a person in the accusative stands right before a name, which has no other object."""
    tokens, verb, after = doc.tokens, mention.first - 1, mention.last
    if verb >= 0 and tokens.lower[verb] in ONTO:
        return True
    if verb < 0 or not (tokens.pos[verb] == "VERB" or is_verb(tokens.words[verb])):
        return False
    if not _takes_people(tokens.words[verb]):
        return False
    ended = after == len(tokens) or tokens.sentence[after] != tokens.sentence[verb]
    return ended or tokens.pos[after] in ("PUNCT", "ADP", "CCONJ") or tokens.case(after) == "Ins"


def _is_others_object(doc: Document, mention: Mention) -> bool:
    """Whether several people, those who write, or who stands before the verb do something to whom they name:
    "встретили | А. Т. Лунина", "министр поблагодарил | А. Т. Лунина"."""
    verb = mention.first - 1
    if verb < 0 or not _is_appointed(doc, mention):
        return False
    if any(k < verb and doc.tokens.relation[k].startswith("nsubj") for k in doc.tokens.children[verb][:SIBLINGS]):
        return True
    best = readings(doc.tokens.words[verb])[0].grammemes
    return "plur" in best and "VERB" in best and doc.tokens.lower[mention.last : mention.last + 1] not in (["и"], [","])


@lru_cache(20_000)
def _takes_people(verb: str) -> bool:
    return level(readings(verb)[0].normal) in words("appointing")


def acts(doc: Document, i: int) -> bool:
    """Whether a verb of a woman without another subject follows her surname: "после ухода из театра | Лунина пела"."""
    tokens, verb = doc.tokens, i + 1
    if verb == len(tokens) or tokens.pos[verb] != "VERB" or tokens.gender(verb) != "Fem":
        return False
    if tokens.sentence[verb] != tokens.sentence[i] or not level(tokens.words[i]).endswith(POSSESSIVE_F):
        return False
    return level(readings(tokens.words[verb])[0].normal) not in COPULAS and lacks_other_subject(doc, verb)


def lacks_other_subject(doc: Document, verb: int) -> bool:
    """Whether a verb has no subject but one that its tagger may have overlooked before it."""
    tokens = doc.tokens
    after = range(verb + 1, min(len(tokens), verb + BEHIND))  # "у Лунина родилась дочь"
    others = any(tokens.pos[k] == "NOUN" and tokens.case(k) == "Nom" for k in after)
    return not others and not any(tokens.relation[k].startswith("nsubj") for k in tokens.children[verb][:SIBLINGS])
