"""Whose document it is in which something "говорится"."""

from __future__ import annotations

from collections.abc import Iterable

from presslens.document import Mention
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.cast import RECENT, Cast, Speaker
from presslens.facts.quotes.references import References
from presslens.facts.quotes.scene import Cue, Scene

MEMORY = 120  # tokens before a paper among which it is told whose it is
LETTERS = 4  # by which the forms of a noun are known
SIGNED = 8  # tokens after "за подписью" among which it is told whose


class Documents:
    """Finds who wrote, sent or published what a text cites."""

    def __init__(self, scene: Scene, cast: Cast, references: References) -> None:
        self.scene = scene
        self.cast = cast
        self.references = references

    def speaker(self, cue: Cue, first: int, last: int) -> Speaker | None:
        """Whose document it is in which something "говорится"."""
        scene = self.scene
        low, high = scene.begin(cue.token), min(scene.end(cue.token), max(last, cue.last + 8))
        if (speaker := self.written(max(low, cue.token - 20), high)) is not None:
            return speaker
        far = scene.sentence[cue.token] - scene.sentence[self.cast.last[1] - 1] if self.cast.last else RECENT + 1
        if cue.lemma in lexicon.words("following") and not self._known(low, high):
            return None  # "как следует из выписки"
        old = (
            cue.form == "finite" and scene.tag[cue.token].feats.get("Tense") == "Past"
        )  # "В письме говорилось": no release is told of so
        other = cue.form == "passive" and any(scene.lower[k] in lexicon.words("any-paper") for k in range(low, high))
        home = self.references.institutions.home(cue.token) if far > 1 and not (old or other) else None
        before = self.cast.last[0] if self.cast.last and far <= RECENT else None
        if before and before.kind == "person":
            before = None
        if before and self._of_many(low, high):
            before = None
        return home or before

    def _known(self, low: int, high: int) -> bool:
        """Whether a paper is told of that whoever a release is about gives out: "следует из [отчётности]"."""
        kinds = lexicon.words("document") | lexicon.words("letter") | lexicon.words("disclosure")
        return any(self.cast.nouns.lemma(k) in kinds for k in range(low, high))

    def _of_many(self, low: int, high: int) -> bool:
        """Whether a document is nobody's own: "в принятой [резолюции] говорится", "в [итоговом] документе"."""
        lemmas = set(map(self.cast.nouns.lemma, range(low, high)))
        return not lemmas.isdisjoint(lexicon.words("joint"))

    def written(self, low: int, high: int) -> Speaker | None:
        """Whose document or site is told by a place among tokens: "в сообщении МЧС", "на странице фонда"."""
        scene = self.scene
        for j in range(low, high):
            if scene.lower[j] not in lexicon.words("place"):
                continue
            if scene.lower[j + 1 : j + 2] in (["котором"], ["которой"], ["которых"]):
                return self._publisher(j + 1)
            if scene.lower[j + 1 : j + 2] in (["нем"], ["ней"], ["них"]) and (sender := self._sender(j)) is not None:
                return self.references.refer(sender, scene.end(sender))
            noun = next((k for k in range(j + 1, min(j + 4, high)) if scene.pos[k] in ("NOUN", "PROPN")), None)
            if noun is None:
                continue
            if noun in scene.mention:
                if scene.mention[noun].kind == "location":  # "Двери в Омске, говорится в сообщении фонда, ..."
                    continue
                return self.cast.of_mention(scene.mention[noun])
            if scene.lower[noun - 1] in lexicon.words("possessive"):
                return self.references.pronouns.pronoun(scene.lower[noun - 1], noun - 1)
            lemma = self.cast.nouns.lemma(noun)
            if (signed := self._signed(noun, high)) is not None:
                return self.cast.of_mention(signed)
            known = lemma in lexicon.words("document") or lemma in lexicon.words("letter")
            owner = self.owned(noun) if known else None
            if known and (owner := self.maker(noun) if owner is None else owner) is not None:
                return self.references.refer(owner, high)
            if lemma in lexicon.words("letter") and (author := self._author(noun)) is not None:
                return self.references.refer(author, scene.end(author))
            if known and (before := self._told_before(noun, lemma)) is not None:
                return self.references.refer(before, scene.end(before))
        return None

    def _told_before(self, paper: int, lemma: str) -> int | None:
        """Whose paper of that kind is told of further above: "[Обращение] дольщиков прочли. В обращении говорится"."""
        scene = self.scene
        release = scene.doc.sentences[scene.sentence[paper]].release_id
        for k in range(paper - 1, max(paper - MEMORY, -1), -1):
            if scene.lower[k][:LETTERS] != lemma[:LETTERS] or scene.pos[k] != "NOUN":
                continue
            owner = self.owned(k) if self.cast.nouns.lemma(k) == lemma else None
            if owner is not None and scene.tag[owner].feats.get("Case") == "Gen":
                return owner if scene.doc.sentences[scene.sentence[k]].release_id == release else None
        return None

    def _signed(self, paper: int, high: int) -> Mention | None:
        """Who has signed what is cited: "в ответе за подписью директора [Анны Ким]"."""
        scene = self.scene
        if scene.lower[paper + 1 : paper + 3] != ["за", "подписью"]:
            return None
        named = (scene.mention.get(k) for k in range(paper + 3, min(paper + 3 + SIGNED, scene.end(paper))))
        return next((m for m in named if m and m.kind == "person"), None)

    def _author(self, letter: int) -> int | None:
        """Who sends a greeting or condolences that are cited next: "Мэр поздравил врачей. В телеграмме ..."."""
        scene = self.scene
        last = scene.sentence[letter]
        release = scene.doc.sentences[last].release_id
        for s in range(last - 1, max(last - RECENT - 1, -1), -1):
            if scene.doc.sentences[s].release_id != release:
                return None
            verbs = filter(scene.finite, range(*scene.span(s)))
            sending = (
                k for k in verbs if self.cast.nouns.lemma(k) in lexicon.words("sending") and self._to_somebody(k)
            )
            subjects = (scene.subject(k, *scene.span(s)) for k in sending)
            if (subject := next((k for k in subjects if k is not None), None)) is not None:
                return subject
        return None

    def _to_somebody(self, verb: int) -> bool:
        """Whether somebody sends something, or writes to somebody, not "«...», — [написал] Ким"."""
        if self.cast.nouns.lemma(verb) not in lexicon.words("writing"):
            return True
        return any(self.scene.relation[k] in ("obj", "iobj") for k in self.scene.children[verb])

    def owned(self, noun: int) -> int | None:
        """Whose something is: "комментарий [директора]"."""
        scene = self.scene
        return next((k for k in scene.children[noun] if k > noun and scene.pos[k] in ("NOUN", "PROPN", "X")), None)

    def maker(self, noun: int) -> int | None:
        """By whom something is made: "опрос, проведённый [фондом]"."""
        scene = self.scene
        made = (k for p in scene.children[noun] if scene.relation[p] == "acl" for k in scene.children[p])
        return next((k for k in made if scene.relation[k] in ("obl", "obl:agent") and k in scene.mention), None)

    def _sender(self, pronoun: int) -> int | None:
        """Who sends or publishes what the sentence before tells of: "Посол прислал письмо. В нём говорится".

        What somebody only reads out is of others: "Депутат зачитала обращение [жителей]. В нём говорится".
        """
        scene = self.scene
        s = scene.sentence[pronoun] - 1
        while s > 0 and self.cast.said.inside(scene.start[scene.bounds[s] + 1]):
            s -= 1
        for k in range(*scene.span(s)) if s >= 0 else ():
            verb = scene.head[k] if scene.relation[k] == "obj" else -1
            if verb >= 0 and self.cast.nouns.lemma(k) in lexicon.words("document"):
                read = self.cast.nouns.lemma(verb) in lexicon.words("reading")
                return self.owned(k) if read else scene.subject(verb, *scene.span(s))
        return None

    def read_out(self, verbs: Iterable[int]) -> int | None:
        """Whose paper is read out in a sentence that leads to speech: "Депутат зачитал жалобу [жильцов]: «...»"."""
        scene = self.scene
        reading = (v for v in verbs if self.cast.nouns.lemma(v) in lexicon.words("reading"))
        papers = (k for v in reading for k in scene.children[v] if scene.relation[k] == "obj" and k > v)
        kinds = lexicon.words("document") | lexicon.words("letter") | lexicon.words("plea")
        return next((o for k in papers if self.cast.nouns.lemma(k) in kinds and (o := self.owned(k)) is not None), None)

    def _publisher(self, relative: int) -> Speaker | None:
        """Whose document it is: "Музей выпустил памятку, где сказано"."""
        scene = self.scene
        verb = scene.head[relative]
        noun = scene.head[verb] if verb >= 0 else -1
        up = scene.head[noun] if noun >= 0 else -1
        subject = (
            next((k for k in scene.children[up] if scene.relation[k].startswith("nsubj")), None) if up >= 0 else None
        )
        return None if subject is None else self.references.refer(subject, noun)
