"""English dates, numbers and document numbers."""

from __future__ import annotations

from corpus.languages.particulars import (
    DateData,
    DocumentNumberData,
    NumberData,
    ParticularsData,
    WrittenForms,
)

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_TEENS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINAL = "(?:st|nd|rd|th)?"
_FROM_EVENT = (
    r"(?:\s+(?:of|from|after|following)\s+(?P<event>(?:the\s+)?(?:(?:date|day)\s+of\s+)?(?:its\s+)?"
    r"(?:signing|signature|issuance|issue|promulgation|receipt|approval|publication"
    r"|commencement|notification|submission|date|effective\s+date)))?"
)

_COUNTS = {
    **{word: n for n, word in enumerate(_TEENS, 1)},
    **{word: n * 10 for n, word in enumerate(_TENS, 2)},
    **{
        f"{ten}{joint}{one}": tens * 10 + n
        for tens, ten in enumerate(_TENS, 2)
        for n, one in enumerate(_TEENS[:9], 1)
        for joint in "- "
    },
}

DATES = DateData(
    counts=_COUNTS,
    issue_events=r"sign|issu|promulgat",
    months={
        **{name.lower(): n for n, name in enumerate(_MONTHS, 1)},
        **{name[:3].lower(): n for n, name in enumerate(_MONTHS, 1)},
        "sept": 9,
    },
    quarters={
        **{word: n for n, word in enumerate(("first", "second", "third", "fourth"), 1)},
        **{word: n for n, word in enumerate(("1st", "2nd", "3rd", "4th"), 1)},
        **{roman: n for n, roman in enumerate(("i", "ii", "iii", "iv"), 1)},
        **{str(n): n for n in range(1, 5)},
        "last": 4,
        "final": 4,
    },
    halves={"first": 1, "second": 2, "last": 2, "1": 1, "2": 2},
    periods={
        "working days": "working_day",
        "working day": "working_day",
        "business days": "working_day",
        "calendar days": "day",
        "days": "day",
        "day": "day",
        "weeks": "week",
        "week": "week",
        "months": "month",
        "month": "month",
        "quarters": "quarter",
        "years": "year",
        "year": "year",
    },
    patterns=(
        rf"<D>{_ORDINAL}\s*(?:-|to|until|and|through)\s*<D2>{_ORDINAL}\s+(?:of\s+)?<MON>\b\.?"
        r"(?:\s*,?\s+<Y>)?",
        rf"<MON>\b\.?\s+<D>{_ORDINAL}\s*(?:-|to|until|and|through)\s*<D2>{_ORDINAL}(?!\d)"
        r"(?:\s*,?\s+<Y>)?",
        rf"<D>{_ORDINAL}\s+(?:of\s+)?<MON>\b\.?(?:\s*,?\s+<Y>)?",
        rf"<MON>\b\.?\s+<D>{_ORDINAL}(?!\d)(?:\s*,?\s+<Y>)?",
        r"<MON>\b\.?\s*,?\s+(?:of\s+)?<Y>",
        r"<Q>\s+quarter(?:\s+of|\s*,)?\s+<Y>",
        r"quarter\s+<Q>\s*(?:of|[,/])?\s*<Y>",
        r"q<Q>\s*[,/-]?\s*<Y>",
        r"(?:the\s+)?<H>\s+(?:half|(?:six|6)\s+months)\s+of\s+(?:the\s+year\s+)?<Y>",
        r"(?:the\s+)?first\s+<K>\s+months\s+of\s+<Y>",
        r"h<H>\s*[,/-]?\s*<Y>",
        r"(?:fy|(?:the\s+)?(?:fiscal|financial)\s+year)\s*<FY>",
        r"<FY>\s+(?:fiscal|financial)\s+year",
        r"fy\s?(?P<fy1>20\d\d)(?![\d/-])",
        r"(?:the\s+)?year\s+<Y>",
    ),
    joins=("to", "until", "till", "through"),
    year_before=r"\b(?:in|by|since|until|till|through|before|after|from|during|throughout|early|late"
    r"|mid|years?|period)\s+$",
    edges_before={
        "end": r"(?:the\s+)?\bend\s+of\s+(?:the\s+)?$",
        "start": r"(?:the\s+)?\b(?:start|beginning)\s+of\s+(?:the\s+)?$",
    },
    cues_before={
        "before": r"\b(?:before|prior\s+to|earlier\s+than)\s+(?:the\s+)?$",
        "by": r"\b(?:by|no\s+later\s+than|not\s+later\s+than|at\s+the\s+latest\s+by|within|in"
        r"|during|due(?:\s+on)?|deadline(?:\s+is)?(?:\s+on)?)\s*:?\s*(?:the\s+)?$",
        "until": r"\b(?:until|till|through|up\s+to)\s+(?:the\s+)?$",
        "from": r"\b(?:from|since|starting(?:\s+on)?|as\s+of|after|effective(?:\s+from)?)"
        r"\s+(?:the\s+)?$",
    },
    recurring=(
        (r"\b(?:annually|yearly|every year|each year)\b", "year"),
        (r"\b(?:quarterly|every quarter|each quarter)\b", "quarter"),
        (r"\b(?:monthly|every month|each month)\b", "month"),
        (r"\b(?:weekly|every week|each week)\b", "week"),
        (r"\b(?:daily|every day|each day)\b", "day"),
        (r"\b(?:once\s+)?every\s+<N>\s+years\b", "year"),
        (r"\b(?:once\s+)?every\s+<N>\s+months\b", "month"),
        (r"\b(?:once\s+)?every\s+<N>\s+weeks\b", "week"),
        (r"\bonce\s+(?:a|per)\s+year\b|\bper\s+annum\b", "year"),
        (r"\bonce\s+(?:a|per)\s+month\b", "month"),
        (r"\bonce\s+(?:a|per)\s+week\b", "week"),
        (r"\b(?:periodically|semi-?annually|biannually|twice\s+(?:a|per)\s+year)\b", None),
    ),
    ongoing=(r"\bon an? (?:ongoing|regular) basis\b", r"\b(?:ongoing|regularly|continuously)\b"),
    relative=(
        r"\b(?:within|in|no\s+later\s+than|not\s+later\s+than|not\s+exceeding)\s+(?:a\s+period\s+of\s+)?<N>\s+(?:\([^()]{1,20}\)\s*)?(?P<unit><PERIOD>)\b"
        + _FROM_EVENT,
    ),
)

