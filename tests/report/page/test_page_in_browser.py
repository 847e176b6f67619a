"""The HTML page in a real browser: what a reader sees, clicks and types, and that nothing of a draft runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claims.model import Label, Report, Suppression
from claims.report import FORMATS, View

ROOT = Path(__file__).parents[3]

LIMIT = 1_000_000
"""Bytes that the page of the corpus may have."""

Open = Callable[..., Any]


@pytest.fixture(scope="module")
def corpus_page(run_claims: Any, browser: Any, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of the corpus: made only where there is a browser to show it."""
    file = tmp_path_factory.mktemp("corpus") / "report.html"
    command = ("check", "corpus/drafts", "--against", "corpus/references", "--fail-on", "never", "-q")
    done = run_claims(*command, "-f", f"html={file}", cwd=ROOT, timeout=300)
    assert done.returncode == 0, done.stderr
    return file.read_text("utf-8")


@pytest.fixture
def sample_page(sample_report: Report) -> str:
    return FORMATS["html"].render(sample_report, View())


def visible_notes(page: Any) -> list[str]:
    return page.eval_on_selector_all(".note:not([hidden])", "notes => notes.map(note => note.id)")


def current(page: Any) -> str | None:
    return page.evaluate("document.querySelector('.note.current')?.id ?? null")


def focused(page: Any) -> str:
    """The id of the focused element, or of the note that it heads."""
    return page.evaluate("document.activeElement.id || document.activeElement.parentElement?.id || ''")


# --------------------------------------------------------------------------- what it looks like


def test_corpus_page_is_small_quiet_and_alone(corpus_page: str, open_page: Open) -> None:
    assert len(corpus_page.encode()) < LIMIT
    page = open_page(corpus_page)
    assert page.inner_text("h1").endswith("in conflict")
    assert len(visible_notes(page)) == page.locator("sup").count() > 50


