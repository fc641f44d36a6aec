"""The files of inflected forms keep up with the lexicons."""

import runpy
from pathlib import Path

import pytest

MAKE_FORMS = Path(__file__).parent.parent / "scripts/make_forms.py"


def test_the_forms_are_those_of_the_lexicons_words():
    for path, text in runpy.run_path(str(MAKE_FORMS))["texts"]().items():
        if path.read_text("utf-8") != text:
            pytest.fail(f"{path} is not of today's lexicon: run python scripts/make_forms.py")
