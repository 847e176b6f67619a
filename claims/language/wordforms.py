"""Tags that the parser got wrong, where the letters of a word or its place tell better."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claims.language.editing import Sentence
from claims.language.lexicon import LEGAL_FORMS, noun_sort

__all__ = ["RULES"]

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PROPER = frozenset({"NNP", "NNPS"})

_FIRST_HALVES = frozenset({"co", "vice"})
_SECOND_HALVES = frozenset("down in off out over up".split())


def _common_noun_by_its_letters(sentence: Sentence, index: int) -> None:
    token = sentence.tokens[index]
    if token.tag in _PROPER and token.text.isalpha() and token.text.islower() and len(token.text) > 3:
        sentence.change(index, tag="NN" if token.tag == "NNP" else "NNS")


def _person_by_its_word(sentence: Sentence, index: int) -> None:
    """ "said police spokeswoman Nele Maes": a subject that is somebody by the dictionary is a noun."""
    token = sentence.tokens[index]
    if token.tag[0] == "V" and token.relation == "nsubj" and noun_sort(token.text.lower()) == "person":
        sentence.change(index, tag="NN")


def _firm_behind_its_kind(sentence: Sentence, index: int) -> None:
    """ "The Scottish airline Meridian Air cancelled": one subject, the name with what it is."""
    token = sentence.tokens[index]
    if token.tag not in _PROPER or token.relation != "nsubj":
        return
    kind = sentence.start(index) - 1
    noun = sentence.tokens[kind]
    if kind >= 0 and (noun.head, noun.relation, noun.tag) == (token.head, "nsubj", "NN"):
        sentence.change(kind, head=index, relation="nmod:desc")


def _number_of_its_noun(sentence: Sentence, index: int) -> None:
    """ "Bus 51 leaves": no second subject, but which bus."""
    token, before = sentence.tokens[index], sentence.tokens[index - 1]
    beside = index > 0 and (token.head, token.relation) == (before.head, before.relation)
    if beside and token.tag == "CD" and token.relation == "nsubj" and before.tag in _NOUNS:
        sentence.change(index, head=index - 1, relation="flat")


def _adjective_behind_its_noun(sentence: Sentence, index: int) -> None:
    """ "the companies present included ...": what describes a noun is an adjective, no verb."""
    token = sentence.tokens[index]
    lone = token.relation.startswith("acl") and token.head == index - 1 and not sentence.kids(index)
    if token.tag in {"VB", "VBP"} and (token.relation == "amod" or lone):
        sentence.change(index, tag="JJ", relation="amod")


def _behind_its_hyphen(sentence: Sentence, index: int) -> None:
    """ "a how-to site": what a hyphen ties to the word before it is no clause."""
    if index < 2 or sentence.tokens[index].relation.partition(":")[0] not in {"acl", "advcl", "parataxis"}:
        return
    token, hyphen, before = (sentence.tokens[k] for k in (index, index - 1, index - 2))
    if hyphen.tag == "HYPH" and before.end == hyphen.start and hyphen.end == token.start:
        sentence.change(index, head=index - 2, relation="compound")


def _noun_by_its_article(sentence: Sentence, index: int) -> None:
    """ ", the continent's largest trade fair for storage": what has an article or an owner is a noun."""
    token = sentence.tokens[index]
    owned = any(sentence.tokens[k].relation == "nmod:poss" for k in sentence.kids(index, "nmod"))
    if token.tag == "JJ" and token.relation == "appos" and (owned or sentence.kids(index, "compound")):
        sentence.change(index, tag="NN")


def _participle_by_its_letters(sentence: Sentence, index: int) -> None:
    """ ", approving money for a library": no clause beside the other, but a participle of its subject."""
    token = sentence.tokens[index]
    if token.relation != "parataxis" or not token.text.endswith("ing") or sentence.has_subject(index):
        return
    if token.tag in {"VB", "NN", "VBG"} and sentence.kids(index, "obj") and sentence.is_set_off(index):
        sentence.change(index, relation="advcl", tag="VBG")


def _name_by_its_capital(sentence: Sentence, index: int) -> None:
    """ "his wife Rose": a verb in capitals amid a sentence is a name."""
    token, before = sentence.tokens[index], sentence.tokens[index - 1]
    if not index or token.tag not in {"VBD", "VB", "VBP"} or not token.text.istitle():
        return
    if before.tag not in _NOUNS or before.head != index or before.text[:1].isupper():
        return
    sentence.change(index, tag="NNP")
    sentence.change(index - 1, relation="compound")


def _halves_of_a_name(sentence: Sentence, index: int) -> None:
    """ "Nordbank and [Crédit] [Aubry]": two members of a list with nothing between them are one name."""
    token, before = sentence.tokens[index], sentence.tokens[index - 1]
    both = token.tag in _PROPER and before.tag in _PROPER and index > 0
    listed = token.relation == "conj" and not sentence.kids(index, "cc")
    if both and listed and (before.relation == "appos" or before.head == token.head):
        sentence.change(index, head=index - 1, relation="flat")


def _second_half_of_a_name(sentence: Sentence, index: int) -> None:
    """ "Anna Lind, Karl [Berg, Ida Holm]": a name goes on with the word before it, not with the next one."""
    token, before = sentence.tokens[index], sentence.tokens[index - 1]
    inside = token.entity[:2] == "I-" and before.entity[2:] == token.entity[2:]
    if sentence.plain(index) == "flat" and token.head > index > 0 and inside:
        first = before.head if sentence.plain(index - 1) == "flat" else index - 1
        sentence.change(index, head=first)


def _suffix_of_a_firm(sentence: Sentence, index: int) -> None:
    """ "Solvik AS, a maker of heat pumps": no conjunction behind a name, but its last word."""
    token, before = sentence.tokens[index], sentence.tokens[index - 1]
    if index and token.text in LEGAL_FORMS and before.tag in _PROPER and token.tag not in _PROPER:
        sentence.change(index, head=index - 1, relation="flat", tag="NNP")


def _word_of_a_firm(sentence: Sentence, index: int) -> None:
    """ "Norrvik Pumps A/S opened a plant": a capital between a name and its legal form is no verb."""
    verb, name = index - 1, index - 2
    if name < 0 or sentence.tokens[index].text not in LEGAL_FORMS or sentence.tokens[verb].tag != "VBZ":
        return
    joined = sentence.tokens[verb].text[:1].isupper() and sentence.tokens[name].tag in _PROPER
    later = [k for k in sentence.kids(verb, "conj", "ccomp", "xcomp", "advcl", "parataxis") if k > index]
    if joined and later and sentence.root == verb and not sentence.has_subject(later[0]):
        sentence.become_root(later[0], relation="compound")
        for k in sentence.kids(verb):
            if k not in {name, index}:
                sentence.change(k, head=later[0])
        sentence.change(index, head=later[0], relation="nsubj", tag="NNP")
        sentence.change(name, head=index, relation="compound")
        sentence.change(verb, head=index, relation="compound", tag="NNPS")


def _second_subject(sentence: Sentence, index: int) -> None:
    """ "Solvik, a maker of heat pumps, opened": the second of two subjects describes the first."""
    token = sentence.tokens[index]
    if token.relation != "nsubj" or token.tag != "NN" or not sentence.kids(index, "det"):
        return
    others = [k for k in sentence.kids(token.head, "nsubj") if k < sentence.start(index)]
    named = bool(others) and sentence.tokens[others[0]].tag in _PROPER
    if named and index < token.head and sentence.is_set_off(index):
        sentence.change(index, head=others[0], relation="appos")


def _past_behind_a_conjunction(sentence: Sentence, index: int) -> None:
    """ ", while the margin widened": a clause with a conjunction and a subject has a finite verb."""
    token = sentence.tokens[index]
    marked = sentence.lemmas(index, "mark") & {"while", "whereas", "although", "because", "that"}
    if token.tag != "VBN" or not marked or sentence.kids(index, "aux", "cop"):
        return
    for subject in sentence.kids(index, "nsubj"):
        sentence.change(subject, relation="nsubj")
        sentence.change(index, tag="VBD")


def _headline_in_the_passive(sentence: Sentence, index: int) -> None:
    """ "At least 107 killed in Mecca", "All 23 passengers rescued": the participle is the predicate."""
    token = sentence.tokens[index]
    above = token.head
    if token.tag != "VBN" or token.relation not in {"parataxis", "acl"} or above != index - 1:
        return
    counted = sentence.tokens[above].tag == "CD" or bool(sentence.kids(above, "nummod"))
    figure = sentence.tokens[above].relation == "root" and counted and sentence.tokens[-1].text != "."
    if figure and not sentence.kids(index, "aux"):
        sentence.become_root(index, relation="nsubj:pass")


def _participle_behind_its_noun(sentence: Sentence, index: int) -> None:
    """ "The hotel, opened in 1911 and renovated in 2017, has ...": without "which" no relative clause."""
    token = sentence.tokens[index]
    if token.tag != "VBD" or token.relation != "acl:relcl" or sentence.kids(index, "aux", "cop"):
        return
    relative = {"WDT", "WP", "WP$", "WRB"}
    below = [k for k in range(token.head + 1, index) if sentence.tokens[k].tag in relative]
    if below or sentence.has_subject(index) or not sentence.is_set_off(index):
        return
    sentence.change(index, tag="VBN", relation="acl")
    for k in sentence.kids(index, "conj"):
        if sentence.tokens[k].tag == "VBD" and not sentence.has_subject(k):
            sentence.change(k, tag="VBN")


def _participle_of_the_clause(sentence: Sentence, index: int) -> None:
    """ "Sales shrank 4%, weighed down by a strike": without a conjunction and a subject no past tense."""
    token = sentence.tokens[index]
    bare = token.tag == "VBD" and token.relation == "advcl" and not sentence.kids(index, "mark", "aux", "cop")
    if bare and token.lemma != "have" and not sentence.has_subject(index) and sentence.is_set_off(index):
        sentence.change(index, tag="VBN")


def _inverted_had(sentence: Sentence, index: int) -> None:
    """ "..., had the bank agreed": "had" is the auxiliary of a condition."""
    token = sentence.tokens[index]
    if token.text.lower() != "had" or token.relation != "advcl" or sentence.kids(index, "obj", "nsubj"):
        return
    later = [k for k in range(index + 2, len(sentence.tokens)) if sentence.tokens[k].relation == "advcl"]
    if later and sentence.tokens[later[0]].tag in {"VBD", "VBN"} and sentence.has_subject(later[0]):
        sentence.change(index, head=later[0], relation="aux")


def _fronted_participle(sentence: Sentence, index: int) -> None:
    """ "Appointed lecturer at Leeds in 1947, Hartvig built ...": no lecturer built, but Hartvig."""
    token = sentence.tokens[index]
    noun = token.head
    if index or token.tag not in {"VBN", "VBD"} or token.relation != "amod" or noun < 1:
        return
    verb = sentence.tokens[noun].head
    later = [k for k in sentence.kids(verb, "nsubj") if k > noun] if verb >= 0 else []
    if sentence.plain(noun) == "nsubj" and later and sentence.tokens[later[0] - 1].text == ",":
        sentence.change(index, head=verb, relation="advcl", tag="VBN")
        sentence.change(noun, head=index, relation="xcomp")


def _verb_behind_a_participle(sentence: Sentence, index: int) -> None:
    """ "while the ring, launched last year, comes without a fee": the ring comes, and was launched."""
    token = sentence.tokens[index]
    if token.tag not in {"VBZ", "VBD", "VBP"} or sentence.has_subject(index) or index < 3:
        return
    for kid in sentence.kids(index, "advcl", "ccomp", "acl", "parataxis"):
        names = [k for k in sentence.kids(kid, "nsubj") if k < kid]
        if kid > index or not names or sentence.tokens[kid].tag not in {"VBD", "VBN"}:
            continue
        end = names[-1] + 1
        enclosed = sentence.tokens[end].text == "," == sentence.tokens[index - 1].text
        if not enclosed or sentence.kids(kid, "aux", "cop"):
            continue
        marks = sentence.kids(kid, "mark")
        for k in (*names, *marks):
            sentence.change(k, head=index)
        sentence.change(kid, head=names[-1], relation="acl", tag="VBN")
        if marks and token.relation == "parataxis":
            sentence.change(index, relation="advcl")


def _present_like_the_first(sentence: Sentence, index: int) -> None:
    """ "Buses leave hourly, take 55 minutes and cost 4 euros"."""
    token = sentence.tokens[index]
    bare = token.tag == "VB" and token.relation == "conj" and not sentence.kids(index, "mark", "aux", "nsubj")
    if bare and sentence.tokens[token.head].tag == "VBP" and not sentence.kids(token.head, "aux"):
        sentence.change(index, tag="VBP")


def _having_been(sentence: Sentence, index: int) -> None:
    """ ", having been a booming city": a participle of the subject, whatever its noun."""
    token = sentence.tokens[index]
    having = any(sentence.tokens[k].text.lower() == "having" for k in sentence.kids(index, "aux"))
    if token.relation == "parataxis" and having and not sentence.has_subject(index):
        sentence.change(index, relation="advcl")


def _verb_behind_an_aside(sentence: Sentence, index: int) -> None:
    """ "Nathan Law, 23, finished third": the verb is the predicate, the name its subject."""
    token = sentence.tokens[index]
    name = token.head
    if token.tag not in {"VBD", "VBZ"} or token.relation != "parataxis" or sentence.has_subject(index):
        return
    root = sentence.tokens[name]
    if root.relation == "root" and root.tag in _PROPER and name < index:
        passive = any(sentence.tokens[k].relation == "aux:pass" for k in sentence.kids(index, "aux"))
        sentence.become_root(index, relation="nsubj:pass" if passive else "nsubj")


def _past_behind_an_aside(sentence: Sentence, index: int) -> None:
    """ "Its director, Eamon Furey, left by a side door.": the only verb is the predicate."""
    token = sentence.tokens[index]
    noun = token.head
    if token.tag != "VBN" or token.relation != "acl" or noun != sentence.root or not 0 <= noun < index:
        return
    named = any(k < index and sentence.is_set_off(k) for k in sentence.kids(noun, "appos"))
    verbs = any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in sentence.tokens)
    whole = sentence.tokens[-1].text == "." and sentence.tokens[index - 1].text == ","
    determined = any(sentence.tokens[k].tag in {"DT", "PRP$"} for k in sentence.kids(noun, "det", "nmod"))
    if named and whole and determined and not verbs:
        sentence.become_root(index, relation="nsubj")
        sentence.change(index, tag="VBD")


def _subject_before_the_speaker(sentence: Sentence, index: int) -> None:
    """ "Universities, the panellists agreed, still teach": of two subjects the first is of what is said."""
    verbs = sentence.kids(index, "ccomp")
    subjects = sentence.kids(index, "nsubj")
    if len(subjects) != 2 or len(verbs) != 1 or sentence.has_subject(verbs[0]):
        return
    if subjects[0] < subjects[1] < index < verbs[0] and sentence.tokens[subjects[1] - 1].text != ",":
        apart = any(t.text == "," for t in sentence.tokens[subjects[0] : subjects[1]])
        if apart and sentence.is_set_off(verbs[0]):
            sentence.change(subjects[0], head=verbs[0])


def _noun_in_two_halves(sentence: Sentence, index: int) -> None:
    """ "start-up", "co-founder": what the whole means is no "up", and more than a founder."""
    if index < 2 or sentence.tokens[index].tag not in {"NN", "NNS"}:
        return
    first, hyphen, last = sentence.tokens[index - 2 : index + 1]
    joined = hyphen.text == "-" and first.end == hyphen.start and hyphen.end == last.start
    if joined and (last.lemma in _SECOND_HALVES or first.text.lower() in _FIRST_HALVES):
        sentence.change(index, lemma=f"{first.text.lower()}-{last.lemma}")


RULES: Sequence[Callable[[Sentence, int], None]] = (
    _common_noun_by_its_letters,
    _person_by_its_word,
    _firm_behind_its_kind,
    _number_of_its_noun,
    _adjective_behind_its_noun,
    _behind_its_hyphen,
    _noun_by_its_article,
    _participle_by_its_letters,
    _name_by_its_capital,
    _halves_of_a_name,
    _second_half_of_a_name,
    _suffix_of_a_firm,
    _word_of_a_firm,
    _second_subject,
    _past_behind_a_conjunction,
    _headline_in_the_passive,
    _participle_behind_its_noun,
    _inverted_had,
    _participle_of_the_clause,
    _fronted_participle,
    _verb_behind_a_participle,
    _present_like_the_first,
    _having_been,
    _verb_behind_an_aside,
    _past_behind_an_aside,
    _subject_before_the_speaker,
    _noun_in_two_halves,
)
"""What is applied to each word, in this order."""
