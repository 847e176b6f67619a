from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.language.bio import best_tags, follows
from claims.language.trees import best_tree, is_tree

NUMBERS = st.floats(-30, 30, width=16)
TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")


@st.composite
def tables(draw: st.DrawFn) -> list[list[float]]:
    """Scores of up to five words for the root and for each word."""
    size = draw(st.integers(1, 5))
    return draw(
        st.lists(st.lists(NUMBERS, min_size=size + 1, max_size=size + 1), min_size=size, max_size=size)
    )


def total(scores: list[list[float]], heads: list[int]) -> float:
    return sum(row[head + 1] for row, head in zip(scores, heads, strict=True))


def plainly_a_tree(heads: list[int]) -> bool:
    """The definition: from each word the heads lead up to the one root, and no arcs cross."""

    def reaches_root(word: int) -> bool:
        for _ in heads:
            word = heads[word]
            if word < 0:
                return True
        return False

    arcs = [sorted(arc) for arc in enumerate(heads)]
    crossing = any(a < c < b < d for (a, b), (c, d) in product(arcs, arcs))
    return heads.count(-1) == 1 and not crossing and all(map(reaches_root, range(len(heads))))


@given(st.lists(st.integers(-1, 4), min_size=5, max_size=5))
def test_is_tree_agrees_with_the_definition(heads: list[int]) -> None:
    assert is_tree(heads) == plainly_a_tree(heads)


@settings(max_examples=150, deadline=None)
@given(tables())
def test_best_tree_has_the_highest_sum_of_all_trees(scores: list[list[float]]) -> None:
    heads = best_tree(np.array(scores))
    assert plainly_a_tree(heads)
    choices = product(
        *([head for head in range(-1, len(scores)) if head != word] for word in range(len(scores)))
    )
    best = max(total(scores, list(choice)) for choice in choices if plainly_a_tree(list(choice)))
    assert total(scores, heads) == pytest.approx(best)


def test_best_tree_of_nothing_is_empty() -> None:
    assert best_tree(np.zeros((0, 1))) == []


def test_best_tree_is_a_tree_when_all_scores_are_equal() -> None:
    assert plainly_a_tree(best_tree(np.zeros((40, 41))))


def test_best_tree_of_a_long_sentence_of_nested_cycles_ends() -> None:
    # each word likes its neighbours best, so cycles come up at every step
    scores = [[float(-abs(word - (head - 1)) * (1 + word % 3)) for head in range(251)] for word in range(250)]
    assert plainly_a_tree(best_tree(np.array(scores)))


def well_formed(tags: list[str]) -> bool:
    return all(follows(before, tag) for before, tag in zip(["O", *tags], tags, strict=False))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(NUMBERS, min_size=5, max_size=5), max_size=4))
def test_best_tags_have_the_highest_sum_of_all_well_formed_ones(scores: list[list[float]]) -> None:
    def value(tags: list[str]) -> float:
        return sum(row[TAGS.index(tag)] for row, tag in zip(scores, tags, strict=True))

    found = best_tags(scores, TAGS)
    assert well_formed(found)
    choices = (list(choice) for choice in product(TAGS, repeat=len(scores)))
    assert value(found) == pytest.approx(max(value(choice) for choice in choices if well_formed(choice)))
