"""Members of lists that the parser hung on the wrong word, put where the list is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claims.language.editing import Sentence
from claims.language.lexicon import noun_sort
from claims.language.speech import SAYING_VERBS

__all__ = ["RULES"]

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_COMMON = frozenset({"NN", "NNS"})
_PROPER = frozenset({"NNP", "NNPS"})
_LISTING = frozenset({"comprise", "feature", "include"})
"""Verbs whose object is a list."""


def _behind_its_preposition(sentence: Sentence, index: int) -> None:
    """ "the approval of the Commission and of the shareholders": what "of" joins hangs where "of" stands."""
    token = sentence.tokens[index]
    own = [k for k in sentence.kids(index, "case") if k < index]
    if token.relation != "conj" or not own or token.head > index:
        return
    lemma = sentence.tokens[own[0]].lemma
    if lemma in sentence.lemmas(token.head, "case"):
        return
    before = [
        k
        for k in sentence.kids(token.head, "nmod", "obl")
        if token.head < k < own[0] and lemma in sentence.lemmas(k, "case")
    ]
    if before:
        sentence.change(index, head=before[-1])


def _behind_a_relative_clause(sentence: Sentence, index: int) -> None:
    """ "fall on the office, where 600 work, and on a plant": joined to the office, not inside the clause."""
    token = sentence.tokens[index]
    own = [sentence.tokens[k].lemma for k in sentence.kids(index, "case") if k < index]
    if token.relation not in {"conj", "obl"} or not own or not sentence.kids(index, "cc"):
        return
    for clause in (token.head, *sentence.above(token.head)):
        outer = sentence.tokens[clause].head
        inside = sentence.tokens[clause].relation in {"acl:relcl", "advcl"} and sentence.is_set_off(clause)
        if inside and outer < clause:
            near = [k for k in (outer, *sentence.kids(outer, "obl")) if k < clause]
            like = [k for k in near if own[0] in sentence.lemmas(k, "case")]
            if like:
                sentence.change(index, head=like[-1], relation="conj")
            return


def _beside_its_like(sentence: Sentence, index: int) -> None:
    """ "the best channel on YouTube and the eighth channel run by a woman": two channels."""
    token = sentence.tokens[index]
    if token.relation != "conj" or token.tag not in _COMMON or not sentence.kids(index, "det"):
        return
    for above in sentence.above(index):
        same = sentence.tokens[above].lemma == token.lemma or _is_parallel(sentence, above, index)
        same = same and above < token.head
        if same and sentence.tokens[above].tag in _COMMON and sentence.kids(above, "det"):
            sentence.change(index, head=above)
            return
        if sentence.tokens[above].tag[0] == "V":
            return


def _of_the_pair(sentence: Sentence, index: int) -> None:
    """ "both praise for the plan and criticism": what "both" opens goes on behind the "and"."""
    if sentence.tokens[index].relation != "conj":
        return
    for above in sentence.above(index):
        paired = any(sentence.tokens[k].relation == "cc:preconj" for k in sentence.kids(above, "cc"))
        if paired and above < index and not sentence.kids(above, "conj"):
            sentence.change(index, head=above)
            return


def _is_parallel(sentence: Sentence, first: int, second: int) -> bool:
    """ "a son of Johann and a nephew of Jacob": each a person to another, by the same preposition."""
    both = [first, second]
    people = all(noun_sort(sentence.tokens[k].lemma) == "person" for k in both)
    ties = [{c for k in sentence.kids(noun, "nmod") for c in sentence.lemmas(k, "case")} for noun in both]
    return people and bool(ties[0] & ties[1])


def _among_names(sentence: Sentence, index: int) -> None:
    """ "the writers Mark Twain, Paul Auster, and Ali Smith": the last is a writer's name, too."""
    token = sentence.tokens[index]
    if token.relation != "conj" or token.tag not in _PROPER or sentence.tokens[token.head].tag not in _COMMON:
        return
    names = [
        k
        for k in sentence.kids(token.head, "appos", "flat")
        if k < index and sentence.tokens[k].tag in _PROPER and sentence.kids(k, "conj")
    ]
    if names:
        sentence.change(index, head=names[0])


