"""Span and value accuracy of quantities and ranks on the specifications of a recogniser library.

    python corpus/bench/values.py FOLDER

`FOLDER` holds `recog_*model.jsonl.gz`: one JSON object a line with `text` and `results` (`Text`, `Start`,
`End` inclusive, `TypeName`, `Resolution`). Dates and quotations are measured by their own scripts.

An expected result is found when one of ours covers its span: ours also takes in the hedge, the unit and the
rate ("about $ 14 million a year" for "$ 14 million"), and leaves out the article before an ordinal. Its value
is right when the stated figure, or both ends of a range, agree to six digits and, where one is given, the
unit is the same. A case is right when all of its
results are, and nothing else of that type is found.

Kinds left out, because news prose does not contain them; decided from the kinds, before any score was seen:

- valueless: unit words without a number ("convert to fahrenheit"). There is nothing to check in them.
- arithmetic: powers written with a caret, "one over twenty", fractions read out as sums ("twenty and three
  fifths", "ninety-five hundred fifths"). They are spoken calculations.
- spoken price: a price whose cents lack their unit ("fifteen dollars fifty").
- reversed: the unit before its number ("percent of ten").
- relative: ordinals that point ("the next one", "the previous page", "the current one"). They are commands.
- code: addresses, telephone numbers, dates and product codes that the number model takes apart into digits.
- symbols: strings without a letter or digit beside operators ("<>30"), tests of the tokeniser.
- other type: cases of the number models that expect nothing, because the number has a unit ("180 ml"); here
  it is a quantity all the same.
"""

from __future__ import annotations

import gzip
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from claims.model import Quantity, Rank
from claims.values import Found, find_quantities, find_ranks

MODELS = ("age", "currency", "dimension", "number", "numberrange", "ordinal", "percent", "temperature")
NUMBER_MODELS = frozenset({"number", "numberrange"})
FRACTION = re.compile(r"(?:thirds?|fourths?|quarters?|halves|(?:\w+(?:th|ths|sts|nds)))$", re.IGNORECASE)
LEFT_OUT = {
    "arithmetic": re.compile(r"(?<!10)\^|\bover\b", re.IGNORECASE),
    "spoken price": re.compile(
        r"(?:dollars?|usd|kuai|\$ \d+)(?: and| five mao)? (?:\d+|one|two|five|fifty|forty[ -]five)$",
        re.IGNORECASE,
    ),
    "reversed": re.compile(r"^per ?cents? of", re.IGNORECASE),
    "code": re.compile(r"^\d+$"),
}
CODE = re.compile(r"\d+[./-]\d+[./-]\d|[A-Z]{2,}-\d|\+\d")
UNITS = {
    "c": "degree_Celsius", "f": "degree_Fahrenheit", "barrel": "oil_barrel", "metric ton": "metric_ton",
    "dollar": "USD", "united states dollar": "USD", "pound": "GBP", "pence": "GBP",
    "penny": "GBP", "cent": "USD",
    "netherlands guilder": "NLG", "rupee": "INR", "franc": "franc",
}  # fmt: skip
HUNDREDTHS = frozenset({"cent", "pence", "penny"})


def main() -> None:
    """Print one line a model, one a reason for leaving cases out, and a total."""
    folder = Path(sys.argv[1])
    failures = "--failures" in sys.argv
    total: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    print(f"{'model':14}{'cases':>7}{'right':>7}{'spans':>8}{'values':>8}")
    for model in MODELS:
        count: Counter[str] = Counter()
        for case in _cases(folder / f"recog_{model}model.jsonl.gz"):
            reason = _left_out(model, case)
            if reason:
                left_out[reason] += 1
                continue
            right = _score(model, case, count)
            if failures and not right:
                print(f"  {case['text']!r}: {[result['Text'] for result in _expected(case)]}")
        _report(model, count)
        total += count
    _report("all", total)
    print("left out: " + ", ".join(f"{reason} {count}" for reason, count in sorted(left_out.items())))


def _report(name: str, count: Counter[str]) -> None:
    spans, values = (count[key] / max(1, count["expected"]) for key in ("spans", "values"))
    print(
        f"{name:14}{count['cases']:7}{count['right'] / max(1, count['cases']):7.1%}{spans:8.1%}{values:8.1%}"
    )


