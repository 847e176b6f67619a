"""Words of a sentence that refer to what the draft said before: pronouns, "the company", "this event"."""

from __future__ import annotations

from typing import Literal

from claims.extraction.antecedents import Reference, ReferenceKind
from claims.extraction.described import described_by
from claims.extraction.entities import Category
from claims.extraction.lexicon import EVENT_NOUNS, ORGANISATION_NOUNS, PERSON_NOUNS, PLACE_NOUNS
from claims.extraction.reading import Reading
from claims.extraction.things import Role, Spot, spot_of
from claims.extraction.tree import Tree
from claims.language.speech import REPORTING_VERBS

__all__ = ["STAND_INS", "is_bare", "is_pointed_at", "reference_at", "relatives"]

_PRONOUNS: dict[str, tuple[ReferenceKind, Literal["he", "she"] | None]] = {
    **dict.fromkeys(("he", "him", "his"), ("he", "he")),
    **dict.fromkeys(("she", "her", "hers"), ("he", "she")),
    **dict.fromkeys(("it", "its"), ("it", None)),
    **dict.fromkeys(("they", "them", "their"), ("they", None)),
}
STAND_INS: dict[str, Category] = {
    **dict.fromkeys(sorted(ORGANISATION_NOUNS), "organisation"),
    **dict.fromkeys(sorted(EVENT_NOUNS), "event"),
    **dict.fromkeys(sorted(PLACE_NOUNS), "place"),
}
"""Nouns that stand for a name behind "the", and of what sort that is."""
# What only somebody does (written for this project).
_HUMAN_VERBS = REPORTING_VERBS | frozenset(
    """appoint arrest attend beat buy celebrate collaborate compete decide discuss divorce employ enjoy found
    hire hope intend invest invite launch lay live marry meet move negotiate oppose own pay plan play prefer
    protest publish recruit refuse sell sign study teach travel try use visit vote want win work""".split()
)


def reference_at(reading: Reading, index: int, sentence: int) -> Reference | None:
    """The reference that a token of sentence number `sentence` is, if it is one to choose for."""
    tree, token = reading.tree, reading.tokens[index]
    pronoun = _PRONOUNS.get(token.text.lower()) if token.tag[:3] == "PRP" else None
    sort = _sort(reading, index) if token.tag == "NN" and not token.entity else None
    if sort is None and (pronoun is None or _stands_for_all(tree, index)):
        return None
    spot = spot_of(reading, sentence, index, by_reference=True)
    leads = _leads(reading, spot)
    if pronoun is not None:
        kind, gender = pronoun
        possessive, above = token.tag == "PRP$", tree.tokens[token.head].lemma
        acts = spot.role is Role.SUBJECT and above in _HUMAN_VERBS
        acts = acts or (possessive and above.lower() in PERSON_NOUNS)  # "its founder"
        described = _described(reading, index)
        return Reference(kind, spot, gender, possessive, described=described, acts=acts, leads=leads)
    noun, located = token.lemma.lower(), sort == "located"
    category = STAND_INS.get(noun)
    return Reference("noun", spot, noun=noun, category=category, leads=leads, located=located)


def _stands_for_all(tree: Tree, index: int) -> bool:
    """Whether a pronoun means nothing, or all that was said: "it was its biggest gain in four years"."""
    head = tree.tokens[index].head
    owned = any(tree.tokens[k].lemma == "its" for k in tree.kids(head, "nmod")) if head >= 0 else False
    said = tree.relation(index) == "nsubj" and owned and bool(tree.kids(head, "cop"))
    return tree.relation(index) == "expl" or (said and tree.tokens[index].lemma == "it")


def _described(reading: Reading, index: int) -> int:
    """What the apposition describes in which a token stands; -1 if it stands in none, or in a clause."""
    tree = reading.tree
    for k in tree.above(index):
        if tree.relation(k) == "appos":
            return described_by(tree, k)
        if tree.is_predicate(k):
            return -1  # "Yusof, an engineer who left to start her own firm"
    return -1


