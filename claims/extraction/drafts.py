"""The words of one predicate: what it holds, what it borrows from its sentence, and in which order.

A draft is made of pieces: stretches of tokens of the sentence, and function words between them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from claims.extraction.predicates import Predicate, Sort
from claims.extraction.predicates.nouns import is_preposition
from claims.extraction.reading import Reading
from claims.extraction.tree import Tree
from claims.extraction.wording import be
from claims.language.lexicon import noun_sort
from claims.language.speech import REPORTING_VERBS

__all__ = ["Draft", "Piece", "draft_of", "stretches", "without_loose_marks"]

Piece = tuple[int, int] | str
_MARKS = frozenset({",", ";", ":", "–", "—", "-", "--"})
_ENDS = frozenset({".", "!", "?", "…"})
_LOOSE = frozenset({"acl", "advcl", "appos"})
_RELATIVES = frozenset({"WDT", "WP"})
# Participles that tell what is so, not what was done.
_STATES = frozenset(
    """aim base call compose consider dedicate expect fill head headquarter house intend involve know
    locate mean name own plan rate regard schedule set situate surround use view""".split()
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What one predicate says.

    `words` are its own tokens in order; `before` and `after` are what comes from elsewhere; `instead` gives
    the pieces that stand in the place of a token, `behind` those that follow one. `own` are the tokens that
    state it where they are fewer than `words`, as for the member of a list.
    """

    predicate: Predicate
    words: tuple[int, ...]
    before: tuple[Piece, ...] = ()
    after: tuple[Piece, ...] = ()
    instead: Mapping[int, tuple[Piece, ...]] = field(default_factory=dict)
    behind: Mapping[int, tuple[Piece, ...]] = field(default_factory=dict)
    own: tuple[int, ...] = ()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Its wording."""
        pieces: list[Piece] = list(self.before)
        row: list[int] = []
        for index in self.words:
            if index not in self.instead:
                row.append(index)
            if index in self.instead or index in self.behind:
                pieces += stretches(row)
                row = []
                pieces += (*self.instead.get(index, ()), *self.behind.get(index, ()))
        return (*pieces, *stretches(row), *self.after)


def draft_of(
    reading: Reading, predicate: Predicate, cuts: Collection[int], bracketed: Collection[int] = ()
) -> Draft | None:
    """The draft of a predicate without the tokens in `cuts`; None where it says nothing that stands alone.

    Those in `bracketed` are left out of a subject that it borrows, too.
    """
    tree = reading.tree
    gone = {*cuts, *_dropped(tree, predicate)}
    predicate = replace(predicate, subject=tuple(k for k in predicate.subject if k not in bracketed))
    words = sorted({*(set(tree.subtree(predicate.head)) - gone), *predicate.shared})
    credit = tuple(stretches(predicate.credit))
    if predicate.sort is Sort.RELATIVE:
        return _relative(tree, predicate, words)
    before: list[Piece] = []
    behind: dict[int, tuple[Piece, ...]] = {}
    if predicate.subject:
        before += _clean(tree, predicate.subject)
        if predicate.sort in {Sort.PARTICIPLE, Sort.PLANNED}:
            having = any(tree.tokens[k].text.lower() == "having" for k in tree.kids(predicate.head, "aux"))
            before.append("had" if having else _be(reading, predicate.head, predicate.subject, words))
        before += _clean(tree, predicate.auxiliaries)
    elif predicate.sort is Sort.MAIN and reading.lacks_auxiliary():
        subject = tree.subtree(tree.subject(predicate.head) or 0)
        behind[subject[-1]] = ("were" if _is_plural(tree, subject) else "was",)
    elif predicate.sort is Sort.ABSOLUTE and not tree.is_finite(predicate.head):
        subject = tree.subtree(tree.subject(predicate.head) or 0)
        behind[subject[-1]] = (_be(reading, predicate.head, subject, words),)
    apart = set(_set_apart(reading, predicate, words))
    kept = without_loose_marks(tree, [k for k in words if k not in apart])
    if not _says_something(tree, predicate, kept):
        return None
    return Draft(predicate, tuple(kept), tuple(before), credit, behind=behind)


def _set_apart(reading: Reading, predicate: Predicate, words: Sequence[int]) -> Iterator[int]:
    """What commas set apart restricts nothing: the claim holds without it, and coverage tells what is lost.

    A name behind its description stays ("the coach, Ada Lind"), and so does what gives a reason or condition.
    """
    tree, kept = reading.tree, set(words)
    if tree.is_denied(predicate.head):
        return
    for k in words:
        loose = k != predicate.head and tree.relation(k) in _LOOSE and tree.tokens[k].head in kept
        if (
            loose
            and tree.is_set_off(k)
            and not reading.is_quoted(k)
            and _is_apart(reading, predicate.head, k)
        ):
            yield from tree.subtree(k)


def _is_apart(reading: Reading, head: int, k: int) -> bool:
    tree, token = reading.tree, reading.tokens[k]
    if reading.is_quoted(k):
        return False
    if tree.relation(k) == "appos":
        names = [j for j in tree.kids(k, "appos", "flat", "nmod") if tree.is_proper(j) and j == k + 1]
        return not (reading.is_dated(k) or token.entity[2:] == "LOC" or tree.is_proper(k) or names)
    if token.lemma in REPORTING_VERBS or is_preposition(tree, k):
        return False
    if tree.relation(k) == "acl":
        return not tree.is_condition(k)
    linked = tree.marker(k) or tree.tokens[tree.subtree(k)[0]].lemma == "accord"
    return k > head and token.tag in {"VBG", "VBN"} and not linked


def _dropped(tree: Tree, predicate: Predicate) -> Iterator[int]:
    """What does not belong to the claim: other claims' words, and what only links it to its sentence."""
    head = predicate.head
    for cut in predicate.cuts:
        yield from tree.subtree(cut)
    for kid in tree.kids(head, "cc"):
        linking = kid < head and tree.tokens[kid].lemma not in {"nor", "neither"}
        if linking or tree.tokens[kid].relation == "cc:preconj":
            yield from (kid, *tree.kids(kid, "fixed"))
    if predicate.sort is Sort.MAIN:
        yield from (k for k in tree.kids(head, "mark") if tree.tokens[k].lemma == "that")
    if predicate.sort in {Sort.MAIN, Sort.PLANNED}:
        return
    subject = tree.subject(head)
    if predicate.sort is Sort.SUBORDINATE and predicate.subject and subject is not None:
        yield subject  # a pronoun for the subject of the main clause
    if predicate.sort is Sort.LIKEWISE and subject is not None:
        yield from tree.subtree(subject)
    before = [k for k in tree.kids(head, "obl") if k + 1 in tree.kids(head, "mark")]
    yield from (word for kid in before for word in tree.subtree(kid))  # "hours after", "two years before"
    for kid in tree.kids(head, "mark", "case", "advmod"):
        links = tree.relation(kid) == "mark" or tree.tokens[kid].tag == "WRB"
        links = links or kid < min(tree.kids(head, "mark"), default=-1)  # "shortly after", "ever since"
        if kid < head and (links or tree.tokens[kid].lemma in {"despite", "with"}):
            yield from (kid, *tree.kids(kid, "fixed"))
    if predicate.sort in {
        Sort.PARTICIPLE,
        Sort.ABSOLUTE,
    }:  # "despite being on the list" is "... is on the list"
        yield from (k for k in tree.kids(head, "cop", "aux") if tree.tokens[k].tag == "VBG")


