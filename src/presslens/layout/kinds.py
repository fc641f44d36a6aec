"""The part that each paragraph plays in its release: weighed from the top, from the end, then the text between."""

from __future__ import annotations

import re
from collections.abc import Sequence

from presslens.document import SegmentKind
from presslens.layout.closing import SHORT, find_signature, find_tail, is_signed, is_unit, last_text, signs
from presslens.layout.fields import names_somebody
from presslens.layout.marks import Mark
from presslens.layout.speech import closes_speech, is_announced, is_question, is_speech, opens_speech, tells
from presslens.layout.top import find_head, find_menu

MOST_ITEMS = 30  # items of a list on either side that are looked at
MOST_QUOTED = 8  # paragraphs over which one quotation can run

_AS_KIND: dict[str, SegmentKind] = {
    "navigation": "navigation", "footer": "navigation", "separator": "navigation", "metadata": "metadata",
    "notice": "metadata", "contacts": "contacts", "contacts heading": "contacts", "boilerplate": "boilerplate",
    "teaser": "teaser", "summary": "teaser", "link": "navigation", "moment": "metadata",
    "greeting": "body",
}  # fmt: skip

# How the description of an organisation opens where no heading says so: its name, and what it is or since when.
_WORDS = r"(?:(?:[А-ЯЁA-Z][\w-]*|[а-яё]+(?:ый|ая|ое|ий)|[а-яё]{3,20})\s){0,5}"
_QUOTED = r"[«„\"][^»“\"]{2,90}[»“\"]{1,2}"
_COMMON = r"[А-ЯЁ][а-яё-]+(?:\s[а-яёА-ЯЁ-]+){0,6}?"
_NAME = rf"(?:{_WORDS}(?:{_QUOTED}|[А-ЯЁA-Z]{{2,}}[\w-]*|[A-Z][\w.]+)|{_COMMON})(?:\s\([^()]{{2,60}}\))?"
_PROFILE = re.compile(
    rf"""{_NAME}\s*(?:
    [–—-]\s(?:это\s)?(?:[а-яё-]+\s){{0,6}}?(?:организаци|компани|предприяти|производител|оператор|лидер|(?:энерго|агро|медиа)?холдинг|групп|банк|фонд|
        сеть|центр|учрежден|застройщик|девелопер|разработчик|поставщик|университет|вуз|институт|завод|объединен|союз|ассоциаци|
        дистрибьютор|агентств|платформ|сервис|издани|клуб|театр|музей|движени|партнерств|партнёрств|интегратор|ритейлер)
    |(?:был[аои]?\s)?(?:основан|создан|учрежд[её]н|зарегистрирован|образован|открыт)[аоы]?\s(?:в|при|на)\s
    |(?:работает|действует|существует|ведёт\sисторию|осуществляет|занимается|оказывает)\s(?:[\w-]+\s){{0,5}}?(?:с|более|свыше)\s
    |обслуживает\s
    |является\s|входит\sв\s(?:состав|число|топ|тройку|пят[её]рку|десятку|группу)|объединяет\s)""",
    re.VERBOSE,
)


# ... or its name in quotation marks, and what it does since when: "ООО «Прибой» выпускает насосы с 1998 года".
_SINCE = re.compile(
    rf"{_WORDS}{_QUOTED}(?:\s\([^()]{{2,60}}\))?\s[а-яё]{{3,}}(?:ет|ит|[ую]т|[ая]т)(?:ся)?\s(?:[\w-]+\s){{0,5}}?с\s(?:19|20)\d\d\s?г"
)


def kinds(marks: Sequence[Mark]) -> list[SegmentKind]:
    """The kind of each paragraph of one full release."""
    find_menu(marks)
    out: list[SegmentKind] = [_AS_KIND.get(m.look, "body") for m in marks]
    lead = find_head(marks, out)
    closing = find_tail(marks, lead)
    end = find_signature(marks, lead, closing)
    _close(marks, out, end, closing)
    last = last_text(marks, lead, end)
    if last > lead + 1 and _is_profile(marks[last].paragraph.text):
        out[last] = "boilerplate"
    _text(marks, out, range(lead + 1, min(end, len(marks))))
    return out


def _is_profile(text: str) -> bool:
    """Whether a paragraph opens with an organisation and what it is, or what it has long done."""
    return bool(_PROFILE.match(text) or _SINCE.match(text))


