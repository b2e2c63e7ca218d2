from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.settings import Settings

DEFAULTS = {
    "store": Path("var/store"),
    "embedding_model": "embedded",
    "chat_model": "",
    "chat_base_url": "",
    "chat_timeout": 60.0,
    "chroma_url": "",
    "host": "127.0.0.1",
    "port": 8000,
    "workers": 0,
    "read_timeout": 300.0,
    "read_memory": 2048,
}


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"ASSISTANT_{name.upper()}", raising=False)


def test_the_defaults_are_those_of_the_contract() -> None:
    settings = Settings().model_dump()
    assert {name: settings[name] for name in DEFAULTS} == DEFAULTS


def test_the_cache_lies_outside_the_store_and_is_shared() -> None:
    cache = Settings().cache
    assert cache.is_absolute()
    assert cache == Settings(store=Path("elsewhere")).cache


@pytest.mark.parametrize(
    ("variable", "written", "field", "value"),
    [
        ("ASSISTANT_STORE", "kho tài liệu", "store", Path("kho tài liệu")),
        ("ASSISTANT_CACHE", "/tmp/ক্যাশ", "cache", Path("/tmp/ক্যাশ")),
        ("ASSISTANT_EMBEDDING_MODEL", "some/model", "embedding_model", "some/model"),
        ("ASSISTANT_CHAT_MODEL", "", "chat_model", ""),
        ("ASSISTANT_CHAT_MODEL", "openai:some/model:free", "chat_model", "openai:some/model:free"),
        (
            "ASSISTANT_CHAT_BASE_URL",
            "http://127.0.0.1:9/v1",
            "chat_base_url",
            "http://127.0.0.1:9/v1",
        ),
        ("ASSISTANT_CHAT_TIMEOUT", "2.5", "chat_timeout", 2.5),
        ("ASSISTANT_CHROMA_URL", "http://127.0.0.1:9", "chroma_url", "http://127.0.0.1:9"),
        ("ASSISTANT_HOST", "0.0.0.0", "host", "0.0.0.0"),
        ("ASSISTANT_PORT", "0", "port", 0),
        ("ASSISTANT_WORKERS", "3", "workers", 3),
        ("ASSISTANT_READ_TIMEOUT", "9.5", "read_timeout", 9.5),
        ("ASSISTANT_READ_MEMORY", "512", "read_memory", 512),
    ],
)
def test_the_environment_sets_each_setting(
    monkeypatch: pytest.MonkeyPatch, variable: str, written: str, field: str, value: object
) -> None:
    monkeypatch.setenv(variable, written)
    assert getattr(Settings(), field) == value


def test_what_is_given_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_STORE", "one")
    assert Settings(store=Path("two")).store == Path("two")


def test_other_variables_are_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_UNHEARD_OF", "1")
    monkeypatch.setenv("PORT", "1")
    assert Settings().port == 8000


@pytest.mark.parametrize(
    ("variable", "field"), [("ASSISTANT_PORT", "port"), ("ASSISTANT_CHAT_MODEL", "chat_model")]
)
def test_a_wrong_value_names_its_field(
    monkeypatch: pytest.MonkeyPatch, variable: str, field: str
) -> None:
    monkeypatch.setenv(variable, "no such thing")
    with pytest.raises(ValidationError) as caught:
        Settings()
    assert caught.value.errors()[0]["loc"] == (field,)


def test_settings_are_frozen() -> None:
    with pytest.raises(ValidationError):
        Settings().port = 1  # type: ignore[misc]


def test_every_setting_is_described() -> None:
    assert [n for n, f in Settings.model_fields.items() if not f.description] == []
