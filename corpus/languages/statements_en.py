"""English: how clauses deny, oblige and say who does what to whom."""

from __future__ import annotations

from corpus.languages.statements import StatementData

STATEMENTS = StatementData(
    clause_ends=r"[;:.!?…\n](?=\s|$)|,(?=\s)|\s[-–—]\s|\b(?:but|while|whereas|although)\b",
    negations=(
        r"\b(?:not|never|no|nor|neither|without|cannot|none|nobody|nothing|except|prohibited|forbidden|exempt)\b",
        r"n['’]t\b",
        r"\bfail(?:s|ed)? to\b",
    ),
    not_negations=(
        r"\bnot (?:only|merely|just|less than|fewer than|later than|more than|exceed(?:ing)?)\b",
        r"\bno (?:later|less|fewer|more) than\b",
        r"\bno\.\s*\d",
        r"\bwhether or not\b",
        r"\bno\.?\s+\d",
    ),
    opposites=(
        (
            r"\b(?:at least|no less than|not less than|no fewer than|minimum)\b",
            r"\b(?:at most|no more than|not more than|up to|maximum|not exceeding)\b",
        ),
        (
            r"\b(?:at most|no more than|not more than|up to|maximum|not exceeding)\b",
            r"(?<!no |not )\b(?:more than|over|exceeding) \d",
        ),
        (r"\b(?:except|excluding)\b", r"\bincluding\b"),
        (r"\bbefore\b", r"\bafter\b"),
        (
            r"\bincreas\w*|\brais\w*|\brose\b|\bgrow\w*",
            r"\bdecreas\w*|\breduc\w*|\blower\w*|\bfell\b|\bcut\b",
        ),
        (
            r"\b(?:more|greater|longer|higher) than\b|\b(?:over|above) \d",
            r"\b(?:less|fewer|shorter|lower) than\b|\b(?:under|below) \d",
        ),
        (r"\b(?:allow|permit)\w*", r"\b(?:prohibit|forbid|ban)\w*"),
        (r"\bpublic\w*", r"\b(?:secret|confidential)\w*"),
        (r"\bmandatory\b|\bcompulsory\b", r"\bvoluntary\b|\boptional\b"),
        (r"\binclud\w*", r"\bexclud\w*"),
        (r"\bopen(?:s|ed)?\b", r"\bclos(?:e|es|ed)\b"),
        (r"\bestablish\w*", r"\babolish\w*|\bdissolv\w*"),
        (r"\bapprov\w*|\baccept\w*", r"\breject\w*|\brefus\w*"),
        (r"\ball\b", r"\bsome\b"),
    ),
    moods={
        "must": (r"\b(?:must|shall|required to|is to|are to|obliged to|has to|have to)\b",),
        "may": (r"\b(?:may|can|could|might|encouraged to|optional|voluntar\w+)\b",),
        "done": (
            r"\b(?:has|have|had) (?!to\b)(?:\w+ )?\w+(?:ed|en|ne|lt|ilt|et|ut|ld)\b",
            r"\b(?:was|were)\b",
        ),
        "planned": (r"\b(?:will|plans? to|is expected to|are expected to|intends? to)\b",),
    },
    roles_before=(
        ("by", r"\bby (?:the )?$"),
        ("with", r"\b(?:with|alongside) (?:the )?$"),
        ("to", r"\b(?:to|for) (?:the )?$"),
        (
            "is_given",
            r"\b(?:assign|direct|ask|request|instruct|requir|order|task|guid|inspect|supervis|support)"
            r"(?:e?s|e?d|e|ing)? (?:the )?$",
        ),
        ("from", r"\bfrom (?:the )?$"),
        ("of", r"\b(?:of|under) (?:the )?$"),
    ),
    passive=r"\s*(?:is|are|was|were|be|been|being)\s+(?:\w+\s+)?\w+(?:ed|en|ne|lt|ilt|et|ut|ld)\b",
    extremes=r"\b(?:only|all|every|any|always|never|none|entire(?:ly)?|sole(?:ly)?|first|last|most"
    r"|least|both|each|no)\b",
    exceptions=r"\b(?:except|unless|other than|excluding)\b",
    measures=(
        r"km|kilomet(?:re|er)s?",
        r"m|met(?:re|er)s?",
        r"cm|centimet(?:re|er)s?",
        r"km2|square kilomet(?:re|er)s?",
        r"m2|sq\.? ?m|square met(?:re|er)s?",
        r"hectares?|ha",
        r"kg|kilograms?|kilos?",
        r"g|grams?",
        r"t|tonnes?|tons?",
        r"lit(?:re|er)s?",
        r"(?:working |business )?days?",
        r"weeks?",
        r"months?",
        r"years?",
        r"hours?",
        r"minutes?",
        r"percentage points?",
        r"%|percent|per cent",
    ),
    asks={
        "figure": r"\bhow (?:many|much|long|old|far)\b|\b(?:when|what year|what date)\b",
        "name": r"\b(?:who|whom|whose|where|why)\b",
        "other": r"\b(?:what|which|how)\b",
    },
)
