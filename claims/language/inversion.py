"""Sentences with the subject behind the verb: "Among the guests was Anna Lind"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claims.language.editing import Sentence

__all__ = ["RULES"]

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
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


RULES: Sequence[Callable[[Sentence, int], None]] = (_subject_behind_the_copula, _subject_behind_the_verb)
"""What is applied to each word, in this order."""
