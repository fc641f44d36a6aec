"""How a value is shown in a cell."""

from __future__ import annotations

import re
import textwrap
from typing import Any

UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f\ud800-\udfff]+")  # what would move the cursor, or cannot be printed
LONGEST = 160  # characters of a text that are shown


def cell(value: Any) -> str:
    """The value in one line; nothing for a missing one."""
    import pandas as pd

    if value is None or pd.isna(value):
        return ""
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d %H:%M}" if value.hour or value.minute else f"{value:%Y-%m-%d}"
    return textwrap.shorten(UNSAFE.sub(" ", str(value)), LONGEST, placeholder=" …")
