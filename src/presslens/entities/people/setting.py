"""What the words around a name tell of it: the verb, the role beside it, the line that it stands in.

Taggers take most surnames in -ова, -ева, -ина for the genitive of men. Where a role in the nominative stands before
one ("главный бухгалтер завода Кузьмина"), the verb or what else the role's genitive is says whose surname it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from presslens.document import Document, Mention, Segment
from presslens.entities.letters import FINALS
from presslens.entities.people.commons import person_noun
from presslens.entities.people.declension import POSSESSIVE_F, forms
from presslens.entities.people.governing import (
    SIBLINGS,
    acts,
    bare_surname,
    case_of_role_after,
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
from presslens.tagging.morphology import OBLIQUE, readings

LISTED, OFFICIAL, APPOSED, SUBJECT, DEPENDENT = 2.5, 4.5, 2.5, 2.5, -3.0  # for the nominative
ALONE = 9.0  # the same, of a name that is all its line says but for what follows in the nominative
LINE_ENDS, MARKS = "\n\r", ":•·●▪|;*"
JOINING = frozenset((",", "и", "или", "с", "со", "да"))  # before the last of several people
DASH = re.compile(r"(?:[–—]|(?<=[ \t\xa0])-)[ \t\xa0]*$")  # after it a person is told: "архитектор — Н. Седова"
ABBREVIATION = re.compile(r"(?:^|[\n\r])[^\W\d_]{2,6}\.[ \t\xa0]?$")  # "Исп. Сергеева А. П."
NUMBER = re.compile(r"[ \t\xa0]*\d{1,3}[.)][ \t\xa0]*")
BROKEN = re.compile(r"(?<=[а-яё]-) (?=[А-ЯЁ])")  # a double name with its second half on the next line
YOUNGER = re.compile(r"(-(?:мл|ст))\.?$")  # of a father and a son: "Седов-мл."
REACHED = re.compile(
    r"[ \t\xa0]*[,:;(—–-]?[ \t\xa0]*(?:(?:тел|моб|e-?mail|эл|почта)\b|\+?[78]?[ \t\xa0(-]*\d{3}|[\w.-]+@)", re.I
)
NAMING_POS = frozenset(["NOUN", "ADJ", "PROPN", "X", "ADP", "CCONJ", "SYM", "NUM"])  # the last two: "школы № 5"
NAMING = frozenset(["appos", "nmod", "flat:name", "flat:foreign", "nummod:entity"])
OBJECTS = frozenset(("obj", "obl", "nmod", "iobj", "appos"))  # what taggers take a woman for whose genitive it may be
LISTING = frozenset((",", "и"))
SHORTENED = 4  # letters of a word before a full stop within a name: "г. Омска", "им. Седова"
STEPS, NEAR = 5, 12  # how far up the tree and how many tokens before a name its role may stand


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
    found = read_name(whole, tuple(evidence), setting, several)
    best = found[0] if found else None
    if best and best.last and best.initials and not best.first and not is_gendered(level(best.last)):
        # initials tell nothing, and of a surname that women have too taggers guess: "Н. П. Мороз"
        found = read_name(whole, tuple((case, None, number) for case, _, number in evidence), setting, several)
    return [r._replace(last=r.last and f"{r.last}{younger[1]}.") for r in found] if younger else list(found)


def setting_of(doc: Document, mention: Mention) -> Setting:
    """What the words around a mention say of it."""
    if _is_object(doc, mention):
        return Setting(nominative=DEPENDENT)
    nominative, official = _in_line(doc, mention)
    if official:
        return Setting(None, nominative, True)
    dependent, told = governed(doc, mention)
    if dependent:
        return Setting(nominative=DEPENDENT, case=told)
    if case := object_case(doc, mention) or case_of_role_after(doc, mention):
        return Setting(nominative=DEPENDENT, case=case)
    if stands_as_woman(doc, mention):
        return Setting("f", OFFICIAL)
    if (acting := _gender_after(doc, mention)) and is_acting(doc, mention.first):
        return Setting(acting, SUBJECT)
    several_words = mention.last - mention.first > 1
    apposed = several_words and doc.tokens.relation[mention.first] == "appos"
    if apposed and not _is_of_subject(doc, mention) and acts(doc, mention.last - 1):
        return Setting("f", SUBJECT)  # "приказом министра | Алия Седова назначена"
    syntax = _in_sentence(doc, mention)
    if syntax == NOWHERE and _opens_before_verb(doc, mention):
        syntax = Setting(_gender_after(doc, mention))
    elif syntax == NOWHERE and _is_listed(doc, mention):
        syntax = syntax._replace(nominative=SUBJECT)
    elif is_owned(doc, mention, syntax == NOWHERE):
        return Setting(nominative=DEPENDENT, case="Gen")
    syntax = syntax._replace(nominative=ALONE if nominative == ALONE else syntax.nominative or nominative)
    return _among_nouns(doc, mention, syntax) if several_words else syntax


def _opens_before_verb(doc: Document, mention: Mention) -> bool:
    """Whether initials and a surname open a sentence before a verb without another subject: "Н. П. Мороз | пела"."""
    tokens = doc.tokens
    opens = mention.first == tokens.bound[tokens.sentence[mention.first]] and mention.last < len(tokens)
    initials = any(len(word) == 1 and word.isupper() for word in tokens.words[mention.first : mention.last])
    return opens and initials and lacks_other_subject(doc, mention.last)


def _is_listed(doc: Document, mention: Mention) -> bool:
    """Whether initials with a surname stand beside somebody's name that can be nothing but a nominative, or are the
    first of those whom a noun in the plural tells: "врачи Игнат Лобов, | Н. В. Лунина", "врачи | Н. В. Лунина и"."""
    tokens, last = doc.tokens, mention.last
    if all(len(word) > 1 for word in tokens.words[mention.first : last]):
        return False
    follows = mention.first > 1 and tokens.words[mention.first - 1] in LISTING
    opens = last < len(tokens) and tokens.words[last] in LISTING
    if opens and _is_of_several(doc, mention):
        return True
    beside = [mention.first - 2] * follows + [last + 1] * (opens and last + 1 < len(tokens))
    return any(
        tokens.pos[i] == "PROPN" and tokens.case(i) == "Nom" and tokens.gender(i) == "Masc" and _is_bare_name(doc, i)
        for i in beside
    )


def _is_of_several(doc: Document, mention: Mention) -> bool:
    """Whether a noun for several people in the nominative stands before a name, with nothing but its complements."""
    tokens = doc.tokens
    for i in range(mention.first - 1, max(-1, mention.first - NEAR), -1):
        if tokens.sentence[i] != tokens.sentence[mention.first]:
            return False
        someone = tokens.pos[i] == "NOUN" and tokens.tag[i].feats.get("Animacy") == "Anim"
        if someone and tokens.case(i) == "Nom":
            return tokens.number(i) == "Plur"
        if someone or not _is_plain(doc, i, mention.first):
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
    tokens = doc.tokens
    for i in range(mention.first - 1, max(-1, mention.first - NEAR), -1):
        if tokens.sentence[i] != tokens.sentence[mention.first]:
            return None
        case = tokens.case(i) if _is_someone(doc, i) else None
        head = tokens.head[i]
        if case == "Gen" and (head < 0 or tokens.tag[head].feats.get("Animacy") != "Anim"):
            return case if _is_declined(tokens.words[mention.first], "m", "Gen") else None
        if case not in ("Gen", None):
            woman = _is_declined(tokens.words[mention.first], "f", "Acc")  # "Алию"; of men it is the genitive
            return case if case != "Nom" and (case != "Acc" or woman) else None
        if not (tokens.pos[i] in NAMING_POS or tokens.words[i] in QUOTES):
            return None
    return None


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
    likely = mention.last - mention.first > 1 or _maybe_woman(doc, mention)
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


def _maybe_woman(doc: Document, mention: Mention) -> bool:
    """Whether the last word of a mention has the ending of a woman's surname, and of the genitive of a man's."""
    return level(doc.tokens.words[bare_surname(doc, mention)]).endswith(POSSESSIVE_F)


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


def _in_sentence(doc: Document, mention: Mention) -> Setting:
    """The gender of what a mention is the subject of, itself or as the name beside a role."""
    tokens = doc.tokens
    i = next((i for i in range(mention.first, mention.last) if not mention.first <= tokens.head[i] < mention.last), -1)
    apposed = _before_degree(doc, mention.first) < mention.first
    if i < 0 or (tokens.head[i] < 0 and not apposed):
        return NOWHERE
    if mention.last - mention.first == 1 and tokens.relation[i] in OBJECTS and acts(doc, i):
        return Setting("f", SUBJECT)
    if tokens.relation[i].startswith("nsubj") and not _is_kin(doc, mention):
        beside = tokens.children[tokens.head[i]][:SIBLINGS]
        alone = not any(k != i and tokens.relation[k].startswith("nsubj") for k in beside)
        return Setting(_predicate_gender(doc, i), SUBJECT * (alone and _maybe_woman(doc, mention)))
    if tokens.relation[i] == "conj" and _is_named_subject(doc, tokens.head[i]):
        return Setting(nominative=SUBJECT * _maybe_woman(doc, mention))
    bare = _is_bare(doc, mention)
    # initials that the parser gives to who is named next
    ahead = tokens.head[i] >= mention.last and tokens.relation[i] in NAMING and bare
    role = None if ahead else _role(doc, mention, i)
    initials = len(tokens.words[mention.first]) == 1
    apposed = apposed or tokens.relation[i] == "appos"
    if role is None and (ahead or ((initials or not bare) and apposed)):
        role = _role_before(doc, mention, any_noun=ahead)
    return NOWHERE if role is None else _beside(doc, mention, role)


def _is_named_subject(doc: Document, i: int) -> bool:
    """Whether somebody's name is a subject, so that who is named with him is one too: "Лапин (Омск) | и Седова"."""
    tokens = doc.tokens
    return tokens.pos[i] == "PROPN" and tokens.case(i) == "Nom" and tokens.relation[i].startswith("nsubj")


