"""A spaCy pipeline feeds the same stages."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

import presslens
from presslens.tagging.engine import NatashaEngine

TEXT = "Пресс-релиз\n\nГлава района Иван Петров   приехал в\u00a0Шадринск. Он доволен."
# word: part of speech, features, head (relative), relation
WORDS = {
    "Глава": ("NOUN", "Case=Nom|Gender=Masc|Number=Sing", 4, "nsubj"),
    "района": ("NOUN", "Case=Gen|Gender=Masc|Number=Sing", -1, "nmod"),
    "Иван": ("PROPN", "Case=Nom|Gender=Masc|Number=Sing", -2, "appos"),
    "Петров": ("PROPN", "Case=Nom|Gender=Masc|Number=Sing", -1, "flat:name"),
    "приехал": ("VERB", "Gender=Masc|Number=Sing|Tense=Past", 0, "ROOT"),
    "в": ("ADP", "", 2, "case"),
    "Шадринск": ("PROPN", "Case=Acc|Gender=Masc|Number=Sing", -3, "obl"),
}


@Language.component("lexicon_tagger", assigns=["token.pos", "token.morph", "token.dep", "token.head", "doc.ents"])
def lexicon_tagger(doc: Doc) -> Doc:
    """A small "trained" pipeline: it knows the words of one sentence."""
    words = [token for token in doc if not token.is_space]
    for i, token in enumerate(words):
        token.pos_, morph, head, token.dep_ = WORDS.get(token.text, ("X", "", 0, "dep"))
        token.set_morph(morph)
        token.head = words[min(i + head, len(words) - 1)]
    at = {token.text: token.i for token in doc}
    if "Иван" in at and "Шадринск" in at:
        doc.ents = [
            Span(doc, at["Иван"], at["Петров"] + 1, label="PERSON"),
            Span(doc, at["Шадринск"], at["Шадринск"] + 1, label="GPE"),
        ]
    return doc


@pytest.fixture
def nlp():
    nlp = spacy.blank("ru")
    nlp.add_pipe("lexicon_tagger")
    nlp.add_pipe("sentencizer")
    return nlp


def test_its_tags_fill_the_document(nlp):
    doc = presslens.Analyzer(engine=nlp).analyze(TEXT).document
    assert [TEXT[s.start : s.stop] for s in doc.sentences] == [
        "Пресс-релиз",
        "Глава района Иван Петров   приехал в\u00a0Шадринск.",
        "Он доволен.",
    ]
    t = doc.tokens
    assert [t.words[a:b] for a, b in zip(t.bounds[:-1], t.bounds[1:], strict=True)][2] == ["Он", "доволен", "."]
    i = t.words.index("Глава")
    assert t.pos[i : i + 5] == ["NOUN", "NOUN", "PROPN", "PROPN", "VERB"]
    assert t.tag[i].feats == {"Case": "Nom", "Gender": "Masc", "Number": "Sing"}
    assert [h - i for h in t.head[i : i + 4]] == [4, 0, 0, 2]
    assert t.relation[i + 4] == "root" and t.head[i + 4] == -1
    assert "" not in t.words and not any(word.isspace() for word in t.words)
    assert [(s.kind, TEXT[s.start : s.stop]) for s in doc.spans] == [
        ("person", "Иван Петров"),
        ("location", "Шадринск"),
    ]


def test_the_stages_that_follow_use_it(nlp):
    analysis = presslens.Analyzer(engine=nlp).analyze(TEXT)
    assert analysis.people["name"].tolist() == ["Иван Петров"]


def test_it_travels_to_processes(nlp):
    lens = presslens.Analyzer(engine=nlp)
    alone = [a.mentions.drop(columns="doc_id") for a in lens.pipe([TEXT, TEXT])]
    parallel = [a.mentions.drop(columns="doc_id") for a in lens.pipe([TEXT, TEXT], n_jobs=2, batch_size=1)]
    assert all(a.equals(b) for a, b in zip(alone, parallel, strict=True))


def test_a_pipeline_by_its_path(nlp, tmp_path):
    nlp.to_disk(tmp_path / "pipeline")
    lens = presslens.Analyzer(engine=str(tmp_path / "pipeline"))
    assert len(lens.analyze(TEXT).document.spans) == 2


def test_a_blank_pipeline_is_told_what_it_lacks():
    with pytest.raises(ValueError, match=r"blank 'ru'.*no entities.*'ner'.*no parts of speech.*no dependencies"):
        presslens.Analyzer(engine=spacy.blank("ru"))
    nlp = spacy.blank("ru")
    nlp.add_pipe("sentencizer")
    with pytest.raises(ValueError, match="no entities") as caught:
        presslens.Analyzer(engine=nlp)
    assert "sentence boundaries" not in str(caught.value)


@pytest.mark.parametrize("engine", [5, [], object(), Language, NatashaEngine])
def test_what_is_no_engine_is_told_at_once(engine):
    with pytest.raises(TypeError, match="engine is a spaCy pipeline"):
        presslens.Analyzer(engine=engine)


def test_a_pipeline_that_is_not_installed():
    with pytest.raises(OSError, match="no_such_pipeline"):
        presslens.Analyzer(engine="no_such_pipeline")


@pytest.mark.parametrize(
    "text", ["", "\n \n", "a\ud800b " * 10, "слово " * 40_000], ids=["empty", "blank", "broken", "long"]
)
def test_any_text(nlp, text):
    doc = presslens.Analyzer(engine=nlp).analyze(text).document
    assert "".join(doc.tokens.words) == "".join(text.split())
