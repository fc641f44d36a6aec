"""Whether a role is held, was or will be: by the tense and the meaning of the verb, or of the noun, that says it."""

from __future__ import annotations

from itertools import pairwise

from presslens.document import RoleStatus
from presslens.entities.people.commons import is_past
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.subjects import DOUBTING, FARTHEST, LEAVING, Subjects
from presslens.facts.roles.words import SUBJECTS, word_list

ABANDONING = word_list("abandoning")
MOVING = word_list("moving")
JOINING = word_list("joining")
PARTING = word_list("parting")
BEING = word_list("being")
NOMINATING = word_list("nominating")
EXPECTING = word_list("expecting")
KEEPING = word_list("keeping")
ENTERING, QUITTING = word_list("entering"), word_list("quitting")
OVER = BEING | {"избираться", "переизбираться", "назначаться", "становиться"}  # in the past they say no more
STILL = 5  # tokens on either side of a verb that say that something goes on
# Nouns that say that somebody enters or leaves a post, or works in it.
CHANGES: dict[str, RoleStatus] = {**dict.fromkeys(ENTERING, "current"), **dict.fromkeys(QUITTING, "former")}


class Statuses(Subjects):
    """What the words that say a role say of when it is held."""

    def _status(self, phrase: Phrase, verb: int, name: str) -> None:
        """Set the status of a role, if none is told beside it, by its verb: "станет", "был", "выдвинут", "ушёл"."""
        if phrase.status != "current":
            return
        tense = (
            "Fut"
            if self._coming(verb) or self.tokens.lower[verb].startswith("буд")
            else self.tokens.tag[verb].feats.get("Tense") or ("Past" if is_past(self.tokens.words[verb]) else None)
        )
        status: RoleStatus = "current"
        if name in LEAVING:
            status = "current" if tense == "Fut" else "former"
        elif tense == "Past" and name in OVER:
            status = "former"
        elif (tense == "Fut" and name not in KEEPING and not self._goes_on(verb)) or name in NOMINATING:
            status = "future"
        phrase.status = status

    def _goes_on(self, verb: int) -> bool:
        """Whether what will be is so already: "по-прежнему будет тренером", "как и прежде, будет"."""
        near = self.tokens.lower[max(verb - STILL, self.reader.begin_of(verb)) : verb + STILL]
        before = pairwise(near)
        return "по-прежнему" in near or any(pair in (("и", "прежде"), ("и", "раньше")) for pair in before)

    def _when(self, verb: int, name: str) -> RoleStatus:
        """Whether what a verb says is so, was or will be: "возглавил", "возглавлял", "возглавит"."""
        feats = self.tokens.tag[verb].feats
        if feats.get("Tense") == "Fut" or self._coming(verb):
            return "future"
        lasting = feats.get("Aspect") == "Imp" or name in BEING
        gone = name in PARTING | ABANDONING or (lasting and name not in MOVING | JOINING)
        return "former" if gone and feats.get("Tense") == "Past" else "current"

    def _expected(self, noun: int, change: RoleStatus) -> RoleStatus | None:
        """The status after a change, by what is said of that: "слухи о назначении", "ожидается отставка"."""
        t, above, said = self.tokens, noun, {self._lemma(c) for c in self.tokens.children[noun] if c < noun}
        for _ in range(FARTHEST):
            above = t.head[above]
            if above < 0:
                break
            said.add(self._lemma(above))
            if t.lower[above].startswith("подтвер") and not self._asserted(above):
                return "current" if change == "former" else None
        verb = t.head[noun]
        if change == "current" and verb >= 0 and t.relation[noun] in SUBJECTS and self._when(verb, "") == "future":
            return "future"  # "назначение Ким директором станет первым шагом"
        if said.isdisjoint(DOUBTING | EXPECTING):
            return change
        if change == "former":
            return "current"
        return None if said & DOUBTING else "future"
