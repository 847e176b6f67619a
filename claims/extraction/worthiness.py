"""Whether a sentence asserts something that can be checked, and if not, why.

The rules look at the form of the sentence, not at its topic: its mark, its mood, the modal of its main verb,
words of judgement. They are transparent on purpose; the score says how much there is to check, in [0, 1].
"""

from __future__ import annotations

from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.lexicon import PERSON_NOUNS
from claims.extraction.reading import LONGEST, Reading
from claims.language.chunks import ChunkKind
from claims.language.speech import REPORTING_VERBS
from claims.model import BlockKind, SkipReason

__all__ = ["skip_reason", "states_fact", "tells_something", "worthiness"]

_FREE_MODALS = frozenset("could may might should shall must ought".split())
_JUDGEMENT = frozenset(
    """amazing awesome awful beautiful best-ever brilliant crucial disappointing encouraging essential
    exciting fantastic fascinating good great hopefully impressive inevitable inspiring interesting lovely
    meaningful obviously perhaps presumably reassuring remarkable rightfully rightly sensible shameful
    stunning surely terrible unfortunate welcome wonderful worrying worthwhile""".split()
)
# Verbs by which a writer reads a meaning into a thing, and the nouns of such meanings.
_INTERPRETING = frozenset(
    """demonstrate epitomise exhibit highlight illustrate mirror reflect reveal show showcase signal suggest
    symbolise symbolize underline underscore""".split()
)
_MEANINGS = frozenset(
    """ambition appetite commitment competence confidence determination direction importance potential power
    relevance resilience shift spirit strength value will""".split()
)
_GUESSING = frozenset("likely maybe perhaps probably surely".split())
_FIRST_PERSON = frozenset({"i", "we"})
_MINDS = frozenset(
    """believe doubt feel guess hope imagine like love prefer reckon recommend suggest suppose think want
    wish""".split()
)
_AGENTS = frozenset("company firm people participant exhibitor organiser team".split())
_HOLLOW = 0.065
"""Of six sentences in 19 texts that the rule skips for it, five were not worth a check."""
_FEW_WORDS = 3
_GREETINGS = frozenset("bye cheers congratulations dear goodbye hello hi thank thanks welcome".split())


def skip_reason(reading: Reading) -> SkipReason | None:
    """Why a sentence gives no claim; None when it is to be taken apart."""
    words = [token for token in reading.tokens if any(c.isalnum() for c in token.text)]
    if len(reading.text) > LONGEST or (words and reading.tree.root is None):
        return SkipReason.TOO_LONG
    if not words:
        return SkipReason.NO_ASSERTION
    if _foreign(reading):
        return SkipReason.OTHER_LANGUAGE
    if _asks(reading):
        return SkipReason.QUESTION
    if words[0].text.lower() in _GREETINGS:
        return SkipReason.GREETING
    if reading.block.kind is BlockKind.HEADING and not reading.has_finite_verb():
        return SkipReason.HEADING
    if reading.text.rstrip().endswith(":") and not reading.values and not _tells_of_a_name(reading):
        return SkipReason.NO_ASSERTION  # it leads to a list
    if _orders(reading) and not any(c.subject for c in reading.clauses if c.kind is ClauseKind.MAIN):
        return SkipReason.INSTRUCTION
    return _form(reading) if reading.has_finite_verb() else SkipReason.NO_ASSERTION


def _asks(reading: Reading) -> bool:
    """Whether the sentence is a question: not one that ends with somebody else's."""
    ends = reading.text.rstrip(" \"'”’)»").endswith("?")
    last = len(reading.text.rstrip(" \"'”’)»"))
    return ends and not any(start > 1 and start < last <= end for start, end in reading.quotes)


def _tells_of_a_name(reading: Reading) -> bool:
    """ "Galantino has called the sentence a mistake:" says something before what follows."""
    tree = reading.tree
    subject = tree.subject(tree.root) if tree.root is not None else None
    objects = tree.kids(tree.root, "obj") if tree.root is not None else []
    return subject is not None and bool(objects) and tree.is_proper(tree.named(subject))


