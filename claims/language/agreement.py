"""Tags and relations that contradict each other, put right: the model decides each by itself."""

from __future__ import annotations

from collections.abc import Sequence

from claims.language import attachment, conjuncts, descriptions, gapping, relatives, subjects, wordforms
from claims.language.base import Token
from claims.language.editing import Sentence

__all__ = ["in_agreement"]

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD"})
_SMALL = frozenset({"punct", "det", "case", "cc", "mark", "cop", "aux", "aux:pass", "nummod", "fixed"})
"""Relations that no rule looks at."""
_PROPER = frozenset({"NNP", "NNPS"})
_RULES = (
    *wordforms.RULES,
    *conjuncts.RULES,
    *attachment.RULES,
    *gapping.RULES,
    *descriptions.RULES,
    *relatives.RULES,
    *subjects.RULES,
)


def in_agreement(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens of a parse, in order, with slips of tags and attachment and these corrected.

    What has a preposition is no subject ("with a majority being Chinese"). Two proper nouns side by side are
    no two subjects of one verb. A predicate with an auxiliary or in the past that has no subject has one in
    the object, or the noun without a preposition, that stands before it ("Her first design, the Swan Bridge,
    opened in 1961"; "Explorer 6 is one of ..."). A participle with a subject and no auxiliary is a past tense
    ("companies gathered").
    """
    sentence = Sentence(tokens)
    for index, token in enumerate(tokens):
        if token.relation not in _SMALL:
            for rule in _RULES:
                rule(sentence, index)
    for index, token in enumerate(sentence.tokens):
        if token.relation.startswith("nsubj") and "with" in sentence.lemmas(index, "case"):
            sentence.change(index, relation="obl")
        elif token.relation.startswith("nsubj") and _is_first_name(sentence.tokens, index):
            sentence.change(index, head=index + 1, relation="compound")
    for index in range(len(tokens)):
        _give_subject(sentence, index)
        _set_tense(sentence, index)
    return tuple(sentence.tokens)


def _is_first_name(tokens: Sequence[Token], index: int) -> bool:
    token, after = tokens[index], tokens[min(index + 1, len(tokens) - 1)]
    both = token.tag in {*_PROPER, "NNS"} and after.tag in _PROPER and after is not token
    return both and (after.head, after.relation) == (token.head, token.relation)


def _give_subject(sentence: Sentence, index: int) -> None:
    auxiliaries = sentence.kids(index, "aux", "cop")
    if sentence.has_subject(index) or not (auxiliaries or sentence.tokens[index].tag == "VBD"):
        return
    first = min([*auxiliaries, index])
    for kid in sentence.kids(index, "nmod", "obl", "obj"):
        token = sentence.tokens[kid]
        bare = token.relation in {"nmod", "obl", "obj"} and not sentence.kids(kid, "case")
        if kid < first and bare and token.tag in _NOUNS:
            passive = any(sentence.tokens[k].relation == "aux:pass" for k in auxiliaries)
            sentence.change(kid, relation="nsubj:pass" if passive else "nsubj")
            return
    if sentence.tokens[index].tag == "VBD" and sentence.tokens[index].relation == "root" and index == first:
        _give_near_subject(sentence, index)


def _give_near_subject(sentence: Sentence, index: int) -> None:
    """ "In the town of Kessau three stations opened late": the noun before the verb, in no phrase."""
    noun = index - 1
    if noun < 1 or sentence.tokens[noun].tag not in {"NN", "NNS"} or sentence.tokens[noun].relation != "nmod":
        return
    phrase = sentence.above(noun)
    front = sentence.tokens[phrase[0]].relation == "obl" and index in phrase
    if front and not sentence.kids(noun, "case") and sentence.kids(noun, "det", "nummod", "amod"):
        sentence.change(noun, head=index, relation="nsubj")


def _set_tense(sentence: Sentence, index: int) -> None:
    subject = any(sentence.tokens[k].relation == "nsubj" for k in sentence.kids(index, "nsubj"))
    lacking = sentence.kids(index, "aux", "cop") == [] and "with" not in sentence.lemmas(index, "mark")
    if sentence.tokens[index].tag == "VBN" and subject and lacking:
        sentence.change(index, tag="VBD")
