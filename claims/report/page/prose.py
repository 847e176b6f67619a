"""The sentences of a draft with the stretches of its claims, the words that decide, the notes' numbers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from claims.model import Sentence
from claims.report.page.markup import Markup, join, tag
from claims.report.page.notes import Note
from claims.report.page.surface import replacements
from claims.report.page.words import draft_places

__all__ = ["prose"]

_Span: TypeAlias = tuple[int, int]

_CLOSING = ".,;:!?\"'”’)»"
"""What a number stands behind, as a footnote's does."""


def prose(sentences: Sequence[Sentence], notes: Sequence[Note], path: str) -> list[Markup]:
    """The sentences, which come in order, each with the notes that touch it; a note may touch several."""
    starts = [sentence.span.start for sentence in sentences]
    ends = [sentence.span.end for sentence in sentences]
    touching: list[list[Note]] = [[] for _ in sentences]
    ending: list[list[Note]] = [[] for _ in sentences]
    for note in notes:
        touched = range(bisect_right(ends, note.span.start), bisect_left(starts, note.span.end))
        for index in touched:
            touching[index].append(note)
        for index in touched[-1:]:
            ending[index].append(note)
    return [_sentence(*parts, path) for parts in zip(sentences, touching, ending, strict=True)]


def _sentence(sentence: Sentence, touching: Sequence[Note], ending: Sequence[Note], path: str) -> Markup:
    """One sentence, cut wherever anything begins or ends."""
    text, start = sentence.text, sentence.span.start
    shown = {(begin, end): words for begin, end, words in replacements(text, path)}
    spans: list[tuple[Note, _Span]] = []
    marks: list[_Span] = []
    for note in touching:
        own = (note.span.start - start, note.span.end - start)
        places = sorted(draft_places(note.claim)) if note.claim else []
        deciding = [(first - start, last - start) for first, last in places]
        spans += [(note, own), *((note, span) for span in deciding if not _within(span, own))]
        marks += deciding
    spans.sort(key=lambda entry: entry[1][1] - entry[1][0])  # the narrowest is the first to be clicked
    numbers: dict[int, list[Note]] = {}
    for note in ending:
        numbers.setdefault(_behind(text, note.span.end - start), []).append(note)
    edges = {edge for span in (*shown, *marks, *(span for _, span in spans)) for edge in span}
    cuts = {0, len(text), *numbers, *(edge for edge in edges if 0 < edge < len(text))}
    written: list[Markup] = []
    for piece in pairwise(sorted(cuts)):
        words = join(_words(text, piece, shown))
        if words and any(_within(piece, mark) for mark in marks):
            words = tag("mark", words)
        written.append(_stretch(words, [note for note, span in spans if _within(piece, span)]))
        written += [_number(note) for note in numbers.get(piece[1], ())]
    return join(*written)


def _within(piece: _Span, span: _Span) -> bool:
    return span[0] <= piece[0] and piece[1] <= span[1]


def _words(text: str, piece: _Span, shown: dict[_Span, str]) -> str:
    """What is shown of a piece: of markup that was cut, the first piece stands for the whole."""
    for span, words in shown.items():
        if _within(piece, span):
            return words if span[0] == piece[0] else ""
    return text[slice(*piece)]


def _stretch(words: Markup, notes: Sequence[Note]) -> Markup:
    """Words under notes look as the most serious of these; which notes they are is kept for the script."""
    if not notes or not words:
        return words
    looks = min(notes, key=lambda note: (note.suppressed, note.state.rank))
    return tag(
        "span",
        words,
        class_=f"claim {looks.state}" + (" suppressed" if looks.suppressed else ""),
        data_notes=" ".join(str(note.number) for note in notes),
    )


def _behind(text: str, at: int) -> int:
    """The place of a number for what ends at `at`: behind the closing marks there."""
    at = min(max(at, 0), len(text))
    while at < len(text) and text[at] in _CLOSING:
        at += 1
    return at


def _number(note: Note) -> Markup:
    sign = note.state.sign if note.reported else ""
    label = f"note {note.number}, {note.state.words}"
    link = tag("a", f"{sign}{note.number}", href=f"#n{note.number}", id=f"r{note.number}", aria_label=label)
    return tag("sup", link, class_=note.state if note.reported else None, dir="ltr")
