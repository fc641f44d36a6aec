"""What the rules of this room work on: the tagger's spans as token ranges, and what is known about the tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from presslens.document import Document, EntityKind, Tokens
from presslens.entities.letters import is_double_initial
from presslens.entities.mentions.lexicon import forms, heads, section
from presslens.entities.mentions.quotation import MARKS, quotations
from presslens.tagging.capitals import NAMES, is_shouted
from presslens.tagging.morphology import CACHE_SIZE, readings

CUTS = frozenset("()[]{}$€₽•|·;:*=→/\\") | {"//", "**", "***", "__", "…", "..."}
BRACKET = frozenset("(")
DASHES = frozenset("-–—−―")
TWO_LANDS = re.compile(
    "(?:[А-ЯЁ][а-яё]+[сц]к|Франк|Англ|Герман|Япон|Армян|Грузин|Афган|Инд)о-[А-ЯЁ][а-яё]+[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)$"
)  # Российско-Тувинский
SHORT_NAME = re.compile(r"[А-ЯЁ][а-яё]{1,4}(?:[А-ЯЁ]{1,4}У|[А-ЯЁ]{2,4})")  # УрФУ, ОмТПП
UNIVERSITY = re.compile(r"(?=.{4})[А-ЯЁ]{1,2}[а-яё]{0,4}[А-ЯЁ]{1,4}У")  # ТГАУ, ОмГУ
TOWNS = re.compile("(?:[сц]к|толичн)(?:ий|ая|ое|ого|ой|ому|им|ом|ую|ый|ым)$")  # adjectives of towns
AGENTS = re.compile(r"[нр]атор(?:ом|ами)$")
SMALL_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
DEPUTIES = frozenset(("зам", "пом"))
SCHOLARS = frozenset(("акад", "доц", "проф"))
FELLOWS = ("академик", "член-корр", "члена-корр", "члену-корр", "членом-корр", "члене-корр")  # of an academy
ACADEMY = re.compile("Р?[А-ЯЁ]?[А-ЯЁ]*АН|РА[А-ЯЁ]{1,3}")  # РАН, НАН, РАМН, РАХ
EDGES = MARKS | CUTS | DASHES | frozenset(",.!?'’")


@dataclass(slots=True)
class Candidate:
    """A range of tokens that may name something of this kind."""

    kind: EntityKind
    first: int
    last: int
    words: tuple[int, ...] = ()  # tokens of its name, where it shares some with others of a list


YEAR = re.compile(r"(?:19|20)\d\d-[а-я]{1,3}")


class Context:
    """A document's tokens with what the rules ask of them."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.tokens = doc.tokens
        self.words = doc.tokens.words
        self.lower = doc.tokens.lower
        self.pos = doc.tokens.pos
        self.capitals = doc.tokens.capitals
        self.size = len(doc.tokens)
        self.lemmas: dict[int, str] = {}  # of the tokens that a rule has asked for

    @cached_property
    def segment_bounds(self) -> list[int]:
        """The token where each segment that has tokens begins, and each cell in a row of a table."""
        bounds = self.tokens.bounds.tolist()
        out: list[int] = []
        part = -1
        for own, first, last in zip(self.doc.parts, bounds, bounds[1:], strict=False):
            if last > first and own != part:
                out.append(first)
                part = own
        return out

    @cached_property
    def segment_ends(self) -> list[int]:
        """For each token, the token where its segment ends."""
        bounds = [*self.segment_bounds, self.size]
        return [last for first, last in pairwise(bounds) for _ in range(last - first)]

    @cached_property
    def segment_starts(self) -> list[int]:
        bounds = [*self.segment_bounds, self.size]
        return [first for first, last in pairwise(bounds) for _ in range(last - first)]

    @cached_property
    def quotations(self) -> dict[int, int]:
        """From each opening quotation mark to the token after its closing one."""
        return quotations(self.words, self.tokens.start, self.tokens.stop, self.segment_bounds)

    def quoted(self, i: int, longest: int = 25) -> int | None:
        """The token after the quotation that opens at `i`, where there is one short enough to be a name."""
        last = self.quotations.get(i)
        return last if last is not None and last - i <= longest else None

    def segment_kind(self, i: int) -> str:
        """The kind of the segment that a token stands in."""
        return self.doc.segments[self.doc.sentences[self.tokens.sentence[i]].segment_id].kind

    @cached_property
    def brackets(self) -> list[int]:
        """The tokens that open a bracket."""
        return self.tokens.places(BRACKET)

    @cached_property
    def capitalised(self) -> list[int]:
        """The tokens that begin with a capital letter."""
        return [i for i, capital in enumerate(self.capitals) if capital]

    @cached_property
    def latin_capitals(self) -> list[int]:
        """Those of them that are Latin."""
        return [i for i in self.capitalised if self.latin(i)]

    @cached_property
    def small_words(self) -> set[str]:
        """The words in small letters, and the parts of those with a hyphen."""
        small = {low for word, low in zip(self.words, self.lower, strict=True) if word.islower()}
        return small | {part for word in small if "-" in word for part in word.split("-")}

    def capital(self, i: int) -> bool:
        return self.capitals[i]

    def latin(self, i: int) -> bool:
        return is_latin(self.words[i])

    def acronym(self, i: int) -> bool:
        """Whether a token is written like ФПБ, МИДа or ФСБ."""
        word = self.words[i]
        written = is_acronym(word)
        if not written or not self.shouted(i):
            return written
        reading = readings(word)[0]
        return "Abbr" in reading.grammemes or not reading.is_known

    def sentence_start(self, i: int) -> bool:
        """Whether a capital letter at `i` says nothing: first of its sentence, after a dash or quotation mark too."""
        bounds = self.tokens.bounds
        sentence = self.tokens.sentence[i]
        first = int(bounds[sentence])
        return i - first < 6 and all(word in EDGES for word in self.words[first:i])

    def shouted(self, i: int) -> bool:
        """Whether the segment of `i` is written in capitals throughout, so that capitals say nothing."""
        return self.segment_starts[i] in self._shouted

    def shouted_place(self, i: int) -> bool:
        """Whether a word in capitals is a place in the dictionary ("ТАШКЕНТ. В столице ...")."""
        word = self.words[i]
        return len(word) > 4 and word.isupper() and any("Geox" in r.grammemes for r in readings(word)[:2])

    def verb(self, i: int) -> bool:
        """Whether a word in small letters is a predicate outside quotation marks, which no name has: "рад"."""
        if self.pos[i] not in ("VERB", "ADJ") or self.capitals[i]:
            return False
        if self.pos[i] == "VERB" and self.lower[i] in heads():
            return False  # "плодопитомника", whatever the tagger makes of it
        feats = self.tokens.tag[i].feats
        return (feats.get("VerbForm") == "Fin" or feats.get("Variant") == "Short") and i not in self._in_quotes

    def shouted_verb(self, i: int) -> bool:
        """Whether a word in a segment of capitals is a verb, which no name goes on beyond."""
        word = self.words[i]
        return len(word) > 4 and self.shouted(i) and readings(word)[0].pos == "VERB"

    @cached_property
    def _in_quotes(self) -> set[int]:
        """The tokens of quotations that are short enough to be names."""
        return {i for mark, closed in self.quotations.items() if closed - mark <= 25 for i in range(mark, closed)}

    @cached_property
    def _shouted(self) -> set[int]:
        out = set()
        bounds = [*self.segment_bounds, self.size]
        for first, last in pairwise(bounds):
            words = self.words[first : min(last, first + 60)]
            if not any(map(str.isupper, words)):
                continue
            long = [word for word in words if len(word) > 3 and word.isalpha()]
            if sum(word.isupper() for word in long) * 5 >= len(long) * 4 and is_shouted(long):
                out.add(first)
        return out


