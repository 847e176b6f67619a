"""The stages of a run: what is read, what becomes of it, and what its findings are marked with."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date

from claims import directives, pipeline
from claims.baseline import Baseline, applied, covers, divided
from claims.cache import Cache
from claims.clock import today
from claims.config import Config, Loaded
from claims.console import say
from claims.model import Document, Report
from claims.narrow import Scope
from claims.readers import read_document
from claims.references import References, read_references
from claims.report.base import counted, plain
from claims.runs.judge import Judge, source_names

__all__ = ["checked", "drafts_at"]

_NO_REFERENCES = "no references given, so nothing could be checked: name some with --against"


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
    loaded: Loaded,
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
    witness = pipeline.entailment_name(loaded.config.entailment_model)
    references = _references(drafts, loaded)
    view = scope.view(drafts, references) if scope else None
    if view:
        drafts, references = view.drafts, view.references
    judge = Judge(loaded, witness, cache, progress)
    result = judge(drafts, references)
    if remarks:
        told = () if references.named else (_NO_REFERENCES,)
        for remark in (*told, *references.unreachable, *result.problems, *(view.remarks if view else ())):
            say(remark)
    day = loaded.config.as_of or today()
    own = {draft.path: loaded.of(draft.path) for draft in drafts}
    ran = pipeline.Run(
        policy=loaded.config.policy,
        as_of=loaded.config.as_of,
        min_worthiness=loaded.config.min_worthiness,
        checkers=result.checkers,
        entailment=witness,
        references=references.of(loaded.config.names),
        baseline=baseline.digest(day) if baseline else "none",
        own={p: (c.policy, references.of(c.names)) for p, c in own.items() if c != loaded.config},
    )
    report = pipeline.report(result.drafts, complete=result.complete, run=ran)
    if ignores:
        report = _with_directives(report, drafts, ran, day)
    if baseline:
        report = _with_baseline(report, baseline, ran, day)
        if remarks and not scope:
            _tell_gone(baseline, report)
    return view.narrowed(report, lambda *given: judge(*given).drafts) if view else report


def _references(drafts: Sequence[Document], loaded: Loaded) -> References:
    """All references that the settings of a run, or those of one of its drafts, name."""
    config = loaded.config
    settings = (config, *(loaded.of(draft.path) for draft in drafts))
    names = dict.fromkeys(name for own in settings for name in own.names)
    return read_references(list(names), offline=not config.online, sources=config.sources)


def _with_directives(report: Report, drafts: Sequence[Document], ran: pipeline.Run, day: date) -> Report:
    """The report with what the drafts' own comments make of its findings."""
    marked = []
    for found, draft in zip(report.drafts, drafts, strict=True):
        policy, references = ran.of(draft.path)
        names = source_names(references)
        marked.append(directives.apply(found, draft, policy=policy, names=names, today=day))
    return report.with_drafts(marked)


def _with_baseline(report: Report, baseline: Baseline, ran: pipeline.Run, day: date) -> Report:
    """The report with the findings that the baseline knows suppressed."""
    return report.with_drafts(
        applied(draft, baseline, policy=ran.of(draft.path)[0], today=day) for draft in report.drafts
    )


def _tell_gone(baseline: Baseline, report: Report) -> None:
    """Say which entries stand for nothing any more, where the run has read all drafts of the baseline."""
    gone = divided(baseline, report)[1] if covers(baseline, report) else ()
    if gone:
        first = f'{gone[0].code} in {plain(gone[0].draft)}, "{plain(gone[0].claim)}"'
        number = counted(len(gone), "entry no longer occurs", "entries no longer occur")
        say(f'{baseline.file}: {number}, such as {first}: "claims baseline prune" drops what is gone')
