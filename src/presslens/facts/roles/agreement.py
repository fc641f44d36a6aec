"""Whether a name can be that of who has a role: whether they agree in case, whose deputy or adviser he may be."""

from __future__ import annotations

from functools import cached_property

from presslens.document import Document, Mention
from presslens.entities.mentions.lexicon import forms as forms_of
from presslens.facts.roles.heads import RELATIONS
from presslens.facts.roles.modifiers import ANIMATE
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.phrases import Reader
from presslens.facts.roles.predicates import Predicates
from presslens.facts.roles.words import ASSISTING, SUBJECTS, word_list
from presslens.tagging.morphology import readings

FOREIGN = ("о", "и", "э")  # Лео Бенедетти: not declined where the dictionary does not know better
OFFICIALS = word_list("political") | {"судья"}
WHOSE = ASSISTING | RELATIONS | word_list("counsel")  # roles that are of somebody
GENDERED = ("ова", "ева", "ёва", "ина", "ына")
OBLIQUE = ("овой", "евой", "ёвой", "иной", "ову", "еву", "ёву", "ину")  # of women, in whatever case
ADJECTIVAL = ("ской", "цкой")  # Лужской: of women in four cases
UNDECLINED = ("ых", "их", "ко", "аго", "яго", "ово", "дзе", "заде")  # Быстрых, Сечко: alike in every case
NOMINATIVE = ("ский", "цкий", "ов", "ев", "ин")  # so no name of a man ends in another case
FLEETING = ("ец", "ок", "ёк", "ек")  # surnames that lose a vowel: "Брезовец"
BARE = frozenset("бвгджзйклнпрстфхцчшщ")  # "Сарновым" has an ending
NAME_PARTS = frozenset(("Name", "Surn", "Patr"))
ALIKE: frozenset[str | None] = frozenset(
    ("Gen", "Dat", "Ins", "Loc")
)  # the cases in which a word with these endings is one form
WOMAN = ("щей", "щейся")  # "заведующей"


