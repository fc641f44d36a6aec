"""Where a text tells who plays whom: "В ролях: Почтальон – Анна Ким", and lines with a dash under such a heading."""

from __future__ import annotations

import re

from presslens.document import Document

HEADING = re.compile(
    r"\W*(?:в(?: главных)? (?:ролях|партиях)|(?:роли|партии) (?:исполня|исполни|игра|озвучи)\w+|действующие лица"
    r"|(?:состав )?исполнител(?:и|ей)(?: ролей| партий)?"
    r"|(?:в|на) (?:спектакле|постановке|опере|оперетте|балете|мюзикле|фильме|картине|сериале|сказке|сцене)"
    r" (?:[^:.]{0,60} )?(?:заняты|играют|участвуют|снялись|снимаются|сыграют|сыграли|выступят))[^:.]{0,60}:\s?",
    re.I,
)
# The first of several parts, told by a verb: "Партию Аиды исполнила Анна Ким, Амнерис – Вера Лунь"
FIRST_PART = re.compile(r"\b(?:парти[юи]|рол[ьи])\s(?:[^\s.,]+\s){1,3}(?:исполн|сыгра|игра|пое|спе|пел|танц)", re.I)
# One of these is in each heading; most documents have none.
SIGNS = frozenset((
    "ролях", "партиях", "роль", "роли", "партию", "партии", "действующие", "исполнители", "исполнителей", "заняты",
    "играют", "участвуют", "снялись", "снимаются", "сыграют", "сыграли", "выступят",
))  # fmt: skip
PLAYED = re.compile(r"\s[-–—]\s")


def cast_sentences(doc: Document) -> set[int]:
    """The sentences that tell who plays whom.

    >>> from presslens.layout import parse_layout
    >>> from presslens.tagging import default_engine
    >>> doc = Document("В ролях:\\nКороль – Анна Ким\\n\\nСпектакль – премьера.")
    >>> parse_layout(doc)
    >>> default_engine().tag([doc])
    >>> sorted(cast_sentences(doc))
    [0, 1]
    """
    out: set[int] = set()
    if SIGNS.isdisjoint(doc.tokens.lower):
        return out
    below, last = False, 0
    for n, sentence in enumerate(doc.sentences):
        line = doc.text[sentence.start : sentence.stop]
        heading = HEADING.match(line)
        apart = doc.text.count("\n", last, sentence.start) > 1
        below = below and not apart and PLAYED.search(line) is not None
        below = below or (heading is not None and heading.end() == len(line))
        if heading or below or FIRST_PART.search(line):
            out.add(n)
        last = sentence.stop
    return out
