"""English: Part, Chapter, Section, Article, Schedule, (1), (a), (i), and the lines around them."""

from __future__ import annotations

from corpus.languages.structure import PartForm, StructureData

_STOP = r"(?:\s*[.:–—-].*)?"
_TITLE = r"(?:\s*[.:–—-]?.*)?"
_NUMBER = r"\d{1,3}[A-Z]{0,2}[a-z]?"
_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")

STRUCTURE = StructureData(
    forms=(
        PartForm(
            kind="part", mark=r"(?:PART|Part)\s+(?P<number>[IVXLC]+|\d+|[A-H]\b)", tail=_TITLE
        ),
        PartForm(
            kind="chapter", mark=r"(?:CHAPTER|Chapter)\s+(?P<number>[IVXLC]+|\d+)\b", tail=_TITLE
        ),
        PartForm(
            kind="annex",
            mark=r"(?:ANNEX|Annex|APPENDIX|Appendix|SCHEDULE|Schedule)(?:\s+(?P<number>[IVX]+|\d+|[A-Z]))?",
            tail=_STOP,
        ),
        PartForm(
            kind="annex",
            mark=r"(?:THE\s+|The\s+)?(?P<number>(?i:first|second|third|fourth|fifth|sixth))\s+"
            r"(?:SCHEDULE|Schedule)",
            tail=_STOP,
        ),
        PartForm(
            kind="division",
            mark=r"(?:Section|SECTION|Title|TITLE)\s+(?P<number>[IVX]+)\b",
            tail=_STOP,
        ),
        PartForm(
            kind="article",
            mark=rf"(?:Article|Section|ARTICLE|SECTION)\s+(?P<number>{_NUMBER})",
            tail=_STOP,
        ),
        PartForm(kind="division", mark=r"(?P<number>[IVX]{1,5})", tail=r"\s*[.\-–]\s*\p{Lu}.*"),
        PartForm(kind="letter", mark=r"(?P<number>[A-E])", tail=r"\s*[.\-–]\s*\p{Lu}{2,}.*"),
        PartForm(kind="clause", mark=r"(?P<number>\d{1,2}(?:\.\d{1,2})+)", tail=r"\.?\s+\S.*"),
        PartForm(
            kind="clause",
            mark=r"(?P<number>\d{1,3}[A-Z]{0,2}(?:\.\d{1,2})*)",
            tail=r"\s*[.)]\s*\S.*",
        ),
        PartForm(kind="clause", mark=r"\((?P<number>\d{1,3}[A-Z]{0,2})\)", tail=r"\s*\S.*"),
        PartForm(kind="subpoint", mark=r"\(?(?P<number>[ivx]{1,5})\)?", tail=r"(?<=\))\s*\S.*"),
        PartForm(kind="point", mark=r"\(?(?P<number>[a-z]{1,2})\)?", tail=r"(?<=\))\s*\S.*"),
    ),
    mentions=(
        r"(?:(?:point|item|paragraph)\s+\(?(?P<point>[a-z])\)?\s*,?\s*(?:of\s+)?)?"
        r"(?:(?:clause|paragraph|sub-?\s?section)\s+\(?(?P<clause>\d+)\)?\s*,?\s*(?:of\s+(?:the\s+)?)?)?"
        r"\b(?:articles?|sections?|art\.|sec\.|§)\s*(?P<article>\d{1,3}[a-z]{0,2})\b"
        r"(?:\s*\((?P<clause2>\d+[a-z]?)\))?(?:\s*\((?P<point2>[a-z])\))?"
        r"(?:\s*,?\s*(?:clause|paragraph|sub-?\s?section)\s+\(?(?P<clause3>\d+)\)?)?"
        r"(?:\s*,?\s*(?:point|item)\s+\(?(?P<point3>[a-z])\)?(?![a-z]))?",
        r"\bchapter\s+(?P<chapter>[ivxlc]+|\d+)\b",
        r"\b(?:annex|appendix|schedule)\s+(?P<annex>[ivx]+|\d+)\b",
        rf"\b(?P<annex>{'|'.join(_WORDS)})\s+schedule\b",
        r"\bpart\s+(?P<part>[ivx]+|\d+)\b",
        r"\b(?:section|title)\s+(?P<division>[ivx]+)\b",
    ),
    cited={
        "part": "Part {}",
        "annex": "Annex {}",
        "chapter": "Chapter {}",
        "letter": "Part {}",
        "division": "Section {}",
        "subdivision": "Subsection {}",
        "article": "Section {}",
        "clause": "({})",
        "paragraph": "paragraph {}",
        "point": "({})",
        "subpoint": "({})",
    },
    joint="",
    inner_first=False,
    letters="abcdefghijklmnopqrstuvwxyz",
    ordinals={word: value for value, word in enumerate(_WORDS, start=1)},
    attached=r"\(\s*(?:issued|promulgated|attached|enclosed|annexed)\s(?:together\s)?(?:with|to)\s.*",
    statutes=r"(?:^|\s)(?:ACT|Act|ORDINANCE|Ordinance|RULES|Rules|CODE|Code|CONSTITUTION|Constitution)"
    r"(?:$|\s*[,(]|\s*\d{4})",
    noise_lines=(
        r"\[?advertisement(_\d+)?\]?",
        r"(?:\d+\s*)?comments?(?:\s*\(\d+\))?",
        r"(?:facebook|zalo|twitter|messenger|whatsapp|telegram|linkedin|copy link|follow us)",
        r"source\s*:\s*https?://\S+",
        r"(?:photo|image|illustration)\s*[:.].{0,160}",
        r"(?:share|print|related news|read more|tweet)\s*(?:this (?:article|page))?\s*:?",
        r"(?:digitally signed by|signing time|signer)\s*:?\s.{0,120}",
        r"(?:received|diary no\.?)\s*:?\s*[.…_ ]{3,}.{0,60}",
    ),
    closing_lines=(r"(?:recipients|distribution|copies? to|copy to|cc)\s*:.*",),
)
