"""The spans that name people, organisations and places: the tagger's, mended."""

from __future__ import annotations

import re
from collections.abc import Iterable

from presslens.document import Document, Mention
from presslens.entities.mentions.candidate import Candidate, Context, pieces
from presslens.entities.mentions.fields import in_fields, is_label
from presslens.entities.mentions.lexicon import forms, section
from presslens.entities.mentions.organisations import find_organisations
from presslens.entities.mentions.people import mend_people, parted
from presslens.entities.mentions.places import addressed_towns, mend_places
from presslens.entities.mentions.repeats import known_names, nested, repeats
from presslens.entities.people.spans import mend_names
from presslens.gazetteer import level, load

UNIVERSITY = re.compile(r"[А-ЯЁ][а-яё]{1,4}[А-ЯЁ]{1,4}У")  # УрФУ
ASIDE = ("contacts", "metadata")


def find_mentions(doc: Document) -> list[Mention]:
    """The mentions of a document in order, not yet resolved (`entity_id` is -1).

    A place or an organisation inside an organisation's name is a mention of its own where it also stands alone.
    """
    if not len(doc.tokens):
        return []
    context = Context(doc)
    known = known_names(context)
    taken = _tokens(known)
    found = [
        c for c in _sorted_out(context, parted(context, pieces(context))) if taken.isdisjoint(range(c.first, c.last))
    ]
    places = mend_places(context, [c for c in found if c.kind == "location"])
    people = mend_people(context, [c for c in found if c.kind == "person"])
    others = [*places, *(c for c in found if c.kind == "organisation")]
    people = [
        Candidate("person", *r) for r in mend_names(doc, [(c.first, c.last) for c in people], _tokens(others) | taken)
    ]
    named = _tokens(people)
    places = [c for c in places if named.isdisjoint(range(c.first, c.last))]
    found = sorted([*places, *people, *(c for c in found if c.kind == "organisation")], key=lambda c: c.first)
    organisations = _apart(find_organisations(context, found, known))
    taken = _tokens(organisations)
    others = [c for c in found if c.kind != "organisation" and taken.isdisjoint(range(c.first, c.last))]
    chosen = [*organisations, *others]
    taken |= _tokens(others)
    chosen += addressed_towns(context, taken)
    chosen += repeats(context, chosen, taken)
    chosen += list(nested(context, chosen, found))
    chosen = [c for c in chosen if not in_fields(context, c)]
    chosen.sort(key=lambda c: (c.first, -c.last))
    return [_mention(doc, n, candidate) for n, candidate in enumerate(chosen)]


def _sorted_out(context: Context, found: Iterable[Candidate]) -> list[Candidate]:
    """The tagger's pieces with the kinds that a dictionary knows better."""
    known, stopped = section("known"), section("stop-acronyms")
    out = []
    for piece in found:
        word = context.lower[piece.first]
        single = piece.last - piece.first == 1
        if single and is_label(context, piece.first):
            continue
        if word in section("stop-words") or (single and word in stopped and piece.kind == "organisation"):
            continue
        if context.segment_kind(piece.first) in ASIDE and word in section("channels"):
            continue
        if single and piece.kind == "organisation" and context.shouted_place(piece.first):
            piece.kind = "location"
        if (single and word in section("known-places")) or (
            piece.kind == "person" and not single and _country(context, piece)
        ):
            piece.kind = "location"
        elif piece.kind == "location" and (
            (single and (word in known or UNIVERSITY.fullmatch(context.words[piece.first])))
            or (not single and context.lower[piece.last - 1] in forms("shrines"))
            or (word.startswith("европейск") and context.lower[piece.last - 1].startswith("союз"))
        ):
            piece.kind = "organisation"
        out.append(piece)
    return out


def _country(context: Context, piece: Candidate) -> bool:
    """Whether the gazetteer has a country of that name: Коста Рика."""
    gazetteer = load()
    rows = gazetteer.find_level(level(" ".join(context.words[piece.first : piece.last])))
    return any(gazetteer.kinds[row] == "country" for row in rows)


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
    return Mention(mention_id, release, candidate.kind, -1, start, stop, candidate.first, candidate.last)
