"""The configuration: its keys, where their values come from, and what is wrong with them.

The nearest folder, from the working directory upwards, that has one of `.claims.toml`, `claims.toml` or a
`pyproject.toml` with a table `[tool.claims]` decides. Files are not merged, unless one extends another; a key
of the nearer one then replaces that of the other as a whole. The command line goes before the environment,
that before the table `ci` (where CI is set), that before the rest of the file, and that before the defaults.
"""

from claims.config.environment import variable_of
from claims.config.files import NAMES, find_file
from claims.config.loaded import Loaded, Origin, load
from claims.config.model import Config, DraftConfig, FileConfig
from claims.config.write import TEMPLATE, shown

__all__ = [
    "NAMES",
    "TEMPLATE",
    "Config",
    "DraftConfig",
    "FileConfig",
    "Loaded",
    "Origin",
    "find_file",
    "load",
    "shown",
    "variable_of",
]
