"""`claims eval` counts as its text says, and complains about gold by file and place."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from claims.evaluation.cases import CaseScore
from claims.evaluation.gold import GoldCase
from claims.evaluation.result import EVAL_FORMATS, MEANINGS
from claims.evaluation.rows import RowScore, matched
from claims.evaluation.said import Said
from claims.evaluation.words import content_words, recalled, token_f1

if TYPE_CHECKING:
    from conftest import RunClaims

TEXT = "Norwell sold 90 pumps. Lovely, isn't it? Brightwater sold 40 pumps."


def claim(*must: str, never: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"text": " ".join(must), "kind": "quantity", "must": [[word] for word in must], "not": never}


def case(*sentences: dict[str, Any], text: str = TEXT) -> dict[str, Any]:
    return {"case": "pumps", "text": text, "sentences": sentences}


def sentence(quote: str, *claims: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"quote": quote, "checkable": bool(claims), "claims": claims, **more}


SENTENCES = (
    sentence("Norwell sold 90 pumps.", claim("Norwell", "90")),
    sentence("Lovely, isn't it?"),
    sentence("Brightwater sold 40 pumps.", claim("Brightwater", "50")),
)


def evaluated(run_claims: RunClaims, folder: Path, *arguments: str) -> dict[str, Any]:
    done = run_claims("eval", *arguments, "-f", "json", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


# --------------------------------------------------------------------------- cases


def test_eval_counts_what_cases_name(run_claims: RunClaims, tmp_path: Path) -> None:
    (tmp_path / "pumps.json").write_text(json.dumps(case(*SENTENCES)))
    found = evaluated(run_claims, tmp_path, "pumps.json")
    assert found["files"] == ["pumps.json"]
    assert found["rows"] is None
    measures = found["cases"]["measures"]
    assert (measures["gold_claims"], measures["claims"]) == (2, 2)
    assert (measures["coverage"], measures["precision"], measures["f1"]) == (50.0, 50.0, 50.0)
    assert (measures["sentence_recall"], measures["sentence_precision"]) == (100.0, 100.0)
    assert (measures["entailment"], measures["self_containedness"], measures["atomicity"]) == (100.0,) * 3
    assert found["cases"]["kinds"] == {"quantity": {"found": 1, "gold": 2}}
    assert [miss["problem"] for miss in found["cases"]["misses"]] == ["missed"]
    assert found["cases"]["misses"][0]["nearest"] == ["Brightwater sold 40 pumps."]


@pytest.mark.parametrize(
    ("said", "golds", "expected"),
    [
        pytest.param(
            ["Acme and Bolt came."],
            [claim("Acme", never=("Bolt",)), claim("Bolt", never=("Acme",))],
            {"coverage": 0.0, "glued": 100.0, "atomicity": 0.0, "precision": 0.0},
            id="glued",
        ),
        pytest.param(
            ["Acme came.", "Acme came."],
            [claim("Acme")],
            {"coverage": 100.0, "atomicity": 100.0, "precision": 50.0},
            id="repeated",
        ),
        pytest.param(["It came."], [claim("came")], {"self_containedness": 0.0, "f1": 100.0}, id="pronoun"),
        pytest.param(["The company came."], [claim("came")], {"self_containedness": 0.0}, id="bare-definite"),
        pytest.param(["Acme left."], [claim("came")], {"entailment": 0.0, "atomicity": None}, id="invented"),
        pytest.param([], [claim("came")], {"sentence_recall": 0.0, "precision": None, "f1": 0.0}, id="none"),
    ],
)
def test_eval_case_score(said: list[str], golds: list[dict[str, Any]], expected: dict[str, Any]) -> None:
    text = "Acme and Bolt came to it, the company said."
    score = CaseScore()
    gold = GoldCase.model_validate(case(sentence(text, *golds), text=text))
    score.add("here", gold, [Said(text=words, start=0, material=text) for words in said])
    measures = score.measures()
    assert {name: measures[name] for name in expected} == expected


def test_eval_allowed_claims_are_neither_wanted_nor_wrong() -> None:
    text = "Acme came, which was late."
    gold = GoldCase.model_validate(case(sentence(text, claim("Acme"), also_ok=[claim("late")]), text=text))
    score = CaseScore()
    score.add("here", gold, [Said(text=words, start=0, material=text) for words in ("Acme came.", "Late.")])
    measures = score.measures()
    assert (measures["gold_claims"], measures["coverage"], measures["precision"]) == (1, 100.0, 100.0)


# --------------------------------------------------------------------------- rows


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.jsonl.gz", "rows.json"])
def test_eval_reads_rows(run_claims: RunClaims, tmp_path: Path, name: str) -> None:
    rows = [
        {"id": 1, "sentence": "Norwell sold 90 pumps", "claims": ["Norwell sold 90 pumps."]},
        {
            "sentence": "It sold 40 pumps.",
            "context": "Norwell sold it. It sold 40 pumps.",
            "claims": ["Rain."],
        },
    ]
    data = json.dumps(rows) if name == "rows.json" else "\n".join(map(json.dumps, rows)) + "\n\n"
    (tmp_path / name).write_bytes(gzip.compress(data.encode()) if name.endswith("gz") else data.encode())
    found = evaluated(run_claims, tmp_path, ".")
    measures = found["rows"]["measures"]
    assert (measures["rows"], measures["gold_claims"], measures["claims"]) == (2, 2, 2)
    assert (measures["coverage"], measures["precision"], measures["contained"]) == (50.0, 50.0, 50.0)
    place = f"{name}, {'item' if name == 'rows.json' else 'line'} 2"
    assert [miss["where"] for miss in found["rows"]["misses"]] == [place]


def test_eval_matches_one_to_one_and_the_most_alike_first() -> None:
    long, short = "Acme sold nine blue pumps.", "Acme sold nine pumps."
    assert matched([long, short], [short]) == {1: 0}
    assert matched([long, short], [short, long]) == {0: 1, 1: 0}
    assert matched([long], ["Rain fell."]) == {}


def test_eval_row_of_nothing_but_marks_has_no_claims(run_claims: RunClaims, tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"sentence": "—", "claims": []}')
    measures = evaluated(run_claims, tmp_path, "rows.jsonl")["rows"]["measures"]
    assert (measures["rows"], measures["claims"], measures["coverage"]) == (1, 0, None)


def test_eval_row_without_claims_counts() -> None:
    score = RowScore()
    score.add("here", "Rain fell.", ["Rain fell."], [])
    assert (score.measures()["coverage"], score.measures()["precision"]) == (0.0, None)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        pytest.param("The firm sold 1,200 pumps.", "firm sold 1,200 pumps", 1.0, id="articles-and-marks"),
        pytest.param("Acme’s pumps", "acme's PUMPS", 1.0, id="typography"),
        pytest.param("Acme sold pumps", "Acme bought pumps", 2 / 3, id="one-of-three"),
        pytest.param("one one two", "one two two", 2 / 3, id="each-word-once"),
        pytest.param("!", "?", 0.0, id="no-words"),
    ],
)
def test_eval_token_f1(one: str, other: str, share: float) -> None:
    assert token_f1(one, other) == pytest.approx(share)


def test_eval_content_words() -> None:
    assert content_words("She did not sell the 90 pumps") == {"not", "sell", "90", "pumps"}
    assert recalled("It was not sold.", "Acme sold it.") == 0.5


# --------------------------------------------------------------------------- output


def test_eval_text_explains_its_figures_and_shows_misses_if_asked(
    run_claims: RunClaims, tmp_path: Path
) -> None:
    (tmp_path / "pumps.json").write_text(json.dumps(case(*SENTENCES)))
    short, long = (run_claims("eval", "pumps.json", *more, cwd=tmp_path) for more in ((), ("--show",)))
    assert (short.returncode, long.returncode) == (0, 0)
    assert "cases: 1, gold claims: 2, claims: 2\n  coverage" in short.stdout
    assert "quantity                     1 of 2" in short.stdout
    assert "missed" not in short.stdout
    assert long.stdout.startswith("pumps.json: missed: Brightwater 50\n    sentence  Brightwater sold 40")
    assert long.stdout.endswith(short.stdout)


def test_eval_is_the_same_every_time(run_claims: RunClaims, tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    for name in ("b.json", "a.json"):
        (tmp_path / "gold" / name).write_text(json.dumps(case(*SENTENCES)))
    written = []
    for seed in "12":
        out = tmp_path / f"{seed}.json"
        done = run_claims("eval", "gold", "-f", f"json={out}", cwd=tmp_path, env={"PYTHONHASHSEED": seed})
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        written.append(out.read_bytes())
    assert written[0] == written[1]
    assert json.loads(written[0])["files"] == ["gold/a.json", "gold/b.json"]


def test_eval_names_and_explains_every_figure() -> None:
    counts = {"cases", "rows", "gold_claims", "claims"}
    names = {*CaseScore().measures(), *RowScore().measures()}
    assert names - counts == set(MEANINGS)
    assert set(EVAL_FORMATS) == {"text", "json"}


# --------------------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        pytest.param("gold.json", "{", ("gold.json", "not JSON", "line 1"), id="json"),
        pytest.param("gold.json", '{"text": ""}', ('"sentences"',), id="neither"),
        pytest.param("gold.json", "[3]", ("gold.json, item 1",), id="no-object"),
        pytest.param("gold.json", "[" * 100_000, ("gold.json",), id="nested"),
        pytest.param("gold.json", b"\xff\xfe\x00", ("gold.json", "UTF-8"), id="encoding"),
        pytest.param("gold.json.gz", b"plain", ("gold.json.gz", "can't be read"), id="gzip"),
        pytest.param("gold.jsonl", "\n", ("empty",), id="empty"),
        pytest.param(
            "gold.jsonl",
            '{"sentence": "Rain fell.", "claims": []}\n{"sentence": "Rain fell.", "claims": "Rain"}',
            ("gold.jsonl, line 2: claims",),
            id="row",
        ),
        pytest.param(
            "gold.json",
            json.dumps(case(sentence("Nobody came.", claim("Nobody")))),
            ("gold.json", "sentences.0", "not in the text", "Nobody came."),
            id="quote",
        ),
        pytest.param(
            "gold.json",
            json.dumps(case(sentence(TEXT, {"text": "x", "kind": "qantity", "must": [["x"]]}))),
            ("gold.json: sentences.0.claims.0.kind", "'quantity'"),
            id="kind",
        ),
        pytest.param(
            "gold.json",
            json.dumps(case(sentence(TEXT, {"text": "x", "kind": "event", "must": ["x"]}))),
            ("gold.json: sentences.0.claims.0.must.0",),
            id="must",
        ),
        pytest.param("gold.json", json.dumps(case(text=" ")), ("gold.json", "empty"), id="blank-text"),
    ],
)
def test_eval_bad_gold(
    run_claims: RunClaims, tmp_path: Path, name: str, content: str | bytes, words: tuple[str, ...]
) -> None:
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    done = run_claims("eval", name, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert "internal error" not in done.stderr
    assert all(word in done.stderr for word in words), done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(("nowhere.json",), ("nowhere.json", "does not exist"), id="missing"),
        pytest.param(("empty",), ("empty", ".jsonl"), id="empty-folder"),
        pytest.param(("empty", "-f", "sarif"), ("text, json",), id="format"),
    ],
)
def test_eval_bad_command(
    run_claims: RunClaims, tmp_path: Path, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    (tmp_path / "empty").mkdir()
    done = run_claims("eval", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert all(word in done.stderr for word in words), done.stderr
