"""The baseline as a library: what an entry is known by, what it hides, and when it ends."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.baseline import Baseline, Terms, applied, covers, divided, read_baseline, to_json, updated
from claims.errors import ConfigError
from claims.findings import Policy, findings
from claims.model import (
    Claim,
    DraftReport,
    Evidence,
    Kind,
    Label,
    Report,
    Severity,
    Span,
    Stance,
    Suppression,
    Tool,
    Totals,
    Unchecked,
    UncheckedReason,
    Verdict,
    fingerprint,
)

DAY = date(2026, 3, 31)
FILE = Path("drafts/accepted.json")
ENTRY = {
    "draft": "a.md",
    "code": "wrong-number",
    "severity": "error",
    "kind": "quantity",
    "claim": "The fair drew 3,000 visitors.",
    "evidence": "0123456789ab",
    "added": "2026-01-02",
    "reason": None,
    "owner": None,
    "until": None,
}


def claim(
    text: str = "The fair drew 3,000 visitors.",
    *,
    line: int = 1,
    code: str = "wrong-number",
    source: str = "facts/report.md",
    quote: str = "The fair drew 2,300 visitors.",
    nth: int = 1,
) -> Claim:
    name = fingerprint(Kind.QUANTITY, text) + (f"-{nth}" if nth > 1 else "")
    start = 100 * line + nth
    return Claim(
        id=name,
        text=text,
        kind=Kind.QUANTITY,
        span=Span(start=start, end=start + 9, line=line, column=1, end_line=line, end_column=10),
        quote="The fair drew",
        sentence="s1",
        proposition="s1.1",
        verdict=Verdict(label=Label.REFUTED, confidence=0.9, code=code, reason="3,000; 2,300"),
        evidence=(
            Evidence(
                claim=name,
                checker="documents",
                source=source,
                quote=quote,
                stance=Stance.REFUTES,
                score=0.9,
                code=code,
            ),
        ),
    )


UNSETTLED = claim().model_copy(
    update={
        "verdict": Verdict(
            label=Label.NOT_ENOUGH_EVIDENCE, confidence=1, code="no-evidence", reason="nothing speaks of it"
        )
    }
)


def report(
    *claims: Claim, path: str = "drafts/a.md", complete: bool = True, policy: Policy | None = None
) -> Report:
    found = findings(claims, policy or Policy())
    drafts = (DraftReport(path=path, sha256="0", sentences=(), claims=claims, findings=found),)
    totals = Totals.of(drafts)
    return Report(tool=Tool(version="0"), signature="s", complete=complete, drafts=drafts, totals=totals)


def accepted(*claims: Claim, file: Path = FILE, **terms: str | date | None) -> Baseline:
    return updated(Baseline(file), report(*claims), Terms(**{"added": DAY} | terms))  # type: ignore[arg-type]


def hide(given: Report, baseline: Baseline, *, day: date = DAY, policy: Policy | None = None) -> Report:
    result = given.with_drafts(
        applied(draft, baseline, policy=policy or Policy(), today=day) for draft in given.drafts
    )
    assert Report.model_validate(result.model_dump()) == result  # the totals add up
    return result


def open_codes(given: Report) -> list[str]:
    return [finding.code for draft in given.drafts for finding in draft.findings if not finding.suppressed]


@pytest.mark.parametrize(
    ("now", "hidden"),
    [
        pytest.param(claim(), True, id="same"),
        pytest.param(claim(line=7), True, id="moved"),
        pytest.param(claim("the Fair drew 3,000 visitors!"), True, id="case-and-marks"),
        pytest.param(claim(quote="The fair drew\n  2,300 visitors."), True, id="source-broken-otherwise"),
        pytest.param(claim(source="./drafts/../facts/report.md"), True, id="source-named-otherwise"),
        pytest.param(claim("The fair drew 4,000 visitors."), False, id="claim-reworded"),
        pytest.param(claim(quote="The fair drew 2,400 visitors."), False, id="evidence-changed"),
        pytest.param(claim(source="facts/other.md"), False, id="other-source"),
        pytest.param(claim(code="wrong-unit"), False, id="other-code"),
    ],
)
def test_baseline_entry_is_known_by_words_code_and_evidence(now: Claim, hidden: bool) -> None:
    result = hide(report(now), accepted(claim(), reason="rounded"))
    assert now.verdict is not None
    assert open_codes(result) == ([] if hidden else [now.verdict.code])
    (finding,) = result.drafts[0].findings
    assert finding.suppressed == (Suppression(by="baseline", reason="rounded") if hidden else None)


def test_baseline_entry_is_of_one_draft() -> None:
    assert open_codes(hide(report(claim(), path="drafts/b.md"), accepted(claim()))) == ["wrong-number"]


def test_baseline_serves_from_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "drafts").mkdir()
    monkeypatch.chdir(tmp_path)
    baseline = accepted(claim(), file=Path("all.json"))
    (entry,) = baseline.entries
    assert entry.draft == "drafts/a.md"
    monkeypatch.chdir(tmp_path / "drafts")
    below = Baseline(Path("../all.json"), baseline.entries)
    for path in ("a.md", str(tmp_path / "drafts" / "a.md")):
        assert open_codes(hide(report(claim(source="../facts/report.md"), path=path), below)) == []


def test_baseline_addresses_are_the_same_from_everywhere() -> None:
    there = claim(source="https://fair.example/a")
    assert open_codes(hide(report(there), accepted(there))) == []
    (entry,) = accepted(there).entries
    (elsewhere,) = accepted(there, file=Path("x/y/z.json")).entries
    assert entry.evidence == elsewhere.evidence


def test_baseline_counts_equal_claims() -> None:
    twice = [claim(), claim(line=2, nth=2)]
    result = hide(report(*twice), accepted(claim()))
    first, second = result.drafts[0].findings
    assert (bool(first.suppressed), bool(second.suppressed)) == (True, False)
    assert len(accepted(*twice).entries) == 2
    assert open_codes(hide(report(*twice), accepted(*twice))) == []
    kept, gone = divided(accepted(*twice), report(claim()))
    assert (len(kept), len(gone)) == (1, 1)


def test_baseline_spends_no_entry_on_what_is_suppressed_already() -> None:
    given = report(claim(), claim(line=2, nth=2))
    (draft,) = given.drafts
    first, second = draft.findings
    ignored = first.model_copy(update={"suppressed": Suppression(by="ignore", reason="sic")})
    drafts = (draft.model_copy(update={"findings": (ignored, second)}),)
    given = given.model_copy(update={"drafts": drafts, "totals": Totals.of(drafts)})
    first, second = hide(given, accepted(claim())).drafts[0].findings
    assert (first.suppressed, second.suppressed) == (ignored.suppressed, Suppression(by="baseline"))
    assert len(updated(Baseline(FILE), given, Terms(added=DAY)).entries) == 1


def test_baseline_leaves_findings_about_no_claim() -> None:
    given = report(claim())
    (draft,) = given.drafts
    loose = draft.findings[0].model_copy(update={"claim": None, "code": "expired-baseline"})
    drafts = (draft.model_copy(update={"findings": (loose,)}),)
    given = given.model_copy(update={"drafts": drafts, "totals": Totals.of(drafts)})
    assert hide(given, accepted(claim())).drafts[0].findings == (loose,)
    assert updated(Baseline(FILE), given, Terms(added=DAY)).entries == ()


@pytest.mark.parametrize(
    ("until", "codes"),
    [
        pytest.param(DAY + timedelta(1), [], id="day-before"),
        pytest.param(DAY, [], id="last-day"),
        pytest.param(DAY - timedelta(1), ["expired-baseline", "wrong-number"], id="day-after"),
    ],
)
def test_baseline_entry_hides_nothing_after_its_last_day(until: date, codes: list[str]) -> None:
    result = hide(report(claim()), accepted(claim(), until=until, owner="desk"))
    assert open_codes(result) == codes
    if codes:
        told = result.drafts[0].findings[0]
        assert (told.severity, told.claim) == (Severity.WARNING, None)
        assert told.message == "wrong-number was accepted until 2026-03-30 (owner: desk)"


def test_baseline_expiry_is_told_as_the_policy_has_it() -> None:
    past = accepted(claim(), until=DAY - timedelta(1))
    assert open_codes(hide(report(claim()), past, policy=Policy(ignore=("expired-*",)))) == ["wrong-number"]
    strict = Policy(severity={"expired-baseline": Severity.ERROR})
    assert hide(report(claim()), past, policy=strict).drafts[0].findings[0].severity is Severity.ERROR


def test_baseline_spends_expired_entries_last() -> None:
    old, new = accepted(claim(), until=DAY - timedelta(1)), accepted(claim(), reason="again")
    result = hide(report(claim()), Baseline(FILE, (*old.entries, *new.entries)))
    assert [finding.suppressed for finding in result.drafts[0].findings] == [
        Suppression(by="baseline", reason="again")
    ]


def test_baseline_digest_tells_entries_and_what_has_expired() -> None:
    once = accepted(claim(), until=DAY)
    digests = [
        Baseline(FILE).digest(DAY),
        once.digest(DAY),
        once.digest(DAY + timedelta(1)),
        accepted(claim(), reason="rounded").digest(DAY),
    ]
    assert len(set(digests)) == len(digests)
    assert once.digest(DAY - timedelta(9)) == once.digest(DAY)


def test_baseline_entry_goes_when_its_finding_does() -> None:
    baseline = accepted(claim(), claim("The hall holds 400 people."))
    kept, gone = divided(baseline, report(claim()))
    assert [entry.claim for entry in kept] == ["The fair drew 3,000 visitors."]
    assert [entry.claim for entry in gone] == ["The hall holds 400 people."]
    assert covers(baseline, report(claim()))


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(report(complete=False), id="incomplete"),
        pytest.param(report(claim(), policy=Policy(ignore=("wrong-number",))), id="ignored-by-option"),
        pytest.param(report(claim(), policy=Policy(min_confidence=1)), id="not-sure-enough"),
        pytest.param(
            report(
                claim().model_copy(
                    update={
                        "verdict": None,
                        "unchecked": Unchecked(reason=UncheckedReason.NO_REFERENCE, detail="none"),
                    }
                )
            ),
            id="unchecked",
        ),
    ],
)
def test_baseline_entry_stays_where_nobody_knows(now: Report) -> None:
    baseline = accepted(claim())
    assert divided(baseline, now) == (baseline.entries, ())
    assert updated(baseline, now, Terms(added=DAY + timedelta(9))).entries == baseline.entries


def test_baseline_entry_of_an_unread_draft_stays_while_the_draft_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    baseline = accepted(claim())
    other = report(path="drafts/b.md")
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a.md").touch()
    assert divided(baseline, other) == (baseline.entries, ())
    assert not covers(baseline, other)
    (tmp_path / "drafts" / "a.md").unlink()
    assert divided(baseline, other) == ((), baseline.entries)
    assert covers(baseline, other)


def test_baseline_entry_of_a_note_stays_where_notes_are_not_selected() -> None:
    everything = report(UNSETTLED, policy=Policy(select=("ALL",)))
    baseline = updated(Baseline(FILE), everything, Terms(added=DAY))
    assert [entry.code for entry in baseline.entries] == ["no-evidence"]
    assert divided(baseline, report(UNSETTLED)) == (baseline.entries, ())


def test_baseline_update_keeps_the_terms_of_what_stays() -> None:
    before = accepted(claim(), claim("The hall holds 400 people."), reason="old", owner="anna", until=DAY)
    later = DAY + timedelta(10)
    now = report(claim(line=9), claim("It cost 12 euros."))
    stays, new = updated(before, now, Terms(added=later, reason="new")).entries
    assert (stays.added, stays.reason, stays.owner, stays.until) == (DAY, "old", "anna", DAY)
    assert (new.claim, new.added, new.reason, new.owner) == ("It cost 12 euros.", later, "new", None)


TEXTS = st.sampled_from(["The fair drew 3,000 visitors.", "The hall holds 400 people.", "It cost 12 euros."])
STATED = st.lists(st.tuples(TEXTS, st.sampled_from(["wrong-number", "wrong-unit"])), max_size=8)


def stated(parts: Sequence[tuple[str, str]]) -> list[Claim]:
    seen: list[str] = []
    claims = []
    for line, (text, code) in enumerate(parts, start=1):
        seen.append(text)
        claims.append(claim(text, code=code, line=line, nth=seen.count(text)))
    return claims


@given(STATED, st.randoms(use_true_random=False))
def test_baseline_hides_exactly_what_was_accepted(parts: list[tuple[str, str]], random: Random) -> None:
    baseline = accepted(*stated(parts))
    mixed = random.sample(parts, len(parts))
    assert open_codes(hide(report(*stated(mixed)), baseline)) == []
    assert divided(baseline, report(*stated(mixed)))[1] == ()
    assert len(divided(baseline, report(*stated(mixed[1:])))[1]) == len(mixed[:1])
    more = [*mixed, ("The fair drew 3,000 visitors.", "wrong-number")]
    assert open_codes(hide(report(*stated(more)), baseline)) == ["wrong-number"]


@given(STATED, st.randoms(use_true_random=False), st.text(max_size=9))
def test_baseline_file_reads_back_whatever_the_order(
    tmp_path_factory: pytest.TempPathFactory, parts: list[tuple[str, str]], random: Random, reason: str
) -> None:
    baseline = accepted(*stated(parts), reason=reason, until=DAY)
    mixed = Baseline(FILE, tuple(random.sample(baseline.entries, len(baseline.entries))))
    assert to_json(mixed) == to_json(baseline)
    file = tmp_path_factory.getbasetemp() / "accepted.json"
    file.write_text(to_json(mixed), "utf-8")
    again = read_baseline(file)
    assert to_json(again) == to_json(baseline)


def test_baseline_file_has_one_object_for_each_finding() -> None:
    content = json.loads(to_json(accepted(claim(), claim(line=2, nth=2))))
    assert content["version"] == 1
    assert [list(entry) for entry in content["entries"]] == [list(ENTRY)] * 2


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("{", r"is not a baseline: EOF .* line 1 column 1", id="no-json"),
        pytest.param("[" * 100_000, r"is not a baseline: ", id="too-deep"),
        pytest.param('["\\ud800"]', r"is not a baseline: unexpected end of hex escape", id="surrogate"),
        pytest.param("[]", r"is not a baseline: it names no version", id="list"),
        pytest.param('{"entries": []}', r"it names no version", id="no-version"),
        pytest.param(
            '{"version": 2, "findings": {}}',
            r'of version 2, and this program reads version 1: .*"claims baseline create"',
            id="future",
        ),
        pytest.param('{"version": "1"}', r'of version "1"', id="other-type"),
        pytest.param('{"version": 1}', r"entries: Field required", id="no-entries"),
        pytest.param(
            json.dumps({"version": 1, "entries": [ENTRY, ENTRY | {"until": "soon"}]}),
            r"entries\.1\.until: ",
            id="date",
        ),
        pytest.param(
            json.dumps({"version": 1, "entries": [ENTRY | {"line": 3}]}), r"entries\.0\.line: ", id="key"
        ),
    ],
)
def test_baseline_file_that_can_not_be_read_is_refused(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "accepted.json"
    file.write_text(content)
    with pytest.raises(ConfigError, match=message) as caught:
        read_baseline(file)
    assert str(caught.value).startswith(str(file))


def test_baseline_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "accepted.json").write_bytes(b'{"version": 1, "reason": "\xff"}')
    with pytest.raises(ConfigError, match=r"accepted\.json is not a baseline: .*line 1 column 27"):
        read_baseline(tmp_path / "accepted.json")
    with pytest.raises(ConfigError, match="can't be read"):
        read_baseline(tmp_path)
