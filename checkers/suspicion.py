"""What may contradict a claim where no rule is sure: the slot that differs, for a witness to confirm.

Another name where the claim has its own, or a figure or date that does not agree, is no contradiction by
itself: the passage may speak of another thing, and several may have done the same. Here only the slot is
found, with what it is called.
"""

from __future__ import annotations

from collections.abc import Sequence

from checkers.align import Alignment
from checkers.attributes import attribute, nouns_meet
from checkers.differences import CODES, code_of, reason
from checkers.figures import DISPUTING, ValueMatch, likeliest, same_occasion
from checkers.judgement import Judgement, refutes
from checkers.lexicon import WHOLE
from checkers.names_apart import difference, is_garbled, is_named, is_no_form, is_one_of_several
from checkers.occasions import of_another_time
from checkers.reading import Mention, Reading
from checkers.slots import part
from checkers.subject import same_subject
from checkers.sweeping import oversweeping
from claims.model import Kind, Rank

__all__ = ["denial", "suspicion"]

_LEAST = 0.6
"""The least coverage of the claim without a name in question."""
_LEAST_LIKELY = 0.3
"""The least probability that a value in question belongs to the same fact."""
_LEAST_SHARED = 0.5
"""The coverage that does instead for a date of the same subject, and for the same number in another unit."""
_SURE = 0.4
"""The probability of a refutation at which the model confirms that another name or value contradicts."""
_MISSPELT = 0.2
"""The same for a name of which one word is another: it is hardly somebody else who did the very same."""
_SWEEPING = 0.8
"""The same for "all" and "nobody", where everything else is found."""
_OTHERWISE = "the passage says otherwise"
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_FEW = 3  # words and values: less says too little to be read alone
_SHORT = 3  # letters of words that say little of a name: "of", "the"


def suspicion(
    alignment: Alignment, matches: Sequence[ValueMatch], known: str, near: str, kind: Kind
) -> Judgement | None:
    """The refutation that would hold if passage and claim tell of one fact, if only one slot differs.

    `known` is the passage's document, casefolded: a name that it has elsewhere may be in another sentence
    what the claim says. `near` is the text of the passage and of what stands around it.
    """
    disputed = not DISPUTING.isdisjoint(token.lemma for token in alignment.passage.tokens)
    if disputed or any(match.follows for match in matches):
        return None
    missing = {word.token for word in alignment.missing_names}
    gone = [name for name in alignment.claim.names if missing.issuperset(range(name.start, name.end))]
    left = missing.difference(*(range(name.start, name.end) for name in gone))
    differing = [match for match in matches if match.agrees is None and not match.vague]
    if not (missing or differing):
        return _sweeping(alignment)
    if left or alignment.claim.denied or len(gone) + len(differing) != 1 or _restricts(alignment):
        return None
    if differing:
        return None if of_another_time(alignment, near) else _value(alignment, differing[0])
    return _misspelt(alignment, gone[0], known) or _stranger(alignment, gone[0], known, kind)


def denial(alignment: Alignment, matches: Sequence[ValueMatch], near: str, kind: Kind) -> Judgement | None:
    """The refutation that a model may give by itself: at most one name or value differs, nothing is denied.

    It reads denials badly, and knows nothing of occasions; `near` is the text of the passage and around it.
    """
    claim = alignment.claim
    disputed = not DISPUTING.isdisjoint(token.lemma for token in alignment.passage.tokens)
    unranked = any(isinstance(match.found.value, Rank) and not match.known for match in matches)
    if disputed or unranked or claim.denied or len(claim.words) + len(claim.values) < _FEW:
        return None
    if _restricts(alignment):
        return None
    missing = {word.token for word in alignment.missing_names}
    strangers = [name for name in claim.names if not missing.isdisjoint(range(name.start, name.end))]
    differing = [match for match in matches if match.differs and not (match.agrees or match.vague)]
    if any(match.follows for match in differing):
        return None
    if len(strangers) + len(differing) > 1 or not all(same_occasion(alignment, match) for match in differing):
        return None
    if differing:
        return None if of_another_time(alignment, near) else _otherwise(alignment, differing[0])
    code = difference(claim, strangers[0], located=kind is Kind.LOCATION) if strangers else "contradicted"
    values = [(m.found.start, m.found.end, None if m.agrees else CODES[type(m.found.value)]) for m in matches]
    return refutes(code, 0.0, _OTHERWISE)._replace(values=tuple(values))


def _otherwise(alignment: Alignment, match: ValueMatch) -> Judgement:
    """The refutation by the passage's own value: of what counts the same, else the only one that differs."""
    passage, claim = alignment.passage, alignment.claim.text
    code = code_of(match.found.value, match.differs[0][1])
    same = [pair for pair in match.differs if nouns_meet(match.attribute, attribute(passage, pair[0]))]
    if not same_subject(alignment) or (not same and len(match.differs) > 1):
        return refutes(code, 0.0, _OTHERWISE)
    other, comparison = (same or match.differs)[0]
    said = passage.text[other.start : other.end]
    found = refutes(code, 0.0, reason(comparison), comparison)
    corrected = claim[: match.found.start] + said + claim[match.found.end :]
    return found._replace(corrected=corrected, counts_the_same=bool(same))


