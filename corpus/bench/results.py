"""Sections of RESULTS.md: each is written by one script and kept by all others.

    SCRIPT | python corpus/bench/results.py SECTION --command "SCRIPT" [--out corpus/bench/RESULTS.md]

A section stands between two comment lines that carry its name. Writing a section replaces it where it stands
or appends it at the end of the file.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

RESULTS = Path(__file__).resolve().parent / "RESULTS.md"


def render_table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; None is shown as a dash."""
    lines = [list(header), ["---"] * len(header)]
    lines += [["–" if cell is None else str(cell) for cell in row] for row in rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def update_section(page: str, *, name: str, body: str) -> str:
    """`page` with the section `name` holding `body`; the rest of the page is unchanged."""
    first, last = f"<!-- section: {name} -->", f"<!-- end: {name} -->"
    section = f"{first}\n## {name}\n\n{body.strip()}\n{last}"
    if first not in page:
        return f"{page.rstrip()}\n\n{section}\n"
    before, _, rest = page.partition(first)
    _, found, after = rest.partition(last)
    if not found:
        raise ValueError(f"section {name!r} is opened but not closed: put back the line {last}")
    return f"{before}{section}{after}"


def write_section(path: Path, *, name: str, command: str, body: str) -> None:
    """Put a section into the file at `path`: the command that gives the figures, then the figures."""
    page = path.read_text(encoding="utf-8") if path.exists() else "# Results\n"
    text = f"Command: `{command}`\n\n{body.strip()}"
    path.write_text(update_section(page, name=name, body=text), encoding="utf-8")


def main() -> None:
    """Read a section's body from standard input and write it into the results."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("section", help="name of the section, which is its heading too")
    parser.add_argument("--command", required=True, help="the command that gives the figures")
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args()
    write_section(options.out, name=options.section, command=options.command, body=sys.stdin.read())


if __name__ == "__main__":
    main()
