"""What a mention of a place can be the name of: its nominative forms and what kind of place its words say it is."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from presslens.document import Mention, PlaceKind, Tag, Tokens
from presslens.entities.places.adjectives import agree, is_adjective, town_names
from presslens.entities.places.nominative import hyphen_forms, phrase_forms
from presslens.entities.places.types import Type, type_at
from presslens.gazetteer import Gazetteer, level, load
from presslens.tagging.morphology import CACHE_SIZE, best_reading, like, readings

CHAIN = 40  # tokens from an adjective to the head that it shares ("Курганской, Свердловской и Тюменской областей")
NATURAL = frozenset(("ледник", "пик", "перевал", "бухта", "мыс", "залив", "пролив", "вулкан", "остров", "архипелаг"))
GENITIVE_SURNAME = re.compile(r"^[А-ЯЁ].+(?:[оеё]ва|[иы]на|[сц]кого)$")
SMALL = frozenset(("район", "область", "край", "округ"))  # after their name, whatever the text has
APOSTROPHES = frozenset("'’ʼ`")
SEPARATORS = frozenset((
    ",", "и", "или", "а", "также", "на", "в", "во", "над", "по", "не", "еще", "том", "числе", "включая", "-", "–", "—",
))  # fmt: skip
# Districts of many towns: they have their names from no town.
COMMON_DISTRICTS = frozenset((
    "калининский", "кировский", "дзержинский", "советский", "октябрьский", "первомайский", "пушкинский", "свердловский",
    "горьковский", "фрунзенский", "куйбышевский", "ворошиловский", "чкаловский", "ломоносовский", "комсомольский",
    "московский", "ленинградский", "ленинский", "невский", "кутузовский", "суворовский", "гагаринский", "мичуринский",
    "черняховский",
))  # fmt: skip
ACRONYM = re.compile(r"([А-ЯЁ]{3,})(?:а|у|е|ом)")  # "в ГУМе"
RELATIONAL = re.compile(r"[сц]к(?:ого|ому|ой|ую|им|ом)$")
FEMININE = re.compile(r".+(?<![сц]к)(?<![оеё]в)(?<![иы]н)[ая]")
MASCULINE = re.compile("[А-ЯЁ][а-яё]+[бвгдзклмнпрстфх]е")
POSSESSIVE = re.compile(r"(.+(?:[оеё]в|[иы]н))(?:а|у|е|ом|ым)")
GENITIVE = ("а", "я", "ы", "и", "го", "ой", "х")
VOWELS = frozenset("аеиоуыэюя")
NO_GENITIVE = ("у", "э", "ю", "ё")  # endings of places that do not decline, as of "Туюксу"
OBLIQUE = frozenset(("Gen", "Dat", "Ins", "Loc"))
CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщ")
NEARBY = frozenset(("RU", "KZ", "BY", "UZ", "KG", "AM", "TJ", "UA", "TM", "AZ", "GE", "MD"))  # where Russian is written
GREAT = 100_000  # people of a town whose name districts abroad are told by
# Regions that no country has where Russian is written
LANDS_ABROAD = frozenset(("провинция", "штат", "графство", "кантон", "префектура", "департамент", "воеводство"))
COUNTY = "графство"  # has its name from no town
CAPITAL = "столица"  # what may have the name of its land after it
PORTS = frozenset(("аэропорт", "аэродром", "вокзал", "автовокзал", "порт", "космодром"))  # a town's, or called like it
OWNED = frozenset(("nmod", "appos"))  # what taggers say of an owner that they have in the nominative
AROUND = frozenset(("районе", "окрестностях", "пригороде", "черте", "окраине", "центре"))
AMONG = 6  # readings of a word that are looked at


@dataclass(slots=True)
class Name:
    """A mention with the places that it can name."""

    mention: Mention
    forms: dict[str, float]  # nominative forms, as `level` leaves them, with weights up to 1
    shown: str  # the likeliest name by the tags, for where the gazetteer knows none
    kind: PlaceKind | None  # what its words say it is
    size: str = ""  # "town" or "village", where its words say it
    rows: dict[int, tuple[float, str]] = field(default_factory=dict)  # row: weight and form
    towns: frozenset[int] = frozenset()  # rows of the towns that a district may have its name from
    country: str | None = None  # of the adjective before it: "в словацком Комарно"

    def is_short(self, store: Gazetteer) -> bool:
        """Whether it is an abbreviation of several countries and regions: РТ, РК."""
        several = len(self.rows) > 1 and self.shown.isupper() and len(self.shown) < 4
        return several and all(store.kinds[row] in ("country", "region") for row in self.rows)


def shared_head(tokens: Tokens, adjective: int) -> int | None:
    """The head noun that a bare adjective shares with others: "Курганской и Тюменской областей".

    Right after it the head may stand, or a comma or conjunction: what another adjective follows is a name by itself
    ("Рудный Кавалеровского района"). Beyond other places of a list it must be a place that the gazetteer has.
    """
    separated = beyond = joined = False
    for i in range(adjective + 1, min(len(tokens), adjective + CHAIN)):
        word = tokens.lower[i]
        if word in SEPARATORS or (separated and word.isdigit()):
            separated, joined = True, joined or word != ","
        elif (found := type_at(tokens, i)) and found.kind != "city":
            plural = tokens.number(i) == "Plur"
            if beyond or (separated and not joined and not plural):  # "Чайковский, Пермский край": a town and its land
                agree = plural or tokens.gender(adjective) == tokens.gender(i)
                known = agree and (plural or not beyond) and _is_place(tokens.words[adjective], found.lemma)
                return i if known else None
            return i
        elif not separated:
            if tokens.pos[i] != "ADJ" or not tokens.words[i].islower():  # "Омском | муниципальных районах"
                return None
        elif not is_adjective(tokens, i):
            if not tokens.words[i].istitle():
                return None
            beyond = True  # "Курганскую, Удмуртию и Тюменскую области"
    return None


def _head_before(tokens: Tokens, adjective: int) -> int | None:
    """The head noun that a bare adjective shares with what stands before it: "над Курганской областью, 2 — над
    Тюменской", "в трёх областях, в том числе Тюменской"."""
    if adjective + 1 < len(tokens) and tokens.pos[adjective + 1] in ("NOUN", "PROPN"):
        return None
    sentence = tokens.sentence[adjective]
    for i in range(adjective - 1, max(-1, adjective - CHAIN), -1):
        word = tokens.lower[i]
        if tokens.sentence[i] != sentence:
            return None
        named = tokens.words[i].istitle() and (is_adjective(tokens, i) or tokens.case(i) == "Gen")
        if named or word in SEPARATORS or word.isdigit():
            continue
        found = type_at(tokens, i) if i < adjective - 1 else None
        told = found is not None and found.kind == "region" and _is_place(tokens.words[adjective], found.lemma)
        return i if told else None
    return None


