"""Houses that have somebody's name in the genitive and nothing else: "театр Вахтина", "в институте Зорина".

The tagger takes the surname alone for a person, a place or a body.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from presslens.entities.letters import CONSONANTS
from presslens.entities.mentions.candidate import DASHES, Candidate, Context
from presslens.entities.mentions.lexicon import forms
from presslens.entities.mentions.towns import is_known
from presslens.entities.people.declension import POSSESSIVE_F
from presslens.entities.people.declension import forms as declined
from presslens.entities.people.governing import acts
from presslens.entities.people.lexicon import first_names, level
from presslens.entities.people.parts import parts
from presslens.tagging.morphology import readings

GENITIVE = ("ова", "ева", "ина", "ына", "ого", "его", "овой", "евой", "иной", "ской", "цкой")
MEN = ("ов", "ев", "ин", "ын", "ский", "цкий")
POSTS = frozenset(("должность", "должности", "пост", "поста", "посту"))
LONGEST_CALL = 3  # words of what a place of worship is called
FARTHEST = 8  # tokens from a namesake to what the role before its house is of
OF_WOMEN = ("овой", "евой", "иной", "ыной", "ской", "цкой")
SOMEBODY = frozenset(("Nom", "Gen", "Acc"))


def namesakes(context: Context, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates, with a surname after a house as the name of the house."""
    houses, shrines, dedicated = forms("houses"), forms("shrines"), forms("dedicated")
    opening = {c.first: c for c in found}
    named = frozenset(c.last for c in found if c.kind == "person" and c.last - c.first > 1)
    for c in found:
        if c.first and c.last - c.first == 1 and context.lower[c.first - 1] in houses:
            after = opening.get(c.last)
            followed = after is not None and after.kind == "person" and after.last - after.first > 1
            if _is_namesake(context, c, followed or _is_held(context, c.first, named)):
                c = Candidate("organisation", c.first - 1, c.last)
        elif (c.first and context.lower[c.first - 1] in shrines and _is_called(context, c)) or (
            c.kind == "person"
            and c.first
            and (context.lower[c.first - 1] in houses or context.lower[c.first - 1] in dedicated)
            and _is_named_after(context, c)
        ):
            c = Candidate("organisation", c.first - 1, c.last)
        yield c


def another_begins(context: Context, i: int, end: int) -> bool:
    """Whether a whole name begins after that of a namesake: "директор института имени Седова | Анны Ким"."""
    before, letters = parts(context.words[i - 1]), parts(context.words[i])
    following = i + 1 < end and context.capital(i + 1)
    if (
        following
        and context.lower[i + 1].endswith(MEN)
        and context.tokens.case(i) == context.tokens.case(i + 1) == "Nom"
    ):
        return True  # no genitive: "имени Мирзо Улугбека | Иноят Седов"
    if "F" not in letters or not {"F", "I", "P"}.isdisjoint(before):
        return False
    after = parts(context.words[i + 1]) if following else "P"
    whole = "P" not in after or (i + 2 < end and context.capital(i + 2))
    return whole and ("F" not in after or "A" in after)  # "имени Седова | Марии Ким"


def _is_called(context: Context, name: Candidate) -> bool:
    """Whether a place of worship has a name in the nominative, which is neither somebody's nor a town's: "в мечети Хан
    Тенгир", "монастырь Ланкавор", not "в церкви Олег Седов пел"."""
    i, last = name.first, name.last
    if last - i > LONGEST_CALL or i == context.segment_starts[i] or context.tokens.number(i - 1) == "Plur":
        return False
    if not all(context.words[k].istitle() for k in range(i, last)) or context.words[last - 1][-1] not in CONSONANTS:
        return False
    if not {"F", "L"}.isdisjoint(parts(context.words[i])) or is_known(context, i) or _role(context, i) >= 0:
        return False  # "раввин синагоги Исайя Кон"
    return not any(r.is_known and "gent" in r.grammemes for r in readings(context.words[last - 1]))


