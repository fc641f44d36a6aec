"""Organisations that a role names by a generic noun: "директор фонда" in a text about one fund."""

from __future__ import annotations

from functools import cached_property

from presslens.document import Document, Mention
from presslens.facts.roles.phrases import Phrase
from presslens.facts.roles.words import GENERIC
from presslens.tagging.morphology import lemma, readings

# A generic noun and the nouns that a name may have in its place.
ALIASES = {
    "главк": "управление", "вуз": "университет институт академия", "мэрия": "администрация",
    "ведомство": "министерство служба управление агентство департамент",
    "компания": "ооо оао зао пао ао корпорация фирма гк ип тоо llc ltd inc gmbh ag", "фирма": "ооо компания",
    "предприятие": "завод фабрика комбинат ооо оао зао пао ао гуп муп фгуп", "общество": "ооо ао пао",
    "организация": "ано нко роо фонд ассоциация союз центр", "банк": "акб пао",
    "больница": "гбуз цгб црб", "клиника": "больница центр", "лечебница": "больница",
    "объединение": "ассоциация союз", "подразделение": "управление отдел", "ассоциация": "союз",
    "университет": "академия институт вуз", "хозяйство": "ф/х кфх", "учреждение": "гбу мбоу гбуз фгбу",
    "министерство": "минтруда минздрав",
}  # fmt: skip
# Nouns that say no more than the text's own place: "председатель правительства края".
TERRITORIES = frozenset(
    ["край", "область", "регион", "республика", "район", "город", "округ", "страна", "село", "поселок", "область"]
)


class Implied:
    """Finds the organisation that a generic noun refers back to."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc

    @cached_property
    def _names(self) -> dict[int, frozenset[str]]:
        """The dictionary forms of the words of each organisation's name."""
        out = {}
        for o in self.doc.organisations:
            words = f"{o.name} {o.abbreviation or ''}".replace("«", " ").replace("»", " ").replace('"', " ").split()
            out[o.organisation_id] = frozenset(readings(w)[0].normal.replace("ё", "е") for w in words)
        return out

    def resolve(self, phrase: Phrase, person: Mention) -> None:
        """Set the phrase's organisation and take the generic noun out of the role, where one organisation fits."""
        if phrase.generic is None or phrase.organisation is not None:
            return
        t = self.doc.tokens
        first, stop = phrase.generic
        words = [
            lemma(t.words[k], t.tag[k]).replace("ё", "е")
            for k in range(first, stop)
            if t.pos[k] in ("NOUN", "PROPN", "ADJ")
        ]
        nouns = [w for w in words if w in GENERIC or w.partition("-")[0] in GENERIC or w.rpartition("-")[2] in GENERIC]
        if not nouns:
            return
        noun = nouns[0].partition("-")[0]
        rest = [w for w in words if w not in nouns and w not in TERRITORIES]
        heads = {noun, *ALIASES.get(noun, "").split()}
        best = None
        for m in self.doc.mentions:
            if m.kind != "organisation" or m.release_id != person.release_id:
                continue
            names = self._names[m.entity_id]
            if not heads & names or any(w not in names for w in rest):
                continue
            if m.first < phrase.first or best is None:
                best = m
            elif m.first >= phrase.first:
                break
        if best is not None:
            phrase.organisation = best
            phrase.words = [k for k in phrase.words if not first <= k < stop]
            phrase.generic = None
