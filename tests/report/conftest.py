"""A report made by hand that has one of everything: for golden files and for the rules of each format."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import pytest

from claims.findings import Policy, findings
from claims.model import (
    Claim,
    Comparison,
    ContextSpan,
    DateValue,
    Document,
    DraftReport,
    Evidence,
    Finding,
    Kind,
    Label,
    Quantity,
    Relation,
    Report,
    Sentence,
    Severity,
    SkipReason,
    Slot,
    Span,
    Stance,
    Suppression,
    Tool,
    Totals,
    Unchecked,
    UncheckedReason,
    Verdict,
)

PRESS = (
    "# Spring fair 🎪\n\n"
    "The fair drew 3,000 visitors. It was lovely!\n"
    'It opened on 5 July: "10% up",\nsaid the hosts. Tickets cost 12 euros. Was it\x1b[31m red?\n'
    "The hall holds 400 people. The river is long.\n"
)
NOTES = "The bridge opened in 1931.\r\nThe mayor, 50% sure, cut the ribbon in 1932.\r\n"


class Desk:
    """Makes parts of a report out of a text: places come from the text itself."""

    def __init__(self, path: str, text: str) -> None:
        self.document = Document(path=path, text=text, sha256="0" * 64, blocks=())

    def span(self, words: str) -> Span:
        start = self.document.text.index(words)
        return self.document.span(start, start + len(words))

    def claim(self, name: str, quote: str, text: str, kind: Kind, **more: object) -> Claim:
        fields = {"id": name, "text": text, "kind": kind, "span": self.span(quote), "quote": quote}
        return Claim.model_validate(fields | {"sentence": "s-" + name, "proposition": "p-" + name} | more)

    def sentence(self, name: str, text: str, *claims: str, skipped: SkipReason | None = None) -> Sentence:
        return Sentence(id="s-" + name, span=self.span(text), text=text, claims=claims, skipped=skipped)


def evidence(claim: str, source: str, text: str, quote: str, stance: Stance, **more: object) -> Evidence:
    start = text.index(quote)
    span = Document(path=source, text=text, sha256="", blocks=()).span(start, start + len(quote))
    fields = {"claim": claim, "checker": "documents", "source": source, "span": span, "quote": quote}
    return Evidence.model_validate(fields | {"stance": stance, "score": 0.9} | more)


def verdict(label: Label, reason: str, code: str | None = None, confidence: float = 0.9) -> Verdict:
    return Verdict(label=label, confidence=confidence, code=code, reason=reason)


def _press() -> DraftReport:
    desk = Desk("drafts/spring fair, 2024.md", PRESS)
    visitors = Quantity(text="3,000", low=3000, high=3000)
    counted = Quantity(text="2,300", low=2300, high=2300)
    july = DateValue(text="5 July", start=None, end=None, granularity="day", month=7, day=5)
    claims = (
        desk.claim(
            "visitors",
            "The fair drew 3,000 visitors",
            "The fair drew 3,000 visitors.",
            Kind.QUANTITY,
            values=(Slot(role="value", span=desk.span("3,000"), value=visitors),),
            verdict=verdict(Label.REFUTED, "3,000 and 2,300 cannot both be right", "wrong-number"),
            evidence=(
                evidence(
                    "visitors",
                    "references/report.md",
                    "# Report\n\nThe fair drew 2,300 visitors.",
                    "The fair drew 2,300 visitors.",
                    Stance.REFUTES,
                    code="wrong-number",
                    reason="3,000 and 2,300 cannot both be right",
                    comparison=Comparison(
                        relation=Relation.DISJOINT,
                        explanation="3,000 lies outside 2,300",
                        draft=visitors,
                        source=counted,
                    ),
                ),
            ),
        ),
        desk.claim(
            "opened",
            'It opened on 5 July: "10% up",\nsaid the hosts',
            "The fair opened on 5 July.",
            Kind.DATE,
            context=(ContextSpan(span=desk.span("The fair"), text="The fair"),),
            values=(Slot(role="time", span=desk.span("5 July"), value=july),),
            verdict=verdict(
                Label.CONFLICTING,
                "references/a.txt supports it; references/b.txt: 4 July and 5 July differ",
                "conflicting-sources",
                0.8,
            ),
            evidence=(
                evidence(
                    "opened",
                    "references/b.txt",
                    "It opened on 4 July.",
                    "It opened on 4 July.",
                    Stance.REFUTES,
                ),
                evidence(
                    "opened",
                    "references/a.txt",
                    "It opened on 5 July.",
                    "It opened on 5 July.",
                    Stance.SUPPORTS,
                ),
            ),
        ),
        desk.claim(
            "tickets",
            "Tickets cost 12 euros",
            "Tickets cost 12 euros.",
            Kind.QUANTITY,
            verdict=verdict(Label.SUPPORTED, "the same amount"),
            evidence=(
                Evidence(
                    claim="tickets",
                    checker="tables",
                    source="https://fair.example/prices?year=2024",
                    locator="row 3, column price",
                    quote="12 €",
                    stance=Stance.SUPPORTS,
                    score=1.0,
                ),
            ),
        ),
        desk.claim(
            "hall",
            "The hall holds 400 people",
            "The hall holds 400 people.",
            Kind.QUANTITY,
            verdict=verdict(
                Label.NOT_ENOUGH_EVIDENCE, "no passage of the references speaks of it", "no-evidence", 1.0
            ),
        ),
        desk.claim(
            "river",
            "The river is long",
            "The river is long.",
            Kind.RELATION,
            unchecked=Unchecked(reason=UncheckedReason.AMBIGUOUS, detail="two rivers are named before"),
        ),
    )
    sentences = (
        desk.sentence("title", "Spring fair 🎪", skipped=SkipReason.HEADING),
        desk.sentence("visitors", "The fair drew 3,000 visitors.", "visitors"),
        desk.sentence("lovely", "It was lovely!", skipped=SkipReason.OPINION),
        desk.sentence("opened", 'It opened on 5 July: "10% up",\nsaid the hosts.', "opened"),
        desk.sentence("tickets", "Tickets cost 12 euros.", "tickets"),
        desk.sentence("red", "Was it\x1b[31m red?", skipped=SkipReason.QUESTION),
        desk.sentence("hall", "The hall holds 400 people.", "hall"),
        desk.sentence("river", "The river is long.", "river"),
    )
    return DraftReport(
        path=desk.document.path,
        sha256="1" * 64,
        sentences=sentences,
        claims=claims,
        findings=findings(claims, Policy(select=("ALL",))),
    )


def _notes() -> DraftReport:
    desk = Desk("../notes/brücke.txt", NOTES)
    ribbon = desk.claim(
        "ribbon",
        "The mayor, 50% sure, cut the ribbon in 1932",
        "The mayor, 50% sure, cut the ribbon in 1932.",
        Kind.DATE,
        verdict=verdict(Label.REFUTED, "1932 and 1931 differ", "wrong-date"),
    )
    bridge = desk.claim(
        "bridge",
        "The bridge opened in 1931",
        "The bridge opened in 1931.",
        Kind.DATE,
        unchecked=Unchecked(
            reason=UncheckedReason.CHECKER_FAILED, detail="the checker tables failed: no such column"
        ),
    )
    sentences = (
        desk.sentence("bridge", "The bridge opened in 1931.", "bridge"),
        desk.sentence("ribbon", "The mayor, 50% sure, cut the ribbon in 1932.", "ribbon"),
    )
    (found,) = findings([ribbon], Policy())
    silenced = found.model_copy(update={"suppressed": Suppression(by="ignore", reason="a quotation")})
    return DraftReport(
        path=desk.document.path,
        sha256="2" * 64,
        sentences=sentences,
        claims=(bridge, ribbon),
        findings=(silenced,),
    )


@pytest.fixture(scope="session")
def sample_report() -> Report:
    """Two drafts: each verdict once, two unchecked claims, three skipped sentences, one silenced finding."""
    drafts = (_press(), _notes())
    return Report(
        tool=Tool(version="0.1.0"),
        signature="claims:0.1.0|reader:none|as-of:none",
        complete=False,
        drafts=drafts,
        totals=Totals.of(drafts),
    )


@pytest.fixture(scope="session")
def marked_report(sample_report: Report) -> Report:
    """The sample with each way of being suppressed, and a finding about a comment of the draft."""
    press, notes = sample_report.drafts
    refuted, conflicting, open_ = press.findings
    comment = Finding(
        code="unused-ignore",
        severity=Severity.WARNING,
        message="it ignores nothing",
        span=open_.span,
        claim=None,
    )
    marked = (
        refuted.model_copy(update={"suppressed": Suppression(by="baseline", reason="known since May")}),
        conflicting.model_copy(update={"suppressed": Suppression(by="unchanged")}),
        open_,
        comment,
    )
    drafts = (press.model_copy(update={"findings": marked}), notes)
    return sample_report.model_copy(update={"drafts": drafts, "totals": Totals.of(drafts)})


class ReportOn(Protocol):
    """Makes a report on a text of which sentences and refuted claims are named by their words."""

    def __call__(
        self, text: str, *, sentences: Sequence[str], quotes: Sequence[str], path: str = ...
    ) -> Report: ...


@pytest.fixture(scope="session")
def report_on() -> ReportOn:
    """One draft, in which the reference says otherwise of every quote."""

    def report(
        text: str, *, sentences: Sequence[str], quotes: Sequence[str], path: str = "draft.md"
    ) -> Report:
        desk = Desk(path, text)
        refuted = verdict(Label.REFUTED, "the reference says otherwise", "contradicted")
        claims = tuple(desk.claim(quote, quote, quote, Kind.EVENT, verdict=refuted) for quote in quotes)
        drafts = (
            DraftReport(
                path=path,
                sha256="4" * 64,
                sentences=tuple(desk.sentence(words, words, *quotes) for words in sentences),
                claims=claims,
                findings=findings(claims, Policy()),
            ),
        )
        return Report(
            tool=Tool(version="0"), signature="none", complete=True, drafts=drafts, totals=Totals.of(drafts)
        )

    return report


@pytest.fixture(scope="session")
def empty_report() -> Report:
    """A run over a draft without a sentence."""
    drafts = (DraftReport(path="empty.txt", sha256="3" * 64, sentences=(), claims=()),)
    return Report(
        tool=Tool(version="0.1.0"),
        signature="claims:0.1.0|reader:none|as-of:none",
        complete=True,
        drafts=drafts,
        totals=Totals.of(drafts),
    )
