"""The one place that knows the tables: their columns, in order, and the dtype of each.

Text columns have dtype ``object`` and hold ``str`` or ``None``. Integers that can be missing are ``Int64``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    import pyarrow as pa
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]

TEXT = "object"
INTEGER = "int64"
OPTIONAL = "Int64"
REAL = "float64"
TIME = "datetime64[us]"
TOGETHER = (TEXT, INTEGER, REAL)  # columns of these dtypes are rows of one array

_IDS = {"doc_id": INTEGER, "release_id": INTEGER}
_RANGE = {"start": INTEGER, "stop": INTEGER}

TABLES: Mapping[str, Mapping[str, str]] = {
    "releases": {
        **_IDS, "kind": TEXT, **_RANGE, "headline": TEXT, "lead": TEXT, "published": TIME, "company": TEXT,
        "contact": TEXT, "country": TEXT, "place": TEXT, "views": OPTIONAL, "topic": TEXT, "topic_probability": REAL,
    },
    "segments": {**_IDS, "segment_id": INTEGER, "kind": TEXT, **_RANGE, "text": TEXT},
    "sentences": {**_IDS, "segment_id": INTEGER, "sentence_id": INTEGER, **_RANGE, "text": TEXT},
    "tokens": {
        **_IDS, "sentence_id": INTEGER, "token_id": INTEGER, **_RANGE, "text": TEXT, "lemma": TEXT, "pos": TEXT,
        "feats": TEXT, "head": OPTIONAL, "relation": TEXT,
    },
    "mentions": {
        **_IDS, "mention_id": INTEGER, "kind": TEXT, "entity_id": INTEGER, **_RANGE, "text": TEXT, "name": TEXT,
    },
    "people": {
        **_IDS, "person_id": INTEGER, "name": TEXT, "first": TEXT, "patronymic": TEXT, "last": TEXT, "gender": TEXT,
        "role": TEXT, "organisation": TEXT, "place": TEXT, "mentions": INTEGER, "quotes": INTEGER,
    },
    "organisations": {
        **_IDS, "organisation_id": INTEGER, "name": TEXT, "abbreviation": TEXT, "mentions": INTEGER,
    },
    "locations": {
        **_IDS, "location_id": INTEGER, "name": TEXT, "kind": TEXT, "country": TEXT, "region": TEXT,
        "latitude": REAL, "longitude": REAL, "geonames_id": OPTIONAL, "population": OPTIONAL, "confidence": REAL,
        "mentions": INTEGER,
    },
    "affiliations": {
        **_IDS, "person_id": INTEGER, "person": TEXT, "role": TEXT, "organisation_id": OPTIONAL, "organisation": TEXT,
        "location_id": OPTIONAL, "place": TEXT, "role_start": OPTIONAL, "role_stop": OPTIONAL, **_RANGE, "text": TEXT,
        "status": TEXT,
    },
    "quotes": {
        **_IDS, "quote_id": INTEGER, "kind": TEXT, **_RANGE, "text": TEXT, "speaker": TEXT, "speaker_kind": TEXT,
        "person_id": OPTIONAL, "role": TEXT, "organisation": TEXT, "cue": TEXT, "cue_start": OPTIONAL,
        "cue_stop": OPTIONAL,
    },
    "speakers": {
        **_IDS, "name": TEXT, "kind": TEXT, "person_id": OPTIONAL, "role": TEXT, "organisation": TEXT, "place": TEXT,
        "country": TEXT, "quotes": INTEGER, "words": INTEGER,
    },
    "topics": {**_IDS, "topic": TEXT, "iptc": TEXT, "probability": REAL, "rank": INTEGER},
}  # fmt: skip

# A corpus has one table more, with a row per file.
CORPUS_TABLES: Mapping[str, Mapping[str, str]] = {
    "documents": {
        "doc_id": INTEGER, "path": TEXT, "characters": OPTIONAL, "encoding": TEXT, "status": TEXT, "error": TEXT,
        "releases": INTEGER,
    },
    **TABLES,
}  # fmt: skip


def no_table(name: str, tables: Iterable[str]) -> str:
    """What to say of a name that is not one of these tables."""
    return f"there is no table {name!r}; the tables are {', '.join(tables)}"


def frame(table: str, columns: Mapping[str, Any]) -> pd.DataFrame:
    """Make a table of the schema from a list or array for each of its columns.

    Raises ``KeyError`` for a name that is not a table or a column that is not there.
    """
    import pandas as pd

    blocks = [(_block(columns, names, dtype), places) for names, dtype, places in _blocks(table)]
    index = pd.RangeIndex(len(columns["doc_id"]))
    try:
        from pandas.api.internals import create_dataframe_from_blocks
    except ImportError:  # pandas before 3.0, where a small table takes ten times as long
        return _joined(table, blocks, index)
    made: pd.DataFrame = create_dataframe_from_blocks(blocks, index=index, columns=_names(table).view())
    return made


def _joined(table: str, blocks: list[tuple[Any, IntArray]], index: pd.RangeIndex) -> pd.DataFrame:
    """The table of these blocks, column by column."""
    import pandas as pd

    made: dict[str, pd.Series[Any]] = {}
    for (names, dtype, _), (block, _) in zip(_blocks(table), blocks, strict=True):
        parts = block if dtype in TOGETHER else [block]
        made |= {name: pd.Series(part, index, dtype) for name, part in zip(names, parts, strict=True)}
    return pd.DataFrame({name: made[name] for name in CORPUS_TABLES[table]}, index=index)


@cache
def _names(table: str) -> pd.Index[Any]:
    import pandas as pd

    return pd.Index(list(CORPUS_TABLES[table]))


@cache
def _blocks(table: str) -> list[tuple[list[str], str, IntArray]]:
    """The names, dtype and places of the columns that pandas keeps in one array."""
    import numpy as np

    blocks: dict[str, list[str]] = {}
    for name, dtype in CORPUS_TABLES[table].items():
        blocks.setdefault(dtype if dtype in TOGETHER else name, []).append(name)
    place = {name: i for i, name in enumerate(CORPUS_TABLES[table])}
    return [(names, CORPUS_TABLES[table][names[0]], np.array([place[n] for n in names])) for names in blocks.values()]


def _block(columns: Mapping[str, Any], names: list[str], dtype: str) -> Any:
    """The columns of a block: rows of one array, or one of pandas' own arrays for what can be missing."""
    import numpy as np
    import pandas as pd

    if dtype in TOGETHER:
        block = np.empty((len(names), len(columns["doc_id"])), dtype=dtype)
        for row, name in zip(block, names, strict=True):
            row[:] = columns[name]
        return block
    values = columns[names[0]]
    if dtype == TIME:
        return pd.array(np.array(values, dtype=dtype))
    if isinstance(values, np.ma.MaskedArray):
        return pd.arrays.IntegerArray(values.data.astype(np.int64), np.ma.getmaskarray(values))
    missing = np.array([value is None for value in values], dtype=bool)
    return pd.arrays.IntegerArray(np.array([value or 0 for value in values], dtype=np.int64), missing)


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema of a table; what is written with it reads back with the dtypes above, rows or none.

    It tells pandas of them, whose own reader would otherwise make the number 3.0 of the id 3 where another is missing.
    """
    import pyarrow as pa

    types = {
        TEXT: pa.string(),
        INTEGER: pa.int64(),
        OPTIONAL: pa.int64(),
        REAL: pa.float64(),
        TIME: pa.timestamp("us"),
    }
    schema = pa.schema([(name, types[dtype]) for name, dtype in CORPUS_TABLES[table].items()])
    empty = frame(table, {name: [] for name in CORPUS_TABLES[table]})
    return pa.Table.from_pandas(empty, schema, preserve_index=False).schema
