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
    free = np.zeros(count * length, dtype=bool)
    free[starts] = True
    free[size:] = True  # what fills the last chunk up
    free = free.reshape(count, length).T
    filled = np.zeros((count * length, tags), dtype=np.float32)
    filled[:size] = emissions
    steps = np.ascontiguousarray(filled.reshape(count, length, tags).transpose(1, 2, 0))  # step, tag, chunk

    # score[step, before, tag, chunk]: the best path through the chunk from the tag before it to the tag at hand
    score = np.empty((length, tags, tags, count), dtype=np.float32)
    any_free = np.any(free, axis=1).tolist()
    score[0] = np.where(free[0], 0, transitions[:, :, None]) + steps[0]
    for i in range(1, length):
        allowed = transitions[:, :, None]
        if any_free[i]:
            allowed = np.where(free[i], np.float32(0), allowed)
        score[i] = (score[i - 1][:, :, None] + allowed).max(1) + steps[i]

    through = score[-1].transpose(2, 0, 1).astype(np.float64)
    back = np.empty((count, tags), dtype=np.int64)
    best = np.zeros(tags)
    for c in range(count):
        paths = best[:, None] + through[c]
        back[c] = paths.argmax(0)
        best = paths.max(0)
    before, tag = np.empty(count, dtype=np.int64), np.empty(count, dtype=np.int64)
    end = int(best.argmax())
    for c in range(count - 1, -1, -1):
        tag[c] = end
        before[c] = end = int(back[c, end])

    out = np.empty((count, length), dtype=np.uint8)
    chunks = np.arange(count)
    for i in range(length - 1, 0, -1):
        out[:, i] = tag
        arrival = transitions.T[tag]
        if any_free[i]:
            arrival[free[i]] = 0
        tag = (score[i - 1][before, :, chunks] + arrival).argmax(1)
    out[:, 0] = tag
    return out.reshape(-1)[:size]
