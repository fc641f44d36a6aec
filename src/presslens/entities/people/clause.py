"""What the clause around a name tells of it: the verb that it is the subject of, and the role beside it."""

from __future__ import annotations

import re
from functools import lru_cache

from presslens.document import Document, Mention
from presslens.entities.people.commons import person_noun
from presslens.entities.people.declension import POSSESSIVE_F
from presslens.entities.people.governing import SIBLINGS, acts, bare_surname
from presslens.entities.people.lexicon import first_names, level, words
from presslens.entities.people.reading import NOWHERE, Setting
from presslens.entities.people.standing import QUOTES
from presslens.tagging.morphology import readings

OFFICIAL, APPOSED, SUBJECT, DEPENDENT = 4.5, 2.5, 2.5, -3.0  # for the nominative
REACHED = re.compile(
    r"[ \t\xa0]*[,:;(—–-]?[ \t\xa0]*(?:(?:тел|моб|e-?mail|эл|почта)\b|\+?[78]?[ \t\xa0(-]*\d{3}|[\w.-]+@)", re.I
)
NAMING_POS = frozenset(["NOUN", "ADJ", "PROPN", "X", "ADP", "CCONJ", "SYM", "NUM"])  # the last two: "школы № 5"
NAMING = frozenset(["appos", "nmod", "flat:name", "flat:foreign", "nummod:entity"])
OBJECTS = frozenset(("obj", "obl", "nmod", "iobj", "appos"))  # what taggers take a woman for whose genitive it may be
SHORTENED = 4  # letters of a word before a full stop within a name: "г. Омска", "им. Седова"
STEPS, NEAR = 5, 12  # how far up the tree and how many tokens before a name its role may stand


def maybe_woman(doc: Document, mention: Mention) -> bool:
    """Whether the last word of a mention has the ending of a woman's surname, and of the genitive of a man's."""
    return level(doc.tokens.words[bare_surname(doc, mention)]).endswith(POSSESSIVE_F)


def in_clause(doc: Document, mention: Mention) -> Setting:
    """The gender of what a mention is the subject of, itself or as the name beside a role."""
    tokens = doc.tokens
    i = next((i for i in range(mention.first, mention.last) if not mention.first <= tokens.head[i] < mention.last), -1)
    apposed = _before_degree(doc, mention.first) < mention.first
    if i < 0 or (tokens.head[i] < 0 and not apposed):
        return NOWHERE
    if mention.last - mention.first == 1 and tokens.relation[i] in OBJECTS and acts(doc, i):
        return Setting("f", SUBJECT)
    if tokens.relation[i].startswith("nsubj") and not is_kin(doc, mention):
        beside = tokens.children[tokens.head[i]][:SIBLINGS]
        alone = not any(k != i and tokens.relation[k].startswith("nsubj") for k in beside)
        # "Директором является Н. Седова": whoever has a role said of him
        told = any(tokens.case(k) == "Ins" and tokens.tag[k].feats.get("Animacy") == "Anim" for k in beside)
        likely = OFFICIAL if told else SUBJECT
        return Setting(_predicate_gender(doc, i), likely * (alone and maybe_woman(doc, mention)))
    if tokens.relation[i] == "conj" and _is_named_subject(doc, tokens.head[i]):
        return Setting(nominative=SUBJECT * maybe_woman(doc, mention))
    bare = _is_bare(doc, mention)
    # initials that the parser gives to who is named next
    ahead = tokens.head[i] >= mention.last and tokens.relation[i] in NAMING and bare
    role = None if ahead else _role(doc, mention, i)
    initials = any(len(word) == 1 and word.isupper() for word in tokens.words[mention.first : mention.last])
    apposed = apposed or tokens.relation[i] == "appos"
    if role is None and (ahead or ((initials or not bare) and apposed)):
        role = _role_before(doc, mention, any_noun=ahead)
    return NOWHERE if role is None else _beside(doc, mention, role)


def _is_named_subject(doc: Document, i: int) -> bool:
    """Whether somebody's name is a subject, so that who is named with him is one too: "Лапин (Омск) | и Седова"."""
    tokens = doc.tokens
    return tokens.pos[i] == "PROPN" and tokens.case(i) == "Nom" and tokens.relation[i].startswith("nsubj")


