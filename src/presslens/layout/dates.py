"""Dates and times as Russian pages write them."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")  # "март" is not "ма"
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:(?:январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр)(?:[а-я]{1,2}|\b|\.)"
    r"|(?:янв|фев|мар|апр|авг|сен|сент|окт|ноя|нояб|дек)\b\.?"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b\.?)"
)

_DATE = re.compile(
    rf"""(?<!\d)(?:
    (?P<d1>\d{{1,2}})\s*[./]\s*(?P<m1>\d{{1,2}})\s*[./]\s*(?P<y1>(?:19|20)\d\d|\d\d)(?!\d)  # 04.03.2020, 19/08/2021
    |(?<![\d-])(?P<d5>\d{{1,2}})-(?P<m5>\d{{1,2}})-(?P<y5>(?:19|20)\d\d)(?![\d-])  # 22-05-2024
    |(?P<y2>(?:19|20)\d\d)-(?P<m2>\d\d)-(?P<d2>\d\d)(?!\d)  # 2020-03-04
    |(?P<m4>{MONTH})\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y4>(?:19|20)\d\d)(?!\d)  # May 25, 2023
    |(?P<d3>\d{{1,2}})(?:-?го)?(?:\s+|-)(?P<m3>{MONTH})\s*,?\s*(?P<y3>(?:19|20)\d\d)(?:\s*(?:года|год|г\.|г\b))?
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_TIME = re.compile(r"(?<![\d.:])([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d)?(?![\d.:]|\s*(?:руб|%|млн|тыс))")

_CHANGED = re.compile(r"(?:обновл|измен|отредактир|редактир|актуализ|дополн)[а-яё]*[\s:]*(?:от\s+)?$", re.IGNORECASE)
_DAYS = re.compile(r"(?<!\d)\d{1,2}\s*(?:[-–—]|и)\s*$")  # "16–17 мая 2023 года": when something takes place


class Moment(NamedTuple):
    """A date with or without a time of day, and where it stands."""

    when: datetime
    start: int
    stop: int
    timed: bool


def find_date(text: str) -> Moment | None:
    """The first full date (day, month, year) of a text, with the time of day that stands beside it.

    >>> find_date("Добавлен: 09:15, 11.05.2021").when.isoformat()
    '2021-05-11T09:15:00'
    >>> find_date("Опубликовано: 7 мая 2019 г. в 08:30").when.isoformat()
    '2019-05-07T08:30:00'
    >>> find_date("в марте")
    """
    for m in _DATE.finditer(text):
        day, month, year = next((m[f"d{i}"], m[f"m{i}"], m[f"y{i}"]) for i in (1, 2, 3, 4, 5) if m[f"d{i}"])
        number = int(month) if month.isdigit() else _month(month)
        full = int(year) + (2000 if len(year) == 2 else 0)
        try:
            when = datetime(full, number, int(day))
        except ValueError:
            continue
        return _with_time(text, Moment(when, m.start(), m.end(), False))
    return None


def find_publication(text: str) -> Moment | None:
    """The first full date of a line that is not said to be of its last change, and is no range of days.

    >>> find_publication("Обновлено 5 мая 2021, опубликовано 3 мая 2021").when.day
    3
    """
    at = 0
    while moment := find_date(text[at:]):
        start = at + moment.start
        if not _CHANGED.search(text, at, start) and not _DAYS.search(text, at, start):
            return moment._replace(start=at + moment.start, stop=at + moment.stop)
        at += moment.stop
    return None


def _month(word: str) -> int:
    low = word.lower()
    months = _ENGLISH if low[0].isascii() else MONTHS
    return next(i for i, beginning in enumerate(months, 1) if low.startswith(beginning))


def _with_time(text: str, date: Moment) -> Moment:
    """Add a time that stands within a few characters of the date."""
    after = _TIME.search(text, date.stop, date.stop + 14)
    before = list(_TIME.finditer(text, max(0, date.start - 14), date.start))
    time = after or (before[-1] if before else None)
    if time is None:
        return date
    when = date.when.replace(hour=int(time[1]), minute=int(time[2]))
    return Moment(when, min(date.start, time.start()), max(date.stop, time.end()), True)
