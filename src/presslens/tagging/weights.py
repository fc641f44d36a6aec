"""Natasha's weights: read as files from its wheel, whose code is never imported."""

from __future__ import annotations

import gzip
import json
import mmap
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

NAVEC = "emb/navec_news_v1_1B_250K_300d_100q.tar"
MODELS = {kind: f"model/slovnet_{kind}_news_v1.tar" for kind in ("ner", "morph", "syntax")}
PROTOCOL = 1
GZIP_TIME = 8  # bytes up to the end of the time in a gzip header
TRAINED = Path(__file__).parent.parent / "data" / "entities.npz"
REINSTALL = "python -m pip install --force-reinstall --no-deps 'natasha>=1.6,<2'"


class WeightsError(RuntimeError):
    """A file of weights is missing or damaged."""


@dataclass(slots=True, frozen=True)
class Navec:
    """Word embeddings, product-quantised: a word's vector is one centroid from each of the codebooks in turn."""

    id: str
    indexes: NDArray[np.uint8]  # words × codebooks; mapped from the file, so that processes share it
    codes: Floats  # codebooks × centroids × part of the vector

    def vectors(self, words: NDArray[np.int64]) -> Floats:
        parts: Floats = self.codes[np.arange(len(self.codes)), self.indexes[words]]
        return parts.reshape(len(words), -1)


@dataclass(slots=True, frozen=True)
class Pack:
    """One of slovnet's models: its layers as nested records that end in arrays, and its vocabularies."""

    layers: dict[str, Any]
    words: bytes
    shapes: list[str]
    labels: list[str]


def weights_folder() -> Path:
    """The folder of natasha's data; `WeightsError` where the package is not installed."""
    spec = find_spec("natasha")
    if spec is None or spec.origin is None:
        raise WeightsError(f"the weights are not installed (they come with the package natasha): {REINSTALL}")
    return Path(spec.origin).parent / "data"


@contextmanager
def _opened(path: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(path, "r:") as tar:
            yield tar
    except (OSError, EOFError, LookupError, ValueError, TypeError, zlib.error, tarfile.TarError) as error:
        state = "damaged" if path.exists() else "missing"
        raise WeightsError(f"the weights file {path} is {state} ({error}); install it again: {REINSTALL}") from error


def _read(tar: tarfile.TarFile, name: str) -> bytes:
    member = tar.extractfile(name)
    content = member.read() if member else b""
    if len(content) != tar.getmember(name).size:
        raise EOFError(f"{name} is cut short")
    return content


def _check_protocol(meta: dict[str, Any]) -> None:
    if meta["protocol"] != PROTOCOL:
        raise ValueError(f"protocol {meta['protocol']} instead of {PROTOCOL}")


@cache
def load_navec(folder: Path) -> Navec:
    """Map navec's embeddings."""
    path = folder / NAVEC
    with _opened(path) as tar:
        meta = json.loads(_read(tar, "meta.json"))
        _check_protocol(meta)
        member = tar.getmember("pq.bin")
        with path.open("rb") as file:
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        words, dim, books, centroids = np.frombuffer(content, np.uint32, 4, member.offset_data).tolist()
        offset = member.offset_data + 16
        indexes = np.frombuffer(content, np.uint8, words * books, offset).reshape(words, books)
        codes = np.frombuffer(content, np.float32, centroids * dim, offset + words * books)
        return Navec(meta["id"], indexes, codes.reshape(books, centroids, dim // books).copy())


def load_pack(folder: Path, kind: str, labels: str, navec: Navec) -> Pack:
    """Read one of slovnet's models, made for these embeddings; ``labels`` names its vocabulary of labels."""
    with _opened(folder / MODELS[kind]) as tar:
        _check_protocol(json.loads(_read(tar, "meta.json")))
        layers = json.loads(_read(tar, "model.json"))
        if layers["emb"]["word"]["id"] != navec.id:
            raise ValueError(f"made for the embeddings {layers['emb']['word']['id']}, not {navec.id}")
        return Pack(
            _with_arrays(tar, layers),
            _read(tar, "vocabs/word.gz"),
            gzip.decompress(_read(tar, "vocabs/shape.gz")).decode().splitlines(),
            gzip.decompress(_read(tar, f"vocabs/{labels}.gz")).decode().splitlines(),
        )


def trained_arrays(layers: dict[str, Any]) -> dict[str, Floats]:
    """The arrays of slovnet's NER that are trained further, under the names of the file that keeps them."""
    arrays = {
        "shape": layers["emb"]["shape"]["weight"],
        "proj": layers["head"]["proj"]["weight"],
        "proj_bias": layers["head"]["proj"]["bias"],
        "transitions": layers["head"]["crf"]["transitions"],
    }
    for i, layer in enumerate(layers["encoder"]["layers"]):
        arrays |= {
            f"conv{i}": layer["conv"]["weight"],
            f"bias{i}": layer["conv"]["bias"],
            f"scale{i}": layer["norm"]["weight"],
            f"shift{i}": layer["norm"]["bias"],
        }
    return arrays


def train_further(layers: dict[str, Any]) -> None:
    """Put the further trained arrays in the place of slovnet's.

    Made by ``scripts/train_mentions.py`` on factRuEval-2016 and NEREL.
    """
    with np.load(TRAINED) as trained:
        for name, array in trained_arrays(layers).items():
            array[...] = trained[name]


def load_words(packs: list[Pack], navec: Navec) -> dict[str, int]:
    """The vocabulary that the models share: the number of each word."""
    words = vocabulary(weights_folder())
    with _opened(weights_folder() / MODELS["ner"]):
        same = all(pack.words[GZIP_TIME:] == packs[0].words[GZIP_TIME:] for pack in packs)
        if len(words) != len(navec.indexes) or not same:
            raise ValueError("the vocabularies of the models differ")
    return words


@cache
def vocabulary(folder: Path) -> dict[str, int]:
    """The number of each word in navec's embeddings, in lower case."""
    with _opened(folder / MODELS["ner"]) as tar:
        words = gzip.decompress(_read(tar, "vocabs/word.gz")).decode().splitlines()
    return dict(zip(words, range(len(words)), strict=True))


def word_counts(folder: Path) -> NDArray[np.uint32]:
    """How often each word stood in the texts that navec was trained on."""
    with _opened(folder / NAVEC) as tar:
        content = gzip.decompress(_read(tar, "vocab.bin"))
    return np.frombuffer(content, np.uint32, int(np.frombuffer(content, np.uint32, 1)[0]), 4)


def _with_arrays(tar: tarfile.TarFile, item: Any) -> Any:
    """The model's description with each array put where its number stands."""
    if isinstance(item, list):
        return [_with_arrays(tar, part) for part in item]
    if not isinstance(item, dict):
        return item
    if "dtype" in item:
        if "array" not in item:
            return None
        content = _read(tar, f"arrays/{item['array']}.bin")
        return np.frombuffer(content, item["dtype"]).reshape(item["shape"]).copy()
    return {key: _with_arrays(tar, value) for key, value in item.items()}
