"""The top of a release: the menu and the letterhead above the headline, the headlines, the lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import starmap

from presslens.document import SegmentKind
from presslens.layout.fields import names_somebody
from presslens.layout.lexicon import bodies
from presslens.layout.marks import FURNITURE, TEASING, Mark, is_rubric, is_text

MOST_HEADLINES = 3
MOST_TITLE_WORDS = 16  # of the name of a site's owner
LONG_TITLE = 7  # words
MOST_NAME_WORDS = 12  # of a body's name
MOST_ADJECTIVES = 5  # words among which the noun of a body's name stands
SHORTEST_TITLE = 3  # words of a headline that stands among shorter lines
LONG_LINES = 8  # words, on average, of a text without full stops
SHORTEST_MENU = 3  # lines, of so many words and characters
MOST_ITEM_WORDS = 3
LONGEST_ITEM = 32
LONGEST_TITLE = 120  # characters of a headline with a full stop
LEAST_STEMS = 3  # of its words, by which the text below is known to tell the same
RETOLD, RETOLD_BELOW_NOTICE = 0.7, 0.5  # how many of them that text has
RETOLD_WITHIN = 300  # characters of it

_STEM = re.compile(r"\b[а-я]{4}(?=[а-я])")
_GOES_ON = re.compile(  # how a text opens that goes on with the sentence above it, or quotes
    r"[«\"“„–—-]|(?:однако|также|кроме|ранее|при|по (?:словам|данным|мнению)|он|она|они|его|ее|их|это|эта?|этот|там)\b"
)
_INNER_END = re.compile(r"[.!?…]\s+[А-ЯЁ«\"]")
_ORGANISATION = re.compile(
    r"(?:[а-я-]+(?:[ыи]й|ая|[ое]е|ые) ){0,3}"
    r"(?:министерств|правительств|администраци|управлени|департамент|комитет|мэри|профсоюз|митрополи|отдел|инспекци|отделени|колледж|больниц|заповедник|"
    r"прокуратур|дум|посольств|консульств|акимат|служб|агентств|университет|институт|академи|федераци|союз|ассоциаци|фонд|центр|банк|компани|музе|"
    r"театр|библиотек|епархи|палат|совет|портал|сайт|пресс-служб|пресс-центр|обществ|филармони|консерватори|объединен|"
    r"(?:(?:(?:фг|г|м)(?:б|а|к)?|[бак])у|(?:п|о|з|н)?ао|ано|нко|ооо|тоо|осоо|чуп|руп|(?:фг|г|м)?уп)\b)"
)
# A body that is called by the letters of its name: "МЧС Республики Тыва", "ГУ МВД России", "УФНС по Омской области".
_ACRONYM = re.compile(
    r"(?:[А-ЯЁ]{2}\s)?[А-ЯЁ]{3,8}\s(?:[А-ЯЁ][а-яё]+(?:ой|ого|ей|[иаяы])|по\s[А-ЯЁа-яё-]+(?:ой|ому|ей|[уеи]))\b"
)
_FINITE = re.compile(
    r"[а-яё](?:[еиюяуаё]т|[аяиеы]л|л[аои])(?:с[яь])?$|(?:(?:[зд]|избр|призн|назв)ан|[её]н|(?:[аяеё]н|[ыи]т)о)$"
)
# Nouns of the names of bodies that end like verbs.
_NOUN = re.compile(
    r"(?:торгов|отрас|зем|мебе|арте|оте|неде|моде|эма|акваре|дета|автомоби)ли|(?:под)?отдел|(?:филиа|порта|журна|кана|вокза|персона|метал|капита|материа|ура|байка|арсена)ла?"
    r"|(?:[а-я]*(?:совет|митет|ситет|культет|бинет|бюджет)|интернет|аудит|транзит|кредит|институт|аппарат|секретариат|сенат"
    r"|мандат|деканат|ректорат|инспекторат|консулат|маслихат|акимат|хокимият|быт|цен)|школ[ао]|сел[ао]|дел[ао]|футбола|тыла"
)
_ADJECTIVE = re.compile(r"[а-я-]+(?:[ыи]й|ой|ая|яя|[ое]е|ые)")
_LOCAL = ("ский", "ская", "ское", "ские", "цкий", "цкая", "цкое")  # how adjectives of places end
_NAMING = re.compile(r"[«\"№]|\s(?:имени|им\.)\s|\s[А-ЯЁ]")  # what the name of a body begins with
_UNNAMED = re.compile(r"(?<=\s)(?:[–—-]|на|ко?|во?|для|из|за|от|об?|без|под|перед|после|со?|как|и|что|где|у)(?=\s)")
# Who asks the first question of an interview: "Корр.: С чего вы начали?", "— С чего вы начали?"
_ASKS = re.compile(
    r"[–—-]\s[^\n]+\?$|(?:корр(?:еспондент)?|вопрос|журналист|интервьюер|ведущ(?:ий|ая)|в|[а-я]\.\s?[а-я])\.?\s?:\s"
)
_INFORMS = re.compile(r"\s(?:сообщает|информирует|напоминает|предупреждает|разъясняет|извещает)(?:[.:!]|$)")
_PARTICIPLE = re.compile(r"\s[а-яё]{3,}(?:[аеёя]н|[иы]т)[аы](?=\s|$)")  # "лишена", "открыты"
_QUOTED = re.compile(r"[«„\"][^»“\"]*[»“\"]")
_VERB = re.compile(r"(?:[а-яё]{2,}(?:ет|ит|ют|ят|ут|ат|ёт|ал|ял|ил|ел|ла|ло|ли|лся|лась|лись|тся|ны|на|но|ен|та|ты))$")


def has_verb(words: Sequence[str]) -> bool:
    """Whether a word looks like a verb, by its ending."""
    return any(_VERB.search(word.strip(",.:")) for word in words)


def names_body(text: str, low: str) -> bool:
    """Whether a line opens with a body and no verb follows.

    >>> names_body("ГУ МЧС России по Тыве", "гу мчс россии по тыве")
    True
    >>> names_body("Отдел торговли закрыл рынок", "отдел торговли закрыл рынок")
    False
    """
    past = next((i for i, c in enumerate(text) if c.isalnum() or c in '«"'), 0)  # a picture
    text, low = text[past:], _INFORMS.sub("", low[past:])  # "Прокуратура Омской области | информирует"
    known = _ORGANISATION.match(low) or (_ACRONYM.match(text) and ":" not in text) or _is_named(text, low)
    return bool(known) and not any(map(_tells_of, _QUOTED.sub("", low).split()[1:]))


def _is_named(text: str, low: str) -> bool:
    """Whether a line is a noun for bodies with a name: "Таганрогский завод «Прибой»", no "Завод в центре города"."""
    words = low.split()
    at = next((i for i, word in enumerate(words[:MOST_ADJECTIVES]) if not _ADJECTIVE.fullmatch(word)), 0)
    if (
        not bodies() & {words[at], words[at].split("-")[0]}
        or len(words) > MOST_NAME_WORDS
        or _UNNAMED.search(low)
        or _PARTICIPLE.search(text)
    ):
        return False
    local = any(word.endswith(_LOCAL) for word in words[:at])
    return text[-1] not in ".!?" and ":" not in low and (local or bool(_NAMING.search(text)))


def _tells_of(word: str) -> bool:
    """Whether a word of a body's line is a finite verb, by its ending, rather than a noun of such names."""
    word = word.strip(",.:")
    return _FINITE.search(word) is not None and not _NOUN.fullmatch(word)


