"""The words around a number that make it a bound, an estimate, a crowd or a change.

Closed classes of English, written for this project.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from claims.values.scan import Token

__all__ = [
    "BOUNDS_AFTER",
    "BOUNDS_BEFORE",
    "COMPARATIVES",
    "CROWDS",
    "FACTORS",
    "MOVES",
    "Crowd",
    "Phrases",
]

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases of one or more words, each with what it means, found by their first word."""

    def __init__(self, meanings: Mapping[str, T]) -> None:
        table: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, meaning in meanings.items():
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append((words, meaning))
        self._table = {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in table.items()}

    @property
    def first_words(self) -> frozenset[str]:
        """The words with which the phrases begin."""
        return frozenset(self._table)

    def match(self, tokens: Sequence[Token], index: int) -> tuple[T, int] | None:
        """The meaning of the longest phrase at token `index`, and the token behind it."""
        if not 0 <= index < len(tokens):
            return None
        for words, meaning in self._table.get(tokens[index].lower, ()):
            end = index + len(words)
            if end <= len(tokens) and tokens[end - 1].lower == words[-1]:
                run = tokens[index:end]
                if tuple(token.lower for token in run) == words and run[0].kind != "hidden":
                    return meaning, end
        return None


def _rows(rows: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {phrase: meaning for meaning, phrases in rows.items() for phrase in phrases}


# "just-over" is a lower bound that stays near its number; "about" lies on both sides of it.
BOUNDS_BEFORE = Phrases(
    _rows(
        {
            "about": (
                "about", "an estimated", "approx", "approx .", "approximately", "around", "ca .", "circa",
                "close to", "estimated", "in the order of", "in the region of", "near", "on the order of",
                "roughly", "some", "something like", "~", "≈", "an approximate",
            ),
            "exact": ("a total of", "an average of", "equal to", "equals", "exactly", "precisely"),
            "nearly": (
                "a little less than", "a little under", "almost", "approaching", "just below",
                "just less than", "just shy of", "just under", "nearly", "not quite", "shy of",
                "slightly below", "slightly fewer than", "slightly less than", "slightly under",
                "a shade under",
            ),
            "just-over": (
                "a little more than", "a little over", "a shade over", "just above", "just more than",
                "just over", "slightly above", "slightly more than", "slightly over",
            ),
            "more-than": (
                ">", "above", "beyond", "bigger than", "exceed", "exceeded", "exceeding", "exceeds",
                "far more than", "greater than", "higher than", "in excess of", "larger than",
                "longer than", "more than", "much more than", "north of", "older than", "over", "surpass",
                "surpassed", "surpasses", "surpassing", "taller than", "topping", "upward of",
                "upwards of", "well above", "well over", "heavier than", "faster than",
            ),
            "at-least": (
                "> =", ">=", "≥", "=>", "a minimum of", "at least", "at the very least", "at a minimum",
                "bigger or equal than", "equal to or greater than", "equal to or more than",
                "greater or equal than", "greater than or equal to", "higher or equal than",
                "higher than or equal to", "larger than or equal to", "minimum of",
                "more than or equal to", "no fewer than", "no less than", "no lower than",
                "no smaller than", "not fewer than", "not less than", "at least or equal to",
            ),
            "less-than": (
                "<", "below", "cheaper than", "fewer than", "far fewer than", "less than", "lower than",
                "much less than", "shorter than", "smaller than", "south of", "under", "well below",
                "well under", "younger than", "far less than",
            ),
            "at-most": (
                "< =", "<=", "=<", "≤", "a maximum of", "as many as", "as much as", "at most",
                "at the most", "equal to or fewer than", "equal to or less than", "less or equal than",
                "less than or equal to", "lower or equal than", "lower than or equal to", "maximum of",
                "no greater than", "no higher than", "no larger than", "no more than", "not more than",
                "smaller or equal than", "smaller than or equal to", "up to", "fewer than or equal to",
            ),
        }
    )
)  # fmt: skip

BOUNDS_AFTER = Phrases(
    _rows(
        {
            "about": (
                "or so", "or thereabouts", "give or take", "more or less", "- odd", "- ish",
                "- plus or minus",
            ),
            "at-least": (
                "+", "- plus", "and above", "and more", "and over", "and up", "or above", "or greater",
                "or higher", "or larger", "or longer", "or more", "or older", "or over", "plus", "upwards",
                "at least", "at a minimum", "minimum",
            ),
            "at-most": (
                "and below", "and under", "or below", "or fewer", "or less", "or lower", "or smaller",
                "or under", "or younger", "at most", "at the most", "maximum", "tops",
            ),
        }
    )
)  # fmt: skip


class Crowd(NamedTuple):
    """A vague number as an interval; `share` marks a part of a whole ("most of")."""

    low: float
    high: float | None
    share: bool = False


def _crowds() -> dict[str, Crowd]:
    """Words of vague number; a high end is where the next larger word would be used."""
    powers = {
        "hundreds": Crowd(200, 1000), "thousands": Crowd(2000, 100_000), "millions": Crowd(2e6, 1e9),
        "billions": Crowd(2e9, 1e12), "trillions": Crowd(2e12, 1e15), "tens of thousands": Crowd(2e4, 1e5),
        "hundreds of thousands": Crowd(2e5, 1e6), "tens of millions": Crowd(2e7, 1e8),
        "hundreds of millions": Crowd(2e8, 1e9), "tens of billions": Crowd(2e10, 1e11),
        "hundreds of billions": Crowd(2e11, 1e12), "dozens": Crowd(24, 120), "scores": Crowd(40, 200),
    }  # fmt: skip
    small = {
        "a couple of": Crowd(2, 3), "a few": Crowd(3, 9), 
        "a handful of": Crowd(2, 9), "several": Crowd(3, 9), "a few dozen": Crowd(30, 80),
        "several dozen": Crowd(30, 99), "a few hundred": Crowd(250, 800), "several hundred": Crowd(250, 999),
        "a couple of hundred": Crowd(180, 300), "a few thousand": Crowd(2500, 8000),
        "several thousand": Crowd(2500, 9999), "a couple of thousand": Crowd(1800, 3000),
        "several million": Crowd(2.5e6, 1e7), "a few million": Crowd(2.5e6, 8e6),
        "several billion": Crowd(2.5e9, 1e10), "a few billion": Crowd(2.5e9, 8e9),
    }  # fmt: skip
    shares = {
        phrase: Crowd(0.5, None, share=True)
        for phrase in ("a majority of", "the majority of", "most of", "the bulk of", "the vast majority of")
    }
    return powers | {f"many {word}": crowd for word, crowd in powers.items()} | small | shares


CROWDS = Phrases(_crowds())

# Verbs and adverbs that are a factor by themselves.
FACTORS: dict[str, float] = {
    form: factor
    for factor, forms in (
        (0.5, ("halve", "halved", "halves", "halving")),
        (2.0, ("doubled", "doubles", "doubling", "redoubled", "twofold")),
        (3.0, ("treble", "trebled", "trebling", "tripled", "triples", "tripling", "threefold")),
        (4.0, ("quadrupled", "quadruples", "quadrupling", "fourfold")),
        (5.0, ("quintupled", "fivefold")),
        (6.0, ("sixfold",)),
        (7.0, ("sevenfold",)),
        (8.0, ("eightfold",)),
        (10.0, ("tenfold",)),
        (100.0, ("hundredfold",)),
    )
    for form in forms
}

# Words of movement that make the number beside them a change.
MOVES: dict[str, str] = {
    form: way
    for way, forms in (
        (
            "up",
            """advance advanced advances climb climbed climbing climbs expand expanded
            expands gain gained gaining gains grew grow growing grown grows growth hike hikes increase
            increased increases increasing jump jumped jumping jumps leap leaped leapt raise raised rise
            risen rises rising rose soar soared soaring surge surged surges surging up upturn""",
        ),
        (
            "down",
            """contract contracted contraction cut cuts cutting decline declined declines declining decrease
            decreased decreases decreasing dip dipped dips down downturn drop dropped dropping drops fall
            fallen falling falls fell lose loses losing lost lower lowered plummeted plunge plunged
            plunges reduce reduced reduces reducing reduction reductions shed shrank shrink shrinks shrunk
            sank sink sinks slash slashed slid slide slides slip slipped slips slump slumped slumps tumble
            tumbled tumbles""",
        ),
    )
    for form in forms.split()
}

COMPARATIVES: dict[str, str] = {
    form: way
    for way, forms in (
        (
            "up",
            """above better bigger faster greater heavier higher larger longer more older stronger taller up
            warmer""",
        ),
        (
            "down",
            """below cheaper colder cooler down fewer less lower shorter slower smaller weaker worse
            younger""",
        ),
    )
    for form in forms.split()
}
