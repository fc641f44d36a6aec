"""The one place that knows the tables: their columns, in order, and the dtype of each.

Text columns have dtype ``object`` and hold ``str`` or ``None``. Integers that can be missing are ``Int64``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

TEXT = "object"
INTEGER = "int64"
OPTIONAL = "Int64"
REAL = "float64"
TIME = "datetime64[us]"

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


def frame(table: str, columns: Mapping[str, Any]) -> pd.DataFrame:
    """Make a table of the schema from a list or array for each of its columns.

    Raises ``KeyError`` for a name that is not a table or a column that is not there.
    """
    import numpy as np
    import pandas as pd

    # A table a document: all its texts as one array, the rest as typed arrays, and one index for all take pandas half
    # the time that it takes where each part makes an index of its own.
    dtypes = CORPUS_TABLES[table]
    names = _text_columns(table)
    texts = np.empty((len(names), len(columns["doc_id"])), dtype=object)
    for row, name in zip(texts, names, strict=True):
        row[:] = columns[name]
    index = pd.RangeIndex(texts.shape[1])
    made = dict(pd.DataFrame(texts.T, index=index, columns=names, dtype=object, copy=False).items())
    made |= {name: _typed(columns[name], dtype) for name, dtype in dtypes.items() if dtype != TEXT}
    return pd.DataFrame({name: made[name] for name in dtypes}, index=index, copy=False)


@cache
def _text_columns(table: str) -> pd.Index[Any]:
    import pandas as pd

    return pd.Index([name for name, dtype in CORPUS_TABLES[table].items() if dtype == TEXT], dtype=object)


def _typed(values: Any, dtype: str) -> Any:
    import numpy as np
    import pandas as pd

    if dtype != OPTIONAL:
        return np.array(values, dtype=dtype)
    if isinstance(values, np.ma.MaskedArray):
        return pd.arrays.IntegerArray(values.data.astype(np.int64), np.ma.getmaskarray(values))
    missing = np.array([value is None for value in values], dtype=bool)
    return pd.arrays.IntegerArray(np.array([value or 0 for value in values], dtype=np.int64), missing)


def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema of a table; what is written with it reads back with the dtypes above, rows or none."""
    import pyarrow as pa

    types = {
        TEXT: pa.string(),
        INTEGER: pa.int64(),
        OPTIONAL: pa.int64(),
        REAL: pa.float64(),
        TIME: pa.timestamp("us"),
    }
    return pa.schema([(name, types[dtype]) for name, dtype in CORPUS_TABLES[table].items()])
