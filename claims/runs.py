"""A run of `check` or `verify`: references read, drafts extracted and checked, or found in the cache."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import checkers
from checkers.base import Settings
from claims import __version__, directives, pipeline
from claims.ahead import Ahead
from claims.cache import Cache, Entry, draft_keys
from claims.clock import today
from claims.config import Config
from claims.console import Progress, say
from claims.directives import SourceNames
from claims.model import Document, Extraction, Report

__all__ = ["checked"]


def checked(
    drafts: Sequence[Document],
    config: Config,
    *,
    progress: bool,
    remarks: bool,
    cache: Cache | None,
    ignores: bool = True,
) -> Report:
    """The report on drafts; what an earlier run has found is taken from `cache`, the rest is checked.

    With `remarks`, what kept claims from being checked is told on standard error. Without `ignores`, what the
    drafts' own comments would hide is reported.
    """
    witness = pipeline.entailment_name(config.entailment_model)
    references = pipeline.read_references(config.against, offline=not config.online)
    known, keys = _known(drafts, references, config, witness, cache)
    new = [draft for draft in drafts if draft.path not in known]
    result = _check(new, references, config, progress=progress)
    if remarks:
        _tell_problems(config, (*references.unreachable, *result.problems))
    if cache and result.complete:
        for found in result.drafts:
            if found.path in keys:
                cache.keep(keys[found.path], Entry(found, result.checkers))
    checked = {**{path: entry.draft for path, entry in known.items()}, **{d.path: d for d in result.drafts}}
    ran = pipeline.Run(
        policy=config.policy,
        as_of=config.as_of,
        min_worthiness=config.min_worthiness,
        checkers=result.checkers if new else next(iter(known.values())).checkers if known else (),
        entailment=witness,
        references=references,
    )
    report = pipeline.report([checked[d.path] for d in drafts], complete=result.complete, run=ran)
    return _with_directives(report, drafts, references, config) if ignores else report


def _tell_problems(config: Config, problems: Sequence[str]) -> None:
    if not config.against:
        say("no references given, so nothing could be checked: name some with --against")
    for problem in problems:
        say(problem)


def _with_directives(
    report: Report, drafts: Sequence[Document], references: pipeline.References, config: Config
) -> Report:
    """The report with what the drafts' own comments make of its findings."""
    names, day = _source_names(references), config.as_of or today()
    return report.with_drafts(
        directives.apply(found, draft, policy=config.policy, names=names, today=day)
        for found, draft in zip(report.drafts, drafts, strict=True)
    )


def _source_names(references: pipeline.References) -> SourceNames:
    paths = [document.path for document in references.documents]
    return SourceNames.of(paths, complete=bool(paths) and not references.unreachable)


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
