"""The layers of a document: plain records that each room fills in turn and no room changes after it.

Ranges (``start``, ``stop``) are half-open Python string indices into ``Document.text``. Token ranges (``first``,
``last``) are half-open indices into ``Document.tokens``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Literal

from presslens.composition import composed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.integer[Any]]

ReleaseKind = Literal["full", "teaser"]
SegmentKind = Literal[
    "navigation", "headline", "lead", "body", "quote", "boilerplate", "contacts", "metadata", "teaser"
]
EntityKind = Literal["person", "organisation", "location"]
PlaceKind = Literal["city", "region", "district", "country", "other"]
Gender = Literal["masculine", "feminine"]
QuoteKind = Literal["direct", "indirect"]
SpeakerKind = Literal["person", "organisation", "other"]
RoleStatus = Literal["current", "acting", "former", "future"]


@dataclass(slots=True)
class Release:
    """One press release of the document, with the fields of its page as they are written.

    ``contact_start:contact_stop`` is where the contact is named, so that a person found there can stand for it.
    """

    release_id: int
    kind: ReleaseKind
    start: int
    stop: int
    headline: str | None = None
    lead: str | None = None
    published: datetime | None = None
    company: str | None = None
    contact: str | None = None
    country: str | None = None
    place: str | None = None
    views: int | None = None
    contact_start: int | None = None
    contact_stop: int | None = None


@dataclass(slots=True)
class Segment:
    """A paragraph (one line, or several of a hard-wrapped text) and the part it plays in its release."""

    release_id: int
    segment_id: int
    kind: SegmentKind
    start: int
    stop: int


@dataclass(slots=True)
class Sentence:
    release_id: int
    segment_id: int
    start: int
    stop: int


@dataclass(slots=True, frozen=True, eq=False)
class Tag:
    """A morphological tag: Universal Dependencies part of speech and features.

    Tags of the same words are one object (`parse`), so that what is found out about a word and its tag is quickly kept.
    """

    pos: str
    feats: dict[str, str]

    @staticmethod
    @cache
    def parse(text: str) -> Tag:
        """Read "NOUN|Case=Gen|Number=Sing", the notation of the tagger's inventory."""
        pos, _, rest = text.partition("|")
        return Tag(pos, dict(item.split("=", 1) for item in rest.split("|") if item and item != "_"))

    def __str__(self) -> str:
        return "|".join([self.pos, *(f"{name}={value}" for name, value in self.feats.items())])

    def __reduce__(self) -> tuple[Any, ...]:
        return Tag.parse, (str(self),)


@dataclass
class Tokens:
    """Every token of a document in order, as arrays; lists and strings are made when they are asked for.

    ``heads`` are indices of tokens of the same document, -1 for the root of a sentence. Tokens of sentence ``s`` are
    ``bounds[s]:bounds[s + 1]``.
    """

    text: str
    starts: IntArray
    stops: IntArray
    bounds: IntArray
    tag_ids: IntArray
    heads: IntArray
    relation_ids: IntArray
    tags: Sequence[Tag] = ()
    relations: Sequence[str] = ()

    @classmethod
    def empty(cls) -> Tokens:
        import numpy as np

        none = np.zeros(0, dtype=np.int32)
        return cls("", none, none, np.zeros(1, dtype=np.int32), none, none, none)

    def __len__(self) -> int:
        return len(self.starts)

    def __getstate__(self) -> dict[str, Any]:
        """The arrays alone: what was made of them on demand does not travel between processes."""
        return {name: self.__dict__[name] for name in self.__dataclass_fields__}

    @cached_property
    def start(self) -> list[int]:
        start: list[int] = self.starts.tolist()
        return start

    @cached_property
    def stop(self) -> list[int]:
        stop: list[int] = self.stops.tolist()
        return stop

    @cached_property
    def bound(self) -> list[int]:
        bound: list[int] = self.bounds.tolist()
        return bound

    @cached_property
    def words(self) -> list[str]:
        """The tokens as they stand in the text, their letters composed."""
        words = [self.text[a:b] for a, b in zip(self.start, self.stop, strict=True)]
        return words if composed(self.text) is self.text else list(map(composed, words))

    @cached_property
    def lower(self) -> list[str]:
        """The tokens in lower case, with е for ё."""
        return "\n".join(self.words).lower().replace("ё", "е").split("\n") if len(self) else []

    @cached_property
    def capitals(self) -> list[bool]:
        """Whether each token begins with a capital letter."""
        return [word[0].isupper() for word in self.words]

    @cached_property
    def tag(self) -> list[Tag]:
        return list(map(self.tags.__getitem__, self.tag_ids.tolist()))

    @cached_property
    def pos(self) -> list[str]:
        return [tag.pos for tag in self.tag]

    @cached_property
    def head(self) -> list[int]:
        head: list[int] = self.heads.tolist()
        return head

    @cached_property
    def relation(self) -> list[str]:
        return list(map(self.relations.__getitem__, self.relation_ids.tolist()))

    @cached_property
    def sentence(self) -> list[int]:
        """The index of each token's sentence."""
        import numpy as np

        sentence: list[int] = np.repeat(np.arange(len(self.bounds) - 1), np.diff(self.bounds)).tolist()
        return sentence

    @cached_property
    def children(self) -> list[list[int]]:
        """The dependents of each token, in the order of the text."""
        none: list[int] = []
        children = [none] * len(self)
        for i, head in enumerate(self.head):
            if head >= 0:
                if children[head] is none:
                    children[head] = [i]
                else:
                    children[head].append(i)
        return children

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for i, word in enumerate(self.lower):
            places.setdefault(word, []).append(i)
        return places

    @property
    def vocabulary(self) -> Set[str]:
        """The different words, in lower case with е for ё."""
        return self._places.keys()

    def places(self, words: Set[str]) -> list[int]:
        """The tokens that are one of some words, which are in lower case with е for ё."""
        places = self._places
        return sorted(i for word in places.keys() & words for i in places[word])

    def case(self, i: int) -> str | None:
        return self.tag[i].feats.get("Case")

    def number(self, i: int) -> str | None:
        return self.tag[i].feats.get("Number")

    def gender(self, i: int) -> str | None:
        return self.tag[i].feats.get("Gender")

    def covering(self, start: int, stop: int) -> tuple[int, int]:
        """The half-open range of tokens that share a character with ``start:stop``."""
        return bisect_right(self.stop, start), bisect_left(self.start, stop)


