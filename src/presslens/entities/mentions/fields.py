"""Names that stand in the fields of a page rather than in its text."""

from __future__ import annotations

from presslens.entities.mentions.candidate import DASHES, Candidate, Context
from presslens.entities.mentions.lexicon import forms, heads, section
from presslens.entities.mentions.quotation import MARKS
from presslens.tagging.morphology import lemma

PARTING = frozenset("|/>›→▸•·") | {"//"}
MOST_PARTS = 4  # of a line that says whose page it is
FAR = 60  # tokens of a field
WITHIN = MARKS | DASHES | frozenset(",.№()")  # marks that names have


def is_label(context: Context, i: int) -> bool:
    """Whether the word at `i` opens its segment as the label of a field ("Добавлен: ...", "Страна: ...")."""
    if i != context.segment_starts[i]:
        return False
    labelled = i + 1 < context.size and context.words[i + 1] == ":"
    aside = context.segment_kind(i) in ("metadata", "contacts", "navigation")
    return (labelled or aside) and lemma(context.words[i], context.tokens.tag[i]) in section("labels")


def without_fields(context: Context, found: list[Candidate]) -> list[Candidate]:
    """The candidates without those that only stand in fields, unless one tells in full who is named shortly below: "От:
    Служба информации АО «Ярвит»" beside "Служба информации"."""
    aside = [c for c in found if in_fields(context, c)]
    if not aside:
        return found
    gone = {id(c) for c in aside}
    kept = [c for c in found if id(c) not in gone]
    short = {_lemmas(context, c) for c in kept if c.kind == "organisation" and c.last - c.first > 1}
    for candidate in aside:
        words = _lemmas(context, candidate)
        if candidate.kind == "organisation" and any(words[:n] in short for n in range(2, len(words))):
            kept.append(candidate)
    return kept


def _lemmas(context: Context, candidate: Candidate) -> tuple[str, ...]:
    words, tags = context.words, context.tokens.tag
    return tuple(lemma(words[i], tags[i]) for i in range(candidate.first, candidate.last))


def in_fields(context: Context, candidate: Candidate) -> bool:
    """Whether a name is only a field's value or a link of the page; the company of a release is a name all the same."""
    kind = context.segment_kind(candidate.first)
    if kind == "navigation":
        return candidate.kind == "organisation" and not _is_letterhead(context, candidate)
    if kind != "metadata" or candidate.kind == "person" or _of_event(context, candidate.first):
        return False
    tokens, doc = context.tokens, context.doc
    release = doc.releases[doc.sentences[tokens.sentence[candidate.first]].release_id]
    closes = candidate.last == context.segment_ends[candidate.first] and candidate.last > candidate.first + 1
    if (candidate.kind == "location" or closes) and _is_dateline(context, candidate.first, release.place):
        return False
    value = release.place if candidate.kind == "location" else release.company
    name = doc.text[tokens.start[candidate.first] : tokens.stop[candidate.last - 1]]
    return value is None or (name not in value and value not in name)


def _is_dateline(context: Context, i: int, place: str | None) -> bool:
    """Whether a line without labels gives the place of a release, and what that lies in or whose the release is.

    "Омская область, г. Тара", "ТАРА, 6 мая 2025 г. / Пресс-служба Института ягод".
    """
    first, last = context.segment_starts[i], context.segment_ends[i]
    words = context.words[first:last]
    return place is not None and ":" not in words and place.split()[0].lower() in context.lower[first:last]


def _is_letterhead(context: Context, candidate: Candidate) -> bool:
    """Whether a body of state or an institution is all that a line of the page says, or the first or second part of it:
    whose release it is. "Министерство труда Тувы | Новости"."""
    first, last = candidate.first, candidate.last
    if last < first + 2 or not _is_part(context, first, last):
        return False
    letters = context.words[first].isupper() and len(context.words[first]) > 2  # "МЧС Республики Тыва"
    told = letters or any(word in heads() for word in context.lower[first:last])
    told = told or context.lower[first] in section("legal")
    return told and not _is_menu(context, first, last)


def _is_part(context: Context, first: int, last: int) -> bool:
    """Whether a range is a whole line, or a part of one of a few whose nouns differ, as those of a menu do not."""
    begin, end = context.segment_starts[first], context.segment_ends[first]
    if (first, last) == (begin, end):
        return True
    if last - first < 3 or end - begin > FAR:
        return False
    marks = [i for i in range(begin, end) if context.words[i] in PARTING]
    parts = list(zip((begin, *(i + 1 for i in marks)), (*marks, end), strict=True))
    at = parts.index((first, last)) if (first, last) in parts else len(parts)
    opening = [context.lower[i] for i, k in parts if i < k]
    return at < 2 and len(parts) <= MOST_PARTS and opening.count(context.lower[first]) == 1


def _is_menu(context: Context, first: int, last: int) -> bool:
    """Whether words are links of a page, with blanks or marks between them: "Музей ▸ Залы", "Музей   Залы   Билеты"."""
    start, stop = context.tokens.start, context.tokens.stop
    apart = any(start[i] - stop[i - 1] > 1 for i in range(first + 1, last))
    return apart or not all(word[0].isalnum() or word in WITHIN for word in context.words[first:last])


def _of_event(context: Context, i: int) -> bool:
    """Whether the field that a token stands in tells who holds an event, and where."""
    first = context.segment_starts[i]
    colon = next((k for k in range(i - 1, max(first, i - FAR), -1) if context.words[k] == ":"), first)
    return colon > first and context.lower[colon - 1] in forms("event-labels")
