"""The normal form of an organisation's name: the head and what agrees with it in the nominative, all else as it is."""

from __future__ import annotations

from collections.abc import Sequence

from presslens.document import Document, Mention, Tag
from presslens.entities.mentions.lexicon import forms as forms_of
from presslens.entities.mentions.lexicon import heads, section
from presslens.entities.mentions.quotation import CLOSING, MARKS, OPENING
from presslens.entities.organisations.capitals import calmed, in_capitals, is_loud
from presslens.entities.organisations.headword import head_of
from presslens.entities.organisations.inflection import phrase
from presslens.entities.organisations.names import Name
from presslens.entities.organisations.sharing import alone
from presslens.tagging.morphology import like, readings

DASHES = frozenset("-–—−")


def normal_name(doc: Document, mention: Mention) -> Name:
    """The nominative of the name at a mention."""
    tokens = doc.tokens
    at = mention.words or range(mention.first, mention.last)
    words, tags = _words(doc, at), [tokens.tag[i] for i in at]
    if mention.words:
        words, tags = alone(words, tags)
    if tokens.relation[mention.first + 1 : mention.last][:1] == ["obl:agent"] and words[0] in MARKS:
        tags = [tags[0], _as_agent(tags[1]), *tags[2:]]
    forms = list(words)
    nominative = True
    begin = 1 if not mention.words and _stands_alone(doc, mention) else 0
    head = None
    while begin < len(words):
        head_at = head_of(words, tags, begin)
        if head_at is None:
            break
        head = head_at if head is None else head
        if head_at == begin == 0 and words[1:2] and words[1] in MARKS:
            tags = [_as_single(words[0], tags[0]), *tags[1:]]
        nominative &= tags[head_at].feats.get("Case", "Nom") == "Nom"
        forms[begin : head_at + 1] = phrase(words[begin : head_at + 1], tags[begin : head_at + 1], "nomn")
        forms[head_at + 1 : head_at + 2] = _surname(words, tags, head_at)
        dash = next((i for i in range(head_at + 1, len(words)) if words[i] in DASHES), None)
        if dash is None or dash != head_at + 1:
            break
        begin = dash + 1
    return _name(doc, at, forms, head, nominative)


def _surname(words: Sequence[str], tags: Sequence[Tag], first: int) -> list[str]:
    """The word after a first name that a body is called by; a surname in the nominative: «Салаватом Юлаевым»."""
    beside = [*words[first + 1 : first + 2]]
    case = tags[first].feats.get("Case", "Nom")
    named = beside and case != "Nom" and beside[0].istitle() and case == tags[first + 1].feats.get("Case")
    if not named or not any("Name" in r.grammemes for r in readings(words[first])):
        return beside
    own = (r for r in readings(beside[0]) if "Surn" in r.grammemes and r.feats.get("Case") == case)
    forms = (form for r in own if (form := r.inflect({"nomn", "sing", "masc"})))
    return [like(next(forms, beside[0]), beside[0])]


def _words(doc: Document, at: Sequence[int]) -> list[str]:
    """The words of a name; of one from a line in capitals, as it is written elsewhere."""
    words = [doc.tokens.words[i] for i in at]
    return calmed(words) if any(map(is_loud, words)) and in_capitals(doc.tokens, at[0]) else words


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
    tokens, words = doc.tokens, _words(doc, range(mention.first, mention.last))
    tags = tokens.tag[mention.first : mention.last]
    head = None if _stands_alone(doc, mention) else head_of(words, tags, 0)
    if head is None or name.acronym:
        return name.text
    declined = tags[head].feats.get("Case") != "Gen"
    own = phrase(words[: head + 1], tags[: head + 1], "gent") if declined else words[: head + 1]
    gaps = [doc.text[tokens.stop[i - 1] : tokens.start[i]] for i in range(mention.first + 1, mention.last)]
    whole = zip([*own, *words[head + 1 :]], (*gaps, ""), strict=True)
    return " ".join("".join(f"{word}{gap}" for word, gap in whole).split())


def _stands_alone(doc: Document, mention: Mention) -> bool:
    """Whether the words in quotation marks take the case themselves: of «Вестника», not of the newspaper «Вестник».

    Those who speak for a body have no name of their own: "пресс-служба «Вестника»".
    """
    tokens = doc.tokens
    if tokens.words[mention.first] not in MARKS:
        return False
    before = mention.first - 1
    return before < 0 or tokens.lower[before] not in heads() or tokens.lower[before] in forms_of("mouthpieces")


def _name(doc: Document, at: Sequence[int], forms: list[str], head: int | None, nominative: bool) -> Name:
    start, stop = doc.tokens.start, doc.tokens.stop
    parts: list[str] = []
    for n, i in enumerate(at):
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
    told = [w for w in forms if w not in MARKS]
    plain = [w for w in told if w.lower() not in section("legal")] or told  # "ЦБ", which is no legal form alone
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
