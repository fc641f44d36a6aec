"""What the end of a role phrase may be, and which words of it are the organisation's."""

from __future__ import annotations

from presslens.document import Mention, Tokens
from presslens.facts.roles.kinds import FIRM_LIKE, has_one
from presslens.facts.roles.lexicon import Lexicon
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.words import BODIES, EXECUTIVE, stands_for_body, word_list
from presslens.tagging.morphology import lemma, readings

OPENING, CLOSING = frozenset("«“„\"'"), frozenset("»”“\"'")
ONE = frozenset(("один", "одна", "одного", "одной", "одному", "одним"))
DEPARTMENTS = BODIES | {"департамент", "управление", "центр"}
TERRITORY_KINDS = word_list("territory_kinds")
CHAIRING = EXECUTIVE | {"зампред", "начальник", "секретарь", "член"}
MODIFYING = frozenset(("ADJ", "ADV", "DET", "VERB"))  # a verb among them is a participle
TEAM_ROLES, SIDES = word_list("team_roles"), word_list("sides")
DWELLERS = ("ян", "чан", "жан", "цев", "яков")  # how those of a land or town are told, and no athletes
UNFINISHED = frozenset(("по", "с", "и", ",", "ее", "его", "их"))


def end_quoted(tokens: Tokens, name: Mention) -> int:
    """Where a name ends with the quotation mark that closes it, if one does."""
    return name.last + (name.last < len(tokens) and tokens.words[name.last] in CLOSING)


def before_quoted(tokens: Tokens, name: Mention) -> int:
    """The token before a name and the quotation mark that opens it; -1 where there is none."""
    return name.first - 1 - (name.first > 1 and tokens.words[name.first - 1] in OPENING)


