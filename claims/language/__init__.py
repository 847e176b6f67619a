"""Sentences, tokens, tags: everything that knows English grammar without knowing claims."""

from claims.language.base import Parse, Reader, Token
from claims.language.entailment import entailment
from claims.language.parser import load_ahead, parsing_reader
from claims.language.sentences import split_sentences
from claims.language.tagger import default_reader
from claims.language.tokens import tokenize

__all__ = [
    "Parse",
    "Reader",
    "Token",
    "default_reader",
    "entailment",
    "load_ahead",
    "parsing_reader",
    "split_sentences",
    "tokenize",
]
