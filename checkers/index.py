"""Finds the passages that may settle a claim: an index in memory, made anew for every run.

The index only finds; it decides nothing. Words are matched by stem and without accents; numbers and dates
also by value, so that "1.2 thousand", "1,200" and "1200" find each other.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from checkers.passages import Passage
from checkers.reading import values_of
from checkers.stems import analyzer
from claims.model import DateValue, Quantity, Value

if TYPE_CHECKING:
    import tantivy

__all__ = ["PassageIndex", "value_keys"]

_HEAP_BYTES = 15_000_000  # the least that tantivy's writer takes for a thread
_ANALYZER = "folded"
_CONTEXT_BOOST = 0.3  # a word in the heading counts less than one in the sentence
_VALUE_BOOST = 2.0
_NAME_BOOST = 1.5
_LEAST_SHARE = 0.3
"""The least score of a further passage of a document, as a share of the best passage's."""
_SPARE = 4  # how many times more passages are fetched than wanted, before ties are broken by order


class PassageIndex:
    """Passages, searchable by the words and the values of a claim."""

    def __init__(self, passages: Sequence[Passage], dates: Mapping[str, date | None] | None = None) -> None:
        """Index `passages`; `dates` are the days that the documents, by their paths, speak from."""
        import tantivy  # late: the command line starts without it

        self._tantivy = tantivy
        self._passages = list(passages)
        self._analyzer = analyzer()
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("words", tokenizer_name=_ANALYZER)
        builder.add_text_field("context", tokenizer_name=_ANALYZER)
        builder.add_text_field("values", tokenizer_name="raw")
        builder.add_unsigned_field("number", stored=True, fast=True)
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema)
        self._index.register_tokenizer(_ANALYZER, self._analyzer)
        writer = self._index.writer(heap_size=_HEAP_BYTES, num_threads=1)
        for number, passage in enumerate(self._passages):
            document = tantivy.Document()
            document.add_text("words", passage.text)
            document.add_text("context", passage.context)
            as_of = (dates or {}).get(passage.document.path)
            for key in _keys(passage.text, as_of):
                document.add_text("values", key)
            document.add_unsigned("number", number)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(self, text: str, limit: int, as_of: date | None = None) -> list[Passage]:
        """At most `limit` passages with words or values of `text`, best first, ties in reading order.

        Of each document the best one is among them if there is room, however far off: it may say otherwise.
        """
        clauses = [self._clause(key, "values", _VALUE_BOOST) for key in _keys(text, as_of)]
        stems = dict.fromkeys(self._analyzer.analyze(text))
        names = {
            stem for word in text.split()[1:] if word[:1].isupper() for stem in self._analyzer.analyze(word)
        }
        for stem in stems:
            clauses.append(self._clause(stem, "words", _NAME_BOOST if stem in names else 1.0))
            clauses.append(self._clause(stem, "context", _CONTEXT_BOOST))
        if not clauses:
            return []
        query = self._tantivy.Query.boolean_query(clauses)
        hits = self._searcher.search(query, limit=limit * _SPARE).hits
        least = _LEAST_SHARE * max((score for score, _ in hits), default=0.0)
        ranked = sorted((-round(score, 3), self._number(address)) for score, address in hits)
        found: list[Passage] = []
        heard: set[str] = set()
        for score, number in ranked:
            passage = self._passages[number]
            if -score >= least or passage.document.path not in heard:
                found.append(passage)
                heard.add(passage.document.path)
        return found[:limit]

    def _clause(self, term: str, field: str, boost: float) -> tuple[tantivy.Occur, tantivy.Query]:
        query = self._tantivy.Query.term_query(self._schema, field, term)
        return self._tantivy.Occur.Should, self._tantivy.Query.boost_query(query, boost)

    def _number(self, address: tantivy.DocAddress) -> int:
        number: int = self._searcher.doc(address)["number"][0]
        return number


def _keys(text: str, as_of: date | None) -> list[str]:
    return value_keys(found.value for found in values_of(text, as_of))


def value_keys(values: Iterable[Value]) -> list[str]:
    """The values as terms: `q:150` and `q:150:percent`, `y:2022` and `d:2022-11-30` and `m:11-30`."""
    keys: dict[str, None] = {}
    for value in values:
        if isinstance(value, Quantity):
            for bound in (value.low, value.high):
                if bound is not None and math.isfinite(bound):
                    keys[f"q:{bound:.6g}"] = None
                    if value.unit:
                        keys[f"q:{bound:.6g}:{value.unit}"] = None
        elif isinstance(value, DateValue):
            for day in (value.start, value.end):
                if day:
                    keys[f"y:{day[:4]}"] = None
                    keys[f"d:{day}"] = None
            if value.month and value.day:
                keys[f"m:{value.month}-{value.day}"] = None
    return list(keys)
