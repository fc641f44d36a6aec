"""Of what "его", "её" before a role can be: of a body, of somebody, of a work."""

from __future__ import annotations

from presslens.document import Mention, Tokens
from presslens.entities.mentions.lexicon import heads
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.trimming import OPENING
from presslens.facts.roles.words import lemma_at, word_list

OWNERS = {"его": "masculine", "ее": "feminine"}
BODIES = {"его": ("Masc", "Neut", None), "ее": ("Fem", None)}
OF_NO_BODY = word_list("of_works") | word_list("relations")
SERVING = word_list("serving")
UNLED = word_list("no_leadership")  # adjectives by which a role is of no body: "классный руководитель"


def owns(tokens: Tokens, body: Mention, pronoun: str) -> bool:
    """Whether "его", "её" can be of a body, by the gender of the noun that says of which kind it is: "её" is not of
    "завод «Лён»"."""
    if pronoun in BODIES and tokens.pos[body.first] == "ADJ":
        return tokens.gender(body.first) in BODIES[pronoun]  # "Омский Политех"
    before = body.first - 1 - (body.first > 1 and tokens.words[body.first - 1] in OPENING)
    for k in range(max(before, 0), body.last if pronoun in BODIES else 0):
        if tokens.pos[k] == "NOUN" and not tokens.words[k].isupper() and tokens.lower[k] in heads():
            return tokens.gender(k) in BODIES[pronoun]
    return True


def is_of_no_body(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether it is of a work or of somebody what a role is of: "её автор", "её учитель", "её научный руководитель"."""
    told = {lemma_at(tokens, k) for k in phrase.modifiers}
    return phrase.entry.lemma in OF_NO_BODY or not told.isdisjoint(UNLED)
