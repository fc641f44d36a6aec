"""The forms of a lexicon's words, inflected beforehand (`forms.tsv` beside its `lexicon.txt`).

The dictionary takes a third of a second to inflect them all, which every start of Python would pay.
`scripts/make_forms.py` writes the files; a word that its file does not have yet is inflected when it is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files

from presslens.tagging.morphology import shared

FILE = "forms.tsv"


def forms_of(word: str, package: str, inflected: Callable[[str], Iterable[str]]) -> Iterable[str]:
    """The forms of a word as the file of a package has them, or else as `inflected` finds them."""
    line = _lines(package).get(word)
    if line is None:
        return inflected(word)
    stem, *endings = line.split("\t")
    return [stem + ending for ending in endings]


def line_of(word: str, forms: Iterable[str]) -> str:
    """A line of the file: the word, what its forms begin with alike, and their endings.

    >>> line_of("глава", ["глава", "главы", "главе"])
    'глава\\tглав\\tа\\tы\\tе'
    """
    distinct = list(dict.fromkeys(forms))
    stem = word[: min(shared(word, form) for form in distinct)]
    return "\t".join([word, stem, *(form[len(stem) :] for form in distinct)])


@cache
def _lines(package: str) -> dict[str, str]:
    text = files(package).joinpath(FILE).read_text("utf-8")
    return dict(line.split("\t", 1) for line in text.split("\n") if line)
