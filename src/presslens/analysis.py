"""What the user holds after an analysis: the tables of one document, each built when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from presslens.document import Document
from presslens.rows import best_topics, columns
from presslens.schema import TABLES, frame, no_table

if TYPE_CHECKING:
    import pandas as pd

    from presslens.topics import Classifier
    from presslens.views.maps import Map


class Tables:
    """Every table of the schema as an attribute; shared by `Analysis` and `Corpus`."""

    def table(self, name: str) -> pd.DataFrame:
        raise NotImplementedError

    @cached_property
    def releases(self) -> pd.DataFrame:
        """One row per release: kind, range, page fields, topic.

        Rows of other tables that belong to a release may stand outside its range, which leaves out the navigation
        before and after it.
        """
        return self.table("releases")

    @cached_property
    def segments(self) -> pd.DataFrame:
        """One row per paragraph, with the part it plays (headline, lead, body, quote, ...)."""
        return self.table("segments")

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """One row per sentence."""
        return self.table("sentences")

    @cached_property
    def tokens(self) -> pd.DataFrame:
        """One row per token, with Universal Dependencies morphology and syntax.

        `head` is the `token_id` of the word that a token depends on, which counts from 0 over the document; it is
        missing for the root of a sentence.
        """
        return self.table("tokens")

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """One row per place in the text that names a person, an organisation or a location."""
        return self.table("mentions")

    @cached_property
    def people(self) -> pd.DataFrame:
        """One row per person and release, with the main role.

        `place` is where the person's office is, or what the text gives with the name, the role or the organisation.

        >>> import presslens
        >>> text = "Выступила Анна Ким, директор фонда «Кров», г. Омск. Ей ответил мэр Тулы Иван Петров."
        >>> presslens.analyze(text).people[["name", "place"]].values.tolist()
        [['Анна Ким', 'Омск'], ['Иван Петров', 'Тула']]
        """
        return self.table("people")

    @cached_property
    def organisations(self) -> pd.DataFrame:
        """One row per organisation and release."""
        return self.table("organisations")

    @cached_property
    def locations(self) -> pd.DataFrame:
        """One row per place and release, linked to GeoNames where it is known."""
        return self.table("locations")

    @cached_property
    def affiliations(self) -> pd.DataFrame:
        """One row per role that a person holds, with the evidence.

        `place` may be a place that an adjective tells ("канадский посол"), without a row in `locations`; `location_id`
        is then missing.
        """
        return self.table("affiliations")

    @cached_property
    def quotes(self) -> pd.DataFrame:
        """One row per quotation, direct or indirect, with its speaker."""
        return self.table("quotes")

    @cached_property
    def speakers(self) -> pd.DataFrame:
        """One row per speaker and release: role, organisation, place and its country, number of quotes and words.

        Who said most comes first. Words that a report quotes in marks count once.

        >>> import presslens
        >>> text = "«Второй цех откроется в мае», — сказал директор Иван Петров. — «Рабочих уже ищем»."
        >>> presslens.analyze(text).speakers[["name", "role", "quotes", "words"]].values.tolist()
        [['Иван Петров', 'директор', 2, 8]]
        """
        return self.table("speakers")

    @cached_property
    def topics(self) -> pd.DataFrame:
        """One row per release and topic, with probabilities."""
        return self.table("topics")

    def map(self, *, routes: bool = False) -> Map:
        """Draw the places, sized by mentions and coloured by country; with `routes`, also lines between cities.

        Jupyter shows what is returned; its `save` writes a page that opens offline.

        >>> import presslens
        >>> presslens.analyze("Театр из Омска выступил в Кургане.").map()
        <Map of 2 places>
        """
        from presslens.views.maps import draw_map, place_points

        return draw_map(place_points(self.locations), self.routes() if routes else None)

    def routes(self) -> pd.DataFrame:
        """Pairs of cities that stand together in releases: names, countries, coordinates, number of releases.

        `map` draws them.
        """
        from presslens.views.maps import route_pairs

        return route_pairs(self.locations)


class Analysis(Tables):
    """What was found in one document.

    >>> import presslens
    >>> analysis = presslens.analyze("Губернатор Курганской области Вадим Шумков приехал в Шадринск.")
    >>> analysis.people.loc[0, "name"]
    'Вадим Шумков'
    """

    def __init__(self, document: Document, topics: Classifier | None = None) -> None:
        self.document = document
        self._classifier = topics

    @property
    def text(self) -> str:
        """The text that was given."""
        return self.document.text

    def table(self, name: str) -> pd.DataFrame:
        """The table of that name; `KeyError` for a name that is none."""
        if name not in TABLES:
            raise KeyError(no_table(name, TABLES))
        return frame(name, columns(name, [self.document]))

    def explain_topic(self, topic: str | None = None, release_id: int | None = None) -> pd.DataFrame:
        """The words that spoke for a topic and against it, those that spoke for it most first.

        Args:
            topic: one of the table `topics`; by default the release's likeliest.
            release_id: by default the first full release's.

        Returns:
            A row for each word at the beginning of the release: `start`, `stop`, `text`, and `weight`, which is how
            much the logarithm of the topic's odds falls when all forms of the word are taken out of the text.

        Raises `ValueError` for a topic or a release that is not there.

        >>> import presslens
        >>> words = presslens.analyze("Сборная выиграла чемпионат мира по хоккею").explain_topic("sport")
        >>> bool(words["weight"].iloc[0] > 0)
        True
        """
        import pandas as pd

        from presslens.topics.classifier import default_classifier
        from presslens.topics.excerpt import excerpts
        from presslens.topics.explain import word_weights

        if release_id is None:
            release_id = min(self.document.releases, key=lambda r: (r.kind != "full", r.release_id)).release_id
        topics = [score.topic for score in self.document.topics if score.release_id == release_id]
        if not topics:
            raise ValueError(f"the document has no release {release_id}")
        if topic is None:
            topic = best_topics(self.document)[release_id].topic
        elif (topic := str(topic)) not in topics:  # a class that is a number stands in the tables as text
            raise ValueError(f"{topic!r} is no topic of this analysis: there are {', '.join(topics)}")
        excerpt = excerpts(self.document)[release_id]
        classifier = default_classifier() if self._classifier is None else self._classifier
        words = word_weights(classifier, excerpt.text, topic)
        ranges = [(excerpt.source(start), excerpt.source(stop - 1) + 1, weight) for start, stop, weight in words]
        rows = [(start, stop, self.text[start:stop], weight) for start, stop, weight in ranges]
        table = pd.DataFrame(rows, columns=["start", "stop", "text", "weight"])
        table = table.astype({"start": "int64", "stop": "int64", "text": "object", "weight": "float64"})
        return table.sort_values("weight", ascending=False, kind="stable", ignore_index=True)

    def _repr_html_(self) -> str:
        """What a notebook shows: the text with its people, organisations, places and quotes marked, and the tables."""
        return self.to_html()

    def to_html(self, *, topic: bool | str = False) -> str:
        """What a notebook shows, as HTML that needs nothing from outside and obeys nothing that stands in the text.

        Args:
            topic: True or a topic's name to see instead the text with its words shaded by what they weigh for the
                topic (green) and against it (red), as `explain_topic` has it; True for the likeliest of each release.

        Raises `ValueError` for a topic that is not there.

        >>> import presslens
        >>> page = presslens.analyze("Сборная выиграла чемпионат мира по хоккею").to_html(topic="sport")
        >>> 'title="sport +' in page
        True
        """
        from presslens.views.html import analysis_html, topic_html

        if topic is False:
            return analysis_html(self)
        return topic_html(self, None if topic is True else str(topic))

    def __repr__(self) -> str:
        d = self.document
        return (
            f"<Analysis of {len(d.text):,} characters: {len(d.releases)} releases, {len(d.people)} people, "
            f"{len(d.organisations)} organisations, {len(d.locations)} locations, {len(d.quotes)} quotes>"
        )
