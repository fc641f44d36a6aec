#!/usr/bin/env python3
"""presslens beside Natasha's pipeline on the same texts: ``python benchmarks/compare.py FOLDER``.

FOLDER holds .txt files. Both run in one process on one thread each, in turn, and the medians over the rounds
are shown. Natasha does what it offers (segmentation, morphology, syntax, entities, normal forms, parts of names);
presslens does all that it does. Before the clock starts, every text has been through both once, so that dictionaries
and caches are warm; ``--cold`` adds the first pass of a fresh interpreter. ``--parity`` counts the tokens and spans on
which the tagging engine differs from slovnet, whose models it runs.
"""

from __future__ import annotations

import argparse
import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before NumPy is loaded

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import presslens
from presslens.corpus import decode
from presslens.document import Document
from presslens.tagging import default_engine, weights

BATCH = 64
MANY = 1000  # texts that processes share
COLD = """
import sys, time
from pathlib import Path
import presslens
from presslens.corpus import decode
texts = [decode(Path(name).read_bytes()).text for name in sys.argv[1:]]
start = time.perf_counter()
for analysis in presslens.pipe(texts):
    pass
print(time.perf_counter() - start)
"""
FIRST = """
import resource, time
start = time.perf_counter()
import presslens
imported = time.perf_counter()
presslens.analyze("Губернатор Иван Петров приехал в Курган.").people
done = time.perf_counter()
print(imported - start, done - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def clock(job: Callable[[], Any]) -> float:
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def fresh(code: str, *args: str) -> list[float]:
    """What a fresh interpreter prints."""
    run = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=True)
    return [float(number) for number in run.stdout.split()]


def natasha_stages() -> dict[str, Callable[[Any], object]] | None:
    """Natasha's steps on a `Doc`; None where Natasha does not run (its pymorphy2 breaks on newer Pythons)."""
    try:
        import natasha
        from natasha import NewsEmbedding, NewsMorphTagger, NewsNERTagger, NewsSyntaxParser

        emb, vocab, segmenter = NewsEmbedding(), natasha.MorphVocab(), natasha.Segmenter()
        morph, syntax, ner = NewsMorphTagger(emb), NewsSyntaxParser(emb), NewsNERTagger(emb)
        names = natasha.NamesExtractor(vocab)
    except Exception as error:  # whatever its dependencies raise
        print(f"Natasha does not run here ({type(error).__name__}: {error}); presslens alone is measured\n")
        return None

    def normalise(doc: Any) -> None:
        for span in doc.spans:
            span.normalize(vocab)
            if span.type == "PER":
                span.extract_fact(names)

    return {
        "segmentation": lambda doc: doc.segment(segmenter),
        "morphology": lambda doc: doc.tag_morph(morph),
        "syntax": lambda doc: doc.parse_syntax(syntax),
        "entities": lambda doc: doc.tag_ner(ner),
        "normal forms, names": normalise,
    }


def presslens_stages() -> dict[str, Callable[[list[Document]], object]]:
    from presslens.entities import find_entities
    from presslens.facts import find_facts
    from presslens.layout import parse_layout
    from presslens.topics import find_topics

    return {
        "layout": lambda docs: [parse_layout(doc) for doc in docs],
        "tagging": lambda docs: default_engine().tag(docs),
        "entities": find_entities,
        "facts": find_facts,
        "topics": find_topics,
    }


def batches(texts: list[str]) -> Iterator[list[str]]:
    for i in range(0, len(texts), BATCH):
        yield texts[i : i + BATCH]


def times_by_stage(inputs: list[Any], stages: dict[str, Callable[[Any], object]]) -> dict[str, float]:
    return {name: clock(lambda stage=stage: [stage(item) for item in inputs]) for name, stage in stages.items()}


def show_stages(texts: list[str], rounds: int) -> None:
    runs: dict[str, list[dict[str, float]]] = {"Natasha": [], "presslens": []}
    natasha = natasha_stages()
    for _ in range(rounds + 1):  # the first warms up
        if natasha:
            from natasha import Doc

            runs["Natasha"].append(times_by_stage([Doc(text) for text in texts], natasha))
        documents = [[Document(text) for text in batch] for batch in batches(texts)]
        runs["presslens"].append(times_by_stage(documents, presslens_stages()))
    size = sum(map(len, texts)) / 1000
    print("| stage | ms per thousand characters |\n| --- | --- |")
    for name, found in runs.items():
        found = found[1:]
        for stage in found[0] if found else ():
            print(f"| {name}: {stage} | {statistics.median(run[stage] for run in found) * 1000 / size:.3f} |")
        if found:
            print(
                f"| **{name}: all** | **{statistics.median(sum(run.values()) for run in found) * 1000 / size:.3f}** |"
            )
    if natasha:
        pairs = zip(runs["Natasha"][1:], runs["presslens"][1:], strict=True)
        ratio = statistics.median(sum(a.values()) / sum(b.values()) for a, b in pairs)
        print(f"\npresslens is {ratio:.1f} times faster (median of {rounds} rounds)")


