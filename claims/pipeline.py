"""From paths to a report: read drafts, extract, and put the parts of a report together.

Checking itself happens between the two halves, in the command line, so that no part of this package depends
on the checkers.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from claims import __version__
from claims.errors import DraftError
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
from claims.readers import find_documents, read_bytes, read_document
from claims.readers.prose import require_prose
from claims.references import References

__all__ = [
    "Run",
    "entailment_name",
    "extract_all",
    "extraction_report",
    "read_drafts",
    "report",
    "signature",
]

STDIN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a report's signature names: everything that a rerun needs to give the same bytes.

    `own` has the policy and the references of drafts for which they are not those of the run, by path.
    """

    policy: Policy
    as_of: date | None = None
    min_worthiness: float = 0.0
    checkers: tuple[str, ...] = ()
    entailment: str = "none"
    references: References = field(default_factory=References)
    baseline: str = "none"
    own: Mapping[str, tuple[Policy, References]] = field(default_factory=dict)

    def of(self, path: str) -> tuple[Policy, References]:
        """The policy and the references that hold for a draft."""
        return self.own.get(path, (self.policy, self.references))


def read_drafts(
    paths: Sequence[str],
    *,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    stdin: Callable[[], bytes],
    stdin_name: str = "stdin",
    read: Callable[[str], Document | None] = read_document,
) -> list[Document]:
    """The drafts that `paths` name; `-` is standard input, called `stdin_name` in reports.

    `read` gives a file's document, or None where it is not wanted. Raises `DraftError` for the first that
    can't be read, or that holds no prose.
    """
    documents: list[Document] = []
    seen: set[str] = set()
    for path in paths:
        if path == STDIN:
            found: list[Document | None] = [read_bytes(stdin(), path=stdin_name)]
        else:
            files = find_documents([path], include=include, exclude=exclude)
            found = [read(_printable(str(file))) for file in files if str(file) not in seen]
            seen.update(str(file) for file in files)
        documents.extend(require_prose(document) for document in found if document)
    return documents


def _printable(path: str) -> str:
    try:
        path.encode()
    except UnicodeEncodeError as error:
        shown = os.fsencode(path).decode("utf-8", "backslashreplace")
        raise DraftError(f"the file name {shown} is not in UTF-8: rename the file") from error
    return path


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
    checked = []
    for draft in drafts:
        policy, references = run.of(draft.path)
        claims = draft.claims
        if references.unreachable:
            claims = tuple(_unsettled(claim, references.unreachable) for claim in claims)
        checked.append(draft.model_copy(update={"claims": claims, "findings": findings(claims, policy)}))
    complete = complete and not any(run.of(draft.path)[1].unreachable for draft in checked)
    return _report(tuple(checked), complete=complete, signature=_check_signature(run))


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
    parts = {
        "checkers": ",".join(run.checkers) or "none",
        "entailment": run.entailment,
        "baseline": run.baseline,
        **_judged_by(run.policy, run.references),
        "own": _digest([f"{path} {_judged_by(*own)}" for path, own in sorted(run.own.items())]),
    }
    return "|".join(
        (signature(run.as_of, run.min_worthiness), *(f"{key}:{value}" for key, value in parts.items()))
    )


def _judged_by(policy: Policy, references: References) -> dict[str, str]:
    """What the findings of a draft depend on beside its claims."""
    severities = (f"{code}={severity}" for code, severity in sorted(policy.severity.items()))
    return {
        "sources": _digest([document.digest for document in references.documents]),
        "unreachable": str(len(references.unreachable)),
        "select": ",".join(sorted(policy.select)) or "none",
        "ignore": ",".join(sorted(policy.ignore)) or "none",
        "min-confidence": f"{policy.min_confidence:g}",
        "severity": ",".join(severities) or "none",
    }


def _digest(texts: Sequence[str]) -> str:
    """How many texts there are, and one short digest of them in the order given."""
    digest = hashlib.sha256("\n".join(texts).encode()).hexdigest()
    return f"{len(texts)}-{digest[:12]}"
