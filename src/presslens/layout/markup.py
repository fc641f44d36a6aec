"""Markdown in a text, as posts of messengers are exported with it: blanks in its place, so that nothing else moves.

The blanks are thin ones, which set off no columns as a row of spaces does.
"""

from __future__ import annotations

import re

BLANK = "\u2009"
_LINK = re.compile(r"\[([^\[\]]{0,300})\]\((?:https?://|tg://|mailto:)[^\s()]*(?:\([^\s()]*\)[^\s()]*)*\)")
# Bold and italics, but neither "***" between paragraphs nor what stands within a word.
_STRESS = re.compile(r"(?<!\*)\*\*(?!\*)(?:(?<!\w\*\*)|(?!\w))|(?<!_)(?:__)+(?!_)(?:(?<![^\W_]__)|(?![^\W_]))")


def without_markup(text: str) -> str:
    """The text with blanks for its Markdown: bold, italics, and links but for their words.

    >>> without_markup("**Мост** [откроют](https://example.org/a) __в мае__").split()
    ['Мост', 'откроют', 'в', 'мае']
    >>> without_markup("п**ц, 2**3, my__name, ***")
    'п**ц, 2**3, my__name, ***'
    """
    if "](" in text:
        text = _LINK.sub(lambda m: f"{BLANK}{m[1]}".ljust(m.end() - m.start(), BLANK), text)
    if "**" in text or "__" in text:
        text = _STRESS.sub(lambda m: BLANK * (m.end() - m.start()), text)
    return text
