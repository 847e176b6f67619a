"""Who a predicate speaks of: its own subject, a shared one, or what a clause on a noun belongs to."""

from __future__ import annotations

from claims.extraction.described import described_by
from claims.extraction.predicates.model import Predicate
from claims.extraction.tree import Tree

__all__ = ["antecedent", "same_subject", "shared_subject"]


def shared_subject(tree: Tree, predicate: Predicate) -> tuple[int, ...] | None:
    """The tokens of a predicate's subject, own or shared; None where it has none."""
    own = tree.subject(predicate.head)
    if own is None or own == predicate.relative:
        return predicate.subject or None
    return _plain_phrase(tree, tree.named(own))


def _plain_phrase(tree: Tree, noun: int) -> tuple[int, ...]:
    """A noun phrase without the figures and dates behind its noun: they stand in the first claim."""
    figures = [
        k
        for k in tree.kids(noun, "nmod", "acl")
        if k > noun and any(tree.tokens[w].tag == "CD" for w in tree.subtree(k))
    ]
    gone = {w for k in figures for w in tree.subtree(k)}
    return tuple(k for k in tree.noun_phrase(noun) if k not in gone)


def antecedent(tree: Tree, noun: int, clause: int) -> tuple[int, ...]:
    """What a clause on a noun speaks of: a name rather than its description, a subject, not "one"."""
    first = tree.subtree(clause)[0]
    if tree.relation(noun) == "appos":
        above = described_by(tree, noun)
        noun = above if _is_identified(tree, above) else noun
    noun = tree.named(noun)
    subject = tree.subject(noun)
    described = tree.kid(noun, "cop") is not None and not (tree.is_proper(noun) or tree.kids(noun, "case"))
    if subject is not None and described:  # "she was an engineer who built ...", not "it is about Ada, who"
        noun = subject
    found = [k for k in _plain_phrase(tree, noun) if k < first or first < noun]
    while found and found[0] and _goes_on(tree, found[0]):
        found.insert(0, found[0] - 1)  # "Maribor First, which": all of the name
    gaps = {k for k in tree.kids(noun, "case") if found and found[0] < k < found[-1]}
    found = sorted({*found, *gaps})  # "to just under 12 million, of which": not "just 12 million"
    return tuple(found)


def _goes_on(tree: Tree, index: int) -> bool:
    """Whether a token goes on with the name of the word before it."""
    token, before = tree.tokens[index], tree.tokens[index - 1]
    inside = token.entity[:2] == "I-" and before.entity[2:] == token.entity[2:]
    return inside and before.text[0].isupper()


def _is_identified(tree: Tree, noun: int) -> bool:
    """A name, a noun with a name in it ("Marchetti syndrome"), or a word in capitals ("the Folio")."""
    token = tree.tokens[noun]
    named = any(tree.tokens[k].tag.startswith("NNP") for k in tree.kids(noun, "compound"))
    capital = noun > 0 and token.text[:1].isupper() and token.tag == "NN"
    return token.tag.startswith("NNP") or named or capital


def same_subject(tree: Tree, predicate: Predicate, kid: int) -> tuple[int, ...]:
    """The subject of the main clause where a pronoun of the other clause stands for it."""
    own, shared = tree.subject(kid), shared_subject(tree, predicate)
    if own is None or not shared or tree.tokens[own].tag != "PRP" or own < shared[0]:
        return ()
    inside = set(shared)
    head = next(k for k in shared if tree.tokens[k].head not in inside)
    if {tree.tokens[k].lemma for k in tree.kids(head, "det")} & {"each", "every", "neither", "no"}:
        return ()
    plural = tree.tokens[head].tag in {"NNS", "NNPS"} or bool(tree.kids(head, "conj"))
    fits = {"they"} if plural else {"he", "she"} if tree.tokens[head].entity[2:] == "PER" else {"it"}
    return shared if tree.tokens[own].lemma in fits else ()
