"""Quotations, direct and indirect, with their speakers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from presslens.document import Document, Quote
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.cast import Speaker
from presslens.facts.quotes.found import WORD, Found
from presslens.facts.quotes.interviews import Interviews
from presslens.facts.quotes.quoted import DEPTH
from presslens.facts.quotes.reports import Reports
from presslens.facts.quotes.scene import SILENT, Scene
from presslens.facts.quotes.speakers import Speakers
from presslens.facts.quotes.utterances import Utterances
from presslens.facts.roles.bodies import Bodies

NAMING = 4  # words of a name in marks, at most
RUNS_ON = 2  # paragraphs over which an utterance without a speaker is the last speaker's


def find_quotes(doc: Document, bodies: Bodies) -> None:
    """Fill `quotes`; `bodies` are the document's."""
    if not len(doc.tokens):
        return
    scene = Scene(doc)
    utterances = Utterances(scene)
    direct = utterances.run()
    interviews = Interviews(scene, direct)
    answers = interviews.run()
    within = {(f.start, f.stop) for f in interviews.within}
    direct = [*(f for f in direct if (f.start, f.stop) not in within), *answers]
    indirect = list({(f.start, f.stop): f for f in Reports(scene, direct).run()}.values())
    direct += fragments(scene, utterances, direct, indirect)
    found = sorted([*direct, *filter(lambda f: not _quoted_whole(scene, f, direct), indirect)], key=_order)
    said = attribute(scene, found, direct, bodies, interviews)
    doc.quotes = [_quote(scene, f, speaker) for f, speaker in said if speaker or not _nobody(scene, f)]


def words_spoken(text: str, quotes: Iterable[Quote]) -> int:
    """The number of words in quotations of one speaker; what a report quotes in marks counts once."""
    words = reach = 0
    for quote in sorted(quotes, key=lambda q: q.start):
        words += len(WORD.findall(text, max(quote.start, reach), max(quote.stop, reach)))
        reach = max(reach, quote.stop)
    return words


def fragments(scene: Scene, utterances: Utterances, direct: list[Found], indirect: list[Found]) -> list[Found]:
    """The words in marks, two or more, within what is reported: "сообщил, что это «критический момент»"."""
    out = []
    reports = sorted(indirect, key=lambda f: f.start)
    starts = [f.start for f in reports]
    said = sorted((f.start, f.stop) for f in direct)
    for i, segment in enumerate(scene.doc.segments):
        if segment.kind in SILENT:
            continue
        for m in utterances.quoted.marked[i][0]:
            if m.stop is None or m.depth > DEPTH or not scene.text[m.start : m.start + 1].islower():
                continue
            verb = any(map(scene.finite, range(scene.token_at(m.start), scene.token_before(m.stop))))
            if not verb and _is_name(scene, m.start, m.stop):
                continue
            k = bisect_right(starts, m.start) - 1
            if k < 0 or m.left >= reports[k].stop or len(WORD.findall(scene.text[m.start : m.stop])) < 2:
                continue
            d = bisect_right(said, (m.start, len(scene.text))) - 1
            if d >= 0 and m.start < said[d][1]:
                continue
            r = reports[k]
            r.stop = max(r.stop, m.stop)  # marks may hold more than one sentence
            out.append(Found("direct", m.start, m.stop, r.zone, r.cue, r.source, chain=-2, segment=i))
    return out


def _is_name(scene: Scene, start: int, stop: int) -> bool:
    """Whether words in marks name something: few, and the last of them somebody's name ("закон Яковлева")."""
    found = scene.text[start:stop].split()
    of = any(scene.pos[k] == "ADP" for k in range(scene.token_at(start), scene.token_before(stop)))
    return 1 < len(found) <= NAMING and found[-1][:1].isupper() and not of


