"""The command line, as a person and as a program use it."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import presslens
from presslens.cli import app
from presslens.schema import CORPUS_TABLES, TABLES

TEXT = "Добавлен: 09:15, 11.05.2021\nГлава Шадринска Ирина Мельникова у входа.\n<b>[red]«Приезжайте!» — сказала она."


def run(*arguments: str | Path, stdin: str | bytes | None = None):
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture
def release(tmp_path: Path) -> Path:
    path = tmp_path / "release.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_overview(release):
    result = run("analyze", release)
    assert result.exit_code == 0
    assert "Мельникова" in result.stdout and "people" in result.stdout and "quotes" in result.stdout


def test_standard_input_in_another_encoding():
    result = run("analyze", "-", "--table", "segments", stdin=TEXT.encode("cp1251", "replace"))
    assert result.exit_code == 0
    assert "Шадринска" in result.stdout


@pytest.mark.parametrize("arguments", [[], ["--table", "quotes", "--format", "csv"]])
def test_damage_is_told_after_what_was_found(tmp_path, arguments):
    path = tmp_path / "damaged.txt"
    path.write_bytes("Мэр Омска Анна ".encode() + b"\xd0" + " Ким сказала: «Мы рады».".encode())
    result = run("analyze", path, *arguments)
    assert result.exit_code == 1 and "Мы рады" in result.stdout
    assert result.stderr == f"presslens: {path}: 1 broken characters were replaced\n"


def test_markup_and_control_characters_of_a_text_are_shown_and_not_obeyed():
    result = run("analyze", "-", "--table", "segments", stdin="Мэр [red]города\x1b[31m <b>Омска</b>\a сказал.")
    assert "[red]" in result.stdout and "<b>" in result.stdout
    assert "\x1b" not in result.stdout and "\a" not in result.stdout


@pytest.mark.parametrize("text", ["", "  \n "])
def test_a_text_that_says_nothing_has_titles_to_read(text):
    lines = run("analyze", "-", stdin=text).stdout.splitlines()
    assert {"1 releases", "0 people", "0 quotes", "0 places"} <= {line.strip() for line in lines}


@pytest.mark.parametrize("table", TABLES)
def test_csv_is_the_table(release, table):
    result = run("analyze", release, "--table", table, "--format", "csv")
    rows = list(csv.reader(io.StringIO(result.stdout)))
    assert rows[0] == list(TABLES[table])
    assert len(rows) - 1 == len(presslens.analyze(TEXT).table(table))


def test_json_holds_all_tables(release):
    tables = json.loads(run("analyze", release, "--format", "json").stdout)
    assert list(tables) == list(TABLES)
    assert [row["text"] for row in tables["segments"]] == presslens.analyze(TEXT).segments["text"].tolist()
    assert tables["people"][0]["patronymic"] is None


def test_json_lines(release):
    lines = [json.loads(line) for line in run("analyze", release, "--format", "jsonl").stdout.splitlines()]
    assert {line["table"] for line in lines} >= {"releases", "segments", "tokens", "people"}
    only = run("analyze", release, "--format", "jsonl", "--table", "tokens").stdout.splitlines()
    assert [json.loads(line)["text"] for line in only][:3] == ["Добавлен", ":", "09"]


def test_times_are_iso_8601(release):
    (row,) = json.loads(run("analyze", release, "--table", "releases", "--format", "json").stdout)
    assert row["published"] == "2021-05-11T09:15:00"
    assert "2021-05-11T09:15:00" in run("analyze", release, "--table", "releases", "--format", "csv").stdout


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_file_that_cannot_be_read_is_one_line(tmp_path, name):
    result = run("analyze", tmp_path / name)
    assert result.exit_code == 1 and result.stdout == ""
    assert result.stderr.startswith("presslens: ") and result.stderr.count("\n") == 1
    assert str(tmp_path) in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["analyze"],
        ["analyze", "a.txt", "--table", "nothing"],
        ["analyze", "a.txt", "--format", "xml"],
        ["analyze", "a.txt", "--format", "csv"],
        ["corpus", "somewhere"],
        ["nothing"],
    ],
)
def test_wrong_usage_has_a_status_of_its_own(arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Error" in result.stderr and "Traceback" not in result.stderr


def test_corpus_writes_every_table(release, tmp_path):
    result = run("corpus", tmp_path, "--output", tmp_path / "out", "--show")
    assert result.exit_code == 0, result.output
    assert "Мельникова" in result.stdout and str(tmp_path / "out") in result.stdout.replace("\n", "")
    assert {path.stem for path in (tmp_path / "out").glob("*.parquet")} == set(CORPUS_TABLES)
    assert len(presslens.read_corpus(tmp_path / "out")) == 1


def test_corpus_names_what_it_could_not_read_and_does_the_rest(release, tmp_path):
    (tmp_path / "noise.txt").write_bytes(bytes(range(128, 256)) * 9)
    result = run("corpus", tmp_path, "--output", tmp_path / "out")
    assert result.exit_code == 1
    assert result.stderr.startswith("presslens: noise.txt: ") and result.stderr.count("\n") == 1
    assert presslens.read_corpus(tmp_path / "out").documents["status"].tolist() == ["failed", "ok"]


@pytest.mark.parametrize(
    "arguments", [["missing"], ["."], ["..", "--jobs", "0"], ["zip://::bad.zip"], ["http://localhost:1/"], ["nope://a"]]
)
def test_a_corpus_that_cannot_be_had_is_one_line(release, tmp_path, monkeypatch, arguments):
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "bad.zip").write_bytes(b"PK")
    monkeypatch.chdir(tmp_path / "empty")
    result = run("corpus", *arguments, "--output", "out")
    assert result.exit_code == 1 and isinstance(result.exception, SystemExit)
    assert result.stdout == "" and result.stderr.startswith("presslens: ") and result.stderr.count("\n") == 1
    assert not (tmp_path / "empty" / "out").exists()


def test_a_package_that_a_url_needs_is_named(release, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "s3fs", None)
    for arguments in (["s3://a/b", "--output", tmp_path / "out"], [tmp_path, "--output", "s3://a/b"]):
        result = run("corpus", *arguments)
        assert (result.exit_code, result.stderr) == (1, "presslens: s3://a/b: Install s3fs to access S3\n")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_a_stream_that_is_closed_is_no_traceback(release, tmp_path, closed):
    for command in (f"analyze - {closed}", f"corpus {tmp_path} -o {tmp_path / 'out'} --show {closed}"):
        program = f'"{sys.executable}" -m presslens {command}'
        result = subprocess.run(
            program, shell=True, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
        )
        assert "Traceback" not in result.stderr and result.returncode == (closed == "<&-" and "analyze" in command)


def test_version_and_help():
    assert run("--version").stdout == f"presslens {presslens.__version__}\n"
    for arguments in ["--help"], ["analyze", "--help"], ["corpus", "-h"]:
        assert run(*arguments).exit_code == 0


def test_a_reader_that_leaves_early_is_no_error(release):
    program = [sys.executable, "-m", "presslens", "analyze", str(release), "--table", "tokens", "--format", "jsonl"]
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        result = subprocess.run(program, stdout=closed, stderr=subprocess.PIPE, text=True, check=False)
    assert result.stderr == ""
