"""How far the words go that say who speaks: past what is added of the speaker after a comma."""

from __future__ import annotations

from itertools import takewhile

from presslens.document import Mention
from presslens.facts.quotes import lexicon
from presslens.facts.quotes.scene import Scene
from presslens.facts.quotes.turns import DASHES

DASH = set(DASHES) - {"\\"}
ADJECTIVES = ("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ся")  # how adjectives and participles end
OBLIQUE = ("его", "ого", "ему", "ому", "ей", "ой", "их", "ых", "им", "ым")  # how they do that are of a source's noun
LED = 3  # tokens among which a role after a name begins
APPOSITION = 15  # tokens of "..., директор фонда, ..." after a name


class Attributions:
    """Finds the ends of attributions."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        # by person and the token where a role of theirs begins: where the words that say so end
        self.posts = {
            (a.person_id, scene.token_at(a.role_start)): scene.token_before(max(a.stop, a.role_stop or 0))
            for a in scene.doc.affiliations
            if a.role_start is not None
        }

    def end(self, after: int, high: int) -> int:
        """The comma that ends an attribution whose speaker's head is the token `after`, past an apposition."""
        scene = self.scene
        mention = scene.mention.get(after)
        at = mention.last if mention else after + 1
        breaks = (j for j in scene.unquoted(at, high) if scene.lower[j] == "," or scene.lower[j] in DASH)
        comma = next((j for j in breaks if not scene.lists(j, after, high) or self._named_before(j, high)), high)
        comma = self._past_others(comma, high)
        following = comma + 1
        if following < high and (added := self._added(following, high)) is not None:
            return added
        if self._relative(following, high):  # "..., которая руководит музеем, ..."
            verb = next((j for j in range(following, min(following + APPOSITION, high)) if scene.finite(j)), high)
            return next((j for j in range(verb, high) if scene.lower[j] == ","), high)
        adverbs = following
        while adverbs < min(following + LED, high - 1) and scene.pos[adverbs] == "ADV":
            adverbs += 1  # "..., [ранее] работавший в музее, ..."
        if following < high and self._qualifies(adverbs, after, comma):
            commas = (j for j in range(following, high) if scene.lower[j] == ",")
            clauses = lexicon.words("that") | lexicon.words("question")  # "..., заявившего, что он уходит, ..."
            return next((j for j in commas if scene.lower[min(j + 1, high - 1)] not in clauses), high)
        if mention is None and (body := self.apposed(after, high)) is not None:
            return body.last
        mention = mention or scene.mention.get(comma - 1)  # "обвинитель Анна Ким, помощник прокурора, ..."
        if not (mention and mention.kind == "person") and (named := self._named_after(after, comma, high)) is not None:
            bearer = self.scene.mention.get(named - 1)  # past what follows the name too
            return named if bearer is None or bearer.first <= after else self.end(bearer.first, high)
        if mention and (past := self._past_posts(mention, comma, high)) > comma:
            return past
        person = mention and mention.kind == "person" and following < high and scene.pos[following] in ("NOUN", "ADJ")
        noun = scene.head[following] if person and scene.relation[following] == "amod" else following
        if person and self._of_one_case(noun, after):
            return self._apposition_end(noun, following, comma, high)
        return comma

    def _past_others(self, comma: int, high: int) -> int:
        """Past others who are named beside the first: "по словам Ивана Петрова, Анны Ким и Олега Седых, ..."."""
        scene = self.scene
        while comma + 1 < high and (m := scene.mention.get(comma + 1)) is not None and m.kind == "person":
            genitive = scene.tag[m.first].feats.get("Case") == "Gen" and not self._named(m)
            if (
                not genitive
                or scene.relation[m.first] != "conj"
                or not comma - APPOSITION < scene.head[m.first] < comma
            ):
                break
            comma = next((j for j in scene.unquoted(m.last, high) if scene.lower[j] == ","), high)
        return comma

    def _named_before(self, comma: int, high: int) -> bool:
        """Whether a comma parts somebody's name from what else he is, rather than from others who are named."""
        scene = self.scene
        k = scene.past_adjectives(comma + 1, high)
        before, after = scene.mention.get(comma - 1), scene.mention.get(k) if k < high else None
        return before is not None and before.kind == "person" and (after is None or after.kind != "person")

    def _added(self, first: int, high: int) -> int | None:
        """Where words end that tell how somebody spoke or what he is: "выступая на форуме,", "по профессии врач,"."""
        scene = self.scene
        k = first + (scene.lower[first] == "не")
        while_speaking = k < high and scene.lower[k] in lexicon.words("meanwhile")
        in_turn = scene.lower[first : first + 3] == ["в", "свою", "очередь"]
        by_birth = scene.lower[first] == "по" and not lexicon.words("by-birth").isdisjoint(
            scene.lower[first + 1 : k + 2]
        )
        if not (while_speaking or in_turn or by_birth):
            return None
        comma = next((j for j in scene.unquoted(k + 1, high) if scene.lower[j] == ","), high)
        clauses = lexicon.words("that") | lexicon.words("question")
        return None if not clauses.isdisjoint(scene.lower[comma + 1 : comma + 2]) else comma

    def _relative(self, first: int, high: int) -> bool:
        """Whether a clause about the speaker begins: "которая ...", "чья ...", "жена которого ...", "с кем ..."."""
        scene = self.scene
        for k in range(first, min(first + LED, high)):
            if scene.which(k) or scene.lower[k] in lexicon.words("whose"):
                return True
            if scene.pos[k] not in ("NOUN", "ADP"):
                return False
        return False

    def _of_one_case(self, noun: int, other: int) -> bool:
        """Whether two nouns of somebody stand in one case, of which taggers mix up two: "Зорина, отца двоих детей"."""
        one, two = (self.scene.tag[k].feats.get("Case") for k in (noun, other))
        return one == two or ({one, two} == {"Gen", "Acc"} and self.scene.living(noun))

    def _past_posts(self, mention: Mention, comma: int, high: int) -> int:
        """Where the roles end that follow a name: "по словам Анны Ким, главы цеха, депутата, ..."."""
        scene = self.scene
        while comma < high and (stop := self._post(mention, comma + 1)) is not None:
            end = next((j for j in range(stop, high) if scene.finite(j) or scene.lower[j] == ","), high)
            if end < high and scene.lower[end] != ",":
                break
            comma = end
        return comma

    def _post(self, mention: Mention, first: int) -> int | None:
        """Where a role of this person that begins here ends: "депутат", "а ныне советник"."""
        stops = (self.posts.get((mention.entity_id, k)) for k in range(first, first + LED))
        return next((stop for stop in stops if stop is not None), None)

    def _apposition_end(self, noun: int, first: int, comma: int, high: int) -> int:
        """Where what a noun adds of the speaker ends: at a comma, or with the sentence if nothing is said in it."""
        scene = self.scene
        of_person = scene.tag[noun].feats.get("Animacy") == "Anim"
        parts = (scene.lower[j] for j in range(first, min(first + APPOSITION, high)))
        if not of_person and any(map(DASH.__contains__, takewhile(",".__ne__, parts))):
            return comma  # "Как отметил Ким, [дорога] — это жизнь"
        added = of_person and scene.relation[noun] == "appos" and scene.head[noun] < comma
        last = high if added else min(first + APPOSITION, high)
        end = next((j for j in range(first, last) if scene.finite(j) or scene.lower[j] == ","), last)
        if end < last:
            return end if scene.lower[end] == "," else comma
        return high if of_person and last == high else comma

    def apposed(self, noun: int, high: int) -> Mention | None:
        """The body that is named between marks after a noun: "по данным организатора, [фонда «Икс»], ..."."""
        scene, comma = self.scene, noun + 1
        if comma + 1 >= high or not (scene.lower[comma] == "," or scene.lower[comma] in DASH):
            return None
        body = scene.mention.get(comma + 1)
        told = body is not None and body.kind == "organisation" and body.last < high and scene.lower[body.last] == ","
        return body if told else None

    def _qualifies(self, k: int, noun: int, comma: int) -> bool:
        """Whether an adjective after a comma is of the speaker: "..., говорит источник, [близкий] к ведомству"."""
        scene = self.scene
        one, other = scene.tag[k].feats, scene.tag[noun].feats
        if self._of_source(k, noun):
            return True
        added = scene.relation[k] in ("acl", "amod")
        if added and "Case" in one and scene.head[k] < comma and scene.lower[k].endswith(OBLIQUE):
            cases = {one["Case"], scene.tag[scene.head[k]].feats.get("Case")}  # "по данным опроса, [вышедшего] в мае"
            return len(cases) == 1 or (cases == {"Gen", "Acc"} and one.get("Animacy") == "Anim")  # which sound the same
        adjective = scene.pos[k] == "ADJ" or one.get("VerbForm") == "Part"
        if not adjective or not scene.lower[k].endswith(ADJECTIVES) or not 0 <= scene.head[k] < comma:
            return False
        return one.get("Case") == other.get("Case") and one.get("Number") == other.get("Number")

    def _of_source(self, k: int, noun: int) -> bool:
        """Whether a participle after the name of a source is theirs or of the source, whatever the syntax hangs it on.

        "По словам Петра Зорина, ранее [работавшего] в музее, зал откроют", "по мнению Зорина, [высказанному] им, ..."
        """
        scene = self.scene
        one, other = scene.tag[k].feats, scene.tag[noun].feats
        if one.get("VerbForm") != "Part" or other.get("Case") != "Gen":
            return False
        mention = scene.mention.get(noun)
        person = mention.kind == "person" if mention is not None else other.get("Animacy") == "Anim"
        theirs = person and all(one.get(name) == other.get(name) for name in ("Case", "Gender"))
        return theirs or one.get("Case") == "Dat"

    def _named_after(self, noun: int, comma: int, high: int) -> int | None:
        """Where an apposition ends that names whom a description means: "директор, депутат [Анна Ким], ..."."""
        scene = self.scene
        feats = scene.tag[noun].feats
        if feats.get("Animacy") == "Inan" and not scene.living(
            noun
        ):  # "Как установил суд, Анна Ким, работая в банке, "
            return None
        # beside it no subject stands: "по версии суда, Ким ..."
        source = feats.get("Case") == "Gen" and scene.misread(noun) is None
        for j in range(comma + 1, min(comma + APPOSITION, high)):
            if scene.finite(j) or scene.lower[j] == ":" or scene.lower[j] in DASH:
                return None
            m = scene.mention.get(j)
            goes_on = m and m.last < high and (scene.lower[m.last] == "(" or scene.circumstance(m.last))
            if m and m.kind == "person" and goes_on and (self._named(m) or (source and self.scene.in_genitive(m))):
                rest = next((k for k in range(m.last, high) if scene.lower[k] == ","), high)
                return None if any(map(scene.finite, range(m.last, rest))) else rest  # "... Анна Ким в интервью"
            last = j == high - 1  # "..., сказал её друг, агроном [Анна Ким]."
            named = scene.mention.get(j - 1 - (scene.lower[j - 1] == ")"))
            if (scene.lower[j] == "," or last) and named and named.kind == "person":
                return None if source and self._named(named) else j
        return None

    def _named(self, mention: Mention) -> bool:
        """Whether a name can be the subject's."""
        return self.scene.acts(mention) and not self.scene.in_genitive(mention)
