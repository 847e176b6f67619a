"""The account of a run: what was read, what became of it, what was not checked and why, and what was used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from claims.model import DraftReport, Evidence, Report
from claims.report.base import counted, plain
from claims.report.page.markup import Markup, tag
from claims.report.page.notes import Note, State, spelt
from claims.report.page.surface import surface

__all__ = ["coverage", "provenance", "unchecked"]

AT_ONCE = 30
"""How many entries a list shows before it has to be opened."""


def coverage(report: Report, notes: Sequence[Note]) -> Markup:
    """Two tables that add up: the sentences by what was made of them, and the claims by their verdict."""
    sentences = [sentence for draft in report.drafts for sentence in draft.sentences]
    skipped = _tally(sentence.skipped for sentence in sentences if sentence.skipped)
    rows = [("with a claim", sum(1 for sentence in sentences if sentence.claims))]
    rows += [(spelt(reason), number) for reason, number in skipped]
    rows.append(("no reason given", len(sentences) - sum(number for _, number in rows)))
    states = Counter(note.state for note in notes if note.claim)
    reasons = _tally(
        claim.unchecked.reason for draft in report.drafts for claim in draft.claims if claim.unchecked
    )
    verdicts = [
        (state.words, states[state]) for state in State if state not in (State.UNCHECKED, State.REMARK)
    ]
    verdicts += [(f"not checked: {spelt(reason)}", number) for reason, number in reasons]
    verdicts.append(("not checked", states[State.UNCHECKED] - sum(number for _, number in reasons)))
    return tag(
        "section",
        tag("h2", "Coverage", id="coverage"),
        tag("div", _table("Sentences", rows), _table("Claims", verdicts), class_="tables"),
        class_="account",
    )


def _tally(reasons: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(reasons).items(), key=lambda item: (-item[1], item[0]))


def _table(caption: str, rows: Sequence[tuple[str, int]]) -> Markup:
    total = sum(number for _, number in rows)
    lines = [
        tag("tr", tag("th", words, scope="row"), tag("td", f"{number:,}")) for words, number in rows if number
    ]
    foot = tag("tfoot", tag("tr", tag("th", "in all", scope="row"), tag("td", f"{total:,}")))
    return tag("table", tag("caption", caption), tag("tbody", *lines), foot)


def unchecked(report: Report, notes: Sequence[Note]) -> Markup:
    """What has no verdict: claims, sentences without a claim, and figures, dates and names in no claim."""
    lists = [*_claims(notes), *_sentences(report.drafts), *_uncovered(report.drafts)]
    return tag(
        "section",
        tag("h2", "Not checked", id="unchecked"),
        *(lists or [tag("p", "Every sentence makes claims, and every claim was checked.")]),
        class_="account",
    )


def _claims(notes: Sequence[Note]) -> Iterator[Markup]:
    by_reason: dict[str, list[Markup]] = {}
    for note in notes:
        if note.claim and note.claim.verdict is None:
            why = note.claim.unchecked
            entry = _entry(_link(note), note.claim.text, why.detail if why else "")
            by_reason.setdefault(spelt(why.reason) if why else "extracted only", []).append(entry)
    for reason, entries in sorted(by_reason.items()):
        yield _list(f"{counted(len(entries), 'claim')}: {reason}", entries)


def _sentences(drafts: Sequence[DraftReport]) -> Iterator[Markup]:
    by_reason: dict[str, list[Markup]] = {}
    for draft in drafts:
        for sentence in draft.sentences:
            if not sentence.claims:
                reason = spelt(sentence.skipped) if sentence.skipped else "no reason given"
                words = surface(sentence.text, draft.path)
                entry = _entry(f"line {sentence.span.line}", words, _of(draft, drafts))
                by_reason.setdefault(reason, []).append(entry)
    for reason, entries in sorted(by_reason.items()):
        yield _list(f"{counted(len(entries), 'sentence')} without a claim: {reason}", entries)


def _uncovered(drafts: Sequence[DraftReport]) -> Iterator[Markup]:
    entries = [
        _entry(f"line {item.span.line}", surface(item.text, draft.path), f"{item.type} {_of(draft, drafts)}")
        for draft in drafts
        for sentence in draft.sentences
        for item in sentence.uncovered
    ]
    if entries:
        yield _list(f"{counted(len(entries), 'detail')} of sentences in no claim", entries)


def _of(draft: DraftReport, drafts: Sequence[DraftReport]) -> str:
    return f"in {plain(draft.path)}" if len(drafts) > 1 else ""


def _link(note: Note) -> Markup:
    return tag("a", f"note {note.number}", href=f"#n{note.number}")


def _entry(where: str, words: str, more: str) -> Markup:
    told = tag("span", more, class_="more") if more.strip() else None
    return tag("li", tag("span", where, class_="where"), " ", tag("bdi", words), " ", told)


def _list(heading: str, entries: Sequence[Markup]) -> Markup:
    return tag("details", tag("summary", heading), tag("ul", *entries), open=len(entries) <= AT_ONCE)


def provenance(report: Report) -> Markup:
    """What a rerun needs to give the same: the program, its settings, and the checksums of what was read."""
    evidence = [item for draft in report.drafts for claim in draft.claims for item in claim.evidence]
    settings = [tag("li", tag("code", part)) for part in report.signature.split("|")]
    rows = [
        ("Program", tag("span", f"{report.tool.name} {report.tool.version}")),
        ("Signature", _items(settings, "signature")),
        ("Drafts", _items(_file(draft.path, draft.sha256) for draft in report.drafts)),
        ("Sources quoted", _items(_sources(evidence))),
    ]
    written = [tag("div", tag("dt", name), tag("dd", what)) for name, what in rows if what]
    return tag("section", tag("h2", "Provenance", id="provenance"), tag("dl", *written), class_="account")


def _items(items: Iterable[Markup], name: str | None = None) -> Markup | None:
    found = list(items)
    return tag("ul", *found, class_=name) if found else None


def _file(path: str, sha256: str | None, more: str = "") -> Markup:
    return tag("li", tag("cite", plain(path)), more, " ", tag("code", f"sha256 {sha256}") if sha256 else None)


def _sources(evidence: Iterable[Evidence]) -> Iterator[Markup]:
    seen: dict[tuple[str, str | None, str | None], int] = {}
    for item in evidence:
        key = (item.source, item.source_sha256, item.source_date)
        seen[key] = seen.get(key, 0) + 1
    for (source, sha256, day), number in sorted(seen.items(), key=lambda entry: str(entry[0])):
        more = f", of {day}" if day else ""
        yield _file(source, sha256, f"{more}, quoted {counted(number, 'time')}")
