"""Words that are nobody's name: those of the dictionary, and those that are made of them."""

from __future__ import annotations

import re
from functools import lru_cache

from presslens.entities.people.lexicon import first_names, level, surnames
from presslens.tagging.morphology import Reading, readings

# What short names of bodies and firms are compounded with: Псковстат, Оперштаб, Роспотребнадзор
BODIES = """стат парк штаб банк газ строй маш инвест надзор космос атом медиа фест фронт трест маркет сервис
центр фонд холдинг форум дом транс экспорт авиа телеком ресурс реестр информ ньюс"""
COMPOUNDS = tuple(body + case for body in BODIES.split() for case in ("", "а", "у", "ом", "е"))
# Endings of words that name no person, unless the word is a known surname: Рыбохрана, Ветакадемия, кейтеринг, ...
SERVICES = tuple(body + case for body in ("бирж", "охран", "служб") for case in ("а", "ы", "е", "у", "ой"))
SOFT = tuple(
    body + case for body in ("академи", "комисси", "компани", "гварди", "полици") for case in ("я", "и", "ю", "ей")
)
LOANS = tuple("инг" + case for case in ("", "а", "у", "ом", "е", "и"))
# ... and those of many people, whom no surname names together: Росгвардейцы
MANY = ("щики", "чики", "льники", "сники", "исты", "ейцы", "нцы", "ологи")
# ... and those of women by what they do: Керамистка
PLAYERS = tuple("истк" + case for case in ("а", "и", "е", "у", "ой"))
# Beginnings of words of the dictionary that make new ones: Генконсул, Киберполиция, Фотопроект
CLIPPED = re.compile(
    "(?:агро|авиа|авто|арт|аудио|аэро|бизнес|био|веб|вело|видео|газо|гейм|ген|гео|гидро|гипер|глав|гос|евро|зоо|инфо|кардио|кибер|"
    "кино|контр|крипто|лже|макро|мега|медиа|микро|мини|мото|мульти|нано|нарко|нейро|нефте|онко|онлайн|пром|псевдо|психо|"
    "радио|сверх|соц|спец|спорт|супер|теле|термо|техно|труд|турбо|ультра|фарм|фин|фото|эко|электро|энерго)+([а-я]{5,})$"
)
# Those that no surname begins with, whatever follows
COINED = re.compile("(?:видео|кибер|крипто|мульти|нейро|псевдо|супер|ультра|электро)[а-я]{3,}$")
# A compound whose second part has a capital letter too: ЛанскСтрой
CAMEL = re.compile("[А-ЯЁ][а-яё]{2,}([А-ЯЁ][а-яё]{2,})$")
# A compound of any word with one of the dictionary: "Винотоксины", "Красноперые"
JOINED = re.compile("(?<=[а-я]{2})[ое](?=([а-я]{6,})$)")
FIRST = range(2, 10)  # letters of the first part of a compound: Содиректор, Бильдредактор, Вертолётостроитель
LEAST = 4  # letters of a word before a name that is none of it
# Endings of words for what people do, which few surnames share: Помощница, Журналист
ROLES = ("ница", "щица", "истка", "тель", "лог", "ист")
# ... in words of no dictionary: Трансплантолог, Шестикурсник, Переговорщица
TRADES = re.compile(
    "[а-я]{2,}(?:тел|лог|ист|ник|щик|вед|атор|сман|смен|мейкер|дизайнер|инженер|ниц|щиц|истк|логин)"
    "(?:а|у|ом|ем|е|ю|я|ь|ей|ой|и|ы)?"
)
# Abbreviated posts: Начштаба, Завлит, Помреж, Комвзвода
POSTS = re.compile("(?:нач|зав|пом|ком|глав|худ|тех|тим)(?=[а-я]{3})")
# What a woman does, made of what a man does: Пародистка, Блогерка
WOMAN = re.compile("([а-я]{4,})[кш](?:а|и|е|у|ой|ей)")
EASTERN = frozenset(("баши", "паша", "мирза", "ходжа", "хаджи", "ханум", "султан"))  # titles after a name
NAMES = frozenset(("Name", "Surn", "Patr"))


def is_common(word: str) -> bool:
    """Whether a word is in the dictionary, and not as a name of a person."""
    first, hyphen, last = word.rpartition("-")
    if hyphen and (last[:1].isupper() or len(last) < 4 or level(first) in first_names() or last in EASTERN):
        return False  # "Петров-Водкин", "Чен-ын", but "Пресс-агент"
    known = [r for r in readings(last)[:4] if r.is_known]
    if hyphen and any(r.pos not in ("NOUN", "VERB") for r in known):
        return False  # "Седых-младший"; "секретарю" is a verb too
    if hyphen and not known:
        noun = readings(first)[0].pos == "NOUN"
        told = len(first) > 4 or (len(first) == 4 and person_noun(level(first)) is not None)
        return noun and len(last) > 4 and told and is_common(first)  # "Певица-ложкистка", "Врач-пульмонолог"
    return bool(known) and not any(NAMES & r.grammemes for r in known)


