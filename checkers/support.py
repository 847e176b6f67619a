"""When a passage supports a claim: everything that the claim says has to be there, and nothing against it.

Word overlap is the least of the conditions. Names, values, the verb, what follows the verb, sweeping words
and the polarity are asked for one by one, since each of them alone can turn a sentence round. Only the verb
may be another where a figure, date or rank of the claim is found: "counted 277 flaws" and "has 277 flaws".
"""

from __future__ import annotations

from collections.abc import Sequence

from checkers import contrast
from checkers.align import Alignment
from checkers.derived import may_follow
from checkers.differences import reason
from checkers.figures import ValueMatch
from checkers.judgement import Judgement, supports
from checkers.lexicon import INTENTIONS, NEGATIVE
from checkers.polarity import polarity_differs
from checkers.predicates import kind_found, objects_found, predicate_found, verb_found
from checkers.reading import Reading
from checkers.roles import part_is_another
from checkers.subject import subject_heads, subject_is_another
from checkers.sweeping import oversweeping
from claims.language import Token
from claims.model import Rank

__all__ = ["may_support", "might_support", "support"]

_LEAST = 0.7
"""The least coverage of the claim's words."""
_LEAST_WITH_VALUE = 0.6
"""The same where a figure or date of the claim is found as well."""
_LEAST_TOLD = 0.25
"""The same where other words may say it."""
_BREAKS = frozenset({",", ";", ":", "–", "—", "but", "while"})
_FUTURE = frozenset({"shall", "will"})
_NEGATIONS = frozenset("hardly neither never no nobody none nor not nothing n't nowhere".split())


def support(alignment: Alignment, matches: Sequence[ValueMatch]) -> Judgement | None:
    """The support that the passage gives, or None where something is missing."""
    anchored = any(match.anchored for match in matches)
    if alignment.missing_names or len(alignment.pairs) < (1 if anchored else 2):
        return None
    if any(match.agrees is None and not match.vague for match in matches):
        return None
    if any(match.of_other_things for match in matches):
        return None
    comparison = next((match.agrees for match in matches if match.agrees), None)
    least = _LEAST_WITH_VALUE if comparison else _LEAST
    if alignment.coverage < least:
        return None
    if comparison is None and _says_something(alignment.claim) and not verb_found(alignment):
        return None
    if any(word.token and word.text[:1].isupper() for word in alignment.missing):  # "Scottish"
        return None
    if not (objects_found(alignment) and predicate_found(alignment) and kind_found(alignment)):
        return None
    if subject_is_another(alignment) or part_is_another(alignment):
        return None
    if not (oversweeping(alignment) is None and _polarity_agrees(alignment) and _order_kept(alignment)):
        return None
    score = round(min(0.97, 0.5 + 0.45 * alignment.coverage), 3)
    found = supports(score, reason(comparison) if comparison else _PLAIN_REASON, comparison)
    claim = alignment.claim
    settled = [(value.start, value.end) for value in claim.values]
    settled += [(claim.tokens[n.start].start, claim.tokens[n.end - 1].end) for n in claim.names]
    return found._replace(doubtful=True, values=tuple((start, end, None) for start, end in settled))


def may_support(alignment: Alignment, matches: Sequence[ValueMatch]) -> bool:
    """Whether of what `might_support` the words and values are found, too: the claim in other words."""
    if not alignment.pairs or alignment.coverage < _LEAST_TOLD:
        return False
    return all(_may_hold(match, alignment.passage) for match in matches)


def might_support(alignment: Alignment, matches: Sequence[ValueMatch]) -> bool:
    """Whether names, sweeping words and denials agree: words and figures may be told in ways no rule sees.

    "Nearly nine in ten stayed" for "367 of the 412 completed the study".
    """
    if alignment.missing_names or oversweeping(alignment) is not None or not _polarity_agrees(alignment):
        return False
    if subject_is_another(alignment) or part_is_another(alignment) or _only_subject_missing(alignment):
        return False
    return all(_might_hold(match, alignment.passage) for match in matches)


def _may_hold(match: ValueMatch, passage: Reading) -> bool:
    """Whether a value of the claim is the passage's, or may follow from what that says."""
    return match.agrees is not None or match.vague or may_follow(match.found, passage)


def _might_hold(match: ValueMatch, passage: Reading) -> bool:
    """Whether there is a figure or date at all that a figure or date of the claim may stand for."""
    return _may_hold(match, passage) or (not isinstance(match.found.value, Rank) and bool(passage.values))


