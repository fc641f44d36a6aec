"""Organisations that stand beside a role without being part of it: of the next role, after a comma, in brackets."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from presslens.document import Document, Mention
from presslens.facts.roles.lexicon import FOUNDING
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.trimming import OPENING, end_quoted
from presslens.facts.roles.words import (
    ASSISTING,
    BOARDS,
    EXECUTIVE,
    GENERIC,
    GOVERNORS,
    LEADERS,
    POLITICAL,
    UNITS,
    lemma_at,
    word_list,
)

IN_CHARGE = EXECUTIVE | LEADERS
# Offices of which a body or place has one.
SINGLE = EXECUTIVE | POLITICAL | {"ректор", "декан", "главврач", "главред", "худрук", "настоятель", "аким"}
CHIEFS = frozenset(("ceo", "cfo", "coo", "cto"))
FOUNDERS = ("основател", "соосновател", "учредител", "соучредител")
MAIN = "главн"  # "главный дирижёр и руководитель хора"
Link = tuple[Phrase, Mention, Mention | None]
LATER = frozenset(("затем", "потом", "позже", "позднее", "впоследствии"))
DEPUTIES, GOVERNMENTS = frozenset(("вице-губернатор", "вице-мэр", "вице-премьер")), frozenset(("правительство",))
PREMIERS = frozenset(("премьер", "премьер-министр"))
DASHES = frozenset("-–—")
BESIDES = word_list("besides")
KIND = 5  # tokens up to a name with the words for its kind
ENDS = frozenset(",.;:!?…()—–-")


def distribute(phrase: Phrase, holders: list[Mention]) -> list[tuple[Phrase, Mention]]:
    """Give each of several people his own: "президенты Греции и Италии А и Б"; nothing where that is unclear."""
    first = phrase.organisation or phrase.location
    single = phrase.plural and phrase.entry.lemma in SINGLE
    if first is None or not phrase.others or not (single or phrase.location is not None):
        return [(phrase, person) for person in holders]
    bodies: list[Mention | None] = [first, *phrase.others]
    if not single or len(holders) != len(bodies):
        bodies = [None] * len(holders)
    out = []
    for body, person in zip(bodies, holders, strict=True):
        own = replace(phrase, words=list(phrase.words), organisation=None, location=None, others=[])
        if body is not None:
            own.organisation, own.location = (body, None) if body.kind == "organisation" else (None, body)
        out.append((own, person))
    return out


def share(doc: Document, links: list[Link]) -> None:
    """Let two roles of one person have the organisation that is told once: "президент и директор «Вектора»"."""
    for (phrase, person, _), (other, holder, _) in pairwise(links):
        if holder is person and _joined(doc, phrase, other):
            phrase.organisation = other.organisation
        elif holder is person and _governs(doc, phrase) and doc.tokens.words[phrase.stop] in DASHES:
            phrase.location = other.location  # "заместитель губернатора — министр Омской области"
        elif holder is person and _of_government(doc, phrase, other):
            phrase.location, phrase.generic = other.location, None
        elif holder is person and _seconded(doc, phrase, other):
            other.location = phrase.location  # "вице-губернатор Омской области — министр здравоохранения"


def _governs(doc: Document, phrase: Phrase) -> bool:
    """Whether a role is a deputy of the head of a region that is not told: "первый заместитель губернатора"."""
    vice = phrase.entry.lemma in DEPUTIES and phrase.words[-1] == phrase.head
    return not _placed(phrase) and (vice or (phrase.entry.lemma in ASSISTING and _of_governor(doc, phrase)))


def _of_government(doc: Document, phrase: Phrase, other: Phrase) -> bool:
    """Whether a deputy head of a government that is not told is by a dash also a minister of a land: "заместитель
    председателя правительства — министр спорта Омской области"."""
    if phrase.organisation is not None or phrase.location is not None or other.location is None:
        return False
    deputy = phrase.entry.lemma in ASSISTING and lemma_at(doc.tokens, phrase.words[-1]) in GOVERNMENTS
    deputy = deputy or (phrase.entry.lemma == "вице-премьер" and phrase.words[-1] == phrase.head)
    return deputy and phrase.stop == other.outer - 1 and doc.tokens.words[phrase.stop] in DASHES


