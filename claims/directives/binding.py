"""Claims that a directive binds to one source: they are judged as if there were no other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from claims.directives.parse import DirectiveError, shown
from claims.directives.scope import place
from claims.model import Claim, DraftReport, Extraction
from claims.suggest import did_you_mean

__all__ = ["SourceNames", "by_source", "together"]


@dataclass(frozen=True, slots=True)
class SourceNames:
    """What directives may call the sources of a run.

    `ids` has the documents of each source that has a name of its own, `files` those that a path, a file's
    name, or that without its suffix may mean. `complete` is False where no source was given or one could not
    be read: then no name can be called wrong.
    """

    ids: Mapping[str, tuple[str, ...]]
    files: Mapping[str, tuple[str, ...]]
    complete: bool

    @classmethod
    def of(
        cls, paths: Iterable[str], *, ids: Mapping[str, tuple[str, ...]] | None = None, complete: bool
    ) -> SourceNames:
        """The names of the documents at `paths`, and of sources that have ids."""
        files: dict[str, list[str]] = {}
        for path in paths:
            file = PurePosixPath(path)
            for name in dict.fromkeys((path, file.name, file.stem)):
                files.setdefault(name, []).append(path)
        return cls(ids or {}, {name: tuple(those) for name, those in files.items()}, complete)

    def find(self, name: str) -> tuple[str, ...]:
        """The paths of a source's documents, none of one that may be missing. Raises `DirectiveError`."""
        if name in self.ids:
            return self.ids[name]
        found = self.files.get(name, ())
        if len(found) > 1:
            raise DirectiveError(f'"{shown(name)}" may be {" or ".join(found[:3])}: write the path')
        if not found and self.complete:
            hint = did_you_mean(name, (*self.ids, *self.files))
            raise DirectiveError(f'"{shown(name)}" is no source of this run.{hint}')
        return found

    def key(self) -> str:
        """What tells these names from others."""
        return json.dumps([self.complete, sorted(self.ids.items()), sorted(self.files.items())])


def by_source(extraction: Extraction, names: SourceNames) -> dict[tuple[str, ...] | None, Extraction]:
    """The draft with the claims bound to each source, by its documents; under None with those not bound.

    Where several directives hold, the one with the shortest stretch decides.
    """
    placed, _ = place(extraction.document, extraction.sentences)
    starts = {sentence.id: sentence.span.start for sentence in extraction.sentences}
    bound: dict[str, tuple[str, ...]] = {}
    for item in sorted(placed, key=lambda item: item.start - item.end):
        if item.directive.source is None:
            continue
        with suppress(DirectiveError):
            paths = names.find(item.directive.source)
            held = (c.id for c in extraction.claims if item.start <= starts[c.sentence] < item.end)
            bound.update(dict.fromkeys(held, paths))
    parts: dict[tuple[str, ...] | None, list[Claim]] = {None: []}
    for claim in extraction.claims:
        parts.setdefault(bound.get(claim.id), []).append(claim)
    return {source: replace(extraction, claims=tuple(claims)) for source, claims in parts.items()}


def together(extraction: Extraction, parts: Iterable[DraftReport]) -> DraftReport:
    """The report on a draft whose claims were judged in parts."""
    judged = {claim.id: claim for part in parts for claim in part.claims}
    return DraftReport(
        path=extraction.document.path,
        sha256=extraction.document.sha256,
        sentences=extraction.sentences,
        claims=tuple(judged[claim.id] for claim in extraction.claims),
    )
