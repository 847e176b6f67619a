"""The public doors: which files are found, how they are decoded, and what is said when that fails."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

import claims.readers
from claims.errors import DraftError, SourceError
from claims.readers import FORMATS, MAX_BYTES, find_documents, read_bytes, read_document, read_sources


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("Café rose.".encode(), "Café rose.", id="utf-8"),
        pytest.param("\ufeffCafé rose.".encode(), "\ufeffCafé rose.", id="utf-8-mark"),
        pytest.param("\ufeffCafé 👩 rose.".encode("utf-16-le"), "\ufeffCafé 👩 rose.", id="utf-16-le"),
        pytest.param("\ufeffCafé rose.".encode("utf-16-be"), "\ufeffCafé rose.", id="utf-16-be"),
        pytest.param(b"One.\r\nTwo.\rThree.\n", "One.\r\nTwo.\rThree.\n", id="line-ends-stay"),
    ],
)
def test_readers_keep_the_text_as_it_stands(data: bytes, text: str) -> None:
    document = read_bytes(data, path="draft.txt")
    assert document.text == text
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert not document.blocks[0].text.startswith("\ufeff")


def _archive() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(
            b"One\r\ntwo\rcaf\xe9",
            r"d\.txt: byte 0xe9 at offset 12 \(line 3\) is not valid UTF-8: save",
            id="latin-1",
        ),
        pytest.param(
            b"\xff\xfea", r"d\.txt: byte 0x61 at offset 2 \(line 1\) is not valid UTF-16", id="utf-16-cut"
        ),
        pytest.param(b"a\0b", r"d\.txt looks like a binary file: save its text", id="nul"),
        pytest.param(
            b"\x7fELF\x01\0\xff\xfe", r"d\.txt looks like a binary file: save its text", id="program"
        ),
        pytest.param(b"%PDF-1.7\n\xff", r"d\.txt looks like a binary file \(PDF\)", id="pdf"),
        pytest.param(_archive(), r"d\.txt looks like a binary file \(ZIP", id="zip"),
        pytest.param(b"", r"d\.txt is empty", id="empty"),
        pytest.param(b" \r\n\t", r"d\.txt is empty", id="white-space"),
        pytest.param("\ufeff\u2003\n".encode(), r"d\.txt is empty", id="mark-and-white-space"),
        pytest.param(b"-----\n***\n", r"d\.txt has no text to read", id="rules"),
        pytest.param(b"x" * (MAX_BYTES + 1), r"d\.txt is larger than 64 MB: split it", id="too-large"),
    ],
)
def test_readers_say_why_bytes_cant_be_read(data: bytes, message: str) -> None:
    with pytest.raises(DraftError, match=message):
        read_bytes(data, path="d.txt")


@pytest.mark.parametrize(
    ("path", "format", "words"),
    [
        pytest.param("a.md", None, "A", id="markdown"),
        pytest.param("a.HTML", None, "*A*", id="suffix-in-capitals"),
        pytest.param("a.txt", None, "<p>*A*</p>", id="text"),
        pytest.param("<stdin>", None, "<p>*A*</p>", id="text-by-default"),
        pytest.param("<stdin>", "html", "*A*", id="format-given"),
        pytest.param("a.html", "text", "<p>*A*</p>", id="format-before-suffix"),
    ],
)
def test_read_bytes_chooses_the_format(path: str, format: str | None, words: str) -> None:
    data = b"*A*" if path == "a.md" else b"<p>*A*</p>"
    assert read_bytes(data, path=path, format=format).blocks[0].text == words


def test_read_bytes_refuses_an_unknown_format() -> None:
    with pytest.raises(ValueError, match="no format 'docx': known are text, markdown, html"):
        read_bytes(b"x", path="x", format="docx")


def test_formats_are_told_apart() -> None:
    for field in ("name", "suffixes", "content_types"):
        values = [value for known in FORMATS for value in _many(getattr(known, field))]
        assert len(values) == len(set(values))
    assert all(
        suffix == suffix.lower() and suffix[0] == "." for known in FORMATS for suffix in known.suffixes
    )


def _many(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def test_readers_public_names_are_sorted() -> None:
    assert claims.readers.__all__ == sorted(
        claims.readers.__all__, key=lambda name: (not name.isupper(), name)
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "b.md",
        "a.txt",
        "sub/c.html",
        "sub/old/d.md",
        "sub/e.py",
        ".hidden.md",
        ".git/f.md",
        "Z.md",
    ):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"This is {name}.", encoding="utf-8")
    (tmp_path / "none").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("paths", "include", "exclude", "found"),
    [
        pytest.param(["in"], [], [], ["Z.md", "a.txt", "b.md", "sub/c.html", "sub/old/d.md"], id="all"),
        pytest.param(["in"], ["*.md"], [], ["Z.md", "b.md", "sub/old/d.md"], id="name-at-any-depth"),
        pytest.param(["in"], ["/*.md"], [], ["Z.md", "b.md"], id="name-at-the-top"),
        pytest.param(
            ["in"], ["sub/*.html", "[ab].*"], [], ["a.txt", "b.md", "sub/c.html"], id="path-and-set"
        ),
        pytest.param(["in"], ["in/sub/**"], [], ["sub/c.html", "sub/old/d.md"], id="path-as-shown"),
        pytest.param(["in"], [], ["old"], ["Z.md", "a.txt", "b.md", "sub/c.html"], id="folder-excluded"),
        pytest.param(["in"], [], ["sub/"], ["Z.md", "a.txt", "b.md"], id="folder-with-slash"),
        pytest.param(["in"], ["*.md"], ["**/old/*", "[!Z].md"], ["Z.md"], id="both"),
        pytest.param(["in/b.md", "in", "./in/b.md"], ["b.md"], [], ["b.md"], id="each-once"),
        pytest.param(["in/sub/e.py", "in/b.md"], ["*.txt"], ["*.md"], ["sub/e.py", "b.md"], id="as-named"),
    ],
)
def test_find_documents(
    folder: Path, paths: list[str], include: list[str], exclude: list[str], found: list[str]
) -> None:
    assert find_documents(paths, include=include, exclude=exclude) == [Path("in") / name for name in found]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        pytest.param("gone.md", r"^gone\.md does not exist: check the path", id="missing"),
        pytest.param(
            "none", r"^the folder none holds nothing to read: looked for \.htm, \.html", id="empty-folder"
        ),
    ],
)
def test_find_documents_says_what_is_missing(folder: Path, path: str, message: str) -> None:
    with pytest.raises(DraftError, match=message):
        find_documents([path])


@pytest.mark.parametrize("name", ["in/locked", "in/locked.md"], ids=["folder", "file"])
def test_readers_name_what_is_not_permitted(folder: Path, name: str) -> None:
    if sys.platform == "win32" or os.geteuid() == 0:
        pytest.skip("the superuser may read everything")
    path = folder / name
    path.touch(mode=0) if path.suffix else path.mkdir(mode=0)
    with pytest.raises(SourceError, match=rf"{name} can't be read \(Permission denied\)"):
        read_sources(["in"], offline=True)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        pytest.param("gone.md", r"^gone\.md does not exist", id="missing"),
        pytest.param("in", r"^in is a folder: name a file in it", id="folder"),
        pytest.param("in/b.md/c", r"^in/b\.md/c can't be read \(Not a directory\)", id="below-a-file"),
        pytest.param("a\0b", r"can't be read", id="nul-in-the-name"),
    ],
)
def test_read_document_says_what_is_wrong(folder: Path, path: str, message: str) -> None:
    with pytest.raises(DraftError, match=message):
        read_document(path)


_WRITER = """
import sys
with open(sys.argv[1], "ab", buffering=0) as log:
    for _ in range(20_000_000):
        log.write(b".")
