"""A claim that says what a passage says, word for word, but for one slot: the slip of a copying hand.

Claim and passage are laid side by side as rows of words in which each value and each name is a slot. Where
the claim's whole row stands in the passage, a slot whose fillings exclude each other contradicts, whatever it
is of: "returned to the highlands in 1962", "returned to the highlands in 1963".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from checkers.attributes import counts_nothing
from checkers.judgement import Judgement, refutes, supports
from checkers.lexicon import INTENTIONS, NEGATIVE
from checkers.names_apart import (
    difference,
    has_room_for_one,
    is_named,
    is_one_of_several,
    other_name,
)
from checkers.reading import Mention, Reading, same_mention
from checkers.slots import members, part
from claims.model import Comparison, DateValue, Quantity, Rank, Relation
from claims.values import Found, compare

__all__ = ["judge_copy"]

_SKIPPED = frozenset("DT CC . , : `` '' -LRB- -RRB- HYPH POS".split())
_COUNTING = frozenset("all any both each every few half many most no several some".split())
_BREAKS = frozenset("CC , : -LRB- -RRB-".split())
_BE_HAVE = frozenset({"be", "have"})
_BETWEEN = frozenset("and between from the through till to until".split())
_DENYING = frozenset("neither never no not n't nor".split())
_TURNING = _DENYING | NEGATIVE | INTENTIONS
_OPEN = frozenset(
    """add appear attend back buy display exhibit feature include invite join meet offer participate partner
    present sell show sign speak sponsor support use visit win work""".split()
)
"""Verbs that may hold of many: that one firm attended says nothing of another."""
_CODES: dict[type, str] = {Quantity: "wrong-number", DateValue: "wrong-date", Rank: "wrong-rank"}
_AGREES = frozenset({Relation.EQUAL, Relation.WITHIN})
_LEAST_WORDS = 2
_MANY_WORDS = 3
"""Words that a row without an equal value has to share before another name in it contradicts."""
_SCORE = 0.9


@dataclass(frozen=True, slots=True)
class _Item:
    """A word, or a slot with its value or name; `key` is what rows are laid side by side by."""

    key: str
    token: int
    value: Found | None = None
    name: Mention | None = None

    @property
    def is_word(self) -> bool:
        """Whether it is no slot."""
        return self.value is None and self.name is None


def judge_copy(claim: Reading, passage: Reading, known: str, *, located: bool = False) -> Judgement | None:
    """What a passage says of a claim that it has word for word, but perhaps for one slot; else None.

    `known` is the passage's document, casefolded; `located` says that the claim tells of a place. Nothing is
    said where words ahead may turn the passage round: "denied that ...", "plans to ...".
    """
    mine = _row(claim)
    for theirs in (_row(passage), *_lives(passage)):
        pairs = _pairs(mine, theirs, passage, known)
        ahead = theirs[: pairs[0][1]] if pairs else []
        if not pairs or not _TURNING.isdisjoint(item.key for item in ahead):
            continue
        found = _judge(claim, passage, mine, theirs, pairs, located=located)
        if found is None and _is_aside(ahead, passage):
            found = _stated(mine, theirs, pairs)
        if found is not None:
            return found
    return None


def _stated(
    mine: Sequence[_Item], theirs: Sequence[_Item], pairs: Sequence[tuple[int, int]]
) -> Judgement | None:
    compared = [compare(one.value, two.value) for one, two in _values(mine, theirs, pairs)]
    names = [(a, b) for i, j in pairs if (a := mine[i].name) and (b := theirs[j].name)]
    agree = all(found.relation in _AGREES and not _differs(found) for found in compared)
    same = all(same_mention(a.text, b.text) for a, b in names)
    told = any(mine[i].is_word for i, _ in pairs)
    if not (agree and same and told):
        return None
    if compared:
        return supports(
            _SCORE, f"draft: {compared[0].draft.text}; source: {compared[0].source.text}", compared[0]
        )
    return supports(_SCORE, "the passage says it word for word")


def _values(
    mine: Sequence[_Item], theirs: Sequence[_Item], pairs: Sequence[tuple[int, int]]
) -> list[tuple[Found, Found]]:
    return [(one, two) for i, j in pairs if (one := mine[i].value) and (two := theirs[j].value)]


def _judge(
    claim: Reading,
    passage: Reading,
    mine: Sequence[_Item],
    theirs: Sequence[_Item],
    pairs: Sequence[tuple[int, int]],
    *,
    located: bool,
) -> Judgement | None:
    words = sum(mine[i].is_word for i, _ in pairs)
    compared = [(one, compare(one.value, two.value)) for one, two in _values(mine, theirs, pairs)]
    apart = [(one, comparison) for one, comparison in compared if _differs(comparison)]
    named = [(a, b) for i, j in pairs if (a := mine[i].name) and (b := theirs[j].name)]
    other = [(one, two) for one, two in named if not same_mention(one.text, two.text)]
    same = len(compared) - len(apart)
    agree = all(
        comparison.relation in _AGREES for one, comparison in compared if (one, comparison) not in apart
    )
    whole = len(pairs) == len(mine) == len(theirs)
    told = words >= _LEAST_WORDS or (words and (same or len(named) > len(other) or whole))
    if not told or not agree or len(apart) + len(other) != 1:
        return None
    if apart:
        unsure = _stands_elsewhere(apart[0][0], passage) or counts_nothing(claim, apart[0][0])
        return None if unsure else _by_value(*apart[0])
    lost, found = other[0]
    lemmas = {claim.tokens[mine[i].token].lemma for i, _ in pairs}
    tied = same or (words >= _MANY_WORDS and lemmas.isdisjoint(_OPEN)) or _one_only(claim, lost)
    elsewhere = any(same_mention(lost.text, name.text) for name in passage.names)
    alone = _is_alone(passage, found) and not is_one_of_several(passage, found)
    if tied and not elsewhere and alone and other_name(lost.text, found.text):
        code = difference(claim, lost, located=located)
        return refutes(code, _SCORE, f"draft: {lost.text}; source: {found.text}")
    return None


def _one_only(claim: Reading, name: Mention) -> bool:
    """Whether there can be only one such name in this part of the claim: one is born in one place."""
    found = part(claim, name.start, name.end)
    return found is not None and has_room_for_one(claim.tokens[found.anchor].lemma, found.relation)


def _differs(comparison: Comparison) -> bool:
    """Whether the values exclude each other, as what one hand writes for another's.

    Four percent are not four percentage points. "More than 780" need not exclude "more than 700", nor "until
    June" "until March": but who copies the words copies the figure.
    """
    draft, source = comparison.draft, comparison.source
    if comparison.relation is Relation.DISJOINT or _same_number(comparison):
        return True
    if isinstance(draft, DateValue) and isinstance(source, DateValue):
        bounds = draft.granularity == source.granularity == "range" or draft.modifier in {"until", "since"}
        if bounds and not (draft.start or draft.end):  # "from July to September", of no year
            return _ends(draft) != _ends(source)
        return (
            bounds
            and draft.modifier == source.modifier
            and (draft.start, draft.end) != (source.start, source.end)
        )
    if isinstance(draft, Quantity) and isinstance(source, Quantity) and draft.modifier == source.modifier:
        same_sort = draft.sense == source.sense  # not "150,000 euros" and "half as much"
        other = (draft.low, draft.high) != (source.low, source.high)
        return same_sort and other and comparison.relation not in _AGREES
    return False


def _ends(value: DateValue) -> list[str]:
    """The words of a range that name its ends."""
    return [word for word in value.text.casefold().split() if word not in _BETWEEN]


def _stands_elsewhere(found: Found, passage: Reading) -> bool:
    """Whether another value of the passage is the claim's."""
    return any(
        type(other.value) is type(found.value)
        and compare(found.value, other.value).relation is Relation.EQUAL
        for other in passage.values
    )


