"""The manifest of the corpus is complete and true, and the texts are what the datasheet says."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parents[2] / "corpus"
ENTRIES = json.loads((CORPUS / "manifest.json").read_text(encoding="utf-8"))["files"]


def test_manifest_lists_every_file_once_and_no_other() -> None:
    on_disk = {
        path.relative_to(CORPUS).as_posix()
        for folder in ("drafts", "gold", "references")
        for path in (CORPUS / folder).rglob("*")
        if path.is_file()
    }
    listed = [entry["path"] for entry in ENTRIES]
    assert listed == sorted(on_disk)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["path"])
def test_manifest_entry_is_true(entry: dict[str, Any]) -> None:
    content = (CORPUS / entry["path"]).read_bytes()
    assert entry["bytes"] == len(content)
    assert entry["sha256"] == hashlib.sha256(content).hexdigest()
    assert entry["licence"] == "CC0-1.0"
    assert entry["description"].endswith(".")


def test_manifest_script_agrees_with_the_manifest() -> None:
    script = [sys.executable, str(CORPUS / "make_manifest.py"), "--check"]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("draft", sorted((CORPUS / "drafts").iterdir()), ids=lambda path: path.name)
def test_draft_has_200_to_350_words(draft: Path) -> None:
    assert 200 <= len(draft.read_text(encoding="utf-8").split()) <= 350


@pytest.mark.parametrize(
    "reference",
    ["brindlow-museum.html", "norrvik-fact-sheet.md", "norrvik-letter.txt"],
)
def test_invented_reference_says_so(reference: str) -> None:
    assert "invented" in (CORPUS / "references" / reference).read_text(encoding="utf-8")
