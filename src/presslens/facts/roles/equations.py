"""Roles said of somebody without a verb for it: "он депутат", "Ким, которая ныне депутат", "врача зовут Ким"."""

from __future__ import annotations

from presslens.document import Mention
from presslens.entities.people.commons import person_noun
from presslens.facts.roles.modifiers import ANIMATE
from presslens.facts.roles.nominalisations import Nominalisations
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.sharing import DASHES
from presslens.facts.roles.subjects import BEFORE_THAT, CLAUSE, CLAUSES, EARLIER, GENDERS, PRONOUNS
from presslens.facts.roles.words import SUBJECTS, word_list

EARLIER_WORDS = [[word] for word in EARLIER]
PRAISING = word_list("praising")
CALLED = (["зовут"], ["звали"])
DYING = frozenset(("погибнуть", "скончаться", "умереть"))


class Equations(Nominalisations):
    """The roles in the nominative that stand for whoever a clause is about, and those of who is called by name."""

    def equated(self, phrase: Phrase) -> Mention | None:
        """Of whom a role in the nominative is said without a verb that says so."""
        rules = (self._is_he, self._is_who, self._is_told_first, self._is_dead)
        return next(filter(None, (rule(phrase) for rule in rules)), None)

    def _is_called(self, phrase: Phrase) -> Mention | None:
        """ "Водителя автобуса зовут Олег Седых", not "Собаку водителя зовут"."""
        t, before = self.tokens, phrase.outer - 1
        if phrase.case not in ANIMATE or phrase.plural or t.lower[phrase.stop : phrase.stop + 1] not in CALLED:
            return None
        if before >= self.reader.begin_of(phrase.head) and t.pos[before] in ("NOUN", "PROPN"):
            return None
        m = self.reader.mention.get(phrase.stop + 1)
        return m if m is not None and m.kind == "person" else None

    def _is_he(self, phrase: Phrase) -> Mention | None:
        """ "Сейчас он советник президента", "она – депутат": whom the pronoun right before a role stands for."""
        t, k = self.tokens, phrase.outer - 1
        k -= k > 0 and (t.lower[k] in DASHES or t.pos[k] == "ADV")
        if k < 0 or t.lower[k] not in PRONOUNS or t.head[k] != phrase.head or t.relation[k] not in SUBJECTS:
            return None
        praised = phrase.outer < phrase.first or phrase.entry.lemma in PRAISING  # "он настоящий боец"
        claimed = t.relation[phrase.head] in CLAUSES  # "уверял, что он врач"
        unsaid = claimed or t.words[self.reader.end_of(k) - 1] == "?"
        if phrase.plural or praised or unsaid or self._in_speech(k) or not self._asserted(phrase.head):
            return None
        m, said = self._person(k, phrase.head), self._lower[self.reader.begin_of(k) : k]
        if m is not None and phrase.status == "current" and (said[-1:] in EARLIER_WORDS or said[-2:] in BEFORE_THAT):
            phrase.status = "former"  # "До этого он — заместитель директора"
        return m

    def _is_who(self, phrase: Phrase) -> Mention | None:
        """ "Анна Ким, которая ныне депутат": who is named right before such a clause without a verb."""
        t, k = self.tokens, phrase.outer - 1
        k -= k > 0 and t.pos[k] == "ADV"
        if k < 1 or not t.lower[k].startswith("котор") or t.case(k) != "Nom" or t.words[k - 1] != ",":
            return None
        m = self.reader.mention.get(k - 2)
        if m is None or m.kind != "person" or phrase.plural or self._in_speech(k):
            return None
        return m if self.gender[m.entity_id] in (None, GENDERS.get(t.gender(k) or "")) else None

    def _is_told_first(self, phrase: Phrase) -> Mention | None:
        """ "Заведующий отделением, врач высшей категории, он провёл сто операций": whom the pronoun stands for that the
        roles at the head of a sentence are said of."""
        t, begin, end = self.tokens, self.reader.begin_of(phrase.head), self.reader.end_of(phrase.head)
        if phrase.plural or t.words[phrase.stop : phrase.stop + 1] != [","] or phrase.stop - begin > CLAUSE:
            return None
        he = next((k for k in range(phrase.stop, min(end, phrase.stop + CLAUSE)) if t.lower[k] in PRONOUNS), -1)
        if he < 0 or t.relation[he] not in SUBJECTS or t.case(he) != "Nom" or self._in_speech(he):
            return None
        for k in range(begin, he):
            m = self.reader.mention.get(k)
            said = t.pos[k] in ("AUX", "SCONJ") or t.tag[k].feats.get("VerbForm") in ("Fin", "Conv", "Inf")
            if (m is not None and m.kind == "person") or said or t.words[k] in DASHES:
                return None
        first = next(k for k in range(begin, he) if k == phrase.head or t.pos[k] == "NOUN")
        people = all(t.tag[k].feats.get("Animacy") != "Inan" and person_noun(t.lower[k]) for k in (first, phrase.head))
        return self._person(he, t.head[he]) if people else None

    def _is_dead(self, phrase: Phrase) -> Mention | None:
        """ "Умер Марк Седов. Худрук «Икса» скончался в Омске": who alone is told to have died just before."""
        t, head, s = self.tokens, phrase.head, self.tokens.sentence[phrase.head]
        verb = t.head[head]
        if phrase.plural or t.relation[head] not in SUBJECTS or verb < 0 or self._lemma(verb) not in DYING or s == 0:
            return None
        if self.by_sentence.get(s) or self.doc.sentences[s - 1].release_id != self.doc.sentences[s].release_id:
            return None
        before = self.by_sentence.get(s - 1, [])
        if len(before) != 1 or self.gender[before[0].entity_id] not in (None, GENDERS.get(t.gender(verb) or "")):
            return None
        k = before[0].first
        k = t.head[k] if t.relation[k] == "appos" else k  # "режиссёр Марк Седов"
        died = k >= 0 and t.relation[k] in SUBJECTS and t.head[k] >= 0 and self._lemma(t.head[k]) in DYING
        return before[0] if died else None

    def _in_speech(self, i: int) -> bool:
        """Whether the sentence of a token has it within marks of quotation, or one that opens or closes alone."""
        words, begin = self.tokens.words, self.reader.begin_of(i)
        before, after = words[begin:i], words[i : self.reader.end_of(i)]
        opened = before.count("«") + before.count("„") - before.count("»")
        closed = after.count("»") - after.count("«") - after.count("„")
        return opened > 0 or closed > 0 or before.count('"') % 2 == 1 or after.count('"') % 2 == 1
