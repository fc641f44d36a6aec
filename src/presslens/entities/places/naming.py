"""What a mention of a place can be the name of: its nominative forms and what kind of place its words say it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from presslens.document import Mention, PlaceKind, Tokens
from presslens.entities.letters import VOWELS
from presslens.entities.places.adjectives import agree, town_names
from presslens.entities.places.coordination import own_adjectives, shared_head, shared_noun
from presslens.entities.places.lookup import find_rows, known_forms, wide_rows
from presslens.entities.places.nominative import hyphen_forms, phrase_forms
from presslens.entities.places.normal import GENITIVE, capitals, case_at, gender_of, nominative
from presslens.entities.places.types import Type, type_at, type_of
from presslens.gazetteer import Gazetteer, level, load
from presslens.tagging.morphology import OBLIQUE, like, readings

NATURAL = frozenset(("ледник", "пик", "перевал", "бухта", "мыс", "залив", "пролив", "вулкан", "остров", "архипелаг"))
GENITIVE_SURNAME = re.compile(r"^[А-ЯЁ].+(?:[оеё]ва|[иы]на|[сц]кого)$")
NO_LANDS = frozenset(
    ("залив", "пролив", "бухта", "мыс", "река", "речка", "озеро", "гора", "вулкан", "ледник", "перевал")
)
SMALL = frozenset(("район", "область", "край", "округ"))  # after their name, whatever the text has
APOSTROPHES = frozenset("'’ʼ`")
# Districts of many towns: they have their names from no town.
COMMON_DISTRICTS = frozenset((
    "калининский", "кировский", "дзержинский", "советский", "октябрьский", "первомайский", "пушкинский", "свердловский",
    "горьковский", "фрунзенский", "куйбышевский", "ворошиловский", "чкаловский", "ломоносовский", "комсомольский",
    "московский", "ленинградский", "ленинский", "невский", "кутузовский", "суворовский", "гагаринский", "мичуринский",
    "черняховский",
))  # fmt: skip
RELATIONAL = re.compile(r"[сц]к(?:ого|ому|ой|ую|им|ом)$")
FEMININE = re.compile(r".+(?<![сц]к)(?<![оеё]в)(?<![иы]н)[ая]")
FEMININES = {"Gen": ("ы", "ки", "ги", "хи"), "Dat": ("е",), "Acc": ("у",), "Ins": ("ой",), "Loc": ("е",)}
POSSESSIVE = re.compile(r"(.+(?:[оеё]в|[иы]н))(?:а|у|е|ом|ым)")
NEARBY = frozenset(("RU", "KZ", "BY", "UZ", "KG", "AM", "TJ", "UA", "TM", "AZ", "GE", "MD"))  # where Russian is written
GREAT = 100_000  # people of a town whose name districts abroad are told by
# Regions that no country has where Russian is written
LANDS_ABROAD = frozenset(("провинция", "штат", "графство", "кантон", "префектура", "департамент", "воеводство"))
ORDINAL = re.compile(r"(\d{1,3})-(?:я|й|ой|ю|ей|го|му|м)")
ORDINALS = {"masc": "й", "femn": "я", "neut": "е"}
COUNTY = "графство"  # has its name from no town
CAPITAL = "столица"  # what may have the name of its land after it
PORTS = frozenset(("аэропорт", "аэродром", "вокзал", "автовокзал", "порт", "космодром"))  # a town's, or called like it
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
        name = _by_type(tokens, mention, at, said, store)
    if not name.rows:
        name.rows = find_rows(name.forms, name.kind, store)
    owned = type_of(name.shown.partition(" ")[0]) is not None  # "горы Пакистана"
    if name.kind == "other" and not owned and any(store.kinds[row] != "other" for row in name.rows):
        types = (type_at(tokens, i) for i in range(max(mention.first - 1, 0), mention.last))
        if any(found and found.lemma in NO_LANDS for found in types):  # "в заливе Восток"
            name.rows = {row: own for row, own in name.rows.items() if store.kinds[row] == "other"}
    if len(at) == 1 and _abbreviates(tokens, at[0]):
        name.rows = {row: (w, form) for row, (w, form) in name.rows.items() if store.written(form).isupper()}
    name.towns = _towns(name, store)
    return name


def _by_type(tokens: Tokens, mention: Mention, at: list[int], said: Type | None, store: Gazetteer) -> Name:
    """The name as its type word has it: one among its words, one that it shares, or `said`, which stands before it."""
    kind = said.kind if said else None
    head = next((i for i in at if _is_head(tokens, i, at)), None)
    if head is not None and said and kind == "city" and said.lemma != CAPITAL:
        other = type_at(tokens, head)
        head = None if other and other.kind == "other" else head  # "деревня Ясная Поляна"
    if head is not None:
        before, after = [i for i in at if i < head], [i for i in at if i > head]
        return _headed(tokens, mention, before, head, after)
    shared = shared_head(tokens, at[0], store) if len(at) == 1 else None
    if shared is not None and (kind != "city" or _are_lands(tokens, mention.first - 1, shared)):
        return _headed(tokens, mention, [*at, *own_adjectives(tokens, shared)], shared, [])
    if len(at) == 1 and (noun := shared_noun(tokens, at[0])) is not None:
        several = said is not None and tokens.number(mention.first - 1) == "Plur"  # "деревни Верхняя и Нижняя Ланка"
        if town := _whole(tokens, mention, [at[0], noun], "city", not several):
            return town
    name = _whole(tokens, mention, at, kind, False)
    assert name
    owned = kind == "city" and tokens.case(at[0]) == "Gen" and (not name.rows or (said and said.lemma == CAPITAL))
    if owned and (wide := wide_rows(name.forms, store)):
        name.kind, name.rows = None, wide  # "столица | Перу", though a town is called so too
    name.size = said.size if said and name.kind else ""
    if said and len(at) == 1 and name.kind:
        _agree_with_type(tokens, name, at[0], said)
    return name


def _are_lands(tokens: Tokens, before: int, head: int) -> bool:
    """Whether what names after the noun of settlements share tells where these are: "в сёлах | Омского и Тарского
    районов"."""
    return tokens.number(before) == "Plur" and tokens.number(head) == "Plur" and tokens.case(head) == "Gen"


