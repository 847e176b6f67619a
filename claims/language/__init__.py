"""Sentences, tokens, tags: everything that knows English grammar without knowing claims."""

from claims.language.base import Parse, Reader, Token

__all__ = ["Parse", "Reader", "Token"]
