"""What the words around a name tell of it: the verb, the role beside it, the line that it stands in.

Taggers take most surnames in -ова, -ева, -ина for the genitive of men. Where a role in the nominative stands before
one ("главный бухгалтер завода Кузьмина"), the verb or what else the role's genitive is says whose surname it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from presslens.document import Document, Mention, Segment
from presslens.entities.letters import FINALS, UNDECLINED
from presslens.entities.people.clause import (
    APPOSED,
    DEPENDENT,
    NAMING_POS,
    NEAR,
    OFFICIAL,
    SUBJECT,
    gender_after,
    in_clause,
    is_kin,
    is_plain,
    maybe_woman,
)
from presslens.entities.people.commons import person_noun
from presslens.entities.people.declension import forms
from presslens.entities.people.governing import (
    OBJECTS,
    acts,
    case_of_role_after,
    cases_of_person,
    governed,
    is_acting,
    is_gendered,
    is_owned,
    lacks_other_subject,
    object_case,
)
from presslens.entities.people.lexicon import first_names, level, words
from presslens.entities.people.parsing import WORD, read_name
from presslens.entities.people.parts import parts
from presslens.entities.people.reading import NOWHERE, Evidence, Reading, Setting
from presslens.entities.people.standing import BESIDE, QUOTES, noun_after, stands_as_woman
from presslens.entities.people.titles import is_nun
from presslens.tagging.morphology import OBLIQUE, readings

AGED = "-летняя"
LISTED = 2.5  # for the nominative
ALONE = 9.0  # the same, of a name that is all its line says but for what follows in the nominative
LINE_ENDS, MARKS = "\n\r", ":•·●▪|;*"
JOINING = frozenset((",", "и", "или", "с", "со", "да"))  # before the last of several people
LOCATIVE = frozenset(("о", "об", "обо", "в", "во", "на", "при", "по"))  # prepositions
BEHIND = 25  # tokens before a name that a preposition may be among
DASH = re.compile(r"(?:[–—]|(?<=[ \t\xa0])-)[ \t\xa0]*$")  # after it a person is told: "архитектор — Н. Седова"
ABBREVIATION = re.compile(r"(?:^|[\n\r])[^\W\d_]{2,6}\.[ \t\xa0]?$")  # "Исп. Сергеева А. П."
NUMBER = re.compile(r"[ \t\xa0]*\d{1,3}[.)][ \t\xa0]*")
BROKEN = re.compile(r"(?<=[а-яё]-) (?=[А-ЯЁ])")  # a double name with its second half on the next line
YOUNGER = re.compile(r"(-(?:мл|ст))\.?$")  # of a father and a son: "Седов-мл."
CALLED = frozenset(("имени", "фамилии", "прозвищу", "кличке", "псевдонимом"))  # before a name in the nominative
LISTING = frozenset((",", "и"))


def read_mention(
    doc: Document, mention: Mention, several: bool = False, setting: Setting | None = None
) -> list[Reading]:
    """The ways to read a mention where it stands, the likeliest first; `setting` is what is known of that."""
    tokens = doc.tokens
    text = doc.text[mention.start : mention.stop]
    by_start = {tokens.start[i]: i for i in range(mention.first, mention.last)}
    evidence: list[Evidence] = []
    for m in WORD.finditer(text.partition("(")[0]):
        i = by_start.get(mention.start + m.start())
        feats = tokens.tag[i].feats if i is not None else {}
        evidence.append((feats.get("Case"), feats.get("Gender"), feats.get("Number")))
    several = several or (mention.first > 0 and tokens.lower[mention.first - 1] in words("family"))
    whole = BROKEN.sub("", " ".join(text.split()))
    younger = YOUNGER.search(whole)
    whole = whole[: younger.start()] if younger else whole
    setting = setting or setting_of(doc, mention)
    if not _is_behind_preposition(doc, mention.first):
        setting = setting._replace(locative=False)
    found = read_name(whole, tuple(evidence), setting, several)
    best = found[0] if found else None
    if best and best.last and best.initials and not best.first and not is_gendered(level(best.last)):
        # initials tell nothing, and of a surname that women have too taggers guess: "Н. П. Мороз"
        found = read_name(whole, tuple((case, None, number) for case, _, number in evidence), setting, several)
    if is_nun(doc, mention.first):
        found = tuple(r for r in found if r.gender == "f") or found  # "игумения Сергия"
    return [r._replace(last=r.last and f"{r.last}{younger[1]}.") for r in found] if younger else list(found)


def _is_behind_preposition(doc: Document, first: int) -> bool:
    """Whether a preposition of the locative stands before a token, not far off, and no verb between them."""
    tokens = doc.tokens
    for i in range(first - 1, max(tokens.bound[tokens.sentence[first]], first - BEHIND) - 1, -1):
        if tokens.lower[i] in LOCATIVE:
            return True
        if tokens.tag[i].feats.get("VerbForm") == "Fin":
            return False
    return False


def setting_of(doc: Document, mention: Mention) -> Setting:
    """What the words around a mention say of it."""
    if _is_object(doc, mention):
        return Setting(nominative=DEPENDENT)
    if is_kin(doc, mention) and _is_followed_by_name(doc, mention):
        return Setting(nominative=DEPENDENT, case="Gen")
    if mention.first and doc.tokens.lower[mention.first - 1].endswith(AGED):
        return Setting("f", OFFICIAL)  # "29-летняя | Евгения Лунина"
    nominative, official = _in_line(doc, mention)
    if official:
        return Setting(None, nominative, True)
    dependent, told = governed(doc, mention)
    if dependent:
        return Setting(nominative=DEPENDENT, case=told)
    if case := object_case(doc, mention) or case_of_role_after(doc, mention):
        return Setting(nominative=DEPENDENT, case=case)
    if _is_of_subject_thing(doc, mention):
        return Setting(nominative=DEPENDENT, case="Gen")
    if stands_as_woman(doc, mention):
        return Setting("f", OFFICIAL)
    if (acting := gender_after(doc, mention)) and is_acting(doc, mention.first):
        return Setting(acting, SUBJECT)
    several_words = mention.last - mention.first > 1
    apposed = several_words and doc.tokens.relation[mention.first] == "appos"
    if apposed and not _is_of_subject(doc, mention) and acts(doc, mention.last - 1):
        return Setting("f", SUBJECT)  # "приказом министра | Алия Седова назначена"
    syntax = in_clause(doc, mention)
    if syntax == NOWHERE and _opens_before_verb(doc, mention):
        syntax = Setting(gender_after(doc, mention))
    elif syntax == NOWHERE and _is_listed(doc, mention):
        syntax = syntax._replace(nominative=SUBJECT)
    elif syntax == NOWHERE and _follows_her_verb(doc, mention):
        syntax = Setting("f", SUBJECT)
    elif is_owned(doc, mention, syntax == NOWHERE):
        return Setting(nominative=DEPENDENT, case="Gen")
    if _is_of_thing(doc, mention):
        return syntax._replace(case="Gen", nominative=DEPENDENT)
    syntax = syntax._replace(nominative=ALONE if nominative == ALONE else syntax.nominative or nominative)
    return _among_nouns(doc, mention, syntax) if several_words else syntax


def _is_followed_by_name(doc: Document, mention: Mention) -> bool:
    """Whether another name stands right after one, of whose kin its bearer is: "дочь | Седова Анна"."""
    tokens, after = doc.tokens, mention.last
    named = after < len(tokens) and tokens.sentence[after] == tokens.sentence[mention.first]
    return named and tokens.words[after].istitle() and not {"F", "U"}.isdisjoint(parts(tokens.words[after]))


def _is_of_subject_thing(doc: Document, mention: Mention) -> bool:
    """Whether a surname alone stands right after a thing that is a verb's subject: "штраф | Вестера удивил всех"."""
    tokens, noun = doc.tokens, mention.first - 1
    if mention.last - mention.first > 1 or noun < 0 or tokens.sentence[noun] != tokens.sentence[mention.first]:
        return False
    thing = tokens.pos[noun] == "NOUN" and tokens.tag[noun].feats.get("Animacy") == "Inan"
    subject = tokens.relation[noun].startswith("nsubj") and tokens.case(noun) == "Nom"
    told = thing and subject and tokens.pos[tokens.head[noun]] == "VERB"
    word = tokens.words[mention.first]
    return told and "F" not in parts(word) and level(word)[-1] not in FINALS


