"""Names in Latin letters after what somebody is: of people ("швейцарская учительница Marie Dubois"), and of the firms
of those who are named before ("Анна Ким (директор Yarvit)"); universities whose acronym the tagger overlooks, and firms
with English names in Russian letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from presslens.document import EntityKind
from presslens.entities.mentions.candidate import UNIVERSITY, Candidate, Context, is_common_noun
from presslens.entities.mentions.lexicon import forms, heads, section
from presslens.entities.mentions.quotation import CLOSING
from presslens.entities.people.lexicon import first_names, level

MOST = 4  # words of a name
GRADES = frozenset(("ранга", "класса"))  # "капитан 1 ранга"
NEAR = 6  # tokens from a dash back to the noun that tells who is named after it
CONTACTS = frozenset(("контакт", "контакты", "лицо"))
LISTING = frozenset((",", "и"))
SAYING = frozenset("—–:")
OPENERS = frozenset("(,-–—")
CLOSERS = frozenset(").,;:")


def strangers(context: Context, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, with the Latin names beside a role as people's, whatever the tagger takes them for."""

    def end(first: int, at: Mapping[int, Candidate]) -> int:
        if not first:
            return first
        last = _last(context, first)
        beside = context.tokens.relation[first] in ("appos", "conj") and _is_beside_role(context, first, at)
        named = last - first > 1 and (beside or _is_told(context, first, at)) and not _is_firm(context, first, last, at)
        return last if named else first

    return _with_latin(context, found, "person", end)


