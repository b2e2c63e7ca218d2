"""English: the data that the reader, the index and the answers need."""

from __future__ import annotations

from corpus.languages.identity_en import IDENTITY
from corpus.languages.names import NamesData, UnitsData, word_set
from corpus.languages.particulars_en import PARTICULARS
from corpus.languages.profile import LanguageProfile
from corpus.languages.questions_en import QUESTIONS
from corpus.languages.register_en import REGISTER
from corpus.languages.relations_en import RELATIONS
from corpus.languages.statements_en import STATEMENTS
from corpus.languages.structure_en import STRUCTURE

PROFILE = LanguageProfile(
    code="en",
    names=NamesData(
        not_bodies=r"(?:e-|e |electronic |digital |open |local )government",
        family_names=word_set(
            "bui dang dao dinh doan duong ho hoang huynh lam le luong luu ngo nguyen pham"
            " phan phung quach tran trieu trinh truong vo vu vuong"
        ),
        middle_names=word_set("thi van"),
        not_names=word_set(
            "a academy act agency all an and annex any appendix april are article as assembly"
            " at august authority bank board bureau by central chair chairman chapter"
            " circular city clause commission committee commune communications company"
            " comrade congress corporation council data december decision decree department"
            " deputy digital directive director district division dr each february for"
            " framework friday from front general government group he house how if in"
            " information innovation institute internet is it its january july june law march"
            " may minister ministries ministry monday mr mrs ms national no not november"
            " october of office on or our parliament party people peoples permanent plan"
            " policy prime prof program programme project province provincial public"
            " resolution saturday science secretary section september service services she"
            " standing state steering strategy sunday technology that the these they this"
            " those thursday to transformation tuesday under union university vice ward was"
            " we wednesday were what when where which who why with working"
        ),
        place_words=word_set("city district division municipality province"),
        units=UnitsData(
            each=r"\b(?:all|each|every|any|other|concerned|relevant|local|related|respective|both"
            r"|various|the|these|those)\s+(?:of\s+)?(?:the\s+)?(?:(?:other|relevant|concerned|local"
            r"|related|central|provincial)\s+)?$",
            opener=r"(?:^|[\n|:;,.(*•–-]|\b(?:by|to|with|from|for|and|of|between|among|in|at|heads))"
            r"\s*$",
            join=r"\s*(?:,|;|/|&|\b(?:and|or)\b)\s*(?:(?:and|or)\s+)?(?:the\s+)?"
            r"(?:(?:central|other|local|relevant)\s+)?",
            not_units=r"(?:departments?|divisions?|offices?|agency|unit|boards?|committees?)\s+(?:of|for)"
            r"\s+(?!the\s+(?:province|city|government))\w|\w+[-’']\w|people['’]s?\s"
            r"|local\s+government\s+(?:act|division)|unit\s+(?:price|cost)s?",
            bodies_before=r"\b(?:people['’]s\s+(?:committees?|councils?)|chair(?:men|persons)|heads"
            r"|authorities)\s+(?:of|in|at)\s+(?:the\s+|all\s+)?$",
            post_before=r"\b(?:(?:deputy|vice)[\s-]+)?(?:director(?:[\s-]+general)?s?|chair(?:man"
            r"|men|person|woman)?|heads?|ministers?|secretar(?:y|ies)|governor|president"
            r"|chief(?:\s+(?:executive|inspector|of\s+office))?|spokes(?:man|person)|leaders?"
            r"|commissioner)(?:\s+of\s+(?:the\s+)?|,\s+(?:the\s+)?)$",
            place_before=r"\s*(?:(?:province|city)(?:['’]s)?|['’]s)?\s*$",
            place_after=r"\s*(?:of|in|,)?\s*(?:the\s+)?(?:(?:province|city)\s+(?:of\s+)?)?$",
        ),
    ),
    particulars=PARTICULARS,
    register=REGISTER,
    statements=STATEMENTS,
    questions=QUESTIONS,
    identity=IDENTITY,
    relations=RELATIONS,
    sentence_end=r"[.!?…]",
    abbreviations=word_set(
        "no nos art arts sec dr mr mrs ms prof st vs etc e.g i.e fig vol dept govt inc ltd co jan"
        " feb mar apr jun jul aug sep sept oct nov dec approx para"
    ),
    source_lines=(r"(?i:source)\s*:\s*(?P<source>\S.{0,80})",),
    structure=STRUCTURE,
    function_words=word_set(
        "the of and to in is for on that by with as are was be at from or this which what who when"
        " how many must shall not has have it its does do did where why list any all a an may"
    ),
    stop_words=word_set(
        "the of and to in is for on that by with as are was be at from or this which what who when"
        " how many much must shall has have had it its does do did where why list any all a an"
        " there their they them been were will would should can could may into than then so such"
        " about please tell me us our your give show"
    ),
    deadline_words=(
        "deadline",
        "due",
        "end date",
        "time limit",
        "completion",
    ),
    signing_words=("signed", "signs", "sign", "signatory"),
    duration_words=(
        "hours?",
        "minutes?",
        "(?:working |business )?days?",
        "weeks?",
        "months?",
        "years?",
    ),
    question_words={
        "general": (
            "set",
            "state",
            "stated",
            "key",
            "main",
            "named",
            "say",
            "says",
            "said",
            "contain",
            "cover",
            "provide",
            "plan",
            "document",
        ),
        "deadline": (
            *("deadline", "deadlines", "by when", "due", "what date", "which date"),
            *("what year", "which year", "when must", "when should", "when does", "when is"),
            *("when will", "when are", "end date", "time limit", "how long", "timeline"),
            *("milestone", "milestones", "when", "date"),
        ),
        "count": (
            *("how many", "how much", "what percentage", "percentage", "what share"),
            *("number of", "proportion", "rate"),
        ),
        "person": ("who", "whom", "whose", "name of the", "full name"),
        "reference": ("which resolution", "which plan", "which document", "document number"),
        "yes_no": ("has the", "is there", "does the", "did the", "are there"),
        "list": ("what are", "which", "list", "what were"),
        "issued": ("issued", "issue", "dated", "signed", "adopted", "adopt", "sign", "promulgated"),
    },
    wording={
        "superseded": "Note: {title} {citations} is no longer in force: {by} has"
        " replaced or repealed it.",
        "newer_version": "Note: There is a newer version of {title} {citations} in the collection.",
        "expired": "Note: {title} {citations} has expired.",
        "not_yet": "Note: {title} {citations} is not in force yet.",
        "unread_pages": "Note: Pages of {title} {citations} could not be read: {pages}. What"
        " they say is not in this answer.",
        "deadlines": "The documents give {count} deadlines for {subject}:",
        "row": "{date}: “{quote}”",
        "found": "According to {title}: “{quote}”",
        "full_stop": ".",
        "of_total": "{done} of {total}",
        "listed": "{title} has {count} items on this (counted):",
        "more": "“{quote}”",
        "untitled": "a report in the collection",
        "documents": "what was asked",
        "no_such_document": "No document of the collection is {subject} or speaks of it.",
        "no_such_unit": "No document says this about {subject}.",
        "not_stated": "The documents do not state this{detail}.",
        "out_of_scope": "The question lies outside what the documents are about.",
        "unreadable": "The answer may stand on a page that could not be read ({pages} pages); it"
        " cannot be answered with certainty.",
        "empty_store": "There are no documents yet. Add some first: assistant ingest FOLDER.",
        "detail_date": ": no date is given for what was asked",
        "detail_number": ": no figure is given for what was asked",
        "detail_post": ": they name no {subject} in this matter",
        "detail_ordinal": ": they give no {subject}",
        "detail_lack": ": they do not say what was missed or is left",
        "detail_attribute": ": they say nothing of “{subject}” in this matter",
        "detail_part": ": no such article or clause was found",
        "detail_label": ": they have no {subject}",
        "detail_thing": ": they do not say it of {subject}",
        "detail_place": ": what they say is about other places",
        "detail_document": ": they do not say it of {subject}",
        "detail_body": ": they give this body no such duty",
        "period_not_covered": "No document covers {subject}.",
        "closest": " The closest numbers are {numbers}.",
        "model_timeout": "The language model did not answer in time; these are extracts.",
        "model_failed": "The language model could not be reached or failed; these are extracts.",
        "model_malformed": "The language model's reply could not be read; these are extracts.",
        "model_unsupported": "Nothing that the language model wrote is borne out by the quotes;"
        " these are extracts.",
        "model_dropped": "Statements of the language model left out,"
        " because the quotes do not bear them out: {count}.",
    },
)
