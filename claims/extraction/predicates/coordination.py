"""Predicates joined by "and" or beside each other, with what they share."""

from __future__ import annotations

from claims.extraction.lexicon import PERSON_NOUNS
from claims.extraction.predicates.beginnings import granted
from claims.extraction.predicates.model import Predicate, Sort
from claims.extraction.predicates.subjects import shared_subject
from claims.extraction.tree import Tree
from claims.language.speech import REPORTING_VERBS

__all__ = ["behind_semicolon", "beside", "between_dashes", "coordinated", "credits"]

_RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})
_DASHES = frozenset({"-", "--", "–", "—"})


def coordinated(tree: Tree, predicate: Predicate, kid: int) -> Predicate | None:
    """What is joined to a predicate, where it says something by itself; it is cut from the first."""
    if not tree.is_predicate(kid):
        return _second_noun(tree, predicate, kid)
    if tree.is_condition(kid):
        return None
    if predicate.sort is Sort.RELATIVE and (word := _own_relative(tree, kid)) is not None:
        predicate.cuts.add(kid)
        return Predicate(kid, Sort.RELATIVE, predicate.subject, relative=word)
    if predicate.sort is Sort.PARTICIPLE and tree.subject(kid) is None and not tree.is_finite(kid):
        predicate.cuts.add(kid)
        return Predicate(kid, Sort.PARTICIPLE, predicate.subject)
    if tree.subject(kid) is not None:
        if not tree.kids(kid, "cc") and credits(tree, kid):
            return None
        predicate.cuts.add(kid)
        return Predicate(kid, Sort.COORDINATED)
    shared = shared_subject(tree, predicate)
    auxiliaries = _shared_auxiliaries(tree, predicate, kid)
    pair = _is_pair(tree, predicate.head, kid)
    if shared is None or auxiliaries is None or not _separable(tree, predicate, kid):
        return None
    if any(tree.tokens[k].tag in _RELATIVES for k in shared):
        return None  # "whose arm can lift 45 kilograms and sorts parcels"
    made = Predicate(kid, Sort.COORDINATED, shared, auxiliaries)
    if pair:
        _share(tree, predicate, made)
    else:
        made.shared = _shared_behind(tree, predicate.head, kid)
    predicate.cuts.add(kid)
    return made


def _shared_behind(tree: Tree, head: int, kid: int) -> tuple[int, ...]:
    """ "arrived, beat and robbed the settlers": the object of the last verb is that of the one before."""
    later = [k for k in tree.kids(head, "conj") if k == kid + 2 and tree.kids(k, "cc") == [kid + 1]]
    if not later or tree.kids(kid, "obj", "obl", "xcomp", "ccomp", "advmod", "advcl"):
        return ()
    return tuple(word for k in tree.kids(later[0], "obj") for word in tree.subtree(k))


def _own_relative(tree: Tree, kid: int) -> int | None:
    """ "which he enjoyed but for which he paid": the second clause has its own "which"."""
    words = [k for k in tree.subtree(kid) if k not in tree.kids(kid, "cc", "punct")]
    opening = [k for k in words[:2] if tree.tokens[k].tag in {"WDT", "WP"} and tree.tokens[k].head == kid]
    return opening[0] if opening and tree.is_finite(kid) else None


def _share(tree: Tree, first: Predicate, second: Predicate) -> None:
    """Give both of two verbs what follows them: the object, or where and when something was done."""
    own = [k for k in tree.kids(second.head, "obj", "obl", "nmod", "xcomp") if k > second.head]
    if own:
        first.shared = tuple(w for k in own for w in tree.subtree(k))
    else:
        theirs = [k for k in tree.kids(first.head, "obj", "obl", "nmod", "xcomp") if k > second.head]
        words = {w for k in theirs for w in tree.subtree(k)}
        clauses = [w for w in words if tree.tokens[w].relation == "acl:relcl" and tree.is_set_off(w)]
        told = {w for k in clauses for w in tree.subtree(k)}  # once, with the first
        second.shared = tuple(sorted(words - told))


