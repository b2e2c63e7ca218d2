"""English words of duty: acts, plans, circulars, news."""

from __future__ import annotations

from corpus.languages.register import CueData, RegisterData

_BODY = (
    "Ministry|Department|Office|Agency|Authority|Board|Commission|Council|Committee|Bureau|"
    "Inspectorate|Secretariat|Directorate|Division|Service|Centre|Center|Bank|Court|Tribunal|Team|"
    "Unit|Group|Customs|Network|Institute|Corporation|Treasury|Government|Parliament|Company"
)
_POST = (
    "Minister|Secretary|Director General|Director-General|Director|Chairman|Chairwoman|Chairperson|"
    "Chair|Governor|Manager|Commissioner|Leader|Controller|Registrar|Inspector|Officer|Champion"
)
_MANY = (
    "departments?|ministr(?:y|ies)|agenc(?:y|ies)|localit(?:y|ies)|provinces?|districts?|communes?|"
    "wards?|units?|authorit(?:y|ies)|bodies|offices?|organi[sz]ations?|enterprises?|businesses|"
    "compan(?:y|ies)|officials?|civil servants|staff|leaders|heads of \\p{L}+|teams?|boards?|"
    "committees?|operators?|providers?|licensees?|controllers?|processors?|suppliers?|managers?|"
    "employers?|persons?|services?"
)
_VERBS = (
    "act|adopt|advise|collect|check|correct|"
    "agree|appoint|approve|assess|assign|assist|build|carry out|complete|comply|"
    "conduct|continue|co-?ordinate|co–ordinate|create|co–create|co-create|deliver|deploy|design|"
    "develop|direct|disseminate|draft|draw up|ensure|establish|evaluate|explore|extend|focus|"
    "follow|guide|hand over|identify|implement|improve|increase|inform|inspect|integrate|invite|"
    "issue|keep|launch|lead|maintain|make|manage|monitor|move|notify|operate|organi[sz]e|oversee|"
    "participate|plan|prepare|prioriti[sz]e|promote|propose|provide|publish|recruit|redesign|"
    "reduce|register|report|resolve|review|revise|send|set up|share|speed up|strengthen|submit|"
    "supervise|support|take|test|train|update|upgrade|use|verify|work"
)
_WILL_NOT_ACT = (
    r"(?!\s+(?:be\s+(?:a|an|the|able|improved|added|possible|available|no)|not\s+be\s+able|"
    r"have\s+(?:a|an|no))\b)"
)

