"""Text that a CI service would take for a command to itself, and how to write it so that nothing obeys it.

The runner of GitHub Actions reads what a step prints. A line that starts with `::error ...::`, after white
space, is a command, and so is `##[error]` anywhere in a line; Azure Pipelines obeys `##vso[...]`, TeamCity
`##teamcity[...]`. A draft or a file name may hold such words: they could hide the findings behind them
(`##[stop-commands]`), mask words of the log, or forge annotations.
https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

import re

__all__ = ["inert", "inert_html", "inert_json", "inert_xml"]

_MARK = re.compile(r"##(?=\w*\[)")


def inert(line: str) -> str:
    r"""A line for people in which no service sees a command: `##\[error]`, `\::error::`.

    One colon at its start is enough for an escape, since another may come before it.
    """
    start = "\\" if line.lstrip().startswith(":") else ""
    return start + _MARK.sub(r"##\\", line)


def inert_json(written: str) -> str:
    """JSON text with the same meaning; where a line starts with a quotation mark or a bracket, never `::`."""
    return _MARK.sub(r"\\u0023#", written)


def inert_xml(written: str) -> str:
    """XML text with the same meaning."""
    return _MARK.sub("&#35;#", written)


def inert_html(written: str) -> str:
    """HTML text with the same meaning."""
    return inert_xml(written).replace("::", "&#58;:")
