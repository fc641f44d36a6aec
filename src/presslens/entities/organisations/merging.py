"""Which names are one organisation's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from presslens.entities.mentions.abbreviations import SYLLABLE
from presslens.entities.mentions.lexicon import forms, heads, section
from presslens.entities.organisations.aliases import canonical, is_alias
from presslens.entities.organisations.normal import Name
from presslens.entities.people.lexicon import NAMED_AFTER
from presslens.entities.sets import Sets
from presslens.tagging.morphology import readings

LONGEST_PREFIX = 12
MOST_ALIKE = 20  # names of one number and noun that are compared
MOST_LETTERS = 6  # of an acronym that stands for what a body is
NAMESAKE = 6  # words of whom a body is named after
ENDING = re.compile(r"(?:[ая]ми|[ая]х|[ауоеыиюя]м|[ое]й|[ое]в|[аеиоуыюяьй])?$")
ADJECTIVE = re.compile(r".{3}[сц]к(?:ий|ая|ое|ие)$")
SHORT = re.compile("(?:Рос|Гос|Мин)[а-я]{3,}$|[А-Я][а-я]{1,4}[А-Я]{2,5}$")  # one word made of the beginnings of others
INNERMOST = re.compile('[«“„"]([^«»“”„"]+)[»”“"]+$')
OF_KIND = re.compile('[«“„"][А-ЯЁ]{2,3} ([^«»“”„"]+)[»”“"]+$')  # "АО «УК | Весна»"
OWN = re.compile('[»”“"] (?:[–—-] )?[«“„"]')  # a branch with a name of its own: "филиал АО «Сеть» | «Тарские сети»"
OWNER = re.compile(r"(?:(?<=\S) [А-ЯЁ]{2,})*$")  # whose acronyms end a name: "Институт болот | СО РАН"
BRANCH = re.compile(r" ([А-ЯЁ]\w+[сц]к|Дальневосточн)ого отделения$")
SYLLABLES = re.compile(r"(?:[А-ЯЁ][а-яё]{0,4}){2,8}")
PLACED = re.compile(r"([А-ЯЁ]{3,8})( [А-ЯЁ][а-яё]+)")  # "ЦРТ Тувы"
VENTURE = re.compile(r'[«"“„]?\w+ (?:[–—&] |[«"“„])')  # "Весна — Омск", "КХЛ «Весна»", "Yarvit & Hasse"
NAMESAKES = re.compile(r" [А-ЯЁ][а-яё-]+$")
ATTRIBUTE = re.compile(r"(?:[иыо]й|[ая]я|[ое]е|[иы]е)$")
APART = frozenset(("суд", "школа", "прокуратура"))  # a place has several, told by their adjectives
PLACE = 4  # letters that a place and its adjective share
SCHOOLS = {"сош": "школа", "оош": "школа", "сш": "школа", "гкб": "больница", "црб": "больница"}
SMALL_WORDS = frozenset(
    ("и", "по", "в", "во", "на", "с", "со", "при", "для", "за", "о", "об", "от", "of", "and", "for", "the")
)
WHERE = frozenset(("в", "во", "на", "по"))  # the place of a body follows: "инспекция труда в Омской области", ГИТ
PLACE_TAIL = re.compile(  # the town or region that the acronym of a body leaves out: "ДЧС" of one "города Тары"
    r" (?:(?:города|г\.|Республики) ?[А-ЯЁ][\w-]+|[А-ЯЁ][\w-]+(?:ого|ой) (?:области|края|района|округа|Республики))$"
)
OWNERSHIP = frozenset(("ооо", "оао", "зао", "пао", "ао", "нао", "тоо", "ип", "ано", "оо", "оф", "роо"))

# Adjectives of two words, of which an acronym may have both letters: "Дальневосточный университет" is ДВУ.
COMPOUND = re.compile(
    "(дальне)восточн|(северо)(?:кавказ|запад|восточ)|(южно)(?:ураль|россий)|(железно)дорожн|(сельско)хозяйственн|(лесо)техн"
    "|(нефте)газов|(авто)дорожн|(рыбо)хозяйств|(электро)техн|(средне)русск|(агро)технолог|(водо)хозяйств|(тепло)энерг"
)

Pairs = list[tuple[int, int]]
Key = tuple[str, ...]


def merged(
    names: Sequence[Name], bracketed: Sequence[tuple[int, int]] = (), defined: Sequence[tuple[int, int]] = ()
) -> list[int]:
    """A number for each name, the same for names of one organisation; near-linear in the number of names.

    Of two names of which one stands in brackets after the other, either is an abbreviation or a translation, unless it
    is defined to be the other's short name.
    """
    sets = Sets(len(names))
    for i, k in defined:
        sets.join(i, k)
    first: dict[tuple[str, ...], int] = {}
    for i, name in enumerate(names):
        sets.join(i, first.setdefault(name.words, i))
    distinct = sorted(first.values())
    for i, k in bracketed:
        short = names[i].acronym != names[k].acronym or bool(SHORT.match(names[k].text)) or _is_initials(names[k])
        short = short and names[k].head not in forms("branches")  # "инженер ОСК (филиал «Лён»)"
        formal = names[i].head in forms("legal-heads") and names[k].head in section("legal")
        if short or formal or names[k].text.isascii() != names[i].text.isascii():
            sets.join(i, k)
    keys = {i: canonical(names[i].words) for i in distinct}
    for i, k in [
        *_by_core(names, distinct),
        *_by_first_word(names, distinct),
        *_by_kind(names, distinct),
        *_by_alias(names, keys),
        *_by_stem(names, distinct),
        *_by_initials(names, distinct),
        *_by_syllables(names, distinct),
        *_by_prefix(names, keys),
        *_by_order(names, keys),
        *_by_adjective(names, keys),
        *_by_number(names, distinct),
        *_by_number_of_school(names, distinct),
        *_by_namesake(names, distinct),
        *_by_status(names, distinct),
        *_by_acronym_of_town(names, distinct),
        *_by_acronym_of_kind(names, distinct),
    ]:
        sets.join(i, k)
    return [sets.find(i) for i in range(len(names))]


def _by_core(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """«Ирень» and "Женский хоккейный клуб «Ирень»"; not "ООО «Весна»" and "АО «Весна»"."""
    whole = {names[i].words: i for i in distinct}
    cores: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in distinct:
        if not _is_unit(names[i]):
            for core in names[i].cores:
                cores[core].append(i)
    pairs: Pairs = []
    for core, members in cores.items():
        bare = [i for i in members if names[i].words == core]
        if core in whole:
            bare.append(whole[core])
        kinds: dict[str, int] = {}
        for i in members:
            if names[i].words != core:
                pairs.append((i, kinds.setdefault(names[i].head, i)))
        spelt: dict[str, int] = {}
        pairs += [(i, spelt.setdefault(short, i)) for i in members if len(short := _short_form(names[i], core)) > 1]
        if _compatible(kinds):
            pairs += [(i, members[0]) for i in kinds.values()]
        pairs += [(i, next(iter(kinds.values()), members[0])) for i in bare]
    for i in distinct:  # РУСАЛ and "ПАО «ОК РУСАЛ»"
        firm = OF_KIND.search(names[i].text)
        words = tuple(firm[1].lower().replace("ё", "е").split()) if firm else ()
        if words in whole and words not in cores:
            pairs.append((i, whole[words]))
    # "отряд «Ирень»" and "Организация «Поисковый отряд „Ирень“»"
    nested = [(i, names[i].cores[0], len(names[i].cores[-1])) for i in distinct if len(names[i].cores) > 1]
    for i, outer, inner in nested:
        pairs += [(i, whole[outer[k:]]) for k in range(len(outer) - inner) if outer[k:] in whole]
    return pairs


def _by_first_word(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """«Нива» and "ООО «Нива Заречья»", where the one name that goes on so says only where it is."""
    longer: dict[str, set[Key]] = defaultdict(set)
    first: dict[Key, int] = {}
    for i in distinct:
        for core in names[i].cores:
            if len(core) == 2 and not _is_unit(names[i]):
                longer[core[0]].add(core)
                first.setdefault(core, i)
    bare = [i for i in distinct if len(names[i].words) == 1 and names[i].words[0] not in heads()]
    found = [(i, longer.get(names[i].words[0], set())) for i in bare]
    return [(i, first[core]) for i, own in found if len(own) == 1 for core in own if _is_whose(core[1])]


def _by_kind(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """ЛСКА and "Футбольный клуб ЛСКА", whose last word is what it is called, not that of which it is."""
    alone = {names[i].words[0]: i for i in distinct if names[i].acronym and len(names[i].words) == 1}
    kinds = section("called-so")
    typed = (
        i for i in distinct if len(names[i].words) > 1 and not kinds.isdisjoint((names[i].head, names[i].words[0]))
    )
    return [(i, k) for i in typed if names[i].text[-1].isupper() and (k := alone.get(names[i].words[-1])) is not None]


def _short_form(name: Name, core: Key) -> str:
    """What a body is before its name, by the first letters: "фк" of "Футбольный клуб «Весна»" and "ФК «Весна»"."""
    words = name.words[: -len(core)] if name.words[-len(core) :] == core else ()
    return words[0] if words[:1] == (name.head,) and name.head in section("legal") else "".join(w[0] for w in words)


def _is_whose(word: str) -> bool:
    """Whether a word is a genitive, and no nominative, of a singular: "Заречья"."""
    single = [r.grammemes for r in readings(word) if "sing" in r.grammemes]
    return any("gent" in g for g in single) and not any("nomn" in g for g in single)


def _is_taken(acronym: str) -> bool:
    """Whether an acronym is known to be another body's than one whose words begin so: ВСУ is of no "Воздушные силы
    Украины"."""
    return len(acronym) > 2 and is_alias(acronym)


