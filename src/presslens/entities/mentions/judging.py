"""Whether words name one organisation, or only describe some."""

from __future__ import annotations

import re
from functools import cache, cached_property

from presslens.entities.mentions.candidate import DASHES, Candidate, is_ordinary
from presslens.entities.mentions.formations import NUMBER
from presslens.entities.mentions.lexicon import forms, heads, section
from presslens.entities.mentions.quotation import MARKS
from presslens.entities.mentions.wording import AT, Wording, is_of_place, is_of_town
from presslens.entities.people.lexicon import NAMED_AFTER
from presslens.gazetteer import lookup
from presslens.tagging.morphology import readings

COMPOUND = re.compile(
    r".{3}(?:стат|надзор|водоканал|энерго|автодор|парк|банк|газ|строй|транс|инвест|молоко|хлеб|телеком|пром|торг|сбыт"
    r"|финанс|лизинг|холдинг|нефть|химмаш|гидромет|фильм|союз|маркет|снаб)(?:а|у|ом|е)?$"
    r"|.{3}(?:бирж(?:а|и|е|у|ей)|(?:инспекци|парти|комисси|корпораци|ассоциаци)(?:я|и|ю|ей))$"
    r"|^мин(?:эконом|спорт|строй|культ|обр|пром|сель|транс|энерг|природ|финанс|труд|соц|здрав|нац|лес|цифр|инфо|туризм|имущ"
    r"|юст|комсвяз|инвест|арх|тэк|жкх|агро|восток)[а-яё]*$"
)

INSTITUTE = re.compile(r"[А-ЯЁ]?[а-яё]*(?:НИИ|НИПИ|НИКИ|КБ)[а-яё]{3,}")
UNIVERSITY = re.compile("[А-ЯЁ][а-яё]{1,4}[А-ЯЁ]{0,3}[ГТПМАНФИ]У|[А-ЯЁ]{2,4}[ГТП]У|[А-ЯЁ]ГУ")  # ОшГУ, КубГАУ, ЛНИПУ
SYLLABLES = re.compile("[А-ЯЁ][а-яё]{2,4}[А-ЯЁ]{3,5}")
NUMBERED = re.compile(r"([А-ЯЁ]{2,6})[-–]\d{1,4}")  # СМУ-7
RIGHTS = [["на", "пхв"], ["на", "праве", "хозяйственного", "ведения"], ["на", "праве", "оперативного", "управления"]]
BESIDE = frozenset({"на", "у"})
REGIMENTS = frozenset({"полк", "батальон"})
RELATING = re.compile("(?:ск|цк|ов|ев|н)(?:ий|ый|ой|ая|ое|ого|ую|ому|им|ым)$")  # adjectives that say whose or of what
MODEL = re.compile(r"[А-ЯЁA-Z]{1,4}-\d{1,4}[А-ЯЁA-Z]{0,2}")


@cache
def _owned() -> frozenset[str]:
    """What is told of the firm that it belongs to."""
    return frozenset(forms("owned").keys() | forms("descriptions").keys() | forms("bare").keys())


@cache
def _no_universities() -> frozenset[str]:
    """Acronyms in -У that are no university's: ФГУ."""
    return section("legal") | section("stop-acronyms")


