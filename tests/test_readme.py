"""The README is true: its examples run, and its two languages show the same ones."""

import doctest
import re
from pathlib import Path

import pandas as pd
import pytest

from presslens.schema import CORPUS_TABLES

ROOT = Path(__file__).parent.parent
READMES = ["README.md", "README.ru.md"]
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", READMES)
def test_examples_run(name, tmp_path, monkeypatch):
    code = "\n".join(BLOCK.findall((ROOT / name).read_text(encoding="utf-8")))
    assert code.count(">>>") > 10
    (tmp_path / "corpora").symlink_to(ROOT / "corpora")
    monkeypatch.chdir(tmp_path)  # what they write goes here
    test = doctest.DocTestParser().get_doctest(code, {}, name, name, 0)
    report: list[str] = []
    with pd.option_context("display.width", 120, "display.max_columns", None):
        runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
        runner.run(test, out=report.append)
    assert not report, "".join(report)


def test_both_languages_show_the_same_code():
    english, russian = ((ROOT / name).read_text(encoding="utf-8") for name in READMES)
    assert BLOCK.findall(english) == BLOCK.findall(russian)
    assert commands(english) == commands(russian) and "make demo" in commands(english)


@pytest.mark.parametrize("name", READMES)
def test_every_table_is_told_of(name):
    page = (ROOT / name).read_text(encoding="utf-8")
    assert [table for table in CORPUS_TABLES if f"`{table}`" not in page] == []


def commands(page: str) -> list[str]:
    """What its shell blocks say to type, without the comments."""
    lines = "".join(re.findall(r"^```sh\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)).splitlines()
    return [line.partition("#")[0].strip() for line in lines]


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md", "CHANGELOG.md", "corpora/samples/README.md"])
def test_links_lead_somewhere(name):
    page = ROOT / name
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
