from __future__ import annotations

import hashlib
import unicodedata
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.errors import UnreadableSource
from corpus.load import Loaded, document_id, find_files, hash_file, load_document
from corpus.particulars.dates import find_dates
from corpus.types import Language

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "documents"
BODY = "\n\n".join(f"{n}. Sở Nội vụ lập danh sách cán bộ xã thứ {n}." for n in range(1, 30))
CLOSING = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN"


def load(path: Path) -> Loaded:
    return load_document(path, source=path.name, bytes_sha256=hash_file(path))


def written(folder: Path, text: str, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def evidence(loaded: Loaded) -> str:
    return "\n".join(loaded.document.text[u.start : u.end] for u in loaded.units)


def test_find_files_passes_over_hidden_and_foreign_files(tmp_path: Path) -> None:
    names = (
        *("b.txt", "a.PDF", "sub/c.docx", "sub/deep/d.html", "e.md"),
        *(".hidden.txt", ".git/f.txt", "~$lock.docx", "sub/.cache/g.md", "h.exe", "i", "j.py"),
    )
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    found = [p.relative_to(tmp_path).as_posix() for p in find_files(tmp_path)]
    assert found == ["a.PDF", "b.txt", "e.md", "sub/c.docx", "sub/deep/d.html"]


def test_a_folder_below_a_hidden_one_is_read(tmp_path: Path) -> None:
    (tmp_path / ".data").mkdir()
    path = written(tmp_path / ".data", "x")
    assert find_files(tmp_path / ".data") == [path]


def test_a_file_named_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    assert find_files(tmp_path / "no.such") == [tmp_path / "no.such"]


def test_the_id_derives_from_the_bytes_alone(tmp_path: Path) -> None:
    one, other = written(tmp_path, "Kế hoạch 02"), written(tmp_path, "Kế hoạch 02", "b.md")
    digest = hashlib.sha256("Kế hoạch 02".encode()).hexdigest()
    assert hash_file(one) == hash_file(other) == digest
    assert load(one).document.id == load(other).document.id == document_id(digest)
    assert digest.startswith(document_id(digest))


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "empty"), (b" \n\n", "empty"), (b"%PDF-1.7\nbroken", "corrupt")]
)
def test_files_without_text_are_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(UnreadableSource) as refusal:
        load(path)
    assert refusal.value.code == code
    assert "a.txt" in refusal.value.message


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match=r"gone\.txt' does not exist") as refusal:
        hash_file(tmp_path / "gone.txt")
    assert refusal.value.code == "not_found"


def test_a_folder_cannot_be_hashed(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource):
        hash_file(tmp_path)


@pytest.mark.parametrize(
    ("language", "text", "noise"),
    [
        (Language.VI, "Tỉnh đã làm xong 38 nhiệm vụ được giao.", "Bình luận (0)"),
        (Language.BN, "প্রদেশটি ৩৮টি কাজ শেষ করেছে।", "মন্তব্য (0)"),
        (Language.EN, "The province has done 38 of the tasks.", "Comments (0)"),
    ],
)
def test_a_document_keeps_its_noise_out_of_its_units(
    tmp_path: Path, language: Language, text: str, noise: str
) -> None:
    loaded = load(written(tmp_path, f"{text}\n\n{noise}\n"))
    assert loaded.document.language is language
    assert noise in loaded.document.text
    assert evidence(loaded) == text


@pytest.mark.parametrize(
    ("closing", "body"),
    [
        (CLOSING, BODY),
        ("T/M BAN THƯỜNG VỤ\n\nPHÓ BÍ THƯ", BODY),
        ("KT. CHỦ TỊCH\n\nPHÓ CHỦ TỊCH", BODY),
        ("অনুলিপি: সকল দপ্তর\n\nঅফিস নথি", "সব দপ্তর প্রতিবেদন দেবে। " * 20),
        ("Copies to: all offices\n\nFile", "Every office reports to the committee. " * 20),
    ],
)
def test_recipients_and_signatures_are_no_evidence(tmp_path: Path, closing: str, body: str) -> None:
    loaded = load(written(tmp_path, f"{body.strip()}\n\n{closing}"))
    assert evidence(loaded).endswith(body.strip()[-20:])
    assert loaded.document.text.endswith(closing)


def test_an_annex_after_the_closing_block_is_evidence(tmp_path: Path) -> None:
    annex = "PHỤ LỤC I\n\nDanh sách các xã tham gia thí điểm."
    loaded = load(written(tmp_path, f"{BODY}\n\n{CLOSING}\n\n{annex}"))
    assert "Như trên" not in evidence(loaded)
    assert evidence(loaded).endswith("Danh sách các xã tham gia thí điểm.")
    assert loaded.document.sections[-1].path == ("PHỤ LỤC I",)


