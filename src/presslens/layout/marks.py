"""What each paragraph looks like by itself, before its place on the page is weighed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from presslens.layout.dates import find_date
from presslens.layout.fields import PHONE, Field, is_contact, is_link, names_somebody, read_fields
from presslens.layout.lexicon import field_label, level, phrases, rubrics
from presslens.layout.paragraphs import Paragraph
from presslens.layout.teasers import Teaser, parse_teaser

Look = Literal[
    "plain", "navigation", "footer", "metadata", "notice", "contacts", "contacts heading", "boilerplate", "teaser",
    "summary", "date above", "date below", "separator", "link", "moment", "greeting",
]  # fmt: skip

MOST_LINE = 200  # characters of a menu or of a row of links
MOST_CREDIT = 60  # characters of a picture's credit at the end of its caption
MOST_BESIDE = 3  # words beside a date that are no link
TEASING = frozenset({"teaser", "summary", "date above", "date below"})
FURNITURE = frozenset({"navigation", "footer", "metadata", "notice", "separator", "link", "greeting"})
_CRUMBS = re.compile(r"\s(?:/|//|>|>>|»|→|▸|►|›|‹|·|•|\||::|»|[✦◆♦■★])\s|[ \t\xa0]{3,}")
_PATH = re.compile(r"\s(?:>|>>|»|›)\s")
_COLUMNS = re.compile(r"[ \t\xa0]{3,}|\s[|•·/]\s")
_LINKS = re.compile(r"\s\|\s|[ \t\xa0]{3,}")
_QUOTED = re.compile(r"«[^»]*»|\"[^\"]*\"")
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_FOOTER = re.compile(
    r"©|\(c\)|поделиться|рассказать друз|распечатать|печать|версия для печати|все права|"
    r"при (?:использ|перепеч|цитир|копир)|наверх|назад|комментари|\d+ просмотр"
)
# What may stand beside the date of a date line.
_SERVICE = re.compile(
    r"(?:г|год|года|пресс-релиз|пресс|релиз|от|в|мск|время|местное|московское|по|час|ч|мин|исх|понедельник|вторник|среда|"
    r"четверг|пятница|суббота|воскресенье|обновлено|опубликовано|сегодня|дата|и|ст|текст|видео|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|добавлено|размещено|публикации|размещения|добавления|новост[ьи]|сообщение|информация|для|сми|прессы|печати|номер|выпуск|"
    r"просмотр(?:ов|а|ы)?|прочтений|прочитали|читателей|обновления|изменения|обл|область|р-н|район|край|город|село|посёлок|республика|рубрик[аеу]|разделе?)$"
)
# A moment without its year: "7 июня, с 19:00 до 23:00", "вчера в 18:04".
_MOMENT = re.compile(
    r"(?:(?:\d{1,2}(?:\s?[–—-]\s?\d{1,2})?\s(?:январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр)[аяь]"
    r"|сегодня|вчера|завтра|позавчера|\d{1,2}\.\d{2}(?!\.)|\d{1,2}:\d{2}"
    r"|понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье|начало|сбор гостей|в|с|до|по)"
    r"(?:[\s,|–—-]+|$))+"
)
# A settlement alone in its line, under the date of a letter: "г. Тара", "с. Большая Речка, Тарский район".
_PLACE = re.compile(
    r"(?:г|гор|с|пос|п|пгт|дер|д|ст)\.\s?(?P<place>[А-ЯЁ][а-яё]+(?:[- ][А-ЯЁа-яё]+){0,2})(?:,\s[А-ЯЁа-яё -]{3,40})?\.?"
)
_TYPE = re.compile(r"(?<!\w)(?:г|гор|с|пос|п|пгт|дер|д|ст|х)\.\s?(?=[А-ЯЁ])")  # the "с." of "с. Большая Речка"
_DIGIT = re.compile(r"\d")
_ALNUM = re.compile(r"[^\W_]")
_ARROWS = "←→↑↓▲▼‹› "
_REACTION = re.compile(  # "👍 112", "👍 112 🔥 7"
    r"(?:[^\w\s.,:;!?«»\"'()№#$€₽+*•·–—-]{1,2}\ufe0f?\s?\d(?:[\d.,]| (?=\d))*[kкmм]?\s*)+$"
)
_NOUN = r"[а-я]{3,}(?:ия|ие|ка|ство|ость|ура|орт|изм|ина|аж|ент)"
_PAIR = re.compile(rf"{_NOUN} и {_NOUN}")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CREDIT = re.compile(r"(?:фото|видео|на фото|на снимке|иллюстрац|источник|автор|просмотр|количество просм|прочит)")
_CAPTION = re.compile(r"[.»] (?:фото|видео|снимок|иллюстрация): [а-я]+(?: [а-я.-]+){1,2}$")  # "Река. Фото: Анна Ким"
_ABOUT = re.compile(  # "О порте. Порт"; not the "О НАГРАЖДЕНИИ" of a decree
    r"О[бБ]?\s(?:(?![А-ЯЁ]*(?:[АЕ]НИИ|[ЫЯ]ТИИ)\b)[А-ЯЁ]{2,12}(?:[.:]?$|[.:]\s)|[а-яё]{3,20}\.\s(?=[А-ЯЁ«]))"
)
_BIOGRAPHY = re.compile(r"\bродил(?:ся|ась)\b")
_SENTENCE = re.compile(r"(?<=[.!])\s+")
# "18 июня 2024 года. ", "18 июня 2024 года, Курган. "
_DATED = re.compile(
    r"""(?P<date>\d{1,2}\s[а-яё]{3,8}\s\d{4}\s?(?:года|г\.|г))
    (?:,\s(?:г\.\s?)?(?P<place>[А-ЯЁ][а-яё]+(?:-(?:на-)?[А-ЯЁ]?[а-яё]+){0,2}))?(?P<end>\.\s|(?<=г\.)\s)(?=[«„"“А-ЯЁA-Z])""",
    re.VERBOSE,
)
_DATELINE = re.compile(
    r"""/?(?:(?:г|гор|с|пос|пгт|дер|д|ст)\.\s?|(?:город|село|посёлок|деревня|станица)\s)?
    (?P<place>[А-ЯЁ][А-ЯЁа-яё]+(?:[- ](?:на-)?[А-ЯЁ][А-ЯЁа-яё]+){0,2})
    (?:\s[–—-]\s[А-ЯЁ]{3,}(?=,\s\d))?  # "МИНСК — ТАШКЕНТ, 3 мая"
    (?:\s\((?P<bracket>[А-ЯЁ][^()]{2,40})\))?
    (?:,\s(?P<wider>[А-ЯЁ][А-ЯЁа-яё-]+(?:\s[А-ЯЁа-яё-]+){0,2}))?
    (?P<date>[,.]?\s(?:[–—-]\s|\()?(?:\d{1,2}\s[а-яё]{3,8}(?:,?\s\d{4})?(?:\s?(?:года|г\.))?|\d{1,2}[./]\d{1,2}[./]\d{2,4}(?:\s?г\.)?)\)?)?
    (?P<end>\.?\s?/|\s?\.?\s[–—-]{1,2}\s|\.\s|(?<=г\.)\s)(?=[«„"“А-ЯЁA-Z0-9])""",
    re.VERBOSE,
)


@dataclass(slots=True)
class Mark:
    """A paragraph with what it looks like and what could be read from it."""

    paragraph: Paragraph
    look: Look = "plain"
    fields: list[Field] = field(default_factory=list)
    teaser: Teaser | None = None

    @property
    def late(self) -> bool:
        """Whether it is page furniture wherever it stands (a picture's credit, a count of views)."""
        return bool(_CREDIT.match(self.paragraph.low))


def mark(paragraph: Paragraph) -> Mark:
    """What a paragraph looks like by itself."""
    low = paragraph.low
    if not _ALNUM.search(low):
        return Mark(paragraph, "separator")
    if teaser := parse_teaser(paragraph.text):
        return Mark(paragraph, "teaser", teaser=teaser)
    if len(low) > 400:
        return Mark(paragraph)
    if labelled := read_fields(paragraph):
        # "Автор релиза: Анна Ким, тел. ..."
        reached = low.startswith(("автор", "куратор")) and PHONE.search(labelled[0].value)
        contacts = labelled[0].kind == "contacts" or bool(reached)
        if contacts and not labelled[0].value:
            return Mark(paragraph, "contacts heading", labelled)
        return Mark(paragraph, "contacts" if contacts else "metadata", labelled)
    if dated := _dated_fields(paragraph):
        return Mark(paragraph, "metadata", dated)
    return Mark(paragraph, _look(paragraph))


def _dated_fields(paragraph: Paragraph) -> list[Field]:
    """The fields of a line that opens with a date: "15 мая 2024 17:25 Количество просмотров: 756"."""
    label = field_label().search(paragraph.low) if paragraph.text[0].isdigit() else None
    if not label or not is_date_line(paragraph.text[: label.start()]):
        return []
    at = paragraph.start + label.start()
    date = paragraph.text[: label.start()].rstrip()
    rest = Paragraph(at, paragraph.stop, paragraph.text[label.start() :], paragraph.low[label.start() :])
    return [Field("metadata", "published", date, paragraph.start, paragraph.start + len(date)), *read_fields(rest)]


def _look(paragraph: Paragraph) -> Look:
    low = paragraph.low.strip(_ARROWS) or paragraph.low
    if is_date_line(paragraph.text) or _is_dated_row(paragraph.text):
        return "metadata"
    if _is_moment(low) or place_alone(paragraph.text):
        return "moment"
    if phrases("metadata").match(low) or (": " in low[-MOST_CREDIT:] and _CAPTION.search(low[-MOST_CREDIT:])):
        return "notice"
    if announces(low):
        return "footer"
    if _greets(low):
        return "greeting"
    if " | " in low and is_contact(paragraph) and names_somebody(paragraph.text.split(" | ")[0]):
        return "contacts"  # "Анна Ким | PR-директор | +7 000 000-00-00"
    if _is_furniture(low) or is_crumbs(low) or _is_link_row(paragraph.low):
        return "footer" if _FOOTER.match(low) else "navigation"
    if phrases("boilerplate").match(low) or _ABOUT.match(paragraph.text):
        return "plain" if _BIOGRAPHY.search(low) else "boilerplate"
    if phrases("contacts").match(low) or phrases("closing").match(low):
        return "contacts" if is_contact(paragraph) else "contacts heading"
    if is_contact(paragraph):
        return "contacts"
    return "link" if is_link(paragraph) else "plain"


def _is_furniture(low: str) -> bool:
    """Whether a line is known by its words, or counts the reactions to a post: "👍 112"."""
    return bool(phrases("navigation").match(low) or _REACTION.match(low))


def _greets(low: str) -> bool:
    """Whether a line is nothing but the opening words of an e-mail, with a notice ("Эмбарго до 12:00") after them."""
    greeting = phrases("greeting").match
    if greeting(low) or len(low) > MOST_LINE:
        return bool(greeting(low))
    first, *rest = _SENTENCE.split(low)
    return bool(greeting(first)) and all(greeting(words) or phrases("metadata").match(words) for words in rest)


def _is_dated_row(text: str) -> bool:
    """Whether a line is a date beside the links of a page: "3 мая 2020    Версия для печати"."""
    if len(text) > MOST_LINE or not _DIGIT.search(text):
        return False
    columns = [part.strip() for part in _COLUMNS.split(text)]
    dated = [part for part in columns if is_date_line(part)]
    return bool(dated) and all(part in dated or _beside_date(part) for part in columns)


def _is_link_row(low: str) -> bool:
    """Whether a line is made of the links of a page: "Назад | Все новости"; a menu's items may have arrows."""
    if len(low) > MOST_LINE:
        return False
    if low[-1] in "▾▼►▸›" or (low[-1] == "»" and "«" not in low):
        return True
    columns = _LINKS.split(low)
    if len(columns) < 2:
        return False
    arrows = all(column.strip()[:1] in "→►▸›" for column in columns)  # "→ Билеты      → Аккредитация"
    return arrows or all(phrases("navigation").match(column.strip(_ARROWS + "«»")) for column in columns)


def _beside_date(part: str) -> bool:
    """Whether words can stand beside a date: a link of the page, a count of views, a place."""
    low = level(part)
    known = any(phrases(kind).match(low) for kind in ("navigation", "metadata", "contacts")) or _CLOCK.fullmatch(low)
    unquoted = _QUOTED.sub("", part).split()
    return bool(known) or (len(unquoted) <= MOST_BESIDE and (part[:1].isupper() or ":" in part))


def announces(low: str) -> bool:
    """Whether a line is the heading of announcements of other releases."""
    return bool(phrases("more").match(low))


def is_service(word: str) -> bool:
    """Whether a word only serves the date beside it: "Опубликовано"."""
    return bool(_SERVICE.match(word.lower()))


def is_date_line(text: str) -> bool:
    """Whether a line is a date with nothing but a place or a number beside it.

    >>> is_date_line("Брест, 8 июня 2022 года, № 5"), is_date_line("8 июня 2022 года в Бресте открыт парк")
    (True, False)
    """
    if len(text) > 90 or not _DIGIT.search(text):
        return False
    parts = text.split(" / ")  # "7 мая 2019 года / 2 рамадана 1440 г. х."
    if len(parts) == 2 and all(_DIGIT.search(part) and len(part.split()) <= MOST_BESIDE + 2 for part in parts):
        text = next(filter(find_date, parts), text)
    moment = find_date(text)
    if not moment:
        return False
    rest = _WORD.findall(_TYPE.sub(" ", text[: moment.start] + " " + text[moment.stop :]))
    words = [w for w in rest if not is_service(w)]
    return len(words) <= 4 and (all(w[0].isupper() for w in words) or all(level(w) in rubrics() for w in words))


def place_alone(text: str) -> str | None:
    """The settlement that is all a line says: "г. Тара"."""
    m = _PLACE.fullmatch(text) if text[:1].islower() else None
    return m["place"] if m else None


def _is_moment(low: str) -> bool:
    """Whether a line is a day or a time of day without a year: "7 июня, с 19:00 до 23:00"."""
    return len(low) < 60 and bool(_DIGIT.search(low)) and bool(_MOMENT.fullmatch(low))


def is_crumbs(low: str) -> bool:
    """Whether a line is a path or a menu: short parts between separators.

    >>> is_crumbs("главная / пресс-центр / новости"), is_crumbs("завод и/или фабрика")
    (True, False)
    """
    if len(low) > MOST_LINE:
        return False
    if low.count(" — ") > 1:
        parts = low.split(" — ")
        if all(len(part.split()) <= 2 for part in parts) or is_rubric(parts[-1]):
            return low[-1:].isalnum()
    if low.count("  ") > 1 and low[-1].isalnum() and all(len(part.split()) <= 2 for part in low.split("  ")):
        return True  # "афиша  труппа  билеты"
    path = [p.split() for p in _PATH.split(low)]
    if len(path) > 1 and low[-1].isalnum() and all(0 < len(words) <= MOST_BESIDE for words in path):
        return True  # "Новости митрополии › Служение"
    parts = [p.strip() for p in _CRUMBS.split(low)]
    if len(parts) < 2 or any(len(p.split()) > 6 for p in parts):
        return False
    return len(parts) > 2 or any(is_rubric(p) for p in parts)


def is_rubric(low: str) -> bool:
    """Whether a short line is made of nothing but words of rubrics, or is a pair of nouns ("Экология и туризм")."""
    if _PAIR.fullmatch(low):
        return True
    words = [w for w in _WORD.findall(low) if len(w) > 1 and w not in ("для", "на", "об")]
    return 0 < len(words) <= 6 and all(w in rubrics() for w in words) and low[-1:] not in ".!?:"


def dateline(text: str) -> re.Match[str] | None:
    """The place and date with which a lead opens: "КУРГАН, 3 марта 2020 г. – ".

    Without a date the place must be followed by a dash. Groups: place, date, end.
    """
    m = _DATELINE.match(text[:160])
    return m if m and (m["date"] or m["end"].strip(" .")) else _DATED.match(text[:160])


def is_text(paragraph: Paragraph) -> bool:
    """Whether a paragraph is running text rather than a title."""
    text = paragraph.text
    if len(text) >= 220 or (len(text) > 60 and dateline(text)):
        return True
    if text.endswith(("…", "...")):
        return len(text) > 120
    bare = text.rstrip('»”“")')
    if bare.endswith(".") and len(text) >= 25:
        return True
    return (
        len(re.findall(r"[.!?]\s+[А-ЯЁ«]", text)) >= (2 if text[-1] in "?!" else 1)
        and text[-1] in ".?!:;"
        and len(text) > 100
    )