def _is_alone(reading: Reading, name: Mention) -> bool:
    """Whether a name is neither one of several, nor cut off from what is told behind it."""
    listed = {index for found in members(reading) for index in found}
    if any(reading.names[index] == name for index in listed):
        return False
    beside = [k for k in (name.start - 1, name.end) if 0 <= k < len(reading.tokens) - 1]
    return (
        not any(reading.tokens[k].tag == "CC" for k in beside) and reading.tokens[name.end].tag not in _BREAKS
    )


def _by_value(found: Found, comparison: Comparison) -> Judgement:
    code = _CODES.get(type(found.value), "contradicted")
    if _same_number(comparison):
        code = "wrong-unit"
    reason = f"draft: {comparison.draft.text}; source: {comparison.source.text}"
    return refutes(code, _SCORE, reason, comparison)


def _same_number(comparison: Comparison) -> bool:
    """Whether only the unit differs."""
    draft, source = comparison.draft, comparison.source
    if not isinstance(draft, Quantity) or not isinstance(source, Quantity):
        return False
    known = draft.unit is not None and source.unit is not None
    same = (draft.low, draft.high) == (source.low, source.high)
    return known and same and (draft.unit, draft.per) != (source.unit, source.per)


# --------------------------------------------------------------------------- rows


def _row(reading: Reading) -> list[_Item]:
    """The words that carry the sentence, and its slots, in order."""
    slots = _slots(reading)
    row: list[_Item] = []
    at = 0
    while at < len(reading.tokens):
        token = reading.tokens[at]
        if at in slots:
            at, item = slots[at]
            row.append(item)
            continue
        skipped = token.tag in _SKIPPED and token.lemma not in _COUNTING
        if not skipped and token.lemma not in _BE_HAVE:
            row.append(_Item(token.lemma.lower(), at))
        at += 1
    return row


