"""The normal form of an organisation's name: the head and what agrees with it in the nominative, all else as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from presslens.document import Document, Mention, Tag
from presslens.entities.mentions.coined import COMPOUND
from presslens.entities.mentions.lexicon import forms as forms_of
from presslens.entities.mentions.lexicon import heads, section
from presslens.entities.mentions.quotation import CLOSING, MARKS, OPENING
from presslens.entities.organisations.capitals import calmed, in_capitals, is_loud
from presslens.entities.people.lexicon import NAMED_AFTER
from presslens.gazetteer import load
from presslens.tagging.morphology import CACHE_SIZE, Reading, best_reading, like, readings, shared

INFLECTED_ACRONYM = re.compile(r"([А-ЯЁ]{2,})[-’']?(?:а|у|е|ом|ем|ы|и|ов|ам|ами|ах)")
RELATIONAL = re.compile(r"[сц]к(?:ого|ому|ой|ую|им|ом|их|ими)$")
INNER_CAPITALS = re.compile(r"[А-ЯЁ]{2}$")  # ТюмГУ
PARTS = re.compile("-|(?<=[а-яё])(?=[А-ЯЁ])")  # АгроБанк
UNIVERSITY = re.compile("[А-ЯЁ](?:ГУ|АУ|ТУ|ПУ|МУ)$")
FEMININE = re.compile("[оеё]й$|[ая]я$|[ую]ю$")  # adjectives; those in -й in a case other than the nominative
NOMINATIVE = re.compile("(?:[иы]й|ая|яя|ое|ее)$")  # adjectives
ATTRIBUTES = {"ий": "masc", "ый": "masc", "ая": "femn", "яя": "femn", "ое": "neut", "ее": "neut"}
NUMBER = re.compile(r"-\d+$")
MASCULINE = {"Gen": "а", "Dat": "у", "Ins": "ом", "Loc": "е"}
CONSONANTS = frozenset("бвгджзклмнпрстфх")
VOWELS = frozenset("ауе")
ORDINAL = re.compile(r"(\d+)-(?:й|я|е|го|му|м|ю|ой|ый|ая|ом|ым|ую)")
ORDINALS = {
    ("nomn", "masc"): "-й", ("nomn", "femn"): "-я", ("nomn", "neut"): "-е",
    ("gent", "masc"): "-го", ("gent", "femn"): "-й", ("gent", "neut"): "-го",
}  # fmt: skip
MINISTRY = re.compile("Мин[а-яё]{3,}")
STRESSED = frozenset({"большой", "донской", "заводской", "задонской", "придонской"})
OBLIQUE = re.compile(r"[ое](г|м)[оу]$")  # adjectives of no feminine in the genitive or dative
NO_FEMININE = re.compile(r"(?:[ое][гм][оу]|[иыо]м)$")
OBLIQUE_ENDINGS = {"г": ("а", "я"), "м": ("у", "ю")}  # of nouns after them
FIRMS = frozenset({"банка", "маркета", "лизинга", "страхования", "капитала", "финанса", "телекома", "медиа"})
DASHES = frozenset("-–—−")
GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}


@dataclass(slots=True, frozen=True)
class Name:
    """One form of a name: as it is written, word by word in lower case, and what stands in its quotation marks."""

    text: str
    words: tuple[str, ...]
    cores: tuple[tuple[str, ...], ...]  # the outermost quotation and the innermost
    head: str
    acronym: bool
    nominative: bool


def normal_name(doc: Document, mention: Mention) -> Name:
    """The nominative of the name at a mention."""
    tokens = doc.tokens
    words = tokens.words[mention.first : mention.last]
    tags = tokens.tag[mention.first : mention.last]
    if any(map(is_loud, words)) and in_capitals(tokens, mention.first):
        words = calmed(words)
    if tokens.relation[mention.first + 1 : mention.last][:1] == ["obl:agent"] and words[0] in MARKS:
        tags = [tags[0], _as_agent(tags[1]), *tags[2:]]
    forms = list(words)
    nominative = True
    begin = 1 if _stands_alone(doc, mention) else 0
    head = None
    while begin < len(words):
        head_at = _head(words, tags, begin)
        if head_at is None:
            break
        head = head_at if head is None else head
        if head_at == begin == 0 and words[1:2] and words[1] in MARKS:
            tags = [_as_single(words[0], tags[0]), *tags[1:]]
        nominative &= tags[head_at].feats.get("Case", "Nom") == "Nom"
        forms[begin : head_at + 1] = _phrase(words[begin : head_at + 1], tags[begin : head_at + 1], "nomn")
        dash = next((i for i in range(head_at + 1, len(words)) if words[i] in DASHES), None)
        if dash is None or dash != head_at + 1:
            break
        begin = dash + 1
    return _name(doc, mention, forms, head, nominative)


def _as_agent(tag: Tag) -> Tag:
    """The tag of a word that is by whom something is done, in the case of such: "организовано «Ланконцертом»"."""
    if tag.feats.get("Case") not in ("Nom", None):
        return tag
    return Tag.parse(str(Tag(tag.pos, {**tag.feats, "Case": "Ins"})))


def _as_single(word: str, tag: Tag) -> Tag:
    """The tag of a noun before one name, as of one: "врачи больницы «Весна»", which may be several to the tagger;
    "театры «Весна» и «Лён»" are each one, too."""
    single = word.lower() in heads() or any({"sing", "gent"} <= r.grammemes for r in readings(word))
    if tag.feats.get("Number") != "Plur" or not single:
        return tag
    return Tag.parse(str(Tag(tag.pos, {**tag.feats, "Case": "Gen", "Number": "Sing"})))


def genitive(doc: Document, mention: Mention, name: Name) -> str:
    """The name at a mention as others are told by it: "Омского музея" of "Омский музей"."""
    tokens = doc.tokens
    words, tags = tokens.words[mention.first : mention.last], tokens.tag[mention.first : mention.last]
    head = None if _stands_alone(doc, mention) else _head(words, tags, 0)
    if head is None or name.acronym:
        return name.text
    rest = doc.text[tokens.stop[mention.first + head] : tokens.stop[mention.last - 1]]
    own = (
        words[: head + 1]
        if tags[head].feats.get("Case") == "Gen"
        else _phrase(words[: head + 1], tags[: head + 1], "gent")
    )
    gaps = [doc.text[tokens.stop[i - 1] : tokens.start[i]] for i in range(mention.first + 1, mention.first + head + 1)]
    whole = "".join(f"{word}{gap}" for word, gap in zip(own, (*gaps, ""), strict=True))
    return " ".join(f"{whole}{rest}".split())


def _stands_alone(doc: Document, mention: Mention) -> bool:
    """Whether the words in quotation marks take the case themselves: of «Вестника», not of the newspaper «Вестник».

    Those who speak for a body have no name of their own: "пресс-служба «Вестника»".
    """
    tokens = doc.tokens
    if tokens.words[mention.first] not in MARKS:
        return False
    before = mention.first - 1
    return before < 0 or tokens.lower[before] not in heads() or tokens.lower[before] in forms_of("mouthpieces")


def _head(words: list[str], tags: list[Tag], begin: int) -> int | None:
    """The noun that the name turns on; None where it begins in quotation marks or has no word to inflect."""
    if not section("spelt-legal").isdisjoint(word.lower() for word in words[begin + 1 :]) and words[begin].istitle():
        return None  # "Тенгир Майнинг Компани"
    for i in range(begin, len(words)):
        if ORDINAL.fullmatch(words[i]) or (i > begin and _is_of_bracket(words, i)):
            continue
        if words[i] in MARKS or not words[i][:1].isalpha():
            return None
        if words[i] in NAMED_AFTER and i > begin:
            return i - 1  # "в Пантеоне имени Седова", of which the tagger may take the noun for an adjective
        if words[i + 1 : i + 2] == ["."] and readings(words[i])[0].pos == "VERB":
            return None  # "Учи.ру"
        if words[i].lower() in section("legal") and words[i].isupper() and i + 1 < len(words):
            if words[i + 1 : i + 2] and words[i + 1].islower() and tags[i + 1].feats.get("Case") == "Gen":
                return i if i > begin and words[i].lower() in section("masculine") else None  # "Тарский НИИ горных рек"
            if words[i].lower() in section("farms"):
                return None  # "КФХ Анны Седовой", "КФХ Седовых"
            if words[i].lower() in section("placed-acronyms") and tags[i + 1].feats.get("Case") == "Gen":
                return None  # "ЦРБ Тарского района"
            if tags[i + 1].feats.get("Case") == "Gen" and _is_owner(words[i + 1 :]):
                return None  # "ГБУ Тарского района «Лён»"
            continue
        if i == begin and words[i].isupper() and _is_of_noun(words[i], words[i + 1 : i + 2], tags[i + 1 : i + 2]):
            return None  # "ОТК завода «Лён»"
        described = i + 1 < len(words) and (tags[i + 1].pos in ("ADJ", "NOUN") or _is_of_bracket(words, i + 1))
        if RELATIONAL.search(words[i]) and described:
            continue  # "Павлодарского", which the tagger may take for a surname
        if _is_attribute(words[i], words[i + 1 : i + 4]):
            continue
        if words[i].lower() in section("undeclined") and i + 1 < len(words):
            continue
        if _is_fixed(words[i]) and i + 1 < len(words) and _is_attribute(words[i + 1], words[i + 2 :]):
            continue  # "Коми научного центра"
        if tags[i].pos in ("NOUN", "PROPN", "X") or words[i].lower() in heads() or MINISTRY.match(words[i]):
            after = words[i + 1 : i + 2]
            bare = begin > 0 or _is_of_firm(words[i], after)
            return i + (_is_surname(words, i) or (bare and _is_oblique(words[i], after)))
        if tags[i].pos not in ("ADJ", "VERB", "DET", "CCONJ"):
            return None
    return None


def _is_of_bracket(words: list[str], i: int) -> bool:
    """Whether a bracket around one adjective stands at `i`: "Тарский | ( | Ланский | ) | институт"."""
    opened = i if words[i] == "(" else i - 2
    return words[opened : opened + 1] == ["("] and words[opened + 2 : opened + 3] == [")"] and words[i] in ("(", ")")


def _is_of_noun(acronym: str, noun: list[str], tags: list[Tag]) -> bool:
    """Whether an acronym that is no legal form is of the noun after it, in small letters and the genitive."""
    short = len(acronym) > 2 and _cyrillic(acronym) and acronym.lower() not in section("legal")
    return short and bool(noun) and noun[0].islower() and tags[0].feats.get("Case") == "Gen"


def _is_owner(words: list[str]) -> bool:
    """Whether the words between a legal form and a name in quotation marks are the place or the ministry that it is
    of: "Тарского района «Лён»", not "Тарского центра «Лён»"."""
    mark = next((i for i, word in enumerate(words) if word in MARKS), 0)
    return mark > 0 and not any(word.lower() in heads() and not MINISTRY.match(word) for word in words[:mark])


def _is_surname(words: list[str], i: int) -> bool:
    """Whether a surname that takes no case stands before the kind of a body: "Седов | Университета"."""
    kind = words[i + 1] if i + 1 < len(words) else ""
    named = {"Surn", "nomn"} <= readings(words[i])[0].grammemes
    return named and kind.istitle() and kind.lower() in heads()


def _is_oblique(word: str, after: list[str]) -> bool:
    """Whether a noun that takes the case follows the first word of a name: "на «Ланк | Арене»", of «ЛТБ | Капитала»,
    «Седов | Арены»."""
    if not after or not after[0].istitle():
        return False
    best, own = readings(after[0])[0], readings(word)[0].grammemes
    surname = {"Surn", "nomn"} <= own
    found = [r for r in readings(after[0]) if r.is_known and not (surname and "plur" in r.grammemes)]
    cases = {r.feats.get("Case") for r in found}
    if best.pos != "NOUN" or not cases:
        return False
    firm = _is_of_firm(word, after)
    if firm:
        cases -= {"Nom"}  # "на сайте Нива | Банка", which is no jar
    genitive = surname or firm or (word.isupper() and len(word) > 1)
    genitive &= {"Geox", "Name", "Surn"}.isdisjoint(best.grammemes)
    return cases <= {"Dat", "Loc", "Ins", *(("Gen",) if genitive else ())}


def _is_of_firm(word: str, after: list[str]) -> bool:
    """Whether the kind of a firm that takes the case follows the first word of its name: "Нива | Банка"."""
    told = bool(after) and after[0].istitle() and after[0].lower() in FIRMS
    return told and word.istitle() and word.lower() not in heads() and "nomn" in readings(word)[0].grammemes


def _is_fixed(word: str) -> bool:
    """Whether a word is a place's that takes no case."""
    return word.istitle() and {"Fixd", "Geox"} <= readings(word)[0].grammemes