def _gerund_of_a_list(sentence: Sentence, index: int) -> None:
    """ "accused of lying, taking bribes and leaving early": three things under one "of"."""
    token = sentence.tokens[index]
    first = token.head
    if token.tag != "VBG" or token.relation != "advcl" or not 0 <= first < index:
        return
    later = [k for k in sentence.kids(index, "conj") if sentence.kids(k, "cc")]
    marked = sentence.kids(first, "mark", "case") and not sentence.kids(index, "mark", "case")
    if sentence.tokens[first].tag == "VBG" and marked and later and sentence.is_set_off(index):
        sentence.change(index, relation="conj")
        for k in sentence.kids(index, "conj"):
            sentence.change(k, head=first)


def _second_title(sentence: Sentence, index: int) -> None:
    """ "Eastman, director of the study, and chairman of the centre, says": he is both."""
    token = sentence.tokens[index]
    name = token.head
    if (
        token.relation != "conj"
        or sentence.tokens[name].entity[2:] != "PER"
        or not _is_office(sentence, index)
    ):
        return
    titles = [k for k in sentence.kids(name, "appos") if name < k < index and _is_office(sentence, k)]
    if titles and not sentence.is_set_off(index):
        sentence.change(index, head=titles[-1])  # "President and Chief Executive Officer of X"
    elif titles and not sentence.kids(index, "det") and sentence.is_set_off(index):
        sentence.change(index, relation="appos")


def _joined_no_apposition(sentence: Sentence, index: int) -> None:
    """ "the children of Gustaf, a pharmacist, and his wife Hedvig": what "and" joins is somebody else."""
    token = sentence.tokens[index]
    links = [k for k in sentence.kids(index, "cc") if k < index and sentence.tokens[k].lemma == "and"]
    if (
        token.relation == "appos"
        and links
        and links[0] - sentence.start(index) in {0, 1}
        and token.head < index
    ):
        sentence.change(index, relation="conj")


def _member_no_apposition(sentence: Sentence, index: int) -> None:
    """ "has a theatre, a church and a synagogue": with "and" behind it, the second of three is a member."""
    token = sentence.tokens[index]
    if token.relation != "appos" or token.tag not in _COMMON | _PROPER:
        return
    later = [k for k in sentence.kids(token.head, "conj") if k > index and sentence.kids(k, "cc")]
    both = sentence.lemmas(index, "det") & sentence.lemmas(token.head, "det") & {"a", "an"}
    first = sentence.tokens[token.head]
    listed = first.relation == "obj" and sentence.tokens[first.head].lemma in _LISTING
    if later and (both or listed) and sentence.tokens[later[0] - 1].text != ",":
        sentence.change(index, relation="conj")


def _noun_before_its_participle(sentence: Sentence, index: int) -> None:
    """ "included a cable maker and two start-ups spun off from a university": they are no subject."""
    token = sentence.tokens[index]
    verb = token.head
    if token.relation != "nsubj" or token.tag != "NNS" or verb != index + 1:
        return
    second = sentence.tokens[verb]
    if second.tag not in {"VBD", "VBN"} or second.relation != "conj" or sentence.kids(verb, "aux", "obj"):
        return
    links = [k for k in (*sentence.kids(index, "cc"), *sentence.kids(verb, "cc")) if k < index]
    objects = [k for k in sentence.kids(second.head, "obj") if k < index]
    if links and objects and sentence.tokens[second.head].lemma in _LISTING:
        sentence.change(index, head=objects[0], relation="conj")
        sentence.change(links[0], head=index)
        sentence.change(verb, head=index, relation="acl", tag="VBN")