NUMBERS = NumberData(
    words={
        **{word: n for n, word in enumerate(_TEENS, 1)},
        **{word: n * 10 for n, word in enumerate(_TENS, 2)},
    },
    multipliers={"hundred": 100, "thousand": 1000},
    fillers=("and",),
    never_alone=frozenset({"one", "hundred", "thousand"}),
    counters=(),
    magnitudes={
        "trillion": 10**12,
        "billion": 10**9,
        "million": 10**6,
        "thousand": 1000,
        "crore": 10**7,
        "lakh": 10**5,
    },
    percent=("%", "percent", "per cent"),
    currencies=("vnd", "usd", "us dollars?", "dollars?", "dong", "taka", "bdt", "euros?"),
    structure=(
        *(
            "articles?",
            "clauses?",
            "points?",
            "sections?",
            "chapters?",
            "parts?",
            "annex",
            "appendix",
        ),
        *(
            "tables?",
            "pages?",
            "figures?",
            "schedules?",
            "rules?",
            "items?",
            "no\\.?",
            "number",
            "phase",
        ),
    ),
    measures=(
        *("km2", "km", "sq km", "square kilometres", "square kilometers", "kilometres"),
        *("kilometers", "metres", "meters", "m2", "hectares", "ha", "kg", "tonnes", "tons"),
        *("litres", "kwh", "kw", "mw", "gw", "gb", "tb", "mb", "mbps", "gbps", "mhz", "ghz"),
        *("ms", "hours?", "minutes?", "seconds?", "working days?", "days?", "weeks?", "months?"),
        *("quarters?", "years?", "times", "people", "persons", "citizens", "households?"),
        *("officials?", "civil servants", "students", "teachers", "users", "subscribers"),
        *("enterprises?", "businesses", "companies", "firms", "organi[sz]ations?", "agencies"),
        *("agency", "units?", "communes?", "wards?", "districts?", "provinces?", "cities"),
        *("villages?", "ministries", "departments?", "tasks?", "targets?", "indicators?"),
        *("objectives?", "solutions?", "pillars?", "groups?", "projects?", "schemes?"),
        *("administrative procedures?", "procedures?", "online public services"),
        *("public services", "services?", "applications?", "files?", "documents?", "cases?"),
        *("databases?", "systems?", "platforms?", "accounts?", "stations?", "computers?"),
        *("devices?", "points?", "members?", "posts?", "courses?", "meetings?", "patents?"),
        *("schools?", "hospitals?", "transactions?"),
    ),
)

