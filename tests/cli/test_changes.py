"""Only my changes: real git repositories, a draft of forty claims, and what a change answers for."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import RunClaims

TOWNS = "Alden Bray Corvik Dunmere Estvold Farnley Garth Holme Istad Jarrow".split()
CHECK = ("check", "drafts", "--against", "references", "-f", "json")
FOUND = 21
"""How many findings the whole draft has."""


def facts(number: int) -> list[str]:
    town = TOWNS[number]
    return [
        f"The lighthouse of {town} has {100 + number * 37} steps.",
        f"The harbour of {town} was built in {1800 + number * 7}.",
        f"The museum of {town} owns {500 + number * 13} paintings.",
        f"The bridge of {town} is {20 + number * 3} metres long.",
    ]


def wrong(number: int) -> list[str]:
    swaps = ((" has ", " has 1"), ("built in 18", "built in 17"), ("owns ", "owns 2"), (" is ", " is 1"))
    return [text.replace(old, new) for text, (old, new) in zip(facts(number), swaps, strict=True)]


def paragraphs() -> list[str]:
    """One a town; those with an odd number are wrong in every sentence."""
    chosen = [" ".join(wrong(number) if number % 2 else facts(number)) for number in range(len(TOWNS))]
    last = "The ferry of Jarrow carries 90 passengers and costs 7 euros."
    return [*chosen[:9], chosen[9].rpartition(". The")[0] + ". " + last]


class Repository:
    """A repository in a folder, with drafts/towns.md and a reference for each town."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.draft = folder / "drafts/towns.md"

    def git(self, *arguments: str | Path) -> str:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always")
        command = ["git", *who, *map(str, arguments)]
        env = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        done = subprocess.run(command, cwd=self.folder, env=env, capture_output=True, text=True, check=True)
        return done.stdout

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_text(text, encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        text = (self.folder / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "change")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = Repository(tmp_path_factory.mktemp("repository"))
    made.write("drafts/towns.md", "\n\n".join(paragraphs()) + "\n")
    for number, town in enumerate(TOWNS):
        made.write(f"references/{town}.txt", " ".join(facts(number)) + "\n")
    made.write("references/ferry.txt", "The ferry of Jarrow carries 80 passengers and costs 6 euros.\n")
    made.git("init", "--quiet", "--initial-branch", "main")
    made.commit()
    return made.folder


@pytest.fixture
def repository(original: Path, tmp_path: Path) -> Repository:
    shutil.copytree(original, tmp_path / "repository")
    return Repository(tmp_path / "repository")


def report(done: subprocess.CompletedProcess[str]) -> Any:
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)


