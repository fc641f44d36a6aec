"""slovnet's encoders and heads over one long array: sequences one after another, an empty row between two of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from presslens.tagging.weights import Floats

Ints = NDArray[np.int32]

BLOCK = 512  # positions that go through all layers together: their activations stay in the processor's cache
STEP = 32  # sentences are parsed together whose lengths, in words, are equal when rounded up to a multiple of it
SHORT = 8  # or that have no more words than this
REACH = 3  # positions on either side that an encoder's output depends on, one per layer


class Encoder:
    """Three convolutions of width three, with their batch norm folded into the layer that follows.

    After batch norm slovnet sets empty positions to zero; with the norm folded, the same is said by the value that the
    norm would turn into zero.

    Two neighbouring outputs are made of four products instead of six, as in Lavin and Gray's "Fast Algorithms for
    Convolutional Neural Networks" (2016; there F(2, 3), after Winograd).
    """

    def __init__(self, layers: list[dict[str, Any]]) -> None:
        self.empty: list[Floats] = []
        self.weight: list[Floats] = []
        self.bias: list[Floats] = []
        scale, shift = np.ones(0), np.zeros(0)
        for i, layer in enumerate(layers):
            if i:
                weight = layer["conv"]["weight"].astype(np.float64)
                left, middle, right = (scale[:, None] * weight[:, :, k].T for k in range(3))
                outer = left + right
                self.weight.append(
                    np.stack([left, (outer + middle) / 2, (outer - middle) / 2, right]).astype(np.float32)
                )
                bias = layer["conv"]["bias"] + np.einsum("oik,i->o", weight, shift)
                self.bias.append(bias.astype(np.float32))
            norm = {name: array.astype(np.float64) for name, array in layer["norm"].items()}
            scale = norm["weight"] / norm["std"]
            shift = norm["bias"] - norm["mean"] * scale
            self.empty.append((-shift / scale).astype(np.float32))
        self.scale, self.shift = scale, shift

    def folded(self, proj: dict[str, Floats]) -> tuple[Floats, Floats]:
        """The weight and bias of a projection of the encoder's output, with the last batch norm folded in."""
        weight = proj["weight"].astype(np.float64)
        return (self.scale[:, None] * weight).astype(np.float32), (proj["bias"] + self.shift @ weight).astype(
            np.float32
        )

    def rooms(self, size: int) -> list[tuple[Floats, Floats, Floats]]:
        """Room for what each layer makes of `size` positions: sums of its inputs, their products, and its output."""
        pairs = size // 2
        return [
            (
                np.empty((parts, pairs, inner), dtype=np.float32),
                np.empty((parts, pairs, outer), dtype=np.float32),
                np.empty((size, outer), dtype=np.float32),
            )
            for parts, inner, outer in (weight.shape for weight in self.weight)
        ]

    def __call__(self, first: Floats, gaps: Ints, rooms: list[tuple[Floats, Floats, Floats]]) -> Floats:
        """The output for what the first layer gave for an even number of positions; two fewer a layer than came in."""
        x = first
        x[gaps] = self.empty[0]
        for i, (weight, bias, (sums, products, out)) in enumerate(zip(self.weight, self.bias, rooms, strict=True), 1):
            pairs = len(x) // 2 - 1
            even, odd = x[::2], x[1::2]
            sums, products, x = sums[:, :pairs], products[:, :pairs], out[: 2 * pairs]
            np.subtract(even[:-1], even[1:], out=sums[0])
            np.add(odd[:-1], even[1:], out=sums[1])
            np.subtract(even[1:], odd[:-1], out=sums[2])
            np.subtract(odd[:-1], odd[1:], out=sums[3])
            left, plus, minus, right = np.matmul(sums, weight, out=products)
            plus += bias
            left += plus
            left += minus
            plus -= minus
            plus -= right
            np.maximum(left, 0, out=x[::2])
            np.maximum(plus, 0, out=x[1::2])
            inner = gaps[(gaps >= i) & (gaps < len(x) + i)] - i
            x[inner] = self.empty[i]
        return x


