"""The pipeline without a command line around it: what is read, and what becomes of a missing source."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.findings import Policy
from claims.model import (
    Claim,
    Document,
    DraftReport,
    Kind,
    Label,
    Sentence,
    Unchecked,
    UncheckedReason,
    Verdict,
)
from claims.pipeline import Run, extract_all, extraction_report, read_drafts, report
from claims.references import References


def test_read_drafts_reads_each_file_once_and_standard_input(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)
    drafts = read_drafts(
        ["drafts/draft.md", "-", "drafts"], stdin=lambda: b"The river is long.", stdin_name="notes.txt"
    )
    assert [draft.path for draft in drafts] == ["drafts/draft.md", "notes.txt"]


def test_extraction_report_has_no_verdicts_and_tells_its_progress(desk: Path) -> None:
    told: list[str] = []
    drafts = read_drafts([str(desk / "drafts")], stdin=bytes)
    found = extraction_report(extract_all(drafts, progress=told.append))
    assert told == [drafts[0].path]
    assert found.totals.claims == found.totals.unchecked == 2
    assert found.complete


def judged(verdict: Verdict | None, unchecked: Unchecked | None) -> DraftReport:
    document = Document(path="draft.txt", text="It is so.", sha256="0", blocks=())
    span = document.span(0, 9)
    claim = Claim(
        id="c",
        text="It is so.",
        kind=Kind.EVENT,
        span=span,
        quote="It is so.",
        sentence="s",
        proposition="p",
        verdict=verdict,
        unchecked=unchecked,
    )
    sentence = Sentence(id="s", span=span, text="It is so.", claims=("c",))
    return DraftReport(path="draft.txt", sha256="0", sentences=(sentence,), claims=(claim,))


def verdict(label: Label) -> Verdict:
    return Verdict(label=label, confidence=0.9, code=None, reason="because")


@pytest.mark.parametrize(
    ("draft", "settled"),
    [
        pytest.param(judged(verdict(Label.SUPPORTED), None), True, id="supported"),
        pytest.param(judged(verdict(Label.REFUTED), None), True, id="refuted"),
        pytest.param(judged(verdict(Label.NOT_ENOUGH_EVIDENCE), None), False, id="open"),
        pytest.param(
            judged(None, Unchecked(reason=UncheckedReason.NO_REFERENCE, detail="none")),
            False,
            id="no-reference",
        ),
    ],
)
def test_report_leaves_open_what_a_missing_source_might_settle(draft: DraftReport, settled: bool) -> None:
    references = References((), ("https://fair.example does not answer",))
    found = report([draft], complete=True, run=Run(policy=Policy(select=("ALL",)), references=references))
    (claim,) = found.drafts[0].claims
    assert not found.complete
    assert (claim.verdict is not None) == settled
    if not settled:
        assert claim.unchecked == Unchecked(
            reason=UncheckedReason.SOURCE_UNREACHABLE, detail="https://fair.example does not answer"
        )
        assert found.totals.findings == 0
