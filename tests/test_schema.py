"""The promises that hold for any text: columns, dtypes and offsets."""

import presslens
from presslens.schema import TABLES


def test_tables_have_the_schema_even_when_empty():
    analysis = presslens.analyze("")
    for name, columns in TABLES.items():
        table = getattr(analysis, name)
        assert list(table.columns) == list(columns), name
        assert [str(t) for t in table.dtypes] == list(columns.values()), name
