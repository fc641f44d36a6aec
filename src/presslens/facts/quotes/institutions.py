"""Which body an institution is: "компания", "агентство Рейтер", "пресс-служба фонда", the "ведомство" of before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from presslens.document import Mention
from presslens.entities.mentions.lexicon import forms
from presslens.entities.organisations.aliases import canonical
from presslens.entities.people.lexicon import level
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.cast import MEMORY, Cast, Speaker
from presslens.facts.quotes.found import WORD
from presslens.facts.quotes.profiles import NONE
from presslens.facts.quotes.scene import Scene
from presslens.facts.roles.bodies import Bodies
from presslens.facts.roles.kinds import alike
from presslens.facts.roles.words import table

TITLED = re.compile(r"\s*(?:''|[«„“\"])([^\n«»„“”\"']{2,40})(?:''|[»“”\"])")


class Institutions:
    """Resolves the words by which a document speaks of bodies."""

    def __init__(self, scene: Scene, cast: Cast, bodies: Bodies) -> None:
        self.scene = scene
        self.cast = cast
        self.bodies = bodies

    def institution(self, node: int, high: int) -> Speaker | None:
        """An organisation that is described: "компания", "агентство Рейтер", "пресс-служба фонда"."""
        scene = self.scene
        word = self.cast.nouns.lemma(node)
        near = (scene.mention.get(k) for k in range(node, min(node + 5, high)))
        inside = next((m for m in near if m and m.kind == "organisation"), None)
        if inside and (inside.first <= node or (word not in lexicon.words("body") and inside.first <= node + 2)):
            return self.cast.of_mention(inside)
        words = self.cast.nouns.words(node, high)
        bare = len(words) == 1
        name = self._title(node, high, named=inside is not None) or self.cast.nouns.nominative(node, high)
        singular = scene.tag[node].feats.get("Number") != "Plur" and word != "сми"
        if bare and singular and level(name) == word and (known := self._company(node, word) or self._in_full(word)):
            return known
        if singular and len(words) == 2 and (kind := f"{words[1]} {word}") in table("aliases.tsv"):
            kinds = alike(kind)  # "кредитная организация" of a bank
            recent = self.cast.companies_before(node)
            if same := next((m for m in recent if not kinds.isdisjoint(self.bodies.said(m))), None):
                return self.cast.of_mention(same)
        return Speaker(name, "organisation", organisation_id=inside.entity_id if inside else None) if name else None

    def named_thing(self, node: int) -> bool:
        """Whether a thing with a name of its own is one that speaks for those who make it: "проект «Невод» сообщил"."""
        if self.cast.nouns.lemma(node) not in lexicon.words("titled"):
            return False
        after = self.scene.mention.get(node + 1) or self.scene.mention.get(node + 2)
        body = after is not None and after.kind == "organisation"
        return body or TITLED.match(self.scene.text, self.scene.stop[node]) is not None

    def body(self, node: int, high: int) -> Speaker | None:
        """A body that is known by its form alone: "указывает ЦБ", "пишет «Вестник порта»", "считают Речные силы"."""
        name = self.cast.nouns.nominative(node, high)
        return Speaker(name, "organisation") if name[:1].isupper() else None

    def abbreviated(self, node: int) -> bool:
        """Whether a word is an abbreviation as bodies have: "ЦБ"."""
        word = self.scene.doc.tokens.words[node]
        return len(word) > 1 and word.isupper() and word.isalpha() and not self.scene.text.isupper()

    def _title(self, node: int, high: int, named: bool) -> str | None:
        """The name that stands beside "агентство" or "газета": in marks, or foreign.

        Where it is of a body that is `named` ("пресс-служба Минфина"), marks alone give its own name.
        """
        scene = self.scene
        if titled := TITLED.match(scene.text, scene.stop[node]):
            # of the "пресс-служба «Весны»" it is another's
            return None if self.cast.nouns.lemma(node) in forms("mouthpieces") else titled[1]
        if named:
            return None
        last = node + 1
        while last < min(node + 5, high) and scene.pos[last] in ("PROPN", "X"):
            if (mention := scene.mention.get(last)) is not None and mention.kind == "location":
                return None  # "по данным зоопарка Омска"
            last += 1
        return scene.text[scene.start[node + 1] : scene.stop[last - 1]] if last > node + 1 else None

    def _company(self, node: int, word: str) -> Speaker | None:
        """The organisation named last before "ведомство" or "издание", one with that word in its name first."""
        if (speaking := self._still_speaking(node, word)) is not None:
            return speaking
        recent = self.cast.companies_before(node)
        alias = canonical((word,))[0]
        names = [(m, level(o.name)) for m in recent if (o := self.cast.organisations.get(m.entity_id))]
        # of that kind, rather than with the word somewhere in the name
        forms = lexicon.words(f"form-{word}")
        # names are in the nominative: "Сбербанк" for "банк", but not the "Сад университета" for "университет"
        names = [(m, n) for m, n in names if n.split()[0] in forms or not _owned(word, n)]
        called = [m for m, n in names if word in self.bodies.kinds.get(m.entity_id, NONE) or n.split()[0] in forms]
        called = self._own_first(node, called)
        within = (m for m, n in names if _ends_a_word(word, n) or alias in canonical(tuple(n.split())))
        if (same := next(chain(called, within), None)) is not None:
            return self.cast.of_mention(same)
        if "outlet" in self.cast.labels.get(word, NONE):
            kinds = lexicon.words("printed") if word == "издание" else {word}
            if (outlet := next((m for m in recent if not kinds.isdisjoint(self._called(m))), None)) is not None:
                return self.cast.of_mention(outlet)
            bodies = (x for x in self.cast.spoken[::-1] if x.kind == "organisation")
            return next((x for x in (*self.cast.outlets[::-1], *bodies) if not self._of_office(x.name)), None)
        kinds = alike(word)
        alike_ones = (m for m in recent if not kinds.isdisjoint(self.bodies.kinds.get(m.entity_id, NONE)))
        if (same := next(alike_ones, None)) is not None:
            return self.cast.of_mention(same)
        if word not in lexicon.words("vague"):
            return None
        if self.cast.last and self.cast.last[0].kind == "organisation":
            return self.cast.last[0]
        about = self.bodies.home.get(self.bodies.release(node))  # rather than a body of another kind, named in passing
        own = next((m for m in recent if m.entity_id == about), None)
        return self.cast.of_mention(own or recent[0]) if recent else None

    def _own_first(self, node: int, called: list[Mention]) -> list[Mention]:
        """Bodies of a kind, nearest first, or before those not named just now the one that the release is about.

        "Банк «Нива» снизил ставку. [...] Банк Юга молчит. [...] В [банке] обещают": the first one.
        """
        about = self.bodies.home.get(self.bodies.release(node))
        own = next((m for m in called if m.entity_id == about), None)
        if own is None or self.scene.sentence[node] - self.scene.sentence[called[0].first] <= 1:
            return called
        return [own, *called]

    def _in_full(self, word: str) -> Speaker | None:
        """The body that spoke before by a longer name: "В бюро находок сообщили, что ... В [бюро] добавили, что"."""
        spoken = (s for s in self.cast.spoken[: -MEMORY - 1 : -1] if s.kind == "organisation")
        return next((s for s in spoken if s.organisation_id is None and word in level(s.name).split()), None)

    def _still_speaking(self, node: int, word: str) -> Speaker | None:
        """The body that spoke just before, where a word for many kinds of bodies fits it, whoever is named before.

        "По данным МЧС, вода спала. В [ведомстве] добавили, что ..."
        """
        if self.cast.last is None or word not in lexicon.words("vague"):
            return None
        speaker, at = self.cast.last
        near = self.scene.sentence[node] - self.scene.sentence[at - 1] <= 1
        kinds = self.bodies.kinds.get(speaker.organisation_id, NONE) if speaker.organisation_id is not None else NONE
        return speaker if near and not alike(word).isdisjoint(kinds) else None

    def _of_office(self, name: str) -> bool:
        """Whether the name of a body tells that it is no outlet: "полиция", "Комиссия по ценным бумагам"."""
        words = level(name).replace("-", " ").split()
        labels = self.cast.labels.get(words[0], NONE) | self.cast.labels.get(words[-1], NONE) if words else NONE
        return "institution" in labels and "outlet" not in labels

    def home(self, token: int) -> Speaker | None:
        """The organisation that the release is about."""
        entity_id = self.bodies.home.get(self.bodies.release(token))
        return None if entity_id is None else self.cast.of_mention(self.bodies.first["organisation", entity_id])

    def _called(self, mention: Mention) -> Iterator[str]:
        """The lemmas of an organisation's name and of the word before it: "газета «Заря»"."""
        return map(self.cast.nouns.lemma, range(max(mention.first - 1, 0), mention.last))


def _ends_a_word(word: str, name: str) -> bool:
    """Whether a word of a name ends in another: "банк" in "Сбербанк"."""
    return word in name and any(part.endswith(word) for part in WORD.findall(name))


def _owned(word: str, name: str) -> bool:
    """Whether a word stands in a name for whose the body is: "университет" in the "Сад университета".

    An office of it speaks for it: the "управление полиции" is "полиция".
    """
    parts = WORD.findall(name)
    stem = word.rstrip("аяоеь")
    owned = word not in parts and any(part.startswith(stem) for part in parts[1:])
    return owned and lexicon.words("body").isdisjoint(parts)
