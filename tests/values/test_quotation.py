"""Quoted words: found, compared with a source's, located in a longer text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model import QuotedWords, Relation
from claims.values.quotation import compare_quoted, find_quotes, locate_quote

SOURCE = "We came here to lead the market, and - as I said - nobody's going to stop us. It costs $5bn."


def quotes(text: str) -> list[str]:
    return [found.value.text for found in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said “we will win,” and left.", ["we will win,"]),
        ('She said "nobody’s perfect" and left.', ["nobody’s perfect"]),
        ("« Bonjour », said she.", ["Bonjour"]),
        ("„Guten Tag“, said she.", ["Guten Tag"]),
        ("‘The workers’ rights matter,’ she said.", ["The workers’ rights matter,"]),
        ("It wasn't 'quite right', he said.", ["quite right"]),
        ("“Outer ‘inner words’ here,” she said.", ["Outer ‘inner words’ here,", "inner words"]),
        ("«x “y” z»", ["x “y” z", "y"]),
        ("“Open to the end.\n\n“And on,” she said.", ["Open to the end.", "And on,"]),
        ('A 5" screen and a 6" one.', []),
        ("The workers' rights in the '90s weren't theirs.", []),
        ("'Tis the season of rock 'n' roll.", []),
        ("No quotation here.", []),
        ("“ ”", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_quotation_marks_are_found(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


@given(st.text(alphabet=st.sampled_from("ab ,.\n“”\"‘’'«»"), max_size=60))
def test_quotation_spans_hold_their_words(text: str) -> None:
    found = find_quotes(text)
    assert all(text[each.start : each.end] == each.value.text for each in found)
    assert [each.start for each in found] == sorted(each.start for each in found)


@pytest.mark.parametrize(
    ("draft", "relation"),
    [
        (SOURCE, Relation.EQUAL),
        (SOURCE.replace("-", "–").replace("'", "’"), Relation.EQUAL),
        ("[W]e came here to lead the market", Relation.WITHIN),
        ("we came here to lead the market.", Relation.WITHIN),
        ("We came here … nobody’s going to stop us", Relation.WITHIN),
        ("nobody's going to stop [the company]", Relation.WITHIN),
        ("We came here to compete in the market", Relation.DISJOINT),
        ("to lead the market, and nobody's going to stop us", Relation.DISJOINT),
        ("It costs $6bn", Relation.DISJOINT),
        ("Cats are better than dogs", Relation.INCOMPARABLE),
        ("...", Relation.INCOMPARABLE),
        (SOURCE + " And more of it will come.", Relation.INCOMPARABLE),
    ],
    ids=lambda value: str(value)[:40],
)
def test_quotation_compares_word_for_word(draft: str, relation: Relation) -> None:
    assert compare_quoted(QuotedWords(text=draft), QuotedWords(text=SOURCE)).relation is relation


def test_quotation_names_the_first_changed_word() -> None:
    comparison = compare_quoted(
        QuotedWords(text="We came here to compete, the market said"),
        QuotedWords(text="We came here to lead, the market said"),
    )
    assert "draft: “compete”" in comparison.explanation
    assert "source: “lead”" in comparison.explanation


@pytest.mark.parametrize(
    ("words", "stretch", "verbatim"),
    [
        ("lead the market", "lead the market", True),
        ("LEAD … “stop us”", "lead the market, and - as I said - nobody's going to stop us", True),
        ("here to rule the market", "here to lead the market", False),
        ("win the market, and", "lead the market, and", False),
    ],
)
def test_quotation_is_located(words: str, stretch: str, verbatim: bool) -> None:
    text = "Nothing of note was said before. " * 20 + SOURCE
    match = locate_quote(words, text)
    assert match is not None
    assert (text[match.start : match.end], match.verbatim) == (stretch, verbatim)
    assert match.similarity == 1.0 if verbatim else match.similarity < 1.0


@pytest.mark.parametrize("words", ["", "...", "[sic]", "zebra crossing"])
def test_quotation_without_shared_words_is_not_located(words: str) -> None:
    assert locate_quote(words, SOURCE) is None


@given(st.lists(st.sampled_from("alpha beta gamma delta".split()), min_size=3, max_size=30), st.data())
def test_quotation_of_any_stretch_is_verbatim(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    match = locate_quote(" ".join(words[start:end]), " ".join(words))
    assert match is not None
    assert match.verbatim


@pytest.mark.parametrize("piece", ['"', "“«", "'a ", "‘a ", "a' ", "[ ", ". ", "the the "])
def test_quotation_in_hostile_text_takes_time_in_proportion(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert len(find_quotes(text)) < len(text)
    assert locate_quote("a b [c] ... d", text) is None or piece.strip() in ("'a", "‘a", "a'")
