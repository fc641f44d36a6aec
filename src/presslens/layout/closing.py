"""The close of a release: contacts, fields and descriptions, and the lines of a signature above them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from presslens.layout.fields import in_columns, names_somebody
from presslens.layout.lexicon import phrases
from presslens.layout.marks import Mark
from presslens.layout.top import has_verb

MOST_ABSORBED = 8  # paragraphs that a heading such as "О компании" can have under it
MOST_SIGNED = 4  # lines of a signature
SHORT = 110  # characters of a line

# The unit of an organisation that signs a release.
_UNIT = re.compile(
    r"(?:отдел|управление|департамент|сектор|служба|дирекция|центр|секретариат|пресс-служба|пресс-центр|канцелярия)\s[^.!?:;,]{5,80}"
)

_COLLECTIVE = re.compile(
    r"(?:коллектив|администрация|правление|оргкомитет|редакция|дирекция|совет|команда)\s[^.!?:;,]{3,50},?"
)
_SIGNED = re.compile(r"\s(?:[А-ЯЁ]\.\s?){1,2}[А-ЯЁ][а-яё-]+$|\s[А-ЯЁ][а-яё-]+\s(?:[А-ЯЁ]\.\s?){1,2}$")


def find_tail(marks: Sequence[Mark], lead: int) -> int:
    """Where the contacts, fields and descriptions begin that close a release."""
    end = len(marks)
    plain = 0
    for i in range(len(marks) - 1, lead, -1):
        look = marks[i].look
        if look in ("plain", "moment"):
            plain += 1
            if plain > MOST_ABSORBED:
                break
        elif not plain or look == "boilerplate" or _continues(marks[i + 1 : i + 1 + plain], look):
            end, plain = i, 0
        else:
            break
    return end


def find_signature(marks: Sequence[Mark], lead: int, end: int) -> int:
    """Where the closing begins, with the lines of a signature above the first contacts or at the end of the text."""
    first = next((i for i in range(max(lead + 1, end - MOST_SIGNED), end) if signs(marks, i)), end)
    if first < end:
        while first > lead + 1 and _is_office(marks[first - 1]):
            first -= 1
        return first
    while first > max(lead + 1, end - MOST_SIGNED) and is_signed(marks[first - 1]):
        first -= 1
    if lead + 1 < first < end and _is_collective(marks[first - 1]):
        first -= 1
    if first < end:
        return first
    while first > max(lead + 1, end - MOST_SIGNED) and _is_signature(marks[first - 1]):
        first -= 1
    named = sum(names_somebody(m.paragraph.text) for m in marks[first:end])
    if named == 1 and end - first > 1 and first > lead + 1:
        return first
    closes = lead + 1 < end - 1 and (is_unit(marks[end - 1]) or _is_collective(marks[end - 1]))
    return end - 1 if closes and marks[end - 1].look == "plain" else end


def _is_office(m: Mark) -> bool:
    """Whether a line is the office or the rank of whoever signs below: "Врио начальника пресс-службы"."""
    text = m.paragraph.text
    office = m.look == "plain" and len(text) < 2 * SHORT and text[-1].isalnum() and text.count("\n") < 2
    return office and bool(phrases("office").match(m.paragraph.low)) and not has_verb(m.paragraph.low.split()[1:])


def is_signed(m: Mark) -> bool:
    """Whether a line is an office and who signs in it: "Директор музея        А. В. Ким"."""
    text = m.paragraph.text
    return (
        m.look == "plain"
        and len(text) < 2 * SHORT
        and bool(_SIGNED.search(text) or in_columns(text))
        and bool(phrases("office").match(m.paragraph.low))
    )


def _is_collective(m: Mark) -> bool:
    """Whether a line names those for whom the line below signs: "Коллектив музея"."""
    return m.look == "plain" and len(m.paragraph.text) < SHORT / 2 and bool(_COLLECTIVE.fullmatch(m.paragraph.low))


def _is_signature(m: Mark) -> bool:
    """Whether a line can be of a signature: short, and no sentence, item or speech."""
    text = m.paragraph.text
    longest = SHORT if phrases("office").match(m.paragraph.low) else SHORT / 2
    if m.look != "plain" or max(map(len, text.split("\n"))) >= longest:
        return False
    return text[0].isalpha() and (text[-1].isalnum() or text[-1] == "»")


def is_unit(m: Mark) -> bool:
    """Whether a line is the name of the unit that signs."""
    body, _, unit = m.paragraph.low.rpartition(", ")  # "Музей «Пар», отдел выставок"
    return len(body) < SHORT / 2 and bool(_UNIT.fullmatch(unit)) and not has_verb(unit.split()[1:])


def signs(marks: Sequence[Mark], i: int) -> bool:
    """Whether a line is of a signature: it names somebody, and only short lines stand before the contacts below."""
    if is_unit(marks[i]):
        return i + 1 < len(marks) and marks[i + 1].look.startswith("contacts")
    speaks = i > 0 and marks[i - 1].paragraph.text.rstrip(" .")[-1:] in ("»", "”", "“", '"')
    linked = i > 0 and marks[i - 1].look in ("navigation", "footer")
    if speaks or linked or not names_somebody(marks[i].paragraph.text):
        return False
    for m in marks[i : i + MOST_SIGNED + 1]:
        if m.look.startswith("contacts"):
            return True
        text = m.paragraph.text
        if m.look not in ("plain", "boilerplate") or len(text) > SHORT or text[-1] in ".!?:;…":
            return False
    return i + MOST_SIGNED >= len(marks) and len(marks) - i > 1


def _continues(rest: Sequence[Mark], look: str) -> bool:
    """Whether plain lines go on with the contacts or the links above them: short and no sentences."""
    return look in ("contacts", "contacts heading", "footer", "navigation", "separator") and all(
        len(m.paragraph.text) < SHORT and not m.paragraph.text.endswith((".", "!", "?")) for m in rest
    )


def last_text(marks: Sequence[Mark], lead: int, end: int) -> int:
    return next((i for i in range(min(end, len(marks)) - 1, lead, -1) if marks[i].look == "plain"), -1)
