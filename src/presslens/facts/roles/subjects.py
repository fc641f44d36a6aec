"""Whom a verb is said of: its subject or object, who a pronoun stands for, whom the sentences before tell of."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from presslens.document import Document, Mention
from presslens.entities.people.commons import is_verb
from presslens.entities.people.lexicon import level, words
from presslens.facts.roles.modifiers import ANIMATE
from presslens.facts.roles.phrases import Reader
from presslens.facts.roles.trimming import OPENING
from presslens.facts.roles.words import HIS_HER, SUBJECTS, stands_for_body, word_list
from presslens.tagging.morphology import lemma, readings

APPOINTING = word_list("appointing")
DISMISSING = word_list("dismissing")
LEAVING = word_list("leaving") | DISMISSING
# Nouns that hold the role in the genitive: "пост директора".
POSTS = word_list("posts")
POST_FORMS = word_list("post_forms")  # those before which the subject of the sentence holds it
BESIDE = 10  # people on either side of a token, or tokens, that are looked at
ADVERSATIVE = frozenset(("однако", "но", "а", "хотя", "зато"))
ADVERBIAL = 7  # tokens from the comma of a clause to its participle
CLAUSE = 40  # tokens between a verb and a subject after it
AUXILIARY = ("aux", "aux:pass", "cop")
CLAUSES = ("ccomp", "acl", "csubj")
HEDGING = word_list("hedging")
CLAIMING = word_list("claiming")
DOUBTING = word_list("doubting")
DECIDING = word_list("deciding")
ANNOUNCING = word_list("announcing")
NAMING = ("appos", "flat", "flat:name")
PRONOUNS, LATTER = frozenset(("он", "она")), frozenset(("последний", "последняя"))
DECREED = 4  # tokens of "1." and a quotation mark before the verb of a decree
BORN = ("родился", "родилась")
LIFE = 12  # ... and of a life that a paragraph tells
FARTHEST = 2  # sentences back to whom a pronoun stands for
DOMINANT = 2  # how many times as often as the next the one whom a release is about is named
GENDERS = {"Masc": "masculine", "Fem": "feminine"}
EARLIER = frozenset(("ранее", "прежде", "раньше"))
BEFORE_THAT = [["до", word] for word in ("этого", "того", "назначения", "избрания")]


class Subjects:
    """The people whom the verbs of a document are said of."""

    def __init__(self, doc: Document, reader: Reader) -> None:
        self.doc, self.tokens, self.reader = doc, doc.tokens, reader
        self._lower = doc.tokens.lower
        self.gender = reader.genders
        self.given: dict[int, list[Mention]] = {}  # by sentence, those whom it is told so far to have got a role
        self.by_sentence: dict[int, list[Mention]] = {}
        for m in doc.mentions:
            if m.kind == "person":
                self.by_sentence.setdefault(doc.tokens.sentence[m.first], []).append(m)

    def _lemma(self, i: int) -> str:
        return lemma(self.tokens.words[i], self.tokens.tag[i])

    def _active(self, verb: int) -> bool:
        """Whether the subject of a verb does what it says: "назначил", not "назначен" or "назначается"."""
        return self.tokens.tag[verb].feats.get("Voice") == "Act" and not self.tokens.lower[verb].endswith("ся")

    def _asserted(self, verb: int) -> bool:
        """Whether a verb states a fact: no infinitive, negation, wish."""
        t = self.tokens
        tag = t.tag[verb].feats
        if tag.get("VerbForm") == "Inf" and not (self._ordered(verb) or self._coming(verb) or self._decided(verb)):
            return False
        if tag.get("Mood") in ("Imp", "Cnd"):
            return False
        hedged = any(t.lower[c] in HEDGING and c not in self.reader.mention for c in t.children[verb])
        return not hedged and not self._claimed(verb)

    def _claimed(self, verb: int) -> bool:
        """Whether a verb is only what is denied or held against somebody: "подозревают в том, что он вёл дела"."""
        t, above = self.tokens, self.tokens.head[verb]
        if above < 0 or t.relation[verb] not in CLAUSES:
            return False
        if t.lower[above] in ("то", "того", "том", "тем") and t.head[above] >= 0:
            above = t.head[above]
        if t.pos[above] == "NOUN":
            return self._lemma(above) in DOUBTING  # "слухи о том, что он станет директором"
        return t.pos[above] == "VERB" and self._lemma(above) in CLAIMING

    def _coming(self, verb: int) -> bool:
        """Whether a verb is a future: "будет исполнять", "будет назначен"."""
        t = self.tokens
        return any(t.relation[c] in AUXILIARY and t.lower[c].startswith("буд") for c in t.children[verb])

    def _ordered(self, verb: int) -> bool:
        """Whether an infinitive is a decree: "1. Назначить Анну Ким директором"."""
        t = self.tokens
        opening = range(self.reader.begin_of(verb), verb)
        first = len(opening) <= DECREED and all(t.pos[i] in ("NUM", "PUNCT") or t.lower[i].isdigit() for i in opening)
        return t.relation[verb] == "root" and first and self._lemma(verb) in APPOINTING | LEAVING

    def _decided(self, verb: int) -> bool:
        """Whether an infinitive is what somebody has decided: "принял решение назначить"."""
        t, above = self.tokens, self.tokens.head[verb]
        if t.relation[verb] == "conj" and above >= 0 and t.tag[above].feats.get("VerbForm") == "Inf":
            above = t.head[above]
        if above < 0 or self._lemma(verb) not in APPOINTING:
            return False
        if self._lemma(above) not in DECIDING and t.lower[above] not in DECIDING:
            return False
        said = above if t.pos[above] == "VERB" else t.head[above]
        return said >= 0 and t.tag[said].feats.get("Tense") == "Past" and self._asserted(said)

    def _subject(self, verb: int, name: str) -> Mention | None:
        t = self.tokens
        children = t.children[verb]
        if name in APPOINTING | LEAVING:
            objects = [
                c for c in children if (t.relation[c] == "obj" and self._can_be_object(c)) or self._appointed(c, verb)
            ]
            target = next((c for c in objects if self._lemma(c) not in POSTS), None)
            if target is not None:
                return self._candidate(target) or self._person(target, verb)
            if name in APPOINTING | DISMISSING and self._active(verb):
                return None
        # the parser may hang the subject of the sentence on the verb of a clause too: its own is the nearest
        subject = min(self._subjects(verb), key=lambda c: abs(c - verb), default=None)
        return self._related(verb) if subject is None else self._agreeing(self._person(subject, verb), verb)

    def _agreeing(self, m: Mention | None, verb: int) -> Mention | None:
        """The subject of a verb, or who is named right before it where the parser takes another for it, of whom it is
        not said: "Седых — врач, а Анна Ким | стала директором"."""
        t, beside = self.tokens, self.reader.mention.get(verb - 1)
        if m is None or beside is None or beside is m or beside.kind != "person":
            return m
        if t.relation[beside.first] not in SUBJECTS:
            return m
        gender = GENDERS.get(t.gender(verb) or "") if t.tag[verb].feats.get("Tense") == "Past" else None
        wrong = gender is not None and self.gender[m.entity_id] not in (None, gender)
        return beside if wrong and self.gender[beside.entity_id] == gender else m

    def _appointed(self, i: int, verb: int) -> bool:
        """Whether a name that the parser takes for the subject is in the accusative: "Айгуль Мусину назначили"."""
        t, m = self.tokens, self.reader.mention.get(i)
        if m is None or m.kind != "person" or t.relation[i] not in SUBJECTS or t.number(verb) != "Plur":
            return False
        return "Acc" in map(t.case, range(m.first, m.last))

    def _subjects(self, verb: int) -> Iterator[int]:
        """The subjects of a verb, without those of a clause after it, "объявил об уходе, однако мэр возразил", and
        without what only parsers take for one: "является артдиректором"."""
        t = self.tokens
        for c in t.children[verb]:
            if t.relation[c] not in SUBJECTS or (t.case(c) == "Ins" and c not in self.reader.mention):
                continue
            if c < verb or (c - verb < CLAUSE and not any(map(self._turns, range(verb + 2, c)))):
                yield c

    def _turns(self, i: int) -> bool:
        """Whether a clause begins that is set against the one before."""
        return self.tokens.lower[i] in ADVERSATIVE and self.tokens.words[i - 1] == ","

    def _can_be_object(self, i: int) -> bool:
        """Whether a token is an object by its case, or a name, whose case the tagger may have missed."""
        m = self.reader.mention.get(i)
        return self.tokens.case(i) in ("Acc", "Gen") or (
            m is not None and m.kind == "person" and self.tokens.case(i) != "Nom"
        )

    def _candidate(self, target: int) -> Mention | None:
        """ "выдвинул кандидатуру Анны Ким"."""
        t = self.tokens
        if not t.lower[target].startswith("кандидатур"):
            return None
        near = (c for c in t.children[target] if target < c < target + BESIDE)
        return next((m for c in near if (m := self._person(c, target))), None)

    def _related(self, verb: int) -> Mention | None:
        """The subject of a verb without one: the noun of its clause, the subject of the verb it is joined to."""
        t = self.tokens
        above, relation = t.head[verb], t.relation[verb]
        where = any(t.lower[c] == "где" for c in t.children[verb])
        if relation in ("acl", "acl:relcl", "advcl") and (where or self._is_set_in_body(verb)):
            above = self._verb_above(verb)
            told = any(True for _ in self._subjects(above)) if above >= 0 else True
            # "Ким уехал в Омск, где стал директором", and "Уехал" alone
            if told:
                return self._subject_of(above, verb)
            return self._related(above) if above < verb else None  # parsers may go in circles
        if relation == "acl:relcl" and self._is_circumstance(verb):
            return None  # "наставница, у которой начинала лаборантом": she who had her
        if relation in ("acl", "acl:relcl", "amod") and above >= 0:
            comma = self._clause_begin(verb)
            before = self.reader.mention.get(comma - 1) if comma > 0 and t.words[comma] == "," else None
            named = self.reader.mention.get(above)  # "тренеры Седых и Ким, возглавляющая клуб"
            other = t.number(above) == "Plur" if named is None else named.kind == "person"
            if before is not None and named is None and above < before.first:
                # "директор А, ректор Б и глава В, руководивший банком": of the nearest of several
                between = (self.reader.mention.get(i) for i in range(max(above, before.first - CLAUSE), before.first))
                other = other or any(m is not None and m.kind == "person" for m in between)
            other = other and t.number(verb) == "Sing" and before is not None and before.kind == "person"
            other = other or above > verb or t.case(verb) != t.case(above)
            if before is not None and other and self._alike(t.case(before.first), t.case(verb)):
                return before if before.kind == "person" else None  # the parser hangs a participle on its object
            m, gender = self._person(above, verb), GENDERS.get(self._participle_gender(verb) or "")
            own = m is None or gender is None or self.gender[m.entity_id] in (None, gender)
            own = own or (m is not named and t.gender(above) == t.gender(verb))  # "врач Анна Ким, ставший"
            return m if own else None  # "сестра Анна, а также ставший лётчиком брат"
        if relation == "ccomp" and above >= 0 and self._announced(above, verb):
            return self._subject(above, "")
        if relation == "conj" and (which := self._relative(above, verb)) is not None:
            return self._person(which, t.head[which])
        if (relation == "conj" or t.tag[verb].feats.get("VerbForm") == "Conv") and above >= 0:
            subject = next(self._subjects(above), None)
            if subject is not None:
                return self._person(subject, verb)
            clause = t.relation[above] not in ("root", "conj")
            untold = t.relation[above] == "root" and self._said_gender(verb) == t.gender(above) is not None
            if relation == "conj" and self._verbal(above) and (clause or untold) and above < verb:
                return self._related(above)  # "Работал в фонде, затем был директором"
        if relation == "parataxis" and above >= 0:
            main = above if t.pos[above] == "VERB" else self._verb_above(verb)
            if 0 <= main < verb and t.gender(main) == self._said_gender(verb) is not None:
                return self._subject_of(main, verb) or self._subject_of(t.head[main], verb)  # "начала карьеру: была"
        if relation == "root" and t.tag[verb].feats.get("Number") == "Sing":
            m = self._discourse(verb, self._said_gender(verb))
            # a subject that is left out was no complement before: "в администрации Джона Грина. Он ушёл."
            return m if m is not None and {t.case(k) for k in range(m.first, m.last)} - {None} != {"Gen"} else None
        return None

    def _verbal(self, i: int) -> bool:
        """Whether a word is a verb, by its tag or as the dictionary knows it: "Родился" passes for a name."""
        return self.tokens.pos[i] == "VERB" or is_verb(self.tokens.words[i])

    def _announced(self, above: int, verb: int) -> bool:
        """Whether somebody tells of himself what a clause says: "объявила, что | уходит с поста"."""
        t = self.tokens
        that = any(t.lower[c] == "что" and t.relation[c] == "mark" for c in t.children[verb])
        one = t.number(verb) == "Sing" == t.number(above) and above < verb
        if not that or not one or self._lemma(above) not in ANNOUNCING or not self._asserted(above):
            return False
        said = self._said_gender(verb)
        return said is None or said == t.gender(above)

    def _clause_begin(self, verb: int) -> int:
        """Where the comma before a participle and its adverbs is: "Глеба Лосева, | до этого | занимавшего"."""
        t, k = self.tokens, verb - 1
        while verb - k < ADVERBIAL and t.pos[k] != "PUNCT" and k not in self.reader.mention:
            if t.pos[k] in ("VERB", "AUX", "CCONJ") or t.lower[k] == "также" or t.tag[k].feats.get("Animacy") == "Anim":
                break
            k -= 1
        return k

    @staticmethod
    def _alike(one: str | None, other: str | None) -> bool:
        """Whether two words can be in one case: the accusative of men is their genitive."""
        return one == other or {one, other} <= ANIMATE

    def _participle_gender(self, verb: int) -> str | None:
        """The gender of a participle, as the dictionary has it where the tagger is wrong: "возглавлявшую"."""
        found = readings(self.tokens.words[verb])
        known = {r.feats.get("Gender") for r in found if r.pos == "VERB" and "Case" in r.feats}
        gender = self.tokens.gender(verb)
        return gender if gender in known or len(known) != 1 else next(iter(known))

    def _is_circumstance(self, verb: int) -> bool:
        """Whether the pronoun of a relative clause follows a preposition, and so is not whom the verb is said of."""
        t = self.tokens
        which = (c for c in t.children[verb] if c < verb and t.lower[c].startswith("котор"))
        return any(t.pos[c - 1] == "ADP" for c in which if c)

    def _is_set_in_body(self, verb: int) -> bool:
        """Whether a relative clause without a subject is set in a body: "играл за «Икс», в котором был капитаном"."""
        t, m = self.tokens, self.reader.mention.get(self.tokens.head[verb])
        if m is None or m.kind != "organisation" or not self._is_circumstance(verb):
            return False
        return not any(t.relation[c] in SUBJECTS for c in t.children[verb])

    def _said_gender(self, i: int) -> str | None:
        """The gender in which something is said: of a noun its verb's, "была директором"."""
        t = self.tokens
        copula = next((c for c in t.children[i] if t.relation[c] == "cop"), i)
        return t.gender(copula) or t.gender(i)

    def _relative(self, above: int, verb: int) -> int | None:
        """The pronoun of a relative clause that no comma ends: "сменила Седых, который вёл хор и | уходит тренером"."""
        t = self.tokens
        for k in range(verb - 1, max(above, verb - CLAUSE), -1):
            if t.words[k] == ",":
                return None
            if t.lower[k].startswith("котор"):
                return k if t.case(k) == "Nom" else None
        return None

    def _verb_above(self, i: int) -> int:
        """The nearest verb that a token depends on, or -1."""
        t, above = self.tokens, self.tokens.head[i]
        for _ in range(FARTHEST + 1):
            if above < 0 or t.pos[above] == "VERB":
                return above
            above = t.head[above]
        return -1

    def _subject_of(self, above: int, verb: int) -> Mention | None:
        """The subject of a verb, for one without a subject of its own."""
        subject = next(self._subjects(above), None) if above >= 0 else None
        return self._person(subject, verb) if subject is not None else None

    def verb_of(self, i: int) -> int:
        """The verb that states what a token is of, or -1."""
        verb = self._verb_above(i)
        return verb if verb >= 0 and self._asserted(verb) else -1

    def subject(self, verb: int) -> Mention | None:
        """Whom a verb is said of, whoever receives or bears something."""
        return self._subject(verb, "")

    def subject_body(self, i: int) -> Mention | None:
        """The organisation that is the subject of the clause of a token."""
        t, verb = self.tokens, self._verb_above(i)
        for c in t.children[verb] if verb >= 0 else ():
            if t.relation[c] in SUBJECTS:
                parts = (c, *(k for k in t.children[c] if t.relation[k] == "appos"))  # "компания «Ромашка»"
                m = next((self.reader.mention[k] for k in parts if k in self.reader.mention), None)
                return m if m is not None and m.kind == "organisation" else None
        return None

    def _person(self, i: int, verb: int) -> Mention | None:
        """The person that token `i` names, or stands for."""
        t = self.tokens
        m = self.reader.mention.get(i)
        if m is not None:
            return m if m.kind == "person" else None
        if t.lower[i] == "кто" and not t.relation[verb].startswith("acl"):
            return None  # "кто станет директором"
        if t.lower[i].startswith("котор") or t.lower[i] == "кто":
            above = t.head[verb]
            if above >= 0 and above != i and t.pos[above] != "VERB" and (above < i or above in self.reader.mention):
                return self._person(above, above)
            m = self.reader.mention.get(i - 2) if i > 1 and t.words[i - 1] == "," else None
            gender = GENDERS.get(t.gender(i) or "")
            fits = m is not None and m.kind == "person" and gender and self.gender[m.entity_id] in (None, gender)
            return m if fits else None
        if t.lower[i] in PRONOUNS:
            return None if self._quoted_on(i) or self._is_spoken_of(i) else self._discourse(i, t.gender(i))
        if t.lower[i] in LATTER and t.relation[i] in SUBJECTS:
            return self._latter(i)
        if t.lower[i] in HIS_HER and t.relation[i] == "obj":
            m = self._discourse(i, HIS_HER[t.lower[i]])  # "Её избрали казначеем"
            # "мэр Ким назначил его": who does so is another
            return m if m is not None and t.sentence[m.first] < t.sentence[i] else None
        named = self.by_sentence.get(t.sentence[i], [])
        at = bisect_left(named, i, key=lambda m: m.first)
        beside = named[max(at - BESIDE, 0) : at + BESIDE]
        for m in sorted(beside, key=lambda m: abs(m.first - i)):  # the parser may hang a name on a far noun too
            cases = {t.case(k) for k in range(m.first, m.last)}
            if t.case(i) not in cases and not (t.case(i) in ANIMATE and cases & ANIMATE):
                continue
            k = m.first
            for _ in range(3):  # "внук президента Олега Седых Глеб Лосев": the one in apposition to him
                if t.relation[k] not in NAMING and t.case(k) == t.case(m.first):
                    break
                other = self.reader.mention.get(t.head[k]) if t.relation[k] == "flat:name" else None
                if other is not None and other is not m:
                    break  # the parser has a name at the one of the next clause
                k = t.head[k]
                if k == i:
                    return self._owned_by(m, i) or m
        m = self.reader.mention.get(t.head[i]) if t.relation[i] == "appos" and t.head[i] >= 0 else None
        return m if m is not None and m.kind == "person" else None  # "Анна Ким, астроном, которая"

    def _latter(self, i: int) -> Mention | None:
        """The last of several people named before "последний", in its sentence or else in the one before."""
        s = self.tokens.sentence[i]
        here = [m for m in self.by_sentence.get(s, ()) if m.first < i]
        told = (here or self.by_sentence.get(s - 1, []))[-BESIDE:]
        several = len({m.entity_id for m in told}) > 1
        fits = several and self.gender[told[-1].entity_id] in (None, GENDERS.get(self.tokens.gender(i) or ""))
        return told[-1] if fits else None

    def _owned_by(self, m: Mention, i: int) -> Mention | None:
        """Who is named right after another whose a noun is: "брат О. Седова | Пётр", "Предшественник Седова, | Глеб
        Ким, работает"."""
        t, comma = self.tokens, m.last
        after = self.reader.mention.get(comma)
        if after is None and m.last == m.first + 1 and t.words[comma : comma + 1] == [","]:
            after = self.reader.mention.get(comma + 1) if level(t.lower[i]) in words("somebodys") else None
            if after is None or after.last - after.first < 2 or after.last == len(t):
                return None
            if t.words[after.last] != "," and t.pos[after.last] != "VERB":
                return None
        if after is None or after.kind != "person" or m.first != i + 1 or after.first < m.last:
            return None
        return after if t.sentence[after.first] == t.sentence[i] and t.case(after.first) == t.case(i) else None

    def _about_another(self, sentence: int, named: list[Mention]) -> bool:
        """Whether a pronoun is the subject of a sentence, and nobody named there: "При Орлове он был министром"."""
        t = self.tokens
        words = range(t.bound[sentence], t.bound[sentence + 1])
        said = any(t.lower[k] in PRONOUNS and t.relation[k] in SUBJECTS for k in words)
        return said and not any(t.relation[m.first] in SUBJECTS for m in named)

    def _tells_on(self, sentence: int, named: list[Mention]) -> bool:
        """Whether a sentence tells on of somebody whom it does not name, or calls by a noun, and of others besides:
        "Учился у Орлова.", "Экс-премьер обошёл Орлова."."""
        t = self.tokens
        words = range(t.bound[sentence], t.bound[sentence + 1])
        root = next((k for k in words if t.relation[k] == "root" and self._verbal(k)), None)
        said = readings(t.words[root])[0].grammemes if root is not None else frozenset()
        if root is None or "past" not in said or said.isdisjoint(("masc", "femn")):
            return False
        told = [c for c in t.children[root] if t.relation[c] in SUBJECTS and t.case(c) != "Acc"]
        told = [c for c in told if not self._in_clause_of_place(root, c)]
        called = all(t.pos[c] == "NOUN" and t.tag[c].feats.get("Animacy") == "Anim" for c in told)
        return called and not any(map(self._is_main_subject, named))

    def _is_main_subject(self, m: Mention) -> bool:
        """Whether the main verb of a sentence is said of somebody, by his name or a noun before it."""
        t = self.tokens
        for i in range(m.first, m.last):
            for _ in range(FARTHEST):
                if t.relation[i] not in NAMING or t.head[i] < 0:
                    break
                i = t.head[i]
            if t.relation[i] in SUBJECTS and t.relation[t.head[i]] == "root":
                return not self._in_clause_of_place(t.head[i], i)
        return False

    def _in_clause_of_place(self, verb: int, subject: int) -> bool:
        """Whether what the parser has as a verb's subject is of a clause after it: "окончил школу, где учил | Ким"."""
        return any(word == "где" or word.startswith("котор") for word in self.tokens.lower[verb:subject])

    def _aside(self, m: Mention) -> bool:
        """Whether somebody is only whose body it is that a sentence mentions: "работал в правительстве Орлова"."""
        t, noun = self.tokens, self.tokens.head[m.first]
        owner = t.relation[m.first] == "nmod" and t.case(m.first) == "Gen" and noun >= 0
        return owner and t.relation[noun] in ("obl", "nmod") and stands_for_body(self._lemma(noun))

    def stands_for(self, i: int) -> Mention | None:
        """Whom "его", "её" at a token stands for."""
        return self._discourse(i, HIS_HER.get(self.tokens.lower[i]))

    def _whose(self, m: Mention, pronoun: int) -> bool:
        """Whether somebody is only whose pupil or son "он" after a comma is told to be: "Ученик Седых, он работал"."""
        t, noun = self.tokens, self.tokens.head[m.first]
        apposed = t.lower[pronoun] in PRONOUNS and m.last == pronoun - 1 and t.words[m.last] == ","
        return apposed and t.relation[m.first] == "nmod" and t.tag[noun].feats.get("Animacy") == "Anim"

    def _quoted_on(self, i: int) -> bool:
        """Whether speech goes on after its speaker, who is another than those it tells of: "сказал Ким. — Он"."""
        return i > 0 and self.tokens.words[i - 1] in ("-", "–", "—") and i - 1 == self.reader.begin_of(i)

    def _is_spoken_of(self, i: int) -> bool:
        """Whether a pronoun is in the words of somebody named before them: "Ким вспоминает: «Он работал врачом»"."""
        words = self.tokens.words
        for k in range(i - 1, max(self.reader.begin_of(i), i - CLAUSE) - 1, -1):
            if words[k] in OPENING:
                return k > 0 and words[k - 1] == ":"
        return False

    def _discourse(self, i: int, gender: str | None) -> Mention | None:
        """The one person of that gender named before `i` in its sentence or else just before it."""
        sentence, told_on = self.tokens.sentence[i], False
        for s in range(sentence, max(sentence - FARTHEST, 0) - 1, -1):
            if self.doc.sentences[s].release_id != self.doc.sentences[sentence].release_id:
                return None
            people = self.by_sentence.get(s, [])
            before = bisect_left(people, i, key=lambda m: m.first)
            named = [m for m in people[max(before - BESIDE, 0) : before] if s < sentence or not self._whose(m, i)]
            fitting = [m for m in named if self.gender[m.entity_id] in (None, GENDERS.get(gender or ""))]
            if gender is None:
                fitting = named
            aside = not fitting and not any(self.tokens.relation[m.first] in SUBJECTS for m in named)
            if len({m.entity_id for m in fitting}) > 1 and s < sentence:  # of several the subject
                subjects = [m for m in fitting if self.tokens.relation[m.first] in SUBJECTS]
                main = [m for m in subjects if self._is_main_subject(m)]
                fitting = self._new_holder(i, s, fitting) or main or subjects
            if named and s < sentence and (aside or self._tells_on(s, named)):
                told_on = True
                continue
            if named and s < sentence and (self._about_another(s, named) or all(map(self._aside, named))):
                continue
            if s < sentence and len(fitting) == 1 and self._joint(fitting[0], named):
                if HIS_HER.keys().isdisjoint(self._lower[self.tokens.bound[s] : fitting[0].first]):
                    return None
                continue  # "Среди его учеников — А и Б. Был деканом": he whose they are
            if named:
                one = len({m.entity_id for m in fitting}) == 1
                return fitting[0] if one and (not told_on or self._is_main_subject(fitting[0])) else None
        m = self._of_paragraph(i) or self.topic(i)
        m = m if m is not None and not self._whose(m, i) else None
        return m if m is not None and gender and self.gender[m.entity_id] == GENDERS.get(gender) else None

    def _joint(self, m: Mention, named: list[Mention]) -> bool:
        """Whether somebody is one of several that are told together: "Приехали А и Б", "А, Б и В"."""
        joints = {k for k in (m.last, m.first - 1) if self._lower[k : k + 1] in (["и"], [","])}
        return any(other.first - 1 in joints or other.last in joints for other in named if other is not m)

    def _new_holder(self, i: int, before: int, fitting: list[Mention]) -> list[Mention]:
        """Who has got a role in the sentence before one that tells what he was earlier: "Ранее он работал врачом"."""
        first = self.reader.begin_of(i)
        lower = self.tokens.lower[first : first + 2]
        if before + 1 != self.tokens.sentence[i] or not (lower[0] in EARLIER or lower in BEFORE_THAT):
            return []
        known = {m.entity_id for m in self.given.get(before, ())}
        return [m for m in fitting if m.entity_id in known]

    def _of_paragraph(self, i: int) -> Mention | None:
        """The one person whom a paragraph has named by a token, as the subject: "Ким родилась в Омске. ... Стала", also
        where that was a paragraph before, and nobody has been named since."""
        sentence, sentences = self.tokens.sentence[i], self.doc.sentences
        told: list[Mention] = []
        segment = sentences[sentence].segment_id
        for s in range(sentence, max(sentence - LIFE, 0) - 1, -1):
            if sentences[s].segment_id != segment:
                if told or sentences[s].release_id != sentences[sentence].release_id:
                    break
                segment = sentences[s].segment_id
            told += (m for m in self.by_sentence.get(s, ())[:BESIDE] if m.first < i)
        alone = len({m.entity_id for m in told}) == 1 and self.tokens.relation[told[-1].first] in SUBJECTS
        here = segment == sentences[sentence].segment_id
        return told[-1] if alone and (here or self._tells_of_birth(told[-1])) else None

    def _tells_of_birth(self, m: Mention) -> bool:
        """Whether the sentence of a mention says that somebody was born."""
        t, s = self.tokens, self.tokens.sentence[m.first]
        return any(word.startswith(BORN) for word in t.lower[t.bound[s] : t.bound[s + 1]])

    def topic(self, i: int) -> Mention | None:
        """The last mention before token `i` of the one person whom its release is about."""
        named = self._topics.get(self.doc.sentences[self.tokens.sentence[i]].release_id, [])
        at = bisect_left(named, i, key=lambda m: m.first)
        return named[at - 1] if at else None

    @cached_property
    def _topics(self) -> dict[int, list[Mention]]:
        """By release, the mentions of the person who is named far more often in it than any other."""
        people: dict[int, list[Mention]] = {}
        for m in self.doc.mentions:
            if m.kind == "person":
                people.setdefault(m.release_id, []).append(m)
        out = {}
        for release, named in people.items():
            often = Counter(m.entity_id for m in named).most_common(2)
            if len(often) == 1 or often[0][1] >= DOMINANT * often[1][1]:
                out[release] = [m for m in named if m.entity_id == often[0][0]]
        return out
