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
        "open": r"\b(?:when|what|which|who|whom|how|where|why)\b",
        "name": r"\b(?:full |the )?names? of (?:the|its|their)\b|\bnamed\b",
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
    percent=r"\b(?:per ?cent(?:age)?s?|what share|proportion|(?:what|which) .{0,40}\brate|\w+ rate"
    r"|share of)\b|%",
    items=r"\bhow many\b|\bnumber of\b",
    effect=r"\b(?:take[sn]?|took|taking|com(?:e|es|ing)|came|enter(?:s|ed)?|entry|brought|put)"
    r" (?:into )?(?:effect|force)\b|\beffective (?:date|from|on)\b|\bin (?:effect|force) from\b",
    expiry=r"\b(?:expir(?:e|es|ed|y)|(?:until|till) (?:what|which|when)\b.{0,60}"
    r"\b(?:force|effect|valid)|ceases? to|valid (?:until|till)|remains? in force|lapses?)\b",
    acts=r"(?:\b\w+ ){0,3}\b(?:act|ordinance|rules|code)s?,?\s*(?:of )?\(?"
    r"(?P<y>(?:19|20)\d\d)\b(?!/)",
    localities=r"(?<name>\p{Lu}[\p{L}\p{M}']+(?: \p{Lu}[\p{L}\p{M}']+){1,2})"
    r" (?:[Dd]istrict|[Cc]ommune|[Ww]ard|[Tt]ownship)\b",
    labels=r"\b(?:action|standard|principle|measure|recommendation|table|form|row|figure|box|module"
    r"|point|chapter)s?[\s#-]*(?:no\.? ?|number )?0*(?P<n>\d{1,3})(?![\d/%.,-]*\d)",
)
