"""What the training pairs of the entailment model are made from: judged pairs, true paraphrases."""

from __future__ import annotations

import difflib
import gzip
import hashlib
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from entailment_edits import LABELS, Pair

from claims.language.tokens import tokenize

__all__ = ["Base", "bases", "is_held_out", "judged"]

MOST_WORDS = 95  # of evidence
AMOUNTS = {
    "fever": 17000, "fever nei": 5500, "cad": 8000, "infotabs": 11000, "tabfact": 7000, "factcheck": 1500,
    "fm2": 700,
}  # fmt: skip
"""How many judged pairs are taken at most."""
BASES = {
    "fever": 9600, "wikisplit": 8000, "minwiki": 7500, "factscore": 5500, "desse": 1200, "ewt": 2500,
    "infotabs": 2500, "propsegment": 700, "figures": 3500,
}  # fmt: skip
"""How many true paraphrases are taken at most."""
_AGGREGATES = re.compile(
    r"\b(most|more|less|least|fewe\w+|total|average|only|number of|highest|lowest|largest|smallest|all|than|"
    r"never|each|times|\w+est|first|last|same|different|between|after|before|every|none|no|both|combined|or)\b"
)


@dataclass(frozen=True)
class Base:
    """A claim that its evidence supports, and sentences beside the evidence that do not bear on it."""

    evidence: tuple[str, ...]
    claim: str
    beside: tuple[str, ...]
    sort: str


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    """The lines of a gzipped JSON Lines file."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def is_held_out(page: str) -> bool:
    """Whether a page of Fool Me Twice, of which there is only one part at hand, is kept to measure."""
    return hashlib.sha256(page.encode()).digest()[0] % 2 == 0


def _fit(text: str) -> bool:
    return 2 < len(text.split()) <= MOST_WORDS


def _sample(found: Sequence[Any], most: int, chance: random.Random) -> list[Any]:
    return chance.sample(list(found), min(most, len(found)))


def judged(data: Path, chance: random.Random) -> list[Pair]:
    """Pairs that people judged, but for the evidence of "not enough info" in FEVER, which was mined."""
    folder = data / "verification"
    gold = [row for part in ("eval", "test") for row in rows(folder, f"fever_train_gold_ggkorn.{part}")]
    mined = [row for part in ("eval", "test") for row in rows(folder, f"fever_train_nei_mined.{part}")]
    found = {
        "fever": [row for row in gold if row["label"] != LABELS[2] and row["evidence"]],
        "fever nei": mined,
        "cad": rows(folder, "cad_nli_snli.train"),
        "infotabs": rows(folder, "infotabs.train"),
        "factcheck": [row for row in rows(folder, "factcheck_gpt_stance.all") if row["label"] in LABELS],
        "fm2": [row for row in rows(folder, "fm2.dev") if not is_held_out(row["meta"]["page"])],
        "tabfact": list(_short_tables(rows(folder, "tabfact_pairs.train"))),
    }
    pairs: list[Pair] = []
    for sort, pool in found.items():
        fitting = [row for row in pool if _fit(row["evidence"])]
        if sort == "factcheck":  # mostly passages that do not bear on the claim
            nei = [row for row in fitting if row["label"] == LABELS[2]]
            fitting = [row for row in fitting if row["label"] != LABELS[2]] + _sample(nei, 500, chance)
        pairs += _with_spans(_sample(fitting, AMOUNTS[sort], chance), sort)
    pairs += [
        pair for pair in map(_wice, rows(folder, "wice_nonsupported_tokens.train")) if _fit(pair.evidence)
    ]
    return pairs


def _with_spans(found: Sequence[dict[str, Any]], sort: str) -> Iterator[Pair]:
    """The pairs; where a refuted claim is an edited supported one, with the words that were edited."""
    true: dict[str, list[str]] = defaultdict(list)
    for row in found:
        if row["label"] == LABELS[0]:
            true[row["evidence"]].append(row["claim"])
    for row in found:
        claim, spans = _clean(row["claim"]), None
        if row["label"] == LABELS[0]:
            spans = ()
        elif row["label"] == LABELS[1] and sort in {"cad", "tabfact", "fm2"}:
            spans = next(
                (s for other in true[row["evidence"]] if (s := _changed(_clean(other), claim))), None
            )
        yield Pair(_clean(row["evidence"]), claim, row["label"], sort, spans)


def _changed(old: str, new: str) -> tuple[tuple[int, int, str], ...] | None:
    """The words of `new` that are not in `old`, if at most a third of them are."""
    words = tokenize(new)
    before = [old[start:end].casefold() for start, end in tokenize(old)]
    after = [new[start:end].casefold() for start, end in words]
    same = {
        k
        for block in difflib.SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
        for k in range(block.b, block.b + block.size)
    }
    other = [k for k in range(len(words)) if k not in same]
    if not other or len(other) > len(words) / 3:
        return None
    return tuple((*words[k], "contradicted") for k in other)


def _wice(row: dict[str, Any]) -> Pair:
    claim = row["claim"]
    spans, at = [], 0
    for word, missing in zip(row["meta"]["claim_tokens"], row["meta"]["non_supported"], strict=True):
        place = claim.find(word, at)
        if place >= 0:
            at = place + len(word)
            if missing:
                spans.append((place, at, "unmentioned"))
    return Pair(row["evidence"], claim, row["label"], "wice", tuple(spans))


def _short_tables(found: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Claims about a few cells, with the title and the rows that they speak of for a table."""
    by_pair: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in found:
        by_pair[row["meta"]["pair"]].append(row)
    for pair in by_pair.values():
        if len(pair) != 2 or any(_AGGREGATES.search(row["claim"]) for row in pair):
            continue
        title, _, rest = pair[0]["evidence"].partition(". ")
        lines = rest.split(". ")
        words = {word for row in pair for word in re.findall(r"\w+", row["claim"].lower()) if len(word) > 1}
        scored = sorted(
            range(len(lines)), key=lambda k: (-len(words & set(re.findall(r"\w+", lines[k].lower()))), k)
        )
        short = ". ".join([title, *(lines[k] for k in sorted(scored[:2]))])
        for row in pair:
            yield {**row, "evidence": short}


