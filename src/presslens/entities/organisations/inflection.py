"""The words of a name in another case: adjectives and the noun that ends them."""

from __future__ import annotations

import re
from functools import lru_cache

from presslens.document import Tag
from presslens.entities.mentions.coined import COMPOUND
from presslens.entities.mentions.lexicon import forms as forms_of
from presslens.entities.mentions.lexicon import section
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
WHOSE = re.compile("(.+(?:[оеё]в|[иы]н))(?:а|о|у|ы|ым|ом|ой)")  # whose adjectives: "Карлова университета"
OWNED = {
    ("nomn", "masc"): "", ("nomn", "femn"): "а", ("nomn", "neut"): "о",
    ("gent", "masc"): "а", ("gent", "femn"): "ой", ("gent", "neut"): "а",
}  # fmt: skip
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
GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}


def phrase(words: list[str], tags: list[Tag], case: str) -> list[str]:
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
    elif reading and cyrillic(rest if mixed else noun) and other:
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
        unknown = own.pos == "ADJ" and word.istitle() and not (reading and reading.is_known)
        if unknown and not plural and (whose := WHOSE.fullmatch(word)):
            out.append(whose[1] + OWNED[case, gender])
            continue
        if unknown and not plural and gender == "femn" and word.endswith("ы") and case == "nomn":
            out.append(f"{word[:-1]}а")  # «Црвены Звезды»
            continue
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
    if best is not None and best.pos == "VERB" and "PRTF" not in best.grammemes:
        return None  # "тренировал «Наполи»", to the dictionary what one does in a garden
    if best is None or best.is_known:
        return best
    if "-" in word:  # of the guesses at "ИТ-компании" some have no other forms
        return next((r for r in (best, *readings(word)) if r.inflect({"nomn", "sing"})), best)
    several = {"plur", "gent"} <= best.grammemes and word[-1] in CONSONANTS and not word.endswith(("ов", "ев"))
    if best.pos not in ("NOUN", "ADJ") or several:
        return None  # "с Ярвито" is no verb in the past, "директор «МегаЛён»" of no several
    told = tag.feats.get("Case")
    if told in ("Gen", "Ins") and word[-1] == "е":
        return None  # "с «Хетафе»", which does not decline
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
    stem = max(min(len(word), len(form)) - 2, 0)
    pairs = zip(form[:stem], word[:stem].lower(), strict=True)
    return "".join(w if {f, w} == {"и", "й"} else f for f, w in pairs) + form[stem:]


def cyrillic(word: str) -> bool:
    return all("а" <= c <= "я" or c in "ё-" for c in word.lower())