def _is_of_thing(doc: Document, mention: Mention) -> bool:
    """Whether a first name that does not decline stands with a surname right after a preposition and a thing, and no
    verb after it: "при участии | Отто Вестера", not "на встрече | Отто Вестера сказал", "глава страны | Отто Вестера".
    """
    tokens, noun, after = doc.tokens, mention.first - 1, mention.last
    if noun < 1 or not level(tokens.words[mention.first]).endswith(UNDECLINED) or tokens.pos[noun] != "NOUN":
        return False
    begin = noun - 1
    begin -= begin > 0 and tokens.pos[begin] in ("ADJ", "DET")
    if tokens.pos[begin] != "ADP" or tokens.sentence[begin] != tokens.sentence[mention.first]:
        return False
    thing = tokens.tag[noun].feats.get("Animacy") == "Inan" and tokens.lower[noun] not in CALLED
    return thing and not (after < len(tokens) and tokens.tag[after].feats.get("VerbForm") == "Fin")


def _opens_before_verb(doc: Document, mention: Mention) -> bool:
    """Whether initials and a surname open a sentence before a verb without another subject: "Н. П. Мороз | пела"."""
    tokens = doc.tokens
    opens = mention.first == tokens.bound[tokens.sentence[mention.first]] and mention.last < len(tokens)
    initials = any(len(word) == 1 and word.isupper() for word in tokens.words[mention.first : mention.last])
    return opens and initials and lacks_other_subject(doc, mention.last)