def _cases(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _expected(case: dict[str, Any]) -> list[dict[str, Any]]:
    return [result for result in case["results"] if result["Resolution"].get("value") not in {None, "null"}]


def _left_out(model: str, case: dict[str, Any]) -> str | None:
    expected = _expected(case)
    if case["results"] and not expected:
        return "valueless"
    if model in NUMBER_MODELS:
        if not expected:
            return "other type"
        if CODE.search(case["text"]):
            return "code"
        if not re.search(r"\w", re.sub(r"[<>=]+ ?\d+", "", case["text"])) and "<" in case["text"] + ">":
            return "symbols"
    for result in expected:
        words = result["Text"].split()
        if result["TypeName"] == "ordinal.relative" and result["Resolution"]["relativeTo"] == "current":
            return "relative"
        for reason in ("arithmetic", "spoken price", "reversed"):
            if LEFT_OUT[reason].search(result["Text"]):
                return reason
        if model in NUMBER_MODELS and len(words) > 3 and FRACTION.search(words[-1].replace("-", " ")):
            return "arithmetic"
    return None


def _score(model: str, case: dict[str, Any], count: Counter[str]) -> bool:
    """Add one case to `count`; returns whether it is right."""
    ours = find_ranks(case["text"]) if model == "ordinal" else find_quantities(case["text"])
    typed = [found for found in ours if _is_of(model, found)]
    right = True
    covering = set()
    for result in _expected(case):
        start, end = result["Start"], result["End"] + 1
        start += 4 * (model == "ordinal" and result["Text"].lower().startswith("the "))
        match = next((found for found in ours if found.start <= start and end <= found.end), None)
        agrees = match is not None and _agrees(model, match, result)
        count["expected"] += 1
        count["spans"] += match is not None
        count["values"] += agrees
        right = right and agrees
        covering.add(match)
    right = right and all(found in covering for found in typed)
    count["cases"] += 1
    count["right"] += right
    return right


def _is_of(model: str, found: Found) -> bool:
    """Whether `found` is of the type that the model looks for."""
    value = found.value
    if isinstance(value, Rank):
        return True
    assert isinstance(value, Quantity)  # noqa: S101 - find_quantities gives nothing else
    temperature = value.unit in {"degree_Celsius", "degree_Fahrenheit"}
    timed = value.unit in {"second", "minute", "hour", "day", "week", "month", "year", "times"}
    match model:
        case "age":
            return value.sense == "age"
        case "percent":
            return value.unit == "percent"
        case "temperature":
            return temperature
        case "currency":
            return value.unit in _codes().values()
        case "dimension":
            money = value.unit in _codes().values() or (value.unit or "").startswith("percent")
            return value.unit is not None and not (money or timed or temperature)
        case "numberrange":
            return value.unit is None and value.low != value.high
    return value.unit is None


def _agrees(model: str, found: Found, result: dict[str, Any]) -> bool:
    value, resolution = found.value, result["Resolution"]
    text = str(resolution["value"])
    if isinstance(value, Rank):
        if "relativeTo" in resolution:
            offset = int(resolution["offset"])
            return value.position == (offset - 1 if resolution["relativeTo"] == "end" else offset)
        return float(value.position) == float(text)
    assert isinstance(value, Quantity)  # noqa: S101
    if model == "numberrange":
        ends = text.strip("[]()").split(",")
        return all(_close(ours, theirs) for ours, theirs in zip((value.low, value.high), ends, strict=True))
    number = float(text.rstrip("%"))
    unit = str(resolution.get("unit", "")).lower()
    if unit in HUNDREDTHS and model == "currency":
        number /= 100
    low = value.high if value.low is None or value.modifier == "nearly" else value.low
    stated = (value.low + value.high) / 2 if value.modifier == "about" and value.low and value.high else low
    return math.isclose(stated or 0.0, number, rel_tol=1e-6) and _same_unit(model, value, unit)


def _close(ours: float | None, theirs: str) -> bool:
    if ours is None or not theirs.strip():
        return ours is None and not theirs.strip()
    return math.isclose(ours, float(theirs), rel_tol=1e-6)


def _same_unit(model: str, value: Quantity, unit: str) -> bool:
    if not unit or model == "percent":
        return True
    name, _, per = unit.partition(" per ")
    if model == "currency":
        name = _codes().get(name, UNITS.get(name, name))
    elif model == "temperature" or name in {"barrel", "metric ton"}:
        name = UNITS.get(name, name)
    elif model == "age":
        name = "year" if name == "age" else name
    known = {name, name.replace(" ", "_")}
    if name == "ton":
        known.add("metric_ton")  # the model has one ton for both
    return value.unit in known and (value.per == per or not per)


def _codes() -> dict[str, str]:
    """Currency names, in lower case, with their codes."""
    data = json.loads(files("claims.resources").joinpath("units.json").read_text(encoding="utf-8"))
    return {
        name.lower(): row["code"] for row in data["currencies"] for name in (*row["names"], row["code"])
    } | {name: code for name, code in UNITS.items() if code.isupper()}


if __name__ == "__main__":
    main()
