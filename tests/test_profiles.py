"""People across documents: one row for one person, two for namesakes."""

from __future__ import annotations

import pandas as pd

import presslens
from presslens.corpus.profiles import COLUMNS, profiles


def of(*texts: str) -> pd.DataFrame:
    analyses = list(presslens.pipe(texts))
    tables = (
        pd.concat([getattr(a, name) for a in analyses], ignore_index=True)
        for name in ("people", "affiliations", "releases")
    )
    return profiles(*tables)


def test_one_person_of_one_office_is_one_row_with_the_evidence() -> None:
    rows = of(
        "Министр здравоохранения Омской области Анна Белова открыла больницу.",
        "Министр здравоохранения Омской области Анна Сергеевна Белова посетила школу.",
    )
    assert list(rows["name"]) == ["Анна Сергеевна Белова"]
    assert rows.loc[0, "documents"] == [0, 1]
    assert rows.loc[0, "evidence"]
    assert rows.loc[0, "roles"][0]["count"] == 2


def test_namesakes_with_different_roles_stay_apart() -> None:
    rows = of(
        "Министр здравоохранения Омской области Анна Белова открыла больницу.",
        "Учительница школы № 5 города Тары Анна Белова выиграла конкурс.",
    )
    assert list(rows["name"]) == ["Анна Белова", "Анна Белова"]
    assert rows["evidence"].isna().all()


def test_patronymics_keep_namesakes_apart() -> None:
    rows = of("Иван Петрович Соколов приехал.", "Иван Сергеевич Соколов приехал.")
    assert len(rows) == 2


def test_initials_and_surnames_alone_are_not_enough() -> None:
    assert len(of("А. Иванов победил.", "А. Иванов проиграл.", "Сказал Петров.", "Молчал Петров.")) == 4


def test_an_organisation_by_another_of_its_names_is_evidence() -> None:
    rows = of(
        "Советник Министерства иностранных дел РФ Иван Соколов выступил.",
        "Глава Министерства иностранных дел Российской Федерации Иван Соколов ответил.",
        "Заместитель главы МИД РФ Иван Соколов ответил.",
    )
    assert len(rows) == 1
    assert "мид рф" in rows.loc[0, "evidence"]


def test_initials_join_a_whole_name_of_the_same_office() -> None:
    rows = of(
        "Директор ООО «Весна» Иван Петрович Соколов выступил.",
        "Директор ООО «Весна» И. П. Соколов ответил.",
        "Директор ООО «Весна» И. С. Соколов промолчал.",
        "Директор ООО «Осень» И. П. Соколов промолчал.",
    )
    assert sorted(map(len, rows["documents"])) == [1, 1, 2]


def test_a_corpus_without_people_has_the_same_columns() -> None:
    assert dict(of("Шёл дождь.").dtypes.astype(str)) == dict(COLUMNS)