def _own_adjectives(tokens: Tokens, head: int) -> range:
    """The adjectives of a head that is shared, which say what it is: "Омского и Тарского | муниципальных | округов",
    not "Омского и соседних округов"."""
    first = head
    while first > 0 and tokens.pos[first - 1] == "ADJ" and tokens.words[first - 1].islower():
        first -= 1
    return range(first if first and tokens.words[first - 1].istitle() else head, head)


def _is_place(adjective: str, noun: str) -> bool:
    gender = _gender(readings(noun)[0].grammemes)
    return bool(load().find(f"{agree(adjective, gender)} {noun}"))


def _gender(grammemes: Container[str]) -> str:
    return next((g for g in ("femn", "neut") if g in grammemes), "masc")


def _gender_at(tokens: Tokens, i: int) -> str:
    """The gender of a noun as it is meant: "Поляне" is of the glade, not of the tribe."""
    reading = best_reading(tokens.words[i], tokens.tag[i])
    return _gender(reading.grammemes if reading else ())


def _case(tokens: Tokens, i: int) -> str | None:
    """The case of a word; right after somebody whose it is ("глава | Узгена"), and where the dictionary has the form as
    a place's in no nominative ("аэропорт | Урая"), what the tagger has in the nominative is in the genitive, and so is
    what it joins to that ("мэры Ланска | и Узгена"); in a list of where something is all are ("в Омске и | Седуне")."""
    case = tokens.case(i)
    if case == "Nom" and _is_listed_where(tokens, i):
        return "Loc"
    if case != "Nom" or not tokens.lower[i].endswith(GENITIVE):
        return case
    owned = tokens.head[i] if tokens.relation[i] == "conj" else i
    owner = tokens.head[owned] == owned - 1 and tokens.relation[owned] in OWNED
    owner = owner and owned > 0 and _is_owner(tokens, owned - 1) and tokens.lower[owned].endswith(GENITIVE)
    return "Gen" if owner or _is_genitive(tokens.words[i]) else case


