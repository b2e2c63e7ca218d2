"""English heads, closings and effect: translations, Bangladeshi and British forms."""

from __future__ import annotations

from corpus.languages.identity import IdentityData

IDENTITY = IdentityData(
    number_labels=(
        *(r"(?:memo|memorandum|ref(?:erence)?|file|circular|letter)\s*(?:no|number)?\.?",),
        *(r"s\.?\s?r\.?\s?o\.?\s*no\.?", r"(?:plan|decision|resolution|decree|directive)\s+no\.?"),
        *(r"no\.?", "number"),
    ),
    date_labels=("date", "dated"),
    references=(
        r"\d{2}(?:\.\d{2,4}){4,8}(?:-\d{1,5})?",
        r"\d{1,4}\s?-\s?law/\d{4}",
        r"(?-i:(?:Cm|Cmnd|Cmd|CP|HC|HL))\s?\d{2,5}",
        r"(?-i:(?:SI|S\.I\.))\s?(?:19|20)\d\d/\d{1,5}",
        r"(?:19|20)\d\d\s+chapter\s+\d{1,3}",
        r"act\s+no\.?\s+(?:\d{1,3}|[ivxlc]{1,8})\s+of\s+(?:19|20)\d\d",
        r"ordinance\s+no\.?\s+(?:\d{1,3}|[ivxlc]{1,8})\s+of\s+(?:19|20)\d\d",
        r"(?-i:\p{Lu}{2,8}(?:-\d)?)\s+circular(?:\s+letter)?\s+no\.?\s*\d{1,3}(?:/\d{4})?",
    ),
    fields={
        "number": ("number", "document number", "reference"),
        "kind": ("type", "document type"),
        "date": ("date", "dated", "date of issue", "issued", "published", "date published"),
        "issuer": ("issued by", "issuer", "issuing body", "publisher", "published by"),
        "signer": ("signed by", "signatory", "signer"),
        "effective": ("effective date", "effective from", "in force from"),
        "expires": ("expiry date", "expires", "in force until"),
    },
    annex=r"annex|appendix|schedule",
    annexed=(
        r"[(\[]?\s*(?:attached to|annexed to|issued (?:together )?with"
        r"|promulgated (?:together )?with|annex to|appendix to)\s+(?:the\s+)?"
    ),
    adopted=r"(?:passed|adopted)\s[^.;]{0,120}?\bon\s+",
    subjects=r"(?:subject|re)\s*:",
    kinds={
        "act": "act",
        "ordinance": "ordinance",
        "law": "law",
        "strategy": "strategy",
        "policy": "policy",
        "framework": "framework",
        "white paper": "white_paper",
        "green paper": "green_paper",
        "progress report": "progress_report",
        "quarterly report": "progress_report",
        "quarterly progress report": "progress_report",
        "quarterly update": "progress_report",
        "policy paper": "policy",
        "roadmap": "roadmap",
        "annual report": "report",
        "action plan": "plan",
        "rules": "rules",
        "regulations": "regulation",
        "order": "order",
        "guidelines": "guideline",
        "standard": "standard",
        "memorandum": "memorandum",
        "constitution": "constitution",
        "gazette notification": "notification",
    },
    codes={"Luật": "act", "PL": "ordinance"},
    named=(
        r"(?P<type>act|ordinance|order|rules|regulations|strategy|policy|standard)"
        r"(?:,?\s+(?:19|20)\d\d)$"
    ),
    this=r"(?:this|these)\s+{type}",
    body=r"whereas|pursuant to|in exercise of|an act to|dear |to\s*:|subject\s*:",
    masthead=(
        r"socialist republic of viet\s?nam|independence\s*-\s*freedom\s*-\s*happiness"
        r"|communist party of viet\s?nam|government of the people's republic of bangladesh"
        r"|bangladesh gazette|extraordinary|published by authority|registered no"
    ),
    signing=r"\(?signed\)?\s*:?|\(sd\.?\)|sd/-?|on behalf of|by order of[^\n]{0,60}",
    posts=r"minister|secretary|chairman|chair|chairperson|president|director|head",
    urgency={"most urgent": "Most urgent", "urgent": "Urgent", "immediate": "Immediate"},
    secrecy={
        "top secret": "Top secret",
        "secret": "Secret",
        "strictly confidential": "Strictly confidential",
        "confidential": "Confidential",
    },
    effective=(
        r"{this}[^.;]{{0,80}}?(?:comes?|came|enters?|shall come|shall enter|takes?|shall take)\s+"
        r"(?:into\s+)?(?:force|effect)\s+(?:on|from)\s+"
        r"|{this}[^.;]{{0,40}}?is effective (?:from|on)\s+"
    ),
    at_once=(
        r"(?:it|{this})\s+(?:shall come|comes) into force (?:at once|immediately"
        r"|on the (?:date|day) (?:of (?:its )?(?:signature|signing|issue|publication)"
        r"|it is (?:signed|issued)))"
    ),
    expires=(
        r"{this}[^.;]{{0,100}}?(?:expires? on|ceases? to have effect on|remains? in force until"
        r"|(?:is|shall be) valid until|shall remain in force until|until the end of)\s+"
    ),
    state=("bangladesh", "Government of the People's Republic of Bangladesh"),
    datelines=(
        r"(?:first )?(?:published|posted|issued)(?: on| at)?",
        r"(?:last )?(?:updated|modified|revised)(?: on| at)?",
    ),
    beside_dates=(
        r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|gmt|utc|[ap]\.?m\.?|at|on|see all updates"
    ),
    self_named=r"this\s+is\s+(?:the|an?)\s+(?:[\w-]+\s+){{0,4}}?(?:of\s+(?:those|these|our)\s+)?{type}s?",
    parts=r"(?:annex|appendix|chapter|part|schedule|action|section)\s+[\dA-Z]{1,3}\b|\d{2}\s+\p{Lu}",
    periodic=r"\b(?:every (?:3|three|6|six) months|quarterly|each quarter|this quarter)\b",
    head_last=True,
)
