"""Which roles are at the head of a body, and so always of one: "генеральный директор", "председатель правления"."""

from __future__ import annotations

from presslens.document import Tokens
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.words import ASSISTING, BOARDS, lemma_at, word_list

# Roles that every body has, and that are always of one; of the lesser ones those that "главный" makes such.
LEADERSHIP = word_list("leadership_roles")
LESSER, CHIEF = word_list("chief_roles"), word_list("chief")
UNLED = word_list("no_leadership")  # adjectives by which a role is of no body: "классный руководитель"
# Who leads a whole firm
GENERAL = frozenset(("генеральный", "гендиректор", "правление"))
OF_FIRMS = (["правление"], ["совет", "директор"], ["наблюдательный", "совет"])  # boards, whose members are of a firm
GRADES = ("старш", "младш", "ведущ")


def leads(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a role is at the head of some body, and nothing but the body is missing: "бывший директор"."""
    if phrase.place_adjective is not None:
        return False
    if phrase.generic is not None and not all(lemma_at(tokens, k) in BOARDS for k in range(*phrase.generic)):
        return False  # "директор | фонда", which may be any, but "председатель совета директоров"
    own = [lemma_at(tokens, k) for k in phrase.words if tokens.pos[k] in ("NOUN", "ADJ", "VERB", "PROPN")]
    if own == ["управлять"]:
        own = [phrase.entry.lemma]  # "управляющий" is taken for a participle
    if phrase.entry.lemma in ASSISTING and "заместитель" in own:
        own = own[own.index("заместитель") + 1 :]
    if own[:1] == ["член"]:
        return own[1:] in OF_FIRMS
    head = next((k for k, word in enumerate(own) if word in LEADERSHIP or word in LESSER), None)
    if head is None or not UNLED.isdisjoint(own[:head]):
        return False
    if own[head] in LESSER and CHIEF.isdisjoint(own[:head]):
        return False
    after = phrase.words[phrase.words.index(max(phrase.head, phrase.words[0])) :]
    by_field = "по" in (tokens.lower[k] for k in after) and own[head] in ("директор", "руководитель")
    return by_field or all(word in BOARDS for word in own[head + 1 :])


def of_whole(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a role is at the head of a whole firm: "председатель правления"."""
    return any(lemma_at(tokens, k) in GENERAL for k in phrase.words)


def is_grade(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a role is a grade within some body: "старший юрист", "младший партнёр"."""
    first, last = phrase.words[0], phrase.words[-1]
    return first == phrase.head - 1 and last == phrase.head and tokens.lower[first].startswith(GRADES)