def reported(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The claims of the findings that count, in order."""
    drafts = report(done)["drafts"]
    texts = {claim["id"]: claim["text"] for draft in drafts for claim in draft["claims"]}
    found = [finding for draft in drafts for finding in draft["findings"] if not finding["suppressed"]]
    return [texts[finding["claim"]] for finding in found]


def test_a_changed_sentence_is_reported_alone(run_claims: RunClaims, repository: Repository) -> None:
    assert report(run_claims(*CHECK, cwd=repository.folder))["totals"]["findings"] == FOUND
    repository.replace("drafts/towns.md", "90 passengers", "91 passengers")
    done = run_claims(*CHECK, "--diff-base", "main", cwd=repository.folder)
    assert done.returncode == 1
    assert reported(done) == [
        "The ferry of Jarrow carries 91 passengers.",
        "The ferry of Jarrow costs 7 euros.",
    ]
    found = report(done)
    assert (found["totals"]["claims"], found["totals"]["suppressed"]) == (41, FOUND - 2)
    silenced = [finding["suppressed"] for finding in found["drafts"][0]["findings"] if finding["suppressed"]]
    assert silenced == [{"by": "unchanged", "reason": "not changed since main"}] * (FOUND - 2)


@pytest.mark.parametrize(
    ("mode", "number"),
    [("diff_context", 4), ("file", FOUND), ("nofilter", FOUND)],
    ids=["diff_context", "file", "nofilter"],
)
def test_filter_modes_look_further(
    run_claims: RunClaims, repository: Repository, mode: str, number: int
) -> None:
    repository.replace("drafts/towns.md", "has 1211 steps", "has 1212 steps")
    done = run_claims(*CHECK, "--diff-base", "main", "--filter-mode", mode, cwd=repository.folder)
    assert len(reported(done)) == number


def test_what_is_moved_or_wrapped_is_no_change(run_claims: RunClaims, repository: Repository) -> None:
    text = paragraphs()
    text = [*text[4:], *text[:4]]
    repository.write("drafts/towns.md", "\r\n\r\n".join(text).replace(". The", ".\r\nThe") + "\r\n")
    done = run_claims(*CHECK, "--diff-base", "main", cwd=repository.folder)
    assert (done.returncode, reported(done)) == (0, [])
    assert report(done)["totals"]["suppressed"] == FOUND


def test_of_a_doubled_sentence_the_added_one_is_reported(
    run_claims: RunClaims, repository: Repository
) -> None:
    repository.write("drafts/towns.md", f"{wrong(1)[0]}\n\n" + "\n\n".join(paragraphs()) + "\n")
    found = report(run_claims(*CHECK, "--diff-base", "main", cwd=repository.folder))
    places = [f["span"]["line"] for f in found["drafts"][0]["findings"] if not f["suppressed"]]
    assert places == [1]


def test_a_claim_that_borrows_from_a_changed_sentence_is_another_claim(
    run_claims: RunClaims, repository: Repository
) -> None:
    text = "{} employs 500 people. It was founded in 1900. The mill has 9 sails.\n"
    firm = "Halden Foods employs 400 people. Halden Foods was founded in 1950. The mill has 4 sails.\n"
    repository.write("references/firms.txt", f"{firm}{firm.replace('Halden Foods', 'Orrin Mills')}")
    repository.write("drafts/new.txt", text.format("Orrin Mills"))
    repository.commit()
    repository.write("drafts/new.txt", text.format("Halden Foods"))
    done = run_claims(*CHECK, "--diff-base", "HEAD", cwd=repository.folder)
    assert reported(done) == ["Halden Foods employs 500 people.", "Halden Foods was founded in 1900."]


def test_staged_content_is_what_is_checked(run_claims: RunClaims, repository: Repository) -> None:
    repository.replace("drafts/towns.md", "has 1211 steps", "has 1212 steps")
    repository.replace("references/Dunmere.txt", "211 steps", "212 steps")
    repository.git("add", "--all")
    repository.replace("drafts/towns.md", "has 1212 steps", "has 1213 steps")
    repository.replace("references/Dunmere.txt", "212 steps", "1213 steps")
    repository.replace("drafts/towns.md", "90 passengers", "91 passengers")
    done = run_claims(*CHECK, "--staged", cwd=repository.folder)
    assert reported(done) == ["The lighthouse of Dunmere has 1212 steps."]
    repository.git("reset", "--quiet")
    done = run_claims(*CHECK, "--staged", cwd=repository.folder)
    assert report(done)["drafts"] == []


def test_staged_before_the_first_commit_is_all_new(run_claims: RunClaims, repository: Repository) -> None:
    repository.git("update-ref", "-d", "HEAD")
    assert len(reported(run_claims(*CHECK, "--staged", cwd=repository.folder))) == FOUND


def test_changed_sources_report_the_claims_that_rest_on_them(
    run_claims: RunClaims, repository: Repository
) -> None:
    repository.replace("references/Corvik.txt", "1814", "1815")  # was right, is wrong
    repository.replace("references/Bray.txt", "137 steps", "138 steps")  # was wrong, and for another reason
    repository.replace("references/Dunmere.txt", ". The", ".\n\nThe")
    repository.git("mv", "references/Holme.txt", "references/Holme of today.txt")
    done = run_claims(*CHECK, "--diff-base", "main", cwd=repository.folder)
    assert report(done)["drafts"] == []
    assert "1 draft has not changed since main" in done.stderr
    done = run_claims(*CHECK, "--diff-base", "main", "--changed-sources", cwd=repository.folder)
    assert reported(done) == [
        "The lighthouse of Bray has 1137 steps.",
        "The harbour of Corvik was built in 1814.",
    ]


def test_changed_sources_report_what_a_deleted_one_had_settled(
    run_claims: RunClaims, repository: Repository
) -> None:
    repository.git("rm", "--quiet", "references/Alden.txt")
    options = ("--diff-base", "main", "--changed-sources", "--select", "ALL")
    assert reported(run_claims(*CHECK, *options, cwd=repository.folder)) == facts(0)


def test_changed_sources_of_a_pattern_count_those_that_are_gone(
    run_claims: RunClaims, repository: Repository
) -> None:
    repository.write("claims.toml", '[[sources]]\nid = "towns"\nglob = "references/[A-Z]*.txt"\n')
    repository.git("rm", "--quiet", "references/Alden.txt", "references/ferry.txt")
    arguments = ("check", "drafts", "-f", "json", "--diff-base", "main", "--select", "ALL")
    done = run_claims(*arguments, "--changed-sources", cwd=repository.folder)
    assert reported(done) == facts(0)  # the ferry's reference never was one of the source


def test_changed_sources_leave_drafts_alone_where_none_has_changed(
    run_claims: RunClaims, repository: Repository
) -> None:
    done = run_claims(*CHECK, "--diff-base", "main", "--changed-sources", cwd=repository.folder)
    assert report(done)["drafts"] == []
    assert "1 draft has not changed since main" in done.stderr


def test_a_reworded_sentence_is_known_while_its_claim_is_the_same(
    run_claims: RunClaims, repository: Repository
) -> None:
    arguments = ("drafts", "--against", "references", "--baseline", "known.json")
    assert run_claims("baseline", "create", *arguments, cwd=repository.folder).returncode == 0
    repository.replace("drafts/towns.md", "The harbour of Bray", "It is known that the harbour  of Bray")
    done = run_claims("check", *arguments, "-f", "json", cwd=repository.folder)
    assert (done.returncode, report(done)["totals"]["suppressed"]) == (0, FOUND)
    repository.replace("drafts/towns.md", "the harbour  of Bray", "the port of Bray")
    done = run_claims("check", *arguments, "-f", "json", cwd=repository.folder)
    assert reported(done) == ["The port of Bray was built in 1707."]
    assert "1 entry no longer occurs" in done.stderr
    done = run_claims("check", *arguments, "-f", "json", "--diff-base", "main", cwd=repository.folder)
    assert reported(done) == ["The port of Bray was built in 1707."]
    assert "no longer" not in done.stderr  # a run about a change does not tell what is gone


def test_names_of_all_sorts_a_subfolder_and_hostile_settings(
    run_claims: RunClaims, repository: Repository
) -> None:
    """Files named oddly, moved, and new; from a folder below; with settings that change git's output."""
    touched = repository.folder / "touched"
    program = repository.folder / "program"
    program.write_text(f"#!/bin/sh\ntouch {touched}\n")
    program.chmod(0o755)
    for key, value in {
        "color.ui": "always",
        "core.pager": program,
        "core.quotePath": "true",
        "diff.external": program,
        "diff.mnemonicPrefix": "true",
        "diff.noprefix": "true",
        "diff.relative": "true",
        "diff.renames": "false",
        "diff.hostile.textconv": program,
    }.items():
        repository.git("config", key, str(value))
    odd = 'drafts/a "quoted" – naïve\tname.txt'
    repository.write(".gitattributes", "*.txt diff=hostile\n")
    repository.write(odd, " ".join([*wrong(1), *wrong(3)]) + "\n")
    repository.write("drafts/--output=x.txt", f"{wrong(5)[0]}\n")
    repository.commit()
    repository.git("mv", odd, "drafts/moved é.txt")
    repository.replace("drafts/moved é.txt", "owns 2513", "owns 2999")
    repository.replace("drafts/--output=x.txt", "steps", "stairs")
    repository.write("drafts/untracked.txt", f"{wrong(7)[1]}\n")
    below = repository.folder / "drafts"
    arguments = ("check", ".", "--against", "../references", "-f", "json", "--diff-base", "main")
    done = run_claims(*arguments, cwd=below, env={"GIT_EXTERNAL_DIFF": str(program)})
    assert reported(done) == [
        "The lighthouse of Farnley has 1285 stairs.",
        "The museum of Bray owns 2999 paintings.",
        wrong(7)[1],
    ]
    assert not touched.exists()
    assert repository.git("status", "--porcelain", "-z", "--", "x.txt") == ""


def test_standard_input_is_held_against_the_file_that_it_is_named_for(
    run_claims: RunClaims, repository: Repository
) -> None:
    text = repository.draft.read_text().replace("has 1211 steps", "has 1212 steps")
    arguments = ("check", "-", "--stdin-filename", "drafts/towns.md", "--against", "references", "-f", "json")
    done = run_claims(*arguments, "--diff-base", "main", input=text.encode(), cwd=repository.folder)
    assert reported(done) == ["The lighthouse of Dunmere has 1212 steps."]


def test_the_base_is_where_both_branches_went_apart(run_claims: RunClaims, repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "mine")
    repository.replace("drafts/towns.md", "90 passengers", "91 passengers")
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.replace("drafts/towns.md", "has 1211 steps", "has 1212 steps")
    repository.commit()
    repository.git("checkout", "--quiet", "mine")
    assert len(reported(run_claims(*CHECK, "--diff-base", "main", cwd=repository.folder))) == 2


def test_an_unchanged_submodule_is_unchanged(
    run_claims: RunClaims, repository: Repository, tmp_path: Path
) -> None:
    submodule(repository, tmp_path)
    repository.commit()
    done = run_claims(*CHECK, "--diff-base", "main", cwd=repository.folder)
    assert report(done)["drafts"] == []
    assert "drafts have not changed since main" in done.stderr


Prepare = Callable[[Repository, Path], Path]


def no_repository(repository: Repository, elsewhere: Path) -> Path:
    shutil.rmtree(repository.folder / ".git")
    return repository.folder


def bare(repository: Repository, elsewhere: Path) -> Path:
    repository.git("clone", "--quiet", "--bare", ".", elsewhere / "bare.git")
    return elsewhere / "bare.git"


def shallow(repository: Repository, elsewhere: Path) -> Path:
    repository.replace("drafts/towns.md", "90 passengers", "91 passengers")
    repository.git("checkout", "--quiet", "-b", "mine")
    repository.commit()
    repository.git("clone", "--quiet", "--depth", "1", f"file://{repository.folder}", elsewhere / "shallow")
    return elsewhere / "shallow"


def shallow_with_both(repository: Repository, elsewhere: Path) -> Path:
    folder = shallow(repository, elsewhere)
    Repository(folder).git("fetch", "--quiet", "--depth", "1", "origin", "main:main")
    return folder


def partial(repository: Repository, elsewhere: Path) -> Path:
    repository.git("config", "uploadpack.allowFilter", "true")
    repository.git("checkout", "--quiet", "-b", "mine")
    repository.replace("drafts/towns.md", "90 passengers", "91 passengers")
    repository.commit()
    repository.git(
        "clone", "--quiet", "--filter=blob:none", f"file://{repository.folder}", elsewhere / "partial"
    )
    Repository(elsewhere / "partial").git("remote", "set-url", "origin", elsewhere / "nowhere")
    return elsewhere / "partial"


def unrelated(repository: Repository, elsewhere: Path) -> Path:
    repository.git("checkout", "--quiet", "--orphan", "mine")
    repository.commit()
    return repository.folder


def submodule(repository: Repository, elsewhere: Path) -> Path:
    repository.git("clone", "--quiet", ".", elsewhere / "other")
    repository.git("submodule", "--quiet", "add", elsewhere / "other", "drafts/other")
    return repository.folder


def outside(repository: Repository, elsewhere: Path) -> Path:
    (elsewhere / "outside.md").write_text("The lighthouse has 9 steps.\n")
    return repository.folder


def as_it_is(repository: Repository, elsewhere: Path) -> Path:
    return repository.folder


@pytest.mark.parametrize(
    ("prepare", "options", "words"),
    [
        pytest.param(
            no_repository, ["--diff-base", "main"], ["not a git repository", "run claims in"], id="none"
        ),
        pytest.param(bare, ["--staged"], ["work tree", "run claims in"], id="bare"),
        pytest.param(shallow, ["--diff-base", "main"], ['"main"', "shallow", "fetch-depth: 0"], id="shallow"),
        pytest.param(
            shallow_with_both,
            ["--diff-base", "main"],
            ["no commit in common", "shallow", "fetch-depth: 0"],
            id="shallow-with-both",
        ),
        pytest.param(
            partial,
            ["--diff-base", "origin/main", "--against", "references"],
            ["drafts/towns.md", "clone without --filter"],
            id="partial",
        ),
        pytest.param(unrelated, ["--diff-base", "main"], ["no commit in common"], id="unrelated"),
        pytest.param(submodule, ["--diff-base", "main"], ["drafts/other", "submodule"], id="submodule"),
        pytest.param(as_it_is, ["--diff-base", "mian"], ['"mian"', "origin/mian"], id="unknown"),
        pytest.param(as_it_is, ["--diff-base", "--all"], ['"--all"'], id="like-an-option"),
        pytest.param(as_it_is, ["--diff-base", ""], ['""'], id="empty"),
        pytest.param(as_it_is, ["--staged", "--diff-base", "main"], ["exclude each other"], id="both"),
        pytest.param(as_it_is, ["--filter-mode", "file"], ["--filter-mode", "--diff-base"], id="mode-alone"),
        pytest.param(as_it_is, ["--changed-sources"], ["--changed-sources", "--staged"], id="sources-alone"),
        pytest.param(outside, ["../outside.md", "--staged"], ["../outside.md", "outside the"], id="outside"),
    ],
)
def test_what_git_can_not_tell_is_an_error(
    run_claims: RunClaims,
    repository: Repository,
    tmp_path: Path,
    prepare: Prepare,
    options: list[str],
    words: list[str],
) -> None:
    folder = prepare(repository, tmp_path)
    done = run_claims("check", "drafts", *options, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert all(word in done.stderr for word in words), done.stderr


def test_a_missing_git_is_an_error(run_claims: RunClaims, repository: Repository, tmp_path: Path) -> None:
    done = run_claims("check", "drafts", "--staged", cwd=repository.folder, env={"PATH": str(tmp_path)})
    assert (done.returncode, done.stdout) == (2, "")
    assert "git, which can't be started here: install it" in done.stderr
