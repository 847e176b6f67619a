"""Runs checkers over extractions: every claim ends with one verdict, or with one reason for having none."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from checkers.ambiguity import as_it_stands, is_ambiguous, of_nobody_else
from checkers.base import CheckContext, Checker, CheckResult, Settings
from checkers.registry import load_all, registered
from checkers.verdict import resolve
from claims.model import (
    Claim,
    Document,
    DraftReport,
    Evidence,
    Extraction,
    Label,
    Stance,
    Unchecked,
    UncheckedReason,
)

__all__ = ["Loaded", "check", "codes", "prepare"]

CODES = (
    "altered-quote",
    "conflicting-sources",
    "contradicted",
    "negated",
    "no-evidence",
    "overclaim",
    "swapped-roles",
    "wrong-date",
    "wrong-direction",
    "wrong-name",
    "wrong-number",
    "wrong-place",
    "wrong-rank",
    "wrong-scope",
    "wrong-speaker",
    "wrong-unit",
)


def codes() -> tuple[str, ...]:
    """The finding codes that a verdict of the shipped checkers can carry, sorted."""
    return CODES


@dataclass(frozen=True, slots=True)
class Loaded:
    """The installed checkers, ready to judge; `missing` has a sentence about each that can't be loaded."""

    checkers: tuple[Checker, ...]
    missing: tuple[str, ...] = ()


def prepare(sources: Sequence[Document], settings: Settings | None = None) -> Loaded:
    """Load the installed checkers, and let those that can get ready for `sources` do so.

    It may run in a thread of its own while the claims are still being extracted.
    """
    checkers, missing = load_all(registered())
    for checker in checkers:
        make_ready = getattr(checker, "prepare", None)
        if make_ready is not None:
            # What fails here fails again, and is told, when claims are to be judged.
            with suppress(Exception):
                make_ready(sources, settings or Settings())
    return Loaded(tuple(checkers), tuple(missing))


def check(
    extractions: Extraction | Sequence[Extraction],
    *,
    sources: Sequence[Document] = (),
    settings: Settings | None = None,
    checkers: Sequence[Checker] | Loaded | None = None,
) -> CheckResult:
    """Judge every claim of the extractions against `sources`.

    `checkers` are those to run, or what `prepare` gave; without, all that are installed. A checker's failure
    never raises: its claims become unchecked with the text of the failure, and the result is not complete;
    where one can't be loaded, its claims are those that no other checker judges. Claims that extraction
    found ambiguous stay so where the sources don't settle them all the same (`checkers.ambiguity`). Without
    sources every other claim is unchecked, "no-reference".
    """
    drafts = (extractions,) if isinstance(extractions, Extraction) else tuple(extractions)
    settings = settings or Settings()
    if not sources:
        return CheckResult(drafts=tuple(_without_reference(draft) for draft in drafts), complete=True)
    if checkers is None:
        checkers = prepare(sources, settings)
    loaded = checkers if isinstance(checkers, Loaded) else Loaded(tuple(checkers))
    missing = loaded.missing
    problems = list(missing)
    reports = []
    for draft in drafts:
        context = CheckContext(draft=draft.document, sources=sources, settings=settings)
        outcome = _Outcome(draft.claims, missing)
        for checker in loaded.checkers:
            outcome.hear(checker, context)
        reports.append(_report(draft, [outcome.judged(claim) for claim in draft.claims]))
        problems.extend(problem for problem in outcome.problems if problem not in problems)
    return CheckResult(
        drafts=tuple(reports),
        complete=not problems,
        checkers=tuple(checker.name for checker in loaded.checkers),
        problems=tuple(problems),
    )


