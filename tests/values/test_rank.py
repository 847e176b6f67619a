"""Ranks and directions: found in text, and compared."""

from __future__ import annotations

import pytest

from claims.model import Direction, Rank, Relation
from claims.values import compare, find_directions, find_ranks


def rank(text: str) -> Rank:
    (found,) = find_ranks(text)
    assert isinstance(found.value, Rank)
    assert found.value.text == text[found.start : found.end]
    return found.value


@pytest.mark.parametrize(
    ("text", "position", "by", "only", "hedge"),
    [
        ("the second-largest port", 2, "largest", False, None),
        ("the third biggest port", 3, "biggest", False, None),
        ("the 15th largest port", 15, "largest", False, None),
        ("It is No. 1 in Asia.", 1, None, False, None),
        ("It is number one in Asia.", 1, None, False, None),
        ("It ranked 15th.", 15, None, False, None),
        ("She finished second.", 2, None, False, None),
        ("the twenty-first to leave", 21, None, False, None),
        ("the only survivor", 1, None, True, None),
        ("his first and only win", 1, None, True, None),
        ("He came last.", -1, None, False, None),
        ("the second to last stop", -2, None, False, None),
        ("one of the largest ports", 1, "largest", False, "one of the"),
        ("among the top 10 ports", 10, None, False, "among the top"),
        ("the most populous country", 1, "most populous", False, None),
        ("the best-selling car", 1, "best-selling", False, None),
        ("Peru's tallest tower", 1, "tallest", False, None),
        ("the largest port after Ayr", 2, "largest", False, None),
        ("the largest port after Ayr and Bute", 3, "largest", False, None),
        ("the third largest port after Ayr and Bute", 3, "largest", False, None),
        ("the largest fire after May", 1, "largest", False, None),
    ],
)
def test_rank_found(text: str, position: int, by: str | None, only: bool, hedge: str | None) -> None:
    value = rank(text)
    assert (value.position, value.by, value.only, value.hedge) == (position, by, only, hedge)


@pytest.mark.parametrize(
    ("draft", "source", "relation"),
    [
        ("the second-largest port", "the second largest port", Relation.EQUAL),
        ("the second-largest port", "the third-largest port", Relation.DISJOINT),
        ("the second-biggest port", "the second largest port", Relation.EQUAL),
        ("the largest port", "the oldest port", Relation.INCOMPARABLE),
        ("the largest port", "the smallest port", Relation.DISJOINT),
        ("one of the largest ports", "the second-largest port", Relation.WITHIN),
        ("the largest port", "one of the largest ports", Relation.INCOMPARABLE),
        ("the only port", "the first port", Relation.INCOMPARABLE),
        ("the only port", "one of the largest ports", Relation.DISJOINT),
        ("He came last.", "He came first.", Relation.DISJOINT),
    ],
)
def test_rank_compared(draft: str, source: str, relation: Relation) -> None:
    comparison = compare(rank(draft), rank(source))
    assert comparison.relation is relation
    assert comparison.draft.text in comparison.explanation
    assert comparison.source.text in comparison.explanation


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Rents rose after the vote.", ["up", "after"]),
        ("Rents fell before the vote.", ["down", "before"]),
        ("Rents were unchanged.", ["flat"]),
        ("She was ahead of him.", ["ahead"]),
        ("He trailed.", ["behind"]),
        ("fewer than last year", ["less"]),
        ("in the following week", []),
    ],
)
def test_direction_found(text: str, ways: list[str]) -> None:
    found = find_directions(text)
    assert [item.value.way for item in found if isinstance(item.value, Direction)] == ways
    assert [item.value.text for item in found] == [text[item.start : item.end] for item in found]


@pytest.mark.parametrize(
    ("draft", "source", "relation"),
    [
        ("rose", "climbed", Relation.EQUAL),
        ("rose", "fell", Relation.DISJOINT),
        ("before", "after", Relation.DISJOINT),
        ("ahead of", "behind", Relation.DISJOINT),
        ("rose", "higher", Relation.WITHIN),
        ("rose", "before", Relation.INCOMPARABLE),
    ],
)
def test_direction_compared(draft: str, source: str, relation: Relation) -> None:
    one, other = (find_directions(text)[0].value for text in (draft, source))
    assert compare(one, other).relation is relation


@pytest.mark.parametrize("text", ["#¹", "No. ¹", "number ²", "ranked ¹st"])
def test_raised_digits_are_no_ranks(text: str) -> None:
    assert find_ranks(text) == []
