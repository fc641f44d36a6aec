"""Who has which prize: "Гран-при получил Зорин", "кубок вручили Зорину", "Гран-при – «Соль», режиссёр Глеб Зорин"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from presslens.document import Mention
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.nouns import Nouns
from presslens.facts.quotes.scene import Scene
from presslens.facts.quotes.turns import DASHES

FEW = 4  # tokens of a prize's name before the dash of a list
LINE = 40  # tokens of a line of a list


class Awards:
    """Finds the prizes of the people of a document."""

    def __init__(self, scene: Scene, nouns: Nouns) -> None:
        self.scene = scene
        self.nouns = nouns

    def of(self, mention: Mention, verb: int) -> list[str]:
        """The words of the prizes that a sentence gives somebody, whose verb may be told; none where it gives none."""
        lemma = self.nouns.lemma(verb) if verb >= 0 else ""
        takes = lemma in lexicon.words("taking") and self.scene.can_be_subject(mention)
        dative = any(self.scene.tag[k].feats.get("Case") == "Dat" for k in range(mention.first, mention.last))
        if takes or (lemma in lexicon.words("awarding") and dative):
            return list(
                self._words(k for k in self.scene.children[verb] if k not in range(mention.first, mention.last))
            )
        prize = self.scene.head[mention.first]  # "вручили [премию] Анне Ким", where the parser hangs her on it
        given = dative and prize >= 0 and self.nouns.lemma(self.scene.head[prize]) in lexicon.words("awarding")
        return list(self._words([prize])) if given else self._listed(mention)

    def _words(self, nouns: Iterable[int]) -> Iterator[str]:
        """The lemmas of prizes and of their adjectives: "специальный", "приз"."""
        for k in nouns:
            if self.nouns.lemma(k) in lexicon.words("prize"):
                yield self.nouns.lemma(k)
                yield from map(self.nouns.lemma, (j for j in self.scene.children[k] if self.scene.pos[j] == "ADJ"))

    def _listed(self, mention: Mention) -> list[str]:
        """The prize before the dash of a line of a list that names nobody else."""
        scene, begin = self.scene, self.scene.begin(mention.first)
        dash = next((k for k in range(begin + 1, min(begin + FEW, mention.first)) if scene.lower[k] in DASHES), None)
        if dash is None or self.nouns.lemma(dash - 1) not in lexicon.words("prize"):
            return []
        named = map(scene.mention.get, range(begin, min(scene.end(begin), begin + LINE)))
        others = any(m.kind == "person" and m.entity_id != mention.entity_id for m in named if m)
        return [] if others else list(map(self.nouns.lemma, range(begin, dash)))
