"""The judge: one claim beside one passage.

Contradictions are asked for first, then support. Neither is a matter of word overlap alone: a contradiction
needs a value, name, role or pole that differs in the place where everything else agrees; support needs nearly
all words of the claim in one passage and every value, every name and the polarity of the claim to agree.
"""

from __future__ import annotations

from collections.abc import Sequence

from checkers import contrast, figures, names, places, roles
from checkers.align import Alignment, align
from checkers.figures import ValueMatch, reason, value_matches
from checkers.judgement import Judgement, neutral, supports
from checkers.lexicon import GENERIC_VERBS, SWEEPING
from checkers.reading import Reading
from claims.model import Claim, Comparison

__all__ = ["judge"]

_SUPPORT = 0.7
"""The least coverage at which a passage that agrees in everything else supports a claim."""
_SUPPORT_WITH_VALUE = 0.6
"""The same where a figure or date of the claim is found as well."""


_SUPPORT_WITHOUT_VERB = 0.85
"""The same where the passage lacks the claim's verb."""


def judge(claim: Claim, said: Reading, passage: Reading, context: Sequence[Reading]) -> Judgement:
    """What `passage`, with its headings and the sentences before it, says about the claim."""
    alignment = align(said, passage, context)
    matches = value_matches(alignment)
    refutations = [
        *figures.contradictions(alignment, matches),
        *contrast.contradictions(alignment),
        *names.contradictions(alignment, claim.kind, anchored=any(match.agrees for match in matches)),
        *roles.contradictions(alignment),
        *places.contradictions(alignment),
    ]
    if refutations:
        return max(refutations, key=lambda item: item.score)
    return _support(alignment, matches) or _neutral(alignment)


def _support(alignment: Alignment, matches: Sequence[ValueMatch]) -> Judgement | None:
    if alignment.missing_names or any(match.agrees is None and not match.vague for match in matches):
        return None
    if contrast.polarity_differs(alignment) or contrast.opposed(alignment) or len(alignment.pairs) < 2:
        return None
    comparison = _comparison(matches)
    least = _SUPPORT_WITH_VALUE if comparison else _SUPPORT
    if alignment.coverage < (least if _predicate_found(alignment) else _SUPPORT_WITHOUT_VERB):
        return None
    if not _sweeping_found(alignment):
        return None
    score = round(min(0.97, 0.5 + 0.45 * alignment.coverage), 3)
    text = reason(comparison) if comparison else "the passage says the same of the same subject"
    return supports(score, text, comparison)


def _predicate_found(alignment: Alignment) -> bool:
    """Whether the passage has the claim's first verb that says something."""
    verbs = [
        word for word in alignment.claim.words if word.tag.startswith("V") and word.lemma not in GENERIC_VERBS
    ]
    return not verbs or alignment.found(verbs[0].token)


def _sweeping_found(alignment: Alignment) -> bool:
    """Whether every "only", "all" and superlative of the claim has its like in the passage."""
    theirs = {token.lemma for token in alignment.passage.tokens}
    best = any(token.tag in {"JJS", "RBS"} for token in alignment.passage.tokens)
    for index, token in enumerate(alignment.claim.tokens):
        if token.lemma in SWEEPING and theirs.isdisjoint(SWEEPING):
            return False
        if token.tag in {"JJS", "RBS"} and not best and not alignment.found(index):
            return False
    return True


def _comparison(matches: Sequence[ValueMatch]) -> Comparison | None:
    return next((match.agrees for match in matches if match.agrees), None)


def _neutral(alignment: Alignment) -> Judgement:
    missing = ", ".join(word.text for word in alignment.missing[:4])
    text = (
        f"the nearest passage does not speak of: {missing}"
        if missing
        else "the nearest passage does not settle it"
    )
    return neutral(round(0.9 * alignment.coverage, 3), text)
