from __future__ import annotations

import pytest

from assistant.hosts import host_names, is_loopback


@pytest.mark.parametrize(
    "name", ["localhost", "LocalHost", "127.0.0.1", "127.1.2.3", "::1", "[::1]"]
)
def test_this_computer_alone(name: str) -> None:
    assert is_loopback(name)


@pytest.mark.parametrize(
    "name", ["", "0.0.0.0", "::", "10.0.0.1", "example.org", "localhost.example"]
)
def test_reached_from_elsewhere(name: str) -> None:
    assert not is_loopback(name)


def test_names_in_a_setting() -> None:
    assert host_names(" A.example,,b.example ") == {"a.example", "b.example"}
    assert host_names("") == frozenset()
