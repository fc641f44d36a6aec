"""What speaks for and against a person as the holder of a role, as numbers: features of a role phrase and a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from presslens.document import Document, Mention
from presslens.facts.roles.complements import Phrase
from presslens.facts.roles.names import DASHES, Names
from presslens.facts.roles.phrases import ANIMATE
from presslens.facts.roles.predicates import APPOINTING, BECOMING, BEING, LEAVING, POSTS, SUBJECTS, TAKING
from presslens.tagging.morphology import lemma

KINDS = ("office", "profession", "rank", "degree", "clergy", "title")
CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
RELATIONS = (
    "appos", "conj", "nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "iobj", "nmod", "xcomp", "root", "parataxis",
    "acl", "flat:name", "amod", "orphan",
)  # fmt: skip
MARKS = (",", "и", "(", ")", ":", "«", "как", "котор")
BEFORE = (",", "и", "(", "в", "с", "как", "из", "не", "или", "на", "за", "о")
AFTER = (",", ".", "и", "(", ")", "в", "", ":", "с", "по", "от")
CLIMB = 7  # how far up the tree a common head is looked for
RULES = 8
GENDERS = {"masculine": "Masc", "feminine": "Fem"}


class Evidence:
    """Makes the features of pairs of one document."""

    def __init__(self, doc: Document, names: Names, phrases: Sequence[Phrase], rates: dict[str, float]) -> None:
        self.doc, self.tokens, self.names, self.phrases, self.rates = doc, doc.tokens, names, phrases, rates
        self.heads = {p.head for p in phrases}
        self.often = Counter(m.entity_id for m in doc.mentions if m.kind == "person")
        self.most = max(self.often.values(), default=1)

    def of(
        self, phrase: Phrase, m: Mention, rule: int, held: set[tuple[int, str]], holders: Counter[int], rank: int
    ) -> list[float]:
        """The features of a pair; `rule` is the rule that links it (0: none), `held` the roles by person so linked,
        `holders` how many roles of the sentence each person holds, `rank` how many people stand nearer."""
        t = self.tokens
        word = phrase.entry.lemma
        row: list[float] = [float(rule == k) for k in range(1, RULES + 1)]
        row += [float(phrase.entry.kind == k) for k in KINDS]
        row.append(self.rates.get(word, 0.0))
        after = m.first >= phrase.head
        first, last = (phrase.stop, m.first) if after else (m.last, phrase.outer)
        between = range(first, max(first, last))
        words = [t.lower[k] for k in between]
        row += [
            float(after), float(len(between)), float(sum(w == "," for w in words)),
            float(any(w in DASHES for w in words)),
            float(sum(k in self.names.person_at for k in between)),
            float(sum(t.pos[k] in ("VERB", "AUX") for k in between)),
            float(sum(k in self.heads for k in between)),
            float(sum(t.pos[k] == "ADP" for k in between)),
        ]  # fmt: skip
        row += [float(any(w.startswith(mark) for w in words)) for mark in MARKS]
        row += self._syntax(phrase, m)
        case = t.case(m.first)
        row += [float(phrase.case == c) for c in CASES] + [float(case == c) for c in CASES]
        row += [
            float(phrase.case == case), float({phrase.case, case} <= ANIMATE), float(phrase.plural),
            float(self.names._agree(phrase, m, strict=True)), float(self.names._agree(phrase, m, strict=False)),
            float(m.last - m.first), float(phrase.organisation is not None), float(phrase.location is not None),
            float(len(phrase.words)), float(phrase.place_adjective is not None), float(phrase.entry.fixed),
            float(phrase.status != "current"), float(phrase.generic is not None), float(phrase.outer < phrase.first),
        ]  # fmt: skip
        gender, own = GENDERS.get(self.names.predicates.gender[m.entity_id] or ""), t.gender(phrase.head)
        row.append(0.0 if None in (gender, own) or phrase.plural else 1.0 if gender == own else -1.0)
        before = t.lower[phrase.outer - 1] if phrase.outer else ""
        following = t.lower[phrase.stop] if phrase.stop < len(t) else ""
        row += [float(before == w) for w in BEFORE] + [float(before in DASHES), float(following in DASHES)]
        row += [float(following == w) for w in AFTER]
        row += [
            float((m.entity_id, word) in held), float(any(w == word for _, w in held)),
            float(holders[m.entity_id]), float(rank), self.often[m.entity_id] / self.most,
            float(t.words[phrase.head][:1].isupper()),
            float(t.sentence[m.first] == t.sentence[phrase.head]),
        ]  # fmt: skip
        return row

    def _syntax(self, phrase: Phrase, m: Mention) -> list[float]:
        t = self.tokens
        top = next((k for k in range(m.first, m.last) if not m.first <= t.head[k] < m.last), m.first)
        up, down = self._ancestors(phrase.head), self._ancestors(top)
        places = {k: i for i, k in enumerate(down)}
        climbed = next((i for i, k in enumerate(up) if k in places), None)
        common = up[climbed] if climbed is not None else -1
        dropped = places.get(common, CLIMB)
        climbed = CLIMB if climbed is None else climbed
        verb = lemma(t.words[common], t.tag[common]) if common >= 0 and t.pos[common] in ("VERB", "ADJ") else ""
        on = [lemma(t.words[k], t.tag[k]) for k in up[1:climbed] if t.pos[k] == "NOUN"] if climbed < CLIMB else []
        row = [float(climbed), float(dropped), float(climbed == 0), float(dropped == 0), float(common < 0)]
        row += [float(verb in group) for group in (BECOMING, BEING, APPOINTING, LEAVING, TAKING)]
        row += [float(bool(verb)), float(any(w in POSTS for w in on))]
        row.append(float(any(t.relation[c] == "cop" for c in t.children[phrase.head])))
        denied = (t.lower[c] for k in (phrase.head, common) if k >= 0 for c in t.children[k])
        row.append(float(any(word in ("не", "бы") for word in denied)))
        row += [float(t.relation[phrase.head] == r) for r in RELATIONS]
        row += [float(t.relation[top] == r) for r in RELATIONS]
        last_up = t.relation[up[climbed - 1]] if 0 < climbed < CLIMB else ""
        last_down = t.relation[down[dropped - 1]] if 0 < dropped < CLIMB else ""
        row += [float(last_up in SUBJECTS), float(last_down in SUBJECTS), float(last_up == last_down)]
        row += [float(last_up == r) for r in ("conj", "obl", "nmod", "appos", "xcomp")]
        row += [float(last_down == r) for r in ("conj", "obl", "nmod", "appos", "obj")]
        return row

    def _ancestors(self, i: int) -> list[int]:
        out = [i]
        while len(out) < CLIMB and (i := self.tokens.head[i]) >= 0:
            out.append(i)
        return out
