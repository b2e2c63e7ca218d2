"""English: how questions ask."""

from __future__ import annotations

from corpus.languages.questions import QuestionData

QUESTIONS = QuestionData(
    kinds={
        "list": r"\b(?:list|name (?:the|all)|what are|what were|what .{1,60} are there"
        r"|which (?!of\b|one\b)[\w-]+(?: [\w-]+)?s\b|what (?:must|should|has to|needs to)\b)",
        "comparison": r"\b(?:compare[ds]?|comparison|versus|vs|differ(?:s|ence|ent)?|(?:higher"
        r"|lower|more|fewer|larger|smaller|better) than|which (?:province|ministry|department)\b.*"
        r"\bwhich (?:province|ministry|department))\b",
        "obligation": r"\b(?:must|shall|should|has to|have to|had to|required|requires?|responsible"
        r"|assigned|asked? (?:to|for)|instruct\w*|in charge|intends?|duty|duties|obligation)\b",
        "definition": r"\b(?:what (?:is|are) (?:a|an|the)?\s*[\w\"“-]+\s*\?|mean(?:s|ing)?\b"
        r"|defin\w+|role\b|stand for)",
        "progress": r"\b(?:completed?|finished|achieved|so far|progress|has .{1,40} done)\b",
        "target": r"\b(?:targets?|goals?|aims?|at least|minimum)\b",
        "yes_no": r"^(?:is|are|was|were|has|have|had|does|do|did|can|may|must|shall|will|should)\b"
        r"|\bwhether\b",
        "unit": r"\b(?:which|what) (?:\w+ )?(?:agency|body|department|ministry|unit|office|division"
        r"|organi[sz]ation|authority)\b|\bwho (?:must|should|shall|is responsible|has to)\b",
        "post": r"\b(?:what|which) (?:is (?:his|her|the) )?(?:position|post|title|office)\b"
        r"|\bposition (?:of|does)\b",
    },
    across=r"\b(?:which|what) (?:provinces?|documents?|reports?|articles?|places)\b",
    second=r"\band\b.{0,24}\b(?:what|who|how|which|when|why|where|does it|is it|are they)\b",
    lacking=r"\b(?:miss(?:ed|es)?|fail(?:ed|s)?(?: to)?|fell short|unmet|not (?:yet )?(?:achieved"
    r"|met|completed?|finished|done|reached)|unfinished|incomplete|overdue|remaining|outstanding"
    r"|behind schedule|delayed|late)\b",
    ordinals=(
        r"\b(?P<n>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
        r"|\d{1,2}(?:st|nd|rd|th))\b",
        r"\b(?:phase|stage|task|solution|pillar|goal|objective|step|group)\s+(?:no\.?\s*)?"
        r"(?P<n>\d{1,2}|[ivx]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)\b(?![-–/.,]?\d)",
    ),
    ordinal_words=(
        ("first", "one", "1st"),
        ("second", "two", "2nd"),
        ("third", "three", "3rd"),
        ("fourth", "four", "4th"),
        ("fifth", "five", "5th"),
        ("sixth", "six", "6th"),
        ("seventh", "seven", "7th"),
        ("eighth", "eight", "8th"),
        ("ninth", "nine", "9th"),
        ("tenth", "ten", "10th"),
    ),
    not_ordinals=r"\b(?:quarters?|half|halves|months?|weeks?|years?|days?|time|party|parties|congress"
    r"|session|term|national assembly|of (?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december))\b",
    phases=r"\b(?:phases?|stages?)\b",
    follows=r"^(?:and|what about|how about|but|then|so)\b",
    points_back=r"\b(?:it|its|they|them|their|he|she|his|her|there|this (?:plan|document|resolution"
    r"|programme|province|one)|that (?:plan|document|resolution|programme|province|one)"
    r"|the same)\b",
)
