"""The words of the project as types: documents, spans, typed values, claims, evidence, verdicts, reports.

Everything that appears in the JSON report is a frozen pydantic model, so that the JSON Schema is derived
from here. What stays inside a run (documents and their blocks) is a frozen dataclass.

All offsets count Unicode code points of the decoded text as it stands on disk (a byte order mark and
carriage returns are kept) and are half open: `text[start:end]`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

__all__ = [
    "Block",
    "BlockKind",
    "Claim",
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
    "Span",
    "Stance",
    "Suppression",
    "Tool",
    "Totals",
    "Unchecked",
    "UncheckedReason",
    "Value",
    "Verdict",
]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


# --------------------------------------------------------------------------- documents


class Span(_Model):
    """A half-open stretch of a document with its place: lines and columns count from 1, in code points."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    line: int = Field(ge=1)
    column: int = Field(ge=1)
    end_line: int = Field(ge=1)
    end_column: int = Field(ge=1)

    @model_validator(mode="after")
    def _ordered(self) -> Span:
        if self.end < self.start:
            raise ValueError(f"span ends at {self.end}, before its start {self.start}")
        return self


class BlockKind(StrEnum):
    """What a block of text is in the layout of its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    CAPTION = "caption"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a block's text and where it stands in the document.

    Where both lengths are equal, the run stands there character by character; otherwise (an entity such as
    `&amp;`, a folded line break) the run as a whole stands for `source_start..source_end`.
    """

    start: int
    end: int
    source_start: int
    source_end: int


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, list item or table cell: its words without markup, and where each stands.

    `text` is what a reader sees (no emphasis marks, entities decoded, link texts without addresses); `pieces`
    map it back, in order and without gaps in `text`. `headers` are the indices of the blocks that head this
    one: the section headings, outermost first, or for a table cell those and then its row and column heading.
    """

    kind: BlockKind
    text: str
    pieces: tuple[Piece, ...]
    quoted: bool = False  # inside a block quotation
    headers: tuple[int, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the document in which `text[start:end]` stands; `0 <= start < end <= len(text)`."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no stretch {start}..{end} in a block of {len(self.text)} characters")
        first = self.pieces[bisect_right(self._starts, start) - 1]
        last = self.pieces[bisect_right(self._starts, end - 1) - 1]
        begin = first.source_start
        if first.end - first.start == first.source_end - first.source_start:
            begin += start - first.start
        stop = last.source_end
        if last.end - last.start == last.source_end - last.source_start:
            stop = last.source_start + end - last.start
        return begin, stop


@dataclass(frozen=True)
class Document:
    """A draft or a reference: it owns its text; everything else is a span into it.

    `path` is what the user named (a relative path with forward slashes, an address, or the name given
    for standard input); `sha256` is of the bytes on disk; `metadata` is the front matter or `<meta>`
    elements,
    keys in lower case; `title` is the front matter's title, `<title>` or the first heading.
    """

    path: str
    text: str
    sha256: str
    blocks: tuple[Block, ...]
    title: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        position = 0
        for line in self.text.splitlines(keepends=True):
            position += len(line)
            if line.endswith(("\n", "\r")):
                starts.append(position)
        return starts

    def span(self, start: int, end: int) -> Span:
        """The span `start..end` with its lines and columns; raises `ValueError` outside the text."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"no stretch {start}..{end} in {self.path} ({len(self.text)} characters)")
        line, end_line = (bisect_right(self._line_starts, at) for at in (start, end))
        return Span(
            start=start,
            end=end,
            line=line,
            column=start - self._line_starts[line - 1] + 1,
            end_line=end_line,
            end_column=end - self._line_starts[end_line - 1] + 1,
        )


# --------------------------------------------------------------------------- typed values


class Quantity(_Model):
    """A number as an interval: `low..high` in `unit`, closed unless marked open; `None` is unbounded.

    `unit` is an ISO 4217 code ("USD"), "percent", "percentage-point", a unit name that pint knows
    ("kilometer", "year"), "times" (doubled is 2 times), or None for a bare count. `resolution` is the size of
    the last stated digit in that unit (0.1e9 for "$1.2bn"), the grain at which the text speaks. `sense` tells
    an amount from a change ("up 12 %"), a factor ("doubled"), an age ("aged 34") and a share ("a third").
    Example: "more than 150" is low 150, high None, low_open, modifier "more-than".
    """

    type: Literal["quantity"] = "quantity"
    text: str
    low: float | None
    high: float | None
    low_open: bool = False
    high_open: bool = False
    modifier: Literal[
        "exact", "about", "more-than", "at-least", "less-than", "at-most", "nearly", "range", "vague"
    ] = "exact"
    unit: str | None = None
    per: str | None = None  # "month" in "$40 a month": a rate
    resolution: float = Field(default=1.0, gt=0)
    sense: Literal["amount", "share", "change", "factor", "age"] = "amount"
    direction: Literal["up", "down"] | None = None  # of a change or a factor


