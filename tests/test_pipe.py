"""Many texts: in order, as a stream, in batches and processes."""

import itertools
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BrokenBarrierError

import pandas as pd
import pytest
from threadpoolctl import threadpool_info

import presslens
from presslens.parallel import AHEAD, KEPT, mapped, one_thread
from presslens.tagging import default_engine

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


def test_threads_take_turns_with_the_tables_of_words(monkeypatch):
    engine, meeting, met = default_engine(), Barrier(2), []
    tags = engine._entity_tags

    def both(*args):
        try:
            met.append(meeting.wait(0.05))
        except BrokenBarrierError:
            meeting.reset()
        return tags(*args)

    monkeypatch.setattr(engine, "_entity_tags", both)
    with ThreadPoolExecutor(2) as threads:
        together = list(threads.map(presslens.analyze, TEXTS[:4]))
    assert not met
    monkeypatch.undo()
    assert list(map(summary, together)) == [summary(presslens.analyze(text)) for text in TEXTS[:4]]


def test_the_last_of_several_threads_leaves_linear_algebra_as_it_was():
    def limits():
        return [library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"]

    before = limits()
    one, other = one_thread(), one_thread()
    one.__enter__()
    other.__enter__()
    one.__exit__(None, None, None)
    assert set(limits()) == {1}
    other.__exit__(None, None, None)
    assert limits() == before != []


def test_an_error_in_a_process_comes_through():
    with pytest.raises(ZeroDivisionError):
        list(mapped(_inverse, [1, 2, 0, 3], 2))


def _inverse(x):
    return 1 / x


@pytest.mark.parametrize("n_jobs", [1, 2])
@pytest.mark.parametrize("wrong", [None, float("nan"), pd.NA, pd.NaT, 5])
def test_what_comes_before_a_wrong_value_is_analysed_and_its_place_is_told(n_jobs, wrong):
    found = []
    with pytest.raises(TypeError, match=r"text 3 \(counted from 0\).*not " + type(wrong).__name__) as caught:
        for analysis in presslens.pipe([*TEXTS[:3], wrong, *TEXTS], n_jobs=n_jobs, batch_size=2):
            found.append(analysis.text)
    assert found == TEXTS[:3]
    assert ("dropna" in str(caught.value)) == (type(wrong) is not int)


@pytest.mark.parametrize("n_jobs", [1, 2])
def test_a_source_that_fails_costs_none_of_the_texts_before(n_jobs):
    def source():
        yield from TEXTS[:5]
        raise OSError("the line is dead")

    stream = presslens.pipe(source(), n_jobs=n_jobs, batch_size=2)
    assert [next(stream).text for _ in range(5)] == TEXTS[:5]
    with pytest.raises(OSError, match="the line is dead"):
        next(stream)


@pytest.mark.parametrize("texts", ["одна строка", b"bytes", [b"bytes"], [None], [TEXTS[0], 5]])
def test_what_is_no_text_is_refused(texts):
    with pytest.raises(TypeError):
        list(presslens.pipe(texts))


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"batch_size": 0}, ValueError, "batch_size.*1 or more, not 0"),
        ({"batch_size": -3}, ValueError, "batch_size.*1 or more, not -3"),
        ({"batch_size": "a"}, TypeError, "batch_size.*not str"),
        ({"batch_size": None}, TypeError, "batch_size.*not NoneType"),
        ({"n_jobs": 0}, ValueError, "n_jobs.*-1 for each core, not 0"),
        ({"n_jobs": "2"}, TypeError, "n_jobs.*not str"),
    ],
)
def test_wrong_arguments_are_told_before_anything_is_read(options, error, message):
    with pytest.raises(error, match=message):
        presslens.pipe(TEXTS, **options)
    for texts in "текст", 5:
        with pytest.raises(TypeError, match=r"many texts|not iterable"):
            presslens.pipe(texts)