def _predicate_gender(doc: Document, subject: int) -> str | None:
    """The gender of the past verb or short adjective of a subject, and of a noun for women that is said of her."""
    tokens = doc.tokens
    head = tokens.head[subject]
    if head < 0 or not (tokens.relation[subject].startswith("nsubj") or _told_of(doc, subject)):
        return None
    if tokens.pos[head] == "NOUN":
        return "f" if person_noun(tokens.lower[head]) == "f" else None
    if tokens.pos[head] not in ("VERB", "ADJ"):
        return None
    # the tagger leaves the gender out where it does not agree: "пояснила бухгалтер"
    # and may put one where there is none: "прочтёт"
    said = [r for r in readings(tokens.words[head])[:2] if r.pos in ("VERB", "ADJ")]
    known = [r.feats["Gender"] for r in said if "Gender" in r.feats]
    gender = known and (tokens.gender(head) or known[0])
    return gender[0].lower() if gender in ("Masc", "Fem") else None


def _told_of(doc: Document, subject: int) -> bool:
    """Whether a noun in the nominative is a verb's subject though the syntax calls it something else."""
    tokens = doc.tokens
    head = tokens.head[subject]
    if tokens.pos[head] != "VERB":
        return False
    if head == subject - 1 and tokens.relation[subject] == "obj" and _is_plainly_somebody(tokens.lower[subject]):
        return True  # "встречу вела | врач-биохимик"
    if tokens.case(subject) != "Nom" or tokens.relation[subject] != "nmod":
        return False
    return not any(tokens.relation[i].startswith("nsubj") for i in tokens.children[head])


