"""References by name: ids of configured sources, files, folders; and what the configuration says of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from checkers import check
from checkers.documents import DocumentsChecker
from claims.config import load
from claims.errors import SourceError
from claims.extraction import extract
from claims.model import Document, Source
from claims.readers import read_bytes
from claims.references import read_references

if TYPE_CHECKING:
    from conftest import RunClaims


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with facts/a.md, facts/b.md and facts/deep/c.txt, from which everything is run."""
    for name in ("facts/a.md", "facts/b.md", "facts/deep/c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"The lighthouse has 179 steps, says {name}.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def paths(documents: tuple[Document, ...]) -> list[str]:
    return [document.path for document in documents]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        pytest.param(Source(id="it", path="facts/a.md"), ["facts/a.md"], id="file"),
        pytest.param(
            Source(id="it", path="facts"), ["facts/a.md", "facts/b.md", "facts/deep/c.txt"], id="folder"
        ),
        pytest.param(Source(id="it", glob="facts/*.md"), ["facts/a.md", "facts/b.md"], id="pattern"),
        pytest.param(
            Source(id="it", glob="facts/**/[ac].*"),
            ["facts/a.md", "facts/deep/c.txt"],
            id="pattern of folders",
        ),
    ],
)
def test_an_id_stands_for_the_files_of_its_source(shelf: Path, source: Source, found: list[str]) -> None:
    references = read_references(["it"], offline=True, sources=[source])
    assert paths(references.documents) == found
    assert {document.source for document in references.documents} == {source}


def test_documents_are_found_by_the_names_that_were_asked_for(shelf: Path) -> None:
    sources = [
        Source(id="a", path="facts/a.md"),
        Source(id="both", glob="facts/*.md"),
        Source(id="c", path="no"),
    ]
    references = read_references(["a", "both", "facts/deep"], offline=True, sources=sources)
    assert paths(references.documents) == ["facts/a.md", "facts/b.md", "facts/deep/c.txt"]
    assert {name: paths(part.documents) for name, part in references.named.items()} == {
        "a": ["facts/a.md"],
        "both": ["facts/a.md", "facts/b.md"],
        "facts/deep": ["facts/deep/c.txt"],
    }
    assert paths(references.of(["facts/deep", "a"]).documents) == ["facts/deep/c.txt", "facts/a.md"]


def test_what_is_said_of_a_source_holds_however_its_file_is_named(shelf: Path) -> None:
    sources = [Source(id="a", path="facts/a.md", authority=10), Source(id="rest", path="facts", authority=1)]
    references = read_references([str(shelf / "facts")], offline=True, sources=sources)
    assert [document.source.id for document in references.documents if document.source] == [
        "a",
        "rest",
        "rest",
    ]


def test_a_pattern_counts_from_a_folder_whatever_that_is_called(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shelf / "desk [1]*"
    (folder / "facts").mkdir(parents=True)
    (folder / "facts" / "d.md").write_text("The lighthouse has 179 steps.\n")
    (folder / "claims.toml").write_text('sources = [{id = "it", glob = "facts/*.md"}]')
    (folder / "drafts").mkdir()
    monkeypatch.chdir(folder / "drafts")
    config = load(environment={}).config
    references = read_references(config.names, offline=True, sources=config.sources)
    assert paths(references.documents) == ["../facts/d.md"]
    monkeypatch.chdir(shelf)
    config = load(folder / "claims.toml", environment={}).config
    references = read_references(config.names, offline=True, sources=config.sources)
    assert paths(references.documents) == ["desk [1]*/facts/d.md"]


def test_a_file_that_is_named_twice_is_read_once(shelf: Path) -> None:
    references = read_references(["facts/b.md", "facts"], offline=True)
    assert paths(references.documents) == ["facts/b.md", "facts/a.md", "facts/deep/c.txt"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param(
            "fy24",
            '"fy24" is neither a source of the configuration (fy25, gone, none, web) nor a file or folder. '
            'Did you mean "fy25"?',
            id="no id",
        ),
        pytest.param("gone", 'source "gone": facts/gone.md does not exist', id="no file"),
        pytest.param("none", 'source "none": no file fits "facts/*.csv"', id="no match"),
        pytest.param("web", "https://fair.example/a is an address and the run is offline", id="address"),
    ],
)
def test_a_name_that_stands_for_nothing_is_an_error(shelf: Path, name: str, message: str) -> None:
    sources = [
        Source(id="fy25", path="facts/a.md"),
        Source(id="gone", path="facts/gone.md"),
        Source(id="none", glob="facts/*.csv"),
        Source(id="web", path="https://fair.example/a"),
    ]
    with pytest.raises(SourceError) as caught:
        read_references([name], offline=True, sources=sources)
    assert str(caught.value).startswith(message)
    assert read_references(["fy25"], offline=True, sources=sources).documents


def test_data_without_line_breaks_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "data.txt"
    file.write_text("one two " * 200_000)
    with pytest.raises(SourceError, match="characters at line 1"):
        read_references([str(file)], offline=True)


CONFIG = """\
[[sources]]
id = "annual"
path = "references/annual.md"
authority = 10
date = 2026-02-01

[[sources]]
id = "letters"
glob = "references/letter*.md"
date = 2025-06-30

[per-file]
"archive/**" = { against = ["letters"], fail-on = "never" }
"""

