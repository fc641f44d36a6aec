"""From role phrases to the people who hold them.

A phrase stands before its name ("директор Анна Ким"), after it ("Анна Ким, директор"), or beside a dash, colon or
bracket; each of these shapes is a rule, and the first that applies decides. A role goes to one person unless it is
plural, so that it cannot leak from one name of a list to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property

from presslens.document import Document, Mention, RoleStatus
from presslens.entities.casting import cast_sentences
from presslens.entities.people.lexicon import first_names, level
from presslens.facts.roles.appositions import LONGEST, Appositions
from presslens.facts.roles.heads import POSSESSIVE, RELATIONS
from presslens.facts.roles.leaving import AT_POST, DISCHARGED, REQUESTS, RETIREMENT, RETIRING
from presslens.facts.roles.lexicon import UNREPORTED
from presslens.facts.roles.lists import ENDS
from presslens.facts.roles.modifiers import ANIMATE, OFFICIAL
from presslens.facts.roles.names import ADVERBS, DASHES
from presslens.facts.roles.phrase import Phrase
from presslens.facts.roles.phrases import Reader
from presslens.facts.roles.possessives import OWNERS, SERVING, is_of_no_body
from presslens.facts.roles.predicates import DUTIES, Predicates
from presslens.facts.roles.prepositions import PLACED
from presslens.facts.roles.pronouns import owns
from presslens.facts.roles.sharing import LATER, Link, distribute
from presslens.facts.roles.subjects import POST_FORMS
from presslens.facts.roles.words import ASSISTING, lemma_at, word_list

OWN = "сво"
SUCCEEDING = frozenset(("преемник", "преемница"))
PRECEDING = frozenset(("предшественник", "предшественница"))
BEFOREHAND = "предшественни"
ENSEMBLES = word_list("ensembles")
SINCE = 30  # tokens back to an organisation named after the last role
HIS_TITLES, HER_TITLES = word_list("his_titles"), word_list("her_titles")
WAS = frozenset(("был", "была"))
CHIEF = "главн"  # "главный врач" is a post
SITTING = frozenset(("депутат", "сенатор", "член"))  # what a further post does not end
MEMBERS, WENT = frozenset(("член", "участник", "участница")), frozenset(("вышел", "вышла"))
BOARDS_LEFT = frozenset(("состав", "партия", "фракция", "правление", "совет", "комиссия", "палата", "движение"))
BEGINNING = ("нача", "приш", "поступи", "устрои")  # verbs of a first job
CLAUSE = 12  # tokens of a participle and what belongs to it
LATER_POSTS = 12  # roles between a post and whoever is succeeded in a later one


class Linker(Appositions):
    """Links each role to who holds it."""

    def __init__(self, doc: Document, reader: Reader, phrases: list[Phrase], predicates: Predicates) -> None:
        super().__init__(doc, reader, phrases, predicates)
        self._offices: dict[int, list[int]] = {}  # the office roles linked so far, by who holds them
        self._gone: set[int] = set()  # where the names end of those whom a verb before tells to have left
        self._chained: dict[int, Mention] = {}  # who holds the roles of a chain that a comma sets off

    def links(self) -> Iterator[Link]:
        """Each phrase with each person who holds it, and the organisation or place that "его", "её" stand for."""
        last: int | None = None  # the last role that tells where it is held
        for k, phrase in enumerate(self.phrases):
            rules = () if self._is_part(phrase) else RULES
            holders = next((found for rule in rules if (found := rule(self, k))), [])
            if holders and (named := self._beyond_dash(phrase, holders)) is not None:
                holders = [named]
            holders = [m for m in holders if k in self._bestowed or not self._of_name(phrase, m)]
            holders = [m for m in holders if self._is_of_gender(phrase, m)]
            self.linked[k] = holders
            if (years := self._years_after(phrase)) is not None:
                self._dated_until[years[0]] = k
                phrase.status = "former" if years[1] and phrase.status == "current" else phrase.status
            if phrase.status == "current" and len(holders) == 1 and self._is_over(phrase, holders[0]):
                phrase.status = "former"
            after = self.taken_over(k)
            if after is not None and [m.entity_id for m in holders] == [after[1].entity_id]:
                phrase.status = after[0].status if phrase.status == "current" else phrase.status
                after = None  # "Министр Олег Седых оставил этот пост"
            posted = phrase.status == "current" and self._word(phrase.outer - 1, phrase.head) in POST_FORMS
            if posted and self._word(phrase.outer - 3, phrase.head).startswith(BEFOREHAND):
                phrase.status = "former"  # "её предшественник на посту министра Олег Седых"
            if phrase.status in ("current", "acting") and len(holders) == 1 and self._leaves(phrase, holders[0]):
                phrase.status, phrase.leaving = "former", True
                where = phrase.organisation or phrase.location or phrase.generic
                phrase.organisation = phrase.organisation if where else self.predicates.left_body(phrase)
                after = after or self._handed_over(phrase, holders[0])
            self._outgrow(k)
            self._holders.update(m.mention_id for m in holders)
            for person, place in self._shared.get(k, ()) if phrase.entry.kind != UNREPORTED else ():
                own = [i for i in phrase.words if i <= phrase.head]
                body, where = (place, None) if place.kind == "organisation" else (None, place)
                yield replace(phrase, words=own, location=where, organisation=body, generic=None), person, None
            possessed = self._possessed(phrase, last)
            for own_phrase, person in distribute(phrase, holders) if k not in self._shared else ():
                if phrase.entry.kind != UNREPORTED:
                    yield own_phrase, person, possessed
            told = k in self._told and len(holders) == 1 and phrase.status != "acting"  # whose post he held is untold
            before = self.predicates.replaced(phrase, holders[0]) if told else None
            if before is not None and phrase.status == "former" and self._another_post(k, holders[0], before):
                before = None
            if not told and len(holders) == 1:
                before = self.predicates.succeeded(phrase, holders[0])
            if before is not None and before.entity_id != holders[0].entity_id:
                status: RoleStatus = "current" if phrase.status == "future" else "former"
                yield replace(phrase, words=list(phrase.words), status=status, others=[]), before, possessed
            after = after or self._relieved(k) or self._succession(k) or self._precedence(k)
            if after is not None:
                yield *after, possessed
            if k in self._told:
                self.predicates.given.setdefault(self.tokens.sentence[phrase.head], []).extend(holders)
            self._note_offices(k)
            if holders and (phrase.organisation or phrase.location):
                last = k

    def _outgrow(self, k: int) -> None:
        """Note that the role told just before is over: "начала сварщиком, стала | мастером", "затем | директором"."""
        phrase, before = self.phrases[k], self.phrases[k - 1]
        if not {k - 1, k} <= self._told or self.linked[k] != self.linked[k - 1]:
            return
        if before.status != "current" or before.entry.lemma in SITTING:
            return
        between, start = self.tokens.lower[before.stop : phrase.outer], self.tokens.lower[before.outer - 1]
        begun = start.startswith(BEGINNING) and any(word.startswith("стал") for word in between)
        later = not LATER.isdisjoint(between) and "и" not in between  # "лидером партии, а затем и премьером": besides
        if before.case == phrase.case == "Ins" and "." not in between and (begun or later):
            before.status = "former"

    def _beyond_dash(self, phrase: Phrase, holders: list[Mention]) -> Mention | None:
        """Who is named after a dash and words that tell of him, where the role would be of somebody before: "директор —
        Анна Ким, врач | — приехавший из Омска Олег Седов"."""
        if self._word(phrase.stop, phrase.head) not in DASHES or any(m.last > phrase.outer for m in holders):
            return None
        end = self.reader.end_of(phrase.head)
        for i in range(phrase.stop + 1, min(end, phrase.stop + CLAUSE)):
            if (m := self.person_at.get(i)) is not None:
                return m if self._is_nominative(m) else None
            word, verbal = self.tokens.lower[i], self.tokens.tag[i].feats.get("VerbForm")
            if not word[:1].isalnum() or word in ("и", "а") or verbal not in (None, "Part"):
                return None
        return None

    def _another_post(self, k: int, holder: Mention, before: Mention) -> bool:
        """Whether it is a later post in which somebody is succeeded: "Был врачом. В 1998 году стал деканом; на этом
        посту сменил | Олега Седых"."""
        here, sentence = self.tokens.sentence[self.phrases[k].head], self.tokens.sentence
        following = self.phrases[k + 1 : k + 1 + LATER_POSTS]
        later = (p for p in following if p.head < before.first and sentence[p.head] > here)
        return any(p.case == "Ins" and self.predicates.replaced(p, holder) is before for p in later)

    def _is_of_gender(self, phrase: Phrase, m: Mention) -> bool:
        """Whether somebody can have a title of men or of women alone: no "принц" is the one "принцесса Мари" is."""
        if phrase.entry.lemma in HIS_TITLES:
            return self.predicates.gender[m.entity_id] != "feminine"
        if phrase.entry.lemma in HER_TITLES and self.predicates.gender[m.entity_id] == "masculine":
            return first_names().get(self._first_names.get(m.entity_id, ""), "?") != "m"  # names unknown pass for men's
        return True

    @cached_property
    def _first_names(self) -> dict[int | None, str]:
        return {p.person_id: level(p.first or "") for p in self.doc.people}

    def _leaves(self, phrase: Phrase, m: Mention) -> bool:
        """Whether whoever is named right after his post leaves it: "Директор музея Анна Ким ушла в отставку"."""
        if phrase.entry.kind not in (*OFFICIAL, "profession") or m.first < phrase.stop:
            return False
        if phrase.case not in ("Nom", None):  # "решением мэра Анны Ким уволен директор"
            return not phrase.plural and self.predicates.fired(phrase)
        if phrase.entry.kind == "profession" and not any(self._lower[k].startswith(CHIEF) for k in phrase.modifiers):
            return False  # "врач Анна Ким ушла на пенсию" is one still
        if phrase.case is None and self.tokens.case(m.first) != "Nom":
            return False
        if not phrase.plural and (self.predicates.gone(phrase) or self._gone_too(phrase)):
            self._gone.add(m.last)
            return True
        if not phrase.plural and self.predicates.left_body(phrase):
            return True
        verb = m.last + (self._word(m.last, phrase.head) in ADVERBS)
        verb += self._word(verb, phrase.head) in WAS
        if self._word(verb, phrase.head) in DISCHARGED:
            return True
        stop = self.predicates.leaves_post(verb) if self._word(verb, phrase.head) else 0
        if stop:  # "покинул пост", not "покинул пост директора"
            another = self._word(stop, phrase.head) and (stop in self.starting or self.tokens.case(stop) == "Gen")
            return not another
        if phrase.entry.lemma in MEMBERS and self._word(verb, phrase.head) in WENT:
            collegial = self._word(verb + 2, phrase.head) and lemma_at(self.tokens, verb + 2) in BOARDS_LEFT
            return bool(collegial) and self._word(verb + 1, phrase.head) == "из"  # "член совета А вышел из его состава"
        left = self._word(verb, phrase.head) in RETIRING
        verb += left and self._word(verb + 1, phrase.head) in REQUESTS  # "подал заявление об отставке"
        return left and (self._word(verb + 1, phrase.head), self._word(verb + 2, phrase.head)) in RETIREMENT

    def _note_offices(self, k: int) -> None:
        """Note who holds an office that may be said again of whoever comes after him."""
        for m in self.linked[k] if self.phrases[k].entry.kind == "office" and not self.phrases[k].plural else ():
            self._offices.setdefault(m.entity_id, []).append(k)

    def _relieved(self, k: int) -> tuple[Phrase, Mention] | None:
        """ "Глава района Олег Седых, которого сменила Анна Ким": the role again, and who has it then."""
        phrase, holders = self.phrases[k], self.linked[k]
        official = len(holders) == 1 and phrase.entry.kind in OFFICIAL
        heir = self.predicates.relieved(phrase, holders[0]) if official else None
        if heir is None:
            return None
        again = replace(phrase, words=list(phrase.words), status=heir[1], others=[])
        if phrase.status == "current" == again.status:
            phrase.status = "former"
        return again, heir[0]

    def _succession(self, k: int) -> tuple[Phrase, Mention] | None:
        """ "Преемником директора музея Анны Ким стал Олег Седых": the one office that was hers, and who has it then."""
        phrase, t = self.phrases[k], self.tokens
        if phrase.entry.lemma not in SUCCEEDING or k not in self._told or len(self.linked[k]) != 1:
            return None
        before = self._person(phrase.stop, phrase.head) or self.person_of.get(phrase.stop - 1)
        if before is None and t.lower[phrase.outer - 1] in POSSESSIVE:
            before = self.predicates.stands_for(phrase.outer - 1)
        held = self._offices.get(before.entity_id, []) if before is not None else []
        if len(held) != 1 or before is None or before.entity_id == self.linked[k][0].entity_id:
            return None
        office = self.phrases[held[0]]
        again = replace(office, words=list(office.words), status=phrase.status, others=[])
        if phrase.status == "current" == office.status:
            office.status = "former"
        return again, self.linked[k][0]

    def _precedence(self, k: int) -> tuple[Phrase, Mention] | None:
        """ "Её предшественник на этом посту Олег Седых", "её предшественником был Ким": who had her one office."""
        phrase, t = self.phrases[k], self.tokens
        if phrase.entry.lemma not in PRECEDING or phrase.plural or t.lower[phrase.outer - 1] not in POSSESSIVE:
            return None
        j = phrase.stop
        if self._word(j, phrase.head) == "на" and self._word(j + AT_POST - 1, phrase.head) in POST_FORMS:
            j += AT_POST
        j += self._word(j, phrase.head) in WAS if phrase.case == "Ins" else self._word(j, phrase.head) == ","
        m, before = self._person(j, phrase.head), self.predicates.stands_for(phrase.outer - 1)
        held = self._offices.get(before.entity_id, []) if before is not None else []
        if m is None or before is None or len(held) != 1 or before.entity_id == m.entity_id:
            return None
        office = self.phrases[held[0]]
        if office.status == "former":
            return None  # what she had been before that
        return replace(office, words=list(office.words), status="former", others=[]), m

    def _gone_too(self, phrase: Phrase) -> bool:
        """Whether a role follows somebody who has left: "В отставку отправлены тренер А | и врач Б"."""
        joint = phrase.outer - 1
        return joint in self._gone and self._word(joint, phrase.head) in (",", "и")

    def _handed_over(self, phrase: Phrase, m: Mention) -> tuple[Phrase, Mention] | None:
        """ "Директор музея Анна Ким уступила пост Олегу Седых": the role again, and who has it then."""
        verb = m.last + (self._word(m.last, phrase.head) in ADVERBS)
        heir = self.predicates.heir(verb) if self._word(verb, phrase.head) else None
        return (replace(phrase, words=list(phrase.words), status="current", others=[]), heir) if heir else None

    @cached_property
    def _casts(self) -> set[int]:
        return cast_sentences(self.doc)

    def _is_part(self, phrase: Phrase) -> bool:
        """Whether a word is whom somebody plays: "В ролях: Почтальон – Анна Ким"."""
        t = self.tokens
        if t.sentence[phrase.head] not in self._casts:
            return False
        after, before = self._word(phrase.stop, phrase.head), self._word(phrase.outer - 1, phrase.head)
        return after in DASHES or (before == "(" and after == ")")

    def _possessed(self, phrase: Phrase, told: int | None) -> Mention | None:
        """The body or place of a role that "его", "её" or "своим" tell, by the last role that tells of any."""
        t, before = self.tokens, phrase.outer - 1
        if any(t.lower[i].startswith(OWN) for i in range(phrase.outer, phrase.head)):
            return self.predicates.subject_body(phrase.head)  # "фонд назначил своим директором"
        if told is None or before < 0 or t.lower[before] not in POSSESSIVE or phrase.entry.lemma in ASSISTING:
            return None  # whose deputy somebody is, is found when all roles are known
        last = self.phrases[told]
        if last.status == "former":
            return None  # "бывший мэр Омска. Его пресс-секретарь"
        since = (self.reader.mention.get(i) for i in range(max(last.stop, before - SINCE), before))
        if any(m is not None and m.kind == "organisation" for m in since):
            return None  # what is named after the role is nearer
        where = last.organisation or last.location
        if where is None or self._segment(before) != self._segment(last.first):
            return None
        if is_of_no_body(t, phrase) or not owns(t, where, t.lower[before]):
            return None
        hers = phrase.entry.lemma in SERVING and OWNERS.get(t.lower[before]) in map(self._gender_of, self.linked[told])
        return None if hers else where

    def _gender_of(self, m: Mention) -> str | None:
        return self.predicates.gender[m.entity_id]

    # The rules

    def before_name(self, k: int) -> list[Mention]:
        """ "директор фонда Анна Ким", "депутаты А и Б", "начальник главка генерал-майор В"."""
        phrase, chain = self.phrases[k], [k]
        if k in self._chained:
            return [self._chained[k]]
        post = self._word(phrase.outer - 1, phrase.head)
        if post in POST_FORMS and not self.predicates.told_before(phrase.outer - 1):
            m = self._person(self._bridge(phrase.stop, phrase), phrase.head)
            if m is not None and self.tokens.case(m.first) == "Nom" and not phrase.plural:
                self._told.add(k)
                if phrase.status == "current" and self._has_held(phrase):
                    phrase.status = "former"
                return [m]
            if post == "качестве":
                return []  # "в качестве телохранителя Орлова": of Orlov
            if self.predicates.mark(phrase, phrase.outer - 1):
                return []
            self._told.add(k)
        m = self._named(phrase.stop, phrase, "Nom") if post.startswith(DUTIES) else None
        if m is not None and self.predicates.acts(phrase, m):
            self._told.add(k)
            return [m]
        if post == "поста" and phrase.stop in self.person_at and self.predicates.verb_of(phrase.outer - 1) >= 0:
            self.predicates.mark(phrase, phrase.outer - 1)
        if post.startswith("рол"):
            return []  # "роль матроса"
        while True:
            last = self.phrases[chain[-1]]
            j = self._bridge(last.stop, last)
            m = self._person(j, phrase.head) or self._described(j, last) or self._beyond_clause(j, last)
            owned = m is not None and len(chain) == 1 and phrase.entry.lemma in ASSISTING and phrase.case == "Nom"
            if owned and m is not None and self._is_genitive(m):
                following = self._next_role(k, m.last)  # "заместитель Орлова | и начальник штаба Олег Седых"
                if following is None:
                    return []
                chain.append(following)
                continue
            if m is None and (m := self._set_off(j, chain)) is not None:
                self._chained.update(dict.fromkeys(chain, m))
            if m is not None:
                break
            following = self._next_role(chain[-1], j)
            if following is None and len(chain) > 1 and (m := self._told_apart(chain)) is not None:
                break
            if following is None or len(chain) > LONGEST:
                return []
            chain.append(following)
        if self._kin(phrase, m) or self._assisted(phrase) is m or self._whose_kin(self.phrases[chain[-1]], m):
            return []
        if (told := self._of_named_body(phrase, self.phrases[chain[-1]], m)) is not None:
            self._after[k] = True
            return [told]
        holder = self._person(m.last, phrase.head)
        nested = k + 1 < len(self.phrases) and self.phrases[k + 1].head < phrase.head
        if phrase.plural and len(self._and_more(m)) == 1 and self._genitive_after_all(phrase):
            phrase.plural, phrase.case = False, "Gen"
        # "по приказу директора Орлова О. О. Ким уволен": nobody of whom the director would be
        own = phrase.words[-1] == phrase.head and phrase.entry.lemma not in ASSISTING and self._has_initials_last(m)
        own = own and phrase.case in ANIMATE
        own = own or self._is_nominative(m)  # no "заместитель министра Олег Седых Путину сообщил"
        if holder is not None and not nested and not own and self._agree(phrase, holder, strict=True):
            m = holder  # "помощник президента Орловой Анна Ким"
        if phrase.plural and phrase.case in ANIMATE and lemma_at(self.tokens, phrase.outer - 1) in ENSEMBLES:
            phrase.case = self.tokens.case(phrase.outer - 1)  # "дуэт баянистов А и Б"
        if not phrase.plural and self._plural_after_all(phrase, m):
            phrase.plural, phrase.case = True, "Nom"
        if not all(self._agree(self.phrases[c], m, strict=False) or self._conjunct(c, chain[-1], m) for c in chain):
            return []
        if len(chain) > 1 and self.phrases[chain[-1]].plural != phrase.plural:
            return []
        if phrase.plural:
            people = self._and_more(m)
            return people if len(people) > 1 or not phrase.plural else []
        return [m]

    def _has_held(self, phrase: Phrase) -> bool:
        """Whether a participle before a post says that its holder had it: "занимавший до этого пост мэра"."""
        t, first = self.tokens, max(self.reader.begin_of(phrase.head), phrase.outer - CLAUSE)
        said = (t.tag[k].feats for k in range(phrase.outer - 1, first - 1, -1) if t.tag[k].feats.get("VerbForm"))
        feats = next(said, {})
        return feats.get("VerbForm") == "Part" and (feats.get("Tense"), feats.get("Aspect")) == ("Past", "Imp")

    def _has_initials_last(self, m: Mention) -> bool:
        return m.last - m.first > 1 and self.tokens.words[m.last - 1] == "."

    def _of_named_body(self, phrase: Phrase, last: Phrase, m: Mention) -> Mention | None:
        """Who is named before a role, where the name after it is whose body it is: "Анну Ким, актрису хора Седова"."""
        t, comma = self.tokens, phrase.outer - 1
        before = self.person_end.get(comma) if self._word(comma, phrase.head) == "," else None
        if before is None and comma > 1 and self._word(comma - 2, phrase.head) in PLACED:
            before = self.person_end.get(comma - 2)  # "Анну Ким из Тулы, ученицу Седова"
        owner = last.words[-1] > last.head and t.head[m.first] == last.words[-1]
        taught = last is phrase and phrase.entry.lemma in RELATIONS and last.words[-1] == last.head
        if before is None or t.case(m.first) != "Gen" or not (owner or taught) or phrase.plural:
            return None
        if before.mention_id in self._holders and not taught:
            return None
        return before if self._agree(phrase, before, strict=True) else None

    def _beyond_clause(self, j: int, phrase: Phrase) -> Mention | None:
        """The name after a participle with its clause: "Спикер, объявившая перерыв, Анна Ким уехала"."""
        t, first = self.tokens, j + 1
        first += bool(self._word(first, phrase.head)) and t.pos[first] == "ADV"
        if self._word(j, phrase.head) != "," or phrase.case != "Nom" or not self._word(first, phrase.head):
            return None
        if t.tag[first].feats.get("VerbForm") != "Part" or t.case(first) != "Nom" or t.number(first) != "Sing":
            return None
        inside = range(first + 1, first + CLAUSE)
        comma = next((k for k in inside if self._word(k, phrase.head) in ("", ",") or k in self.person_of), first)
        m = self._person(comma + 1, phrase.head) if self._word(comma, phrase.head) == "," else None
        if m is None:
            return None
        # "заместитель, курирующая дом, Анна Ким": nobody else the participle can be said of
        hers = t.gender(first) == "Fem" != t.gender(phrase.head) and self.predicates.gender[m.entity_id] == "feminine"
        if not hers and (not self._word(m.last, phrase.head) or t.pos[m.last] not in ("VERB", "AUX", "ADV")):
            return None
        return m if t.case(m.first) == "Nom" and self._agree(phrase, m, strict=True) else None

    def _told_apart(self, chain: list[int]) -> Mention | None:
        """The name that is in apposition to the last of several roles, whatever stands between: "поэт и прозаик, автор
        книг «Лён» и «Сад» Олег Седых"."""
        last = self.phrases[chain[-1]]
        if last.plural or last.case != "Nom":
            return None
        m = next(iter(self.apposed(chain[-1])), None)
        return m if m is not None and m.first >= last.stop else None

    def _set_off(self, j: int, chain: list[int]) -> Mention | None:
        """The name that a comma or a dash sets off from two roles: "директор музея и археолог, Олег Седых"."""
        t, first = self.tokens, self.phrases[chain[0]]
        apart = len(chain) > 1 and self._word(j, first.head) in DASHES | {","}
        m = self._person(j + 1, first.head) if apart else None
        heads = [self.phrases[k].head for k in chain]
        closed = m is not None and (self._word(m.last, first.head) in ENDS or t.pos[m.last] == "VERB")
        return m if m is not None and closed and t.relation[m.first] == "appos" and t.head[m.first] in heads else None


RULES: tuple[Callable[[Linker, int], list[Mention]], ...] = (
    Linker.before_name,
    Linker.after_name,
    Linker.introducing,
    Linker.signature,
    Linker.titled,
    Linker.decreed,
    Linker.said,
    Linker.apposed,
    Linker.detached,
    Linker.bracketed,
    Linker.among,
    Linker.several,
    Linker.resumed,
    Linker.career,
)