def _gender_after(doc: Document, mention: Mention) -> str | None:
    """The gender of a past verb right after a mention."""
    tokens, last = doc.tokens, mention.last
    if last == len(tokens) or tokens.pos[last] != "VERB" or tokens.sentence[last] != tokens.sentence[last - 1]:
        return None
    past = tokens.tag[last].feats.get("Tense") == "Past" and tokens.tag[last].feats.get("VerbForm") == "Fin"
    return {"Masc": "m", "Fem": "f"}.get(tokens.gender(last) or "") if past else None


def _role(doc: Document, mention: Mention, i: int) -> int | None:
    """The noun in the nominative that says who somebody is, and that a mention follows with nothing but nouns and
    adjectives in between."""
    tokens = doc.tokens
    last = mention.last
    if last < len(tokens) and tokens.words[last][0].isupper() and tokens.sentence[last] == tokens.sentence[i]:
        return None
    for _ in range(STEPS):
        head = tokens.head[i]
        if not max(0, mention.first - NEAR) <= head < i or tokens.relation[i] not in NAMING:
            return None
        i = head
        nominative = tokens.case(i) == "Nom" or tokens.relation[i].startswith("nsubj") or _told_of(doc, i)
        nominative = nominative and not (i and tokens.words[i - 1] in QUOTES)  # "директора фирмы «Строитель»"
        if nominative and person_noun(tokens.lower[i]):
            between = range(i + 1, mention.first)
            return i if all(_is_plain(doc, k, mention.first) for k in between) else None
    return None