def employers(context: Context, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, with the Latin names after the role of somebody who is named before it as those of firms."""

    def end(first: int, at: Mapping[int, Candidate]) -> int:
        if not _is_told_of(context, first, at) or (first in at and at[first].kind != "person"):
            return first
        last, close = first + 1, context.segment_ends[first]
        while last < close and context.latin(last):
            last += 1
        # two words may be who comes next in a list: "Анна Ким, эксперт Marie Dubois"
        closed = last == close or context.words[last] == ")" or (last == first + 1 and context.words[last] in CLOSERS)
        return last if closed else first

    return _with_latin(context, found, "organisation", end)


def transliterated(context: Context, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, with the firms whose names are English in Russian letters: "Тенгир Майнинг Компани"."""
    found, known = list(found), section("spelt-legal")
    marks = [i for i in context.capitalised if context.lower[i] in known and not context.shouted(i)]
    if not marks:
        return found
    gone: set[int] = set()
    added: list[Candidate] = []
    at = {i: c for c in found for i in range(c.first, c.last)}
    for i in marks:
        first, start = i, max(context.segment_starts[i], i - MOST)
        while first > start and context.words[first - 1].istitle() and context.pos[first - 1] != "ADP":
            first -= 1
        first += first < i - 1 and context.sentence_start(first) and is_common_noun(context.words[first])
        taken = added[-1].last if added else 0
        if first < taken:
            added[-1].last = i + 1
        elif first < i:
            added.append(Candidate("organisation", first, i + 1))
        gone.update(id(at[k]) for k in range(first, i + 1) if k in at)
    return sorted([*(c for c in found if id(c) not in gone), *added], key=lambda c: c.first)


def _with_latin(
    context: Context, found: Iterable[Candidate], kind: EntityKind, end: Callable[[int, Mapping[int, Candidate]], int]
) -> list[Candidate]:
    """The candidates, with those of a kind that begin with Latin words, by where they end, instead of what is there."""
    found = list(found)
    if not context.latin_capitals:
        return found
    at = {i: c for c in found for i in range(c.first, c.last)}
    gone: set[int] = set()
    added = []
    for first in context.latin_capitals:
        if (last := end(first, at)) > first:
            gone.update(id(at[i]) for i in range(first, last) if i in at)
            added.append(Candidate(kind, first, last))
            at |= dict.fromkeys(range(first, last), added[-1])
    return sorted([*(c for c in found if id(c) not in gone), *added], key=lambda c: c.first)


def universities(context: Context, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, with the acronyms after a noun that are universities': "студент второго курса | ТГАУ"."""
    found, words = list(found), context.words
    told = [i for i in context.capitalised if words[i][-1] == "У" and UNIVERSITY.fullmatch(words[i])]
    if not told:
        return found
    at = {i for c in found for i in range(c.first, c.last)}
    added = [
        Candidate("organisation", i, i + 1)
        for i in told
        if i > context.segment_starts[i] and i not in at
        if context.pos[i - 1] == "NOUN" and context.words[i - 1].islower() and not context.shouted(i)
    ]
    return sorted([*found, *added], key=lambda c: c.first) if added else found


def _is_told_of(context: Context, i: int, at: Mapping[int, Candidate]) -> bool:
    """Whether the role of somebody named before it stands before a word: "Анна Ким (технический директор | Yarvit)"."""
    role, start = i - 1, context.segment_starts[i]
    if role <= start:
        return False
    word = context.lower[role].rpartition("-")[2]
    led = word in forms("chiefs") or word in forms("owners") or word in forms("officials")
    if not led and word not in section("latin-titles"):
        return False
    while role > start and context.pos[role - 1] == "ADJ":
        role -= 1
    holder = at.get(role - 2) if role - 2 >= start and context.words[role - 1] in OPENERS else None
    return holder is not None and holder.kind == "person"


def _last(context: Context, first: int) -> int:
    """The end of the Latin words that may be somebody's name; `first` where they may not."""
    last, end = first + 1, min(context.segment_ends[first], first + MOST)
    while last < end and context.latin(last) and context.tokens.relation[last] == "flat:foreign":
        last += 1
    words = range(first, last)
    if last < context.segment_ends[first] and context.latin(last) and context.tokens.relation[last] == "flat:foreign":
        return first
    for i in words:
        if not (context.capital(i) or context.lower[i] in section("particles")):
            return first
        if context.lower[i] in section("latin-legal"):
            return first
    return last if not any(context.acronym(i) for i in words) and context.capital(last - 1) else first


def _is_firm(context: Context, first: int, last: int, at: Mapping[int, Candidate]) -> bool:
    """Whether the name is of where somebody works, who is named right after it or before the role: "врача Green
    Valley | Анну Седову", "Анна Седова, врач Green Valley"."""
    after = at.get(last) if last < context.segment_ends[first] else None
    if after is not None and after.kind == "person" and not context.latin(last):
        return True
    role = first - 1
    while role > context.segment_starts[first] and context.pos[role - 1] == "ADJ":
        role -= 1
    holder = at.get(role - 2) if role > 1 and context.words[role - 1] == "," else None
    return holder is not None and holder.kind == "person"


def _is_told(context: Context, first: int, at: Mapping[int, Candidate]) -> bool:
    """Whether a known first name is the subject of a verb right before it, or stands after a dash or a colon and who it
    is, or before that, or after another such name: "победила | Emma Novak", "руководитель — | Emma Novak", "от него — |
    Emma Novak, юрист", "Emma Novak, | Lukas Sedy"."""
    tokens, before = context.tokens, first - 1
    if level(context.words[first]) not in first_names() or tokens.sentence[before] != tokens.sentence[first]:
        return False
    if context.pos[before] == "VERB":
        return tokens.relation[first] == "nsubj" and tokens.head[first] == before
    begin = max(tokens.bound[tokens.sentence[first]], before - NEAR)
    if context.words[before] in LISTING:
        other = at.get(before - 1)
        return other is not None and other.kind == "person" and context.latin(before - 1)
    if context.words[before] not in SAYING:
        return False
    after = _last(context, first)
    told = after + 1 < context.segment_ends[first] and context.words[after] == ","
    if told and tokens.tag[after + 1].feats.get("Animacy") == "Anim" and tokens.case(after + 1) == "Nom":
        return True
    someone = (context.pos[i] == "NOUN" and tokens.tag[i].feats.get("Animacy") == "Anim" for i in range(begin, before))
    return context.lower[before - 1] in CONTACTS or any(someone)


def _is_beside_role(context: Context, first: int, at: Mapping[int, Candidate]) -> bool:
    """Whether a role that needs nothing more stands before a name, or another person is named with it."""
    before, tokens = first - 1, context.tokens
    if tokens.relation[first] == "conj":
        other = at.get(tokens.head[first])
        return other is not None and other.kind == "person" and context.lower[before] == "и"
    word = context.lower[before]
    if context.words[before] in CLOSING or word in GRADES:
        return True
    if before in at:
        return at[before].kind == "location"
    someone = context.pos[before] == "NOUN" and tokens.tag[before].feats.get("Animacy") == "Anim"
    return someone and word not in heads() and word not in forms("owners") and word not in forms("chiefs")
