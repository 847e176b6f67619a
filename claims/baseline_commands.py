"""The commands `claims baseline create`, `prune` and `stats`: what writes and shows the accepted findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from claims import options
from claims.baseline import DEFAULT_NAME, Baseline, Terms, divided, read_baseline, to_json, updated
from claims.cache import Cache
from claims.clock import today
from claims.config import Loaded
from claims.console import say, write_file, write_stdout
from claims.errors import UsageError
from claims.model import Report
from claims.report.base import counted, plain, tally
from claims.runs import checked, drafts_at

__all__ = ["add_baseline"]

_baseline = typer.Typer(
    name="baseline",
    help="Accept the findings of today, so that a run fails only for new ones.",
    no_args_is_help=True,
)


def add_baseline(app: typer.Typer) -> None:
    """Add the commands of `claims baseline` to the command line."""
    app.add_typer(_baseline)


@_baseline.command()
def create(
    paths: options.Paths,
    against: options.Against = None,
    online: options.Online = None,
    config: options.ConfigFile = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    min_confidence: options.MinConfidence = None,
    as_of: options.AsOf = None,
    min_worthiness: options.MinWorthiness = None,
    include: options.Include = None,
    exclude: options.Exclude = None,
    baseline: options.BaselineFile = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help="Why new entries are accepted.")
    ] = None,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="NAME", help="Who is to settle new entries.")
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DATE", help="The last day (YYYY-MM-DD) that new entries hold."),
    ] = None,
    no_cache: options.NoCache = False,
    no_progress: options.NoProgress = False,
) -> int:
    """Check drafts and accept what is found: write it to the baseline.

    Entries that are there already stay as they are, and go when what they stand for no longer occurs.
    """
    loaded = options.settings(
        config,
        against=against,
        online=online,
        select=select,
        ignore=ignore,
        min_confidence=min_confidence,
        as_of=as_of,
        min_worthiness=min_worthiness,
        include=include,
        exclude=exclude,
        baseline=baseline,
    )
    chosen = loaded.config
    terms = _terms(chosen.as_of or today(), reason=reason, owner=owner, until=until)
    file = Path(chosen.baseline or DEFAULT_NAME)
    before = read_baseline(file) if file.exists() else Baseline(file)
    report = _report(paths, loaded, progress=not no_progress, cache=not no_cache)
    _accept(before, report, terms)
    if not chosen.baseline:
        say(f'it is used with "--baseline {file}", or with baseline = "{file}" in the configuration')
    return 0


def _terms(day: date, *, reason: str | None, owner: str | None, until: str | None) -> Terms:
    for option, text in (("--reason", reason), ("--owner", owner)):
        if text is not None and not text.isprintable():
            raise UsageError(f"{option} is not one line of plain text: {plain(text)}")
    last = options.read_date("--until", until)
    if last and last < day:
        raise UsageError(f"--until {last} is past on {day}: such entries would hide nothing.")
    return Terms(added=day, reason=reason, owner=owner, until=last)


def _accept(before: Baseline, report: Report, terms: Terms) -> None:
    """Write the baseline for a report, and tell what is new in it and what has gone."""
    after = updated(before, report, terms)
    write_file(before.file, to_json(after))
    gone = len(divided(before, report)[1])
    new = len(after.entries) - len(before.entries) + gone
    write_stdout(f"{before.file}: {_entries(len(after.entries))}, {new} new, {gone} dropped\n")


@_baseline.command()
def prune(
    paths: options.Paths,
    against: options.Against = None,
    online: options.Online = None,
    config: options.ConfigFile = None,
    as_of: options.AsOf = None,
    min_worthiness: options.MinWorthiness = None,
    include: options.Include = None,
    exclude: options.Exclude = None,
    baseline: options.BaselineFile = None,
    no_cache: options.NoCache = False,
    no_progress: options.NoProgress = False,
) -> int:
    """Check drafts and drop the entries that stand for what no longer occurs in them.

    Entries of drafts that are there and not among PATH stay, as all do when the run is incomplete.
    """
    loaded = options.settings(
        config,
        against=against,
        online=online,
        as_of=as_of,
        min_worthiness=min_worthiness,
        include=include,
        exclude=exclude,
        baseline=baseline,
    )
    before = read_baseline(Path(loaded.config.baseline or DEFAULT_NAME))
    report = _report(paths, loaded, progress=not no_progress, cache=not no_cache)
    kept, gone = divided(before, report)
    if gone:
        write_file(before.file, to_json(Baseline(before.file, kept)))
    write_stdout(f"{before.file}: {_entries(len(gone))} dropped, {len(kept)} left\n")
    if not report.complete:
        say("the run is incomplete, so nobody knows what is gone: all entries stay")
    return 0


@_baseline.command()
def stats(
    config: options.ConfigFile = None,
    baseline: options.BaselineFile = None,
    as_of: options.AsOf = None,
) -> int:
    """Count the entries by code, severity, draft, owner and age, and those that have expired."""
    chosen = options.settings(config, baseline=baseline, as_of=as_of).config
    found = read_baseline(Path(chosen.baseline or DEFAULT_NAME))
    entries, day = found.entries, chosen.as_of or today()
    expired = sum(1 for entry in entries if entry.expired(day))
    write_stdout(f"{found.file}: {_entries(len(entries))}, {expired} expired\n")
    _count("code", (entry.code for entry in entries))
    _count("severity", (entry.severity.value for entry in entries))
    _count("draft", (entry.draft for entry in entries))
    _count("owner", (entry.owner or "nobody" for entry in entries))
    _count("age", (_age(entry.added, day) for entry in entries))
    return 0


def _report(paths: Sequence[str], loaded: Loaded, *, progress: bool, cache: bool) -> Report:
    """The report on drafts without any baseline."""
    drafts = drafts_at(paths, loaded.config)
    return checked(drafts, loaded, progress=progress, remarks=True, cache=Cache() if cache else None)


def _count(heading: str, words: Iterable[str]) -> None:
    lines = [f"{number:>8,}  {plain(word)}\n" for word, number in tally(words)]
    if lines:
        write_stdout("".join((f"\n{heading}\n", *lines)))


def _age(added: date, day: date) -> str:
    days = (day - added).days
    return "up to 30 days" if days <= 30 else "31 to 90 days" if days <= 90 else "more than 90 days"


def _entries(number: int) -> str:
    return counted(number, "entry", "entries")
