"""Numbers, dates and ranks of a claim against those of a passage: the typed comparison behind two keys.

The first key is the subject: most words of the claim, and all its names, are found with the passage.
The second is the attribute: see `checkers.attributes`. Where one of them is not plain, both are weighed
together: see `checkers.sameness`. Only then may a value that differs refute.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from checkers.align import Alignment
from checkers.attributes import apart, attribute, counts_nothing, nouns_meet, of_a_part, same_attribute, tied
from checkers.derived import follows
from checkers.differences import CODES, code_of, differs, opposed, reason, same_figure
from checkers.judgement import Judgement, refutes
from checkers.misprints import is_misprint
from checkers.occasions import of_another_time
from checkers.sameness import same_fact
from checkers.subject import narrower_subject, rival_subject, same_subject
from claims.model import Comparison, DateValue, Quantity, Rank, Relation
from claims.values import Found, compare

__all__ = [
    "DISPUTING",
    "ValueMatch",
    "contradictions",
    "likeliest",
    "same_occasion",
    "value_matches",
]

_AGREES = {Relation.EQUAL, Relation.WITHIN}
_SUBJECT = 0.6
"""The least coverage of the claim's words at which a passage is taken to speak of the same subject."""

_SHARED = 0.5
"""The same for a figure that may be the passage's, misprinted."""

_SAME_FACT = 0.55
"""The least probability of one fact at which two values contradict without both keys."""

_SAME_FIGURE = 0.3
"""The same where the number is the same and only its unit differs."""

_OCCASIONS = frozenset("again first initially last originally previously".split())
"""Words beside a verb that tell one occasion from another."""
_TURNS = frozenset("last latest next previous upcoming".split())
"""The same before a noun."""

DISPUTING = frozenset({"deny", "dispute", "rebut", "refute"})
"""Verbs behind which no figure is told."""
_PLACES = frozenset("place position rank spot".split())


class ValueMatch:
    """A value of the claim and the passage's values of its type: which agree, which contradict.

    `attribute` is what the claim's value is a value of; `anchored` says that a value that agrees is one of
    the very same thing: "277 flaws" and "277 vulnerabilities", "opened in 1931" twice; `of_other_things` that
    every one that agrees counts something else: "most visitors" and "most exhibitors".
    """

    def __init__(self, found: Found, alignment: Alignment) -> None:
        """Compare `found` with every value of its type in the passage."""
        self.found = found
        self._passage = alignment.passage
        self.attribute = attribute(alignment.claim, found)
        self.differs: list[tuple[Found, Comparison]] = []
        agreeing: list[tuple[Found, Comparison]] = []
        for other in alignment.passage.values:
            if type(other.value) is not type(found.value):
                continue
            comparison = compare(found.value, other.value)
            if comparison.relation in _AGREES:
                if not (self._ranks_another(other, alignment) or _bracketed(other, alignment)):
                    agreeing.append((other, comparison))
            elif differs(comparison) and not self._of_another_sort(other, alignment):
                self.differs.append((other, comparison))
        tied = [pair for pair in agreeing if self._tied(pair[0], alignment)]
        self.anchored = bool(tied)
        self.of_other_things = (
            bool(agreeing)
            and isinstance(found.value, Quantity)
            and all(
                nouns_meet(self.attribute, attribute(alignment.passage, other)) is False
                for other, _ in agreeing
            )
        )
        ordered = isinstance(found.value, Rank)  # "the largest lake and the second largest of all"
        elsewhere = not tied and all(
            apart(self.attribute, attribute(alignment.passage, other)) for other, _ in agreeing
        )
        if elsewhere and not ordered and any(self._tied(other, alignment) for other, _ in self.differs):
            agreeing = []  # the figure stands there, but for something else
        self.agrees = next((comparison for _, comparison in tied or agreeing), None)
        self.same = [other for other, _ in agreeing]

    def _tied(self, other: Found, alignment: Alignment) -> bool:
        return tied(self.attribute, attribute(alignment.passage, other), alignment)

    def _ranks_another(self, other: Found, alignment: Alignment) -> bool:
        """Whether a bare place in an order stands against one of other things: "third", "the third round"."""
        ranks = (self.found.value, other.value)
        if self.attribute.inner or any(not isinstance(rank, Rank) or rank.by is not None for rank in ranks):
            return False
        start, _ = alignment.claim.token_range(self.found.start, self.found.end)
        bare = start == 0 or alignment.claim.tokens[start - 1].tag != "DT"
        theirs = attribute(alignment.passage, other)
        return bare and theirs.inner and not any(word.lemma in _PLACES for word in theirs.counted)

    def _of_another_sort(self, other: Found, alignment: Alignment) -> bool:
        """Whether a bare figure stands against one that counts something, of another verb.

        "Lived to be 78" and "the third of five children".
        """
        value, verb = self.found.value, self.attribute.verb_token
        if not isinstance(value, Quantity) or value.unit is not None or self.attribute.counted:
            return False
        theirs = attribute(alignment.passage, other)
        same_verb = verb is not None and alignment.pairs.get(verb, -1) == theirs.verb_token
        return bool(theirs.counted) and not same_verb

    @cached_property
    def follows(self) -> bool:
        """Whether a figure that differs from all of the passage comes out when those are reckoned with."""
        return bool(self.differs) and follows(self.found, self._passage)

    @property
    def known(self) -> bool:
        """Whether the passage has a value of its type that agrees or differs."""
        return self.agrees is not None or bool(self.differs)

    @property
    def vague(self) -> bool:
        """Whether the value is a date that says nothing by itself: "the same day", "last week"."""
        value = self.found.value
        if not isinstance(value, DateValue):
            return False
        return not any((value.start, value.end, value.month, value.day, value.weekday))


