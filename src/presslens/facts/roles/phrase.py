"""A role as it stands in the text, as the rooms of this package hand it on."""

from __future__ import annotations

from dataclasses import dataclass, field

from presslens.document import Mention, RoleStatus
from presslens.facts.roles.lexicon import APART, Entry


@dataclass(slots=True)
class Phrase:
    """A role as it stands in the text; `words` are its tokens, `stop` is where its last complement ends."""

    head: int
    first: int
    entry: Entry
    words: list[int]
    modifiers: list[int]
    stop: int = 0
    case: str | None = None
    plural: bool = False
    status: RoleStatus = "current"
    organisation: Mention | None = None
    location: Mention | None = None
    generic: tuple[int, int] | None = None
    place_adjective: int | None = None
    sent: bool = False  # to its organisation, by the place that it is of too
    adjectival: tuple[str, str | None] | None = None  # name and country of the place that the adjective alone tells
    inner: list[int] = field(default_factory=list)
    others: list[Mention] = field(default_factory=list)  # "член палаты и союза": the organisations after the first
    opening: bool = False
    leaving: bool = False  # its holder is said to give it up, and has had it until then
    prepositional: bool = False
    called: str | None = None  # what its holder is, where the head is no role: "председатель" of a "заседание"
    outer: int = -1  # the first token with the adjectives that are not the role's

    @property
    def apart(self) -> bool:
        return self.entry.kind in APART

    @property
    def names_organisation(self) -> bool:
        """Whether the name of its organisation stands in the phrase: "директор «Икса»", not "директор компании"."""
        return self.organisation is not None and self.first <= self.organisation.first < self.stop
