"""Checked drafts, kept for the next run: same draft, references, settings and program, same verdicts.

An entry is a file named for everything that its content depends on, so a hit needs no further look, and
deleting any or all of them costs nothing but time. Trouble with the cache is never trouble of the run: an
entry that can't be read is none, and one that can't be written is left out.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import tempfile
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from claims import __version__
from claims.model import Document, DraftReport

__all__ = ["Cache", "Entry", "draft_keys", "program_digest"]

MOST_FILES = 1_000
MOST_BYTES = 64_000_000
"""What is kept at most; what was used longest ago goes first."""


class Entry(NamedTuple):
    """A checked draft without its findings, and the names of the checkers that ran."""

    draft: DraftReport
    checkers: tuple[str, ...]


class Cache:
    """The entries in a folder; it is made with the first entry."""

    def __init__(self, folder: Path | None = None) -> None:
        """Use a folder, or else `CLAIMS_CACHE_DIR`, or else the user's cache folder."""
        if folder is None:
            chosen = os.environ.get("CLAIMS_CACHE_DIR")
            if chosen:
                folder = Path(chosen)
            else:
                from platformdirs import user_cache_path

                folder = user_cache_path("claims", appauthor=False)
        self.folder = folder

    def find(self, key: str) -> Entry | None:
        """What is kept under a key; None where there is nothing, or nothing that can be read."""
        file = self._file(key)
        try:
            content = json.loads(gzip.decompress(file.read_bytes()))
            found = Entry(DraftReport.model_validate(content["draft"]), tuple(content["checkers"]))
        except FileNotFoundError:
            return None
        except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, ValidationError):
            with suppress(OSError):
                file.unlink()
            return None
        with suppress(OSError):
            os.utime(file)  # it was used
        return found

    def keep(self, key: str, entry: Entry) -> None:
        """Keep an entry, whole or not at all, and let go of the oldest ones if there are too many."""
        content = {"draft": entry.draft.model_dump(mode="json"), "checkers": entry.checkers}
        data = gzip.compress(json.dumps(content).encode(), compresslevel=3, mtime=0)
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            number, name = tempfile.mkstemp(dir=self.folder, suffix=".part")
            try:
                with os.fdopen(number, "wb") as file:
                    file.write(data)
                os.replace(name, self._file(key))
            except OSError:
                os.unlink(name)
                raise
            self._let_go()

    def files(self) -> list[tuple[Path, int, float]]:
        """The entries, each with its size in bytes and when it was last used, longest ago first."""
        found = []
        with suppress(OSError):
            for file in self.folder.glob("*.json.gz"):
                with suppress(OSError):
                    state = file.stat()
                    found.append((file, state.st_size, state.st_mtime))
        return sorted(found, key=lambda item: (item[2], item[0].name))

    def clear(self) -> int:
        """Delete all entries; how many there were. Raises OSError where one can't be deleted."""
        files = self.files()
        for file, _, _ in files:
            file.unlink(missing_ok=True)
        return len(files)

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}.json.gz"

    def _let_go(self) -> None:
        files = self.files()
        size = sum(bytes_ for _, bytes_, _ in files)
        for number, (file, bytes_, _) in enumerate(files):
            if len(files) - number <= MOST_FILES and size <= MOST_BYTES:
                return
            file.unlink(missing_ok=True)
            size -= bytes_


def draft_keys(
    drafts: Sequence[Document], sources: Iterable[Document], settings: Iterable[str]
) -> dict[str, str]:
    """The key of each draft, by its path: of its bytes, those of all sources, the settings, the program."""
    told = [(source.path, source.digest) for source in sources]
    common = json.dumps([program_digest(), told, list(settings)])
    return {
        draft.path: hashlib.sha256(f"{draft.path}\n{draft.sha256}\n{common}".encode()).hexdigest()
        for draft in drafts
    }


def program_digest() -> str:
    """What tells this program from another version, or from itself with a file changed."""
    from importlib.util import find_spec

    spec = find_spec("checkers")
    packages = [Path(__file__).parent]
    packages += [Path(place) for place in (spec.submodule_search_locations or ())] if spec else []
    states = [
        (file.name, (state := file.stat()).st_size, state.st_mtime_ns)
        for package in packages
        for file in sorted(package.rglob("*"))
        if file.suffix not in {".pyc", ""}
    ]
    return hashlib.sha256(json.dumps([__version__, states]).encode()).hexdigest()
