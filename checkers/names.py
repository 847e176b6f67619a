"""Names of a claim against those of a passage: another name in the same part or in the same list.

That a name is missing proves nothing. It has to be replaced: everything else of the claim is found, and the
passage has another name where the claim has this one.
"""

from __future__ import annotations

from collections.abc import Iterator

from checkers.align import Alignment
from checkers.judgement import Judgement, refutes
from checkers.names_apart import difference, has_room_for_one, other_name
from checkers.reading import Mention, Reading
from checkers.slots import members, part
from checkers.subject import same_subject
from claims.model import Kind
from claims.values.names import same_name

__all__ = ["contradictions"]

_REST = 0.8
"""The least coverage of the rest of the claim at which a replaced name contradicts."""
_LEAST_SHARED = 3  # words that claim and passage must share at least


def contradictions(alignment: Alignment, kind: Kind, *, anchored: bool) -> Iterator[Judgement]:
    """Refutations by another name; `anchored` says that a figure or date of the claim is in the passage."""
    yield from _replaced_in_list(alignment, anchored=anchored)
    yield from _replaced(alignment, kind, anchored=anchored)


def _missing(alignment: Alignment) -> list[Mention]:
    """The names of the claim that neither the passage nor its surroundings have in any part."""
    gone = {word.token for word in alignment.missing_names}
    return [
        mention
        for mention in alignment.claim.names
        if all(token in gone for token in range(mention.start, mention.end))
    ]


def _extra(alignment: Alignment) -> list[Mention]:
    """The names of the passage that the claim does not have."""
    return [
        mention
        for mention in alignment.passage.names
        if not any(token in alignment.matched for token in range(mention.start, mention.end))
        and not any(same_name(mention.text, other.text) for other in alignment.claim.names)
    ]


def _replaced_in_list(alignment: Alignment, *, anchored: bool) -> Iterator[Judgement]:
    """One member of a list differs: same length, and all others the same.

    Of two members one says little: then the rest of the claim has to be there, or its figure or date.
    """
    gone, extra = _missing(alignment), _extra(alignment)
    for mine in _lists(alignment.claim):
        for theirs in _lists(alignment.passage):
            if len(mine) != len(theirs):
                continue
            lost = [name for name in mine if name in gone]
            new = [name for name in theirs if name in extra]
            certain = len(mine) > 2 or anchored or _rest(alignment, lost) >= _REST
            if len(lost) == 1 and len(new) == 1 and certain and _rest(alignment, lost) >= 0.5:
                yield refutes("wrong-name", 0.85, f"draft: {lost[0].text}; source: {new[0].text}")
                return


def _lists(reading: Reading) -> list[list[Mention]]:
    return [[reading.names[index] for index in found] for found in members(reading)]


def _rest(alignment: Alignment, names: list[Mention]) -> float:
    return alignment.coverage_without(token for name in names for token in range(name.start, name.end))


def _replaced(alignment: Alignment, kind: Kind, *, anchored: bool) -> Iterator[Judgement]:
    """One name stands where the claim has another, in a relation that has room for one only.

    Somebody may be directed by two directors and win two prizes: that another one is named refutes only where
    the verb is of the closed list, or the same figure or date says that it is the same event.
    """
    gone = _missing(alignment)
    other_gone = [w for w in alignment.missing_names if not any(m.start <= w.token < m.end for m in gone)]
    if len(gone) != 1 or other_gone or _rest(alignment, gone) < _REST or len(alignment.pairs) < _LEAST_SHARED:
        return
    mine = part(alignment.claim, gone[0].start, gone[0].end)
    if mine is None or mine.anchor not in alignment.pairs:
        return
    if not same_subject(alignment, but=range(gone[0].start, gone[0].end)):
        return
    verb = alignment.claim.tokens[mine.anchor].lemma
    same_verb = verb == alignment.passage.tokens[alignment.pairs[mine.anchor]].lemma
    if not (anchored and same_verb) and not has_room_for_one(verb, mine.relation):
        return
    for other in _extra(alignment):
        theirs = part(alignment.passage, other.start, other.end)
        same_part = theirs is not None and theirs.relation == mine.relation
        if (
            theirs
            and same_part
            and alignment.pairs[mine.anchor] == theirs.anchor
            and other_name(gone[0].text, other.text)
        ):
            code = difference(alignment.claim, gone[0], located=kind is Kind.LOCATION)
            yield refutes(code, 0.85, f"draft: {gone[0].text}; source: {other.text}")
            return
