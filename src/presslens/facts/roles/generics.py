"""Which organisation a noun of its kind stands for: "директор фонда" in a text about one fund."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from presslens.document import Document, Mention
from presslens.entities.places import home
from presslens.facts.roles.adjuncts import THIS
from presslens.facts.roles.bodies import REACH, Bodies
from presslens.facts.roles.kinds import AUTHORITIES, EMPLOYERS, FIRM_LIKE, FIRMS, NAMING, alike, dictionary_form
from presslens.facts.roles.offices import Offices
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.sharing import DASHES
from presslens.facts.roles.territories import TERRITORIES
from presslens.facts.roles.trimming import before_quoted
from presslens.facts.roles.words import DESCRIBING, GENERIC, UNITS, lemma_at, stands_for_body, table
from presslens.tagging.morphology import lemma, readings

# What any body may be called after it has been named.
ANY = frozenset(("организация", "ведомство", "структура", "учреждение"))
LEVELS = {  # how a compound tells whose body it is: "облисполком"
    "обл": {"областной", "область"},
    "гор": {"городской", "город"},
    "рай": {"районный", "район"},
}
# Adjectives of a territory that the text has named last, and what the name of the body may have instead.
TERRITORIAL: dict[str, frozenset[str]] = {
    "областной": frozenset(("область",)), "краевой": frozenset(("край",)), "районный": frozenset(("район",)),
    "городской": frozenset(("город",)), "окружной": frozenset(("округ",)),
    "республиканский": frozenset(("республика",)),
    "региональный": frozenset(("область", "край", "республика", "округ", "областной", "краевой", "республиканский")),
    "местный": frozenset(),
}  # fmt: skip
# ... and of which kind of place it is called else: "правительство Татарстана".
PLACE_OF = {"городской": "city", "региональный": "region", "республиканский": "region", "районный": "district"}
# Where a release says what it is about.
OPENING_KINDS = frozenset(("metadata", "headline", "lead"))
SOCIETY = "общество"  # as firms call themselves
FRESH = "новый"  # "директор нового клуба": of none that is known
SAINTS = frozenset(("святого", "святой", "святых"))
BODIES = frozenset(("комиссия", "комитет", "подкомитет", "подкомиссия"))
TASKED = BODIES | {"департамент", "отдел", "управление"}  # what is told apart by what follows "по"


def _participle(word: str) -> str:
    """The dictionary form of a participle as an adjective: "управляющий"."""
    participles = (r for r in readings(word) if "PRTF" in r.grammemes)
    return next((form for r in participles if (form := r.inflect({"nomn", "sing", "masc"}))), word)


def _any_before(mentions: list[Mention], at: int) -> bool:
    return any(m.first < at for m in mentions)


class Generics(Offices):
    """Fills in what a noun in a role refers back to."""

    def __init__(self, doc: Document, bodies: Bodies) -> None:
        super().__init__(doc, bodies)
        self._attached: set[int] = set()  # where the organisations of earlier roles are named
        self._again: list[tuple[int, Mention]] = []  # where a noun stands for a body, and for which
        self._had: dict[tuple[int | str, ...], set[int]] = {}  # the bodies that are told to have a post

    def _post_of(self, phrase: Phrase) -> tuple[int | str, ...]:
        """A role with its adjectives, in its release."""
        return self.bodies.release(phrase.head), phrase.entry.lemma, *self._lemmas(phrase.modifiers)

    @cached_property
    def _by_first_word(self) -> dict[str, list[int]]:
        out: dict[str, list[int]] = {}
        for entity_id, name in self.bodies.names.items():
            if len(name) > 1:
                out.setdefault(name[0], []).append(entity_id)
        return out

    def _generic(self, phrase: Phrase, first: int, stop: int, own: Mention | None) -> None:
        """ "фонда": that where somebody is told to have the role (`own`), or the nearest organisation before it (else
        the next) whose name is of that kind."""
        t = self.doc.tokens
        if stop < len(t) and t.lower[stop] in SAINTS:
            return  # "собора Святого Марка": another than the one that is known
        if stop < len(t) and t.lower[stop] == "по" and lemma(t.words[stop - 1], t.tag[stop - 1]) in TASKED:
            return  # "комитета по спорту": neither
        if phrase.case not in ("Nom", None) and self._goes_on(stop):
            return  # "начальником штаба — первым заместителем командующего флотом": told after the dash
        if own is not None and self._may_be_firm(own.entity_id, first, stop):
            self._set(phrase, own, first, stop)
            return
        after_noun = range(first + 1, stop)  # "филиала" is taken for an adjective
        nested = [k for k in after_noun if t.pos[k - 1] == "NOUN" or dictionary_form(t.lower[k - 1]) in UNITS]
        nested = [k for k in nested if t.number(k) != "Plur"]  # "кафедры банков"
        for start in [first, *(k for k in nested if stands_for_body(lemma(t.words[k], t.tag[k])))]:
            if self._completed(phrase, start, stop, own):
                return
        if t.lower[first - 1] in THIS and (told := self._just_told(phrase)) is not None:
            self._set(phrase, told, first, stop)
            return
        self._firm(phrase, first, stop)

    def _goes_on(self, stop: int) -> bool:
        """Whether a dash and a word that is no name follow."""
        t = self.doc.tokens
        return stop + 1 < len(t) and t.words[stop] in DASHES and t.words[stop + 1].islower()

    def _completed(self, phrase: Phrase, first: int, stop: int, own: Mention | None) -> bool:
        t, words = self.doc.tokens, self._lemmas(range(first, stop))
        nouns = [w for w in words if stands_for_body(w)]
        if not nouns:
            return False
        rest = {w for w in words if w not in nouns and w not in TERRITORIES and (w not in DESCRIBING or w == FRESH)}
        typing = (*rest, *(_participle(t.lower[k]) for k in range(first, stop) if t.pos[k] == "VERB"))
        short = next((pair for w in typing if (pair := f"{w} {nouns[0]}") in table("aliases.tsv")), None)
        if short is not None:
            rest.discard(short.partition(" ")[0])
        elif not DESCRIBING.issuperset(typing[len(rest) :]):
            return False  # "глава правящей партии"
        release = self.bodies.release(phrase.head)
        alikes = alike(short or nouns[0])
        if (again := self._named_again(phrase, alikes, rest)) is not None and not self._is_anothers(
            release, nouns[0], again
        ):
            self._set(phrase, again, first, stop)
            return True
        # "сеть" is rather what is called one than any firm
        tiers = (alikes,) if nouns[0] in FIRM_LIKE else (alikes - FIRMS, alikes & FIRMS)
        found = [(heads, self._of_kinds(phrase, release, heads, rest, nouns[0])) for heads in tiers]
        # "президент банка" of a "ПАО", before another that is called a "банк"
        lands = {word for word in words if word in TERRITORIES}
        for heads, fitting in sorted(found, key=lambda x: not _any_before(x[1], phrase.first)):
            # "правительства края", beside the government of a town
            fitting = [m for m in fitting if not lands.isdisjoint(self._said(m))] or fitting
            if fitting and heads <= FIRMS and self._is_rival(phrase, fitting):
                phrase.generic = None
                return True
            if fitting:
                meant = (
                    own
                    if own is not None and own.entity_id in {m.entity_id for m in fitting}
                    else self._meant(phrase, fitting, nouns[0])
                )
                alone = len({m.entity_id for m in fitting}) == 1 and nouns[0] in FIRM_LIKE and self._opens(fitting)
                far = meant is not None and self._is_far(phrase, meant) and not alone
                if far and meant is not None and nouns[0] not in self._said(meant):
                    meant = None
                if meant is not None and (
                    self._beside_unnamed(meant, phrase, nouns[0]) or self._beside_nested(meant, phrase, nouns[0])
                ):
                    meant = None
                if meant is None:  # of one of them, and nothing tells of which
                    phrase.generic = None
                    return True
                self._set(phrase, meant, first, stop)
                self._again.append((phrase.head, meant))
                return True
        return False

    def _beside_unnamed(self, m: Mention, phrase: Phrase, noun: str) -> bool:
        """Whether the sentence that names a body tells of another of its kind: "в музее истории открылась выставка из
        собрания Музея Лунина. [...] директор музея"."""
        t = self.doc.tokens
        if m.entity_id == self.bodies.home.get(m.release_id) or m.first >= phrase.first:
            return False
        s = t.sentence[m.first]
        others = (
            k
            for k in range(t.bound[s], min(t.bound[s + 1], phrase.first))
            if t.pos[k] == "NOUN" and k not in self.bodies.inside and lemma_at(t, k) == noun
        )
        own = before_quoted(t, m)
        return any(k != own and t.number(k) == "Sing" and self._is_told_apart(k) for k in others)

    def _beside_nested(self, m: Mention, phrase: Phrase, noun: str) -> bool:
        """Whether a body of that kind is named before only as whose part another is: "заведующая отделом Тарского
        исторического музея Анна Ким. В Музее Лунина рады. [...] директор музея"."""
        t, release = self.doc.tokens, m.release_id
        if m.entity_id == self.bodies.home.get(release):
            return False
        own = set(self.bodies.names[m.entity_id])
        for body in self.bodies.near(phrase.first, self.bodies.organisations):
            known = set(self.bodies.names[body.entity_id])
            if body.release_id != release or body.first > phrase.first or own <= known:
                continue
            inner = (k for k in range(body.first + 1, body.last) if lemma_at(t, k) == noun)
            if noun not in self.bodies.kinds[body.entity_id] and any(map(self._is_called, inner)):
                return True
        return False

    def _is_called(self, noun: int) -> bool:
        """Whether an adjective with a capital stands before a noun: "Тарского исторического | музея"."""
        t, k = self.doc.tokens, noun - 1
        while k > 0 and t.pos[k] == "ADJ" and t.words[k].islower():
            k -= 1
        return t.pos[k] == "ADJ" and t.words[k].istitle()

    def _is_told_apart(self, noun: int) -> bool:
        """Whether a noun has what says which one it is: "музей истории", "областной музей"."""
        t = self.doc.tokens
        return any(
            (t.relation[c] == "nmod" and t.case(c) == "Gen" and c == noun + 1)
            or (t.relation[c] == "amod" and dictionary_form(t.lower[c]) not in DESCRIBING)
            for c in t.children[noun]
        )

    def _named_again(self, phrase: Phrase, kinds: set[str], rest: set[str]) -> Mention | None:
        """What a noun of the role before stands for, if none is named since: "капитан сборной А, тренер команды Б"."""
        at, body = self._again[-1] if self._again else (len(self.doc.tokens), None)
        if body is None or at > phrase.head or self.bodies.segment(at) is not self.bodies.segment(phrase.first):
            return None
        k = bisect_left(self.bodies.organisations, at, key=lambda m: m.first)
        since = self.bodies.organisations[k : k + 1]
        if (since and since[0].first < phrase.first) or self.bodies.all_kinds(body.entity_id).isdisjoint(kinds):
            return None
        return body if self._told_by(body, rest) else None

    def _is_anothers(self, release: int, noun: str, body: Mention) -> bool:
        """Whether a noun is in the name of another body, and not in that of one: no "ассоциация" is the «Союз» where
        one is named so."""
        called = [m for proper in (True, False) for m in self.bodies.of_kind.get((release, noun, proper), ())]
        return noun not in self._said(body) and any(
            m.entity_id != body.entity_id and noun in self._said(m) for m in called
        )

    def _opens(self, fitting: list[Mention]) -> bool:
        """Whether the release begins with one of some bodies."""
        return any(self.bodies.segment(m.first).kind in OPENING_KINDS for m in fitting)

    def _of_kinds(self, phrase: Phrase, release: int, heads: set[str], rest: set[str], noun: str) -> list[Mention]:
        """The organisations of some kinds that a noun may mean: rather those that have a name of their own."""
        fitting = self._fitting(phrase, release, heads, True, rest, noun)
        if not _any_before(fitting, phrase.first):
            others = self._fitting(phrase, release, heads, False, rest, noun)
            if not fitting or _any_before(others, phrase.first):
                return others  # "Объединённый профсоюз", before another called «Шахтёр»
        return fitting

    def _is_rival(self, phrase: Phrase, fitting: list[Mention]) -> bool:
        """Whether a release is about another firm than those whose kind nothing but a legal form tells: "завод" of a
        brewery that has machines of "Braumeister GmbH"."""
        home = self.bodies.home.get(self.bodies.release(phrase.head))
        if home is None or home in {m.entity_id for m in fitting}:
            return False
        return not self.bodies.kinds[home].isdisjoint(EMPLOYERS)

    def _is_far(self, phrase: Phrase, m: Mention) -> bool:
        """Whether a body that is not what the release is about stands further away than in the paragraph before."""
        here = self.bodies.segment(phrase.first).segment_id
        at = self._told_in.get(m.entity_id, [])
        last = bisect_left(at, here + 1) - 1  # of the paragraphs that name it
        apart = here - at[last] if last >= 0 else 0
        return apart > 1 and m.entity_id != self.bodies.home.get(self.bodies.release(phrase.head))

    @cached_property
    def _told_in(self) -> dict[int, list[int]]:
        """The paragraphs in which each organisation is named."""
        out: dict[int, list[int]] = {}
        for m in self.bodies.organisations:
            out.setdefault(m.entity_id, []).append(self.bodies.segment(m.first).segment_id)
        return out

    def _fitting(
        self, phrase: Phrase, release: int, heads: set[str], proper: bool, rest: set[str], noun: str
    ) -> list[Mention]:
        """The organisations that a noun with adjectives may mean, of those with a name of their own or the others."""
        known = [
            m
            for head in heads
            for m in self.bodies.near(phrase.first, self.bodies.of_kind.get((release, head, proper), []))
        ]
        fitting = [
            m
            for m in known
            if self._told_by(m, rest) and self._on_level(m, noun) and self._told_before(m, heads, phrase, noun in ANY)
        ]
        if not rest.isdisjoint(TERRITORIAL.keys() - {"городской"}):
            fitting = [m for m in fitting if not self._elsewhere(m, phrase)]
        return fitting

    def _just_told(self, phrase: Phrase) -> Mention | None:
        """The one organisation of the sentence before, which "этого ведомства" stands for."""
        t, s = self.doc.tokens, self.doc.tokens.sentence[phrase.head] - 1
        if s < 0 or self.doc.sentences[s].segment_id != self.doc.sentences[s + 1].segment_id:
            return None
        at = bisect_left(self.bodies.organisations, t.bound[s], key=lambda m: m.first)
        told = [m for m in self.bodies.organisations[at : at + REACH] if t.sentence[m.first] == s]
        return told[0] if len({m.entity_id for m in told}) == 1 else None

    @staticmethod
    def _set(phrase: Phrase, body: Mention, first: int, stop: int) -> None:
        """Give a role its organisation, for which the words of a range stand."""
        phrase.organisation, phrase.location, phrase.generic = body, None, None
        phrase.words = [k for k in phrase.words if not first <= k < stop or k == phrase.head]

    def _firm(self, phrase: Phrase, first: int, stop: int) -> None:
        """ "директор компании" of what the release is about, where nothing says of which kind that is."""
        home = self.bodies.home.get(self.bodies.release(phrase.head))
        if home is not None and self._may_be_firm(home, first, stop):
            self._set(phrase, self.bodies.first["organisation", home], first, stop)

    def _may_be_firm(self, entity_id: int, first: int, stop: int) -> bool:
        """Whether the words of a range are what firms are called by, and an organisation's name says of no kind."""
        words = self._lemmas(range(first, stop))
        called = len(words) == 1 and (words == [SOCIETY] or "@firms" in table("aliases.tsv").get(words[0], ()))
        if not called or not self.bodies.kinds[entity_id].isdisjoint(NAMING | AUTHORITIES):
            return False
        return self.bodies.all_kinds(entity_id) & GENERIC <= alike(words[0])

    def _told_before(self, m: Mention, heads: set[str], phrase: Phrase, any_kind: bool) -> bool:
        """Whether more than its legal form says that an organisation is meant, or it is told of by then."""
        more = not any_kind and not (self.bodies.said(m) & heads) <= FIRMS
        return more or m.first < phrase.first or m.entity_id == self.bodies.home.get(m.release_id)

    def _on_level(self, m: Mention, noun: str) -> bool:
        """Whether a name is of the level that a compound tells: no "облисполком" is a "городской исполнительный
        комитет"."""
        told = LEVELS.get(noun[:3]) if noun in table("aliases.tsv") else None
        return told is None or not (told | {noun}).isdisjoint(self._said(m))

    def _told_by(self, m: Mention, rest: set[str]) -> bool:
        """Whether the adjectives before a noun may be said of an organisation: "региональное" of "правительство Омской
        области"."""
        left = rest - self._said(m)
        return all(word in TERRITORIAL and self._is_of_level(m, word) for word in left)

    def _is_of_level(self, m: Mention, adjective: str) -> bool:
        if not TERRITORIAL[adjective].isdisjoint(self._said(m)):
            return True
        place = home(self.doc, m) if adjective in PLACE_OF else None
        return place is not None and place.kind == PLACE_OF[adjective]

    def _said(self, m: Mention) -> set[str]:
        """The words that tell which organisation is meant."""
        return {*self.bodies.names[m.entity_id], *self.bodies.described.get(m.entity_id, ())}

    def _meant(self, phrase: Phrase, fitting: list[Mention], noun: str) -> Mention | None:
        """Of those that fit the last before it (in its paragraph), or what the release is about, or the nearest; of
        several that stand far the one that the release begins with."""
        t, before = self.doc.tokens, [m for m in fitting if m.first < phrase.first]
        last = max(before, key=lambda m: m.first, default=None)
        home = self.bodies.home.get(self.bodies.release(phrase.head))
        own = next((m for m in fitting if m.entity_id == home), None)
        if own is not None and last is not None and last.first in self._attached:
            return own  # "депутат Госдумы уехал, сказал спикер парламента"
        called = [m for m in before if any(word.endswith(noun) for word in self._said(m) | self.bodies.said(m))]
        here = self.bodies.segment(phrase.first)
        near = last is not None and self.bodies.segment(last.first) is here
        nearer = near and all(self.bodies.segment(m.first) is not here for m in called)
        if last is not None and last not in called and len({m.entity_id for m in called}) == 1 and not nearer:
            return called[-1]  # the "корпорация «Весна» (входит в «Ростех»)", not «Ростех», which is one too
        if last is not None and (noun in ANY or near):
            beside = [m for m in before if t.sentence[m.first] == t.sentence[last.first]]
            subjects = [m for m in beside if self.bodies.subject(m)]
            return subjects[0] if len({m.entity_id for m in subjects}) == 1 else last
        same = [m for m in fitting if m.entity_id in self._had.get(self._post_of(phrase), ())]
        if len({m.entity_id for m in same}) == 1:
            return same[0]  # "главный дирижёр театра" of the one that has had another by then
        if own is None and last is not None and len({m.entity_id for m in fitting}) > 1:
            return self._opening(phrase, fitting, last)
        return own or last or min(fitting, key=lambda m: m.first)

    def _opening(self, phrase: Phrase, fitting: list[Mention], last: Mention) -> Mention | None:
        """Of several bodies of a kind the only one that the release begins with, or that the paragraph before names."""
        segment = self.bodies.segment
        if segment(phrase.first).segment_id - segment(last.first).segment_id <= 1:
            return last
        begun = {m.entity_id for m in fitting if segment(m.first).kind in OPENING_KINDS}
        return next(m for m in fitting if m.entity_id in begun) if len(begun) == 1 else None

    def _elsewhere(self, m: Mention, phrase: Phrase) -> bool:
        """Whether another region or town is named between an organisation and what may mean it again."""
        places = self._regional
        at = bisect_left(places, phrase.first, key=lambda place: place.first)
        return at > 0 and places[at - 1].first >= m.last

    @cached_property
    def _regional(self) -> list[Mention]:
        kinds = {x.location_id: x.kind for x in self.doc.locations}
        return [m for m in self.doc.mentions if m.kind == "location" and kinds[m.entity_id] in ("region", "district")]

    def _unnest(self, phrase: Phrase, m: Mention) -> None:
        """ "комиссии Общественной палаты по развитию": the commission is the role's where the chamber is known."""
        t = self.doc.tokens
        if dictionary_form(t.lower[m.first]) not in BODIES:
            return
        words = [dictionary_form(t.lower[k]) for k in range(m.first, m.last)]
        for at, word in enumerate(words[1:], 1):
            for entity_id in self._by_first_word.get(word, ())[:REACH]:
                name = self.bodies.names[entity_id]
                if entity_id != m.entity_id and words[at : at + len(name)] == name:
                    inner = range(m.first + at, m.first + at + len(name))
                    phrase.words += [k for k in range(m.first, m.last) if k not in inner]
                    phrase.organisation = self.bodies.first["organisation", entity_id]
                    return
