"""Words that the parser hung on the wrong head, in constructions that tell where they belong."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claims.language.editing import Sentence
from claims.language.speech import REPORTING_VERBS

__all__ = ["RULES"]

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PROPER = frozenset({"NNP", "NNPS"})
_VERBAL = frozenset({"VBD", "VBN", "VBG"})
_SAME_IN_THE_PAST = frozenset(
    "beat burst cast cost cut hit hurt let put quit read set shut split spread".split()
)
_MOVERS = frozenset("boost drive fuel help hit hurt lift support weigh".split())
"""What happens to a result and not to an amount of money."""
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


def _clause_behind_a_colon(sentence: Sentence, index: int) -> None:
    """ "Others disagree: a petition has drawn 11,000 names": it stands beside, and is what nobody says."""
    first, verb = sentence.start(index), sentence.tokens[index].head
    colon = ":" in {sentence.tokens[k].text for k in (first - 1, first) if k >= 0}
    if sentence.plain(index) != "ccomp" or not colon or verb > index or not sentence.has_subject(index):
        return
    said = sentence.tokens[verb].lemma in REPORTING_VERBS or sentence.kids(verb, "xcomp")
    if not said:  # nor "made one thing clear: ..."
        sentence.change(index, relation="parataxis")


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


def _plan_for_the_object(sentence: Sentence, index: int) -> None:
    """ "announced a plant in Dresden, to be finished in 2027": the plant will be."""
    token = sentence.tokens[index]
    if token.relation != "advcl" or sentence.lemmas(index, "mark") != {"to"}:
        return
    passive = any(sentence.tokens[k].relation == "aux:pass" for k in sentence.kids(index, "aux"))
    things = [k for k in sentence.kids(token.head, "obj") if token.head < k < index]
    if passive and things and sentence.is_set_off(index):
        sentence.change(index, head=things[-1], relation="acl")


RULES: Sequence[Callable[[Sentence, int], None]] = (
    _clause_behind_with,
    _participle_between_names,
    _circumstance_of_the_near_clause,
    _purpose_of_the_near_clause,
    _concession_of_the_writer,
    _clause_behind_a_colon,
    _participle_of_the_subject,
    _second_verb,
    _plan_for_the_object,
)
"""What is applied to each word, in this order."""
