"""The topic of each release, in the top level of the IPTC Media Topics."""

from __future__ import annotations

from collections.abc import Sequence

from presslens.document import Document


def find_topics(documents: Sequence[Document]) -> None:
    """Fill `topics`."""
