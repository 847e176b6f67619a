"""What a code is: the verdict it comes from, its severity, its documentation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from claims.model import Label, Severity

__all__ = ["Code", "severity_of"]

_SEVERITIES: Mapping[Label, Severity] = MappingProxyType(
    {
        Label.REFUTED: Severity.ERROR,
        Label.CONFLICTING: Severity.WARNING,
        Label.NOT_ENOUGH_EVIDENCE: Severity.NOTE,
    }
)


def severity_of(label: Label) -> Severity | None:
    """How serious a verdict is; None for a supported claim, which is nothing to report."""
    return _SEVERITIES.get(label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code, the verdict it comes from, and the sections of its documentation.

    Codes without a verdict are about what `claims` itself is told, such as a comment that ignores nothing; of
    these, `weight` is the severity.
    """

    name: str
    label: Label | None = Label.REFUTED
    weight: Severity = Severity.WARNING
    summary: str
    what_it_means: str
    why_it_matters: str
    example: str
    what_to_do: str

    @property
    def severity(self) -> Severity:
        """The severity of findings under this code, unless the configuration sets another."""
        return _SEVERITIES[self.label] if self.label else self.weight

    @property
    def sections(self) -> tuple[tuple[str, str], ...]:
        """The documentation as headings and paragraphs, in reading order."""
        return (
            ("What it means", self.what_it_means),
            ("Why it matters", self.why_it_matters),
            ("Example", self.example),
            ("What to do", self.what_to_do),
            ("How to silence it", self.how_to_silence),
        )

    @property
    def how_to_silence(self) -> str:
        """How a finding that is known and wanted stops counting, from the narrowest way to the widest."""
        everywhere = f'ignore = ["{self.name}"] in the configuration, or --ignore {self.name}'
        if self.label is None:
            return f"Everywhere: {everywhere}."
        return (
            f'In the draft, behind the sentence: <!-- claims: ignore {self.name} reason="..." -->; '
            f"what is there today: claims baseline create; everywhere: {everywhere}."
        )
