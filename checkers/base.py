"""What a checker is: an object that judges claims of some kinds against a kind of source.

A third-party checker is a class with the members of `Checker`, named in the entry-point group
`claims.checkers` of its package. It needs no change to this one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from claims.model import Claim, Document, DraftReport, Evidence, Kind

__all__ = ["CheckContext", "CheckResult", "Checker", "Settings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How claims are checked.

    `offline` forbids every connection; `as_of` is the day that relative dates are read against when a
    document states none; `passages` is how many passages are held against one claim; `entailment` is the
    folder of an entailment model to be asked where no rule decides, None for the one that ships.
    """

    offline: bool = True
    as_of: date | None = None
    passages: int = 8
    entailment: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """What a checker may use: the draft that the claims come from, the references, and the settings."""

    draft: Document
    sources: Sequence[Document]
    settings: Settings


class Checker(Protocol):
    """Judges claims of some kinds against a kind of source; named for its source.

    It may also have `prepare(sources, settings)`, which is called before there are claims, in another thread.
    """

    name: str
    """Lower case, as it stands in reports: "documents"."""

    kinds: frozenset[Kind]
    """The kinds of claim that it can judge."""

    def available(self) -> str | None:
        """None when it can run here, else what is missing and how to get it."""
        ...

    def check(self, claims: Sequence[Claim], context: CheckContext) -> list[Evidence]:
        """Evidence for as many of `claims` as it can judge, each naming its claim's id.

        No evidence for a claim means that nothing was found. Raises `claims.errors.CheckerError` when it
        could not do its work; the claims then stay unchecked.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What a check found: the drafts with a verdict, or a reason for none, on every claim.

    `drafts` hold no findings yet: what is worth a finding is the configuration's business. `complete` is
    False when a checker could not be loaded, could not run or failed; `problems` says what happened, a
    sentence each. `checkers` names the checkers that ran, for the report's signature.
    """

    drafts: tuple[DraftReport, ...]
    complete: bool
    checkers: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
