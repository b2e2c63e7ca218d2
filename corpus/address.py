"""What a news page's web address tells of the places it is about."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from corpus.identity import source_url
from corpus.names.places import find_places, places
from corpus.normalise import strip_diacritics
from corpus.types import Language


def address_places(text: str) -> list[str]:
    """Ids of the places in the last part of the address, which often is the headline."""
    url = source_url(text, {}) or ""
    headline = urlsplit(url).path.rstrip("/").rsplit("/", 1)[-1].replace("-", " ")
    return [p.place_id for p in find_places(headline, language=Language.VI)]


def host_places(text: str) -> list[str]:
    """Ids of the places in the host's name, such as that of a province's newspaper.

    A newspaper also reports on other provinces: this counts only where the text names no place.
    """
    host = (urlsplit(source_url(text, {}) or "").hostname or "").split(".")
    return [place for place, name in _joined_names().items() if any(name in part for part in host)]


@cache
def _joined_names() -> dict[str, str]:
    names = {i: strip_diacritics(p.vi).casefold().replace(" ", "") for i, p in places().items()}
    return {i: name for i, name in names.items() if len(name) >= 5}
