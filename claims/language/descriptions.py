"""Descriptions that the parser hung on the wrong noun, or took for something else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claims.language.editing import Sentence
from claims.language.lexicon import noun_sort

__all__ = ["RULES"]

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_RANKS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last only".split())
_KIN = frozenset("child daughter grandson granddaughter nephew niece son".split())


def _apposition_by_its_form(sentence: Sentence, index: int) -> None:
    """ "founded the group in 1932, an organisation of ...": a noun phrase that is set off describes a noun.

    So does what seems to be a second subject, behind the verb: "was fined $85 million, the largest penalty".
    """
    token = sentence.tokens[index]
    verb, first = token.head, sentence.start(index)
    if token.relation == "advmod" and token.tag == "NN" and sentence.tokens[verb].tag in _NOUNS:
        if sentence.is_set_off(index) and sentence.kids(index, "obl", "nmod"):
            sentence.change(index, relation="appos")  # "The port, home to 210,000 people, ..."
        return
    if token.relation == "parataxis" and sentence.tokens[verb].tag in _NOUNS and verb < first:
        described = token.tag == "NN" and sentence.kids(index, "det") and sentence.is_set_off(index)
        if described and not sentence.has_subject(index) and not sentence.kids(index, "aux", "cop"):
            sentence.change(index, relation="appos")  # "Veltran, a start-up founded by engineers"
        return
    if token.relation == "appos" and sentence.tokens[verb].tag == "CD":
        verb = sentence.tokens[verb].head
    elif token.relation.startswith("nsubj") and any(k < verb for k in sentence.kids(verb, "nsubj")):
        pass
    elif token.relation != "parataxis":
        return
    if token.tag not in {"NN", "NNS"} or not 0 <= verb < first or not sentence.is_set_off(index):
        return
    if not sentence.kids(index, "det") or sentence.has_subject(index) or sentence.kids(index, "aux", "cop"):
        return
    nouns = [k for k in sentence.kids(verb) if verb < k < first and sentence.tokens[k].tag in {*_NOUNS, "$"}]
    if nouns:
        sentence.change(index, head=nouns[-1], relation="appos")


def _extreme_of_the_object(sentence: Sentence, index: int) -> None:
    """ "posted a loss last year, its first since 1994"; "saw an otter in May, the first sighting there"."""
    token = sentence.tokens[index]
    if token.relation not in {"parataxis", "obj", "appos", "dislocated"} or token.tag not in {
        "JJ",
        "NN",
        "JJS",
    }:
        return
    verb = token.head
    if token.relation == "appos":
        verb = sentence.tokens[verb].head
    if (
        verb < 0
        or not sentence.is_set_off(index)
        or sentence.has_subject(index)
        or sentence.kids(index, "cop")
    ):
        return
    words = {sentence.tokens[k].lemma for k in (index, *sentence.kids(index, "amod", "det", "nmod"))}
    first = (
        sentence.start(index) + 1
        if sentence.tokens[sentence.start(index)].text == ","
        else sentence.start(index)
    )
    extreme = any(sentence.tokens[k].tag == "JJS" for k in (index, *sentence.kids(index, "amod")))
    if not (extreme or words & {"first", "only", "second", "last"}) or sentence.tokens[first].tag not in {
        "DT",
        "PRP$",
    }:
        return
    things = [k for k in sentence.kids(verb, "obj") if verb < k < first]
    if token.relation == "appos" and not sentence.kids(token.head, "nummod"):
        amounts = [k for k in sentence.kids(verb, "obl") if verb < k < first and sentence.kids(k, "nummod")]
        things = amounts or things  # "stood at 17 percent in May, its highest level"
    if things:
        sentence.change(index, head=things[0], relation="appos")


def _extreme_of_the_subject(sentence: Sentence, index: int) -> None:
    """ "was born in Halifax, the youngest of six children", "studied there, one of four women"."""
    token = sentence.tokens[index]
    ranked = token.tag == "JJS" or token.lemma in _RANKS | _KIN | {"one"}
    if not ranked or token.relation != "appos" or not sentence.is_set_off(index):
        return
    verbs = (k for k in range(sentence.start(index) - 1, -1, -1) if sentence.kids(k, "nsubj"))
    verb = sentence.tokens[token.head].head if token.lemma != "one" else next(verbs, -1)
    of = any("of" in sentence.lemmas(k, "case") for k in sentence.kids(index, "nmod", "obl"))
    only = sentence.lemmas(index, "det") == ({"the"} if token.lemma != "one" else set())
    if token.lemma == "one" and not _is_among_people(sentence, index):
        return
    if verb >= 0 and of and only and sentence.start(index) > verb:
        people = [k for k in sentence.kids(verb, "nsubj") if sentence.tokens[k].entity[2:] == "PER"]
        pronoun = [k for k in sentence.kids(verb, "nsubj") if sentence.tokens[k].tag == "PRP"]
        if (people or pronoun) and sentence.tokens[token.head].entity[2:] != "PER":
            sentence.change(index, head=verb, relation="dislocated")


def _is_among_people(sentence: Sentence, index: int) -> bool:
    """ "one of four women": of what nouns can only be people."""
    return any(noun_sort(sentence.tokens[k].lemma) == "person" for k in sentence.kids(index, "nmod", "obl"))


def _circumstance_behind_an_apposition(sentence: Sentence, index: int) -> None:
    """ "bought Optik, a maker of lenses, for 38 million": what follows the second comma is the verb's."""
    first = sentence.start(index)
    comma = first if sentence.tokens[first].text == "," else first - 1
    charge = sentence.tokens[index].tag == "VBG" and "of" in sentence.lemmas(index, "mark", "case")
    if not (sentence.plain(index) in {"nmod", "obl"} or charge) or not 0 <= comma < index:
        return
    if sentence.tokens[comma].text != "," or sentence.tokens[comma + 1].tag != "IN":
        return
    above = sentence.above(index)
    asides = [k for k in above if sentence.plain(k) == "appos" and sentence.is_set_off(k) and k < index]
    if asides:
        outer = sentence.tokens[asides[-1]].head
        verb = next((k for k in (outer, *sentence.above(outer)) if _is_predicate(sentence, k)), None)
        if verb is not None and verb < index:
            sentence.change(index, head=verb, relation="advcl" if charge else "obl")
            for k in range(index + 1, len(sentence.tokens)):
                if sentence.tokens[k].head < comma and asides[-1] in sentence.above(k):
                    sentence.change(k, head=index)