def _seconded(doc: Document, phrase: Phrase, other: Phrase) -> bool:
    """Whether a minister or head of the staff of a government is also told to be a deputy of who rules a land."""
    deputy = phrase.entry.lemma in DEPUTIES or (phrase.entry.lemma in ASSISTING and _of_ruler(doc, phrase))
    placed = other.organisation is not None or other.location is not None or other.place_adjective is not None
    if not deputy or phrase.location is None or placed:
        return False
    of_land = lemma_at(doc.tokens, other.words[-1]) in GOVERNMENTS or other.entry.lemma == "министр"
    return of_land and phrase.stop == other.outer - 1 and doc.tokens.words[phrase.stop] in DASHES | {","}


def _of_governor(doc: Document, phrase: Phrase) -> bool:
    return any(lemma_at(doc.tokens, k) in GOVERNORS for k in phrase.words)


def _of_ruler(doc: Document, phrase: Phrase) -> bool:
    return any(lemma_at(doc.tokens, k) in GOVERNORS | PREMIERS for k in phrase.words)


def _placed(phrase: Phrase) -> bool:
    return phrase.organisation is not None or phrase.location is not None or phrase.generic is not None


def _joined(doc: Document, phrase: Phrase, other: Phrase) -> bool:
    """ "президент и генеральный директор «Вектора»": both are of the organisation."""
    if _placed(phrase) or other.organisation is None or phrase.place_adjective is not None:
        return False
    t = doc.tokens
    sign = t.lower[phrase.stop] if phrase.stop == other.outer - 1 else ""
    if sign == "," and _part(doc, other.organisation.first) == _part(doc, other.head) + 1:
        return True  # "консул, атташе", and the consulate below
    between = set(t.lower[phrase.stop : other.outer])
    if between & LATER and between <= LATER | {",", "а", "и"}:  # "работал инженером, а затем директором «Вектора»"
        return phrase.case == "Ins" == other.case
    adjacent = sign == "и"
    if sign == "," and not _is_unit(doc, other.organisation):
        adjacent = _tells_post(doc, phrase) and phrase.status == other.status
    if sign in DASHES and not _is_unit(doc, other.organisation):
        adjacent = phrase.status == other.status  # "генеральный директор — председатель правления «Вектора»"
        if phrase.entry.lemma in ASSISTING and lemma_at(t, phrase.words[-1]) in EXECUTIVE:
            return True  # "заместитель генерального директора — главный инженер «Вектора»"
    # "основатель и глава «Вектора»", "издатель и главный редактор «Вектора»"
    first = phrase.entry.lemma in EXECUTIVE | {"издатель"} or phrase.entry.kind == FOUNDING
    first = first or phrase.entry.lemma.lower() in CHIEFS
    main = phrase.entry.lemma in IN_CHARGE and any(t.lower[k].startswith(MAIN) for k in phrase.modifiers)
    # "директор и преподаватель школы", "генеральный директор, член правления «Вектора»"
    on_board = other.entry.lemma == "член" and other.words[-1] != other.head
    founded = other.entry.kind == FOUNDING and other.entry.lemma.startswith(FOUNDERS)  # who owns it, may head another
    works = on_board or founded or other.entry.kind == "profession" or lemma_at(t, other.head) in BESIDES
    return adjacent and (first or main) and (works or other.entry.lemma in IN_CHARGE)


def _tells_post(doc: Document, phrase: Phrase) -> bool:
    """Whether a role is said with an adjective or a board ("председатель правления"), or is a founder's: "президент"
    may be of something else than what a comma parts from it."""
    after = [lemma_at(doc.tokens, k) for k in phrase.words if k > phrase.head]
    described = bool(phrase.modifiers) and phrase.words[-1] == phrase.head
    return phrase.entry.kind == FOUNDING or described or (bool(after) and BOARDS.issuperset(after))


def _is_unit(doc: Document, m: Mention) -> bool:
    """Whether a body is a part of another: "департамент банка «Восход»"."""
    return any(lemma_at(doc.tokens, k) in UNITS for k in range(m.first, min(m.first + KIND, m.last)))