def _is_pair(tree: Tree, head: int, kid: int) -> bool:
    """ "was born and raised in York", "designs and makes pumps": two verbs share what follows."""
    if tree.kids(head, "cop") and tree.is_finite(kid):
        return False  # "is landlocked and sends its crops down the river"
    linked = [k for k in tree.kids(kid, "cc") if k == head + 1]
    between = [k for k in range(head + 2, kid) if tree.tokens[k].tag not in {"RB", "VBD", "VBZ"}]
    bare = not tree.kids(kid, "obj", "obl", "xcomp", "ccomp", "advcl", "advmod")
    passive = tree.tokens[head].tag == tree.tokens[kid].tag == "VBN" and not tree.kids(head, "obl", "xcomp")
    return bool(linked) and not between and (bare or passive or bool(tree.kids(kid, "obj")))


def _second_noun(tree: Tree, predicate: Predicate, kid: int) -> Predicate | None:
    """ "she was the first woman to lead it and the only mayor to win it": she was both."""
    copula, shared = tree.kid(predicate.head, "cop"), shared_subject(tree, predicate)
    office = tree.tokens[kid].lemma.lower() in PERSON_NOUNS and any(
        tree.marker(k) in {"of", "at"} for k in tree.kids(kid, "nmod")
    )
    one_of = tree.tokens[kid].lemma == "one" and any(tree.marker(k) == "of" for k in tree.kids(kid, "nmod"))
    if _is_second_adjective(tree, predicate.head, kid) and copula is not None and shared is not None:
        predicate.cuts.add(kid)
        return Predicate(kid, Sort.COORDINATED, shared, (copula,))
    place = tree.tokens[kid].tag == "JJ" and bool(tree.kids(kid, "det")) and bool(tree.kids(kid, "acl"))
    nouns = {tree.tokens[k].tag for k in (predicate.head, kid)} <= {"NN", "NNS"} or office or one_of
    nouns = nouns or (place and tree.tokens[predicate.head].tag == "NN")  # "and the first to fly there"
    extreme = any(tree.tokens[k].tag == "JJS" for k in tree.kids(kid, "amod"))  # "and sixth largest city"
    determined = all(
        tree.kids(k, "det") or _owned(tree, k) or (k == kid and (one_of or extreme))
        for k in (predicate.head, kid)
    ) or (
        office and bool(tree.kids(predicate.head, "det"))  # "was a linguist and Professor of X"
    )
    if (
        copula is None
        or shared is None
        or tree.kids(kid, "case")
        or not nouns
        or not determined
        or not _separable(tree, predicate, kid)
    ):
        return None
    predicate.cuts.add(kid)
    auxiliaries = tuple(tree.auxiliaries(predicate.head))
    made = Predicate(kid, Sort.COORDINATED, shared, auxiliaries)
    behind = [k for k in tree.kids(predicate.head, "nmod", "obl") if k > kid and not tree.is_set_off(k)]
    predicate.cuts.update(behind)  # "a linguist and Professor of Linguistics at Berkeley"
    made.shared = tuple(word for k in behind for word in tree.subtree(k))
    return made


def _is_second_adjective(tree: Tree, head: int, kid: int) -> bool:
    """ "was worst in Vietnam and mildest in Singapore": each with a place, or a time, of its own."""
    adjectives = all(tree.tokens[k].tag in {"JJ", "JJS", "JJR"} for k in (head, kid))
    placed = all(any(o > k for o in tree.kids(k, "obl")) for k in (head, kid))
    joined = {tree.tokens[k].lemma for k in tree.kids(kid, "cc")}
    return adjectives and placed and joined <= {"and", "but"} and not tree.is_denied(head)


def _owned(tree: Tree, noun: int) -> bool:
    return any(tree.tokens[k].relation == "nmod:poss" for k in tree.kids(noun, "nmod"))


