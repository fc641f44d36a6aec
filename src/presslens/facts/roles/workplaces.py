"""Where somebody works, as verbs and the words beside a name say: "возглавляет фонд", "Седых из «Динамо»"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from presslens.document import Mention
from presslens.facts.roles.complements import Phrase
from presslens.facts.roles.subjects import Subjects
from presslens.facts.roles.words import GENERIC, word_list
from presslens.tagging.morphology import readings

HEADING = word_list("heading")
WORKING = word_list("working")
PHASES = word_list("phases")
WITHIN = frozenset(("в", "во", "на", "за", "при", "у"))


class Workplaces(Subjects):
    """The organisations in which people work, beside those of their roles."""

    def _workplace(self, phrase: Phrase, verb: int) -> None:
        """ "работал в университете преподавателем": the organisation beside the verb."""
        if phrase.organisation is not None:
            return
        for m in self._organisations(verb, ("obl", "nmod")):
            phrase.organisation = phrase.organisation or m
        for m in self._organisations(phrase.head, ("obl", "nmod")):
            phrase.organisation = phrase.organisation or m

    def _organisations(self, verb: int, relations: tuple[str, ...]) -> Iterator[Mention]:
        t, mention = self.tokens, self.reader.mention
        for c in t.children[verb]:
            if t.relation[c] not in relations:
                continue
            if not {t.lower[k] for k in t.children[c] if t.relation[k] == "case"} <= WITHIN:
                continue
            at = c
            if t.lower[c].startswith("котор"):
                at = t.head[verb]  # "фонд, который возглавляет Анна Ким"
            elif c not in mention and self._lemma(c) in GENERIC:
                at = next((k for k in t.children[c] if k in mention and t.relation[k] in ("appos", "nmod")), c)
            m = mention.get(at)
            if m is not None and m.kind == "organisation":
                yield m

    def workplaces(self) -> Iterator[tuple[Mention, Mention, int]]:
        """A person, the organisation that he heads or works in, and the verb that says so."""
        t, forms = self.tokens, _verb_forms()
        verbs = [(i, name) for i, name in enumerate(map(forms.get, t.lower)) if name]
        for s in self.by_sentence if verbs else ():
            low, high = (bisect_left(verbs, (int(bound), "")) for bound in t.bounds[s : s + 2])
            for i, name in verbs[low:high]:
                says = self._says(i)
                if says is None:
                    continue
                if name in HEADING and (pair := self._headed_by(i)) is not None:
                    yield *pair, i
                    continue
                relations = ("obl", "nmod") if name in WORKING else ("obj", "obl", "iobj")
                if any(t.relation[c] == "obj" for c in t.children[i]) and name in WORKING:
                    continue
                for organisation in self._organisations(i, relations):
                    if name not in WORKING and t.lower[organisation.first - 1] in ("в", "на", "с", "по", "из"):
                        continue
                    person = self._subject(says, name)
                    if person is not None:
                        yield person, organisation, i

    def _says(self, verb: int) -> int | None:
        """The verb that asserts a verb and has its subject: itself, or the one of "продолжает работать"."""
        t = self.tokens
        if t.tag[verb].feats.get("VerbForm") != "Inf":
            return verb if self._asserted(verb) else None
        above = t.head[verb]
        phase = above >= 0 and t.relation[verb] == "xcomp" and self._lemma(above) in PHASES
        return above if phase and self._asserted(above) else None

    def _headed_by(self, verb: int) -> tuple[Mention, Mention] | None:
        """ "фонд, возглавляемый Анной Ким": the person and the organisation of a participle."""
        t = self.tokens
        if t.tag[verb].feats.get("Voice") != "Pass" or not t.relation[verb].startswith(("acl", "amod")):
            return None
        m = self.reader.mention.get(t.head[verb])
        agents = (self._person(c, verb) for c in t.children[verb] if t.case(c) == "Ins")
        person = next((x for x in agents if x is not None), None)
        return (person, m) if person is not None and m is not None and m.kind == "organisation" else None

    def members(self) -> Iterator[tuple[Mention, Mention, int]]:
        """A person and the organisation named right after: "Седых из «Динамо»", "Седых («Динамо»)"; or before."""
        t, mention = self.tokens, self.reader.mention
        for named in self.by_sentence.values():
            for person in named:
                end = self.reader.end_of(person.first)
                j = person.last
                if j + 1 < end and t.lower[j] == "из":
                    k = next((k for k in range(j + 1, min(j + 4, end)) if k in mention), None)
                    m = mention.get(k) if k is not None else None
                    if m is not None and m.kind == "organisation":
                        yield person, m, j
                elif j + 2 < end and t.lower[j] == "(":
                    m = mention.get(j + 1) or mention.get(j + 2)
                    if m is not None and m.kind == "organisation" and m.last < end and not self._spelt(person, m):
                        yield person, m, j
                if person.first >= 3 and t.lower[person.first - 1] in ("руководством", "председательством"):
                    m = mention.get(person.first - 3)
                    if m is not None and m.kind == "organisation" and t.lower[person.first - 2] == "под":
                        yield person, m, person.first - 1

    def _spelt(self, person: Mention, m: Mention) -> bool:
        """Whether what follows a name is the same name in Latin letters: "Анна Ким (Anna Kim)"."""
        name, other = self.doc.text[person.start : person.stop], self.doc.text[m.start : m.stop]
        return other.isascii() and not name.isascii() and len(name.split()) == len(other.split()) > 1


@cache
def _verb_forms() -> dict[str, str]:
    """The verbs of heading and working by form."""
    return {form.word.replace("ё", "е"): verb for verb in HEADING | WORKING for form in readings(verb)[0].parse.lexeme}
