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
    """What directives may call the sources of a run: `paths` has those that a name stands for.

    `complete` is False where no source was given or one could not be read: then no name can be called wrong.
    """

    paths: Mapping[str, frozenset[str]]
    complete: bool

    @classmethod
    def of(cls, paths: Iterable[str], *, complete: bool) -> SourceNames:
        """Sources go by their path, their file's name, and that without its suffix."""
        found: dict[str, set[str]] = {}
        for path in paths:
            file = PurePosixPath(path)
            for name in (path, file.name, file.stem):
                found.setdefault(name, set()).add(path)
        return cls({name: frozenset(those) for name, those in found.items()}, complete)

    def find(self, name: str) -> str:
        """The path of a source; of one that may be missing, its name. Raises `DirectiveError`."""
        paths = sorted(self.paths.get(name, ()))
        if len(paths) > 1:
            raise DirectiveError(f'"{shown(name)}" may be {" or ".join(paths[:3])}: write the path')
        if not paths and self.complete:
            hint = did_you_mean(name, self.paths)
            raise DirectiveError(f'"{shown(name)}" is no source of this run.{hint}')
        return paths[0] if paths else name

    def key(self) -> str:
        """What tells these names from others."""
        return json.dumps(
            [self.complete, sorted((name, sorted(those)) for name, those in self.paths.items())]
        )


def by_source(extraction: Extraction, names: SourceNames) -> dict[str | None, Extraction]:
    """The draft with the claims that are bound to each source; under None with those that are not bound.

    Where several directives hold, the one with the shortest stretch decides.
    """
    placed, _ = place(extraction.document, extraction.sentences)
    starts = {sentence.id: sentence.span.start for sentence in extraction.sentences}
    bound: dict[str, str] = {}
    for item in sorted(placed, key=lambda item: item.start - item.end):
        with suppress(DirectiveError):
            path = names.find(item.directive.source) if item.directive.source else None
            if path:
                held = (c.id for c in extraction.claims if item.start <= starts[c.sentence] < item.end)
                bound.update(dict.fromkeys(held, path))
    parts: dict[str | None, list[Claim]] = {None: []}
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