def show_calls(texts: list[str], rounds: int) -> None:
    many = texts * max(1, MANY // len(texts))
    size = sum(map(len, texts)) / 1000
    jobs = {
        "`analyze`, one text at a time": (texts, lambda: [presslens.analyze(text) for text in texts]),
        "`pipe`, n_jobs=1": (many, lambda: sum(1 for _ in presslens.pipe(many))),
        "`pipe`, n_jobs=2": (many, lambda: sum(1 for _ in presslens.pipe(many, n_jobs=2))),
    }
    print("\n| call | ms per thousand characters | texts per second |\n| --- | --- | --- |")
    for name, (items, job) in jobs.items():
        job()
        t = statistics.median(clock(job) for _ in range(rounds))
        print(f"| {name} | {t * 1000 / (size * len(items) / len(texts)):.3f} | {len(items) / t:.0f} |")


def show_start(folder: Path, cold: bool) -> None:
    imported, first, peak = (
        statistics.median(column) for column in zip(*(fresh(FIRST) for _ in range(3)), strict=True)
    )
    print(f"\nimport presslens: {imported:.2f} s; with the first analysis and a table: {first:.2f} s, {peak:.0f} MiB")
    if cold:
        print(f"all texts once in a fresh interpreter: {fresh(COLD, *map(str, sorted(folder.glob('*.txt'))))[0]:.2f} s")


def show_growth(texts: list[str]) -> None:
    base = " ".join(texts)
    base *= 1 + 1_600_000 // len(base)
    print("\n| characters in one text | seconds | ms per thousand characters | peak MiB so far |")
    print("| --- | --- | --- | --- |")
    for size in (25_000, 200_000, 1_600_000):
        text = base[:size]
        t = min(clock(lambda text=text: presslens.analyze(text)) for _ in range(3 if size < 1_000_000 else 1))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"| {size:,} | {t:.2f} | {t * 1e6 / size:.3f} | {peak:.0f} |")


def show_parity(texts: list[str]) -> None:
    """Count where the engine's tags are not slovnet's on the same weights, over the same sentences."""
    from navec import Navec
    from slovnet import NER, Morph, Syntax

    from presslens.layout import parse_layout
    from presslens.tagging.engine import NatashaEngine

    data = weights.weights_folder()
    navec = Navec.load(data / weights.NAVEC)
    ner, morph, syntax = (
        model.load(data / weights.MODELS[kind]).navec(navec)
        for model, kind in ((NER, "ner"), (Morph, "morph"), (Syntax, "syntax"))
    )
    documents = [Document(text) for text in texts]
    for doc in documents:
        parse_layout(doc)
    NatashaEngine(trained=False).tag(documents)
    count = dict.fromkeys(("tokens", "tags", "heads", "relations", "spans", "other spans"), 0)
    for doc in documents:
        t = doc.tokens
        sentences = [t.words[a:b] for a, b in pairwise(t.bounds.tolist()) if a < b]
        tagged = [token for markup in morph.map(sentences) for token in markup.tokens]
        parsed = [token for markup in syntax.map(sentences) for token in markup.tokens]
        for i, (m, s) in enumerate(zip(tagged, parsed, strict=True)):
            head = i + int(s.head_id) - int(s.id) if s.head_id not in ("0", s.id) else -1
            count["tokens"] += 1
            count["tags"] += (m.pos, m.feats) != (t.tag[i].pos, t.tag[i].feats)
            count["heads"] += head != t.head[i]
            count["relations"] += s.rel != t.relation[i]
        theirs = {(span.start, span.stop) for span in ner(doc.text).spans} if sentences else set()
        ours = {(span.start, span.stop) for span in doc.spans}
        count["spans"] += len(theirs)
        count["other spans"] += len(theirs ^ ours)
    print(
        "\nOf {tokens:,} tokens, {tags} have another tag than slovnet's, {heads} another head, {relations} another "
        "relation; of {spans:,} spans {other spans} are others.".format(**count)
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a folder of .txt files")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cold", action="store_true", help="also time all texts once in a fresh interpreter")
    parser.add_argument("--parity", action="store_true", help="also compare the tags with slovnet's")
    args = parser.parse_args()
    texts = [decode(path.read_bytes()).text for path in sorted(args.folder.glob("*.txt"))]
    texts = [text for text in texts if 0 < len(text) < 100_000]
    if not texts:
        parser.error(f"{args.folder} holds no .txt files")
    print(f"{len(texts)} texts, {sum(map(len, texts)):,} characters\n")
    show_start(args.folder, args.cold)  # first: a process is counted the memory of the one that started it
    show_stages(texts, args.rounds)
    show_calls(texts, args.rounds)
    show_growth(texts)
    if args.parity:
        show_parity(texts)


if __name__ == "__main__":
    main()
