"""A role in the nominative singular, as its holder would be called."""

from __future__ import annotations

import re

from presslens.document import Gender, Tag, Tokens
from presslens.facts.roles.openings import SPELT
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.words import table, unnumbered
from presslens.tagging.morphology import Reading, readings, shared

ACTING, DID_ACT = "исполняющ", "исполнявш"
DECORATED = "герой"  # a title that is written with a capital letter
LASTING = {"временной": "временный"}  # alike in the other cases
DEGREE = re.compile(
    r"(к|д)(?:анд\.|окт\.|ок\.|-р|\.) ?([а-я./ -]+?)\.? ?(?:н\.|наук)"
)  # "к. т. н.", "канд. техн. наук"
ACTING_HEAD = re.compile(r"в\.? ?р\.? ?и\.? ?о\.? ?(?![а-яё])", re.I), re.compile(r"и\. ?о\. ?", re.I)
SCIENCES = {short: science for science, cut in table("degrees.tsv").items() for short in cut}
GRAMMEMES = {"Masc": "masc", "Fem": "femn", "masculine": "masc", "feminine": "femn"}


def name_role(tokens: Tokens, phrase: Phrase, gender: Gender | None) -> str:
    """The words of the role joined as in the text, head and modifiers in the nominative singular."""
    forms: dict[int, str] = {}
    head, head_gender = phrase.called or tokens.words[phrase.head], "masc"
    if phrase.opening:
        head_gender = GRAMMEMES.get(gender or "", "masc")
    if not phrase.entry.fixed:
        head, head_gender = nominative_head(tokens, phrase, gender)
    if not phrase.entry.fixed or phrase.case != "Nom":  # "первого | замдиректора"
        forms[phrase.head] = head
        for k in phrase.modifiers:
            own = tokens.gender(k) if tokens.number(k) == "Sing" else None
            wanted = GRAMMEMES.get(own or "") if own and phrase.case == "Nom" == tokens.case(k) else None
            forms[k] = _adjective(tokens.words[k], tokens.tag[k], wanted or head_gender)
            if k > phrase.head and tokens.words[k].istitle():
                forms[k] = "-".join(map(str.capitalize, forms[k].split("-")))  # "епископ Омский"
    for k in phrase.words[:2] if phrase.opening else ():
        if tokens.lower[k].startswith((ACTING, DID_ACT)):
            forms[k] = ACTING + ("ая" if gender == "feminine" else "ий")
    loud = all(tokens.words[k].isupper() for k in phrase.words)
    short = tokens.lower[phrase.head] == phrase.entry.lemma and not tokens.words[phrase.head].isascii()  # "МЭР"
    shouting = loud and (short or any(len(tokens.words[k]) > 3 for k in phrase.words))
    out = ""
    for before, k in zip([None, *phrase.words], phrase.words, strict=False):
        word = forms.get(k, tokens.words[k])
        opens = before is None and word.istitle() and (len(word) > 1 or phrase.opening)
        if shouting or (opens and not word.isascii()):
            word = word.lower()
        if k == phrase.head and phrase.entry.lemma == DECORATED and phrase.entry.kind == "degree":
            word = word.capitalize()
        gap = " "
        if before is not None and k == before + 1 and tokens.stop[before] == tokens.start[k]:
            gap = ""
        out += gap + word
    return _spelt(out.strip()) if phrase.opening else out.strip()


def _spelt(role: str) -> str:
    """A role that begins with an abbreviation with what that stands for: "худ. рук. театра", "к.т.н.".

    >>> _spelt("худ. рук. театра"), _spelt("д.ф.-м.н."), _spelt("ВрИО мэра"), _spelt("и.о. мэра")
    ('художественный руководитель театра', 'доктор физико-математических наук', 'врио мэра', 'и. о. мэра')
    """
    for pattern, begins in zip(ACTING_HEAD, ("врио ", "и. о. "), strict=True):
        if (acting := pattern.match(role)) is not None:
            return (begins + role[acting.end() :].strip()).strip()
    if (degree := DEGREE.fullmatch(role)) and degree[2].replace(" ", "") in SCIENCES:
        return f"{'доктор' if degree[1] == 'д' else 'кандидат'} {SCIENCES[degree[2].replace(' ', '')]} наук"
    parts = role.replace(".", ". ").split()
    for n in range(len(parts), 0, -1):
        if (spelt := SPELT.get("".join(parts[:n]))) is not None:
            return " ".join((spelt, *parts[n:]))
    return role


def nominative_head(tokens: Tokens, phrase: Phrase, gender: Gender | None) -> tuple[str, str]:
    """The head in the nominative singular, and its grammatical gender."""
    (word, number), tag = unnumbered(tokens.words[phrase.head]), tokens.tag[phrase.head]
    candidates = [r for r in readings(word) if r.grammemes & {"NOUN", "ADJF", "PRTF"}]
    own = [r for r in candidates if r.normal == phrase.entry.lemma]  # "премьеру" is of no "премьера"
    alike = word.lower().rpartition("-")[2] == phrase.entry.lemma
    if not own and alike and not any(r.normal.endswith(phrase.entry.lemma) for r in candidates):
        return word + number, "masc"  # "биоинформатик", which the dictionary has as a genitive of the science only
    noun = phrase.entry.lemma
    unknown = not own and "-" not in word and not any(r.is_known for r in candidates)
    if unknown and shared(noun, word.lower()) >= len(noun) - 2:
        return _cased(noun, word) + number, "femn" if noun.endswith(("а", "я")) else "masc"  # "игумению", "блогерку"
    candidates = own or candidates
    plural = phrase.plural or tokens.number(phrase.head) == "Plur"
    of_woman = word.lower().endswith(("ая", "яя"))  # "Самозанятая", which the tagger has in the masculine
    want = GRAMMEMES.get(gender or "") if plural or of_woman else GRAMMEMES.get(tokens.gender(phrase.head) or "")
    for reading in _ranked(candidates, tag):
        adjectival = bool(reading.grammemes & {"ADJF", "PRTF"})
        grammemes = {"nomn", "sing"} | ({want or GRAMMEMES.get(gender or "") or "masc"} if adjectival else set())
        form = reading.inflect(grammemes)
        if form:
            named = "femn" if "femn" in reading.grammemes and not adjectival else "masc"
            if adjectival:
                named = want or GRAMMEMES.get(gender or "") or "masc"
            return _cased(form, word) + number, named
    return word + number, "masc"


def _ranked(candidates: list[Reading], tag: Tag) -> list[Reading]:
    def agreement(reading: Reading) -> int:
        feats = reading.feats
        return sum(tag.feats.get(k) == feats.get(k) for k in ("Case", "Number", "Gender") if k in tag.feats) + (
            "anim" in reading.grammemes
        )

    return sorted(candidates, key=agreement, reverse=True)


def _adjective(word: str, tag: Tag, gender: str) -> str:
    for reading in _ranked([r for r in readings(word) if r.grammemes & {"ADJF", "PRTF", "NUMR"}], tag):
        form = reading.inflect({"nomn", "sing", gender})
        if form:
            if not reading.is_known and form.endswith(("ской", "цкой")):
                form = f"{form[:-2]}ий"  # "Видинским"
            return _cased(LASTING.get(form, form), word)
    return word


def _cased(form: str, word: str) -> str:
    if word.isupper() and len(word) > 1:
        return form.upper()
    parts = word.split("-")
    made = form.split("-")
    if len(parts) == len(made):
        # PR-директор and IT-специалист keep their Latin capitals
        return "-".join(p if p.isascii() else m for p, m in zip(parts, made, strict=True))
    return form