def _towns(name: Name, store: Gazetteer) -> frozenset[int]:
    """The rows of the towns that a district, or a region abroad that the gazetteer lacks, may have its name from."""
    if name.kind == "district":
        adjective = name.shown.split(" ")[0]
        bases, common = map(level, town_names(adjective)), level(adjective) in COMMON_DISTRICTS
        return frozenset(row for base in bases for row in store.find_level(base) if _gives_name(row, store, common))
    if not name.rows and is_land_abroad(name.shown) and not name.shown.startswith(COUNTY):
        rows = store.find(name.shown.partition(" ")[2])
        return frozenset(row for row in rows if store.kinds[row] == "city")
    return frozenset()


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
    gender = gender_of(readings(said.lemma)[0].grammemes)
    told = [r for r in readings(word)[:AMONG] if r.pos == "ADJ" and "plur" not in r.grammemes]
    told = [r for r in told if (r.is_known and word[-1] != "о") or RELATIONAL.search(word)]  # "деревню Кузькино"
    cases = {r.feats.get("Case") for r in told}
    form = ""
    if said.kind == "city" and case and (case != "Gen" or gender == "femn") and _is_mans(word):
        name.shown = capitals(word)  # "в посёлке Седова", "жители деревни Седова"
        name.forms = {level(name.shown): 1.0}
        name.rows = find_rows(name.forms, name.kind, load())
    elif case is None and said.kind == "other" and not name.rows and word.endswith(("а", "я")):
        name.shown = capitals(
            word
        )  # "на о. Седова", "в р. Тара": after what is cut short names mostly stay as they are
        name.forms = {level(name.shown): 1.0}
    elif case is None and said.size == "village" and not name.rows and FEMININE.fullmatch(word):
        name.shown = like(word.lower(), capitals(word))  # "из д. Верх-Ланка": hardly of a village called "Верх-Ланк"
    elif told and (case in cases and case != "Nom" if case else "Nom" not in cases):
        form = agree(word, gender)
    elif gender == "neut" and (m := POSSESSIVE.fullmatch(word)) and tokens.case(i) != "Nom":
        form = m[1].lower() + "о"
    if form:
        name.shown = like(form, capitals(word))
        fits = {row: own for row, own in name.rows.items() if own[1] == level(form)}
        if gender == "neut":
            name.forms, name.rows = {level(form): 1.0} | name.forms, fits or name.rows
        else:  # "посёлок Троицкое" is rarer
            name.rows = {row: (w if row in fits else w / 2, own) for row, (w, own) in name.rows.items()}
    elif case in OBLIQUE and tokens.case(i) in ("Nom", None) and not name.rows:
        forms, rows = known_forms((word,), (case,), name.kind)
        if rows:
            name.forms, name.rows = forms, rows
        elif gender == "femn" and said.kind == "other" and (shown := _feminine(word, case, said)):
            name.shown = shown
            name.forms = {level(name.shown): 1.0}
        elif shown := _only_in(case, word):
            name.shown = shown
    elif name.rows and tokens.case(i) in ("Nom", None) and not load().find(word):
        name.shown = like(max(name.rows.values())[1], capitals(word))  # "в деревню Ивановку", which is no nominative