def _predicate_gender(doc: Document, subject: int) -> str | None:
    """The gender of the past verb or short adjective of a subject, and of a noun for women that is said of her."""
    tokens = doc.tokens
    head = tokens.head[subject]
    if head < 0 or not (tokens.relation[subject].startswith("nsubj") or _told_of(doc, subject)):
        return None
    if tokens.pos[head] == "NOUN":
        # "Седо была директором"
        cop = {tokens.gender(c) for c in tokens.children[head][:SIBLINGS] if tokens.relation[c] == "cop"}
        return "f" if "Fem" in cop or person_noun(tokens.lower[head]) == "f" else "m" if "Masc" in cop else None
    if tokens.pos[head] not in ("VERB", "ADJ"):
        return None
    # the tagger leaves the gender out where it does not agree: "пояснила бухгалтер"
    # and may put one where there is none: "прочтёт"
    said = [r for r in readings(tokens.words[head])[:2] if r.pos in ("VERB", "ADJ")]
    known = [r.feats["Gender"] for r in said if "Gender" in r.feats]
    gender = known and (tokens.gender(head) or known[0])
    return gender[0].lower() if gender in ("Masc", "Fem") else None


def _told_of(doc: Document, subject: int) -> bool:
    """Whether a noun in the nominative is a verb's subject though the syntax calls it something else."""
    tokens = doc.tokens
    head = tokens.head[subject]
    if tokens.pos[head] != "VERB":
        return False
    if head == subject - 1 and tokens.relation[subject] == "obj" and _is_plainly_somebody(tokens.lower[subject]):
        return True  # "встречу вела | врач-биохимик"
    if tokens.case(subject) != "Nom" or tokens.relation[subject] != "nmod":
        return False
    return not any(tokens.relation[i].startswith("nsubj") for i in tokens.children[head])


def gender_after(doc: Document, mention: Mention) -> str | None:
    """The gender of a past verb right after a mention."""
    tokens, last = doc.tokens, mention.last
    if last == len(tokens) or tokens.pos[last] != "VERB" or tokens.sentence[last] != tokens.sentence[last - 1]:
        return None
    past = tokens.tag[last].feats.get("Tense") == "Past" and tokens.tag[last].feats.get("VerbForm") == "Fin"
    return {"Masc": "m", "Fem": "f"}.get(tokens.gender(last) or "") if past else None


def _role(doc: Document, mention: Mention, i: int) -> int | None:
    """The noun in the nominative that says who somebody is, and that a mention follows with nothing but nouns and
    adjectives in between."""
    tokens = doc.tokens
    last = mention.last
    if last < len(tokens) and tokens.words[last][0].isupper() and tokens.sentence[last] == tokens.sentence[i]:
        return None
    for _ in range(STEPS):
        head = tokens.head[i]
        if not max(0, mention.first - NEAR) <= head < i or tokens.relation[i] not in NAMING:
            return None
        i = head
        nominative = tokens.case(i) == "Nom" or tokens.relation[i].startswith("nsubj") or _told_of(doc, i)
        nominative = nominative and not (i and tokens.words[i - 1] in QUOTES)  # "директора фирмы «Строитель»"
        if nominative and person_noun(tokens.lower[i]):
            between = range(i + 1, mention.first)
            return i if all(is_plain(doc, k, mention.first) for k in between) else None
    return None


def is_plain(doc: Document, k: int, name: int) -> bool:
    """Whether a token may stand between a role and a name: a noun, an adjective, an abbreviation, a quotation mark;
    "имени" only where another is named after it: "директор музея имени Седова | Н. П. Лунина"."""
    tokens = doc.tokens
    if tokens.lower[k] in words("in_honour"):
        return name - k > 1 and len(tokens.words[name - 1]) > 1
    shortened = tokens.words[k] == "." and len(tokens.words[k - 1]) <= SHORTENED
    if tokens.words[k] == "," and 0 < k < name - 1:  # "начальник отдела культуры, спорта и туризма"
        return all(tokens.case(i) == "Gen" and tokens.words[i].islower() for i in (k - 1, k + 1))
    return shortened or tokens.pos[k] in NAMING_POS or tokens.words[k] in QUOTES


def _role_before(doc: Document, mention: Mention, any_noun: bool) -> int | None:
    """The same where the syntax is of no help: the nearest such noun, past those of others where it may be any noun."""
    tokens, quoted = doc.tokens, False
    last = _before_degree(doc, mention.first)
    for i in range(last - 1, max(-1, last - NEAR), -1):
        if tokens.sentence[i] != tokens.sentence[mention.first] or not is_plain(doc, i, last):
            return None
        quoted = quoted != (tokens.words[i] in QUOTES)
        if quoted:
            continue  # "директора фирмы «Строитель» | Глеба Седова"
        if tokens.case(i) == "Nom" and person_noun(tokens.lower[i]):
            return i
        animacy = tokens.tag[i].feats.get("Animacy")  # "мостов" is a surname to the dictionary
        unclear = not animacy and not tokens.words[i].isupper()
        someone = animacy == "Anim" or (unclear and {"NOUN", "anim"} <= readings(tokens.words[i])[0].grammemes)
        if someone and not any_noun:
            return None
    return None