def _form(reading: Reading) -> SkipReason | None:
    if reading.block.kind is BlockKind.HEADING and not _names_something(reading):
        return SkipReason.HEADING
    main = next((c for c in reading.clauses if c.kind is ClauseKind.MAIN), None)
    if main is None:
        return SkipReason.NO_ASSERTION if not reading.clauses else None
    head = reading.tokens[main.head].lemma
    modal = next((t.lemma for t in reading.tokens[slice(*main.verb)] if t.tag == "MD"), None)
    subject = reading.tokens[main.subject[0]].text.lower() if main.subject else ""
    if _interprets(reading, main):
        return SkipReason.OPINION
    if head in REPORTING_VERBS and subject not in _FIRST_PERSON and modal is None:
        return None
    if (subject in _FIRST_PERSON and head in _MINDS) or _in_our_view(reading):
        return SkipReason.OPINION
    happened = modal == "could" and reading.tokens[main.head].tag == "VBN"  # "could be seen"
    settled = happened or _projected(reading) or _rules(reading, main, modal) or _reported(reading)
    if modal in _FREE_MODALS and not settled and len(reading.clauses) == 1:
        return SkipReason.OPINION if modal in {"should", "must", "ought"} else SkipReason.PREDICTION
    guessed = any(token.lemma in _GUESSING for token in reading.tokens)
    planned = _dated(reading) or _definite_subject(reading, main)  # what somebody will do can be looked up
    if modal == "will" and (guessed or not (planned or _reported(reading))) and len(reading.clauses) == 1:
        return SkipReason.PREDICTION
    if _is_conditional(reading, main):
        return SkipReason.PREDICTION
    if _is_judgement(reading, main) or (_judges(reading, main) and not reading.values):
        return SkipReason.OPINION
    return SkipReason.NOT_CHECK_WORTHY if _is_hollow(reading) else None


def states_fact(reading: Reading, verb: int) -> bool:
    """Whether a clause beside the main one says something that can be looked up: no wish and no judgement."""
    tree, words = reading.tree, reading.tree.clause_words(verb)
    judged = any(reading.tokens[k].lemma in _JUDGEMENT for k in words)
    free = any(reading.tokens[k].tag == "MD" for k in tree.auxiliaries(verb))
    passive = any(tree.tokens[k].relation == "aux:pass" for k in tree.kids(verb, "aux"))
    told = any(reading.tokens[k].entity or reading.tokens[k].tag == "CD" for k in words)
    told = told or bool(tree.kids(verb, "cop")) or passive
    addressed = any(reading.tokens[k].text.lower() in {"you", "your", "we", "i", "my", "our"} for k in words)
    return told and not (judged or free or addressed)


def tells_something(reading: Reading) -> bool:
    """Whether a sentence that could not be taken apart has a figure, date or name to be checked.

    So has "Seventeen shots to four in the middle third.", but not a caption, nor somebody's quoted words.
    """
    prose = reading.block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM} and not reading.block.quoted
    closed = reading.text.rstrip().endswith(".")
    told = bool(reading.values) or any(token.entity for token in reading.tokens)
    words = sum(any(c.isalpha() for c in token.text) for token in reading.tokens)
    judged = any(token.lemma in _JUDGEMENT for token in reading.tokens)
    return prose and closed and told and words > _FEW_WORDS and not (judged or reading.quotes)


def _is_hollow(reading: Reading) -> bool:
    """ "It feels bigger than it is": no figure, date or words of anybody, and hardly worth a check.

    What is said of people and organisations is worth one: the model learnt from debates, not from lives.
    """
    named = any(token.entity[2:] in {"PER", "ORG"} for token in reading.tokens)
    named = named or sum(token.entity == "B-LOC" for token in reading.tokens) > 1  # "is bordered by ..."
    named = named or _identifies(reading)
    return not (
        reading.values
        or named
        or reading.quotes
        or reading.parse.worth is None
        or reading.parse.worth >= _HOLLOW
        or any(token.lemma in REPORTING_VERBS for token in reading.tokens)
    )


def _identifies(reading: Reading) -> bool:
    """ "It is the capital of the Veneto": the one thing of that sort in a place with a name."""
    tree, root = reading.tree, reading.tree.root
    if root is None or tree.kid(root, "cop") is None or tree.tokens[root].tag != "NN":
        return False
    the = any(tree.tokens[k].lemma == "the" for k in tree.kids(root, "det"))
    places = [k for k in tree.kids(root, "nmod") if tree.marker(k) in {"of", "in"}]
    return the and any(tree.tokens[w].entity for k in places for w in tree.subtree(k))


def _is_conditional(reading: Reading, main: Clause) -> bool:
    """ "If the price keeps rising, that could prove optimistic": nothing is said to be so."""
    tree = reading.tree
    group = reading.tokens[slice(*main.verb)]
    verbs = (main.head, *tree.kids(main.head, "conj"))
    conditional = any(
        tree.is_condition(k) and (tree.subject(k) is not None or tree.is_finite(k))  # not "if needed"
        for verb in verbs
        for k in tree.kids(verb, "advcl", "parataxis", "conj")
    )
    return tree.is_condition(main.head) or (conditional and any(token.tag == "MD" for token in group))


