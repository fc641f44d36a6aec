"""Train the entity tagger further: python scripts/train_mentions.py DATA_FOLDER [--folds N --fold K] [--out FILE].

DATA_FOLDER holds `factrueval/` (factRuEval-2016, demonstration part) and `nerel/train/` (NEREL 1.1). slovnet's NER, as
Natasha ships it, learns their whole names (of organisations with their place, of both sides of a dash) on top of what
it knows; the result is the mean of the old weights and the new ones (`SHARE` of the new), which does better on texts
of neither data set than either (Wortsman et al., 2022, "Robust fine-tuning of zero-shot models"). With `--folds`,
every N-th document of factRuEval from K on is left out, for cross-validation.

Needs PyTorch, which presslens itself does not: pip install torch==2.13.0.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from presslens.document import Document
from presslens.layout import parse_layout
from presslens.tagging.engine import NatashaEngine
from presslens.tagging.weights import TRAINED, load_navec, load_pack, trained_arrays, weights_folder

EPOCHS, RATE, DROPOUT, BATCH, CHUNK = 4, 1e-3, 0.2, 64, 48
FACTRUEVAL_WEIGHT = 3  # its documents are few, and annotated as mentions are counted
SHARE = 0.4
FACTRUEVAL = {"Person": "PER", "Org": "ORG", "Organization": "ORG", "Location": "LOC", "LocOrg": "LOC"}
NAMING = {"name", "surname", "patronymic", "nickname", "org_name", "loc_name"}
NEREL = {"PERSON": "PER", "ORGANIZATION": "ORG"} | dict.fromkeys(
    ("CITY", "COUNTRY", "STATE_OR_PROVINCE", "DISTRICT", "LOCATION", "FACILITY"), "LOC"
)

Name = tuple[str, int, int]
Chunk = tuple[np.ndarray, np.ndarray]


def factrueval(folder: Path) -> Iterator[tuple[str, list[Name]]]:
    """Each text with its names; a name without the description before it, but with the place that belongs to it."""
    for path in sorted(folder.glob("book_*.spans")):
        text = path.with_suffix(".txt").read_bytes().decode("utf-8-sig")
        spans = {}
        for line in path.read_text("utf-8").splitlines():
            field = line.split(" # ")[0].split()
            if len(field) >= 6:
                spans[field[0]] = field[1], int(field[2]), int(field[2]) + int(field[3])
        found = []
        for line in path.with_suffix(".objects").read_text("utf-8").splitlines():
            field = line.split("#")[0].split()
            parts = [spans[s] for s in field[2:] if s in spans]
            named = [part for part in parts if part[0] in NAMING]
            if named and field[1] in FACTRUEVAL:
                core = min(p[1] for p in named), max(p[2] for p in named)
                found.append((FACTRUEVAL[field[1]], (min(p[1] for p in parts), max(p[2] for p in parts)), core))
        places = {core for kind, _, core in found if kind == "LOC"}
        yield (
            text,
            [
                _closed(text, kind, *(core if kind == "ORG" and core not in places else whole))
                for kind, whole, core in found
            ],
        )


def _closed(text: str, kind: str, start: int, stop: int) -> Name:
    """The name with the quotation mark that closes what it opens."""
    for opening, closing in ("«»", '""'):
        unclosed = opening in text[start + 1 : stop] and (text[start:stop].count(closing) % 2 == (opening == closing))
        if unclosed and text[stop : stop + 1] == closing:
            stop += 1
    return kind, start, stop


def nerel(folder: Path) -> Iterator[tuple[str, list[Name]]]:
    """Each text with its names; what has no capital letter or figure is a description."""
    for path in sorted(folder.glob("*.ann")):
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        names = []
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("T"):
                kind, *at = re.split(r"[ ;]", line.split("\t")[1])
                start, stop = int(at[0]), int(at[-1])
                if kind in NEREL and re.search(r"[A-ZА-ЯЁ0-9]", text[start:stop]):
                    names.append((NEREL[kind], start, stop))
        yield text, names


def chunks(engine: NatashaEngine, text: str, names: list[Name]) -> Iterator[Chunk]:
    """The word codes and labels of a document, in runs of whole sentences; of names that share words the longest."""
    doc = Document(text)
    parse_layout(doc)
    engine.tag([doc])
    label = {name: i for i, name in enumerate(engine.bio)}
    codes = np.array([engine.codes[word] for word in doc.tokens.words], dtype=np.int64)
    tags = np.full(len(codes), label["O"], dtype=np.int64)
    for kind, start, stop in sorted(set(names), key=lambda name: name[1] - name[2]):
        first, last = doc.tokens.covering(start, stop)
        if first < last and (tags[first:last] == label["O"]).all():
            tags[first], tags[first + 1 : last] = label[f"B-{kind}"], label[f"I-{kind}"]
    bounds = doc.tokens.bounds.tolist()
    begin = 0
    for before, bound in zip(bounds, [*bounds[1:], None], strict=True):
        if before > begin and (bound is None or bound - begin > CHUNK):
            yield codes[begin:before], tags[begin:before]
            begin = before


class Tagger(nn.Module):
    """slovnet's NER, its embeddings of words and its running means kept as they are."""

    def __init__(self, arrays: dict[str, np.ndarray], norms: list[tuple[np.ndarray, np.ndarray]]) -> None:
        super().__init__()
        self.arrays = nn.ParameterDict({k: nn.Parameter(torch.tensor(v.copy())) for k, v in arrays.items()})
        self.norms = [(torch.tensor(mean.copy())[:, None], torch.tensor(std.copy())[:, None]) for mean, std in norms]

    def forward(self, vectors: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        p = self.arrays
        x = torch.cat([vectors, p["shape"][shapes]], -1)
        x = (functional.dropout(x, DROPOUT, self.training) * mask[..., None]).transpose(1, 2)
        for i, (mean, std) in enumerate(self.norms):
            x = functional.relu(functional.conv1d(x, p[f"conv{i}"], p[f"bias{i}"], padding=1))
            x = (x - mean) / std * p[f"scale{i}"][:, None] + p[f"shift{i}"][:, None]
            x = functional.dropout(x, DROPOUT, self.training) * mask[:, None]
        return x.transpose(1, 2) @ p["proj"] + p["proj_bias"]

    def loss(self, scores: torch.Tensor, tags: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The negative log-likelihood of the tags under the CRF, per word."""
        moves = self.arrays["transitions"]
        total = scores[:, 0]
        gold = scores[:, 0].gather(1, tags[:, :1]).squeeze(1)
        for i in range(1, scores.shape[1]):
            step = torch.logsumexp(total[:, :, None] + moves[None], 1) + scores[:, i]
            total = torch.where(mask[:, i, None] > 0, step, total)
            here = scores[:, i].gather(1, tags[:, i : i + 1]).squeeze(1)
            gold = gold + mask[:, i] * (here + moves[tags[:, i - 1], tags[:, i]])
        return (torch.logsumexp(total, 1) - gold).sum() / mask.sum()


def padded(batch: list[Chunk], shapes: int) -> tuple[torch.Tensor, ...]:
    """Words, shapes, tags and the mask of what is there."""
    size = len(batch), max(len(codes) for codes, _ in batch)
    words, forms, tags = (np.zeros(size, dtype=np.int64) for _ in range(3))
    mask = np.zeros(size, dtype=np.float32)
    for i, (codes, own) in enumerate(batch):
        n = len(codes)
        words[i, :n], forms[i, :n] = np.divmod(codes, shapes)
        tags[i, :n], mask[i, :n] = own, 1
    return tuple(torch.tensor(array) for array in (words, forms, tags, mask))


def train(data: list[Chunk], engine: NatashaEngine) -> dict[str, np.ndarray]:
    torch.manual_seed(0)
    random.seed(0)
    navec = load_navec(weights_folder())
    layers = load_pack(weights_folder(), "ner", "tag", navec).layers
    old = trained_arrays(layers)
    norms = [(layer["norm"]["mean"], layer["norm"]["std"]) for layer in layers["encoder"]["layers"]]
    tagger = Tagger(old, norms)
    optimiser = torch.optim.AdamW(tagger.parameters(), lr=RATE, weight_decay=0.01)
    data.sort(key=lambda chunk: len(chunk[0]))
    batches = [data[i : i + BATCH] for i in range(0, len(data), BATCH)]
    for epoch in range(EPOCHS):
        random.shuffle(batches)
        losses = []
        for n, batch in enumerate(batches):
            for group in optimiser.param_groups:
                group["lr"] = RATE * (1 - (epoch + n / len(batches)) / EPOCHS)
            words, shapes, tags, mask = padded(batch, engine.codes.size)
            vectors = torch.tensor(navec.vectors(words.numpy().ravel()).reshape(*words.shape, -1))
            loss = tagger.loss(tagger(vectors, shapes, mask), tags, mask)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimiser.step()
            losses.append(loss.item())
        print(f"epoch {epoch}: {np.mean(losses):.4f}", flush=True)
    new = {name: array.detach().numpy() for name, array in tagger.arrays.items()}
    return {name: (SHARE * new[name] + (1 - SHARE) * old[name]).astype(np.float16) for name in old}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--fold", type=int, default=0)
    parser.add_argument("--out", type=Path, default=TRAINED)
    args = parser.parse_args()
    torch.set_num_threads(1)
    engine = NatashaEngine(trained=False)
    data = [chunk for text, names in nerel(args.data / "nerel/train") for chunk in chunks(engine, text, names)]
    for i, (text, names) in enumerate(factrueval(args.data / "factrueval")):
        if not args.folds or i % args.folds != args.fold:
            data += list(chunks(engine, text, names)) * FACTRUEVAL_WEIGHT
    np.savez_compressed(args.out, **train(data, engine))


if __name__ == "__main__":
    main()
