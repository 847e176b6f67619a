"""Corrections of tags that a model of neighbouring words gets wrong and a look at the sentence gets right.

From left to right the tagger can't know whether "The troops fired" goes on with "by the general were French".
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.lexicon import word_classes

__all__ = ["repair"]

_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_NAMES = frozenset({"NNP", "NNPS"})
_AUXILIARIES = frozenset(
    "am are be been being did do does get gets got had has have is was were 're 've".split()
)
# Past tenses that differ from their participle: a closed class.
_PAST_ONLY = frozenset(
    """arose ate awoke became befell began bit blew bore broke came chose did drank drew drove fell flew
    forbade forgave forgot forsook froze gave grew hid knew lay mistook outgrew overcame overran
    overtook overthrew ran rang rode rose sang sank saw shook shrank sprang spoke stole strode strove
    swam swore threw took tore undertook underwent was went were withdrew woke wore wove wrote""".split()
)
_SUBORDINATORS = frozenset("after although because before once since until when while".split())
_UNCHANGED = frozenset("bet burst cast cost cut hit hurt let put quit set shed shut split spread".split())
_CURRENCIES = frozenset("$ £ € ¥ ₹".split())
_NEW_CLAUSE = frozenset({"PRP", "WP", "WDT", "WRB", "CC", ":"})
_PRONOUNS = frozenset(
    """'em 's he her hers herself him himself his i it its itself me mine myself one oneself ours ourselves
    she thee their theirs them themselves they thou us we y'all ye you yours yourself yourselves""".split()
)
_SENTENCE_ENDS = frozenset(".?!")


