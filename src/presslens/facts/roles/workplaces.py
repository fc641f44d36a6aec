"""Where somebody works, as verbs say: "возглавляет фонд", "работает в нём"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from functools import cache

from presslens.document import Mention
from presslens.facts.roles.members import Work
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.referring import Referring
from presslens.facts.roles.status import ABANDONING, JOINING, MOVING, PARTING, Statuses
from presslens.facts.roles.subjects import CLAUSE
from presslens.facts.roles.trimming import CLOSING, OPENING
from presslens.facts.roles.words import SUBJECTS, word_list
from presslens.tagging.morphology import readings

HEADING = word_list("heading")
REPRESENTING = word_list("representing")
HOLDING = word_list("holding")
POSITIONS = word_list("positions")
PHASES = word_list("phases")
WITH_INSTRUMENTAL = frozenset(("заведовать", "командовать", "руководить", "управлять"))
OBJECTS = (*SUBJECTS, "obj", "obl", "iobj")
WITHIN = frozenset(("в", "во", "на", "за", "при", "у"))
# Verbs whose object is the organisation.
OBJECTIVE = HEADING | ABANDONING | REPRESENTING
# The prepositions with which verbs name an organisation.
WORKING = word_list("working")
PREPOSITIONS: dict[str, frozenset[str]] = dict.fromkeys(WORKING, WITHIN)
PREPOSITIONS |= dict.fromkeys(word_list("playing"), frozenset(("за",)))
PREPOSITIONS |= dict.fromkeys(MOVING, frozenset(("в", "во", "на")))
PREPOSITIONS |= dict.fromkeys(JOINING, frozenset(("в", "во", "на", "к")))
PREPOSITIONS |= dict.fromkeys(PARTING, frozenset(("из", "с", "со")))


class Workplaces(Referring, Statuses):
    """The organisations in which people work, beside those of their roles."""

    def _workplace(self, phrase: Phrase, verb: int) -> None:
        """ "работал в университете преподавателем": the organisation beside the verb."""
        if phrase.organisation is not None:
            return
        if self._in_other_clause(phrase.outer, verb):
            return
        for m in self._organisations(verb, ("obl", "nmod")):
            phrase.organisation = phrase.organisation or m
        for m in self._organisations(phrase.head, ("obl", "nmod")):
            phrase.organisation = phrase.organisation or m

    def _in_other_clause(self, first: int, verb: int) -> bool:
        """Whether a clause stands between a verb and a role after it: "поработав в банке, был | директором музея"."""
        t = self.tokens
        return any(
            t.relation[i] in ("conj", "root") and t.tag[i].feats.get("VerbForm") == "Fin"
            for i in range(verb + 1, first)
        )

    def _organisations(self, verb: int, relations: tuple[str, ...], within: Set[str] = WITHIN) -> Iterator[Mention]:
        """The organisations in which something is done, as a verb or noun and its prepositions say."""
        t = self.tokens
        for c in t.children[verb]:
            if t.relation[c] in relations and {t.lower[k] for k in t.children[c] if t.relation[k] == "case"} <= within:
                yield from (m for m in self._bodies(c, verb) if m.kind == "organisation")

    def _bodies(self, i: int, verb: int) -> Iterator[Mention]:
        """The organisations at a token: named there, before the relative clause whose pronoun it is, joined to one."""
        word = self.tokens.lower[i]
        m = self._antecedent(i, verb) if word == "где" or word.startswith("котор") else self._body(i)
        if m is not None:
            yield m
            yield from self._listed(m)

    def _listed(self, m: Mention) -> list[Mention]:
        """The organisations that are joined to one by "и" at last, or all in quotation marks: "в «Амуре», «Сибири»"."""
        t, mention, found = self.tokens, self.reader.mention, []
        end, quoted = self.reader.end_of(m.first), True
        while (j := self._unquoted(m.last, end)) < end and t.lower[j] in (",", "и"):
            k = j + 1
            while k < end and k not in mention and (t.pos[k] == "ADJ" or t.words[k] in OPENING or self._generic(k)):
                k += 1
            other = mention.get(k)
            if other is None or other.kind != m.kind:
                break
            found.append(other)
            if t.lower[j] == "и":
                return found
            quoted = quoted and j > m.last and t.words[k - 1] in OPENING
            m = other
        return found if quoted else []

    def _unquoted(self, j: int, end: int) -> int:
        """The token after the quotation marks that close at `j`."""
        while j < end and self.tokens.words[j] in CLOSING:
            j += 1
        return j

    def workplaces(self) -> Iterator[Work]:
        """Whom a verb says to head, join or leave an organisation or place, or to work in it."""
        forms = _verb_forms()
        for i in self.tokens.places(forms.keys()):
            name = forms[self.tokens.lower[i]]
            says = self._says(i)
            if says is not None:
                status, pairs = self._when(i, name), self._worked(i, says, name)
                for person, body in self._headed(i, says, name) if name in OBJECTIVE else pairs:
                    yield Work(person, body, i, status)
                for person, body in self._placed(i, says, name, {"из"}) if name in MOVING else ():
                    yield Work(person, body, i, "former")

    def _worked(self, verb: int, says: int, name: str) -> Iterator[tuple[Mention, Mention]]:
        """ "работает в фонде", "занимает пост в фонде": a person and each organisation."""
        objects = [c for c in self.tokens.children[verb] if self.tokens.relation[c] == "obj"]
        if name in HOLDING:
            for post in objects:
                if self._lemma(post) in POSITIONS:
                    yield from self._with_person(self._organisations(post, ("nmod", "obl")), says, "")
        elif name in MOVING | PARTING or not objects:
            yield from self._placed(verb, says, name, PREPOSITIONS[name])

    def _placed(self, verb: int, says: int, name: str, within: Set[str]) -> Iterator[tuple[Mention, Mention]]:
        yield from self._with_person(self._organisations(verb, ("obl", "nmod", "advmod"), within), says, name)

    def _with_person(self, bodies: Iterable[Mention], says: int, name: str) -> Iterator[tuple[Mention, Mention]]:
        for body in bodies:
            person = self._subject(says, name)
            if person is not None:
                yield person, body

    def _headed(self, verb: int, says: int, name: str) -> Iterator[tuple[Mention, Mention]]:
        """ "возглавляет фонд", "фонд возглавила Анна Ким": a person and each organisation or place."""
        if (pair := self._headed_by(verb)) is not None:
            yield pair
            return
        case = "Ins" if name in WITH_INSTRUMENTAL else "Acc"
        for i in self._objects(verb, case):
            person = self._leader(says, i, case)
            if person is not None:
                for body in self._bodies(i, verb):
                    if body.kind == "organisation" or name in HEADING:
                        yield person, body
                return
        if name in HEADING:
            yield from self._headed_again(verb, says, case)

    def _headed_again(self, verb: int, says: int, case: str) -> Iterator[tuple[Mention, Mention]]:
        """ "Компанию возглавляет Анна Ким", "Её возглавляет": who heads what the sentence before tells of."""
        t = self.tokens
        for c in t.children[verb]:
            fits = t.relation[c] in OBJECTS and t.case(c) in (case, "Acc" if t.pos[c] == "PRON" else case)
            body = self.referred(c) if fits and not any(t.relation[k] == "case" for k in t.children[c]) else None
            person = self._leader(says, c, case) if body is not None else None
            if person is not None and body is not None:
                yield person, body
                return

    def _objects(self, verb: int, case: str) -> Iterator[int]:
        """The tokens that may be the object of a verb: the parser takes many for subjects, or for another verb's."""
        t, end = self.tokens, self.reader.end_of(verb)
        for c in t.children[verb]:
            if t.relation[c] in OBJECTS and not any(t.relation[k] == "case" for k in t.children[c]):
                m = self._body(c)
                named = m is not None and t.case(min(c, m.first)) in (case, None, "Nom") and not self._remote(c, verb)
                if named or t.lower[c].startswith("котор"):
                    yield c
        after = verb + 1
        while after < end - 1 and t.pos[after] in ("ADV", "ADJ") and after not in self.reader.mention:
            after += 1
        if after < end and t.case(after) in (case, None, "Nom") and self._body(after) is not None:
            yield after
        before = self._body(verb - 1) if verb else None  # "Приказом мэра управление культуры | возглавил Олег Седых"
        if case == "Acc" and before is not None and before.last == verb and t.case(before.first) in (case, "Nom"):
            yield before.first

    def _remote(self, i: int, verb: int) -> bool:
        """Whether what the parser takes for the subject of a verb is that of another, which stands between them."""
        t = self.tokens
        between = range(min(i, verb) + 1, max(i, verb))
        return t.relation[i] in SUBJECTS and (len(between) > CLAUSE or any(t.pos[k] == "VERB" for k in between))

    def _leader(self, says: int, body: int, case: str) -> Mention | None:
        """Of whom a verb says that he heads what is named at `body`: a subject that is no organisation."""
        t = self.tokens
        subjects = [c for c in self._subjects(says) if c != body and self._body(c) is None]
        if subjects:
            return self._person(min(subjects, key=lambda c: abs(c - says)), says)
        only = t.relation[body] in SUBJECTS and t.case(body) != case  # "фонд возглавил рейтинг"
        return None if only else self._related(says)

    def _says(self, verb: int) -> int | None:
        """The verb that asserts a verb and has its subject: itself, or the one of "продолжает работать"."""
        t = self.tokens
        if self._asserted(verb):
            return verb
        if t.tag[verb].feats.get("VerbForm") != "Inf":
            return None
        above = t.head[verb]
        phase = above >= 0 and t.relation[verb] == "xcomp" and self._lemma(above) in PHASES
        return above if phase and self._asserted(above) else None

    def _headed_by(self, verb: int) -> tuple[Mention, Mention] | None:
        """ "фонд, возглавляемый Анной Ким": the person and the organisation of a participle."""
        t = self.tokens
        if t.tag[verb].feats.get("Voice") != "Pass" or not t.relation[verb].startswith(("acl", "amod")):
            return None
        m = self._body(t.head[verb])
        agents = (self._person(c, verb) for c in t.children[verb] if t.case(c) == "Ins")
        person = next((x for x in agents if x is not None), None)
        return (person, m) if person is not None and m is not None else None


@cache
def _verb_forms() -> dict[str, str]:
    """The verbs by form."""
    known = OBJECTIVE | HOLDING | PREPOSITIONS.keys()
    verbs = ((verb, readings(verb)[0].parse.lexeme) for verb in known)
    return {form.word.replace("ё", "е"): verb for verb, forms in verbs for form in forms}