def _is_attribute(word: str, after: list[str]) -> bool:
    """Whether a word is the adjective of the noun after it, whatever the tagger takes it for: "Волейбольному клубу"."""
    noun = next((one for one in after if not _is_adjective(one)), "")
    return noun.lower() in heads() and word.lower() not in heads() and _is_adjective(word)


def _is_adjective(word: str) -> bool:
    best = readings(word)[0]
    return (best.pos == "ADJ" and best.is_known) or RELATIONAL.search(word) is not None


def _phrase(words: list[str], tags: list[Tag], case: str) -> list[str]:
    """Adjectives and the noun that ends them, in the nominative or the genitive."""
    if case == "nomn" and len(words) > 1 and _are_nominative(words[-2], words[-1]):
        return list(words)
    number = NUMBER.search(words[-1])
    noun, tag = words[-1][: number.start()] if number else words[-1], tags[-1]
    acronym = INFLECTED_ACRONYM.fullmatch(noun)
    single = noun.isupper() and len(noun) > 1 and len(words) == 1
    stays = single or bool(INNER_CAPITALS.search(noun)) or _is_clipped(noun)
    reading = None if acronym or stays else _noun(noun, tag)
    strange = reading is not None and not reading.is_known  # its gender is a guess: "Тарский НИПИнефть"
    attribute = words[-2] if len(words) > 1 else ""
    own_stem = "" if acronym or stays else _masculine(noun, reading, attribute)
    first, _, rest = noun.partition("-")
    # "IT-компании", of which the tagger sees only the beginning
    mixed = rest[:1].islower() and (first.isascii() or first.isupper())
    # the dictionary knows better which number a form has: "школе-студии"
    plural = tag.feats.get("Number") == "Plur" and not (reading and reading.feats.get("Number") == "Sing")
    plural &= not mixed
    if stays and len(words) > 1 and tags[-2].feats.get("Number") == "Sing":
        plural = False  # "Тарская ГЭС"
    form = acronym[1] if acronym else noun
    other = case != "nomn" or tag.feats.get("Case", "Nom") != "Nom" or mixed or _never_nominative(noun, attribute, tag)
    other &= not (case == "nomn" and _is_as_nominative(noun, tag, reading))
    told_lemma = _told_lemma(noun.lower(), plural) if case == "nomn" else None
    if told_lemma:
        alike = shared(told_lemma, noun.lower())  # "IT-парк" of "IT-парка"
        form = noun[:alike] + like(told_lemma, noun)[alike:]
    elif case == "nomn" and not acronym and (stem := own_stem or _stem(noun, tag, reading)):
        form = stem
    elif reading and _cyrillic(rest if mixed else noun) and other:
        form = _inflected(noun, reading, {case, "plur" if plural else "sing"})
    told = tag.feats.get("Case")
    guessed = stays or strange or told_lemma or (other and told == "Nom")
    if guessed and attribute and _adjective(attribute, told) is None:  # "на Тарской АЭС", whatever case АЭС is in
        told = next((r.feats.get("Case") for r in readings(attribute) if r.pos == "ADJ"), told)
    genders = [tag.feats.get("Gender"), *(own.feats.get("Gender") for own in tags[:-1])]
    gender = next((g for g in GENDERS.values() if reading and g in reading.grammemes), None)
    gender = gender or next((GENDERS[g] for g in genders if g in GENDERS), "masc")
    if (stays or strange) and (ending := NOMINATIVE.search(attribute)):
        gender = ATTRIBUTES[ending[0]]  # "Ланский НПЗ", whatever the tagger takes the acronym for
    elif (
        own_stem
        or UNIVERSITY.search(noun)
        or (strange and gender == "femn" and NO_FEMININE.search(attribute))
        or (stays and noun.lower() in section("masculine"))
        or (told_lemma and told_lemma[-1] in CONSONANTS)
    ):
        gender = "masc"
    elif noun.isupper() and FEMININE.search(attribute) and (told in MASCULINE or attribute[-1] in "яю"):
        gender = "femn"  # "Тарской ЦРБ", whatever the tagger takes the acronym for
    wanted = {case, "plur"} if plural else {case, "sing", gender}
    told = told or (reading.feats.get("Case") if reading else None)  # of Russian words that are taken for foreign ones
    out = []
    for word, own in zip(words[:-1], tags[:-1], strict=True):
        if m := ORDINAL.fullmatch(word):
            out.append(m[1] + ORDINALS[case, gender])
            continue
        if case == "nomn" and gender == "masc" and form == noun and word.endswith("ой"):
            out.append(word)  # "Слободской завод"
            continue
        agrees = own.pos in ("ADJ", "VERB", "DET") and told in (own.feats.get("Case"), None)
        reading = best_reading(word, own) if agrees else None
        if not (reading and (reading.pos in ("ADJ", "VERB", "DET") or RELATIONAL.search(word))):  # "Вектор Сервисах"
            reading = _adjective(word, told or own.feats.get("Case"))
        shown = _inflected(word, _stressed(word, reading), wanted)
        out.append(f"{shown[:-2]}ой" if shown.endswith("ский") and _is_of_stressed(shown) else shown)
    return [*out, form + number[0] if number else form]


