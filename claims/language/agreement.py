"""Tags and relations that contradict each other, put right: the model decides each by itself."""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.base import Token

__all__ = ["in_agreement"]

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD"})
_PROPER = frozenset({"NNP", "NNPS"})
_AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})


def in_agreement(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens of a parse, in order, with these slips corrected.

    What has a preposition is no subject ("with a majority being Chinese"). Behind "with", a noun and what
    seems to belong to it are a clause, and a participle between two names is a verb ("with OpenAI releasing
    ChatGPT"). What describes a noun is an adjective, no verb ("the companies present"). A circumstance right
    behind a clause that is set off belongs to it (", killing 107 people in 1998"). A noun phrase that is set
    off describes a noun ("founded the group in 1932, an organisation of ..."). Two proper nouns side
    by side are no two subjects of one verb. A predicate with an auxiliary or in the past that has no subject
    has one in the object, or the noun without a preposition, that stands before it ("Her first design, the
    Swan Bridge, opened in 1961"; "Explorer 6 is one of ..."). A participle with a subject and no auxiliary is
    a past tense ("companies gathered").
    """
    found = list(tokens)
    below: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head >= 0:
            below[token.head].append(index)
    for index, token in enumerate(tokens):
        if token.relation.startswith("nsubj") and "with" in _cases(found, below, index):
            found[index] = token._replace(relation="obl")
        elif token.relation.startswith("nsubj") and _is_first_name(tokens, index):
            found[index] = token._replace(head=index + 1, relation="compound")
        elif token.tag in {"VB", "VBP"} and (token.relation == "amod" or _is_lone(tokens, below, index)):
            found[index] = token._replace(tag="JJ", relation="amod")
        elif token.relation.startswith("obl"):
            _attach_low(found, below, index)
        elif token.relation == "parataxis" or (token.relation == "appos" and tokens[token.head].tag == "CD"):
            _make_apposition(found, below, index)
        elif token.relation.startswith("acl") and token.head < index and _is_behind_with(found, below, index):
            noun = token.head
            found[index] = token._replace(head=found[noun].head, relation="advcl")
            found[noun] = found[noun]._replace(head=index, relation="nsubj")
        elif token.tag == "VBG" and token.relation == "amod" and "with" in _cases(found, below, token.head):
            _make_clause(found, below, index)
    for index, kids in enumerate(below):
        _give_subject(found, below, index, kids)
        _set_tense(found, index, kids)
    return tuple(found)


def _cases(found: Sequence[Token], below: Sequence[Sequence[int]], index: int) -> set[str]:
    return {found[k].lemma for k in below[index] if found[k].relation == "case"}


def _is_lone(tokens: Sequence[Token], below: Sequence[Sequence[int]], index: int) -> bool:
    """Whether a clause is one bare word right behind its noun: "the companies present included ..."."""
    token = tokens[index]
    return token.relation.startswith("acl") and token.head == index - 1 and not below[index]


def _start(below: Sequence[Sequence[int]], index: int) -> int:
    """The first word below a word, or itself."""
    return min([index, *(_start(below, k) for k in below[index])])


def _attach_low(found: list[Token], below: Sequence[Sequence[int]], index: int) -> None:
    head = found[index].head
    for clause in range(_start(below, index) - 1, head, -1):
        if found[clause].text in {",", ";", ":", "–", "—", "(", ")"}:
            return
        if found[clause].relation not in {"advcl", "acl", "acl:relcl"}:
            continue
        first = _start(below, clause)
        opened = head < first and any(found[k].text == "," for k in (first - 1, first))
        if opened and found[clause].head in {head, *(k for k in below[head] if k < first)}:
            found[index] = found[index]._replace(head=clause)
            return


def _make_apposition(found: list[Token], below: Sequence[Sequence[int]], index: int) -> None:
    first, verb = _start(below, index), found[index].head
    if found[verb].tag == "CD":  # "founded the group in 1932, an organisation of ..."
        verb = found[verb].head
    marks = {found[k].text for k in (first - 1, first) if k >= 0}
    determined = any(found[k].relation == "det" for k in below[index])
    if found[index].tag not in {"NN", "NNS"} or "," not in marks or not determined or verb > first:
        return
    if _has_subject(found, below[index]) or any(found[k].relation in _AUXILIARIES for k in below[index]):
        return
    nouns = [k for k in below[verb] if k < first and found[k].tag in _NOUNS - {"CD"} and k > verb]
    if nouns:
        found[index] = found[index]._replace(head=nouns[-1], relation="appos")


def _is_behind_with(found: Sequence[Token], below: Sequence[Sequence[int]], index: int) -> bool:
    """Whether "with" marks a clause before the noun that it seems to belong to."""
    noun = found[index].head
    marks = [k for k in below[index] if found[k].relation == "mark" and found[k].lemma == "with"]
    return any(k < noun for k in marks) and found[noun].head >= 0


def _make_clause(found: list[Token], below: Sequence[Sequence[int]], verb: int) -> None:
    """ "with [A releasing] B": A becomes the subject and B the object of a clause behind "with"."""
    thing, name = found[verb].head, verb - 1
    if (
        found[thing].tag not in _PROPER
        or found[name].tag not in _PROPER
        or found[name].head not in {verb, thing}
    ):
        return
    for kid in below[thing]:
        if found[kid].relation == "case":
            found[kid] = found[kid]._replace(head=verb, relation="mark")
    found[verb] = found[verb]._replace(head=found[thing].head, relation="advcl")
    found[thing] = found[thing]._replace(head=verb, relation="obj")
    found[name] = found[name]._replace(head=verb, relation="nsubj")


def _is_first_name(tokens: Sequence[Token], index: int) -> bool:
    token, after = tokens[index], tokens[min(index + 1, len(tokens) - 1)]
    both = token.tag in _PROPER and after.tag in _PROPER and after is not token
    return both and (after.head, after.relation) == (token.head, token.relation)


def _has_subject(found: Sequence[Token], kids: Sequence[int]) -> bool:
    return any(found[k].relation.startswith(("nsubj", "csubj", "expl")) for k in kids)


def _give_subject(
    found: list[Token], below: Sequence[Sequence[int]], index: int, kids: Sequence[int]
) -> None:
    auxiliaries = [k for k in kids if found[k].relation in _AUXILIARIES]
    if _has_subject(found, kids) or not (auxiliaries or found[index].tag == "VBD"):
        return
    first = min([*auxiliaries, index])
    for kid in kids:
        bare = found[kid].relation in {"nmod", "obl", "obj"} and not any(
            found[k].relation == "case" for k in below[kid]
        )
        asked = found[kid].tag in {"WP", "WDT"}
        if kid < first and bare and found[kid].tag in _NOUNS and not asked:
            passive = any(found[k].relation == "aux:pass" for k in kids)
            found[kid] = found[kid]._replace(relation="nsubj:pass" if passive else "nsubj")
            return


def _set_tense(found: list[Token], index: int, kids: Sequence[int]) -> None:
    relations = {found[k].relation for k in kids}
    if found[index].tag == "VBN" and "nsubj" in relations and not relations & _AUXILIARIES:
        found[index] = found[index]._replace(tag="VBD")