DOCUMENTS = DocumentNumberData(
    types={
        "resolution": "NQ",
        "decision": "QĐ",
        "regulation": "QyĐ",
        "directive": "CT",
        "plan": "KH",
        "action program": "CTr",
        "action programme": "CTr",
        "program": "CTr",
        "programme": "CTr",
        "notice": "TB",
        "notification": "TB",
        "announcement": "TB",
        "conclusion": "KL",
        "decree": "NĐ",
        "joint circular": "TTLT",
        "circular": "TT",
        "report": "BC",
        "official letter": "CV",
        "official dispatch": "CV",
        "document": "CV",
        "telegram": "CĐ",
        "guideline": "HD",
        "guidance": "HD",
        "submission": "TTr",
        "project": "ĐA",
        "scheme": "ĐA",
        "law": "Luật",
        "act": "Luật",
        "ordinance": "PL",
    },
    weak=frozenset(
        {
            *("report", "act", "law", "notice", "project", "scheme", "document", "decision"),
            *("program", "programme", "submission", "conclusion", "guidance", "announcement"),
        }
    ),
    markers=(r"nos?\.?(?![a-z])", r"number", r"#"),
    not_after=r"\s*(?:years?|months?|days?|weeks?|percent|%|billion|million|times)\b",
    list_joins=("and", "&"),
    list_after="of|on|dated|issued|by|and|are|were|is|which|from",
    acts=(r"<TYPE>,?\s+(?:<MARK>\s*)?(?P<n>\d{1,4}|[ivxlc]{1,8})\s+of\s+<Y>",),
)

FORMS = WrittenForms(
    digits="0123456789",
    group=",",
    decimal=".",
    months=_MONTHS,
    quarters=(
        *("the first quarter of {year}", "the second quarter of {year}"),
        *("the third quarter of {year}", "the fourth quarter of {year}"),
    ),
    dates={
        "day": "{day} {month} {year}",
        "month": "{month} {year}",
        "year": "{year}",
        "range": "{start} to {end}",
        "end": "the end of {date}",
        "start": "the start of {date}",
        "ongoing": "ongoing",
        "recurring": "periodically",
        "every_year": "every year",
        "every_quarter": "every quarter",
        "every_month": "every month",
        "every_week": "every week",
        "every_day": "every day",
        "relative": "within {amount} {period}",
    },
    periods={
        "day": ("day", "days"),
        "working_day": ("working day", "working days"),
        "week": ("week", "weeks"),
        "month": ("month", "months"),
        "quarter": ("quarter", "quarters"),
        "year": ("year", "years"),
    },
)

PARTICULARS = ParticularsData(dates=DATES, numbers=NUMBERS, documents=DOCUMENTS, forms=FORMS)