class Agreement:
    """The people named in a document, and the roles with which their names agree."""

    def __init__(self, doc: Document, reader: Reader, phrases: list[Phrase], predicates: Predicates) -> None:
        self.doc, self.tokens, self.reader = doc, doc.tokens, reader
        self._lower = doc.tokens.lower
        self.predicates = predicates
        self.phrases = phrases
        self.starting = {p.outer: k for k, p in enumerate(phrases)} | {p.first: k for k, p in enumerate(phrases)}
        self.ending = {p.stop: k for k, p in enumerate(phrases)}
        people = [m for m in doc.mentions if m.kind == "person"]
        self._surnames = {p.person_id: p.last.lower().replace("ё", "е") for p in doc.people if p.last}
        self._full = {p.person_id: p.name for p in doc.people}
        self.person_at = {m.first: m for m in people}
        self.person_end = {m.last: m for m in people}
        self.person_of = {i: m for m in people for i in range(m.first, m.last)}
        self.apposed_to: dict[int, list[Mention]] = {}
        for m in people:
            if self.tokens.relation[m.first] == "appos" and self.tokens.head[m.first] not in self.person_of:
                self.apposed_to.setdefault(self.tokens.head[m.first], []).append(m)

    # The places of tokens

    @cached_property
    def _segments(self) -> list[int]:
        """The segment of each token, or its cell in a row of a table."""
        return [self.doc.parts[s] for s in self.tokens.sentence]

    def _segment(self, i: int) -> int:
        return self._segments[i]

    def _word(self, i: int, like: int) -> str:
        """The token at `i` in lower case, "" where it is of another segment than `like`."""
        segments = self._segments
        return self._lower[i] if 0 <= i < len(segments) and segments[i] == segments[like] else ""

    def _person(self, i: int, like: int) -> Mention | None:
        m = self.person_at.get(i)
        return m if m is not None and self._segment(i) == self._segment(like) else None

    def _agree(self, phrase: Phrase, m: Mention, strict: bool) -> bool:
        """Whether a name can stand in the case of the role; foreign names are often tagged amiss."""
        t = self.tokens
        gender = self.predicates.gender[m.entity_id]
        if phrase.case == "Nom" and gender == "masculine" and self._oblique(m):
            return False
        if phrase.case == "Nom" and gender == "feminine" and t.lower[m.last - 1].endswith(OBLIQUE):
            return False
        if phrase.case == "Nom" and self._whose_deputy(phrase, m):
            return False
        if phrase.case == "Nom" and gender == "masculine" and self._is_genitive(m):
            return False
        if gender == "feminine" and not self._first_name_fits(phrase, m):
            return False
        if gender == "feminine" and phrase.case not in (None, "Nom") and self._hers(m, gender):
            return False  # "приказом министра Айгуль Седова назначена"
        if m.last == m.first + 1 and t.case(m.first) == "Nom" and self._subject_beside(phrase, m):
            return False
        of_woman = gender == "feminine" or "femn" in readings(t.words[phrase.head])[0].grammemes
        declined = [
            i
            for i in range(m.first, m.last)
            if not (_undeclined(t.words[i]) or (of_woman and _bare(t.words[i]) and t.words[i][-1] != "й"))
        ]
        if not declined and (self._whose(phrase, m, gender) or self._apart(phrase, m)):
            return False
        if t.relation[m.first] == "appos" and t.head[m.first] == phrase.head and self._nameable(phrase, m):
            return True  # what is wrong is the case of the name: foreign names, slips of the pen
        if gender is not None and _initial(t.words[m.first]) and t.lower[m.last - 1].endswith(GENDERED):
            # beside initials the tagger guesses the case of "Чернова"; whose name it is says which it is
            return phrase.case is None or (phrase.case in ANIMATE if gender == "masculine" else phrase.case == "Nom")
        if phrase.case == "Nom" and self._hers(m, gender):
            return True
        if len(declined) < m.last - m.first or t.lower[m.last - 1].endswith(NOMINATIVE):
            declined = [
                i for i in declined if not _initial(t.words[i])
            ]  # beside such a name the case of initials is a guess
        cases = {c for i in declined if (c := t.case(i))}
        if gender != "feminine" and m.last > m.first + 1 and self._endless(m):
            cases.add("Nom")  # whatever a foreign name without an ending is tagged as
        if gender == "masculine" and phrase.case == "Nom" and cases == {"Gen"} and _bare(t.words[m.last - 1]):
            told = self.reader.written_in(m, gender, "Nom")  # "Эрдни Бадмаев" can be no genitive
            return told and not self.reader.written_in(m, gender, "Gen")
        if phrase.case is None or not cases or cases & self._alike(phrase):
            return True
        if phrase.case == "Nom" and gender == "feminine" and self._nominative(m):
            return True  # after a long complement the tagger takes "Влада Зимина" for a genitive of Влад Зимин
        if cases == {"Gen"} and (self._not_owner(phrase, m, gender) or self._is_of_woman(phrase, m, gender)):
            return True
        bare = (
            gender == "feminine"
            and phrase.case != "Nom"
            and (cases == {"Nom"} or (cases <= ALIKE and cases != {"Gen"}))
        )
        if bare and self.reader.written_in(m, "feminine", *self._alike(phrase)):
            return True  # "Асель Оганесян, директору": alike in every case
        if strict or cases == {"Gen"}:
            return False
        nominative = cases == {"Nom"} and t.lower[m.last - 1].endswith(NOMINATIVE)
        if phrase.case != "Nom" and nominative and gender != "feminine":
            return False
        possible = [self._can_be(self.tokens.words[i], phrase.case) for i in range(m.first, m.last)]
        return False not in possible and (phrase.case == "Nom" or "Nom" in cases or True in possible)

    def _not_owner(self, phrase: Phrase, m: Mention, gender: str | None) -> bool:
        """Whether a name that the tagger has as what a body belongs to stands in the case of the role: "о ректоре КГУ |
        Савелии Берге", and no "менеджеру фонда | Анны Седовой"."""
        if phrase.case in (None, "Nom", *ANIMATE) or gender is None or m.first != phrase.stop:
            return False
        told = self.reader.written_in(m, gender, phrase.case)
        return told and (phrase.organisation is not None or not self.reader.written_in(m, gender, "Gen"))

    def _is_genitive(self, m: Mention) -> bool:
        """Whether the words of a name are a genitive and no nominative, as the tagger may have them."""
        gender, words = self.predicates.gender[m.entity_id], self.tokens.words[m.first : m.last]
        if gender is None or any(len(word) == 1 for word in words):
            return False  # what the case of an initial is, is a guess
        if "Gen" not in map(self.tokens.case, range(m.first, m.last)) and not (
            len(words) > 1 and set(words).isdisjoint(self._full[m.entity_id].split())
        ):
            return False
        return self.reader.written_in(m, gender, "Gen") and not self.reader.written_in(m, gender, "Nom")

    def _is_nominative(self, m: Mention) -> bool:
        """Whether the words of a full name are a nominative and no genitive."""
        gender = self.predicates.gender[m.entity_id]
        if gender is None or m.last - m.first == 1:
            return False
        return self.reader.written_in(m, gender, "Nom") and not self.reader.written_in(m, gender, "Gen")

    def _is_of_woman(self, phrase: Phrase, m: Mention, gender: str | None) -> bool:
        """Whether a name that is alike in four cases is hers who has the role, not its body's: "главе района А. П.
        Орловой", "судье Марии Седых", but "советнику А. П. Орловой", "директором музея А. П. Орловой"."""
        t, j = self.tokens, m.first
        named = m.last - j > 1 and (_initial(t.words[j]) or t.words[m.last - 1] == ".")
        if gender != "feminine" or phrase.case not in ALIKE or j != phrase.stop or phrase.plural:
            return False
        bare = phrase.words[-1] == phrase.head and phrase.organisation is None and phrase.location is None
        if bare and phrase.entry.lemma in WHOSE:
            return False
        housed = phrase.generic is not None and t.lower[j - 1] in forms_of("houses")
        if not named:  # a name that the tagger has as a genitive often is one: "тренеру Марии Седых"
            hers = t.gender(phrase.head) == "Fem" or phrase.entry.lemma in OFFICIALS
            hers = hers and m.last - j > 1 and phrase.organisation is None and not housed
            return hers and self.reader.written_in(m, gender, phrase.case)
        housed = housed and _initial(t.words[j])
        return not housed and any(w.endswith(OBLIQUE) or w.endswith(ADJECTIVAL) for w in t.lower[j : m.last])

    def _alike(self, phrase: Phrase) -> frozenset[str | None]:
        """The cases that a role may stand in: the accusative of a man's noun is its genitive."""
        if phrase.case in ALIKE and self.tokens.lower[phrase.head].endswith(WOMAN):
            return ALIKE
        return ANIMATE if phrase.case in ANIMATE else frozenset((phrase.case,))

    def _endless(self, m: Mention) -> bool:
        """Whether no word of a name has an ending: "Джон Грин", "Нгуен Тхи Лан"."""
        words = self.tokens.words[m.first : m.last]
        return _bare(words[0]) and all(_bare(word) or word.endswith(FOREIGN) for word in words)

    def _hers(self, m: Mention, gender: str | None) -> bool:
        """Whether a surname is a woman's, not a man's genitive: "Чернова А. А.", "Гульназ Чернова"."""
        words = self.tokens.words[m.first : m.last]
        if gender == "feminine" and words[-1] == "." and len(words) > 2 and _initial(words[1]):
            return words[0].lower().endswith(GENDERED)
        whole = len(words) == 2 and not _initial(words[0]) and (_bare(words[0]) or words[0].endswith("ь"))
        return whole and words[1].lower().endswith(GENDERED)

    def _first_name_fits(self, phrase: Phrase, m: Mention) -> bool:
        """Whether a woman's first name may stand in the case of the role: not in "дочь режиссёра Анна Орлова"."""
        if phrase.case is None or m.last == m.first + 1 or (phrase.case == "Nom" and self._nominative(m)):
            return True
        alike = self._alike(phrase)
        given = (
            [r for r in readings(word) if {"Name", "femn", "sing"} <= r.grammemes and r.is_known]
            for word in self.tokens.words[m.first : m.last]
        )
        named = next(filter(None, given), [])
        fixed = not named or "Fixd" in named[0].grammemes
        return fixed or any(r.feats.get("Case") in alike for r in named)

    def _apart(self, phrase: Phrase, m: Mention) -> bool:
        """Whether a name alike in every case is no apposition: "с тренером Жозе уехал", "был учеником Мацумото"."""
        relation = self.tokens.relation[m.first]
        said = any(self.tokens.relation[c] == "cop" for c in self.tokens.children[phrase.head])
        owner = phrase.case == "Ins" and (said or relation == "nmod") and phrase.entry.kind != "title"
        oblique = m.first > phrase.head and phrase.case not in (None, "Nom")
        return self._subject_beside(phrase, m) or (oblique and owner)

    def _subject_beside(self, phrase: Phrase, m: Mention) -> bool:
        """Whether a name is the subject beside a role in another case: "после встречи с мэром Джонс сказал"."""
        t, head = self.tokens, self.tokens.head[m.first]
        if m.first < phrase.head or phrase.case in (None, "Nom"):
            return False
        subject = t.relation[m.first] in SUBJECTS and head != phrase.head and t.pos[head] == "VERB"
        return subject or self._wants_subject(m.last, phrase)

    def _wants_subject(self, verb: int, phrase: Phrase) -> bool:
        """Whether a verb follows that nothing else is the subject of: "по предложению президента Саркисян назначен"."""
        t = self.tokens
        if not self._word(verb, phrase.head) or t.pos[verb] != "VERB" or t.number(verb) != "Sing":
            return False
        feats = t.tag[verb].feats
        finite = feats.get("VerbForm") == "Fin" or feats.get("Variant") == "Short"
        return finite and not any(t.relation[c] in SUBJECTS for c in t.children[verb])

    def _nominative(self, m: Mention) -> bool:
        """Whether a name of several words stands as its person is called, or surname first."""
        words = self.tokens.words[m.first : m.last]
        called = self._full[m.entity_id].split()
        return len(words) > 1 and (words == called or words == [called[-1], *called[:-1]])

    def _oblique(self, m: Mention) -> bool:
        """Whether a surname alone is not in the nominative, by which its man is known: "адвокат Орлова"."""
        last = self._surnames.get(m.entity_id)
        word = self.tokens.lower[m.last - 1]
        if m.last > m.first + 1 or last is None or word == last:
            return False
        return word[:-1] == last or (last.endswith(FLEETING) and word[:-2] == last[:-2])  # "защитник Брезовца"

    def _whose(self, phrase: Phrase, m: Mention, gender: str | None) -> bool:
        """Whether a name that is alike in every case may be the one whom somebody assists: "советник Мэрилин Грин"."""
        if phrase.entry.lemma not in ASSISTING or phrase.organisation is not None:
            return False
        bare = phrase.words[-1] == phrase.head
        if m.last == m.first + 1 and (bare or phrase.generic is not None):
            return True
        masculine = self.tokens.gender(phrase.head) == "Masc" and bare
        return masculine and gender == "feminine" and not self._of_woman(phrase)

    def _whose_deputy(self, phrase: Phrase, m: Mention) -> bool:
        """Whether a surname alone may be a man's, whom somebody assists: "заместитель Орлова и начальник штаба"."""
        bare = phrase.words[-1] == phrase.head and m.first == phrase.stop and m.last == m.first + 1
        assists = bare and phrase.entry.lemma in ASSISTING and phrase.organisation is None
        if not assists or not self.tokens.lower[m.first].endswith(GENDERED):
            return False
        t, near = self.tokens, (self.tokens.head[phrase.head], self.tokens.head[m.first], m.last)
        hers = any(0 <= i < len(t) and t.pos[i] == "VERB" and t.gender(i) == "Fem" for i in near)
        return not hers and bool(self._word(m.last, phrase.head))

    def _of_woman(self, phrase: Phrase) -> bool:
        """Whether the verb says that a man's noun is said of a woman: "пресс-секретарь группы Анна Ким сказала"."""
        t, verb = self.tokens, self.tokens.head[phrase.head]
        masculine = t.relation[phrase.head] == "nsubj" and t.gender(phrase.head) == "Masc"
        return masculine and verb >= 0 and t.gender(verb) == "Fem"

    def _nameable(self, phrase: Phrase, m: Mention) -> bool:
        """Whether a name may stand in the case of the role, whatever its tag says: "адвокат Савченко" may be hers."""
        t = self.tokens
        if _initial(t.words[m.first]):
            return False  # what the case of an initial is, is a guess
        case = t.case(m.first)
        if case == phrase.case or phrase.case is None or {case, phrase.case} <= ANIMATE:
            return True
        if self.predicates.gender[m.entity_id] == "feminine" and _consonant(t.words[m.first]):
            return True
        possible = self._can_be(t.words[m.first], phrase.case)
        return possible is True or (possible is None and (case == "Nom" or phrase.organisation is not None))

    @staticmethod
    def _can_be(word: str, case: str) -> bool | None:
        """Whether the dictionary lets a word of a name stand in a case; None where it does not know the word."""
        named = [r for r in readings(word) if NAME_PARTS & r.grammemes and r.is_known]
        if not named or "Fixd" in named[0].grammemes:
            return None
        return any(r.feats.get("Case") == case and "plur" not in r.grammemes for r in named)


def _bare(word: str) -> bool:
    """Whether a word of a man's name, or an initial, has no ending: "Хелдин"."""
    return _initial(word) or (word[-1:].lower() in BARE and not word.lower().endswith(UNDECLINED))


def _consonant(word: str) -> bool:
    """Whether a word ends as men's names do: "Габриэль", which is not declined where it is a woman's."""
    return _bare(word) or word.endswith("ь")


def _initial(word: str) -> bool:
    """Whether a part of a name is an initial: "А", "Дж"."""
    return len(word) == 1 or word == "Дж"


def _undeclined(word: str) -> bool:
    if word.lower().endswith(UNDECLINED):
        return True
    best = readings(word)[0] if word.endswith(FOREIGN) else None
    return best is not None and ("Fixd" in best.grammemes or not best.is_known or best.pos == "VERB")  # "Мори"