def _is_listed_where(tokens: Tokens, i: int) -> bool:
    """Whether a word in -е that is no place's name as it stands goes on with a list in the locative."""
    before = i - 2
    if before < 0 or not tokens.lower[i].endswith("е") or tokens.lower[i - 1] not in ("и", ","):
        return False
    told = tokens.case(before) == "Loc" and tokens.words[before].istitle() and tokens.lower[before].endswith("е")
    return told and tokens.relation[i] == "conj" and not load().find(tokens.words[i])


def _is_owner(tokens: Tokens, i: int) -> bool:
    """Whether a noun is of somebody, or of what lies around a place that is known: "глава | Узгена", "в районе |
    Узгена", not "в районе | Кумджаы"."""
    if tokens.tag[i].feats.get("Animacy") == "Anim":
        return True
    return tokens.lower[i] in AROUND and bool(_known((tokens.words[i + 1],), ("Gen",), None)[1])


@lru_cache(CACHE_SIZE)
def _is_genitive(word: str) -> bool:
    """Whether a place of the dictionary stands in the genitive, and nothing that it has in the nominative."""
    found = readings(word)
    genitive = any({"Geox", "gent"} <= r.grammemes and r.parse.is_known for r in found)
    return genitive and all("nomn" not in r.grammemes for r in found)


def _words(tokens: Tokens, first: int, last: int) -> Iterator[int]:
    return (i for i in range(first, last) if any(c.isalnum() for c in tokens.words[i]))


def read(tokens: Tokens, mention: Mention) -> Name:
    """What a mention can name, with the rows of the gazetteer that fit."""
    store = load()
    at = list(_words(tokens, mention.first, mention.last)) or list(range(mention.first, mention.last))
    said = _type_before(tokens, mention)
    name = _whole(tokens, mention, at, None, True) if len(at) > 1 else None
    if name and said and said.kind == "city" and said.lemma != CAPITAL:
        name = _whole(tokens, mention, at, said.kind, True)  # "посёлок Большая Речка"
    if not name:
        while len(at) > 1 and (found := type_at(tokens, at[0])) and found.leaves == "yes":
            said, at = found, at[1:]
        kind = said.kind if said else None
        head = next((i for i in at if _is_head(tokens, i, at)), None)
        if (
            head is not None
            and said
            and kind == "city"
            and said.lemma != CAPITAL
            and (other := type_at(tokens, head))
            and other.kind == "other"
        ):
            head = None  # "деревня Ясная Поляна"
        if head is not None:
            before, after = [i for i in at if i < head], [i for i in at if i > head]
            name = _headed(tokens, mention, before, head, after)
        elif len(at) == 1 and kind != "city" and (shared := _shared(tokens, mention, at[0], store)) is not None:
            name = _headed(tokens, mention, [*at, *_own_adjectives(tokens, shared)], shared, [])
        else:
            name = _whole(tokens, mention, at, kind, False)
            assert name
            owned = (
                kind == "city" and tokens.case(at[0]) == "Gen" and (not name.rows or (said and said.lemma == CAPITAL))
            )
            if owned and (wide := _wide_rows(name.forms, store)):
                name.kind, name.rows = None, wide  # "столица | Перу", though a town is called so too
            name.size = said.size if said and name.kind else ""
            if said and len(at) == 1 and name.kind:
                _agree_with_type(tokens, name, at[0], said)
    if not name.rows:
        name.rows = find_rows(name.forms, name.kind, store)
    if len(at) == 1 and _abbreviates(tokens, at[0]):
        name.rows = {row: (w, form) for row, (w, form) in name.rows.items() if store.written(form).isupper()}
    if name.kind == "district":
        adjective = name.shown.split(" ")[0]
        bases, common = map(level, town_names(adjective)), level(adjective) in COMMON_DISTRICTS
        name.towns = frozenset(
            row for base in bases for row in store.find_level(base) if _gives_name(row, store, common)
        )
    elif not name.rows and is_land_abroad(name.shown) and not name.shown.startswith(COUNTY):
        rows = store.find(name.shown.partition(" ")[2])
        name.towns = frozenset(row for row in rows if store.kinds[row] == "city")
    return name