def encode(table: Floats, rows: Ints, encoder: Encoder) -> Iterator[tuple[slice, Floats]]:
    """A model's output for the positions of ``rows`` (0: empty), block by block; it holds until the next.

    ``table`` has each word's products with the model's first layer.
    """
    size = len(rows)
    padded = np.zeros(size + size % 2 + 2 * REACH, dtype=np.int32)
    padded[REACH : REACH + size] = rows
    longest = min(BLOCK + 2 * REACH, len(padded)) - 2
    buffers = np.empty((2, longest, table.shape[2]), dtype=np.float32)
    rooms = encoder.rooms(longest)
    for start in range(0, size, BLOCK):
        stop = min(start + BLOCK, size)
        at = padded[start : start + BLOCK + 2 * REACH]
        first, other = buffers[:, : len(at) - 2]
        np.take(table[0], at[:-2], axis=0, out=first, mode="clip")
        for place in (1, 2):
            np.take(table[place], at[place : len(at) - 2 + place], axis=0, out=other, mode="clip")
            first += other
        np.maximum(first, 0, out=first)
        gaps = np.flatnonzero(at[1:-1] == 0).astype(np.int32)
        yield slice(start, stop), encoder(first, gaps, rooms)[: stop - start]


class Biaffine:
    """The head of each word and the relation to it."""

    def __init__(self, layers: dict[str, Any], encoder: Encoder) -> None:
        parts = [(part, side) for part in ("head", "rel") for side in ("head", "tail")]
        folded = [encoder.folded(layers[part][side]["proj"]) for part, side in parts]
        self.weight = np.concatenate([weight for weight, _ in folded], axis=1)
        self.bias = np.concatenate([bias for _, bias in folded])
        self.hidden = folded[0][0].shape[1]
        self.kernel: Floats = layers["head"]["kernel"]
        self.rel_kernel: Floats = layers["rel"]["kernel"]
        self.root = [
            np.maximum(layers[part]["root"] @ proj["weight"] + proj["bias"], 0)
            for part, proj in (("head", layers["head"]["tail"]["proj"]), ("rel", layers["rel"]["head"]["proj"]))
        ]

    def project(self, x: Floats) -> Floats:
        """What decoding needs of the encoder's output."""
        y: Floats = x @ self.weight
        y += self.bias
        return np.maximum(y, 0, out=y)

    def decode(self, projected: Floats, bounds: NDArray[np.int64]) -> tuple[Ints, Ints]:
        """Governors (0: the root, i: the i-th word of the sentence) and relations of the sentences ``bounds`` apart."""
        h = self.hidden
        dependents = projected[:, :h] @ self.kernel
        governors, ends = projected[:, h : 2 * h], projected[:, 3 * h :]
        heads = np.zeros(len(projected), dtype=np.int32)
        starts, lengths = bounds[:-1], np.diff(bounds)
        widths = np.where(lengths > SHORT, -(-lengths // STEP) * STEP, np.minimum(lengths, 1) * SHORT)
        for width in np.unique(widths[widths > 0]).tolist():
            alike = np.flatnonzero(widths == width)
            last = lengths[alike, None] - 1
            place = np.arange(width)
            at = starts[alike, None] + np.minimum(place, last)  # what fills a sentence up repeats its last word
            candidates = np.empty((len(alike), width + 1, h), dtype=np.float32)
            candidates[:, 0] = self.root[0]
            candidates[:, 1:] = governors[at]
            scores = dependents[at] @ candidates.transpose(0, 2, 1)
            scores[:, :, 1:] += np.where(place > last, -np.inf, np.float32(0))[:, None]
            heads[at] = scores.argmax(-1)
        governor = np.where(heads == 0, len(projected), np.repeat(starts, lengths) + heads - 1)
        return heads, self._relations(np.vstack([projected[:, 2 * h : 3 * h], self.root[1]]), governor, ends)

    def _relations(self, sides: Floats, governor: NDArray[np.int64], ends: Floats) -> Ints:
        """The relation of each word to its governor, whose products are made once for all the words it governs."""
        relations = np.empty(len(governor), dtype=np.int32)
        order = np.argsort(governor, kind="stable")
        count = np.bincount(governor, minlength=len(sides))
        first = np.cumsum(count) - count
        width = 4 ** np.ceil(np.log2(np.maximum(count, 1)) / 2).astype(np.int64)
        for size in np.flatnonzero(np.bincount(width[count > 0])).tolist():
            alike = np.flatnonzero((width == size) & (count > 0))
            for some in (alike[a : a + BLOCK] for a in range(0, len(alike), BLOCK)):
                words = order[first[some, None] + np.minimum(np.arange(size), count[some, None] - 1)]
                products = (sides[some] @ self.rel_kernel).reshape(len(some), -1, self.hidden)
                relations[words] = (products @ ends[words].swapaxes(1, 2)).argmax(1)
        return relations
