"""The fields of a release page: "Компания: ...", "Добавлен: 09:15, 11.05.2021 Количество просмотров: 87"."""

from __future__ import annotations

import re
from typing import NamedTuple

from presslens.document import Release
from presslens.layout.dates import find_date
from presslens.layout.lexicon import countries, field_label, fields, first_names, level, phrases
from presslens.layout.paragraphs import Paragraph

PHONE = re.compile(r"(?<![\w.])(?:\+|8\b|\(\d{3,5}\)|(?:\d{3}|0\d{3,4})[\s-]\d)[\d\s()–-]{6,18}\d(?!\w)")
_LOCAL = re.compile(r"(?<![\d.-])\d{2}-\d{2}-\d{2}\.?$")  # a telephone of a town, behind somebody's name
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+")
LINK = re.compile(r"\[[^\]\[]{0,120}\]\((?:https?://|@)[^\s)]+\)|(?<!\w)(?:https?://|www\.)\S+|(?<![\w@])@\w{3,32}")
_VIEWS = re.compile(r"\d[\d\s\xa0]*")
_PERSON = re.compile(
    r"(?:[А-ЯЁ]\.\s?){1,2}\s?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
    r"|[А-ЯЁӘІҢҒҮҰҚӨҺ][а-яёәіңғүұқөһ]+(?:-[А-ЯЁ][а-яё]+)?(?:\s[А-ЯЁӘІҢҒҮҰҚӨҺ][а-яёәіңғүұқөһ]*(?:-(?:[А-ЯЁ][а-яё]+|заде))?){1,2}(?![.а-яё])(?!\s?[а-яё«\"]*[а-яё]{3}\b\s[А-ЯЁ])"
    r"|[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s(?:[А-ЯЁ]\.\s?){1,2}"
)
_FATHER = re.compile(r"(?:вич|вна|ична|лы|ызы|ич)$|\.$")  # how patronymics end
_BODY = re.compile(r"^[^,«„\"]{0,40}[«„\"][^,]{2,80}[»“\"]$|^(?:[ОПЗ]?АО|ООО|ТОО|ОсОО|АНО|НКО|ФГБУ|ГБУ)\s")
_CAPITALISED = re.compile(r"(?<![\w-])[А-ЯЁӘІҢҒҮҰҚӨҺ][а-яёәіңғүұқөһ]+")
_GAP = re.compile(r"[ \t\xa0]{3,}|\t+")
_CUT = re.compile(r"\s*[,;(|]|\s[-–—]\s|\s*(?:тел|e-?mail|моб)\b")

MOST_WORDS = 18  # beside the telephone of a contacts line
MOST_LINK_WORDS = 4  # beside the address of a link; a sentence may have links on its words
LONGEST = 300  # characters of one
_WORD = re.compile(r"\w{3,}")
_DOMAIN = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}/?")


class Field(NamedTuple):
    """A labelled value of a line; offsets are into the document."""

    kind: str
    name: str
    value: str
    start: int
    stop: int


def read_fields(paragraph: Paragraph) -> list[Field]:
    """The fields of a paragraph that starts with one, else none.

    A label that stands inside starts a new field only after a value that is complete: a date, a number, two spaces.
    """
    low = paragraph.low
    first = field_label().match(low)
    if not first:
        return []
    cuts = [first]
    for m in field_label().finditer(low, first.end()):
        before = low[cuts[-1].end() : m.start()].rstrip()
        kind = fields()[m[1]][0]
        apart = m.start() - cuts[-1].end() > len(before) + 1
        complete = not before or before[-1].isdigit() or before[-1] in ".;|·•" or apart
        if complete and kind == fields()[first[1]][0] == "metadata":
            cuts.append(m)
    out = []
    for i, m in enumerate(cuts):
        stop = cuts[i + 1].start() if i + 1 < len(cuts) else len(low)
        raw = paragraph.text[m.end() : stop]
        value = raw.strip(" \t\xa0;|·•")
        start = paragraph.start + m.end() + (raw.index(value) if value else 0)
        kind, name = fields()[m[1]]
        out.append(Field(kind, name, value, start, start + len(value)))
    return out


