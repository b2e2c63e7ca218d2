from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from corpus.errors import UnreadableSource
from corpus.readers import dispatch
from corpus.readers.dispatch import SUFFIXES, read
from tests.corpus.readers import pdfs
from tests.corpus.readers.test_pptx import ROWS, deck


def test_content_counts_more_than_the_suffix(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(pdfs.build([pdfs.lines("A plan in a PDF.")]))
    (tmp_path / "b.txt").write_text("<!DOCTYPE html><html><body><p>Kế hoạch</p></body></html>")
    (tmp_path / "c.pdf").write_text("<html><body><p>আইন</p></body></html>")
    assert read(tmp_path / "a.txt").text == "A plan in a PDF."
    assert read(tmp_path / "b.txt").text == "Kế hoạch"
    assert read(tmp_path / "c.pdf").text == "আইন"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.pdf", b"not a pdf at all", "corrupt"),
        ("a.docx", b"\x89\x00\x01garbage", "corrupt"),
        ("a.txt", b"\x00\x01\x02\x03\x80" * 50, "corrupt"),
        ("a.bin", b"\x00\x01\x02\x03\x80" * 50, "unsupported_type"),
        ("a.jsonl", b'{"a": 1}', "unsupported_type"),
        ("a.docx", b"PK\x03\x04" + b"\x00" * 40, "corrupt"),
        ("a.pdf", b"%PDF-1.7\n" + b"\x93\x11" * 90, "corrupt"),
    ],
)
def test_what_is_no_document_says_why(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableSource) as caught:
        read(tmp_path / name)
    assert caught.value.code == code
    assert name in caught.value.message


def test_missing_folders_and_large_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("abcdef")
    monkeypatch.setattr(dispatch, "LARGEST_FILE", 3)
    for path, code in (
        (tmp_path / "none.txt", "not_found"),
        (tmp_path / "a.txt", "too_large"),
    ):
        with pytest.raises(UnreadableSource) as caught:
            read(path)
        assert caught.value.code == code


def test_unreadable_files_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError

    (tmp_path / "a.txt").write_text("a")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UnreadableSource) as caught:
        read(tmp_path / "a.txt")
    assert caught.value.code == "permission_denied"


def test_utf16_without_a_mark_is_no_garbage(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Plan 02 ends in June 2025.\n".encode("utf-16-le") * 5)
    assert read(tmp_path / "a.txt").text.startswith("Plan 02 ends")


def test_folder_walks_pick_documents_only() -> None:
    assert {".txt", ".md", ".pdf", ".rtf"} <= SUFFIXES
    assert ".json" not in SUFFIXES


RTF = rb"{\rtf1\ansi\ansicpg1252 Plan 02 ends on 30 June 2025.\par Second line.\par}"


def test_office_files_need_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.rtf").write_bytes(RTF)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableSource, match="libreoffice-writer") as caught:
        read(tmp_path / "a.rtf")
    assert caught.value.code == "missing_tool"


@pytest.mark.skipif(
    not shutil.which("soffice") and os.environ.get("CI") != "true",
    reason="needs libreoffice-writer",
)
def test_office_files_are_converted(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(RTF)
    assert read(tmp_path / "a.rtf").text == "Plan 02 ends on 30 June 2025.\nSecond line."


def _has_filters(*names: str) -> bool:
    """Whether LibreOffice is installed with these programs."""
    found = shutil.which("soffice")
    programs = Path(found).resolve().parent if found else Path("/nowhere")
    return all((programs / f"lib{name}lo.so").exists() for name in names)


@pytest.mark.skipif(
    not _has_filters("sc", "sd") and os.environ.get("CI") != "true",
    reason="needs libreoffice-calc and libreoffice-impress",
)
@pytest.mark.parametrize("kind", ["ods", "xls", "odp", "ppt"])
def test_sheets_and_slides_of_other_programs_are_converted(kind: str, tmp_path: Path) -> None:
    source = tmp_path / ("a.xlsx" if kind in ("ods", "xls") else "a.pptx")
    if source.suffix == ".xlsx":
        book = openpyxl.Workbook()
        for row in (["TT", "Nhiệm vụ"], [1, "Rà soát quy chế"]):
            book.active.append(row)
        book.save(source)
        expected = "TT | Nhiệm vụ\n1 | Rà soát quy chế"
    else:
        source.write_bytes(deck(*ROWS["bn"]))
        expected = "পরিকল্পনা ৪১"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(source)], check=True, capture_output=True)
    reading = read(tmp_path / f"a.{kind}")
    assert expected in reading.text
    assert reading.warnings == (f"'a.{kind}' was converted from {kind.upper()} by LibreOffice",)
