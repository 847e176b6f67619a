"""Subordinate clauses that state something of their own."""

from __future__ import annotations

from claims.extraction.predicates.coordination import credits
from claims.extraction.predicates.model import Predicate, Sort
from claims.extraction.predicates.nouns import is_preposition, relative_place
from claims.extraction.predicates.purposes import purpose, purposes, weighs
from claims.extraction.predicates.subjects import same_subject, shared_subject
from claims.extraction.tree import Tree
from claims.language.speech import REPORTING_VERBS

__all__ = ["presupposed", "subordinate"]

_CONTRASTING = frozenset({"although", "as", "even as", "even though", "since", "though", "whereas", "while"})

_TEMPORAL = frozenset({"after", "because", "before", "once", "since", "until", "when"})

_KEPT = frozenset({"because", "before", "once", "until", "when"})
"""Subordinate clauses that stay in the main claim too, since they say when or why it holds."""

_WITH = frozenset({"with", "with just", "with only"})

_LONG = 7  # words of a clause that says something whatever it says


def subordinate(tree: Tree, predicate: Predicate, kid: int) -> Predicate | None:
    """A subordinate clause that states something of its own, as far as its conjunction lets it."""
    marker = tree.marker(kid)
    if marker in {"to", "in order to"} and (purposes(tree, predicate, kid) or weighs(tree, predicate, kid)):
        predicate.cuts.add(kid)
        return purpose(tree, predicate, kid, kid)
    if tree.subject(kid) is None:
        return _without_subject(tree, predicate, kid, marker)
    bare = not marker and tree.tokens[kid].tag in {"VBG", "VBN"} and not tree.is_finite(kid)
    if marker in _WITH or (bare and tree.is_set_off(kid)):
        predicate.cuts.add(kid)
        return Predicate(kid, Sort.ABSOLUTE)
    if marker == "where":
        return relative_place(tree, predicate, kid)
    if marker == "as" and credits(tree, kid):
        return None  # "As Heald told the Post, ozone has dropped"
    stated = marker in {*_CONTRASTING, "because"} or (marker in _TEMPORAL and _happened(tree, kid))
    headline = tree.tokens[-1].text not in {".", "!", "…"}  # "... as prices ease" tells what happened
    if marker == "as" and not (headline or _happened(tree, kid) or tree.auxiliaries(kid)):
        stated = False  # "As cyclones make landfall, they lose strength": whenever they do
    if not stated or not tree.is_finite(kid):
        return None
    if not _is_telling(tree, kid):
        return None
    aside = marker == "when" and kid > predicate.head and _behind_date(tree, kid)
    if marker in _CONTRASTING or aside or (marker not in _KEPT and _stands_alone(tree, predicate, kid)):
        predicate.cuts.add(kid)
    return Predicate(kid, Sort.SUBORDINATE, same_subject(tree, predicate, kid))


def _behind_date(tree: Tree, clause: int) -> bool:
    """ "the deadliest since 2007, when a truck overturned": what happened then is told by the way."""
    first = tree.subtree(clause)[0]
    comma = first if tree.tokens[first].text == "," else first - 1
    return comma > 0 and tree.tokens[comma].text == "," and tree.tokens[comma - 1].tag == "CD"


def presupposed(tree: Tree, predicate: Predicate, kid: int) -> Predicate | None:
    """ "officials said that 20 were hurt after a boiler burst": it burst, whoever tells of the 20."""
    told = tree.marker(kid) in {"after", "since", "when"} and tree.subject(kid) is not None
    if not told or tree.is_denied(predicate.head) or tree.tokens[predicate.head].lemma not in REPORTING_VERBS:
        return None
    return Predicate(kid, Sort.SUBORDINATE) if _happened(tree, kid) and _is_telling(tree, kid) else None


def _without_subject(tree: Tree, predicate: Predicate, kid: int, marker: str) -> Predicate | None:
    """ ", killing 107 people", "Despite being on the list, ...", "before moving to London"."""
    shared = shared_subject(tree, predicate)
    token = tree.tokens[kid]
    if shared is None or is_preposition(tree, kid):
        return None
    if marker in {"although", "but", "though"} and tree.is_finite(kid) and tree.is_set_off(kid):
        predicate.cuts.add(kid)
        return Predicate(kid, Sort.SUBORDINATE, shared)  # ", though he recalled him": with or without "he"
    being = any(tree.tokens[k].tag == "VBG" for k in tree.kids(kid, "aux", "cop"))  # "having been a city"
    unable = token.tag == "JJ" and kid < predicate.head and bool(tree.kids(kid, "xcomp", "obl", "advcl"))
    aside = (token.tag in {"VBG", "VBN"} or being or unable) and not marker and tree.is_set_off(kid)
    despite = marker.startswith("despite") and (kid < predicate.head or (being and tree.is_set_off(kid)))
    conceded = marker in {"although", "though"} and token.tag == "VBN" and kid < predicate.head
    meanwhile = marker == "while" and token.tag == "VBG" and len(tree.subtree(kid)) > 3
    between = any(tree.tokens[k].relation == "acl:relcl" for k in range(predicate.head, kid))
    moved = token.tag == "VBG" and marker in {"after", "before"} and len(tree.subtree(kid)) > 3
    moved = moved and not between  # "conceded a penalty which Aguilar gave after seeing it": who saw it?
    if not (aside or despite or moved or conceded or meanwhile):
        return None
    if not moved or _stands_alone(tree, predicate, kid):
        predicate.cuts.add(kid)
    return Predicate(kid, Sort.PARTICIPLE, shared)


def _stands_alone(tree: Tree, predicate: Predicate, clause: int) -> bool:
    """Whether the predicate says something without a clause of it: not "the report comes (after ...)"."""
    said = tree.kids(predicate.head, "obj", "obl", "xcomp", "ccomp", "cop", "advmod")
    return any(k != clause for k in said)


def _is_telling(tree: Tree, kid: int) -> bool:
    """Whether a clause says more than that something went on: an object, a circumstance, a name."""
    words = tree.subtree(kid)
    if (
        tree.tokens[kid].tag == "CD"
        and tree.kid(kid, "cop") is not None
        and not tree.kids(kid, "nmod", "obl")
    ):
        return False  # "when she was six"
    if tree.tokens[kid].lemma in {"able", "due", "ready"}:
        return False  # "before it was due (to begin)"
    passive = any(tree.tokens[k].relation == "aux:pass" for k in tree.kids(kid, "aux"))
    fact = passive and tree.marker(kid) in _CONTRASTING  # "although no one was hurt"
    named = fact or len(words) > _LONG or any(tree.tokens[k].tag in {"NNP", "NNPS", "CD"} for k in words)
    return named or bool(tree.kids(kid, "obj", "obl", "xcomp", "ccomp", "cop"))


def _happened(tree: Tree, kid: int) -> bool:
    return any(tree.tokens[k].tag == "VBD" for k in (kid, *tree.auxiliaries(kid)))
