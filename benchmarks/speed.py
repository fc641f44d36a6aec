"""How fast presslens is on this machine: `python benchmarks/speed.py [FOLDER] [--natasha]`.

Each job is run once to warm up and then --rounds times in turn with the others; the medians are printed. Natasha does
what it offers (sentences, words, names, morphology, syntax, normal forms of names); presslens does everything it does,
and in "corpus" writes its tables as well. The samples are few and short: take a folder of your own for a figure that
counts.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import presslens

SAMPLES = Path(__file__).parent.parent / "corpora" / "samples"


def natasha_pipeline() -> Callable[[str], None]:
    from natasha import (
        Doc,
        MorphVocab,
        NamesExtractor,
        NewsEmbedding,
        NewsMorphTagger,
        NewsNERTagger,
        NewsSyntaxParser,
        Segmenter,
    )

    embedding, vocabulary, segmenter = NewsEmbedding(), MorphVocab(), Segmenter()
    morphology, syntax, names = NewsMorphTagger(embedding), NewsSyntaxParser(embedding), NewsNERTagger(embedding)
    extractor = NamesExtractor(vocabulary)

    def run(text: str) -> None:
        doc = Doc(text)
        doc.segment(segmenter)
        doc.tag_morph(morphology)
        doc.parse_syntax(syntax)
        doc.tag_ner(names)
        for span in doc.spans:
            span.normalize(vocabulary)
            if span.type == "PER":
                span.extract_fact(extractor)

    return run


def seconds(job: Callable[[], object]) -> float:
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SAMPLES, help="text files in UTF-8 (the samples)")
    parser.add_argument("--natasha", action="store_true", help="run Natasha's own pipeline as well")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()

    read = presslens.analyze_corpus(options.folder, progress=False).documents.dropna(subset=["encoding"])
    texts = [
        (options.folder / path).read_bytes().decode(encoding, "replace")
        for path, encoding in zip(read["path"], read["encoding"], strict=True)
    ]
    characters = sum(map(len, texts))
    print(f"{len(texts)} texts, {characters:,} characters, {options.rounds} rounds")
    with tempfile.TemporaryDirectory() as scratch:
        jobs: dict[str, Callable[[], object]] = {
            "one by one": lambda: [presslens.analyze(text).people for text in texts],
            "corpus": lambda: presslens.analyze_corpus(options.folder, scratch, progress=False),
        }
        if options.natasha:
            natasha = natasha_pipeline()
            jobs["natasha"] = lambda: [natasha(text) for text in texts]
        rounds = [{name: seconds(job) for name, job in jobs.items()} for _ in range(options.rounds + 1)][1:]
    for name in jobs:
        median = statistics.median(times[name] for times in rounds)
        line = f"{name:12}{median:8.2f} s {len(texts) / median:8.1f} texts/s {characters / median:10,.0f} characters/s"
        if options.natasha and name != "natasha":
            line += f" {statistics.median(times['natasha'] / times[name] for times in rounds):8.1f} times Natasha"
        print(line)


if __name__ == "__main__":
    main()
