"""The entry of the command line: `claims` and `python -m claims`."""

from __future__ import annotations

import gc
import sys

from claims import __version__

__all__ = ["main"]


def main() -> int:
    """Run the command line and give its exit code."""
    # Scripts ask for the version often; it needs none of the imports that the commands need.
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"claims {__version__}\n")
        return 0
    # A run makes many small objects that live until its end; looking for garbage less often saves a tenth.
    gc.set_threshold(100_000, 50, 50)
    try:
        from claims.cli import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        sys.stderr.write("claims: interrupted\n")
        return 130
    finally:
        # The process ends here, and Python would go through all its objects once more: a quarter of a second.
        gc.freeze()


if __name__ == "__main__":
    sys.exit(main())
