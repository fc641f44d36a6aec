"""What the rules for names of organisations ask of the words: kinds, cases, legal forms, quotations, works."""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache

from presslens.entities.mentions.candidate import Candidate, Context, is_initial, is_ordinary
from presslens.entities.mentions.lexicon import forms, heads, section
from presslens.entities.mentions.quotation import MARKS
from presslens.entities.people.parts import parts
from presslens.entities.places.adjectives import town_names
from presslens.gazetteer import load
from presslens.tagging.morphology import CACHE_SIZE, lemma, readings

ABOUT = frozenset({"о", "об", "обо"})  # the first words of the titles of laws and orders
MANAGING = re.compile("(?:управля|обслужива|эксплуатиру|снабжа|добыва|перерабатыва)ющ")  # "управляющая компания"
SPEECH = (["–"], ["—"], ["-"])  # what follows direct speech and a comma
PLURAL = ("ы", "и", "ов", "ам", "ами", "ах")
AT = frozenset({"в", "во", "на"})
SAINTS = frozenset({"св", "свв", "прп"})
FORM = re.compile("[А-ЯЁ]{2,8}")
NAMED = (
    "units",
    "parks",
    "place-types",
    "settlements",
    "facilities",
    "harbours",
    "management",
    "causes",
    "works",
    "activities",
)
LONGEST_RUN = 12  # tokens that a run of Latin words, acronyms or places adds
INNER = frozenset({"г", "о", "м", "р", "го", "мо", ".", "-", "–", "—"})  # of the names of municipalities: "г. о. Ланск"
SETTLED = frozenset({"города", "округа", "района", "поселения", "села", "посёлка", "поселка", "."})
NURSERY = ["д", "/", "с"]  # "МБДОУ д/с № 5"
LONGEST_ASIDE = 8  # tokens in brackets between two names of a list