def _feminine(word: str, case: str | None, said: Type) -> str:
    """The nominative of a word with the ending that a feminine has in the case of its type word: "на реке Алагее",
    "реку Лавну"; "" where it has none, or may be whose or what something is called by: "улицы Тары"."""
    endings = FEMININES.get(case or "", ())
    ending = next((e for e in endings if word.endswith(e)), "")
    if not ending or load().find(word) or (said.leaves != "noun" and case not in ("Loc", "Dat")):
        return ""
    stem = word.removesuffix(ending[-1:] if case == "Gen" else ending).lower()
    return like(stem + ("я" if stem[-1:] in VOWELS else "а"), capitals(word))


def _is_mans(word: str) -> bool:
    """Whether a word is the genitive of a man's surname: "Седова"."""
    return any({"Surn", "masc", "gent"} <= r.grammemes and r.is_known for r in readings(word)[:AMONG])


def _only_in(case: str | None, word: str) -> str:
    """The nominative of a word that the dictionary knows in a case and not in the nominative: "на реке Кузьминке"."""
    known = [r for r in readings(word) if r.is_known and r.pos == "NOUN"]
    if any(r.feats.get("Case") == "Nom" for r in known):
        return ""
    return next((like(r.normal, capitals(word)) for r in known if r.feats.get("Case") == case), "")


def _whole(tokens: Tokens, mention: Mention, at: list[int], kind: PlaceKind | None, only_known: bool) -> Name | None:
    """All words as one name, or None if only a name that the gazetteer knows is wanted and it knows none."""
    words, cases = _glued(tokens, at)
    forms, rows = known_forms(words, cases, kind)
    if only_known and not any(weight > 0.5 for weight, _ in rows.values()):
        return None
    return Name(mention, forms, nominative(tokens, at), kind, rows=rows)


def _glued(tokens: Tokens, at: list[int]) -> tuple[tuple[str, ...], tuple[str | None, ...]]:
    """The words of a name and their cases, what an apostrophe joins as one: "Кот | д'Ивуара"."""
    words, cases = [tokens.words[at[0]]], [case_at(tokens, at[0])]
    for before, i in pairwise(at):
        if i - before == 2 and tokens.words[i - 1] in APOSTROPHES:
            words[-1], cases[-1] = f"{words[-1]}'{tokens.words[i]}", case_at(tokens, i)
        else:
            words.append(tokens.words[i])
            cases.append(case_at(tokens, i))
    return tuple(words), tuple(cases)


def _is_head(tokens: Tokens, i: int, at: list[int]) -> bool:
    """Whether a word of a name is its type word: one alone is a name itself, as Остров is."""
    return len(at) > 1 and type_at(tokens, i) is not None and (len(tokens.words[i]) > 3 or i in (at[0], at[-1]))


def _type_before(tokens: Tokens, mention: Mention) -> Type | None:
    """The type word just before a mention: "в селе | Максимиха", "г. | Кокшетау"."""
    first = mention.first
    i = first - 2 if first > 1 and tokens.words[first - 1] == "." else first - 1
    found = type_at(tokens, i) if i >= 0 and tokens.sentence[i] == tokens.sentence[first] else None
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
    cases = tokens.case(i), case_at(tokens, first)
    mans = found.size == "village" and mention.last == first + 1 and _is_mans(tokens.words[first])  # "в селе Седова"
    genitive = cases[1] == "Gen" or (tokens.number(i) == "Plur" and is_only_genitive(tokens.words[first]))
    if genitive and cases[0] != "Gen" and len(tokens.words[i]) > 3 and not mans:
        return None
    # "из аэропорта | Ланска", but "из аэропорта Пулково"
    if found.lemma in PORTS and cases[1] == "Gen" and not load().find(" ".join(tokens.words[first : mention.last])):
        return None
    # "в Ленинском районе | Гродно", "административного округа | Ланска": the type word has its name before it
    if found.kind in ("district", "region") and i > 0 and tokens.pos[i - 1] == "ADJ":
        named = found.kind == "district" and tokens.words[i - 1][:1].isupper()
        return None if named or cases[1] == "Gen" else found
    return found


def is_only_genitive(word: str) -> bool:
    """Whether the gazetteer has a word as a genitive and not as it stands: "в сады | Ржева и Торжка"."""
    return word.endswith(GENITIVE) and not load().find(word) and bool(known_forms((word,), ("Gen",), None)[1])


