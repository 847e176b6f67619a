"""One slot of a true claim changed the way an editor slips: number, name, role, negation, direction."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from entailment_edits import Edit, Read, children, match_case, subtree
from entailment_words import DAYS, MONTHS, NUMBERS, ORDINALS, SWAPS, past, rows

from claims.language import Token
from claims.language.synonyms import opposed
from claims.values import Found

__all__ = ["SLIPS", "Names", "change_value", "deny", "slips"]

BAD = "contradicted"
Names = dict[str, Sequence[str]]
"""Names by their sort (PER, ORG, LOC, MISC), for those that are swapped in."""


def _table(kind: str) -> list[tuple[re.Pattern[str], str]]:
    found = []
    for old, new in rows(SWAPS[kind]):
        edges = (r"(?<!\w)", r"(?!\w)") if old[-1].isalnum() else ("", "")
        found.append((re.compile(f"{edges[0]}{re.escape(old)}{edges[1]}", re.IGNORECASE), new))
    return found


_TABLES = {kind: _table(kind) for kind in SWAPS}


def _swap(kind: str) -> Callable[[Read, Names, random.Random], list[Edit] | None]:
    def slip(read: Read, names: Names, chance: random.Random) -> list[Edit] | None:
        found = [
            Edit(match.start(), match.end(), match_case(new, match.group()), BAD)
            for pattern, new in _TABLES[kind]
            for match in pattern.finditer(read.text)
            if not _in_name(read, match.start(), match.end())
        ]
        return [chance.choice(found)] if found else None

    return slip


def _in_name(read: Read, start: int, end: int) -> bool:
    return any(
        token.start < end and token.end > start and (token.entity or token.tag == "NNP")
        for token in read.tokens
    )


def _digits(text: str, chance: random.Random, others: Sequence[str]) -> str | None:
    """A figure changed: another figure of the text, a digit, two digits swapped, a little more."""
    near = [other for other in others if other != text]
    draw = chance.random()
    if near and draw < 0.35:
        return chance.choice(near)
    places = [k for k, char in enumerate(text) if char.isdigit()]
    if draw < 0.6 or len(places) < 2:
        place = chance.choice(places)
        digit = chance.choice([d for d in "123456789" if d != text[place]])
        return text[:place] + digit + text[place + 1 :]
    if draw < 0.8:
        first = chance.randrange(len(places) - 1)
        a, b = places[first], places[first + 1]
        if text[a] != text[b] and not (text[b] == "0" and first == 0):
            return text[:a] + text[b] + text[a + 1 : b] + text[a] + text[b + 1 :]
    whole = text.replace(",", "")
    if whole.isdigit():
        value = max(1, int(whole) + chance.choice([-2, -1, 1, 2, 3, 10, int(whole) // 10 + 1]))
        return f"{value:,}" if "," in text else str(value)
    return None


def change_value(text: str, found: Found, chance: random.Random, others: Sequence[str] = ()) -> str | None:
    """The words of a value, with another value; None where we know none; `others`: of the evidence."""
    old = text[found.start : found.end]
    for table in (MONTHS, DAYS, ORDINALS, NUMBERS):
        words = [word for word in table if re.search(rf"\b{word}\b", old, re.IGNORECASE)]
        if words and (chance.random() < 0.5 or not re.search(r"\d", old)):
            word = words[0]
            at = re.search(rf"\b{word}\b", old, re.IGNORECASE)
            place = table.index(word)
            near = [table[k] for k in range(max(0, place - 3), min(len(table), place + 4)) if k != place]
            new = match_case(chance.choice(near), at.group()) if at else None
            return old[: at.start()] + new + old[at.end() :] if at and new else None
    figures = list(re.finditer(r"\d[\d,.]*\d|\d", old))
    if not figures:
        return None
    figure = chance.choice(figures)
    same = [other for other in others if abs(len(other) - len(figure.group())) <= 1]
    new = _digits(figure.group(), chance, same)
    return old[: figure.start()] + new + old[figure.end() :] if new and new != figure.group() else None


def _value(*types: str) -> Callable[[Read, Names, random.Random], list[Edit] | None]:
    def slip(read: Read, names: Names, chance: random.Random) -> list[Edit] | None:
        found = [value for value in read.values if value.value.type in types]
        if not found:
            return None
        value = chance.choice(found)
        new = change_value(read.text, value, chance, names.get("figures", ()))
        return [Edit(value.start, value.end, new, BAD)] if new else None

    return slip


def _name(read: Read, names: Names, chance: random.Random) -> list[Edit] | None:
    """A name that is not the subject, by another of its sort: the one that evidence or neighbours hold."""
    wanted = [name for name in read.names if not read.tokens[name[0]].relation.startswith("root")]
    if not wanted:
        return None
    name = chance.choice(wanted)
    old = read.name_text(name)
    near = [other for other in names.get(f"near {name[2]}", ()) if _apart(other, old)]
    others = near or [other for other in names.get(name[2], ()) if _apart(other, old)]
    if not others:
        return None
    head = read.tokens[name[0]]
    tops = [k for k in range(*name[:2]) if not name[0] <= read.tokens[k].head < name[1]]
    subject = any(read.tokens[k].relation.startswith("nsubj") for k in tops)
    label = BAD if near or not subject else "unmentioned"
    return [Edit(head.start, read.tokens[name[1] - 1].end, chance.choice(others), label)]


def _apart(first: str, second: str) -> bool:
    one, two = set(first.casefold().split()), set(second.casefold().split())
    return not one & two


_MUTUAL = frozenset("marry meet resemble equal join be become face play fight divorce".split())
"""Verbs that hold both ways, or nearly."""


def _roles(read: Read, names: Names, chance: random.Random) -> list[Edit] | None:
    """Who did it and whom it was done to, exchanged."""
    for verb, token in enumerate(read.tokens):
        if not token.tag.startswith("V") or token.lemma in _MUTUAL:
            continue
        subjects, objects = children(read.tokens, verb, "nsubj"), children(read.tokens, verb, "obj")
        passive = any(read.tokens[k].relation == "nsubj:pass" for k in subjects)
        objects = [] if passive else objects
        objects = objects or [
            k
            for k in children(read.tokens, verb, "obl")
            if (case := children(read.tokens, k, "case"))
            and read.tokens[case[0]].lemma in ({"by"} if passive else {"to", "from"})
        ]
        if not subjects or not objects:
            continue
        ends = [_phrase(read, subjects[0]), _phrase(read, objects[0])]
        if None in ends or any(
            read.tokens[k].tag in {"PRP", "WDT", "WP", "EX"} for k in (subjects[0], objects[0])
        ):
            continue
        (a, b), (c, d) = sorted(end for end in ends if end)
        if not all(any(t.tag.startswith("NNP") for t in read.tokens[s:e]) for s, e in ((a, b), (c, d))):
            continue
        one = read.text[read.tokens[a].start : read.tokens[b - 1].end]
        two = read.text[read.tokens[c].start : read.tokens[d - 1].end]
        if a == 0 and read.tokens[0].tag == "DT":
            one = one[:1].lower() + one[1:]
        return [
            Edit(read.tokens[a].start, read.tokens[b - 1].end, match_case(two, one) if a == 0 else two, BAD),
            Edit(read.tokens[c].start, read.tokens[d - 1].end, one, BAD),
        ]
    return None


def _phrase(read: Read, top: int) -> tuple[int, int] | None:
    """The words of a noun phrase, without the preposition before it."""
    found = subtree(read.tokens, top)
    if found is None or found[1] - found[0] > 8:
        return None
    start = found[0]
    while start < top and read.tokens[start].relation == "case":
        start += 1
    return start, found[1]


_AUXILIARIES = frozenset(
    "is are was were has have had will would can could may might should must did does do".split()
)


_WITHOUT = {"accept": "turn down", "allow": "bar"}


def _denied(verb: Token) -> list[str]:
    """Other words for that somebody did not do it."""
    if verb.tag != "VBD":
        other = _WITHOUT.get(verb.lemma)
        first, _, rest = (other or "fail to").partition(" ")
        ending = "s" if verb.tag == "VBZ" else ""
        return [f"{first}{ending} {rest}{'' if other else ' ' + verb.lemma}".strip()]
    if verb.lemma in _WITHOUT:
        first, _, rest = _WITHOUT[verb.lemma].partition(" ")
        return [f"{past(first) or first} {rest}".strip()]
    return [f"failed to {verb.lemma}", f"was unable to {verb.lemma}"]


def _negation(read: Read, names: Names, chance: random.Random) -> list[Edit] | None:
    """A negation added to the main verb, or taken away."""
    tokens = read.tokens
    for k, token in enumerate(tokens):
        if token.text.lower() in {"not", "never"} and k and chance.random() < 0.9:
            before = tokens[k - 1]
            return [Edit(before.start, before.end, before.text, BAD), Edit(before.end, token.end, "")]
    root = next((k for k, token in enumerate(tokens) if token.head < 0), None)
    if root is None:
        return None
    helpers = [k for k in children(tokens, root, "aux", "cop") if tokens[k].text.lower() in _AUXILIARIES]
    if helpers:
        helper = tokens[helpers[0]]
        negated = chance.choice([f"{helper.text} not", f"{helper.text} not", f"{helper.text} never"])
        if helper.text.lower() in {"has", "have", "had"} and tokens[root].tag == "VBN":
            negated = chance.choice([negated, f"{helper.text} not yet"])
        return [Edit(helper.start, helper.end, negated, BAD)]
    verb = tokens[root]
    if verb.tag in {"VBD", "VBZ", "VBP"} and verb.text.islower() and verb.lemma.isalpha():
        how = {"VBD": "did not", "VBZ": "does not", "VBP": "do not"}[verb.tag]
        new = chance.choice([f"{how} {verb.lemma}", f"never {verb.text}", *_denied(verb)])
        return [Edit(verb.start, verb.end, new, BAD)]
    return None


def _antonym(read: Read, names: Names, chance: random.Random) -> list[Edit] | None:
    """An adjective, adverb or regular verb turned into its opposite."""
    found = []
    for token in read.tokens:
        if token.entity or not token.text.isalpha() or len(token.text) < 3:
            continue
        if token.tag in {"JJ", "RB", "NN", "VB", "VBP"} and token.lemma == token.text.lower():
            found += [(token, word) for word in sorted(opposed(token.lemma, token.tag))[:2]]
        elif token.tag in {"VBD", "VBN"} and token.text.lower().endswith("ed"):
            found += [
                (token, past(word)) for word in sorted(opposed(token.lemma, token.tag))[:2] if past(word)
            ]
    if not found:
        return None
    token, word = chance.choice(found)
    return [Edit(token.start, token.end, match_case(word.replace("_", " "), token.text), BAD)]


def deny(read: Read, chance: random.Random) -> list[Edit] | None:
    """The claim denied."""
    return _negation(read, {}, chance)


SLIPS: dict[str, tuple[float, Callable[[Read, Names, random.Random], list[Edit] | None]]] = {
    "number": (4.0, _value("quantity")),
    "date": (3.0, _value("date")),
    "rank": (3.0, _value("rank")),
    "unit": (3.0, _swap("unit")),
    "name": (1.5, _name),
    "roles": (2.0, _roles),
    "negation": (0.45, _negation),
    "direction": (1.3, _swap("direction")),
    "place": (2.0, _swap("place")),
    "quantifier": (2.0, _swap("quantifier")),
    "overclaim": (3.0, _swap("overclaim")),
    "antonym": (0.8, _antonym),
}
"""Each sort of slip with how often it is chosen beside the others that a claim allows."""


def slips(read: Read, names: Names, chance: random.Random) -> tuple[str, list[Edit]] | None:
    """One slip that the claim allows, drawn by weight."""
    order = sorted(SLIPS, key=lambda sort: chance.random() ** (1 / SLIPS[sort][0]), reverse=True)
    for sort in order:
        edits = SLIPS[sort][1](read, names, chance)
        if edits:
            return sort, edits
    return None
