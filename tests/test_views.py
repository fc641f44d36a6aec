"""What a person sees in a notebook."""

import re
from html.parser import HTMLParser

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
    text = "<script>alert(1)</script> Мэр «<b onclick='x'>Омска</b>» & Иван \"Петров\" </div></style>"
    page = Page(presslens.analyze(text)._repr_html_())
    assert not {"script", "b"} & set(page.tags)
    assert text in page.text


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
