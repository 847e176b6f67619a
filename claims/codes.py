"""The codes that findings are reported under, each with its documentation: `claims explain CODE`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import filter as fitting
from types import MappingProxyType

from claims.errors import UsageError
from claims.model import Label, Severity
from claims.suggest import did_you_mean

__all__ = ["CODES", "GROUPS", "Code", "code_names", "find_code", "severity_of"]

_SEVERITIES: Mapping[Label, Severity] = MappingProxyType(
    {
        Label.REFUTED: Severity.ERROR,
        Label.CONFLICTING: Severity.WARNING,
        Label.NOT_ENOUGH_EVIDENCE: Severity.NOTE,
    }
)

GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "ALL": "every code",
        "DEFAULT": "every code that is not merely a note",
        Label.REFUTED.value: "the codes of claims that a reference contradicts",
        Label.CONFLICTING.value: "the codes of claims on which references disagree",
        Label.NOT_ENOUGH_EVIDENCE.value: "the codes of claims that the references do not settle",
    }
)
"""Words that stand for several codes in a selection, and what they stand for."""


def severity_of(label: Label) -> Severity | None:
    """How serious a verdict is; None for a supported claim, which is nothing to report."""
    return _SEVERITIES.get(label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code, the verdict it comes from, and the four sections of its documentation.

    Codes without a verdict are about what a draft tells `claims` itself: a comment that ignores nothing.
    """

    name: str
    label: Label | None = Label.REFUTED
    summary: str
    what_it_means: str
    why_it_matters: str
    example: str
    what_to_do: str

    @property
    def severity(self) -> Severity:
        """The severity of findings under this code, unless the configuration sets another."""
        return _SEVERITIES[self.label] if self.label else Severity.WARNING

    @property
    def sections(self) -> tuple[tuple[str, str], ...]:
        """The documentation as headings and paragraphs, in reading order."""
        return (
            ("What it means", self.what_it_means),
            ("Why it matters", self.why_it_matters),
            ("Example", self.example),
            ("What to do", self.what_to_do),
        )