def is_land_abroad(name: str) -> bool:
    """Whether a name begins with what no country has where Russian is written: "провинция Санта-Роса"."""
    return name.partition(" ")[0].lower() in LANDS_ABROAD


def _gives_name(row: int, store: Gazetteer, common: bool) -> bool:
    """Whether a place is a town that a district may be called by: one nearby, or one that is heard of, unless districts
    of many towns are called so: a "Советский район" is of no Soweto."""
    known = (store.countries[row] or "") in NEARBY or (store.populations[row] >= GREAT and not common)
    return known and store.kinds[row] == "city"


def _agree_with_type(tokens: Tokens, name: Name, i: int, said: Type) -> None:
    """Mend the name of one word by the gender and the case of its type word: "в селе Красном" is "Красное", "села
    Седова" is "Седово"; where only a form in that case is known, the tagger's nominative is none.
    """
    word = tokens.words[i]
    before = i - 2 if tokens.words[i - 1] == "." else i - 1
    case = tokens.case(before) if len(tokens.words[before]) > 3 else None
    gender = _gender(readings(said.lemma)[0].grammemes)
    told = [r for r in readings(word)[:AMONG] if r.pos == "ADJ" and "plur" not in r.grammemes]
    told = [r for r in told if r.parse.is_known or RELATIONAL.search(word)]
    cases = {r.feats.get("Case") for r in told}
    form = ""
    if case is None and said.kind == "other" and not name.rows and word.endswith(("а", "я")):
        name.shown = _small(word)  # "на о. Седова", "в р. Тара": after what is cut short names mostly stay as they are
        name.forms = {level(name.shown): 1.0}
    elif case is None and said.size == "village" and not name.rows and FEMININE.fullmatch(word):
        name.shown = like(word.lower(), _small(word))  # "из д. Верх-Ланка": hardly of a village called "Верх-Ланк"
    elif told and (case in cases and case != "Nom" if case else "Nom" not in cases):
        form = agree(word, gender)
    elif gender == "neut" and (m := POSSESSIVE.fullmatch(word)) and tokens.case(i) != "Nom":
        form = m[1].lower() + "о"
    if form:
        name.shown = like(form, _small(word))
        fits = {row: own for row, own in name.rows.items() if own[1] == level(form)}
        if gender == "neut":
            name.forms, name.rows = {level(form): 1.0} | name.forms, fits or name.rows
        else:  # "посёлок Троицкое" is rarer
            name.rows = {row: (w if row in fits else w / 2, own) for row, (w, own) in name.rows.items()}
    elif case in OBLIQUE and tokens.case(i) in ("Nom", None) and not name.rows:
        forms, rows = _known((word,), (case,), name.kind)
        if rows:
            name.forms, name.rows = forms, rows
        elif gender == "femn" and case in ("Loc", "Dat") and word.endswith("е") and said.kind == "other":
            stem = word[:-1].lower()  # "на реке Алагее"
            name.shown = like(stem + ("я" if stem[-1:] in VOWELS else "а"), _small(word))
            name.forms = {level(name.shown): 1.0}
        elif shown := _only_in(case, word):
            name.shown = shown
    elif name.rows and tokens.case(i) in ("Nom", None) and not load().find(word):
        name.shown = like(max(name.rows.values())[1], _small(word))  # "в деревню Ивановку", which is no nominative


def _only_in(case: str | None, word: str) -> str:
    """The nominative of a word that the dictionary knows in a case and not in the nominative: "на реке Кузьминке"."""
    known = [r for r in readings(word) if r.parse.is_known and r.pos == "NOUN"]
    if any(r.feats.get("Case") == "Nom" for r in known):
        return ""
    return next((like(r.normal, _small(word)) for r in known if r.feats.get("Case") == case), "")


def _wide_rows(forms: dict[str, float], store: Gazetteer) -> dict[int, tuple[float, str]]:
    """The countries and regions that likely forms of a name can mean."""
    rows = find_rows({form: weight for form, weight in forms.items() if weight > 0.5}, None, store)
    return {row: found for row, found in rows.items() if store.kinds[row] in ("country", "region")}


def _whole(tokens: Tokens, mention: Mention, at: list[int], kind: PlaceKind | None, only_known: bool) -> Name | None:
    """All words as one name, or None if only a name that the gazetteer knows is wanted and it knows none."""
    words, cases = _glued(tokens, at)
    forms, rows = _known(words, cases, kind)
    if only_known and not any(weight > 0.5 for weight, _ in rows.values()):
        return None
    return Name(mention, forms, _nominative(tokens, at), kind, rows=rows)


