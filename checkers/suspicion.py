"""What may contradict a claim where no rule is sure: the slot that differs, for a witness to confirm.

Another name where the claim has its own, or a figure or date that does not agree, is no contradiction by
itself: the passage may speak of another thing, and several may have done the same. Here only the slot is
found, with what it is called.
"""

from __future__ import annotations

from collections.abc import Sequence

from checkers.align import Alignment
from checkers.figures import DISPUTING, ValueMatch, code_of, likeliest, reason
from checkers.judgement import Judgement, refutes
from checkers.names_apart import difference, is_named, is_no_form, is_one_of_several
from checkers.reading import Mention
from checkers.slots import part
from checkers.subject import same_subject
from claims.model import Kind

__all__ = ["suspicion"]

_LEAST = 0.6
"""The least coverage of the claim without a name in question."""
_LEAST_LIKELY = 0.3
"""The least probability that a value in question belongs to the same fact."""
_LEAST_SHARED = 0.5
"""The coverage that does instead for a date of the same subject, and for the same number in another unit."""
_SHORT = 3  # letters of words that say little of a name: "of", "the"


def suspicion(
    alignment: Alignment, matches: Sequence[ValueMatch], known: str, kind: Kind
) -> Judgement | None:
    """The refutation that would hold if passage and claim tell of one fact, if only one slot differs.

    `known` is the passage's document, casefolded: a name that it has elsewhere may be in another sentence
    what the claim says.
    """
    if alignment.claim.denied or not DISPUTING.isdisjoint(token.lemma for token in alignment.passage.tokens):
        return None
    missing = {word.token for word in alignment.missing_names}
    gone = [
        name
        for name in alignment.claim.names
        if missing.issuperset(range(name.start, name.end)) and not _knows(known, name)
    ]
    left = missing.difference(*(range(name.start, name.end) for name in gone))
    differing = [match for match in matches if match.agrees is None and not match.vague]
    if left or len(gone) + len(differing) != 1:
        return None
    return _name(alignment, gone[0], kind) if gone else _value(alignment, differing[0])


def _knows(known: str, name: Mention) -> bool:
    return any(is_named(word, known) for word in name.text.split() if len(word) > _SHORT)


def _name(alignment: Alignment, mine: Mention, kind: Kind) -> Judgement | None:
    passage, claim = alignment.passage, alignment.claim
    others = [name for name in passage.names if all(is_no_form(own.text, name.text) for own in claim.names)]
    if not others or alignment.coverage_without(range(mine.start, mine.end)) < _LEAST:
        return None
    if _named_around(alignment) and not any(token.tag.startswith("PRP") for token in passage.tokens):
        return None
    theirs = max(others, key=lambda name: _likeness(alignment, mine, name))
    if is_one_of_several(passage, theirs) or is_one_of_several(claim, mine):
        return None
    code = difference(claim, mine, located=kind is Kind.LOCATION)
    slot = (claim.tokens[mine.start].start, claim.tokens[mine.end - 1].end)
    return refutes(code, 0.0, f"draft: {mine.text}; source: {theirs.text}")._replace(slot=slot)


def _named_around(alignment: Alignment) -> bool:
    """Whether only the surroundings of the passage have a name of the claim."""
    return any(
        token in alignment.context for name in alignment.claim.names for token in range(name.start, name.end)
    )


def _likeness(alignment: Alignment, mine: Mention, theirs: Mention) -> tuple[bool, bool, int]:
    """How alike the parts are that two names play; the earlier one first where they are alike."""
    own = part(alignment.claim, mine.start, mine.end)
    other = part(alignment.passage, theirs.start, theirs.end)
    if own is None or other is None:
        return own == other, False, -theirs.start
    anchored = alignment.pairs.get(own.anchor, -1) == other.anchor
    return own.relation == other.relation, anchored, -theirs.start


def _value(alignment: Alignment, match: ValueMatch) -> Judgement | None:
    found = likeliest(alignment, match)
    if found is None:
        return None
    likely, comparison = found
    code = code_of(match.found.value, comparison)
    telling = code == "wrong-unit" or (code == "wrong-date" and same_subject(alignment))
    if likely < _LEAST_LIKELY and not (telling and alignment.coverage >= _LEAST_SHARED):
        return None
    slot = (match.found.start, match.found.end)
    return refutes(code, 0.0, reason(comparison), comparison)._replace(slot=slot)
