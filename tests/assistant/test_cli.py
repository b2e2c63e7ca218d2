from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from pypdf import PdfReader, PdfWriter

from assistant import wire
from assistant.cli import main

TEXTS = {
    "ke-hoach.txt": (
        "KẾ HOẠCH\nSố: 41/KH-UBND\n\nUỷ ban nhân dân xã giao mỗi thôn cử 12 người trực đê.\n"
        "Danh sách gửi về văn phòng xã trước ngày 30/6/2025. Thôn ở xa được thêm 3 thuyền.\n"
    ),
    "নোটিশ.md": (
        "# নলকূপ বিষয়ক নোটিশ\n\nপ্রতি গ্রামে ৭টি নলকূপ বসানো হবে। কাজের শেষ তারিখ ৩১ ডিসেম্বর, ২০২৫।\n"
        "গ্রামের মানুষ নিজেরা নলকূপের দেখাশোনা করবেন।\n"
    ),
    "guide.md": (
        "# Guide for wardens\n\nEach hamlet appoints 12 wardens for the dike.\n"
        "Wardens must report damage to the commune office within 24 hours.\n"
    ),
}


@dataclass(frozen=True, kw_only=True)
class Result:
    """What one run of the command line left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, which must be exactly one document."""
        return json.loads(self.out)


