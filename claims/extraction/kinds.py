"""The kind of a claim, from its predicate and its typed values."""

from __future__ import annotations

from claims.extraction.lexicon import ORGANISATION_NOUNS, PERSON_NOUNS
from claims.extraction.propositions import Proposition
from claims.extraction.reading import Reading
from claims.language.speech import REPORTING_VERBS
from claims.model import Kind, Rank
from claims.values import Found

__all__ = ["kind_of"]

# Verbs by what they claim (written for this project).
_ATTENDING = frozenset("attend exhibit gather join participate visit".split())
_LISTING = frozenset({"feature", "include"})
_GUESTS = frozenset("attendee delegate exhibitor guest participant visitor".split())
# Verbs of speech and thought that as often do something else: "held a fair", "found a coin".
_ALSO_DEEDS = frozenset("call feel find hear hold see show".split())
_MOVING = frozenset(
    """climb decline decrease double drop expand fall gain grow halve improve increase jump lose plunge rise
    shrink slip soar surge triple tumble widen""".split()
)
_COMPARING = frozenset(
    "beat compete exceed match outnumber outperform outsell overtake rival surpass trail".split()
)


def kind_of(reading: Reading, proposition: Proposition, values: list[Found]) -> Kind:
    """The most telling kind; where several fit, the one whose slot an editor would check first."""
    if proposition.kind is not None:
        return proposition.kind
    verb = _verb(reading, proposition)
    types = {found.value.type for found in values}
    tags = [
        t.tag
        for piece in proposition.pieces
        if not isinstance(piece, str)
        for t in reading.tokens[piece[0] : piece[1]]
    ]
    if verb in REPORTING_VERBS and (verb not in _ALSO_DEEDS or _that_follows(reading, proposition)):
        return Kind.ATTRIBUTION
    if verb in _MOVING and not _has_particle(reading, proposition):  # "grew up" is no trend
        return Kind.TREND
    if any(_ranks(found) for found in values) or verb in {"rank", "lead"}:
        return Kind.RANKING
    if verb in _COMPARING or ("JJR" in tags and "than" in {t.lemma for t in reading.tokens}):
        return Kind.QUANTITY if "quantity" in types else Kind.COMPARISON
    if "quantity" in types:
        return Kind.QUANTITY
    if verb in _ATTENDING or (verb in _LISTING and _of_people(reading, proposition)):
        return Kind.PARTICIPATION
    if "date" in types:
        return Kind.DATE
    return _by_predicate(reading, proposition, verb)


def _that_follows(reading: Reading, proposition: Proposition) -> bool:
    after = (proposition.verb or 0) + 1
    return after < len(reading.tokens) and reading.tokens[after].lemma == "that"


def _has_particle(reading: Reading, proposition: Proposition) -> bool:
    after = (proposition.verb or 0) + 1
    return after < len(reading.tokens) and reading.tokens[after].tag == "RP"


def _ranks(found: Found) -> bool:
    """ "the second room" merely counts; "the second largest", "the first" and "the only" rank."""
    value = found.value
    return isinstance(value, Rank) and (value.by is not None or value.only or abs(value.position) == 1)


def _of_people(reading: Reading, proposition: Proposition) -> bool:
    """Whether the subject of a listing verb are people or firms, who can take part in something."""
    before = reading.tokens[: proposition.verb]
    return any(token.lemma in PERSON_NOUNS | ORGANISATION_NOUNS | _GUESTS for token in before)


def _verb(reading: Reading, proposition: Proposition) -> str:
    """The lemma of its verb, "be" for a noun or adjective behind a copula."""
    head = proposition.verb
    if head is None:
        return ""
    return "be" if reading.tree.kid(head, "cop") is not None else reading.tokens[head].lemma


def _rests_on(reading: Reading, proposition: Proposition) -> bool:
    """ "is based on a novel"."""
    tree = reading.tree
    return (
        proposition.verb is not None
        and any(tree.marker(k) in {"on", "upon"} for k in tree.kids(proposition.verb, "obl"))
        and reading.tokens[proposition.verb].lemma == "base"
    )


def _by_predicate(reading: Reading, proposition: Proposition, verb: str) -> Kind:
    if verb == "be" and proposition.verb is not None:
        tree, head = reading.tree, proposition.verb
        if any(tree.tokens[k].lemma in {"in", "at", "near"} for k in tree.kids(head, "case")):
            return Kind.LOCATION
        named = tree.tokens[head].tag in {"NN", "NNS", "NNP", "NNPS"} and not tree.kids(head, "case")
        return Kind.IDENTITY if named else Kind.RELATION
    if verb in {"base", "locate", "situate", "lie"} and not _rests_on(reading, proposition):
        return Kind.LOCATION
    if verb in {"be", "belong", "have", "own", "know", "contain", "consist", "lack", "need", "use", "remain"}:
        return Kind.RELATION
    return Kind.EVENT
