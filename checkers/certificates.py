"""Verifies a report against the files that it speaks of, without extracting or retrieving anything again.

A report is its own certificate: each claim says where in the draft it stands, each piece of evidence which
bytes of which source were read, where in them the passage stands, which two values were compared and with
what result. All of it can be looked up and worked out once more. That there was no better passage can't be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from checkers.reading import read
from checkers.verdict import resolve
from claims.errors import ClaimsError
from claims.model import (
    Claim,
    Comparison,
    Document,
    DraftReport,
    Evidence,
    Finding,
    Report,
    Span,
    Value,
    fingerprint,
)
from claims.values import compare, find_values
from claims.values.dateline import date_of

__all__ = ["Fault", "Recheck", "recheck"]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not hold: the file that it is about, where in it, whose claim, and what."""

    path: str
    span: Span | None
    claim: str | None
    message: str


@dataclass(frozen=True, slots=True)
class Recheck:
    """What was verified, counted, and every fault in the order of the report."""

    claims: int
    evidence: int
    comparisons: int
    faults: tuple[Fault, ...]


def recheck(report: Report, read: Callable[[str], Document]) -> Recheck:
    """Verify `report`; `read` gives the document of a path, or raises `ClaimsError`."""
    library = _Library(read, _as_of(report))
    claims = [claim for draft in report.drafts for claim in draft.claims]
    evidence = [item for claim in claims for item in claim.evidence]
    faults = [fault for draft in report.drafts for fault in _draft(draft, library)]
    compared = sum(item.comparison is not None for item in evidence)
    return Recheck(len(claims), len(evidence), compared, tuple(faults))


def _as_of(report: Report) -> date | None:
    """The day that the run was told to read relative dates against, by its signature."""
    told = re.search(r"\bas-of:(\d{4}-\d\d-\d\d)", report.signature)
    return date.fromisoformat(told[1]) if told else None


class _Library:
    """The documents of a report, each read once."""

    def __init__(self, read: Callable[[str], Document], as_of: date | None) -> None:
        self._read = read
        self._known: dict[str, Document | str] = {}
        self.as_of = as_of

    def find(self, path: str) -> Document | str:
        """The document, or why it can't be had."""
        if path not in self._known:
            try:
                self._known[path] = self._read(path)
            except ClaimsError as error:
                self._known[path] = str(error)
        return self._known[path]


def _draft(draft: DraftReport, library: _Library) -> Iterator[Fault]:
    document = _unchanged(library, draft.path, draft.sha256)
    if isinstance(document, str):
        yield Fault(draft.path, None, None, document)
        return
    claims = {claim.id: claim for claim in draft.claims}
    for sentence in draft.sentences:
        yield from _stands(document, sentence.span, sentence.text, "the sentence", None)
        for missing in sorted(set(sentence.claims) - claims.keys()):
            yield Fault(draft.path, sentence.span, missing, "the sentence has a claim that the report lacks")
    for claim in draft.claims:
        yield from _claim(claim, document)
        for item in claim.evidence:
            yield from _evidence(claim, item, library, library.as_of or date_of(document))
    for finding in draft.findings:
        yield from _finding(draft, finding, claims)


def _unchanged(library: _Library, path: str, sha256: str) -> Document | str:
    """The document, if its bytes are those that the report was made of; else what is wrong."""
    document = library.find(path)
    if isinstance(document, str) or document.sha256 == sha256:
        return document
    return "the file is not the one that was checked: its checksum differs. Check it again"


def _stands(document: Document, span: Span, words: str, what: str, claim: str | None) -> Iterator[Fault]:
    """Whether words stand at a span of a document, whose lines and columns are those of its offsets."""
    if span.end > len(document.text):
        yield Fault(document.path, None, claim, f"{what} stands behind the end of the file, at {span.end}")
    elif document.text[span.start : span.end] != words:
        there = document.text[span.start : span.end][:40]
        yield Fault(document.path, span, claim, f"{what} does not stand there; “{there}” does")
    elif document.span(span.start, span.end) != span:
        yield Fault(document.path, span, claim, f"{what} stands at another line or column")


