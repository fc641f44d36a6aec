"""How well a description fits somebody by what the text tells: "глава региона" a governor, "эксперт" a scholar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from presslens.facts.quotes import lexicon
from presslens.facts.quotes.cast import RECENT
from presslens.facts.quotes.origins import Origins
from presslens.facts.quotes.profiles import NONE, STEM, Profile
from presslens.facts.roles.kinds import alike
from presslens.facts.roles.words import GENERIC

GOVERNED = 1.2  # points for a word that is of what somebody is called: "министр" of "заместитель министра"
GOES_ON = 0.5  # points for who has just spoken, whatever he or she is called now
CAME = 0.8  # points for whose coming the text tells, where a "новый директор" is meant
CHIEF = 0.9  # points for the "главный тренер", where a "тренер" is meant
REPEATED = {"relative", "party"}  # labels of words that whoever has just spoken may be called
SCHOLARS = ("лог", "вед")  # how the names of scholars end: "ихтиолог", "востоковед"
REPUBLIC = {"республика"}  # what a region may be whose name does not say what it is


@dataclass(slots=True)
class Comparison:
    """A description beside what is told of somebody.

    Of its `modifiers` some are `told` of that person, and some make with its `head` a role that he or she holds, as
    `titles`; `whole` says whether its first word is told as it stands, `roles` what the head may stand for.
    """

    words: list[str]
    profile: Profile
    labels: frozenset[str]
    head: str
    whole: bool
    modifiers: list[str]
    told: list[str]
    titles: list[str]
    roles: frozenset[str]

    @property
    def unknown(self) -> set[str]:
        """The modifiers that nothing tells."""
        return {*self.modifiers} - {*self.told, *self.titles}

    @property
    def missing(self) -> int:
        """How many modifiers nothing tells."""
        return len(self.modifiers) - len({*self.told, *self.titles})


class Matching:
    """Matches descriptions with what is told of people."""

    def __init__(self, origins: Origins) -> None:
        self.origins = origins

    def fit(self, words: list[str], profile: Profile, labels: frozenset[str], far: int, last: bool) -> float | None:
        """How well a description fits a person named `far` sentences before, perhaps as the `last` to speak.

        A compound that nothing else is known of is meant by that of its parts which fits better.
        """
        heads = words[:1] if labels else {words[0]: 0, **dict.fromkeys(words[0].split("-"))}
        fits = (self._fit([head, *words[1:]], profile, labels, far, last) for head in heads)
        return max((score for score in fits if score is not None), default=None)

    def of_country(self, word: str, profile: Profile) -> bool:
        """Whether a word is of a country that is told beside somebody: "литовец", "финский", the "Сеул" of a guest."""
        country = self.origins.country(word)
        told = profile.countries or (self.origins.country(w) for w in profile.words)
        return country is not None and country in told

    def _fit(self, words: list[str], profile: Profile, labels: frozenset[str], far: int, last: bool) -> float | None:
        it = self._compare(words, profile, labels)
        if it.missing and it.head in lexicon.words("holder"):  # of another prize
            return None
        if it.labels & {"anyone", "diplomat"} and profile.countries and any(map(self.origins.national, it.unknown)):
            return None  # the "норвежский дипломат" is no minister of Чад
        if (score := _by_post(it)) is None:
            if _is_of_another_post(it):
                return None
            score = self._by_word(it)
        return _untold(it, far, last) if score is None else _weighed(it, score, far, last)

    def _compare(self, words: list[str], profile: Profile, labels: frozenset[str]) -> Comparison:
        whole = words[0] in profile.words  # a "вице-министр" is called so, rather than any "заместитель министра"
        head, *rest = words if whole else [*lexicon.expanded().get(words[0], words[:1]), *words[1:]]
        modifiers = [w for w in rest if w not in lexicon.words("epithet")]
        stems = {w[:n] for w in profile.words for n in (STEM, STEM - 1)} if modifiers else set()
        told = [w for w in modifiers if w in profile.words or w[:STEM] in stems or w[: STEM - 1] in stems]
        told += [w for w in modifiers if w not in told and (self.of_country(w, profile) or _same_kind(w, profile))]
        titles = _titles(head, modifiers, profile)
        return Comparison(words, profile, labels, head, whole, modifiers, told, titles, lexicon.roles().get(head, NONE))

    def _by_word(self, it: Comparison) -> float | None:
        """The points for a word that stands for what is told of somebody, or is told beside it."""
        head, profile = it.head, it.profile
        scholar = "scholar" in it.labels and any(h.endswith(SCHOLARS) for h in profile.heads)
        if it.roles & profile.heads or scholar:
            return 2.0
        if head in profile.words or _derived(head, profile):
            return GOVERNED
        return 2.0 if self.of_country(head, profile) else None


def _by_post(it: Comparison) -> float | None:
    """The points for the very post that somebody is told to hold."""
    if it.titles:
        return 4.0
    if it.head in it.profile.heads or (it.whole and it.head in lexicon.expanded()):
        return 3.0
    return 2.0 if _told_by_title(it.head, it.profile) else None


def _is_of_another_post(it: Comparison) -> bool:
    """Whether a description is of a post beside which that of a person is another, though a word may stand for both."""
    head, profile = it.head, it.profile
    if not lexicon.words("newcomer").isdisjoint(it.words) and _left(profile):
        return True  # the "новый директор" is not the "предыдущий"
    if head in lexicon.words("runner-up") and not lexicon.words("winning-makes").isdisjoint(profile.heads):
        return True
    if head not in profile.words and not lexicon.rivals().get(head, NONE).isdisjoint(profile.heads - profile.made):
        return True
    if it.roles & profile.heads and any((head, w) in lexicon.titles() for w in it.modifiers if w not in it.told):
        return True  # a "министр" is no "глава региона"
    if it.missing and not lexicon.words("in-office").isdisjoint(profile.heads) and any(map(_of_body, it.unknown)):
        return True  # nor a "руководитель хозяйства"
    # nor is the "художественный руководитель" a "директор театра"
    return head in lexicon.words("executive") and not lexicon.words("artistic").isdisjoint(profile.words)


def _of_body(word: str) -> bool:
    """Whether a word is of bodies."""
    return not lexicon.BODIES.isdisjoint(lexicon.labels().get(word, NONE))


def _untold(it: Comparison, far: int, last: bool) -> float | None:
    """How well a description fits somebody of whom nothing is told that it stands for."""
    if _opposed(it.head, it.labels) and not lexicon.words("court").isdisjoint(it.profile.heads):
        return None
    near = far <= 2 * RECENT * (1 + bool(it.modifiers))
    if it.labels & {"anyone", "accused"} and not it.missing and near:
        fades = 0.1 if "accused" in it.labels else 0.2
        return 1.4 + 0.4 * len(it.modifiers) - fades * far + (0.7 if last else 0.0)
    if it.roles and _has_post(it.profile) and not _adjectives({*it.modifiers} - {*it.told}):
        return None  # the "посол в Риге" is no governor
    if it.head in lexicon.words("sole") and _holds_another(it.profile):
        return None  # nor is the "губернатор" whoever is told to be "начальник главка"
    if last and far <= RECENT and _can_go_on(it):
        return GOES_ON
    if len(it.head) > STEM and it.head[:STEM] in it.profile.deeds:
        return 1.5 - 0.2 * far  # "переводчик" of whom it is told that he "перевёл"
    return None


def _weighed(it: Comparison, score: float, far: int, last: bool) -> float:
    """The points for what is told, with those for the words beside it and less those for the way back to a person."""
    if not lexicon.words("newcomer").isdisjoint(it.words) and _came(it.profile):
        score += CAME
    chief = it.head in lexicon.words("chief-of") and not lexicon.words("chief").isdisjoint(it.profile.words)
    if chief and not it.modifiers:
        score, far = score + CHIEF, min(far, RECENT + 1)
    score += len(it.told) - 1.2 * it.missing
    return score - 0.2 * min(far, 8) + (0.7 if last else 0.0)


def _can_go_on(it: Comparison) -> bool:
    """Whether whoever has just spoken may be called so next, whatever is known of him or her."""
    named = it.roles or not it.labels or _repeats(it.labels, it.profile)
    posted = it.missing and "diplomat" in it.labels  # whose post nothing tells is no "посол в Риге"
    return bool(named) and not posted and not _another(it.words)


def _has_post(profile: Profile) -> bool:
    """Whether a post is told of somebody."""
    return any(map(lexicon.roles().get, profile.heads))


def _repeats(labels: frozenset[str], profile: Profile) -> bool:
    """Whether a word with labels can be said of whoever has just spoken: no "пассажир" is the captain."""
    return bool(labels & REPEATED) or ("public" in labels and not _has_post(profile))


def _another(words: list[str]) -> bool:
    """Whether somebody comes in who acts for others: "представитель компании"."""
    return len(words) > 1 and words[0] in lexicon.words("acting-for")


def _titles(head: str, modifiers: Iterable[str], profile: Profile) -> list[str]:
    """The words that with a head tell of a role that somebody holds: the "регион" of "глава региона".

    "председатель+облисполком" in the lexicon asks for the post and what it is of.
    """
    regions = lexicon.words("region-kind")
    out = []
    for word in modifiers:
        of = regions & profile.words
        if word in regions and of and word not in of:  # the governor of an "область" is no "глава республики"
            continue
        found = lexicon.titles().get((head, word), NONE)
        bare = {head} if word in regions and not of and word in REPUBLIC else NONE  # "глава Хакасии"
        if any(_holds(role.split("+"), profile) for role in (found - {head}) | (found & bare)):
            out.append(word)
    return out


def _holds(role: list[str], profile: Profile) -> bool:
    return role[0] in profile.heads and profile.words.issuperset(role[1:])


def _told_by_title(head: str, profile: Profile) -> bool:
    """Whether somebody is told by two words that stand for a role: the "глава региона" is called "губернатор" next."""
    pairs = lexicon.title_pairs().get(head, ())
    return any(post in profile.heads and of in profile.words for post, of in pairs)


def _holds_another(profile: Profile) -> bool:
    """Whether posts are told of somebody, and none that those with an office of their own are told by too: "глава"."""
    return _has_post(profile) and lexicon.words("sole-too").isdisjoint(profile.heads)


def _opposed(head: str, labels: frozenset[str]) -> bool:
    """Whether a word is of somebody in court, where a "судья" is neither "свидетель" nor "защитник"."""
    return bool(labels & {"accused", "party"}) or head in lexicon.words("court")


def _adjectives(words: Iterable[str]) -> bool:
    """Whether all words are adjectives, by the end of their lemmas."""
    return all(word.endswith(("ый", "ий", "ой", "ся")) for word in words)


def _same_kind(word: str, profile: Profile) -> bool:
    """Whether a word for a region or a body stands for another: "глава региона" for that of a republic."""
    regions = lexicon.words("region")
    kinds = regions if word in regions else alike(word) if word in GENERIC else NONE
    return not kinds.isdisjoint(profile.words)


def _came(profile: Profile) -> bool:
    """Whether it is told of somebody that he or she came into office."""
    deeds = {word[:STEM] for word in lexicon.words("coming")}
    return not lexicon.words("coming").isdisjoint(profile.words) or not deeds.isdisjoint(profile.deeds)


def _left(profile: Profile) -> bool:
    """Whether it is told of somebody that he or she left office, and not that they came into one."""
    return not lexicon.words("outgoing").isdisjoint(profile.words) and not _came(profile)


def _derived(head: str, profile: Profile) -> bool:
    """Whether a word is made of one told of somebody: "социолог" of a "кандидат социологических наук"."""
    return len(head) > STEM and any(word.startswith(head[: STEM + 1]) for word in profile.words)