class Wording:
    """A document's tokens, and the tagger's pieces that they belong to."""

    def __init__(self, context: Context, pieces: list[Candidate]) -> None:
        self.context = context
        self.words, self.lower, self.pos = context.words, context.lower, context.pos
        self.tag = context.tokens.tag
        self.organisations = [p for p in pieces if p.kind == "organisation"]
        self.kind: dict[int, Candidate] = {i: p for p in pieces for i in range(p.first, p.last)}

    def is_legal(self, i: int) -> bool:
        """Whether the token is a legal form that a name follows."""
        after = i + 1 + len(NURSERY) * self.is_nursery(i + 1)
        if not (self.words[i][-1].isupper() or "/" in self.words[i]) or self.context.shouted(i):
            return False
        if self.context.quoted(after) is not None or (
            self.lower[after] in section("legal") and self.words[after].isupper()
        ):
            return True
        if self.words[after] == "№":
            return self.lower[i] in section("numbered")
        if self.placed_form(i):
            return True
        if self.lower[i] in section("farms") and self.kind_at(after) == "person":
            return self.is_farmer(i)
        return self.words[after].istitle() and self.kind_at(after) in self.kinds_after(i) and len(self.words[i]) < 5

    def is_nursery(self, i: int) -> bool:
        """Whether what is short for a nursery school and its number or name begin at `i`: "МБДОУ | д/с № 5"."""
        after = i + len(NURSERY)
        return self.lower[i:after] == NURSERY and self.words[after : after + 1] in (["№"], ["«"], ['"'])

    def placed_form(self, i: int) -> int | None:
        """The end of the place that a legal form at `i` is of, before a name in quotation marks: "ГБУ | Омской
        области | «Лён»", "МБУ | г. о. Ланск | «Лён»"."""
        begin, last = i + 1, i + 1
        end = min(self.context.segment_ends[i], begin + LONGEST_RUN)
        while last < end and last not in self.context.quotations and self.is_of_municipality(last):
            last += 1
        if last == begin or last >= end or self.name_in_quotes(last) is None:
            return None
        return last if any(map(self.context.capital, range(begin, last))) else None

    def is_of_municipality(self, i: int) -> bool:
        """Whether a word may be one of the name of a place, or says of what kind it is."""
        if self.kind_at(i) == "location" or self.lower[i] in INNER or self.lower[i] in forms("place-types"):
            return True
        if self.lower[i] in section("known-places") or (self.context.capital(i) and self.lower[i - 1] in SETTLED):
            return True  # "МБУ города | Ланск «Лён»", of which the tagger may take the last words for a body
        return self.words[i].islower() and self.pos[i] == "ADJ" and self.case(i) == "Gen"

    def is_farmer(self, farm: int) -> bool:
        """Whether the name after a farm tells whose it is: "работники КФХ | Анны Седовой", not "главы КФХ | Анны
        Седовой", who heads it; as it is registered, "КФХ | Седов И. И."."""
        person = self.kind[farm + 1]
        led = farm > 0 and (self.lower[farm - 1] in forms("chiefs") or self.lower[farm - 1] in forms("officials"))
        registered = person.last > farm + 3 and is_initial(self.words[farm + 2])
        return person.first == farm + 1 and (self.case(farm + 1) == "Gen" or registered) and not led

    def kinds_after(self, i: int) -> tuple[str | None, ...]:
        """What the tagger may take a name after a legal form for: a mall is called like a place too, "ТЦ Омск"."""
        return (None, "organisation", "location") if self.lower[i] in section("malls") else (None, "organisation")

    def is_legal_at(self, i: int) -> bool:
        if i + 1 >= self.context.size:
            return False
        return (self.lower[i] in section("legal") and self.is_legal(i)) or self.is_form(i)

    def is_form(self, i: int) -> bool:
        """Whether an acronym before a name in quotation marks says of what kind it is, though no list has it, or one in
        Latin letters: МРООИ, UAB."""
        word = self.words[i]
        if self.lower[i] in section("latin-legal") and self.latin_word(i):
            return self.name_in_quotes(i + 1) is not None
        if not word.isupper() or not FORM.fullmatch(word) or self.lower[i] in _no_forms() or self.context.shouted(i):
            return False
        best = readings(word)[0]
        if best.is_known and "Abbr" not in best.grammemes:
            return False
        return self.name_in_quotes(i + 1) is not None

    def is_plural(self, i: int) -> bool:
        if self.tag[i].feats.get("Number") != "Plur":
            return False
        word = self.lower[i]  # "маслихата" is no adjective, "акиматом" no plural, and there is one "Минспорт"
        guessed = self.pos[i] == "ADJ" or not readings(word)[0].is_known
        return not (word in forms("unique") or (guessed and word in heads() and not word.endswith(PLURAL)))

    def may_be_plural(self, i: int) -> bool:
        """Whether a word can be a plural, whatever the tagger takes it for: "сети" before several names."""
        return self.is_plural(i) or any("plur" in r.grammemes for r in readings(self.words[i]))

    def has_members(self, head: int, noun: int) -> bool:
        """Whether a union with a capital letter is told by who is in it: "Лига юных дипломатов"."""
        if self.lower[head] not in forms("unions") or not self.context.capital(head) or self.is_plural(head):
            return False
        found = (r.grammemes for r in readings(self.lower[noun]) if "Surn" not in r.grammemes)
        return self.case(noun) == "Gen" and any({"NOUN", "anim", "plur", "gent"} <= grammemes for grammemes in found)

    def is_office(self, head: int) -> bool:
        """Whether the words are told by a person or by who they are: "пресс-служба мэра", "кабинет Петрова"."""
        after = head + 1
        return after < self.context.segment_ends[head] and (
            self.lower[after] in forms("officials") or self.kind_at(after) == "person"
        )

    def is_seat(self, i: int) -> bool:
        """Whether a word names whom or what a body can be attached to: "совет при губернаторе", "при правительстве"."""
        return self.tag[i].feats.get("Animacy") == "Anim" or self.lower[i] in heads()

    def name_in_quotes(self, i: int) -> int | None:
        """The token after a quotation at `i` that can be a name: it begins with a capital letter or a figure."""
        closed = self.context.quoted(i)
        if closed is None:
            return None
        inner = next((word for word in self.words[i + 1 : closed] if word not in MARKS), "")
        said = self.words[closed : closed + 1] == [","] and self.words[closed + 1 : closed + 2] in SPEECH
        long = said or closed - i > 6
        if long and any(self.pos[k] == "VERB" and "Person" in self.tag[k].feats for k in range(i, closed)):
            return None  # "«ЛФФ ждёт зрителей», – сказала ..."
        if inner.lower() in ABOUT:
            return None
        return closed if inner[:1].isupper() or inner[:1].isdigit() else None

    def dedication(self, i: int, end: int) -> int | None:
        """The end of whom or what a church before `i` is dedicated to: "святого Антония", "Рождества Христова", "свв.
        Петра и Павла"."""
        short = self.lower[i] in SAINTS and self.words[i + 1 : i + 2] == ["."]
        begin, saint = i + 2 * short, short or self.lower[i] in forms("saints")
        told = self.kind_at(i) in (None, "organisation") or is_ordinary(self.words[i])  # "Вознесения"
        if not (saint or (self.context.capital(i) and told)):
            return None
        i = begin
        while i < end and (self.is_hallowed(i) or (short and self.context.capital(i))):
            i += 1
            if i + 1 < end and self.lower[i] == "и" and self.lower[i + 1] not in heads() and self.is_hallowed(i + 1):
                i += not self.has_surname(i + 1)
        return i if i > begin and any(map(self.context.capital, range(begin, i))) else None

    def is_hallowed(self, i: int) -> bool:
        """Whether a word in the genitive may be of those to whom a church is dedicated."""
        return self.case(i) == "Gen" and (self.context.capital(i) or self.lower[i] in forms("saints"))

    def has_surname(self, i: int) -> bool:
        """Whether somebody's first name and surname begin at `i`: "храма Рождества и | Олега Седова"."""
        person = self.whole_name(i)
        return person is not None and not {"L", "K"}.isdisjoint(parts(self.words[person.last - 1]))

    def whole_name(self, i: int) -> Candidate | None:
        """Somebody's name of several words that begins at `i`."""
        piece = self.kind.get(i)
        whole = piece is not None and piece.kind == "person" and piece.first == i and piece.last > i + 1
        return piece if whole else None

    def kind_at(self, i: int) -> str | None:
        piece = self.kind.get(i)
        return piece.kind if piece else None

    def case(self, i: int) -> str | None:
        return self.tag[i].feats.get("Case")

    def known_case(self, i: int) -> str | None:
        """The case of a word; where the dictionary has no such form in the tagger's, the only one that it has:
        "природопользованию" is no genitive."""
        case = self.case(i)
        cases = {r.feats.get("Case") for r in readings(self.words[i]) if r.is_known and r.pos == self.pos[i]}
        return case if case in cases or len(cases) != 1 else next(iter(cases))

    def agree(self, i: int, k: int) -> bool:
        """Whether two words can be in one case; the tagger takes nominatives for accusatives and the reverse."""
        direct = ("Nom", "Acc")
        if self.case(i) == self.case(k) or (self.case(i) in direct and self.case(k) in direct):
            return True
        if "Foreign" in self.tag[k].feats:  # "деловой IQ-клуб", "Ланского IT-колледжа"
            noun = self.lower[k].rpartition("-")[2]
            return any(r.pos == "NOUN" and r.feats.get("Case") == self.case(i) for r in readings(noun))
        return self.context.tokens.head[i] == k and self.context.tokens.relation[i] == "amod"

    def word_in(self, i: int, pos: str, cases: tuple[str, ...]) -> bool:
        """Whether a word that the tagger puts in no case, or in one that cannot be, can be in one of these."""
        return any(r.pos == pos and r.feats.get("Case") in cases for r in readings(self.words[i]))

    def is_kind(self, i: int) -> bool:
        """Whether an adjective says of what kind something is: "сырный", not "новый" nor "омский"."""
        word = lemma(self.words[i], self.tag[i]).replace("ё", "е")
        if (
            (self.pos[i] != "ADJ" and not MANAGING.search(self.lower[i]))
            or self.lower[i] in heads()
            or word in section("describing-adjectives")
            or word in section("regional-adjectives")
        ):
            return False
        return not is_of_place(word)

    def is_legal_before(self, i: int) -> bool:
        return self.lower[i] in section("legal") and self.words[i].isupper()

    def latin_word(self, i: int) -> bool:
        return self.context.latin(i) and self.context.capital(i)

    def chief(self, head: int) -> int:
        """The token that says who leads or works in what `head` names, adjectives between them overlooked, or -1."""
        staff = _staff().get(self.lower[head])
        if staff is None:
            return -1
        before, begin = head - 1, self.context.segment_starts[head]
        while before > begin and self.pos[before] in ("ADJ", "DET") and self.agree(before, head):
            before -= 1  # "председатель независимого | комитета по безопасности"
        word = self.lower[before].rpartition("-")[2] if before >= begin else ""
        return before if word in staff or word.removeprefix("зам") in staff else -1

    @cached_property
    def works(self) -> set[int]:
        """The tokens of quotations that name works, events and other things that are no organisations."""
        quotations = self.context.quotations
        return {i for mark in self.work_marks if (closed := quotations[mark]) - mark <= 25 for i in range(mark, closed)}

    @cached_property
    def work_marks(self) -> set[int]:
        """The marks that open the names of works, those of one list all: "сняты фильмы «Причал» (1988), «Мост»"."""
        found: set[int] = set()
        listed = -1  # where a further name of the list may open
        for mark, closed in sorted(self.context.quotations.items()):
            block = mark > 0 and self.is_block(mark - 1)
            work = block or ((self.is_work(mark - 1) or self.is_work_of(mark - 1)) and not self.owns(mark))
            if mark == listed or work:
                found.add(mark)
                listed = self.after_comma(closed)
        return found

    def is_one_of_two(self, mark: int) -> bool:
        """Whether another name in quotation marks is told together with the one at `mark`: "станков «Луч» и «Заря»"."""
        after = self.after_comma(self.context.quotations.get(mark, mark + 1))
        return after in self.context.quotations

    def is_block(self, i: int) -> bool:
        """Whether a part of the firm that stands after its name is at `i`: "блок «Финансы» банка «Ярвит»"."""
        after = self.context.quotations.get(i + 1, 0) if self.lower[i] in forms("blocks") else 0
        if not after or after >= self.context.segment_ends[i]:
            return False
        firm = self.lower[after] in heads() or self.kind_at(after) == "organisation"
        return self.is_legal_at(after) or (firm and self.case(after) == "Gen")

    def owns(self, mark: int) -> bool:
        """Whether a name in quotation marks is the owner: "акции «Весны»" are hers, the "роман «Весна»" is not."""
        i = mark + 1
        return i < self.context.size and self.case(i) in ("Gen", "Acc", "Dat") and self.word(i) != self.lower[i]

    def after_comma(self, i: int) -> int:
        """The token after a comma or conjunction at `i`, brackets between overlooked; -1 where there is none."""
        end = self.context.segment_ends[i - 1]
        if i < end and self.words[i] == "(":
            i = next((k + 1 for k in range(i, min(end, i + LONGEST_ASIDE)) if self.words[k] == ")"), i)
        return i + 1 if i < end and self.lower[i] in (",", "и", "или") else -1

    @cached_property
    def work_names(self) -> set[str]:
        """The first words of the names of works, ships and events: «Весна» once one is no organisation later."""
        marks = [i for i in self.work_marks if i and i + 1 < self.context.size]
        return {self.word(i + 1) for i in marks if self.context.capital(i + 1)} | self.vessel_names

    @cached_property
    def titles(self) -> set[int]:
        """The marks that open the name of a work, here or elsewhere, where no word like "театр" makes it a body's."""
        context, marks = self.context, self.work_marks
        inner = {mark: self.word(mark + 1) for mark in context.quotations if mark + 1 < context.size}
        bodies = {name for mark, name in inner.items() if mark and self.lower[mark - 1] in heads()}
        named = {name for mark, name in inner.items() if mark in marks and context.capital(mark + 1)} - bodies
        return marks | {mark for mark, name in inner.items() if name in named}

    @cached_property
    def vessel_names(self) -> set[str]:
        """The first words of the names of ships, in quotation marks or without."""
        out = set()
        for i in self.context.tokens.places(forms("vessels").keys()):
            name = i + 1
            name += name < len(self.words) and self.words[name] in MARKS
            if name < len(self.words) and self.context.capital(name) and not self.context.acronym(name):
                out.add(self.word(name))
        return out

    def word(self, i: int) -> str:
        return lemma(self.words[i], self.tag[i])

    def is_work(self, i: int) -> bool:
        """Whether the word at `i` says that a work is named after it, alone or with its author: "роман Л. Седых"."""
        if i > 0 and self.words[i] == ":":
            return self.lower[i - 1] in forms("works") and self.tag[i - 1].feats.get("Number") == "Plur"
        if i >= 0 and self.kind_at(i) == "person":
            i = self.kind[i].first - 1
        elif i > 0 and self.context.acronym(i) and self.lower[i - 1] in forms("journeys"):
            i -= 1  # "миссия НАСА «Путник»"
        if self.is_charge(i):
            return False
        if i > 0 and self.lower[i] in forms("causes") and self.lower[i - 1] in forms("cause-kinds"):
            return False
        return i >= 0 and (self.lower[i] in forms("works") or (i > 0 and self.is_pair(i - 1, i)) or self.is_device(i))

    def is_device(self, i: int) -> bool:
        """Whether a noun that heads the names of bodies tells of a device by the name in quotation marks after it:
        "аппарат «Ярвит»", in the plural "комплексы «Ярвит»", not "спортивные комплексы «Весна» и «Лён»"."""
        if i + 1 not in self.context.quotations:
            return False
        models = self.lower[i] in forms("models") and self.is_plural(i) and not self.is_one_of_two(i + 1)
        return models or self.lower[i] in forms("devices")

    def is_charge(self, i: int) -> bool:
        """Whether a word says what somebody sees to in the firm that follows: "директор по технологиям «Весны»"."""
        if i < 2 or self.lower[i] not in section("charges") or self.is_one_of_two(i + 1):
            return False
        while i > 2 and self.pos[i - 1] == "ADJ":
            i -= 1
        who = self.lower[i - 2].rpartition("-")[2]
        return self.lower[i - 1] == "по" and any(who in forms(kind) for kind in ("chiefs", "officials", "owners"))

    def is_pair(self, i: int, head: int) -> bool:
        """Whether an adjective makes a stock or a building of a noun that heads the names of bodies: "жилой дом"."""
        if self.pos[i] != "ADJ":
            return False
        return f"{self.word(i)}_{self.word(head)}".replace("ё", "е") in section("notions")

    def is_work_of(self, i: int) -> bool:
        """Whether the words up to `i` say of which people or things a work or an event is: "конкурс юных поваров
        «Ярвит»", "форум инициатив «Ярвит»", not "акция магазинов «Ярвит»"."""
        acronym = i > 0 and self.lower[i] in section("many") and self.words[i].isupper()
        if not acronym and not self.is_many(i):
            return self.is_work_on(i)
        body = acronym or self.lower[i] in heads()
        if self.tag[i].feats.get("Animacy") != "Anim" and self.is_one_of_two(i + 1):
            return False
        i -= 1
        while i > 0 and (self.pos[i] == "ADV" or self.is_attribute(i) or self.is_many(i)):
            body |= self.lower[i] in heads()
            i -= 1
        return self.lower[i] in forms("meetings" if body else "works")

    def is_work_on(self, i: int) -> bool:
        """Whether the words up to `i` say what a work or an event is of or in: "сорт озимой пшеницы «Ярвит»", "турнир
        по хоккею «Ярвит»", not "спектакль театра «Ярвит»"."""
        case = self.case(i)
        if not self.is_matter(i):
            return False
        while i > 0 and ((self.is_matter(i) or self.pos[i] in ("ADJ", "VERB")) and self.case(i) in (case, "Gen")):
            i -= 1
        i -= i > 0 and case == "Dat" and self.lower[i] == "по"
        return self.lower[i] in forms("works")

    def is_matter(self, i: int) -> bool:
        """Whether a word is a common noun in the genitive, or the dative, that names no body, no place and nobody."""
        feats = self.tag[i].feats if i > 0 and self.pos[i] == "NOUN" and self.words[i].islower() else {}
        if feats.get("Case") not in ("Gen", "Dat") or feats.get("Animacy") == "Anim":
            return False
        return self.lower[i] not in heads() and not any(self.lower[i] in forms(kind) for kind in NAMED)

    def is_attribute(self, i: int) -> bool:
        """Whether a word is an adjective or a participle in the genitive."""
        return self.pos[i] in ("ADJ", "VERB") and self.case(i) == "Gen"

    def is_many(self, i: int) -> bool:
        """Whether a word is a noun in the genitive plural, in small letters."""
        feats = self.tag[i].feats if i > 0 and self.pos[i] == "NOUN" and not self.context.capital(i) else {}
        return feats.get("Case") == "Gen" and feats.get("Number") == "Plur"


