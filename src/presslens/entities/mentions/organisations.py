"""Names of organisations: the tagger's spans grown to whole names, and names that it does not see."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from presslens.entities.mentions.candidate import DASHES, Candidate, Context
from presslens.entities.mentions.lexicon import forms, heads, section
from presslens.entities.mentions.quotation import MARKS
from presslens.gazetteer import lookup
from presslens.tagging.morphology import lemma, readings

LONGEST_RUN = 12  # tokens that a run of Latin words, acronyms or places adds
LONGEST = 40  # tokens; a longer "name" is a clause
PREPOSITIONS = {"по": ("Dat",), "при": ("Loc",), "для": ("Gen",), "против": ("Gen",)}
WITH = frozenset({"связям", "работе", "взаимодействию", "сотрудничеству", "взаимоотношениям", "борьбе"})
NAMED_AFTER = frozenset({"им", "имени"})


def find_organisations(
    context: Context, pieces: Iterable[Candidate], known: Iterable[Candidate] = ()
) -> list[Candidate]:
    """Every range that may name an organisation, grown from the tagger's pieces; known names are taken as they are."""
    return [*known, *_Finder(context, list(pieces)).find()]


class _Finder:
    def __init__(self, context: Context, pieces: list[Candidate]) -> None:
        self.context = context
        self.words, self.lower, self.pos = context.words, context.lower, context.pos
        self.tag = context.tokens.tag
        self.organisations = [p for p in pieces if p.kind == "organisation"]
        self.kind: dict[int, Candidate] = {i: p for p in pieces for i in range(p.first, p.last)}

    def find(self) -> list[Candidate]:
        found: list[Candidate] = []
        for seed in self.seeds():
            if candidate := self.grown(*seed):
                found.append(candidate)
        return found

    # ------------------------------------------------------------ seeds

    def seeds(self) -> list[tuple[int, int, bool]]:
        """Ranges to grow a name from, and whether the tagger stands behind them."""
        seeds = [(p.first, p.last, True) for p in self.organisations]
        known_heads, legal, latin = heads(), section("legal"), section("latin-legal")
        capitals = self.context.capitals
        for i, word in enumerate(self.lower):
            if (word in known_heads and self.kind_at(i) != "location") or (word in legal and self.is_legal_at(i)):
                seeds.append((i, i + 1, False))
            elif capitals[i] and self.is_compound(i):
                seeds.append((i, i + 1, True))
            elif word in latin and i > 0 and self.latin_word(i) and self.latin_word(i - 1):
                seeds.append((i - 1, i + 1, True))
        return seeds

    def is_compound(self, i: int) -> bool:
        """Whether a word that no dictionary has is a body or a firm by its last part ("Тверьстат")."""
        if i in self.kind or not COMPOUND.search(self.lower[i]):
            return False
        return self.words[i].istitle() and not any(r.parse.is_known for r in readings(self.words[i])[:1])

    def is_legal(self, i: int) -> bool:
        """Whether the token is a legal form that a name follows."""
        after = i + 1
        if not (self.words[i].isupper() or "/" in self.words[i]) or self.context.shouted(i):
            return False
        if self.context.quoted(after) is not None or (
            self.lower[after] in section("legal") and self.words[after].isupper()
        ):
            return True
        return self.words[after].istitle() and self.kind_at(after) in (None, "organisation") and len(self.words[i]) < 5

    def unquoted(self, i: int, end: int) -> int:
        """The end of the capitalised words of a name without quotation marks ("ТЦ Муравей")."""
        begin = i
        while i < min(end, begin + 4) and self.context.capital(i) and self.kind_at(i) in (None, "organisation"):
            i += 1
        return max(i, begin + 1)

    # ------------------------------------------------------------ growing

    def grown(self, first: int, last: int, tagged: bool) -> Candidate | None:
        if tagged and (whole := self.in_quotes(first, last)):
            return None if self.is_work(whole.first - 1) else whole
        head = self.head(first, last)
        if head is not None and head in self.works:
            return None
        if head is not None and self.lower[head] in forms("mouthpieces") and not self.is_office(head):
            return self.grown(head + 1, last, tagged) if last > head + 1 else None
        if head is None:
            return self.headless(first, last) if tagged else None
        group = heads().get(self.lower[head])
        stop = self.tail(head)
        if tagged and last > head + 1:
            stop = max(stop, self.closed(head, last))
        if self.words[stop - 1] in CLOSING_QUOTES:
            stop = self.owner(stop)
        if tagged:
            first = self.after_verb(first, head)
        start = self.left(head, first if tagged else head)
        if self.is_management(head):
            return None
        described = self.described(start, head)
        if described is not None:
            start, stop, group = head + 1, described, "plain"
        elif self.lower[head] in forms("plain"):
            bare = self.bare(head, stop)
            if bare[0] < bare[1]:
                start, stop, group = *bare, "plain"
            elif group == "plain" and not (tagged and self.is_titled(start, head)):
                return None
        candidate = Candidate("organisation", start, stop)
        if not self.accepted(candidate, head, group, tagged):
            return None
        return self.apposition(candidate) if stop == head + 1 else candidate

    def head(self, first: int, last: int) -> int | None:
        """The first noun of the range that can head a name."""
        known = heads()
        for i in range(first, last):
            if i > first and self.context.quoted(i) is not None and self.context.acronym(i - 1):
                return None  # a form of ownership that the lexicon lacks
            if self.lower[i] in known or self.is_legal_at(i):
                return i
        return None

    def apposition(self, candidate: Candidate) -> Candidate:
        """The name with a further name after a dash: "Гражданский альянс - ресурсный центр поддержки НКО"."""
        dash, end = candidate.last, self.context.segment_ends[candidate.first]
        case = self.case(candidate.last - 1)
        if (
            dash + 1 >= end
            or self.words[dash] not in DASHES
            or case in (None, "Nom")
            or candidate.last - candidate.first > 3
        ):
            return candidate
        i = dash + 1
        while i < min(end, dash + 5) and self.pos[i] == "ADJ" and self.case(i) == case:
            i += 1
        if i >= end or heads().get(self.lower[i]) not in ("institutions", "bodies") or self.case(i) != case:
            return candidate
        last = self.tail(i)
        return Candidate("organisation", candidate.first, last) if last > i + 1 else candidate

    def is_legal_at(self, i: int) -> bool:
        return self.lower[i] in section("legal") and i + 1 < self.context.size and self.is_legal(i)

    def is_management(self, head: int) -> bool:
        """Whether the words name those who run a firm, so that the firm is what they name ("дирекция ООО «Весна»")."""
        after = head + 1
        return (
            self.lower[head] in forms("management")
            and after < self.context.size
            and self.lower[after] in section("ownership")
            and self.is_legal_at(after)
        )

    def after_verb(self, first: int, head: int) -> int:
        """The first token of a span without a verb or a role at its beginning ("Открылся фонд «Весна»")."""
        while first < head and (self.tag[first].feats.get("VerbForm") == "Fin" or self.lower[first] in forms("roles")):
            first += 1
        return first

    def closed(self, head: int, last: int) -> int:
        """The end of a span with the rest of a name in quotation marks that it breaks off in; 0 where it is no name."""
        if last - head > LONGEST:
            return 0
        for i in range(head, last):
            closed = self.context.quotations.get(i, last)
            if closed > last:
                return self.name_in_quotes(i) or 0
        return last

    def owner(self, last: int) -> int:
        """The end of a name with the body of state after its quotation marks: «Больница» Минздрава Тувы."""
        end = min(self.context.segment_ends[last - 1], last + LONGEST_RUN)
        if last >= end or self.kind_at(last) != "organisation" or not STATE.match(self.words[last]):
            return last
        if self.case(last) != "Gen" and not self.context.acronym(last):
            return last
        last += 1
        while last < end and self.kind_at(last) == "location" and self.case(last) == "Gen":
            last = self.kind[last].last
        return last

    def tail(self, head: int) -> int:
        """The token after the words that belong to the head: a name in quotation marks, or a genitive phrase."""
        context = self.context
        end = min(context.segment_ends[head], head + LONGEST)
        i = head + 1
        while i < end:
            after = self.step(head, i, end)
            if after is None:
                break
            if self.words[after - 1] in CLOSING_QUOTES or i in context.quotations:
                i = after
                break
            i = after
        return i

    def step(self, head: int, i: int, end: int) -> int | None:
        """The end of the next part of the name, which begins at `i`; None where the name has ended."""
        lower = self.lower
        if (closed := self.name_in_quotes(i)) is not None:
            return closed if closed <= end else None
        word = lower[i]
        if self.is_legal_at(i):
            return i + 1
        if i == head + 1 and self.is_legal_at(head) and (self.context.capital(i) or self.words[i][:1].isdigit()):
            return self.unquoted(i, end)
        if word in NAMED_AFTER:
            return self.namesake(i, end)
        if self.kind_at(i) == "person":
            return self.incumbent(head, i)
        if word == "№" and i + 1 < end and self.words[i + 1].isdigit():
            return i + 2
        if word in ("и", ",") and i > head + 1:
            return self.conjunct(head, i, end)
        if word in PREPOSITIONS:
            after = self.phrase(i + 1, end, PREPOSITIONS[word])
            if after and word == "при" and self.is_seat(after - 1):
                return after
            return None if after and word == "для" and self.kind_at(after - 1) else self.attached(head, after)
        if (
            word in ("в", "во", "на")
            and lower[head] in forms("locative")
            and i + 1 < end
            and self.kind_at(i + 1) == "location"
        ):
            return self.kind[i + 1].last
        if word == "с" and lower[i - 1] in WITH:
            return self.phrase(i + 1, end, ("Ins",))
        if self.kind_at(i - 1) == "location" and self.kind_at(i) != "location":
            return None
        if word in forms("officials") and lower[head] not in forms("offices"):
            return None
        if self.latin_word(i):
            return self.latin_run(i, i + 1)[1]
        return self.attached(head, self.phrase(i, end, ("Gen",)))

    def is_office(self, head: int) -> bool:
        """Whether the words are told by a person or by who they are: "пресс-служба мэра", "кабинет Петрова"."""
        after = head + 1
        return after < self.context.segment_ends[head] and (
            self.lower[after] in forms("officials") or self.kind_at(after) == "person"
        )

    def incumbent(self, head: int, i: int) -> int | None:
        """The end of the name of the person whose office it is: "администрация Петрова", "штаб мэра Петрова"."""
        near = i == head + 1 or (i == head + 2 and self.lower[i - 1] in forms("officials"))
        person = self.kind[i]
        if not near or self.lower[head] not in forms("offices") or person.first != i:
            return None
        genitive = self.case(i) == "Gen" or self.lower[head] in forms("mouthpieces")
        return person.last if genitive else None

    def is_seat(self, i: int) -> bool:
        """Whether a word names whom or what a body can be attached to: "совет при губернаторе", "при правительстве"."""
        return self.tag[i].feats.get("Animacy") == "Anim" or self.lower[i] in heads()

    def name_in_quotes(self, i: int) -> int | None:
        """The token after a quotation at `i` that can be a name: it begins with a capital letter or a figure."""
        closed = self.context.quoted(i)
        if closed is None:
            return None
        inner = next((word for word in self.words[i + 1 : closed] if word not in MARKS), "")
        if closed - i > 6 and any(self.pos[k] == "VERB" and "Person" in self.tag[k].feats for k in range(i, closed)):
            return None
        return closed if inner[:1].isupper() or inner[:1].isdigit() else None

    def attached(self, head: int, after: int | None) -> int | None:
        """The end of a phrase, where the phrase depends on a word of the name or is a name itself."""
        if after is None or self.kind_at(after - 1) == "location" or self.context.capital(after - 1):
            return after
        return after if head <= self.context.tokens.head[after - 1] < after else None

    def kind_at(self, i: int) -> str | None:
        piece = self.kind.get(i)
        return piece.kind if piece else None

    def case(self, i: int) -> str | None:
        return self.tag[i].feats.get("Case")

    def agree(self, i: int, k: int) -> bool:
        """Whether two words can be in one case; the tagger takes nominatives for accusatives and the reverse."""
        direct = ("Nom", "Acc")
        if self.case(i) == self.case(k) or (self.case(i) in direct and self.case(k) in direct):
            return True
        return self.context.tokens.head[i] == k and self.context.tokens.relation[i] == "amod"

    def word_in(self, i: int, pos: str, cases: tuple[str, ...]) -> bool:
        """Whether a word that the tagger puts in no case, or in one that cannot be, can be in one of these."""
        return any(r.pos == pos and r.feats.get("Case") in cases for r in readings(self.words[i]))

    def phrase(self, i: int, end: int, cases: tuple[str, ...]) -> int | None:
        """The end of the noun phrase in one of these cases that begins at `i`: adjectives, then one noun."""
        while i < end:
            kind = self.kind_at(i)
            if kind == "person":
                return None
            if kind == "location" and self.kind[i].first == i and (self.case(i) in cases or self.context.acronym(i)):
                return self.kind[i].last
            pos = self.pos[i]
            relation = self.context.tokens.relation[i]
            if relation == "amod" and pos in ("NOUN", "PROPN") and readings(self.words[i])[0].pos == "ADJ":
                pos = "ADJ"
            fits = self.case(i) in cases
            if not fits and ((pos == "ADJ" and self.case(i) is None) or (pos == "NOUN" and relation == "nmod")):
                fits = self.word_in(i, pos, cases)
            if pos in ("NOUN", "PROPN") and (fits or self.context.acronym(i)):
                return i + 1
            if pos in ("X", "PROPN", "NOUN") and self.context.latin(i) and self.context.capital(i):
                return i + 1
            if pos in ("ADJ", "VERB", "DET", "NUM") and fits:
                i += 1
                if (
                    i < end
                    and self.lower[i] in ("и", ",")
                    and i + 1 < end
                    and self.pos[i + 1] == "ADJ"
                    and self.case(i + 1) in cases
                ):
                    i += 1
                continue
            return None
        return None

    def conjunct(self, head: int, i: int, end: int) -> int | None:
        """The end of a further member of a list that began inside the name ("труда и социальной защиты")."""
        if self.kind_at(i + 1) is not None and self.lower[i] == ",":
            return None
        after = self.phrase(i + 1, end, ("Gen", "Dat", "Ins", "Loc")) if i + 1 < end else None
        if after is None or self.case(after - 1) is None:
            return None
        partner = self.context.tokens.head[after - 1]
        if self.case(after - 1) == "Dat":  # "по развитию городов и местному самоуправлению"
            partner = next((k for k in range(i - 1, head, -1) if self.case(k) == "Dat"), partner)
        if not head < partner < i or self.case(partner) != self.case(after - 1):
            return None
        if self.kind_at(after - 1) != self.kind_at(partner):
            return None
        return after

    def namesake(self, i: int, end: int) -> int | None:
        """The end of "им. А. С. Пушкина"."""
        i += 1
        if i < end and self.words[i] == ".":
            i += 1
        if i < end and (piece := self.kind.get(i)):
            return min(piece.last, end)
        begin = i
        while i < end and (self.context.capital(i) or (self.words[i] == "." and len(self.words[i - 1]) <= 2)):
            i += 1
        return i if i > begin else None

    def left(self, head: int, first: int) -> int:
        """The first of the adjectives before the head that belong to the name."""
        context = self.context
        begin = context.segment_starts[head]
        i = min(head, first)
        start = i
        while i > begin and i > head - 8:
            before = i - 1
            word = self.lower[before]
            if self.is_legal_before(before):
                i = start = before
                continue
            if word in forms("roles"):
                break
            finite = self.tag[before].feats.get("VerbForm") == "Fin"
            if self.pos[before] not in ("ADJ", "VERB", "DET") or finite or not self.agree(before, head):
                if (
                    word in ("и", ",")
                    and before > begin
                    and self.pos[before - 1] == "ADJ"
                    and self.agree(before - 1, head)
                    and start < head
                ):
                    i = before
                    continue
                break
            i = before
            if self.naming(before, head):
                start = before
        return start

    def is_legal_before(self, i: int) -> bool:
        return self.lower[i] in section("legal") and self.words[i].isupper()

    def naming(self, i: int, head: int) -> bool:
        """Whether the adjective at `i` belongs to the name that `head` heads.

        Before a body in small letters an adjective does, unless it only tells which body is meant; before others it
        must be known to.
        """
        word = self.lower[i]
        quoted = head + 1 in self.context.quotations
        if word in forms("adjectives"):
            return True
        if word in forms("regional-adjectives"):
            return self.context.capital(i) or not quoted or self.lower[head] in forms("bodies")
        first = self.context.sentence_start(i)
        if self.context.capital(i) and not (first and self.kind_at(i) is None):
            return True
        if quoted or self.lower[head] not in forms("bodies") or (self.context.capital(head) and not first):
            return False
        return self.pos[i] == "ADJ" and word not in forms("describing-adjectives")

    def described(self, start: int, head: int) -> int | None:
        """The end of a name in quotation marks of which the noun before only says what it names: "клуб «Алтек»"."""
        if self.lower[head] not in forms("descriptions") or any(map(self.context.capital, range(start + 1, head + 1))):
            return None
        begin = start
        while (
            begin > self.context.segment_starts[head] and self.pos[begin - 1] == "ADJ" and self.agree(begin - 1, head)
        ):
            begin -= 1
        if self.context.capital(begin) and not (begin == head and self.context.sentence_start(begin)):
            return None
        return self.name_in_quotes(head + 1)

    def is_titled(self, start: int, head: int) -> bool:
        """Whether adjectives make a name of a noun that mostly describes: "Русская винная компания"."""
        return start < head and self.context.capital(start) and not self.context.sentence_start(start)

    def bare(self, head: int, stop: int) -> tuple[int, int]:
        """The name without a description before it: «Алтек» of "компания «Алтек»"."""
        start = head + 1
        if start < stop and (closed := self.name_in_quotes(start)) is not None:
            return start, closed
        while start < self.context.segment_ends[head] and self.context.capital(start) and self.context.latin(start):
            start += 1
        return head + 1, start

    def headless(self, first: int, last: int) -> Candidate | None:
        """What the tagger found and no head explains: its quotation marks put right, and the state it is of added."""
        context = self.context
        end = min(context.segment_ends[first], last + LONGEST_RUN)
        for i in range(first, last):
            if (closed := self.name_in_quotes(i)) is not None and closed > last:
                last = closed
        first = self.after_verb(first, last)
        words = self.words[first:last]
        if not any(word[:1].isupper() for word in words) or self.is_work(first - 1) or first in self.works:
            return None
        if self.begins_sentence(first, last):
            return None
        if self.lower[first] in section("stop-acronyms") and self.kind_at(first + 1) == "location":
            return None
        if self.latin_word(first):
            return Candidate("organisation", *self.latin_run(first, last))
        if last - first == 1 and self.word(first) in self.work_names:
            return None
        if last - first == 1 and self.lower[first] in self.bare_stops and self.kind_at(last) != "location":
            return None
        if self.words[last - 1] in CLOSING_QUOTES:
            return Candidate("organisation", first, self.owner(last))
        if first and self.words[first - 1] in MAIN_OFFICES and self.words[first] != self.words[first - 1]:
            first -= 1
        while last < end and self.kind_at(last) == "location" and (self.case(last) == "Gen" or context.acronym(last)):
            last = self.kind[last].last
        if (
            context.acronym(first)
            and last < end - 1
            and self.lower[last] == "по"
            and self.kind_at(last + 1) == "location"
        ):
            last = self.kind[last + 1].last
        while (
            last < end
            and context.acronym(last - 1)
            and context.acronym(last)
            and self.kind_at(last) in ("organisation", "location")
        ):
            last += 1
        if first > 0 and self.lower[first - 1] in forms("regional-adjectives") and STATE.match(self.words[first]):
            first -= 1
        return Candidate("organisation", first, last)

    def begins_sentence(self, first: int, last: int) -> bool:
        """Whether only the start of a sentence, or a place at the end, gives the words their capitals."""
        context = self.context
        if last - first == 1 or not context.sentence_start(first) or context.acronym(first) or context.latin(first):
            return False
        capitals = [i for i in range(first + 1, last) if context.capital(i) or not self.words[i].isalpha()]
        return all(self.lower[i] in ("россии", "рф") for i in capitals)

    def latin_word(self, i: int) -> bool:
        return self.context.latin(i) and self.context.capital(i)

    def latin_run(self, first: int, last: int) -> tuple[int, int]:
        """The range grown over the Latin words around it: "Ningbo Garden Tools Co., Ltd."."""
        begin = max(self.context.segment_starts[first], first - LONGEST_RUN)
        end = min(self.context.segment_ends[first], last + LONGEST_RUN)
        while first > begin and self.latin_word(first - 1):
            first -= 1
        while last < end:
            ahead = last
            while ahead < min(end, last + 2) and self.words[ahead] in LATIN_JOINTS:
                ahead += 1
            if (
                ahead < end
                and self.latin_word(ahead)
                and (ahead == last or self.lower[ahead] in section("latin-legal") or self.words[last] not in ",.")
            ):
                last = ahead + 1
            else:
                break
        if last < end and self.words[last] == "." and self.lower[last - 1] in LATIN_ABBREVIATED:
            last += 1
        return first, last

    def in_quotes(self, first: int, last: int) -> Candidate | None:
        """The name in quotation marks that a range lies in, where it begins with the range."""
        if first > 0 and (closed := self.name_in_quotes(first - 1)) is not None and last <= closed <= last + 5:
            return Candidate("organisation", first - 1, closed)
        return None

    @cached_property
    def works(self) -> set[int]:
        """The tokens of quotations that name works, events and other things that are no organisations."""
        quotations = self.context.quotations
        return {
            i
            for mark, closed in quotations.items()
            if closed - mark <= 25 and self.is_work(mark - 1)
            for i in range(mark, closed)
        }

    @cached_property
    def work_names(self) -> set[str]:
        """The first words of the names of works, ships and events: what is «Атлантис» once is no organisation later."""
        out = set()
        for i in range(1, self.context.size - 1):
            if self.is_work(i - 1):
                if self.words[i] in MARKS and self.context.capital(i + 1):
                    out.add(self.word(i + 1))
                elif self.lower[i - 1] in forms("vessels") and self.context.capital(i) and not self.context.acronym(i):
                    out.add(self.word(i))
        return out

    @cached_property
    def bare_stops(self) -> frozenset[str]:
        return section("stop-acronyms") | section("legal")

    def word(self, i: int) -> str:
        return lemma(self.words[i], self.tag[i])

    def is_work(self, i: int) -> bool:
        return i >= 0 and self.lower[i] in forms("works")

    # ------------------------------------------------------------ judging

    def proper(self, i: int) -> bool:
        """Whether the word at `i` makes a name of what stands before it."""
        if self.lower[i] in section("stop-acronyms") and self.context.acronym(i):
            return False
        return self.context.capital(i) and self.lower[i - 1] not in ("в", "во", "на")

    def accepted(self, candidate: Candidate, head: int, group: str | None, tagged: bool) -> bool:
        """Whether the words name one organisation rather than describe any."""
        context = self.context
        first, last = candidate.first, candidate.last
        if group == "plain" or group is None:
            return True
        if self.lower[head] in forms("commissions") and head and self.lower[head - 1] in forms("members"):
            return False  # a body told only by who sits on it
        if self.lower[head] in forms("teams"):
            return self.is_national(first, last)
        if self.is_led_unit(first, head, last):
            return True
        inside = range(first, last)
        quoted = any(self.name_in_quotes(i) for i in inside if i in context.quotations)
        if quoted:
            return True
        if self.tag[head].feats.get("Number") == "Plur":
            return False
        proper = [
            i for i in range(first + 1, last) if context.capital(i) and self.lower[i - 1] not in ("в", "во", "на")
        ]
        if group == "institutions" and "№" in self.words[first:last]:
            return True
        if last - first == 1:
            return (
                tagged
                and context.capital(head)
                and not context.sentence_start(head)
                and self.word(head) not in self.work_names
            )
        if context.capital(first) and not context.sentence_start(first):
            return True
        if tagged and context.capital(first):
            return True
        if last == head + 1 and self.lower[first] in forms("regional-adjectives") and group == "institutions":
            return False
        if group == "bodies":
            return (
                bool(proper)
                or (first < head and any(context.capital(i) for i in inside))
                or self.lower[first] in forms("regional-adjectives")
            )
        return bool(tagged and proper)

    def is_led_unit(self, first: int, head: int, last: int) -> bool:
        """Whether a unit is told to be led by someone, and is not one of an organisation without a name."""
        if last == head + 1 or self.lower[head] not in forms("units"):
            return False
        if not first or self.lower[first - 1] not in forms("chiefs"):
            return False
        return not any(self.lower[i] in heads() for i in range(head + 1, last))

    def is_national(self, first: int, last: int) -> bool:
        """Whether a team plays for a country; that of a region is no organisation."""
        places = [self.word(i) for i in range(first, last) if self.kind_at(i) == "location"]
        return bool(places) and not any(
            lookup(place, kind="region") and not lookup(place, kind="country") for place in places
        )


STATE = re.compile(r"(МИД|МВД|МЧС|ЦБ|ФСБ|ФСИН|ФМБА|РАН|Мин[а-я]{2}|Гос[а-я]{2}|Рос[а-я]{3}|Департамент)")
COMPOUND = re.compile(
    r".{3}(?:стат|надзор|водоканал|энерго|автодор|парк|банк|газ|строй|транс|инвест|молоко|хлеб|телеком|пром|торг|сбыт"
    r"|финанс|лизинг|холдинг|нефть|химмаш)(?:а|у|ом|е)?$"
)
MAIN_OFFICES = frozenset({"ГУ", "СУ", "УФ", "РУ"})
CLOSING_QUOTES = frozenset('»”“"’')
LATIN_JOINTS = frozenset({"&", "and", "of", "for", "the", "-", ",", ".", "/"})
LATIN_ABBREVIATED = frozenset({"co", "ltd", "inc", "corp"})
