"""What git knows of files: which have changed since a base, and what they held there and hold in the index.

All of it comes from the program `git`, whose output is read in its machine form (`-z`, object names in full),
so that no name of a file needs quoting: https://git-scm.com/docs/git-diff#_raw_output_format. Nothing is
written, no pager and no external diff is started, and nothing is fetched.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from claims.errors import UsageError

__all__ = ["Changes", "Record", "changes", "parse_names", "parse_raw"]

_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",  # leave the index as it is, though its times may be stale
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
}
_REPAIR = "clone without --filter, or repair the repository, and run again"
_SUBMODULE = "160000"
_FETCH = (
    "fetch the whole history (git fetch --unshallow; actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH: 0)"
)


@dataclass(frozen=True, slots=True)
class Record:
    """A file that differs from the base: its path now and then, from the root of the repository.

    `now` is None for a file that is gone, `then` for one that is new; `same` tells that it was only moved,
    and `module` that it is no file but a submodule.
    """

    now: str | None
    then: str | None
    same: bool = False
    module: bool = False


@dataclass(frozen=True)
class Changes:
    """What differs between a commit and the working tree, or the index if `staged`.

    `base` is the commit's (or, before the first commit, the empty tree's) object name; `name` is what the
    user calls it. Paths count from the root of the repository: of all that is `tracked`, and of what the
    working tree holds otherwise than the index (`unstaged`), if only the index counts.
    """

    root: Path
    base: str
    name: str
    staged: bool
    records: tuple[Record, ...]
    tracked: frozenset[str]
    unstaged: frozenset[str]

    @cached_property
    def _by_path(self) -> dict[str, Record]:
        return {path: record for record in self.records if (path := record.now) is not None}

    def changed(self, path: str) -> bool:
        """Whether a file differs from the base; what git does not track is new, unless only the index counts.

        Raises `UsageError` for a file outside the repository, and for one in a submodule that has changed.
        """
        inside = self._inside(path)
        if inside is None:
            raise UsageError(f"{path} lies outside the repository {self.root}: run claims in its repository")
        module = self._submodule(inside)
        if module in self._by_path:
            raise UsageError(
                f"{path} lies in the submodule {module}, which has changed and has a history of its own: "
                "run claims inside the submodule, or without --diff-base and --changed-sources"
            )
        record = self._by_path.get(inside)
        if record:
            return not record.same
        return inside not in self.tracked and module is None and not self.staged

    def before(self, path: str) -> bytes | None:
        """What a file held at the base, under the name that it had there; None where it is new."""
        inside = self._inside(path)
        if inside is None:
            return None
        record = self._by_path.get(inside)
        then = record.then if record else inside if inside in self.tracked else None
        return None if then is None else self._blob(f"{self.base}:{then}", path)

    def present(self, path: str) -> bytes | None:
        """What the index holds of a file, if that is what counts and differs from what is on disk."""
        inside = self._inside(path)
        return self._blob(f":0:{inside}", path) if inside in self.unstaged else None

    def gone(self, folder: str) -> dict[str, bytes]:
        """The files that a folder no longer holds, by path, with what they held at the base."""
        inside = self._inside(folder)
        if inside is None:
            return {}
        start = "" if inside == "." else f"{inside}/"
        return {
            Path(folder, then.removeprefix(start)).as_posix(): self._blob(f"{self.base}:{then}", then)
            for record in self.records
            if (then := record.then) is not None and then.startswith(start) and not record.module
            if record.now is None or not record.now.startswith(start)
        }

    def holds(self, path: str) -> bool:
        """Whether a path lies in the repository; an address does not."""
        return "://" not in path and self._inside(path) is not None

    def _inside(self, path: str) -> str | None:
        """The path from the root of the repository, links resolved; None outside of it."""
        try:
            return Path(os.path.realpath(path)).relative_to(self.root).as_posix()
        except ValueError:
            return None

    def _submodule(self, inside: str) -> str | None:
        """The submodule that a path lies in: of all folders, git tracks only those."""
        parents = (parent.as_posix() for parent in Path(inside).parents)
        return next((parent for parent in parents if parent in self.tracked), None)

    def _blob(self, name: str, path: str) -> bytes:
        done = _git("cat-file", "blob", name, folder=self.root)
        if done.returncode:
            raise UsageError(
                f"git can't give an earlier {path} ({_reason(done)}): resolve conflicts, if any; else "
                + _REPAIR
            )
        return done.stdout


def changes(diff_base: str | None, *, staged: bool) -> Changes:
    """What has changed since the merge base of `diff_base` and HEAD, or in the index since HEAD (`staged`).

    Raises `UsageError`, which tells the next step, where git is missing, there is no working tree, or the
    base is not in this clone.
    """
    found = _git("rev-parse", "--show-toplevel")
    if found.returncode:
        raise UsageError(
            f"git finds no working tree here ({_reason(found)}): run claims in the repository of the drafts"
        )
    root = Path(os.path.realpath(os.fsdecode(found.stdout.rstrip(b"\r\n"))))
    base = _merge_base(diff_base, root) if diff_base is not None else _head(root)
    index = ("--cached",) if staged else ()
    options = ("-z", "--no-ext-diff", "--no-textconv", "--no-relative", "--ignore-submodules=none")
    raw = _must("diff", "--raw", "-M", *options, *index, base, "--", folder=root)
    tracked = _must("ls-files", "-z", "--", folder=root)
    unstaged = _must("diff", "--name-only", *options, "--", folder=root) if staged else b""
    return Changes(
        root=root,
        base=base,
        name="HEAD" if diff_base is None else diff_base,
        staged=staged,
        records=tuple(parse_raw(raw)),
        tracked=parse_names(tracked),
        unstaged=parse_names(unstaged),
    )


def parse_raw(output: bytes) -> Iterator[Record]:
    """The records of `git diff --raw -z`: each has modes, object names and a status, then a path or two."""
    fields = iter(output.split(b"\0"))
    for head in fields:
        if not head:
            return
        *modes, _, _, status = head.decode("ascii").removeprefix(":").split(" ")
        module = _SUBMODULE in modes
        path = os.fsdecode(next(fields))
        if status[0] in "RC":
            yield Record(now=os.fsdecode(next(fields)), then=path, same=status[1:] == "100", module=module)
        else:
            now, then = None if status == "D" else path, None if status == "A" else path
            yield Record(now=now, then=then, module=module)


def parse_names(output: bytes) -> frozenset[str]:
    """The paths that git lists with `-z`."""
    return frozenset(os.fsdecode(path) for path in output.split(b"\0") if path)


def _head(root: Path) -> str:
    """The commit that HEAD names; before the first commit, the empty tree."""
    found = _git("rev-parse", "--verify", "--quiet", "HEAD^{commit}", folder=root)
    if found.returncode:
        return _line(_must("hash-object", "-t", "tree", os.devnull, folder=root))
    return _line(found.stdout)


def _merge_base(name: str, root: Path) -> str:
    shallow = _line(_must("rev-parse", "--is-shallow-repository", folder=root)) == "true"
    found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", folder=root)
    if found.returncode:
        raise UsageError(
            f'--diff-base "{name}" is no commit of this clone'
            + (f", which is shallow: {_FETCH}" if shallow else _not_there(name))
        )
    base = _git("merge-base", _line(found.stdout), "HEAD", folder=root)
    if base.returncode:
        raise UsageError(
            f'--diff-base "{name}" and HEAD have no commit in common'
            + (f" in this clone, which is shallow: {_FETCH}" if shallow else ": name another base")
        )
    return _line(base.stdout)


def _not_there(name: str) -> str:
    remote = "" if "/" in name else f", such as origin/{name}"
    return f": name a branch, tag or commit that is there{remote}, or fetch it"


def _must(*arguments: str, folder: Path) -> bytes:
    done = _git(*arguments, folder=folder)
    if done.returncode:
        raise UsageError(f"git {arguments[0]} failed ({_reason(done)}): {_REPAIR}")
    return done.stdout


def _git(*arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "--no-pager", "-c", "core.quotePath=false", *arguments]
    try:
        return subprocess.run(  # noqa: S603  # a list of arguments, no shell
            command,
            cwd=folder,
            env=os.environ | _ENVIRONMENT,
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except OSError as error:
        raise UsageError(
            "--diff-base and --staged need the program git, which can't be started here: install it, "
            "or check whole drafts without them"
        ) from error


def _reason(done: subprocess.CompletedProcess[bytes]) -> str:
    """What git said, on one line."""
    said = " ".join(done.stderr.decode("utf-8", "replace").split())
    return "".join(filter(str.isprintable, said)).removeprefix("fatal: ") or f"exit code {done.returncode}"


def _line(output: bytes) -> str:
    return output.decode("ascii").strip()