@dataclass(slots=True)
class Span:
    """An entity as the tagger found it."""

    kind: EntityKind
    start: int
    stop: int


@dataclass(slots=True)
class Mention:
    """A place in the text that names an entity."""

    mention_id: int
    release_id: int
    kind: EntityKind
    entity_id: int
    start: int
    stop: int
    first: int
    last: int
    words: tuple[int, ...] = ()  # tokens of its name, where it shares some with others: "| Омский | и Томский суды"


@dataclass(slots=True)
class Person:
    person_id: int
    release_id: int
    name: str
    first: str | None = None
    patronymic: str | None = None
    last: str | None = None
    gender: Gender | None = None
    mentions: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Organisation:
    organisation_id: int
    release_id: int
    name: str
    abbreviation: str | None = None
    mentions: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Location:
    """A place; coordinates are degrees (WGS 84), ``country`` is an ISO 3166-1 alpha-2 code.

    ``confidence`` (0 to 1) is that of the link, or of the country where a place is in no gazetteer.
    """

    location_id: int
    release_id: int
    name: str
    kind: PlaceKind = "other"
    country: str | None = None
    region: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    population: int | None = None
    confidence: float | None = None
    mentions: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Affiliation:
    """A person holds a role, in an organisation or of a place; ``start:stop`` is the clause that says so.

    ``place`` and ``country`` are of a place that is told by an adjective alone ("британский премьер"): it is named
    nowhere in the release and no location.
    """

    release_id: int
    person_id: int
    role: str | None
    organisation_id: int | None
    location_id: int | None
    role_start: int | None
    role_stop: int | None
    start: int
    stop: int
    status: RoleStatus = "current"
    place: str | None = None
    country: str | None = None


@dataclass(slots=True)
class Quote:
    release_id: int
    kind: QuoteKind
    start: int
    stop: int
    speaker: str | None = None
    speaker_kind: SpeakerKind | None = None
    person_id: int | None = None
    organisation_id: int | None = None
    cue_start: int | None = None
    cue_stop: int | None = None


@dataclass(slots=True)
class TopicScore:
    release_id: int
    topic: str
    probability: float


@dataclass
class Document:
    """A text and what has been found in it so far."""

    text: str
    doc_id: int = 0
    releases: list[Release] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    tokens: Tokens = field(default_factory=lambda: Tokens.empty())
    spans: list[Span] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    locations: list[Location] = field(default_factory=list)
    affiliations: list[Affiliation] = field(default_factory=list)
    standings: list[Affiliation] = field(default_factory=list)  # what people founded, own or won, which is no role
    quotes: list[Quote] = field(default_factory=list)
    topics: list[TopicScore] = field(default_factory=list)

    @cached_property
    def parts(self) -> list[int]:
        """For each sentence the number of its paragraph, or of its cell where that is the row of a table."""
        out: list[int] = []
        segment, end = -1, 0
        for sentence in self.sentences:
            apart = sentence.segment_id != segment or "\t" in self.text[end : sentence.start]
            out.append((out[-1] if out else -1) + apart)
            segment, end = sentence.segment_id, sentence.stop
        return out

    def move(self, text: str, starts: IntArray, stops: IntArray) -> None:
        """Take every range over to the same text written otherwise, from ``i:j`` to ``starts[i]:stops[j]``."""
        t = self.tokens
        self.text = text
        self.tokens = replace(t, text=text, starts=starts[t.starts], stops=stops[t.stops])
        layout = [*self.releases, *self.segments, *self.sentences]
        found = [*self.spans, *self.mentions, *self.affiliations, *self.standings, *self.quotes]
        items: dict[int, Any] = {id(item): item for item in (*layout, *found)}
        for item in items.values():
            for name in (f.name.removesuffix("start") for f in fields(item) if f.name.endswith("start")):
                if (start := getattr(item, f"{name}start")) is not None:
                    begin = int(starts[start])
                    setattr(item, f"{name}start", begin)
                    setattr(item, f"{name}stop", max(begin, int(stops[getattr(item, f"{name}stop")])))
