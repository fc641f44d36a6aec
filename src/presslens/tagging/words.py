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
MARKS = {"''": '"'}  # a token as its models know it: two apostrophes are a quotation mark


class Codes(dict[str, int]):
    """The code of each word form met so far: its number in the vocabulary and its shape in one integer.

    The vocabulary has few words with ё, which most texts spell with е: one that it lacks is the same word with е, but
    for slovnet, which knows nothing of it then (`levelled` is false).
    """

    def __init__(self, words: dict[str, int], shapes: list[str], levelled: bool = True) -> None:
        super().__init__()
        self.words = words
        self.levelled = levelled
        self.unknown = words["<unk>"]
        self.shapes = {shape: i for i, shape in enumerate(shapes)}
        self.size = len(shapes)

    def __missing__(self, word: str) -> int:
        lower = word.lower()
        if self.levelled and "ё" in lower and lower not in self.words:
            lower = lower.replace("ё", "е")
        code = self.words.get(lower, self.unknown) * self.size + self.shapes[word_shape(MARKS.get(word, word))]
        if len(word) <= LONGEST_KEPT:
            if len(self) >= KNOWN_FORMS:
                self.clear()
            self[word] = code
        return code


class FirstLayer:
    """The products of the words in use with the first layer of some models, in a table of bounded size for each.

    Row 0 is the empty position between sequences. A row that has not been used for longest makes room for a new word.
    """

    def __init__(self, models: list[dict[str, Any]], navec: Navec) -> None:
        self.navec = navec
        self.rows: dict[int, int] = {}
        self.code = np.full(CAPACITY, -1, dtype=np.int64)
        self.used = np.zeros(CAPACITY, dtype=np.int64)
        self.batch = 0
        self.weights: list[tuple[Floats, Floats]] = []  # by which words and shapes are multiplied, place after place
        for model in models:
            conv, shapes = model["encoder"]["layers"][0]["conv"], model["emb"]["shape"]["weight"]
            products = [conv["weight"][:, :, place].T for place in range(3)]
            dim = len(products[0]) - shapes.shape[1]
            of_shapes = [shapes @ product[dim:] for product in products]
            of_shapes[1] += conv["bias"]
            words = np.concatenate([product[:dim] for product in products], axis=1)
            self.weights.append((words, np.concatenate(of_shapes, axis=1)))
        self.shapes = len(self.weights[0][1])
        self.tables: list[Floats] = [
            np.zeros((3, CAPACITY, words.shape[1] // 3), dtype=np.float32) for words, _ in self.weights
        ]

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
        words, shapes = np.divmod(codes, self.shapes)
        for part in range(0, len(codes), 512):
            chunk = slice(part, part + 512)
            vectors = self.navec.vectors(words[chunk])
            for table, (of_words, of_shapes) in zip(self.tables, self.weights, strict=True):
                products = vectors @ of_words
                products += of_shapes[shapes[chunk]]
                table[:, free[chunk]] = products.reshape(len(vectors), 3, -1).swapaxes(0, 1)
