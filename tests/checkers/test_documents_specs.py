"""Runs the Markdown specs of the documents checker: references, then claims and their verdicts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checkers.base import CheckContext, Settings
from checkers.documents import DocumentsChecker
from checkers.verdict import resolve
from claims.model import Claim, Kind
from claims.readers import read_bytes

SPECS = sorted((Path(__file__).parents[1] / "specs").glob("documents_*.md"))
CASE = re.compile(
    r"^## (?P<title>.+?)$(?P<references>(?:(?!^## ).)*?)^```verdicts\n(?P<verdicts>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
REFERENCE = re.compile(r"^```reference\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def cases() -> list[object]:
    found: list[object] = []
    for path in SPECS:
        for match in CASE.finditer(path.read_text(encoding="utf-8")):
            references = tuple(REFERENCE.findall(match["references"]))
            for line in match["verdicts"].splitlines():
                kind, verdict, text = (part.strip() for part in line.split("|"))
                found.append(pytest.param(references, kind, text, verdict, id=f"{match['title']}: {text}"))
    return found


@pytest.mark.parametrize(("references", "kind", "text", "expected"), cases())
def test_documents_checker_gives_the_verdict_of_the_spec(
    references: tuple[str, ...], kind: str, text: str, expected: str
) -> None:
    sources = [read_bytes(source.encode(), path=f"{number}.md") for number, source in enumerate(references)]
    draft = read_bytes(text.encode(), path="draft.txt")
    claim = Claim(
        id="c",
        text=text,
        kind=Kind(kind),
        span=draft.span(0, len(text)),
        quote=text,
        sentence="s1",
        proposition="p1",
    )
    context = CheckContext(draft=draft, sources=sources, settings=Settings())
    verdict, evidence = resolve(DocumentsChecker().check([claim], context))
    code = f" {verdict.code}" if verdict.code and verdict.code != "no-evidence" else ""
    assert f"{verdict.label}{code}" == expected, (verdict.reason, evidence)


def test_every_case_of_a_documents_spec_is_run() -> None:
    for path in SPECS:
        text = path.read_text(encoding="utf-8")
        assert text.count("\n```verdicts") == len(CASE.findall(text)) > 0