def _are_nominative(attribute: str, noun: str) -> bool:
    """Whether an adjective and a noun are a nominative plural, whatever the tagger says: «Тарские кружева»."""
    return attribute.endswith(("ие", "ые")) and any({"plur", "nomn"} <= r.grammemes for r in readings(noun))


def _is_clipped(word: str) -> bool:
    """Whether a word that no dictionary has ends in a genitive: "в Минсоцразвития"."""
    told = word.endswith(("ния", "тия")) or not readings(word)[0].is_known
    return bool(MINISTRY.fullmatch(word)) and word[-1] in "яиы" and told


def _told_lemma(word: str, plural: bool) -> str | None:
    """The nominative of what no dictionary has ("в Совфеде"), or has under a more usual word: "полка", "тресту"."""
    known = forms_of("unique").get(word) or (None if plural else forms_of("formations").get(word))
    best = readings(word)[0]
    lemma = best.normal.replace("ё", "е")
    usual = lemma in section("bodies") or lemma in section("institutions")
    if known or plural or (best.is_known and usual):
        return known
    return forms_of("bodies").get(word) or forms_of("institutions").get(word)


def _noun(word: str, tag: Tag) -> Reading | None:
    """The reading of the noun of a name; of one that no dictionary has, the one in the case that the tagger saw."""
    best = best_reading(word, tag)
    if best is None or best.is_known:
        return best
    if "-" in word:  # of the guesses at "ИТ-компании" some have no other forms
        return next((r for r in (best, *readings(word)) if r.inflect({"nomn", "sing"})), best)
    several = {"plur", "gent"} <= best.grammemes and word[-1] in CONSONANTS and not word.endswith(("ов", "ев"))
    if best.pos not in ("NOUN", "ADJ") or several:
        return None  # "с Ярвито" is no verb in the past, "директор «МегаЛён»" of no several
    told = tag.feats.get("Case")
    found = [r for r in readings(word) if r.pos == "NOUN" and r.feats.get("Case") == told and "Fixd" not in r.grammemes]
    if word.endswith("ии"):
        found = [r for r in found if r.normal.endswith("ия")]
    if best in found:
        return best
    return next((r for r in found if r.feats.get("Number") == "Sing"), best)


