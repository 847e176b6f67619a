"""Dates: what is none, where they stand, and text written to be hard."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model import DateValue
from claims.values.dates import find_dates

AS_OF = date(2024, 7, 10)


@pytest.mark.parametrize(
    "text",
    [
        "You may leave.",
        "They march on the capital.",
        "May said no.",
        "April Jones won.",
        "August Wilson wrote it.",
        "The Sun rose.",
        "Room 1408 was empty.",
        "It costs $2019.",
        "They won 3-2 again.",
        "Now it is over.",
        "A second attempt failed.",
        "The walls fall down.",
        "They sat on the bench.",
        "A septic tank.",
        "Boeing sold 1999 units.",
        "Call 555-2019.",
        "Call +1 212 555 2015.",
        "Version 2.0.1 is out.",
        "There were 2000 people.",
        "It drew 1,500 visitors.",
        "It rose from 1500 to 2000.",
        "A total of 2000 came.",
        "He ran 1500 metres.",
        "She is in her 80s.",
        "Every Friday they meet.",
        "Black Friday was slow.",
        "The Sunday Times reported it.",
        "It weighs 1950 kg.",
        "See page 1984.",
        "The second half was better.",
        "https://example.org/a2019/x_2020",
        "He reached 2015% of it.",
        "Happy Easter to all.",
        "It was a good Friday.",
        "They saw Groundhog Day.",
        "He fell on a new year of war.",
        "Twenty twenty-year-olds sang.",
        "He paid nineteen twenty-dollar bills.",
        "Nineteen Eighty-Four is a novel.",
        "The first week of filming was hard.",
        "It was the third time of asking.",
        "Pick 3 or greater.",
        "It rose to 2150.",
        "In week 3 of the tour they rested.",
    ],
)
def test_dates_are_not_seen_where_there_is_none(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize("text", ["30 February 2024", "31 April 2020", "2024-13-05", "45/45/2020"])
def test_dates_that_no_calendar_has_do_not_resolve_to_a_day(text: str) -> None:
    values = [found.value for found in find_dates(text)]
    assert all(isinstance(value, DateValue) for value in values)
    assert not any(
        value.granularity == "day" and value.start for value in values if isinstance(value, DateValue)
    )


@given(
    st.text(alphabet=st.sampled_from("0123456789-–/., 'sthMayJuneQ of to in the last year\n"), max_size=120)
)
def test_dates_stand_where_they_say_and_do_not_overlap(text: str) -> None:
    found = find_dates(text, as_of=AS_OF)
    assert all(text[each.start : each.end] == each.value.text for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


_PIECES = (
    *(
        "Tuesday, March 8, 2011",
        "**3 July 2024**",
        "# In 2022",
        "- the first week of May",
        "[last year](x-2019)",
    ),
    *(
        "two days after 3 July",
        "from 2010 to",
        "| 1990s |",
        "Easter 2018",
        "2011",
        "as early as",
        "Monday",
        "\n\n",
    ),
    *(
        "the last two weeks of",
        "week 3 of 2020",
        "10:30 am",
        "> late",
        "`2024-07-03`",
        "the end of",
        "– 5 May",
    ),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=8), st.sampled_from((" ", "\n", ", ", "")))
def test_dates_of_a_draft_do_not_overlap(pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    for as_of in (None, AS_OF):
        found = find_dates(text, as_of=as_of)
        assert all(text[each.start : each.end] == each.value.text for each in found)
        assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2100, 12, 31)))
def test_dates_written_out_read_back(day: date) -> None:
    for written in (f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}", day.isoformat()):
        (found,) = find_dates(f"It was on {written}.")
        assert isinstance(found.value, DateValue)
        assert (found.value.start, found.value.end) == (day.isoformat(), day.isoformat())


@pytest.mark.parametrize(
    "piece",
    [
        "1,",
        "999 weeks and 999 days ago ",
        "first 999 weeks of 2020 ",
        "May ",
        "2015-",
        "3 July to ",
        "late ",
        "first ",
        "\n",
        "1",
    ],
)
def test_dates_in_hostile_text_take_time_in_proportion(piece: str) -> None:
    assert find_dates(piece * (50_000 // len(piece))) is not None


@pytest.mark.parametrize(
    "text", ["9999 years and 3 months ago", "the last 9999 weeks", "9999 weeks after 3 May 2020"]
)
def test_dates_beyond_the_calendar_are_no_error(text: str) -> None:
    assert all(text[each.start : each.end] == each.value.text for each in find_dates(text, as_of=AS_OF))
