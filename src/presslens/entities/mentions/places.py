"""Names of places: the tagger's spans with their type words, and lists of adjectives cut into members."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from presslens.entities.mentions.candidate import Candidate, Context
from presslens.entities.mentions.lexicon import forms, section
from presslens.entities.places.nominative import hyphen_forms
from presslens.gazetteer import load


def mend_places(context: Context, places: Iterable[Candidate]) -> list[Candidate]:
    """The places with the words that say what they are, one candidate for each member of a list."""
    out: list[Candidate] = []
    for place in places:
        for part in _members(context, place):
            free = out[-1].last if out else 0
            part = _grown(context, part, free)
            if part.first < free:
                continue
            if _naming(context, part):
                out += _ellipsis(context, part, free)
                out.append(part)
    return out


def _members(context: Context, place: Candidate) -> Iterator[Candidate]:
    """The parts of a span that runs over a comma, a conjunction or from a town to its region."""
    begin = place.first
    for i in range(place.first, place.last):
        if i > begin and _in_region(context, i, place.last):
            yield Candidate("location", begin, i)
            begin = i
        if context.words[i] == "," or (context.lower[i] == "и" and _capital(context, i + 1, place.last)):
            if i > begin:
                yield Candidate("location", begin, i)
            begin = i + 1
    if begin < place.last:
        yield Candidate("location", begin, place.last)


def _in_region(context: Context, i: int, last: int) -> bool:
    """Whether a name ends before `i`, and what it lies in follows: "в городе Гагарин | Джизакской области"."""
    if context.pos[i - 1] != "PROPN" or not context.capital(i - 1) or i + 2 != last or not context.capital(i):
        return False
    adjective = context.pos[i] == "ADJ" and context.tokens.case(i) == "Gen"
    return adjective and context.lower[i + 1] in ("области", "края", "района")


def _capital(context: Context, i: int, last: int) -> bool:
    return i < last and context.capital(i)


def _grown(context: Context, place: Candidate, free: int) -> Candidate:
    """A name with the type word before or after it, unless that is another's: "Курганской области | России"."""
    first, last = place.first, place.last
    types, short = forms("place-types"), section("place-abbreviations")
    end = context.segment_ends[first]
    begin = max(free, context.segment_starts[first])
    if last < end and context.lower[last] in types and _agree(context, last - 1, last):
        last += 1
    elif last < end and context.lower[last] in short and last + 1 < end and context.words[last + 1] == ".":
        if context.pos[last - 1] == "ADJ":
            last += 2
    elif last < end and context.lower[last] in short and "-" in context.words[last]:
        last += 1
    if first > begin and _typed(context, first - 1, first):
        first -= 1
    elif first - 2 >= begin and context.words[first - 1] == "." and context.lower[first - 2] in short:
        first -= 2
    return Candidate("location", first, last)


def _typed(context: Context, noun: int, i: int) -> bool:
    """Whether the word at `noun` says what the name at `i` names: "город Рудный", "Республике Марий Эл"."""
    tokens = context.tokens
    if context.lower[noun] not in forms("place-types") or tokens.number(noun) == "Plur":
        return False
    return tokens.case(i) == tokens.case(noun) or (context.pos[i] != "ADJ" and tokens.case(i) in ("Nom", None))


def _agree(context: Context, i: int, noun: int) -> bool:
    """Whether an adjective agrees with the noun after it ("Курганской области")."""
    tokens = context.tokens
    return context.pos[i] == "ADJ" and tokens.case(i) == tokens.case(noun)


def addressed_towns(context: Context, taken: set[int]) -> Iterator[Candidate]:
    """The towns after "г." that the tagger left out, where the gazetteer has them: "ТОО «Степь», г. Рудный"."""
    store = load()
    for i in range(len(context.words) - 2):
        if context.lower[i] != "г" or context.words[i + 1] != "." or not context.capital(i + 2):
            continue
        if not taken.isdisjoint((i, i + 1, i + 2)) or (i and context.words[i - 1][-1].isdigit()):
            continue
        forms_here = hyphen_forms(context.words[i + 2], context.tokens.case(i + 2))
        if any(store.kinds[row] == "city" for form, _ in forms_here for row in store.find(form)):
            yield Candidate("location", i, i + 3)


def _ellipsis(context: Context, place: Candidate, free: int) -> list[Candidate]:
    """The adjectives before the first place of a list that share its noun: "Курганской и Тюменской областей"."""
    last = place.last - 1
    if context.lower[last] not in forms("place-types") or context.tokens.number(last) != "Plur":
        return []
    case = context.tokens.case(last)
    found: list[Candidate] = []
    i = place.first - 1
    begin = max(free, context.segment_starts[place.first])
    while i - 1 >= begin and context.lower[i] in (",", "и"):
        if not (context.capital(i - 1) and context.pos[i - 1] == "ADJ" and context.tokens.case(i - 1) == case):
            break
        found.append(Candidate("location", i - 1, i))
        i -= 2
    return found[::-1]


def _naming(context: Context, place: Candidate) -> bool:
    words = context.words[place.first : place.last]
    return any(word[:1].isupper() for word in words) and not all(
        word in forms("place-types") for word in context.lower[place.first : place.last]
    )
