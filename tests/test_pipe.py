"""Many texts: in order, as a stream, in batches and processes."""

import itertools

import pytest

import presslens
from presslens.parallel import AHEAD, KEPT, mapped

TEXTS = [f"Глава района Иван Петров приехал в село № {i}. «Рад!» — сказал он." for i in range(7)]


def summary(analysis):
    t = analysis.document.tokens
    mentions = analysis.mentions.drop(columns="doc_id").values.tolist()
    return analysis.text, t.words, t.pos, t.head, t.relation, mentions


def test_a_stream_has_the_order_and_results_of_single_calls():
    alone = [summary(presslens.analyze(text)) for text in TEXTS]
    for options in ({}, {"batch_size": 1}, {"batch_size": 3}, {"n_jobs": 2, "batch_size": 2}):
        found = list(presslens.pipe(TEXTS, **options))
        assert [analysis.document.doc_id for analysis in found] == list(range(len(TEXTS)))
        assert [summary(analysis) for analysis in found] == alone


@pytest.mark.parametrize("n_jobs", [1, 2])
def test_an_endless_stream_is_read_only_as_far_as_it_is_used(n_jobs):
    taken = itertools.count()
    texts = (TEXTS[next(taken) % len(TEXTS)] for _ in itertools.count())
    stream = presslens.pipe(texts, n_jobs=n_jobs, batch_size=2)
    first = [analysis.document.doc_id for analysis in itertools.islice(stream, 5)]
    assert first == [0, 1, 2, 3, 4]
    assert next(taken) <= 5 + 2 * (AHEAD * n_jobs + KEPT + 3)
    stream.close()


def test_an_error_in_a_process_comes_through():
    with pytest.raises(ZeroDivisionError):
        list(mapped(_inverse, [1, 2, 0, 3], 2))


def _inverse(x):
    return 1 / x


@pytest.mark.parametrize("texts", ["одна строка", b"bytes", [b"bytes"], [None], [TEXTS[0], 5]])
def test_what_is_no_text_is_refused(texts):
    with pytest.raises(TypeError):
        list(presslens.pipe(texts))
