"""Units that are told by a short word for the body that they are of: "пресс-служба ОмИГ", "филиал банка".

Where the release has the body in full, the unit's name has it too: "пресс-служба Омского института геологии".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache, cached_property

from presslens.document import Document, Mention
from presslens.entities.mentions.lexicon import forms, heads, section
from presslens.entities.organisations.aliases import canonical, is_alias
from presslens.entities.organisations.inflection import MINISTRY
from presslens.entities.organisations.names import ADJECTIVE, WHERE, Name
from presslens.entities.organisations.normal import genitive
from presslens.tagging.morphology import lemma

LONGEST = 12  # words of a name that are looked at
Key = tuple[str, ...]
KINDS = frozenset(("institutions", "plain", "bodies"))


def with_owners(
    doc: Document,
    mentions: Sequence[Mention],
    names: Sequence[Name],
    groups: Sequence[int],
    fullest: dict[int, int],
    reserves: dict[tuple[int, str], int],
) -> list[Name]:
    """The names, those of units with the names of their bodies in full.

    `groups` holds a number for each name, the same for names of one body; `fullest` is which name is a group's best,
    `reserves` what `placed` tells.
    """
    short = [(i, at) for i, mention in enumerate(mentions) if (at := _owner_at(doc, mention)) is not None]
    told = [(i, at) for i, mention in enumerate(mentions) if (at := _owner_from(doc, mention)) is not None]
    # a noun that the text defines as short for a name is that one's
    plain = [i for i, name in enumerate(names) if _is_plain(name) and _is_plain(names[fullest[groups[i]]])]
    if not short and not plain and not told:
        return list(names)
    owners = _Owners(names, groups, fullest)
    out = list(names)
    for i in plain:
        if (owner := owners.kind(forms("bodies").get(names[i].head, names[i].head))) is not None:
            out[i] = names[fullest[owner]]
    for i, at in told:
        mention = mentions[i]
        size = mention.last - at
        owner = owners.partly(names[i].words[-size:])
        if owner is None or owner == groups[i] or len(names[i].words) <= size:
            continue
        best = fullest[owner]
        part = doc.text[doc.tokens.start[at] : doc.tokens.stop[mention.last - 1]]
        before, _, after = names[i].text.rpartition(part)
        if before and not after:
            words = (*names[i].words[:-size], *names[best].words)
            text = f"{before}{genitive(doc, mentions[best], names[best])}"
            out[i] = Name(text, words, (), names[i].head, False, names[i].nominative)
    for i, at in short:
        begin = at - _is_double(doc, at)
        word, low, name = " ".join(doc.tokens.words[begin : at + 1]), doc.tokens.lower[at], names[i]
        noun = _noun(doc, at)
        owner = owners.acronym(word) if word.isupper() else owners.kind(noun)
        owner = owners.form(low) if low in section("ownership") and word.isupper() else owner
        owner = owners.alias(noun) if owner is None and is_alias(noun) and not word.isupper() else owner
        if reserves.get((mentions[i].release_id, noun), begin) < begin:
            continue  # "отдел заповедника" of the place, whatever others are named after it
        if owner is None or owner == groups[i] or word not in name.text or low not in name.words:
            continue
        best = fullest[owner]
        before, _, after = name.text.rpartition(word)
        n = len(name.words) - 1 - name.words[::-1].index(low)
        words = (*name.words[: n - (at - begin)], *names[best].words, *name.words[n + 1 :])
        text = f"{before}{genitive(doc, mentions[best], names[best])}{after}"
        out[i] = Name(text, words, (), name.head, False, name.nominative)
    return out


def _owner_at(doc: Document, mention: Mention) -> int | None:
    """The token after a noun that ends the name, or its part before a place, and says shortly whose unit it names."""
    tokens, first, last = doc.tokens, mention.first, mention.last
    kinds = forms("units"), forms("locative"), forms("boards")
    if last - first < 2 or not any(word in kind for word in tokens.lower[first : last - 1] for kind in kinds):
        return None
    at = next((i for i in range(first + 1, last) if tokens.lower[i] in WHERE and i > first + 1), last) - 1
    word = tokens.words[at]
    if at <= first or tokens.pos[at - 1] == "ADJ" or tokens.words[at - 1][-1:] == "-":
        return None
    form = tokens.lower[at] in section("ownership")
    if word.isupper() and (form or len(word) > 2 or _is_double(doc, at)) and word.isalpha() and not word.isascii():
        return at
    known = tokens.lower[at] in heads() or tokens.lower[at] in forms("facilities")
    generic = word.islower() and known and tokens.number(at) != "Plur"
    clipped = MINISTRY.fullmatch(word) is not None and is_alias(word)
    return at if clipped or (generic and tokens.case(at) == "Gen" and tokens.pos[at] == "NOUN") else None


def _owner_from(doc: Document, mention: Mention) -> int | None:
    """The first of two or more words without quotation marks that end the name of a unit and tell whose it is:
    "отделение | общества дружбы"."""
    tokens, first, last = doc.tokens, mention.first, mention.last
    if last - first < 3 or not all(word.isalpha() for word in tokens.words[first:last]):
        return None
    units = forms("units"), forms("branches")
    unit = next((i for i in range(first, last - 2) if any(tokens.lower[i] in kind for kind in units)), last)
    at = next((i for i in range(unit + 1, last - 1) if tokens.lower[i] in heads() and tokens.case(i) == "Gen"), None)
    return at if at is not None and tokens.pos[at - 1] != "ADJ" else None


def placed(doc: Document) -> dict[tuple[int, str], int]:
    """Where the first place of each release stands that each noun for a body ends: "Тарский заповедник"."""
    out: dict[tuple[int, str], int] = {}
    for m in doc.mentions:
        if m.kind == "location" and m.last - m.first > 1 and doc.tokens.lower[m.last - 1] in heads():
            out.setdefault((m.release_id, _noun(doc, m.last - 1)), m.first)
    return out


def _is_plain(name: Name) -> bool:
    """Whether a name is the noun alone, whose capital letter says which body is meant: "Банк"."""
    return name.words == (name.head,) and name.text.istitle() and heads().get(name.head) in KINDS


def _noun(doc: Document, at: int) -> str:
    return lemma(doc.tokens.words[at], doc.tokens.tag[at]).replace("ё", "е")


def _is_double(doc: Document, at: int) -> bool:
    """Whether an acronym has another one before it: "ОИП РАН"."""
    before = doc.tokens.words[at - 1]
    return len(before) > 1 and before.isupper() and before.isalpha() and doc.tokens.words[at].isupper()


class _Owners:
    """The bodies of a release by their acronyms and kinds."""

    def __init__(self, names: Sequence[Name], groups: Sequence[int], fullest: dict[int, int]) -> None:
        self.names, self.fullest, self.times = names, fullest, Counter(groups)
        self.short = {
            " ".join(name.words): group
            for name, group in zip(names, groups, strict=True)
            if (name.acronym and len(name.words) == 1 and not names[fullest[group]].acronym)
            or (len(name.words) == 2 and name.text.isupper() and not names[fullest[group]].text.isupper())
        }
        self.kind, self.alias = cache(self._of_kind), cache(self._of_alias)  # a register asks it of every firm again
        self.kinds: dict[str, list[int]] = defaultdict(list)
        for group, i in fullest.items():
            self.kinds[names[i].head].append(group)

    def acronym(self, word: str) -> int | None:
        """Whose acronym a word is, if it is none that all know."""
        return None if is_alias(word) else self.short.get(word.lower())

    def form(self, legal: str) -> int | None:
        """The one firm of a legal form, as others are told by that alone: "отдел сбыта АО"."""
        return self._one(list(self.kinds.get(legal, [])))

    def _of_kind(self, noun: str) -> int | None:
        """The one body of a kind, or the one that is named most.

        "банк" is the "Омский банк" or "ПАО «Омбанк»", "холдинг" an "агрохолдинг", "союз" the "объединение «Союз
        ткачей»".
        """
        found = [g for head, own in self.kinds.items() if head.endswith(noun) for g in own if self._named(g)]
        if not found:
            found = [
                g for head, own in self.kinds.items() if head in section("legal") for g in own if self._is(g, noun)
            ]
        found = found or [
            g for g, i in self.fullest.items() if self.names[i].cores[:1] and self.names[i].cores[0][:1] == (noun,)
        ]
        return self._one(found)

    def _of_alias(self, noun: str) -> int | None:
        """The one body that all know by a noun, whatever its adjective: "облсовет" of "Омский областной совет"."""
        body = canonical((noun,))
        found = []
        for group, i in self.fullest.items():
            words, key = self.names[i].words, canonical(self.names[i].words)
            at = int(key[:1] != body and any(map(ADJECTIVE.search, words[:1])))
            if key[at : at + 1] == body and self._named(group):
                found.append(group)
        return self._one(found)

    def partly(self, words: Key) -> int | None:
        """The one body of whose name words are a part, without its adjective or what ends it: "общество дружбы" of
        "Омское общество дружбы", "союз ткачей" of the "Союз ткачей Тувы"."""
        return self.parts.get(canonical(words))

    @cached_property
    def parts(self) -> dict[Key, int | None]:
        """The bodies by the parts of two words or more of their names that tell them; none where several have one."""
        out: dict[Key, int | None] = {}
        for group, i in self.fullest.items():
            key, words = canonical(self.names[i].words), self.names[i].words
            begin = int(len(key) == len(words) > 2 and words[0] != self.names[i].head)
            if not self.names[i].cores and words[begin : begin + 1] == (self.names[i].head,):
                for own in {key, key[begin:], *(key[begin : begin + n] for n in range(2, min(len(key), LONGEST)))}:
                    out[own] = group if out.get(own, group) == group else None
        return out

    def _one(self, found: list[int]) -> int | None:
        """The only one of some bodies, or the one that is named most."""
        found.sort(key=lambda group: -self.times[group])
        most = len(found) == 1 or (len(found) > 1 and self.times[found[0]] > self.times[found[1]])
        return found[0] if most else None

    def _named(self, group: int) -> bool:
        words = self.names[self.fullest[group]].words
        return len(words) > 1 and len(canonical(words)) > 1  # not the "Банк России"

    def _is(self, group: int, noun: str) -> bool:
        """Whether a firm can be called so: any is a "компания"; a "банк" has it in its name."""
        cores = self.names[self.fullest[group]].cores
        return noun in section("firms") or any(word.endswith(noun) for core in cores for word in core)