def _stem(word: str, tag: Tag, reading: Reading | None) -> str:
    """The nominative of a word that no dictionary has and that takes no case for its guesses: "уступил «Автодору»"."""
    case = tag.feats.get("Case")
    if reading and (reading.is_known or (reading.feats.get("Case") == case and "Fixd" not in reading.grammemes)):
        return ""
    ending = MASCULINE.get(case or "")
    if word[-1] == "е" and case == "Acc" and COMPOUND.search(word.lower()):
        ending = "е"  # "на Тармаркете"
    stem = word.removesuffix(ending) if ending and tag.feats.get("Gender") != "Fem" and "-" not in word else word
    return stem if stem != word and len(stem) > 2 and stem[-1] in CONSONANTS else ""


def _masculine(word: str, reading: Reading | None, attribute: str) -> str:
    """The nominative of a word that no dictionary has and that an adjective tells to be no feminine.

    "Красного | Арвеня" is no Арвеня.
    """
    m = OBLIQUE.search(attribute)
    if not m or len(word) < 4 or (reading and (reading.is_known or "femn" not in reading.grammemes)):
        return ""
    hard, soft = OBLIQUE_ENDINGS[m[1]]
    if word[-1] == hard and word[-2] in CONSONANTS:
        return word[:-1]
    return word[:-1] + ("ь" if word[-2] in CONSONANTS else "й") if word[-1] == soft else ""