def _is_plain(doc: Document, k: int, name: int) -> bool:
    """Whether a token may stand between a role and a name: a noun, an adjective, an abbreviation, a quotation mark;
    "имени" only where another is named after it: "директор музея имени Седова | Н. П. Лунина"."""
    tokens = doc.tokens
    if tokens.lower[k] in words("in_honour"):
        return name - k > 1 and len(tokens.words[name - 1]) > 1
    shortened = tokens.words[k] == "." and len(tokens.words[k - 1]) <= SHORTENED
    if tokens.words[k] == "," and 0 < k < name - 1:  # "начальник отдела культуры, спорта и туризма"
        return all(tokens.case(i) == "Gen" and tokens.words[i].islower() for i in (k - 1, k + 1))
    return shortened or tokens.pos[k] in NAMING_POS or tokens.words[k] in QUOTES


def _role_before(doc: Document, mention: Mention, any_noun: bool) -> int | None:
    """The same where the syntax is of no help: the nearest such noun, past those of others where it may be any noun."""
    tokens, quoted = doc.tokens, False
    last = _before_degree(doc, mention.first)
    for i in range(last - 1, max(-1, last - NEAR), -1):
        if tokens.sentence[i] != tokens.sentence[mention.first] or not _is_plain(doc, i, last):
            return None
        quoted = quoted != (tokens.words[i] in QUOTES)
        if quoted:
            continue  # "директора фирмы «Строитель» | Глеба Седова"
        if tokens.case(i) == "Nom" and person_noun(tokens.lower[i]):
            return i
        animacy = tokens.tag[i].feats.get("Animacy")  # "мостов" is a surname to the dictionary
        unclear = not animacy and not tokens.words[i].isupper()
        someone = animacy == "Anim" or (unclear and {"NOUN", "anim"} <= readings(tokens.words[i])[0].grammemes)
        if someone and not any_noun:
            return None
    return None


def _before_degree(doc: Document, first: int) -> int:
    """Where a degree cut short begins that a comma sets off before a name: "доцент вуза |, к. э. н. Н. П. Седова"."""
    words, k = doc.tokens.words, first
    while k > 1 and words[k - 1] == "." and len(words[k - 2]) <= SHORTENED and words[k - 2].islower():
        k -= 2 + (words[k - 3] == "-")
    return k - 1 if k < first and words[k - 1] == "," else first


