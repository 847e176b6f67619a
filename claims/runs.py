"""A run of `check` or `verify`: references read, drafts extracted and checked, or found in the cache."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import checkers
from checkers.base import Settings
from claims import __version__, pipeline
from claims.ahead import Ahead
from claims.cache import Cache, Entry, draft_keys
from claims.config import Config, Loaded
from claims.console import Progress, say
from claims.model import Document, Report
from claims.references import References, read_references

__all__ = ["checked"]


def checked(
    drafts: Sequence[Document], loaded: Loaded, *, progress: bool, remarks: bool, cache: Cache | None
) -> Report:
    """The report on drafts; what an earlier run has found is taken from `cache`, the rest is checked.

    With `remarks`, what kept claims from being checked is told on standard error.
    """
    config = loaded.config
    witness = pipeline.entailment_name(config.entailment_model)
    settings = {draft.path: loaded.of(draft.path) for draft in drafts}
    names = dict.fromkeys(name for own in (config, *settings.values()) for name in own.names)
    references = read_references(list(names), offline=not config.online, sources=config.sources)
    results = [
        _checked_against(references.of(group), together, config, witness, progress=progress, cache=cache)
        for group, together in _groups(drafts, settings).items()
    ]
    problems = dict.fromkeys(problem for result in results for problem in result.problems)
    if remarks:
        if not names:
            say("no references given, so nothing could be checked: name some with --against")
        for problem in (*references.unreachable, *problems):
            say(problem)
    ran = pipeline.Run(
        policy=config.policy,
        as_of=config.as_of,
        min_worthiness=config.min_worthiness,
        checkers=next((result.checkers for result in results if result.checkers), ()),
        entailment=witness,
        references=references,
        own={path: (own.policy, references.of(own.names)) for path, own in settings.items() if own != config},
    )
    found = {draft.path: draft for result in results for draft in result.drafts}
    complete = all(result.complete for result in results)
    return pipeline.report([found[draft.path] for draft in drafts], complete=complete, run=ran)


def _groups(
    drafts: Sequence[Document], settings: Mapping[str, Config]
) -> Mapping[tuple[str, ...], Sequence[Document]]:
    """The drafts by the names of the references that they are held against."""
    groups: dict[tuple[str, ...], list[Document]] = {}
    for draft in drafts:
        groups.setdefault(settings[draft.path].names, []).append(draft)
    return groups


def _checked_against(
    references: References,
    drafts: Sequence[Document],
    config: Config,
    witness: str,
    *,
    progress: bool,
    cache: Cache | None,
) -> checkers.CheckResult:
    """Drafts that are held against the same references, out of the cache or checked and kept."""
    known, keys = _known(drafts, references, config, witness, cache)
    result = _check([d for d in drafts if d.path not in known], references, config, progress=progress)
    if cache and result.complete:
        for found in result.drafts:
            if found.path in keys:
                cache.keep(keys[found.path], Entry(found, result.checkers))
    kept = next(iter(known.values()), None)
    return replace(
        result,
        drafts=(*(entry.draft for entry in known.values()), *result.drafts),
        checkers=result.checkers or (kept.checkers if kept else ()),
    )


def _known(
    drafts: Sequence[Document],
    references: References,
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
    settings = (str(config.as_of), str(config.min_worthiness), witness)
    keys = draft_keys(drafts, references.documents, settings)
    found = {path: cache.find(key) for path, key in keys.items()}
    return {path: entry for path, entry in found.items() if entry}, keys


def _check(
    drafts: Sequence[Document], references: References, config: Config, *, progress: bool
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
        return checkers.check(extractions, sources=references.documents, settings=settings, checkers=loaded)
    finally:
        line.close()
