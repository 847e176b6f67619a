"""Words that the parser hung on the wrong head, in constructions that tell where they belong."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claims.language.editing import Sentence
from claims.language.lexicon import noun_sort

__all__ = ["RULES"]

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PROPER = frozenset({"NNP", "NNPS"})
_VERBAL = frozenset({"VBD", "VBN", "VBG"})
_SAME_IN_THE_PAST = frozenset(
    "beat burst cast cost cut hit hurt let put quit read set shut split spread".split()
)
_PLACES_AMONG = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth last only".split()
)
_MOVERS = frozenset("boost drive fuel help hit hurt lift support weigh".split())
"""What happens to a result and not to an amount of money."""
_KIN = frozenset("child daughter grandson granddaughter nephew niece son".split())
_BREAKS = frozenset({",", ";", ":", "–", "—", "(", ")"})


def _clause_behind_with(sentence: Sentence, index: int) -> None:
    """ "with OpenAI releasing ChatGPT", "with laws on asylum expected": a noun with its verb is a clause."""
    token = sentence.tokens[index]
    subjects = [
        k for k in sentence.kids(index, "nsubj", "csubj", "expl") if "with" not in sentence.lemmas(k, "case")
    ]
    if token.relation == "acl" and subjects and "with" in sentence.lemmas(index, "mark"):
        verb = next((k for k in sentence.above(index) if sentence.tokens[k].tag[0] == "V"), None)
        if verb is not None and verb < index:
            sentence.change(index, head=verb, relation="advcl")
        return
    if token.relation == "parataxis" and subjects and "with" in sentence.lemmas(index, "mark"):
        sentence.change(index, relation="advcl", tag="VBN" if token.tag == "VBD" else "")
        return
    if token.tag not in _VERBAL or subjects:
        return
    if token.relation.startswith("acl") and 0 <= token.head < index:
        noun = token.head
        if not any(k < noun and sentence.tokens[k].lemma == "with" for k in sentence.kids(index, "mark")):
            return
        sentence.change(index, head=sentence.tokens[noun].head, relation="advcl")
        sentence.change(noun, head=index, relation="nsubj")
        return
    if token.relation != "advcl" or token.head > index:
        return
    for noun in sentence.kids(index, "obl", "obj", "nsubj"):
        cases = [k for k in sentence.kids(noun, "case") if sentence.tokens[k].lemma == "with"]
        marks = [k for k in sentence.kids(index, "mark") if sentence.tokens[k].lemma == "with" and k < noun]
        if noun < index and (marks or (cases and sentence.is_set_off(noun))):
            for case in cases:
                sentence.change(case, head=index, relation="mark")
            sentence.change(noun, relation="nsubj")
            sentence.change(index, tag="VBN" if token.tag == "VBD" else "")
            return


def _participle_between_names(sentence: Sentence, index: int) -> None:
    """ "with [OpenAI releasing] ChatGPT": a participle that seems to describe the second name."""
    token = sentence.tokens[index]
    thing, name = token.head, index - 1
    if token.tag != "VBG" or token.relation != "amod" or "with" not in sentence.lemmas(thing, "case"):
        return
    proper = name >= 0 and {sentence.tokens[thing].tag, sentence.tokens[name].tag} <= _PROPER
    if not proper or sentence.tokens[name].head not in {index, thing}:
        return
    for case in sentence.kids(thing, "case"):
        sentence.change(case, head=index, relation="mark")
    sentence.change(index, head=sentence.tokens[thing].head, relation="advcl")
    sentence.change(thing, head=index, relation="obj")
    sentence.change(name, head=index, relation="nsubj")


def _circumstance_of_the_near_clause(sentence: Sentence, index: int) -> None:
    """ ", killing 107 people in 1998": a circumstance right behind a clause that is set off belongs to it."""
    head = sentence.tokens[index].head
    if sentence.plain(index) != "obl" or head < 0:
        return
    for clause in range(sentence.start(index) - 1, head, -1):
        if sentence.tokens[clause].text in _BREAKS:
            return
        if sentence.tokens[clause].relation not in {"advcl", "acl", "acl:relcl"}:
            continue
        first = sentence.start(clause)
        beside = [head, *(k for k in sentence.kids(head) if k < first)]
        if head < first and sentence.is_set_off(clause) and sentence.tokens[clause].head in beside:
            sentence.change(index, head=clause)
            return


def _purpose_of_the_near_clause(sentence: Sentence, index: int) -> None:
    """ "... before moving to London to study": the purpose is that of the move."""
    token = sentence.tokens[index]
    if token.tag != "VB" or token.relation != "advcl" or sentence.lemmas(index, "mark") != {"to"}:
        return
    for clause in sentence.kids(token.head, "advcl"):
        moved = sentence.tokens[clause].tag == "VBG" and sentence.lemmas(clause, "mark") & {"before", "after"}
        if token.head < clause < index and moved:
            sentence.change(index, head=clause)


def _concession_of_the_writer(sentence: Sentence, index: int) -> None:
    """ "said attendance had risen, although some stayed away": who says so need not say the second."""
    token = sentence.tokens[index]
    reported = token.head
    if token.relation != "advcl" or not sentence.lemmas(index, "mark") & {"although", "though"}:
        return
    if sentence.tokens[reported].relation == "ccomp" and reported < index and sentence.has_subject(index):
        speaker = sentence.tokens[reported].head
        if 0 <= speaker < reported and sentence.is_set_off(index):
            sentence.change(index, head=speaker)


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


def _participle_of_the_subject(sentence: Sentence, index: int) -> None:
    """ "Orders reached 2.1 billion, driven by demand": an amount is not driven."""
    token = sentence.tokens[index]
    noun = token.head
    if (
        token.relation != "acl"
        or token.tag not in {"VBN", "VBG"}
        or noun < 0
        or not sentence.is_set_off(index)
    ):
        return
    counted = bool(sentence.kids(noun, "nummod"))
    currency = sentence.tokens[noun].text.isupper() and counted  # "SEK 2 billion"
    currency = currency or (counted and token.lemma in _MOVERS)  # "5 billion kroner, helped by demand"
    amount = sentence.tokens[noun].tag in {"CD", "$"} or currency
    verb = sentence.tokens[noun].head
    if amount and verb >= 0 and sentence.plain(noun) in {"obj", "obl"} and verb < noun < index:
        sentence.change(index, head=verb, relation="advcl")


def _extreme_of_the_subject(sentence: Sentence, index: int) -> None:
    """ "was born in Halifax, the youngest of six children", "studied there, one of four women"."""
    token = sentence.tokens[index]
    ranked = token.tag == "JJS" or token.lemma in _PLACES_AMONG | _KIN | {"one"}
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


def _is_predicate(sentence: Sentence, index: int) -> bool:
    return sentence.tokens[index].tag[0] == "V" or bool(sentence.kids(index, "cop"))


def _second_verb(sentence: Sentence, index: int) -> None:
    """ "had 19 shots, hit the post"; "came to win and move up": a bare verb is past, or a second purpose."""
    token = sentence.tokens[index]
    if token.tag != "VB" or token.relation != "conj" or sentence.kids(index, "mark", "aux", "nsubj"):
        return
    first = sentence.tokens[token.head]
    if first.tag not in {"VBD", "VBZ"} or sentence.kids(token.head, "aux"):
        return
    purposes = [
        k
        for k in sentence.kids(token.head, "advcl", "xcomp")
        if token.head < k < index and sentence.lemmas(k, "mark") == {"to"}
    ]
    if purposes:
        sentence.change(index, head=purposes[-1])
    elif first.tag == "VBD" and token.text in _SAME_IN_THE_PAST:
        sentence.change(index, tag="VBD")


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


def _plan_for_the_object(sentence: Sentence, index: int) -> None:
    """ "announced a plant in Dresden, to be finished in 2027": the plant will be."""
    token = sentence.tokens[index]
    if token.relation != "advcl" or sentence.lemmas(index, "mark") != {"to"}:
        return
    passive = any(sentence.tokens[k].relation == "aux:pass" for k in sentence.kids(index, "aux"))
    things = [k for k in sentence.kids(token.head, "obj") if token.head < k < index]
    if passive and things and sentence.is_set_off(index):
        sentence.change(index, head=things[-1], relation="acl")


def _what_the_ranked_does(sentence: Sentence, index: int) -> None:
    """ "became the second player since 1900 to score": what made him second, and no purpose."""
    token = sentence.tokens[index]
    if token.relation not in {"advcl", "xcomp"} or sentence.lemmas(index, "mark") != {"to"}:
        return
    nouns = [k for k in sentence.kids(token.head, "xcomp") if token.head < k < sentence.start(index)]
    if not nouns or sentence.is_set_off(index) or sentence.tokens[nouns[-1]].tag not in {"NN", "NNS"}:
        return
    noun = nouns[-1]
    if "the" in sentence.lemmas(noun, "det") and sentence.lemmas(noun, "amod") & _PLACES_AMONG:
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


RULES: Sequence[Callable[[Sentence, int], None]] = (
    _clause_behind_with,
    _participle_between_names,
    _circumstance_of_the_near_clause,
    _purpose_of_the_near_clause,
    _concession_of_the_writer,
    _apposition_by_its_form,
    _extreme_of_the_object,
    _participle_of_the_subject,
    _extreme_of_the_subject,
    _circumstance_behind_an_apposition,
    _second_verb,
    _fronted_description,
    _plan_for_the_object,
    _what_the_ranked_does,
    _second_object,
    _name_behind_its_noun,
)
"""What is applied to each word, in this order."""
