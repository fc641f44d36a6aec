"""Quotations: the cases of `cases/quotes.txt`, and what must hold for any text."""

import re
from pathlib import Path

import pytest

import presslens

LINES = Path(__file__).parent.joinpath("cases", "quotes.txt").read_text("utf-8").splitlines()
CASES = [line for line in LINES if line and not line.startswith("#")]
BRACKET = re.compile(r"[\[\]{}]")


def read(notation: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The text of a case, and the kind and range of each quotation in it."""
    text, spans, opened = "", [], []
    for piece in re.split(r"([\[\]{}])", notation.replace("¶", "\n")):
        if not BRACKET.fullmatch(piece):
            text += piece
        elif piece in "[{":
            opened.append(len(text))
        else:
            spans.append(("direct" if piece == "]" else "indirect", opened.pop(), len(text)))
    return text, sorted(spans, key=lambda s: (s[1], -s[2]))


def quotes(text: str) -> list[tuple[str, str, str]]:
    """Kind, words and speaker of each quotation that is found."""
    table = presslens.analyze(text).quotes
    return [(r["kind"], text[r["start"] : r["stop"]], r["speaker"] or "-") for r in table.to_dict("records")]


@pytest.mark.parametrize(
    "line",
    [pytest.param(c.lstrip("!"), marks=[pytest.mark.xfail(strict=True)] if c.startswith("!") else []) for c in CASES],
    ids=range(len(CASES)),
)
def test_case(line: str):
    notation, _, speakers = line.partition("\t")
    text, spans = read(notation)
    names = speakers.split("; ") if speakers else []
    assert len(names) == len(spans), "the case itself: a speaker for each quotation"
    expected = [(kind, text[a:b], name) for (kind, a, b), name in zip(spans, names, strict=True)]
    assert quotes(text) == expected


def test_offsets_and_ids_agree_with_the_other_tables():
    text = "Губернатор Иван Петров сказал: «Мост готов». По словам Анны Ким, «он выдержит сто лет»."
    analysis = presslens.analyze(text)
    people = dict(zip(analysis.people["person_id"], analysis.people["name"], strict=True))
    for row in analysis.quotes.to_dict("records"):
        assert text[row["start"] : row["stop"]] == row["text"]
        assert text[row["cue_start"] : row["cue_stop"]] == row["cue"]
        assert people[row["person_id"]] == row["speaker"]
    assert dict(zip(analysis.people["name"], analysis.people["quotes"], strict=True)) == {
        "Иван Петров": 1,
        "Анна Ким": 1,
    }


@pytest.mark.parametrize(
    "broken",
    [
        "«" * 10_000,
        "«Слово " * 2_000,
        "\"«„“”»'" * 500,
        "»" * 1_000 + "сказал он" + "«" * 1_000,
        "«" + "Мы очень рады этому дню. " * 400 + "»",
        "«" * 50 + "Слово" + "»" * 50,
        "- " * 500,
        "Он сказал:\n" * 300 + "Да.",
        "«Да \ud800», — сказал \udc00он.",
    ],
    ids=range(9),
)
def test_what_stands_outside_a_broken_place_is_right(broken: str):
    text = f"«Мост готов», — сказал Иван Петров.\n{broken}\nАнна Ким сообщила, что мост открыт."
    table = presslens.analyze(text).quotes
    own = table[(table["stop"] <= text.index("\n")) | (table["start"] > text.rindex("\n"))]
    assert own["text"].tolist() == ["Мост готов", "мост открыт"]
    assert own["speaker"].tolist() == ["Иван Петров", "Анна Ким"]


def test_a_text_that_is_one_quotation():
    text = "«" + "Мы очень рады этому дню и этому мосту. " * 300 + "»"
    assert presslens.analyze(text).quotes[["kind", "start"]].values.tolist() == [["direct", 1]]


def test_speakers_are_counted_by_release_the_one_who_said_most_first():
    text = "Анна Ким заявила, что мост «выдержит сто лет». «Мост готов», — сказал Иван Петров. — «Дорога тоже готова»."
    table = presslens.analyze(text).speakers
    assert table[["name", "kind", "quotes", "words"]].values.tolist() == [
        ["Иван Петров", "person", 2, 5],
        ["Анна Ким", "person", 2, 4],
    ]


def test_words_broken_at_the_ends_of_lines():
    text = "Цех открыт, сообщил директор Глеб Зо-\nрин.\nПо словам вице-\nмэра Анны Ким, го-\nрод рад."
    assert [speaker for _, _, speaker in quotes(text)] == ["Глеб Зорин", "Анна Ким"]