def is_latin(word: str) -> bool:
    """Whether a word begins with a Latin letter and does not end with a Russian one: "Yarvit", and no "PR-директор"."""
    return "a" <= word[:1].lower() <= "z" and not "а" <= word[-1].lower() <= "я"


def is_initial(word: str) -> bool:
    return word.isupper() and (len(word) == 1 or is_double_initial(word))


@lru_cache(CACHE_SIZE)
def is_acronym(word: str) -> bool:
    if SHORT_NAME.fullmatch(word):
        return True
    return len(word) > 1 and word[:2].isupper() and word[:2].isalpha() and sum(map(str.isupper, word)) * 2 > len(word)


@lru_cache(CACHE_SIZE)
def undeclined(word: str) -> str:
    """A word in lower case, an acronym without the ending of its case: "чоп" of "ЧОПа"."""
    stem = word.rstrip(SMALL_LETTERS)
    return (stem if len(stem) > 1 and stem.isupper() else word).lower()


def is_deputy(word: str) -> bool:
    """Whether a word in lower case is an office by whose deputy or help it is: "замгендиректора"."""
    return word[:3] in DEPUTIES and any(word[3:] in forms(name) for name in ("roles", "officials", "staff"))


def is_ordinary(word: str) -> bool:
    """Whether the dictionary has a word, and likeliest as no name."""
    best = readings(word)[0]
    return best.is_known and NAMES.isdisjoint(best.grammemes)


