"""English: what a document rests on, carries out, amends, replaces and repeals."""

from __future__ import annotations

from corpus.languages.relations import RelationData, Rule

_PASSIVE = r"{this} (?:is|was|has been|shall be) (?:hereby )?"
_BY = r"[^;]{{0,60}}?by (?:the )?$"
_HERE = r"{this}[^;]{{0,160}}?"
_GAP = r"(?P<gap>[^;]*)$"
_IS = r"^[^;]{{0,60}}? (?:is|are|shall be|stands?) (?:hereby )?"

RELATIONS = RelationData(
    rules=(
        Rule(
            type="amends",
            before=r"\b(?:substituted|inserted|omitted|added|subs|ins)\.? (?:by|vide) "
            r"(?:(?:s|section|article)\.? [\w()]+,? (?:of )?)?(?:the )?$",
            direction="from",
        ),
        Rule(type="repeals", before=_PASSIVE + r"(?:repealed|revoked)" + _BY, direction="from"),
        Rule(type="replaces", before=_PASSIVE + r"(?:replaced|superseded)" + _BY, direction="from"),
        Rule(type="amends", before=_PASSIVE + r"amended" + _BY, direction="from"),
        Rule(type="replaces", after=_IS + r"(?:replaced|superseded) by {this}"),
        Rule(
            type="repeals", after=_IS + r"(?:repealed|revoked|rescinded|annulled)(?! by (?!{this}))"
        ),
        Rule(type="repeals", after=r"^[^;]{{0,40}}? (?:shall )?ceases? to have effect"),
        Rule(
            type="amends",
            after=_IS + r"(?:amended|omitted|substituted|inserted)(?! by (?!{this}))",
            binding=True,
        ),
        Rule(type="replaces", before=_HERE + r"\b(?:replaces|supersedes|shall replace)" + _GAP),
        Rule(type="repeals", before=_HERE + r"\b(?:repeals|revokes|annuls|shall repeal)" + _GAP),
        Rule(type="amends", before=_HERE + r"\b(?:amends|supplements|shall amend)" + _GAP),
        Rule(
            type="repeals",
            before=r"{start}(?:to |an act to |on )?(?:repeal|revoke|annul|repealing|revoking)\b"
            + _GAP,
            binding=True,
        ),
        Rule(
            type="replaces",
            before=r"{start}(?:to |an act to |on )?(?:replace|replacing|superseding)\b" + _GAP,
            binding=True,
        ),
        Rule(
            type="amends",
            before=r"{start}(?:(?:an (?:act|ordinance|order) |whereas it is [\w ]{{3,40}} )?"
            r"(?:further )?to |on )?(?:amend|amending|supplementing)\b" + _GAP,
            binding=True,
        ),
        Rule(
            type="based_on",
            before=r"(?:pursuant to|powers? (?:conferred|given|vested) (?:by|in|under)"
            r"|having regard to|on the basis of|by virtue of"
            r"|{this} (?:is|are) (?:made|issued) under)(?P<gap>[^;]{{0,80}})$",
        ),
        Rule(type="based_on", opener=r"^\W*(?:pursuant to|having regard to|on the basis of)\b"),
        Rule(
            type="implements",
            before=r"(?:implement(?:s|ing|ation of)?|carr(?:y|ies|ying) out|execution of"
            r"|giv(?:e|es|ing) effect to|execut(?:e|es|ing)|detail(?:s|ing)?|guid(?:es|ing)"
            r"|elaborat(?:es|ing))"
            r"(?: (?:a number of|some|several|certain) (?:articles|provisions) of)? (?:the )?$",
        ),
    ),
    nested=(
        r"\b(?:on|amending|implementing|by|under|approving|for|that|which|promulgating|issuing"
        r"|carrying|amended)\b"
    ),
    parts=(
        r"\b(?:sections?|articles?|clauses?|paragraphs?|points?|chapters?|schedules?|annex|words?"
        r"|parts? of|some|certain)\b"
    ),
    named=(
        r"(?-i:(?!The )[A-Z][\w()&’-]*(?: (?:\(?[A-Z][\w()&’-]*|and|of|the|for|on)){0,8}"
        r" (?:Act|Ordinance|Order|Rules|Regulations),? \d{4})"
        r"|(?-i:Law on [A-Z][\w ]{2,60}?)(?=\s+(?:dated|of|no|as)\b|[;,.)]|$)"
    ),
    changes=r"\b(?:amend|repeal|replac|revok)",
    joins=r"(?:and|as well as|,)(?: the)?",
    topics=r"\b(?:on|for)\b",
    retold=r"\b(?:years?|results?|reviews?|summary|progress)(?: (?:of|in|on|under))? $",
    lists={
        "repeals": (
            r"following[^;.]{{0,60}}(?:are|shall be|is)(?: hereby)? (?:repealed|revoked|annulled)"
            r"[^;.]{{0,60}}:\W*$|following[^;.]{{0,60}}(?:shall )?cease to have effect[^;]*:\W*$"
        ),
        "replaces": r"{this} (?:replaces|supersedes)[^;.]{{0,40}}following[^;.]{{0,40}}:\W*$",
        "amends": r"following[^;.]{{0,60}}(?:are|shall be)(?: hereby)? amended[^;.]{{0,60}}:\W*$",
    },
    clause_end=r";|[.!?](?=\s+\p{Lu})",
)
