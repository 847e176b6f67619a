"""The scoreboard counts as its docstring says: a stand-in for the tool gives known reports."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

BENCH = Path(__file__).parents[2] / "corpus" / "bench"

DRAFT = "The fair drew 90 firms. Acme came. Bolt came. It was grand. Rain fell."

STAND_IN = """
import json, pathlib, sys
if sys.argv[1] == "--version":
    print("claims 9.9")
    sys.exit()
out = sys.argv[-1].removeprefix("json=")
pathlib.Path(out).write_text(pathlib.Path(__file__).with_name(sys.argv[1] + ".json").read_text())
sys.exit(int(pathlib.Path(__file__).with_name("exit").read_text()))
"""


def tool_claim(words: str, *, label: str | None, text: str | None = None) -> dict[str, Any]:
    """A claim of the stand-in's report about `words` of the draft."""
    start = DRAFT.index(words)
    return {
        "text": text or words,
        "quote": words,
        "span": {"start": start, "end": start + len(words)},
        "sentence": "s1",
        "context": [],
        "verdict": {"label": label} if label else None,
        "unchecked": None if label else {"reason": "no-reference"},
    }


def gold_row(quote: str, expect: str, *must: str) -> dict[str, Any]:
    slot = {"slot": "number"} if expect == "refuted" else {}
    return {"quote": quote, "must": must, "expect": expect, "kind": "event", "evidence": [], **slot}


def gold_claim(*must: str, never: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"text": " ".join(must), "kind": "event", "must": [[word] for word in must], "not": never}


