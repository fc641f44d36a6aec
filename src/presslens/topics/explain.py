"""Which words spoke for a topic: how the topic's odds change when a word is taken out of the text."""

from __future__ import annotations

import numpy as np

from presslens.topics.classes import Classifier, class_names, probabilities
from presslens.topics.ridge import Doubles
from presslens.topics.stemmer import stem
from presslens.topics.vectors import LIMIT, WORD

LEAST = 1e-6


def word_weights(classifier: Classifier, text: str, topic: str) -> list[tuple[int, int, float]]:
    """The range and the weight of each word at the beginning of a text, as they stand there.

    A weight is the logarithm of the odds ratio of the topic with and without all forms of the word: above 0 it spoke
    for the topic, below against it.
    """
    number = class_names(classifier).index(topic)
    places: dict[str, list[tuple[int, int]]] = {}
    for match in WORD.finditer(text, 0, LIMIT):
        places.setdefault(stem(match.group().lower().replace("ё", "е")), []).append(match.span())
    without = [_blanked(text, spans) for spans in places.values()]
    odds = _log_odds(probabilities(classifier, [text, *without])[:, number])
    weights = (odds[0] - odds[1:]).tolist()
    return sorted((*span, weight) for spans, weight in zip(places.values(), weights, strict=True) for span in spans)


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    for start, stop in spans:
        text = text[:start] + "_" * (stop - start) + text[stop:]
    return text


def _log_odds(shares: Doubles) -> Doubles:
    shares = np.clip(shares, LEAST, 1 - LEAST)
    odds: Doubles = np.log(shares / (1 - shares))
    return odds