class Judging(Wording):
    """What tells a name from a description."""

    def is_compound(self, i: int) -> bool:
        """Whether a word that no dictionary has is a body or a firm by its last part ("Тверьстат")."""
        if i not in self.kind and INSTITUTE.fullmatch(self.words[i]):
            return True  # "в ТатНИПИнефти"
        if i in self.kind or not COMPOUND.search(self.lower[i]):
            return False
        return self.words[i].istitle() and not any(r.is_known for r in readings(self.words[i])[:1])

    def is_agency(self, i: int) -> bool:
        """Whether a word that the tagger saw nothing in is the acronym of a body: МИД, МИДе, СМУ-7."""
        word = self.words[i]
        if word[-1].isdigit() and (firm := NUMBERED.fullmatch(word)) and firm[1].lower() in section("numbered-firms"):
            return i not in self.kind
        if UNIVERSITY.fullmatch(word) and i not in self.kind:
            best = readings(word)[0]
            ordinary = best.is_known and "Orgn" not in best.grammemes
            return not (ordinary or word.lower() in _no_universities() or self.context.shouted(i))
        if self.is_centre(i) and i not in self.kind:
            return True
        if SYLLABLES.fullmatch(word) and i not in self.kind and not self.context.shouted(i):
            return not readings(word)[0].is_known  # "СибГУТИ"
        acronym = word.rstrip("аеуомы")
        if i in self.kind or not acronym.isupper() or len(word) - len(acronym) > 2 or self.context.shouted(i):
            return False
        return acronym.lower() in section("agencies")

    def is_centre(self, i: int) -> bool:
        """Whether an acronym is a centre's that what it sees to tells: "НМИЦ | онкологии"."""
        after = i + 1
        told = self.lower[i] in section("centres") and self.words[i].isupper() and after < self.context.segment_ends[i]
        told = told and self.words[after].islower() and self.lower[after] not in heads()
        return told and self.word_in(after, self.pos[after], ("Gen",))

    def is_park(self, i: int) -> bool:
        """Whether the word at `i` heads a name only by the adjective before it: "природный парк «Ярвит»"; a battalion
        or a regiment does by any name in quotation marks."""
        park = forms("formations").get(self.lower[i]) in REGIMENTS or self.lower[i] in forms("resorts")
        if self.lower[i + 1 : i + 2] == ["отдыха"] and self.lower[i] in forms("leisure"):
            return self.name_in_quotes(i + 2) is not None
        for nouns, kinds in (("parks", "park-kinds"), ("causes", "cause-kinds")):
            park = park or (self.lower[i] in forms(nouns) and i > 0 and self.lower[i - 1] in forms(kinds))
        numbered = self.lower[i] in forms("parks") and self.words[i + 1 : i + 2] == ["№"]  # "судебный участок № 5"
        return park and (numbered or self.name_in_quotes(i + 1) is not None)

    def is_farm(self, mark: int) -> bool:
        """Whether "к/х" or "ф/х", which are three words each, stand before a name in quotation marks."""
        before = self.lower[max(0, mark - 3) : mark]
        return before[1:] == ["/", "х"] and before[0] in ("к", "ф") and self.name_in_quotes(mark) is not None

    def rightful(self, mark: int) -> int:
        """The legal form before the words that say by what right a firm of the state has what is its, or -1: "РГП | на
        ПХВ «Весна»"."""
        for right in RIGHTS:
            form = mark - len(right) - 1
            if form >= 0 and self.lower[form + 1 : mark] == right:
                return form if self.is_legal_before(form) and self.name_in_quotes(mark) is not None else -1
        return -1

    def is_management(self, head: int) -> bool:
        """Whether the words name those who run a firm, so that the firm is what they name ("дирекция ООО «Весна»")."""
        after = head + 1
        return (
            self.lower[head] in forms("management")
            and after < self.context.size
            and self.lower[after] in section("ownership")
            and self.is_legal_at(after)
        )

    def is_governing(self, head: int) -> bool:
        """Whether the words are a body that runs a firm: "совет директоров", but not that of "директоров школ"."""
        end = self.context.segment_ends[head]
        if head + 1 >= end or f"{self.word(head)}_{self.lower[head + 1]}" not in section("governing"):
            return False
        colleagues = head + 2 < end and self.pos[head + 2] == "NOUN" and self.is_plural(head + 2)
        return not (colleagues and self.case(head + 2) == "Gen" and self.words[head + 2].islower())

    def is_owned(self, start: int, head: int) -> bool:
        """Whether a noun only says what of a firm is meant, so that the firm alone is named: "филиалы ООО «Весна»",
        "ткацкая фабрика ООО «Весна»", "хозяйства холдинга «Весна»"."""
        after, plural = head + 1, self.is_plural(head)
        if after >= self.context.segment_ends[head] or not (plural or self.lower[head] in _owned()):
            return False
        small = self.lower[head] in forms("owned") and not any(map(self.is_proper, range(start, after)))
        led = self.lower[start - 1] in forms("chiefs") if start else False  # "директор фабрики ООО «Весна»"
        if self.is_legal_at(after):
            bare = self.lower[head] in forms("bare") and start == head and not self.context.capital(head)
            branch = self.is_membered(start, head)
            told = self.lower[head] in forms("descriptions") and not branch
            return plural or bare or told or (small and not led)
        holding = heads().get(self.lower[after]) in ("institutions", "plain") and self.name_in_quotes(after + 1)
        return bool((plural or (small and not led)) and holding and self.case(after) == "Gen")

    def is_tasked_firm(self, head: int, stop: int) -> bool:
        """Whether a noun only says what a firm is for: "оператор по вывозу отходов | ООО «Весна»"."""
        told = self.lower[head] in forms("descriptions") and self.lower[head + 1 : head + 2] == ["по"]
        return told and any(map(self.is_legal_at, range(head + 2, stop)))

    def is_membered(self, first: int, head: int) -> bool:
        """Whether adjectives say that those who work for a firm are in an organisation: "профсоюзная организация"."""
        return any(self.lower[i] in forms("membered") for i in range(first, head))

    def is_proper(self, i: int) -> bool:
        """Whether a word has a capital letter that no sentence gives it."""
        return self.context.capital(i) and not self.context.sentence_start(i)

    def described(self, start: int, head: int) -> int | None:
        """The end of a name in quotation marks of which the noun before only says what it names: "клуб «Ярвит»"."""
        if self.lower[head] not in forms("descriptions"):
            return None
        if start < head and (not self.is_plural(head) or self.is_typed(start, head, head + 1)):
            return None
        begin = start
        while (
            begin > self.context.segment_starts[head] and self.pos[begin - 1] == "ADJ" and self.agree(begin - 1, head)
        ):
            begin -= 1
        if self.context.capital(begin) and not (begin == head and self.context.sentence_start(begin)):
            return None
        return self.name_in_quotes(head + 1)

    def is_titled(self, start: int, head: int) -> bool:
        """Whether adjectives make a name of a noun that mostly describes: "Степная сырная компания"."""
        return start < head and self.context.capital(start) and not self.context.sentence_start(start)

    def is_typed(self, start: int, head: int, stop: int) -> bool:
        """Whether a noun belongs to the name after it: the "магазин «Ярвит»", the "сырная компания «Ярвит»", not the
        "нейронная сеть «Ярвита»"."""
        word, mark = self.lower[head], head + 1
        if self.is_plural(head) or any(self.is_pair(i, head) for i in range(start, head)):
            return False
        if self.name_in_quotes(mark) is None:
            return word in forms("chains") and self.is_chain(head, stop)
        if word in forms("kinds") or word in forms("descriptions"):
            return any(map(self.is_kind, range(start, head)))
        if word in forms("causes-of-many"):
            return any(self.lower[i] in forms("adjectives") for i in range(start, head))
        return word in forms("kept") and not self.context.latin(mark + 1)

    def is_chain(self, head: int, stop: int) -> bool:
        """Whether a noun in the genitive between a head and a name says what it is of: "сеть магазинов «Ярвит»"."""
        mark = next((i for i in range(head + 2, stop) if i in self.context.quotations), stop)
        last = mark - 1
        genitive = self.case(last) == "Gen" or self.word_in(last, "NOUN", ("Gen",))  # "фитнес-клубов"
        if self.name_in_quotes(mark) != stop or not genitive or self.pos[last] != "NOUN":
            return False
        owned = self.lower[last] in heads() and not self.may_be_plural(last)  # "газета издательства «Ярвит»"
        return not owned and not any(map(self.context.capital, range(head + 1, mark)))

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
        context = self.context
        first, last = candidate.first, candidate.last
        if group == "plain":
            return True
        if group is None:
            return head + 1 not in self.work_marks  # "форум гражданских инициатив «Исток»"
        if (
            self.is_notion(first, head, last)
            or self.is_event(head)
            or self.is_old_union(head)
            or (group == "institutions" and self.is_any(first, head, last))
            or (group == "bodies" and (self.is_common(first, head, last) or self.is_land(head, last)))
        ):
            return False
        if self.is_collection(head, last) or self.is_organ(first, head):
            return False
        if self.lower[head] in forms("commissions") and head and self.lower[head - 1] in forms("members"):
            return False  # a body told only by who sits on it
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
        inside = range(first, last)
        quoted = any(self.name_in_quotes(i) for i in inside if i in context.quotations)
        if quoted:
            return not (
                first and self.is_plural(head) and self.lower[first - 1] in forms("works")
            )  # "форум школ «Исток»"
        if self.is_plural(head):
            return False
        proper = [i for i in range(first + 1, last) if context.capital(i) and not self.is_seat_at(i)]
        if group == "institutions" and first < head and NUMBER.fullmatch(self.lower[first]):
            return True  # "3-я городская больница"
        if group == "institutions" and not {"№", *NAMED_AFTER}.isdisjoint(self.lower[head:last]):
            return True
        if self.lower[head] in forms("state-institutions") and self.is_told_by_place(head, last):
            return True
        if self.lower[head] in section("legal") and context.acronym(head):
            return False  # "НПО региона"
        if self.is_dedicated(head, last):
            return True
        if group == "institutions" and context.shouted(head) and not self.is_shouted_name(first, last):
            return False
        if self.lower[head] in forms("beside") and context.capital(head) and self.lower[head + 1] in BESIDE and proper:
            return True  # "Театр на Тарской"
        if last > head + 1 and self.lower[head] in forms("placed") and self.kind_at(last - 1) == "location":
            return True
        if last > head + 2 and self.lower[head] in forms("unions") and self.kind_at(last - 1) == "location":
            told = self.pos[head + 1] != "ADP" and self.kind_at(head + 1) != "location"
            if told or first == head:
                return told
        if self.is_union_of(head, last) or (group == "institutions" and self.is_of_region(head, last)):
            return True
        if last - first == 1:
            return (
                tagged
                and context.capital(head)
                and not context.sentence_start(head)
                and self.word(head) not in self.work_names
            )
        if context.capital(first) and not context.sentence_start(first) and (tagged or not context.shouted(first)):
            return True
        if group == "institutions" and self.is_some(first, head, last):
            return False
        if group == "institutions" and self.is_of_town_by_kind(first, head, last):
            return True
        if tagged and context.capital(first):
            return True
        if last == head + 1 and self.lower[first] in forms("regional-adjectives") and group == "institutions":
            return False
        if group == "bodies":
            return (
                bool(proper)
                or any(context.capital(i) for i in range(first, head))
                or (first < head and self.lower[head] in forms("embassies") and any(map(context.capital, inside)))
                or self.lower[first] in forms("regional-adjectives")
                or self.is_one_of_a_kind(first, head, last)
            )
        return bool(tagged and proper)

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

    def is_seat_at(self, i: int) -> bool:
        """Whether a word, or the name of a village, says where something is: "в Ланске", "в селе Ланск"."""
        return self.lower[i - 1] in AT or (self.lower[i - 1] in forms("settlements") and self.lower[i - 2] in AT)

    def is_collection(self, head: int, last: int) -> bool:
        """Whether an assembly is what a museum has collected, or a meeting: "собрание Омского музея", "собрание
        трудового коллектива", "торжественное собрание"."""
        owner = next((i for i in range(head + 1, last) if self.pos[i] != "ADJ"), head)
        told = self.lower[owner] in forms("collected") or self.lower[owner] in forms("gathering")
        told = told or (head > 0 and self.lower[head - 1] in forms("gathered"))
        return told and self.word(head) == "собрание"

    def is_organ(self, first: int, head: int) -> bool:
        """Whether a noun names no body, as no adjective says that it is one: "орган власти", not "территориальный орган
        Росстата"."""
        told = first < head and self.lower[head - 1] in forms("organ-kinds")
        return self.lower[head] in forms("organs") and not told

    def is_old_union(self, head: int) -> bool:
        """Whether the words are the name of a country that the tagger missed: "Герой Советского Союза"."""
        return head > 0 and self.word(head) == "союз" and self.lower[head - 1].startswith("советск")

    def is_trade(self, first: int, last: int) -> bool:
        """Whether words are what somebody does or something is: "PR-менеджер", "Yarvit-канал", "Product Manager"."""
        if last - first > 1 and self.lower[last - 1] in section("latin-trades"):
            return all(word.isascii() and word.isalpha() for word in self.words[first:last])
        field, _, noun = self.words[first].rpartition("-")
        return last - first == 1 and len(noun) > 2 and (field.isupper() or field.isascii()) and noun.islower()

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

    def is_common(self, first: int, head: int, last: int) -> bool:
        """Whether a quality opens the sentence before a body, with no other capital letter: "Ленивый суд"."""
        if not (first + 1 == head == last - 1 and self.context.sentence_start(first)) or self.context.capital(head):
            return False
        quality = self.pos[first] == "ADJ" and not RELATING.search(self.lower[first])
        return quality and self.lower[first] not in forms("adjectives")

    def is_land(self, head: int, last: int) -> bool:
        """Whether a noun is that of a land whose name follows: "в японской префектуре | Канагава"."""
        return last == head + 1 and self.lower[head] in forms("lands") and self.kind_at(last) == "location"

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
