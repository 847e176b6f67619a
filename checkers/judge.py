"""The judge: one claim beside one passage.

Contradictions are asked for first, then support. Neither is a matter of word overlap alone: a contradiction
needs a value, name, role or pole that differs in the place where everything else agrees; support needs nearly
all words of the claim in one passage and every value, every name and the polarity of the claim to agree.
"""

from __future__ import annotations

from collections.abc import Sequence

from checkers import contrast, exchanges, figures, frames, names, places, polarity, scope
from checkers.align import Alignment, align
from checkers.figures import ValueMatch, value_matches
from checkers.judgement import Judgement, neutral
from checkers.reading import Reading
from checkers.support import may_support, might_support, support
from checkers.suspicion import denial, suspicion
from claims.model import Claim, Kind, Stance

__all__ = ["judge"]


def judge(
    claim: Claim,
    said: Reading,
    passage: Reading,
    context: Sequence[Reading],
    known: str = "",
) -> Judgement:
    """What `passage`, with its headings and the sentences before it, says about the claim.

    `known` is the text of its whole document, casefolded: what it names may be "she" or "it" in the passage.
    """
    alignment = align(said, passage, context, known)
    matches = value_matches(alignment)
    near = " ".join([passage.text, *(other.text for other in context)])
    copied = frames.judge_copy(said, passage, known, located=claim.kind is Kind.LOCATION)
    refutations = [  # "was not the third" is contradicted by no other figure
        *([] if said.denied else figures.contradictions(alignment, matches, near)),
        *contrast.contradictions(alignment),
        *polarity.contradictions(alignment),
        *names.contradictions(alignment, claim.kind, anchored=any(match.agrees for match in matches)),
        *exchanges.contradictions(alignment),
        *places.contradictions(alignment),
        *scope.contradictions(alignment),
        *([copied] if copied and copied.stance is Stance.REFUTES else []),
    ]
    if refutations:
        found = max(refutations, key=lambda item: item.score)
    else:
        found = support(alignment, matches) or copied or _neutral(alignment, matches)
    if found.stance is Stance.NEUTRAL:
        return found._replace(
            suspected=suspicion(alignment, matches, known, near, claim.kind),
            deniable=denial(alignment, matches, near, claim.kind),
        )
    return found


def _neutral(alignment: Alignment, matches: Sequence[ValueMatch]) -> Judgement:
    missing = ", ".join(word.text for word in alignment.missing[:4])
    text = (
        f"the nearest passage does not speak of: {missing}"
        if missing
        else "the nearest passage does not settle it"
    )
    score = round(0.9 * alignment.coverage, 3)
    ajar = might_support(alignment, matches)
    return neutral(score, text, open=ajar and may_support(alignment, matches), ajar=ajar)
