"""Work on many texts: in batches, and in several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def worker_count(n_jobs: int) -> int:
    """How many processes `n_jobs` stands for: -1 is one for each core (the convention of scikit-learn)."""
    from joblib import effective_n_jobs

    workers: int = effective_n_jobs(n_jobs)
    return workers


def batched(items: Iterable[T], count: int, size: int, size_of: Callable[[T], int]) -> Iterator[list[T]]:
    """Cut a stream into lists of at most `count` items that together hold at most `size`, or of one that holds more."""
    batch: list[T] = []
    total = 0
    for item in items:
        if batch and (len(batch) == count or total + size_of(item) > size):
            yield batch
            batch, total = [], 0
        batch.append(item)
        total += size_of(item)
    if batch:
        yield batch


def mapped(function: Callable[[T], R], items: Iterable[T], workers: int) -> Iterator[R]:
    """`function(item)` for each item, in order; only as many items as the processes need are taken ahead."""
    if workers == 1:
        yield from map(function, items)
    else:
        from joblib import Parallel, delayed

        parallel = Parallel(n_jobs=workers, return_as="generator", batch_size=1)
        yield from parallel(delayed(function)(item) for item in items)
