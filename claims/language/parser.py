"""Tags, dependencies, names and check-worthiness by a small encoder, run by ONNX Runtime.

How it is trained is in corpus/train/README.md, what it can do in claims/resources/reader.md. The same
sentence gives the same parse alone, in any batch and with any number of threads: arithmetic is in 32-bit
floats (8 bits would round by what else is in the batch), and a sentence is padded to a size that it alone
decides.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from claims.ahead import Ahead
from claims.language.agreement import in_agreement
from claims.language.base import Parse, Reader, Token
from claims.language.bio import best_tags
from claims.language.encoding import Encoded, encode
from claims.language.lemmas import Lemmas
from claims.language.links import Links, shipped_links
from claims.language.runtime import THREADS, load_tables, load_tokenizer, open_session
from claims.language.tagger import default_reader
from claims.language.tokens import tokenize
from claims.language.trees import best_tree, is_tree
from claims.resources import damaged, read_json

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray[Any, Any]

__all__ = ["LONGEST", "EncoderReader", "load_ahead", "parsing_reader"]

LONGEST = 250
"""Words of a sentence that is parsed; what is longer is a table or a list that lost its marks."""
_LOADING = Lock()
_FORMAT = 3
_POSITIONS = 512  # sub-words that the encoder has places for
_STEP = 8  # sizes are padded to a multiple of it
_BATCH = 256  # sub-words (or words, if there are more) in a batch with its padding; more are no faster
_WORTH_PLACES = 3


class _Sentence(NamedTuple):
    """A sentence on its way: its place among those to be read, its words and what the model sees of it."""

    place: int
    text: str
    spans: Sequence[tuple[int, int]]
    words: list[str]
    encoded: Encoded

    @property
    def shape(self) -> tuple[int, int]:
        """Sub-words and words with padding."""
        pieces, words = len(self.encoded.pieces), len(self.words)
        return -(-pieces // _STEP) * _STEP, -(-words // _STEP) * _STEP


class EncoderReader:
    """A reader that parses: our tokens, all the rest by one model, lemmas from tables.

    A sentence of more than `LONGEST` words, or too many sub-words for the encoder, gets the tags of the
    `default_reader` (on its own tokens) and no heads, names or worth; so does one without words.
    """

    name = "minilm-1"

    def __init__(self, threads: int = THREADS, links: Links | None = None) -> None:
        """Load the shipped model, and the shipped tables if no other `links` are given.

        Raises `claims.errors.ResourceError` when they are damaged.
        """
        labels = read_json("reader.json")
        if not isinstance(labels, dict) or labels.get("format") != _FORMAT:
            raise damaged("reader.json", "not the format of this version")
        self._tags: list[str] = labels["tags"]
        self._relations: list[str] = labels["relations"]
        self._entities: list[str] = labels["entities"]
        self._tokenizer = load_tokenizer()
        self._session = open_session("reader.onnx", load_tables("reader.npz"), threads)
        self._links = links or shipped_links()
        self._lemma = lru_cache(maxsize=1 << 15)(Lemmas.shipped().lemma)

    def read(self, sentences: Sequence[str]) -> list[Parse]:
        """One parse for each sentence, in order."""
        return self.read_spans(sentences, [tokenize(text) for text in sentences])

    def read_spans(self, sentences: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]) -> list[Parse]:
        """One parse for each sentence whose tokens are known, in order."""
        words = [[text[start:end] for start, end in row] for text, row in zip(sentences, spans, strict=True)]
        short = [index for index, row in enumerate(words) if 0 < len(row) <= LONGEST]
        found: dict[int, Parse] = {}
        waiting = []
        for index, encoded in zip(short, encode([words[k] for k in short], self._tokenizer), strict=True):
            if len(encoded.pieces) <= _POSITIONS:
                waiting.append(_Sentence(index, sentences[index], spans[index], words[index], encoded))
        for batch in _batches(waiting):
            for sentence, parse in zip(batch, self._parse(batch), strict=True):
                found[sentence.place] = parse
        return [
            found[k] if k in found else default_reader().read([text])[0] for k, text in enumerate(sentences)
        ]

    def _parse(self, batch: Sequence[_Sentence]) -> Iterator[Parse]:
        """The parses of sentences of one shape."""
        tags, arcs, relations, entities, worth, states = self._session.run(None, _inputs(batch))
        for row, sentence in enumerate(batch):
            size = len(sentence.words)
            heads = _heads(arcs[row, :size, : size + 1])
            names = best_tags(entities[row, :size].tolist(), self._entities)
            tokens = []
            for k, (word, (start, end), head) in enumerate(
                zip(sentence.words, sentence.spans, heads, strict=True)
            ):
                tag = self._tags[tags[row, k]]
                relation = "root" if head < 0 else self._relations[relations[row, k, head + 1]]
                name = "" if names[k] == "O" else names[k]
                tokens.append(Token(word, start, end, tag, self._lemma(word, tag), head, relation, name))
            likely = 1 / (1 + math.exp(-float(worth[row])))
            worth_checking, links = round(likely, _WORTH_PLACES), self._links.of(states[row, :size])
            yield Parse(sentence.text, in_agreement(tokens), worth_checking, links)


def _batches(sentences: Sequence[_Sentence]) -> Iterator[list[_Sentence]]:
    """The sentences in batches of one shape each."""
    row: list[_Sentence] = []
    for sentence in sorted(sentences, key=lambda sentence: sentence.shape):
        if row and (sentence.shape != row[0].shape or (len(row) + 1) * max(sentence.shape) > _BATCH):
            yield row
            row = []
        row.append(sentence)
    if row:
        yield row


def _inputs(batch: Sequence[_Sentence]) -> dict[str, Array]:
    """The inputs of the graph: rows of whole numbers, filled up with 0."""
    from numpy import int64, zeros

    pieces, words = batch[0].shape
    inputs = {name: zeros((len(batch), pieces), int64) for name in ("pieces", "mask")}
    inputs |= {name: zeros((len(batch), words), int64) for name in ("first", "last", "cases")}
    for row, sentence in enumerate(batch):
        encoded = sentence.encoded
        inputs["mask"][row, : len(encoded.pieces)] = 1
        for name in ("pieces", "first", "last", "cases"):
            values = getattr(encoded, name)
            inputs[name][row, : len(values)] = values
    return inputs


def _heads(scores: Array) -> list[int]:
    """The heads of a tree: each word's best one where these make a tree, as they mostly do."""
    heads = [head - 1 for head in scores.argmax(1).tolist()]
    return heads if is_tree(heads) else best_tree(scores)


@cache
def _reader() -> Reader:
    return EncoderReader()


def parsing_reader() -> Reader:
    """The reader that parses, loaded once. Raises `claims.errors.ResourceError` when its model is damaged."""
    with _LOADING:
        return _reader()


def load_ahead() -> None:
    """Start to load the `parsing_reader` while something else is done: most of it needs no Python.

    What goes wrong shows when the reader is asked for.
    """
    import numpy  # here, since two threads must not import it at once: NLTK takes it, too

    del numpy
    Ahead(parsing_reader)