def _follows_her_verb(doc: Document, mention: Mention) -> bool:
    """Whether a sentence opens with what a woman did, and nothing but a name can be who: "Вела встречу | Родика Лунь",
    not "Победила команда | Родика Луня", nor of a man: "Сняла фильм | Ивана Седова"."""
    tokens = doc.tokens
    first = tokens.bound[tokens.sentence[mention.first]]
    if not 0 < mention.first - first < NEAR or mention.last - mention.first < 2 or len(tokens.words[mention.first]) < 2:
        return False
    if not {"VERB", "past", "femn"} <= readings(tokens.words[first])[0].grammemes:
        return False
    surname = tokens.words[mention.last - 1]
    declined = any(level(name) != level(surname) for name, _ in forms("last", surname).get(("m", "Gen"), ()))
    if declined and _is_declined(tokens.words[mention.first], "m", "Gen"):
        return False
    return all(_is_no_woman(tokens.words[k], tokens.pos[k]) for k in range(first + 1, mention.first))


def _is_no_woman(word: str, pos: str) -> bool:
    """Whether a word cannot be what a verb in the feminine is said of, and leads into no other phrase."""
    if pos in ("ADV", "ADJ"):
        return True
    nouns = [r for r in readings(word) if r.pos == "NOUN" and "nomn" in r.grammemes]
    return pos == "NOUN" and not any("femn" in r.grammemes or {"plur", "anim"} <= r.grammemes for r in nouns)


