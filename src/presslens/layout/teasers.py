"""Teasers of other releases: "Title, Company, HH:MM, DD.MM.YYYY, Страна123" and a line of summary."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

from presslens.layout.dates import MONTH, find_date
from presslens.layout.lexicon import field_label, level

_TAIL = re.compile(
    r"""\s*,\s*(?:(?P<time>\d{1,2}:\d{2})\s*,\s*)?
    (?P<date>\d{1,2}\.\d{1,2}\.\d{4})\s*
    (?:,\s*(?:(?P<late>\d{1,2}:\d{2})\s*,\s*)?(?P<country>[^\W\d][^\d,;:!?]{1,40}?)\s*(?P<views>\d[\d\s\xa0]*)?)?\s*$""",
    re.VERBOSE,
)
_QUOTED = re.compile(r"[«„“\"(][^»“”\")]{0,200}[»“”\")]")
# A company's name may hold a comma: before a legal form, or in a list of what an office is for.
_LEGAL_TAIL = re.compile(r"\s*(?:Ltd|LLC|Inc|LLP|JSC|CJSC|OJSC|Co|Corp|GmbH|AG|SA|S\.A|plc|PLC|PJSC)\b", re.IGNORECASE)
_HEAD = re.compile(
    r"\s*(?:филиал|администраци|управлени|департамент|министерств|комитет|служб|пресс|отдел|фонд|клуб|центр|музе|театр|"
    r"библиотек|школ|институт|университет|академи|колледж|ассоциаци|союз|компани|группа|завод|банк|агентств|редакци|"
    r"интернет|портал|проект|издательств|студи|магазин|сеть|сервис|мэри|правительств|ип|ооо|ао|пао|ано|нко|тц|трц|фгб)",
)

_VIEWS = re.compile(r"(?:просмотр\w*:?\s?)?\d[\d\s\xa0]{0,9}", re.IGNORECASE)
_COUNTRY = re.compile(r"[А-ЯЁ][а-яё]+(?:[\s-][А-ЯЁ][а-яё]+){0,2}")
_DAY = re.compile(rf"\d{{1,2}}\s{MONTH}(?:\s\d{{4}})?")
_LONGEST_DATE = 24  # characters of a column that is a date
_SHORTEST_TITLE = 3  # words
_MOST_BESIDE = 2  # columns without figures: a company and a country
_SENDER = re.compile(r"(?:[^\W\d_-]+[\s-]){1,3}[«„\"][^»“\"]{2,60}[»“\"]")  # "Клуб «Ткач»"

LONGEST = 800  # characters of a title line


class Teaser(NamedTuple):
    title: str
    company: str | None
    published: datetime | None
    country: str | None
    views: int | None


def parse_teaser(line: str) -> Teaser | None:
    """Read the title line of a teaser, or None where the line is none.

    >>> t = parse_teaser('Выставка «Лён, шёлк», Музей ткани, 10:15, 02.03.2026, Россия51')
    >>> t.title, t.company, t.country, t.views
    ('Выставка «Лён, шёлк»', 'Музей ткани', 'Россия', 51)
    >>> parse_teaser("Кузница вернулась в Мышкин | Музей ткани | Россия | 02.03.2026").country
    'Россия'
    """
    m = _TAIL.search(line[-120:]) if len(line) <= LONGEST else None
    if not m:
        return _in_columns(line) if " | " in line and len(line) <= LONGEST else None
    moment = find_date(m["date"])
    if not moment:
        return None
    published = moment.when
    if clock := m["time"] or m["late"]:
        hour, minute = map(int, clock.split(":"))
        if hour < 24 and minute < 60:
            published = published.replace(hour=hour, minute=minute)
    elif not m["country"]:
        return None  # a sentence that ends in a date
    title, company = _split(line[: max(0, len(line) - 120) + m.start()])
    views = re.sub(r"\s", "", m["views"] or "")
    country = m["country"].strip() if m["country"] else None
    return Teaser(title, company, published, country, int(views) if views else None)


def _in_columns(line: str) -> Teaser | None:
    """ "Выставка «Лён, шёлк» | Музей ткани | Россия | 02.03.2026": a title, then a date among the other columns."""
    title, *rest = [part.strip() for part in line.split(" | ")]
    if _DAY.fullmatch(rest[0]) and len(rest) == 2 and len(rest[1].split()) >= _SHORTEST_TITLE:
        return Teaser(rest[1], None, None, None, None)  # "Мышкин | 2 марта | Кузница вернулась в город"
    dates = [moment for part in rest if (moment := find_date(part)) and len(part) <= _LONGEST_DATE]
    if len(title.split()) < _SHORTEST_TITLE or len(dates) != 1 or not all(rest):
        return None
    words = [part for part in rest if not any(c.isdigit() for c in part)]
    if len(words) < _MOST_BESIDE and _SENDER.fullmatch(title):  # the title itself stands above
        return None
    if field_label().match(level(title)):  # "Рубрика: Общество | Просмотров: 7 | 02.03.2026"
        return None
    views = next((re.sub(r"\D", "", part) for part in rest if _VIEWS.fullmatch(part)), None)
    country = words.pop() if words and _COUNTRY.fullmatch(words[-1]) else None
    return Teaser(title, words[0] if words else None, dates[0].when, country, int(views) if views else None)


def _split(text: str) -> tuple[str, str | None]:
    """Part the title from the company at the comma that suits both best: the last before what can start a name."""
    bare = _QUOTED.sub(lambda m: "_" * len(m.group()), text)
    commas = [m.start() for m in re.finditer(r",(?=\s)", bare)] or [m.start() for m in re.finditer(r",\s", text)]
    for at in reversed(commas):
        company = text[at + 1 :]
        if _LEGAL_TAIL.match(company):
            continue
        first = company.lstrip()[:1]
        if first and (not first.islower() or _HEAD.match(company) or (first.isascii() and first.isalnum())):
            return text[:at].strip(), company.strip()
    if commas:
        return text[: commas[-1]].strip(), text[commas[-1] + 1 :].strip() or None
    return text.strip(), None