def _fronted_description(sentence: Sentence, index: int) -> None:
    """ "Most prolific during the 1960s, Moreau continued to act": it tells of her, beside the clause."""
    token = sentence.tokens[index]
    verb = token.head
    if verb > index and sentence.plain(verb) == "nsubj":
        verb = sentence.tokens[verb].head
    if token.tag != "JJ" or token.relation != "acl" or verb < index or sentence.tokens[verb].tag[0] != "V":
        return
    if sentence.start(index) == 0 and sentence.kids(index, "obl", "xcomp", "advcl"):
        sentence.change(index, head=verb, relation="advcl")


def _what_the_ranked_does(sentence: Sentence, index: int) -> None:
    """ "became the second player since 1900 to score": what made him second, and no purpose."""
    token = sentence.tokens[index]
    if token.relation not in {"advcl", "xcomp"} or sentence.lemmas(index, "mark") != {"to"}:
        return
    nouns = [k for k in sentence.kids(token.head, "xcomp") if token.head < k < sentence.start(index)]
    if not nouns or sentence.is_set_off(index) or sentence.tokens[nouns[-1]].tag not in {"NN", "NNS"}:
        return
    noun = nouns[-1]
    if "the" in sentence.lemmas(noun, "det") and sentence.lemmas(noun, "amod") & _RANKS:
        sentence.change(index, head=noun, relation="acl")
        for k in sentence.kids(token.head, "obl"):
            if noun < k < index and not sentence.is_set_off(k):
                sentence.change(k, head=noun, relation="nmod")


def _name_behind_its_noun(sentence: Sentence, index: int) -> None:
    """ "polled by the data provider Consensa": a name right behind a noun is what that is called."""
    token, before = sentence.tokens[index], sentence.tokens[index - 1] if index else None
    if before is None or token.entity[:2] != "B-" or (before.tag, before.head) != ("NN", token.head):
        return
    described = sentence.kids(index - 1, "det") and not sentence.kids(index, "case", "det", "cop")
    if described and before.relation == token.relation and sentence.plain(index) in {"obl", "obj", "nmod"}:
        sentence.change(index, head=index - 1, relation="appos")


def _second_object(sentence: Sentence, index: int) -> None:
    """ "cost the minister, Lino Barreto, his job": what it cost him, and nothing that he is."""
    token = sentence.tokens[index]
    someone = token.head
    if token.relation != "appos" or sentence.plain(someone) != "iobj" or token.tag not in _NOUNS:
        return
    verb = sentence.tokens[someone].head
    if not sentence.kids(verb, "obj") and sentence.kids(someone, "appos")[-1:] == [index]:
        sentence.change(index, head=verb, relation="obj")


def _is_predicate(sentence: Sentence, index: int) -> bool:
    return sentence.tokens[index].tag[0] == "V" or bool(sentence.kids(index, "cop"))


def _what_the_description_has(sentence: Sentence, index: int) -> None:
    """ "said Lind, a driver with 19 years' service": the driver has it, as she stands nearer."""
    token = sentence.tokens[index]
    first = sentence.start(index)
    if token.relation not in {"nmod", "appos"} or not sentence.kids(index, "case") or first == 0:
        return
    for near in sentence.kids(token.head, "appos"):
        if token.head < near < first and near == first - 1 and sentence.tokens[near].tag in {"NN", "NNS"}:
            sentence.change(index, head=near, relation="nmod")


RULES: Sequence[Callable[[Sentence, int], None]] = (
    _apposition_by_its_form,
    _extreme_of_the_object,
    _extreme_of_the_subject,
    _circumstance_behind_an_apposition,
    _fronted_description,
    _what_the_ranked_does,
    _name_behind_its_noun,
    _second_object,
    _what_the_description_has,
)
"""What is applied to each word, in this order."""
