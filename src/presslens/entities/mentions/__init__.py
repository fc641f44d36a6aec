"""The spans that name people, organisations and places: the tagger's, mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from presslens.document import Document, Mention
from presslens.entities.mentions.abbreviations import spelt, spelt_bodies, within
from presslens.entities.mentions.boundaries import parted, surnamed
from presslens.entities.mentions.candidate import Candidate, Context, pieces
from presslens.entities.mentions.fields import without_fields
from presslens.entities.mentions.foreign import told_in_brackets
from presslens.entities.mentions.headed import headed
from presslens.entities.mentions.lexicon import forms
from presslens.entities.mentions.local import branches, local_bodies
from presslens.entities.mentions.namesakes import namesakes
from presslens.entities.mentions.nobody import somebody
from presslens.entities.mentions.organisations import find_organisations
from presslens.entities.mentions.overlooked import overlooked
from presslens.entities.mentions.people import honoured, kin, mend_people, of_named
from presslens.entities.mentions.places import abbreviated, datelines, mend_places, regions
from presslens.entities.mentions.repeats import as_places, known_names, nested, repeats
from presslens.entities.mentions.residents import homes
from presslens.entities.mentions.several import several
from presslens.entities.mentions.shortened import shortened
from presslens.entities.mentions.sorting import sorted_out
from presslens.entities.mentions.sources import sources
from presslens.entities.mentions.strangers import employers, strangers, transliterated, universities
from presslens.entities.mentions.streets import streets, with_streets
from presslens.entities.mentions.tickers import without_tickers
from presslens.entities.mentions.tongues import foreign_paragraphs, outside
from presslens.entities.mentions.towns import bracketed, towns
from presslens.entities.mentions.unnamed import is_channel
from presslens.entities.people.spans import mend_names


def find_mentions(doc: Document) -> list[Mention]:
    """The mentions of a document in order, not yet resolved (`entity_id` is -1).

    A place or an organisation inside an organisation's name is a mention of its own where it also stands alone.
    """
    if not len(doc.tokens):
        return []
    context = Context(doc)
    known = [*sources(context), *branches(context), *(c for c in known_names(context) if not is_channel(context, c))]
    taken = _tokens(known)
    foreign = foreign_paragraphs(context)
    told = local_bodies(context, without_tickers(context, outside(context, foreign, pieces(context))))
    parts = parted(context, surnamed(context, honoured(context, kin(context, told))))
    tagged = headed(context, _beside(context, sorted_out(context, homes(context, parts)), taken))
    placed = overlooked(context, bracketed(context, towns(context, of_named(context, tagged))))
    ways = streets(context)
    placed = with_streets(context, datelines(context, regions(context, placed)), ways)
    found = strangers(context, abbreviated(context, placed))
    found = universities(context, transliterated(context, employers(context, found)))
    places = mend_places(context, [c for c in found if c.kind == "location"])
    people = mend_people(context, [c for c in found if c.kind == "person"])
    others = [*places, *(c for c in found if c.kind == "organisation")]
    names = mend_names(doc, [(c.first, c.last) for c in people], _tokens(others) | taken)
    along = _tokens(ways)  # "ул. К. Седова"
    names = [name for name in names if along.isdisjoint(range(*name))]
    people = somebody(context, [Candidate("person", *name) for name in names])
    named = _tokens(people)
    places = [c for c in places if named.isdisjoint(range(c.first, c.last))]
    whole = _tokens([c for c in people if c.last - c.first > 2])
    bodies = [c for c in found if c.kind == "organisation" and (c.last - c.first > 1 or c.first not in whole)]
    found = sorted([*places, *people, *bodies], key=lambda c: c.first)
    begin = spelt(context)
    found = list(namesakes(context, list(spelt_bodies(context, found, begin))))
    organisations, titles = find_organisations(context, found, known, begin)
    organisations = _apart([*organisations, *shortened(context, organisations)])
    taken = _tokens(organisations)
    others = [c for c in found if c.kind != "organisation" and taken.isdisjoint(range(c.first, c.last))]
    chosen = told_in_brackets(context, as_places(context, [*organisations, *others]))
    taken = _tokens(chosen)
    again = repeats(context, chosen, taken)
    chosen += [c for c in again if c.kind == "organisation" or c.first not in titles]
    chosen += list(nested(context, chosen, found))
    chosen += list(within(context, organisations, begin))
    chosen = several(context, chosen, places)
    chosen = outside(context, foreign, without_fields(context, chosen))
    chosen.sort(key=lambda c: (c.first, -c.last))
    return [_mention(doc, n, candidate) for n, candidate in enumerate(chosen)]


def _beside(context: Context, found: Iterable[Candidate], taken: set[int]) -> Iterator[Candidate]:
    """The candidates without the tokens taken; of a person what is left stays: "Аль-Джазиры | Рами", and so does a body
    whose name ends in that of another: "Российское общество | Красного Креста"."""
    for piece in found:
        if taken.isdisjoint(range(piece.first, piece.last)):
            yield piece
            continue
        last = max(i for i in range(piece.first, piece.last) if i in taken)
        if piece.kind == "person" and last + 1 < piece.last:
            yield Candidate("person", last + 1, piece.last)
        whole = piece.kind == "organisation" and last + 1 == piece.last and piece.first not in taken
        if whole and context.lower[piece.first] not in forms("chiefs"):
            yield piece


def _tokens(candidates: list[Candidate]) -> set[int]:
    return {i for c in candidates for i in range(c.first, c.last)}


def _apart(candidates: list[Candidate]) -> list[Candidate]:
    """The longest of the candidates that share a token."""
    taken: set[int] = set()
    out = []
    for candidate in sorted(candidates, key=lambda c: (c.first - c.last, c.first)):
        if taken.isdisjoint(range(candidate.first, candidate.last)):
            taken.update(range(candidate.first, candidate.last))
            out.append(candidate)
    return out


def _mention(doc: Document, mention_id: int, candidate: Candidate) -> Mention:
    start, stop = doc.tokens.start[candidate.first], doc.tokens.stop[candidate.last - 1]
    release = doc.sentences[doc.tokens.sentence[candidate.first]].release_id
    first, last = candidate.first, candidate.last
    return Mention(mention_id, release, candidate.kind, -1, start, stop, first, last, candidate.words)
