"""`check`: every claim ends with one verdict or one reason for having none, whatever the checkers do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from checkers import CheckContext, check, codes
from claims.codes import CODES
from claims.errors import CheckerError
from claims.model import (
    Claim,
    Document,
    Evidence,
    Extraction,
    Kind,
    Label,
    Stance,
    Unchecked,
    UncheckedReason,
)

Make = Callable[..., Extraction]
MakeReference = Callable[..., Document]


class Recorder:
    """A third-party checker: supports every claim from the first source."""

    name = "recorder"
    kinds = frozenset(Kind)

    def available(self) -> str | None:
        return None

    def check(self, claims: Sequence[Claim], context: CheckContext) -> list[Evidence]:
        source = context.sources[0]
        return [
            Evidence(
                claim=claim.id,
                checker=self.name,
                source=source.path,
                quote=source.text,
                stance=Stance.SUPPORTS,
                score=0.9,
            )
            for claim in claims
        ]


class Broken(Recorder):
    name = "broken"

    def check(self, claims: Sequence[Claim], context: CheckContext) -> list[Evidence]:
        raise CheckerError("the index is gone")


class Absent(Recorder):
    name = "absent"

    def available(self) -> str | None:
        return "install the extra"


class Stranger(Recorder):
    name = "stranger"

    def check(self, claims: Sequence[Claim], context: CheckContext) -> list[Evidence]:
        return [item.model_copy(update={"claim": "nobody's"}) for item in super().check(claims, context)]


class OnlyQuotations(Recorder):
    name = "quotations"
    kinds = frozenset({Kind.QUOTATION})


def test_a_plugin_object_decides(extraction: Make, reference: MakeReference) -> None:
    result = check(extraction("The mill burned down."), sources=[reference("It did.")], checkers=[Recorder()])
    (claim,) = result.drafts[0].claims
    assert claim.verdict is not None
    assert (claim.verdict.label, claim.evidence[0].checker) == (Label.SUPPORTED, "recorder")
    assert result.complete
    assert result.checkers == ("recorder",)


@pytest.mark.parametrize(
    ("checker", "reason", "words"),
    [
        pytest.param(Broken(), UncheckedReason.CHECKER_FAILED, "the index is gone", id="raises"),
        pytest.param(Absent(), UncheckedReason.CHECKER_UNAVAILABLE, "install the extra", id="can't run"),
        pytest.param(Stranger(), UncheckedReason.CHECKER_FAILED, "nobody's", id="answers for another claim"),
    ],
)
def test_a_failing_checker_leaves_claims_unchecked(
    checker: Recorder, reason: UncheckedReason, words: str, extraction: Make, reference: MakeReference
) -> None:
    result = check(extraction("The mill burned down."), sources=[reference("It did.")], checkers=[checker])
    (claim,) = result.drafts[0].claims
    assert claim.verdict is None
    assert claim.unchecked is not None
    assert claim.unchecked.reason is reason
    assert words in claim.unchecked.detail
    assert not result.complete
    assert words in result.problems[0]


def test_another_checker_may_decide_beside_a_failing_one(extraction: Make, reference: MakeReference) -> None:
    checkers = [Broken(), Recorder()]
    result = check(extraction("The mill burned down."), sources=[reference("It did.")], checkers=checkers)
    assert result.drafts[0].claims[0].verdict is not None
    assert not result.complete


def test_a_kind_that_no_checker_judges_stays_unchecked(extraction: Make, reference: MakeReference) -> None:
    result = check(
        extraction("The mill burned down."), sources=[reference("It did.")], checkers=[OnlyQuotations()]
    )
    unchecked = result.drafts[0].claims[0].unchecked
    assert unchecked is not None
    assert unchecked.reason is UncheckedReason.NO_CHECKER


def test_without_sources_nothing_is_judged(extraction: Make) -> None:
    result = check(extraction("The mill burned down.", "Nobody was hurt."))
    reasons = {claim.unchecked.reason for claim in result.drafts[0].claims if claim.unchecked}
    assert reasons == {UncheckedReason.NO_REFERENCE}
    assert result.complete


def ambiguous(found: Extraction, word: str, *candidates: str) -> Extraction:
    """The extraction with its only claim marked: one word of it may mean several things, or none."""
    unclear = Unchecked(reason=UncheckedReason.AMBIGUOUS, detail="?", word=word, candidates=candidates)
    return Extraction(
        found.document, found.sentences, (found.claims[0].model_copy(update={"unchecked": unclear}),)
    )


def test_what_points_at_a_whole_sentence_stays_ambiguous(extraction: Make, reference: MakeReference) -> None:
    made = ambiguous(extraction("That was in 1950."), "That")
    result = check(made, sources=[reference("It was in 1950.")], checkers=[Recorder()])
    assert result.drafts[0].claims == made.claims


@pytest.mark.parametrize(
    ("source", "label"),
    [
        ("Anna Lind was born in 1950.", Label.SUPPORTED),  # the draft may mean her
        ("Anna Lind was born in 1948.", None),  # of Eva Berg it may be true
        ("The mill burned down.", None),
    ],
)
def test_an_ambiguous_claim_is_judged_where_a_source_settles_it_for_all_who_may_be_meant(
    source: str, label: Label | None, extraction: Make, reference: MakeReference
) -> None:
    made = ambiguous(extraction("She was born in 1950."), "She", "Anna Lind", "Eva Berg")
    claim = check(made, sources=[reference(source)]).drafts[0].claims[0]
    assert (claim.verdict.label if claim.verdict else None) == label
    assert claim.unchecked == (None if label else made.claims[0].unchecked)


def test_an_ambiguous_claim_is_refuted_where_nobody_else_may_be_meant(
    extraction: Make, reference: MakeReference
) -> None:
    made = ambiguous(extraction("It has a main span of 230 metres."), "It")
    claim = check(made, sources=[reference("Its main span is 320 metres long.")]).drafts[0].claims[0]
    assert claim.verdict is not None
    assert (claim.verdict.label, claim.verdict.code) == (Label.REFUTED, "wrong-number")


def test_an_ambiguous_claim_stays_so_when_a_checker_fails(extraction: Make, reference: MakeReference) -> None:
    made = ambiguous(extraction("She was born in 1950."), "She")
    result = check(made, sources=[reference("Anna Lind was born in 1950.")], checkers=[Broken()])
    assert result.drafts[0].claims == made.claims
    assert not result.complete


def test_shipped_checkers_run_by_default(extraction: Make, reference: MakeReference) -> None:
    result = check(extraction("The mill burned down."), sources=[reference("The mill burned down.")])
    assert "documents" in result.checkers
    verdict = result.drafts[0].claims[0].verdict
    assert verdict is not None
    assert verdict.label is Label.SUPPORTED


def test_codes_are_sorted_and_documented() -> None:
    assert list(codes()) == sorted(codes())
    assert set(codes()) <= CODES.keys()


def test_claims_of_a_checker_that_can_not_be_loaded_say_so(
    extraction: Make,
    reference: MakeReference,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    package = tmp_path / "aaa-1.0.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: aaa\nVersion: 1.0\n", encoding="utf-8")
    (package / "entry_points.txt").write_text(
        "[claims.checkers]\ndocuments = no_such_module:Checker\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(tmp_path))  # its name comes before the one that is installed
    result = check(extraction("The Tarn bridge was opened."), sources=[reference("A bridge.")])
    (claim,) = result.drafts[0].claims
    assert claim.verdict is None
    assert claim.unchecked is not None
    assert claim.unchecked.reason is UncheckedReason.CHECKER_UNAVAILABLE
    assert "no_such_module" in claim.unchecked.detail
    assert not result.complete
    assert result.checkers == ()