def is_common_noun(word: str) -> bool:
    """Whether a word is likeliest a noun of the dictionary that is neither a name nor an abbreviation."""
    best = readings(word)[0]
    first, hyphen, last = word.partition("-")
    if hyphen and not best.is_known and len(first) > 2 and last.islower():
        return is_common_noun(first) and is_common_noun(last)  # "Концерт-закрытие"
    return best.pos == "NOUN" and "Abbr" not in best.grammemes and is_ordinary(word)


@lru_cache(CACHE_SIZE)
def are_nominative(adjective: str, noun: str) -> bool:
    """Whether an adjective and a noun can be a nominative of a singular together, whatever the tagger has them in."""
    genders = [
        {r.feats.get("Gender") for r in readings(word) if r.pos == pos and {"nomn", "sing"} <= r.grammemes}
        for word, pos in ((adjective, "ADJ"), (noun, "NOUN"))
    ]
    return not genders[0].isdisjoint(genders[1])


def divided(candidate: Candidate, cuts: Iterable[tuple[int, int]]) -> Iterator[Candidate]:
    """The parts of a candidate between the ranges that are cut out of it; an empty range parts two tokens."""
    begin = candidate.first
    for stop, resume in (*cuts, (candidate.last, candidate.last)):
        if stop > begin:
            yield Candidate(candidate.kind, begin, stop)
        begin = resume


def pieces(context: Context) -> list[Candidate]:
    """The tagger's spans as token ranges, cut where a name cannot go on: at brackets, bullets, ends of segments."""
    out: list[Candidate] = []
    starts = frozenset(context.segment_bounds)
    for span in context.doc.spans:
        first, last = context.tokens.covering(span.start, span.stop)
        verb = span.kind != "person"
        cuts = [
            i
            for i in range(first, last)
            if context.words[i] in CUTS
            or i in starts
            or context.shouted_verb(i)
            or (verb and (context.verb(i) or _is_no_part(context, i)))
            or (
                span.kind == "organisation"
                and (_parts_two(context, first, i, last) or _adds_people(context, first, i, last))
            )
        ]
        ranges = [(i, i if i in starts else i + 1) for i in cuts]
        for part in divided(Candidate(span.kind, first, last), ranges):
            if piece := trimmed(context, part):
                out.append(piece)
    return out


def _is_no_part(context: Context, i: int) -> bool:
    """Whether no name has a word: what numbers of firms stand after, and the "и др." of a list."""
    if context.lower[i] == "без" and i + 1 < context.size and context.acronym(i + 1):
        return True  # "Читать «Ярвит» | без | VPN"
    if is_degree(context.tokens, i) or _is_of_envoy(context, i):
        return True  # "института сетей | доктора технических наук"
    rest, after = section("list-ends"), context.lower[i + 1 : i + 2]
    if context.words[i] == "за" and after and after[0] in forms("reasons"):
        return True  # "вручили Банку развития | за | помощь"
    if context.lower[i] == "и":
        return bool(after) and after[0] in rest
    return context.lower[i] in section("requisites") or (context.lower[i] in rest and context.lower[i - 1] == "и")


def _is_of_envoy(context: Context, i: int) -> bool:
    """Whether a word is of an envoy's title: "Кении | Чрезвычайный | и | Полномочный | Посол"."""
    lower, envoys = context.lower, forms("envoys")
    if lower[i] not in envoys and lower[i] != "и" and lower[i - 1] not in envoys:
        return False
    for first in range(max(i - 3, 0), i + 1):
        titled = lower[first : first + 3]
        if len(titled) == 3 and titled[1] == "и" and titled[0] in envoys and titled[2] in envoys:
            return True
    return False


def _parts_two(context: Context, first: int, i: int, last: int) -> bool:
    """Whether an "и" stands between two names: "Деловая Россия | и | Опора России", not "Красное и Белое"."""
    tokens = context.tokens
    if context.words[i] == "," and i > first and i + 2 < last and context.capital(i + 1):
        return _is_institution(context, i + 1, last, tokens.case(first))
    if context.lower[i] != "и" or min(i - first, last - i - 1) < 2 or not context.capital(i + 1):
        return False
    noun = next((k for k in range(i + 1, last) if tokens.pos[k] != "ADJ"), i)
    case, partner = tokens.case(noun), tokens.head[noun]
    joined = tokens.relation[noun] == "conj" and first <= partner < i and tokens.case(partner) == case
    return (
        joined
        and case not in (None, "Gen")
        and not any(word in CUTS or word in EDGES for word in context.words[first:last])
    )


