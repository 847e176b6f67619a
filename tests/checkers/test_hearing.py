"""An entailment model of the user's as a witness; the one of these tests counts how many words are "yes"."""

from __future__ import annotations

from pathlib import Path

import checkers
from checkers import Settings
from claims.model import Claim, Extraction, Kind, Label, Verdict
from claims.readers import read_bytes

TINY = Path(__file__).parents[1] / "language" / "data" / "tiny"
SAID = "Yes yes yes yes yes yes yes, the tower stands near Pisa."


def judged(text: str, *sources: str, model: Path | None = TINY) -> Claim:
    draft = read_bytes(text.encode(), path="draft.txt")
    claim = Claim(
        id="c",
        text=text,
        kind=Kind.EVENT,
        span=draft.span(0, len(text)),
        quote=text,
        sentence="s1",
        proposition="s1.0",
    )
    documents = [read_bytes(source.encode(), path=f"{k}.txt") for k, source in enumerate(sources)]
    done = checkers.check(
        Extraction(draft, (), (claim,)), sources=documents, settings=Settings(entailment=model)
    )
    assert done.complete, done.problems
    return done.drafts[0].claims[0]


def verdict(text: str, *sources: str, model: Path | None = TINY) -> Verdict:
    found = judged(text, *sources, model=model).verdict
    assert found is not None
    return found


def test_the_witness_supports_what_no_rule_decides() -> None:
    claim = judged("Yes yes yes, the tower leans.", SAID)
    assert claim.verdict is not None
    assert claim.verdict.label is Label.SUPPORTED
    (evidence,) = claim.evidence
    assert evidence.witness is not None
    assert evidence.witness.model.startswith("tiny@")
    assert claim.verdict.confidence == evidence.witness.score


def test_without_a_model_the_claim_stays_open() -> None:
    found = verdict("Yes yes yes, the tower leans.", SAID, model=None)
    assert found.label is Label.NOT_ENOUGH_EVIDENCE


def test_the_witness_is_not_asked_where_a_slot_speaks_against_it() -> None:
    for text in (
        "Yes yes yes, the tower of Bologna leans.",
        "Yes yes yes, the tower leans by 4 metres.",
        "Yes yes yes, the tower never leans.",
        "Yes yes yes, the only tower leans.",
    ):
        assert verdict(text, SAID).label is Label.NOT_ENOUGH_EVIDENCE, text


def test_a_witness_that_is_not_sure_decides_nothing() -> None:
    assert verdict("The tower leans.", "The tower stands near Pisa.").label is Label.NOT_ENOUGH_EVIDENCE