class DateValue(_Model):
    """A date as an interval of days, both inclusive, in ISO form ("2022-10-01"); None where not stated.

    A date that lacks its year ("3 July") or hangs on an unknown day ("last week") is unresolved: `start` and
    `end` are None, and `year`, `month`, `day`, `weekday` (1 is Monday) hold what is stated. `anchor` is the
    ISO date that a relative expression was resolved against.
    Example: "late 2022" is 2022-10-01..2022-12-31, granularity "year", modifier "late".
    """

    type: Literal["date"] = "date"
    text: str
    start: str | None
    end: str | None
    granularity: Literal[
        "time", "day", "week", "month", "season", "quarter", "half", "year", "decade", "century", "range"
    ]
    modifier: Literal["early", "mid", "late", "about", "before", "after", "since", "until", "by"] | None = (
        None
    )
    calendar: Literal["gregorian", "fiscal"] = "gregorian"
    year: int | None = None
    month: int | None = Field(default=None, ge=1, le=12)
    day: int | None = Field(default=None, ge=1, le=31)
    weekday: int | None = Field(default=None, ge=1, le=7)
    relative: bool = False
    anchor: str | None = None


class Name(_Model):
    """A proper name; `aliases` are other forms that the text itself gives ("World AI Conference (WAIC)")."""

    type: Literal["name"] = "name"
    text: str
    category: Literal["person", "organisation", "place", "product", "event"] | None = None
    aliases: tuple[str, ...] = ()


class QuotedWords(_Model):
    """The words inside quotation marks, as they stand in the text."""

    type: Literal["quoted-words"] = "quoted-words"
    text: str


class Rank(_Model):
    """A place in an order: "first" is position 1, "second largest" position 2 by "largest", "last" is -1."""

    type: Literal["rank"] = "rank"
    text: str
    position: int
    by: str | None = None  # the superlative or measure, lower case: "largest"
    only: bool = False  # "the only", "first and only"
    hedge: str | None = None  # "one of the", "among the"


class Direction(_Model):
    """A movement or an order: "rose", "fell", "before", "after", "ahead of", "behind"."""

    type: Literal["direction"] = "direction"
    text: str
    way: Literal["up", "down", "flat", "before", "after", "ahead", "behind", "more", "less"]


Value = Annotated[
    Quantity | DateValue | Name | QuotedWords | Rank | Direction,
    Field(discriminator="type"),
]


class Relation(StrEnum):
    """What a comparison of two values found: see `claims.values.compare`."""

    EQUAL = "equal"
    WITHIN = "within"  # the draft's value holds given the source's: rounding, bound, looser granularity
    DISJOINT = "disjoint"  # both can't be true of the same thing
    INCOMPARABLE = "incomparable"  # nothing follows: other unit, unresolved date, too vague


class Comparison(_Model):
    """A draft's value held against a source's, with one plain sentence that says what was found."""

    relation: Relation
    explanation: str
    draft: Value
    source: Value


class Slot(_Model):
    """A typed value in a claim: the part it plays, and where it stands in the draft (None: borrowed)."""

    role: Literal["subject", "object", "value", "time", "place", "speaker", "words", "participant"]
    span: Span | None
    value: Value


# --------------------------------------------------------------------------- claims


class Kind(StrEnum):
    """What is claimed."""

    QUANTITY = "quantity"
    DATE = "date"
    PARTICIPATION = "participation"
    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"
    COMPARISON = "comparison"
    RANKING = "ranking"
    TREND = "trend"
    LOCATION = "location"
    IDENTITY = "identity"
    EVENT = "event"
    RELATION = "relation"


class SkipReason(StrEnum):
    """Why a sentence gives no claim."""

    QUESTION = "question"
    OPINION = "opinion"
    PREDICTION = "prediction"
    INSTRUCTION = "instruction"
    RHETORIC = "rhetoric"
    GREETING = "greeting"
    HEADING = "heading"
    NO_ASSERTION = "no-assertion"
    OTHER_LANGUAGE = "other-language"
    TOO_LONG = "too-long"


class Label(StrEnum):
    """The four verdicts of AVeriTeC."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    CONFLICTING = "conflicting"
    NOT_ENOUGH_EVIDENCE = "not-enough-evidence"


class UncheckedReason(StrEnum):
    """Why a claim has no verdict."""

    NO_REFERENCE = "no-reference"
    NO_CHECKER = "no-checker"
    AMBIGUOUS = "ambiguous"
    SOURCE_UNREACHABLE = "source-unreachable"
    OFFLINE = "offline"
    CHECKER_FAILED = "checker-failed"
    CHECKER_UNAVAILABLE = "checker-unavailable"


class Stance(StrEnum):
    """What a passage says about a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    NEUTRAL = "neutral"


