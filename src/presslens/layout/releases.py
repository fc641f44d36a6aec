"""The releases of a document: where each begins and ends, and what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from presslens.document import Release, SegmentKind
from presslens.layout.announcements import find_announcements
from presslens.layout.dates import find_date, find_publication
from presslens.layout.fields import Field, contact_of, fill, in_columns, named_within
from presslens.layout.lexicon import countries, level
from presslens.layout.marks import FURNITURE, TEASING, Mark, dateline, is_date_line, is_service, is_text, place_alone
from presslens.layout.markup import BLANK

LOOK_AHEAD = 5  # paragraphs between a headline and the text under it
NAMING = ("контактное лицо", "contact person", "media contact", "press contact")  # labels before a name, whatever it is
SHORTEST_TEXT = 80  # characters of the text under a headline, where no place and date open it
MOST_WORDS = 4  # of a place's name
_DESCRIPTION = re.compile(r"(?:[а-яё-]+\s){1,5}(?=[А-ЯЁ])")  # "пресс-секретарь [Анна Ким]"
_PARTS = re.compile(r"[,|·/\[\]()]")  # between the date of a line and what stands beside it
_BETWEEN = re.compile(r"\s[-–—]\s|/")  # two places of a date line
_BETWEEN_WORDS = re.compile(rf"(?<=\w){BLANK}+(?=\w)")
_SPACES = re.compile(" {2,}")
SHORTEST = 3  # a part of a name in capitals that becomes a title: not the "на" of Ростов-на-Дону


@dataclass(slots=True)
class Page:
    """One full release with the paragraphs that are its own, and the lines of each teaser under it."""

    own: list[Mark] = field(default_factory=list)
    teasers: list[list[Mark]] = field(default_factory=list)


# ---------------------------------------------------------------- where they begin and end


def split_pages(marks: Sequence[Mark]) -> list[Page]:
    """Cut a document into pages at the beginnings of its full releases."""
    _pair_teasers(marks)
    find_announcements(marks)
    pages: list[Page] = []
    cuts = [*_beginnings(marks), len(marks)]
    for start, stop in pairwise(cuts):
        page = Page()
        for i in range(start, stop):
            m = marks[i]
            if m.look == "date above" or (m.look == "teaser" and marks[i - 1].look != "date above"):
                page.teasers.append([m])
            elif m.look in TEASING:
                page.teasers[-1].append(m)
            else:
                page.own.append(m)
        pages.append(page)
    return pages


def _pair_teasers(marks: Sequence[Mark]) -> None:
    """Find the line of summary under each teaser's title, and the heading above the first of a row of teasers."""
    for i, m in enumerate(marks):
        if m.look != "teaser":
            continue
        if i + 1 < len(marks) and marks[i + 1].look in ("plain", "contacts", "boilerplate", "contacts heading"):
            marks[i + 1].look = "summary"
        above = marks[i - 1] if i else None
        # "Новости партнёров": a short line between the end of the release and the first teaser
        title = above and above.look == "plain" and not is_text(above.paragraph) and above.paragraph.text[-1] != "."
        if above and title and len(above.paragraph.text) < 70:
            above.look = "footer"


def _beginnings(marks: Sequence[Mark]) -> list[int]:
    """The indices at which full releases begin."""
    if not marks:
        return []
    out = [0]
    texted = False  # running text seen since the last beginning
    closed = False  # and after it the fields, the teasers or the foot of its page
    for i, m in enumerate(marks):
        if texted and _begins(marks, i, closed):
            out.append(_with_furniture(marks, i, out[-1]))
            texted = closed = False
        if m.look == "plain" and is_text(m.paragraph):
            texted = True
        elif texted and m.look in ("teaser", "footer", "separator", "metadata") and not _inside(marks, i):
            closed = True
    return out


def _inside(marks: Sequence[Mark], i: int) -> bool:
    """Whether running text goes straight on below (a picture's credit in the text, say)."""
    return i + 1 < len(marks) and marks[i + 1].look == "plain" and is_text(marks[i + 1].paragraph)


def _begins(marks: Sequence[Mark], i: int, closed: bool) -> bool:
    """Whether a new full release begins at a paragraph: a notice or a headline, with text under it."""
    m = marks[i]
    if m.look == "notice":
        return _text_below(marks, i + 1) is not None
    if m.look != "plain" or is_text(m.paragraph) or len(m.paragraph.text.split()) < 3 or m.paragraph.text[-1] == ":":
        return False  # "Анна Ким, директор фонда:" stands above what she says
    below = _text_below(marks, i + 1)
    if below is None:
        return False
    above = marks[i - 1].look
    if closed and above != "plain":
        return True
    parted = above.startswith("contacts") or above == "moment"  # the hour of each news of a feed
    return parted and dateline(below.paragraph.text) is not None


def _text_below(marks: Sequence[Mark], i: int) -> Mark | None:
    """The running text of some length within the next few paragraphs, if only titles and furniture stand before it."""
    for m in marks[i : i + LOOK_AHEAD]:
        if m.look == "plain" and is_text(m.paragraph):
            return m if len(m.paragraph.text) >= SHORTEST_TEXT or dateline(m.paragraph.text) else None
        if m.look not in FURNITURE and m.look != "plain":
            return None
    return None


def _with_furniture(marks: Sequence[Mark], i: int, floor: int) -> int:
    """Take the navigation and date lines above a headline into its release, but not the foot of the last page."""
    while i - 1 > floor and (
        marks[i - 1].look in ("navigation", "notice", "greeting", "moment")
        or (marks[i - 1].look == "metadata" and not marks[i - 1].fields)
    ):
        i -= 1
    return i


# ---------------------------------------------------------------- what the page says


