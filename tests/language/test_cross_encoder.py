"""An entailment model from a folder: the one in `data/tiny` counts how many words are "yes"."""

import shutil
from pathlib import Path

import pytest

from claims.errors import ConfigError
from claims.language import entailment

TINY = Path(__file__).parent / "data" / "tiny"


def test_a_model_from_a_folder_is_asked() -> None:
    model = entailment(TINY)
    yes, no, odd = model.judge([("yes yes", "Yes"), ("no no", "no"), ("half \ud800", "")])
    assert yes.supports > 0.9 > 0.6 > no.supports
    assert yes.refutes == no.refutes == 0
    assert odd.supports == no.supports
    assert model.name.startswith("tiny@")


def test_pairs_have_the_same_scores_in_any_order() -> None:
    pairs = [("yes " * k, "no") for k in range(20)]
    scores = entailment(TINY).judge(pairs)
    assert entailment(TINY).judge(pairs[::-1]) == scores[::-1]


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("model.onnx", None, "has no model.onnx"),
        ("model.onnx", b"no model", "can't be run"),
        ("tokenizer.json", b"{}", "is no tokenizer"),
        ("config.json", b"[]", 'has no "id2label"'),
        ("config.json", b'{"id2label": {"0": "spam"}}', "names no label for entailment: spam"),
    ],
)
def test_a_folder_that_is_no_model_is_refused(
    tmp_path: Path, file: str, content: bytes | None, said: str
) -> None:
    folder = shutil.copytree(TINY, tmp_path / "model")
    if content is None:
        (folder / file).unlink()
    else:
        (folder / file).write_bytes(content)
    with pytest.raises(ConfigError, match=said) as caught:
        entailment(folder)
    assert str(folder) in str(caught.value)
