"""Affiliations: the roles that people hold, in which organisation or of which place."""

from presslens.facts.roles.affiliations import find_affiliations, main_affiliations
from presslens.facts.roles.lexicon import role_words

__all__ = ["find_affiliations", "main_affiliations", "role_words"]