def _restricts(alignment: Alignment) -> bool:
    """Whether the claim has an "only", "all" or "best" that the passage lacks: it may just be left unsaid."""
    return oversweeping(alignment) is not None


def _sweeping(alignment: Alignment) -> Judgement | None:
    """ "All" or "nobody", where everything else is found; "only" and "the best" may just be left unsaid."""
    token = oversweeping(alignment)
    if token is None or alignment.coverage_without((token,)) < _LEAST:
        return None
    word, head = alignment.claim.tokens[token], alignment.claim.chunk_of[token].head
    lost = head in alignment.claim.word_at and not alignment.found(head)
    if word.lemma not in WHOLE or word.tag == "UH" or lost:
        return None
    found = refutes("wrong-scope", 0.0, f"draft: {word.text}; the source does not go so far")
    return found._replace(slot=(word.start, word.end), least=_SWEEPING)


def _misspelt(alignment: Alignment, mine: Mention, known: str) -> Judgement | None:
    """Another name that has all but one word of the claim's."""
    if alignment.coverage_without(range(mine.start, mine.end)) < _LEAST:
        return None
    for theirs in alignment.passage.names:
        if is_garbled(mine.text, theirs.text) and not is_named(mine.text, known):
            return _suspected(alignment, mine, "wrong-name", theirs, _MISSPELT)
    return None


def _suspected(alignment: Alignment, mine: Mention, code: str, theirs: Mention, least: float) -> Judgement:
    tokens = alignment.claim.tokens
    slot = (tokens[mine.start].start, tokens[mine.end - 1].end)
    found = refutes(code, 0.0, f"draft: {mine.text}; source: {theirs.text}")
    return found._replace(slot=slot, least=least)


def _knows(known: str, name: Mention) -> bool:
    return any(is_named(word, known) for word in name.text.split() if len(word) > _SHORT)


def _stranger(alignment: Alignment, mine: Mention, known: str, kind: Kind) -> Judgement | None:
    """Another name, where the document does not have the claim's."""
    if _knows(known, mine) or _is_of_a_sort(alignment.claim, mine):
        return None  # "was a Buddhist": one of several
    passage, claim = alignment.passage, alignment.claim
    others = [
        name
        for name in passage.names
        if all(is_no_form(own.text, name.text) for own in claim.names)
        and alignment.matched.isdisjoint(range(name.start, name.end))
        and not _is_heading(passage, name)
        and not _is_of_a_sort(passage, name)
    ]
    code = difference(claim, mine, located=kind is Kind.LOCATION)
    if code == "wrong-place" and any(token.tag in _FINITE for token in passage.tokens):
        others = [name for name in others if _is_place(alignment, name)]
    if not others or alignment.coverage_without(range(mine.start, mine.end)) < _LEAST:
        return None
    if _named_around(alignment) and not any(token.tag.startswith("PRP") for token in passage.tokens):
        return None
    theirs = max(others, key=lambda name: _likeness(alignment, mine, name))
    if is_one_of_several(passage, theirs) or is_one_of_several(claim, mine):
        return None
    return _suspected(alignment, mine, code, theirs, _SURE)


def _is_place(alignment: Alignment, name: Mention) -> bool:
    """Whether a name of the passage stands where a place does: "in Orkney", "in Skerrow, Orkney"."""
    tokens = alignment.passage.tokens[max(0, name.start - 1) : name.start]
    behind = [token.text for token in tokens] == [","] and name.start - 2 in alignment.matched
    return behind or difference(alignment.passage, name) == "wrong-place"


def _is_heading(reading: Reading, name: Mention) -> bool:
    """ "Headquarters: Hefei": what heads a cell is no name in it."""
    return [token.text for token in reading.tokens[name.end : name.end + 1]] == [":"]


def _is_of_a_sort(reading: Reading, name: Mention) -> bool:
    """ "The crane, a Brandt T-180": what sort of thing it is."""
    return name.start > 0 and reading.tokens[name.start - 1].lemma in {"a", "an"}


def _named_around(alignment: Alignment) -> bool:
    """Whether only the surroundings of the passage have a name of the claim."""
    return any(
        token in alignment.context for name in alignment.claim.names for token in range(name.start, name.end)
    )


def _likeness(alignment: Alignment, mine: Mention, theirs: Mention) -> tuple[bool, bool, int]:
    """How alike the parts are that two names play; the earlier one first where they are alike."""
    own = part(alignment.claim, mine.start, mine.end)
    other = part(alignment.passage, theirs.start, theirs.end)
    if own is None or other is None:
        return own == other, False, -theirs.start
    anchored = alignment.pairs.get(own.anchor, -1) == other.anchor
    return own.relation == other.relation, anchored, -theirs.start


def _value(alignment: Alignment, match: ValueMatch) -> Judgement | None:
    found = likeliest(alignment, match)
    if found is None:
        return None
    likely, comparison = found
    code = code_of(match.found.value, comparison)
    telling = code == "wrong-unit" or (code == "wrong-date" and same_subject(alignment))
    if likely < _LEAST_LIKELY and not (telling and alignment.coverage >= _LEAST_SHARED):
        return None
    slot = (match.found.start, match.found.end)
    return refutes(code, 0.0, reason(comparison), comparison)._replace(slot=slot, least=_SURE)