_SPACED = (
    (" ,", ","),
    (" .", "."),
    (" 's", "'s"),
    ("( ", "("),
    (" )", ")"),
    (" %", "%"),
    ("LRB ", "("),
    (" RRB", ")"),
)


def _clean(text: str) -> str:
    for old, new in _SPACED:
        text = text.replace(old, new)
    return " ".join(text.replace("..", ".").split())


def _good(claim: str) -> bool:
    words = claim.split()
    return (
        4 < len(words) < 36
        and claim[0].isalnum()
        and words[0] not in {"It", "He", "She", "They", "This", "These", "I"}
    )


class _Neighbours:
    """Sentences that share a name with a text, to stand beside its evidence."""

    def __init__(self, sentences: Sequence[str], chance: random.Random) -> None:
        self._chance = chance
        self._all = sentences
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for sentence in sentences:
            for name in set(self._names(sentence)):
                self._by_name[name].append(sentence)

    @staticmethod
    def _names(text: str) -> list[str]:
        return re.findall(r"[A-Z][\w.]+ [A-Z]\w+|[A-Z]\w{5,}", text)

    def of(self, claim: str, but: Sequence[str]) -> tuple[str, ...]:
        """Up to three of them, and one that may be about anything."""
        named = [s for name in self._names(claim) for s in self._by_name[name][:40] if s not in but]
        chosen = self._chance.sample(named, min(3, len(named)))
        return (*chosen, self._chance.choice(self._all))


