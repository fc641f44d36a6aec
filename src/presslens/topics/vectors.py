"""The words of a text, and the text as the mean of their embeddings.

Rare words count more than frequent ones (smooth inverse frequency), those of the headline more than the rest, and the
direction that all texts share is taken out (S. Arora et al., A Simple but Tough-to-Beat Baseline for Sentence
Embeddings, ICLR 2017).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from presslens.tagging.weights import Floats, load_navec, vocabulary, weights_folder, word_counts
from presslens.topics.stemmer import stem

LIMIT = 900  # characters: what a text is about stands at its beginning
HEADLINE = 15  # words
HEADLINE_WEIGHT = 2
FREQUENCY = 1e-3  # of a word that counts half
CACHE_SIZE = 100_000  # words
EVIDENCE = 3.0  # rare words, of which a text needs as many to count half

ADDRESS = re.compile(r"https?://\S+")
WORD = re.compile(r"[^\W\d_]+")
RUSSIAN = re.compile("[а-я]")


@dataclass(slots=True, frozen=True)
class Encoded:
    """A text as the classifier sees it."""

    stems: Mapping[str, int]  # how often each stands in the text, those of the headline counted more
    vector: Floats
    evidence: float


def words(text: str) -> list[str]:
    """The words at the beginning of a text, in lower case, with е for ё.

    >>> words("Ёлка — 2024: https://example.org")
    ['елка']
    """
    return WORD.findall(ADDRESS.sub("", text[: 4 * LIMIT])[:LIMIT].lower().replace("ё", "е"))


class Embeddings:
    """The embeddings of words, and the weight of each in a text."""

    def __init__(self) -> None:
        folder = weights_folder()
        self.navec = load_navec(folder)
        self.numbers = vocabulary(folder)
        counts = word_counts(folder)
        shares = counts / counts.sum()
        books, centroids, _ = self.navec.codes.shape
        self.offsets = np.arange(books) * centroids
        self.look_up = lru_cache(CACHE_SIZE)(self._look_up)
        self.weights: Floats = (FREQUENCY / (FREQUENCY + shares)).astype(np.float32)

    @cached_property
    def shared_direction(self) -> Floats:
        """What texts have in common: the mean of all words, each as often as it stands in texts."""
        counts = word_counts(weights_folder())
        shares = counts * self.weights
        books = [
            np.bincount(column, shares, len(codes)) @ codes
            for column, codes in zip(self.navec.indexes.T, self.navec.codes, strict=True)
        ]
        return _unit(np.concatenate(books).astype(np.float32))

    def weighted_sum(self, rows: NDArray[np.int64], weights: Floats) -> Floats:
        """The sum of the words' vectors, by how often each codebook's centroids occur in them."""
        books, centroids, _ = self.navec.codes.shape
        cells = self.navec.indexes[rows] + self.offsets
        counts = np.bincount(cells.ravel(), np.repeat(weights, books), books * centroids).astype(np.float32)
        return (counts.reshape(books, 1, centroids) @ self.navec.codes).ravel()

    def _look_up(self, word: str) -> tuple[str, int, float, bool]:
        number = self.numbers.get(word, -1)
        weight = float(self.weights[number]) if number >= 0 else 0.0
        return stem(word), number, weight, RUSSIAN.match(word) is not None

    def encode(self, text: str, shared: Floats) -> Encoded:
        """Encode a text; `shared` is the direction to take out."""
        found = [self.look_up(word) for word in words(text)]
        stems = Counter([stem for stem, _, _, _ in found])
        stems.update([stem for stem, _, _, _ in found[:HEADLINE]] * (HEADLINE_WEIGHT - 1))
        mass = sum([weight for _, _, weight, russian in found if russian])
        weights = np.array([weight for _, _, weight, _ in found], dtype=np.float32)
        weights[:HEADLINE] *= HEADLINE_WEIGHT
        vector = _unit(self.weighted_sum(np.array([number for _, number, _, _ in found], dtype=np.int64), weights))
        return Encoded(stems, _unit(vector - (vector @ shared) * shared), mass**2 / (mass**2 + EVIDENCE**2))


def _unit(vector: Floats) -> Floats:
    length = float(np.linalg.norm(vector))
    return vector / length if length > 0 else vector


@cache
def embeddings() -> Embeddings:
    """The embeddings that Natasha brings, loaded once per process."""
    return Embeddings()
