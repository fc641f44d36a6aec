"""The text files of a directory, on any file system that fsspec knows."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

NAMED = 5  # files of many that a message names


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
    is hidden (a name that begins with a dot). `location` holds from any working directory.
    """

    def __init__(self, location: str | os.PathLike[str]) -> None:
        self._files, root = file_system(location)
        self.location = root if is_local(self._files) else os.fspath(location)
        with told(self.location):
            if self._files.isfile(root):
                self._root, found = self._files._parent(root), [root]
            elif self._files.isdir(root):
                self._root, found = root, [*_local_files(root)] if is_local(self._files) else self._files.find(root)
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


def read_file(location: str, path: str) -> bytes:
    """The bytes of one of the files of `Folder(location)`."""
    files, root = file_system(location)
    with told(f"{location}: {path}"):
        directory = files._parent(root) if files.isfile(root) else root
        data: bytes = files.cat_file(f"{directory}/{path}")
    return data


def file_system(location: str | os.PathLike[str]) -> tuple[AbstractFileSystem, str]:
    """The file system of a path or URL, and where the path or URL leads in it.

    Raises `ValueError` for an unknown kind of URL, `ImportError` where it needs a package that is not installed.
    """
    from fsspec.core import url_to_fs

    if not isinstance(location, str | os.PathLike):
        raise TypeError(f"a corpus is a path or a URL, not {type(location).__name__}")
    with told(os.fspath(location)):
        files, root = url_to_fs(os.fspath(location))
    return files, root


def is_local(files: AbstractFileSystem) -> bool:
    """Whether these are the files of this machine."""
    from fsspec.implementations.local import LocalFileSystem

    return isinstance(files, LocalFileSystem)


@contextmanager
def told(location: str) -> Iterator[None]:
    """Make errors of files of what file systems raise, which is what they like; the location is named."""
    try:
        yield
    except (OSError, ValueError):
        raise
    except ImportError as error:
        raise ImportError(f"{location}: {reason(error)}") from error
    except NotImplementedError as error:
        raise OSError(f"{location}: nothing can be written there") from error
    except Exception as error:
        raise OSError(f"{location}: {reason(error)}") from error


def some(names: Sequence[str]) -> str:
    """The first of many names."""
    return ", ".join(names[:NAMED]) + ", ..." * (len(names) > NAMED)


def _local_files(root: str) -> Iterator[str]:
    """The files under a directory and the directories that links lead to; each directory is entered once."""
    seen: set[Path] = set()
    waiting = [Path(root)]  # what stands in the directory itself is found there, rather than by a link
    for start in waiting:
        for directory, names, files in os.walk(start):
            here = Path(directory)
            if (real := here.resolve()) in seen:
                names.clear()
                continue
            seen.add(real)
            names.sort()
            waiting += [path for name in names if (path := here / name).is_symlink()]
            yield from ((here / name).as_posix() for name in files)


def reason(error: Exception) -> str:
    """What was wrong, in one line."""
    if isinstance(error, OSError) and error.strerror:
        text = f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    else:
        text = str(error)
    return " ".join(text.split()) or type(error).__name__


def _is_text(name: str) -> bool:
    return name.lower().endswith(".txt") and not any(part.startswith(".") for part in name.split("/"))