def find_menu(marks: Sequence[Mark]) -> None:
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
        # a longer title must follow: of two short lines the first may be the headline; and no author is named
        named = any(names_somebody(item.paragraph.text) for item in run)
        if len(run) + known >= SHORTEST_MENU and words > MOST_ITEM_WORDS and not named:
            for item in run:
                item.look = "navigation"
        return


def find_head(marks: Sequence[Mark], out: list[SegmentKind]) -> int:
    """Name the headlines and the lead; the index of the lead, or of the last headline where there is no lead."""
    titles: list[int] = []
    lead = -1
    for i, m in enumerate(marks):
        # a letterhead can give the press office, an announcement the day
        if m.look in FURNITURE or m.look == "moment" or m.look.startswith("contacts"):
            continue
        if m.look in TEASING:
            break
        if m.look == "boilerplate" and len(m.paragraph.text) <= LONGEST_ITEM:  # "О музее" of a menu
            m.look, out[i] = "navigation", "navigation"
            continue
        if is_text(m.paragraph) and (titles or not _is_retold(marks, i)):
            lead = i
            break
        if titles and (m.look != "plain" or _ASKS.match(m.paragraph.low) or _labels(m.paragraph.text)):
            break
        if titles and m.paragraph.text[-1] == ":" and len(m.paragraph.text.split()) <= SHORTEST_TITLE:
            continue  # "Тренер:" above what he says
        titles.append(i)
    if not titles:  # nothing but "Пресс-релиз об открытии школы" tells what it is about
        titles = [i for i in range(lead) if marks[i].look == "notice" and _tells(marks[i])][:1]
    titles = _below_menu(marks, titles, lead, out)
    titles = [i for i in titles if not _site_title(marks, i, titles, out)]
    if lead < 0 and len(titles) > 1:
        lead = titles[1]  # a text without full stops
    elif len(titles) > MOST_HEADLINES:
        lead, titles = _among_many(marks, titles, lead, out)
    for i in titles:
        if lead < 0 or i < lead:
            out[i] = "headline"
    if lead >= 0:
        out[lead] = "lead"
        for i in range(lead):
            if marks[i].look == "contacts heading" and not _has_address(marks[i]):
                out[i] = "navigation"
        return lead
    return titles[-1] if titles else -1


