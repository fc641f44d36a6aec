"""Make `names_first.tsv`: first names with their gender ("m", "f", "mf", or "?" where the dictionary has none).

The names are those of Natasha's dictionary (`natasha/data/dict/first.txt` and `maybe_first.txt`, MIT licence); their
gender is that of pymorphy3's dictionary (OpenCorpora). Names added by hand stand in `names_added.tsv`.

Run `python scripts/make_names.py`; it writes into the package's data folder.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from pymorphy3 import MorphAnalyzer

TARGET = Path(__file__).parent.parent / "src/presslens/data/names_first.tsv"
GENDERS = {"masc": "m", "femn": "f"}


def main() -> None:
    spec = find_spec("natasha")
    assert spec and spec.origin, "natasha is not installed"
    folder = Path(spec.origin).parent / "data/dict"
    lines = [
        line for file in ("first.txt", "maybe_first.txt") for line in (folder / file).read_text("utf-8").split("\n")
    ]
    names = {name.replace("ё", "е") for line in lines if len(name := line.split("#")[0].strip()) > 1}
    morph = MorphAnalyzer(lang="ru")
    names -= {name for name in names if name.endswith("е") and name[:-1] + "а" in names}  # cases of other names
    rows = []
    for name in sorted(names):
        readings = [p for p in morph.parse(name) if p.is_known and "Name" in p.tag]
        found = {GENDERS.get(p.tag.gender, "mf") for p in readings if p.normal_form.replace("ё", "е") == name}
        gender = "".join(g for g in "mf" if any(g in f for f in found))
        rows.append(f"{name}\t{gender or '?'}\n")
    TARGET.write_text("".join(rows), "utf-8")
    print(f"{len(rows)} names in {TARGET}")


if __name__ == "__main__":
    main()
