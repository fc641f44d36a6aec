"""The notebooks run from top to bottom, and are committed with what they show."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs(path):
    notebook = nbformat.read(path, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    shown = [bool(cell.outputs) for cell in code]
    assert any(shown) and all(cell.execution_count for cell in code), "committed without its output"
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    assert [bool(cell.outputs) for cell in code] == shown


def test_there_is_a_notebook_to_begin_with():
    assert "01_quickstart" in [path.stem for path in NOTEBOOKS]