class Trimming:
    """Takes out of role phrases what is not theirs."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens, self.lexicon = tokens, lexicon

    def _dangling(self, j: int) -> bool:
        """Whether a token cannot be the last of a role."""
        t = self.tokens
        modifies = t.pos[j] in ("ADJ", "DET") and (t.case(j) is None or t.head[j] > j) and not self._holds(j)
        return t.lower[j] in UNFINISHED or modifies

    def _holds(self, j: int) -> bool:
        """Whether what the tagger takes for an adjective names somebody: "заместитель [хокима]"."""
        strange = self.tokens.case(j) is None or not readings(self.tokens.words[j])[0].is_known
        return strange and self.lexicon.find(self.tokens.lower[j]) is not None

    def _drop_adjectives(self, phrase: Phrase, first: int) -> None:
        """Take adjectives of the organisation out of the role: "солист московского «Центра»"."""
        t, k = self.tokens, first - 1
        while k > phrase.head and (
            t.words[k] in OPENING
            or (k in phrase.words and t.words[k] in "()")  # "директор средней (полной) | школы № 5"
            or (t.pos[k] in MODIFYING and k in phrase.words and not self._holds(k))
        ):
            if k in phrase.words:
                phrase.words.remove(k)
            k -= 1

    def _drop_task(self, phrase: Phrase, m: Mention) -> None:
        """Take the task of a committee out of the role of its head: "глава комиссии Думы | по вопросам спорта"."""
        t = self.tokens
        noun = next((k for k in range(m.first, m.last) if t.pos[k] in ("NOUN", "PROPN")), m.first)
        own = lemma(t.words[noun], t.tag[noun]) in DEPARTMENTS and t.words[m.last - 1] not in CLOSING
        task = t.lower[m.last : m.last + 1] == ["по"]
        if task and m.last + 1 < len(t) and lemma(t.words[m.last + 1], t.tag[m.last + 1]) in TERRITORY_KINDS:
            phrase.words = [k for k in phrase.words if k < m.last]  # "начальник ГУ МЧС | по области"
        if task and own and phrase.entry.lemma in CHAIRING:
            phrase.words = [k for k in phrase.words if k < m.last]

    def _drop_side(self, phrase: Phrase) -> None:
        """Take what a team is called in a match out of the role: "тренер | гостей", "вратарь | сибиряков"."""
        last = phrase.words[-1]
        if phrase.entry.lemma not in TEAM_ROLES or last != phrase.head + 1 or self.tokens.number(last) == "Sing":
            return
        word = self.tokens.lower[last]
        if word in SIDES or (word.endswith(DWELLERS) and self.tokens.tag[last].feats.get("Animacy") == "Anim"):
            phrase.words.pop()

    def _nested(self, m: Mention) -> bool:
        """Whether the name of a body starts with its own noun in the genitive: "[центра] университета дружбы"."""
        t = self.tokens
        noun = next((k for k in range(m.first, m.last) if t.pos[k] == "NOUN" or t.words[k] in OPENING), m.first)
        own = t.pos[noun] == "NOUN" and t.case(noun) == "Gen" and not t.words[noun].isupper()
        return own and stands_for_body(lemma(t.words[noun], t.tag[noun]))

    def _owned(self, m: Mention, noun: str) -> bool:
        """Whether a noun before a name is of what the body named has, and not what it is: "директор | музея НГУ",
        "начальник | госпиталя Минобороны"."""
        t, name = self.tokens, self.tokens.words[m.first : m.last]
        if name[0] in OPENING or t.words[m.first - 1] in OPENING:
            return False
        cases = {r.feats.get("Case") for r in readings(name[0])}
        declined = len(name) == 1 and name[0][1:].islower() and "Gen" in cases and "Nom" not in cases
        return has_one(" ".join(name), noun) or (declined and t.pos[m.first] == "PROPN" and noun not in FIRM_LIKE)

    def _plain(self, k: int) -> bool:
        """Whether a token may say of what a body is, and is none itself."""
        t = self.tokens
        return t.pos[k] == "ADJ" or (t.pos[k] == "NOUN" and not stands_for_body(lemma(t.words[k], t.tag[k])))

    def _introduces(self, k: int, m: Mention) -> bool:
        """Whether a noun stands right before a name in quotation marks, and so says what it is."""
        if self.tokens.pos[k - 1] == "ADP" or self.tokens.tag[k].feats.get("Animacy") == "Anim":
            return False  # "директор по экспорту «Ромашки»", "член совета директоров «Ромашки»"
        many = any({"NOUN", "plur", "gent"} <= r.grammemes for r in readings(self.tokens.words[k]))
        if many and not stands_for_body(lemma(self.tokens.words[k], self.tokens.tag[k])):
            return False  # "руководитель направления розничных продаж «Ромашки»"
        quoted = m.first + (self.tokens.words[m.first] in OPENING)
        return k + 1 < quoted and all(self.tokens.words[x] in OPENING for x in range(k + 1, quoted))

    def _among_many(self, k: int) -> bool:
        """Whether a noun is of several bodies, whichever they are: one that has a singular, and no "яслей"."""
        t = self.tokens
        return t.number(k) == "Plur" and not any("Pltm" in r.grammemes for r in readings(t.words[k]))

    def _cut(self, phrase: Phrase) -> None:
        """Take the generic noun of a named organisation ("фонда" of «Кров») out of the role, or note it."""
        t = self.tokens
        self._drop_side(phrase)
        where = phrase.organisation or phrase.location
        if where is not None:
            self._drop_adjectives(phrase, where.first)
            self._drop_task(phrase, where)
        own = [k for k in phrase.words if k > phrase.head]
        for k in own:
            word = lemma(t.words[k], t.tag[k]) if t.pos[k] == "NOUN" or t.pos[k] == "PROPN" else ""
            m = phrase.organisation
            if m is None and phrase.location is not None and t.words[phrase.location.first - 1] in OPENING:
                m = phrase.location  # "егерь охотхозяйства «Медвежий угол»"
            task = phrase.prepositional and t.case(k) == "Dat"  # "по кадровым вопросам | «Весны»"
            if not stands_for_body(word) and (task or not (word and m is not None and self._introduces(k, m))):
                continue
            first = k
            while first - 1 in own and t.pos[first - 1] in ("ADJ", "DET", "VERB"):
                first -= 1
            if m is not None and k < m.first:
                between = [x for x in range(k + 1, m.first) if t.words[x] not in OPENING]
                genitives = word not in BODIES and all(x in own and self._plain(x) for x in between)
                if genitives and between and (t.words[m.first].isascii() or t.words[m.first - 1] in OPENING):
                    phrase.words = [x for x in phrase.words if not first <= x < m.first]  # "магазина книг «Икс»"
                    return
                near = not between and not self._nested(m) and not self._owned(m, word)
                if near and (word not in BODIES or m.first > k + 1):
                    phrase.words = [x for x in phrase.words if not first <= x <= k]
                    return
                continue
            if m is None and t.words[k + 1 : k + 2] == ["№"]:
                phrase.words = [x for x in phrase.words if x < first]  # "ученица школы-лицея № 8"
                return
            if m is None and self._among_many(k):
                continue  # "ментор стартапов"
            if m is None:
                stop = next((x for x in range(k + 1, phrase.stop) if t.lower[x] in ("по", "в", "на")), phrase.stop)
                phrase.generic = (first, stop)
                return
