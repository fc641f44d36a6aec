"""The text files of a directory, on any file system that fsspec knows."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read: its bytes, or why there are none."""

    doc_id: int
    path: str
    data: bytes = b""
    error: str | None = None


class Folder:
    """The files under a directory or URL, in the order of their paths.

    `paths` are the text files (``*.txt``, at any depth), relative to the directory; `skipped` are all others, and what
    is hidden (a name that begins with a dot).
    """

    def __init__(self, location: str | os.PathLike[str]) -> None:
        from fsspec.core import url_to_fs

        if not isinstance(location, str | os.PathLike):
            raise TypeError(f"a corpus is a path or a URL, not {type(location).__name__}")
        self.location = os.fspath(location)
        self._files, root = url_to_fs(self.location)
        if self._files.isfile(root):
            self._root, found = self._files._parent(root), [root]
        elif self._files.isdir(root):
            self._root, found = root, self._files.find(root)
        else:
            raise FileNotFoundError(f"there is no directory {self.location}")
        names = sorted(path.removeprefix(self._root).lstrip("/") for path in found)
        self.paths = [name for name in names if _is_text(name)]
        self.skipped = [name for name in names if not _is_text(name)]

    def read(self) -> Iterator[Source]:
        """Read one file after another; a file that cannot be read is yielded with the reason."""
        for doc_id, path in enumerate(self.paths):
            try:
                data: Any = self._files.cat_file(f"{self._root}/{path}")
            except Exception as error:  # file systems raise what they like; the run goes on
                yield Source(doc_id, path, error=reason(error))
            else:
                yield Source(doc_id, path, data)


def reason(error: Exception) -> str:
    """What was wrong, in one line."""
    if isinstance(error, OSError) and error.strerror:
        text = f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    else:
        text = str(error)
    return " ".join(text.split()) or type(error).__name__


def _is_text(name: str) -> bool:
    return name.lower().endswith(".txt") and not any(part.startswith(".") for part in name.split("/"))
