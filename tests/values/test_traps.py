"""Words and digits that look like values and are none."""

from __future__ import annotations

import pytest

from claims.values import find_quantities, find_ranks, find_values

NO_QUANTITY = [
    "It may rain.",
    "They march on.",
    "Wait a second.",
    "One might object.",
    "No one came.",
    "She is one of them.",
    "This one is better.",
    "We tried one another.",
    "It runs on Python 3.11.2 and needs GPT-4o.",
    "The firm showed SenseNova 5.5, a model.",
    "The update for iOS 17 is late.",
    "It still ran Windows 11 then.",
    "The old Boeing 747 landed.",
    "They flew an A320 during COVID-19.",
    "Networks of 5G and shops of B2B and Web 2.0.",
    "They won 3-2 away.",
    "It ended 1–0.",
    "Malta drew 1 – 1 and lost 1 – 2 to Oslo.",
    "A page on day five of the fair.",
    "Either 1) stop or 2) go on.",
    "It is dated 2024-07-03.",
    "Doors open at 10:30, or at 5 pm.",
    "See Section 230, Article 5 and Rule 10b-5.",
    "He lives at 10 Downing Street.",
    "Track No. 10 is missing.",
    "Write to office@example.org or see https://example.org/2/30.",
    "Call +44 20 7946 0958 today.",
    "The book has ISBN 978-3-16-148410-0.",
    "Open 24/7 since 9/11.",
    "Drivers of Formula 1 and the crew of Apollo 11 spoke on Channel 4.",
    "A veteran of World War II.",
    "The novel Catch-22 and the Fortune 500 list.",
    "1. Open the box\n2) Close the box",
    "As shown before.[3]",
    "Ticket #1234 is closed.",
    "It was built in 1987.",
    "In the 1990s and the 2010s it closed.",
    "They met on 3 July and on August 14.",
    "The better half of the first half.",
    "It is the 21st attempt.",
    "A one-off, a half-hearted try.",
    "Turn to page 45, chapter 3.",
]


@pytest.mark.parametrize("text", NO_QUANTITY)
def test_traps_hold_no_quantity(text: str) -> None:
    assert find_quantities(text) == []


NO_RANK = [
    "At first they laughed.",
    "First of all, thanks.",
    "First, open the box.",
    "It stopped a second ago.",
    "In the 19th century.",
    "On July 4th.",
    "Queen Elizabeth II.",
    "Her first name is Ada.",
    "In the first half of the year and the second quarter.",
    "The first lady spoke on Second Avenue.",
    "It opened last week.",
    "A third of the crew left.",
    "They need a second opinion.",
    "The latest guest protests.",
    "Most people agree.",
    "It was first published abroad, and he first saw it there.",
    "No one came.",
]


@pytest.mark.parametrize("text", NO_RANK)
def test_traps_hold_no_rank(text: str) -> None:
    assert find_ranks(text) == []


def test_traps_a_date_wins_over_a_number() -> None:
    text = "It was built in late 2022 by 40 people."
    assert [(found.value.type, text[found.start : found.end]) for found in find_values(text)] == [
        ("date", "late 2022"),
        ("quantity", "40"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In Paris 300 people died.", "300"),
        ("Windows broke in 40 homes.", "40"),
        ("The May 2 vote drew 31 voters.", "31"),
        ("On 15 and 16 January, 128 volunteers counted.", "128"),
        ("Sold on the 3rd or 4th of May for 12 euros.", "12 euros"),
        ("A second boat took 12 men.", "12"),
        ("The 27 members met.", "27"),
        ("One person died.", "One"),
        ("It took 3 – 5 years.", "3 – 5 years"),
        ("On that day 300 guests came.", "300"),
    ],
)
def test_traps_do_not_hide_real_quantities(text: str, words: str) -> None:
    assert [text[found.start : found.end] for found in find_quantities(text)] == [words]
