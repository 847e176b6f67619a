"""Lists whose members each make a claim: "Tesla and Qualcomm attended", "included A, B and C".

Only distributive predicates are split: "A and B merged" says nothing of A alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.extraction.drafts import Draft, Piece, without_loose_marks
from claims.extraction.list_members import are_alike, is_counted, is_listed, is_whole, names
from claims.extraction.reading import Reading

__all__ = ["distribute"]

# Predicates that hold of their subjects only together (written for this project).
_COLLECTIVE = frozenset(
    """agree ally among argue between clash collaborate collide combination combine compete confluence
    convergence cooperate corner disagree divide each exchange face fight gather intersection jointly
    junction marry meet merge mixture negotiate partner rival same separate share split together unite
    """.split()
)

_PERIODS = frozenset("day decade evening month morning night period season time week year".split())
"""What is done "in the same season" may be done by each alone."""

_ALL = frozenset({"all", "both", "each"})
_SINGULARS = {"are": "is", "were": "was", "have": "has"}


def distribute(reading: Reading, draft: Draft) -> list[Draft]:
    """One draft for each member of the list in it, or the draft itself."""
    tree = reading.tree
    told = [k for k in draft.words if not tree.is_proper(k) and tree.relation(k) not in {"nmod", "compound"}]
    told = [k for k in told if tree.tokens[k].head != draft.predicate.head or tree.relation(k) != "case"]
    together = [k for k in told if tree.tokens[k].lemma in _COLLECTIVE]
    together = [k for k in together if tree.tokens[tree.tokens[k].head].lemma not in _PERIODS]
    if together or tree.is_denied(draft.predicate.head):
        return [draft]  # who "did not sell the plant and the mill" may have sold one
    if tree.tokens[draft.predicate.head].text == "born":
        return _circumstances(reading, draft)
    if members := _named_one_by_one(reading, draft):
        return _each(reading, draft, members)
    if apposed := _apposed(reading, draft):
        return apposed
    for members in _lists(reading, draft):
        made = _split(reading, draft, members)
        if made:
            return made
    return [draft]


def _named_one_by_one(reading: Reading, draft: Draft) -> list[int]:
    """ "The festivals are the Viking Festival, Early Music and the Food Fair": several names."""
    tree, head = reading.tree, draft.predicate.head
    subject = tree.subject(head)
    if tree.kid(head, "cop") is None or subject is None or tree.tokens[subject].tag != "NNS":
        return []
    members = [head, *_joined(reading, head)]
    return members if len(members) > 1 and _is_and(reading, members) and names(reading, members) else []


def _each(reading: Reading, draft: Draft, members: Sequence[int]) -> list[Draft]:
    tree = reading.tree
    parts = [tree.noun_phrase(k, alone=True) for k in members]
    whole = {k for part in parts for k in part}
    links = {c for k in members for c in tree.kids(k, "cc")}
    shared = [k for k in draft.words if k not in whole and k not in links]
    return [
        replace(draft, words=tuple(without_loose_marks(tree, sorted([*shared, *part]))), own=tuple(part))
        for part in parts
    ]


def _apposed(reading: Reading, draft: Draft) -> list[Draft]:
    """ "Two members, Peter Grech and Susan Oakley, sided with them": that both did, and that each did."""
    tree, head = reading.tree, draft.predicate.head
    subject = tree.subject(head)
    if subject is None or (not is_counted(reading, subject) and tree.tokens[subject].tag != "CD"):
        return []
    lists = [k for k in tree.kids(subject, "appos") if tree.is_set_off(k) and tree.kids(k, "conj")]
    if len(lists) != 1 or draft.predicate.subject or not _is_and(reading, _joined(reading, lists[0])):
        return []
    members = [lists[0], *_joined(reading, lists[0])]
    if not all(is_whole(reading, k) for k in members):
        return []
    gone = set(tree.subtree(subject))
    rest = [k for k in draft.words if k not in gone]
    made = []
    for one in members:
        links = [k for k in tree.kids(one, "cc", "punct")]
        who = tree.subtree(one, [*(k for k in members if k != one), *links])
        made.append(
            replace(draft, words=tuple(without_loose_marks(tree, sorted([*who, *rest]))), own=tuple(who))
        )
    listed = set(tree.subtree(lists[0]))
    together = without_loose_marks(tree, [k for k in draft.words if k not in listed])
    return [replace(draft, words=tuple(together)), *made]


def _lists(reading: Reading, draft: Draft) -> Iterator[list[int]]:
    """The lists in a draft that may be split, by the heads of their members."""
    tree, words = reading.tree, set(draft.words)
    nested = _nested(reading, draft)
    if nested:
        yield nested
    for index in draft.words:
        others = [k for k in _joined(reading, index) if k in words]
        if not others or tree.relation(index) == "conj" or not _is_and(reading, others):
            continue
        if any(reading.is_quoted(k) for k in (index, *others)):
            continue  # nobody's words are changed
        if tree.tokens[index].tag == "VBG" and tree.kids(index, "mark", "case"):
            if tree.tokens[index].head == draft.predicate.head:
                yield [index, *others]  # "accused of lying and taking bribes"
            continue
        head = index == draft.predicate.head or tree.tokens[index].tag[0] == "V" or tree.kids(index, "cop")
        if not head and _is_direct(reading, draft, index):
            members = [index, *others]
            if are_alike(reading, draft, members):
                yield members


def _is_and(reading: Reading, others: Sequence[int]) -> bool:
    """Whether only "and" and the like join the members of a list."""
    tree = reading.tree
    links = [(c, *tree.kids(c, "fixed")) for k in others for c in tree.kids(k, "cc")]
    joined = {" ".join(tree.tokens[k].lemma for k in link) for link in links}
    return bool(joined) and joined <= {"and", "plus", "as well as"}


def _joined(reading: Reading, index: int) -> list[int]:
    """What is coordinated with a noun, in order; also where each member hangs on the one before."""
    tree = reading.tree
    found = []
    for kid in tree.kids(index, "conj"):
        gerund = tree.tokens[index].tag == tree.tokens[kid].tag == "VBG" and tree.subject(kid) is None
        if gerund or not tree.is_predicate(kid):
            found += [kid, *_joined(reading, kid)]
    return sorted(found)


def _nested(reading: Reading, draft: Draft) -> list[int]:
    """ "include the centre for the Olympics, a museum in Ohio, and ...": the list is of what is included.

    The parser hangs the members on the nearest noun; a verb that asks for a list tells that it is its own.
    """
    tree = reading.tree
    listed = tree.kid(draft.predicate.head, "obj")
    if listed is None or tree.kids(listed, "conj") or not is_listed(reading, draft, listed):
        return []
    at = listed
    while (inner := max(tree.kids(at, "nmod"), default=-1)) > at:
        others = [k for k in _joined(reading, inner) if tree.kids(k, "det", "nmod") or tree.is_proper(k)]
        if len(others) > 1 and others == _joined(reading, inner) and set(others) <= set(draft.words):
            return [listed, *others]
        at = inner
    return []


def _is_direct(reading: Reading, draft: Draft, index: int) -> bool:
    """Subject, object or circumstance of the predicate itself, or part of such a phrase by "of" or "in"."""
    tree, at = reading.tree, index
    opening = tree.subtree(index)[0]
    apart = tree.relation(index) in {"appos", "parataxis"} and not _is_title(reading, index)
    behind_colon = ":" in {tree.tokens[opening].text, tree.tokens[opening - 1].text}
    if apart or (behind_colon and tree.relation(index) != "nsubj"):
        return False
    while True:
        if tree.marker(at) in {"after", "before", "between", "among", "since", "until"}:
            return False  # "after an education in York and Hull": one education
        nested = at != draft.predicate.head and (tree.relation(at) == "nmod" or _is_title(reading, at))
        if not nested or (tree.marker(at) != "including" and tree.is_set_off(at)):
            break
        at = tree.tokens[at].head
    if at != index and tree.relation(at) == "nsubj" and tree.tokens[at].tag not in {"NNS", "NNPS"}:
        return False  # "a team from MIT and the University of Sheffield": one team
    return tree.tokens[at].head == draft.predicate.head or at == draft.predicate.head


def _is_title(reading: Reading, index: int) -> bool:
    """ "the writers [Mark Twain], Paul Auster and Ali Smith": names right behind what they are."""
    tree = reading.tree
    behind = tree.tokens[index].head == index - 1 and tree.tokens[index - 1].tag == "NNS"
    return tree.relation(index) == "appos" and tree.is_proper(index) and behind


def _title(reading: Reading, first: int) -> set[int]:
    """The words of "two writers" in "two writers, Paul Auster and Ali Smith": neither of them is two."""
    tree = reading.tree
    named = _is_title(reading, first)
    plural = [k for k in tree.kids(first, "compound") if k == first - 1 and tree.tokens[k].tag == "NNS"]
    if not named:
        return set(plural)
    noun = tree.tokens[first].head
    return {k for k in tree.subtree(noun) if k <= noun and k not in tree.kids(noun, "case")}


def _split(reading: Reading, draft: Draft, members: Sequence[int]) -> list[Draft] | None:
    tree = reading.tree
    first = members[0]
    parts = [tree.subtree(k, [other for other in members if other != k]) for k in members]
    whole = {k for part in parts for k in part}
    title = _title(reading, first)
    head = draft.predicate.head
    subject = tree.subject(head)
    leads = subject is not None and first in tree.subtree(subject)
    be = [pieces for k, pieces in draft.behind.items() if k in whole]  # "with A and B [were] leading"
    behind = {k: pieces for k, pieces in draft.behind.items() if k not in whole}
    singular: dict[int, tuple[Piece, ...]] = {}
    if subject in {first, *(tree.above(first) if title else ())}:
        finite = next((k for k in (*tree.auxiliaries(head), head) if tree.tokens[k].text in _SINGULARS), None)
        if finite is not None:
            singular[finite] = (_SINGULARS[tree.tokens[finite].text],)
        elif tree.tokens[head].tag == "VBP":
            return None
    case = [k for k in tree.kids(first, "case", "mark") if k < first]
    cases = {tree.tokens[k].lemma for k in case}
    if any({tree.tokens[k].lemma for k in tree.kids(m, "case", "mark")} - cases for m in members[1:]):
        return None  # "the approval of the Commission and of the shareholders" under another head
    made = []
    for member, part in zip(members, parts, strict=True):
        cc = {k for link in tree.kids(member, "cc") for k in (link, *tree.kids(link, "fixed"))}
        own = without_loose_marks(tree, [k for k in part if k not in cc | title])
        if member != first and not tree.kids(member, "case", "mark"):
            own = sorted([*case, *own])
        if not own:
            return None
        # the member's words go where the list stood
        others = _dates_of_others(reading, draft, members, member)
        gone = whole | title | others
        alone = [k for k in draft.words if k not in gone and tree.tokens[k].lemma not in _ALL]
        words = without_loose_marks(tree, sorted([*alone, *(k for k in own if k in draft.words)]))
        verb = {own[-1]: tuple(_SINGULARS.get(str(word), word) for word in be[0])} if be else {}
        stated = () if leads else tuple(part)
        instead = dict(draft.instead) if tree.tokens[member].tag == "NNS" else {**draft.instead, **singular}
        made.append(
            replace(draft, words=tuple(words), instead=instead, behind={**behind, **verb}, own=stated)
        )
    return made


def _dates_of_others(reading: Reading, draft: Draft, members: Sequence[int], member: int) -> set[int]:
    """ "received the medal in 1971 and the order in 1980": what was not received with this member."""
    tree, head = reading.tree, draft.predicate.head
    dated = [k for k in tree.kids(head, "obl", "nmod") if k > head and reading.is_dated(k)]
    owners = {k: max((m for m in members if m < k), default=None) for k in dated}
    own = any(reading.is_dated(k) for k in tree.subtree(member, [m for m in members if m != member]))
    each = len(dated) > 1 and len(set(owners.values())) == len(dated)
    return {w for k, owner in owners.items() if owner != member and (own or each) for w in tree.subtree(k)}


def _circumstances(reading: Reading, draft: Draft) -> list[Draft]:
    """ "was born on 3 May 1950 in Baghdad, Iraq, to a ... family": when, where and to whom."""
    tree = reading.tree
    head = draft.predicate.head
    after = [k for k in tree.kids(head, "obl") if k > head and k in draft.words]
    if len(after) < 2:
        return [draft]
    parts = {k: set(tree.subtree(k)) for k in after}
    made = []
    for own in parts.values():
        others = {w for part in parts.values() if part is not own for w in part}
        words = without_loose_marks(tree, [w for w in draft.words if w not in others])
        made.append(replace(draft, words=tuple(words), own=tuple(sorted(own))))
    return made
