"""Rivers and regions that have the name of a town: which of them is meant, by the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from presslens.document import Tokens
from presslens.entities.places.naming import Name
from presslens.gazetteer import Gazetteer

# What is said of waters just before their name ("уровень воды в Днепре", "берега Двины") ...
BEFORE = re.compile(
    r"вод[аыеуой]|берег\w*|русл\w+|усть\w+|пойм\w+|приток\w*|исток\w*|верховь\w+|низовь\w+|дельт\w+|паводо?к\w*|половодь\w+"
    r"|ледоход\w*|лед|льда?|левобереж\w+|правобереж\w+|разлив\w*|акватори\w+|вдоль|течени\w+|глад\w+|сплав\w*|волн\w+"
)
# ... and anywhere in the sentence, where the name is no complement of place.
AROUND = re.compile(
    r"обмел\w+|мелеет|разлил\w+|вскры(?:лся|лась|лись|лось)|замерз\w*|впада\w+|протека\w+|судоход\w+|теплоход\w*|барж\w+"
    r"|половодь\w+|ледоход\w*|паводо?к\w*|русл\w+|судн\w+|суда|паром\w*"
)
ACROSS = re.compile(r"мост\w*|переправ\w+|паром\w*|плотин\w+|брод\w*")  # before "через"
IN = frozenset(("в", "во", "из", "до", "под", "у", "около", "близ", "через", "г", ".", "город", "городе", "города"))
OVER = frozenset(("на", "над"))  # before a river, or a region that is called after it, rather than a town
REACH = 3  # words before the name


def mark_waters(tokens: Tokens, names: Iterable[Name], store: Gazetteer) -> None:
    """Leave to names of rivers and towns, where a river is meant, the river alone."""
    waters: set[int] = set()  # where their names end
    for name in names:
        kinds = {store.kinds[row] for row in name.rows}
        before = _before(tokens, name.mention.first)
        if kinds == {"other"} and before in OVER:
            waters.add(name.mention.last)
        if name.kind is not None or "other" not in kinds or len(kinds) < 2:
            continue
        joined = name.mention.first - 1 in waters and before == "и"  # "на Двине и Днепре"
        if joined or _of_water(tokens, name, bare="region" not in kinds):  # "на Кубани" is mostly in the region
            name.kind = "other"
            name.rows = {row: form for row, form in name.rows.items() if store.kinds[row] == "other"}
            waters.add(name.mention.last)


def mark_lands(tokens: Tokens, names: Sequence[Name], store: Gazetteer) -> None:
    """Leave to names of regions and towns the regions where one is "on" what is called so: "на Алтае"."""
    lands: set[int] = set()  # rows of the regions
    for name in names:
        i = name.mention.first
        if _before(tokens, i) == "на" and tokens.case(i) == "Loc" and name.kind is None:
            lands.update(row for row in name.rows if store.kinds[row] == "region")
    for name in names if lands else ():
        if name.kind is None and not lands.isdisjoint(name.rows):
            name.rows = {row: form for row, form in name.rows.items() if store.kinds[row] != "city"}


def _before(tokens: Tokens, i: int) -> str:
    """The word before a token; none before the first of the text."""
    return tokens.lower[i - 1] if i else ""


def _of_water(tokens: Tokens, name: Name, bare: bool) -> bool:
    i = name.mention.first
    sentence = tokens.sentence[i]
    begin, end = tokens.bound[sentence], tokens.bound[sentence + 1]
    if any(BEFORE.fullmatch(word) for word in tokens.lower[max(begin, i - REACH) : i]):
        return True
    if i > begin and tokens.lower[i - 1] in OVER and tokens.case(i) in ("Loc", "Ins") and bare:
        return True  # "на Оби"
    if i > begin and tokens.lower[i - 1] in IN:
        return i - 1 > begin and tokens.lower[i - 1] == "через" and bool(ACROSS.fullmatch(tokens.lower[i - 2]))
    return any(AROUND.fullmatch(word) for word in tokens.lower[begin:end])
