"""Work that is begun before its result is needed."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

__all__ = ["Ahead"]

T = TypeVar("T")


class Ahead(Generic[T]):
    """A function that runs in another thread; nobody waits for it when the program ends before."""

    def __init__(self, work: Callable[[], T]) -> None:
        """Begin."""
        self._work = work
        self._done: list[T] = []
        self._failed: BaseException | None = None
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._done.append(self._work())
        except BaseException as error:  # noqa: BLE001  # raised where the result is asked for
            self._failed = error

    def result(self) -> T:
        """Wait for the end, and give the result or raise what went wrong."""
        self._thread.join()
        if self._failed is not None:
            raise self._failed
        return self._done[0]
