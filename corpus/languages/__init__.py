"""Everything that varies by language, as data: one module per language, one table of all."""

from __future__ import annotations

from corpus.languages.bn import PROFILE as BENGALI
from corpus.languages.en import PROFILE as ENGLISH
from corpus.languages.profile import LanguageProfile
from corpus.languages.vi import PROFILE as VIETNAMESE
from corpus.types import Language

PROFILES: dict[Language, LanguageProfile] = {
    Language.VI: VIETNAMESE,
    Language.BN: BENGALI,
    Language.EN: ENGLISH,
}
