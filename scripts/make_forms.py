"""Make the `forms.tsv` of the lexicons: ``python scripts/make_forms.py``, after words were added to a `lexicon.txt`.

Each file has the forms of its lexicon's words, by pymorphy3's dictionary (OpenCorpora), so that they need not be
inflected whenever Python starts.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from presslens.entities import mentions
from presslens.entities.mentions.lexicon import inflected as noun_forms
from presslens.entities.mentions.lexicon import inflecting
from presslens.facts import roles
from presslens.facts.roles.lexicon import inflected as role_forms
from presslens.facts.roles.lexicon import shipped
from presslens.tagging.paradigms import FILE, line_of


def texts() -> dict[Path, str]:
    """The files and what stands in them."""
    both = [
        (roles, role_forms, {word for kind, word in shipped() if kind != "fixed"}),
        (mentions, noun_forms, inflecting()),
    ]
    return {
        Path(str(files(package).joinpath(FILE))): "".join(f"{line_of(word, forms(word))}\n" for word in sorted(words))
        for package, forms, words in both
    }


def main() -> None:
    for path, text in texts().items():
        path.write_text(text, "utf-8")
        print(f"{text.count(chr(10))} words in {path}")


if __name__ == "__main__":
    main()
