"""The codes of verdicts: what is wrong with a claim, next to a reference."""

from __future__ import annotations

from claims.codes.code import Code
from claims.model import Label

__all__ = ["OF_VERDICTS"]

OF_VERDICTS = (
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
"""In alphabetical order."""
