"""The baseline: findings that were there before and are accepted, so that a run fails only for new ones.

An entry stands for one finding, and is known by the draft, the words of the claim, the code and the passages
that decide, never by a line: it outlives moved text, and ends when the claim is reworded or the evidence
changes. Paths count from the folder of the file, so that it serves from wherever `claims` is started.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import from_json

from claims.errors import ConfigError
from claims.findings import Policy, findings, in_order, own_finding
from claims.model import (
    Claim,
    DraftReport,
    Finding,
    Kind,
    Report,
    Severity,
    Suppression,
    fingerprint,
    is_address,
)
from claims.model.base import Model
from claims.report.base import deciding

__all__ = [
    "DEFAULT_NAME",
    "VERSION",
    "Baseline",
    "Entry",
    "Terms",
    "applied",
    "covers",
    "divided",
    "read_baseline",
    "to_json",
    "updated",
]

DEFAULT_NAME = ".claims-baseline.json"
"""Where a baseline is written unless another file is named."""

VERSION = 1
"""The version of the file's format."""

SHOWN = 5
"""How many faults of a file are named."""


class _Key(NamedTuple):
    """What a finding and its entry have in common; claim and evidence as fingerprints."""

    draft: str
    claim: str
    code: str
    evidence: str


class Entry(Model):
    """One accepted finding: what tells it from others, when and why it was accepted, by whom and how long.

    `claim` is the claim's text and `evidence` the fingerprint of the passages that decide; `until` is the
    last day on which the entry hides anything.
    """

    draft: str
    code: str
    severity: Severity
    kind: Kind
    claim: str
    evidence: str
    added: date
    reason: str | None = None
    owner: str | None = None
    until: date | None = None

    @property
    def key(self) -> _Key:
        """What tells the entry from others; of the claim's words neither case nor punctuation counts."""
        return _Key(self.draft, fingerprint(self.kind, self.claim), self.code, self.evidence)

    def expired(self, day: date) -> bool:
        """Whether the entry no longer hides anything on a day."""
        return self.until is not None and self.until < day


@dataclass(frozen=True, slots=True)
class Baseline:
    """The file of a baseline, and its entries in order."""

    file: Path
    entries: tuple[Entry, ...] = ()

    def path(self, path: str) -> str:
        """A path as entries give it: from the folder of the file; an address as it is."""
        if is_address(path):
            return path
        return Path(os.path.relpath(path, self.file.parent)).as_posix()

    def digest(self, today: date) -> str:
        """How many entries there are, and a short digest of them and of which have expired."""
        told = [f"{entry.expired(today)} {entry.model_dump_json()}" for entry in self.entries]
        digest = hashlib.sha256("\n".join(sorted(told)).encode()).hexdigest()
        return f"{len(told)}-{digest[:12]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """On what terms new entries are accepted."""

    added: date
    reason: str | None = None
    owner: str | None = None
    until: date | None = None


def read_baseline(file: Path) -> Baseline:
    """The baseline in a file; raises `ConfigError` naming what is wrong, where, and what to do."""
    try:
        content = from_json(file.read_bytes())
    except FileNotFoundError as error:
        raise ConfigError(f'{file} does not exist: "claims baseline create" writes a baseline') from error
    except OSError as error:
        raise ConfigError(f"{file} can't be read: {error.strerror}") from error
    except ValueError as error:  # no JSON, or no UTF-8
        raise ConfigError(f"{file} is not a baseline: {error}") from error
    version = content.get("version") if isinstance(content, dict) else None
    if version is None:
        raise ConfigError(f"{file} is not a baseline: it names no version")
    if version != VERSION:
        raise ConfigError(
            f"{file} is a baseline of version {json.dumps(version)}, and this program reads version "
            f'{VERSION}: use the program that wrote it, or remove the file and run "claims baseline create"'
        )
    try:
        return Baseline(file, _Content.model_validate(content).entries)
    except ValidationError as error:
        faults = [f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()]
        raise ConfigError("\n".join(f"{file}: {fault}" for fault in faults[:SHOWN])) from error


class _Content(Model):
    version: int = VERSION
    entries: tuple[Entry, ...]


def to_json(baseline: Baseline) -> str:
    """What the file of a baseline holds: one entry an object, in a fixed order, without a time of its own."""
    content = _Content(entries=tuple(sorted(baseline.entries, key=Entry.model_dump_json)))
    return json.dumps(content.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"


def applied(draft: DraftReport, baseline: Baseline, *, policy: Policy, today: date) -> DraftReport:
    """The draft with its known findings suppressed, one for each entry, in the order of the draft.

    What is suppressed already needs no entry. An entry that has expired by `today` hides nothing: its finding
    stays, and another one, `expired-baseline`, says why. What is about no claim is in no baseline.
    """
    path = baseline.path(draft.path)
    own = (entry for entry in baseline.entries if entry.draft == path)
    left: defaultdict[_Key, deque[Entry]] = defaultdict(deque)
    for known in sorted(own, key=lambda entry: entry.expired(today)):
        left[known.key].append(known)
    found: list[Finding] = []
    for finding, subject in _subjects(draft, draft.findings, baseline):
        entries = left[subject.key] if subject and not finding.suppressed else None
        found.extend(_hidden(finding, entries.popleft(), policy, today) if entries else [finding])
    return draft.model_copy(update={"findings": in_order(found)})


def _hidden(finding: Finding, entry: Entry, policy: Policy, today: date) -> list[Finding]:
    """The finding as its entry leaves it: suppressed, or beside another one that says that this is over."""
    if not entry.expired(today):
        suppression = Suppression(by="baseline", reason=entry.reason)
        return [finding.model_copy(update={"suppressed": suppression})]
    terms = (("reason", entry.reason), ("owner", entry.owner))
    details = "; ".join(f"{name}: {text}" for name, text in terms if text)
    message = f"{entry.code} was accepted until {entry.until}"
    message += f" ({details})" if details else ""
    told = own_finding("expired-baseline", message, finding.span, policy)
    return [finding, told] if told else [finding]


def divided(baseline: Baseline, report: Report) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The entries that stay, and those of which the report shows that what they stand for no longer occurs.

    Whether a finding is selected does not matter here, only whether the verdict is there. Where nobody knows
    (the run was incomplete, the draft is there and was not read, the claim was not checked) the entry stays.
    """
    if not report.complete:
        return baseline.entries, ()
    there = Counter(key for draft in report.drafts for key in _occurring(draft, baseline))
    unread = _unread(baseline, report)
    unchecked = {
        (baseline.path(draft.path), fingerprint(claim.kind, claim.text))
        for draft in report.drafts
        for claim in draft.claims
        if claim.unchecked
    }
    kept: list[Entry] = []
    gone: list[Entry] = []
    for entry in baseline.entries:
        there[entry.key] -= 1
        stays = there[entry.key] >= 0 or entry.key[:2] in unchecked or entry.draft in unread
        (kept if stays else gone).append(entry)
    return tuple(kept), tuple(gone)


