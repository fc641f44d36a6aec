"""From a word to whom it stands for: names, pronouns, descriptions, institutions."""

from __future__ import annotations

from presslens.document import Mention
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.appositions import Appositions
from presslens.facts.quotes.cast import Cast, Speaker
from presslens.facts.quotes.described import Descriptions
from presslens.facts.quotes.institutions import Institutions
from presslens.facts.quotes.parties import Parties
from presslens.facts.quotes.profiles import NONE
from presslens.facts.quotes.pronouns import Pronouns
from presslens.facts.quotes.scene import Cue, Scene
from presslens.facts.quotes.subjects import NOMINAL
from presslens.facts.roles.words import GENERIC

SURNAMES = ("ов", "ев", "ёв", "ин", "ын")  # how surnames end that a family shares: "Зорины"


class References:
    """Resolves what the speakers of a document are called."""

    def __init__(self, scene: Scene, cast: Cast, institutions: Institutions) -> None:
        self.scene = scene
        self.cast = cast
        self.institutions = institutions
        self.pronouns = Pronouns(scene, cast, self.refer)
        self.appositions = Appositions(scene, cast)
        self.descriptions = Descriptions(scene, cast)
        self.parties = Parties(scene, cast)

    def refer(self, node: int, high: int, cue: Cue | None = None) -> Speaker | None:
        """Whom a token stands for, with the words after it up to `high`, as the speaker of a cue where one is given."""
        scene = self.scene
        word = scene.lower[node]
        if word in lexicon.words("pronoun"):
            return self.pronouns.pronoun(word, node)
        if word in lexicon.words("that-one"):
            return self.pronouns.latter(node)
        if word in lexicon.words("relative"):
            return self._which(node, cue)
        mention = scene.mention.get(node)
        if mention and mention.kind == "person":
            return self._of_name(mention, high, cue)
        if (person := self.appositions.named(node, high, cue)) is not None:
            return self.cast.of_mention(person)
        if (holder := self.appositions.set_off(node)) is not None:
            return self.cast.of_mention(holder)
        if mention:  # a surname may be taken for a body: "по информации Ордынского"
            single = mention.kind == "organisation" and mention.last - mention.first == 1
            return (self.cast.by_name(node) if single else None) or self.cast.of_mention(mention)
        return self._of_noun(node, high, cue)

    def _which(self, node: int, cue: Cue | None) -> Speaker | None:
        """Whom a clause of speech is about: "сторонники, [которые] доказывали"."""
        scene = self.scene
        verb = scene.head[node]
        if (beside := self._before_which(node, scene.head[verb])) is not None:
            return self.cast.of_mention(beside)
        noun = self._bearer(scene.head[verb]) if verb >= 0 else -1
        if noun >= node and scene.lower[noun] in lexicon.words("relative"):
            return None  # parsers may go in circles
        return self.refer(noun, node, cue) if noun >= 0 and scene.pos[noun] in NOMINAL else None

    def _of_name(self, mention: Mention, high: int, cue: Cue | None) -> Speaker | None:
        """Who is named, or whose kin, or the family of that name: "мама [Зорина]", "[Зорины]"."""
        scene = self.scene
        kin = scene.in_genitive(mention) and mention.first > scene.begin(mention.first)
        if kin and "relative" in self.cast.labels.get(self.cast.nouns.lemma(mention.first - 1), NONE):
            return self.refer(mention.first - 1, high, cue)
        return self._family(mention) or self.cast.of_mention(mention)

    def _of_noun(self, node: int, high: int, cue: Cue | None) -> Speaker | None:
        """Whom a word stands for that is no name: a party, a body or somebody who is described."""
        scene, nouns = self.scene, self.cast.nouns
        participle = scene.tag[node].feats.get("VerbForm") == "Part"
        points = scene.pos[node] == "PRON" or scene.lower[node] in lexicon.words("pointing")
        points = points or scene.lower[node] in lexicon.words("another")
        called = nouns.lemma(node) in self.cast.labels  # "[Судья] отметил", which the tagger takes for a particle
        if (scene.pos[node] not in NOMINAL and not participle and not called) or points or nouns.verb(node):
            return None
        if scene.pos[node] == "PROPN" and (named := self.cast.by_name(node)):
            return named
        if nouns.lemma(node) in lexicon.words("quantity") and (counted := self._counted(node)) is not None:
            node = counted
        if (party := self.parties.party(node, cue)) is not None:
            return party
        labels = self._labels(nouns.lemma(node))
        if not labels and self.institutions.abbreviated(node):
            return self.institutions.body(node, high)
        body = not labels and nouns.lemma(node) in GENERIC and scene.tag[node].feats.get("Animacy") == "Inan"
        if body or labels & lexicon.BODIES or self.institutions.named_thing(node):
            return self.institutions.institution(node, high)
        return self.descriptions.described(node, high, labels, cue)

    def _labels(self, lemma: str) -> frozenset[str]:
        """The labels of a noun; of a compound those of its last part where that is a body: "фан-[клуб]"."""
        labels = self.cast.labels.get(lemma)
        if labels is None and "-" in lemma:
            of_part = self.cast.labels.get(lemma.rpartition("-")[2], NONE)
            return of_part if of_part & lexicon.BODIES else NONE
        return labels or NONE

    def _family(self, mention: Mention) -> Speaker | None:
        """Those who share a surname: "[Зорины] говорят", "со слов [Зориных]"."""
        name = self.scene.names.get(mention.entity_id, "").split()[-1:]
        word = self.scene.doc.tokens.words[mention.last - 1]
        stem = word.removesuffix("ы").removesuffix("ых")
        alone = mention.last - mention.first == 1 and stem != word
        if not alone or not stem.endswith(SURNAMES) or name[0].endswith(("а", "ы")):
            return None
        return Speaker(stem + "ы", "other", plural=True)

    def _before_which(self, which: int, noun: int) -> Mention | None:
        """Who is named right before a clause that the parser hangs on a thing: "на встрече у [Анны Ким], которая
        заметила"."""
        scene = self.scene
        feats, m = scene.tag[which].feats, scene.mention.get(which - 2)
        if feats.get("Case") != "Nom" or scene.lower[which - 1] != "," or noun in scene.mention:
            return None
        if m is None or m.kind != "person" or m.first < noun or not self.cast.nouns.thing(noun):
            return None
        person = self.cast.people.get(m.entity_id)
        return m if person is not None and feats.get("Gender") == self.cast.gender(person) else None

    def _bearer(self, noun: int) -> int:
        """The noun that a clause of speech belongs to: "[сторонники] лунных проектов, которые доказывали"."""
        scene = self.scene
        up = scene.head[noun] if noun >= 0 else -1
        thing = noun >= 0 and scene.tag[noun].feats.get("Animacy") == "Inan"
        if thing and noun not in scene.mention and not self.cast.labels.get(self.cast.nouns.lemma(noun)):
            return up if up >= 0 and scene.pos[up] in ("NOUN", "PROPN") else noun
        return noun

    def _counted(self, node: int) -> int | None:
        """The noun that a word of quantity counts: "ряд [критиков]"."""
        scene = self.scene
        return next((k for k in scene.children[node] if k > node and scene.tag[k].feats.get("Number") == "Plur"), None)
