"""Relative clauses that the parser hung on the wrong noun."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claims.language.editing import Sentence
from claims.language.lexicon import noun_sort

__all__ = ["RULES"]

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PROPER = frozenset({"NNP", "NNPS"})


def _relative_of_the_near_name(sentence: Sentence, index: int) -> None:
    """ "71 points, one ahead of Whitmoor, who drew": "who" is the name before the comma."""
    token = sentence.tokens[index]
    relatives = [k for k in sentence.kids(index) if sentence.tokens[k].tag in {"WP", "WP$", "WDT"}]
    if ":relcl" not in token.relation or not relatives or not sentence.is_set_off(index):
        return
    comma = relatives[0] - 1
    if (
        comma < 1
        or sentence.tokens[comma].text != ","
        or sentence.tokens[relatives[0]].text.lower() == "that"
    ):
        return
    name = comma - 1
    while sentence.tokens[name].head > sentence.tokens[index].head and sentence.plain(name) == "flat":
        name = sentence.tokens[name].head
    if sentence.plain(name) == "flat":
        name = sentence.tokens[name].head
    who = sentence.tokens[relatives[0]].tag != "WDT"
    noun = token.head
    nearer = sentence.tokens[name].tag in _PROPER and sentence.tokens[noun].tag not in _PROPER
    sort = sentence.tokens[name].entity[2:]
    fits = (
        sort == "PER" or (sort == "ORG" and not _is_somebody(sentence, noun))
        if who
        else sort in {"ORG", "LOC", "MISC"}
    )
    if nearer and noun != name and fits:
        sentence.change(index, head=name, relation="acl:relcl")


def _who_is_somebody(sentence: Sentence, index: int) -> None:
    """ "members of the party, who helped him"; "a letter to Chevalier which alludes to it"."""
    token = sentence.tokens[index]
    noun = token.head
    if ":relcl" not in token.relation or noun < 0:
        return
    words = {sentence.tokens[k].tag for k in sentence.kids(index)}
    sort = sentence.tokens[noun].entity[2:]
    who = bool(words & {"WP", "WP$"}) and sort in {"ORG", "LOC"}
    person = sort == "PER" and not sentence.is_set_off(index)  # a firm may be taken for a person
    which = "WDT" in words and (person or (not sort and _is_somebody(sentence, noun)))
    for above in sentence.above(noun) if who or which else ():
        participle = sentence.tokens[above].relation == "acl" and not sentence.kids(above, "aux", "cop")
        if _is_predicate(sentence, above) and not participle:
            return
        fits = sentence.tokens[above].tag in _NOUNS and _is_somebody(sentence, above) is who
        if above < noun and fits:
            sentence.change(index, head=above)
            return


def _is_somebody(sentence: Sentence, noun: int) -> bool:
    token = sentence.tokens[noun]
    return token.entity[2:] == "PER" or (token.tag in {"NN", "NNS"} and noun_sort(token.lemma) == "person")


def _relative_beside(sentence: Sentence, index: int) -> None:
    """ "a policy of turning boats away which, they say, the UN has criticised": on the noun before."""
    token = sentence.tokens[index]
    which = [k for k in sentence.kids(index) if sentence.tokens[k].tag == "WDT" and k > token.head]
    if token.relation != "parataxis" or not which or sentence.start(index) < which[0] - 1:
        return
    noun = which[0] - 1
    if noun < 0 or sentence.tokens[noun].tag not in _NOUNS:
        return
    while sentence.tokens[noun].head > token.head:
        noun = sentence.tokens[noun].head
    if sentence.tokens[noun].tag in _NOUNS and sentence.tokens[noun].head == token.head:
        sentence.change(index, head=noun, relation="acl:relcl")
        others = [k for k in sentence.kids(index, "nsubj") if k not in which]
        sentence.change(which[0], relation="obj" if others else "nsubj")


def _part_of_which(sentence: Sentence, index: int) -> None:
    """ ", most of which is exported": no clause beside the other, but one on the noun before the comma."""
    token = sentence.tokens[index]
    subjects = sentence.kids(index, "nsubj")
    if token.relation not in {"parataxis", "conj"} or len(subjects) != 1 or sentence.kids(index, "cc"):
        return
    which = [k for k in sentence.kids(subjects[0], "nmod", "obl") if sentence.tokens[k].tag in {"WDT", "WP"}]
    comma = sentence.start(subjects[0]) - 1
    if not which or comma < 1 or sentence.tokens[comma].text != ",":
        return
    things = [k for k in sentence.kids(token.head, "obj", "obl") if k < comma]
    things = [k for k in things if sentence.tokens[k].tag in _NOUNS]
    if things:
        inner = [k for k in sentence.kids(things[0], "nmod") if "of" in sentence.lemmas(k, "case")]
        sentence.change(index, head=inner[0] if inner else things[-1], relation="acl:relcl")
        sentence.change(which[0], relation="nmod")  # "tonnes of waste, most of which"


def _subject_with_whose(sentence: Sentence, index: int) -> None:
    """ "Stride, whose founder Elena Marsh worked at NASA": the founder is a subject, no apposition."""
    token = sentence.tokens[index]
    owned = token.head
    if token.relation != "acl:relcl" or not 0 < owned < index or sentence.has_subject(index):
        return
    noun = sentence.tokens[owned].head
    whose = [k for k in sentence.kids(owned, "nmod") if sentence.tokens[k].tag == "WP$"]
    if whose and 0 <= noun < whose[0]:
        sentence.change(index, head=noun)
        sentence.change(owned, head=index, relation="nsubj")


def _whose(sentence: Sentence, index: int) -> None:
    """ ", whose lyrics are in Creole, ...", ", whose skipper, Alan Hay, said ...": a clause on the noun."""
    token = sentence.tokens[index]
    if token.relation.startswith("acl") or token.head > index:
        return
    for subject in sentence.kids(index, "nsubj"):
        whose = [k for k in sentence.kids(subject) if sentence.tokens[k].tag == "WP$"]
        if whose and sentence.kids(index, "cop") and token.relation != "root":
            sentence.change(index, relation="acl:relcl")
        elif whose and whose[0] > 1 and sentence.tokens[whose[0] - 1].text == ",":
            noun = whose[0] - 2
            while sentence.plain(noun) in {"flat", "compound"}:
                noun = sentence.tokens[noun].head
            if sentence.tokens[noun].tag not in _NOUNS:
                continue
            if token.relation == "root":
                before = [k for k in sentence.kids(index, "ccomp", "advcl") if k in sentence.above(noun)]
                if not before:
                    continue
                sentence.become_root(before[0], relation="parataxis")
            sentence.change(index, head=noun, relation="acl:relcl")


def _behind_another(sentence: Sentence, index: int) -> None:
    """ "a coalition that kept the subsidy, which cost 640 million": the second is of the nearer noun."""
    token = sentence.tokens[index]
    which = next((k for k in sentence.kids(index) if sentence.tokens[k].tag == "WDT"), -1)
    if ":relcl" not in token.relation or which < 2 or sentence.tokens[which - 1].text != ",":
        return
    noun = which - 2
    others = [k for k in sentence.kids(token.head, "acl") if token.head < k <= noun]
    if others and sentence.tokens[noun].tag in _NOUNS and others[-1] in sentence.above(noun):
        sentence.change(index, head=noun)


def _inside_an_apposition(sentence: Sentence, index: int) -> None:
    """ "the synagogue, one of two that were built before 1500, ...": two were built, and so was it."""
    token = sentence.tokens[index]
    if ":relcl" not in token.relation or sentence.is_set_off(index):
        return
    asides = [k for k in sentence.kids(token.head, "appos") if token.head < k < sentence.start(index)]
    if asides and sentence.is_set_off(asides[-1]):
        sentence.change(index, head=asides[-1])


def _is_predicate(sentence: Sentence, index: int) -> bool:
    return sentence.tokens[index].tag[0] == "V" or bool(sentence.kids(index, "cop"))


RULES: Sequence[Callable[[Sentence, int], None]] = (
    _part_of_which,
    _relative_of_the_near_name,
    _who_is_somebody,
    _relative_beside,
    _subject_with_whose,
    _whose,
    _behind_another,
    _inside_an_apposition,
)
"""What is applied to each word, in this order."""
