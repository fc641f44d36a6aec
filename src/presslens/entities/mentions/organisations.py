"""Names of organisations: the tagger's spans grown to whole names, and names that it does not see."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property

from presslens.entities.mentions.abbreviations import parted_at_spelt, spelt_out
from presslens.entities.mentions.beginnings import OF_TOWN
from presslens.entities.mentions.candidate import DASHES, UNIVERSITY, Candidate, Context, is_ordinary, undeclined
from presslens.entities.mentions.coined import COMPOUND, NUMBERED, PLAIN_UNIVERSITY
from presslens.entities.mentions.extents import CLOSING_QUOTES, STATE
from presslens.entities.mentions.lexicon import forms, heads, section
from presslens.entities.mentions.quotation import MARKS
from presslens.entities.mentions.told import SHORT_TITLE, Told
from presslens.entities.mentions.wording import AT, LONGEST_RUN, is_of_place
from presslens.entities.people.lexicon import NAMED_AFTER

YEAR = re.compile(r"\d\d(?:\d\d)?")
AGE_GROUP = re.compile(r"[UЮ]-?\d\d")
RELATIONAL = re.compile("[сц]кий$")
MAIN_OFFICES = frozenset({"ГУ", "СУ", "УФ", "РУ"})


def find_organisations(
    context: Context, pieces: Iterable[Candidate], known: Iterable[Candidate], begin: dict[int, int]
) -> tuple[list[Candidate], set[int]]:
    """Every range that may name an organisation, and the tokens of short titles of works.

    The ranges are grown from the tagger's pieces; known names are taken as they are; `begin` says where
    the names begin that abbreviations in brackets spell.
    """
    finder = _Finder(context, list(pieces))
    found = parted_at_spelt(context, [*known, *finder.find(), *spelt_out(context, begin)], begin)
    titles = [range(mark, context.quotations[mark]) for mark in finder.titles]
    return found, {i for title in titles if len(title) <= SHORT_TITLE for i in title}


@cache
def _starting() -> frozenset[str]:
    """The words in small letters that a name may grow from."""
    grown = frozenset().union(*map(forms, ("units", "parks", "resorts", "leisure", "causes", "formations")))
    return frozenset(heads()) | section("legal") | section("latin-legal") | grown


class _Finder(Told):
    """Names grown from the tagger's pieces and from the words that may head one."""

    def find(self) -> list[Candidate]:
        found = self.told()
        for seed in self.seeds():
            if candidate := self.grown(*seed):
                candidate.last += 2 * self.is_domain(candidate.last)  # "ВЭБ.РФ"
                found.append(candidate)
        return found

    def seeds(self) -> list[tuple[int, int, bool]]:
        """Ranges to grow a name from, and whether the tagger stands behind them."""
        seeds = [(p.first, p.last, True) for p in self.organisations]
        known_heads, legal, latin = heads(), section("legal"), section("latin-legal")
        capitals, quotations = self.context.capitals, self.context.quotations
        starting, units, parks, leisure = _starting(), forms("units"), forms("parks"), forms("leisure")
        placed = section("placed-acronyms") | section("stations")
        for i, word in enumerate(self.lower):
            if not capitals[i] and word not in starting and "-" not in word:
                continue
            head = word in known_heads and self.kind_at(i) != "location"
            head = head or (word in units and self.chief(i) >= 0)
            if (
                head
                or (word in legal and self.is_legal_at(i))
                or (i + 1 in quotations and (self.is_form(i) or self.is_park(i)))
                or (i + 2 in quotations and word in leisure and self.is_park(i))
                or (word in parks and self.words[i + 1 : i + 2] == ["№"] and self.is_park(i))
            ):
                seeds.append((i, i + 1, False))
            elif "-" in word and self.is_described_in_latin(i):
                seeds.append((i + 1, i + 2, True))
            elif capitals[i] and (self.is_compound(i) or self.is_agency(i) or self.is_named_after(i)):
                seeds.append((i, i + 1, True))
            elif (word.partition("-")[0] in placed and self.is_told_by_town(i)) or (
                word in latin and i > 0 and self.latin_word(i) and self.latin_word(i - 1)
            ):
                seeds.append((i - 1, i + 1, True))
            elif len(word) == 1 and i and self.latin_word(i) and self.latin_word(i - 1) and self.dotted(i) > i:
                seeds.append((i - 1, self.dotted(i), True))
            elif word in latin and capitals[i] and i + 1 < self.context.size and self.latin_word(i + 1):
                seeds.append((i, i + 2, True))
        return seeds

    def is_described_in_latin(self, i: int) -> bool:
        """Whether a compound of a mere description has a name in Latin letters after it: "финтех-компания | Yarvit"."""
        told = self.lower[i].rpartition("-")[2] in forms("plain") and i + 1 < self.context.segment_ends[i]
        return told and self.latin_word(i + 1) and self.tag[i].feats.get("Animacy") == "Inan"

    def grown(self, first: int, last: int, tagged: bool) -> Candidate | None:
        if tagged and (whole := self.in_quotes(first, last)):
            mark = whole.first
            if all(word.isdigit() for word in self.words[mark + 1 : whole.last - 1]):
                return None  # the "пульт «112»"
            return None if mark in self.titles or mark in self.works or self.is_vessel(mark, whole.last) else whole
        head = self.head(first, last)
        if head is not None and (head in self.works or self.is_block(head) or self.is_ship(head)):
            return None
        if (
            head is not None
            and self.lower[head] in forms("mouthpieces")
            and not (self.is_office(head) or self.chief(head) >= 0)
        ):
            return self.grown(head + 1, last, tagged) if last > head + 1 else None
        if head is not None and self.is_governing(head):  # "совет директоров | ПАО «Весна»"
            return self.grown(head + 2, last, tagged) if last > head + 2 else None
        if head is None:
            return self.headless(first, last) if tagged else None
        if tagged and head > first > 0 and self.lower[first - 1] in AT and self.is_seat_noun(first):
            first += 1  # "открыли в Омске | завод"
        group = heads().get(self.lower[head])
        if group is None and self.lower[head] in forms("units") and not self.is_park(head):
            group = "units"
        stop = self.tail(head)
        if self.is_journey(head, stop):
            return None
        if tagged and last > head + 1:
            closed = self.closed(head, last)
            stop = self.of_place(closed) if closed > stop else stop
        if self.chief(head) >= 0:  # of whatever body a unit is, that one's name goes on
            stop = max(stop, *(self.tail(i) for i in range(head, stop) if self.lower[i] in heads()), 0)
        if self.words[stop - 1] in CLOSING_QUOTES:
            stop = self.owner(stop)
        if tagged:
            first = self.after_noun(self.after_verb(first, head), head)
        start = self.left(head, first if tagged else head)
        start += start < head and self.is_home_of_firm(start, head)
        if self.is_management(head):
            return None
        if self.is_owned(start, head) or self.is_tasked_firm(head, stop):
            return None
        described = self.described(start, head)
        if described is not None and head + 1 in self.work_marks:
            return None  # "конкурс организаций «Весна»"
        if described is not None:
            start, stop, group = head + 1, described, "plain"
        elif self.lower[head] in forms("plain") and not self.is_typed(start, head, stop):
            bare = self.bare(head, stop)
            if bare[0] < bare[1] and bare[0] not in self.work_marks:
                start, stop, group = *bare, "plain"
            elif group == "plain" and not (tagged and self.is_titled(start, head)):
                return None
        candidate = Candidate("organisation", start, stop)
        if group == "plain" and stop == start + 1 and self.is_no_firm(start):
            return None
        if stop == start + 1 and self.lower[start] in section("ownership"):
            return None  # "ООО «Дом «Лён»", whose marks part it from its name
        if not self.accepted(candidate, head, group, tagged):
            return None
        return self.apposition(candidate) if stop == head + 1 else candidate

    def is_home_of_firm(self, start: int, head: int) -> bool:
        """Whether only the start of a sentence gives its capital to where a firm is: "Тувинский | холдинг «Лён»"."""
        opens = self.lower[head] in forms("firms") and self.context.sentence_start(start)
        opens = opens and self.name_in_quotes(head + 1) is not None
        return opens and is_of_place(self.word(start).replace("ё", "е"))

    def head(self, first: int, last: int) -> int | None:
        """The first noun of the range that can head a name."""
        known = heads()
        for i in range(first, last):
            if i > first and self.context.quoted(i) is not None and self.context.acronym(i - 1):
                return None  # a form of ownership that the lexicon lacks
            led = i == first and self.chief(i) >= 0
            if led or self.lower[i] in known or self.is_legal_at(i) or self.is_park(i):
                return i
        return None

    def bare(self, head: int, stop: int) -> tuple[int, int]:
        """The name without a description before it: «Ярвит» of "компания «Ярвит»", Yarvit of "автор игр Yarvit"."""
        start = head + 1
        if self.lower[head] in forms("makers"):
            while start < stop - 1 and self.words[start].islower() and self.case(start) == "Gen":
                start += 1
            firm = start + 1 < stop and self.latin_word(start) and self.latin_word(start + 1)  # one word is a product
            head = start - 1 if firm and self.is_plural(start - 1) else head
            start = head + 1
        if start < stop and (closed := self.name_in_quotes(start)) is not None:
            return start, closed
        end = self.context.segment_ends[head]
        while start < end and self.context.capital(start) and self.context.latin(start):
            start += 1 + self.is_dot_within(start + 1, end)
        if start > head + 1 and self.words[start : start + 1] in (["("], [","]):
            start = self.latin_run(head + 1, start)[1]  # "компания Yarvit | (Pvt) Ltd."
        return head + 1, start

    def headless(self, first: int, last: int) -> Candidate | None:
        """What the tagger found and no head explains: its quotation marks put right, and the state it is of added."""
        context = self.context
        end = min(context.segment_ends[first], last + LONGEST_RUN)
        for i in range(first, last):
            if (closed := self.name_in_quotes(i)) is not None and closed > last:
                last = closed
        first = self.after_verb(first, last)
        if first + 1 < last and self.lower[first + 1] in NAMED_AFTER and self.is_of_no_namesake(first, first + 1):
            last = first + 1
        if first < last - 1 and self.is_thing(first) and self.is_body(first + 1, first):
            first += 1  # "Флаг | ОДКБ", "акции | Весны"
        if first >= last:
            return None  # a verb with what it has is all
        words = self.words[first:last]
        titled = self.is_work(first - 1) and not self.is_share(first - 1)
        # but "студент третьего курса | ТГАУ"
        studied = self.lower[first - 1] == "курса" and PLAIN_UNIVERSITY.fullmatch(words[0])
        titled = titled and not UNIVERSITY.fullmatch(words[0]) and not studied
        titled = titled and not (context.acronym(first) and self.is_issuer(first))
        titled = titled and not (last == first + 1 and self.is_declined(first))
        if not any(word[:1].isupper() for word in words) or titled or first in self.works:
            return None
        if all(len(word) == 1 for word in words) or self.is_vessel(first, last):  # initials; ships
            return None
        event = any(word in forms("events") or word in forms("vessels") for word in self.lower[first:last])
        if event and words[0] not in MARKS:
            return None
        if self.words[first - 1 : first] == ["("] and first - 2 in self.works:
            return None  # "автомобиль «Ветер» (Wind)"
        if self.begins_sentence(first, last) or self.is_trade(first, last) or self.is_somebody(first, last):
            return None
        if self.lower[first] in section("stop-acronyms") and self.kind_at(first + 1) == "location":
            return None
        if last - first == 1 and (self.is_flight(first) or self.is_rubric(first) or self.is_age_group(first)):
            return None
        if self.latin_word(first):
            return Candidate("organisation", *self.latin_run(first, last))
        if last - first == 1 and self.word(first) in self.work_names:
            return None
        plain, _, year = self.lower[first].partition("-")  # "ЧМ-2010"
        if (
            last - first == 1
            and (plain if YEAR.fullmatch(year) else undeclined(self.words[first])) in self.bare_stops
            and self.kind_at(last) != "location"
            and not self.is_agency_alone(first)
        ):
            return None
        if self.words[last - 1] in CLOSING_QUOTES:
            return Candidate("organisation", first, self.owner(last))
        if first and self.words[first - 1] in MAIN_OFFICES and self.words[first] != self.words[first - 1]:
            first -= 1
        named = next((i for i in range(first + 1, last + 1) if i < end and self.lower[i] in NAMED_AFTER), last)
        if named < end and self.lower[named] in NAMED_AFTER and len(self.words[last - 1]) <= len("им"):
            last = self.namesake(named, end) or last  # "ЛГУ им. А. | С. Седова"
        elif named == last < end and self.lower[named] in NAMED_AFTER and not self.is_of_no_namesake(first, last):
            last = self.namesake(named, end) or last
        if self.is_centre(first):
            last = max(last, self.tail(first))  # "НМИЦ | онкологии"
        last = self.of_place(last)
        while (
            last < end
            and (context.acronym(last - 1) or NUMBERED.fullmatch(self.words[last - 1]))
            and context.acronym(last)
            and context.latin(last) == context.latin(last - 1)
            and self.kind_at(last) in ("organisation", "location")
        ):
            last = self.of_place(last + 1)
        if (
            (context.acronym(first) or NUMBERED.fullmatch(self.words[first]))
            and last < end - 1
            and self.lower[last] == "по"
            and self.kind_at(place := last + 1 + self.is_municipality(last + 1)) == "location"
            and self.lower[first - 1] not in forms("strikes")  # "удары ВСУ | по Омску"
        ):
            last = self.lands(self.kind[place].last, end)
        if last > first + 1 and self.kind_at(last - 1) == "location" and self.is_of_several(last):
            last = self.context.quotations[last]  # "МО МВД России | «Тарский»"
        told = first > 0 and self.lower[first - 1] in forms("regional-adjectives") and STATE.match(self.words[first])
        first -= bool(told or self.has_town(first))
        if last + 1 < end and self.words[last] in DASHES and self.is_branch_of(last + 1):
            last = self.tail(last + 1)  # "ВСЖД | – филиал ОАО «РЖД»"
        return Candidate("organisation", first, last)

    def is_municipality(self, i: int) -> bool:
        """Whether a word says what a municipality is before its name: "УМВД по | городу | Омску", "| ЗАТО | Тарск"."""
        return self.lower[i] in forms("settlements") or self.words[i] == "ЗАТО"

    def is_branch_of(self, i: int) -> bool:
        """Whether a noun says of which firm a body is a branch: "филиал ОАО «РЖД»"."""
        return self.lower[i] in forms("branches") and not self.is_plural(i) and self.is_legal_at(i + 1)

    def is_of_several(self, mark: int) -> bool:
        """Whether an adjective alone stands in quotation marks, which tells a police of several districts."""
        return self.context.quotations.get(mark) == mark + 3 and RELATIONAL.search(self.lower[mark + 1]) is not None

    def is_domain(self, dot: int) -> bool:
        """Whether a full stop and the end of an address follow without blanks."""
        return dot + 1 < self.context.size and self.lower[dot + 1] in section("domains") and self.is_joint(dot)

    def is_declined(self, i: int) -> bool:
        """Whether a name in the genitive is whose a work is, as none is called: "проект | Ланктеха"."""
        told = self.case(i) == "Gen" and self.words[i].istitle() and not self.context.latin(i)
        return told and self.word(i) != self.lower[i]

    def is_of_no_namesake(self, first: int, last: int) -> bool:
        """Whether words are a body of states, after whose acronym somebody's name is that of something else: "модель
        ООН | имени Седова"."""
        return last == first + 1 and (self.lower[first] in section("agencies") or self.lower[first] in forms("known"))

    def is_issuer(self, i: int) -> bool:
        """Whether an acronym after the noun of a work is whose it is: "опрос НАП", "учения НАТО", not "альбом НАП"."""
        before = i - 1
        if self.lower[before] in forms("journeys") or self.lower[i] in section("agencies"):
            return True
        issued = self.lower[before] in forms("issued") and not self.is_event_name(before)
        return issued and self.words[i].isupper() and not self.context.latin(i)

    def is_event_name(self, work: int) -> bool:
        """Whether a work stands in the plural before its names: "рейтинги НАП и РАП"."""
        return self.is_plural(work) and self.context.tokens.relation[work + 1] == "appos"

    def is_share(self, i: int) -> bool:
        """Whether a word before a name without quotation marks says what of a firm is owned: "акции | Yarvit Group"."""
        return self.lower[i] in forms("shares") and self.is_plural(i)

    def is_age_group(self, i: int) -> bool:
        """Whether a word says how old the players of a team are: "сборная U-17"."""
        return AGE_GROUP.fullmatch(self.words[i]) is not None

    def is_no_firm(self, i: int) -> bool:
        """Whether a word after a mere description names no firm: "в группе E", "сборная U-17", "разработчик Java"."""
        return len(self.words[i]) == 1 or self.is_age_group(i) or self.lower[i] in section("software")

    def is_rubric(self, i: int) -> bool:
        """Whether a word in capitals opens its line as a heading does: "СПРАВОЧНО: ...", "КЁРЛИНГ. В ТАРЕ ..."."""
        if i != self.context.segment_starts[i] or not self.words[i].isupper() or i + 2 >= self.context.segment_ends[i]:
            return False
        if self.words[i + 1] == ":":
            return len(self.words[i]) > 3 and is_ordinary(self.words[i].lower())
        return self.words[i + 1] == "." and self.context.shouted(i)

    def is_flight(self, i: int) -> bool:
        """Whether an airline's code stands before the number of a flight: "KG 611"."""
        number = self.words[i + 1] if i + 1 < self.context.segment_ends[i] else ""
        return len(self.words[i]) == 2 and self.context.latin(i) and number.isdigit() and len(number) in (3, 4)

    def is_named_after(self, i: int) -> bool:
        """Whether an acronym that the tagger saw nothing in has somebody's name after it: "ЛГУ им. Седова"."""
        after = i + 1
        named = after < self.context.segment_ends[i] and self.lower[after] in NAMED_AFTER
        within = i in self.kind and self.kind[i].first < i and self.lower[i - 1] == "и"  # "институт права и | ТГСХА"
        named = named and (within or i not in self.kind) and self.context.acronym(i)
        return named and not self.is_of_no_namesake(i, after)

    def has_town(self, i: int) -> bool:
        """Whether an acronym that the tagger sees alone has a town's adjective before it: "в Ланском | УМВД"."""
        before, word = i - 1, self.words[i]
        if i == self.context.segment_starts[i] or not word.isupper() or not self.context.acronym(i):
            return False
        town = self.context.capital(before) and before not in self.kind and OF_TOWN.search(self.lower[before])
        return bool(town) and not word.isascii() and is_of_place(self.word(before).replace("ё", "е"))

    def is_told_by_town(self, i: int) -> bool:
        """Whether an acronym that the tagger saw nothing in has a town's adjective before it: "в Тарской | ЦРБ"."""
        before = i - 1
        return (
            i > 0
            and self.words[i].isupper()
            and i not in self.kind
            and self.context.capital(before)
            and OF_TOWN.search(self.lower[before]) is not None
        )

    def is_body(self, i: int, before: int) -> bool:
        """Whether an acronym, or what a noun in small letters belongs to, names a body by itself."""
        told = (
            self.context.acronym(i)
            or COMPOUND.search(self.lower[i]) is not None
            or (self.context.capital(i) and self.words[before].islower())
        )
        return told and self.lower[i] not in section("known-places") and not self.context.latin(i)

    def in_quotes(self, first: int, last: int) -> Candidate | None:
        """The name in quotation marks that a range lies in, where it begins with the range."""
        if first > 0 and (closed := self.name_in_quotes(first - 1)) is not None and last <= closed <= last + 5:
            return Candidate("organisation", first - 1, closed)
        return None

    @cached_property
    def bare_stops(self) -> frozenset[str]:
        return (section("stop-acronyms") | section("legal")) - section("legal-universities")