def _only_subject_missing(alignment: Alignment) -> bool:
    """Whether all but the subject and the verb is there, word for word: then it is said of something else."""
    heads = subject_heads(alignment.claim)
    phrases = [alignment.claim.chunk_of[token] for token in heads]
    missing = {word.token for word in alignment.missing if not word.tag.startswith("V")}
    return (
        bool(missing)
        and not any(token in alignment.pairs or token in alignment.context for token in heads)
        and all(any(phrase.start <= token < phrase.end for phrase in phrases) for token in missing)
        and any(alignment.passage.tokens[token].tag != "PRP" for token in subject_heads(alignment.passage))
    )


_PLAIN_REASON = "the passage says the same of the same subject"


def _says_something(claim: Reading) -> bool:
    """Whether the claim has a verb: a table cell has none."""
    return any(token.tag.startswith("V") for token in claim.tokens)


def _order_kept(alignment: Alignment) -> bool:
    """Whether who stands before the verb in the claim stands before it in the passage, unless one is passive.

    "Pryce scored from a pass by Mensah" and "Mensah scored from a pass by Pryce" have the same words.
    """
    verbs = [(mine, theirs) for mine, theirs in alignment.pairs.items() if _is_verb(alignment, mine, theirs)]
    if not verbs or _passive(alignment.claim) != _passive(alignment.passage):
        return True
    mine, theirs = min(verbs)
    nouns = [
        word.token for word in alignment.claim.words if word.tag[0] == "N" and word.token in alignment.pairs
    ]
    before = [alignment.pairs[token] for token in nouns if token < mine]
    after = [alignment.pairs[token] for token in nouns if token > mine]
    swapped = before and after and min(before) > theirs and min(after) < theirs
    return not swapped


def _is_verb(alignment: Alignment, mine: int, theirs: int) -> bool:
    return alignment.claim.tokens[mine].tag[0] == alignment.passage.tokens[theirs].tag[0] == "V"


def _passive(reading: Reading) -> bool:
    lemmas = [token.lemma for token in reading.tokens]
    return "by" in lemmas and any(
        token.tag == "VBN" and "be" in lemmas[max(0, k - 3) : k] for k, token in enumerate(reading.tokens)
    )


def _polarity_agrees(alignment: Alignment) -> bool:
    """Whether both deny or both state, and the passage does not merely intend what the claim states."""
    if polarity_differs(alignment) or contrast.opposed(alignment):
        return False
    first, last = _stretch(alignment)
    mine = _count(alignment.claim, 0, len(alignment.claim.tokens), _NEGATIONS | NEGATIVE)
    if mine:  # shallow syntax does not tell where a denial that both have ends
        first, last = 0, len(alignment.passage.tokens) - 1
    theirs = _count(alignment.passage, first, last + 1, _NEGATIONS | NEGATIVE)
    if bool(mine) != bool(theirs):
        return False
    future = any(token.lemma in _FUTURE for token in alignment.claim.tokens)
    wished = INTENTIONS - {"would"} if future else INTENTIONS  # "said that it would", "it will"
    meant = _count(alignment.passage, first, last + 1, wished)
    return not meant or bool(_count(alignment.claim, 0, len(alignment.claim.tokens), INTENTIONS))


def _stretch(alignment: Alignment) -> tuple[int, int]:
    """The tokens of the passage that say what the claim says: the clause of the claim's verb, if it has that,
    else from the first word found to the last, if there is one.
    """
    tokens = alignment.passage.tokens
    verbs = [word.token for word in alignment.claim.words if word.tag.startswith("V")]
    verb = next((alignment.pairs[token] for token in verbs if token in alignment.pairs), None)
    if verb is None and not alignment.matched:
        return 0, len(tokens) - 1
    if verb is None:
        return alignment.passage.chunk_of[min(alignment.matched)].start, max(alignment.matched)
    breaks = [-1, *(k for k, token in enumerate(tokens) if token.text in _BREAKS), len(tokens)]
    return max(k for k in breaks if k < verb) + 1, min(k for k in breaks if k > verb) - 1


def _count(reading: Reading, start: int, end: int, words: frozenset[str]) -> int:
    """How many of `words` stand between two tokens, reaching back over the verb group of the first."""
    start = max(0, start - 2)
    return sum(
        token.lemma in words or token.text.lower() in words
        for token in reading.tokens[start:end]
        if not _in_value(reading, token.start) and not _no_other(reading, token)
    )


def _no_other(reading: Reading, token: Token) -> bool:
    """ "no other town": the first or only one, which denies nothing."""
    return token.lemma == "no" and reading.text[token.end :].lstrip().startswith("other")


def _in_value(reading: Reading, at: int) -> bool:
    return any(found.start <= at < found.end for found in reading.values)
