"""Where the name of an organisation begins: what before its head belongs to it, and what only seems to."""

from __future__ import annotations

import re

from presslens.entities.mentions.candidate import DASHES, TWO_LANDS, is_common_noun, is_deputy, is_initial
from presslens.entities.mentions.formations import NUMBER
from presslens.entities.mentions.lexicon import forms, heads, section
from presslens.entities.mentions.towns import is_town
from presslens.entities.mentions.wording import AT, Wording
from presslens.tagging.morphology import readings

OWNING = re.compile("(?:[оеё]в|[иы]н)ом$")  # whose adjectives: "Карлов мост"
OF_TOWN = re.compile(r"[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую|ое)$")
# "пост управляющего | клуба «Весна»", no "управляющей компании"
MANAGERS = frozenset(("управляющий", "управляющего", "управляющему", "управляющим", "управляющем"))


def is_post(word: str) -> bool:
    """Whether a part of a compound says who somebody is: "имам-хатиб", which taggers take for an adjective."""
    parts = word.split("-")
    found = (readings(part)[0] for part in parts if len(part) > 2) if len(parts) > 1 else ()
    return any(best.is_known and {"NOUN", "anim"} <= best.grammemes for best in found)


def is_compound_noun(word: str) -> bool:
    """Whether a compound ends in what is nothing but a noun, which taggers take for an adjective: "бизнес-миссии |
    палаты"."""
    first, _, last = word.rpartition("-")
    if not first.isalpha() or len(last) < 4 or word in heads():
        return False  # "9-го", "пресс-служба"
    return all(r.pos == "NOUN" and r.is_known for r in readings(last))


