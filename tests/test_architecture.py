"""The house: rooms import in one direction, and the door opens quickly."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import presslens

SOURCE = Path(presslens.__file__).parent
# Each room may import from those before it; what stands together on a line is one room.
ROOMS = [
    {"composition", "data", "document", "schema", "parallel", "splitting"},
    {"gazetteer"},
    {"layout"},
    {"tagging"},
    {"entities"},
    {"facts"},
    {"topics"},
    {"rows"},
    {"analysis"},
    {"views"},
    {"analyzer"},
    {"corpus"},
    {"__init__"},
    {"cli", "__main__"},
]
# A class may carry, as a method that imports it on call, what a later room does with it.
METHODS = {("analyzer", "corpus"), ("analysis", "views")}
FLOOR = {room: floor for floor, rooms in enumerate(ROOMS) for room in rooms}


def imports(path: Path):
    """The rooms that a module imports from, wherever in it that is, but for type checkers alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(node)
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and ast.unparse(branch.test) == "TYPE_CHECKING"
        for node in ast.walk(branch)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            if re.match(r"presslens\b", name):
                rest = name.split(".")[1:]
                yield rest[0] if rest and rest[0] in FLOOR else "__init__"


def test_no_room_imports_from_one_that_comes_after_it():
    for path in SOURCE.rglob("*.py"):
        room = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        assert room in FLOOR, f"{path}: say in ROOMS which rooms it comes after"
        for imported in imports(path):
            later = FLOOR[imported] > FLOOR[room]
            assert not later or (room, imported) in METHODS, f"{path} imports {imported}"


def test_what_is_slow_to_import_waits_until_it_is_used():
    heavy = {"pandas", "spacy", "sklearn", "pyarrow", "pymorphy3", "rich", "typer", "natasha", "pymorphy2", "torch"}
    code = "import sys, presslens; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "presslens" in loaded and not heavy & set(loaded)


def test_an_analysis_runs_without_natasha_and_torch():
    code = "import sys, presslens; presslens.analyze('Мэр Омска Иван Петров.').people; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "presslens" in loaded and not {"natasha", "pymorphy2", "torch"} & set(loaded)