class _Outcome:
    """What the checkers say about the claims of one draft."""

    def __init__(self, claims: Sequence[Claim], missing: Sequence[str]) -> None:
        self._missing = missing
        self._open = [asked for claim in claims if (asked := as_it_stands(claim))]
        self._evidence: dict[str, list[Evidence]] = {}
        self._heard: set[str] = set()
        self._excuses: dict[str, Unchecked] = {}
        self.problems: list[str] = []

    def hear(self, checker: Checker, context: CheckContext) -> None:
        """Let one checker judge the claims of its kinds; a failure is noted on each of them."""
        claims = list({claim.id: claim for claim in self._open if claim.kind in checker.kinds}.values())
        if not claims:
            return
        try:
            missing = checker.available()
            evidence = [] if missing else _own(checker.check(claims, context), claims)
        except Exception as error:  # noqa: BLE001  # a checker may be anyone's; no failure of it becomes a verdict
            detail = f"the checker {checker.name} failed: {error or type(error).__name__}"
            self._excuse(claims, UncheckedReason.CHECKER_FAILED, detail)
            return
        if missing:
            detail = f"the checker {checker.name} can't run here: {missing}"
            self._excuse(claims, UncheckedReason.CHECKER_UNAVAILABLE, detail)
            return
        self._heard.update(claim.id for claim in claims)
        for item in evidence:
            self._evidence.setdefault(item.claim, []).append(item)

    def judged(self, claim: Claim) -> Claim:
        """The claim with its verdict, or with the reason why it has none."""
        evidence = self._evidence.get(claim.id, [])
        if is_ambiguous(claim):
            verdict, shown = resolve(of_nobody_else(claim, evidence))
            if verdict.label is Label.NOT_ENOUGH_EVIDENCE:
                return claim
            return claim.model_copy(update={"unchecked": None, "verdict": verdict, "evidence": shown})
        if claim.unchecked is not None:
            return claim
        decisive = any(item.stance is not Stance.NEUTRAL for item in evidence)
        excuse = self._excuses.get(claim.id)
        if not decisive and excuse is not None:
            return claim.model_copy(update={"unchecked": excuse})
        if claim.id not in self._heard:
            return claim.model_copy(update={"unchecked": self._unheard(claim)})
        verdict, shown = resolve(evidence)
        return claim.model_copy(update={"verdict": verdict, "evidence": shown})

    def _unheard(self, claim: Claim) -> Unchecked:
        """Why no checker looked at a claim: none is for its kind, or one that may be can't be loaded."""
        if self._missing:
            return Unchecked(reason=UncheckedReason.CHECKER_UNAVAILABLE, detail="; ".join(self._missing))
        detail = f"no installed checker judges claims of the kind {claim.kind.value}"
        return Unchecked(reason=UncheckedReason.NO_CHECKER, detail=detail)

    def _excuse(self, claims: Sequence[Claim], reason: UncheckedReason, detail: str) -> None:
        self.problems.append(detail)
        for claim in claims:
            self._excuses.setdefault(claim.id, Unchecked(reason=reason, detail=detail))


def _own(evidence: Sequence[Evidence], claims: Sequence[Claim]) -> Sequence[Evidence]:
    """The evidence, if all of it is about claims that were asked for."""
    asked = {claim.id for claim in claims}
    for item in evidence:
        if not isinstance(item, Evidence):
            raise TypeError(f"it gave {type(item).__name__} where Evidence is due")
        if item.claim not in asked:
            raise ValueError(f"it gave evidence for a claim that it was not asked about: {item.claim!r}")
    return evidence


def _without_reference(draft: Extraction) -> DraftReport:
    unchecked = Unchecked(
        reason=UncheckedReason.NO_REFERENCE, detail="no reference was given to check it against"
    )
    claims = [
        claim if claim.unchecked else claim.model_copy(update={"unchecked": unchecked})
        for claim in draft.claims
    ]
    return _report(draft, claims)


def _report(draft: Extraction, claims: Sequence[Claim]) -> DraftReport:
    return DraftReport(
        path=draft.document.path,
        sha256=draft.document.sha256,
        sentences=draft.sentences,
        claims=tuple(claims),
    )
