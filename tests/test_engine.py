"""The engine's tags are slovnet's."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from presslens.document import Document, Sentence
from presslens.tagging import default_engine, weights
from presslens.tagging.crf import viterbi
from presslens.tagging.engine import NatashaEngine

KINDS = {"PER": "person", "ORG": "organisation", "LOC": "location"}
TEXTS = [
    "Губернатор Курганской области Вадим Шумков приехал в Шадринск. Он осмотрел завод «Технокерамика».",
    'МОСКВА, 5 мая. ООО "Северный ветер" открыло цех в Нижнем Тагиле; директор И. П. Сидорова сказала: «Рады!»',
    "Рост — 3,5% за 2010-2011 гг.\nПодробности: press@example.org, +7 (495) 111-22-33.\n\nКонтакты",
    "Слово.",
    "!",
    "Qwzxтарабарщина ЪЪЪЪ xyz-123 😀 на \ud800 прогулке\u00a0с Ильёй Ежовым-Вольским из ЦБ РФ",
    "",
    " \n\t ",
    "Мария Ивановна " * 60 + "пошла в лес",
]


def document(text):
    """A text with one sentence per line."""
    doc, at = Document(text), 0
    for line in text.splitlines(keepends=True):
        doc.sentences.append(Sentence(0, 0, at, at + len(line)))
        at += len(line)
    return doc


@cache
def slovnet_models():
    from navec import Navec
    from slovnet import NER, Morph, Syntax

    folder = weights.weights_folder()
    navec = Navec.load(folder / weights.NAVEC)
    return [
        model.load(folder / weights.MODELS[kind]).navec(navec)
        for model, kind in ((NER, "ner"), (Morph, "morph"), (Syntax, "syntax"))
    ]


def slovnet_tags(doc):
    """(word, part of speech, features, head, relation) of each token, and spans."""
    ner, morph, syntax = slovnet_models()
    words, bounds = doc.tokens.words, doc.tokens.bounds.tolist()
    sentences = [words[a:b] for a, b in pairwise(bounds) if a < b]
    rows = []
    for m, s in zip(morph.map(sentences), syntax.map(sentences), strict=True):
        first = len(rows)
        for i, (a, b) in enumerate(zip(m.tokens, s.tokens, strict=True)):
            head = int(b.head_id) - 1
            rows.append((a.text, a.pos, a.feats, -1 if head in (-1, i) else first + head, b.rel))
    spans = [(KINDS[s.type], s.start, s.stop) for s in ner(doc.text).spans] if words else []
    return rows, spans


def tags(doc):
    t = doc.tokens
    rows = [
        (word, tag.pos, tag.feats, head, relation)
        for word, tag, head, relation in zip(t.words, t.tag, t.head, t.relation, strict=True)
    ]
    return rows, [(s.kind, s.start, s.stop) for s in doc.spans]


def test_a_batch_has_slovnets_tags():
    docs = [document(text) for text in TEXTS]
    NatashaEngine(trained=False).tag(docs)
    for doc in docs:
        assert tags(doc) == slovnet_tags(doc)


def test_words_with_yo_that_no_model_knows_are_read_with_ye():
    text = "Анна Ким стала пресс-секретарём завода."
    docs = [document(text), document(text.replace("ё", "е"))]
    default_engine().tag(docs)
    assert "пресс-секретарём" not in default_engine().codes.words
    assert docs[0].tokens.tag == docs[1].tokens.tag


def test_tags_do_not_depend_on_the_batch():
    together = [document(text) for text in TEXTS]
    default_engine().tag(together)
    for doc in together:
        alone = document(doc.text)
        default_engine().tag([alone])
        assert tags(alone) == tags(doc)


def test_a_document_on_its_own_needs_no_second_thread(monkeypatch):
    text = max(TEXTS, key=len)
    docs = [document(text), document(text)]
    default_engine().tag(docs)
    refused = []

    def refuse(*args):
        refused.append(args)
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr(ThreadPoolExecutor, "submit", refuse)
    alone = document(text)
    default_engine().tag([alone])
    assert refused
    assert alone.spans == docs[0].spans


FORKED = """
import os, presslens
text = "Анна Ким открыла школу. " * 40
analysis = presslens.analyze(text)
child = os.fork()
if not child:
    os._exit(len(presslens.analyze(text).mentions) != len(analysis.mentions))
