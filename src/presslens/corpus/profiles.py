"""People across documents: one row for everybody whom the corpus names, with what speaks for each merger.

Rows of the people table are brought together by first name and surname (or initials and surname). Two of them are
one person where they share a patronymic, an organisation, or a role of the same place; namesakes whose roles have
nothing in common stay apart, and so do people of whom only a surname or a first name is known.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from presslens.entities.organisations.aliases import canonical
from presslens.entities.people.declension import masculine
from presslens.entities.people.lexicon import level

if TYPE_CHECKING:
    import pandas as pd

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
COLUMNS = {
    "profile_id": "int64", "name": "object", "first": "object", "patronymic": "object", "last": "object",
    "gender": "object", "roles": "object", "organisations": "object", "first_date": "datetime64[us]",
    "last_date": "datetime64[us]", "documents": "object", "mentions": "int64", "quotes": "int64", "evidence": "object",
}  # fmt: skip
PATRONYMIC, ORGANISATION, ROLE_AND_PLACE, ROLE, ALONE = (
    "patronymic", "organisation", "role and place", "role", "no other bearer of the name",
)  # fmt: skip

Key = tuple[int, int, int]  # document, release, person
Post = tuple[str | None, str | None, str | None]  # role, organisation, place


@dataclass(eq=False)
class Profile:
    """One person, from one or more rows of the people table."""

    rows: list[dict[str, Any]]
    posts: Counter[Post] = field(default_factory=Counter)
    dates: dict[Post, list[Any]] = field(default_factory=lambda: defaultdict(list))
    evidence: Counter[str] = field(default_factory=Counter)
    merged: Profile | None = None

    def root(self) -> Profile:
        profile = self
        while profile.merged:
            profile = profile.merged
        return profile

    def values(self, column: str) -> set[str]:
        return {level(row[column]) for row in self.rows if row[column]}

    def signs(self) -> Iterator[tuple[str, str, str]]:
        """What another row of the same name must share to be the same person, the strongest first: the kind of it, how
        it is compared, how it is shown."""
        for name in self.values("patronymic"):
            yield PATRONYMIC, name, name
        for role, organisation, place in self.posts:
            if organisation:
                shown = level(organisation)
                yield ORGANISATION, " ".join(canonical(tuple(WORD.findall(shown)))), shown
            elif role and place:
                shown = f"{level(role)}, {level(place)}"
                yield ROLE_AND_PLACE, shown, shown
            elif role:
                yield ROLE, level(role), level(role)

    def against(self, other: Profile) -> bool:
        """Whether something says that these are two people."""
        for column in ("patronymic", "gender"):
            mine, theirs = self.values(column), other.values(column)
            if mine and theirs and not mine & theirs:
                return True
        return False

    def take(self, other: Profile, kind: str, sign: str) -> None:
        self.rows += other.rows
        self.posts += other.posts
        for post, dates in other.dates.items():
            self.dates[post] += dates
        self.evidence += other.evidence
        self.evidence[f"{kind}: {sign}" if sign else kind] += 1
        other.merged = self


def profiles(people: pd.DataFrame, affiliations: pd.DataFrame, releases: pd.DataFrame) -> pd.DataFrame:
    """One row per person across documents, from the tables of an `Analysis` or a `Corpus`.

    Columns: `profile_id`, `name` (the fullest), `first`, `patronymic`, `last`, `gender`; `roles` and `organisations`
    (lists of dicts with `role`, `organisation`, `place`, `count`, `first_date`, `last_date`); `first_date` and
    `last_date` of the releases; `documents` (a list of ids); `mentions` and `quotes` (counts); `evidence` (what the
    documents were merged by, with counts, or None for a person of one row).

    >>> import presslens
    >>> a = presslens.analyze("Мэр Омска Анна Белова открыла мост.")
    >>> profiles(a.people, a.affiliations, a.releases)["name"].tolist()
    ['Анна Белова']
    """
    import pandas as pd

    published = dict(zip(_pairs(releases), releases["published"], strict=True))
    found: dict[Key, Profile] = {}
    for row in _records(people):
        found[row["doc_id"], row["release_id"], row["person_id"]] = Profile([row])
    for row in _records(affiliations):
        profile = found.get((row["doc_id"], row["release_id"], row["person_id"]))
        if profile:
            post = row["role"], row["organisation"], row["place"]
            profile.posts[post] += 1
            profile.dates[post].append(published.get((row["doc_id"], row["release_id"])))
    by_name: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    for profile in found.values():
        by_name[_name_key(profile.rows[0])].append(profile)
    for (first, last), group in by_name.items():
        if first and last:
            _merge(group, whole=not first.endswith("."))
    _merge_initials(by_name)
    kept = [p for p in found.values() if p.merged is None]
    rows = [_row(i, profile, published) for i, profile in enumerate(kept)]
    return pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=dtype) for name, dtype in COLUMNS.items()})


def _records(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows of a table, with None for what is missing."""
    columns = [str(name) for name in frame.columns]
    for values in frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None):
        yield dict(zip(columns, values, strict=True))