def bases(data: Path, chance: random.Random) -> list[Base]:
    """True paraphrases from all sources, in a random order."""
    folder = data / "verification"
    fever = [row for part in ("eval", "test") for row in rows(folder, f"fever_train_gold_ggkorn.{part}")]
    sentences = [
        _clean(s) for row in fever for s in row["meta"]["evidence_sents"][:3] if 8 < len(s.split()) < 40
    ]
    near = _Neighbours(sorted(set(sentences)), chance)
    found: dict[str, list[Base]] = defaultdict(list)
    for row in fever:
        if row["label"] == LABELS[0] and _fit(row["evidence"]):
            own = tuple(map(_clean, row["meta"]["evidence_sents"][:3]))
            found["fever"].append(Base(own, row["claim"], near.of(row["claim"], own), "fever"))
    for name, sort in (
        ("wikisplit.tune", "wikisplit"),
        ("minwiki_matchvp.train", "minwiki"),
        ("desse.train", "desse"),
        ("propsegment.dev", "propsegment"),
    ):
        for row in rows(data / "extraction", name):
            found[sort] += _split(row, sort, near)
    for part in ("chatgpt", "instructgpt"):
        for row in rows(data / "extraction", f"factscore_human.{part}"):
            found["factscore"] += _facts(row)
    found["figures"] = list(_figures([base for sort in ("wikisplit", "minwiki") for base in found[sort]]))
    found["ewt"] = list(_web(rows(data / "ling", "sbd_ewt.train")))
    found["infotabs"] = [
        Base((_clean(row["evidence"]),), _clean(row["claim"]), (), "infotabs")
        for row in rows(folder, "infotabs.train")
        if row["label"] == LABELS[0] and _fit(row["evidence"])
    ]
    chosen = [base for sort, pool in found.items() for base in _sample(pool, BASES[sort], chance)]
    chance.shuffle(chosen)
    return chosen


def _split(row: dict[str, Any], sort: str, near: _Neighbours) -> Iterator[Base]:
    """A sentence as evidence of its parts, and two parts as evidence of the whole."""
    whole, parts = _clean(row["sentence"]), [_clean(claim) for claim in row["claims"]]
    if not _fit(whole) or any(len(part) < 8 for part in parts):
        return
    for part in parts:
        if _good(part) and part != whole:
            yield Base((whole,), part if part[-1] in ".!?" else f"{part}.", near.of(part, (whole,)), sort)
    if len(parts) == 2 and sort == "wikisplit" and _good(whole) and len(whole) % 3 == 0:
        yield Base(tuple(parts), whole, near.of(whole, parts), sort)


_FIGURE = re.compile(
    r"(?<![\w.,-])(?!(?:1[5-9]|20)\d\d\b)(?:\d[\d,.]*\d|\d)(?![\w-])|\b(?:percent|million|billion)\b"
)


def _figures(split: Sequence[Base]) -> Iterator[Base]:
    """Sentences with a figure that is no year, each as its own evidence: other corpora have few of them."""
    for sentence, beside in sorted({base.evidence[0]: base.beside for base in split}.items()):
        if _FIGURE.search(sentence) and _good(sentence) and sentence[-1] == ".":
            yield Base((sentence,), sentence, beside, "figures")


def _facts(row: dict[str, Any]) -> Iterator[Base]:
    """What people took from a sentence of a biography; the rest of the biography stands beside it."""
    beside = [
        s for s in re.split(r"(?<=[.!?]) (?=[A-Z])", row["context"]) if s != row["sentence"] and _fit(s)
    ]
    for claim in row["claims"]:
        if _good(claim) and _fit(row["sentence"]):
            yield Base((_clean(row["sentence"]),), _clean(claim), tuple(beside[:4]), "factscore")


def _web(found: Sequence[dict[str, Any]]) -> Iterator[Base]:
    """Plain sentences of web pages, each as its own evidence: only rewriting makes them differ."""
    for row in found:
        text = row["text"]
        if not row["id"].startswith(("weblog", "newsgroup")):
            continue
        cut = [" ".join(text[start:end].split()) for start, end in row["sents"]]
        for k, sentence in enumerate(cut):
            words = sentence.split()
            if (
                8 <= len(words) <= 36
                and sentence[0].isupper()
                and sentence[-1] == "."
                and not re.search(r"\b(I|you|we|my)\b", sentence)
            ):
                beside = tuple(s for s in [*cut[max(0, k - 2) : k], *cut[k + 1 : k + 3]] if _fit(s))
                yield Base((sentence,), sentence, beside, "ewt")