_ALL = (
    Code(
        name="altered-quote",
        summary="Words in quotation marks differ from the words in the source.",
        what_it_means=(
            "A reference quotes the same speaker with nearly the same words, but a word was added, "
            "dropped or changed. Typography (curly quotes, dashes, an ellipsis that keeps the order) is "
            "not a change."
        ),
        why_it_matters=(
            "Quotation marks promise the speaker's own words; an altered quotation is the error that "
            "speakers complain about first."
        ),
        example='The draft: "We will never sell," she said. The reference: "We may never sell," she said.',
        what_to_do="Restore the words of the source, or drop the quotation marks and paraphrase.",
    ),
    Code(
        name="conflicting-sources",
        label=Label.CONFLICTING,
        summary="One reference supports the claim and another refutes it.",
        what_it_means=(
            "Two passages speak about the same thing and disagree. The tool does not choose between them; "
            "it shows both."
        ),
        why_it_matters="One of the references is wrong or out of date, and the draft repeats one of them.",
        example=(
            "The draft: The bridge opened in 1931. One reference says 1931, another says that it opened "
            "in 1932."
        ),
        what_to_do=(
            "Find out which source is right, then correct the draft or remove the stale reference. Where "
            "both hold (two counts made on different days), say so in the draft."
        ),
    ),
    Code(
        name="contradicted",
        summary="A reference says something that cannot be true together with the claim.",
        what_it_means=(
            "The reference speaks about the same subject and contradicts the claim in a way that no more "
            "specific code covers."
        ),
        why_it_matters="Reader and reference cannot both be right.",
        example="The draft: The museum is open on Mondays. The reference: The museum is closed on Mondays.",
        what_to_do="Read the passage that is shown beside the claim and correct the one that is wrong.",
    ),
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
        name="negated",
        summary="The draft states what the source denies, or denies what the source states.",
        what_it_means="Claim and passage agree word for word in what matters, except for a negation.",
        why_it_matters="A lost or added 'not' turns a fact into its opposite and is easy to overlook.",
        example=(
            "The draft: The board approved the merger. The reference: The board did not approve the merger."
        ),
        what_to_do="Check the negation in both texts; correct the draft if the reference is right.",
    ),
    Code(
        name="no-evidence",
        label=Label.NOT_ENOUGH_EVIDENCE,
        summary="The references were read, but none of them settles the claim.",
        what_it_means=(
            "No passage speaks about the same subject and attribute, or what it says is too vague to "
            "decide. This is a note, reported only when it is selected: --select ALL."
        ),
        why_it_matters="An unsupported statement may be true; nobody has shown it yet.",
        example="The draft: The plant employs 400 people. The references never say how many work there.",
        what_to_do="Add a reference that states the fact, or take the statement out.",
    ),
    Code(
        name="overclaim",
        summary="The draft says it more strongly than the source.",
        what_it_means=(
            "The passage speaks of the same thing with a qualification that the draft drops: 'up to', "
            "'may', 'one of the', a plan instead of a fact."
        ),
        why_it_matters="The source is made to promise what it never promised.",
        example="The draft: The drug cures the disease. The reference: The drug may ease the disease.",
        what_to_do="Restore the qualification of the source.",
    ),
    Code(
        name="swapped-roles",
        summary="Who did it and to whom it was done are exchanged.",
        what_it_means="The passage names the same parties and the same action, with the parts exchanged.",
        why_it_matters=(
            "Every word of the sentence occurs in the source, so that a quick look finds no fault."
        ),
        example="The draft: Halden Foods bought Orrin Mills. The reference: Orrin Mills bought Halden Foods.",
        what_to_do="Restore the roles that the reference gives.",
    ),
    Code(
        name="unmet-expectation",
        label=None,
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
    Code(
        name="wrong-date",
        summary="The date in the draft and the date in the source exclude each other.",
        what_it_means=(
            "Both texts date the same event and the two intervals have no day in common. A coarser date "
            "that contains the finer one ('in 2022' for 30 November 2022) is no error."
        ),
        why_it_matters="Dates are copied more often than they are checked.",
        example="The draft: The fair opened on 5 July. The reference: The fair opened on 4 July.",
        what_to_do=(
            "Correct the date. If the draft says 'last week' or the like, state its own date (front "
            "matter, dateline or --as-of) so that the words can be resolved."
        ),
    ),
    Code(
        name="wrong-direction",
        summary="The draft reports a rise where the source reports a fall, or the reverse.",
        what_it_means="Claim and passage speak of the same measure and period, and it moves the other way.",
        why_it_matters="The figure may be right and the sentence still says the opposite of the truth.",
        example="The draft: Exports rose 4 percent in May. The reference: Exports fell 4 percent in May.",
        what_to_do="Correct the verb, and check the sign of the figure beside it.",
    ),
    Code(
        name="wrong-name",
        summary="The source names someone or something else in the same part.",
        what_it_means=(
            "The passage tells of the same event or relation, with another person, organisation or "
            "product in the place of the one in the draft. Known aliases, acronyms and titles are not "
            "differences."
        ),
        why_it_matters="A wrong name harms two parties: the one that is named and the one that is not.",
        example=(
            "The draft: Mara Lindqvist chairs the board. The reference: Marta Lindqvist chairs the board."
        ),
        what_to_do="Copy the name from the reference.",
    ),
    Code(
        name="wrong-number",
        summary="The figure in the draft and the figure in the source exclude each other.",
        what_it_means=(
            "Both texts give a figure for the same subject and attribute, in comparable units, and the "
            "two intervals do not meet. Rounding, 'about' and bounds such as 'more than' are taken into "
            "account."
        ),
        why_it_matters="Wrong figures are the most common factual error in copy, and the easiest to prove.",
        example="The draft: The fair drew 3,000 visitors. The reference: The fair drew 2,300 visitors.",
        what_to_do="Correct the figure, or the reference if that is the one at fault.",
    ),
    Code(
        name="wrong-place",
        summary="The source puts it in another place.",
        what_it_means="The passage tells of the same event or body and names a different place for it.",
        why_it_matters="Readers who know the place lose trust in everything else.",
        example="The draft: The talks were held in Bergen. The reference: The talks were held in Stavanger.",
        what_to_do="Correct the place. If one lies within the other, name the more exact one in both texts.",
    ),
    Code(
        name="wrong-rank",
        summary="The draft gives another rank or superlative than the source.",
        what_it_means="Both texts rank the same thing by the same measure and the positions differ.",
        why_it_matters="'The largest' and 'the second largest' are different facts that sound alike.",
        example="The draft: It is the largest port of the country. The reference: It is the second largest.",
        what_to_do="Restore the rank, and the group in which it holds.",
    ),
    Code(
        name="wrong-scope",
        summary="The figure or statement holds for another group, period or part than the draft says.",
        what_it_means=(
            "The value is in the source, but said of something narrower, wider or other than in the "
            "draft: a year instead of a quarter, a city instead of a country."
        ),
        why_it_matters="The figure can be found in the source, so that a search for it seems to confirm it.",
        example=(
            "The draft: The company sold 90,000 cars in 2023. The reference: It sold 90,000 cars in "
            "Europe in 2023."
        ),
        what_to_do="Say for whom, where and when the statement holds, as the source does.",
    ),
    Code(
        name="wrong-speaker",
        summary="The source gives these words to someone else.",
        what_it_means="The quotation or statement occurs in a reference, with another speaker.",
        why_it_matters="A person is held to words that someone else said.",
        example=(
            'The draft: "It is over," said Amir Holt. The reference: "It is over," said Amir Holt\'s '
            "lawyer, Ida Roe."
        ),
        what_to_do="Name the speaker that the reference names.",
    ),
    Code(
        name="wrong-unit",
        summary="The number agrees with the source, but its unit, currency or scale does not.",
        what_it_means=(
            "The same digits stand in both texts with different units: million and billion, dollars and "
            "euros, percent and percentage points."
        ),
        why_it_matters="An error of unit is an error of a factor, often of a thousand.",
        example="The draft: a loan of 12 billion dollars. The reference: a loan of 12 million dollars.",
        what_to_do="Copy the unit together with the number.",
    ),
)

CODES: Mapping[str, Code] = MappingProxyType({code.name: code for code in _ALL})
"""Every code, by name, in alphabetical order."""


def find_code(name: str) -> Code:
    """The code called `name`; raises `UsageError` naming the nearest one when there is none."""
    try:
        return CODES[name]
    except KeyError:
        hint = did_you_mean(name, CODES)
        raise UsageError(f'There is no code "{name}".{hint} "claims codes" lists them all.') from None


def code_names(selection: Iterable[str]) -> frozenset[str]:
    """The codes that a selection names: code names, the `GROUPS`, and patterns such as `wrong-*`.

    Raises `UsageError` for a word that is none of them, and for a pattern that no code fits.
    """
    return frozenset(name for word in selection for name in _named(word))


def _named(word: str) -> Iterable[str]:
    if word == "ALL":
        return CODES
    if word == "DEFAULT":
        return [name for name, code in CODES.items() if code.severity is not Severity.NOTE]
    if word in GROUPS:
        return [name for name, code in CODES.items() if code.label == word]
    found = fitting(CODES, word) if "*" in word else [word] if word in CODES else []
    if not found:
        hint = did_you_mean(word, (*CODES, *GROUPS))
        raise UsageError(f'There is no code "{word}".{hint} "claims codes" lists them all.')
    return found
