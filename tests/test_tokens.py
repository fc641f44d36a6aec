"""Tokens are razdel's, found over whole arrays; pictures and apostrophes alone are cut otherwise."""

import random

import pytest
from razdel import tokenize

from presslens.splitting import token_ranges

TEXTS = """
В 2010-2011 гг. г-н Иванов (ООО «Ромашка») заявил: "Рост составил 3,5%!"...
кое- то и кое -то, 1990 -х, в 2010. 5 человек, 5..6 и 7,,8
три -- тире, *** звёзды, а_б _в г_ и 1/2, 3\\4, 5/шесть
смайлы :) ;( =))) :)))) :-) (: и (:)
yahoo! Yahoo! yahoo ! ayahoo! YAHOO!!
Δσ mβж ΔP 5Δ Δ5 m² ½ ² x²y
№5, №№ 5–6, §7, +7 (3522) 41-22-33, ivanov@example.ru, https://example.ru/a_b?c=1
«Привет!», — сказал он?.. «»«» "''" 'да'
тонкий\u2009и\u00a0неразрывный\u202fпробелы\u200bи\ufeffне пробелы\x0b\x0cи\x1cуправляющие
эмодзи 😀👍🏽 и суррогат \ud800 внутри слова\udc00да
ſ K İ ı ё Ё й Й ѣ Ѣ ґ і
""".strip().splitlines()


def ranges(text, start=0, stop=None):
    starts, stops, bounds = token_ranges(text, [start], [len(text) if stop is None else stop])
    assert bounds.tolist() == [0, len(starts)]
    return list(zip(starts.tolist(), stops.tolist(), strict=True))


def razdel(text, offset=0):
    """razdel's tokens, apostrophes that stand together as one."""
    found = []
    for t in tokenize(text):
        if found and t.text == "'" and text[t.start - 1 : t.start] == "'" and found[-1][1] == t.start + offset:
            found[-1] = found[-1][0], t.stop + offset
        else:
            found.append((t.start + offset, t.stop + offset))
    return found


@pytest.mark.parametrize("text", TEXTS)
def test_written_texts(text):
    assert ranges(text) == razdel(text)


def test_random_strings_of_the_characters_that_rules_speak_of():
    rng = random.Random(0)
    alphabet = "аёЯ б1 23.,:;=)(-—‑_/\\*!?…yYahoo«»\"'ΔД\u00a0\n\tq\ud800²½٣ſ"
    for _ in range(1500):
        text = "".join(rng.choices(alphabet, k=rng.randint(0, 30)))
        assert ranges(text) == razdel(text), text


def test_ranges_are_cut_on_their_own():
    text = "Их было 2010. 5 человек.Шесть"
    first, second, third = (0, 13), (14, 24), (24, 29)  # the third begins inside what would be one chain
    starts, stops, bounds = token_ranges(text, *zip(first, second, third, strict=True))
    found = list(zip(starts.tolist(), stops.tolist(), strict=True))
    cuts = bounds.tolist()
    for i, (a, b) in enumerate([first, second, third]):
        assert found[cuts[i] : cuts[i + 1]] == razdel(text[a:b], a)


def test_what_lies_between_ranges_is_left_out():
    starts, _, bounds = token_ranges("раз два три", [0, 4, 8], [3, 4, 11])
    assert starts.tolist() == [0, 8]
    assert bounds.tolist() == [0, 1, 1, 2]
    assert token_ranges("", [], [])[2].tolist() == [0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("🔻Мэр Омска", "🔻 Мэр Омска"),
        ("О'Нил читает ''Весну''", "О ' Нил читает '' Весну ''"),
        ("❗️Минтранс❗️", "❗️ Минтранс ❗️"),
        ("Рады👍🏽👨‍👩‍👧", "Рады 👍🏽👨‍👩‍👧"),
        ("1️⃣Первый", "1 ️⃣ Первый"),
        ("+25°C и за\u0301мок", "+ 25 °C и за\u0301мок"),
    ],
)
def test_pictures_are_no_part_of_words(text, words):
    assert [text[a:b] for a, b in ranges(text)] == words.split()
