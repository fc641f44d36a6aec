"""What the clauses around a verb or a source of speech are: that which is reported, and what is only beside it."""

from __future__ import annotations

from presslens.facts.quotes import lexicon
from presslens.facts.quotes.attributions import DASH
from presslens.facts.quotes.extents import NEAR
from presslens.facts.quotes.nouns import Nouns
from presslens.facts.quotes.scene import Cue, Scene
from presslens.tagging.morphology import readings

OWNERS = ("NOUN", "PROPN", "ADJ", "X")  # parts of speech of whose words they are
CLAUSES = ("root", "parataxis")  # how sentences hang on nothing, or beside others
SHORT = ("н", "т", "на", "та", "но", "то", "ны", "ты")  # how short participles end
FRONTED = (["о", "том", ",", "что"], ["то", ",", "что"], ["про", "то", ",", "что"])
APART = frozenset(":;")  # marks after which another clause begins
SHORTEST = 2  # words of a clause before who says it
SOON = 9  # tokens after a verb among which it is told where they said so, with a name in marks before


class Clauses:
    """Tells the clauses of a document's sentences apart."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.nouns = Nouns(scene)

    def predicative(self, k: int) -> bool:
        """Whether a token makes a sentence of the words around it: a verb, "нельзя", the dash of "смета — тайна"."""
        scene = self.scene
        if scene.finite(k) or scene.lower[k] in lexicon.words("predicative") or scene.lower[k] in DASH:
            return True
        feats = scene.tag[k].feats  # a neuter's nominative and accusative are one
        case = "Nom" if feats.get("Gender") == "Neut" and feats.get("Case") == "Acc" else feats.get("Case")
        adjective = scene.pos[k] == "ADJ" and case == "Nom"
        if adjective or scene.tag[k].feats.get("Degree") == "Cmp":  # "Лёд тонкий", "Билет дешевле"
            subject = any(scene.relation[c].startswith("nsubj") for c in scene.children[k])
            after = adjective and scene.relation[k] == "amod" and scene.head[k] == k - 1
            return subject or after or scene.relation[k] in CLAUSES or (not adjective and self._compares(k))
        found = readings(scene.lower[k]) if scene.pos[k] == "NOUN" and scene.lower[k].endswith(SHORT) else ()
        return bool(found) and all(r.tag.POS == "PRTS" for r in found)  # taken for a noun

    def _compares(self, k: int) -> bool:
        """Whether a comparative makes a sentence of a noun that the parser takes for it: "Скука [вреднее] курения"."""
        scene = self.scene
        nouns = range(max(k - NEAR, scene.begin(k)), k)
        return any(scene.relation[j] in CLAUSES and scene.tag[j].feats.get("Case") == "Nom" for j in nouns)

    def how(self, cue: Cue, low: int) -> int | None:
        """The "как" of "как сообщил"."""
        scene = self.scene
        for j in range(cue.first - 1, max(low, cue.first - 7) - 1, -1):
            if scene.lower[j] == "как":
                if cue.form == "converb":  # "как бы предвидя и предполагая дождь"
                    return None
                before = scene.lower[j - 1]
                opening = j == low or before in lexicon.words("and") or before in {",", "(", *APART, *DASH}
                when = scene.lower[max(j - 2, low)] in lexicon.words("while")  # "после того, как сообщили"
                when = when and lexicon.words("besides").isdisjoint(scene.lower[max(j - 4, low) : j - 2])
                return j if opening and not when else None
            if scene.lower[j] == "," or scene.finite(j):
                return None
        return None

    def asked(self, low: int, how: int) -> bool:
        """Whether "как" opens what is asked: "На вопрос журналиста, [как] он считает, ...", "спросили, [как] ..."."""
        scene = self.scene
        for k in range(how - 2, max(low, how - SOON) - 1, -1):
            if scene.lower[k] == ",":
                return False
            if scene.lower[k] in lexicon.words("inquiry"):
                on = next((j for j in range(k - 1, max(low, k - 3) - 1, -1) if scene.lower[j] == "на"), None)
                before = scene.cues.get(on - 1) if on is not None else None
                return on == low or (before is not None and before.lemma in lexicon.words("answering"))
        return False

    def this(self, cue: Cue, low: int) -> int:
        """Where words begin by which a verb points to what stands before: "Цех цел, [об этом] газете сообщил Ким"."""
        lower, about = self.scene.lower, range(cue.first - 2, max(low, cue.first - SOON), -1)
        found = (
            k for k in about if lower[k : k + 2] == ["об", "этом"] and (lower[k - 1] == "," or lower[k - 1] in DASH)
        )
        return next((k for k in found if not any(map(self.scene.finite, range(k, cue.first)))), cue.first)

    def fronted(self, low: int) -> int:
        """Where the clause begins that stands before its verb: "О том, что [цех цел], сообщил Ким"; `low` if none."""
        found = (low + len(words) for words in FRONTED if self.scene.lower[low : low + len(words)] == words)
        return next(found, low)

    def set_off(self, cue: Cue) -> int | None:
        """Who is told of after a comma, a dash and any verb: "Сезон удался, — радуется тренер [Анна Ким]"."""
        scene = self.scene
        before = cue.first - 1 - (scene.lower[cue.first - 1] == "не")
        dash = before > 0 and scene.lower[before] in DASH and scene.lower[before - 1] == ","
        if not dash or cue.form != "finite":
            return None
        near = range(cue.last, min(cue.last + NEAR, scene.end(cue.token)))
        for k in near:
            mention = scene.mention.get(k)
            if (mention and mention.kind == "person") or scene.lower[k] in lexicon.words("subject"):
                return k
        subject = scene.subject(cue.token, near.start, near.stop)
        return subject if subject is not None and scene.tag[subject].feats.get("Animacy") == "Anim" else None

    def at_once(self, cue: Cue) -> int | None:
        """Who is told of after the verb at once, or past where, when or to whom, whatever the syntax hangs them on.

        "..., уверена [директор] Анна Ким", "Цех откроют, заявил на встрече с рабочими [директор] Анна Ким".
        """
        scene = self.scene
        several = scene.tag[cue.token].feats.get("Number") == "Plur"
        end = min(cue.last + NEAR, scene.end(cue.token))
        first = scene.past_adjectives(cue.last, end)
        beside = first < end and any(map(scene.circumstance, (cue.last, first)))
        for k in range(first, end if beside else min(first + 1, end)):
            mention = scene.mention.get(k)
            if scene.lower[k] == "," or scene.lower[k] in DASH or scene.finite(k):
                return None
            if mention is not None and mention.kind == "person":
                return k if not several and scene.nominative(mention) else None
            body = mention is not None and mention.kind == "organisation" and k == first and not several
            if body and mention is not None and self._closes(mention.last):
                return k if scene.tag[k].feats.get("Case", "Nom") == "Nom" else None
            if mention is None and (self.nouns.people(k) if several else self._one(k)):
                return k
        return None

    def _closes(self, k: int) -> bool:
        """Whether a sentence or clause ends before a token: "..., сообщает Уральский университет."."""
        return k >= len(self.scene.lower) or self.scene.lower[k] in {".", ",", "!"}

    def _one(self, k: int) -> bool:
        """Whether a noun is of one who acts, whatever a tagger makes of a form it does not know."""
        scene, feats = self.scene, self.scene.tag[k].feats
        if scene.pos[k] != "NOUN" or self.nouns.thing(k):
            return False
        return feats.get("Number") == "Sing" if feats.get("Case") == "Nom" else self.nouns.subject(k)

    def topic(self, cue: Cue, low: int) -> bool:
        """Whether a sentence opens with what its verb is about: "О том, как живут, рассказал Ким", "На вопрос Кима"."""
        scene = self.scene
        opens = scene.lower[low] in lexicon.words("about") and scene.lower[low + 1 : low + 4] != ["том", ",", "что"]
        noun = scene.head[low]
        asked = scene.lower[low] == "на" and noun > low and scene.lower[noun] in lexicon.words("answered")
        if asked and cue.lemma in lexicon.words("answering"):
            return not any(scene.subject(k, low, cue.first) for k in range(low, cue.first) if scene.finite(k))
        return opens and scene.head[noun] == cue.token

    def can_own(self, k: int) -> bool:
        """Whether words can be of a token: "по словам [одного] из них", not "по данным 2020 года"."""
        scene = self.scene
        counted = scene.pos[k] == "NUM" and scene.lower[k].isalpha() and scene.tag[k].feats.get("Case") == "Gen"
        return scene.pos[k] in OWNERS or counted

    def of_noun(self, start: int, source: int, low: int) -> bool:
        """Whether a source is what a noun is about, rather than set off: "курс по статистике рынков"."""
        scene = self.scene
        noun = scene.head[source]
        set_off = start == low or not scene.lower[start - 1].isalnum() or scene.lower[start - 1] in lexicon.words("and")
        return not set_off and low <= noun < start and scene.pos[noun] in ("NOUN", "PROPN", "ADJ")

    def parts(self, j: int, low: int) -> bool:
        """Whether a mark, not within brackets, parts another statement from the one that goes on after it."""
        scene = self.scene
        if scene.lower[j] != ";" and not scene.colon(j):
            return False
        before = scene.lower[low:j]
        return before.count("(") <= before.count(")")

    def belongs(self, low: int, stop: int, rest: int | None, cue: Cue | None) -> bool:
        """Whether what stands before an attribution is reported too; `rest` is where speech resumes, if it does."""
        scene = self.scene
        tokens = range(low, stop)
        if rest is None:
            words = [j for j in tokens if scene.lower[j].isalnum()]
            if scene.opens(low, stop):  # "Так, по крайней мере, ..."
                return False
            return len(words) > SHORTEST or (
                len(words) == SHORTEST and any(map(self.predicative, words))
            )  # "Паводок отступил, ..."
        if scene.lower[stop - 2 : stop] == ["однако", ","]:
            return False  # "Сезон окончен, однако, как уточнил Ким, деньги есть"
        openers = lexicon.words("opener")
        said = any(
            scene.lower[j].isalnum() and (scene.lower[j] not in openers or self._acts_alone(j, low)) for j in tokens
        )
        goes_on = scene.lower[rest] in lexicon.words("joining")  # "..., и место для неё есть"
        led = scene.lower[low] in lexicon.words("leading") and "," not in scene.lower[low : stop - 1]
        clause = scene.lower[stop - 2] not in lexicon.words("and") and scene.lower[stop - 1] == ","
        if clause and (cue or goes_on or led):
            return said  # "Выборка мала, считает он, а ...": a whole clause before what is set in is reported too
        return said and not any(scene.finite(j) and scene.subject(j, stop, scene.end(j)) is None for j in tokens)

    def _acts_alone(self, j: int, low: int) -> bool:
        """Whether a noun that openers have too is what is told of: "[Очередь], говорит Ким, растёт"."""
        scene = self.scene
        bare = j == low and scene.pos[j] == "NOUN" and scene.tag[j].feats.get("Case") == "Nom"
        return bare and scene.lower[j + 1 : j + 2] == [","]
