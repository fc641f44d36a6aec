"""Where somebody works, as the words beside a name say: "Седых из «Динамо»", "хор под управлением Седых"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from presslens.document import Mention, RoleStatus
from presslens.facts.roles.lexicon import UNREPORTED
from presslens.facts.roles.status import CHANGES, PARTING, QUITTING
from presslens.facts.roles.subjects import DISMISSING, Subjects
from presslens.facts.roles.trimming import CLOSING, OPENING, end_quoted
from presslens.facts.roles.words import GENERIC, SUBJECTS, head_of, word_list

LEADERSHIP = word_list("leadership")
LED = LEADERSHIP | {"главе"}
STANDING = word_list("standing")
# What is meant by the place that it governs.
GOVERNING = frozenset(("администрация", "губернатура", "кабмин", "мэрия", "муниципалитет", "правительство"))
COLLECTIONS = frozenset(
    ("собрания", "собраний", "коллекции", "коллекций", "фонда", "фондов", "архива", "архивов", "запасников")
)
HOUSES = ("ея", "еи", "еев", "ки", "реи", "ого", "ской")  # "из Третьяковской галереи", "из музея"
GONE = PARTING | DISMISSING | QUITTING
OPENS = OPENING | {":", "("}
OPENED = 5  # tokens from a noun to the name after a colon and quotation marks
ITEMS = frozenset((":", ";", "•", "-", "–", "—", "*"))  # what the items of a list begin after
BRACKET = 6  # tokens of the abbreviation in brackets after a name
DESCRIBED = 8  # tokens of roles and adjectives before a name
# The Latin letters that a name may begin with beside a Cyrillic one.
INITIALS = {
    "а": "a", "б": "b", "в": "vw", "г": "gh", "д": "dj", "е": "eyj", "ж": "jgz", "з": "zs", "и": "iyeh", "й": "jyi",
    "к": "kcq", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "scz", "т": "t", "у": "uw", "ф": "fp",
    "х": "hkcj", "ц": "ctz", "ч": "ct", "ш": "s", "щ": "s", "э": "eah", "ю": "yju", "я": "yji",
}  # fmt: skip


class Work(NamedTuple):
    """A person, the organisation or place where he works, and the token that says so."""

    person: Mention
    body: Mention
    cue: int
    status: RoleStatus = "current"


class Members(Subjects):
    """The organisations beside the names of people."""

    def _generic(self, i: int) -> bool:
        return self._lemma(i) in GENERIC

    def _body(self, i: int) -> Mention | None:
        """The organisation or place named at a token, or after the noun there that says what it is."""
        t, mention = self.tokens, self.reader.mention
        if i not in mention and self._generic(i):
            own = (k for k in t.children[i] if k in mention and t.relation[k] in ("appos", "nmod"))
            if self._lemma(i) not in GOVERNING:  # "руководит организацией Омска": which of them, is not told
                own = (k for k in own if mention[k].kind == "organisation" or t.relation[k] == "appos")
            told = next((k for k in own if not any(t.relation[c] == "case" for c in t.children[k])), None)
            opened = (k for k in range(i + 1, min(i + OPENED, len(t))) if t.words[k] not in OPENS)
            i = next(opened, i) if told is None else told  # "за команды: «Амур»"
        m = mention.get(i)
        return m if m is not None and m.kind != "person" else None

    def _antecedent(self, i: int, verb: int) -> Mention | None:
        """What a relative pronoun stands for: "фирма «Вектор», где работает Анна Ким"."""
        t = self.tokens
        m = self._body(t.head[verb]) if t.head[verb] >= 0 else None
        comma = next((k for k in range(i - 1, max(i - 3, 0), -1) if t.words[k] == ","), None)
        if m is None and comma is not None:
            m = self.reader.mention.get(comma - 1 - (t.words[comma - 1] in CLOSING))
        return m if m is not None and m.kind == "organisation" else None

    def members(self) -> Iterator[Work]:
        """A person and the organisation named right after: "Седых из «Динамо»", "Седых («Динамо»)"."""
        t, mention = self.tokens, self.reader.mention
        for named in self.by_sentence.values():
            for person in named:
                end = self.reader.end_of(person.first)
                j = person.last
                if j + 1 < end and t.lower[j] == "из":
                    k = next((k for k in range(j + 1, min(j + 4, end)) if k in mention), None)
                    m = mention.get(k) if k is not None else None
                    if m is not None and m.kind == "organisation" and not self._is_of_work(person, m):
                        above = t.head[person.first]
                        gone = above >= 0 and self._lemma(above) in GONE  # "исключение Седых из партии"
                        yield Work(person, m, j, "former" if gone else "current")
                elif j + 1 < len(t) and t.words[j] == "," and (m := self._item(person)) is not None:
                    yield Work(person, m, j)
                elif j + 2 < end and t.lower[j] == "(":
                    m = self._bracketed(j, end)
                    if m is not None and not self._spelt(person, m):
                        yield Work(person, m, j)

    def _item(self, person: Mention) -> Mention | None:
        """What is all that a list tells of somebody: "Выступят: Анна Ким, «Икс»; Олег Седых, «Игрек»"."""
        t, parts, before, k = self.tokens, self.doc.parts, person.first - 1, person.last + 1
        part = parts[t.sentence[person.first]]
        begins = before < 0 or t.words[before] in ITEMS or parts[t.sentence[before]] != part
        m = self.reader.mention.get(k) or (self.reader.mention.get(k + 1) if t.words[k] in OPENING else None)
        if not begins or m is None or m.kind != "organisation" or t.case(m.first) not in ("Nom", None):
            return None
        after = end_quoted(t, m)
        after += t.words[after : after + 1] == ["."] and (after + 1 >= len(t) or parts[t.sentence[after + 1]] != part)
        ends = after >= len(t) or t.words[after] == ";" or parts[t.sentence[after]] != part
        return m if ends else None

    def _is_of_work(self, person: Mention, m: Mention) -> bool:
        """Whether works of somebody are told to be from a house: "гравюры Лосева из Третьяковской галереи"."""
        t, noun = self.tokens, person.first - 1
        if not COLLECTIONS.isdisjoint(self.tokens.lower[m.first - 1 : m.first + 1]):
            return True  # "из собрания Эрмитажа"
        work = noun >= 0 and t.sentence[noun] == t.sentence[person.first] and t.pos[noun] == "NOUN"
        thing = work and t.tag[noun].feats.get("Animacy") == "Inan" and self._lemma(noun) not in GONE | CHANGES.keys()
        return thing and t.case(person.first) == "Gen" and t.lower[m.first].endswith(HOUSES)

    def _bracketed(self, j: int, end: int) -> Mention | None:
        """The organisation that is all that a bracket tells, or tells first: no "внесён Минюстом в реестр" there."""
        t, mention = self.tokens, self.reader.mention
        m = mention.get(j + 1)
        if m is None and (t.words[j + 1] in OPENING or t.pos[j + 1] == "ADJ" or self._generic(j + 1)):
            m = mention.get(j + 2)
        if m is None or m.kind != "organisation" or m.last >= end:
            return None
        after = m.last + (t.words[m.last] in CLOSING)
        return m if after < end and (t.pos[after] == "PUNCT" or after in mention) else None

    def _spelt(self, person: Mention, m: Mention) -> bool:
        """Whether what follows a name is the same name in Latin letters: "Анна Ким (Anna Kim)", "Юлиан (Julian)"."""
        name, other = (re.split(r"[\s-]+", self.doc.text[x.start : x.stop].lower()) for x in (person, m))
        if not "".join(other).isascii() or "".join(name).isascii() or len(name) != len(other):
            return False
        return len(name) > 1 or other[0][:1] in INITIALS.get(name[0][:1], "")

    def led(self) -> Iterator[Work]:
        """ "хор под управлением Седых", "союз во главе с Анной Ким", "Ким стоит во главе союза"."""
        t = self.tokens
        for i in t.places(LED):
            word = t.lower[i]
            if word == "главе" and i and t.lower[i - 1] == "во":
                together = i + 1 < len(t) and t.lower[i + 1] in ("с", "со")
                pair = self._led_by(i - 1, i + 2, "Ins") if together else self._standing(i)
            elif word in LEADERSHIP and i and t.lower[i - 1] == "под":
                pair = self._led_by(i - 1, i + 1, "Gen")
            else:
                continue
            if pair is not None:
                yield Work(*pair, i)

    def _led_by(self, first: int, stop: int, case: str) -> tuple[Mention, Mention] | None:
        """Who is named in a case at `stop`, after roles of his, and what is named before `first`."""
        t, mention = self.tokens, self.reader.mention
        person = self.named_after(stop, case)
        if person is None:
            return None
        k = first - 1
        if k >= 0 and t.pos[k] == "VERB":
            subject = next((c for c in t.children[k] if t.relation[c] in SUBJECTS), None)
            body = self._body(subject) if subject is not None and self._asserted(k) else None
        else:
            if k >= 0 and t.words[k] == ")":
                k = next((x - 1 for x in range(k, max(k - BRACKET, 0), -1) if t.words[x] == "("), k)
            k -= k >= 0 and t.words[k] in CLOSING
            body = mention.get(k)
            body = body if body is not None and not self._part(body) else None
        return (person, body) if body is not None and body.kind == "organisation" else None

    def named_after(self, stop: int, case: str) -> Mention | None:
        """Who is named in a case at a token, after roles of his."""
        t, mention = self.tokens, self.reader.mention
        j, end = stop, min(self.reader.end_of(stop - 1), stop + DESCRIBED)
        while j < end:
            m = mention.get(j)
            if m is not None and m.kind != "person" and j == m.first > stop and t.case(j) in ("Gen", None):
                j = m.last  # "с директором фонда «Кров»"
            elif m is None and (t.pos[j] == "ADJ" or self._role(j)) and t.case(j) in (case, "Gen", None):
                j += 1
            else:
                break
        person = mention.get(j) if j < end else None
        named = person is not None and person.kind == "person" and t.case(person.first) in (case, None)
        return person if named else None

    def _role(self, i: int) -> bool:
        entry = self.reader.lexicon.entry(self.tokens.lower[i], self.tokens.tag[i])
        return entry is not None and entry.kind != UNREPORTED

    def _part(self, m: Mention) -> bool:
        """Whether another noun, not that of its kind, governs a name: "делегация завода"."""
        t = self.tokens
        top = head_of(t, m)
        if t.relation[top] == "appos" and t.head[top] >= 0 and self._generic(t.head[top]):
            top = t.head[top]  # "митинг партии «Рассвет»"
        above = t.head[top]
        return t.relation[top] == "nmod" and t.pos[above] == "NOUN" and not self._generic(above)

    def _standing(self, i: int) -> tuple[Mention, Mention] | None:
        """ "Ким встала во главе союза", "союз, во главе которого стоит Ким"."""
        t, verb, k = self.tokens, self._verb_above(i), i + 1
        if verb < 0:  # the parser hangs "во" and "которого" on each other
            verb = next((x for x in range(k, min(k + 3, len(t))) if t.pos[x] == "VERB"), -1)
        if verb < 0 or self._lemma(verb) not in STANDING or not self._asserted(verb):
            return None
        end = self.reader.end_of(i) - 1
        if k > end:
            return None
        which = t.lower[k].startswith("котор")
        while k < end and k not in self.reader.mention and (t.pos[k] == "ADJ" or t.words[k] in OPENING):
            k += 1
        body = self._antecedent(i - 1, verb) if which else self._body(k)
        person = self._subject(verb, "")
        return (person, body) if person is not None and body is not None else None