def teaser_release(release_id: int, lines: Sequence[Mark]) -> Release:
    """The release that a teaser announces."""
    teaser = next(m.teaser for m in lines if m.teaser)
    summary = next((m for m in lines if m.look == "summary"), None)
    return Release(
        release_id, "teaser", lines[0].paragraph.start, lines[-1].paragraph.stop, headline=teaser.title,
        lead=summary.paragraph.text if summary else None, published=teaser.published, company=teaser.company,
        country=teaser.country, views=teaser.views,
    )  # fmt: skip


def full_release(release_id: int, marks: Sequence[Mark], kinds: Sequence[SegmentKind]) -> Release:
    """A full release with headline, lead and the fields of its page."""
    release = Release(release_id, "full", marks[0].paragraph.start if marks else 0, 0)
    text = [m for m, kind in zip(marks, kinds, strict=True) if kind != "navigation"] or marks
    if text:
        release.start, release.stop = text[0].paragraph.start, text[-1].paragraph.stop
    headlines = [_plain(m.paragraph.text) for m, kind in zip(marks, kinds, strict=True) if kind == "headline"]
    release.headline = headlines[0] if headlines else None
    lead = next((m for m, kind in zip(marks, kinds, strict=True) if kind == "lead"), None)
    release.lead = _plain(lead.paragraph.text) if lead else None
    for m, kind in zip(marks, kinds, strict=True):
        if kind in ("metadata", "contacts"):
            for f in m.fields:
                fill(release, f)
    _publish(release, marks, kinds, lead)
    _contact(release, marks, kinds)
    return release


def _plain(text: str) -> str:
    """A paragraph without the blanks that markup has left, and with single spaces."""
    return _SPACES.sub(" ", _BETWEEN_WORDS.sub(" ", text).replace(BLANK, ""))


def _publish(release: Release, marks: Sequence[Mark], kinds: Sequence[SegmentKind], lead: Mark | None) -> None:
    """Date and place of a release without fields: a date line, a notice (an embargo), the dateline of the lead."""
    for m, kind in zip(marks, kinds, strict=True):
        if kind != "metadata" or any(f.name == "published" for f in m.fields):
            continue
        # beside fields only a date that has its own column: "Рубрика: Общество | 02.03.2026"
        columns = filter(is_date_line, m.paragraph.text.split(" | ")[1:])
        moment = find_publication(next(columns, "") if m.fields else m.paragraph.text)
        if moment and release.published is None:
            release.published = moment.when
        if moment and m.look == "metadata" and release.country is None:
            parts = (part.strip() for part in _PARTS.split(m.paragraph.text))
            release.country = next((part for part in parts if level(part) in countries()), None)
        if moment and m.look == "metadata" and release.place is None:
            after = m.paragraph.text[moment.stop :].lstrip(" ,.|–—-")
            release.place = _place_before(m.paragraph.text[: moment.start]) or place_alone(after)
        if m.look == "moment" and release.place is None:
            release.place = place_alone(m.paragraph.text)
    line = dateline(lead.paragraph.text) if lead else None
    if line:
        release.place = release.place or (_spelled(line["place"]) if line["place"] else None)
        moment = find_date(line["date"] or "")
        if moment and release.published is None:
            release.published = moment.when


def _place_before(text: str) -> str | None:
    """The place in front of the date of a date line ("Минск, "); of two that a dash joins the first."""
    words = next((place for part in text.split(",") if (place := place_alone(part.strip()))), text.strip(" ,.г"))
    first, dash, second = _BETWEEN.sub("\n", words, count=1).partition("\n")
    words = first if dash and second[:1].isupper() and second.replace("-", "").isalpha() else words
    parts = words.replace("-", " ").split()
    named = words[:1].isupper() and all(p.isalpha() for p in parts) and not any(map(is_service, parts))
    return _spelled(words) if named and len(parts) <= MOST_WORDS else None


def _spelled(place: str) -> str:
    """A place that is written in capitals, as a name: "УЛАН-УДЭ" is "Улан-Удэ"."""
    if not place.isupper():
        return place
    words = [[p.capitalize() if len(p) >= SHORTEST else p.lower() for p in w.split("-")] for w in place.split()]
    for parts in words:
        parts[0], parts[-1] = parts[0].capitalize(), parts[-1].capitalize()
    return " ".join("-".join(parts) for parts in words)


def _contact(release: Release, marks: Sequence[Mark], kinds: Sequence[SegmentKind]) -> None:
    """The contact: whom the field names, else the first person in the lines of contacts."""
    contacts = [m for m, kind in zip(marks, kinds, strict=True) if kind == "contacts"]
    given = (
        (m, contact_of(f, named=False))
        for m in contacts
        for f in m.fields
        if f.name == "contact" and f.value and m.paragraph.low.startswith(NAMING)
    )
    found = ((m, _person_in(m)) for m in contacts)
    for m, at in (*given, *found):
        if at:
            p = m.paragraph
            release.contact = p.text[at[0] - p.start : at[1] - p.start]
            release.contact_start, release.contact_stop = at
            return


def _person_in(m: Mark) -> tuple[int, int] | None:
    """Where a person is named at the beginning of a contacts line, or after its label or dash."""
    p = m.paragraph
    starts = [f.start - p.start for f in m.fields if f.name == "contact" and f.value] or [0]
    if not m.fields:
        starts += [at + len(dash) for dash in (" — ", " – ", " - ", ": ") if (at := p.text.find(dash)) > 0]
    if column := in_columns(p.text):
        starts.append(column)
    starts += [role.end() for at in starts if (role := _DESCRIPTION.match(p.text, at))]
    names = (contact_of(Field("contacts", "contact", p.text[at:], p.start + at, p.stop), named=True) for at in starts)
    return next((name for name in names if name), None) or named_within(p.text, p.start)