def _is_initials(name: Name) -> bool:
    """Whether a name is of several acronyms: "ИБ РАН"."""
    return len(name.words) > 1 and name.text.isupper()


def _is_unit(name: Name) -> bool:
    """Whether a name is that of a unit of the firm in its quotation marks: "отдел сбыта ООО «Весна»"."""
    legal = section("legal")
    return name.head not in legal and not legal.isdisjoint(name.words[1:]) and not OWN.search(name.text)


def _compatible(kinds: Iterable[str]) -> bool:
    """Whether names with these heads can be one thing's: at most one form of ownership, at most one noun, shorter here
    and longer there ("холдинг", "агрохолдинг")."""
    kinds = set(kinds)
    nouns = kinds - section("legal") - {""}
    longest = max(nouns, key=len, default="")
    return len(kinds & OWNERSHIP) <= 1 and all(map(longest.endswith, nouns))


def _by_alias(names: Sequence[Name], keys: dict[int, Key]) -> Pairs:
    """ "МИД РФ", "российский МИД" and "Министерство иностранных дел России"."""
    plain: dict[tuple[str, ...], int] = {}
    of_place: dict[tuple[str, ...], int] = {}
    turned: list[tuple[int, tuple[str, ...]]] = []
    pairs: Pairs = []
    for i, key in keys.items():
        pairs.append((i, plain.setdefault(key, i)))
        if len(key) > 1:
            of_place.setdefault((*key[:-1], key[-1][:PLACE]), i)
            if ADJECTIVE.search(names[i].words[0]):
                turned.append((i, (*key[1:], key[0][:PLACE])))
    for i in keys:  # "РОО «Союз ткачей Республики Тува»" and "Союз ткачей Тувы"
        core = names[i].cores[0] if names[i].cores and names[i].head in section("legal") else ()
        if len(core) > 2 and (k := plain.get(canonical(core))) is not None:
            pairs.append((i, k))
    return [*pairs, *((i, of_place.setdefault(key, i)) for i, key in turned)]


