"""The arithmetic is chosen by the processor's flags and a recorded trial."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.dtype import fastest_dtype

WITH = "model name\t: Test CPU\nflags\t\t: fpu avx2 avx512_bf16\n"
WITHOUT = "model name\t: Test CPU\nflags\t\t: fpu avx2 avx512f\n"
ARM = "Features\t: fp asimd bf16 i8mm\n"


def _cpuinfo(folder: Path, content: str) -> Path:
    path = folder / "cpuinfo"
    path.write_text(content, encoding="utf-8")
    return path


def test_a_processor_without_instructions_is_not_tried(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert fastest_dtype(cache, _cpuinfo(tmp_path, WITHOUT)) == "float32"
    assert fastest_dtype(cache, tmp_path / "absent") == "float32"
    assert not cache.exists()


@pytest.mark.parametrize("content", [WITH, ARM])
def test_the_trial_is_recorded_and_read_again(tmp_path: Path, content: str) -> None:
    cache, cpuinfo = tmp_path / "cache", _cpuinfo(tmp_path, content)
    fastest_dtype(cache, cpuinfo)
    record = cache / "dtype.json"
    ((key, times),) = json.loads(record.read_text("utf-8")).items()
    assert min(times["float32"], times["bfloat16"]) > 0
    for bfloat16, chosen in [(7.0, "bfloat16"), (9.0, "float32"), (20.0, "float32")]:
        known = {key: {"float32": 10.0, "bfloat16": bfloat16}}
        record.write_text(json.dumps(known), encoding="utf-8")
        assert fastest_dtype(cache, cpuinfo) == chosen
        assert json.loads(record.read_text("utf-8")) == known


@pytest.mark.parametrize("content", ["", "[]", "{", '{"Test CPU": 3}'])
def test_a_damaged_record_is_replaced(tmp_path: Path, content: str) -> None:
    (tmp_path / "dtype.json").write_text(content, encoding="utf-8")
    assert fastest_dtype(tmp_path, _cpuinfo(tmp_path, WITH)) in ("float32", "bfloat16")
    assert "torch" in (tmp_path / "dtype.json").read_text("utf-8")


def test_a_cache_that_cannot_be_written_does_not_matter(tmp_path: Path) -> None:
    cache = tmp_path / "file"
    cache.write_text("", encoding="utf-8")
    assert fastest_dtype(cache, _cpuinfo(tmp_path, WITH)) in ("float32", "bfloat16")
    assert fastest_dtype(None, _cpuinfo(tmp_path, WITHOUT)) == "float32"
