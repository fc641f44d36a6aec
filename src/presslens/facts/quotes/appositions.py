"""The name that stands beside a description of the same person: "директор фонда [Анна Ким]"."""

from __future__ import annotations

from presslens.document import Mention
from presslens.entities.people.lexicon import level
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.cast import Cast
from presslens.facts.quotes.profiles import NAMED, NONE
from presslens.facts.quotes.scene import Cue, Scene

COURTESY = ("г-", "господ", "госпож")


class Appositions:
    """Finds the names that belong to the nouns of a document."""

    def __init__(self, scene: Scene, cast: Cast) -> None:
        self.scene = scene
        self.cast = cast
        self.posts = self._posts()

    def named(self, node: int, high: int, cue: Cue | None) -> Mention | None:
        """The name that belongs to a description: "директор фонда [Анна Ким]"."""
        person = self._apposed(node, high)
        return None if person is None or self._of_her(person, node, cue) else person

    def _apposed(self, node: int, high: int) -> Mention | None:
        """The last name after a noun that can be its apposition."""
        scene = self.scene
        subject = scene.relation[node].startswith("nsubj")  # of which the tagger may take another case
        case = "Nom" if subject else scene.tag[node].feats.get("Case")
        best = None
        posts = self.posts.get(node, {})
        stop = min(high, scene.end(node), node + 25)
        past = node + 1
        for j in scene.unquoted(node + 1, stop):
            mention = scene.mention.get(j)
            if j < past:
                continue
            if mention is None or mention.kind != "person":
                joined = best is not None and scene.lower[j] == "и"  # "директор [Глеб Зорин] и мэр Анна Ким"
                if joined or (mention is None and scene.finite(j)):
                    break
                continue
            other = (case == "Nom" and scene.in_genitive(mention)) or self._kin_of(mention, node)
            other = other or self._known_as_another(mention, node)
            oblique = case != "Nom" or mention.last - mention.first > 1  # "студент института Зорина"
            held = oblique and mention.first < posts.get(mention.entity_id, 0)  # by what is known of roles
            if (held or self._joined(mention, node) or self._agrees(mention, node, case)) and not other:
                best = mention
            past = mention.last
        return best

    def set_off(self, node: int) -> Mention | None:
        """Who is named before a role that the syntax takes for the subject: "Гульнара Ким, [врач], отметила"."""
        scene, named = self.scene, self.scene.mention.get(node - 2) if node > 1 else None
        if named is None or named.last != node - 1 or scene.lower[node - 1] != ",":
            return None
        return named if named.entity_id in self.posts.get(node, {}) else None

    def _posts(self) -> dict[int, dict[int, int]]:
        """The nouns by which people are told to hold a role, with these people, and where what says so ends."""
        scene = self.scene
        out: dict[int, dict[int, int]] = {}
        for a in scene.doc.affiliations:
            if a.role_start is not None and a.role_stop is not None:
                stop = scene.token_before(a.stop)
                for k in range(scene.token_at(a.role_start), scene.token_before(a.role_stop)):
                    if scene.pos[k] == "NOUN":
                        out.setdefault(k, {})[a.person_id] = stop
                        break
        return out

    def _known_as_another(self, mention: Mention, node: int) -> bool:
        """Whether who is named beside an agent by the surname alone is known before as something else.

        "Актёр Глеб Теру женился. Представитель [Теру] сообщил": a surname without cases is rather of whose agent it is.
        """
        if mention.last - mention.first > 1 or self.cast.nouns.lemma(node) not in lexicon.words("acting-for"):
            return False
        known = any(m.entity_id == mention.entity_id for m in self.cast.before(mention.first))
        told = (a for a in self.scene.doc.affiliations if a.person_id == mention.entity_id and a.role)
        roles = [level(a.role) for a in told if a.role]
        return known and bool(roles) and not any(self.cast.nouns.lemma(node) in role for role in roles)

    def _of_her(self, mention: Mention, node: int, cue: Cue | None) -> bool:
        """Whether a man is rather somebody's of whom no role tells: "Помощник Джейн Смит [заявил]"."""
        person = self.cast.people.get(mention.entity_id)
        gender = self.scene.gender(cue) if cue is not None and cue.form == "finite" else None
        if person is None or gender != "Masc" or self.cast.gender(person) != "Fem":
            return False
        at_once = mention.first == node + 1 or self.scene.relation[mention.first] == "nmod"
        told = mention.entity_id in self.posts.get(node, {})
        return at_once and not told and self.cast.nouns.gender(node) == "Masc" and self.cast.nouns.subject(node)

    def _kin_of(self, mention: Mention, node: int) -> bool:
        """Whether a noun is of somebody's kin and a name cannot be hers or his: "по словам мамы [Глеба Зорина]"."""
        if not self.scene.in_genitive(mention) or "relative" not in self.cast.labels.get(
            self.cast.nouns.lemma(node), NONE
        ):
            return False
        person = self.cast.people.get(mention.entity_id)
        known = self.cast.gender(person) if person else None
        return known is not None and self.cast.nouns.gender(node) not in (known, None)

    def _is_priest(self, mention: Mention, node: int) -> bool:
        """Whether a priest is called father by his first name: "по словам отца [Фомы]"."""
        if self.cast.nouns.lemma(node) != "отец":
            return False
        told = (a.role for a in self.scene.doc.affiliations if a.person_id == mention.entity_id and a.role)
        return any(not lexicon.words("priest").isdisjoint(level(role).split()) for role in told)

    def _joined(self, mention: Mention, node: int) -> bool:
        """Whether the syntax makes a name the apposition of a noun."""
        scene = self.scene
        heads = {node, *(k for k in scene.children[node] if scene.relation[k] == "conj")}  # "автор и редактор Анна Ким"
        set_off = scene.lower[mention.first - 1] == "," == scene.lower[min(mention.last, len(scene.lower) - 1)]
        relations = (*NAMED, "conj") if set_off else NAMED  # "супруга Андрея, [Анна Ким], рассказала"
        return any(
            scene.head[k] in heads and scene.relation[k] in relations for k in range(mention.first, mention.last)
        )

    def _agrees(self, mention: Mention, node: int, case: str | None) -> bool:
        """Whether a name can be an apposition by its case, where the syntax joins it to another word."""
        scene = self.scene
        tokens = range(mention.first, mention.last)
        cases = {scene.tag[k].feats.get("Case") for k in tokens}
        if mention.first == node + 1 and (scene.lower[node].startswith(COURTESY) or self._is_priest(mention, node)):
            return True
        if mention.first == node + 1:  # "акционер И. Лунь", whatever the syntax says
            return case == "Nom" and "Nom" in cases
        body = scene.mention.get(mention.first - 1)
        if body and body.kind == "organisation" and body.first == node + 1:  # "по словам партнёра «Вехи» Маро Бабик"
            return True
        if any(scene.head[k] == node for k in tokens):
            return False
        return case in cases and (case != "Gen" or len(tokens) > 1)
