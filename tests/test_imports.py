"""How the modules hang together: one direction of imports, no effects of importing, honest `__all__`."""

from __future__ import annotations

import ast
import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "model": {"errors"},
    "resources": {"errors"},
    "ahead": set(),
    "changes": set(),
    "clock": set(),
    "git": {"errors"},
    "suggest": set(),
    "readers": {"errors", "model"},
    "values": {"errors", "model", "resources"},
    "language": {"ahead", "errors", "model", "resources", "values"},
    "extraction": {"errors", "language", "model", "resources", "values"},
    "codes": {"errors", "model", "suggest"},
    "findings": {"codes", "errors", "model"},
    "directives": {"codes", "errors", "findings", "model", "suggest"},
    "config": {"codes", "errors", "findings", "model", "readers", "suggest"},
    "report": {"codes", "errors", "model"},
    "references": {"errors", "model", "readers", "suggest"},
    "pipeline": {"errors", "extraction", "findings", "language", "model", "readers", "references"},
    "baseline": {"errors", "findings", "model", "report"},
    "narrow": {"changes", "errors", "extraction", "git", "model", "readers", "references", "report"},
    "evaluation": {"errors", "model", "pipeline", "readers", "report"},
    "cache": {"model"},
    "console": {"errors", "model", "report", "suggest"},
    "options": {"changes", "codes", "config", "errors", "model"},
    "lookup": {"cache", "codes", "config", "console", "errors", "model", "options"},
    "cli": {
        *("baseline", "baseline_commands", "cache", "checkers", "config", "console", "errors"),
        *("evaluation_command", "findings", "lookup", "model", "narrow", "options", "pipeline"),
        *("readers", "references", "report", "runs"),
    },
    "evaluation_command": {"console", "evaluation", "options"},
    "baseline_commands": {
        *("baseline", "cache", "clock", "config", "console", "errors", "model", "options", "report"),
        "runs",
    },
    "runs": {
        *("ahead", "baseline", "cache", "checkers", "clock", "config", "console", "directives", "model"),
        *("narrow", "pipeline", "readers", "references", "report"),
    },
    "__main__": {"cli"},
    "checkers": {"errors", "language", "model", "values"},
}
"""For each part what it may import of the others; every part may import itself and `claims.__version__`."""

HEAVY = ["httpx", "marko", "nltk", "numpy", "onnxruntime", "pint", "rich", "tantivy", "kitoken", "tokenizers"]
"""What costs start-up time, and is imported by the function that needs it."""

LATE = {"claims.readers.fetch", "claims.readers.markdown", "claims.readers.markdownparser"}
"""Modules that are themselves imported late, and may import what is heavy at their top."""


def modules(pattern: str = "*.py") -> list[str]:
    """Every module of both packages, by its file."""
    files = sorted(file for package in ("claims", "checkers") for file in (ROOT / package).rglob(pattern))
    names = [".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files]
    return [name.removesuffix(".__init__") for name in names]


def part(module: str) -> str:
    """The part of the program that a module belongs to: "values" for claims.values.dates."""
    top, _, below = module.partition(".")
    return below.partition(".")[0] if top == "claims" else top


def imported(module: str) -> Iterator[str]:
    """The parts that a module imports, at its top or inside its functions."""
    path = ROOT.joinpath(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports by relative name"
            source = node.module or ""
            names = [f"claims.{alias.name}" for alias in node.names] if source == "claims" else [source]
        for name in names:
            if name.split(".")[0] in ("claims", "checkers") and name != "claims.__version__":
                yield part(name)


@pytest.mark.parametrize("module", modules())
def test_imports_go_one_way(module: str) -> None:
    own = part(module)
    if module == "claims":  # names them for type checkers and loads them when they are first used
        assert set(imported(module)) == {"extraction", "readers"}
        return
    assert own in ALLOWED, f"{own} is new: say here what it may import"
    assert set(imported(module)) - {own} <= ALLOWED[own]


def test_imports_have_no_cycle() -> None:
    order: list[str] = []

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, f"{' -> '.join((*above, name))}"
        for below in sorted(ALLOWED[name]):
            visit(below, (*above, name))
        order.append(name)

    for name in ALLOWED:
        visit(name, ())


def test_importing_everything_has_no_effects() -> None:
    program = (
        "import importlib, json, os, sys, threading, warnings\n"
        "before = (os.getcwd(), dict(os.environ), list(warnings.filters), sys.getrecursionlimit())\n"
        f"for name in {sorted(set(modules()) - LATE)!r}:\n    importlib.import_module(name)\n"
        "after = (os.getcwd(), dict(os.environ), list(warnings.filters), sys.getrecursionlimit())\n"
        f"print(json.dumps({{'heavy': [name for name in {HEAVY!r} if name in sys.modules],\n"
        "    'changed': before != after, 'threads': threading.active_count()}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stderr == ""
    assert json.loads(done.stdout) == {"heavy": [], "changed": False, "threads": 1}


@pytest.mark.parametrize("name", modules())
def test_all_is_sorted_and_true(name: str) -> None:
    module = importlib.import_module(name)
    listed = module.__all__
    assert listed == sorted(listed, key=lambda word: (not word.isupper(), not word[0].isupper(), word))
    assert all(hasattr(module, word) for word in listed)


@pytest.mark.parametrize("name", modules("__init__.py"))
def test_all_of_a_package_holds_what_it_defines_and_hands_on(name: str) -> None:
    package = importlib.import_module(name)
    defined: set[str] = set()
    handed_on: set[str] = set()
    body = ast.parse(Path(str(package.__file__)).read_text("utf-8")).body
    guarded = [node for block in body if isinstance(block, ast.If) for node in block.body]
    for node in [*body, *guarded]:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(name):
            handed_on.update(alias.asname or alias.name for alias in node.names)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            defined.add(node.name)
        elif isinstance(node, ast.Assign):
            defined.update(target.id for target in node.targets if isinstance(target, ast.Name))
    public = {word for word in defined if not word.startswith("_")}
    assert public <= set(package.__all__) - {"__version__"} <= public | handed_on
