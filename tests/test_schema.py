"""The promises that hold for any text: columns, dtypes and offsets."""

import sys

import pandas as pd
import pytest

import presslens
from presslens.rows import columns as columns_of
from presslens.schema import TABLES, frame


def test_tables_have_the_schema_even_when_empty():
    analysis = presslens.analyze("")
    for name, columns in TABLES.items():
        table = getattr(analysis, name)
        assert list(table.columns) == list(columns), name
        assert [str(t) for t in table.dtypes] == list(columns.values()), name


def test_older_pandas_gives_the_same_tables(monkeypatch):
    text = "Губернатор Анна Ким приехала в Курган 5 мая 2026 года. «Школа готова», — сказала она."
    analysis = presslens.analyze(text)
    now = {name: frame(name, columns_of(name, [analysis.document])) for name in TABLES}
    monkeypatch.setitem(sys.modules, "pandas.api.internals", None)  # as in pandas before 3.0
    for name, table in now.items():
        pd.testing.assert_frame_equal(table, frame(name, columns_of(name, [analysis.document])), obj=name)


def test_tables_share_no_names():
    first, second = (presslens.analyze("Анна Ким приехала в Курган.").people for _ in range(2))
    first.columns.name = "changed"
    assert second.columns.name is None


def test_a_table_that_is_not_there_is_told_with_those_that_are(tmp_path):
    for tables in presslens.analyze("Раз."), presslens.analyze_corpus(tmp_path):
        with pytest.raises(KeyError, match=r"no table 'peple'.*people, organisations"):
            tables.table("peple")
    with pytest.raises(KeyError, match="no table 'documents'"):
        presslens.analyze("Раз.").table("documents")
