"""Where directives apply: each stretch of a draft with the directive that holds in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.directives.parse import Directive, DirectiveError, Verb, parse
from claims.model import BlockKind, Comment, Document, Sentence

__all__ = ["Fault", "Placed", "place"]

# What parts two tables that follow each other: a tag that opens one, or in Markdown a blank line.
_NEXT_TABLE = re.compile(r"<table\b|\A[^<]*?\r?\n[ \t>]*\r?\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Placed:
    """A directive, for those of its codes that hold in `start..end` of the draft."""

    directive: Directive
    codes: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fault:
    """A comment that is no directive, or one without effect, and why."""

    comment: Comment
    message: str


def place(document: Document, sentences: Sequence[Sentence]) -> tuple[list[Placed], list[Fault]]:
    """Every directive of a draft with its stretch, and those that have none because something is wrong."""
    placed: list[Placed] = []
    faults: list[Fault] = []
    ranges = _Ranges()
    layout = _Layout(document, sentences)
    for comment in document.comments:
        try:
            directive = parse(comment)
            if directive.verb in (Verb.DISABLE, Verb.ENABLE):
                placed += ranges.take(directive)
            else:
                whole = comment.front or directive.verb is Verb.FILE_IGNORE
                stretch = (0, len(document.text)) if whole else layout.stretch(comment)
                placed.append(Placed(directive, directive.codes, *stretch))
        except DirectiveError as error:
            faults.append(Fault(comment, str(error)))
    return placed, faults + ranges.unclosed()


class _Ranges:
    """The codes that are disabled, while a draft is gone through from its start."""

    def __init__(self) -> None:
        self._open: dict[str, Directive] = {}

    def take(self, directive: Directive) -> Iterator[Placed]:
        """Open or close a range for each code; gives those that are closed."""
        comment = directive.comment
        if comment.front:
            raise DirectiveError(
                f'front matter is about the whole draft: write "ignore" for "{directive.verb}"'
            )
        opens = directive.verb is Verb.DISABLE
        wrong = [code for code in directive.codes if (code in self._open) == opens]
        if wrong:
            state = "already disabled here" if opens else "not disabled here"
            raise DirectiveError(f"{', '.join(wrong)} {'is' if len(wrong) == 1 else 'are'} {state}")
        if opens:
            self._open.update(dict.fromkeys(directive.codes, directive))
            return
        closed: dict[Directive, list[str]] = {}
        for code in directive.codes:
            closed.setdefault(self._open.pop(code), []).append(code)
        for opened, codes in closed.items():
            yield Placed(opened, tuple(codes), opened.comment.end, comment.start)

    def unclosed(self) -> list[Fault]:
        """A fault for each directive that opened a range which never ends."""
        left: dict[Directive, list[str]] = {}
        for code, directive in self._open.items():
            left.setdefault(directive, []).append(code)
        return [
            Fault(directive.comment, f'no "enable {" ".join(codes)}" follows, so that it would never end')
            for directive, codes in left.items()
        ]


class _Layout:
    """The sentences and blocks of a draft by where they stand."""

    def __init__(self, document: Document, sentences: Sequence[Sentence]) -> None:
        self._document = document
        self._sentences = [sentence.span for sentence in sentences]
        self._starts = [span.start for span in self._sentences]
        self._blocks = [block.source(0, len(block.text)) for block in document.blocks]
        self._ends = [end for _, end in self._blocks]

    def stretch(self, comment: Comment) -> tuple[int, int]:
        """What a comment is about: the sentence that it stands in or behind, or what follows its own line."""
        before = bisect_right(self._starts, comment.start) - 1
        if before >= 0:
            span = self._sentences[before]
            place = self._document.span(comment.start, comment.end)
            if comment.start < span.end or span.end_line == place.line:
                return span.start, span.end
        following = self._sentences[before + 1] if before + 1 < len(self._sentences) else None
        if following and following.line == self._document.span(comment.end, comment.end).line:
            return following.start, following.end
        return comment.end, self._end_of_block(comment.end)

    def _end_of_block(self, at: int) -> int:
        """Where the block behind `at`, or around it, ends: that of a table with its last cell."""
        index = bisect_right(self._ends, at)
        if index == len(self._ends):
            return at
        cells = self._document.blocks[index].kind is BlockKind.TABLE_CELL
        while cells and index + 1 < len(self._ends) and self._goes_on(index):
            index += 1
        return self._ends[index]

    def _goes_on(self, index: int) -> bool:
        """Whether the block behind a cell is a cell of the same table."""
        gap = self._document.text[self._ends[index] : self._blocks[index + 1][0]]
        return self._document.blocks[index + 1].kind is BlockKind.TABLE_CELL and not _NEXT_TABLE.search(gap)
