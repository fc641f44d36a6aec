"""How a role may open without its noun: "и. о.", "врио", "д. ф. н.", "зам."."""

from __future__ import annotations

import re

from presslens.facts.roles.words import table

# Fixed openings and abbreviations, found in the text itself; each matches whole tokens. All parts are bounded.
ACTING = re.compile(
    r"(?<!\w)(?:врио|врид|в\.?\s?р\.?\s?и\.?\s?о\.?|и\.?\s?о\.|(?:временно\s)?исполня(?:ющ|вш)\w{1,5}\sобязанности)(?=\s?\w)",
    re.I,
)
ABBREVIATED = re.compile(
    r"(?<!\w)(?:[кд]\. ?(?:[а-я]{1,5}\. ?(?:-? ?[а-я]{1,5}\. ?)?)н(?:аук)?\.?(?!\w)|канд\. ?[а-я]{2,8}\. ?наук"
    r"|докт?\. ?[а-я]{2,8}\. ?наук|д-р(?= \w)|(?:спец|соб)\. ?корр\."
    r"|(?:проф|доц|акад|гл|ген|зам|зав|пом|нач|ст|мл|ред|корр|дир|чл)\.(?:[- ]{1,2}корр\.)?(?= ?[\w«„]|,| ?$))",
    re.I,
)
# Roles that are written so right before a name, with what they stand for.
SPELT = {short: spelt for short, (spelt,) in table("abbreviations.tsv").items()}
_SHORT = "|".join(re.escape(short).replace(r"\.", r"\. ?").removesuffix(" ?") for short in sorted(SPELT, reverse=True))
BEFORE_NAME = re.compile(rf"(?<!\w)(?:{_SHORT})(?=[ \u00a0]?[\w«])", re.I)
# The first tokens of any; letters are common words too, where nothing of the kind stands after them.
LETTERS = frozenset(("в", "и", "к", "д", "м", "с"))
AFTER_LETTERS = frozenset((".", "о", "р"))
OPENERS = frozenset(short.split(".")[0] for short in SPELT) | frozenset((
    "врио", "врид", "вр", "в", "и", "временно", "к", "д", "канд", "док", "докт", "зам", "пом", "нач", "дир", "спец",
    "соб", "чл", "исполняющий", "исполняющего", "исполняющему", "исполняющим", "исполняющем", "исполняющая",
    "исполняющей", "исполняющую", "исполняющие", "исполняющих", "исполнявший", "исполнявшего", "исполнявшему",
    "исполнявшим", "исполнявшем", "исполнявшая", "исполнявшей", "исполнявшую", "исполнявшие", "исполнявших",
))  # fmt: skip
DEGREE_ABBREVIATION = re.compile(r"[кд]\.|канд|докт?\.|д-р|проф|доц|акад|чл", re.I)