class Verdict(_Model):
    """A label with confidence in [0, 1], the code it is reported under, and one plain sentence of reason."""

    label: Label
    confidence: float = Field(ge=0, le=1)
    code: str | None
    reason: str


class Unchecked(_Model):
    """No verdict, and why not."""

    reason: UncheckedReason
    detail: str


class Evidence(_Model):
    """A passage of a source with its stance to a claim, and the comparison that decided, if one did.

    `span` is the place in `source` (or `locator`, for sources without running text); `quote` is the source's
    text there, as it stands; `score` in [0, 1] is how well the passage settles the claim.
    """

    claim: str
    checker: str
    source: str
    span: Span | None = None
    locator: str | None = None
    quote: str
    stance: Stance
    score: float = Field(ge=0, le=1)
    code: str | None = None
    reason: str | None = None
    comparison: Comparison | None = None


class ContextSpan(_Model):
    """Words of a claim that are not in its sentence, and where in the draft they stand."""

    span: Span
    text: str


class Claim(_Model):
    """One atomic, self-contained, checkable statement made from one proposition of a sentence.

    `id` is a fingerprint of the normalised wording, so that it survives moved lines. `span` and `quote` are
    the smallest stretch of the draft that states it. `unchecked` may already be set by extraction, with
    reason "ambiguous".
    """

    id: str
    text: str
    kind: Kind
    span: Span
    quote: str
    sentence: str
    proposition: str
    context: tuple[ContextSpan, ...] = ()
    values: tuple[Slot, ...] = ()
    check_worthiness: float = Field(default=1.0, ge=0, le=1)
    verdict: Verdict | None = None
    unchecked: Unchecked | None = None
    evidence: tuple[Evidence, ...] = ()


class Sentence(_Model):
    """A sentence of the draft with the claims made from it, or the reason why there are none."""

    id: str
    span: Span
    text: str
    claims: tuple[str, ...] = ()
    skipped: SkipReason | None = None


@dataclass(frozen=True)
class Extraction:
    """A document, its sentences, and its claims in reading order."""

    document: Document
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]


# --------------------------------------------------------------------------- reports


class Severity(StrEnum):
    """How serious a finding is; refuted is an error, conflicting a warning."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Suppression(_Model):
    """Who silenced a finding, and why."""

    by: str
    reason: str | None = None


class Finding(_Model):
    """What a run reports at a span of a draft."""

    code: str
    severity: Severity
    message: str
    span: Span
    claim: str
    suppressed: Suppression | None = None


class Tool(_Model):
    """The program that made a report."""

    name: Literal["claims"] = "claims"
    version: str


class DraftReport(_Model):
    """One draft's sentences, claims and findings."""

    path: str
    sha256: str
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...] = ()


class Totals(_Model):
    """Counts over all drafts; every claim is in exactly one of the five verdict or unchecked counts."""

    sentences: int = 0
    claims: int = 0
    supported: int = 0
    refuted: int = 0
    conflicting: int = 0
    not_enough_evidence: int = 0
    unchecked: int = 0
    skipped_sentences: int = 0
    findings: int = 0
    suppressed: int = 0

    @classmethod
    def of(cls, drafts: Iterable[DraftReport]) -> Totals:
        """Count what the drafts hold."""
        drafts = tuple(drafts)
        claims = [claim for draft in drafts for claim in draft.claims]
        labels = [claim.verdict.label if claim.verdict else None for claim in claims]
        findings = [finding for draft in drafts for finding in draft.findings]
        return cls(
            sentences=sum(len(draft.sentences) for draft in drafts),
            claims=len(claims),
            supported=labels.count(Label.SUPPORTED),
            refuted=labels.count(Label.REFUTED),
            conflicting=labels.count(Label.CONFLICTING),
            not_enough_evidence=labels.count(Label.NOT_ENOUGH_EVIDENCE),
            unchecked=labels.count(None),
            skipped_sentences=sum(1 for draft in drafts for sentence in draft.sentences if sentence.skipped),
            findings=sum(1 for finding in findings if not finding.suppressed),
            suppressed=sum(1 for finding in findings if finding.suppressed),
        )


class Report(_Model):
    """The result of a run. `signature` names everything that a rerun needs to give the same bytes."""

    schema_version: Literal[1] = 1
    tool: Tool
    signature: str
    complete: bool
    drafts: tuple[DraftReport, ...]
    totals: Totals

    @model_validator(mode="after")
    def _adds_up(self) -> Report:
        if self.totals != Totals.of(self.drafts):
            raise ValueError("the totals do not add up to what the drafts hold")
        return self
