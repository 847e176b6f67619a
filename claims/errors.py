"""The errors that `claims` raises on purpose.

    ClaimsError
    ├── UsageError        the command line or the API was given something that makes no sense together
    ├── ConfigError       the configuration file is wrong: names the file, the key and the nearest known key
    ├── DraftError        a draft can't be read: missing, empty, binary, wrong encoding
    ├── SourceError       a reference can't be read or fetched
    ├── ResourceError     a file that ships with the package is missing or damaged
    └── CheckerError      a checker could not do its work; the claims become unchecked, never judged
        └── CheckerUnavailable   it can't run here at all (missing extra, offline)

Messages name what was given, where, and what to do next. Programming errors stay `TypeError`/`ValueError`.
"""

__all__ = [
    "CheckerError",
    "CheckerUnavailable",
    "ClaimsError",
    "ConfigError",
    "DraftError",
    "ResourceError",
    "SourceError",
    "UsageError",
]


class ClaimsError(Exception):
    """Base of every error that `claims` raises on purpose; its text is meant for the user."""


class UsageError(ClaimsError):
    """The options given make no sense together, or name something that does not exist."""


class ConfigError(ClaimsError):
    """The configuration can't be used; names the file and the key."""


class DraftError(ClaimsError):
    """A draft can't be read; names the file and, where there is one, the place in it."""


class SourceError(ClaimsError):
    """A reference can't be read or fetched; names the file or the address."""


class ResourceError(ClaimsError):
    """A file that ships with the package is missing or damaged: reinstall the package."""


class CheckerError(ClaimsError):
    """A checker could not do its work; its claims are reported as unchecked with this text."""


class CheckerUnavailable(CheckerError):
    """A checker can't run here at all, for want of an extra, a key or a network."""
