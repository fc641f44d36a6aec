"""The topic of each release, in the top level of the IPTC Media Topics or in the user's own classes."""

from __future__ import annotations

from collections.abc import Sequence

from presslens.document import Document, TopicScore
from presslens.topics.classifier import TopicClassifier, default_classifier
from presslens.topics.excerpt import Excerpt

__all__ = ["Excerpt", "TopicClassifier", "default_classifier", "find_topics", "tells"]

BOUND = 0.2


def find_topics(documents: Sequence[Document], classifier: TopicClassifier | None = None) -> None:
    """Fill `topics`: a score for each release and class."""
    classifier = classifier or default_classifier()
    topics = [str(topic) for topic in classifier.classes_]
    releases = [(doc, release) for doc in documents for release in doc.releases]
    texts = [Excerpt.of(doc, release).text for doc, release in releases]
    if not texts:
        return
    for (doc, release), shares in zip(releases, classifier.predict_proba(texts).tolist(), strict=True):
        doc.topics += [TopicScore(release.release_id, *score) for score in zip(topics, shares, strict=True)]


def tells(probability: float, classes: int) -> bool:
    """Whether the best topic's probability is far enough from what it were had the text nothing to say.

    >>> tells(0.7, classes=17), tells(0.1, classes=17)
    (True, False)
    """
    flat = 1 / classes
    return probability - flat >= BOUND * (1 - flat)
