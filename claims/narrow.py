"""A run about a change: which drafts it checks, and which findings the change is answerable for.

A finding is new where its sentence is new, or where no claim of the draft as it stood at the base says the
same with the same verdict. The others stay in the report and are marked as unchanged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from claims.changes import FilterMode, changed_places, folded, new_sentences
from claims.errors import DraftError, UsageError
from claims.git import Changes, changes
from claims.model import (
    Claim,
    Document,
    DraftReport,
    Evidence,
    Finding,
    Report,
    Suppression,
    fingerprint,
)
from claims.readers import FORMATS, read_bytes, read_document
from claims.readers.find import fits
from claims.references import References, folder_of
from claims.report.base import deciding

__all__ = ["Judge", "Scope", "View", "scope_of"]

Judge: TypeAlias = Callable[[Sequence[Document], References], Iterable[DraftReport]]
"""Checks drafts against references."""

_SUFFIXES = tuple(suffix for known in FORMATS for suffix in known.suffixes)

_CONTEXT = 3
"""Lines around a change that count as its context, as in `git diff`."""


def scope_of(
    *,
    diff_base: str | None,
    staged: bool,
    mode: FilterMode | None,
    changed_sources: bool,
) -> Scope | None:
    """What the options ask for; None for whole drafts. Raises `UsageError` where they make no sense."""
    if diff_base is not None and staged:
        raise UsageError("--diff-base and --staged exclude each other: a change is since a commit, or staged")
    if diff_base is None and not staged:
        if mode or changed_sources:
            option = "--changed-sources" if changed_sources else "--filter-mode"
            raise UsageError(f"{option} needs to know since when: give --diff-base REF, or --staged")
        return None
    found = changes(diff_base, staged=staged)
    return Scope(found, mode or FilterMode.ADDED, with_sources=changed_sources)


class Scope:
    """A change, and how far it is looked at; `with_sources`, changes of references count too."""

    def __init__(self, found: Changes, mode: FilterMode, *, with_sources: bool) -> None:
        self.changes = found
        self.mode = mode
        self.with_sources = with_sources
        self._unchanged: set[str] = set()

    @property
    def signature(self) -> str:
        """What a rerun needs to know of it."""
        sources = "|changed-sources:yes" if self.with_sources else ""
        return f"base:{self.changes.base}|filter-mode:{self.mode}{sources}"

    def read(self, path: str) -> Document | None:
        """A draft as it counts, on disk or in the index; None where it has not changed and is not needed."""
        if self.mode is not FilterMode.NOFILTER and not self.changes.changed(path):
            self._unchanged.add(path)
            if not self.with_sources:
                return None
        data = self.changes.present(path)
        return read_document(path) if data is None else read_bytes(data, path=path)

    def view(self, drafts: Sequence[Document], references: References) -> View:
        """What is to be checked, now that everything has been read."""
        present = references.holding(lambda _, those: map(self._present, those.documents))
        then = present.holding(self._then) if self.with_sources else present
        left_out = self._unchanged if then.documents == present.documents else set[str]()
        wanted = tuple(draft for draft in drafts if draft.path not in left_out)
        return View(self, wanted, present, then, len(left_out))

    def before(self, document: Document) -> Document | None:
        """A document as it stood at the base; None where it was not there, or no text."""
        if document.path in self._unchanged:
            return document
        data = self.changes.before(document.path)
        return None if data is None else _document(data, document.path)

    def _present(self, source: Document) -> Document:
        data = self.changes.present(source.path)
        return source if data is None else replace(read_bytes(data, path=source.path), source=source.source)

    def _then(self, name: str, references: References) -> Iterator[Document]:
        """What was read for a name as it stood at the base, and what was there and is gone.

        What lies outside the repository counts as unchanged.
        """
        for document in references.documents:
            if not (self.changes.holds(document.path) and self.changes.changed(document.path)):
                yield document
            elif then := self.before(document):
                yield replace(then, source=document.source)
        source = references.source
        pattern = source.glob if source else None
        folder = folder_of(pattern) if pattern else (source.path if source else None) or name
        for path, data in self.changes.gone(folder).items():
            wanted = fits(pattern, path) if pattern else path.lower().endswith(_SUFFIXES)
            if wanted and (then := _document(data, path)):
                yield replace(then, source=source)


@dataclass(frozen=True)
class View:
    """The drafts and references of a run about a change, and the references as they stood at the base."""

    scope: Scope
    drafts: tuple[Document, ...]
    references: References
    then: References
    left_out: int

    @property
    def remarks(self) -> tuple[str, ...]:
        """How many drafts are left out, if any."""
        if not self.left_out:
            return ()
        since = f"not changed since {self.scope.changes.name}"
        if self.left_out == 1:
            return (f"1 draft has {since} and was not checked",)
        return (f"{self.left_out:,} drafts have {since} and were not checked",)

    def narrowed(self, report: Report, judge: Judge) -> Report:
        """The report with every finding marked that the change is not answerable for.

        `judge` is asked about drafts as they stood at the base, and only where a finding may be an old one.
        """
        signature = f"{report.signature}|{self.scope.signature}"
        if self.scope.mode is FilterMode.NOFILTER:
            return report.model_copy(update={"signature": signature})
        documents = {document.path: document for document in self.drafts}
        pairs = [self._pair(draft, documents[draft.path]) for draft in report.drafts]
        unsure = [pair.then for pair in pairs if pair.then and pair.doubtful]
        said = {draft.path: _said(draft) for draft in judge(unsure, self.then)} if unsure else {}
        narrowed = report.with_drafts(
            self._marked(pair, said.get(pair.draft.path, frozenset())) for pair in pairs
        )
        return narrowed.model_copy(update={"signature": signature})

    def _pair(self, draft: DraftReport, now: Document) -> _Pair:
        then = self.scope.before(now) if draft.findings else None
        return _Pair(draft, now, then, self.scope.mode)

    def _marked(self, pair: _Pair, said: frozenset[_Statement]) -> DraftReport:
        unchanged = Suppression(by="unchanged", reason=f"not changed since {self.scope.changes.name}")
        findings = tuple(
            finding
            if finding.suppressed or pair.is_new(finding) or self._is_news(pair.claim(finding), said)
            else finding.model_copy(update={"suppressed": unchanged})
            for finding in pair.draft.findings
        )
        return pair.draft.model_copy(update={"findings": findings})

    def _is_news(self, claim: Claim | None, said: frozenset[_Statement]) -> bool:
        """Whether an old sentence makes another claim now, or has another verdict, or for a new passage."""
        if claim is None:
            return False
        return _statement(claim) not in said or any(map(self._is_new_passage, deciding(claim)))

    def _is_new_passage(self, evidence: Evidence) -> bool:
        """Whether it stands in a reference that has changed, and stood in none at the base."""
        return evidence.source in self._changed and folded(evidence.quote) not in self._passages_then

    @cached_property
    def _changed(self) -> frozenset[str]:
        """The references that are not as they were."""
        known = {document.path: document.sha256 for document in self.then.documents}
        return frozenset(d.path for d in self.references.documents if known.get(d.path) != d.sha256)

    @cached_property
    def _passages_then(self) -> str:
        return "\n".join(folded(document.text) for document in self.then.documents)


@dataclass(frozen=True)
class _Pair:
    """A draft that was checked, as it stands and as it stood at the base; None where it is new."""

    draft: DraftReport
    now: Document
    then: Document | None
    mode: FilterMode

    @property
    def doubtful(self) -> bool:
        """Whether a finding in it may be an old one, unless its claim or its verdict was another."""
        return any(
            finding.claim and not finding.suppressed and not self.is_new(finding)
            for finding in self.draft.findings
        )

    def claim(self, finding: Finding) -> Claim | None:
        """The claim that a finding is about, if it is about one."""
        return self._claims.get(finding.claim) if finding.claim else None

    def is_new(self, finding: Finding) -> bool:
        """Whether a finding stands where something has changed, as far as the mode looks."""
        if self.then is None:
            return True
        if self.mode is FilterMode.FILE:
            return folded(self.now.text) != folded(self.then.text)
        claim = self.claim(finding)
        if claim and claim.sentence in self._new_sentences:
            return True
        if claim and self.mode is FilterMode.ADDED:
            return False
        return any(
            start < finding.span.end and finding.span.start < end for start, end in self._changed_places
        )

    @cached_property
    def _claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.draft.claims}

    @cached_property
    def _new_sentences(self) -> frozenset[str]:
        if self.then is None:
            return frozenset()
        from claims.extraction import sentences_of  # late: it loads what splits sentences

        sentences = self.draft.sentences
        new = new_sentences(sentences_of(self.then), [sentence.text for sentence in sentences])
        return frozenset(sentences[index].id for index in new)

    @cached_property
    def _changed_places(self) -> list[tuple[int, int]]:
        context = _CONTEXT if self.mode is FilterMode.DIFF_CONTEXT else 0
        return changed_places(self.then.text, self.now.text, context=context) if self.then else []


_Statement: TypeAlias = tuple[str, str, str]
"""A claim's fingerprint, the label of its verdict, and the code."""


def _statement(claim: Claim) -> _Statement:
    label, code = (claim.verdict.label, claim.verdict.code) if claim.verdict else ("unchecked", None)
    return fingerprint(claim.kind, claim.text), label, code or ""


def _said(draft: DraftReport) -> frozenset[_Statement]:
    return frozenset(_statement(claim) for claim in draft.claims)


def _document(data: bytes, path: str) -> Document | None:
    """Bytes of an earlier version, read; None where there is nothing in them to read."""
    try:
        return read_bytes(data, path=path)
    except DraftError:
        return None
