#!/usr/bin/env python3
"""Train the classifier of the IPTC Media Topics that presslens ships.

    python scripts/train_topics.py DATA_FOLDER [--output FILE]

DATA_FOLDER holds ``topics/train/topics.jsonl`` (id, topic, second, text a line). The texts of ``corpora/topics`` are
added to it. The same data make the same file.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from presslens.topics.classifier import MODEL, TopicClassifier

CORPUS = Path(__file__).parent.parent / "corpora" / "topics"


def read_texts(folder: Path) -> list[dict[str, str]]:
    """The labelled texts of the folder's JSONL files, in the order of their names."""
    return [
        json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA_FOLDER")
    parser.add_argument("--output", type=Path, default=MODEL)
    args = parser.parse_args()
    texts = read_texts(args.data / "topics" / "train") + read_texts(CORPUS)
    classifier = TopicClassifier().fit(
        [t["text"] for t in texts], [t["topic"] for t in texts], [t.get("second") for t in texts]
    )
    classifier.save(args.output)
    print(f"{len(texts)} texts, {len(classifier.stems_)} stems -> {args.output}, {args.output.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
