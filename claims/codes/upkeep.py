"""The codes without a verdict: what is wrong with directives in drafts, and with the baseline."""

from __future__ import annotations

from claims.codes.code import Code
from claims.model import Severity

__all__ = ["OF_UPKEEP"]

OF_UPKEEP = (
    Code(
        name="expired-ignore",
        label=None,
        summary="A comment that ignored a finding has reached its end date.",
        what_it_means=(
            "The day given as until= is over, so that the comment hides nothing any more. The day is that of "
            "--as-of, or else today's: it is the only thing in a report that the calendar may change."
        ),
        why_it_matters="Somebody wanted this to be looked at again by that day.",
        example=(
            'The draft: `<!-- claims: ignore wrong-number reason="audit pending" until=2024-03-31 -->`. That '
            "day is over."
        ),
        what_to_do="Correct the sentence, or give the comment a later date if its reason still holds.",
    ),
    Code(
        name="ignore-without-reason",
        label=None,
        summary="A comment ignores a finding and does not say why.",
        what_it_means=(
            "A directive ignore, file-ignore or disable has no reason. It hides what it names all the same."
        ),
        why_it_matters="Whoever edits the draft next can't tell an exception from an excuse.",
        example="The draft: `<!-- claims: ignore wrong-number -->` beside a figure rounded on purpose.",
        what_to_do=(
            'Add reason="rounded on purpose", or whatever the reason is. Where reasons are not wanted: '
            "--ignore ignore-without-reason."
        ),
    ),
    Code(
        name="malformed-directive",
        label=None,
        summary="A comment addressed to claims can't be understood, and has no effect.",
        what_it_means=(
            "The comment begins with 'claims:', and what follows is no directive, names a code or a source "
            "that does not exist, has a bad date, opens a range that is never closed, or closes one that was "
            "never opened."
        ),
        why_it_matters="It was meant to change what is reported, and it does not.",
        example=("The draft: `<!-- claims: ignore wrong-numbers -->`. No such code; wrong-number was meant."),
        what_to_do="Write it as the message says, or take it out.",
    ),
    Code(
        name="expired-baseline",
        label=None,
        summary="A finding was accepted until a day that is past, and counts again.",
        what_it_means=(
            "The baseline has an entry for the finding that stands at the same place, and the entry's date "
            "`until` is past. It hides nothing any more."
        ),
        why_it_matters="Whoever accepted the finding meant to settle it by that day.",
        example='The entry in the baseline: "until": "2026-03-31". The run: on 1 April 2026.',
        what_to_do=(
            "Correct the draft or the reference. If the finding has to be accepted for longer, give the "
            "entry another date in the file of the baseline, and say why in its reason."
        ),
    ),
    Code(
        name="unmet-expectation",
        label=None,
        weight=Severity.ERROR,
        summary="A finding that a comment expects is not there.",
        what_it_means=(
            "A directive expect names a code, and the claims of its sentence or block, all of which were "
            "checked, have no such verdict."
        ),
        why_it_matters="Drafts that are wrong on purpose test that an error of this sort is found.",
        example="The draft: It has 199 steps. `<!-- claims: expect wrong-number -->` The source: It has 199.",
        what_to_do="Find out why the error is no longer found, or take the comment out.",
    ),
    Code(
        name="unused-ignore",
        label=None,
        summary="A comment ignores a finding that is not there.",
        what_it_means=(
            "All claims that the comment is about were checked, and none has a verdict with the code that it "
            "names. Codes that the run does not report, and claims that it could not check, are left alone."
        ),
        why_it_matters="It would hide the next error that somebody makes in this place.",
        example=(
            "The draft: `<!-- claims: ignore wrong-number -->` beside a figure that has been corrected since."
        ),
        what_to_do="Take the comment out, or the code that the message names.",
    ),
)
"""In alphabetical order."""
