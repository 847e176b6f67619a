"""The margin: a note for each claim, with its verdict, what decided it, and where that stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from claims.codes import severity_of
from claims.model import Claim, Evidence, Finding, Label, Relation, Sentence, Stance
from claims.report.base import plain
from claims.report.page.markup import Markup, join, tag
from claims.report.page.notes import Note, spelt
from claims.report.page.surface import surface
from claims.report.page.words import compared, marked, named, place

__all__ = ["note", "remainder"]

_STANCES = {Stance.SUPPORTS: "Supported by", Stance.REFUTES: "Refuted by", Stance.NEUTRAL: "Nearest passage:"}

_SUPPRESSED = {
    "ignore": "Silenced by a comment in the draft",
    "baseline": "Known: it is in the baseline",
    "unchanged": "Not part of this change",
}


def note(subject: Note) -> Markup:
    """One note; it stands open where it has a finding that counts."""
    claim = subject.claim
    looks = ["note", subject.state]
    if subject.findings:
        looks.append("suppressed" if subject.suppressed else "reported")
    return tag(
        "details",
        tag("summary", *_head(subject)),
        *(_suppressed(finding) for finding in subject.findings),
        *(_verdict(claim, subject.findings) if claim else ()),
        tag("p", _small_print(subject), class_="small"),
        class_=" ".join(looks),
        id=f"n{subject.number}",
        open=subject.reported,
        data_state=subject.state,
        data_kind=claim.kind if claim else None,
        data_codes=" ".join(subject.codes) or None,
    )


def _head(subject: Note) -> Iterator[Markup]:
    """The number, the state, and what is claimed, in the words that stand by themselves."""
    yield tag("span", str(subject.number), class_="number")
    yield tag("span", subject.state.sign, class_=f"sign {subject.state}", aria_hidden="true")
    yield tag("span", " ", subject.state.words, " ", class_="state")
    if subject.findings:
        told = [*map(spelt, subject.codes), *(["suppressed"] if subject.suppressed else [])]
        yield tag("span", ", ".join(told), class_="code")
    evidence = subject.claim.evidence if subject.claim else ()
    words = [pair[0] for item in evidence if (pair := compared(item))]
    yield tag("span", marked(subject.statement, words), class_="statement", dir="auto")


def _suppressed(finding: Finding) -> Markup | None:
    if finding.suppressed is None:
        return None
    reason = f": {finding.suppressed.reason}" if finding.suppressed.reason else "."
    return tag("p", _SUPPRESSED[finding.suppressed.by] + reason, class_="because")


def _verdict(claim: Claim, findings: Sequence[Finding]) -> Iterator[Markup]:
    """What the verdict rests on and the reasons that this does not tell, or why there is no verdict."""
    for item in claim.evidence:
        yield from _evidence(claim, item)
    told = {item.reason for item in claim.evidence}
    reasons = [finding.message for finding in findings]
    if claim.unchecked:
        reasons.insert(0, f"{spelt(claim.unchecked.reason)}: {claim.unchecked.detail}")
    if claim.verdict:
        reasons.insert(0, claim.verdict.reason)
        if claim.verdict.label is Label.CONFLICTING and claim.evidence:
            told.add(claim.verdict.reason)  # it joins what both sides say
    yield from (tag("p", reason, class_="because") for reason in dict.fromkeys(reasons) if reason not in told)


def _evidence(claim: Claim, item: Evidence) -> Iterator[Markup]:
    """A passage, where it stands, and why it decides where the marked words do not show it."""
    pair = compared(item)
    quote = surface(item.quote, item.source)
    wanted = {pair[1]} if pair else set()
    if item.stance is Stance.SUPPORTS:  # what others speak against stands here as well
        wanted |= {words[0] for other in claim.evidence if (words := compared(other))}
    yield tag("blockquote", marked(quote, wanted), dir="auto", class_=item.stance)
    where = f", line {item.span.line}" if item.span else f", {plain(item.locator)}" if item.locator else ""
    day = join(", of ", tag("time", item.source_date)) if item.source_date else None
    yield tag("p", _STANCES[item.stance], " ", tag("cite", plain(item.source)), where, day, class_="source")
    if pair and item.stance is Stance.REFUTES and not (place(pair[0], claim.text) and place(pair[1], quote)):
        ours, theirs = (tag("b", words, dir="auto") for words in pair)
        yield tag("p", "Draft: ", ours, ". Source: ", theirs, ".", class_="because")
    elif item.comparison and item.comparison.relation is Relation.WITHIN:
        yield tag("p", item.comparison.explanation, class_="because")
    if item.reason and not named(item.reason):
        yield tag("p", item.reason, class_="because")


def _small_print(subject: Note) -> str:
    """The rest that is known of it, in a line."""
    claim = subject.claim
    parts = [f"line {subject.span.line}"]
    if claim:
        models = [item.witness for item in claim.evidence if item.witness]
        set_anew = [finding for finding in subject.findings if _is_set(claim, finding)]
        parts += [
            claim.kind,
            *(f"with “{plain(words.text)}” from line {words.span.line}" for words in claim.context),
            *([f"confidence {claim.verdict.confidence:.2f}"] if claim.verdict else []),
            *(f"reported as {finding.severity}" for finding in set_anew),
            *dict.fromkeys(f"checker {item.checker}" for item in claim.evidence),
            *(f"model {witness.model} {witness.score:.2f}" for witness in models),
        ]
    return " · ".join(parts)


def _is_set(claim: Claim, finding: Finding) -> bool:
    """Whether somebody has set another severity than the verdict's."""
    return claim.verdict is None or finding.severity is not severity_of(claim.verdict.label)


def remainder(sentences: list[Sentence]) -> Markup | None:
    """What of a paragraph's sentences is in no note."""
    skipped = Counter(spelt(sentence.skipped) for sentence in sentences if sentence.skipped)
    parts = [f"{number} × {reason}" if number > 1 else reason for reason, number in sorted(skipped.items())]
    missed = [f"“{plain(item.text)}”" for sentence in sentences for item in sentence.uncovered]
    lines = [
        f"No claim: {', '.join(parts)}" if parts else None,
        f"In no claim: {', '.join(missed)}" if missed else None,
    ]
    told = [tag("span", line) for line in lines if line]
    return tag("p", *told, class_="remainder") if told else None
