"""Notes: each claim of a draft with its findings, and each finding about no claim, in reading order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from claims.model import Claim, DraftReport, Finding, Span
from claims.report.found import found_in

__all__ = ["Note", "State", "notes_of", "spelt"]


class State(StrEnum):
    """What became of a claim, what asks for attention first; a remark is a finding about no claim."""

    REFUTED = "refuted"
    CONFLICTING = "conflicting"
    REMARK = "remark"
    NOT_ENOUGH_EVIDENCE = "not-enough-evidence"
    UNCHECKED = "unchecked"
    SUPPORTED = "supported"

    @property
    def words(self) -> str:
        """The state as a reader is told it."""
        return "not checked" if self is State.UNCHECKED else spelt(self)

    @property
    def rank(self) -> int:
        """Its place among the states, 0 being what asks for attention first."""
        return list(State).index(self)

    @property
    def sign(self) -> str:
        """A sign that tells the state without colour."""
        return _SIGNS[self]


_SIGNS = {
    State.REFUTED: "✗",
    State.CONFLICTING: "≠",
    State.REMARK: "¶",
    State.NOT_ENOUGH_EVIDENCE: "○",
    State.UNCHECKED: "–",
    State.SUPPORTED: "✓",
}


@dataclass(frozen=True)
class Note:
    """A claim with the findings about it, or a finding about no claim."""

    number: int
    claim: Claim | None
    findings: tuple[Finding, ...]

    @property
    def span(self) -> Span:
        """The stretch of the draft that the note is about."""
        return self.claim.span if self.claim else self.findings[0].span

    @property
    def state(self) -> State:
        """What became of it."""
        if self.claim is None:
            return State.REMARK
        return State(self.claim.verdict.label) if self.claim.verdict else State.UNCHECKED

    @property
    def codes(self) -> tuple[str, ...]:
        """What it is reported under, or would be if it were reported."""
        if self.findings:
            return tuple(dict.fromkeys(finding.code for finding in self.findings))
        code = self.claim.verdict.code if self.claim and self.claim.verdict else None
        return (code,) if code else ()

    @property
    def statement(self) -> str:
        """What is claimed, or what was found."""
        return self.claim.text if self.claim else self.findings[0].message

    @property
    def reported(self) -> bool:
        """Whether it has a finding that counts."""
        return any(not finding.suppressed for finding in self.findings)

    @property
    def suppressed(self) -> bool:
        """Whether it has findings, and none of them counts."""
        return bool(self.findings) and not self.reported


def spelt(name: str) -> str:
    """A name of the report's, in words: "wrong number" for wrong-number."""
    return name.replace("-", " ")


def notes_of(draft: DraftReport, first: int) -> list[Note]:
    """The notes on a draft by place, numbered from `first`."""
    about: dict[int | None, list[Finding]] = {}
    for item in found_in(draft):
        about.setdefault(id(item.claim) if item.claim else None, []).append(item.finding)
    found = [Note(0, claim, tuple(about.get(id(claim), ()))) for claim in draft.claims]
    found += [Note(0, None, (finding,)) for finding in about.get(None, ())]
    found.sort(key=lambda note: (note.span.start, note.span.end))
    return [replace(note, number=number) for number, note in enumerate(found, start=first)]
