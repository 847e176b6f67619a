"""What a sentence leaves out of its claims is told, and what is hardly worth checking can be left out."""

from claims.extraction import extract
from claims.model import Extraction, SkipReason
from claims.readers import read_bytes

DEBT = "Norwell paid a debt of 40 million dollars in 2019."


def extraction(text: str, min_worthiness: float = 0.0) -> Extraction:
    return extract(read_bytes(text.encode(), path="draft.txt"), min_worthiness=min_worthiness)


def test_nothing_is_uncovered_where_the_claim_is_the_sentence() -> None:
    (sentence,) = extraction(DEBT).sentences
    assert sentence.claims
    assert sentence.uncovered == ()


def test_a_figure_that_no_claim_states_is_uncovered_at_its_place() -> None:
    found = extraction("Norwell (founded with 23 workers) paid a debt in 2019.")
    (sentence,) = found.sentences
    assert sentence.claims
    (left,) = [item for item in sentence.uncovered if item.type == "quantity"]
    assert left.text.startswith("23")
    assert found.document.text[left.span.start : left.span.end] == left.text


def test_a_skipped_sentence_shows_what_it_held() -> None:
    (sentence,) = extraction("Did Norwell pay 40 million dollars in 2019?").sentences
    assert sentence.skipped is SkipReason.QUESTION
    assert {item.type for item in sentence.uncovered} >= {"date", "name", "quantity"}


def test_a_sentence_below_the_threshold_is_skipped_with_that_reason() -> None:
    (claim,) = extraction(DEBT).claims
    assert 0 < claim.check_worthiness < 1
    (sentence,) = extraction(DEBT, min_worthiness=1.0).sentences
    assert (sentence.claims, sentence.skipped) == ((), SkipReason.NOT_CHECK_WORTHY)
    assert extraction(DEBT, min_worthiness=claim.check_worthiness).claims == (claim,)