def fill(release: Release, field: Field) -> None:
    """Put a field's value into the release; the first of a kind stays."""
    if not field.value:
        return
    if field.name == "company":
        release.company = release.company or field.value
    elif field.name == "author":  # who put a text on the page is a person or a body
        release.company = release.company or (field.value if _BODY.search(field.value) else None)
    elif field.name == "country":
        release.country = release.country or field.value
    elif field.name == "region":  # "Регион: Россия, Ижевск"
        first = field.value.split(",")[0].strip()
        release.country = release.country or (first if level(first) in countries() else None)
    elif field.name == "place":
        release.place = release.place or field.value
    elif field.name == "views" and release.views is None:
        m = _VIEWS.match(field.value)
        digits = re.sub(r"\D", "", m.group()) if m else ""
        release.views = int(digits) if 0 < len(digits) < 16 else None
    elif field.name == "published" and release.published is None:
        moment = find_date(field.value)
        release.published = moment.when if moment else None


def contact_of(field: Field, named: bool) -> tuple[int, int] | None:
    """The range of the contact's name in a field's value: up to the comma, the bracket or the telephone.

    With `named` only a person's name will do (the line said only that contacts follow).
    """
    value = field.value
    phone = PHONE.search(value)
    address = MAIL.search(value) or LINK.search(value)
    stop = min([m.start() for m in (_CUT.search(value), phone, address) if m] or [len(value)])
    name = value[:stop].rstrip(" .:,–—-")
    if value[len(name) : len(name) + 1] == "." and re.search(r"\b[А-ЯЁ]$", name):
        name += "."
    if not name or (named and (not _PERSON.fullmatch(name) or _names_office(name))):
        return None
    return field.start + _past_role(name), field.start + len(name)


def _past_role(name: str) -> int:
    """Where the first name begins after a word for a post: "Координатор [Анна Ким]", not "Ким Анна Ильинична"."""
    first, second, last = [*name.split(), "", "", ""][:3]
    known = level(second) in first_names() and level(first) not in first_names()
    return name.index(second) if last and known and not _FATHER.search(last) else 0


def named_within(text: str, offset: int) -> tuple[int, int] | None:
    """The range of a person's first and last name inside a line of contacts: "Пресс-служба: 00-00-00, [Анна Ким]"."""
    for word in _CAPITALISED.finditer(text):
        m = _PERSON.match(text, word.start()) if level(word.group()) in first_names() else None
        if m and (text[m.end() : m.end() + 1] in ("", *",;:.(|") or text.startswith(" и ", m.end())):
            return offset + m.start(), offset + m.end()
    return None


def names_somebody(text: str) -> bool:
    """Whether a line is a person's name, alone or with what the person is.

    >>> names_somebody("Анна Ким, советник по связям с прессой"), names_somebody("Анна Ким, юрист, ушла.")
    (True, False)
    """
    m = _PERSON.match(text)
    named = m is not None and text[m.end() : m.end() + 2] in ("", ",", ", ", " —", " –", " -")
    return named and text[-1] not in ".!?:;…" and not _names_office(text)


def _names_office(text: str) -> bool:
    """Whether a line that looks like a name is an office, written with capitals: "Глава Республики"."""
    low = level(text)
    return bool(phrases("office").match(low)) and first_names().isdisjoint(low.split()) and "." not in text


def ends_in_name(text: str) -> bool:
    """Whether a line ends in a person's first and last name: "Повар музея Анна Ким"."""
    words = text.rsplit(maxsplit=2)[-2:]
    return len(words) == 2 and level(words[0]) in first_names() and bool(_PERSON.fullmatch(" ".join(words)))


def in_columns(text: str) -> int:
    """Where a person's name begins that stands by itself at the end of a line after its own column; 0 for none.

    >>> in_columns("Пресс-секретарь завода      Анна Ким"), in_columns("Пресс-секретарь Анна Ким")
    (28, 0)
    """
    name = max((gap.end() for gap in _GAP.finditer(text)), default=0)
    return name if name and _PERSON.fullmatch(text, name) else 0


def is_contact(paragraph: Paragraph) -> bool:
    """Whether a short line is about how to reach somebody: a telephone or an address of mail, and few words."""
    text = paragraph.text
    if len(text) > LONGEST:
        return False
    reached = (
        PHONE.search(text) or ("@" in text and MAIL.search(text)) or (_LOCAL.search(text) and names_somebody(text))
    )
    return bool(reached) and _words_beside(text) <= MOST_WORDS


def is_link(paragraph: Paragraph) -> bool:
    """Whether a short line is a link with few words."""
    text = paragraph.text
    if " " not in text and "." in text and _DOMAIN.fullmatch(text):
        return True
    marked = "://" in text or "www." in text or "@" in text  # quicker than the pattern
    return marked and len(text) <= LONGEST and bool(LINK.search(text)) and _words_beside(text) <= MOST_LINK_WORDS


def _words_beside(text: str) -> int:
    return len(_WORD.findall(LINK.sub(" ", MAIL.sub(" ", PHONE.sub(" ", text)))))
