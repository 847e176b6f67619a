"""Clauses that leave out the verb of the one before: "Gold went to Norway, silver to Poland".

The parser takes what is left of such a clause for a part of the noun before it. Here it becomes what the
treebanks make of it: joined to the verb, with its second part as an orphan.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claims.language.editing import Sentence

__all__ = ["RULES"]

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD"})
_PROPER = frozenset({"NNP", "NNPS"})
_LINKS = frozenset({",", ";", "and", "but", "while"})
_JOINED = frozenset({"conj", "appos", "parataxis"})


def _shares_the_verb(sentence: Sentence, index: int) -> None:
    """ "58 per cent came from donors, 27 per cent from foundations": 27 per cent came, too."""
    token = sentence.tokens[index]
    if sentence.plain(index) not in _JOINED or token.tag not in _NOUNS or token.head > index:
        return
    first = sentence.start(index)
    linked = any(sentence.tokens[k].text in _LINKS for k in (first - 1, first) if k >= 0)
    if not linked or sentence.kids(index, "case", "cop", "nsubj"):
        return
    for above in sentence.above(index):
        verb = sentence.tokens[above].head if sentence.plain(above) in {"obl", "nmod"} else above
        if verb < 0 or not sentence.has_subject(verb):
            continue
        below = [*sentence.kids(index, "nmod", "obl", "orphan"), *sentence.kids(verb, "obl")]
        own = next((k for k in below if _is_right_behind(sentence, index, k)), None)
        before = [k for k in sentence.kids(verb, "obl", "nmod") if verb < k < index]
        if own is None or not before or sentence.kids(verb, "obj"):
            return
        like = sentence.lemmas(own, "case")
        if sentence.tokens[verb].tag[0] != "V" and (token.tag not in _PROPER or "of" in like):
            return  # "one of the first poets and a friend of Byron's"
        if sentence.lemmas(before[-1], "case") == like:
            sentence.change(index, head=verb, relation="conj")
            sentence.change(own, head=index, relation="orphan")
        return


def _second_amount(sentence: Sentence, index: int) -> None:
    """ "sold 300 cars in May and 420 in June": 420 of them were sold, too."""
    token, place = sentence.tokens[index], sentence.tokens[index].head
    if token.relation != "conj" or token.tag != "CD" or sentence.kids(index, "case"):
        return
    own = [k for k in (*sentence.kids(index), *sentence.kids(place)) if _is_right_behind(sentence, index, k)]
    verb = place if sentence.tokens[place].tag[0] == "V" else sentence.tokens[place].head
    if sentence.plain(place) == "nmod" and sentence.plain(verb) == "obj":
        verb = sentence.tokens[verb].head  # "employs 300 people in Leeds and 120 in York"
    if not own or verb < 0 or sentence.tokens[verb].tag[0] != "V":
        return
    counted = [k for k in sentence.kids(verb, "obj") if k < index and sentence.kids(k, "nummod")]
    like = [k for k in (*sentence.kids(verb, "obl"), place) if verb < k < index]
    if counted and any(sentence.lemmas(k, "case") == sentence.lemmas(own[0], "case") for k in like):
        sentence.change(index, head=verb)
        sentence.change(own[0], head=index, relation="orphan")


def _second_object(sentence: Sentence, index: int) -> None:
    """ "sold the house for 3 million and the flat for 4 million": the flat was sold, too."""
    token, place = sentence.tokens[index], sentence.tokens[index].head
    own = [k for k in sentence.kids(index, "nmod", "obl") if k > index and sentence.kids(k, "case")]
    if token.relation != "conj" or sentence.kids(index, "case") or sentence.plain(place) != "obl" or not own:
        return
    verb = sentence.tokens[place].head
    repeated = any(sentence.lemmas(k, "case") == sentence.lemmas(place, "case") for k in own)
    cases = set().union(*(sentence.lemmas(k, "case") for k in sentence.kids(verb, "obl")))
    if repeated and sentence.kids(verb, "obj") and all(sentence.lemmas(k, "case") <= cases for k in own):
        sentence.change(index, head=verb)
        for k in own:
            sentence.change(k, relation="orphan")


def _is_right_behind(sentence: Sentence, index: int, noun: int) -> bool:
    """Whether a noun's phrase begins with a preposition, right behind a word."""
    return bool(sentence.kids(noun, "case")) and sentence.start(noun) == index + 1


def _second_circumstances(sentence: Sentence, index: int) -> None:
    """ "turned toward Malaysia by one navy and toward Indonesia by the other": two things happened."""
    token = sentence.tokens[index]
    own = [k for k in sentence.kids(index, "nmod", "obl") if k > index and sentence.kids(k, "case")]
    if token.relation != "conj" or not own or sentence.plain(token.head) != "obl":
        return
    verb = sentence.tokens[token.head].head
    before = [sentence.lemmas(k, "case") for k in sentence.kids(verb, "obl") if verb < k < index]
    case = sentence.lemmas(index, "case")
    if sentence.tokens[verb].tag[0] != "V" or not case or case not in before:
        return
    others = before[before.index(case) + 1 :]
    own += [k for k in sentence.kids(verb, "obl") if k > index and sentence.lemmas(k, "case") in others]
    if all(sentence.lemmas(k, "case") in others for k in own):
        sentence.change(index, head=verb)
        for k in own:
            sentence.change(k, head=index, relation="orphan")


RULES: Sequence[Callable[[Sentence, int], None]] = (
    _shares_the_verb,
    _second_amount,
    _second_object,
    _second_circumstances,
)
"""What is applied to each word, in this order."""
