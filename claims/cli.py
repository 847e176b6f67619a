"""The command line: reads options, calls the library, writes reports, gives an exit code.

Exit codes: 0 nothing at or above `--fail-on`; 1 findings at or above it; 2 wrong usage, unreadable input or
an internal error; 3 nothing found but the run is incomplete, with `--on-incomplete fail`; 130 interrupted.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

import checkers
from claims import __version__, options, pipeline
from claims.baseline import read_baseline
from claims.baseline_commands import add_baseline
from claims.cache import Cache
from claims.config import Loaded
from claims.console import Progress, outputs, say, tell_time, write_report, write_stdout
from claims.errors import ClaimsError, UsageError
from claims.evaluation_command import add_evaluation
from claims.findings import worst
from claims.lookup import add_lookups
from claims.model import Report, Severity
from claims.narrow import scope_of
from claims.readers import read_bytes, read_document
from claims.references import described
from claims.report import EXTRACT_FORMATS, FORMATS, VERIFY_FORMATS, View
from claims.runs import checked, drafts_at

__all__ = ["app", "run"]

INTERRUPTED = 130
"""The exit code of a program that Ctrl-C has ended: 128 and the number of the signal."""

app = typer.Typer(
    name="claims",
    help="A linter for facts: finds the checkable claims of a draft and checks them against your references.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def run(arguments: Sequence[str]) -> int:
    """Run the command line and give its exit code; raises nothing but `KeyboardInterrupt`."""
    try:
        result = app(list(arguments), prog_name="claims", standalone_mode=False)
    except ClaimsError as error:
        say(str(error))
        return 2
    except typer.TyperException as error:
        say(_usage_message(error))
        return 2
    except Exception as error:  # noqa: BLE001  # the last resort: a fault of ours is told, not thrown at the user
        return _internal_error(error)
    if result == INTERRUPTED:  # typer has turned the interrupt into a code
        raise KeyboardInterrupt
    return int(result or 0)


def _usage_message(error: typer.TyperException) -> str:
    near = getattr(error, "possibilities", None)
    hint = f" Did you mean {' or '.join(sorted(near))}?" if near else ""
    message = str(error.message if near else error.format_message()).rstrip(".")
    message = message.replace("Value error, ", "")  # the words of pydantic, which checks the options
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "claims"
    return f'{message}.{hint} "{command} --help" lists what there is.'.replace("?.", "?")


def _internal_error(error: Exception) -> int:
    if os.environ.get("CLAIMS_TRACEBACK"):
        import traceback

        traceback.print_exception(error)
    say(
        f"internal error: {type(error).__name__}: {error}\n"
        "This is a fault of claims, not of your draft. Please report it with the command that you gave and "
        "what it prints with the environment variable CLAIMS_TRACEBACK set to 1."
    )
    return 2


def _version(wanted: bool) -> None:
    if wanted:
        write_stdout(f"claims {__version__}\n")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    traceback: Annotated[
        bool,
        typer.Option("--traceback", envvar="CLAIMS_TRACEBACK", help="Show where an internal error arose."),
    ] = False,
) -> None:
    """A linter for facts: finds the checkable claims of a draft and checks them against your references."""
    del version
    if traceback:
        os.environ["CLAIMS_TRACEBACK"] = "1"


@app.command()
def check(
    paths: options.Paths,
    against: options.Against = None,
    formats: options.Formats = None,
    online: options.Online = None,
    config: options.ConfigFile = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    fail_on: options.FailOnOption = None,
    min_confidence: options.MinConfidence = None,
    as_of: options.AsOf = None,
    min_worthiness: options.MinWorthiness = None,
    stdin_filename: options.StdinFilename = None,
    include: options.Include = None,
    exclude: options.Exclude = None,
    no_ignores: options.NoIgnores = False,
    baseline: options.BaselineFile = None,
    no_baseline: options.NoBaseline = False,
    diff_base: options.DiffBase = None,
    staged: options.Staged = False,
    filter_mode: options.FilterModeOption = None,
    changed_sources: options.ChangedSources = False,
    color: options.ColorOption = options.Color.AUTO,
    quiet: options.Quiet = False,
    show_supported: options.ShowSupported = False,
    on_incomplete: options.OnIncompleteOption = None,
    no_cache: options.NoCache = False,
    no_progress: options.NoProgress = False,
) -> int:
    """Check drafts against references and report a verdict for every claim.

    What no option says is taken from the environment (CLAIMS_FAIL_ON for --fail-on), then the configuration:
    `claims config show` tells what applies here.
    """
    began = time.monotonic()
    loaded = options.settings(
        config,
        against=against,
        output_format=formats,
        online=online,
        select=select,
        ignore=ignore,
        fail_on=fail_on,
        min_confidence=min_confidence,
        as_of=as_of,
        min_worthiness=min_worthiness,
        include=include,
        exclude=exclude,
        baseline="" if no_baseline else baseline,
        on_incomplete=on_incomplete,
    )
    wanted = outputs(loaded.config.output_format, FORMATS)
    scope = scope_of(diff_base=diff_base, staged=staged, mode=filter_mode, changed_sources=changed_sources)
    accepted = loaded.config.baseline
    report = checked(
        drafts_at(paths, loaded.config, stdin_name=stdin_filename, scope=scope),
        loaded,
        progress=not (no_progress or quiet),
        remarks=not quiet,
        cache=None if no_cache else Cache(),
        ignores=not no_ignores,
        baseline=read_baseline(Path(accepted)) if accepted else None,
        scope=scope,
    )
    write_report(report, wanted, color=color, view=View(show_supported=show_supported, quiet=quiet))
    if not quiet:
        tell_time(time.monotonic() - began)
    return _exit_code(report, loaded)


@app.command()
def extract(
    paths: options.Paths,
    formats: options.Formats = None,
    config: options.ConfigFile = None,
    as_of: options.AsOf = None,
    min_worthiness: options.MinWorthiness = None,
    stdin_filename: options.StdinFilename = None,
    include: options.Include = None,
    exclude: options.Exclude = None,
    color: options.ColorOption = options.Color.AUTO,
    quiet: options.Quiet = False,
    no_progress: options.NoProgress = False,
) -> int:
    """Show the claims of drafts without checking them, and why other sentences have none."""
    chosen = options.settings(
        config, as_of=as_of, min_worthiness=min_worthiness, include=include, exclude=exclude
    ).config
    wanted = outputs(formats or ("text",), EXTRACT_FORMATS)
    drafts = drafts_at(paths, chosen, stdin_name=stdin_filename)
    progress = Progress(len(drafts), wanted=not (no_progress or quiet))
    try:
        extractions = pipeline.extract_all(
            drafts, as_of=chosen.as_of, min_worthiness=chosen.min_worthiness, progress=progress
        )
    finally:
        progress.close()
    report = pipeline.extraction_report(extractions, as_of=chosen.as_of, min_worthiness=chosen.min_worthiness)
    write_report(report, wanted, color=color, view=View(quiet=quiet))
    return 0


@app.command()
def verify(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A sentence to check.", show_default=False)],
    against: options.Against = None,
    formats: options.Formats = None,
    online: options.Online = None,
    config: options.ConfigFile = None,
    fail_on: options.FailOnOption = None,
    as_of: options.AsOf = None,
    color: options.ColorOption = options.Color.AUTO,
) -> int:
    """Check one sentence and show every passage that was weighed."""
    loaded = options.settings(config, against=against, online=online, fail_on=fail_on, as_of=as_of)
    wanted = outputs(formats or ("text",), VERIFY_FORMATS)
    if not text.strip():
        raise UsageError("The text to verify is empty.")
    draft = read_bytes(text.encode("utf-8", "replace"), path="text", format="text")
    report = checked([draft], loaded, progress=False, remarks=True, cache=None)
    write_report(report, wanted, color=color, view=View())
    return _exit_code(report, loaded)


@app.command("checkers")
def list_checkers() -> int:
    """List the installed checkers, what they can judge, and whether they can run here."""
    for registration in checkers.registered():
        write_stdout(f"{registration.name}  ({registration.package})\n")
        try:
            checker = registration.load()
        except ClaimsError as error:
            write_stdout(f"    can't run: {error}\n")
            continue
        missing = checker.available()
        write_stdout(f"    {f'can not run here: {missing}' if missing else 'ready'}\n")
        write_stdout(f"    judges {', '.join(sorted(kind.value for kind in checker.kinds))}\n")
    return 0


@app.command("report")
def render_report(
    results: Annotated[
        Path, typer.Argument(metavar="RESULTS.json", help="A report in JSON.", show_default=False)
    ],
    formats: options.Formats = None,
    color: options.ColorOption = options.Color.AUTO,
    quiet: options.Quiet = False,
    show_supported: options.ShowSupported = False,
) -> int:
    """Show a JSON report in other formats, without checking again."""
    from claims.report.read import read_report

    wanted = outputs(formats or ("text",), FORMATS)
    view = View(show_supported=show_supported, quiet=quiet)
    write_report(read_report(results), wanted, color=color, view=view)
    return 0


@app.command()
def recheck(
    results: Annotated[
        Path, typer.Argument(metavar="RESULTS.json", help="A report in JSON.", show_default=False)
    ],
    config: options.ConfigFile = None,
) -> int:
    """Verify a JSON report: that its quotes stand where it says, and its comparisons give what it says.

    Nothing is extracted or searched again; files are read from where the report names them, and the dates and
    authority of sources from the configuration. Exit code 1 where something does not hold.
    """
    from claims.report.base import plain
    from claims.report.read import read_report

    describe = described(options.settings(config).config.sources)
    found = checkers.recheck(read_report(results), lambda path: describe(read_document(path)))
    for fault in found.faults:
        place = f":{fault.span.line}:{fault.span.column}" if fault.span else ""
        claim = f" (claim {fault.claim})" if fault.claim else ""
        write_stdout(plain(f"{fault.path}{place}: {fault.message}{claim}") + "\n")
    counted = f"{found.claims} claims, {found.evidence} pieces of evidence, {found.comparisons} comparisons"
    number = len(found.faults)
    outcome = f"{number} {'does' if number == 1 else 'do'} not hold" if number else "all hold"
    write_stdout(f"{counted}: {outcome}\n")
    return 1 if found.faults else 0


add_baseline(app)
add_evaluation(app)
add_lookups(app)


def _exit_code(report: Report, loaded: Loaded) -> int:
    failing = {
        "error": (Severity.ERROR,),
        "warning": (Severity.ERROR, Severity.WARNING),
        "never": (),
    }
    if any(worst(draft) in failing[loaded.of(draft.path).fail_on] for draft in report.drafts):
        return 1
    return 3 if not report.complete and loaded.config.on_incomplete == "fail" else 0
