"""Role phrases: a word that names a role with its modifiers and complements, and whose role it is.

A phrase is read from its head to both sides: agreeing adjectives on the left ("первый заместитель"), on the right the
nouns that it governs ("председателя правительства"), down to the organisation or place.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from presslens.document import Gender, Mention
from presslens.entities.people.declension import forms
from presslens.facts.roles.heads import RELATIONS
from presslens.facts.roles.lexicon import UNREPORTED
from presslens.facts.roles.modifiers import ANIMATE
from presslens.facts.roles.openings import Openings
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.trimming import CLOSING
from presslens.facts.roles.words import ASSISTING

SPOUSES = {
    **dict.fromkeys(("жена", "супруга", "вдова", "невеста"), "feminine"),
    **dict.fromkeys(("муж", "супруг", "вдовец", "жених"), "masculine"),
}
UNDECLINED = ("о", "е", "ё", "и", "у", "ю", "э", "ы")
RELATED = RELATIONS | {"партнёр"}
ADVISERS = frozenset(("советник", "советница", "помощник", "помощница", "консультант"))
DEPUTIES = frozenset(("зам", "заместитель", "заместительница"))


class Reader(Openings):
    """Reads the role phrases of one document."""

    def phrases(self) -> Iterator[Phrase]:
        """Every role phrase outside the names of entities, in order."""
        i = 0
        known = self.lexicon.known
        heads = self.tokens.places({word for word in self.tokens.vocabulary if known[word] is not None})
        for k in sorted({*heads, *self.openings}):
            if k < i or (k in self.mention and not self._titles(k)):
                continue
            phrase = self.read(k)
            if phrase and (inside := self.mention.get(k)) is not None and inside.kind == "organisation":
                self._take_out(phrase, inside)
            if phrase:
                self._part(phrase)
                yield from self._with_inner(phrase)
                i = max(phrase.stop, k + 1)

    def _titles(self, k: int) -> bool:
        """Whether a word in an organisation's name is the role of a person named in it or after: "штаб мэра Орлова"."""
        m = self.mention[k]
        for person in (self.mention.get(k + 1), self.mention.get(m.last)):
            if person is not None and person.kind == "person" and person.first in (k + 1, m.last):
                quoted = self.tokens.words[m.last - 1] in CLOSING  # "корр. «Омского врача» Анна Ким"
                after = m.kind == "organisation" and not quoted and self.tokens.head[person.first] == k
                return person.first == k + 1 or after
        return False

    def _take_out(self, phrase: Phrase, m: Mention) -> None:
        """Read the office at the end of an organisation's name: "администрация президента США Джона Грина"."""
        person = self.mention.get(m.last)
        if person is None or person.kind != "person" or phrase.stop <= phrase.head:
            return
        phrase.organisation, phrase.stop = None, m.last
        named = self.tokens.lower[phrase.head + 1 : m.last]
        phrase.words = [k for k in phrase.words if k <= phrase.head]
        phrase.location = self._located.get(tuple(named))

    def _part(self, phrase: Phrase) -> None:
        """End a role before another that its holder has besides: "директора института | депутата Олега Седых"."""
        body, m = phrase.organisation, self.mention.get(phrase.stop)
        if body is None or not phrase.inner or phrase.case not in ANIMATE or m is None or m.kind != "person":
            return
        last = phrase.inner[-1]
        other = self._headed(last) if last == phrase.stop - 1 and last >= body.last else None
        if other is not None and other.outer >= body.last and other.plural == phrase.plural:
            phrase.stop, phrase.inner = other.outer, phrase.inner[:-1]
            phrase.words = [k for k in phrase.words if k < phrase.stop]

    @cached_property
    def _located(self) -> dict[tuple[str, ...], Mention]:
        """The first mention of a place by its words."""
        out: dict[tuple[str, ...], Mention] = {}
        for m in self.doc.mentions:
            if m.kind == "location":
                out.setdefault(tuple(self.tokens.lower[m.first : m.last]), m)
        return out

    def _with_inner(self, phrase: Phrase) -> Iterator[Phrase]:
        """A phrase, and the one inside it whose holder is named: "помощник президента Орлова Анна Ким"."""
        t, m = self.tokens, self.mention.get(phrase.stop)
        if m is None or m.kind != "person" or not phrase.inner or self._as_she_is_called(m) or self._weds(phrase, m):
            yield phrase
            return
        cases = {t.case(k) for k in range(m.first, m.last)}
        # "сына президента Орлова": kin of whom the syntax says that he is the president
        kin = phrase.entry.kind == UNREPORTED and not self._is_as_called(m)  # "жена пациента Рахель"
        kin = kin and (t.head[m.first] == phrase.inner[-1] or phrase.case not in (*ANIMATE, None))
        alike = {"Gen"} if t.gender(m.first) == "Fem" else ANIMATE  # of a woman's name the accusative is another form
        # "помощника генпрокурора Орлова": whose name it is, the syntax says
        inner = phrase.entry.lemma in ASSISTING and t.head[m.first] == phrase.inner[-1]
        # "партнёра бизнесмена Орлова", "ученика художника Орлова": of whatever syntax
        related = phrase.entry.lemma in RELATED and phrase.inner == [phrase.head + 1] and cases <= {None, *ANIMATE}
        # but "заместителя мэра Олега Седых", "советника председателя банка Олега Седых": who assists is named
        assists = phrase.entry.lemma in DEPUTIES or (phrase.entry.lemma in ADVISERS and phrase.organisation is not None)
        assists = assists and m.last > m.first + 1
        if t.number(phrase.inner[-1]) == "Plur" and t.lower[m.last : m.last + 1] not in (["и"], [","]):
            yield phrase  # "на счету нападающего гостей Олега Седых"
            return
        follower = self.mention.get(m.last)  # "жена актёра Орлова Анна Ким": whose case is the other role's
        follower = follower if follower is not None and follower.kind == "person" else None
        inner = inner and not assists
        # "назначил исполняющим обязанности заместителя мэра Олега Седых": who is appointed, not the mayor
        appointed = assists and phrase.status == "acting" and phrase.case == "Ins" and not follower
        own = {phrase.case or ""}
        apart = inner or (
            phrase.case not in (*ANIMATE, None)
            and not appointed
            and not all(self.complements.can_be(k, own) for k in range(m.first, m.last))
        )
        other = follower is not None and t.case(follower.first) == phrase.case == "Nom"
        other = other and t.head[m.first] == phrase.inner[-1] and t.case(m.first) == "Gen"
        named = range(m.first, m.last)  # "ассистентку врача Лину Ким" are no genitives
        apart = apart and all(
            self.complements.can_be(k, {"Gen"}) or not self.complements.can_be(k, {"Acc"}) for k in named
        )
        kin = kin and (cases <= alike or ("Gen" in cases and all(self.complements.can_be(k, {"Gen"}) for k in named)))
        owned = other or kin or related or (cases <= {"Gen", None} and apart)
        if not owned or self._is_in_another(phrase, m):
            yield phrase
            return
        held = self._headed(phrase.inner[-1])
        if held is not None:
            phrase.stop = m.last
            yield held
        yield phrase

    def _is_in_another(self, phrase: Phrase, m: Mention) -> bool:
        """Whether a name stands in the case of a role and is no genitive: "секретарём мэра | Лопатиным", whatever the
        tagger takes it for."""
        gender = self.genders.get(m.entity_id)
        if gender is None or phrase.case in (*ANIMATE, "Nom", None):
            return False
        return self.written_in(m, gender, phrase.case) and not self.written_in(m, gender, "Gen")

    def written_in(self, m: Mention, gender: str, *cases: str | None) -> bool:
        """Whether all words of a name can be in one of the cases, by the paradigms of names, so that they are its
        bearer's."""
        own = self._called[m.entity_id].lower().replace("ё", "е").split()
        words = [word for word in self.tokens.words[m.first : m.last] if len(word) > 1]
        tables = [(forms("first", word), forms("last", word)) for word in words]
        cells = [(gender[0], case) for case in cases if case is not None]
        told = ([name for table in pair for cell in cells for name, _ in table.get(cell, ())] for pair in tables)
        return all(any(name.replace("ё", "е") in own for name in names) for names in told)

    def _is_as_called(self, m: Mention) -> bool:
        """Whether a name alone stands as its bearer is called, so that it is whose kin she is that is told."""
        word = self.tokens.words[m.first]
        declines = m.last == m.first + 1 and not word.endswith(UNDECLINED)
        return declines and word == self._called.get(m.entity_id)

    @cached_property
    def _called(self) -> dict[int | None, str]:
        return {p.person_id: p.name for p in self.doc.people}

    def _weds(self, phrase: Phrase, m: Mention) -> bool:
        """Whether a name is that of somebody's husband or wife, not of who holds the role between: "с вдовой режиссёра
        Гретой Седых"."""
        return SPOUSES.get(phrase.entry.lemma) == self.genders.get(m.entity_id, "")

    @cached_property
    def genders(self) -> dict[int | None, Gender | None]:
        """The genders of the people of the document."""
        return {p.person_id: p.gender for p in self.doc.people}

    @cached_property
    def _women(self) -> dict[int | None, str]:
        return {p.person_id: p.name for p in self.doc.people if p.gender == "feminine"}

    def _as_she_is_called(self, m: Mention) -> bool:
        """Whether a name is the nominative of a woman's, which no genitive of hers is: "секретарь мэра Айя Седова",
        "помощник прокурора Седова А. А."."""
        words = self.tokens.words[m.first : m.last]
        surnames = [word for word in words if len(word) > 1]
        if len(surnames) == 1 < len(words):
            called = self._women.get(m.entity_id, "").rpartition(" ")[2]
            return surnames[0] == called and called.endswith(("а", "я"))
        return words[-1].endswith(("а", "я")) and self._women.get(m.entity_id) == " ".join(words)