def _occurring(draft: DraftReport, baseline: Baseline) -> Iterator[_Key]:
    everything = findings(draft.claims, Policy(select=("ALL",)))
    return (subject.key for _, subject in _subjects(draft, everything, baseline) if subject)


def covers(baseline: Baseline, report: Report) -> bool:
    """Whether every draft of the baseline that is still there was read."""
    return not _unread(baseline, report)


def _unread(baseline: Baseline, report: Report) -> set[str]:
    missing = {entry.draft for entry in baseline.entries} - {baseline.path(d.path) for d in report.drafts}
    return {draft for draft in missing if (baseline.file.parent / draft).exists()}


def updated(baseline: Baseline, report: Report, terms: Terms) -> Baseline:
    """The baseline for a report: entries that stay as they are, and new ones for what they do not cover."""
    kept, _ = divided(baseline, report)
    covered = Counter(entry.key for entry in kept)
    entries = list(kept)
    for draft in report.drafts:
        for finding, subject in _subjects(draft, draft.findings, baseline):
            if subject is None or finding.suppressed:
                continue
            covered[subject.key] -= 1
            if covered[subject.key] < 0:
                entries.append(_entry(finding, subject, terms))
    return Baseline(baseline.file, tuple(entries))


def _entry(finding: Finding, subject: _Subject, terms: Terms) -> Entry:
    return Entry(
        draft=subject.key.draft,
        code=finding.code,
        severity=finding.severity,
        kind=subject.claim.kind,
        claim=subject.claim.text,
        evidence=subject.key.evidence,
        added=terms.added,
        reason=terms.reason,
        owner=terms.owner,
        until=terms.until,
    )


class _Subject(NamedTuple):
    claim: Claim
    key: _Key


def _subjects(
    draft: DraftReport, found: Iterable[Finding], baseline: Baseline
) -> Iterator[tuple[Finding, _Subject | None]]:
    """Each finding with the claim that it is about and the key of its entry; None without a claim."""
    path = baseline.path(draft.path)
    claims = {claim.id: claim for claim in draft.claims}
    for finding in found:
        claim = claims.get(finding.claim or "")
        if claim is None:
            yield finding, None
            continue
        words = fingerprint(claim.kind, claim.text)
        yield finding, _Subject(claim, _Key(path, words, finding.code, _evidence(claim, baseline)))


def _evidence(claim: Claim, baseline: Baseline) -> str:
    """A fingerprint of the deciding passages: their sources and words, however their lines are broken."""
    told = [f"{baseline.path(item.source)}\0{' '.join(item.quote.split())}" for item in deciding(claim)]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:12]
