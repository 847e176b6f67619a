"""From paths to a report: read drafts and references, extract, and put the parts of a report together.

Checking itself happens between the two halves, in the command line, so that no part of this package depends
on the checkers.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from claims import __version__
from claims.errors import DraftError, SourceError
from claims.findings import Policy, findings
from claims.model import (
    Claim,
    Document,
    DraftReport,
    Extraction,
    Label,
    Report,
    Tool,
    Totals,
    Unchecked,
    UncheckedReason,
)
from claims.readers import find_documents, read_bytes, read_document, read_sources

__all__ = [
    "References",
    "Run",
    "entailment_name",
    "extract_all",
    "extraction_report",
    "read_drafts",
    "read_references",
    "report",
    "signature",
]

STDIN = "-"

LONGEST_BLOCK = 1_000_000
"""Characters of a paragraph; what is longer is data without line breaks, not prose."""


@dataclass(frozen=True, slots=True)
class References:
    """The references that could be read, and a sentence about each address or file that could not."""

    documents: tuple[Document, ...]
    unreachable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a report's signature names: everything that a rerun needs to give the same bytes."""

    policy: Policy
    as_of: date | None = None
    min_worthiness: float = 0.0
    checkers: tuple[str, ...] = ()
    entailment: str = "none"
    references: References = References(())


def read_drafts(
    paths: Sequence[str],
    *,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    stdin: Callable[[], bytes],
    stdin_name: str = "stdin",
) -> list[Document]:
    """The drafts that `paths` name; `-` is standard input, called `stdin_name` in reports.

    Raises `DraftError` for the first that can't be read, or that holds no prose.
    """
    documents: list[Document] = []
    seen: set[str] = set()
    for path in paths:
        if path == STDIN:
            found = [read_bytes(stdin(), path=stdin_name)]
        else:
            files = find_documents([path], include=include, exclude=exclude)
            found = [read_document(_printable(str(file))) for file in files if str(file) not in seen]
            seen.update(str(file) for file in files)
        documents.extend(_prose(document, DraftError) for document in found)
    return documents


def _prose(document: Document, error: type[DraftError] | type[SourceError]) -> Document:
    """The document, unless it holds a paragraph that nobody can have written; then raises `error`."""
    for block in document.blocks:
        if len(block.text) > LONGEST_BLOCK:
            line = document.span(*block.source(0, 1)).line
            raise error(
                f"{document.path} has a paragraph of {len(block.text):,} characters at line {line}, which "
                "looks like data: break it into paragraphs, or leave the file out of the run"
            )
    return document


def _printable(path: str) -> str:
    try:
        path.encode()
    except UnicodeEncodeError as error:
        shown = os.fsencode(path).decode("utf-8", "backslashreplace")
        raise DraftError(f"the file name {shown} is not in UTF-8: rename the file") from error
    return path


def read_references(sources: Sequence[str], *, offline: bool) -> References:
    """The references that `sources` name.

    A file that is named and can't be read raises `SourceError`, as does an address when `offline`. An address
    that does not answer is no error of the draft's, nor is a file of a folder that can't be read, if others
    can: it is told in the result, and what it might have settled stays unchecked.
    """
    documents: dict[str, Document] = {}
    unreachable: list[str] = []
    for source in sources:
        files = _files_of(source)
        failed: list[SourceError] = []
        for file in files:
            try:
                found = read_sources([file], offline=offline)
                documents.update((document.path, _prose(document, SourceError)) for document in found)
            except SourceError as error:
                failed.append(error)
        address = source.lower().startswith(("http://", "https://")) and not offline
        if failed and len(failed) == len(files) and not address:
            raise failed[0]
        unreachable += [str(error) for error in failed]
    return References(tuple(documents.values()), tuple(unreachable))


def _files_of(source: str) -> list[str]:
    """The files of a folder; else the source itself."""
    if not os.path.isdir(source):
        return [source]
    try:
        return [str(file) for file in find_documents([source])]
    except DraftError as error:
        raise SourceError(str(error)) from error


