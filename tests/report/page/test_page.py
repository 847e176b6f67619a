"""The HTML page as a text: nothing is lost, nothing is loaded, and nothing of a draft becomes markup."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model import Label, Name, Report, Slot, Suppression, Totals
from claims.report import FORMATS, View

Write = Callable[..., str]


class Outline(HTMLParser):
    """The elements of a page with their attributes, and the texts of those that are asked for."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, Mapping[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "input", "br"):
            names = f"{tag} {dict(attrs).get('class') or ''}"
            self._open.append((tag, names))
            self.texts.setdefault(names.strip(), []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for _, names in self._open:
            self.texts[names.strip()][-1] += data

    def named(self, name: str) -> list[Mapping[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag == name]

    def text(self, name: str) -> list[str]:
        return [" ".join(text.split()) for text in self.texts.get(name, [])]


def render(report: Report) -> str:
    return FORMATS["html"].render(report, View())


def notes(page: str) -> list[Mapping[str, str | None]]:
    return [found for found in Outline(page).named("details") if "note" in (found.get("class") or "").split()]


# --------------------------------------------------------------------------- the whole


def test_page_has_a_note_for_every_claim_and_a_row_for_every_sentence(sample_report: Report) -> None:
    page = render(sample_report)
    assert [note["id"] for note in notes(page)] == [f"n{number}" for number in range(1, 8)]
    assert Counter(note["data-state"] for note in notes(page)) == {
        "refuted": 2,
        "conflicting": 1,
        "not-enough-evidence": 1,
        "supported": 1,
        "unchecked": 2,
    }
    classes = [str(found.get("class")).split()[0] for found in Outline(page).named("span")]
    assert classes.count("sentence") == sample_report.totals.sentences


def test_page_opens_the_notes_with_findings_that_count(sample_report: Report) -> None:
    opened = [note["data-state"] for note in notes(render(sample_report)) if "open" in note]
    assert opened == ["refuted", "conflicting", "not-enough-evidence"]


def test_page_has_no_id_twice_and_no_link_into_nothing(sample_report: Report) -> None:
    elements = Outline(render(sample_report)).elements
    ids = [attributes["id"] for _, attributes in elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [attributes["href"] for tag, attributes in elements if tag == "a"]
    assert {str(link).removeprefix("#") for link in links} <= set(ids)


def test_page_runs_only_what_its_policy_names(sample_report: Report) -> None:
    page = render(sample_report)
    outline = Outline(page)
    (policy,) = (found["content"] for found in outline.named("meta") if "http-equiv" in found)
    parts = dict(part.strip().partition(" ")[::2] for part in str(policy).split(";"))
    assert parts["default-src"] == "'none'"
    assert parts["base-uri"] == parts["form-action"] == "'none'"
    for name in ("style", "script"):
        (text,) = re.findall(f"<{name}>(.*?)</{name}>", page, re.DOTALL)
        checksum = b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert parts[f"{name}-src"] == f"'sha256-{checksum}'"
    loaded = {name for _, found in outline.elements for name in found} & {"src", "srcset", "style", "action"}
    assert loaded == set()


def test_page_says_what_was_not_read_as_a_draft_without_sentences(empty_report: Report) -> None:
    page = Outline(render(empty_report))
    assert page.text("h1") == ["No claim to check"]
    assert "The draft holds no sentence." in page.text("p nothing")


@pytest.mark.parametrize(
    ("labels", "headline"),
    [
        pytest.param([Label.SUPPORTED], "No claims refuted", id="none"),
        pytest.param([Label.REFUTED, Label.SUPPORTED], "One claim refuted", id="one"),
        pytest.param(
            [Label.REFUTED] * 3 + [Label.CONFLICTING], "Three claims refuted, one in conflict", id="both"
        ),
        pytest.param([Label.REFUTED] * 13, "13 claims refuted", id="many"),
        pytest.param([None, None], "Nothing was checked", id="unchecked"),
    ],
)
def test_page_headline_tells_the_result(
    labels: list[Label | None], headline: str, new_draft: Any, write_page: Write
) -> None:
    draft = new_draft("\n".join(f"Fact {number} holds." for number in range(len(labels))))
    for number, label in enumerate(labels):
        draft.claim(f"Fact {number} holds", label)
    assert Outline(write_page(draft)).text("h1") == [headline]


def test_page_coverage_adds_up(sample_report: Report) -> None:
    tables = re.findall(r"<table>.*?</table>", render(sample_report))
    for table, total in zip(
        tables, (sample_report.totals.sentences, sample_report.totals.claims), strict=True
    ):
        numbers = [int(number) for number in re.findall(r"<td>(\d+)</td>", table)]
        assert sum(numbers[:-1]) == numbers[-1] == total


def test_page_tells_an_incomplete_run(new_draft: Any, write_page: Write) -> None:
    draft = new_draft("It is 3 metres long.").claim("It is 3 metres long", Label.SUPPORTED)
    assert Outline(write_page(draft, complete=False)).text("p incomplete")
    assert not Outline(write_page(draft)).text("p incomplete")


def test_page_names_program_settings_and_checksums(sample_report: Report) -> None:
    code = Outline(render(sample_report)).text("code")
    assert {"claims:0.1.0", "reader:none", "as-of:none", f"sha256 {'1' * 64}", f"sha256 {'2' * 64}"} <= set(
        code
    )


def test_page_lists_what_was_not_checked(sample_report: Report) -> None:
    (section,) = re.findall(
        r'<section[^>]*><h2 id="unchecked">.*?</section>', render(sample_report), re.DOTALL
    )
    assert Outline(section).text("summary") == [
        "1 claim: ambiguous",
        "1 claim: checker failed",
        "1 sentence without a claim: heading",
        "1 sentence without a claim: opinion",
        "1 sentence without a claim: question",
    ]
    assert "the checker tables failed: no such column" in section


# --------------------------------------------------------------------------- the text and its notes


def stretches(page: str) -> list[tuple[str, str, str]]:
    """The words under notes, with their looks and the numbers of the notes."""
    pattern = r'<span class="claim ([^"]*)" data-notes="([^"]*)">(.*?)</span>'
    return [
        (re.sub("<.*?>", "", words), looks, numbers) for looks, numbers, words in re.findall(pattern, page)
    ]


def test_page_words_under_two_claims_look_as_the_graver_one(new_draft: Any, write_page: Write) -> None:
    draft = new_draft("The fair, held since 1950, drew 300 guests.")
    draft.claim("The fair, held since 1950, drew 300 guests", Label.SUPPORTED)
    draft.claim("held since 1950", Label.REFUTED)
    assert stretches(write_page(draft)) == [
        ("The fair, ", "supported", "1"),
        ("held since 1950", "refuted", "2 1"),
        (",", "supported", "1"),  # the number of the note stands behind it
        (" drew 300 guests", "supported", "1"),
    ]


def test_page_marks_a_claim_over_several_sentences_in_each(new_draft: Any, write_page: Write) -> None:
    draft = new_draft("It rose. Then it fell. It rose.", sentences=["It rose.", "Then it fell.", "It rose."])
    page = write_page(draft.claim("rose. Then it fell. It", Label.REFUTED))
    assert [words for words, _, _ in stretches(page)] == ["rose.", "Then it fell.", "It"]
    assert len(notes(page)) == 1
    assert page.count('href="#n1" id="r1"') == 1


@pytest.mark.parametrize(
    ("passage", "marks"),
    [
        pytest.param("It holds 2,340 clocks.", ["2,430", "2,430", "2,340"], id="once"),
        pytest.param("It holds 2,340 clocks, not 2,340.", ["2,430", "2,430"], id="twice"),
        pytest.param("It holds 12,340.5 clocks, or 2,340,000.", ["2,430", "2,430"], id="part-of-a-number"),
    ],
)
def test_page_marks_deciding_words_where_they_stand_once(
    passage: str, marks: list[str], new_draft: Any, write_page: Write
) -> None:
    draft = new_draft("It holds 2,430 clocks.")
    draft.claim("It holds 2,430 clocks", Label.REFUTED, passage=passage, reason="draft: 2,430; source: 2,340")
    assert Outline(write_page(draft)).text("mark") == marks


def test_page_marks_deciding_words_outside_the_stretch_of_the_claim(
    new_draft: Any, write_page: Write
) -> None:
    draft = new_draft('"It is so," said Tomas Berg.')
    place = draft.document.span(17, 27)
    speaker = Slot(role="speaker", span=place, value=Name(text="Tomas Berg"))
    reason = "draft: Tomas Berg; source: Lindqvist"
    draft.claim("It is so", Label.REFUTED, passage="So said Lindqvist.", reason=reason, values=(speaker,))
    page = write_page(draft)
    assert stretches(page) == [("It is so", "refuted", "1"), ("Tomas Berg", "refuted", "1")]
    assert Outline(page).text("mark") == ["Tomas Berg", "Lindqvist"]


def test_page_marks_what_others_speak_against_in_what_supports_it(sample_report: Report) -> None:
    conflict = sample_report.drafts[0].claims[1]
    refuting, supporting = conflict.evidence
    refuting = refuting.model_copy(update={"reason": "draft: 5 July; source: 4 July"})
    claims = (conflict.model_copy(update={"evidence": (refuting, supporting)}),)
    draft = sample_report.drafts[0].model_copy(update={"claims": claims, "findings": ()})
    report = Report.model_validate({**dict(sample_report), "drafts": (draft,), "totals": Totals.of((draft,))})
    assert Outline(render(report)).text("mark") == ["5 July", "5 July", "4 July", "5 July"]


def test_page_marks_typed_values_on_both_sides(sample_report: Report) -> None:
    marks = Outline(render(sample_report)).text("mark")
    assert marks.count("3,000") == 2
    assert marks.count("2,300") == 1


@pytest.mark.parametrize(
    ("path", "text", "shown"),
    [
        pytest.param(
            "a.md", "**Tesla** and [Arm](https://arm.example) came.", "Tesla and Arm came.", id="markdown"
        ),
        pytest.param("a.html", "<b>Tesla</b> &amp; Arm came.", "Tesla & Arm came.", id="html"),
        pytest.param("a.txt", "<b>Tesla</b> **and** Arm came.", "<b>Tesla</b> **and** Arm came.", id="text"),
        pytest.param(
            "a.md", "Tesla: 3 * 4 < 5 snake_case_names", "Tesla: 3 * 4 < 5 snake_case_names", id="no-markup"
        ),
    ],
)
def test_page_shows_the_words_without_their_markup(
    path: str, text: str, shown: str, new_draft: Any, write_page: Write
) -> None:
    draft = new_draft(text, path).claim("Tesla", None)
    (sentence,) = Outline(write_page(draft)).text("span sentence")
    assert sentence.replace("1", "") == shown


@pytest.mark.parametrize(
    ("suppression", "told"),
    [
        (Suppression(by="ignore", reason="a quotation"), "Silenced by a comment in the draft: a quotation"),
        (Suppression(by="baseline"), "Known: it is in the baseline."),
        (Suppression(by="unchanged"), "Not part of this change."),
    ],
    ids=["ignore", "baseline", "unchanged"],
)
def test_page_keeps_suppressed_findings_and_says_why(
    suppression: Suppression, told: str, new_draft: Any, write_page: Write
) -> None:
    draft = new_draft("It has 3 doors.").claim("It has 3 doors", Label.REFUTED, suppressed=suppression)
    page = write_page(draft)
    (note,) = notes(page)
    assert "suppressed" in str(note["class"])
    assert "open" not in note
    assert told in Outline(page).text("p because")
    assert "There is nothing to report." in Outline(page).text("p nothing")


def test_page_has_findings_about_no_claim(new_draft: Any, write_page: Write) -> None:
    text = "<!-- claims: ignore wrong-date -->\nIt has 3 doors."
    draft = new_draft(text, "a.md", ["It has 3 doors."]).claim("It has 3 doors", Label.SUPPORTED)
    page = write_page(
        draft.remark("<!-- claims: ignore wrong-date -->", "unused-ignore", "It ignores nothing.")
    )
    assert [note["data-state"] for note in notes(page)] == ["remark", "supported"]
    assert "It ignores nothing." in Outline(page).text("span statement")


def test_page_tells_lines_without_a_sentence(new_draft: Any, write_page: Write) -> None:
    draft = new_draft("One.\n\n```\ncode\n```\n\nTwo.", sentences=["One.", "Two."])
    assert Outline(write_page(draft)).text("p silent") == ["lines 2–6: no sentence"]


# --------------------------------------------------------------------------- hostile text

HOSTILE = (
    "</script></style><script>hacked()</script><img src=x onerror=hacked()>\"' \x00\x1b\u202e --> ]]> &lt;"
)


def test_page_makes_text_of_hostile_drafts(new_draft: Any, write_page: Write) -> None:
    draft = new_draft(HOSTILE, f"{HOSTILE}.txt").claim(
        HOSTILE, Label.REFUTED, passage=HOSTILE, source=HOSTILE
    )
    outline = Outline(write_page(draft))
    harmless = Outline(write_page(new_draft("A", "A.txt").claim("A", Label.REFUTED, passage="A", source="A")))
    assert {tag for tag, _ in outline.elements} == {tag for tag, _ in harmless.elements}
    assert len(outline.named("script")) == 1


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_page_has_the_same_elements_whatever_the_text(text: str) -> None:
    from claims.report.page.markup import tag

    page = str(tag("p", text, title=text))
    assert page.count("<") == 2
    assert page.count('"') == 2
    assert not set(page) & set("\x00\x1b\u202e\u2066")


def test_page_of_a_run_is_the_page_of_its_report(run_claims: Any, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text("The lighthouse has 199 steps.\n")
    (tmp_path / "facts.txt").write_text("The lighthouse has 179 steps.\n")
    options = ("-f", "html=checked.html", "-f", "json=claims.json")
    done = run_claims("check", "draft.md", "--against", "facts.txt", *options, cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    (tmp_path / "draft.md").unlink()
    done = run_claims("report", "claims.json", "-f", "html=reported.html", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "checked.html").read_bytes()
    assert page == (tmp_path / "reported.html").read_bytes()
    assert b"<mark>199</mark>" in page
    assert b"<mark>179</mark>" in page
