"""Names that the tagger saw in one place and missed in another, and names inside names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from functools import cache, lru_cache

from presslens.document import EntityKind, Tag
from presslens.entities.mentions.beginnings import OF_TOWN
from presslens.entities.mentions.candidate import SMALL_LETTERS, Candidate, Context, is_latin, is_ordinary
from presslens.entities.mentions.common import is_attribute
from presslens.entities.mentions.lexicon import forms, heads, lexicon_lemma, names, section
from presslens.entities.mentions.quotation import MARKS
from presslens.entities.people.parts import parts
from presslens.gazetteer import load
from presslens.tagging.morphology import CACHE_SIZE, lemma

Key = tuple[str, ...]
MOST_WORDS = 4  # of a name in quotation marks that the tagger may take for somebody
Known = dict[str, dict[int, dict[Key, EntityKind]]]  # names by their first word and the number of their words
SHARED = 3  # letters that all forms of a word have in common, and all but the last of a short one
OF_THE_STATE = frozenset(("россии", "рф"))


def repeats(context: Context, candidates: Iterable[Candidate], taken: set[int]) -> Iterator[Candidate]:
    """Further places of names found elsewhere in the document, among the tokens not taken."""
    known: Known = {}
    begins = set()
    for candidate in candidates:
        for key in _keys(context, candidate):
            _know(known, key, candidate.kind)
            begins |= {key[0][:1], context.lower[candidate.first][:1], context.lower[candidate.last - 1][:1]}
    if known:
        yield from _matches(context, known, taken, tuple(begins))


def as_places(context: Context, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, those in quotation marks alone that are a place's name elsewhere as places: "на «Каменке»"; what
    the adjective of a town tells as a team stays one, and so does the same name elsewhere: "тарская «Обь»"."""
    found = list(found)
    bare = [c for c in found if c.kind == "organisation" and context.quotations.get(c.first) == c.last]
    if bare:
        teams = {_inner(context, c) for c in bare if OF_TOWN.search(context.lower[c.first - 1])}
        for candidate in found if teams else ():
            first, last = candidate.first - 1, candidate.last + 1
            quoted = candidate.kind == "location" and context.quotations.get(first) == last
            if quoted and _whole(context, candidate) in teams:
                candidate.kind, candidate.first, candidate.last = "organisation", first, last
        places = {_whole(context, c) for c in found if c.kind == "location"}
        for candidate in bare:
            inner = _inner(context, candidate)
            if inner in places and inner not in teams:
                candidate.kind = "location"
                candidate.first, candidate.last = candidate.first + 1, candidate.last - 1
    return found


def _inner(context: Context, quoted: Candidate) -> Key:
    return tuple(_lemma(context, i) for i in range(quoted.first + 1, quoted.last - 1))


def known_names(context: Context) -> list[Candidate]:
    """The names of the lexicon that look like something else ("Голос Америки")."""
    return list(_matches(context, *_lexicon(), written=True))


@cache
def _lexicon() -> tuple[Known, frozenset[int], tuple[str, ...]]:
    known: Known = {}
    for name in names():
        # "Маджлиси милли", "Олий Мажлис" have words that no dictionary knows
        for words in {name, tuple(map(lexicon_lemma, name)), (name[0], *map(lexicon_lemma, name[1:]))}:
            _know(known, words, "organisation")
    return known, frozenset(), tuple({first[: min(SHARED, len(first) - 1)] for first in known})


def _know(known: Known, key: Key, kind: EntityKind) -> None:
    known.setdefault(key[0], {}).setdefault(len(key), {})[key] = kind


