"""The entailment model that ships: that it runs as it should; its card tells what it is worth."""

import hashlib
from importlib.resources import files

from claims.language import entailment

PASSAGE = "By 14 votes to 11, the council turned down the plan to close the outdoor pool on weekdays."
PAIRS = [
    (PASSAGE, "The plan to close the outdoor pool on weekdays was turned down."),
    (PASSAGE, "The council has 31 members, most of whom own a bicycle."),
    (PASSAGE + " It had been discussed for two hours.", "The outdoor pool was opened by a minister."),
    ("half \ud800", ""),
    ("word " * 900, "The council voted. " * 90),
]


def test_what_is_said_in_other_words_is_supported_and_what_is_not_said_is_not() -> None:
    said, unsaid, other, empty, long = entailment().judge(PAIRS)
    assert said.supports > 0.5 > unsaid.supports
    assert other.supports < 0.5
    for found in (said, unsaid, other, empty, long):
        assert abs(sum(found[:3]) - 1) < 0.002


def test_it_points_at_the_word_that_is_contradicted() -> None:
    claim = "The plan to close the outdoor pool on Sundays was turned down."
    (found,) = entailment().judge([(PASSAGE, claim)])
    worst = max(found.doubts, key=lambda doubt: doubt.contradicted)
    assert claim[worst.start : worst.end] == "Sundays"
    assert [claim[doubt.start : doubt.end] for doubt in found.doubts[:3]] == ["The", "plan", "to"]


def test_a_pair_has_the_same_scores_whatever_else_is_asked() -> None:
    scores = entailment().judge(PAIRS * 7)
    assert entailment().judge(PAIRS[::-1] * 7) == scores[::-1]
    assert [entailment().judge([pair])[0] for pair in PAIRS] == scores[: len(PAIRS)]


def test_the_files_are_those_of_the_card() -> None:
    folder = files("claims.resources")
    card = folder.joinpath("entailment.md").read_text("utf-8")
    for name in ("entailment.onnx", "entailment.npz", "entailment.json"):
        content = folder.joinpath(name).read_bytes()
        assert f"| `{name}` | {len(content)} | `{hashlib.sha256(content).hexdigest()}` |" in card