print(os.waitpid(child, 0)[1])
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a system without fork")
def test_a_forked_process_has_threads_of_its_own():
    run = subprocess.run([sys.executable, "-c", FORKED], capture_output=True, text=True, timeout=60, check=True)
    assert run.stdout.strip() == "0"


@pytest.mark.parametrize("size", [1, 2, 7, 500])
def test_viterbi_finds_the_best_path_of_each_sequence(size):
    rng = np.random.default_rng(size)
    emissions = rng.normal(size=(size, 5)).astype(np.float32)
    transitions = rng.normal(size=(5, 5)).astype(np.float32)
    starts = np.flatnonzero(rng.random(size) < 0.2)
    starts = np.union1d([0], starts)
    found = viterbi(emissions, transitions, starts)
    for a, b in zip(starts, [*starts[1:], size], strict=True):
        assert found[a:b].tolist() == plain_viterbi(emissions[a:b], transitions)


def plain_viterbi(emissions, transitions):
    score, back = emissions[0].astype(float), []
    for emission in emissions[1:]:
        paths = score[:, None] + transitions
        back.append(paths.argmax(0))
        score = paths.max(0) + emission
    path = [int(score.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


@pytest.mark.parametrize(
    "text",
    ["а" * 1_000_000, "слово " * 100_000, "Иван Петров, " * 5_000, "«" * 10_000, "\n" * 100_000],
    ids=["a word of a million letters", "a sentence of 100,000 words", "one long list", "open quotes", "empty lines"],
)
def test_sizes_that_nobody_writes(text):
    doc = Document(text, sentences=[Sentence(0, 0, 0, len(text))])
    default_engine().tag([doc])
    t = doc.tokens
    assert "".join(t.words) == "".join(text.split())
    assert len(t.tag_ids) == len(t.heads) == len(t.relation_ids) == len(t)
    assert all(-1 <= head < len(t) for head in t.head)


def test_missing_and_damaged_weights_are_named(tmp_path, monkeypatch):
    (tmp_path / "model").mkdir()
    (tmp_path / "emb").mkdir()
    with pytest.raises(weights.WeightsError, match=r"navec_news.*missing.*pip install --force-reinstall"):
        weights.load_navec(tmp_path)
    folder = weights.weights_folder()
    (tmp_path / weights.NAVEC).write_bytes((folder / weights.NAVEC).read_bytes()[:1_000_000])
    with pytest.raises(weights.WeightsError, match=r"navec_news.*damaged.*pip install --force-reinstall"):
        weights.load_navec(tmp_path)
    navec = weights.load_navec(folder)
    packed = (folder / weights.MODELS["ner"]).read_bytes()
    for content in (b"", b"x" * 5000, packed[:-200_000], packed[:1_100_000]):
        (tmp_path / weights.MODELS["ner"]).write_bytes(content)
        with pytest.raises(weights.WeightsError, match=r"slovnet_ner.*damaged.*pip install --force-reinstall"):
            weights.load_pack(tmp_path, "ner", "tag", navec)
    monkeypatch.setattr(weights, "find_spec", lambda name: None)
    with pytest.raises(weights.WeightsError, match="not installed"):
        weights.weights_folder()


def test_importing_costs_nothing_heavy():
    heavy = {"pandas", "spacy", "sklearn", "scipy", "pymorphy3", "slovnet", "natasha"}
    code = f"import sys, presslens; print({heavy} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
