"""What a role leaves to the context: "директор фонда" in a text about one fund, "мэр города", "российский президент".

Only what the release names is ever filled in, and only where one thing fits.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, cached_property
from importlib.resources import files

from presslens.document import Document, Location, Mention
from presslens.facts.roles.phrases import Phrase
from presslens.facts.roles.words import GENERIC
from presslens.tagging.morphology import lemma, readings

# A generic noun and the nouns that a name may have in its place.
ALIASES = {
    "главк": "управление", "вуз": "университет институт академия", "мэрия": "администрация",
    "ведомство": "министерство служба управление агентство департамент",
    "компания": "ооо оао зао пао ао корпорация фирма гк ип тоо llc ltd inc gmbh ag туркомпания авиакомпания company",
    "фирма": "ооо ао компания", "предприятие": "завод фабрика комбинат ооо оао зао пао ао гуп муп фгуп",
    "общество": "ооо ао пао", "организация": "ано нко роо фонд ассоциация союз центр", "банк": "акб пао ао bank",
    "больница": "гбуз цгб црб", "клиника": "больница центр", "лечебница": "больница", "фонд": "fund foundation",
    "объединение": "ассоциация союз", "подразделение": "управление отдел", "ассоциация": "союз",
    "университет": "академия институт university", "хозяйство": "ф/х кфх", "учреждение": "гбу мбоу гбуз фгбу",
    "концерн": "ао пао", "агентство": "agency", "институт": "institute", "клуб": "club", "холдинг": "гк",
    "завод": "ооо ао",
}  # fmt: skip
# Nouns that say no more than the text's own place, and the kinds of place they may be.
TERRITORIES = {
    "город": {"city"}, "край": {"region"}, "область": {"region"}, "регион": {"region"}, "район": {"district"},
    "республика": {"region", "country"}, "страна": {"country"}, "государство": {"country"}, "округ": {"region"},
    "село": {"city"}, "поселок": {"city"},
}  # fmt: skip
# Heads whose office is of a state, region or city by its nature.
POLITICAL = frozenset(
    [
        "президент",
        "вице-президент",
        "премьер",
        "премьер-министр",
        "вице-премьер",
        "министр",
        "канцлер",
        "губернатор",
        "вице-губернатор",
        "мэр",
        "вице-мэр",
        "депутат",
        "сенатор",
        "парламентарий",
        "конгрессмен",
        "спикер",
        "омбудсмен",
        "прокурор",
        "генпрокурор",
        "госсекретарь",
        "король",
        "королева",
        "царь",
        "император",
        "лидер",
        "глава",
        "посол",
        "дипломат",
        "полпред",
        "замминистра",
        "госминистр",
        "градоначальник",
        "политик",
        "монарх",
    ]
)
# Of which kind of place these are when the release names only one of it.
SOLE = {"премьер-министр": "country", "премьер": "country", "канцлер": "country", "губернатор": "region", "мэр": "city"}
BODIES = frozenset(("комиссия", "комитет", "подкомитет", "подкомиссия"))


@cache
def _adjectives() -> dict[str, list[str]]:
    """The names of places by their adjectives."""
    lines = files(__package__).joinpath("adjectives.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {adjective: names.split(",") for adjective, names in rows}


def _bare(word: str) -> str:
    return word.strip("«»\"'“”„,.()").lower().replace("ё", "е")


def _level(word: str) -> str:
    """The dictionary form of a word of a name."""
    bare = _bare(word)
    return readings(bare)[0].normal.replace("ё", "е") if bare else ""


def _normal(name: str) -> list[str]:
    return [n for word in name.split() if (n := _level(word))]


class Implied:
    """Fills in what a role phrase refers back to."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc

    def resolve(self, phrase: Phrase, person: Mention) -> None:
        """Complete the phrase's organisation or place from its release."""
        if phrase.organisation is not None:
            self._unnest(phrase, phrase.organisation)
        elif phrase.generic is not None:
            self._generic(phrase, *phrase.generic)
        if phrase.organisation is None and phrase.location is None and phrase.entry.kind == "office":
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
        """The nouns that say what each organisation is: those in the nominative near the start of its name."""
        return {
            o.organisation_id: {n for w in o.name.split()[:HEADS] if (n := _level(w)) == _bare(w)}
            for o in self.doc.organisations
        }

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
                for kind in self._kinds[m.entity_id]:
                    out.setdefault((m.release_id, kind, self._proper[m.entity_id]), []).append(m)
        return out

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
        words = self._lemmas(range(first, stop))
        nouns = [w for w in words if {w, w.partition("-")[0], w.rpartition("-")[2]} & GENERIC]
        if not nouns:
            return
        noun = nouns[0].partition("-")[0]
        rest = {w for w in words if w not in nouns and w not in TERRITORIES}
        release = self._release(phrase)
        heads = {noun, *ALIASES.get(noun, "").split()}
        for proper in (True, False):
            known = [m for head in heads for m in self._near(phrase, self._of_kind.get((release, head, proper), []))]
            fitting = [m for m in known if rest <= set(self._names[m.entity_id])]
            if fitting:
                # the nearest before the phrase, or else the first after it
                best = max(
                    fitting, key=lambda m: (m.first < phrase.first, m.first if m.first < phrase.first else -m.first)
                )
                phrase.organisation, phrase.location, phrase.generic = best, None, None
                phrase.words = [k for k in phrase.words if not first <= k < stop]
                return

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
        """Set the place where exactly one fits."""
        if len(places) != 1 or phrase.location is not None:
            return False
        phrase.location = self._first.get(("location", places[0].location_id))
        return phrase.location is not None

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
        names = _adjectives().get(word, [])
        stem = word.removesuffix("ий")
        release, fitting = self._release(phrase), []
        for kind in PLACE_KINDS:
            for x in self._places.get((release, kind), [])[:REACH]:
                name = x.name.lower().replace("ё", "е")
                if name in names or (len(stem) > 6 and name.startswith(stem)):
                    fitting.append(x)
        self._located(phrase, fitting)

    def _sole(self, phrase: Phrase) -> None:
        """ "премьер-министр" in a release about one country."""
        kind = SOLE.get(phrase.entry.lemma)
        if kind and phrase.words[-1] == phrase.head:
            self._located(phrase, self._places.get((self._release(phrase), kind), []))

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
