"""The topic of each release, in the top level of the IPTC Media Topics or in the user's own classes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from presslens.document import Document, TopicScore
from presslens.topics.classes import Classifier, class_names, classifier_for, probabilities

if TYPE_CHECKING:
    from presslens.topics.classifier import TopicClassifier

__all__ = ["Classifier", "TopicClassifier", "classifier_for", "find_topics", "tells"]

BOUND = 0.2


def __getattr__(name: str) -> Any:
    if name == "TopicClassifier":  # imported where it is asked for, with NumPy
        from presslens.topics.classifier import TopicClassifier

        return TopicClassifier
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def find_topics(documents: Sequence[Document], classifier: Classifier | None = None) -> None:
    """Fill `topics`: a score for each release and class of the classifier (by default that of the Media Topics)."""
    from presslens.topics.classifier import default_classifier
    from presslens.topics.excerpt import excerpts

    classifier = default_classifier() if classifier is None else classifier
    topics = class_names(classifier)
    found = [(doc, release_id, excerpt.text) for doc in documents for release_id, excerpt in excerpts(doc).items()]
    shares = probabilities(classifier, [text for _, _, text in found])
    for (doc, release_id, _), row in zip(found, shares.tolist(), strict=True):
        doc.topics += [TopicScore(release_id, topic, share) for topic, share in zip(topics, row, strict=True)]


def tells(probability: float, classes: int) -> bool:
    """Whether the best topic's probability is far enough from what it were had the text nothing to say.

    >>> tells(0.7, classes=17), tells(0.1, classes=17)
    (True, False)
    """
    flat = 1 / classes
    return probability - flat >= BOUND * (1 - flat)
