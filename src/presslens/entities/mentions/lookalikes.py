"""What has the words of a body's name and is none: events, notions, people, ships."""

from __future__ import annotations

import re

from presslens.entities.mentions.candidate import DASHES
from presslens.entities.mentions.common import are_holdings
from presslens.entities.mentions.lexicon import forms, heads, section
from presslens.entities.mentions.quotation import MARKS
from presslens.entities.mentions.wording import Wording
from presslens.tagging.morphology import readings

RELATING = re.compile("(?:ск|цк|ов|ев|н)(?:ий|ый|ой|ая|ое|ого|ую|ому|им|ым)$")  # adjectives that say whose or of what
MODEL = re.compile(r"[А-ЯЁA-Z]{1,4}-\d{1,4}[А-ЯЁA-Z]{0,2}")


class Lookalikes(Wording):
    """What tells them from bodies."""

    def is_trade(self, first: int, last: int) -> bool:
        """Whether words are what somebody does or something is: "PR-менеджер", "Yarvit-канал", "Product Manager"."""
        if last - first > 1 and self.lower[last - 1] in section("latin-trades"):
            return all(word.isascii() and word.isalpha() for word in self.words[first:last])
        single = last - first == 1 or (last - first == 3 and self.words[first + 1].isdigit())  # "B2B-продажи"
        field, _, noun = "".join(self.words[first:last]).rpartition("-")
        return single and len(noun) > 2 and (field.isupper() or field.isascii()) and noun.islower()

    def is_somebody(self, first: int, last: int) -> bool:
        """Whether words are somebody's office, whom a sentence begins with, or half of a name: "Омского транспортного
        прокурора", "Докеры бастуют", "по словам Ордынского"."""
        noun, single = last - 1, last - first == 1
        if single and self.words[first].istitle() and RELATING.search(self.lower[first]):
            return self.case(first) not in (None, "Nom") and first - 1 not in self.context.quotations
        if single and self.context.sentence_start(first) and self.case(first) not in (None, "Nom", "Acc"):
            best = readings(self.words[first])[0]  # "Приказом министра"
            return best.is_known and not ({"Name", "Surn", "Geox", "Orgn", "Abbr"} & best.grammemes)
        someone = {"NOUN", "anim"} <= (best := readings(self.words[noun])[0]).grammemes and best.is_known
        if not someone or {"Name", "Surn", "Patr", "Geox"} & best.grammemes:
            return False
        return self.context.sentence_start(first) if single else self.words[noun].islower() and not self.is_plural(noun)

    def is_vessel(self, first: int, last: int) -> bool:
        """Whether the words name a ship or its model: "Буревестник" after "шаттл «Буревестник»", "Заря ТК-4"."""
        inner = [i for i in range(first, last) if self.words[i] not in MARKS] or [first]
        model = MODEL.fullmatch(self.words[inner[-1]]) is not None
        model = model and self.lower[inner[0]] not in section("legal")  # "ФКУ ИК-6"
        if len(inner) > 1 and model and self.lower[inner[-1]].partition("-")[0] not in section("stations"):
            return True
        return len(inner) <= 2 and self.word(inner[0]) in self.vessel_names

    def is_ship(self, head: int) -> bool:
        """Whether a noun that heads the names of bodies is the name of a spacecraft before its model: "Союз ТК-4"."""
        model = head + 1 < self.context.segment_ends[head] and MODEL.fullmatch(self.words[head + 1])
        return bool(model) and self.context.capital(head) and self.lower[head] in forms("spacecraft")

    def is_journey(self, head: int, stop: int) -> bool:
        """Whether a noun that heads the names of bodies tells of a flight by its name: "миссия Dawn", "миссия НАСА
        «Путник»"."""
        named = stop > head + 1 and (self.words[stop - 1] in MARKS or self.latin_word(stop - 1))
        return named and self.lower[head] in forms("journeys")

    def is_event(self, head: int) -> bool:
        """Whether the head is that of an award or a competition: "орден «Дружбы»", "Лига чемпионов"."""
        after = head + 1
        if after >= self.context.segment_ends[head]:
            return False
        if after in self.context.quotations or self.is_legal_at(after):
            # "орден «Дружбы»", "конференция ООО «Весна»", "аппарат «Ярвит»"
            return self.lower[head] in forms("works") or self.is_device(head)
        if self.lower[head] in forms("awards") and self.case(after) == "Gen" and self.pos[after] != "PUNCT":
            return not {"anim", "plur"} <= readings(self.words[after])[0].grammemes  # "орден францисканок"
        return f"{self.word(head)}_{self.lower[after]}" in section("competitions")

    def is_notion(self, first: int, head: int, last: int) -> bool:
        """Whether an adjective or the word after a head makes it a stock, a custom or a building, or the middle of a
        town: "институт брака", "Центр Тары"."""
        told = self.lower[head + 1] if head + 1 < self.context.segment_ends[head] else ""
        if told == "№" and first == head and self.lower[head] in forms("addressed"):
            return True  # "жители дома № 5"
        if f"{self.word(head)}_{told}" in section("notions") or any(self.is_pair(i, head) for i in range(first, head)):
            return True
        middle = first == head and self.word(head) == "центр" and self.context.sentence_start(head)
        return middle and self.kind_at(head + 1) == "location" and self.kind[head + 1].last >= last

    def is_any(self, first: int, head: int, last: int) -> bool:
        """Whether it is said of all such what they are: "Музыкальная школа — это не про ноты", not "Омский театр — это
        праздник"."""
        opens = self.context.sentence_start(first) or self.words[first - 1] in MARKS
        if last != head + 1 or first + 1 != head or not opens:
            return False
        told = self.words[last : last + 1] and self.words[last] in DASHES and self.lower[last + 1 : last + 2] == ["это"]
        return bool(told) and self.is_kind(first) and self.lower[first] not in forms("levels")

    def is_collection(self, head: int, last: int) -> bool:
        """Whether an assembly is what somebody has collected, or a meeting: "собрание Омского музея", "собрание икон",
        "из собраний Перу и Чили", "собрание трудового коллектива", "торжественное собрание"."""
        if self.word(head) != "собрание":
            return False
        owner = next((i for i in range(head + 1, last) if self.pos[i] != "ADJ"), head)
        if are_holdings(self.context, head):
            return True
        things = self.is_many(owner) and self.tag[owner].feats.get("Animacy") == "Inan"
        if things and self.lower[owner] not in heads() and self.pos[head - 1] != "ADJ":
            return True
        told = self.lower[owner] in forms("collected") or self.lower[owner] in forms("gathering")
        return told or (head > 0 and self.lower[head - 1] in forms("gathered"))

    def is_organ(self, first: int, head: int) -> bool:
        """Whether a noun names no body, as no adjective says that it is one: "орган власти", not "территориальный орган
        Росстата"."""
        told = first < head and self.lower[head - 1] in forms("organ-kinds")
        return self.lower[head] in forms("organs") and not told

    def is_old_union(self, head: int) -> bool:
        """Whether the words are the name of a country that the tagger missed: "Герой Советского Союза"."""
        return head > 0 and self.word(head) == "союз" and self.lower[head - 1].startswith("советск")

    def is_common(self, first: int, head: int, last: int) -> bool:
        """Whether a quality opens the sentence before a body, with no other capital letter: "Ленивый суд"."""
        if not (first + 1 == head == last - 1 and self.context.sentence_start(first)) or self.context.capital(head):
            return False
        quality = self.pos[first] == "ADJ" and not RELATING.search(self.lower[first])
        return quality and self.lower[first] not in forms("adjectives")

    def is_land(self, head: int, last: int) -> bool:
        """Whether a noun is that of a land whose name follows: "в японской префектуре | Канагава"."""
        return last == head + 1 and self.lower[head] in forms("lands") and self.kind_at(last) == "location"
