"""Runs the Markdown specs of the extraction: each draft block is followed by the claims it must give."""

import re
from pathlib import Path

import pytest

from claims.extraction import extract
from claims.model import Extraction
from claims.readers import read_bytes

SPECS = sorted((Path(__file__).parents[1] / "specs").glob("extract_*.md"))
CASE = re.compile(
    r"^## (?P<title>.+?)$.*?"
    r"^```draft(?: (?P<suffix>\S+))?\n(?P<draft>.*?)^```$.*?"
    r"^```claims\n(?P<claims>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


def listed(extraction: Extraction) -> list[str]:
    """One line a claim, or a sentence without claims, in reading order."""
    claims = {claim.id: claim for claim in extraction.claims}
    lines = []
    for sentence in extraction.sentences:
        for name in sentence.claims:
            claim = claims[name]
            mark = " (ambiguous)" if claim.unchecked else ""
            lines.append(f"{claim.kind}{mark}: {claim.text}")
        if sentence.skipped:
            lines.append(f"skipped, {sentence.skipped}: {sentence.text}")
    return lines


def cases() -> list[object]:
    found = []
    for path in SPECS:
        for match in CASE.finditer(path.read_text(encoding="utf-8")):
            name = f"{path.stem}: {match['title']}"
            found.append(pytest.param(match["draft"], match["suffix"] or "md", match["claims"], id=name))
    return found


@pytest.mark.parametrize(("draft", "suffix", "expected"), cases())
def test_extract_gives_the_claims_of_the_spec(draft: str, suffix: str, expected: str) -> None:
    extraction = extract(read_bytes(draft.encode(), path=f"draft.{suffix}"))
    assert listed(extraction) == expected.splitlines()


def test_every_case_of_a_spec_is_run() -> None:
    for path in SPECS:
        text = path.read_text(encoding="utf-8")
        assert text.count("\n```draft") == len(CASE.findall(text)) > 0
