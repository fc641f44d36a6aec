"""Segmentation: pages written line by line in cases/layout.txt, and texts of every odd shape."""

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import pytest

import presslens
from presslens.document import Document
from presslens.layout import parse_layout

CASES = Path(__file__).parent / "cases" / "layout.txt"


@dataclass
class Page:
    name: str
    lines: list[tuple[str, str]] = field(default_factory=list)
    expected: list[tuple[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return ("\r\n" if "(crlf)" in self.name else "\n").join(line for _, line in self.lines)


def pages() -> list[Page]:
    out: list[Page] = []
    for line in CASES.read_text("utf-8").splitlines():
        if line.startswith("== "):
            out.append(Page(line[3:]))
        elif line.startswith("@"):
            name, _, value = line[1:].partition(" ")
            out[-1].expected.append((name, value))
        elif "|" in line and not line.startswith("#"):
            kind, _, text = line.partition("|")
            out[-1].lines.append((kind.strip(), text.removeprefix(" ")))
    return out


def cases() -> list[object]:
    mark = {True: pytest.mark.xfail(strict=True), False: ()}
    return [pytest.param(p, id=p.name, marks=mark["known failure" in p.name]) for p in pages()]


@pytest.mark.parametrize("page", cases())
def test_pages(page: Page):
    doc = Document(page.text)
    parse_layout(doc)
    found = [(s.kind, doc.text[s.start : s.stop].split()) for s in doc.segments]
    wanted: list[tuple[str, list[str]]] = []
    for kind, line in page.lines:
        if kind == "+":
            wanted[-1][1].extend(line.split())
        elif kind:
            wanted.append((kind, line.split()))
    assert [(k, " ".join(t)) for k, t in found] == [(k, " ".join(t)) for k, t in wanted]
    for name, value in page.expected:
        number, _, attribute = name.rpartition(".")
        if attribute == "releases":
            assert [r.kind for r in doc.releases] == value.split()
            continue
        actual = getattr(doc.releases[int(number or 1) - 1], attribute)
        if attribute == "published":
            actual = actual and actual.isoformat().removesuffix("T00:00:00")
        assert str(actual) == value, name


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\r\n",
        "😀",
        "\ud800",
        "\x00\x07",
        "Hello, world",
        "«",
        "-",
        "- ",
        ":",
        "\n" * 100_000,
        "а" * 1_000_000,
        "«" * 10_000,
    ],
    ids=lambda t: repr(t[:6]),
)
def test_segments_cover_every_line_of_any_text(text: str):
    doc = Document(text)
    parse_layout(doc)
    assert doc.releases
    assert [doc.text[s.start : s.stop] for s in doc.segments] == [x.strip() for x in text.split("\n") if x.strip()]


def test_contact_is_named_as_the_person_is():
    text = (
        "Парк открыт\nПарк в Туле открыт после ремонта. В нём новые дорожки.\nКонтактное лицо: Лаптева Нина\nСтрана: РФ"
    )
    releases = presslens.analyze(text).releases
    assert releases.loc[0, "contact"] == "Нина Лаптева"
    assert pd.isna(releases.loc[0, "published"])


def test_markdown_is_part_of_the_text_alone():
    text = "**Паром [вернулся](https://parom.example/news) на линию**\n\n**Капитан** __Глеб Зорин__ вышел в море."
    analysis = presslens.analyze(text)
    assert analysis.releases["headline"].tolist() == ["Паром вернулся на линию"]
    assert [text[s.start : s.stop] for s in analysis.segments.itertuples()] == [
        "Паром [вернулся](https://parom.example/news) на линию",
        "Капитан** __Глеб Зорин__ вышел в море.",
    ]
    assert analysis.people["name"].tolist() == ["Глеб Зорин"]
    assert analysis.affiliations["role"].tolist() == ["капитан"]


@pytest.mark.parametrize("line", ["\u200b", "&shy;", " \ufeff&#8203; ", "**"])
def test_a_line_that_shows_nothing_is_a_segment_and_changes_nothing_else(line):
    text = "Мост открыт\n{}\nМэр Омска Анна Ким открыла мост. «Мы рады», — сказала она.\n"
    analysis, plain = presslens.analyze(text.format(line)), presslens.analyze(text.format(""))
    segments = analysis.segments
    assert segments["kind"].tolist() == [plain.segments["kind"][0], "metadata", *plain.segments["kind"][1:]]
    assert segments["text"][1] == line.strip() and segments["release_id"].tolist() == [0] * len(segments)
    for name in ("people", "quotes", "affiliations"):
        ranges = ["start", "stop", "role_start", "role_stop", "cue_start", "cue_stop"]
        shown, meant = (a.table(name).drop(columns=ranges, errors="ignore") for a in (analysis, plain))
        pd.testing.assert_frame_equal(shown, meant)
    assert analysis.sentences["segment_id"].tolist() == [i and i + 1 for i in plain.sentences["segment_id"]]


def test_tags_of_html_are_no_part_of_a_text():
    page = (
        "<!DOCTYPE html>\n<html><head><title>Школа</title></head><body>\n<h1>Мэр Омска открыла школу</h1>\n"
        '<p>Мэр Омска <a href="/kim">Анна&nbsp;Ким</a>\nоткрыла школу.</p>\n<script>var a = "Иван Лосев";</script>'
        "<p>&laquo;Мы рады&raquo;,&nbsp;&mdash; сказала Ким.</p></body></html>"
    )
    analysis = presslens.analyze(page)
    assert analysis.releases.headline[0] == "Мэр Омска открыла школу"
    assert analysis.people[["name", "role", "place"]].values.tolist() == [["Анна Ким", "мэр", "Омск"]]
    quote = analysis.quotes.iloc[0]
    assert (quote.kind, quote.speaker, page[quote.start : quote.stop]) == ("direct", "Анна Ким", "Мы рады")
    field = presslens.analyze("В зале 30 мест.<br>Вес < 5 кг, но > 3.<br/><b>Анна Ким</b>, мэр Омска")
    assert len(field.segments) == 3
