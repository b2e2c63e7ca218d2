"""Which names are this computer alone, and which the service answers to."""

from __future__ import annotations

from ipaddress import ip_address


def is_loopback(name: str) -> bool:
    """Whether nobody on another computer reaches what is bound to this address."""
    if name.lower() == "localhost":
        return True
    try:
        return ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


def host_names(setting: str) -> frozenset[str]:
    """The names in a setting with commas, in small letters."""
    return frozenset(name.strip().lower() for name in setting.split(",") if name.strip())
