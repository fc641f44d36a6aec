"""How far the name of an organisation reaches from its head to the right."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from presslens.entities.mentions.beginnings import Beginnings
from presslens.entities.mentions.candidate import DASHES, Candidate, is_initial, is_title
from presslens.entities.mentions.coordination import Coordination
from presslens.entities.mentions.eponyms import Eponyms
from presslens.entities.mentions.latin import Latin
from presslens.entities.mentions.lexicon import forms, heads, section
from presslens.entities.mentions.whereabouts import Whereabouts
from presslens.entities.mentions.wording import LONGEST_RUN, NURSERY
from presslens.entities.people.lexicon import NAMED_AFTER
from presslens.tagging.capitals import NAMES
from presslens.tagging.morphology import CACHE_SIZE, readings

LONGEST = 40  # tokens; a longer "name" is a clause
PREPOSITIONS = {"по": ("Dat",), "при": ("Loc",), "для": ("Gen",), "против": ("Gen",)}
STANDS = {"у": ("Gen",), "на": ("Loc",)}  # "театр на Тарской", "театр у Ланских ворот"
WITH = frozenset({"связям", "работе", "взаимодействию", "сотрудничеству", "взаимоотношениям", "борьбе", "обращению"})
PRESS = frozenset({"связям", "взаимодействию"})
OVER = frozenset({"контролю", "надзору", "наблюдению"})
STATE = re.compile(r"(МИД|МВД|МЧС|ЦБ|ФСБ|ФСИН|ФМБА|РАН|Мин[а-я]{2}|Гос(?!корп)[а-я]{2}|Рос[а-я]{3}|Департамент)")
CLOSING_QUOTES = frozenset('»”“"’')


class Extents(Beginnings, Coordination, Eponyms, Whereabouts, Latin):
    """The parts that a name has beside its head, to the right of it."""

    def unquoted(self, i: int, end: int) -> int:
        """The end of the capitalised words of a name without quotation marks ("ТЦ Муравей")."""
        begin = i
        kinds = self.kinds_after(i - 1)
        while i < min(end, begin + 4) and self.context.capital(i) and self.kind_at(i) in kinds:
            i += 1
        return max(i, begin + 1)

    def apposition(self, candidate: Candidate) -> Candidate:
        """The name with a further name after a dash: "Гражданский альянс - ресурсный центр поддержки НКО"."""
        dash, end = candidate.last, self.context.segment_ends[candidate.first]
        case = self.case(candidate.last - 1)
        if (native := self._native(candidate, end)) is not None:
            return native
        if dash + 1 >= end or self.words[dash] not in DASHES or candidate.last - candidate.first > 3:
            return candidate
        if self.lower[dash + 1] in forms("branches") and self.case(dash + 1) == self.case(dash - 1):
            return Candidate("organisation", candidate.first, self.tail(dash + 1))  # "институт – филиал СФУ"
        if case in (None, "Nom"):
            return candidate
        i = dash + 1
        while i < min(end, dash + 5) and self.pos[i] == "ADJ" and self.case(i) == case:
            i += 1
        if i >= end or heads().get(self.lower[i]) not in ("institutions", "bodies") or self.case(i) != case:
            return candidate
        last = self.tail(i)
        return Candidate("organisation", candidate.first, last) if last > i + 1 else candidate

    def _native(self, candidate: Candidate, end: int) -> Candidate | None:
        """An assembly with its name in the language of its republic: "Государственное Собрание — Эл Курултай Тувы"."""
        mark, last = candidate.last, candidate.last - 1
        opened = mark < end and self.words[mark] == "("
        if (not opened and (mark >= end or self.words[mark] not in DASHES)) or self.lower[last] not in forms("seats"):
            return None
        i = mark + 1
        while i < min(end, mark + 3) and self.words[i].istitle() and self.lower[i] not in forms("native_seats"):
            i += 1
        if i >= end or self.lower[i] not in forms("native_seats") or (opened and self.words[i + 1 : i + 2] != [")"]):
            return None
        return Candidate("organisation", candidate.first, self.tail(i + opened))

    def closed(self, head: int, last: int) -> int:
        """The end of a span with the rest of a name in quotation marks that it breaks off in; 0 where it is no name."""
        if last - head > LONGEST:
            return 0
        for i in range(head, last):
            further = head < i < last - 2 and self.lower[i] == "и"
            noun = next((k for k in range(i + 1, last) if self.pos[k] != "ADJ"), i + 1) if further else i
            if further and (self.is_named(head, i, i + 1) or self.is_another(head, i, noun)):
                return i  # "министерства труда Омской области и | фонда «Весна»"
            if self.ends_namesake(head, i) or (i > head + 1 and self.begins_other(head, i)):
                return i
            if i == head + 1 and self.lower[i] == "по" and self.lower[head] in forms("taskless"):
                return i  # "проректор Университета | по науке"
            if i > head + 1 and i in self.context.quotations and self.words[i - 1] in CLOSING_QUOTES:
                return i  # "филиал АО «Сеть» | «Тарские сети»"
            closed = self.context.quotations.get(i, last)
            if closed > last:
                return self.name_in_quotes(i) or 0
        return last

    def ends_namesake(self, head: int, i: int) -> bool:
        """Whether a noun after whom a body is named after is no part of its name: "больницу имени Седова | поездом"."""
        if not (self.words[i].islower() and self.context.capital(i - 1) and self.pos[i] == "NOUN"):
            return False
        return self.case(i) not in (None, "Gen") and not NAMED_AFTER.isdisjoint(self.lower[head:i])

    def begins_other(self, head: int, i: int) -> bool:
        """Whether a noun in the nominative begins what is done in a body: "открыли во Дворце культуры | День мира"."""
        if not self.words[i].istitle() or (self.case(i - 1), self.case(i)) != ("Gen", "Nom"):
            return False
        best = readings(self.words[i])[0]
        thing = best.is_known and {"NOUN", "inan"} <= best.grammemes and NAMES.isdisjoint(best.grammemes)
        apart = self.context.tokens.head[i] != i - 1  # not the "центр сети | Интернет"
        return thing and apart and self.case(head) in ("Gen", "Dat", "Ins", "Loc")

    def owner(self, last: int) -> int:
        """The end of a name with the body of state after its quotation marks: «Больница» Минздрава Тувы."""
        end = min(self.context.segment_ends[last - 1], last + LONGEST_RUN)
        if last >= end or self.kind_at(last) != "organisation" or not STATE.match(self.words[last]):
            return last
        if self.case(last) != "Gen" and not self.context.acronym(last):
            return last
        last += 1
        while last < end and self.kind_at(last) == "location" and self.case(last) == "Gen":
            last = self.kind[last].last
        return last

    def tail(self, head: int) -> int:
        """The token after the words that belong to the head: a name in quotation marks, or a genitive phrase."""
        context = self.context
        end = min(context.segment_ends[head], head + LONGEST)
        i = head + 1
        while i < end and not context.shouted_verb(i):
            after = self.step(head, i, end)
            if after is None:
                break
            if self.words[after - 1] in CLOSING_QUOTES or i in context.quotations:
                numbered = "№" in self.words[i:after] and after < end
                i = (self.settlement(after, end) if numbered else None) or self.branch(head, after, end)
                break
            i = after
        return i

    def step(self, head: int, i: int, end: int) -> int | None:
        """The end of the next part of the name, which begins at `i`; None where the name has ended."""
        lower = self.lower
        if i == head + 1 and lower[head] in forms("nameless") and i in self.context.quotations:
            return None
        if (closed := self.name_in_quotes(i)) is not None:
            network = i > head + 1 and lower[i + 1] in section("channels")  # "группа Института болот | «ВКонтакте»"
            work = i > head + 1 and i in self.work_marks and heads().get(lower[head]) == "institutions"
            return closed if closed <= end and not network and not work else None  # "корпус проекта | «Весна»"
        word = lower[i]
        if (i > head + 1 or lower[head] in forms("bodies")) and (after := self.settlement(i, end)):
            return after
        if word == "(" and lower[i + 2 : i + 3] == [")"] and lower[i + 1] in section("second-names"):
            return i + 3 if self.kind_at(i - 1) == "location" else None
        if self.is_legal_at(i):
            if lower[head] in forms("unique"):
                return None
            bare = i + 1 < end and self.context.capital(i + 1) and self.kind_at(i + 1) != "person"
            return self.unquoted(i + 1, end) if bare else i + 1  # "банк | ПАО Ланбанк"
        if i == head + 1 and lower[head] in section("farms") and self.kind_at(i) == "person":
            return self.kind[i].last if self.is_farmer(head) else None
        if i == head + 1 and self.is_nursery(i):
            return i + len(NURSERY)
        if i == head + 1 and lower[head] in section("legal") and (placed := self.placed_form(head)):
            return placed
        if i == head + 1 and self.is_legal_at(head) and (self.context.capital(i) or self.words[i][:1].isdigit()):
            return self.unquoted(i, end)
        if word in NAMED_AFTER:
            return self.namesake(i, end)
        if i == head + 1 and word == "с" and lower[i + 2 : i + 3] == ["ответственностью"]:
            closed = self.name_in_quotes(i + 3) if lower[head] in forms("legal-heads") else None
            return closed if closed and closed <= end else None
        if i == head + 1 and lower[head] in forms("dedicated") and (after := self.dedication(i, end)):
            return after
        if self.kind_at(i) == "person":
            return self.incumbent(head, i)
        if word == "№" and i + 1 < end and self.words[i + 1].isdigit():
            return None if self.is_act_of(head) else i + 2
        if i > head + 1 and i + 1 < end and f"{word}_{lower[i + 1]}" in section("sports"):
            return i + 2  # "федерация стрельбы | из лука"
        return self.complement(head, i, end)

    def complement(self, head: int, i: int, end: int) -> int | None:
        """The end of what conjunctions, prepositions and cases attach to the name at `i`; None where it has ended."""
        lower, word = self.lower, self.lower[i]
        if word in ("и", ",") and i > head + 1:
            return self.joined(head, i, end)
        if word in PREPOSITIONS:
            return self.prepositional(head, i, end)
        if word in STANDS and i == head + 1 < end - 1 and lower[head] in forms("beside") and self.context.capital(head):
            after = self.phrase(i + 1, end, STANDS[word])
            return after if after and self.context.capital(i + 1) else None
        if word == "в" and i > head + 1 and lower[i + 1 : i + 2] and lower[i + 1] in section("branches-of-economy"):
            return i + 2  # "комитет инспекции | в АПК"
        if after := self.situated(head, i, end):
            return after
        if self.is_with(i) or self.is_afflicted(i, end) or (word == "за" and lower[i - 1] in OVER):
            return self.phrase(i + 1, end, ("Ins",))
        return self.genitive(head, i, end)

    def prepositional(self, head: int, i: int, end: int) -> int | None:
        """The end of what a preposition at `i` adds: "комитет | по спорту", "совет | при президенте"."""
        if self.leads_out(head, i):
            return None
        word = self.lower[i]
        after = self.phrase(i + 1, end, PREPOSITIONS[word])
        if after and word == "при":
            return after if self.is_seat(after - 1) or self.context.capital(after - 1) else None
        if (
            after
            and word == "по"
            and self.lower[after - 1] in forms("settlements")
            and self.kind_at(after) == "location"
        ):
            after = self.kind[after].last  # "отдел полиции по городу | Тарский Яр"
        town = self.settlement(i + 1, end) if word == "по" else None  # "отдел по | г. Ланску"
        after = town or after
        if after and word == "по" and (town or self.kind_at(after - 1) == "location"):
            return self.superior(head, self.lands(after, end), end)
        return None if after and word == "для" and self.kind_at(after - 1) else self.attached(head, i, after)

    def superior(self, head: int, i: int, end: int) -> int:
        """The end of the acronym of what a unit is of: "следственный отдел по городу Тара | СУ СК России", "департамент
        Северной Америки | МИД", "лаборатория беспозвоночных | ЦМИ"."""
        told = i < end and self.lower[head] in forms("units") and self.context.acronym(i) and self.words[i].isupper()
        if not told or self.case(i) not in ("Gen", None) or self.latin_word(i):
            return i
        if self.kind_at(i) == "organisation":
            return i + 1
        return i + 1 if self.case(i) is None and self.words[i] in self.acronyms else i

    def genitive(self, head: int, i: int, end: int) -> int | None:
        """The end of what follows a noun without a preposition: "институт | физики", "спутник | Dawn"."""
        lower, word = self.lower, self.lower[i]
        handled = lower[i - 1] in forms("handling") and (i > head + 1 or self.chief(head) >= 0)
        if handled and self.case(i) == "Ins":
            after = self.phrase(i, end, ("Ins",))
            somebody = after and self.tag[after - 1].feats.get("Animacy") == "Anim" and not self.is_plural(after - 1)
            return None if somebody else self.attached(head, i, after)  # "начальником Управления | полковником Седовым"
        if lower[i - 1] in section("aiding") and i > head + 1 and self.case(i) == "Dat":
            return self.attached(head, i, self.phrase(i, end, ("Dat",)))  # "фонд помощи | детям"
        if self.kind_at(i - 1) == "location" and self.kind_at(i) != "location":
            after = self.superior(head, i, end)
            return after if after > i else None
        if i > head + 1 and is_initial(self.words[i]) and self.words[i + 1 : i + 2] == ["."]:
            return None  # "музей имени Седова | А. К. Ли"
        if self.sits(i):
            return i + 1
        if word in forms("officials") and lower[head] not in forms("offices"):
            return None
        if word == "как":
            return self.taught(i, end)
        if is_title(self.context.tokens, i) or _names_somebody(self.words[i]):
            return None  # "профессор Омского университета | гидролог"
        if self.latin_word(i):
            return None if self.is_of_vessel(head) else self.latin_run(i, i + 1)[1]
        after = self.phrase(i, end, ("Gen",))
        if after is None and i > head + 1 and (acronym := self.superior(head, i, end)) > i:
            return acronym
        if after and i > head + 1 and self.is_independent(after - 1):
            return None
        if after and self.lower[head] not in forms("incumbencies") and self.is_of_somebody(after):
            return self.kind[after].last if self.is_memorial(head) else None
        return self.attached(head, i, after)

    @cached_property
    def acronyms(self) -> set[str]:
        """The bodies that the tagger sees in one word in capitals."""
        alone = (self.words[p.first] for p in self.organisations if p.last == p.first + 1)
        return {word for word in alone if word.isupper()}

    def is_of_vessel(self, head: int) -> bool:
        """Whether the Latin name after a body is that of its ship or satellite: "спутник Тарского агентства | Dawn"."""
        return self.case(head) == "Gen" and self.noun_before(head) in forms("vessels")

    def sits(self, i: int) -> bool:
        """Whether the word at `i` says who sits in an assembly: "Палата | представителей", "Собрание | депутатов"."""
        return self.lower[i] in section("sitters") and self.lower[i - 1] in forms("assemblies")

    def is_independent(self, noun: int) -> bool:
        """Whether somebody is told after the task of a body: "председателем комитета по рискам | независимого
        директора"."""
        official = self.words[noun].islower() and self.lower[noun] in forms("officials") and not self.is_plural(noun)
        return official and self.pos[noun - 1] == "ADJ" and self.agree(noun - 1, noun)

    def is_with(self, i: int) -> bool:
        """Whether a "с" at `i` says with whom: "по связям с прессой", "по взаимодействию вуза с заводами"."""
        if i >= self.context.size or self.lower[i] not in ("с", "со"):
            return False
        return self.lower[i - 1] in WITH or (self.lower[i - 2] in WITH and self.case(i - 1) == "Gen")

    def is_afflicted(self, i: int, end: int) -> bool:
        """Whether a "с" at `i` says what people have whom a body is for: "помощи детям | с нарушениями слуха"."""
        if self.lower[i] not in ("с", "со") or self.tag[i - 1].feats.get("Animacy") != "Anim":
            return False
        noun = next((k for k in range(i + 1, min(end, i + 4)) if self.pos[k] != "ADJ"), i)
        return self.lower[noun] in section("conditions")

    def leads_out(self, head: int, i: int) -> bool:
        """Whether the preposition at `i` is not the name's: "дума по поводу", "сборная Перу против", "лицей по курсу",
        "[заместитель главы] администрации Тары по спорту"; "управление по обращению с отходами" has it.
        """
        if self.lower[i] == "по" and self.lower[head] in forms("undivided" if i > head + 1 else "taskless"):
            return True
        if self.lower[i] == "по" and self.lower[head] in forms("assemblies") and self.is_elected(head):
            return True
        if self.lower[head] in forms("forces") or (self.lower[i] == "против" and self.lower[head] in forms("teams")):
            return True
        noun = i + 1
        while noun < self.context.segment_ends[i] - 1 and self.pos[noun] in ("ADJ", "DET"):
            noun += 1
        told = f"{self.lower[i]}_{self.lower[noun]}" if noun < self.context.segment_ends[i] else ""
        if told in section("aided") and self.is_helped(head, self.lower[noun]):
            return True
        if told in section("courses"):
            own = i == head + 1 or self.lower[head] in forms("commissions")
            return not (own and self.lower[head] in forms("tasked"))
        return told in section("adverbials") and not self.is_with(noun + 1)

    def is_elected(self, head: int) -> bool:
        """Whether a deputy of an assembly is told, so that what follows is where he was elected: "депутат Палаты
        представителей | по Тарскому округу"."""
        tagged = self.kind[head].first if self.kind_at(head) == "organisation" else head
        first = min(self.left(head, head), tagged)
        return first > 0 and self.lower[first - 1] in forms("deputies")

    def is_helped(self, head: int, task: str) -> bool:
        """Whether somebody helps the one who runs a body, so that what follows is the helper's task: "заместитель
        директора центра | по науке"; of a body that is told by its task only the word with press and public is:
        "помощник руководителя управления | по связям с прессой".
        """
        chief = self.before_adjectives(head)
        if chief < 1 or self.lower[chief] not in forms("officials"):
            return False
        if heads().get(self.lower[head]) != "institutions":
            return task in PRESS and self.lower[chief - 1] in forms("aides")
        return self.lower[chief - 1] in forms("aides") or self.lower[chief - 1] in forms("vices")

    def attached(self, head: int, begin: int, after: int | None) -> int | None:
        """The end of a phrase, where a word of it depends on one of the name, or it is a name itself."""
        if after is None or self.kind_at(after - 1) == "location" or self.context.capital(after - 1):
            return after
        if self.described_before(head, after - 1):
            return None
        if self.case(after - 1) == "Gen" and self.kind.get(head, head) is self.kind.get(after - 1):
            return after  # the tagger sees one name in both: "Института вычислительного моделирования | СО РАН"
        own = self.lower[head] in forms("units") or self.lower[head] in forms("boards")
        if own and self.lower[after - 1] in heads():
            return after  # the body whose unit it is, whatever the syntax has it depend on
        if self.lower[head] in forms("formations") and self.lower[after - 1] in forms("formations"):
            return after
        if self.lower[head] in forms("units") and self.case(after - 1) == "Gen" and self.is_owner(after):
            return after  # "лаборатория химии ферментов | Института белка"
        if after == head + 2 and self.case(after - 1) == "Gen" and self.name_in_quotes(after):
            return after  # "союз ткачей «Весна»"
        if begin == head + 1 and (self.has_members(head, after - 1) or self.lower[head] in section("centres")):
            return after
        if self.lower[begin] == "по" and self.lower[head] in forms("teams"):
            return after  # "тренер сборной Перу | по боксу"
        above, relation = self.context.tokens.head, self.context.tokens.relation[after - 1]
        tasked = forms("tasked")
        if (
            self.lower[begin] in ("по", "против")
            and self.lower[head] in tasked
            and relation == "nmod"
            and not self.is_within(head)
        ):
            return after  # whatever noun the syntax has the task of a committee depend on
        if begin == head + 1 and self.case(head) == "Ins" and above[after - 1] == self.chief(head) >= 0:
            return after  # "заведующий отделением хирургии", of which the syntax has both depend on the chief
        told = head <= above[after - 1] < after or (self.words[begin][:1].isalpha() and head <= above[begin] < begin)
        return after if told else None

    def is_owner(self, i: int) -> bool:
        """Whether the name of a body follows in the genitive, written with a capital letter."""
        end, named = self.context.segment_ends[i - 1], i < self.context.segment_ends[i - 1] and self.context.capital(i)
        while named and i < end - 1 and self.pos[i] == "ADJ" and self.case(i) == "Gen" and self.lower[i] not in heads():
            i += 1
        return named and self.lower[i] in heads() and self.case(i) == "Gen"

    def described_before(self, head: int, noun: int) -> bool:
        """Whether a noun has its participle before the name: "[осмотр] снятого для Областного музея дома"."""
        tokens = self.context.tokens
        return any(k < head and tokens.relation[k] in ("acl", "amod") for k in tokens.children[noun])


@lru_cache(CACHE_SIZE)
def _names_somebody(word: str) -> bool:
    """Whether a noun said of people can be nothing but a nominative, whatever the tagger takes it for."""
    found = readings(word)
    known = found[0].is_known and {"NOUN", "anim"} <= found[0].grammemes and NAMES.isdisjoint(found[0].grammemes)
    return known and word.islower() and not any("gent" in r.grammemes for r in found)
