"""Of which place an office is that names none: "мэр города", "российский президент", the one country of a release."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from presslens.document import Document, Location, Mention
from presslens.entities.places import home
from presslens.facts.roles.bodies import REACH, Bodies
from presslens.facts.roles.kinds import dictionary_form
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.phrases import ADVISERS, DEPUTIES
from presslens.facts.roles.sharing import DASHES
from presslens.facts.roles.words import GOVERNORS, POLITICAL, lemma_at, place_adjectives, word_list
from presslens.gazetteer import load

# Nouns that say no more than the text's own place, and the kinds of place they may be.
TERRITORIES = {
    "город": {"city"}, "край": {"region"}, "область": {"region"}, "регион": {"region"}, "район": {"district"},
    "республика": {"region", "country"}, "страна": {"country"}, "государство": {"country"},
    "округ": {"district", "region"}, "село": {"city"}, "поселок": {"city"}, "муниципалитет": {"city", "district"},
    "коммуна": {"city"}, "община": {"city", "district"}, "провинция": {"region"}, "штат": {"region"},
    "графство": {"region"}, "кантон": {"region"},
}  # fmt: skip
NAMED_SO = frozenset(("область", "край", "округ", "район"))  # which the names of such regions say
REPUBLIC, FEDERATION = "республика", "Россия"  # whose names need not
AUTONOMOUS = frozenset(("югра", "ямал", "чукотка"))  # but for these, each an "автономный округ"
STATE, REGION = "государство", "регион"
# The countries whose regions have such an office, and those whose regions do not.
OFFICES_OF = {"аким": {"KZ"}, "хоким": {"UZ"}, "хаким": {"UZ", "TM"}, "марзпет": {"AM"}}
TOWN_OFFICES_OF = {**OFFICES_OF, "аким": {"KZ", "KG"}}  # the same of towns and districts
_WITHOUT_GOVERNORS = {"KZ", "KG", "UZ", "TJ", "TM", "BY", "MD", "AZ"}
OFFICES_NOT_OF = {"губернатор": _WITHOUT_GOVERNORS, "вице-губернатор": _WITHOUT_GOVERNORS}
# Of which kind of place these are when the release names only one of it.
SOLE = {"премьер-министр": "country", "премьер": "country", "канцлер": "country", "губернатор": "region", "мэр": "city"}
# Those of somebody in such an office: "пресс-секретарь губернатора".
AIDES = ADVISERS | DEPUTIES | {"пресс-секретарь", "пресс-атташе", "референт"}
# Those that act for a state or region.
ACTING_FOR = frozenset(
    ("вице-премьер", "вице-министр", "замминистра", "губернатор", "министр", "посол", "премьер", "премьер-министр")
)
CONJUNCTS = 6  # roles of those who do something together
LISTED = 12  # lines under a heading
SIDE = 60  # tokens from "с российской стороны" to who is on it
CLAUSE = 15  # tokens from "от Казахстана" to who acts
DOMINANT = 3  # how many times as often as the next the one place is named
HONOURED = (*word_list("honorary"), "геро")
TITLED = 4  # tokens from such a title to the place: "заслуженный работник культуры России"
LANDS, SENT = word_list("lands"), word_list("sent")
PLACE_KINDS = ("country", "region", "city", "district", "other")


class Territories:
    """The places of a document as those of which offices are."""

    def __init__(self, doc: Document, bodies: Bodies) -> None:
        self.doc, self.bodies = doc, bodies

    @cached_property
    def _places(self) -> dict[tuple[int, str], list[Location]]:
        """The places of each release by kind, without those that only somebody's title names ("народный писатель
        Якутии"), and lands that nobody heads: "Сибирь"."""
        told = {m.entity_id for m in self.bodies.places if not self._is_of_title(m)}
        surnames = {p.last for p in self.doc.people}  # "сам Нагорный" is no town of that name
        out: dict[tuple[int, str], list[Location]] = {}
        for x in self.doc.locations:
            land = x.kind == "region" and x.name.lower().rpartition(" ")[2] in LANDS
            if x.location_id in told and x.name not in surnames and not land:
                out.setdefault((x.release_id, x.kind), []).append(x)
        return out

    def _is_of_title(self, m: Mention) -> bool:
        """Whether a place is that of a state or region that has given somebody a title."""
        before = self.doc.tokens.lower[max(m.first - TITLED, 0) : m.first]
        return any(word.startswith(HONOURED) for word in before)

    def _located(self, phrase: Phrase, places: list[Location]) -> bool:
        """Set the place where exactly one fits, or is named far more often than the others."""
        if not places or phrase.location is not None:
            return False
        often = sorted(((self.bodies.times["location", x.location_id], x.location_id) for x in places), reverse=True)
        if len(often) > 1 and often[0][0] < DOMINANT * often[1][0]:
            return False
        phrase.location = self.bodies.first.get(("location", often[0][1]))
        return phrase.location is not None

    def _territory(self, phrase: Phrase, own: Mention | None) -> None:
        """ "мэр города": the one city of the release, or the one of which somebody is told to be the mayor (`own`)."""
        t, release = self.doc.tokens, self.bodies.release(phrase.head)
        if any(t.lower[k].startswith("заслуженн") for k in phrase.modifiers):
            return  # "заслуженный тренер республики" is a title
        for k in (*phrase.words, *self._sent_to(phrase)):
            plain = k > phrase.head and not (k - 1 > phrase.head and t.pos[k - 1] == "ADJ")  # no "приморского города"
            plain = plain and k not in self.bodies.place_at  # "посол в | Республике Беларусь"
            noun = dictionary_form(t.lower[k])
            kinds = TERRITORIES.get(noun) if plain else None
            places = [x for kind in kinds or () for x in self._places.get((release, kind), [])]
            if noun == REPUBLIC:  # nor is Russia called one
                places = [x for x in places if NAMED_SO.isdisjoint(x.name.lower().split()) and x.name != FEDERATION]
            office = dictionary_form(t.lower[k - 1]) if places else ""
            if len(places) > 1 or noun in NAMED_SO or office in OFFICES_OF:
                places = self._called(places, noun, office, own)
            if not places:
                within: set[tuple[str, str | None]] = set()
                if kinds and noun != STATE:
                    within = self._within_names(release, kinds, noun) or self._around(release, kinds, noun)
                if len(within) == 1:
                    phrase.adjectival = within.pop()
                    phrase.words = [i for i in phrase.words if i != k]
                    return
                continue
            located = self._located(phrase, self._where_told(phrase, places)) or self._located(phrase, places)
            if not located and noun != STATE:  # of whichever state a text is
                located = self._located(phrase, self._told_of(phrase, places))
            if located:
                phrase.words = [i for i in phrase.words if i != k]
                return

    def _sent_to(self, phrase: Phrase) -> tuple[int, ...]:
        """ "уполномоченный по правам ребёнка в | регионе |": a place without a name, to which a role is sent."""
        t, j = self.doc.tokens, phrase.stop
        sent = phrase.entry.lemma in SENT and t.lower[j : j + 1] == ["в"] and j + 1 < len(t)
        return (j + 1,) if sent and t.sentence[j + 1] == t.sentence[phrase.head] else ()

    def _within_names(self, release: int, kinds: set[str], noun: str) -> set[tuple[str, str | None]]:
        """The names and countries of the places that only the names of organisations tell: "Омск" of "мэрия Омска"."""
        places = (x for x in self._homes.get(release, ()) if x.kind in kinds)
        return {(x.name, x.country) for x in places if noun not in NAMED_SO or noun in x.name.lower().split()}

    def _around(self, release: int, kinds: set[str], noun: str) -> set[tuple[str, str | None]]:
        """The region, and its country, that all towns of a release lie in: "министр региона" in one about Барнаул."""
        if "region" not in kinds:
            return set()
        told = (x for kind in ("city", "district") for x in self._places.get((release, kind), []))
        regions = {(x.region, x.country) for x in told if x.region != x.name}
        named = {(name, code) for name, code in regions if name and (noun == REGION or noun in name.lower().split())}
        return named if len(regions) == 1 else set()

    @cached_property
    def _homes(self) -> dict[int, list[Location]]:
        out: dict[int, list[Location]] = {}
        for o in self.doc.organisations[:REACH]:
            place = home(self.doc, self.bodies.first["organisation", o.organisation_id])
            if place is not None:
                out.setdefault(o.release_id, []).append(place)
        return out

    def _where_told(self, phrase: Phrase, places: list[Location]) -> list[Location]:
        """ "Гости побывали в Омске, где их принял мэр города": the one place in which the sentence says to be."""
        t, begin = self.doc.tokens, self.doc.tokens.bound[self.doc.tokens.sentence[phrase.head]]
        at = bisect_left(self.bodies.places, begin, key=lambda m: m.first)
        told = (m for m in self.bodies.places[at : at + REACH] if m.first < phrase.first)
        inside = {m.entity_id for m in told if t.lower[m.first - 1] in ("в", "во")}
        found = [x for x in places if x.location_id in inside]
        return found if len(found) == 1 else []

    def _told_of(self, phrase: Phrase, places: list[Location]) -> list[Location]:
        """The one of several places that is named more often than each other, and last before a role; or that alone is
        named before it."""
        ids = {x.location_id for x in places}
        at = bisect_left(self.bodies.places, phrase.first, key=lambda m: m.first)
        before = {m.entity_id for m in self.bodies.places[:at]} & ids if at <= REACH else set()
        if len(before) == 1:
            return [x for x in places if x.location_id in before]
        times = [self.bodies.times["location", x.location_id] for x in places]
        most = max(times, default=0)
        if times.count(most) != 1:
            return []
        told = places[times.index(most)]
        last = next((m for m in reversed(self.bodies.places[max(at - REACH, 0) : at]) if m.entity_id in ids), None)
        return [told] if last is not None and last.entity_id == told.location_id else []

    @staticmethod
    def _called(places: list[Location], noun: str, office: str, own: Mention | None) -> list[Location]:
        """Of several places those that a noun after an office may mean: "аким | области" is of no Russian one."""
        if own is not None and any(x.location_id == own.entity_id for x in places):
            return [x for x in places if x.location_id == own.entity_id]
        never = OFFICES_NOT_OF.get(office, set())
        named = [
            x
            for x in places
            if noun in x.name.lower().split() or (noun == "округ" and dictionary_form(x.name) in AUTONOMOUS)
        ]
        named = named or (places if noun not in NAMED_SO else [])
        having = ((x, (OFFICES_OF if x.kind == "region" else TOWN_OFFICES_OF).get(office)) for x in named)
        return [x for x, only in having if (only is None or x.country in only) and x.country not in never]

    def _adjective(self, phrase: Phrase) -> None:
        """ "российский президент": the place that the adjective is of, if the release names it."""
        if phrase.place_adjective is None or phrase.entry.lemma not in POLITICAL:
            return
        self._told_by_adjective(phrase, phrase.place_adjective)

    def _told_by_adjective(self, phrase: Phrase, adjective: int) -> None:
        """Set the place that an adjective is of, or its name where no mention is one."""
        word = dictionary_form(self.doc.tokens.lower[adjective])
        names = place_adjectives().get(word, [])
        stem = word.removesuffix("ий")
        release, fitting = self.bodies.release(phrase.head), []
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

    def _side(self, phrase: Phrase) -> None:
        """ "с российской стороны — министр А и посол Б, с узбекской — министр В": the state whose side it is."""
        t, begin = self.doc.tokens, self.doc.tokens.bound[self.doc.tokens.sentence[phrase.head]]
        if phrase.location is not None or ACTING_FOR.isdisjoint(lemma_at(t, k) for k in phrase.words):
            return
        for k in range(phrase.outer - 3, max(begin, phrase.outer - SIDE) - 1, -1):
            if (
                t.lower[k] == "с"
                and t.pos[k + 1] == "ADJ"
                and (t.lower[k + 2] == "стороны" or t.words[k + 2] in DASHES)
            ):
                self._told_by_adjective(phrase, k + 1)
                return

    @cached_property
    def _headings(self) -> dict[int, Mention]:
        """The places of lines like "От Омской области:", by the number of their paragraph."""
        t, doc, out = self.doc.tokens, self.doc, {}
        for m in self.bodies.places:
            line, after = doc.parts[t.sentence[m.first]], m.last
            first = m.first == 1 or (m.first > 1 and doc.parts[t.sentence[m.first - 2]] != line)
            last = after + 1 >= len(t) or doc.parts[t.sentence[after + 1]] != line
            if first and last and t.lower[m.first - 1] == "от" and t.words[after : after + 1] == [":"]:
                out[line] = m
        return out

    def _under_heading(self, phrase: Phrase) -> None:
        """ "От Омской области:", and "министр экономики Анна Ким" on a line below it."""
        line = self.doc.parts[self.doc.tokens.sentence[phrase.head]]
        above = max((n for n in self._headings if line - LISTED <= n < line), default=None)
        offices = POLITICAL | ACTING_FOR | GOVERNORS
        if above is not None and not offices.isdisjoint(lemma_at(self.doc.tokens, k) for k in phrase.words):
            phrase.location = self._headings[above]

    def _on_behalf(self, phrase: Phrase) -> None:
        """ "От Казахстана договор подписал министр Анна Ким, от России — вице-премьер": of the state he acts for."""
        t, begin = self.doc.tokens, self.doc.tokens.bound[self.doc.tokens.sentence[phrase.head]]
        if phrase.plural or ACTING_FOR.isdisjoint(lemma_at(t, k) for k in phrase.words):
            return
        for k in range(phrase.outer - 1, max(begin, phrase.outer - CLAUSE) - 1, -1):
            if t.lower[k] == "от" and (k == begin or t.lower[k - 1] in (",", ";", ":", "а", "и")):
                phrase.location = self.bodies.place_at.get(k + 1)
            if t.lower[k] == "от" or t.words[k] in (",", ";"):
                break
        if phrase.location is None:
            phrase.location = self._represented(phrase, self._place_of)

    def _represented(self, phrase: Phrase, bodies: dict[int, Mention]) -> Mention | None:
        """ "Казахстан представляли министр Анна Ким и вице-министр Олег Седых", "Делегацию Казахстана возглавил министр
        Анна Ким": which of some bodies the verb says to be represented."""
        t, i = self.doc.tokens, phrase.head
        for _ in range(CONJUNCTS):
            if t.relation[i] != "conj" or t.head[i] < 0:
                break
            i = t.head[i]
        verb = t.head[i]
        if verb < 0 or not t.relation[i].startswith("nsubj") or not t.lower[verb].startswith(("представля", "возглав")):
            return None
        objects = [c for c in t.children[verb] if t.relation[c] == "obj"]
        if t.lower[verb].startswith("возглав"):
            objects = [n for c in objects if t.lower[c].startswith("делегаци") for n in t.children[c]]
            objects = [n for n in objects if t.relation[n] == "nmod" and t.case(n) == "Gen"]
        # "с колледжем «Лён», который представляла директор": the body right before the pronoun
        objects = [c - 2 if t.lower[c].startswith("котор") and t.words[c - 1] == "," else c for c in objects]
        return next((m for c in objects if (m := bodies.get(c)) is not None), None)

    @cached_property
    def _place_of(self) -> dict[int, Mention]:
        return {i: m for m in self.bodies.places for i in range(m.first, m.last)}

    def _sole(self, phrase: Phrase) -> None:
        """ "премьер-министр" in a release about one country."""
        kind, release = SOLE.get(phrase.entry.lemma), self.bodies.release(phrase.head)
        own = phrase.words[-1] == phrase.head
        if phrase.entry.lemma in AIDES and phrase.inner[:1] == [phrase.head + 1]:  # "заместитель губернатора по"
            kind, own = SOLE.get(lemma_at(self.doc.tokens, phrase.inner[0])), True
        if not kind or not own or phrase.place_adjective is not None:
            return
        places = self._places.get((release, kind), [])
        within = {(x.name, x.country) for x in self._homes.get(release, ()) if x.kind == kind}
        country = kind == "country"
        if {place[country] for place in within} <= {x.country if country else x.name for x in places}:
            self._located(phrase, places)
        elif len(within) == 1 and not places:  # "Парламент Шри-Ланки избрал премьер-министра"
            phrase.adjectival = within.pop()