def _before_degree(doc: Document, first: int) -> int:
    """Where a degree cut short begins that a comma sets off before a name: "доцент вуза |, к. э. н. Н. П. Седова"."""
    words, k = doc.tokens.words, first
    while k > 1 and words[k - 1] == "." and len(words[k - 2]) <= SHORTENED and words[k - 2].islower():
        k -= 2 + (words[k - 3] == "-")
    return k - 1 if k < first and words[k - 1] == "," else first


def _beside(doc: Document, mention: Mention, role: int) -> Setting:
    """What a role says of the name after it."""
    tokens = doc.tokens
    noun = person_noun(tokens.lower[role])
    gender = _predicate_gender(doc, role) or gender_after(doc, mention)
    bare = _is_bare(doc, mention)
    close = role == mention.first - 1
    if close and bare and is_kin(doc, mention):
        return Setting(nominative=DEPENDENT)
    if gender == "f" and (noun == "m" or bare):
        return Setting("f", APPOSED)
    if not bare:
        near = mention.first - 1
        # "владелец сети «Икс» | Анна Ким" is no owner of hers
        noun_of = level(tokens.lower[role])
        owned = role > 0 and tokens.lower[role - 1] in words("possessive")  # "его заместитель | Влада Седова"
        somebodys = noun_of in words("kin") or (near == role and noun_of in words("somebodys") and not owned)
        other = near != role and tokens.tag[near].feats.get("Animacy") == "Anim"  # "критик главы Амина Седова"
        return NOWHERE if somebodys or other else Setting("f" if noun == "f" else None, OFFICIAL)
    if gender == "m":
        return Setting("m")
    owned = role > 0 and tokens.lower[role - 1] in words("possessive")
    owned = owned or _is_credit(doc, mention, role) or _is_item(doc, mention, role)
    return (
        NOWHERE if close and not owned and level(tokens.lower[role]) in words("somebodys") else Setting(None, APPOSED)
    )


def _is_credit(doc: Document, mention: Mention, role: int) -> bool:
    """Whether a sentence says nothing but who holds a role: "Главный секретарь | И. Лунина." """
    tokens = doc.tokens
    begin, end = (tokens.bound[tokens.sentence[role] + k] for k in (0, 1))
    told = mention.last - mention.first > 1 and all(tokens.pos[k] == "ADJ" for k in range(begin, role))
    return told and (all(tokens.pos[k] == "PUNCT" for k in range(mention.last, end)) or _is_reached(doc, mention))


def _is_reached(doc: Document, mention: Mention) -> bool:
    """Whether how to reach somebody follows a name: "Пресс-секретарь | Н. П. Лунина, тел. 55-66-77"."""
    return REACHED.match(doc.text, mention.stop) is not None


def _is_item(doc: Document, mention: Mention, role: int) -> bool:
    """Whether a role and initials follow a name in a list of such: "тренер И. Лунин, врач | Т. Лунина, повар"."""
    tokens = doc.tokens
    listed = role > 1 and tokens.words[role - 1] == "," and tokens.pos[role - 2] == "PROPN"
    listed = listed and tokens.case(role - 2) == "Nom" and mention.last - mention.first > 1
    return listed and mention.last < len(tokens) and tokens.words[mention.last] in (",", "и", ".")


def _is_bare(doc: Document, mention: Mention) -> bool:
    """Whether a mention has one word besides initials."""
    return sum(len(doc.tokens.words[i]) > 1 for i in range(mention.first, mention.last)) == 1


def is_kin(doc: Document, mention: Mention) -> bool:
    """Whether a surname follows a word like "жена", which takes the genitive: "жена Петрова", not "дочь Полина"."""
    return (
        mention.first > 0
        and _is_bare(doc, mention)
        and level(doc.tokens.lower[bare_surname(doc, mention)]) not in first_names()
        and level(doc.tokens.lower[mention.first - 1]) in words("kin")
    )


@lru_cache(20_000)
def _is_plainly_somebody(word: str) -> bool:
    """Whether a noun said of people can be nothing but a nominative: "врач-биохимик", whatever the tagger sees."""
    return person_noun(word) == "m" and all("nomn" in r.grammemes for r in readings(word)[:3])
