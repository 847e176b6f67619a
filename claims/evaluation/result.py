"""What an evaluation found: figures, what they mean, misses; as text for a person and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from claims.model import Tool
from claims.model.base import Model
from claims.report.base import plain

__all__ = ["EVAL_FORMATS", "MEANINGS", "Evaluation", "KindFigures", "Miss", "Scored"]

MEANINGS = {
    "coverage": "gold claims that are found",
    "precision": "claims that answer a gold claim of their own",
    "f1": "harmonic mean of coverage and precision",
    "glued": "gold claims that are only stated together with another fact",
    "contained": "gold claims of which one claim holds at least 80 % of the content words",
    "atomicity": "claims that are not glued, of those that answer a gold claim",
    "self_containedness": 'claims that do not begin with a pronoun or with "the company" and the like',
    "ambiguous": "claims that are marked as ambiguous",
    "entailment": "claims whose content words all stand in their sentence or in the words they borrow",
    "sentence_recall": "checkable sentences that give a claim",
    "sentence_precision": "sentences with a claim that are checkable",
    "claims_from_uncheckable": "claims from sentences with nothing to check",
}
"""Every share that is reported, in per cent, by its name."""


class Miss(Model):
    """A gold claim that no claim answers, and the claims of its sentence that are nearest in words."""

    where: str
    sentence: str
    problem: Literal["missed", "glued"]
    gold: str
    nearest: tuple[str, ...]


class KindFigures(Model):
    """The gold claims of a kind, and how many of them were found."""

    found: int
    gold: int


class Scored(Model):
    """The figures over all cases, or over all rows; counts, and shares in per cent (None of nothing)."""

    measures: dict[str, int | float | None]
    kinds: dict[str, KindFigures]
    misses: tuple[Miss, ...]


class Evaluation(Model):
    """The figures of one run of `claims eval`; None for a form of gold that there was none of."""

    schema_version: Literal[1] = 1
    tool: Tool
    signature: str
    files: tuple[str, ...]
    cases: Scored | None
    rows: Scored | None


def _render_json(evaluation: Evaluation, show: bool) -> str:
    del show  # a machine format holds everything
    return evaluation.model_dump_json(indent=2) + "\n"


def _render_text(evaluation: Evaluation, show: bool) -> str:
    """A table for each form of gold; the misses come first, so that the figures stay in sight."""
    blocks: list[str] = []
    for scored in (evaluation.cases, evaluation.rows):
        if scored:
            blocks.extend(_miss(miss) for miss in scored.misses if show)
            blocks.append("\n".join(_table(scored)))
    return "\n\n".join(blocks) + "\n"


EVAL_FORMATS: dict[str, Callable[[Evaluation, bool], str]] = {"text": _render_text, "json": _render_json}
"""How an evaluation is written, with its misses or without."""


def _table(scored: Scored) -> Iterator[str]:
    counts = [(name, value) for name, value in scored.measures.items() if name not in MEANINGS]
    shares = [(name, value) for name, value in scored.measures.items() if name in MEANINGS]
    yield ", ".join(f"{name.replace('_', ' ')}: {value:,}" for name, value in counts if value is not None)
    for name, value in shares:
        yield f"  {name:<24}{'–' if value is None else f'{value:.1f}':>6}  {MEANINGS[name]}"
    if scored.kinds:
        yield "found by kind"
    for name, kind in scored.kinds.items():
        yield f"  {name:<24}{kind.found:>6} of {kind.gold}"


def _miss(miss: Miss) -> str:
    lines = [
        f"{plain(miss.where)}: {miss.problem}: {plain(miss.gold)}",
        f"    sentence  {plain(miss.sentence)}",
        *(f"    nearest   {plain(text)}" for text in miss.nearest),
    ]
    return "\n".join(lines if miss.nearest else [*lines, "    no claim"])
