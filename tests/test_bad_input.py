"""Texts that no press office ever sent, and what is no text at all."""

from pathlib import Path
from unicodedata import normalize

import pytest

import presslens
from presslens.composition import composed
from presslens.schema import TABLES

TEXTS = {
    "empty": "",
    "blank": " \t\u00a0\n\r\n  ",
    "no Cyrillic": "The quick brown fox jumps over the lazy dog. Ministry of Magic, London.",
    "emoji": "😀 Открытие 🎉🎉\n👩‍👩‍👧 всем!",
    "lone surrogates": "Глава\ud800 города \udfff Омска Иван Петров \udc00",
    "nothing seen": "\u200b\n\u200b&shy;",
    "letters without a name": "Мэр \U00017000 Омска \ue000 \u0378",
    "control characters": "".join(map(chr, range(32))) + "Мэр Омска\x00 Иван\x07 Петров\x1b[31m\x7f\x9f",
    "one long line": "Глава Омска Иван Петров сказал, что «всё хорошо». " * 3_000,
    "one long word": "ы" * 1_000_000,
    "100,000 empty lines": "\n" * 100_000,
    "unclosed quotation marks": "«" * 10_000 + " сказал Петров",
    "unclosed brackets": "(" * 10_000 + "[{" * 5_000,
    "dashes": "- " * 5_000 + "\n- " * 5_000,
    "commas": "а, " * 10_000 + "09:15, 11.05.2021, Россия5",
    "capitals": "И. " * 10_000,
    "colons": "Компания: " * 5_000,
    "a last word like a verb": "Анна Ким избрана президентом МОК",
    "words that hang on each other": "в качестве виолончелиста, где находился до 2016 года Николас из",
    "two subjects of a woman's verb": "10-ЛЕТИЕ ЛЕТОВА: «БУЛИ СИНГЛА ЗАНИМАЛАСЬ ПЕТЕРБУРГСКИЙ",
    "an outlet at the end of a text": "Мост открыт, сообщает Agence France",
    "a description of nobody but the young": "По мнению юного ухудшает школьников, эффективной.",
    "one short name": "Ёo",
    "an attribution with nothing after it": "ПО0СЛОBАМ0А-,",
    "a house at the end of a text": "офисах Музей",
    "a closed town at the end of a text": "Экспедиция полагает ЗАТО",
    "a body and a preposition at the end of a text": "парламент по",
    "whose data they are at the end of a text": "является методом по данным IWSR",
    "a role that another asks for": "и дочери: Анна и главред совладелец компании T;",
    "a title of which nothing is left": "школе открытку. ПОЗЖЕ отправила школе ОТКРЫТКУ.",
    "clauses that ask for each other": "П закрыть « Глеба Зорина, {следовало бы словам передаёт агентство «Волна». "
    "порт}:\n[Мы не знали трещине. Кто СКАЖЕТ, что знал, тот лжёт].",
    "words that are joined in a circle": "Врио назначен бортинженер-2 Олег Лосев. министр и ГЛЕ",
    "a bracket that does not close at the end of a text": "Минспорт Республики Саха (Якутия",
    "a chairman of what stands before the body": "Когда по наградам Комиссия под председательством Глеба Лосева ушла.",
    "a role at the end of a text": "В жюри вошли актриса МХТ Дарья Мороз, оператор",
    "a name of one letter": "Спорят клуб «Мотор» и профсоюз «Ш Секретарь организации Анна уже {рабочих ищут}.",
    "words with which nothing was said": "«[Кому нужен этим вопросом нужнее], к МЭРУ этот мост?]» — с ЭТИМ",
    "a dash after which nothing is said": "Пришёл режиссёр Айсен Петров.\n– , – улыбается обладатель (",
    "half a title at the end of a text": "Олег Седых, герою Советского",
    "a bracket alone": "(",
    "a dash after a role at the end of a text": "Мэром её Глеба избрали врача ректором —",
    "a role after its holder": "Цех открыт, сообщил Глеб Зорин, директор завода. — Депутат Глеб Зорин ушёл.",
}


@pytest.mark.parametrize("name", TEXTS)
def test_any_text_is_analysed(name):
    text = TEXTS[name]
    analysis = presslens.analyze(text)
    for table, columns in TABLES.items():
        assert list(analysis.table(table).columns) == list(columns)
    assert len(analysis.releases) >= 1 or not text.strip()


@pytest.mark.parametrize("value", [b"bytes", None, Path("release.txt"), 5, ["text"]])
def test_what_is_no_text_is_a_type_error_that_says_what_to_do(value):
    with pytest.raises(TypeError, match=r"decode them first|pass the document's text"):
        presslens.analyze(value)
    with pytest.raises(TypeError, match=r"decode them first|pass the document's text"):
        list(presslens.pipe([value]))


def test_one_text_is_no_list_of_texts():
    with pytest.raises(TypeError, match="use analyze"):
        list(presslens.pipe("текст"))


@pytest.mark.parametrize(
    "written",
    [
        lambda text: normalize("NFD", text),
        lambda text: text.replace("а", "а\u0301"),
        lambda text: text.replace("А", "A").replace("е", "e"),  # Latin A and e
        lambda text: text.replace("ре", "р\u00adе").replace(" ", "\u200b \ufeff"),
        lambda text: text.replace("«", "<<").replace("»", ">>"),
        lambda text: text.replace("«", "&laquo;").replace("»", "&#187;").replace("—", "&mdash;").replace("р", "р&shy;"),
    ],
)
def test_letters_are_read_as_they_are_meant(written):
    text = "Омск, 5 мая. Директор музея Андрей Зайцев-Ёлкин приехал в Грозный.\n\n«Мы рады», — сказал Зайцев-Ёлкин.\n"
    whole, apart = presslens.analyze(text), presslens.analyze(written(text))
    for table, columns in (
        ("people", ["name", "first", "last", "role"]),
        ("affiliations", ["person", "role", "status"]),
        ("locations", ["name", "kind"]),
        ("tokens", ["lemma", "pos"]),
        ("quotes", ["speaker", "cue"]),
    ):
        found = apart.table(table)[columns].fillna("").map(composed).values.tolist()
        assert found == whole.table(table)[columns].fillna("").values.tolist(), table
    mention = apart.mentions.iloc[1]
    assert apart.text[mention.start : mention.stop] == written("Андрей Зайцев-Ёлкин")