def _headed(tokens: Tokens, mention: Mention, before: list[int], head: int, after: list[int]) -> Name:
    """A name with a type word in it, or one that it shares."""
    found = type_at(tokens, head)
    assert found
    gender, head_word = gender_of(readings(found.lemma)[0].grammemes), found.lemma
    # archipelagos and mountains are many; of "районах" and "областей" one is meant
    plural = (
        tokens.number(head) == "Plur" and found.leaves == "noun" and all(tokens.number(i) == "Plur" for i in before)
    )
    if plural:
        head_word = readings(found.lemma)[0].inflect({"nomn", "plur"}) or found.lemma
    words = [tokens.words[i] + "." * _is_initial(tokens, i) for i in after]
    tails = _tails(tokens, head, after)
    if before:
        if plural:
            parts = [hyphen_forms(tokens.words[i], tokens.case(i))[0][0] for i in before]
        else:
            parts = [_ordinal(tokens.words[i], gender) or agree(tokens.words[i], gender) for i in before]
            if found.kind == "district" and gender == "masc":
                parts = [_of_town(part) for part in parts]
        stem = " ".join([*parts, head_word])
        shown = [like(p, capitals(tokens.words[i])) for p, i in zip(parts, before, strict=True)]
        small = tokens.words[head].isupper() or found.lemma in SMALL  # "Ланский Район"
        capital = "о" if small else tokens.words[head]
        forms = {level(stem): 1.0} | {level(f"{stem} {t}"): w for t, w in tails.items()}
        return Name(mention, forms, " ".join([*shown, like(head_word, capital[:1]), *words]), found.kind)
    called = _is_called_after(found, words)
    tail = " ".join(words) if called else nominative(tokens, after)
    bare = {level(t): w for t, w in tails.items()}
    whole = {level(f"{head_word} {t}"): w for t, w in tails.items()}
    cases = tokens.case(head), tokens.case(after[0]) if after else None
    adjective = len(words) == 1 and words[0].isalpha() and _is_full_adjective(words[0])
    noun = found.leaves == "noun" and cases[1] in ("Nom", None, cases[0]) and not adjective  # but "озеро Чёрное"
    named = cases[1] == "Nom" and not (adjective and all("nomn" not in r.grammemes for r in readings(words[0])))
    fixed = found.leaves == "fixed" and (named or (level(tail) == level(" ".join(words)) and cases[1] != "Nom"))
    if len(after) == 1 and noun and gender == "femn" and found.kind == "other" and cases[1] in ("Nom", None):
        tail = _feminine(words[0], cases[0], found) or tail
    if after and not called and (noun or fixed):
        return Name(mention, bare | whole, tail, found.kind)
    kept = tail if found.kind in ("region", "country") and found.lemma != "полуостров" else " ".join(words)
    if adjective:  # "улице Садовой", not "Крупской"
        kept = like(agree(words[0], gender), capitals(words[0]))
    elif len(words) == 2 and (number := _ordinal(words[0], gender)) and readings(words[1])[0].pos == "ADJ":
        kept = f"{number} {like(agree(words[1], gender), capitals(words[1]))}"  # "улице 1-й Лесной"
    capital = "О" if tokens.words[head][:1].isupper() else "о"
    return Name(
        mention, {level(f"{head_word} {kept}"): 1.0} | whole | bare, f"{like(head_word, capital)} {kept}", found.kind
    )


def _is_full_adjective(word: str) -> bool:
    """Whether a word is likeliest an adjective, and no short one, as "Лавны" is to the dictionary."""
    best = readings(word)[0]
    return best.pos == "ADJ" and best.feats.get("Variant") != "Short"


def _ordinal(word: str, gender: str) -> str:
    """A number as an adjective in the nominative: "1-я" of "1-й"; "" where a word is none."""
    m = ORDINAL.fullmatch(word)
    return f"{m[1]}-{ORDINALS[gender]}" if m else ""


def _is_initial(tokens: Tokens, i: int) -> bool:
    """Whether one letter stands at `i` for a first name: "улица | К. | Седова"."""
    return len(tokens.words[i]) == 1 and tokens.words[i].isupper() and tokens.words[i + 1 : i + 2] == ["."]


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
    if i == tokens.bound[tokens.sentence[i]] and tokens.words[i + 1 : i + 2] in ([","], ["."]):
        return False
    near = tokens.words[max(0, i - 5) : i] + tokens.words[i + 1 : i + 6]
    return 1 < len(word) < 4 and word.isupper() and any(w.islower() and len(w) > 3 for w in near)