def _stressed(word: str, reading: Reading | None) -> Reading | None:
    """The reading of an adjective in -ой that the dictionary has in -ий too: "Донского", not "донский"."""
    if reading is None or f"{reading.normal[:-2]}ой" not in STRESSED:
        return reading
    other, case = f"{reading.normal[:-2]}ой", reading.feats.get("Case")
    found = (r for r in readings(word) if r.pos == "ADJ" and r.normal == other and r.feats.get("Case") == case)
    return next(found, reading)


@lru_cache(CACHE_SIZE)
def _is_of_stressed(adjective: str) -> bool:
    """Whether an adjective is like that of a town whose name is one in -ой: "Слободский"."""
    return not load().find(adjective) and bool(load().find(f"{adjective[:-2]}ой"))


def _never_nominative(word: str, attribute: str, tag: Tag) -> bool:
    """Whether a word of the dictionary, or one that ends in such, is no nominative, whatever the tagger says; after an
    adjective in the singular none of a singular: "Большой Яруги"."""
    tail = PARTS.split(word)[-1]
    known = [r for r in readings(tail if len(tail) > 4 else word) if r.is_known]
    of = readings(attribute) if attribute else ()
    single = "-" in word and tag.feats.get("Number") == "Sing"  # "Школы-гимназии"
    single |= bool(of) and of[0].pos == "ADJ" and all("plur" not in r.grammemes for r in of)
    if not known and word[-1] in VOWELS and "-" not in word and tag.feats.get("Gender") != "Fem":  # "Узбекнефтегаза"
        return all("nomn" not in r.grammemes and "Fixd" not in r.grammemes for r in readings(word))
    return bool(known) and not any("nomn" in r.grammemes and not (single and "plur" in r.grammemes) for r in known)


