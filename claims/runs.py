"""A run of `check` and its like: drafts and references read, claims checked or found in the cache."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import checkers
from checkers.base import Settings
from claims import __version__, directives, pipeline
from claims.ahead import Ahead
from claims.baseline import Baseline, applied, covers, divided
from claims.cache import Cache, Entry, draft_keys
from claims.clock import today
from claims.config import Config
from claims.console import Progress, say
from claims.directives import SourceNames
from claims.findings import Policy
from claims.model import Document, Extraction, Report
from claims.narrow import Scope
from claims.readers import read_document
from claims.report.base import counted, plain

__all__ = ["checked", "drafts_at"]


def drafts_at(
    paths: Sequence[str], config: Config, *, stdin_name: str | None = None, scope: Scope | None = None
) -> list[Document]:
    """The drafts at paths, as the configuration includes and excludes them; "-" is standard input.

    With a `scope`, those that have not changed are left out, unless a changed reference may concern them.
    """
    return pipeline.read_drafts(
        paths,
        include=config.include,
        exclude=config.exclude,
        stdin=sys.stdin.buffer.read,
        stdin_name=stdin_name or "stdin",
        read=scope.read if scope else read_document,
    )


def checked(
    drafts: Sequence[Document],
    config: Config,
    *,
    progress: bool,
    remarks: bool,
    cache: Cache | None,
    ignores: bool = True,
    baseline: Baseline | None = None,
    scope: Scope | None = None,
) -> Report:
    """The report on drafts; what an earlier run has found is taken from `cache`, the rest is checked.

    Findings that the drafts' own comments hide are suppressed, unless without `ignores`, then those that
    `baseline` knows, then those for which the change that `scope` tells of is not answerable. With `remarks`,
    what kept claims from being checked, and what of the baseline is out of date, is told on standard error.
    """
    witness = pipeline.entailment_name(config.entailment_model)
    references = pipeline.read_references(config.against, offline=not config.online)
    view = scope.view(drafts, references.documents) if scope else None
    if view:
        drafts, references = view.drafts, replace(references, documents=view.sources)

    def judge(documents: Sequence[Document], sources: tuple[Document, ...]) -> checkers.CheckResult:
        held = replace(references, documents=sources)
        return _judged(documents, held, config, witness=witness, cache=cache, progress=progress)

    result = judge(drafts, references.documents)
    if remarks:
        remark = (view.remark,) if view and view.remark else ()
        _tell_problems(config, (*references.unreachable, *result.problems, *remark))
    day = config.as_of or today()
    ran = pipeline.Run(
        policy=config.policy,
        as_of=config.as_of,
        min_worthiness=config.min_worthiness,
        checkers=result.checkers,
        entailment=witness,
        references=references,
        baseline=baseline.digest(day) if baseline else "none",
    )
    report = pipeline.report(result.drafts, complete=result.complete, run=ran)
    if ignores:
        report = _with_directives(report, drafts, references, config.policy, day)
    if baseline:
        report = _with_baseline(report, baseline, config.policy, day, remarks=remarks and not scope)
    return view.narrowed(report, lambda *given: judge(*given).drafts) if view else report


def _tell_problems(config: Config, problems: Sequence[str]) -> None:
    if not config.against:
        say("no references given, so nothing could be checked: name some with --against")
    for problem in problems:
        say(problem)


def _with_directives(
    report: Report, drafts: Sequence[Document], references: pipeline.References, policy: Policy, day: date
) -> Report:
    """The report with what the drafts' own comments make of its findings."""
    names = _source_names(references)
    return report.with_drafts(
        directives.apply(found, draft, policy=policy, names=names, today=day)
        for found, draft in zip(report.drafts, drafts, strict=True)
    )


def _source_names(references: pipeline.References) -> SourceNames:
    paths = [document.path for document in references.documents]
    return SourceNames.of(paths, complete=bool(paths) and not references.unreachable)


def _with_baseline(report: Report, baseline: Baseline, policy: Policy, day: date, *, remarks: bool) -> Report:
    """The report with the findings that the baseline knows suppressed."""
    if remarks:
        _tell_gone(baseline, report)
    return report.with_drafts(applied(draft, baseline, policy=policy, today=day) for draft in report.drafts)


