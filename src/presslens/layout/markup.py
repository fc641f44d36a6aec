"""Markdown and HTML in a text, as posts of messengers and fields of databases have it: blanks in its place, so that
nothing else moves.

The blanks are thin ones, which set off no columns as a row of spaces does. This is no parser of pages: tags go, those
of paragraphs leave a line break and those of cells a tab, and so does what is not shown, as scripts.
"""

from __future__ import annotations

import re

BLANK = "\u2009"
_LINK = re.compile(r"\[([^\[\]]{0,300})\]\((?:https?://|tg://|mailto:)[^\s()]*(?:\([^\s()]*\)[^\s()]*)*\)")
_TYPED_DASH = re.compile(r"(?<!\S)--(?=[ \t\xa0]+\S)")
# Bold and italics, but neither "***" between paragraphs nor what stands within a word.
_STRESS = re.compile(r"(?<!\*)\*\*(?!\*)(?:(?<!\w\*\*)|(?!\w))|(?<!_)(?:__)+(?!_)(?:(?<![^\W_]__)|(?![^\W_]))")

_BREAKING = "address article aside blockquote body br caption dd div dl dt fieldset figcaption figure footer form h1 h2"
_BREAKING += " h3 h4 h5 h6 header hr html legend li main nav ol option p pre section table tbody tfoot thead tr ul"
_BLOCKS = frozenset(_BREAKING.split())
_CELLS = frozenset(("td", "th"))
_INLINE = "a abbr b button cite code em font i iframe img input label mark noscript q s select small span strike strong"
_INLINE += " sub sup time tt u video audio source picture link meta o:p center nobr wbr base del ins"
_NAMES = "|".join(sorted({*_BLOCKS, *_CELLS, *_INLINE.split()}, key=len, reverse=True))
_TAG = re.compile(rf"<(/?)({_NAMES})(?:\s[^<>]{{0,2000}}|/)?>|<!doctype\b[^<>]{{0,200}}>", re.IGNORECASE)
_TAGGED = re.compile(r"</[a-zA-Z][a-zA-Z0-9]{0,9}\s?>|<br\s?/?>")
_WRAPPED = re.compile(r"[ \t]*[\r\n]\s*")
# What begins what is not shown, and how it ends.
_HIDDEN = [(re.compile("<!--"), "-->")]
_HIDDEN += [(re.compile(rf"<{name}\b"), f"</{name}>") for name in ("head", "script", "style", "svg", "template")]


def without_markup(text: str) -> str:
    """The text with blanks for its Markdown, which is bold, italics, and links but for their words, and for HTML; two
    hyphens apart from words are a dash, as on typewriters.

    >>> without_markup("**Мост** [откроют](https://example.org/a) __в мае__").split()
    ['Мост', 'откроют', 'в', 'мае']
    >>> without_markup("Мост -- откроют").split()
    ['Мост', '—', 'откроют']
    >>> without_markup("п**ц, 2**3, my__name, ***")
    'п**ц, 2**3, my__name, ***'
    >>> without_markup("<p>Мост <b>открыт</b>.</p><p>Ура, 2 < 3!<br>").split()
    ['Мост', 'открыт', '.', 'Ура,', '2', '<', '3!']
    """
    if "<" in text and _TAGGED.search(text):
        text = _without_tags(text)
    if "](" in text:
        text = _LINK.sub(lambda m: f"{BLANK}{m[1]}".ljust(m.end() - m.start(), BLANK), text)
    if "--" in text:
        text = _TYPED_DASH.sub(f"—{BLANK}", text)
    if "**" in text or "__" in text:
        text = _STRESS.sub(lambda m: BLANK * (m.end() - m.start()), text)
    return text


def _without_tags(text: str) -> str:
    """The text with blanks for its tags and for what stands between those that show nothing."""
    if text.lstrip()[:1] == "<":  # the source of a page, where lines end anywhere
        text = _WRAPPED.sub(lambda m: " ".ljust(m.end() - m.start(), BLANK), text)
    for opening, closing in _HIDDEN:
        text = _without_hidden(text, opening, closing)
    return _TAG.sub(_blank, text)


def _without_hidden(text: str, opening: re.Pattern[str], closing: str) -> str:
    parts, at, low = [], 0, text.lower()
    if len(low) != len(text):  # a letter that is two in small
        return text
    for m in opening.finditer(low):
        if m.start() < at:
            continue
        stop = low.find(closing, m.end())
        if stop < 0:
            break
        stop += len(closing)
        parts += [text[at : m.start()], BLANK * (stop - m.start())]
        at = stop
    return "".join([*parts, text[at:]])


def _blank(tag: re.Match[str]) -> str:
    name = (tag[2] or "").lower()
    sign = "\n" if name in _BLOCKS else "\t" if name in _CELLS and tag[1] else BLANK
    return sign.ljust(tag.end() - tag.start(), BLANK)