Call = Callable[..., Result]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], cache: Path) -> Call:
    """Runs `assistant` with these arguments in this process."""
    monkeypatch.setenv("ASSISTANT_CACHE", str(cache))
    monkeypatch.delenv("ASSISTANT_STORE", raising=False)
    monkeypatch.delenv("ASSISTANT_DEBUG", raising=False)

    def run(*arguments: str | Path) -> Result:
        monkeypatch.setattr(sys, "argv", ["assistant", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main()
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        assert isinstance(stopped.value.code, int)
        return Result(code=stopped.value.code, out=out, err=err)

    return run


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """A folder with `files` and the `store` made of them by the program itself."""
    folder = tmp_path_factory.mktemp("cli")
    files = folder / "files"
    files.mkdir()
    for name, text in TEXTS.items():
        (files / name).write_text(text, encoding="utf-8")
    done = outside("--store", folder / "store", "ingest", files, "--json", cache=cache)
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["totals"] == {"added": 3}
    return folder


@pytest.fixture
def store(made: Path) -> Path:
    """The store, to be read only."""
    return made / "store"


@pytest.fixture
def own(made: Path, tmp_path: Path) -> Path:
    """A copy of the store, to be changed."""
    return Path(shutil.copytree(made / "store", tmp_path / "own"))


def outside(
    *arguments: str | Path, cache: Path, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Runs `assistant` as a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", "from assistant.cli import main; main()", *map(str, arguments)],
        capture_output=True,
        check=False,
        timeout=200,
        env={**os.environ, "ASSISTANT_CACHE": str(cache), **environment},
    )


def ids(call: Call, store: Path) -> dict[str, str]:
    """Document id by file name."""
    rows = call("--store", store, "documents", "--json").json["documents"]
    return {Path(row["source"]).name: row["document_id"] for row in rows}


def test_the_store_may_stand_before_or_after_the_command(
    call: Call, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = call("--store", store, "documents", "--json")
    after = call("documents", "--json", "--store", store)
    monkeypatch.setenv("ASSISTANT_STORE", str(store))
    named = call("documents", "--json")
    assert before == after == named
    assert len(before.json["documents"]) == 3
    assert before.code == 0


def test_the_option_wins_over_the_environment(
    call: Call, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSISTANT_STORE", str(tmp_path / "other"))
    assert len(call("documents", "--json", "--store", store).json["documents"]) == 3
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize(
    ("question", "language", "quoted"),
    [
        ("How many wardens does each hamlet appoint?", "en", "12 wardens"),
        ("Mỗi thôn cử bao nhiêu người trực đê?", "vi", "12 người trực đê"),
        ("প্রতি গ্রামে কতটি নলকূপ বসানো হবে?", "bn", "৭টি নলকূপ"),
    ],
)
def test_ask_answers_with_quotes(
    call: Call, store: Path, question: str, language: str, quoted: str
) -> None:
    done = call("ask", question, "--store", store, "--json")
    assert done.code == 0
    assert (done.json["status"], done.json["language"]) == ("answered", language)
    assert any(quoted in c["quote"] for c in done.json["citations"])
    plain = call("ask", question, "--store", store)
    assert plain.code == 0
    assert quoted in plain.out
    assert "[1] " in plain.out
    assert done.json["citations"][0]["document_id"] in plain.out


def test_ask_takes_the_language_of_the_answer(call: Call, store: Path) -> None:
    done = call("ask", "How many wardens?", "--language", "bn", "--store", store, "--json")
    assert done.json["language"] == "bn"


def test_ask_is_limited_to_documents(call: Call, store: Path) -> None:
    guide = ids(call, store)["guide.md"]
    done = call("ask", "How many wardens?", "--document", guide, "--store", store, "--json")
    assert {c["document_id"] for c in done.json["citations"]} == {guide}


def test_ask_explains_and_goes_on_from_earlier_questions(call: Call, store: Path) -> None:
    arguments = ("ask", "And how many?", "--after", "Who are the wardens?", "--explain")
    done = call(*arguments, "--store", store, "--json")
    assert "wardens" in done.json["explain"]["question"]
    assert done.json["explain"]["candidates"]
    shown = call(*arguments, "--store", store).out
    assert "question as understood: Who are the wardens? And how many?" in shown
    assert "candidates:" in shown


def test_a_refusal_is_an_answer_and_exits_0(call: Call, store: Path) -> None:
    done = call("ask", "What does Plan 05 say?", "--store", store, "--json")
    assert (done.code, done.json["reason"]) == (0, "no_such_document")
    assert done.json["nearest"]
    assert " ~ " in call("ask", "What does Plan 05 say?", "--store", store).out


def test_search_ranks_passages(call: Call, store: Path) -> None:
    done = call("search", "wardens of the dike", "--k", "2", "--store", store, "--json")
    assert [hit["rank"] for hit in done.json["hits"]] == [1, 2]
    only = call("search", "wardens", "--language", "bn", "--store", store, "--json")
    assert {hit["language"] for hit in only.json["hits"]} == {"bn"}
    plain = call("search", "wardens", "--store", store)
    assert plain.code == 0
    assert plain.out.startswith("1. ")


def test_show_text_is_the_stored_text_to_the_letter(call: Call, store: Path) -> None:
    for name, identifier in ids(call, store).items():
        shown = call("show", identifier, "--text", "--store", store)
        assert shown.code == 0
        asked = call("show", identifier, "--text", "--json", "--store", store)
        assert shown.out == asked.json["text"]
        assert shown.out.split() == TEXTS[name].removeprefix("# ").split()


def test_show_tells_what_a_document_calls_itself(call: Call, store: Path) -> None:
    identifier = ids(call, store)["ke-hoach.txt"]
    shown = call("show", identifier, "--store", store, "--json")
    assert (shown.json["number"], shown.json["kind"]) == ("41/KH-UBND", "plan")
    assert "number: 41/KH-UBND" in call("show", identifier, "--store", store).out


def test_offsets_of_an_answer_cut_the_shown_text(call: Call, store: Path) -> None:
    done = call("ask", "প্রতি গ্রামে কতটি নলকূপ?", "--store", store, "--json")
    for citation in done.json["citations"]:
        text = call("show", citation["document_id"], "--text", "--store", store).out
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_remove_forgets_a_document(call: Call, own: Path) -> None:
    identifier = ids(call, own)["guide.md"]
    removed = call("remove", identifier, "--store", own, "--json")
    assert (removed.code, removed.json["status"]) == (0, "removed")
    assert call("show", identifier, "--store", own).code == 2
    assert call("remove", identifier, "--store", own).code == 2
    assert identifier not in ids(call, own).values()
    hits = call("search", "wardens", "--store", own, "--json").json["hits"]
    assert identifier not in {hit["document_id"] for hit in hits}


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "nothing"),
        ("show", "nothing", "--text"),
        ("remove", "nothing"),
        ("ask", "How many?", "--document", "nothing"),
    ],
)
def test_an_unknown_document_is_named(call: Call, store: Path, arguments: tuple[str, ...]) -> None:
    done = call(*arguments, "--store", store)
    assert (done.code, done.out) == (2, "")
    assert "there is no document 'nothing'" in done.err
    assert "assistant documents" in done.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("ask", ""), "is empty"),
        (("ask", "  "), "is empty"),
        (("ask", "x" * 20_000), "20000 characters, 5000 are allowed"),
        (("ask", "\udcff"), "not valid Unicode"),
        (("ask", "How many?", "--language", "fr"), "fr"),
        (("ask",), "QUESTION"),
        (("search", "wardens", "--k", "0"), "--k"),
        (("ingest",), "PATHS"),
        (("reply",), "reply"),
        (("ask", "How many?", "--loud"), "--loud"),
        (("serve", "--port", "70000"), "--port"),
        (("serve", "--host", "0.0.0.0"), "nobody has an account"),
        (("serve", "--host", "::"), "nobody has an account"),
    ],
)
def test_wrong_usage_exits_2_and_says_why(
    call: Call, store: Path, arguments: tuple[str, ...], message: str
) -> None:
    done = call("--store", store, *arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err


@pytest.mark.parametrize(
    ("name", "value"), [("ASSISTANT_PORT", "abc"), ("ASSISTANT_CHAT_MODEL", "some-model")]
)
def test_a_wrong_setting_is_named(
    call: Call, store: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    done = call("ask", "How many?", "--store", store)
    assert (done.code, done.out) == (2, "")
    assert f"the setting {name} is wrong" in done.err


def test_an_unknown_model_is_named(
    call: Call, store: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ASSISTANT_EMBEDDING_MODEL", str(tmp_path / "no-model"))
    done = call("ask", "How many?", "--store", store)
    assert (done.code, done.out) == (2, "")
    assert "no-model" in done.err


def test_a_store_that_is_a_file_or_lies_below_one(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("not a store", encoding="utf-8")
    assert call("documents", "--store", file).code == 2
    below = call("documents", "--store", file / "store")
    assert below.code == 2
    assert "--store or ASSISTANT_STORE" in below.err


def test_a_store_that_is_broken(call: Call, tmp_path: Path) -> None:
    broken = tmp_path / "store"
    broken.mkdir()
    (broken / "catalogue.sqlite").write_bytes(b"garbage " * 999)
    done = call("documents", "--store", broken)
    assert done.code == 2
    assert str(broken) in done.err
    assert "unexpected" not in done.err


def test_an_empty_store_has_no_documents_and_no_answers(call: Call, tmp_path: Path) -> None:
    assert call("documents", "--store", tmp_path / "new", "--json").json == {"documents": []}
    done = call("ask", "Anything?", "--store", tmp_path / "new", "--json")
    assert (done.code, done.json["reason"]) == (0, "empty_store")


def pdf(password: str = "") -> bytes:
    """A PDF of one empty page."""
    writer = PdfWriter()
    writer.add_blank_page(width=200, height=200)
    if password:
        writer.encrypt(password, algorithm="AES-256")
    buffer = BytesIO()
    writer.write(buffer)
    assert len(PdfReader(BytesIO(buffer.getvalue()), password=password or None).pages) == 1
    return buffer.getvalue()


def test_files_that_fail_do_not_stop_the_others(call: Call, own: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    files = {
        "garbage.docx": bytes(range(256)) * 40,
        "locked.pdf": pdf("secret"),
        "nothing.txt": b"",
        "truncated.pdf": pdf()[:100],
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (folder / "good.md").write_text("Boats are kept dry for 9 days.\n", encoding="utf-8")
    picture = tmp_path / "picture.xyz"
    picture.write_bytes(bytes(range(256)) * 40)
    gone = tmp_path / "gone.txt"
    done = call("ingest", folder, picture, gone, "--store", own, "--json")
    assert done.code == 1
    report = {Path(row["source"]).name: row for row in done.json["documents"]}
    assert report["good.md"]["status"] == "added"
    codes = {name: row["error"]["code"] for name, row in report.items() if row["error"]}
    assert codes == {
        "garbage.docx": "corrupt",
        "locked.pdf": "encrypted",
        "nothing.txt": "empty",
        "truncated.pdf": "corrupt",
        "picture.xyz": "unsupported_type",
        "gone.txt": "not_found",
    }
    assert done.json["totals"] == {"added": 1, "failed": 6}
    failed = {name: row["error"]["message"] for name, row in report.items() if row["error"]}
    assert [name for name, message in failed.items() if name not in message] == []
    again = call("ingest", folder, "--store", own)
    assert again.code == 1
    assert "4 failed, 1 unchanged" in again.out
    assert "locked.pdf" in again.err


def test_ingest_is_safe_to_repeat(call: Call, own: Path, made: Path) -> None:
    done = call("ingest", made / "files", "--store", own, "--json")
    assert (done.code, done.json["totals"]) == (0, {"unchanged": 3})
    assert done.json["seconds"] >= 0


def test_documents_and_the_report_say_how_pages_were_read(
    call: Call, own: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "blank.pdf").write_bytes(pdf())
    (folder / "b.txt").write_bytes(b"Boats are dry.\fNine boats")
    done = call("ingest", folder, "--store", own, "--json")
    rows = {Path(row["source"]).name: row for row in done.json["documents"]}
    assert (rows["b.txt"]["page_methods"], rows["b.txt"]["legibility"]) == ({"text": 2}, 1.0)
    listed = call("documents", "--store", own, "--json").json["documents"]
    shown = {Path(row["source"]).name: row for row in listed}
    assert shown["b.txt"]["page_methods"] == {"text": 2}
    assert shown["blank.pdf"]["page_methods"] == rows["blank.pdf"]["page_methods"]
    assert "pages: 2 text; legibility: 1.0" in call("documents", "--store", own).out


def test_documents_in_an_archive_are_rows_of_the_report(
    call: Call, own: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("vi/mới.txt", "Thôn Đoài có 4 thuyền.")
        made.writestr("hỏng.pdf", "%PDF-1.7 nothing")
    done = call("ingest", path, "--store", own, "--json")
    assert (done.code, done.json["totals"]) == (1, {"added": 1, "failed": 1})
    assert [row["source"] for row in done.json["documents"]] == [
        f"{path}!/vi/mới.txt",
        f"{path}!/hỏng.pdf",
    ]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_watching_takes_in_what_appears_until_it_is_stopped(
    own: Path, tmp_path: Path, cache: Path, number: signal.Signals
) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    program = "from assistant import watch; watch.SECONDS = 0.2\n"
    program += "watch.settled.__kwdefaults__['seconds'] = 0.2\n"
    program += "from assistant.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", program, "ingest", folder, "--watch", "--store", own],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"ASSISTANT_CACHE": str(cache), "PYTHONUNBUFFERED": "1"},
        text=True,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert "watching" in running.stderr.readline()
        (folder / "new.txt").write_text("Xã Đông có 5 thuyền.", encoding="utf-8")
        assert running.stdout.readline() == f"added: {folder / 'new.txt'}\n"
        (folder / "new.txt").write_text("Xã Đông có 6 thuyền.", encoding="utf-8")
        assert running.stdout.readline() == f"updated: {folder / 'new.txt'}\n"
        running.send_signal(number)
        assert running.stdout.readline().startswith("1 added, 1 updated in ")
        assert running.stderr.read() == "stopped\n"
    assert running.returncode == 0


def test_an_empty_folder_is_said_to_be_empty(call: Call, own: Path, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    done = call("ingest", folder, "--store", own)
    assert (done.code, "no documents found" in done.out) == (0, True)
    assert call("ingest", folder, "--store", own, "--json").json["documents"] == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read(call: Call, own: Path, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0)
    assert call("ingest", folder, "--store", own).code in (1, 2)


def test_a_second_writer_is_turned_away(call: Call, own: Path, made: Path) -> None:
    with FileLock(own / "writing.lock"):
        done = call("ingest", made / "files", "--store", own, "--json")
        assert (done.code, done.out) == (2, "")
        assert "another process is writing to the store" in done.err
        identifier = ids(call, own)["guide.md"]
        assert call("remove", identifier, "--store", own).code == 2
        assert call("ask", "How many wardens?", "--store", own).code == 0


def test_what_nobody_foresaw_is_a_message(
    call: Call, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("the moon is full")

    monkeypatch.setattr(wire, "answer_json", fail)
    done = call("ask", "How many wardens?", "--store", store, "--json")
    assert (done.code, done.out) == (2, "")
    assert "unexpected RuntimeError: the moon is full" in done.err
    assert "ASSISTANT_DEBUG=1" in done.err


def test_an_interrupted_run_can_go_on(
    call: Call, own: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("index.build.Ingestion.run", interrupt)
        done = call("ingest", made / "files", "--store", own)
        assert done.code == 2
        assert "run the same command again" in done.err
    assert call("ingest", made / "files", "--store", own).code == 0


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("-h",), ("ask", "--help"), ("serve", "--help")],
)
def test_help_exits_0(call: Call, arguments: tuple[str, ...]) -> None:
    done = call(*arguments)
    assert done.code == 0
    assert done.out


def test_bytes_and_exit_codes_of_a_process(made: Path, cache: Path) -> None:
    store = made / "store"
    listed = outside("documents", "--json", "--store", store, cache=cache)
    assert listed.returncode == 0
    for row in json.loads(listed.stdout)["documents"]:
        shown = outside(
            "show", row["document_id"], "--text", cache=cache, ASSISTANT_STORE=str(store)
        )
        body = outside(
            "show", row["document_id"], "--text", "--json", "--store", store, cache=cache
        )
        assert shown.stdout == json.loads(body.stdout)["text"].encode()
    wrong = outside("documents", cache=cache, ASSISTANT_PORT="abc")
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert b"ASSISTANT_PORT" in wrong.stderr
    assert b"Traceback" not in wrong.stderr


def test_a_process_reports_failed_files(made: Path, tmp_path: Path, cache: Path) -> None:
    done = outside("--store", tmp_path / "s", "ingest", tmp_path / "no.txt", "--json", cache=cache)
    assert done.returncode == 1
    assert json.loads(done.stdout)["totals"] == {"failed": 1}
    assert b"Traceback" not in done.stderr
