"""Announcements of other releases under a heading that says so ("Читайте также"), however they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from presslens.layout.dates import find_date
from presslens.layout.marks import Mark, announces, is_date_line
from presslens.layout.speech import DASH, is_speech
from presslens.layout.teasers import Teaser

LONGEST = 250  # characters of a line
RUNNING = 180  # characters of a paragraph that is the text of a release
MOST = 60  # lines under one heading
FEWEST = 3  # titles without a heading
MOST_WORDS = 16  # of such a title

_BULLET = re.compile(r"(?:[•·▪●*–—-]|\d{1,2}[.)])\s+")
_STAMP = (
    r"(?:\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?|\d{1,2}\s(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-я]*\.?"
    r"(?:\s\d{4}(?:\s?(?:г\.|года))?)?|\d{4}-\d\d-\d\d|сегодня|вчера)?"
    r"(?:(?<=\S),?\s*(?:в\s)?|(?<!\S))(?:\d{1,2}:\d{2})?"
)
_FIRST = re.compile(rf"[\[(]?(?P<stamp>{_STAMP})[\])]?\s*[—–|/:-]?\s+(?=\S)", re.IGNORECASE)
_LAST = re.compile(rf"(?:\s*[—–|/,([-]\s*|\s{{2,}}|(?<=[.!?»])\s)(?P<stamp>{_STAMP})[\])]?$", re.IGNORECASE)
_ORIGIN = re.compile(r"\s\((?P<company>[^()]{2,80}?)(?:,\s(?P<country>[А-ЯЁ][а-яё]+(?:[\s-][А-ЯЁа-яё]+){0,2}))?\)$")
_SENTENCES = re.compile(r"[а-яё»][.!?]\s+[А-ЯЁ«]")
_VERB = re.compile(
    r"(?:[а-яё]{2,}(?:ет|ит|ют|ят|ут|ат|ёт|ал|ял|ил|ел|ла|ло|ли|лся|лась|лись|тся))$|^(?:\w+(?:лен|ен|ан)[аоы]?)$"
)
_SAID = re.compile(r"[.!?…][»”\"]?$|[.!?…»”\"],?\s*[—–-]\s*[а-яё]")


def announcement(line: str) -> Teaser | None:
    """Read a title with the date or the time beside it, or None where a line has neither.

    >>> announcement("20.02.2025 Хакатон для аптекарей (Фонд «Ромашка», Россия)")[:2]
    ('Хакатон для аптекарей', 'Фонд «Ромашка»')
    >>> announcement("Трамвай вернётся в Орёл — 13:25").title
    'Трамвай вернётся в Орёл'
    >>> announcement("Победители поедут в Казань.")
    """
    first = _FIRST.match(line)
    last = None if first and first["stamp"] else _LAST.search(line[-40:])
    if first and first["stamp"]:
        stamp, title = first["stamp"], line[first.end() :]
    elif last and last["stamp"]:
        stamp, title = last["stamp"], line[: max(0, len(line) - 40) + last.start()]
    else:
        return None
    return _titled(title, stamp)


def _titled(title: str, stamp: str = "") -> Teaser:
    origin = _ORIGIN.search(title) if stamp else None
    if origin:
        title = title[: origin.start()]
    moment = find_date(stamp)
    company, country = (origin["company"], origin["country"]) if origin else (None, None)
    return Teaser(title.strip(), company, moment.when if moment else None, country, None)


def find_announcements(marks: Sequence[Mark]) -> None:
    """Make teasers of the lines under each heading of announcements: a title each, and one line of summary at most."""
    running = [i for i, m in enumerate(marks) if m.look == "plain" and len(m.paragraph.text) >= RUNNING]
    last = running[-1] if running else 0  # above it a heading may only point to another text
    for i in range(last + 1, len(marks)):
        if marks[i].look == "footer" and announces(marks[i].paragraph.low):
            lines = _under(marks, i + 1)
            _announce(lines[:1] if any(map(_is_running, lines[1:])) else lines)
    _announce(_closing(marks, last))


def _closing(marks: Sequence[Mark], last: int) -> list[Mark]:
    """Titles in a row that close a page without a heading, under its fields or contacts."""
    stop = len(marks)
    while stop > last and marks[stop - 1].look in ("navigation", "footer", "separator"):
        stop -= 1
    start = stop
    while start > last + 1 and marks[start - 1].look == "plain" and _is_title(marks[start - 1].paragraph.text):
        start -= 1
    closed = start > 0 and marks[start - 1].look != "plain"
    return list(marks[start:stop]) if closed and stop - start >= FEWEST else _under_links(marks[last + 1 : stop])


def _under_links(marks: Sequence[Mark]) -> list[Mark]:
    """Titles, with summaries or without, under the links that close a page: a few, if the first one tells news."""
    above = next((i for i, m in reversed([*enumerate(marks)]) if m.look != "plain"), -1)
    lines = list(marks[above + 1 :])
    titles = [m.paragraph.text for m in lines if _is_title(m.paragraph.text)]
    summaries = all(_is_title(m.paragraph.text) or (i and _SAID.search(m.paragraph.text)) for i, m in enumerate(lines))
    told = bool(titles) and lines[0].paragraph.text == titles[0] and _tells(titles[0])
    linked = above >= 0 and marks[above].look in ("navigation", "footer")
    return lines if linked and told and summaries and len(lines) <= MOST else []


def _tells(title: str) -> bool:
    """Whether a title has a verb in a form of headlines."""
    return any(_VERB.search(word.strip("«»“”,:")) for word in title.split()[1:])


def _is_running(m: Mark) -> bool:
    """Whether a line belongs to the text around a heading: speech after a dash, or several sentences."""
    text = m.paragraph.text
    return (text[0] in DASH and is_speech(text)) or bool(_SENTENCES.search(text))


def _is_title(text: str) -> bool:
    words = len(text.split())
    return 3 <= words <= MOST_WORDS and text[-1] not in ".;:," and not text[0].islower()


def _under(marks: Sequence[Mark], start: int) -> list[Mark]:
    """The short lines that go on from a heading."""
    out: list[Mark] = []
    for m in marks[start : start + MOST]:
        counted = bool(m.fields) and all(f.name == "views" for f in m.fields)
        if m.look not in ("plain", "navigation", "metadata", "boilerplate") or (m.fields and not (counted and out)):
            break
        if len(m.paragraph.text) > LONGEST:
            break
        if not (m.look == "plain" or counted or announcement(_bare(m)) or is_date_line(m.paragraph.text)):
            break
        out.append(m)
    return out


def _announce(lines: Sequence[Mark]) -> None:
    stamps = [find_date(m.paragraph.text) if is_date_line(m.paragraph.text) else None for m in lines]
    found = [None if stamp else announcement(_bare(m)) for m, stamp in zip(lines, stamps, strict=True)]
    stamped = any(found)
    titled = False  # whether the line above is a title that waits for its summary
    dates_first = any(stamps[:1])
    for i, (m, teaser) in enumerate(zip(lines, found, strict=True)):
        if m.fields:
            m.look = "date below"
            continue
        if stamps[i]:
            above = dates_first and i + 1 < len(lines) and not stamps[i + 1]
            m.look = "date above" if above else "date below" if i else "navigation"
            titled = titled and not dates_first
            continue
        if teaser is None and (
            stamp := stamps[i - 1] if dates_first and i else next(iter(stamps[i + 1 : i + 2]), None)
        ):
            teaser = _titled(_bare(m))._replace(published=stamp.when)
        # where the titles have dates, a line without one is a summary; else a sentence under a title is
        if teaser is None and titled and (stamped or _SAID.search(m.paragraph.text)):
            m.look, titled = "summary", False
        else:
            m.look, m.teaser, titled = "teaser", teaser or _titled(_bare(m)), True


def _bare(m: Mark) -> str:
    bullet = _BULLET.match(m.paragraph.text)
    return m.paragraph.text[bullet.end() :] if bullet else m.paragraph.text
