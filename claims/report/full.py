"""Full text: every finding with its line of the draft, marked, and all the evidence; then the summary."""

from __future__ import annotations

import re
import unicodedata

from claims.model import Report, Sentence, Span
from claims.report.base import View, plain, visible
from claims.report.inert import inert
from claims.report.people import Entry, compose, head
from claims.report.prose import Prose
from claims.report.style import Style
from claims.report.trail import evidence_lines

__all__ = ["render"]

WIDTH = 100
"""Characters of a line of the draft that are shown; the claim's part of it is kept in sight."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


def render(report: Report, view: View) -> str:
    """Findings (and, if asked for, supported claims) in reading order, blank lines between, then the summary.

    The lines are those of the sentence, which is what a report holds of its draft: the draft itself may have
    changed since. A quiet view leaves the summary out.
    """
    prose = {id(draft): Prose(draft) for draft in report.drafts}

    def write(entry: Entry, style: Style) -> str:
        said = entry.finding.message if entry.finding else entry.claim.text if entry.claim else ""
        lines = [f"{head(entry, style)} {plain(said)}"]
        sentence = prose[id(entry.draft)].sentence(entry.span.start)
        if sentence:
            lines += _excerpt(sentence, entry.span, style)
        if entry.claim and entry.finding:
            lines.append(f"  claim: {plain(entry.claim.text)}")
        if entry.claim:
            for number, item in enumerate(entry.claim.evidence, start=1):
                lines += evidence_lines(number, item, style)
        return "\n".join(lines)

    return compose(report, view, write)


def _excerpt(sentence: Sentence, span: Span, style: Style) -> list[str]:
    """The lines of the sentence on which the span stands, numbered, with the span underlined."""
    lines = []
    margin = len(str(span.end_line))
    at = sentence.span.start
    for number, line in enumerate(_LINE.findall(sentence.text), start=sentence.span.line):
        words = line.rstrip("\r\n")
        start, end = max(span.start - at, 0), min(span.end - at, len(words))
        if start < end:
            cut = number == sentence.span.line and sentence.span.column > 1
            before, marked, after = (_shown(part) for part in _window(words, start, end, cut=cut))
            marks = " " * _width(before) + style("^" * max(_width(marked), 1), "place")
            lines.append(inert(f"  {style(f'{number:>{margin}} |', 'quiet')} {before}{marked}{after}"))
            lines.append(f"  {style(' ' * margin + ' |', 'quiet')} {marks}")
        at += len(line)
    return lines


def _window(line: str, start: int, end: int, *, cut: bool) -> tuple[str, str, str]:
    """What is shown of a line before, within and after `start..end`; ellipses stand for what is left out.

    `cut` says that the line has more before its beginning here.
    """
    first = 0 if end <= WIDTH else max(0, start - WIDTH // 4)
    last = first + WIDTH
    before = ("…" if first or cut else "") + line[first:start]
    marked = line[start : min(end, last)] + ("…" if end > last else "")
    after = line[end:last] + ("…" if end <= last < len(line) else "")
    return before, marked, after


def _shown(text: str) -> str:
    return "".join(visible(character) for character in text)


def _width(text: str) -> int:
    """How many columns of a terminal the text takes: https://www.unicode.org/reports/tr11/."""
    seen = (one for one in text if unicodedata.category(one) not in ("Cf", "Me", "Mn"))
    return sum(2 if unicodedata.east_asian_width(one) in ("F", "W") else 1 for one in seen)
