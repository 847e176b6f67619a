"""Names of a draft held against those of a source."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims.model import Name, Relation
from claims.values.names import acronym_of, compare_names, fold_name, same_name, strip_title


@pytest.mark.parametrize(
    ("draft", "source", "relation"),
    [
        ("Dr Jane Smith", "Jane Smith", Relation.EQUAL),
        ("Prime Minister Jane Smith", "Dame Jane Smith", Relation.EQUAL),
        ("Zhang Ping'an", "Zhang Ping’an", Relation.EQUAL),
        ("Zhang Pingan", "Zhang Ping-an", Relation.EQUAL),
        ("Zürich", "Zurich", Relation.EQUAL),
        ("Tesla", "Tesla, Inc.", Relation.EQUAL),
        ("Acme Holdings Ltd", "Acme", Relation.EQUAL),
        ("Acme Pumps A/S", "Acme Pumps", Relation.EQUAL),
        ("Acme's", "Acme", Relation.EQUAL),
        ("the U.S.", "America", Relation.EQUAL),
        ("Britain", "United Kingdom", Relation.EQUAL),
        ("World AI Conference", "WAIC", Relation.WITHIN),
        ("IBM", "International Business Machines Corp.", Relation.WITHIN),
        ("WHO", "World Health Organization", Relation.WITHIN),
        ("Zhang", "Zhang Ping'an", Relation.WITHIN),
        ("Jane Smith", "Smith", Relation.WITHIN),
        ("J. K. Smith", "Joanne Smith", Relation.WITHIN),
        ("Joe Smith", "Joseph R. Smith", Relation.WITHIN),
        ("Chinese", "China", Relation.WITHIN),
        ("China", "Japan", Relation.DISJOINT),
        ("Texas", "Ohio", Relation.DISJOINT),
        ("Zhang Ping'an", "Zhang Yong", Relation.DISJOINT),
        ("Huawei", "Tencent", Relation.DISJOINT),
        ("Shanghai", "Beijing", Relation.DISJOINT),
        ("Boeing 737", "Boeing 777", Relation.DISJOINT),
        ("Genova", "Genoa", Relation.INCOMPARABLE),
        ("Kyiv", "Kiev", Relation.INCOMPARABLE),
        ("Paris", "France", Relation.INCOMPARABLE),
        ("Austin", "Texas", Relation.INCOMPARABLE),
        ("Korea", "North Korea", Relation.INCOMPARABLE),
        ("Huawei", "Huawei Cloud", Relation.INCOMPARABLE),
        ("New York", "New York Times", Relation.INCOMPARABLE),
        ("Bank of England", "Bank of Scotland", Relation.INCOMPARABLE),
        ("us", "US", Relation.INCOMPARABLE),
        ("the President", "Jane Smith", Relation.INCOMPARABLE),
        ("...", "Jane Smith", Relation.INCOMPARABLE),
    ],
    ids=str,
)
def test_names_compare(draft: str, source: str, relation: Relation) -> None:
    assert compare_names(Name(text=draft), Name(text=source)).relation is relation


def test_names_of_people_differ_by_given_name() -> None:
    jane, john = (Name(text=text, category="person") for text in ("Jane Smith", "Peter Smith"))
    assert compare_names(jane, john).relation is Relation.DISJOINT
    alike = Name(text="Janet Smith", category="person")
    assert compare_names(jane, alike).relation is Relation.INCOMPARABLE


def test_names_use_the_aliases_that_the_text_gives() -> None:
    draft = Name(text="Global Grain Forum")
    assert (
        compare_names(draft, Name(text="Harvest Week", aliases=("Global Grain Forum",))).relation
        is Relation.EQUAL
    )
    assert compare_names(draft, Name(text="Harvest Week (GGF)")).relation is Relation.WITHIN


def test_names_comparison_shows_both() -> None:
    explanation = compare_names(Name(text="Huawei"), Name(text="Tencent")).explanation
    assert "Huawei" in explanation
    assert "Tencent" in explanation


@pytest.mark.parametrize(
    ("text", "title", "bare"),
    [
        ("Prime Minister Jane Smith", "Prime Minister", "Jane Smith"),
        ("Gen. Lee", "Gen.", "Lee"),
        ("Dr. Ana Ruiz", "Dr.", "Ana Ruiz"),
        ("Jane Smith", None, "Jane Smith"),
        ("President", None, "President"),
        ("Secretary of State Smith", None, "Secretary of State Smith"),
    ],
    ids=lambda value: str(value),
)
def test_names_lose_their_title(text: str, title: str | None, bare: str) -> None:
    assert strip_title(text) == (title, bare)


@pytest.mark.parametrize(
    ("text", "acronym"),
    [("World AI Conference", "WAIC"), ("Bank of England", "BE"), ("Department of Defense", "DOD")],
)
def test_names_have_acronyms(text: str, acronym: str) -> None:
    assert acronym in acronym_of(text)


def test_names_of_one_word_have_no_acronym() -> None:
    assert acronym_of("Huawei") == frozenset()


@given(st.text(max_size=60))
def test_names_fold_once_and_for_all(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)


@example("i", ":::::I")
@given(st.text(max_size=30), st.text(max_size=30))
def test_names_are_the_same_both_ways(one: str, other: str) -> None:
    assert same_name(one, other) == same_name(other, one)


@given(st.from_regex(r"[A-Z][a-z]{2,9} [A-Z][a-z]{2,9}", fullmatch=True))
def test_names_equal_themselves(text: str) -> None:
    assert compare_names(Name(text=text), Name(text=text)).relation in (Relation.EQUAL, Relation.INCOMPARABLE)
