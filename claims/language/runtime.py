"""Runs the shipped networks: their graphs, their weights in 8 bits, and the tokenizer that they share.

ONNX Runtime computes in 32-bit floats with fixed settings, so that every machine gives the same numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from claims.resources import damaged, open_binary, read_bytes

if TYPE_CHECKING:
    from kitoken import Kitoken
    from numpy import ndarray
    from onnxruntime import InferenceSession

    Array = ndarray[Any, Any]

__all__ = ["THREADS", "load_tables", "load_tokenizer", "open_session"]

THREADS = 2
"""As many as small machines have; any number gives the same results."""


@cache
def load_tokenizer() -> Kitoken:
    """The tokenizer of the encoder, loaded once. Raises `claims.errors.ResourceError` where it is damaged."""
    from kitoken import Kitoken

    name = "reader-tokenizer.json.gz"
    content = read_bytes(name)
    try:
        return Kitoken.from_tokenizers(content)
    except ValueError as error:
        raise damaged(name, error) from error


def open_session(name: str, tables: Mapping[str, Array], threads: int = THREADS) -> InferenceSession:
    """The graph in the file `name` with its weights, of which it makes a copy.

    Raises `claims.errors.ResourceError` where they are damaged.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    # Further fusions gain no speed here, and differ between versions and processors.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.use_deterministic_compute = True
    options.log_severity_level = 3  # errors; they are raised, too
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # waiting costs no processor
    values = [onnxruntime.OrtValue.ortvalue_from_numpy(table) for table in tables.values()]
    options.add_external_initializers(list(tables), values)
    content = read_bytes(name)
    try:
        return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # its errors share no narrower base
        raise damaged(name, error) from error


def load_tables(name: str, beginning: str = "") -> dict[str, Array]:
    """The weights in the file `name`, made whole: numbers of 8 bits in blocks that share a scale.

    With a `beginning`, only those whose names begin so.

    Made whole by the graph itself, they would take three times the memory. Raises
    `claims.errors.ResourceError` where they are damaged.
    """
    from numpy import load

    tables = {}
    try:
        with open_binary(name) as file, load(file, allow_pickle=False) as parts:
            for part in (part for part in parts.files if part.startswith(beginning)):
                table, _, kind = part.rpartition(".")
                if kind == "small":
                    tables[table] = _whole(parts[part], parts[f"{table}.scale"])
                elif kind != "scale":  # of these the graph makes whole what it needs
                    tables[part] = parts[part]
    except (KeyError, OSError, ValueError, BadZipFile) as error:
        raise damaged(name, error) from error
    return tables


def _whole(small: Array, scale: Array) -> Array:
    """Blocks times their scales, as a table of rows and columns; the blocks lie along either."""
    table = small * scale
    return table.reshape(len(small), -1) if scale.shape[2] == 1 else table.reshape(-1, small.shape[2])