def _tell_gone(baseline: Baseline, report: Report) -> None:
    """Say which entries stand for nothing any more, where the run has read all drafts of the baseline."""
    gone = divided(baseline, report)[1] if covers(baseline, report) else ()
    if gone:
        first = f'{gone[0].code} in {plain(gone[0].draft)}, "{plain(gone[0].claim)}"'
        number = counted(len(gone), "entry no longer occurs", "entries no longer occur")
        say(f'{baseline.file}: {number}, such as {first}: "claims baseline prune" drops what is gone')


def _judged(
    drafts: Sequence[Document],
    references: pipeline.References,
    config: Config,
    *,
    witness: str,
    cache: Cache | None,
    progress: bool,
) -> checkers.CheckResult:
    """The drafts in order with their claims judged: out of the cache, or else checked and kept there."""
    known, keys = _known(drafts, references, config, witness, cache)
    new = [draft for draft in drafts if draft.path not in known]
    result = _check(new, references, config, progress=progress)
    if cache and result.complete:
        for found in result.drafts:
            if found.path in keys:
                cache.keep(keys[found.path], Entry(found, result.checkers))
    judged = {**{path: entry.draft for path, entry in known.items()}, **{d.path: d for d in result.drafts}}
    ran = result.checkers if new else next(iter(known.values())).checkers if known else ()
    return replace(result, drafts=tuple(judged[draft.path] for draft in drafts), checkers=ran)


def _known(
    drafts: Sequence[Document],
    references: pipeline.References,
    config: Config,
    witness: str,
    cache: Cache | None,
) -> tuple[dict[str, Entry], dict[str, str]]:
    """What earlier runs have found, and the keys of all drafts, by path.

    Nothing is kept of a run that may use the network, or with checkers of other packages: what these depend
    on is not known here.
    """
    strangers = any(not r.package.startswith(f"claims {__version__}") for r in checkers.registered())
    if cache is None or config.online or strangers or not references.documents:
        return {}, {}
    settings = (str(config.as_of), str(config.min_worthiness), witness, _source_names(references).key())
    keys = draft_keys(drafts, references.documents, settings)
    found = {path: cache.find(key) for path, key in keys.items()}
    return {path: entry for path, entry in found.items() if entry}, keys


def _check(
    drafts: Sequence[Document], references: pipeline.References, config: Config, *, progress: bool
) -> checkers.CheckResult:
    """Extract and check: the two halves of the pipeline with the checkers in between."""
    if not drafts:
        return checkers.CheckResult(drafts=(), complete=True)
    settings = Settings(
        offline=not config.online,
        as_of=config.as_of,
        entailment=Path(config.entailment_model) if config.entailment_model else None,
    )
    ready = Ahead(lambda: checkers.prepare(references.documents, settings)) if references.documents else None
    line = Progress(len(drafts), wanted=progress)
    try:
        extractions = pipeline.extract_all(
            drafts, as_of=config.as_of, min_worthiness=config.min_worthiness, progress=line
        )
        loaded = ready.result() if ready else None
        return _judge(extractions, references, settings, loaded)
    finally:
        line.close()


def _judge(
    extractions: Sequence[Extraction],
    references: pipeline.References,
    settings: Settings,
    loaded: checkers.Loaded | None,
) -> checkers.CheckResult:
    """Judge each claim by all sources, or by the one that its draft binds it to."""
    sources, names = references.documents, _source_names(references)
    parts = [directives.by_source(extraction, names) for extraction in extractions]
    whole = checkers.check(
        [part[None] for part in parts], sources=sources, settings=settings, checkers=loaded
    )
    judged = [[draft] for draft in whole.drafts]
    results = [whole]
    for paths in sorted({paths for part in parts for paths in part if paths is not None}):
        bound = [k for k, part in enumerate(parts) if paths in part]
        only = [source for source in sources if source.path in paths]
        results.append(checkers.check([parts[k][paths] for k in bound], sources=only, settings=settings))
        for k, draft in zip(bound, results[-1].drafts, strict=True):
            judged[k].append(draft)
    return checkers.CheckResult(
        drafts=tuple(map(directives.together, extractions, judged)),
        complete=all(result.complete for result in results),
        checkers=whole.checkers,
        problems=tuple(dict.fromkeys(problem for result in results for problem in result.problems)),
    )
