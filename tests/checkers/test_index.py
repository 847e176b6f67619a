"""The index finds passages by stem and by value, in a fixed order, whatever is asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkers.index import PassageIndex
from checkers.passages import cut
from claims.model import Document
from claims.readers import read_bytes

MakeReference = Callable[..., Document]

TEXT = """The Lindel press printed 1,234 copies.

Café owners in Brünn were paid 40 euros.

The ferry was launched on 4 May 1931.

Nothing else is known about the harbour.
"""
INDEX = PassageIndex(cut([read_bytes(TEXT.encode(), path="facts.txt")]))


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("1234 leaflets", "The Lindel press", id="digits without a comma"),
        pytest.param("some 1.234 thousand leaflets", "The Lindel press", id="a scale word"),
        pytest.param("cafe owner of Brunn", "Café owners", id="accents and plural"),
        pytest.param("launching on May 4th, 1931", "The ferry", id="another form of the date"),
        pytest.param("in 1931", "The ferry", id="the year of a date"),
    ],
)
def test_search_finds_by_stem_and_value(query: str, first: str) -> None:
    assert INDEX.search(query, 3)[0].text.startswith(first)


def test_search_breaks_ties_in_reading_order(reference: MakeReference) -> None:
    passages = cut([reference(f"Kelp grows near Holm {letter}.", f"{letter}.txt") for letter in "edcba"])
    found = PassageIndex(passages).search("kelp near Holm", 5)
    assert [passage.order for passage in found] == sorted(passage.order for passage in found)


def test_search_without_shared_words_finds_nothing() -> None:
    assert INDEX.search("zebra", 5) == []
    assert INDEX.search("", 5) == []


@given(st.text(max_size=60))
def test_search_takes_any_text(query: str) -> None:
    assert len(INDEX.search(query, 2)) <= 2
