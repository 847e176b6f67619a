"""From evidence to a verdict: source by source, then together."""

from __future__ import annotations

import pytest

from checkers.verdict import resolve
from claims.model import Evidence, Label, Stance


def evidence(source: str, stance: Stance, score: float, code: str | None = None) -> Evidence:
    return Evidence(
        claim="c", checker="documents", source=source, quote="words", stance=stance, score=score, code=code
    )


S, R, N = Stance.SUPPORTS, Stance.REFUTES, Stance.NEUTRAL


@pytest.mark.parametrize(
    ("found", "label", "code", "confidence"),
    [
        pytest.param([], Label.NOT_ENOUGH_EVIDENCE, "no-evidence", 1.0, id="nothing found"),
        pytest.param([("a", N, 0.4)], Label.NOT_ENOUGH_EVIDENCE, "no-evidence", 0.6, id="only neutral"),
        pytest.param([("a", S, 0.8), ("a", N, 0.9)], Label.SUPPORTED, None, 0.8, id="neutral does not count"),
        pytest.param([("a", R, 0.9)], Label.REFUTED, "wrong-number", 0.9, id="refuted"),
        pytest.param(
            [("a", R, 0.9), ("a", S, 0.85)], Label.SUPPORTED, None, 0.85, id="one source gives two figures"
        ),
        pytest.param([("a", R, 0.9), ("a", S, 0.7)], Label.REFUTED, "wrong-number", 0.9, id="a clear lead"),
        pytest.param(
            [("a", R, 0.9), ("b", S, 0.7)],
            Label.CONFLICTING,
            "conflicting-sources",
            0.7,
            id="sources disagree",
        ),
    ],
)
def test_resolve_weighs_sources(
    found: list[tuple[str, Stance, float]], label: Label, code: str | None, confidence: float
) -> None:
    items = [evidence(*item, code="wrong-number" if item[1] is R else None) for item in found]
    verdict, _ = resolve(items)
    assert (verdict.label, verdict.code) == (label, code)
    assert verdict.confidence == pytest.approx(confidence)


def test_resolve_shows_both_sides_of_a_conflict() -> None:
    _, shown = resolve([evidence("b", S, 0.7), evidence("a", R, 0.9, "wrong-date")])
    assert [(item.source, item.stance) for item in shown] == [("a", R), ("b", S)]


def test_resolve_shows_only_the_best_passage_that_decides_nothing() -> None:
    _, shown = resolve([evidence("a", N, 0.2), evidence("b", N, 0.5)])
    assert [item.source for item in shown] == ["b"]


def test_resolve_does_not_depend_on_the_order_of_sources() -> None:
    items = [evidence("a", R, 0.9, "wrong-date"), evidence("b", S, 0.7), evidence("c", N, 0.8)]
    assert resolve(items)[0].label is resolve(items[::-1])[0].label


def test_of_dated_sources_that_disagree_the_later_one_is_named() -> None:
    old, new = (
        evidence(name, stance, 0.9).model_copy(update={"source_date": day})
        for name, stance, day in (("old.md", S, "2023-05-01"), ("new.md", R, "2024-02-10"))
    )
    assert resolve([old, new])[0].reason.endswith("; new.md, of 2024-02-10, is the later one")
    undated = new.model_copy(update={"source_date": None})
    assert "later" not in resolve([old, undated])[0].reason


@pytest.mark.parametrize(
    ("levels", "told"),
    [
        pytest.param((10, 1), "; a has the higher authority, 10 against 1", id="support"),
        pytest.param((0.5, 2), "; b has the higher authority, 2 against 0.5", id="refutation"),
        pytest.param((None, -1), "; a has the higher authority, 0 against -1", id="unsaid is 0"),
        pytest.param((3, 3), None, id="equal"),
        pytest.param((None, None), None, id="unsaid"),
        pytest.param((1, 2, 3), "; c has the higher authority, 3 against 2", id="the highest of a side"),
        pytest.param((1, 3, 3), None, id="equal at the top"),
    ],
)
def test_of_sources_that_disagree_the_higher_authority_is_named_and_decides_nothing(
    levels: tuple[float | None, ...], told: str | None
) -> None:
    sides = (("a", S, 0.9), ("b", R, 0.8), ("c", S, 0.7))
    items = [
        evidence(*side).model_copy(update={"source_authority": level})
        for side, level in zip(sides, levels, strict=False)
    ]
    verdict, _ = resolve(items)
    assert verdict.label is Label.CONFLICTING
    assert verdict.reason == f"a supports it; b: contradicts it{told or ''}"