def _noun_inside_its_participle(sentence: Sentence, index: int) -> None:
    """ "include fritters, goat stewed with figs and honey": goat is what is listed."""
    token = sentence.tokens[index]
    if token.tag not in {"VBN", "VBD"} or token.relation != "conj" or sentence.kids(index, "aux", "nsubj"):
        return
    nouns = [k for k in sentence.kids(index, "compound") if sentence.tokens[k].tag in _COMMON]
    if nouns == [index - 1] and sentence.tokens[token.head].tag in _COMMON:
        above, links = token.head, sentence.kids(index, "cc")
        sentence.change(index - 1, head=above, relation="conj")
        sentence.change(index, head=index - 1, relation="amod", tag="VBN")
        for link in links:
            sentence.change(link, head=index - 1)


def _verb_among_nouns(sentence: Sentence, index: int) -> None:
    """ "closed it until further notice and apologised": a verb is joined to a verb, not to a noun."""
    token = sentence.tokens[index]
    above = sentence.tokens[token.head]
    if token.relation != "conj" or token.tag not in _FINITE or above.tag not in _COMMON | _PROPER:
        return
    if sentence.kids(token.head, "cop", "nsubj", "aux") or not sentence.kids(index, "cc"):
        return
    verb = next((k for k in sentence.above(token.head) if sentence.tokens[k].tag[0] == "V"), None)
    if verb is not None and verb < index:
        sentence.change(index, head=verb)


def _verb_of_the_speaker(sentence: Sentence, index: int) -> None:
    """ "warned that firms still hold too little and urged them to buy": he urged them, not the firms."""
    token = sentence.tokens[index]
    reported = token.head
    if token.relation != "conj" or token.tag != "VBD" or sentence.has_subject(index) or reported < 0:
        return
    speaker = sentence.tokens[reported].head
    group = {sentence.tokens[k].tag for k in (reported, *sentence.kids(reported, "aux", "cop"))}
    said = sentence.tokens[reported].relation == "ccomp" and speaker >= 0
    speaks = token.lemma in SAYING_VERBS  # "noted that X fell and said Y rose"
    past = sentence.tokens[speaker].tag == "VBD"
    if said and speaker < reported and past and (speaks or "VBD" not in group):
        sentence.change(index, head=speaker)


def _gerund_of_its_like(sentence: Sentence, index: int) -> None:
    """ ", saving two libraries that she wished to close and raising rates": saving and raising."""
    token = sentence.tokens[index]
    old = token.head
    if token.relation != "conj" or token.tag != "VBG" or old < 0 or sentence.tokens[old].tag == "VBG":
        return
    like = [k for k in sentence.above(old) if sentence.tokens[k].tag == "VBG" and sentence.is_set_off(k)]
    if not like or sentence.tokens[like[0]].relation not in {"advcl", "acl"}:
        return
    sentence.change(index, head=like[0])
    for k in sentence.kids(old):
        if k > index:
            sentence.change(k, head=index)


def _halves_of_a_firm(sentence: Sentence, index: int) -> None:
    """ "Drexel & Söhne" is one name."""
    token = sentence.tokens[index]
    links = [k for k in sentence.kids(index, "cc") if sentence.tokens[k].text == "&"]
    if token.relation == "conj" and links and {token.tag, sentence.tokens[token.head].tag} <= _PROPER:
        sentence.change(index, relation="flat")
        for k in sentence.kids(index):
            if token.head < k <= links[0]:  # with what stands before it, lest arcs cross
                sentence.change(k, head=token.head, relation="flat" if k == links[0] else "")


def _clause_before_a_semicolon(sentence: Sentence, index: int) -> None:
    """ "Leaders put the cost at 14 million; the chamber said ...": beside it, and not said by the chamber."""
    token = sentence.tokens[index]
    if token.relation not in {"ccomp", "advcl"} or token.head < index or sentence.kids(index, "mark"):
        return
    divided = any(sentence.tokens[k].text == ";" for k in range(index, token.head))
    if divided and sentence.has_subject(index) and sentence.tokens[token.head].head < 0:
        sentence.change(index, relation="parataxis")