def attribute(
    scene: Scene, found: list[Found], direct: list[Found], bodies: Bodies, interviews: Interviews
) -> list[tuple[Found, Speaker | None]]:
    """The speaker of each quotation; one whom nobody is named beside is the last speaker's."""
    speakers = Speakers(scene, direct, bodies)
    _listen(scene, direct)
    chains: dict[int, Speaker | None] = {}
    zones: dict[tuple[int, int], Speaker | None] = {}
    out: list[tuple[Found, Speaker | None]] = []
    last: Speaker | None = None
    persons: set[str] = set()
    last_segment = labelled = -9  # the paragraphs of who spoke last, and of who did so after a name or its answers
    for f in found:
        segment = scene.doc.sentences[scene.sentence[scene.token_at(f.start)]].segment_id
        if f.chain >= 0 and f.chain in chains:
            speaker = chains[f.chain]
        elif f.zone in zones:
            speaker = zones[f.zone]
        elif f.zone:
            speaker = zones[f.zone] = speakers.speaker(f)
        elif f.asks:
            host = speakers.cast.people.get(interviews.hosts.get(scene.doc.segments[f.segment].release_id, -1))
            out.append((f, speakers.cast.of_person(host) if host else None))
            continue
        elif f.answers and last and segment - labelled <= RUNS_ON:
            speaker, labelled = last, segment  # "Анна Ким, тренер: ¶ — Играли плохо. ¶ Кто болен? ¶ — Ни один."
        elif f.answers:
            release = scene.doc.segments[f.segment].release_id
            guest = speakers.cast.people.get(interviews.guests.get(release, -1))
            speaker = speakers.cast.of_person(guest) if guest else speakers.cast.leading(f.segment)
        else:
            alone = last if len(persons) == 1 else None  # nobody else has spoken in the text
            speaker = last if segment - last_segment <= RUNS_ON else alone
            if speaker and speaker.gender not in (f.voice, None) and f.voice:
                speaker = None
        if f.chain >= 0:
            chains[f.chain] = speaker
        if speaker:
            if speaker.kind == "person":
                persons.add(speaker.name)
                labelled = segment if f.captioned else labelled
            last, last_segment = speaker, segment
        out.append((f, speaker))
    return _answered(out)


def _listen(scene: Scene, direct: list[Found]) -> None:
    """Tell the gender of the speaker of each utterance by what he or she says: "я [видела]"."""
    voices: dict[object, str] = {}
    for f in direct:
        if voice := scene.voice(f.start, f.stop):
            voices.setdefault(_utterance(f), voice)
    for f in direct:
        f.voice = voices.get(_utterance(f))


def _utterance(f: Found) -> object:
    """What the parts of one utterance share."""
    return f.zone or f.chain


def _answered(found: list[tuple[Found, Speaker | None]]) -> list[tuple[Found, Speaker | None]]:
    """In an interview the one who is named beside some of the answers gives the others too."""
    run = [f.asks for f, _ in found]
    names = {s.name: s for f, s in found if s and f.kind == "direct" and s.kind == "person" and not f.asks}
    if not any(run) or len(names) != 1:
        return found
    (speaker,) = names.values()
    return [(f, speaker if s is None and f.kind == "direct" and not f.asks and f.zone is None else s) for f, s in found]


def _nobody(scene: Scene, f: Found) -> bool:
    """Whether a report is said of nobody in particular: "как полагают в городе", "как следует из протокола".

    Nor does a machine ask: "сервис подсказывает, нужен ли зонт".
    """
    if f.noun is not None:
        return True
    if f.kind == "direct" or f.cue is None:
        return False
    first = scene.token_at(f.start)
    if "ли" in scene.lower[first + 1 : first + 2]:
        return True
    above = scene.head[f.cue.token] if f.cue.form == "infinitive" else -1  # "[стали] говорить, что"
    several = any(scene.tag[k].feats.get("Number") == "Plur" for k in (f.cue.token, above) if k >= 0)
    return f.cue.lemma in lexicon.words("following") or several


def _order(f: Found) -> tuple[int, int]:
    return f.start, -f.stop


def _quoted_whole(scene: Scene, report: Found, direct: list[Found]) -> bool:
    """Whether what is reported is nothing but words in marks."""
    inside = [f for f in direct if report.start <= f.start < report.stop]
    if not inside:
        return False
    words = len(WORD.findall(scene.text[report.start : report.stop]))
    quoted = sum(len(WORD.findall(scene.text[f.start : min(f.stop, report.stop)])) for f in inside)
    opens = min(f.start for f in inside) - report.start <= 1
    return words == quoted or (opens and words - quoted < 3)


def _quote(scene: Scene, f: Found, speaker: Speaker | None) -> Quote:
    release = scene.doc.sentences[scene.sentence[scene.token_at(f.start)]].release_id
    cue_start = cue_stop = None
    if f.source is not None:
        first = max(f.zone[0] if f.zone else f.source, f.source - 3)
        cue_start, cue_stop = scene.start[first], scene.stop[f.source]
    elif f.cue:
        cue_start, cue_stop = scene.start[f.cue.first], scene.stop[f.cue.last - 1]
    quote = Quote(release, f.kind, f.start, f.stop, cue_start=cue_start, cue_stop=cue_stop)
    if speaker:
        quote.speaker, quote.speaker_kind = speaker.name, speaker.kind
        quote.person_id, quote.organisation_id = speaker.person_id, speaker.organisation_id
    return quote
