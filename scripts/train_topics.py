#!/usr/bin/env python3
"""Train the classifier of the IPTC Media Topics that presslens ships.

    python scripts/train_topics.py DATA_FOLDER [--output FILE]

DATA_FOLDER holds ``topics/train/topics.jsonl`` (id, topic, second, text a line). The texts of ``corpora/topics`` are
added to it: a file for each topic, a line for each text, its second topic, if any, after a tab; a bar stands between
headline and lead. The same data make the same file.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from presslens.topics.classifier import MODEL, TopicClassifier

CORPUS = Path(__file__).parent.parent / "corpora" / "topics"


def read_labelled(path: Path) -> list[dict[str, str]]:
    """The texts of a JSONL file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def read_written(folder: Path) -> list[dict[str, str]]:
    """The texts written for the classifier, topic by topic."""
    texts = []
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            text, _, second = line.partition("\t")
            texts.append({"text": text.replace(" | ", "\n\n"), "topic": path.stem, "second": second})
    return texts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA_FOLDER")
    parser.add_argument("--output", type=Path, default=MODEL)
    args = parser.parse_args()
    texts = read_labelled(args.data / "topics" / "train" / "topics.jsonl") + read_written(CORPUS)
    classifier = TopicClassifier().fit(
        [t["text"] for t in texts], [t["topic"] for t in texts], [t.get("second") for t in texts]
    )
    classifier.save(args.output)
    print(f"{len(texts)} texts, {len(classifier.stems_)} stems -> {args.output}, {args.output.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