def _is_retold(marks: Sequence[Mark], i: int) -> bool:
    """Whether the first sentence is a headline with a full stop: the text below it opens with nearly all its words."""
    text = marks[i].paragraph.text
    below = marks[i + 1].paragraph if i + 1 < len(marks) and marks[i + 1].look == "plain" else None
    if below is None or len(text) > LONGEST_TITLE or text[-1] != "." or _INNER_END.search(text):
        return False
    if not is_text(below) or len(below.text) <= len(text) or _GOES_ON.match(below.low):
        return False
    stems = set(_STEM.findall(marks[i].paragraph.low))
    shared = stems.intersection(_STEM.findall(below.low[:RETOLD_WITHIN]))
    marked = any(m.look == "notice" for m in marks[:i])  # "ПРЕСС-РЕЛИЗ"
    return len(stems) >= LEAST_STEMS and len(shared) >= len(stems) * (RETOLD_BELOW_NOTICE if marked else RETOLD)


def _labels(text: str) -> bool:
    """Whether a line stands above what somebody says: "Анна Ким, тренер «Зари»:"."""
    return text[-1] == ":" and names_somebody(text[:-1])


def _columns(text: str, low: str) -> Iterator[tuple[str, str]]:
    """The whole of a line, and the parts of one that an upright stroke cuts: "Некролог | Театр «Прибой»"."""
    yield text, low
    parts = text.split(" | "), low.split(" | ")
    yield from zip(*parts, strict=True) if len(parts[0]) > 1 and all(map(len, parts[0])) else ()


def _tells(m: Mark) -> bool:
    """Whether a notice that a line is a release's says of what, too."""
    return m.paragraph.low.startswith("пресс") and len(m.paragraph.text.split()) > SHORTEST_TITLE


def _has_address(m: Mark) -> bool:
    """Whether a line is of a letterhead's contacts, with the figures of an address, rather than a link to contacts."""
    return m.look.startswith("contacts") and any(map(str.isdigit, m.paragraph.text))


def _below_menu(marks: Sequence[Mark], titles: list[int], lead: int, out: list[SegmentKind]) -> list[int]:
    """The titles under the last navigation above the lead, where one is there; those above it are of the site."""
    first = next((t for t in reversed(titles) if len(marks[t].paragraph.text.split()) >= SHORTEST_TITLE), 0)
    menu = next((i for i in range(min(first, lead) - 1, 0, -1) if marks[i].look == "navigation"), -1)
    above = [t for t in titles if t < menu]
    if any(_is_headline(marks[t]) for t in above):
        return titles
    for t in above:
        out[t] = "navigation"
    return titles[len(above) :]


def _is_headline(m: Mark) -> bool:
    """Whether a line above the text is too long to be of a menu, and no body's name."""
    return len(m.paragraph.text.split()) >= LONG_TITLE and not _ORGANISATION.match(m.paragraph.low)


def _among_many(marks: Sequence[Mark], titles: list[int], lead: int, out: list[SegmentKind]) -> tuple[int, list[int]]:
    """Lead and headlines where many lines stand above the first text: those of a menu, or a text without full stops."""
    words = [len(marks[t].paragraph.text.split()) for t in titles]
    if sum(words[1:]) >= LONG_LINES * len(words[1:]) or any(_is_headline(marks[t]) for t in titles[:-2]):
        return titles[1], titles
    first = next((t for t, count in zip(titles[-2:], words[-2:], strict=True) if count >= SHORTEST_TITLE), titles[-1])
    for t in titles:
        if t < first:
            out[t] = "navigation"
    return lead, [t for t in titles if t >= first]


def _site_title(marks: Sequence[Mark], i: int, titles: list[int], out: list[SegmentKind]) -> bool:
    """Whether a line above the headline names the site or its section; it is made navigation then."""
    if i == titles[-1]:
        return False
    low = marks[i].paragraph.low
    words = low.split()
    below = marks[i + 1]
    says_nothing = not has_verb(_QUOTED.sub("", low).split()[1:])
    dated = below.look == "notice" or (below.look == "metadata" and not below.fields)
    found = (
        below.look == "navigation"
        or (below.look == "footer" and not _is_headline(marks[i]))
        or is_rubric(low)
        or (says_nothing and (dated or low.startswith("пресс-релиз ")))
        or (len(words) < MOST_TITLE_WORDS and any(starmap(names_body, _columns(marks[i].paragraph.text, low))))
    )
    if found:
        out[i] = "contacts" if _has_address(below) else "navigation"
    return found