def _separable(tree: Tree, predicate: Predicate, kid: int) -> bool:
    """Not "either ... or ...", and no "and" inside the scope of a "not"."""
    joined = {tree.tokens[k].lemma for k in tree.kids(kid, "cc")}
    paired = any(tree.tokens[k].relation == "cc:preconj" for k in tree.kids(predicate.head, "cc"))
    denied = tree.is_denied(predicate.head) and not tree.is_denied(kid) and "but" not in joined
    return not (joined & {"or", "nor"} or paired or denied)


def _shared_auxiliaries(tree: Tree, predicate: Predicate, kid: int) -> tuple[int, ...] | None:
    """The auxiliaries that it takes over: "was founded and dissolved". None: it can't stand alone."""
    tag, own = tree.tokens[kid].tag, tree.auxiliaries(kid)
    theirs = [k for k in tree.auxiliaries(predicate.head) if tree.relation(k) == "aux"]
    if _is_modal_perfect(tree, theirs) and tag == "VBD" and not own:
        return tuple(theirs)  # "would have opened a plant and hired 300": it hired nobody
    if tree.is_finite(kid):
        return ()
    if tag == "VB" and not own and [tree.tokens[k].lemma for k in theirs] == ["do"]:
        return ()  # "did not sell it but keep it" has no "did" for the second
    shared = theirs or list(predicate.auxiliaries)
    if own:
        return tuple(k for k in shared if tree.tokens[k].tag == "MD") or None
    if tag in {"VBN", "VBG", "VB"}:
        past = tag == "VBN" and tree.tokens[predicate.head].tag == "VBD" and not shared
        return () if past else tuple(shared) or None  # "rose and fallen" is a slip of the tagger
    copula = tree.kid(predicate.head, "cop")
    return (copula,) if copula is not None else None


def _is_modal_perfect(tree: Tree, auxiliaries: list[int]) -> bool:
    """ "would have", "could have", "must have" before a participle."""
    return any(tree.tokens[k].tag == "MD" for k in auxiliaries) and any(
        tree.tokens[k].lemma == "have" for k in auxiliaries
    )


def beside(tree: Tree, predicate: Predicate, kid: int) -> Predicate | None:
    """A clause that stands beside another without a conjunction, where it is an assertion of its own."""
    if (clause := granted(tree, kid)) is not None:
        predicate.cuts.add(kid)
        return Predicate(clause, Sort.SUBORDINATE)
    if tree.subject(kid) is None or not tree.is_finite(kid) or tree.marker(kid) or tree.is_condition(kid):
        return None
    told = tree.tokens[predicate.head].lemma in REPORTING_VERBS and not tree.kids(predicate.head, "ccomp")
    if not behind_semicolon(tree, kid) and (credits(tree, kid) or told):
        return None
    predicate.cuts.add(kid)
    return Predicate(kid, Sort.BESIDE)


def between_dashes(tree: Tree, kid: int) -> bool:
    """ "Results — some 28,000 are registered in Lisbon — are due": a clause in the middle of another."""
    words = tree.subtree(kid)
    inner = [k for k in words if tree.tokens[k].text not in _DASHES]
    if not inner or inner[0] == 0 or inner[-1] + 1 >= len(tree.tokens):
        return False
    sides = {tree.tokens[inner[0] - 1].text, tree.tokens[inner[-1] + 1].text}
    whole = inner == list(range(inner[0], inner[-1] + 1)) and not tree.marker(kid)
    return sides <= _DASHES and whole and tree.subject(kid) is not None and tree.is_finite(kid)


def credits(tree: Tree, kid: int) -> bool:
    """ "..., the council announced", "as it told the Post": it tells who says the whole sentence."""
    return tree.tokens[kid].lemma in REPORTING_VERBS and not tree.kids(kid, "ccomp", "obj", "xcomp")


def behind_semicolon(tree: Tree, kid: int) -> bool:
    """Whether a semicolon stands before a clause."""
    first = tree.subtree(kid)[0]
    return ";" in {tree.tokens[k].text for k in (first - 1, first) if k >= 0}