def _is_listed(doc: Document, mention: Mention) -> bool:
    """Whether initials with a surname stand beside somebody's name that can be nothing but a nominative, or are the
    first of those whom a noun in the plural tells: "врачи Игнат Лобов, | Н. В. Лунина", "врачи | Н. В. Лунина и"."""
    tokens, last = doc.tokens, mention.last
    if all(len(word) > 1 for word in tokens.words[mention.first : last]):
        return _is_one_of_several(doc, mention)
    follows = mention.first > 1 and tokens.words[mention.first - 1] in LISTING
    opens = last < len(tokens) and tokens.words[last] in LISTING
    if opens and _is_of_several(doc, mention):
        return True
    beside = [mention.first - 2] * follows + [last + 1] * (opens and last + 1 < len(tokens))
    return any(
        tokens.pos[i] == "PROPN" and tokens.case(i) == "Nom" and tokens.gender(i) == "Masc" and _is_bare_name(doc, i)
        for i in beside
    )


def _is_one_of_several(doc: Document, mention: Mention) -> bool:
    """Whether a whole name follows one that a noun for several people tells, in the nominative as that is: "врачи Анна
    Ким и | Юмабика Седова"."""
    tokens = doc.tokens
    other = tokens.head[mention.first]
    if tokens.relation[mention.first] != "conj" or other < 0 or tokens.relation[other] != "appos":
        return False
    noun = tokens.head[other]
    named = tokens.pos[other] == "PROPN" and tokens.case(other) == "Nom" and mention.last - mention.first > 1
    people = tokens.tag[noun].feats.get("Animacy") == "Anim" and tokens.number(noun) == "Plur"
    return named and people and tokens.case(noun) == "Nom"


def _is_of_several(doc: Document, mention: Mention) -> bool:
    """Whether a noun for several people in the nominative stands before a name, with nothing but its complements."""
    tokens = doc.tokens
    for i in range(mention.first - 1, max(-1, mention.first - NEAR), -1):
        if tokens.sentence[i] != tokens.sentence[mention.first]:
            return False
        someone = tokens.pos[i] == "NOUN" and tokens.tag[i].feats.get("Animacy") == "Anim"
        if someone and tokens.case(i) == "Nom":
            return tokens.number(i) == "Plur"
        if someone or not is_plain(doc, i, mention.first):
            return False
    return False


def _is_bare_name(doc: Document, i: int) -> bool:
    """Whether a word in the sentence of its neighbour is a name without an ending: "Лобов", "Тимофей"."""
    word = doc.tokens.words[i]
    return word.istitle() and len(word) > 2 and level(word)[-1] in FINALS and bool(set("FLK") & set(parts(word)))


def _is_of_subject(doc: Document, mention: Mention) -> bool:
    """Whether the verb after a name is of the thing before it: "выставка | Н. П. Седова открылась"."""
    tokens, noun = doc.tokens, mention.first - 1
    if noun < 0 or tokens.pos[noun] != "NOUN" or tokens.sentence[noun] != tokens.sentence[mention.first]:
        return False
    thing = tokens.tag[noun].feats.get("Animacy") == "Inan"
    return thing and tokens.case(noun) == "Nom" and tokens.gender(noun) == "Fem"


def _among_nouns(doc: Document, mention: Mention, setting: Setting) -> Setting:
    """The setting with what the nouns right beside a name add: "профессора Беата Седова", "Мику Седо, врач"."""
    tokens, before, after = doc.tokens, mention.first - 1, mention.last + 1
    if told := _case_of_role(doc, mention):
        apart = told == "Gen" and setting.gender is None
        return setting._replace(case=told, nominative=DEPENDENT if apart else setting.nominative)
    if _is_man_as_object(doc, mention):
        return setting._replace(case="Acc")
    cases = {case for i in range(mention.first, mention.last) if (case := tokens.case(i))}
    if before >= 0 and len(cases) == 1 and cases <= OBLIQUE and tokens.case(before) in cases:
        someone = _is_someone(doc, before)
        head = tokens.head[before]
        if someone and (head < 0 or tokens.tag[head].feats.get("Animacy") != "Anim"):
            return setting._replace(case=tokens.case(before))
    if after < len(tokens) and tokens.words[mention.last] == "," and "Nom" in cases and cases <= {"Nom", "Acc"}:
        noun = person_noun(tokens.lower[after]) if tokens.case(after) == "Nom" else None
        if noun:
            woman = "f" if noun == "f" else None
            return setting._replace(gender=setting.gender or woman, nominative=max(setting.nominative, APPOSED))
    return setting