@cache
def _staff() -> dict[str, frozenset[str]]:
    """By every form of the nouns of units, seats and local institutions, the forms of who may be told with them."""
    out: dict[str, frozenset[str]] = {}
    for kind, staff in (
        ("units", ("chiefs", "staff")),
        ("seats", ("chiefs", "deputies")),
        ("local", ("chiefs", "workers")),
    ):
        leading = section("leading") if kind == "units" else frozenset()
        out |= dict.fromkeys(forms(kind), leading.union(*(forms(section) for section in staff)))
    return out


@cache
def _no_forms() -> frozenset[str]:
    others = (
        (section("stop-acronyms") - section("quoted-forms"))
        | section("known-places")
        | section("agencies")
        | section("municipal")
    )
    return others | section("works")  # "ЗРПК «Ярвит»"


@lru_cache(CACHE_SIZE)
def is_of_place(adjective: str) -> bool:
    """Whether an adjective is that of a country, a region or a town of the gazetteer."""
    return bool(load().find_adjective(adjective)) or is_of_town(adjective)


@lru_cache(CACHE_SIZE)
def is_of_town(adjective: str) -> bool:
    """Whether an adjective is that of a town of the gazetteer."""
    store = load()
    towns = town_names(adjective) if adjective not in section("adjectives") else []
    return any(store.kinds[row] == "city" for town in towns for row in store.find(town))
