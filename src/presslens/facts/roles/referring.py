"""Which organisation the object of a verb refers back to: "Цех строит «Лён». Компанию (его) возглавляет Анна Ким"."""

from __future__ import annotations

from functools import cached_property

from presslens.document import Mention
from presslens.facts.roles.kinds import alike, heads, known, shortened
from presslens.facts.roles.members import Members
from presslens.facts.roles.pronouns import owns
from presslens.facts.roles.trimming import before_quoted, end_quoted
from presslens.facts.roles.words import lemma_at, stands_for_body

# The possessives of the same gender as the pronouns that are objects.
PRONOUNS = {"его": "его", "им": "его", "ее": "ее", "ею": "ее", "ей": "ее"}


class Referring(Members):
    """The organisations that nouns of their kind and pronouns stand for, beside verbs."""

    def referred(self, i: int) -> Mention | None:
        """The one organisation that the sentence before a noun or pronoun tells of, or the clause before a pronoun,
        where it may stand for that."""
        t = self.tokens
        pronoun, noun = PRONOUNS.get(t.lower[i], ""), lemma_at(t, i) if t.pos[i] == "NOUN" else ""
        if pronoun and (m := self._ending_at(i - 1)) is not None and owns(t, m, pronoun):
            return m  # "создан фонд «Кров», [его] возглавит Анна Ким"
        s = t.sentence[i] - 1
        if s < 0 or not (pronoun or stands_for_body(noun)) or any(t.relation[c] != "det" for c in t.children[i]):
            return None
        if self.doc.sentences[s].segment_id != self.doc.sentences[s + 1].segment_id:
            return None
        told = [m for m in self._bodies_of.get(s, ()) if not pronoun or owns(t, m, pronoun)]
        if len({m.entity_id for m in told}) != 1 or self._tells_of_unnamed(s):
            return None
        m = told[0]
        return m if pronoun or not self._kinds(m).isdisjoint(alike(noun)) else None

    def _ending_at(self, comma: int) -> Mention | None:
        """The organisation whose name a comma follows."""
        t = self.tokens
        if comma < 1 or t.words[comma] != "," or t.sentence[comma] != t.sentence[comma + 1]:
            return None
        return next((m for m in self._bodies_of.get(t.sentence[comma], ()) if end_quoted(t, m) == comma), None)

    @cached_property
    def _bodies_of(self) -> dict[int, list[Mention]]:
        """The organisations that each sentence tells of."""
        out: dict[int, list[Mention]] = {}
        for m in self.doc.mentions:
            if m.kind == "organisation":
                out.setdefault(self.tokens.sentence[m.first], []).append(m)
        return out

    def _kinds(self, m: Mention) -> set[str]:
        """The nouns by which an organisation is called, in its name or before it."""
        t, before = self.tokens, before_quoted(self.tokens, m)
        name = " ".join(t.words[m.first : m.last])
        own = {lemma_at(t, k) for k in (before, m.first) if k >= 0 and t.pos[k] == "NOUN"}
        return heads(name) | shortened(name) | known(name) | {word for word in own if stands_for_body(word)}

    def _tells_of_unnamed(self, s: int) -> bool:
        """Whether a sentence tells of a body by a noun alone, which a pronoun may stand for as well."""
        t = self.tokens
        named = {k for m in self._bodies_of.get(s, ()) for k in range(before_quoted(t, m), m.last)}
        nouns = (k for k in range(t.bound[s], t.bound[s + 1]) if t.pos[k] == "NOUN" and k not in named)
        return any(stands_for_body(lemma_at(t, k)) for k in nouns)
