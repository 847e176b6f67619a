"""The front of the page: the result as a headline, the counts below it, and the findings in a line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claims.model import DraftReport, Report
from claims.report.base import INCOMPLETE, counted, plain, verdict_counts, what_was_read
from claims.report.page.markup import Markup, join, tag
from claims.report.page.notes import Note, State, spelt
from claims.report.page.words import compared

__all__ = ["findings", "headline", "masthead"]

AT_ONCE = 12
"""How many findings of a draft are shown before the list has to be opened."""

_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


def headline(notes: Sequence[Note]) -> str:
    """The result: what counts, then what is known already or silenced."""
    claims = [note for note in notes if note.claim]
    if not claims:
        return "No claim to check"
    states = Counter("suppressed" if note.suppressed else note.state for note in claims)
    if states[State.UNCHECKED] == len(claims):
        return "Nothing was checked"
    parts = [
        f"{_number(states[State.REFUTED])} {'claim' if states[State.REFUTED] == 1 else 'claims'} refuted"
    ]
    for state, words in ((State.CONFLICTING, "in conflict"), ("suppressed", "suppressed")):
        if states[state]:
            parts.append(f"{_number(states[state])} {words}")
    written = ", ".join(parts)
    return written[0].upper() + written[1:]


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def masthead(report: Report, title: str) -> Markup:
    """The headline and what it rests on."""
    told = ": ".join(part for part in (what_was_read(report), verdict_counts(report)) if part)
    return join(
        tag("h1", title),
        tag("p", f"{told}.", class_="standfirst"),
        None if report.complete else tag("p", INCOMPLETE, class_="incomplete"),
    )


def findings(by_draft: Sequence[tuple[DraftReport, Sequence[Note]]]) -> Markup:
    """The findings that count, in a line each, draft by draft."""
    written: list[Markup | None] = []
    for draft, notes in by_draft:
        entries = [_finding(note) for note in notes if note.reported]
        if entries:
            rest = entries[AT_ONCE:]
            more = tag("summary", counted(len(rest), "more finding"))
            written += [
                tag("h3", plain(draft.path), dir="auto") if len(by_draft) > 1 else None,
                tag("ol", *entries[:AT_ONCE]),
                tag("details", more, tag("ol", *rest, start=AT_ONCE + 1)) if rest else None,
            ]
    return join(*written) if written else tag("p", "There is nothing to report.", class_="nothing")


def _finding(note: Note) -> Markup:
    evidence = note.claim.evidence if note.claim else ()
    pair = next((pair for item in evidence if (pair := compared(item))), None)
    words = (
        join(": ", tag("bdi", pair[0]), " in the draft, ", tag("bdi", pair[1]), " in the source")
        if pair
        else None
    )
    return tag(
        "li",
        tag("span", note.state.sign, class_=f"sign {note.state}", aria_hidden="true"),
        tag("a", note.statement, href=f"#n{note.number}", dir="auto"),
        tag("span", ", ".join(map(spelt, note.codes)), words, class_="change"),
        tag("span", f"line {note.span.line}", class_="where"),
    )