def _bracketed(other: Found, alignment: Alignment) -> bool:
    """Whether a value in brackets belongs to a name that the claim lacks, beside one that it has.

    "The novels: Cold Quay (1969), The Salt Road (1974)".
    """
    passage = alignment.passage
    start, _ = passage.token_range(other.start, other.end)
    if start < 2 or passage.tokens[start - 1].text not in {"(", "["}:
        return False
    before = [name for name in passage.names if name.end == start - 1]
    named = any(
        not alignment.matched.isdisjoint(range(name.start, name.end))
        for name in passage.names
        if name not in before
    )
    return named and any(alignment.matched.isdisjoint(range(name.start, name.end)) for name in before)


def value_matches(alignment: Alignment) -> list[ValueMatch]:
    """One match for each quantity, date and rank of the claim, in order."""
    return [ValueMatch(found, alignment) for found in alignment.claim.values if type(found.value) in CODES]


def contradictions(alignment: Alignment, matches: Iterable[ValueMatch], near: str) -> Iterator[Judgement]:
    """Refutations by value; at most one for each value of the claim, none by what somebody disputes.

    `near` is the text of the passage and of what stands around it.
    """
    matches = list(matches)
    if not DISPUTING.isdisjoint(token.lemma for token in alignment.passage.tokens):
        return
    spoken_for = [other for match in matches for other in match.same]
    for match in matches:
        if match.agrees is not None or not match.differs or match.follows:
            continue
        if isinstance(match.found.value, Quantity) and (
            of_another_time(alignment, near)
            or narrower_subject(alignment)
            or counts_nothing(alignment.claim, match.found)
        ):
            continue
        if not _rest_agrees(match, matches) or not same_occasion(alignment, match):
            continue
        decided = _decisive(alignment, match, spoken_for) if _speaks_of_it(alignment) else None
        if decided is None and not alignment.missing_names:
            decided = _turned_round(match, matches) or _misprinted(alignment, match)
        likely = None if decided else _likely(alignment, match, spoken_for)
        comparison = decided or likely
        if comparison is not None:
            code = code_of(match.found.value, comparison)
            found = refutes(code, _score(alignment), reason(comparison), comparison)
            yield found._replace(doubtful=likely is not None and not _firm(alignment, match, matches))


def _firm(alignment: Alignment, match: ValueMatch, matches: Sequence[ValueMatch]) -> bool:
    """Whether another value agrees, and what the claim adds is behind the figure: no model need be asked.

    "Sold 1,300 pumps in 2023, the most in Europe" and "sold 1,200 pumps in 2023".
    """
    agrees = any(other.agrees and not other.vague for other in matches if other is not match)
    return agrees and any(
        same_attribute(match.attribute, attribute(alignment.passage, other), alignment)
        for other, _ in match.differs
    )


def _speaks_of_it(alignment: Alignment) -> bool:
    return same_subject(alignment) and alignment.coverage >= _SUBJECT and len(alignment.pairs) > 1


def _rest_agrees(match: ValueMatch, matches: Iterable[ValueMatch]) -> bool:
    """Beside a date, whether no figure is contradicted; beside a figure, whether all others agree.

    The figures of two years may differ, and so may the years in which two figures were reached.
    """
    dated = isinstance(match.found.value, DateValue)
    others = [other for other in matches if other is not match and not (other.agrees or other.vague)]
    if dated:
        return not any(other.differs and isinstance(other.found.value, Quantity) for other in others)
    return not any(isinstance(other.found.value, (DateValue, Quantity)) for other in others)


