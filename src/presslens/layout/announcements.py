"""Announcements of other releases under a heading that says so ("Читайте также"), however they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from presslens.layout.dates import find_date
from presslens.layout.marks import Mark, announces, is_date_line
from presslens.layout.speech import DASH, is_speech
from presslens.layout.teasers import Teaser

LONGEST = 250  # characters of a line
RUNNING = 180  # characters of a paragraph that is the text of a release
MOST = 60  # lines under one heading
FEWEST = 3  # titles without a heading
MOST_WORDS = 16  # of such a title

_ANNOUNCING = frozenset(("plain", "navigation", "metadata", "boilerplate", "moment"))
_BULLET = re.compile(r"(?:[•·▪●*–—-]|\d{1,2}[.)])\s+")
_STAMP = (
    r"(?:\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?|\d{1,2}\s(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-я]*\.?"
    r"(?:\s\d{4}(?:\s?(?:г\.|года))?)?|\d{4}-\d\d-\d\d|сегодня|вчера)?"
    r"(?:(?<=\S),?\s*(?:в\s)?|(?<!\S))(?:\d{1,2}:\d{2})?"
)
_FIRST = re.compile(rf"[\[(]?(?P<stamp>{_STAMP})[\])]?\s*[—–|/:-]?\s+(?=\S)", re.IGNORECASE)
_LAST = re.compile(rf"(?:\s*[—–|/,([-]\s*|\s{{2,}}|(?<=[.!?»])\s)(?P<stamp>{_STAMP})[\])]?$", re.IGNORECASE)
_ORIGIN = re.compile(r"\s\((?P<company>[^()]{2,80}?)(?:,\s(?P<country>[А-ЯЁ][а-яё]+(?:[\s-][А-ЯЁа-яё]+){0,2}))?\)$")
_SENTENCES = re.compile(r"(?<!\bул)(?<!\bим)(?<!\bпр)(?<!\bтел)(?<!\bобл)(?<!\b[а-яё])(?<=[а-яё»])[.!?]\s+[А-ЯЁ«]")
_NEWS = re.compile(r"новости(?: [а-я]+){1,3}:?")  # "Новости филиалов"
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
    longest = max((len(m.paragraph.text) for m in marks if m.look == "plain"), default=0)
    long = min(RUNNING, longest)
    running = [i for i, m in enumerate(marks) if m.look == "plain" and len(m.paragraph.text) >= long]
    last = running[-1] if running else 0  # above it a heading may only point to another text
    for i in range(last + 1, len(marks)):
        if marks[i].look == "footer" and announces(marks[i].paragraph.low):
            lines = _under(marks, i + 1)
            around = not _closes(marks[i - 1]) and any(map(_is_running, lines[1:]))  # the text goes on below
            _announce(lines[:1] if around else lines)
    _announce(_closing(marks, last))
    for rows in _unheaded(marks, last):
        _announce(rows)


def _unheaded(marks: Sequence[Mark], last: int) -> Iterator[list[Mark]]:
    """Titles in a row under the furniture that closes the text: all with their dates, or under "Новости филиалов"."""
    i = last + 1
    while i < len(marks):
        start = i
        while i < len(marks) and marks[i].look == "plain" and len(marks[i].paragraph.text) <= LONGEST:
            i += 1
        rows = list(marks[start:i])
        if len(rows) > 1 and (marks[start - 1].look in ("navigation", "footer") or _is_count(marks[start - 1])):
            dated = (_FIRST.match(m.paragraph.text) for m in rows)
            if all(first and first["stamp"] for first in dated):
                yield rows
            elif _NEWS.fullmatch(rows[0].paragraph.low) and all(_is_title(m.paragraph.text) for m in rows[1:]):
                rows[0].look = "footer"
                yield rows[1:]
        i = max(i, start + 1)


def _closes(m: Mark) -> bool:
    """Whether a line closes a page's own text, so that only announcements can follow."""
    return m.look.startswith("contacts") or bool(m.fields)


def _is_count(m: Mark) -> bool:
    """Whether a line is nothing but the count of a page's views."""
    return bool(m.fields) and all(f.name == "views" for f in m.fields)


def _closing(marks: Sequence[Mark], last: int) -> list[Mark]:
    """Titles in a row that close a page without a heading, under its fields or contacts."""
    stop = len(marks)
    while stop > last and marks[stop - 1].look in ("navigation", "footer", "separator"):
        stop -= 1
    start = stop
    while start > last + 1 and marks[start - 1].look == "plain" and len(marks[start - 1].paragraph.text) <= LONGEST:
        start -= 1
    rows = list(marks[start:stop])
    above = marks[start - 1].look if start else "plain"
    titles = [_is_title(m.paragraph.text) for m in rows]
    # under the links that close the text two titles are enough, and they may have their summaries
    linked = above in ("navigation", "footer") and all(
        title or (i and titles[i - 1] and not _is_running(m))
        for i, (m, title) in enumerate(zip(rows, titles, strict=True))
    )
    enough = sum(titles) >= FEWEST - linked and (linked or all(titles))
    return rows if above != "plain" and enough else []


def _is_running(m: Mark) -> bool:
    """Whether a line belongs to the text around a heading: speech after a dash, or several sentences."""
    text = m.paragraph.text
    return (text[0] in DASH and is_speech(text)) or (bool(_SENTENCES.search(text)) and not announcement(_bare(m)))


def _is_title(text: str) -> bool:
    words = len(text.split())
    return 3 <= words <= MOST_WORDS and text[-1] not in ".;:," and not text[0].islower()


def _under(marks: Sequence[Mark], start: int) -> list[Mark]:
    """The short lines that go on from a heading."""
    out: list[Mark] = []
    for m in marks[start : start + MOST]:
        counted = _is_count(m)
        if m.look not in _ANNOUNCING or (m.fields and not (counted and out)):
            break
        if len(m.paragraph.text) > LONGEST:
            break
        if not (m.look == "plain" or counted or announcement(_bare(m)) or _is_stamp(m)):
            break
        out.append(m)
    return out


def _announce(lines: Sequence[Mark]) -> None:
    stamps = list(map(_is_stamp, lines))
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
        beside = i - 1 if dates_first else i + 1
        if teaser is None and 0 <= beside < len(lines) and stamps[beside]:
            teaser = _placed(_titled(_bare(m), lines[beside].paragraph.text), lines[beside].paragraph.text)
        # where the titles have dates, a line without one is a summary; else a sentence under a title is
        if teaser is None and titled and (stamped or _SAID.search(m.paragraph.text)):
            m.look, titled = "summary", False
        else:
            m.look, m.teaser, titled = "teaser", teaser or _titled(_bare(m)), True


def _is_stamp(m: Mark) -> bool:
    """Whether a line is nothing but the date or time of the title above or below it, and what stands beside those."""
    return m.look == "moment" or (m.look == "metadata" and not m.fields) or is_date_line(m.paragraph.text)


def _placed(teaser: Teaser, stamp: str) -> Teaser:
    """The teaser with the company and country that stand beside its date: "Фонд «Кров» | Беларусь | 27.12.2023"."""
    words = [part.strip() for part in stamp.split(" | ") if not any(c.isdigit() for c in part)]
    if len(words) != 2:
        return teaser
    return teaser._replace(company=words[0], country=words[1])


def _bare(m: Mark) -> str:
    bullet = _BULLET.match(m.paragraph.text)
    return m.paragraph.text[bullet.end() :] if bullet else m.paragraph.text
