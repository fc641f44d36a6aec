"""What a classifier must have to be used: classes, and a probability of each of them for any text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from presslens.topics.ridge import Doubles

NEAR = 1e-3  # of 1 that probabilities, rounded to few digits, may sum to


class Classifier(Protocol):
    """What has classes and their probabilities; any of scikit-learn's that takes texts will do."""

    @property
    def classes_(self) -> Iterable[Any]: ...

    def predict_proba(self, texts: list[str], /) -> ArrayLike: ...


def classifier_for(topics: Classifier) -> Classifier:
    """The classifier that was given.

    Raises `TypeError` for what is none, and `NotFittedError`, a `ValueError`, for one that has not learned yet.
    """
    if isinstance(topics, type) or not callable(getattr(topics, "predict_proba", None)):
        given = f"the class {topics.__name__}" if isinstance(topics, type) else type(topics).__name__
        raise TypeError(
            f"topics is a fitted classifier with predict_proba and classes_, such as a TopicClassifier, not {given}"
        )
    if not hasattr(topics, "classes_"):
        raise not_fitted(topics)
    return topics


def not_fitted(classifier: object) -> Exception:
    """The error of scikit-learn's classifiers."""
    from sklearn.exceptions import NotFittedError

    error: Exception = NotFittedError(
        f"this {type(classifier).__name__} has not learned yet: call fit with texts first"
    )
    return error


def class_names(classifier: Classifier) -> list[str]:
    """The classes as they stand in tables, whatever they are."""
    return [str(name) for name in classifier.classes_]


def probabilities(classifier: Classifier, texts: list[str]) -> Doubles:
    """The probability of each class for each text.

    Raises `ValueError` where the classifier gives anything else: it would be believed in the tables.
    """
    import numpy as np

    classes = len(class_names(classifier))
    if not texts:
        return np.zeros((0, classes))
    shares = np.asarray(classifier.predict_proba(texts), dtype=np.float64)
    said = f"predict_proba of the {type(classifier).__name__} gave"
    if shares.shape != (len(texts), classes):
        raise ValueError(f"{said} an array of shape {shares.shape} for {len(texts)} texts and {classes} classes")
    if not (shares >= 0).all() or not (np.abs(shares.sum(axis=1) - 1) <= NEAR).all():  # NaN is neither
        raise ValueError(f"{said} what are no probabilities: those of a text are 0 or more and sum to 1")
    return shares
