"""Whether a paragraph is wholly somebody's direct speech with its attribution."""

from __future__ import annotations

import re

from presslens.layout.fields import ends_in_name, names_somebody

OPENING = '«„“"”'
CLOSING = {"«": "»", "„": '“”"', "“": '”"“', '"': '"”', "”": '”"'}
SHORTEST = 40  # characters of a paragraph in quotation marks that is no title
SHORT = 2  # letters of a label that is not a name
LABEL = 160  # characters of a name with its role before somebody's words
ANSWERS = ("Ответ", "О", "О.")
DASH = "-–—−‒―"

_DASH_START = re.compile(rf"[{DASH}]\s*(?=[«„“\"]?[А-ЯЁA-Z0-9…])")
# After the speech: a comma or the speech's own mark, a dash, and the author's words in lower case.
_ATTRIBUTION = re.compile(rf"(?:(?<=[!?…])|(?<=[!?…][»“”\"])|\s*[,.]|(?<=,[»“”\"]))\s*[{DASH}]{{1,2}}\s*(?=[а-яё])")
_INITIALS = re.compile(r"[А-ЯЁ]\.\s?[А-ЯЁ]\.")  # of who answers: "А.К.: Ждём гостей."
_LOWER = re.compile(r"(?<![\w-])[а-яё]{4,}")
_TELLING = re.compile(rf"\s*[{DASH}]{{1,2}}\s*(?=[а-яё])")
_AUTHOR_FIRST = re.compile(r"(?:[^.!?«„“\"]|«[^«»]{1,60}»|(?<=\b[А-ЯЁ])\.|(?<=\bим)\.|(?<=\bг)\.){5,200}:\s*$")
_RESUMED = re.compile(rf"[{DASH}]\s*(?=[«„“\"])")
# Who says words that no quotation marks enclose, and what is said of oneself.
_SPEAKS = re.compile(
    r"(?:[а-яё]+\s){0,3}?(?:рассказ|сказа|говор|отме[тч]|подчерк|подчёрк|поясн|объясн|добав|сообщ|счита|призна|подели|делит|улыб|увер"
    r"|заяв|вспомина|вспомни|прокоммент|комментир|утвержда|напомн|замет|замеч|уточн|резюмир|подытож|отвеча|ответи|сме[её]т|шут|поблагодар"
    r"|пообеща|обеща|соглас|возра[жз]|сыронизир|ирониз|призва|призыва|прив[её]л|акцентир|продолж|подвод|подв[её]л|вздыха|рассужда|удивл|радует|восклик|напис|пишет|предупре|подтвер|настаива)[а-яё]*"
)
_OWN = re.compile(
    r"\b(?:я|мне|меня|мной|мы|нас|нам|нами|мо(?:й|я|ё|е|и|его|ей|ему|их|им|ю)|наш(?:[аеиу]|его|ей|ему|их|им|ими)?)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(rf"[,.!?…]\s*[{DASH}]{{1,2}}\s*(?=[а-яё])")
_MARKED = re.compile(r"[.!?:,]\s+[«„“\"']|[»”“\"'][.,!?…]*\s*$")
_GOES_ON = re.compile(rf"[.!?…]\s+[{DASH}]\s*(?=[А-ЯЁA-Z0-9])")
_STRAIGHT_CLOSE = re.compile(r"[\"”](?=[\s.,!?:;…)]|$)")
_SENTENCE_END = re.compile(rf"[.!?…]\s+(?=[А-ЯЁA-Z«„“\"0-9]|[{DASH}]\s*[«„“\"])")
_ABBREVIATION = re.compile(
    r"(?:\b[А-ЯЁA-Zа-яё]|\b(?:им|г|ул|обл|тыс|млн|млрд|руб|гг|др|пр|см|проф|акад|доц|ст|св|о|зам|т\.\s?д|т\.\s?п|н|д))$"
)


def closing_mark(text: str, start: int) -> int:
    """The index of the mark that closes the quotation opened at `start`, or -1.

    Marks of a kind nest where they differ in form («a «b» c»), and straight ones close at the first that is
    followed by a space, a full stop, a comma or a dash.
    """
    mark = text[start]
    close = CLOSING[mark]
    if mark in '"”':
        m = _STRAIGHT_CLOSE.search(text, start + 1)
        return m.start() if m else -1
    depth = 0
    for i in range(start, len(text)):
        if text[i] == mark and text[i] not in close:
            depth += 1
        elif text[i] in close and i > start:
            depth -= 1
            # one mark may close two nested quotations: «a «b», — said
            if depth <= 0 or (mark == "«" and _ATTRIBUTION.match(text, i + 1)):
                return i
    return -1


def is_speech(text: str) -> bool:
    """Whether a paragraph is wholly direct speech with its attribution.

    >>> is_speech("- Мы рады гостям, - сказал директор. - Приезжайте.")
    True
    >>> is_speech("«Мы рады гостям», — сказал директор.")
    True
    >>> is_speech("«Мы рады гостям, — сказал директор.")
    True
    >>> is_speech("«Заря» — старейший завод области.")
    False
    >>> is_speech("«Мы рады», — сказал директор. Выставка открыта до мая.")
    False
    """
    text = text.lstrip("".join(c for c in text[:4] if not c.isalnum() and c not in OPENING + DASH))  # a picture
    if _DASH_START.match(text):
        return True
    if text[:1] in CLOSING:
        return _wholly_quoted(text)
    return _author_first(text) or _labelled(text) or (text[:1].isupper() and _unmarked(text))


def _unmarked(text: str) -> bool:
    """Somebody's words without quotation marks, who says them told after a dash: "Мы рады, — сказал Ким. — Ждём." """
    at, own = 0, False
    while author := _TOLD.search(text, at):
        if not _SPEAKS.match(text, author.end()) or _MARKED.search(text, at, author.start()):
            return False
        if _GOES_ON.search(text, at, author.start()):
            return False  # "Зал встал. - Спасибо, - сказал Ким."
        own = own or bool(_OWN.search(text, at, author.start()))
        resumed = _GOES_ON.search(text, author.end())
        if _sentence_after(text, author.end(), resumed.start() if resumed else len(text)) >= 0:
            return False
        if resumed is None:
            return own and text.count(" ", 0, author.start()) >= 2
        at = resumed.end()
        if not _TOLD.search(text, at):
            return True
    return False


def is_announced(above: str, text: str) -> bool:
    """Whether a paragraph is what the one above announces: short words in marks, or without them told of oneself.

    >>> is_announced("Директор школы Анна Ким рассказала:", "Мы строили школу три года. Было трудно.")
    True
    >>> is_announced("Директор рассказала об итогах:", "Школа построена. Дороги отремонтированы.")
    False
    """
    if above[-1:] != ":" or len(above) > LABEL:
        return False
    if text[0] in CLOSING:  # short words in marks under who says them
        ends = closing_mark(text, 0)
        whole = ends > 0 and not text[ends + 1 :].strip(" .!?…") and text.count(" ") >= 2
        return whole and (tells(above) or names_somebody(above[:-1]))
    return text[0].isupper() and text[-1] in ".!?…" and bool(_OWN.search(text)) and tells(above)


def tells(line: str) -> bool:
    """Whether a line has a verb of those who speak."""
    return any(_SPEAKS.match(line, word.start()) for word in _LOWER.finditer(line))


def is_question(text: str) -> bool:
    """Whether a paragraph after a dash is nothing but a question, as in an interview."""
    return bool(_DASH_START.match(text)) and text[-1] == "?" and not _ATTRIBUTION.search(text, 2)


def _wholly_quoted(text: str) -> bool:
    """Whether nothing but quotations and their author's words stand in a paragraph that opens with a mark."""
    at = 0
    while True:
        stop = closing_mark(text, at)
        if stop < 0:
            return at == 0 and _unclosed(text)
        if not text[stop + 1 : stop + 3].strip(" .!?…,") and not text[stop + 1 :].strip(" .!?…,"):
            return stop > SHORTEST and " " in text[:stop]
        author = _ATTRIBUTION.match(text, stop + 1) or _told_at_once(text, stop + 1)
        if not author:
            return False
        at = _sentence_after(text, author.end())
        if at < 0:
            return True
        if resumed := _RESUMED.match(text, at):  # "«...», — сказал Петров. — «..."
            at = resumed.end()
        if text[at] not in CLOSING:
            return False


def _unclosed(text: str) -> bool:
    """Whether somebody's words in one sentence lack their closing mark: "«Ждём гостей, — сказал Ким."."""
    author = _TOLD.search(text)
    if not author or not _SPEAKS.match(text, author.end()) or _TOLD.search(text, author.end()):
        return False
    return text[-1] == "." and _sentence_after(text, author.end()) < 0


def _told_at_once(text: str, at: int) -> re.Match[str] | None:
    """The dash between a closing mark and a verb of speech, where the comma is missing: "«Ждём» — сказал Ким"."""
    dash = _TELLING.match(text, at)
    return dash if dash and _SPEAKS.match(text, dash.end()) else None


def _sentence_after(text: str, start: int, end: int | None = None) -> int:
    """Where the sentence begins that follows the one at `start` (before `end`), -1 where none does."""
    for m in _SENTENCE_END.finditer(text, start, len(text) if end is None else end):
        if not _ABBREVIATION.search(text, max(start, m.start() - 8), m.start()):
            return m.end()
    return -1


def _author_first(text: str) -> bool:
    """ "Директор напомнил: «Приезжайте»." """
    m = re.search(r":\s*[«„“\"]", text[:260])
    if not m or not _AUTHOR_FIRST.match(text[: m.start() + 1]):
        return False
    start = m.end() - 1
    stop = closing_mark(text, start)
    return stop >= 0 and not text[stop + 1 :].strip(" .!?…") and text.count(" ", start, stop) >= 2


def _labelled(text: str) -> bool:
    """ "Анна Ким: Мы ждём гостей." or "Ответ: ..." in an interview, "Анна Ким, повар: ...", "Повар Анна Ким: ..."."""
    name, _, words = text[:LABEL].partition(": ")
    words = words.lstrip(DASH + " ")
    whole = words[:1].isupper() and text[-1] in ".!?…" and len(text) > SHORTEST
    lettered = _INITIALS.fullmatch(name) is not None and text[-1] != "?"
    if name.isupper() and not lettered and len(name) > SHORT:  # "А. КИМ: ..." in a transcript
        name = name.title()
        return whole and (name in ANSWERS or ends_in_name(name) or (name[1] == "." and names_somebody(name)))
    return whole and (name in ANSWERS or lettered or names_somebody(name) or ends_in_name(name))


def opens_speech(text: str) -> bool:
    """Whether a paragraph opens a quotation that it does not close (it runs over several paragraphs)."""
    return text[:1] in CLOSING and closing_mark(text, 0) < 0 and text.count(" ") >= 2


def closes_speech(text: str) -> bool:
    """Whether a paragraph closes a quotation that it did not open.

    >>> closes_speech("А теперь у нас сто заявок. Самое трудное — отказывать».")
    True
    """
    depth = 0
    for i, c in enumerate(text):
        if c in "«„":
            depth += 1
        elif c in "»“":
            depth -= 1
            if depth < 0:
                m = _ATTRIBUTION.match(text, i + 1)
                return not text[i + 1 :].strip(" .!?…") or bool(m and _sentence_after(text, m.end()) < 0)
    return text.count('"') % 2 == 1 and text.rstrip(" .!?…").endswith('"')
