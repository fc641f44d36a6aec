"""Words as the first layer sees them.

The input of a position is only its word and the word's shape, and the first layer is linear before its ReLU: so the
three products of a word (for its left neighbour, itself and its right neighbour) are computed once per distinct word
and kept.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from slovnet.shape import word_shape

from presslens.tagging.weights import Floats, Navec

Ints = NDArray[np.int32]

CAPACITY = 16384
KNOWN_FORMS = 300_000
LONGEST_KEPT = 64


class Codes(dict[str, int]):
    """The code of each word form met so far: its number in the vocabulary and its shape in one integer."""

    def __init__(self, words: dict[str, int], shapes: list[str]) -> None:
        super().__init__()
        self.words = words
        self.unknown = words["<unk>"]
        self.shapes = {shape: i for i, shape in enumerate(shapes)}
        self.size = len(shapes)

    def __missing__(self, word: str) -> int:
        code = self.words.get(word.lower(), self.unknown) * self.size + self.shapes[word_shape(word)]
        if len(word) <= LONGEST_KEPT:
            if len(self) >= KNOWN_FORMS:
                self.clear()
            self[word] = code
        return code


class FirstLayer:
    """The products of the words in use with the first layer of some models, in a table of bounded size.

    Row 0 is the empty position between sequences. A row that has not been used for longest makes room for a new word.
    """

    def __init__(self, models: list[dict[str, Any]], navec: Navec) -> None:
        self.navec = navec
        self.rows: dict[int, int] = {}
        self.code = np.full(CAPACITY, -1, dtype=np.int64)
        self.used = np.zeros(CAPACITY, dtype=np.int64)
        self.batch = 0
        word_products, shape_products = [], []
        for place in range(3):
            for model in models:
                conv = model["encoder"]["layers"][0]["conv"]
                product = conv["weight"][:, :, place].T
                shape = model["emb"]["shape"]["weight"]
                dim = product.shape[0] - shape.shape[1]
                word_products.append(product[:dim])
                shape_products.append(shape @ product[dim:] + (conv["bias"] if place == 1 else 0))
        self.word_product: Floats = np.concatenate(word_products, axis=1)
        self.shape_product: Floats = np.concatenate(shape_products, axis=1)
        self.width = self.word_product.shape[1] // 3
        self.table: Floats = np.zeros((3, CAPACITY, self.width), dtype=np.float32)

    def look_up(self, codes: NDArray[np.int64]) -> Ints:
        """The table's rows of at most `CAPACITY` - 1 words; they hold until the next call."""
        self.batch += 1
        words = codes.tolist()
        distinct = set(words)
        if new := distinct.difference(self.rows):
            self.used[[self.rows[code] for code in distinct - new]] = self.batch
            self._enter(np.array(sorted(new)))
        found: Ints = np.fromiter(map(self.rows.__getitem__, words), dtype=np.int32, count=len(words))
        self.used[found] = self.batch
        return found

    def _enter(self, codes: NDArray[np.int64]) -> None:
        free = np.argpartition(self.used[1:], len(codes) - 1)[: len(codes)] + 1
        for code in self.code[free].tolist():
            self.rows.pop(code, None)
        self.rows.update(zip(codes.tolist(), free.tolist(), strict=True))
        self.code[free] = codes
        self.used[free] = self.batch
        words, shapes = np.divmod(codes, len(self.shape_product))
        for part in range(0, len(codes), 512):
            chunk = slice(part, part + 512)
            products = self.navec.vectors(words[chunk]) @ self.word_product
            products += self.shape_product[shapes[chunk]]
            self.table[:, free[chunk]] = products.reshape(-1, 3, self.width).swapaxes(0, 1)
