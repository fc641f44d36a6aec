"""The part that each paragraph plays in its release: weighed from the top, from the end, then the text between."""

from __future__ import annotations

import re
from collections.abc import Sequence

from presslens.document import SegmentKind
from presslens.layout.fields import names_somebody
from presslens.layout.marks import FURNITURE, TEASING, Mark, is_rubric, is_text
from presslens.layout.speech import closes_speech, is_question, is_speech, opens_speech

MOST_HEADLINES = 3
MOST_ABSORBED = 8  # paragraphs that a heading such as "О компании" can have under it
SIGNATURE = "--"  # the line that opens the signature of an e-mail
MOST_SIGNED = 4  # lines of a signature
MOST_TITLE_WORDS = 16  # of the name of a site's owner
SHORTEST_MENU = 3  # lines, of so many words and characters
MOST_ITEM_WORDS = 3
LONGEST_ITEM = 32
MOST_QUOTED = 8  # paragraphs over which one quotation can run

_AS_KIND: dict[str, SegmentKind] = {
    "navigation": "navigation", "footer": "navigation", "separator": "navigation", "metadata": "metadata",
    "notice": "metadata", "contacts": "contacts", "contacts heading": "contacts", "boilerplate": "boilerplate",
    "teaser": "teaser", "summary": "teaser", "link": "navigation", "greeting": "body",
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
    |(?:работает|действует|существует|ведёт\sисторию|осуществляет|занимается|оказывает)\s(?:[\w-]+\s){{0,4}}?(?:с|более|свыше)\s
    |обслуживает\s
    |является\s|входит\sв\s(?:состав|число|топ|тройку|пят[её]рку|десятку|группу)|объединяет\s)""",
    re.VERBOSE,
)
_ORGANISATION = re.compile(
    r"(?:главное |федеральн\w+ |областн\w+ |государственн\w+ |территориальн\w+ |официальн\w+ )?"
    r"(?:министерств|правительств|администраци|управлени|департамент|комитет|мэри|"
    r"прокуратур|дум|служб|агентств|университет|институт|академи|федераци|союз|ассоциаци|фонд|центр|банк|компани|музе|"
    r"театр|библиотек|епархи|палат|совет|портал|сайт|пресс-служб|пресс-центр)"
)
_VERB = re.compile(r"(?:[а-яё]{2,}(?:ет|ит|ют|ят|ут|ат|ёт|ал|ял|ил|ел|ла|ло|ли|лся|лась|лись|тся|ны|на|но|ен|та|ты))$")
_SHORT = 110


def kinds(marks: Sequence[Mark]) -> list[SegmentKind]:
    """The kind of each paragraph of one full release."""
    _find_menu(marks)
    _find_signature(marks)
    out: list[SegmentKind] = [_AS_KIND.get(m.look, "body") for m in marks]
    lead = _head(marks, out)
    end = _signed(marks, lead, _tail(marks, lead))
    for i in range(end, len(marks)):
        if marks[i].look == "separator" and out[i + 1 : i + 2] == ["contacts"]:
            out[i] = "contacts"  # the mark above the signature of an e-mail
        elif _signs(marks, i) or (marks[i].look == "link" and out[i - 1] == "contacts"):
            out[i] = "contacts"
        elif marks[i].look == "plain":
            out[i] = out[i - 1] if i and out[i - 1] in ("boilerplate", "contacts", "navigation") else "boilerplate"
    last = _last_text(marks, lead, end)
    if last > lead + 1 and _PROFILE.match(marks[last].paragraph.text):
        out[last] = "boilerplate"
    _text(marks, out, range(lead + 1, min(end, len(marks))))
    return out


# ---------------------------------------------------------------- from the top


def _find_menu(marks: Sequence[Mark]) -> None:
    """Make navigation of a menu that is set line by line above the headline: several lines of a word or two."""
    run: list[Mark] = []
    known = 0  # short lines that are furniture anyway
    for m in marks:
        words = len(m.paragraph.text.split())
        if m.look != "plain":
            known += m.look == "navigation" and words <= MOST_ITEM_WORDS
            continue
        if words <= MOST_ITEM_WORDS and len(m.paragraph.text) <= LONGEST_ITEM and m.paragraph.text[-1].isalnum():
            run.append(m)
            continue
        # a longer title must follow: of two short lines the first may be the headline
        if len(run) + known >= SHORTEST_MENU and words > MOST_ITEM_WORDS:
            for item in run:
                item.look = "navigation"
        return


def _find_signature(marks: Sequence[Mark]) -> None:
    """Make contacts of the short lines under the mark "--" that opens the signature of an e-mail."""
    at = next((i for i, m in enumerate(marks) if m.paragraph.text.strip() == SIGNATURE), len(marks))
    under = marks[at + 1 :]
    if under and len(under) <= MOST_SIGNED + 2 and all(len(m.paragraph.text) < _SHORT for m in under):
        for m in marks[at:]:
            m.look = "contacts" if m.look in ("plain", "separator", "boilerplate") else m.look


def _head(marks: Sequence[Mark], out: list[SegmentKind]) -> int:
    """Name the headlines and the lead; the index of the lead, or of the last headline where there is no lead."""
    titles: list[int] = []
    lead = -1
    for i, m in enumerate(marks):
        if m.look in FURNITURE or m.look.startswith("contacts"):  # a letterhead can give the press office
            continue
        if m.look in TEASING:
            break
        if is_text(m.paragraph) or len(titles) > MOST_HEADLINES:
            lead = i
            break
        if m.look != "plain" and titles:
            break
        titles.append(i)
    titles = [i for i in titles if not _site_title(marks, i, titles, out)]
    if lead < 0 and len(titles) > 1:
        lead = titles[1]  # a text without full stops
    elif len(titles) > MOST_HEADLINES:
        lead = titles[1]
    for i in titles:
        if lead < 0 or i < lead:
            out[i] = "headline"
    if lead >= 0:
        out[lead] = "lead"
        out[:lead] = ["navigation" if marks[i].look == "contacts heading" else out[i] for i in range(lead)]
        return lead
    return titles[-1] if titles else -1


def _site_title(marks: Sequence[Mark], i: int, titles: list[int], out: list[SegmentKind]) -> bool:
    """Whether a line above the headline names the site or its section; it is made navigation then."""
    if i == titles[-1]:
        return False
    low = marks[i].paragraph.low
    words = low.split()
    below = marks[i + 1]
    says_nothing = not any(_VERB.search(w.strip(",.:")) for w in words[1:])
    dated = below.look == "metadata" and not below.fields
    found = (
        below.look == "navigation"
        or is_rubric(low)
        or (says_nothing and (dated or (bool(_ORGANISATION.match(low)) and len(words) < MOST_TITLE_WORDS)))
    )
    if found:
        out[i] = "navigation"
    return found


# ---------------------------------------------------------------- from the end


def _tail(marks: Sequence[Mark], lead: int) -> int:
    """Where the contacts, fields and descriptions begin that close a release."""
    end = len(marks)
    plain = 0
    for i in range(len(marks) - 1, lead, -1):
        look = marks[i].look
        if look == "plain":
            plain += 1
            if plain > MOST_ABSORBED:
                break
        elif not plain or look == "boilerplate" or _continues(marks[i + 1 : i + 1 + plain], look):
            end, plain = i, 0
        else:
            break
    return end


def _signed(marks: Sequence[Mark], lead: int, end: int) -> int:
    """Where the closing begins, with the lines of a signature above the first contacts."""
    return next((i for i in range(max(lead + 1, end - MOST_SIGNED), end) if _signs(marks, i)), end)


def _signs(marks: Sequence[Mark], i: int) -> bool:
    """Whether a line is of a signature: it names somebody, and only short lines stand before the contacts below."""
    speaks = i > 0 and marks[i - 1].paragraph.text.rstrip(" .")[-1:] in ("»", "”", "“", '"')
    if speaks or not names_somebody(marks[i].paragraph.text):
        return False
    for m in marks[i : i + MOST_SIGNED + 1]:
        if m.look.startswith("contacts"):
            return True
        text = m.paragraph.text
        if m.look not in ("plain", "boilerplate") or len(text) > _SHORT or text[-1] in ".!?:;…":
            return False
    return i + MOST_SIGNED >= len(marks) and len(marks) - i > 1


def _continues(rest: Sequence[Mark], look: str) -> bool:
    """Whether plain lines go on with the contacts or the links above them: short and no sentences."""
    return look in ("contacts", "contacts heading", "footer") and all(
        len(m.paragraph.text) < _SHORT and not m.paragraph.text.endswith((".", "!", "?")) for m in rest
    )


def _last_text(marks: Sequence[Mark], lead: int, end: int) -> int:
    return next((i for i in range(min(end, len(marks)) - 1, lead, -1) if marks[i].look == "plain"), -1)


# ---------------------------------------------------------------- the text between


def _text(marks: Sequence[Mark], out: list[SegmentKind], where: range) -> None:
    """Tell paragraphs of direct speech from the rest; furniture inside the text stays where it is unmistakable."""
    for i in where:
        if (
            (out[i] in ("contacts", "boilerplate") and marks[i].look != "plain")
            or (out[i] == "metadata" and marks[i].fields and not marks[i].late)
            or marks[i].look == "link"
        ):
            out[i] = "body"
        if out[i] == "body":
            listed = _in_list(marks, i, where) or _asks(marks, i, where)
            if is_speech(marks[i].paragraph.text) and not listed:
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
        elif out[i - 1] == "quote" and i > where.start and names_somebody(text) and len(text) < _SHORT:
            out[i] = "quote"  # a line of its own for who said it


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
    return len(text) < _SHORT and not re.search(r"[,.!?…]\s*[-–—]\s*[а-яё]", text) and text[-1] not in '.!?…»"'
