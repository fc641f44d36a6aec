"""Names in Latin letters: "Ningbo Garden Tools Co., Ltd."."""

from __future__ import annotations

from presslens.entities.mentions.lexicon import section
from presslens.entities.mentions.wording import LONGEST_RUN, Wording

LATIN_JOINTS = frozenset({"&", "and", "of", "for", "the", "-", ",", ".", "/"})
LATIN_ABBREVIATED = frozenset({"co", "ltd", "inc", "corp"})


class Latin(Wording):
    """How far a name in Latin letters reaches."""

    def dotted(self, i: int) -> int:
        """The end of a legal form in pieces that begins at `i` ("S.p.A.", "A/S"); `i` where there is none."""
        if self.words[i + 1 : i + 2] == ["/"] and "".join(self.lower[i : i + 3]) in section("latin-legal"):
            return i + 3
        for size in (6, 4):
            form = "".join(self.lower[i : i + size])
            if (
                i + size <= self.context.size
                and form.endswith(".")
                and "." in form[:-1]
                and form[:-1] in section("latin-legal")
            ):
                return i + size
        return i

    def is_short_form(self, last: int) -> bool:
        """Whether a legal form that ends in a full stop ends before `last`: "Ltd", "e. V"."""
        pieces = "".join(self.lower[max(0, last - 3) : last])
        return self.lower[last - 1] in LATIN_ABBREVIATED or ("." in pieces and pieces in section("latin-legal"))

    def in_bracket(self, i: int, end: int) -> bool:
        """Whether one word stands in brackets before a legal form that goes on the name: "Yarvit | (Pvt) Ltd"."""
        if i + 3 >= end or self.words[i] != "(" or self.words[i + 2] != ")":
            return False
        return self.latin_word(i + 1) and self.latin_word(i + 3) and self.lower[i + 3] in section("latin-legal")

    def is_dot_within(self, i: int, end: int) -> bool:
        """Whether a full stop stands within a Latin name, without blanks: "Yarvit | .Eye"."""
        return i + 1 < end and self.context.capital(i + 1) and self.latin_word(i + 1) and self.is_joint(i)

    def is_joint(self, i: int) -> bool:
        """Whether a full stop stands between two tokens without blanks."""
        t = self.context.tokens
        return self.words[i] == "." and t.start[i] == t.stop[i - 1] and t.start[i + 1] == t.stop[i]

    def latin_run(self, first: int, last: int) -> tuple[int, int]:
        """The range grown over the Latin words around it: "Ningbo Garden Tools Co., Ltd."."""
        begin = max(self.context.segment_starts[first], first - LONGEST_RUN)
        end = min(self.context.segment_ends[first], last + LONGEST_RUN)
        titles = section("latin-titles")
        while first > begin and self.latin_word(first - 1) and self.lower[first - 1] not in titles:
            first -= 1
        first += first < last - 1 and self.lower[first] in titles  # "CEO | Yarvit"
        while last < end:
            if self.in_bracket(last, end):
                last += 3
                continue
            if (dotted := self.dotted(last)) > last:
                return first, dotted
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
        if last < end and self.words[last] == "." and self.is_short_form(last):
            last += 1
        return first, last