def _is_judgement(reading: Reading, main: Clause) -> bool:
    """ "It is hard to imagine a finer monument", "it is time to act"."""
    tree = reading.tree
    empty = any(tree.tokens[k].lemma == "it" for k in tree.kids(main.head, "expl"))
    infinitive = any("to" in tree.marker(k).split() for k in tree.kids(main.head, "csubj", "xcomp", "ccomp"))
    return empty and infinitive and tree.tokens[main.head].tag == "JJ" and not reading.values


def _in_our_view(reading: Reading) -> bool:
    pairs = zip(reading.tokens, reading.tokens[1:], strict=False)
    return any(a.lemma in {"my", "our"} and b.lemma in {"opinion", "view"} for a, b in pairs)


def _foreign(reading: Reading) -> bool:
    letters = [c for c in reading.text if c.isalpha()]
    return sum(c > "\u024f" for c in letters) * 2 > len(letters)


def _orders(reading: Reading) -> bool:
    """Begins with a bare verb and no subject: "Click here", "Please read on", "Do not sign"."""
    first = 0
    while first < len(reading.tokens) - 1 and (
        reading.tokens[first].lemma in {"please", "so", "then", "now", "and", "also", "always", "never"}
        or not reading.tokens[first].text[0].isalnum()
    ):
        first += 1
    token = reading.tokens[first]
    return token.tag == "VB" or (
        token.lemma == "let" and reading.tokens[first + 1].lemma in {"us", "'s", "’s"}
    )


def _names_something(reading: Reading) -> bool:
    """A heading asserts only where it has a subject, a verb and, below the title, a name or figure."""
    main = next((c for c in reading.clauses if c.kind is ClauseKind.MAIN and c.subject), None)
    if main is None or reading.tokens[0].text.lower() in {"how", "what", "when", "where", "why", "who"}:
        return False
    title = reading.block_index == 0
    firm = any(token.entity[2:] in {"ORG", "PER"} for token in reading.tokens)
    return len(reading.tokens) >= (4 if firm else 5) and (
        title or bool(reading.values) or any(t.tag in {"NNP", "NNPS"} for t in reading.tokens)
    )


def _projected(reading: Reading) -> bool:
    """ "By 2050, heat could cost a tenth of the yield": a figure for a date is somebody's calculation."""
    types = {found.value.type for found in reading.values}
    return {"date", "quantity"} <= types


def _definite_subject(reading: Reading, main: Clause) -> bool:
    """ "The city will borrow", "Norwell will pay": somebody's plan; "prices will fall" is anybody's guess."""
    subject = reading.tokens[main.subject[0] : main.subject[1]] if main.subject else ()
    return any(token.tag in {"NNP", "NNPS", "PRP", "PRP$"} or token.lemma == "the" for token in subject)


def _rules(reading: Reading, main: Clause, modal: str | None) -> bool:
    """ "Campers may not light fires", "Drivers should be there 30 minutes early": a rule can be looked up."""
    group = reading.tokens[slice(*main.verb)]
    denied = any(token.lemma in {"not", "n't"} for token in group)
    passive = reading.tokens[main.head].tag == "VBN"
    addressed = main.subject is None or (reading.tokens[main.subject[0]].tag == "PRP" and not passive)
    return not addressed and (
        (modal in {"may", "must"} and denied) or (modal in {"must", "should"} and _dated(reading))
    )


def _reported(reading: Reading) -> bool:
    """ "..., the minister has said": somebody says it, wherever in the sentence."""
    return any(
        reading.tokens[c.head].lemma in {"announce", "say", "tell"}
        for c in reading.chunks
        if c.kind is ChunkKind.VERB
    )


def _dated(reading: Reading) -> bool:
    return any(found.value.type in {"date", "quantity"} for found in reading.values)


def _judges(reading: Reading, main: Clause) -> bool:
    tokens = [reading.tokens[k] for k in reading.tree.clause_words(main.head)]
    return any(token.lemma in _JUDGEMENT and token.tag[:3] != "NNP" for token in tokens)


def _interprets(reading: Reading, main: Clause) -> bool:
    """ "The conference reflects its determination": a thing, not somebody, is said to show a meaning."""
    if reading.tokens[main.head].lemma not in _INTERPRETING or reading.values or main.subject is None:
        return False
    subject = reading.tokens[main.subject[0] : main.subject[1]]
    people = PERSON_NOUNS | _AGENTS
    if any(token.lemma in people or token.entity[2:] == "PER" for token in subject):
        return False
    return any(token.lemma in _MEANINGS for token in reading.tokens[main.verb[1] :])


def worthiness(reading: Reading) -> float:
    """How likely a fact-checker would check the sentence, in [0, 1], by the reader's model.

    The figure of a table or of a list is always worth a look. From a reader that can't tell it is 1.
    """
    listed = reading.block.kind is BlockKind.TABLE_CELL or not reading.has_finite_verb()
    return 1.0 if listed or reading.parse.worth is None else round(reading.parse.worth, 2)
