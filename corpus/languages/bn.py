"""Bengali: the data that the reader, the index and the answers need."""

from __future__ import annotations

from corpus.languages.identity_bn import IDENTITY
from corpus.languages.names import NamesData, UnitsData, word_set
from corpus.languages.particulars_bn import PARTICULARS
from corpus.languages.profile import LanguageProfile
from corpus.languages.questions_bn import QUESTIONS
from corpus.languages.register_bn import REGISTER
from corpus.languages.relations_bn import RELATIONS
from corpus.languages.statements_bn import STATEMENTS
from corpus.languages.structure_bn import STRUCTURE

PROFILE = LanguageProfile(
    code="bn",
    names=NamesData(
        not_bodies=r"(?:ই-|ই |ইলেকট্রনিক |ডিজিটাল |স্থানীয় )সরকার",
        titles=word_set("অধ্যাপক কমরেড জনাব ড ডঃ ডাঃ মি মিঃ মিস মিসেস মো মোঃ"),
        family_names=word_set(
            "এনগুয়েন এনগো কাও কোয়াচ চু টো ট্রান ট্রিউ ট্রিন ট্রুং ট্রুওং ডাং ডিন ডিনহ ডুওং"
            " ডুয়ং ডো ডোয়ান তো ত্রান ত্রিন ত্রুং ত্রুওং থাই দাং দিন দিনহ দুওং দুয়ং দো"
            " দোয়ান নগুয়েন নগো নুয়েন ফান ফাম ফুং বুই ভি ভু ভুওং ভো মাই লাম লি লুউ লুওং"
            " লুয়ং লে ল্যাম হুইন হো হোয়াং"
        ),
        middle_names=word_set("থি ভান ভ্যান"),
        not_names=word_set(
            "কোন কী কি কত কতটি কবে কেন"
            " উপস্থিত এ এই এক একটি এখন এবং এর ও কথা করে কি কে ছিলেন জন জানান জোর জানিয়েছেন তখন তা"
            " তিন তিনি দিন দুই দেন না নেন পর পরে বা বক্তব্য বলেছেন বলেন মতে মে যিনি যে সব"
            " সভাপতিত্ব সহ সে হন হয়"
        ),
        place_words=word_set("জেলা নগরী প্রদেশ প্রাদেশিক বিভাগ শহর সিটি"),
        case_endings=word_set(
            "গুলিকে গুলোকে গুলিতে গুলোতে গুলির গুলোর গুলি গুলো সমূহের সমূহকে সমূহে সমূহ য়ের দের গণ েরা এর কে তে"
            " য় রা ের ই ও র ে"
        ),
        units=UnitsData(
            each=r"(?<![\p{L}\p{M}])(?:সকল|সমস্ত|সব|প্রতিটি|প্রত্যেক|প্রত্যেকটি|সংশ্লিষ্ট|অন্যান্য|বিভিন্ন)\s+"
            r"(?:সরকারি\s+|সংশ্লিষ্ট\s+)?$",
            opener=r"(?:^|[\n|:;,.।(*•–-]|(?:^|[^\p{L}\p{M}])(?:এবং|ও|কেন্দ্রীয়|জন্য|প্রদেশের|প্রাদেশিক|সহ|বা"
            r"|থেকে|যে|সাথে|সঙ্গে|মধ্যে|অনুরোধ|নির্দেশ|প্রদেশে|করে|করেছে|করেছেন|করতে|হবে|হয়েছে))\s*$",
            join=r"\s*(?:,|;|/|এবং|ও|বা|অথবা|-)\s*(?:এবং\s+|ও\s+)?(?:(?:সকল|অন্যান্য|কেন্দ্রীয়)\s+)?",
            plural=r"(?:গুলি|গুলো|সমূহ|দের|রা|গণ)(?:কে|র|ের|তে|য়)?$",
            bodies_after=r"\s+(?:গণ\s*কমিটি|পিপলস\s+কমিটি|গণ\s*পরিষদ)[\p{L}\p{M}]*",
            post_after=r"\s*(?:-?এর\s+)?(?:(?:উপ|সহ|সহকারী|ভাইস|ভারপ্রাপ্ত|অতিরিক্ত|স্থায়ী|উপ-)[\s-]*)*"
            r"(?:মহাপরিচালক|পরিচালক|চেয়ারম্যান|সভাপতি|সচিব|সম্পাদক|সেক্রেটারি|মন্ত্রী|প্রধান|গভর্নর"
            r"|কমিশনার|মহাসচিব|নেতা|মুখপাত্র)[\p{L}\p{M}]*",
            place_before=r"\s*-?(?:(?:এর|র|ের)\s+)?\s*(?:(?:প্রদেশ|শহর|নগরী|সিটি|জেলা)"
            r"[\p{L}\p{M}]*\s*)?(?:প্রাদেশিক\s*)?$",
        ),
    ),
    particulars=PARTICULARS,
    register=REGISTER,
    statements=STATEMENTS,
    questions=QUESTIONS,
    identity=IDENTITY,
    relations=RELATIONS,
    sentence_end=r"[।৷!?…]|(?<!\d)\.(?!\d)",
    abbreviations=frozenset({"ড", "মি", "মো", "ডা", "প্রফ", "লি", "কো", "নং", "মিঃ", "ইঞ্জি"}),
    source_lines=(r"(?:সূত্র|উৎস)\s*[:ঃ]\s*(?P<source>\S.{0,80})",),
    structure=STRUCTURE,
    function_words=frozenset(),
    stop_words=word_set(
        "এবং ও এর এই যে যা তা কি কী কে কার কোন কোনটি কত কতটি কতগুলি কবে কোথায় কখন কেন কীভাবে জন্য"
        " থেকে পর্যন্ত হয় হয়েছে হবে করা করে করেছে করেছেন করতে ছিল আছে রয়েছে একটি দ্বারা সাথে মধ্যে"
        " অনুযায়ী অনুসারে সম্পর্কে বা না তার তাদের সে তারা যার যাতে হলো হল উপর মতে কোনো বলে আর"
        " কোনগুলি কাকে কারা"
    ),
    latin_words=word_set(
        "ki kii ke kar kake kara kon konti koti kota koyta koto kototi kobe kokhon kothay keno"
        " kivabe kibhabe kemon er ebong o ei je ja ta tar tader se tara jonno jonne theke porjonto"
        " hoy hoye hoyeche hoyese hobe kora kore koreche korese korte korbe korben korechen chilo"
        " silo chhilen chilen ache ase achen royeche ekti ekta dwara dara sathe shathe songe moddhe"
        " modhye moddhei onujayi somporke ba na jar jate holo hole hol upor mote kono bole ar shesh"
        " bochor bochhor tarikh nie niye diye jonyo dite nite hote somoy shomoy kotojon koyjon"
        " kader protiti koren bolen bolechen diyechen diyeche niyeche giyeche"
    ),
    suffixes=(
        *("গুলিকে", "গুলোকে", "গুলিতে", "গুলোতে", "গুলির", "গুলোর", "সমূহের", "সমূহকে"),
        *("সমূহে", "সমূহ", "গুলি", "গুলো", "দেরকে", "দের", "েরা", "টিকে", "টির", "টিতে"),
        *("টি", "টা", "ের", "এর", "েই", "েও", "কে", "তে", "য়ে", "য়", "রা", "র", "ে", "ই"),
        *("ও",),
    ),
    deadline_words=(
        "কোন সালে",
        "কোন বছর",
        "সময়সীমা",
        "শেষ তারিখ",
        "শেষ সময়",
        "মেয়াদ শেষ",
    ),
    counted_words=2,
    signing_words=("স্বাক্ষর", "স্বাক্ষরকারী", "সই"),
    duration_words=("ঘণ্টা", "ঘন্টা", "মিনিট", "(?:কর্ম|কার্য)?দিবস", "দিন", "সপ্তাহ", "মাস", "বছর"),
    question_words={
        "general": ("নং", "বলা", "বলে", "বিষয়", "উল্লেখ", "পরিকল্পনা", "নির্ধারিত", "গুলি", "এর"),
        "deadline": (
            *("সময়সীমা", "শেষ তারিখ", "কবে", "কত তারিখ", "কোন তারিখ", "মেয়াদ", "কখন"),
            *("ডেডলাইন", "কবের মধ্যে", "কত সময়ের মধ্যে"),
        ),
        "count": ("কতটি", "কতগুলি", "কত", "কতজন", "শতাংশ", "সংখ্যা", "কয়টি", "হার"),
        "person": ("কে", "কারা", "কাকে", "কোন ব্যক্তি", "নাম কী", "নাম কি"),
        "reference": ("কোন রেজোলিউশন", "কোন দলিল", "কোন পরিকল্পনা", "কত নম্বর", "কোন আইন"),
        "yes_no": ("কি না", "হয়েছে কি", "আছে কি"),
        "list": ("কোন কোন", "কী কী", "তালিকা", "কোনগুলি"),
        "issued": ("জারি", "তারিখ কী", "তারিখ কি", "কোন সালে", "গৃহীত", "তারিখের?", "স্বাক্ষরিত"),
    },
    wording={
        "superseded": "দ্রষ্টব্য: {title} {citations} আর কার্যকর নয়: {by} দ্বারা প্রতিস্থাপিত বা রহিত হয়েছে।",
        "newer_version": "দ্রষ্টব্য: নথিভাণ্ডারে {title} {citations}-এর নতুন সংস্করণ আছে।",
        "expired": "দ্রষ্টব্য: {title} {citations}-এর মেয়াদ শেষ হয়েছে।",
        "not_yet": "দ্রষ্টব্য: {title} {citations} এখনও কার্যকর হয়নি।",
        "unread_pages": "দ্রষ্টব্য: {title} {citations}-এর কিছু পৃষ্ঠা পড়া যায়নি: {pages}। সেগুলিতে যা আছে"
        " তা এই উত্তরে নেই।",
        "deadlines": "{subject} সম্পর্কে নথিগুলিতে {count}টি সময়সীমা আছে:",
        "row": "{date}: “{quote}”",
        "found": "{title} অনুযায়ী: “{quote}”",
        "full_stop": "।",
        "of_total": "{total}-এর মধ্যে {done}",
        "listed": "{title} অনুযায়ী এ বিষয়ে {count}টি দফা আছে (গণনা করা):",
        "more": "“{quote}”",
        "untitled": "নথিভাণ্ডারের একটি প্রতিবেদন",
        "documents": "জিজ্ঞাসিত বিষয়",
        "no_such_document": "নথিভাণ্ডারে {subject} পাওয়া যায়নি; এই নম্বর বা নামের কোনো দলিল নেই।",
        "no_such_unit": "জিজ্ঞাসিত বিষয়ে {subject} সম্পর্কে কোনো নথিতে কিছু বলা নেই।",
        "not_stated": "নথিগুলিতে এ বিষয়টি বলা নেই{detail}।",
        "out_of_scope": "প্রশ্নটি নথিভাণ্ডারের বিষয়ের বাইরে।",
        "unreadable": "তথ্যটি হয়তো অপাঠ্য পৃষ্ঠায় আছে ({pages} পৃষ্ঠা); নিশ্চিত উত্তর দেওয়া যাচ্ছে না।",
        "empty_store": "এখনও কোনো নথি নেই। আগে নথি যোগ করুন: assistant ingest ফোল্ডার।",
        "detail_date": ": জিজ্ঞাসিত বিষয়ের সাথে কোনো তারিখ দেওয়া নেই",
        "detail_number": ": জিজ্ঞাসিত বিষয়ের কোনো সংখ্যা দেওয়া নেই",
        "detail_post": ": এ বিষয়ে {subject}-এর উল্লেখ নেই",
        "detail_ordinal": ": {subject} উল্লেখ নেই",
        "detail_lack": ": কোনটি অপূর্ণ বা বাকি তা বলা নেই",
        "detail_attribute": ": এ বিষয়ে “{subject}” সম্পর্কে কিছু বলা নেই",
        "detail_part": ": এমন কোনো ধারা বা উপধারা পাওয়া যায়নি",
        "detail_label": ": {subject} নেই",
        "detail_thing": ": {subject} সম্পর্কে এটি বলা নেই",
        "detail_place": ": যা বলা আছে তা অন্য জায়গার",
        "detail_document": ": {subject} সম্পর্কে এটি বলা নেই",
        "detail_body": ": এই সংস্থাকে এমন দায়িত্ব দেওয়া হয়নি",
        "period_not_covered": "কোনো নথিতে {subject} সালের তথ্য নেই।",
        "closest": " কাছাকাছি নম্বর: {numbers}।",
        "model_timeout": "ভাষা মডেল সময়মতো উত্তর দেয়নি; এগুলি উদ্ধৃতাংশ।",
        "model_failed": "ভাষা মডেলে পৌঁছানো যায়নি বা সেটি ব্যর্থ হয়েছে; এগুলি উদ্ধৃতাংশ।",
        "model_malformed": "ভাষা মডেলের উত্তর পড়া যায়নি; এগুলি উদ্ধৃতাংশ।",
        "model_unsupported": "ভাষা মডেলের কোনো বাক্যই উদ্ধৃতি দিয়ে প্রমাণিত নয়; এগুলি উদ্ধৃতাংশ।",
        "model_dropped": "উদ্ধৃতিতে প্রমাণ না থাকায় ভাষা মডেলের বাদ দেওয়া বাক্য: {count}।",
    },
)
