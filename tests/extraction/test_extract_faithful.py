"""Nothing is invented: words, places and counts of an extraction, on real drafts and on any text."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import extract
from claims.extraction.wording import FUNCTION_WORDS
from claims.model import Extraction
from claims.readers import read_bytes, read_document

ROOT = Path(__file__).parents[2] / "corpus"
TEXTS = sorted(path for folder in ("drafts", "references") for path in (ROOT / folder).iterdir())
WORD = re.compile(r"\w+")

# Words that make the extraction work: names, verbs of speech, figures, marks, and what connects them.
PIECES = st.sampled_from(
    """Norwell Brightwater Lopez Porto sold said founded rose fell opened is was has which who that and or but
    the a its her they he it company fair 1,200 12 % 2024 May “ ” " , . : ; – ( ) ? ! not never after
    while with including \n\n - of in on at by 😀 é""".split(" ")
)


def words(text: str) -> set[str]:
    return {word.casefold() for word in WORD.findall(text)}


def assert_holds_together(extraction: Extraction) -> None:
    text = extraction.document.text
    sentences = {sentence.id: sentence for sentence in extraction.sentences}
    assert len({claim.id for claim in extraction.claims}) == len(extraction.claims)
    assert [name for sentence in extraction.sentences for name in sentence.claims] == [
        claim.id for claim in extraction.claims
    ]
    for sentence in extraction.sentences:
        assert text[sentence.span.start : sentence.span.end] == sentence.text
        assert (sentence.skipped is None) == bool(sentence.claims)
    for claim in extraction.claims:
        assert text[claim.span.start : claim.span.end] == claim.quote
        assert sentences[claim.sentence]
        for slot in claim.values:
            assert slot.span is None or slot.span.end <= len(text)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_claims_hold_only_words_of_their_sentence_and_context(path: Path) -> None:
    extraction = extract(read_document(path))
    sentences = {sentence.id: sentence for sentence in extraction.sentences}
    assert extraction.claims
    for claim in extraction.claims:
        allowed = words(sentences[claim.sentence].text) | FUNCTION_WORDS | {"s"}
        for borrowed in claim.context:
            allowed |= words(borrowed.text)
        assert words(claim.text) <= allowed, claim.text


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_extraction_holds_together(path: Path) -> None:
    assert_holds_together(extract(read_document(path)))


@given(st.lists(PIECES, min_size=1, max_size=60))
@settings(max_examples=150, deadline=None)
def test_extraction_holds_together_on_word_salad(pieces: list[str]) -> None:
    text = " ".join(filter(None, pieces))  # four spaces in a row would begin code, which has no claims
    if re.search(r"\w", text):
        assert_holds_together(extract(read_bytes(text.encode(), path="draft.md")))


@given(st.text(min_size=1, max_size=300))
@settings(max_examples=100, deadline=None)
def test_extraction_holds_together_on_any_text(text: str) -> None:
    data = f"Norwell sold pumps. {text}".replace("\x00", "").encode("utf-8", "replace")
    assert_holds_together(extract(read_bytes(data, path="draft.txt")))


@pytest.mark.parametrize(
    "text",
    [
        "word " * 5_000,
        "A, " * 5_000,
        "Norwell sold " + "(" * 10_000,
        "NORWELL SOLD PUMPS " * 300,
        "и " * 2_000,
        "Sold 😀" * 2_000,
    ],
    ids=["no-verb", "commas", "brackets", "capitals", "other-script", "emoji"],
)
def test_extraction_of_odd_texts_ends_and_says_why(text: str) -> None:
    extraction = extract(read_bytes(text.encode(), path="draft.txt"))
    assert_holds_together(extraction)