def _by_stem(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """ "Ирени" and «Ирень»: the dictionary knows few such names, so their nominative is not certain."""
    headed: dict[Key, int] = {}
    bare: dict[Key, int] = {}
    pairs: Pairs = []
    for i in distinct:
        words = names[i].cores[-1] if names[i].cores else names[i].words
        if not 0 < len(words) < 4 or len("".join(words)) < 5 or names[i].acronym:
            continue
        stem = tuple(map(_stem, words))
        if names[i].words == words:
            pairs.append((i, bare.setdefault(stem, i)))
        elif not _is_unit(names[i]):
            headed.setdefault(stem, i)
    met = [(i, headed[stem]) for stem, i in bare.items() if stem in headed]
    # «Новая волна» is no "служба «Новой волны»", but «Новой волны» is "ООО «Новая волна»"
    return [*pairs, *((i, k) for i, k in met if len(names[i].words) == 1 or _is_longer(names[i], names[k]))]


def _is_longer(bare: Name, headed: Name) -> bool:
    """Whether a name alone is as long as in quotation marks after a noun, or longer, as in most oblique cases."""
    return len("".join(bare.words)) >= len("".join(headed.cores[-1]))


def _stem(word: str) -> str:
    """A word without its ending, and its parts without theirs: «Гран-2» of «Грани-2», «Лён-Волг» of «Лёна-Волги»."""
    return "-".join(part if part.isdigit() else ENDING.sub("", part) for part in word.split("-"))


def _by_initials(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """ФПБ and "Федерация профсоюзов Беларуси", Минтруда and "Министерство труда и социальной защиты"."""
    initials: dict[str, list[int]] = defaultdict(list)
    placed_initials: dict[str, list[int]] = defaultdict(list)
    ministries: list[int] = []
    states: dict[str, list[int]] = defaultdict(list)
    for i in distinct:
        words = names[i].words
        if len(words) == 1 and "-" in words[0].strip("-"):
            initials["".join(part[0] for part in words[0].split("-") if part)].append(i)
        if 2 <= len(words) <= LONGEST_PREFIX:
            placed = next((n for n, w in enumerate(words) if w in WHERE), 0)
            if placed > 1:
                initials["".join(w[0] for w in words[:placed] if w not in SMALL_WORDS)].append(i)
            initials["".join(w[0] for w in words if w not in SMALL_WORDS)].append(i)
            initials["".join(w[0] for w in words)].append(i)
            initials["".join(part[0] for w in words if w not in SMALL_WORDS for part in w.split("-") if part)].append(i)
            if any(map(COMPOUND.match, words)):
                initials["".join(_letters(w) for w in words if w not in SMALL_WORDS)].append(i)
        told = PLACE_TAIL.search(names[i].text)
        bare = names[i].text[: told.start()].split() if told else []
        if len(bare) > 2 or (bare and names[i].head in forms("assemblies")):  # ЗС: "Законодательное собрание"
            own = [w[0].lower() for w in bare if w.lower() not in SMALL_WORDS and w[0].isalpha()]
            placed_initials["".join(own)].append(i)
        if words and words[0] == "министерство":
            ministries.append(i)
        if len(words) >= 2 and words[0].startswith("государственн"):
            states[words[1][:4]].append(i)
    pairs: Pairs = []
    for i in distinct:
        words = names[i].words
        if not words:
            continue
        if names[i].acronym and not _is_taken(words[0]):
            whole = initials.get(words[0], ())[:1]
            placed_too = placed_initials.get(words[0], ()) if len(words[0]) > 1 and not whole else ()
            pairs += [(i, k) for k in whole or (placed_too if len(placed_too) == 1 else ())]
        word = words[1] if len(words) > 1 and ADJECTIVE.search(words[0]) else words[0]
        if word.startswith("мин") and len(word) > 5 and len(words) <= 3 and word != "министерство":
            matches = [k for k in ministries[:50] if any(w.startswith(word[3:6]) for w in names[k].words[1:4])]
            if len(matches) == 1:
                pairs.append((i, matches[0]))
        elif word.startswith("гос") and len(word) > 6:
            pairs += [(i, k) for k in states.get(word[3:7], ())[:1]]
    return pairs


def _letters(word: str) -> str:
    """The first letters of a word, and of its second part where an acronym may have both."""
    m = COMPOUND.match(word)
    return word[0] + word[len(m[m.lastindex or 0])] if m else word[0]


def _by_syllables(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """ОмГУ and "Омский государственный университет", "ИБ РАН" and "Институт болот РАН", in quotation marks too."""
    longer: dict[tuple[str, str], list[tuple[int, Key, bool]]] = defaultdict(list)
    short: list[tuple[int, list[str], str, bool]] = []
    for i in distinct:
        inner = INNERMOST.search(names[i].text)
        written = inner[1] if inner else names[i].text
        m = OWNER.search(written)
        owner = m[0].lower() if m else ""
        whole = written[: len(written) - len(owner)]
        if branch := BRANCH.search(whole):
            owner, whole = f" {branch[1][0].lower()}о{owner}", whole[: branch.start()]  # "Сибирского отделения | РАН"
        if placed := PLACED.fullmatch(whole):
            whole, owner = placed[1], placed[2].lower().replace("ё", "е")
        if SYLLABLES.fullmatch(whole):
            if not owner and whole.isupper() and _is_taken(whole):
                continue
            short.append((i, SYLLABLE.findall(whole), owner, bool(inner) and whole.isupper()))
            continue
        words = whole.lower().replace("ё", "е").replace("-", " ").split(" имени ")[0].split()
        key = tuple(word for word in words if word not in SMALL_WORDS)
        longer["".join(word[0] for word in key), owner].append((i, key, bool(inner)))
        if len(key) > 3 and not owner:  # the last word may be told in full: "Центр развития туризма | Тувы"
            longer["".join(word[0] for word in key[:-1]), f" {key[-1]}"].append((i, key[:-1], bool(inner)))
    pairs: Pairs = []
    for i, parts, owner, quoted in short:
        parts = [part.lower() for part in parts]
        own = longer.get(("".join(part[0] for part in parts), owner), [])
        found = [
            k
            for k, key, inner in own
            if inner >= quoted and all(map(str.startswith, key, parts)) and _same_form(names[i], names[k])
        ]
        alike = {key for k, key, _ in own if k in found}  # «Омский университет» with a legal form and without
        if len(alike) == 1 and len(parts) + bool(owner) > 2:
            pairs += [(i, k) for k in found]
    return pairs


def _same_form(one: Name, other: Name) -> bool:
    """Whether no two legal forms tell names apart."""
    return _compatible({one.head, other.head} & section("legal"))


def _by_prefix(names: Sequence[Name], keys: dict[int, Key]) -> Pairs:
    """ "Общественная палата" and "Общественная палата Российской Федерации", "Тарский завод" and "АО «Тарский завод
    насосов»", where only one name goes on so, and not to tell what a firm runs: "Весна" is no "Весна Онлайн"."""
    longer: dict[Key, list[tuple[Key, int]]] = defaultdict(list)
    for i, key in keys.items():
        for n in range(1, min(len(key), LONGEST_PREFIX)):
            longer[key[:n]].append((key, i))
        core = canonical(names[i].cores[0]) if names[i].cores and names[i].head in section("legal") else ()
        for n in range(2, min(len(core), LONGEST_PREFIX)):
            if names[i].cores[0][n - 1] in heads():
                longer[core[:n]].append((core, i))
    pairs: Pairs = []
    firms = {key[:1] for i, key in keys.items() if _is_venture(names[i])}
    for i, key in keys.items():
        found = longer.get(key, []) if key not in firms else []
        stem, shortest = min(found, key=lambda other: len(other[0]), default=(key, i))
        if found and all(other[: len(stem)] == stem for other, _ in found):
            pairs.append((i, shortest))
    return pairs


def _is_venture(name: Name) -> bool:
    """Whether a name goes on from that of a firm with what the firm runs, in its own quotation marks or after a dash
    too, or of another one: "Весна Онлайн", "Yarvit Devices", "Весна — Омск", "КХЛ «Весна»", "Yarvit & Hasse"."""
    words = name.words
    if not words or words[0] in heads():
        return False
    apart = VENTURE.match(name.text) is not None
    return apart or not section("ventures").isdisjoint(words[1:])


def _by_order(names: Sequence[Name], keys: dict[int, Key]) -> Pairs:
    """ "Комитет думы по спорту" and "комитет по спорту думы", "служба Blue Dawn" and "детская служба Blue Dawn"."""
    pairs: Pairs = []
    bags: dict[tuple[str, Key], int] = {}
    latin: dict[tuple[str, Key], int] = {}
    for i, key in keys.items():
        name = names[i]
        if len(key) > 3 and name.words[0] == name.head:
            pairs.append((i, bags.setdefault((name.head, tuple(sorted(key))), i)))
        tail = tuple(word for word in name.words if word.isascii() and word.isalpha())
        if tail and name.words[-len(tail) - 1 :] == (name.head, *tail):
            pairs.append((i, latin.setdefault((name.head, tail), i)))
    return pairs


def _by_adjective(names: Sequence[Name], keys: dict[int, Key]) -> Pairs:
    """ "Театр танца" and "Омский академический театр танца", where only one name has adjectives before it; whom it is
    named after may stand after both: "Омский театр танца имени Седова"."""
    longer: dict[tuple[str, Key], list[int]] = defaultdict(list)
    for i, key in keys.items():
        name = names[i]
        if name.head in APART or len(key) != len(name.words):
            continue
        named = next((n for n, word in enumerate(name.words) if word in NAMED_AFTER), len(key))
        for n in range(1, named - 1):
            if not ATTRIBUTE.search(name.words[n - 1]) or name.words[n - 1] == name.head:
                break
            for end in {named, len(key)}:
                longer[name.head, key[n:end]].append(i)
    found = ((i, longer.get((names[i].head, key), [])) for i, key in keys.items())
    return [(i, own[0]) for i, own in found if len(own) == 1]


def _by_acronym_of_town(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """ДСК and "ОАО «Гомельский ДСК»", where only one name has an adjective before the acronym."""
    longer: dict[str, list[int]] = defaultdict(list)
    for i in distinct:
        core = names[i].cores[0] if names[i].cores else ()
        if len(core) == 2 and ATTRIBUTE.search(core[0]) and names[i].head in section("legal"):
            longer[core[1]].append(i)
    short = ((i, longer.get(names[i].words[0], [])) for i in distinct if names[i].acronym and len(names[i].words) == 1)
    return [(i, own[0]) for i, own in short if len(own) == 1]


def _by_acronym_of_kind(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """ "НМИЦ онкологии" and "Национальный медицинский исследовательский центр онкологии имени Седова", where only the
    words of what a body is are told by their first letters."""
    longer: dict[tuple[str, Key], list[int]] = defaultdict(list)
    for i in distinct:
        words = names[i].words
        end = next((n for n, word in enumerate(words) if word in NAMED_AFTER), len(words))
        for n in range(2, min(end, MOST_LETTERS + 1)):
            if words[n - 1] == names[i].head:
                letters = "".join(part[0] for word in words[:n] for part in word.split("-") if part)
                for tail in {words[n:end], words[n:]}:
                    longer[letters, tail].append(i)
    short = (
        (i, longer.get((names[i].words[0], names[i].words[1:]), []))
        for i in distinct
        if len(names[i].words) > 1 and names[i].text.split()[0].isupper()
    )
    return [(i, own[0]) for i, own in short if len(own) == 1]


def _by_number(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """ "15-я бригада", "15-я пехотная бригада" and "15-я тарская пехотная бригада", where only one longer name has the
    number, the noun and the adjectives."""
    longer: dict[Key, list[int]] = defaultdict(list)
    for i in distinct:
        words = names[i].words
        if len(words) > 1 and words[0][0].isdigit() and names[i].head in words[1:]:
            longer[words[0], names[i].head].append(i)
    pairs: Pairs = []
    for own in longer.values():
        for i in own[:MOST_ALIKE] if len(own) > 1 else ():
            if names[i].words[-1] == names[i].head:
                own_words = set(names[i].words)
                found = [k for k in own[:MOST_ALIKE] if own_words < set(names[k].words)]
                pairs += [(i, found[0])] if len(found) == 1 else []
    return pairs


def _by_number_of_school(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """ "Школа № 5" and "МБОУ СОШ № 5" or "МБОУ «Гимназия № 5»", where only one longer name has the number."""
    longer: dict[Key, list[int]] = defaultdict(list)
    for i in distinct:
        words = (names[i].cores or (names[i].words,))[-1]
        if len(words) > 1 and words[-1].isdigit() and len(names[i].words) > 2:
            longer[SCHOOLS.get(words[-2], words[-2]), words[-1]].append(i)
    short = ((i, longer.get(names[i].words, [])) for i in distinct if len(names[i].words) == 2)
    return [(i, own[0]) for i, own in short if len(own) == 1]


def _by_namesake(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """ "Театр имени Седова" and "Тарский театр танца имени Олега Седова", where only one longer name has the noun and
    whom it is named after; "музей имени О. П. Седова" and "музей имени Олега Седова", where no other Седов fits."""
    longer: dict[Key, list[int]] = defaultdict(list)
    short: list[tuple[int, Key]] = []
    given: list[tuple[int, int]] = []
    for i in distinct:
        words, head = names[i].words, names[i].head
        at = next((n for n, word in enumerate(words) if word in NAMED_AFTER), 0)
        if len(words) == 2 and words[0] == head and NAMESAKES.search(names[i].text):
            short.append((i, (head, words[1])))  # "Институт Седова"
        if not at or not head:
            continue
        if at + 2 == len(words) and words[0] == head and at == 1:
            short.append((i, (head, words[-1])))
            continue
        if at + 2 < len(words) < at + 5:
            given.append((i, at))
        for word in words[at + 1 : at + 1 + NAMESAKE]:
            longer[head, word].append(i)
    pairs = [(i, own[0]) for i, key in short if len(own := longer.get(key, [])) == 1]
    for i, at in given:
        own = longer[names[i].head, names[i].words[-1]][:MOST_ALIKE]
        told = {k: first for k in own if k != i and (first := _first_name(names[i].words, at, names[k].words))}
        if len({first for first in told.values() if len(first) > 1}) < 2:
            pairs += [(i, k) for k in told]
    return pairs


def _first_name(words: Key, at: int, other: Key) -> str:
    """The first name in another name of whom both are called after, told in full where it has initials here; "" where
    they are called after two, or stand for two by what is before it."""
    before = next(n for n, word in enumerate(other) if word in NAMED_AFTER)
    if not (set(words[:at]) <= set(other[:before]) or set(other[:before]) <= set(words[:at])):
        return ""
    own, surname = words[at + 1 : -1], other.index(words[-1], before)
    for first in range(max(before + 1, surname - 2), surname):
        pairs = zip(own, other[first:surname], strict=False)
        if all(b.startswith(a) for a, b in pairs):
            return other[first]
    return ""


def _by_status(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """ "Тарский университет" and "Тарский государственный университет имени Седова", where only one longer name has
    the town and the noun, and adjectives between them that tell it from no other."""
    longer: dict[Key, list[int]] = defaultdict(list)
    for i in distinct:
        words, head = names[i].words, names[i].head
        at = words.index(head) if head in words[:LONGEST_PREFIX] else 0
        if at > 1 and ADJECTIVE.search(words[0]) and all(word in section("statuses") for word in words[1:at]):
            longer[words[0], head].append(i)
    return [(i, own[0]) for i in distinct if len(own := longer.get(names[i].words, [])) == 1]