def _matches(
    context: Context, known: Known, taken: Set[int], begins: tuple[str, ...], written: bool = False
) -> Iterator[Candidate]:
    """The known names, also as they are `written`; only a word that begins like the first of one is looked up in the
    dictionary."""
    last, lemmas, lower = 0, context.lemmas, context.lower
    for i in context.capitalised:
        if not lower[i].startswith(begins):
            continue
        first = lemmas.get(i) or _lemma(context, i)
        first = lower[i] if written and first not in known else first
        if found := known.get(first):
            if i < last or i in taken or context.shouted(i):
                continue
            for size in sorted(found, reverse=True):
                stop = i + size
                if stop > context.segment_ends[i] or not taken.isdisjoint(range(i, stop)):
                    continue
                key = tuple(_lemma(context, k) for k in range(i, stop))
                kind = found[size].get(key)
                if kind is None and written:
                    kind = found[size].get(tuple(lower[i:stop]))
                    kind = kind or found[size].get((first, *map(lexicon_lemma, lower[i + 1 : stop])))
                if kind is not None and _told(context, i, key, kind):
                    yield Candidate(kind, i, stop)
                    last = stop
                    break


def _told(context: Context, i: int, key: Key, kind: EntityKind) -> bool:
    """Whether the words at `i` are surely a name: not one common word at the start of a sentence, nor the adjective of
    a list of districts before what is none: "Ланского и Тарского районов", but "Ланская школа".
    """
    if len(key) == 1 and kind == "location" and is_attribute(context, i):
        return False
    if len(key) > 1 or context.acronym(i) or context.latin(i):
        return True
    return not context.sentence_start(i) or not is_ordinary(context.lower[i])


def _keys(context: Context, candidate: Candidate) -> Iterator[Key]:
    """The forms in which a name may come back: the surname of a person, the name in quotation marks, the whole."""
    first, last = candidate.first, candidate.last
    if candidate.kind == "person":
        if len(context.words[last - 1]) > 3:
            yield (_lemma(context, last - 1),)
        return
    while last > first and context.words[last - 1] in MARKS:
        last -= 1
    inner = max((i for i in range(first, last) if context.words[i] in MARKS), default=None)
    if inner is not None:
        first = inner + 1
    if last - first > 5 or first >= last:
        return
    if context.capital(first) and (len(context.words[first]) > 2 or context.acronym(first)):
        yield tuple(_lemma(context, i) for i in range(first, last))


def _lemma(context: Context, i: int) -> str:
    found = context.lemmas.get(i)
    if found is None:
        found = context.lemmas[i] = _lemma_of(context.words[i], context.tokens.tag[i], context.acronym(i))
    return found


@lru_cache(CACHE_SIZE)
def _lemma_of(word: str, tag: Tag, acronym: bool) -> str:
    if is_latin(word):
        return word.lower()
    if acronym:
        return word.rstrip(SMALL_LETTERS).lower()
    return lemma(word, tag).replace("ё", "е")


def quoted_bodies(context: Context) -> frozenset[Key]:
    """The names of several words, none a first name, in quotation marks after the noun of a body: "компания «Айра
    Технологии»", so that "сооснователь Айры Технологий" names nobody."""
    found = set()
    for mark, closed in context.quotations.items():
        words = context.words[mark + 1 : closed - 1]
        told = mark > 0 and (context.lower[mark - 1] in heads() or context.lower[mark - 1] in section("legal"))
        if told and 1 < len(words) < MOST_WORDS and all(w.istitle() and "F" not in parts(w) for w in words):
            found.add(tuple(_lemma(context, i) for i in range(mark + 1, closed - 1)))
    return frozenset(found)


def key_of(context: Context, candidate: Candidate) -> Key:
    """The lemmas of the words of a candidate."""
    return tuple(_lemma(context, i) for i in range(candidate.first, candidate.last))