def _claim(claim: Claim, document: Document) -> Iterator[Fault]:
    yield from _stands(document, claim.span, claim.quote, "the quote of the claim", claim.id)
    places = [(borrowed.span, borrowed.text, "context") for borrowed in claim.context]
    places += [(slot.span, slot.value.text, "value") for slot in claim.values if slot.span]
    for span, words, what in places:
        there = _plain(document, span.start, span.end)
        if not _same_words(there, words) or document.span(span.start, span.end) != span:
            message = f"the {what} “{words}” of the claim does not stand there"
            yield Fault(document.path, span, claim.id, message)
    if claim.id.partition("-")[0] != fingerprint(claim.kind, claim.text):
        yield Fault(document.path, claim.span, claim.id, "the claim's words or kind are not those of its id")
    if claim.verdict is not None and claim.verdict != resolve(claim.evidence)[0]:
        message = f"the verdict {claim.verdict.label.value} does not follow from the evidence shown"
        yield Fault(document.path, claim.span, claim.id, message)
    if claim.verdict is None and claim.unchecked is None:
        yield Fault(document.path, claim.span, claim.id, "the claim has no verdict, and no reason for none")


def _evidence(claim: Claim, item: Evidence, library: _Library, as_of: date | None) -> Iterator[Fault]:
    if item.claim != claim.id:
        yield Fault(item.source, item.span, claim.id, f"the evidence is about the claim {item.claim}")
    if item.span is None or item.source_sha256 is None:
        yield Fault(
            item.source, None, claim.id, "the evidence names no place in a file, so it can't be verified"
        )
        return
    document = _unchanged(library, item.source, item.source_sha256)
    if isinstance(document, str):
        yield Fault(item.source, None, claim.id, document)
        return
    yield from _stands(document, item.span, item.quote, "the quote of the evidence", claim.id)
    day = date_of(document)
    if item.source_date != (day.isoformat() if day else None):
        yield Fault(item.source, item.span, claim.id, f"the source is not of {item.source_date}")
    if item.source_authority != (document.source.authority if document.source else None):
        message = f"the source does not have the authority {item.source_authority}"
        yield Fault(item.source, item.span, claim.id, message)
    if item.comparison is not None:
        passage = _plain(document, item.span.start, item.span.end)
        for fault in (
            *_compared(item.comparison),
            *_read_off(item.comparison.draft, claim.text, "claim", as_of),
            *_read_off(item.comparison.source, passage, "passage", date_of(document) or library.as_of),
        ):
            yield Fault(item.source, item.span, claim.id, fault)


def _compared(told: Comparison) -> Iterator[str]:
    """What is wrong with the result of a comparison."""
    again = compare(told.draft, told.source)
    if again.relation != told.relation:
        yield f"the comparison gives {again.relation.value}, not {told.relation.value}"
    elif again != told:
        yield "the comparison is told in other words than it gives"


def _read_off(value: Value, text: str, where: str, as_of: date | None) -> Iterator[str]:
    """What is wrong with a value that is said to stand in a claim or a passage."""
    if _folded(value.text) not in _folded(text):
        yield f"the {where} has no “{value.text}” that could have been compared"
        return
    readings = [
        *find_values(text, as_of=as_of),
        *find_values(value.text, as_of=as_of),
        *(found for reading in read([text], as_of=as_of) for found in reading.values),
    ]
    if not any(found.value == value for found in readings):
        yield f"“{value.text}” in the {where} is not the value that the report gives"


def _finding(draft: DraftReport, finding: Finding, claims: Mapping[str, Claim]) -> Iterator[Fault]:
    if finding.claim is None:  # about the draft's own comments, not about a fact
        return
    claim = claims.get(finding.claim)
    if claim is None:
        yield Fault(draft.path, finding.span, finding.claim, "the finding is about a claim that is not there")
    elif claim.verdict is None or claim.verdict.code != finding.code or claim.span != finding.span:
        yield Fault(draft.path, finding.span, finding.claim, "the finding is not that of its claim's verdict")


def _plain(document: Document, start: int, end: int) -> str:
    """What a reader sees of a stretch of a document: without markup, where blocks meet it."""
    parts: list[str] = []
    for block in document.blocks:
        for piece in block.pieces:
            first, last = max(start, piece.source_start), min(end, piece.source_end)
            if first >= last:
                continue
            text = block.text[piece.start : piece.end]
            alike = len(text) == piece.source_end - piece.source_start
            parts.append(text[first - piece.source_start : last - piece.source_start] if alike else text)
    return "".join(parts) if parts else document.text[start:end]


def _same_words(there: str, told: str) -> bool:
    """Whether one is the other, but for words before or behind it: "the fair" is told where "fair" stands."""
    one, other = (" ".join(re.findall(r"\w+", text.casefold())) for text in (there, told))
    return bool(one) and (f" {one} " in f" {other} " or f" {other} " in f" {one} ")


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text.casefold()).strip()
