"""Work on many texts: in batches, and in several processes."""

from __future__ import annotations

import gc
import os
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache, partial
from operator import index
from threading import Lock
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController

T = TypeVar("T")
R = TypeVar("R")
P = ParamSpec("P")

AHEAD = 2  # items that each of the other processes works on or has waiting
KEPT = 8  # results of this process that wait for an earlier one of another
IDLE_SECONDS = 300


def worker_count(n_jobs: int) -> int:
    """How many processes `n_jobs` stands for: -1 is one for each core (the convention of scikit-learn)."""
    from joblib import effective_n_jobs

    if _whole("n_jobs", n_jobs) == 0:
        raise ValueError("n_jobs is a number of processes: 1 or more, or -1 for each core, not 0")
    workers: int = effective_n_jobs(n_jobs)
    return workers


def batch_count(batch_size: int) -> int:
    """How many items a batch holds at most: what was asked for, if that can be."""
    if _whole("batch_size", batch_size) < 1:
        raise ValueError(f"batch_size is a number of texts: 1 or more, not {batch_size}")
    return batch_size


def _whole(name: str, number: int) -> int:
    try:
        return index(number)
    except TypeError:
        raise TypeError(f"{name} is a whole number, not {type(number).__name__}") from None


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
    """`function(item)` for each item, in order; only as many items as the processes need are taken ahead.

    This process is one of the workers: it goes on while the others start and load what they need. They are joblib's,
    but not its `Parallel`, whose generator takes every item as soon as a process is idle, however slowly the results
    are used. They stay for the next call, with all that they have loaded.
    """
    if workers == 1:
        yield from map(function, items)
        return
    from joblib.externals.loky import get_reusable_executor

    others = workers - 1
    executor = get_reusable_executor(max_workers=others, timeout=IDLE_SECONDS)
    results: deque[Future[R] | Future[_Packed]] = deque()
    try:
        for item in items:
            if sum(not result.done() for result in results) < AHEAD * others:
                results.append(executor.submit(_Packed, function, item))
            else:
                results.append(_done(function, item))
            while results and (results[0].done() or len(results) > AHEAD * others + KEPT):
                yield _unpacked(results.popleft())
        while results:
            yield _unpacked(results.popleft())
    finally:
        for result in results:
            result.cancel()


class _Packed:
    """The result of another process as it travels: to unpack it is left to the process that wants it."""

    def __init__(self, function: Callable[[Any], Any], item: Any) -> None:
        with uncollected():
            self.data = pickle.dumps(function(item), pickle.HIGHEST_PROTOCOL)
            gc.collect(0)  # now that the result itself is gone
            gc.freeze()  # loky may search everything once a second, and what is left are the tables of words


def _unpacked(result: Future[R] | Future[_Packed]) -> R:
    found = result.result()
    if not isinstance(found, _Packed):
        return found
    with uncollected():  # else the search for garbage takes longer than to unpack
        unpacked: R = pickle.loads(found.data)
    return unpacked


def _done(function: Callable[[T], R], item: T) -> Future[R]:
    """What `function(item)` gives or raises, in its place among the results of other processes."""
    result: Future[R] = Future()
    try:
        result.set_result(function(item))
    except Exception as error:
        result.set_exception(error)
    return result


def aside(function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Callable[[], R]:
    """Start `function` in another thread; what is returned waits for its result.

    Where no thread can be had it runs when the result is asked for.
    """
    if (os.cpu_count() or 1) > 1:
        try:
            return _threads().submit(function, *args, **kwargs).result
        except RuntimeError:  # the system, or an interpreter that is ending, gives no thread
            _threads.cache_clear()  # with what is left waiting for one
    return partial(function, *args, **kwargs)


@cache
def _threads() -> ThreadPoolExecutor:
    """Threads for parts of one analysis: kept, for to start one takes longer than to tag a sentence."""
    return ThreadPoolExecutor(os.cpu_count(), "presslens")


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_threads.cache_clear)  # a forked process has none of them


class _OneThread:
    """Keeps the linear algebra to one thread while anybody asks for it: the first sets the limit, the last lifts it."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.asking = 0
        self.lift: Callable[[], object] = lambda: None

    def enter(self) -> None:
        with self.lock:
            if not self.asking:
                self.lift = _libraries().limit(limits=1, user_api="blas").restore_original_limits
            self.asking += 1

    def leave(self) -> None:
        with self.lock:
            self.asking -= 1
            if not self.asking:
                self.lift()


_ONE_THREAD = _OneThread()


@contextmanager
def one_thread() -> Iterator[None]:
    """Keep the linear algebra to one thread: its matrices are small, and more processes serve better than threads."""
    _ONE_THREAD.enter()
    try:
        yield
    finally:
        _ONE_THREAD.leave()


@contextmanager
def uncollected() -> Iterator[None]:
    """Put off Python's search for cyclic garbage: the layers of a batch are many small objects and none is garbage yet.

    It costs a tenth of an analysis otherwise.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@cache
def _libraries() -> ThreadpoolController:
    import numpy as np
    from threadpoolctl import ThreadpoolController

    assert np, "its library must be loaded to be found"
    return ThreadpoolController()