def beside(doc: Document, phrase: Phrase, named: dict[int, Mention]) -> Mention | None:
    """ "Анна Ким, директор по продажам, Vector Group,", "Анна Ким, директор (Vector Group)": a name without a case."""
    t, j = doc.tokens, phrase.stop
    if phrase.location is not None:
        return None
    if phrase.organisation is not None:
        return _owner(doc, phrase, named)
    part = _part(doc, phrase.head)
    if (below := _below(doc, phrase, named)) is not None or phrase.generic is not None:
        return below
    if j + 1 >= len(t) or t.words[j] not in (",", "("):
        return None
    k, end = j + 1, min(len(t), j + KIND)
    while k < end and k not in named and (t.words[k] in OPENING or (t.case(k) == "Nom" and _kind(doc, k))):
        k += 1  # "совместное предприятие | Vector Group", "движение «Икс»"
    m = named.get(k)
    if m is None or _part(doc, m.first) != part:
        return None
    if t.case(m.first) not in ("Nom", None) and not t.words[m.first].isupper():
        return None  # "ЗАО" is the same in every case
    after = end_quoted(t, m)
    ends = after >= len(t) or t.words[after] in ENDS or _part(doc, after) != part
    closed = after < len(t) and t.words[after] == ")"
    enclosed = closed and phrase.outer > 0 and t.words[phrase.outer - 1] == "("  # "Анна Ким (директор, «Икс»)"
    return m if ends and (enclosed or (t.words[j] == ",") != closed) else None


def _owner(doc: Document, phrase: Phrase, named: dict[int, Mention]) -> Mention | None:
    """ "руководитель отдела маркетинга (Vector)", "начальник отдела кадров, Vector": whose the unit is."""
    t, j, unit = doc.tokens, phrase.stop, phrase.organisation
    if unit is None or unit.last != j or j + 1 >= len(t) or t.words[j] not in (",", "("):
        return None
    plain = not any(word[:1].isupper() or word in OPENING for word in t.words[unit.first + 1 : unit.last])
    m = named.get(j + 1) or (named.get(j + 2) if t.words[j + 1] in OPENING else None)
    if (
        m is None
        or m.entity_id == unit.entity_id
        or not plain
        or lemma_at(t, unit.first) not in UNITS
        or t.case(m.first) not in ("Nom", None)
    ):
        return None
    after = end_quoted(t, m)
    same = after < len(t) and t.sentence[after] == t.sentence[j]
    closed = same and t.words[after] == ")"
    if (t.words[j] == "(") != closed or (same and t.words[after] not in ENDS):
        return None
    phrase.words += range(unit.first, unit.last)
    return m


def listed_under(doc: Document, phrase: Phrase, named: dict[int, Mention]) -> Mention | None:
    """ "Комитет форума: председатель – Анна Ким, секретарь – Олег Седых": the body that a list of roles begins with."""
    t, begin = doc.tokens, doc.tokens.bound[doc.tokens.sentence[phrase.head]]
    m = named.get(begin)
    if m is None or _placed(phrase) or phrase.place_adjective is not None or phrase.stop >= len(t):
        return None
    after = end_quoted(t, m)
    listed = t.words[after : after + 1] == [":"] and after < phrase.first and t.words[phrase.stop] in DASHES
    return m if listed and phrase.entry.kind == "office" else None


def _kind(doc: Document, k: int) -> bool:
    """Whether a token is of the words that say what kind of body a name is of."""
    return doc.tokens.pos[k] == "ADJ" or doc.tokens.lower[k] in GENERIC


def _below(doc: Document, phrase: Phrase, named: dict[int, Mention]) -> Mention | None:
    """The organisation alone on the line under a role that ends its line, among the contacts; or in the next cell."""
    t, j = doc.tokens, phrase.stop
    j += j < len(t) and t.words[j] == ","
    if j >= len(t):
        return None
    own, lines = _part(doc, phrase.head), [doc.sentences[t.sentence[i]].segment_id for i in (phrase.head, j)]
    if doc.segments[lines[0]].kind != "contacts" and lines[0] != lines[1]:
        return None
    m = named.get(j) or (named.get(j + 1) if t.words[j] in OPENING else None)
    if m is None or _part(doc, j) != own + 1 or _part(doc, j - 1) != own:
        return None
    after = end_quoted(t, m)
    after += after < len(t) and t.words[after] in ENDS
    return m if after >= len(t) or _part(doc, after) != own + 1 else None


def _part(doc: Document, i: int) -> int:
    return doc.parts[doc.tokens.sentence[i]]
