"""From the names of references to documents, each with what the configuration says of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from glob import glob, has_magic
from itertools import takewhile
from pathlib import PurePosixPath

from claims.errors import DraftError, SourceError
from claims.model import Document, Source, is_address
from claims.readers import find_documents, read_sources
from claims.readers.prose import require_prose
from claims.suggest import did_you_mean

__all__ = ["References", "described", "folder_of", "read_references"]


@dataclass(frozen=True, slots=True)
class References:
    """The references that could be read, and a sentence about each address or file that could not.

    `named` holds the same by the names that they were asked for: `references.named["fy25"].documents`. What
    was asked for by the id of a `source` has it.
    """

    documents: tuple[Document, ...] = ()
    unreachable: tuple[str, ...] = ()
    source: Source | None = None
    named: Mapping[str, References] = field(default_factory=dict)

    def of(self, names: Iterable[str]) -> References:
        """What some of the names stand for; raises `KeyError` for one that was not asked for."""
        return _together({name: self.named[name] for name in names})

    def holding(self, documents: Callable[[str, References], Iterable[Document]]) -> References:
        """The same names, with the documents that a function gives for each."""
        return _together(
            {name: replace(one, documents=tuple(documents(name, one))) for name, one in self.named.items()}
        )


def read_references(names: Sequence[str], *, offline: bool, sources: Sequence[Source] = ()) -> References:
    """The references that `names` name: ids of `sources`, files, folders, or http(s) addresses.

    A file that is named and can't be read raises `SourceError`, as does an address when `offline`. An address
    that does not answer is no error of the draft's, nor is a file of a folder that can't be read, if others
    can: it is told in the result, and what it might have settled stays unchecked.
    """
    known = {source.id: source for source in sources}
    describe = described(sources)
    return _together({name: _read(name, known, describe, offline=offline) for name in names})


def described(sources: Iterable[Source]) -> Callable[[Document], Document]:
    """What gives a document the source that it belongs to: the first that names its file or address."""
    owners: dict[str, Source] = {}
    for source in sources:
        with suppress(SourceError):  # it is told when somebody asks for this source
            for file in _files_of_source(source):
                owners.setdefault(_place(file), source)
    return lambda document: replace(document, source=owners.get(_place(document.path)))


def _together(named: Mapping[str, References]) -> References:
    documents = {document.path: document for part in named.values() for document in part.documents}
    unreachable = dict.fromkeys(problem for part in named.values() for problem in part.unreachable)
    return References(tuple(documents.values()), tuple(unreachable), named=named)


def _read(
    name: str, known: Mapping[str, Source], describe: Callable[[Document], Document], *, offline: bool
) -> References:
    files = _files_of_source(known[name]) if name in known else _files_of(name, known)
    documents: list[Document] = []
    failed: list[SourceError] = []
    for file in files:
        try:
            documents += [describe(require_prose(found)) for found in read_sources([file], offline=offline)]
        except (DraftError, SourceError) as error:
            failed.append(SourceError(str(error)))
    fetched = is_address(files[0]) and not offline
    if failed and len(failed) == len(files) and not fetched:
        raise failed[0]
    return References(tuple(documents), tuple(map(str, failed)), known.get(name))


def _files_of_source(source: Source) -> list[str]:
    if source.path is not None:
        try:
            return _files_of(source.path, ())
        except SourceError as error:
            raise SourceError(f'source "{source.id}": {error}') from error
    found = sorted(file for file in glob(source.glob or "", recursive=True) if os.path.isfile(file))
    if not found:
        raise SourceError(f'source "{source.id}": no file fits "{source.glob}": check the pattern')
    return found


def _files_of(path: str, known: Collection[str]) -> list[str]:
    """The files of a folder; else the file or address itself."""
    if is_address(path):
        return [path]
    if known and not os.path.exists(path):
        raise SourceError(
            f'"{path}" is neither a source of the configuration ({", ".join(known)}) nor a file or folder.'
            f"{did_you_mean(path, known)}"
        )
    try:
        return [file.as_posix() for file in find_documents([path])]
    except DraftError as error:
        raise SourceError(str(error)) from error


def folder_of(pattern: str) -> str:
    """The innermost folder that everything that fits a pattern lies in."""
    parts = PurePosixPath(pattern).parts[:-1]
    return PurePosixPath(*takewhile(lambda part: not has_magic(part), parts)).as_posix()


def _place(path: str) -> str:
    return path if is_address(path) else os.path.abspath(path)
