"""Which checkers are installed: those that a package names in the entry-point group `claims.checkers`.

A name costs nothing until its checker is asked for, and one that can't be loaded is told, not fatal: claims
that only it could judge then stay unchecked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points

from checkers.base import Checker
from claims.errors import CheckerUnavailable

__all__ = ["GROUP", "Registration", "load_all", "registered"]

GROUP = "claims.checkers"


@dataclass(frozen=True, slots=True)
class Registration:
    """A checker that some installed package offers: its name, the package and version, and how to load it."""

    name: str
    package: str
    entry_point: EntryPoint

    def load(self) -> Checker:
        """The checker itself: the named object, or an instance of the named class.

        Raises `claims.errors.CheckerUnavailable` with the reason when the package can't be imported or names
        something that is not a checker.
        """
        try:
            found = self.entry_point.load()
            checker = found() if isinstance(found, type) else found
        except Exception as error:  # a third party's import may raise anything
            raise CheckerUnavailable(
                f"the checker {self.name!r} of {self.package} can't be loaded from {self.entry_point.value}: "
                f"{type(error).__name__}: {error}"
            ) from error
        missing = [
            member for member in ("name", "kinds", "available", "check") if not hasattr(checker, member)
        ]
        if missing:
            raise CheckerUnavailable(
                f"the checker {self.name!r} of {self.package} lacks {', '.join(missing)}: "
                "see checkers.base.Checker"
            )
        return checker  # type: ignore[no-any-return]  # an entry point has no type; its members were just seen


def registered() -> tuple[Registration, ...]:
    """Every checker that is installed here, by name; of two with one name the first package wins."""
    found: dict[str, Registration] = {}
    for entry_point in entry_points(group=GROUP):
        distribution = entry_point.dist
        package = f"{distribution.name} {distribution.version}" if distribution else "an unnamed package"
        registration = Registration(entry_point.name, package, entry_point)
        known = found.get(entry_point.name)
        if known is None or (package, entry_point.value) < (known.package, known.entry_point.value):
            found[entry_point.name] = registration
    return tuple(found[name] for name in sorted(found))


def load_all(registrations: Sequence[Registration]) -> tuple[list[Checker], list[str]]:
    """The checkers that could be loaded, in order, and a sentence about each that could not."""
    loaded: list[Checker] = []
    problems: list[str] = []
    for registration in registrations:
        try:
            loaded.append(registration.load())
        except CheckerUnavailable as error:
            problems.append(str(error))
    return loaded, problems
