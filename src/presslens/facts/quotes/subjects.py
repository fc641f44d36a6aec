"""The subject of a verb of speech, by the syntax."""

from __future__ import annotations

from presslens.facts.quotes import lexicon
from presslens.facts.quotes.cast import Cast
from presslens.facts.quotes.scene import Cue, Scene

NOMINAL = ("NOUN", "PROPN", "ADJ", "NUM", "DET", "X", "PRON")
NAMED = ("NOUN", "PROPN")
PLURAL = ("ы", "и")  # how words that nobody knows end in the plural
WHICH = ("который", "которая", "которое", "которые")
FAMILY = "ы"  # how the name of a family does: "Зорины"
AGAINST = lexicon.words("connective") - {"и"}
REACH = 40  # tokens between a verb and its subject


class Subjects:
    """Finds the subjects of a document's verbs of speech."""

    def __init__(self, scene: Scene, cast: Cast) -> None:
        self.scene = scene
        self.cast = cast

    def find(self, cue: Cue, first: int, last: int) -> int | None:
        """The subject of a cue, of the verb that it is joined to, or the noun that it belongs to."""
        scene = self.scene
        verb = cue.token
        if cue.form == "converb" and (near := self._nearest_subject(verb)) is not None:
            return near
        torn = self._torn_off(cue)
        for _ in range(4):
            unfit = False
            for k in scene.subjects(verb):
                heard = first <= k < last or not self.cast.said.inside(scene.start[k])
                if heard and self._of_next_clause(cue, k):
                    m = scene.mention.get(cue.first - 1)
                    return m.first if m is not None and m.kind == "person" else None
                if heard and not cue.first <= k < cue.last:
                    own = self._right_before(cue.token, k)
                    if own is not None or (own := self._before_clause(cue, k)) is not None:
                        return own
                    if torn is not None and any(map(scene.finite, range(k, torn))):
                        return torn  # "[Ким] считает план верным, а его коллега уверена, что он плох"
                    if verb != cue.token and not self.can_be_several(k, cue):
                        return None
                    if self._agrees_in_number(k, cue) and not self.of_hearer(k, cue) and not self._hears(k):
                        governor = self._governor(k)
                        return k if governor is None else governor
                    unfit = True
            if verb == cue.token and torn is not None:
                return torn
            up = scene.head[verb]
            if up > verb and scene.relation[verb] == "conj":  # no verb is joined to one of what it reports
                return None
            conj = up >= 0 and scene.relation[verb] == "conj"
            if conj and verb == cue.token and (acting := scene.acting_between(up, verb)) is not None:
                return acting
            if conj and (named := self._named_between(up, verb, cue)) is not None:
                return named
            if up < 0:
                return None
            # not "Лёд будет слабым, уверены в музее"
            added = cue.form == "word" and scene.relation[verb] != "parataxis"
            if (scene.relation[verb].startswith(("acl", "amod")) or added) and scene.pos[up] in NOMINAL:
                if self.of_object(verb):
                    return None
                sender = self._sender(verb, up)
                return up if sender is None else sender
            if scene.relation[verb] not in ("conj", "xcomp", "advcl", "obl") and cue.form != "converb" and not unfit:
                return None
            if self.cast.said.inside(scene.start[up]):
                return None
            verb = up
        return None

    def _of_next_clause(self, cue: Cue, subject: int) -> bool:
        """Whether a clause that is set against that of a verb begins before a subject after it: "Ким назвала его
        лучшим, а [ректор] напомнил"."""
        scene = self.scene
        if not cue.last < subject < cue.last + REACH:
            return False
        return any(scene.lower[k] in AGAINST and scene.lower[k - 1] == "," for k in range(cue.last + 1, subject))

    def _torn_off(self, cue: Cue) -> int | None:
        """Who is told of before a verb, where the parser has it the subject of what is reported after it.

        "[Проект] «Невод» сообщил, что рыбаки вернулись": both would be whom "вернулись" tells of.
        """
        scene = self.scene
        reported = (c for c in scene.children[cue.token] if c > cue.last and scene.relation[c] == "ccomp")
        subjects = (k for c in reported for k in scene.children[c] if scene.relation[k].startswith("nsubj"))
        return next((k for k in subjects if scene.begin(cue.token) <= k < cue.first and self._opens(k, cue)), None)

    def _opens(self, k: int, cue: Cue) -> bool:
        """Whether a noun can be the subject of a verb after it by its form and with no other verb between."""
        feats = self.scene.tag[k].feats
        fits = feats.get("Case") == "Nom" and self._agrees_in_number(k, cue) and self.can_be_several(k, cue)
        return cue.form in ("finite", "word") and fits and not any(map(self.scene.finite, range(k, cue.first)))

    def _governor(self, k: int) -> int | None:
        """Of whom a body is, where the parser takes it for the subject: "[болельщик] «Зари» пишет"."""
        scene, body = self.scene, self.scene.mention.get(k)
        if body is None or body.kind != "organisation" or scene.tag[k].feats.get("Case") != "Gen":
            return None
        low = scene.leftmost(k, scene.begin(k))
        before = next((j for j in range(low - 1, scene.begin(k) - 1, -1) if scene.pos[j] != "PUNCT"), -1)
        feats = scene.tag[before].feats if before >= 0 and scene.pos[before] == "NOUN" else {}
        return before if feats.get("Case") == "Nom" and feats.get("Animacy") == "Anim" else None

    def of_object(self, verb: int) -> bool:
        """Whether a clause is about those to whom its verb is done: "гости, которых [обвинили] в том, что"."""
        scene = self.scene
        which = (k for k in scene.children[verb] if scene.which(k))
        return not scene.subjects(verb) and any(
            scene.relation[k] in ("obj", "iobj") and scene.lower[k] not in WHICH for k in which
        )

    def _sender(self, verb: int, document: int) -> int | None:
        """Who sends what he or she says something in: "[Ректор] послал Киму письмо, в котором [поблагодарил] его"."""
        scene = self.scene
        within = (k for k in scene.children[verb] if scene.lower[k] in ("котором", "которой", "которых"))
        clause = next((k for k in within if scene.lower[k - 1] in lexicon.words("place")), None)
        if clause is None or self.cast.nouns.lemma(document) not in lexicon.words("document"):
            return None
        main = scene.head[document]
        return next(iter(scene.subjects(main)), None) if main >= 0 and scene.finite(main) else None

    def _right_before(self, verb: int, subject: int) -> int | None:
        """Who is named right before a verb whose subject the parser finds a clause away: "Седых рад, а врач [Анна Ким]
        жалуется"."""
        scene = self.scene
        m = scene.mention.get(verb - 1)
        if m is None or m.kind != "person" or not subject + 1 < m.first < subject + REACH:
            return None
        if not scene.can_be_subject(m):
            return None
        between = scene.lower[subject : m.first]
        return m.first if "," in between and not lexicon.words("connective").isdisjoint(between) else None

    def _before_clause(self, cue: Cue, subject: int) -> int | None:
        """Who is told of before a clause of his: "[Седых], потерявший дом, сказал Ural Daily, что", where the parser
        takes the undeclined name of whom he speaks to for the subject."""
        scene, body = self.scene, self.scene.mention.get(subject)
        if body is None or body.kind != "organisation" or "Case" in scene.tag[subject].feats:
            return None
        after = scene.lower[body.last : body.last + 1]  # nothing where a text breaks off
        if body.first != cue.last or scene.lower[cue.token - 1] != "," or after not in ([","], [":"]):
            return None
        clause = range(max(scene.begin(cue.token), cue.token - REACH), cue.token)
        if any(map(scene.finite, clause)):
            return None
        return next((k for k in clause if scene.tag[k].feats.get("Case") == "Nom" and scene.pos[k] in NAMED), None)

    def _agrees_in_number(self, subject: int, cue: Cue) -> bool:
        """Whether a noun can be the subject of a verb: "сроки" is none of "попросила"."""
        feats = self.scene.tag[subject].feats
        one = cue.form == "finite" and self.scene.tag[cue.token].feats.get("Number") == "Sing"
        return not (one and self.scene.pos[subject] == "NOUN" and feats.get("Number") == "Plur")

    def of_hearer(self, subject: int, cue: Cue) -> bool:
        """Whether a body is rather of whom somebody speaks to: "сказала корреспонденту [ИА «Север»] директор"."""
        scene = self.scene
        body = scene.mention.get(subject)
        if body is None or body.kind != "organisation" or body.first - 1 <= cue.token:
            return False
        before = scene.tag[body.first - 1].feats
        return scene.pos[body.first - 1] == "NOUN" and before.get("Case") == "Dat" and before.get("Animacy") == "Anim"

    def _hears(self, noun: int) -> bool:
        """Whether a noun is rather of somebody who is spoken to: "В банке [клиентке] ответили, что счёт пуст"."""
        dative = self.scene.tag[noun].feats.get("Case") == "Dat" and self.scene.pos[noun] == "NOUN"
        return dative and noun not in self.scene.mention and not self.cast.nouns.subject(noun)

    def can_be_several(self, subject: int, cue: Cue) -> bool:
        """Whether a noun can be whose verb is in the plural: not the one man of "ему сказали, что муки нет"."""
        scene = self.scene
        if scene.pos[cue.token] != "VERB" or scene.tag[cue.token].feats.get("Number") != "Plur":
            return True
        named, number = scene.mention.get(subject), scene.tag[subject].feats.get("Number")
        if named is not None and named.kind == "person":
            several = number == "Plur" or scene.lower[named.last - 1].endswith(FAMILY)
        else:
            several = number != "Sing" or scene.lower[subject].endswith(PLURAL)
        if several:
            return True
        joined = any(scene.relation[k] == "conj" for k in scene.children[subject])
        return joined or self.cast.nouns.lemma(subject) in lexicon.words("quantity")

    def _nearest_subject(self, verb: int) -> int | None:
        """The subject of the verb before a converb: "Петров назвал его лжецом, заявив, что ..."."""
        scene = self.scene
        if (reporting := self._reporting(verb)) is not None:
            return reporting
        for j in range(verb - 1, max(scene.begin(verb), verb - REACH) - 1, -1):
            if not scene.finite(j) or self.cast.said.inside(scene.start[j]):
                continue
            for k in scene.subjects(j):
                mention = scene.mention.get(k)
                known = (
                    (mention and mention.kind != "location")
                    or self.cast.labels.get(self.cast.nouns.lemma(k))
                    or k + 1 in scene.mention
                )
                if known:
                    own = self._right_before(j, k)
                    return k if own is None else own
        return None

    def _reporting(self, converb: int) -> int | None:
        """Whose report goes on: "[Ким] отметил, что зрители ждут, добавив, что ...", whoever is told of in it."""
        scene = self.scene
        if converb not in scene.cues or not scene.cues[converb].any("say"):
            return None
        low = max(scene.begin(converb), converb - 2 * REACH)
        for cue in scene.cues_in(low, converb):
            reports = scene.lower[cue.last : cue.last + 2] == [",", "что"] and cue.form == "finite"
            if reports and cue.any("say", "think", "phrase") and not self.cast.said.inside(scene.start[cue.token]):
                return scene.subject(cue.token, low, cue.token)
        return None

    def _named_between(self, first: int, last: int, cue: Cue) -> int | None:
        """A person named between two joined verbs as the subject of the second."""
        for k in range(last - 1, first, -1):
            mention = self.scene.mention.get(k)
            fits = mention and mention.kind == "person" and self.can_be_several(mention.first, cue)
            if mention and fits and self.scene.can_be_subject(mention):
                return (
                    mention.first if self.scene.relation[mention.first] not in ("obj", "nmod", "obl", "iobj") else None
                )
        return None
