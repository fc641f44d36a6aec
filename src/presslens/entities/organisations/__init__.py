"""Organisations: normal forms, and one entity for all mentions of a thing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from presslens.document import Document, Mention, Organisation
from presslens.entities.mentions.lexicon import forms, section
from presslens.entities.mentions.quotation import MARKS
from presslens.entities.mentions.shortened import is_group, is_hereafter
from presslens.entities.organisations.merging import merged
from presslens.entities.organisations.names import Name
from presslens.entities.organisations.normal import normal_name
from presslens.entities.organisations.owners import placed, with_owners

INITIAL = re.compile(r"\b[А-ЯЁ]\.")
SYLLABLES = re.compile(r"[А-ЯЁ][а-яё]{1,4}[А-ЯЁ]{2,5}")  # ОмГУ
ACRONYM = re.compile(r"[А-ЯЁ]{2,8} \S+(?: \S+)?$")
INNER = re.compile(r"^[^«\"“„]*[«\"“„](\w+)[»\"”“]$")  # "АО «РВК»"
ALIKE = 4  # letters that a short name and a word of the whole one begin with
DESCRIPTIVE = frozenset(("ведомство",))  # heads of what is said for the name of a body: "внешнеполитическое ведомство"
HEAD = 4  # words of a name among which its kind stands: "АО «Банк"


def resolve_organisations(doc: Document, mentions: Sequence[Mention], ids: Iterator[int]) -> None:
    """Fill `organisations` from mentions, and set the mentions' `entity_id`.

    An organisation's name is the fullest that its release gives it, in the nominative.
    """
    releases: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        releases[mention.release_id].append(mention)
    reserves = placed(doc)
    for release_id, own in releases.items():
        names, groups = _named(doc, own, reserves)
        found: dict[int, Organisation] = {}
        forms: dict[int, list[Name]] = defaultdict(list)
        for mention, name, group in zip(own, names, groups, strict=True):
            if group not in found:
                found[group] = Organisation(next(ids), release_id, name.text)
            mention.entity_id = found[group].organisation_id
            found[group].mentions.append(mention.mention_id)
            forms[group].append(name)
        for group, organisation in found.items():
            organisation.name = _with_usual_form(_fullest(forms[group]), forms[group])
            organisation.abbreviation = _abbreviation(forms[group], organisation.name)
        doc.organisations += found.values()


def _named(
    doc: Document, mentions: Sequence[Mention], reserves: dict[tuple[int, str], int]
) -> tuple[list[Name], list[int]]:
    """The names at mentions, and a number for each, the same for names of one body."""
    names = _as_written(doc, mentions, [normal_name(doc, mention) for mention in mentions])
    bracketed = _bracketed(doc, mentions)
    defined = _defined(doc, mentions)
    groups = merged(names, bracketed, defined)
    members: dict[int, list[int]] = defaultdict(list)
    for i, group in enumerate(groups):
        members[group].append(i)
    fullest = {}
    for group, own in members.items():
        told = [names[i] for i in own]
        fullest[group] = own[told.index(_fullest(told))]
    whole = with_owners(doc, mentions, names, groups, fullest, reserves)
    return (whole, merged(whole, bracketed, defined)) if whole != names else (names, groups)


def _as_written(doc: Document, mentions: Sequence[Mention], names: Sequence[Name]) -> list[Name]:
    """The names, those in quotation marks alone as they are written that another name has so: «Меху Нор» is no case of
    «Мех Нор» beside "ООО «Меху Нор»"."""
    cores = {core for name in names for core in name.cores if name.words != core}
    out = []
    for mention, name in zip(mentions, names, strict=True):
        words = doc.tokens.words[mention.first + 1 : mention.last - 1]
        core = tuple(word.lower().replace("ё", "е") for word in words)
        changed = name.cores == (name.words,) and core != name.words and core in cores
        text = doc.text[doc.tokens.start[mention.first + 1] : doc.tokens.stop[mention.last - 2]] if changed else ""
        out.append(Name(text, core, (core,), name.head, name.acronym, True) if changed else name)
    return out


def _fullest(names: Sequence[Name]) -> Name:
    """The name with most words, but for initials and acronyms; of such, one in Russian, its head first ("мэрия Тувы"),
    and with its quotation as most mentions have it. What is but said for a name gives way to any: "немецкое
    дипломатическое ведомство" to "МИД Германии". Adjectives before a mere description do not count, and a legal form in
    full counts as its abbreviation does, which is the usual one: "АО «Весна»" of "Акционерное общество «Весна»"; with
    it a name that is told more often than that in full takes its place: "АО «Камсталь»" of "Акционерное общество
    «Камский сталелитейный завод»"."""
    spelt = Counter((name.cores or (name.words,))[-1] for name in names)

    def fullness(name: Name) -> tuple[int | bool, ...]:
        headed = name.words[:1] == (name.head,)
        words = name.words[name.words.index(name.head) :] if name.head in forms("plain") else name.words
        if name.cores and name.head in forms("legal-heads"):
            words = (name.head, *name.cores[0])
        initials = len(INITIAL.findall(name.text))
        usual = spelt[(name.cores or (name.words,))[-1]]
        marked = len(name.words) > 1 and name.nominative and name.cores == (name.words,) and name.text[0] not in MARKS
        plain = not name.acronym, not name.text.isascii()
        return (
            name.head not in DESCRIPTIVE,
            1 if name.text.isupper() else len(words) - initials,
            len(words),
            *plain,
            name.head in section("legal"),
            marked,
            headed,
            name.nominative,
            usual,
            len(name.text),
        )

    def outdone(name: Name) -> bool:
        if not name.cores or name.head not in forms("legal-heads"):
            return False
        short = [n.cores[-1] for n in names if n.head in section("legal") and n.cores and not n.text.isupper()]
        return any(spelt[core] > spelt[name.cores[-1]] and len(core) == 1 for core in short)

    return max([name for name in names if not outdone(name)] or names, key=fullness)