def _relative(tree: Tree, predicate: Predicate, words: Sequence[int]) -> Draft | None:
    """A relative clause with what it speaks of: in front, for "whose" with an 's, behind the verb or "in"."""
    relative, named = predicate.relative, _clean(tree, predicate.subject)
    if not named:
        return None
    if relative is None:  # "a post she held until 1976"
        return Draft(
            predicate, tuple(without_loose_marks(tree, words)), behind={predicate.head: tuple(named)}
        )
    role, case = tree.relation(relative), tree.kids(relative, "case")
    above = tree.tokens[relative].head
    if above != predicate.head and tree.relation(above) in {"obj", "obl"}:
        return None  # "costumes, many of which they made"
    kept = without_loose_marks(tree, [k for k in words if k != relative and k not in case])
    if not kept:
        return None
    with_it = tuple(without_loose_marks(tree, words))
    if tree.tokens[relative].tag == "WP$" and tree.relation(above) == "obj" and above < predicate.head:
        owned = tree.subtree(above)  # "whose forecasts she made": she made X's forecasts
        rest = without_loose_marks(tree, [k for k in words if k not in owned])
        thing = (*named, "'s", *stretches([k for k in owned if k != relative]))
        return Draft(predicate, tuple(rest), behind={predicate.head: thing})
    if tree.tokens[relative].tag == "WP$":
        return Draft(predicate, with_it, instead={relative: (*named, "'s")})
    if role == "nmod" and case:  # "most of whom"
        return Draft(predicate, with_it, instead={relative: tuple(named)})
    if role in {"nsubj", "csubj"}:
        return Draft(predicate, tuple(kept), tuple(named))
    if role == "obj":
        verb = _last_verb(tree, predicate.head)
        return Draft(predicate, tuple(kept), behind={verb: tuple(named)})
    if role == "obl" and case:
        return Draft(predicate, tuple(kept), after=(*stretches(case), *named))
    if tree.tokens[relative].lemma == "where":
        inside = set(predicate.subject)
        noun = next(k for k in predicate.subject if tree.tokens[k].head not in inside)
        linked = [k for k in tree.kids(noun, "case") if tree.tokens[k].lemma in {"in", "near"}]
        at = (
            "in"
            if tree.tokens[noun].entity[2:] == "LOC" or noun_sort(tree.tokens[noun].lemma) == "place"
            else "at"
        )
        return Draft(predicate, tuple(kept), after=(*(stretches(linked) if linked else (at,)), *named))
    return None


