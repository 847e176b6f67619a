"""Extracting the texts of gold files and counting what comes out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from claims import __version__, pipeline
from claims.evaluation.cases import CaseScore
from claims.evaluation.gold import Gold, GoldCase, GoldRow
from claims.evaluation.result import Evaluation, KindFigures, Scored
from claims.evaluation.rows import RowScore
from claims.evaluation.said import Said, said_in
from claims.model import Tool
from claims.readers import read_bytes

__all__ = ["Extractor", "evaluate", "score_cases", "score_rows"]


class Extractor:
    """Makes claims of texts; the last text is remembered, as the rows of a passage follow one another."""

    def __init__(
        self, *, as_of: date | None = None, progress: Callable[[str], None] = lambda where: None
    ) -> None:
        self._as_of = as_of
        self._progress = progress
        self._last: tuple[str, list[Said]] = ("", [])

    def __call__(self, where: str, text: str) -> list[Said]:
        """The claims of a text; raises `DraftError`, which names `where`, for one that can't be read."""
        self._progress(where)
        if text != self._last[0]:
            data = text.encode("utf-8", "replace")  # half a surrogate pair is one character before and after
            document = read_bytes(data, path=where, format="text")
            (extraction,) = pipeline.extract_all([document], as_of=self._as_of)
            self._last = (text, said_in(extraction))
        return self._last[1]

    def of_row(self, where: str, row: GoldRow) -> list[Said]:
        """The claims of a row's sentence."""
        text, start, end = row.draft()
        if not any(character.isalnum() for character in text):
            return []  # sets that were split by machine have rows of nothing but marks
        return [said for said in self(where, text) if start <= said.start < end]


def score_cases(cases: tuple[tuple[str, GoldCase], ...], extract: Extractor) -> CaseScore:
    """Extract every case and count."""
    score = CaseScore()
    for where, case in cases:
        score.add(where, case, extract(where, case.text))
    return score


def score_rows(rows: tuple[tuple[str, GoldRow], ...], extract: Extractor) -> RowScore:
    """Extract every row and count."""
    score = RowScore()
    for where, row in rows:
        score.add(where, row.sentence, row.claims, extract.of_row(where, row))
    return score


def evaluate(
    gold: Gold, *, as_of: date | None = None, progress: Callable[[str], None] = lambda where: None
) -> Evaluation:
    """The figures of the extraction against gold; `progress` is told the place of each text beforehand."""

    extract = Extractor(as_of=as_of, progress=progress)
    cases, rows = score_cases(gold.cases, extract), score_rows(gold.rows, extract)
    kinds = {
        name: KindFigures(found=share.part, gold=share.whole) for name, share in sorted(cases.kinds.items())
    }
    return Evaluation(
        tool=Tool(version=__version__),
        signature=pipeline.signature(as_of),
        files=gold.files,
        cases=Scored(measures=cases.measures(), kinds=kinds, misses=tuple(cases.misses))
        if gold.cases
        else None,
        rows=Scored(measures=rows.measures(), kinds={}, misses=tuple(rows.misses)) if gold.rows else None,
    )
