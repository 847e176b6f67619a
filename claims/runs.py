"""A run of `check` or `verify`: references read, drafts extracted and checked, or found in the cache."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import checkers
from checkers.base import Settings
from claims import __version__, pipeline
from claims.ahead import Ahead
from claims.cache import Cache, Entry, draft_keys
from claims.config import Config
from claims.console import Progress, say
from claims.model import Document, Report
from claims.narrow import Scope

__all__ = ["checked"]


def checked(
    drafts: Sequence[Document],
    config: Config,
    *,
    progress: bool,
    remarks: bool,
    cache: Cache | None,
    scope: Scope | None = None,
) -> Report:
    """The report on drafts; what an earlier run has found is taken from `cache`, the rest is checked.

    With `remarks`, what kept claims from being checked is told on standard error. A `scope` narrows the run
    to a change.
    """
    witness = pipeline.entailment_name(config.entailment_model)
    references = pipeline.read_references(config.against, offline=not config.online)
    view = scope.view(drafts, references.documents) if scope else None
    if view:
        drafts, references = view.drafts, replace(references, documents=view.sources)

    def judge(documents: Sequence[Document], sources: tuple[Document, ...]) -> checkers.CheckResult:
        return _judged(documents, sources, config, witness=witness, cache=cache, progress=progress)

    result = judge(drafts, references.documents)
    if remarks:
        if not config.against:
            say("no references given, so nothing could be checked: name some with --against")
        left_out = (view.remark,) if view and view.remark else ()
        for problem in (*references.unreachable, *result.problems, *left_out):
            say(problem)
    ran = pipeline.Run(
        policy=config.policy,
        as_of=config.as_of,
        min_worthiness=config.min_worthiness,
        checkers=result.checkers,
        entailment=witness,
        references=references,
    )
    report = pipeline.report(result.drafts, complete=result.complete, run=ran)
    return view.narrowed(report, lambda *given: judge(*given).drafts) if view else report


def _judged(
    drafts: Sequence[Document],
    sources: tuple[Document, ...],
    config: Config,
    *,
    witness: str,
    cache: Cache | None,
    progress: bool,
) -> checkers.CheckResult:
    """The drafts in order with their claims judged: out of the cache, or else checked and kept there."""
    known, keys = _known(drafts, sources, config, witness, cache)
    new = [draft for draft in drafts if draft.path not in known]
    result = _check(new, sources, config, progress=progress)
    if cache and result.complete:
        for found in result.drafts:
            if found.path in keys:
                cache.keep(keys[found.path], Entry(found, result.checkers))
    judged = {**{path: entry.draft for path, entry in known.items()}, **{d.path: d for d in result.drafts}}
    ran = result.checkers if new else next(iter(known.values())).checkers if known else ()
    return replace(result, drafts=tuple(judged[draft.path] for draft in drafts), checkers=ran)


def _known(
    drafts: Sequence[Document],
    sources: tuple[Document, ...],
    config: Config,
    witness: str,
    cache: Cache | None,
) -> tuple[dict[str, Entry], dict[str, str]]:
    """What earlier runs have found, and the keys of all drafts, by path.

    Nothing is kept of a run that may use the network, or with checkers of other packages: what these depend
    on is not known here.
    """
    strangers = any(not r.package.startswith(f"claims {__version__}") for r in checkers.registered())
    if cache is None or config.online or strangers or not sources:
        return {}, {}
    settings = (str(config.as_of), str(config.min_worthiness), witness)
    keys = draft_keys(drafts, sources, settings)
    found = {path: cache.find(key) for path, key in keys.items()}
    return {path: entry for path, entry in found.items() if entry}, keys


def _check(
    drafts: Sequence[Document], sources: tuple[Document, ...], config: Config, *, progress: bool
) -> checkers.CheckResult:
    """Extract and check: the two halves of the pipeline with the checkers in between."""
    if not drafts:
        return checkers.CheckResult(drafts=(), complete=True)
    settings = Settings(
        offline=not config.online,
        as_of=config.as_of,
        entailment=Path(config.entailment_model) if config.entailment_model else None,
    )
    ready = Ahead(lambda: checkers.prepare(sources, settings)) if sources else None
    line = Progress(len(drafts), wanted=progress)
    try:
        extractions = pipeline.extract_all(
            drafts, as_of=config.as_of, min_worthiness=config.min_worthiness, progress=line
        )
        loaded = ready.result() if ready else None
        return checkers.check(extractions, sources=sources, settings=settings, checkers=loaded)
    finally:
        line.close()
