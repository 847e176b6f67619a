"""Reports about texts of a test's own, their pages, and a browser to open these in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from claims.model import (
    Claim,
    Document,
    DraftReport,
    Evidence,
    Finding,
    Kind,
    Label,
    Report,
    Sentence,
    Severity,
    SkipReason,
    Stance,
    Suppression,
    Tool,
    Totals,
    Unchecked,
    UncheckedReason,
    Verdict,
)
from claims.report import FORMATS, View

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]

_CODES = {Label.REFUTED: "wrong-number", Label.CONFLICTING: "conflicting-sources"}
_SEVERITIES = {Label.REFUTED: Severity.ERROR, Label.CONFLICTING: Severity.WARNING}
_STANCES = {Label.SUPPORTED: Stance.SUPPORTS, Label.REFUTED: Stance.REFUTES}


class Draft:
    """A draft as it is checked: `claim` adds a claim at words of its text, with its finding."""

    def __init__(self, text: str, path: str = "draft.txt", sentences: Sequence[str] | None = None) -> None:
        self.document = Document(path=path, text=text, sha256="0" * 64, blocks=())
        self.sentences = sentences if sentences is not None else [line for line in text.splitlines() if line]
        self.claims: list[Claim] = []
        self.findings: list[Finding] = []

    def claim(
        self,
        quote: str,
        label: Label | None,
        *,
        text: str | None = None,
        passage: str | None = None,
        reason: str = "a reason",
        source: str = "source.txt",
        suppressed: Suppression | None = None,
        **more: Any,
    ) -> Draft:
        start = self.document.text.index(quote)
        name = f"c{len(self.claims)}"
        span = self.document.span(start, start + len(quote))
        verdict = (
            Verdict(label=label, confidence=0.9, code=_CODES.get(label), reason=reason) if label else None
        )
        evidence = Evidence(
            claim=name,
            checker="documents",
            source=source,
            locator="page 1",
            quote=passage or "",
            stance=_STANCES.get(label, Stance.NEUTRAL) if label else Stance.NEUTRAL,
            score=0.9,
            reason=reason,
        )
        fields: dict[str, Any] = {
            "kind": Kind.QUANTITY,
            "verdict": verdict,
            "unchecked": None if label else Unchecked(reason=UncheckedReason.AMBIGUOUS, detail=reason),
            "evidence": (evidence,) if passage is not None else (),
        }
        about = {"id": name, "text": text or quote, "quote": quote, "span": span, "proposition": "p"}
        self.claims.append(Claim.model_validate(about | {"sentence": "s"} | fields | more))
        if label in _SEVERITIES:
            code, severity = _CODES[label], _SEVERITIES[label]
            found = Finding(code=code, severity=severity, message=reason, span=span, claim=name)
            self.findings.append(found.model_copy(update={"suppressed": suppressed}))
        return self

    def remark(self, words: str, code: str, message: str) -> Draft:
        start = self.document.text.index(words)
        span = self.document.span(start, start + len(words))
        finding = Finding(code=code, severity=Severity.WARNING, message=message, span=span, claim=None)
        self.findings.append(finding)
        return self

    def report(self) -> DraftReport:
        at, sentences = 0, []
        for number, words in enumerate(self.sentences):
            start = self.document.text.index(words, at)
            at = start + len(words)
            span = self.document.span(start, at)
            inside = tuple(c.id for c in self.claims if span.start <= c.span.start < span.end)
            skipped = None if inside else SkipReason.OPINION
            sentences.append(Sentence(id=f"s{number}", span=span, text=words, claims=inside, skipped=skipped))
        return DraftReport(
            path=self.document.path,
            sha256="0" * 64,
            sentences=tuple(sentences),
            claims=tuple(self.claims),
            findings=tuple(self.findings),
        )


def report_on(*drafts: Draft, complete: bool = True) -> Report:
    written = tuple(draft.report() for draft in drafts)
    return Report(
        tool=Tool(version="0.1.0"),
        signature="claims:0.1.0|as-of:none",
        complete=complete,
        drafts=written,
        totals=Totals.of(written),
    )


def page_of(*drafts: Draft, complete: bool = True) -> str:
    return FORMATS["html"].render(report_on(*drafts, complete=complete), View())


@pytest.fixture(scope="session")
def new_draft() -> type[Draft]:
    return Draft


@pytest.fixture(scope="session")
def write_page() -> Callable[..., str]:
    """The page of a report on drafts."""
    return page_of


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, as the system or playwright has it; without one the tests are skipped, and say why."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    installed = next((found for name in names if (found := shutil.which(name))), None)
    with api.sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=installed)
        except api.Error as error:
            pytest.skip(f"no browser can be started: {error.message.splitlines()[0]}")
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a page from a file; at the end nothing may have been logged, asked for or thrown."""
    complaints: list[str] = []
    contexts = []

    def open_it(content: str, *, width: int = 1400, at: str = "", **options: Any) -> Page:
        file = tmp_path / "report.html"
        file.write_text(content, encoding="utf-8")
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, **options))
        page = contexts[-1].new_page()
        page.set_default_timeout(60_000)  # for busy machines
        page.on("console", lambda message: complaints.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(f"{file.as_uri()}{at}")
        return page

    requests: list[str] = []
    yield open_it
    for context in contexts:
        context.close()
    loaded = [address for address in requests if not address.startswith(("file:", "data:"))]
    assert complaints + loaded == []