def write_gold(folder: Path, *, rows: list[dict[str, Any]], sentences: list[dict[str, Any]]) -> None:
    case = folder / "planted" / "fair"
    (case / "reference").mkdir(parents=True)
    (case / "draft.md").write_text(DRAFT)
    (case / "gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (case / "meta.json").write_text("{}")
    (folder / "extract").mkdir()
    (folder / "extract" / "fair.json").write_text(json.dumps({"text": DRAFT, "sentences": sentences}))


def figures(
    folder: Path,
    *,
    rows: list[dict[str, Any]] | None = None,
    sentences: list[dict[str, Any]] | None = None,
    claims: list[dict[str, Any]],
    exit_code: int = 0,
    options: tuple[str, ...] = (),
) -> dict[str, str]:
    """Run score.py with a stand-in that reports `claims`; the rows of its tables by name."""
    write_gold(folder, rows=rows or [], sentences=sentences or [])
    tool = folder / "tool.py"
    tool.write_text(STAND_IN)
    (folder / "exit").write_text(str(exit_code))
    draft = {"sentences": [{"id": "s1", "text": DRAFT}], "claims": claims}
    for command in ("check", "extract"):
        (folder / f"{command}.json").write_text(json.dumps({"drafts": [draft]}))
    arguments = ["--gold", str(folder), "--claims", f"{sys.executable} {tool}", *options]
    script = [sys.executable, str(BENCH / "score.py"), *arguments]
    done = subprocess.run(script, capture_output=True, text=True, check=True)
    cells = [line.strip("| ").split(" | ") for line in done.stdout.splitlines() if line.startswith("|")]
    return dict(row for row in cells if len(row) == 2)


@pytest.mark.parametrize(
    ("expect", "label", "measure", "figure"),
    [
        pytest.param("refuted", "refuted", "error_recall", "100.0", id="error-caught"),
        pytest.param("refuted", "conflicting", "error_recall", "100.0", id="error-caught-as-conflicting"),
        pytest.param("refuted", "supported", "error_recall", "0.0", id="error-passed"),
        pytest.param("refuted", "refuted", "flag_precision", "100.0", id="flag-right"),
        pytest.param("supported", "refuted", "flag_precision", "0.0", id="flag-wrong"),
        pytest.param("supported", "supported", "supported_recall", "100.0", id="supported"),
        pytest.param("supported", None, "supported_recall", "0.0", id="unchecked-is-not-supported"),
        pytest.param("not-enough-evidence", None, "nee_right", "100.0", id="unchecked-claims-no-evidence"),
        pytest.param("conflicting", "conflicting", "conflicting_recall", "100.0", id="conflicting"),
        pytest.param("conflicting", "refuted", "conflicting_recall", "0.0", id="refuted-is-not-conflicting"),
    ],
)
def test_score_counts_a_verdict(
    tmp_path: Path, expect: str, label: str | None, measure: str, figure: str
) -> None:
    found = figures(
        tmp_path,
        rows=[gold_row("The fair drew 90 firms.", expect, "90")],
        claims=[tool_claim("The fair drew 90 firms", label=label)],
    )
    assert found[measure] == figure


def test_score_flag_outside_every_row_is_wrong(tmp_path: Path) -> None:
    found = figures(
        tmp_path,
        rows=[gold_row("Acme came.", "refuted", "Acme")],
        claims=[tool_claim("Rain fell.", label="refuted"), tool_claim("Acme came.", label="refuted")],
        exit_code=1,
    )
    assert (found["flag_precision"], found["flags_outside_rows"]) == ("50.0", "1")
    assert found["exit_code_wrong"] == "0"


def test_score_claim_without_the_words_of_a_row_does_not_answer_it(tmp_path: Path) -> None:
    found = figures(
        tmp_path,
        rows=[gold_row("Acme came.", "supported", "Acme")],
        claims=[tool_claim("Acme came.", label="supported", text="They came.") | {"quote": "came"}],
    )
    assert (found["supported_recall"], found["rows_without_claim"]) == ("0.0", "1")


def test_score_flag_on_an_opinion_is_loud(tmp_path: Path) -> None:
    found = figures(
        tmp_path,
        rows=[gold_row("It was grand.", "no-claim"), gold_row("Rain fell.", "no-claim")],
        claims=[tool_claim("It was grand.", label="refuted"), tool_claim("Rain fell.", label="supported")],
    )
    assert found["quiet_on_no_claim"] == "50.0"
    assert found["exit_code_wrong"] == "1"


def test_score_extraction_tells_found_glued_and_repeated(tmp_path: Path) -> None:
    firms = gold_claim("fair", "90")
    acme, bolt = gold_claim("Acme", never=("Bolt",)), gold_claim("Bolt", never=("Acme",))
    found = figures(
        tmp_path,
        sentences=[
            {"quote": "The fair drew 90 firms.", "checkable": True, "claims": [firms]},
            {"quote": "Acme came. Bolt came.", "checkable": True, "claims": [acme, bolt]},
            {"quote": "It was grand.", "checkable": False, "claims": []},
        ],
        claims=[
            tool_claim("The fair drew 90 firms.", label=None),
            tool_claim("The fair drew 90 firms.", label=None),
            tool_claim("Acme came. Bolt came.", label=None),
            tool_claim("It was grand.", label=None),
        ],
    )
    assert (found["coverage"], found["glued"]) == ("33.3", "66.7")
    assert (found["precision"], found["claims"]) == ("25.0", "4")
    assert (found["atomicity"], found["entailment"]) == ("66.7", "100.0")
    assert (found["claims_from_uncheckable"], found["self_containedness"]) == ("25.0", "75.0")
    assert (found["sentence_recall"], found["sentence_precision"]) == ("100.0", "66.7")


def test_score_keeps_other_sections_of_the_results(tmp_path: Path) -> None:
    out = tmp_path / "RESULTS.md"
    sections = [f"<!-- section: {name} -->\n{name} of old\n<!-- end: {name} -->\n" for name in "ab"]
    out.write_text("\n".join(["# Results\n", *sections]))
    claims = [tool_claim("Acme came.", label=None)]
    figures(tmp_path, claims=claims, options=("--out", str(out), "--section", "a"))
    page = out.read_text()
    assert "a of old" not in page
    assert page.index("claims 9.9") < page.index("<!-- end: a -->") < page.index("b of old")
    assert str(tmp_path) not in page
