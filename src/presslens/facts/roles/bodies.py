"""The organisations of a document: of which kind each is, by what it is told, and which one a release is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cached_property

from presslens.document import Document, Mention, Segment
from presslens.facts.roles.kinds import EMPLOYERS, NAMING, SHORTENED, dictionary_form, heads, known, normal, shortened
from presslens.facts.roles.trimming import OPENING
from presslens.facts.roles.words import GENERIC, SUBJECTS, compounded, head_of, lemma_at, table, word_list
from presslens.tagging.morphology import lemma

REACH = 50  # how many candidates on either side are looked at
OFTEN = 4  # of more mentions none counts
STEM = 5  # letters that tell one "Минздрав" from another
CERTAIN = 4  # the points that the organisation a release is about has at least
DOMINANT = 6  # the points of one that nothing else competes with
AHEAD = 2  # and how many more than the next
BOARDS = ("наблюдательн", "правлени")
ATTENDING = word_list("attending")


class Bodies:
    """What the names of the organisations of one document say, made when it is asked for."""

    def __init__(self, doc: Document) -> None:
        self.doc, self.tokens = doc, doc.tokens
        self.organisations = [m for m in doc.mentions if m.kind == "organisation"]

    @cached_property
    def names(self) -> dict[int, list[str]]:
        """The dictionary forms of the words of each organisation's name."""
        return {o.organisation_id: normal(f"{o.name} {o.abbreviation or ''}") for o in self.doc.organisations}

    @cached_property
    def kinds(self) -> dict[int, set[str]]:
        """The nouns that say what each organisation is: those in the nominative at the start of its name."""
        return {o.organisation_id: heads(o.name) | shortened(o.name) for o in self.doc.organisations}

    @cached_property
    def known(self) -> dict[int, set[str]]:
        """And those by which the ones that every reader knows are called again."""
        return {o.organisation_id: known(o.name) for o in self.doc.organisations}

    @cached_property
    def proper(self) -> dict[int, bool]:
        """Whether a name has a part that only names, or is one, as in quotation marks or Latin letters: «Весна»."""
        words = self.tokens.words
        quoted = {m.entity_id for m in self.organisations if words[m.first] in OPENING}
        quoted = {entity_id for entity_id in quoted if self.kinds[entity_id].isdisjoint(NAMING)}
        return {
            o.organisation_id: o.organisation_id in quoted
            or bool(re.search('[«"“„A-Za-z]', o.name))
            or (o.name.istitle() and _is_bank(o.name.lower()))
            for o in self.doc.organisations
        }

    @cached_property
    def first(self) -> dict[tuple[str, int], Mention]:
        """The first mention of each organisation and place."""
        out: dict[tuple[str, int], Mention] = {}
        for m in self.doc.mentions:
            out.setdefault((m.kind, m.entity_id), m)
        return out

    @cached_property
    def times(self) -> Counter[tuple[str, int]]:
        return Counter((m.kind, m.entity_id) for m in self.doc.mentions)

    @cached_property
    def starting(self) -> dict[int, Mention]:
        return {m.first: m for m in self.organisations}

    @cached_property
    def places(self) -> list[Mention]:
        """The mentions of places, in order."""
        return [m for m in self.doc.mentions if m.kind == "location"]

    @cached_property
    def place_at(self) -> dict[int, Mention]:
        """The mention of a place that starts at a token."""
        return {m.first: m for m in self.places}

    def others_of_kind(self, release: int, kind: str, known: set[int]) -> bool:
        """Whether a longer name holds that of a body of this kind: "коллегия Минздрава", where others are `known`."""
        pattern = SHORTENED.get(kind) if kind in ("министерство", "ведомство") else None
        if pattern is None:
            return False
        said = {word[:STEM] for entity_id in known for word in self.names[entity_id]}
        found = (w for w in self._held.get(release, ()) if pattern.match(w.rstrip("аеуомы")))
        return any(w.lower()[:STEM] not in said for w in found)

    @cached_property
    def _held(self) -> dict[int, set[str]]:
        """The words of the names of each release's organisations after their first ones."""
        out: dict[int, set[str]] = {}
        for m in self.organisations:
            out.setdefault(m.release_id, set()).update(self.tokens.words[m.first + 1 : m.last])
        return out

    @cached_property
    def inside(self) -> set[int]:
        """The tokens of the names of organisations."""
        return {i for m in self.organisations for i in range(m.first, m.last)}

    @cached_property
    def of_kind(self) -> dict[tuple[int, str, bool], list[Mention]]:
        """The mentions of organisations by release, kind, and whether the name has a part that only names.

        Those where somebody was only taught give way to others: "Окончил Тарский институт. [...] директор института".
        """
        out: dict[tuple[int, str, bool], list[Mention]] = {}
        for m in self.organisations:
            for kind in self.all_kinds(m.entity_id):
                out.setdefault((m.release_id, kind, self.proper[m.entity_id]), []).append(m)
        if attended := self._attended:
            for key, mentions in out.items():
                out[key] = [m for m in mentions if m.entity_id not in attended] or mentions
        return out

    @cached_property
    def _attended(self) -> set[int]:
        """The organisations that are told of only as where somebody was taught."""
        attended: set[int] = set()
        others: set[int] = set()
        for m in self.organisations:
            (attended if self._is_attended(m) else others).add(m.entity_id)
        return attended - others

    def _is_attended(self, m: Mention) -> bool:
        """Whether a mention is of where somebody was taught: "окончила школу и [Тарский институт]"."""
        t, k = self.tokens, head_of(self.tokens, m)
        while t.relation[k] == "conj" and 0 <= t.head[k] < k and t.pos[t.head[k]] in ("NOUN", "PROPN"):
            k = t.head[k]  # backwards only: parsers may go in circles
        return t.head[k] >= 0 and lemma_at(t, t.head[k]) in ATTENDING

    def all_kinds(self, entity_id: int) -> set[str]:
        """The nouns that say what an organisation is, in its name or anywhere before it, or that every reader knows."""
        return self.kinds[entity_id] | self.known[entity_id] | self.called[entity_id]

    @cached_property
    def called(self) -> dict[int, set[str]]:
        """What each organisation is called by wherever it is mentioned: "компания" of "IT-компания Amur"."""
        out: dict[int, set[str]] = {}
        last = 0  # of the name around, whose head introduces nothing
        for m in self.organisations:
            out.setdefault(m.entity_id, set()).update(self._own(m), self._introduced(m) if m.first >= last else ())
            last = max(last, m.last)
        return out

    def _before(self, m: Mention) -> int:
        """The token before a name and the quotation marks that open it, -1 where its sentence begins."""
        t, k = self.tokens, m.first - 1
        while k >= 0 and t.words[k] in OPENING:
            k -= 1
        return k if k >= 0 and t.sentence[k] == t.sentence[m.first] else -1

    def _introduced(self, m: Mention) -> set[str]:
        """The noun before a name that says what it is: "концерн" of "концерн «Авангард»"."""
        t, k = self.tokens, self._before(m)
        if k >= 0 and t.pos[k] == "X" and "-" in t.words[k]:
            return {dictionary_form(t.words[k].rpartition("-")[2])} & GENERIC  # "IT-компания"
        if k < 0 or t.pos[k] not in ("NOUN", "PROPN"):
            return self._told_by(m, k - 1) if k > 0 and t.pos[k] == "ADJ" else set()
        short = "".join(t.lower[k - 2 : k + 1])  # "ф/х «Нива»"
        noun = lemma_at(t, k)
        said = {noun, short}
        if k and t.pos[k - 1] == "NOUN" and t.case(k) == "Gen" and t.number(k) == "Plur":
            said.add(lemma(t.words[k - 1], t.tag[k - 1]))  # "группа компаний", "сеть аптек"
        return (said & GENERIC) | compounded(noun) | self._told_by(m, k)

    def _told_by(self, m: Mention, k: int) -> set[str]:
        """What a noun before a name of no kind says of it: that it is a team, of "тренер «Весны»"."""
        if self.tokens.pos[k] != "NOUN" or not self.kinds[m.entity_id].isdisjoint(NAMING):
            return set()
        return set(table("telling.tsv").get(lemma_at(self.tokens, k), ()))

    def _own(self, m: Mention) -> set[str]:
        """The noun that a mention of a name begins with, which the full name may not have: "холдинг «Заря»"."""
        t = self.tokens
        noun = lemma_at(t, m.first) if t.pos[m.first] == "NOUN" else ""
        return {noun, *compounded(noun)} if noun in NAMING or compounded(noun) else set()

    def said(self, m: Mention) -> set[str]:
        """The nouns that say what a mentioned organisation is."""
        return self.kinds[m.entity_id] | self._own(m) | self._introduced(m)

    @cached_property
    def described(self) -> dict[int, set[str]]:
        """The adjectives before the names of each organisation: "южнокорейский" of "южнокорейская Amur Inc."."""
        t = self.tokens
        out: dict[int, set[str]] = {}
        for m in self.organisations:
            k = self._before(m)
            k -= k >= 0 and t.pos[k] == "NOUN" and bool(self._introduced(m))
            if k >= 0 and t.pos[k] == "ADJ" and t.sentence[k] == t.sentence[m.first]:
                out.setdefault(m.entity_id, set()).add(dictionary_form(t.lower[k]))
        return out

    @cached_property
    def named(self) -> dict[int, list[int]]:
        """The organisations of each release that have a name of their own, or are firms."""
        out: dict[int, list[int]] = {}
        for o in self.doc.organisations:
            if self.proper[o.organisation_id] or self.kinds[o.organisation_id] & EMPLOYERS:
                out.setdefault(o.release_id, []).append(o.organisation_id)
        return out

    def near(self, at: int, mentions: list[Mention]) -> list[Mention]:
        """The mentions beside a token, of those that stand in the order of the text."""
        i = bisect_left(mentions, at, key=lambda m: m.first)
        return mentions[max(i - REACH, 0) : i + REACH]

    def release(self, token: int) -> int:
        """The release that a token is of."""
        return self.doc.sentences[self.tokens.sentence[token]].release_id

    def segment(self, token: int) -> Segment:
        return self._segments[self.doc.sentences[self.tokens.sentence[token]].segment_id]

    @cached_property
    def _segments(self) -> dict[int, Segment]:
        return {s.segment_id: s for s in self.doc.segments}

    def is_board(self, m: Mention) -> bool:
        """Whether a body is the board of some firm."""
        lower = self.tokens.lower
        return lower[m.first : m.first + 2] == ["совет", "директоров"] or lower[m.first].startswith(BOARDS)

    @cached_property
    def boards(self) -> dict[int, int]:
        """The firm of each board that is named with it: the "Икс" of "Совет директоров «Икса»"."""
        board: Mention | None = None
        out: dict[int, int] = {}
        for m in self.organisations:
            if self.is_board(m):
                board = m
            elif board is not None and m.last == board.last:
                out.setdefault(board.entity_id, m.entity_id)
        return out

    @cached_property
    def home(self) -> dict[int, int]:
        """The organisation that each release is about: of its field, or named most where it counts."""
        return {release: entity_id for release, (entity_id, _) in self._leading.items()}

    @cached_property
    def companies(self) -> dict[int, int]:
        """The organisation of the field of each release that tells its company."""
        fields = {r.release_id: r.company for r in self.doc.releases if r.company}
        named = (m for m in self.organisations if self.doc.text[m.start : m.stop] in fields.get(m.release_id, ""))
        return {m.release_id: m.entity_id for m in sorted(named, key=lambda m: m.stop - m.start)}

    @cached_property
    def dominant(self) -> dict[int, int]:
        """The same, where it is told so often that others beside it do not matter."""
        return {release: entity_id for release, (entity_id, points) in self._leading.items() if points >= DOMINANT}

    @cached_property
    def _leading(self) -> dict[int, tuple[int, int]]:
        points: dict[int, Counter[int]] = {}
        for m in self.organisations:
            points.setdefault(m.release_id, Counter())[m.entity_id] += 0
        for (release, entity_id), told in self._told().items():
            points[release][entity_id] = min(self.times["organisation", entity_id], OFTEN) + sum(
                map(WEIGHT.__getitem__, told)
            )
        out = {}
        for release, counted in points.items():
            (best, most), (_, next_most) = [*counted.most_common(2), (-1, 0)][:2]
            if most >= max(CERTAIN, next_most + AHEAD):
                out[release] = best, most
        return out

    def _told(self) -> dict[tuple[int, int], set[str]]:
        """The places that count in which each organisation is named, by release and organisation."""
        out: dict[tuple[int, int], set[str]] = {}
        for m in self.organisations:
            kind = self.segment(m.first).kind
            told = out.setdefault((m.release_id, self.boards.get(m.entity_id, m.entity_id)), set())
            told.add(kind)
            if self.subject(m):
                told.add(f"subject of {kind}")
            if self.companies.get(m.release_id) == m.entity_id:
                told.add("field")
        return {key: told & WEIGHT.keys() for key, told in out.items()}

    def subject(self, m: Mention) -> bool:
        """Whether a verb is said of an organisation, or of several of which it is one."""
        t = self.tokens
        own = (i for i in range(m.first, m.last) if not m.first <= t.head[i] < m.last)
        return any(t.relation[t.head[i] if t.relation[i] == "conj" else i] in SUBJECTS for i in own)


def _is_bank(word: str) -> bool:
    """Whether a word is the name of a bank made with that noun, and no noun for one: Сбербанк, not "госбанк"."""
    return "банк" in compounded(word) and word not in GENERIC


# What each place in which an organisation is named says for its being what the release is about.
WEIGHT = {
    "field": 9, "headline": 1, "subject of headline": 1, "lead": 1, "subject of lead": 2,
    "boilerplate": 1, "contacts": 1,
}  # fmt: skip
