"""True claims said in other words, and true claims with something added that the evidence does not say."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from entailment_edits import Edit, Read, children, subtree
from entailment_numbers import renumber
from entailment_words import ALIASES, past, rows

from claims.language import Token
from claims.language.synonyms import opposed, related
from claims.values import find_values

__all__ = ["add", "adjuncts", "prune", "rewrite"]

MISSING = "unmentioned"
_KEPT = frozenset(
    "not never only no hardly rarely barely almost nearly about at least most more less than".split()
)


def _rows() -> list[tuple[re.Pattern[str], str]]:
    found = []
    for old, new in rows(ALIASES):
        edges = (r"(?<!\w)" if old[0].isalnum() else "", r"(?!\w)" if old[-1].isalnum() else "")
        found.append((re.compile(f"{edges[0]}{re.escape(old)}{edges[1]}"), new))
    return found


_TABLE = _rows()
Maker = Callable[[Read, random.Random], list[Edit] | None]


def _alias(read: Read, chance: random.Random) -> list[Edit] | None:
    found = [
        Edit(match.start(), match.end(), f" {new}" if new == "percent" and match.group() == "%" else new)
        for pattern, new in _TABLE
        for match in pattern.finditer(read.text)
    ]
    return [chance.choice(found)] if found else None


def _choices(read: Read) -> dict[int, tuple[Token, list[str]]]:
    """The common words that have synonyms, with these; regular forms only."""
    found: dict[int, tuple[Token, list[str]]] = {}
    for k, token in enumerate(read.tokens):
        if token.entity or not token.text.isalpha() or not token.text.islower() or len(token.text) < 4:
            continue
        related_words = sorted(related(token.lemma, token.tag))
        words = [word for word in related_words if "_" not in word and word[:4] != token.lemma[:4]][:2]
        if token.tag in {"VBD", "VBN"} and token.text.endswith("ed"):
            words = [past(word) for word in words if past(word)]
        elif token.tag == "NNS" and token.text == f"{token.lemma}s":
            words = [f"{word}s" for word in words if not word.endswith(("s", "y", "h"))]
        elif token.tag not in {"JJ", "RB", "NN", "VB"} or token.lemma != token.text:
            continue
        if words:
            found[k] = (token, words)
    return found


def _synonym(read: Read, chance: random.Random) -> list[Edit] | None:
    """A common word by one of its synonyms, or, now and then, most of the common words."""
    found = list(_choices(read).values())
    if not found:
        return None
    chosen = found if chance.random() < 0.4 else [chance.choice(found)]
    return [
        Edit(token.start, token.end, chance.choice(words))
        for token, words in chosen
        if len(chosen) == 1 or chance.random() < 0.7
    ]


def _double_negative(read: Read, chance: random.Random) -> list[Edit] | None:
    """ "Prices rose" as "Prices did not fall", "The plan is safe" as "The plan is not unsafe"."""
    tokens = read.tokens
    root = next((k for k, token in enumerate(tokens) if token.head < 0), None)
    if root is None or children(tokens, root, "aux") or any(t.lemma in {"not", "never"} for t in tokens):
        return None
    token, copulas = tokens[root], children(tokens, root, "cop")
    words = [word for word in sorted(opposed(token.lemma, token.tag)) if "_" not in word]
    if not words:
        return None
    if token.tag == "VBD" and token.text.islower():
        return [Edit(token.start, token.end, f"did not {chance.choice(words)}")]
    if token.tag == "JJ" and copulas:
        be = tokens[copulas[0]]
        return [Edit(be.end, be.end, " not"), Edit(token.start, token.end, chance.choice(words))]
    return None


_FRONTED = frozenset(
    "in on at during after before under for with by since until despite because from".split()
)


def _moved(read: Read, chance: random.Random) -> list[Edit] | None:
    """An adjunct from the end of the sentence at its front: "In 1974 the museum opened." """
    end = len(read.text.rstrip(" .!"))
    places = [place for place in adjuncts(read) if place[1] == end]
    if not places or read.tokens[0].tag in {"IN", "RB", "CC"}:
        return None
    start, _ = chance.choice(places)
    words = read.text[start:end].strip(" ,")
    if words.split()[0] not in _FRONTED or start < 12:
        return None
    first = read.tokens[0]
    proper = first.entity or first.tag.startswith("NNP") or first.text == "I" or first.text.isupper()
    head = first.text if proper else first.text[:1].lower() + first.text[1:]
    return [
        Edit(first.start, first.end, f"{words[:1].upper()}{words[1:]}, {head}"),
        Edit(start, end, ""),
    ]


def _shorter_name(read: Read, chance: random.Random) -> list[Edit] | None:
    """A person by the last name, now and then."""
    people = [name for name in read.names if name[2] == "PER" and 1 < name[1] - name[0] < 4]
    if not people:
        return None
    first, behind, _ = chance.choice(people)
    return [Edit(read.tokens[first].start, read.tokens[behind - 1].start, "")]


_BE = {"VBD": ("was", "were"), "VBZ": ("is", "are"), "VBP": ("is", "are")}


def _passive(read: Read, chance: random.Random) -> list[Edit] | None:
    """ "Ann painted the wall" as "The wall was painted by Ann": regular verbs in the past, at the root."""
    tokens = read.tokens
    root = next((k for k, token in enumerate(tokens) if token.head < 0), None)
    if root is None or tokens[root].tag != "VBD" or not tokens[root].text.endswith("ed"):
        return None
    subject, objects = children(tokens, root, "nsubj"), children(tokens, root, "obj")
    if (
        len(subject) != 1
        or len(objects) != 1
        or children(tokens, root, "aux", "conj", "iobj", "advcl", "ccomp", "xcomp")
    ):
        return None
    one, two = subtree(tokens, subject[0]), subtree(tokens, objects[0])
    if not one or not two or one[0] != 0 or one[1] != root or two[0] != root + 1 or two[1] - two[0] > 12:
        return None
    if tokens[subject[0]].tag in {"PRP", "EX", "WP", "WDT"} or tokens[objects[0]].tag == "PRP":
        return None
    agent = read.text[: tokens[one[1] - 1].end]
    if tokens[0].tag in {"DT", "PRP$", "JJ", "NN", "NNS"} and not tokens[0].entity:
        agent = agent[:1].lower() + agent[1:]
    patient = read.text[tokens[two[0]].start : tokens[two[1] - 1].end]
    be = _BE["VBD"][tokens[objects[0]].tag in {"NNS", "NNPS"} or bool(children(tokens, objects[0], "conj"))]
    new = f"{patient[:1].upper()}{patient[1:]} {be} {tokens[root].text} by {agent}"
    return [Edit(0, tokens[two[1] - 1].end, new)]


def adjuncts(read: Read) -> list[tuple[int, int]]:
    """What may be left out of a sentence and leave it true, as spans of text with what is before."""
    tokens, found = read.tokens, []
    for k, token in enumerate(tokens):
        relation = token.relation.partition(":")[0]
        if (
            relation not in {"obl", "advcl", "appos", "advmod", "acl", "parataxis", "nmod"}
            or token.relation == "obl:agent"
        ):
            continue
        place = subtree(tokens, k)
        if place is None or place[0] == 0 or place[1] - place[0] > 14 or place[0] <= token.head < place[1]:
            continue
        words = {tokens[j].text.lower() for j in range(*place)}
        if words & _KEPT or (relation in {"nmod", "acl"} and place[1] - place[0] < 3) or token.head > k:
            continue
        if relation in {"obl", "advcl", "nmod"} and not children(tokens, k, "case", "mark"):
            continue
        comma = tokens[place[0] - 1].text == ","
        start = tokens[place[0] - 2].end if comma and place[0] > 1 else tokens[place[0] - 1].end
        found.append((start, tokens[place[1] - 1].end))
    return found


def prune(read: Read, chance: random.Random) -> list[Edit] | None:
    """The claim without one of its adjuncts; what only ranks, denies or limits it may not go."""
    if re.search(r"\b(not|never|no|only|first|last|\w+est|most)\b", read.text):
        return None
    found = [(start, end) for start, end in adjuncts(read) if len(read.text) - (end - start) > 24]
    return [Edit(*chance.choice(found), "")] if found else None


_REWRITES: Sequence[tuple[float, Maker]] = (
    (2.0, _alias),
    (2.2, _synonym),
    (2.4, renumber),
    (0.9, _shorter_name),
    (3.0, _passive),
    (1.2, prune),
    (2.0, _moved),
    (4.0, _double_negative),
)


def rewrite(read: Read, chance: random.Random) -> list[Edit]:
    """Changes that keep a claim true; none where none is found."""
    edits: list[Edit] = []
    order = sorted(_REWRITES, key=lambda row: chance.random() ** (1 / row[0]), reverse=True)
    for _, make in order[:5]:
        found = make(read, chance)
        if found and not any(_overlap(edit, other) for edit in found for other in edits):
            edits += found
        if len(edits) >= 2 and chance.random() < 0.5:
            break
    return edits


def _overlap(first: Edit, second: Edit) -> bool:
    return first.start < second.end and second.start < first.end


def add(
    read: Read, grafts: Sequence[str], adjectives: Sequence[str], names: Sequence[str], chance: random.Random
) -> list[Edit] | None:
    """Something added to the claim that the evidence does not say: an adjunct, an adjective, a name."""
    tokens = read.tokens
    draw = chance.random()
    if draw < 0.25 and names:
        objects = [
            name
            for name in read.names
            if tokens[name[1] - 1].relation.partition(":")[0]
            in {"obj", "obl", "conj", "nsubj", "flat", "nmod"}
        ]
        if objects:
            name = chance.choice(objects)
            other = chance.choice(names)
            if other.casefold() not in read.text.casefold():
                end = tokens[name[1] - 1].end
                return [Edit(end, end, f" and {other}", MISSING)]
    if draw < 0.45 and adjectives:
        nouns = [
            k for k, token in enumerate(tokens)
            if token.tag in {"NN", "NNS"} and k
            and tokens[k - 1].tag in {"DT", "IN", "VBD"} and tokens[k - 1].text != "an"
        ]  # fmt: skip
        if nouns:
            at = tokens[chance.choice(nouns)].start
            word = chance.choice([w for w in adjectives if w[0] not in "aeiou"] or list(adjectives))
            return [Edit(at, at, f"{word} ", MISSING)]
    end = len(read.text.rstrip(" ."))
    graft = chance.choice(grafts)
    if any(word in read.text for word in graft.split() if len(word) > 4) or _same_value(read, graft):
        return None
    return [Edit(end, end, f" {graft}", MISSING)]


def _same_value(read: Read, graft: str) -> bool:
    """Whether the graft gives a second value of a sort that the claim has: "in 1990 in 2004" reads badly."""
    sorts = {found.value.type for found in read.values}
    return bool(sorts & {found.value.type for found in find_values(graft)} & {"date"})
