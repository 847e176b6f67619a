"""Dates of a draft held against those of a source."""

import pytest

from claims.model import DateValue, Relation
from claims.values.dates import compare_dates, find_dates


def value(text: str) -> DateValue:
    found = [each.value for each in find_dates(text)]
    assert len(found) == 1
    assert isinstance(found[0], DateValue)
    return found[0]


@pytest.mark.parametrize(
    ("draft", "source", "relation"),
    [
        ("3 July 2024", "July 3, 2024", Relation.EQUAL),
        ("3 July", "July 3rd", Relation.EQUAL),
        ("3-5 July", "July 3–5, 2024", Relation.EQUAL),
        ("FY2023", "fiscal 2023", Relation.EQUAL),
        ("since 2015", "since 2015", Relation.EQUAL),
        ("10:30 am", "at 10:30", Relation.EQUAL),
        ("Good Friday 2022", "15 April 2022", Relation.EQUAL),
        ("Q2", "Q2 2024", Relation.EQUAL),
        ("two days after 3 July 2024", "5 July 2024", Relation.EQUAL),
        ("late 2022", "30 November 2022", Relation.WITHIN),
        ("in 2022", "November 2022", Relation.WITHIN),
        ("July 8", "8 July 2015", Relation.WITHIN),
        ("the 1990s", "in 1995", Relation.WITHIN),
        ("before 1900", "in 1895", Relation.WITHIN),
        ("since 2015", "in 2015", Relation.WITHIN),
        ("between 2018 and 2020", "in 2019", Relation.WITHIN),
        ("July 8", "9 July 2015", Relation.DISJOINT),
        ("3 July 2024", "4 July 2024", Relation.DISJOINT),
        ("late 2022", "January 2022", Relation.DISJOINT),
        ("early 2022", "December 2021", Relation.DISJOINT),
        ("the 1990s", "in 2001", Relation.DISJOINT),
        ("since 2015", "since 2016", Relation.DISJOINT),
        ("by 2030", "by 2035", Relation.DISJOINT),
        ("before 1900", "in 1905", Relation.DISJOINT),
        ("2010-2015", "2011-2016", Relation.DISJOINT),
        ("from March to May 2020", "from April to May 2020", Relation.DISJOINT),
        ("the second quarter", "third quarter of 2024", Relation.DISJOINT),
        ("Easter 2019", "20 April 2019", Relation.DISJOINT),
        ("first week of May 2015", "20 May 2015", Relation.DISJOINT),
        ("on Friday", "on Thursday", Relation.DISJOINT),
        ("on Friday", "Wednesday, 8 July 2015", Relation.DISJOINT),
        ("July 8", "3–6 July 2024", Relation.DISJOINT),
        ("3-5 July", "3–6 July 2024", Relation.DISJOINT),
        ("FY2023", "FY2024", Relation.DISJOINT),
        ("5 pm", "6 p.m.", Relation.DISJOINT),
        ("44 BC", "in 1944", Relation.DISJOINT),
        ("about 1850", "in 1870", Relation.DISJOINT),
        ("3/7/2024", "3 July 2023", Relation.DISJOINT),
        ("30 November 2022", "in 2022", Relation.INCOMPARABLE),
        ("late 2022", "September 2022", Relation.INCOMPARABLE),
        ("from 3 to 5 July", "4 July", Relation.INCOMPARABLE),
        ("from 3 to 5 July 2024", "1-31 July 2024", Relation.INCOMPARABLE),
        ("between 2010 and 2015", "2011-2016", Relation.INCOMPARABLE),
        ("from early 2010 to 2015", "2011-2016", Relation.INCOMPARABLE),
        ("first nine months of 2023", "first six months of 2023", Relation.INCOMPARABLE),
        ("the second quarter", "8 August 2024", Relation.INCOMPARABLE),
        ("first week of May 2015", "3 May 2015", Relation.INCOMPARABLE),
        ("FY2023", "in 2023", Relation.INCOMPARABLE),
        ("last week", "last week", Relation.INCOMPARABLE),
        ("July 4", "3–6 July 2024", Relation.INCOMPARABLE),
        ("the 19th century", "in 1900", Relation.INCOMPARABLE),
        ("winter of 2021", "February 2021", Relation.INCOMPARABLE),
        ("about 1850", "in 1851", Relation.INCOMPARABLE),
        ("after 2018", "in 2018", Relation.INCOMPARABLE),
        ("from 2018 to 2020", "in 2019", Relation.INCOMPARABLE),
        ("3/7/2024", "3 July 2024", Relation.INCOMPARABLE),
        ("8 July 2015", "July 8", Relation.INCOMPARABLE),
        ("5 pm", "3 July 2024", Relation.INCOMPARABLE),
        ("5 pm", "by noon", Relation.DISJOINT),
    ],
    ids=lambda value: str(value),
)
def test_dates_compare(draft: str, source: str, relation: Relation) -> None:
    assert compare_dates(value(draft), value(source)).relation is relation


def test_dates_comparison_shows_both() -> None:
    comparison = compare_dates(value("late 2022"), value("January 2022"))
    assert "late 2022" in comparison.explanation
    assert "January 2022" in comparison.explanation


@pytest.mark.parametrize("text", ["3 July 2024", "in 2022", "the 1990s", "July 8", "since 2015", "FY2023"])
def test_dates_equal_themselves(text: str) -> None:
    assert compare_dates(value(text), value(text)).relation is Relation.EQUAL


@pytest.mark.parametrize(
    ("one", "other"),
    [("3 July 2024", "4 July 2024"), ("July 8", "9 July 2015"), ("FY2023", "FY2024"), ("by 2030", "by 2035")],
)
def test_dates_are_disjoint_both_ways(one: str, other: str) -> None:
    assert compare_dates(value(other), value(one)).relation is Relation.DISJOINT
