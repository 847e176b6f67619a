"""The command `claims eval`: how good the extraction is, on gold files."""

from __future__ import annotations

from typing import Annotated

import typer

from claims import options
from claims.console import Progress, outputs, write_outputs

__all__ = ["add_evaluation"]


def add_evaluation(app: typer.Typer) -> None:
    """Add the command `eval` to the command line."""
    app.command("eval")(evaluate_extraction)


def evaluate_extraction(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="GOLD", help="Gold files in JSON or JSON Lines, or folders of them.", show_default=False
        ),
    ],
    formats: options.Formats = None,
    config: options.ConfigFile = None,
    as_of: options.AsOf = None,
    show: Annotated[bool, typer.Option("--show", help="List every gold claim that was not found.")] = False,
    no_progress: options.NoProgress = False,
) -> int:
    """Measure the extraction against gold files: what was found, and how good the claims are."""
    from claims.evaluation import EVAL_FORMATS, evaluate, read_gold

    chosen = options.settings(config, as_of=as_of).config
    wanted = outputs(formats or ("text",), EVAL_FORMATS)
    gold = read_gold(paths)
    progress = Progress(len(gold.cases) + len(gold.rows), wanted=not no_progress)
    try:
        result = evaluate(gold, as_of=chosen.as_of, progress=progress)
    finally:
        progress.close()
    write_outputs(wanted, lambda output: output.format(result, show))
    return 0
