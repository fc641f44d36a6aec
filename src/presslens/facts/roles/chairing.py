"""Who chairs a body, by its meeting: "Заседание совета фонда прошло под председательством Анны Ким"."""

from __future__ import annotations

from collections.abc import Iterator

from presslens.document import Document, Tokens
from presslens.facts.roles.lexicon import Entry
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.phrases import Reader
from presslens.facts.roles.predicates import Predicates
from presslens.facts.roles.sharing import Link
from presslens.facts.roles.trimming import CLOSING
from presslens.facts.roles.words import ASSISTING, SUBJECTS, lemma_at, word_list

CHAIRED = frozenset(("председательством",))
CHAIRMAN = "председателя"
CHAIR = Entry("председатель", "office", fixed=True)
MEETINGS = word_list("meetings")
# Bodies whose meetings their own chairmen lead: others' may be led by whoever stands above.
COLLEGIAL = word_list("collegial")
NOT_CHAIRING = ASSISTING | {"член", "участник", "участница"}
ABOVE = 3  # nouns from "под председательством" up to the meeting
BODY = 6  # tokens from the meeting to the noun of the body


def chairs(doc: Document, reader: Reader, predicates: Predicates) -> Iterator[Link]:
    """The role of a chairman, read from the meeting on, with who leads that."""
    t = doc.tokens
    for i in t.places(CHAIRED):
        person = predicates.named_after(i + 1, "Gen") if t.lower[i - 1] == "под" else None
        if person is None:
            continue
        meeting = _meeting(doc, i)
        deputy = CHAIRMAN in t.lower[i + 1 : person.first]  # no "заместителя министра", who may be its chairman
        if meeting is None and not deputy and (phrase := _of_body(t, reader, i - 1)) is not None:
            yield phrase, person, None
        if meeting is None or _stands_in(doc, reader, i + 1, person.first):
            continue
        phrase = Phrase(meeting, meeting, CHAIR, [meeting], [], outer=meeting, called=CHAIR.lemma)
        reader.complements.read(phrase)
        if is_collegial(t, phrase):
            yield phrase, person, None


def _of_body(t: Tokens, reader: Reader, stop: int) -> Phrase | None:
    """The role of the chairman of the body named before a token: "Комиссия по наградам | под председательством"."""
    m = reader.mention.get(stop - 1 - (stop > 1 and t.words[stop - 1] in CLOSING))
    if m is None or m.kind != "organisation":
        return None
    nouns = (k for k in range(m.first, m.last) if t.pos[k] == "NOUN" or lemma_at(t, k) in COLLEGIAL)
    noun = next(nouns, None)  # after "Государственная", which may pass for a name
    if noun is None or lemma_at(t, noun) not in COLLEGIAL:
        return None
    role = Phrase(noun, noun, CHAIR, [noun], [], stop=m.last, outer=noun, called=CHAIR.lemma)
    role.organisation = m
    return role


def _meeting(doc: Document, i: int) -> int | None:
    """The noun of the meeting that is led: the subject of the verb, or what the words depend on."""
    t, above = doc.tokens, doc.tokens.head[i]
    for _ in range(ABOVE):
        if above < 0 or lemma_at(t, above) in MEETINGS:
            break
        if t.pos[above] == "VERB":
            above = next((c for c in t.children[above] if t.relation[c] in SUBJECTS), -1)
            break
        above = t.head[above]
    return above if above >= 0 and lemma_at(t, above) in MEETINGS else None


def _stands_in(doc: Document, reader: Reader, first: int, stop: int) -> bool:
    """Whether whoever leads a meeting is told to be a deputy or a member only."""
    entries = (reader.lexicon.find(doc.tokens.lower[k]) for k in range(first, stop))
    return any(entry is not None and entry.lemma in NOT_CHAIRING for entry in entries)


def is_collegial(t: Tokens, phrase: Phrase) -> bool:
    """Whether a role is of a body that has a chairman of its own: of a "комиссия", not of the "правительство"."""
    near = range(phrase.head + 1, min(phrase.stop, phrase.head + BODY))
    noun = next((k for k in near if t.pos[k] in ("NOUN", "PROPN")), None)
    return noun is not None and lemma_at(t, noun) in COLLEGIAL