REGISTER = RegisterData(
    cues=(
        CueData(
            modality="must_not",
            pattern=r"\b(?:must|shall|should|may)\s+(?:not|never)\b|\b(?:is|"
            r"are)\s+(?:prohibited|forbidden|not\s+"
            r"(?:allowed|permitted))\b|\bno\s+\p{L}+(?:\s+\p{L}+)?\s+(?:may|"
            r"shall)\b|\b(?:cannot|can\s+not)\s+be\s+used\b",
        ),
        CueData(
            modality="proposed",
            pattern=r"\b(?:propos(?:es?|ed)|recommend(?:s|ed)?|suggest(?:s|"
            r"ed)?)\b(?!\s+(?:by|in)\b)",
            after=True,
            speaks=True,
        ),
        CueData(
            modality="requested",
            pattern=r"\b(?:request(?:s|ed)?|ask(?:s|ed)?|urg(?:es?|ed)|call(?:s|ed)\s+(?:on|"
            r"upon)|invit(?:es|ed)|"
            r"encourag(?:es|ed)|hop(?:es|ed)\s+that|expect(?:s|ed))\b(?!\s+(?:by|for|in)\b)",
            after=True,
            speaks=True,
            own_unit=True,
        ),
        CueData(
            modality="must",
            pattern=r"\b(?:instruct(?:s|ed)?|direct(?:s|ed)|order(?:s|ed)|assign(?:s|ed)?|"
            r"requires?|task(?:s|ed))\s+"
            r"(?=the\b|all\b|each\b|every\b|\p{Lu})",
            after=True,
            speaks=True,
            own_unit=True,
        ),
        CueData(
            modality="requested",
            pattern=r"\b(?:is|are|was|were)\s+(?:asked|requested|urged|invited|encouraged)\s+to\b",
            speaks=True,
        ),
        CueData(
            modality="must",
            pattern=r"\b(?:must|shall|should)\b|\b(?:has|have|(?<!\ba\s)(?<!\bthe\s)needs?)\s+to\b|\b(?:is|"
            r"are)\s+(?:required|obliged|"
            r"instructed|directed|assigned|tasked|responsible|due|to\s+(?:"
            + _VERBS
            + r"))\b|\b(?:be|remains?)\s+"
            r"(?:responsible|accountable)\s+for\b|"
            r"\btakes?\s+(?:\p{L}+\s+)?responsibility\s+for\b|\b(?:is|are)\s+in\s+charge\s+of\b",
            speaks=True,
        ),
        CueData(
            modality="may",
            pattern=r"\bmay\b(?!\s+\d)|\b(?:is|are)\s+(?:entitled|allowed|permitted|"
            r"authori[sz]ed|empowered)\s+to\b",
        ),
        CueData(
            modality="planned",
            pattern=r"\b(?:will|plans?\s+to|intends?\s+to|aims?\s+to|(?:is|"
            r"are)\s+(?:planning|going)\s+to|"
            r"(?:is|are)\s+committed\s+to)\b" + _WILL_NOT_ACT,
            own_unit=True,
            speaks=True,
        ),
        CueData(
            modality="done",
            pattern=r"\b(?:has|have|had)\s+(?:already\s+|now\s+|also\s+|"
            r"recently\s+)?(?!to\b)(?:\p{L}+(?:ed|wn|en|ade|et|un|"
            r"uilt|ent|id|ut|ought)|begun)\b",
            own_unit=True,
        ),
        CueData(
            modality="done",
            pattern=r"\b(?!need|exceed|proceed|indeed|speed|feed|embed|based|named|called|"
            r"related|held|said|noted|added|"
            r"attended|stressed|emphasi[sz]ed|confirmed)\p{L}{3,}ed\b(?!\s+by\b)|"
            r"\b(?:set\s+up|built|began|made|ran|won)\b",
            own_unit=True,
            acting=True,
            speaks=True,
        ),
    ),
    no_duty=(
        r"^\W*(?:\d+\W+)?(?:whereas|having\s+regard|pursuant\s+to.*;\W*$|"
        r"considering|recalling|noting)\b",
        r"[”\"']\s+means\b|\b(?:shall\s+mean|means\s*[—:-]|has\s+the\s+meaning|"
        r"shall\s+come\s+into\s+force|"
        r"enters?\s+into\s+force|shall\s+be\s+(?:deemed|punish|liable)|may\s+be\s+cited)",
    ),
    conditions=r"^\W*(?:\(?\p{L}\)\W*)?(?:if|when|where|unless|once|after|before)\b[^,]*,",
    narration=(
        r"\b(?:has|have|had)\s+(?:said|noted|stressed|emphasi[sz]ed|attended|"
        r"spoken|praised|discussed|been|"
        r"commented|stated|told)\b|\b(?:attended|discussed|praised|welcomed|"
        r"visited|chaired|commented|"
        r"presented|highlighted|published\s+in|seemed|wanted|needed|decided|"
        r"looked|liked|continued\s+to\s+be)\b"
    ),
    cases_before={
        "role": r"(?:role|responsibilit(?:y|ies))\s+of\s+(?:the\s+|all\s+)?$",
        "with": r"(?:in\s+(?:co-?ordination|co-?operation|partnership|"
        r"consultation|collaboration)\s+with|"
        r"together\s+with|along\s+with|co-?ordinat\p{L}+\s+with|"
        r"work\p{L}*\s+with)\s+(?:the\s+|all\s+)?$",
        "of": r"(?:of|under|within)\s+(?:the\s+|all\s+|its\s+|their\s+)?$",
        "for": r"(?:for|to|help|helps|support|supports|advise|inform|notify|"
        r"about|on)\s+(?:the\s+|all\s+)?$",
        "by": r"(?:by|through|via|from)\s+(?:the\s+|all\s+)?$",
        "at": r"(?:with|at|in|into|across|between|among|throughout|on|"
        r"against)\s+(?:the\s+|all\s+|its\s+)?$",
    },
    generic=(
        rf"(?-i:(?:[Tt]he\s+)?(?:\p{{Lu}}[\p{{L}}’'-]+(?:\s+(?:and|&))?\s+){{0,4}}(?:{_BODY}|{_POST})s?"
        r"(?:\s+(?:of|for)(?:\s+the)?\s+\p{Lu}[\p{L}&-]+(?:(?:,|\s+and|\s+&|"
        r",\s+and)?\s+\p{Lu}[\p{L}-]+)*)?)",
        r"(?-i:(?:[Tt]he\s+)?\b\p{Lu}{3,6}\b)",
        rf"(?:\b(?:the|all|each|every|any|our|relevant|these|"
        rf"both)\s+(?:\p{{L}}+[\s-]+){{0,3}}?)(?:{_MANY})\b"
        rf"|\b(?:{_MANY})\b",
    ),
    imperatives=rf"^\W*(?:\(?\p{{L}}{{1,2}}\)|\d{{1,2}}[.)])?\W*(?:to\s+)?(?:{_VERBS})\b",
    list_items=r"\p{L}",
    leads=r"(?:\bto|following|follows|we|must|shall|should|will|that|duties|tasks|"
    r"responsibilit(?:y|ies))\s*:\W*$",
    pronouns=r"^\W*(?:(?:also|in\s+addition|at\s+the\s+same\s+time|"
    r"further(?:more)?),?\s+)?(?:he|she|it|they|we)\s+",
    continues=r"^\W*(?:at\s+the\s+same\s+time|in\s+addition|also|further|moreover|besides)\b",
    plans=r"^\W*(?:accordingly,?\s+)?(?:the|this)\s+(?:plan|programme|program|"
    r"resolution|strategy|roadmap)\s+"
    r"(?:\S+\s+){0,2}?(?:sets?\s+out|aims?|requires|states|identifies|provides\s+that)\b",
    scope=r"(?:throughout|across)\s+(?P<unit>the\s+(?:whole|entire)\s+political\s+system)",
    sections={
        "skip": r"definitions?|interpretation|short\s+title|commencement|"
        "background|introduction|preamble|purpose",
        "prohibited": r"prohibit(?:ed|ions?)|must\s+not\b",
        "assignments": r"implementation|responsibilit(?:y|ies)|assignments?|division\s+of",
        "tasks": r"tasks?|responsibilit(?:y|ies)|duties|implementation|"
        r"assignments?|actions?\s+required|\brole\b",
        "targets": r"targets?|objectives?|goals?",
    },
    outcome=r"\sso\s+that\s",
    product=r"(?:deliverables?|outputs?|products?|results?)\s*:\s*",
    basis=r"(?:under|pursuant\s+to|in\s+accordance\s+with|in\s+line\s+with|"
    r"as\s+required\s+by|according\s+to|implement(?:ing)?)\s+"
    r"(?:the\s+)?(?:Article\s+\S+\s+of\s+)?(?:the\s+)?$",
    targets=r"\bat\s+least|\breach|\bachiev|\btarget|\bminimum|\bno\s+fewer|\bnot\s+less",
)