def _is_named_after(context: Context, name: Candidate) -> bool:
    """Whether a house has a whole name in the genitive, a saint's whoever is told before it: "в театре Олега Седова",
    "настоятеля храма Николая Чудотворца", not "позвал в театр Олега Седова"."""
    tokens, house, last = context.tokens, name.first - 1, name.last - 1
    if not 1 < name.last - name.first < 4 or house < context.segment_starts[name.first]:
        return False
    first_name, surname = parts(context.words[name.first]), level(context.words[last])
    saint = surname in forms("saints")
    if level(context.words[name.first]) in first_names() and not surname.endswith("ского"):
        return False  # "университета Алтын Жумабаева"; who is "Александра" stays open
    if "F" not in first_name or tokens.case(name.first) != "Gen" or not (saint or surname.endswith(GENITIVE)):
        return False
    if tokens.case(house) == "Acc" and house and tokens.pos[house - 1] == "ADP":
        return False
    return saint or not _may_be_led(context, name.first, last)


def _is_namesake(context: Context, name: Candidate, followed: bool) -> bool:
    """Whether a surname is that of the house before it; `followed` says that somebody's whole name stands after it."""
    i = name.first
    word, letters = context.words[i], parts(context.words[i])
    if i == context.segment_starts[i] or not (level(word).endswith(GENITIVE) or "K" in letters) or "F" in letters:
        return False
    if not any(n != word.lower() for gender in "mf" for n, _ in declined("last", word).get((gender, "Gen"), ())):
        return False
    if name.kind == "location" and context.tokens.number(i - 1) == "Plur":
        return False  # "в больницах Белова и Ланска"
    if name.kind == "location" and (letters == "W" or is_known(context, i)):
        return False
    if followed:
        return True
    if i + 1 < context.segment_ends[i] and (context.capital(i + 1) or acts(context.doc, i)):
        return False
    return not _may_be_led(context, i)


def _is_held(context: Context, i: int, named: frozenset[int]) -> bool:
    """Whether the role before a house is that of somebody named before it, or a post told by itself: "Анна Седова,
    директор театра | Вахтина", "должность директора театра | Вахтина"; `named` is where whole names end."""
    tokens, k = context.tokens, i - 2
    while k > context.segment_starts[i] and i - k < FARTHEST and _is_nominal(context, k):
        if tokens.lower[k] in POSTS:
            return True
        k -= 1
    return tokens.lower[k] in POSTS or (i - k > 2 and context.words[k] in (",", *DASHES) and k in named)


def _is_nominal(context: Context, k: int) -> bool:
    participle = context.tokens.tag[k].feats.get("VerbForm") == "Part"  # "ведущего эксперта"
    return participle or context.tokens.pos[k] in ("NOUN", "ADJ", "ADP")


def _may_be_led(context: Context, i: int, last: int | None = None) -> bool:
    """Whether a role of one person stands before the house, whose name the surname may be: "директор театра Зорина"."""
    role = _role(context, i)
    if role < 0:
        return False
    tokens = context.tokens
    surname = level(context.words[i if last is None else last])
    if surname.endswith(OF_WOMEN) and last is not None:
        return tokens.case(role) != "Nom"  # alike in most cases
    return surname.endswith(POSSESSIVE_F) if tokens.case(role) == "Nom" else tokens.case(role) in SOMEBODY


def _role(context: Context, i: int) -> int:
    """The token of who one person is in the house before `i`, or in a unit of it: "заведующей | отделом фондов музея
    Седовой"; -1 where there is none."""
    tokens = context.tokens
    for k in range(i - 2, max(context.segment_starts[i] - 1, i - FARTHEST), -1):
        if tokens.sentence[k] != tokens.sentence[i] or not _is_nominal(context, k) or tokens.pos[k] == "ADP":
            break
        if tokens.pos[k] == "NOUN" and tokens.tag[k].feats.get("Animacy") == "Anim":
            return -1 if tokens.number(k) == "Plur" else k
    return -1
