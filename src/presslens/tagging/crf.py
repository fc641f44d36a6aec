"""Viterbi decoding of many sequences at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from presslens.tagging.weights import Floats


def viterbi(emissions: Floats, transitions: Floats, starts: NDArray[np.int64]) -> NDArray[np.uint8]:
    """The best tags of sequences that lie one after another and begin at ``starts`` (the first at 0).

    Where a sequence starts, every transition costs the same, which makes the best path through all of them the best
    path through each. The array is cut into chunks that are decoded side by side, once for each tag that may stand
    before the chunk; a pass over the chunks then says which of these it was. So the number of steps grows with the
    square root of the number of words, not with the longest sequence.
    """
    size, tags = emissions.shape
    if not size:
        return np.zeros(0, dtype=np.uint8)
    length = max(1, int(np.sqrt(size / 2)))
    count = -(-size // length)
    steps = np.zeros((count * length, tags), dtype=np.float64)
    steps[:size] = emissions
    free = np.zeros(count * length, dtype=bool)
    free[starts] = True
    free[size:] = True  # what fills the last chunk up
    steps, free = steps.reshape(count, length, tags), free.reshape(count, length)

    # score[c, before, tag]: the best path through chunk c from the tag before it to the tag at hand
    allowed = np.where(free[:, :, None, None], 0.0, transitions.astype(np.float64))
    came = np.empty((length, count, tags, tags), dtype=np.uint8)
    score = allowed[:, 0] + steps[:, 0, None, :]
    for i in range(1, length):
        paths = score[:, :, :, None] + allowed[:, i, None]
        came[i] = paths.argmax(2)
        score = paths.max(2) + steps[:, i, None, :]

    before = np.zeros(count, dtype=np.int64)
    best = np.zeros(tags)
    back = np.empty((count, tags), dtype=np.int64)
    for c in range(count):
        paths = best[:, None] + score[c]
        back[c] = paths.argmax(0)
        best = paths.max(0)
        best -= best.max()
    tag = np.empty(count, dtype=np.int64)
    end = int(best.argmax())
    for c in range(count - 1, -1, -1):
        tag[c] = end
        before[c] = end = int(back[c, end])

    out = np.empty((count, length), dtype=np.uint8)
    chunks = np.arange(count)
    for i in range(length - 1, -1, -1):
        out[:, i] = tag
        if i:
            tag = came[i, chunks, before, tag]
    return out.reshape(-1)[:size]
