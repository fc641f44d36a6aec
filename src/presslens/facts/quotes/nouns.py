"""Noun phrases: their extent, their words, and how they are said of a subject."""

from __future__ import annotations

from presslens.document import Mention
from presslens.entities.people.lexicon import level
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.attributions import DASH
from presslens.facts.quotes.marks import MARKS
from presslens.facts.quotes.scene import Scene
from presslens.tagging.morphology import best_reading, like, readings
from presslens.tagging.morphology import lemma as lemma_of

WHOM = (["ним"], ["ней"], ["ними"])  # pronouns after a preposition
POINTING = frozenset(("этих", "этого", "этой", "тех", "таких"))  # before what a verb's object rather is
ONE = "один"  # the number that has the case of what it counts
PARTICIPLES = ("ий", "ый", "ая", "его", "ого", "ему", "ому", "им", "ым", "ем", "ом", "ей", "ой", "ую")  # their ends
OF_POSTS = ("управляющ", "исполняющ")  # participles that are of a post: "управляющий директор"


class Nouns:
    """The noun phrases of a document."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def lemma(self, k: int) -> str:
        """The dictionary form of a token; of a participle that is a known noun ("заведующая") the noun."""
        scene = self.scene
        word, tag = scene.doc.tokens.words[k], scene.tag[k]
        if (
            scene.lower[k].endswith(PARTICIPLES)
            and (reading := best_reading(word, tag))
            and "PRTF" in reading.grammemes
        ):
            noun = level(reading.inflect({"nomn", "sing", "masc"}) or "")
            if noun in lexicon.labels():
                return noun
        return level(lemma_of(word, tag))

    def subject(self, k: int) -> bool:
        """Whether a noun can be a subject by its tag, or by the dictionary where that knows no such form."""
        return self.scene.tag[k].feats.get("Case") == "Nom" or self.scene.misread(k) is not None

    def plural(self, k: int) -> bool:
        """Whether a noun can be of several, whatever its tag: "[учителя] говорят"."""
        found = readings(self.scene.doc.tokens.words[k])
        return any(r.feats.get("Case") == "Nom" and r.feats.get("Number") == "Plur" for r in found)

    def people(self, k: int) -> bool:
        """Whether a token is a noun for several people who act: "[аналитики] ждут"."""
        feats = self.scene.tag[k].feats
        several = feats.get("Number") == "Plur" and feats.get("Animacy") == "Anim"
        return several and self.scene.pos[k] == "NOUN" and feats.get("Case") == "Nom"

    def thing(self, k: int) -> bool:
        """Whether a noun is of a thing: by its tag, unless the dictionary knows it of living beings only."""
        return self.scene.tag[k].feats.get("Animacy") == "Inan" and not self.scene.living(k)

    def verb(self, k: int) -> bool:
        """Whether the dictionary knows a word as a verb only, whatever its tag: "[Пришёл] и говорит: «...»"."""
        found = readings(self.scene.doc.tokens.words[k])
        return bool(found) and all(r.is_known and "VERB" in r.grammemes for r in found)

    def gender(self, k: int) -> str | None:
        """The gender of a noun, by the dictionary where its tag cannot be right."""
        reading = self.scene.misread(k)
        return (reading or self.scene.tag[k]).feats.get("Gender")

    def _phrase(self, node: int, high: int) -> tuple[int, int]:
        """The tokens of a noun phrase, up to the first comma, bracket or verb."""
        scene = self.scene
        low = max(scene.begin(node), node - 6)
        first = scene.leftmost(node, low)
        first = max((k + 1 for k in scene.unquoted(first, node) if scene.lower[k] in DASH), default=first)
        while first < node and (
            (scene.lower[first] in lexicon.words("own") or self.lemma(first) in lexicon.words("own"))
            or scene.lower[first] in lexicon.words("possessive")
            or first in scene.cues
            or (
                scene.pos[first] in ("PUNCT", "ADP", "CCONJ", "SCONJ", "PART", "ADV", "PRON", "VERB")
                and scene.tag[first].feats.get("VerbForm") != "Part"
            )
        ):
            first += 1
        last = node + 1
        stop = min(high, scene.end(node), node + 20)
        quoted = opened = self._opened(first)
        while last < stop:
            word = scene.lower[last]
            if word in ("«", "»", '"', "„", "“"):
                quoted = word in ("«", "„") or (word == '"' and not quoted)
            elif self._within(last, node):
                pass  # "пресс-служба театра имени А[.] С. Седова"
            elif word in POINTING and scene.tag[node].feats.get("Animacy") == "Inan":
                break  # "в министерстве [этих] данных не подтвердили"
            elif scene.lists(last, node, stop):
                pass  # "министр торговли, связи и леса"
            elif last == node + 1 and word.isdigit() and scene.tag[node].feats.get("Animacy") == "Anim":
                break  # "отправил жене [33] письма"
            elif not quoted and (self._occasion(last) or self._himself(last)):
                break  # "сказала мать погибшего [после] заседания", "ректор [и] сам"
            elif self._sufferer(last, node):
                pass  # "мать погибшего"
            elif scene.pos[last] == "ADP" and last + 1 in scene.cues:
                break  # "сто рыбаков с криками"
            elif scene.pos[last] == "ADP" and scene.tag[node].feats.get("VerbForm") == "Part":
                break  # "оправданный от комментариев отказался"
            elif (
                (not quoted and (word in lexicon.words("towards") or self._theme(last, node)))
                or (not quoted and (scene.pos[last] in ("PUNCT", "VERB", "SCONJ", "AUX", "PART") or scene.finite(last)))
                or (not quoted and (not self._under(last, node) or self._addressed(last)))
            ):
                break
            last += 1
        if quoted and scene.lower[last : last + 1] in (["»"], ["“"], ['"']):
            last += 1
        closes = not {"»", "“", '"'}.isdisjoint(scene.lower[first:last])
        return first - (opened and closes), last  # "пишет сам «Вестник порта»"

    def _within(self, k: int, node: int) -> bool:
        """Whether a token goes on with the name of a body that began after a noun."""
        mention = self.scene.mention.get(k)
        return mention is not None and mention.kind == "organisation" and node < mention.first < k

    def _theme(self, k: int, node: int) -> bool:
        """Whether a token opens what a person speaks of or to: "сказал министр [о] работе", "... [на] вопрос Ким"."""
        scene = self.scene
        if scene.tag[node].feats.get("Animacy") != "Anim":
            return False
        about = scene.lower[k] in lexicon.words("about") or scene.lower[k] in lexicon.words("utterance")
        with_whom = scene.pos[k] == "ADP" and scene.lower[k + 1 : k + 2] in WHOM  # "судья [с] ним согласился"
        return (
            about
            or with_whom
            or (scene.lower[k] == "на" and scene.lower[k + 1 : k + 2] in (["вопрос"], ["вопросы"], ["слова"]))
        )

    def _sufferer(self, k: int, node: int) -> bool:
        """Whether a participle tells whose somebody is: "адвокат [потерпевшей]", "отец [убитого] журналиста"."""
        feats = self.scene.tag[k].feats
        genitive = feats.get("VerbForm") == "Part" and feats.get("Case") == "Gen"
        return genitive and k not in self.scene.mention and self._under(k, node)

    def _himself(self, k: int) -> bool:
        """Whether a token begins what adds nothing to who is told of: "ректор [и] сам пишет"."""
        after = self.scene.lower[k + 1 : k + 2]
        return self.scene.lower[k] in lexicon.words("and") and not lexicon.words("himself").isdisjoint(after)

    def _occasion(self, k: int) -> bool:
        """Whether a preposition begins where or when somebody spoke: "источник [на] пресс-конференции"."""
        near = self.scene.lower[k + 1 : k + 3] if self.scene.pos[k] == "ADP" else ()
        return not lexicon.words("occasion").isdisjoint(near)

    def _opened(self, first: int) -> bool:
        """Whether a mark that opens stands before a token."""
        scene = self.scene
        before = scene.lower[first - 1] if first > scene.begin(first) else ""
        return before in {"«", "„"} or (before == '"' and scene.lower[scene.begin(first) : first].count('"') % 2 == 1)

    def _addressed(self, k: int) -> bool:
        """Whether a noun is of those who are spoken to, or of a thing: "сказал консул [рыбакам]", "... [беду]"."""
        scene = self.scene
        bare = all(scene.pos[c] != "ADP" for c in scene.children[k]) and scene.pos[k - 1] != "ADP"
        if scene.lower[k] in lexicon.words("acting"):  # "исполняющий [обязанности] ректора"
            return False
        feats = scene.tag[k].feats
        if feats.get("Animacy") == "Inan" and scene.pos[k] == "NOUN" and scene.relation[k] in ("obj", "nmod"):
            # "пояснили в музее [газете] «Заря»"
            told = feats.get("Case") == "Dat" and "outlet" in lexicon.labels().get(self.lemma(k), ())
            return bare and (feats.get("Case") == "Acc" or told)
        return bare and feats.get("Case") == "Dat" and feats.get("Animacy") == "Anim"

    def _under(self, k: int, node: int) -> bool:
        """Whether a token depends on a noun, directly or not."""
        for _ in range(8):
            k = self.scene.head[k]
            if k == node:
                return True
            if k < 0:
                return False
        return False

    def words(self, node: int, high: int) -> list[str]:
        """The lemmas of a noun phrase's words, its head first; without those of a title where it is of a maker."""
        scene = self.scene
        first, last = self._phrase(node, high)
        parts = ("NOUN", "PROPN", "ADJ", "X")
        within = scene.unquoted(first, last) if self.lemma(node) in lexicon.words("maker") else range(first, last)
        rest = [
            k
            for k in within
            if k != node and k not in scene.cues and (scene.pos[k] in parts or scene.lower[k].startswith(OF_POSTS))
        ]
        return [self.lemma(node), *(w for w in map(self.lemma, rest) if w not in lexicon.words("own"))]

    def owner(self, node: int, high: int) -> Mention | None:
        """The person in a noun phrase: "адвокат [Ивана Петрова]"."""
        within = map(self.scene.mention.get, range(*self._phrase(node, high)))
        return next((m for m in within if m and m.kind == "person"), None)

    def nominative(self, node: int, high: int, several: bool = False) -> str:
        """A noun phrase as it is said of a subject, where `several` that of a verb in the plural."""
        scene = self.scene
        first, last = self._phrase(node, high)
        counter = next((k for k in range(first, node) if self._counts(k, node)), None)
        first = first if counter is None else counter + 1
        text = scene.text[scene.start[first] : scene.stop[last - 1]]
        case = scene.tag[node].feats.get("Case")
        words = scene.doc.tokens.words
        if (
            case is not None
            and not self._hundreds(node)
            and not self.subject(node)
            and not (several and self.plural(node))
        ):
            several = counter is not None or scene.tag[node].feats.get("Number") == "Plur"
            number = "plur" if several else "sing"
            out, at = [], scene.start[first]
            for k in range(first, last):
                form = self._inflect(k, node, number) if k == node or self._agrees(k, node) else None
                out.append(scene.text[at : scene.start[k]] + (form or words[k]))
                at = scene.stop[k]
            text = "".join(out)
        text = " ".join(text.split())
        if text[0] in '«„"' and text[-1] in '»“"' and not any(c in MARKS for c in text[1:-1]):
            text = text[1:-1]
        capital = scene.doc.tokens.capitals[first] and scene.lower[first - 1].isalnum()
        name = first != scene.begin(first) and (scene.pos[first] == "PROPN" or capital)
        named = name or first in scene.mention or words[first][1:2].isupper() or scene.lower[first] in MARKS
        return text if named else text[:1].lower() + text[1:]

    def _counts(self, k: int, node: int) -> bool:
        """Whether a token tells how many there are, which is no part of what they are called: "[46] домов"."""
        number = self.scene.head[k] == node and self.scene.relation[k].startswith("nummod")
        return number and self.lemma(k) != ONE and self.lemma(node) not in lexicon.words("hundreds")

    def _hundreds(self, node: int) -> bool:
        """Whether a noun is itself a number that another counts, and stays as it is: "несколько [сотен] человек"."""
        counted = any(self.scene.relation[k].startswith("nummod") for k in self.scene.children[node])
        return counted and self.lemma(node) in lexicon.words("hundreds")

    def _agrees(self, k: int, node: int) -> bool:
        """Whether a word has the case of the noun that it belongs to: "[знакомого] с ним мельника", "мэра и [думы]"."""
        scene = self.scene
        if scene.head[k] != node or (k > node) != (scene.relation[k] == "conj"):
            return False
        one, other = scene.tag[k].feats.get("Case"), scene.tag[node].feats.get("Case")
        same = one == other or {one, other} == {"Gen", "Acc"}
        adjective = scene.relation[k] in ("amod", "det") or self.lemma(k) == ONE
        return adjective or (scene.relation[k] in ("acl", "conj") and same)

    def _inflect(self, k: int, node: int, number: str) -> str | None:
        scene = self.scene
        word = scene.doc.tokens.words[k]
        reading = best_reading(word, scene.tag[k])
        if not reading or (len(word) > 1 and word.isupper()):  # an acronym stays what it is
            return None
        joined = k != node and scene.relation[k] == "conj"
        if joined:
            number = "plur" if scene.tag[k].feats.get("Number") == "Plur" else "sing"
        grammemes = {"nomn", number}
        if k != node and number == "sing" and not joined:
            grammemes.add({"Fem": "femn", "Neut": "neut"}.get(scene.tag[node].feats.get("Gender", ""), "masc"))
        form = reading.inflect(grammemes)
        return like(form, word) if form else None
