"""What stands before a role: its adjectives, those of its holder, the words that say when it is held."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from presslens.document import Document, Mention, RoleStatus, Tag
from presslens.facts.roles.adjuncts import is_rank
from presslens.facts.roles.complements import WITH_INSTRUMENTAL
from presslens.facts.roles.lexicon import UNREPORTED, Lexicon
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.trimming import ONE
from presslens.facts.roles.words import (
    DESCRIBING,
    FORMER,
    FUTURE,
    GEOGRAPHIC_ENDINGS,
    GONE,
    NEVER_GEOGRAPHIC,
    RELATIONAL,
    SUPPOSED,
    place_adjectives,
    word_list,
)  # fmt: skip
from presslens.tagging.morphology import CACHE_SIZE, Reading, best_reading, lemma, readings

ANIMATE = frozenset(("Gen", "Acc"))  # alike for men
FEW = frozenset(("два", "две", "три", "четыре", "оба", "обе"))  # what they count is in the genitive singular
MOST = frozenset(("самый", "самая", "самого", "самой", "самому", "самым", "самом", "самую"))
ADJECTIVAL = frozenset({"ADJF", "PRTF", "NUMR", "Apro", "Anum"})
OFFICIAL = frozenset(("office", "clergy", "title"))  # what ends with its holder
APART_FROM = 5  # tokens between a participle and the role
OWN_PARTICIPLES = (  # those that say what a role is
    "выпускающ", "заслуженн", "играющ", "консультирующ", "лечащ", "оперирующ", "пишущ", "практикующ", "руководящ",
)  # fmt: skip
GUESTS, INVITED = word_list("guests"), "приглашенн"
ATTRIBUTIVE, SENIOR = word_list("attributive"), "старш"
KNOWN = ("известн", "знаменит", "популярн")
NOUNS = ("ль", "ор", "ер", "ик", "ист", "рь")  # endings of nouns for people, none of adjectives
# Words before a role that say when it is held, by the last word, where the others stand before it.
ASIDES: dict[str, tuple[tuple[list[str], RoleStatus], ...]] = {
    "прошлом": ((["в", "недавнем"], "former"), (["в", "своем"], "former"), (["в"], "former")),
    "время": ((["в", "настоящее"], "current"), (["в", "свое"], "former")),
    "времени": ((["до", "последнего"], "former"), (["до", "недавнего"], "former")),
    "пор": ((["до", "недавних"], "former"),),
    "недавно": ((["еще"], "former"),),
    "совместительству": ((["по"], "current"),),
}


class Modifiers:
    """Reads what stands before the role phrases of one document; `mention` has the mention at each token."""

    def __init__(self, doc: Document, lexicon: Lexicon) -> None:
        self.doc, self.tokens, self.lexicon = doc, doc.tokens, lexicon
        self.mention: dict[int, Mention] = {}

    def end_of(self, i: int) -> int:
        """Where the sentence of token `i` ends."""
        return self.tokens.bound[self.tokens.sentence[i] + 1]

    def begin_of(self, i: int) -> int:
        return self.tokens.bound[self.tokens.sentence[i]]

    def _modifies(self, i: int) -> bool:
        """Whether a role word is the adjective of the next one: "управляющий партнёр", "ведущий инженер"."""
        t = self.tokens
        if i + 1 >= self.end_of(i) or i + 1 in self.mention or not ADJECTIVAL & _grammemes(t.words[i]):
            return False
        following = t.tag[i + 1].feats
        instrumental = t.case(i + 1) == "Ins" and t.lower[i].startswith(WITH_INSTRUMENTAL)
        if not instrumental and following.get("Animacy") == "Inan" and following.get("Gender") == t.gender(i) == "Fem":
            attribute = t.relation[i] == "amod" and t.head[i + 1] != i
            return attribute and t.case(i) == t.case(i + 1)  # "рабочей группы", not "ведущей программы"
        entries = [self.lexicon.entry(t.lower[k], t.tag[k]) for k in (i, i + 1)]
        if any(entry is None for entry in entries) or (entries[0] is not None and entries[0].kind == UNREPORTED):
            return False  # "знакомый врач"
        if entries[1] is not None and is_rank(entries[1]):
            return False  # "командующий | генерал-лейтенант"
        cases, attribute = {t.case(i), t.case(i + 1)}, t.relation[i] == "amod" and t.head[i] == i + 1
        alike = len(cases) == 1 or cases <= ANIMATE or (attribute and None in cases)
        if alike and {t.number(i), t.number(i + 1)} != {"Sing", "Plur"}:
            return True  # not "нападающего гостей Олега Седых"
        return self._attribute(i, i + 1, t.case(i + 1))

    def _attribute(self, k: int, head: int, case: str | None) -> bool:
        """Whether the syntax has an adjective at a noun in whose case it can stand, whatever the tagger says of it."""
        t = self.tokens
        said = t.relation[k] == "amod" and t.head[k] == head
        return said and any(r.pos == "ADJ" and r.feats.get("Case") == case for r in readings(t.words[k]))

    def _modifiers(self, phrase: Phrase) -> None:
        t, i = self.tokens, phrase.head
        begin = self.begin_of(i)
        phrase.outer = phrase.first
        self._attributes(phrase)
        k = phrase.first - 1
        while (
            k >= begin
            and k not in self.mention
            and (t.pos[k] in ("DET", "NUM", "VERB") or self._adjective(k) or self._modifies(k))
        ):
            tag = t.tag[k]
            if tag.feats.get("Variant") == "Short" or (tag.pos == "VERB" and tag.feats.get("VerbForm") != "Part"):
                break
            case = tag.feats.get("Case")
            alike = not case or not phrase.case or case == phrase.case or {case, phrase.case} <= ANIMATE
            if not alike and not self._attribute(k, i, phrase.case):
                break
            own = t.lower[k].startswith(SENIOR)  # "старший лейтенант"
            if is_rank(phrase.entry) and not own and self.lexicon.find(t.lower[k]) is not None:
                break  # "участковый уполномоченный | капитан полиции"
            reading = best_reading(t.words[k], Tag("ADJ", tag.feats))
            if reading is None or not reading.grammemes & ADJECTIVAL or not _may_stand(t.words[k], phrase.case):
                break
            word = reading.normal.replace("ё", "е")
            if word in FORMER:
                phrase.status = "former"
            elif word in FUTURE:
                phrase.status = "future"
            elif word in GONE and phrase.entry.kind in OFFICIAL and phrase.status == "current":
                phrase.status = "former"
            elif word in SUPPOSED:
                phrase.entry = replace(phrase.entry, kind=UNREPORTED)
            # "второй омский космонавт" is no "второй космонавт": the number is of those whom the adjective tells
            counted = "Anum" in reading.grammemes and phrase.outer == k + 1 < phrase.first
            counted = counted or (k > begin and t.lower[k - 1] in MOST)  # "самый долгоживущий президент"
            if word not in FORMER | FUTURE and (
                (
                    counted
                    or self._describes(word, "ADJ" if tag.pos == "VERB" and _never_verb(t.words[k]) else tag.pos)
                    or _participle(reading) in DESCRIBING
                )
                and not self._modifies(k)
                and not self._is_own_participle(k, phrase)
            ):
                if word.endswith(GEOGRAPHIC_ENDINGS) or word in place_adjectives():
                    phrase.place_adjective = k
                phrase.outer = k
                k -= 1 + (k - 2 >= begin and t.lower[k - 1] in ("и", ",") and self._alike(k, k - 2))
                continue
            phrase.words.insert(0, k)
            phrase.modifiers.insert(0, k)
            phrase.first = phrase.outer = k
            k -= 1
            if k - 1 >= begin and t.lower[k] == "и" and self._alike(k + 1, k - 1) and self._own(k - 1):
                phrase.words.insert(0, k)  # "чрезвычайный и полномочный посол"
                k -= 1

    def _is_own_participle(self, k: int, phrase: Phrase) -> bool:
        """Whether a participle says what a role is, and nothing of its holder: "лечащий врач"."""
        word = self.tokens.lower[k]
        return word.startswith(OWN_PARTICIPLES) or (word.startswith(INVITED) and phrase.entry.lemma in GUESTS)

    def _attributes(self, phrase: Phrase) -> None:
        """Take a noun before a role that says of what kind it is: "PR менеджер", "бэкенд разработчик"."""
        before = phrase.first - 1
        if before < self.begin_of(phrase.head) or before in self.mention:
            return
        if self.tokens.lower[before] in ATTRIBUTIVE:
            phrase.words.insert(0, before)
            phrase.first = phrase.outer = before

    def _ended(self, phrase: Phrase) -> None:
        """Note that a participle with what belongs to it says that an office has ended: "умерший вчера мэр"."""
        t, last = self.tokens, phrase.outer - 1
        if phrase.status != "current" or phrase.entry.kind not in OFFICIAL:
            return
        for k in t.children[phrase.head]:
            if last - APART_FROM < k < last and t.relation[k] in ("acl", "amod") and t.case(k) == phrase.case:
                verb = lemma(t.words[k], t.tag[k])
                left = verb in ("уйти", "отправить") and any(t.lower[c].startswith("отставк") for c in t.children[k])
                phrase.status = "former" if verb in GONE or left else phrase.status

    def _adjective(self, k: int) -> bool:
        """Whether a word is an adjective: by the tagger, or for the dictionary: "Полномочный Посол"."""
        t = self.tokens
        if t.pos[k] == "ADJ":  # but "сооснователь", whatever the tagger takes it for
            return not t.lower[k].endswith(NOUNS) or self.lexicon.find(t.lower[k]) is None
        noun = t.pos[k] in ("PROPN", "NOUN")
        return noun and all(r.grammemes & ADJECTIVAL for r in readings(t.words[k]))

    def _aside(self, phrase: Phrase) -> None:
        """Read the words before a role that say when it is held: "Анна Ким, в прошлом директор"."""
        t, last = self.tokens, phrase.outer - 1
        for words, status in ASIDES.get(t.lower[last], ()) if last >= 0 else ():
            first = last - len(words)
            if first >= self.begin_of(phrase.head) and t.lower[first:last] == words:
                phrase.outer, phrase.status = first, status if phrase.status == "current" else phrase.status
                known = t.lower[first - 1].startswith(KNOWN) if first > self.begin_of(phrase.head) else False
                phrase.outer -= known and t.case(first - 1) == phrase.case  # "известный в прошлом вратарь"
                return

    def _own(self, k: int) -> bool:
        """Whether an adjective is of the role, not of the holder."""
        reading = best_reading(self.tokens.words[k], self.tokens.tag[k])
        return reading is not None and not self._describes(reading.normal.replace("ё", "е"), "ADJ")

    def _alike(self, k: int, before: int) -> bool:
        """Whether two adjectives are of one noun: "российский и советский актёр"."""
        t = self.tokens
        return self._adjective(before) and before not in self.mention and t.case(before) == t.case(k) is not None

    def _one_of(self, phrase: Phrase) -> None:
        """ "один из основателей": one holder, in the case of "один"; "два руководителя": several, whatever the form."""
        t, k = self.tokens, phrase.outer - 1
        few = next((i for i in range(max(k, self.begin_of(phrase.head)), phrase.head) if t.lower[i] in FEW), None)
        if few is not None and phrase.entry.kind in ("office", "profession"):
            phrase.plural, phrase.case, phrase.outer = True, "Nom", min(few, phrase.outer)
        if phrase.plural and phrase.case == "Gen":  # "один из старейших, наиболее известных | врачей"
            while k > self.begin_of(phrase.head) and (t.pos[k] in ("ADJ", "ADV") or t.lower[k] in (",", "и")):
                k -= 1
        if phrase.plural and k > self.begin_of(phrase.head) and t.lower[k] == "из" and t.lower[k - 1] in ONE:
            phrase.plural, phrase.case, phrase.outer = False, t.case(k - 1), k - 1

    @staticmethod
    def _describes(word: str, pos: str) -> bool:
        """Whether an adjective is of the holder, not of the role."""
        if (
            word in place_adjectives()
            or pos in ("DET", "NUM", "VERB")
            or word in DESCRIBING
            or word.endswith("летний")
            or word[:1].isdigit()
        ):
            return True
        geographic = word.endswith(GEOGRAPHIC_ENDINGS) and not word.endswith(NEVER_GEOGRAPHIC)
        return geographic and word not in RELATIONAL


def _participle(reading: Reading) -> str:
    """A participle as an adjective, "" for another word: "приглашенный" of "Приглашённому"."""
    form = reading.inflect({"nomn", "sing", "masc"}) if "PRTF" in reading.grammemes else None
    return (form or "").replace("ё", "е")


@lru_cache(CACHE_SIZE)
def _never_verb(word: str) -> bool:
    """Whether the dictionary has a word as no participle, whatever the tagger takes it for: "почётному"."""
    return not any("PRTF" in r.grammemes for r in readings(word))


@lru_cache(CACHE_SIZE)
def _may_stand(word: str, case: str | None) -> bool:
    """Whether an adjective has a form in a case: no "поздравившая" is of "помощника", whom it governs."""
    found = {r.feats.get("Case") for r in readings(word) if ADJECTIVAL & r.grammemes}
    return case is None or not found or case in found or (case in ANIMATE and not found.isdisjoint(ANIMATE))


@lru_cache(CACHE_SIZE)
def _grammemes(word: str) -> frozenset[str]:
    return frozenset(g for reading in readings(word) for g in reading.grammemes)
