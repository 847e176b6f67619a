"""Turn a trained entailment model into the files that the package ships: an ONNX graph with 8-bit weights.

    python corpus/train/entailment_export.py MODEL [--before MODEL] --out claims/resources

MODEL is the `entailment.pt` of entailment.py, the second one an earlier one that it went on from: the mean of
the weights of two such models often errs less than either. The tables that it shares with the reader are left
out.
"""

from __future__ import annotations

import argparse
import io
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from entailment_model import TABLES, Network, shared_tables
from reader_export import OPSET, bare, quantise, write
from torch import Tensor, nn

NAME = "minilm-entailment-5"
BEFORE = 0.5
"""The share of an earlier model in the mean."""
SURE = 0.4
"""The least probability of support that counts."""
FORMAT = 2
"""The version of the shape of the files, which claims.language.entailment looks for."""
INPUTS = ("pieces", "kinds", "mask")
WEIGHTS = "entailment.npz"


class Shipped(nn.Module):
    """The network with the probabilities of the labels, of the pair and of each sub-word, as its output."""

    def __init__(self, network: Network) -> None:
        """Wrap a trained network."""
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, kinds: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Read a batch, see `Network.forward`."""
        scores, words = self.network(pieces, kinds, mask)
        return torch.softmax(scores, -1), torch.softmax(words, -1)


def load_network(path: Path, resources: Path, before: Path | None = None) -> Network:
    """The trained network; with `before`, the mean of it and of that one, which has the share `BEFORE`."""
    saved = torch.load(path, weights_only=True, map_location="cpu")
    if before is not None:
        earlier = torch.load(before, weights_only=True, map_location="cpu")
        saved = {
            name: (1 - BEFORE) * value + BEFORE * earlier[name] if value.dtype.is_floating_point else value
            for name, value in saved.items()
        }
    weights = {
        name.removeprefix("encoder."): value for name, value in saved.items() if name.startswith("encoder.")
    }
    network = Network({**weights, **shared_tables(resources)})
    network.load_state_dict(saved)
    return network.eval()


def to_onnx(network: Network) -> onnx.ModelProto:
    """The graph, for any number of pairs and sub-words."""
    network.encoder.set_attn_implementation("eager")  # plain operations, which every version of a runtime has
    pairs, pieces = torch.export.Dim("pairs"), torch.export.Dim("pieces")
    program = torch.onnx.export(
        Shipped(network).eval(),
        tuple(torch.ones(2, 12, dtype=torch.int64) for _ in INPUTS),
        dynamo=True,
        input_names=list(INPUTS),
        output_names=["likely", "words"],
        dynamic_shapes=tuple({0: pairs, 1: pieces} for _ in INPUTS),
        opset_version=OPSET,
        verbose=False,
    )
    return program.model_proto  # type: ignore[no-any-return, union-attr]  # always there with dynamo


def main() -> None:
    """Export, and print the size and checksum of each file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", type=Path, metavar="MODEL")
    parser.add_argument("--before", type=Path, metavar="MODEL", help="the model that this one went on from")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    options = parser.parse_args()
    whole = to_onnx(load_network(options.model, options.out, options.before))
    onnx.checker.check_model(whole)
    model, beside = quantise(whole, WEIGHTS)
    own = {
        name: part
        for name, part in beside.items()
        if not any(f".encoder.{table}." in name for table in TABLES)
    }
    packed = io.BytesIO()
    np.savez(packed, allow_pickle=False, **{name: own[name] for name in sorted(own)})
    write(options.out / WEIGHTS, packed.getvalue())
    write(options.out / "entailment.onnx", bare(model).SerializeToString(deterministic=True))
    described = json.dumps({"format": FORMAT, "name": NAME, "sure": SURE}, indent=1) + "\n"
    write(options.out / "entailment.json", described.encode())


if __name__ == "__main__":
    main()
