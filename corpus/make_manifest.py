"""Bring corpus/manifest.json up to date with the files of the corpus.

    python corpus/make_manifest.py [--check]

The manifest lists every text and gold file with its size in bytes, SHA-256, licence and description. Sizes
and checksums are computed; descriptions are written by hand in the manifest and kept. A file without a
description is an error, and so, under --check, is any difference from the manifest on disk.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

CORPUS = Path(__file__).resolve().parent
FOLDERS = ("drafts", "gold", "references")
LICENCE = "CC0-1.0"


def corpus_files(corpus: Path) -> list[str]:
    """The files that the manifest has to name, as sorted POSIX paths relative to `corpus`."""
    found = (path for folder in FOLDERS for path in (corpus / folder).rglob("*"))
    return sorted(path.relative_to(corpus).as_posix() for path in found if path.is_file())


def read_descriptions(corpus: Path) -> dict[str, str]:
    """The descriptions of the manifest as it stands, by path; none where there is no manifest yet."""
    manifest = corpus / "manifest.json"
    if not manifest.exists():
        return {}
    entries = json.loads(manifest.read_text(encoding="utf-8"))["files"]
    return {entry["path"]: entry["description"] for entry in entries}


def render_manifest(corpus: Path) -> str:
    """The manifest as it should be, as JSON text; a new file gets an empty description."""
    descriptions = read_descriptions(corpus)
    entries = []
    for path in corpus_files(corpus):
        content = (corpus / path).read_bytes()
        entries.append(
            {
                "path": path,
                "bytes": len(content),
                "sha256": hashlib.sha256(content).hexdigest(),
                "licence": LICENCE,
                "description": descriptions.get(path, ""),
            }
        )
    return json.dumps({"files": entries}, ensure_ascii=False, indent=2) + "\n"


def main() -> int:
    """Write or check the manifest; 0 when it is complete and true."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing, fail on any difference")
    options = parser.parse_args()
    manifest = CORPUS / "manifest.json"
    text = render_manifest(CORPUS)
    if options.check:
        if not manifest.exists() or manifest.read_text(encoding="utf-8") != text:
            print("corpus/manifest.json is out of date: run python corpus/make_manifest.py", file=sys.stderr)
            return 1
    else:
        manifest.write_text(text, encoding="utf-8")
    bare = [entry["path"] for entry in json.loads(text)["files"] if not entry["description"]]
    for path in bare:
        print(f"no description in corpus/manifest.json: {path}", file=sys.stderr)
    return 1 if bare else 0


if __name__ == "__main__":
    sys.exit(main())
