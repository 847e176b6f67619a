"""Related and opposed words, as the shipped table has them."""

from __future__ import annotations

import hashlib
from importlib.resources import files

import pytest

from claims.language.synonyms import opposed, related


@pytest.mark.parametrize(
    ("word", "tag", "other"),
    [
        pytest.param("replace", "VBD", "supersede", id="verbs"),
        pytest.param("attorney", "NNS", "lawyer", id="nouns"),
        pytest.param("quick", "JJ", "speedy", id="adjectives"),
        pytest.param("speak", "VB", "speech", id="a family across parts of speech"),
    ],
)
def test_related_words_are_related_both_ways(word: str, tag: str, other: str) -> None:
    assert other in related(word, tag)
    assert word in related(other, tag)


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        pytest.param("zzyzx", "NN", id="unknown word"),
        pytest.param("the", "DT", id="part of speech that has none"),
        pytest.param("", "NN", id="empty word"),
    ],
)
def test_related_of_what_is_not_listed_is_empty(word: str, tag: str) -> None:
    assert related(word, tag) == frozenset()


def test_related_keeps_parts_of_speech_apart() -> None:
    assert "tally" in related("run", "NN") - related("run", "VB")
    assert "scarper" in related("run", "VB") - related("run", "NN")


def test_opposed_reaches_through_a_synonym() -> None:
    assert "late" in opposed("early", "JJ")
    assert "early" not in opposed("early", "JJ")


def test_card_names_the_shipped_file() -> None:
    folder = files("claims.resources")
    content = folder.joinpath("synonyms.json.gz").read_bytes()
    line = f"| `synonyms.json.gz` | {len(content)} | `{hashlib.sha256(content).hexdigest()}` |"
    assert line in folder.joinpath("synonyms.md").read_text(encoding="utf-8")
