"""What may be asked about a thing, such as its cost, and how the three languages speak of it.

A question that asks for one of these is answered only by text that speaks of it: a passage on the
right plan that gives no cost does not answer what it costs. Patterns are for `regex` over folded
text, with Vietnamese marks dropped where a text has none, so that no Vietnamese pattern is a
single syllable that other words share.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from corpus.types import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """One attribute: `asks` finds it in a question, `says` more words that only texts use for it.

    `shown_by`: a fact that stands for the attribute where no word does: "money", "phone" or
    "mail". `together`: the sentence that answers says so itself. Names of bodies, places and
    documents are left out of the question first: the Department of Health makes none of health.
    """

    key: str
    vi: str
    bn: str
    en: str
    says_vi: str = ""
    says_bn: str = ""
    says_en: str = ""
    shown_by: str = ""
    together: bool = False

    def asks(self, language: Language) -> str:
        """The pattern that finds it in a question."""
        return _whole_words(getattr(self, language.value), language)

    def says(self) -> str:
        """The pattern that finds it in a text of any of the languages."""
        bengali = "|".join(pattern for pattern in (self.bn, self.says_bn) if pattern)
        said = (self.vi, self.says_vi, _whole_words(bengali, Language.BN), self.en, self.says_en)
        return "|".join(pattern for pattern in said if pattern)


def _whole_words(pattern: str, language: Language) -> str:
    """The pattern from the start of a word; Bengali words go on with their endings."""
    return rf"(?<![\p{{L}}\p{{M}}])(?:{pattern})" if language is Language.BN else pattern


@cache
def attributes() -> tuple[Attribute, ...]:
    """The rows of the table beside this module, one an attribute."""
    table = resources.files("corpus.languages").joinpath("attributes.tsv")
    names, *rows = (line.split("\t") for line in table.read_text(encoding="utf-8").splitlines())
    return tuple(_attribute(dict(zip(names, row, strict=True))) for row in rows)


def _attribute(row: dict[str, str]) -> Attribute:
    together = bool(row.pop("together"))
    return Attribute(**row, together=together)