def _is_someone(doc: Document, i: int) -> bool:
    tokens = doc.tokens
    noun = tokens.pos[i] == "NOUN" and tokens.number(i) == "Sing" and not tokens.words[i].rpartition("-")[2].istitle()
    return noun and tokens.tag[i].feats.get("Animacy") == "Anim"


def _case_of_role(doc: Document, mention: Mention) -> str | None:
    """The case of the role before a name and what it is of: "директору завода «Икс» | Алие Седовой", "пригласил
    директора завода | Алию Седову"; a genitive only where it is of nobody: "по словам директора завода | Глеба Седова".
    """
    tokens, i = doc.tokens, mention.first
    while i > max(0, mention.first - NEAR):
        i = (_opening(doc, i - 1) or i) - 1
        if tokens.sentence[i] != tokens.sentence[mention.first]:
            return None
        case = tokens.case(i) if _is_someone(doc, i) else None
        head = tokens.head[i]
        if case in ("Gen", "Acc") and _is_woman_as_object(doc, mention, i):
            return "Acc"
        if case == "Gen" and (head < 0 or tokens.tag[head].feats.get("Animacy") != "Anim"):
            return case if _is_declined(tokens.words[mention.first], "m", "Gen") else None
        if case not in ("Gen", None):
            woman = _is_declined(tokens.words[mention.first], "f", "Acc")  # "Алию"; of men it is the genitive
            return case if case != "Nom" and (case != "Acc" or woman) else None
        if not (tokens.pos[i] in NAMING_POS or tokens.words[i] in QUOTES):
            return None
    return None


def _opening(doc: Document, i: int) -> int | None:
    """The mark that opens what a mark at `i` closes, not far before it: "директора фонда | «Кров и сад»"."""
    words = doc.tokens.words
    if words[i] != "»":
        return None
    return next((k for k in range(i - 1, max(-1, i - NEAR), -1) if words[k] == "«"), None)


def _is_woman_as_object(doc: Document, mention: Mention, role: int) -> bool:
    """Whether a role in the accusative tells that a name in -у is no man's in the dative: "признал директора | Мавджуду
    Седову виновной", but "помог сыну директора | Ивану Седову"."""
    tokens, head = doc.tokens, doc.tokens.head[role]
    if not level(tokens.words[mention.last - 1]).endswith(OBJECTS) or not tokens.words[mention.first].endswith(
        ("у", "ю")
    ):
        return False
    if head >= 0 and (tokens.tag[head].feats.get("Animacy") == "Anim" or tokens.case(head) == "Dat"):
        return False
    told = cases_of_person(tokens.lower[role])
    return told == {"Gen", "Acc"} and not _is_declined(tokens.words[mention.first], "m", "Dat")


def _is_man_as_object(doc: Document, mention: Mention) -> bool:
    """Whether an adjective in the masculine stands for a noun before a name that can only be its object: "выпустил
    запасного | Марио Седу"."""
    tokens, before = doc.tokens, mention.first - 1
    if before < 0 or tokens.pos[before] != "ADJ" or tokens.sentence[before] != tokens.sentence[mention.first]:
        return False
    return tokens.lower[before].endswith(("ого", "его")) and tokens.lower[mention.last - 1].endswith(("у", "ю"))


@lru_cache(20_000)
def _is_declined(word: str, gender: Literal["f", "m"], case: str) -> bool:
    """Whether a word is a known first name of a woman or a man in a case that is not alike to the nominative."""
    found = {level(name) for name, _ in forms("first", word).get((gender, case), ())} - {level(word)}
    return any(first_names().get(name) == gender for name in found)


