"""A classifier of texts over their words and the embeddings of these."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from presslens.tagging.weights import Floats
from presslens.topics.classes import not_fitted
from presslens.topics.ridge import Doubles, calibrate, shares, solve
from presslens.topics.vectors import Encoded, embeddings

FORMAT = 1
MODEL = Path(__file__).parent.parent / "data" / "topics.npz"

EMBEDDING_SHARE = 2.0  # the weight of the embeddings' kernel beside the words'
WIDTH = 0.8  # of the embeddings' kernel: exp(-WIDTH * squared distance)
SECOND_SHARE = 0.15  # of a text's second topic in what is learned
BALANCE = 0.5  # 0: every text counts alike; 1: every class does
MANY_TEXTS = 200  # from here on a stem must occur in two of them
ENOUGH = 20  # texts of each class to find the calibration on
UNTUNED = (1.5, -2.0)  # the calibration where there are fewer


class TopicClassifier:
    """Topics of Russian texts, learned from examples or from descriptions.

    Follows scikit-learn's habits (it can be cloned, put into pipelines and cross-validated), and predicts with NumPy
    alone. A text is seen through the stems of its words and the mean of their embeddings, up to 900 characters from
    its beginning; the first words, those of a headline, count twice. The model is a kernel ridge regression on the
    topics, whose scores are made probabilities by a power law tuned on leave-one-out predictions.

    Args:
        regularisation: above 0; more makes a plainer model.

    Attributes:
        classes_: the topics, sorted.

    >>> classifier = TopicClassifier.from_descriptions({
    ...     "ecology": "экология, загрязнение, очистка рек, отходы", "transport": "дороги, поезда, автобусы, рейсы",
    ... })
    >>> str(classifier.predict(["Школьники двух стран убрали мусор на берегах пограничной реки"])[0])
    'ecology'
    """

    _estimator_type = "classifier"

    classes_: NDArray[np.str_]
    shared_: Floats  # the direction of the embeddings that texts have in common
    stems_: list[str]
    idf_: Floats
    stem_weights_: Floats  # stems × classes
    texts_: Floats  # training texts × dimensions: what the embeddings' kernel compares with
    text_weights_: Floats  # training texts × classes
    calibration_: tuple[float, float]

    def __init__(self, regularisation: float = 0.4) -> None:
        self.regularisation = regularisation

    def fit(self, X: Iterable[str], y: ArrayLike, second: Sequence[str | None] | None = None) -> TopicClassifier:
        """Learn from texts and the topic of each.

        Args:
            X: the texts.
            y: their topics, at least two different ones.
            second: for each text a second topic that is as present, or None.

        Raises:
            ValueError: for other than one topic a text, or fewer than two topics.
            TypeError: where a text is not a str.
        """
        texts = _checked(X)
        encoded = [embeddings().encode(text, embeddings().shared_direction) for text in texts]
        return self._learn(encoded, np.asarray(y), second)

    @classmethod
    def from_descriptions(cls, descriptions: Mapping[str, str]) -> TopicClassifier:
        """A classifier without examples: each topic is described by words or phrases, separated by commas.

        Raises:
            ValueError: for fewer than two topics.
        """
        pairs = [(topic, phrase) for topic, phrases in descriptions.items() for phrase in phrases.split(",")]
        shared = embeddings().shared_direction
        # a description is short, but every word of it was chosen
        encoded = [replace(embeddings().encode(phrase, shared), evidence=1.0) for _, phrase in pairs]
        return cls()._learn(encoded, np.array([topic for topic, _ in pairs]), None)

    def predict_proba(self, X: Iterable[str]) -> Doubles:
        """The probability of each of `classes_` for each text; a text that says little gets nearly equal ones.

        Raises:
            TypeError: where a text is not a str.
            NotFittedError: before `fit`; it is a ValueError.
        """
        if not hasattr(self, "classes_"):
            raise not_fitted(self)
        scores = [self._scores(embeddings().encode(text, self.shared_)) for text in _checked(X)]
        return shares(np.array(scores).reshape(len(scores), len(self.classes_)), self.calibration_)

    def _scores(self, text: Encoded) -> Doubles:
        """A text's score for each class, which does not depend on the texts beside it, to the last bit."""
        numbers, values = self._stem_values(text)
        near = _nearness(self.texts_, text.vector)
        scores: Doubles = values @ self.stem_weights_[numbers] + text.evidence * (near @ self.text_weights_)
        return scores + 1 / len(self.classes_)

    def predict(self, X: Iterable[str]) -> NDArray[np.str_]:
        """The likeliest topic of each text."""
        best = self.predict_proba(X).argmax(axis=1)
        topics: NDArray[np.str_] = self.classes_[best]
        return topics

    def score(self, X: Iterable[str], y: ArrayLike) -> float:
        """The share of texts whose likeliest topic is right."""
        return float(np.mean(self.predict(X) == np.asarray(y)))

    def save(self, path: str | Path) -> None:
        """Write the model: arrays, and JSON for the rest, in one npz file."""
        meta = {
            "format": FORMAT,
            "classes": self.classes_.tolist(),
            "stems": self.stems_,
            "calibration": self.calibration_,
            "regularisation": self.regularisation,
        }
        content = json.dumps(meta, ensure_ascii=False).encode("utf-8", "surrogatepass")
        arrays = {name: getattr(self, name + "_").astype(np.float16) for name in ARRAYS}
        arrays["meta"] = np.frombuffer(content, np.uint8)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            for name, array in arrays.items():
                # an entry without the time of writing: the same model is the same file
                with file.open(zipfile.ZipInfo(f"{name}.npy"), "w") as entry:
                    np.lib.format.write_array(entry, array, allow_pickle=False)

    @classmethod
    def load(cls, path: str | Path) -> TopicClassifier:
        """Read a model that `save` wrote; nothing in the file is executed.

        Raises:
            OSError: where the file cannot be read.
            ValueError: where it is damaged or no such model; the message names it.
        """
        try:
            with np.load(path, allow_pickle=False) as file:
                arrays = {name: file[name].astype(np.float32) for name in ARRAYS}
                meta = json.loads(file["meta"].tobytes().decode("utf-8", "surrogatepass"))
            if meta["format"] != FORMAT:
                raise ValueError(f"its format is {meta['format']}, not {FORMAT}")
            model = cls(float(meta["regularisation"]))
            model.classes_ = np.array(meta["classes"])
            power, floor = meta["calibration"]
            model.calibration_ = float(power), float(floor)
            model._name_stems(meta["stems"])
            for name, array in arrays.items():
                setattr(model, name + "_", array)
            model._check_shapes()
        except (ValueError, LookupError, TypeError, EOFError, zipfile.BadZipFile, zlib.error) as error:
            raise ValueError(f"{path} is damaged or no topic model: {error}") from error
        return model

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """The arguments the classifier was made with, as scikit-learn's estimators give them."""
        return {"regularisation": self.regularisation}

    def set_params(self, **params: Any) -> TopicClassifier:
        """Change the arguments; `ValueError` for an unknown one."""
        for name, value in params.items():
            if name not in self.get_params():
                raise ValueError(f"TopicClassifier has no parameter {name!r}, only {', '.join(self.get_params())}")
            setattr(self, name, value)
        return self

    def __sklearn_tags__(self) -> Any:
        from sklearn.utils import ClassifierTags, InputTags, Tags, TargetTags

        return Tags(
            estimator_type="classifier",
            target_tags=TargetTags(required=True),
            classifier_tags=ClassifierTags(),
            input_tags=InputTags(one_d_array=True, two_d_array=False, string=True),
        )

    def __repr__(self) -> str:
        return f"TopicClassifier(regularisation={self.regularisation})"

    def _learn(
        self, encoded: Sequence[Encoded], labels: NDArray[Any], second: Sequence[str | None] | None
    ) -> TopicClassifier:
        if labels.shape != (len(encoded),) or (second is not None and len(second) != len(encoded)):
            raise ValueError(f"there are {len(encoded)} texts, but not one topic for each of them: {labels.shape}")
        self.classes_, own = np.unique(labels, return_inverse=True)
        if len(self.classes_) < 2:
            raise ValueError(f"a classifier needs texts of two topics at least, not of {len(self.classes_)}")
        counts = np.bincount(own)
        weights = ((counts.mean() / counts) ** BALANCE)[own]

        self.shared_ = embeddings().shared_direction
        self._learn_stems(encoded)
        words = self._stem_matrix(encoded)
        vectors = np.array([e.vector for e in encoded])
        evidence = np.array([e.evidence for e in encoded])
        kernel = (words @ words.T).toarray()
        kernel += EMBEDDING_SHARE * evidence[:, None] * evidence * _nearness(vectors, vectors)

        flat = 1 / len(self.classes_)
        dual, left_out = solve(kernel, self._targets(own, second) - flat, weights, self.regularisation)
        self.stem_weights_ = (words.T @ dual).astype(np.float32)
        self.texts_ = vectors
        self.text_weights_ = (EMBEDDING_SHARE * evidence[:, None] * dual).astype(np.float32)
        self.calibration_ = calibrate(left_out + flat, own) if counts.min() >= ENOUGH else UNTUNED
        return self

    def _targets(self, own: NDArray[np.intp], second: Sequence[str | None] | None) -> Doubles:
        """What to learn: all of a text's topic, or most of it where it has a second one among the classes."""
        targets = np.eye(len(self.classes_))[own]
        number = {topic: i for i, topic in enumerate(self.classes_.tolist())}
        for row, main, other in zip(targets, own.tolist(), second or (), strict=False):
            if other in number and number[other] != main:
                row[main] = 1 - SECOND_SHARE
                row[number[other]] = SECOND_SHARE
        return targets

    def _learn_stems(self, encoded: Sequence[Encoded]) -> None:
        frequency = Counter(s for text in encoded for s in text.stems)
        least = 2 if len(encoded) >= MANY_TEXTS else 1
        self._name_stems(sorted(s for s, count in frequency.items() if count >= least))
        counts = np.array([frequency[s] for s in self.stems_])
        self.idf_ = (np.log((1 + len(encoded)) / (1 + counts)) + 1).astype(np.float32)

    def _name_stems(self, stems: list[str]) -> None:
        self.stems_ = stems
        self._number = {stem: i for i, stem in enumerate(stems)}

    def _stem_values(self, text: Encoded) -> tuple[NDArray[np.int64], Floats]:
        """The numbers of a text's known stems, and their weights (tf-idf, of unit length for much evidence)."""
        known = [(self._number[s], count) for s, count in text.stems.items() if s in self._number]
        if not known:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        numbers = np.array([number for number, _ in known])
        values = (1 + np.log([count for _, count in known])) * self.idf_[numbers]
        return numbers, (values * (text.evidence / np.linalg.norm(values))).astype(np.float32)

    def _stem_matrix(self, encoded: Sequence[Encoded]) -> Any:
        from scipy.sparse import csr_array

        rows = [self._stem_values(text) for text in encoded]
        bounds = np.cumsum([0] + [len(numbers) for numbers, _ in rows])
        numbers = np.concatenate([numbers for numbers, _ in rows])
        values = np.concatenate([values for _, values in rows]).astype(np.float64)
        return csr_array((values, numbers, bounds), shape=(len(rows), len(self.stems_)))

    def _check_shapes(self) -> None:
        classes, stems, texts = len(self.classes_), len(self.stems_), len(self.texts_)
        expected = {
            "shared": self.texts_.shape[1:], "idf": (stems,), "stem_weights": (stems, classes),
            "text_weights": (texts, classes),
        }  # fmt: skip
        for name, shape in expected.items():
            array = getattr(self, name + "_")
            if array.shape != shape or not np.isfinite(array).all():
                raise ValueError(f"its array {name} is not finite numbers of shape {shape}")


ARRAYS = ("shared", "idf", "stem_weights", "texts", "text_weights")


@cache
def default_classifier() -> TopicClassifier:
    """The classifier of the IPTC Media Topics, loaded once per process."""
    return TopicClassifier.load(MODEL)


def _nearness(vectors: Floats, others: Floats) -> Floats:
    """The embeddings' kernel; an empty text, whose vector is 0, is as far from all others."""
    nearness: Floats = np.exp(-2 * WIDTH * (1 - vectors @ others.T))
    return nearness


def _checked(texts: Iterable[str]) -> list[str]:
    if isinstance(texts, str):
        raise TypeError("a classifier takes a list of texts, not one str: put it into a list")
    found = list(texts)
    for text in found:
        if not isinstance(text, str):
            raise TypeError(f"a classifier takes texts (str), not {type(text).__name__}")
    return found