def _leads(reading: Reading, spot: Spot) -> bool:
    """Whether a mention is the subject of the main clause, or owns it: "its revenue rose"."""
    tree = reading.tree
    head = tree.tokens[spot.token].head
    owns = tree.tokens[spot.token].relation == "nmod:poss" and head >= 0 and tree.relation(head) == "nsubj"
    return spot.clause == tree.root and (spot.role is Role.SUBJECT or owns)


def is_pointed_at(reading: Reading, index: int) -> bool:
    """ "these companies", "this process", and nothing more."""
    tree, before = reading.tree, reading.tokens[index - 1] if index else None
    pointing = before is not None and before.head == index and before.lemma in {"this", "that"}
    demonstrative = before is not None and before.text.lower() in {"these", "those", "this"}
    kids = [
        k for k in tree.kids(index) if k != index - 1 and tree.relation(k) not in {"case", "punct", "cop"}
    ]
    return pointing and demonstrative and not any(k < index or not tree.is_set_off(k) for k in kids)


def relatives(reading: Reading) -> dict[int, int]:
    """The relative words that are subjects, each with the token that its clause hangs on."""
    found = {}
    for index, token in enumerate(reading.tokens):
        if token.tag in {"WP", "WDT"} and token.relation.startswith("nsubj") and token.head >= 0:
            clause = reading.tokens[token.head]
            if clause.relation == "acl:relcl":
                found[index] = clause.head
    return found


def is_bare(reading: Reading, index: int) -> bool:
    """ "the company", "this event", and nothing more: what is described further is named by that."""
    tree, tokens = reading.tree, reading.tokens
    articles = [k for k in tree.kids(index, "det") if tokens[k].text.lower() in {"the", "this"} and k < index]
    first = articles[0] if articles else index
    begin = _begin(reading, index)
    if not articles or (first != begin - 1 and tokens[index].lemma.lower() not in EVENT_NOUNS):
        return False
    if tree.relation(index) in {"compound", "flat"} or tree.kids(index, "cop"):
        return False
    behind = [k for k in tree.kids(index, "nmod", "acl", "appos", "flat", "compound", "nummod") if k > index]
    named = any(tree.relation(k) == "appos" and tree.is_proper(k) for k in behind)  # "the operator, Norwell"
    if named or not all(tree.is_set_off(k) for k in behind):
        return False
    modifiers = tree.kids(index, "amod", "nmod", "compound", "nummod", "det")
    if tokens[index].lemma.lower() in EVENT_NOUNS:  # "the three-day summit"
        modifiers = [k for k in modifiers if not _tells_how_long(reading, k)]
    return all(k >= first for k in modifiers)


def _begin(reading: Reading, index: int) -> int:
    """The first token of a noun, which may be one of two halves: "start-up"."""
    return (
        index - 2 if "-" in reading.tokens[index].lemma and reading.tokens[index - 1].text == "-" else index
    )


def _tells_how_long(reading: Reading, index: int) -> bool:
    words = {reading.tokens[k].lemma for k in reading.tree.subtree(index)}
    return bool(words & {"day", "week", "month", "annual", "weekend"}) and reading.tokens[index].tag != "NNP"


def _sort(reading: Reading, index: int) -> Literal["bare", "located"] | None:
    """What sort of reference a noun is; None for a description of its own."""
    if is_bare(reading, index):
        return "bare"
    return "located" if _is_located_firm(reading, index) else None


def _is_located_firm(reading: Reading, index: int) -> bool:
    """ "the Norwegian company", "the Bergen-based firm": a firm by where it is from."""
    tree, tokens = reading.tree, reading.tokens
    if tokens[index].lemma.lower() not in ORGANISATION_NOUNS or tree.relation(index) in {"compound", "appos"}:
        return False
    begin = _begin(reading, index)
    words = [k for k in tree.subtree(index) if k < begin and tree.relation(k) not in {"case", "mark"}]
    from_there = [k for k in words[1:] if tokens[k].text[:1].isupper() or tokens[k].text in {"-", "based"}]
    whole = len(words) > 1 and words[1:] == from_there and words[-1] == begin - 1
    behind = [k for k in tree.kids(index) if k > index and tree.relation(k) != "punct"]
    return whole and tokens[words[0]].lemma == "the" and all(tree.is_set_off(k) for k in behind)
