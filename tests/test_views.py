"""What a person sees in a notebook."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

import presslens
from presslens.views import html

TEXT = "В Омске открыли мост\n\n«Мост готов», — заявил мэр Омска Иван Петров."


class Page(HTMLParser):
    """The text of a page, its tags, and whether they are closed as they were opened."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.tags, self.open = "", [], []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def test_people_places_and_quotes_are_marked():
    page = presslens.analyze(TEXT)._repr_html_()
    assert re.search(r'<mark class="person" title="Иван Петров">Иван Петров</mark>', page)
    assert re.search(r'<mark class="location" title="Омск">Омске</mark>', page)
    assert '<q title="Иван Петров">Мост готов</q>' in page


def test_html_in_a_text_is_shown_and_not_obeyed():
    text = "Мэр <script>alert(1)</script> «<b onclick='x'>Омска</b>» & Иван \"Петров\" </i></style> ждёт"
    page = Page(presslens.analyze(text)._repr_html_())
    assert not {"script", "b"} & set(page.tags)
    assert text in page.text


def test_words_are_shaded_by_their_weight_for_a_topic():
    text = "Сборная выиграла чемпионат\n\nХоккеисты <b>обыграли команду & взяли кубок. Суд вынес приговор."
    analysis = presslens.analyze(text)
    page = analysis.to_html(topic="sport")
    assert text.replace("\n", "") in Page(page).text.replace("\n", "") and "b" not in Page(page).tags
    words = re.findall(r'rgba\(([^)]+), ([\d.]+)\)" title="sport ([+-][\d.]+)">([^<]+)<', page)
    assert len(words) == len(analysis.explain_topic("sport"))
    weights = analysis.explain_topic("sport").set_index("text")["weight"]
    assert all(abs(float(weight) - weights[word]) < 0.006 for _, _, weight, word in words)
    assert all((colour == html.FOR) == (weights[word] > 0) for colour, _, _, word in words)
    strongest = max(words, key=lambda w: abs(float(w[2])))
    assert float(strongest[1]) == html.DARKEST == max(float(w[1]) for w in words)
    best = analysis.releases.loc[0, "topic"]
    assert best and analysis.to_html(topic=True) == analysis.to_html(topic=best)


@pytest.mark.parametrize("text", ["", "\n\n", "12 34", "\ud800 <script>"])
def test_the_topic_view_shows_any_text(text):
    page = Page(presslens.analyze(text).to_html(topic=True))
    assert "script" not in page.tags


def test_a_topic_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="no topic"):
        presslens.analyze(TEXT).to_html(topic="cooking")


@given(
    st.text(max_size=80) | st.lists(st.sampled_from([*TEXT.split(" "), "<", "&", "\n", "«", "\ud800"])).map(" ".join)
)
def test_every_character_of_a_segment_is_shown_once(text):
    analysis = presslens.analyze(text)
    shown = Page(analysis._repr_html_()).text
    for segment in analysis.segments["text"]:
        assert segment.encode("utf-8", "replace").decode() in shown


def test_a_long_text_is_cut(monkeypatch):
    monkeypatch.setattr(html, "LONGEST", 10)
    page = Page(presslens.analyze(TEXT)._repr_html_())
    assert "В Омске от" in page.text and "В Омске отк" not in page.text.split("releases")[0]


def test_a_topic_that_is_not_there_is_told():
    analysis = presslens.analyze(TEXT)
    for topic in ("", "cooking", None, 0):
        with pytest.raises(ValueError, match="no topic"):
            analysis.to_html(topic=topic)
