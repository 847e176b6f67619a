"""The public sets are scored as the script says, on a few rows of our own."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from claims.language import default_reader

BENCH = Path(__file__).parents[2] / "corpus" / "bench"

SENTENCE = "Norwell sold 90 pumps."


@pytest.fixture
def carb(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCH))
    import carb

    return carb


def figures(folder: Path, name: str, rows: list[dict[str, Any]], *more: str) -> list[list[str]]:
    """The lines of the table that the script prints for one set."""
    kind = "checkworthiness" if name.startswith("checkthat") else "extraction"
    (folder / kind).mkdir(exist_ok=True)
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / kind / f"{name}.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    script = [sys.executable, str(BENCH / "extraction.py"), str(folder), "--only", name.split(".")[0], *more]
    done = subprocess.run(script, capture_output=True, text=True, check=True)
    table = [line.strip("| ").split(" | ") for line in done.stdout.splitlines() if line.startswith("|")]
    return table[2:]


def test_bench_propositions_of_the_tool_and_of_the_whole_sentence(tmp_path: Path) -> None:
    row = {"id": "a", "sentence": SENTENCE, "claims": [SENTENCE, "Norwell sold 90 pumps to a firm in Porto."]}
    tool, whole = figures(tmp_path, "desse.valid", [row])
    assert tool[:8] == ["desse.valid", "tool", "1", "2", "1", "50.0", "100.0", "66.7"]
    assert whole[:8] == ["desse.valid", "whole sentence", "1", "2", "1", "50.0", "100.0", "66.7"]


def test_bench_limit_spreads_over_the_file(tmp_path: Path) -> None:
    rows = [{"id": str(number), "sentence": SENTENCE, "claims": [SENTENCE]} for number in range(9)]
    tool, _ = figures(tmp_path, "desse.valid", rows, "--limit", "3")
    assert tool[2] == "3"


def test_bench_carb_reads_tokenised_sentences(tmp_path: Path) -> None:
    gold = {"rel": "sold", "args": ["Norwell", "90 pumps"]}
    lines = figures(
        tmp_path, "carb.dev", [{"id": "a", "sentence": "Norwell sold 90 pumps .", "tuples": [gold]}]
    )
    assert [line[1] for line in lines] == ["tool", "tool, confidence 1", "whole sentence"]
    # The full stop is the one word in five that is not in the gold.
    assert [line[5:8] for line in lines] == [["80.0", "100.0", "88.9"]] * 3


def test_bench_worth_takes_its_threshold_from_the_development_file(tmp_path: Path) -> None:
    worthy, idle = {"text": SENTENCE, "label": "Yes"}, {"text": "Have you been there?", "label": "No"}
    (tmp_path / "checkworthiness").mkdir()
    data = gzip.compress(json.dumps(idle).encode())
    (tmp_path / "checkworthiness" / "checkthat24_en.devtest.jsonl.gz").write_bytes(data)
    table = figures(tmp_path, "checkthat24_en.dev", [worthy, idle])
    assert [line[:2] for line in table] == [
        [f"checkthat24_en.{name}", who] for name in ("dev", "devtest") for who in ("tool", "every text")
    ]
    assert table[0][4:] == ["100.0", "100.0", "100.0"]
    assert table[1][4:] == ["50.0", "100.0", "66.7"]
    assert table[2][4:] == ["0.0", "0.0", "0.0"]


# --------------------------------------------------------------------------- CaRB itself


def test_carb_gives_a_gold_triple_to_one_extraction_but_lets_one_serve_several(carb: ModuleType) -> None:
    one = carb.gold_triple("sold", ["acme", "pumps"])
    two = carb.gold_triple("sold", ["acme", "valves"])
    found = carb.carb([([one], [one, two])])  # precision: 1 for the first, nothing for the second
    assert (found.precision, found.recall) == (0.5, 1.0)
    found = carb.carb([([one, two], [one])])  # recall: all of the first, two words in three of the second
    assert (found.precision, found.recall) == (1.0, pytest.approx(5 / 6))


@pytest.mark.parametrize(
    ("gold", "made", "precision"),
    [
        pytest.param(("sold", "acme", "pumps"), ("bought", "acme", "pumps"), 0.0, id="another-relation"),
        pytest.param(("sold", "acme", "pumps"), ("sold", "pumps", "acme"), 1 / 3, id="turned"),
        pytest.param(("said", "acme", "that it sold"), ("said", "that it sold", "acme"), 1.0, id="said"),
        pytest.param(("is", "acme", "big"), ("be", "acme", "big"), 1.0, id="form-of-be"),
        pytest.param(("do n't sell", "they", "pumps"), ("don't sell", "they", "pumps"), 1.0, id="not"),
    ],
)
def test_carb_pairs(
    carb: ModuleType, gold: tuple[str, str, str], made: tuple[str, str, str], precision: float
) -> None:
    triples = [carb.gold_triple(relation, arguments) for relation, *arguments in (gold, made)]
    assert carb.carb([([triples[0]], [triples[1]])]).precision == pytest.approx(precision)


def test_carb_curve_runs_over_the_confidences(carb: ModuleType) -> None:
    right = carb.gold_triple("sold", ["acme", "pumps"])
    wrong = carb.gold_triple("met", ["bolt", "rain"])._replace(confidence=0.5)
    found = carb.carb([([right], [right, wrong])])
    assert (found.precision, found.recall, found.f1, found.area) == (1.0, 1.0, 1.0, 1.0)
    assert carb.carb([([right], [])]) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Acme served as a host.", ("acme", "served as", "a host .")),
        ("Acme has not sold pumps.", ("acme", "has not sold", "pumps .")),
        ("Acme plans to sell pumps.", ("acme", "plans to sell", "pumps .")),
        ("No verb here", ("no verb here", "", "")),
    ],
)
def test_carb_triple_of_a_claim(carb: ModuleType, text: str, parts: tuple[str, str, str]) -> None:
    (parse,) = default_reader().read([text])
    triple = carb.triple_of(parse, 1.0)
    assert [sorted(part.elements()) for part in triple[:3]] == [sorted(part.split()) for part in parts]


def test_carb_untokenised(carb: ModuleType) -> None:
    text = "`` It 's big , '' he said -- it costs $ 5 ( or 6 ) at a well - known shop ."
    assert carb.untokenized(text) == "“It's big,” he said – it costs $5 (or 6) at a well-known shop."
