"""A text as paragraphs: its non-blank lines, with the lines of hard-wrapped paragraphs joined."""

from __future__ import annotations

import re
from typing import NamedTuple

from presslens.layout.lexicon import field_label, first_names, level, phrases

_LINE = re.compile(r"[^\r\n]+")
_STARTS_ANEW = re.compile(r"\s*(?:[-–—•*·▪●]\s|\d{1,2}[.)]\s|>)")
_AUTHOR = re.compile(r"[-–—]\s+[а-яё]")
_SPEECH_ENDS = re.compile(r"(?:[»“”\"],|[!?…][»“”\"]|[!?…])$")
# A line end inside a name or a phrase: before a patronymic, after a hyphen, inside a word, before one in small letters,
# in a headline in capitals before a preposition.
_RUNS_ON = re.compile(
    r"[А-ЯЁ][а-яё]+[ \t]*\r?\n[ \t]*[А-ЯЁ][а-яё]+(?:[оеё]вич|[оеё]вн|ичн|ьич)(?:[аеуы]|ем|ой|у)?\b"
    r"|[А-ЯЁ][а-яё]{2,}-[ \t]*\r?\n[ \t]*[А-ЯЁ][а-яё]{2}"
    r"|[а-яё]-[ \t]*\r?\n[ \t]*[а-яё]{2}"
    r"|[А-ЯЁ]{3,}[ \t]*\r?\n[ \t]*(?:ПО|НА|ДЛЯ|И|В|ВО|ИЗ|К|КО|ПРИ|ДО|ЗА|О|ОБ|С|СО|ОТ|ПОД|МЕЖДУ)[ \t][А-ЯЁ]{3,}"
    r"|[ \t][а-яё]{3,}[ \t]*\r?\n[ \t]*(?!(?:вчера|сегодня|тел|телефон|факс|моб|почта)\b)[а-яё]{3,}[ ,.]"
)
_NAMED = re.compile(
    r"(?:[А-ЯЁ]\.[ \t]?){1,2}[А-ЯЁ][а-яё-]+$|[А-ЯЁ][а-яё-]+[ \t](?:[А-ЯЁ]\.[ \t]?){1,2}$|(?:[А-ЯЁ][а-яё-]+ ?){2,3}$"
)
MOST_SIGNED = 3  # lines from the office of who signs a letter to the name
WRAPPED = range(40, 101)  # the widths at which mail programs and typists break lines


class Paragraph(NamedTuple):
    """A paragraph without the white space around it; `low` is its levelled text."""

    start: int
    stop: int
    text: str
    low: str


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text in order.

    >>> [p.text for p in paragraphs("Заголовок\\r\\n\\r\\n  Первый абзац. ")]
    ['Заголовок', 'Первый абзац.']
    """
    lines = _lines(text)
    width = _wrapped_at(text, lines)
    out: list[Paragraph] = []
    for group in _joined(text, lines, width):
        start, stop = group[0][0], group[-1][1]
        whole = text[start:stop]
        out.append(Paragraph(start, stop, whole, level(whole)))
    return out


def _lines(text: str) -> list[tuple[int, int]]:
    out = []
    for m in _LINE.finditer(text):
        line = m.group()
        bare = line.strip()
        if bare:
            start = m.start() + line.index(bare)
            out.append((start, start + len(bare)))
    return out


def _wrapped_at(text: str, lines: list[tuple[int, int]]) -> int:
    """The width at which the text is hard-wrapped, 0 where it is not.

    A wrapped text has many lines just under one width, none much over it, and most of them break inside a sentence.
    """
    sizes = sorted(stop - start for start, stop in lines)
    if len(sizes) < 4 or sizes[-1] not in WRAPPED:
        return 0
    width = sizes[-1]
    full = [i for i, (start, stop) in enumerate(lines[:-1]) if stop - start >= 0.8 * width]
    inside = sum(text[lines[i][1] - 1] not in '.!?…»":;' and _adjacent(text, lines, i) for i in full)
    return width if len(full) >= 3 and inside >= 0.5 * len(full) else 0


def _adjacent(text: str, lines: list[tuple[int, int]], i: int) -> bool:
    """Whether line i + 1 follows without a blank line between."""
    return text.count("\n", lines[i][1], lines[i + 1][0]) <= 1


def _runs_on(text: str, before: tuple[int, int], line: tuple[int, int]) -> bool:
    """Whether a line ends inside a name or a phrase that the next one goes on with."""
    return bool(_RUNS_ON.search(text, max(before[0], before[1] - 30), min(line[1], line[0] + 30)))


def _signs_for(text: str, lines: list[tuple[int, int]], i: int) -> bool:
    """Whether a line tells whose office the line above it names, over (or beside) the name of who signs."""
    start, stop = lines[i - 1]
    if stop - start > WRAPPED.start or not phrases("office").fullmatch(level(text[start:stop])):
        return False
    low = level(text[lines[i][0] : lines[i][1]])
    if not text[lines[i][0]].isupper() or low.split()[0] in first_names() or not phrases("whose").match(low):
        return False
    return any(_NAMED.search(text, max(begin, end - WRAPPED.start), end) for begin, end in lines[i : i + MOST_SIGNED])


def _joined(text: str, lines: list[tuple[int, int]], width: int) -> list[list[tuple[int, int]]]:
    groups: list[list[tuple[int, int]]] = []
    for i, line in enumerate(lines):
        follows = i > 0 and _adjacent(text, lines, i - 1)
        if follows and (
            _runs_on(text, lines[i - 1], line)
            or (width and _wrapped(text, groups[-1][0][0], lines[i - 1], line, width))
            or _signs_for(text, lines, i)
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _says_who(text: str, before: tuple[int, int], line: tuple[int, int]) -> bool:
    """Whether a line that begins with a dash tells who says the words that the one before it closes."""
    return bool(_AUTHOR.match(text, line[0])) and bool(
        _SPEECH_ENDS.search(text, max(before[0], before[1] - 3), before[1])
    )


def _in_marks(text: str, first: int, before: tuple[int, int]) -> bool:
    """Whether the lines from `first` on open a quotation that they do not close."""
    return text.count("«", first, before[1]) > text.count("»", first, before[1])


def _wrapped(text: str, first: int, before: tuple[int, int], line: tuple[int, int], width: int) -> bool:
    """Whether the first word of a line would not have fitted on the one before; its paragraph begins at `first`."""
    bare = text[line[0] : line[1]]
    return (
        before[1] - before[0] + len(bare.split(None, 1)[0]) >= 0.85 * width
        and (not _STARTS_ANEW.match(text, line[0]) or _says_who(text, before, line) or _in_marks(text, first, before))
        and not field_label().match(low := level(bare))
        and not phrases("metadata").match(low)
    )
