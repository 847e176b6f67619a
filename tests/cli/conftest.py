"""A desk to work at: a draft with a wrong figure, and the reference that shows it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

DRAFT = """\
# The lighthouse

The lighthouse has 199 steps. The lighthouse is 40 metres tall. Have you been there?
"""
REFERENCE = "The lighthouse has 179 steps. The lighthouse is 40 metres tall.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with drafts/draft.md and references/facts.txt."""
    for name, text in (("drafts/draft.md", DRAFT), ("references/facts.txt", REFERENCE)):
        file = tmp_path / name
        file.parent.mkdir()
        file.write_text(text)
    return tmp_path


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Writes a file below the working directory."""
    monkeypatch.chdir(tmp_path)

    def written(name: str, text: str) -> None:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)

    return written
