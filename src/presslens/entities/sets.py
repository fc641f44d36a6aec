"""Grouping: things that are one, told pair by pair."""

from __future__ import annotations


class Sets:
    """The numbers from 0 to `size`, grouped; each group goes by its smallest number.

    >>> sets = Sets(3)
    >>> sets.join(0, 2)
    >>> [sets.find(i) for i in range(3)]
    [0, 1, 0]
    """

    def __init__(self, size: int) -> None:
        self._root = list(range(size))

    def find(self, i: int) -> int:
        """The smallest number of the group of `i`."""
        root = self._root
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    def join(self, i: int, k: int) -> None:
        """Make one group of two."""
        a, b = self.find(i), self.find(k)
        self._root[max(a, b)] = min(a, b)
