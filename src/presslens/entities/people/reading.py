"""What is read of a name: its words, what stands around them, and the ways to take it."""

from __future__ import annotations

from typing import NamedTuple

Evidence = tuple[str | None, str | None, str | None]  # case, gender, number


class Reading(NamedTuple):
    """One way to read a mention. Names are in the nominative with the capitals of the text."""

    first: str | None
    patronymic: str | None
    last: str | None
    gender: str | None  # "m", "f", "p" for several people, None where nothing tells
    initials: tuple[str, ...] = ()
    surname_first: bool = False
    weight: float = 0.0


class Setting(NamedTuple):
    """What the words around a name say of it."""

    gender: str | None = None  # of the verb or the adjective that it is the subject of
    nominative: float = 0.0  # how much speaks for the nominative, below 0 against it
    official: bool = False  # whether it stands where surnames often come first
    case: str | None = None  # of the role right before it: "профессору"
    locative: bool = True  # whether it may be in the case that only prepositions govern


NOWHERE = Setting()


class Unit(NamedTuple):
    """A word of a name with what belongs to it: "фон" before, "оглы" after."""

    word: str
    at: int
    before: str = ""
    after: str = ""
    initial: bool = False
    stays: bool = False  # whether it may be in the nominative where the others decline
