"""Of which organisations "его", "её" can be, by the gender of the noun that says of which kind they are."""

from __future__ import annotations

from presslens.document import Mention, Tokens
from presslens.entities.mentions.lexicon import heads
from presslens.facts.roles.trimming import before_quoted

BODIES = {"его": ("Masc", "Neut", None), "ее": ("Fem", None)}


def owns(tokens: Tokens, body: Mention, pronoun: str) -> bool:
    """Whether "его", "её" can be of a body, by the gender of the noun that says of which kind it is: "её" is not of
    "завод «Лён»"."""
    if pronoun in BODIES and tokens.pos[body.first] == "ADJ":
        return tokens.gender(body.first) in BODIES[pronoun]  # "Омский Политех"
    before = before_quoted(tokens, body)
    for k in range(max(before, 0), body.last if pronoun in BODIES else 0):
        if tokens.pos[k] == "NOUN" and not tokens.words[k].isupper() and tokens.lower[k] in heads():
            return tokens.gender(k) in BODIES[pronoun]
    return True
