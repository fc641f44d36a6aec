"""The rows of each table, from the layers of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from presslens.document import Document, Quote, Tokens, TopicScore
from presslens.facts import Seats, main_affiliations, words_spoken
from presslens.schema import TABLES
from presslens.tagging.morphology import lemma
from presslens.topics import tells
from presslens.topics.labels import IPTC

Row = tuple[Any, ...]


def _releases(doc: Document) -> Iterator[Row]:
    best = best_topics(doc)
    contacts = _contacts(doc)
    classes = Counter(score.release_id for score in doc.topics)
    for r in doc.releases:
        topic = best.get(r.release_id)
        if topic and not tells(topic.probability, classes[r.release_id]):
            topic = None
        yield (
            r.release_id, r.kind, r.start, r.stop, r.headline, r.lead, r.published, r.company,
            contacts.get(r.release_id, r.contact), r.country,
            r.place, r.views, topic and topic.topic, topic and topic.probability,
        )  # fmt: skip


def _contacts(doc: Document) -> dict[int, str]:
    """The contacts of releases that are people, named as in the table of people."""
    ranges = [(r.release_id, r.contact_start, r.contact_stop) for r in doc.releases if r.contact_stop is not None]
    if not ranges:
        return {}
    names = {(p.release_id, p.person_id): p.name for p in doc.people}
    return {
        m.release_id: names[m.release_id, m.entity_id]
        for release_id, start, stop in ranges
        for m in doc.mentions
        if m.kind == "person" and m.release_id == release_id and m.start == start and stop in (m.stop, m.stop + 1)
    }


def best_topics(doc: Document) -> dict[int, TopicScore]:
    """The likeliest topic of each release."""
    best: dict[int, TopicScore] = {}
    for score in doc.topics:
        if score.release_id not in best or score.probability > best[score.release_id].probability:
            best[score.release_id] = score
    return best


def _segments(doc: Document) -> Iterator[Row]:
    for s in doc.segments:
        yield s.release_id, s.segment_id, s.kind, s.start, s.stop, doc.text[s.start : s.stop]


def _sentences(doc: Document) -> Iterator[Row]:
    for i, s in enumerate(doc.sentences):
        yield s.release_id, s.segment_id, i, s.start, s.stop, doc.text[s.start : s.stop]


def _mentions(doc: Document) -> Iterator[Row]:
    name: dict[tuple[int, int], str] = {(p.release_id, p.person_id): p.name for p in doc.people}
    name |= {(o.release_id, o.organisation_id): o.name for o in doc.organisations}
    name |= {(x.release_id, x.location_id): x.name for x in doc.locations}
    for m in doc.mentions:
        text = doc.text[m.start : m.stop]
        yield (
            m.release_id,
            m.mention_id,
            m.kind,
            m.entity_id,
            m.start,
            m.stop,
            text,
            name[m.release_id, m.entity_id],
        )


def _people(doc: Document) -> Iterator[Row]:
    quotes = Counter((q.release_id, q.person_id) for q in doc.quotes)
    seats = Seats(doc)
    organisations = _organisation_names(doc)
    for p in doc.people:
        a = seats.main.get((p.release_id, p.person_id))
        place = seats.of_person(p.release_id, p.person_id)
        yield (
            p.release_id, p.person_id, p.name, p.first, p.patronymic, p.last, p.gender,
            a and a.role, a and organisations.get(a.organisation_id), place.name if place else a and a.place,
            len(p.mentions), quotes[p.release_id, p.person_id],
        )  # fmt: skip


def _organisations(doc: Document) -> Iterator[Row]:
    for o in doc.organisations:
        yield o.release_id, o.organisation_id, o.name, o.abbreviation, len(o.mentions)


def _locations(doc: Document) -> Iterator[Row]:
    for x in doc.locations:
        yield (
            x.release_id, x.location_id, x.name, x.kind, x.country, x.region, x.latitude, x.longitude, x.geonames_id,
            x.population, x.confidence, len(x.mentions),
        )  # fmt: skip


def _affiliations(doc: Document) -> Iterator[Row]:
    person = {p.person_id: p.name for p in doc.people}
    organisations = _organisation_names(doc)
    places = _place_names(doc)
    for a in doc.affiliations:
        yield (
            a.release_id, a.person_id, person[a.person_id], a.role, a.organisation_id,
            organisations.get(a.organisation_id), a.location_id, places.get(a.location_id, a.place), a.role_start,
            a.role_stop, a.start, a.stop, doc.text[a.start : a.stop], a.status,
        )  # fmt: skip


def _quotes(doc: Document) -> Iterator[Row]:
    main = main_affiliations(doc)
    organisations = _organisation_names(doc)
    for i, q in enumerate(doc.quotes):
        a = main.get((q.release_id, q.person_id)) if q.person_id is not None else None
        cue = None if q.cue_start is None else doc.text[q.cue_start : q.cue_stop]
        organisation = organisations.get(a.organisation_id if a else q.organisation_id)
        yield (
            q.release_id, i, q.kind, q.start, q.stop, doc.text[q.start : q.stop], q.speaker, q.speaker_kind,
            q.person_id, a and a.role, organisation, cue, q.cue_start, q.cue_stop,
        )  # fmt: skip


def _speakers(doc: Document) -> Iterator[Row]:
    seats = Seats(doc)
    organisations = _organisation_names(doc)
    said: dict[tuple[int, str | None, str | None, int | None], list[Quote]] = {}
    for q in doc.quotes:
        if q.speaker:
            said.setdefault((q.release_id, q.speaker, q.speaker_kind, q.person_id), []).append(q)
    words = {key: words_spoken(doc.text, quotes) for key, quotes in said.items()}
    for key in sorted(said, key=lambda k: (k[0], -len(said[k]), -words[k])):
        release_id, name, kind, person_id = key
        a = seats.main.get((release_id, person_id)) if person_id is not None else None
        organisation_id = a.organisation_id if a else said[key][0].organisation_id
        place = seats.of_person(release_id, person_id) if kind == "person" else seats.of_organisation(organisation_id)
        yield (
            release_id, name, kind, person_id, a and a.role, organisations.get(organisation_id),
            place.name if place else a and a.place, place.country if place else a and a.country,
            len(said[key]), words[key],
        )  # fmt: skip


def _topics(doc: Document) -> Iterator[Row]:
    by_release: dict[int, list[tuple[float, str]]] = {}
    for t in doc.topics:
        by_release.setdefault(t.release_id, []).append((-t.probability, t.topic))
    for release_id, scores in by_release.items():
        for rank, (minus, topic) in enumerate(sorted(scores), 1):
            yield release_id, topic, IPTC.get(topic), -minus, rank


def _organisation_names(doc: Document) -> dict[int | None, str]:
    return {o.organisation_id: o.name for o in doc.organisations}


def _place_names(doc: Document) -> dict[int | None, str]:
    return {x.location_id: x.name for x in doc.locations}


# The columns that follow doc_id, in the order of the schema.
ROWS: dict[str, Callable[[Document], Iterator[Row]]] = {
    "releases": _releases,
    "segments": _segments,
    "sentences": _sentences,
    "mentions": _mentions,
    "people": _people,
    "organisations": _organisations,
    "locations": _locations,
    "affiliations": _affiliations,
    "quotes": _quotes,
    "speakers": _speakers,
    "topics": _topics,
}


class _Inventory:
    """What tokens with the same tags and relations have in common, made once for all of them."""

    def __init__(self, tokens: Tokens) -> None:
        import numpy as np

        self.pos = np.array([tag.pos for tag in tokens.tags], dtype=object)
        feats = ["|".join(f"{k}={v}" for k, v in tag.feats.items()) or None for tag in tokens.tags]
        self.feats = np.array(feats, dtype=object)
        self.relations = np.array(tokens.relations, dtype=object)


def _token_columns(documents: Iterable[Document]) -> dict[str, Any]:
    """The largest table by far: made of arrays, not of rows."""
    import numpy as np

    inventories: dict[int, _Inventory] = {}
    parts = []
    for doc in [*documents] or [Document("")]:
        t = doc.tokens
        shared = inventories.get(id(t.tags)) or inventories.setdefault(id(t.tags), _Inventory(t))
        sentences = np.repeat(np.arange(len(t.bounds) - 1), np.diff(t.bounds))
        parts.append(
            (
                np.full(len(t), doc.doc_id),
                np.array([s.release_id for s in doc.sentences], dtype=np.int64)[sentences],
                sentences,
                np.arange(len(t)),
                t.starts,
                t.stops,
                np.array([doc.text[a:b] for a, b in zip(t.start, t.stop, strict=True)], dtype=object),
                np.array([*map(lemma, t.words, t.tag)], dtype=object),
                shared.pos[t.tag_ids],
                shared.feats[t.tag_ids],
                t.heads,
                shared.relations[t.relation_ids],
            )
        )
    joined = zip(TABLES["tokens"], map(np.concatenate, zip(*parts, strict=True)), strict=True)
    return {name: np.ma.masked_less(column, 0) if name == "head" else column for name, column in joined}


def columns(table: str, documents: Iterable[Document]) -> dict[str, Any]:
    """The columns of a table over any number of documents, as lists or arrays (masked where values are missing)."""
    if table == "tokens":
        return _token_columns(documents)
    rows = [(doc.doc_id, *row) for doc in documents for row in ROWS[table](doc)]
    return {name: [row[i] for row in rows] for i, name in enumerate(TABLES[table])}