def _beside(doc: Document, mention: Mention, role: int) -> Setting:
    """What a role says of the name after it."""
    tokens = doc.tokens
    noun = person_noun(tokens.lower[role])
    gender = _predicate_gender(doc, role) or _gender_after(doc, mention)
    bare = _is_bare(doc, mention)
    close = role == mention.first - 1
    if close and bare and _is_kin(doc, mention):
        return Setting(nominative=DEPENDENT)
    if gender == "f" and (noun == "m" or bare):
        return Setting("f", APPOSED)
    if not bare:
        near = mention.first - 1
        # "владелец сети «Икс» | Анна Ким" is no owner of hers
        noun_of = level(tokens.lower[role])
        owned = role > 0 and tokens.lower[role - 1] in words("possessive")  # "его заместитель | Влада Седова"
        somebodys = noun_of in words("kin") or (near == role and noun_of in words("somebodys") and not owned)
        other = near != role and tokens.tag[near].feats.get("Animacy") == "Anim"  # "критик главы Амина Седова"
        return NOWHERE if somebodys or other else Setting("f" if noun == "f" else None, OFFICIAL)
    if gender == "m":
        return Setting("m")
    owned = role > 0 and tokens.lower[role - 1] in words("possessive")
    owned = owned or _is_credit(doc, mention, role) or _is_item(doc, mention, role)
    return (
        NOWHERE if close and not owned and level(tokens.lower[role]) in words("somebodys") else Setting(None, APPOSED)
    )


def _is_credit(doc: Document, mention: Mention, role: int) -> bool:
    """Whether a sentence says nothing but who holds a role: "Главный секретарь | И. Лунина." """
    tokens = doc.tokens
    begin, end = (tokens.bound[tokens.sentence[role] + k] for k in (0, 1))
    told = mention.last - mention.first > 1 and all(tokens.pos[k] == "ADJ" for k in range(begin, role))
    return told and (all(tokens.pos[k] == "PUNCT" for k in range(mention.last, end)) or _is_reached(doc, mention))


def _is_reached(doc: Document, mention: Mention) -> bool:
    """Whether how to reach somebody follows a name: "Пресс-секретарь | Н. П. Лунина, тел. 55-66-77"."""
    return REACHED.match(doc.text, mention.stop) is not None


def _is_item(doc: Document, mention: Mention, role: int) -> bool:
    """Whether a role and initials follow a name in a list of such: "тренер И. Лунин, врач | Т. Лунина, повар"."""
    tokens = doc.tokens
    listed = role > 1 and tokens.words[role - 1] == "," and tokens.pos[role - 2] == "PROPN"
    listed = listed and tokens.case(role - 2) == "Nom" and mention.last - mention.first > 1
    return listed and mention.last < len(tokens) and tokens.words[mention.last] in (",", "и", ".")


def _is_bare(doc: Document, mention: Mention) -> bool:
    """Whether a mention has one word besides initials."""
    return sum(len(doc.tokens.words[i]) > 1 for i in range(mention.first, mention.last)) == 1


def _is_kin(doc: Document, mention: Mention) -> bool:
    """Whether a surname follows a word like "жена", which takes the genitive: "жена Петрова", not "дочь Полина"."""
    return (
        mention.first > 0
        and _is_bare(doc, mention)
        and level(doc.tokens.lower[bare_surname(doc, mention)]) not in first_names()
        and level(doc.tokens.lower[mention.first - 1]) in words("kin")
    )


@lru_cache(20_000)
def _is_plainly_somebody(word: str) -> bool:
    """Whether a noun said of people can be nothing but a nominative: "врач-биохимик", whatever the tagger sees."""
    return person_noun(word) == "m" and all("nomn" in r.grammemes for r in readings(word)[:3])