def _in_line(doc: Document, mention: Mention) -> tuple[float, bool]:
    """What the place of a mention in its line says for the nominative, and whether surnames may come first there."""
    segment = doc.segments[doc.sentences[doc.tokens.sentence[mention.first]].segment_id]
    kind = segment.kind
    before = doc.text[max(0, mention.start - 10) : mention.start]
    before = before.removesuffix("**").removesuffix("__")  # what is bold opens no list
    mark = before.rstrip(" \t\xa0")[-1:]
    alone = _is_entry(doc, mention, segment)
    listed = (
        bool(mark and mark in MARKS) or "\t" in before[len(before.rstrip()) :] or _is_numbered(doc, mention, segment)
    )
    if kind in ("contacts", "metadata") or listed or ABBREVIATION.search(before):
        return ALONE if alone else OFFICIAL, True
    if alone:
        return ALONE, False
    likely = mention.last - mention.first > 1 or maybe_woman(doc, mention)
    dash = likely and DASH.search(before) is not None and _is_told(doc, mention)
    told = mark and (mark in LINE_ENDS or dash)
    return (LISTED if told or not mark else 0.0), False


def _is_numbered(doc: Document, mention: Mention, segment: Segment) -> bool:
    """Whether nothing but a number stands before a name in its line: "12. | Н. П. Лунина, врач"."""
    return mention.start - segment.start < 8 and NUMBER.fullmatch(doc.text, segment.start, mention.start) is not None


def _is_entry(doc: Document, mention: Mention, segment: Segment) -> bool:
    """Whether a line opens with a first and a last name, and then a noun for one person in the nominative: "• Ника
    Седова, эколог", not "Марка Седова, эколога"; in contacts nothing need follow."""
    tokens, after = doc.tokens, mention.last
    if after - mention.first < 2 or len(tokens.words[mention.first]) < 2:
        return False
    if any(map(str.isalnum, doc.text[segment.start : mention.start])):
        return False
    rest = doc.text[mention.stop : segment.stop].strip()
    if not rest:
        return segment.kind == "contacts"
    noun = noun_after(doc, after)
    told = rest[0] in BESIDE and noun < len(tokens) and tokens.start[noun] < segment.stop
    return told and person_noun(tokens.lower[noun]) is not None


def _is_object(doc: Document, mention: Mention) -> bool:
    """Whether a verb in the plural says what was done to one person: "Седова задержали", not "Лапин и Седова ушли"."""
    tokens, after, before = doc.tokens, mention.last, mention.first - 1
    if after == len(tokens) or tokens.pos[after] != "VERB" or tokens.words[after - 1][-1] not in "ая":
        return False
    if tokens.number(after) != "Plur" or tokens.sentence[after] != tokens.sentence[mention.first]:
        return False
    someone = False
    while before >= max(0, mention.first - NEAR) and (
        tokens.pos[before] in ("NOUN", "ADJ", "PROPN", "X") or tokens.words[before] in QUOTES
    ):
        someone = someone or tokens.case(before) == "Nom"
        before -= 1  # "сын | и внучка Эмилия ушли", "глава Омска и | мэр Тары Седова ушли"
    before = before if someone else mention.first - 1
    return before < 0 or tokens.lower[before] not in JOINING or tokens.sentence[before] != tokens.sentence[after]


def _is_told(doc: Document, mention: Mention) -> bool:
    """Whether a name is not beside a noun in another case than the nominative: "его сестры — Кати"."""
    tokens = doc.tokens
    head = next((tokens.head[i] for i in range(mention.first, mention.last) if tokens.head[i] < mention.first), -1)
    if head >= 0 and tokens.tag[head].feats.get("Animacy") == "Inan":  # "1 место — Н. П. Лунина"
        aside = (
            tokens.head[i] == head and tokens.relation[i] == "parataxis" for i in range(mention.first, mention.last)
        )
        if any(aside):
            return True
    return head < 0 or tokens.pos[head] == "VERB" or tokens.case(head) in ("Nom", None)