def _is_as_nominative(word: str, tag: Tag, reading: Reading | None) -> bool:
    """Whether a word that no dictionary has stands in the accusative of what is no feminine: "возглавил «Лён-Оре»"."""
    told = tag.feats.get("Case") == "Acc" and tag.feats.get("Animacy") == "Inan" and tag.feats.get("Gender") != "Fem"
    return told and word[-1] not in "ую" and not (reading and reading.is_known)


def _adjective(word: str, case: str | None) -> Reading | None:
    """The reading of a word as an adjective in this case, where the tagger saw another."""
    return next((r for r in readings(word) if r.pos == "ADJ" and r.feats.get("Case") == case), None)


def _inflected(word: str, reading: Reading | None, grammemes: set[str]) -> str:
    form = reading.inflect(grammemes) if reading else None
    if form is None or reading is None:
        return word
    form = _spelt_as(word, form)
    first, hyphen, rest = form.partition("-")
    if (
        hyphen
        and len(first) > 3
        and first != "пресс"
        and "NOUN" in reading.grammemes
        and word.lower().startswith(first)
    ):
        cell = reading.feats.get("Case"), reading.feats.get("Number")
        nouns = [r for r in readings(first) if "NOUN" in r.grammemes]
        stays = bool(nouns) and {"nomn", "sing"} <= nouns[0].grammemes  # "Гамма-Банка"
        found = (r for r in nouns if not stays and (r.feats.get("Case"), r.feats.get("Number")) == cell)
        other = next(found, None)
        form = (other.inflect(grammemes) if other else None) or first
        form = f"{form}-{rest}"
    if "ё" not in word.lower():  # ё where the text has it
        form = form.replace("ё", "е")
    shown = like(form, word)
    alike = shared(form, word.lower())
    return word[:alike] + shown[alike:]  # "АгроБанк" of "АгроБанка"