class Beginnings(Wording):
    """The words before the head of a name."""

    def after_verb(self, first: int, head: int) -> int:
        """The first token of a span without a verb or a role at its beginning ("Открылся фонд «Весна»")."""
        while first < head and (self.is_predicate(first) or self.lower[first] in forms("roles")):
            first += 1
        return first

    def after_noun(self, first: int, head: int) -> int:
        """The first token of a span without a common noun that the body it names belongs to: "Здание | суда", or those
        who run it: "Правление | Банка"."""
        managing, cases = forms("management"), (self.case(head), "Nom", None)
        for i in range(head - 1, first - 1, -1):
            thing = self.is_thing(i) or self.lower[i] in managing
            legal = self.lower[head] in section("ownership")  # "Здание | ОсОО «Весна»"
            if thing and (legal or self.case(head) == "Gen" or self.case(i) not in cases):
                return i + 1 + (self.words[i + 1] in DASHES)  # "Хозяин встречи – | академия наук"
        return first

    def is_thing(self, i: int) -> bool:
        """Whether a word is a noun of the dictionary and no name; small letters or the sentence's start say so too."""
        if self.context.acronym(i) or self.lower[i] in section("legal"):
            return False
        small = not self.context.capital(i) or self.context.sentence_start(i)
        return small and is_common_noun(self.words[i])

    def is_noun_only(self, i: int) -> bool:
        """Whether a word that the tagger has as an adjective is a common noun that opens its sentence: "Приговором"."""
        opens = self.context.sentence_start(i) and self.pos[i] == "ADJ" and self.lower[i] not in heads()
        return opens and self.is_thing(i) and {r.pos for r in readings(self.words[i])} == {"NOUN"}

    def is_predicate(self, i: int) -> bool:
        """Whether a word is a verb, for the tagger or for the dictionary, or a participle of who has done something."""
        feats = self.tag[i].feats
        if feats.get("VerbForm") in ("Fin", "Inf") or feats.get("Variant") == "Short":
            return True
        best = readings(self.words[i])[0]
        does = not {"VERB", "PRTS"}.isdisjoint(best.grammemes) or {"PRTF", "actv", "past"} <= best.grammemes
        return does and best.is_known and self.words[i + 1 : i + 2] != ["."]  # "Вести.ру"

    def left(self, head: int, first: int) -> int:
        """The first of the adjectives before the head that belong to the name."""
        context = self.context
        begin = context.segment_starts[head]
        i = min(head, first)
        start = i
        while i > begin and i > head - 8:
            before = i - 1
            word = self.lower[before]
            if self.is_second(before, head):
                i = before - 2  # "Тарский | (Ланский) | федеральный университет"
                continue
            if self.is_legal_before(before) or (word in section("undeclined") and self.context.capital(before)):
                i = start = before
                continue
            official = word in forms("roles") or is_deputy(word) or is_post(word) or word in MANAGERS
            if self.lower[head] in section("ownership") and not context.capital(before):
                break  # "признал несостоятельным | ОАО «Весна»"
            if official or heads().get(word) == "institutions":
                break  # also where the tagger has an adjective: "Омская митрополия и Тарская | митрополия"
            if before - 1 > begin and self.words[before - 1] == "." and is_initial(self.words[before - 2]):
                break  # somebody's surname: "при А. А. Седове | завод вырос"
            if before > begin and self.lower[before - 1] in AT and self.is_seat_noun(before):
                break
            if (
                not (self.pos[before] in ("ADJ", "VERB", "DET") or self.is_of_town(before, head))
                or not (self.agree(before, head) or TWO_LANDS.match(self.words[before]))
                or self.is_predicate(before)
                or self.is_noun_only(before)
                or is_compound_noun(word)
            ):
                if (
                    word in ("и", ",")
                    and before > begin
                    and not self.is_of_other(before - 1, head)
                    and self.pos[before - 1] == "ADJ"
                    and self.agree(before - 1, head)
                    and start < head
                ):
                    i = before
                    continue
                break
            i = before
            if self.naming(before, head):
                start = before
        numbered = begin < start < head and NUMBER.fullmatch(self.lower[start - 1]) is not None
        return start - (numbered and heads().get(self.lower[head]) == "institutions")  # "1-й | Медицинский институт"

    def is_second(self, i: int, head: int) -> bool:
        """Whether a bracket ends at `i` in which a further adjective of a head stands: "Тарский (Ланский) институт"."""
        told = self.words[i] == ")" and i - 3 >= self.context.segment_starts[head] and self.words[i - 2] == "("
        return told and self.context.capital(i - 1) and OF_TOWN.search(self.lower[i - 1]) is not None

    def is_of_other(self, i: int, head: int) -> bool:
        """Whether the tagger has a word in another body than a head: "Матицы | тарской, областной палаты"."""
        own = self.kind.get(i)
        return own is not None and own is not self.kind.get(head) and own.kind == "organisation" and own.first < i

    def is_of_town(self, i: int, head: int) -> bool:
        """Whether a word is the adjective of a town that the tagger takes for a name: "Ланскому отделению"."""
        if (
            self.pos[i] not in ("PROPN", "NOUN")
            or not self.context.capital(i)
            or (i + 1 != head and self.pos[i + 1] != "ADJ" and self.words[i + 1] != "(")
        ):
            return False
        best = readings(self.words[i])[0]
        return ("ADJ" in (best.pos, self.pos[i]) and best.is_known) or OF_TOWN.search(self.lower[i]) is not None

    def is_seat_noun(self, i: int) -> bool:
        """Whether a word after "в" is a noun, or a town that the tagger takes for an adjective: "в Кизеле | завод"."""
        if self.pos[i] != "ADJ" or not self.context.capital(i):
            return self.pos[i] in ("PROPN", "NOUN")
        known = any(r.pos == "ADJ" and r.is_known for r in readings(self.words[i]))
        if OWNING.search(self.lower[i]) and self.context.tokens.head[i] == i + 1 and self.case(i + 1) == "Loc":
            return False  # "в Карловом университете"
        return not known and not OF_TOWN.search(self.lower[i]) and is_town(self.context, i, "Loc")

    def naming(self, i: int, head: int) -> bool:
        """Whether the adjective at `i` belongs to the name that `head` heads.

        Before a body in small letters an adjective does, unless it only tells which body is meant; before others it
        must be known to.
        """
        word = self.lower[i]
        quoted = head + 1 in self.context.quotations or self.lower[head] in forms("chains")
        if word in forms("adjectives") or TWO_LANDS.match(self.words[i]):
            return True
        if any(self.lower[k] in forms("instances") for k in range(i + 1, head)):
            return True  # "Второй | кассационный суд"
        if word in forms("armed") and self.lower[head] in forms("forces"):
            return True
        first = self.context.sentence_start(i)
        if word in forms("regional-adjectives"):
            if self.lower[head - 1] in forms("cultural") and i < head - 1:
                return True  # "немецкий культурный центр «Ярвит»"
            capital = self.context.capital(i) and not (first and head == i + 1)
            return capital or not quoted or self.lower[head] in forms("bodies")
        if self.context.capital(i) and not (first and self.kind_at(i) is None):
            return True
        if quoted:
            return self.is_kind(i)
        if first and head > i + 1 and OF_TOWN.search(word) and word not in forms("describing-adjectives"):
            return True  # "Ланская центральная больница"
        if self.words[head + 1 : head + 2] == ["№"] and self.pos[i] == "ADJ" and OF_TOWN.search(word):
            return word not in forms("describing-adjectives")  # another town has its "школа № 5" too
        if self.lower[head] in forms("kindred") and -1 < self.chief(head) < i:
            return self.is_kind(i) or word in forms("levels")  # "начальник ситуационного | центра министерства"
        if self.lower[head] not in forms("bodies") or (self.context.capital(head) and not first):
            return False
        return self.pos[i] == "ADJ" and word not in forms("describing-adjectives")

    def is_act_of(self, head: int) -> bool:
        """Whether the number after a body is that of its act: "лицензия Банка России № 7"."""
        return self.case(head) == "Gen" and self.noun_before(head) in forms("acts")

    def is_within(self, head: int) -> bool:
        """Whether a body with a task has one that the task may be of: "комиссия совета Тувы по спорту"."""
        return self.case(head) == "Gen" and self.noun_before(head) in forms("tasked")

    def noun_before(self, head: int) -> str:
        """The word before a head and the adjectives that agree with it."""
        before = self.before_adjectives(head)
        return self.lower[before] if before >= 0 else ""

    def before_adjectives(self, head: int) -> int:
        """The token before a head and the adjectives that agree with it."""
        before = head - 1
        while before > 0 and self.pos[before] == "ADJ" and self.agree(before, head):
            before -= 1
        return before
