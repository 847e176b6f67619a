"""Part-of-speech tags (Penn Treebank) by an averaged perceptron, from left to right.

The weights are trained with NLTK's `AveragedPerceptron` (see corpus/train/README.md). Applying them is this
module's own loop, because the features are: NLTK's know nothing of capitals in the middle of a word or of
digits, and its loop would import NLTK (a quarter of a second) for every run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from claims.language.base import Parse, Reader, Token
from claims.language.lemmas import Lemmas
from claims.language.lexicon import word_classes
from claims.language.repairs import repair
from claims.language.tokens import tokenize
from claims.resources import read_json

__all__ = [
    "TEMPLATES",
    "PerceptronReader",
    "Tagger",
    "default_reader",
    "features",
    "views",
]

TEMPLATES = (
    "word",
    "suffix of 2",
    "suffix of 3",
    "suffix of 4",
    "prefix of 3",
    "shape",
    "tag before",
    "two tags before",
    "tag before and word",
    "word before",
    "suffix before",
    "second word before",
    "word after",
    "suffix after",
    "second word after",
    "shape and shape after",
    "word before and word",
    "word and word after",
    "tag before and word after",
    "classes and shape",
    "tag before and classes",
    "classes and classes after",
    "tag before, classes and classes after",
)
"""What `features` looks at, in its order; the weights of a model are one table for each."""

_SHAPES = (
    (re.compile(r"[A-Z]{2,}"), "XX"),
    (re.compile(r"[A-Z]"), "X"),
    (re.compile(r"[a-z]+"), "x"),
    (re.compile(r"\d+"), "d"),
)
_WORD_TEMPLATES = frozenset(TEMPLATES[:6]) | {"classes and shape"}
_OF_THE_WORD = tuple(k for k, name in enumerate(TEMPLATES) if name in _WORD_TEMPLATES)
_OF_ITS_PLACE = tuple(k for k, name in enumerate(TEMPLATES) if name not in _WORD_TEMPLATES)
_KEPT_WORDS = 1 << 15
_OUTSIDE = "-"


class View(NamedTuple):
    """What the features see of a word.

    `norm` is lower case with digits as 0; its ends and its shape ("Xx", "d.d"); the classes that the
    dictionary gives it.
    """

    norm: str
    suffix2: str
    suffix3: str
    suffix4: str
    prefix3: str
    shape: str
    classes: str


_EDGE = View(*[_OUTSIDE] * 7)
_LONGEST_SEEN = 40


@lru_cache(maxsize=1 << 14)
def _view(word: str, first: bool) -> View:
    word = word[:_LONGEST_SEEN].replace("’", "'")
    norm = re.sub(r"\d", "0", word.lower())
    shape = word
    for pattern, sign in _SHAPES:
        shape = pattern.sub(sign, shape)
    shape = f"{shape[:6]}^" if first else shape[:6]
    return View(norm, norm[-2:], norm[-3:], norm[-4:], norm[:3], shape, word_classes(norm))


def views(words: Sequence[str]) -> list[View]:
    """The words as the features see them, with two edges before and two after."""
    seen = [_view(word, index == 0) for index, word in enumerate(words)]
    return [_EDGE, _EDGE, *seen, _EDGE, _EDGE]


def features(context: Sequence[View], index: int, tag1: str, tag2: str) -> tuple[str, ...]:
    """One value for each template, for the word at `index` after the words tagged `tag2` and `tag1`."""
    before2, before, word, after, after2 = context[index : index + 5]
    norm = word.norm
    return (
        norm,
        word.suffix2,
        word.suffix3,
        word.suffix4,
        word.prefix3,
        word.shape,
        tag1,
        f"{tag2} {tag1}",
        f"{tag1} {norm}",
        before.norm,
        before.suffix3,
        before2.norm,
        after.norm,
        after.suffix3,
        after2.norm,
        f"{word.shape} {after.shape}",
        f"{before.norm} {norm}",
        f"{norm} {after.norm}",
        f"{tag1} {after.norm}",
        f"{word.classes} {word.shape}",
        f"{tag1} {word.classes}",
        f"{word.classes} {after.classes}",
        f"{tag1} {word.classes} {after.classes}",
    )


class Tagger:
    """A trained model: the tags, the words that have only one, and the weights.

    A table of weights maps the value of a template to integers, each `weight * 64 + tag`: one flat list of
    integers loads and adds up several times faster than pairs, and sums of integers are the same everywhere.
    """

    def __init__(
        self, tags: Sequence[str], known: Mapping[str, int], tables: Sequence[Mapping[str, Sequence[int]]]
    ) -> None:
        """Take the parts as the model file holds them; `known` gives the index of a word's only tag."""
        self._tags = list(tags)
        self._known = known
        self._tables = tables
        self._alone: dict[View, list[int]] = {}  # the scores that a word has wherever it stands

    @classmethod
    def shipped(cls) -> Tagger:
        """The model that comes with the package. Raises `claims.errors.ResourceError` when it is damaged."""
        model = read_json("tagger.json.gz")
        return cls(model["tags"], model["known"], model["tables"])

    def tag(self, words: Sequence[str]) -> list[str]:
        """One tag for each word of a sentence."""
        context = views(words)
        tag1 = tag2 = _OUTSIDE
        tags = []
        for index, word in enumerate(words):
            known = self._known.get(word)
            if known is None:
                best = self._best(features(context, index, tag1, tag2), context[index + 2])
            else:
                best = known
            tag2, tag1 = tag1, self._tags[best]
            tags.append(tag1)
        return tags

    def _best(self, values: Sequence[str], word: View) -> int:
        alone = self._alone.get(word)
        if alone is None:
            alone = self._add([0] * len(self._tags), values, _OF_THE_WORD)
            if len(self._alone) < _KEPT_WORDS:
                self._alone[word] = alone
        scores = self._add(alone.copy(), values, _OF_ITS_PLACE)
        return scores.index(max(scores))

    def _add(self, scores: list[int], values: Sequence[str], templates: Sequence[int]) -> list[int]:
        for template in templates:
            for weighted in self._tables[template].get(values[template], ()):
                scores[weighted & 63] += weighted >> 6
        return scores


class PerceptronReader:
    """The shipped reader: our tokens, tags by averaged perceptron, lemmas from tables."""

    name = "perceptron-1"

    def __init__(self) -> None:
        """Load the shipped model. Raises `claims.errors.ResourceError` when it is damaged."""
        self._tagger = Tagger.shipped()
        self._lemma = lru_cache(maxsize=1 << 15)(Lemmas.shipped().lemma)

    def read(self, sentences: Sequence[str]) -> list[Parse]:
        """One parse for each sentence, in order."""
        return [self._parse(sentence) for sentence in sentences]

    def _parse(self, sentence: str) -> Parse:
        spans = tokenize(sentence)
        words = [sentence[start:end] for start, end in spans]
        tags = repair(words, self._tagger.tag(words))
        return Parse(
            sentence,
            tuple(
                Token(word, start, end, tag, self._lemma(word, tag))
                for word, (start, end), tag in zip(words, spans, tags, strict=True)
            ),
        )


@cache
def default_reader() -> Reader:
    """The reader that the program uses, loaded once."""
    return PerceptronReader()