def _spelt_as(word: str, form: str) -> str:
    """A form with й or a hyphen where the word has it ("Кайды" and not "Каида", "Южно-Тарский"); the endings of the
    two may differ."""
    first = word.partition("-")[0].lower()
    if "-" in word and "-" not in form and form.startswith(first):
        form = f"{first}-{form[len(first) :]}"
    stem = min(len(word), len(form)) - 2
    pairs = zip(form[:stem], word[:stem].lower(), strict=True)
    return "".join(w if {f, w} == {"и", "й"} else f for f, w in pairs) + form[stem:]


def _cyrillic(word: str) -> bool:
    return all("а" <= c <= "я" or c in "ё-" for c in word.lower())


def _name(doc: Document, mention: Mention, forms: list[str], head: int | None, nominative: bool) -> Name:
    tokens = doc.tokens
    start, stop = tokens.start, tokens.stop
    parts: list[str] = []
    for n, i in enumerate(range(mention.first, mention.last)):
        if n and start[i] > stop[i - 1]:
            parts.append(" ")
        parts.append(forms[n])
    text = "".join(parts)
    if len(forms) > 2 and forms[0] in MARKS and forms[-1] in MARKS and not any(form in MARKS for form in forms[1:-1]):
        text = text[len(forms[0]) : -len(forms[-1])]
    elif _is_quotation(forms):
        closed = sum(form == OPENING[forms[0]] for form in forms) == forms.count(forms[0])
        text = text[len(forms[0]) : -len(forms[-1]) if closed else None]  # «Сырная фирма «Букет Тары»
    elif len(marks := [form for form in forms if form in MARKS]) == 1 and marks[0] in OPENING:
        text += OPENING[marks[0]]  # "ООО «Весна", which nothing closes
    lower = [form.lower().replace("ё", "е") for form in forms]
    opening = [n for n, form in enumerate(forms[:-1]) if form in MARKS and form not in CLOSING]
    own = [n for n in opening if forms[max(0, n - 1 - (forms[n - 1] in DASHES))] in CLOSING]
    opening = own or opening  # the name of a branch after that of its firm: "филиал АО «Сеть» «Тарские сети»"
    cores = [tuple(w for w in lower[n + 1 :] if w[:1].isalnum()) for n in (*opening[:1], *opening[-1:])]
    words = tuple(w for w in lower if w[:1].isalnum())
    if words[:1] == ("гу",):
        words = ("главное", "управление", *words[1:])
    plain = [w for w in (forms[n] for n in range(len(forms))) if w not in MARKS and w.lower() not in section("legal")]
    acronym = len(plain) == 1 and _acronym(plain[0])
    kind = lower[head or 0]
    if _acronym(forms[head or 0]) and kind not in section("legal"):
        kind = ""
    return Name(text, words, tuple(dict.fromkeys(cores)), kind, acronym, nominative)


def _is_quotation(forms: Sequence[str]) -> bool:
    """Whether a quotation with another one in it is all of a name: "«Фирма «Букет Тары»", not "«Весна» и «Лён»"."""
    if len(forms) < 4 or forms[-1] != OPENING.get(forms[0]):
        return False
    inner = next((form for form in forms[1:-1] if form in MARKS), "")
    return inner == forms[0]


def _acronym(word: str) -> bool:
    return len(word) > 1 and word[:2].isupper() and word.isalpha() and sum(c.isupper() for c in word) * 2 > len(word)