def _last_verb(tree: Tree, verb: int) -> int:
    """The end of the verb whose object "which" is: "out" in "which it plans to rent out"."""
    aims = [k for k in tree.kids(verb, "xcomp") if tree.tokens[k].tag == "VB" and not tree.kids(k, "obj")]
    stranded = [k for k in tree.kids(verb, "obl", "advmod") if k == verb + 1 and tree.tokens[k].tag == "IN"]
    return _last_verb(tree, aims[0]) if aims else max([verb, *tree.kids(verb, "compound"), *stranded])


def _says_something(tree: Tree, predicate: Predicate, words: Sequence[int]) -> bool:
    """A predicate with a subject and more than a bare verb."""
    head = predicate.head
    subject = tree.subject(head)
    if not words or (predicate.sort is Sort.MAIN and not tree.is_predicate(head)):
        return False
    tags = [tree.tokens[k].tag for k in words[:3]]
    inner = [k for k in words if tree.tokens[k].tag in {"WDT", "WP"} and tree.relation(k) == "nmod"]
    if any(tree.tokens[tree.tokens[k].head].head == head for k in inner):
        return False  # "the cause of which is unknown"
    if (
        ["IN", "WDT"] in (tags[:2], tags[1:3])
        or tags[:2] == ["IN", "WP"]
        or (not predicate.subject and {"WP", "WP$"} & set(tags[1:]))
    ):
        return False  # "in what could be the last match"
    if tree.tokens[head].tag == "MD":
        return False  # "who physically can"
    told = tree.kids(head, "ccomp") if tree.tokens[head].lemma in REPORTING_VERBS else []
    if any(tree.subject(k) is None and tree.is_finite(k) and not tree.kids(k, "expl") for k in told):
        return False  # "which ... critics charge is a camp"
    if tree.tokens[words[0]].lemma == "so" and [tree.tokens[k].tag for k in words[1:2]] == ["MD"]:
        return False  # "so should you"
    if subject is None and not predicate.subject:
        return tree.kid(head, "expl") is not None  # "there are ten"
    if not predicate.subject and tree.tokens[words[0]].tag in _RELATIVES:
        return False  # a relative clause that the parser took for another
    return len(words) + len(predicate.subject) > 1


def _be(reading: Reading, head: int, subject: Sequence[int], words: Sequence[int]) -> str:
    """The form of "be" before a participle or noun `head`: past where the sentence is, or with a date.

    What somebody did to the subject ("developed over four years") is past, too, but no state ("based in").
    """
    tree = reading.tree
    dates = [(found.start, found.end) for found in reading.values if found.value.type == "date"]
    dated = any(start <= tree.tokens[k].start < end for k in words for start, end in dates)
    plural = _is_plural(tree, subject)
    root = tree.root or 0
    done = tree.tokens[head].tag == "VBN" and tree.tokens[head].lemma not in _STATES
    before = tree.marker(head) in {"after", "before"} and tree.tokens[head].tag == "VBG"  # "after losing"
    told = any(tree.tokens[k].tag == "VBD" for k in (root, *tree.auxiliaries(root)))
    past = dated or done or told or (before and not any(k.tag == "MD" for k in tree.tokens))
    return be(past=past, plural=plural)


def _is_plural(tree: Tree, subject: Sequence[int]) -> bool:
    inside = set(subject)
    head = next((k for k in subject if tree.tokens[k].head not in inside), subject[-1])
    if tree.tokens[head].text.lower() in {"they", "we", "you"}:
        return True
    several = tree.tokens[head].tag == "CD" and tree.tokens[head].text not in {"one", "1"}
    return (
        several
        or tree.tokens[head].tag in {"NNS", "NNPS"}
        or any(k in inside for k in tree.kids(head, "conj"))
    )


def stretches(indices: Sequence[int]) -> list[Piece]:
    """The stretches that sorted indices make."""
    found: list[tuple[int, int]] = []
    for index in indices:
        if found and found[-1][1] == index:
            found[-1] = (found[-1][0], index + 1)
        else:
            found.append((index, index + 1))
    return list(found)


def _clean(tree: Tree, indices: Sequence[int]) -> list[Piece]:
    return stretches(without_loose_marks(tree, indices))


def without_loose_marks(tree: Tree, indices: Sequence[int]) -> list[int]:
    """Without the commas and dashes at the ends and beside a gap, and the mark that ends the sentence."""
    kept = list(indices)
    while kept and tree.tokens[kept[-1]].text in _ENDS:
        kept.pop()
    while True:
        left = [index for at, index in enumerate(kept) if not _is_loose(tree, kept, at)]
        if len(left) == len(kept):
            return kept
        kept = left


def _is_loose(tree: Tree, kept: Sequence[int], at: int) -> bool:
    if tree.tokens[kept[at]].text not in _MARKS:
        return False
    if at in {0, len(kept) - 1}:
        return True
    before = kept[at - 1]
    opened, closed = tree.tokens[before + 1].text, tree.tokens[kept[at] - 1].text
    beside = before == kept[at] - 1 or (opened, closed) == ("(", ")")  # "Match Point (2005), ..."
    return not beside or kept[at + 1] != kept[at] + 1
