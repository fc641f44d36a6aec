"""What holds for any text, whatever it says."""

import re
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import presslens
from presslens.composition import composed
from presslens.layout import without_markup
from presslens.schema import INTEGER, OPTIONAL, TABLES, TEXT

CASE_FILES = sorted(Path(__file__).parent.joinpath("cases").iterdir())
# Text of the kind that the rules look at, so that what they do is reached far more often than by random letters.
PIECES = (
    "Губернатор Курганской области Вадим Петров", "директор ООО «Заря» Анна Сергеевна Ким", "г. Екатеринбург", "НКО",
    "- Мы готовы к работе, - сказал он.", "«Это начало», — заявила Ким.", "По словам эксперта,", "добавил Петров",
    "Контактное лицо: Иван", "Компания: ЗАО \"Луч\"", "Добавлен: 09:15, 11.05.2021 Количество просмотров: 87",
    "Страна: Россия", "Открытие, или Начало, ООО «Луч», 10:20, 03.04.2022, Россия17", "О компании", "Москва, 5 мая.",
    "+7 (495) 000-00-00", "press@mail.example", "\n", "\r\n", "\n\n", "\t", " ", "\u00a0", "«", "»", "„", "“", '"', "—",
    "что", "- ", ".", ",", ":", "?!", "…", "(", ")", "и", "И. И. Иванов", "США", "ВТБ", "Ёлка", "é", "漢字", "😀",
    "\ud800", "\x00", "\u200b", "\u2028", "1.5", "100%", "№ 5", "ъ", "ЗАО", "академик", "министр", "ТАСС", "Казахстан",
    "пресс-служба", "в Рудном", "**", "__", "[", "](https://press.example)", "Андреи\u0306", "за\u0301мок", "\u0306",
)  # fmt: skip
# All words that a rule is known to look at, in any order: what ends or begins a text there is looked past most easily.
CASES = [line.partition("\t")[0] for path in CASE_FILES for line in path.read_text("utf-8").splitlines()]
WORDS = sorted({word for line in CASES for word in re.findall(r"\w+(?:-\w+)*|[^\w\s]", line)})
texts = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=13).map(" ".join),
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=30).map("\n".join),
)


@cache
def analysed(text: str) -> presslens.Analysis:
    return presslens.analyze(text)


@given(texts)
def test_ranges_give_the_text_of_their_row(text):
    analysis = analysed(text)
    for name in ("segments", "sentences", "tokens", "mentions", "affiliations", "quotes"):
        for row in analysis.table(name).itertuples():
            assert text[row.start : row.stop] == row.text, name
            assert 0 <= row.start < row.stop <= len(text), name
    for row in analysis.quotes.dropna(subset=["cue"]).itertuples():
        assert text[row.cue_start : row.cue_stop] == row.cue


@given(texts)
def test_columns_and_dtypes_are_those_of_the_schema(text):
    for name, columns in TABLES.items():
        table = analysed(text).table(name)
        assert {str(column): str(dtype) for column, dtype in table.dtypes.items()} == dict(columns), name
        for column, dtype in columns.items():
            if dtype == TEXT:
                assert all(value is None or (isinstance(value, str) and value) for value in table[column]), column
            if dtype in (INTEGER, OPTIONAL) and column != "population":
                assert (table[column].dropna() >= 0).all(), column


@given(texts)
@example("\n\r\n a\x0bb\x0cc\x85d\u2028e\n")
@example("\u200b\n&shy; \r\n\ufeffМэр Омска\u200b\n**\n \u200b\r\nОмск\n\u200b&shy;")
def test_every_line_with_text_is_in_one_segment_in_order(text):
    segments = analysed(text).segments
    assert segments["segment_id"].tolist() == list(range(len(segments)))
    for line in re.finditer(r"[^\r\n]+", text):
        assert not line[0].strip() or ((segments["start"] < line.end()) & (segments["stop"] > line.start())).any()
    stops = [0, *segments["stop"]]
    for start, stop in zip([*segments["start"], len(text)], stops, strict=True):
        assert stop <= start, "segments overlap or are out of order"
        assert not composed(without_markup(text)[stop:start]).strip(), "text that no segment covers"


@given(texts)
def test_sentences_and_tokens_lie_in_what_holds_them(text):
    analysis = analysed(text)
    inside(analysis.sentences, analysis.segments, "segment_id")
    inside(analysis.tokens, analysis.sentences, "sentence_id")
    tokens = analysis.tokens
    assert tokens["token_id"].tolist() == list(range(len(tokens)))
    sentence = tokens["sentence_id"]
    heads = tokens["head"].dropna().astype(int)
    assert (sentence[heads.index].to_numpy() == sentence[heads].to_numpy()).all(), "a head in another sentence"


def inside(inner: pd.DataFrame, outer: pd.DataFrame, key: str) -> None:
    both = inner.merge(outer, on=key, suffixes=("", "_outer"))
    assert len(both) == len(inner)
    assert (both["start"] >= both["start_outer"]).all() and (both["stop"] <= both["stop_outer"]).all(), key
    assert (both["release_id"] == both["release_id_outer"]).all(), key


@given(texts)
def test_ids_lead_to_rows(text):
    a = analysed(text)
    releases = set(a.releases["release_id"])
    for name in TABLES:
        assert set(a.table(name)["release_id"]) <= releases, name
    known = {
        "person": a.people.set_index("person_id")["name"],
        "organisation": a.organisations.set_index("organisation_id")["name"],
        "location": a.locations.set_index("location_id")["name"],
    }
    for kind, names in known.items():
        assert names.index.is_unique, kind
        mentions = a.mentions[a.mentions["kind"] == kind]
        assert names.reindex(mentions["entity_id"]).tolist() == mentions["name"].tolist(), kind
    people, organisations, places = known.values()
    assert people.reindex(a.affiliations["person_id"]).tolist() == a.affiliations["person"].tolist()
    for column, names in (("organisation_id", organisations), ("location_id", places)):
        assert set(a.affiliations[column].dropna()) <= set(names.index), column
    assert set(a.quotes["person_id"].dropna()) <= set(people.index)
    assert a.people["quotes"].sum() == a.quotes["person_id"].notna().sum()


@given(texts)
def test_topics_of_a_release_are_probabilities(text):
    for _, topics in analysed(text).topics.groupby("release_id"):
        assert topics["probability"].sum() == pytest.approx(1)
        assert topics["rank"].tolist() == list(range(1, len(topics) + 1))
        assert topics["probability"].is_monotonic_decreasing and (topics["probability"] >= 0).all()


@given(st.lists(texts, max_size=3))
def test_a_batch_gives_what_single_documents_give(batch):
    for text, analysis in zip(batch, presslens.pipe(batch), strict=True):
        single = analysed(text)
        for name in TABLES:
            pd.testing.assert_frame_equal(
                analysis.table(name).drop(columns="doc_id"),
                single.table(name).drop(columns="doc_id"),
                obj=name,
                rtol=1e-3,
            )
