"""Stems of Russian words: Snowball's algorithm (M. Porter, https://snowballstem.org), which needs no dictionary.

On topics, stems served as well as the dictionary's lemmas, at a small part of the time.
"""

from __future__ import annotations

import re

FIRST_VOWEL = re.compile("[аеиоуыэюя]")
GERUND = re.compile("(?:(?<=[ая])(?:вшись|вши|в)|[иы]вшись|[иы]вши|[иы]в)$")
REFLEXIVE = re.compile("с[яь]$")
ADJECTIVE = re.compile(
    "(?:(?<=[ая])(?:ем|нн|вш|ющ|щ)|[иы]вш|ующ)?"
    "(?:[иы]ми|[ео]го|[ео]му|[еиыо]е|[еиыо]й|[еиыо]м|[иы]х|[ую]ю|[ая]я|[ое]ю)$"
)
VERB = re.compile(
    "(?:(?<=[ая])(?:ете|йте|ешь|нно|ла|на|ли|ем|ло|но|ет|ют|ны|ть|й|л|н)"
    "|[уе]йте|[иы]ла|ена|ите|[иы]ли|[иы]ло|ено|у[ею]т|ены|[иы]ть|ишь|[еу]й|[иы]л|[иы]м|ен|ят|[иы]т|у?ю)$"
)
NOUN = re.compile("(?:иями|[ая]ми|иях|и[ея]м|ие[йв]|[ео]в|[иь]е|[еи]и|[еои]й|[яаео]м|[ая]х|[иь]ю|[иь]я|[аеийоуыьюя])$")
LAST = re.compile("(?:ейше?)?(?:(?<=н)н|ь|и)?$")
ENDINGS = (ADJECTIVE, VERB, NOUN)


def stem(word: str) -> str:
    """The stem of a word in lower case, with е for ё.

    >>> stem("загрязнениями"), stem("загрязнение")
    ('загрязнен', 'загрязнен')
    """
    vowel = FIRST_VOWEL.search(word)
    if not vowel:
        return word
    start, rest = word[: vowel.end()], word[vowel.end() :]
    short = GERUND.sub("", rest, count=1)
    if short == rest:
        rest = REFLEXIVE.sub("", rest, count=1)
        short = next((cut for ending in ENDINGS if (cut := ending.sub("", rest, count=1)) != rest), rest)
    return start + LAST.sub("", short, count=1)
