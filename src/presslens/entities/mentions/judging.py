"""Whether words name one organisation, or only describe some."""

from __future__ import annotations

from functools import cached_property

from presslens.entities.mentions.candidate import Candidate, is_ordinary
from presslens.entities.mentions.coined import Coined
from presslens.entities.mentions.describing import Describing
from presslens.entities.mentions.formations import NUMBER
from presslens.entities.mentions.lexicon import forms, heads, section
from presslens.entities.mentions.lookalikes import RELATING, Lookalikes
from presslens.entities.mentions.wording import AT, is_of_place, is_of_town
from presslens.entities.people.lexicon import NAMED_AFTER
from presslens.gazetteer import lookup
from presslens.tagging.morphology import readings

BESIDE = frozenset({"на", "у"})


class Judging(Coined, Describing, Lookalikes):
    """What tells a name from a description."""

    def begins_sentence(self, first: int, last: int) -> bool:
        """Whether only the start of a sentence, or a place at the end, gives the words their capitals."""
        context = self.context
        if last - first == 1 or not context.sentence_start(first) or context.acronym(first) or context.latin(first):
            return False
        if last - first > 2 and f"{self.word(last - 2)}_{self.word(last - 1)}" in section("networks"):
            return False  # "Тарская железная дорога"
        capitals = [i for i in range(first + 1, last) if context.capital(i) or not self.words[i].isalpha()]
        return all(self.lower[i] in ("россии", "рф") for i in capitals)

    def accepted(self, candidate: Candidate, head: int, group: str | None, tagged: bool) -> bool:
        """Whether the words name one organisation rather than describe any."""
        first, last = candidate.first, candidate.last
        if group == "plain":
            return True
        if group is None:
            return head + 1 not in self.work_marks  # "форум гражданских инициатив «Исток»"
        if self.is_none(first, head, last, group):
            return False
        told = self.told_by_kind(first, head, last, group, tagged)
        if told is None:
            told = self.told_by_words(first, head, last, group)
        return self.told_by_capitals(first, head, last, group, tagged) if told is None else told

    def is_none(self, first: int, head: int, last: int, group: str) -> bool:
        """Whether the words are no body's at all."""
        if self.is_notion(first, head, last) or self.is_event(head) or self.is_old_union(head):
            return True
        if group == "institutions" and self.is_any(first, head, last):
            return True
        if group == "bodies" and (self.is_common(first, head, last) or self.is_land(head, last)):
            return True
        if self.is_collection(head, last) or self.is_organ(first, head):
            return True
        # a body told only by who sits on it
        return self.lower[head] in forms("commissions") and head > 0 and self.lower[head - 1] in forms("members")

    def told_by_kind(self, first: int, head: int, last: int, group: str, tagged: bool) -> bool | None:
        """Whether words name a body that are of a kind with its own rule, or have a name in quotation marks; None of
        others."""
        context = self.context
        if self.lower[head] in forms("teams"):
            return self.is_national(first, last)
        if group == "cabinets":
            return self.is_cabinet(head, last)
        if group == "forces":
            return self.is_force(first, head, last, tagged)
        if last - first == 1 and self.lower[head] in forms("unique"):
            return context.capital(head) and (tagged or not context.shouted(head))
        if (led := self.is_led_unit(first, head, last)) or group == "units":
            return led
        if any(self.name_in_quotes(i) for i in range(first, last) if i in context.quotations):
            if self.is_meeting_of_body(head, last):
                return False
            shown = first and self.is_plural(head) and self.lower[first - 1] in forms("works")
            return not shown  # "форум школ «Исток»"
        return False if self.is_plural(head) else None

    def is_meeting_of_body(self, head: int, last: int) -> bool:
        """Whether a noun for a meeting stands before a body with a name: "конференция общества книголюбов «Лён»"."""
        within = range(head + 1, next((i for i in range(head + 1, last) if i in self.context.quotations), head))
        return self.lower[head] in forms("meetings") and any(self.lower[i] in heads() for i in within)

    def told_by_words(self, first: int, head: int, last: int, group: str) -> bool | None:
        """Whether a number, a task, a place or whom it serves makes the words a name; None where none does."""
        context, institution = self.context, group == "institutions"
        if institution and first < head and NUMBER.fullmatch(self.lower[first]):
            return True  # "3-я городская больница"
        if institution and not {"№", *NAMED_AFTER}.isdisjoint(self.lower[head:last]):
            return True
        if self.lower[head] in forms("state-institutions") and self.is_told_by_place(head, last):
            return True
        if self.lower[head] in section("legal") and context.acronym(head):
            return False  # "НПО региона"
        if institution and not section("state-funds").isdisjoint(self.lower[head + 1 : last]):
            return True  # "территориальный фонд ОМС"
        if self.is_dedicated(head, last):
            return True
        if institution and context.shouted(head) and not self.is_shouted_name(first, last):
            return False
        beside = self.lower[head] in forms("beside") and context.capital(head) and head + 1 < context.size
        beside = beside and self.lower[head + 1] in BESIDE
        if beside and self.proper_after(first, last):
            return True  # "Театр на Тарской"
        placed = self.kind_at(last - 1) == "location"
        if placed and last > head + 1 and self.lower[head] in forms("placed"):
            return True
        if placed and last > head + 2 and self.lower[head] in forms("unions"):
            told = self.pos[head + 1] != "ADP" and self.kind_at(head + 1) != "location"
            if told or first == head:
                return told
        if self.word(head) == "федерация" and last > head + 1 and first < head and is_of_place(self.word(first)):
            return True  # "Тувинская федерация стрельбы из лука"
        if self.is_union_of(head, last) or (institution and self.is_of_region(head, last)):
            return True
        return None

    def told_by_capitals(self, first: int, head: int, last: int, group: str, tagged: bool) -> bool:
        """Whether capital letters that no sentence gives the words make them a name."""
        context = self.context
        if last - first == 1:
            own = context.capital(head) and not context.sentence_start(head)
            return tagged and own and self.word(head) not in self.work_names
        if context.capital(first) and not context.sentence_start(first) and (tagged or not context.shouted(first)):
            return True
        if group == "institutions" and self.is_some(first, head, last):
            return False
        if group == "institutions" and self.is_of_town_by_kind(first, head, last):
            return True
        if tagged and context.capital(first):
            return True
        regional = self.lower[first] in forms("regional-adjectives")
        if regional and last == head + 1 and group == "institutions":
            return False
        proper = self.proper_after(first, last)
        if group != "bodies":
            return tagged and proper
        envoys = first < head and self.lower[head] in forms("embassies")
        return (
            proper
            or any(map(context.capital, range(first, last if envoys else head)))
            or regional
            or self.is_one_of_a_kind(first, head, last)
        )

    def proper_after(self, first: int, last: int) -> bool:
        """Whether a word after the first has a capital letter and does not only say where the body is."""
        return any(self.context.capital(i) and not self.is_seat_at(i) for i in range(first + 1, last))

    def is_told_by_place(self, head: int, last: int) -> bool:
        """Whether a body is told by its task and the place at the end: "агентство по труду Тверской области"."""
        return last > head + 2 and self.lower[head + 1] == "по" and self.kind_at(last - 1) == "location"

    def is_of_region(self, head: int, last: int) -> bool:
        """Whether an institution with a capital letter, or one as states have, is told by its task and the place at the
        end, at the start of a sentence too: "Центр развития туризма Тверской области", "фонда ремонта Тувы"."""
        if self.kind_at(last - 1) != "location":
            return False
        task = self.kind[last - 1].first - 1
        many = self.lower[task] in section("many") and self.words[task].isupper()  # "центр НКО Тувы"
        if task <= head or not (many or (self.case(task) == "Gen" and self.pos[task] == "NOUN")):
            return False
        told = self.lower[head] in forms("state-institutions") and (many or self.is_matter(task))
        return self.context.capital(head) or (told and not self.is_plural(head))

    def is_union_of(self, head: int, last: int) -> bool:
        """Whether a union with a capital letter is told by its members alone: "Союз переводчиков", "Лига юных
        дипломатов", at the start too."""
        told = last > head + 1 and all(self.pos[i] == "ADJ" for i in range(head + 1, last - 1))
        return told and self.has_members(head, last - 1)

    def is_shouted_name(self, first: int, last: int) -> bool:
        """Whether words in a line of capitals name something all the same, as what the line begins with or somebody
        heads, or by a name among them: "СОЮЗ ТКАЧЕЙ ПОДВЁЛ ИТОГИ", "НА ЗАВОДЕ НАСОСОВ ТАРЫ", not "ОТКРЫЛИ ЦЕНТР
        ОБУЧЕНИЯ"."""
        begins = first == self.context.segment_starts[first]
        if last - first > 1 and (begins or self.lower[first - 1] in forms("officials")):
            return True
        return any(not is_ordinary(self.words[i]) or is_of_place(self.word(i)) for i in range(first, last))

    def is_dedicated(self, head: int, last: int) -> bool:
        """Whether a place of worship is told by its dedication: "церковь Рождества Богородицы", not "храмы Твери"."""
        if last == head + 1 or self.lower[head] not in forms("dedicated"):
            return False
        return self.dedication(head + 1, last) == last

    def is_seat_at(self, i: int) -> bool:
        """Whether a word, or the name of a village, says where something is: "в Ланске", "в селе Ланск"."""
        return self.lower[i - 1] in AT or (self.lower[i - 1] in forms("settlements") and self.lower[i - 2] in AT)

    def is_led_unit(self, first: int, head: int, last: int) -> bool:
        """Whether somebody is told to lead a unit, or to sit or work in the body or institution of a place, that its
        task or an adjective tells from the others."""
        if (chief := self.chief(head)) < 0 or (self.is_plural(head) and not self.context.capital(head)):
            return False
        word, told = self.lower[head], first < head and self.tells(first)
        if word in forms("seats") or word in forms("local"):
            if last == head + 2 and self.lower[head + 1] in forms("territories"):
                return word in forms("seats")  # "депутат думы округа"
            level = first < head and self.lower[first] in forms("levels")
            return last == head + 1 and (level or (told and self.lower[chief] in forms("deputies")))
        if last == head + 1:
            own = word in forms("specialised") or (word in forms("descriptions") and self.is_membered(first, head))
            return told and own and self.kind_at(last) != "organisation"
        end = next((i for i in range(head + 1, last) if self.lower[i] == "по"), last)  # "комиссия по хозяйству"
        named = self.context.quotations
        tasks = forms("economies")
        within = [i for i in range(head + 1, end) if self.lower[i] not in tasks or i + 1 in named]
        bodies = [i for i in within if self.lower[i] in heads() or i in named or self.is_legal_at(i)]
        if not bodies or word in forms("single-units") or (told and word in forms("specialised")):
            return self.words[head + 1] != "№"
        inside = range(head + 1, bodies[0])  # not "сектор Омского института"
        task = any(self.pos[i] == "NOUN" or readings(self.words[i])[0].pos == "NOUN" for i in inside)
        of_kind = first < head and word in forms("kindred")  # "аналитический центр Союза пекарей"
        return (task or of_kind) and chief == first - 1

    def tells(self, i: int) -> bool:
        """Whether an adjective says of what kind something is: "юридическая служба", not "новая служба"."""
        word = self.lower[i]
        return bool(RELATING.search(word)) and not any(word in forms(s) for s in ("describing-adjectives", "levels"))

    def is_some(self, first: int, head: int, last: int) -> bool:
        """Whether an adjective of a place opens the sentence before one of many: "Чешский банк закрывает ..."."""
        if not (first + 1 == head == last - 1) or self.lower[head] in forms("placed") or self.context.capital(head):
            return False
        return self.context.sentence_start(first) and is_of_place(self.word(first).replace("ё", "е"))

    def is_of_town_by_kind(self, first: int, head: int, last: int) -> bool:
        """Whether the adjective of a town opens the sentence before those of a kind: "Омский научный центр СО РАН"."""
        if head < first + 2 or not self.context.capital(first) or not is_of_town(self.word(first).replace("ё", "е")):
            return False
        return all(self.lower[i] in forms("adjectives") for i in range(first + 1, head))

    def is_one_of_a_kind(self, first: int, head: int, last: int) -> bool:
        """Whether a body in small letters is by its task, by whom it serves, as the "палата лордов", or as the
        "городской исполнительный комитет" and the "областной суд"; a ministry is by several tasks."""
        if self.lower[head] in forms("chambers"):
            return last == head + 2 and self.lower[head + 1] in section("sitters")
        if self.lower[head] in forms("committees") and "по" in self.lower[head + 1 : last]:
            return self.lower[head + 1] == "по"
        if forms("ministries").get(self.lower[head]) == "министерство" and "и" in self.lower[head + 2 : last - 1]:
            return not self.is_plural(head)
        if head - first > 1 and self.lower[head - 1] in forms("executive"):
            return self.lower[head - 2] in forms("levels")
        if first + 1 == head and self.lower[first] in forms("tiers") and self.lower[head] in forms("local-bodies"):
            return not self.is_plural(head) and self.level(head) not in self.placed_bodies
        served = last == head + 2 and self.lower[last - 1] in forms("incumbents")
        return served and self.lower[head] in forms("incumbencies")

    @cached_property
    def placed_bodies(self) -> set[tuple[str, str]]:
        """The bodies that the text tells with their place, as the "Омский областной суд"."""
        local, levels, capital = forms("local-bodies"), forms("tiers"), self.context.capital
        heads = (i for i in self.context.tokens.places(local.keys()) if i > 1)
        return {self.level(i) for i in heads if self.lower[i - 1] in levels and capital(i - 2)}

    def level(self, head: int) -> tuple[str, str]:
        """A body and of what it is one, whatever their case."""
        return forms("tiers")[self.lower[head - 1]], forms("local-bodies")[self.lower[head]]

    def is_cabinet(self, head: int, last: int) -> bool:
        """Whether a cabinet is told by its head, or by its members and country; rooms are not."""
        after = head + 1
        if last == after:
            return False
        return self.kind_at(after) == "person" or (
            self.lower[after] == "министров" and (self.context.capital(head) or self.kind_at(last - 1) == "location")
        )

    def is_force(self, first: int, head: int, last: int, tagged: bool) -> bool:
        """Whether an army or a police is told by its country or town, or the tagger knows it by a capital letter."""
        if self.word(head) == "сила" and forms("armed").keys().isdisjoint(self.lower[first : min(head + 2, last)]):
            return False
        if last > head + 1 and (self.kind_at(last - 1) == "location" or self.context.acronym(last - 1)):
            return True  # "армия Перу", "воздушные силы ВСУ"
        begin = first + self.context.sentence_start(first)
        return tagged and any(map(self.context.capital, range(begin, last)))

    def is_national(self, first: int, last: int) -> bool:
        """Whether a team plays for a country; that of a region is no organisation."""
        places = [self.word(i) for i in range(first, last) if self.kind_at(i) == "location"]
        return bool(places) and not any(
            any(region.country != "GB" for region in lookup(place, kind="region")) and not lookup(place, kind="country")
            for place in places
        )
