"""A directory of files in, the tables of all of them out."""

import codecs
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

import presslens
from presslens.corpus import decode
from presslens.corpus.encoding import Decoded
from presslens.schema import CORPUS_TABLES

TEXT = 'Глава Шадринска Ирина Мельникова открыла ярмарку. "Приезжайте!" - сказала она.'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three texts in three encodings, a file that is no text, and one that is none of our business."""
    root = tmp_path / "in"
    (root / "b").mkdir(parents=True)
    (root / "c.txt").write_bytes(TEXT.encode("koi8-r"))
    (root / "b" / "two.TXT").write_bytes(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"))
    (root / "a.txt").write_bytes(TEXT.encode())
    (root / "broken.txt").write_bytes(bytes(range(128, 256)) * 4)
    (root / "readme.md").write_text("no release", encoding="utf-8")
    return root


def same(a: presslens.Analysis, b: presslens.Analysis) -> None:
    for name in CORPUS_TABLES:
        pd.testing.assert_frame_equal(a.table(name), b.table(name), obj=name)


def test_files_are_read_in_order_and_the_unreadable_one_is_reported(folder):
    corpus = presslens.analyze_corpus(folder)
    assert corpus.documents["path"].tolist() == ["a.txt", "b/two.TXT", "broken.txt", "c.txt"]
    assert corpus.documents["encoding"].tolist() == ["utf-8", "utf-16", None, "koi8-r"]
    assert corpus.documents["status"].tolist() == ["ok", "ok", "failed", "ok"]
    assert "no text" in corpus.documents.loc[2, "error"]
    assert corpus.skipped == ["readme.md"]
    assert corpus.releases["doc_id"].tolist() == [0, 1, 3]


def test_written_tables_read_back_the_same(folder, tmp_path):
    in_memory = presslens.analyze_corpus(folder)
    written = presslens.analyze_corpus(folder, output=tmp_path / "out")
    same(in_memory, written)
    same(in_memory, presslens.read_corpus(tmp_path / "out"))


def test_any_reader_of_the_files_gets_integers_that_can_be_missing(folder, tmp_path):
    presslens.analyze_corpus(folder, tmp_path / "out")
    for name, columns in CORPUS_TABLES.items():
        table = pd.read_parquet(tmp_path / "out" / f"{name}.parquet")
        for column, dtype in columns.items():
            found = str(table[column].dtype).replace("str", "object")  # pandas 3 has a dtype for text
            assert found == dtype, (name, column)


def test_processes_change_nothing(folder):
    same(presslens.analyze_corpus(folder), presslens.analyze_corpus(folder, n_jobs=2))


def test_dtypes_survive_an_empty_corpus(tmp_path):
    (tmp_path / "in").mkdir()
    empty = presslens.analyze_corpus(tmp_path / "in")
    (tmp_path / "in" / "noise.txt").write_bytes(bytes(range(128, 256)) * 4)
    for corpus in empty, presslens.analyze_corpus(tmp_path / "in", tmp_path / "out"):
        for name, columns in CORPUS_TABLES.items():
            assert {column: str(dtype) for column, dtype in corpus.table(name).dtypes.items()} == dict(columns), name


def test_a_directory_without_texts_replaces_no_corpus(folder, tmp_path):
    presslens.analyze_corpus(folder, tmp_path / "out")
    (tmp_path / "wrong").mkdir()
    (tmp_path / "wrong" / "page.html").write_text("<p>", encoding="utf-8")
    for output in (tmp_path / "out", tmp_path / "new"):
        with pytest.raises(FileNotFoundError, match=r"no \.txt file in .*wrong, only page\.html"):
            presslens.analyze_corpus(tmp_path / "wrong", output)
    assert len(presslens.read_corpus(tmp_path / "out")) == 4 and not (tmp_path / "new").exists()


def test_tables_are_written_where_the_user_means(folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    for output in ("~/out", (tmp_path / "b").as_uri(), "memory://press-tables/run"):
        for _ in range(2):  # the second run replaces the tables of the first
            same(presslens.analyze_corpus(folder), presslens.analyze_corpus(folder, output))
        assert presslens.read_corpus(output).skipped == ["readme.md"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b", "home", "in"]
    assert (tmp_path / "home" / "out" / "quotes.parquet").exists()
    import fsspec

    left = fsspec.filesystem("memory").find("/press-tables", withdirs=True)
    assert not [path for path in left if ".partial" in path]


@pytest.mark.parametrize(
    ("output", "error"),
    [
        ("ftpx://a/b", "ftpx"),
        ("zip://out::missing.zip", "missing.zip"),
        ("http://localhost:1/out", "localhost|aiohttp"),
    ],
)
def test_where_nothing_can_be_written_one_sentence_says_so(folder, tmp_path, monkeypatch, output, error):
    monkeypatch.chdir(tmp_path)
    with pytest.raises((OSError, ValueError, ImportError), match=error):
        presslens.analyze_corpus(folder, output)
    with pytest.raises((OSError, ValueError, ImportError), match=error):
        presslens.read_corpus(output)
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_an_archive_that_is_damaged_is_an_error_of_files(tmp_path):
    (tmp_path / "bad.zip").write_bytes(b"PK")
    with pytest.raises(OSError, match=r"bad\.zip: File is not a zip file"):
        presslens.analyze_corpus(f"zip://::{tmp_path / 'bad.zip'}")


def test_links_to_directories_are_followed_once(folder, tmp_path):
    other = tmp_path / "other" / "deep"
    other.mkdir(parents=True)
    (other / "d.txt").write_text(TEXT, encoding="utf-8")
    for name, target in {"link": other.parent, "again": other.parent, "up": tmp_path, "self": folder}.items():
        (folder / name).symlink_to(target, target_is_directory=True)
    corpus = presslens.analyze_corpus(folder)
    assert corpus.documents["path"].tolist() == ["a.txt", "again/deep/d.txt", "b/two.TXT", "broken.txt", "c.txt"]
    assert corpus.skipped == ["readme.md"]


def test_the_tables_are_those_of_the_single_analyses(folder):
    corpus = presslens.analyze_corpus(folder)
    single = presslens.analyze(TEXT)
    for name in ("tokens", "mentions", "quotes", "releases"):
        rows = corpus.table(name)
        rows = rows[rows["doc_id"] == 0].reset_index(drop=True)
        pd.testing.assert_frame_equal(rows, single.table(name))


def test_an_interrupted_run_leaves_the_earlier_tables(folder, tmp_path, monkeypatch):
    out = tmp_path / "out"
    before = presslens.analyze_corpus(folder, out).documents
    monkeypatch.setattr(pq.ParquetWriter, "write_table", _full_disk)
    with pytest.raises(OSError, match="no space"):
        presslens.analyze_corpus(folder, out)
    pd.testing.assert_frame_equal(presslens.read_corpus(out).documents, before)
    assert sorted(p.name for p in out.iterdir()) == sorted(
        [*(f"{name}.parquet" for name in CORPUS_TABLES), "corpus.json"]
    )


def test_tables_of_a_run_that_did_not_end_are_no_corpus(tmp_path):
    with pytest.raises(FileNotFoundError, match="no finished corpus"):
        presslens.read_corpus(tmp_path)


def _full_disk(*_: object) -> None:
    raise OSError("no space left on device")


def test_one_document_that_fails_does_not_cost_the_others(folder, monkeypatch):
    annotate = presslens.Analyzer.annotate

    def fragile(self, documents):
        if any(doc.doc_id == 1 for doc in documents):
            raise RecursionError("too deep")
        annotate(self, documents)

    monkeypatch.setattr(presslens.Analyzer, "annotate", fragile)
    corpus = presslens.analyze_corpus(folder)
    assert corpus.documents["status"].tolist() == ["ok", "failed", "failed", "ok"]
    assert corpus.documents.loc[1, "error"] == "RecursionError: too deep"
    assert corpus.text(1) == TEXT


def test_any_file_system_will_do():
    import fsspec

    files = fsspec.filesystem("memory")
    files.pipe_file("/press/b.txt", TEXT.encode("cp1251"))
    files.pipe_file("/press/a/a.txt", "Второй текст.".encode())
    assert presslens.analyze_corpus("memory://press").documents["path"].tolist() == ["a/a.txt", "b.txt"]


def test_a_corpus_gives_the_texts_that_its_ranges_point_into(folder, tmp_path, monkeypatch):
    page = "Мост открыт\r\n\r\nОмск, 5 мая. «Мы рады», — сказала мэр Омска Анна Ким.\r\n"
    (folder / "d.txt").write_bytes(page.encode("cp1251"))
    (folder / "e.txt").write_bytes(b"\xd0\n" + page.encode())
    monkeypatch.chdir(folder.parent)
    in_memory, written = (presslens.analyze_corpus(folder.name, output) for output in (None, "out"))
    monkeypatch.chdir(folder)
    for corpus in (in_memory, written, presslens.read_corpus(tmp_path / "out")):
        assert [corpus.text(i) for i in (0, 1, 4)] == [TEXT, TEXT, page]
        for name in ("segments", "tokens", "quotes"):
            for row in corpus.table(name).itertuples():
                assert corpus.text(row.doc_id)[row.start : row.stop] == row.text
        with pytest.raises(ValueError, match=r"broken\.txt was not read: it is no text"):
            corpus.text(2)
        with pytest.raises(IndexError, match="no document 6"):
            corpus.text(6)
    (folder / "d.txt").write_text("Мост закрыт", encoding="cp1251")
    (folder / "e.txt").unlink()
    with pytest.raises(ValueError, match=r"d\.txt is not what it was"):
        corpus.text(4)
    with pytest.raises(FileNotFoundError, match=r"e\.txt"):
        corpus.text(5)


def test_a_corpus_of_one_file_or_of_a_url_gives_its_texts():
    import fsspec

    files = fsspec.filesystem("memory")
    files.pipe_file("/press-texts/a/a.txt", TEXT.encode("cp1251"))
    for location in ("memory://press-texts", "memory://press-texts/a/a.txt"):
        assert presslens.analyze_corpus(location).text(0) == TEXT


def test_a_corpus_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError, match="there is no directory"):
        presslens.analyze_corpus(tmp_path / "nothing")
    with pytest.raises(TypeError, match="path or a URL"):
        presslens.analyze_corpus(None)
    for n_jobs, error in (0, ValueError), ("2", TypeError):
        with pytest.raises(error, match="n_jobs"):
            presslens.analyze_corpus(tmp_path, n_jobs=n_jobs)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866"]
)
@pytest.mark.parametrize("text", ["Пресс-релиз", TEXT, TEXT.upper(), "1 мая в Омске +15 °C", "Россия\r\nВологда\n"])
def test_encodings_are_told_apart(text, encoding):
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        pytest.skip("not in this encoding")
    assert decode(data).text == text


@pytest.mark.parametrize("text", ["Price list: 100 руб.", "№ 5", "ВТБ", "МВД", "тел.", "Да", "ОАО «Заря»"])
def test_a_few_letters_are_windows_1251_sooner_than_anything_else(text):
    assert decode(text.encode("cp1251")) == Decoded(text, "cp1251")


@pytest.mark.parametrize(("share", "best"), [(0.3, "utf-8"), (1, "utf-8"), (9, None)])
@pytest.mark.parametrize("other", ["cp1251", "koi8-r", "cp866"])
def test_a_file_joined_of_two_encodings_is_damaged_and_not_lost(tmp_path, share, best, other):
    data = (TEXT + "\n").encode() * 10 + (TEXT + "\n").encode(other) * int(10 * share)
    (tmp_path / "joined.txt").write_bytes(data)
    corpus = presslens.analyze_corpus(tmp_path)
    assert corpus.documents.loc[0, ["encoding", "status"]].tolist() == [best or other, "damaged"]
    assert ("a part of it is in UTF-8" in corpus.documents.loc[0, "error"]) == (best is None)
    assert (corpus.people["name"] == "Ирина Мельникова").any()


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
@pytest.mark.parametrize("text", ["БЕРЁЗА, ВСЁ И РЁВ. ", "Ёлка СЁМГА РЁБРА РЁВ РЁБРА", TEXT.upper()])
def test_a_file_of_one_encoding_is_not_taken_for_joined(text, encoding):
    assert decode(text.encode(encoding)).damage is None


def test_a_broken_byte_is_replaced_and_counted():
    decoded = decode(TEXT.encode() + b"\xd0")
    assert (decoded.text, decoded.encoding, decoded.replaced) == (TEXT + "\N{REPLACEMENT CHARACTER}", "utf-8", 1)


def test_texts_of_other_languages_are_read():
    assert decode("Überraschung für die größten Käsehändler".encode("cp1252")).text.startswith("Überraschung")
    assert decode(b"").text == ""
    assert decode(b"plain").encoding == "utf-8"
