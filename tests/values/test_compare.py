"""A draft's quantity against a source's: what agrees, what rounds, what can't both be true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model import Name, Quantity, Relation
from claims.values import compare, find_quantities

EQUAL, WITHIN, DISJOINT, INCOMPARABLE = Relation


def quantity(text: str) -> Quantity:
    (found,) = find_quantities(text)
    assert isinstance(found.value, Quantity)
    return found.value


CASES = [
    # the same figure, written otherwise
    ("31", "thirty-one", EQUAL),
    ("1.5m homes", "1,500,000", EQUAL),
    ("more than 150", "150+", EQUAL),
    ("over 150", "at least 150", EQUAL),
    ("doubled", "up 100 %", EQUAL),
    ("halved", "down 50 %", EQUAL),
    ("two years", "24 months", EQUAL),
    ("$40 a month", "$480 a year", EQUAL),
    ("most of them", "more than half of them", EQUAL),
    # slips
    ("31", "19", DISJOINT),
    ("five boats", "four boats", DISJOINT),
    ("242,000", "422,000", DISJOINT),
    ("20", "19", DISJOINT),
    ("30", "33", DISJOINT),
    ("150", "156", DISJOINT),
    ("2,000 boats", "2,300", DISJOINT),
    ("$1.2bn", "$1.2 million", DISJOINT),
    ("3.5 %", "5.3 %", DISJOINT),
    ("a third of them", "half of them", DISJOINT),
    ("up 12 %", "down 12 %", DISJOINT),
    ("doubled", "up 20 %", DISJOINT),
    ("5 km", "5 miles", DISJOINT),
    ("$40 a month", "$40 a year", DISJOINT),
    ("about 150", "250", DISJOINT),
    ("nearly 400", "480", DISJOINT),
    ("more than 150", "128", DISJOINT),
    ("more than 250", "more than 150", DISJOINT),
    ("10-15 boats", "20", DISJOINT),
    ("fewer than 150", "more than 400", DISJOINT),
    ("hundreds of boats", "12", DISJOINT),
    ("aged 34", "aged 43", DISJOINT),
    # the draft is rounder
    ("1.2bn", "1,234,000,000", WITHIN),
    ("150", "152", WITHIN),
    ("2,000 boats", "1,980", WITHIN),
    ("4 %", "3.9 %", WITHIN),
    ("about 150", "152", WITHIN),
    ("more than 100", "152", WITHIN),
    ("nearly 400", "396", WITHIN),
    ("up to 700", "700", WITHIN),
    ("10-15 boats", "12", WITHIN),
    ("dozens of boats", "31", WITHIN),
    ("a third of them", "33 %", WITHIN),
    ("nearly half of them", "48 %", WITHIN),
    ("5 km", "3.1 miles", WITHIN),
    ("more than 100", "more than 150", WITHIN),
    # a dropped hedge is let pass
    ("150", "more than 150", WITHIN),
    ("150", "about 150", WITHIN),
    # nothing follows
    ("152", "about 150", INCOMPARABLE),
    ("1,234", "1,200", INCOMPARABLE),
    ("2,000 boats", "2,100", INCOMPARABLE),
    ("more than 150", "150", INCOMPARABLE),
    ("more than 100", "5,000", INCOMPARABLE),
    ("several boats", "31", INCOMPARABLE),
    ("$5", "€5", INCOMPARABLE),
    ("3 percent", "3 percentage points", INCOMPARABLE),
    ("aged 34", "34 years", INCOMPARABLE),
    ("up 12 %", "12 %", INCOMPARABLE),
    ("5 km", "5 years", INCOMPARABLE),
    ("5 boats", "5 km", INCOMPARABLE),
    ("$9 per share", "$9 per barrel", INCOMPARABLE),
    ("half of them", "31", INCOMPARABLE),
]


@pytest.mark.parametrize(("draft", "source", "relation"), CASES, ids=[f"{d} / {s}" for d, s, _ in CASES])
def test_compare_quantities(draft: str, source: str, relation: Relation) -> None:
    assert compare(quantity(draft), quantity(source)).relation is relation


def test_compare_says_what_was_held_against_what() -> None:
    comparison = compare(quantity("31"), quantity("19"))
    assert comparison.explanation == "The figures differ (draft: 31; source: 19)."
    assert (comparison.draft.text, comparison.source.text) == ("31", "19")


def test_compare_names_the_rate_that_differs() -> None:
    assert "per month and per year" in compare(quantity("$40 a month"), quantity("$40 a year")).explanation


def test_compare_values_of_two_types_are_incomparable() -> None:
    comparison = compare(quantity("31"), Name(text="Ines Vogt"))
    assert comparison.relation is INCOMPARABLE
    assert "a quantity and a name" in comparison.explanation


TEXTS = st.sampled_from(
    [
        "31", "150", "about 150", "more than 150", "nearly 200", "10-15", "dozens", "a third of them", "33 %",
        "doubled", "up 20 %", "$5", "5 km", "5 miles", "$40 a month", "aged 34", "up to 700", "1.2bn",
        "fewer than 9", "just over 20", "0", "-3 °C", "30 °F", "several", "5 times", "most of them",
    ]
)  # fmt: skip


@given(TEXTS)
def test_compare_a_quantity_equals_itself(text: str) -> None:
    assert compare(quantity(text), quantity(text)).relation is EQUAL


@given(TEXTS, TEXTS)
def test_compare_what_differs_differs_both_ways(draft: str, source: str) -> None:
    there = compare(quantity(draft), quantity(source)).relation
    back = compare(quantity(source), quantity(draft)).relation
    assert (there is EQUAL) == (back is EQUAL)
    # a stricter bound is refuted by a looser one, while the looser one holds
    bounds = {quantity(text).modifier for text in (draft, source)} & {"more-than", "at-least"}
    if there is DISJOINT and not bounds:
        assert back is DISJOINT


@given(st.integers(min_value=0, max_value=10**6), st.integers(min_value=0, max_value=10**6))
def test_compare_figures_far_apart_are_disjoint(one: int, other: int) -> None:
    if max(one, other) > 1.25 * min(one, other) and not 1500 <= min(one, other) < 2100 <= 10**4:
        relation = compare(quantity(f"exactly {one}"), quantity(f"exactly {other}")).relation
        assert relation is DISJOINT
