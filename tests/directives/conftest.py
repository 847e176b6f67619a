"""References that drafts with directives are checked against, and a day that end dates are held against."""

from __future__ import annotations

from datetime import date

import pytest

from claims.config import Config

REFERENCES = {
    "facts.txt": "The lighthouse has 179 steps. The lighthouse is 40 metres tall.\n"
    "The lighthouse has 12 windows. The lighthouse opened in 1931.\n",
    "plan.txt": "The annex has 8 rooms.\n",
    "survey.txt": "The annex has 9 rooms.\n",
}


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Config:
    folder = tmp_path_factory.mktemp("references")
    for name, text in REFERENCES.items():
        (folder / name).write_text(text)
    return Config(against=(str(folder),), as_of=date(2024, 6, 1))