DRAFT = "At the end of 2023 Norrvik Tidal Instruments had 412 employees.\n"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Two configured sources that disagree on a figure, a draft, and one with settings of its own."""
    for name, text in (
        ("claims.toml", CONFIG),
        ("references/annual.md", "At the end of 2023 Norrvik Tidal Instruments had 398 employees.\n"),
        ("references/letter1.md", "---\ndate: 2026-05-01\n---\n" + DRAFT),
        ("drafts/new.md", DRAFT),
        ("archive/old.md", DRAFT.replace("412", "499")),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def verdicts(report: Any) -> dict[str, Any]:
    return {draft["path"]: draft["claims"][0]["verdict"] for draft in report["drafts"]}


def test_of_sources_that_disagree_the_later_and_the_higher_authority_are_told(
    run_claims: RunClaims, office: Path
) -> None:
    done = run_claims("check", "drafts", "-f", "json=report.json", "--fail-on", "warning", cwd=office)
    assert done.returncode == 1
    report = json.loads((office / "report.json").read_text())
    verdict = verdicts(report)["drafts/new.md"]
    assert verdict["label"] == "conflicting"
    assert verdict["reason"].endswith(
        "; references/annual.md, of 2026-02-01, is the later one"
        "; references/annual.md has the higher authority, 10 against 0"
    )
    evidence = {item["source"]: item for item in report["drafts"][0]["claims"][0]["evidence"]}
    assert evidence["references/letter1.md"]["source_date"] == "2025-06-30"
    assert evidence["references/annual.md"]["source_authority"] == 10


def test_recheck_knows_what_the_configuration_says_of_sources(run_claims: RunClaims, office: Path) -> None:
    run_claims("check", "drafts", "-f", "json=report.json", cwd=office)
    assert run_claims("recheck", "report.json", cwd=office).stdout.endswith(": all hold\n")
    (office / "claims.toml").write_text(CONFIG.replace("10", "11").replace("2025-06-30", "2025-06-29"))
    done = run_claims("recheck", "report.json", cwd=office)
    assert done.returncode == 1
    assert "the source does not have the authority 10" in done.stdout
    assert "the source is not of 2025-06-30" in done.stdout


@pytest.mark.parametrize(
    ("name", "label"),
    [("annual", "refuted"), ("references/letter1.md", "supported"), ("letters", "supported")],
)
def test_against_names_a_source_or_a_path(run_claims: RunClaims, office: Path, name: str, label: str) -> None:
    done = run_claims("check", "drafts/new.md", "--against", name, "-f", "json", cwd=office)
    assert verdicts(json.loads(done.stdout))["drafts/new.md"]["label"] == label


def test_drafts_are_held_against_their_own_sources_and_fail_on_their_own_terms(
    run_claims: RunClaims, office: Path
) -> None:
    done = run_claims("check", "archive", "drafts", "-f", "json", cwd=office)
    assert done.returncode == 0  # one is conflicting, which is no error, and the other never fails
    report = json.loads(done.stdout)
    assert {path: verdict["label"] for path, verdict in verdicts(report).items()} == {
        "archive/old.md": "refuted",
        "drafts/new.md": "conflicting",
    }
    (evidence,) = report["drafts"][0]["claims"][0]["evidence"]
    assert evidence["source"] == "references/letter1.md"
    assert run_claims("check", "archive", "--fail-on", "error", cwd=office).returncode == 1


def test_a_file_that_one_draft_lacks_leaves_the_others_alone(run_claims: RunClaims, office: Path) -> None:
    (office / "claims.toml").write_text(f'against = ["annual"]\n{CONFIG}')
    (office / "references" / "letter2.md").write_bytes(b"\xff\xfe\xff")
    for name in ("drafts/new.md", "archive/old.md"):
        (office / name).write_text("The port of Holm has 9 cranes.\n")
    report = json.loads(run_claims("check", "archive", "drafts", "-f", "json", cwd=office).stdout)
    archive, drafts = (draft["claims"][0] for draft in report["drafts"])
    assert (archive["verdict"], archive["unchecked"]["reason"]) == (None, "source-unreachable")
    assert (drafts["verdict"]["label"], drafts["unchecked"]) == ("not-enough-evidence", None)
    assert not report["complete"]


def test_another_authority_or_date_is_checked_anew(run_claims: RunClaims, office: Path) -> None:
    env = {"CLAIMS_NO_CACHE": "", "CLAIMS_CACHE_DIR": str(office / "cache")}
    for text in (CONFIG, CONFIG.replace("10", "3"), CONFIG.replace("2026-02-01", "2024-02-01"), CONFIG):
        (office / "claims.toml").write_text(text)
        done = run_claims("check", "drafts", "archive", "-f", "json", cwd=office, env=env)
        verdict = verdicts(json.loads(done.stdout))["drafts/new.md"]
        assert ("10 against 0" in verdict["reason"]) == ("= 10" in text)
        assert ("annual.md, of" in verdict["reason"]) == ("2026-02-01" in text)
    kept = {file.name for file in (office / "cache").iterdir()}
    assert len(kept) == 4  # the archive is held against letters alone, of which nothing changed


def test_a_checker_that_is_used_again_hears_what_is_said_of_the_source_now(shelf: Path) -> None:
    draft = extract(read_bytes(b"The lighthouse has 199 steps.", path="draft.txt"))
    checker = DocumentsChecker()
    told = []
    for authority in (1, 2):
        source = Source(id="a", path="facts/a.md", authority=authority)
        references = read_references(["a"], offline=True, sources=[source])
        result = check(draft, sources=references.documents, checkers=[checker])
        told += [item.source_authority for item in result.drafts[0].claims[0].evidence]
    assert told == [1, 2]


def test_a_source_that_is_not_there_is_an_error_only_for_those_who_ask(
    run_claims: RunClaims, office: Path
) -> None:
    (office / "references" / "letter1.md").unlink()
    done = run_claims("check", "drafts", cwd=office)
    assert (done.returncode, done.stdout) == (2, "")
    assert 'source "letters": no file fits "references/letter*.md"' in done.stderr
    assert run_claims("check", "drafts", "--against", "annual", cwd=office).returncode == 1