"""


def test_read_document_refuses_a_file_that_is_written_to_meanwhile(tmp_path: Path) -> None:
    file = tmp_path / "log.txt"
    file.write_text("The mill has 12 stones. " * 100_000)
    with subprocess.Popen([sys.executable, "-c", _WRITER, str(file)]) as writer:
        while file.stat().st_size == 2_400_000 and writer.poll() is None:
            time.sleep(0.01)
        try:
            with pytest.raises(DraftError, match=r"log\.txt changed while it was read: run again"):
                [read_document(file) for _ in range(100)]  # the writer may rest just then
        finally:
            writer.kill()


def test_read_document_is_called_as_the_user_named_it(folder: Path) -> None:
    assert read_document("in/sub/c.html").path == "in/sub/c.html"
    assert read_document(folder / "in" / "b.md").path == (folder / "in" / "b.md").as_posix()
    assert read_document("in/b.md", name="the draft").path == "the draft"


def test_read_sources_reads_files_and_folders(folder: Path) -> None:
    documents = read_sources(["in/b.md", "in/sub"], offline=True)
    assert [document.path for document in documents] == ["in/b.md", "in/sub/c.html", "in/sub/old/d.md"]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        pytest.param("gone", r"^gone does not exist", id="missing"),
        pytest.param(
            "https://a.example/x", r"is an address and the run is offline: allow it with --online", id="web"
        ),
        pytest.param("HTTP://a.example/x", r"is an address and the run is offline", id="capitals"),
    ],
)
def test_read_sources_raises_source_errors(folder: Path, source: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read_sources([source], offline=True)


def test_reading_a_very_long_line_is_quick() -> None:
    start = time.perf_counter()
    document = read_bytes(b"word " * 10_000_000, path="draft.txt")
    assert len(document.blocks) == len(document.blocks[0].pieces) == 1
    assert time.perf_counter() - start < 20  # it takes half a second; a quadratic reader would take hours
