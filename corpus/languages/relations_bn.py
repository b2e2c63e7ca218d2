"""Bengali: what a document rests on, carries out, amends, replaces and repeals."""

from __future__ import annotations

from corpus.languages.relations import RelationData, Rule

_HERE = r"{this}(?:টি|টির)?[^।;]{{0,140}}$"
_CASE = r"\s?[)\]]?\s?,?(?:-?\s?(?:এর|কে|টি|টিকে|র))?"
_GAP = r"(?P<gap>[^।;]{{0,160}}?)"
_DONE = r"(?:করা (?:হইল|হলো|হল|হইয়াছে|হয়েছে)|হইল|হইবে|হবে|ক্রমে|হইয়াছে|হয়েছে)"

RELATIONS = RelationData(
    rules=(
        Rule(
            type="amends",
            after=r"^[^।;]{{0,40}}?ধারা ?বলে (?:দ্বারা )?"
            r"(?:প্রতিস্থাপিত|সংশোধিত|সন্নিবেশিত|সংযোজিত|বিলুপ্ত)",
            direction="from",
        ),
        Rule(
            type="repeals",
            before=_HERE,
            after=r"^[^।;]{{0,60}}?দ্বারা (?:রহিত|বাতিল)",
            direction="from",
        ),
        Rule(
            type="replaces",
            before=_HERE,
            after=r"^[^।;]{{0,60}}?দ্বারা প্রতিস্থাপিত",
            direction="from",
        ),
        Rule(type="amends", before=_HERE, after=r"^[^।;]{{0,60}}?দ্বারা সংশোধ", direction="from"),
        Rule(type="replaces", before=_HERE, after=rf"^{_CASE} ?প্রতিস্থাপন (?:করে|করিবে|করবে|করিল)"),
        Rule(type="replaces", after=rf"^{_CASE} ?(?:পরিবর্তে|স্থলে) {{this}}"),
        Rule(
            type="repeals", before=_HERE, after=rf"^{_CASE} ?(?:রহিত|বাতিল) (?:করে|করিবে|করবে|করিল)"
        ),
        Rule(type="repeals", after=rf"^{_GAP}(?:রহিত|বাতিল) ?{_DONE}", binding=True),
        Rule(
            type="amends",
            after=r"^(?P<gap>[^।]{{0,200}}?)(?:সংশোধন|সংশোধিত|সন্নিবেশিত|সংযোজিত|বিলুপ্ত)"
            r"(?!(?:ের|ীর|ী)? (?:প্রস্তাব|পরিকল্পনা|উদ্যোগ))",
            binding=True,
        ),
        Rule(type="replaces", after=rf"^{_GAP}প্রতিস্থাপিত {_DONE}", binding=True),
        Rule(type="based_on", after=r"^[^।;]{{0,120}}?প্রদত্ত ক্ষমতাবলে"),
        Rule(type="based_on", after=rf"^{_CASE} ?(?:আলোকে|ভিত্তিতে)"),
        Rule(
            type="implements",
            after=rf"^{_CASE} ?(?:(?:কার্যকর|সফল|সুষ্ঠু) )?বাস্তবায়ন"
            r"(?!ের (?:ফলাফল|অগ্রগতি|প্রতিবেদন|মূল্যায়ন|পর্যালোচনা|অভিজ্ঞতা))",
        ),
    ),
    nested=r"বাস্তবায়ন|সংশোধন|বিষয়ে|সম্পর্কে|সম্পর্কিত|দ্বারা|অনুসারে|অনুযায়ী|অধীন",
    parts=r"ধারা|উপ-ধারা|অনুচ্ছেদ|দফা|তফসিল|শব্দ|শিরোনাম|অধ্যায়",
    named=(
        r"(?:(?<=(?:যেহেতু|যে,?|এতদ্দ্বারা|এতদ্বারা|এই (?:আইন|অধ্যাদেশ|নীতিমালা|বিধিমালা))\s+)"
        r"|(?<=[।:;]\s?)|(?<=^[\W\p{Nd}]{0,14}))"
        r"(?=\p{L})(?!যেহেতু |যে,? |এই )(?:[\p{L}\p{M}()'’-]+ ){1,8}?"
        r"(?:আইন|অধ্যাদেশ|বিধিমালা|প্রবিধানমালা|নীতিমালা|আদেশ),? [\d০-৯]{4}"
        r"|(?-i:(?:[A-Z][\w()&’-]*|and|of|the)(?: (?:[A-Z][\w()&’-]*|and|of|the)){0,8}"
        r" (?:Act|Ordinance|Order),? \d{4})"
    ),
    changes=r"সংশোধন|রহিত|বাতিল",
    joins=r"(?:এবং|ও|,)",
    topics=r"বিষয়ে|সম্পর্কে|সম্পর্কিত",
    lists={
        "repeals": r"নিম্ন(?:বর্ণিত|লিখিত|রূপ|োক্ত)[^।;]{{0,80}}(?:রহিত|বাতিল)[^।;]{{0,40}}[:ঃ]\W*$",
        "amends": r"নিম্ন(?:বর্ণিত|লিখিত|োক্ত)[^।;]{{0,80}}সংশোধ[^।;]{{0,40}}[:ঃ]\W*$",
    },
    clause_end=r"[।৷;]",
    issuer_before=True,
)
