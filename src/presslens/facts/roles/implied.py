"""What a role leaves to the context: "директор фонда" in a text about one fund, "мэр города", "российский президент".

Only what the release names is ever filled in, and only where one thing fits.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from presslens.document import Document, Location, Mention
from presslens.facts.roles.complements import LEADING
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.sharing import Link
from presslens.facts.roles.trimming import OPENING
from presslens.facts.roles.words import GENERIC, place_adjectives, table, word_list
from presslens.gazetteer import load
from presslens.tagging.morphology import lemma, readings

# Nouns that say no more than the text's own place, and the kinds of place they may be.
TERRITORIES = {
    "город": {"city"}, "край": {"region"}, "область": {"region"}, "регион": {"region"}, "район": {"district"},
    "республика": {"region", "country"}, "страна": {"country"}, "государство": {"country"}, "округ": {"region"},
    "село": {"city"}, "поселок": {"city"},
}  # fmt: skip
# Heads whose office is of a state, region or city by its nature.
POLITICAL = word_list("political")
# Of which kind of place these are when the release names only one of it.
SOLE = {"премьер-министр": "country", "премьер": "country", "канцлер": "country", "губернатор": "region", "мэр": "city"}
# One office by two names.
OFFICES = {"премьер": "премьер-министр", "гендиректор": "директор"}
# Posts that are of the firm a release is about, where it is about one; and the nouns that say that a name is a firm's.
EMPLOYED = {(kind, "директор") for kind in ("генеральный", "исполнительный", "коммерческий", "технический")}
EMPLOYED |= {("председатель", "профком"), ("председатель", "профсоюз")}
EMPLOYERS = word_list("employers")
HELD = frozenset(("office", "title"))  # the kinds of role that are of some organisation or place
DOMINANT = 3  # how many times as often as the next the one place is named
# Adjectives of a territory that the text has named last.
TERRITORIAL = frozenset(("областной", "краевой", "республиканский", "районный", "окружной", "местный"))
BODIES = frozenset(("комиссия", "комитет", "подкомитет", "подкомиссия"))


def _bare(word: str) -> str:
    return word.strip("«»\"'“”„,.()").lower().replace("ё", "е")


def _level(word: str) -> str:
    """The dictionary form of a word of a name."""
    bare = _bare(word)
    return readings(bare)[0].normal.replace("ё", "е") if bare else ""


def _normal(name: str) -> list[str]:
    return [n for word in name.split() if (n := _level(word))]


def _heads(name: str) -> set[str]:
    """The words of a name in the nominative, down to the first noun that another governs: "Совет" of "Совет банка"."""
    out = set()
    for word in name.split()[:HEADS]:
        normal = _level(word)
        if normal == _bare(word):
            out.add(normal)
        elif out and word.islower() and "NOUN" in readings(word)[0].grammemes:
            break
    return out


class Implied:
    """Fills in what a role phrase refers back to."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self._houses: dict[tuple[int, str], Mention | None] = {}

    def resolve_offices(self, phrases: list[Phrase], links: list[Link]) -> None:
        """Complete what is left from the other statements of the release, and from the one firm that it names."""
        offices: dict[tuple[int, str], dict[tuple[str, int], Mention]] = {}
        holders: dict[tuple[int, str], set[int | None]] = {}
        holder = {phrase.head: person.entity_id for phrase, person, _ in links}
        for phrase in phrases:
            where = phrase.organisation or phrase.location
            if where is not None and not phrase.plural:
                key = self._office(phrase)
                offices.setdefault(key, {})[where.kind, where.entity_id] = where
                holders.setdefault(key, set()).add(holder.get(phrase.head))
        for phrase, person, _ in links:
            if phrase.organisation is None and phrase.location is None and phrase.entry.kind in HELD:
                key = self._office(phrase)
                known = list(offices.get(key, {}).values())
                if len(known) == 1 and self._stated(phrase, person, holders[key], known[0]):
                    phrase.organisation, phrase.location = (
                        (known[0], None) if known[0].kind == "organisation" else (None, known[0])
                    )
                elif not self._housed(phrase):
                    self._employer(phrase)

    def _office(self, phrase: Phrase) -> tuple[int, str]:
        return self._release(phrase), OFFICES.get(phrase.entry.lemma, phrase.entry.lemma)

    def resolve(self, phrase: Phrase) -> None:
        """Complete the phrase's organisation or place from its release."""
        if phrase.organisation is not None:
            self._unnest(phrase, phrase.organisation)
        elif phrase.generic is not None:
            self._generic(phrase, *phrase.generic)
        if phrase.organisation is None and phrase.location is None and phrase.entry.kind in HELD:
            self._territory(phrase)
            self._adjective(phrase)
            self._sole(phrase)
            self._topic(phrase)

    # The names of the release

    @cached_property
    def _names(self) -> dict[int, list[str]]:
        """The dictionary forms of the words of each organisation's name."""
        return {o.organisation_id: _normal(f"{o.name} {o.abbreviation or ''}") for o in self.doc.organisations}

    @cached_property
    def _kinds(self) -> dict[int, set[str]]:
        """The nouns that say what each organisation is: those in the nominative at the start of its name."""
        return {o.organisation_id: _heads(o.name) for o in self.doc.organisations}

    @cached_property
    def _proper(self) -> dict[int, bool]:
        """Whether a name has a part that only names: in quotation marks or Latin letters."""
        return {o.organisation_id: bool(re.search('[«"“„A-Za-z]', o.name)) for o in self.doc.organisations}

    @cached_property
    def _first(self) -> dict[tuple[str, int], Mention]:
        """The first mention of each organisation and place."""
        out: dict[tuple[str, int], Mention] = {}
        for m in self.doc.mentions:
            out.setdefault((m.kind, m.entity_id), m)
        return out

    @cached_property
    def _starting(self) -> dict[int, Mention]:
        return {m.first: m for m in self.doc.mentions if m.kind == "organisation"}

    @cached_property
    def _of_kind(self) -> dict[tuple[int, str, bool], list[Mention]]:
        """The mentions of organisations by release, kind, and whether the name has a part that only names."""
        out: dict[tuple[int, str, bool], list[Mention]] = {}
        for m in self.doc.mentions:
            if m.kind == "organisation":
                for kind in self._kinds[m.entity_id] | self._introduced(m):
                    out.setdefault((m.release_id, kind, self._proper[m.entity_id]), []).append(m)
        return out

    def _introduced(self, m: Mention) -> set[str]:
        """The noun before a name that says what it is: "концерн" of "концерн «Авангард»"."""
        t, k = self.doc.tokens, m.first - 1
        while k >= 0 and t.words[k] in OPENING:
            k -= 1
        if k < 0 or t.pos[k] not in ("NOUN", "PROPN") or t.sentence[k] != t.sentence[m.first]:
            return set()
        short = "".join(t.lower[k - 2 : k + 1])  # "ф/х «Нива»"
        return {lemma(t.words[k], t.tag[k]).replace("ё", "е"), short} & GENERIC

    @cached_property
    def _by_first_word(self) -> dict[str, list[int]]:
        out: dict[str, list[int]] = {}
        for entity_id, name in self._names.items():
            if len(name) > 1:
                out.setdefault(name[0], []).append(entity_id)
        return out

    @cached_property
    def _places(self) -> dict[tuple[int, str], list[Location]]:
        """The places of each release by kind."""
        out: dict[tuple[int, str], list[Location]] = {}
        for x in self.doc.locations:
            out.setdefault((x.release_id, x.kind), []).append(x)
        return out

    def _release(self, phrase: Phrase) -> int:
        return self.doc.sentences[self.doc.tokens.sentence[phrase.head]].release_id

    def _lemmas(self, tokens: Iterable[int]) -> list[str]:
        t = self.doc.tokens
        return [lemma(t.words[k], t.tag[k]).replace("ё", "е") for k in tokens if t.pos[k] in ("NOUN", "PROPN", "ADJ")]

    # The ways of completing

    def _generic(self, phrase: Phrase, first: int, stop: int) -> None:
        """ "фонда": the nearest organisation before it (else the next) whose name is of that kind."""
        t = self.doc.tokens
        nested = [k for k in range(first + 1, stop) if t.pos[k - 1] == "NOUN"]
        for start in [first, *(k for k in nested if lemma(t.words[k], t.tag[k]) in GENERIC)]:
            if self._completed(phrase, start, stop):
                return

    def _completed(self, phrase: Phrase, first: int, stop: int) -> bool:
        words = self._lemmas(range(first, stop))
        nouns = [w for w in words if {w, w.partition("-")[0], w.rpartition("-")[2]} & GENERIC]
        if not nouns:
            return False
        noun = nouns[0].partition("-")[0]
        rest = {w for w in words if w not in nouns and w not in TERRITORIES}
        release = self._release(phrase)
        heads = {noun, *table("aliases.tsv").get(noun, [])}
        for proper in (True, False):
            known = [m for head in heads for m in self._near(phrase, self._of_kind.get((release, head, proper), []))]
            fitting = [m for m in known if rest <= set(self._names[m.entity_id])]
            if not rest.isdisjoint(TERRITORIAL):
                fitting = [m for m in fitting if not self._elsewhere(m, phrase)]
            if fitting:
                # the nearest before the phrase, or else the first after it
                best = max(
                    fitting, key=lambda m: (m.first < phrase.first, m.first if m.first < phrase.first else -m.first)
                )
                phrase.organisation, phrase.location, phrase.generic = best, None, None
                phrase.words = [k for k in phrase.words if not first <= k < stop]
                return True
        return False

    def _elsewhere(self, m: Mention, phrase: Phrase) -> bool:
        """Whether another region or town is named between an organisation and what may mean it again."""
        places = self._regional
        at = bisect_left(places, phrase.first, key=lambda place: place.first)
        return at > 0 and places[at - 1].first >= m.last

    @cached_property
    def _regional(self) -> list[Mention]:
        kinds = {x.location_id: x.kind for x in self.doc.locations}
        return [m for m in self.doc.mentions if m.kind == "location" and kinds[m.entity_id] in ("region", "district")]

    @staticmethod
    def _near(phrase: Phrase, mentions: list[Mention]) -> list[Mention]:
        """The mentions beside the phrase, of those that stand in the order of the text."""
        at = bisect_left(mentions, phrase.first, key=lambda m: m.first)
        return mentions[max(at - REACH, 0) : at + REACH]

    def _unnest(self, phrase: Phrase, m: Mention) -> None:
        """ "комиссии Общественной палаты по развитию": the commission is the role's where the chamber is known."""
        t = self.doc.tokens
        if _level(t.lower[m.first]) not in BODIES:
            return
        words = [_level(t.lower[k]) for k in range(m.first, m.last)]
        for at, word in enumerate(words[1:], 1):
            for entity_id in self._by_first_word.get(word, ())[:REACH]:
                name = self._names[entity_id]
                if entity_id != m.entity_id and words[at : at + len(name)] == name:
                    inner = range(m.first + at, m.first + at + len(name))
                    phrase.words += [k for k in range(m.first, m.last) if k not in inner]
                    phrase.organisation = self._first["organisation", entity_id]
                    return

    def _located(self, phrase: Phrase, places: list[Location]) -> bool:
        """Set the place where exactly one fits, or is named far more often than the others."""
        if not places or phrase.location is not None:
            return False
        often = sorted(((self._times["location", x.location_id], x.location_id) for x in places), reverse=True)
        if len(often) > 1 and often[0][0] < DOMINANT * often[1][0]:
            return False
        phrase.location = self._first.get(("location", often[0][1]))
        return phrase.location is not None

    @cached_property
    def _times(self) -> Counter[tuple[str, int]]:
        return Counter((m.kind, m.entity_id) for m in self.doc.mentions)

    def _territory(self, phrase: Phrase) -> None:
        """ "мэр города": the one city of the release."""
        t, release = self.doc.tokens, self._release(phrase)
        for k in phrase.words:
            kinds = TERRITORIES.get(_level(t.lower[k])) if k > phrase.head else None
            places = [x for kind in kinds or () for x in self._places.get((release, kind), [])]
            if self._located(phrase, places):
                phrase.words.remove(k)
                return

    def _adjective(self, phrase: Phrase) -> None:
        """ "российский президент": the place that the adjective is of, if the release names it."""
        if phrase.place_adjective is None or phrase.entry.lemma not in POLITICAL:
            return
        word = _level(self.doc.tokens.lower[phrase.place_adjective])
        names = place_adjectives().get(word, [])
        stem = word.removesuffix("ий")
        release, fitting = self._release(phrase), []
        for kind in PLACE_KINDS:
            for x in self._places.get((release, kind), [])[:REACH]:
                name = x.name.lower().replace("ё", "е")
                if name in names or (len(stem) > 6 and name.startswith(stem)):
                    fitting.append(x)
        if not self._located(phrase, fitting) and not fitting:
            store = load()
            told = store.find_adjective(word) or [row for name in names[:1] for row in store.find(name)]
            rows = [row for row in told if store.kinds[row] == "country"] or [
                row for row in told if store.kinds[row] == "region"
            ]
            if len(rows) == 1:
                phrase.adjectival = store.names[rows[0]], store.countries[rows[0]]

    def _sole(self, phrase: Phrase) -> None:
        """ "премьер-министр" in a release about one country."""
        kind = SOLE.get(phrase.entry.lemma)
        if kind and phrase.words[-1] == phrase.head and phrase.place_adjective is None:
            self._located(phrase, self._places.get((self._release(phrase), kind), []))

    @staticmethod
    def _stated(phrase: Phrase, person: Mention, holders: set[int | None], where: Mention) -> bool:
        """Whether "президент" is the office of which the release says the place, and nobody else is said to hold it."""
        if phrase.words != [phrase.head] or phrase.plural or phrase.place_adjective is not None:
            return False
        # a country has one president, a party has another
        told = phrase.entry.lemma in POLITICAL and (where.kind == "location" or phrase.entry.lemma not in LEADING)
        return holders <= ({person.entity_id, None} if told else {person.entity_id})

    def _housed(self, phrase: Phrase) -> bool:
        """ "ректор Анна Ким" in a release that names one university."""
        kinds = table("housed.tsv").get(phrase.entry.lemma)
        if kinds is None or phrase.place_adjective is not None or phrase.generic is not None:
            return False
        key = self._release(phrase), phrase.entry.lemma
        if key not in self._houses:
            keys = [(key[0], kind, proper) for kind in kinds for proper in (True, False)]
            named = {m.entity_id for k in keys for m in self._of_kind.get(k, ())}
            self._houses[key] = self._first["organisation", named.pop()] if len(named) == 1 else None
        phrase.organisation = self._houses[key]
        return phrase.organisation is not None

    def _employer(self, phrase: Phrase) -> None:
        """ "генеральный директор", "председатель профкома" in a release that names one firm, before it."""
        words = self._lemmas(phrase.words[-2:])
        if not (words[-1:] == ["гендиректор"] or tuple(words) in EMPLOYED):
            return
        named = self._named.get(self._release(phrase), [])
        if len(named) == 1 and self._kinds[named[0]] & EMPLOYERS:
            m = self._first["organisation", named[0]]
            phrase.organisation = m if m.first < phrase.first else None

    @cached_property
    def _named(self) -> dict[int, list[int]]:
        """The organisations of each release that have a name of their own, or are firms."""
        out: dict[int, list[int]] = {}
        for o in self.doc.organisations:
            if self._proper[o.organisation_id] or self._kinds[o.organisation_id] & EMPLOYERS:
                out.setdefault(o.release_id, []).append(o.organisation_id)
        return out

    def _topic(self, phrase: Phrase) -> None:
        """ "«Кров» — благотворительный фонд. Директор — Анна Ким": the subject of the sentence before."""
        t, doc = self.doc.tokens, self.doc
        s = t.sentence[phrase.head]
        if phrase.location or phrase.words[-1] != phrase.head or s == 0 or phrase.outer != int(t.bounds[s]):
            return
        if phrase.stop >= len(t) or t.lower[phrase.stop] not in ("-", "–", "—"):
            return
        if doc.sentences[s - 1].segment_id != doc.sentences[s].segment_id:
            return
        phrase.organisation = self._starting.get(int(t.bounds[s - 1]))


REACH = 50  # how many candidates on either side are looked at
PLACE_KINDS = ("country", "region", "city", "district", "other")
HEADS = 6  # how many words of a name may hold its kind: "женский хоккейный клуб"