@lru_cache(20_000)
def is_no_name(word: str) -> bool:
    """Whether a word is in the dictionary, and in no list of names."""
    known = {level(word), *(level(r.normal) for r in readings(word)[:2])}
    return len(word) > 2 and is_common(word) and known.isdisjoint(surnames()) and known.isdisjoint(first_names())


@lru_cache(20_000)
def is_role(word: str) -> bool:
    """Whether a word is a noun said of people and nobody's name: "Писателю Королёву"."""
    best, *others = readings(word)
    known = {level(word), level(best.normal), *(level(r.normal) for r in others[:1] if "Name" in r.grammemes)}
    return (
        {"NOUN", "anim"} <= best.grammemes
        and (best.is_known or ("-" in word and is_common(word)))
        and not NAMES & best.grammemes
        and (known.isdisjoint(surnames()) or best.normal.endswith(ROLES))
        and known.isdisjoint(first_names())
    )


@lru_cache(20_000)
def may_be_role(word: str) -> bool:
    """Whether a word of the dictionary is said of people, though somebody may have it for a surname: "Посла"."""
    return {"NOUN", "anim"} <= readings(word)[0].grammemes and is_common(word) and level(word) not in first_names()


@lru_cache(20_000)
def is_apart(word: str) -> bool:
    """Whether a word that a surname follows is said of somebody, and no first name: "Декану", "Командующему",
    "Соруководитель", though somebody may have it for a surname."""
    found = readings(word)
    known = {level(word), *(level(r.normal) for r in found[:2])}
    if len(word) < LEAST or not known.isdisjoint(first_names()):
        return False
    if found[0].is_known:
        people = any({"NOUN", "anim"} <= r.grammemes for r in found)
        return is_common(word) and (people or found[0].pos in ("ADJ", "VERB"))
    return _is_made(level(word))


def _is_made(plain: str) -> bool:
    """Whether a word of no dictionary is made as words for what people do are."""
    if TRADES.fullmatch(plain) or POSTS.match(plain):
        return True
    if (woman := WOMAN.fullmatch(plain)) and any(map(_is_trade, _known(woman[1])[:1])):
        return True
    last = (r for n in FIRST if len(plain) - n > LEAST for r in _known(plain[n:])[:2])
    return any({"NOUN", "anim"} <= r.grammemes and not NAMES & r.grammemes for r in last)  # no "Горданом"


@lru_cache(20_000)
def is_verb(word: str) -> bool:
    """Whether the dictionary has a word as a verb only: "Наградить"."""
    return {r.pos if r.is_known else "" for r in readings(word)} == {"VERB"}


def is_past(word: str) -> bool:
    """Whether a verb is in the past for the dictionary, whatever the tagger takes it for: "Начинала"."""
    return "past" in readings(word)[0].grammemes


def is_thing(word: str) -> bool:
    """Whether a word of the dictionary is a noun said of things."""
    return {"NOUN", "inan"} <= readings(word)[0].grammemes and is_common(word)


def is_body(word: str) -> bool:
    """Whether a word ends as short names of bodies and firms do."""
    return level(word).endswith(COMPOUNDS)


@lru_cache(20_000)
def is_body_alone(word: str) -> bool:
    """Whether a word is no part of a name, and the short name of a body: "Норд-Информ", "Волга-Экспресс"."""
    first, _, second = word.rpartition("-")
    if any(part in surnames() or part in first_names() for part in map(level, (word, first, second))):
        return False
    return is_body(word) or (len(first) > 2 and is_thing(second) and is_no_name(second))


@lru_cache(20_000)
def is_coined(word: str) -> bool:
    """Whether a word that no dictionary has is made of ones that are no names."""
    plain = level(word)
    if plain.endswith(SERVICES + SOFT + LOANS + MANY + PLAYERS) or COINED.match(plain):
        return True
    if (woman := WOMAN.fullmatch(plain)) and any(map(_is_trade, _known(woman[1])[:1])):
        return True
    if (camel := CAMEL.match(word)) and is_common(camel[1]):
        return True
    if (clipped := CLIPPED.match(plain)) and any(r.pos in ("NOUN", "ADJ") for r in _known(clipped[1])):
        return True
    return any(_is_second(found[1]) for found in JOINED.finditer(plain))


def _is_trade(r: Reading) -> bool:
    return {"NOUN", "anim", "nomn", "masc"} <= r.grammemes and not NAMES & r.grammemes


def _is_second(word: str) -> bool:
    """Whether a word is a noun or adjectives in the nominative, as the second part of compounds is."""
    return any(
        "nomn" in r.grammemes and (r.pos == "NOUN" or "plur" in r.grammemes) and not NAMES & r.grammemes
        for r in _known(word)[:1]
    )


def _known(word: str) -> list[Reading]:
    return [r for r in readings(word) if r.is_known]


@lru_cache(20_000)
def person_noun(word: str) -> str | None:
    """The gender of a noun in the nominative that is said of people."""
    for r in readings(word)[:3]:
        noun = {"NOUN", "anim"} <= r.grammemes or "Subx" in r.grammemes  # "заведующая" is said of people too
        if noun and {"nomn", "sing"} <= r.grammemes and not {"Name", "Surn", "Patr", "neut"} & r.grammemes:
            return "f" if "femn" in r.grammemes else "m"
    return None