def test_where_to_hand_in_a_file_is_no_closing_block(tmp_path: Path) -> None:
    text = f"{BODY}\n\nNơi nhận hồ sơ là bộ phận một cửa của xã."
    assert "bộ phận một cửa" in evidence(load(written(tmp_path, text)))


def test_text_is_stored_composed_with_one_kind_of_line_end(tmp_path: Path) -> None:
    apart = unicodedata.normalize("NFD", "Uỷ ban hoà giải.\r\n\r\nHết.")
    path = tmp_path / "a.txt"
    path.write_bytes(apart.encode())
    assert load(path).document.text == "Uỷ ban hoà giải.\n\nHết."


@pytest.mark.parametrize("path", find_files(SAMPLES), ids=lambda p: p.name)
def test_samples_become_documents(path: Path) -> None:
    loaded = load(path)
    document = loaded.document
    assert document.language == path.parent.name
    assert document.identity.title
    assert unicodedata.is_normalized("NFC", document.text)
    assert all(a.end <= b.start for a, b in pairwise(document.noise))
    assert all(0 <= u.start < u.end <= len(document.text) for u in loaded.units)
    assert document.sections == tuple(sorted(document.sections, key=lambda s: s.start))


def test_tables_of_a_sample_are_evidence() -> None:
    loaded = load(SAMPLES / "en" / "department-directive.md")
    assert "Digital Transformation" in evidence(loaded)
    assert loaded.document.identity.kind == "directive"


def test_sub_numbers_of_a_sample_are_told_apart() -> None:
    sections = load(SAMPLES / "en" / "digital-service-standard.txt").document.sections
    assert {"1.1", "1.2", "2.1"} <= {s.path[-1] for s in sections}


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("SỞ NỘI VỤ\nMẬT\nSố: 41/KH-SNV\n\nKẾ HOẠCH\nsố hóa\n", "Mật"),
        ("গোপনীয়\n\nপরিপত্র\nনথি সংরক্ষণ\n", "গোপনীয়"),
        ("SECRET\n\nDIRECTIVE\non records\n", "Secret"),
    ],
)
def test_a_document_marked_secret_is_refused_unless_allowed(
    tmp_path: Path, text: str, mark: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableSource, match="ASSISTANT_ALLOW_SECRET") as caught:
        load_document(path, source="a.txt", bytes_sha256="0" * 64)
    assert caught.value.code == "secret"
    assert mark in caught.value.message
    loaded = load_document(path, source="a.txt", bytes_sha256="0" * 64, allow_secret=True)
    assert loaded.document.identity.secrecy == mark


@pytest.mark.parametrize(
    ("language", "head", "upper", "lower", "rest"),
    [
        (
            Language.VI,
            "Kế hoạch chuyển đổi số của tỉnh",
            "Các sở, ban, ngành và địa phương hoàn thành việc số hóa hồ sơ trước ngày 21",
            "tháng 11 năm 2025 và báo cáo kết quả.",
            "Các xã lập danh sách cán bộ phụ trách.",
        ),
        (
            Language.BN,
            "প্রদেশের ডিজিটাল রূপান্তর পরিকল্পনা",
            "সকল দপ্তর ও কমিউন তাদের নথি ডিজিটাল করিবার কাজ শেষ করিবে ২১",
            "নভেম্বর ২০২৫ তারিখের মধ্যে।",
            "কমিউন কর্মকর্তাদের তালিকা করিবে।",
        ),
        (
            Language.EN,
            "Digital plan of the province",
            "All departments and communes shall finish turning their records into data by 21",
            "November 2025 and report the result.",
            "Communes list the officers in charge.",
        ),
    ],
)
def test_a_sentence_goes_on_over_a_page_without_what_frames_the_page(
    tmp_path: Path, language: Language, head: str, upper: str, lower: str, rest: str
) -> None:
    pages = [f"{head}\n\n{rest}\n\n{upper}\n\n1", f"{head}\n\n{lower}\n\n{rest}\n\n2"]
    pages += [f"{head}\n\n{rest}\n\n{n}" for n in (3, 4)]
    loaded = load(written(tmp_path, "\f".join(pages)))
    document = loaded.document
    assert document.language is language
    joined = [document.text[u.start : u.end] for u in loaded.units]
    whole = next(text for text in joined if text.startswith(upper))
    assert " ".join(whole.split()) == f"{upper} {lower}"
    assert any(d.precision == "day" and d.first == date(2025, 11, 21) for d in find_dates(whole))
    assert not any(text.strip() in {head, "1", "2", "3"} for text in joined)
    assert document.text.count(head) == len(pages)
