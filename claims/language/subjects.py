"""Subjects that the parser missed: behind their verb, behind "and", or behind what somebody says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claims.language.editing import Sentence
from claims.language.speech import SAYING_VERBS

__all__ = ["RULES"]

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PROPER = frozenset({"NNP", "NNPS"})
_STANDING = frozenset("come follow hang lie live rise run sit stand".split())


def _subject_behind_the_copula(sentence: Sentence, index: int) -> None:
    """ "In the north are the Alps": the place is the predicate, the Alps its subject."""
    token = sentence.tokens[index]
    if token.head >= 0 or token.tag not in _NOUNS or sentence.has_subject(index):
        return
    places = [k for k in sentence.kids(index, "nmod", "obl") if k < index]
    if len(places) != 1 or not sentence.kids(places[0], "case"):
        return
    place = places[0]
    copulas = [k for head in (index, place) for k in sentence.kids(head, "cop") if place < k < index]
    if not copulas:
        return
    sentence.become_root(place, relation="nsubj")
    for k in sentence.kids(index, "cop", "aux", "punct", "cc"):
        if k < index or sentence.tokens[k].text in {".", "!", "?"}:
            sentence.change(k, head=place)


def _subject_behind_the_verb(sentence: Sentence, index: int) -> None:
    """ "Next to the museum stands a statue": no object of "stands"."""
    token = sentence.tokens[index]
    verb = token.head
    if token.relation != "obj" or sentence.tokens[verb].lemma not in _STANDING or index < verb:
        return
    place = [k for k in sentence.kids(verb, "obl", "advmod") if k < verb]
    if place and sentence.tokens[verb].tag in {"VBD", "VBZ", "VBP"} and not sentence.has_subject(verb):
        sentence.change(index, relation="nsubj")


def _subject_behind_and(sentence: Sentence, index: int) -> None:
    """ "China lacks chips, and Zhang, from Huawei, conceded it": Zhang conceded it, and is no second chip."""
    token = sentence.tokens[index]
    if token.tag not in {"VBD", "VBZ"} or token.relation != "conj" or sentence.has_subject(index):
        return
    if sentence.tokens[index - 1].text != "," or sentence.kids(index, "aux", "cc"):
        return
    for name in range(index - 2, token.head, -1):
        if sentence.tokens[name].tag[0] == "V":
            return
        joined = [k for k in sentence.kids(name, "cc") if sentence.tokens[k - 1].text == ","]
        if sentence.tokens[name].tag in _PROPER and sentence.tokens[name].relation == "conj" and joined:
            sentence.change(name, head=index, relation="nsubj")
            sentence.change(joined[0], head=index)
            return


def _dislocated_subject(sentence: Sentence, index: int) -> None:
    """ "The third of five children, she was born in Penrith": what stands before the comma tells of her."""
    token = sentence.tokens[index]
    if not token.relation.startswith("nsubj") or token.tag in {"PRP", "WP", "WDT"}:
        return
    named = {"PRP", *_PROPER} if token.tag == "NN" else {"PRP"}
    later = [k for k in sentence.kids(token.head, "nsubj") if k > index and sentence.tokens[k].tag in named]
    if later and sentence.tokens[later[0] - 1].text == ",":
        sentence.change(index, relation="dislocated")


def _speaker_behind_what_is_said(sentence: Sentence, index: int) -> None:
    """ "..., up from 340 last year, the organiser, Meridian Fairs, said": the organiser said it."""
    token = sentence.tokens[index]
    if token.lemma not in SAYING_VERBS or token.head >= 0 or sentence.has_subject(index) or index < 4:
        return
    if sentence.tokens[index - 1].text != "," or not [k for k in sentence.kids(index, "ccomp") if k < index]:
        return
    noun = index - 2
    while sentence.plain(noun) in {"appos", "flat", "compound"}:
        described = sentence.plain(noun) == "appos" and sentence.is_set_off(noun)
        if described and sentence.kids(noun, "det"):
            break  # "the organiser", which the parser takes for a description of "last year"
        noun = sentence.tokens[noun].head
    if sentence.tokens[noun].tag in _NOUNS and sentence.is_set_off(noun):
        sentence.change(noun, head=index, relation="nsubj")


RULES: Sequence[Callable[[Sentence, int], None]] = (
    _subject_behind_the_copula,
    _subject_behind_the_verb,
    _subject_behind_and,
    _dislocated_subject,
    _speaker_behind_what_is_said,
)
"""What is applied to each word, in this order."""