def _glued(tokens: Tokens, at: list[int]) -> tuple[tuple[str, ...], tuple[str | None, ...]]:
    """The words of a name and their cases, what an apostrophe joins as one: "Кот | д'Ивуара"."""
    words, cases = [tokens.words[at[0]]], [_case(tokens, at[0])]
    for before, i in pairwise(at):
        if i - before == 2 and tokens.words[i - 1] in APOSTROPHES:
            words[-1], cases[-1] = f"{words[-1]}'{tokens.words[i]}", _case(tokens, i)
        else:
            words.append(tokens.words[i])
            cases.append(_case(tokens, i))
    return tuple(words), tuple(cases)


@lru_cache(CACHE_SIZE)
def _known(
    words: tuple[str, ...], cases: tuple[str | None, ...], kind: PlaceKind | None
) -> tuple[dict[str, float], dict[int, tuple[float, str]]]:
    """The nominative forms of a name through `level`, with their weights, and the rows of the gazetteer."""
    forms: dict[str, float] = {}
    for form, weight in phrase_forms(words, cases).items():
        key = level(form)
        if weight > forms.get(key, 0.0):
            forms[key] = weight
    return forms, find_rows(forms, kind, load())


def _shared(tokens: Tokens, mention: Mention, i: int, store: Gazetteer) -> int | None:
    """The head that a bare adjective shares with what follows, unless it is a town ("Петропавловск-Камчатский")."""
    if not is_adjective(tokens, i):
        return None
    if "-" in tokens.words[i] and any(
        store.find(form) for form, weight in hyphen_forms(tokens.words[i], tokens.case(i)) if weight > 0.5
    ):
        return None
    found = shared_head(tokens, i)
    return _head_before(tokens, i) if found is None else found


def _is_head(tokens: Tokens, i: int, at: list[int]) -> bool:
    """Whether a word of a name is its type word: one alone is a name itself, as Остров is."""
    return len(at) > 1 and type_at(tokens, i) is not None and (len(tokens.words[i]) > 3 or i in (at[0], at[-1]))


def _type_before(tokens: Tokens, mention: Mention) -> Type | None:
    """The type word just before a mention: "в селе | Максимиха", "г. | Кокшетау"."""
    first = mention.first
    i = first - 2 if first > 1 and tokens.words[first - 1] == "." else first - 1
    found = type_at(tokens, i) if i >= 0 else None
    if not found or found.lemma == "страна":
        return None
    # "из районов | Ланска"
    if (
        tokens.number(i) == "Plur"
        and len(tokens.words[i]) > 3
        and tokens.lower[mention.last : mention.last + 1] not in ([","], ["и"])
    ):
        return None
    # "в сёлах | Южного Дагестана": a genitive does not say that the name is that of the village
    cases = tokens.case(i), _case(tokens, first)
    if cases[1] == "Gen" and cases[0] != "Gen" and len(tokens.words[i]) > 3:
        return None
    # "из аэропорта | Ланска", but "из аэропорта Пулково"
    if found.lemma in PORTS and cases[1] == "Gen" and not load().find(" ".join(tokens.words[first : mention.last])):
        return None
    # "в Ленинском районе | Гродно", "административного округа | Ланска": the type word has its name before it
    if found.kind in ("district", "region") and i > 0 and tokens.pos[i - 1] == "ADJ":
        named = found.kind == "district" and tokens.words[i - 1][:1].isupper()
        return None if named or cases[1] == "Gen" else found
    return found


