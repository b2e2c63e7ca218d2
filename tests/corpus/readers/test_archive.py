from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

import pytest

from corpus.errors import UnreadableSource
from corpus.readers import archive
from corpus.readers.archive import Contents, may_hold_documents, unpack

TEXTS = {"vi/kế hoạch.txt": "Kế hoạch", "bn/পরিকল্পনা.md": "পরিকল্পনা", "plan.txt": "plan"}


def packed(files: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return buffer.getvalue()


def unpacked(folder: Path, content: bytes, name: str = "a.zip") -> Contents:
    (folder / name).write_bytes(content)
    place = folder / "place"
    place.mkdir()
    return unpack(folder / name, place)


def read(contents: Contents) -> dict[str, str]:
    return {
        m.name: m.path.read_text() if m.path else (m.error or ("",))[0] for m in contents.members
    }


def test_documents_come_out_in_order_and_other_files_stay(tmp_path: Path) -> None:
    others = {"__MACOSX/plan.txt": "x", ".hidden.txt": "x", "a/~$plan.docx": "x", "photo.png": "x"}
    contents = unpacked(tmp_path, packed({**others, **TEXTS}))
    assert not contents.is_document
    assert read(contents) == TEXTS
    assert [m.path.name for m in contents.members if m.path] == [
        "kế hoạch.txt",
        "পরিকল্পনা.md",
        "plan.txt",
    ]


def test_names_in_utf8_without_the_flag_are_read(tmp_path: Path) -> None:
    raw = packed({"abcdef.txt": "Kế hoạch"})
    content = raw.replace(b"abcdef.txt", "abcế.txt".encode())
    assert read(unpacked(tmp_path, content)) == {"abcế.txt": "Kế hoạch"}


@pytest.mark.parametrize(
    "name", ["/etc/passwd.txt", "../a.txt", "a/../../b.txt", "C:\\a.txt", "..\\a.txt"]
)
def test_names_that_point_elsewhere_are_refused_and_the_rest_is_read(
    tmp_path: Path, name: str
) -> None:
    contents = unpacked(tmp_path, packed({name: "x", "good.txt": "Tốt"}))
    found = read(contents)
    assert list(found.values()) == ["unsafe_path", "Tốt"]
    assert not [p for p in tmp_path.rglob("*.txt") if "place" not in p.parts]


def test_a_link_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
    assert read(unpacked(tmp_path, buffer.getvalue())) == {"link.txt": "unsafe_path"}


def test_one_level_of_archives_inside(tmp_path: Path) -> None:
    deepest = packed({"c.txt": "c"})
    inner = packed({"b.txt": "b", "deep.zip": deepest})
    contents = unpacked(tmp_path, packed({"inner.zip": inner, "a.txt": "a"}))
    assert read(contents) == {
        "inner.zip!/b.txt": "b",
        "inner.zip!/deep.zip": "unsupported_type",
        "a.txt": "a",
    }


def test_a_damaged_member_costs_itself(tmp_path: Path) -> None:
    content = packed({"a.txt": "an uncommon text to be damaged " * 9, "b.txt": "b"})
    at = content.index(b"a.txt") + 12
    damaged = content[:at] + bytes(8) + content[at + 8 :]
    assert read(unpacked(tmp_path, damaged)) == {"a.txt": "corrupt", "b.txt": "b"}


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"bomb.txt": b"\x00" * (8 * 2**20)}, "too_large"),
        ({f"{n}.txt": "x" for n in range(6)}, "too_large"),
        ({"photo.png": "x"}, "unsupported_type"),
        ({}, "corrupt"),
    ],
)
def test_the_whole_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str | bytes], code: str
) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBERS", 5)
    with pytest.raises(UnreadableSource, match=r"a\.zip") as refused:
        unpacked(tmp_path, packed(files))
    assert refused.value.code == code


def test_a_bomb_in_an_archive_costs_itself(tmp_path: Path) -> None:
    bomb = packed({"bomb.txt": b"\x00" * (8 * 2**20)})
    found = read(unpacked(tmp_path, packed({"bomb.zip": bomb, "a.txt": "a"})))
    assert found == {"bomb.zip": "too_large", "a.txt": "a"}


def test_a_damaged_archive_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource) as refused:
        unpacked(tmp_path, packed(TEXTS)[:-30])
    assert refused.value.code == "corrupt"


def test_a_mail_is_a_document_with_attachments(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "Kế hoạch"
    message.set_content("Xem tệp đính kèm.")
    for _ in range(2):
        message.add_attachment("phụ lục".encode(), "text", "plain", filename="../a.txt")
    message.add_attachment(packed({"b.txt": "b"}), "application", "zip", filename="b.zip")
    message.add_attachment(b"x", "image", "png", filename="logo.png")
    contents = unpacked(tmp_path, message.as_bytes(), "a.eml")
    assert contents.is_document
    assert read(contents) == {"a.txt": "phụ lục", "a (2).txt": "phụ lục", "b.zip!/b.txt": "b"}


@pytest.mark.parametrize(
    ("name", "content", "held"),
    [
        ("a.zip", b"", True),
        ("a.EML", b"", True),
        ("a.bin", b"PK\x03\x04", True),
        ("a.docx", b"PK\x03\x04", False),
        ("a.txt", b"text", False),
    ],
)
def test_what_is_asked_for_members(tmp_path: Path, name: str, content: bytes, held: bool) -> None:
    (tmp_path / name).write_bytes(content)
    assert may_hold_documents(tmp_path / name) is held
    assert not may_hold_documents(tmp_path / "gone.bin")