def repair(words: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The tags of a sentence's words, corrected; same length, Penn Treebank."""
    fixed = list(tags)
    for index in range(len(words)):
        if fixed[index] == "VBN" and words[index].lower() in _PAST_ONLY:
            fixed[index] = "VBD"
        _name(words, fixed, index)
        _verb(words, fixed, index)
        _noun(words, fixed, index)
    first = next((k for k in range(1, len(fixed)) if fixed[k] == "," and _after(fixed, k) == "CC"), 0)
    if first and _FINITE.isdisjoint(fixed[:first]) and not _FINITE.isdisjoint(fixed[first:]):
        _missing_verb(
            words, fixed, range(first + 1)
        )  # "The museum opened in 1974, and its collection holds ..."
    main = _main_part(fixed)
    if words and words[-1] in _SENTENCE_ENDS and _FINITE.isdisjoint(fixed[k] for k in main):
        _missing_verb(words, fixed, main)
    return fixed


def _main_part(tags: Sequence[str]) -> list[int]:
    """The words outside relative clauses between commas: "The fair, which ..., opened in May"."""
    kept, inside = [], False
    for at, tag in enumerate(tags):
        if tag == ",":
            inside = not inside and _after(tags, at) in {"WDT", "WP"}
        if not inside:
            kept.append(at)
    return kept


def _name(words: Sequence[str], tags: list[str], at: int) -> None:
    word = words[at]
    if word in _CURRENCIES:
        tags[at] = "$"
    elif word.isalpha() and any(c.isupper() for c in word[1:]) and any(c.islower() for c in word):
        tags[at] = tags[at] if tags[at] in _NAMES else "NNP"  # SenseTime, OpenAI
    elif at == 0 and word[:1].isupper() and tags[0] == "VB" and _after(tags, 0) == "NNP":
        later = next((tag for tag in tags[1:] if tag in _NEW_CLAUSE | _FINITE), "")
        if later in _FINITE:
            tags[0] = "NNP"  # "Zhang Wei from ... said": an order has no second finite verb


def _verb(words: Sequence[str], tags: list[str], at: int) -> None:
    tag, before, after = tags[at], tags[at - 1] if at else "", _after(tags, at)
    classes = word_classes(words[at].lower())
    if tag == "VBP" and after == "VBN" and words[at].lower() not in _AUXILIARIES:
        noun = before != "NNS" and "n" in classes
        tags[at], tags[at + 1] = "NN" if noun else "JJ", "VBD"  # "profit fell", "companies present included"
    elif (
        tag == "NNS"
        and after in {"CD", "DT", "PRP$"}
        and before in _NAMES | {",", "-RRB-"}
        and "Z" in classes
    ):
        tags[at] = "VBZ"  # "Norwell, a maker of pumps, employs 340 people"
    elif tag == "NNS" and "Z" in classes and at + 1 < len(words) and words[at + 1].lower() == "that":
        tags[at] = "VBZ"  # "the author suspects that"
    elif tag == "VBN" and before == "," and _joined_to_finite(tags, at):
        tags[at] = "VBD"  # "Her design, the Swan Bridge, opened in 1961 and was sold"
    elif tag in {"NN", "NNS"} and before in {"WDT", "WP"} and after in {"CD", "DT", "PRP$", "$"}:
        tags[at] = "VBZ" if "Z" in classes else "VBD" if {"I", "v"} & set(classes) else tag  # "which cost 3"
    elif tag == "NN" and before == "NNS" and after in {"$", "CD"} and "v" in classes:
        tags[at] = "VBD" if "I" in classes or words[at] in _UNCHANGED else "VBP"  # "the questions cost £1.4m"
    elif tag == "VBN" and before[:2] == "NN" and words[0].lower() in _SUBORDINATORS and not _verbs(tags[:at]):
        tags[at] = "VBD"  # "After the tunnel closed, ..."
    elif tag == "VBD" and before == "," and at > 1 and tags[at - 2][:2] == "NN":
        tags[at] = "VBN" if _closed_before_verb(tags, at) else tag  # "The fair, held in May, drew 300 people"


def _noun(words: Sequence[str], tags: list[str], at: int) -> None:
    word, tag, before, after = words[at].lower(), tags[at], tags[at - 1] if at else "", _after(tags, at)
    if word == "that" and tag == "DT" and after in _FINITE and (before[:2] == "NN" or before == "-RRB-"):
        tags[at] = "WDT"  # "a model that competes"
    elif tag == "PRP" and word not in _PRONOUNS and word.isalpha():
        tags[at] = "NN"  # "made from sheep's milk": pronouns are a closed class
    elif tag == "VB" and before == "TO" and after[:2] == "NN" and _only_adjective(word):
        tags[at - 1], tags[at] = "IN", "JJ"  # "its focus to generative AI"
    elif tag == "JJ" and before in {"DT", "JJ", "PRP$", "POS"} and "n" in word_classes(word):
        following = words[at + 1].lower() if at + 1 < len(words) else "."
        if following in {"of", ",", "."} or after in _FINITE:
            tags[at] = "NN"  # "the chief executive of Norwell", "the fair opened"


def _only_adjective(word: str) -> bool:
    classes = word_classes(word)
    return "a" in classes and "v" not in classes


def _joined_to_finite(tags: Sequence[str], at: int) -> bool:
    """Whether "and" and a finite verb follow, with no other verb before or between."""
    if not _FINITE.isdisjoint(tags[:at]):
        return False
    finite = next((k for k in range(at + 1, len(tags)) if tags[k] in _FINITE), 0)
    return finite > 0 and tags[finite - 1] == "CC"


def _verbs(tags: Sequence[str]) -> bool:
    return any(tag[:2] in {"VB", "MD"} for tag in tags)


def _closed_before_verb(tags: Sequence[str], at: int) -> bool:
    """Whether a comma and then a finite verb follow before any other finite verb."""
    for index in range(at + 1, len(tags) - 1):
        if tags[index] in _FINITE | _NEW_CLAUSE:
            return False
        if tags[index] == ",":
            behind = index + 2 if tags[index + 1] == "RB" else index + 1
            return behind < len(tags) and tags[behind] in _FINITE
    return False


def _missing_verb(words: Sequence[str], tags: list[str], main: Sequence[int]) -> None:
    """Give a sentence its finite verb: a participle behind a noun, or a verb taken for a noun.

    One behind an insertion's closing comma comes first ("The firm, known for pumps, moved to ..."), else the
    first one behind a noun, and those participles that "and" joins to it.
    """
    verbs = {k: _as_finite(words[k], tags[k]) for k in main if k}
    closing = [k for k in verbs if verbs[k] and words[k - 1] == "," and "," in words[1 : k - 1]]
    if closing:
        tags[closing[0]] = verbs[closing[0]]
        return
    found = False
    for at in main[1:-1]:
        before = next((tag for tag in reversed(tags[:at]) if tag not in {"RB", "''"}), "")
        follows = before == "CC" if found else before.startswith(("NN", "PRP", "EX", "JJS"))
        if follows and verbs[at] and words[at + 1] != "by" and (not found or tags[at] == "VBN"):
            tags[at], found = verbs[at], True


def _as_finite(word: str, tag: str) -> str:
    """The tag of a word if it were the finite verb; empty where it can't be."""
    if tag == "VBN":
        return "VBD"
    if tag[:2] not in {"NN", "RB", "JJ"} or tag in {"NNP", "NNPS"}:
        return ""
    classes = word_classes(word.lower())
    return "VBD" if "I" in classes else "VBZ" if "Z" in classes else ""


def _after(tags: Sequence[str], at: int) -> str:
    return tags[at + 1] if at + 1 < len(tags) else ""