def _slots(reading: Reading) -> dict[int, tuple[int, _Item]]:
    """The values and names by their first token, each with the token behind it."""
    slots: dict[int, tuple[int, _Item]] = {}
    for found in reading.values:
        start, end = reading.token_range(found.start, found.end)
        if start < end:
            slots[start] = (end, _Item(f"<{type(found.value).__name__}>", start, value=found))
    for name in reading.names:
        slots.setdefault(name.start, (name.end, _Item("<Name>", name.start, name=name)))
    return slots


def _lives(reading: Reading) -> Iterator[list[_Item]]:
    """ "Ada Berg (3 May 1926 – 19 October 2004)": that she was born on the one day and died on the other."""
    slots = _slots(reading)
    for end, item in list(slots.values()):
        if item.name is None or end >= len(reading.tokens) or reading.tokens[end].text != "(":
            continue
        close = next((k for k in range(end, len(reading.tokens)) if reading.tokens[k].text == ")"), end)
        days = [slots[k][1] for k in range(end, close) if k in slots and slots[k][1].key == "<DateValue>"]
        for verb, day in zip(("bear", "die"), days if len(days) == 2 else (), strict=False):
            for preposition in ("on", "in"):
                yield [item, _Item(verb, end), _Item(preposition, end), day]


def _pairs(
    mine: Sequence[_Item], theirs: Sequence[_Item], passage: Reading, known: str
) -> list[tuple[int, int]] | None:
    """What answers to what, if the claim's whole row stands in the passage, in its order; else None.

    The passage may have more in between, as far as that has no verb and denies nothing, and another word for
    what the claim names: "she", "the island".
    """
    matcher = SequenceMatcher(None, [i.key for i in mine], [i.key for i in theirs], autojunk=False)
    pairs: list[tuple[int, int]] = []
    operations = matcher.get_opcodes()
    for number, (kind, a, b, c, d) in enumerate(operations):
        between = 0 < number < len(operations) - 1
        if kind == "equal":
            pairs += zip(range(a, b), range(c, d), strict=True)
        elif kind == "insert":
            if between and not _is_aside(theirs[c:d], passage):
                return None
        elif not _is_meant(mine[a:b], theirs[c:d], passage, known, first=number == 0):
            return None
    return pairs if len(pairs) > 1 else None


def _is_aside(items: Sequence[_Item], passage: Reading) -> bool:
    """Whether words that the claim lacks leave it true: no verb, and nothing that denies."""
    tags = {passage.tokens[item.token].tag[0] for item in items if item.is_word}
    return tags.isdisjoint("VM") and _TURNING.isdisjoint(item.key for item in items)


def _is_meant(
    mine: Sequence[_Item], theirs: Sequence[_Item], passage: Reading, known: str, *, first: bool
) -> bool:
    """Whether the passage may mean by a pronoun or a description, or leave out, what the claim names.

    Where the row begins, what stands farther ahead in the passage does not matter.
    """
    named = [item.name.text for item in mine if item.name]
    if len(named) != len(mine) or not all(is_named(name, known) for name in named):
        return False
    if not theirs:
        return first
    nearest = theirs[-1] if first else theirs[0]
    if not nearest.is_word or (not first and len(theirs) > 2):
        return False
    token = passage.tokens[nearest.token]
    before = passage.tokens[nearest.token - 1].lemma if nearest.token else ""
    return token.tag in {"PRP", "PRP$"} or (token.tag in {"NN", "NNS"} and before in {"the", "this", "its"})
