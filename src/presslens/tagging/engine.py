"""The tagging engine: Natasha's models for entities, morphology and syntax over a batch of documents at once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from presslens.document import Document, EntityKind, Span, Tag, Tokens
from presslens.parallel import aside
from presslens.splitting import token_ranges
from presslens.tagging.capitals import is_shouted, recased
from presslens.tagging.crf import viterbi
from presslens.tagging.network import REACH, Biaffine, Encoder, encode
from presslens.tagging.weights import Floats, load_navec, load_pack, load_words, train_further, weights_folder
from presslens.tagging.words import Codes, FirstLayer

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]

KINDS: dict[str, EntityKind] = {"PER": "person", "ORG": "organisation", "LOC": "location"}
LONGEST_SENTENCE = 1024  # words; what is longer is parsed in pieces, since the biaffine head is quadratic
PORTION = 4096  # words that are encoded together; with their neighbours fewer than the word table has rows
LONGEST_PATH = 65536  # words that one Viterbi pass decodes
ENDS = ".!?…"  # of the last word of a sentence
AGAIN = 8  # words at the beginning of a document that are looked at again
WORTH_A_THREAD = 64  # words of a document on its own, for which nobody but the caller waits

# The tables of words are shared by all who tag, and a row holds only until the next look-up.
_TAGGING = Lock()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_TAGGING.acquire, after_in_parent=_TAGGING.release, after_in_child=_TAGGING.release)


class NatashaEngine:
    """slovnet's NER, morphology and syntax on navec's embeddings, in NumPy.

    NER is trained further than Natasha's (``scripts/train_mentions.py``) and is told where a paragraph begins, which
    Natasha's never sees; words with ё that no model knows are read with е, and sentences in capitals as if they were
    in small letters; none of that where ``trained`` is false.

    Raises `WeightsError` where a file of weights is missing or damaged.
    """

    def __init__(self, trained: bool = True) -> None:
        folder = weights_folder()
        navec = load_navec(folder)
        ner, morph, syntax = packs = [
            load_pack(folder, kind, labels, navec)
            for kind, labels in (("ner", "tag"), ("morph", "tag"), ("syntax", "rel"))
        ]
        if trained:
            train_further(ner.layers)
        self.codes = Codes(load_words(packs, navec), ner.shapes, levelled=trained)
        self.entity_words = FirstLayer([ner.layers], navec)
        self.sentence_words = FirstLayer([morph.layers, syntax.layers], navec)
        self.ner, self.morph, self.syntax = (Encoder(pack.layers["encoder"]["layers"]) for pack in packs)
        self.emission = self.ner.folded(ner.layers["head"]["proj"])
        self.transitions: Floats = ner.layers["head"]["crf"]["transitions"]
        self.bio = ner.labels
        self.trained = trained
        self.colon = self.codes[":"]  # a full stop costs more names than it brings
        self.tag_score = self.morph.folded(morph.layers["head"]["proj"])
        self.tags = tuple(Tag.parse(tag) for tag in morph.labels)
        self.biaffine = Biaffine(syntax.layers, self.syntax)
        self.relations = tuple(syntax.labels)

    def tag(self, documents: Sequence[Document]) -> None:
        """Fill `tokens` and `spans` of each document from its `sentences`; of several threads one after another."""
        with _TAGGING:
            self._tag(documents)

    def _tag(self, documents: Sequence[Document]) -> None:
        offsets = np.cumsum([0] + [len(doc.text) for doc in documents])
        text = "".join(doc.text for doc in documents)
        first = [s.start + int(o) for doc, o in zip(documents, offsets, strict=False) for s in doc.sentences]
        last = [s.stop + int(o) for doc, o in zip(documents, offsets, strict=False) for s in doc.sentences]
        starts, stops, bounds = token_ranges(text, first, last)
        words = [text[a:b] for a, b in zip(starts.tolist(), stops.tolist(), strict=True)]
        seen = _as_seen(documents, words, bounds) if self.trained else words
        codes = np.fromiter(map(self.codes.__getitem__, seen), dtype=np.int64, count=len(seen))

        sentence_of = np.cumsum([0] + [len(doc.sentences) for doc in documents])
        document_bounds = bounds[sentence_of].astype(np.int64)
        sentences = bounds.astype(np.int64)
        alone = len(documents) == 1 and len(words) >= WORTH_A_THREAD
        openings = _openings(documents, words, bounds)
        entities = (aside if alone else partial)(self._entity_tags, codes, sentences, document_bounds, openings)
        tag_ids, heads, relation_ids = self._parse(codes, sentences)
        entity_tags = entities()

        for i, doc in enumerate(documents):
            a, b = document_bounds[i : i + 2].tolist()
            offset = int(offsets[i])
            doc.tokens = Tokens(
                doc.text,
                starts[a:b] - offset,
                stops[a:b] - offset,
                bounds[sentence_of[i] : sentence_of[i + 1] + 1] - a,
                tag_ids[a:b],
                np.where(heads[a:b] < 0, -1, heads[a:b] - a),
                relation_ids[a:b],
                self.tags,
                self.relations,
            )
            doc.tokens.words = words[a:b]
            doc.spans = [
                Span(kind, doc.tokens.start[x], doc.tokens.stop[y - 1]) for kind, x, y in self._spans(entity_tags[a:b])
            ]

    def _parse(self, codes: Longs, bounds: Longs) -> tuple[Ints, Ints, Ints]:
        """Tags, heads (-1: root) and relations of all words, sentence by sentence."""
        tag_ids, heads, relation_ids = (np.empty(len(codes), dtype=np.int32) for _ in range(3))
        for pieces in _portions(_cut(bounds, LONGEST_SENTENCE)):
            a, b = int(pieces[0]), int(pieces[-1])
            rows, places = _with_gaps(self.sentence_words.look_up(codes[a:b]), pieces - a)
            tag_ids[a:b] = self._tags(rows)[places]
            projected = np.empty((len(rows), self.biaffine.weight.shape[1]), dtype=np.float32)
            for at, syntax in encode(self.sentence_words.tables[1], rows, self.syntax):
                projected[at] = self.biaffine.project(syntax)
            head, relation_ids[a:b] = self.biaffine.decode(projected[places], pieces - a)
            begin = np.repeat(pieces[:-1], np.diff(pieces))
            own = begin + head - 1
            heads[a:b] = np.where((head == 0) | (own == np.arange(a, b)), -1, own)
        return tag_ids, heads, relation_ids

    def _tags(self, rows: Ints) -> Ints:
        """The morphological tag at each position."""
        weight, bias = self.tag_score
        tags = np.empty(len(rows), dtype=np.int32)
        for at, morph in encode(self.sentence_words.tables[0], rows, self.morph):
            scores = morph @ weight
            scores += bias
            tags[at] = scores.argmax(1)
        return tags

    def _entity_tags(self, codes: Longs, bounds: Longs, documents: Longs, openings: Longs) -> NDArray[np.uint8]:
        """The BIO tag of each word; a document is one sequence, as in Natasha, but with a colon at the openings."""
        if not self.trained:
            return self._sequence_tags(codes, bounds, documents)
        bounds = bounds + np.searchsorted(openings, bounds, side="right")
        spaced = documents + np.searchsorted(openings, documents)
        tags = self._sequence_tags(np.insert(codes, openings, self.colon), bounds, spaced)
        tags = np.delete(tags, openings + np.arange(len(openings)))
        self._look_again(tags, codes, documents)
        return tags

    def _look_again(self, tags: NDArray[np.uint8], codes: Longs, documents: Longs) -> None:
        """Tag the names that open a document and are seen only where something stands before them."""
        begins = np.array([label[0] == "B" for label in self.bio])
        starts = [(a, min(a + AGAIN, b)) for a, b in pairwise(documents.tolist()) if a < b and not begins[tags[a]]]
        if not starts:
            return
        pieces = np.concatenate([codes[[a, *range(a, b)]] for a, b in starts])
        edges = np.cumsum([0, *(b - a + 1 for a, b in starts)])
        pieces[edges[:-1]] = self.colon
        again = self._sequence_tags(pieces, edges, edges)
        for (a, b), low in zip(starts, edges[:-1] + 1, strict=True):
            last = next((y for _, x, y in self._spans(again[low : low + b - a]) if x == 0), 0)
            if not begins[tags[a : a + last]].any():
                tags[a : a + last] = again[low : low + last]

    def _sequence_tags(self, codes: Longs, bounds: Longs, documents: Longs) -> NDArray[np.uint8]:
        weight, bias = self.emission
        emissions = np.empty((len(codes), len(bias)), dtype=np.float32)
        for a in range(0, len(codes), PORTION):
            b = min(a + PORTION, len(codes))
            low, high = max(0, a - REACH), min(len(codes), b + REACH)
            cuts = documents[(documents > low) & (documents < high)] - low
            rows, places = _with_gaps(
                self.entity_words.look_up(codes[low:high]), np.concatenate([[0], cuts, [high - low]])
            )
            scores = np.empty((len(rows), len(bias)), dtype=np.float32)
            for at, ner in encode(self.entity_words.tables[0], rows, self.ner):
                scores[at] = ner @ weight + bias
            emissions[a:b] = scores[places[a - low : b - low]]

        tags = np.empty(len(codes), dtype=np.uint8)
        ends = documents[1:]
        a = 0
        while a < len(codes):
            b = _last_at_most(ends, a + LONGEST_PATH)
            if b <= a:
                b = _last_at_most(bounds, a + LONGEST_PATH)
            if b <= a:
                b = min(a + LONGEST_PATH, len(codes))
            starts = documents[(documents > a) & (documents < b)] - a
            tags[a:b] = viterbi(emissions[a:b], self.transitions, np.concatenate([[0], starts]))
            a = b
        return tags

    def _spans(self, tags: NDArray[np.uint8]) -> Iterator[tuple[EntityKind, int, int]]:
        """The entities of a document: from a B to the next B or O, as slovnet reads them."""
        part = np.array([label[0] for label in self.bio])[tags]
        edges = np.append(np.flatnonzero((part == "O") | (part == "B")), len(tags)).tolist()
        for a, b in pairwise(edges):
            if part[a] == "B":
                while part[b - 1] == "<":  # the model's padding label is neither in the entity nor its end
                    b -= 1
                yield KINDS[self.bio[tags[a]][2:]], a, b


def _as_seen(documents: Sequence[Document], words: list[str], bounds: Ints) -> list[str]:
    """The words as the models are given them: in sentences in capitals, with capitals only where names have them."""
    seen = words
    edges = iter(pairwise(bounds.tolist()))
    for doc in documents:
        for sentence, (first, last) in zip(doc.sentences, edges, strict=False):
            if doc.text[sentence.start : sentence.stop].isupper() and is_shouted(words[first:last]):
                seen = [*words] if seen is words else seen
                seen[first:last] = recased(words[first:last])
    return seen


def _openings(documents: Sequence[Document], words: Sequence[str], bounds: Ints) -> Longs:
    """The words that begin a paragraph after one without a full stop: after a headline, in a list."""
    out: list[int] = []
    edges = iter(pairwise(bounds.tolist()))
    for doc in documents:
        segment = None
        for sentence, (first, last) in zip(doc.sentences, edges, strict=False):
            if first < last and sentence.segment_id != segment:
                if segment is not None and words[first - 1][-1] not in ENDS:
                    out.append(first)
                segment = sentence.segment_id
    return np.array(out, dtype=np.int64)


def _cut(bounds: Longs, longest: int) -> Longs:
    """The bounds with more of them inside what is longer than ``longest``."""
    if not len(bounds) or np.diff(bounds).max(initial=0) <= longest:
        return bounds
    parts = [np.arange(a, b, longest) if b > a else np.array([a]) for a, b in pairwise(bounds.tolist())]
    return np.concatenate([*parts, bounds[-1:]])


def _portions(bounds: Longs) -> Iterator[Longs]:
    """Runs of sentences of at most `PORTION` words."""
    a = 0
    while a < len(bounds) - 1 and bounds[a] < bounds[-1]:
        b = max(a + 1, int(np.searchsorted(bounds, bounds[a] + PORTION, side="right")) - 1)
        yield bounds[a : b + 1]
        a = b


def _with_gaps(rows: Ints, bounds: Longs) -> tuple[Ints, Longs]:
    """The rows with an empty one between two sequences, and where each of them has gone."""
    places = np.arange(len(rows)) + np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    spaced = np.zeros(len(rows) + max(0, len(bounds) - 2), dtype=np.int32)
    spaced[places] = rows
    return spaced, places


def _last_at_most(values: Longs, limit: int) -> int:
    i = int(np.searchsorted(values, limit, side="right"))
    return int(values[i - 1]) if i else 0