def same_occasion(alignment: Alignment, match: ValueMatch) -> bool:
    """Whether a date is not that of another occasion: "first held in 2016" and "held in July 2024"."""
    verb = match.attribute.verb_token
    if not isinstance(match.found.value, DateValue) or verb is None:
        return True
    tokens = alignment.claim.tokens
    beside = {token.lemma for token in tokens[max(0, verb - 2) : verb + 2]}
    start, end = alignment.claim.token_range(match.found.start, match.found.end)
    turns = {
        one.lemma
        for k, (one, noun) in enumerate(pairwise(tokens))
        if one.lemma in _TURNS and noun.tag.startswith("N") and not start <= k < end
    }  # not the "last" of "last year" itself
    told = (beside & _OCCASIONS) | turns
    return told <= {token.lemma for token in alignment.passage.tokens}


def _decisive(alignment: Alignment, match: ValueMatch, spoken_for: Sequence[Found]) -> Comparison | None:
    """The comparison with a value of the same attribute that answers to no other value of the claim."""
    for other, comparison in match.differs:
        theirs = attribute(alignment.passage, other)
        if other in spoken_for or not same_attribute(match.attribute, theirs, alignment):
            continue
        if not _beside_shared(alignment, other):
            continue
        if not rival_subject(alignment, theirs.verb_token):
            return comparison
    return None


def _turned_round(match: ValueMatch, matches: Sequence[ValueMatch]) -> Comparison | None:
    """The same change going the other way, beside a value that both have: hardly by chance.

    "41,300 visitors, 12 percent fewer than in 2019" and "It counted 41,300, 12 percent more than last time".
    """
    if all(other is match or other.agrees is None or other.vague for other in matches):
        return None
    return next((comparison for _, comparison in match.differs if opposed(comparison)), None)


def _misprinted(alignment: Alignment, match: ValueMatch) -> Comparison | None:
    """The comparison with the value that the claim's is a misprint of, if most other words are found."""
    if alignment.coverage < _SHARED:
        return None
    return next(
        (found for other, found in match.differs if is_misprint(match.found.value, other.value)), None
    )


def likeliest(
    alignment: Alignment, match: ValueMatch, spoken_for: Sequence[Found] = ()
) -> tuple[float, Comparison] | None:
    """The comparison with the value that most likely belongs to the same fact, and how likely that is."""
    rated = []
    for other, comparison in match.differs:
        theirs = attribute(alignment.passage, other)
        if other in spoken_for or of_a_part(match.attribute, theirs, alignment):
            continue
        if not _beside_shared(alignment, other):
            continue
        if not rival_subject(alignment, theirs.verb_token):
            rated.append((same_fact(alignment, match.found, other), comparison))
    return max(rated, key=lambda item: item[0], default=None)


def _beside_shared(alignment: Alignment, other: Found) -> bool:
    """Whether a semicolon does not part a value of the passage from all that the claim shares with it."""
    text = alignment.passage.text
    first, last = text.rfind(";", 0, other.start), text.find(";", other.end)
    tokens = alignment.passage.tokens
    return any(tokens[k].start > first and (last < 0 or tokens[k].start < last) for k in alignment.matched)


def _likely(alignment: Alignment, match: ValueMatch, spoken_for: Sequence[Found]) -> Comparison | None:
    """The comparison with the value that most likely belongs to the same fact, if that is likely enough."""
    found = likeliest(alignment, match, spoken_for)
    if found is None or len(alignment.pairs) < 2:
        return None
    likely, comparison = found
    least = _SAME_FIGURE if same_figure(comparison) else _SAME_FACT
    if likely <= _likeliest_other(alignment, match) or likely < least:
        return None
    return comparison


def _likeliest_other(alignment: Alignment, match: ValueMatch) -> float:
    """How likely a value of its type that does not differ, nor agree, belongs to the fact: "30 June"."""
    differs = [other for other, _ in match.differs]
    rest = [
        other
        for other in alignment.passage.values
        if type(other.value) is type(match.found.value) and other not in differs
    ]
    return max((same_fact(alignment, match.found, other) for other in rest), default=0.0)


def _score(alignment: Alignment) -> float:
    return round(min(0.97, 0.55 + 0.42 * alignment.coverage), 3)
