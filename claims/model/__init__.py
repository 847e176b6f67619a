"""The words of the project as types: documents, spans, typed values, claims, evidence, verdicts, reports.

Everything that appears in the JSON report is a frozen pydantic model, so that the JSON Schema is derived
from here. What stays inside a run (documents and their blocks) is a frozen dataclass.

All offsets count Unicode code points of the decoded text as it stands on disk (a byte order mark and
carriage returns are kept) and are half open: `text[start:end]`.
"""

from claims.model.claims import (
    Claim,
    ContextSpan,
    Evidence,
    Extraction,
    Kind,
    Label,
    Sentence,
    SkipReason,
    Stance,
    Unchecked,
    UncheckedReason,
    Uncovered,
    UncoveredType,
    Verdict,
    Witness,
    fingerprint,
)
from claims.model.documents import (
    Block,
    BlockKind,
    Comment,
    Document,
    Piece,
    Span,
    is_address,
)
from claims.model.reports import (
    DraftReport,
    Finding,
    Report,
    Severity,
    Suppression,
    Tool,
    Totals,
)
from claims.model.sources import Source
from claims.model.values import (
    Comparison,
    DateValue,
    Direction,
    Name,
    Quantity,
    QuotedWords,
    Rank,
    Relation,
    Slot,
    Value,
)

__all__ = [
    "Block",
    "BlockKind",
    "Claim",
    "Comment",
    "Comparison",
    "ContextSpan",
    "DateValue",
    "Direction",
    "Document",
    "DraftReport",
    "Evidence",
    "Extraction",
    "Finding",
    "Kind",
    "Label",
    "Name",
    "Piece",
    "Quantity",
    "QuotedWords",
    "Rank",
    "Relation",
    "Report",
    "Sentence",
    "Severity",
    "SkipReason",
    "Slot",
    "Source",
    "Span",
    "Stance",
    "Suppression",
    "Tool",
    "Totals",
    "Unchecked",
    "UncheckedReason",
    "Uncovered",
    "UncoveredType",
    "Value",
    "Verdict",
    "Witness",
    "fingerprint",
    "is_address",
]