def _close(marks: Sequence[Mark], out: list[SegmentKind], end: int, closing: int) -> None:
    """Name what the close of a release is made of, from the signature on (`closing`: from the first contacts on)."""
    for i in range(end, len(marks)):
        plain = marks[i].look == "plain"
        above = out[i - 1] if i else "body"
        if marks[i].look == "separator":  # the mark above the signature of an e-mail
            below = i + 1 < len(marks) and (signs(marks, i + 1) or is_unit(marks[i + 1]))
            signed = out[i + 1 : i + 2] == ["contacts"] or below
            out[i] = "contacts" if signed else out[i]
        elif _signs(marks, i, closing, above):
            out[i] = "contacts"
        elif plain:
            out[i] = above if above in ("boilerplate", "contacts", "navigation") else "boilerplate"


def _signs(marks: Sequence[Mark], i: int, closing: int, above: SegmentKind) -> bool:
    """Whether a line of the close is of the signature or the contacts."""
    if marks[i].look == "plain" and (i < closing or is_unit(marks[i]) or is_signed(marks[i])):
        return True
    return signs(marks, i) or (marks[i].look == "link" and above == "contacts")


def _text(marks: Sequence[Mark], out: list[SegmentKind], where: range) -> None:
    """Tell paragraphs of direct speech from the rest; furniture inside the text stays where it is unmistakable."""
    for i in where:
        if (
            (out[i] in ("contacts", "boilerplate") and marks[i].look != "plain")
            or (out[i] == "metadata" and marks[i].fields and not marks[i].late)
            or marks[i].look in ("link", "moment")
            or (marks[i].look == "footer" and i + 1 < where.stop and _heads(marks[i + 1]))
        ):
            out[i] = "body"
        if out[i] == "body":
            text, above = marks[i].paragraph.text, marks[i - 1].paragraph.text if i > where.start else ""
            listed = _in_list(marks, i, where) or _asks(marks, i, where)
            if (is_speech(text) and not listed) or is_announced(above, text):
                out[i] = "quote"
    opened = -1
    for i in where:
        text = marks[i].paragraph.text
        if out[i] not in ("body", "quote"):
            continue
        if opened >= 0 and i - opened <= MOST_QUOTED and closes_speech(text):
            out[opened : i + 1] = ["quote"] * (i + 1 - opened)
            opened = -1
        elif opens_speech(text):
            opened = i
        elif out[i - 1] == "quote" and i > where.start and names_somebody(text) and len(text) < SHORT:
            out[i] = "quote"  # a line of its own for who said it


def _heads(m: Mark) -> bool:
    """Whether a line stands above what somebody says: "Анна Ким, повар:" under the heading "Комментарии"."""
    text = m.paragraph.text
    return text[-1] == ":" and names_somebody(text[:-1])


def _asks(marks: Sequence[Mark], i: int, where: range) -> bool:
    """Whether a paragraph is the question of an interview: the next one, after a dash too, answers."""
    if i + 1 >= where.stop or not is_question(marks[i].paragraph.text):
        return False
    answer = marks[i + 1].paragraph.text
    return is_speech(answer) and not is_question(answer)


def _in_list(marks: Sequence[Mark], i: int, where: range) -> bool:
    """Whether a paragraph with a dash is an item of a list: items end in a semicolon, or follow a colon in a row."""
    text = marks[i].paragraph.text
    if text[0] not in "-–—":
        return False
    if text.endswith(";") or text[1:].lstrip()[:1].islower():
        return True
    above = marks[i - 1].paragraph.text if i > where.start else ""
    if above[:1] in "-–—" and above.endswith(";"):
        return True
    if _told(text):
        return False
    return (len(text) < SHORT and text[-1] not in '.!?…»"') or _is_item(marks, i)


def _told(text: str) -> bool:
    """Whether the author's words stand within a paragraph after a dash."""
    return bool(re.search(r"[,.!?…]\s*[-–—]\s*[а-яё]", text))


def _is_item(marks: Sequence[Mark], i: int) -> bool:
    """Whether a paragraph after a dash is of several under a line that ends in a colon and tells of nobody's words."""
    first, last = i, i + 1
    while first > 0 and i - first < MOST_ITEMS and marks[first - 1].paragraph.text[0] in "-–—":
        first -= 1
    while last < len(marks) and last - i < MOST_ITEMS and marks[last].paragraph.text[0] in "-–—":
        last += 1
    above = marks[first - 1].paragraph.text if first > 0 else ""
    if above[-1:] != ":" or last - first < 2 or tells(above) or names_somebody(above[:-1]):
        return False
    return not any(_told(m.paragraph.text) or m.paragraph.text[-1] == "?" for m in marks[first:last])
