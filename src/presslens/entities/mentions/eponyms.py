"""People that the name of a body ends in: "школа | имени Седова", "музей художника | Олега Седова", "штаб | Седова"."""

from __future__ import annotations

from presslens.entities.mentions.candidate import is_initial
from presslens.entities.mentions.lexicon import forms
from presslens.entities.mentions.namesakes import MEN, another_begins
from presslens.entities.mentions.wording import Wording
from presslens.entities.people.spans import is_capital
from presslens.tagging.capitals import NAMES
from presslens.tagging.morphology import readings

HONOUR = 3  # words of an honour


class Eponyms(Wording):
    """How far the names of those reach whom a body is called after, or whose it is."""

    def namesake(self, i: int, end: int) -> int | None:
        """The end of "им. А. С. Пушкина"."""
        i += 1
        if i < end and self.words[i] == ".":
            i += 1
        begin = i
        while i < end and self.words[i].islower() and self._is_of_honour(i):
            i += 1  # "имени академика Седова"
        if i < end and (piece := self.kind.get(i)) and piece.kind == "person":
            return next((k for k in range(i + 1, piece.last) if self._is_next(k, end)), min(piece.last, end))
        honour = begin if self._is_honour(begin) else i
        named = honour + HONOUR * self._is_honour(honour)  # where the name itself may end
        while i < end and (
            self.context.capital(i)
            or (i == begin and is_capital(self.words[i]))  # "имени аль-Хорезми"
            or (self.words[i] == "." and len(self.words[i - 1]) <= 2)
        ):
            if is_initial(self.words[i]) and self.words[i - 1] != "." and "." in self.words[begin:i]:
                break  # "им. П. С. Латышева | И. В. Седова"
            if i > named and (
                self._opens_whole_name(i) or another_begins(self.context, i, end) or self._is_next(i, end)
            ):
                break
            if self.context.shouted_verb(i):
                break
            i += 1
        return i if i > begin else None

    def _is_next(self, i: int, end: int) -> bool:
        """Whether initials and a surname after a surname are somebody else's: "школы имени Лунина | В. Н. Седов",
        "имени Лунина | Седов В. Н."."""
        j = i
        while j + 1 < end and is_initial(self.words[j]) and self.words[j + 1] == ".":
            j += 2
        if j > i:
            return self.words[i - 1] != "." and j < end and self.words[j].istitle() and len(self.words[j]) > 1
        after = self.words[i + 1 : i + 3]
        return len(after) == 2 and is_initial(after[0]) and after[1] == "." and self.lower[i].endswith(MEN)

    def _is_of_honour(self, i: int) -> bool:
        """Whether a word is of what somebody was: "имени | заслуженного | артиста", "имени | дважды | Героя"."""
        return self.pos[i] == "ADV" or (self.case(i) == "Gen" and self.pos[i] in ("NOUN", "ADJ"))

    def _is_honour(self, i: int) -> bool:
        """Whether a word is what somebody was, before his name: "имени | Героя Тарского Союза Олега Седова"."""
        best = readings(self.lower[min(i, self.context.size - 1)])[0]
        return best.is_known and {"NOUN", "anim"} <= best.grammemes and NAMES.isdisjoint(best.grammemes)

    def _opens_whole_name(self, i: int) -> bool:
        """Whether the tagger has somebody's whole name here, and no initial before it."""
        return self.whole_name(i) is not None and len(self.words[i]) > 1 and len(self.words[i - 1]) > 1

    def incumbent(self, head: int, i: int) -> int | None:
        """The end of the name of the person whose office it is: "администрация Петрова", "штаб мэра Петрова"."""
        near = i == head + 1 or (i == head + 2 and self.lower[i - 1] in forms("officials"))
        person = self.kind[i]
        if not near or self.lower[head] not in forms("incumbencies") or person.first != i:
            return None
        k = head - 1
        while k > 0 and (self.pos[k] in ("ADJ", "DET") or self.kind_at(k) == "location"):
            k -= 1
        if k >= 0 and (self.lower[k] in forms("chiefs") or self.lower[k] in forms("officials")):
            return None  # "главы администрации Петрова", "главы его аппарата Петрова" name its head
        genitive = self.case(i) == "Gen" or self.lower[head] in forms("mouthpieces")
        return person.last if genitive else None

    def is_of_somebody(self, i: int) -> bool:
        """Whether a name in the genitive follows the noun for somebody before `i`: "музей художника | Олега Седова"."""
        person, noun = self.kind.get(i), readings(self.words[i - 1])[0]
        named = person is not None and person.kind == "person" and person.first == i and self.case(i) in ("Gen", None)
        return named and noun.is_known and {"NOUN", "anim", "sing"} <= noun.grammemes and self.words[i - 1].islower()

    def is_memorial(self, head: int) -> bool:
        """Whether a name may go on with whom it remembers: "Музей художника Олега Седова"; other bodies are his."""
        return self.context.capital(head) and self.lower[head] in forms("memorials")
