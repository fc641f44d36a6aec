"""razdel's sentences in linear time, but after a year ("2013 г."), two initials, an abbreviation before speech, and an
abbreviated post or degree before a name ("доц. Анна Ким", "к. м. н. Анна Ким").

razdel asks its rules at every full stop, quotation mark and bracket, and copies the sentence so far each time. Most of
these marks are followed by no space, which settles the matter: one regular expression passes over them, and the rules
(those of `razdel.segmenters.sentenize`, in its words) are asked about the rest.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from razdel.segmenters.punct import CLOSE_BRACKETS, CLOSE_QUOTES, DASHES, ENDINGS, GENERIC_QUOTES, QUOTES
from razdel.segmenters.sentenize import (
    BULLET_BOUNDS,
    BULLET_SIZE,
    DELIMITER,
    DELIMITERS,
    FIRST_TOKEN,
    LAST_TOKEN,
    PAIR_SOKR,
    SMILE_PREFIX,
    TOKEN,
    WORD,
    is_bullet,
    is_lower_alpha,
    is_sokr,
)
from razdel.segmenters.sokr import HEAD_PAIR_SOKRS, HEAD_SOKRS, INITIALS, PAIR_SOKRS, SOKRS

BRACKETS = 150  # characters on either side of a mark among which brackets around it stand
WINDOW = 10  # characters on either side that the rules see
UNIT = re.compile(r"(?:[а-я]/|\d-)[а-я]{1,2}$")  # "12 м/с", "1960-х": no abbreviation of a word before a name
YEAR = re.compile(r"\d{4}\s?гг?$")
DEGREE = re.compile(r"\b[кд]\. ?[а-я]{1,4}\.(?:-[а-я]\.)? ?н$", re.I)  # "к. м. н.", "д. ф.-м. н.", before a name
INITIAL = re.compile(r"\s[А-ЯЁ]\.")
# Initials after a surname, after which openers begin a sentence, but for those that are names too.
INITIALS_LAST = re.compile(r"[а-яё]\s(?:[А-ЯЁ]\.\s?)?[А-ЯЁ]$")
NUMERAL = re.compile(r"[а-яё]\s[IVX]$")  # of a monarch
UNLIKELY = frozenset(("во", "до", "том", "а", "и", "к", "о", "с", "у"))  # surnames and initials
# Abbreviations of posts, before a name; the second ones are words too.
POSTS = frozenset(("асп", "ген", "дириж", "доц", "инж", "науч", "преп", "реж", "режисс", "худ"))
POSTS_OF_TWO = re.compile(r"\b(?:ген\. ?дир|(?:науч|худ)\. ?рук|науч\. ?сотр|гл\. ?бух)$", re.I)
# Speech in marks, with who said it inside or after.
SPEECH = re.compile(r"\s+[«„“\"][^«»„“”\"\n]{1,400}(?:[,!?…]?[»“”\"],?|[,!?…])\s[—–-]\s?[а-яё]")
CANDIDATE = re.compile(rf"(?>{DELIMITER})(?=\s)")
OPENED = re.compile(r"\(\w\w[^()]*$")  # words in brackets, up to a mark
CLOSED = re.compile(r"\s+\w\w[^()]*\)")  # and after it
CELL = re.compile(r"[^\t]*[^\t\s][^\t]*")  # of a row of a table


def sentence_ranges(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a paragraph starts and stops, as razdel cuts it; nothing for a blank text.

    >>> sentence_ranges("Приехал И. Иванов. Он рад.")
    [(0, 18), (19, 26)]
    >>> sentence_ranges("Завод открыли в 2013 г. Он вырос.")
    [(0, 23), (24, 33)]
    >>> sentence_ranges("Ветер 9 м/с. Паром встал.")
    [(0, 12), (13, 25)]
    >>> sentence_ranges("Приехал Цой В. С. Он рад.")
    [(0, 17), (18, 25)]
    >>> sentence_ranges("Приехал Цой В. После обеда он рад.")
    [(0, 14), (15, 34)]
    >>> len(sentence_ranges("Долг вырос до 5 млрд руб. «Отдадим», — сказал он."))
    2
    >>> len(sentence_ranges("Он жил в Луге (Псковский край; Россия) у брата."))
    1
    >>> len(sentence_ranges("Приехали доц. Анна Ким и худ. рук. Олег Седых."))
    1
    >>> len(sentence_ranges("Выступила к. м. н. Анна Ким. С ней был д. м. н. Он молчал."))
    3
    >>> len(sentence_ranges("Лекцию прочли к. м. н. А. С. Ким и д. ф.-м. н. О. П. Седов."))
    1
    >>> sentence_ranges("Анна Ким\\tдиректор")
    [(0, 8), (9, 17)]
    """
    if "\t" in text:
        cells = ((m.start(), m.group()) for m in CELL.finditer(text))
        return [(at + start, at + stop) for at, cell in cells for start, stop in sentence_ranges(cell)]
    cuts, start = [], 0
    for match in CANDIDATE.finditer(text):
        if not _inside(text, start, match.start(), match.end()):
            cuts.append((start, match.end()))
            start = match.end()
    cuts.append((start, len(text)))
    found = []
    for a, b in cuts:
        part = text[a:b]
        bare = part.lstrip()
        if bare:
            a += len(part) - len(bare)
            found.append((a, a + len(bare.rstrip())))
    return found


