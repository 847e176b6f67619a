"""Claims that list one name each: where a passage has all of the list but one, the odd one out is another.

"Ayr, Bute, Cork, Derry and Ely" makes five claims. Beside a passage with four of these names and another in
one list, the one that is missing there is contradicted, though its claim alone says nothing that could be.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checkers.hearing import Answer
from checkers.judgement import refutes
from checkers.lexicon import OPENING
from checkers.names_apart import other_name
from checkers.passages import Passage
from checkers.reading import Mention, Reading, same_mention
from checkers.slots import members
from claims.model import Claim, Name, Stance

__all__ = ["odd_ones_out"]

_LEAST = 3  # members of a list
_SCORE = 0.85
_NEAR = 4  # tokens


def odd_ones_out(
    claims: Sequence[Claim], judged: Sequence[Sequence[Answer]], read: Callable[[Passage], Reading]
) -> list[list[Answer]]:
    """The answers to each claim, with a refutation added to those that are the odd one out of their list."""
    heard = [list(answers) for answers in judged]
    groups: dict[str, list[int]] = {}
    for k, claim in enumerate(claims):
        groups.setdefault(claim.proposition, []).append(k)
    for group in groups.values():
        own = _own_names([claims[k] for k in group]) if len(group) >= _LEAST else None
        if own is None:
            continue
        passages = {passage.order: passage for k in group for passage, _ in judged[k]}
        for place, k in enumerate(group):
            if any(found.stance is not Stance.NEUTRAL for _, found in heard[k]):
                continue
            others = [*own[:place], *own[place + 1 :]]
            for passage in passages.values():
                odd = _odd_one(own[place], others, read(passage))
                if odd is not None:
                    told = f"draft: {own[place]}; source: {odd.text}"
                    heard[k].append((passage, refutes("wrong-name", _SCORE, told)))
                    break
    return heard


def _own_names(claims: Sequence[Claim]) -> list[str] | None:
    """The one name in each claim that the others lack; None where a claim has none, or several."""
    names = [{slot.value.text for slot in claim.values if isinstance(slot.value, Name)} for claim in claims]
    own = [
        mine - set().union(*(theirs for other, theirs in enumerate(names) if other != k))
        for k, mine in enumerate(names)
    ]
    return [found.pop() for found in own] if all(len(found) == 1 for found in own) else None


def _odd_one(mine: str, others: Sequence[str], passage: Reading) -> Mention | None:
    """The name that a list of the passage has in the place of `mine`, if it has all others and is as long."""
    if any(same_mention(mine, name.text) for name in passage.names):
        return None
    for places in members(passage):
        listed = [passage.names[place] for place in places]
        first, last = listed[0].start, listed[-1].end
        around = [*passage.tokens[max(0, first - _NEAR) : first], *passage.tokens[last : last + _NEAR]]
        if not OPENING.isdisjoint(token.lemma for token in around):
            continue
        left = [name for name in listed if not any(same_mention(other, name.text) for other in others)]
        if len(listed) == len(others) + 1 and len(left) == 1 and other_name(mine, left[0].text):
            return left[0]
    return None