def entailment_name(folder: str | None) -> str:
    """The name of the entailment model in a folder, or else of the one that ships, as signatures give it.

    Raises `claims.errors.ConfigError` when the model can't be run.
    """
    from claims.language.entailment import entailment

    return entailment(Path(folder) if folder else None).name


def extract_all(
    drafts: Iterable[Document],
    *,
    as_of: date | None = None,
    min_worthiness: float = 0.0,
    progress: Callable[[str], None] = lambda path: None,
) -> list[Extraction]:
    """The claims of every draft; `progress` is told the path of each before it is read."""
    # Here, so that commands that read no draft start without them.
    from claims.extraction import extract
    from claims.language import load_ahead

    load_ahead()
    extractions = []
    for draft in drafts:
        progress(draft.path)
        extractions.append(extract(draft, as_of=as_of, min_worthiness=min_worthiness))
    return extractions


def extraction_report(
    extractions: Iterable[Extraction], *, as_of: date | None = None, min_worthiness: float = 0.0
) -> Report:
    """A report of what would be checked, without verdicts."""
    drafts = tuple(
        DraftReport(
            path=extraction.document.path,
            sha256=extraction.document.sha256,
            sentences=extraction.sentences,
            claims=extraction.claims,
        )
        for extraction in extractions
    )
    return _report(drafts, complete=True, signature=signature(as_of, min_worthiness))


def report(drafts: Iterable[DraftReport], *, complete: bool, run: Run) -> Report:
    """The report of a check: checked drafts with their findings, under the run's signature.

    Where a reference could not be reached, claims that nothing else settled become unchecked: the missing
    source might have settled them.
    """
    unreachable = run.references.unreachable
    checked = []
    for draft in drafts:
        claims = (
            tuple(_unsettled(claim, unreachable) for claim in draft.claims) if unreachable else draft.claims
        )
        checked.append(draft.model_copy(update={"claims": claims, "findings": findings(claims, run.policy)}))
    return _report(tuple(checked), complete=complete and not unreachable, signature=_check_signature(run))


def _unsettled(claim: Claim, unreachable: Sequence[str]) -> Claim:
    open_verdict = claim.verdict is not None and claim.verdict.label is Label.NOT_ENOUGH_EVIDENCE
    no_reference = claim.unchecked is not None and claim.unchecked.reason is UncheckedReason.NO_REFERENCE
    if not (open_verdict or no_reference):
        return claim
    unchecked = Unchecked(reason=UncheckedReason.SOURCE_UNREACHABLE, detail="; ".join(unreachable))
    return claim.model_copy(update={"verdict": None, "unchecked": unchecked})


def _report(drafts: tuple[DraftReport, ...], *, complete: bool, signature: str) -> Report:
    return Report(
        tool=Tool(version=__version__),
        signature=signature,
        complete=complete,
        drafts=drafts,
        totals=Totals.of(drafts),
    )


def signature(as_of: date | None, min_worthiness: float = 0.0) -> str:
    """What an extraction depends on: the version, the reader's model, the settings."""
    from claims.language.parser import EncoderReader

    settings = f"as-of:{as_of or 'none'}|min-worthiness:{min_worthiness:g}"
    return f"claims:{__version__}|reader:{EncoderReader.name}|{settings}"


def _check_signature(run: Run) -> str:
    policy = run.policy
    parts = {
        "checkers": ",".join(run.checkers) or "none",
        "entailment": run.entailment,
        "sources": _digest(run.references.documents),
        "unreachable": str(len(run.references.unreachable)),
        "select": ",".join(sorted(policy.select)) or "none",
        "ignore": ",".join(sorted(policy.ignore)) or "none",
        "min-confidence": f"{policy.min_confidence:g}",
        "severity": ",".join(f"{code}={severity}" for code, severity in sorted(policy.severity.items()))
        or "none",
    }
    return "|".join(
        (signature(run.as_of, run.min_worthiness), *(f"{key}:{value}" for key, value in parts.items()))
    )


def _digest(documents: Sequence[Document]) -> str:
    """How many references there were, and one short digest of their contents in the order given."""
    digest = hashlib.sha256("\n".join(document.sha256 for document in documents).encode()).hexdigest()
    return f"{len(documents)}-{digest[:12]}"