def _headed(tokens: Tokens, mention: Mention, before: list[int], head: int, after: list[int]) -> Name:
    """A name with a type word in it, or one that it shares."""
    found = type_at(tokens, head)
    assert found
    gender, head_word = _gender(readings(found.lemma)[0].grammemes), found.lemma
    # archipelagos and mountains are many; of "районах" and "областей" one is meant
    plural = (
        tokens.number(head) == "Plur" and found.leaves == "noun" and all(tokens.number(i) == "Plur" for i in before)
    )
    if plural:
        head_word = readings(found.lemma)[0].inflect({"nomn", "plur"}) or found.lemma
    words = [tokens.words[i] for i in after]
    tails = _tails(tokens, head, after)
    if before:
        if plural:
            parts = [hyphen_forms(tokens.words[i], tokens.case(i))[0][0] for i in before]
        else:
            parts = [agree(tokens.words[i], gender) for i in before]
            if found.kind == "district" and gender == "masc":
                parts = [_of_town(part) for part in parts]
        stem = " ".join([*parts, head_word])
        shown = [like(p, _small(tokens.words[i])) for p, i in zip(parts, before, strict=True)]
        small = tokens.words[head].isupper() or found.lemma in SMALL  # "Ланский Район"
        capital = "о" if small else tokens.words[head]
        forms = {level(stem): 1.0} | {level(f"{stem} {t}"): w for t, w in tails.items()}
        return Name(mention, forms, " ".join([*shown, like(head_word, capital[:1]), *words]), found.kind)
    called = _is_called_after(found, words)
    tail = " ".join(words) if called else _nominative(tokens, after)
    bare = {level(t): w for t, w in tails.items()}
    whole = {level(f"{head_word} {t}"): w for t, w in tails.items()}
    cases = tokens.case(head), tokens.case(after[0]) if after else None
    noun = found.leaves == "noun" and cases[1] in ("Nom", None, cases[0])
    fixed = found.leaves == "fixed" and (cases[1] == "Nom" or level(tail) == level(" ".join(words)))
    if after and not called and (noun or fixed):
        return Name(mention, bare | whole, tail, found.kind)
    kept = tail if found.kind in ("region", "country") and found.lemma != "полуостров" else " ".join(words)
    if len(words) == 1 and readings(words[0])[0].pos == "ADJ" and words[0].isalpha():  # "улице Садовой", not "Крупской"
        kept = like(agree(words[0], gender), _small(words[0]))
    capital = "О" if tokens.words[head][:1].isupper() else "о"
    return Name(
        mention, {level(f"{head_word} {kept}"): 1.0} | whole | bare, f"{like(head_word, capital)} {kept}", found.kind
    )


def _of_town(adjective: str) -> str:
    """The adjective of a district that is called like its town, which ends in -ой: "Полевского округа"."""
    stressed = adjective[:-2] + "ой"
    own = adjective.endswith("ский") and not load().find(adjective) and load().find(stressed)
    return stressed if own else adjective


def _tails(tokens: Tokens, head: int, after: Sequence[int]) -> dict[str, float]:
    """The nominative forms of what stands after a type word; where none is known, those of the type word's case."""
    if not after:
        return {}
    words, cases = [tokens.words[i] for i in after], [tokens.case(i) for i in after]
    forms, case = phrase_forms(words, cases), tokens.case(head)
    if case in OBLIQUE and cases in (["Nom"], [None]) and not any(map(load().find_level, map(level, forms))):
        return phrase_forms(words, [case])  # "на реке Бие", which the tagger has in the nominative
    return forms


def _is_called_after(found: Type, words: list[str]) -> bool:
    """Whether what is not built has somebody's surname in the genitive, whatever its own case ("у мыса Седова"), or a
    district a man's whole name ("район Шакена Айманова")."""
    if not words or not GENITIVE_SURNAME.search(words[-1]):
        return False
    if found.kind == "district":
        return len(words) == 2 and words[0].endswith(("а", "я")) and not words[0].endswith(("ая", "яя"))
    return len(words) == 1 and found.lemma in NATURAL


def _abbreviates(tokens: Tokens, i: int) -> bool:
    """Whether two or three capitals are an abbreviation: МО is not the town of Mo, but in a line of capitals or in
    front of a date."""
    word = tokens.words[i]
    if i == tokens.bounds[tokens.sentence[i]] and tokens.words[i + 1 : i + 2] in ([","], ["."]):
        return False
    near = tokens.words[max(0, i - 5) : i] + tokens.words[i + 1 : i + 6]
    return 1 < len(word) < 4 and word.isupper() and any(w.islower() and len(w) > 3 for w in near)


def _small(word: str) -> str:
    """A model for capitals: a word in capitals only (a headline) counts as a capitalised one, no abbreviation does."""
    shouted = word.isupper() and len(word) > 3 and not any("Abbr" in r.grammemes for r in readings(word)[:1])
    return word.title() if shouted else word


