"""Three small documents with their registers, one in each language."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal

from corpus.names.parties import find_parties
from corpus.particulars.types import Precision
from corpus.register.types import (
    Deadline,
    Milestone,
    Modality,
    Obligation,
    Party,
    Register,
    Target,
)
from corpus.types import Document, Identity, Language, Page, Section, Span
from index.rows import SourceRecord
from index.store import Store

DAY = datetime.date
VI = """KẾ HOẠCH
Sở Khoa học và Công nghệ trình đề án trạm bơm trước ngày 30/6/2025.
Sở Thông tin và Truyền thông, phối hợp với Sở Tài chính, kiểm tra đường truyền trong quý III/2025.
Các sở, ban, ngành gửi báo cáo hằng quý.
UBND các xã niêm yết danh sách hộ dân. Sản phẩm: danh sách.
Đến hết năm 2025 có 85% hộ dân dùng nước sạch.
"""
BN = """বিজ্ঞপ্তি
বিজ্ঞান ও প্রযুক্তি মন্ত্রণালয় ৩১ ডিসেম্বর ২০২৫ তারিখের মধ্যে নৌকার তালিকা দেবে।
অর্থ মন্ত্রণালয় ঘাটের ভাড়া নিতে পারবে না।
"""
EN = """NOTICE
The Ministry of Information and Communications must publish the ferry list by 15 July 2025.
=Harbour Watch has painted the pier.
"""
TEXTS = {Language.VI: VI, Language.BN: BN, Language.EN: EN}
IDS = {Language.VI: "d-vi", Language.BN: "d-bn", Language.EN: "d-en"}


def span(text: str, words: str) -> Span:
    """Where the words stand in the text."""
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def deadline(
    text: str,
    words: str,
    first: datetime.date | None = None,
    last: datetime.date | None = None,
    precision: Precision = "day",
) -> Deadline:
    """A deadline where its words stand; a day has only its last."""
    at = span(text, words)
    return Deadline(
        start=at.start,
        end=at.end,
        as_written=words,
        first=first or last,
        last=last,
        precision=precision,
    )


def duty(
    text: str,
    quote: str,
    action: str,
    unit: str = "",
    *,
    coordinating: str = "",
    modality: Modality = Modality.MUST,
    due: Deadline | None = None,
    product: str = "",
    place: str | None = None,
    language: Language = Language.VI,
) -> Obligation:
    """An obligation whose parts stand in the text as given."""
    at = span(text, quote)
    return Obligation(
        start=at.start,
        end=at.end,
        unit=party(text, unit, language, place) if unit else None,
        action=span(text, action),
        modality=modality,
        coordinating=(party(text, coordinating, language, place),) if coordinating else (),
        deadline=due,
        product=span(text, product) if product else None,
    )


def party(text: str, name: str, language: Language, place: str | None = None) -> Party:
    """Who the tables say is named; only the name where they know nobody."""
    at = span(text, name)
    known = find_parties(name, language, place=place)
    if not known:
        return Party(start=at.start, end=at.end, as_written=name)
    return replace(known[0], start=at.start, end=at.end, as_written=name)


def vi_register(
    text: str = VI,
    *,
    place: str = "vn-ca-mau",
    plan: str = "trình đề án trạm bơm",
    june: str = "30/6/2025",
    last: str = "2025-06-30",
) -> Register:
    """Four duties, a milestone and a target of a province's plan; the first duty may differ."""
    summer = deadline(text, june, last=DAY.fromisoformat(last))
    autumn = deadline(text, "quý III/2025", DAY(2025, 7, 1), DAY(2025, 9, 30), "quarter")
    lines = ["", *text.splitlines()[-5:]]
    return Register(
        obligations=(
            duty(
                text,
                lines[1],
                plan,
                "Sở Khoa học và Công nghệ",
                due=summer,
                place=place,
            ),
            duty(
                text,
                lines[2],
                "kiểm tra đường truyền",
                "Sở Thông tin và Truyền thông",
                coordinating="Sở Tài chính",
                due=autumn,
                place=place,
            ),
            duty(
                text,
                lines[3],
                "gửi báo cáo",
                "Các sở, ban, ngành",
                due=deadline(text, "hằng quý", precision="recurring"),
                place=place,
            ),
            duty(
                text,
                lines[4],
                "niêm yết danh sách hộ dân",
                "UBND các xã",
                product="danh sách.",
                place=place,
            ),
        ),
        milestones=(
            Milestone(
                start=span(text, lines[1]).start,
                end=span(text, lines[1]).end,
                what=span(text, plan),
                deadline=summer,
                role="deadline",
            ),
        ),
        targets=(
            Target(
                start=span(text, lines[5]).start,
                end=span(text, lines[5]).end,
                indicator=span(text, "hộ dân dùng nước sạch"),
                value=Decimal(85),
                measure="%",
                as_written="85%",
                deadline=deadline(text, "hết năm 2025", DAY(2025, 1, 1), DAY(2025, 12, 31), "year"),
            ),
        ),
    )


def bn_register() -> Register:
    """A duty with a day, and something that must not be done."""
    lines = BN.splitlines()
    december = deadline(BN, "৩১ ডিসেম্বর ২০২৫", last=DAY(2025, 12, 31))
    return Register(
        obligations=(
            duty(
                BN,
                lines[1],
                "নৌকার তালিকা দেবে",
                "বিজ্ঞান ও প্রযুক্তি মন্ত্রণালয়",
                due=december,
                language=Language.BN,
            ),
            duty(
                BN,
                lines[2],
                "ঘাটের ভাড়া নিতে পারবে না",
                "অর্থ মন্ত্রণালয়",
                modality=Modality.MUST_NOT,
                language=Language.BN,
            ),
        )
    )


def en_register() -> Register:
    """A duty of a ministry that has been merged, and a report of work done."""
    lines = EN.splitlines()
    july = deadline(EN, "15 July 2025", last=DAY(2025, 7, 15))
    return Register(
        obligations=(
            duty(
                EN,
                lines[1],
                "publish the ferry list",
                "Ministry of Information and Communications",
                due=july,
                language=Language.EN,
            ),
            duty(
                EN,
                lines[2],
                "painted the pier",
                "=Harbour Watch",
                modality=Modality.DONE,
                language=Language.EN,
            ),
        )
    )


def document(language: Language, text: str = "", *, identifier: str = "") -> Document:
    """A document of one page and one section."""
    text = text or TEXTS[language]
    identity = Identity(
        title=f"Title {language.value}",
        number="41/KH-UBND" if language is Language.VI else None,
        issuer="UBND tỉnh Cà Mau" if language is Language.VI else None,
        date=DAY(2025, 2, 3),
    )
    return Document(
        id=identifier or IDS[language],
        source=f"folder/{language.value}.txt",
        media_type="text/plain",
        language=language,
        identity=identity,
        text=text,
        pages=(Page(start=0, end=len(text), number=1),),
        sections=(Section(start=0, end=len(text), path=("I",)),),
    )


def put(store: Store, doc: Document, register: Register) -> None:
    """Stores a document as the only one of its path, without passages."""
    record = SourceRecord(path=doc.source, bytes_sha256="", pipeline="1", document_id=doc.id)
    store.catalogue.put(doc, f"r-{doc.id}", doc.text, record, [], {}, register)


def put_all(store: Store) -> None:
    """Stores the three documents."""
    put(store, document(Language.VI), vi_register())
    put(store, document(Language.BN), bn_register())
    put(store, document(Language.EN), en_register())
