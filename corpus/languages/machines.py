"""Sentences that speak to a machine instead of its reader: text planted to steer a model.

Patterns are for text in lower case and without Latin marks, joiners or Bengali digits. They ask
for the whole turn of speech (ignore + earlier + instructions), because documents about artificial
intelligence, and orders to officials, use each of its words.
"""

from __future__ import annotations

from functools import cache

import regex

from corpus.normalise import fold, strip_diacritics

_INVISIBLE = regex.compile(r"\p{Cf}")
_OPENERS = r"^[^\p{L}\p{N}]*"
_PATTERNS = (
    # Marks of chat formats, which no document has a use for.
    r"<\|?/?(?:im_start|im_end|system|assistant)\b|\[/?inst\]|<</?sys>>",
    r"(?:system|assistant|developer)\s*:\s*(?:you|ignore|answer|reply|say|always)\b",
    # English.
    r"(?<!not )(?<!never )\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}"
    r"\b(?:previous|prior|above|earlier|preceding|all|any|your|system|these)\b.{0,30}"
    r"\b(?:instruction|prompt)s?\b",
    r"(?<!not )(?<!never )\b(?:ignore|disregard|forget) (?:(?:everything|all of the|the) "
    r"(?:above|rest)|(?:the |all |any )*(?:instruction|prompt)s? (?:above|before|given|you))\b",
    r"\byou are (?:now )?(?:an? |the )?(?:[a-z]+ ){0,2}(?:ai|llm|chatbot|language model)\b",
    r"\b(?:ai|llm|chatbot|model|assistant)s?\b.{0,30}\b(?:reads?|reading|process\w*|summari[sz]\w+)"
    r" (?:this|the following|these)\b",
    r"\b(?:reveal|print|output|repeat|show)\b.{0,30}\b(?:system|hidden|secret) (?:prompt|message)",
    r"\bnew (?:system )?instructions?\s*:",
    _OPENERS + r"(?:(?:please|now|instead|always|just|only|you must|you should),? )*"
    r"(?:say|answer|reply|respond|output|print|tell (?:the users?|everyone|them))"
    r"(?: (?:only|exactly|with|the word|the words|the phrase))*(?: that\b|:? ?[\"“'«])",
    r"\b(?:answer|reply|respond)\b.{0,20}\b(?:every|all|any|each) questions?\b.{0,20}"
    r"\b(?:that|with (?:the (?:word|phrase|sentence)|[\"“'«]))",
    # Vietnamese.
    r"(?<!khong duoc )(?<!khong )(?<!cam )\b(?:bo qua|phot lo|quen di|quen het|khong tuan theo)\b"
    r".{0,40}\b(?:chi dan|huong dan|chi thi|lenh|yeu cau|quy tac)\b.{0,30}"
    r"\b(?:truoc|tren|he thong|ban dau|cua ban)\b",
    r"\bban (?:bay gio )?la (?:mot )?(?:ai|chatbot|tro ly ai|tro ly ao|mo hinh ngon ngu)\b",
    r"\b(?:tro ly|mo hinh|chatbot|ai)\b.{0,30}\b(?:doc|xu ly|tom tat)\b.{0,15}"
    r"\b(?:tai lieu|van ban|doan) nay\b",
    r"\b(?:tiet lo|in ra|hien thi)\b.{0,30}\b(?:loi nhac|cau lenh|chi dan) (?:cua )?he thong\b",
    r"\bhay (?:luon |chi )*(?:noi|tra loi|dap|viet|in ra)(?: (?:rang|la)\b|:? ?[\"“'«])",
    r"\b(?:noi|tra loi) (?:moi|tat ca|bat ky)\b.{0,20}\bcau hoi\b.{0,20}\b(?:rang|bang cau)\b",
    # Bengali.
    r"(?:আগের|পূর্বের|পূর্ববর্তী|উপরের|ওপরের|সব|সকল|সমস্ত|সিস্টেমের).{0,30}(?:নির্দেশ|আদেশ|প্রম্পট).{0,20}"
    r"(?:(?:উপেক্ষা|অগ্রাহ্য|অমান্য)\s*(?:করুন|করো|কর|করে)|ভুলে\s*(?:যান|যাও|গিয়ে))(?![\p{L}\p{M}])",
    r"(?:আপনি|তুমি)\s+(?:এখন\s+)?(?:একটি\s+|একজন\s+)?(?:এআই|চ্যাটবট|ভাষা মডেল)"
    r"(?!\s*(?:ব্যবহার|দিয়ে|-?এর))",
    r"(?:এআই|মডেল|চ্যাটবট).{0,30}এই (?:নথি|লেখা|পাঠ|দলিল).{0,20}(?:পড়|প্রক্রিয়া|সারসংক্ষেপ)",
    r"(?:সিস্টেম প্রম্পট|গোপন নির্দেশ).{0,30}(?:প্রকাশ কর|দেখাও|দেখান|বলুন|বলো)",
    r"(?:উত্তর দিন|উত্তর দাও|উত্তরে বলুন|উত্তরে লিখুন|বলুন|বলো)(?:\s+যে(?![\p{L}\p{M}])|\s*:?\s*[\"“'«])",
)


def speaks_to_machines(text: str) -> bool:
    """Whether a sentence gives orders to a language model, in any of the three languages."""
    return bool(_pattern().search(_plain(text)))


def _plain(text: str) -> str:
    return " ".join(strip_diacritics(fold(_INVISIBLE.sub("", text))).split())


@cache
def _pattern() -> regex.Pattern[str]:
    # fold() would lower the classes of a pattern (\p{L}); the Bengali ones need their letters only.
    return regex.compile("|".join(p if p.isascii() else _letters(p) for p in _PATTERNS))


def _letters(pattern: str) -> str:
    """Bengali letters of a pattern as fold() leaves them; all else as it is written."""
    return regex.sub(r"[\u0980-\u09ff]+", lambda run: fold(run[0]), pattern)