@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (1400, "dark"), (400, "dark")])
def test_page_has_no_serious_fault_of_accessibility(
    width: int, scheme: str, corpus_page: str, open_page: Open
) -> None:
    axe = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    page = open_page(corpus_page, width=width, color_scheme=scheme)
    page.keyboard.press("n")  # with a note under way
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    page.evaluate((Path(axe.__file__).parent / "axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run().then(result => result.violations)")
    faults = [
        (fault["id"], fault["impact"], [node["html"] for node in fault["nodes"]][:3]) for fault in found
    ]
    assert [fault for fault in faults if fault[1] in ("serious", "critical")] == []


def test_verdicts_differ_without_their_colours(sample_page: str, open_page: Open) -> None:
    page = open_page(sample_page)
    looks = page.eval_on_selector_all(
        ".claim:not(.suppressed)",
        """claims => claims.map(claim => [claim.classList[1], [
            getComputedStyle(claim).textDecorationStyle,
            getComputedStyle(claim).textDecorationThickness].join()])""",
    )
    states = {state for state, _ in looks}
    assert states == {"refuted", "conflicting", "not-enough-evidence", "unchecked", "supported"}
    assert len({look for _, look in looks}) == len(states)
    signs = page.eval_on_selector_all(
        ".note > summary > .sign", "signs => signs.map(sign => sign.textContent)"
    )
    assert len(set(signs)) == len(states)


@pytest.mark.parametrize("width", [1400, 400])
def test_page_is_never_wider_than_the_window(
    width: int, new_draft: Any, write_page: Any, open_page: Open
) -> None:
    word = "Donaudampfschiff" * 30
    draft = new_draft(f"{word} has 3 doors.", f"{word}.txt")
    draft.claim(f"{word} has 3 doors", Label.REFUTED, passage=f"{word} has 4 doors.", source=f"{word}.txt")
    page = open_page(write_page(draft), width=width)
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_text_from_right_to_left_is_set_so(new_draft: Any, write_page: Any, open_page: Open) -> None:
    words = "بلغ عدد الزوار 3000 زائر"
    page = open_page(write_page(new_draft(words).claim(words, Label.REFUTED, passage=words)))
    for selector in (".text p", ".statement", "blockquote"):
        assert page.eval_on_selector(selector, "element => getComputedStyle(element).direction") == "rtl"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_follows_the_system_and_then_the_button(scheme: str, sample_page: str, open_page: Open) -> None:
    other = {"light": "dark", "dark": "light"}[scheme]
    paper = "getComputedStyle(document.body).backgroundColor"
    page = open_page(sample_page, color_scheme=scheme)
    before = page.evaluate(paper)
    page.click("#theme")
    assert page.evaluate(paper) != before
    page.emulate_media(color_scheme=other)
    page.click("#theme")
    assert page.evaluate(paper) == before


# --------------------------------------------------------------------------- what is shown


@pytest.mark.parametrize(
    ("change", "left"),
    [
        pytest.param(lambda page: page.uncheck("[value=supported]"), 6, id="verdict"),
        pytest.param(lambda page: page.uncheck("[value=suppressed]"), 6, id="suppressed"),
        pytest.param(lambda page: page.select_option("[name=kind]", "date"), 3, id="kind"),
        pytest.param(lambda page: page.select_option("[name=code]", "wrong-date"), 1, id="code"),
    ],
)
def test_filter_leaves_the_notes_and_stretches_that_match(
    change: Callable[[Any], None], left: int, sample_page: str, open_page: Open
) -> None:
    page = open_page(sample_page)
    assert len(visible_notes(page)) == 7
    change(page)
    assert len(visible_notes(page)) == page.locator("sup:not([hidden])").count() == left
    numbers = {note.removeprefix("n") for note in visible_notes(page)}
    plain = "claims => claims.map(claim => claim.dataset.notes)"
    assert set(page.eval_on_selector_all(".claim:not(.plain)", plain)) == numbers
    assert page.inner_text("#shown") == f"{left} of 7 notes"


def test_words_under_two_claims_look_as_the_one_that_is_shown(
    new_draft: Any, write_page: Any, open_page: Open
) -> None:
    draft = new_draft("The fair, held since 1950, drew 300 guests.")
    draft.claim("The fair, held since 1950, drew 300 guests", Label.SUPPORTED)
    draft.claim("held since 1950", Label.REFUTED)
    page = open_page(write_page(draft))
    page.uncheck("[value=refuted]")
    assert page.get_attribute("[data-notes='2 1']", "class") == "claim supported"
    page.uncheck("[value=supported]")
    assert page.get_attribute("[data-notes='2 1']", "class") == "claim plain"


def test_link_to_a_note_that_is_hidden_shows_it_again(sample_page: str, open_page: Open) -> None:
    page = open_page(sample_page)
    page.uncheck("[value=refuted]")
    page.click(".findings li a")
    assert current(page) == "n1"
    assert len(visible_notes(page)) == 7


# --------------------------------------------------------------------------- walking


def test_keys_walk_from_note_to_note_and_from_finding_to_finding(sample_page: str, open_page: Open) -> None:
    page = open_page(sample_page)
    walked = []
    for key in ("j", "j", "j", "k", "n", "n", "p"):
        page.keyboard.press(key)
        walked.append(current(page))
        assert focused(page) == current(page)
        assert page.locator(".claim.current").count() > 0
    assert walked == ["n1", "n2", "n3", "n2", "n4", "n1", "n4"]
    page.keyboard.press("Escape")
    assert (current(page), focused(page)) == (None, "r4")


def test_note_that_walking_has_opened_closes_behind_it(sample_page: str, open_page: Open) -> None:
    page = open_page(sample_page)
    is_open = "document.getElementById('n3').open"
    for key, opened in (("j", False), ("j", False), ("j", True), ("j", False)):
        page.keyboard.press(key)
        assert page.evaluate(is_open) is opened


def test_keys_can_be_turned_off(sample_page: str, open_page: Open) -> None:
    page = open_page(sample_page)
    page.uncheck("[name=keys]")
    page.keyboard.press("j")
    assert current(page) is None
    page.click("[aria-label='Next finding']")
    assert current(page) == "n1"


def test_click_on_words_under_two_claims_goes_from_one_to_the_next(
    new_draft: Any, write_page: Any, open_page: Open
) -> None:
    draft = new_draft("The fair, held since 1950, drew 300 guests.")
    draft.claim("The fair, held since 1950, drew 300 guests", Label.SUPPORTED)
    draft.claim("held since 1950", Label.REFUTED)
    page = open_page(write_page(draft))
    clicked = []
    for _ in range(3):
        page.click("[data-notes='2 1']")
        clicked.append(current(page))
    assert clicked == ["n2", "n1", "n2"]


def test_first_tab_skips_to_the_text(sample_page: str, open_page: Open) -> None:
    page = open_page(sample_page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getBoundingClientRect().x") >= 0
    page.keyboard.press("Enter")
    assert focused(page) == "text"


def test_address_names_a_note(sample_page: str, open_page: Open) -> None:
    page = open_page(sample_page, at="#n3")
    assert current(page) == "n3"
    assert page.evaluate("document.getElementById('n3').open")


def test_focus_is_visible(sample_page: str, open_page: Open) -> None:
    page = open_page(sample_page)
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


# --------------------------------------------------------------------------- without script, on paper, long


def test_page_without_script_can_be_read(sample_page: str, open_page: Open) -> None:
    page = open_page(sample_page, java_script_enabled=False)
    assert page.is_visible(".key")
    assert not page.is_visible("#controls")
    assert page.locator(".note").count() == 7
    page.click("#n3 > summary")
    assert page.is_visible("#n3 .small")


def test_page_on_paper_has_a_key_and_no_controls(sample_page: str, open_page: Open) -> None:
    page = open_page(sample_page)
    page.emulate_media(media="print")
    assert page.is_visible(".key")
    assert not page.is_visible("#controls")
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_lists_are_printed_whole_and_closed_again(new_draft: Any, write_page: Any, open_page: Open) -> None:
    draft = new_draft("\n".join(f"Is it {number}?" for number in range(40)))
    page = open_page(write_page(draft))
    is_open = "document.querySelector('.account details').open"
    assert page.evaluate(is_open) is False
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(is_open) is True
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(is_open) is False


def test_page_of_a_thousand_claims_filters_and_walks(
    new_draft: Any, write_page: Any, open_page: Open
) -> None:
    draft = new_draft("\n".join(f"House {number} has {number} doors." for number in range(1000)))
    for number in range(1000):
        draft.claim(f"House {number} has {number} doors", Label.REFUTED if number % 10 else Label.SUPPORTED)
    page = open_page(write_page(draft))
    page.uncheck("[value=refuted]")
    assert len(visible_notes(page)) == 100
    page.keyboard.press("k")
    assert current(page) == "n991"


# --------------------------------------------------------------------------- hostile text


HOSTILE = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"\' onmouseover=alert(1) autofocus onfocus=alert(1) x="',
    "</title></style></textarea><svg onload=alert(1)>",
    "javascript:alert(1)",
    "<!--<script>-->]]>&lt;script&gt;alert(1)&lt;/script&gt;",
    "a\x00b\x1b[2J\u202egnp.exe\u2066 \u2028c",
]


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_nothing_of_a_draft_or_a_source_runs(
    suffix: str, new_draft: Any, write_page: Any, open_page: Open
) -> None:
    page = open_page(write_page(*(_hostile(new_draft, text, f"{text}.{suffix}") for text in HOSTILE)))
    for key in ("j", "n", "j", "Escape"):
        page.keyboard.press(key)
    page.hover(".note")
    assert page.locator("script").count() == 1
    handlers = "elements => elements.flatMap(e => e.getAttributeNames()).filter(n => n.startsWith('on'))"
    assert page.eval_on_selector_all("*", handlers) == []
    assert page.locator("img, svg, iframe, object, embed, base").count() == 0
    assert not set("\x00\x1b\u202e\u2066") & set(page.content())


def _hostile(new_draft: Any, text: str, path: str) -> Any:
    """A draft that has the text wherever a report can have a text."""
    told = Suppression(by="ignore", reason=text)
    quoted = {"passage": f"{text} has 4 doors.", "source": path, "text": text}
    draft = new_draft(f"{text} has 3 doors.", path, [f"{text} has 3 doors."])
    draft.claim(f"{text} has 3 doors", Label.REFUTED, reason=f"draft: {text}; source: {text}", **quoted)
    draft.claim(text, Label.CONFLICTING, reason=text, suppressed=told, **quoted)
    return draft.claim(text, None, reason=text, **quoted).remark(text, "unused-ignore", text)
