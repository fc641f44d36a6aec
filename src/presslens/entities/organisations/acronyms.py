"""Names that are made of the beginnings of the words of others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from presslens.entities.mentions.abbreviations import SYLLABLE
from presslens.entities.mentions.lexicon import forms, section
from presslens.entities.organisations.aliases import is_alias
from presslens.entities.organisations.names import (
    ADJECTIVE,
    ATTRIBUTE,
    LONGEST_PREFIX,
    WHERE,
    Key,
    Name,
    Pairs,
    compatible,
)
from presslens.entities.people.lexicon import NAMED_AFTER

MOST_LETTERS = 6  # of an acronym that stands for what a body is
INNERMOST = re.compile('[«“„"]([^«»“”„"]+)[»”“"]+$')
OWNER = re.compile(r"(?:(?<=\S) [А-ЯЁ]{2,})*$")  # whose acronyms end a name: "Институт болот | СО РАН"
BRANCH = re.compile(r" ([А-ЯЁ]\w+[сц]к|Дальневосточн)ого отделения$")
SYLLABLES = re.compile(r"(?:[А-ЯЁ][а-яё]{0,4}){2,8}")
PLACED = re.compile(r"([А-ЯЁ]{3,8})( [А-ЯЁ][а-яё]+)")  # "ЦРТ Тувы"
SMALL_WORDS = frozenset(
    ("и", "по", "в", "во", "на", "с", "со", "при", "для", "за", "о", "об", "от", "of", "and", "for", "the")
)
PLACE_TAIL = re.compile(  # the town or region that the acronym of a body leaves out: "ДЧС" of one "города Тары"
    r" (?:(?:города|г\.|Республики) ?[А-ЯЁ][\w-]+|[А-ЯЁ][\w-]+(?:ого|ой) (?:области|края|района|округа|Республики))$"
)

# Adjectives of two words, of which an acronym may have both letters: "Дальневосточный университет" is ДВУ.
COMPOUND = re.compile(
    "(дальне)восточн|(северо)(?:кавказ|запад|восточ)|(южно)(?:ураль|россий)|(железно)дорожн|(сельско)хозяйственн|(лесо)техн"
    "|(нефте)газов|(авто)дорожн|(рыбо)хозяйств|(электро)техн|(средне)русск|(агро)технолог|(водо)хозяйств|(тепло)энерг"
)


def by_initials(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
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


def _is_taken(acronym: str) -> bool:
    """Whether an acronym is known to be another body's than one whose words begin so: ВСУ is of no "Воздушные силы
    Украины"."""
    return len(acronym) > 2 and is_alias(acronym)


def _letters(word: str) -> str:
    """The first letters of a word, and of its second part where an acronym may have both."""
    m = COMPOUND.match(word)
    return word[0] + word[len(m[m.lastindex or 0])] if m else word[0]


def by_syllables(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
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
    return compatible({one.head, other.head} & section("legal"))


def by_acronym_of_town(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """ДСК and "ОАО «Гомельский ДСК»", where only one name has an adjective before the acronym."""
    longer: dict[str, list[int]] = defaultdict(list)
    for i in distinct:
        core = names[i].cores[0] if names[i].cores else ()
        if len(core) == 2 and ATTRIBUTE.search(core[0]) and names[i].head in section("legal"):
            longer[core[1]].append(i)
    short = ((i, longer.get(names[i].words[0], [])) for i in distinct if names[i].acronym and len(names[i].words) == 1)
    return [(i, own[0]) for i, own in short if len(own) == 1]


def by_acronym_of_kind(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
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


def by_acronym_after_town(names: Sequence[Name], distinct: Sequence[int]) -> Pairs:
    """ "Донской ГТУ" and "Донской государственный технический университет имени Седова", where only one longer name
    begins with the adjective and has these first letters up to its noun."""
    short = [i for i in distinct if len(names[i].words) == 2 and names[i].text.split()[-1].isupper()]
    longer: dict[Key, list[int]] = defaultdict(list)
    for i in distinct if short else ():
        words, head = names[i].words, names[i].head
        at = words.index(head) if head in words[: MOST_LETTERS + 1] else 0
        if at > 1 and ATTRIBUTE.search(words[0]):
            letters = "".join(part[0] for word in words[1 : at + 1] for part in word.split("-") if part)
            longer[words[0], letters].append(i)
    return [(i, own[0]) for i in short if len(own := longer.get(names[i].words, [])) == 1]