def _inside(text: str, sentence: int, start: int, stop: int) -> bool:
    """Whether the sentence that began at ``sentence`` goes on after the mark ``start:stop``."""
    right = text[stop : stop + WINDOW]
    after = FIRST_TOKEN.match(right)
    if not after:
        return True
    right_token = after[1]
    if is_lower_alpha(right_token):
        return True
    left = text[max(0, start - WINDOW) : start]
    before = LAST_TOKEN.search(left)
    if not before:
        return True
    left_token, mark = before[1], text[start:stop]
    return (
        _mark_follows(right_token, right)
        or (mark == "." and _abbreviation(left, left_token, right_token, right) and not SPEECH.match(text, stop))
        or (mark == ";" and _in_brackets(text, sentence, start, stop))
        or (mark in BULLET_BOUNDS and _list_item(text, sentence, start))
        or (mark in QUOTES + CLOSE_BRACKETS and _closes_nothing(mark, left, left_token))
        or (right_token in DASHES and _lower_word_follows(right))
    )


def _in_brackets(text: str, sentence: int, start: int, stop: int) -> bool:
    """Whether a mark of a sentence lies between brackets: "в Луге (Псковский край; Россия)"."""
    opened = OPENED.search(text, max(sentence, start - BRACKETS), start)
    return opened is not None and CLOSED.match(text, stop, stop + BRACKETS) is not None


def _mark_follows(token: str, right: str) -> bool:
    """.) and :-) belong to the sentence; an opening quotation mark does not."""
    if token in GENERIC_QUOTES:
        return False
    return token in DELIMITERS or bool(SMILE_PREFIX.match(right))


def _abbreviation(left: str, left_token: str, right_token: str, right: str) -> bool:
    word, following = left_token.lower(), right_token.lower()
    if UNIT.search(left):
        return False
    if DEGREE.search(left) and INITIAL.match(right):
        return True  # "к. м. н. А. С. Ким"
    if YEAR.search(left) or (DEGREE.search(left) and right_token.istitle()):
        return following.replace("ё", "е") not in _openers()
    if INITIALS_LAST.search(left) and not INITIAL.match(right) and _opens(following):
        return False
    if NUMERAL.search(left) and len(right_token) > 1 and right_token.istitle():
        return False  # "при Карле I. Седов"
    if (word, following) in PAIR_SOKRS or word in INITIALS or (len(left_token) == 1 and left_token.isupper()):
        return True
    if pair := PAIR_SOKR.search(left):
        letters = pair[1].lower(), pair[2].lower()
        if letters in HEAD_PAIR_SOKRS:
            return True
        if letters in PAIR_SOKRS:
            return bool(is_sokr(right_token))
    if right_token.istitle() and (word in POSTS or POSTS_OF_TWO.search(left)):
        return True
    return word in HEAD_SOKRS or (word in SOKRS and bool(is_sokr(right_token)))


def _opens(word: str) -> bool:
    """Whether a word after initials is no surname, but begins a sentence."""
    return word not in UNLIKELY and word.replace("ё", "е") in _openers()


@cache
def _openers() -> frozenset[str]:
    """The words that begin a sentence where they have a capital letter."""
    lines = files(__package__).joinpath("openers.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _list_item(text: str, sentence: int, start: int) -> bool:
    """8.1. or а) at the start of a sentence."""
    return start - sentence <= BULLET_SIZE and all(map(is_bullet, TOKEN.findall(text, sentence, start)))


def _closes_nothing(mark: str, left: str, left_token: str) -> bool:
    """A closing mark ends the sentence only after .?!…, an ambiguous one only where no space is before it."""
    if mark in GENERIC_QUOTES and left[-1:].isspace():
        return True
    if mark in CLOSE_QUOTES + GENERIC_QUOTES + CLOSE_BRACKETS:
        return left_token not in ENDINGS
    return False


def _lower_word_follows(right: str) -> bool:
    word = WORD.search(right)
    return bool(word and is_lower_alpha(word[1]))