def _nominative(tokens: Tokens, at: list[int]) -> str:
    """The words of a name in the nominative as the tags have it.

    An adjective agrees with its noun; what stands in the genitive after a noun stays ("Майдане Независимости").
    """
    words: list[str] = []
    noun: int | None = None
    for k, i in enumerate(at):
        word, case = tokens.words[i], _case(tokens, i)
        if noun is not None and case == "Gen" and (tokens.case(noun) != "Gen" or tokens.pos[i] == "NOUN"):
            words.append(word)
            continue
        if noun is None and tokens.pos[i] in ("NOUN", "PROPN"):
            noun = i
        head = next((j for j in at[k + 1 :] if tokens.pos[j] != "ADJ"), None) if tokens.pos[i] == "ADJ" else None
        if (
            head is not None
            and case not in (None, "Nom")
            and tokens.case(head) == case
            and tokens.number(head) == "Sing"
        ):
            words.append(like(agree(word, _gender_at(tokens, head)), _small(word)))
        else:
            words.append(_nominative_word(word, tokens.tag[i].pos, case, tokens.number(i), tokens.gender(i)))
    return " ".join(words)


@lru_cache(CACHE_SIZE)
def _nominative_word(word: str, pos: str, case: str | None, number: str | None, gender: str | None) -> str:
    if declined := ACRONYM.fullmatch(word):
        return declined[1]
    if case in ("Nom", None) or (case == "Gen" and word.endswith(NO_GENITIVE)):
        return _small(word)
    feats = {"Case": case} | ({"Number": number} if number else {})
    if case == "Loc" and gender == "Masc" and MASCULINE.fullmatch(word) and _is_guessed_soft(word):
        return _small(word[:-1])  # "в Бурдуне" is in no "Бурдуня"
    if word.count("-") == 1 and (tail := _common_tail(word, feats | ({"Gender": gender} if gender else {}))):
        return like(tail, _small(word))
    reading = None if "-" in word else best_reading(word, Tag(pos, feats))
    guessed = not reading or not (reading.parse.is_known or reading.feats.get("Case") == case)
    if guessed and number != "Plur" and word[-1] in CONSONANTS and not load().find_level(level(word)):
        return _small(word)  # "через Ланкаун", which is no genitive of several
    if guessed and (known := next((form for form, _ in hyphen_forms(word, case) if load().find_level(form)), None)):
        form = known  # "глава | Егвекинота"
    elif reading and reading.pos in ("NOUN", "ADJ"):
        wanted = {"nomn", "plur" if "plur" in reading.grammemes else "sing"}
        if reading.pos == "ADJ" and "sing" in wanted:
            wanted |= {g for g in ("masc", "femn", "neut") if g in reading.grammemes}
        form = reading.inflect(wanted) or word.lower()
    else:
        form = hyphen_forms(word, case)[0][0]
    return like(form, _small(word))


def _is_guessed_soft(word: str) -> bool:
    """Whether no dictionary has a word, which is taken for a feminine in -я."""
    reading = best_reading(word, Tag("PROPN", {"Case": "Loc", "Number": "Sing"}))
    return reading is not None and not reading.parse.is_known and reading.normal.endswith("я")


def _common_tail(word: str, feats: dict[str, str]) -> str | None:
    """The nominative of a name that ends in a noun of the dictionary after a hyphen: "в Сити-парке"."""
    first, _, last = word.rpartition("-")
    reading = best_reading(last, Tag("NOUN", feats))
    if not reading or reading.pos != "NOUN" or not reading.parse.is_known or {"Geox", "anim"} & reading.grammemes:
        return None
    form = reading.inflect({"nomn", "plur" if "plur" in reading.grammemes else "sing"})
    return f"{first.lower()}-{form}" if form else None


def find_rows(forms: dict[str, float], kind: PlaceKind | None, store: Gazetteer) -> dict[int, tuple[float, str]]:
    """The rows of the gazetteer that a name can mean, those that fit its type word, with weight and form."""
    rows: dict[int, tuple[float, str]] = {}
    for form, weight in forms.items():
        for row in store.find_level(form):
            if _fits(kind, store.kinds[row]) and (row not in rows or rows[row][0] < weight):
                rows[row] = weight, form
    for row, (weight, form) in rows.items():
        shown = store.level_name(row)
        if shown == form[:-1] + "о" and shown in forms:  # "Сараева", which some call Sarajevo, too
            rows[row] = weight, shown
    return rows


def _fits(said: PlaceKind | None, kind: PlaceKind) -> bool:
    if said in (None, kind):
        return True
    return {said, kind} <= {"region", "country", "other"}
