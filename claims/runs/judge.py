"""Gives claims their verdicts: out of the cache, or from the checkers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import checkers
from checkers.base import Settings
from claims import __version__, directives, pipeline
from claims.ahead import Ahead
from claims.cache import Cache, Entry, draft_keys
from claims.config import Loaded
from claims.console import Progress
from claims.directives import SourceNames
from claims.model import Document, DraftReport, Extraction
from claims.references import References

__all__ = ["Judge", "source_names"]


@dataclass(frozen=True)
class Judge:
    """Holds drafts against references; what an earlier run has found is taken from `cache`.

    `witness` is the name of the entailment model that is asked.
    """

    loaded: Loaded
    witness: str
    cache: Cache | None
    progress: bool

    def __call__(self, drafts: Sequence[Document], references: References) -> checkers.CheckResult:
        """The drafts in order with their claims judged, each by the references that its settings name."""
        groups: dict[tuple[str, ...], list[Document]] = {}
        for draft in drafts:
            groups.setdefault(self.loaded.of(draft.path).names, []).append(draft)
        results = [self._remembered(together, references.of(names)) for names, together in groups.items()]
        found = {draft.path: draft for result in results for draft in result.drafts}
        return _joined(results, (found[draft.path] for draft in drafts))

    def _remembered(self, drafts: Sequence[Document], references: References) -> checkers.CheckResult:
        """Drafts that are held against the same references: out of the cache, or else checked and kept."""
        known, keys = self._known(drafts, references)
        result = self._checked([draft for draft in drafts if draft.path not in known], references)
        if self.cache and result.complete:
            for draft in result.drafts:
                if draft.path in keys:
                    self.cache.keep(keys[draft.path], Entry(draft, result.checkers))
        kept = [
            checkers.CheckResult(drafts=(entry.draft,), complete=True, checkers=entry.checkers)
            for entry in known.values()
        ]
        results = [result, *kept]
        return _joined(results, (draft for one in results for draft in one.drafts))

    def _known(
        self, drafts: Sequence[Document], references: References
    ) -> tuple[dict[str, Entry], dict[str, str]]:
        """What earlier runs have found, and the keys of all drafts, by path.

        Nothing is kept of a run that may use the network, or with checkers of other packages: what these
        depend on is not known here.
        """
        config = self.loaded.config
        strangers = any(not r.package.startswith(f"claims {__version__}") for r in checkers.registered())
        if self.cache is None or config.online or strangers or not references.documents:
            return {}, {}
        names = source_names(references).key()
        settings = (str(config.as_of), str(config.min_worthiness), self.witness, names)
        keys = draft_keys(drafts, references.documents, settings)
        found = {path: self.cache.find(key) for path, key in keys.items()}
        return {path: entry for path, entry in found.items() if entry}, keys

    def _checked(self, drafts: Sequence[Document], references: References) -> checkers.CheckResult:
        """Extract and check: the two halves of the pipeline with the checkers in between."""
        if not drafts:
            return checkers.CheckResult(drafts=(), complete=True)
        config = self.loaded.config
        settings = Settings(
            offline=not config.online,
            as_of=config.as_of,
            entailment=Path(config.entailment_model) if config.entailment_model else None,
        )
        sources = references.documents
        ready = Ahead(lambda: checkers.prepare(sources, settings)) if sources else None
        line = Progress(len(drafts), wanted=self.progress)
        try:
            extractions = pipeline.extract_all(
                drafts, as_of=config.as_of, min_worthiness=config.min_worthiness, progress=line
            )
            return _judged(extractions, references, settings, ready.result() if ready else None)
        finally:
            line.close()


def source_names(references: References) -> SourceNames:
    """What directives may call these references: as they were asked for, by their ids, paths, file names."""
    ids = {name: tuple(d.path for d in part.documents) for name, part in references.named.items()}
    owned: dict[str, list[str]] = {}
    for document in references.documents:
        if document.source:
            owned.setdefault(document.source.id, []).append(document.path)
    ids = {name: tuple(paths) for name, paths in owned.items()} | ids
    paths = [document.path for document in references.documents]
    return SourceNames.of(paths, ids=ids, complete=bool(paths) and not references.unreachable)


def _judged(
    extractions: Sequence[Extraction],
    references: References,
    settings: Settings,
    ready: checkers.Loaded | None,
) -> checkers.CheckResult:
    """Each claim judged by all references, or by the one that its draft binds it to."""
    sources, names = references.documents, source_names(references)
    parts = [directives.by_source(extraction, names) for extraction in extractions]
    whole = checkers.check([part[None] for part in parts], sources=sources, settings=settings, checkers=ready)
    judged = [[draft] for draft in whole.drafts]
    results = [whole]
    for paths in sorted({paths for part in parts for paths in part if paths is not None}):
        bound = [k for k, part in enumerate(parts) if paths in part]
        only = [source for source in sources if source.path in paths]
        results.append(checkers.check([parts[k][paths] for k in bound], sources=only, settings=settings))
        for k, draft in zip(bound, results[-1].drafts, strict=True):
            judged[k].append(draft)
    return _joined(results, map(directives.together, extractions, judged))


def _joined(results: Sequence[checkers.CheckResult], drafts: Iterable[DraftReport]) -> checkers.CheckResult:
    """Several results as one, with these drafts."""
    return checkers.CheckResult(
        drafts=tuple(drafts),
        complete=all(result.complete for result in results),
        checkers=next((result.checkers for result in results if result.checkers), ()),
        problems=tuple(dict.fromkeys(problem for result in results for problem in result.problems)),
    )