def _pairs(frame: pd.DataFrame) -> Iterable[tuple[int, int]]:
    return zip(frame["doc_id"], frame["release_id"], strict=True)


def _name_key(row: dict[str, Any]) -> tuple[str, str]:
    """First name and surname; the initials as they stand in the name where there is no first name."""
    last = row["last"] or ""
    first = row["first"] or " ".join(word for word in row["name"].split() if word.endswith("."))
    return level(first), masculine(level(last))


def _merge(group: list[Profile], whole: bool) -> None:
    """Bring together what is one person among people of one name; `whole` says that it is more than initials."""
    seen: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    for profile in group:
        for kind, sign, shown in profile.signs():
            mine = profile.root()
            # the last few bearers of a sign are enough: they have taken in those before them
            for other in {id(p.root()): p.root() for p in seen[kind, sign][-4:]}.values():
                if other is not mine and not other.against(mine):
                    other.take(mine, kind, shown)
                    break
            seen[kind, sign].append(profile.root())
    roots = {id(p.root()): p.root() for p in group}
    silent = [p for p in roots.values() if not p.posts]
    spoken = [p for p in roots.values() if p.posts]
    for profile in silent if whole else ():
        fit = [p for p in (spoken or silent[:1]) if p is not profile and not p.against(profile)]
        if len(spoken) <= 1 and fit:
            fit[0].take(profile, ALONE, "")


def _merge_initials(by_name: dict[tuple[str, str], list[Profile]]) -> None:
    """Bring people known by initials to those of whole names who share the initials, and the organisation or office."""
    whole: dict[tuple[str, str, str, str], dict[int, Profile]] = defaultdict(dict)
    short: list[tuple[str, str, Profile]] = []
    for (first, last), group in by_name.items():
        for root in {id(p.root()): p.root() for p in group}.values() if first and last else ():
            if first.endswith("."):
                short.append((first, last, root))
                continue
            for kind, sign, _ in root.signs():
                whole[first[0], last, kind, sign][id(root)] = root
    for first, last, profile in short:
        for kind, sign, shown in [*profile.signs()]:
            found = [p for p in whole[first[0], last, kind, sign].values() if _has_initials(p, first)]
            if kind in (ORGANISATION, ROLE_AND_PLACE) and len(found) == 1 and not found[0].against(profile):
                found[0].take(profile, kind, shown)
                break


def _has_initials(profile: Profile, initials: str) -> bool:
    """Whether a patronymic, where both are known, has the second initial."""
    letters, fathers = [part[0] for part in initials.split()], profile.values("patronymic")
    return len(letters) < 2 or not fathers or any(name[0] == letters[1] for name in fathers)


def _row(profile_id: int, profile: Profile, published: dict[tuple[int, int], Any]) -> dict[str, Any]:
    fullest = max(profile.rows, key=lambda row: (bool(row["patronymic"]), len(row["name"])))
    dates = _dates(published.get((row["doc_id"], row["release_id"])) for row in profile.rows)
    genders = Counter(row["gender"] for row in profile.rows if row["gender"])
    return {
        "profile_id": profile_id,
        **{column: fullest[column] for column in ("name", "first", "patronymic", "last")},
        "gender": genders.most_common(1)[0][0] if genders else None,
        "roles": list(_counted(profile, (0, 1, 2))),
        "organisations": list(_counted(profile, (1,))),
        "first_date": min(dates, default=None),
        "last_date": max(dates, default=None),
        "documents": sorted({row["doc_id"] for row in profile.rows}),
        "mentions": sum(row["mentions"] for row in profile.rows),
        "quotes": sum(row["quotes"] for row in profile.rows),
        "evidence": "; ".join(f"{what} ({n})" for what, n in profile.evidence.most_common()) or None,
    }


def _dates(dates: Iterable[Any]) -> list[Any]:
    return [date for date in dates if date is not None and date == date]


def _counted(profile: Profile, parts: tuple[int, ...]) -> Iterator[dict[str, Any]]:
    """Roles, or organisations, each with how often and when it was said, the most frequent first."""
    counts: Counter[tuple[str | None, ...]] = Counter()
    dates: dict[tuple[str | None, ...], list[Any]] = defaultdict(list)
    for post, n in profile.posts.items():
        part = tuple(post[i] for i in parts)
        if part[0] or len(parts) > 1:
            counts[part] += n
            dates[part] += _dates(profile.dates[post])
    names = ("role", "organisation", "place")
    for part, n in counts.most_common():
        said = dates[part]
        yield {
            **{names[i]: value for i, value in zip(parts, part, strict=True)},
            "count": n, "first_date": min(said, default=None), "last_date": max(said, default=None),
        }  # fmt: skip