def _name_behind_its_kind(sentence: Sentence, index: int) -> None:
    """ "the equipment maker ASML and the chip designer Nvidia sent": two firms, and no maker of both."""
    token = sentence.tokens[index]
    kind = index - 1
    if token.tag not in {"NNP", "NNPS"} or token.head != kind or token.relation not in {"nmod", "appos"}:
        return
    noun = sentence.tokens[kind]
    if kind < 1 or noun.tag != "NN" or sentence.kids(index, "case") or not sentence.kids(index, "conj"):
        return
    if noun.relation not in {"nsubj", "obj", "obl"}:
        return
    sentence.change(index, head=noun.head, relation=noun.relation)
    sentence.change(kind, head=index, relation="nmod:desc")


def _link_of_its_member(sentence: Sentence, index: int) -> None:
    """ "and the chip designer Nvidia": the "and" joins Nvidia, not the designer."""
    if sentence.tokens[index].relation != "conj" or sentence.kids(index, "cc"):
        return
    for kid in sentence.kids(index, "compound", "nmod"):
        links = [k for k in sentence.kids(kid, "cc") if k == sentence.start(index)]
        if links and kid < index:
            sentence.change(links[0], head=index)


def _second_relative(sentence: Sentence, index: int) -> None:
    """ "theatre, which he enjoyed but for which he paid": joined to the first relative clause."""
    token = sentence.tokens[index]
    if token.relation != "conj" or not sentence.kids(index, "cc"):
        return
    own = [k for k in sentence.kids(index, "nsubj", "obj", "obl") if sentence.tokens[k].tag in {"WDT", "WP"}]
    clauses = [k for k in range(token.head + 1, index) if sentence.tokens[k].relation == "acl:relcl"]
    if own and own[0] < index and clauses and sentence.tokens[token.head].relation != "acl:relcl":
        sentence.change(index, head=clauses[-1])


def _around_the_speaker(sentence: Sentence, index: int) -> None:
    """ "The fire, police said, destroyed 30 homes"; "It opened in 1990, she said, and closed in 2001"."""
    token = sentence.tokens[index]
    if token.relation != "parataxis" or token.lemma not in SAYING_VERBS or not sentence.has_subject(index):
        return
    verb = sentence.tokens[token.head].head
    if sentence.plain(token.head) == "nsubj" and verb > index:
        sentence.change(index, head=verb)
    for kid in sentence.kids(index, "conj"):
        links = sentence.kids(kid, "cc")
        apart = links and sentence.tokens[links[0] - 1].text == "," and sentence.is_set_off(index)
        above = sentence.tokens[index].head
        if apart and not sentence.has_subject(kid) and sentence.tokens[above].tag[0] == "V":
            sentence.change(kid, head=above)


def _name_of_an_office(sentence: Sentence, index: int) -> None:
    """ "said its chief engineer, Oriane Tessier": without an "and" it is one person."""
    token = sentence.tokens[index]
    office = token.head
    if token.relation != "conj" or token.entity != "B-PER" or not _is_office(sentence, office):
        return
    alone = [k for k in sentence.kids(office, "conj", "appos") if k != index] == []
    determined = sentence.kids(office, "det") or any(
        sentence.tokens[k].relation == "nmod:poss" for k in sentence.kids(office, "nmod")
    )
    if alone and determined and not sentence.kids(index, "cc") and sentence.is_set_off(index):
        sentence.change(index, relation="appos")


def _is_office(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return not token.entity and noun_sort(token.lemma.lower()) == "person"


RULES: Sequence[Callable[[Sentence, int], None]] = (
    _clause_before_a_semicolon,
    _link_of_its_member,
    _second_relative,
    _name_of_an_office,
    _around_the_speaker,
    _name_behind_its_kind,
    _behind_its_preposition,
    _behind_a_relative_clause,
    _beside_its_like,
    _of_the_pair,
    _among_names,
    _gerund_of_a_list,
    _joined_no_apposition,
    _second_title,
    _member_no_apposition,
    _noun_before_its_participle,
    _noun_inside_its_participle,
    _verb_among_nouns,
    _verb_of_the_speaker,
    _gerund_of_its_like,
    _halves_of_a_firm,
)
"""What is applied to each word, in this order."""
