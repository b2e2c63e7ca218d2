from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import UnreadableSource
from corpus.limits import Limits
from corpus.load import hash_file, load_document
from corpus.workers import Readers
from tests.corpus import poison

LIMITS = Limits(seconds=1.5, megabytes=700)
SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "documents"


@pytest.mark.parametrize("count", [0, 1, 2])
def test_values_come_back_in_the_order_asked_for(count: int) -> None:
    texts = ["Kế hoạch", "পরিকল্পনা", "plan", *map(str, range(20))]
    with Readers(count) as readers:
        waiting = [readers.start("a", poison.give, text) for text in texts]
        assert [wait() for wait in waiting] == texts


@pytest.mark.parametrize(
    ("reader", "argument", "code", "says"),
    [
        (poison.hang, None, "timeout", "ASSISTANT_READ_TIMEOUT"),
        (poison.die, signal.SIGSEGV, "crashed", "SIGSEGV"),
        (poison.die, signal.SIGKILL, "crashed", "SIGKILL"),
        (poison.leave, 3, "crashed", "exit code 3"),
        (poison.swell, None, "too_large", "ASSISTANT_READ_MEMORY"),
        (poison.swell_unnoticed, None, "too_large", "ASSISTANT_READ_MEMORY"),
        (poison.break_down, None, "crashed", "ZeroDivisionError: of pages"),
    ],
)
def test_a_poisoned_file_costs_itself_alone(
    reader: Any, argument: Any, code: str, says: str
) -> None:
    with Readers(2, LIMITS) as readers:
        calls: list[tuple[Any, Any]] = [
            (poison.give, 0),
            (reader, argument),
            (poison.give, 2),
            (poison.give, 3),
        ]
        waiting = [readers.start(f"{n}.txt", f, value) for n, (f, value) in enumerate(calls)]
        assert waiting[0]() == 0
        with pytest.raises(UnreadableSource) as refused:
            waiting[1]()
        assert (refused.value.code, "'1.txt'" in refused.value.message) == (code, True)
        assert says in refused.value.message
        assert [wait() for wait in waiting[2:]] == [2, 3]


def test_a_program_that_a_reader_runs_ends_with_it(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    with Readers(1, LIMITS) as readers:
        wait = readers.start("a", poison.hang_in_a_program, note)
        with pytest.raises(UnreadableSource, match=r"within 1\.5 seconds"):
            wait()
        assert _is_gone(int(note.read_text()))


def test_leaving_ends_what_is_still_read(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    started = time.monotonic()
    with Readers(1) as readers:
        readers.start("a", poison.hang_in_a_program, note)
        readers.start("b", poison.hang)
        while not note.exists() or not note.read_text():
            time.sleep(0.02)
    assert time.monotonic() - started < 20
    assert _is_gone(int(note.read_text()))


PARENT = """
import sys
from pathlib import Path
from corpus.workers import Readers
from tests.corpus import poison
with Readers(1) as readers:
    readers.start("a", poison.hang_in_a_program, Path(sys.argv[1]))()
"""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_parent_that_ends_leaves_no_orphans(tmp_path: Path, number: signal.Signals) -> None:
    note = tmp_path / "pid"
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, str(note)], stderr=subprocess.DEVNULL
    ) as parent:
        while not note.exists() or not note.read_text():
            time.sleep(0.02)
        parent.send_signal(number)
    assert _is_gone(int(note.read_text()))


def _is_gone(pid: int) -> bool:
    for _ in range(250):
        try:
            os.kill(pid, 0)
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (ProcessLookupError, FileNotFoundError):
            return True
        if state == "Z":
            return True  # dead; its new parent has not looked at it yet
        time.sleep(0.02)
    return False


@pytest.mark.parametrize("language", ["vi", "bn", "en"])
def test_documents_are_the_same_as_those_read_in_this_process(language: str) -> None:
    path = sorted((SAMPLES / language).iterdir())[0]
    digest = hash_file(path)
    with Readers(1) as readers:
        wait = readers.start(path.name, load_document, path, source="a", bytes_sha256=digest)
        assert wait() == load_document(path, source="a", bytes_sha256=digest)


def test_workers_start_without_the_libraries_of_models() -> None:
    program = "import sys, corpus.load, corpus.worker; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout == b"False\n"
