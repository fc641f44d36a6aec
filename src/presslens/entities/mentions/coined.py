"""Bodies in one word that was made for them: compounds and acronyms that no dictionary has."""

from __future__ import annotations

import re
from functools import cache

from presslens.entities.mentions.lexicon import heads, section
from presslens.entities.mentions.wording import Wording
from presslens.tagging.morphology import readings

COMPOUND = re.compile(
    r".{3}(?:стат|надзор|водоканал|энерго|автодор|парк|банк|газ|строй|транс|инвест|молоко|хлеб|телеком|пром|торг|сбыт"
    r"|финанс|лизинг|холдинг|нефть|химмаш|гидромет|фильм|союз|маркет|снаб)(?:а|у|ом|е)?$"
    r"|.{3}(?:бирж(?:а|и|е|у|ей)|(?:инспекци|парти|комисси|корпораци|ассоциаци)(?:я|и|ю|ей))$"
    r"|^мин(?:эконом|спорт|строй|культ|обр|пром|сель|транс|энерг|природ|финанс|труд|соц|здрав|нац|лес|цифр|инфо|туризм|имущ"
    r"|юст|комсвяз|инвест|арх|тэк|жкх|агро|восток)[а-яё]*$"
)
INSTITUTE = re.compile(r"[А-ЯЁ]?[а-яё]*(?:НИИ|НИПИ|НИКИ|КБ)[а-яё]{3,}")
PLAIN_UNIVERSITY = re.compile(
    "[А-ЯЁ][а-яё]{1,4}[А-ЯЁ]{0,3}[ГТПМАНФИ]У|[А-ЯЁ]{2,4}[ГТП]У|[А-ЯЁ]ГУ"
)  # ОшГУ, КубГАУ, ЛНИПУ
SYLLABLES = re.compile("[А-ЯЁ][а-яё]{2,4}[А-ЯЁ]{3,5}")
NUMBERED = re.compile(r"([А-ЯЁ]{2,6})[-–]\d{1,4}")  # СМУ-7


@cache
def _no_universities() -> frozenset[str]:
    """Acronyms in -У that are no university's: ФГУ."""
    return (section("legal") - section("legal-universities")) | section("stop-acronyms")


class Coined(Wording):
    """What tells such words."""

    def is_compound(self, i: int) -> bool:
        """Whether a word that no dictionary has is a body or a firm by its last part ("Тверьстат")."""
        if i not in self.kind and INSTITUTE.fullmatch(self.words[i]):
            return True  # "в ТатНИПИнефти"
        if i in self.kind or not COMPOUND.search(self.lower[i]):
            return False
        return self.words[i].istitle() and not any(r.is_known for r in readings(self.words[i])[:1])

    def is_agency(self, i: int) -> bool:
        """Whether a word that the tagger saw nothing in is the acronym of a body: МИД, МИДе, СМУ-7."""
        word = self.words[i]
        if word[-1].isdigit() and (firm := NUMBERED.fullmatch(word)) and firm[1].lower() in section("numbered-firms"):
            return i not in self.kind
        if PLAIN_UNIVERSITY.fullmatch(word) and i not in self.kind:
            best = readings(word)[0]
            ordinary = best.is_known and "Orgn" not in best.grammemes
            return not (ordinary or word.lower() in _no_universities() or self.context.shouted(i))
        if self.is_centre(i) and i not in self.kind:
            return True
        if SYLLABLES.fullmatch(word) and i not in self.kind and not self.context.shouted(i):
            return not readings(word)[0].is_known  # "СибГУТИ"
        acronym = word.rstrip("аеуомы")
        if i in self.kind or not acronym.isupper() or len(word) - len(acronym) > 2 or self.context.shouted(i):
            return False
        return acronym.lower() in section("agencies") or self.is_agency_alone(i)

    def is_agency_alone(self, i: int) -> bool:
        """Whether it is the acronym of a body where no name follows: "в СК сообщили", "глава ЦБ России"."""
        if self.lower[i] not in section("agencies-alone") or not self.words[i].isupper():
            return False
        if i and (self.words[i - 1][-1].isdigit() or self.lower[i - 1] in section("securities")):
            return False
        after = self.kind.get(i + 1)
        if after is not None:
            return after.kind != "organisation"
        follows = i + 1 < self.context.segment_ends[i] and self.context.capital(i + 1)
        return not follows and self.context.quoted(i + 1) is None

    def is_centre(self, i: int) -> bool:
        """Whether an acronym is a centre's that what it sees to tells: "НМИЦ | онкологии"."""
        after = i + 1
        told = self.lower[i] in section("centres") and self.words[i].isupper() and after < self.context.segment_ends[i]
        told = told and self.words[after].islower() and self.lower[after] not in heads()
        return told and self.word_in(after, self.pos[after], ("Gen",))
