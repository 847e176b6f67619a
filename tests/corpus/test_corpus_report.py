"""The report of the bundled corpus, to the byte.

After a change that is meant, write it anew with `CLAIMS_UPDATE_GOLDEN=1` and read the difference.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden" / "report.json"
COMMAND = "check corpus/drafts --against corpus/references --no-cache -q -f json".split()


def test_the_report_of_the_corpus_is_the_golden_one() -> None:
    done = subprocess.run(  # the program under test
        [sys.executable, "-m", "claims", *COMMAND], cwd=ROOT, capture_output=True, check=False, timeout=120
    )
    assert done.returncode == 1, done.stderr.decode()
    if os.environ.get("CLAIMS_UPDATE_GOLDEN"):
        GOLDEN.write_bytes(done.stdout)
    assert done.stdout == GOLDEN.read_bytes()