def _is_institution(context: Context, i: int, last: int, case: str | None) -> bool:
    """Whether an adjective and the noun of another institution in this case, which is no genitive, stand at `i`:
    "Тарскому УГМС, | Ланскому институту связи"."""
    noun = next((k for k in range(i, last) if context.pos[k] != "ADJ"), i)
    told = noun > i and context.lower[noun] in heads() and context.tokens.case(noun) == case
    return told and case not in (None, "Gen", "Nom")


def _adds_people(context: Context, first: int, i: int, last: int) -> bool:
    """Whether people are told after the body: "помогли Институту механики | и | жителям", not "Центру помощи детям и
    взрослым"."""
    tokens, noun = context.tokens, i + 1
    if context.lower[i] != "и" or noun >= last or context.capital(noun):
        return False
    case = tokens.case(noun)
    plural = (
        tokens.tag[noun].feats.get("Animacy") == "Anim" and tokens.number(noun) == "Plur" and case in ("Dat", "Ins")
    )
    return plural and all(
        tokens.case(k) != case or context.capital(k) or tokens.pos[k] == "ADJ" for k in range(first, i)
    )


def is_degree(tokens: Tokens, i: int) -> bool:
    """Whether somebody's learned degree begins at `i`: "доктора технических наук", "проф.", "академика РАН"."""
    word, after = tokens.lower[i], tokens.words[i + 1 : i + 2]
    if word in SCHOLARS:
        return after == ["."]
    if word.startswith(FELLOWS):
        return tokens.number(i) == "Sing" and (
            word[0] == "ч" or (after != [] and ACADEMY.fullmatch(after[0]) is not None)
        )
    return tokens.lower[i] in forms("degrees") and "наук" in tokens.lower[i + 1 : i + 4]


def is_title(tokens: Tokens, i: int) -> bool:
    """Whether a degree or an honour begins at `i`: "института | доктора наук", "| заслуженного врача"."""
    return is_degree(tokens, i) or (tokens.lower[i].startswith("заслуженн") and tokens.number(i) == "Sing")


def trimmed(context: Context, candidate: Candidate) -> Candidate | None:
    """A candidate without marks at its edges (quotation marks of an organisation's name are put back later)."""
    first, last = candidate.first, candidate.last
    words = context.words
    while first < last and words[first] in EDGES:
        first += 1
    if candidate.kind == "organisation":
        while first < last - 1 and context.pos[first] == "ADP" and context.sentence_start(first):
            first += 1  # "Между | школой"
        if last - first > 1 and YEAR.fullmatch(words[first]):
            first += 1  # "в 2009-м | Yarvit"
        if last - first > 1 and context.sentence_start(first) and words[first + 1].islower() and _is_made(words[first]):
            first += 1  # "Куратором | секции «Весна»"
        if (
            last - first > 2
            and words[first + 1] in MARKS
            and context.sentence_start(first)
            and TOWNS.search(words[first])
        ):
            first += 2  # "Тарский | «Ротор»", as in the middle of a sentence
        while first < last - 1 and context.pos[last - 1] in ("ADV", "ADP") and words[last - 1].islower():
            last -= 1  # "библиотекой | ежегодно", "интернатом | для"
        last = next((i for i in range(first + 1, last) if _is_short_degree(context.lower, i)), last)
    while first < last and words[last - 1] in EDGES and not _abbreviated(context, last - 1):
        last -= 1
    return Candidate(candidate.kind, first, last) if first < last else None


def _is_short_degree(words: list[str], i: int) -> bool:
    """Whether a learned degree begins that is only told by letters: "ТГУ | д. т. н."."""
    return (
        words[i] in ("д", "к")
        and words[i + 1 : i + 2] == ["."] == words[i + 3 : i + 4]
        and words[i + 4 : i + 5] == ["н"]
    )


def _is_made(word: str) -> bool:
    """Whether a word can only be what somebody is made: "Гостями", and "Модератором", a thing to the dictionary."""
    told = [r.grammemes for r in readings(word)]
    somebody = any("anim" in grammemes for grammemes in told) or AGENTS.search(word) is not None
    return somebody and all({"NOUN", "ablt"} <= grammemes for grammemes in told)


def _abbreviated(context: Context, i: int) -> bool:
    """Whether the full stop at `i` belongs to an initial or an abbreviation before it."""
    if context.words[i] != "." or i == 0:
        return False
    before = context.words[i - 1]
    return (len(before) == 1 and before.isupper()) or before in ("Ltd", "Inc", "Co", "Corp")
