"""Words that say the same, and words that exclude each other: closed lists, written for this project.

All entries are lemmas. Synonyms are in `synonyms.txt`; a word may stand in several of its groups, and
`synonyms` answers with the names of all of them.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

__all__ = [
    "EXCLUSIVE_AGENT",
    "EXCLUSIVE_PLACE",
    "GENERIC_VERBS",
    "INTENTIONS",
    "LIGHT",
    "NEGATIVE",
    "OPENING",
    "PART_NOUNS",
    "RESTRICTING",
    "SWEEPING",
    "WHOLE",
    "Pole",
    "poles",
    "swept",
    "synonyms",
]


LIGHT = frozenset(
    """a all already also and another any as be become both by can could do each even for from furthermore
    get go have he her here his how however i if in indeed instead into it its just like make may meanwhile
    might more moreover most much must nevertheless nonetheless not now of on one only or other our own she
    should so some still such take than that the their them then there therefore these they this those thus
    to too up upon very was we well were what when where which while who whom whose why will with would yet
    you your""".split()
)
"""Lemmas that carry too little meaning to count as found or missing."""


GENERIC_VERBS = frozenset(
    """amount assemble attract be bring cost count deploy display draw employ equal estimate exhibit feature
    gather go have hold include involve keep lie lead measure number place post present put rate reach
    receive record register remain report run say see set show showcase stand station take total
    unveil""".split()
)
"""Verbs that only say that something is there: one may stand for another beside a figure."""


EXCLUSIVE_PLACE = frozenset("base bear bury die headquarter hold locate situate stage".split())
"""What happens in one place only: behind these verbs another place contradicts."""

EXCLUSIVE_AGENT = frozenset(
    "beat captain chair coach compose defeat found head invent kill lead manage succeed win write".split()
)
"""What one party does to one thing: before these verbs, with the same object, another name contradicts."""

INTENTIONS = frozenset(
    """aim ambition attempt consider could dream effort expect goal hope if intend may might mission offer
    plan propose seek threaten try unless want would""".split()
)
"""Words that tell of what is meant, wished or possible, not of what is."""

NEGATIVE = frozenset(
    """avoid deny except exclude excluding fail failure few incapable lack little refuse rumour rumor
    unable unlikely without yet""".split()
)
"""Words that deny without a negation."""

OPENING = frozenset("among etc include including like other others such".split())
"""Words beside a list that tell that it is not whole."""

RESTRICTING = frozenset("against besides except excluding outside unlike".split())
"""Prepositions that turn what they stand before into its opposite."""

PART_NOUNS = frozenset(
    """branch bureau department directorate division faculty minister ministry secretary subsidiary
    unit""".split()
)
"""Parts and offices of a body that are told apart by what stands before them: "the cloud unit"."""

_SWEEPS = {
    "all": """all always entire entirely every everybody everyone everything whole wholly unanimous
    unanimously""",
    "none": "never no nobody none nothing unanimous unanimously",
    "only": "alone exclusively only sole solely",
    "end": "first last",
}
_SAYS_AS_MUCH = {"all": {"all", "none"}, "none": {"all", "none", "end"}, "only": {"only", "none"}}

_SWEEP_OF = {
    word: frozenset(name for name, words in _SWEEPS.items() if word in words.split())
    for word in " ".join(_SWEEPS.values()).split()
}
SWEEPING = frozenset(_SWEEP_OF)
"""Words that leave no exception: a claim that has one is not supported by a passage that has none."""

WHOLE = frozenset(word for word, names in _SWEEP_OF.items() if names & {"all", "none"})
"""Those of them that speak of all or of none."""


def swept(lemma: str, other: str) -> bool:
    """Whether a passage with the word `other` may say what a claim with a sweeping one says.

    "All stayed" and "nobody left", "only one" and "no other"; not "all" and "only two".
    """
    theirs = _SWEEP_OF.get(other, frozenset())
    return any(theirs & _SAYS_AS_MUCH.get(name, {"end", "none", "only"}) for name in _SWEEP_OF.get(lemma, ()))


class Pole(NamedTuple):
    """One side of a contrast: the contrast's name, the side's, and the code under which a difference goes."""

    contrast: str
    side: str
    code: str


_CONTRASTS = (
    (
        "movement",
        "wrong-direction",
        {
            "up": """accelerate climb double expand gain grew grow growth increase jump mount raise rise
            rose soar surge swell triple up upward widen come-up go-up""",
            "down": """contract decelerate decline decrease diminish dip down downward drop dwindle fall fell
            halve lose narrow plummet plunge reduce reduction shed shrink sink slide slip slow slump
            tumble come-down go-down""",
        },
    ),
    (
        "time order",
        "wrong-direction",
        {"before": "before prior precede ahead", "after": "after following follow"},
    ),
    ("lead", "wrong-direction", {"ahead": "ahead lead", "behind": "behind trail lag"}),
    (
        "comparison",
        "wrong-direction",
        {
            "more": "above exceed higher larger greater bigger longer stronger faster older heavier",
            "less": "below lower smaller lesser shorter weaker slower younger lighter",
        },
    ),
    ("earliness", "altered", {"earlier": "earlier sooner", "later": "later"}),
    (
        "compass",
        "wrong-place",
        {
            "north": "north northern northernmost northward",
            "south": "south southern southernmost southward",
            "east": "east eastern easternmost eastward",
            "west": "west western westernmost westward",
        },
    ),
    (
        "time of day",
        "wrong-date",
        {
            "morning": "morning dawn",
            "afternoon": "afternoon",
            "evening": "evening dusk",
            "night": "night overnight midnight",
        },
    ),
    ("keeping", "negated", {"keep": "keep maintain retain hold preserve", "lose": "lose forfeit surrender"}),
    (
        "approval",
        "negated",
        {
            "yes": "accept approve authorise authorize back endorse favour favor support",
            "no": "block condemn deny oppose refuse reject scrap throw-out turn-down veto vote-down",
        },
    ),
    ("outcome", "negated", {"won": "win beat defeat", "lost": "lose"}),
    ("success", "negated", {"succeed": "succeed success", "fail": "fail failure"}),
    (
        "permission",
        "negated",
        {"allow": "allow permit let", "forbid": "ban bar forbid outlaw prohibit prevent"},
    ),
    ("opening", "negated", {"open": "open reopen launch start begin", "close": "close shut end cease stop"}),
    ("trade", "swapped-roles", {"buy": "buy purchase acquire import", "sell": "sell export divest"}),
    ("hiring", "negated", {"hire": "hire appoint recruit", "fire": "dismiss fire sack oust"}),
    ("presence", "negated", {"include": "include contain", "exclude": "exclude omit"}),
    (
        "extent",
        "overclaim",
        {"whole": "solely entirely wholly exclusively completely fully", "part": "partly partially mainly"},
    ),
    (
        "unity",
        "negated",
        {"united": "unanimous unanimously united agree", "split": "split divided divide disagree"},
    ),
    (
        "season",
        "wrong-date",
        {"spring": "spring", "summer": "summer", "autumn": "autumn", "winter": "winter"},
    ),
    ("publicness", "contradicted", {"public": "public", "private": "private"}),
    ("rights", "contradicted", {"majority": "majority most", "minority": "minority few"}),
    (
        "frequency",
        "overclaim",
        {"always": "always permanently", "sometimes": "sometimes occasionally seasonally rarely seldom"},
    ),
)


@cache
def _synonym_table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for line in files("checkers").joinpath("synonyms.txt").read_text(encoding="utf-8").splitlines():
        words = line.split() if not line.startswith("#") else []
        for word in words:
            table.setdefault(word, set()).add(words[0])
    return {word: frozenset(names) for word, names in table.items()}


@cache
def _pole_table() -> dict[str, tuple[Pole, ...]]:
    table: dict[str, list[Pole]] = {}
    for contrast, code, sides in _CONTRASTS:
        for side, words in sides.items():
            for word in words.split():
                table.setdefault(word, []).append(Pole(contrast, side, code))
    return {word: tuple(found) for word, found in table.items()}


def synonyms(lemma: str) -> frozenset[str]:
    """The names of the groups that hold `lemma`; words that share a group say the same here."""
    return _synonym_table().get(lemma, frozenset())


def poles(lemma: str) -> tuple[Pole, ...]:
    """The sides of the contrasts that `lemma` takes."""
    return _pole_table().get(lemma, ())