def nested(context: Context, chosen: Iterable[Candidate], pieces: Iterable[Candidate]) -> Iterator[Candidate]:
    """Names inside an organisation's name: people whose office it is, bodies that the rest is a unit of, and places and
    organisations that stand alone elsewhere in the document."""
    chosen = list(chosen)
    outer = {i: c for c in chosen if c.kind == "organisation" for i in range(c.first, c.last)}
    alone = {(c.kind, _whole(context, c)) for c in chosen}
    inner: dict[int, Candidate] = {}
    for piece in pieces:
        around = outer.get(piece.first)
        if around is None or piece.last > around.last or piece.first == around.first:
            continue
        if all(context.words[i] in MARKS for i in (*range(around.first, piece.first), *range(piece.last, around.last))):
            continue
        office = context.lower[piece.first - 1]
        if piece.kind == "person":
            named = office in forms("incumbencies") or office in forms("officials")
        else:
            named = (piece.kind, _whole(context, piece)) in alone
        if named:
            inner[piece.first] = piece
            yield piece
    for i, around in outer.items():
        if i > around.first and i not in inner and (_is_firm(context, i, around) or _is_latin_firm(context, i, around)):
            inner[i] = around
            yield Candidate("organisation", i, around.last)
            continue
        if i > around.first and i not in inner and _is_owner(context, i):
            last = i + 1
            while last < around.last and (context.acronym(last) or context.lower[last] in OF_THE_STATE):
                last += 1
            if last == around.last or context.lower[last] != "по":  # a body's own branch: "управление МЧС по Туве"
                yield Candidate("organisation", i, last)


def _is_firm(context: Context, i: int, around: Candidate) -> bool:
    """Whether the legal form and the name of a firm end the name of its unit: "лаборатория почв | НПО «Сад»", "отдел
    сбыта | ООО АПХ «Сад»"."""
    mark = i + 1
    mark += mark < around.last and context.words[mark].isupper() and context.words[mark].isalpha()
    if context.words[mark : mark + 1] == [] or context.words[mark] not in MARKS or around.last != context.quoted(mark):
        return False
    before = context.words[around.first]
    if i == around.first + 1 and not (before.islower() or before.istitle()):
        return False  # "СПб | ГУП «Сад»"
    legal = section("legal")
    return (
        context.lower[i] in legal and legal.isdisjoint(context.lower[around.first : i]) and context.words[i].isupper()
    )


def _is_latin_firm(context: Context, i: int, around: Candidate) -> bool:
    """Whether a firm's name in Latin letters with its legal form ends its branch's: "филиал | Green Co., Ltd."."""
    if not (context.latin(i) and context.capital(i)) or context.latin(i - 1) or not context.words[i - 1].isalpha():
        return False
    words = [word for word in context.lower[i : around.last] if word.isalpha()]
    return len(words) > 1 and all(map(is_latin, words)) and not section("latin-legal").isdisjoint(words[-2:])


def _is_owner(context: Context, i: int) -> bool:
    """Whether an acronym inside a name is what a noun before it is of: "комитет ООН", not "Сахалинское УГМС", nor what
    it is for: "отдел РЗА и АСУ"."""
    noun = context.pos[i - 1] == "NOUN" and context.lower[i - 1] not in section("legal")
    noun = noun and OF_TOWN.search(context.lower[i - 1]) is None
    if not (noun and context.acronym(i) and context.words[i].isupper() and context.words[i].isalpha()):
        return False
    word = context.lower[i]
    if context.words[i + 1 : i + 2] and context.words[i + 1] in MARKS:
        return False  # what follows is the name: "ПАО «Заря»"
    if "_".join(context.lower[i : i + 4]) in section("bracketed-names"):
        return False
    if context.lower[i + 1 : i + 2] == ["и"] and context.words[i + 2 : i + 3] and context.acronym(i + 2):
        return False
    return word not in _no_owners() and not context.latin(i) and not load().find(word)


@cache
def _no_owners() -> frozenset[str]:
    kinds = ("stop-acronyms", "legal", "known-places", "municipal", "acronyms-of-tasks")
    return frozenset().union(*map(section, kinds)) - section("legal-universities")


def _whole(context: Context, candidate: Candidate) -> Key:
    return tuple(_lemma(context, i) for i in range(candidate.first, min(candidate.last, candidate.first + 8)))
