"""The gold files keep the rules that corpus/README.md states."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claims.model import Kind, Label

GOLD = Path(__file__).parents[2] / "corpus" / "gold"
SLOTS = {
    "number",
    "unit",
    "date",
    "entity",
    "role-swap",
    "negation",
    "quote-altered",
    "speaker",
    "overclaim",
    "direction",
    "location",
    "ordinal",
    "scope",
}
KINDS = {kind.value for kind in Kind}


def read(path: Path) -> str:
    """The text as it stands on disk, line ends included."""
    return path.read_bytes().decode("utf-8")


def check_rows() -> Iterator[Any]:
    for folder in sorted((GOLD / "planted").iterdir()):
        for number, line in enumerate(read(folder / "gold.jsonl").splitlines(), start=1):
            yield pytest.param(folder, json.loads(line), id=f"{folder.name}-{number}")


def extract_sentences() -> Iterator[Any]:
    for path in sorted((GOLD / "extract").glob("*.json")):
        case = json.loads(read(path))
        for number, sentence in enumerate(case["sentences"], start=1):
            yield pytest.param(case["text"], sentence, id=f"{path.stem}-{number}")


CHECK_ROWS = list(check_rows())
EXTRACT_SENTENCES = list(extract_sentences())


@pytest.mark.parametrize(("folder", "row"), CHECK_ROWS)
def test_gold_row_stands_in_its_draft(folder: Path, row: dict[str, Any]) -> None:
    draft = folder / json.loads(read(folder / "meta.json"))["draft"]
    assert read(draft).count(row["quote"]) == 1
    assert all(word in row["quote"] for word in row["must"])


@pytest.mark.parametrize(("folder", "row"), CHECK_ROWS)
def test_gold_row_is_well_formed(folder: Path, row: dict[str, Any]) -> None:
    expect = row["expect"]
    assert expect in {*Label, "no-claim"}
    assert bool(row["must"]) == (expect != "no-claim")
    assert ("kind" in row) == (expect != "no-claim")
    assert row.get("kind", "event") in KINDS
    assert ("slot" in row) == (expect == Label.REFUTED)
    assert row.get("slot", "number") in SLOTS


@pytest.mark.parametrize(("folder", "row"), CHECK_ROWS)
def test_gold_evidence_is_quoted_exactly(folder: Path, row: dict[str, Any]) -> None:
    references = folder / json.loads(read(folder / "meta.json"))["reference"]
    needed = {Label.SUPPORTED: 1, Label.REFUTED: 1, Label.CONFLICTING: 2}.get(row["expect"], 0)
    assert len(row["evidence"]) >= needed
    assert bool(row["evidence"]) == bool(needed)
    for evidence in row["evidence"]:
        path = references / evidence["file"].removeprefix("reference/")
        assert evidence["quote"] in read(path)


@pytest.mark.parametrize(("text", "sentence"), EXTRACT_SENTENCES)
def test_extract_sentence_stands_in_its_text(text: str, sentence: dict[str, Any]) -> None:
    assert text.count(sentence["quote"]) == 1
    assert sentence["checkable"] == bool(sentence["claims"])


@pytest.mark.parametrize(("text", "sentence"), EXTRACT_SENTENCES)
def test_extract_claims_answer_to_their_own_rules(text: str, sentence: dict[str, Any]) -> None:
    for claim in [*sentence["claims"], *sentence.get("also_ok", [])]:
        words = claim["text"].lower()
        assert claim["kind"] in KINDS
        assert all(any(word.lower() in words for word in group) for group in claim["must"])
        assert not any(word.lower() in words for word in claim.get("not", []))


def test_gold_covers_every_verdict() -> None:
    expected = {param.values[1]["expect"] for param in CHECK_ROWS}
    assert expected == {*Label, "no-claim"}
