"""Bengali: অধ্যায়, ধারা, উপ-ধারা, দফা, তফসিল, and the lines around them."""

from __future__ import annotations

from corpus.languages.structure import PartForm, StructureData

_ORDINALS = (
    *("প্রথম", "দ্বিতীয়", "তৃতীয়", "চতুর্থ", "পঞ্চম", "ষষ্ঠ", "সপ্তম", "অষ্টম", "নবম", "দশম", "একাদশ"),
    *("দ্বাদশ", "ত্রয়োদশ", "চতুর্দশ", "পঞ্চদশ"),
)
_WORD = "|".join(_ORDINALS)
_NUMBER = r"[০-৯\d]{1,3}[ক-হ]?"
_CASE = r"(?:\s*-?\s*(?:এর|র|ের))?\s*,?\s*"

STRUCTURE = StructureData(
    forms=(
        PartForm(
            kind="chapter", mark=rf"(?P<number>{_WORD})\s+(?:অধ্যায়|পরিচ্ছেদ)", tail=r"(?:[\s:.–-].*)?"
        ),
        PartForm(
            kind="chapter",
            mark=r"(?:অধ্যায়|পরিচ্ছেদ)\s*[-–]?\s*(?P<number>[০-৯\d]+|\p{L}[\p{L}\p{M}]*)",
            tail=r".*",
        ),
        PartForm(kind="part", mark=rf"(?P<number>{_WORD})\s+(?:ভাগ|খণ্ড)", tail=r"(?:\s*[:.–-].*)?"),
        PartForm(
            kind="annex",
            mark=rf"(?P<number>{_WORD})?\s*(?:তফসিল|তফশিল)(?:\s*[-–]?\s*(?P<number>[০-৯\d]+|[ক-হ]))?",
            tail=r"(?:\s*[:.–\[(-].*)?",
        ),
        PartForm(
            kind="annex",
            mark=r"পরিশিষ্ট(?:\s*[-–]?\s*(?P<number>[০-৯\d]+|[ক-হ]))?",
            tail=r"(?:\s*[:.–-].*)?",
        ),
        PartForm(
            kind="article", mark=rf"(?:ধারা|অনুচ্ছেদ)\s*(?P<number>{_NUMBER})", tail=r"\s*[।৷.:–-].*"
        ),
        PartForm(kind="article", mark=r"(?P<number>[০-৯]{1,3}[ক-হ]?)", tail=r"\s*[।৷]\s*\S?.*"),
        PartForm(
            kind="clause", mark=r"(?P<number>[০-৯]{1,2}(?:\.[০-৯]{1,2})+)", tail=r"\.?\s+\S.*"
        ),
        PartForm(
            kind="clause", mark=r"(?P<number>[০-৯]{1,2}(?:\.[০-৯]{1,2})*)", tail=r"\s*[.)]\s*\S.*"
        ),
        PartForm(kind="clause", mark=r"\((?P<number>[০-৯]{1,3}[ক-হ]?)\)", tail=r"\s*\S.*"),
        PartForm(kind="point", mark=r"\((?P<number>[ক-হ]{1,2}়?)\)", tail=r"\s*\S.*"),
        PartForm(kind="subpoint", mark=r"\((?P<number>[অ-ঔ]{1,2})\)", tail=r"\s*\S.*"),
    ),
    mentions=(
        rf"(?:ধারা|অনুচ্ছেদ)\s*(?:নং|নম্বর)?\s*(?P<article>{_NUMBER})(?![ক-হ\d])"
        rf"(?:{_CASE}(?:উপ-?\s?ধারা)?\s*\((?P<clause>\d+[ক-হ]?)\))?"
        rf"(?:{_CASE}(?:দফা)?\s*\((?P<point>[ক-হ])\))?",
        rf"(?<!\d)(?P<article>{_NUMBER})\s*(?:নং|নম্বর)?\s*(?:ধারা|অনুচ্ছেদ)"
        rf"(?:{_CASE}(?:উপ-?\s?ধারা\s*\(?(?P<clause>\d+)\)?|(?P<clause2>\d+)\s*(?:নং|নম্বর)?\s*উপ-?\s?ধারা))?",
        rf"(?P<chapter>{_WORD})\s+অধ্যায়",
        r"অধ্যায়\s*[-–]?\s*(?P<chapter>\d+)|(?P<chapter2>\d+)\s*(?:নং|নম্বর|ম|য়|র্থ)?\s*অধ্যায়",
        rf"(?P<annex>{_WORD})\s+তফসিল|তফসিল\s*[-–]?\s*(?P<annex2>\d+)",
    ),
    cited={
        "part": "{} ভাগ",
        "annex": "তফসিল {}",
        "chapter": "অধ্যায় {}",
        "letter": "অংশ {}",
        "division": "অংশ {}",
        "subdivision": "উপ-অংশ {}",
        "article": "ধারা {}",
        "clause": "উপ-ধারা ({})",
        "paragraph": "অনুচ্ছেদ {}",
        "point": "দফা ({})",
        "subpoint": "উপ-দফা ({})",
    },
    joint=" এর ",
    inner_first=False,
    letters="কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহ",
    subletters="অআইঈউঊঋএঐওঔ",
    ordinals={word: value for value, word in enumerate(_ORDINALS, start=1)},
    attached=r"\(\s*[^()]{4,120}\s(?:সহিত|সাথে|সঙ্গে)\s(?:সংযুক্ত|জারি|প্রকাশিত)[^()]{0,40}\)",
    statutes=r"(?:আইন|অধ্যাদেশ|বিধিমালা|প্রবিধানমালা|সংবিধান|কার্যবিধি|দণ্ডবিধি)(?:$|\s*[,(]|\s*[০-৯]{4})",
    noise_lines=(
        r"(?:[\d০-৯]+\s*(?:টি)?\s*)?মন্তব্য\s*(?:\([\d০-৯]+\))?",
        r"(?:শেয়ার|লিংক কপি করুন|ইমেইল করুন|মন্তব্য করুন|অনুসরণ করুন)\s*:?",
        r"\[বিজ্ঞাপন(_[\d০-৯]+)?\]",
        r"(?:সূত্র|উৎস)\s*:\s*(?:https?://)?\S+",
        r"(?:চিত্রণমূলক ছবি|ছবি)\s*[।:.(].{0,160}",
        r"(?:শেয়ার করুন|আরও পড়ুন|সম্পর্কিত সংবাদ|প্রিন্ট করুন)\s*:?",
        r"(?:ডিজিটালি স্বাক্ষরিত|স্বাক্ষরের সময়|স্বাক্ষরকারী)\s*[:ঃ].{0,120}",
        r"(?:ডায়েরি নং|প্রাপ্তির তারিখ|গ্রহণের তারিখ)\s*[:ঃ].{0,80}",
    ),
    closing_lines=(
        r"(?:প্রাপক|অনুলিপি|বিতরণ)\s*[:ঃ].*",
        r"(?:সদয় )?(?:অবগতি|জ্ঞাতার্থে|কার্যার্থে)[^।]{0,80}(?:অনুলিপি|প্রেরণ)[^।]{0,60}",
        r"(?:রাষ্ট্রপতির|সরকারের|কর্তৃপক্ষের) আদেশক্রমে[,।]?",
    ),
)