def _with_usual_form(best: Name, names: Sequence[Name]) -> str:
    """The text of a name, its legal form as other names of the body have it: "АО «Степной лес»" of "Акционерное
    общество «Степной лес» (АО «Степлес»)"."""
    mark = next((i for i, letter in enumerate(best.text) if letter in MARKS), 0)
    if not mark or best.head not in forms("legal-heads"):
        return best.text
    short = "".join(word[0] for word in best.text[:mark].lower().split() if len(word) > 1)
    return f"{short.upper()} {best.text[mark:]}" if any(n.words[:1] == (short,) for n in names) else best.text


def _abbreviation(names: Sequence[Name], name: str) -> str | None:
    """The acronym among the names of a body, or the name that opens with one and is much shorter than the body's:
    "ИБ РАН", "НМИЦ онкологии"."""
    others = [n for n in names if n.text != name]
    short = (n for n in others if ACRONYM.match(n.text) and len(n.text) * 2 < len(name))
    told = (n for n in short if n.head not in section("legal") and not n.cores)
    whole = (INNER.sub(r"\1", n.text) for n in others if n.acronym or SYLLABLES.fullmatch(n.text))
    return next(whole, next((n.text for n in told), None))


def _bracketed(doc: Document, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Pairs of mentions of which the second stands in brackets right after the first."""
    words, lower = doc.tokens.words, doc.tokens.lower
    pairs = []
    for i in range(1, len(mentions)):
        before, mention = mentions[i - 1], mentions[i]
        if not 0 < mention.first - before.last < 5 or words[before.last] != "(":
            continue
        if words[mention.last : mention.last + 1] in ([")"], [","], [";"]) and section("hereafter").issuperset(
            lower[before.last + 1 : mention.first]
        ):
            own, owner = words[mention.first : mention.last], words[before.first : before.last]
            inner = i > 1 and mentions[i - 2].last == before.last  # "Институт болот РАН (ИБ РАН)" is not РАН
            of_same = len(own) - len(owner) if own[-len(owner) :] == owner else 0
            if of_same < 2:  # "(ФИЦ ТНЦ РАН)" is another of the same
                pairs.append((i - 1 - (inner and of_same == 1), i))
    return pairs


def _defined(doc: Document, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Pairs of mentions of which the second is said to be short for the first: "Союз пекарей (далее – Союз)"; of names
    that end together, the whole one, or the one that begins like it: "центр АО «Банк Тувы» (далее – Банк)". A group is
    its firm: "(далее – Компания, вместе с дочерними обществами – Группа)".
    """
    lower = doc.tokens.lower
    ending: dict[int, list[int]] = {}
    pairs: list[tuple[int, int]] = []
    for i, mention in enumerate(mentions):
        bracket = next((k for k in range(mention.first - 1, mention.first - 8, -1) if k in ending), None)
        if bracket is not None and lower[bracket] == "(" and is_hereafter(lower[bracket + 1 : mention.first]):
            short = lower[mention.first][:ALIKE]
            heads = [(k, mentions[k].first) for k in ending[bracket]]
            like = (k for k, at in heads if any(w.startswith(short) for w in lower[at : at + HEAD]))
            pairs.append((next(like, ending[bracket][0]), i))
        elif pairs and pairs[-1][1] == i - 1 and is_group(lower[mentions[i - 1].last : mention.first]):
            pairs.append((pairs[-1][0], i))
        ending.setdefault(mention.last, []).append(i)
    return pairs
